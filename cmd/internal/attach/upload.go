package attach

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/google/uuid"

	"github.com/caicach/tthc/cmd/internal/attach/content"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store/files"
	"github.com/caicach/tthc/schedule/form"
)

// Incoming is what is said of a file that is to come.
type Incoming struct {
	ID       string // by which it is the same when it is sent again
	Of       Purpose
	Name     string // as its owner has it
	Declared string // its media type; empty: nobody said
}

// Upload is a file that has arrived whole, is what may be attached, and is not attached
// yet.
type Upload struct {
	Attachment
	files files.Table
}

// Upload takes a file in, to be attached to something. It holds no more than a piece of
// it. Where it cannot be attached nothing is left.
func (r *Room) Upload(ctx context.Context, s Subject, in Incoming, body io.Reader) (*Upload, error) {
	if err := checkID(in.ID); err != nil {
		return nil, err
	}
	if s.Still != nil {
		if err := s.Still(ctx); err != nil {
			return nil, err
		}
	}
	list, err := r.List(ctx, s)
	if err != nil {
		return nil, err
	}
	if find(list, in.ID) < 0 { // who sends one again is answered, however many there are
		if err := room(list, 1); err != nil {
			return nil, err
		}
	}
	u := &Upload{files: r.store.Files()}
	u.ID, u.Of, u.file = in.ID, in.Of, uuid.NewString()
	key := ""
	if s.Key != nil {
		key = s.Key.ID
	}
	if err := u.files.Begin(ctx, u.file, key, r.now()); err != nil {
		return nil, err
	}
	if err = u.take(ctx, s.Key, body); err == nil {
		err = u.judge(ctx, s.Key, in)
	}
	if err != nil {
		u.Drop(ctx)
		return nil, err
	}
	return u, nil
}

// take writes the pieces of a file as they come.
func (u *Upload) take(ctx context.Context, key *seal.Key, body io.Reader) error {
	plain, stored := sha256.New(), sha256.New()
	buffer := make([]byte, files.PieceSize)
	for n := 0; ; n++ {
		long, last, err := fill(body, buffer)
		if err != nil {
			return err
		}
		if u.Size += int64(long); u.Size > MaxFile {
			return refused(texts.Error(form.Error{Code: tooLong, Args: form.Args{"limit": MaxFile >> 20}}))
		}
		if long > 0 {
			piece := buffer[:long]
			plain.Write(piece)
			if key != nil {
				piece = key.Seal(piece, pieceOf(u.file, n))
			}
			stored.Write(piece)
			if err := u.files.Add(ctx, u.file, n, piece); err != nil {
				return err
			}
		}
		if last {
			u.SHA256, u.stored = hex.EncodeToString(plain.Sum(nil)), hex.EncodeToString(stored.Sum(nil))
			return nil
		}
	}
}

// fill reads until a buffer is full, or the body ends; one that breaks off is [CutOff],
// which [io.ReadFull] would not tell from its end.
func fill(body io.Reader, buffer []byte) (n int, last bool, err error) {
	for n < len(buffer) {
		some, err := body.Read(buffer[n:])
		n += some
		var told *form.Error
		switch {
		case err == io.EOF:
			return n, true, nil
		case errors.As(err, &told):
			return n, false, told
		case err != nil:
			return n, false, texts.Error(form.Error{Code: CutOff, Cause: err})
		}
	}
	return n, false, nil
}

// judge says what a file is, by what is in it.
func (u *Upload) judge(ctx context.Context, key *seal.Key, in Incoming) (err error) {
	u.Type, err = content.Of(&reader{ctx: ctx, files: u.files, key: key, file: u.file, size: u.Size}, u.Size)
	if err == nil {
		err = u.Type.Declares(in.Declared)
	}
	var told *form.Error
	if errors.As(err, &told) && content.Judged(told.Code) {
		return refused(told)
	}
	u.Name = u.Type.Named(in.Name)
	return err
}

// keep keeps the file within the transaction that attaches it.
func (u *Upload) keep(ctx context.Context, tx *sql.Tx) error { return u.files.Keep(ctx, tx, u.file) }

// Drop takes an upload away that was not attached. What cannot be taken away now is
// swept.
func (u *Upload) Drop(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	_ = u.files.Drop(ctx, u.file)
}

// pieceOf is what a sealed piece is about: it fits no other place.
func pieceOf(file string, n int) string { return fmt.Sprint(file, "#", n) }

// reader reads the pieces of a file, one at a time.
type reader struct {
	ctx   context.Context
	files files.Table
	key   *seal.Key
	file  string
	size  int64

	at    int // the piece that it has
	piece []byte
}

// load is a piece.
func (r *reader) load(n int) ([]byte, error) {
	if r.piece != nil && r.at == n {
		return r.piece, nil
	}
	piece, err := r.files.Piece(r.ctx, r.file, n)
	if err == nil && r.key != nil {
		piece, err = r.key.Open(piece, pieceOf(r.file, n))
	}
	if err != nil {
		return nil, err
	}
	r.at, r.piece = n, piece
	return piece, nil
}

// ReadAt reads bytes of a file, as [io.ReaderAt] says; one at a time.
func (r *reader) ReadAt(b []byte, at int64) (n int, err error) {
	for n < len(b) {
		if at >= r.size {
			return n, io.EOF
		}
		piece, err := r.load(int(at / files.PieceSize))
		if err != nil {
			return n, err
		}
		within := int(at % files.PieceSize)
		if within >= len(piece) {
			return n, io.ErrUnexpectedEOF
		}
		copied := copy(b[n:], piece[within:])
		n, at = n+copied, at+int64(copied)
	}
	return n, nil
}
