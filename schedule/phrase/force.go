package phrase

// From when a document, or anything, holds.

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
	return ok && c.isAt(c.seen.start-n-1, wThis) && len(d.spans) == 1 && d.spans[0].first.grain == dayGrain && (c.dividesClauses(c.i) || c.is(wAnd) || c.isMark(0, ',')) && c.at(1).kind != endToken
}

// inForce says that the days are those from which a document holds: "có hiệu lực thi
// hành kể từ ngày 01/3/2027".
func (c *cell) inForce() bool {
	d, isDated := c.seen.n.(*dated)
	e, isEvent := c.seen.n.(*counted)
	if !c.hasRest() || !(isDated && d.bound == from) && !(isEvent && (c.seesAt(e.from, since) || c.seesAt(e.from, later)) && e.term.IsZero()) {
		return false
	}
	_, n := inForce.Before(c.read, c.seen.start-1, c.rest)
	return n > 0
}

// deedInForce says that a deed is joined to the words that tell so: "công bố và áp dụng từ
// ngày 01/01/2027".
func (c *cell) deedInForce() bool {
	_, n := inForce.Before(c.read, c.seen.start-1, c.rest)
	at := c.seen.start - n - 1
	return n > 0 && c.isAt(at, wAnd) && c.deedBefore(at, c.rest) > 0
}

// appliesFrom says that the days are those from which what is done before another time
// will hold: "trước ngày 25 của tháng cuối quý để áp dụng từ đầu quý tiếp theo".
func (c *cell) appliesFrom() bool {
	s := &c.seen
	if len(c.items) == 0 || !c.hasRest() {
		return false
	}
	w := datesFirst(s.n)
	if w == nil || w.bound != from {
		return false
	}
	_, n := toApply.Before(c.read, s.start-1, c.rest)
	return n > 0
}

var toApply = set("để áp dụng, để thực hiện")

// fromOfClause says that a day or month from which something holds ends its clause, and that
// the clause beside it tells the same of something else: "Điều 3 có hiệu lực kể từ ngày
// 01/3/2026; Điều 4 có hiệu lực kể từ ngày 01/4/2026".
func (c *cell) fromOfClause() bool {
	s := &c.seen
	d, ok := s.n.(*dated)
	if !ok || d.bound != from || !c.hasRest() || !c.endsOrJoins() || len(d.spans) != 1 || d.spans[0].first.year == 0 {
		return false
	}
	_, n := effect.Before(c.read, s.start-1, c.rest)
	at := s.start - n
	head := c.behindSign(at)
	if n > 0 && !c.isAt(at-1, wThis) && !c.seesAt(head, clauses) && !c.seesAt(head, setForth) {
		return false // "Luật Đất đai có hiệu lực từ ngày 01/8/2024, Luật Nhà ở"
	}
	if !c.fromBefore(n > 0) && !c.fromBehind(n > 0) {
		return false
	}
	c.doubt(d.from, d.to, whyInside)
	return true
}

// fromBefore says that the clause before tells from when something holds; other clauses than
// those of a document are divided by a semicolon: "học kỳ I kết thúc trước ngày 18/01/2027; học
// kỳ II bắt đầu từ ngày 19/01/2027".
func (c *cell) fromBefore(force bool) bool {
	if len(c.items) == 0 {
		return false
	}
	d, ok := c.items[len(c.items)-1].(*dated)
	if !ok || d.to > c.rest {
		return false
	}
	if force {
		return d.bound == from || d.spans[0].ranged
	}
	return c.tok(d.to).mark == ';' && len(c.gaps) > 0 && c.ends()
}

// fromBehind says that the clause behind tells so.
func (c *cell) fromBehind(force bool) bool {
	if len(c.items) > 0 || !force && !c.isMark(0, ';') {
		return false
	}
	for i := c.i + 1; i < c.i+longestClause && c.tok(i).kind != endToken; i++ {
		from := c.seesAt(i, since) || c.isAt(i, wFrom)
		if _, n := effect.Before(c.read, i-1, c.i); from && (!force || n > 0) {
			return true
		}
	}
	return false
}

// behindSign is where the words begin behind a comma, a sign that divides clauses, or "và".
func (c *cell) behindSign(i int) int {
	for i > 0 && c.tok(i-1).kind != markToken && !c.tok(i).line && !c.isAt(i-1, wAnd) {
		i--
	}
	if _, n := exceptions.At(c.read, i); n > 0 {
		i += n
	}
	return i
}

// setForth begins what a document has in it.
var setForth = set("quy định, các quy định, nội dung, phụ lục")
