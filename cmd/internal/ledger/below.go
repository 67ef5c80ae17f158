package ledger

import (
	"context"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
)

// mayTell says whether whoever asks may record an event: for the body that owes
// the obligation now, or, of an inner duty, for the body to which it was given down
// or one above it on the way. What comes from above (a confirmation, what is sent
// back, a new day, a question) nobody says of a duty of their own body alone.
func (l *Ledger) mayTell(ctx context.Context, v *View, o plan.Obligation, progress *plan.Progress, e plan.Event) error {
	refused := l.May(ctx, v, o)
	if refused == nil || e.Inner == "" {
		return refused
	}
	above := progress.Path(o, e.Day)
	for {
		inner, ok := floorTo(above, e.Inner)
		if !ok {
			return refused
		}
		own := inner.ID == e.Inner
		if id, err := body.ParseID(inner.To); err == nil && !(own && fromAbove(e.Type)) {
			if b, ok := v.Bodies().Answers(id, l.Today()).One(); ok {
				id = b.ID()
			}
			if access.Check(ctx, id) == nil {
				return nil
			}
		}
		if own {
			return refused
		}
		above = inner.Path
	}
}

// floorTo is the inner duty that is the one named, or in which that lies.
func floorTo(p plan.Path, id string) (plan.Inner, bool) {
	for _, inner := range p.Inner {
		if _, below := inner.Path.Find(id); below || inner.ID == id {
			return inner, true
		}
	}
	return plan.Inner{}, false
}

// fromAbove says whether an event of the type is told of a duty by those above.
func fromAbove(t plan.EventType) bool {
	switch t {
	case plan.EventConfirmed, plan.EventReturned, plan.EventExtended, plan.EventExtensionRefused, plan.EventExplanationAsked:
		return true
	}
	return false
}
