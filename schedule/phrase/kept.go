package phrase

import (
	"slices"

	"github.com/caicach/tthc/schedule"
)

// keep takes a timing that begins after the lead words.
func (c *cell) keep() {
	s := &c.seen
	d, isDated := s.n.(*dated)
	h := s.n.base()
	if isDated && (s.level == comma && d.plainDay() || c.quoted && c.hasRest()) {
		c.doubt(h.from, h.to, whyInside)
	}
	last := len(c.items) - 1
	if last >= 0 && c.sameDemand(c.items[last], s.n) {
		return
	}
	if isDated && last >= 0 && c.behindLong(last, d) {
		return
	}
	if isDated && last >= 0 && c.staged(c.items[last], d) {
		return
	}
	if isDated && last >= 0 && d.dayOfYear() && c.headed(c.items[last]) {
		under := c.items[last].(*cycle)
		s.n = &cycle{head: d.head, when: d.when, every: schedule.Yearly, heads: under.heads, opens: under.opens}
	}
	if last >= 0 && (c.sameCycle(c.items[c.lastCycle()], s.n) || c.boundCycle(c.items[last], s.n)) {
		c.closeRest(s.start)
		c.cited = false
		return
	}
	if isDated && last >= 0 && d.onDay() {
		// "báo cáo năm 2026, gửi Sở trước ngày 10/4"
		if before, ok := c.items[last].(*dated); ok && before.exact == nil && (c.hasRest() || before.to < s.start) && (c.ofReport(before) || c.yearOfWork(before)) && c.oneClause(before.to, s.start) {
			c.gaps = append(c.gaps, tokens{before.from, before.to})
			c.items = c.items[:last]
			last--
		}
	}
	if isDated && last >= 0 && c.hasRest() {
		// "6 tháng đầu năm: Sơ bộ: ngày 20/6"
		before, ok := c.items[last].(*dated)
		if ok && before.labels(d) && c.tok(before.to).mark == ':' && c.tok(s.start-1).mark == ':' && s.start-before.to <= longestPhrase {
			c.gaps = append(c.gaps, tokens{before.from, before.to})
			c.items = c.items[:last]
			last--
		}
	}
	if isDated && last >= 0 && !c.hasRest() && c.rightBehind(last, d) {
		return
	}
	if e, event := s.n.(*counted); event && last >= 0 && e.distant() && !c.hasRest() && c.tellsOf(c.items[last], e) {
		h := c.items[last].base()
		c.gaps = append(c.gaps, tokens{h.from, h.to})
		c.items = c.items[:last]
		last--
	}
	c.doubtKept()
	c.sameTerm(last)
	c.otherStart()
	c.closeRest(s.start)
	c.gaps = append(c.gaps, s.hedged...)
	if e, ok := s.n.(*counted); ok && e.between != nil {
		c.gaps = append(c.gaps, *e.between)
	}
	if r, ok := s.n.(*cycle); ok && r.between != nil {
		c.gaps = append(c.gaps, *r.between)
	}
	c.items = append(c.items, s.n)
	c.cited = false
	if e, ok := s.n.(*counted); ok && c.sees(ofCase) {
		c.otherTerms(e)
	}
}

// longestEvent is how many bytes an event may have to which another is joined.
const longestEvent = 400

// tellsOf says that the timing before a term only tells what the term is of: the case, before a colon, "sau
// khai thác: trong thời hạn 05 ngày kể từ ngày hoàn thành", or the demand from which it is counted, "theo yêu
// cầu của bên nhận trong thời hạn 10 ngày kể từ ngày nhận được yêu cầu".
func (c *cell) tellsOf(before node, e *counted) bool {
	switch n := before.(type) {
	case *counted:
		return n.term.IsZero() && n.exact == nil && n.until == "" && c.tok(n.to).mark == ':' && n.to+1 == c.seen.start
	case *need:
		return n.kind == schedule.OnDemand && c.isAt(n.from, wBy) && n.to == c.seen.start && c.seesAt(e.from, termOpens) && c.isIn(n.from, n.to, asked) && c.isIn(e.from, e.to, asked)
	}
	return false
}

