package phrase

import (
	"github.com/caicach/tthc/schedule"
)

// cell reads the whole text: timings, what joins them, and the rest.
func (p *parser) cell() (Result, error) {
	c := cell{parser: p, rest: -1}
	for p.i < len(p.toks) {
		if err := c.step(); err != nil {
			return Result{}, err
		}
	}
	c.closeRest(len(p.toks))
	c.lastChance()
	return c.result()
}

type cell struct {
	*parser
	items   []item
	gaps    []tokens // pieces not understood
	rest    int      // where the open one begins, -1 for none
	passed  []passed // timings that stood where they may not be the deadline
	cited   bool     // a document is being cited
	bracket []tokens
}

const (
	insideVietnamese = "thời gian đứng giữa câu: xem có phải là thời hạn không"
	insideEnglish    = "the time stands inside the sentence: see whether it is the deadline"
)

type tokens struct{ from, to int }

// passed is a timing that was read in the middle of a sentence.
type passed struct {
	item
	cited   bool // it belongs to a document that is cited
	refused bool // its words say that it is no deadline
}

// step reads one timing, or passes one token.
func (c *cell) step() *Error {
	start := c.i
	if c.rest < 0 && c.divider() {
		return nil
	}
	if len(c.items) > 0 && c.rest < 0 && c.isMark(0, '(') {
		last := &c.items[len(c.items)-1]
		if c.aside(last) {
			return nil
		}
		if last.kind == schedule.Interval && !last.recurring() && c.explained() {
			c.open(start)
			return nil
		}
		if c.bracketed(last) {
			return nil
		}
	}
	if t := c.at(0); t.kind == wordToken && t.word == none {
		c.pass()
		return nil
	}
	if c.citation() {
		c.open(start)
		return nil
	}
	if c.rest >= 0 && c.at(0).kind == figureToken && c.at(-1).kind == markToken && c.at(-2).kind == figureToken && c.rest <= c.i-2 && !c.at(0).line {
		c.pass() // the second half of what was not understood
		return nil
	}
	if c.rest >= 0 && c.at(0).kind == figureToken && c.at(-1).kind == wordToken && c.at(-1).end == c.at(0).start {
		c.pass() // "l5/6/2025": a letter may stand for a figure
		return nil
	}
	level := c.level()
	hedges, strong, done := c.lead()
	if strong && level < sentence {
		level = sentence
	}
	if level == inside && c.i > start {
		c.i = start // only words that promise a time lift the middle of a sentence
		hedges = nil
	}
	at, doubts := c.i, len(c.doubts)
	c.afterCycle = c.rest < 0 && len(c.items) > 0 && c.items[len(c.items)-1].recurring() && c.items[len(c.items)-1].to < start
	it, ok := c.anyItem()
	c.afterCycle = false
	if ok && c.err == nil {
		c.within(&it)
	}
	switch {
	case c.err != nil:
		err := c.err
		c.err = nil
		if level >= comma || strong || c.bounded(at) {
			return err
		}
		c.doubts = c.doubts[:doubts]
	case ok && it.unread[0] != "":
		if level < it.anchor {
			break
		}
		c.doubts = c.doubts[:doubts]
		c.parser.doubt(it.from, it.to, it.unread[0], it.unread[1])
		c.open(start)
		c.i = max(it.to, start+1)
		return nil
	case ok && done:
		c.doubts = c.doubts[:doubts]
		c.parser.doubt(start, it.to, "nói việc đã làm, không phải thời hạn", "this tells what was done, not a deadline")
		c.open(start)
		c.i = it.to
		return nil
	case ok && it.kind == schedule.External && level == opening && len(c.items) > 0 && c.items[len(c.items)-1].to == start:
		// "hằng năm theo kế hoạch" says more of the year, and is no timing of its own
		c.doubts = c.doubts[:doubts]
		c.open(start)
		c.i = it.to
		return nil
	case ok && c.rest >= 0 && it.kind == schedule.Interval && c.noDeadline(&it, start):
		c.doubts = c.doubts[:doubts]
		c.passed = append(c.passed, passed{item: it, refused: true})
		c.i = it.to
		return nil
	case ok && it.kind == schedule.Recurring && level == inside && c.labels():
		// "ngày 15 của tháng báo cáo đối với báo cáo định kỳ hằng tháng"
		c.doubts = c.doubts[:doubts]
		c.i = it.to
		return nil
	case ok && (level >= it.anchor || it.kind == schedule.OnDemand && c.isAt(it.from, wSudden1) && c.isAt(start-1, wOr)):
		if level == comma && it.kind == schedule.Interval && !it.recurring() && it.bound == bare && it.spans[0].first.grain == dayGrain && it.time.IsZero() {
			c.parser.doubt(it.from, it.to, insideVietnamese, insideEnglish)
		}
		c.take(start, hedges, it)
		return nil
	case ok:
		c.passed = append(c.passed, passed{item: it, cited: c.cited})
		c.doubts = c.doubts[:doubts]
		if it.kind == schedule.Interval || it.kind == schedule.Event && it.anchor == comma {
			c.open(start)
			return nil
		}
	default:
		c.doubts = c.doubts[:doubts]
	}
	c.i = start
	c.pass()
	return nil
}

