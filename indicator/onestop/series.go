package onestop

import (
	"math"
	"math/bits"
	"slices"
	"sync"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/rickb777/date/v2"
)

// A series is what was counted for one body, or one body and procedure, month
// by month of the window. Each dossier stands in it as what happened and when:
// it was received in one month, finished in one month, overdue from one day
// on. What a period needs, carried over and in progress included, are sums of
// these, so that a dossier is counted, and taken back, in a few steps however
// long it lives.
type series struct {
	first   int16 // the month of rows[0]
	gaps    bool  // the months of the rows do not follow one another
	rows    []row
	months  []int16 // of the rows, when there are gaps
	overdue []dayCount
}

// row is the counts of one month: of the dossiers received in it, and of those
// finished in it. Two lines of the processor's cache hold it.
type row struct {
	received [facts]int32
	finished [outcomes]int32
	_        [32 - facts - outcomes]int32
}

// dayCount is how many dossiers became overdue in progress on a day.
type dayCount struct {
	day date.Date
	n   int64
}

// entry is all that a tally keeps of a dossier.
type entry struct {
	received, finished int16 // months; finished is none for a dossier in progress
	overdue            date.Date
	factsReceived      factSet
	factsFinished      factSet
}

const none = -1

// month is the place of the row of a month, which is made when it is not there.
func (s *series) month(m int16) int {
	if i := int(m) - int(s.first); !s.gaps && uint(i) < uint(len(s.rows)) {
		return i
	}
	return s.seek(m)
}

func (s *series) seek(m int16) int {
	i, found := s.find(m)
	if found {
		return i
	}
	if !s.gaps && len(s.rows) > 0 && m != s.first-1 && i != int(m-s.first) {
		s.gaps = true
		for j := range s.rows {
			s.months = append(s.months, s.first+int16(j))
		}
	}
	s.rows = slices.Insert(s.rows, i, row{})
	if i == 0 {
		s.first = m
	}
	if s.gaps {
		s.months = slices.Insert(s.months, i, m)
		if int(s.months[len(s.months)-1]-s.first) == len(s.rows)-1 {
			s.gaps, s.months = false, nil // the last gap was closed
		}
	}
	return i
}

// find is the place of the row of a month, or that where it would stand.
func (s *series) find(m int16) (int, bool) {
	if s.gaps {
		return slices.BinarySearch(s.months, m)
	}
	i := int(m) - int(s.first)
	switch {
	case len(s.rows) == 0 || i < 0:
		return 0, false
	case i >= len(s.rows):
		return len(s.rows), false
	}
	return i, true
}

// at is the month of the row at a place.
func (s *series) at(i int) int16 {
	if s.gaps {
		return s.months[i]
	}
	return s.first + int16(i)
}

// add counts the entry n times, which is once or once less. It says whether
// there was room.
func (s *series) add(e *entry, n int32) bool {
	first, last := s.month(e.received), none
	if e.finished != none {
		last = s.month(e.finished) // which is not before, so that first stays
	}
	r := &s.rows[first].received
	if !inRange(int64(r[All]) + int64(n)) {
		return false
	}
	if last != none {
		r := &s.rows[last].finished
		if !inRange(int64(r[All]) + int64(n)) {
			return false
		}
		for f := e.factsFinished; f != 0; f &= f - 1 {
			r[bits.TrailingZeros32(uint32(f))] += n
		}
	}
	for f := e.factsReceived; f != 0; f &= f - 1 {
		r[bits.TrailingZeros32(uint32(f))] += n
	}
	if e.overdue != 0 {
		s.becameOverdue(e.overdue, int64(n))
	}
	return true
}

func (s *series) becameOverdue(day date.Date, n int64) {
	i, found := slices.BinarySearchFunc(s.overdue, day, func(c dayCount, d date.Date) int { return int(c.day - d) })
	if !found {
		s.overdue = slices.Insert(s.overdue, i, dayCount{day: day})
	}
	s.overdue[i].n += n
}

// fits says whether there is room for another series.
func (s *series) fits(o *series) bool {
	for i := range o.rows {
		j, found := s.find(o.at(i))
		if !found {
			continue
		}
		a, b := &s.rows[j], &o.rows[i]
		for f := range a.received {
			if !inRange(int64(a.received[f]) + int64(b.received[f])) {
				return false
			}
		}
		for f := range a.finished {
			if !inRange(int64(a.finished[f]) + int64(b.finished[f])) {
				return false
			}
		}
	}
	return true
}

func inRange(n int64) bool { return n <= math.MaxInt32 && n >= -math.MaxInt32 }

// merge adds another series that fits.
func (s *series) merge(o *series) {
	for i := range o.rows {
		b := &o.rows[i]
		a := &s.rows[s.month(o.at(i))]
		for f, n := range b.received {
			a.received[f] += n
		}
		for f, n := range b.finished {
			a.finished[f] += n
		}
	}
	for _, c := range o.overdue {
		s.becameOverdue(c.day, c.n)
	}
}

// Months are numbered from January of calendar.MinYear on.

func monthPeriod(m int) schedule.Period {
	return schedule.NewPeriod(calendar.MinYear+m/12, schedule.Month, m%12+1)
}

// monthsOf is the months that a period of any grain is made of, [first, until).
func monthsOf(p schedule.Period) (first, until int) {
	n := map[schedule.Grain]int{schedule.Month: 1, schedule.Quarter: 3, schedule.HalfYear: 6}[p.Grain()]
	if n == 0 {
		n = 12
	}
	first = (p.Year()-calendar.MinYear)*12 + (p.Number()-1)*n
	return first, first + n*(p.LastYear()-p.Year()+1)
}

// monthTables says for each day the month of each window: a look into a table
// is what a count of ten million dossiers a second leaves time for.
var monthTables = [...]func() []int16{
	schedule.CalendarWindow: sync.OnceValue(func() []int16 { return monthTable(schedule.CalendarWindow) }),
	schedule.Decree09Window: sync.OnceValue(func() []int16 { return monthTable(schedule.Decree09Window) }),
}

var firstDay = date.New(calendar.MinYear, 1, 1)

func monthTable(w schedule.Window) []int16 {
	table := make([]int16, date.New(calendar.MaxYear+1, 1, 1)-firstDay)
	for i := range table {
		table[i] = none
	}
	for m := range 12 * (calendar.MaxYear - calendar.MinYear + 1) {
		span := w.Span(monthPeriod(m))
		for day := max(span.Since, firstDay); day < span.Until && int(day-firstDay) < len(table); day++ {
			table[day-firstDay] = int16(m)
		}
	}
	return table
}
