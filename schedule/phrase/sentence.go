package phrase

import (
	"slices"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// passed is a timing that was read in the middle of a sentence.
type passed struct {
	n       node
	cited   bool // it belongs to a document that is cited
	refused bool // its words say that it is no deadline
	inForce bool // a document holds from then on
	closes  bool // a cycle that ends a clause
}

// noDeadline says that the word before a date makes it none: "tính đến ngày
// 15/12", "chốt số liệu: 15/12" close the figures, "không trước ngày", "sớm nhất ngày" is no end.
func (c *cell) noDeadline(w *when, h *head, start int) bool {
	switch {
	case w.bound == within && c.isAt(start-1, wEdge):
		return true // "đối với tháng cuối cùng trong năm"
	case c.isAt(start-1, wReckon):
		return w.bound == by
	case c.isAt(start-1, wNot), c.isAt(start-1, wClose) && (w.bound != before || c.isIn(max(0, start-longestShort), start-1, figures)):
		return true // "không hoàn thành trong Quý I", "số liệu chốt ngày 15/12"; but "chốt tiến độ trước ngày 25"
	case w.bound == by && c.isAt(h.from, wTo) && c.isIn(max(c.rest, start-longestShort), start-1, figures):
		return true // "số liệu tổng hợp đến hết ngày 31/10"
	case w.bound == after && c.isAt(start-1, wAnd):
		return c.isAt(start-2, wBefore) // "trước và sau ngày 30/4"
	}
	i := start - 1
	for c.isAt(i, wIs) || c.tok(i).mark == ':' {
		i--
	}
	if _, n := figures.Before(c.read, i, 0); n > 0 && !(w.bound == before && c.isAt(i-2, wClose)) { // "chốt số liệu trước ngày 25": that they are closed is the work
		return c.isAt(i-2, wClose) || c.isAt(h.from, wFrom) || c.isAt(h.from, wTo)
	}
	_, n := earliest.Before(c.read, i, 0)
	return n > 0
}

// closesClause says that a cycle, said with "hằng", stands at the end of words that
// name no document, of which it may be a part.
func (c *cell) closesClause() bool {
	s := &c.seen
	r, ok := s.n.(*cycle)
	if !ok || !c.hasRest() || !c.ends() || !c.isAt(r.from, wEvery) {
		return false
	}
	from := s.start
	for from > c.rest && s.start-from <= longestClause && !c.dividesClauses(from-1) && c.tok(from-1).mark != ',' {
		from--
	}
	if c.tok(s.start-1).kind != wordToken {
		return false
	}
	switch c.tok(s.start - 1).word {
	case wFirst, wLast, wMid, wEdge, wNot, wNumber, wOrdinal:
		return false
	}
	return s.start-from >= 3 && s.start-from <= longestClause && !c.namesPaper(from, s.start, true) && !c.isIn(from, s.start, budgets)
}

// budgets are what a year has of its own.
var budgets = set("ngân sách, dự toán, kinh phí, quỹ, số lượng, số hồ sơ, tổng số, sản lượng, giá trị, thời gian làm việc, chỉ tiêu, chi phí, thu nhập, doanh thu, lương, thuế, phí, vốn, bình quân, số liệu, tỷ lệ, mức")

// labels says that the open piece tells what the timing just before it is for:
// "đối với báo cáo ...".
func (c *cell) labels() bool {
	return len(c.items) > 0 && c.rest == c.items[len(c.items)-1].base().to && c.isAt(c.rest+1, wWith)
}

// document says that the words name a kind of document.
func (p *parser) document() bool {
	if p.sees(decides) && !p.at(0).capital {
		_, actor := actors.Before(p.read, p.i-1, max(0, p.i-longestPhrase))
		_, level := levels.Before(p.read, p.i-1, max(0, p.i-longestPhrase))
		if actor+level > 0 {
			return false // "Hội đồng nhân dân cấp tỉnh quyết định bảng giá đất"
		}
	}
	_, n := documents.At(p.read, p.i)
	own := p.isAt(p.i+n, wThis) && !p.seesAt(p.i+n+1, done) && !p.isAt(p.i+n+1, wAlready)
	return n > 0 && !own && !p.seesAt(p.i+2, acting) && !p.seesAt(p.i+2, told) // but "quyết định việc sử dụng", "thông báo cho Sở"
}

// decides is what one does who decides, like the name of what he signs.
var decides = set("quyết định")

// told is behind the verbs that are like the names of documents.
var told = set("cho, bằng văn bản, kịp thời, công khai, rộng rãi")

// citation passes the number of a document and the date that belongs to it.
func (c *cell) citation() bool {
	start := c.i
	t := c.at(0)
	if t.kind != figureToken {
		return false
	}
	c.i++
	if c.isMark(0, '/') && c.long(1) && c.isMark(2, '/') {
		c.i += 2
	}
	letters := func(k int) bool { return c.at(k).kind == wordToken && c.at(k).word == none }
	switch {
	case (c.isMark(0, '/') || c.isMark(0, '-')) && letters(1) && !c.at(0).space && !c.at(1).space:
		c.i += 2
	case c.isMark(0, '/') && c.at(1).kind == figureToken && c.numbered(start):
		c.i += 2 // "Quyết định số 12/2025"
	default:
		c.i = start
		return false
	}
	for (c.isMark(0, '-') || c.isMark(0, '/')) && !c.at(0).space && !c.at(1).space && c.at(1).kind != markToken && c.at(1).kind != endToken {
		c.i += 2
	}
	if t := c.at(0); t.kind == figureToken && !t.space {
		c.i++
	}
	at := c.i
	c.takeMark(',')
	if c.is(wSign) {
		c.i++
	}
	if c.is(wDay) {
		if u, ok := c.unit(0); ok && u.grain == dayGrain {
			c.err = nil
			return true
		}
		c.err = nil
	}
	c.i = at
	c.cited = true
	return true
}

// numbered says that "số" stands before the i-th token.
func (c *cell) numbered(i int) bool {
	if c.tok(i-1).mark == ':' {
		i--
	}
	return c.isAt(i-1, wNumber)
}

// weekdayOfMonth says that a day of the week is named by its place in a month: "thứ Hai đầu
// tiên hằng tháng".
func (c *cell) weekdayOfMonth(i int) bool {
	return (c.isAt(i, wOrdinal) || c.seesAt(i, sunday)) && (c.isAt(i+2, wFirst) || c.isAt(i+2, wLast)) && c.isAt(i+3, wEdge)
}

// loose are words of time of which no rule can be made.
var loose = set("mỗi năm học, đầu năm học, cuối năm học, theo ngày, theo từng ngày, trong ngày, trong tuần, trong tháng, trước tết, sau tết, thời gian hợp lý, học kỳ, nhiệm kỳ, buổi sáng, buổi chiều, khai giảng, giờ hành chính, nghỉ lễ, thời gian nghỉ, kỳ nghỉ, ngày lễ, đúng thời gian, sớm nhất, dịp, trong suốt thời gian, trong thời gian, tuần này, cuối tuần, những tháng đầu, những ngày đầu, những tháng cuối, tháng này, quý này, trước mùa, mùa mưa, mùa khô, mỗi kỳ họp, năm học mới, giờ hành chính, mùa vụ, ngay lập tức, càng sớm càng tốt, quanh năm, suốt ngày đêm, trong giờ làm việc, trước hạn, vô thời hạn, không thời hạn, không xác định thời hạn, hè năm, vụ xuân, vụ đông xuân, vụ hè thu, vụ mùa, năm thứ, tháng thứ, kết thúc năm học, trong năm học, hết năm học, suốt năm học, cả năm học, trong năm tài chính, cả năm tài chính, trong năm ngân sách, cả năm ngân sách, trong hè, suốt quá trình, hằng giờ, hàng giờ, ngày nào cũng, thời điểm thích hợp, thời gian thích hợp, thông báo cụ thể sau, sẽ thông báo, sẽ có thông báo, sẽ được thông báo")

// unsaidBeside doubts "định kỳ" right before work on demand, beside any other timing: "khen
// thưởng định kỳ hoặc đột xuất trong năm".
func (c *cell) unsaidBeside() {
	for _, it := range c.items {
		w, ok := it.(*need)
		if !ok {
			continue
		}
		for i := w.from - 2; i >= w.from-longestShort && i >= 0; i-- {
			if c.seesAt(i, periodically) && slices.ContainsFunc(c.gaps, func(g tokens) bool { return g.from <= i && i < g.to }) {
				c.doubt(i, i+2, whyNoCycle)
				return
			}
		}
	}
}

// sporadic doubts "định kỳ" beside work on demand alone: "kiểm tra định kỳ và đột
// xuất".
func (c *cell) sporadic() bool {
	for _, it := range c.items {
		if w, ok := it.(*need); !ok || w.kind == schedule.Continuous {
			return false
		}
	}
	for _, g := range c.gaps {
		for i := g.from; i < g.to && len(c.items) > 0; i++ {
			if c.seesAt(i, periodically) {
				c.doubt(i, c.clauseEnd(i+2), whyNoCycle)
				return true
			}
		}
	}
	return false
}

// limitUnread doubts a word that says at the latest where no time was read at all:
// "chậm nhất là ngày cuối cùng của tháng thôi phục vụ".
func (c *cell) limitUnread() {
	unsaid := slices.ContainsFunc(c.passed, func(q passed) bool { _, unread := q.n.(*unread); return unread })
	if len(c.doubts) == 0 && len(c.items) > 1 && !unsaid {
		c.unsaidBeside()
	}
	if len(c.doubts) > 0 || unsaid || c.sporadic() || len(c.items) > 0 {
		return
	}
	if c.clockAlone() || c.rateAlone() {
		c.doubt(0, len(c.toks), whyLimitUnread)
		return
	}
	defer c.timeUnread()
	for i := range c.toks {
		if c.seesAt(i, periodically) {
			c.doubt(i, c.clauseEnd(i+2), whyNoCycle)
			return
		}
		if c.sinceUnread(i) || c.aheadUnread(i) || c.newYearUnread(i) {
			return
		}
		if c.loosely(i) {
			c.doubt(i, c.clauseEnd(i+2), whyLimitUnread)
			return
		}
		l, n := limits.At(c.read, i)
		at := i + n
		if l == 0 {
			if c.toks[i].word != wBefore && c.toks[i].word != wAfter {
				continue
			}
			at = i + 1
		}
		for w := c.tok(at).word; at < i+longestClause && (w == wIs || w == wAt || w == wTo || w == wWithin || w == wBefore); w = c.tok(at).word {
			at++
		}
		t := c.tok(at)
		if l&ofTimes != 0 && c.tok(at+1).word == wTimes {
			c.doubt(i, c.clauseEnd(at+2), whyLimitUnread)
			return
		}
		if l != 0 && (t.word == wDay || t.word == wMonth || t.word == wQuarter || t.word == wYear) || t.kind == figureToken && counts(c.tok(at+1).word) && c.tok(at+1).word != wTimes {
			c.doubt(i, c.clauseEnd(at+1), whyLimitUnread)
			return
		}
	}
}

// loosely says that a time is told there of which no rule can be made.
func (c *cell) loosely(i int) bool {
	return c.seesAt(i, sudden) || c.seesAt(i, loose) || c.around(i) || c.clockOrDays(i) || c.weekdayOfMonth(i) || c.isAt(i, wFrom) && c.tok(i+1).kind == figureToken && c.isAt(i+2, wHour) || c.seesAt(i, schoolYear) && c.tok(i+2).kind == figureToken || c.isAt(i, wWeek) && c.tok(i+1).kind == figureToken || c.tok(i).word == wTo && c.isAt(i+1, wEnd) && c.tok(i+2).kind == wordToken ||
		c.tok(i).kind == figureToken && c.isAt(i+1, wDay) && c.seesAt(i+2, workingTime) ||
		c.tok(i).word == wIs && c.tok(i+1).kind == figureToken && counts(c.tok(i+2).word) && c.tok(i+2).word != wTimes
}

// clockOrDays says that a time of the day stands there, "lúc 9 giờ 30 cùng ngày", or days of the week from
// one to another.
func (c *cell) clockOrDays(i int) bool {
	if c.isAt(i, wOrdinal) && c.tok(i+1).kind != markToken {
		for k := i + 2; k <= i+4; k++ {
			if c.isAt(k, wOrdinal) && (c.tok(k-1).mark == '-' || c.isAt(k-1, wTo) || c.isAt(k-2, wTo)) {
				return true
			}
		}
	}
	return c.hourAt(i) && (c.isAt(i-1, wAt) || c.isAt(i+1, wHour) && c.tok(i+2).kind == figureToken || c.tok(i+1).mark == ':' && c.tok(i).digits == 2)
}

// around says that "sau" stands there in a row with what is before or during the same: "trước,
// trong và sau kỳ thi".
func (c *cell) around(i int) bool {
	return c.isAt(i, wAfter) && (c.isAt(i-1, wAnd) || c.tok(i-1).mark == ',') && (c.isAt(i-2, wWithin) || c.isAt(i-2, wBefore))
}

// clockAlone says that the text is a time of day and no more: "07g30", "14:00".
func (c *cell) clockAlone() bool {
	said := false
	for _, t := range c.toks {
		said = said || t.word == wHour || t.mark == ':'
		if t.kind != figureToken && t.word != wHour && t.word != wMinute && t.mark != ':' {
			return false
		}
	}
	return said && c.tok(0).kind == figureToken && len(c.toks) <= longestClock
}

// rateAlone says that the text is how many of a thing there are in a time and no more: "01 kỳ/tháng".
func (c *cell) rateAlone() bool {
	n := len(c.toks)
	for n > 0 && (c.isAt(n-1, wEdge) || c.tok(n-1).mark == '.') {
		n--
	}
	if n < 4 || n > longestClock || c.tok(0).kind != figureToken || c.tok(n-2).mark != '/' {
		return false
	}
	for i := 1; i < n-2; i++ {
		if c.tok(i).kind != wordToken {
			return false
		}
	}
	w := c.tok(n - 1).word
	return w == wDay || w == wWeek || w == wMonth || w == wQuarter || w == wYear
}

// longestClock is how many tokens a time of day has at most.
const longestClock = 5

// timeUnread doubts, where nothing was read or doubted at all, what sets a time elsewhere: an
// event before, after or until which something is, "đã từ trần trước ngày Quyết định này có
// hiệu lực", a month, what comes each day or week, a length. What only names a thing,
// "Kế hoạch kiểm tra sau khi sáp nhập", tells no time.
func (c *cell) timeUnread() {
	if len(c.doubts) > 0 {
		return
	}
	named := c.namesThing()
	for _, q := range c.passed {
		if h := q.n.base(); !q.refused && c.wouldSet(q, named) {
			c.doubt(h.from, h.to, whyLimitUnread)
			return
		}
	}
	for i := range c.toks {
		if c.lengthAt(i) {
			c.doubt(i, i+2, whyLimitUnread)
			return
		}
		if !named && c.pointAt(i) {
			c.doubt(i, c.clauseEnd(i+3), whyLimitUnread)
			return
		}
	}
	for _, q := range c.passed {
		if h := q.n.base(); !named && !q.refused && c.mayTell(q) {
			c.doubt(h.from, h.to, whyLimitUnread)
			return
		}
	}
}

// mayTell says that the cycle, or the dates with a bound, are of no paper or sum named before them,
// so that they may be when something is done or is so.
func (c *cell) mayTell(q passed) bool {
	h := q.n.base()
	switch n := q.n.(type) {
	case *cycle:
		if !c.isAt(n.from, wEvery) {
			return false
		}
	case *dated:
		if row := n.spans[0].first.lastYear != 0 || n.spans[0].ranged; q.cited || q.inForce || !row && (n.bound == bare || n.bound == within) {
			return false
		}
	default:
		return false
	}
	from := c.clauseStart(h.from)
	return !c.namesPaper(from, h.from, false) && !c.isIn(max(from, h.from-longestShort), h.from, budgets)
}

// namesThing says that the text begins with the name of a thing, or with what is not done.
func (c *cell) namesThing() bool {
	return c.seesAt(0, papers) || c.seesAt(0, documents) || c.seesAt(0, nouns) || c.isAt(0, wNot) && !c.seesAt(0, befallsNot)
}

// wouldSet says that the timing sets a time where it may; an event not in what names a thing.
func (c *cell) wouldSet(q passed, named bool) bool {
	switch n := q.n.(type) {
	case *counted:
		w := 1
		if !c.isAt(n.from, wBefore) {
			_, w = later.At(c.read, n.from)
		}
		return !named && w > 0 && (c.isAt(n.from+w, wDay) || c.seesAt(n.from+w, whenOrPoint))
	case *dated:
		return !q.cited && !q.inForce && (n.bound != bare || c.isAt(n.from-1, wFrom)) && n.spans[0].first.grain < yearGrain
	case *ahead:
		return c.isAt(n.from-1, wFrom) // "thôi hưởng từ tháng tiếp theo"
	case *cycle:
		return (n.every == schedule.Daily || n.every == schedule.Weekly) && c.isAt(n.from, wEvery)
	}
	return false
}

// lengthAt says that a length of time stands there, of days, weeks, months or hours; not the day of a month,
// nor how many hours something takes each day.
func (c *cell) lengthAt(i int) bool {
	t, unit := c.tok(i), c.tok(i+1).word
	if t.kind != figureToken || t.digits > 3 || !t.space && i > 0 && c.tok(i-1).kind != markToken || unit != wDay && unit != wWeek && unit != wMonth && unit != wHour && unit != wYear {
		return false
	}
	next := c.tok(i + 2)
	if unit == wYear {
		return c.lasts(i) || c.seesAt(i+2, orMore) || c.seesAt(i-1, comparing) || c.seesAt(i+2, experience)
	}
	if unit == wHour && (c.tok(i-1).mark == '-' || c.isAt(i-1, wTo)) && (c.isAt(i-2, wHour) || c.isAt(i-3, wHour)) {
		return true // "07h00 - 11h30"
	}
	return !c.isAt(i-1, wDay) && next.kind != figureToken && next.word != wFirst && next.word != wLast && next.word != wMid && next.word != wYear && next.word != wEach
}

// lasts says that a little before the token stands that it is how long something lasts.
func (c *cell) lasts(i int) bool {
	return c.isIn(max(0, i-longestPhrase), i, timeLimit) || c.isIn(max(0, i-longestPhrase), i, timeOf)
}

// experience is of what years are told that one has.
var experience = set("kinh nghiệm, công tác, liên tục, giữ, làm việc")

// pointAt says that the day or moment of an event stands there, from or until which something is: "tính
// đến ngày Quyết định này có hiệu lực".
func (c *cell) pointAt(i int) bool {
	_, n := since.At(c.read, i)
	if n == 0 && c.isAt(i, wTo) {
		n = 1
	}
	k := 1
	if _, m := whenOrPoint.At(c.read, i+n); m > 0 {
		k = m
	} else if !c.isAt(i+n, wDay) {
		return false
	}
	t := c.tok(i + n + k)
	return n > 0 && (t.kind == wordToken && t.word != wThis && t.word != wThat || t.mark == '(')
}

// befallsNot is before what is not to be so before an event.
var befallsNot = set("không bị, không còn, không để, không có")

// sinceUnread doubts an event that comes next from which some length before it may be
// counted: "nắm giữ từ 02 năm trở lên kể từ ngày mua".
func (c *cell) sinceUnread(i int) bool {
	_, n := since.At(c.read, i)
	if n == 0 || !c.isAt(i+n, wDay) && !c.seesAt(i+n, whenOrPoint) || c.tok(i+n+1).kind != wordToken || !c.lengthIn(i) {
		return false
	}
	c.doubt(i, c.clauseEnd(i+n+2), whyLimitUnread)
	return true
}

// aheadUnread doubts a length that ends a clause behind the words for a day before or
// after which it is counted: "trước ngày thì chính thức 07 ngày".
func (c *cell) aheadUnread(i int) bool {
	if w := c.tok(i).word; w != wBefore && w != wAfter || !c.isAt(i+1, wDay) || c.tok(i+2).kind != wordToken {
		return false
	}
	for k := i + 3; k < i+longestBody && (c.tok(k).kind == wordToken || c.tok(k).kind == figureToken); k++ {
		if c.tok(k).kind == figureToken && c.tok(k).digits <= 3 && counts(c.tok(k+1).word) && c.tok(k+2).kind != wordToken {
			c.doubt(i, k+2, whyLimitUnread)
			return true
		}
	}
	return false
}

// newYearUnread doubts a feast of the moon, or its months: "từ nay đến Tết Nguyên đán".
func (c *cell) newYearUnread(i int) bool {
	if !c.seesAt(i, toNewYear) {
		return false
	}
	c.doubt(i, c.clauseEnd(i+2), whyLunar)
	return true
}

// lengthIn says that a length of time stands before the token.
func (c *cell) lengthIn(to int) bool {
	for i := max(0, to-2*longestItem); i+1 < to; i++ {
		if t := c.tok(i); t.kind == figureToken && t.digits <= 3 && (counts(c.tok(i+1).word) && c.tok(i+1).word != wTimes || c.seesAt(i+1, terms)) {
			return true
		}
	}
	return false
}

// terms are lengths that no rule can count.
var terms = set("học kỳ, kỳ, năm học, niên khóa, nhiệm kỳ, mùa, vụ, khóa")

// sentenceBreaks says that the sentence ends before the token.
func (c *cell) sentenceBreaks(i int) bool {
	t := c.tok(i)
	return t.kind == endToken || t.mark == '.' || t.mark == ';'
}

// clauseEnd is where the words end behind the token, a few at most.
func (c *cell) clauseEnd(i int) int {
	to := i
	for to < len(c.toks) && to < i+longestPhrase-1 && c.toks[to].kind != markToken {
		to++
	}
	return max(to, min(i, len(c.toks)))
}

// endsSentence says that the event, told as what happens, stands at the end of a sentence
// that tells what is done then, or is all that a bracket says.
func (c *cell) endsSentence(e *counted) bool {
	_, n := later.At(c.read, e.from)
	day := false
	switch _, from := since.At(c.read, e.from); {
	case n > 0:
	case c.isAt(e.from, wBefore):
		n = 1
	case from > 0 && c.lengthIn(e.from):
		return false // "02 năm kinh nghiệm kể từ khi được cấp chứng chỉ"
	default:
		n, day = from, c.isAt(e.from+from, wDay)
	}
	if n == 0 || !day && !c.seesAt(e.from+n, whenOrPoint) || e.exact != nil {
		return false
	}
	t := c.tok(e.to)
	if t.mark == ')' {
		for i := e.from - 1; i >= e.from-longestShort; i-- {
			if c.tok(i).mark == '(' {
				return true
			}
		}
	}
	from := c.gaps[0].from
	return (t.kind == endToken || t.mark == ';' || t.word == wAnd && (c.seesAt(e.to+1, tells) || c.seesAt(e.to+1, duties)) || c.seesAt(e.to, inCase) || t.mark == ',' && (c.seesAt(from, openers) || c.seesAt(e.to+1, orElse)) || t.mark == '.' && (c.tok(e.to+1).kind == endToken || c.tok(e.to+1).space || c.tok(e.to+1).mark == '/')) &&
		(!c.isAt(from, wNot) || c.seesAt(from, befallsNot)) && (!c.seesAt(from, nouns) && (!c.seesAt(from, papers) || c.verbAt(from)) || c.isDone(from, e.from) || c.isIn(from, e.from, onlyMust))
}

// orElse begins what follows where it is not done.
var orElse = set("nếu không")

// cycleMeant says that the cycle may be the only time in the text: "sinh hoạt chuyên đề hằng
// quý", "Họp giao ban ngày 25 hằng tháng", but not "tháng cuối quý" alone.
func (c *cell) cycleMeant(q passed, n *cycle) bool {
	if n.leads {
		return q.closes && (!q.cited || c.periodicWork(n.from))
	}
	return !q.cited && len(n.spans) > 0 && n.spans[0].first.to != 0
}

// periodicWork says that the clause before the token begins with "định kỳ": "định kỳ cập nhật
// hằng năm".
func (c *cell) periodicWork(to int) bool {
	for i := to - 1; i >= 0 && i > to-longestPhrase-2 && c.tok(i).kind == wordToken; i-- {
		if c.seesAt(i, periodically) {
			return true
		}
	}
	return false
}

// onlyMust are before what is or may be done to something.
var onlyMust = set("chỉ, phải, chỉ được")

// isDone says that something is done to what is named within the tokens: "kết quả được
// công bố".
func (c *cell) isDone(from, to int) bool {
	for i := max(from, to-longestSpan) + 1; i < to; i++ {
		if c.seesAt(i, deeds) && c.seesAt(i-1, done) {
			return true
		}
	}
	return false
}

// closesSentence says that nothing else can be meant by the only time in a sentence, at its
// end: "xuất trình thẻ khi có yêu cầu", "chính thức hoạt động từ ngày 01/3/2025".
func (c *cell) closesSentence(n node) bool {
	if !c.sentenceBreaks(n.base().to) {
		return false
	}
	switch n := n.(type) {
	case *need:
		return n.kind == schedule.OnDemand
	case *dated:
		if n.bound != from || n.spans[0].first.grain != dayGrain || n.spans[0].first.year == 0 {
			return false
		}
		return c.worksFrom(n)
	}
	return false
}

// worksFrom says that the words before the dates are of what goes on from a day, and that
// nothing follows in the sentence.
func (c *cell) worksFrom(d *dated) bool {
	_, works := goesOnFrom.Before(c.read, d.from-1, 0)
	_, n := inForce.Before(c.read, d.from-1, 0)
	return c.sentenceBreaks(d.to) && (works > 0 || n > 0 && d.spans[0].first.grain == yearGrain)
}

// goesOnFrom is what goes on from a day.
var goesOnFrom = set("hoạt động, chính thức hoạt động, đi vào hoạt động, thực hiện, triển khai, diễn ra, tổ chức")

// datesMeant are the dates as they may be the only time in the text; a year only where
// something goes on from it: "áp dụng từ năm 2026".
func (c *cell) datesMeant(q passed, d *dated) (passed, bool) {
	g := d.spans[0].first.grain
	switch {
	case q.cited:
		return q, false
	case g == yearGrain && d.bound == from && d.spans[0].first.year != 0 && c.worksFrom(d):
		return passed{n: d}, true
	}
	return q, g != yearGrain && g != partGrain && !(d.bound == bare && g != dayGrain && c.seesAt(d.from-2, reporting))
}

// mayBeMeant are the timings that stood inside the sentence and may be the one that is meant: days, cycles and
// work on demand, else events at the end of it, else how steadily something is done.
func (c *cell) mayBeMeant() []passed {
	var found, events, steady []passed
	for _, q := range c.passed {
		switch n := q.n.(type) {
		case *counted:
			again := len(events) > 0 && events[len(events)-1].n.base().to == n.to // "kể từ ngày", and "từ ngày" within it
			switch {
			case n.anchor == comma && !q.cited:
				found = append(found, q)
			case n.anchor == sentence && !again && len(c.items) == 0 && c.endsSentence(n):
				events = append(events, q)
			}
		case *dated:
			if q, ok := c.datesMeant(q, n); ok {
				found = append(found, q)
			}
		case *need:
			// "hỗ trợ khắc phục hậu quả khi có yêu cầu của địa phương"
			if n.kind == schedule.Continuous && !q.cited && c.steadyManner(n) {
				steady = append(steady, q)
			}
			if n.kind == schedule.OnDemand && (!q.cited || c.sentenceBreaks(n.to)) && c.isAt(n.from, wWhen) {
				found = append(found, q)
			}
		case *cycle:
			if c.cycleMeant(q, n) {
				found = append(found, q)
			}
		}
	}
	if len(found) == 0 {
		found = events
	}
	if len(found) == 0 && len(c.items) == 0 && !c.namesThing() {
		for _, q := range c.passed {
			again := len(found) > 0 && found[len(found)-1].n.base().to == q.n.base().to // "kể từ sau khi", and "sau khi" within it
			if e, ok := q.n.(*counted); ok && !again && !q.cited && !q.refused && c.waitsInside(e) {
				found = append(found, q)
			}
		}
	}
	if len(found) == 0 && !slices.ContainsFunc(c.passed, func(q passed) bool { _, event := q.n.(*counted); return event }) {
		found = steady
	}
	return found
}

// waitsInside says that something is told to be before or after the event: "điều kiện này được kiểm tra sau
// khi trúng tuyển và trước khi nhập học".
func (c *cell) waitsInside(e *counted) bool {
	_, w := later.At(c.read, e.from)
	if c.isAt(e.from, wBefore) {
		w = 1
	}
	return w > 0 && c.seesAt(e.from+w, whenOrPoint) && e.exact == nil
}

// lastChance looks, where no timing was taken, whether one stood inside the
// sentence; several, or one that belongs to a citation, stay unread.
func (c *cell) lastChance() {
	found := c.mayBeMeant()
	if len(c.items) == 0 && len(found) == 1 && !found[0].refused {
		h := found[0].n.base()
		taken := c.piece(h.from, h.to)
		c.doubts = slices.DeleteFunc(c.doubts, func(d reading.Doubt) bool { // of what was tried within it
			return d.Offset > taken.Offset && d.Offset < taken.Offset+len(taken.Text)
		})
		if !c.closesSentence(found[0].n) {
			c.doubt(h.from, h.to, whyInside)
		}
		whole := c.gaps[0] // without a timing the text is one piece
		c.gaps = []tokens{{whole.from, h.from}, {h.to, whole.to}}
		c.items = append(c.items, found[0].n)
		return
	}
	for _, q := range found {
		if d, ok := q.n.(*dated); ok && c.beginsToo(q, d) {
			c.doubt(d.from, d.to, whyInside)
			c.insert(d)
			continue
		}
		if d, ok := q.n.(*dated); ok && !q.inForce && (d.spans[0].first.grain == dayGrain || d.bound == from && d.spans[0].first.year != 0) {
			c.doubt(d.from, d.to, whyNotRead)
		}
	}
}

// datesLeft doubts the dates with a bound in a text of which nothing was read or doubted, and
// which is no mere title, of the year of the plan or a later one: "thực hiện Chiến lược phát triển giáo dục đến năm 2030".
func (c *cell) datesLeft(year int) {
	if len(c.items) > 0 || len(c.doubts) > 0 || c.seesAt(0, papers) || c.seesAt(0, documents) {
		return
	}
	for _, q := range c.passed {
		if d, ok := q.n.(*dated); ok && !q.refused && !q.inForce && d.bound != bare && d.spans[0].first.year >= max(year, 1) {
			c.doubt(d.from, d.to, whyNotRead)
		}
	}
}

// beginsToo says that the days, beside others of the sentence, are since when something is
// done that the same clause tells: "mở rộng ra vành đai 2 từ năm 2028 và toàn bộ khu vực vào
// năm 2030". They are not over when the document is issued.
func (c *cell) beginsToo(q passed, d *dated) bool {
	u := d.spans[0].first
	if q.refused || q.cited || q.inForce || d.bound != from || len(d.spans) != 1 || d.spans[0].ranged || !d.term.IsZero() || d.exact != nil || u.year == 0 && u.grain != dayGrain && u.grain != monthGrain {
		return false
	}
	if c.issued != form.NoDay && u.year != 0 && u.year < c.issued.Year() {
		return false
	}
	from := d.from
	for n := 0; n < longestSpan && from > 0 && !c.dividesClauses(from-1) && c.tok(from-1).mark != ','; n++ {
		from--
	}
	return c.isIn(from, d.from, starting) && !c.isIn(from, d.from, concerning)
}

// starting is what is done from a day on.
var starting = set("bắt đầu, khởi công, triển khai, thí điểm, mở rộng, vận hành, đi vào hoạt động, đưa vào sử dụng, đưa vào vận hành, mở, tổ chức, thực hiện, khai giảng, tuyển sinh, đăng ký, tiếp nhận, học kỳ, khóa, đợt, tăng, giảm, chuyển")

// insert takes a timing that was passed, in its place among those that were taken.
func (c *cell) insert(n node) {
	h := n.base()
	for k, g := range c.gaps {
		if g.from <= h.from && h.to <= g.to {
			c.gaps = slices.Replace(c.gaps, k, k+1, tokens{g.from, h.from}, tokens{h.to, g.to})
			break
		}
	}
	at := slices.IndexFunc(c.items, func(o node) bool { return o.base().from > h.from })
	if at < 0 {
		at = len(c.items)
	}
	c.items = slices.Insert(c.items, at, n)
}
