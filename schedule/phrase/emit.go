package phrase

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/rickb777/date/v2"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
)

// result settles the years and makes the rule.
func (c *cell) result() (Result, error) {
	c.settleYears()
	if c.err != nil {
		return Result{}, c.err
	}
	var parts []schedule.Part
	var res Result
	for i := range c.items {
		it := &c.items[i]
		ps := c.parts(it)
		if c.err != nil {
			return Result{}, c.err
		}
		for _, p := range ps {
			parts = append(parts, p)
			res.Sources = append(res.Sources, c.piece(it.from, it.to))
		}
	}
	c.addRest(&res)
	if len(parts) > 0 {
		join := c.join()
		if c.issued() != date.Zero {
			for i, p := range parts {
				if p.Due != date.Zero && p.Due < c.issued() {
					c.doubts = append(c.doubts, Doubt{res.Sources[i], calendar.Text{
						Vietnamese: "đến hạn trước ngày ban hành văn bản", English: "it is due before the date of the document"}})
				}
			}
		}
		r, err := schedule.NewRule(join, parts...)
		if err != nil {
			c.fault(NotARule, c.items[0].from, c.items[len(c.items)-1].to)
			c.err.cause = err
			return Result{}, c.err
		}
		res.Rule = r
	}
	slices.SortStableFunc(c.doubts, func(a, b Doubt) int { return a.Offset - b.Offset })
	res.Doubts = c.doubts
	return res, nil
}

// issued is the day of the document, zero when it is not known.
func (p *parser) issued() date.Date { return p.ctx.Issued.Date() }

// gapKind is what stands between two timings.
type gapKind struct {
	or, and, comma, text bool
}

// gap is what stands before the i-th timing.
func (c *cell) gap(i int) gapKind {
	var g gapKind
	if i == 0 {
		return g
	}
	for k := c.items[i-1].to; k < c.items[i].from; k++ {
		switch t := c.toks[k]; {
		case t.word == wOr:
			g.or = true
		case t.word == wAnd:
			g.and = true
		case t.kind == markToken && t.mark == ',':
			g.comma = true
		case t.kind == markToken && (t.mark == ';' || t.mark == '.'):
			g.and = true
		case t.kind == markToken:
		default:
			g.text = true
		}
	}
	if g.text {
		g.or = c.isAt(c.items[i].from-1, wOr)
	}
	if g.or && c.items[i-1].to < c.items[i].from && c.toks[c.items[i-1].to].mark == ';' {
		g.and = false
	}
	return g
}

// join is how the parts stand together. A comma takes the side of the "hoặc"
// beside it; "và" and "hoặc" in one cell cannot both be kept.
func (c *cell) join() schedule.Join {
	or, and := false, false
	for i, it := range c.items {
		g := c.gap(i)
		or = or || g.or
		and = and || i > 0 && !g.or && (g.and || g.text || !g.comma)
		if len(it.spans) > 1 || len(it.weekdays) > 1 {
			or = or || it.either
			and = and || !it.either && len(c.items) > 1
		}
	}
	if or && and {
		c.parser.doubt(c.items[0].from, c.items[len(c.items)-1].to, "có cả “và” và “hoặc”: đọc là phải làm tất cả", "“và” and “hoặc” together: read as all owed")
		return schedule.All
	}
	if or {
		return schedule.Any
	}
	return schedule.All
}

// addRest trims the pieces that were not understood, and drops what only
// announces a time or divides.
func (c *cell) addRest(res *Result) {
	slices.SortFunc(c.gaps, func(a, b tokens) int { return a.from - b.from })
	before := 0 // timings with a text of their own before them
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
		if len(c.items) < 2 {
			continue
		}
		if before++; before == 1 && a > c.items[0].from && !c.isAt(a+1, wWith) {
			before = 0
		}
		if b < len(c.toks) && c.toks[b].mark == ':' || c.isAt(a+1, wWith) || before > 1 && b < len(c.toks) {
			c.doubts = append(c.doubts, Doubt{piece, calendar.Text{
				Vietnamese: "có thể mỗi đối tượng một thời gian", English: "the times may be for different bodies or works"}})
		}
	}
}

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
	if b == a+1 && c.toks[a].word == wDone || b == a+2 && c.toks[a].word == wFinish1 && c.toks[a+1].word == wFinish2 {
		a = b
	}
	return a, b
}

