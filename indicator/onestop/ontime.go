package onestop

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Procedure is what has to be known of a procedure (TTHC) beyond its dossiers.
type Procedure struct {
	// Term is the longest time that the law allows, for dossiers without an
	// appointment. Zero: not known.
	Term schedule.Term `json:"term,omitzero"`
	// FeeBearing says that the national database lists a fee for it: then a
	// dossier without fee entries is one to be paid.
	FeeBearing bool `json:"feeBearing,omitzero"`
	// NoPaper says that its result is no paper, so that no electronic copy of
	// it can be asked for.
	NoPaper bool `json:"noPaper,omitzero"`
	// FullyOnline says that it is fit for being handled wholly online (đủ điều
	// kiện cung cấp dịch vụ công trực tuyến toàn trình).
	FullyOnline bool `json:"fullyOnline,omitzero"`
}

// Rules say how dossiers are judged. The zero Rules are those of the formula
// document of the set of Decision 766/QĐ-TTg, indicator 2.1, with nothing
// known of procedures.
type Rules struct {
	form.Unwritten
	// Procedures, by code. One that is not there has no term, is fee-bearing
	// when a dossier has a fee, and returns its result on paper.
	Procedures map[string]Procedure
	// Counter counts terms; nil follows the Civil Code on the state's calendar.
	Counter *schedule.Counter
	// AppointmentMoved says [Dossier.AppointmentMoved] of all dossiers, for
	// systems that write NgayHenTraMoi into NgayHenTra.
	AppointmentMoved bool
}

// Verdict is how a dossier stands as of a day.
type Verdict uint8

// The verdicts. What is undated has neither an appointment nor a known term,
// and cannot be judged.
const (
	Outside     Verdict = iota // not received by then: it does not count
	DoneEarly                  // finished on a day before the one it was due (trước hạn)
	DoneOnTime                 // finished on the day it was due (đúng hạn)
	DoneLate                   // finished after that (quá hạn)
	DoneUndated                //
	OpenInTime                 // in progress, within its time (trong hạn)
	OpenOverdue                // in progress, overdue (quá hạn)
	OpenUndated                //
)

var verdictTexts = [...]form.Text{
	Outside:     {form.Vietnamese: "chưa tiếp nhận", form.English: "not received"},
	DoneEarly:   {form.Vietnamese: "đã giải quyết trước hạn", form.English: "done before time"},
	DoneOnTime:  {form.Vietnamese: "đã giải quyết đúng hạn", form.English: "done on time"},
	DoneLate:    {form.Vietnamese: "đã giải quyết quá hạn", form.English: "done late"},
	DoneUndated: {form.Vietnamese: "đã giải quyết, không có hạn", form.English: "done, without a deadline"},
	OpenInTime:  {form.Vietnamese: "đang giải quyết trong hạn", form.English: "in progress in time"},
	OpenOverdue: {form.Vietnamese: "đang giải quyết quá hạn", form.English: "in progress, overdue"},
	OpenUndated: {form.Vietnamese: "đang giải quyết, không có hạn", form.English: "in progress, without a deadline"},
}

var verdictNames = [...]string{"outside", "done-early", "done-on-time", "done-late", "done-undated", "open-in-time", "open-overdue", "open-undated"}

// String is "outside", "done-early", "done-on-time", "done-late",
// "done-undated", "open-in-time", "open-overdue" or "open-undated".
func (v Verdict) String() string {
	if int(v) >= len(verdictNames) {
		return ""
	}
	return verdictNames[v]
}

// MarshalJSON refuses: it is judged again, of the day asked for.
func (Verdict) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*Verdict) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }

// InTime says that the dossier counts in the numerator of 766/2.1.
func (v Verdict) InTime() bool { return v == DoneEarly || v == DoneOnTime || v == OpenInTime }

// Done says that the dossier was finished.
func (v Verdict) Done() bool { return v >= DoneEarly && v <= DoneUndated }

