package phrase

import (
	"slices"

	"github.com/caicach/tthc/schedule"
)

// placement reads where in the cycle the due day lies, after the cycle: ",
// trước ngày 25", "(ngày 20 của tháng cuối quý)", ", gửi trước ngày 16 của tháng
// cuối quý".
func (p *parser) placement(it *cycle) {
	m := p.mark()
	bracket := p.takeMark('(')
	if !bracket {
		_ = p.takeMark(',') || p.takeMark(':')
	}
	for p.takes(placing) {
	}
	var d draft
	d.bound = p.bound()
	half := p.i
	if t, ok := p.clock(); ok {
		d.time = t
		p.moreClocks(&d.when)
		p.takeMark(',')
		p.oneOf(wOf)
	} else if p.halfDay(p.i) && (p.at(1).word == wDay || p.at(1).word == wOrdinal) {
		p.i++
	}
	p.oneOf(wPlural)
	from := p.i
	end := false
	switch {
	case p.weekly(&d, false):
	case p.workingDay(&d, it.every) && d.why == (reason{}) && d.every == it.every:
		end = true
	case p.endOfPeriod(&d):
		end = true
	default:
		p.i = from
		s, ok := p.span(d.bound, 0)
		if ok && p.err == nil {
			d.spans = append(d.spans, s)
			p.list(&d.when)
		}
	}
	ok := p.err == nil && (end || p.fits(it, &d))
	if ok && len(d.spans) == 1 && d.spans[0].first.grain == dayGrain && d.spans[0].first.month == 0 && p.sees(since) {
		ok = false // "hằng quý, chậm nhất ngày 15 kể từ ngày kết thúc quý"
	}
	if ok {
		p.clockAfter(&d.when)
		if len(d.spans) > 0 {
			p.cycleAgain(it)
		}
	}
	if ok && bracket {
		ok = p.takeMark(')')
	}
	if !ok {
		p.back(m)
		p.err = nil
		return
	}
	if p.halfDay(half) {
		p.doubt(half, half+1, whyNoHalfDay)
	}
	it.when, it.weekdays, it.month, it.following, it.working, it.fewer = d.when, d.weekdays, d.month, d.following, d.working, d.fewer
	if d.every != 0 {
		it.every = d.every
	}
	p.eachTimes(it)
}

// cycleAgain passes the cycle that is said once more behind its days: "hằng năm,
// trước ngày 17/12 hằng năm", "của năm báo cáo".
func (p *parser) cycleAgain(it *cycle) {
	at := p.i
	comma := p.takeMark(',')
	if p.takes(yearly) {
		if comma && (p.placedAhead() || p.verbAt(p.i)) {
			p.i = at // another: ", hằng năm trước ngày 10/12", ", hằng năm gửi trước ngày 15/12"
		}
		return
	}
	p.oneOf(wOf)
	if p.oneOf(wYear) && p.takes(reporting) && p.endsOrJoins() {
		return
	}
	p.i = at
	p.takeMark(',')
	if e, ok := p.cycleElement(false); ok && p.err == nil && e.times == 0 && e.noun.cycle() == it.every && it.every&(it.every-1) == 0 && p.endsOrJoins() {
		return
	}
	p.i, p.err = at, nil
}

