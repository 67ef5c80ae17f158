// Package readingtest makes noise: a text as scanners, keyboards, word processors
// and web pages hand it on. Whoever reads Vietnamese text tests with it that noise
// changes no reading.
//
//	rapid.Check(t, func(t *rapid.T) {
//		pick := func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "pick") }
//		text := readingtest.Noise("không quá 5%", pick) // "khô\u00adng  qúa 5%"
//		...
//	})
package readingtest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Noise is the text with what changes no reading of it: characters that nobody
// sees, within words and figures too; spaces that are wide, narrow, do not break
// or stand twice; tone marks on the other vowel; accents apart from their letters.
// pick gives a number from 0 up to n and is asked for each choice; where it is
// always 0 the text comes back as it is. Spaces between two figures stay one, for
// there a space may mark thousands.
func Noise(text string, pick func(n int) int) string {
	var b strings.Builder
	decomposed := pick(3) == 2
	runes := []rune(norm.NFC.String(text))
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case r == ' ' && i > 0 && i+1 < len(runes) && unicode.IsDigit(runes[i-1]) && unicode.IsDigit(runes[i+1]):
			b.WriteString(oneOf(pick, " ", "\u00a0", "\u202f", "\u2007"))
		case r == ' ':
			b.WriteString(oneOf(pick, " ", " ", " ", "  ", "\u00a0", " \u202f", "\u2007", "\t", "\u200b ", " \u2060"))
		case unicode.IsLetter(r):
			end := i
			for end < len(runes) && (unicode.IsLetter(runes[end]) || unicode.Is(unicode.M, runes[end])) {
				end++
			}
			word := string(runes[i:end])
			if pick(3) == 2 {
				word = moved(word, pick)
			}
			if decomposed {
				word = norm.NFD.String(word)
			}
			hide(&b, word, pick)
			i = end - 1
		default:
			hide(&b, string(r), pick)
		}
	}
	return b.String()
}

func oneOf(pick func(n int) int, choices ...string) string { return choices[pick(len(choices))] }

// hidden are characters that nobody sees.
var hidden = []string{"\u00ad", "\u2060", "\u200b", "\u200c", "\u200d", "\ufeff", "\u180e", "\u200e"}

// hide writes the piece with a hidden character behind one of its letters.
func hide(b *strings.Builder, s string, pick func(n int) int) {
	if pick(4) != 3 {
		b.WriteString(s)
		return
	}
	at := 1 + pick(utf8.RuneCountInString(s))
	for _, r := range s {
		b.WriteRune(r)
		if at--; at == 0 {
			b.WriteString(hidden[pick(len(hidden))])
		}
	}
}

// moved is a word of one tone with the mark on any of its vowels.
func moved(word string, pick func(n int) int) string {
	tone, tones := "", 0
	var letters strings.Builder
	for _, r := range norm.NFD.String(word) {
		switch r {
		case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323':
			tone, tones = string(r), tones+1
		default:
			letters.WriteRune(r)
		}
	}
	if tones != 1 {
		return word
	}
	runes := []rune(norm.NFC.String(letters.String()))
	var vowels []int
	for i, r := range runes {
		if strings.ContainsRune("aăâeêioôơuưy", unicode.ToLower(r)) {
			vowels = append(vowels, i)
		}
	}
	if len(vowels) == 0 {
		return word
	}
	at := vowels[pick(len(vowels))]
	return norm.NFC.String(string(runes[:at+1]) + tone + string(runes[at+1:]))
}
