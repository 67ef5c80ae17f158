package phrase

import (
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
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
	issued   form.Day // of the document
	sentence goesOn   // behind the last timing
	base     *counted // from which the terms in a list are counted
}

func (c *cell) parse(ctx Context) (Result, error) {
	c.items, c.rest, c.issued = c.few[:0], -1, ctx.Issued
	for c.at(0).kind != endToken {
		if err := c.step(); err != nil {
			return Result{}, err
		}
	}
	c.closeRest(len(c.toks))
	c.lastChance()
	c.datesLeft(ctx.Year)
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
		year := reading.Clean(err.Value)
		old := err.Code == YearRange && len(year) == len("1890") && year < "1900" && year[0] == '1' && c.seen.level == comma // of what is remembered
		if err.Code == NeedsMonth && c.moonAhead() {
			c.doubt(c.seen.start, c.clauseEnd(c.seen.start+1), whyLunar)
			c.seen.n, c.seen.doubts = nil, len(c.doubts)
		} else if !old && (c.seen.level >= comma || c.bounded(c.seen.at)) {
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

// moonAhead says that the days that come are of the moon: "vào ngày 5, 10, 15 âm lịch hằng tháng".
func (c *cell) moonAhead() bool {
	for i := c.seen.at; i < c.seen.at+longestClause && !c.dividesSentence(i); i++ {
		if c.seesAt(i, lunarMark) {
			return true
		}
	}
	return false
}

// verdicts are what is done with what is seen: the first row that holds decides.
var verdicts = [...]struct {
	when func(*cell) bool
	then func(*cell)
}{
	{(*cell).nothing, (*cell).passOne},
	{(*cell).ofBase, (*cell).keep},
	{(*cell).unreadable, (*cell).leave},
	{(*cell).toldAsDone, (*cell).leave},
	{(*cell).ofCondition, (*cell).leave},
	{(*cell).longPast, (*cell).leave},
	{(*cell).afterPast, (*cell).leave},
	{(*cell).ofEra, (*cell).leave},
	{(*cell).feastBeside, (*cell).leave},
	{(*cell).moreOfTheWork, (*cell).leave},
	{(*cell).whenInCycle, (*cell).leave},
	{(*cell).ofFigures, (*cell).leave},
	{(*cell).anniversary, (*cell).leave},
	{(*cell).ofPlans, (*cell).leave},
	{(*cell).ofAllowance, (*cell).leaveCycle},
	{(*cell).windowOfPlan, (*cell).leave},
	{(*cell).appliesFrom, (*cell).leave},
	{(*cell).paperCutOff, (*cell).leave},
	{(*cell).saidToBeNone, (*cell).refuse},
	{(*cell).ofDocument, (*cell).skip},
	{(*cell).label, (*cell).takeLabel},
	{(*cell).firm, (*cell).keep},
	{(*cell).fromOfClause, (*cell).keep},
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
	half := c.hasRest() && t.kind == figureToken && !(prev.mark == '-' && c.clockAt(0) && (c.isAt(c.i-3, wHour) || c.tok(c.i-3).mark == ':')) && // "07h30-11h30 ngày"
		((prev.mark == '-' || prev.mark == '/' || prev.mark == '.' && !t.space) && c.at(-2).kind == figureToken && !t.line ||
			prev.kind == wordToken && !t.space) // "l5/6/2025": a letter may stand for a figure
	switch {
	case t.kind == wordToken && t.word == none:
		c.pass()
	case c.citation(), c.reportedSpan():
		c.open(start)
	case half, t.kind == figureToken && c.isAt(c.i+1, wMonth) && c.stageBefore(c.i): // "đợt 1 tháng 5/2026"
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
	from := c.i + 1
	_, of := inCase.At(c.read, from)
	if from += of; !c.seesAt(from, reporting) {
		return 0
	}
	for i := from + 2; i <= from+longestBody; i++ {
		switch t := c.tok(i); {
		case t.mark == ')':
			return i + 1
		case t.kind == endToken, t.mark == '(', of == 0 && (t.word == wBefore || t.word == wDay || t.word == wEvery || t.word == wTo):
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
		c.beforeFeast(d)
		s.done = s.done || (d.bound == before || d.bound == by || d.bound == within && c.seesAt(s.start-2, deeds) && c.isAt(s.start-3, wAlready)) && c.alreadyDone(s.start, d.bound == before)
		// "từ ngày 01/01/2025 đến ngày 14/12/2025, đã tiếp nhận"
		s.done = s.done || c.doneBy(d) || c.is(wAlready) || c.isMark(0, ',') && c.at(1).word == wAlready
	}
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

// "Hằng năm theo kế hoạch", "từ ngày 01/7/2025, thực hiện theo mô hình mới" say
// more of the work, and are no timing of their own.
func (c *cell) moreOfTheWork() bool {
	s := &c.seen
	w, ok := s.n.(*need)
	return ok && w.kind == schedule.External && s.level == opening && len(c.items) > 0 &&
		(c.items[len(c.items)-1].base().to == s.start || w.anchor == opening && w.from > s.start)
}

// whenInCycle says that what comes right behind a cycle without days is when in the cycle it is due, of
// which no rule can be made: "hằng ngày khi sắp hết giờ làm việc".
func (c *cell) whenInCycle() bool {
	e, event := c.seen.n.(*counted)
	if !event || len(c.items) == 0 || c.hasRest() || !c.isAt(e.from, wWhen) || e.distant() {
		return false
	}
	r, ok := c.items[len(c.items)-1].(*cycle)
	if !ok || !r.leads || len(r.spans)+len(r.weekdays) > 0 || r.to != c.seen.start {
		return false
	}
	c.doubts = c.doubts[:c.seen.doubts]
	c.doubt(e.from, e.to, whyUnplaced)
	c.seen.doubts = len(c.doubts)
	return true
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

// ofAllowance says that the cycle is that of what is paid, and that the days behind it are when it is
// paid from: "chi trả trợ cấp hằng tháng từ ngày 01/7/2026".
func (c *cell) ofAllowance() bool {
	r, ok := c.seen.n.(*cycle)
	if !ok || !r.leads || r.stretch == nil || len(r.spans)+len(r.weekdays)+r.times > 0 || !c.hasRest() || !c.isAt(r.from, wEvery) || c.seen.at != c.seen.start {
		return false
	}
	_, n := allowances.Before(c.read, r.from-1, c.rest)
	return n > 0
}

// allowances are paid in each month.
var allowances = set("trợ cấp, phụ cấp, lương, tiền lương, lương hưu, sinh hoạt phí, tiền công, trợ giúp, mức đóng, chế độ, ưu đãi")

// windowOfPlan says that the years are those of a plan that is named: "Kế hoạch 5 năm
// 2026-2030".
func (c *cell) windowOfPlan() bool {
	s := &c.seen
	d, ok := s.n.(*dated)
	if !ok || d.length == nil || d.length.Unit() != schedule.Years || !c.hasRest() || s.at != s.start || c.tok(s.start).kind != figureToken {
		return false
	}
	return c.isIn(c.clauseStart(s.start), s.start, papers)
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
	if event && s.level < e.anchor && (c.endsToo(e) || c.timeBeside(e)) {
		c.doubt(e.from, e.to, whyInside)
		return true
	}
	if ok && w.kind == schedule.OnDemand && c.isMark(0, ',') && c.seesAt(c.rest, caseIs) && c.rest == s.start-2 && c.seesAt(w.from, sudden) {
		return true // "Trường hợp đột xuất, hai bên gặp trực tiếp"
	}
	if ok && s.level < w.anchor && c.inThatCase(w) {
		c.doubt(w.from, w.to, whyInside)
		return true
	}
	return s.level >= s.n.base().anchor || c.onFeast() || ok && (c.orOnDemand(w) || c.isSteady(w)) || event && c.waitsFor(e) || event && c.isAt(e.from, wWhen) && e.exact == nil && c.brief(e) && c.asWell() || c.endsClause() || c.holdsFrom() || c.steadyWork()
}

// endsToo says that the event begins what another event or a day ends, so that it sets a time
// wherever it stands: "bảo quản từ khi tiếp nhận đến khi bàn giao".
func (c *cell) endsToo(e *counted) bool {
	return (e.until != "" || e.stretch != nil) && c.seesAt(e.from, since)
}

// timeBeside says that a further time is joined to the event before or after which something is
// done: "khám sức khỏe trước khi bố trí việc làm và định kỳ hằng năm".
func (c *cell) timeBeside(e *counted) bool {
	_, w := later.At(c.read, e.from)
	if c.isAt(e.from, wBefore) {
		w = 1
	}
	if w == 0 || e.exact != nil || !c.seesAt(e.from+w, whenOrPoint) || !c.hasRest() || c.namesPaper(c.clauseStart(e.from), e.from, false) {
		return false
	}
	return c.timingJoined() || c.is(wAnd) && c.seesAt(c.i+1, inCourse)
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
	return w.kind == schedule.Continuous && (c.isAt(c.seen.start-1, wIs) || c.isAt(c.seen.start-3, wIs) && c.seesAt(c.seen.start-2, tasks)) && (c.ends() || c.is(wOf))
}

var tasks = set("nhiệm vụ, công việc, việc làm, hoạt động, công tác")

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
	if c.seen.level == comma && c.isMark(0, ',') && (c.seesAt(c.clauseStart(e.from), openers) || c.seesAt(c.i+1, mustDo) || c.seesAt(e.from, later) && c.tok(e.from-1).mark == ',' && c.verbAt(c.i+1)) {
		c.doubt(e.from, e.to, whyInside) // "trường hợp cần thiết, trước khi hết hạn, bên mời thầu có thể", "hồ sơ, sau khi được thẩm định, trình"
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

// leaveCycle leaves the cycle to the rest, and what is behind it to be read.
func (c *cell) leaveCycle() {
	s := &c.seen
	c.open(s.start)
	c.doubts = c.doubts[:s.doubts]
	c.i = s.start + 2
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
	c.setBase()
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
		if t.mark == '.' {
			c.base = nil
		}
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
	if !(t.kind == figureToken && t.digits <= 2 || t.kind == wordToken && c.listLetter(c.i+k)) {
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

// listLetter says that the token is one letter, a to z or đ.
func (c *cell) listLetter(i int) bool {
	return c.letters(i) == 1 && len(c.clean(i, i+1)) <= len("đ")
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
	case c.limitAhead(latest), n == 1 && l == announces && c.i > 0 && c.seesAt(c.i-1, compoundHeads):
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

// compoundHeads make another word of what announces a time: "công trình hoàn thành năm 2027".
var compoundHeads = set("công, quy, chương, quá, lộ, giáo, thuyết")