// year is the year of the plan, or of the document.
func (p *parser) planYear() int {
	switch {
	case p.ctx.Year != 0:
		return p.ctx.Year
	case p.issued() != date.Zero:
		return p.issued().Year()
	}
	return 0
}

// settleYears gives each unit its year: the one said after it in the list, the
// one said before, or that of the plan.
func (c *cell) settleYears() {
	var units []yearless
	owner := 0
	add := func(u *unit) {
		if u.grain != 0 {
			units = append(units, yearless{u, owner})
		}
	}
	group := func(it *item) {
		for i := range it.spans {
			s := &it.spans[i]
			if s.ranged && s.first.grain != 0 {
				c.ends(s)
			}
			add(&s.first)
			if s.ranged {
				add(&s.last)
			}
		}
		// Days that share the month said last: "ngày 10, 20/3/2025".
		for i := len(it.spans) - 2; i >= 0; i-- {
			d, next := &it.spans[i].first, it.spans[i+1].first
			if d.grain == dayGrain && d.month == 0 && next.grain == dayGrain && !it.recurring() {
				d.month = next.month
				if d.year == 0 {
					d.year, d.thisYear, d.shift = next.year, next.thisYear, next.shift
				}
			}
		}
	}
	for i := range c.items {
		it := &c.items[i]
		owner = i
		if it.recurring() {
			for k := range it.stretch {
				if s := &it.stretch[k]; s.ranged && s.first.grain != 0 {
					c.ends(s)
				}
				add(&it.stretch[k].first)
				add(&it.stretch[k].last)
			}
			continue
		}
		group(it)
		for k := range it.stretch {
			if s := &it.stretch[k]; s.ranged && s.first.grain != 0 {
				c.ends(s)
			}
			add(&it.stretch[k].first)
			add(&it.stretch[k].last)
		}
		if it.exact != nil {
			group(it.exact)
		}
	}
	for i, u := range units {
		if u.year != 0 {
			continue
		}
		switch plan := c.planYear(); {
		case u.thisYear || u.shift != 0:
			if plan == 0 {
				c.fault(NeedsYear, u.from, u.to)
				return
			}
			u.year = plan
			if u.shift != 0 {
				u.year += u.shift
				c.parser.doubt(u.from, u.to, fmt.Sprintf("“năm sau”, “năm trước” đọc là năm %d", u.year), fmt.Sprintf("the year after or before is read as %d", u.year))
			}
			continue
		}
		c.inherit(units, i)
		if c.err != nil {
			return
		}
	}
}

// yearless is a unit whose year may be said elsewhere, with the number of the
// timing that it belongs to.
type yearless struct {
	*unit
	owner int
}

// inherit gives the i-th unit the year of a neighbour, or of the plan.
func (c *cell) inherit(units []yearless, i int) {
	u := units[i]
	for _, next := range units[i+1:] {
		if next.year == 0 || next.grain == yearGrain {
			if next.year != 0 {
				break
			}
			continue
		}
		u.year = next.year
		if u.order() > next.order() {
			u.year--
		}
		if plan := c.planYear(); u.year != plan && (u.year != next.year || u.owner != next.owner && plan != 0) {
			c.parser.doubt(u.from, u.to, fmt.Sprintf("không nói năm nào: đọc là năm %d", u.year), fmt.Sprintf("the year is not said: read as %d", u.year))
		}
		return
	}
	plan := c.planYear()
	for k := i - 1; k >= 0; k-- {
		before := units[k]
		if before.grain == yearGrain {
			break
		}
		if before.order() <= u.order() {
			u.year = before.year
		} else if plan > before.year {
			u.year = plan
		} else if plan != 0 || before.year != 0 {
			u.year = before.year + 1
			if plan == 0 || before.year != plan {
				c.parser.doubt(u.from, u.to, fmt.Sprintf("không nói năm nào: đọc là năm %d", u.year), fmt.Sprintf("the year is not said: read as %d", u.year))
			} else {
				u.year = plan
			}
		}
		return
	}
	if plan == 0 {
		c.fault(NeedsYear, u.from, u.to)
		return
	}
	u.year = plan
}

