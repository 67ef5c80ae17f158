package indicator

import (
	"cmp"
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
)

// subject is an indicator and a body by their numbers.
type subject struct{ indicator, body uint32 }

// shelf is what a ledger has of a subject. The periods are few, and are looked
// through by number: who asks for a year, its quarters and its months one after
// another finds what there is in one place, and what there is not as soon.
type shelf struct {
	grains grains   // of all its periods, those by procedure too
	latest []latest // of the figures of the body as a whole, in order of when
}

// latest is the record made last of a period.
type latest struct {
	when uint32
	at   int32
}

func (s *shelf) find(when uint32) (int, bool) {
	return slices.BinarySearchFunc(s.latest, when, func(a latest, when uint32) int { return cmp.Compare(a.when, when) })
}

// shelf is that of a place; nil where nothing was ever recorded of its subject.
func (l *Ledger) shelf(p place) *shelf { return l.shelves[subject{p.indicator, p.body}] }

// shelfFor is that of a place for which something is recorded, in a period of
// the grain. What is taken back leaves its grain there.
func (l *Ledger) shelfFor(p place, g schedule.Grain) *shelf {
	s := l.shelf(p)
	if s == nil {
		if l.shelves == nil {
			l.shelves, l.newest, l.details = map[subject]*shelf{}, map[place]int32{}, map[place][]int32{}
		}
		s = &shelf{}
		l.shelves[subject{p.indicator, p.body}] = s
	}
	s.grains |= 1 << g
	return s
}

// last is the record made last of a place on its shelf; noOlder where there is
// none.
func (l *Ledger) last(s *shelf, p place) int32 {
	if p.procedure != 0 {
		if at, ok := l.newest[p]; ok {
			return at
		}
	} else if s != nil {
		if i, ok := s.find(p.when); ok {
			return s.latest[i].at
		}
	}
	return noOlder
}

// setLast sets it, or takes it away (noOlder).
func (l *Ledger) setLast(s *shelf, p place, at int32) {
	switch i, ok := s.find(p.when); {
	case p.procedure != 0 && at == noOlder:
		delete(l.newest, p)
	case p.procedure != 0:
		l.newest[p] = at
	case at == noOlder:
		s.latest = slices.Delete(s.latest, i, i+1)
	case ok:
		s.latest[i].at = at
	default:
		s.latest = slices.Insert(s.latest, i, latest{p.when, at})
	}
}

// grains is a set of sizes of periods.
type grains uint8

func (gs grains) has(g schedule.Grain) bool { return gs>>g&1 != 0 }

// within says that the set has a size of which periods lie in one of g.
func (gs grains) within(g schedule.Grain) bool { return gs&(2<<g-1) != 0 }

// grains is the sizes of the periods for which something was recorded of an
// indicator and a body, in any window: of others nothing needs to be asked.
func (l *Ledger) grains(id ID, b body.ID) grains {
	if l == nil {
		return 0
	}
	at, ok := l.known(Key{Indicator: id, Body: b})
	if s := l.shelf(at); ok && s != nil {
		return s.grains
	}
	return 0
}