// asked is what one receives from whom one works for.
var asked = set("yêu cầu, đề nghị, kiến nghị")

// rightBehind takes a day or period that stands behind another with nothing between them:
// the two are one timing, or only one of them is. It is false where each stands for itself.
func (c *cell) rightBehind(last int, d *dated) bool {
	s := &c.seen
	before, ok := c.items[last].(*dated)
	switch {
	case ok && before.to == s.start && before.to < d.from && c.ofReport(before):
		// "báo cáo 6 tháng đầu năm gửi trước ngày 20/6"
		c.gaps = append(c.gaps, tokens{before.from, d.from})
		c.items[last] = d
		return true
	case ok && (before.to == d.from && before.bound == bare || c.isOfPeriod(before, d) || c.tok(before.to).mark == ',' && before.to+1 == d.from && before.covers(d)) && before.closer(d):
		// "quý III trước ngày 15/9", "báo cáo 6 tháng đầu năm trước ngày 15/6"
		d.loose = true
		if c.ofReport(before) {
			// "báo cáo 6 tháng đầu năm trước ngày 15/6": the months are reported on
			c.gaps = append(c.gaps, tokens{before.from, before.to})
			c.items[last] = d
			return true
		}
		before.exact, before.to = d, d.to
		return true
	case ok && before.labels(d) && c.tok(before.to).mark == ':' && before.to == d.from-1:
		c.gaps = append(c.gaps, tokens{before.from, before.to}) // "6 tháng đầu năm: ngày 20/6"
		c.items[last] = d
		return true
	case ok && before.to == s.start && before.givesYear(d) && d.ofYear(before):
		c.items[last] = d // "năm 2026 thực hiện vào tháng 6"
		return true
	case c.tok(d.from-1).mark == ':' && c.items[last].base().to == d.from-1 && d.ofYear(c.items[last]):
		c.items[last] = d // "năm 2026: quý I"
		return true
	}
	return false
}

// sameTerm gives the term before to a day from which it counts in another case: "15 ngày kể
// từ ngày tuyên án; đối với người vắng mặt thì thời hạn tính từ ngày nhận được bản án".
func (c *cell) sameTerm(last int) {
	s := &c.seen
	e, ok := s.n.(*counted)
	if !ok || !e.term.IsZero() || last < 0 || s.at == s.start || !c.seesAt(s.start, timeLimit) {
		return
	}
	if before, ok := c.items[last].(*counted); ok && before.distant() && before.term.Halves() > 0 && len(before.also) == 0 {
		e.term = before.term
		c.doubt(e.from, e.to, whyOthers)
	}
}

// otherTerms reads the terms of other cases, counted from the same event: "03 ngày kể từ
// ngày nhận hồ sơ đối với thủ tục cấp mới và 02 ngày đối với thủ tục cấp lại".
func (c *cell) otherTerms(e *counted) {
	if e.term.IsZero() || e.term == atOnce || e.exact != nil || len(e.also) > 0 || e.until != "" {
		return
	}
	for range longestList {
		open := c.i
		i := open
		for i-open < longestItem && c.tok(i).kind == wordToken && !c.isAt(i, wAnd) {
			i++
		}
		m := c.mark()
		c.i = i
		if !c.takeMark(',') && !c.takeMark(';') && !c.is(wAnd) {
			c.i = open
			return
		}
		c.take(wAnd)
		start := c.i
		for c.opensTerm() {
		}
		t, ok := c.term()
		if !ok || c.err != nil || !c.sees(ofCase) {
			c.err = nil
			c.back(m)
			return
		}
		if e.term.Halves() < 0 {
			t = t.Negate()
		}
		c.open(open)
		c.closeRest(start)
		c.doubt(start, c.i, whyOthers)
		c.items = append(c.items, &counted{head: head{from: start, to: c.i, anchor: e.anchor}, event: e.event, term: t})
	}
}

