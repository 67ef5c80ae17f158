package schedule

import (
	"fmt"
	"math"
	"time"

	"github.com/caicach/tthc/schedule/form"
)

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

// unitOf is the unit in which a clock with the terms tells its time.
func unitOf(terms []Term) Unit {
	unit := Unit("")
	for i := range 2 * len(terms) {
		u := lengthAt(terms, i).unit
		switch u {
		case "":
			continue
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

// Text is the state in words.
func (s ClockState) Text(l form.Language) string {
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
	At    Moment     `json:"at"`
	State ClockState `json:"state"`
	Due   Due        `json:"due"`

	// Then is when the clock was due as it was known when it was finished,
	// where that was in time and a law or a notice that came later would make
	// it late: what was in time stays so. The zero moment elsewhere.
	Then Moment `json:"then,omitzero"`

	// Promised is the day that the citizen had been told last by then.
	Promised Moment `json:"promised,omitzero"`

	// Used is the time that has run, Left what remains until the clock is due,
	// Over the time that has run since. On a day that day is used; the due
	// day has nothing left and is not over. Time in which the clock stood
	// still is none of the three. Once finished, they stay.
	Used Amount `json:"used"`
	Left Amount `json:"left"`
	Over Amount `json:"over"`

	Finished Moment `json:"finished,omitzero"` // when the clock was finished; zero while it was not
}

// Read is the clock as it stood at the moment, a day meaning its end. Events
// after it are not looked at: a pause that ended later is one that has not
// ended. Errors come only from moments outside the years of the calendar.
func (k Clock) Read(at Moment) (Reading, error) {
	if err := k.started(); err != nil {
		return Reading{}, err
	}
	if at.IsZero() {
		return Reading{}, refused(StartMissing, "")
	}
	c, events := k.counter, k.until(at)
	var buf [maxStops]stop
	stops, open := appendStops(buf[:0], events, at)
	due, err := c.dueAfter(k.start, k.terms, events, stops, nil)
	if err != nil {
		return Reading{}, err
	}
	due.AtEarliest = open && !finished(events)
	r := Reading{At: at, Due: due, Promised: promise(events)}
	end := at
	if finished(events) {
		r.Finished = events[len(events)-1].At
		end = r.Finished
	}
	inTime := due.Holds(end)
	if then, ok := k.asKnown(r.Finished, r.Finished.day); !inTime && ok {
		if was, err := then.Read(at); err == nil && was.State == ClockMet {
			was.Due, was.Then = due, was.Due.At
			return was, nil
		}
	}
	switch {
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

// asKnown is the clock by the calendar as it was known at the moment; not ok
// where that is the calendar of today, as far as the day until.
func (k Clock) asKnown(at Moment, until form.Day) (Clock, bool) {
	cal := k.counter.Calendar()
	if at.IsZero() || cal.WasKnown(at.day, k.start.day, until) {
		return k, false
	}
	then, err := k.On(k.counter.On(cal.KnownOn(at.day)))
	return then, err == nil
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
		from, now, last := start.Time(), end.End(), due.End()
		if r.Used.Time, err = c.timeBetween(unit, from, minTime(now, last), stops); err != nil {
			return err
		}
		whole, err := c.timeBetween(unit, from, last, stops)
		if err != nil {
			return err
		}
		r.Left.Time = whole - r.Used.Time
		if r.Over.Time, err = c.timeBetween(unit, last, now, stops); err != nil {
			return err
		}
	default:
		whole, err := c.daysBetween(unit, start.day, due.day, stops)
		if err != nil {
			return err
		}
		used, err := c.daysBetween(unit, start.day, min(end.day, due.day), stops)
		if err != nil {
			return err
		}
		over, err := c.daysBetween(unit, due.day, end.day, stops)
		if err != nil {
			return err
		}
		halves := 2 * whole
		if !due.IsDay() {
			halves = max(halves-1, 0) // the last day is half a day
		}
		r.Used.Halves = min(2*used, halves)
		r.Left.Halves = halves - r.Used.Halves
		r.Over.Halves = 2 * over
	}
	r.Used.Unit, r.Left.Unit, r.Over.Unit = unit, unit, unit
	return nil
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
func (a Amount) Text(l form.Language) string {
	switch a.Unit {
	case Hours, WorkingHours:
		// To the nearest minute, and from half a minute to the even one: what is used
		// and what is left of whole hours come to the whole.
		minute := int(math.RoundToEven(a.Time.Minutes()))
		h, m := minute/60, minute%60
		hours, minutes := Term{halves: int32(2 * h), unit: a.Unit}.Text(l), Term{halves: int32(2 * m), unit: Minutes}.Text(l)
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
	return Term{halves: int32(a.Halves), unit: a.Unit}.Text(l)
}

// String is "3.5 wd", "2h20m0s".
func (a Amount) String() string {
	if a.Unit == Hours || a.Unit == WorkingHours {
		return a.Time.String()
	}
	return Term{halves: int32(a.Halves), unit: a.Unit}.String()
}
