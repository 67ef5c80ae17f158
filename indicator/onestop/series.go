package onestop

import (
	"math"
	"math/bits"
	"slices"
	"sync"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// A series is what was counted for one body, or one body and procedure, month
// by month of the window. Each dossier stands in it as what happened and when:
// it was received in one month, finished in one month, overdue from one day
// on. What a period needs, carried over and in progress included, are sums of
// these, so that a dossier is counted, and taken back, in a few steps however
// long it lives.
type series struct {
	rows  []row // in order of month
	first int16 // the month of rows[0]
	gaps  bool  // the months of the rows do not follow one another
	rare  *rare // made with the series
}

// rare is what counting a dossier seldom needs.
type rare struct {
	overdue []dayCount
	moved   []movedCount
	months  []int16           // of the rows, when there are gaps
	totals  map[int16]*totals // of months with many dossiers
}

// row is the counts of one month since they were last moved to its totals: of
// the dossiers received in it, and of those finished in it. It fills one line
// of the processor's cache, which is what counting a dossier waits for when
// there are many rows.
type row struct {
	received [facts]int16
	finished [outcomes]int16
	steps    int16 // since then; no count is further from nought than these
	_        [32 - facts - outcomes - 1]int16
}

type totals struct {
	received [facts]int64
	finished [outcomes]int64
}

// dayCount is how many dossiers became overdue in progress on a day.
type dayCount struct {
	day form.Day
	n   int64
}

// entry is all that a tally keeps of a dossier.
type entry struct {
	received, finished int16 // months; finished is none for a dossier in progress
	overdue            form.Day
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
		r := s.rare
		for j := range s.rows {
			r.months = append(r.months, s.first+int16(j))
		}
	}
	s.rows = slices.Insert(s.rows, i, row{})
	if i == 0 {
		s.first = m
	}
	if s.gaps {
		r := s.rare
		r.months = slices.Insert(r.months, i, m)
		if int(r.months[len(r.months)-1]-s.first) == len(s.rows)-1 {
			s.gaps, r.months = false, nil // the last gap was closed
		}
	}
	return i
}

// find is the place of the row of a month, or that where it would stand.
func (s *series) find(m int16) (int, bool) {
	if s.gaps {
		return slices.BinarySearch(s.rare.months, m)
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
		return s.rare.months[i]
	}
	return s.first + int16(i)
}

// touch reads the row of a month, if it is easily found, so that it is near when
// it is counted in.
func (s *series) touch(m int16) int16 {
	if i := int(m) - int(s.first); uint(i) < uint(len(s.rows)) {
		return s.rows[i].steps
	}
	return 0
}

// add counts the entry n times, which is once or once less.
func (s *series) add(e *entry, n int16) {
	s.receive(e, n)
	if e.finished != none {
		s.finish(e, n)
	}
	if e.overdue != 0 {
		s.becameOverdue(e.overdue, int64(n))
	}
}

func (s *series) receive(e *entry, n int16) {
	i := s.month(e.received)
	r := &s.rows[i]
	for f := e.factsReceived; f != 0; f &= f - 1 {
		r.received[bits.TrailingZeros32(uint32(f))] += n
	}
	s.step(r, i)
}

func (s *series) finish(e *entry, n int16) {
	i := s.month(e.finished)
	r := &s.rows[i]
	for f := e.factsFinished; f != 0; f &= f - 1 {
		r.finished[bits.TrailingZeros32(uint32(f))] += n
	}
	s.step(r, i)
}

func (s *series) step(r *row, i int) {
	if r.steps++; r.steps == math.MaxInt16 {
		s.settle(i)
	}
}

// settle moves the counts of a row to the totals of its month.
func (s *series) settle(i int) {
	r, m := s.rare, s.at(i)
	if r.totals == nil {
		r.totals = map[int16]*totals{}
	}
	c := s.counts(i)
	r.totals[m] = &c
	s.rows[i] = row{}
}

// counts is all that was counted in the month of a row.
func (s *series) counts(i int) (c totals) {
	if t := s.rare.totals[s.at(i)]; t != nil {
		c = *t
	}
	r := &s.rows[i]
	for f, n := range r.received {
		c.received[f] += int64(n)
	}
	for f, n := range r.finished {
		c.finished[f] += int64(n)
	}
	return c
}

func (s *series) becameOverdue(day form.Day, n int64) {
	r := s.rare
	i, found := slices.BinarySearchFunc(r.overdue, day, func(c dayCount, d form.Day) int { return int(c.day - d) })
	if !found {
		r.overdue = slices.Insert(r.overdue, i, dayCount{day: day})
	}
	r.overdue[i].n += n
}

// merge adds another series.
func (s *series) merge(o *series) {
	for i := range o.rows {
		j := s.month(o.at(i))
		a, b := &s.rows[j], o.rows[i] // a copy: o may be s
		if o.rare.totals[o.at(i)] == nil {
			if int(a.steps)+int(b.steps) >= math.MaxInt16 {
				s.settle(j)
			}
			for f, n := range b.received {
				a.received[f] += n
			}
			for f, n := range b.finished {
				a.finished[f] += n
			}
			a.steps += b.steps
			continue
		}
		c := o.counts(i)
		s.settle(j)
		t := s.rare.totals[s.at(j)]
		for f, n := range c.received {
			t.received[f] += n
		}
		for f, n := range c.finished {
			t.finished[f] += n
		}
	}
	for _, c := range o.rare.overdue {
		s.becameOverdue(c.day, c.n)
	}
	for _, c := range o.rare.moved {
		m := s.movedIn(c.month, c.within)
		for f, n := range c.facts {
			m.facts[f] += n
		}
	}
}

// Months are numbered from January of calendar.MinYear on.

func monthPeriod(m int) schedule.Period {
	return schedule.NewPeriod(form.MinYear+m/12, schedule.GrainMonth, m%12+1)
}

// monthsOf is the months that a period of any grain is made of, [first, until).
func monthsOf(p schedule.Period) (first, until int) {
	n := map[schedule.Grain]int{schedule.GrainMonth: 1, schedule.GrainQuarter: 3, schedule.GrainHalfYear: 6}[p.Grain()]
	if n == 0 {
		n = 12
	}
	first = (p.Year()-form.MinYear)*12 + (p.Number()-1)*n
	return first, first + n*(p.LastYear()-p.Year()+1)
}

// monthTables says for each day the month of each window: a look into a table
// is what a count of ten million dossiers a second leaves time for.
var monthTables = [...]func() []int16{
	schedule.CalendarWindow: sync.OnceValue(func() []int16 { return monthTable(schedule.CalendarWindow) }),
	schedule.Decree09Window: sync.OnceValue(func() []int16 { return monthTable(schedule.Decree09Window) }),
}

var firstDay = form.NewDay(form.MinYear, 1, 1)

func monthTable(w schedule.Window) []int16 {
	table := make([]int16, form.NewDay(form.MaxYear+1, 1, 1)-firstDay)
	for i := range table {
		table[i] = none
	}
	for m := range 12 * (form.MaxYear - form.MinYear + 1) {
		span := w.Span(monthPeriod(m))
		for day := max(span.Since, firstDay); day < span.Until && int(day-firstDay) < len(table); day++ {
			table[day-firstDay] = int16(m)
		}
	}
	return table
}
