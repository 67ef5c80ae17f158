package reading

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Key is a text as a part of an identifier that a host may store: its letters,
// small and without accents, and its figures, in words joined by hyphens:
// "van-phong-chinh-phu". It is empty when the text has neither. Unlike a [Word]
// it keeps i and y apart, as they are written.
func Key(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r) || hidden(r):
			continue
		case r == 'đ':
			r = 'd'
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}
