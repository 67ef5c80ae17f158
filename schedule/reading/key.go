package reading

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Key is a text as a part of an identifier that a host may store: its letters,
// small and without accents, and its figures, in words joined by hyphens:
// "van-phong-chinh-phu". It is empty when the text has neither. Unlike a [Word]
// it keeps i and y apart, as they are written.
func Key(s string) string {
	var room [64]byte
	if b, ok := plainKey(room[:0], s); ok {
		return string(b)
	}
	return keyOf(s)
}

// plainKey adds the key of a text of composed letters and ASCII; not ok where it
// has other characters.
func plainKey(b []byte, s string) (key []byte, ok bool) {
	gap := false
	for _, r := range s {
		c := byte(r)
		switch l := letterOf(r); {
		case l&own != 0:
			c = l.plain() - 1 + 'a'
		case r >= utf8.RuneSelf:
			return nil, false
		case r < '0' || r > '9':
			gap = len(b) > 0
			continue
		}
		if gap {
			b, gap = append(b, '-'), false
		}
		b = append(b, c)
	}
	return b, true
}

// keyOf is Key for any text.
func keyOf(s string) string {
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

// Spell is the letters of a word, small, with their quality (ă, đ, ơ), and its
// tones in order, as combining marks: hoà and hòa are "hoa" and a grave. Marks
// of other languages, and what nobody sees, are left out. It is for names that
// are compared letter by letter, whatever spaces stand between; others compare
// a [Word].
func Spell(word string) (letters, tones string) {
	var room [2][48]byte
	out, marks := room[0][:0], room[1][:0]
	table := singly()
	for _, r := range word {
		var s *spelt
		switch {
		case r < 0x1b1:
			s = &table.low[r]
		case r >= 0x1ea0 && r < 0x1efa:
			s = &table.high[r-0x1ea0]
		}
		if s == nil || s.letters == "" {
			return takeApart(word)
		}
		out, marks = append(out, s.letters...), append(marks, s.tones...)
	}
	return string(out), string(marks)
}

type spelt struct{ letters, tones string }

// singles is what single letters and figures are spelt as, in the ranges of
// [letterOf]; others are empty.
type singles struct {
	low  [0x1b1]spelt
	high [0x5a]spelt
}

// singly is what single letters are spelt as: words of these alone need not
// be taken apart.
var singly = sync.OnceValue(func() *singles {
	table := &singles{}
	add := func(room []spelt, first rune) {
		for i := range room {
			if r := first + rune(i); unicode.IsLetter(r) || unicode.IsDigit(r) {
				letters, tones := takeApart(string(r))
				room[i] = spelt{letters, tones}
			}
		}
	}
	add(table.low[:], 0)
	add(table.high[:], 0x1ea0)
	return table
})

// takeApart is Spell for any letters.
func takeApart(word string) (letters, tones string) {
	var out, marks strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(norm.NFC.String(word))) {
		switch {
		case toneOf(r) != 0:
			marks.WriteRune(r)
		case r == '\u0302', r == '\u0306', r == '\u031b': // circumflex, breve, horn
			out.WriteRune(r)
		case r == 'ð', r == 'ɖ':
			out.WriteRune('đ')
		case unicode.IsLetter(r), unicode.IsDigit(r):
			out.WriteRune(r)
		}
	}
	return norm.NFC.String(out.String()), marks.String()
}
