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
	o := p.termOpening(latest | least)
	h := head{from: start, anchor: comma}
	if o.firm {
		h.anchor = inside
	}
	prefix := p.i
	t, ranged := p.termRange()
	ok := ranged
	if !ranged {
		o.ordinal = p.is(wDay)
		t, ok = p.dayNumberOrTerm()
	}
	if ok && prefix == start && p.seesAt(start-1, comparing) {
		p.doubt(start-1, p.i, whyAtLeast) // "quá thời hạn dưới 01 năm kể từ ngày hết hạn"
	}
	if !ok || (p.is(wFirst) || p.is(wLast)) && !p.countsOn(p.i+1) && !(p.sees(firstOnes) && p.countsOn(p.i+2)) || prefix == start && p.periodBefore(t) {
		p.i = start
		return nil, false
	}
	if n, ok := p.window(h, t, !ranged && !o.ahead && !o.ordinal); ok || p.err != nil {
		return n, ok
	}
	if p.sees(orMore) && !p.isAt(start-1, wFrom) && !p.seesAt(start-1, comparing) && (p.seesAt(p.i+2, since) || p.isMark(2, ',') && p.seesAt(p.i+3, since)) && p.takes(orMore) {
		o.least = true // "sau 05 năm trở lên kể từ ngày được cấp"
	}
	if !ranged && !o.ahead && !o.least {
		if n, ok := p.termToCome(h, t); ok {
			return n, true
		}
	}
	if p.takes(adjoining) && p.is(wBefore, wYear) {
		h.to = p.i
		return &unread{h, whyBackward}, true // "trong 05 năm liền kề trước năm nộp hồ sơ"
	} else if p.is(wBefore) && !p.seesAt(p.i+1, adjoining) && p.averages(start) {
		p.i = start
		return nil, false
	} else if p.is(wBefore) && p.i > prefix && p.seesAt(p.i-2, adjoining) {
		_ = p.take(wBefore) && (p.takes(whenOrPoint) || p.take(wDay))
		p.name(false)
		h.to = p.i
		return &unread{h, whyBackward}, true // "180 ngày liền kề trước ngày xác định"
	}
	if !ranged && !o.ahead && p.takes(backward) {
		// "trong thời hạn 10 năm trở về trước, kể từ ngày phát hiện"
		o.ahead = true
		p.doubt(start, p.i, whyBackward)
	}
	return p.countedTerm(h, t, o, counting{prefix: prefix, ranged: ranged})
}

// countsOn says that an event from which a term is counted begins at the token.
func (p *parser) countsOn(i int) bool { return p.seesAt(i, since) || p.seesAt(i, later) }

// averages says that the length is one of which an average is taken: "bình quân tiền lương
// của 05 năm cuối trước khi nghỉ hưu".
func (p *parser) averages(at int) bool {
	for i := at - 1; i >= 0 && i > at-longestItem && p.tok(i).kind != markToken; i-- {
		if p.seesAt(i, average) {
			return true
		}
	}
	return false
}

var average = set("bình quân, trung bình")

// orMore is behind the shortest length that may be.
var orMore = set("trở lên")

// comparing is before a length that something is held against.
var comparing = set("dưới, trên, hơn, quá, chưa, đủ")

// counting is how a term was read.
type counting struct {
	prefix int // behind the words before it
	ranged bool
}

// termToCome reads "tới" behind a term: "trong 6 tháng tới".
func (p *parser) termToCome(h head, t schedule.Term) (node, bool) {
	at := p.i
	if p.takes(toCome) && p.endsOrJoins() {
		h.to = p.i
		return &ahead{head: h, term: t}, true
	}
	p.i = at
	return nil, false
}

// countedTerm reads what a term is counted from, behind it.
func (p *parser) countedTerm(h head, t schedule.Term, o termWords, how counting) (node, bool) {
	start := h.from
	aside := p.asideOfTerm(t)
	read, doubts := p.i, len(p.doubts)
	terms := p.beforeEvent(t, start)
	n, ok := p.countedFrom(h, terms[0], o)
	if p.err != nil {
		p.i = start
		return nil, false
	}
	if ok && aside.to > 0 {
		if it, event := n.(*counted); event {
			it.between = &aside
		}
	}
	if !ok && aside.to > 0 {
		read = aside.from
	}
	if it, event := n.(*counted); ok && (event || len(terms) == 1) {
		n.base().anchor, n.base().to = inside, p.i
		if event && len(it.others) == 0 {
			it.also = terms[1:]
			for i, t := range it.also {
				if it.term.Halves() < 0 && t.Halves() > 0 {
					it.also[i] = t.Negate() // "10 ngày đối với A và 15 ngày đối với B trước ngày mở thầu"
				}
			}
			it.either = len(terms) > 1 && p.isAt(read, wOr)
		}
		if how.ranged {
			p.doubt(start, read, whyUpperEnd)
		}
		return n, true
	}
	p.i, p.doubts = read, p.doubts[:doubts]
	if how.ranged {
		h.to = p.i
		return &unread{h, whyTermRange}, true
	}
	if n, ok := p.farSince(h, t, o); ok {
		return n, true
	}
	if how.prefix == start && !(p.ends() && h.anchor == comma) {
		p.i = start
		return nil, false
	}
	h.to = p.i
	return &unread{h, whyTermOfUnknownStart}, true
}

