package phrase

import (
	"math/bits"

	"github.com/caicach/tthc/schedule"
)

// beginsTiming has the syllables with which a timing may begin; most words of a
// sentence are none of them, and need no closer look.
var beginsTiming = func() (begins [1 << 8]bool) {
	for _, w := range [...]word{
		wDay, wWeek, wMonth, wShortMonth, wQuarter, wQuiet, wYear, wOrdinal,
		wBefore, wAfter, wNot, wTo, wEnd, wFor, wWithin, wAt, wAtPlace, wFrom, wReckon, wTerm,
		wWhen, wOnce, wBy, wPeriod, wRight, wNew, wEvery, wEach, wPlural, wNight,
		wFirst, wMid, wLast, wHalf, wWhole, wOpens, wMorning, wNoon, wAfternoon,
		wOne, wTwo, wThree, wFour, wFive, wSix, wSeven, wEight, wNine, wTen,
	} {
		begins[w] = true
	}
	return begins
}()

// timing reads one timing of any kind: the first production that reads holds.
//
//	timing = need | cycles | dates | bare cycles | counted | event or outside | week of a month
//
// Right after a cycle a bare noun goes on with it: "hằng tháng (trước ngày 25),
// quý".
func (p *parser) timing() (node, bool) {
	if t := p.at(0); t.kind != figureToken && !beginsTiming[t.word] && !p.bracketsNumber() {
		return nil, false
	}
	m := p.mark()
	if n, ok := p.cyclesOfLabel(); ok {
		return n, true
	}
	if p.afterCycle {
		if n, ok := p.cyclesBare(); ok || p.err != nil {
			return n, ok
		}
		p.back(m)
	}
	for _, read := range [...]func(*parser) (node, bool){
		(*parser).needed, (*parser).cyclesFirst, (*parser).dates, (*parser).cyclesBare, (*parser).counting, (*parser).boundTo, (*parser).weekOfMonth,
	} {
		n, ok := read(p)
		if p.err != nil || ok {
			return n, ok
		}
		p.back(m)
	}
	return nil, false
}

// needed reads work on demand and steady work.
func (p *parser) needed() (node, bool) {
	if at := p.i; p.is(wPlural, wDay) && p.takes(everyWorkday) {
		p.doubt(at, p.i, whyDaysOfWeek)
		return &need{head: head{from: at, to: p.i, anchor: inside}, kind: schedule.Continuous}, true
	}
	if p.sees(continuous) {
		return p.continuous()
	}
	if _, n := demands.At(p.read, p.i); n == 0 {
		return nil, false
	}
	return p.onDemand()
}

// everyWorkday is when work is steady that goes on at each working day.
var everyWorkday = set("các ngày làm việc trong tuần, các ngày làm việc trong năm, các ngày làm việc trong tháng")

// boundTo reads what is bound to an event or to something outside.
func (p *parser) boundTo() (node, bool) {
	switch p.at(0).word {
	case wWithin:
		if p.is(wWithin, wDay) {
			return p.event()
		}
		return p.external()
	case wRight, wBy:
		return p.external()
	case none:
		return nil, false
	}
	if p.sees(fits) || p.sees(depends) {
		return p.external()
	}
	if p.limitAhead(latest) {
		return p.event()
	}
	switch p.at(0).word {
	case wOnce, wFor, wTo, wWhen, wPeriod, wAtPlace, wAfter, wFrom, wReckon, wBefore, wOpens:
		return p.event()
	}
	return nil, false
}

// cyclesFirst reads a cycle that says so: "định kỳ", "hằng", "lần".
func (p *parser) cyclesFirst() (node, bool) {
	switch p.at(0).word {
	case wPlural:
		if n, ok := p.yearsToCome(); ok {
			return n, true
		}
		return p.cycles(false)
	case wBy, wEvery, wEach:
		if p.seesAt(p.i-1, crops) {
			return nil, false
		}
		return p.cycles(false)
	}
	if p.sees(periodically) || p.limitAhead(ofTimes) || p.sees(halfYear) || p.sees(halfMonth) {
		return p.cycles(false)
	}
	start := p.i
	_, counted := p.cardinal()
	p.err = nil
	ahead := counted && p.is(wTimes) || p.cycleWordsAhead()
	p.i = start
	if ahead || p.cycleWordsAhead() || counted && counts(p.at(1).word) && p.at(2).word == wOr {
		return p.cycles(false)
	}
	return nil, false
}

