package grid

import (
	"strings"
	"unicode"
)

// metres are the units of length that have powers.
var metres = map[string]bool{"m": true, "M": true, "km": true, "hm": true, "dm": true, "cm": true, "mm": true}

// Raised is how raised text is written behind what stands before it. The mark of a note is
// not a figure of the number before it: "Tháng 1" with a raised 2 is "Tháng 1 (2)". What is
// raised behind a metre is its power, and letters are as they are.
func Raised(before, text string) string {
	mark := strings.TrimSpace(text)
	if mark == "" || strings.Trim(mark, "0123456789*,()[]") != "" {
		return text
	}
	before = strings.TrimRight(before, " ")
	word := before[strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
	if before == "" || metres[word] {
		return text
	}
	return " (" + strings.Trim(mark, "()[]") + ")"
}