// bounded says that a word such as "trước" or "chậm nhất" stands there: what
// follows is meant as a date.
func (c *cell) bounded(at int) bool {
	back := c.i
	defer func() { c.i = back }()
	c.i = at
	return c.bound() != bare
}

// take keeps a timing that begins after the lead words at start.
func (c *cell) take(start int, hedges []tokens, it item) {
	if n := len(c.items); n > 0 && c.rest < 0 && c.items[n-1].to == it.from && c.items[n-1].closer(&it) {
		// "quý III trước ngày 15/9", "báo cáo 6 tháng đầu năm trước ngày 15/6"
		it.loose = true
		c.items[n-1].exact, c.items[n-1].to = &it, it.to
		return
	}
	c.closeRest(start)
	c.gaps = append(c.gaps, hedges...)
	c.items = append(c.items, it)
	c.cited = false
}

// closer says that a deadline right after a bare window ends it, or tells when
// the report on it is due.
func (it *item) closer(d *item) bool {
	bareWindow := it.kind == schedule.Interval && it.bound == bare && !it.recurring() && len(it.spans) == 1 && it.exact == nil && it.offset.IsZero() && !it.spans[0].first.moment()
	return bareWindow && d.kind == schedule.Interval && (d.bound == before || d.bound == by) && !d.recurring() && len(d.spans) == 1 && d.offset.IsZero()
}

// open begins a piece that is not understood, unless one is open.
func (c *cell) open(at int) {
	if c.rest < 0 {
		c.rest = at
	}
}

// noDeadline says that the word before a date makes it none: "tính đến ngày
// 15/12" closes the figures, "không trước ngày", "sớm nhất ngày" is no end.
func (c *cell) noDeadline(it *item, start int) bool {
	switch {
	case c.isAt(start-1, wReckon):
		return it.bound == by
	case c.isAt(start-1, wNot):
		return it.bound == before
	}
	return c.isAt(start-2, wEarly) && (c.isAt(start-1, wMore) || c.isAt(start-1, wMost))
}

// labels says that the open piece tells what the timing just before it is for:
// "đối với báo cáo ...".
func (c *cell) labels() bool {
	return len(c.items) > 0 && c.rest == c.items[len(c.items)-1].to && c.isAt(c.rest+1, wWith)
}

// closeRest ends the open piece.
func (c *cell) closeRest(at int) {
	if c.rest >= 0 && at > c.rest {
		c.gaps = append(c.gaps, tokens{c.rest, at})
	}
	c.rest = -1
}

// pass moves one token on and takes note of what it means for the next.
func (c *cell) pass() {
	c.open(c.i)
	t := c.at(0)
	switch {
	case t.kind == markToken && (t.mark == ';' || t.mark == '.' && (c.at(1).space || c.at(1).kind == endToken)):
		c.cited = false
	case c.document():
		c.cited = true
	}
	c.i++
}

// divider passes what divides timings, where nothing unread stands before.
func (c *cell) divider() bool {
	t := c.at(0)
	switch {
	case t.kind == markToken && t.mark != '(' && t.mark != '<' && t.mark != '"' && t.mark != '%' && t.mark != '?':
	case len(c.items) > 0 && (t.word == wAnd || t.word == wOr):
	case c.numbering():
		return true
	default:
		return false
	}
	c.i++
	return true
}

// numbering passes the number of a list: "1.", "a)", "(1)".
func (c *cell) numbering() bool {
	k := 0
	if c.isMark(0, '(') {
		k = 1
	}
	t := c.at(k)
	if !(t.kind == figureToken && t.digits <= 2 || t.kind == wordToken && t.end-t.start == 1) {
		return false
	}
	if !c.isMark(k+1, ')') && !(k == 0 && c.isMark(1, '.') && c.at(2).space) {
		return false
	}
	if c.i > 0 && c.rest < 0 && len(c.items) > 0 && !c.toks[c.i].line && c.toks[c.i-1].kind != markToken {
		return false
	}
	c.i += k + 2
	return true
}

