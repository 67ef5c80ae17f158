package phrase

// beginsTiming has the syllables with which a timing may begin; most words of a
// sentence are none of them, and need no closer look.
var beginsTiming = func() (begins [1 << 8]bool) {
	for _, w := range [...]word{
		wDay, wWeek, wMonth, wShortMonth, wQuarter, wQuiet, wYear, wOrdinal,
		wBefore, wAfter, wNot, wTo, wEnd, wFor, wWithin, wAt, wAtPlace, wFrom, wReckon, wTerm,
		wWhen, wOnce, wBy, wPeriod, wRight, wEvery, wEach, wPlural, wNight,
		wFirst, wMid, wLast, wHalf, wWhole, wOpens,
		wOne, wTwo, wThree, wFour, wFive, wSix, wSeven, wEight, wNine, wTen,
	} {
		begins[w] = true
	}
	return begins
}()

// anyItem reads one timing of any kind.
func (p *parser) anyItem() (item, bool) {
	if t := p.at(0); t.kind != figureToken && !beginsTiming[t.word] {
		return item{}, false
	}
	doubts := len(p.doubts)
	if p.afterCycle {
		if it, ok := p.cyclesBare(); ok || p.err != nil {
			return it, ok
		}
		p.doubts = p.doubts[:doubts]
	}
	for _, read := range [...]func() (item, bool){p.needed, p.cyclesFirst, p.dated, p.cyclesBare, p.counted, p.boundTo, p.weekOfMonth} {
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
	if p.sees(continuous) {
		return p.continuous()
	}
	return p.onDemand()
}

// boundTo reads what is bound to an event or to something outside.
func (p *parser) boundTo() (item, bool) {
	switch p.at(0).word {
	case wRight, wBy, wWithin:
		return p.external()
	case wOpens:
		if p.sees(fits) {
			return p.external()
		}
	}
	return p.when()
}

// cyclesFirst reads a cycle that says so: "định kỳ", "hằng", "lần".
func (p *parser) cyclesFirst() (item, bool) {
	switch p.at(0).word {
	case wBy, wEvery, wEach, wPlural:
		return p.cycles(false)
	}
	if p.sees(periodically) || p.limitAhead(ofTimes) {
		return p.cycles(false)
	}
	start := p.i
	_, counted := p.cardinal()
	p.err = nil
	ahead := counted && p.is(wTimes) || p.cycleWordsAhead()
	p.i = start
	if ahead || p.cycleWordsAhead() {
		return p.cycles(false)
	}
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
	if (it.every&(it.every-1) == 0 && !it.nine || !it.unsaid) && !p.afterCycle {
		p.i = start
		return item{}, false
	}
	it.anchor = opening
	return it, true
}