// order is the place in the year, by the last day in some way.
func (u unit) order() int {
	switch u.grain {
	case dayGrain:
		return u.month*31 + u.day
	case quarterGrain:
		return u.month*3*31 + 31
	case partGrain:
		if u.tail {
			return 12*31 + 31
		}
		return u.count*31 + 31
	case yearGrain:
		return 0
	}
	return u.month*31 + 31
}

// ends lets the ends of a range share what is said once: "từ ngày 01 đến ngày
// 15/3/2025", "tháng 11 đến tháng 02/2026".
func (c *cell) ends(s *span) {
	a, b := &s.first, &s.last
	if b.grain == 0 {
		return
	}
	if a.grain == dayGrain && b.grain == dayGrain {
		if a.month == 0 {
			a.month = b.month
		}
		if b.month == 0 {
			b.month = a.month
		}
	}
	switch {
	case a.year == 0 && b.year != 0 && !a.thisYear && a.shift == 0 && a.grain != yearGrain && b.grain != yearGrain:
		a.year = b.year
		if a.order() > b.order() && a.grain != dayGrain {
			a.year--
		}
		if a.year != b.year && a.year != c.planYear() {
			c.parser.doubt(a.from, a.to, fmt.Sprintf("không nói năm nào: đọc là năm %d", a.year), fmt.Sprintf("the year is not said: read as %d", a.year))
		}
	case a.year == 0 && b.year != 0 && b.grain == yearGrain && !a.thisYear && a.shift == 0:
		if plan := c.planYear(); plan == 0 {
			a.year = b.year
			c.parser.doubt(a.from, a.to, fmt.Sprintf("không nói năm nào: đọc là năm %d", a.year), fmt.Sprintf("the year is not said: read as %d", a.year))
		}
	case a.year != 0 && b.year == 0 && !b.thisYear && b.shift == 0 && b.grain != yearGrain:
		b.year = a.year
		if a.order() > b.order() {
			b.year++
			c.parser.doubt(b.from, b.to, fmt.Sprintf("không nói năm nào: đọc là năm %d", b.year), fmt.Sprintf("the year is not said: read as %d", b.year))
		}
	}
}

// days are the first and last day of a unit whose year is settled.
func (p *parser) days(u unit) (first, last date.Date) {
	y := u.year
	if y < calendar.MinYear || y > calendar.MaxYear+1 {
		p.fault(YearRange, u.from, u.to)
		return
	}
	switch u.grain {
	case dayGrain:
		if u.month < 1 || u.month > 12 {
			p.fault(NoSuchMonth, u.from, u.to)
			return
		}
		if u.day < 1 || u.day > daysOf(u.month, y) {
			p.fault(NoSuchDay, u.from, u.to)
			return
		}
		first = date.New(y, time.Month(u.month), u.day)
		return first, first
	case monthGrain:
		first = date.New(y, time.Month(u.month), 1)
		last = first + date.Date(daysOf(u.month, y)-1)
	case quarterGrain:
		first = date.New(y, time.Month(3*u.month-2), 1)
		last = date.New(y, time.Month(3*u.month+1), 1) - 1
	case partGrain:
		first, last = date.New(y, 1, 1), date.New(y, time.Month(u.count+1), 1)-1
		if u.tail {
			first, last = date.New(y, time.Month(13-u.count), 1), date.New(y, 12, 31)
		}
	case yearGrain:
		first, last = date.New(y, 1, 1), date.New(max(y, u.lastYear), 12, 31)
	}
	switch u.edge {
	case early:
		last = first
		if u.grain == quarterGrain {
			p.doubt(u.from, u.to, "luật không định nghĩa đầu quý: đọc là ngày đầu tiên", "no law defines it: read as the first day")
		}
	case late:
		first = last
	case middle:
		switch u.grain {
		case monthGrain:
			first += 14
		case quarterGrain:
			first = date.New(y, time.Month(3*u.month-1), 15)
			p.doubt(u.from, u.to, "luật không định nghĩa giữa quý: đọc là ngày 15 của tháng giữa quý", "no law defines it: read as the 15th of the middle month")
		default:
			first = date.New(y, 6, 30)
		}
		last = first
	case firstHalf:
		last = first + 14
	case lastHalf:
		first += 15
	case firstTen:
		last = first + 9
	case secondTen:
		first, last = first+10, first+19
	case lastTen:
		first += 20
	}
	return first, last
}

