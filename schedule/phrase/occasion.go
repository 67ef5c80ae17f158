package phrase

import (
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// What a day is named for that is no deadline: a condition, what lies in the past, a feast.

// ofCondition says that the day belongs to a condition: "nếu đến ngày 30/6/2026 chưa giải
// ngân thì thu hồi vốn", "sau ngày 01/7, đơn vị nào chưa gửi báo cáo thì bị phê bình".
func (c *cell) ofCondition() bool {
	s := &c.seen
	d, ok := s.n.(*dated)
	over := ok && c.hasRest() && (c.seesAt(s.start-1, passing) || c.seesAt(s.start-3, passing) && c.seesAt(s.start-2, timeLimit)) // "quá ngày 15/3/2026, nếu không có ý kiến coi như đồng ý"
	if !ok || d.bound != by && d.bound != before && d.bound != after && !over || !d.term.IsZero() {
		return false
	}
	comma := c.isMark(0, ',')
	at := c.i
	if comma {
		at++
	}
	then, lacks := false, c.seesAt(at, lacking)
	for i := at; i < at+longestItem && !c.dividesSentence(i) && !then; i++ {
		then = c.seesAt(i, thereupon) || c.seesAt(i, deemed)
		lacks = lacks || (over || d.bound == after) && !then && c.seesAt(i, lacking)
	}
	from := c.clauseStart(s.start)
	_, n := ifs.At(c.read, from)
	switch {
	case n > 0 && c.hasRest() && !c.seesAt(from, ifAny) && !c.isIn(from+n, s.start, thereupon) && !c.commaIn(from, s.start) && (then || lacks):
	case then && lacks && (!comma || over || d.bound == after):
	default:
		return false
	}
	c.doubts = c.doubts[:s.doubts]
	c.doubt(d.from, d.to, whyInside)
	s.doubts = len(c.doubts)
	return true
}

// passing is before a day that is over; deemed is before what is taken for so then.
var (
	passing = set("quá")
	deemed  = set("coi như, xem như, được coi là, được xem là")
)

// lacking is how one says what has not come about.
var lacking = set("chưa, vẫn, vẫn chưa, không, mà, nếu")

// longPast says that the day, which the sentence names in its middle, is over when the
// document is issued: it tells which things are meant, "nhà ở xây dựng trước năm 2014".
func (c *cell) longPast() bool {
	s := &c.seen
	d, ok := s.n.(*dated)
	if !ok || s.level != inside || s.at != s.start || !c.hasRest() || c.issued == form.NoDay || d.bound != by && d.bound != before || len(d.spans) != 1 || !d.term.IsZero() {
		return false
	}
	u := d.spans[0].ending()
	year, month, day := c.issued.Year(), int(c.issued.Month()), c.issued.Day()
	past := u.year != 0 && u.year < year
	if u.year == year && u.month != 0 {
		past = u.grain == monthGrain && u.month < month || u.grain == dayGrain && (u.month < month || u.month == month && u.day < day)
	}
	years := u.year != 0 && u.year+longAgo <= year // "đất sử dụng ổn định trước ngày 15/10/1993"
	if !past || !years && !c.saysOfThings(s.start) && !(d.bound == before && c.isAt(s.start-1, wFrom)) {
		return false
	}
	c.doubts = c.doubts[:s.doubts]
	c.doubt(d.from, d.to, whyPast)
	s.doubts = len(c.doubts)
	return true
}

// afterPast says that the years are those behind a day that was left since it is past: "đến năm 2020 và
// những năm tiếp theo".
func (c *cell) afterPast() bool {
	d, ok := c.seen.n.(*dated)
	if !ok || !d.spans[0].open || d.spans[0].first.shift <= 0 || len(c.doubts) == 0 || !c.hasRest() {
		return false
	}
	past := c.doubts[min(c.seen.doubts, len(c.doubts))-1]
	return past.Message(form.English) == whyPast.text[form.English] && c.tok(c.seen.start-1).joins() && past.Offset+len(past.Text) == c.read[c.seen.start-2].End
}

// longAgo is how many years before the document no work of it was ever due.
const longAgo = 2

// saysOfThings says that the words before the token say how the things came to be which the
// clause is about.
func (c *cell) saysOfThings(i int) bool {
	n := 0
	for _, of := range [...]phrases{arising, enacting, drawnUp} {
		_, k := of.Before(c.read, i-1, c.rest)
		n = max(n, k)
	}
	from := c.clauseStart(i)
	return n > 0 && i-n > from && !c.verbAt(from) && (!c.actorAt(from) || c.isIn(i-n-1, i, done)) && !c.acts(from, i-n) && !c.isIn(from, i, must)
}

// feastOf says that the days are those of a feast, which the words before them name: "nhân
// dịp Ngày Pháp luật Việt Nam 09/11".
func (c *cell) feastOf(d *dated) bool {
	if !d.plainDay() || !c.hasRest() || c.seen.at != c.seen.start {
		return false
	}
	for i := c.seen.start - 1; i >= c.rest && i >= c.seen.start-longestClause; i-- {
		if t := c.tok(i); t.mark == ',' || c.dividesClauses(i) && t.mark != '(' {
			return false
		}
		if c.seesAt(i, feasts) {
			return true
		}
	}
	return false
}

// onFeast says that the day is that of a feast of each of the years of the cycle before it:
// "hằng năm, nhân dịp Ngày Pháp luật Việt Nam 09/11".
func (c *cell) onFeast() bool {
	d, ok := c.seen.n.(*dated)
	if !ok || !c.feastOf(d) || !c.endsOrJoins() || c.placeable() != schedule.Yearly || !d.spans[0].first.yearless() {
		return false
	}
	c.doubt(d.from, d.to, whyInside)
	return true
}

// beforeFeast bounds the days of a feast before which something is to be done: "trước dịp
// Quốc khánh 02/9".
func (c *cell) beforeFeast(d *dated) {
	if !c.feastOf(d) || len(d.spans) != 1 || d.spans[0].ranged {
		return
	}
	for i := c.seen.start - 1; i > c.rest && i >= c.seen.start-longestClause; i-- {
		if c.seesAt(i, feasts) && c.isAt(i-1, wBefore) {
			d.bound = before
			return
		}
	}
}

// feastBeside says that the day of a feast only tells on what occasion that is done whose
// time stands before it: "trong tháng 8/2026, nhân dịp kỷ niệm Quốc khánh 02/9".
func (c *cell) feastBeside() bool {
	d, ok := c.seen.n.(*dated)
	if !ok || len(c.items) == 0 || !c.feastOf(d) || !c.isIn(c.rest, c.seen.start, remembering) {
		return false
	}
	if _, ok := c.items[len(c.items)-1].(*dated); !ok || c.rest > c.items[len(c.items)-1].base().to+1 {
		return false
	}
	c.doubt(d.from, d.to, whyNotRead)
	c.seen.doubts = len(c.doubts)
	return true
}

// ofEra says that the month is the name of what happened in it: "Cách mạng tháng Tám".
func (c *cell) ofEra() bool {
	d, ok := c.seen.n.(*dated)
	return ok && c.hasRest() && d.spans[0].first.grain == monthGrain && c.seesAt(d.from-2, eras)
}

var (
	feasts = set("dịp, kỷ niệm, ngày lễ, nghỉ lễ, chào mừng, hưởng ứng")
	eras   = set("cách mạng")
	// holidays have a day of their own, remembering is how one tells on what occasion.
	holidays    = set("dịp, ngày lễ, lễ, kỷ niệm, ngày kỷ niệm, quốc khánh, ngày quốc khánh, ngày thành lập")
	remembering = set("nhân dịp, kỷ niệm, chào mừng, hưởng ứng")
)
