package phrase

import (
	"github.com/caicach/tthc/schedule"
)

var atOnce = schedule.NewTerm(0, schedule.Days)

// counting reads a term and the event that it is counted from:
//
//	counting = {opening | limit} ["trước"] (range | term) [","] counted
//	counted  = "trước" happening | since happening | "sau" happening
//
// as in "trong thời hạn mười (10) ngày làm việc kể từ ngày nhận đủ hồ sơ", "chậm
// nhất 5 ngày trước ngày họp", "trước 05 ngày so với ngày họp". A term that is
// counted from nothing is unread.
func (p *parser) counting() (node, bool) {
	start := p.i
	h := head{from: start, anchor: comma}
	inTerm, ahead := p.termOpening(&h)
	prefix := p.i
	if p.termRange() {
		h.to = p.i
		return &unread{h, whyTermRange}, true
	}
	t, ok := p.dayNumber()
	if !ok && p.err == nil {
		t, ok = p.term()
	}
	if !ok || p.err != nil || p.is(wFirst) || p.is(wLast) || prefix == start && p.periodBefore(t) {
		p.i = start
		return nil, false
	}
	counted := p.i
	n, ok := p.countedFrom(h, t, inTerm, ahead)
	if p.err != nil {
		p.i = start
		return nil, false
	}
	if ok {
		n.base().anchor, n.base().to = inside, p.i
		return n, true
	}
	p.i = counted
	if prefix == start && !(p.ends() && h.anchor == comma) {
		p.i = start
		return nil, false
	}
	h.to = p.i
	return &unread{h, whyTermOfUnknownStart}, true
}

// termOpening reads what stands before a term: "trong thời hạn", "chậm nhất",
// "trước". inTerm says that the days of the term are meant, not its end alone;
// ahead that it is counted back.
func (p *parser) termOpening(h *head) (inTerm, ahead bool) {
	for range 6 {
		at := p.i
		switch {
		case p.takes(termOpens):
			inTerm, h.anchor = true, inside
		case p.limit(ofTerm):
			h.anchor = inside
			p.oneOf(wIs)
			p.oneOf(wAt)
			p.takeMark(':')
		case p.limit(ofAhead), p.take(wAfter):
		case p.take(wBefore):
			ahead = true
		}
		if p.i == at {
			break
		}
	}
	return inTerm, ahead
}

// periodBefore says that the term is a period before a date, and counts nothing:
// "báo cáo 6 tháng trước ngày 15/6".
func (p *parser) periodBefore(t schedule.Term) bool {
	day := p.at(1).kind == figureToken || p.at(1).word == wDay && p.at(2).kind == figureToken
	return p.is(wBefore) && day && (t.Unit() == schedule.Months || t.Unit() == schedule.Years)
}

