package phrase

import (
	"slices"

	"github.com/caicach/tthc/schedule"
)

// longestClause is how many tokens a clause may have before its time.
const longestClause = 30

// endsClause says that the timing stands at the end of a clause that says what
// is done then: "rà soát, cập nhật hằng năm", "duy trì liên tục", "sơ kết năm
// 2028; tổng kết năm 2030". A time behind the name of a document is a part of
// that name ("kế hoạch kiểm tra năm 2026").
func (c *cell) endsClause() bool {
	s, h := &c.seen, c.seen.n.base()
	_, recurs := s.n.(*cycle)
	d, isDated := s.n.(*dated)
	if ends, known := c.endsDeed(); known {
		return ends
	}
	if !c.mayEndClause(d, recurs) {
		return false
	}
	carried := isDated && d.bound == from && s.at > s.start && c.seesAt(s.start, carries) // "để thực hiện từ năm 2026"
	if carried || recurs && c.orEvery() {
		c.doubt(h.from, h.to, whyInside)
		return true
	}
	if _, steady := s.n.(*need); steady && c.seesAt(s.start-2, manner) {
		return true // "một cách thường xuyên, định kỳ hằng ngày"
	}
	from := c.clauseStart(s.start)
	if isDated && c.tok(h.from).kind == figureToken && !d.spans[0].ranged && c.deedBefore(s.start, from) == 0 {
		return false // "một số điều của Hiến pháp 2013"
	}
	acts := c.verbAt(from)
	if _, n := clauseHeads.At(c.read, from); n > 0 {
		from += n // "định kỳ báo cáo kết quả hằng năm"
	}
	if s.start-from > longestClause {
		return false
	}
	if w, need := s.n.(*need); need && w.kind == schedule.OnDemand {
		return c.ends() && c.verbAtHead(from) && c.demandOfClause(w)
	}
	if e, event := s.n.(*counted); event {
		ok := c.clauseEvent(e, from)
		if ok && c.cited {
			c.doubt(h.from, h.to, whyInside) // it may be of the document
		}
		return ok
	}
	from = c.behindDuty(from, s.start)
	if c.namesPaper(from, s.start, recurs) {
		if !(recurs && c.planMade(from)) && (!isDated || !c.yearOfPaper(d, from, acts)) {
			return false
		}
		c.doubt(h.from, h.to, whyInside)
		return true
	}
	n := c.deedBefore(s.start, from)
	verb := c.verbAtHead(from)
	if recurs && c.sees(cycleTails) {
		if n == 0 && !verb && !acts {
			return false
		}
		c.doubt(h.from, h.to, whyInside) // "hỗ trợ hằng năm cho các hợp tác xã"
		return true
	}
	if w, need := s.n.(*need); need && w.to-w.from > 2 && c.ends() && n == 0 && c.acts(from, s.start) {
		return true // "tổ chức điều chỉnh, cập nhật dữ liệu thường xuyên, liên tục"
	}
	switch {
	case n > 0 && c.deedOfClause(from, n) && !(isDated && d.spans[0].first.grain < partGrain):
	case isDated && c.seesAt(from, finish) && c.ends() && d.spans[0].first.year != 0:
	case n > 0 || (recurs || isDated) && verb || c.demandBehind(recurs):
		// "đào tạo thường xuyên", "tổ chức hội nghị hằng năm", "lập dự án quý II", "thực hiện
		// kiểm toán hằng năm hoặc đột xuất đối với chi nhánh"
		c.doubt(h.from, h.to, whyInside)
	default:
		return false
	}
	return true
}

// planMade says that the clause makes a plan, so that the cycle is as well that of the making: "lập kế
// hoạch tổ chức lao động, học nghề hằng năm".
func (c *cell) planMade(from int) bool {
	_, n := making.At(c.read, from)
	h := c.seen.n.base()
	return n > 0 && c.isAt(h.from, wEvery) && h.from-from >= longestPhrase && (c.seesAt(from+n, planNames) || c.isAt(from+n, wPlural) && c.seesAt(from+n+1, planNames))
}

// making is what is done with plans before they hold.
var making = set("lập, xây dựng, đề xuất, ban hành, trình, phê duyệt, chủ trì xây dựng, chủ trì đề xuất, chủ trì lập, tham mưu, tham mưu xây dựng, xây dựng và ban hành")

// orEvery says that another cycle is joined on: "đánh giá viên chức hằng tháng hoặc hằng quý".
func (c *cell) orEvery() bool {
	return (c.is(wOr) || c.is(wAnd)) && (c.at(1).word == wEvery || c.seesAt(c.i+1, periodically))
}

// endsDeed says whether the timing ends the clause, where the verb before it alone, or the
// cycle alone, makes it known.
func (c *cell) endsDeed() (ends, known bool) {
	s, h := &c.seen, c.seen.n.base()
	if c.steadyVerb() {
		return true, true
	}
	r, recurs := s.n.(*cycle)
	if recurs && c.seesAt(h.from, severally) && c.hasRest() && c.tok(c.clauseStart(s.start)-1).mark == '(' {
		return false, true // "(chia ra từng tháng)"
	}
	if recurs && c.cycleOfDeed(r) {
		from := c.clauseStart(s.start)
		if n := c.deedBefore(s.start, from); !c.ends() || !c.seesAt(s.start-n-1, done) || c.namesPaper(from, s.start, true) {
			c.doubt(h.from, h.to, whyInside)
		}
		return true, true
	}
	if c.suddenDeed() {
		c.doubt(h.from, h.to, whyInside)
		return true, true
	}
	return false, false
}