// crops grow for a year: "đất trồng cây hằng năm" tells no time.
var crops = set("cây")

// yearsToCome reads days in each of the years after that of the text: "các năm tiếp theo,
// trước ngày 31/3".
func (p *parser) yearsToCome() (node, bool) {
	m := p.mark()
	start := p.i
	if p.takes(ofTheYears) && p.takes(onwardYears) {
		to := p.i
		it := &cycle{head: head{from: start, anchor: comma}, leads: true, every: schedule.Yearly}
		if p.placement(it); len(it.spans) > 0 {
			it.to = p.i
			it.stretch = &span{first: unit{grain: yearGrain, shift: 1, from: start, to: to}, open: true}
			return it, true
		}
	}
	p.err = nil
	return nil, p.back(m)
}

// cycleWordsAhead says that "tháng/lần", "năm một lần" comes next.
func (p *parser) cycleWordsAhead() bool {
	switch p.at(0).word {
	case wDay, wWeek, wMonth, wQuarter, wYear:
		return p.isMark(1, '/') && (p.at(2).word == wTimes || p.at(3).word == wTimes) || p.at(2).word == wTimes && p.at(1).kind != markToken
	}
	return false
}

// cyclesOfLabel reads what stands behind a label of cycles: "Kỳ công bố: Năm, 5 năm".
func (p *parser) cyclesOfLabel() (node, bool) {
	start := p.i
	if p.tok(start-1).mark != ':' {
		return nil, false
	}
	if _, n := cycleLabels.Before(p.read, start-2, max(0, start-longestBody)); n == 0 {
		return nil, false
	}
	n, ok := p.cycles(true)
	c, read := n.(*cycle)
	if !ok || !read || p.err != nil || !p.endsOrJoins() {
		p.i, p.err = start, nil
		return nil, false
	}
	c.anchor = inside
	return c, true
}

// cycleLabels announce how often something is done.
var cycleLabels = set("kỳ công bố, kỳ báo cáo, kỳ báo cáo thống kê, tần suất, tần suất báo cáo, tần suất thực hiện, tần suất kiểm tra, chu kỳ, chu kỳ báo cáo, chu kỳ thực hiện, kỳ hạn báo cáo, định kỳ báo cáo")

// cyclesBare reads a bare row of cycles, "tháng, quý, 6 tháng, năm", or one
// that goes on after a cycle.
func (p *parser) cyclesBare() (node, bool) {
	start := p.i
	n, ok := p.cycles(true)
	c, read := n.(*cycle)
	row := read && (c.every&(c.every-1) != 0 || c.nine) && c.unsaid
	if !ok || !read || !row && !p.afterCycle {
		p.i = start
		return nil, false
	}
	c.anchor = opening
	if row && p.seesAt(start-2, reporting) && p.tok(start-3).kind == wordToken && bits.OnesCount32(uint32(c.every)) > 2 {
		c.anchor = inside // "chế độ báo cáo tháng, quý, năm"
		p.doubt(start, p.i, whyInside)
		return c, true
	}
	if m := p.tok(start - 1).mark; row && (m == ';' || m == ':') && (p.at(0).kind == endToken || p.isMark(0, ';')) {
		c.anchor = sentence // "Sổ kho; quý/năm"
	}
	if row && p.saysEvery(start) {
		c.anchor = inside // "báo cáo công tác 6 tháng và hằng năm"
		p.doubt(start, p.i, whyInside)
	}
	return c, true
}

// saysEvery says that a cycle is said with "hằng" behind one that is not, between
// there and here.
func (p *parser) saysEvery(from int) bool {
	if p.isAt(from, wEvery) || p.tok(from).kind != figureToken {
		return false
	}
	for i := from; i < p.i; i++ {
		if p.isAt(i, wEvery) {
			return true
		}
	}
	return false
}
