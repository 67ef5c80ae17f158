package phrase

import (
	"github.com/caicach/tthc/schedule"
)

// cycleNoun reads what a cycle is long: "tháng", "6 tháng", "nửa năm". Months
// are 0 for days and weeks, whose number is n.
type cycleNoun struct {
	unit   word // wDay, wWeek, wMonth
	n      int
	spoken bool // a number was said
}

func (p *parser) cycleNoun() (cycleNoun, bool) {
	start := p.i
	if p.takes(halfYear) {
		return cycleNoun{wMonth, 6, true}, true
	}
	if p.takes(halfMonth) {
		return cycleNoun{wDay, 15, true}, true
	}
	n, spoken := 1, false
	if k, ok := p.cardinal(); ok {
		n, spoken = k, true
	}
	c := cycleNoun{n: n, spoken: spoken}
	w := p.at(0).word
	switch w {
	case wDay, wWeek:
		c.unit = w
	case wMonth:
		c.unit = wMonth
	case wQuarter:
		c.unit, c.n = wMonth, 3*n
	case wYear:
		c.unit, c.n = wMonth, 12*n
	default:
		p.i = start
		return c, false
	}
	p.i++
	if at := p.i; spoken && p.takeMark('(') {
		k, ok := p.cardinal() // "năm năm (05 năm) một lần"
		if p.err = nil; !ok || k != n || !p.take(w) || !p.takeMark(')') {
			p.i = at
		}
	}
	// "tháng 6", "quý III", "năm 2025", "6 tháng đầu năm" are no cycles.
	t := p.at(0)
	switch {
	case t.kind == figureToken && !p.timesAhead(),
		t.mark == '.' && p.isMark(1, '.') && p.isMark(2, '.') && !spoken, // "ngày..... tháng....." was left blank
		w == wQuarter && (roman(t.word) > 0 || p.isMark(0, '.') && !p.at(1).space && (roman(p.at(1).word) > 0 || p.short(1))),
		w == wMonth && p.monthNumberAhead(0) && !p.timesAhead() && !(t.kind == wordToken && (spoken || counts(p.at(1).word))), // but "mỗi tháng một ngày"
		w == wDay && (p.sees(workingTime) || t.word == wOrdinal || t.word == wFirst || t.word == wLast || p.sees(sunday)),     // "ngày thứ Tư", "ngày cuối tháng"
		w == wYear && (t.word == wSchool || t.word == wAfter || t.word == wNow),
		spoken && (t.word == wFirst || t.word == wLast):
		p.i = start
		return c, false
	}
	return c, true
}

// timesAhead says that "một lần", "2 lần" comes next.
func (p *parser) timesAhead() bool {
	return p.at(0).kind != markToken && (p.at(1).word == wTimes || p.at(1).word == wPeriod && p.isAt(p.i-2, wEach))
}

// cycle is the cycle of the noun, 0 for one that no cycle is.
func (c cycleNoun) cycle() schedule.Cycles {
	switch {
	case c.unit == wDay:
		return schedule.Daily.By(c.n)
	case c.unit == wWeek:
		return schedule.Weekly.By(c.n)
	case c.n%12 == 0:
		return schedule.Yearly.By(c.n / 12)
	}
	return schedule.Monthly.By(c.n)
}

// nineMonths are no cycle: the report on them is due once a year.
var nineMonths = schedule.Monthly.By(9)

// long says that the cycle is one of several days, weeks, months or years, which
// stands in no list and has no place in the calendar.
func long(c schedule.Cycles) bool { return c > schedule.Yearly<<1-1 }

// cycleElement is one cycle of a list, with how often.
type cycleElement struct {
	noun   cycleNoun
	times  int
	once   bool // "một lần": the number is said
	limits bool // "ít nhất", "không quá": the number is a limit
	from   int  // behind the sign before it
	to     int
}

// cycleElement reads one cycle. explicit says that the words before it already
// tell that a cycle comes, so that the noun alone is enough.
func (p *parser) cycleElement(explicit bool) (cycleElement, bool) {
	e, ok := p.cycleAndTimes(explicit)
	e.to = p.i
	return e, ok
}

