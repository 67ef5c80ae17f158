package phrase

import "github.com/caicach/tthc/schedule/reading"

// digit is the value of a spelled digit, and of "năm", which is also the year.
func digit(w word) int {
	switch w {
	case wOne, wTwo, wThree, wFour, wFive, wSix, wSeven, wEight, wNine:
		return int(w-wOne) + 1
	case wYear:
		return 5
	}
	return 0
}

// numeral says that the syllable stands in numbers only; "năm" does not.
func numeral(w word) bool { return w >= wOne && w <= wTens }

// counts says that the syllable is what a number counts.
func counts(w word) bool {
	switch w {
	case wDay, wMonth, wQuarter, wYear, wWeek, wHour, wMinute, wTimes:
		return true
	}
	return false
}

// spelled reads a number in words. "Năm" alone is five only before what is
// counted, and in brackets; else it is the year. "Không" is no number.
func (p *parser) spelled(inBrackets bool) (int, bool) {
	w := p.at(0).word
	if w != wTen && digit(w) == 0 {
		return 0, false
	}
	v, n := reading.Spelled(p.read, p.i)
	year := w == wYear && n == 1 && !inBrackets && !counts(p.at(1).word) && !(p.isMark(1, '(') && p.short(2) && p.isMark(3, ')') && counts(p.at(4).word))
	if n == 0 || year {
		return 0, false
	}
	p.i += n
	return v, true
}

// cardinal reads a whole number in figures or words, or in both: "10",
// "mười", "mười (10)", "10 (mười)". Figures and words that differ are a fault.
func (p *parser) cardinal() (int, bool) {
	start := p.i
	n, ok := p.plain(false)
	if !ok {
		return 0, false
	}
	return n, p.agrees(2*n, start)
}

func (p *parser) plain(inBrackets bool) (int, bool) {
	if t := p.at(0); t.kind == figureToken {
		p.i++
		return t.n, true
	}
	return p.spelled(inBrackets)
}

// halves reads a number that may have a half, as a count of halves.
func (p *parser) halves() (int, bool) {
	start := p.i
	if p.short(0) && p.at(0).n == 1 && p.isMark(1, '/') && p.short(2) && p.at(2).n == 2 && counts(p.at(3).word) {
		p.i += 3
		return 1, true
	}
	if n, ok := p.fraction(); n > 0 {
		return n, ok
	}
	if p.bracketsNumber() {
		p.i++
		n, ok := p.halves()
		p.takeMark(')')
		return n, ok
	}
	if p.at(0).digits <= 3 && p.isMark(1, '.') && !p.at(1).space && p.at(2).digits == 3 && !p.at(2).space && counts(p.at(3).word) {
		n := p.at(0).n*1000 + p.at(2).n // "1.500 giờ"
		p.i += 3
		return 2 * n, true
	}
	n, ok := p.plain(false)
	if !ok {
		return 0, false
	}
	n *= 2
	if t := p.at(1); (p.isMark(0, ',') || p.isMark(0, '.')) && p.toks[start].kind == figureToken && !p.at(0).space && t.kind == figureToken && !t.space {
		// A comma between figures may divide a list; a unit makes it a number.
		if !counts(p.at(2).word) && p.at(2).mark != '(' && !(p.at(2).mark == ')' && p.tok(start-1).mark == '(') {
			p.i = start
			return 0, false
		}
		p.i += 2
		half := 5
		for range min(t.digits, 6) - 1 {
			half *= 10
		}
		switch t.n {
		case 0:
		case half:
			n++
		default:
			if p.isMark(0, ')') && !counts(p.at(1).word) && p.tok(start-2).kind != figureToken && !numeral(p.tok(start-2).word) {
				p.i = start // "[06.1]" is a place in a form
				return 0, false
			}
			return 0, p.fault(NoSuchFraction, start, p.i)
		}
	}
	return n, p.agrees(n, start)
}

// fraction reads "một phần hai" as a half, and no other fraction: their number of parts
// is no number of days.
func (p *parser) fraction() (halves int, ok bool) {
	at := p.i
	if !p.takes(fractions) {
		return 0, false
	}
	if p.takes(oneHalf) && counts(p.at(0).word) {
		return 1, true
	}
	n, ok := p.spelled(false)
	if p.i = at; ok && counts(p.at(3).word) {
		return n, false
	}
	return 0, false
}

// bracketsNumber says that a number in brackets comes next, and what it counts:
// "(17,5) ngày làm việc".
func (p *parser) bracketsNumber() bool {
	k := 2
	if p.isMark(2, ',') && p.at(3).kind == figureToken {
		k = 4
	}
	return p.isMark(0, '(') && p.at(1).kind == figureToken && p.isMark(k, ')') && counts(p.at(k+1).word)
}

// agrees reads the number once more in brackets, where there is one.
func (p *parser) agrees(halves, start int) bool {
	if !p.isMark(0, '(') {
		return true
	}
	back := p.i
	p.i++
	n, ok := p.plain(true)
	if !ok {
		p.i = back
		return true
	}
	n *= 2
	if p.oneOf(wAndHalf) {
		n++
	}
	if n == halves-10 && n >= 20 && p.is(wYear) && p.isMark(1, ')') {
		n += 10 // "15 (mười năm)", where "mười lăm" is meant
		p.i++
	}
	if !p.takeMark(')') {
		p.i = back
		return true
	}
	if n != halves {
		return p.fault(Disagreement, start, p.i)
	}
	return true
}

// roman is the value of a Roman figure from I to IV, 0 for others.
func roman(w word) int {
	if w >= wRoman1 && w <= wRoman4 {
		return int(w-wRoman1) + 1
	}
	return 0
}
