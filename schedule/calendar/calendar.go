package calendar

import (
	"cmp"
	"fmt"
	"iter"
	"math/bits"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/caicach/tthc/schedule/form"
)

// The years of the calendar.
const (
	FirstYear = 2000
	LastYear  = 2100
)

var (
	firstDay = form.NewDay(FirstYear, 1, 1)
	lastDay  = form.NewDay(LastYear, 12, 31)
)

const dayCount = 36890 // from the first day to the last

// Calendar knows the working days of the offices of the Vietnamese state from
// 2000-01-01 to 2100-12-31. Use [Vietnam] or [New]; nil is that of Vietnam, and
// the zero Calendar knows no day.
//
// A Calendar is immutable, [Calendar.With] and [Calendar.KnownOn] give
// another one, and safe for concurrent use. Counting takes the same short time
// over a day and over a century, and allocates nothing.
type Calendar struct {
	form.Unwritten

	weeks        []week
	cultureDayUp bool
	notices      []Notice
	given        int      // of the notices, those that were there before the last With
	known        form.Day // zero: all that is loaded is known
	versions     []version

	special []DayInfo // days that differ from the plain week, in order
	years   [LastYear + 1 - FirstYear]State

	official [2]form.Day // from a day until a day: the official years in which nearly all counts lie

	// rank[i] counts the working days before day i of the table, and work[r]
	// is the working day of rank r: a count is one look into the first, an
	// addition one into each.
	rank [dayCount + 1]uint16
	work []uint16
}

// Options sets a calendar up. The zero Options is the calendar of state
// bodies.
type Options struct {
	form.Unwritten

	// Weeks is the working week of a host that works on other days than state
	// bodies do, in order of Since. Before the first of them, and when there is
	// none, Saturday and Sunday are off.
	//
	// It is meant for bodies that truly work on those days: that a desk
	// receives people on Saturday morning does not make Saturday a working
	// day of a term.
	Weeks []Week

	// CultureDayMadeUp: 24 November is made up when it falls on a weekly rest
	// day, first in 2029. By default it is not, because Resolution
	// 28/2026/QH16 stands outside article 112.1 of the Labour Code, which
	// alone is made up (article 111.3). No text decides it.
	CultureDayMadeUp bool
}

// Week says which days of the week are off from a day on.
type Week struct {
	form.Unwritten

	Since  form.Day       // zero: from the first day of the calendar
	Rest   []time.Weekday // one to six, each once
	Source form.Text      // what sets them; the Vietnamese is needed
}

// Vietnam is the calendar of state bodies: Saturday and Sunday off, the
// holidays of the law in force in each year, and the official notices of 2021
// to 2027. It is built once.
func Vietnam() *Calendar { return vietnam() }

var vietnam = sync.OnceValue(func() *Calendar {
	c, err := New(Options{})
	if err != nil {
		panic(err) // the built-in data is tested
	}
	return c
})

// orVietnam is the calendar, or that of Vietnam for nil. What counts asks for
// nil itself, which costs less.
func (c *Calendar) orVietnam() *Calendar {
	if c == nil {
		return Vietnam()
	}
	return c
}

// New is the calendar with options. What is wrong with them is a
// [*form.Error].
func New(o Options) (*Calendar, error) {
	c := &Calendar{weeks: []week{stateWeek}, cultureDayUp: o.CultureDayMadeUp, notices: builtIn()}
	for i, w := range o.Weeks {
		at := fmt.Sprintf("Weeks[%d]", i)
		rest := restOn(w.Rest...)
		switch last := c.weeks[len(c.weeks)-1]; {
		case rest == 0 || rest == everyDay || bits.OnesCount8(rest) != len(w.Rest):
			return nil, weekError(WeekRest, at+".Rest", fmt.Sprint(w.Rest))
		case strings.TrimSpace(w.Source[form.Vietnamese]) == "":
			return nil, weekError(WeekSource, at+".Source", "")
		case i > 0 && w.Since <= last.since:
			return nil, weekError(WeekOrder, at+".Since", w.Since.String())
		}
		c.weeks = append(c.weeks, week{w.Since, rest, w.Source})
	}
	if err := c.build().Err(); err != nil {
		return nil, err
	}
	c.versions = c.allVersions()
	return c, nil
}

