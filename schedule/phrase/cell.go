package phrase

import (
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// cell reads a whole text: timings, what joins them, and the rest.
type cell struct {
	parser
	items    []node
	few      [4]node  // room for the first of them
	gaps     []tokens // pieces not understood
	rest     int      // where the open one begins, -1 for none
	passed   []passed // timings that stood where they may not be the deadline, and "định kỳ" without a cycle
	cited    bool     // a document is being cited
	quoted   bool     // words that another text had are being quoted
	seen     seen     // what is judged
	sentence goesOn   // behind the last timing
}

func (c *cell) parse(ctx Context) (Result, error) {
	c.items, c.rest = c.few[:0], -1
	for c.at(0).kind != endToken {
		if err := c.step(); err != nil {
			return Result{}, err
		}
	}
	c.closeRest(len(c.toks))
	c.lastChance()
	c.limitUnread()
	return c.result(ctx)
}

type tokens struct{ from, to int }

// step reads one timing, or passes one token.
func (c *cell) step() *form.Error {
	if c.inOrder() {
		return nil
	}
	c.look()
	if c.err != nil {
		err := c.err
		c.err = nil
		if c.seen.level >= comma || c.bounded(c.seen.at) {
			return err
		}
		c.seen.n = nil
	}
	for i := range verdicts {
		if v := &verdicts[i]; v.when(c) {
			v.then(c)
			break
		}
	}
	return nil
}

// verdicts are what is done with what is seen: the first row that holds decides.
var verdicts = [...]struct {
	when func(*cell) bool
	then func(*cell)
}{
	{(*cell).nothing, (*cell).passOne},
	{(*cell).unreadable, (*cell).leave},
	{(*cell).toldAsDone, (*cell).leave},
	{(*cell).moreOfTheWork, (*cell).leave},
	{(*cell).ofFigures, (*cell).leave},
	{(*cell).anniversary, (*cell).leave},
	{(*cell).ofPlans, (*cell).leave},
	{(*cell).appliesFrom, (*cell).leave},
	{(*cell).paperCutOff, (*cell).leave},
	{(*cell).saidToBeNone, (*cell).refuse},
	{(*cell).ofDocument, (*cell).skip},
	{(*cell).label, (*cell).takeLabel},
	{(*cell).firm, (*cell).keep},
	{(*cell).dayOfClause, (*cell).keep},
	{(*cell).yearOfClause, (*cell).keep},
	{(*cell).always, (*cell).passBy},
}

// inOrder passes what is no timing by its place: what divides timings, a
// bracket that belongs to the one before, a word without a meaning here, a
// document that is cited, the second half of what was not understood.
func (c *cell) inOrder() bool {
	start, t, prev := c.i, c.at(0), c.at(-1)
	if !c.hasRest() && (c.divider() || c.isMark(0, '(') && c.bracket()) {
		return true
	}
	half := c.hasRest() && t.kind == figureToken &&
		((prev.mark == '-' || prev.mark == '/' || prev.mark == '.' && !t.space) && c.at(-2).kind == figureToken && !t.line ||
			prev.kind == wordToken && !t.space) // "l5/6/2025": a letter may stand for a figure
	switch {
	case t.kind == wordToken && t.word == none:
		c.pass()
	case c.citation(), c.reportedSpan():
		c.open(start)
	case half:
		c.pass()
	default:
		return false
	}
	return true
}

// bracket reads a bracket right after a timing.
func (c *cell) bracket() bool {
	if len(c.items) == 0 {
		return false
	}
	start, last := c.i, c.items[len(c.items)-1]
	if c.exception() || c.aside(last) {
		return true
	}
	if to := c.reportLabel(); to > 0 && datesOf(last) != nil {
		c.open(start)
		c.i = to
		return true
	}
	if _, ok := last.(*dated); ok && c.explained() {
		c.open(start)
		return true
	}
	return c.bracketed(last)
}

// reportLabel is the end of the bracket here that says which report the days before it are
// for, "(báo cáo quý I)"; 0 for none.
func (c *cell) reportLabel() int {
	if !c.seesAt(c.i+1, reporting) {
		return 0
	}
	for i := c.i + 3; i <= c.i+longestBody; i++ {
		switch t := c.tok(i); {
		case t.mark == ')':
			return i + 1
		case t.kind == endToken, t.mark == '(', t.word == wBefore, t.word == wDay, t.word == wEvery, t.word == wTo:
			return 0
		}
	}
	return 0
}

// seen is what stands at a place of the text, and how.
type seen struct {
	start, at int // where its lead begins, and where it does itself
	level     anchor
	hedged    []tokens
	done      bool // the text tells what was done
	n         node // nil for nothing
	doubts    int  // before it
}

// look reads a lead and a timing.
func (c *cell) look() {
	c.seen = seen{start: c.i, level: c.level()}
	s := &c.seen
	strong := false // the lead promises a time
	if s.hedged, strong, s.done = c.lead(); strong {
		s.level = max(s.level, sentence)
	}
	if s.level == inside {
		c.i, s.hedged = s.start, nil // only words that promise a time lift the middle of a sentence
	}
	s.at, s.doubts = c.i, len(c.doubts)
	if !c.hasRest() && len(c.items) > 0 {
		last, recurs := c.items[len(c.items)-1].(*cycle)
		c.afterCycle = recurs && last.to < s.start
	}
	c.cycleBefore = c.placeable()
	n, ok := c.timing()
	c.afterCycle, c.cycleBefore = false, 0
	if !ok || c.err != nil {
		return
	}
	c.stretchAfter(n)
	s.n, _ = c.damage(n)
	if d, ok := s.n.(*dated); ok {
		s.done = s.done || (d.bound == before || d.bound == by || d.bound == within && c.seesAt(s.start-2, deeds) && c.isAt(s.start-3, wAlready)) && c.alreadyDone(s.start, d.bound == before)
		// "từ ngày 01/01/2025 đến ngày 14/12/2025, đã tiếp nhận"
		s.done = s.done || c.doneBy(d) || c.is(wAlready) || c.isMark(0, ',') && c.at(1).word == wAlready
	}
}

// alreadyDone says that what was done before the day stands there: "Giấy chứng nhận đã cấp
// trước ngày 01/8/2024"; what was
// going on may end the same way: "đang hưởng trợ cấp trước ngày 01/7/2026".
func (c *cell) alreadyDone(at int, ongoing bool) bool {
	if !c.hasRest() || c.seesAt(at, finish) {
		return false // "các nhiệm vụ đã được giao hoàn thành trước ngày 30/6"
	}
	for i := at - 1; i >= max(c.rest, at-longestShort-1) && c.tok(i).kind == wordToken; i-- {
		if c.isAt(i, wAlready) || ongoing && c.isAt(i, wOngoing) {
			return i < at-1 && (i >= at-3 || c.seen.at == at)
		}
	}
	return false
}

// doneBy says that the text tells what was done by the day: "đến ngày 10/4, các đơn vị đã
// giải ngân được 21%".
func (c *cell) doneBy(d *dated) bool {
	if !c.isMark(0, ',') || d.bound == by && !c.isAt(d.from, wTo) || d.bound == before || d.bound == after {
		return false
	}
	if d.bound != by && (c.hasRest() || !c.actorAt(c.i+1) || d.spans[0].first.grain != dayGrain) {
		return false
	}
	for i := c.i + 1; i <= c.i+longestClause; i++ {
		switch t := c.tok(i); {
		case d.bound == bare && c.enactsNumbered(i):
			return true // "Ngày 30/6/2026, Bộ Tài chính ban hành Thông tư số 86/2026/TT-BTC"
		case t.kind == endToken, t.mark == '.', t.mark == ';', t.mark == ':', c.isAt(i, wIf), i > c.i+1 && t.kind == wordToken && !t.capital && !c.isAt(i-1, wAlready) && c.acts(i, i+1):
			return false
		case c.isAt(i, wAlready):
			return true
		}
	}
	return false
}

// enactsNumbered says that somebody issues a document there that has its number already.
func (c *cell) enactsNumbered(i int) bool {
	_, n := enacting.At(c.read, i)
	_, m := documents.At(c.read, i+n)
	at := i + n + m
	if n == 0 || m == 0 {
		return false
	}
	if c.isAt(at, wNumber) {
		at++
	}
	return c.tok(at).kind == figureToken && c.tok(at+1).mark == '/'
}

// The verdicts on what is seen, in the order in which they are asked.

func (c *cell) nothing() bool {
	s := &c.seen
	u, ok := s.n.(*unread)
	return s.n == nil || ok && s.level < u.anchor
}

func (c *cell) unreadable() bool {
	s := &c.seen
	u, ok := s.n.(*unread)
	if ok {
		c.doubts = c.doubts[:s.doubts]
		if u.why == whyNoCycle {
			c.passed = append(c.passed, passed{n: u})
		} else {
			c.doubt(u.from, u.to, u.why)
		}
		s.doubts = len(c.doubts)
	}
	return ok
}

func (c *cell) toldAsDone() bool {
	s := &c.seen
	if s.done {
		c.doubts = c.doubts[:s.doubts]
		c.doubt(s.start, s.n.base().to, whyDone)
		s.doubts = len(c.doubts)
	}
	return s.done
}

// "Hằng năm theo kế hoạch", "từ ngày 01/7/2025, thực hiện theo mô hình mới" say
// more of the work, and are no timing of their own.
func (c *cell) moreOfTheWork() bool {
	s := &c.seen
	w, ok := s.n.(*need)
	return ok && w.kind == schedule.External && s.level == opening && len(c.items) > 0 &&
		(c.items[len(c.items)-1].base().to == s.start || w.anchor == opening && w.from > s.start)
}

// anniversary says that the days are those of what is remembered: "kỷ niệm 50 năm
// (30/4/1975 - 30/4/2025)".
func (c *cell) anniversary() bool {
	d, ok := c.seen.n.(*dated)
	if !ok || d.bound != bare || len(d.spans) != 1 || !d.spans[0].ranged {
		return false
	}
	a, b := d.spans[0].first, d.spans[0].last
	return a.grain == dayGrain && b.grain == dayGrain && a.day == b.day && a.month == b.month && a.year != 0 && b.year > a.year
}

// ofPlans says that the cycle is one of the lengths that plans have: "kế hoạch 05 năm,
// hằng năm của Trung tâm".
func (c *cell) ofPlans() bool {
	r, ok := c.seen.n.(*cycle)
	if !ok || !r.leads || len(r.spans)+len(r.weekdays)+r.times > 0 || !c.hasRest() || c.ends() {
		return false
	}
	i := c.seen.start - 1
	if t := c.tok(i); t.mark != ',' && t.word != wAnd {
		return false
	}
	return c.isAt(i-1, wYear) && c.tok(i-2).kind == figureToken && c.isIn(max(c.rest, i-longestPhrase-2), i, plans)
}

func (c *cell) saidToBeNone() bool {
	s := &c.seen
	w := datesFirst(s.n)
	return w != nil && c.hasRest() && c.noDeadline(w, s.n.base(), s.start)
}

// paperCutOff says that the day is that of a document whose name is missing: "ngày 24/4/2026
// của Quốc hội".
func (c *cell) paperCutOff() bool {
	s := &c.seen
	d, ok := s.n.(*dated)
	if !ok || !d.plainDay() && !(d.bound == bare && d.spans[0].first.grain == monthGrain && !d.spans[0].ranged) || len(d.spans) > 1 || d.spans[0].first.year == 0 || !c.is(wOf) || !c.at(1).capital || !c.actorAt(c.i+1) || c.hasRest() {
		return false
	}
	c.doubts = c.doubts[:s.doubts]
	c.doubt(d.from, d.to, whyNotRead)
	s.doubts = len(c.doubts)
	return true
}

// "Quyết định số 06/QĐ-TTg (ngày 06/01/2022)"
func (c *cell) ofDocument() bool {
	s := &c.seen
	d, ok := s.n.(*dated)
	return ok && s.level == comma && d.plainDay() && c.cited && (c.seesAt(s.start, issue) || c.tok(s.start-1).mark == '(')
}

// "Ngày 15 của tháng báo cáo đối với báo cáo định kỳ hằng tháng"
func (c *cell) label() bool {
	s := &c.seen
	r, ok := s.n.(*cycle)
	return ok && r.leads && s.level <= comma && (s.level == inside && c.labels() || len(c.items) > 0 && c.isAt(r.from, wBy) && c.isIn(max(c.rest, s.start-longestClause), s.start, inCase))
}

// firm says that the timing may stand where it stands.
func (c *cell) firm() bool {
	s := &c.seen
	w, ok := s.n.(*need)
	e, event := s.n.(*counted)
	if s.level == inside && s.level < s.n.base().anchor && datesFirst(s.n) != nil && c.ofTimeSpan() {
		return true
	}
	if r, recurs := s.n.(*cycle); recurs && s.level == inside && c.subjectOfCycle(r) {
		c.doubt(r.from, r.to, whyInside)
		return true
	}
	if c.ofOtherCase() {
		return true
	}
	if ok && s.level < w.anchor && c.inThatCase(w) {
		c.doubt(w.from, w.to, whyInside)
		return true
	}
	return s.level >= s.n.base().anchor || ok && (c.orOnDemand(w) || c.isSteady(w)) || event && c.waitsFor(e) || event && c.isAt(e.from, wWhen) && e.exact == nil && c.brief(e) && c.asWell() || c.endsClause() || c.holdsFrom()
}

// ofOtherCase says that the dates are for another case than those before: "năm 2026 đối với
// cấp tỉnh, năm 2027 đối với cấp xã".
func (c *cell) ofOtherCase() bool {
	d, ok := c.seen.n.(*dated)
	if !ok || c.seen.level != comma || d.bound != bare && d.bound != within || !c.hasRest() || len(c.items) == 0 || !c.sees(ofCase) || !c.seesAt(c.rest, ofCase) {
		return false
	}
	_, ok = c.items[len(c.items)-1].(*dated)
	return ok && d.spans[0].first.grain != dayGrain
}

// ofTimeSpan says that the clause names whose time the dates are: "thời gian phát động từ
// ngày 01/3".
func (c *cell) ofTimeSpan() bool {
	if !c.hasRest() {
		return false
	}
	at := c.seen.start
	from := at
	for n := 0; from > c.rest && n < 2*longestBody && !c.dividesClauses(from-1) && c.tok(from-1).mark != ','; n++ {
		from--
	}
	if c.seesAt(from, timeOf) && at-from <= longestPhrase+1 {
		return true
	}
	_, n := softeners.At(c.read, from) // "dự kiến thời gian tổ chức hội thi và trao giải tháng 11/2026"
	if !c.seesAt(from+n, timeOf) || !c.endsOrJoins() || c.namesPaper(from, at, false) {
		return false
	}
	h := c.seen.n.base()
	c.doubt(h.from, h.to, whyInside)
	return true
}

// softeners are before a time that is not settled.
var softeners = set("dự kiến, tạm thời")

// subjectOfCycle says that the cycle stands between one who acts and what he does: "các
// đại lý hằng năm phải tổ chức đào tạo".
func (c *cell) subjectOfCycle(r *cycle) bool {
	if !r.leads || r.every&(r.every-1) != 0 || !c.isAt(r.from, wEvery) {
		return false
	}
	if c.hasRest() && c.sees(duties) && c.seesAt(c.clauseStart(r.from), reporting) {
		return true // "Báo cáo của Quỹ hằng năm phải gửi trước ngày 31 tháng 5"
	}
	return c.subjectBefore()
}

// subjectBefore says that a time stands between one who acts, or a duty, and what is done.
func (c *cell) subjectBefore() bool {
	if !c.hasRest() || !c.sees(duties) && !c.verbAt(c.i) && !c.sees(pays) {
		return false
	}
	to := c.seen.start
	if _, n := duties.Before(c.read, to-1, c.rest); n > 0 && c.verbAt(c.i) {
		return true // "Ủy ban nhân dân cấp tỉnh có trách nhiệm hằng năm lập báo cáo"
	}
	from := to
	for from > c.rest && to-from <= longestBody && !c.dividesClauses(from-1) && c.tok(from-1).mark != ',' {
		from--
	}
	if c.isAt(from, wPlural) {
		from++
	}
	return to-from <= longestBody && c.actorAt(from) && !c.acts(from+1, to) && !c.isIn(from, to, happens) && !c.namesPaper(from, to, false)
}

// pays are deeds of those who pay, which are nouns or parts of other words elsewhere.
var pays = set("đóng, trích, chi trả, chi, thu, trả")

// isSteady says that the work is said to be steady: "thời hạn là thường xuyên".
func (c *cell) isSteady(w *need) bool {
	return w.kind == schedule.Continuous && c.isAt(c.seen.start-1, wIs) && c.ends()
}

// inThatCase says that work on demand is what a further sentence is about: "...; khi có yêu
// cầu nhiệm vụ thì mở niêm cất".
func (c *cell) inThatCase(w *need) bool {
	return w.kind == schedule.OnDemand && c.seen.level == sentence && c.isAt(w.from, wWhen) && len(c.items) > 0 && (c.sees(thereupon) || c.isMark(0, ','))
}

// waitsFor says that the words around the event make it a time: a limit behind it,
// "được công bố sau khi kết thúc học kỳ nhưng không muộn hơn ngày 31/3", or before it
// a deed that is done then, "việc nộp tiền được thực hiện sau khi có quyết định".
func (c *cell) waitsFor(e *counted) bool {
	_, w := later.At(c.read, e.from)
	if c.isAt(e.from, wBefore) {
		w = 1
	}
	if !c.hasRest() || e.anchor != sentence || w == 0 || !c.seesAt(e.from+w, whenOrPoint) {
		return false
	}
	if c.seen.level == comma && c.isMark(0, ',') && (c.seesAt(c.clauseStart(e.from), openers) || c.seesAt(c.i+1, mustDo)) {
		c.doubt(e.from, e.to, whyInside) // "trường hợp cần thiết, trước khi hết hạn, bên mời thầu có thể"
		return true
	}
	if (c.sees(mustDo) || c.verbAt(c.i) && c.actorAt(c.clauseStart(e.from))) && (c.seesAt(e.from, later) || c.seesAt(e.from, onceAfter)) {
		c.doubt(e.from, e.to, whyInside) // "mọi sự kiện hộ tịch sau khi đăng ký phải được cập nhật"
		return true
	}
	if c.is(wBut) {
		l, _ := limits.At(c.read, c.i+1)
		return l&latest != 0
	}
	_, n := deeds.Before(c.read, c.seen.start-1, c.rest)
	return n > 0 && c.endsOrJoins() && c.seesAt(c.seen.start-n-1, done) && c.seesAt(c.clauseStart(c.seen.start), nouns)
}

// mustDo says that what follows must be done.
var mustDo = set("được, phải, có trách nhiệm, chịu trách nhiệm, có nghĩa vụ")

// openers begin a sentence before what it is about.
var openers = set("trường hợp, trong trường hợp, đối với, riêng, tại, theo, căn cứ, trên cơ sở")

// orOnDemand says that the work is done on demand too, or by something else: "hoặc đột
// xuất", "theo kế hoạch hoặc đột xuất".
func (c *cell) orOnDemand(w *need) bool {
	start := c.seen.start
	if w.kind == schedule.OnDemand {
		also := c.isAt(start-1, wOr) || c.isAt(start-1, wAnd) || len(c.items) > 0 && c.isAt(start-2, wAnd) && c.tok(start-1).kind == wordToken
		return also && c.seesAt(w.from, sudden) || c.asWell()
	}
	_, n := demands.At(c.read, c.i+1)
	return w.kind == schedule.External && (c.is(wOr) || c.is(wAnd)) && n > 0
}

// brief says that the event has a short name, in which no cycle stands.
func (c *cell) brief(e *counted) bool {
	for i := e.from; i < e.to; i++ {
		if c.isAt(i, wEvery) {
			return false
		}
	}
	return e.to-e.from <= longestBody
}

// asWell says that beside the work of a cycle other work stands, in a few words: "và
// họp đột xuất", "và báo cáo phát sinh theo yêu cầu", "và cập nhật khi có thay đổi".
func (c *cell) asWell() bool {
	s := &c.seen
	last := len(c.items) - 1
	if last < 0 || !c.hasRest() || !c.endsOrJoins() || c.sentenceEnds(c.items[last].base().to, s.start) {
		return false
	}
	_, recurs := c.items[last].(*cycle)
	if w, ok := c.items[last].(*need); ok && w.kind == schedule.Continuous {
		recurs = true
	}
	for i := s.start - 1; recurs && i >= c.rest-1 && i >= s.start-longestPhrase-2; i-- {
		if c.isAt(i, wAnd) || c.isAt(i, wOr) || i == c.rest-1 && c.tok(i).mark == ',' || c.seesAt(i, mayBe) {
			return true
		}
	}
	return false
}

// mayBe is before what is done beside the work of a cycle.
var mayBe = set("có thể, ngoài ra")

// holdsFrom says that a document holds from the event, or from a day beside it: "có
// hiệu lực kể từ ngày ký và áp dụng từ ngày 01/01/2026".
func (c *cell) holdsFrom() bool {
	s := &c.seen
	e, isEvent := s.n.(*counted)
	switch {
	case c.hasRest() && isEvent && e.term.IsZero() && c.isAt(e.from, wReckon) && (c.isAt(e.from+2, wDay) || c.seesAt(e.from+2, whenOrPoint)) && c.seesAt(e.from-1, done) && c.endsOrJoins():
		c.doubt(e.from, e.to, whyInside)
		return true // "thời hạn được tính từ ngày nhận đủ hồ sơ và được quy định như sau"
	case !c.hasRest() || !c.inForce():
		return false
	case isEvent:
		c.doubt(e.from, e.to, whyInside)
		return true
	case c.startOfForce():
		h := s.n.base()
		c.doubt(h.from, h.to, whyInside)
		return true
	case len(c.items) == 0:
		return false
	}
	if d, isDated := s.n.(*dated); isDated && c.seesAt(c.clauseStart(s.start), clauses) || isDated && c.isAt(c.rest, wAnd) && c.seesAt(c.rest+1, clauses) {
		// "...; Điều 5 có hiệu lực từ ngày 01/01/2027"
		c.doubt(d.from, d.to, whyInside)
		return true
	}
	last, ok := c.items[len(c.items)-1].(*counted)
	return ok && s.start-last.to <= longestPhrase
}

// startOfForce says that a day from which this document holds ends its clause, and more
// follows: "Nghị định này có hiệu lực từ ngày 01/7/2026; trong thời hạn 12 tháng kể từ ngày
// có hiệu lực".
func (c *cell) startOfForce() bool {
	d, ok := c.seen.n.(*dated)
	_, n := inForce.Before(c.read, c.seen.start-1, c.rest)
	return ok && c.isAt(c.seen.start-n-1, wThis) && len(d.spans) == 1 && d.spans[0].first.grain == dayGrain && (c.dividesClauses(c.i) || c.is(wAnd)) && c.at(1).kind != endToken
}

func (c *cell) always() bool { return true }

// datesFirst are the dates of a timing that begins with them.
func datesFirst(n node) *when {
	switch n := n.(type) {
	case *dated:
		return &n.when
	case *cycle:
		if !n.leads {
			return &n.when
		}
	}
	return nil
}

// What is done after the verdict.

// passOne passes one token.
func (c *cell) passOne() {
	s := &c.seen
	c.doubts = c.doubts[:s.doubts]
	c.i = s.start
	c.pass()
}

// leave leaves it to the rest.
func (c *cell) leave() {
	s := &c.seen
	c.open(s.start)
	c.skip()
}

// skip passes it.
func (c *cell) skip() {
	s := &c.seen
	c.doubts = c.doubts[:s.doubts]
	c.i = s.n.base().to
}

// takeLabel passes the cycle that tells what the timing before it is for, which gives
// its dates the year: "chậm nhất ngày 25 tháng 11 đối với báo cáo định kỳ hằng năm".
func (c *cell) takeLabel() {
	last := len(c.items) - 1
	r, _ := c.seen.n.(*cycle)
	d, ok := c.items[last].(*dated)
	if ok && d.dayOfYear() && (r.every == schedule.Yearly || r.every == schedule.HalfYearly) && c.seesAt(r.from, recurring) {
		c.items[last] = &cycle{head: d.head, when: d.when, every: schedule.Yearly, fewer: r.every == schedule.HalfYearly}
	}
	c.skip()
}

// recurring says that a cycle is one that goes on.
var recurring = set("định kỳ, hằng, hàng, mỗi")

// refuse passes it, and remembers that it was no deadline.
func (c *cell) refuse() {
	s := &c.seen
	c.passed = append(c.passed, passed{n: s.n, refused: true})
	c.skip()
}

// passBy remembers what stood where it may not be the deadline.
func (c *cell) passBy() {
	s := &c.seen
	force := c.inForce()
	d, isDated := s.n.(*dated)
	begins := isDated && (d.bound == from || d.spans[0].ranged) && d.spans[0].first.grain == dayGrain // no document is dated so
	c.passed = append(c.passed, passed{n: s.n, cited: c.cited && !force && !begins, inForce: force, closes: c.closesClause()})
	r, recurs := s.n.(*cycle)
	row := recurs && r.leads && r.every&(r.every-1) != 0 && len(r.spans)+len(r.weekdays) == 0
	if e, ok := s.n.(*counted); row || datesFirst(s.n) != nil || ok && e.anchor == comma {
		c.leave()
		return
	}
	c.passOne()
}

// bounded says that a word such as "trước" or "chậm nhất" stands there: what
// follows is meant as a date.
func (c *cell) bounded(at int) bool {
	back := c.i
	defer func() { c.i = back }()
	c.i = at
	return c.bound() != bare
}

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
	if isDated && last >= 0 && c.hasRest() {
		// "6 tháng đầu năm: Sơ bộ: ngày 20/6"
		before, ok := c.items[last].(*dated)
		if ok && before.labels(d) && c.tok(before.to).mark == ':' && c.tok(s.start-1).mark == ':' && s.start-before.to <= longestPhrase {
			c.gaps = append(c.gaps, tokens{before.from, before.to})
			c.items = c.items[:last]
			last--
		}
	}
	if isDated && last >= 0 && !c.hasRest() {
		before, ok := c.items[last].(*dated)
		switch {
		case ok && before.to == s.start && before.to < d.from && c.ofReport(before):
			// "báo cáo 6 tháng đầu năm gửi trước ngày 20/6"
			c.gaps = append(c.gaps, tokens{before.from, d.from})
			c.items[last] = d
			return
		case ok && (before.to == d.from && before.bound == bare || c.isOfPeriod(before, d) || c.tok(before.to).mark == ',' && before.to+1 == d.from && before.covers(d)) && before.closer(d):
			// "quý III trước ngày 15/9", "báo cáo 6 tháng đầu năm trước ngày 15/6"
			d.loose = true
			if c.ofReport(before) {
				// "báo cáo 6 tháng đầu năm trước ngày 15/6": the months are reported on
				c.gaps = append(c.gaps, tokens{before.from, before.to})
				c.items[last] = d
				return
			}
			before.exact, before.to = d, d.to
			return
		case ok && before.labels(d) && c.tok(before.to).mark == ':' && before.to == d.from-1:
			c.gaps = append(c.gaps, tokens{before.from, before.to}) // "6 tháng đầu năm: ngày 20/6"
			c.items[last] = d
			return
		case ok && before.to == s.start && before.givesYear(d) && d.ofYear(before):
			c.items[last] = d // "năm 2026 thực hiện vào tháng 6"
			return
		case c.tok(d.from-1).mark == ':' && c.items[last].base().to == d.from-1 && d.ofYear(c.items[last]):
			c.items[last] = d // "năm 2026: quý I"
			return
		}
	}
	c.doubtKept()
	c.sameTerm(last)
	c.otherStart()
	c.closeRest(s.start)
	c.gaps = append(c.gaps, s.hedged...)
	if e, ok := s.n.(*counted); ok && e.between != nil {
		c.gaps = append(c.gaps, *e.between)
	}
	c.items = append(c.items, s.n)
	c.cited = false
	if e, ok := s.n.(*counted); ok && c.sees(ofCase) {
		c.otherTerms(e)
	}
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
	r, recurs := s.n.(*cycle)
	if c.hasRest() && c.isAt(s.start-1, wTerm) && last >= 0 {
		c.doubt(h.from, h.to, whyExtended)
	}
	if last >= 0 {
		c.extraDate(c.items[last], d)
		c.sinceBehind(c.items[last])
	}
	if isDated && c.hasRest() && (c.isIn(max(c.clauseStart(s.start), s.start-longestClause), s.start, negatives) || c.tok(s.start-1).mark == '(' && c.isIn(max(c.rest, s.start-longestBody), s.start, schoolYear)) {
		c.doubt(h.from, h.to, whyInside)
	}
	if recurs && c.hasRest() && (r.times > 0 || r.once) && c.isIn(max(c.rest, s.start-longestBody), s.start, atLeastWords) {
		c.doubt(h.from, h.to, whyTimesOnly) // "ít nhất phải họp một năm một lần"
	}
	if recurs && last >= 0 && !c.hasRest() && r.leads && len(r.spans)+len(r.weekdays) == 0 && r.working == 0 {
		if before, ok := c.items[last].(*cycle); ok && !before.leads && before.every == schedule.Monthly && r.every > schedule.Monthly && r.time.IsZero() && before.stretch == nil && c.isAt(r.from, wEvery) && c.tok(s.start-1).mark != ';' && !c.isAt(s.start-1, wOr) {
			c.doubt(h.from, h.to, whyUnplaced) // "trước ngày 25 hằng tháng và hằng quý"
		}
	}
	if isDated && c.isAt(h.to-1, wYear) && c.isAt(h.to-2, wOf) || isDated && c.isAt(h.to-4, wOf) && c.seesAt(h.to-3, reportedYear) {
		c.doubt(h.from, h.to, whyOfYear)
	}
	if recurs && last >= 0 && !c.hasRest() && !r.leads && c.tok(s.start-1).mark == ':' {
		if before, ok := c.items[last].(*dated); ok && before.to == s.start-1 {
			c.doubt(before.from, h.to, whyOthers) // "quý I, II, III: trước ngày 20 tháng cuối quý"
		}
	}
	if recurs && c.hasRest() && c.sees(consists) {
		c.doubt(h.from, h.to, whyInside) // "Nội dung báo cáo định kỳ hằng tháng, quý bao gồm"
	}
	if recurs && s.level == comma && c.hasRest() && c.seesAt(c.clauseStart(s.start), plans) {
		c.doubt(h.from, h.to, whyInside) // "Kế hoạch kiểm tra thường xuyên, định kỳ hằng năm hoặc theo chuyên đề"
	}
	if isDated && d.bound == within && d.spans[0].first.grain == dayGrain && c.hasRest() && c.enacted(s.start) {
		c.doubt(h.from, h.to, whyInside)
	}
	if isDated && d.bound == within && s.level == inside && c.hasRest() && d.spans[0].first.thisYear && d.spans[0].first.edge == noEdge && s.at == s.start {
		c.doubt(h.from, h.to, whyInside) // "số nhà ở hoàn thành trong năm"
	}
	if isDated && d.dayOfYear() && c.isMark(0, '(') && c.seesAt(c.i+1, reporting) && c.periodAt(c.i+3) {
		c.doubt(h.from, h.to, whyEachYear)
	}
	if isDated && d.spans[0].ranged {
		c.bracketsWithin(h.from, h.to)
	}
	if isDated && c.hasRest() && (c.ofCases(s.start) || c.seesAt(0, examples) || d.spans[0].first.yearless() && c.isIn(c.rest, s.start, schoolYear)) {
		c.doubt(h.from, h.to, whyInside)
	}
	if isDated && c.hasRest() && c.isAt(h.from, wTo) && !d.time.IsZero() && c.clockBehind(s.start) {
		c.doubt(h.from, h.to, whyNoStartTime) // "từ trước 06 giờ đến 22 giờ ngày 01/01"
	}
}

