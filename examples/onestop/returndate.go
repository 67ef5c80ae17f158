package main

import (
	"cmp"
	"encoding/json"
	"net/url"
	"strings"
	"time"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

// The return date of a dossier: given at the desk, kept as a clock in dossiers.clock,
// and computed each time anew. This file and rows.go compile with the library alone.

type language = form.Language // that of a page, and of what the library says on it

const vi, en = form.Vietnamese, form.English

// dates is what return dates are computed with.
type dates struct {
	calendar *calendar.Calendar
	hours    map[string]calendar.OfficeHours // by unit
	counters map[string]*schedule.Counter    // by unit
	terms    map[string][]schedule.Term      // of the steps, by procedure
}

func newDates() dates {
	return dates{calendar.Vietnam(), map[string]calendar.OfficeHours{}, map[string]*schedule.Counter{}, map[string][]schedule.Term{}}
}

// apologies is the province's own rule; without one that of Decree 61/2018/NĐ-CP is taken.
var apologies = schedule.ReappointmentRule{
	Max: 1, Ahead: schedule.NewTerm(1, schedule.Days),
	Source: form.Text{"Quy chế một cửa của tỉnh Ví Dụ, Điều 12", "One-stop rules of Ví Dụ province, article 12"},
}

// desk gives a unit a counter of its own hours.
func (l *dates) desk(unit string, hours calendar.OfficeHours) (err error) {
	l.hours[unit] = hours
	l.counters[unit], err = schedule.NewCounter(schedule.CounterOptions{Calendar: l.calendar, Hours: hours, Reappointment: apologies})
	return err
}

// step adds a step to a procedure, as the decision words its term: "03 ngày làm việc".
func (l *dates) step(procedure, words string) error {
	term, err := phrase.ParseTerm(words)
	l.terms[procedure] = append(l.terms[procedure], term)
	return err
}

// take gives a dossier its return date. At a desk of the competent unit the term
// begins at once. Taken in regardless of boundaries, it begins when that unit has
// the dossier (Decree 118/2025/NĐ-CP, article 17.3, as amended on 2026-08-05), and
// the slip says when it will end if the dossier is handed over in time.
func (l *dates) take(d *dossier) error {
	if d.TakenBy == d.Unit {
		return l.begin(d, d.TakenAt.Time())
	}
	planned, err := l.planned(*d, vi)
	d.PromisedOn = planned.Due.At.String()
	return err
}

// planned is the term of a dossier on its way to the competent unit. It is handed over
// on the same working day, or at the start of the next when it came after 15:00
// (article 18.2).
func (l *dates) planned(d dossier, lang language) (e schedule.Explanation, err error) {
	hours, err := l.hours[d.TakenBy].WithCutOff(calendar.MustParseTimeOfDay("15:00"))
	handed, bad := hours.Receipt(l.calendar, d.TakenAt.Time())
	if err = cmp.Or(err, bad); err != nil {
		return e, err
	}
	return l.counters[d.Unit].Explain(lang, schedule.MomentAt(handed), l.terms[d.Procedure]...)
}

// begin starts the term: the competent unit has the dossier.
func (l *dates) begin(d *dossier, now time.Time) error {
	clock, err := l.counters[d.Unit].Start(schedule.MomentAt(now), l.terms[d.Procedure]...)
	if err != nil {
		return err
	}
	if d.PromisedOn == "" {
		d.PromisedOn = clock.Due().At.String()
	}
	d.Status = "IN_PROGRESS"
	return keepClock(d, clock, schedule.ClockEvent{Type: schedule.Promised, At: schedule.MomentAt(d.TakenAt.Time())})
}

// act is what an official does to a running term, in the words of the system's
// addresses. What the rules forbid is an error, and the dossier is not to be saved.
func (l *dates) act(d *dossier, act string, f url.Values, now time.Time) error {
	if act == "nhan" {
		return l.begin(d, now)
	}
	clock, err := l.clock(*d)
	if err != nil {
		return err
	}
	e := schedule.ClockEvent{At: schedule.MomentAt(now), Reason: f.Get("what"), Source: f.Get("document")}
	switch waits := map[string]schedule.Waiting{"WAITING_PAPERS": schedule.ForCitizen, "WAITING_FEE": schedule.ForPayment}; act {
	case "bo-sung":
		d.Status, e.Type, e.Waiting = "WAITING_PAPERS", schedule.Paused, schedule.ForCitizen
	case "thu-phi":
		d.Status, e.Type, e.Waiting = "WAITING_FEE", schedule.Paused, schedule.ForPayment
	case "da-bo-sung":
		e.Type, e.Waiting, d.Status = schedule.Resumed, waits[d.Status], "IN_PROGRESS"
	case "da-bao": // the citizen was told the day on which it is due now
		d.PromisedOn, e.Type = clock.Due().At.String(), schedule.Promised
	case "xong":
		d.Status, d.FinishedAt, e.Type = "DONE", at(now), schedule.Finished
	case "rut": // the citizen takes it back
		d.Status, d.FinishedAt, e.Type = "WITHDRAWN", at(now), schedule.Finished
	default:
		return errMissing
	}
	return keepClock(d, clock, e)
}

// apologise gives a dossier a new appointment, and fills in the letter (Circular
// 03/2025/TT-VPCP, form 04). Who signs it says how much more time is needed, and the day
// follows. The letter is kept with its derivation, as it was printed. One that comes too
// late, or once too often, is an error with the rule behind it.
func (l *dates) apologise(d *dossier, more string, x *letter) error {
	clock, err := l.clock(*d)
	term, bad := phrase.ParseTerm(more) // "03 ngày làm việc", from the day on which it is due
	if err = cmp.Or(err, bad); err != nil {
		return err
	}
	was := clock.Due().At
	why, err := l.counters[d.Unit].Explain(vi, was, term)
	if err != nil {
		return err
	}
	x.Was, x.Due, x.Why = was.String(), why.Due.At.String(), strings.Join(why.Lines(), "\n")
	d.PromisedOn = x.Due
	return keepClock(d, clock, schedule.ClockEvent{Type: schedule.Reappointed, At: schedule.MomentAt(x.GivenAt.Time()), Reason: x.Reason, Source: x.Number})
}

func (l *dates) clock(d dossier) (schedule.Clock, error) {
	return schedule.ReadClock([]byte(d.Clock), l.calendar)
}

func keepClock(d *dossier, clock schedule.Clock, e schedule.ClockEvent) (err error) {
	if e.Type == schedule.Promised || e.Type == schedule.Reappointed {
		e.Due, err = promise(d.PromisedOn)
	}
	clock, bad := clock.With(e)
	if err = cmp.Or(err, bad); err != nil {
		return err
	}
	kept, err := json.Marshal(clock)
	d.Clock = string(kept)
	return err
}

// promise is what a slip says, which is none where there was no slip.
func promise(on string) (schedule.Moment, error) {
	if on == "" {
		return schedule.Moment{}, nil
	}
	return schedule.ParseMoment(on)
}

// standing is how a dossier stands, for its page and its slip.
type standing struct {
	Day      form.Day         `json:"day,omitzero"`
	Due      schedule.Due     `json:"due,omitzero"`
	Promised schedule.Moment  `json:"promised,omitzero"` // on the last slip
	Reading  schedule.Reading `json:"reading,omitzero"`
	Late     bool             `json:"late"`
	Why      []string         `json:"why,omitempty"`
}

// stand is how a dossier stands at an instant, and why it is due when it is.
func (l *dates) stand(d dossier, now time.Time, lang language) (s standing, err error) {
	var why schedule.Explanation
	if d.Clock == "" {
		why, err = l.planned(d, lang)
	} else {
		clock, bad := l.clock(d)
		s.Reading, err = clock.Read(schedule.MomentAt(now))
		if err = cmp.Or(bad, err); err != nil {
			return s, err
		}
		why, err = clock.Explain(lang, schedule.MomentAt(now))
	}
	promised, bad := promise(d.PromisedOn)
	s.Day, s.Due, s.Promised, s.Why = why.Due.Day(), why.Due, promised, why.Lines()
	s.Late = s.Reading.State == schedule.ClockLate || s.Reading.State == schedule.ClockOverdue
	return s, cmp.Or(err, bad)
}
