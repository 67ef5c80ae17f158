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
	if p.take(wHalf, wYear) {
		return cycleNoun{wMonth, 6, true}, true
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
	// "tháng 6", "quý III", "năm 2025", "6 tháng đầu năm" are no cycles.
	t := p.at(0)
	switch {
	case t.kind == figureToken && !p.timesAhead(),
		w == wQuarter && (roman(t.word) > 0 || p.isMark(0, '.') && !p.at(1).space && (roman(p.at(1).word) > 0 || p.short(1))),
		w == wMonth && p.monthNumberAhead(0) && !p.timesAhead(),
		w == wDay && p.sees(workingTime),
		w == wYear && (t.word == wSchool || t.word == wAfter || t.word == wNow),
		spoken && (t.word == wFirst || t.word == wLast):
		p.i = start
		return c, false
	}
	return c, true
}

// timesAhead says that "một lần", "2 lần" comes next.
func (p *parser) timesAhead() bool {
	return p.at(0).kind != markToken && p.at(1).word == wTimes
}

// cycle is the cycle of the noun, 0 for one that no cycle is.
func (c cycleNoun) cycle() schedule.Cycles {
	switch c.unit {
	case wDay:
		if c.n == 1 {
			return schedule.Daily
		}
	case wWeek:
		if c.n == 1 {
			return schedule.Weekly
		}
	case wMonth:
		switch c.n {
		case 1:
			return schedule.Monthly
		case 3:
			return schedule.Quarterly
		case 6:
			return schedule.HalfYearly
		case 12:
			return schedule.Yearly
		}
	}
	return 0
}

// cycleElement is one cycle of a list, with how often.
type cycleElement struct {
	noun   cycleNoun
	times  int
	limits bool // "ít nhất", "không quá": the number is a limit
}

// cycleElement reads one cycle. explicit says that the words before it already
// tell that a cycle comes, so that the noun alone is enough.
func (p *parser) cycleElement(explicit bool) (cycleElement, bool) {
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
		p.oneOf(wEach)
		p.oneOf(wOne)
		if p.short(0) && p.at(0).n == 1 {
			p.i++
		}
		if noun, ok := p.cycleNoun(); ok {
			e.noun, e.times = noun, n
			return e, true
		}
		p.i = start
		return e, false
	}
	p.i = start
	e.limits = false
	every := p.oneOf(wEvery) || p.oneOf(wEach) || (p.is(wPlural, wMonth, wWithin, wYear) || p.is(wPlural, wQuarter, wWithin, wYear)) && p.oneOf(wPlural)
	noun, ok := p.cycleNoun()
	if !ok {
		p.i = start
		return e, false
	}
	e.noun = noun
	at := p.i
	if p.perTime() {
		return e, true
	}
	p.takeMark(',')
	e.limits = p.limit(ofTimes)
	if n, ok := p.cardinal(); ok && p.oneOf(wTimes) {
		if !p.isMark(0, '/') {
			e.times = n
			if n == 1 && !every {
				e.times = 0
			}
			return e, true
		}
	}
	p.i, e.limits = at, false
	if !every && !explicit {
		p.i = start
		return e, false
	}
	return e, true
}

// limit reads a word that says at the latest, at most or at least, where it may
// stand before what is said.
func (p *parser) limit(of limit) bool {
	l, n := limits.At(p.read, p.i)
	if n == 0 || l&of == 0 {
		return false
	}
	p.i += n
	return true
}