// cycleOfDeed says that the cycle, said with "hằng", is that of the deed just before it, which
// is done to something, or whose object follows: "được công bố hằng tháng trên Cổng thông tin",
// "tổ chức hằng năm hội nghị đối thoại".
func (c *cell) cycleOfDeed(r *cycle) bool {
	if !c.hasRest() || c.cited || !r.leads || !c.isAt(r.from, wEvery) || len(r.spans)+len(r.weekdays) > 0 {
		return false
	}
	from := c.clauseStart(c.seen.start)
	n := c.deedBefore(c.seen.start, from)
	if n == 0 {
		return false
	}
	passive := c.seesAt(c.seen.start-n-1, done) || c.isDone(max(from, c.seen.start-longestBody), c.seen.start-n)
	return passive || c.seen.start-n == from && c.at(0).kind == wordToken && !c.sees(cycleTails) && !c.sees(clauseTails) && !c.at(0).joins()
}

// suddenDeed says that the work on demand is a deed just before it: "kiểm tra đột xuất các cơ
// sở sản xuất".
func (c *cell) suddenDeed() bool {
	w, ok := c.seen.n.(*need)
	if !ok || w.kind != schedule.OnDemand || !c.hasRest() || c.cited || !c.seesAt(w.from, sudden) {
		return false
	}
	if len(c.items) > 0 {
		if last, ok := c.items[len(c.items)-1].(*need); ok && last.kind == schedule.OnDemand {
			return false // "Báo cáo đột xuất: nội dung báo cáo đột xuất thực hiện theo yêu cầu"
		}
	}
	from := c.clauseStart(c.seen.start)
	_, n := inspection.At(c.read, from)
	if k := c.deedBefore(c.seen.start, from); k > 0 && c.seesAt(c.seen.start-k-1, meetings) {
		return false // "tài liệu cho cuộc họp đột xuất"
	}
	return !c.seesAt(from, exceptions) && (n > 0 && from+n == c.seen.start || c.deedBefore(c.seen.start, from) > 0)
}

// meetings make a noun of the deed behind them.
var meetings = set("cuộc, phiên, buổi, kỳ, đợt")

// inspection is a deed that is called as those who do it are.
var inspection = set("thanh tra, kiểm toán, tiếp công dân, tiếp dân, làm việc, giao ban, thi, khám, kiểm kê")

// tailsCycle says that whom or what it is for stands behind the cycle, said with "hằng".
func (c *cell) tailsCycle() bool {
	return c.sees(cycleTails) && c.isAt(c.seen.n.base().from, wEvery) && !(c.is(wFor) && c.at(1).word == wTo)
}

// demandBehind says that work on demand is joined to that of a cycle, or to work that is
// steady: "họp giao ban thường xuyên và khi nhiệm vụ yêu cầu".
func (c *cell) demandBehind(recurs bool) bool {
	w, ok := c.seen.n.(*need)
	if !recurs && !(ok && w.kind == schedule.Continuous) || !c.is(wOr) && !c.is(wAnd) {
		return false
	}
	demand, n := demands.At(c.read, c.i+1)
	return n > 0 && (demand == suddenly || !recurs)
}

// demandOfClause says that the work on demand is that of a clause, the only one, or one of
// several: "áp dụng từ ngày 01/01/2027; sửa đổi, bổ sung khi cần thiết".
func (c *cell) demandOfClause(w *need) bool {
	if c.isAt(w.from, wWhen) && len(c.items) > 0 && c.sentenceEnds(c.items[len(c.items)-1].base().to, c.seen.start) {
		c.doubt(w.from, w.to, whyInside)
		return true
	}
	return c.isAt(w.from, wBy)
}

// deedOfClause says that the deed of n tokens just before the timing is what the clause is
// about: it has another at its head, or is done to what it names.
func (c *cell) deedOfClause(from, n int) bool {
	s := c.seen.start
	passive := c.seesAt(s-n-1, done)
	if !c.verbAtHead(from) {
		return passive
	}
	_, schooling := schools.Before(c.read, s-1, from)
	return schooling == 0 && !c.seesAt(from, information) && !passive
}

// verbAtHead says that the clause begins with what is done.
func (c *cell) verbAtHead(from int) bool { return c.seesAt(from, deeds) || c.seesAt(from, upkeep) }

// yearOfPaper says that the year is that of what is done with the paper or project that
// the clause names: "phấn đấu hoàn thành cơ bản Dự án năm 2027", "lập báo cáo nghiên cứu
// khả thi từ năm 2025". acts says that a verb stands at the head of the clause.
func (c *cell) yearOfPaper(d *dated, clause int, acts bool) bool {
	s := c.seen.start
	if d.spans[0].first.grain != yearGrain {
		return false
	}
	if c.seesAt(s-2, undertakings) && c.isIn(clause, min(clause+longestPhrase+1, s), finish) {
		return true
	}
	return d.bound == from && (acts || c.verbAt(clause)) && !d.spans[0].ranged
}

// mayEndClause says that the timing, which has dates unless d is nil, is one that may end a
// clause, and ends here.
func (c *cell) mayEndClause(d *dated, recurs bool) bool {
	if _, event := c.seen.n.(*counted); c.cited && !event || !c.hasRest() || !c.clauseTime(c.seen.n) {
		return false
	}
	return c.endsOrJoins() || recurs && c.is(wBy) && c.isAt(c.seen.n.base().from, wEvery) || recurs && c.sees(submits) && c.isAt(c.seen.n.base().from, wEvery) || (recurs || d != nil) && c.sees(clauseTails) || recurs && c.tailsCycle() || d != nil && d.spans[0].open && c.is(wBy)
}

// submits is what is done with what was made: "lập kế hoạch kiểm tra hằng năm trình Lãnh đạo Bộ".
var submits = set("trình, gửi, báo cáo")

// longestShort is how many tokens a clause has that is short.
const longestShort = 4

