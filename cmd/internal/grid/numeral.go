package grid

import (
	"strconv"
	"strings"
)

// Numeral is a number as a level of a list shows it: decimal, decimalZero,
// lowerLetter, upperLetter, lowerRoman or upperRoman.
func Numeral(n int, format string) string {
	if format == "decimalZero" && n >= 0 && n < 10 {
		return "0" + strconv.Itoa(n)
	}
	if n < 1 || n > 399 {
		return strconv.Itoa(n)
	}
	switch format {
	case "lowerLetter", "upperLetter":
		s := strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
		if format == "upperLetter" {
			s = strings.ToUpper(s)
		}
		return s
	case "lowerRoman", "upperRoman":
		s := ""
		for _, r := range []struct {
			n int
			s string
		}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
			for ; n >= r.n; n -= r.n {
				s += r.s
			}
		}
		if format == "lowerRoman" {
			s = strings.ToLower(s)
		}
		return s
	}
	return strconv.Itoa(n)
}
