package scorecard

import (
	"math/big"
	"sort"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/form"
)

// Gain is what more of what an item counts would change of its points, out of as many
// as there are: of the dossiers that were counted, so many more in time.
type Gain struct {
	form.Unwritten
	ID  indicator.ID
	One indicator.Figure // the points with one more; those that there are, where they grow only with several
	// Next is the smallest number more with which the points grow, as they are rounded,
	// and NextScore the points then.
	Next      int64
	NextScore indicator.Figure
	// All is the smallest number more with which all points are earned; 0 where no number
	// out of as many as there are does.
	All int64
}

// Gain is what more would change of the points of an item, as [Card.Score] gave them.
// ok is false where nothing more can be earned, or the points cannot be assessed, do
// not come from a share, or are of no item of the card.
func (c *Card) Gain(s ItemScore) (g Gain, ok bool) {
	d := c.get()
	var it *Item
	for i := range d.Items {
		if d.Items[i].ID == s.ID {
			it = &d.Items[i]
		}
	}
	if it == nil || !s.Assessed || !s.Value.HasBase() {
		return Gain{}, false
	}
	n, of := s.Value.Numerator(), s.Value.Denominator()
	// The whole is earned from so many on, and no part of a whole is larger than it.
	full := of
	if t := it.Rule.Threshold; !t.IsZero() {
		need := new(big.Rat).Mul(t.Rat(), big.NewRat(of, 100))
		up := new(big.Int).Add(need.Num(), new(big.Int).Sub(need.Denom(), big.NewInt(1)))
		if up.Quo(up, need.Denom()); up.IsInt64() {
			full = up.Int64()
		}
	}
	most := full
	if it.Kind == indicator.Share && !it.TwoSources {
		most = min(full, of)
	}
	at := func(more int64) indicator.Figure { return d.round(it.points(n+more, of)) }
	room := most - n
	if room <= 0 || at(room).Compare(s.Score) <= 0 {
		return Gain{}, false
	}
	g = Gain{ID: it.ID, One: at(1)}
	// Points never fall with more: the first number with which they grow is found by
	// halving. What lies beyond an int is no count of anybody's.
	next := sort.Search(int(min(room, indicator.MaxCount)), func(k int) bool { return at(int64(k)+1).Compare(s.Score) > 0 })
	g.Next = int64(next) + 1
	g.NextScore = at(g.Next)
	if most == full {
		g.All = room
	}
	return g, true
}

// points is what so many of so many earn, before any rounding.
func (it *Item) points(n, of int64) *big.Rat {
	share := big.NewRat(n, of)
	if t := it.Rule.Threshold; !t.IsZero() {
		share.Quo(share, t.Rat()).Mul(share, big.NewRat(100, 1))
	}
	if whole := big.NewRat(1, 1); share.Cmp(whole) > 0 {
		share = whole
	}
	return share.Mul(share, it.Max.Rat())
}
