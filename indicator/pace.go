package indicator

import (
	"fmt"
	"math/big"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Pace is what still has to be reached so that a target is met by its date.
type Pace struct {
	SoFar   Ratio `json:"soFar"`
	Periods int   `json:"periods"` // left until the date of the target
	Base    int64 `json:"base"`    // units expected to come into the denominator in them
	// Units is how many of the units to come have to count in the numerator;
	// 0 when the target is met even if none does. PerPeriod is the same for
	// each of the periods left, rounded up.
	Units     int64 `json:"units"`
	PerPeriod int64 `json:"perPeriod"`
	// Needed is the share of the units to come that has to count. Out of reach
	// it is more than the whole, or has no base.
	Needed  Ratio  `json:"needed"`
	Reached bool   `json:"reached,omitzero"` // nothing more is needed
	Lost    bool   `json:"lost,omitzero"`    // it cannot be reached any more with the base expected
	Reason  Reason `json:"reason"`
}

// PaceTo is the pace needed from now on: with so much reached so far, base
// units expected to come in as many periods as are left. It is for goals to be
// reached from below; a count needs no base. ok is false without data, for a
// goal of the other direction, and for numbers beyond [MaxCount].
func PaceTo(g Goal, how Reading, soFar Ratio, base int64, periods int) (p Pace, ok bool) {
	op := plain(g.Op, how)
	if soFar.IsZero() || base < 0 || base > MaxCount || periods < 0 || op != AtLeast && op != MoreThan && op != Equal && op != Range {
		return Pace{}, false
	}
	p = Pace{SoFar: soFar, Periods: periods, Base: base}
	if soFar.IsCount() {
		p.Base = 0
	}
	whole := soFar.den + p.Base
	if whole == 0 {
		return Pace{}, false
	}
	// The numerator has to come to value*whole/(factor*10^scale), rounded up,
	// and above it for "more than".
	need, rest := new(big.Int).QuoRem(
		new(big.Int).Mul(big.NewInt(g.Value.coef), big.NewInt(whole)),
		big.NewInt(g.factor()*pow10[g.Value.scale]), new(big.Int))
	if rest.Sign() > 0 || op == MoreThan && rest.Sign() == 0 { // of a figure below 0 the quotient lies above already
		need.Add(need, big.NewInt(1))
	}
	need.Sub(need, big.NewInt(soFar.num))
	if !need.IsInt64() || need.Int64() > MaxCount {
		return Pace{}, false
	}
	p.Units = max(need.Int64(), 0)
	p.Reached = p.Units == 0
	if soFar.IsCount() {
		p.Needed = Ratio{p.Units, 1, formCount}
		p.Lost = !p.Reached && periods == 0
	} else {
		p.Needed = Ratio{p.Units, p.Base, formRatio}
		p.Lost = p.Units > p.Base
	}
	if periods > 0 {
		p.PerPeriod = p.Units / int64(periods)
		if p.Units%int64(periods) > 0 {
			p.PerPeriod++
		}
	}
	units, coming, each := Figure{coef: p.Units}, Figure{coef: p.Base}, Figure{coef: p.PerPeriod}
	switch {
	case p.Reached:
		p.Reason = reason("pace.reached", "đã đủ để đạt chỉ tiêu", "enough is done to meet the target")
	case p.Lost:
		p.Reason = reason("pace.lost",
			fmt.Sprintf("cần thêm %s nhưng chỉ còn %s dự kiến phát sinh", units.Text(form.Vietnamese), coming.Text(form.Vietnamese)),
			fmt.Sprintf("%s more are needed and only %s are expected to come", units.Text(form.English), coming.Text(form.English)))
	default:
		p.Reason = reason("pace",
			fmt.Sprintf("cần thêm %s, mỗi kỳ %s trong %d kỳ còn lại", units.Text(form.Vietnamese), each.Text(form.Vietnamese), periods),
			fmt.Sprintf("%s more are needed, %s in each of the %d periods left", units.Text(form.English), each.Text(form.English), periods))
	}
	return p, true
}

// Pace is the pace that a body needs in the months that are left of the
// target's period after the month "through", given what was counted from the
// beginning of the period through that month. The base to come is expected at
// the rate so far; hosts that know better use [PaceTo]. ok is false when no
// target binds the body, a month is missing, or the month lies outside, and for
// an indicator of which months are not added up. One that the set lacks is
// refused.
func (r *Results) Pace(indicator ID, b body.ID, through schedule.Period) (p Pace, ok bool, err error) {
	r = r.ready()
	def, err := r.definition(indicator)
	if err != nil || through.Grain() != schedule.GrainMonth || def.Accrual.whole() {
		return Pace{}, false, err
	}
	e := r.evaluate(def, b, through)
	if e.Target == nil {
		return Pace{}, false, nil
	}
	months := e.Target.Period.Split(schedule.GrainMonth)
	sum := r.empty(indicator, b, e.Target.Period)
	done := 0
	for _, m := range months {
		if m.Compare(through) > 0 {
			break
		}
		v := r.value(def, b, m)
		if e.definition.Accrual == Stock {
			sum = r.empty(indicator, b, e.Target.Period)
		}
		sum.join(v)
		done++
	}
	if done == 0 || !sum.Complete() {
		return Pace{}, false, nil
	}
	left := len(months) - done
	base := new(big.Int)
	if e.definition.Accrual == Flow {
		base.Mul(big.NewInt(sum.Observation.Value.den), big.NewInt(int64(left)))
		base.Quo(base, big.NewInt(int64(done)))
	}
	if !base.IsInt64() {
		return Pace{}, false, nil
	}
	p, ok = PaceTo(e.Target.Goal, e.reading, sum.Observation.Value, base.Int64(), left)
	return p, ok, nil
}
