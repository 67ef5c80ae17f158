package store

import "fmt"

// Bound lets the database grow to so many pages, as a disk of that size would;
// 0 lifts the bound.
func (s *Store) Bound(pages int) error {
	if pages == 0 {
		pages = 1<<31 - 2
	}
	_, err := s.write.Exec(fmt.Sprintf(`PRAGMA max_page_count = %d`, pages))
	return err
}
