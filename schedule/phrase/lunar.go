package phrase

// A day of the moon is never read as one of the sun: what is said to be one, by its month
// or year, by "âm lịch" beside it or by the feast that it is, is left unread with a doubt.

// lunarDays reads days of the first or last month of the moon, or of its new year, from one
// to another too: "từ mùng 1 đến mùng 5 tháng Giêng", "trước ngày 28 Tết", "tháng Chạp".
func (p *parser) lunarDays() bool {
	start, lunar := p.i, false
	for range 4 { // a few days in a row
		at := p.i
		p.oneOf(wPlural)
		p.oneOf(wDay)
		p.oneOf(wNew)
		numbered := p.takes(fifteenth) || p.short(0)
		if p.short(0) {
			p.i++
		}
		month := p.takes(lunarMonths) || numbered && p.takes(newYears)
		if lunar = lunar || month; !numbered && !month {
			p.i = at
			break
		}
		p.takes(lunarMark)
		if !p.takeMark('-') && !p.takeMark(',') && !p.oneOf(wTo) && !p.oneOf(wAnd) {
			break
		}
		p.oneOf(wEnd)
	}
	if !lunar {
		p.i = start
		return false
	}
	switch w := p.at(-1); {
	case w.kind == markToken, w.word == wTo, w.word == wAnd:
		p.i--
	case w.word == wEnd:
		p.i -= 2
	}
	return true
}

// lunar says that the dates are days of the moon: "âm lịch" stands beside them, or the
// feast which always is on that day of the moon.
func (c *cell) lunar(it *head, w *when) bool {
	i := it.to
	if c.tok(i).mark == '(' {
		i++
	}
	_, by := byMoon.At(c.read, i)
	_, n := lunarMark.At(c.read, i+by)
	if n == 1 && !c.isAbbreviated(i+by) {
		n = 0
	}
	if n > 0 {
		bracket := c.tok(i-1).mark == '('
		if it.to = i + by + n; bracket && c.tok(it.to).mark == ')' {
			it.to++
		}
		return true
	}
	return c.lunarBefore(it) || c.lunarFeast(it, w)
}

// isAbbreviated says that the one syllable there means the calendar of the moon: "AL", "ÂL",
// or "âm" behind which nothing belongs to it.
func (c *cell) isAbbreviated(i int) bool {
	next := c.tok(i + 1)
	return next.kind == endToken || next.kind == markToken || next.line || next.word == wEvery || next.word == wTo || next.joins()
}

// lunarBefore says that "âm lịch" stands just before the dates, "âm lịch: từ ngày 10/3 đến
// ngày 12/3", or "rằm" does; "nghỉ Tết âm lịch từ ngày 14/02" tells what is kept, not how it
// is counted.
func (c *cell) lunarBefore(it *head) bool {
	i := it.from - 1
	if c.seesAt(i, fifteenth) && c.isAt(it.from, wMonth) {
		return true
	}
	if c.tok(i).mark == ':' || c.tok(i).mark == ',' {
		i--
	}
	_, n := lunarMark.Before(c.read, i, 0)
	return n > 1 && !c.seesAt(i-n, newYear)
}

// lunarFeast says that the clause names a feast before the dates that lies on one of them by
// the moon: "Giỗ Tổ Hùng Vương (10/3)".
func (c *cell) lunarFeast(it *head, w *when) bool {
	for i := it.from - 1; i >= 0 && i >= it.from-longestBody; i-- {
		if c.tok(i).mark != 0 && c.tok(i).mark != '(' && c.tok(i).mark != '-' {
			return false
		}
		if feast, n := lunarFeasts.At(c.read, i); n > 0 {
			for _, s := range w.spans {
				if last := s.ending(); last.grain == dayGrain && last.day == feast.day && last.month == feast.month {
					return true
				}
			}
		}
	}
	return false
}
