package indicator

import (
	"cmp"
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
)

// TieRule says which ranks follow bodies that are equal.
type TieRule uint8

const (
	// Competition gives equals the same rank and leaves as many ranks out: two
	// firsts, then a third. The national portal ranks so; it is the default.
	Competition TieRule = iota
	// Dense gives equals the same rank and leaves none out: two firsts, then a
	// second.
	Dense
)

// Entry is a body with the figure that it is ranked by.
type Entry struct {
	Body  body.ID
	Value Ratio
	Why   Reason // why it has no figure, when it has none; may be left zero
}

// Standing is the place of a body.
type Standing struct {
	Rank  int
	Body  body.ID
	Value Ratio
	Tied  bool // shared with others
}

// LeftOut is a body that has no place, and why.
type LeftOut struct {
	Body   body.ID
	Reason Reason
}

// Ranking is bodies in order, the best first, and those without a place.
type Ranking struct {
	Ties      TieRule
	Standings []Standing
	LeftOut   []LeftOut
}

// Rank puts bodies in order of their figures, exactly and before any rounding;
// equals stand in order of their IDs, so that the order is the same each time.
// Bodies without data or base are left out, with the reason, as is the second
// of two entries of one body.
func Rank(entries []Entry, better Direction, ties TieRule) Ranking {
	r := Ranking{Ties: ties}
	seen := map[body.ID]bool{}
	for _, e := range entries {
		switch why := e.Why; {
		case seen[e.Body]:
			r.LeftOut = append(r.LeftOut, LeftOut{e.Body, reason("rank.twice", "cơ quan đứng hai lần trong danh sách", "the body stands twice in the list")})
		case !e.Value.HasBase():
			if why.Kind == "" {
				why = reason("data.none", "chưa có số liệu", "there is no data")
				if !e.Value.IsZero() {
					why = reason("data.nobase", "mẫu số bằng 0: không phát sinh", "the denominator is 0: nothing arose")
				}
			}
			r.LeftOut = append(r.LeftOut, LeftOut{e.Body, why})
		default:
			r.Standings = append(r.Standings, Standing{Body: e.Body, Value: e.Value})
		}
		seen[e.Body] = true
	}
	order := func(a, b Standing) int {
		c, _ := b.Value.Compare(a.Value)
		if better == LessIsBetter {
			c = -c
		}
		return c
	}
	slices.SortFunc(r.Standings, func(a, b Standing) int { return cmp.Or(order(a, b), cmp.Compare(a.Body, b.Body)) })
	slices.SortStableFunc(r.LeftOut, func(a, b LeftOut) int { return cmp.Compare(a.Body, b.Body) })
	for i := range r.Standings {
		s := &r.Standings[i]
		switch {
		case i > 0 && order(r.Standings[i-1], *s) == 0:
			s.Rank, s.Tied = r.Standings[i-1].Rank, true
			r.Standings[i-1].Tied = true
		case i > 0 && ties == Dense:
			s.Rank = r.Standings[i-1].Rank + 1
		default:
			s.Rank = i + 1
		}
	}
	return r
}

// Ranking ranks bodies by their figures on an indicator in a period. Figures of
// which parts are missing have no place.
func (r *Results) Ranking(indicator ID, bodies []body.ID, period schedule.Period, ties TieRule) Ranking {
	def, _ := r.set.Definition(indicator)
	entries := make([]Entry, len(bodies))
	for i, b := range bodies {
		v := r.Value(indicator, b, period)
		entries[i] = Entry{Body: b, Value: v.Observation.Value}
		if !v.Complete() {
			entries[i].Value, entries[i].Why = Ratio{}, v.Missing[0].Reason
		}
	}
	return Rank(entries, def.Direction, ties)
}
