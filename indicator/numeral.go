package indicator

import (
	"math/big"
	"strings"
)

// numeral is a number as a text writes it, with its magnitudes not yet worked
// in.
type numeral struct {
	coef  *big.Int
	scale int
	doubt string // key of a doubt about how it was read, empty for none
}

// readDigits reads a number with Vietnamese marks: dots between thousands, a
// decimal comma. Where the marks can only be English it reads them so and has
// a doubt; kind is the key of the fault of a number that cannot be read.
func readDigits(s string, percent bool) (n numeral, fault string) {
	dots, commas := strings.Count(s, "."), strings.Count(s, ",")
	whole, part := s, ""
	switch {
	case dots == 0 && commas == 0:
	case commas == 0 && dots == 1 && (!threes(s, ".") || s[0] == '0'):
		whole, part, _ = strings.Cut(s, ".")
		n.doubt = "point"
	case commas == 0 && dots == 1 && percent:
		return n, "number.ambiguous"
	case commas == 0 && threes(s, "."):
		whole = s
	case dots == 0 && commas == 1:
		whole, part, _ = strings.Cut(s, ",")
		if threes(s, ",") && s[0] != '0' && !percent {
			n.doubt = "comma"
		}
	case dots == 0 && threes(s, ","):
		n.doubt = "english"
	case commas == 1 && dots >= 1 && strings.LastIndex(s, ",") > strings.LastIndex(s, "."):
		whole, part, _ = strings.Cut(s, ",")
		if !threes(whole, ".") {
			return n, "number.form"
		}
	case dots == 1 && commas >= 1 && strings.LastIndex(s, ".") > strings.LastIndex(s, ","):
		whole, part, _ = strings.Cut(s, ".")
		if !threes(whole, ",") {
			return n, "number.form"
		}
		n.doubt = "english"
	default:
		return n, "number.form"
	}
	digits := strings.NewReplacer(".", "", ",", "").Replace(whole) + part
	if len(digits) > 60 {
		return n, "number.large"
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

// figure is the number times a power of ten, and whether a [Figure] can hold
// it.
func (n numeral) figure(zeros int) (Figure, bool) {
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
		return Figure{}, false
	}
	f, err := NewFigure(coef.Int64(), scale)
	return f, err == nil
}

// magnitudes are the words that multiply the number before them, in zeros.
var magnitudes = map[string]int{"nghìn": 3, "vạn": 4, "triệu": 6, "tỷ": 9}

// digitWords are the numerals of the units.
var digitWords = map[string]int64{
	"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
	"sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}

// readWords reads a spelled number such as "một trăm hai mươi lăm", as many
// of the words as belong to it; n is 0 when none do.
func readWords(words []string) (value int64, n int) {
	smallest := int64(1) << 40
	for n < len(words) {
		section, k := readSection(words[n:])
		if k == 0 {
			break
		}
		if n > 0 && smallest == 1 {
			break
		}
		unit := int64(1)
		if n+k < len(words) {
			switch words[n+k] {
			case "nghìn":
				unit = 1000
			case "triệu":
				unit = 1_000_000
			case "tỷ":
				unit = 1_000_000_000
			}
		}
		if unit >= smallest {
			break
		}
		if unit > 1 {
			k++
		}
		value += section * unit
		smallest = unit
		n += k
		if unit > 1 && n < len(words) && words[n] == "rưỡi" {
			return value + unit/2, n + 1
		}
	}
	return value, n
}

// readSection reads a spelled number below a thousand.
func readSection(words []string) (value int64, n int) {
	word := func(i int) string {
		if i < len(words) {
			return words[i]
		}
		return ""
	}
	if d, ok := digitWords[word(0)]; ok && word(1) == "trăm" {
		value, n = d*100, 2
		if w := word(n); w == "linh" || w == "lẻ" {
			if d, ok := digitWords[word(n+1)]; ok {
				return value + d, n + 2
			}
			return value, n
		}
	}
	switch d, ok := digitWords[word(n)]; {
	case word(n) == "mười":
		value, n = value+10, n+1
	case ok && word(n+1) == "mươi":
		value, n = value+d*10, n+2
	case ok && n == 0:
		return d, 1
	default:
		return value, n
	}
	if d, ok := digitWords[word(n)]; ok && d > 0 {
		return value + d, n + 1
	}
	return value, n
}
