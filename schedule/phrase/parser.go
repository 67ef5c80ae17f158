package phrase

import (
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// parser walks over the tokens of one text. A production either reads what it
// is for and moves on, or leaves the parser where it was and says false. What
// can only be a fault of the text is kept in err, and ends the reading.
type parser struct {
	text   string
	toks   []token
	read   []reading.Token // the same, for tables
	i      int
	ctx    Context
	err    *Error
	doubts []Doubt

	afterCycle bool // a cycle stood just before, so that a bare noun may go on
	glancing   bool // whether something begins here is asked, not what
}

var noToken token

// at is the k-th token from here; the end token beyond the text.
func (p *parser) at(k int) *token {
	if k += p.i; k < 0 || k >= len(p.toks) {
		return &noToken
	}
	return &p.toks[k]
}

// is says that the syllables come next.
func (p *parser) is(ws ...word) bool {
	for k, w := range ws {
		if t := p.at(k); t.kind != wordToken || t.word != w {
			return false
		}
	}
	return true
}

// take moves over the syllables if they come next.
func (p *parser) take(ws ...word) bool {
	if p.is(ws...) {
		p.i += len(ws)
		return true
	}
	return false
}

// sees says that one of the phrases comes next.
func (p *parser) sees(of phrases) bool {
	_, n := of.At(p.read, p.i)
	return n > 0
}

// seesAt is sees at the i-th token of the text.
func (p *parser) seesAt(i int, of phrases) bool {
	_, n := of.At(p.read, i)
	return n > 0
}

// clean is the tokens from a up to b in one line, composed, without noise.
func (p *parser) clean(a, b int) string {
	t := reading.Text{Source: p.text, Tokens: p.read}
	return t.Clean(a, b)
}

// takes moves over the longest of the phrases that comes next.
func (p *parser) takes(of phrases) bool {
	_, n := of.At(p.read, p.i)
	p.i += n
	return n > 0
}

// oneOf moves over the next syllable if it is one of those given.
func (p *parser) oneOf(ws ...word) bool {
	t := p.at(0)
	if t.kind != wordToken || t.word == none {
		return false
	}
	for _, w := range ws {
		if t.word == w {
			p.i++
			return true
		}
	}
	return false
}

// isMark says that the mark comes k tokens on.
func (p *parser) isMark(k int, m byte) bool {
	t := p.at(k)
	return t.kind == markToken && t.mark == m
}

func (p *parser) takeMark(m byte) bool {
	if p.isMark(0, m) {
		p.i++
		return true
	}
	return false
}

// ends says that nothing that could belong to the phrase comes next: the end,
// a mark that divides, or a line break.
func (p *parser) ends() bool {
	t := p.at(0)
	return t.kind == endToken || t.line || t.kind == markToken && t.mark != '/' && t.mark != '-' && t.mark != '%' && t.mark != '?'
}

// fault keeps the first fault of the text, over the tokens from a to b.
func (p *parser) fault(k Kind, a, b int) bool {
	if p.err == nil {
		piece := p.piece(a, b)
		p.err = &Error{Kind: k, Text: p.text, Offset: piece.Offset, Word: piece.Text}
	}
	return false
}

func (p *parser) doubt(a, b int, vietnamese, english string) {
	p.doubts = append(p.doubts, Doubt{p.piece(a, b), form.Text{form.Vietnamese: vietnamese, form.English: english}})
}

// length is how long the k-th token from here is, in bytes of letters composed
// and without what nobody sees.
func (p *parser) length(k int) int {
	t := p.at(k)
	for i := t.start; i < t.end; i++ {
		if p.text[i] >= utf8.RuneSelf {
			return len(reading.Clean(p.text[t.start:t.end]))
		}
	}
	return t.end - t.start
}

// piece is the text of the tokens from a up to b.
func (p *parser) piece(a, b int) Piece {
	b = min(b, len(p.toks))
	if a >= b {
		if a < len(p.toks) {
			return Piece{p.toks[a].start, ""}
		}
		return Piece{len(p.text), ""}
	}
	return Piece{p.toks[a].start, p.text[p.toks[a].start:p.toks[b-1].end]}
}
