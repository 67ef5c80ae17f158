package calendar

import (
	"iter"
	"slices"
	"sync"
	"time"

	"github.com/rickb777/date/v2"
)

// The years of the calendar.
const (
	FirstYear = 2000
	LastYear  = 2100
)

var (
	firstDay = date.New(FirstYear, 1, 1)
	lastDay  = date.New(LastYear, 12, 31)
)

const dayCount = 36890 // from the first day to the last

// Calendar knows the working days of the offices of the Vietnamese state from
// 2000-01-01 to 2100-12-31. It is immutable: [Calendar.With],
// [Calendar.KnownOn] and the like give another one. It is safe for concurrent
// use. Use [Vietnam] or [New].
type Calendar struct {
	options Options
	notices []Notice
	known   date.Date // zero: everything is known

	special []DayInfo // days that differ from the plain week, in order
	years   [LastYear + 1 - FirstYear]State

	// rank[i] counts the working days before day i of the table, and work[r]
	// is the working day with rank r: adding n working days is one look into
	// each.
	rank [dayCount + 1]uint16
	work []uint16
}

// Options sets a calendar up. The zero Options is the calendar of state bodies.
type Options struct {
	// CultureDayMadeUp: 24 November is made up when it falls on a weekly rest
	// day, first in 2029. By default it is not: Resolution 28/2026/QH16 stands
	// outside article 112.1 of the Labour Code, which alone is made up.
	CultureDayMadeUp bool
}

// Vietnam is the calendar of state bodies: Saturday and Sunday off, the
// holidays of the law in force in each year, and the official notices of 2021
// to 2027.
var Vietnam = sync.OnceValue(func() *Calendar {
	c, err := New(Options{})
	if err != nil {
		panic(err) // the built-in data is tested
	}
	return c
})

// New is the calendar with options.
func New(o Options) (*Calendar, error) {
	c := &Calendar{options: o, notices: official()}
	c.build()
	return c, nil
}

// With is the calendar with further notices.
func (c *Calendar) With(notices ...Notice) (*Calendar, error) {
	var faults NoticeErrors
	checkAll(notices, &faults)
	if len(faults) > 0 {
		return nil, faults
	}
	n := &Calendar{options: c.options, notices: slices.Clone(c.notices), known: c.known}
	for i := range notices {
		n.notices = append(n.notices, notices[i].clone())
	}
	n.build()
	return n, nil
}

// KnownOn is the calendar as it was known on the day.
func (c *Calendar) KnownOn(day date.Date) *Calendar {
	n := &Calendar{options: c.options, notices: c.notices, known: day}
	n.build()
	return n
}

func index(d date.Date) (int, bool) {
	i := int(d - firstDay)
	return i, uint(i) < dayCount
}

// At is what the calendar knows of day d.
func (c *Calendar) At(d date.Date) DayInfo {
	i, ok := index(d)
	if !ok {
		return DayInfo{Day: d}
	}
	if j, found := slices.BinarySearchFunc(c.special, d, func(s DayInfo, d date.Date) int { return int(s.Day - d) }); found {
		return c.special[j]
	}
	info := DayInfo{Day: d, Kind: Working, Reason: workingReason, Source: weekLaw, State: c.years[d.Year()-FirstYear]}
	if c.rank[i+1] == c.rank[i] {
		info.Kind, info.Reason = WeeklyRest, restReasons[d.Weekday()]
	}
	return info
}

// IsWorkingDay says whether offices work on day d.
func (c *Calendar) IsWorkingDay(d date.Date) bool {
	i, ok := index(d)
	return ok && c.rank[i+1] != c.rank[i]
}

// AddWorkingDays is the n-th working day after d, or before d when n is
// negative.
func (c *Calendar) AddWorkingDays(d date.Date, n int) (date.Date, error) {
	i, ok := index(d)
	if !ok {
		return date.Zero, &RangeError{Day: d}
	}
	r := n
	switch {
	case n > 0:
		r += int(c.rank[i+1]) - 1
	case n < 0:
		r += int(c.rank[i])
	default:
		return d, nil
	}
	if uint(r) >= uint(len(c.work)) {
		return date.Zero, &RangeError{Day: d, Count: n}
	}
	return firstDay + date.Date(c.work[r]), nil
}

// workingDay is the working day n places after the first one that is not
// before d.
func (c *Calendar) workingDay(d date.Date, n int) (date.Date, error) {
	i, ok := index(d)
	if !ok {
		return date.Zero, &RangeError{Day: d}
	}
	r := int(c.rank[i]) + n
	if uint(r) >= uint(len(c.work)) {
		return date.Zero, &RangeError{Day: d, Count: n}
	}
	return firstDay + date.Date(c.work[r]), nil
}

// WorkingDaysBetween counts the working days after a up to and including b.
func (c *Calendar) WorkingDaysBetween(a, b date.Date) (int, error) {
	i, ok := index(a)
	if !ok {
		return 0, &RangeError{Day: a}
	}
	j, ok := index(b)
	if !ok {
		return 0, &RangeError{Day: b}
	}
	return int(c.rank[j+1]) - int(c.rank[i+1]), nil
}

// NextWorkingDay is the first working day after d.
func (c *Calendar) NextWorkingDay(d date.Date) (date.Date, error) { return c.AddWorkingDays(d, 1) }

// PreviousWorkingDay is the last working day before d.
func (c *Calendar) PreviousWorkingDay(d date.Date) (date.Date, error) {
	return c.AddWorkingDays(d, -1)
}

// State is the weakest state of the days from..to, both included.
func (c *Calendar) State(from, to date.Date) State {
	if from > to {
		from, to = to, from
	}
	if from < firstDay || to > lastDay {
		return ""
	}
	s := Official
	for y := from.Year(); y <= to.Year(); y++ {
		s = s.Weaker(c.years[y-FirstYear])
	}
	return s
}

// SpecialDays yields every weekday off and every working Saturday or Sunday
// of the year, in order.
func (c *Calendar) SpecialDays(year int) iter.Seq[DayInfo] {
	return func(yield func(DayInfo) bool) {
		for _, s := range c.special {
			if s.Day.Year() != year || c.rests(s.Day) != s.Kind.IsWorking() {
				continue
			}
			if !yield(s) {
				return
			}
		}
	}
}

func (c *Calendar) rests(d date.Date) bool {
	w := d.Weekday()
	return w == time.Saturday || w == time.Sunday
}