// farSince reads the event that a term is counted from behind the words that say what
// is done in it: "trong 05 ngày làm việc có văn bản trả lời kể từ ngày nhận hồ sơ".
func (p *parser) farSince(h head, t schedule.Term, o termWords) (node, bool) {
	if n, _ := t.Whole(); o.ahead || !o.firm && !o.on || o.on && t.Unit() == schedule.Hours && n <= 24 {
		return nil, false // "nộp hồ sơ sau 15 giờ thì tính từ ngày làm việc tiếp theo"
	}
	read, doubts := p.i, len(p.doubts)
	for p.i < read+longestItem && !p.dividesSentence(p.i) && !p.limitAhead(latest|least) && !(p.at(0).kind == figureToken && counts(p.at(1).word)) {
		if at := p.i; p.takes(since) {
			if !p.is(wDay) && !p.sees(whenOrPoint) || p.at(1).kind == figureToken {
				continue
			}
			n, ok := p.happening(h, t, true)
			if it, event := n.(*counted); ok && event && at > read {
				it.anchor, it.to, it.between = inside, p.i, &tokens{read, at}
				if p.seesAt(read, brokenWork) {
					p.doubt(h.from, at, whyBroken) // "03 ngày làm vi ệc kể từ"
				}
				return it, true
			}
			break
		}
		p.i++
	}
	p.i, p.doubts, p.err = read, p.doubts[:doubts], nil
	return nil, false
}

// dividesSentence says that the token ends a sentence, or a part of one that stands
// by itself.
func (p *paper) dividesSentence(i int) bool {
	t := p.tok(i)
	return t.kind == endToken || t.line || t.mark == ';' || t.mark == ':' || t.mark == '(' || t.mark == ')' || t.mark == '.' && p.tok(i+1).space
}

// asideOfTerm passes a remark in brackets between a term and the event that it is
// counted from: "02 ngày làm việc (cắt giảm 01/03 ngày làm việc) kể từ ngày nhận"; of rest
// days without them: "20 ngày, kể cả ngày nghỉ, kể từ ngày nhận".
func (p *parser) asideOfTerm(t schedule.Term) tokens {
	at := p.i
	p.takeMark(',')
	if p.sees(countedToo) || p.sees(leavesOut) {
		rest := false
		for ; p.i < at+longestItem && !p.dividesSentence(p.i); p.i++ {
			if rest = rest || p.sees(restDays); rest && p.sees(since) {
				to := p.i
				if p.isMark(-1, ',') {
					p.i, to = p.i-1, to-1
				}
				return tokens{at, to}
			}
		}
	}
	p.i = at
	if p.isMark(0, '(') && !p.seesAt(p.i+1, since) && !p.seesAt(p.i+1, ofCase) {
		for p.i++; p.i < at+longestItem && p.at(0).kind != endToken && !p.at(0).line && p.at(0).mark != '('; p.i++ {
			if p.isMark(0, ')') {
				p.i++
				to := p.i
				comma := p.takeMark(',')
				if (p.countsOn(p.i) || p.is(wBefore) && (p.at(1).word == wDay || p.seesAt(p.i+1, whenOrPoint))) && !p.again(at+1, to-1, t) {
					if comma {
						p.i--
					}
					p.doubtAside(at+1, to-1)
					return tokens{at, to}
				}
				break
			}
		}
	}
	p.i = at
	return tokens{}
}

// again says that the tokens are the term alone once more.
func (p *parser) again(from, to int, t schedule.Term) bool {
	at := p.i
	p.i = from
	other, ok := p.term()
	ok = ok && p.i == to && sameTerm(t, other)
	p.i, p.err = at, nil
	return ok
}

// doubtAside doubts a remark on a term that has a term of its own: of another case, "(trường
// hợp phức tạp không quá 90 ngày)", or one that is as long or not, "(24 giờ)"; not what was cut
// from it, or of what it is made.
func (p *parser) doubtAside(from, to int) {
	if p.seesAt(from, cutTerms) {
		return
	}
	at := p.i
	for i := from; i < to; i++ {
		if p.tok(i).kind != figureToken {
			continue
		}
		p.i = i
		_, ok := p.term()
		alone := i == from && p.i == to
		p.err = nil
		if ok {
			why := whyOthers
			if alone {
				why = whyBracketDiffers
			}
			p.i = at
			p.doubt(from, to, why)
			return
		}
	}
	p.i = at
}

// cutTerms begin of what a term is made, or what was cut from it.
var cutTerms = set("cắt giảm, giảm, đã giảm, đã cắt giảm, sau khi cắt giảm, rút ngắn, trong đó, gồm, bao gồm, thay vì, so với, trước đây, theo quy định, quy định")

