package phrase

import (
	"github.com/caicach/tthc/schedule"
)

// external reads what a timing is bound to that is neither a date nor an
// event: "theo lộ trình ...", "phù hợp với tiến độ ...".
func (p *parser) external() (item, bool) {
	start := p.i
	it := item{kind: schedule.External, from: start, anchor: opening}
	switch {
	case p.take(wFit1, wFit2, wWith), p.take(wFit1, wFit2):
		it.anchor = inside
	case p.is(wRight, wPace1), p.is(wRight, wRoute1), p.take(wRight, wBy):
		p.oneOf(wRight)
	case p.take(wBy):
		p.oneOf(wRight)
	case p.is(wWithin, wExceed, wRoute2), p.is(wWithin, wThrough, wExceed, wRoute2):
		if p.i++; p.is(wThrough) {
			p.i++
		}
	default:
		return it, false
	}
	if p.is(wRoute1, wRoute2) || p.is(wPace1, wPace2) {
		it.anchor = inside
	}
	if p.take(wCondition1, wCondition2, wOther) {
		it.to = p.i
		return it, true
	}
	var ok bool
	if it.event, ok = p.name(true); !ok {
		p.i = start
	}
	it.to = p.i
	return it, ok
}

// onDemand reads "đột xuất", "theo yêu cầu", "khi có yêu cầu", "theo chuyên
// đề" and rows of them, which are one timing.
func (p *parser) onDemand() (item, bool) {
	start := p.i
	it := item{kind: schedule.OnDemand, from: start, anchor: opening}
	seen := 0
	for {
		at := p.i
		if seen > 0 {
			if p.takeMark('(') {
				if bit, event, ok := p.demand(); ok && event == "" && p.takeMark(')') {
					seen |= bit
					continue
				}
				p.i = at
				break
			}
			p.takeMark(',')
			if !p.oneOf(wAnd) {
				p.oneOf(wOr)
			}
		}
		bit, event, ok := p.demand()
		if !ok || seen&bit != 0 || event != "" && it.event != "" {
			p.i = at
			break
		}
		seen |= bit
		if event != "" {
			it.event = event
			break
		}
	}
	it.to = p.i
	return it, seen != 0
}

// demand reads one word of need, with what it is bound to.
func (p *parser) demand() (bit int, event string, ok bool) {
	start := p.i
	switch {
	case p.take(wSudden1, wSudden2):
		if at := p.i; p.take(wBy) && !p.is(wTopic1, wTopic2) && !p.is(wFix, wPeriod) && !p.is(wAsk1, wAsk2) {
			if s, ok := p.name(false); ok {
				return 1, s, true
			}
			p.i = at
		} else {
			p.i = at
		}
		return 1, "", true
	case p.take(wBy, wTopic1, wTopic2), p.take(wTopic1, wTopic2):
		return 2, "", true
	case p.is(wBy, wAsk1, wAsk2), p.is(wWhen, wHave, wAsk1, wAsk2):
		p.i++
		p.oneOf(wHave)
		if p.i += 2; p.ends() || p.is(wOr) || p.is(wAnd) {
			return 4, "", true
		}
		p.i -= 2
		if s, ok := p.name(false); ok {
			return 4, s, true
		}
	case p.take(wWhen, wNeed1, wNeed2), p.is(wWhen, wNeed1) && p.takeThenEnds(2):
		return 8, "", true
	case p.is(wWhen, wArise1, wArise2) && p.takeThenEnds(3), p.is(wWhen, wHave, wArise1, wArise2) && p.takeThenEnds(4):
		return 16, "", true
	}
	p.i = start
	return 0, "", false
}

// takeThenEnds moves over n tokens if the phrase ends after them.
func (p *parser) takeThenEnds(n int) bool {
	p.i += n
	if p.ends() || p.is(wOr) || p.is(wAnd) {
		return true
	}
	p.i -= n
	return false
}

// roundTheClock reads ", 24/7", "24/24 giờ", which is no 24 July.
func (p *parser) roundTheClock() {
	start := p.i
	p.takeMark(',')
	if t := p.at(2); p.short(0) && p.at(0).n == 24 && p.isMark(1, '/') && t.kind == figureToken && (t.n == 7 || t.n == 24) {
		p.i += 3
		p.oneOf(wHour)
		return
	}
	p.i = start
}

// continuous reads "thường xuyên", "thường xuyên, liên tục".
func (p *parser) continuous() (item, bool) {
	start := p.i
	it := item{kind: schedule.Continuous, from: start, anchor: sentence}
	usual := p.take(wUsual1, wUsual2)
	if !usual && !p.take(wOn1, wOn2) && !p.take(wLong, wPermanent) {
		return it, false
	}
	for {
		at := p.i
		p.takeMark(',')
		p.oneOf(wAnd)
		if !p.take(wOn1, wOn2) && !p.take(wUsual1, wUsual2) && !p.take(wLong, wPermanent) {
			p.i = at
			break
		}
	}
	p.roundTheClock()
	it.to = p.i
	if last := p.at(0); usual && (last.kind == endToken || last.kind == markToken && (last.mark == ';' || last.mark == '.')) {
		it.anchor = comma
	} else if !usual {
		it.anchor = opening
	}
	return it, true
}
