package main

import (
	"encoding/json"
	"time"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// The return date of a dossier: given at the desk, kept as a clock in
// dossiers.clock, and computed again each time that it is asked for.

// What a dossier waits for, in the words of the system.
var waiting = map[string]schedule.Waiting{"WAITING_PAPERS": schedule.ForCitizen, "WAITING_FEE": schedule.ForPayment}

// take gives a dossier its return date. At a desk of the competent unit the term
// begins at once. Taken in regardless of boundaries, it begins when that unit has
// the dossier (Decree 118/2025/NĐ-CP, article 17.3, as amended on 2026-08-05), and the
// slip says when it will end if the dossier is handed over in time.
func (l *library) take(d *dossier) error {
	if d.TakenBy == d.Unit {
		return l.begin(d, d.TakenAt.Time())
	}
	handed, err := l.handOver(*d)
	if err != nil {
		return err
	}
	due, err := l.counters[d.Unit].Due(handed, l.terms[d.Procedure]...)
	d.PromisedOn = due.Day().String()
	return err
}

// handOver is when the competent unit should have what another desk took in: on the
// same working day, or at the start of the next when it came after 15:00 (article
// 18.2).
func (l *library) handOver(d dossier) (schedule.Moment, error) {
	hours, err := l.hours[d.TakenBy].WithCutOff(calendar.MustParseTimeOfDay("15:00"))
	if err != nil {
		return schedule.Moment{}, err
	}
	t, err := hours.Receipt(l.calendar, d.TakenAt.Time())
	return schedule.MomentAt(t), err
}

// begin starts the term: the competent unit has the dossier.
func (l *library) begin(d *dossier, now time.Time) error {
	clock, err := l.counters[d.Unit].Start(schedule.MomentAt(now), l.terms[d.Procedure]...)
	if err != nil {
		return err
	}
	if d.PromisedOn == "" {
		d.PromisedOn = clock.Due().Day().String()
	}
	d.Status = "IN_PROGRESS"
	return l.add(d, clock, schedule.ClockEvent{Type: schedule.Promised, At: schedule.MomentAt(d.TakenAt.Time()), Due: promise(*d)})
}

// wait stops the clock: papers or a fee are asked for.
func (l *library) wait(d *dossier, now time.Time, status, what, document string) error {
	err := l.happen(d, schedule.ClockEvent{Type: schedule.Paused, At: schedule.MomentAt(now), Waiting: waiting[status], Reason: what, Source: document})
	if err == nil {
		d.Status = status
	}
	return err
}

// goOn starts the clock again: what was asked for came.
func (l *library) goOn(d *dossier, now time.Time) error {
	err := l.happen(d, schedule.ClockEvent{Type: schedule.Resumed, At: schedule.MomentAt(now), Waiting: waiting[d.Status]})
	if err == nil {
		d.Status = "IN_PROGRESS"
	}
	return err
}

// apologise gives a new appointment, if the rules allow another one.
func (l *library) apologise(d *dossier, now time.Time, due, reason, document string) error {
	day, err := form.ParseDay(due)
	if err != nil {
		return err
	}
	err = l.happen(d, schedule.ClockEvent{Type: schedule.Reappointed, At: schedule.MomentAt(now), Due: schedule.MomentOn(day), Reason: reason, Source: document})
	if err == nil {
		d.PromisedOn = due
	}
	return err
}

// tell records that the citizen was told the day on which the dossier is due now.
func (l *library) tell(d *dossier, now time.Time, reason string) error {
	clock, err := l.clock(*d)
	if err != nil {
		return err
	}
	d.PromisedOn = clock.Due().Day().String()
	return l.add(d, clock, schedule.ClockEvent{Type: schedule.Promised, At: schedule.MomentAt(now), Due: promise(*d), Reason: reason})
}

// finish stops the clock for good.
func (l *library) finish(d *dossier, now time.Time, status string) error {
	err := l.happen(d, schedule.ClockEvent{Type: schedule.Finished, At: schedule.MomentAt(now)})
	if err == nil {
		d.Status, d.FinishedAt = status, at(now)
	}
	return err
}

func (l *library) clock(d dossier) (schedule.Clock, error) {
	return schedule.ReadClock([]byte(d.Clock), l.calendar)
}

func (l *library) happen(d *dossier, e schedule.ClockEvent) error {
	clock, err := l.clock(*d)
	if err != nil {
		return err
	}
	return l.add(d, clock, e)
}

func (l *library) add(d *dossier, clock schedule.Clock, e schedule.ClockEvent) error {
	clock, err := clock.With(e)
	if err != nil {
		return err
	}
	kept, err := json.Marshal(clock)
	if err == nil {
		d.Clock = string(kept)
	}
	return err
}

func promise(d dossier) schedule.Moment { return schedule.MustParseMoment(d.PromisedOn) }

// standing is how a dossier stands, for its page and its slip.
type standing struct {
	Due      string   `json:"due"`      // 2026-03-05
	DueText  string   `json:"dueText"`  // as people read it
	Promised string   `json:"promised"` // on the last slip
	State    string   `json:"state"`
	Late     bool     `json:"late"`
	Used     string   `json:"used"`
	Left     string   `json:"left"`
	Over     string   `json:"over,omitempty"`
	Rests    string   `json:"restsOn"` // official, or projected
	Why      []string `json:"why"`
}

// stand is how a dossier stands at an instant, and why it is due when it is.
func (l *library) stand(d dossier, now time.Time) (standing, error) {
	const vi = form.Vietnamese
	promised := promise(d).In(vi)
	if d.Clock == "" { // on its way to the competent unit
		handed, err := l.handOver(d)
		if err != nil {
			return standing{}, err
		}
		why, err := l.counters[d.Unit].Explain(vi, handed, l.terms[d.Procedure]...)
		return standing{Due: why.Due.Day().String(), DueText: why.Due.At.In(vi), Promised: promised, State: "chờ cơ quan có thẩm quyền nhận",
			Rests: why.Due.State.Text(vi), Why: why.Lines()}, err
	}
	clock, err := l.clock(d)
	if err != nil {
		return standing{}, err
	}
	r, err := clock.Read(schedule.MomentAt(now))
	if err != nil {
		return standing{}, err
	}
	why, err := clock.Explain(vi, schedule.MomentAt(now))
	s := standing{Due: r.Due.Day().String(), DueText: r.Due.At.In(vi), Promised: promised, State: r.State.Text(vi), Used: r.Used.Text(vi), Left: r.Left.Text(vi),
		Late: r.State == schedule.ClockLate || r.State == schedule.ClockOverdue, Rests: r.Due.State.Text(vi), Why: why.Lines()}
	if !r.Over.IsZero() {
		s.Over = r.Over.Text(vi)
	}
	return s, err
}
