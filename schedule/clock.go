package schedule

import (
	"fmt"
	"slices"
	"time"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/rickb777/date/v2"
)

// Clock is a term that runs: its start, and what has happened to it since, as
// a list of events. Everything else is computed: when it is due, how much time
// is used and left, whether it runs, on any day asked about. A Clock is an
// immutable value; [Clock.With] gives another one.
//
// A clock has no form of its own in JSON: a host keeps the start, the terms
// and the events, which have, and builds the clock from them.
type Clock struct {
	counter *Counter
	start   Moment
	terms   []Term
	events  []ClockEvent // in order of time
	due     Due          // by the whole history
}

// ClockEventType is the type of a [ClockEvent].
type ClockEventType string

// The types of events.
const (
	// Paused: the clock stops, on the day of the event already. Waiting,
	// Reason and Source may say why, Until when it runs again, if that is
	// recorded in one with the pause.
	Paused ClockEventType = "paused"
	// Resumed: the clock runs again, on the day of the event already. Waiting
	// is that of the pause that ends, which has no Until.
	Resumed ClockEventType = "resumed"
	// Reappointed: Due is the new appointment (xin lỗi và hẹn lại). The time
	// left runs from here to there.
	Reappointed ClockEventType = "reappointed"
	// TermChanged: Terms takes the place of the term from the start on. The
	// time used stays used, pauses stay pauses; an earlier new appointment
	// falls.
	TermChanged ClockEventType = "term-changed"
	// Finished: what was due is done, and the clock stops for good.
	Finished ClockEventType = "finished"
)

// Waiting is what a paused clock waits for. Hosts may have their own, such as
// one for each body asked. Pauses may overlap, unless two with the same
// Waiting were open at once: then nobody could say which one is resumed.
type Waiting string

// What clocks mostly wait for.
const (
	ForCitizen Waiting = "citizen" // a supplement to the dossier
	ForBody    Waiting = "body"    // the opinion of another body
	ForPayment Waiting = "payment" // a fee or a duty
)

// Text is what is waited for, in words; a host's own value stands as it is.
func (w Waiting) Text(l calendar.Language) string {
	switch w {
	case ForCitizen:
		return l.Pick("chờ người dân, tổ chức bổ sung", "waiting for the citizen")
	case ForBody:
		return l.Pick("chờ cơ quan khác", "waiting for another body")
	case ForPayment:
		return l.Pick("chờ thực hiện nghĩa vụ tài chính", "waiting for payment")
	case "":
		return l.Pick("tạm dừng", "paused")
	}
	return string(w)
}

// ClockEvent is one thing that happened to a clock.
type ClockEvent struct {
	Type    ClockEventType `json:"type"`
	At      Moment         `json:"at"`
	Waiting Waiting        `json:"waiting,omitempty"` // of Paused and Resumed
	Until   Moment         `json:"until,omitzero"`    // of Paused
	Due     Moment         `json:"due,omitzero"`      // of Reappointed
	Terms   []Term         `json:"terms,omitempty"`   // of TermChanged
	Reason  string         `json:"reason,omitempty"`
	Source  string         `json:"source,omitempty"` // the document or article behind it
}

// ReappointmentRule says how a clock may be given a new appointment.
type ReappointmentRule struct {
	Max    int    // how often at most; negative for no limit
	Ahead  Term   // how long before expiry at the latest; zero: before it has expired
	Source string // the article cited
}

// ReappointmentByDecree61 is article 19.9 of Decree 61/2018/NĐ-CP: once, and
// announced at least one day before expiry. Decree 118/2025/NĐ-CP keeps the
// letter of apology; whether it limits the number in the same words is not
// settled, so hosts under it may set their own rule.
func ReappointmentByDecree61() ReappointmentRule {
	return ReappointmentRule{Max: 1, Ahead: NewTerm(1, Days), Source: "Nghị định 61/2018/NĐ-CP, Điều 19.9"}
}

// Start is a clock that starts at the moment given, with a term or the terms
// of the steps of a procedure, as in [Counter.Due]. Clocks count forward only.
func (c *Counter) Start(from Moment, terms ...Term) (Clock, error) {
	k := Clock{counter: c, start: from, terms: slices.Clone(terms)}
	if back, err := checkTerms(from, terms); err != nil {
		return Clock{}, err
	} else if back {
		return Clock{}, &ClockError{Kind: CountsBack, Value: from.String()}
	}
	due, err := k.dueOf(k.events, Moment{})
	if err != nil {
		return Clock{}, err
	}
	k.due = due
	return k, nil
}

