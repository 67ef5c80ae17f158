package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"github.com/caicach/tthc/cmd/internal/delivery/outbox"
	"github.com/caicach/tthc/cmd/internal/store/chain"
	"github.com/caicach/tthc/cmd/internal/store/files"
	"github.com/caicach/tthc/cmd/internal/store/lite"
	"github.com/caicach/tthc/cmd/internal/store/seals"
	"github.com/caicach/tthc/cmd/internal/store/sessions"
	"github.com/caicach/tthc/cmd/internal/trail"
)

// Chain is the links of what was recorded, and the signed heads of them.
func (s *Store) Chain() chain.Reader {
	return chain.Reader{DB: s.read, Writes: s.write, Query: s.query, Wrap: troubled}
}

// Seals is the keys by which what people wrote is sealed.
func (s *Store) Seals() seals.Table {
	return seals.Table{DB: s.read, Writes: s.write, Postgres: s.postgres, Query: s.query, Wrap: troubled}
}

// Files is the bytes of what is attached.
func (s *Store) Files() files.Table {
	return files.Table{DB: s.read, Writes: s.write, Query: s.query, Wrap: troubled}
}

// linkAdded links the facts of a group that were added, in a transaction of SQLite.
func linkAdded(l *lite.Line, facts []*waiting) error {
	var rows []trail.Row
	for _, w := range facts {
		if w.added {
			rows = append(rows, rowOfFact(&w.kept, int64(w.kept.At)))
		}
	}
	if rows == nil {
		return nil
	}
	slices.SortFunc(rows, func(a, b trail.Row) int { return cmp.Compare(a.Seq, b.Seq) })
	return chain.Link(linking{l}, slices.Values(rows))
}

// linking is a transaction in which links are written beside their rows.
type linking struct{ *lite.Line }

func (l linking) Last() (links []byte, err error) {
	_, err = l.Row([]any{&links}, chain.LastQuery)
	return links, err
}

func (l linking) Write(last int64, links []byte) error {
	_, err := l.Exec(chain.LinkQuery, last, links)
	return err
}

func rowOfFact(f *Fact, seq int64) trail.Row {
	return trail.Row{Seq: seq, Kind: string(f.Kind), Name: f.Name, Version: f.Version, ID: f.ID, About: f.About, Recorded: chain.Instant(f.Recorded), Who: f.Who, Request: f.Request, Fact: f.Data}
}

// linkMany links facts that were written in a transaction of SQLite after a number;
// all of them, or so many. Where all were, they have the numbers that follow it.
func linkMany(ctx context.Context, tx *sql.Tx, facts []Fact, added int, after int64) error {
	if added < len(facts) {
		return chain.LinkSince(ctx, tx, after)
	}
	return chain.Link(chain.Within(ctx, tx), func(yield func(trail.Row) bool) {
		for i := range facts {
			f := facts[i]
			f.Version = 0
			if !yield(rowOfFact(&f, after+int64(i)+1)) {
				return
			}
		}
	})
}

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
