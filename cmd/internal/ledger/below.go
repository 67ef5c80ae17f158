package ledger

import (
	"context"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
)

// mayTell says whether whoever asks may record an event: for the body that owes
// the obligation now, or, of an inner duty, for the body to which it was given down
// or one above it on the way. What comes from above nobody says of a duty of their
// own body alone.
func (l *Ledger) mayTell(ctx context.Context, v *View, o plan.Obligation, progress *plan.Progress, e plan.Event) error {
	refused := l.May(ctx, v, o)
	if refused == nil || e.Inner == "" {
		return refused
	}
	for _, inner := range progress.Path(o, e.Day).Way(e.Inner) {
		id, err := body.ParseID(inner.To)
		if err != nil || inner.ID == e.Inner && e.Type.FromAbove() {
			continue
		}
		if b, ok := v.Bodies().Answers(id, l.Today()).One(); ok {
			id = b.ID()
		}
		if access.Check(ctx, id) == nil {
			return nil
		}
	}
	return refused
}
