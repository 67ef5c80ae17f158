package schedule

import (
	"fmt"
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Clock is a term that runs: its start, and what has happened to it since, as
// a list of events. Everything else is computed: when it is due, how much time
// is used and left, whether it runs, on any day asked about. A Clock is an
// immutable value; [Clock.With] gives another one.
//
// The facts of a one-stop dossier are taken from its clock by one bridge, in
// indicator/onestop, so that both say the same of it; the appointment is not to
// be copied by hand, for it holds the pauses already:
//
//	d, err := onestop.Dossier{Body: "H26.12", Status: onestop.Processed}.WithClock(k)
//
// A clock is kept as JSON: its start, terms, events and options, of which the
// rest is computed again; see [ReadClock].
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
	// Promised: Due is the day that the citizen was told, on the receipt. It
	// may come before the start: a dossier received regardless of boundaries
	// has its receipt from whoever took it, and its term from the moment at
	// which the competent body has it (Decree 118/2025/NĐ-CP, article 17.3, as
	// amended on 2026-08-05). The term does not follow a promise, nor a promise
	// the term: see [Clock.Promise].
	Promised ClockEventType = "promised"
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
func (w Waiting) Text(l form.Language) string {
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
	Due     Moment         `json:"due,omitzero"`      // of Reappointed and Promised
	Terms   []Term         `json:"terms,omitzero"`    // of TermChanged
	Reason  string         `json:"reason,omitempty"`
	Source  string         `json:"source,omitempty"` // the document or article behind it
}

// Start is a clock that starts at the moment given, with a term or the terms
// of the steps of a procedure, as in [Counter.Due]. Clocks count forward only.
func (c *Counter) Start(from Moment, terms ...Term) (Clock, error) {
	k := Clock{counter: c.ready(), start: from, terms: slices.Clone(terms)}
	if back, err := checkTerms(from, terms); err != nil {
		return Clock{}, err
	} else if back {
		return Clock{}, refused(ClockBack, terms[0].String())
	}
	due, err := k.dueOf(k.events, Moment{})
	if err != nil {
		return Clock{}, err
	}
	k.due = due
	return k, nil
}

// With is the clock with further events, which may come in any order and are
// kept in order of time; one that the clock has already, equal in every field,
// was sent again and changes nothing. What cannot have happened so is a
// [*form.Error], and the clock stays as it was. Whether a new appointment was
// given in time is asked of the further events only, by the calendar of today
// and as it was known on that day: what was accepted is not judged again.
func (k Clock) With(events ...ClockEvent) (Clock, error) {
	if err := k.started(); err != nil {
		return Clock{}, err
	}
	all := make([]ClockEvent, len(k.events), len(k.events)+len(events))
	fresh := make([]bool, len(k.events), len(k.events)+len(events))
	copy(all, k.events)
	for _, e := range events {
		if slices.ContainsFunc(all, e.equal) {
			continue
		}
		i := len(all)
		for i > 0 && all[i-1].At.Compare(e.At) > 0 {
			i--
		}
		e.Terms = slices.Clone(e.Terms)
		all, fresh = slices.Insert(all, i, e), slices.Insert(fresh, i, true)
	}
	for i := range all {
		if err := k.check(all, i, fresh[i]); err != nil {
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

// equal says that both are the same in every field.
func (e ClockEvent) equal(f ClockEvent) bool {
	return e.Type == f.Type && e.At == f.At && e.Waiting == f.Waiting && e.Until == f.Until && e.Due == f.Due &&
		slices.Equal(e.Terms, f.Terms) && e.Reason == f.Reason && e.Source == f.Source
}

// Pause is the clock stopped on the day (or at the instant) from and running
// again on the day until: the days from from up to, not including, until do
// not count. A zero until is a pause that has not ended. An error says which of
// from, until and waiting is wrong.
func (k Clock) Pause(from, until Moment, waiting Waiting, reason string) (Clock, error) {
	paused, err := k.With(ClockEvent{Type: Paused, At: from, Until: until, Waiting: waiting, Reason: reason})
	if err == nil {
		return paused, nil
	}
	place := 0 // of the pause in the history: behind all that was not later
	for _, e := range k.events {
		if e.At.Compare(from) <= 0 {
			place++
		}
	}
	for _, e := range form.All(err) { // who calls has parameters, and no list of events
		if field, ok := strings.CutPrefix(e.Path, fmt.Sprintf("events[%d].", place)); ok {
			e.Path = map[string]string{"at": "from", "until": "until", "waiting": "waiting"}[field]
		}
	}
	return Clock{}, err
}

// check says whether event i of the history may stand after those before it,
// and whether it may be at all where it is new.
func (k Clock) check(events []ClockEvent, i int, fresh bool) error {
	e := events[i]
	// bad is an error about a field; before is the moment that it clashes with.
	bad := func(code form.Code, field, value string, before Moment) error {
		return eventError(code, i, field, value, form.Args{"at": e.At, "before": before,
			"waiting": form.Text{e.Waiting.Text(form.Vietnamese), e.Waiting.Text(form.English)}})
	}
	if e.At.IsZero() {
		return bad(ClockMoment, "at", "", Moment{})
	}
	if j := slices.IndexFunc(events[:i], func(f ClockEvent) bool { return f.Type == Finished }); j >= 0 {
		return bad(ClockAfterEnd, "", "", events[j].At)
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
			return bad(ClockNotPaused, "waiting", string(e.Waiting), Moment{})
		case e.Type == Paused && !e.Until.IsZero():
			if e.Until.Compare(e.At) < 0 && (e.Until.day != e.At.day || !e.Until.IsDay()) {
				return bad(ClockBackwards, "until", e.Until.String(), e.Until)
			}
		case e.Type == Paused && open:
			return bad(ClockPausedTwice, "waiting", string(e.Waiting), Moment{})
		}
	case Promised:
		if e.Due.IsZero() {
			return bad(ClockAppointment, "due", "", Moment{})
		}
	case Reappointed:
		if fresh {
			return k.checkReappointment(events, i)
		}
	case TermChanged:
		switch back, err := checkTerms(k.start, e.Terms); {
		case err != nil:
			return form.All(err).Under(fmt.Sprintf("events[%d].terms", i)).Err()
		case back:
			return bad(ClockBack, "terms", e.Terms[0].String(), Moment{})
		}
	case Finished:
		if !e.At.holds(k.start) {
			return bad(ClockBeforeStart, "", "", k.start)
		}
	default:
		return bad(ClockType, "type", string(e.Type), Moment{})
	}
	return nil
}

// On is the same clock on another counter: another calendar, other office
// hours. What has happened stays; a new appointment that was in time when it
// was given is not judged again.
func (k Clock) On(c *Counter) (Clock, error) {
	if err := k.started(); err != nil {
		return Clock{}, err
	}
	k.counter = c.ready()
	due, err := k.dueOf(k.events, Moment{})
	if err != nil {
		return Clock{}, err
	}
	k.due = due
	return k, nil
}

// started says that the clock is one: the zero Clock was never started.
func (k Clock) started() error {
	if k.counter == nil {
		return refused(StartMissing, "")
	}
	return nil
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

// Promise is the day that the citizen was told last, on the receipt or with a
// new appointment; the zero moment when nothing was recorded. What was promised
// stays so when a notice moves the term.
func (k Clock) Promise() Moment { return promise(k.events) }

func promise(events []ClockEvent) (told Moment) {
	for _, e := range events {
		if e.Type == Promised || e.Type == Reappointed {
			told = e.Due
		}
	}
	return told
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
