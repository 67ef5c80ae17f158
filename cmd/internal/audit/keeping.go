package audit

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/caicach/tthc/cmd/internal/rounds"
	"github.com/caicach/tthc/cmd/internal/store/chain"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/schedule/calendar"
)

// each is how long what is recorded waits for a head at most, while a server runs.
const each = time.Minute

// Elsewhere is a folder that is kept elsewhere, into which each day's head is written: one
// file a day, 2026-01-31.txt, with the largest head of that day. The zero Elsewhere keeps
// nothing.
type Elsewhere struct {
	Folder string
	Now    func() time.Time
}

// Check says whether the folder is one.
func (e Elsewhere) Check() error {
	if e.Folder == "" {
		return nil
	}
	info, err := os.Stat(e.Folder)
	if err == nil && !info.IsDir() {
		err = &fs.PathError{Op: "stat", Path: e.Folder, Err: syscall.ENOTDIR}
	}
	return err
}

// keep writes a head into the file of today, unless there is a larger one in it: another
// server may write there as well. A file is whole or not there.
func (e Elsewhere) keep(head trail.Head) error {
	if e.Folder == "" {
		return nil
	}
	path := filepath.Join(e.Folder, calendar.DayAt(e.Now()).String()+".txt")
	if text, err := os.ReadFile(path); err == nil {
		if was, err := trail.ReadHead(string(text), ""); err == nil && was.Size >= head.Size {
			return nil
		}
	}
	f, err := os.CreateTemp(e.Folder, ".head-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // where it did not get its name
	_, err = f.WriteString(head.Note)
	if err := errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// Keep signs a head at once, others from time to time, and one more when it is stopped.
func Keep(ctx context.Context, s chain.Reader, by trail.Signer, elsewhere Elsewhere, log *slog.Logger) (stop func()) {
	ctx = context.WithoutCancel(ctx) // the last one is signed while the server ends
	sign := func() {
		head, err := Head(ctx, s, by)
		if err != nil {
			log.ErrorContext(ctx, "no head was signed", "error", err)
			return
		}
		if err := elsewhere.keep(head); err != nil {
			log.ErrorContext(ctx, "the head of today was not kept elsewhere", "error", err)
		}
	}
	sign()
	return rounds.AndLast(each, sign)
}
