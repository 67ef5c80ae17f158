package indicator

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/caicach/tthc/schedule/form"
)

// MaxCount is the largest count, sum of money or coefficient of a [Figure]
// that is taken: 10^18. Products of two of them are compared in 128 bits.
const MaxCount = 1_000_000_000_000_000_000

// maxScale is the most decimal places that a Figure has.
const maxScale = 9

// Figure is an exact decimal number as documents write it: 80, 4.5,
// 2000000000. Figures are compared with == and with [Figure.Compare]; two
// equal numbers are one Figure, however many zeros were written behind the
// point. The zero Figure is the number 0.
type Figure struct {
	coef  int64
	scale uint8 // decimal places; none of them a trailing zero
}

// NewFigure is coef divided by 10^scale: NewFigure(45, 1) is 4.5. More than 9
// decimal places, and coefficients beyond [MaxCount], are refused.
func NewFigure(coef int64, scale int) (Figure, error) {
	if scale < 0 {
		return Figure{}, figureError(fmt.Sprintf("%de%d", coef, -scale))
	}
	if coef == 0 {
		return Figure{}, nil
	}
	for scale > 0 && coef%10 == 0 {
		coef /= 10
		scale--
	}
	if scale > maxScale || coef > MaxCount || coef < -MaxCount {
		return Figure{}, figureError(fmt.Sprintf("%de-%d", coef, scale))
	}
	return Figure{coef, uint8(scale)}, nil
}

func figureError(value string) error {
	return texts.Error(form.Error{Code: FigureForm, Value: value, Args: form.Args{"places": maxScale}})
}

// MustFigure is the whole number n. It panics beyond [MaxCount]; for numbers
// from outside use [NewFigure].
func MustFigure(n int64) Figure {
	f, err := NewFigure(n, 0)
	if err != nil {
		panic(err)
	}
	return f
}

// ParseFigure reads a number with a decimal point and no other mark: 80, 4.5,
// -0.25. The Vietnamese way of writing belongs to
// indicator/wording.
func ParseFigure(s string) (Figure, error) {
	digits := strings.TrimPrefix(s, "-")
	whole, part, point := strings.Cut(digits, ".")
	if !allDigits(whole) || point && !allDigits(part) {
		return Figure{}, figureError(s)
	}
	part = strings.TrimRight(part, "0")
	coef, err := strconv.ParseInt(whole+part, 10, 64)
	if err != nil {
		return Figure{}, figureError(s)
	}
	if digits != s {
		coef = -coef
	}
	f, err := NewFigure(coef, len(part))
	if err != nil {
		return Figure{}, figureError(s)
	}
	return f, nil
}

// MustParseFigure is [ParseFigure] for figures written in a program. It panics
// on what cannot be read.
func MustParseFigure(s string) Figure {
	f, err := ParseFigure(s)
	if err != nil {
		panic(err)
	}
	return f
}

// FigureFromDecimal takes a decimal over, exactly or not at all.
func FigureFromDecimal(d decimal.Decimal) (Figure, error) {
	// The exponent is looked at first: writing out 1e1000000000 would not end.
	if e := d.Exponent(); e < -64 || e > 18 {
		return Figure{}, figureError(fmt.Sprintf("1e%d", e))
	}
	return ParseFigure(d.String())
}

// Decimal is the figure for a host that computes with decimals.
func (f Figure) Decimal() decimal.Decimal { return decimal.New(f.coef, -int32(f.scale)) }

// IsZero says that the figure is 0.
func (f Figure) IsZero() bool { return f == Figure{} }

// Sign is -1, 0 or 1.
func (f Figure) Sign() int { return sign(f.coef) }

// Compare orders figures by size: -1, 0 or 1.
func (f Figure) Compare(g Figure) int {
	return compareProducts(f.coef, pow10[g.scale], g.coef, pow10[f.scale])
}

// Rat is the figure as an exact fraction, to compute with.
func (f Figure) Rat() *big.Rat { return big.NewRat(f.coef, pow10[f.scale]) }

// RoundRat is a fraction rounded to so many decimal places (0 to 9) in the
// stated way; ok is false beyond [MaxCount], and for nil.
func RoundRat(r *big.Rat, places int, how Rounding) (f Figure, ok bool) {
	if r == nil {
		return Figure{}, false
	}
	return quotient(r.Num(), r.Denom(), min(max(places, 0), maxScale), how)
}

// Ratio is the figure as a ratio, for ranking scores beside shares.
func (f Figure) Ratio() Ratio { return Ratio{num: f.coef, den: pow10[f.scale], form: formRatio} }

// Int64 is the figure as a whole number, and whether it is one.
func (f Figure) Int64() (int64, bool) { return f.coef, f.scale == 0 }

// String is the form that [ParseFigure] reads.
func (f Figure) String() string { return f.Fixed(0) }

// Fixed is the number with at least so many decimal places: 2.3 with two is
// "2.30". No place that is not zero is ever left out.
func (f Figure) Fixed(places int) string {
	n, s := f.coef, ""
	if n < 0 {
		n, s = -n, "-"
	}
	digits := strconv.FormatInt(n, 10)
	if len(digits) <= int(f.scale) {
		digits = strings.Repeat("0", int(f.scale)-len(digits)+1) + digits
	}
	cut := len(digits) - int(f.scale)
	s += digits[:cut]
	if n := max(min(places, maxScale), int(f.scale)); n > 0 {
		s += "." + digits[cut:] + strings.Repeat("0", n-int(f.scale))
	}
	return s
}

// Text is the number as people write it: "1.234,5" in Vietnamese, "1,234.5" in
// English.
func (f Figure) Text(l form.Language) string {
	whole, part, _ := strings.Cut(f.String(), ".")
	whole = grouped(whole, l.Pick(".", ","))
	if part != "" {
		whole += l.Pick(",", ".") + part
	}
	return whole
}

// grouped puts a mark between the thousands of a whole number.
func grouped(whole, mark string) string {
	minus := ""
	if strings.HasPrefix(whole, "-") {
		minus, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + mark + whole[i:]
	}
	return minus + whole
}

// MarshalText writes as [Figure.String].
func (f Figure) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads as [ParseFigure] does.
func (f *Figure) UnmarshalText(b []byte) error {
	g, err := ParseFigure(string(b))
	if err != nil {
		return err
	}
	*f = g
	return nil
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

var pow10 = [...]int64{1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000}