// level is how firmly something may begin here.
func (c *cell) level() anchor {
	if c.rest < 0 {
		return opening
	}
	t, prev := c.at(0), c.at(-1)
	switch {
	case prev.kind == markToken:
		switch prev.mark {
		case ';', ':':
			return sentence
		case '.':
			if t.space {
				return sentence
			}
		case ',', '(', '-', '+':
			return comma
		}
	case prev.word == wAnd || prev.word == wOr:
		return comma
	case t.line:
		return comma
	}
	return inside
}

// lead passes words that only announce a time: "Thời gian:", "hoàn thành",
// "báo cáo". Words that soften it ("dự kiến", "khoảng") are kept as hedges.
// strong says that a time must follow, done that the text tells what was done.
func (c *cell) lead() (hedges []tokens, strong, done bool) {
	start := c.i
	if w := c.at(-1).word; w == wAlready || w == wOngoing {
		done = true
	}
	for {
		at := c.i
		switch {
		case c.take2(wTime1, wTime2), c.take2(wTime1, wTerm), c.take2(wTime1, wPoint), c.take2(wPace1, wPace2) && !c.parser.is(wBy), !c.parser.is(wTerm, wLast) && c.oneOf(wTerm):
			strong = true
		case c.take2(wFinish1, wFinish2), c.oneOf(wDone), c.take2(wEnds, wEnds2):
			strong = true
		case c.take2(wCarry1, wCarry2), c.take2(wReport1, wReport2), c.take2(wDeploy1, wDeploy2), c.take2(wIssue1, wIssue2), c.take2(wOffice, wDuty):
		case c.oneOf(wSend, wHand, wIs), c.parser.is(wRoute2) && c.oneOf(wRoute2):
			if c.i == start+1 && c.toks[start].word == wIs {
				c.i = at
			}
		case c.oneOf(wAlready):
			done = true
		case c.take2(wExpect1, wExpect2), c.take2(wStrive1, wStrive2), c.oneOf(wAbout):
			hedges = append(hedges, tokens{at, c.i})
		case c.i > start && c.takeMark(':'), c.i > start && c.takeMark('-'):
		}
		if c.i == at {
			return hedges, strong, done
		}
	}
}

func (c *cell) take2(a, b word) bool { return c.parser.take(a, b) }

// anyItem reads one timing of any kind.
func (p *parser) anyItem() (item, bool) {
	t := p.at(0)
	if t.kind == wordToken && t.word == none || t.kind == markToken || t.kind == endToken {
		return item{}, false
	}
	doubts := len(p.doubts)
	if p.afterCycle {
		if it, ok := p.cyclesBare(); ok || p.err != nil {
			return it, ok
		}
		p.doubts = p.doubts[:doubts]
	}
	for _, read := range [...]func() (item, bool){p.needed, p.cyclesFirst, p.dated, p.counted, p.cyclesBare, p.boundTo, p.weekOfMonth} {
		it, ok := read()
		if p.err != nil || ok {
			return it, ok
		}
		p.doubts = p.doubts[:doubts]
	}
	return item{}, false
}

// needed reads work on demand and steady work, which their first word tells.
func (p *parser) needed() (item, bool) {
	switch p.at(0).word {
	case wSudden1, wTopic1, wBy, wWhen:
		return p.onDemand()
	case wUsual1, wOn1, wLong:
		return p.continuous()
	}
	return item{}, false
}

// boundTo reads what is bound to an event or to something outside.
func (p *parser) boundTo() (item, bool) {
	switch p.at(0).word {
	case wOnce, wFor, wTo, wWhen, wPeriod, wAtPlace, wAfter, wCount, wReckon, wFrom, wBefore:
		return p.when()
	case wFit1, wRight, wBy, wWithin:
		return p.external()
	}
	return item{}, false
}

// cyclesFirst reads a cycle that says so: "định kỳ", "hằng", "lần".
func (p *parser) cyclesFirst() (item, bool) {
	switch p.at(0).word {
	case wFix, wBy, wUsual1, wEvery, wEach, wPlural, wLittle, wMin1:
		return p.cycles(false)
	}
	start := p.i
	if n, ok := p.cardinal(); ok {
		_ = n
		if p.oneOf(wTimes) {
			p.i = start
			return p.cycles(false)
		}
		if p.cycleWordsAhead() {
			p.i = start
			return p.cycles(false)
		}
	}
	p.err = nil
	p.i = start
	if p.cycleWordsAhead() {
		p.i = start
		return p.cycles(false)
	}
	p.i = start
	return item{}, false
}