// dayOfClause says that a day, not bounded, stands at the end of one of several clauses
// that tell what is done then: "khởi công ngày 19/8/2026, thông xe ngày 02/9/2028".
func (c *cell) dayOfClause() bool {
	s := &c.seen
	d, ok := s.n.(*dated)
	if ok && s.level == inside && (c.monthOfClause(d) || c.monthBegun(d)) {
		c.doubt(d.from, d.to, whyInside)
		return true
	}
	if !ok || s.level != inside || c.cited || !c.hasRest() || !(d.plainDay() || d.bound == bare && d.spans[0].first.moment() && d.time.IsZero() || d.bound == from && d.spans[0].first.grain == dayGrain) {
		return false
	}
	if t := c.at(0); !c.endsOrJoins() || t.kind == markToken && t.mark != ',' && t.mark != ';' && t.mark != '.' || len(c.items) == 0 && (c.at(0).kind == endToken || c.isMark(0, '.') && c.at(1).kind == endToken) {
		return false
	}
	from := s.start
	for from > c.rest && s.start-from <= longestBody && !c.dividesClauses(from-1) && c.tok(from-1).mark != ',' {
		from--
	}
	if c.isAt(from, wAnd) {
		from++
	}
	_, n := deeds.Before(c.read, s.start-1, from)
	near := false
	if len(c.items) > 0 {
		_, days := c.items[len(c.items)-1].(*dated)
		to := c.items[len(c.items)-1].base().to
		near = days && c.rest-to <= 1 && c.tok(to).mark == ',' && from == to+1 && s.start-from <= longestShort
	}
	_, held := occasions.Before(c.read, s.start-1, from)
	verb := near || c.lineOfLabel(from) || held > 0 && s.start-from <= longestBody || n > 0 && (c.actorAt(from) || c.seesAt(from, levels)) || (n > 0 || d.bound == bare || s.start-from <= longestShort || len(c.items) == 0) && (c.verbAt(from) || c.seesAt(from, occasions))
	if !verb || s.start-from > longestBody || c.seesAt(from, enacting) && !c.seesAt(from, levels) || c.namesPaper(from, s.start, false) || c.isIn(from, s.start, already) || c.inForce() && !c.deedInForce() {
		return false
	}
	c.doubt(d.from, d.to, whyInside)
	return true
}

// lineOfLabel says that the day is all that stands in its line but a few words of what it is for, in
// a list of lines: "Sơ bộ ngày 20/12", and below it "Chính thức ngày 31/3".
func (c *cell) lineOfLabel(from int) bool {
	for i := c.seen.start - 1; i > from; i-- {
		if c.tok(i).line {
			from = i
		}
	}
	return c.seen.start-from <= longestShort && (from == 0 || c.tok(from).line) && (c.at(0).line || from > 0 && c.at(0).kind == endToken)
}

// monthOfClause says that a month stands at the end of a clause of its own just behind
// another: "thời gian sơ tuyển tháng 11/2026, công tác xét duyệt tháng 01/2027".
func (c *cell) monthOfClause(d *dated) bool {
	s := &c.seen
	if !c.hasRest() || c.cited || len(c.items) == 0 || d.bound > within || len(d.spans) != 1 || !c.ends() {
		return false
	}
	before, ok := c.items[len(c.items)-1].(*dated)
	u := d.spans[0].first
	return ok && u.year != 0 && (u.grain == monthGrain || u.grain == quarterGrain) && before.spans[0].first.grain == u.grain && before.spans[0].first.year != 0 &&
		c.rest-before.to <= 1 && c.tok(before.to).mark == ',' && s.start-c.rest <= longestBody && !c.namesPaper(c.rest, s.start, false) && !c.isIn(c.rest, s.start, already)
}

// monthBegun says that a month or quarter stands right behind what then begins or is opened, at the end
// of one of several clauses: "dự án khởi công tháng 3/2026, hoàn thành tháng 12/2027".
func (c *cell) monthBegun(d *dated) bool {
	u := d.spans[0].first
	if !c.hasRest() || c.cited || d.bound > within || len(d.spans) != 1 || d.spans[0].ranged || u.year == 0 || u.grain != monthGrain && u.grain != quarterGrain || !c.isMark(0, ',') && !c.is(wAnd) && !c.isMark(0, ';') {
		return false
	}
	_, n := openings.Before(c.read, c.seen.start-1, c.rest)
	return n > 0 && !c.isIn(c.rest, c.seen.start, already)
}

// openings are how something begins, or is opened.
var openings = set("khởi công, động thổ, khánh thành, thông xe, khai trương, khởi động, đi vào hoạt động, khai giảng")

// yearOfClause says that a year begins a further clause: "sơ kết hằng năm, năm 2030 tổ
// chức tổng kết".
func (c *cell) yearOfClause() bool {
	s := &c.seen
	d, ok := s.n.(*dated)
	if !ok || s.level != comma || s.at != s.start || c.cited || len(c.items) == 0 || d.bound > within || len(d.spans) != 1 {
		return false
	}
	one := d.spans[0]
	if c.tok(s.start-2).mark == ')' && c.isMark(0, '(') && one.first.grain == yearGrain && one.first.year != 0 && c.rest < s.start && c.tok(c.rest).mark == '(' {
		c.doubt(d.from, d.to, whyInside)
		return true // "năm 2026 (chuẩn bị đầu tư), 2027 - 2029 (thực hiện dự án)"
	}
	if one.ranged || one.first.grain != yearGrain && one.first.grain != partGrain || one.first.year == 0 || c.tok(s.start-1).mark != ',' && !c.isAt(s.start-1, wAnd) || !c.verbAt(c.i) {
		return false
	}
	c.doubt(d.from, d.to, whyInside)
	return true
}