// doubtKept doubts the timing that is taken where it may mean something else, or not
// all of it is held.
func (c *cell) doubtKept() {
	s, h, last := &c.seen, c.seen.n.base(), len(c.items)-1
	d, isDated := s.n.(*dated)
	if c.hasRest() && c.isAt(s.start-1, wTerm) && last >= 0 {
		c.doubt(h.from, h.to, whyExtended)
	}
	if last >= 0 {
		c.extraDate(c.items[last], d)
		c.sinceBehind(c.items[last])
	}
	if w, ok := s.n.(*need); ok && w.event != "" && c.cycleNamed(w) {
		c.doubt(h.from, h.to, whyTimeNamed)
	}
	if e, event := s.n.(*counted); event && e.distant() && c.eachTime(e) {
		c.doubt(h.from, h.to, whyEachEvent)
	}
	if e, event := s.n.(*counted); event && (c.around(e.from) || c.seesAt(e.from, untilWhen) && c.seesAt(e.from-1, waits)) {
		c.doubt(e.from, e.to, whyInside)
	}
	if e, event := s.n.(*counted); event && e.distant() && c.otherLength(s.start) {
		c.doubt(h.from, h.to, whyOthers)
	}
	if e, event := s.n.(*counted); event && c.workWithin(e) {
		c.doubt(h.from, h.to, whyWork)
	}
	if isDated {
		c.doubtDates(d)
		_, n := documents.At(c.read, c.clauseStart(s.start))
		if head := c.clauseStart(s.start); n > 0 && c.isAt(head+n, wThis) && c.seesAt(head+n+1, regulates) {
			c.doubt(h.from, h.to, whyInside) // "Thông tư này quy định định mức trong giai đoạn đến hết năm 2025"
		}
	}
	if r, recurs := s.n.(*cycle); recurs {
		c.doubtCycle(r)
	}
}

// cycleNamed says that a cycle stands in the name of what work is bound to, which is no plan of each
// year: "theo biểu giá do Bộ ban hành hằng năm". What is in quotation marks is a name for sure.
func (c *cell) cycleNamed(w *need) bool {
	for i := w.from; i < w.to; i++ {
		if c.seesAt(i, planNames) || c.tok(i).mark == '<' {
			return false
		}
		if c.isAt(i, wEvery) && counts(c.tok(i+1).word) {
			return true
		}
	}
	return false
}

// regulates is what a document does.
var regulates = set("quy định, hướng dẫn, áp dụng, điều chỉnh")

// waits is before until when one waits.
var waits = set("đợi, chờ")

// otherLength says that a length of time that was not read is joined to the one here: "tối đa 365 ngày và
// tối thiểu (chậm nhất) 30 ngày trước ngày khai mạc".
func (c *cell) otherLength(at int) bool {
	for i := at - 1; c.hasRest() && i > c.rest+1 && i > at-longestBody; i-- {
		if c.isAt(i, wAnd) {
			return counts(c.tok(i-1).word) && c.tok(i-2).kind == figureToken
		}
	}
	return false
}

// eachTime says that the event comes again and again: "sau khi kết thúc mỗi quý 10 ngày".
func (c *cell) eachTime(e *counted) bool {
	for i := e.from; i < min(e.to, e.from+longestBody); i++ {
		if w := c.tok(i + 1).word; c.isAt(i, wEach) && (counts(w) || w == wPeriod || c.seesAt(i+1, terms)) {
			return true
		}
	}
	return false
}

