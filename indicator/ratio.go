package indicator

import (
	"cmp"
	"fmt"
	"math/big"
	"math/bits"

	"github.com/shopspring/decimal"

	"github.com/caicach/tthc/schedule/form"
)

// Ratio is what was counted: a numerator out of a denominator, both whole
// numbers up to [MaxCount], or a count that has no denominator. It holds the
// counts as they came, so that they can be added up; it is never rounded.
//
// Three things that other systems mix up are kept apart: the zero Ratio is no
// data; 0 of 0 is no base ([Ratio.HasBase]); 0 of 5 is nought per cent.
//
// A Ratio need not be a share of the whole: a mean rating is the sum of the
// ratings out of their number, a cut is what was cut out of the baseline
// ([Cut]), and may then be negative. Ratios are compared by value with
// [Ratio.Compare]; == compares the counts themselves.
type Ratio struct {
	num, den int64
	form     ratioForm
}

type ratioForm uint8

const (
	formNone ratioForm = iota
	formRatio
	formCount
)

// NewRatio is numerator out of denominator. 0 out of 0 means that there was no
// base: nothing arose. Something out of 0 is a contradiction and refused
// ([RatioBase]), as are a negative denominator and numbers beyond [MaxCount].
func NewRatio(numerator, denominator int64) (Ratio, error) {
	if denominator < 0 || denominator > MaxCount {
		return Ratio{}, countError(denominatorWord, denominator)
	}
	if numerator > MaxCount || numerator < -MaxCount {
		return Ratio{}, countError(numeratorWord, numerator)
	}
	if denominator == 0 && numerator != 0 {
		return Ratio{}, texts.Error(form.Error{Code: RatioBase, Value: fmt.Sprint(numerator)})
	}
	return Ratio{numerator, denominator, formRatio}, nil
}

func countError(what form.Text, n int64) error {
	return texts.Error(form.Error{Code: CountRange, Value: fmt.Sprint(n), Args: form.Args{"what": what}})
}

// MustRatio is [NewRatio] for counts that a program made itself. It panics
// where NewRatio has an error.
func MustRatio(numerator, denominator int64) Ratio {
	r, err := NewRatio(numerator, denominator)
	if err != nil {
		panic(err)
	}
	return r
}

// NewCount is a plain count or sum, without a denominator.
func NewCount(n int64) (Ratio, error) {
	if n > MaxCount || n < -MaxCount {
		return Ratio{}, countError(numeratorWord, n)
	}
	return Ratio{n, 1, formCount}, nil
}

// Cut is how much less now is than the baseline, out of the baseline: from
// 1000 to 700 it is 300 of 1000. It is negative when now is more.
func Cut(baseline, now int64) (Ratio, error) {
	if now < 0 || now > MaxCount {
		return Ratio{}, countError(numeratorWord, now)
	}
	if baseline < 0 || baseline > MaxCount {
		return Ratio{}, countError(denominatorWord, baseline)
	}
	return NewRatio(baseline-now, baseline)
}

// IsZero says that there is no data.
func (r Ratio) IsZero() bool { return r.form == formNone }

// IsCount says that this is a count without a denominator.
func (r Ratio) IsCount() bool { return r.form == formCount }

// HasBase says that there is data and the denominator is not 0.
func (r Ratio) HasBase() bool { return r.den != 0 }

// Numerator is the upper number, or the count.
func (r Ratio) Numerator() int64 { return r.num }

// Denominator is the lower number; 1 for a count, 0 for no data or no base.
func (r Ratio) Denominator() int64 { return r.den }

// Compare orders two ratios by their exact value, in 128-bit products; ok is
// false when one of them has no data or no base, and then there is no order.
func (r Ratio) Compare(s Ratio) (c int, ok bool) {
	if r.den == 0 || s.den == 0 {
		return 0, false
	}
	return compareProducts(r.num, s.den, s.num, r.den), true
}