// countedFrom reads the event that the term is counted from or to, or the day
// of the calendar.
func (p *parser) countedFrom(h head, t schedule.Term, inTerm, ahead bool) (node, bool) {
	p.takeMark(',')
	bracket := p.isMark(0, '(') && p.seesAt(p.i+1, since) && p.takeMark('(')
	sinceWord := func() bool { return p.toks[p.i-1].word == wFrom }
	var n node
	ok := false
	switch {
	case ahead && (p.takes(comparedTo) || !p.is(wFrom) && p.takes(since)):
		n, ok = p.happening(h, t.Negate(), sinceWord())
	case ahead:
	case p.take(wBefore):
		// After "trong" they are the days before the event, not a day to be ready by.
		if !inTerm {
			n, ok = p.happening(h, t.Negate(), false)
		}
	case p.takes(since), p.is(wAfter):
		p.take(wAfter)
		n, ok = p.happening(h, t, sinceWord())
	}
	return n, ok && (!bracket || p.takeMark(')'))
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
func (p *parser) happening(h head, t schedule.Term, since bool) (node, bool) {
	p.takeMark(':')
	if u, ok := p.fixedDay(); ok {
		return &dated{head: h, when: when{bound: by, spans: []span{{first: u}}}, term: t}, true
	}
	if p.err != nil {
		return nil, false
	}
	switch {
	case p.takes(whenOrPoint):
	case since:
		p.take(wDay)
	}
	event, ok := p.name(false)
	return &counted{head: h, event: event, term: t}, ok
}

// fixedDay reads a day of the calendar where an event could stand, such as
// "trước ngày 30/6/2025".
func (p *parser) fixedDay() (unit, bool) {
	at := p.i
	if !p.is(wDay) && p.at(0).kind != figureToken {
		return unit{}, false
	}
	u, ok := p.unit(0)
	if !ok || u.grain != dayGrain || u.month == 0 {
		p.i = at
		return unit{}, false
	}
	return u, true
}

// event reads what an event without a term before it sets:
//
//	event = ("ngay sau khi" | "đến khi" | "khi" | "kỳ họp thứ" | "sau khi") name [last term]
//	      | since name [[","] term | end]
//	      | "trước" name [last term]
func (p *parser) event() (node, bool) {
	start := p.i
	it := &counted{head: head{from: start, anchor: sentence}}
	switch {
	case p.takes(onceAfter), p.takes(untilWhen):
		it.term, it.anchor = atOnce, inside
	case p.take(wWhen):
		it.term = atOnce
	case p.sees(sessionNo):
		p.take(wAtPlace)
		it.term, it.anchor = atOnce, comma
	case p.takes(afterEvent):
	case p.takes(since):
		return p.since(it)
	case p.take(wBefore):
		return p.ahead(it)
	default:
		return nil, false
	}
	named := p.i
	ok := false
	if it.event, ok = p.name(false); !ok {
		p.i = start
		return nil, false
	}
	if start == 0 {
		p.verbs(it, named)
	}
	if it.term.IsZero() {
		it.term, _ = p.lastTerm()
	}
	it.to = p.i
	return it, true
}

// verbs goes on over the commas of a row of verbs that share what follows:
// "sau khi cơ cấu, sắp xếp, hợp nhất tổ chức bộ máy". Two alone may be the event
// and what is to be done then.
func (p *parser) verbs(it *counted, named int) {
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
		p.doubt(it.from, p.i, whyWork)
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
func (p *parser) since(it *counted) (node, bool) {
	start := it.from
	_ = p.take(wWhen) || p.takes(timePoint) || p.take(wDay)
	bare := p.i == start+1 && p.isAt(start, wFrom) // "từ" before anything else
	ok := false
	if it.event, ok = p.name(false); bare || !ok {
		p.i = start
		return nil, false
	}
	it.to = p.i
	at := p.i
	p.takeMark(',')
	if t, ok := p.termAlone(); ok {
		it.term, it.anchor, it.to = t, comma, p.i
		return it, true
	}
	if p.i = at; !p.is(wTo) && !p.is(wFor, wTo) {
		return it, true
	}
	if n, ok := p.dates(); ok {
		if end, ok := n.(*dated); ok && end.bound == by {
			p.doubt(start, p.i, whyEndOnly)
			end.bound = from
			for i := range end.spans {
				end.spans[i] = span{last: end.spans[i].first, ranged: true, past: true, time: end.time}
			}
			end.from = start
			return end, true
		}
	}
	p.i = at
	if p.err == nil && p.takes(untilWhen) {
		if last, ok := p.name(false); ok {
			p.doubt(start, p.i, whyLastEventOnly)
			it.event, it.term, it.to = last, atOnce, p.i
			return it, true
		}
	}
	p.i = at
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
func (p *parser) ahead(it *counted) (node, bool) {
	start := it.from
	named := p.is(wDay) || p.sees(session) || p.take(wWhen)
	ok := false
	if it.event, ok = p.name(false); !ok {
		p.i = start
		return nil, false
	}
	t, found := p.lastTerm()
	switch {
	case found:
		it.term, it.anchor = t.Negate(), inside
	case named:
		it.before = true
	default:
		p.i = start
		return nil, false
	}
	it.to = p.i
	return it, true
}
