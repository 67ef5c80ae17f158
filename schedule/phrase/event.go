package phrase

import (
	"github.com/caicach/tthc/schedule"
)

var atOnce = schedule.NewTerm(0, schedule.Days)

// counted reads a term and the event that it is counted from: "trong thời hạn
// mười (10) ngày làm việc kể từ ngày nhận đủ hồ sơ", "chậm nhất 5 ngày trước
// ngày họp".
func (p *parser) counted() (item, bool) {
	start := p.i
	it := item{kind: schedule.Event, from: start, anchor: comma}
	inTerm, ahead := false, false
	for range 6 {
		at := p.i
		switch {
		case p.takes(termOpens):
			inTerm, it.anchor = true, inside
		case p.limit(ofTerm):
			it.anchor = inside
			p.oneOf(wIs)
			p.oneOf(wAt)
			p.takeMark(':')
		case p.limit(ofAhead), p.oneOf(wAfter):
		case p.oneOf(wBefore):
			ahead = true
		}
		if p.i == at {
			break
		}
	}
	prefix := p.i
	if p.termRange() {
		it.to = p.i
		it.unread = [2]string{"thời hạn từ bao nhiêu đến bao nhiêu: quy tắc chỉ giữ được một", "a term from so many to so many: a rule holds one"}
		return it, true
	}
	t, ok := p.dayNumber()
	if !ok && p.err == nil {
		t, ok = p.term()
	}
	if !ok || p.err != nil || p.is(wFirst) || p.is(wLast) {
		p.i = start
		return item{}, false
	}
	if dated := p.at(1).kind == figureToken || p.at(1).word == wDay && p.at(2).kind == figureToken; prefix == start && p.is(wBefore) && dated &&
		(t.Unit() == schedule.Months || t.Unit() == schedule.Years) {
		p.i = start // "báo cáo 6 tháng trước ngày 15/6" counts nothing
		return item{}, false
	}
	counted := p.i
	p.takeMark(',')
	bracket := p.isMark(0, '(') && p.seesAt(p.i+1, since) && p.takeMark('(')
	switch {
	case ahead && (p.takes(comparedTo) || p.takes(since)):
		it.offset, it.anchor = t.Negate(), inside
		ok = p.happening(&it, p.toks[p.i-1].word == wFrom)
	case ahead:
		ok = false
	case p.oneOf(wBefore):
		if inTerm {
			ok = false // the days before the event, not a day to be ready by
			break
		}
		it.offset, it.anchor = t.Negate(), inside
		ok = p.happening(&it, false)
	case p.takes(since), p.is(wAfter):
		p.oneOf(wAfter)
		since := p.toks[p.i-1].word == wFrom
		it.offset, it.anchor = t, inside
		ok = p.happening(&it, since)
	default:
		ok = false
	}
	if p.err != nil {
		p.i = start
		return item{}, false
	}
	if ok && bracket {
		ok = p.takeMark(')')
	}
	if !ok {
		p.i = counted
		it.kind, it.spans, it.event, it.offset = schedule.Event, nil, "", schedule.Term{}
		if prefix == start && !(p.ends() && it.anchor == comma) {
			p.i = start
			return item{}, false
		}
		it.to = p.i
		it.unread = [2]string{"thời hạn không nói tính từ đâu", "the term does not say what it is counted from"}
		if inTerm {
			it.unread = [2]string{"thời hạn không nói tính đến hạn từ đâu", "the term does not say what it is counted from"}
		}
		return it, true
	}
	it.to = p.i
	return it, true
}

// dayNumber reads "ngày thứ 90", "ngày làm việc thứ 5": as many days on.
func (p *parser) dayNumber() (t schedule.Term, ok bool) {
	start := p.i
	if p.oneOf(wDay) {
		u := schedule.Days
		if p.takes(workingTime) {
			u = schedule.WorkingDays
		}
		if p.oneOf(wOrdinal) {
			if n, ok := p.ordinal(); ok {
				return schedule.NewTerm(n, u), true
			}
		}
	}
	p.i = start
	return t, false
}

// termRange reads "5-7 ngày", "từ 5 đến 7 ngày làm việc".
func (p *parser) termRange() bool {
	start := p.i
	p.oneOf(wFrom)
	if _, ok := p.cardinal(); ok && (p.takeMark('-') || p.oneOf(wTo)) {
		if _, ok := p.term(); ok && p.err == nil && !p.is(wFirst) && !p.is(wLast) {
			return true
		}
	}
	p.i, p.err = start, nil
	return false
}

// happening reads the event that a term is counted from or to; since says that
// "từ" stands before it, whose "ngày" is no part of the event's name.
func (p *parser) happening(it *item, since bool) bool {
	p.takeMark(':')
	if p.fixedDay(it) {
		return true
	}
	if p.err != nil {
		return false
	}
	switch {
	case p.takes(whenOrPoint):
	case since:
		p.oneOf(wDay)
	}
	var ok bool
	it.event, ok = p.name(false)
	return ok
}

// fixedDay reads a day of the calendar where an event could stand, such as
// "trước ngày 30/6/2025".
func (p *parser) fixedDay(it *item) bool {
	at := p.i
	if !p.is(wDay) && p.at(0).kind != figureToken {
		return false
	}
	u, ok := p.unit(0)
	if !ok || u.grain != dayGrain || u.month == 0 {
		p.i = at
		return false
	}
	it.kind = schedule.Interval
	it.bound = by
	it.spans = []span{{first: u}}
	return true
}

