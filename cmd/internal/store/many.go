package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"iter"
	"strings"
	"time"
)

// Many is facts without versions that are recorded together, in one
// transaction.
type Many struct {
	Facts []Fact
	// Whole records all of them, or none where one is refused.
	Whole bool
	// Same says that two data under one identifier say the same: then the fact
	// was sent again. Nil: they are the same to the letter.
	Same func(kept, sent string) bool
	// Admit says which may not be recorded, and why, by the facts whose identifiers begin
	// with a text; nil: all may. It is asked in their transaction: nobody writes between.
	Admit func(facts []Fact, beginning func(kind Kind, with string) iter.Seq2[Fact, error]) (refused map[int]error, err error)
	// Also is what is done in their transaction where any is added; nil: nothing.
	Also func(context.Context, *sql.Tx) error
	// Judged is by what all of them were admitted; what each has of its own is not
	// asked. Where anything of it has changed they are [Overtaken], and none is
	// recorded.
	Judged Judged
}

// Taken is what became of many facts.
type Taken struct {
	Added   int           // that were not there
	Refused map[int]error // by the place of the fact: it is not admitted, or another one was recorded under its identifier
}

// AppendMany records facts. Those that were recorded before stand once. Other
// writers wait until it is done, so that whoever has very many brings a few
// thousand at a time.
func (s *Store) AppendMany(ctx context.Context, m Many) (Taken, error) {
	s.writes.running.Lock()
	defer s.writes.running.Unlock()
	ctx, cancel := context.WithTimeout(ctx, longestWrite)
	defer cancel()
	who, request := by(ctx)
	for i := range m.Facts {
		m.Facts[i].Who, m.Facts[i].Request = cmp.Or(m.Facts[i].Who, who), cmp.Or(m.Facts[i].Request, request)
	}
	began := time.Now()
	t, err := s.commitMany(ctx, m)
	if len(m.Facts) > 0 {
		s.tell(len(m.Facts), began, err)
	}
	return t, troubled(err)
}

func (s *Store) commitMany(ctx context.Context, m Many) (t Taken, err error) {
	if len(m.Facts) == 0 {
		return t, nil
	}
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return t, err
	}
	defer func() { _ = tx.Rollback() }() // nothing after a commit
	insert := s.insertMany
	if s.postgres {
		if _, err := tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock($1)`, oneWriter); err != nil {
			return t, err
		}
		insert = s.insertArrays
	}
	last, err := lasts(ctx, tx.StmtContext(ctx, s.judging), m.Judged.By)
	if err != nil {
		return t, err
	}
	if m.Judged.overtaken(last) {
		return t, overtaken()
	}
	var end int64
	if !s.postgres {
		if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM log`).Scan(&end); err != nil {
			return t, err
		}
	}
	var facts []Fact
	if facts, t.Refused, err = s.admit(ctx, tx, m); err != nil || len(facts) == 0 || m.Whole && len(t.Refused) > 0 {
		return t, err
	}
	if t.Added, err = insert(ctx, tx, facts); err != nil {
		return Taken{}, err
	}
	if !s.postgres {
		if err := linkMany(ctx, tx, facts, t.Added, end); err != nil {
			return Taken{}, err
		}
	}
	if t.Added < len(facts) {
		if t.Refused, err = s.compare(ctx, tx, m, t.Refused); err != nil {
			return Taken{}, err
		}
		if m.Whole && len(t.Refused) > 0 {
			t.Added = 0
			return t, nil
		}
	}
	if m.Also != nil && t.Added > 0 {
		if err := m.Also(ctx, tx); err != nil {
			return Taken{}, err
		}
	}
	return t, tx.Commit()
}

