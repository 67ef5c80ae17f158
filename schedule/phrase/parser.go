package phrase

import (
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// paper is the text with its tokens, and what is found wrong or doubtful in it.
type paper struct {
	text   string
	toks   []token
	read   []reading.Token // the same, for tables
	err    *form.Error
	doubts []reading.Doubt
	last   cleaned // the last that was asked for
}

// cleaned is the clean text of tokens.
type cleaned struct {
	from, to int
	text     string
}

func newPaper(text string) paper {
	read, toks := scan(text)
	return paper{text: text, toks: toks, read: read}
}

// parser walks over the tokens of one text. A production either reads what it
// is for and moves on, or leaves the parser where it was and says false. What
// can only be a fault of the text is kept in err, and ends the reading.
type parser struct {
	paper
	i           int
	unquoted    int             // before it no opening quote has its end
	run         nameRun         // a name, where it goes on in any case
	timeless    nameRun         // tokens among which nothing says a time
	cycleBefore schedule.Cycles // whose days may come
	afterCycle  bool            // a cycle stood just before, so that a bare noun may go on
	anyDay      bool            // a term may be counted from one of several days
	glancing    bool            // whether something begins here is asked, not what
}

// mark is a place to which the parser may go back.
type mark struct{ i, doubts int }

func (p *parser) mark() mark { return mark{p.i, len(p.doubts)} }

// back leaves the parser where it was at the mark, and says that nothing was
// read.
func (p *parser) back(m mark) bool {
	p.i, p.doubts = m.i, p.doubts[:m.doubts]
	return false
}

var noToken token

// tok is the i-th token of the text; the end token beyond it.
func (p *paper) tok(i int) *token {
	if i < 0 || i >= len(p.toks) {
		return &noToken
	}
	return &p.toks[i]
}

// at is the k-th token from here; the end token beyond the text.
func (p *parser) at(k int) *token { return p.tok(p.i + k) }

// isAt says that the i-th token of the text is the syllable.
func (p *paper) isAt(i int, w word) bool { return p.tok(i).word == w }

// seesAt says that one of the phrases stands at the i-th token of the text.
func (p *paper) seesAt(i int, of phrases) bool {
	_, n := of.At(p.read, i)
	return n > 0
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

// take moves over the syllable if it comes next.
func (p *parser) take(w word) bool {
	if p.at(0).word != w {
		return false
	}
	p.i++
	return true
}

// oneOf moves over the next syllable if it is one of those given.
func (p *parser) oneOf(ws ...word) bool {
	for _, w := range ws {
		if p.at(0).word == w {
			p.i++
			return true
		}
	}
	return false
}

// sees says that one of the phrases comes next.
func (p *parser) sees(of phrases) bool { return p.seesAt(p.i, of) }

// takes moves over the longest of the phrases that comes next.
func (p *parser) takes(of phrases) bool {
	_, n := of.At(p.read, p.i)
	p.i += n
	return n > 0
}

// takesLast is takes where the phrase ends behind it.
func (p *parser) takesLast(of phrases) bool {
	at := p.i
	if p.takes(of) && p.endsOrJoins() {
		return true
	}
	p.i = at
	return false
}

// limitHere is the word of one of these kinds that comes next, and its length.
func (p *parser) limitHere(of limit) (l limit, n int) {
	if l, n = limits.At(p.read, p.i); l&of == 0 {
		return 0, 0
	}
	return l, n
}

// limit moves over a word that says at the latest, at most or at least.
func (p *parser) limit(of limit) bool {
	_, n := p.limitHere(of)
	p.i += n
	return n > 0
}

// limitAhead says that such a word comes next.
func (p *parser) limitAhead(of limit) bool {
	_, n := p.limitHere(of)
	return n > 0
}

// isMark says that the mark comes k tokens on.
func (p *parser) isMark(k int, m byte) bool {
	return p.at(k).mark == m
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

// endsAt says that the phrase ends k tokens on.
func (p *parser) endsAt(k int) bool {
	at := p.i
	p.i += k
	ok := p.ends()
	p.i = at
	return ok
}

// endsOrJoins says that the phrase ends here, or another is joined to it.
func (p *parser) endsOrJoins() bool { return p.ends() || p.is(wOr) || p.is(wAnd) }

// fault keeps the first fault of the text, over the tokens from a to b.
func (p *paper) fault(code form.Code, a, b int) bool {
	if p.err == nil {
		piece := p.piece(a, b)
		p.err = texts.Error(form.Error{Code: code, Text: p.text, Offset: piece.Offset, Value: piece.Text})
	}
	return false
}

// doubt says what a person should look at, over the tokens from a to b; once.
func (p *paper) doubt(a, b int, why reason) {
	d := why.of(p.piece(a, b))
	if n := len(p.doubts); n > 0 && p.doubts[n-1].Piece == d.Piece && p.doubts[n-1].Message(form.English) == d.Message(form.English) {
		return
	}
	p.doubts = append(p.doubts, d)
}

// piece is the text of the tokens from a up to b.
func (p *paper) piece(a, b int) reading.Piece {
	at, end := len(p.text), min(b, len(p.toks))
	if a < len(p.toks) {
		at = p.read[a].Start
	}
	if a >= end {
		return reading.Piece{Offset: at}
	}
	return reading.Piece{Offset: at, Text: p.text[at:p.read[end-1].End]}
}

// clean is the tokens from a up to b in one line, composed, without noise.
func (p *paper) clean(a, b int) string {
	if c := p.last; c.from <= a && a < c.to && c.to == b {
		// The end of the last, as when each word might begin a name.
		if rest, ok := strings.CutPrefix(c.text, p.cleanBytes(p.read[c.from].Start, p.read[a].Start)); ok {
			p.last = cleaned{a, b, strings.TrimLeft(rest, " ")}
			return p.last.text
		}
	}
	p.last = cleaned{a, b, p.cleanBytes(p.read[a].Start, p.read[b-1].End)}
	return p.last.text
}

func (p *paper) cleanBytes(from, to int) string {
	return reading.Clean(markup.Replace(p.text[from:to]))
}

// markup is what is white space in a cell: a table's bars, Markdown's asterisks.
var markup = strings.NewReplacer("|", " ", "*", " ", "_", " ", "`", " ")

// letters is how many letters the i-th token has, composed and without what
// nobody sees.
func (p *paper) letters(i int) int {
	if i >= len(p.read) {
		return 0
	}
	t := &p.read[i]
	return utf8.RuneCountInString(reading.Clean(p.text[t.Start:t.End]))
}
