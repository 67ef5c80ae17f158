package audit

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/schedule/calendar"
)

// Rotate replaces the key in a folder by which heads are signed, and gives the proof of
// the row that says so, under a head that both keys signed. The next key is on the disk
// before anything names it, so that a rotation that was cut off is gone on with; the old
// one is gone at the end, and its public key stands in the row.
func Rotate(ctx context.Context, s *store.Store, folder string, now time.Time) (trail.Proof, error) {
	path := filepath.Join(folder, keyFile)
	from, err := Signer(folder, false)
	if err != nil {
		return trail.Proof{}, err
	}
	if err := makeKey(path+".next", from.Name()); err != nil && !errors.Is(err, fs.ErrExist) {
		return trail.Proof{}, err
	}
	text, err := os.ReadFile(path + ".next")
	if err != nil {
		return trail.Proof{}, err
	}
	to, err := trail.NewSigner(string(text))
	if err != nil {
		return trail.Proof{}, err
	}
	keys, err := Keys(ctx, s.Chain(), from.Public(), func(trail.Fault) {})
	if err != nil {
		return trail.Proof{}, err
	}
	if last := keys.Last(); last != from.Public() && last != to.Public() {
		return trail.Proof{}, otherKey(last, from.Public())
	}
	data, err := trail.Turn{From: from.Public(), To: to.Public()}.Write()
	if err != nil {
		return trail.Proof{}, err
	}
	kept, _, err := s.Append(ctx, store.Fact{Kind: store.Signers, Name: "signers", ID: to.Public(), Recorded: now.In(calendar.Zone()).Format(instant), Data: string(data)})
	if err != nil {
		return trail.Proof{}, err
	}
	head, err := sign(ctx, s.Chain(), from, to)
	if err != nil {
		return trail.Proof{}, err
	}
	proof, err := Prove(ctx, s.Chain(), Prover(s.Chain()), int64(kept.At), head)
	if err != nil {
		return proof, err
	}
	return proof, os.Rename(path+".next", path)
}
