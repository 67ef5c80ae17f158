package schedule

import (
	"slices"
	"time"

	"github.com/caicach/tthc/schedule/form"
)

// stop is a stretch in which a clock stands still: from up to, not including,
// until.
type stop struct {
	from, until Moment
	open        bool // it has not ended; until is the earliest end
	waiting     Waiting
	reason      string
	source      string
}

// days is the whole days that do not count, half open.
func (s *stop) days() (from, until form.Day) { return s.from.day, s.until.day }

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
			open, s.open = true, true
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

// ClockSpan is a stretch of a clock's life, from From up to Until.
type ClockSpan struct {
	form.Unwritten

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
	if k.start.IsZero() || !at.IsZero() && !happened(k.start, at) {
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
			if m = slices.MaxFunc([]Moment{m, k.start}, Moment.Compare); end.IsZero() || m.Compare(end) < 0 {
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

// A clock counts its days in Days or WorkingDays, and its time in Hours or
// WorkingHours. The functions below count around the stretches in which it
// stands still, for either unit.

// addDays is the n-th day of the unit after d on which the clock runs.
func (c *Counter) addDays(unit Unit, d form.Day, n int, stops []stop) (form.Day, error) {
	if n == 0 {
		return d, nil
	}
	for i := range stops {
		from, until := stops[i].days()
		k, err := c.days(unit, d, max(from-1, d))
		if err != nil {
			return 0, err
		}
		if k >= n {
			break
		}
		n -= k
		d = max(until-1, d)
	}
	if unit == WorkingDays {
		return c.cal.AddWorkingDays(d, n)
	}
	return d + form.Day(n), nil
}

// daysBetween counts the days of the unit in (a, b] on which the clock runs;
// none when b is not after a.
func (c *Counter) daysBetween(unit Unit, a, b form.Day, stops []stop) (int, error) {
	b = max(a, b)
	n, err := c.days(unit, a, b)
	if err != nil {
		return 0, err
	}
	for i := range stops {
		from, until := stops[i].days()
		// The last day before the pause and the last day of it, within (a, b].
		before := min(max(from-1, a), b)
		last := min(max(until-1, before), b)
		k, err := c.days(unit, before, last)
		if err != nil {
			return 0, err
		}
		n, a = n-k, last
	}
	return n, nil
}

// days counts the days of the unit in (a, b].
func (c *Counter) days(unit Unit, a, b form.Day) (int, error) {
	if unit == WorkingDays {
		return c.cal.WorkingDaysBetween(a, b)
	}
	return int(b - a), nil
}

// addTime is the end of a stretch of time of the unit from t.
func (c *Counter) addTime(unit Unit, t time.Time, d time.Duration, stops []stop) (time.Time, error) {
	if d == 0 {
		return t, nil
	}
	for i := range stops {
		from, until := stops[i].from.Time(), stops[i].until.Time()
		if !until.After(t) || !until.After(from) {
			continue
		}
		if from.After(t) {
			run, err := c.time(unit, t, from)
			if err != nil {
				return t, err
			}
			if run >= d {
				break
			}
			d -= run
		}
		t = until
	}
	if unit == WorkingHours {
		return c.hours.Add(c.cal, t, d)
	}
	return t.Add(d), nil
}

// timeBetween is the time of the unit from a to b in which the clock runs;
// none when b is not after a.
func (c *Counter) timeBetween(unit Unit, a, b time.Time, stops []stop) (time.Duration, error) {
	if !b.After(a) {
		return 0, nil
	}
	n, err := c.time(unit, a, b)
	for i := range stops {
		from, until := maxTime(stops[i].from.Time(), a), minTime(stops[i].until.Time(), b)
		if err != nil || !until.After(from) {
			continue
		}
		var k time.Duration
		k, err = c.time(unit, from, until)
		n -= k
		a = until
	}
	return n, err
}

// time is the time of the unit from a to b.
func (c *Counter) time(unit Unit, a, b time.Time) (time.Duration, error) {
	if unit == WorkingHours {
		return c.hours.Between(c.cal, a, b)
	}
	return b.Sub(a), nil
}

func maxTime(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func minTime(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