// steadyVerb says that work is told to be steady between its verb and what it is done
// to: "cập nhật thường xuyên, liên tục tình hình dịch bệnh".
func (c *cell) steadyVerb() bool {
	s := &c.seen
	w, ok := s.n.(*need)
	if !ok || w.kind != schedule.Continuous || !c.hasRest() {
		return false
	}
	from := c.clauseStart(s.start)
	n := c.deedBefore(s.start, from)
	if n > 0 && s.start-n != from && !c.ends() && c.at(0).kind == wordToken && c.steadyDeed(from, n) {
		c.doubt(w.from, w.to, whyInside) // "phối hợp với các đơn vị kiểm tra thường xuyên việc chấp hành"
		return true
	}
	if n == 0 || s.start-n != from {
		return false
	}
	if w.to-w.from <= 2 {
		if _, schooling := schools.Before(c.read, s.start-1, from); schooling > 0 || c.ends() || c.at(0).kind != wordToken || c.is(wIs) {
			return false
		}
		c.doubt(w.from, w.to, whyInside) // "rà soát thường xuyên danh mục"
	}
	return true
}

// steadyDeed says that the deed of n tokens just before steady work is one that the clause tells
// somebody to do: its head is one who acts, or what he does, and nothing tells of papers or money.
func (c *cell) steadyDeed(from, n int) bool {
	to := c.seen.start
	if _, not := notTime.Before(c.read, to-1, from); not > 0 || to-from > longestClause || c.at(0).joins() || c.is(wIs) || c.is(wOf) {
		return false
	}
	head := from
	if c.isAt(head, wPlural) {
		head++
	}
	return (c.actorAt(head) || c.verbAt(head)) && !c.isIn(from, to, budgets) && !c.namesPaper(from, to, false) && !c.seesAt(to-n-1, passive)
}

// steadyWork says that the words that end with steady work are few, "hoạt động thường xuyên",
// or that a deed is joined on before it, "xây dựng kế hoạch và tổ chức thực hiện thường xuyên".
func (c *cell) steadyWork() bool {
	s := &c.seen
	w, ok := s.n.(*need)
	if !ok || !c.seesAt(w.from, usual) || !c.hasRest() || c.cited || !c.ends() && !c.timingJoined() && w.stretch == nil || s.level != inside {
		return false
	}
	from := c.clauseStart(s.start)
	if _, n := notTime.Before(c.read, s.start-1, from); n > 0 {
		return false
	}
	short := s.start-from <= longestBody && c.rest == from && !c.isIn(from, s.start, budgets) && !c.namesPaper(from, s.start, false)
	for i := s.start - 1; i > from && i >= s.start-longestPhrase && !short; i-- {
		short = c.isAt(i, wAnd) && c.seesAt(i+1, deeds) && c.verbAt(from)
	}
	if short {
		c.doubt(w.from, w.to, whyInside)
	}
	return short
}

// steadyManner says that steady work is told as how something is done: between a duty and its verb,
// "phải thường xuyên kiểm tra", or behind another such word, "cập nhật đầy đủ, liên tục trạng thái hồ sơ".
func (c *cell) steadyManner(w *need) bool {
	if w.kind != schedule.Continuous {
		return false
	}
	_, duty := duties.Before(c.read, w.from-1, 0)
	_, how := manners.Before(c.read, w.from-2, 0)
	joined := c.isAt(w.from-1, wAnd) && c.seesAt(w.from, usual) && c.deedBeforeJoin(w.from-1)
	return (duty > 0 || joined || c.subjectOfSteady(w)) && c.verbAt(w.to) || how > 0 && c.tok(w.from-1).mark == ','
}

// subjectOfSteady says that one who acts is named before steady work, and what he does behind it: "giáo viên
// thường xuyên liên hệ với gia đình học sinh".
func (c *cell) subjectOfSteady(w *need) bool {
	from := c.clauseFrom(0, w.from)
	if c.isAt(from, wPlural) {
		from++
	}
	_, n := notTime.Before(c.read, w.from-1, from)
	return from < w.from && c.seesAt(w.from, usual) && n == 0 && !c.namesPaper(from, w.from, false) && (c.actorAt(from) || c.seesAt(from, people)) && !c.tok(w.from-1).joins()
}

// people act, beside those whom lists of bodies name.
var people = set("nhà trường, giáo viên, giảng viên, kiểm lâm, học sinh, sinh viên, đảng viên, chi bộ, bí thư, hiệu trưởng, bác sĩ, điều dưỡng, trưởng thôn, công an, dân quân, lực lượng, chính quyền, mặt trận, phụ huynh, gia đình, cha mẹ, nhân viên")

// deedBeforeJoin says that the clause that "và" at the token goes on with begins with what is done: "bảo
// quản và thường xuyên kiểm tra".
func (c *cell) deedBeforeJoin(i int) bool {
	from := c.clauseFrom(0, i)
	return i > from && (c.verbAt(from) || c.actorAt(from) || c.seesAt(from, keeps))
}

// keeps are further verbs of what one has.
var keeps = set("bảo quản, bảo vệ, giữ gìn, lưu trữ, lưu giữ, phòng ngừa, nâng cao, bảo đảm, đảm bảo")

// manners are how something is done.
var manners = set("đầy đủ, kịp thời, chặt chẽ, chính xác, nghiêm túc, đồng bộ, thông suốt, ổn định, hiệu quả, an toàn, nhanh chóng, chủ động, thống nhất, quyết liệt, trực tiếp, sâu rộng, rộng rãi, đúng quy định, toàn diện")

// timingJoined says that another timing is joined on: "công tác thường xuyên và theo kế hoạch".
func (c *cell) timingJoined() bool {
	return (c.is(wAnd) || c.is(wOr)) && c.begins(c.i+1)
}

// notTime is before "thường xuyên" where it tells no time.
var notTime = set("chi, đào tạo, bồi dưỡng, giáo dục, không, vốn, ngân sách, kinh phí, dự toán, lao động, việc làm, hợp đồng, thu nhập, nguồn, người, kiểm toán")