// Text is the verdict in words.
func (v Verdict) Text(l form.Language) string {
	if int(v) >= len(verdictTexts) {
		return ""
	}
	return verdictTexts[v].In(l)
}

// Step is a step of the algorithm of indicator 2.1.
type Step uint8

// The steps that give the end of the time taken, and those that say by when
// it had to end.
const (
	ByFinish      Step = iota + 1 // 1: it was processed, returned, stopped, refused or withdrawn
	ByRequest                     // 2: papers were asked for once and are awaited: the end is the request
	ByRepetition                  // 2: papers were asked for more than once and it is not finished: late
	ByPeriodEnd                   // 3: it is in progress: the end is that of the period
	ByAppointment                 // 5: it was due by the appointment
	ByTerm                        // 5: without an appointment, by the term of the procedure
)

// MarshalJSON refuses: it is judged again, of the day asked for.
func (Step) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*Step) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }

// Judgement is a verdict with the steps that led to it.
type Judgement struct {
	form.Unwritten
	Verdict  Verdict
	EndBy    Step            // ByFinish, ByRequest, ByRepetition or ByPeriodEnd
	End      schedule.Moment // zero when it is not known: a request whose time nobody kept
	Pause    time.Duration   // step 4: time of the citizen taken off the end
	DueBy    Step            // ByAppointment or ByTerm; zero: undated
	Due      schedule.Moment
	Requests int // for supplements, up to the day
}

// Judge says how the dossier stands at the end of a day, which is the last of
// a period or today, by the algorithm of indicator 2.1 of the set of Decision
// 766/QĐ-TTg:
//
//  1. It ended when it was processed or, without that, when its result was
//     returned, when it was stopped, refused or, if it had been received,
//     withdrawn.
//  2. If not, and papers were asked for: asked once and awaited, it ended with
//     the request; asked more than once, it is late. A request whose time
//     nobody kept is taken to have come in time.
//  3. Else it ends with the day given.
//  4. The citizen's time, from each request to its completion, is taken off.
//  5. It is in time when that lies within the appointment or, without one,
//     within the longest time that the law allows for the procedure.
//
// What happened after the day is not looked at. A dossier that cannot be right
// is refused, as by [Tally.Add].
func (r Rules) Judge(d Dossier, asOf form.Day) (Judgement, error) {
	if why := d.check(); why != 0 {
		return Judgement{}, why.error(&d, asOf)
	}
	if !d.received() || d.Received.Day() > asOf {
		return Judgement{}, nil
	}
	var j Judgement
	var ok bool
	if j.Due, j.DueBy, ok = r.due(&d); !ok {
		return Judgement{}, noPeriod.error(&d, asOf)
	}
	done := !d.Finished.IsZero() && d.Finished.Day() <= asOf
	waiting := false
	j.Pause = d.Paused
	for _, s := range d.Supplements {
		if s.Requested.Day() > asOf {
			break
		}
		j.Requests++
		switch {
		case !s.Completed.IsZero() && s.Completed.Day() <= asOf:
			j.Pause += s.Completed.Time().Sub(s.Requested.Time())
		case done:
			j.Pause += d.Finished.Time().Sub(s.Requested.Time())
		default:
			waiting = true
			j.End = s.Requested
		}
	}
	if len(d.Supplements) < d.requests() {
		j.Requests = d.requests()
		waiting = waiting || d.Status == SupplementRequested
	}
	if r.moved(&d) {
		j.Pause = 0
	}
	end := schedule.MomentOn(asOf).End()
	switch {
	case done:
		j.EndBy, j.End = ByFinish, d.Finished
	case j.Requests > 1:
		j.EndBy = ByRepetition
	case waiting:
		j.EndBy = ByRequest
	default:
		j.EndBy, j.End = ByPeriodEnd, schedule.MomentOn(asOf)
	}
	switch {
	case j.DueBy == 0 && done:
		j.Verdict = DoneUndated
	case j.DueBy == 0:
		j.Verdict = OpenUndated
	case done:
		j.Verdict = done3(d.Finished, j.Pause, j.Due)
	case j.EndBy == ByRepetition,
		j.EndBy == ByRequest && !j.End.IsZero() && late(j.End, j.Pause, j.Due),
		j.EndBy == ByPeriodEnd && end.Add(-j.Pause).After(j.Due.End()):
		j.Verdict = OpenOverdue
	default:
		j.Verdict = OpenInTime
	}
	return j, nil
}

