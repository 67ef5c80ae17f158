package grid

import (
	"strings"
	"unicode/utf8"
)

// Raised is how raised text is written behind what stands before it. The mark of a note is
// not a figure of the number before it: "Tháng 1" with a raised 2 is "Tháng 1 (2)". What is
// raised behind a metre is its power, and letters are as they are.
func Raised(before, text string) string {
	mark := strings.TrimSpace(text)
	if mark == "" || strings.Trim(mark, "0123456789*,()[]") != "" {
		return text
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " "))
	if last == 'm' || last == 'M' || last == utf8.RuneError {
		return text
	}
	return " (" + strings.Trim(mark, "()[]") + ")"
}
