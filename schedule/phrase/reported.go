package phrase

// A report names the days whose figures it has: "số liệu tính từ ngày 15/12 năm
// trước đến ngày 14/12 của kỳ báo cáo". They are no time in which anything is
// done.

// longestSpan is how many tokens such days may take.
const longestSpan = 40

// reportedSpan passes the days that the text says to be those reported on: "từ
// ... đến ... của năm báo cáo", "thuộc kỳ báo cáo".
func (c *cell) reportedSpan() bool {
	if !c.sees(since) {
		return false
	}
	to, end := false, 0
	_, n := since.At(c.read, c.i)
	previous := c.isAt(c.i+n, wDay) && c.tok(c.i+n+1).kind == figureToken && c.isAt(c.i+n+2, wMonth) && c.isAt(c.i+n+3, wBefore) // "từ ngày 21 tháng trước"
	for i := c.i + 1; i < c.i+longestSpan && end == 0; i++ {
		switch t := c.tok(i); {
		case t.kind == endToken, t.mark == ';', t.mark == '.' && c.tok(i+1).space, t.mark == '(':
			if end = c.spanOfPeriod(to); end == 0 {
				return false
			}
		case t.mark == ':', t.word == wBefore && c.isAt(i+1, wDay):
			return false
		case to && previous && t.word == wMonth && (c.isAt(i+1, wThis) || c.isAt(i+1, wAfter)):
			end = i + 2
		case to && previous && t.word == wMonth && c.seesAt(i+1, onwardYears):
			end = i + 3
		case t.word == wTo:
			to = true
		case to && c.seesAt(i+1, reporting):
			switch t.word {
			case wPeriod, wYear, wMonth, wQuarter, wWeek:
				end = i + 3
			}
		}
	}
	if end == 0 {
		return false
	}
	c.cycleOfFigures()
	c.doubt(c.i, end, whyFigures)
	c.i = end
	return true
}

// spanOfPeriod is the end of the days of which the clause says that they are a period:
// "kỳ đánh giá tính từ ngày 15/12 năm trước đến ngày 14/12 năm sau"; 0 where it says so of
// none. to says that a word for their end follows.
func (c *cell) spanOfPeriod(to bool) int {
	from := c.clauseStart(c.i)
	if c.isIn(max(from, c.i-longestBody), c.i, services) {
		return 0
	}
	if !to || from == c.i || c.i-from > longestBody || !c.isAt(c.i, wReckon) && !c.seesAt(c.i-1, done) && !c.isAt(c.i-1, wIs) || !c.isAt(from, wPeriod) && !c.isIn(from, c.i, reportPeriod) {
		return 0
	}
	end := c.itemEnd(c.i)
	if c.tok(end).mark == ',' {
		return 0
	}
	return end
}

// cycleOfFigures takes back the cycle that is that of the report on the figures:
// "thời gian báo cáo định kỳ hằng năm tính từ ngày ...".
func (c *cell) cycleOfFigures() {
	last := len(c.items) - 1
	if last < 0 {
		return
	}
	r := c.items[last].base()
	switch n := c.items[last].(type) {
	case *cycle:
		if !n.leads || len(n.spans)+len(n.weekdays) > 0 {
			return
		}
	case *dated: // "Báo cáo quý I từ ngày 15 tháng 12 năm trước đến ngày 14 tháng 3 của năm báo cáo"
		if n.bound != bare || n.spans[0].first.grain < monthGrain {
			return
		}
	default:
		return
	}
	if r.to < c.i-3 {
		return
	}
	start := r.from
	for i := r.from - 1; i >= max(0, r.from-longestPhrase) && !c.dividesClauses(i); i-- {
		if c.seesAt(i, spans) {
			start = i
		}
	}
	if start == r.from {
		return
	}
	c.items = c.items[:last]
	for n := len(c.gaps) - 1; n >= 0 && c.gaps[n].to > start-1; n-- {
		start, c.gaps = min(start, c.gaps[n].from), c.gaps[:n]
	}
	c.rest = start
}

// spans announce the days that a report covers.
var spans = set("thời gian, số liệu, kỳ, thời điểm, báo cáo")

// ofFigures says that the days are those of figures, which the clause names
// before them: "số liệu được lấy từ ngày 01/01 đến hết ngày 30/6".
func (c *cell) ofFigures() bool {
	s := &c.seen
	d, h := datesOf(s.n), s.n.base()
	if r, ok := s.n.(*cycle); ok && r.leads {
		return false
	}
	if d == nil || len(d.spans) == 0 || !c.hasRest() || !c.seesAt(h.from, since) || !d.spans[0].ranged {
		return false
	}
	if c.tok(h.from-1).mark == '(' && c.isMark(0, ')') && len(c.items) > 0 && c.isIn(max(c.rest, h.from-longestClause), h.from, situations) {
		c.doubts = c.doubts[:s.doubts]
		c.doubt(h.from, h.to, whyFigures) // "tình hình biến động lao động (tính từ ngày 01/01 đến hết ngày 30/6)"
		s.doubts = len(c.doubts)
		return true
	}
	from := s.start
	for from > c.rest && s.start-from < 2*longestSpan && !c.sentenceEnds(from-1, from) {
		from--
	}
	if !c.isIn(from, h.from, figures) && !(c.isAt(from, wPeriod) && c.isAt(h.from, wReckon)) && !c.isIn(from, h.from, reportPeriod) && !(c.seesAt(h.from-1, done) && !c.isIn(from, h.from, services)) {
		return false
	}
	c.doubts = c.doubts[:s.doubts]
	c.doubt(h.from, h.to, whyFigures)
	s.doubts = len(c.doubts)
	return true
}

// situations are what is told of some days.
var situations = set("tình hình, số liệu, biến động, kết quả, diễn biến")

// services are what is given or had for a time.
var services = set("hưởng, bảo hành, dịch vụ, nghỉ, thuê, hợp đồng, trợ cấp, thử việc, tập sự, học, đào tạo, thi công, đóng, bảo hiểm, thực hiện, áp dụng")

// reportPeriod announces the days reported on.
var reportPeriod = set("tháng báo cáo, quý báo cáo, năm báo cáo, tháng phát sinh, quý phát sinh, năm phát sinh, tháng kế toán, quý kế toán, kỳ báo cáo, thời kỳ báo cáo, kỳ thống kê, năm tài chính, năm ngân sách, kỳ kế toán, năm kế toán, niên độ, kỳ tính thuế, năm tính thuế")
