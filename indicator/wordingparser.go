package indicator

import "strings"

// wordingParser reads the targets of a text from left to right: at each number
// it looks back for what leads up to it and ahead for its unit, and decides
// whether the number is a figure at all.
type wordingParser struct {
	w     Wording
	ts    []token
	used  []bool // tokens that something was made of
	floor int    // tokens below belong to earlier goals
}

// quantity is a number, or the two of a range, with the unit.
type quantity struct {
	from, to amount
	isRange  bool
	toOp     Operator // of "đến dưới 60%"; none when the end is included
	unit     string
	known    bool // the unit is in the list
	next     int  // the token behind it
}

// target tries to read a target whose number begins at token i, and gives the
// token to go on from.
func (p *wordingParser) target(i int) (int, error) {
	a, ok := p.amount(i)
	if !ok {
		return i + 1, nil
	}
	if next := p.naming(a); next > 0 {
		return next, nil
	}
	ld := p.lead(i)
	q := p.quantity(a, ld)
	tail := p.tail(q)
	if p.rejects(q, ld, tail) {
		return q.next, nil
	}
	// From here on it is a target, and what is wrong with it is an error.
	g := Goal{Unit: q.unit, Change: ld.change}
	var err error
	if g.Value, err = p.value(q.from, q); err != nil {
		return 0, err
	}
	if q.isRange {
		if g.Upper, err = p.value(q.to, q); err != nil {
			return 0, err
		}
		if g.Upper.Compare(g.Value) < 0 {
			return 0, p.failure("range.backwards", i, q.to.next)
		}
	}
	p.use(i, q.next)
	p.useAll(ld.fillers)
	if len(ld.conflict) > 0 {
		p.doubtAt("doubt.operator", ld.conflict)
	}
	if len(ld.forbidden) > 0 {
		p.doubtAt("doubt.forbidden", ld.forbidden)
	}
	if i > 0 && (p.ts[i-1].kind == dashToken || p.ts[i-1].text == "+") && !p.ts[i].spaced && !p.used[i-1] {
		p.doubt("doubt.sign", i-1, i)
	}
	if g.Change == Decrease && (ld.op == LessThan || q.toOp == LessThan) {
		g.Change = NoChange
		p.doubtAt("doubt.level", ld.changeAt)
	} else {
		p.useAll(ld.changeAt)
	}
	switch {
	case q.isRange:
		p.rangeGoals(g, q, ld, tail)
	case tail.op != 0:
		g.Op = tail.op
		p.useAll(tail.at)
		if ld.op != 0 && ld.op != tail.op && ld.op != Equal {
			p.doubt("doubt.operator", ld.opAt[0], tail.at[len(tail.at)-1]+1)
		} else {
			p.useAll(ld.opAt)
		}
		p.w.Goals = append(p.w.Goals, g)
	default:
		g.Op = Equal
		if ld.op != 0 {
			g.Op = ld.op
		} else if ld.from {
			g.Op = AtLeast
		}
		p.useAll(ld.opAt)
		p.w.Goals = append(p.w.Goals, g)
	}
	p.floor = q.next
	return q.next, nil
}

// rangeGoals adds the goals of a range: one, or two where an end is not
// included ("trên 50% đến 60%", "từ 50 đến dưới 60%").
func (p *wordingParser) rangeGoals(g Goal, q quantity, ld lead, tail tail) {
	if tail.op != 0 {
		p.doubtAt("doubt.range", tail.at)
	}
	g.Op = Range
	switch {
	case ld.op == MoreThan || q.toOp != 0:
		upper := Goal{Op: AtMost, Value: g.Upper, Unit: g.Unit, Change: g.Change}
		if q.toOp != 0 {
			upper.Op = q.toOp
		}
		g.Op, g.Upper = AtLeast, Figure{}
		if ld.op == MoreThan {
			g.Op = MoreThan
		}
		p.useAll(ld.opAt)
		p.w.Goals = append(p.w.Goals, g, upper)
		return
	case ld.op == About: // "khoảng 65 - 70%": visible, and no contradiction
	case ld.op != 0 && ld.op != Equal:
		p.doubtAt("doubt.range", ld.opAt)
	default:
		p.useAll(ld.opAt)
	}
	p.w.Goals = append(p.w.Goals, g)
}

// value is the figure of an amount, given that the percent sign or magnitude
// may stand only behind the upper end of its range.
func (p *wordingParser) value(a amount, q quantity) (Figure, error) {
	percent := strings.HasPrefix(q.unit, "%")
	if a.fault == "" && a.percent != percent && !a.spelled && a.doubt != "spaces" {
		a.numeral, a.fault = readDigits(p.ts[a.start].text, percent)
	}
	if a.fault != "" {
		return Figure{}, p.failure(a.fault, a.start, a.next)
	}
	f, ok := a.figure(a.zeros)
	if !ok {
		return Figure{}, p.failure("number.large", a.start, a.next)
	}
	if a.doubt != "" {
		p.doubt("doubt."+a.doubt, a.start, a.next)
	}
	return f, nil
}

func (p *wordingParser) failure(kind string, from, to int) error {
	f := p.fragment(from, to)
	return &TargetError{Kind: kind, Text: p.w.Text, Offset: f.Offset, Word: f.Text}
}

func (p *wordingParser) use(from, to int) {
	for i := from; i < to; i++ {
		p.used[i] = true
	}
}

func (p *wordingParser) useAll(at []int) {
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

func (p *wordingParser) fragment(from, to int) Fragment {
	start := p.ts[from].start
	return Fragment{start, p.w.Text[start:p.ts[to-1].end]}
}

func (p *wordingParser) doubt(kind string, from, to int) {
	p.w.Doubts = append(p.w.Doubts, Doubt{p.fragment(from, to), kind})
}

func (p *wordingParser) doubtAt(kind string, at []int) { p.doubt(kind, at[0], at[len(at)-1]+1) }

// collectRest gathers the runs of tokens that nothing was made of. Marks alone
// are no rest.
func (p *wordingParser) collectRest() {
	for i := 0; i < len(p.ts); i++ {
		if p.used[i] {
			continue
		}
		end := i
		for end < len(p.ts) && !p.used[end] {
			end++
		}
		if end == i+1 && i > 0 && end < len(p.ts) && p.ts[i].text == "và" {
			i = end // it only joins two goals
			continue
		}
		from, to := i, end
		for from < to && p.ts[from].isMark() && !p.opens(from, to) {
			from++
		}
		for to > from && p.ts[to-1].isMark() && !p.closes(from, to) {
			to--
		}
		if from < to {
			f := p.fragment(from, to)
			f.Text = spacedOnce(p.w.Text, p.ts[from:to])
			p.w.Rest = append(p.w.Rest, f)
		}
		i = end
	}
}

// isMark says that the token alone says nothing.
func (t token) isMark() bool {
	return t.kind == dashToken || t.kind == signToken && strings.ContainsAny(t.text, ".,;:()[]+*•/\"'“”…")
}

// opens says that token from is a bracket whose partner lies in the run.
func (p *wordingParser) opens(from, to int) bool {
	return p.ts[from].text == "(" && containsWord(p.ts[from:to], ")")
}

func (p *wordingParser) closes(from, to int) bool {
	return p.ts[to-1].text == ")" && containsWord(p.ts[from:to], "(")
}

func containsWord(ts []token, w string) bool {
	for _, t := range ts {
		if t.text == w {
			return true
		}
	}
	return false
}