// deedBefore is how many tokens the deed has that ends just before the token, none of
// them before floor; 0 for none.
func (c *cell) deedBefore(i, floor int) int {
	_, n := deeds.Before(c.read, i-1, floor)
	if n == 0 {
		_, n = upkeep.Before(c.read, i-1, floor)
	}
	return n
}

// clauseEvent says that the event stands at the end of a clause whose work waits for
// it: "Hội đồng tự giải thể sau khi hoàn thành nhiệm vụ", "trình sớm sau khi Luật
// được thông qua".
func (c *cell) clauseEvent(e *counted, from int) bool {
	to := c.seen.start
	if c.isAt(from, wNot) || c.seesAt(c.clauseStart(to), nouns) || c.seesAt(from, nouns) || c.seesAt(from, papers) || c.seesAt(from, documents) && !c.verbAt(from) {
		return false // "Quy định về quản lý tài sản sau khi giải thể"
	}
	_, n := later.At(c.read, e.from)
	if c.isAt(e.from, wBefore) {
		n = 1
	}
	if n > 0 && c.seesAt(e.from+n, whenOrPoint) && (c.at(0).kind == endToken || c.isMark(0, '.') || c.isMark(0, ';') || c.is(wAnd) && c.seesAt(c.i+1, tells)) && (c.acts(from, to) || c.isIn(from, to, upkeep)) {
		return true
	}
	if c.seesAt(from, hurriedly) {
		from += 2
	}
	if c.isAt(e.from, wWhen) && c.seesAt(e.from+1, arises) && (c.at(0).kind == endToken || c.isMark(0, '.') || c.isMark(0, ';')) && c.seesAt(from, tellings) {
		return true // "kịp thời thông báo cho Sở Tài chính khi có thay đổi"
	}
	if c.isAt(e.from, wWhen) && c.verbAtHead(from) && c.dividesSentence(c.i) && c.comesAbout(e) {
		c.doubt(e.from, e.to, whyInside)
		return true // "xây dựng kế hoạch khi Chương trình được phê duyệt"
	}
	return to-from <= 4 && (c.seesAt(from, deeds) || c.seesAt(from, upkeep)) && !c.namesPaper(from, to, false)
}

// comesAbout says that the event is that a document or programme is made, or holds.
func (c *cell) comesAbout(e *counted) bool {
	for i := e.from + 1; i < e.to; i++ {
		if c.seesAt(i, effect) || c.seesAt(i, done) && c.seesAt(i+1, enacting) {
			return true
		}
	}
	return false
}

// clauseStart is where the clause begins that is open before the token.
func (c *cell) clauseStart(i int) int { return c.clauseFrom(c.rest, i) }

// clauseFrom is where the clause begins that is open before token i, from token floor on.
func (c *cell) clauseFrom(floor, i int) int {
	for n := 0; i > floor && n <= longestClause && !c.dividesClauses(i-1); n++ {
		i--
	}
	return i
}

// behindDuty is behind the word within the clause that says that what follows must be
// done: "kế hoạch cần cập nhật thường xuyên".
func (c *cell) behindDuty(from, to int) int {
	for i := from + 1; i < to; i++ {
		if c.seesAt(i, duty) && c.verbAt(i+1) {
			return i + 1
		}
	}
	return from
}

// severally is before each of several, of which a part of something is.
var severally = set("từng")

// duty is before what must be done.
var duty = set("cần, phải")

// namesPaper says that the clause names a document, of whose name the time may be a
// part; not "báo cáo kết quả thực hiện Kế hoạch hằng năm", whose work recurs.
func (c *cell) namesPaper(from, to int, recurs bool) bool {
	for i := from; i < to; i++ {
		_, n := documents.At(c.read, i)
		if n == 0 && !c.seesAt(i, papers) || n > 0 && c.isAt(i+n, wThis) {
			continue // none, or the one that says so: "thực hiện nghiêm túc Công điện này"
		}
		if _, n := results.Before(c.read, i-1, from); recurs && n > 0 {
			continue
		}
		if recurs && c.seesAt(i, reporting) {
			i++ // a report recurs: "báo cáo Chủ tịch kết quả thực hiện hằng năm"
			continue
		}
		return true
	}
	return false
}

// clauseTime says that the timing may be that of the clause before it.
func (c *cell) clauseTime(n node) bool {
	switch n := n.(type) {
	case *cycle:
		return n.leads && (c.isAt(n.from, wEvery) || c.isAt(n.from, wEach) || c.seesAt(n.from, periodically))
	case *need:
		return n.kind == schedule.Continuous || n.kind == schedule.OnDemand
	case *counted:
		return n.anchor == sentence && n.exact == nil
	case *dated:
		u := n.spans[0].first
		if g := u.grain; (n.bound == bare || n.bound == from && u.year != 0) && n.time.IsZero() && len(n.spans) == 1 && (g == monthGrain || g == quarterGrain) && u.edge == noEdge {
			return true
		}
		return n.spans[0].first.grain == yearGrain || n.spans[0].last.grain == yearGrain || n.spans[0].open && n.spans[0].first.shift > 0
	}
	return false
}

// dividesClauses says that the token ends a clause: a full stop, a semicolon, a
// line break.
func (c *cell) dividesClauses(i int) bool {
	t := c.tok(i)
	return t.mark == ';' || t.mark == ':' || t.mark == '.' && c.tok(i+1).space || t.mark == '(' || c.tok(i+1).line
}

// lastCycle is the place of the last timing but for work on demand beside it.
func (c *cell) lastCycle() int {
	i := len(c.items) - 1
	for i > max(0, len(c.items)-3) {
		w, ok := c.items[i].(*need)
		if !ok || w.kind != schedule.OnDemand {
			break
		}
		i--
	}
	return i
}

