package indicator

import (
	"math/big"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
)

// Point is one period of a series.
type Point struct {
	Period   schedule.Period   `json:"period"`
	Rollup   Rollup            `json:"rollup"`             // what was recorded, or added up, for it
	Absorbed []body.Succession `json:"absorbed,omitempty"` // what the body took in during the period: the series breaks here
}

// Value is the figure of the point; zero when there is none, or a part only.
func (p Point) Value() Ratio {
	if !p.Rollup.Complete() {
		return Ratio{}
	}
	return p.Rollup.Observation.Value
}

// Series is the figures of a body from the first period to the last, both
// included and of one grain. Periods without a figure are points without a
// value. It is empty when the periods are of different grains. An indicator that
// the set lacks is refused.
func (r *Results) Series(indicator ID, b body.ID, first, last schedule.Period) ([]Point, error) {
	r = r.ready()
	def, err := r.definition(indicator)
	if err != nil || first.IsZero() || first.Grain() != last.Grain() {
		return nil, err
	}
	absorbed := r.registry.ByID(b).Absorbed()
	var points []Point
	for p := first; !p.IsZero() && p.Compare(last) <= 0; p = p.Next() {
		pt := Point{Period: p, Rollup: r.value(def, b, p)}
		for _, s := range absorbed {
			if r.window.Span(p).Contains(s.On) {
				pt.Absorbed = append(pt.Absorbed, s)
			}
		}
		points = append(points, pt)
	}
	return points, nil
}

// Compare is the figure of a period with the two that it is compared with in
// reports: that of the period before, and of the same period a year before. An
// indicator that the set lacks is refused.
func (r *Results) Compare(indicator ID, b body.ID, p schedule.Period) (now, previous, yearBefore Point, err error) {
	for _, q := range []struct {
		to *Point
		of schedule.Period
	}{{&now, p}, {&previous, p.Previous()}, {&yearBefore, p.YearBefore()}} {
		s, fault := r.Series(indicator, b, q.of, q.of)
		if err = fault; len(s) == 1 {
			*q.to = s[0]
		}
	}
	return now, previous, yearBefore, err
}

// PointsAbove is how many percentage points a share lies above another, such as
// that of a year before, rounded in the stated way; below 0 when it fell. ok is
// false when one of them has no data or no base.
func (r Ratio) PointsAbove(from Ratio, places int, how Rounding) (f Figure, ok bool) {
	to := r
	if !from.HasBase() || !to.HasBase() {
		return Figure{}, false
	}
	n := new(big.Int).Mul(big.NewInt(to.num), big.NewInt(from.den))
	n.Sub(n, new(big.Int).Mul(big.NewInt(from.num), big.NewInt(to.den)))
	n.Mul(n, big.NewInt(100))
	d := new(big.Int).Mul(big.NewInt(from.den), big.NewInt(to.den))
	return quotient(n, d, min(max(places, 0), maxScale), how)
}
