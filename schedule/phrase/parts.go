package phrase

import (
	"github.com/caicach/tthc/schedule/form"

	"github.com/caicach/tthc/schedule"
)

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
			q.Due = form.NoDay
		}
		if !it.time.IsZero() {
			p.doubt(it.from, it.to, "quy tắc không giữ giờ bắt đầu", "the rule does not keep the time at which it begins")
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

// countFrom moves a day of the calendar by the term of the item. What needs a
// calendar of working days stays an event, named by its day.
func (p *parser) countFrom(it *item, q schedule.Part) schedule.Part {
	n, half := it.offset.Whole()
	day := q.Due
	switch u := it.offset.Unit(); {
	case half || n > 100_000 || n < -100_000:
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
	return schedule.Part{Kind: schedule.Event, Event: "ngày " + dayWords(day), Offset: it.offset}
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
	case x.Due == q.Due && (x.Start == q.Start || x.Start == form.NoDay):
	case q.Kind == schedule.Interval && x.Kind == schedule.Interval && x.Start >= q.Start && x.Due != form.NoDay && (q.Due == form.NoDay || x.Due <= q.Due):
		return x
	case q.Kind == schedule.Interval && x.Kind == schedule.Deadline && x.Due >= q.Start && (q.Due == form.NoDay || x.Due <= q.Due):
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
	if n := len(it.spans) + len(it.weekdays); n > 1 && it.times > 0 {
		// "02 lần/năm (tháng 6 và tháng 12)": once at each.
		base.Times = 0
		if n != it.times {
			p.doubt(it.from, it.to, "số lần không bằng số thời điểm: đọc là mỗi thời điểm một lần", "not as many times as dates: read as once at each")
		}
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
