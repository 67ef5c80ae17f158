package onestop

import (
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// RolledUp is a tally in which each dossier counts for the body that handles
// it and for all those above it, as the registry has them on the day: once for
// the department, once for the province. It goes into reports and observations
// and not back into the tally it was made from, which stays as it is.
//
// A body that the registry does not know has nobody above it; a nil registry is
// [body.Vietnam]. Dossiers that were refused are not counted again.
func (t *Tally) RolledUp(bodies *body.Registry, on form.Day) *Tally {
	if t == nil {
		t = &Tally{}
	}
	if bodies == nil {
		bodies = body.Vietnam()
	}
	t.flush()
	u, _ := NewTally(t.options) // they were checked when t was made
	for i := range t.series {
		d := t.dossier(i)
		for d.Body != "" {
			s, _ := u.seriesOf(&d)
			s.merge(&t.series[i])
			d.Body = bodies.ByID(d.Body).Parent(on)
		}
	}
	u.refused, u.notReceived = t.refused, t.notReceived
	return u
}
