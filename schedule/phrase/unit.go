package phrase

import (
	"time"

	"github.com/rickb777/date/v2"

	"github.com/caicach/tthc/schedule/calendar"
)

type grain uint8

const (
	dayGrain grain = iota + 1
	monthGrain
	quarterGrain
	partGrain // the first or last months of a year: "6 tháng đầu năm"
	yearGrain
)

// edge is a place in a month, quarter or year.
type edge uint8

const (
	noEdge    edge = iota
	early          // đầu
	middle         // giữa
	late           // cuối
	firstHalf      // nửa đầu
	lastHalf       // nửa cuối
	firstTen       // thượng tuần
	secondTen      // trung tuần
	lastTen        // hạ tuần
)

// unit is a day, month, quarter, part of a year, year or span of years as the
// text names it. What the text leaves out is 0, until the list or the context
// supplies it.
type unit struct {
	grain    grain
	day      int
	month    int // or the quarter
	year     int
	lastYear int  // of "2026-2028"
	count    int  // months of a partGrain
	tail     bool // a partGrain at the end of the year
	edge     edge
	thisYear bool // "trong năm", "cả năm", "cuối năm": the year of the plan
	shift    int  // 1 "năm sau", -1 "năm trước"
	from, to int  // tokens
}

// needsYear says that the year is still to be found.
func (u unit) needsYear() bool { return u.year == 0 }

// moment says that the unit is one day.
func (u unit) moment() bool {
	return u.grain == dayGrain || u.edge == early || u.edge == middle || u.edge == late
}

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
	case t.digits != 4 || t.n < calendar.MinYear || t.n > calendar.MaxYear+1:
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
	case p.take(wYear, wNow), p.take(wYear, wThis), p.take(wYear, wReport1, wReport2), p.take(wYear, wNextTo, wPlan):
		u.thisYear = true
	case p.is(wYear, wBefore) && p.at(2).word != wDay && p.at(2).word != wMonth && p.at(2).kind != figureToken:
		p.i += 2
		u.shift = -1
		if p.next() {
			p.oneOf(wAdjoin)
		}
		p.reported()
	case p.take(wYear, wAfter), p.take(wYear, wNextNext, wBy), p.take(wYear, wNextTo, wNextNext), p.take(wYear, wTo),
		p.take(wYear, wAdjoin, wAfter), p.take(wYear, wAdjoin, wNextTo), p.take(wYear, wNextTo):
		u.shift = 1
		p.oneOf(wAdjoin)
		p.reported()
	default:
		p.i = start
	}
}

// separatorDate says that the figure k tokens on is part of a longer date.
func (p *parser) separatorDate(k int) bool { return p.separator(k+1) != 0 }

// unit reads one unit. like is the grain of the unit before in a list, whose
// name need not be said again: "tháng 3, 6, 9"; 0 when there is none.
func (p *parser) unit(like grain) (unit, bool) {
	start := p.i
	u, ok := p.unitFrom(like)
	if !ok || p.err != nil {
		p.i = start
		return unit{}, false
	}
	if p.toks[start].word == wDay {
		start++ // what is wrong with a day is in its figures
	}
	u.from, u.to = start, p.i
	return u, true
}

func (p *parser) unitFrom(like grain) (unit, bool) {
	t := p.at(0)
	if t.kind == figureToken {
		if u, ok := p.partOfYear(); ok {
			return u, true
		}
		if like != 0 {
			return p.elliptic(like)
		}
		return p.figures(false)
	}
	if t.kind != wordToken {
		return unit{}, false
	}
	if like == quarterGrain {
		if roman(t.word) > 0 {
			return p.elliptic(like)
		}
	}
	switch t.word {
	case wDay:
		p.i++
		if p.oneOf(wNew); p.short(0) {
			return p.figures(true)
		}
	case wMonth:
		return p.month()
	case wShortMonth:
		// "T6" alone may be a Friday; with a year it is a month.
		k := 1
		if p.isMark(1, '.') {
			k = 2
		}
		if p.short(k) && !p.at(k).space && p.separator(k+1) != 0 && p.long(k+2) {
			p.i += k - 1
			return p.month()
		}
	case wQuarter, wQuiet:
		return p.quarter()
	case wYear:
		return p.year()
	case wFirst, wMid, wLast, wHalf:
		return p.placed()
	case wPlace1, wPlace2, wPlace3:
		return p.third()
	case wStage1, wTime1:
		if p.take(wStage1, wStage2) || p.take(wTime1, wPeriod) {
			p.oneOf(wFrom)
			p.oneOf(wYear)
			if p.long(0) {
				return p.figures(false)
			}
		}
	case wWhole, wThrough:
		p.i++
		p.oneOf(wWithin)
		p.oneOf(wWhole)
		if p.is(wYear) {
			if p.yearAhead(0) {
				return p.year()
			}
			p.i++
			return unit{grain: yearGrain, thisYear: true}, true
		}
	case wOne, wTwo, wThree, wFour, wSix, wSeven, wEight, wNine, wTen:
		return p.partOfYear()
	}
	return unit{}, false
}