// admit parts the facts that may be recorded from those that may not.
func (s *Store) admit(ctx context.Context, tx *sql.Tx, m Many) (facts []Fact, refused map[int]error, err error) {
	if m.Admit == nil {
		return m.Facts, nil, nil
	}
	refused, err = m.Admit(m.Facts, func(kind Kind, with string) iter.Seq2[Fact, error] {
		return yielded(tx.QueryContext(ctx, s.query(selectFacts+isBeginning+inOrder), string(kind), with, beyond(with)))
	})
	for i := range m.Facts {
		if refused[i] == nil {
			facts = append(facts, m.Facts[i])
		}
	}
	return facts, refused, err
}

// together is how many rows one statement of SQLite writes: with more, finding
// the places of their values takes longer than writing them.
const together = 50

// insertMany writes the rows of facts and says how many were not there. A row that
// cannot be written undoes the transaction, as its caller would: for SQLite to undo the
// statement alone, it would copy each page before it changes it.
func (s *Store) insertMany(ctx context.Context, tx *sql.Tx, facts []Fact) (added int, err error) {
	var q *sql.Stmt
	prepared := 0 // for so many rows
	for len(facts) > 0 {
		some := facts[:min(together, len(facts))]
		facts = facts[len(some):]
		if len(some) != prepared {
			if q, err = tx.PrepareContext(ctx, s.query(`INSERT OR ROLLBACK INTO log (kind, name, id, about, recorded, who, request, fact) VALUES `+
				strings.Repeat(`(?, ?, ?, ?, ?, ?, ?, ?), `, len(some)-1)+`(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, id) DO NOTHING`)); err != nil {
				return added, err
			}
			defer q.Close() // there are two of them at most
			prepared = len(some)
		}
		values := make([]any, 0, 8*len(some))
		for i := range some {
			f := &some[i]
			values = append(values, string(f.Kind), f.Name, f.ID, f.About, f.Recorded, f.Who, f.Request, f.Data)
		}
		done, err := q.ExecContext(ctx, values...)
		if err != nil {
			return added, err
		}
		n, err := done.RowsAffected()
		if added += int(n); err != nil {
			return added, err
		}
	}
	return added, nil
}

// insertArrays is insertMany for PostgreSQL, which takes each column as a list.
func (s *Store) insertArrays(ctx context.Context, tx *sql.Tx, facts []Fact) (added int, err error) {
	var columns [8][]string
	for i := range facts {
		f := &facts[i]
		for c, value := range [...]string{string(f.Kind), f.Name, f.ID, f.About, f.Recorded, f.Who, f.Request, f.Data} {
			columns[c] = append(columns[c], value)
		}
	}
	done, err := tx.ExecContext(ctx, `INSERT INTO log (kind, name, id, about, recorded, who, request, fact)
		SELECT v.kind, v.name, v.id, v.about, v.recorded::timestamptz, v.who, v.request, v.fact
		FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) WITH ORDINALITY AS v (kind, name, id, about, recorded, who, request, fact, place)
		ORDER BY v.place ON CONFLICT (kind, id) DO NOTHING`, columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], columns[6], columns[7])
	if err != nil {
		return 0, err
	}
	n, err := done.RowsAffected()
	return int(n), err
}

// compare finds the facts under whose identifiers others stand, beside those that are
// refused already.
func (s *Store) compare(ctx context.Context, tx *sql.Tx, m Many, refused map[int]error) (map[int]error, error) {
	if refused == nil {
		refused = map[int]error{}
	}
	q, err := tx.PrepareContext(ctx, s.query(`SELECT fact FROM log WHERE kind = ?1 AND id = ?2`))
	if err != nil {
		return nil, err
	}
	defer q.Close()
	for i := range m.Facts {
		f := &m.Facts[i]
		if refused[i] != nil {
			continue
		}
		var kept string
		if err := q.QueryRowContext(ctx, string(f.Kind), f.ID).Scan(&kept); err != nil {
			return nil, fmt.Errorf("%s %s: %w", f.Kind, f.ID, err)
		}
		if kept != f.Data && (m.Same == nil || !m.Same(kept, f.Data)) {
			refused[i] = Reused(f.ID)
		}
	}
	return refused, nil
}
