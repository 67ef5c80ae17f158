package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

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
		case p.oneOf(wWithin), p.take(wTime1, wTerm), p.take(wTime1, wTime2), p.oneOf(wRing):
			inTerm, it.anchor = true, inside
		case p.take(wSlow, wMost), p.take(wLate, wMost), p.take(wNot, wExceed), p.take(wNot, wLate, wExceed), p.take(wNot, wLate, wMore),
			p.take(wMin1, wMax2), p.take(wNot, wSlow, wExceed):
			it.anchor = inside
			p.oneOf(wIs)
			p.takeMark(':')
		case p.take(wLittle, wMost), p.take(wMin1, wMin2), p.oneOf(wAfter):
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
	if prefix == start && p.is(wBefore) && (t.Unit() == schedule.Months || t.Unit() == schedule.Years) {
		p.i = start // "báo cáo 6 tháng trước ngày 15/6" counts nothing
		return item{}, false
	}
	counted := p.i
	p.takeMark(',')
	switch {
	case ahead && (p.take(wCompare, wWith) || p.take(wCount, wFrom) || p.take(wReckon, wFrom)):
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
	case p.take(wCount, wFrom), p.take(wReckon, wFrom), p.take(wReckon, wCount, wFrom), p.take(wFrom), p.is(wAfter), p.take(wCount, wAfter):
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
	if !ok {
		p.i = counted
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
		if p.take(wWork1, wWork2) {
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
	case p.oneOf(wWhen), p.take(wTime1, wPoint), p.take(wAt):
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
	case p.take(wOnce, wAfter):
		p.oneOf(wWhen)
		it.offset, it.anchor = atOnce, inside
	case p.take(wOnce, wWhen):
		it.offset, it.anchor = atOnce, inside
	case p.take(wFor, wTo, wWhen), p.take(wTo, wWhen):
		it.offset, it.anchor = atOnce, inside
	case p.take(wWhen):
		it.offset = atOnce
	case p.is(wPeriod, wSession, wOrdinal), p.is(wAtPlace, wPeriod, wSession, wOrdinal):
		p.oneOf(wAtPlace)
		it.offset, it.anchor = atOnce, comma
	case p.take(wAfter, wWhen), p.take(wAfter):
	case p.take(wCount, wFrom), p.take(wReckon, wFrom), p.take(wFrom):
		return p.since(it)
	case p.take(wBefore):
		return p.ahead(it)
	default:
		return item{}, false
	}
	it.event, ok = p.name(false)
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

// lastTerm reads a term at the end of an event's name: "sau khi họp 5 ngày".
func (p *parser) lastTerm() (t0 schedule.Term, found bool) {
	at := p.i
	_ = p.take(wLittle, wMost) || p.take(wMin1, wMin2) || p.take(wSlow, wMost) || p.take(wNot, wExceed) || p.take(wMin1, wMax2)
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
	_ = p.oneOf(wWhen) || p.take(wTime1, wPoint) || p.oneOf(wDay)
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
			if _ = p.oneOf(wFor); p.take(wTo, wWhen) {
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
	for p.oneOf(wWithin, wRing) || p.take(wTime1, wTerm) || p.take(wSlow, wMost) || p.take(wNot, wExceed) || p.take(wMin1, wMax2) || p.take(wLate, wMost) || p.oneOf(wIs) {
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
	day := p.is(wDay)
	if !p.oneOf(wWhen) && !day && !p.is(wPeriod, wSession) {
		p.i = start
		return it, false
	}
	var ok bool
	it.event, ok = p.name(false)
	if !ok {
		p.i = start
		return it, false
	}
	if t, found := p.lastTerm(); found {
		it.offset = t.Negate()
		it.anchor = inside
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

// longestName is how many syllables and marks a name may have.
const longestName = 250

// name reads the name of an event, or of what a timing is bound to: the text
// up to a dividing mark or the next timing. In “curly quotes” it is taken as
// it stands. With commas, it goes on over a comma before a word in lower case
// that begins no timing: "lộ trình sửa đổi, thay thế quy định".
func (p *parser) name(commas bool) (string, bool) {
	if s, ok := p.quoted(); ok {
		return s, true
	}
	start := p.i
	if p.glancing {
		p.i = min(start+1, len(p.toks))
		return "", p.i > start && p.toks[start].kind == wordToken
	}
	inQuotes := false
	words := 0
loop:
	for p.i < len(p.toks) && p.i-start < longestName {
		t := p.at(0)
		switch t.kind {
		case markToken:
			switch t.mark {
			case '<':
				inQuotes = true
			case '>':
				inQuotes = false
			case '"':
				inQuotes = !inQuotes
			case ',':
				if !inQuotes && !(commas && p.goesOn()) {
					break loop
				}
			case ';', ':', '(', ')':
				if !inQuotes {
					break loop
				}
			case '.':
				if next := p.at(1); !inQuotes && (next.kind == endToken || next.space || next.kind == markToken) {
					break loop
				}
			}
			if t.mark == '.' && p.at(1).mark == '/' {
				break loop
			}
		case wordToken:
			if p.i > start && !inQuotes && (t.word != none || t.line) && p.another() {
				break loop
			}
			words++
		case figureToken:
			if p.i > start && !inQuotes {
				at := p.i
				if _, ok := p.lastTerm(); ok {
					p.i = at
					break loop
				}
				p.i = at
			}
		}
		p.i++
	}
	if words == 0 {
		p.i = start
		return "", false
	}
	end := p.i
	for end > start && p.toks[end-1].kind == markToken && p.toks[end-1].mark != '>' && p.toks[end-1].mark != '"' && p.toks[end-1].mark != '%' {
		end--
	}
	p.i = end
	return clean(p.text[p.toks[start].start:p.toks[end-1].end]), true
}

// goesOn says that what follows the comma here is more of a name.
func (p *parser) goesOn() bool {
	t := p.at(1)
	r, _ := utf8.DecodeRuneInString(p.text[min(t.start, len(p.text)):])
	if t.kind != wordToken || lower(r) != r {
		return false
	}
	at, doubts := p.i, len(p.doubts)
	p.i++
	for p.take(wFinish1, wFinish2) || p.oneOf(wDone) {
	}
	p.glancing = true
	_, ok := p.anyItem()
	ok = ok || p.err != nil
	p.i, p.doubts, p.err, p.glancing = at, p.doubts[:doubts], nil, false
	return !ok
}

// another says that another timing begins here, inside the name of an event.
func (p *parser) another() bool {
	at, doubts := p.i, len(p.doubts)
	p.glancing = true
	defer func() { p.i, p.doubts, p.err, p.glancing = at, p.doubts[:doubts], nil, false }()
	t := p.at(0)
	switch t.word {
	case wAnd, wOr:
		p.i++
		if p.at(0).kind == endToken {
			return true
		}
		from := p.i
		for p.take(wFinish1, wFinish2) || p.oneOf(wDone) || p.take(wCarry1, wCarry2) || p.oneOf(wRoute2) || p.oneOf(wSend) {
		}
		it, ok := p.anyItem()
		return ok && (it.from == from || it.anchor == inside) || p.err != nil
	case wFinish1, wDone:
		if !p.take(wFinish1, wFinish2) {
			p.i++
		}
		_, ok := p.dated()
		return ok || p.err != nil
	case wBefore, wSlow, wLate, wWithin, wTo, wFor, wEnd, wNot, wAt, wLittle, wMin1:
		it, ok := p.dated()
		if ok || p.err != nil {
			return p.err != nil || it.anchor == inside
		}
		p.i = at
		if t.word == wSlow || t.word == wLate || t.word == wLittle || t.word == wMin1 || t.word == wNot {
			_, ok = p.lastTerm()
			return ok
		}
	case wFix:
		it, ok := p.cycles(false)
		return ok && it.recurring()
	}
	if t.line {
		it, ok := p.anyItem()
		return ok && it.anchor <= comma
	}
	return false
}

// quoted reads a name in “curly quotes”, in which a closing quote is doubled,
// if nothing but an end follows it.
func (p *parser) quoted() (string, bool) {
	if !p.isMark(0, '<') || !strings.HasPrefix(p.text[p.at(0).start:], "“") {
		return "", false
	}
	start := p.i
	for p.i++; p.i < len(p.toks); p.i++ {
		if !p.isMark(0, '>') || !strings.HasPrefix(p.text[p.at(0).start:], "”") {
			continue
		}
		if p.isMark(1, '>') && p.at(1).start == p.at(0).end {
			p.i++
			continue
		}
		s := strings.ReplaceAll(p.text[p.toks[start].end:p.at(0).start], "””", "”")
		p.i++
		if p.ends() || p.is(wOr) || p.is(wAnd) {
			return s, true
		}
		break
	}
	p.i = start
	return "", false
}

// clean is a piece of the text in NFC with single spaces.
func clean(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c == '|' || c == '*' || c == '_' || c == '`' || c == ' ' && i > 0 && s[i-1] == ' ' || c == 0xe2 || c == 0xc2 || c == 0xcc || c == 0xcd || c == 0xef {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case r == '|' || r == '*' || r == '_' || r == '`' || unicode.IsSpace(r) || r == '\u2028' || r == '\u2029':
			space = true
			continue
		case r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\u2060' || r == '\ufeff' || r == '\u00ad' || r == utf8.RuneError:
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// external reads what a timing is bound to that is neither a date nor an
// event: "theo lộ trình ...", "phù hợp với tiến độ ...".
func (p *parser) external() (item, bool) {
	start := p.i
	it := item{kind: schedule.External, from: start, anchor: opening}
	switch {
	case p.take(wFit1, wFit2, wWith), p.take(wFit1, wFit2):
		it.anchor = inside
	case p.is(wRight, wPace1), p.is(wRight, wRoute1), p.take(wRight, wBy):
		p.oneOf(wRight)
	case p.take(wBy):
		p.oneOf(wRight)
	case p.is(wWithin, wExceed, wRoute2), p.is(wWithin, wThrough, wExceed, wRoute2):
		if p.i++; p.is(wThrough) {
			p.i++
		}
	default:
		return it, false
	}
	if p.is(wRoute1, wRoute2) || p.is(wPace1, wPace2) {
		it.anchor = inside
	}
	if p.take(wCondition1, wCondition2, wOther) {
		it.to = p.i
		return it, true
	}
	var ok bool
	if it.event, ok = p.name(true); !ok {
		p.i = start
	}
	it.to = p.i
	return it, ok
}

// onDemand reads "đột xuất", "theo yêu cầu", "khi có yêu cầu", "theo chuyên
// đề" and rows of them, which are one timing.
func (p *parser) onDemand() (item, bool) {
	start := p.i
	it := item{kind: schedule.OnDemand, from: start, anchor: opening}
	seen := 0
	for {
		at := p.i
		if seen > 0 {
			if p.takeMark('(') {
				if bit, event, ok := p.demand(); ok && event == "" && p.takeMark(')') {
					seen |= bit
					continue
				}
				p.i = at
				break
			}
			p.takeMark(',')
			if !p.oneOf(wAnd) {
				p.oneOf(wOr)
			}
		}
		bit, event, ok := p.demand()
		if !ok || seen&bit != 0 || event != "" && it.event != "" {
			p.i = at
			break
		}
		seen |= bit
		if event != "" {
			it.event = event
			break
		}
	}
	it.to = p.i
	return it, seen != 0
}

// demand reads one word of need, with what it is bound to.
func (p *parser) demand() (bit int, event string, ok bool) {
	start := p.i
	switch {
	case p.take(wSudden1, wSudden2):
		if at := p.i; p.take(wBy) && !p.is(wTopic1, wTopic2) && !p.is(wFix, wPeriod) && !p.is(wAsk1, wAsk2) {
			if s, ok := p.name(false); ok {
				return 1, s, true
			}
			p.i = at
		} else {
			p.i = at
		}
		return 1, "", true
	case p.take(wBy, wTopic1, wTopic2), p.take(wTopic1, wTopic2):
		return 2, "", true
	case p.is(wBy, wAsk1, wAsk2), p.is(wWhen, wHave, wAsk1, wAsk2):
		p.i++
		p.oneOf(wHave)
		if p.i += 2; p.ends() || p.is(wOr) || p.is(wAnd) {
			return 4, "", true
		}
		p.i -= 2
		if s, ok := p.name(false); ok {
			return 4, s, true
		}
	case p.take(wWhen, wNeed1, wNeed2), p.is(wWhen, wNeed1) && p.takeThenEnds(2):
		return 8, "", true
	case p.is(wWhen, wArise1, wArise2) && p.takeThenEnds(3), p.is(wWhen, wHave, wArise1, wArise2) && p.takeThenEnds(4):
		return 16, "", true
	}
	p.i = start
	return 0, "", false
}

// takeThenEnds moves over n tokens if the phrase ends after them.
func (p *parser) takeThenEnds(n int) bool {
	p.i += n
	if p.ends() || p.is(wOr) || p.is(wAnd) {
		return true
	}
	p.i -= n
	return false
}

// continuous reads "thường xuyên", "thường xuyên, liên tục".
func (p *parser) continuous() (item, bool) {
	start := p.i
	it := item{kind: schedule.Continuous, from: start, anchor: sentence}
	usual := p.take(wUsual1, wUsual2)
	if !usual && !p.take(wOn1, wOn2) && !p.take(wLong, wPermanent) {
		return it, false
	}
	for {
		at := p.i
		p.takeMark(',')
		p.oneOf(wAnd)
		if !p.take(wOn1, wOn2) && !p.take(wUsual1, wUsual2) && !p.take(wLong, wPermanent) {
			p.i = at
			break
		}
	}
	it.to = p.i
	if last := p.at(0); usual && (last.kind == endToken || last.kind == markToken && (last.mark == ';' || last.mark == '.')) {
		it.anchor = comma
	} else if !usual {
		it.anchor = opening
	}
	return it, true
}
