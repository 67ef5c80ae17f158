package phrase

import (
	"github.com/caicach/tthc/schedule"
)

// external reads what a timing is bound to that is neither a date nor an
// event: "theo lộ trình ...", "phù hợp với tiến độ ...".
func (p *parser) external() (node, bool) {
	start, firm := p.i, opening
	switch {
	case p.takes(fits):
		if p.sees(acting) || p.tok(start-1).mark == ',' && !p.sees(roadmap) {
			p.i = start
			return nil, false // "phù hợp với việc sắp xếp đơn vị hành chính", "từ ngày 22/2, phù hợp với điều kiện thực tế"
		}
		if firm = sentence; p.sees(courses) && (start == 0 || p.tok(start-1).kind == markToken || p.tok(start).line || p.seesAt(start-1, carries) || p.seesAt(start-2, carries) || p.seesAt(start-2, timeOf)) {
			firm = inside // but "xây dựng kế hoạch hằng năm phù hợp với tình hình"
		}
	case p.takes(depends):
		if p.sees(eachCase) {
			p.i = start
			return nil, false // "tùy từng trường hợp, Tòa án ra một trong các quyết định"
		}
		firm = sentence
	case p.sees(byCourse), p.takes(rightBy):
		p.oneOf(wRight)
	case p.sees(follows):
		return nil, false // "theo dõi, đôn đốc"
	case p.is(wBy) && p.seesAt(p.i+1, softeners) && !p.glancing && p.datesBehind(p.i+3):
		return nil, false // "theo dự kiến quý II/2026"
	case p.take(wBy):
		p.oneOf(wRight)
	case p.sees(inCourse):
		if p.i++; p.is(wWhole) {
			p.i++
		}
	default:
		return nil, false
	}
	if p.sees(roadmap) {
		firm = inside
	}
	event := ""
	if !p.takes(conditions) {
		name, ok := p.name(true)
		if !ok {
			p.i = start
			return nil, false
		}
		if p.tellsFurther(start) || p.citesPaper(start) || p.sees(thereupon) || p.onlyExpects(start) {
			p.i = start
			return nil, false // "theo kế hoạch, tuyến đường sẽ thông xe vào tháng 4/2026"
		}
		event = name
	}
	return &need{head{from: start, to: p.i, anchor: firm}, schedule.External, event}, true
}

// tellsFurther says that a clause follows within the name, behind a comma, that tells what
// will be.
func (p *parser) tellsFurther(start int) bool {
	for i := start; i < p.i && i < start+longestPhrase; i++ {
		if p.tok(i).mark == ',' {
			return p.isIn(i+1, min(p.i, i+1+longestBody), willBe)
		}
	}
	return false
}

// onlyExpects says that the words soften the time behind them: "theo dự kiến trình Quốc hội
// vào tháng 10/2026", "theo tiến độ đề ra, công trình hoàn thành trong tháng 8/2026".
func (p *parser) onlyExpects(start int) bool {
	mark := p.isMark(0, ',') || p.isMark(0, ':')
	if p.glancing || p.at(0).kind != wordToken && p.at(0).kind != figureToken && !mark {
		return false
	}
	expects := p.seesAt(start+1, softeners)
	switch {
	case expects:
	case p.isMark(0, ','):
		return p.subjectAt(p.i+1) && p.datesInClause(p.i+2)
	case mark || !p.commaIn(start, p.i):
		return false
	}
	last := p.i - 1
	for last > start && p.tok(last).mark != ',' {
		last--
	}
	if !expects && (!p.subjectAt(last+1) || p.conjunction(last, p.i) < p.i) {
		return false
	}
	return p.datesBehind(p.i)
}

// subjectAt says that what a clause is about may begin there.
func (p *parser) subjectAt(i int) bool {
	return p.actorAt(i) || p.isAt(i, wPlural) || p.seesAt(i, undertakings) || p.seesAt(i, acting)
}

// datesInClause says that dates stand in the rest of the clause, from the token on.
func (p *parser) datesInClause(from int) bool {
	for i := from; i < from+longestClause && p.tok(i).kind == wordToken; i++ {
		switch p.tok(i).word {
		case wWithin, wBefore, wAt, wDay, wMonth, wQuarter, wYear:
			if p.datesBehind(i) {
				return true
			}
		}
	}
	return false
}

// datesBehind says that dates begin there, or behind a comma or "hoàn thành".
func (p *parser) datesBehind(i int) bool {
	back := p.i
	p.i = i
	ok := p.glance(func() bool {
		_ = p.takeMark(',') || p.takeMark(':')
		for p.takes(finish) {
		}
		_, ok := p.dates()
		return ok && p.err == nil
	})
	p.i = back
	return ok
}

