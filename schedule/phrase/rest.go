package phrase

import (
	"cmp"
	"slices"

	"github.com/caicach/tthc/schedule"
)

// gapKind is what stands between two timings.
type gapKind struct {
	or, and, comma, text bool
}

// gap is what stands before the i-th timing.
func (c *cell) gap(i int) gapKind {
	var g gapKind
	if i == 0 {
		return g
	}
	before, it := c.items[i-1].base(), c.items[i].base()
	for k := before.to; k < it.from; k++ {
		switch t := c.toks[k]; {
		case t.word == wOr:
			g.or = true
		case t.word == wAnd:
			g.and = true
		case t.kind == markToken && t.mark == ',':
			g.comma = true
		case t.kind == markToken && (t.mark == ';' || t.mark == '.'):
			g.and = true
		case t.kind == markToken:
		default:
			g.text = true
		}
	}
	if g.text {
		g.or = c.isAt(it.from-1, wOr)
	}
	if g.or && before.to < it.from && c.toks[before.to].mark == ';' {
		g.and = false
	}
	return g
}

// join is how the parts stand together. A comma takes the side of the "hoặc"
// beside it; "và" and "hoặc" in one cell cannot both be kept.
func (c *cell) join() schedule.Join {
	or, and := false, false
	for i, it := range c.items {
		g := c.gap(i)
		or = or || g.or
		and = and || i > 0 && !g.or && (g.and || g.text || !g.comma)
		if either, both, several := listOf(it); several {
			or = or || either
			and = and || both || !either && len(c.items) > 1
		}
	}
	if or && and {
		c.doubt(c.items[0].base().from, c.items[len(c.items)-1].base().to, whyBothJoins)
		return schedule.JoinAll
	}
	if or {
		return schedule.JoinAny
	}
	return schedule.JoinAll
}

// listOf says whether the timing is a list of several days, and whether "hoặc"
// and "và" join them.
func listOf(n node) (either, both, several bool) {
	switch n := n.(type) {
	case *dated:
		return n.either, n.both, len(n.spans) > 1
	case *cycle:
		return n.either, n.both, len(n.spans) > 1 || len(n.weekdays) > 1
	}
	return false, false, false
}

// addRest trims the pieces that were not understood, and drops what only
// announces a time or divides.
func (c *cell) addRest(res *Result) {
	slices.SortFunc(c.gaps, func(a, b tokens) int { return cmp.Compare(a.from, b.from) })
	before := 0 // timings with a text of their own before them
	for _, g := range c.gaps {
		a, b := g.from, g.to
		if len(c.items) > 0 {
			a, b = c.trim(a, b)
		} else {
			a, b = c.trimMarks(a, b)
		}
		if a >= b {
			continue
		}
		piece := c.piece(a, b)
		res.Rest = append(res.Rest, piece)
		if len(c.items) < 2 {
			continue
		}
		if before++; before == 1 && a > c.items[0].base().from && !c.isAt(a+1, wWith) {
			before = 0
		}
		if b < len(c.toks) && c.toks[b].mark == ':' || c.isAt(a+1, wWith) || before > 1 && b < len(c.toks) {
			c.doubts = append(c.doubts, whyOthers.of(piece))
		}
	}
}

// trimMarks cuts punctuation from both ends of a piece.
func (c *cell) trimMarks(a, b int) (int, int) {
	for a < b && c.toks[a].kind == markToken && c.toks[a].mark != '(' && c.toks[a].mark != '<' && c.toks[a].mark != '"' {
		a++
	}
	for b > a && c.toks[b-1].kind == markToken && c.toks[b-1].mark != ')' && c.toks[b-1].mark != '>' && c.toks[b-1].mark != '"' && c.toks[b-1].mark != '%' {
		b--
	}
	return a, b
}

// trim cuts from both ends of a piece what divides or announces.
func (c *cell) trim(a, b int) (int, int) {
	for {
		from, to := a, b
		a, b = c.trimMarks(a, b)
		if a < b && (c.toks[a].word == wAnd || c.toks[a].word == wOr) {
			a++
		}
		if a < b && (c.toks[b-1].word == wAnd || c.toks[b-1].word == wOr) {
			b--
		}
		if a == from && b == to {
			break
		}
	}
	// "trong tháng 6/2025 hoàn thành"
	if _, n := finish.At(c.read, a); n > 0 && b == a+n {
		a = b
	}
	return a, b
}