// workWithin says that what is done may be within the name, since nothing of it stands before
// or behind: "chủ đầu tư sau khi hoàn thành công trình bàn giao cho đơn vị quản lý".
func (c *cell) workWithin(e *counted) bool {
	if !c.hasRest() || !e.term.IsZero() || !c.seesAt(e.from, later) || !c.ends() || c.isMark(0, ',') {
		return false
	}
	from := c.clauseStart(c.seen.start)
	if !c.actorAt(from) || c.acts(from+1, c.seen.start) || c.seen.start-from > longestBody || c.isIn(from, c.seen.start, having) || c.isIn(from, c.seen.start, passively) || c.isIn(from, c.seen.start, must) {
		return false
	}
	for i := e.from + longestPhrase; i < e.to-1; i++ {
		if c.seesAt(i, deeds) && !c.tok(i-1).joins() && c.tok(i-1).mark != ',' && c.deedBefore(i, e.from) == 0 {
			return true
		}
	}
	return false
}

// doubtDates doubts the dates that are taken.
func (c *cell) doubtDates(d *dated) {
	s, first := &c.seen, d.spans[0].first
	if c.isAt(d.to-1, wYear) && c.isAt(d.to-2, wOf) || c.isAt(d.to-4, wOf) && c.seesAt(d.to-3, reportedYear) {
		c.doubt(d.from, d.to, whyOfYear)
	}
	if d.dayOfYear() && c.isMark(0, '(') && c.seesAt(c.i+1, reporting) && c.periodAt(c.i+3) {
		c.doubt(d.from, d.to, whyEachYear)
	}
	if d.spans[0].ranged {
		c.bracketsWithin(d.from, d.to)
	}
	if d.bound == from && !d.spans[0].ranged && c.seesAt(s.start, finish) {
		c.doubt(d.from, d.to, whyInside) // "hoàn thành từ năm 2025"
	}
	if d.bound == by && c.isMark(0, ',') && c.seesAt(c.i+1, ifs) && !c.seesAt(c.i+1, ifAny) {
		c.doubt(d.from, d.to, whyInside) // "đến hết năm 2026, nếu chưa đạt chuẩn thì thu hồi danh hiệu"
	}
	if !c.hasRest() {
		return
	}
	if c.isAt(d.from, wTo) && c.isIn(max(c.rest, s.start-longestShort), s.start, balances) {
		c.doubt(d.from, d.to, whyInside) // "kinh phí còn dư đến ngày 31/12"
	}
	if head := c.clauseStart(s.start); c.seesAt(head, ifs) && !c.seesAt(head, ifAny) && !c.seesAt(head, caseIs) && !c.isIn(head, s.start, thereupon) && !c.commaIn(head, s.start) {
		c.doubt(d.from, d.to, whyInside) // "nếu được bố trí vốn trước 30/6/2026"
	}
	switch {
	case c.isIn(max(c.clauseStart(s.start), s.start-longestClause), s.start, negatives), c.tok(s.start-1).mark == '(' && c.isIn(max(c.rest, s.start-longestBody), s.start, schoolYear):
		c.doubt(d.from, d.to, whyInside)
	case d.bound == within && first.grain == dayGrain && c.enacted(s.start):
		c.doubt(d.from, d.to, whyInside)
	case d.bound == within && s.level == inside && first.thisYear && first.edge == noEdge && s.at == s.start:
		c.doubt(d.from, d.to, whyInside) // "số nhà ở hoàn thành trong năm"
	case d.bound == before && c.isIn(c.clauseStart(s.start), s.start, entitled):
		c.doubt(d.from, d.to, whyInside) // "hưởng trợ cấp hằng tháng trước ngày 01/7/2026"
	case c.ofCases(s.start) || c.seesAt(0, examples) || first.yearless() && c.isIn(c.rest, s.start, schoolYear):
		c.doubt(d.from, d.to, whyInside)
	}
	if c.isAt(d.from, wTo) && !d.time.IsZero() && c.clockBehind(s.start) {
		c.doubt(d.from, d.to, whyNoStartTime) // "từ trước 06 giờ đến 22 giờ ngày 01/01"
	}
}

