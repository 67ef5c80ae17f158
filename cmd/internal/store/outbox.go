package store

import (
	"github.com/caicach/tthc/cmd/internal/delivery/outbox"
	"github.com/caicach/tthc/cmd/internal/store/sessions"
)

// Sessions is who is signed in.
func (s *Store) Sessions() sessions.Table {
	return sessions.Table{DB: s.read, Writes: s.write, Query: s.query, Wrap: troubled}
}

// Outbox is what is owed to other systems.
func (s *Store) Outbox() outbox.Outbox {
	o := outbox.Outbox{DB: s.read, Writes: s.write, Query: s.query, Wrap: troubled}
	if s.postgres {
		o.Skip = "FOR UPDATE SKIP LOCKED"
	}
	return o
}