// cycleWordsAhead says that "tháng/lần", "năm một lần" comes next.
func (p *parser) cycleWordsAhead() bool {
	switch p.at(0).word {
	case wDay, wWeek, wMonth, wQuarter, wYear:
		return p.isMark(1, '/') && (p.at(2).word == wTimes || p.at(3).word == wTimes) || p.at(2).word == wTimes && p.at(1).kind != markToken
	}
	return false
}

// cyclesBare reads a bare row of cycles, "tháng, quý, 6 tháng, năm", or one
// that goes on after a cycle.
func (p *parser) cyclesBare() (item, bool) {
	start := p.i
	it, ok := p.cycles(true)
	if !ok || it.unread[0] != "" {
		p.i = start
		return item{}, false
	}
	if it.every&(it.every-1) == 0 && !it.nine && !p.afterCycle {
		p.i = start
		return item{}, false
	}
	it.anchor = opening
	return it, true
}

// document says that the words name a kind of document.
func (p *parser) document() bool {
	return p.is(wResolve, wDecide) || p.is(wDecide, wFix) || p.is(wResolve, wFix) || p.is(wCircular, wFour) || p.is(wDirect, wShow) ||
		p.is(wOfficial, wLetter) || p.is(wOfficial, wWire) || p.is(wLaw) || p.is(wLetter, wText) || p.is(wCircular, wReport1) || p.is(wNote, wRoute2) || p.is(wValid, wForce)
}

// citation passes the number of a document and the date that belongs to it.
func (c *cell) citation() bool {
	start := c.i
	t := c.at(0)
	if t.kind != figureToken {
		return false
	}
	c.i++
	if c.isMark(0, '/') && c.long(1) && c.isMark(2, '/') {
		c.i += 2
	}
	letters := func(k int) bool { return c.at(k).kind == wordToken && c.at(k).word == none }
	switch {
	case (c.isMark(0, '/') || c.isMark(0, '-')) && letters(1) && !c.at(0).space && !c.at(1).space:
		c.i += 2
	default:
		c.i = start
		return false
	}
	for (c.isMark(0, '-') || c.isMark(0, '/')) && !c.at(0).space && !c.at(1).space && c.at(1).kind != markToken && c.at(1).kind != endToken {
		c.i += 2
	}
	if t := c.at(0); t.kind == figureToken && !t.space {
		c.i++
	}
	at := c.i
	c.takeMark(',')
	if c.parser.is(wSign) {
		c.i++
	}
	if c.parser.is(wDay) {
		if u, ok := c.unit(0); ok && u.grain == dayGrain {
			c.err = nil
			return true
		}
		c.err = nil
	}
	c.i = at
	c.cited = true
	return true
}

// aside reads a bracket after a timing: "(nếu có)", "(áp dụng từ ...)", "(tức
// ngày ...)".
func (c *cell) aside(last *item) bool {
	start, doubts := c.i, len(c.doubts)
	c.i++
	if c.parser.is(wIf, wHave) && c.isMark(2, ')') {
		c.i += 3
		return true
	}
	fail := func() bool {
		c.i, c.doubts, c.err = start, c.doubts[:doubts], nil
		return false
	}
	if w, ok := c.weekday(); ok && last.kind == schedule.Interval && !last.recurring() && last.named == 0 && c.takeMark(')') {
		last.named, last.to = w, c.i
		return true
	}
	c.i = start + 1
	applied := c.parser.take(wApply1, wApply2)
	namely := c.oneOf(wNamely)
	if namely {
		_ = c.oneOf(wIs) || c.oneOf(wAt)
	}
	d, ok := c.dated()
	if !ok || c.err != nil || !c.takeMark(')') || d.recurring() || len(d.spans) != 1 {
		return fail()
	}
	switch {
	case applied || (last.recurring() || last.kind == schedule.Continuous) && d.holds():
		if len(last.stretch) > 0 || last.kind == schedule.Interval && !last.recurring() && last.offset.IsZero() {
			return fail()
		}
		last.stretch = []span{d.stretchSpan()}
		last.to = c.i
	case last.recurring() || last.kind == schedule.Continuous || last.kind == schedule.OnDemand || last.kind == schedule.External || last.exact != nil:
		return fail()
	default:
		d.from, d.to = start, c.i
		last.exact, last.to = &d, c.i
	}
	return true
}

