package schedule

import (
	"fmt"
	"slices"
	"time"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// The forms of a clock, of what happened to it and of how it stands.
var (
	clocks         = form.Of[clockForm](1)
	clockEvents    = form.Of[clockEventForm](0)
	reappointments = form.Of[reappointmentForm](0)
	readings       = form.Of[readingForm](0)
	amounts        = form.Of[amountForm](0)
)

type clockEventForm ClockEvent

// MarshalJSON writes the form of the fields.
func (e ClockEvent) MarshalJSON() ([]byte, error) {
	return write(clockEvents, clockEventForm(e), (*clockEventForm).faults)
}

// UnmarshalJSON reads the form of the fields and refuses what they do not
// have: an "untill" passed over would be a pause that never ends.
func (e *ClockEvent) UnmarshalJSON(b []byte) error {
	f, err := clockEvents.Read(b, (*clockEventForm).faults)
	if err != nil {
		return err
	}
	*e = ClockEvent(f)
	return nil
}

// faults is what is wrong with the event by itself.
func (e *clockEventForm) faults() form.Errors {
	bad := func(code form.Code, field, value string, want ...string) form.Errors {
		return form.Errors{texts.Error(form.Error{Code: code, Path: field, Value: value, Want: want, Args: form.Args{"at": e.At, "source": ""}})}
	}
	switch {
	case !slices.Contains(clockEventTypes, string(e.Type)):
		return bad(ClockType, "type", string(e.Type), clockEventTypes...)
	case (e.Type == Reappointed || e.Type == Promised) && e.Due.IsZero():
		return bad(ClockAppointment, "due", "")
	case e.Type == TermChanged && len(e.Terms) == 0:
		return bad(TermMissing, "terms", "")
	}
	return nil
}

var clockEventTypes = []string{string(Paused), string(Resumed), string(Reappointed), string(TermChanged), string(Finished), string(Promised)}

type clockForm struct {
	Start   Moment       `json:"start"`
	Terms   []Term       `json:"terms"`
	Events  []ClockEvent `json:"events,omitzero"`
	Options optionsForm  `json:"options,omitzero"`
}

// optionsForm is the options of a counter by name. What is by default is left
// out; the calendar is not in it.
type optionsForm struct {
	Hours           calendar.OfficeHours `json:"hours,omitzero"`
	CutOffSource    form.Text            `json:"cutOffSource,omitzero"`
	ThirtyDayMonths bool                 `json:"thirtyDayMonths,omitzero"`
	Roll            Roll                 `json:"roll,omitzero"`
	Reappointment   ReappointmentRule    `json:"reappointment,omitzero"`
}

// MarshalJSON writes the clock as a form of its own, which [ReadClock] reads:
//
//	{"v":1,"start":"2025-04-25T15:40:00+07:00","terms":[{"n":5,"unit":"wd"}],
//	 "events":[{"type":"paused","at":"2025-05-05","waiting":"citizen"}],
//	 "options":{"roll":"next"}}
//
// Events stand in order of time. Options are hours, cutOffSource,
// thirtyDayMonths, roll and reappointment, as in [CounterOptions]; those left
// out are by default. The zero Clock is an error.
func (k Clock) MarshalJSON() ([]byte, error) {
	if err := k.started(); err != nil {
		return nil, err
	}
	f := clockForm{Start: k.start, Terms: k.terms, Events: k.events}
	o := k.counter.options
	f.Options = optionsForm{o.Hours, o.CutOffSource, o.ThirtyDayMonths, o.Roll, o.Reappointment}
	if o.Reappointment == decreeReappointment {
		f.Options.Reappointment = ReappointmentRule{}
	}
	return clocks.Write(f)
}

// UnmarshalJSON is [ReadClock] on the calendar of state bodies.
func (k *Clock) UnmarshalJSON(b []byte) error {
	read, err := ReadClock(b, nil)
	if err != nil {
		return err
	}
	*k = read
	return nil
}

// ReadClock reads what [Clock.MarshalJSON] writes: the equal clock, on a
// calendar that the form does not hold, for notices come after it was written;
// nil is calendar.Vietnam(). The form and the order of the events are checked.
// What was accepted is not judged again.
func ReadClock(data []byte, cal *calendar.Calendar) (Clock, error) {
	f, err := clocks.Read(data, (*clockForm).faults)
	if err != nil {
		return Clock{}, err
	}
	counter, err := NewCounter(CounterOptions{Calendar: cal, Hours: f.Options.Hours, CutOffSource: f.Options.CutOffSource,
		ThirtyDayMonths: f.Options.ThirtyDayMonths, Roll: f.Options.Roll, Reappointment: f.Options.Reappointment})
	if err != nil {
		return Clock{}, err
	}
	return Clock{counter: counter, start: f.Start, terms: f.Terms, events: f.Events}.On(counter)
}

// faults is what is wrong with the clock as a whole: terms that cannot be
// counted, and events that are not in order.
func (f *clockForm) faults() (all form.Errors) {
	countable := func(path string, terms []Term) {
		switch back, err := checkTerms(f.Start, terms); {
		case err != nil:
			all = append(all, form.All(err).Under(path)...)
		case back:
			all = append(all, form.Errors{refused(ClockBack, terms[0].String())}.Under(path)...)
		}
	}
	countable("terms", f.Terms)
	for i, e := range f.Events {
		if e.Type == TermChanged {
			countable(fmt.Sprintf("events[%d].terms", i), e.Terms)
		}
		if i == 0 {
			continue
		}
		switch last := f.Events[i-1]; {
		case last.Type == Finished:
			all = append(all, eventError(ClockAfterEnd, i, "", "", form.Args{"at": e.At, "before": last.At}))
		case e.At.Compare(last.At) < 0:
			all = append(all, eventError(ClockOrder, i, "at", e.At.String(), form.Args{"at": e.At, "before": last.At}))
		}
	}
	return all
}

type reappointmentForm ReappointmentRule

func (f *reappointmentForm) faults() form.Errors {
	if *f == (reappointmentForm{}) {
		return form.Errors{refused(OptionUnknown, "")}
	}
	return nil
}

// MarshalJSON writes {"max","ahead","source"}. The zero rule, that of the
// decrees, is left out with omitzero.
func (r ReappointmentRule) MarshalJSON() ([]byte, error) {
	return write(reappointments, reappointmentForm(r), (*reappointmentForm).faults)
}

// UnmarshalJSON reads what [ReappointmentRule.MarshalJSON] writes.
func (r *ReappointmentRule) UnmarshalJSON(b []byte) error {
	f, err := reappointments.Read(b, (*reappointmentForm).faults)
	if err != nil {
		return err
	}
	*r = ReappointmentRule(f)
	return nil
}

type amountForm struct {
	N    *halves  `json:"n,omitzero"`
	Time duration `json:"time,omitzero"`
	Unit Unit     `json:"unit"`
}

// faults is what is wrong with the unit, or with the number of the unit.
func (f *amountForm) faults() form.Errors {
	days, hours := f.Unit == Days || f.Unit == WorkingDays, f.Unit == Hours || f.Unit == WorkingHours
	switch {
	case !days && !hours:
		return form.Errors{refused(TermUnit, string(f.Unit), string(WorkingDays), string(Days), string(WorkingHours), string(Hours))}.Under("unit")
	case days && (f.N == nil || f.Time != 0), hours && f.N != nil:
		return form.Errors{refused(TermMissing, "")}.Under("n")
	}
	return nil
}

// duration is a length of time, written as 2h20m0s.
type duration time.Duration

func (d duration) MarshalText() ([]byte, error) { return []byte(time.Duration(d).String()), nil }

func (d *duration) UnmarshalText(b []byte) error {
	read, err := time.ParseDuration(string(b))
	if err != nil {
		return refused(TermForm, string(b))
	}
	*d = duration(read)
	return nil
}

// MarshalJSON writes {"n":3.5,"unit":"wd"}, or {"time":"2h20m0s","unit":"wh"}
// in hours; no time at all is {"unit":"wh"}.
func (a Amount) MarshalJSON() ([]byte, error) {
	f := amountForm{Time: duration(a.Time), Unit: a.Unit}
	if a.Unit == Days || a.Unit == WorkingDays {
		n := halves(a.Halves)
		f.N = &n
	}
	return write(amounts, f, (*amountForm).faults)
}

// UnmarshalJSON reads what [Amount.MarshalJSON] writes.
func (a *Amount) UnmarshalJSON(b []byte) error {
	f, err := amounts.Read(b, (*amountForm).faults)
	if err != nil {
		return err
	}
	*a = Amount{Unit: f.Unit, Time: time.Duration(f.Time)}
	if f.N != nil {
		a.Halves = int(*f.N)
	}
	return nil
}

type readingForm Reading

// MarshalJSON writes {"at","state","due","then","promised","used","left",
// "over","finished"}.
func (r Reading) MarshalJSON() ([]byte, error) { return readings.Write(readingForm(r)) }

// UnmarshalJSON reads what [Reading.MarshalJSON] writes.
func (r *Reading) UnmarshalJSON(b []byte) error {
	f, err := readings.Read(b, nil)
	if err != nil {
		return err
	}
	*r = Reading(f)
	return nil
}