// parts are the parts of the rule that a timing makes.
func (p *parser) parts(it *item) []schedule.Part {
	base := schedule.Part{Kind: it.kind}
	if len(it.stretch) > 0 {
		base.Start, base.Due = p.stretchDays(it.stretch[0])
	}
	switch {
	case it.kind == schedule.Continuous || it.kind == schedule.OnDemand || it.kind == schedule.External:
		base.Event = it.event
		return []schedule.Part{base}
	case it.recurring() || len(it.weekdays) > 0:
		return p.recurringParts(it, base)
	case it.kind == schedule.Event:
		base.Event, base.Offset = it.event, it.offset
		if it.exact != nil {
			return p.exactly(it, base)
		}
		return []schedule.Part{base}
	}
	var parts []schedule.Part
	for i, s := range it.spans {
		q := p.datedPart(it, s)
		if p.err == nil && !it.offset.IsZero() {
			q = p.countFrom(it, q)
			if q.Kind == schedule.Event {
				q.Start, q.Due = base.Start, base.Due
			} else if len(it.stretch) > 0 {
				p.doubt(it.from, it.to, "quy tắc không giữ khoảng thời gian áp dụng", "the rule does not keep the stretch in which it applies")
			}
		}
		if p.err != nil {
			return nil
		}
		if it.exact != nil && i == len(it.spans)-1 {
			q = p.narrow(it, q)
		}
		parts = append(parts, q)
	}
	return parts
}

// spanDays are the first and last day of a span; zero where it is open.
func (p *parser) spanDays(s span) (first, last date.Date) {
	switch {
	case s.now && s.open:
		first = p.today(s)
		return first, date.Zero
	case s.now || s.past:
		_, last = p.days(s.last)
		if s.now {
			first = p.today(s)
		}
	case s.ranged:
		first, _ = p.days(s.first)
		if p.err != nil {
			return
		}
		_, last = p.days(s.last)
	default:
		first, last = p.days(s.first)
	}
	if p.err != nil {
		return
	}
	if s.short && s.time.IsZero() {
		from, _ := p.days(s.last)
		last = from - 1
	}
	if s.open {
		return first, date.Zero
	}
	if first != date.Zero && last < first {
		p.fault(Backwards, max(s.first.from, s.last.from-1), s.last.to)
		if s.first.to > 0 && p.err != nil {
			piece := p.piece(s.first.from, s.last.to)
			p.err.Offset, p.err.Word = piece.Offset, piece.Text
		}
	}
	return first, last
}

func (p *parser) today(s span) date.Date {
	if p.issued() == date.Zero {
		at := s.last.from
		for at > 0 && (at >= len(p.toks) || p.toks[at].word != wNow) {
			at--
		}
		p.fault(NeedsIssued, at, at+1)
	}
	return p.issued()
}

func (p *parser) stretchDays(s span) (first, last date.Date) {
	first, last = p.spanDays(s)
	if s.first.grain == dayGrain && !s.ranged && !s.open {
		first = date.Zero
	}
	return first, last
}

