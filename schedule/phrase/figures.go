package phrase

import "github.com/caicach/tthc/schedule/form"

// separator says that a mark between the figures of a date comes next. A dot
// divides only figures that touch it.
func (p *parser) separator(k int) byte {
	t, next := p.at(k), p.at(k+1)
	if t.kind != markToken || next.kind != figureToken {
		return 0
	}
	switch t.mark {
	case '/', '-':
		return t.mark
	case '.':
		if !t.space && !next.space {
			return t.mark
		}
	}
	return 0
}

// short says that the token k is a figure of one or two digits.
func (p *parser) short(k int) bool {
	t := p.at(k)
	return t.kind == figureToken && t.digits <= 2
}

func (p *parser) long(k int) bool {
	t := p.at(k)
	return t.kind == figureToken && t.digits == 4
}

// fullYear reads a figure of four digits. Others are faults where the text can
// only mean a year.
func (p *parser) fullYear() int {
	t := p.at(0)
	p.i++
	switch {
	case t.digits != 4 && t.digits <= 2:
		p.fault(ShortYear, p.i-1, p.i)
	case t.digits != 4 || t.n < form.MinYear || t.n > form.MaxYear+1:
		p.fault(YearRange, p.i-1, p.i)
	}
	return t.n
}

// yearAhead says that "năm 2025" comes after k tokens.
func (p *parser) yearAhead(k int) bool {
	return p.at(k).word == wYear && p.at(k+1).kind == figureToken && p.at(k+1).digits >= 3
}

// yearOf reads the year that follows a month or quarter: "/2025", "năm 2025",
// "của năm 2025", "-2025", "năm nay".
func (p *parser) yearOf(u *unit) {
	start := p.i
	if sep := p.separator(0); sep != 0 {
		t := p.at(1)
		// Two figures after a slash are a year cut short; after a dash they may be
		// the other end of a span.
		if t.digits >= 3 || t.digits == 2 && sep == '/' {
			p.i++
			u.year = p.fullYear()
		}
		return
	}
	if t := p.at(1); (p.isMark(0, '/') || p.isMark(0, '-')) && t.word == wYear && p.at(2).kind == figureToken {
		p.i += 2
		u.year = p.fullYear()
		return
	}
	if p.long(0) {
		u.year = p.fullYear()
		return
	}
	if p.isMark(0, '.') && p.long(1) && (p.at(2).kind == endToken || p.at(2).line) {
		p.i++ // "quý III. 2025"
		u.year = p.fullYear()
		return
	}
	if p.isMark(0, ':') && !p.at(0).space && !p.at(1).space && p.long(1) {
		p.i++ // "quý II:2025"
		u.year = p.fullYear()
		return
	}
	if p.isMark(0, '(') && p.long(1) && p.isMark(2, ')') {
		p.i++
		u.year = p.fullYear()
		p.i++
		return
	}
	comma := p.takeMark(',')
	if comma && p.long(0) && !p.separatorDate(0) {
		u.year = p.fullYear()
		return
	}
	if !p.oneOf(wOf) {
		p.oneOf(wWithin)
	}
	switch {
	case p.yearAhead(0):
		p.i++
		u.year = p.fullYear()
	case comma:
		p.i = start
	case p.takes(thisYear):
		u.thisYear = true
	case p.is(wYear, wBefore) && p.at(2).word != wDay && p.at(2).word != wMonth && p.at(2).kind != figureToken:
		p.i += 2
		u.shift = -1
		p.next()
		p.reported()
	case p.takes(nextYear):
		u.shift = 1
		p.reported()
	default:
		p.i = start
	}
}

// separatorDate says that the figure k tokens on is part of a longer date.
func (p *parser) separatorDate(k int) bool { return p.separator(k+1) != 0 }