func (p *parser) cycleAndTimes(explicit bool) (cycleElement, bool) {
	start := p.i
	var e cycleElement
	e.limits = p.limit(ofTimes)
	// "02 lần/năm", "hai lần một năm", "3 đợt trong năm"
	if n, ok := p.cardinal(); ok && p.oneOf(wTimes) {
		sign := p.takeMark('/') || p.oneOf(wEvery) || p.oneOf(wEach) || p.oneOf(wWithin) || p.is(wOne)
		if !sign {
			p.i = start
			return e, false
		}
		within := p.isAt(p.i-1, wWithin)
		p.oneOf(wEach)
		if noun, ok := p.cycleNoun(); ok && !(within && n > 1 && long(noun.cycle())) { // but "ba lần trong 03 ngày liên tiếp"
			e.noun, e.times = noun, n
			return e, true
		}
		p.i = start
		return e, false
	}
	p.i = start
	e.limits = p.limit(ofTimes)
	limited := e.limits
	if explicit && p.is(wWhole, wYear) && p.i > 0 {
		p.i++ // "hằng tháng, hằng quý và cả năm"
		if p.i++; p.endsOrJoins() {
			e.noun = cycleNoun{unit: wMonth, n: 12}
			return e, true
		}
		p.i = start
	}
	every := p.oneOf(wEvery) || p.oneOf(wEach) || (p.is(wPlural, wMonth, wWithin, wYear) || p.is(wPlural, wQuarter, wWithin, wYear)) && p.oneOf(wPlural)
	noun, ok := p.cycleNoun()
	if !ok {
		p.i = start
		return e, false
	}
	e.noun = noun
	at := p.i
	if p.perTime() {
		e.once = true
		return e, true
	}
	p.takeMark(',')
	e.limits = p.limit(ofTimes) || limited
	if n, ok := p.cardinal(); ok && (p.oneOf(wTimes) || every && n > 1 && n < 10 && p.oneOf(wPeriod)) {
		if !p.isMark(0, '/') {
			e.times, e.once = n, n == 1
			if n == 1 && !every {
				e.times = 0
			}
			return e, true
		}
	}
	if p.i, e.limits = at, false; limited {
		// "định kỳ tối thiểu hằng tuần", "định kỳ tối thiểu 06 tháng"
		if e.limits = every || explicit && noun.spoken && noun.cycle() > schedule.Daily; !e.limits {
			p.i = start
		}
		return e, e.limits
	}
	if !every && !explicit {
		p.i = start
		return e, false
	}
	return e, true
}

// perTime reads "/lần", "/1 lần".
func (p *parser) perTime() bool {
	at := p.i
	if p.takeMark('/') {
		if !p.oneOf(wOne) && p.short(0) && p.at(0).n == 1 {
			p.i++
		}
		if p.oneOf(wTimes) {
			return true
		}
	}
	p.i = at
	return false
}

