package phrase

import (
	"time"

	"github.com/caicach/tthc/schedule/form"
)

// days are the first and last day of a unit whose year is settled.
func (r *resolver) days(u unit) (first, last form.Day) {
	y := u.year
	if y < form.MinYear || y > form.MaxYear+1 {
		r.fault(YearRange, u.from, u.to)
		return
	}
	switch u.grain {
	case dayGrain:
		if u.month < 1 || u.month > 12 {
			r.fault(NoSuchMonth, u.from, u.to)
			return
		}
		if u.day < 1 || u.day > daysOf(u.month, y) {
			r.fault(NoSuchDay, u.from, u.to)
			return
		}
		first = form.NewDay(y, time.Month(u.month), u.day)
		return first, first
	case monthGrain:
		first = form.NewDay(y, time.Month(u.month), 1)
		last = first + form.Day(daysOf(u.month, y)-1)
		switch {
		case u.count > 0 && u.tail:
			first = last - form.Day(u.count-1)
		case u.count > 0:
			last = first + form.Day(u.count-1)
		}
	case quarterGrain:
		first = form.NewDay(y, time.Month(3*u.month-2), 1)
		last = form.NewDay(y, time.Month(3*u.month+1), 1) - 1
	case partGrain:
		first, last = form.NewDay(y, 1, 1), form.NewDay(y, time.Month(u.count+1), 1)-1
		if u.tail {
			first, last = form.NewDay(y, time.Month(13-u.count), 1), form.NewDay(y, 12, 31)
		}
	case yearGrain:
		first, last = form.NewDay(y, 1, 1), form.NewDay(max(y, u.lastYear), 12, 31)
	}
	switch u.edge {
	case early:
		last = first
		if u.grain == quarterGrain {
			r.doubt(u.from, u.to, whyQuarterBegins)
		}
	case late:
		first = last
	case middle:
		switch u.grain {
		case monthGrain:
			first += 14
		case quarterGrain:
			first = form.NewDay(y, time.Month(3*u.month-1), 15)
			r.doubt(u.from, u.to, whyQuarterMiddle)
		default:
			first = form.NewDay(y, 6, 30)
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

// spanDays are the first and last day of a span; zero where it is open.
func (r *resolver) spanDays(s span) (first, last form.Day) {
	switch {
	case s.now && s.open:
		first = r.today(s)
		return first, form.NoDay
	case s.now || s.past:
		_, last = r.days(s.last)
		if s.now {
			first = r.today(s)
		}
	case s.ranged:
		first, _ = r.days(s.first)
		if r.err != nil {
			return
		}
		_, last = r.days(s.last)
	default:
		first, last = r.days(s.first)
	}
	if r.err != nil {
		return
	}
	if s.short && s.time.IsZero() {
		from, _ := r.days(s.last)
		last = from - 1
	}
	if s.open {
		return first, form.NoDay
	}
	if first != form.NoDay && last < first {
		r.fault(Backwards, s.first.from, s.last.to)
	}
	return first, last
}

func (r *resolver) today(s span) form.Day {
	if r.ctx.Issued == form.NoDay {
		r.fault(NeedsIssued, s.first.from, s.first.to)
	}
	return r.ctx.Issued
}

func (r *resolver) stretchDays(s span) (first, last form.Day) {
	first, last = r.spanDays(s)
	if s.first.grain == dayGrain && !s.ranged && !s.open {
		first = form.NoDay
	}
	return first, last
}
