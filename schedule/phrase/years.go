package phrase

import (
	"github.com/caicach/tthc/schedule/form"
)

// planYear is the year of the plan, or of the document; 0 when neither is known.
func (r *resolver) planYear() int {
	switch {
	case r.ctx.Year != 0:
		return r.ctx.Year
	case r.ctx.Issued != form.NoDay:
		return r.ctx.Issued.Year()
	}
	return 0
}

// settleYears gives each unit its year: the one said after it in the list, the
// one said before, or that of the plan.
func (r *resolver) settleYears(items []node) {
	var few [8]settling
	units := few[:0]
	for owner, n := range items {
		var exact *dated
		switch n := n.(type) {
		case *dated:
			units = r.unitsOf(units, n, owner)
			exact = n.exact
		case *counted:
			exact = n.exact
		}
		if s := n.base().stretch; s != nil {
			units = r.unitsIn(units, s, owner)
		}
		if exact != nil {
			units = r.unitsOf(units, exact, owner)
		}
	}
	said := 0 // the next unit behind that has its year
	for i, u := range units {
		for said = max(said, i+1); said < len(units) && units[said].year == 0; {
			said++
		}
		if u.year == 0 {
			r.settle(units, i, said)
		}
		if r.err != nil {
			return
		}
	}
}

// unitsOf adds the units of dates, after their days have shared their months.
func (r *resolver) unitsOf(units []settling, d *dated, owner int) []settling {
	for i := range d.spans {
		units = r.unitsIn(units, &d.spans[i], owner)
	}
	d.shareMonths()
	return units
}

// unitsIn adds the one or two units of a span, after they have shared what is
// said once.
func (r *resolver) unitsIn(units []settling, s *span, owner int) []settling {
	if s.ranged && s.first.grain != 0 {
		r.shareEnds(s)
	}
	for _, u := range [...]*unit{&s.first, &s.last} {
		if u.grain != 0 && (u == &s.first || s.ranged) {
			units = append(units, settling{u, owner, u.year != 0})
		}
	}
	return units
}

// settle gives the i-th unit the year of the plan, where the text says that, or
// one beside it; else that of a neighbour. The next that has its year is said.
func (r *resolver) settle(units []settling, i, said int) {
	u := units[i]
	switch {
	case u.yearless():
		r.inherit(units, i, said)
	case r.planYear() == 0:
		r.fault(NeedsYear, u.from, u.to)
	default:
		u.year = r.planYear() + u.shift
		if u.shift > 0 && i > 0 && units[i-1].said {
			u.year = units[i-1].ends() + u.shift // "quý I năm 2026 và các năm tiếp theo"
		}
		if u.shift != 0 {
			r.doubt(u.from, u.to, whyOtherYear(u.year))
		}
	}
}

// shareMonths gives days the month that is said after them: "ngày 10,
// 20/3/2025".
func (it *when) shareMonths() {
	for i := len(it.spans) - 2; i >= 0; i-- {
		d, next := &it.spans[i].first, it.spans[i+1].first
		if d.grain == dayGrain && d.month == 0 && next.grain == dayGrain {
			d.month, d.year, d.thisYear, d.shift = next.month, next.year, next.thisYear, next.shift
		}
	}
}

// settling is a unit whose year may be said elsewhere, with the number of the
// timing that it belongs to.
type settling struct {
	*unit
	owner int
	said  bool // the text has its year
}

// ends is the last year of the unit.
func (u settling) ends() int { return max(u.year, u.lastYear) }

// inherit gives the i-th unit the year of a neighbour, or of the plan.
func (r *resolver) inherit(units []settling, i, said int) {
	u := units[i].unit
	owner := units[i].owner
	if said < len(units) && units[said].grain != yearGrain {
		next := units[said]
		u.year = next.year
		if u.order() > next.order() && !u.holds(*next.unit) {
			u.year--
		}
		if plan := r.planYear(); u.year != plan && (u.year != next.year || owner != next.owner && plan != 0) {
			r.doubtYear(u)
		}
		return
	}
	plan := r.planYear()
	if i > 0 && units[i-1].grain != yearGrain {
		switch before := units[i-1]; {
		case before.order() <= u.order():
			u.year = before.year
			units[i].said = before.said
		case plan >= before.year:
			u.year = plan
			if before.said && before.grain == u.grain {
				r.doubtYear(u)
			}
		default:
			u.year = before.year + 1
			r.doubtYear(u)
		}
		return
	}
	if plan == 0 {
		r.fault(NeedsYear, u.from, u.to)
		return
	}
	u.year = plan
	if said < len(units) && units[said].year == plan+1 && r.isPast(*u) {
		u.year = units[said].year // "trong quý I, hoàn thành trong năm 2026", of the year before
		r.doubtYear(u)
	}
}

// isPast says that the unit ends before the day of the document.
func (r *resolver) isPast(u unit) bool {
	doubts := len(r.doubts)
	_, last := r.days(u)
	past := r.err == nil && last < r.ctx.Issued
	r.err, r.doubts = nil, r.doubts[:doubts]
	return past
}

// doubtYear says which year was taken for a unit that has none in the text.
func (r *resolver) doubtYear(u *unit) {
	r.doubt(u.from, u.to, whyYear(u.year))
}

// holds says that the day of the other is within the month or the quarter: "trong quý II;
// báo cáo trước 30/6/2026".
func (u unit) holds(day unit) bool {
	months := 1
	if u.grain == quarterGrain {
		months = 3
	}
	return day.grain == dayGrain && (u.grain == monthGrain || u.grain == quarterGrain) && day.month <= u.month*months && day.month > (u.month-1)*months
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

// shareEnds lets the ends of a range share what is said once: "từ ngày 01 đến ngày
// 15/3/2025", "tháng 11 đến tháng 02/2026".
func (r *resolver) shareEnds(s *span) {
	a, b := &s.first, &s.last
	if a.grain == dayGrain && b.grain == dayGrain {
		if a.month == 0 {
			a.month = b.month
		}
		if b.month == 0 {
			b.month = a.month
		}
	}
	switch {
	case a.yearless() && b.year != 0 && b.grain != yearGrain:
		a.year = b.year
		if a.order() > b.order() && (a.grain != dayGrain || a.month > b.month && a.year-1 == r.planYear()) {
			a.year-- // "tháng 11 đến tháng 02/2026", "từ 25/12 đến 05/01/2026"
		}
		if a.year != b.year && a.year != r.planYear() {
			r.doubtYear(a)
		}
	case a.yearless() && b.year != 0:
		if plan := r.planYear(); plan == 0 {
			a.year = b.year
			r.doubtYear(a)
		}
	case a.yearless() && b.yearless() && (a.grain == dayGrain || a.grain == monthGrain) && a.grain == b.grain && a.month > b.month && b.month > 0 && r.planYear() != 0:
		a.year = r.planYear() // "25/12-5/1"
		b.year = a.year + 1
		r.doubtYear(b)
	case a.year != 0 && b.yearless():
		b.year = a.year
		if a.order() > b.order() {
			b.year++
			r.doubtYear(b)
		}
	}
}