// citesPaper says that the name is of a document in force, behind which a clause tells what
// is so by it: "theo Nghị quyết 71/NQ-CP, có 37 nhiệm vụ".
func (p *parser) citesPaper(start int) bool {
	from := start + 1
	if p.isAt(from, wPlural) {
		from++
	}
	if !p.seesAt(from, documents) && !p.seesAt(from, reporting) && !p.seesAt(from, clauses) {
		return false
	}
	for i := from; i <= p.i; i++ {
		if p.tok(i).mark == ',' && p.tok(i+1).kind == wordToken {
			return !p.seesAt(i+1, documents) && !p.seesAt(i+1, planNames)
		}
	}
	return false
}

// planNames are documents that set a course.
var planNames = set("kế hoạch, chương trình, đề án, hướng dẫn, lộ trình, quy định, phân công, chỉ đạo")

// onDemand reads "đột xuất", "theo yêu cầu", "khi có yêu cầu", "theo chuyên
// đề" and rows of them, which are one timing.
func (p *parser) onDemand() (node, bool) {
	start := p.i
	it := &need{head: head{from: start, anchor: opening}, kind: schedule.OnDemand}
	seen := 0
	for {
		at := p.i
		if seen != 0 {
			if p.takeMark('(') {
				if bit, event, ok := p.demand(); ok && p.takeMark(')') {
					if seen |= bit; event == "" {
						continue
					}
					it.event = event
					break
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
		if !ok || seen&bit != 0 {
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
	bit, n := demands.At(p.read, p.i)
	p.i += n
	switch bit {
	case suddenly:
		if more, _ := demands.At(p.read, p.i); more == 0 && (p.is(wWhen) || p.sees(later)) {
			at := p.i // "đột xuất khi có thay đổi về hiện trạng"
			after := p.takes(later)
			if !p.takes(whenOrPoint) && after {
				p.i = at
				return bit, "", true
			}
			if s, ok := p.name(false); ok {
				return bit, s, true
			}
			p.i = at
		}
		if at := p.i; p.take(wBy) && !p.sees(topic) && !p.sees(periodically) && !p.sees(request) && !p.sees(rules) {
			if s, ok := p.name(false); ok {
				return bit, s, true
			}
			p.i = at
		} else {
			p.i = at
		}
		return bit, "", true
	case byTopic:
		if t := p.at(0); n == 2 && t.kind == wordToken && !t.line && t.word == none {
			break // "chuyên đề Lễ hội mùa Xuân"
		}
		return bit, "", true
	case onRequest:
		if p.endsOrJoins() {
			return bit, "", true
		}
		p.i -= 2 // the name of what it is bound to begins with "yêu cầu"
		if s, ok := p.name(false); ok {
			return bit, s, true
		}
	case inNeed:
		if n >= 3 || p.endsOrJoins() { // "khi cần thiết", "khi cần"
			return bit, "", true
		}
	case asArises:
		if p.endsOrJoins() {
			return bit, "", true
		}
	}
	p.i = start
	return 0, "", false
}

// roundTheClock reads ", 24/7", "24/24 giờ", which is no 24 July.
func (p *parser) roundTheClock() {
	start := p.i
	p.takeMark(',')
	if t := p.at(2); p.short(0) && p.at(0).n == 24 && p.isMark(1, '/') && t.kind == figureToken && (t.n == 7 || t.n == 24) {
		p.i += 3
		p.oneOf(wHour)
		return
	}
	p.i = start
}

// continuous reads "thường xuyên", "thường xuyên, liên tục".
func (p *parser) continuous() (node, bool) {
	start := p.i
	it := &need{head: head{from: start, anchor: sentence}, kind: schedule.Continuous}
	usual := p.sees(usual)
	if !p.takes(continuous) {
		return it, false
	}
	for range 8 { // more words for it than there are
		at := p.i
		p.takeMark(',')
		p.oneOf(wAnd)
		if !p.takes(continuous) {
			p.i = at
			break
		}
	}
	p.roundTheClock()
	it.to = p.i
	if last := p.at(0); usual && (last.kind == endToken || last.mark == ';' || last.mark == '.' || last.mark == ',' && p.isMark(start-1-p.i, ',') && p.seesAt(p.i+1, onceAfter) || last.mark == ')' && p.isMark(start-1-p.i, '(')) {
		it.anchor = comma
	} else if !usual {
		it.anchor = opening
	}
	return it, true
}
