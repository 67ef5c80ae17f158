package phrase

import (
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

type tokenKind uint8

const (
	endToken tokenKind = iota
	wordToken
	figureToken // a run of digits
	markToken   // punctuation
)

// token is a syllable, figure or mark as the grammar sees it.
type token struct {
	kind    tokenKind
	word    word
	mark    byte // one of , ; . : ( ) / - + & " ' % < > (the last two are curly quotes) or ? for others
	digits  uint8
	space   bool // there is white space before
	line    bool // there is a line break or a table's bar before
	capital bool // begins with a capital
	n       int  // value of a figure; beyond what matters it stays large
}

// scan cuts the text into tokens: those of the package reading, in which tables
// look, and beside each what the grammar knows of it.
func scan(text string) ([]reading.Token, []token) {
	read := cut(reading.Scan(text).Tokens, text)
	toks := make([]token, 0, len(read))
	repeats := false // a number may be said twice
	for i := range read {
		r := &read[i]
		toks = append(toks, token{space: r.Space, line: r.Line || r.Bar, capital: r.Capital})
		t := &toks[i]
		switch r.Kind {
		case reading.KindFigure:
			t.kind, t.n, t.digits = figureToken, r.Value, r.Digits
		case reading.KindMark:
			t.kind, t.mark = markToken, markOf(r.Mark)
		default:
			t.kind = wordToken
			t.word, _ = lexicon.At(read, i)
		}
		repeats = repeats || t.mark == '(' && i > 0 && toks[i-1].kind == figureToken
	}
	if repeats {
		return withoutRepeats(read, toks)
	}
	return read, toks
}

// cut is the tokens with those in parts that are read as several.
func cut(read []reading.Token, text string) []reading.Token {
	var all []reading.Token // once one is in parts
	var parts [3]reading.Token
	for i := range read {
		n := partsOf(read[i:i+1], text, &parts)
		switch {
		case n == 0 && all == nil:
			continue
		case n == 0:
			all = append(all, read[i])
			continue
		case all == nil:
			all = append(make([]reading.Token, 0, len(read)+n), read[:i]...)
		}
		all = append(all, parts[:n]...)
	}
	if all == nil {
		return read
	}
	return all
}

// partsOf cuts the first token where it is written as one but read as several: "½",
// and a quarter with its Roman figure, "QIII", "QuýIV". It gives their number, 0 where
// it is one.
func partsOf(read []reading.Token, text string, parts *[3]reading.Token) int {
	r := &read[0]
	if r.Mark == '½' {
		one := *r
		one.Kind, one.Mark, one.Value, one.Digits = reading.KindFigure, 0, 1, 1
		parts[0], parts[1] = one, reading.Token{Kind: reading.KindMark, Mark: '/', Start: r.Start, End: r.End}
		parts[2] = reading.Token{Kind: reading.KindFigure, Value: 2, Digits: 1, Start: r.Start, End: r.End}
		return 3
	}
	if r.Kind != reading.KindWord || text[r.Start]|0x20 != 'q' {
		return 0
	}
	roman, n := glued.At(read, 0)
	if n == 0 {
		return 0
	}
	// Quý is cut from its figure after its last byte that is no i or v.
	cut := r.Start + len(strings.TrimRight(text[r.Start:r.End], "iIvV"))
	parts[0], parts[1] = *r, reading.Token{Kind: reading.KindWord, Word: roman, Plain: roman, Start: cut, End: r.End}
	parts[0].Word, parts[0].Plain, parts[0].End = quarterWord, quarterPlain, cut
	return 2
}

var quarterWord, quarterPlain = reading.NewWord("quý"), reading.NewWord("quy")

// withoutRepeats joins a number in words in brackets to the figure before it
// that says the same: "ngày 15 (mười lăm) tháng 6 (sáu)".
func withoutRepeats(read []reading.Token, toks []token) ([]reading.Token, []token) {
	keptRead, kept := read[:0], toks[:0]
	for i := 0; i < len(toks); i++ {
		r, t := read[i], toks[i]
		if t.kind == figureToken && i+2 < len(toks) && toks[i+2].kind == wordToken {
			if value, n := reading.Again(read, i+1); value == t.n {
				i += n
				r.End = read[i].End
			}
		}
		keptRead, kept = append(keptRead, r), append(kept, t)
	}
	return keptRead, kept
}

// markOf is the mark as the grammar tells marks apart.
func markOf(r rune) byte {
	switch r {
	case ',', ';', '.', ':', '(', ')', '/', '-', '+', '&', '"', '\'', '%':
		return byte(r)
	case '•', '~':
		return '-'
	case '“':
		return '<'
	case '”':
		return '>'
	}
	return '?'
}

// joins says that the syllable joins what stands before and after it.
func (t *token) joins() bool { return t.word == wAnd || t.word == wOr || t.word == wBut }
