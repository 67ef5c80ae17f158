package phrase

import (
	"github.com/caicach/tthc/schedule"
)

// draft is a timing with dates while it is read: days of the calendar, until a
// cycle is found in it.
type draft struct {
	cycle
	named schedule.Weekday
	why   reason // it cannot be held by a rule
}

func (d *draft) recurring() bool { return d.every != 0 || d.nine }

// node is what the draft has become, from the token at start up to here.
func (p *parser) node(d *draft, start int, firm anchor) (node, bool) {
	h := head{from: start, to: p.i, anchor: firm}
	switch {
	case d.why != reason{}:
		return &unread{h, d.why}, true
	case d.recurring():
		c := d.cycle
		c.head = h
		return &c, true
	}
	return &dated{head: h, when: d.when, named: d.named}, true
}

// dates reads a timing with dates in it, and the cycle that they may lie in:
//
//	dates   = [bound] [clock] (cyclic | [weekday] units [cycle] [clock] [end])
//	cyclic  = weekdays | edge of a cycle | month of a cycle
//	units   = span {sign span}
//	end     = "đến khi" event
//
// as in "trước ngày 20 các tháng 3, 6, 9, 12/2024", "ngày 05 của tháng tiếp
// theo".
func (p *parser) dates() (node, bool) {
	start := p.i
	d := new(draft)
	d.bound = p.bound()
	if d.bound == from && p.termRangeAhead() || !p.clockFirst(d) {
		p.i = start // "từ 5 đến 7 ngày làm việc" counts days
		return nil, false
	}
	timed := p.i
	if d.time.IsZero() && p.partOfDay() {
		timed = p.i
	}
	if !d.time.IsZero() && p.clockOfCycle(d) {
		return p.node(d, start, inside)
	}
	if n, ok := p.periodAhead(d, start); ok {
		return n, true
	}
	if p.lunarDays() {
		d.why = whyLunar
		return p.node(d, start, inside)
	}
	p.oneOf(wPlural)
	if p.weekly(d, true) || p.workingDay(d, p.cycleBefore) || p.firstDays(d) || p.edgeOfCycle(d) || p.lastOfMonth(d) || p.monthOfCycle(d) {
		p.eachTimes(&d.cycle)
		if p.clockAfter(&d.when); d.why != (reason{}) {
			if d.why == whyUnknownCycle && d.following {
				p.i = p.itemEnd(p.i)
				return p.node(d, start, inside)
			}
			return p.node(d, start, comma)
		}
		return p.node(d, start, p.firmness(d, start))
	}
	near := p.nearDay(d)
	if !p.is(wDay) {
		p.oneOf(wPlural)
	}
	if p.dayOrMonths() {
		d.why = whyTwoMonths
		return p.node(d, start, comma)
	}
	if start == p.i && p.allHours() {
		d.why = whyAllHours
		return p.node(d, start, inside)
	}
	p.weekdayNamed(d)
	if !p.firstUnit(d, timed) {
		if p.err == nil && d.bound == within && p.bareUnit() {
			d.why = whyUnknownPeriod
			return p.node(d, start, comma)
		}
		p.i = start
		return nil, false
	}
	if p.list(&d.when); p.err != nil || !p.cycleOf(d, start) || near == '(' && !p.takeMark(')') {
		p.i = start
		return nil, false
	}
	if d.bound == from && d.why == (reason{}) && p.noEnd(d) {
		return p.node(d, start, inside)
	}
	if d.why == whyBroken && d.bound != bare {
		return p.node(d, start, inside)
	}
	if d.why != (reason{}) {
		return p.node(d, start, comma)
	}
	if p.clockAfter(&d.when); p.err != nil {
		p.i = start
		return nil, false
	}
	if n, ok := p.fromDay(d, start); ok {
		return n, true
	}
	if n, ok := p.untilEvent(d, start); ok {
		return n, true
	}
	return p.node(d, start, p.firmness(d, start))
}