// With is the clock with further events, which may come in any order and are
// kept in order of time. What cannot have happened so is a [*ClockError], and
// the clock stays as it was.
func (k Clock) With(events ...ClockEvent) (Clock, error) {
	if k.counter == nil {
		return Clock{}, &CountError{Kind: NoStart}
	}
	all := slices.Concat(k.events, events)
	slices.SortStableFunc(all, func(a, b ClockEvent) int { return a.At.Compare(b.At) })
	for i := range all {
		all[i].Terms = slices.Clone(all[i].Terms)
		if err := k.check(all, i); err != nil {
			return Clock{}, err
		}
	}
	k.events = all
	due, err := k.dueOf(all, Moment{})
	if err != nil {
		return Clock{}, err
	}
	k.due = due
	return k, nil
}

// Pause is the clock stopped on the day (or at the instant) from and running
// again on the day until: the days from from up to, not including, until do
// not count. A zero until is a pause that has not ended.
func (k Clock) Pause(from, until Moment, waiting Waiting, reason string) (Clock, error) {
	return k.With(ClockEvent{Type: Paused, At: from, Until: until, Waiting: waiting, Reason: reason})
}

// check says whether event i of the history may stand after those before it.
func (k Clock) check(events []ClockEvent, i int) error {
	e := events[i]
	bad := func(kind ClockProblem, value string) error {
		return &ClockError{Kind: kind, Event: i, At: e.At, Value: value}
	}
	if e.At.IsZero() {
		return bad(NoMoment, string(e.Type))
	}
	if j := slices.IndexFunc(events[:i], func(f ClockEvent) bool { return f.Type == Finished }); j >= 0 {
		return bad(AfterEnd, events[j].At.String())
	}
	switch e.Type {
	case Paused, Resumed:
		open := false
		for _, f := range events[:i] {
			if f.Waiting == e.Waiting && f.Until.IsZero() && (f.Type == Paused || f.Type == Resumed) {
				open = f.Type == Paused
			}
		}
		switch {
		case e.Type == Resumed && !open:
			return bad(NotPaused, string(e.Waiting))
		case e.Type == Paused && !e.Until.IsZero():
			if e.Until.Compare(e.At) < 0 && (e.Until.day != e.At.day || !e.Until.IsDay()) {
				return bad(PauseBackwards, e.Until.String())
			}
		case e.Type == Paused && open:
			return bad(PausedTwice, string(e.Waiting))
		}
	case Reappointed:
		return k.checkReappointment(events, i)
	case TermChanged:
		back, err := checkTerms(k.start, e.Terms)
		if err == nil && back {
			err = bad(CountsBack, e.Terms[0].String())
		}
		return err
	case Finished:
		if !e.At.holds(k.start) {
			return bad(BeforeStart, k.start.String())
		}
	default:
		return bad(NoType, string(e.Type))
	}
	return nil
}

func (k Clock) checkReappointment(events []ClockEvent, i int) error {
	e, rule := events[i], k.counter.options.Reappointment
	bad := func(kind ClockProblem, value string) error {
		return &ClockError{Kind: kind, Event: i, At: e.At, Value: value, Source: rule.Source}
	}
	if e.Due.IsZero() || !asAppointed(e.Due).holds(e.At) {
		return bad(NoAppointment, e.Due.String())
	}
	n := 0
	for _, f := range events[:i] {
		if f.Type == Reappointed {
			n++
		}
	}
	if rule.Max >= 0 && n >= rule.Max {
		return bad(TooOften, fmt.Sprint(rule.Max))
	}
	due, err := k.dueOf(events[:i], e.At)
	if err != nil {
		return err
	}
	last := due.At
	if !rule.Ahead.IsZero() {
		if rule.Ahead.countsHours() && last.IsDay() {
			last = MomentAt(last.End())
		}
		d, err := k.counter.count(last, []Term{rule.Ahead.Negate()}, nil, nil)
		if err != nil {
			return err
		}
		last = d.At
	}
	if !last.holds(e.At) {
		return bad(TooLate, last.String())
	}
	return nil
}

// On is the same clock on another counter: another calendar, other office
// hours. What has happened stays; a new appointment that was in time when it
// was given is not judged again.
func (k Clock) On(c *Counter) (Clock, error) {
	k.counter = c
	due, err := k.dueOf(k.events, Moment{})
	if err != nil {
		return Clock{}, err
	}
	k.due = due
	return k, nil
}