// figures reads a date in figures. After "ngày" the first figure is a day.
func (p *parser) figures(afterDay bool) (unit, bool) {
	start := p.i
	first := p.at(0).n
	switch {
	case p.long(0) && !afterDay:
		if counts(p.at(1).word) && p.at(1).word != wQuarter || p.at(2).kind == figureToken && !p.at(1).space && !p.at(2).space && counts(p.at(3).word) || first < calendar.MinYear || first > calendar.MaxYear+1 {
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
	case p.at(1).word == wMonth && (afterDay || p.short(2) && (p.yearAhead(3) || p.separator(3) != 0 && p.at(4).digits >= 3)):
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
		p.doubt(start, start+5, "đọc là ngày và tháng", "read as day and month")
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
		p.doubt(start, start+3, "đọc là ngày và tháng", "read as day and month")
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
		p.doubt(start, p.i, "đọc là tháng của năm", "read as a month of the year")
		return unit{grain: monthGrain, month: second.n, year: u.year}, true
	case second.digits == 2:
		return u, p.fault(ShortYear, start, p.i+2)
	}
	return u, true
}

// monthNumberAhead says that the number of a month comes k tokens on.
func (p *parser) monthNumberAhead(k int) bool {
	t := p.at(k)
	if t.kind == figureToken {
		return t.digits <= 2
	}
	return t.kind == wordToken && t.word != wYear && (digit(t.word) > 0 && t.word != wFive || t.word == wTen)
}

// month reads "tháng 6/2025", "tháng sáu năm 2025".
func (p *parser) month() (unit, bool) {
	start := p.i
	p.i++
	if !p.monthNumberAhead(0) {
		return unit{}, false
	}
	u := unit{grain: monthGrain}
	if p.at(0).kind == figureToken {
		u.month = p.at(0).n
		p.i++
	} else {
		n, ok := p.spelled(false)
		if !ok {
			return unit{}, false
		}
		u.month = n
	}
	if u.month < 1 || u.month > 12 {
		return unit{}, p.fault(NoSuchMonth, start, p.i)
	}
	p.yearOf(&u)
	return u, true
}

// quarter reads "quý III/2025", "quý 3 năm 2025", "Q.III", "quý IV2026".
func (p *parser) quarter() (unit, bool) {
	start := p.i
	quiet := p.at(0).word == wQuiet
	p.i++
	if !quiet && p.isMark(0, '.') {
		p.i++
	}
	n, ok := p.quarterNumber()
	if !ok {
		return unit{}, p.err != nil
	}
	if quiet {
		if p.toks[p.i-1].kind == figureToken && p.separator(0) == 0 {
			return unit{}, false
		}
		p.doubt(start, p.i, "đọc “quy” là “quý”", "“quy” is read as “quý”")
	}
	u := unit{grain: quarterGrain, month: n}
	p.yearOf(&u)
	return u, true
}

func (p *parser) quarterNumber() (int, bool) {
	t := p.at(0)
	n := 0
	switch {
	case t.kind == figureToken && t.digits <= 2:
		n = t.n
	case t.kind != wordToken:
		return 0, false
	case roman(t.word) > 0:
		n = roman(t.word)
		if c := p.text[t.start] | 0x20; c == 'l' || p.text[t.end-1]|0x20 == 'l' {
			p.doubt(p.i, p.i+1, "đọc chữ l là số La Mã I", "the letter l is read as the Roman figure I")
		}
	case t.word == wRomanMore:
		n = 5
	case t.word >= wOne && t.word <= wFour:
		n = digit(t.word)
	case t.word == wMost:
		n = 1
	default:
		return 0, false
	}
	p.i++
	if n < 1 || n > 4 {
		return 0, p.fault(NoSuchQuarter, p.i-1, p.i)
	}
	return n, true
}

// year reads "năm 2025", "năm 2025-2026". A school year is no such year.
func (p *parser) year() (unit, bool) {
	p.i++
	switch {
	case p.at(0).kind == figureToken && p.at(0).digits >= 4:
		if p.at(0).digits > 4 {
			p.fullYear()
			return unit{}, false
		}
		return p.yearFigures()
	case p.oneOf(wNow):
		return unit{grain: yearGrain, thisYear: true}, true
	}
	return unit{}, false
}

// partOfYear reads "6 tháng đầu năm 2025", "4 tháng cuối năm 2023", "hai quý
// đầu năm".
func (p *parser) partOfYear() (unit, bool) {
	start := p.i
	n, ok := p.plain(false)
	if !ok || n < 1 || n > 12 {
		p.i = start
		return unit{}, false
	}
	u := unit{grain: partGrain, count: n}
	switch {
	case p.oneOf(wMonth):
	case p.oneOf(wQuarter):
		u.count *= 3
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
	if !p.is(wYear) || u.count > 12 {
		p.i = start
		return unit{}, false
	}
	p.yearWord(&u)
	return u, true
}

// yearWord reads "năm 2025", or "năm" alone for the year of the plan.
func (p *parser) yearWord(u *unit) {
	p.i++
	switch t := p.at(0); {
	case t.kind == figureToken && t.digits >= 3:
		u.year = p.fullYear()
	case p.oneOf(wAfter):
		u.shift = 1
	default:
		p.oneOf(wNow)
		u.thisYear = true
	}
}

// placed reads "đầu tháng 6/2025", "cuối quý II", "giữa năm", "nửa đầu năm".
func (p *parser) placed() (unit, bool) {
	e := noEdge
	switch {
	case p.take(wHalf, wFirst):
		e = firstHalf
	case p.take(wHalf, wLast):
		e = lastHalf
	case p.oneOf(wFirst):
		e = early
	case p.oneOf(wMid):
		e = middle
	case p.oneOf(wLast):
		e = late
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
		if p.at(1).word == wSchool {
			return unit{}, false
		}
		u, ok = unit{grain: yearGrain}, true
		p.yearWord(&u)
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
	e := noEdge
	switch p.at(0).word {
	case wPlace1:
		e = firstTen
	case wPlace2:
		e = secondTen
	case wPlace3:
		e = lastTen
	}
	if p.i++; !p.take(wWeek) || !p.is(wMonth) {
		return unit{}, false
	}
	u, ok := p.month()
	u.edge = e
	return u, ok
}

// weekOfMonth finds "tuần 2 tháng 3/2025", which no rule can hold.
func (p *parser) weekOfMonth() (item, bool) {
	start := p.i
	if p.take(wWeek) {
		p.oneOf(wOrdinal)
		if _, ok := p.ordinal(); ok || p.oneOf(wFirst) || p.oneOf(wLast) {
			p.oneOf(wLast2)
			p.oneOf(wOf)
			if _, ok := p.unit(0); ok {
				return item{from: start, to: p.i, anchor: inside,
					unread: [2]string{"quy tắc không giữ được tuần của tháng", "a rule cannot hold a week of a month"}}, true
			}
		}
	}
	p.i, p.err = start, nil
	return item{}, false
}

// elliptic reads the next of a list whose grain was named before.
func (p *parser) elliptic(like grain) (unit, bool) {
	start := p.i
	switch like {
	case dayGrain:
		if !p.short(0) {
			return unit{}, false
		}
		if p.separator(1) == 0 {
			p.i++
			goesOn := p.listGoesOn()
			if p.i--; !goesOn {
				return unit{}, false
			}
		}
		return p.figures(true)
	case monthGrain:
		if !p.short(0) {
			return unit{}, false
		}
		u := unit{grain: monthGrain, month: p.at(0).n}
		p.i++
		if p.separator(0) == '/' && p.short(1) {
			return unit{}, false // 15/3 after a month begins something else
		}
		p.yearOf(&u)
		if u.year == 0 && !p.listGoesOn() {
			return unit{}, false
		}
		if u.month < 1 || u.month > 12 {
			return unit{}, p.fault(NoSuchMonth, start, p.i)
		}
		return u, true
	case quarterGrain:
		if p.at(0).kind == figureToken && !p.short(0) {
			return unit{}, false
		}
		n, ok := p.quarterNumber()
		if !ok {
			return unit{}, false
		}
		u := unit{grain: quarterGrain, month: n}
		p.yearOf(&u)
		if u.year == 0 && !p.listGoesOn() {
			return unit{}, false
		}
		return u, true
	case yearGrain, partGrain:
		if p.long(0) {
			return p.yearFigures()
		}
	}
	return unit{}, false
}

// listGoesOn says that what comes next does not make the number before it
// count something else ("tháng 6, 15 đơn vị").
func (p *parser) listGoesOn() bool {
	t := p.at(0)
	switch t.kind {
	case endToken:
		return true
	case markToken:
		return t.mark != '%' && t.mark != '?'
	case wordToken:
		switch t.word {
		case wAnd, wOr, wEvery, wEach, wOf, wMonth, wYear, wPlural, wTo, wBefore, wSlow, wWithin, wFinish1:
			return p.at(1).word != wTimes
		}
		return t.line
	}
	return t.line
}

func daysOf(month, year int) int {
	return date.New(year, time.Month(month), 1).LastDayOfMonth()
}
