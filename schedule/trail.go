package schedule

import (
	"cmp"
	"fmt"
	"iter"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// trail notes the steps of a count.
type trail struct {
	c     *Counter
	l     form.Language
	steps []Step
}

// longTerm is the most days that a term in calendar days is told day by day; a
// longer one is told in runs: nobody checks half a year line by line.
const longTerm = 31

// through is the days from a to b, both included, forwards or back.
func through(a, b form.Day) iter.Seq[form.Day] {
	return func(yield func(form.Day) bool) {
		step := form.Day(cmp.Compare(b, a))
		for d := a; yield(d) && d != b; d += step {
		}
	}
}

func (t *trail) add(s Step) { t.steps = append(t.steps, s) }

var civilCode = form.Text{"Bộ luật Dân sự 2015", "Civil Code 2015"}

// civil cites an article of the Civil Code 2015.
func (t *trail) civil(article string) string {
	return cited(civilCode, article).In(t.l)
}

// calendarReason is why a day is a working day or a rest day. The plain days of
// the week are told in the middle of a line, not as headings.
func (t *trail) calendarReason(d form.Day) (reason, source string) {
	info := t.c.cal.At(d)
	reason = info.Reason.In(t.l)
	switch {
	case reason == "":
		reason = info.Kind.Text(t.l)
	case info.Kind == calendar.Working || info.Kind == calendar.WeeklyRest:
		r, n := utf8.DecodeRuneInString(reason)
		reason = string(unicode.ToLower(r)) + reason[n:]
	}
	return reason, info.Source.In(t.l)
}

func (t *trail) start(from, received Moment, first Term) {
	back := first.halves < 0
	byHour := first.countsHours()
	if received != from && (byHour || received.day != from.day) {
		t.received(from, received, byHour)
	}
	s := Step{Day: received.day, Effect: EffectStart}
	switch {
	case byHour:
		s.Source = t.civil("147.1")
		s.Reason = t.l.Pick("thời hạn tính từ chính thời điểm này, "+received.TimeOfDay().String(), "the term starts at the moment itself, "+received.TimeOfDay().String())
	case back:
		s.Source = t.civil("147.3")
		s.Reason = t.l.Pick("ngày của sự kiện, không tính; đếm lùi từ ngày liền trước", "the day of the event is not counted; counting back starts on the day before")
	default:
		s.Source = t.civil("147.2")
		s.Reason = t.l.Pick("ngày bắt đầu, không tính; đếm từ ngày liền sau", "the first day is not counted; counting starts on the day after")
	}
	t.add(s)
}

// received notes that what came at one moment counts as received at another.
func (t *trail) received(from, received Moment, byHour bool) {
	source := t.c.options.CutOffSource.In(t.l)
	switch {
	case source != "":
	case t.c.hours.CutOff().Minutes() == 15*60 && from.day >= decree61 && from.day < decree118:
		source = cited(decree61Name, "18").In(t.l)
	default:
		source = t.l.Pick("quy định của cơ quan tiếp nhận", "rule of the receiving body")
	}
	at, cutOff := from.TimeOfDay().String(), t.c.hours.CutOff()
	var why string
	switch {
	case !t.c.cal.IsWorkingDay(from.day):
		reason, _ := t.calendarReason(from.day)
		why = t.l.Pick("vào ngày nghỉ, ", "on a rest day, ") + reason
	case from.since() > cutOff.Duration():
		why = t.l.Pick("lúc "+at+", sau giờ chốt "+cutOff.String(), "at "+at+", after the cut-off at "+cutOff.String())
	default:
		why = t.l.Pick("lúc "+at+", ngoài giờ làm việc", "at "+at+", outside office hours")
	}
	then := t.l.Pick("ngày ", "on ") + received.day.In(t.l)
	if byHour {
		then = t.l.Pick("lúc ", "at ") + received.TimeOfDay().String() + " " + then
	}
	t.add(Step{Day: from.day, Effect: EffectReceived, Source: source, Reason: why + t.l.Pick(": coi là nhận ", ": counts as received ") + then})
	for d := from.day + 1; d < received.day; d++ {
		t.skipped(d)
	}
}

func (t *trail) skipped(d form.Day) {
	reason, source := t.calendarReason(d)
	t.add(Step{Day: d, Effect: EffectSkipped, Reason: reason, Source: source})
}

// paused notes the day if the clock stood still on all of it.
func (t *trail) paused(d form.Day, stops []stop) bool {
	for i := range stops {
		if from, until := stops[i].days(); from <= d && d < until {
			t.add(Step{Day: d, Effect: EffectPaused, Reason: t.pauseReason(&stops[i]), Source: stops[i].source})
			return true
		}
	}
	return false
}

// pauseReason is what the clock waited for, why, and from when to when.
func (t *trail) pauseReason(s *stop) string {
	waiting := ""
	if s.waiting != "" {
		waiting = s.waiting.Text(t.l)
	}
	stretch := t.l.Pick("dừng từ ", "stopped ") + t.moment(s.from)
	if s.open {
		stretch += t.l.Pick(", chưa tính lại", ", not running again yet")
	} else {
		stretch += t.l.Pick(", tính lại từ ", ", running again ") + t.moment(s.until)
	}
	if reason := join(waiting, s.reason); reason != "" {
		return reason + " (" + stretch + ")"
	}
	return stretch
}

// moment is a day or an instant within a line.
func (t *trail) moment(m Moment) string {
	at := t.l.Pick("ngày ", "on ") + m.day.In(t.l)
	if !m.IsDay() {
		at = t.l.Pick("", "at ") + m.TimeOfDay().String() + " " + at
	}
	return at
}

// term notes the days of one term, from where the count stood to its end.
func (t *trail) term(before, after Moment, term Term, stops []stop) {
	switch term.unit {
	case Minutes, Hours:
		t.byHours(before, after, term, stops)
	case WorkingHours:
		t.byWorkingHours(before, after, term, stops)
	default:
		t.byDays(before, after, term, stops)
	}
}

func (t *trail) byDays(before, after Moment, term Term, stops []stop) {
	working := term.unit == WorkingDays
	unit, halves := Days, int32(0)
	if working {
		unit = WorkingDays
	}
	long := !working && max(after.day-before.day, before.day-after.day) > longTerm
	run := -1 // the place of the run of days that goes on
	for d := range through(before.day, after.day) {
		if d == before.day || t.paused(d, stops) {
			continue
		}
		if working && !t.c.cal.IsWorkingDay(d) {
			t.skipped(d)
			continue
		}
		halves += 2
		last := d == after.day
		if last && !after.IsDay() {
			halves--
		}
		s := Step{Day: d, Effect: EffectCounted, Count: Term{halves: halves, unit: unit}}
		if after.day < before.day {
			s.Count = s.Count.Negate()
		}
		if working {
			s.Reason, s.Source = t.calendarReason(d)
		} else {
			s.Reason = t.l.Pick("ngày lịch, tính cả ngày nghỉ", "a calendar day, rest days count")
			s.Source = t.civil("148.1")
		}
		if last {
			t.lastDay(&s, before.day, after, term)
		} else if i := len(t.steps) - 1; long && run == i {
			t.steps[i].Until, t.steps[i].Count = d, s.Count
			continue
		}
		run = len(t.steps)
		t.add(s)
	}
}

// lastDay says by which article a term counted from a day ends on this one.
func (t *trail) lastDay(s *Step, from form.Day, after Moment, term Term) {
	n, half := term.Whole()
	add := func(vi, en, article string) {
		s.Reason, s.Source = t.l.Pick(vi, en), t.civil(article)
	}
	// A month that lacks the day ends with its last one.
	corresponding := from
	switch term.unit {
	case Months:
		corresponding = addMonths(from, n)
	case Years:
		corresponding = addMonths(from, 6*term.Halves())
	}
	vi, en := "ngày tương ứng của tháng cuối", "the corresponding day of the last month"
	short := corresponding.Day() != from.Day()
	if short {
		vi = fmt.Sprintf("tháng %d/%d không có ngày %d, lấy ngày cuối tháng", corresponding.Month(), corresponding.Year(), from.Day())
		en = fmt.Sprintf("%s %d has no day %d, its last day is taken", corresponding.Month(), corresponding.Year(), from.Day())
	}
	switch {
	case term.IsZero(): // not the end of a term
		return
	case term.unit == WorkingDays && half:
		end := t.l.Pick("nửa ngày làm việc, đến ", "half a working day, until ") + after.TimeOfDay().String()
		if s.Reason != calendar.Working.Text(t.l) {
			end = s.Reason + "; " + end
		}
		s.Reason = end
	case term.unit == Days && half:
		add("nửa ngày, đến 12:00", "half a day, until 12:00", "146.1")
	case term.unit == Weeks:
		add("ngày tương ứng của tuần cuối", "the corresponding day of the last week", "148.2")
	case (term.unit == Months || term.unit == Years) && t.c.options.ThirtyDayMonths:
		add("thời hạn không liên tục: một tháng là 30 ngày, một năm là 365 ngày", "a term that does not run without a break: a month is 30 days, a year 365", "146.1")
	case term.unit == Months && half && n == 0:
		add("nửa tháng là 15 ngày", "half a month is 15 days", "146.1, 148.1")
	case term.unit == Months && half:
		add(vi+", cộng nửa tháng là 15 ngày", en+", and half a month is 15 days", "146.1, 148.3")
	case term.unit == Months:
		add(vi, en, "148.3")
	case term.unit == Years && half:
		add("nửa năm là 6 tháng; "+vi, "half a year is 6 months; "+en, "146.1, 148.3")
	case term.unit == Years && short:
		add(vi, en, "148.3, 148.4")
	case term.unit == Years:
		add("ngày, tháng tương ứng của năm cuối", "the corresponding day and month of the last year", "148.4")
	}
	if term.unit == WorkingDays || term.unit == Days {
		return
	}
	if through := t.c.runThrough(from, term); through != after.day {
		paused := NewTerm(int(after.day-through), Days).Text(t.l)
		s.Reason += t.l.Pick(", là "+through.In(t.l)+"; cộng "+paused+" tạm dừng", ", "+through.In(t.l)+"; "+paused+" of pauses are added")
	}
}

// byHours notes stretches of hours, which run by day and night.
func (t *trail) byHours(before, after Moment, term Term, stops []stop) {
	from, end := before.End(), after.Time()
	stretch := func(a, b time.Time, counted time.Duration, effect Effect, reason, source string) {
		s := Step{Day: calendar.DayAt(a), Effect: effect, Reason: reason, Source: source}
		if d := calendar.DayAt(b); d != s.Day {
			s.Until = d
		}
		if effect == EffectCounted {
			s.Count = wholeHalves(counted, term)
			s.Reason = fmt.Sprintf("%s – %s, %s", MomentAt(a).In(t.l), MomentAt(b).In(t.l), durationText(b.Sub(a), t.l))
		}
		t.add(s)
	}
	if !end.After(from) {
		stretch(end, from, end.Sub(from), EffectCounted, "", t.civil("146.1"))
		return
	}
	var counted time.Duration
	at := from
	for i := range stops {
		a, b := stops[i].from.Time(), stops[i].until.Time()
		if !b.After(at) || !b.After(a) || !a.Before(end) {
			continue
		}
		if a.After(at) {
			counted += a.Sub(at)
			stretch(at, a, counted, EffectCounted, "", t.civil("146.1"))
		}
		stretch(maxTime(a, at), b, 0, EffectPaused, t.pauseReason(&stops[i]), stops[i].source)
		at = b
	}
	stretch(at, end, counted+end.Sub(at), EffectCounted, "", t.civil("146.1"))
}

// byWorkingHours notes day by day how much office time was counted.
func (t *trail) byWorkingHours(before, after Moment, term Term, stops []stop) {
	from, end := before.End(), after.Time()
	var counted time.Duration
	for d := range through(calendar.DayAt(from), calendar.DayAt(end)) {
		a, b := maxTime(MomentOn(d).Time(), minTime(from, end)), minTime(MomentOn(d).End(), maxTime(from, end))
		worked, err := t.c.timeBetween(WorkingHours, a, b, stops)
		if err != nil {
			return // the count itself has been there, so this cannot be
		}
		told := t.paused(d, stops)
		for i := range stops { // those that took some of the office hours of the day
			from, until := maxTime(stops[i].from.Time(), a), minTime(stops[i].until.Time(), b)
			if open, err := t.c.hours.Between(t.c.cal, from, until); !told && until.After(from) && err == nil && open > 0 {
				t.add(Step{Day: d, Effect: EffectPaused, Reason: t.pauseReason(&stops[i]), Source: stops[i].source})
				told = true
			}
		}
		switch {
		case worked > 0:
			counted += worked
			count := wholeHalves(counted, term)
			if end.Before(from) {
				count = count.Negate()
			}
			_, source := t.calendarReason(d)
			t.add(Step{Day: d, Effect: EffectCounted, Count: count, Source: source, Reason: t.l.Pick(
				durationText(worked, t.l)+" trong giờ làm việc, cộng dồn "+durationText(counted, t.l),
				durationText(worked, t.l)+" of office hours, "+durationText(counted, t.l)+" in all")})
		case told:
		case !t.c.cal.IsWorkingDay(d):
			t.skipped(d)
		default:
			t.add(Step{Day: d, Effect: EffectSkipped, Reason: t.l.Pick("ngoài giờ làm việc", "outside office hours")})
		}
	}
}

// wholeHalves is a duration as halves of the unit of the term; no term where
// it is not a whole number of them.
func wholeHalves(d time.Duration, term Term) Term {
	half := time.Hour / 2
	if term.unit == Minutes {
		half = time.Minute / 2
	}
	if d%half != 0 {
		return Term{}
	}
	return Term{halves: int32(d / half), unit: term.unit}
}

func durationText(d time.Duration, l form.Language) string {
	return Amount{Unit: Hours, Time: d}.Text(l)
}

// rolled notes that the end moves from a rest day.
func (t *trail) rolled(from, to form.Day, stops []stop) {
	reason, source := t.calendarReason(from)
	rest := t.l.Pick("ngày cuối là ngày nghỉ, ", "the last day is a rest day, ") + reason + ", " + source + "; "
	if t.c.options.Roll == RollPrevious {
		t.add(Step{Day: from, Effect: EffectRolled, Source: source, Reason: rest +
			t.l.Pick("lấy ngày làm việc liền trước", "the working day before is taken")})
		return
	}
	t.add(Step{Day: from, Effect: EffectRolled, Source: t.civil("148.5"), Reason: rest +
		t.l.Pick("thời hạn kết thúc vào ngày làm việc tiếp theo", "the term ends with the next working day")})
	for d := from + 1; d < to; d++ {
		if !t.paused(d, stops) {
			t.skipped(d)
		}
	}
}

// appointed notes a new appointment and, where pauses since have put it off,
// the days from then on.
func (t *trail) appointed(e *ClockEvent, due, end Moment, unit Unit, stops []stop) {
	source := e.Source
	if source == "" {
		source = t.c.options.Reappointment.cited(e.At.day).In(t.l)
	}
	t.add(Step{Day: e.At.day, Effect: EffectAppointed, Source: source, Reason: join(
		t.l.Pick("hẹn trả vào ", "due ")+t.moment(due), e.Reason)})
	switch {
	case end == due:
	case unit == Days || unit == WorkingDays:
		t.byDays(e.At, MomentOn(end.day), Term{unit: unit}, stops)
	default:
		for d := range through(e.At.day, end.day) {
			t.paused(d, stops)
		}
	}
}

// end notes the end of a term whose last step was in the unit, and what may
// still change it.
func (t *trail) end(due Due, unit Unit) {
	at := due.At
	s := Step{Day: at.day, Effect: EffectDue, Source: t.civil("148.6"), Reason: t.l.Pick("đến 24:00 của ngày này", "until 24:00 of this day")}
	if !at.IsDay() {
		s.Reason = t.l.Pick("đến ", "until ") + at.TimeOfDay().String()
		switch unit {
		case Minutes, Hours:
			s.Source = t.civil("147.1")
		case Days:
			s.Source = t.civil("146.1")
		default:
			// A working day is a measure outside the Code, which leaves room for it.
			s.Source = t.civil("145.1")
			s.Reason += t.l.Pick(", theo giờ làm việc ", ", by office hours ") + t.officeHours()
		}
	}
	switch due.State {
	case calendar.Projected:
		s.Reason += t.l.Pick("; dự kiến, vì chưa có thông báo lịch nghỉ của năm: ngày này còn có thể thay đổi",
			"; projected, for the notice of the year's days off is still to come: the day may change")
	case calendar.Reconstructed:
		s.Reason += t.l.Pick("; lịch nghỉ dựng lại theo luật, có thể thiếu ngày hoán đổi",
			"; days off reconstructed from the law, swapped days may be missing")
	}
	t.add(s)
}

// officeHours is the shifts of the office: 07:00-11:30, 13:30-17:00.
func (t *trail) officeHours() string {
	var s []string
	for _, shift := range t.c.hours.Shifts() {
		s = append(s, shift.String())
	}
	return strings.Join(s, ", ")
}
