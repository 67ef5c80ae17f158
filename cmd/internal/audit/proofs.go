package audit

import (
	"context"

	"github.com/caicach/tthc/cmd/internal/store/chain"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/schedule/form"
)

// Prover makes proofs from the links of a database.
func Prover(s chain.Reader) *trail.Prover { return &trail.Prover{Links: s.Links} }

// Latest is the last head that was kept, where one was signed of anything.
func Latest(ctx context.Context, s chain.Reader) (trail.Head, bool, error) {
	last, ok, err := s.LastHead(ctx)
	if err != nil || !ok {
		return trail.Head{}, false, err
	}
	head, err := trail.ReadHead(last.Note, "")
	return head, err == nil, err
}

// Prove is the proof that the row of a number is in the log that a head is of. It is
// held against the head before it is given: what somebody changed is not proved.
func Prove(ctx context.Context, s chain.Reader, by *trail.Prover, seq int64, head trail.Head) (trail.Proof, error) {
	row, before, link, ok, err := s.Row(ctx, seq)
	if err != nil {
		return trail.Proof{}, err
	}
	if !ok {
		return trail.Proof{}, texts.Error(form.Error{Code: RowUnknown, Args: form.Args{"row": seq}})
	}
	if link.Place > head.Size {
		return trail.Proof{}, texts.Error(form.Error{Code: RowUnsigned, Args: form.Args{"row": seq}})
	}
	p := trail.Proof{Row: row, Before: before, Head: head}
	if p.Path, err = by.Include(ctx, link.Place, head.Size); err != nil {
		return p, err
	}
	return p, p.Check()
}

// Grown is the proof that the log which a head is of begins with its first rows, so
// many as an earlier head covers.
func Grown(ctx context.Context, by *trail.Prover, old int64, head trail.Head) (g trail.Growth, err error) {
	g = trail.Growth{Old: old, Head: head}
	if g.Path, err = by.Grow(ctx, old, head.Size); err != nil {
		return g, err
	}
	// What is proved of the links as they are is of the head only where they give its root.
	root, err := by.Root(ctx, head.Size)
	if err == nil && root != head.Root {
		err = trail.Broken()
	}
	return g, err
}
