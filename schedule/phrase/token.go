package phrase

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

type tokenKind uint8

const (
	endToken tokenKind = iota
	wordToken
	figureToken // a run of digits
	markToken   // punctuation
)

// token is a syllable, figure or mark, with its place in the text as it was
// received: folding case, composing accents and dropping noise never moves an
// offset.
type token struct {
	kind       tokenKind
	word       word
	mark       byte // one of , ; . : ( ) / - + & " < > (the last two are curly quotes) or ? for others
	digits     uint8
	space      bool // there is white space before
	line       bool // there is a line break or a table's bar before
	n          int  // value of a figure; beyond what matters it stays large
	start, end int
}

const enormous = 1_000_000

// scan cuts the text into tokens. White space in the sense of a cell includes
// line breaks, non-breaking spaces, a table's bars and Markdown's asterisks.
func scan(text string) []token {
	toks := make([]token, 0, len(text)/5+4)
	var buf [24]byte
	space, line := false, false
	add := func(t token) {
		t.space, t.line = space, line
		toks = append(toks, t)
		space, line = false, false
	}
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case r == '\n' || r == '\r' || r == '|' || r == '\u2028' || r == '\u2029':
			space, line = true, true
			i += n
		case r == '*' || r == '_' || r == '`' || unicode.IsSpace(r):
			space = true
			i += n
		case r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\u2060' || r == '\ufeff' || r == '\u00ad':
			i += n // marks that nobody sees
		case r >= '0' && r <= '9':
			t := token{kind: figureToken, start: i}
			for i < len(text) && text[i] >= '0' && text[i] <= '9' {
				if t.n < enormous {
					t.n = t.n*10 + int(text[i]-'0')
				}
				if t.digits < 99 {
					t.digits++
				}
				i++
			}
			t.end = i
			add(t)
		case r == '½':
			add(token{kind: figureToken, n: 1, digits: 1, start: i, end: i + n})
			add(token{kind: markToken, mark: '/', start: i, end: i + n})
			add(token{kind: figureToken, n: 2, digits: 1, start: i, end: i + n})
			i += n
		case unicode.IsLetter(r):
			start := i
			i = wordEnd(text, i)
			folded := fold(buf[:0], text[start:i])
			if pair, ok := glued[string(folded)]; ok {
				// Quý is cut from its figure after its last byte that is no i or v.
				cut := i
				for cut > start+1 && (text[cut-1]|0x20 == 'i' || text[cut-1]|0x20 == 'v') {
					cut--
				}
				add(token{kind: wordToken, word: pair[0], start: start, end: cut})
				add(token{kind: wordToken, word: pair[1], start: cut, end: i})
				continue
			}
			add(token{kind: wordToken, word: lexicon[string(folded)], start: start, end: i})
		default:
			add(token{kind: markToken, mark: markOf(r), start: i, end: i + n})
			i += n
		}
	}
	return withoutRepeats(toks)
}

// withoutRepeats joins a number in words in brackets to the figure before it
// that says the same: "ngày 15 (mười lăm) tháng 6 (sáu)".
func withoutRepeats(toks []token) []token {
	p := parser{toks: toks}
	kept := toks[:0]
	for p.i < len(toks) {
		t := toks[p.i]
		p.i++
		if t.kind == figureToken && p.isMark(0, '(') && p.at(1).kind == wordToken {
			at := p.i
			p.i++
			if n, ok := p.spelled(true); ok && n == t.n && p.takeMark(')') {
				t.end = toks[p.i-1].end
			} else {
				p.i = at
			}
		}
		kept = append(kept, t)
	}
	return kept
}

// wordEnd is the end of the run of letters and combining marks from i on.
func wordEnd(text string, i int) int {
	for i < len(text) {
		if c := text[i]; c < utf8.RuneSelf {
			if c|0x20 < 'a' || c|0x20 > 'z' {
				break
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && r != '\u00ad' && r != '\u200b' {
			break
		}
		i += n
	}
	return i
}

// fold appends a syllable in lower case and NFC to buf. What is longer than
// any syllable known is cut, and so is not found.
func fold(buf []byte, s string) []byte {
	if len(s) > cap(buf) {
		return buf
	}
	composed := true
	for _, r := range s {
		if r >= '\u0300' && r <= '\u036f' {
			composed = false
		}
		if r != '\u00ad' && r != '\u200b' {
			buf = utf8.AppendRune(buf, lower(r))
		}
	}
	if !composed {
		return norm.NFC.Bytes(buf)
	}
	return buf
}

func lower(r rune) rune {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}
	return unicode.ToLower(r)
}

func markOf(r rune) byte {
	switch r {
	case ',', ';', '.', ':', '(', ')', '/', '-', '+', '&', '"', '\'', '%':
		return byte(r)
	case '[', '{':
		return '('
	case ']', '}':
		return ')'
	case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '•', '●', '○', '▪', '‣', '·', '~', '→':
		return '-'
	case '“', '«':
		return '<'
	case '”', '»':
		return '>'
	case '\u2044', '\uff0f', '\u2215':
		return '/'
	case '\u2019', '′':
		return '\''
	case '，':
		return ','
	case '；':
		return ';'
	case '：':
		return ':'
	}
	return '?'
}
