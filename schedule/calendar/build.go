package calendar

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/rickb777/date/v2"
)

// build fills the tables from the law and the notices. It reports what the
// notices say that cannot be: all of it.
func (c *Calendar) build() NoticeErrors {
	b := builder{c: c, special: map[date.Date]DayInfo{}, named: map[date.Date]named{}}
	b.gather()
	b.law()
	b.statutory()
	b.makeUps()
	b.swaps()
	b.states()
	b.tables()
	return b.faults
}

type builder struct {
	c       *Calendar
	special map[date.Date]DayInfo
	named   map[date.Date]named // what the notices in force say of a day
	settled map[int]bool
	faults  NoticeErrors
}

// named is the last word of the notices on a day.
type named struct {
	NoticeDay
	notice *Notice
}

func (n named) info() DayInfo {
	return DayInfo{Day: n.Day, Kind: n.Kind, Reason: n.Reason, Source: n.notice.source(), Issued: n.notice.Issued, State: Official, For: n.For}
}

// gather takes the notices that are known, in order of issue, so that the
// later overrides the earlier, without those withdrawn.
func (b *builder) gather() {
	var known []*Notice
	for i := range b.c.notices {
		n := &b.c.notices[i]
		if b.c.known == date.Zero || n.knownFrom() <= b.c.known {
			known = append(known, n)
		}
	}
	slices.SortStableFunc(known, func(m, n *Notice) int { return cmp.Compare(m.knownFrom(), n.knownFrom()) })
	withdrawn := map[string]bool{}
	b.settled = map[int]bool{}
	for _, n := range slices.Backward(known) {
		if withdrawn[n.Number] {
			continue
		}
		for _, w := range n.Withdraws {
			withdrawn[w] = true
		}
		for _, y := range n.Settles {
			b.settled[y] = true
		}
		for _, d := range n.Days {
			if _, ok := b.named[d.Day]; !ok {
				b.named[d.Day] = named{d, n}
			}
		}
	}
}

// law enters the holidays of the acts in force.
func (b *builder) law() {
	for year := FirstYear; year <= LastYear; year++ {
		for i := range acts {
			a := &acts[i]
			if b.c.known != date.Zero && a.passed > b.c.known {
				continue
			}
			for j := range a.holidays {
				h := &a.holidays[j]
				on := h.on(year)
				if on >= a.since && (b.replaced(i) == date.Zero || on < b.replaced(i)) {
					b.holiday(a, h, on)
				}
			}
		}
	}
}

// replaced is the day from which a later act of the line holds, zero when none does.
func (b *builder) replaced(i int) date.Date {
	for _, a := range acts[i+1:] {
		if a.line == acts[i].line && (b.c.known == date.Zero || a.passed <= b.c.known) {
			return a.since
		}
	}
	return date.Zero
}

func (b *builder) holiday(a *act, h *holiday, on date.Date) {
	before, after := h.before, h.after
	assumed := false
	if h.placement != nil {
		p := h.placement[on.Weekday()]
		before, after, assumed = p.before, p.after, true
		for d := on - 7; d <= on+7; d++ {
			if n, ok := b.named[d]; ok && n.Kind == Statutory && d != on {
				// A notice has placed the holiday.
				before, after, assumed = 0, 0, false
				break
			}
		}
	}
	for d := on - date.Date(before); d <= on+date.Date(after); d++ {
		info := DayInfo{Day: d, Kind: Statutory, Reason: h.name, Source: a.name + ", " + h.article, Issued: a.passed}
		if d != on && h.beside != nil {
			info.Reason = *h.beside
		}
		if assumed && d != on {
			info.Reason.Vietnamese += " (dự kiến)"
			info.Reason.English += " (assumed)"
			info.Source += "; ngày nghỉ cụ thể là dự kiến, Thủ tướng Chính phủ quyết định hằng năm"
		}
		if h.noMakeUp && !b.c.options.CultureDayMadeUp {
			info.For = d // marks the day; see makeUps
		}
		if _, ok := b.special[d]; !ok {
			b.special[d] = info
		}
	}
}

// statutory enters the holidays that notices name.
func (b *builder) statutory() {
	for d, n := range b.named {
		switch n.Kind {
		case Statutory:
			info := n.info()
			if old, ok := b.special[d]; ok {
				info.Source = old.Source + "; " + info.Source
			}
			b.special[d] = info
		case Working, WeeklyRest:
			delete(b.special, d)
		}
	}
}

