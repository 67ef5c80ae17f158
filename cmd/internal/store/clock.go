package store

import (
	"context"
	"time"
)

// Clock is what time it is for the database, where that may be another machine; ok is
// false where it is this one.
func (s *Store) Clock(ctx context.Context) (now time.Time, ok bool, err error) {
	if !s.postgres {
		return now, false, nil
	}
	err = s.read.QueryRowContext(ctx, `SELECT clock_timestamp()`).Scan(&now)
	return now, err == nil, troubled(err)
}
