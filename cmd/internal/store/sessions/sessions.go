// Package sessions keeps, in the database of a store, who is signed in. Sessions are no
// facts: they are written over, and end.
package sessions

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Table is the sessions of a database.
type Table struct {
	DB, Writes *sql.DB
	Query      func(string) string // ?1, ?2 ... as the database takes them
	Wrap       func(error) error   // what the use of the database failed of
}

// Get is what is kept of a session until its end; false where there is none.
func (t Table) Get(ctx context.Context, key string, now time.Time) (data []byte, found bool, err error) {
	err = t.DB.QueryRowContext(ctx, t.Query(`SELECT data FROM sessions WHERE key = ?1 AND until > ?2 AND length(data) > 0`), key, now.Unix()).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	return data, err == nil, t.Wrap(err)
}

// Keep keeps a session until an instant, in the place of what was kept. One that was
// ended stays so, though a request that began before the end comes with it.
func (t Table) Keep(ctx context.Context, key string, data []byte, until time.Time) error {
	_, err := t.Writes.ExecContext(ctx, t.Query(`INSERT INTO sessions (key, data, until) VALUES (?1, ?2, ?3)
		ON CONFLICT (key) DO UPDATE SET data = excluded.data, until = excluded.until WHERE length(sessions.data) > 0`), key, data, until.Unix())
	return t.Wrap(err)
}

// End ends a session: its key stays, without anything, until it would have ended.
func (t Table) End(ctx context.Context, key string) error {
	_, err := t.Writes.ExecContext(ctx, t.Query(`UPDATE sessions SET data = ?2 WHERE key = ?1`), key, []byte{})
	return t.Wrap(err)
}

// Sweep deletes what has come to its end.
func (t Table) Sweep(ctx context.Context, now time.Time) error {
	_, err := t.Writes.ExecContext(ctx, t.Query(`DELETE FROM sessions WHERE until <= ?1`), now.Unix())
	return t.Wrap(err)
}

// Open is how many there are that have not ended.
func (t Table) Open(ctx context.Context, now time.Time) (n int, err error) {
	err = t.DB.QueryRowContext(ctx, t.Query(`SELECT count(*) FROM sessions WHERE until > ?1 AND length(data) > 0`), now.Unix()).Scan(&n)
	return n, t.Wrap(err)
}

// Kept is a session as it is kept.
type Kept struct {
	Key   string
	Data  []byte
	Until time.Time
}

// All is the sessions that have not ended, the one that ends last at the end.
func (t Table) All(ctx context.Context, now time.Time) (all []Kept, err error) {
	rows, err := t.DB.QueryContext(ctx, t.Query(`SELECT key, data, until FROM sessions WHERE until > ?1 AND length(data) > 0 ORDER BY until, key`), now.Unix())
	if err != nil {
		return nil, t.Wrap(err)
	}
	defer rows.Close()
	for rows.Next() {
		var k Kept
		var until int64
		if err := rows.Scan(&k.Key, &k.Data, &until); err != nil {
			return nil, t.Wrap(err)
		}
		k.Until = time.Unix(until, 0)
		all = append(all, k)
	}
	return all, t.Wrap(rows.Err())
}
