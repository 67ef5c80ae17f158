package store

import (
	"context"
	"path/filepath"
	"time"

	"github.com/caicach/tthc/cmd/internal/store/lite"
)

// Copy writes a copy of the SQLite database in a folder to another folder, which has
// none, as it stands at one moment. Others go on to read and to write it: a fact
// that was acknowledged before is in the copy, and of one that comes while it is
// written all is in it or nothing. Its tables are left as they are, since a server of
// another release may be at work on them.
//
// What is written is not synced: it is to be read, packed and synced by whoever keeps
// it.
func Copy(ctx context.Context, folder, into string) error {
	db, err := lite.SQLite{Driver: "sqlite"}.Open(folder)
	if err != nil {
		return notOpened(folder, err)
	}
	defer db.Close()
	if _, err = db.ExecContext(ctx, `VACUUM INTO ?1`, filepath.Join(into, FileName)); err != nil {
		if err = context.Cause(ctx); err != nil {
			return err
		}
		return notOpened(folder, err)
	}
	return nil
}

// Clock is what time it is for the database, where that may be another machine; ok is
// false where it is this one.
func (s *Store) Clock(ctx context.Context) (now time.Time, ok bool, err error) {
	if !s.postgres {
		return now, false, nil
	}
	err = s.read.QueryRowContext(ctx, `SELECT clock_timestamp()`).Scan(&now)
	return now, err == nil, troubled(err)
}
