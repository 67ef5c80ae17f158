package phrase

import (
	"github.com/caicach/tthc/schedule/reading"
)

// damage says why the dates of a timing may be only a part of what the text
// once had: a letter that a scan made of a figure, a figure that came apart, a
// form that was not filled in. Such dates are left unread, with what hangs on
// them. The first row that holds decides.
func (c *cell) damage(n node) (node, bool) {
	h, w := n.base(), datesOf(n)
	if c.cited || w == nil {
		return n, false
	}
	single, _ := n.(*dated)
	var weekdays int
	if r, ok := n.(*cycle); ok {
		weekdays = len(r.weekdays)
	}
	var why reason
	switch {
	case c.brokenAfter(h, w, single != nil), c.brokenBefore(h):
		why = whyBroken
	case single != nil && c.blankBefore(h, w.spans[0].first.grain):
		why = whyBlank
	case datesFirst(n) != nil && w.bound == bare && c.misspelt(h):
		why = whyMisspelt
	case weekdays > 0 && (c.weekdayBefore(h) || c.halfDayOfWeek(h)):
		return &unread{head{from: h.from, to: h.to}, whyDaysOfWeek}, true
	case c.lunar(h, w):
		return &unread{head{from: h.from, to: h.to}, whyLunar}, true
	default:
		return n, false
	}
	u := &unread{head{from: h.from, to: h.to}, why}
	for c.hangs(u.to) {
		u.to++
	}
	return u, true
}

// datesOf are the dates that a timing has of its own, nil when it has none.
func datesOf(n node) *when {
	switch n := n.(type) {
	case *dated:
		return &n.when
	case *cycle:
		return &n.when
	}
	return nil
}

// hangs says that the i-th token hangs on the one before it.
func (p *paper) hangs(i int) bool {
	prev, t := p.tok(i-1), p.tok(i)
	switch {
	case t.line || t.kind == endToken:
		return false
	case t.kind == markToken:
		next := p.tok(i + 1)
		return t.mark == '/' && next.kind != endToken && next.mark != '.' || (t.mark == '-' || t.mark == '.') && !t.space && !next.space && next.kind == figureToken
	case t.kind == figureToken:
		return !t.space || prev.kind == figureToken || prev.mark == '/'
	}
	return !t.space || prev.mark == '/'
}

// brokenAfter finds what hangs on the end of a date: "1O/2025", "15/1 2/2025",
// "30/6//2025", "30/6 năm hai nghìn ...", "31/3 của năm tài chính tiếp theo".
func (c *cell) brokenAfter(h *head, w *when, days bool) bool {
	last, next, t := c.tok(h.to-1), c.tok(h.to), c.tok(h.to+1)
	short := func() bool { // of a figure, or of one in words
		return next.word == none || roman(next.word) > 0 || numeral(next.word) || c.letters(h.to) == 1
	}
	switch {
	case next.line || next.kind == endToken:
		return false
	case next.kind == wordToken && !next.space && short():
		return last.kind == figureToken
	case next.kind == figureToken && !next.space:
		return last.kind != markToken
	case next.kind == markToken && next.mark == '/':
		letters := t.kind == wordToken && !t.space && (t.word == none || roman(t.word) > 0) && c.letters(h.to+1) <= 4
		return last.kind != markToken && (t.kind == figureToken || t.mark == '/' || letters)
	case next.kind == markToken:
		return last.kind == figureToken && c.hangs(h.to)
	case !days || !w.spans[len(w.spans)-1].ending().yearless():
		return false
	case next.kind == wordToken && t.kind == wordToken && c.letters(h.to) == 1 && consonant(c.text[c.read[h.to].Start]):
		return true // "ngày 01 tháng 10 n ăm 2009"
	case next.kind == wordToken && last.kind == figureToken && t.mark == '/' && !t.space && short():
		return true // "15/1 l/2025"
	case next.kind == figureToken && last.kind == figureToken:
		return t.kind == endToken || t.line || t.kind == markToken && t.mark != '%'
	}
	return next.word == wYear || next.word == wOf && t.word == wYear
}

// consonant says that no syllable has this letter alone.
func consonant(letter byte) bool {
	switch letter | 0x20 {
	case 'b', 'c', 'h', 'k', 'l', 'm', 'n', 's', 't', 'v':
		return true
	}
	return false
}

// brokenBefore finds a figure or a stroke before a date in figures: "1 5/12",
// "30//6/2025", "30. 6. 2025".
func (c *cell) brokenBefore(it *head) bool {
	i := it.from - 1
	if t := c.tok(it.from); t.kind != figureToken || t.line {
		return false
	}
	if !c.hasRest() {
		return c.isStroke(i)
	}
	if c.tok(i).mark == '.' {
		i-- // "30. 6. 2025"
	}
	return c.isStroke(i) || c.tok(i).kind == figureToken
}

func (p *paper) isStroke(i int) bool {
	t := p.tok(i)
	return t.mark == '/'
}

// blankBefore finds the day or month that was not filled in: "ngày ... tháng 6
// năm 2025".
func (c *cell) blankBefore(it *head, grain grain) bool {
	if t := c.tok(it.from); !c.hasRest() || t.kind != figureToken && t.word != wMonth && t.word != wYear {
		return false
	}
	i := it.from - 1
	for m := c.tok(i).mark; m == '.' || m == '/' || m == '?'; m = c.tok(i).mark {
		i--
	}
	if i < c.rest {
		return false
	}
	switch c.tok(i).word {
	case wDay:
		return grain == monthGrain || grain == yearGrain
	case wMonth, wQuarter:
		return grain == yearGrain
	}
	return false
}

// weekdayBefore finds "thứ Hai đến thứ Sáu hằng tuần", of which the second was
// read.
func (c *cell) weekdayBefore(it *head) bool {
	if !c.hasRest() || !c.isAt(it.from, wTo) && c.tok(it.from-1).mark != '-' {
		return false
	}
	i := it.from - 1
	if c.tok(i).mark == '-' {
		i--
	}
	return c.isAt(i-1, wOrdinal)
}

// halfDayOfWeek finds "từ thứ 2 đến hết sáng thứ 7 hằng tuần", "thứ 2 đến thứ 6 và
// sáng thứ 7 hằng tuần", of which the last was read.
func (c *cell) halfDayOfWeek(it *head) bool {
	i := it.from - 1
	switch c.tok(i).word {
	case wMorning, wAfternoon:
	default:
		return false
	}
	for i--; c.isAt(i, wEnd) || c.isAt(i, wTo) || c.isAt(i, wAnd) || c.isAt(i, wAt) || c.tok(i).mark == ','; i-- {
	}
	return i >= c.rest && c.hasRest() && (c.isAt(i-1, wOrdinal) || c.seesAt(i-1, sunday))
}

// misspelt finds a word before a date that is a bound but for its accents:
// "truoc ngay 30/6/2025", "trưóc ngày 30/6/2025".
func (c *cell) misspelt(it *head) bool {
	if !c.hasRest() {
		return false
	}
	i := it.from - 1
	if c.isAt(i, wOnce) {
		i-- // "ngay" for "ngày"
	}
	t := c.tok(i)
	if i < c.rest || t.kind != wordToken || t.word != none {
		return false
	}
	bare := c.read[i]
	bare.Word = bare.Plain
	_, n := boundLetters.At([]reading.Token{bare}, 0)
	return n > 0 && !c.seesAt(i-1, outcome)
}

// outcome ends like a misspelt "qua".
var outcome = set("kết quả, hiệu quả")