// placeable is the cycle of the timing before, whose days may stand further on:
// "hằng tháng, tổng hợp kết quả trước ngày 25".
func (c *cell) placeable() schedule.Cycles {
	i := c.lastCycle()
	if i < 0 {
		return 0
	}
	last, ok := c.items[i].(*cycle)
	if colon := c.colonBehind(last); colon > 0 && !c.sentenceEnds(colon+1, c.seen.start) && last.leads && len(last.spans)+len(last.weekdays) == 0 && last.working == 0 && last.times <= 1 && !last.nine {
		return last.every // "hằng tháng: báo cáo trước ngày 25"
	}
	if !ok || !last.leads || len(last.spans)+len(last.weekdays) > 0 || last.working != 0 || last.times > 1 || last.nine || c.sentenceEnds(last.to, c.seen.start) {
		return 0
	}
	return last.every
}

// colonBehind is where a colon stands behind the cycle, or behind a bracket that says
// what it is of, "hằng năm (báo cáo 13 tháng):"; 0 for none.
func (c *cell) colonBehind(r *cycle) int {
	if r == nil {
		return 0
	}
	i := r.to
	if c.tok(i).mark == '(' {
		for i++; i < r.to+longestBody && c.tok(i).kind != endToken && c.tok(i).mark != '(' && c.tok(i).mark != ')'; i++ {
		}
		if c.tok(i).mark != ')' {
			return 0
		}
		i++
	}
	if c.tok(i).mark == ':' {
		return i
	}
	return 0
}

// sentenceEnds says that a full stop or a semicolon stands within the tokens.
func (c *cell) sentenceEnds(from, to int) bool {
	if c.sentence.from != from || c.sentence.to > to {
		c.sentence = goesOn{from: from, to: from}
	}
	for s := &c.sentence; s.to < to && !s.ends; s.to++ {
		s.ends = c.dividesClauses(s.to) && c.tok(s.to).mark != '('
	}
	return c.sentence.ends
}

// goesOn is tokens of one sentence, as far as they were looked at, and whether it
// ends with the last of them.
type goesOn struct {
	from, to int
	ends     bool
}

// sameCycle puts a timing that says the cycle before it once more, or its days,
// into that one: "định kỳ hằng năm ... trước ngày 17/12 hằng năm", "(hằng năm)
// chậm nhất ngày 20 tháng 12".
func (c *cell) sameCycle(last, n node) bool {
	every := c.placeable()
	it, ok := last.(*cycle)
	if !ok || every == 0 || c.joined(c.items[len(c.items)-1].base().to, c.seen.start) {
		return false
	}
	switch n := n.(type) {
	case *cycle:
		placed := !n.leads || len(n.spans)+len(n.weekdays) > 0 || n.working != 0
		if n.nine || n.times > 1 || n.stretch != nil || every&(every-1) != 0 || n.every != every && !(placed && n.every == schedule.Yearly && every > schedule.Monthly) {
			return false
		}
		if placed {
			it.when, it.weekdays, it.month, it.following, it.every, it.working = n.when, n.weekdays, n.month, n.following, n.every, n.working
		} else if c.hasRest() && !c.seesAt(n.from, periodically) && !c.isAt(n.from, wEvery) {
			return false
		}
	case *dated:
		if half := every &^ schedule.Yearly; half == schedule.HalfYearly && n.dayOfYear() && len(n.spans) == 1 && c.sees(ofCase) && c.isIn(c.i+1, c.i+longestPhrase, reporting) {
			// "định kỳ 6 tháng, hằng năm báo cáo trước ngày 30/6 đối với báo cáo 6 tháng, trước ngày 31/12 ..."
			it.every, it.opens, it.fewer = schedule.Yearly, true, true
			it.when = n.when
			break
		}
		if every != schedule.Yearly || !n.dayOfYear() && !n.withinYear() && !c.feastOf(n) {
			return false
		}
		it.when, it.heads = n.when, c.tok(it.to).mark == ':'
	case *counted:
		if !n.distant() || n.term.Halves() <= 0 || n.exact != nil || len(n.also)+len(n.others) > 0 || it.event != "" || !it.term.IsZero() || !c.endOfCycle(n, it) {
			return false // "hằng quý, báo cáo Bộ trong thời hạn 30 ngày kể từ ngày kết thúc quý"
		}
		it.term = n.term
	default:
		return false
	}
	it.to = c.i
	return true
}

// staged puts the time of one of several stages of each year to the yearly cycle: "mỗi năm
// tổ chức 02 đợt: đợt 1 vào tháng 4, đợt 2 vào tháng 10".
func (c *cell) staged(last node, d *dated) bool {
	it, ok := last.(*cycle)
	if !ok || it.every != schedule.Yearly || it.stretch != nil || it.working != 0 || !c.hasRest() || c.sentenceEnds(it.to, c.seen.start) && !it.heads && c.tok(c.rest).mark == ';' || !c.stageBefore(c.seen.start-1) {
		return false
	}
	if len(d.spans) != 1 || d.spans[0].ranged || d.spans[0].open || !d.spans[0].first.yearless() || d.spans[0].first.month == 0 || !d.term.IsZero() || d.exact != nil {
		return false
	}
	switch {
	case it.leads && len(it.spans)+len(it.weekdays) == 0:
		it.when, it.times, it.heads, it.to = d.when, 0, true, d.to
		c.closeRest(c.seen.start)
	case it.heads:
		c.closeRest(c.seen.start)
		c.items = append(c.items, &cycle{head: d.head, when: d.when, every: schedule.Yearly, heads: true})
	default:
		return false
	}
	c.cited = false
	return true
}