// fits says that what was read as d places the due day of the cycles of it.
func (p *parser) fits(it *cycle, d *draft) bool {
	if len(d.weekdays) > 0 {
		return it.every == schedule.Weekly
	}
	if len(d.spans) == 0 {
		return !d.time.IsZero() && (p.ends() || it.every == schedule.Daily && d.bound != bare && p.at(0).kind == wordToken && !p.is(wDay)) // "hằng ngày trước 15 giờ về Ban Chỉ đạo"
	}
	monthly := it.every >= schedule.Monthly && it.every&(schedule.Daily|schedule.Weekly) == 0
	for _, s := range d.spans {
		day := s.first.grain == dayGrain
		switch {
		case monthly && s.first.thisYear && s.first.grain == yearGrain && s.first.edge != noEdge && !s.ranged && d.bound != after && d.bound != from:
			d.every = schedule.Yearly // "6 tháng một lần vào giữa năm và cuối năm"
		case !monthly, s.now, s.open, s.first.year != 0, s.first.shift < 0, s.ranged && s.last.year != 0:
			return false
		case s.first.thisYear && !(day && s.first.month != 0 && it.every == schedule.Yearly): // but "31/12 của năm báo cáo"
			return false
		case (d.bound == from || d.bound == after) && !(s.ranged && s.first.month != 0) && !d.firstDay(it.every), s.first.grain == yearGrain:
			return false
		case day && s.first.month == 0, it.every == schedule.Yearly:
		case day && !s.ranged && it.every == schedule.HalfYearly|schedule.Yearly && len(d.spans) == 2: // "6 tháng, năm (15/6 và 15/12)"
		case s.first.grain == monthGrain && !s.ranged && coversYear(it.every, len(d.spans)):
		case !day || it.every&(it.every-1) != 0 || it.every == schedule.Monthly:
			return false
		}
	}
	first := d.spans[0].first
	if first.month == 0 && first.grain == dayGrain && !p.placeOfDay(d, it.every) {
		d.month = 0
	}
	if it.every != schedule.Yearly && first.month != 0 {
		d.every = schedule.Yearly
		if !coversYear(it.every, len(d.spans)) {
			d.fewer = true
		}
	}
	return true
}

// firstDay says that the days, behind "từ" or "sau", are the first in each cycle on
// which the work may be done: "hằng tháng, từ ngày 20", "hằng năm, từ ngày 01/10".
func (d *draft) firstDay(every schedule.Cycles) bool {
	s := d.spans[0]
	day := s.first.grain == dayGrain
	return len(d.spans) == 1 && !s.ranged && (every == schedule.Monthly && day && s.first.month == 0 || every == schedule.Yearly && s.first.month != 0 && s.first.yearless())
}

// coversYear says that n dates in a year are as many as the cycle has.
func coversYear(c schedule.Cycles, n int) bool {
	return c&^schedule.Yearly == schedule.HalfYearly && n == 2 || c == schedule.Quarterly && n == 4
}

// edgeOfCycle reads "cuối mỗi quý", "đầu hằng năm", "ngày cuối cùng của tháng".
func (p *parser) edgeOfCycle(it *draft) bool {
	if p.at(-1).word == wWeek {
		return false // "tuần cuối hằng tháng"
	}
	start := p.i
	day := p.oneOf(wDay)
	e := noEdge
	switch {
	case p.oneOf(wFirst):
		e = early
		p.oneOf(wEdge)
	case p.oneOf(wMid):
		e = middle
	case p.oneOf(wLast):
		e = late
		p.oneOf(wEdge)
	}
	if e != noEdge {
		of := p.oneOf(wOf)
		each := p.oneOf(wEvery) || p.oneOf(wEach)
		noun, ok := p.cycleNoun()
		c := noun.cycle()
		if ok && c >= schedule.Monthly && !noun.spoken {
			it.following = day && of && !each && p.next()
			switch {
			case it.following && !p.endsOrJoins():
				it.why = whyUnknownCycle // "của tháng tiếp theo ngay sau chu kỳ đóng"
			case it.following:
			case !each && !p.ends() && !p.is(wAnd) && !p.is(wOr) && !(day && of && (p.is(wWithin, wYear) || p.sees(inCase))):
				p.i = start
				return false
			case !each && !(day && of) && !p.periodicBefore(start):
				if c == schedule.Yearly {
					p.i = start
					return false
				}
				it.why = whyUnknownPeriod
			}
			it.every = c
			p.edge(it, e)
			return true
		}
	}
	p.i = start
	return false
}

// periodicBefore says that "định kỳ", "định kỳ vào" stands before the token.
func (p *parser) periodicBefore(i int) bool {
	if p.isAt(i-1, wAt) {
		i--
	}
	return p.seesAt(i-2, periodically)
}

