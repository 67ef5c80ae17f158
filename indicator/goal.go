package indicator

import (
	"math/big"
	"math/bits"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Operator is how a result is held against the figure of a [Goal]. The zero
// Operator is none.
type Operator uint8

// The operators.
const (
	AtLeast  Operator = iota + 1 // >=  tối thiểu, ít nhất, từ ... trở lên
	MoreThan                     // >   trên
	Equal                        // =   a bare figure: "100%"
	AtMost                       // <=  không quá, tối đa
	LessThan                     // <   dưới
	Range                        // range, both ends included: "50 - 60%"
	About                        // about: "khoảng 70%"
)

var operators = closed{form.Text{"phép so sánh", "operator"}, []string{"", ">=", ">", "=", "<=", "<", "range", "about"}}

// String is the sign of the operator: ">=", ">", "=", "<=", "<", "range",
// "about"; empty for none.
func (o Operator) String() string { return operators.name(uint8(o)) }

// MarshalText writes as [Operator.String].
func (o Operator) MarshalText() ([]byte, error) { return operators.marshal(uint8(o)) }

// UnmarshalText reads the signs of [Operator.String].
func (o *Operator) UnmarshalText(b []byte) error {
	i, err := operators.unmarshal(b)
	if err == nil {
		*o = Operator(i)
	}
	return err
}

// Change says that a figure is the size of a change and not a level: "giảm ít
// nhất 30%" asks for a cut by 30%, "giảm xuống còn 30%" for the level of 30%.
type Change uint8

// The changes; NoChange is a level.
const (
	NoChange Change = iota
	Decrease        // giảm
	Increase        // tăng
)

var changes = closed{form.Text{"chiều thay đổi", "change"}, []string{"", "decrease", "increase"}}

// String is "decrease" or "increase", empty for a level.
func (c Change) String() string { return changes.name(uint8(c)) }

// MarshalText writes as [Change.String].
func (c Change) MarshalText() ([]byte, error) { return changes.marshal(uint8(c)) }

// UnmarshalText reads "decrease" and "increase".
func (c *Change) UnmarshalText(b []byte) error {
	i, err := changes.unmarshal(b)
	if err == nil {
		*c = Change(i)
	}
	return err
}

// Goal is the figure of a target: at least 80%, more than 5,000 enterprises,
// 50 to 60%. It is read from the words of a document by indicator/wording and
// compared with a result by [Goal.Check]. Goals are compared with ==; the zero
// Goal is none.
type Goal struct {
	Op    Operator
	Value Figure // of a Range the lower end
	Upper Figure // of a Range the upper end
	// Unit is as the document writes it, magnitudes worked into the value
	// ("2 tỷ đồng" is 2000000000 and "đồng"). What begins with "%" or "điểm
	// phần trăm" is compared in per cent, what begins with "‰" per mille.
	// Empty: the document gives none.
	Unit   string
	Change Change
}

// IsZero says that there is no goal.
func (g Goal) IsZero() bool { return g.Op == 0 }

// InPercent says that the figure counts hundredths.
func (g Goal) InPercent() bool {
	return strings.HasPrefix(g.Unit, "%") || strings.HasPrefix(g.Unit, percentPoints)
}

const (
	percentPoints = "điểm phần trăm" // the unit of a difference of shares
	perMille      = "‰"
)

// factor is what a share is multiplied with to be compared with the figure.
func (g *Goal) factor() int64 {
	if len(g.Unit) > 0 && g.Unit[0] == '%' { // nearly all, and inlined
		return 100
	}
	return factorOf(g.Unit)
}

func factorOf(unit string) int64 {
	switch {
	case strings.HasPrefix(unit, percentPoints):
		return 100
	case strings.HasPrefix(unit, perMille):
		return 1000
	}
	return 1
}

// Direction is the way in which a figure gets better.
type Direction uint8

// The directions.
const (
	MoreIsBetter Direction = iota
	LessIsBetter
)

var directions = closed{form.Text{"chiều tốt lên", "direction"}, []string{"more", "less"}}

// String is "more" or "less".
func (d Direction) String() string { return directions.name(uint8(d)) }

// MarshalText writes as [Direction.String].
func (d Direction) MarshalText() ([]byte, error) { return directions.marshal(uint8(d)) }

// UnmarshalText reads "more" and "less".
func (d *Direction) UnmarshalText(b []byte) error {
	i, err := directions.unmarshal(b)
	if err == nil {
		*d = Direction(i)
	}
	return err
}

// Reading is how the words of a goal are taken. The zero Reading is the usual
// one.
type Reading struct {
	Direction Direction `json:"direction,omitzero"`

	// Literal takes a bare figure ("95") and a range ("50 - 60%") by the
	// letter: a result beyond it is not met. Otherwise, and by default, more
	// than the figure is met where more is better, and less where less is: 97%
	// meets a target of "95".
	Literal bool `json:"literal,omitzero"`
}

// Outcome is the answer to whether a target is met. Missing data and a missing
// base are answers of their own and never count as nought.
type Outcome uint8

// The outcomes.
const (
	NoData   Outcome = iota // nothing was recorded, or it was set to missing
	NoBase                  // the denominator is 0
	NotBound                // the target does not bind this body in this period
	NotMet
	Met
)

var outcomes = closed{form.Text{"kết quả đánh giá", "outcome"}, []string{"no-data", "no-base", "not-bound", "not-met", "met"}}

// String is "met", "not-met", "no-data", "no-base" or "not-bound".
func (o Outcome) String() string { return outcomes.name(uint8(o)) }

// Text is the outcome for people.
func (o Outcome) Text(l form.Language) string {
	switch o {
	case Met:
		return l.Pick("đạt", "met")
	case NotMet:
		return l.Pick("chưa đạt", "not met")
	case NoBase:
		return l.Pick("không phát sinh", "no base")
	case NotBound:
		return l.Pick("không thuộc diện giao", "not bound")
	}
	return l.Pick("chưa có số liệu", "no data")
}

// MarshalText writes as [Outcome.String].
func (o Outcome) MarshalText() ([]byte, error) { return outcomes.marshal(uint8(o)) }

// UnmarshalText reads as [Outcome.String] writes.
func (o *Outcome) UnmarshalText(b []byte) error {
	i, err := outcomes.unmarshal(b)
	if err == nil {
		*o = Outcome(i)
	}
	return err
}

// Check holds a result against the goal, exactly and before any rounding. The
// answer is Met, NotMet, NoData (also for a goal that is zero) or NoBase. A
// goal in per cent takes the ratio as a share; another takes its value as it
// is. "About" is met from its value on.
func (g Goal) Check(r Ratio, how Reading) Outcome { return check(&g, r, how) }

// check takes the goal by its place: copying it would take longer than the
// comparison.
func check(g *Goal, r Ratio, how Reading) Outcome {
	if r.form == formNone || g.Op == 0 {
		return NoData
	}
	if r.den == 0 {
		return NoBase
	}
	factor, figure, op := g.factor(), g.Value, g.Op
	if op == Equal || op >= Range {
		if op = plain(op, how); g.Op == Range && op == AtMost {
			figure = g.Upper
		}
	}
	c := r.compareFigure(factor, figure)
	met := false
	switch op {
	case AtLeast:
		met = c >= 0
	case MoreThan:
		met = c > 0
	case Equal:
		met = c == 0
	case AtMost:
		met = c <= 0
	case LessThan:
		met = c < 0
	case Range:
		met = c >= 0 && r.compareFigure(factor, g.Upper) <= 0
	}
	if met {
		return Met
	}
	return NotMet
}

// plain is the operator in effect: bare figures, ranges and "about" become a
// least or a most unless they are taken by the letter.
func plain(op Operator, how Reading) Operator {
	switch {
	case op == About, !how.Literal && (op == Equal || op == Range):
		if how.Direction == LessIsBetter {
			return AtMost
		}
		return AtLeast
	}
	return op
}

// border is the figure whose reaching decides, given the operator in effect.
func (g Goal) border(op Operator) Figure {
	if g.Op == Range && op == AtMost {
		return g.Upper
	}
	return g.Value
}

// ToGo is how many units the numerator still has to gain to meet the goal with
// the same denominator: "thiếu 1.234 hồ sơ"; negative when it has to lose
// some. It is 0 for a goal that is met, and ok is false without data or base
// and where the number is beyond [MaxCount].
func (g Goal) ToGo(r Ratio, how Reading) (units int64, ok bool) {
	switch g.Check(r, how) {
	case Met:
		return 0, true
	case NotMet:
	default:
		return 0, false
	}
	op := plain(g.Op, how)
	f := g.border(op)
	if op == Range && r.compareFigure(g.factor(), g.Value) == 1 { // it lies above the upper end
		op, f = AtMost, g.Upper
	}
	// The border lies at f*den/(factor*10^scale) units of the numerator.
	hi, lo := product(f.coef, r.den)
	d := uint64(g.factor() * pow10[f.scale])
	if hi >= d {
		return 0, false
	}
	q, rest := bits.Div64(hi, lo, d)
	if q > MaxCount {
		return 0, false
	}
	floor, exact := int64(q), rest == 0
	if f.Sign() == -1 {
		floor = -floor
		if !exact {
			floor--
		}
	}
	need := floor
	switch op {
	case AtLeast, Range:
		if !exact {
			need++
		}
	case MoreThan:
		need++
	case LessThan:
		if exact {
			need--
		}
	case Equal:
		if !exact {
			return 0, false // no whole number is equal to it
		}
	}
	units = need - r.num
	return units, units <= MaxCount && units >= -MaxCount
}

// Text is the goal in canonical words: "tối thiểu 80%", "trên 95%", "100%",
// "không quá 5%", "dưới 15%", "50 - 60%", "khoảng 70%", "giảm tối thiểu 30%".
// The Vietnamese text is read back by indicator/wording as the same goal.
func (g Goal) Text(l form.Language) string {
	if g.IsZero() {
		return ""
	}
	s := map[Change]string{Decrease: l.Pick("giảm ", "a cut by "), Increase: l.Pick("tăng ", "a rise by ")}[g.Change]
	switch g.Op {
	case AtLeast:
		s += l.Pick("tối thiểu ", "at least ")
	case MoreThan:
		s += l.Pick("trên ", "more than ")
	case AtMost:
		s += l.Pick("không quá ", "at most ")
	case LessThan:
		s += l.Pick("dưới ", "less than ")
	case About:
		s += l.Pick("khoảng ", "about ")
	}
	s += g.figureText(g.Value, l)
	if g.Op == Range {
		s += " - " + g.figureText(g.Upper, l)
	}
	if g.Unit != "" && g.Unit[0] != '%' && g.Unit[0] != '/' && !strings.HasPrefix(g.Unit, perMille) {
		s += " "
	}
	return s + g.Unit
}

// figureText leaves the thousands of shares unmarked: 1.000% could be one.
func (g Goal) figureText(f Figure, l form.Language) string {
	if g.factor() != 1 {
		return strings.Replace(f.String(), ".", l.Pick(",", "."), 1)
	}
	return f.Text(l)
}

// goalJSON is the form of a goal. The upper end stands with a range, also when
// it is 0.
type goalJSON struct {
	Operator Operator `json:"operator"`
	Value    *Figure  `json:"value"`
	Upper    *Figure  `json:"upper,omitempty"`
	Unit     string   `json:"unit,omitzero"`
	Change   Change   `json:"change,omitzero"`
}

var goalForm = form.Of[goalJSON](0)

// MarshalJSON writes {"operator":">=","value":"80","unit":"%"}; "upper" stands
// with a range, "change" with the size of a change. The zero Goal is refused:
// leave it out (omitzero).
func (g Goal) MarshalJSON() ([]byte, error) {
	if err := g.check(); err != nil {
		return nil, err
	}
	j := goalJSON{Operator: g.Op, Value: &g.Value, Unit: g.Unit, Change: g.Change}
	if g.Op == Range {
		j.Upper = &g.Upper
	}
	return goalForm.Write(j)
}

// UnmarshalJSON reads what [Goal.MarshalJSON] writes, and nothing else.
func (g *Goal) UnmarshalJSON(b []byte) error {
	var h Goal
	_, err := goalForm.Read(b, func(j *goalJSON) form.Errors {
		if j.Value == nil {
			return nil // it is missing, which is said already
		}
		h = Goal{Op: j.Operator, Value: *j.Value, Unit: j.Unit, Change: j.Change}
		switch {
		case j.Upper != nil && h.Op != Range:
			return form.Errors{texts.Error(form.Error{Code: GoalUpper, Path: "upper", Value: j.Upper.String()})}
		case j.Upper == nil && h.Op == Range:
			return form.Errors{texts.Error(form.Error{Code: GoalRange, Path: "upper"})}
		case j.Upper != nil:
			h.Upper = *j.Upper
		}
		if err := h.check(); err != nil {
			return form.Errors{err}
		}
		return nil
	})
	if err != nil {
		return err
	}
	*g = h
	return nil
}

// check says what is wrong with a goal; nil for nothing.
func (g Goal) check() *form.Error {
	switch {
	case operators.name(uint8(g.Op)) == "":
		return texts.Error(form.Error{Code: GoalOperator, Path: "operator", Want: operators.names[1:]})
	case g.Op == Range && g.Upper.Compare(g.Value) < 0:
		return texts.Error(form.Error{Code: GoalRange, Path: "upper", Value: g.Upper.String()})
	case g.Op != Range && !g.Upper.IsZero():
		return texts.Error(form.Error{Code: GoalUpper, Path: "upper", Value: g.Upper.String()})
	}
	return nil
}

// Gap is how far the ratio is from the goal, in points of the goal's unit and
// never below 0; 0 for a goal that is met. It is rounded half up to two decimal
// places, and has more, at most 9, only where it would otherwise be shown as
// nothing. ok is false without data or base, and for a gap beyond [MaxCount].
func (g Goal) Gap(r Ratio, how Reading) (gap Figure, ok bool) {
	switch g.Check(r, how) {
	case Met:
		return Figure{}, true
	case NotMet:
	default:
		return Figure{}, false
	}
	op := plain(g.Op, how)
	f := g.border(op)
	if op == Range && r.compareFigure(g.factor(), g.Value) == 1 { // it lies above the upper end
		f = g.Upper
	}
	// |f - factor*num/den| over den*10^scale.
	n := new(big.Int).Mul(big.NewInt(f.coef), big.NewInt(r.den))
	m := new(big.Int).Mul(big.NewInt(r.num), big.NewInt(g.factor()*pow10[f.scale]))
	n.Abs(n.Sub(n, m))
	d := new(big.Int).Mul(big.NewInt(r.den), big.NewInt(pow10[f.scale]))
	for places := 2; places <= maxScale; places++ {
		if gap, ok = quotient(n, d, places, HalfUp); !ok || !gap.IsZero() || n.Sign() == 0 {
			return gap, ok
		}
	}
	return Figure{1, maxScale}, true // smaller than can be shown, and not nothing
}