// StartedAt is the start that the clock was given.
func (k Clock) StartedAt() Moment { return k.start }

// Terms is the term of the clock, or the terms of its steps, as it was started.
func (k Clock) Terms() []Term { return slices.Clone(k.terms) }

// Events is what happened to the clock, in order of time.
func (k Clock) Events() []ClockEvent {
	events := slices.Clone(k.events)
	for i := range events {
		events[i].Terms = slices.Clone(events[i].Terms)
	}
	return events
}

// Due is when the clock is due by its whole history.
func (k Clock) Due() Due { return k.due }

// until is the events that have happened at the moment; on a day, all of that
// day. The zero moment is after everything.
func (k Clock) until(at Moment) []ClockEvent {
	if at.IsZero() {
		return k.events
	}
	n := 0
	for n < len(k.events) && happened(k.events[n].At, at) {
		n++
	}
	return k.events[:n]
}

func happened(event, at Moment) bool {
	return event.day < at.day || event.day == at.day && (at.IsDay() || event.clock <= at.clock)
}

// maxStops is how many pauses a clock may have before reading it allocates.
const maxStops = 8

// appendStops adds the pauses of the events in order, and says whether one has
// not ended at the moment asked about, or at the end of the clock. Such a pause
// is taken to end as early as it still can: at once, or on the day after a day
// that is over; when no moment is given, as soon as it began.
func appendStops(stops []stop, events []ClockEvent, at Moment) (_ []stop, open bool) {
	if finished(events) {
		at = events[len(events)-1].At
	}
	for i, e := range events {
		if e.Type != Paused {
			continue
		}
		s := stop{from: e.At, until: pauseEnd(events, i, at), waiting: e.Waiting, reason: e.Reason, source: e.Source}
		if s.until.IsZero() {
			open = true
			switch {
			case at.IsZero():
				s.until = s.from
			case at.IsDay():
				s.until = MomentOn(at.day + 1)
			default:
				s.until = at
			}
		}
		stops = append(stops, s)
	}
	return stops, open
}

// pauseEnd is when the pause of event i had ended at the moment, zero if it
// had not.
func pauseEnd(events []ClockEvent, i int, at Moment) Moment {
	e := events[i]
	if !e.Until.IsZero() {
		if at.IsZero() || happened(e.Until, at) {
			return e.Until
		}
		return Moment{}
	}
	for _, f := range events[i+1:] {
		if f.Type == Resumed && f.Waiting == e.Waiting {
			return f.At
		}
	}
	return Moment{}
}

// dueOf is when the clock is due by the events given, asked at a moment.
func (k Clock) dueOf(events []ClockEvent, at Moment) (Due, error) {
	var buf [maxStops]stop
	stops, open := appendStops(buf[:0], events, at)
	due, err := k.counter.dueAfter(k.start, k.terms, events, stops, nil)
	due.AtEarliest = open && !finished(events)
	return due, err
}

func finished(events []ClockEvent) bool {
	return len(events) > 0 && events[len(events)-1].Type == Finished
}

// dueAfter counts from the start, or from the last new appointment.
func (c *Counter) dueAfter(start Moment, terms []Term, events []ClockEvent, stops []stop, trail *trail) (Due, error) {
	var appointed *ClockEvent
	for i := range events {
		switch events[i].Type {
		case TermChanged:
			terms, appointed = events[i].Terms, nil
		case Reappointed:
			appointed = &events[i]
		}
	}
	if appointed == nil {
		return c.count(start, terms, stops, trail)
	}
	return c.appointed(appointed, unitOf(terms), stops, trail)
}

