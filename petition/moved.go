package petition

import (
	"iter"

	"github.com/caicach/tthc/schedule/form"
)

// Move is a limit of an open petition whose last day another law would make
// another.
type Move struct {
	form.Unwritten
	Item  Item     // as it runs
	After form.Day // its last day, as it would be
}

// Moved yields the limits of the petitions that would end on another day by
// another process: by a notice about the calendar, by other rules, by other
// bodies. Each is told once a limit, in the order of the petitions and of
// [Process.Items]; a limit that runs by one process only is not told. Nothing is
// recorded by asking.
func (p *Process) Moved(petitions iter.Seq[Petition], by *Process) iter.Seq[Move] {
	return func(yield func(Move) bool) {
		for pet := range petitions {
			now := map[string]form.Day{}
			for _, item := range by.Items(pet) {
				now[item.Key()] = item.Due()
			}
			for _, item := range p.Items(pet) {
				if due, ok := now[item.Key()]; ok && due != item.Due() && !yield(Move{Item: item, After: due}) {
					return
				}
			}
		}
	}
}