// window reads the days that have a length, behind it: "100 ngày làm việc, từ ngày
// 10/7/2026 đến hết ngày 30/11/2026", "03 tháng (từ tháng 7 đến tháng 9/2026)", "02
// năm (2026-2027)".
func (p *parser) window(h head, t schedule.Term, may bool) (node, bool) {
	if !may {
		return nil, false
	}
	m := p.mark()
	if p.takes(nights); p.sees(running) && p.seesAt(p.i+2, since) || p.sees(running) && p.isMark(2, ',') {
		p.i += 2 // "05 ngày liên tục, từ ngày"
	}
	if t.Unit() == schedule.Days && p.isAt(p.i-1, wDay) && p.short(0) {
		p.i-- // "trong hai ngày 15 và 16/5/2026"
		n, ok := p.dates()
		if d, isDated := n.(*dated); ok && isDated && p.err == nil && d.bound == bare && d.window(false, true) && d.hasMonth() {
			d.from, d.to, d.anchor, d.length = h.from, p.i, inside, &t
			return d, true
		}
		p.back(m)
	}
	bracket := p.takeMark('(')
	mark := bracket || p.takeMark(':')
	_ = mark || p.takeMark(',')
	begins := p.sees(since)
	if mark || begins || t.Unit() == schedule.Years && p.long(0) { // "trong 3 năm 2026-2028"
		n, ok := p.dates()
		d, isDated := n.(*dated)
		if ok && isDated && p.err == nil && (!bracket || p.takeMark(')')) && d.window(begins, mark) {
			if _, n := reporting.Before(p.read, p.i-1, m.i); n > 0 {
				h.to = p.i // "01 năm, tính từ ngày 01/01 đến ngày 31/12 của năm báo cáo"
				return &unread{h, whyFigures}, true
			}
			d.from, d.to, d.anchor, d.length = h.from, p.i, inside, &t
			return d, true
		}
	}
	p.err = nil
	return nil, p.back(m)
}

// window says that the dates are days that may have a length: from one to another,
// several years, or behind a mark a row of months or days.
func (d *dated) window(begins, marked bool) bool {
	s := d.spans[0]
	if d.bound > within && d.bound != from || d.term != (schedule.Term{}) || d.exact != nil || s.open || s.now || s.past {
		return false
	}
	if len(d.spans) > 1 {
		return !begins && s.first.grain == yearGrain && !s.ranged || marked && !s.ranged && (s.first.grain == monthGrain || s.first.grain == quarterGrain || s.first.grain == dayGrain)
	}
	return s.ranged || !begins && s.first.lastYear != 0
}

// termWords is what the words before a term say of it.
type termWords struct {
	firm    bool // a term comes
	inTerm  bool // the days of the term are meant, not its end alone
	ahead   bool // it is counted back
	on      bool // it is counted on
	least   bool // it is the shortest that may be
	ordinal bool // a day is numbered: "ngày thứ 90"
	limited bool // a limit is said: "trong thời hạn chậm nhất"
}

// termOpening reads what stands before a term: "trong thời hạn", "chậm nhất",
// "trước"; of are the limits that may stand here.
func (p *parser) termOpening(of limit) termWords {
	var o termWords
	for range 6 {
		switch l, n := p.limitHere(of); {
		case n > 0:
			p.i += n
			o.firm, o.least, o.limited = o.firm || l&latest != 0, o.least || l&least != 0, true
			p.termColon()
		case p.takes(termOpens):
			o.inTerm, o.firm = true, true
			p.termColon()
		case p.takes(later):
			o.on = true
		case (o.inTerm || o.on) && p.takes(fullLength):
			o.least = true // "trong thời hạn đủ 30 ngày"
		case p.take(wBefore):
			o.ahead = true
		default:
			return o
		}
	}
	return o
}

// fullLength is before a length that is to be over.
var fullLength = set("đủ")

// termColon passes what may stand between such a word and the term: "là", ":".
func (p *parser) termColon() {
	p.oneOf(wIs)
	p.oneOf(wAt)
	p.takeMark(':')
}

// dayNumberOrTerm reads "ngày thứ 90", "5 ngày".
func (p *parser) dayNumberOrTerm() (schedule.Term, bool) {
	t, ok := p.dayNumber()
	if !ok && p.err == nil {
		t, ok = p.term()
	}
	return t, ok && p.err == nil
}

// periodBefore says that the term is a period before a date, and counts nothing:
// "báo cáo 6 tháng trước ngày 15/6".
func (p *parser) periodBefore(t schedule.Term) bool {
	k := 0
	if p.isMark(0, ',') {
		k = 1 // "báo cáo 6 tháng, trước ngày 10/6"
	}
	day := p.at(k+1).kind == figureToken || p.at(k+1).word == wDay && p.at(k+2).kind == figureToken
	return p.at(k).word == wBefore && day && (t.Unit() == schedule.Months || t.Unit() == schedule.Years)
}

