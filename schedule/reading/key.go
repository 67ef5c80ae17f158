package reading

import (
	"strings"
	"sync"
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
		s, ok := table[r]
		if !ok {
			return takeApart(word)
		}
		out, marks = append(out, s.letters...), append(marks, s.tones...)
	}
	return string(out), string(marks)
}

type spelt struct{ letters, tones string }

// singly is what single letters are spelt as: words of these alone need not
// be taken apart.
var singly = sync.OnceValue(func() map[rune]spelt {
	table := map[rune]spelt{}
	add := func(from, to rune) {
		for r := from; r <= to; r++ {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				letters, tones := takeApart(string(r))
				table[r] = spelt{letters, tones}
			}
		}
	}
	add('0', 'z')
	add('À', 'ư')
	add('Ạ', 'ỹ')
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