// bracketed reads a timing in brackets beside another: "năm 2025 (thường
// xuyên)". A cycle in brackets recurs within the years before it.
func (c *cell) bracketed(last *item) bool {
	start, doubts := c.i, len(c.doubts)
	c.i++
	it, ok := c.anyItem()
	if !ok || c.err != nil || it.unread[0] != "" || !c.takeMark(')') || it.kind == schedule.External {
		c.i, c.doubts, c.err = start, c.doubts[:doubts], nil
		return false
	}
	if it.recurring() && last.kind == schedule.Interval && !last.recurring() && last.offset.IsZero() && last.exact == nil && last.holds() && last.saysYear() {
		it.stretch = []span{last.stretchSpan()}
		it.from, it.to = last.from, c.i
		*last = it
		return true
	}
	c.items = append(c.items, it)
	return true
}

// explained passes a bracket that counts a date from an event, "(42 ngày trước
// ngày bầu cử)": the date before it is the deadline, not this.
func (c *cell) explained() bool {
	start, doubts := c.i, len(c.doubts)
	c.i++
	if c.oneOf(wNamely) {
		_ = c.oneOf(wIs) || c.oneOf(wAt)
	}
	it, ok := c.anyItem()
	c.doubts = c.doubts[:doubts]
	if ok && c.err == nil && it.kind == schedule.Event && c.takeMark(')') {
		return true
	}
	c.i, c.err = start, nil
	return false
}

// within reads the stretch in which a cycle or steady work holds: "hằng năm,
// giai đoạn 2026-2030", "thường xuyên trong năm 2025".
func (c *cell) within(it *item) {
	if !it.recurring() && it.kind != schedule.Continuous || it.unread[0] != "" || len(it.stretch) > 0 {
		return
	}
	at, doubts := c.i, len(c.doubts)
	if it.recurring() {
		c.takeMark(',')
	}
	d, ok := c.dated()
	if ok && c.err == nil && !d.recurring() && d.holds() && d.saysYear() && d.bound != before && d.bound != after {
		it.stretch = []span{d.stretchSpan()}
		it.to = c.i
		return
	}
	c.i, c.doubts, c.err = at, c.doubts[:doubts], nil
}

// saysYear says that the text names the year.
func (it *item) saysYear() bool {
	s := it.spans[0]
	return s.first.year != 0 || s.last.year != 0 || s.first.thisYear || s.last.thisYear || s.now
}

// holds says that the dates are a stretch in which something may recur.
func (it *item) holds() bool {
	if len(it.spans) != 1 || !it.time.IsZero() {
		return false
	}
	s := it.spans[0]
	return s.ranged || s.open || it.bound == from || s.first.grain == yearGrain || s.first.grain == partGrain
}

// stretchSpan is the span of the item, with the ends that its bound leaves
// open.
func (it *item) stretchSpan() span {
	s := it.spans[0]
	switch {
	case s.ranged || s.open:
	case it.bound == from:
		s.open = true
	case it.bound == by || it.bound == before:
		s = span{last: s.first, ranged: true, past: true, short: it.bound == before}
	}
	return s
}

// lastChance looks, where no timing was taken, whether one stood inside the
// sentence; several, or one that belongs to a citation, stay unread.
func (c *cell) lastChance() {
	var found []passed
	for _, q := range c.passed {
		if q.kind == schedule.Event && q.anchor == comma && !q.cited {
			found = append(found, q)
		}
		if q.kind == schedule.Interval && !q.recurring() && !q.cited && len(q.spans) > 0 && q.spans[0].first.grain != yearGrain && q.spans[0].first.grain != partGrain {
			found = append(found, q)
		}
	}
	if len(c.items) == 0 && len(found) == 1 && !found[0].refused {
		q := found[0].item
		c.parser.doubt(q.from, q.to, insideVietnamese, insideEnglish)
		var gaps []tokens
		for _, g := range c.gaps {
			if g.from < q.from && q.to <= g.to {
				gaps = append(gaps, tokens{g.from, q.from}, tokens{q.to, g.to})
				continue
			}
			gaps = append(gaps, g)
		}
		c.gaps = gaps
		c.items = append(c.items, q)
		return
	}
	for _, q := range found {
		if len(q.spans) > 0 && q.spans[0].first.grain == dayGrain {
			c.parser.doubt(q.from, q.to, "ngày đứng giữa câu: không đọc là thời hạn", "a date inside the sentence: not read as a deadline")
		}
	}
}