// datedPart is the part of one span under the bound of its item.
func (p *parser) datedPart(it *item, s span) schedule.Part {
	first, last := p.spanDays(s)
	if p.err != nil {
		return schedule.Part{}
	}
	if it.named != 0 && schedule.WeekdayOf(first) != it.named {
		p.doubt(it.from, it.to, "ngày này không phải là thứ đã nêu", "this day is not the day of the week that is said")
	}
	q := schedule.Part{Kind: schedule.Interval, Start: first, Due: last}
	if s.ranged {
		q.Time, q.Exclusive = s.time, s.short && s.time.IsZero()
		if !it.time.IsZero() {
			if q.Time.IsZero() && it.bound != from && s.last.grain == dayGrain {
				q.Time, q.Exclusive = it.time, false
			} else {
				p.doubt(it.from, it.to, "quy tắc không giữ giờ bắt đầu", "the rule does not keep the time at which it begins")
			}
		}
		return q
	}
	switch it.bound {
	case by:
		q = schedule.Part{Kind: schedule.Deadline, Due: last, Time: it.time}
	case before:
		q = schedule.Part{Kind: schedule.Deadline, Due: first - 1, Exclusive: true}
		if !it.time.IsZero() {
			q = schedule.Part{Kind: schedule.Deadline, Due: last, Time: it.time}
		} else if p.ctx.BeforeIncludes && s.first.moment() {
			q = schedule.Part{Kind: schedule.Deadline, Due: first}
		} else if s.first.edge != noEdge {
			p.doubt(it.from, it.to, "đọc là chậm nhất vào ngày trước đó", "read as the day before at the latest")
		}
	case from:
		if s.first.lastYear == 0 {
			q.Due = date.Zero
		}
		if !it.time.IsZero() {
			p.doubt(it.from, it.to, "quy tắc không giữ giờ bắt đầu", "the rule does not keep the time at which it begins")
		}
	case after:
		q.Start, q.Due = last+1, date.Zero
	default:
		switch {
		case s.open:
		case s.first.moment() || !it.time.IsZero():
			q = schedule.Part{Kind: schedule.Deadline, Due: last, Time: it.time}
		}
	}
	return q
}

// countFrom moves a day of the calendar by the term of the item. What needs a
// calendar of working days stays an event, named by its day.
func (p *parser) countFrom(it *item, q schedule.Part) schedule.Part {
	n, half := it.offset.Whole()
	day := q.Due
	switch u := it.offset.Unit(); {
	case half || n > 100_000 || n < -100_000:
	case u == schedule.Days:
		q.Due = day + date.Date(n)
		return q
	case u == schedule.Weeks:
		q.Due = day + date.Date(7*n)
		return q
	case u == schedule.Months || u == schedule.Years:
		if u == schedule.Years {
			n *= 12
		}
		// A month without that day has its last (Civil Code 2015, article 148.3).
		y, m, d := day.Date()
		first := date.New(y, m, 1).AddDate(0, n, 0)
		q.Due = first + date.Date(min(d, first.LastDayOfMonth())-1)
		return q
	}
	// The name is as schedule.Rule prints days, so that it is read back.
	d := schedule.MustRule("", schedule.Part{Kind: schedule.Deadline, Due: day}).String()
	return schedule.Part{Kind: schedule.Event, Event: strings.TrimPrefix(d, "chậm nhất "), Offset: it.offset}
}

// exactly gives an event the dates that stand in brackets after it.
func (p *parser) exactly(it *item, base schedule.Part) []schedule.Part {
	q := p.datedPart(it.exact, it.exact.spans[0])
	if p.err != nil {
		return nil
	}
	p.doubt(it.from, it.to, "lấy thời gian trong ngoặc; quy tắc không giữ sự kiện", "the time in brackets is taken; the rule does not keep the event")
	return []schedule.Part{q}
}