// noEnd reads what makes days that begin none in which something is to be done: "từ ngày
// 01/01/1990 trở về trước", "từ năm 2021 đến nay"; and an end that the text has not.
func (p *parser) noEnd(d *draft) bool {
	switch {
	case p.takes(lookingBack):
		d.why = whyBackward
	case p.takes(untilNow):
		d.why = whyDone
	case !d.spans[0].ranged && (p.is(wTo, wDay) && p.at(2).kind == endToken || p.is(wTo) && p.at(1).kind == endToken):
		p.i = len(p.toks)
		d.why = whyBroken
	}
	return d.why != reason{}
}

// periodAhead reads "tháng sau", "trong năm tới": the one after that of the document.
func (p *parser) periodAhead(d *draft, start int) (node, bool) {
	if d.bound != bare && d.bound != within || !d.time.IsZero() || p.afterCycle || p.cycleBefore != 0 {
		return nil, false
	}
	at, u := p.i, schedule.Months
	n := 1
	switch {
	case p.is(wYear):
		u = schedule.Years
	case p.is(wQuarter):
		n = 3
	}
	if p.takes(periodsAhead) && p.endsOrJoins() {
		return &ahead{head{from: start, to: p.i, anchor: comma}, schedule.NewTerm(n, u), true}, true
	}
	p.i = at
	return nil, false
}

// clockFirst reads a time of day before the date. It says whether the text may
// go on as dates: a time that does not exist is a fault only before a date, as
// "25 giờ" counts hours.
func (p *parser) clockFirst(d *draft) bool {
	at := p.i
	t, ok := p.clock()
	if ok {
		d.time = t
		p.takeMark(',')
		p.oneOf(wOf)
		return true
	}
	if p.err == nil {
		return true
	}
	p.takeMark(',')
	if !p.is(wDay) && p.separator(1) == 0 {
		p.err = nil
	}
	p.i = at
	return false
}

// clockOfCycle reads the cycle of a time of day: "trước 15 giờ hằng ngày".
func (p *parser) clockOfCycle(d *draft) bool {
	at := p.i
	p.moreClocks(&d.when)
	if p.is(wEvery) || p.is(wEach) {
		if e, ok := p.cycleElement(true); ok && p.err == nil && e.noun.cycle() != 0 {
			d.every, d.times = e.noun.cycle(), e.times
			p.eachTimes(&d.cycle)
			return true
		}
	}
	p.i, d.clocks = at, nil
	return false
}

// dayOrMonths reads "3-6/2025", which may be a day or two months.
func (p *parser) dayOrMonths() bool {
	if p.short(0) && p.separator(1) == '-' && p.short(2) && p.separator(3) == '/' && p.long(4) && p.separator(5) == 0 {
		p.i += 5
		return true
	}
	return false
}

// nearDay reads a word for a day, or the day of the week, before the day itself in brackets or behind a
// sign, "ngày mai 20/01/2026", "hôm nay (15/01/2026)", "thứ Sáu (23/01/2026)", and gives the mark between
// the two, none or else a space.
func (p *parser) nearDay(d *draft) byte {
	at, mark := p.i, byte(' ')
	near := p.takes(nearDays)
	var named schedule.Weekday
	if !near {
		p.take(wDay)
		named, _ = p.weekday()
	}
	if near || named > 0 && p.isMark(0, '(') {
		switch {
		case p.takeMark('('):
			mark = '('
		case p.takeMark(','):
			mark = ','
		}
		k := 0
		if p.is(wDay) {
			k = 1
		}
		if p.short(k) && p.separator(k+1) != 0 && p.short(k+2) || k == 1 && p.short(1) && p.at(2).word == wMonth {
			d.named = named
			return mark
		}
	}
	p.i = at
	return 0
}

// nearDays are told from the day on which one speaks.
var nearDays = set("ngày mai, ngày hôm nay, hôm nay, ngày mốt, sáng mai, trưa mai, chiều mai, tối mai, sáng ngày mai, chiều ngày mai, tối ngày mai, sáng nay, chiều nay, tối nay, sáng hôm nay, chiều hôm nay, ngày kia, nay")