// workingDay reads "ngày làm việc cuối cùng của tháng", "ngày làm việc thứ 5 hằng
// tháng". known is the cycle that stands before: "hằng tháng, trước ngày làm việc
// cuối cùng".
func (p *parser) workingDay(it *draft, known schedule.Cycles) bool {
	start, n := p.i, 0
	if p.take(wDay) && p.takes(workingTime) {
		switch {
		case p.take(wFirst):
			n = 1
			p.take(wEdge)
		case p.take(wLast):
			n = -1
			p.take(wEdge)
		case p.take(wOrdinal):
			n, _ = p.ordinal()
		}
	}
	if n == 0 || n > 31 {
		p.i = start
		return false
	}
	said := p.i
	of, each := p.take(wOf), p.oneOf(wEvery, wEach)
	at := p.i
	if n == -1 && of && p.take(wMonth) && p.take(wLast) {
		p.take(wEdge)
		p.take(wOf)
		p.oneOf(wEvery, wEach) // "của tháng cuối quý" ends with the quarter
	} else if p.i = at; p.is(wMonth) && (p.at(1).word == wFirst || p.at(1).word == wMid || p.at(1).word == wOrdinal) && p.placeInMonthAhead() {
		it.why = whyWorkingDayOfCycle // "của tháng đầu quý"
		it.working = int8(n)
		return true
	}
	noun, ok := p.cycleNoun()
	every := noun.cycle()
	switch {
	case ok && !noun.spoken && (of || each) && every >= schedule.Monthly:
		it.every, it.following = every, !each && p.next()
		p.reported()
	case ok && !noun.spoken:
		it.why = whyWorkingDayOfCycle // of a week, or of which month is not said
	case known >= schedule.Monthly && known&(known-1) == 0 && !long(known):
		if p.i = at; !p.take(wPeriod) {
			p.i = said
		}
		it.every, it.following = known, p.next()
		p.reported()
	default:
		p.i = at
		if _, ok := p.unit(0); !ok {
			p.i, p.err = start, nil
			return false
		}
		it.why = whyWorkingDayOfCycle // "của tháng 6/2025"
	}
	it.working = int8(n)
	return true
}

// placeInMonthAhead passes which month of a cycle it is, "tháng đầu quý".
func (p *parser) placeInMonthAhead() bool {
	at := p.i
	p.i++
	d := new(draft)
	if p.placeInMonth(d, 0, false, at) && d.every != 0 {
		return true
	}
	p.i = at
	return false
}

// placeInMonthOf reads which month of a cycle it is, "tháng đầu quý sau".
func (p *parser) placeInMonthOf(it *draft) bool {
	at := p.i
	p.i++
	if p.placeInMonth(it, 0, false, at) && it.every != 0 && it.why == (reason{}) {
		return true
	}
	p.i, it.month, it.every, it.following = at, 0, 0, false
	return false
}

// firstDays reads "15 ngày đầu mỗi quý", "10 ngày làm việc đầu tháng tiếp theo":
// due on the last of these days; "5 ngày cuối của tháng" end with the cycle.
func (p *parser) firstDays(it *draft) bool {
	start := p.i
	n, ok := p.cardinal()
	if !ok || p.err != nil || n < 1 || n > 31 || !p.take(wDay) {
		p.i, p.err = start, nil
		return false
	}
	working, last := p.takes(workingTime), p.is(wLast)
	ok = p.oneOf(wFirst, wLast)
	p.take(wEdge)
	of := p.take(wOf)
	if ok && !last && !working && p.is(wMonth) && (p.at(1).word == wFirst || p.at(1).word == wMid || p.at(1).word == wLast || p.at(1).word == wOrdinal) && p.placeInMonthOf(it) {
		it.spans = []span{{first: unit{grain: dayGrain, day: n}}} // "10 ngày đầu của tháng đầu quý sau"
		return true
	}
	each := p.oneOf(wEvery, wEach)
	noun, isCycle := p.cycleNoun()
	c := noun.cycle()
	if ok = ok && isCycle && !noun.spoken && c >= schedule.Monthly && !long(c); ok {
		next := !each && p.next()
		switch {
		case each || next || of && (c != schedule.Yearly || p.ends()):
		case c == schedule.Monthly && p.ends():
			p.doubt(start, p.i, whyEveryMonth)
		default:
			ok = false
		}
		if next {
			p.reported()
		}
		it.every, it.following = c, next
	}
	switch {
	case !ok:
		p.i = start
		it.every, it.following = 0, false
		return false
	case last:
		p.doubt(start, p.i, whyLastDayOnly)
		if working {
			it.working = -1
		}
		return true
	case working:
		it.working = int8(n)
		return true
	}
	it.spans = []span{{first: unit{grain: dayGrain, day: n}}}
	if c != schedule.Monthly {
		it.month = 1
	}
	return true
}

