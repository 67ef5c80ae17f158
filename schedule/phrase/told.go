package phrase

// What tells what was done, or of a document, sets no time: "đã cấp trước ngày 01/8/2024".

// alreadyDone says that what was done before the day stands there: "Giấy chứng nhận đã cấp
// trước ngày 01/8/2024"; what was going on may end the same way: "đang hưởng trợ cấp trước
// ngày 01/7/2026".
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

func (c *cell) toldAsDone() bool {
	s := &c.seen
	if s.done {
		c.doubts = c.doubts[:s.doubts]
		c.doubt(s.start, s.n.base().to, whyDone)
		s.doubts = len(c.doubts)
	}
	return s.done
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