// allHours reads "24/7", "24/24" without a word before it that means a day: round the
// clock.
func (p *parser) allHours() bool {
	if p.short(0) && p.at(0).n == 24 && p.isMark(1, '/') && !p.at(1).space && (p.at(2).n == 7 && p.at(2).digits == 1 || p.at(2).n == 24) && p.separator(3) == 0 && !p.is(wDay) && p.at(-1).word != wDay && p.at(3).word != wYear && p.at(3).word != wEvery {
		p.i += 3
		return true
	}
	return false
}

// weekdayNamed reads the day of the week that a date is said to be: "thứ Sáu,
// ngày 14/3/2025", "ngày thứ Sáu, 14/3/2025".
func (p *parser) weekdayNamed(d *draft) {
	if w := p.weekdayOfDate(); w > 0 {
		d.named = w
	}
}

// weekdayOfDate reads a day of the week before a date; 0 for none.
func (p *parser) weekdayOfDate() schedule.Weekday {
	at := p.i
	p.take(wDay)
	w, ok := p.weekday()
	p.takeMark(',')
	if !ok || !p.is(wDay) && p.separator(1) == 0 {
		p.i = at
		return 0
	}
	return w
}

// firstUnit reads the first of the units; "năm" alone is the year of the plan
// after "trong" and "đến hết".
func (p *parser) firstUnit(d *draft, timed int) bool {
	s, ok := p.span(d.bound, 0)
	if !ok && p.err == nil && (d.bound == within || d.bound == bare) {
		p.i = timed
		if p.takes(ofTheYears) && p.takes(onwardYears) && p.endsOrJoins() {
			// "trong các năm tiếp theo"
			s, ok = span{first: unit{grain: yearGrain, shift: 1, from: timed, to: p.i}, open: true}, true
		}
	}
	if !ok && p.err == nil {
		p.i = timed
		if d.bound == within || d.bound == by {
			s.first, ok = p.planYearWord()
		}
	}
	if ok && p.err == nil {
		d.spans = append(d.spans, s)
		return true
	}
	return false
}

// cycleOf reads the cycle after the dates. A day that lies in no month and in no
// cycle is none, and a fault where the words mean a day.
func (p *parser) cycleOf(d *draft, start int) bool {
	cyclic := p.cycleAfter(d, start)
	if d.why != (reason{}) || cyclic || p.err != nil {
		return p.err == nil
	}
	day := d.spans[0].first
	if day.grain != dayGrain || day.month != 0 || d.hasMonth() {
		return true
	}
	if p.cycleBefore == schedule.Monthly && (d.bound == by || d.bound == before) {
		d.every = schedule.Monthly // "hằng tháng tổng hợp, gửi trước ngày 25"
		return true
	}
	if (d.bound == by || d.bound == before) && p.reportOfMonth(start) {
		d.every = schedule.Monthly
		p.doubt(start, p.i, whyEveryMonth) // "báo cáo tháng: trước ngày 20"
		return true
	}
	if (d.bound == by || d.bound == before) && p.isAt(day.from-1, wDay) && p.monthlyAhead() {
		d.every = schedule.Monthly
		p.doubt(start, p.i, whyEveryMonth) // "cấp xã trước ngày 10, cấp tỉnh trước ngày 15 hằng tháng"
		return true
	}
	if d.bound == by && p.sees(since) {
		return false // "chậm nhất ngày 15 kể từ ngày kết thúc tháng", which counts
	}
	if d.bound == from && !p.isAt(day.from-1, wDay) {
		return false // "từ 7 đến dưới 16 tuổi", "từ 2-3 lần/năm" count something
	}
	if p.takes(lunarMonth) {
		d.why = whyLunar
		return true
	}
	if t := p.at(0); t.kind == wordToken && !t.space && p.tok(p.i-1).kind == figureToken {
		for p.hangs(p.i) {
			p.i++
		}
		if p.is(wMonth) && p.monthNumberAhead(1) {
			_, _ = p.month()
			p.err = nil
		}
		d.why = whyBroken // "chậm nhất ngày 3l tháng 3"
		return true
	}
	if d.bound != bare || p.is(wDay) {
		p.i = start
		p.fault(NeedsMonth, day.from, day.to)
	}
	return false
}

