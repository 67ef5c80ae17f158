package phrase

import (
	"cmp"
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// resolver makes parts of a rule out of timings, with what the context knows.
type resolver struct {
	*paper
	ctx Context
}

// result settles the years and makes the rule.
func (c *cell) result(ctx Context) (Result, error) {
	c.datedByIssue(ctx)
	c.asProvided()
	c.fewerDates()
	r := resolver{&c.paper, ctx}
	if r.settleYears(c.items); r.err != nil {
		return Result{}, r.err
	}
	var few [1]schedule.Part // room for most
	parts := few[:0]
	var res Result
	for i, n := range c.items {
		known := len(parts)
		if parts = r.resolve(parts, n); r.err != nil {
			return Result{}, r.err
		}
		if i > 0 && c.saidAgain(c.items[i-1], n) && len(parts) == known+1 && parts[known] == parts[known-1] {
			parts = parts[:known]
			n.base().from = c.items[i-1].base().from
			res.Sources[known-1] = c.piece(n.base().from, n.base().to)
		}
		if i > 0 && known > 0 && len(parts) > known {
			c.spanOfReport(parts[known-1], parts[known], c.items[i-1].base(), n.base())
		}
		for len(res.Sources) < len(parts) {
			res.Sources = append(res.Sources, c.piece(n.base().from, n.base().to))
		}
	}
	c.addRest(&res)
	if len(parts) > 0 {
		join := c.join()
		for i, p := range parts {
			if p.Due != form.NoDay && p.Due < ctx.Issued {
				c.doubts = append(c.doubts, whyPast.of(res.Sources[i]))
			}
		}
		rule, err := schedule.NewRule(join, parts...)
		if err != nil {
			c.fault(NotARule, c.items[0].base().from, c.items[len(c.items)-1].base().to)
			c.err.Cause = err
			return Result{}, c.err
		}
		res.Rule = rule
	}
	slices.SortStableFunc(c.doubts, func(a, b reading.Doubt) int { return cmp.Compare(a.Offset, b.Offset) })
	res.Doubts = c.doubts
	return res, nil
}

// saidAgain says that one timing stands right behind another, and may say the same once more: "quý I
// từ 01/01 đến 31/3".
func (c *cell) saidAgain(before, n node) bool {
	_, dates := before.(*dated)
	_, again := n.(*dated)
	return dates && again && before.base().to == n.base().from
}

// spanOfReport doubts days from one to another behind which, in a sentence of a report, stands when it
// is due: they may be those reported on. "Báo cáo quý I từ 01/01 đến 31/3, nộp trước ngày 15/4".
func (c *cell) spanOfReport(span, due schedule.Part, before, behind *head) {
	if span.Kind != schedule.Interval || span.Start == form.NoDay || span.Due == form.NoDay || due.Kind != schedule.Deadline && due.Kind != schedule.Recurring || due.Start != form.NoDay || due.Due != form.NoDay && due.Due <= span.Due {
		return
	}
	if !c.sentenceEnds(before.from, behind.from) && c.isIn(max(0, before.from-longestBody), before.from, reporting) {
		c.doubt(before.from, before.to, whyReportedSpan)
	}
}

// unsaidCycles doubts "định kỳ" where no cycle follows in its sentence, as in "định
// kỳ báo cáo kết quả trước ngày 15/11 hằng năm".
func (c *cell) unsaidCycles() {
	next, said := len(c.toks), false // the next place that decides, and how
	i := len(c.items) - 1
	for k := len(c.passed) - 1; k >= 0; k-- {
		u, ok := c.passed[k].n.(*unread)
		if !ok {
			continue
		}
		for ; i >= 0 && c.items[i].base().from >= u.to; i-- {
			if _, recurs := c.items[i].(*cycle); recurs {
				next, said = c.items[i].base().from, true
			}
		}
		if said = said && !c.sentenceEnds(u.to, next); !said {
			c.doubt(u.from, u.to, whyNoCycle)
		}
		next = u.from
	}
}

// asProvided takes "theo quy định" for no time where another one stands: "theo quy
// định (hoàn thành trong tháng 8/2026)".
func (c *cell) asProvided() {
	if len(c.items) < 2 {
		return
	}
	c.conditions()
	c.recursUntil()
	c.leading()
	c.items = slices.DeleteFunc(c.items, func(n node) bool {
		w, ok := n.(*need)
		if !ok || w.kind != schedule.External || !strings.HasPrefix(w.event, "quy định") && !c.suits(w) {
			return false
		}
		c.gaps = append(c.gaps, tokens{w.from, w.to})
		return true
	})
}

// conditions takes "khi ... thì" for the case of which the term behind it is: "khi phát
// hiện vi phạm thì trong thời hạn 24 giờ kể từ khi lập biên bản"; and so "khi" just before the
// term: "khi có thay đổi, trong thời hạn 10 ngày kể từ ngày thay đổi".
func (c *cell) conditions() {
	for i := 0; i+1 < len(c.items); i++ {
		e, event := c.items[i].(*counted)
		if !event || !c.isAt(e.from, wWhen) || e.distant() || c.toks[e.to].kind == endToken {
			continue
		}
		behind := i + 1
		if then := i == 0 && c.seesAt(e.to, thereupon); then {
			behind = len(c.items) - 1
		} else if at := c.items[behind].base().from; at != e.to && (at != e.to+1 || c.tok(e.to).mark != ',') {
			continue
		}
		if last, counts := c.items[behind].(*counted); counts && last.distant() {
			c.items = slices.Delete(c.items, i, i+1)
			c.gaps = append(c.gaps, tokens{e.from, e.to})
		}
	}
}

// recursUntil gives a cycle the days from which it holds up to an event, of which it keeps
// nothing: "báo cáo hằng tuần từ tháng 3/2026 cho đến khi dự án hoàn thành".
func (c *cell) recursUntil() {
	for i := 0; i+1 < len(c.items); i++ {
		r, recurs := c.items[i].(*cycle)
		e, event := c.items[i+1].(*counted)
		if recurs && event && r.stretch == nil && e.stretch != nil && e.stretch.open && e.from == r.to {
			r.stretch, r.to = e.stretch, e.stretch.first.to
			c.doubt(e.from, e.to, whyNoStretch)
			c.items = slices.Delete(c.items, i+1, i+2)
			c.gaps = append(c.gaps, tokens{e.stretch.first.to, e.to})
		}
	}
}

// leading takes words at the head of the text, divided from it by a comma, for no time where
// another one follows: "trong quá trình triển khai, phải báo cáo định kỳ 03 tháng".
func (c *cell) leading() {
	if e, ok := c.items[0].(*counted); ok && c.i > e.to && e.from <= longestShort && c.sessionAhead(e) {
		c.items = c.items[1:]
		c.gaps = append(c.gaps, tokens{e.from, e.to})
		c.doubt(e.from, e.to, whyInside)
		return
	}
	w, ok := c.items[0].(*need)
	if !ok || w.kind != schedule.External || w.from > 0 || c.tok(w.from+1).mark == '<' || c.isIn(w.from, w.to, roadmap) || !slices.ContainsFunc(c.toks[:min(w.to+1, len(c.toks))], func(t token) bool { return t.mark == ',' }) {
		return
	}
	c.items = c.items[1:]
	c.gaps = append(c.gaps, tokens{w.from, w.to})
}

// sessionAhead says that the event is a session at the head of the text, and a day follows of
// what is done there: "Kỳ họp thứ 15, trình Hội đồng nhân dân trước ngày 30/6".
func (c *cell) sessionAhead(e *counted) bool {
	if e.distant() || e.until != "" || c.isIn(0, e.from, deeds) || !c.isIn(e.from, e.from+2, sessionNo) {
		return false
	}
	for _, n := range c.items[1:] {
		if _, ok := n.(*dated); !ok {
			return false
		}
	}
	return true
}

// suits says that the words are of what something is to be like, and not of its time:
// "hình thức tuyên truyền phù hợp với điều kiện thực tế".
func (c *cell) suits(w *need) bool {
	return c.seesAt(w.from, fits) && c.tok(w.from-1).kind == wordToken && !c.seesAt(w.from+2, roadmap) && !c.seesAt(w.from+3, roadmap) &&
		slices.ContainsFunc(c.gaps, func(g tokens) bool { return g.to == w.from })
}

// fewerDates doubts the cycle that is said nowhere, and the dates that are not as many as the cycles in a year, unless
// another yearly date follows for the rest of them: "6 tháng (trước ngày 15/6), năm
// (trước ngày 15/12)".
func (c *cell) fewerDates() {
	c.unsaidCycles()
	for i, n := range c.items {
		it, ok := n.(*cycle)
		if !ok || !it.fewer {
			continue
		}
		if i+1 < len(c.items) {
			if next, ok := c.items[i+1].(*cycle); ok && next.every == schedule.Yearly && len(next.spans) > 0 && !next.fewer {
				continue
			}
		}
		c.doubt(it.spans[0].first.from, it.spans[len(it.spans)-1].ending().to, whyDatesPerYear)
	}
}

// resolve adds the parts of the rule that a timing makes.
func (r *resolver) resolve(parts []schedule.Part, n node) []schedule.Part {
	base := schedule.Part{}
	if s := n.base().stretch; s != nil {
		base.Start, base.Due = r.stretchDays(*s)
	}
	switch n := n.(type) {
	case *need:
		base.Kind, base.Event = n.kind, n.event
		return append(parts, base)
	case *cycle:
		return r.recurring(parts, n, base)
	case *ahead:
		return append(parts, r.ahead(n))
	case *counted:
		parts = append(parts, r.event(n, base))
		for _, event := range n.others {
			base.Kind, base.Event, base.Offset = schedule.OnEvent, event, n.term
			parts = append(parts, base)
		}
		for _, t := range n.also {
			base.Kind, base.Event, base.Offset = schedule.OnEvent, n.event, t
			parts = append(parts, base)
		}
		return parts
	}
	d := n.(*dated)
	had := len(parts)
	for i, s := range d.spans {
		q := r.datedPart(d, s)
		if r.err == nil && !d.term.IsZero() {
			q = countFrom(d.term, q)
			if q.Kind == schedule.OnEvent {
				q.Start, q.Due = base.Start, base.Due
			} else if d.stretch != nil {
				r.doubt(d.from, d.to, whyNoStretch)
			}
		}
		if r.err != nil {
			return nil
		}
		if d.exact != nil && i == len(d.spans)-1 {
			q = r.narrow(d, q)
		}
		parts = append(parts, q)
	}
	if d.length != nil && !agrees(*d.length, parts[had:]) {
		r.doubt(d.from, d.to, whyLength)
	}
	return parts
}

// agrees says that days have the length that the text says of them, with or without
// the first.
func agrees(length schedule.Term, days []schedule.Part) bool {
	n, half := length.Whole()
	first, last := days[0].Start, days[len(days)-1].Due
	if half || last == form.NoDay {
		return false
	}
	if !length.More().IsZero() {
		if first == form.NoDay || len(days) > 1 {
			return false
		}
		end := countFrom(length, schedule.Part{Due: first})
		return end.Due == last || end.Due == last+1
	}
	if length.Unit() == schedule.Days && len(days) > 1 {
		return n == len(days)
	}
	if first == form.NoDay {
		return false
	}
	if length.Unit() == schedule.Months && len(days) > 1 {
		for _, d := range days {
			n -= (d.Due.Year()-d.Start.Year())*12 + int(d.Due.Month()-d.Start.Month()) + 1
		}
		return n == 0
	}
	switch length.Unit() {
	case schedule.Weeks:
		n *= 7
	case schedule.WorkingDays:
		all, err := calendar.Vietnam().WorkingDaysBetween(first-1, last)
		if err != nil {
			return false
		}
		later, err := calendar.Vietnam().WorkingDaysBetween(first, last)
		return err == nil && (n == all || n == later)
	case schedule.Years:
		n *= 12
		fallthrough
	case schedule.Months:
		y, m, d := first.Date()
		end := form.NewDay(y, m, d).AddDate(0, n, 0)
		return last == end || last == end-1
	case schedule.Days:
	default:
		return false
	}
	span := int(last - first)
	return len(days) == 1 && (n == span || n == span+1)
}

// datedByIssue leaves unread what is counted from the day of the document, where
// that is not known.
func (c *cell) datedByIssue(ctx Context) {
	if ctx.Issued != form.NoDay {
		return
	}
	c.items = slices.DeleteFunc(c.items, func(n node) bool {
		it, ok := n.(*ahead)
		if ok {
			c.gaps = append(c.gaps, tokens{it.from, it.to})
			c.doubt(it.from, it.to, whyNoIssue)
		}
		return ok
	})
}

// ahead is the days from that of the document, or the month or year after it.
func (r *resolver) ahead(n *ahead) schedule.Part {
	from := r.ctx.Issued
	if n.whole {
		months, _ := n.term.Whole()
		first := form.NewDay(from.Year(), from.Month(), 1)
		switch {
		case n.term.Unit() == schedule.Years:
			months, first = 12, form.NewDay(from.Year(), 1, 1)
		case months == 3:
			first = form.NewDay(from.Year(), (from.Month()-1)/3*3+1, 1)
		}
		first = first.AddDate(0, months, 0)
		return schedule.Part{Kind: schedule.Interval, Start: first, Due: first.AddDate(0, months, 0) - 1}
	}
	q := countFrom(n.term, schedule.Part{Due: from})
	if q.Kind == "" {
		q.Kind, q.Start = schedule.Interval, from
	}
	return q
}

// event is what is counted from an event, or the dates that stand in brackets
// after it.
func (r *resolver) event(n *counted, base schedule.Part) schedule.Part {
	base.Kind, base.Event, base.Offset, base.Until = schedule.OnEvent, n.event, n.term, n.until
	if n.before {
		base.Offset = schedule.NewTerm(-1, schedule.Days)
		if r.ctx.BeforeIncludes {
			base.Offset = atOnce
		}
		r.doubt(n.from, n.to, whyUnknownBefore)
	}
	if n.exact == nil {
		return base
	}
	q := r.datedPart(n.exact, n.exact.spans[0])
	if r.err == nil && n.distant() && q.Kind == schedule.Deadline && q.Time.IsZero() {
		base.Stated = q.Due // to be held against the day of the event
		return base
	}
	if r.err == nil {
		r.doubt(n.from, n.to, whyBracketTaken)
	}
	if q.Kind == schedule.Deadline && q.Time.IsZero() && r.seesAt(n.from, since) && base.Start == form.NoDay && !n.distant() {
		return schedule.Part{Kind: schedule.Interval, Start: q.Due} // "kể từ ngày khai giảng (05/9/2026)"
	}
	if base.Start != form.NoDay && q.Kind == schedule.Deadline && q.Due >= base.Start {
		q.Kind, q.Start = schedule.Interval, base.Start // "từ ngày 01/3 đến ngày bầu cử (15/3/2026)"
	}
	return q
}

// datedPart is the part of one span under the bound of its item.
func (r *resolver) datedPart(it *dated, s span) schedule.Part {
	first, last := r.spanDays(s)
	if r.err != nil {
		return schedule.Part{}
	}
	if it.named != 0 && schedule.WeekdayOf(first) != it.named {
		r.doubt(it.from, it.to, whyWeekdayDiffers)
	}
	if s.named != 0 && schedule.WeekdayOf(last) != s.named {
		r.doubt(it.from, it.to, whyWeekdayDiffers)
	}
	q := schedule.Part{Kind: schedule.Interval, Start: first, Due: last}
	if s.ranged {
		q.Time, q.Exclusive = s.time, s.short && s.time.IsZero()
		if !it.time.IsZero() {
			if q.Time.IsZero() && it.bound != from && s.last.grain == dayGrain {
				q.Time, q.Exclusive = it.time, false
			} else {
				r.doubt(it.from, it.to, whyNoStartTime)
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
		} else if r.ctx.BeforeIncludes && s.first.moment() {
			q = schedule.Part{Kind: schedule.Deadline, Due: first}
		} else if s.first.edge != noEdge {
			r.doubt(it.from, it.to, whyDayBefore)
		}
	case from:
		if s.first.lastYear == 0 {
			q.Due = form.NoDay
		}
		if !it.time.IsZero() {
			r.doubt(it.from, it.to, whyNoStartTime)
		}
	case after:
		q.Start, q.Due = last+1, form.NoDay
	default:
		switch {
		case s.open:
		case s.first.moment() || !it.time.IsZero():
			q = schedule.Part{Kind: schedule.Deadline, Due: last, Time: it.time}
		}
	}
	return q
}

// countFrom moves a day of the calendar by a term. What needs a
// calendar of working days stays an event, named by its day.
func countFrom(term schedule.Term, q schedule.Part) schedule.Part {
	if more := term.More(); !more.IsZero() {
		if r, s := countFrom(longer(term), q), (schedule.Part{}); r.Kind != schedule.OnEvent {
			if s = countFrom(more, r); s.Kind != schedule.OnEvent {
				return s
			}
		}
		return schedule.Part{Kind: schedule.OnEvent, Event: "ngày " + dayWords(q.Due), Offset: term}
	}
	n, half := term.Whole()
	day := q.Due
	switch u := term.Unit(); {
	case half:
	case u == schedule.Days:
		q.Due = day + form.Day(n)
		return q
	case u == schedule.Weeks:
		q.Due = day + form.Day(7*n)
		return q
	case u == schedule.Months || u == schedule.Years:
		if u == schedule.Years {
			n *= 12
		}
		// A month without that day has its last (Civil Code 2015, article 148.3).
		y, m, d := day.Date()
		first := form.NewDay(y, m, 1).AddDate(0, n, 0)
		q.Due = first + form.Day(min(d, first.LastOfMonth().Day())-1)
		return q
	}
	return schedule.Part{Kind: schedule.OnEvent, Event: "ngày " + dayWords(day), Offset: term}
}

// longer is a term without its part in a shorter unit.
func longer(t schedule.Term) schedule.Term { return schedule.HalvesTerm(t.Halves(), t.Unit()) }

// narrow compares a date with the one in brackets after it: the same says
// nothing new, a deadline within a window ends it, another is doubtful.
func (r *resolver) narrow(it *dated, q schedule.Part) schedule.Part {
	x := r.datedPart(it.exact, it.exact.spans[0])
	switch {
	case r.err != nil:
	case x.Due == q.Due && x.Start == q.Start:
	case q.Kind == schedule.Interval && x.Kind == schedule.Interval && x.Start >= q.Start && x.Due != form.NoDay && (q.Due == form.NoDay || x.Due <= q.Due):
		return x
	case q.Kind == schedule.Interval && x.Kind == schedule.Deadline && x.Due >= q.Start && (q.Due == form.NoDay || x.Due <= q.Due):
		q.Due, q.Exclusive, q.Time = x.Due, x.Exclusive, x.Time
	case it.exact.loose:
		r.doubt(it.from, it.to, whySecondTaken)
		return x
	default:
		r.doubt(it.exact.from, it.exact.to, whyBracketDiffers)
	}
	return q
}

// recurring are the parts of a timing with a cycle: one for each day.
func (r *resolver) recurring(parts []schedule.Part, it *cycle, base schedule.Part) []schedule.Part {
	base.Kind, base.Every, base.Times, base.Time, base.Following = schedule.Recurring, it.every, uint8(it.times), it.time, it.following
	base.Event, base.Offset = it.event, it.term
	if base.Every == 0 {
		base.Every = schedule.Weekly
	}
	exclusive := it.bound == before && it.time.IsZero() && !r.ctx.BeforeIncludes
	if it.working != 0 {
		base.WorkingDay, base.Exclusive = int16(it.working), exclusive
		return append(parts, base)
	}
	if p, ok := r.lowerBound(it, base); ok {
		return append(parts, p)
	}
	if n := len(it.spans) + len(it.weekdays) + len(it.clocks); n > 1 && it.times > 0 || len(it.clocks) > 0 && it.times == len(it.clocks)+1 {
		// "02 lần/năm (tháng 6 và tháng 12)": once at each.
		base.Times = 0
		if n != it.times && len(it.clocks) == 0 {
			r.doubt(it.from, it.to, whyTimesPerCycle)
		}
	}
	had := len(parts)
	for _, w := range it.weekdays {
		q := base
		q.Weekday, q.Exclusive = w, exclusive
		parts = append(parts, q)
	}
	for _, s := range it.spans {
		q := base
		u := s.first
		if s.ranged {
			r.doubt(it.from, it.to, whyLastDayOnly)
			if u.grain == dayGrain && s.last.month == 0 {
				s.last.month = u.month
			}
			u = s.last
		}
		q.Exclusive = exclusive
		r.place(&q, u, it.month)
		if r.err != nil {
			return nil
		}
		parts = append(parts, q)
	}
	if len(parts) == had && it.every != 0 {
		base.Exclusive = exclusive
		parts = append(parts, base)
	}
	for n := len(parts); had < n && len(it.clocks) > 0; had++ {
		for _, t := range it.clocks {
			q := parts[had]
			q.Time = t
			parts = append(parts, q)
		}
	}
	if it.nine {
		q := base
		q.Every, q.Month, q.Day = schedule.Yearly, 9, 30
		parts = append(parts, q)
	}
	return parts
}

// lowerBound is the part of "từ ngày 23 hằng tháng", "sau ngày 23 hằng tháng": the
// day on which the work may begin, not that on which it is due.
func (r *resolver) lowerBound(it *cycle, base schedule.Part) (schedule.Part, bool) {
	if it.bound != from && it.bound != after || len(it.spans) != 1 || it.spans[0].ranged {
		return base, false
	}
	r.doubt(it.from, it.to, whyFirstDay)
	u := it.spans[0].first
	day := u.day
	if u.grain != dayGrain {
		base.Following = false
		return base, true
	}
	if it.bound == after {
		day++
	}
	if u.month == 0 && it.month == 0 && !it.following && day <= 31 {
		base.From = uint8(day)
	}
	base.Following = false
	return base, true
}

// place puts the due day of a recurring part where the unit says.
func (r *resolver) place(q *schedule.Part, u unit, month uint8) {
	q.Month, q.Day = month, uint8(u.day)
	if u.shift > 0 { // "trước ngày 15/01 năm sau": in the year after
		q.Following = true
	}
	switch u.grain {
	case dayGrain:
		if u.day < 1 || u.day > 31 || u.month != 0 && u.day > daysOf(u.month, 2024) {
			r.fault(NoSuchDay, u.from, u.to)
			return
		}
		if u.month != 0 {
			q.Month = uint8(u.month)
		}
		return
	case monthGrain:
		q.Month, q.Day = uint8(u.month), 31
		if u.count > 0 && !u.tail {
			q.Day = uint8(u.count)
		}
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
			r.doubt(u.from, u.to, whyQuarterBegins)
		}
		if u.grain == yearGrain {
			q.Month = 1
		}
	case middle:
		q.Day = 15
		switch u.grain {
		case quarterGrain:
			q.Month--
			r.doubt(u.from, u.to, whyQuarterMiddle)
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