// lastOfMonth reads "ngày cuối cùng của tháng đầu mỗi quý", "ngày đầu tiên của
// tháng cuối quý".
func (p *parser) lastOfMonth(it *draft) bool {
	start := p.i
	day := 31
	if p.take(wDay) && (p.is(wLast) || p.is(wFirst)) {
		if p.is(wFirst) {
			day = 1
		}
		p.i++
		p.take(wEdge)
		p.take(wOf)
		if p.take(wMonth) && (p.is(wFirst) || p.is(wMid) || p.is(wLast) || p.is(wOrdinal)) && p.placeInMonth(it, 0, false, start) && it.every != 0 && it.why == (reason{}) {
			it.spans = []span{{first: unit{grain: dayGrain, day: day}}}
			return true
		}
	}
	p.i, it.month, it.every, it.following = start, 0, 0, false
	return false
}

// monthOfCycle reads "tháng cuối mỗi quý", "tháng thứ hai của quý": due on the
// last day of that month. "Tháng đầu năm" may be that of one year only.
func (p *parser) monthOfCycle(it *draft) bool {
	start := p.i
	if p.oneOf(wMonth) && (p.is(wFirst) || p.is(wMid) || p.is(wLast) || p.is(wOrdinal)) && p.placeInMonth(it, 0, false, start) {
		it.spans = []span{{first: unit{grain: dayGrain, day: 31}}}
		if it.every == schedule.Yearly && !p.saysEach(start) {
			it.why = whyUnknownPeriod
		}
		return true
	}
	p.i, it.month, it.every, it.following = start, 0, 0, false
	return false
}

// saysEach says that "mỗi", "hằng" or "các" stands between there and here.
func (p *parser) saysEach(from int) bool {
	return slices.ContainsFunc(p.toks[from:p.i], func(t token) bool {
		return t.word == wEvery || t.word == wEach || t.word == wPlural
	})
}

// edge puts the due day at the beginning, middle or end of each cycle.
func (p *parser) edge(it *draft, e edge) {
	u := unit{grain: dayGrain, day: 1}
	switch {
	case e == late:
		return
	case e == early:
		if it.every != schedule.Monthly {
			it.month = 1
		}
	case it.every == schedule.Yearly:
		u.day, u.month = 30, 6
	case it.every == schedule.Quarterly:
		u.day, it.month = 15, 2
		p.doubt(p.i-1, p.i, whyQuarterMiddle)
	case it.every == schedule.HalfYearly:
		u.day, it.month = 31, 3
	default:
		u.day = 15
	}
	it.spans = []span{{first: u}}
}

// weekly reads days of the week, with the week that recurs; cyclic says that it
// must be said.
func (p *parser) weekly(it *draft, cyclic bool) bool {
	start := p.i
	for range longestList {
		p.take(wDay)
		w, ok := p.weekday()
		if !ok {
			break
		}
		it.weekdays = append(it.weekdays, w)
		at := p.i
		if or, ok := p.listSign(); ok {
			and := p.isAt(p.i-1, wAnd)
			if p.is(wOrdinal) || p.sees(sunday) || p.is(wDay, wOrdinal) || p.is(wDay) && p.seesAt(p.i+1, sunday) {
				it.joined(or, and)
				continue
			}
		}
		p.i = at
		break
	}
	if len(it.weekdays) == 0 {
		p.i = start
		return false
	}
	at := p.i
	of := p.oneOf(wOf)
	once := cyclic && !of && p.cycleBefore != schedule.Weekly && p.sees(weekAhead)
	if p.takes(nextWeek) {
		// Without "hằng tuần" it may be one day of one week.
		once = once && !p.sees(reporting)
		it.following = true
		it.every = schedule.Weekly
		at = p.i
		p.takeMark(',')
	}
	if p.oneOf(wEvery) || p.oneOf(wEach) || p.oneOf(wPlural) {
		if p.oneOf(wWeek) {
			it.every = schedule.Weekly
			return true
		}
	} else if cyclic && len(it.weekdays) > 1 && p.is(wWithin, wWeek) && p.endsAt(2) {
		p.i += 2
		it.every = schedule.Weekly
		p.doubt(start, p.i, whyEveryWeek) // "thứ Hai, thứ Tư và thứ Sáu trong tuần"
		return true
	} else if p.take(wWeek) && (p.ends() || p.sees(reporting)) {
		it.every = schedule.Weekly
		return true
	}
	p.i = at
	if it.every == 0 && cyclic && p.reportOfWeek(start) && p.endsOrJoins() {
		it.every = schedule.Weekly
		p.doubt(start, p.i, whyEveryWeek) // "báo cáo tuần (trước 15 giờ thứ Năm)"
		return true
	}
	if it.every == 0 && cyclic {
		p.i = start
		it.weekdays = nil
		return false
	}
	if once {
		it.why = whyNextWeek
	}
	return true
}

