package reading

import (
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Text is a text as it was received, and its tokens.
type Text struct {
	form.Unwritten

	Source string
	Tokens []Token
}

// Piece is a piece of a text as it was received, with its place in bytes.
type Piece struct {
	form.Unwritten

	Offset int
	Text   string
}

var end Token

// At is the i-th token; outside the text one of KindEnd.
func (t Text) At(i int) *Token {
	if i < 0 || i >= len(t.Tokens) {
		return &end
	}
	return &t.Tokens[i]
}

// Bare says that no word has an accent: such a text is compared without them.
func (t Text) Bare() bool {
	for i := range t.Tokens {
		if t.Tokens[i].Word != t.Tokens[i].Plain {
			return false
		}
	}
	return true
}

// Piece is the text of the tokens from a up to b, empty when there are none.
func (t Text) Piece(a, b int) Piece {
	a, b = max(a, 0), min(b, len(t.Tokens))
	switch {
	case a < b:
		start := t.Tokens[a].Start
		return Piece{Offset: start, Text: t.Source[start:t.Tokens[b-1].End]}
	case a < len(t.Tokens):
		return Piece{Offset: t.Tokens[a].Start}
	}
	return Piece{Offset: len(t.Source)}
}

// Gap is what stands between token i and the one before it, or the beginning of
// the text: white space of every kind, without what nobody sees.
func (t Text) Gap(i int) string {
	if i < 0 || i >= len(t.Tokens) {
		return ""
	}
	from := 0
	if i > 0 {
		from = t.Tokens[i-1].End
	}
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return -1
		}
		return r
	}, t.Source[from:t.Tokens[i].Start])
}

// Clean is the tokens from a up to b in one line, one space where white space
// stood, composed, each tone mark at its place, without what nobody sees.
func (t Text) Clean(a, b int) string {
	a, b = max(a, 0), min(b, len(t.Tokens))
	var out strings.Builder
	for i := a; i < b; i++ {
		k := &t.Tokens[i]
		if i > a && k.Space {
			out.WriteByte(' ')
		}
		out.WriteString(cleanWord(t.Source[k.Start:k.End]))
	}
	return out.String()
}

// Trim leaves out the marks at both ends of the tokens from a up to b that say
// nothing: points, commas, dashes, bullets, and brackets and quotes whose
// partner is not among them.
func (t Text) Trim(a, b int) (int, int) {
	a, b = max(a, 0), min(b, len(t.Tokens))
	// Each partner is looked for once, however many brackets stand at the end.
	last := map[rune]int{}
	for a < b && t.Tokens[a].Kind == KindMark {
		m := t.Tokens[a].Mark
		if p := partner(m); p != 0 {
			at, looked := last[p]
			if !looked {
				at = t.lastMark(p, a, b)
				last[p] = at
			}
			if at > a {
				break
			}
		} else if !separates(m) && m != ')' && m != '”' {
			break
		}
		a++
	}
	first := map[rune]int{}
	for b > a && t.Tokens[b-1].Kind == KindMark {
		m := t.Tokens[b-1].Mark
		if o := opener(m); o != 0 {
			at, looked := first[o]
			if !looked {
				at = t.firstMark(o, a, b)
				first[o] = at
			}
			if at < b-1 {
				break
			}
		} else if !separates(m) && partner(m) == 0 {
			break
		}
		b--
	}
	return a, b
}

// lastMark is the last token from a up to b that is the mark, -1 when none is.
func (t Text) lastMark(mark rune, a, b int) int {
	for i := b - 1; i >= a; i-- {
		if t.Tokens[i].Kind == KindMark && t.Tokens[i].Mark == mark {
			return i
		}
	}
	return -1
}

// firstMark is the first token from a up to b that is the mark, b when none is.
func (t Text) firstMark(mark rune, a, b int) int {
	for i := a; i < b; i++ {
		if t.Tokens[i].Kind == KindMark && t.Tokens[i].Mark == mark {
			return i
		}
	}
	return b
}

// Rest is the pieces that were not read: the runs of tokens whose read is
// false, trimmed; what is marks alone is none.
func (t Text) Rest(read []bool) []Piece {
	var rest []Piece
	for i := 0; i < len(t.Tokens); i++ {
		from := i
		for i < len(t.Tokens) && (i >= len(read) || !read[i]) {
			i++
		}
		if a, b := t.Trim(from, i); a < b {
			rest = append(rest, t.Piece(a, b))
		}
	}
	return rest
}
