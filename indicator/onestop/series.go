package onestop

import (
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
	rare  *rare // made with the series
}

// rare is what counting a dossier seldom needs.
type rare struct {
	overdue []dayCount
	moved   []movedCount
	totals  map[int16]*totals // of months with many dossiers
}

// row is the counts of one month since they were last moved to its totals: of
// the dossiers received in it, and of those finished in it. It lies within one
// line of the processor's cache most often, which is what counting a dossier
// waits for when there are many rows.
type row struct {
	month    int16
	steps    int16 // since then; no count is further from nought than these
	received [facts / lanes]packed
	finished [outcomes / lanes]packed
}

// packed is so many counts in one number, so that a dossier is counted for six
// facts by one addition: the sum of each count, which may be below nought, times
// its own power of two.
type packed uint64

const (
	lanes     = 6
	laneBits  = 10
	mostSteps = 1<<(laneBits-1) - 1 // so far from nought a count may be
)

// Both are whole numbers of lanes, or this does not compile.
const _, _ = uint(-(facts % lanes)), uint(-(outcomes % lanes))

// spread has a one in the lane of each bit.
var spread = func() (table [1 << lanes]packed) {
	for set := range table {
		for i := range lanes {
			table[set] |= packed(set>>i&1) << (i * laneBits)
		}
	}
	return table
}()

// of is the count in a lane. With half of its range added to each, none is
// below nought and none borrows from the next.
func (p packed) of(lane int) int64 {
	const half = 1 << (laneBits - 1)
	return int64((p+half*spread[1<<lanes-1])>>(lane*laneBits)&(2*half-1)) - half
}

// addTo adds the counts of packed numbers to others.
func addTo(counts []int64, from []packed) {
	for i := range counts {
		counts[i] += from[i/lanes].of(i % lanes)
	}
}

// pack is the counts, none of them further from nought than mostSteps.
func pack(to []packed, counts []int64) {
	for i, n := range counts {
		to[i/lanes] += packed(n) << (i % lanes * laneBits)
	}
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
// Most often the months follow one another.
func (s *series) month(m int16) int {
	if i := int(m) - int(s.first); uint(i) < uint(len(s.rows)) && s.rows[i].month == m {
		return i
	}
	return s.makeMonth(m)
}

func (s *series) makeMonth(m int16) int {
	i, found := s.find(m)
	if !found {
		s.rows = slices.Insert(s.rows, i, row{month: m})
		s.first = s.rows[0].month
	}
	return i
}

// find is the place of the row of a month, or that where it would stand.
func (s *series) find(m int16) (int, bool) {
	return slices.BinarySearchFunc(s.rows, m, func(r row, m int16) int { return int(r.month) - int(m) })
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
	f, times := e.factsReceived, packed(n)
	r.received[0] += times * spread[f&63]
	r.received[1] += times * spread[f>>6&63]
	r.received[2] += times * spread[f>>12&63]
	s.step(r, i)
}

func (s *series) finish(e *entry, n int16) {
	i := s.month(e.finished)
	r := &s.rows[i]
	f, times := e.factsFinished, packed(n)
	r.finished[0] += times * spread[f&63]
	r.finished[1] += times * spread[f>>6&63]
	s.step(r, i)
}

func (s *series) step(r *row, i int) {
	if r.steps++; r.steps == mostSteps {
		s.settle(i)
	}
}

// settle moves the counts of a row to the totals of its month.
func (s *series) settle(i int) *totals {
	row := &s.rows[i]
	if s.rare.totals == nil {
		s.rare.totals = map[int16]*totals{}
	}
	t := s.rare.totals[row.month]
	if t == nil {
		t = &totals{}
		s.rare.totals[row.month] = t
	}
	row.addTo(t)
	row.steps, row.received, row.finished = 0, [len(row.received)]packed{}, [len(row.finished)]packed{}
	return t
}

// counts is all that was counted in the month of a row.
func (s *series) counts(i int) (c totals) {
	r := &s.rows[i]
	if t := s.rare.totals[r.month]; t != nil {
		c = *t
	}
	r.addTo(&c)
	return c
}

func (r *row) addTo(t *totals) {
	addTo(t.received[:], r.received[:])
	addTo(t.finished[:], r.finished[:])
}

func (s *series) becameOverdue(day form.Day, n int64) {
	r := s.rare
	if len(r.overdue) > 0 { // most often the days follow one another
		if i := int(day - r.overdue[0].day); uint(i) < uint(len(r.overdue)) && r.overdue[i].day == day {
			r.overdue[i].n += n
			return
		}
	}
	i, found := slices.BinarySearchFunc(r.overdue, day, func(c dayCount, d form.Day) int { return int(c.day - d) })
	if !found {
		r.overdue = slices.Insert(r.overdue, i, dayCount{day: day})
	}
	r.overdue[i].n += n
}

// merge adds another series.
func (s *series) merge(o *series) {
	for i := range o.rows {
		b := o.rows[i] // a copy: o may be s
		j := s.month(b.month)
		a := &s.rows[j]
		if o.rare.totals[b.month] == nil {
			if a.steps+b.steps >= mostSteps {
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
		t := s.settle(j)
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

// Months are numbered from January of form.MinYear on.

// months is how many a tally knows.
const months = 12 * (form.MaxYear - form.MinYear + 1)

func monthPeriod(m int) schedule.Period {
	return schedule.NewPeriod(form.MinYear+m/12, schedule.GrainMonth, m%12+1)
}

// monthsOf is the months that a period of a year at most is made of, [first,
// until).
func monthsOf(p schedule.Period) (first, until int) {
	n := map[schedule.Grain]int{schedule.GrainMonth: 1, schedule.GrainQuarter: 3, schedule.GrainHalfYear: 6}[p.Grain()]
	if n == 0 {
		n = 12
	}
	first = (p.Year()-form.MinYear)*12 + (p.Number()-1)*n
	return first, first + n
}

// monthTables says for each day the month of each window: a look into a table
// is what a count of ten million dossiers a second leaves time for.
var monthTables = [...]func() []int16{
	schedule.CalendarWindow: sync.OnceValue(func() []int16 { return monthTable(schedule.CalendarWindow) }),
	schedule.Decree09Window: sync.OnceValue(func() []int16 { return monthTable(schedule.Decree09Window) }),
}

// firstDay is that of the tables; the last is that of the last month.
var firstDay = form.NewDay(form.MinYear, 1, 1)

func monthTable(w schedule.Window) (table []int16) {
	for m := range months {
		span := w.Span(monthPeriod(m))
		for day := max(span.Since, firstDay); day < span.Until; day++ {
			table = append(table, int16(m))
		}
	}
	return table
}