// OverdueFrom is the day at whose end, and at that of each later one,
// [Rules.Judge] says [OpenOverdue] of the dossier as long as it is not finished:
// its due day with all time of the citizen, and one day more. NoDay for one that
// never does, or has no day by which it is due. A dossier that cannot be right is
// refused.
func (r Rules) OverdueFrom(d Dossier) (form.Day, error) {
	if why := d.check(); why != 0 {
		return form.NoDay, why.error(&d, form.NoDay)
	}
	due, by, ok := r.due(&d)
	switch {
	case !ok && d.received():
		return form.NoDay, noPeriod.error(&d, form.NoDay)
	case by == 0 || !d.received():
		return form.NoDay, nil
	}
	return r.overdueFrom(&d, due), nil
}

// lawCounter counts as [schedule.CounterOptions] do without being told more.
var lawCounter = sync.OnceValue(func() *schedule.Counter { return schedule.MustCounter(schedule.CounterOptions{}) })

// due is by when the dossier must be finished, before the citizen's time is
// added; by is zero when nothing says it. ok is false when the term cannot be
// counted from its start.
func (r *Rules) due(d *Dossier) (m schedule.Moment, by Step, ok bool) {
	if !d.Appointment.IsZero() {
		return d.Appointment.Appointment(), ByAppointment, true
	}
	if r.Procedures == nil {
		return m, 0, true
	}
	term := r.Procedures[d.Procedure].Term
	if term.IsZero() {
		return m, 0, true
	}
	c := r.Counter
	if c == nil {
		c = lawCounter()
	}
	due, err := c.Due(d.Received, term)
	if err != nil {
		return m, 0, false
	}
	return due.At, ByTerm, true
}

// moved says that the appointment holds the citizen's time already.
func (r *Rules) moved(d *Dossier) bool {
	return (r.AppointmentMoved || d.AppointmentMoved) && !d.Appointment.IsZero()
}

// pause is the citizen's time in the life of a finished dossier.
func (r *Rules) pause(d *Dossier) time.Duration {
	if r.moved(d) {
		return 0
	}
	pause := d.Paused
	for _, s := range d.Supplements {
		back := s.Completed
		if back.IsZero() {
			back = d.Finished
		}
		pause += back.Time().Sub(s.Requested.Time())
	}
	return pause
}

// late says that an end, less a pause, lies after what was due. A day begins at
// 00:00 and an appointment on a day holds to 24:00, so that where one of them
// is a day, the day decides.
func late(end schedule.Moment, pause time.Duration, due schedule.Moment) bool {
	if pause == 0 {
		if end.IsDay() || due.IsDay() {
			return end.Day() > due.Day()
		}
		return end.Compare(due) > 0
	}
	t := end.Time().Add(-pause)
	if due.IsDay() {
		return !t.Before(due.End())
	}
	return t.After(due.Time())
}

// done3 is the verdict on a dossier that was finished.
func done3(end schedule.Moment, pause time.Duration, due schedule.Moment) Verdict {
	if late(end, pause, due) {
		return DoneLate
	}
	day := end.Day()
	if pause != 0 {
		day = form.DayOf(end.Time().Add(-pause))
	}
	if day < due.Day() {
		return DoneEarly
	}
	return DoneOnTime
}