// With is the calendar with further notices. They override those that it has
// where they were issued later; among notices of one day the one given last is
// right. Notices that are wrong by themselves, or do not fit those that are
// there, give [form.Errors] with every fault.
func (c *Calendar) With(notices ...Notice) (*Calendar, error) {
	c = c.orVietnam()
	faults := faults{checkAll(notices)}
	n := &Calendar{weeks: c.weeks, cultureDayUp: c.cultureDayUp, notices: slices.Clone(c.notices), given: len(c.notices)}
	for i := range notices {
		n.notices = append(n.notices, notices[i].clone())
	}
	for i, m := range notices {
		if slices.ContainsFunc(c.notices, func(o Notice) bool { return o.Number == m.Number }) {
			faults.add(NoticeNumber, fmt.Sprintf("notices[%d].number", i), m.Number)
		}
		for j, w := range m.Withdraws {
			if !slices.ContainsFunc(n.notices, func(o Notice) bool { return o.Number == w }) {
				faults.add(NoticeWithdraws, fmt.Sprintf("notices[%d].withdraws[%d]", i, j), w)
			}
		}
	}
	if len(faults.list) == 0 {
		// Checked with everything known; what is known on a day may be less.
		faults.list = n.build()
	}
	if err := faults.list.Err(); err != nil {
		return nil, err
	}
	n.versions = n.allVersions()
	if c.known != form.NoDay {
		return n.KnownOn(c.known), nil
	}
	return n, nil
}

// KnownOn is the calendar as it was known on the day: with the laws passed and
// the notices issued by the end of it. A notice whose day of issue is unknown
// counts as known from the first day that it names. Years whose notice was
// still to come are projected.
//
// The first question about a stretch in which nothing came to be known lays out a
// whole calendar, in about a millisecond; it is kept for the others.
// [Calendar.Diff] gives the days that differ from another one.
func (c *Calendar) KnownOn(day form.Day) *Calendar {
	c = c.orVietnam()
	i, found := slices.BinarySearchFunc(c.versions, day, func(v version, d form.Day) int { return cmp.Compare(v.since, d) })
	if !found {
		i--
	}
	if i < 0 {
		return c.version(day)
	}
	n := *c.versions[i].calendar()
	n.known = day
	return &n
}

// version is what is known from a day until that of the next.
type version struct {
	since    form.Day
	calendar func() *Calendar // laid out when it is asked for
}

// version lays out the calendar as it was known on the day.
func (c *Calendar) version(day form.Day) *Calendar {
	n := &Calendar{weeks: c.weeks, cultureDayUp: c.cultureDayUp, notices: c.notices, versions: c.versions, known: day}
	n.build()
	return n
}

// allVersions begin where a law was passed, a notice came to be known, or a year
// begins, after which the one before is no longer projected.
func (c *Calendar) allVersions() []version {
	var days []form.Day
	for i := range acts {
		days = append(days, acts[i].passed)
	}
	for i := range c.notices {
		days = append(days, c.notices[i].knownFrom())
	}
	for y := FirstYear; y <= LastYear+1; y++ {
		days = append(days, form.NewDay(y, 1, 1))
	}
	slices.Sort(days)
	var all []version
	for _, day := range slices.Compact(days) {
		all = append(all, version{day, sync.OnceValue(func() *Calendar { return c.version(day) })})
	}
	return all
}

// WasKnown says whether all that the calendar says of the days from to to was
// known by the end of the day on: no law was passed and no notice issued later
// that speaks of them. It may say no though the days came out the same, never
// yes though they did not; [Calendar.KnownOn] then tells.
func (c *Calendar) WasKnown(on, from, to form.Day) bool {
	c = c.orVietnam()
	for i := range acts {
		if a := &acts[i]; a.passed > on && a.since <= to {
			return false
		}
	}
	for i := range c.notices {
		n := &c.notices[i]
		if n.knownFrom() <= on || c.known != form.NoDay && n.knownFrom() > c.known {
			continue
		}
		if len(n.Withdraws) > 0 {
			return false
		}
		for _, y := range n.Settles {
			if from.Year() <= y && y <= to.Year() {
				return false
			}
		}
		for _, d := range n.Days {
			if from <= d.Day && d.Day <= to {
				return false
			}
		}
	}
	return true
}

// Notices is the notices that the calendar rests on, in order of issue, those
// built in included; not those withdrawn or not yet known.
func (c *Calendar) Notices() []Notice {
	c = c.orVietnam()
	var all []Notice
	for _, n := range c.inForce() {
		all = append(all, n.clone())
	}
	return all
}

// KnownUntil is the day of issue of the last notice that the calendar has: what was
// announced later may have to be added. The zero day where it has none.
func (c *Calendar) KnownUntil() form.Day {
	all := c.orVietnam().inForce()
	if len(all) == 0 {
		return form.NoDay
	}
	return all[len(all)-1].Issued
}

