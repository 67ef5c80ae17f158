package phrase

import (
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/reading"
)

// damage says why the dates of an item may be only a part of what the text
// once had: a letter that a scan made of a figure, a figure that came apart, a
// form that was not filled in. Such dates are left unread, and it.to is moved
// over what hangs on them.
func (c *cell) damage(it *item) (why [2]string) {
	if c.cited || it.unread[0] != "" || it.event != "" || it.kind == schedule.Continuous || it.kind == schedule.OnDemand {
		return why
	}
	switch {
	case c.brokenAfter(it), c.brokenBefore(it):
		why = [2]string{"có chữ hoặc số dính liền hay tách rời: có thể chỉ là một phần của ngày tháng", "letters or figures hang on it: this may be a part of a date only"}
	case c.blankBefore(it):
		why = [2]string{"ngày hoặc tháng để trống", "the day or month was left blank"}
	case c.misspelt(it):
		why = [2]string{"chữ đứng trước có thể là “trước”, “đến”, “từ” viết sai dấu", "the word before may be a misspelt “trước”, “đến” or “từ”"}
	case c.weekdayBefore(it):
		return [2]string{"quy tắc không giữ được khoảng nhiều ngày trong tuần", "a rule cannot hold a span of days of the week"}
	case c.lunar(it):
		return [2]string{"ngày âm lịch: quy tắc chỉ giữ ngày dương lịch", "a lunar date: a rule holds solar dates only"}
	default:
		return why
	}
	for it.to < len(c.toks) && c.hangs(it.to) {
		it.to++
	}
	return why
}

// tok is the i-th token of the text; the end token beyond it.
func (p *parser) tok(i int) *token { return p.at(i - p.i) }

// hangs says that the i-th token hangs on the one before it.
func (p *parser) hangs(i int) bool {
	prev, t := p.tok(i-1), p.tok(i)
	switch {
	case t.line || t.kind == endToken:
		return false
	case t.kind == markToken:
		next := p.tok(i + 1)
		return t.mark == '/' && next.kind != endToken && next.mark != '.' || (t.mark == '-' || t.mark == '.') && !t.space && !next.space && next.kind == figureToken
	case t.kind == figureToken:
		return !t.space || prev.kind == figureToken || prev.kind == markToken && prev.mark == '/'
	}
	return !t.space || prev.kind == markToken && prev.mark == '/'
}

// brokenAfter finds what hangs on the end of a date: "1O/2025", "15/1 2/2025",
// "30/6//2025", "30/6 năm hai nghìn ...", "31/3 của năm tài chính tiếp theo".
func (c *cell) brokenAfter(it *item) bool {
	last, next := c.tok(it.to-1), c.tok(it.to)
	if next.line || next.kind == endToken {
		return false
	}
	short := next.word == none || c.length(it.to-c.i) <= 2
	switch {
	case next.kind == wordToken && !next.space && short:
		return last.kind == figureToken
	case next.kind == figureToken && !next.space:
		return last.kind != markToken
	case next.kind == markToken && next.mark == '/':
		t := c.tok(it.to + 1)
		return last.kind != markToken && (t.kind == figureToken || t.mark == '/' || t.kind == wordToken && !t.space && (t.word == none || roman(t.word) > 0) && c.length(it.to+1-c.i) <= 4)
	case next.kind == markToken:
		return last.kind == figureToken && c.hangs(it.to)
	}
	if it.recurring() || len(it.spans) == 0 {
		return false
	}
	if !it.spans[len(it.spans)-1].ending().yearless() {
		return false
	}
	t := c.tok(it.to + 1)
	switch {
	case next.kind == wordToken && short && last.kind == figureToken && t.mark == '/' && !t.space:
		return true // "15/1 l/2025"
	case next.kind == figureToken && last.kind == figureToken:
		return t.kind == endToken || t.line || t.kind == markToken && t.mark != '%'
	}
	return next.word == wYear || next.word == wOf && t.word == wYear
}

// ending is the unit that the span ends with.
func (s span) ending() unit {
	if s.ranged {
		return s.last
	}
	return s.first
}

// brokenBefore finds a figure or a stroke before a date in figures: "1 5/12",
// "30//6/2025", "30. 6. 2025".
func (c *cell) brokenBefore(it *item) bool {
	i := it.from - 1
	if t := c.tok(it.from); t.kind != figureToken || t.line {
		return false
	}
	if c.rest < 0 || c.rest > i {
		return c.isStroke(i)
	}
	if c.tok(i).mark == '.' && i > c.rest {
		i-- // "30. 6. 2025"
	}
	return c.isStroke(i) || c.tok(i).kind == figureToken
}

func (p *parser) isStroke(i int) bool {
	t := p.tok(i)
	return t.kind == markToken && t.mark == '/'
}

// blankBefore finds the day or month that was not filled in: "ngày ... tháng 6
// năm 2025".
func (c *cell) blankBefore(it *item) bool {
	if len(it.spans) == 0 || it.recurring() {
		return false
	}
	grain := it.spans[0].first.grain
	if t := c.tok(it.from); c.rest < 0 || t.kind != figureToken && t.word != wMonth && t.word != wYear {
		return false
	}
	i := it.from - 1
	for i > c.rest && c.tok(i).kind == markToken && (c.tok(i).mark == '.' || c.tok(i).mark == '/' || c.tok(i).mark == '?') {
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
func (c *cell) weekdayBefore(it *item) bool {
	if len(it.weekdays) == 0 || c.rest < 0 || !c.isAt(it.from, wTo) && c.tok(it.from-1).mark != '-' {
		return false
	}
	i := it.from - 1
	if c.tok(i).mark == '-' {
		i--
	}
	return i > c.rest && c.isAt(i-1, wOrdinal)
}

// misspelt finds a word before a date that is a bound but for its accents:
// "truoc ngay 30/6/2025", "trưóc ngày 30/6/2025".
func (c *cell) misspelt(it *item) bool {
	if c.rest < 0 || it.bound != bare || it.recurring() {
		return false
	}
	i := it.from - 1
	if t := c.tok(i); t.word == wOnce && i > c.rest {
		i-- // "ngay" for "ngày"
	}
	t := c.tok(i)
	if i < c.rest || t.kind != wordToken || t.word != none {
		return false
	}
	bare := c.read[i]
	bare.Word = bare.Plain
	_, n := boundLetters.At([]reading.Token{bare}, 0)
	return n > 0
}

// lunar says that "âm lịch" follows.
func (c *cell) lunar(it *item) bool {
	i := it.to
	if c.tok(i).mark == '(' {
		i++
	}
	if !c.seesAt(i, lunar) {
		return false
	}
	it.to = i + 2
	if c.tok(i-1).mark == '(' && c.tok(it.to).mark == ')' {
		it.to++
	}
	return true
}