// countedFrom reads the event that the term is counted from or to, or the day
// of the calendar.
func (p *parser) countedFrom(h head, t schedule.Term, o termWords) (node, bool) {
	p.takeMark(',')
	bracket := p.isMark(0, '(') && p.seesAt(p.i+1, since) && p.takeMark('(')
	var n node
	ok := false
	switch {
	case o.ahead:
		at := p.i
		if from := p.takes(since); from || p.takes(comparedTo) || p.take(wBefore) || p.is(wWhen) {
			counted := t.Negate()
			if n, half := t.Whole(); from && o.ordinal && !half {
				counted = schedule.NewTerm(n-1, t.Unit()) // "trước ngày thứ 90 kể từ ngày ký"
				p.doubt(h.from, at, whyDayBefore)
			}
			n, ok = p.happening(h, counted, from)
		}
	case p.is(wBefore) && (p.at(1).word == wNextTo || p.at(1).word == wThat):
		// "trong 03 năm trước liền kề" looks back
	case p.take(wBefore):
		n, ok = p.happening(h, t.Negate(), false)
		if ok && (o.inTerm && !o.limited || p.madeWithin(h.from)) {
			// After "trong" they may be the days before the event, and no day to be ready by; "ảnh chụp
			// không quá 06 tháng trước ngày nộp" is how long before at most.
			p.doubt(h.from, p.i, whyDaysBefore)
		}
	case p.is(wWhen) && p.isAt(h.from, wAfter):
		n, ok = p.happening(h, t, false) // "sau 10 ngày khi có văn bản"
	case o.inTerm && p.sees(comparedTo) && !p.seesAt(p.i-2, adjoining) && (p.isAt(p.i+2, wDay) || p.seesAt(p.i+2, whenOrPoint)):
		p.takes(comparedTo)
		if n, ok = p.happening(h, t.Negate(), false); ok {
			p.doubt(h.from, p.i, whyDaysBefore) // "trong 90 ngày tính đến thời điểm kết thúc"
		}
	case p.sees(later), p.sees(since):
		from := !p.takes(later) && p.takes(since)
		if n, ok = p.happening(h, t, from); ok && o.least {
			p.doubt(h.from, p.i, whyAtLeast)
		}
		if it, event := n.(*counted); ok && event && p.takes(lookingBack) {
			it.term = t.Negate() // "24 tháng kể từ thời điểm định giá trở về trước"
			p.doubt(h.from, p.i, whyBackward)
		}
	}
	return n, ok && (!bracket || p.takeMark(')') || p.isMark(0, ','))
}

// beforeEvent passes what stands between a term and the event that it is counted
// from: "30 ngày liên tục kể từ ngày", "15 ngày (ngày làm việc) kể từ ngày", "05
// ngày đối với tổ chức, 10 ngày đối với cá nhân kể từ ngày". It gives the terms,
// one a case.
func (p *parser) beforeEvent(t schedule.Term, start int) []schedule.Term {
	terms := []schedule.Term{p.termAgain(t)}
	if p.takes(termAdverbs) || p.countsOn(p.i+1) && p.oneOf(wFirst) || p.seesAt(p.i+1, since) && (p.oneOf(wTo) || p.takes(done)) {
		return terms
	}
	at := p.i
	if p.oneOf(wOr, wAnd) {
		// "3,5 ngày hoặc 5,5 ngày kể từ ngày tiếp nhận"
		if other, ok := p.term(); ok && p.sees(since) {
			p.doubt(start, p.i, whyOthers)
			return append(terms, other)
		}
		p.i, p.err = at, nil
	}
	for range 12 { // cases: more than a term has
		bracket := p.takeMark('(')
		if !p.takes(ofCase) {
			break
		}
		if p.i = p.caseEnd(); bracket && !p.takeMark(')') {
			break
		}
		p.takeMark(',')
		p.oneOf(wAnd, wOr)
		if p.sees(since) || bracket && p.is(wBefore) || p.beforeEventAt(p.i) {
			p.doubt(start, p.i, whyOthers)
			return terms
		}
		p.termOpening(latest)
		t, ok := p.term()
		if !ok {
			break
		}
		terms = append(terms, t)
		if p.sees(since) || p.isMark(0, ',') && p.seesAt(p.i+1, since) {
			p.doubt(start, p.i, whyOthers)
			return terms
		}
	}
	p.i = at
	return terms[:1]
}

// caseEnd is where the words end that say for whom a term is, "đối với tổ chức":
// before the next term, or the event.
func (p *parser) caseEnd() int {
	for i := p.i; i < p.i+longestItem; i++ {
		switch t := p.tok(i); {
		case t.kind == endToken, t.mark == ';', t.mark == ':', t.mark == '.', t.mark == '(', t.mark == ')':
			return i
		case p.seesAt(i, since), p.beforeEventAt(i), t.mark == ',', t.word == wAnd && p.tok(i+1).kind == figureToken:
			return i
		}
	}
	return p.i + longestItem
}

// beforeEventAt says that "trước ngày", "trước khi" stands there.
func (p *parser) beforeEventAt(i int) bool {
	return p.isAt(i, wBefore) && (p.isAt(i+1, wDay) || p.seesAt(i+1, whenOrPoint))
}