// when reads what an event without a term sets: "ngay sau khi được phê duyệt",
// "khi kết thúc", "sau khi ...", "trước ngày họp 5 ngày".
func (p *parser) when() (item, bool) {
	start := p.i
	it := item{kind: schedule.Event, from: start, anchor: sentence}
	ok := false
	switch {
	case p.takes(onceAfter), p.takes(untilWhen):
		it.offset, it.anchor = atOnce, inside
	case p.take(wWhen):
		it.offset = atOnce
	case p.sees(sessionNo):
		p.oneOf(wAtPlace)
		it.offset, it.anchor = atOnce, comma
	case p.takes(afterEvent):
	case p.takes(since):
		return p.since(it)
	case p.take(wBefore):
		return p.ahead(it)
	default:
		return item{}, false
	}
	named := p.i
	if it.event, ok = p.name(false); ok && start == 0 {
		p.verbs(&it, named)
	}
	if ok && it.offset.IsZero() {
		if t, found := p.lastTerm(); found {
			it.offset = t
		}
	}
	it.to = p.i
	if !ok {
		p.i = start
	}
	return it, ok
}

// verbs goes on over the commas of a row of verbs that share what follows:
// "sau khi cơ cấu, sắp xếp, hợp nhất tổ chức bộ máy". Two alone may be the event
// and what is to be done then.
func (p *parser) verbs(it *item, named int) {
	commas := 0
	for from := named; p.i-from == 2 && p.isMark(0, ',') && p.goesOn(); commas++ {
		at := p.i
		p.i++
		from = p.i
		if _, ok := p.name(false); !ok {
			p.i = at
			break
		}
	}
	if commas == 0 {
		return
	}
	it.event = p.clean(named, p.i)
	if commas == 1 {
		p.doubt(it.from, p.i, "sau dấu phẩy có thể là việc phải làm, không phải sự kiện", "after the comma may stand the work, not the event")
	}
}

// lastTerm reads a term at the end of an event's name: "sau khi họp 5 ngày".
func (p *parser) lastTerm() (t0 schedule.Term, found bool) {
	at := p.i
	p.oneOf(wIs)
	if p.limit(ofAhead) {
		p.oneOf(wIs)
	}
	if t, ok := p.term(); ok && p.err == nil && p.ends() {
		return t, true
	}
	p.err = nil
	p.i = at
	return t0, false
}

// since reads "kể từ ngày ký" and what may follow it: a term, or an end.
func (p *parser) since(it item) (item, bool) {
	start := it.from
	_ = p.oneOf(wWhen) || p.takes(timePoint) || p.oneOf(wDay)
	if p.i == start+1 && p.toks[start].word == wFrom {
		p.i = start
		return it, false // "từ" before anything else
	}
	name, ok := p.name(false)
	if !ok {
		p.i = start
		return it, false
	}
	it.event = name
	it.to = p.i
	at := p.i
	p.takeMark(',')
	if c, ok := p.termAlone(); ok {
		it.offset, it.anchor = c, comma
		it.to = p.i
		return it, true
	}
	p.i = at
	if p.is(wTo) || p.is(wFor, wTo) {
		if end, ok := p.dated(); ok && end.bound == by && !end.recurring() {
			p.doubt(start, p.i, "thời điểm bắt đầu là một sự kiện: quy tắc chỉ giữ thời điểm kết thúc", "it begins with an event: the rule keeps the end only")
			end.bound = from
			for i := range end.spans {
				end.spans[i] = span{last: end.spans[i].first, ranged: true, past: true, time: end.time}
			}
			end.from = start
			return end, true
		}
		p.i = at
		if p.err == nil {
			if p.takes(untilWhen) {
				if last, ok := p.name(false); ok {
					p.doubt(start, p.i, "thời điểm bắt đầu là một sự kiện: quy tắc chỉ giữ sự kiện kết thúc", "it begins with an event: the rule keeps the last event only")
					it.event, it.offset, it.to = last, atOnce, p.i
					return it, true
				}
			}
			p.i = at
		}
	}
	return it, true
}

// termAlone reads "trong thời hạn 10 ngày" where the event was said before.
func (p *parser) termAlone() (t schedule.Term, ok bool) {
	at := p.i
	for p.takes(termOpens) || p.limit(ofTerm) || p.oneOf(wIs) {
	}
	if p.i > at {
		if t, ok := p.term(); ok && p.err == nil {
			return t, true
		}
	}
	p.i = at
	return t, false
}

// ahead reads "trước ngày họp 5 ngày", "trước khi họp".
func (p *parser) ahead(it item) (item, bool) {
	start := it.from
	named := p.is(wDay) || p.sees(session) || p.oneOf(wWhen)
	var ok bool
	it.event, ok = p.name(false)
	if !ok {
		p.i = start
		return it, false
	}
	if t, found := p.lastTerm(); found {
		it.offset = t.Negate()
		it.anchor = inside
	} else if !named {
		p.i = start
		return it, false
	} else {
		it.offset = schedule.NewTerm(-1, schedule.Days)
		if p.ctx.BeforeIncludes {
			it.offset = atOnce
		}
		p.doubt(start, p.i, "không nói trước bao lâu: đọc là chậm nhất vào ngày trước đó", "it is not said how long before: read as the day before at the latest")
	}
	it.to = p.i
	return it, true
}