// monthlyAhead says that a further day stands behind a mark in the sentence, of which it is
// said that it is one of every month.
func (p *parser) monthlyAhead() bool {
	if !p.isMark(0, ',') && !p.isMark(0, ';') && !p.isMark(0, '(') && !p.is(wAnd) {
		return false
	}
	for i := p.i + 1; i < p.i+longestClause; i++ {
		switch t := p.tok(i); {
		case t.kind == endToken, t.mark == '.', t.line, t.word == wMonth:
			return false
		case t.word == wDay:
			for i++; p.tok(i).kind == figureToken || p.tok(i).mark == ',' || p.isAt(i, wAnd); i++ {
			}
			return p.isAt(i, wEvery) && p.isAt(i+1, wMonth)
		}
	}
	return false
}

// reportOfMonth says that "báo cáo tháng" stands before the token.
func (p *parser) reportOfMonth(i int) bool {
	i--
	for p.tok(i).mark == ':' || p.tok(i).mark == '(' || p.seesAt(i, placing) {
		i--
	}
	return p.isAt(i, wMonth) && p.seesAt(i-2, reporting)
}

// untilEvent reads the event that ends what begins on a day: "từ tháng 11/2025
// đến khi kết thúc ...".
func (p *parser) untilEvent(d *draft, start int) (node, bool) {
	if d.bound != from || len(d.spans) != 1 || d.recurring() || d.spans[0].ranged || d.spans[0].open && !d.spans[0].now {
		return nil, false
	}
	at, firm := p.i, comma
	if !d.time.IsZero() {
		firm = inside
	}
	p.takeMark(',')
	until := p.takes(untilWhen) || p.sees(untilPoint) && p.at(3).kind == wordToken && p.takes(untilPoint)
	if !until && p.dayOfEventAhead() {
		p.take(wFor)
		until = p.take(wTo)
	}
	feast := !until && p.feastAhead()
	if feast {
		p.take(wFor)
		until = p.take(wTo)
	}
	if until {
		short := p.take(wBefore)
		if n, ok := p.dayOfEvent(d, start, short); ok {
			if feast {
				p.doubt(start, p.i, whyInside)
			}
			return n, true
		}
		if feast {
			p.i, p.err = at, nil
			return nil, false
		}
		term := atOnce
		if short {
			p.doubt(start, p.i, whyDayBefore)
			term = schedule.NewTerm(-1, schedule.Days)
		}
		if name, ok := p.name(false); ok {
			stretch := d.spans[0]
			stretch.open = true
			return &counted{head: head{from: start, to: p.i, anchor: firm, stretch: &stretch}, event: name, term: term}, true
		}
	}
	p.i, p.err = at, nil
	return nil, false
}

// dayOfEventAhead says that "đến ngày bầu cử" comes next.
func (p *parser) dayOfEventAhead() bool {
	at := p.i
	p.take(wFor)
	ok := p.take(wTo) && (p.is(wDay) || p.is(wBefore, wDay) && p.take(wBefore)) && p.at(1).kind == wordToken && !p.fixedDayAhead()
	p.i = at
	return ok
}

// feastAhead says that "đến" and a feast come next: "từ nay đến dịp Quốc khánh 02/9".
func (p *parser) feastAhead() bool {
	k := 0
	if p.is(wFor) {
		k = 1
	}
	return p.at(k).word == wTo && p.seesAt(p.i+k+1, holidays)
}

// dayOfEvent reads the event that ends what begins on a day, with its own day: "từ
// tháng 01 đến ngày bầu cử 15/3/2026".
func (p *parser) dayOfEvent(d *draft, start int, short bool) (node, bool) {
	at, longest := p.i, longestPhrase
	if p.sees(holidays) {
		longest = longestBody
	}
	for p.i < at+longest && (p.at(0).kind == wordToken || p.at(0).kind == figureToken && p.at(1).word == wYear) {
		p.i++
		if u, ok := p.fixedDay(); ok && p.i > at+1 && p.endsOrJoins() {
			s := d.spans[0]
			s.last, s.ranged, s.short, s.open = u, true, short, false
			return &dated{head: head{from: start, to: p.i, anchor: inside}, when: when{bound: from, spans: []span{s}}}, true
		}
		p.err = nil
	}
	p.i = at
	return nil, false
}

