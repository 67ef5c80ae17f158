package schedule

import (
	"slices"
	"time"

	"github.com/rickb777/date/v2"
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
func (s *stop) days() (from, until date.Date) { return s.from.day, s.until.day }

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

// addWorkingDays is the n-th working day after d on which the clock runs.
func (c *Counter) addWorkingDays(d date.Date, n int, stops []stop) (date.Date, error) {
	if n == 0 {
		return d, nil
	}
	for i := range stops {
		from, until := stops[i].days()
		if until <= d+1 || until <= from {
			continue
		}
		if from > d+1 {
			k, err := c.cal.WorkingDaysBetween(d, from-1)
			if err != nil {
				return 0, err
			}
			if k >= n {
				break
			}
			n -= k
		}
		d = until - 1
	}
	return c.cal.AddWorkingDays(d, n)
}

// workingDays counts the working days of (a, b] on which the clock runs.
func (c *Counter) workingDays(a, b date.Date, stops []stop) (int, error) {
	if b <= a {
		return 0, nil
	}
	n := 0
	for i := range stops {
		from, until := stops[i].days()
		from = min(from, b+1)
		if until <= a+1 || until <= from {
			continue
		}
		if from > a+1 {
			k, err := c.cal.WorkingDaysBetween(a, from-1)
			if err != nil {
				return 0, err
			}
			n += k
		}
		if a = until - 1; a >= b {
			return n, nil
		}
	}
	k, err := c.cal.WorkingDaysBetween(a, b)
	return n + k, err
}

// addOfficeTime is the end of a stretch of working time from t.
func (c *Counter) addOfficeTime(t time.Time, d time.Duration, stops []stop) (time.Time, error) {
	for i := range stops {
		from, until := stops[i].from.Time(), stops[i].until.Time()
		if d == 0 || !until.After(t) || !until.After(from) {
			continue
		}
		if from.After(t) {
			run, err := c.hours.Between(c.cal, t, from)
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
	return c.hours.Add(c.cal, t, d)
}

// officeTime is the working time from a to b in which the clock runs.
func (c *Counter) officeTime(a, b time.Time, stops []stop) (time.Duration, error) {
	var n time.Duration
	for i := range stops {
		from, until := stops[i].from.Time(), stops[i].until.Time()
		if from.After(b) {
			from = b
		}
		if !until.After(a) || !until.After(from) {
			continue
		}
		if from.After(a) {
			run, err := c.hours.Between(c.cal, a, from)
			if err != nil {
				return 0, err
			}
			n += run
		}
		a = until
	}
	if !b.After(a) {
		return n, nil
	}
	run, err := c.hours.Between(c.cal, a, b)
	return n + run, err
}

// addDays is the n-th day after d on which the clock runs.
func addDays(d date.Date, n int, stops []stop) date.Date {
	if n == 0 {
		return d
	}
	for i := range stops {
		from, until := stops[i].days()
		if until <= d+1 || until <= from {
			continue
		}
		if from > d+1 {
			k := int(from - 1 - d)
			if k >= n {
				break
			}
			n -= k
		}
		d = until - 1
	}
	return d + date.Date(n)
}

// countDays counts the days of (a, b] on which the clock runs.
func countDays(a, b date.Date, stops []stop) int {
	n := max(int(b-a), 0)
	for i := range stops {
		from, until := stops[i].days()
		from, until = max(from, a+1), min(until, b+1)
		if until > from {
			n -= int(until - from)
			a = until - 1
		}
	}
	return n
}

// addTime is the end of a stretch of hours from t, by day and night.
func addTime(t time.Time, d time.Duration, stops []stop) time.Time {
	for i := range stops {
		from, until := stops[i].from.Time(), stops[i].until.Time()
		if !until.After(t) || !until.After(from) {
			continue
		}
		if run := from.Sub(t); run > 0 {
			if run >= d {
				break
			}
			d -= run
		}
		t = until
	}
	return t.Add(d)
}

// countTime is the time from a to b in which the clock runs.
func countTime(a, b time.Time, stops []stop) time.Duration {
	var n time.Duration
	for i := range stops {
		from, until := stops[i].from.Time(), stops[i].until.Time()
		if from.After(b) {
			from = b
		}
		if !until.After(a) || !until.After(from) {
			continue
		}
		n += max(from.Sub(a), 0)
		a = until
	}
	return n + max(b.Sub(a), 0)
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
