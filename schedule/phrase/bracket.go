package phrase

import (
	"github.com/caicach/tthc/schedule"
)

// closer says that a deadline right after a bare window ends it, or tells when
// the report on it is due.
func (it *dated) closer(d *dated) bool {
	return it.bound <= within && len(it.spans) == 1 && it.exact == nil && it.term.IsZero() && !it.spans[0].first.moment() &&
		(d.bound == before || d.bound == by) && len(d.spans) == 1 && d.term.IsZero()
}

// givesYear says that it is the year of what has none: "năm 2026 thực hiện vào tháng 6".
func (it *dated) givesYear(d *dated) bool {
	u := it.spans[0].first
	return u.grain == yearGrain && u.year != 0 && u.edge == noEdge && len(d.spans) == 1 && d.spans[0].first.month != 0 && d.spans[0].first.yearless()
}

// covers says that the day lies in the month or quarter: "trong quý I, chậm nhất ngày
// 25/3".
func (it *dated) covers(d *dated) bool {
	if it.bound > within || len(it.spans) != 1 || it.spans[0].ranged || len(d.spans) != 1 {
		return false
	}
	u, day := it.spans[0].first, d.spans[0].first
	if day.grain != dayGrain || day.month == 0 || day.year != 0 && day.year != u.year || u.edge != noEdge {
		return false
	}
	return u.grain == monthGrain && day.month == u.month || u.grain == quarterGrain && (day.month+2)/3 == u.month
}

// labels says that the months are those of a report, due on the day that stands
// behind their colon.
func (it *dated) labels(d *dated) bool {
	u := it.spans[0].first
	return it.bound == bare && len(it.spans) == 1 && (u.grain == partGrain || u.grain == yearGrain && u.thisYear && u.edge == noEdge) && !it.spans[0].ranged && it.exact == nil &&
		(d.bound == before || d.bound == by || d.bound == bare && d.spans[0].first.moment())
}

// exception leaves a bracket that says another time for a part of the work, "(riêng
// quý IV vào ngày 10/02 năm sau)", to the rest.
func (c *cell) exception() bool {
	why := whyOthers
	lunar := c.seesAt(c.i+1, namely)
	if !lunar && !c.seesAt(c.i+1, exceptions) {
		return false
	}
	to := c.itemEnd(c.i + 1)
	for n := 0; n < 3 && c.tok(to).mark == ','; n++ {
		to = c.itemEnd(to + 1)
	}
	if c.tok(to).mark != ')' || lunar && !c.isIn(c.i, to, lunarMonth) && !c.isIn(c.i, to, lunarDays) {
		return false // the lunar day beside the solar one
	}
	if lunar {
		why = whyLunar
	}
	c.open(c.i)
	c.doubt(c.i, to+1, why)
	c.i = to + 1
	return true
}

// aside reads a bracket after a timing: "(nếu có)", "(thứ Sáu)", "(áp dụng từ
// ...)", "(tức ngày ...)".
func (c *cell) aside(last node) bool {
	m := c.mark()
	c.i++
	if c.takes(ifAny) && c.takeMark(')') {
		return true
	}
	c.i = m.i + 1
	day, isDay := last.(*dated)
	if w, ok := c.weekday(); ok && isDay && day.named == 0 && c.takeMark(')') {
		if last := &day.spans[len(day.spans)-1]; last.ranged {
			last.named = w
		} else {
			day.named = w
		}
		day.to = c.i
		return true
	}
	c.i = m.i + 1
	applied := c.takes(applies)
	for c.takes(finish) {
	}
	c.takes(namely)
	n, ok := c.dates()
	d, ok2 := n.(*dated)
	if !ok || !ok2 || c.err != nil || !c.takeMark(')') || len(d.spans) != 1 || !c.beside(last, d, applied, m.i) {
		c.err = nil
		return c.back(m)
	}
	last.base().to = c.i
	return true
}

