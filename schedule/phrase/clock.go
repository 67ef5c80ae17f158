package phrase

import (
	"github.com/caicach/tthc/schedule/calendar"
)

// clock reads a time of day: "16 giờ", "16 giờ 30 phút", "17h00", "16:30", "5
// giờ chiều". Whether it is one, and not a term, is for the caller to see.
func (p *parser) clock() (calendar.TimeOfDay, bool) {
	start := p.i
	h := p.at(0)
	if h.kind != figureToken || h.digits > 2 {
		return calendar.TimeOfDay{}, false
	}
	p.i++
	minutes, colon := 0, p.isMark(0, ':')
	if !colon && !p.is(wHour) {
		p.i = start
		return calendar.TimeOfDay{}, false
	}
	p.i++
	spans := p.isMark(1, '-') && p.clockAt(2) // "07h30 - 11h30"
	if m := p.at(0); m.kind == figureToken && m.digits == 2 && (p.separator(1) == 0 && !p.isMark(1, '-') || spans) && (!m.space || spans || p.at(1).word == wMinute || p.isMark(1, '\'') || p.minutesEnd()) {
		minutes = m.n
		p.i++
		if !p.oneOf(wMinute) {
			p.takeMark('\'')
		}
	} else if colon {
		p.i = start
		return calendar.TimeOfDay{}, false
	}
	hour := h.n
	switch {
	case p.oneOf(wAfternoon):
		if hour < 12 {
			hour += 12
		}
	case p.is(wNight) && !p.limitAhead(ofTimes) && p.oneOf(wNight):
		if hour <= 12 { // "12 giờ tối" is midnight
			hour += 12
		}
	case p.oneOf(wMorning), p.oneOf(wNoon):
	}
	t, err := calendar.NewTimeOfDay(hour, minutes)
	if err != nil {
		return t, p.fault(NoSuchTime, start, p.i)
	}
	return t, true
}

// clockAt says that a time of day begins k tokens on.
func (p *parser) clockAt(k int) bool {
	return p.at(k).kind == figureToken && (p.at(k+1).word == wHour || p.isMark(k+1, ':'))
}

// minutesEnd says that the figure here may be minutes without the word, by what
// follows it: "15 giờ 30 ngày 20/3", "14 giờ 00 thứ Năm", "15 giờ 30" at the end.
func (p *parser) minutesEnd() bool {
	switch t := p.at(1); t.word {
	case wDay:
		return p.at(2).kind == figureToken || p.at(2).word == wOrdinal || p.seesAt(p.i+2, workingTime) || p.at(2).word == wLast || p.at(2).word == wFirst
	case wPlural:
		return p.at(2).word == wDay // "11 giờ 30 các ngày 16, 17 và 18/4"
	case wOrdinal, wEvery, wEach, wMorning, wNoon, wAfternoon, wTo:
		return true
	default:
		return p.seesAt(p.i+1, sunday) || t.kind == endToken || t.kind == markToken && (t.mark == ',' || t.mark == ';' || t.mark == ')')
	}
}

// clockBefore passes a time of day that stands before the end of a range.
func (p *parser) clockBefore() (calendar.TimeOfDay, bool) {
	start := p.i
	if t, ok := p.clock(); ok {
		p.takeMark(',')
		if p.is(wDay) {
			return t, true
		}
	}
	p.i = start
	return calendar.TimeOfDay{}, false
}

// partOfDay passes the part of a day before its date, which no rule keeps: "từ sáng ngày
// 10/3 đến hết chiều ngày 12/3".
func (p *parser) partOfDay() bool {
	at := p.i
	if p.is(wTimes) && p.halfDay(p.i+1) {
		p.i++ // "buổi sáng"
	}
	if p.halfDay(p.i) {
		end := p.i + 1
		p.i = end
		w := p.weekdayOfDate()
		if date := p.is(wDay) || p.separator(1) == '/' || p.separator(1) == '.' && p.separator(3) == '.'; date || w != 0 {
			p.i = end
			p.doubt(at, end, whyNoHalfDay)
			return true
		}
	}
	p.i = at
	return false
}

// halfDay says that the token is the word for a part of the day.
func (p *parser) halfDay(i int) bool {
	switch p.tok(i).word {
	case wMorning, wNoon, wAfternoon, wNight:
		return true
	}
	return false
}

// moreClocks reads further times of each day: "9 giờ và 15 giờ".
func (p *parser) moreClocks(it *when) {
	for range longestList {
		at := p.i
		if _, ok := p.listSign(); !ok {
			return
		}
		if it.bound == before {
			p.oneOf(wBefore)
		}
		t, ok := p.clock()
		if !ok {
			p.i, p.err = at, nil
			return
		}
		it.clocks = append(it.clocks, t)
	}
}

// clockAfter reads a time of day after the date: "ngày 20/3/2025 trước 17h00".
func (p *parser) clockAfter(it *when) {
	if !it.time.IsZero() {
		return
	}
	at := p.i
	bracket := p.takeMark('(')
	if !bracket {
		p.takeMark(',')
	}
	p.bound()
	if t, ok := p.clock(); ok && (!bracket || p.takeMark(')')) && p.endsOrJoins() {
		it.time = t
		return
	}
	p.err = nil
	p.i = at
}