// reportOfWeek says that "báo cáo tuần" stands before the day of the week there.
func (p *parser) reportOfWeek(i int) bool {
	for n := 0; n < longestBody; n++ {
		i--
		switch t := p.tok(i); {
		case t.word == wWeek:
			return p.seesAt(i-2, reporting)
		case t.kind == endToken, t.kind == wordToken && t.word == none && !p.seesAt(i-1, placing):
			return false
		}
	}
	return false
}

// weekday reads "thứ Hai", "thứ 6", "Chủ nhật".
func (p *parser) weekday() (schedule.Weekday, bool) {
	if p.takes(sunday) {
		return schedule.Sunday, true
	}
	if p.at(0).word != wOrdinal {
		return 0, false
	}
	n := 0
	switch t := p.at(1); {
	case t.kind == figureToken && t.digits <= 2:
		n = t.n
	case t.word >= wTwo && t.word <= wSeven && t.word != wFive, t.word == wYear:
		n = digit(t.word)
	}
	if n < 2 || n > 7 {
		return 0, false
	}
	p.i += 2
	return schedule.Weekday(n - 1), true
}

// cycleAfter reads the cycle that stands after its dates: "trước ngày 25 hằng
// tháng", "ngày 20 của tháng cuối quý", "15/6 và 15/12 hằng năm".
func (p *parser) cycleAfter(it *draft, start int) bool {
	at := p.i
	if s := &it.spans[0]; s.ranged && s.first.grain == dayGrain && s.first.month == 0 && s.last.grain == dayGrain {
		s.first.month = s.last.month // "từ ngày 16 đến ngày 31 tháng 12 hằng năm"
	}
	first := it.spans[0].first
	for _, s := range it.spans {
		if s.now || s.open || s.first.year != 0 || s.first.shift < 0 || s.ranged && s.last.year != 0 {
			return false
		}
	}
	if first.grain == dayGrain && first.month == 0 {
		if it.hasMonth() {
			return false
		}
		if p.placeOfDay(it, 0) && it.why != (reason{}) {
			return true
		} else if it.every != 0 {
			p.cycleNamed(it)
			p.eachTimes(&it.cycle)
			return true
		}
		p.i = at
		if p.overLabel() && p.placeOfDay(it, 0) && it.why == (reason{}) && it.every != 0 {
			return true // "trước ngày 10 (đối với cấp xã) hằng tháng"
		}
		p.i = at
		return p.cycleApart(it, start, schedule.Monthly)
	}
	switch {
	case p.takes(yearly), (p.takeMark(',') || p.takeMark('/')) && p.takes(everyYear), p.takesLast(ofTheYears):
		it.every = schedule.Yearly
		p.eachTimes(&it.cycle)
		return true
	}
	p.i = at
	if p.overLabel() && p.takes(yearly) {
		it.every = schedule.Yearly // "trước ngày 10/12 (đối với báo cáo năm) hằng năm"
		return true
	}
	p.i = at
	if p.oneOf(wOf); p.is(wYear) && p.takes(beforePlanned) {
		p.doubt(start, p.i, whyPlanned) // "trước ngày 01/12 của năm trước năm kế hoạch"
		it.every = schedule.Yearly
		return true
	}
	p.i = at
	return p.cycleApart(it, start, schedule.Yearly)
}

// labelAt says that words begin there that say what a date is for, or for whom.
func (p *parser) labelAt(i int) bool {
	return p.seesAt(i, reportNames) || p.seesAt(i, ofCase) || p.seesAt(i, levels) || p.actorAt(i)
}

// overLabel passes a bracket that says what the dates before it are for.
func (p *parser) overLabel() bool {
	if !p.isMark(0, '(') || !p.labelAt(p.i+1) {
		return false
	}
	for k := 1; k <= longestBody && p.at(k).kind != endToken && !p.isMark(k, '('); k++ {
		if p.isMark(k, ')') {
			p.i += k + 1
			return true
		}
	}
	return false
}

