package attach

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/files"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/schedule/form"
)

// Open is the bytes of an attachment, which were held against the log: what is not as
// it was attached is [Changed]. They are read piece by piece, each of which is written
// to the writer by one call.
func (r *Room) Open(ctx context.Context, s Subject, a Attachment) (io.WriterTo, error) {
	fits, err := intact(ctx, r.store, a.file, a.Size, a.stored)
	if err != nil {
		return nil, err
	}
	if !fits {
		return nil, texts.Error(form.Error{Code: Changed, Value: a.ID})
	}
	return whole{reader{ctx: ctx, files: r.store.Files(), key: s.Key, file: a.file, size: a.Size}}, nil
}

// pieces is how many pieces a file of so many bytes has.
func pieces(size int64) int { return int((size + files.PieceSize - 1) / files.PieceSize) }

type whole struct{ reader }

func (w whole) WriteTo(to io.Writer) (written int64, err error) {
	for n := range pieces(w.size) {
		piece, err := w.load(n)
		if err != nil {
			return written, err
		}
		n, err := to.Write(piece)
		if written += int64(n); err != nil {
			return written, err
		}
	}
	return written, nil
}

// intact says whether the pieces of a file are what was stored.
func intact(ctx context.Context, s *store.Store, file string, size int64, stored string) (bool, error) {
	sum := sha256.New()
	for n := range pieces(size) {
		piece, err := s.Files().Piece(ctx, file, n)
		if errors.Is(err, files.Gone) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		sum.Write(piece)
	}
	return hex.EncodeToString(sum.Sum(nil)) == stored, nil
}

// Verify reads all attachments of a store, needs no key, and tells of each that is not
// what was attached, or is gone and was not erased. It says how many are whole.
func Verify(ctx context.Context, s *store.Store, fault func(trail.Fault)) (fit int, err error) {
	end, err := s.End(ctx)
	if err != nil {
		return 0, err
	}
	erased := map[string]bool{}
	for f, err := range s.Of(ctx, store.Erasures, end) {
		if err != nil {
			return 0, err
		}
		erased[f.Name] = true
	}
	for f, err := range s.Of(ctx, store.Attachments, end) {
		if err != nil {
			return fit, err
		}
		read, err := rows.Read([]byte(f.Data), nil)
		if err != nil { // its row was changed, which the chain tells
			continue
		}
		if read.Box != "" && erased[f.Name] {
			continue
		}
		fits, err := intact(ctx, s, read.File, read.Size, read.Stored)
		if err != nil {
			return fit, err
		}
		if !fits {
			fault(trail.Fault{Row: trail.Row{Seq: int64(f.At), Kind: string(f.Kind), Name: f.Name, ID: read.ID}, Why: trail.FileChanged})
			continue
		}
		fit++
	}
	return fit, nil
}

// Sweep takes away what was uploaded long ago and never attached, and says how many
// files those were.
func (r *Room) Sweep(ctx context.Context) (int, error) {
	return r.store.Files().Sweep(ctx, r.now().Add(-files.Abandoned))
}