// inForce is the notices that are known and not withdrawn, in order of issue.
func (c *Calendar) inForce() []*Notice {
	var known []*Notice
	for i := range c.notices {
		if n := &c.notices[i]; c.known == form.NoDay || n.knownFrom() <= c.known {
			known = append(known, n)
		}
	}
	slices.SortStableFunc(known, func(m, n *Notice) int { return cmp.Compare(m.knownFrom(), n.knownFrom()) })
	withdrawn := map[string]bool{}
	for _, n := range slices.Backward(known) {
		// What a withdrawn notice withdrew stays withdrawn: it is no older law
		// that would come back.
		for _, w := range n.Withdraws {
			withdrawn[w] = true
		}
	}
	return slices.DeleteFunc(known, func(n *Notice) bool { return withdrawn[n.Number] })
}

// week is a [Week] with its days of rest as a set: a bit for each weekday.
type week struct {
	since  form.Day
	rest   uint8
	source form.Text
}

const everyDay = 1<<7 - 1

// restOn is the set of the weekdays; none when one is no weekday.
func restOn(days ...time.Weekday) (set uint8) {
	for _, d := range days {
		if d < time.Sunday || d > time.Saturday {
			return 0
		}
		set |= 1 << d
	}
	return set
}

// week is the week that holds on d.
func (c *Calendar) week(d form.Day) *week {
	i := len(c.weeks) - 1
	if i < 0 {
		return &stateWeek
	}
	for c.weeks[i].since != form.NoDay && c.weeks[i].since > d {
		i--
	}
	return &c.weeks[i]
}

// rests says that d is a day of weekly rest, worked by a swap or not.
func (c *Calendar) rests(d form.Day) bool { return c.week(d).rest>>d.Weekday()&1 != 0 }

func index(d form.Day) (int, bool) {
	i := int(d - firstDay)
	return i, uint(i) < dayCount
}

// At is what the calendar knows of day d. Outside its years that is nothing:
// only Day is set.
func (c *Calendar) At(d form.Day) DayInfo {
	if c == nil {
		c = Vietnam()
	}
	i, ok := index(d)
	if !ok || c.work == nil {
		return DayInfo{Day: d}
	}
	if j, found := c.find(d); found {
		return c.special[j]
	}
	info := DayInfo{Day: d, Kind: Working, Reason: workingReason, Source: c.week(d).source, State: c.years[d.Year()-FirstYear]}
	if c.rank[i+1] == c.rank[i] {
		info.Kind, info.Reason = WeeklyRest, restReasons[d.Weekday()]
	}
	return info
}

// find is the place of d among the special days, or where it would stand.
func (c *Calendar) find(d form.Day) (int, bool) {
	return slices.BinarySearchFunc(c.special, d, func(s DayInfo, d form.Day) int { return cmp.Compare(s.Day, d) })
}

// IsWorkingDay says whether offices work on day d; never outside the years of
// the calendar.
func (c *Calendar) IsWorkingDay(d form.Day) bool {
	if c == nil {
		c = Vietnam()
	}
	i, ok := index(d)
	return ok && c.rank[i+1] != c.rank[i]
}

// AddWorkingDays is the n-th working day after d, or before d when n is
// negative; d itself is not counted (Civil Code 2015, article 147). With n
// zero it is d, working or not. Where it would leave the calendar it is
// [Outside].
func (c *Calendar) AddWorkingDays(d form.Day, n int) (form.Day, error) {
	if c == nil {
		c = Vietnam()
	}
	i, ok := index(d)
	if !ok {
		return form.NoDay, outside(d, 0)
	}
	r := n
	switch {
	case n > 0:
		r += int(c.rank[i+1]) - 1
	case n < 0:
		r += int(c.rank[i])
	default:
		return d, nil
	}
	return c.ranked(r, d, n)
}

// AppendWorkingDays appends to dst the n-th working day after, or before, each of
// the days, as [Calendar.AddWorkingDays] gives them one by one: for a host with a
// million dossiers to date anew. Where one would leave the calendar it is
// [Outside], its path names it ("days[3]"), and dst is given back as it was. To
// date days in their place, dst is days[:0].
func (c *Calendar) AppendWorkingDays(dst, days []form.Day, n int) ([]form.Day, error) {
	if c == nil {
		c = Vietnam()
	}
	// The count of working days up to a day is one look, and which day has the
	// rank that it leads to another.
	rank, r := c.rank[:dayCount], n
	if n > 0 {
		rank, r = c.rank[1:], n-1
	}
	all := slices.Grow(dst, len(days))[:len(dst)+len(days)]
	due := all[len(dst):]
	for k, d := range days {
		i := int(d - firstDay)
		if uint(i) >= uint(len(rank)) {
			return dst, form.All(outside(d, n)).Under(fmt.Sprintf("days[%d]", k))[0]
		}
		if n == 0 {
			due[k] = d
			continue
		}
		to := r + int(rank[i])
		if uint(to) >= uint(len(c.work)) {
			return dst, form.All(outside(d, n)).Under(fmt.Sprintf("days[%d]", k))[0]
		}
		due[k] = firstDay + form.Day(c.work[to])
	}
	return all, nil
}

