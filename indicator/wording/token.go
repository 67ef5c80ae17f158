package wording

import (
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// tokens are the words, numbers and signs of a text. A number is one token with
// its points and commas, a sign of comparison one where it is written in two
// characters (">="). Figures that hang on a word ("m2", "B2B") are of the word.
type tokens struct {
	reading.Text
	digits []string // of the numbers: "1.234,5"
}

func scan(source string) tokens {
	t := reading.Scan(source)
	ts := tokens{Text: reading.Text{Source: source, Tokens: make([]reading.Token, 0, len(t.Tokens))}}
	space := false
	for i := 0; i < len(t.Tokens); {
		k, n, digits := t.Tokens[i], 1, ""
		k.Space = k.Space || space
		space = false
		switch {
		case k.Mark == '\ufffd', quoted(t, i), quoted(t, i-2): // a byte that is no text, and quotation marks around a figure, only part
			space = true
			i++
			continue
		case k.Kind == reading.KindFigure && (k.Space || !ts.isWord(len(ts.Tokens)-1)):
			if digits, n = t.Number(i); n > 1 {
				k.Word, k.Plain = 0, 0
			}
		case isArrow(t, i) && (ts.isFigureEnd(len(ts.Tokens)-1) || k.Mark == '-' && ts.isWord(len(ts.Tokens)-1)):
			k.Mark, n = arrow, 2
		case compares(k.Mark) && compares(t.At(i+1).Mark) && !t.At(i+1).Space:
			if mark := both[[2]rune{k.Mark, t.At(i + 1).Mark}]; mark != 0 {
				k.Mark, n = mark, 2
			}
		}
		k.End = t.Tokens[i+n-1].End
		ts.Tokens, ts.digits = append(ts.Tokens, k), append(ts.digits, digits)
		i += n
	}
	return ts
}

// quoted says that nought in quotation marks begins at token i, with what is counted
// behind it: “0” hồ sơ.
func quoted(t reading.Text, i int) bool {
	if !quotes[t.At(i).Mark] || !quotes[t.At(i+2).Mark] || t.At(i+3).Kind != reading.KindWord {
		return false
	}
	n := t.At(i + 1)
	return n.Kind == reading.KindFigure && strings.Trim(t.Source[n.Start:n.End], "0") == ""
}

var quotes = map[rune]bool{'"': true, '“': true, '”': true}

// arrow stands between a figure and the one that it has to become, "95% → 98%".
const arrow = '→'

// isArrow says that "->" or "=>" stands at token i.
func isArrow(t reading.Text, i int) bool {
	return (t.At(i).Mark == '-' || t.At(i).Mark == '=') && t.At(i+1).Mark == '>' && !t.At(i+1).Space
}

// isFigureEnd says that a figure may end with token i, so that "=>" behind it is an
// arrow; else it is "≥".
func (ts *tokens) isFigureEnd(i int) bool { return ts.isNumber(i) || ts.At(i).Mark == '%' }

// both are the signs of comparison in two characters.
var both = map[[2]rune]rune{{'>', '='}: '≥', {'=', '>'}: '≥', {'<', '='}: '≤', {'=', '<'}: '≤', {'=', '='}: '='}

// compares says that the mark is a sign of comparison.
func compares(mark rune) bool {
	switch mark {
	case '≥', '≤', '>', '<', '=', '~':
		return true
	}
	return false
}

// isNumber says that token i is a number, and no figure of a name.
func (ts *tokens) isNumber(i int) bool { return i >= 0 && i < len(ts.digits) && ts.digits[i] != "" }

// isWord says that token i is a word, or a figure that hangs on one.
func (ts *tokens) isWord(i int) bool {
	k := ts.At(i).Kind
	return k == reading.KindWord || k == reading.KindFigure && !ts.isNumber(i)
}

// isDash says that token i parts the ends of a range.
func (ts *tokens) isDash(i int) bool { return ts.At(i).Mark == '-' || ts.At(i).Mark == '÷' }

// isSign says that token i is a mark that no figure has to do with.
func (ts *tokens) isSign(i int) bool {
	t := ts.At(i)
	return t.Kind == reading.KindMark && !ts.isDash(i) && !compares(t.Mark) && t.Mark != '%'
}

// is says that token i is the word.
func (ts *tokens) is(i int, w reading.Word) bool { return ts.At(i).Word == w }

// isOne says that token i is one of the words.
func (ts *tokens) isOne(i int, words map[reading.Word]bool) bool { return words[ts.At(i).Word] }

// holds says that the word is among the tokens from a up to b.
func (ts *tokens) holds(w reading.Word, a, b int) bool {
	for i := a; i < b; i++ {
		if ts.is(i, w) {
			return true
		}
	}
	return false
}

// wordEnd is the token behind the one at i and, where that is a word, what hangs
// on it.
func (ts *tokens) wordEnd(i int) int {
	word := ts.isWord(i)
	for i++; word && ts.isWord(i) && !ts.At(i).Space; i++ {
	}
	return i
}

// oneSpace says that exactly one space stands before token i, so that the
// figures on both sides may be one number.
func (ts *tokens) oneSpace(i int) bool {
	switch ts.Gap(i) {
	case " ", "\u00a0", "\u202f", "\u2007", "\u2009":
		return true
	}
	return false
}