// bound reads what stands before a date: "chậm nhất là", "trước", "đến hết".
func (p *parser) bound() bound {
	b := bare
	for range 6 {
		at := p.i
		switch {
		case p.limit(latest):
			b = by
			p.oneOf(wIs)
			p.takeMark(':')
		case b == bare && p.is(wOnce) && (p.at(1).word == wFrom || p.at(1).word == wWithin):
			p.i++ // "ngay từ đầu năm 2025"
		case b != before && b != from && p.take(wBefore):
			p.takes(timeLimit)
			p.takes(timePoint)
			b = before
		case b != before && p.is(wFor) && p.at(1).word == wTo:
			p.i += 2
			b = by
		case b != before && p.oneOf(wTo):
			p.takes(timePoint)
			b = by
		case b == bare && p.takes(throughout):
			b = within
		case b != before && b != from && p.take(wEnd):
			b = by
		case b == bare && p.takesDayAfter():
			b = after
		case b == bare && !p.sees(later) && p.takes(since), b == bare && p.beginsOn():
			b = from
			if p.is(wFirst, wDay) && p.at(2).kind == figureToken {
				p.i++ // "từ đầu ngày 01/01"
			}
		case b != from && (p.oneOf(wWithin) || p.oneOf(wAt)):
			if b == bare {
				b = within
			}
			if _, n := termOnly.At(p.read, p.i-1); n > 0 && p.at(n-1).kind == figureToken && p.at(n).word == wDay && (p.at(n+1).word == wFirst || p.at(n+1).word == wLast) {
				p.i += n - 1 // "trong vòng 10 ngày đầu của tháng"
			}
			spanned := p.takes(timeSpan)
			p.takes(timePoint)
			if p.takes(stages) || spanned {
				p.takes(since) // "trong giai đoạn từ năm 2026 đến năm 2030"
			}
		case p.is(wAtPlace) && p.seesAt(p.i+1, timePoint):
			p.i += 3
			if b == bare {
				b = within
			}
		}
		if p.i == at {
			break
		}
	}
	return b
}

// beginsOn reads "bắt đầu" before a date: "bắt đầu ngày 01/3 và kết thúc ngày 30/6", "bắt đầu
// lúc 8 giờ ngày 01/3", "thời gian bắt đầu: 01/3".
func (p *parser) beginsOn() bool {
	at := p.i
	if p.is(wOpens) && p.takes(begins) {
		colon := p.takeMark(':')
		if p.oneOf(wAt); p.clockAt(0) || p.long(0) || colon && p.at(0).kind == figureToken {
			return true
		}
		switch p.at(0).word {
		case wDay, wMonth, wQuarter, wYear:
			return true
		}
	}
	p.i = at
	return false
}

// takesDayAfter reads "sau" before a date. "Sau khi", "sau lúc" are before an
// event, unless a day follows.
func (p *parser) takesDayAfter() bool {
	at := p.i
	if !p.takes(later) {
		return false
	}
	if p.takes(whenOrPoint) && !p.is(wDay) && p.at(0).kind != figureToken {
		p.i = at
		return false
	}
	return true
}

// through reads the sign of a range: "-", "đến", "đến hết", "tới". It says
// whether the end is left out: "đến trước ngày".
func (p *parser) through(b bound) (short, ok bool) {
	start := p.i
	if b == from {
		// "bắt đầu từ ngày 01/01 và kết thúc vào ngày 31/12", "bắt đầu: 01/01; kết thúc: 31/12"
		_ = p.takeMark(',') || p.takeMark(';')
		p.oneOf(wAnd)
		p.takes(timeOf)
		if (p.i > start || p.seesAt(p.i, ends) && (p.at(2).word == wAt || p.at(2).word == wDay)) && p.takes(ends) {
			p.takeMark(':')
			p.oneOf(wAt, wWithin, wTo)
			p.oneOf(wAt)
			p.oneOf(wEnd)
			return p.oneOf(wBefore), true
		}
		p.i = start
		p.overBracket()
		if _, n := lasting.At(p.read, p.i); n > 0 && (p.at(n).word == wTo || p.at(n).word == wFor && p.at(n+1).word == wTo) {
			p.i += n // "từ ngày 09/02 kéo dài đến ngày 22/02"
		}
	}
	if p.isMark(0, '/') && p.tok(p.i-1).kind == figureToken && (p.isMark(1, '-') || p.at(1).word == wTo) {
		p.i++ // "từ ngày 25/9/ - 27/9/2017", whose first year was left out
	}
	if p.isMark(0, '-') {
		p.i++
		if b == from {
			p.take(wTo)
			p.take(wEnd)
		}
		return false, true
	}
	p.takeMark(',')
	p.oneOf(wFor)
	if !p.oneOf(wTo) {
		p.i = start
		return false, false
	}
	p.oneOf(wEnd)
	if b == from {
		p.limit(latest) // "từ 15/5/2025 đến chậm nhất ngày 19/5/2025"
	}
	short = p.oneOf(wBefore)
	p.takeMark(':')
	return short, true
}