// headed says that the days of works that stand under one cycle go on here: under
// "hằng năm:", or "hằng năm" at the head of the sentence.
func (c *cell) headed(last node) bool {
	it, ok := last.(*cycle)
	if ok && it.heads && (c.tok(it.to).mark == ';' || c.tok(it.to).mark == ',') {
		return true
	}
	if !ok || it.every != schedule.Yearly || it.stretch != nil || len(it.spans) != 1 || !(it.opens || it.leads && c.opensSentence(it)) {
		return false
	}
	semicolon := false
	for k := it.to; k < c.seen.start; k++ {
		if c.dividesClauses(k) && c.tok(k).mark != '(' {
			if c.tok(k).mark != ';' {
				return false
			}
			semicolon = true
		}
	}
	if semicolon {
		c.doubt(c.seen.start, c.seen.n.base().to, whyYearlyHead)
	}
	it.opens = true
	return true
}

// opensSentence says that the cycle stands at the head of its sentence: "hằng năm, trước
// ngày 15/01 gửi báo cáo".
func (c *cell) opensSentence(it *cycle) bool {
	return it.from == 0 || c.dividesClauses(it.from-1)
}

// behindLong puts the days behind a cycle of several years to the yearly one before
// it, "hằng năm và định kỳ 5 năm trước ngày 30/6"; behind a long cycle alone they
// stay unread, for no rule has them.
func (c *cell) behindLong(last int, d *dated) bool {
	it, ok := c.items[last].(*cycle)
	if !ok || !long(it.every) || c.hasRest() || d.bound > before || !d.term.IsZero() || c.tok(it.to).mark == ';' || it.stretch != nil || !d.spans[0].first.yearless() || d.spans[0].ranged {
		return false
	}
	if last > 0 {
		if before, ok := c.items[last-1].(*cycle); ok && d.spans[0].first.month != 0 && before.every == schedule.Yearly && len(before.spans) == 0 && before.to+1 >= it.from {
			before.when = d.when
			it.to = d.to
			return true
		}
	}
	c.open(c.seen.start)
	c.doubt(d.from, d.to, whyLongCycle)
	return true
}

// boundCycle puts the dates before a cycle to it: the window that bounds it, "từ
// tháng 3/2024 đến tháng 10/2025, định kỳ hằng tháng", or dates that it gives the
// year to, "15/3; 15/6; 15/12 hằng năm".
func (c *cell) boundCycle(last, n node) bool {
	d, isDated := last.(*dated)
	r, recurs := n.(*cycle)
	if !isDated || !recurs || d.exact != nil || !d.term.IsZero() {
		return false
	}
	if !r.leads && r.every == schedule.Yearly && len(r.spans) > 0 && r.spans[0].first.month != 0 && c.yearlyBefore(r) {
		return true
	}
	if c.hasRest() || c.seen.start > d.to+1 {
		return false
	}
	mark := c.tok(d.to).mark
	if r.stretch != nil || mark != ',' && c.seen.start != d.to && !(mark == ':' && d.spans[0].open) || !r.leads && mark != ':' || !d.holds() || !d.saysYear() || d.bound == before || d.bound == after {
		return false
	}
	r.stretch, r.from = d.stretchSpan(), d.from
	c.items[len(c.items)-1] = r
	return true
}

// yearlyBefore gives the cycle to the dates without a year that stand before it in
// one row.
func (c *cell) yearlyBefore(r *cycle) bool {
	from, first := c.seen.start, len(c.items)
	var spans []span // the last first
	for ; first > 0; first-- {
		d, ok := c.items[first-1].(*dated)
		if !ok || d.bound != r.bound || !d.time.IsZero() || !r.time.IsZero() || d.exact != nil || !d.term.IsZero() || d.stretch != nil || !d.yearlessOf(r.spans[0]) || !c.rowGoesOn(d.to, from) {
			break
		}
		for i := range d.spans {
			spans = append(spans, d.spans[len(d.spans)-1-i])
		}
		r.from, from = d.from, d.from
	}
	if first == len(c.items) {
		return false
	}
	slices.Reverse(spans)
	r.spans = append(spans, r.spans...)
	c.items = append(c.items[:first], r)
	return true
}

// rowGoesOn says that a row of dates goes on between the tokens: over a mark, over
// the report that each is for, "15/6 (báo cáo 6 tháng), 15/12 hằng năm".
func (c *cell) rowGoesOn(from, to int) bool {
	labelled := false
	if c.tok(from).mark == '(' {
		i := from + 1
		for i < to && c.tok(i).mark != ')' {
			i++
		}
		if i == to || !c.labelAt(from+1) {
			return false
		}
		labelled, from = true, i+1
	}
	sign := false
	if m := c.tok(from).mark; from < to && (m == ';' || m == ',') {
		sign, from = true, from+1
	}
	if from < to && c.isAt(from, wAnd) {
		sign, from = labelled || sign, from+1
	}
	if from < to && c.seesAt(from, reportNames) && to-from <= longestPhrase {
		return sign
	}
	return from == to && sign
}

// reportNames begin what a date is for.
var reportNames = set("báo cáo, định kỳ, kỳ, lần, đợt, học kỳ, sơ kết, tổng kết")

// yearlessOf says that the dates are of the grain of others, from one to another as
// they are or not, and have no year.
func (d *dated) yearlessOf(other span) bool {
	for _, s := range d.spans {
		of := other.first.grain
		if s.ranged != other.ranged || s.ranged && (s.last.grain != of || !s.last.yearless() || s.last.month == 0) || s.open || s.now || s.first.grain != of || s.first.month == 0 || !s.first.yearless() {
			return false
		}
	}
	return d.named == 0
}

// joined says that the words between join two timings: "hằng năm và ...".
func (c *cell) joined(from, to int) bool {
	t := c.tok(from)
	return from < to && t.joins() || from+1 < to && c.tok(from+1).joins() || c.tok(to-1).joins()
}