// doubtCycle doubts the cycle that is taken.
func (c *cell) doubtCycle(r *cycle) {
	s, last := &c.seen, len(c.items)-1
	if r.times > 1 && len(r.spans)+len(r.weekdays) == 0 && (c.isMark(0, ',') || c.isMark(0, ':')) && c.seesAt(c.i+1, inDetail) {
		c.doubt(r.from, r.to, whyInside) // "03 đợt trong năm, cụ thể là cuối mỗi học kỳ"
	}
	if c.hasRest() {
		if c.isIn(max(c.rest, s.start-longestBody), s.start, onward) {
			c.doubt(r.from, r.to, whyNoStretch) // "từ năm thứ 3 trở đi, mỗi năm"
		}
		if (r.times > 0 || r.once) && c.isIn(max(c.rest, s.start-longestBody), s.start, atLeastWords) {
			c.doubt(r.from, r.to, whyTimesOnly) // "ít nhất phải họp một năm một lần"
		}
		if c.sees(consists) || c.seesAt(r.from, severally) || c.isAt(r.from, wBy) && c.seesAt(r.from+1, severally) && !c.seesAt(c.rest, reporting) {
			c.doubt(r.from, r.to, whyInside) // "Nội dung báo cáo định kỳ hằng tháng, quý bao gồm", "theo dõi tiến độ từng ngày"
		}
		if s.level == comma && c.seesAt(c.clauseStart(s.start), plans) {
			c.doubt(r.from, r.to, whyInside) // "Kế hoạch kiểm tra thường xuyên, định kỳ hằng năm hoặc theo chuyên đề"
		}
		return
	}
	if last < 0 {
		return
	}
	switch before := c.items[last].(type) {
	case *cycle:
		if r.leads && len(r.spans)+len(r.weekdays) == 0 && r.working == 0 && !before.leads && before.every == schedule.Monthly && r.every > schedule.Monthly && r.time.IsZero() && before.stretch == nil && c.isAt(r.from, wEvery) && c.tok(s.start-1).mark != ';' && !c.isAt(s.start-1, wOr) {
			c.doubt(r.from, r.to, whyUnplaced) // "trước ngày 25 hằng tháng và hằng quý"
		}
	case *dated:
		if !r.leads && c.tok(s.start-1).mark == ':' && before.to == s.start-1 {
			c.doubt(before.from, r.to, whyOthers) // "quý I, II, III: trước ngày 20 tháng cuối quý"
		}
	}
}

// inDetail begins when each of several times is.
var inDetail = set("cụ thể, gồm, bao gồm, trong đó")

// balances are of what there is on a day.
var balances = set("còn dư, còn lại, tồn đọng, số dư, lũy kế, kết quả thực hiện, kết quả")

// negatives are before what is not to be done.
var negatives = set("không nên, không thể, không được, không phải")

// periodAt says that a period stands there that comes each year: "(báo cáo năm)", "(báo cáo 6
// tháng)"; not one of a year, "(báo cáo quý I)".
func (c *cell) periodAt(i int) bool {
	if c.tok(i).kind == figureToken {
		i++
	}
	return (c.isAt(i, wYear) || c.isAt(i, wMonth) || c.isAt(i, wQuarter)) && c.tok(i+1).mark == ')'
}

// sinceBehind doubts an event that is said right behind a day as that from which it is
// counted: "chậm nhất ngày 20/4/2025, kể từ ngày kết thúc quý".
func (c *cell) sinceBehind(last node) {
	e, event := c.seen.n.(*counted)
	d, ok := last.(*dated)
	if event && ok && !c.hasRest() && d.bound == by && e.term.IsZero() && c.seesAt(e.from, since) && c.tok(d.to).mark == ',' {
		c.doubt(e.from, e.to, whyOthers)
	}
}