// overBracket passes a bracket between the ends of a range: "từ ngày 25/01 (26 tháng
// Chạp) đến ngày 02/02".
func (p *parser) overBracket() {
	if !p.isMark(0, '(') {
		return
	}
	for i := p.i + 1; i < p.i+longestBody && p.tok(i).kind != endToken && p.tok(i).mark != '('; i++ {
		if p.tok(i).mark == ')' {
			if p.isAt(i+1, wTo) || p.isAt(i+1, wFor) && p.isAt(i+2, wTo) {
				p.i = i + 1
			}
			return
		}
	}
}

// span reads a unit or a range, with what keeps it open:
//
//	span = "nay" (range | "trở đi") | "trước" range | unit [range] [onward]
//
// "Nay" and "trước" begin one after "từ".
func (p *parser) span(b bound, like grain) (span, bool) {
	if b == from && (p.is(wNow) || p.is(wBefore)) {
		return p.spanFromNow()
	}
	u, ok := p.unit(like)
	if !ok && p.err == nil && b == from && like == 0 && p.is(wNew) && p.short(1) && (p.at(2).word == wTo || p.isMark(2, '-')) {
		p.i++ // "từ mùng 2 đến mùng 4 tháng 9"
	}
	if !ok && p.err == nil && b == from && like == 0 && p.short(0) && (p.at(1).word == wTo || p.isMark(1, '-')) {
		// "từ 15 đến 30/6/2025"
		u, ok = unit{grain: dayGrain, day: p.at(0).n, from: p.i, to: p.i + 1}, true
		p.i++
	}
	if !ok {
		return span{}, false
	}
	s := span{first: u}
	m := p.mark()
	end, ok := p.rangeEnd(u, b)
	switch {
	case p.err != nil:
		return s, false
	case ok && b != before && b != by:
		s.last, s.ranged, s.short, s.time, s.named = end.last, true, end.short, end.time, end.named
	default:
		p.back(m)
	}
	if b != by && b != before {
		s.open = p.onward(u.grain)
	}
	return s, true
}

// spanFromNow reads "từ nay đến ...", "từ trước đến ...", "từ nay trở đi".
func (p *parser) spanFromNow() (span, bool) {
	start := p.i
	past := p.oneOf(wBefore)
	p.oneOf(wNow)
	now := unit{from: start, to: p.i}
	if s, ok := p.rangeEnd(unit{}, from); ok {
		s.first, s.now, s.past = now, !past, past
		return s, true
	}
	p.i = start + 1
	if p.err == nil && !past && (p.takes(onward) || p.ends() || p.sees(untilWhen) || p.dayOfEventAhead() || p.feastAhead()) {
		return span{first: now, now: true, open: true}, true
	}
	p.i = start
	return span{}, false
}