// narrow compares a date with the one in brackets after it: the same says
// nothing new, a deadline within a window ends it, another is doubtful.
func (p *parser) narrow(it *item, q schedule.Part) schedule.Part {
	x := p.datedPart(it.exact, it.exact.spans[0])
	switch {
	case p.err != nil:
	case x.Due == q.Due && (x.Start == q.Start || x.Start == date.Zero):
	case q.Kind == schedule.Interval && x.Kind == schedule.Interval && x.Start >= q.Start && x.Due != date.Zero && (q.Due == date.Zero || x.Due <= q.Due):
		return x
	case q.Kind == schedule.Interval && x.Kind == schedule.Deadline && x.Due >= q.Start && (q.Due == date.Zero || x.Due <= q.Due):
		q.Due, q.Exclusive, q.Time = x.Due, x.Exclusive, x.Time
	case it.exact.loose:
		p.doubt(it.from, it.to, "lấy thời gian đứng sau; thời gian đứng trước có thể là kỳ báo cáo", "the second time is taken; the first may be the period reported on")
		return x
	default:
		p.doubt(it.exact.from, it.exact.to, "thời gian trong ngoặc khác với thời gian đứng trước", "the time in brackets differs from the one before it")
	}
	return q
}

// recurringParts are the parts of a timing with a cycle: one for each day.
func (p *parser) recurringParts(it *item, base schedule.Part) []schedule.Part {
	base.Kind, base.Every, base.Times, base.Time, base.Following = schedule.Recurring, it.every, uint8(it.times), it.time, it.following
	if base.Every == 0 {
		base.Every = schedule.Weekly
	}
	var parts []schedule.Part
	exclusive := it.bound == before && it.time.IsZero() && !p.ctx.BeforeIncludes
	for _, w := range it.weekdays {
		q := base
		q.Weekday, q.Exclusive = w, exclusive
		parts = append(parts, q)
	}
	for _, s := range it.spans {
		q := base
		u := s.first
		if s.ranged {
			p.doubt(it.from, it.to, "quy tắc chỉ giữ ngày cuối của khoảng thời gian trong mỗi kỳ", "the rule keeps the last day of the span in each cycle only")
			if u.grain == dayGrain && u.month != 0 && s.last.month == 0 {
				s.last.month = u.month
			}
			u = s.last
		}
		q.Exclusive = exclusive
		p.place(&q, u, it)
		if p.err != nil {
			return nil
		}
		parts = append(parts, q)
	}
	if len(parts) == 0 && it.every != 0 {
		base.Exclusive = exclusive
		parts = append(parts, base)
	}
	if it.nine {
		q := base
		q.Every, q.Month, q.Day = schedule.Yearly, 9, 30
		parts = append(parts, q)
	}
	return parts
}

// place puts the due day of a recurring part where the unit says.
func (p *parser) place(q *schedule.Part, u unit, it *item) {
	q.Month, q.Day = it.month, uint8(u.day)
	switch u.grain {
	case dayGrain:
		if u.day < 1 || u.day > 31 || u.month != 0 && u.day > daysOf(u.month, 2024) {
			p.fault(NoSuchDay, u.from, u.to)
			return
		}
		if u.month != 0 {
			q.Month = uint8(u.month)
		}
		if u.shift > 0 {
			q.Following = true
		}
		return
	case monthGrain:
		q.Month, q.Day = uint8(u.month), 31
	case quarterGrain:
		q.Month, q.Day = uint8(3*u.month), 31
	case partGrain:
		q.Month, q.Day = uint8(u.count), 31
		if u.tail {
			q.Month = 12
		}
	case yearGrain:
		q.Month, q.Day = 12, 31
	}
	switch u.edge {
	case early:
		q.Day = 1
		if u.grain == quarterGrain {
			q.Month -= 2
		}
		if u.grain == yearGrain {
			q.Month = 1
		}
	case middle:
		q.Day = 15
		switch u.grain {
		case quarterGrain:
			q.Month--
		case yearGrain:
			q.Month, q.Day = 6, 30
		}
	case firstHalf:
		q.Day = 15
	case firstTen:
		q.Day = 10
	case secondTen:
		q.Day = 20
	}
	if q.Exclusive && u.edge == noEdge {
		// "trước tháng 6 hằng năm" leaves out the whole of June.
		q.Day = 1
		switch u.grain {
		case quarterGrain:
			q.Month -= 2
		case partGrain, yearGrain:
			q.Month = uint8(13 - u.count)
			if !u.tail {
				q.Month = 1
			}
		}
	}
}
