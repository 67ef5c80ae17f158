package phrase

import (
	"strings"

	"github.com/caicach/tthc/schedule"
)

// ParseTerm reads a term in words or figures: "5 ngày làm việc", "mười (10)
// ngày", "3,5 ngày làm việc", "24 giờ", "không quá 01 tháng 15 ngày". By article
// 146 of the Civil Code 2015 "nửa tháng" is 15 days and "nửa năm" 6 months, and so
// "một năm rưỡi", as "01 năm 6 tháng", is 18 months. The short form of
// schedule.Term ("3.5 wd") is read too. Anything else is an [*form.Error].
func ParseTerm(text string) (schedule.Term, error) {
	if len(text) > MaxLength {
		return schedule.Term{}, tooLong()
	}
	if t, ok := shortTerm(text); ok {
		return t, nil
	}
	p := parser{paper: newPaper(text)}
	for p.opensTerm() {
	}
	t, ok := p.term()
	if p.err != nil {
		return schedule.Term{}, p.err
	}
	p.takeMark('.')
	if !ok || p.i < len(p.toks) {
		a, b := p.i, len(p.toks)
		if !ok {
			a = 0
		}
		p.fault(NoSuchTerm, a, b)
		return schedule.Term{}, p.err
	}
	return t, nil
}

// opensTerm moves over words that stand before a term.
func (p *parser) opensTerm() bool {
	switch p.at(0).kind {
	case wordToken:
		return p.takes(termOpens) || p.limit(latest)
	case markToken:
		return p.takeMark(':')
	}
	return false
}

// MustParseTerm is [ParseTerm] for terms written in a program. It panics on
// what cannot be read.
func MustParseTerm(text string) schedule.Term {
	t, err := ParseTerm(text)
	if err != nil {
		panic(err)
	}
	return t
}

// shortTerm reads what schedule.Term.String writes: "3.5 wd", "1 m 15 d".
func shortTerm(text string) (schedule.Term, bool) {
	if text == "" || text[0] > '9' {
		return schedule.Term{}, false
	}
	n, rest, ok := strings.Cut(text, " ")
	unit, more, two := strings.Cut(rest, " ")
	if !ok || !schedule.Unit(unit).Valid() {
		return schedule.Term{}, false
	}
	var t schedule.Term
	if t.UnmarshalJSON([]byte(`{"n":`+n+`,"unit":"`+unit+`"}`)) != nil {
		return schedule.Term{}, false
	}
	if two {
		last, ok := shortTerm(more)
		t = t.And(last)
		return t, ok && !t.IsZero()
	}
	return t, true
}

// unitOfTerm reads the unit of a term.
func (p *parser) unitOfTerm() (schedule.Unit, bool) {
	switch {
	case p.take(wDay):
		if p.takes(workingTime) || p.workingInBrackets(wDay) {
			return schedule.WorkingDays, true
		}
		if at := p.i; p.takes(tradingDays) {
			p.doubt(at-1, p.i, whyTradingDays)
			return schedule.WorkingDays, true
		}
		p.takes(calendarDays)
		return schedule.Days, true
	case p.takes(hoursSpoken):
		return schedule.Hours, true
	case p.take(wHour):
		if p.takes(workingTime) || p.workingInBrackets(wHour) {
			return schedule.WorkingHours, true
		}
		return schedule.Hours, true
	case p.take(wMinute):
		return schedule.Minutes, true
	case p.take(wWeek):
		return schedule.Weeks, true
	case p.take(wMonth):
		return schedule.Months, true
	case p.take(wYear):
		return schedule.Years, true
	}
	return "", false
}

// calendarDays are all days; tradingDays are those of an exchange, which are closed on others too.
var (
	calendarDays = set("lịch, theo lịch, tự nhiên, dương lịch")
	tradingDays  = set("giao dịch")
)

// workingInBrackets reads in brackets that working time is meant: "05 ngày (làm việc)", "15
// ngày (tính theo ngày làm việc)".
func (p *parser) workingInBrackets(unit word) bool {
	at := p.i
	if p.takeMark('(') || p.takeMark('?') {
		p.takes(reckonedBy)
		p.take(unit)
		if p.takes(workingTime) && (p.takeMark(')') || p.takeMark('?')) {
			return true
		}
	}
	p.i = at
	return false
}