// figures reads a date in figures. After "ngày" the first figure is a day.
func (p *parser) figures(afterDay bool) (unit, bool) {
	start := p.i
	first := p.at(0).n
	switch {
	case p.long(0) && !afterDay:
		if counts(p.at(1).word) && p.at(1).word != wQuarter || p.at(2).kind == figureToken && !p.at(1).space && !p.at(2).space && counts(p.at(3).word) || first < form.MinYear || first > form.MaxYear+1 {
			return unit{}, false // it counts something
		}
		return p.yearFigures()
	case !p.short(0):
		return unit{}, false
	}
	s1, s2 := p.separator(1), byte(0)
	if s1 != 0 {
		s2 = p.separator(3)
	}
	switch {
	case p.at(1).word == wMonth && (afterDay || p.dayOfMonth() || p.short(2) && (p.yearAhead(3) || p.separator(3) != 0 && p.at(4).digits >= 3)):
		p.i++
		if !p.monthNumberAhead(1) {
			if !afterDay {
				p.i = start
				return unit{}, false
			}
			return unit{grain: dayGrain, day: first}, true
		}
		u, ok := p.month()
		u.grain, u.day = dayGrain, first
		if ok && afterDay && u.year == 0 && p.moreMonths() {
			p.i = start + 1
			return unit{grain: dayGrain, day: first}, true
		}
		if p.err == nil && ok && u.edge == noEdge && first > 31 {
			ok = p.fault(NoSuchDay, start, start+1)
		}
		return u, ok
	case s1 == 0:
		if !afterDay {
			return unit{}, false
		}
		p.i++
		if first < 1 || first > 31 {
			return unit{}, p.fault(NoSuchDay, start, p.i)
		}
		if p.isMark(0, ',') && p.at(1).word == wMonth && p.monthNumberAhead(2) {
			p.i++ // "ngày 30, tháng 6, năm 2025"
			comma := p.i
			u, ok := p.month()
			if ok && u.year == 0 && p.moreMonths() {
				p.i = comma
				return unit{grain: dayGrain, day: first}, true
			}
			u.grain, u.day = dayGrain, first
			return u, ok
		}
		return unit{grain: dayGrain, day: first}, true
	case p.at(2).digits >= 3: // month and year
		if afterDay {
			return unit{}, p.fault(NeedsMonth, start, start+3)
		}
		if p.at(2).digits != 4 {
			return unit{}, false
		}
		p.i += 2
		u := unit{grain: monthGrain, month: first, year: p.fullYear()}
		if first < 1 || first > 12 {
			return unit{}, p.fault(NoSuchMonth, start, p.i)
		}
		return u, true
	case !p.short(2):
		return unit{}, false
	case s2 != 0 && p.at(4).digits >= 3 && p.at(4).digits <= 5 && (s1 == s2 || s1 != '-'):
		p.i += 4
		return unit{grain: dayGrain, day: first, month: p.toks[start+2].n, year: p.fullYear()}, true
	case s1 == '-' && s2 == '/' && p.short(4): // 01-15/3, 01-15/3/2025
		p.i++
		return unit{grain: dayGrain, day: first}, true
	case s1 == '-' && s2 == '/' && p.long(4): // 15-3/2025: a day, or two months?
		if !afterDay {
			return unit{}, false
		}
		p.doubt(start, start+5, whyDayMonth)
		p.i += 4
		return unit{grain: dayGrain, day: first, month: p.toks[start+2].n, year: p.fullYear()}, true
	case s1 == s2 && s2 != 0 && p.short(4) && (s1 != '.' || afterDay || p.at(4).digits == 2):
		// A date whose year has two digits; a dash may go on to a range instead.
		return unit{}, p.fault(ShortYear, start, start+5)
	case s1 == '-':
		if !afterDay {
			return unit{}, false
		}
		if after := p.at(3).word; p.at(2).n > 12 || after == wMonth || after == wEvery || after == wEach || after == wOf {
			p.i++
			return unit{grain: dayGrain, day: first}, true
		}
		p.doubt(start, start+3, whyDayMonth)
	case s1 == '.' && !afterDay:
		return unit{}, false
	}
	if s1 == '/' && (counts(p.at(3).word) && p.at(3).word != wYear) && !p.at(3).line {
		return unit{}, false // "1/2 ngày"
	}
	p.i += 3
	u := unit{grain: dayGrain, day: first, month: p.toks[start+2].n}
	if u.month < 1 || u.month > 12 {
		return unit{}, p.fault(NoSuchMonth, start, p.i)
	}
	if first < 1 || first > daysOf(u.month, 2024) {
		return unit{}, p.fault(NoSuchDay, start, p.i)
	}
	p.yearOf(&u)
	return u, true
}

// dayOfMonth says that the figure before "tháng 6" is a day, by what stands
// around it: "chậm nhất vào 31 tháng 01", "30 tháng 6" alone.
func (p *parser) dayOfMonth() bool {
	if !p.short(2) {
		return false
	}
	switch p.at(-1).word {
	case wBefore, wTo, wAt, wEnd, wFrom:
		return true
	}
	if l, n := limits.Before(p.read, p.i-1, 0); n > 0 && l&ofDate != 0 {
		return true
	}
	return p.i == 0 && p.at(3).kind == endToken
}

// moreMonths says that further months follow the month of a day: "ngày 20
// tháng 3, 6, 9", "ngày 20 tháng 3 và tháng 9".
func (p *parser) moreMonths() bool {
	k := 0
	if p.isMark(0, ',') || p.is(wAnd) {
		k = 1
	} else {
		return false
	}
	return p.at(k).word == wMonth && p.monthNumberAhead(k+1) ||
		p.short(k) && !counts(p.at(k+1).word) && (p.separator(k+1) == 0 || p.separator(k+1) == '/' && p.long(k+2))
}

// yearFigures reads a year, a span of years, or a date that begins with one.
func (p *parser) yearFigures() (unit, bool) {
	start := p.i
	u := unit{grain: yearGrain, year: p.fullYear()}
	if p.err != nil {
		return u, false
	}
	if p.separator(0) != '-' {
		return u, p.separator(0) == 0 || p.at(1).digits > 4
	}
	second := p.at(1)
	switch {
	case second.digits == 4:
		p.i++
		u.lastYear = p.fullYear()
		if u.lastYear < u.year {
			return u, p.fault(Backwards, start, p.i)
		}
	case second.digits == 2 && p.separator(2) == '-' && p.at(3).digits == 2:
		p.i += 4
		return unit{grain: dayGrain, day: p.toks[p.i-1].n, month: second.n, year: u.year}, true
	case second.digits == 2 && second.n >= 1 && second.n <= 12:
		p.i += 2
		p.doubt(start, p.i, whyMonthOfYear)
		return unit{grain: monthGrain, month: second.n, year: u.year}, true
	case second.digits == 2:
		return u, p.fault(ShortYear, start, p.i+2)
	}
	return u, true
}
