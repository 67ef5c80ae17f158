package calendar

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/caicach/tthc/schedule/form"
)

// build fills the tables from the law and from the notices in force. It
// returns what the notices say that does not fit together; the tables are
// then those of the rest.
func (c *Calendar) build() form.Errors {
	b := builder{
		Calendar: c,
		special:  make(map[form.Day]DayInfo, 16*(LastYear-FirstYear+1)), // some 16 days a year
		named:    map[form.Day]named{},
		settled:  map[int]*Notice{},
		unmade:   map[form.Day]bool{},
	}
	b.gather()
	b.holidays()
	b.makeUps()
	b.swaps()
	b.states()
	b.tables()
	return b.faults.list
}

// A builder lays the layers of a calendar over one another: the plain week,
// the holidays of the law, and what notices say.
type builder struct {
	*Calendar
	special map[form.Day]DayInfo
	named   map[form.Day]named // the last word of the notices on a day
	days    []form.Day         // of named, in order
	settled map[int]*Notice
	unmade  map[form.Day]bool // holidays that are not made up
	faults  faults
}

// named is what a notice says of a day, with those before it that agree.
type named struct {
	NoticeDay
	notice *Notice
	at     int // of the day in the notice
	source form.Text
	issued form.Day
	state  State
}

func (n *named) info() DayInfo {
	return DayInfo{Day: n.Day, Kind: n.Kind, Reason: n.Reason, Source: n.source, Issued: n.issued, State: n.state, For: n.For}
}

// gather takes in the notices, the later over the earlier.
func (b *builder) gather() {
	madeUp := map[form.Day]form.Day{} // by holiday
	for _, n := range b.inForce() {
		for _, y := range n.Settles {
			b.settled[y] = n
		}
		for i, d := range n.Days {
			now := named{d, n, i, n.source(), n.Issued, n.state()}
			if before, ok := b.named[d.Day]; ok && before.Kind == d.Kind && before.For == d.For {
				now.source = joined(before.source, "; ", now.source)
				now.issued = before.issued
				if now.state.Weaker(before.state) == now.state {
					now.state = before.state
				}
			}
			if d.Kind == MakeUp {
				if old := madeUp[d.For]; b.named[old].Kind == MakeUp && b.named[old].For == d.For {
					delete(b.named, old)
				}
				madeUp[d.For] = d.Day
			}
			b.named[d.Day] = now
		}
	}
	b.days = slices.Sorted(maps.Keys(b.named))
}

// holidays enters the holidays of the acts in force and those that notices
// name.
func (b *builder) holidays() {
	for i := range acts {
		a := &acts[i]
		if b.known != form.NoDay && a.passed > b.known {
			continue
		}
		until := b.replaced(i)
		for year := FirstYear; year <= LastYear; year++ {
			for j := range a.holidays {
				h := &a.holidays[j]
				if on := h.on(year); on >= a.since && on < until {
					b.holiday(a, h, on)
				}
			}
		}
	}
	for _, d := range b.days {
		switch n := b.named[d]; n.Kind {
		case Statutory:
			info := n.info()
			if law, ok := b.special[d]; ok {
				info.Source = joined(law.Source, "; ", info.Source)
			}
			b.special[d] = info
		case Working, WeeklyRest:
			b.special[d] = n.info()
			if b.Calendar.rests(d) == (n.Kind == Working) {
				delete(b.special, d) // the host's week says otherwise
			}
		}
	}
}

// replaced is the day on which a later act of the line takes over.
func (b *builder) replaced(i int) form.Day {
	for _, a := range acts[i+1:] {
		if a.line == acts[i].line && (b.known == form.NoDay || a.passed <= b.known) {
			return a.since
		}
	}
	return lastDay + 1
}