// compareFigure orders r times factor (100 for per cent) against a figure,
// exactly. The ratio has a base; factor is 1, 100 or 1000, so that factor times
// 10^scale is at most 10^12.
func (r Ratio) compareFigure(factor int64, f Figure) int {
	if r.num|f.coef >= 0 { // what nearly all are: a shorter way to the same
		hi1, lo1 := bits.Mul64(uint64(r.num), uint64(factor*pow10[f.scale]))
		hi2, lo2 := bits.Mul64(uint64(f.coef), uint64(r.den))
		if hi1 == hi2 {
			hi1, hi2 = lo1, lo2
		}
		if hi1 < hi2 {
			return -1
		}
		if hi1 > hi2 {
			return 1
		}
		return 0
	}
	return compareProducts(r.num, factor*pow10[f.scale], f.coef, r.den)
}

// compareProducts compares a*b with c*d without overflow; b and d are above 0.
func compareProducts(a, b, c, d int64) int {
	if s := cmp.Compare(sign(a), sign(c)); s != 0 {
		return s
	}
	hi1, lo1 := product(a, b)
	hi2, lo2 := product(c, d)
	return sign(a) * cmp.Or(cmp.Compare(hi1, hi2), cmp.Compare(lo1, lo2))
}

// product is |a|*b in 128 bits.
func product(a, b int64) (hi, lo uint64) { return bits.Mul64(uint64(max(a, -a)), uint64(b)) }

// Add is the ratio of the sums, as in rolling up parts to the whole: 1 of 2
// and 3 of 10 are 4 of 12, and never the mean of 50% and 30%. Nothing is added
// to no data: the sum with it is the other. A count cannot be added to a
// ratio, and a sum beyond [MaxCount] cannot be held: both are refused.
func (r Ratio) Add(s Ratio) (Ratio, error) {
	switch {
	case r.IsZero():
		return s, nil
	case s.IsZero():
		return r, nil
	case r.form != s.form:
		return Ratio{}, texts.Error(form.Error{Code: CountMixed})
	case r.form == formCount:
		return NewCount(r.num + s.num)
	}
	return NewRatio(r.num+s.num, r.den+s.den)
}

// Rounding is how a figure loses its further decimal places. Each source has
// its own published rule, so it is always stated.
type Rounding uint8

const (
	// HalfUp rounds a half away from zero: 2.345 to 2.35, -2.345 to -2.35.
	HalfUp Rounding = iota
	// HalfEven rounds a half to the even neighbour: 2.345 to 2.34.
	HalfEven
	// Truncate leaves the further places out: 98.6297 to 98.62, as the
	// Government's report 1270/BC-TCTTTg of 2017 does.
	Truncate
)

var roundings = closed{form.Text{"cách làm tròn", "rounding"}, []string{"half-up", "half-even", "truncate"}}

// String is "half-up", "half-even" or "truncate".
func (m Rounding) String() string { return roundings.name(uint8(m)) }

// MarshalText writes as [Rounding.String].
func (m Rounding) MarshalText() ([]byte, error) { return roundings.marshal(uint8(m)) }

// UnmarshalText reads as [Rounding.String] writes.
func (m *Rounding) UnmarshalText(b []byte) error {
	i, err := roundings.unmarshal(b)
	if err == nil {
		*m = Rounding(i)
	}
	return err
}

// Percent is the ratio in per cent, rounded to so many decimal places (0 to 9)
// in the stated way; ok is false without data or base, and when the result is
// beyond [MaxCount]. It is for people to read: comparing is done by
// [Goal.Check] on the counts, so that 94.996% never passes for 95%.
func (r Ratio) Percent(places int, how Rounding) (f Figure, ok bool) {
	return r.round(100, places, how)
}

// Round is the ratio as a number: a mean, a count.
func (r Ratio) Round(places int, how Rounding) (f Figure, ok bool) { return r.round(1, places, how) }