// beside puts the dates of a bracket to the timing before it: as the stretch in
// which it holds, or as the same said more closely.
func (c *cell) beside(last node, d *dated, applied bool, start int) bool {
	h := last.base()
	day, isDay := last.(*dated)
	event, isEvent := last.(*counted)
	_, recurs := last.(*cycle)
	if w, ok := last.(*need); ok && w.kind == schedule.Continuous {
		recurs = true
	}
	switch {
	case applied || recurs && d.holds():
		if h.stretch != nil || isDay && day.term.IsZero() {
			return false
		}
		h.stretch = d.stretchSpan()
		return true
	case isDay && day.exact == nil:
		day.exact = d
	case isEvent && event.exact == nil:
		event.exact = d
	default:
		return false
	}
	d.from, d.to = start, c.i
	return true
}

// bracketed reads a timing in brackets beside another: "năm 2025 (thường
// xuyên)". A cycle in brackets recurs within the years before it.
func (c *cell) bracketed(last node) bool {
	m := c.mark()
	c.i++
	n, ok := c.timing()
	_, no := n.(*unread)
	outside, _ := n.(*need)
	if !ok || no || c.err != nil || !c.takeMark(')') && c.at(0).kind != endToken || outside != nil && outside.kind == schedule.External {
		c.err = nil
		return c.back(m)
	}
	day, _ := last.(*dated)
	switch n := n.(type) {
	case *cycle:
		if r, ok := last.(*cycle); ok && n.leads && n.every == r.every && n.times == 0 && len(n.spans)+len(n.weekdays) == 0 && n.stretch == nil && n.working == 0 {
			r.to = c.i // "ngày 20 của tháng cuối quý (hằng quý)"
			return true
		}
		if day != nil && day.term.IsZero() && day.exact == nil && day.holds() && day.saysYear() {
			n.stretch, n.from, n.to = day.stretchSpan(), day.from, c.i
			c.items[len(c.items)-1] = n
			return true
		}
	case *counted:
		if first, ok := last.(*counted); ok && first.distant() && n.distant() && first.event != n.event {
			c.doubt(n.from, n.to, whyOthers) // "20 ngày trước kỳ nghỉ (2 tuần trước khi kết thúc học kỳ)"
		}
	case *dated:
		if c.seen.start = m.i; c.behindLong(len(c.items)-1, n) {
			return true
		}
		if n.ofYear(last) {
			n.to = c.i
			c.items[len(c.items)-1] = n
			return true
		}
	}
	c.items = append(c.items, n)
	return true
}

// ofYear puts dates without a year into the year that stands before them as
// their heading: "năm 2026: quý I", "năm 2026 (quý I, II)".
func (d *dated) ofYear(heading node) bool {
	year, ok := heading.(*dated)
	if !ok || year.bound > within || len(year.spans) != 1 {
		return false
	}
	y := year.spans[0]
	if y.first.grain != yearGrain || y.first.year == 0 || y.first.lastYear != 0 || y.ranged || y.open || year.exact != nil {
		return false
	}
	for _, s := range d.spans {
		if !s.first.yearless() || s.ranged && !s.last.yearless() || s.now || s.past {
			return false
		}
	}
	for i := range d.spans {
		d.spans[i].first.year = y.first.year
		if d.spans[i].ranged {
			d.spans[i].last.year = y.first.year
		}
	}
	d.from = year.from
	return true
}

// explained passes a bracket that counts a date from an event, "(42 ngày trước
// ngày bầu cử)": the date before it is the deadline, not this.
func (c *cell) explained() bool {
	m := c.mark()
	c.i++
	c.takes(namely)
	n, ok := c.timing()
	if e, event := n.(*counted); ok && event && e.distant() && c.err == nil && c.takeMark(')') {
		c.doubts = c.doubts[:m.doubts]
		return true
	}
	c.err = nil
	return c.back(m)
}