// holiday enters the days of one holiday of one year.
func (b *builder) holiday(a *act, h *holiday, on form.Day) {
	before, after := h.before, h.after
	assumed := false
	if h.placement != nil {
		p := h.placement[on.Weekday()]
		before, after = p.before, p.after
		placed := b.placed(on)
		if n := b.settled[on.Year()]; n != nil && placed != before+after {
			b.faults.add(NoticeSettles, b.path(n)+".settles", fmt.Sprint(on.Year()))
		}
		if assumed = placed == 0; !assumed {
			before, after = 0, 0
		}
	}
	source := h.source
	if assumed {
		source = joined(source, "", a.decided)
	}
	for d := on - form.Day(before); d <= on+form.Day(after); d++ {
		info := DayInfo{Day: d, Kind: Statutory, Reason: h.name, Source: h.source, Issued: a.passed}
		if d != on && h.beside != nil {
			info.Reason = *h.beside
		}
		if assumed && d != on {
			info.Reason = joined(info.Reason, ", ", form.Text{"ngày giả định khi chưa có thông báo của năm", "assumed while there is no notice of the year"})
			info.Source = source
		}
		b.special[d] = info
		delete(b.unmade, d)
		if h.noMakeUp && !b.cultureDayUp {
			b.unmade[d] = true
		}
	}
}

// placed counts the days that notices name around a holiday whose days are
// decided each year, besides its own.
func (b *builder) placed(on form.Day) (n int) {
	for d := on - 7; d <= on+7; d++ {
		if d != on && b.named[d].Kind == Statutory {
			n++
		}
	}
	return n
}

// makeUps enters the days off for holidays on weekly rest days: those that
// notices name, and for the other holidays the next day that is free, so that
// make-up days move past holidays and past one another.
func (b *builder) makeUps() {
	var owed []DayInfo
	for d, s := range b.special {
		if s.Kind == Statutory && b.rests(d) && !b.unmade[d] {
			owed = append(owed, s)
		}
	}
	slices.SortFunc(owed, func(s, t DayInfo) int { return cmp.Compare(s.Day, t.Day) })
	paid := map[form.Day]bool{}
	for _, d := range b.days {
		n := b.named[d]
		if n.Kind != MakeUp {
			continue
		}
		if b.special[n.For].Kind != Statutory {
			b.faults.addDay(NoticeHoliday, b.path(n.notice)+fmt.Sprintf(".days[%d].for", n.at), n.For.String(), n.For)
		} else if b.rests(n.For) && !b.rests(d) {
			paid[n.For] = true
			b.special[d] = n.info()
		}
	}
	for _, s := range owed {
		if paid[s.Day] {
			continue
		}
		d := s.Day + 1
		for b.taken(d) {
			d++
		}
		b.special[d] = DayInfo{
			Day: d, Kind: MakeUp, Source: makeUpLaw(s.Day), Issued: s.Issued, For: s.Day,
			Reason: form.Text{
				fmt.Sprintf("Nghỉ bù %s, trùng %s %s", s.Reason[form.Vietnamese], weekdays[s.Day.Weekday()][form.Vietnamese], s.Day.In(form.Vietnamese)),
				fmt.Sprintf("Make-up for %s, on %s %s", s.Reason.In(form.English), weekdays[s.Day.Weekday()][form.English], s.Day),
			},
		}
	}
}

// taken says that no holiday can be made up on d.
func (b *builder) taken(d form.Day) bool {
	_, special := b.special[d]
	return special || b.rests(d) || b.named[d].Kind == SwapOff
}

// swaps enters the swapped days. A swap holds where its working day is a
// weekly rest day and its day off is not.
func (b *builder) swaps() {
	for _, d := range b.days {
		n := b.named[d]
		off, work := d, n.For
		other := SwapWorking
		switch n.Kind {
		case SwapOff:
		case SwapWorking:
			off, work, other = work, off, SwapOff
		default:
			continue
		}
		if o := b.named[n.For]; o.Kind != other || o.For != d {
			// A later notice took back the other half alone.
			b.faults.addDay(NoticeSwap, b.path(n.notice)+fmt.Sprintf(".days[%d].for", n.at), n.For.String(), n.For)
		} else if b.rests(work) && !b.rests(off) {
			b.special[d] = n.info()
		}
	}
}

