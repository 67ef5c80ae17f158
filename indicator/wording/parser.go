package wording

import (
	"strings"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// parser reads the targets of a text from left to right: at each number it
// looks back for what leads up to it and ahead for its unit, and decides whether
// the number is a figure at all.
type parser struct {
	tokens
	r         Result
	used      []bool                   // tokens that something was made of
	described []bool                   // tokens of figures that only say which things are meant
	noAccents bool                     // no word of the text has an accent
	floor     int                      // tokens below belong to earlier goals, or to another sentence
	run       struct{ from, last int } // the run of joined numbers that was looked at last
	label     label                    // of the goal before
	shared    label                    // of a list whose last figure alone has its unit, up to the token sharedTo
	sharedTo  int
	stated    label // "Đơn vị tính: triệu đồng", from the token statedAt on
	statedAt  int
	looked    int // up to which token such words were looked for
	open      int // the bracket that is open, up to the token bracketed
	bracketed int
}

// sentence is how many tokens before a figure may say how it is meant: no sentence
// of a plan is so long.
const sentence = 200

// target tries to read a target whose number begins at token i, and gives the
// token to go on from.
func (p *parser) target(i int) (int, error) {
	p.floor = max(p.floor, i-sentence)
	a, ok := p.amount(i)
	if !ok {
		return i + 1, nil
	}
	if next := p.naming(a); next > 0 {
		return next, nil
	}
	ld := p.lead(i)
	q := p.quantity(a, ld)
	if q.isRange && p.is(ld.start-1, between) {
		ld.start--
		ld.fillers = append(ld.fillers, ld.start)
	}
	tail := p.tail(q)
	p.shareUnit(&q, ld)
	isStated := p.takeStated(&q)
	if p.rejects(q, ld, tail) {
		p.doubtRejected(q, ld)
		return q.next, nil
	}
	p.label = q.label
	// From here on it is a target, and what is wrong with it is an error.
	g := indicator.Goal{Unit: q.unit, Change: ld.change}
	var err error
	if g.Value, err = p.value(q.from, q); err != nil {
		return 0, err
	}
	if q.isRange {
		if g.Upper, err = p.value(q.to, q); err != nil {
			return 0, err
		}
		if g.Upper.Compare(g.Value) < 0 && ld.from && ld.change == indicator.Decrease {
			return q.from.next, nil // "giảm từ 15% đến 10%"
		}
		if g.Upper.Compare(g.Value) < 0 {
			return 0, p.failure(TargetBackwards, i, q.to.next)
		}
	}
	p.placeDoubts(q, ld, tail, isStated)
	p.use(i, q.next)
	p.leaveWhole(&g, q)
	p.useAll(ld.fillers)
	p.leadDoubts(i, ld)
	p.changeApart(&g, p.changedApart(q, ld, tail))
	if g.Change == indicator.Decrease && (ld.op == indicator.LessThan || tail.op == indicator.LessThan || q.toOp == indicator.LessThan) {
		g.Change = indicator.NoChange
		p.doubtAt(DoubtLevel, ld.changeAt)
	} else {
		p.useAll(ld.changeAt)
	}
	switch {
	case q.isRange:
		p.rangeGoals(g, q, ld, tail)
	case tail.op != 0:
		g.Op = tail.op
		p.useAll(tail.at)
		if tail.slips {
			p.doubtAt(DoubtAccent, tail.at)
		}
		if ld.op != 0 && ld.op != tail.op && ld.op != indicator.Equal {
			p.doubt(DoubtOperator, ld.opAt[0], tail.at[len(tail.at)-1]+1)
		} else {
			p.useAll(ld.opAt)
		}
		p.r.Goals = append(p.r.Goals, g)
	default:
		p.bare(&g, q, ld)
		p.useAll(ld.opAt)
		p.r.Goals = append(p.r.Goals, g)
	}
	if g.Unit == "" && p.isWord(q.next) && p.isOne(q.next, halfVerbs) && !p.At(q.next).Capital {
		p.doubt(DoubtCounted, i, q.next+1)
	}
	p.floor = q.next
	return q.next, nil
}

// changeApart gives a goal the word of change that stands apart from its figure, or says what is
// doubtful about it.
func (p *parser) changeApart(g *indicator.Goal, c apartChange) {
	switch {
	case c.sure:
		g.Change = c.change
		p.useAll(c.at)
		if c.fall {
			p.doubtAt(DoubtFall, c.at)
		}
	case len(c.at) > 0:
		p.doubtAt(DoubtLevel, c.at)
	}
}

// placeDoubts says what is doubtful about where the figure stands: far behind its
// unit, or in a bracket.
func (p *parser) placeDoubts(q quantity, ld lead, tail tail, isStated bool) {
	if isStated {
		p.doubt(DoubtUnit, q.from.start, q.next)
	}
	if p.isPassed(q, ld) {
		p.doubt(DoubtPassed, q.from.start, q.next)
	}
	if ld.op == 0 && tail.op == 0 && ld.change == indicator.NoChange && (len(ld.fillers) == 0 || p.At(ld.start-1).Mark == '(' && isShare(q.unit) && !isShare(p.before())) && p.inBracket(ld.start) {
		p.doubt(DoubtBracket, q.from.start, q.next)
	}
}

// before is the unit of the goal before, none when there is none.
func (p *parser) before() string {
	if len(p.r.Goals) == 0 {
		return ""
	}
	return p.r.Goals[len(p.r.Goals)-1].Unit
}

// bracket is the token of the bracket that is open at token i, 0 for none. It is
// asked from left to right.
func (p *parser) bracket(i int) int {
	for ; p.bracketed < i; p.bracketed++ {
		switch p.At(p.bracketed).Mark {
		case '(':
			p.open = p.bracketed
		case ')':
			p.open = 0
		}
	}
	return p.open
}

// leadDoubts says what is doubtful before the number at token i.
func (p *parser) leadDoubts(i int, ld lead) {
	if len(ld.conflict) > 0 {
		p.doubtAt(DoubtOperator, ld.conflict)
	}
	if len(ld.forbidden) > 0 {
		p.doubtAt(DoubtForbidden, ld.forbidden)
	}
	if len(ld.slips) > 0 {
		p.doubtAt(DoubtAccent, ld.slips)
	}
	if ld.apart {
		p.doubtAt(DoubtApart, ld.opAt)
	}
	if i > 0 && (p.isDash(i-1) || p.At(i-1).Mark == '+') && !p.At(i).Space && !p.used[i-1] {
		p.doubt(DoubtSign, i-1, i)
	}
}

// bare gives a goal its operator where nothing behind the figure says it.
func (p *parser) bare(g *indicator.Goal, q quantity, ld lead) {
	i := q.from.start
	g.Op = indicator.Equal
	switch {
	case ld.op != 0:
		g.Op = ld.op
	case ld.from:
		g.Op = indicator.AtLeast
	case ld.start == i && (p.continues(i) || p.At(i-1).Mark == ';' && (!p.endsClause(q.next) || p.At(q.next).Mark == '(')):
		p.carry(g)
		if g.Change != indicator.NoChange || (p.At(i-1).Mark == ';' || p.parted(i)) && g.Op != indicator.Equal {
			p.doubt(DoubtList, i, q.next)
		}
	case ld.start == i && isShare(g.Unit) && p.goesOn(i, true): // "tối thiểu 90% TTHC thuộc 25 dịch vụ, 50% TTHC khác"
		if p.carry(g); g.Op != indicator.Equal || g.Change != indicator.NoChange {
			p.doubt(DoubtList, i, q.next)
		}
	case ld.start == i && p.unlike(g, i):
		p.doubt(DoubtBare, i, q.next)
	}
}

// unlike says that the goal before, of the same list, has the words of an operator
// and this one has none: "cấp tỉnh tối thiểu 90%, cấp xã 80%".
func (p *parser) unlike(g *indicator.Goal, i int) bool {
	if len(p.r.Goals) == 0 || !isShare(g.Unit) || g.Value.Compare(all) >= 0 || g.Change != indicator.NoChange {
		return false
	}
	switch before := p.r.Goals[len(p.r.Goals)-1]; {
	case before.Op == indicator.Equal, before.Op == indicator.Range, before.Op == indicator.About, before.Unit != g.Unit, before.Change != indicator.NoChange:
		return false
	}
	commas := 0
	for k := p.floor; k < i; k++ {
		if p.At(k).Mark == ',' {
			commas++
		} else if _, n := turnWords.At(p.Tokens, k); !p.isWord(k) && !p.isNumber(k) || n > 0 {
			return false
		}
	}
	return commas == 1
}

// parted says that a comma stands between the goal before and token i but one: it
// may part things of one list, and may begin another.
func (p *parser) parted(i int) bool {
	for k := p.floor; k < i-1; k++ {
		if p.At(k).Mark == ',' {
			return true
		}
	}
	return false
}

// carry lets the operator of the goal before hold for the next of its list:
// "tối thiểu 80% cấp tỉnh, 60% cấp xã". All is all: "trên 95%, 100%".
func (p *parser) carry(g *indicator.Goal) {
	if len(p.r.Goals) == 0 {
		return
	}
	before := p.r.Goals[len(p.r.Goals)-1]
	share := strings.HasPrefix(g.Unit, "%")
	switch {
	case before.Op == indicator.Equal && before.Change == indicator.NoChange, before.Op == indicator.Range, g.Change != indicator.NoChange, strings.HasPrefix(before.Unit, "%") != share:
	case share && g.Value.Compare(all) >= 0:
	default:
		g.Op, g.Change = before.Op, before.Change
	}
}

var all = func() indicator.Figure { f, _ := indicator.NewFigure(100, 0); return f }()

// rangeGoals adds the goals of a range: one, or two where an end is not
// included ("trên 50% đến 60%", "từ 50 đến dưới 60%").
func (p *parser) rangeGoals(g indicator.Goal, q quantity, ld lead, tail tail) {
	if tail.op != 0 {
		p.doubtAt(DoubtRange, tail.at)
	}
	g.Op = indicator.Range
	switch {
	case ld.op == indicator.MoreThan && q.toOp == 0 && p.isDash(q.from.next):
		p.doubtAt(DoubtRange, ld.opAt) // "trên 8% - 9%": what is passed, the lower end or the whole
	case ld.op == indicator.MoreThan || q.toOp != 0:
		upper := indicator.Goal{Op: indicator.AtMost, Value: g.Upper, Unit: g.Unit, Change: g.Change}
		if q.toOp != 0 {
			upper.Op = q.toOp
		}
		g.Op, g.Upper = indicator.AtLeast, indicator.Figure{}
		if ld.op == indicator.MoreThan {
			g.Op = indicator.MoreThan
		}
		p.useAll(ld.opAt)
		p.r.Goals = append(p.r.Goals, g, upper)
		return
	case ld.op == indicator.About: // "khoảng 65 - 70%": visible, and no contradiction
	case ld.op != 0 && ld.op != indicator.Equal:
		p.doubtAt(DoubtRange, ld.opAt)
	default:
		p.useAll(ld.opAt)
	}
	p.r.Goals = append(p.r.Goals, g)
}

// value is the figure of an amount, given that the percent sign or magnitude
// may stand only behind the upper end of its range.
func (p *parser) value(a amount, q quantity) (indicator.Figure, error) {
	percent := strings.HasPrefix(q.unit, "%")
	if a.fault == "" && a.percent != percent && !a.spelled && a.doubt != DoubtSpaces {
		a.numeral, a.fault = readDigits(p.digits[a.start], percent)
	}
	if a.fault != "" {
		return indicator.Figure{}, p.failure(a.fault, a.start, a.next)
	}
	f, ok := a.figure(a.zeros)
	if !ok {
		return indicator.Figure{}, p.failure(TargetLarge, a.start, a.next)
	}
	if a.doubt != "" {
		p.doubt(a.doubt, a.start, a.next)
	}
	return f, nil
}

func (p *parser) failure(code form.Code, from, to int) error {
	at := p.Piece(from, to)
	return texts.Error(form.Error{Code: code, Text: p.Source, Offset: at.Offset, Value: at.Text, Args: form.Args{"offset": at.Offset}})
}

func (p *parser) use(from, to int) {
	for i := from; i < to; i++ {
		p.used[i] = true
	}
}

func (p *parser) useAll(at []int) {
	for _, i := range at {
		p.used[i] = true
	}
}

func indexes(from, to int) (at []int) {
	for i := from; i < to; i++ {
		at = append(at, i)
	}
	return at
}

func (p *parser) doubt(kind string, from, to int) {
	p.r.Doubts = append(p.r.Doubts, reading.Doubt{Piece: p.Piece(from, to), Kind: kind, Why: doubts[kind]})
}

func (p *parser) doubtAt(kind string, at []int) { p.doubt(kind, at[0], at[len(at)-1]+1) }

// collectRest gathers the runs of tokens that nothing was made of. "Và" alone
// between two goals only joins them.
func (p *parser) collectRest() {
	for i := 1; i+1 < len(p.used); i++ {
		if p.is(i, and) && p.used[i-1] && p.used[i+1] {
			p.used[i] = true
		}
	}
	p.r.Rest = p.Rest(p.used)
}