// Decimal is [Ratio.Round] for a host that computes with decimals.
func (r Ratio) Decimal(places int, how Rounding) (d decimal.Decimal, ok bool) {
	f, ok := r.round(1, places, how)
	return f.Decimal(), ok
}

func (r Ratio) round(factor int64, places int, how Rounding) (Figure, bool) {
	if r.den == 0 {
		return Figure{}, false
	}
	places = min(max(places, 0), maxScale)
	n := new(big.Int).Mul(big.NewInt(r.num), big.NewInt(factor))
	return quotient(n, big.NewInt(r.den), places, how)
}

// quotient is n / d to so many places; ok is false beyond MaxCount. d is above
// zero.
func quotient(n, d *big.Int, places int, how Rounding) (Figure, bool) {
	negative := n.Sign() == -1
	n = new(big.Int).Abs(n)
	n.Mul(n, big.NewInt(pow10[places]))
	q, rest := n.QuoRem(n, d, new(big.Int))
	switch half := rest.Lsh(rest, 1).Cmp(d); {
	case how == Truncate || half < 0:
	case half > 0 || how == HalfUp || q.Bit(0) == 1:
		q.Add(q, big.NewInt(1))
	}
	if !q.IsInt64() {
		return Figure{}, false
	}
	coef := q.Int64()
	if negative {
		coef = -coef
	}
	f, err := NewFigure(coef, places)
	return f, err == nil
}

// String is the counts: "3 / 10", "3" for a count, "3 / 0" without a base, "-"
// for no data.
func (r Ratio) String() string {
	switch r.form {
	case formCount:
		return fmt.Sprint(r.num)
	case formRatio:
		return fmt.Sprintf("%d / %d", r.num, r.den)
	}
	return "-"
}

func sign(n int64) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// ratioJSON is the form of a ratio.
type ratioJSON struct {
	Numerator   *int64 `json:"numerator"`
	Denominator *int64 `json:"denominator,omitempty"`
}

var ratioFormJSON = form.Of[ratioJSON](0)

// MarshalJSON writes {"numerator":3,"denominator":10}, without the denominator
// for a count. No data is refused: leave it out (omitzero).
func (r Ratio) MarshalJSON() ([]byte, error) {
	var j ratioJSON
	if j.Numerator, j.Denominator = r.counts(); j.Numerator == nil {
		return nil, texts.Error(form.Error{Code: form.FieldMissing, Path: "numerator"})
	}
	return ratioFormJSON.Write(j)
}

// UnmarshalJSON reads what [Ratio.MarshalJSON] writes, and nothing else.
func (r *Ratio) UnmarshalJSON(b []byte) error {
	var s Ratio
	_, err := ratioFormJSON.Read(b, func(j *ratioJSON) form.Errors {
		var err error
		s, err = ratioOf(j.Numerator, j.Denominator)
		return form.All(err)
	})
	if err == nil {
		*r = s
	}
	return err
}

// counts is the numbers as forms hold them: both nil for no data, no
// denominator for a count.
func (r Ratio) counts() (numerator, denominator *int64) {
	if r.form == formNone {
		return nil, nil
	}
	if r.form == formRatio {
		denominator = &r.den
	}
	return &r.num, denominator
}

// ratioOf is the ratio of the numbers that a form holds.
func ratioOf(numerator, denominator *int64) (r Ratio, err error) {
	switch {
	case numerator != nil && denominator != nil:
		if r, err = NewRatio(*numerator, *denominator); err == nil {
			return r, nil
		}
		path := "numerator"
		if _, bad := NewRatio(0, *denominator); bad != nil {
			path = "denominator"
		}
		return Ratio{}, form.All(err).Under(path)
	case numerator != nil:
		if r, err = NewCount(*numerator); err != nil {
			return Ratio{}, form.All(err).Under("numerator")
		}
	case denominator != nil:
		return Ratio{}, texts.Error(form.Error{Code: NumeratorMissing, Path: "numerator"})
	}
	return r, nil
}