// limitAhead says that such a word comes next.
func (p *parser) limitAhead(of limit) bool {
	l, n := limits.At(p.read, p.i)
	return n > 0 && l&of != 0
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
func (p *parser) cycles(explicit bool) (item, bool) {
	start := p.i
	it := item{kind: schedule.Recurring, from: start, anchor: comma}
	fixed := p.fixed()
	if fixed {
		it.anchor = inside
	}
	first, ok := p.cycleElement(fixed || explicit)
	if !ok || p.err != nil {
		p.i = start
		if fixed && p.err == nil {
			return p.noCycle(start)
		}
		return item{}, false
	}
	if first.times > 0 {
		it.anchor = inside
	}
	elements := []cycleElement{first}
	ends := []int{p.i}
	for len(elements) < longestList {
		at := p.i
		if !p.takeMark('/') {
			if or, ok := p.listSign(); !ok || or {
				p.i = at
				break
			}
		}
		fixed := p.fixed()
		e, ok := p.cycleElement(true)
		if !ok || p.err != nil || e.times != first.times || e.limits != first.limits || !fixed && e.noun.spoken && e.noun.unit != wMonth {
			p.i, p.err = at, nil
			break
		}
		elements = append(elements, e)
		ends = append(ends, p.i)
	}
	for k, e := range elements {
		c := e.noun.cycle()
		if c == 0 && e.noun.unit == wMonth && e.noun.n == 9 && len(elements) > 1 {
			it.nine = true
			continue
		}
		if c == 0 {
			if k > 0 {
				p.i = ends[k-1]
				break
			}
			p.i = ends[0]
			it.to = p.i
			it.every = 0
			it.unread = [2]string{"không có chu kỳ nào như vậy trong quy tắc", "no rule has such a cycle"}
			return it, true
		}
		if c == schedule.Daily && len(elements) == 1 && !fixed && p.toks[start].word != wEvery && p.toks[start].word != wEach && first.times == 0 {
			p.i = start
			return item{}, false
		}
		it.every |= c
		it.unsaid = it.unsaid || !e.noun.spoken
	}
	if first.times > 255 {
		return item{}, p.fault(TooMany, start, p.i)
	}
	it.times = first.times
	it.to = p.i
	if first.limits {
		p.doubt(start, p.i, "“ít nhất”, “không quá”: quy tắc chỉ giữ số lần", "“ít nhất”, “không quá”: the rule keeps the number only")
	}
	if it.nine {
		p.doubt(start, p.i, "“9 tháng” đọc là đến ngày 30/9 hằng năm", "“9 tháng” is read as due on 30 September each year")
	}
	p.eachTimes(&it)
	p.placement(&it)
	if p.err != nil {
		return item{}, false
	}
	it.to = p.i
	return it, true
}

// fixed reads "định kỳ".
func (p *parser) fixed() bool {
	at := p.i
	if p.oneOf(wBy) {
		switch p.at(0).word {
		case wEach, wEvery:
			return true // "theo từng quý"
		case wWeek, wMonth, wQuarter, wYear:
			if t := p.at(1); t.kind == endToken || t.line || t.mark == ',' || t.mark == ';' || t.mark == ')' || t.mark == '.' || t.word == wAnd || t.word == wOr {
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

// noCycle is "định kỳ" before dates that have the cycle ("định kỳ ngày 25 hằng
// tháng"), or one that says no cycle at all.
func (p *parser) noCycle(start int) (item, bool) {
	p.i = start
	p.fixed()
	at, doubts := p.i, len(p.doubts)
	if d, ok := p.dated(); ok && p.err == nil && d.recurring() {
		d.from, d.anchor = start, inside
		return d, true
	}
	p.i, p.doubts, p.err = at, p.doubts[:doubts], nil
	return item{kind: schedule.Recurring, from: start, to: p.i, anchor: comma,
		unread: [2]string{"“định kỳ” nhưng không nói chu kỳ nào", "“định kỳ” without a cycle"}}, true
}

// eachTimes reads ", mỗi kỳ 02 lần".
func (p *parser) eachTimes(it *item) {
	at := p.i
	p.takeMark(',')
	if p.take(wEach, wPeriod) {
		if n, ok := p.cardinal(); ok && p.oneOf(wTimes) && it.times == 0 && n <= 255 {
			it.times = n
			return
		}
	}
	p.i = at
}
