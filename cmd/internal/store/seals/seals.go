// Package seals keeps, in the database of a store, the keys by which what people
// wrote is sealed. Each is wrapped by a master key that is not there.
package seals

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"time"
)

// Table is the keys of a database.
type Table struct {
	DB, Writes *sql.DB
	Postgres   bool
	Query      func(string) string // ?1, ?2 ... as the database takes them
	Wrap       func(error) error   // what the use of the database failed of
}

// Wrapped is a key as it is kept.
type Wrapped struct {
	ID     string
	Master string // the name of the key that wraps it
	Key    []byte
}

// Add adds keys under one master key, unless others are there that another one wraps:
// then added is false.
func (t Table) Add(ctx context.Context, keys []Wrapped) (added bool, err error) {
	tx, err := t.Writes.BeginTx(ctx, nil)
	if err != nil {
		return false, t.Wrap(err)
	}
	defer func() { _ = tx.Rollback() }() // nothing after a commit
	if t.Postgres {                      // as an insertion does: [Table.Rewrap] waits for it, and it for that
		if _, err := tx.ExecContext(ctx, `LOCK TABLE seals IN ROW EXCLUSIVE MODE`); err != nil {
			return false, t.Wrap(err)
		}
	}
	names, err := masters(ctx, tx)
	if err != nil || slices.ContainsFunc(names, func(name string) bool { return name != keys[0].Master }) {
		return false, t.Wrap(err)
	}
	q, err := tx.PrepareContext(ctx, t.Query(`INSERT INTO seals (id, master, key) VALUES (?1, ?2, ?3)`))
	if err != nil {
		return false, t.Wrap(err)
	}
	defer q.Close()
	for _, k := range keys {
		if _, err := q.ExecContext(ctx, k.ID, k.Master, k.Key); err != nil {
			return false, t.Wrap(err)
		}
	}
	return true, t.Wrap(tx.Commit())
}

// Get is a key; ok is false where there is none, or none any more.
func (t Table) Get(ctx context.Context, id string) (k Wrapped, ok bool, err error) {
	k.ID = id
	err = t.DB.QueryRowContext(ctx, t.Query(`SELECT master, key FROM seals WHERE id = ?1`), id).Scan(&k.Master, &k.Key)
	if errors.Is(err, sql.ErrNoRows) {
		return k, false, nil
	}
	return k, err == nil, t.Wrap(err)
}

// Masters are the names of the keys that wrap any: none or one, and of more two.
func (t Table) Masters(ctx context.Context) ([]string, error) {
	names, err := masters(ctx, t.DB)
	return names, t.Wrap(err)
}

func masters(ctx context.Context, db interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}) ([]string, error) {
	var first, last sql.NullString // by the index: a count would read all
	err := db.QueryRowContext(ctx, `SELECT (SELECT min(master) FROM seals), (SELECT max(master) FROM seals)`).Scan(&first, &last)
	switch {
	case err != nil || !first.Valid:
		return nil, err
	case first == last:
		return []string{first.String}, nil
	}
	return []string{first.String, last.String}, nil
}

// Rewrap replaces each key by what the function makes of it, all or none.
func (t Table) Rewrap(ctx context.Context, with func(Wrapped) (Wrapped, error)) (n int, err error) {
	tx, err := t.Writes.BeginTx(ctx, nil)
	if err != nil {
		return 0, t.Wrap(err)
	}
	defer func() { _ = tx.Rollback() }() // nothing after a commit
	if t.Postgres {
		if _, err := tx.ExecContext(ctx, `LOCK TABLE seals IN EXCLUSIVE MODE`); err != nil {
			return 0, t.Wrap(err)
		}
	}
	rows, err := tx.QueryContext(ctx, `SELECT id, master, key FROM seals`)
	if err != nil {
		return 0, t.Wrap(err)
	}
	var all []Wrapped
	for rows.Next() {
		var k Wrapped
		if err := rows.Scan(&k.ID, &k.Master, &k.Key); err != nil {
			return 0, errors.Join(t.Wrap(err), rows.Close())
		}
		all = append(all, k)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return 0, t.Wrap(err)
	}
	for _, k := range all {
		now, err := with(k)
		if err != nil {
			return 0, err
		}
		if _, err := tx.ExecContext(ctx, t.Query(`UPDATE seals SET master = ?1, key = ?2 WHERE id = ?3`), now.Master, now.Key, k.ID); err != nil {
			return 0, t.Wrap(err)
		}
	}
	return len(all), t.Wrap(tx.Commit())
}

// Delete deletes keys within a transaction.
func (t Table) Delete(ctx context.Context, tx *sql.Tx, ids []string) error {
	list, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	each := `SELECT value FROM json_each(?1)`
	if t.Postgres {
		each = `SELECT value FROM json_array_elements_text(?1::json) AS of (value)`
	}
	_, err = tx.ExecContext(ctx, t.Query(`DELETE FROM seals WHERE id IN (`+each+`)`), string(list))
	return err
}

// Scrub takes what was deleted out of the files of the database: the pages that
// had it are overwritten as they are freed (secure_delete), and the log of SQLite,
// which may have older ones, is emptied when nobody reads it any more. Of
// PostgreSQL the rows go; its own archives keep what they had.
func (t Table) Scrub(ctx context.Context) error {
	if t.Postgres {
		_, err := t.Writes.ExecContext(ctx, `VACUUM seals`)
		return t.Wrap(err)
	}
	for try := range 50 {
		var busy, frames, done int
		if err := t.Writes.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &frames, &done); err != nil {
			return t.Wrap(err)
		}
		if busy == 0 {
			return nil
		}
		select {
		case <-ctx.Done():
			return t.Wrap(ctx.Err())
		case <-time.After(time.Duration(try) * 10 * time.Millisecond):
		}
	}
	return nil // the next checkpoint does it
}