// termAgain reads the term once more in brackets: "15 ngày (mười lăm ngày)".
func (p *parser) termAgain(t schedule.Term) schedule.Term {
	at := p.i
	if p.takeMark('(') {
		again, _ := p.term()
		if p.err == nil && p.takeMark(')') && sameTerm(t, again) {
			return t
		}
	}
	p.i, p.err = at, nil
	return t
}

// sameTerm says that the two are as long: a year has twelve months.
func sameTerm(a, b schedule.Term) bool {
	inMonths := func(t schedule.Term) int {
		switch t.Unit() {
		case schedule.Years:
			return 12 * t.Halves()
		case schedule.Months:
			return t.Halves()
		}
		return 0
	}
	return a == b || inMonths(a) > 0 && inMonths(a) == inMonths(b)
}

// dayNumber reads "ngày thứ 90", "ngày làm việc thứ 5": as many days on; and the
// last day of a month that is numbered so.
func (p *parser) dayNumber() (t schedule.Term, ok bool) {
	start := p.i
	if p.oneOf(wDay) {
		if p.take(wLast) {
			// "ngày cuối cùng của tháng thứ ba kể từ ngày kết thúc năm"
			p.take(wEdge)
			p.take(wOf)
			if p.take(wMonth) && p.take(wOrdinal) {
				if n, ok := p.ordinal(); ok && (p.sees(since) || p.sees(later) || p.isMark(0, ',') && p.seesAt(p.i+1, since)) {
					p.doubt(start, p.i, whyLastOfMonth)
					return schedule.NewTerm(n, schedule.Months), true
				}
			}
			p.i = start
			return t, false
		}
		if t := p.at(0); p.short(0) && t.n > 0 && p.seesAt(p.i+1, since) {
			p.i++
			p.doubt(start, p.i, whyDayNumbered)
			return schedule.NewTerm(t.n, schedule.Days), true // "ngày 15 kể từ ngày kết thúc tháng"
		}
		u := schedule.Days
		if p.takes(workingTime) {
			u = schedule.WorkingDays
		}
		if p.oneOf(wOrdinal) {
			if n, ok := p.ordinal(); ok {
				return schedule.NewTerm(n, u), true
			}
		}
		if p.take(wNextNext) && p.take(wBy) && (p.sees(since) || p.sees(later)) {
			return schedule.NewTerm(1, u), true // "ngày làm việc tiếp theo kể từ khi nhận"
		}
	}
	p.i = start
	return t, false
}

// termRange reads "5-7 ngày", "từ 5 đến 7 ngày làm việc", and gives the longest.
func (p *parser) termRange() (schedule.Term, bool) {
	start := p.i
	p.oneOf(wFrom)
	if _, ok := p.cardinal(); ok && (p.takeMark('-') || p.oneOf(wTo)) {
		if t, ok := p.term(); ok && p.err == nil && !p.is(wFirst) && !p.is(wLast) {
			return t, true
		}
	}
	p.i, p.err = start, nil
	return schedule.Term{}, false
}

// termRangeAhead says that such a range comes next.
func (p *parser) termRangeAhead() bool {
	at := p.i
	_, ok := p.termRange()
	p.i = at
	return ok
}

// happening reads the event that a term is counted from or to; since says that
// "từ" stands before it, whose "ngày" is no part of the event's name.
func (p *parser) happening(h head, t schedule.Term, since bool) (node, bool) {
	p.takeMark(':')
	at := p.i
	if u, ok := p.fixedDay(); ok {
		if since && (p.is(wTo) || p.is(wFor, wTo)) {
			p.i = at
			return nil, false
		}
		d := &dated{head: h, when: when{bound: by, spans: []span{{first: u}}}, term: t}
		for range longestList {
			// "kể từ ngày 30/6 hoặc ngày 31/12"
			at := p.i
			or, ok := p.listSign()
			and := p.isAt(p.i-1, wAnd)
			u, isDay := p.fixedDay()
			if !ok || !isDay || p.err != nil {
				p.i, p.err = at, nil
				break
			}
			d.joined(or, and)
			d.spans = append(d.spans, span{first: u})
		}
		return d, true
	}
	if p.err != nil {
		return nil, false
	}
	switch {
	case p.takes(whenOrPoint):
	case since && p.is(wFirst, wDay) && p.at(2).kind == figureToken:
		return nil, false // "một tháng, tính từ đầu ngày 01 đến hết ngày cuối"
	case since && p.is(wOrdinal) && (p.at(2).word == wTo || p.at(3).word == wTo):
		return nil, false // "từ thứ hai đến thứ sáu"
	case since && p.at(0).kind == figureToken && p.at(1).word == wHour:
		return nil, false // "trong 7 ngày, từ 00h00 ngày thứ hai"
	case since:
		p.take(wDay)
	}
	p.anyDay = since
	defer func() { p.anyDay = false }()
	event, ok := p.name(false)
	it := &counted{head: h, event: event, term: t}
	for ok && p.otherDay() {
		// "kể từ ngày nhận hồ sơ hoặc ngày có kết quả"
		at := p.i
		p.i++
		if p.i++; p.glancing {
			break
		}
		other, named := p.name(false)
		if !named {
			p.i = at
			break
		}
		it.others = append(it.others, other)
	}
	return it, ok
}