// states says on what each year rests. An unsettled year is past, and only
// reconstructed, when a later year is settled or the day of knowledge is in a
// later year.
func (b *builder) states() {
	past := FirstYear
	if b.known != form.NoDay {
		past = b.known.Year()
	}
	for y := range b.settled {
		past = max(past, y)
	}
	for i := range b.years {
		switch y := FirstYear + i; {
		case b.settled[y] != nil:
			b.years[i] = Official
		case y < past:
			b.years[i] = Reconstructed
		default:
			b.years[i] = Projected
		}
	}
	// The last years on end that are official, from a day until a day.
	end := LastYear + 1
	for end > FirstYear && b.years[end-1-FirstYear] != Official {
		end--
	}
	begin := end
	for begin > FirstYear && b.years[begin-1-FirstYear] == Official {
		begin--
	}
	b.official = [2]form.Day{form.NewDay(begin, 1, 1), form.NewDay(end, 1, 1)}
}

// tables lays the days out for counting.
func (b *builder) tables() {
	c := b.Calendar
	c.special = make([]DayInfo, 0, len(b.special))
	for _, d := range slices.Sorted(maps.Keys(b.special)) {
		if _, ok := index(d); ok {
			s := b.special[d]
			if s.State == "" {
				s.State = c.years[d.Year()-FirstYear]
			}
			c.special = append(c.special, s)
		}
	}
	c.work = make([]uint16, 0, 26000)
	next := c.special
	for i := range dayCount {
		c.rank[i] = uint16(len(c.work))
		d := firstDay + form.Day(i)
		works := !c.rests(d)
		if len(next) > 0 && next[0].Day == d {
			works, next = next[0].Kind.IsWorking(), next[1:]
		}
		if works {
			c.work = append(c.work, uint16(i))
		}
	}
	c.rank[dayCount] = uint16(len(c.work))
}

// path is the place of the notice among those given; a notice that was there
// before goes by its number.
func (b *builder) path(n *Notice) string {
	i := slices.IndexFunc(b.notices, func(o Notice) bool { return o.Number == n.Number }) - b.given
	if i < 0 {
		return n.Number
	}
	return fmt.Sprintf("notices[%d]", i)
}

// joined is a text put behind another, in both languages.
func joined(a form.Text, by string, b form.Text) form.Text {
	return form.Text{a.In(form.Vietnamese) + by + b.In(form.Vietnamese), a.In(form.English) + by + b.In(form.English)}
}

var workingReason = form.Text{"Ngày làm việc", "Working day"}

var weekdays = [7]form.Text{
	time.Sunday: {"Chủ nhật", "Sunday"}, time.Monday: {"thứ Hai", "Monday"}, time.Tuesday: {"thứ Ba", "Tuesday"},
	time.Wednesday: {"thứ Tư", "Wednesday"}, time.Thursday: {"thứ Năm", "Thursday"},
	time.Friday: {"thứ Sáu", "Friday"}, time.Saturday: {"thứ Bảy", "Saturday"},
}

var restReasons = [7]form.Text{
	time.Sunday: {"Nghỉ hằng tuần (Chủ nhật)", "Weekly rest (Sunday)"}, time.Monday: {"Nghỉ hằng tuần (thứ Hai)", "Weekly rest (Monday)"},
	time.Tuesday: {"Nghỉ hằng tuần (thứ Ba)", "Weekly rest (Tuesday)"}, time.Wednesday: {"Nghỉ hằng tuần (thứ Tư)", "Weekly rest (Wednesday)"},
	time.Thursday: {"Nghỉ hằng tuần (thứ Năm)", "Weekly rest (Thursday)"}, time.Friday: {"Nghỉ hằng tuần (thứ Sáu)", "Weekly rest (Friday)"},
	time.Saturday: {"Nghỉ hằng tuần (thứ Bảy)", "Weekly rest (Saturday)"},
}
