package onestop

import (
	"bytes"
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// A dossier that passes from one body to another is received by the first and
// finished by the last, each in the month of its day. Between the two it is in
// progress with one of them at the end of each month: a month in which it
// passed on counts it with the last body of that month. So it counts once in
// any period, and what was published of the months before stays.

// pass is a dossier that passed on: where to, and in which month.
type pass struct {
	to     pair
	month  int16
	within bool // after the first day of the month
}

// movedCount is the dossiers in progress that came to a series in a month, less
// those that left it: on the first day of the month, as with a merger, or
// within it.
type movedCount struct {
	month  int16
	within bool
	facts  LastingCounts
}

func (c movedCount) order(d movedCount) int {
	w := func(c movedCount) int {
		if c.within {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(c.month, d.month), w(c)-w(d))
}

// hands is the body that received a dossier, by the end of the day, and where
// it passed to from there until it was finished.
func (t *Tally) hands(d *Dossier) (k pair, moves []pass, why reason) {
	if len(d.Hands) < 2 {
		k, why = t.pairOf(d.Body, d.Procedure)
		return k, nil, why
	}
	first := 0
	for first+1 < len(d.Hands) && d.Hands[first+1].Since <= d.Received.Day() {
		first++
	}
	if k, why = t.pairOf(d.Hands[first].Body, d.Procedure); why != 0 {
		return k, nil, why
	}
	holder := k
	for _, h := range d.Hands[first+1:] {
		if !d.Finished.IsZero() && h.Since > d.Finished.Day() {
			break // it is done: whoever keeps it now did nothing for it
		}
		p := pass{}
		if p.to, why = t.pairOf(h.Body, d.Procedure); why != 0 {
			return k, nil, why
		}
		if p.to == holder {
			continue
		}
		var ok bool
		if p.month, ok = t.monthOfDay(h.Since); !ok {
			return k, nil, noPeriod
		}
		before, ok := t.monthOfDay(h.Since - 1)
		p.within = ok && before == p.month
		moves, holder = append(moves, p), p.to
	}
	return k, moves, 0
}

// follow counts an entry n times, from the body that received it on to the
// last.
func (t *Tally) follow(e *entry, k pair, moves []pass, n int16) {
	overdue := int16(math.MaxInt16) // the month
	if e.overdue == 0 {
		overdue = none
	} else if m, ok := t.monthOfDay(e.overdue); ok {
		overdue = m
	}
	told := e.overdue == 0
	t.series[t.place(k)].receive(e, n)
	for _, m := range moves {
		if !told && overdue < m.month {
			t.series[t.place(k)].becameOverdue(e.overdue, int64(n))
			told = true
		}
		for _, side := range []struct {
			of pair
			n  int16
		}{{k, -n}, {m.to, n}} {
			s := &t.series[t.place(side.of)]
			s.pass(e, m, side.n)
			if told && e.overdue != 0 {
				s.becameOverdue(t.options.Window.Span(monthPeriod(int(m.month))).Since, int64(side.n))
			}
		}
		k = m.to
	}
	s := &t.series[t.place(k)]
	if !told {
		s.becameOverdue(e.overdue, int64(n))
	}
	if e.finished != none {
		s.finish(e, n)
	}
}

// pass counts an entry that came (or left) in progress.
func (s *series) pass(e *entry, m pass, n int16) {
	c := s.movedIn(m.month, m.within)
	for f := e.factsReceived & lastingFacts; f != 0; f &= f - 1 {
		c.facts[bits.TrailingZeros32(uint32(f))] += int64(n)
	}
}

// movedIn is the count of a month, which is made when it is not there.
func (s *series) movedIn(month int16, within bool) *movedCount {
	r, c := s.rare, movedCount{month: month, within: within}
	i, found := slices.BinarySearchFunc(r.moved, c, movedCount.order)
	if !found {
		r.moved = slices.Insert(r.moved, i, c)
	}
	return &r.moved[i]
}

// handsText is the hands as [ReadCSV] reads them: H26.1@2025-06-10
// H26.2@2025-07-01.
func handsText(hands []Hand) string {
	b := []byte{}
	for i, h := range hands {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(append(append(b, h.Body...), '@'), h.Since.String()...)
	}
	return string(b)
}

// readHands reads the hands of a row, in order.
func (ns *names) readHands(d *Dossier, v []byte) bool {
	for len(v) > 0 {
		var one []byte
		one, v, _ = bytes.Cut(v, []byte(" "))
		name, from, _ := bytes.Cut(one, []byte("@"))
		id, ok := ns.body(name)
		if !ok {
			return false
		}
		since, ok := parseMoment(from)
		if !ok || !since.IsDay() || since.IsZero() {
			return false
		}
		d.Hands = append(d.Hands, Hand{Body: id, Since: since.Day()})
	}
	return true
}