// withinYear says that the dates are a day or month of no year behind "vào", "trong".
func (d *dated) withinYear() bool {
	if d.bound != within || len(d.spans) != 1 || !d.term.IsZero() || d.named != 0 || d.exact != nil || !d.time.IsZero() {
		return false
	}
	s := d.spans[0]
	return !s.ranged && !s.open && !s.now && (s.first.grain == dayGrain || s.first.grain == monthGrain || s.first.grain == quarterGrain) && s.first.month != 0 && s.first.yearless()
}

// dayOfYear says that the dates are a deadline that has no year.
func (d *dated) dayOfYear() bool {
	if d.bound != by && d.bound != before || !d.term.IsZero() || d.named != 0 || d.exact != nil {
		return false
	}
	for _, s := range d.spans {
		if s.ranged || s.open || s.now || s.first.grain != dayGrain && s.first.grain != monthGrain || s.first.month == 0 || s.first.year != 0 || s.first.shift < 0 {
			return false
		}
	}
	return true
}

var (
	// upkeep are what goes on beside the deeds of administrations.
	upkeep = set("duy trì, sơ kết, tổng kết, đào tạo, bồi dưỡng, kiện toàn, theo dõi, giám sát, tuyên truyền, phổ biến, quán triệt, khai thác, sử dụng, " +
		"đôn đốc, kiểm toán, chỉ đạo, bảo trì, bảo dưỡng, nâng cấp, mở rộng, vận động, tập huấn, thống kê, khảo sát, đo lường, phát triển, " +
		"bắt đầu triển khai, bắt đầu thực hiện, bắt đầu, hỗ trợ, quản lý, điều tra, tiếp tục, tu bổ, chăm sóc, thí điểm, nhân rộng, chuẩn bị, " +
		"đầu tư, mua sắm, đấu thầu, lựa chọn, thi công, thông tin, công bố, kiểm kê, thống nhất, lồng ghép, tích hợp, xếp loại, phân loại, đối thoại, trao đổi, nhắc nhở, tăng cường, liên lạc, kiểm soát, tuần tra, kiểm điểm, chấn chỉnh, số hóa, " +
		"nắm bắt, bám sát, liên hệ, chú trọng, quan tâm, chia sẻ, kết nối, khử khuẩn, khử trùng, vệ sinh, quan trắc, tu sửa, động viên, thăm hỏi, gặp gỡ, tiếp xúc, " +
		"truyền thông, cảnh báo, sàng lọc, diễn tập, huấn luyện, sao lưu, ghi chép, rút kinh nghiệm, duy tu, nạo vét, tư vấn, nhắc, phát động, phát hiện, học tập, rèn luyện")

	// occasions are what is held on a day; enacting is what is told of papers with the day
	// on which it was done.
	occasions    = set("áp dụng, nghỉ, nghỉ hè, nghỉ tết, đi học, tập trung, khai trương, tập huấn, chung kết, sơ khảo, chung khảo, thi, họp, khai mạc, bế mạc, khai giảng, thông xe, khánh thành, động thổ, ra quân, phát động, khởi động, phỏng vấn, xét tuyển, chấm thi, phúc khảo, nhập học, tựu trường, đấu giá, mở thầu, đóng thầu, bầu cử, trao giải, bảo vệ")
	enacting     = set("ban hành, ký, ký kết, ký ban hành, cấp, phê duyệt, thông qua, thành lập, công nhận, sửa đổi, bổ sung, thay thế, bãi bỏ, quyết định, giao, cử, bổ nhiệm, tiếp nhận")
	undertakings = set("dự án, công trình")
	already      = set("đã, được, vừa, tại, theo, số")

	// hurriedly is how one tells what arises; tellings are how it is told.
	hurriedly = set("kịp thời, khẩn trương, chủ động, nhanh chóng, thường xuyên")
	arises    = set("có, xảy ra, phát sinh, phát hiện, xuất hiện")
	tellings  = set("báo cáo, thông báo, cung cấp, cập nhật, phản ánh, thông tin, gửi, đề nghị, đề xuất, kiến nghị, điều chỉnh, bổ sung, sửa đổi")

	// nouns begin what tells of work, and not that it must be done.
	nouns = set("quy định, quy trình, thủ tục, công tác, hoạt động, việc, tài sản, kết quả, nội dung, trình tự, tình hình, kinh phí, chi phí, mô hình, bộ máy")

	// information is a noun as well.
	information = set("thông tin")

	// done is before a deed that is done.
	done = set("được")

	// clauseHeads may stand before the verb of a clause.
	clauseHeads = set("định kỳ, để, việc, nhằm, đồng thời, thực hiện, tiếp tục, tổ chức")

	// manner is before how something is done.
	manner = set("một cách")

	// clauseTails may stand behind the cycle of a clause.
	clauseTails = set("theo quy định, theo kế hoạch, theo hướng dẫn, theo chỉ đạo, trong thời gian, trong suốt thời gian, trên địa bàn, trong toàn, về, vào")

	// cycleTails begin whom or what it is for that recurs.
	cycleTails = set("đối với, cho, nhằm, để")

	// results are what is told of the work that a document sets.
	results = set("kết quả, kết quả thực hiện, kết quả triển khai, kết quả triển khai thực hiện, kết quả thi hành, tình hình thực hiện, tình hình triển khai, " +
		"tình hình triển khai thực hiện, tình hình thi hành, tiến độ thực hiện, việc thực hiện, việc triển khai, công tác")

	// schools teach "thường xuyên" without its being a time.
	schools = set("đào tạo, bồi dưỡng, giáo dục, chi")

	// papers are the names of documents that a time may be a part of.
	papers = set("kế hoạch, chương trình, đề án, dự án, báo cáo, dự toán, phương án, chiến lược, quy hoạch, danh mục, chỉ tiêu, chỉ số, quy chế")
)
