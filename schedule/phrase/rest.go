package phrase

import (
	"cmp"
	"slices"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// gap says what stands before the i-th timing: "hoặc", or what means that both
// are owed. Neither is a comma alone.
func (c *cell) gap(i int) (or, and bool) {
	before, it := c.items[i-1].base(), c.items[i].base()
	comma, text := false, false
	if before.to > it.from {
		or = c.isAt(it.from-1, wOr) // "hằng tháng hoặc đột xuất, trước ngày 25": the cycle goes on behind it
		return or, !or
	}
	if c.orLead(before.to, it.from) {
		return true, false
	}
	for k := before.to; k < it.from; k++ {
		switch t := c.toks[k]; {
		case t.word == wOr:
			or = true
		case t.mark == ',':
			comma = true
		case t.kind != markToken:
			text = true
		}
	}
	if text {
		or = c.isAt(it.from-1, wOr) || c.isAt(before.to, wOr) && (c.seesAt(before.to+1, otherTime) || c.demandSoon(i))
	}
	return or, !or && (text || !comma)
}

// demandSoon says that the i-th timing is work on demand, a few words behind the one
// before it: "hằng tháng hoặc bất thường theo yêu cầu".
func (c *cell) demandSoon(i int) bool {
	w, ok := c.items[i].(*need)
	e, event := c.items[i].(*counted)
	return (ok && w.kind == schedule.OnDemand || event && c.isAt(e.from, wWhen)) && c.items[i].base().from-c.items[i-1].base().to <= longestPhrase
}

// orLead says that "hoặc" and words that only announce a time stand between the
// tokens: "hoặc báo cáo đột xuất".
func (c *cell) orLead(from, to int) bool {
	for from < to && c.tok(from).kind == markToken {
		from++
	}
	if !c.isAt(from, wOr) {
		return false
	}
	for from++; from < to; {
		_, n := leads.At(c.read, from)
		if n == 0 {
			return false
		}
		from += n
	}
	return true
}

// join is how the parts stand together. A comma takes the side of the "hoặc"
// beside it; "và" and "hoặc" in one cell cannot both be kept.
func (c *cell) join() schedule.Join {
	or, and := false, false
	for i, it := range c.items {
		if i > 0 {
			one, all := c.gap(i)
			or, and = or || one, and || all
		}
		if either, both, several := listOf(it); several {
			or = or || either
			and = and || both || !either
		}
	}
	if or && and {
		c.doubt(c.items[0].base().from, c.items[len(c.items)-1].base().to, whyBothJoins)
		return schedule.JoinAll
	}
	if or {
		return schedule.JoinAny
	}
	return schedule.JoinAll
}

// listOf says whether the timing is a list of several days, and whether "hoặc"
// and "và" join them.
func listOf(n node) (either, both, several bool) {
	switch n := n.(type) {
	case *counted:
		return n.either || len(n.others) > 0, false, len(n.also)+len(n.others) > 0
	case *dated:
		return n.either, n.both, len(n.spans) > 1
	case *cycle:
		return n.either, n.both, len(n.spans) > 1 || len(n.weekdays) > 1 || len(n.clocks) > 0
	}
	return false, false, false
}

// addRest trims the pieces that were not understood, and drops what only
// announces a time or divides.
func (c *cell) addRest(res *Result) {
	slices.SortFunc(c.gaps, func(a, b tokens) int { return cmp.Compare(a.from, b.from) })
	before := 0 // timings with a text of their own before them
	kinds := c.kinds()
	for _, g := range c.gaps {
		a, b := g.from, g.to
		if len(c.items) > 0 {
			a, b = c.trim(a, b)
		} else {
			a, b = c.trimMarks(a, b)
		}
		if a >= b {
			continue
		}
		piece := c.piece(a, b)
		res.Rest = append(res.Rest, piece)
		if c.termsBefore(a, b) {
			c.doubts = append(c.doubts, whyOthers.of(piece))
			continue
		}
		if c.hoursLeft(a, b, kinds) {
			c.doubts = append(c.doubts, whyNoStartTime.of(piece))
		}
		if _, recurs := c.itemAt(b).(*cycle); recurs && c.halfDay(b-1) {
			c.doubts = append(c.doubts, whyNoHalfDay.of(c.piece(b-1, b))) // "chiều thứ Sáu hằng tuần"
		}
		if kinds.yearly && c.lunarLeft(a, b) {
			c.doubts = append(c.doubts, whyLunar.of(piece))
		}
		if c.endLeft(a) {
			c.doubts = append(c.doubts, whyLimitUnread.of(piece)) // "từ 01/12/2025 đến Tết Nguyên đán"
		}
		if kinds.length && c.withoutRestDays(a, b) {
			c.doubts = append(c.doubts, whyRestDays.of(piece))
		}
		if len(c.items) > 0 && a > c.items[0].base().from && (c.otherTerm(a, b) || c.otherCase(a, b)) {
			c.doubts = append(c.doubts, whyOthers.of(piece))
			continue
		}
		if len(c.items) < 2 {
			continue
		}
		if c.nextWork(a) || c.tok(b).mark == ':' && (c.seesAt(a, labelsOfTime) || c.seesAt(a, cycleLabels)) {
			continue
		}
		if before++; before == 1 && a > c.items[0].base().from {
			before = 0
		}
		if b < len(c.toks) && c.toks[b].mark == ':' || c.isAt(a+1, wWith) || c.seesAt(a, exceptions) || before > 1 && b < len(c.toks) {
			c.doubts = append(c.doubts, whyOthers.of(piece))
		}
	}
}

// kindsOfItems is which kinds of timings were read.
type kindsOfItems struct {
	day    bool // days of the calendar
	yearly bool // those of each year
	length bool // lengths that count rest days
}

func (c *cell) kinds() (k kindsOfItems) {
	for _, n := range c.items {
		switch n := n.(type) {
		case *dated:
			k.day = k.day || n.spans[0].first.grain == dayGrain
		case *cycle:
			k.yearly = k.yearly || n.every == schedule.Yearly
		case *counted:
			k.length = k.length || n.distant() && n.term.Unit() != schedule.WorkingDays && n.term.Unit() != schedule.WorkingHours
		}
	}
	return k
}

// itemsBefore is how many timings begin before the token.
func (c *cell) itemsBefore(i int) int {
	k, _ := slices.BinarySearchFunc(c.items, i, func(n node, i int) int { return cmp.Compare(n.base().from, i) })
	return k
}

// itemAt is the timing that begins at the token, nil for none.
func (c *cell) itemAt(i int) node {
	if k := c.itemsBefore(i); k < len(c.items) && c.items[k].base().from == i {
		return c.items[k]
	}
	return nil
}

// endLeft says that the end of what begins on a day stands there, just behind it, and was not
// read.
func (c *cell) endLeft(i int) bool {
	k := c.itemsBefore(i) - 1
	if k < 0 || !c.isAt(i, wTo) {
		return false
	}
	d, ok := c.items[k].(*dated)
	return ok && d.to == i && d.bound == from && !d.spans[0].ranged
}

// hoursLeft says that the tokens have times of the day, from one to another, of a day that was
// read: "ngày 20/3/2026, từ 8 giờ 00 đến 11 giờ 30".
func (c *cell) hoursLeft(from, to int, kinds kindsOfItems) bool {
	r, recurs := c.itemAt(to).(*cycle)
	timed := recurs && !r.time.IsZero() // "từ 7 giờ 30 đến 17 giờ hằng ngày"
	if !timed && !kinds.day {
		return false
	}
	times := 0
	for i := from; i+1 < to; i++ {
		if c.hourAt(i) {
			times++
		}
	}
	return times > 1 || timed && times > 0 || times == 1 && c.tok(to).mark == '-' && c.hourAt(to+1) // "8h - 11h ngày 20/6/2026"
}

// hourAt says that a time of the day stands there.
func (c *cell) hourAt(i int) bool {
	t := c.tok(i)
	return t.kind == figureToken && t.n <= 24 && (c.isAt(i+1, wHour) || c.tok(i+1).mark == ':' && c.tok(i+2).digits == 2)
}

// nextWork says that a further work of the same one begins there: "khởi công trong quý II và
// hoàn thành đóng điện trong năm 2027".
func (c *cell) nextWork(i int) bool {
	if i == 0 || !c.seesAt(i, finish) && !c.verbAt(i) || c.tok(i).capital || c.seesAt(i, levels) || c.seesAt(i, reporting) {
		return false
	}
	return c.tok(i-1).joins() || c.tok(i-1).mark == ','
}

// labelsOfTime are before the colon of a time.
var labelsOfTime = set("thời gian, thời hạn, tần suất, thời điểm, tiến độ, kỳ báo cáo")

// lunarLeft says that the tokens have a lunar day, of each of the years that were read: "hằng
// năm, vào ngày rằm tháng Giêng".
func (c *cell) lunarLeft(from, to int) bool {
	piece := c.piece(from, to)
	said := func(d reading.Doubt) bool {
		return piece.Offset <= d.Offset && d.Offset < piece.Offset+len(piece.Text) && d.Message(form.English) == whyLunar.text[form.English]
	}
	return (c.isIn(from, to, lunarMonth) || c.isIn(from, to, fullMoon)) && !slices.ContainsFunc(c.doubts, said)
}

// withoutRestDays says that the tokens leave rest days out of what is counted: "không
// kể ngày nghỉ, lễ".
func (c *cell) withoutRestDays(from, to int) bool {
	for i := from; i < to; i++ {
		if c.seesAt(i, leavesOut) {
			return c.isIn(i, min(to, i+longestBody), restDays)
		}
	}
	return false
}

// termsBefore says that the tokens set a term of another case just before a term that is
// counted from an event: "lần đầu là 15 ngày, lần hai là", "sớm nhất là 06 tháng",
// "60 ngày trước hoặc".
func (c *cell) termsBefore(from, to int) bool {
	k := c.itemsBefore(to)
	if k == len(c.items) {
		return false
	}
	if e, ok := c.items[k].(*counted); !ok || !e.distant() || e.from-to > 2 {
		return false
	}
	for i := max(from, to-longestItem); i+1 < to; i++ {
		t := c.tok(i)
		if t.kind == figureToken && t.digits <= 3 && counts(c.tok(i+1).word) && c.tok(i+1).word != wTimes && (c.isAt(i-1, wIs) || c.isAt(i-1, wMost) || c.isIn(i-2, i, atMost) || (c.isAt(i+2, wBefore) || c.isAt(i+2, wAfter)) && c.tok(i+3).joins()) {
			return true
		}
	}
	return false
}

// leavesOut is before what is not counted; restDays are days on which nobody works.
var (
	countedToo = set("kể cả, bao gồm cả, gồm cả, tính cả, tính luôn")
	leavesOut  = set("không kể, không tính, không bao gồm, không gồm, trừ, không tính các, không kể các, không bao gồm các")
	restDays   = set("ngày nghỉ, ngày lễ, thứ bảy, thứ 7, chủ nhật, nghỉ lễ, lễ, tết, nghỉ hằng tuần, nghỉ hàng tuần")
)

// otherCase says that the tokens are for which of the cases the timing before them is,
// and that another one has none: "đối với cấp tỉnh, đối với cấp xã sẽ triển khai khi đủ điều
// kiện".
func (c *cell) otherCase(from, to int) bool {
	if !c.seesAt(from, inCase) {
		return false
	}
	for i := from + 2; i < to; i++ {
		if c.seesAt(i, inCase) && (c.tok(i-1).mark == ',' || c.tok(i-1).mark == ';' || c.isAt(i-1, wAnd)) && c.isIn(i, to, otherwise) {
			return true
		}
	}
	return false
}

// otherwise is before what is done at another time.
var otherwise = set("sẽ, khi, thì, thực hiện, triển khai, hoàn thành")

// otherTerm says that the tokens set another term for a case: "đối với trường hợp phức
// tạp là 20 ngày".
func (c *cell) otherTerm(from, to int) bool {
	if !c.seesAt(from, inCase) && !c.seesAt(from, caseIs) {
		return false
	}
	for i := from; i+1 < to; i++ {
		if c.tok(i).kind == figureToken && (c.isAt(i+1, wDay) || c.isAt(i+1, wHour)) && (c.isAt(i-1, wIs) || c.isIn(i-2, i, atMost) || (c.isAt(i-1, wAnd) || c.tok(i-1).mark == ',') && c.isIn(i+2, min(to, i+longestPhrase), inCase)) {
			return true
		}
	}
	return false
}

// caseIs begins a case; atMost is before its term.
var (
	caseIs = set("trường hợp")
	atMost = set("không quá, tối đa")
)

// trimMarks cuts punctuation from both ends of a piece.
func (c *cell) trimMarks(a, b int) (int, int) {
	for a < b && c.toks[a].kind == markToken && c.toks[a].mark != '(' && c.toks[a].mark != '<' && c.toks[a].mark != '"' {
		a++
	}
	for b > a && c.toks[b-1].kind == markToken && c.toks[b-1].mark != ')' && c.toks[b-1].mark != '>' && c.toks[b-1].mark != '"' && c.toks[b-1].mark != '%' {
		b--
	}
	return a, b
}

// trim cuts from both ends of a piece what divides or announces.
func (c *cell) trim(a, b int) (int, int) {
	for {
		from, to := a, b
		a, b = c.trimMarks(a, b)
		if a < b && (c.toks[a].word == wAnd || c.toks[a].word == wOr) {
			a++
		}
		if a < b && (c.toks[b-1].word == wAnd || c.toks[b-1].word == wOr) {
			b--
		}
		if a == from && b == to {
			break
		}
	}
	// "trong tháng 6/2025 hoàn thành"
	if _, n := finish.At(c.read, a); b == a+n || b == a+1 && c.toks[a].word == wBut {
		a = b
	}
	return a, b
}