// ofCases says that the day tells which cases are meant: "hồ sơ tiếp nhận trước ngày
// 01/7/2026".
func (c *cell) ofCases(i int) bool {
	if c.sees(thereupon) || c.sees(notYet) || c.is(wBut) && (c.at(1).word == wNot || c.seesAt(c.i+1, notYet)) || c.sees(thatWhich) {
		return true
	}
	_, n := arising.Before(c.read, i-1, c.rest)
	return n > 0 && c.seesAt(c.clauseStart(i), ofCases) || n > 0 && c.isIn(max(c.rest, i-n-longestShort), i-n, casesOf)
}

// clockBehind says that a time of day ends just before the token.
func (c *cell) clockBehind(i int) bool {
	return c.isAt(i-1, wHour) || c.isAt(i-1, wMinute) || c.tok(i-1).kind == figureToken && (c.isAt(i-2, wHour) || c.tok(i-2).mark == ':')
}

// bracketsWithin leaves to the rest what brackets between the ends of a range remark,
// but for the day of the week.
func (c *cell) bracketsWithin(from, to int) {
	for i := from; i < to; i++ {
		if c.tok(i).mark != '(' || c.isAt(i+1, wOrdinal) || c.seesAt(i+1, sunday) {
			continue
		}
		for k := i + 1; k < to-1; k++ {
			if c.tok(k).mark == ')' && (c.isAt(k+1, wTo) || c.isAt(k+1, wFor)) {
				c.gaps = append(c.gaps, tokens{i, k + 1})
				i = k
				break
			}
		}
	}
}

// extraDate doubts a date behind another timing that may not be one of its own: an end
// behind a term, "30 ngày kể từ ngày ký đến trước ngày 01/3", what a bracket within
// the sentence remarks.
func (c *cell) extraDate(last node, d *dated) {
	if d == nil {
		return
	}
	if e, event := last.(*counted); event && e.distant() && !c.hasRest() && c.isAt(d.from, wTo) {
		c.doubt(d.from, d.to, whyOthers)
		return
	}
	for i := c.seen.start - 1; c.hasRest() && i > c.rest && i > c.seen.start-longestBody && c.tok(i).mark != ')'; i-- {
		if c.tok(i).mark == '(' {
			c.doubt(d.from, d.to, whyOthers)
			return
		}
	}
}

// ofReport says that the months are those that a report covers.
func (c *cell) ofReport(d *dated) bool {
	_, n := ofPeriods.Before(c.read, d.from-1, 0)
	return n > 0 && d.bound == bare && d.spans[0].first.grain >= monthGrain
}

// ofPeriods are of a period, and are not done in it.
var ofPeriods = set("báo cáo, nhiệm vụ, tổng kết, sơ kết, quyết toán, đánh giá, xếp loại")

// yearOfWork says that the dates are a year right behind what is done: "Kiểm tra năm 2026,
// xong trước 10/4".
func (c *cell) yearOfWork(d *dated) bool {
	return d.bound == bare && len(d.spans) == 1 && d.spans[0].first.grain == yearGrain && !d.spans[0].ranged && d.spans[0].first.edge == noEdge &&
		slices.ContainsFunc(c.gaps[max(0, len(c.gaps)-longestShort):], func(g tokens) bool { return g.to == d.from && c.tok(g.to-1).kind == wordToken })
}

// onDay says that the dates are one day by which, before which or on which something is
// done.
func (d *dated) onDay() bool {
	return d.bound != from && d.bound != after && d.term.IsZero() && d.exact == nil && len(d.spans) == 1 && d.spans[0].first.grain == dayGrain && !d.spans[0].ranged && !d.spans[0].open
}

// oneClause says that no clause ends between the tokens, but with a colon or a bracket.
func (c *cell) oneClause(from, to int) bool {
	if to-from > longestBody {
		return false
	}
	for i := from; i < to; i++ {
		if c.dividesClauses(i) && c.tok(i).mark != ':' && c.tok(i).mark != '(' {
			return false
		}
	}
	return true
}