// rangeEnd reads the end of a range that begins with the unit: "đến hết 17 giờ
// ngày 30/6".
func (p *parser) rangeEnd(first unit, b bound) (span, bool) {
	short, ok := p.through(b)
	if !ok || first.lastYear != 0 {
		return span{}, false
	}
	s := span{ranged: true, short: short}
	s.time, _ = p.clockBefore()
	p.partOfDay()
	if p.is(wOrdinal) || p.sees(sunday) {
		s.named = p.weekdayOfDate() // "đến hết Chủ nhật, ngày 22/02/2026"
	}
	s.last, ok = p.unit(first.grain)
	if !ok && p.err == nil {
		s.last, ok = p.unit(0)
	}
	if !ok && p.err == nil && first.grain == 0 && p.hasForm("d.d") {
		s.last, ok = p.dayMonth(false) // "từ nay đến 22.3"
	}
	if !ok && p.err == nil {
		s.last, ok = p.planYearWord()
	}
	return s, ok && p.err == nil
}

// onward reads what keeps a span open behind a unit: "trở đi", "và các năm tiếp theo",
// "và các quý tiếp theo".
func (p *parser) onward(g grain) bool {
	start := p.i
	if p.takes(onward) {
		return true
	}
	p.takeMark(',')
	p.oneOf(wAnd)
	p.oneOf(wFor)
	p.oneOf(wTo)
	of := ofTheYears
	if g != yearGrain && p.is(wPlural) && p.sees(ofThePeriods) {
		of = ofThePeriods
	}
	if p.takes(of) && p.takes(onwardYears) && p.endsOrJoins() {
		p.oneOf(wThat)
		return true
	}
	p.i = start
	return false
}

// listSign reads what divides the items of a list.
func (p *parser) listSign() (or, ok bool) {
	start := p.i
	if p.takeMark(',') || p.takeMark('&') || p.takeMark('+') {
		ok = true
	}
	switch {
	case p.oneOf(wAnd):
		if p.takeMark('/') && p.oneOf(wOr) {
			return true, true
		}
		return false, true
	case p.oneOf(wOr):
		return true, true
	}
	if !ok {
		p.i = start
	}
	return false, ok
}

// bareUnit reads "tháng", "quý" with no number, and nothing after it.
func (p *parser) bareUnit() bool {
	return p.oneOf(wWeek, wMonth, wQuarter) && p.ends()
}

// planYearWord reads "năm" alone after "trong" or "đến hết", which is the year
// of the plan.
func (p *parser) planYearWord() (unit, bool) {
	if p.is(wYear) && !(p.isMark(1, '(') && p.short(2)) && p.at(1).kind != figureToken && p.at(1).word != wSchool && p.at(1).word != wAfter && p.at(1).word != wNextNext && p.at(1).word != wNextTo {
		p.i++
		if p.oneOf(wThis) || p.oneOf(wNow) || p.at(0).kind != wordToken || p.at(0).line || p.is(wAnd) || p.is(wOr) {
			return unit{grain: yearGrain, thisYear: true, from: p.i - 1, to: p.i}, true
		}
	}
	return unit{}, false
}

// longestList is how many units a list may have.
const longestList = 60

// list reads the further units that share the bound of the first.
func (p *parser) list(it *when) {
	for range longestList {
		at, doubts := p.i, len(p.doubts)
		last := it.spans[len(it.spans)-1].first
		// "ngày 20 các tháng 3, 6, 9": one day of several months.
		if last.grain == dayGrain && last.month == 0 && len(it.spans) == 1 && !it.spans[0].ranged && (p.dayOfQuarters(it) || p.dayOfMonths(it)) {
			return
		}
		or, ok := p.listSign()
		and := p.isAt(p.i-1, wAnd)
		if !ok && it.bound != bare && last.grain == dayGrain && p.isMark(0, ';') && p.short(1) && p.separator(2) != 0 {
			p.i++ // "trước ngày 10/3; 10/6"
			ok = true
		}
		if !ok {
			p.i = at
			return
		}
		// "trước ngày 15/6 và trước ngày 15/12"
		if p.is(wBefore) && (it.bound != before || !it.time.IsZero()) || it.bound != bare && p.sees(stages) && p.seesAt(p.i+2, since) {
			p.i = at
			return
		}
		p.oneOf(wBefore)
		like := last.grain
		if p.oneOf(wPlural) {
			like = 0
		}
		s, ok := p.lastDay(last)
		if !ok {
			s, ok = p.span(it.bound, like)
		}
		if p.err != nil {
			return
		}
		// What has a bound, a cycle or an end of its own begins a timing of its own.
		if !ok || last.year != 0 && s.first.year == 0 && (p.is(wEvery) || p.is(wEach) || s.first.shift != 0) ||
			s.first.grain == dayGrain && s.first.month == 0 && last.month != 0 || s.first.grain != last.grain {
			p.i, p.doubts = at, p.doubts[:doubts]
			return
		}
		it.joined(or, and)
		it.spans = append(it.spans, s)
	}
}