// negatives are before what is not to be done.
var negatives = set("không nên, không thể, không được, không phải")

// enacted says that a paper was made, signed or given before the day: "được lập vào ngày 16
// tháng 01".
func (c *cell) enacted(i int) bool {
	_, n := enacting.Before(c.read, i-1, c.rest)
	if n == 0 {
		_, n = drawnUp.Before(c.read, i-1, c.rest)
	}
	return n > 0 && c.seesAt(i-n-1, done)
}

var drawnUp = set("lập, soạn thảo, xây dựng")

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

// arising is how cases come to be, and casesOf what they are; examples begin what only
// shows how it is reckoned.
var (
	arising  = set("tiếp nhận, nhận, nộp, đã nộp, phát sinh, xảy ra, tồn đọng, thành lập, được cấp, đã được cấp, đã cấp, được thành lập, đăng ký, ký, ký kết, khởi công, được phê duyệt, xác lập, sinh, quá hạn, đến hạn")
	casesOf  = set("hồ sơ, vụ việc, vụ án, khoản nợ, nợ, dự án, công trình, hợp đồng, trường hợp, giấy phép, giấy chứng nhận, doanh nghiệp, tổ chức, cá nhân, người, đơn, phương tiện, xe, tài sản, khoản vay, nghĩa vụ")
	ofCases  = set("đối với, trường hợp, các trường hợp")
	notYet   = set("chưa")
	examples = set("ví dụ, thí dụ, vd")
)