// cycleApart reads the cycle that a bracket sets apart from its dates: "ngày 15/12
// (hằng năm)", "(ngày 15/12) hằng năm". The dates begin at start.
func (p *parser) cycleApart(it *draft, start int, every schedule.Cycles) bool {
	at := p.i
	opens := p.takeMark('(')
	if !opens && (p.tok(start-1).mark != '(' || !p.takeMark(')')) {
		return false
	}
	fixed := p.fixed()
	if fixed || p.is(wEvery) || p.is(wEach) {
		if e, ok := p.cycleElement(true); ok && p.err == nil && e.times == 0 && !e.noun.spoken && e.noun.cycle() == every && (!opens || p.takeMark(')')) && p.endsOrJoins() {
			it.every = every
			return true
		}
	}
	p.i, p.err = at, nil
	return false
}

// cycleNamed reads ", hằng quý" after the place: the cycle itself.
func (p *parser) cycleNamed(it *draft) {
	at := p.i
	p.takeMark(',')
	fixed := p.fixed()
	if fixed || p.is(wEvery) || p.is(wEach) {
		e, ok := p.cycleElement(true)
		if ok && p.err == nil && e.times == 0 && e.noun.cycle() != 0 {
			if it.every == schedule.Monthly && p.isAt(at-1, wMonth) && p.isAt(at-2, wEvery) {
				p.i = at // "trước ngày 03 hằng tháng, hằng quý"
				return
			}
			every := e.noun.cycle()
			if p.isMark(at-p.i, ',') && p.placedAhead() {
				p.i = at // "hằng quý trước ngày 20 tháng cuối quý, hằng năm trước ngày 10/12"
				return
			}
			for {
				back := p.i
				or, ok := p.listSign()
				if !ok || or {
					p.i = back
					break
				}
				e, ok := p.cycleElement(fixed)
				if !ok || p.err != nil || e.times != 0 || e.noun.cycle() == 0 {
					p.i, p.err = back, nil
					break
				}
				every |= e.noun.cycle()
			}
			if every != schedule.Yearly || it.every != schedule.Quarterly {
				it.every = every // "tháng cuối mỗi quý hằng năm" is each quarter
			}
			return
		}
	}
	p.err = nil
	p.i = at
}

// placedAhead says that what places a day in a cycle comes next.
func (p *parser) placedAhead() bool {
	if p.isMark(0, '(') {
		p.i++
		defer func() { p.i-- }()
	}
	return p.is(wBefore) || p.is(wAt) || p.is(wDay) || p.is(wTo) || p.limitAhead(latest)
}

// placeOfDay reads which month of which cycle a day lies in: "hằng tháng",
// "của tháng cuối quý", "tháng đầu quý tiếp theo", "của tháng sau". known is
// the cycle that stands before, 0 when none does.
func (p *parser) placeOfDay(it *draft, known schedule.Cycles) bool {
	start := p.i
	if !p.oneOf(wOf) && !p.oneOf(wWithin) {
		p.oneOf(wAt)
	}
	each := p.oneOf(wEvery) || p.oneOf(wEach) || p.oneOf(wPlural)
	switch {
	case p.take(wMonth):
		if p.monthNumberAhead(0) {
			break
		}
		return p.placeInMonth(it, known, each, start)
	case p.take(wQuarter):
		if roman(p.at(0).word) > 0 || p.at(0).kind == figureToken {
			break
		}
		it.every = schedule.Quarterly
		if p.next() {
			it.following, it.month = true, 1
		}
		if it.following {
			p.doubt(start, p.i, whyFirstMonth)
		} else {
			p.doubt(start, p.i, whyLastMonth)
		}
		return true
	}
	p.i = start
	return false
}

// next reads "tiếp theo", "sau", "kế tiếp", "liền kề".
func (p *parser) next() bool {
	start := p.i
	for p.oneOf(wNextNext, wNextTo, wAfter) {
	}
	if p.i == start {
		return false
	}
	if p.toks[p.i-1].word == wNextNext {
		p.oneOf(wBy)
	}
	return true
}

