package chain

import (
	"context"
	"database/sql"
	"errors"
	"iter"

	"github.com/caicach/tthc/cmd/internal/trail"
)

// Reader reads the chain of a database, and keeps heads in it.
type Reader struct {
	DB, Writes *sql.DB
	Query      func(string) string // ?1, ?2 ... as the database takes them
	Wrap       func(error) error   // what the use of the database failed of
}

// Ends is how far the log goes, and its chain.
type Ends struct {
	Seq  int64 // of the last row
	Last trail.Link
}

// Ends is the ends at one moment.
func (r Reader) Ends(ctx context.Context) (e Ends, err error) {
	var hash []byte
	err = r.DB.QueryRowContext(ctx, `SELECT coalesce((SELECT max(seq) FROM log), 0), coalesce(c.place, 0), coalesce(c.seq, 0), c.hash
		FROM (SELECT 1 AS one) AS x LEFT JOIN (SELECT place, seq, hash FROM chain ORDER BY place DESC LIMIT 1) AS c ON one = 1`).Scan(&e.Seq, &e.Last.Place, &e.Last.Seq, &hash)
	copy(e.Last.Hash[:], hash)
	return e, r.Wrap(err)
}

// Rows is the rows of the log up to a number, as their links cover them.
func (r Reader) Rows(ctx context.Context, upTo int64) iter.Seq2[trail.Row, error] {
	return inStretches(r, ctx, `SELECT `+rowColumns+` FROM log WHERE seq > ?1 AND seq <= ?2 ORDER BY seq LIMIT 10000`, 0, upTo, rowOf, func(one trail.Row) int64 { return one.Seq })
}

// Links is the links behind a place, up to another.
func (r Reader) Links(ctx context.Context, after, upTo int64) iter.Seq2[trail.Link, error] {
	return inStretches(r, ctx, `SELECT place, seq, hash FROM chain WHERE place > ?1 AND place <= ?2 ORDER BY place LIMIT 10000`, after, upTo, func(rows *sql.Rows) (l trail.Link, err error) {
		var hash []byte
		err = rows.Scan(&l.Place, &l.Seq, &hash)
		copy(l.Hash[:], hash)
		return l, err
	}, func(l trail.Link) int64 { return l.Place })
}

// inStretches yields what a query finds after a number, up to another, some at a
// time, so that no answer is large and none is kept open for long.
func inStretches[T any](r Reader, ctx context.Context, query string, after, upTo int64, read func(*sql.Rows) (T, error), number func(T) int64) iter.Seq2[T, error] {
	some := func() (list []T, err error) {
		rows, err := r.DB.QueryContext(ctx, r.Query(query), after, upTo)
		if err != nil {
			return nil, err
		}
		defer rows.Close()
		for rows.Next() {
			one, err := read(rows)
			if err != nil {
				return nil, err
			}
			list = append(list, one)
		}
		return list, rows.Err()
	}
	return func(yield func(T, error) bool) {
		for {
			list, err := some()
			if err != nil {
				var none T
				yield(none, r.Wrap(err))
				return
			}
			for _, one := range list {
				if !yield(one, nil) {
					return
				}
				after = number(one)
			}
			if len(list) == 0 {
				return
			}
		}
	}
}

// Head is a signed head, and the edges of its tree.
type Head struct {
	Size  int64
	Edges []byte
	Note  string
}

// Heads is the heads that were kept, the smallest first.
func (r Reader) Heads(ctx context.Context) (list []Head, err error) {
	for h, err := range inStretches(r, ctx, `SELECT size, edges, note FROM heads WHERE size > ?1 AND size <= ?2 ORDER BY size LIMIT 10000`, -1, 1<<62, func(rows *sql.Rows) (h Head, err error) {
		err = rows.Scan(&h.Size, &h.Edges, &h.Note)
		return h, err
	}, func(h Head) int64 { return h.Size }) {
		if err != nil {
			return nil, err
		}
		list = append(list, h)
	}
	return list, nil
}

// LastHead is the largest head that was kept; ok is false where there is none.
func (r Reader) LastHead(ctx context.Context) (h Head, ok bool, err error) {
	err = r.DB.QueryRowContext(ctx, `SELECT size, edges, note FROM heads ORDER BY size DESC LIMIT 1`).Scan(&h.Size, &h.Edges, &h.Note)
	if errors.Is(err, sql.ErrNoRows) {
		return h, false, nil
	}
	return h, err == nil, r.Wrap(err)
}

// KeepHead keeps a head; one of its size that was kept before stays.
func (r Reader) KeepHead(ctx context.Context, h Head) error {
	_, err := r.Writes.ExecContext(ctx, r.Query(`INSERT INTO heads (size, edges, note) VALUES (?1, ?2, ?3) ON CONFLICT (size) DO NOTHING`), h.Size, h.Edges, h.Note)
	return r.Wrap(err)
}