// lastDay reads "ngày cuối cùng" of the cycle that follows, behind another of its days:
// "ngày 15 và ngày cuối cùng hằng tháng".
func (p *parser) lastDay(before unit) (span, bool) {
	if before.grain != dayGrain || before.month != 0 || !p.is(wDay, wLast) {
		return span{}, false
	}
	at := p.i
	p.i += 2
	p.take(wEdge)
	end := p.i
	p.take(wOf)
	if p.oneOf(wEvery, wEach, wPlural); p.is(wMonth) && !p.monthNumberAhead(1) {
		p.i = end
		return span{first: unit{grain: dayGrain, day: 31, from: at, to: end}}, true
	}
	p.i = at
	return span{}, false
}

// dayOfMonths reads "các tháng 3, 6, 9, 12/2024" after a day.
func (p *parser) dayOfMonths(it *when) bool {
	at := p.i
	if !p.oneOf(wOf) {
		p.oneOf(wWithin)
	}
	p.oneOf(wPlural)
	if p.is(wMonth) && p.monthNumberAhead(1) && p.daysOf(it, monthGrain, func(u unit) int { return u.month }) {
		return true
	}
	p.i = at
	return false
}

// dayOfQuarters reads "tháng đầu tiên quý II, quý III và quý IV" after a day.
func (p *parser) dayOfQuarters(it *when) bool {
	at, month := p.i, 0
	p.oneOf(wOf)
	if p.take(wMonth) {
		month = p.placeInQuarter()
		p.oneOf(wOf)
		p.oneOf(wPlural)
	}
	if month > 0 && p.is(wQuarter) && p.daysOf(it, quarterGrain, func(u unit) int { return 3*u.month - 3 + month }) {
		return true
	}
	p.i = at
	return false
}

// daysOf reads a list of months or quarters, and puts the day before it into each:
// into the month that it has there.
func (p *parser) daysOf(it *when, of grain, month func(unit) int) bool {
	d := it.spans[0].first
	within := when{}
	s, ok := p.span(bare, 0)
	if !ok || s.first.grain != of {
		return false
	}
	within.spans = append(within.spans, s)
	p.list(&within)
	if p.err != nil {
		return true
	}
	var days []span
	for _, s := range within.spans {
		if s.first.grain != of || s.ranged {
			return false
		}
		s.first.month = month(s.first)
		s.first.grain, s.first.day = dayGrain, d.day
		days = append(days, s)
	}
	it.spans, it.either, it.both = days, within.either, within.both
	return true
}

// firmness is the anchor that the item needs.
func (p *parser) firmness(it *draft, start int) anchor {
	if it.recurring() || !it.time.IsZero() {
		if it.bound == bare && it.time.IsZero() && len(it.spans) > 0 {
			return comma
		}
		return inside
	}
	if len(it.spans) == 0 {
		return comma
	}
	s := it.spans[0]
	year := s.first.grain == yearGrain
	switch it.bound {
	case before:
		return inside
	case by:
		// "đến năm 2030" belongs to the title of many a programme; "đến hết" does not.
		if year && p.toks[start].word == wTo && !p.isAt(start+1, wEnd) && !p.sees(attains) && !(p.is(wHave) && p.at(1).kind == figureToken && (start == 0 || p.tok(start-1).joins())) {
			return sentence
		}
		return inside
	case within:
		return inside
	case from, after:
		if s.ranged && !year {
			return inside
		}
		if year {
			return sentence
		}
		return comma
	}
	if s.ranged && s.first.grain == dayGrain && p.toks[start].word == wDay {
		return inside
	}
	if year {
		return sentence
	}
	return comma
}
