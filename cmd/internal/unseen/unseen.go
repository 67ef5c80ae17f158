// Package unseen knows the characters that nobody sees: controls, spaces and
// joiners of no width, marks that turn the direction of what follows. Two
// identifiers that differ in one look the same, and a text with one may read
// otherwise than it is. They are refused in identifiers, and shown as such in
// texts.
package unseen

import (
	"fmt"
	"strings"
	"unicode"
)

// In says whether a character of a text is seen by nobody; controls such as line
// breaks are.
func In(s string) bool { return strings.ContainsFunc(s, Is) }

// Is says whether nobody sees a character.
func Is(r rune) bool { return r < ' ' || r >= 0x7f && (unicode.IsControl(r) || turns(r) || selects(r)) }

// turns is what is shown as such in texts: of no width, or turning the direction
// of others. Breaks of lines are no more than that.
func turns(r rune) bool {
	switch {
	case r < 0x300: // most of what people write
		return r == 0xad
	case r >= 0x1e00 && r < 0x2000:
		return false
	}
	switch r {
	case 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2028, 0x2029, 0x3164, 0xffa0: // joiners, fillers and separators
		return true
	}
	return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// selects is the selectors of variants: how the character before them looks.
func selects(r rune) bool { return r >= 0x180b && unicode.Is(unicode.Variation_Selector, r) }

// Shown is a text for people, with [U+202E] in the place of a character that
// nobody sees.
func Shown(s string) string {
	return written(s, func(b *strings.Builder, r rune) { fmt.Fprintf(b, "[U+%04X]", r) })
}

// Escaped is a text of JSON in which such characters stand as \u202e: the same
// for programs, and seen by people.
func Escaped(s string) string {
	return written(s, func(b *strings.Builder, r rune) {
		if r > 0xffff {
			fmt.Fprintf(b, `\u%04x\u%04x`, 0xd800+(r-0x10000)>>10, 0xdc00+(r-0x10000)&0x3ff)
			return
		}
		fmt.Fprintf(b, `\u%04x`, r)
	})
}

// shows says whether a text has a character that is shown as such.
func shows(s string) bool {
	for _, r := range s {
		if r >= 0xad && turns(r) { // most of a text is below, and not worth a call
			return true
		}
	}
	return false
}

// written is a text with something else in the place of each character that is
// shown as such; the same text where there is none.
func written(s string, as func(*strings.Builder, rune)) string {
	if !shows(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if turns(r) {
			as(&b, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