// sameDemand puts work on demand to that before it: "báo cáo chuyên đề; báo cáo đột
// xuất".
func (c *cell) sameDemand(last, n node) bool {
	one, ok := last.(*need)
	other, ok2 := n.(*need)
	if ok && ok2 && one.kind == schedule.OnDemand && other.kind == schedule.OnDemand && !c.hasRest() && one.stretch == nil && one.event != "" && len(one.event) < longestEvent && other.event != "" && c.isAt(other.from-1, wOr) && one.to == other.from-1 {
		one.event += " hoặc " + other.event // "khi có dấu hiệu vi phạm hoặc theo yêu cầu của cơ quan quản lý"
		one.to = c.i
		return true
	}
	if !ok || !ok2 || one.kind != schedule.OnDemand || other.kind != schedule.OnDemand || c.hasRest() || c.seen.at == c.seen.start || one.stretch != nil || one.event != "" && other.event != "" {
		return false
	}
	if one.event == "" {
		one.event = other.event
	}
	one.to = c.i
	return true
}

// isOfPeriod says that a colon stands between a month or quarter and the deadline
// in it: "Quý I: trước ngày 15/3".
func (c *cell) isOfPeriod(period, d *dated) bool {
	g := period.spans[0].first.grain
	return c.tok(period.to).mark == ':' && period.to == d.from-1 && (g == monthGrain || g == quarterGrain) && (d.bound == before || d.bound == by) && d.spans[0].first.moment()
}

// otherStart gives the second of two days from which a term is counted the same
// term: "05 ngày kể từ ngày nhận hồ sơ hoặc kể từ ngày có kết quả thẩm định".
func (c *cell) otherStart() {
	n, ok := c.seen.n.(*counted)
	if !ok || c.hasRest() || len(c.items) == 0 || !c.seesAt(n.from, since) && !n.before || !n.term.IsZero() {
		return
	}
	if n.before {
		// "03 ngày trước ngày tạm ngừng hoặc trước ngày tiếp tục kinh doanh"
		if first, ok := c.items[len(c.items)-1].(*counted); ok && first.distant() && first.term.Halves() < 0 && first.exact == nil && c.isAt(n.from-1, wOr) {
			n.term, n.before = first.term, false
		}
		return
	}
	if first, ok := c.items[len(c.items)-1].(*counted); ok && first.distant() && first.exact == nil && c.tok(c.seen.start-1).mark != ';' {
		n.term = first.term
	}
}

// arising is how cases come to be, and casesOf what they are; examples begin what only
// shows how it is reckoned.
var (
	arising = set("tiếp nhận, nhận, nộp, đã nộp, phát sinh, xảy ra, tồn đọng, thành lập, được cấp, đã được cấp, đã cấp, được thành lập, đăng ký, ký, ký kết, khởi công, được phê duyệt, xác lập, sinh, quá hạn, đến hạn")
	casesOf = set("hồ sơ, vụ việc, vụ án, khoản nợ, nợ, dự án, công trình, hợp đồng, trường hợp, giấy phép, giấy chứng nhận, doanh nghiệp, tổ chức, cá nhân, người, đơn, phương tiện, xe, tài sản, khoản vay, nghĩa vụ")
	// entitled are those to whom something is due.
	entitled = set("hưởng, đang hưởng, được hưởng, đã hưởng")
	ofCases  = set("đối với, trường hợp, các trường hợp")
	notYet   = set("chưa")
	examples = set("ví dụ, thí dụ, vd")
)

// reportedYear is a year that may be any; plans have names of which a cycle may be a part.
var (
	reportedYear = set("năm báo cáo")
	consists     = set("bao gồm, gồm")
	wording      = set("cụm từ, từ ngữ")
	plans        = set("kế hoạch, chương trình, đề án, dự án, phương án, danh mục")
)