// reported reads "báo cáo", "kỳ báo cáo", "của kỳ báo cáo" after a place.
func (p *parser) reported() {
	start := p.i
	if !p.oneOf(wOf) {
		p.oneOf(wAfter)
	}
	year := p.is(wYear)
	p.oneOf(wPeriod, wMonth, wYear)
	if p.takes(ends) {
		p.oneOf(wPeriod)
	}
	if !p.takes(reporting) && !(year && p.takes(planned)) {
		p.i = start
	}
}

// placeInMonth reads, after "tháng", which month of which cycle it is:
//
//	month = next ["quý"] | place of the cycle | "báo cáo" | end
//	place = ("đầu" | "giữa" | "cuối" | "thứ" n) ["của"] ["mỗi"] ("kỳ" | cycle) [next]
func (p *parser) placeInMonth(it *draft, known schedule.Cycles, each bool, start int) bool {
	middle := false // which only a quarter has
	switch {
	case p.next():
		p.monthAfter(it, known)
		return true
	case p.take(wFirst):
		p.take(wEdge)
		it.month = 1
	case p.take(wLast):
		p.take(wEdge)
		it.month = 0
	case p.take(wMid):
		it.month, middle = 2, true
	case p.take(wOrdinal):
		n, ok := p.ordinal()
		if !ok || n < 1 || n > 12 {
			p.i = start
			return false
		}
		it.month = uint8(n)
	case p.takes(reporting) || each || p.isAt(p.i-2, wOf):
		it.every = schedule.Monthly
		return true
	case p.ends():
		it.every = schedule.Monthly
		p.doubt(start, p.i, whyEveryMonth)
		return true
	default:
		p.i = start
		return false
	}
	if !p.cycleOfMonth(it, known) || middle && it.every&^schedule.Quarterly != 0 {
		p.i, it.month, it.every, it.following = start, 0, 0, false
		return false
	}
	return true
}

// monthAfter reads what may follow "tháng sau": the quarter or month that is
// reported on.
func (p *parser) monthAfter(it *draft, known schedule.Cycles) {
	it.following = true
	at := p.i
	if !p.take(wOf) {
		p.take(wAfter)
	}
	// "tháng tiếp theo sau quý báo cáo"
	if p.take(wQuarter) {
		p.takes(reporting)
		it.every, it.month = schedule.Quarterly, 1
		return
	}
	p.i = at
	p.reported()
	it.every = schedule.Monthly
	if known != 0 {
		it.every = known
		if known != schedule.Monthly {
			it.month = 1
		}
	}
}

// cycleOfMonth reads the cycle of which a month was placed: "quý", "kỳ báo cáo",
// "của mỗi quý tiếp theo".
func (p *parser) cycleOfMonth(it *draft, known schedule.Cycles) bool {
	_ = p.take(wOf) || p.take(wWithin) || p.takes(belongs)
	p.oneOf(wEvery, wEach, wPlural)
	every := known // 0 where the cycle comes after: "của tháng cuối kỳ, định kỳ hằng quý"
	if !p.take(wPeriod) {
		noun, ok := p.cycleNoun()
		every = noun.cycle()
		if !ok || every < schedule.Quarterly {
			return false
		}
	}
	it.every = every
	p.takes(reporting)
	if p.next() {
		it.following = true
	}
	if it.every != 0 {
		p.reported()
		return true
	}
	p.takes(reporting)
	if p.cycleNamed(it); it.every == 0 {
		it.why = whyUnknownCycle
	}
	return true
}

func (p *parser) ordinal() (int, bool) {
	t := p.at(0)
	if t.word == wMost {
		p.i++
		return 1, true
	}
	if t.kind == figureToken && t.digits <= 2 {
		p.i++
		return t.n, p.agrees(2*t.n, p.i-1) // "ngày thứ 20 (hai mươi)"
	}
	return p.spelled(true)
}

// endOfPeriod reads "cuối kỳ", "ngày cuối kỳ tiếp theo": the last day of the
// cycle named before.
func (p *parser) endOfPeriod(it *draft) bool {
	start := p.i
	p.oneOf(wDay)
	if p.oneOf(wLast) {
		p.oneOf(wEdge)
		p.oneOf(wOf)
		if p.oneOf(wPeriod) {
			it.following = p.next()
			return it.bound <= before
		}
	}
	p.i = start
	return false
}