// clockBehind says that a time of day ends just before the token.
func (c *cell) clockBehind(i int) bool {
	return c.isAt(i-1, wHour) || c.isAt(i-1, wMinute) || c.tok(i-1).kind == figureToken && (c.isAt(i-2, wHour) || c.tok(i-2).mark == ':')
}

// reportedYear is a year that may be any; plans have names of which a cycle may be a part.
var (
	reportedYear = set("năm báo cáo")
	consists     = set("bao gồm, gồm")
	wording      = set("cụm từ, từ ngữ")
	plans        = set("kế hoạch, chương trình, đề án, dự án, phương án, danh mục")
)

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
	_, n := reporting.Before(c.read, d.from-1, 0)
	return n > 0 && d.bound == bare && d.spans[0].first.grain == partGrain
}

// sameDemand puts work on demand to that before it: "báo cáo chuyên đề; báo cáo đột
// xuất".
func (c *cell) sameDemand(last, n node) bool {
	one, ok := last.(*need)
	other, ok2 := n.(*need)
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

// hasRest says that a piece is open that is not understood.
func (c *cell) hasRest() bool { return c.rest >= 0 }

// open begins such a piece, unless one is open.
func (c *cell) open(at int) {
	if !c.hasRest() {
		c.rest = at
	}
}

// closeRest ends the open piece.
func (c *cell) closeRest(at int) {
	if c.hasRest() {
		c.gaps = append(c.gaps, tokens{c.rest, at})
	}
	c.rest = -1
}

// pass moves one token on and takes note of what it means for the next.
func (c *cell) pass() {
	c.open(c.i)
	t := c.at(0)
	switch {
	case t.mark == ';', t.mark == '.' && c.at(1).space:
		c.cited = false
	case t.mark == '"' || t.mark == '<' || t.mark == '>':
		c.quoted = t.mark != '>' && !c.quoted && c.seesAt(c.i-2, wording) // "bãi bỏ cụm từ “đến ngày 30/6/2026”"
	case c.document():
		c.cited = true
	}
	c.i++
}

// divider passes what divides timings, where nothing unread stands before.
func (c *cell) divider() bool {
	t := c.at(0)
	switch {
	case t.kind == markToken && t.mark != '(' && t.mark != '<' && t.mark != '"' && t.mark != '%' && t.mark != '?':
	case len(c.items) > 0 && (t.word == wAnd || t.word == wOr):
	case c.numbering():
		return true
	case c.i == 0 && t.mark == '(' && c.toks[len(c.toks)-1].mark == ')' && c.begins(1): // the whole cell is in brackets
	default:
		return false
	}
	c.i++
	return true
}

// begins says that a timing begins at the token.
func (c *cell) begins(at int) bool {
	back := c.i
	c.i = at
	ok := c.glance(func() bool {
		_, ok := c.timing()
		return ok
	})
	c.i = back
	return ok
}

// numbering passes the number of a list: "1.", "a)", "(1)".
func (c *cell) numbering() bool {
	k := 0
	if c.isMark(0, '(') {
		k = 1
	}
	t := c.at(k)
	glued := k == 0 && c.isMark(1, '.') && !c.at(1).space && (c.at(2).space || c.at(2).capital && c.at(0).kind == figureToken) // "1.Sau khi"
	dashed := k == 0 && c.i == 0 && c.isMark(1, '-') && !c.at(1).space && c.at(2).space && c.at(2).capital
	if !(c.isMark(k+1, ')') && !c.at(k+1).space) && !glued && !dashed {
		return false
	}
	if !(t.kind == figureToken && t.digits <= 2 || t.kind == wordToken && c.letters(c.i+k) == 1) {
		return false
	}
	if next := c.at(k + 2); next.kind == endToken || t.kind == figureToken && c.isMark(1, '.') && c.restOfDate(2) {
		return false // nothing is numbered, or a date came apart: "30. 6. 2025"
	}
	if len(c.items) > 0 && !c.at(0).line && c.at(-1).kind != markToken {
		return false
	}
	c.i += k + 2
	return true
}

// restOfDate says that a year, or a month and a year, in figures come k tokens on.
func (c *cell) restOfDate(k int) bool {
	return c.long(k) && c.separator(k+1) == 0 || c.short(k) && c.isMark(k+1, '.') && c.long(k+2)
}

// level is how firmly something may begin here.
func (c *cell) level() anchor {
	if !c.hasRest() {
		return opening
	}
	t, prev := c.at(0), c.at(-1)
	switch {
	case prev.kind == markToken:
		switch prev.mark {
		case ';', ':':
			return sentence
		case '.':
			if t.space {
				return sentence
			}
		case '(':
			if c.stageBefore(c.i - 2) {
				return sentence
			}
			return comma
		case ',', '-', '+':
			return comma
		}
	case prev.joins():
		return comma
	case t.line:
		return comma
	}
	if t.capital && !c.at(1).capital && prev.kind == wordToken && !prev.capital {
		switch t.word {
		case wEvery, wAfter, wWithin, wBefore, wFrom:
			return sentence // a heading before it lost its full stop: "Trách nhiệm của Bộ Hằng năm, ..."
		}
	}
	if (prev.kind == figureToken || roman(prev.word) > 0) && c.stageBefore(c.i-1) {
		return sentence
	}
	return inside
}

// stageBefore says that all that stands before is which of several stages it is: "giai đoạn 1
// từ năm 2026 đến năm 2028".
func (c *cell) stageBefore(i int) bool {
	if t := c.tok(i); !(t.kind == figureToken && t.digits <= 2) && roman(t.word) == 0 || t.line {
		return false
	}
	_, n := ordered.Before(c.read, i-1, c.rest)
	from := i - n
	return n > 0 && (from == c.rest || c.tok(from-1).kind == markToken && c.tok(from-1).mark != '-' || c.tok(from).line || c.tok(from-1).joins())
}

var ordered = set("giai đoạn, đợt, lần, kỳ, vòng, bước")

// lead passes words that only announce a time: "Thời gian:", "hoàn thành",
// "báo cáo". Words that soften it ("dự kiến", "khoảng") are kept as hedges.
// strong says that a time must follow, done that the text tells what was done.
func (c *cell) lead() (hedged []tokens, strong, done bool) {
	start := c.i
	if w := c.at(-1).word; w == wAlready || w == wOngoing {
		done = true
	}
	for range longestLead {
		at := c.i
		l, n := leads.At(c.read, c.i)
		if n > 0 && !c.leads(l, n, start) {
			l, n = 0, 0
		}
		c.i += n
		switch l {
		case promises:
			strong = true
		case hedges:
			hedged = append(hedged, tokens{at, c.i})
		case past:
			done = true
		case 0:
			if c.i == start || !c.takeMark(':') && !c.takeMark('-') {
				return hedged, strong, done
			}
		}
	}
	return hedged, strong, done
}

// longestLead is how many words and marks are passed that announce a time.
const longestLead = 16

// leads says that the word of lead here is one: "hạn" is not in "hạn cuối", nor
// in the middle of a sentence, "tiến độ" not before "theo", "là" not first.
func (c *cell) leads(l lead, n, start int) bool {
	switch {
	case c.limitAhead(latest):
		return false
	case n == 1 && c.is(wTerm):
		return start == 0 || c.level() > inside
	case c.sees(roadmap):
		return c.at(n).word != wBy
	case c.is(wIs):
		return c.i > start
	case l == promises && c.isAt(c.i-3, wHave) && c.sees(finish):
		_, n := papers.Before(c.read, c.i-1, 0)
		return n != 2 // "các dự án có kế hoạch hoàn thành năm 2025"
	}
	return true
}
