package store

import (
	"context"
	"database/sql/driver"
	"fmt"

	"github.com/caicach/tthc/cmd/internal/store/lite"
)

// Bound lets the database grow to so many pages, as a disk of that size would;
// 0 lifts the bound.
func (s *Store) Bound(pages int) error {
	if pages == 0 {
		pages = 1<<31 - 2
	}
	_, err := s.write.Exec(fmt.Sprintf(`PRAGMA max_page_count = %d`, pages))
	return err
}

// LoseConnection lets database/sql give up the connection that writes, as it does with
// one that failed.
func (s *Store) LoseConnection(ctx context.Context) error {
	return lite.OnLine(ctx, s.write, func(*lite.Line) error { return driver.ErrBadConn })
}