// cycles reads a timing that a cycle leads: "định kỳ tháng, quý, 6 tháng,
// năm", "hằng tháng, trước ngày 25", "02 lần/năm". explicit says that a cycle
// stood just before.
//
//	cycles = ["định kỳ"] element {sign element} [times] [placement]
func (p *parser) cycles(explicit bool) (node, bool) {
	start := p.i
	atLeast := p.at(0).word > none && p.at(0).word != wEvery && p.limitAhead(ofTimes) && p.limit(ofTimes) && (p.sees(periodically) || p.is(wEvery) || p.is(wEach)) // "tối thiểu định kỳ hai lần một năm"
	if !atLeast {
		p.i = start
	}
	switch p.at(0).word {
	case wEvery:
		if p.afterSpans() {
			return nil, false // "kế hoạch dài hạn, trung hạn và hằng năm của ngành"
		}
	case wEach:
		if p.isAt(p.i-1, wFor) && p.seesAt(p.i, severally) {
			return nil, false // "phân bổ kinh phí cho từng năm"
		}
	}
	fixed := p.fixed()
	elements, ok := p.cycleRow(fixed || explicit)
	if !ok && p.err == nil && p.at(0).kind == figureToken && p.isAt(p.i+2, wOr) {
		elements, ok = p.cycleRow(true) // "03 tháng hoặc 06 tháng một lần"
		ok = ok && p.alternately()
	}
	if !ok {
		p.i = start
		if fixed && p.err == nil {
			return p.noCycle(start)
		}
		return nil, false
	}
	first := elements[0]
	it := &cycle{head: head{from: start, anchor: comma}, leads: true, times: first.times, once: first.once}
	if fixed || first.times > 0 || first.once || atLeast || p.alternately() {
		it.anchor = inside
	}
	for k, e := range elements {
		c := e.noun.cycle()
		switch {
		case e.noun.unit == wMonth && e.noun.n == 9 && len(elements) > 1:
			it.nine = true
			continue
		case k == 0 && (c == 0 || c == nineMonths):
			p.i = e.to
			return &unread{head{from: start, to: p.i, anchor: it.anchor}, whyNoSuchCycle}, true
		case c == 0, long(c) && k > 0, long(it.every):
			if p.i = elements[k-1].to; long(c) && e.from > p.i+1 {
				p.i = e.from - 1
			}
		case c == schedule.Daily && len(elements) == 1 && !fixed && p.toks[start].word != wEvery && p.toks[start].word != wEach && first.times == 0:
			p.i = start
			return nil, false
		default:
			it.every |= c
			it.unsaid = it.unsaid || !e.noun.spoken
			continue
		}
		break
	}
	if first.times > 255 {
		return nil, p.fault(TooMany, start, p.i)
	}
	if first.limits || atLeast {
		p.doubt(start, p.i, whyTimesOnly)
	}
	if it.nine {
		p.doubt(start, p.i, whyNineMonths)
	}
	p.eachTimes(it)
	p.placement(it)
	if p.i == elements[len(elements)-1].to {
		p.timesBehind(it)
	}
	it.to = p.i
	return it, p.err == nil
}

// timesBehind reads how often something is done in each cycle, behind what it is: "mỗi tháng sinh hoạt
// một lần", "mỗi năm họp ít nhất 2 lần".
func (p *parser) timesBehind(it *cycle) {
	at := p.i
	if it.times > 0 || it.once || it.every&(it.every-1) != 0 || !p.isAt(it.from, wEach) && !p.isAt(it.from, wEvery) || p.at(0).kind != wordToken || counts(p.at(0).word) {
		return
	}
	for n := 1; n <= longestShort && p.tok(at+n-1).kind == wordToken && !p.tok(at+n-1).line; n++ {
		p.i = at + n
		limits := p.limit(ofTimes)
		k, ok := p.cardinal()
		if ok && p.err == nil && k >= 1 && k <= 255 && p.oneOf(wTimes) && p.endsOrJoins() && !p.isMark(0, ':') {
			it.times, it.once, it.anchor, it.between = k, k == 1, inside, &tokens{at, at + n}
			if limits {
				p.doubt(it.from, p.i, whyTimesOnly)
			}
			return
		}
		p.err = nil
		if limits {
			break
		}
	}
	p.i = at
}

// afterSpans says that plans of other lengths are named before the cycle here.
func (p *parser) afterSpans() bool {
	i := p.i - 1
	if t := p.tok(i); t.mark != ',' && t.word != wAnd {
		return false
	}
	_, n := spansOfPlans.Before(p.read, i-1, 0)
	return n > 0
}

// spansOfPlans are how long plans last.
var spansOfPlans = set("dài hạn, trung hạn, ngắn hạn")

// alternately says that another cycle follows as a choice, said with how often.
func (p *parser) alternately() bool {
	at := p.i
	or, ok := p.listSign()
	if ok = ok && or; ok {
		e, read := p.cycleElement(false)
		ok = read && e.once
	}
	p.i, p.err = at, nil
	return ok
}

