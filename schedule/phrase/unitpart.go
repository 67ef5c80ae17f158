package phrase

// partOfYear reads "6 tháng đầu năm 2025", "4 tháng cuối năm 2023", "hai quý
// đầu năm".
func (p *parser) partOfYear() (unit, bool) {
	start := p.i
	n, ok := p.plain(false)
	if !ok {
		p.i = start
		return unit{}, false
	}
	u := unit{grain: partGrain, count: n}
	switch {
	case p.oneOf(wMonth):
	case p.oneOf(wQuarter):
		u.count *= 3
	case p.is(wDay):
		return p.daysOfMonth(n, start)
	default:
		p.i = start
		return unit{}, false
	}
	switch {
	case p.oneOf(wFirst):
	case p.oneOf(wLast):
		u.tail = true
	default:
		p.i = start
		return unit{}, false
	}
	p.oneOf(wOf)
	if bare := p.long(0) && p.separator(1) == 0 && !p.countsThings(); !p.is(wYear) && !bare || u.count < 1 || u.count > 12 {
		p.i = start
		return unit{}, false
	} else if bare {
		u.year = p.fullYear() // "6 tháng cuối 2026"
		return u, p.err == nil
	}
	p.yearWord(&u)
	return u, true
}

// daysOfMonth reads "10 ngày đầu tháng 6/2025" from "ngày": so many days of a month.
func (p *parser) daysOfMonth(n, start int) (unit, bool) {
	p.i++
	tail := p.is(wLast)
	if p.oneOf(wFirst, wLast) {
		p.take(wEdge)
		p.take(wOf)
		if p.is(wMonth) {
			if u, ok := p.month(); ok && n >= 1 && n <= 28 {
				u.count, u.tail = n, tail
				return u, true
			}
		}
	}
	if p.err == nil {
		p.i = start
	}
	return unit{}, false
}

// yearWord reads "năm 2025", or "năm" alone for the year of the plan.
func (p *parser) yearWord(u *unit) {
	p.i++
	switch t := p.at(0); {
	case t.kind == figureToken && (t.digits >= 3 || t.digits == 2 && p.cutShort(1)):
		u.year = p.fullYear()
	case p.oneOf(wAfter):
		u.shift = 1
	default:
		p.oneOf(wNow)
		u.thisYear = true
	}
}

// placed reads "đầu tháng 6/2025", "cuối quý II", "giữa năm", "nửa đầu năm", and
// after "ngày" "cuối cùng của tháng 6/2025".
func (p *parser) placed(day bool) (unit, bool) {
	e := noEdge
	switch {
	case p.takes(halfFirst):
		e = firstHalf
	case p.takes(halfLast):
		e = lastHalf
	case p.oneOf(wFirst):
		e = early
	case p.oneOf(wMid):
		e = middle
	case p.oneOf(wLast):
		e = late
	}
	if day {
		p.oneOf(wEdge)
		p.oneOf(wOf)
	}
	var u unit
	ok := false
	switch t := p.at(0); t.word {
	case wMonth:
		u, ok = p.month()
	case wQuarter:
		if e != firstHalf && e != lastHalf {
			u, ok = p.quarter()
		}
	case wYear:
		if p.at(1).word == wSchool || p.at(1).word == wOrdinal {
			return unit{}, false // "cuối năm thứ hai"
		}
		if t := p.at(1).word; t == wNextTo || t == wBefore && p.at(2).word != wDay && p.at(2).kind != figureToken {
			u = unit{grain: yearGrain, shift: -1}
			if !p.takes(lastYear) {
				p.i++
				ok = t == wBefore && p.take(wBefore)
				u.from = 0
			} else {
				ok = true
			}
			ok = ok && p.endsOrJoins() // but "cuối năm liền kề trước năm nộp hồ sơ"
			break
		}
		u, ok = unit{grain: yearGrain}, true
		p.yearWord(&u)
	case none:
		if !day && p.long(0) && p.separator(1) == 0 && !p.countsThings() {
			u, ok = unit{grain: yearGrain, year: p.fullYear()}, true // "cuối 2029"
		}
	}
	if e == noEdge || u.edge != noEdge {
		return unit{}, false
	}
	u.edge = e
	if u.grain == yearGrain && (e == firstHalf || e == lastHalf) {
		u = unit{grain: partGrain, count: 6, tail: e == lastHalf, year: u.year, thisYear: u.thisYear, shift: u.shift}
	}
	return u, ok
}

// third reads "thượng tuần tháng 6/2025": ten days of a month.
func (p *parser) third() (unit, bool) {
	e, n := thirds.At(p.read, p.i)
	if p.i += n; !p.is(wMonth) {
		return unit{}, false
	}
	u, ok := p.month()
	u.edge = e
	return u, ok
}

// weekOfMonth finds "tuần 2 tháng 3/2025", "tuần cuối hằng tháng", which no
// rule can hold.
func (p *parser) weekOfMonth() (node, bool) {
	start := p.i
	p.oneOf(wAt, wWithin)
	if p.take(wWeek) {
		p.takes(weekLong)
		p.oneOf(wOrdinal)
		_, ok := p.ordinal()
		for ok && (p.takeMark(',') || p.takeMark('-') || p.oneOf(wAnd)) {
			p.oneOf(wOrdinal)
			_, ok = p.ordinal()
		}
		if ok || p.oneOf(wFirst) || p.oneOf(wLast) {
			p.oneOf(wEdge)
			p.oneOf(wOf)
			_, ok := p.unit(0)
			if !ok && p.err == nil {
				ok = p.oneOf(wEvery, wEach) && p.oneOf(wMonth) || p.take(wMonth)
			}
			if ok {
				return &unread{head{from: start, to: p.i, anchor: inside}, whyWeekOfMonth}, true
			}
		}
	}
	p.i, p.err = start, nil
	return nil, false
}

// cutShort says that nothing after k tokens makes the figure before them count
// something: "đến cuối năm 26" is a year cut short.
func (p *parser) cutShort(k int) bool {
	t := p.at(k)
	return t.kind == endToken || t.line || t.mark == ',' || t.mark == ';' || t.mark == ')' || t.mark == '.' && p.at(k+1).kind != figureToken
}