// appointed is the end of a clock with a new appointment: the time between
// the two, in the unit of the clock, without the pauses since. An appointed
// day that is a rest day rolls as the end of a term does, since a notice may
// have made it one.
func (c *Counter) appointed(e *ClockEvent, unit Unit, stops []stop, trail *trail) (Due, error) {
	due := asAppointed(e.Due)
	y := tally{at: due}
	var err error
	switch unit {
	case WorkingDays:
		n := 0
		if n, err = c.workingDays(e.At.day, due.day, nil); err != nil {
			return Due{}, err
		}
		if countDays(e.At.day, due.day, stops) < int(due.day-e.At.day) {
			if y.at.day, err = c.addWorkingDays(e.At.day, n, stops); err != nil {
				return Due{}, err
			}
			y.at.day = max(y.at.day, due.day)
		}
		y.look(e.At.day, y.at.day)
	case Days:
		y.at.day = addDays(e.At.day, int(due.day-e.At.day), stops)
	case Hours:
		from := e.At.End()
		if n := due.End().Sub(from); n > 0 && countTime(from, due.End(), stops) < n {
			y.at = MomentAt(addTime(from, n, stops))
		}
	case WorkingHours:
		from := e.At.End()
		if n := due.End().Sub(from); n > 0 && countTime(from, due.End(), stops) < n {
			w, err := c.hours.Between(c.cal, from, due.End())
			if err != nil {
				return Due{}, err
			}
			end, err := c.addOfficeTime(from, w, stops)
			if err != nil {
				return Due{}, err
			}
			y.at = MomentAt(maxTime(end, due.End()))
		}
		y.look(e.At.day, y.at.day)
	}
	if trail != nil {
		trail.appointed(e, c.options.Reappointment.Source, due, y.at, unit, stops)
	}
	if y.at.IsDay() {
		if err := c.roll(&y, Days, false, stops, trail); err != nil {
			return Due{}, err
		}
	}
	if trail != nil {
		trail.end(y.at, unit)
	}
	return Due{At: y.at, State: c.state(y)}, nil
}

