package petition

import (
	"cmp"
	"iter"
	"math/bits"
	"slices"
	"strconv"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Item is one limit that runs for an open petition: a small value, computed
// once and kept by the host, from which lists of any day are made. It changes
// only with an event or with the calendar: [Process.Items] gives it anew.
type Item struct {
	Code  Code
	Body  body.ID // that holds the petition
	due   int32   // days of date.Date, for computing only
	since int32
	n     uint16 // the event that set the clock
	step  uint8
	Clock ClockSet // PetitionerClock, IndicatorClock or StepClock
}

// Step is the step that is due; of the two other clocks it is [StepAnswer].
func (i Item) Step() Step { return steps[i.step] }

// Due is the last day.
func (i Item) Due() form.Day { return form.Day(i.due) }

// Since is the day from which the limit counts.
func (i Item) Since() form.Day { return form.Day(i.since) }

// Name is the name of the limit: "petitioner", "indicator", or the step.
func (i Item) Name() string {
	if i.Clock != StepClock {
		return i.Clock.String()
	}
	return string(i.Step())
}

// Key names the limit for good: the petition, the limit, and the event that
// set its clock. It stays the same when a late notice moves the due day, and
// changes when an event starts the limit anew.
func (i Item) Key() string {
	return i.Code.String() + "/" + i.Name() + "/" + strconv.Itoa(int(i.n))
}

// Items are the limits with a due day that run for the petition; none when it
// is closed. While the petition waits to be taken on, these are besides the
// decision itself (receive) the answer by the petitioner's clock and by that
// of indicator 5.2.
func (p *Process) Items(pet Petition) []Item {
	r := pet.r
	if r == nil || r.closed {
		return nil
	}
	items := make([]Item, 0, 4)
	add := func(clock ClockSet, step uint8, since, due form.Day, n int) {
		if due != form.NoDay {
			items = append(items, Item{Code: r.code, Body: r.holder, due: int32(due), since: int32(since),
				n: uint16(min(n, 1<<16-1)), step: step, Clock: clock})
		}
	}
	if !p.stands(r, StepClock) {
		add(StepClock, r.step, r.stepSince.Day(), p.stepDue(r), r.clockSet)
	}
	if r.answered.IsZero() {
		if !p.stands(r, PetitionerClock) {
			add(PetitionerClock, answerStep, r.received.Day(), p.petitionerDue(r), 1+r.reopenings)
		}
		if !r.state.IsAwaitingSender() {
			add(IndicatorClock, answerStep, r.handed.Day(), p.indicatorDue(r), p.handNumber(r)+r.reopenings)
		}
	}
	if r.state.IsInProgress() {
		if due, since := p.updateDue(r); due != form.NoDay {
			add(StepClock, StepUpdate.index(), since, due, r.n)
		}
	}
	return items
}

// handNumber is the number of the event that brought the petition to its
// holder.
func (p *Process) handNumber(r *record) int {
	for r.told.Type != Submitted && r.told.Type != Transferred {
		r = r.prev
	}
	return r.n
}

// updateDue is when the sender is next to be told how things stand, where the
// rules ask for it: counted from the day on which the answer was due, or from
// the last interim answer after it.
func (p *Process) updateDue(r *record) (due, since form.Day) {
	if p.limits[StepUpdate.index()] == nil {
		return form.NoDay, form.NoDay
	}
	if since = p.petitionerDue(r); since == form.NoDay {
		return form.NoDay, form.NoDay
	}
	for s := r; s != nil; s = s.prev {
		if s.told.Type == InterimAnswered {
			since = max(since, s.told.At.Day())
			break
		}
	}
	l := p.limit(StepUpdate.index(), since, r.info.channel)
	if l == nil || l.Term.IsZero() {
		return form.NoDay, form.NoDay
	}
	d, err := p.counter.Due(schedule.MomentOn(since), l.Term)
	if err != nil {
		return form.NoDay, form.NoDay
	}
	return d.Day(), since
}

// Urgency says how an item stands on a day.
type Urgency string

// The urgencies.
const (
	Overdue   Urgency = "overdue"
	DueToday  Urgency = "due"
	NearlyDue Urgency = "nearly-due"
	Later     Urgency = "later"
)

// Text is the urgency in words.
func (u Urgency) Text(l form.Language) string {
	switch u {
	case Overdue:
		return l.Pick("quá hạn", "overdue")
	case DueToday:
		return l.Pick("đến hạn hôm nay", "due today")
	case NearlyDue:
		return l.Pick("sắp đến hạn", "nearly due")
	case Later:
		return l.Pick("trong hạn", "in time")
	}
	return ""
}

// DueQuery says what to list.
type DueQuery struct {
	On form.Day
	// Soon is how many working days ahead an item is nearly due; 0 stands for
	// 2. Negative: only what is due on the day or overdue.
	Soon int
	// All lists what is due later as well.
	All bool
	// Clocks are the clocks to list; 0 is all.
	Clocks ClockSet
	// For says whether a body's items belong to the list: those of a desk, of
	// a body with its units ([Process.BodyAndUnits]), of all that a leader
	// answers for. nil is everybody.
	For func(body.ID) bool
}

// DueItem is an item on a list.
type DueItem struct {
	Item
	Urgency Urgency
}

// DueList is the items of the query in order of due day, and of the order
// given within a day. Errors come only from days outside the calendar.
func (p *Process) DueList(items []Item, q DueQuery) ([]DueItem, error) {
	soon := q.Soon
	if soon == 0 {
		soon = 2
	}
	last := q.On
	if soon > 0 {
		var err error
		if last, err = p.counter.Calendar().AddWorkingDays(q.On, soon); err != nil {
			return nil, err
		}
	}
	clocks := q.Clocks
	if clocks == 0 {
		clocks = PetitionerClock | IndicatorClock | StepClock
	}
	horizon := int32(last)
	if q.All {
		horizon = 1<<31 - 1
	}
	// The bodies are few, so each is asked about once; the items chosen are
	// marked, so that nothing has to grow.
	var asked map[body.ID]bool
	if q.For != nil {
		asked = map[body.ID]bool{}
	}
	var lastBody body.ID
	lastIn := false
	chosen := make([]uint64, len(items)/64+1)
	n, low, high := 0, int32(1<<31-1), int32(-1<<31)
	for i := range items {
		t := &items[i]
		if t.due > horizon || t.Clock&clocks == 0 {
			continue
		}
		if q.For != nil {
			if t.Body != lastBody || i == 0 {
				in, known := asked[t.Body]
				if !known {
					in = q.For(t.Body)
					asked[t.Body] = in
				}
				lastBody, lastIn = t.Body, in
			}
			if !lastIn {
				continue
			}
		}
		low, high = min(low, t.due), max(high, t.due)
		chosen[i/64] |= 1 << (i % 64)
		n++
	}
	if n == 0 {
		return nil, nil
	}
	each := func(do func(t *Item)) {
		for w, word := range chosen {
			for ; word != 0; word &= word - 1 {
				do(&items[w*64+bits.TrailingZeros64(word)])
			}
		}
	}
	// Days are few: sort by counting them.
	starts := make([]int32, high-low+2)
	each(func(t *Item) { starts[t.due-low+1]++ })
	for d := 1; d < len(starts); d++ {
		starts[d] += starts[d-1]
	}
	list := make([]DueItem, n)
	on, soonest := int32(q.On), int32(last)
	each(func(t *Item) {
		at := starts[t.due-low]
		starts[t.due-low]++
		u := Later
		switch {
		case t.due < on:
			u = Overdue
		case t.due == on:
			u = DueToday
		case t.due <= soonest:
			u = NearlyDue
		}
		list[at] = DueItem{*t, u}
	})
	return list, nil
}

// BodyAndUnits says whether a body is the one named, a unit of it, or one
// whose place either has taken by the day: for [DueQuery.For].
func (p *Process) BodyAndUnits(id body.ID, on form.Day) func(body.ID) bool {
	return func(b body.ID) bool {
		if p.actsFor(b, id, on) {
			return true
		}
		now, ok := p.answers(b, on)
		return ok && now != b && p.actsFor(now, id, on)
	}
}

// Audience is who is told about a limit.
type Audience string

// The audiences, from the desk up.
const (
	Desk   Audience = "desk"   // the official at work on it
	Head   Audience = "head"   // the head of the body
	Leader Audience = "leader" // the leader above
)

// Rung is one step of an escalation: who is told, and how many working days
// after the due day; negative before it.
type Rung struct {
	To   Audience
	Days int
}

// DefaultEscalation tells the desk two working days before, the head on the
// day, and the leader when a working day has passed. No text prescribes it.
func DefaultEscalation() []Rung { return []Rung{{Desk, -2}, {Head, 0}, {Leader, 1}} }

// Reminder is something to be sent once.
type Reminder struct {
	Key  string // stable: of two reminders with the same key send one
	Item Item
	To   Audience
	On   form.Day // the day from which it is to be sent
}

// Reminders yields what is to be sent by the day, for a host that remembers
// the keys that it has sent. Rungs that a due day of the past has long reached
// are among them.
func (p *Process) Reminders(items []Item, on form.Day, rungs []Rung) iter.Seq[Reminder] {
	return func(yield func(Reminder) bool) {
		for _, t := range items {
			for _, g := range rungs {
				day, err := p.counter.Calendar().AddWorkingDays(t.Due(), g.Days)
				if err != nil || day > on {
					continue
				}
				if !yield(Reminder{t.Key() + "/" + string(g.To), t, g.To, day}) {
					return
				}
			}
		}
	}
}

// SortItems puts items in the order of their codes, so that lists of a day
// follow it.
func SortItems(items []Item) {
	slices.SortStableFunc(items, func(a, b Item) int {
		return cmp.Or(a.Code.Compare(b.Code), cmp.Compare(a.Clock, b.Clock), cmp.Compare(a.step, b.step))
	})
}
