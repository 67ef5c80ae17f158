package schedule

import (
	"iter"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/rickb777/date/v2"
)

// Move is a deadline that a change of the calendar has moved.
type Move[ID any] struct {
	ID            ID
	Before, After Due
	// Because is the days between the start and the later of the two ends that
	// are working days in one calendar and rest days in the other, in order.
	Because []DayChange
}

// DayChange is a day that two calendars see in two ways. After.Source is the
// notice that made the change.
type DayChange struct {
	Day           date.Date
	Before, After calendar.DayInfo
}

// Text is the change in words, with the notice behind it.
func (d DayChange) Text(l calendar.Language) string {
	s := dayText(d.Day, l) + ": " + d.Before.Kind.Text(l) + " → " + d.After.Kind.Text(l)
	if reason := d.After.Reason.In(l); reason != "" {
		s += ", " + reason
	}
	if d.After.Source != "" {
		s += " [" + d.After.Source + "]"
	}
	return s
}

// Moved yields those of the clocks, under the host's own identifiers, whose
// due day is another one on the calendar after than on the calendar before: a
// new notice moves open deadlines, and this says which and why. Each clock
// keeps its own counter but for the calendar. A clock that leads out of one of
// the calendars ends the sequence with its error.
func Moved[ID any](clocks iter.Seq2[ID, Clock], before, after *calendar.Calendar) iter.Seq2[Move[ID], error] {
	return func(yield func(Move[ID], error) bool) {
		for id, k := range clocks {
			m := Move[ID]{ID: id}
			err := m.compare(k, before, after)
			if err != nil {
				yield(m, err)
				return
			}
			if m.Before.At != m.After.At && !yield(m, nil) {
				return
			}
		}
	}
}

func (m *Move[ID]) compare(k Clock, before, after *calendar.Calendar) error {
	if k.counter == nil {
		return &CountError{Kind: NoStart}
	}
	a, err := k.On(k.counter.On(before))
	if err != nil {
		return err
	}
	b, err := k.On(k.counter.On(after))
	if err != nil {
		return err
	}
	if m.Before, m.After = a.due, b.due; m.Before.At == m.After.At {
		return nil
	}
	for d := k.start.day; d <= max(a.due.At.day, b.due.At.day); d++ {
		if before.IsWorkingDay(d) != after.IsWorkingDay(d) {
			m.Because = append(m.Because, DayChange{d, before.At(d), after.At(d)})
		}
	}
	return nil
}
