package body

import (
	"slices"

	"github.com/caicach/tthc/schedule/form"
)

// Line is the bodies that a figure of the body counts for on a day: the body
// itself, or the one that answers for it when it has ended, and those above, up
// to the highest. A body that nobody, or more than one, answers for has its
// figures with itself and with those that stood above it last, so that they are
// neither counted twice nor dropped. A body that the registry does not know
// stands alone.
func (r *Registry) Line(id ID, on form.Day) []ID {
	var line []ID
	for id != "" && !slices.Contains(line, id) {
		b := r.ByID(id)
		if b.IsZero() {
			return append(line, id)
		}
		if one, ok := r.Answers(id, on).One(); ok {
			b = one
		}
		if slices.Contains(line, b.ID()) {
			break
		}
		line = append(line, b.ID())
		id = b.Parent(on)
	}
	return line
}