// overdueFrom is the day on which the dossier becomes overdue while it is in
// progress: at the end of this day, and of each later one until it is
// finished, [Rules.Judge] says OpenOverdue, and on none before. It is zero
// when the dossier never does.
func (r *Rules) overdueFrom(d *Dossier, due schedule.Moment) form.Day {
	if d.Paused == 0 && len(d.Supplements) == 0 && d.Requests == 0 && d.Status != SupplementRequested {
		if due.IsDay() {
			return due.Day() + 1
		}
		return due.Day()
	}
	n, known := d.requests(), len(d.Supplements)
	var repeated form.Day
	if n > 1 {
		repeated = d.Received.Day() // the number is known, and not the days
		if known == n {
			repeated = d.Supplements[1].Requested.Day()
		}
	}
	pause, moved := d.Paused, r.moved(d)
	if moved {
		pause = 0
	}
	t, stopped := due.End().Add(pause), known < n && d.Status == SupplementRequested
	for _, s := range d.Supplements {
		if late(s.Requested, pause, due) {
			break
		}
		if s.Completed.IsZero() {
			stopped = true
			break
		}
		if moved {
			if back := s.Completed.Time(); back.After(t) {
				t = back
			}
			continue
		}
		p := s.Completed.Time().Sub(s.Requested.Time())
		pause += p
		t = t.Add(p)
	}
	switch {
	case stopped:
		return repeated
	case repeated != 0:
		return min(repeated, form.DayOf(t))
	}
	return form.DayOf(t)
}

// Text says step by step how the judgement came about.
func (j Judgement) Text(l form.Language) string {
	if j.Verdict == Outside {
		return j.Verdict.Text(l)
	}
	var parts []string
	say := func(vi, en string, values ...any) { parts = append(parts, fmt.Sprintf(l.Pick(vi, en), values...)) }
	switch j.EndBy {
	case ByFinish:
		say("bước 1: kết thúc xử lý %s", "step 1: it ended on %s", j.End.In(l))
	case ByRequest:
		if j.End.IsZero() {
			say("bước 2: đang chờ bổ sung, không rõ thời điểm yêu cầu nên coi là yêu cầu trong hạn", "step 2: papers are awaited; when they were asked for is not known, and is taken to have been in time")
		} else {
			say("bước 2: đang chờ bổ sung, lấy thời điểm yêu cầu %s", "step 2: papers are awaited, so it ends with the request on %s", j.End.In(l))
		}
	case ByRepetition:
		say("bước 2: yêu cầu bổ sung %d lần mà chưa xong nên tính quá hạn", "step 2: papers were asked for %d times and it is not finished, so it is late", j.Requests)
	case ByPeriodEnd:
		say("bước 3: đang xử lý, lấy hết ngày %s", "step 3: in progress, so it ends with %s", j.End.In(l))
	}
	if j.Pause != 0 {
		say("bước 4: trừ %s chờ công dân", "step 4: less %s of the citizen's", duration(j.Pause, l))
	}
	switch j.DueBy {
	case ByAppointment:
		say("bước 5: hẹn trả %s", "step 5: the appointment is %s", j.Due.In(l))
	case ByTerm:
		say("bước 5: không có ngày hẹn trả, thời hạn của TTHC đến %s", "step 5: there is no appointment; the term of the procedure ends on %s", j.Due.In(l))
	default:
		say("bước 5: không có ngày hẹn trả và không rõ thời hạn", "step 5: there is no appointment and no known term")
	}
	return j.Verdict.Text(l) + " (" + strings.Join(parts, "; ") + ")"
}

// duration is a length of time as people say it: 2 ngày 3 giờ.
func duration(d time.Duration, l form.Language) string {
	if d < 0 {
		return "-" + duration(max(-d, 0), l)
	}
	var parts []string
	for _, u := range []struct {
		unit time.Duration
		name form.Text
	}{
		{24 * time.Hour, form.Text{"ngày", "days"}}, {time.Hour, form.Text{"giờ", "hours"}},
		{time.Minute, form.Text{"phút", "minutes"}}, {time.Second, form.Text{"giây", "seconds"}},
	} {
		if n := d / u.unit; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, u.name.In(l)))
			d %= u.unit
		}
	}
	if len(parts) == 0 {
		return "0 " + l.Pick("giây", "seconds")
	}
	return strings.Join(parts, " ")
}