// cycleRow reads a row of cycles that are due alike.
func (p *parser) cycleRow(explicit bool) ([]cycleElement, bool) {
	first, ok := p.cycleElement(explicit)
	if !ok || p.err != nil {
		return nil, false
	}
	elements := append(make([]cycleElement, 0, 4), first)
	for range longestList {
		at := p.i
		if !p.takeMark('/') {
			if or, ok := p.listSign(); !ok || or {
				p.i = at
				break
			}
		}
		if p.partOfPeriod() {
			// "hằng tháng, quý, năm, giữa kỳ và 5 năm"
			if or, ok := p.listSign(); !ok || or {
				p.i = at
				break
			}
		}
		sign := p.i
		fixed := p.fixed()
		e, ok := p.cycleElement(true)
		if !ok || p.err != nil || e.times != first.times || e.limits != first.limits || !fixed && e.noun.spoken && e.noun.unit != wMonth ||
			e.noun.unit == wDay && !p.endsOrJoins() { // "hằng quý, ngày cuối kỳ"
			p.i, p.err = at, nil
			break
		}
		e.from = sign
		elements = append(elements, e)
	}
	return elements, true
}

// partOfPeriod passes "giữa kỳ" in a row of cycles.
func (p *parser) partOfPeriod() bool {
	at := p.i
	if p.oneOf(wFirst, wMid, wLast) && p.take(wPeriod) || p.i == at && p.takes(stages) && p.endsOrJoins() {
		return true
	}
	p.i = at
	return false
}

// fixed reads "định kỳ".
func (p *parser) fixed() bool {
	at := p.i
	if p.takes(byRound) && (p.at(0).kind == figureToken || numeral(p.at(0).word)) {
		return true // "theo chu kỳ 05 năm"
	}
	p.i = at
	if p.oneOf(wBy) {
		switch p.at(0).word {
		case wEach, wEvery:
			switch p.at(1).word {
			case wDay, wWeek, wMonth, wQuarter, wYear, wPeriod:
				return true // "theo từng quý", but not "theo từng mốc"
			}
		case wWeek, wMonth, wQuarter, wYear:
			if t := p.at(1); t.kind == endToken || t.line || t.mark == ',' || t.mark == ';' || t.mark == ':' || t.mark == ')' || t.mark == '.' || t.word == wAnd || t.word == wOr {
				return true
			}
		}
	}
	if p.takes(periodically) {
		p.takeMark(':')
		p.oneOf(wAt)
		if back := p.i; p.oneOf(wBy) {
			switch p.at(0).word {
			case wDay, wWeek, wMonth, wQuarter, wYear:
			default:
				p.i = back
			}
		}
		return true
	}
	p.i = at
	return false
}

// byRound is before how long each round is.
var byRound = set("theo chu kỳ")

// noCycle is "định kỳ" before dates that have the cycle ("định kỳ ngày 25 hằng
// tháng"), or one that says no cycle at all.
func (p *parser) noCycle(start int) (node, bool) {
	p.i = start
	p.fixed()
	m := p.mark()
	if n, ok := p.dates(); ok && p.err == nil {
		if c, ok := n.(*cycle); ok {
			c.from, c.anchor = start, inside
			return c, true
		}
	}
	p.back(m)
	p.err = nil
	if p.isMark(0, '(') && !p.seesAt(p.i+1, periodically) {
		p.i++ // "định kỳ (quý, 6 tháng, 1 năm)"
		n, ok := p.cycles(true)
		if c, read := n.(*cycle); ok && read && p.takeMark(')') {
			c.from, c.to, c.anchor = start, p.i, inside
			return c, true
		}
		p.back(m)
		p.err = nil
	}
	return &unread{head{from: start, to: p.i, anchor: comma}, whyNoCycle}, true
}

// eachTimes reads ", mỗi kỳ 02 lần".
func (p *parser) eachTimes(it *cycle) {
	at := p.i
	p.takeMark(',')
	if p.takes(eachPeriod) {
		if n, ok := p.cardinal(); ok && p.oneOf(wTimes) && it.times == 0 && n <= 255 {
			it.times = n
			return
		}
	}
	p.i = at
}
