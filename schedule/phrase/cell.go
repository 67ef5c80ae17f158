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
	items  []item
	gaps   []tokens // pieces not understood
	rest   int      // where the open one begins, -1 for none
	passed []passed // timings that stood where they may not be the deadline
	cited  bool     // a document is being cited
}

type tokens struct{ from, to int }

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
	if c.rest >= 0 && c.at(0).kind == figureToken && (c.isMark(-1, '-') || c.isMark(-1, '/') || c.isMark(-1, '.') && !c.at(0).space) && c.at(-2).kind == figureToken && c.rest <= c.i-2 && !c.at(0).line {
		c.pass() // the second half of what was not understood
		return nil
	}
	if c.rest >= 0 && c.at(0).kind == figureToken && c.at(-1).kind == wordToken && !c.at(0).space {
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
		c.stretchAfter(&it)
		if why := c.damage(&it); why[0] != "" {
			it.unread, it.anchor = why, inside
		}
	}
	if ok && it.kind == schedule.Interval && !it.recurring() {
		// "từ ngày 01/01/2025 đến ngày 14/12/2025, đã tiếp nhận"
		done = done || c.at(0).word == wAlready || c.isMark(0, ',') && c.at(1).word == wAlready
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
		c.doubts = c.doubts[:doubts]
		if level < it.anchor {
			break
		}
		c.doubt(it.from, it.to, it.unread[0], it.unread[1])
		c.open(start)
		c.i = max(it.to, start+1)
		return nil
	case ok && done:
		c.doubts = c.doubts[:doubts]
		c.doubt(start, it.to, "nói việc đã làm, không phải thời hạn", "this tells what was done, not a deadline")
		c.open(start)
		c.i = it.to
		return nil
	case ok && it.kind == schedule.External && level == opening && len(c.items) > 0 && (c.items[len(c.items)-1].to == start || it.anchor == opening && it.from > start):
		// "hằng năm theo kế hoạch", "từ ngày 01/7/2025, thực hiện theo mô hình mới"
		// say more of the work, and are no timing of their own
		c.doubts = c.doubts[:doubts]
		c.open(start)
		c.i = it.to
		return nil
	case ok && c.rest >= 0 && it.kind == schedule.Interval && c.noDeadline(&it, start):
		c.doubts = c.doubts[:doubts]
		c.passed = append(c.passed, passed{item: it, refused: true})
		c.i = it.to
		return nil
	case ok && level == comma && it.plainDay() && c.cited && (c.seesAt(start, issue) || c.tok(start-1).mark == '('):
		// "Quyết định số 06/QĐ-TTg (ngày 06/01/2022)"
		c.doubts = c.doubts[:doubts]
		c.i = it.to
		return nil
	case ok && it.kind == schedule.Recurring && level == inside && c.labels():
		// "ngày 15 của tháng báo cáo đối với báo cáo định kỳ hằng tháng"
		c.doubts = c.doubts[:doubts]
		c.i = it.to
		return nil
	case ok && (level >= it.anchor || it.kind == schedule.OnDemand && c.seesAt(it.from, sudden) && c.isAt(start-1, wOr)):
		if level == comma && it.plainDay() {
			c.doubt(it.from, it.to, insideVietnamese, insideEnglish)
		}
		c.keep(start, hedges, it)
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

// keep takes a timing that begins after the lead words at start.
func (c *cell) keep(start int, hedges []tokens, it item) {
	if n := len(c.items); n > 0 && c.rest < 0 && c.items[n-1].to == it.from && c.items[n-1].closer(&it) {
		// "quý III trước ngày 15/9", "báo cáo 6 tháng đầu năm trước ngày 15/6"
		it.loose = true
		c.items[n-1].exact, c.items[n-1].to = &it, it.to
		return
	}
	if c.rest >= 0 && c.isAt(start-1, wTerm) && len(c.items) > 0 {
		c.doubt(it.from, it.to, "có thể là thời hạn mới thay thời hạn trước", "this may be a new time in the place of the one before")
	}
	if n := len(c.items); n > 0 && c.rest < 0 && c.tok(it.from-1).mark == ':' && c.items[n-1].to == it.from-1 && it.ofYear(&c.items[n-1]) {
		c.items[n-1] = it // "năm 2026: quý I"
		return
	}
	c.closeRest(start)
	c.gaps = append(c.gaps, hedges...)
	c.items = append(c.items, it)
	c.cited = false
}

// open begins a piece that is not understood, unless one is open.
func (c *cell) open(at int) {
	if c.rest < 0 {
		c.rest = at
	}
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
	if !(t.kind == figureToken && t.digits <= 2 || t.kind == wordToken && c.length(k) == 1) {
		return false
	}
	if !(c.isMark(k+1, ')') && !c.at(k+1).space) && !(k == 0 && c.isMark(1, '.') && !c.at(1).space && c.at(2).space) {
		return false
	}
	if next := c.at(k + 2); next.kind == endToken || t.kind == figureToken && c.isMark(1, '.') && c.restOfDate(2) {
		return false // nothing is numbered, or a date came apart: "30. 6. 2025"
	}
	if c.i > 0 && c.rest < 0 && len(c.items) > 0 && !c.toks[c.i].line && c.toks[c.i-1].kind != markToken {
		return false
	}
	c.i += k + 2
	return true
}

// restOfDate says that a year, or a month and a year, in figures come k tokens on.
func (c *cell) restOfDate(k int) bool {
	return c.long(k) && c.separator(k+1) == 0 || c.short(k) && c.isMark(k+1, '.') && c.long(k+2)
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
func (c *cell) lead() (hedged []tokens, strong, done bool) {
	start := c.i
	if w := c.at(-1).word; w == wAlready || w == wOngoing {
		done = true
	}
	for {
		at := c.i
		l, n := leads.At(c.read, c.i)
		if !c.leads(l, n, start) {
			l, n = 0, 0
		}
		c.i += n
		switch l {
		case promises:
			strong = true
		case hedges:
			hedged = append(hedged, tokens{at, c.i})
		case past:
			done = true
		case 0:
			if c.i == start || !c.takeMark(':') && !c.takeMark('-') {
				return hedged, strong, done
			}
		}
	}
}

// leads says that the word of lead here is one: "hạn" is not in "hạn cuối", nor
// in the middle of a sentence, "tiến độ" not before "theo", "là" not first.
func (c *cell) leads(l lead, n, start int) bool {
	switch {
	case l == promises && n == 1 && c.is(wTerm):
		return c.at(1).word != wLast && (start == 0 || c.level() > inside)
	case l == promises && c.sees(roadmap):
		return c.at(n).word != wBy
	case c.is(wIs):
		return c.i > start
	}
	return n > 0
}
