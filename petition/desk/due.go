package desk

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// Urgency says how an item stands on a day.
type Urgency string

// The urgencies.
const (
	UrgencyOverdue   Urgency = "overdue"
	UrgencyDueToday  Urgency = "due"
	UrgencyNearlyDue Urgency = "nearly-due"
	UrgencyLater     Urgency = "later"
)

// Text is the urgency in words.
func (u Urgency) Text(l form.Language) string {
	switch u {
	case UrgencyOverdue:
		return l.Pick("quá hạn", "overdue")
	case UrgencyDueToday:
		return l.Pick("đến hạn hôm nay", "due today")
	case UrgencyNearlyDue:
		return l.Pick("sắp đến hạn", "nearly due")
	case UrgencyLater:
		return l.Pick("trong hạn", "in time")
	}
	return ""
}

// DueQuery says what to list.
type DueQuery struct {
	form.Unwritten
	On form.Day
	// Soon is how many working days ahead an item is nearly due; 0 stands for
	// 2. Negative: only what is due on the day or overdue.
	Soon int
	// All lists what is due later as well.
	All bool
	// Clocks are the clocks to list; 0 is all.
	Clocks petition.ClockSet
	// For says whether a body's items belong to the list: those of a desk, of
	// a body with its units ([BodyAndUnits]), of all that a leader answers
	// for. It is asked of who must act on the day. nil is everybody.
	For func(body.ID) bool
}

// soonDays is how many working days ahead an item is nearly due unless the
// query says otherwise. No text prescribes it.
const soonDays = 2

// DueItem is an item on a list. Who must act on it is for
// [petition.Process.ItemHolder] to say.
type DueItem struct {
	petition.Item
	Urgency Urgency
}

// MarshalJSON refuses: a list of a day is computed, not kept. The [petition.Item]
// in it can be written.
func (DueItem) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*DueItem) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }

// DueList is the items of a query in order of due day, and of the order given
// within a day. It holds their places among the items it was made of, which must
// not change while it is used: a list of most of a million items is then read,
// or shown a page at a time, without a copy of them.
type DueList struct {
	form.Unwritten
	items    []petition.Item
	places   []int32
	on, soon form.Day // soon: the last day on which something is nearly due
}

// NewDueList lists the items of the query. Errors come only from days outside
// the calendar.
func NewDueList(p *petition.Process, items []petition.Item, q DueQuery) (DueList, error) {
	soon, last := q.Soon, q.On
	if soon == 0 {
		soon = soonDays
	}
	if soon > 0 {
		var err error
		if last, err = p.Calendar().AddWorkingDays(q.On, soon); err != nil {
			return DueList{}, err
		}
	}
	if q.Clocks == 0 {
		q.Clocks = petition.PetitionerClock | petition.IndicatorClock | petition.StepClock
	}
	return DueList{items: items, places: inOrder(q.choose(p, items, last)), on: q.On, soon: last}, nil
}

// Len is how many items there are.
func (l DueList) Len() int { return len(l.places) }

// At is the i-th item, from 0; the zero DueItem where there is none.
func (l DueList) At(i int) DueItem {
	if i < 0 || i >= len(l.places) {
		return DueItem{}
	}
	t := l.items[l.places[i]]
	return DueItem{t, urgency(t.Due(), l.on, l.soon)}
}

// All yields the items in order.
func (l DueList) All() iter.Seq[DueItem] {
	return func(yield func(DueItem) bool) {
		for _, place := range l.places {
			t := &l.items[place]
			if !yield(DueItem{*t, urgency(t.Due(), l.on, l.soon)}) {
				return
			}
		}
	}
}

// chosen is an item of a list, by its place, with its due day.
type chosen struct {
	place int32
	due   form.Day
}

// choose is the items of the query in the order given.
func (q *DueQuery) choose(p *petition.Process, items []petition.Item, last form.Day) []chosen {
	all, n := make([]chosen, len(items)), 0
	asked := map[body.ID]answers{}
	clocks, everybody := q.Clocks, q.For == nil
	if q.All {
		last = math.MaxInt32 // whatever is due
	}
	for i := range items {
		t := &items[i]
		due := t.Due()
		if due == form.NoDay || due > last || t.Clock&clocks == 0 || !everybody && !q.belongs(p, t, asked) {
			continue
		}
		all[n] = chosen{int32(i), due}
		n++
	}
	return all[:n]
}

// inOrder is the places in order of due day. Days are few: it sorts by counting
// them.
func inOrder(all []chosen) []int32 {
	if len(all) == 0 {
		return nil
	}
	low, high := all[0].due, all[0].due
	for _, c := range all {
		low, high = min(low, c.due), max(high, c.due)
	}
	starts := make([]int32, high-low+2)
	for _, c := range all {
		starts[c.due-low+1]++
	}
	for d := 1; d < len(starts); d++ {
		starts[d] += starts[d-1]
	}
	places := make([]int32, len(all))
	for _, c := range all {
		places[starts[c.due-low]] = c.place
		starts[c.due-low]++
	}
	return places
}

// answers is whether a body's items belong to the list: those that it holds
// itself, and those that it holds as the focal point.
type answers struct {
	known, in [2]bool
}

// belongs says whether the list is asked of who must act on the item; the body
// of the item where nobody or several took its place. The bodies are few, so each
// is asked about once.
func (q *DueQuery) belongs(p *petition.Process, t *petition.Item, asked map[body.ID]answers) bool {
	as := 0
	if t.Focal {
		as = 1
	}
	a := asked[t.Body]
	if !a.known[as] {
		holder, ok := p.ItemHolder(*t, q.On)
		if !ok {
			holder = t.Body
		}
		a.known[as], a.in[as] = true, q.For(holder)
		asked[t.Body] = a
	}
	return a.in[as]
}

// urgency of what is due on a day, seen on another; soon is the last day on
// which something is nearly due.
func urgency(due, on, soon form.Day) Urgency {
	switch {
	case due < on:
		return UrgencyOverdue
	case due == on:
		return UrgencyDueToday
	case due <= soon:
		return UrgencyNearlyDue
	}
	return UrgencyLater
}

// BodyAndUnits says whether a body is the one named, a unit of it, or one
// whose place either has taken by the day: for [DueQuery.For].
func BodyAndUnits(p *petition.Process, id body.ID, on form.Day) func(body.ID) bool {
	return func(b body.ID) bool {
		if p.ActsFor(b, id, on) {
			return true
		}
		now, ok := p.AnswersFor(b, on)
		return ok && now != b && p.ActsFor(now, id, on)
	}
}

// SortItems puts items in the order of their codes, so that lists of a day
// follow it.
func SortItems(items []petition.Item) {
	slices.SortStableFunc(items, func(a, b petition.Item) int {
		return cmp.Or(a.Code.Compare(b.Code), cmp.Compare(a.Clock, b.Clock), cmp.Compare(a.Step(), b.Step()))
	})
}