// workingDay is the working day n places after the first one that is not
// before d.
func (c *Calendar) workingDay(d form.Day, n int) (form.Day, error) {
	i, ok := index(d)
	if !ok {
		return form.NoDay, outside(d, 0)
	}
	return c.ranked(int(c.rank[i])+n, d, n)
}

// ranked is the working day of rank r, to which n working days from d lead.
func (c *Calendar) ranked(r int, d form.Day, n int) (form.Day, error) {
	if uint(r) >= uint(len(c.work)) {
		return form.NoDay, outside(d, n)
	}
	return firstDay + form.Day(c.work[r]), nil
}

// WorkingDaysBetween counts the working days after a up to and including b;
// it is negative, counting those after b up to a, when b is before a. A day
// outside the calendar is [Outside].
func (c *Calendar) WorkingDaysBetween(a, b form.Day) (int, error) {
	if c == nil {
		c = Vietnam()
	}
	i, okA := index(a)
	j, okB := index(b)
	if okA && okB {
		return int(c.rank[j+1]) - int(c.rank[i+1]), nil
	}
	if okA {
		a = b
	}
	return 0, outside(a, 0)
}

// NextWorkingDay is the first working day after d. (A term that ends on d
// rolls there only when d is a day off: Civil Code 2015, article 148.5.)
func (c *Calendar) NextWorkingDay(d form.Day) (form.Day, error) { return c.AddWorkingDays(d, 1) }

// PreviousWorkingDay is the last working day before d.
func (c *Calendar) PreviousWorkingDay(d form.Day) (form.Day, error) {
	return c.AddWorkingDays(d, -1)
}

// State is the weakest state of the days from..to, both included, in either
// order: what a count over them rests on. It is the zero State when any of
// them lies outside the calendar.
func (c *Calendar) State(from, to form.Day) State {
	if c == nil {
		c = Vietnam()
	}
	if from > to {
		from, to = to, from
	}
	if from < firstDay || to > lastDay {
		return ""
	}
	if c.official[0] <= from && to < c.official[1] {
		return Official
	}
	s, last := Official, to.Year()
	for y := from.Year(); y <= last; y++ {
		year := c.years[y-FirstYear]
		if year.Weaker(s) == s || c.allNamed(max(from, form.NewDay(y, 1, 1)), min(to, form.NewDay(y, 12, 31))) {
			continue
		}
		s = year
	}
	return s
}

// allNamed says that notices name each of the days, so that they are official
// even in a year that is not.
func (c *Calendar) allNamed(from, to form.Day) bool {
	i, _ := c.find(from)
	for d := from; d <= to; d, i = d+1, i+1 {
		if i == len(c.special) || c.special[i].Day != d || c.special[i].State != Official {
			return false
		}
	}
	return true
}

// SpecialDays yields what differs from the plain week in the year, in order:
// every day off that is no day of weekly rest, and every worked one that is.
func (c *Calendar) SpecialDays(year int) iter.Seq[DayInfo] {
	c = c.orVietnam()
	return func(yield func(DayInfo) bool) {
		i, _ := c.find(form.NewDay(year, 1, 1))
		for _, s := range c.special[i:] {
			if s.Day.Year() != year {
				return
			}
			if c.rests(s.Day) == s.Kind.IsWorking() && !yield(s) {
				return
			}
		}
	}
}

// Change is a day on which two calendars disagree. After.Source is the notice
// that made the change, if the later calendar has one.
type Change struct {
	Before DayInfo `json:"before"`
	After  DayInfo `json:"after"`
}

// Text is the change in words: the day, what it was, what it is and why, and
// the source in brackets.
func (c Change) Text(l form.Language) string {
	day := c.After.Day.In(l)
	s := fmt.Sprintf("%s %s: %s → %s", weekdays[c.After.Day.Weekday()].In(l), day, c.Before.Kind.Text(l), c.After.Reason.In(l))
	if source := c.After.Source.In(l); source != "" {
		s += " [" + source + "]"
	}
	return s
}

// Diff yields the days of from..to, both included, that are working days in
// one of the calendars and not in the other, in order: c before, other after.
func (c *Calendar) Diff(other *Calendar, from, to form.Day) iter.Seq[Change] {
	c, other = c.orVietnam(), other.orVietnam()
	return func(yield func(Change) bool) {
		for d := max(from, firstDay); d <= min(to, lastDay); d++ {
			if c.IsWorkingDay(d) != other.IsWorkingDay(d) && !yield(Change{c.At(d), other.At(d)}) {
				return
			}
		}
	}
}
