package phrase

import (
	"strings"

	"github.com/caicach/tthc/schedule"
)

// ParseTerm reads a term in words or figures: "5 ngày làm việc", "mười (10)
// ngày", "3,5 ngày làm việc", "24 giờ", "01 năm 6 tháng". By article 146 of the
// Civil Code 2015 "nửa tháng" is 15 days and "nửa năm" 6 months, and so "một
// năm rưỡi" is 18 months. The short form of schedule.Term ("3.5 wd") is read
// too. Anything else is an [*form.Error].
func ParseTerm(text string) (schedule.Term, error) {
	if len(text) > MaxLength {
		return schedule.Term{}, tooLong()
	}
	if t, ok := shortTerm(text); ok {
		return t, nil
	}
	p := parser{paper: newPaper(text)}
	for p.takes(termOpens) || p.takeMark(':') {
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

// MustParseTerm is [ParseTerm] for terms written in a program. It panics on
// what cannot be read.
func MustParseTerm(text string) schedule.Term {
	t, err := ParseTerm(text)
	if err != nil {
		panic(err)
	}
	return t
}

func shortTerm(text string) (schedule.Term, bool) {
	n, unit, ok := strings.Cut(text, " ")
	if !ok || !schedule.Unit(unit).Valid() {
		return schedule.Term{}, false
	}
	var t schedule.Term
	if t.UnmarshalJSON([]byte(`{"n":`+n+`,"unit":"`+unit+`"}`)) != nil {
		return schedule.Term{}, false
	}
	return t, true
}

// unitOfTerm reads the unit of a term.
func (p *parser) unitOfTerm() (schedule.Unit, bool) {
	switch {
	case p.take(wDay):
		if p.takes(workingTime) {
			return schedule.WorkingDays, true
		}
		return schedule.Days, true
	case p.takes(hoursSpoken):
		return schedule.Hours, true
	case p.take(wHour):
		if p.takes(workingTime) {
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

// term reads a counted length: number and unit, with halves.
func (p *parser) term() (schedule.Term, bool) {
	start := p.i
	t := p.counted()
	if t.IsZero() {
		p.i = start
	}
	return t, !t.IsZero()
}

// counted is the term that comes next; zero for none, and for one too long to
// be counted.
func (p *parser) counted() schedule.Term {
	if p.take(wHalf) {
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
	u, _ := p.unitOfTerm()
	if u == schedule.Weeks && n%2 == 0 {
		if more, ok := p.smaller(schedule.Days); ok {
			return schedule.NewTerm(n/2*7+more, schedule.Days)
		}
	}
	if n%2 == 0 && p.oneOf(wAndHalf) {
		if u == schedule.Years {
			return schedule.NewTerm(n*6+6, schedule.Months)
		}
		return schedule.HalvesTerm(n+1, u)
	}
	if u == schedule.Years && n%2 == 0 {
		if more, ok := p.smaller(schedule.Months); ok {
			return schedule.NewTerm(n*6+more, schedule.Months)
		}
	}
	if u == schedule.Hours && n%2 == 0 {
		if more, ok := p.smaller(schedule.Minutes); ok {
			return schedule.NewTerm(n*30+more, schedule.Minutes)
		}
	}
	return schedule.HalvesTerm(n, u)
}

// smaller reads the second half of "01 năm 6 tháng" and "1 giờ 30 phút".
func (p *parser) smaller(u schedule.Unit) (int, bool) {
	start := p.i
	p.oneOf(wAnd)
	if n, ok := p.cardinal(); ok {
		if got, ok := p.unitOfTerm(); ok && got == u && !p.is(wFirst) && !p.is(wLast) {
			return n, true
		}
	}
	p.i = start
	return 0, false
}

// moreUnits reads a length in a smaller unit behind the term, which no term can
// hold with it: "01 tháng 15 ngày", "1 ngày 12 giờ", "01 tháng và 15 ngày". A month
// has no number of days, nor a day, of which the law counts the whole, of hours.
func (p *parser) moreUnits(t schedule.Term) bool {
	var smaller []schedule.Unit
	switch t.Unit() {
	case schedule.Years, schedule.Months:
		smaller = []schedule.Unit{schedule.Months, schedule.Weeks, schedule.Days, schedule.WorkingDays}
	case schedule.Days, schedule.WorkingDays:
		smaller = []schedule.Unit{schedule.Hours, schedule.WorkingHours}
	}
	for _, u := range smaller {
		if u == t.Unit() {
			continue
		}
		if _, ok := p.smaller(u); ok {
			return true
		}
	}
	return false
}