// reckonedBy is before what days are meant.
var reckonedBy = set("theo, tính theo")

// term reads a counted length: number and unit, with halves, or with a length in a
// shorter unit behind it.
func (p *parser) term() (schedule.Term, bool) {
	start := p.i
	t := p.counted("")
	if t.IsZero() {
		p.i = start
	}
	return t, !t.IsZero()
}

// shorterUnit says that a term in one unit may go on in the other.
func shorterUnit(of, u schedule.Unit) bool {
	return !schedule.NewTerm(1, of).And(schedule.NewTerm(1, u)).IsZero()
}

// counted is the term that comes next, in a unit shorter than the one before it, if
// there is one; zero for none, and for one too long to be counted.
func (p *parser) counted(before schedule.Unit) schedule.Term {
	if before == "" && p.take(wHalf) {
		switch u, _ := p.unitOfTerm(); u {
		case schedule.Months:
			return schedule.NewTerm(15, schedule.Days)
		case schedule.Years:
			return schedule.NewTerm(6, schedule.Months)
		case schedule.Hours:
			return schedule.NewTerm(30, schedule.Minutes)
		case schedule.Days, schedule.WorkingDays, schedule.WorkingHours, schedule.Weeks:
			return schedule.HalvesTerm(1, u)
		}
		return schedule.Term{}
	}
	n, ok := p.halves()
	if !ok {
		return schedule.Term{}
	}
	u, ok := p.unitOfTerm()
	if !ok || before != "" && !shorterUnit(before, u) {
		return schedule.Term{}
	}
	if n%2 == 0 && p.oneOf(wAndHalf) {
		if u == schedule.Years {
			return schedule.NewTerm(n*6+6, schedule.Months)
		}
		return schedule.HalvesTerm(n+1, u)
	}
	t := schedule.HalvesTerm(n, u)
	if n%2 == 0 && n > 0 {
		if more, ok := p.shorter(u); ok {
			return combined(t, more)
		}
	}
	return t
}

// combined is a term and a length in a shorter unit behind it, as one of one unit
// where the law gives one unit in the other: 12 months a year (Civil Code 2015,
// article 146.1), 7 days a week, 60 minutes an hour. A month has no number of days,
// nor a day, of which the law counts the whole, of hours.
func combined(t, more schedule.Term) schedule.Term {
	n, _ := t.Whole()
	rest := more.More()
	k, half := more.Whole()
	switch {
	case half:
	case t.Unit() == schedule.Years && more.Unit() == schedule.Months:
		t, more = schedule.NewTerm(12*n+k, schedule.Months), rest
	case t.Unit() == schedule.Weeks && more.Unit() == schedule.Days:
		t, more = schedule.NewTerm(7*n+k, schedule.Days), rest
	case t.Unit() == schedule.Hours && more.Unit() == schedule.Minutes:
		t, more = schedule.NewTerm(60*n+k, schedule.Minutes), rest
	}
	if more.IsZero() {
		return t
	}
	return t.And(more)
}

// shorter reads the second half of "01 năm 6 tháng", "01 tháng 15 ngày", "1 giờ 30
// phút": a length in a unit shorter than the one before it, which no more than "và"
// divides from it.
func (p *parser) shorter(u schedule.Unit) (schedule.Term, bool) {
	start := p.i
	if p.ends() {
		return schedule.Term{}, false
	}
	p.take(wAnd)
	if t := p.at(0); t.kind == figureToken || t.word == wTen || digit(t.word) > 0 {
		t := p.counted(u)
		if !t.IsZero() && p.err == nil && !p.is(wFirst) && !p.is(wLast) {
			return t, true
		}
		if next, ok := p.unitOfTerm(); p.err != nil && !(ok && shorterUnit(u, next)) {
			p.err = nil // a number of something else
		}
	}
	p.i = start
	return schedule.Term{}, false
}