// stretchAfter reads the stretch in which a cycle or steady work holds: "hằng năm,
// giai đoạn 2026-2030", "thường xuyên trong năm 2025".
func (c *cell) stretchAfter(n node) {
	_, recurs := n.(*cycle)
	steady, _ := n.(*need)
	if !recurs && (steady == nil || steady.kind != schedule.Continuous) || n.base().stretch != nil {
		return
	}
	m := c.mark()
	apart := recurs && c.takeMark(',')
	until := apart && c.takes(ends) && (c.oneOf(wAt) || c.is(wYear))
	dates, ok := c.dates()
	d, _ := dates.(*dated)
	if until && ok && d != nil && d.bound == bare && d.saysYear() && len(d.spans) == 1 && !d.spans[0].ranged {
		d.bound = by // "hằng năm, kết thúc năm 2030"
	}
	ok = ok && !(apart && c.verbAt(c.i))                                                                     // "sơ kết hằng năm, năm 2030 tổng kết"
	years := ok && d != nil && !recurs && len(d.spans) == 1 && d.spans[0].open && d.spans[0].first.shift > 0 // "thường xuyên các năm tiếp theo"
	if ok && c.err == nil && d != nil && ((until || d.holds()) && (d.saysYear() || years) || d.boundsShort(n)) && d.bound != before && d.bound != after && !(recurs && c.seesAt(c.i-2, reporting)) {
		n.base().stretch, n.base().to = d.stretchSpan(), c.i
		return
	}
	c.back(m)
	c.err = nil
	if r, ok := n.(*cycle); ok {
		c.countedCycle(r)
		if r.leads && len(r.spans)+len(r.weekdays) == 0 && r.working == 0 && (c.is(wAt) && !c.begins(c.i) || c.is(wBefore) && c.seesAt(c.i+1, seasons)) {
			c.doubt(c.i, c.clauseEnd(c.i+1), whyUnplaced) // "hằng năm vào đầu năm học"
		}
	}
}

// seasons are times of the year that no calendar has.
var seasons = set("mùa, vụ, tết, kỳ nghỉ, năm học")

// boundsShort says that the dates are a month or quarter in which days or weeks recur: "thứ
// Bảy hằng tuần trong tháng 01".
func (d *dated) boundsShort(n node) bool {
	r, ok := n.(*cycle)
	if !ok || r.every != schedule.Weekly && r.every != schedule.Daily || d.bound != within || len(d.spans) != 1 {
		return false
	}
	u := d.spans[0].first
	return (u.grain == monthGrain || u.grain == quarterGrain) && u.edge == noEdge && u.month != 0
}

// countedCycle reads the event from which the cycles are counted, "định kỳ 06
// tháng một lần, kể từ khi vận hành", or how long after the end of each the work
// is due: "hằng năm, chậm nhất 90 ngày kể từ ngày kết thúc năm".
func (c *cell) countedCycle(r *cycle) {
	if len(r.spans)+len(r.weekdays) > 0 || r.following || r.nine || r.working != 0 {
		return
	}
	m := c.mark()
	c.takeMark(',')
	begins := c.sees(since)
	n, ok := c.timing()
	e, event := n.(*counted)
	switch {
	case !ok || !event || c.err != nil || e.exact != nil || e.stretch != nil || len(e.also) > 0:
	case e.term.IsZero() && begins:
		r.event, r.to = e.event, c.i
		return
	case e.distant() && e.term.Halves() > 0 && r.leads && c.endOfCycle(e, r):
		r.term, r.to = e.term, c.i
		return
	}
	c.back(m)
	c.err = nil
}

// endOfCycle says that the event is the end of the cycle: "kết thúc quý", "kết
// thúc năm tài chính", of which only a doubt says that it ends with the calendar's.
func (c *cell) endOfCycle(e *counted, r *cycle) bool {
	p := parser{paper: newPaper(e.event)}
	if long(r.every) || r.every&(r.every-1) != 0 || r.every < schedule.Monthly || !p.takes(ends) && !p.takes(lastOf) {
		return false
	}
	if p.takes(fiscalYear) {
		if r.every != schedule.Yearly || p.at(0).kind != endToken {
			return false
		}
		c.doubt(e.from, e.to, whyFiscalYear)
		return true
	}
	if p.takes(eachPeriod) || p.take(wPeriod) {
		p.takes(reporting)
		return p.at(0).kind == endToken
	}
	noun, ok := p.cycleNoun()
	p.takes(reporting)
	p.takes(solar)
	return ok && noun.cycle() == r.every && p.at(0).kind == endToken
}
