package schedule

import (
	"iter"
	"slices"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Move is a deadline that a change of the calendar has moved.
type Move[ID any] struct {
	form.Unwritten

	ID            ID
	Before, After Due
	// Because is the days between the start and the later of the two ends that
	// are working days in one calendar and rest days in the other, in order.
	Because []calendar.Change
}

// Moved yields those of the clocks, under the host's own identifiers, whose
// due day is another one on the calendar after than on the calendar before: a
// new notice moves open deadlines, and this says which and why. Each clock
// keeps its own counter but for the calendar. A clock that leads out of one of
// the calendars ends the sequence with its error.
func Moved[ID any](clocks iter.Seq2[ID, Clock], before, after *calendar.Calendar) iter.Seq2[Move[ID], error] {
	return func(yield func(Move[ID], error) bool) {
		if clocks == nil {
			return
		}
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
	m.Because = slices.Collect(before.Diff(after, k.start.day, max(a.due.At.day, b.due.At.day)))
	return nil
}
