package plan

import (
	"iter"
	"strings"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// Move is an open row of a due list that another law would make another.
type Move struct {
	form.Unwritten
	Before, After DueRow
}

// Moved yields the open rows of a due list whose due day, or whose bearer, is
// another one in a second list of the same plan, in the order of the first:
// [Plan.Due] asked twice, before and after a notice about the calendar
// ([Progress.On]) or by the bodies as they are and as they would be
// ([ObligationQuery]). Nothing is recorded by asking. What stands in one list
// only is not told: a row is no other because its status made a query leave it out.
func Moved(before, after iter.Seq[DueRow]) iter.Seq[Move] {
	return func(yield func(Move) bool) {
		now := map[string]DueRow{}
		for row := range after {
			now[row.Key()] = row
		}
		for row := range before {
			to, ok := now[row.Key()]
			if ok && row.Status.open() && (to.Due != row.Due || to.bearer() != row.bearer()) && !yield(Move{Before: row, After: to}) {
				return
			}
		}
	}
}

// Bearer is who has the duty on the day of the list: the one body that answers
// for it now, or the body named, or none where the registry does not know it.
func (r DueRow) Bearer() body.ID {
	if r.Inherited != nil && !r.Inherited.To.IsZero() {
		return r.Inherited.To
	}
	return r.BodyID
}

// bearer is who has the duty, by its name too where nobody took it over.
func (r DueRow) bearer() string {
	if r.Inherited != nil && !r.Inherited.To.IsZero() {
		return r.Inherited.To.String()
	}
	return strings.TrimSpace(r.BodyID.String() + " " + r.Body)
}
