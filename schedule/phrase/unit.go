package phrase

import (
	"strings"
	"time"

	"github.com/caicach/tthc/schedule/form"
)

type grain uint8

const (
	noGrain grain = iota
	dayGrain
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
	count    int  // months of a partGrain, or days of a month
	tail     bool // at the end of the year, or month
	edge     edge
	thisYear bool // "trong năm", "cả năm", "cuối năm": the year of the plan
	shift    int  // 1 "năm sau", -1 "năm trước"
	from, to int  // tokens
}

// yearless says that the unit has no year yet.
func (u unit) yearless() bool { return u.year == 0 && !u.thisYear && u.shift == 0 }

// moment says that the unit is one day.
func (u unit) moment() bool {
	return u.grain == dayGrain || u.edge == early || u.edge == middle || u.edge == late
}

// unit reads one unit. like is the grain of the unit before in a list, whose
// name need not be said again: "tháng 3, 6, 9"; 0 when there is none.
func (p *parser) unit(like grain) (unit, bool) {
	start := p.i
	u, ok := p.unitFrom(like)
	if !ok || p.err != nil {
		p.i = start
		return unit{}, false
	}
	if p.at(0).word == none && p.takes(solar) && p.at(0).digits == 1 && !p.at(0).space {
		p.i++ // the mark of a footnote
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
		return p.dayUnit()
	case wNew:
		// "mùng 5 tháng 9"
		if p.i++; p.short(0) && (p.at(1).word == wMonth || p.separator(1) == '/') {
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
		if p.shortMonths(k) {
			p.i += k - 1
			return p.month()
		}
	case wQuarter, wQuiet:
		return p.quarter()
	case wYear:
		return p.year()
	case wFirst, wMid, wLast, wHalf:
		if p.at(-1).word != wDay {
			return p.placed(false)
		}
	case wOpens:
		if _, n := thirds.At(p.read, p.i); n > 0 {
			return p.third()
		}
		if p.takes(stages) {
			p.takes(since)
			p.oneOf(wYear)
			if p.long(0) {
				return p.figures(false)
			}
		}
	case wWhole:
		if p.seesAt(p.i-2, reporting) && p.at(1).word == wYear && !p.endsAt(2) && !p.yearAhead(1) {
			return unit{}, false // "báo cáo cả năm gửi trước ngày 10/01"
		}
		return p.whole()
	case wOne, wTwo, wThree, wFour, wSix, wSeven, wEight, wNine, wTen:
		return p.partOfYear()
	}
	return unit{}, false
}

// dayUnit reads a day from "ngày".
func (p *parser) dayUnit() (unit, bool) {
	before := p.at(-1)
	if p.i++; p.is(wFirst) || p.is(wLast) {
		if before.word == wPlural || before.kind == figureToken {
			return unit{}, false // "10 ngày đầu tháng 6" are no one day
		}
		return p.placed(true)
	}
	if p.is(wOrdinal) && p.short(1) && p.dayNumbered() {
		p.i++ // "ngày thứ 20 của tháng tiếp theo"
	}
	if p.isMark(0, ':') && p.short(1) && p.separator(2) != 0 {
		p.i++ // "đến ngày: 26/02/2022"
	}
	if p.oneOf(wNew); p.short(0) {
		return p.figures(true)
	}
	if n, ok := p.spelled(false); ok && n <= 31 && p.is(wMonth) && p.monthNumberAhead(1) {
		u, ok := p.month()
		u.grain, u.day = dayGrain, n
		return u, ok
	}
	return unit{}, false
}

// dayNumbered says that "thứ 20 của tháng", "thứ 20 (hai mươi) của quý" comes next: a day of each.
func (p *parser) dayNumbered() bool {
	k := 2
	if p.isMark(k, '(') {
		for k++; k < 2+longestPhrase && p.at(k).kind == wordToken; k++ {
		}
		if !p.isMark(k, ')') {
			return false
		}
		k++
	}
	return p.at(k).word == wOf && (p.at(k+1).word == wMonth || p.at(k+1).word == wQuarter)
}

// whole reads "cả năm 2025", "suốt trong tháng 6", and "cả năm" alone for the year
// of the plan.
func (p *parser) whole() (unit, bool) {
	p.i++
	p.oneOf(wWithin)
	p.oneOf(wWhole)
	switch p.at(0).word {
	case wDay:
		return p.unitFrom(0) // "cả ngày 20/5/2026"
	case wYear:
		if p.yearAhead(0) {
			return p.year()
		}
		if p.sees(schoolYear) || p.sees(fiscalYear) {
			return unit{}, false // "suốt năm học": no year of the calendar
		}
		p.i++
		return unit{grain: yearGrain, thisYear: true}, true
	case wMonth, wQuarter, wOpens:
		return p.unitFrom(0)
	}
	return unit{}, false
}

// shortMonths says that the row of months written T6 whose first figure is k
// tokens on ends with a year: "T6/2025", "T3-T6/2025".
func (p *parser) shortMonths(k int) bool {
	for p.short(k) && !p.at(k).space {
		if p.separator(k+1) != 0 && p.long(k+2) {
			return true
		}
		if !(p.isMark(k+1, '-') || p.isMark(k+1, ',') || p.at(k+1).word == wAnd) || p.at(k+2).word != wShortMonth {
			return false
		}
		if k += 3; p.isMark(k, '.') {
			k++
		}
	}
	return false
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
		return p.monthOfQuarter()
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

// monthOfQuarter reads "đầu quý III/2025" after "tháng": the month that it is.
func (p *parser) monthOfQuarter() (unit, bool) {
	n := p.placeInQuarter()
	p.oneOf(wOf)
	if n == 0 || !p.is(wQuarter) {
		return unit{}, false
	}
	u, ok := p.quarter()
	u.grain, u.month = monthGrain, 3*u.month-3+n
	return u, ok
}

// placeInQuarter reads which month of a quarter it is: "đầu tiên", "thứ hai"; 0 for none.
func (p *parser) placeInQuarter() int {
	n := 0
	switch {
	case p.take(wFirst):
		n = 1
	case p.take(wMid):
		n = 2
	case p.take(wLast):
		n = 3
	case p.take(wOrdinal):
		if k, ok := p.ordinal(); ok && k <= 3 {
			n = k
		}
	}
	p.take(wEdge)
	return n
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
		p.doubt(start, p.i, whyQuarterSpelt)
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
		if strings.Contains(p.read[p.i].Word.String(), "l") {
			p.doubt(p.i, p.i+1, whyRomanLetter)
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
	if t := p.at(2); t.kind == figureToken && t.digits == 4 && p.sees(kindsOfYear) {
		p.i += 2 // "năm ngân sách 2026"
	}
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

// elliptic reads the next of a list whose grain was named before.
func (p *parser) elliptic(like grain) (unit, bool) {
	switch like {
	case dayGrain:
		return p.nextDay()
	case monthGrain:
		return p.nextMonth()
	case quarterGrain:
		return p.nextQuarter()
	case yearGrain, partGrain:
		if p.long(0) {
			return p.yearFigures()
		}
	}
	return unit{}, false
}

// nextDay reads "15" and "15/6" after "ngày 10,".
func (p *parser) nextDay() (unit, bool) {
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
}

// nextMonth reads "6" and "6/2025" after "tháng 3,".
func (p *parser) nextMonth() (unit, bool) {
	start := p.i
	if !p.short(0) {
		return unit{}, false
	}
	u := unit{grain: monthGrain, month: p.at(0).n}
	p.i++
	if p.at(0).word == wMonth && p.tok(start-2).digits == 4 && p.monthNumberAhead(1) {
		return unit{}, false // "tháng 6 năm 2026 - 17 tháng 8 năm 2026"
	}
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
}

// nextQuarter reads "II" and "II/2025" after "quý I,".
func (p *parser) nextQuarter() (unit, bool) {
	if p.at(0).kind == figureToken && (!p.short(0) || p.separator(1) != 0 && p.short(2)) {
		return unit{}, false // 15/3 after a quarter begins something else
	}
	if t := p.at(1); p.short(0) && counts(t.word) && t.word != wYear && !t.line {
		return unit{}, false // "quý I, 6 tháng, 9 tháng": a figure that counts is no quarter
	}
	n, ok := p.quarterNumber()
	if !ok {
		return unit{}, false
	}
	u := unit{grain: quarterGrain, month: n}
	p.yearOf(&u)
	return u, u.year != 0 || p.listGoesOn()
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
		case wAnd, wOr, wEvery, wEach, wOf, wMonth, wYear, wPlural, wTo, wBefore, wWithin:
			return p.at(1).word != wTimes
		}
		return t.line || p.limitAhead(latest) || p.sees(finish)
	}
	return t.line
}

func daysOf(month, year int) int {
	return form.NewDay(year, time.Month(month), 1).LastOfMonth().Day()
}
