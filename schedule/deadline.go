package schedule

import (
	"cmp"
	"time"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Due is the end of a term.
type Due struct {
	// At is the last day of the term, which holds to 24:00 (Civil Code 2015,
	// article 148.6), or the instant at which a term in hours or halves of
	// days ends.
	At Moment `json:"at"`

	// State says on what the answer rests: the weakest state of the days that
	// were looked up in the calendar. A term that looks none up is official.
	State calendar.State `json:"state,omitzero"`

	// AtEarliest says that a pause has not ended: the end will be At if the
	// clock runs again at once, and later otherwise.
	AtEarliest bool `json:"atEarliest,omitzero"`
}

// Day is the last day of the term.
func (d Due) Day() form.Day { return d.At.Day() }

// TimeOfDay is the time on the last day, to the minute; none when the term
// ends with the day.
func (d Due) TimeOfDay() calendar.TimeOfDay { return d.At.TimeOfDay() }

// Holds says whether what happens at m is in time. Where m or the end is known
// by its day only, the day decides.
func (d Due) Holds(m Moment) bool { return d.At.holds(m) }

// Due is the end of a term that starts at the moment given, by articles 147
// and 148 of the Civil Code 2015: minutes and hours start at the moment
// itself, all other units on the day after. Several terms are the steps of a
// procedure, each starting where the one before ends, as do the parts of a term of
// two units; neighbours in the same
// unit are added up first, and only the end of the last is rolled. A negative
// term counts back; all steps must go the same way.
//
// What cannot be counted is a [*form.Error], calendar.Outside where the count
// leads out of the calendar. Due allocates nothing.
func (c *Counter) Due(from Moment, terms ...Term) (Due, error) {
	return c.count(from, terms, nil, nil)
}

// tally is where a count stands.
type tally struct {
	at Moment // the day or instant reached; a whole day is used up
	// The days whose kind mattered, for the state of the result.
	first, last form.Day
}

func (y *tally) look(from, to form.Day) {
	from, to = min(from, to), max(from, to)
	if y.first == form.NoDay {
		y.first, y.last = from, to
	}
	y.first, y.last = min(y.first, from), max(y.last, to)
}

// count is Due with stops in order of their beginning, noting what it does in
// the trail unless that is nil.
func (c *Counter) count(from Moment, terms []Term, stops []stop, trail *trail) (Due, error) {
	c = c.ready()
	back, err := checkTerms(from, terms)
	if err != nil {
		return Due{}, err
	}
	y := tally{at: from}
	if !back {
		if y.at, err = c.received(from); err != nil {
			return Due{}, err
		}
		if !c.hours.CutOff().IsZero() {
			y.look(from.day, y.at.day)
		}
	}
	if trail != nil {
		trail.start(from, y.at, terms[0])
	}
	var last Term
	for i := 0; i < 2*len(terms); {
		last, i = merge(terms, i)
		before := y.at
		if err := c.step(&y, last, stops); err != nil {
			return Due{}, err
		}
		if trail != nil {
			trail.term(before, y.at, last, stops)
		}
	}
	if err := c.roll(&y, last.unit, back, stops, trail); err != nil {
		return Due{}, err
	}
	due := Due{At: y.at, State: c.state(y)}
	if trail != nil {
		trail.end(due, last.unit)
	}
	return due, nil
}

func (c *Counter) state(y tally) calendar.State {
	if y.first == form.NoDay {
		return calendar.Official
	}
	return c.cal.State(y.first, y.last)
}

// received is when what arrives at from counts as received.
func (c *Counter) received(from Moment) (Moment, error) {
	switch {
	case c.hours.CutOff().IsZero():
		return from, nil
	case !from.IsDay():
		t, err := c.hours.Receipt(c.cal, from.Time())
		return MomentAt(t), err
	case c.cal.IsWorkingDay(from.day):
		return from, nil
	}
	next, err := c.cal.NextWorkingDay(from.day)
	return MomentOn(next), err
}

// merge adds up the lengths of one unit that follow one another from the i-th on.
func merge(terms []Term, i int) (Term, int) {
	sum := lengthAt(terms, i)
	if i+2 == 2*len(terms) && !hasLength(terms, i+1) {
		return sum, i + 2 // most: a single term of one unit
	}
	for i++; i < 2*len(terms); i++ {
		if !hasLength(terms, i) {
			continue
		}
		t := lengthAt(terms, i)
		if t.unit != sum.unit {
			break
		}
		sum.halves += t.halves
	}
	return HalvesTerm(int(sum.halves), sum.unit), i
}

// step moves y over one term.
func (c *Counter) step(y *tally, t Term, stops []stop) (err error) {
	day := y.at.day
	n, half := t.ceil()
	switch t.unit {
	case Minutes, Hours, WorkingHours:
		half := time.Hour / 2
		if t.unit == Minutes {
			half = time.Minute / 2
		}
		end, err := c.addTime(t.unit, y.at.End(), time.Duration(t.halves)*half, stops)
		if err != nil {
			return err
		}
		y.at = MomentAt(end)
		if t.unit == WorkingHours {
			y.look(day, y.at.day)
		}
		return c.inRange(y.at.day, t)
	case WorkingDays:
		// A half day is the first half of the office hours of one more day.
		end, err := c.addDays(WorkingDays, day, n, stops)
		if err != nil {
			return err
		}
		if n != 0 {
			y.look(day+form.Day(cmp.Compare(n, 0)), end)
		}
		y.at = MomentOn(end)
		if half {
			// Half of the office hours is the same instant from either end.
			t, err := c.hours.Add(c.cal, y.at.Time(), c.hours.HalfDay())
			if err != nil {
				return err
			}
			y.at = MomentAt(t)
		}
		return nil
	}
	// Calendar units: find the day as if the term ran through, then put it off
	// by the days on which it stood still.
	end, err := c.addDays(Days, day, int(c.runThrough(day, t)-day), stops)
	if err != nil {
		return err
	}
	y.at = MomentOn(end)
	if half && t.unit == Days {
		y.at = y.at.At(noon)
	}
	return c.inRange(end, t)
}

// runThrough is the last day of a term in calendar units that starts on the
// day and never stands still.
func (c *Counter) runThrough(day form.Day, t Term) form.Day {
	whole, half := t.halves/2, t.halves%2 // both negative when counting back
	switch {
	case t.unit == Days:
		n, _ := t.ceil()
		return day + form.Day(n)
	case t.unit == Weeks:
		return day + form.Day(7*whole)
	case c.options.ThirtyDayMonths && t.unit == Months:
		return day + form.Day(15*t.halves)
	case c.options.ThirtyDayMonths:
		return day + form.Day(365*whole+180*half)
	case t.unit == Months:
		return addMonths(day, int(whole)) + form.Day(15*half)
	}
	return addMonths(day, 6*int(t.halves))
}

// noon halves a calendar day: a day is 24 hours (Civil Code 2015, article 146.1).
var noon = calendar.MustParseTimeOfDay("12:00")

func (c *Counter) inRange(d form.Day, t Term) error {
	if y := d.Year(); y < form.MinYear || y > form.MaxYear {
		return termError(TermEnd, t)
	}
	return nil
}

// roll moves y from a rest day, as the options and the unit of the last term
// have it. A day on which the clock stands still is no day to end on either.
func (c *Counter) roll(y *tally, unit Unit, back bool, stops []stop, trail *trail) error {
	roll := c.options.Roll
	if roll == RollByLaw || roll == RollNext {
		counted := unit == Days || unit == Weeks || unit == Months || unit == Years
		hours := unit == Hours || unit == Minutes
		if back || !counted && !(hours && roll == RollNext) {
			return nil
		}
		roll = RollNext
	}
	if roll == RollNone || unit == WorkingDays || unit == WorkingHours {
		return nil
	}
	end := y.at.day
	if !c.cal.IsWorkingDay(end) {
		var err error
		if roll == RollNext {
			end, err = c.addDays(WorkingDays, end, 1, stops)
		} else {
			end, err = c.cal.PreviousWorkingDay(end)
		}
		if err != nil {
			return err
		}
		if trail != nil {
			trail.rolled(y.at.day, end, stops)
		}
		y.look(y.at.day, end)
		y.at = MomentOn(end)
		return nil
	}
	y.look(end, end)
	return nil
}

// addMonths is the day of the same number n months later, or the last day of
// a month that lacks it.
func addMonths(d form.Day, n int) form.Day {
	y, m, day := d.Date()
	first := form.NewDay(y, m+time.Month(n), 1)
	return min(first+form.Day(day-1), first.LastOfMonth())
}

// checkTerms says whether the terms can be counted from the start, and whether
// they count back.
func checkTerms(from Moment, terms []Term) (back bool, err error) {
	if from.IsZero() {
		return false, refused(StartMissing, "")
	}
	if len(terms) == 0 {
		return false, refused(TermMissing, "")
	}
	forward, sum, unit := false, 0, Unit("")
	for i := range 2 * len(terms) {
		if !hasLength(terms, i) {
			continue
		}
		t := lengthAt(terms, i)
		switch {
		case t.IsZero():
			return false, refused(TermMissing, "")
		case t.halves > 0:
			forward = true
		case t.halves < 0:
			back = true
		}
		if t.unit != unit {
			sum, unit = 0, t.unit
		}
		if sum += int(t.halves); sum > 2*maxUnits || sum < -2*maxUnits {
			return false, termError(TermEnd, t)
		}
	}
	if back && forward {
		return false, refused(TermTwoWays, "")
	}
	// Halves of neighbours may add up to whole units, so the sums are checked.
	for i := 0; i < 2*len(terms); {
		var t Term
		first := i == 0
		if t, i = merge(terms, i); t.Check() != nil {
			return false, t.Check()
		}
		if first && from.IsDay() && t.countsHours() {
			return false, termError(StartInstant, t)
		}
	}
	return back, nil
}