// otherDay says that another day from which the term may be counted comes next.
func (p *parser) otherDay() bool {
	return p.anyDay && p.is(wOr) && (p.at(1).word == wDay && p.at(2).kind == wordToken && p.at(2).word != wOrdinal && p.at(2).word != wFirst && p.at(2).word != wLast || p.at(1).word == wWhen)
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

// fixedDayAhead says that such a day comes next.
func (p *parser) fixedDayAhead() bool {
	at := p.i
	_, ok := p.fixedDay()
	ok = ok || p.err != nil || p.at(1).kind == figureToken || p.is(wDay, wFirst) || p.is(wDay, wLast)
	p.i, p.err = at, nil
	return ok
}

// event reads what an event without a term before it sets:
//
//	event = ("ngay sau khi" | "đến khi" | "khi" | "kỳ họp thứ" | "sau khi") name [distance]
//	      | since name [distance | end]
//	      | "trước" name [distance]
//	      | limit event
//
// The event after a limit has a distance: "chậm nhất sau khi họp 5 ngày".
func (p *parser) event() (node, bool) {
	start := p.i
	limited := p.limit(latest)
	if limited {
		p.oneOf(wIs)
	}
	until := limited && (p.sees(untilWhen) || p.sees(untilPoint)) // "chậm nhất đến thời điểm bàn giao"
	n, ok := p.eventAlone(start)
	if it, event := n.(*counted); ok && (!limited || until || event && it.distant()) {
		return n, true
	}
	p.i = start
	return nil, false
}

// distant says that it is told how long after or before the event.
func (it *counted) distant() bool { return !it.term.IsZero() && it.term != atOnce }

func (p *parser) eventAlone(start int) (node, bool) {
	it := &counted{head: head{from: start, anchor: sentence}}
	far := distance{bare: true}
	switch {
	case p.takes(onceAfter):
		if p.sees(reportPeriod) {
			return nil, false // "tháng đầu năm tiếp theo ngay sau kỳ báo cáo"
		}
		p.takes(whenOrPoint)
		it.term, it.anchor, far.bare = atOnce, inside, false
	case p.takes(untilWhen), p.i > start && p.takes(untilPoint):
		it.term, it.anchor, far.none = atOnce, inside, true
	case p.take(wWhen):
		it.term, far.bare = atOnce, false
	case p.is(wWithin, wDay) && p.dayOfSince():
		p.doubt(start, start+2, whyThatDay)
		it.term, it.anchor, far.none = atOnce, comma, true // "ngay trong ngày kể từ khi nhận"
	case p.is(wWithin, wDay) && p.seesAt(p.i+2, received) && p.at(2).word != wHave:
		p.i += 2
		it.term, it.anchor, far.none = atOnce, comma, true // "trong ngày nhận hồ sơ"
		p.anyDay = true
		defer func() { p.anyDay = false }()
	case p.sees(sessionNo):
		if p.passedAhead() {
			return nil, false // "Luật này đã được Quốc hội khóa XII, kỳ họp thứ 7 thông qua ngày 17/6/2010"
		}
		if it.anchor = comma; p.sees(sessionOf) {
			it.anchor = inside // "trình Hội đồng nhân dân xã tại kỳ họp giữa năm 2026"
		}
		if !p.take(wAtPlace) && p.isIn(p.i, p.i+longestBody, meets) {
			return nil, false // "Kỳ họp thứ 9 khai mạc ngày 05/5/2026"
		}
		it.term, far.none = atOnce, true
	case p.sees(hereafter):
		return nil, false
	case p.takes(later):
		if p.is(wEach) {
			p.doubt(start, p.i+1, whyInside) // "sau mỗi ca làm việc", which recurs
		}
		if p.at(0).kind == figureToken && p.seesAt(p.i+1, terms) {
			return nil, false // "sau 2 học kỳ kể từ khi nhập học"
		}
		if p.takes(whenOrPoint); p.sees(deducts) {
			return nil, false // "tiền bán tài sản sau khi trừ chi phí"
		}
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
		return nil, false
	}
	if !p.distance(it, far) && it.from == 0 {
		p.verbs(it, named)
		p.distance(it, far)
	}
	it.to = p.i
	return it, true
}

// deducts are what is done with sums.
var deducts = set("trừ, trừ đi, khấu trừ, đã trừ, đã khấu trừ, giảm trừ")

// meets is said of a session, with its days.
var meets = set("diễn ra, khai mạc, bế mạc, sẽ, tiến hành, được tổ chức, họp từ, họp vào, dự kiến")

// passedAhead says that the session is told of as that which passed a document.
func (p *parser) passedAhead() bool {
	return p.isIn(p.i, p.i+longestPhrase+1, passes)
}

var passes = set("thông qua ngày")

// dayOfSince reads "trong ngày làm việc, kể từ khi": the day of the event.
func (p *parser) dayOfSince() bool {
	at := p.i
	p.i += 2
	p.takes(workingTime)
	p.takeMark(',')
	if p.takes(since) && (p.takes(whenOrPoint) || p.take(wDay)) {
		return true
	}
	p.i = at
	return false
}

// verbs goes on over the commas of a row of verbs that share what follows:
// "sau khi cơ cấu, sắp xếp, hợp nhất tổ chức bộ máy". Two alone may be the event
// and what is to be done then.
func (p *parser) verbs(it *counted, named int) {
	commas := 0
	for from := named; p.i-from == 2 && p.isMark(0, ',') && p.verbAt(from) && p.verbAt(p.i+1) && p.goesOn(); commas++ {
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

// verbAt says that a verb of administration stands there.
func (p *parser) verbAt(i int) bool {
	return p.seesAt(i, deeds) || p.seesAt(i, upkeep) || p.seesAt(i, changes)
}

// distance is which terms may follow an event: how long after it, or before.
type distance struct {
	none bool // no term may
	back bool // it is counted back: "trước ngày họp, ít nhất 5 ngày"
	bare bool // a term alone may: "sau khi họp 5 ngày", but not "khi nghỉ 5 ngày"
}

// distance reads how long after or before an event, behind its name:
//
//	distance = ["," | ":" | "("] {opening | limit | "là"} term [")"]
//
// Without such a word the term is all that follows. A term that is counted from
// an event of its own is none.
func (p *parser) distance(it *counted, far distance) bool {
	inName := p.sees(termOnly)
	_, fills := fills.Before(p.read, p.i-1, 0)
	inName = inName || fills > 0 && (p.at(0).kind == figureToken || numeral(p.at(0).word))
	t, atLeast, ok := p.distanceAhead(far)
	switch {
	case !ok:
		return false
	case atLeast && !far.back:
		p.doubt(it.from, p.i, whyAtLeast)
	case inName:
		p.doubt(it.from, p.i, whyTermInName)
	}
	it.term = t
	return true
}

func (p *parser) distanceAhead(far distance) (t schedule.Term, atLeast, ok bool) {
	if far.none {
		return t, false, false
	}
	at := p.i
	bracket := p.takeMark('(')
	comma := !bracket && p.takeMark(',')
	_ = bracket || comma || p.takeMark(':')
	words := p.i
	p.oneOf(wIs)
	o := p.termOpening(latest | least)
	worded := p.i > words
	t, ok = p.dayNumberOrTerm()
	p.err = nil
	switch {
	case !ok, far.back && (o.inTerm || o.on), !far.back && o.ahead:
	case !worded && (bracket || comma || !far.bare || p.isAt(at-1, wBefore) || p.isAt(at-1, wAfter)):
	case bracket && !p.takeMark(')'):
	case p.isMark(0, ',') && p.seesAt(p.i+1, since): // "khi chấm dứt, trong thời hạn 30 ngày, kể từ ngày có quyết định"
	case p.ends(), p.is(wBy) && (p.seesAt(p.i+1, clauses) || p.seesAt(p.i+1, rules)), !worded && p.is(wAnd) && p.seesAt(p.i+1, onceAfter), worded && (bracket || comma) && !p.termGoesOn():
		return t, o.least, true
	}
	p.i = at
	return t, false, false
}

// termGoesOn says that what follows makes the term another: one counted from
// something of its own, months of a year, a cycle.
func (p *parser) termGoesOn() bool {
	return p.sees(since) || p.sees(comparedTo) || p.is(wBefore) || p.sees(later) || p.is(wFirst) || p.is(wLast) || p.at(1).word == wTimes
}

// fromDay reads how long after or before a day of the calendar: "kể từ ngày
// 01/7/2025, chậm nhất 5 ngày".
func (p *parser) fromDay(d *draft, start int) (node, bool) {
	far := distance{back: d.bound == before}
	if !far.back && d.bound != from && d.bound != after || !d.time.IsZero() || d.recurring() || len(d.spans) != 1 {
		return nil, false
	}
	s := d.spans[0]
	if s.ranged || s.open || s.first.grain != dayGrain {
		return nil, false
	}
	t, atLeast, ok := p.distanceAhead(far)
	switch {
	case !ok:
		return nil, false
	case far.back:
		t = t.Negate()
	case atLeast:
		p.doubt(start, p.i, whyAtLeast)
	}
	return &dated{head: head{from: start, to: p.i, anchor: inside}, when: when{bound: by, spans: d.spans}, named: d.named, term: t}, true
}

// since reads "kể từ ngày ký" and what may follow it: a term, or an end.
func (p *parser) since(it *counted) (node, bool) {
	start := it.from
	_ = p.takes(whenOrPoint) || p.take(wDay)
	if p.sees(schoolYear) || p.is(wNow) || p.at(0).kind == figureToken && p.at(1).word == wHour {
		p.i = start
		return nil, false // "bắt đầu từ 7 giờ 30 phút"
	}
	bare := p.i == start+1 && p.isAt(start, wFrom) // "từ" before anything else
	ok := false
	if it.event, ok = p.name(false); bare || !ok {
		p.i = start
		return nil, false
	}
	it.to = p.i
	if p.distance(it, distance{bare: true}) {
		it.anchor, it.to = comma, p.i
		return it, true
	}
	at := p.i
	if p.takes(onward) {
		it.to = p.i
		return it, true
	}
	if p.takes(untilNow) {
		it.to = p.i
		return &unread{it.head, whyDone}, true // "từ khi Luật có hiệu lực đến nay"
	}
	if !p.is(wTo) && !p.is(wFor, wTo) {
		return it, true
	}
	// "từ ngày khởi công đến ngày nghiệm thu", "từ khi ký đến khi thanh lý"
	p.take(wFor)
	until := p.take(wTo)
	short := until && p.take(wBefore)
	if short && (p.is(wDay) && !p.fixedDayAhead() || p.sees(whenOrPoint)) {
		p.doubt(start, p.i, whyDayBefore) // "kể từ ngày công bố đến trước ngày ra quyết định"
	}
	until = until && (p.is(wDay) && !p.fixedDayAhead() && p.take(wDay) || short && p.takes(whenOrPoint))
	if !until {
		p.i = at
		until = p.takes(untilWhen) || p.takes(untilPoint)
	}
	if until {
		if last, ok := p.name(false); ok {
			it.until, it.to = last, p.i
			return it, true
		}
	}
	p.i = at
	if n, ok := p.dates(); ok {
		if end, ok := n.(*dated); ok && (end.bound == by || end.bound == before && p.isAt(at, wTo)) {
			if len(end.spans) == 1 && end.time.IsZero() && end.exact == nil && !p.is(wYear) && !p.is(wOf, wYear) {
				// "kể từ ngày ký đến hết ngày 31/12/2030"
				it.stretch, it.to = &span{last: end.spans[0].first, ranged: true, past: true, short: end.bound == before}, p.i
				return it, true
			}
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
	return it, true
}

// ahead reads "trước ngày họp 5 ngày", "trước khi họp".
func (p *parser) ahead(it *counted) (node, bool) {
	start := it.from
	if w := p.tok(start - 1).word; (w == wLast || w > none && counts(w) || p.seesAt(start-2, adjoining)) && !p.sees(adjoining) && p.averages(start) {
		_ = p.takes(whenOrPoint) || p.take(wDay)
		p.name(false)
		return &unread{head{from: start, to: p.i, anchor: inside}, whyBackward}, true
	}
	switch p.tok(start - 1).word {
	case wMonth, wQuarter, wYear, wWeek, wPeriod:
		if !p.is(wDay) && !p.is(wWhen) && !p.sees(timePoint) {
			p.i = start
			return nil, false // "nộp số thu của tháng trước vào ngân sách"
		}
	}
	alone := start == 0 || p.tok(start-1).kind != wordToken || p.tok(start).line // "báo cáo trước hội nghị" is told to those who meet
	named := p.is(wDay) || p.sees(session) || p.sees(timesOfYear) || alone && p.sees(held) || p.takes(whenOrPoint)
	ok := false
	if it.event, ok = p.name(false); !ok {
		p.i = start
		return nil, false
	}
	switch {
	case p.isMark(0, ':') && p.timeTaken(start):
		return &unread{head{from: start, to: p.i, anchor: sentence}, whyTermOfUnknownStart}, true
	case p.distance(it, distance{back: true, bare: true}):
		it.term, it.anchor = it.term.Negate(), inside
	case named:
		it.before = true
	default:
		p.i = start
		return nil, false
	}
	it.to = p.i
	return it, true
}

// timesOfYear are no one to whom something is told.
var timesOfYear = set("mùa mưa, mùa mưa bão, mùa mưa lũ, mùa khô, mùa bão, mùa lũ, mùa bão lũ, mùa hè, mùa lạnh, năm học mới, thềm năm học mới, kỳ thi")

// timeTaken says that the words before the token are how long something takes: "thời gian giải quyết trước
// khi đơn giản hóa: 45 ngày".
func (p *parser) timeTaken(i int) bool {
	from := i
	for n := 0; from > 0 && n < longestItem && !p.dividesSentence(from-1); n++ {
		from--
	}
	return p.seesAt(from, takesTime)
}

// takesTime begins how long something takes.
var takesTime = set("thời gian giải quyết, thời gian xử lý, thời gian thực hiện, thời gian thẩm định, tổng thời gian, số ngày")

// madeWithin says that the limit is of how old a paper may be, which the word before it made: "ảnh chụp không
// quá 06 tháng trước ngày nộp".
func (p *parser) madeWithin(i int) bool {
	_, n := makes.Before(p.read, i-1, 0)
	l, _ := limits.At(p.read, i)
	return n > 0 && l&latest != 0
}

// makes are how papers come to be.
var makes = set("chụp, được cấp, khám, xét nghiệm, kiểm định")