// makeUps enters the days off for holidays on weekly rest days: those that
// notices name, and for the rest the next working day that is free, so that
// make-up days move past holidays and past one another.
func (b *builder) makeUps() {
	var owed []DayInfo
	for d, s := range b.special {
		if s.For == d {
			s.For = date.Zero
			b.special[d] = s
		} else if s.Kind == Statutory && b.c.rests(d) {
			owed = append(owed, s)
		}
	}
	slices.SortFunc(owed, func(s, t DayInfo) int { return cmp.Compare(s.Day, t.Day) })
	paid := map[date.Date]bool{}
	for _, n := range b.named {
		if n.Kind == MakeUp && slices.ContainsFunc(owed, func(s DayInfo) bool { return s.Day == n.For }) {
			paid[n.For] = true
			b.special[n.Day] = n.info()
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
		if d > lastDay {
			continue
		}
		b.special[d] = DayInfo{
			Day: d, Kind: MakeUp,
			Reason: Text{
				fmt.Sprintf("Nghỉ bù %s, trùng %s %s", s.Reason.Vietnamese, weekday(s.Day, Vietnamese), shortDay(s.Day)),
				fmt.Sprintf("Make-up for %s on %s %s", s.Reason.In(English), weekday(s.Day, English), s.Day),
			},
			Source: makeUpLaw(s.Day), Issued: s.Issued, For: s.Day,
		}
	}
}

// taken says that a make-up day cannot fall on d.
func (b *builder) taken(d date.Date) bool {
	if b.c.rests(d) {
		return true
	}
	if _, ok := b.special[d]; ok {
		return true
	}
	n, ok := b.named[d]
	return ok && n.Kind == SwapOff
}

// swaps enters the swapped days. A swap holds where its working day is a
// weekly rest day and its day off is not.
func (b *builder) swaps() {
	for _, n := range b.named {
		if n.Kind == SwapOff && b.c.rests(n.For) && !b.c.rests(n.Day) ||
			n.Kind == SwapWorking && b.c.rests(n.Day) && !b.c.rests(n.For) {
			b.special[n.Day] = n.info()
		}
	}
}

// states says on what each year rests.
func (b *builder) states() {
	past := b.c.known.Year()
	if b.c.known == date.Zero {
		past = FirstYear
	}
	for y := range b.settled {
		past = max(past, y)
	}
	for i := range b.c.years {
		y := FirstYear + i
		switch {
		case b.settled[y]:
			b.c.years[i] = Official
		case y < past:
			b.c.years[i] = Reconstructed
		default:
			b.c.years[i] = Projected
		}
	}
}

// tables lays the days out for counting.
func (b *builder) tables() {
	c := b.c
	c.special = make([]DayInfo, 0, len(b.special))
	for _, s := range b.special {
		if s.State == "" && s.Day >= firstDay && s.Day <= lastDay {
			s.State = c.years[s.Day.Year()-FirstYear]
		}
		c.special = append(c.special, s)
	}
	slices.SortFunc(c.special, func(s, t DayInfo) int { return cmp.Compare(s.Day, t.Day) })
	c.work = make([]uint16, 0, 26000)
	next := c.special
	for i := range dayCount {
		c.rank[i] = uint16(len(c.work))
		d := firstDay + date.Date(i)
		works := !c.rests(d)
		for len(next) > 0 && next[0].Day < d {
			next = next[1:]
		}
		if len(next) > 0 && next[0].Day == d {
			works = next[0].Kind.IsWorking()
		}
		if works {
			c.work = append(c.work, uint16(i))
		}
	}
	c.rank[dayCount] = uint16(len(c.work))
}

var workingReason = Text{"Ngày làm việc trong tuần", "Ordinary working day"}

var restReasons = [7]Text{
	time.Sunday:   {"Nghỉ hằng tuần (Chủ nhật)", "Weekly rest (Sunday)"},
	time.Saturday: {"Nghỉ hằng tuần (thứ Bảy)", "Weekly rest (Saturday)"},
}

func weekday(d date.Date, l Language) string {
	w := d.Weekday()
	return l.Pick([...]string{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"}[w], w.String())
}

func shortDay(d date.Date) string { return fmt.Sprintf("%02d/%02d/%d", d.Day(), d.Month(), d.Year()) }
