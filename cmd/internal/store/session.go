package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Session is what is kept of a session until its end; false where there is none.
// Sessions are no facts: they are written over, and end.
func (s *Store) Session(ctx context.Context, key string, now time.Time) (data []byte, found bool, err error) {
	err = s.read.QueryRowContext(ctx, s.query(`SELECT data FROM sessions WHERE key = ?1 AND until > ?2 AND length(data) > 0`), key, now.Unix()).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	return data, err == nil, troubled(err)
}

// KeepSession keeps a session until an instant, in the place of what was kept. One
// that was ended stays so, though a request that began before the end comes with it.
func (s *Store) KeepSession(ctx context.Context, key string, data []byte, until time.Time) error {
	_, err := s.write.ExecContext(ctx, s.query(`INSERT INTO sessions (key, data, until) VALUES (?1, ?2, ?3)
		ON CONFLICT (key) DO UPDATE SET data = excluded.data, until = excluded.until WHERE length(sessions.data) > 0`), key, data, until.Unix())
	return troubled(err)
}

// EndSession ends a session: its key stays, without anything, until it would have
// ended. What has come to its end goes.
func (s *Store) EndSession(ctx context.Context, key string, now time.Time) error {
	_, err := s.write.ExecContext(ctx, s.query(`UPDATE sessions SET data = ?2 WHERE key = ?1`), key, []byte{})
	if err == nil {
		_, err = s.write.ExecContext(ctx, s.query(`DELETE FROM sessions WHERE until <= ?1`), now.Unix())
	}
	return troubled(err)
}