func maxTime(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// unitOf is the unit in which a clock with the terms tells its time.
func unitOf(terms []Term) Unit {
	unit := Unit("")
	for _, t := range terms {
		u := t.unit
		switch u {
		case Minutes:
			u = Hours
		case Weeks, Months, Years:
			u = Days
		}
		switch {
		case unit == "" || unit == u:
			unit = u
		case u == WorkingDays || unit == WorkingDays || u == WorkingHours || unit == WorkingHours:
			unit = WorkingDays
		default:
			unit = Days
		}
	}
	return unit
}

// ClockState is the state of a clock.
type ClockState string

// The states. Late and overdue are computed, never stored.
const (
	ClockRunning ClockState = "running" // in time, not finished
	ClockPaused  ClockState = "paused"  // stands still, not finished
	ClockMet     ClockState = "met"     // finished in time
	ClockLate    ClockState = "late"    // finished after it was due
	ClockOverdue ClockState = "overdue" // due and not finished
)

// Text is the state in words.
func (s ClockState) Text(l calendar.Language) string {
	switch s {
	case ClockRunning:
		return l.Pick("đang tính, trong hạn", "running")
	case ClockPaused:
		return l.Pick("tạm dừng", "paused")
	case ClockMet:
		return l.Pick("đúng hạn", "finished in time")
	case ClockLate:
		return l.Pick("trễ hạn", "finished late")
	case ClockOverdue:
		return l.Pick("quá hạn", "overdue")
	}
	return ""
}

// Reading is a clock as it stood at a moment: by what had happened then.
type Reading struct {
	At    Moment
	State ClockState
	Due   Due

	// Used is the time that has run, Left what remains until the clock is due,
	// Over the time that has run since. On a day that day is used; the due
	// day has nothing left and is not over. Time in which the clock stood
	// still is none of the three. Once finished, they stay.
	Used, Left, Over Amount

	Finished Moment // when the clock was finished; zero while it was not
}

// Read is the clock as it stood at the moment, a day meaning its end. Events
// after it are not looked at: a pause that ended later is one that has not
// ended. Errors come only from moments outside the years of the calendar.
func (k Clock) Read(at Moment) (Reading, error) {
	if at.IsZero() {
		return Reading{}, &CountError{Kind: NoStart}
	}
	c, events := k.counter, k.until(at)
	var buf [maxStops]stop
	stops, open := appendStops(buf[:0], events, at)
	due, err := c.dueAfter(k.start, k.terms, events, stops, nil)
	if err != nil {
		return Reading{}, err
	}
	due.AtEarliest = open && !finished(events)
	r := Reading{At: at, Due: due}
	end := at
	if finished(events) {
		r.Finished = events[len(events)-1].At
		end = r.Finished
	}
	switch inTime := due.Holds(end); {
	case !r.Finished.IsZero() && inTime:
		r.State = ClockMet
	case !r.Finished.IsZero():
		r.State = ClockLate
	case !inTime:
		r.State = ClockOverdue
	case open:
		r.State = ClockPaused
	default:
		r.State = ClockRunning
	}
	terms := k.terms
	for _, e := range events {
		if e.Type == TermChanged {
			terms = e.Terms
		}
	}
	unit := unitOf(terms)
	if open && !end.IsDay() && (unit == Days || unit == WorkingDays) {
		// The clock stands still and may run again on this day, which is
		// therefore still to come.
		end = MomentOn(end.day - 1)
	}
	err = k.amounts(&r, end, unit, stops)
	return r, err
}

// amounts tells the time of a reading that ends at the moment end.
func (k Clock) amounts(r *Reading, end Moment, unit Unit, stops []stop) error {
	c := k.counter
	start, err := c.received(k.start)
	if err != nil {
		return err
	}
	due := r.Due.At
	switch unit {
	case Hours, WorkingHours:
		between := func(a, b time.Time) (time.Duration, error) { return countTime(a, b, stops), nil }
		if unit == WorkingHours {
			between = func(a, b time.Time) (time.Duration, error) { return c.officeTime(a, b, stops) }
		}
		from, now, last := start.Time(), end.End(), due.End()
		if r.Used.Time, err = between(from, minTime(now, last)); err != nil {
			return err
		}
		whole, err := between(from, last)
		if err != nil {
			return err
		}
		r.Left.Time = whole - r.Used.Time
		if now.After(last) {
			if r.Over.Time, err = between(last, now); err != nil {
				return err
			}
		}
	default:
		between := func(a, b date.Date) (int, error) { return 2 * countDays(a, b, stops), nil }
		if unit == WorkingDays {
			between = func(a, b date.Date) (int, error) {
				n, err := c.workingDays(a, b, stops)
				return 2 * n, err
			}
		}
		whole, err := between(start.day, due.day)
		if err != nil {
			return err
		}
		if !due.IsDay() && whole > 0 {
			whole-- // the last day is half a day
		}
		if r.Used.Halves, err = between(start.day, min(end.day, due.day)); err != nil {
			return err
		}
		r.Used.Halves = min(r.Used.Halves, whole)
		r.Left.Halves = whole - r.Used.Halves
		if r.Over.Halves, err = between(due.day, end.day); err != nil {
			return err
		}
	}
	r.Used.Unit, r.Left.Unit, r.Over.Unit = unit, unit, unit
	return nil
}

func minTime(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// Amount is time used or left on a clock, in the unit that the clock tells:
// working days or days, by halves, or hours and working hours as a duration.
// Clocks of weeks, months and years tell days; those of mixed steps working
// days, or days when no step has working days.
type Amount struct {
	Unit   Unit          // WorkingDays, Days, Hours or WorkingHours
	Halves int           // half units of WorkingDays and Days
	Time   time.Duration // of Hours and WorkingHours
}

// IsZero says that there is no time.
func (a Amount) IsZero() bool { return a.Halves == 0 && a.Time == 0 }

// Text is the amount in words: "3,5 ngày làm việc", "2 giờ 20 phút".
func (a Amount) Text(l calendar.Language) string {
	switch a.Unit {
	case Hours, WorkingHours:
		h, m := int(a.Time/time.Hour), int(a.Time%time.Hour/time.Minute)
		hours, minutes := Term{int32(2 * h), a.Unit}.Text(l), Term{int32(2 * m), Minutes}.Text(l)
		if m == 0 {
			return hours
		}
		if h == 0 && a.Unit == Hours {
			return minutes
		}
		if a.Unit == WorkingHours {
			return l.Pick(fmt.Sprintf("%d giờ %d phút làm việc", h, m), fmt.Sprintf("%d h %d min of office hours", h, m))
		}
		return hours + " " + minutes
	}
	return Term{int32(a.Halves), a.Unit}.Text(l)
}

// String is "3.5 wd", "2h20m0s".
func (a Amount) String() string {
	if a.Unit == Hours || a.Unit == WorkingHours {
		return a.Time.String()
	}
	return Term{int32(a.Halves), a.Unit}.String()
}

// ClockSpan is a stretch of a clock's life, from From up to Until.
type ClockSpan struct {
	From, Until Moment // Until is zero while the stretch goes on
	// Pauses are the events of the pauses that hold in the stretch, none when
	// the clock runs.
	Pauses []ClockEvent
}

// Runs says whether the clock runs in the stretch.
func (s ClockSpan) Runs() bool { return len(s.Pauses) == 0 }

// Spans is the life of the clock up to the moment, in stretches that run and
// stretches that stand still, in order; the zero moment asks for the whole
// history. What lies before the start is left out.
func (k Clock) Spans(at Moment) []ClockSpan {
	events := k.until(at)
	if !at.IsZero() && !happened(k.start, at) {
		return nil
	}
	var end Moment
	if finished(events) {
		end = events[len(events)-1].At
		at = end
	}
	// A stretch begins at the start and wherever a pause begins or ends.
	cuts := []Moment{k.start}
	for i, e := range events {
		if e.Type != Paused {
			continue
		}
		for _, m := range [...]Moment{e.At, pauseEnd(events, i, at)} {
			if m.Compare(k.start) > 0 && (end.IsZero() || m.Compare(end) < 0) {
				cuts = append(cuts, m)
			}
		}
	}
	slices.SortFunc(cuts, Moment.Compare)
	cuts = slices.Compact(cuts)
	spans := make([]ClockSpan, len(cuts))
	for i, from := range cuts {
		s := ClockSpan{From: from, Until: end}
		if i+1 < len(cuts) {
			s.Until = cuts[i+1]
		}
		for j, e := range events {
			if e.Type != Paused || e.At.Compare(from) > 0 {
				continue
			}
			if until := pauseEnd(events, j, at); until.IsZero() || until.Compare(from) > 0 {
				s.Pauses = append(s.Pauses, e)
			}
		}
		spans[i] = s
	}
	return spans
}

// ClockProblem says why an event cannot have happened to a clock.
type ClockProblem string

// What can be wrong with the events of a clock.
const (
	CountsBack     ClockProblem = "back"        // a clock counts forward only
	NoMoment       ClockProblem = "at"          // an event without its moment
	NoType         ClockProblem = "type"        // no such type of event
	AfterEnd       ClockProblem = "after-end"   // after the clock was finished
	BeforeStart    ClockProblem = "before"      // finished before it started
	PausedTwice    ClockProblem = "paused"      // paused twice for the same Waiting
	NotPaused      ClockProblem = "not-paused"  // resumed what was not paused
	PauseBackwards ClockProblem = "backwards"   // a pause that ends before it begins
	NoAppointment  ClockProblem = "appointment" // a new appointment without a day, or in the past
	TooOften       ClockProblem = "too-often"   // more new appointments than the rule allows
	TooLate        ClockProblem = "too-late"    // a new appointment given too late
)

// ClockError says why an event cannot have happened to a clock.
type ClockError struct {
	Kind   ClockProblem
	Event  int    // its place in the history in order of time, from 0
	At     Moment // when it happened
	Value  string
	Source string // of the rule that it breaks, if any
}

func (e *ClockError) Error() string { return e.Message(calendar.English) }

// Message is the error in the language asked for.
func (e *ClockError) Message(l calendar.Language) string {
	t := clockProblems[e.Kind]
	s := l.Pick(t[0], t[1])
	if e.Value != "" {
		s += fmt.Sprintf(" (%s)", e.Value)
	}
	if e.Source != "" {
		s += ", " + e.Source
	}
	if !e.At.IsZero() {
		s = e.At.String() + ": " + s
	}
	return s
}

var clockProblems = map[ClockProblem][2]string{
	CountsBack:     {"đồng hồ thời hạn chỉ tính tới, không tính lùi", "a clock counts forward only"},
	NoMoment:       {"sự kiện thiếu thời điểm (at)", "the event lacks its moment (at)"},
	NoType:         {"không có loại sự kiện này", "there is no such type of event"},
	AfterEnd:       {"đã kết thúc từ trước", "the clock was finished before"},
	BeforeStart:    {"kết thúc trước khi bắt đầu", "finished before it started"},
	PausedTwice:    {"đang tạm dừng vì cùng lý do: ghi resumed trước", "it is paused for the same already: write resumed first"},
	NotPaused:      {"không có lần tạm dừng nào đang mở với cùng waiting", "no pause with this waiting is open"},
	PauseBackwards: {"tạm dừng kết thúc trước khi bắt đầu", "the pause ends before it begins"},
	NoAppointment:  {"cần ngày hẹn mới (due) không trước ngày hẹn lại", "a new appointment (due) is needed, not before the day it is given"},
	TooOften:       {"quá số lần được hẹn lại", "more new appointments than are allowed"},
	TooLate:        {"hẹn lại quá muộn, chậm nhất phải là", "the new appointment is given too late, at the latest it was due by"},
}
