package wording

import (
	"math/big"
	"strings"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/form"
)

// numeral is a number as a text writes it, with its magnitudes not yet worked
// in.
type numeral struct {
	coef  *big.Int
	scale int
	doubt string // the kind of a doubt about how it was read, empty for none
}

// maxDigits is more than any figure has.
const maxDigits = 60

// readDigits reads a number with Vietnamese marks: dots between thousands, a
// decimal comma. Where the marks can only be English it reads them so and has
// a doubt; fault is what is wrong with a number that cannot be read.
func readDigits(s string, percent bool) (n numeral, fault form.Code) {
	dots, commas := strings.Count(s, "."), strings.Count(s, ",")
	whole, part := s, ""
	switch {
	case dots == 0 && commas == 0:
	case commas == 0 && dots == 1 && (!threes(s, ".") || s[0] == '0'):
		whole, part, _ = strings.Cut(s, ".")
		n.doubt = DoubtPoint
	case commas == 0 && dots == 1 && percent:
		return n, TargetAmbiguous
	case commas == 0 && threes(s, "."):
		whole = s
	case dots == 0 && commas == 1:
		whole, part, _ = strings.Cut(s, ",")
		if threes(s, ",") && s[0] != '0' && !percent {
			n.doubt = DoubtComma
		}
	case dots == 0 && threes(s, ","):
		n.doubt = DoubtEnglish
	case commas == 1 && dots >= 1 && strings.LastIndex(s, ",") > strings.LastIndex(s, "."):
		whole, part, _ = strings.Cut(s, ",")
		if !threes(whole, ".") {
			return n, TargetNumber
		}
	case dots == 1 && commas >= 1 && strings.LastIndex(s, ".") > strings.LastIndex(s, ","):
		whole, part, _ = strings.Cut(s, ".")
		if !threes(whole, ",") {
			return n, TargetNumber
		}
		n.doubt = DoubtEnglish
	default:
		return n, TargetNumber
	}
	digits := strings.NewReplacer(".", "", ",", "").Replace(whole) + part
	if len(digits) > maxDigits {
		return n, TargetLarge
	}
	n.coef, _ = new(big.Int).SetString(digits, 10)
	n.scale = len(part)
	return n, ""
}

// threes says that s is groups of three digits after a first of one to three.
func threes(s, mark string) bool {
	groups := strings.Split(s, mark)
	for i, g := range groups {
		if i == 0 && (len(g) == 0 || len(g) > 3) || i > 0 && len(g) != 3 {
			return false
		}
	}
	return len(groups) > 1
}

func allDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// figure is the number times a power of ten, and whether a Figure can hold it.
func (n numeral) figure(zeros int) (indicator.Figure, bool) {
	coef, scale := new(big.Int).Set(n.coef), n.scale-zeros
	if scale < 0 {
		coef.Mul(coef, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-scale)), nil))
		scale = 0
	}
	ten, rest := big.NewInt(10), new(big.Int)
	for scale > 0 {
		q, r := new(big.Int).QuoRem(coef, ten, rest)
		if r.Sign() != 0 {
			break
		}
		coef, scale = q, scale-1
	}
	if !coef.IsInt64() {
		return indicator.Figure{}, false
	}
	f, err := indicator.NewFigure(coef.Int64(), scale)
	return f, err == nil
}
