package phrase

import (
	"github.com/caicach/tthc/schedule"
)

// closer says that a deadline right after a bare window ends it, or tells when
// the report on it is due.
func (it *item) closer(d *item) bool {
	bareWindow := it.kind == schedule.Interval && it.bound == bare && !it.recurring() && len(it.spans) == 1 && it.exact == nil && it.offset.IsZero() && !it.spans[0].first.moment()
	return bareWindow && d.kind == schedule.Interval && (d.bound == before || d.bound == by) && !d.recurring() && len(d.spans) == 1 && d.offset.IsZero()
}

// aside reads a bracket after a timing: "(nếu có)", "(áp dụng từ ...)", "(tức
// ngày ...)".
func (c *cell) aside(last *item) bool {
	start, doubts := c.i, len(c.doubts)
	c.i++
	if c.takes(ifAny) && c.takeMark(')') {
		return true
	}
	c.i = start + 1
	fail := func() bool {
		c.i, c.doubts, c.err = start, c.doubts[:doubts], nil
		return false
	}
	if w, ok := c.weekday(); ok && last.kind == schedule.Interval && !last.recurring() && last.named == 0 && c.takeMark(')') {
		last.named, last.to = w, c.i
		return true
	}
	c.i = start + 1
	applied := c.takes(applies)
	for c.takes(finish) {
	}
	c.takes(namely)
	d, ok := c.dated()
	if !ok || c.err != nil || !c.takeMark(')') || d.recurring() || len(d.spans) != 1 {
		return fail()
	}
	switch {
	case applied || (last.recurring() || last.kind == schedule.Continuous) && d.holds():
		if len(last.stretch) > 0 || last.kind == schedule.Interval && !last.recurring() && last.offset.IsZero() {
			return fail()
		}
		last.stretch = []span{d.stretchSpan()}
		last.to = c.i
	case last.recurring() || last.kind == schedule.Continuous || last.kind == schedule.OnDemand || last.kind == schedule.External || last.exact != nil:
		return fail()
	default:
		d.from, d.to = start, c.i
		last.exact, last.to = &d, c.i
	}
	return true
}

// bracketed reads a timing in brackets beside another: "năm 2025 (thường
// xuyên)". A cycle in brackets recurs within the years before it.
func (c *cell) bracketed(last *item) bool {
	start, doubts := c.i, len(c.doubts)
	c.i++
	it, ok := c.anyItem()
	if !ok || c.err != nil || it.unread[0] != "" || !c.takeMark(')') || it.kind == schedule.External {
		c.i, c.doubts, c.err = start, c.doubts[:doubts], nil
		return false
	}
	if it.recurring() && last.kind == schedule.Interval && !last.recurring() && last.offset.IsZero() && last.exact == nil && last.holds() && last.saysYear() {
		it.stretch = []span{last.stretchSpan()}
		it.from, it.to = last.from, c.i
		*last = it
		return true
	}
	if it.ofYear(last) {
		it.to = c.i
		*last = it
		return true
	}
	c.items = append(c.items, it)
	return true
}

// ofYear puts dates without a year into the year that stands before them as
// their heading: "năm 2026: quý I", "năm 2026 (quý I, II)".
func (it *item) ofYear(year *item) bool {
	if it.kind != schedule.Interval || it.recurring() || year.kind != schedule.Interval || year.recurring() || year.bound > within || len(year.spans) != 1 {
		return false
	}
	y := year.spans[0]
	if y.first.grain != yearGrain || y.first.year == 0 || y.first.lastYear != 0 || y.ranged || y.open || year.exact != nil {
		return false
	}
	for _, s := range it.spans {
		if !s.first.yearless() || s.ranged && !s.last.yearless() || s.now || s.past {
			return false
		}
	}
	for i := range it.spans {
		it.spans[i].first.year = y.first.year
		if it.spans[i].ranged {
			it.spans[i].last.year = y.first.year
		}
	}
	it.from = year.from
	return true
}

// explained passes a bracket that counts a date from an event, "(42 ngày trước
// ngày bầu cử)": the date before it is the deadline, not this.
func (c *cell) explained() bool {
	start, doubts := c.i, len(c.doubts)
	c.i++
	c.takes(namely)
	it, ok := c.anyItem()
	c.doubts = c.doubts[:doubts]
	if ok && c.err == nil && it.kind == schedule.Event && c.takeMark(')') {
		return true
	}
	c.i, c.err = start, nil
	return false
}

// stretchAfter reads the stretch in which a cycle or steady work holds: "hằng năm,
// giai đoạn 2026-2030", "thường xuyên trong năm 2025".
func (c *cell) stretchAfter(it *item) {
	if !it.recurring() && it.kind != schedule.Continuous || it.unread[0] != "" || len(it.stretch) > 0 {
		return
	}
	at, doubts := c.i, len(c.doubts)
	if it.recurring() {
		c.takeMark(',')
	}
	d, ok := c.dated()
	if ok && c.err == nil && !d.recurring() && d.holds() && d.saysYear() && d.bound != before && d.bound != after {
		it.stretch = []span{d.stretchSpan()}
		it.to = c.i
		return
	}
	c.i, c.doubts, c.err = at, c.doubts[:doubts], nil
}

// saysYear says that the text names the year.
func (it *item) saysYear() bool {
	s := it.spans[0]
	return s.first.year != 0 || s.last.year != 0 || s.first.thisYear || s.last.thisYear || s.now
}

// holds says that the dates are a stretch in which something may recur.
func (it *item) holds() bool {
	if len(it.spans) != 1 || !it.time.IsZero() {
		return false
	}
	s := it.spans[0]
	return s.ranged || s.open || it.bound == from || s.first.grain == yearGrain || s.first.grain == partGrain
}

// stretchSpan is the span of the item, with the ends that its bound leaves
// open.
func (it *item) stretchSpan() span {
	s := it.spans[0]
	switch {
	case s.ranged || s.open:
	case it.bound == from:
		s.open = true
	case it.bound == by || it.bound == before:
		s = span{last: s.first, ranged: true, past: true, short: it.bound == before}
	}
	return s
}
