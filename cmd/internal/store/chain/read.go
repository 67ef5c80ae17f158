package chain

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"math"

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
	var bytes []byte
	err = r.DB.QueryRowContext(ctx, `SELECT coalesce((SELECT max(seq) FROM log), 0), (SELECT links FROM chain ORDER BY place DESC LIMIT 1)`).Scan(&e.Seq, &bytes)
	e.Last, _ = linkOf(bytes[max(0, len(bytes)-linkSize):])
	return e, r.Wrap(err)
}

// Rows is the rows of the log up to a number, as their links cover them.
func (r Reader) Rows(ctx context.Context, upTo int64) iter.Seq2[trail.Row, error] {
	return wrapped(r, inStretches(r.DB, ctx, r.Query(`SELECT `+rowColumns+` FROM log WHERE seq > ?1 AND seq <= ?2 ORDER BY seq LIMIT 2000`), 0, upTo, rowOf, func(one trail.Row) int64 { return one.Seq }))
}

// Links is the links behind a place, up to another.
func (r Reader) Links(ctx context.Context, after, upTo int64) iter.Seq2[trail.Link, error] {
	type some struct {
		last  int64
		links []byte
	}
	most := 500
	if upTo-after <= 2 {
		most = 2
	}
	stretches := inStretches(r.DB, ctx, r.Query(fmt.Sprintf(`SELECT place, links FROM chain WHERE place > ?1 AND place <= ?2 ORDER BY place LIMIT %d`, most)), after, math.MaxInt64, func(rows *sql.Rows) (s some, err error) {
		err = rows.Scan(&s.last, &s.links)
		return s, err
	}, func(s some) int64 { return s.last })
	return func(yield func(trail.Link, error) bool) {
		for s, err := range stretches {
			if err != nil {
				yield(trail.Link{}, r.Wrap(err))
				return
			}
			for ; ; s.links = s.links[linkSize:] {
				l, ok := linkOf(s.links)
				if !ok {
					break
				}
				if l.Place > upTo || l.Place > after && !yield(l, nil) {
					return
				}
			}
		}
	}
}

// Row is the row of a number, with its link and the one before it; ok is false where
// there is none, or where it has no link.
func (r Reader) Row(ctx context.Context, seq int64) (row trail.Row, before, link trail.Link, ok bool, err error) {
	rows, err := r.DB.QueryContext(ctx, r.Query(`SELECT `+rowColumns+` FROM log WHERE seq = ?1`), seq)
	if err != nil {
		return row, before, link, false, r.Wrap(err)
	}
	defer rows.Close()
	if !rows.Next() {
		return row, before, link, false, r.Wrap(rows.Err())
	}
	if row, err = rowOf(rows); err == nil {
		err = rows.Close()
	}
	if err != nil {
		return row, before, link, false, r.Wrap(err)
	}
	place, err := r.place(ctx, seq)
	if err != nil || place == 0 {
		return row, before, link, false, err
	}
	for l, err := range r.Links(ctx, place-2, place) {
		if err != nil {
			return row, before, link, false, err
		}
		if l.Place == place {
			return row, before, l, true, nil
		}
		before = l
	}
	return row, before, link, false, nil
}

// place is the place of the link of a row: places and numbers grow together, so that
// it is found by halving. 0: there is none.
func (r Reader) place(ctx context.Context, seq int64) (int64, error) {
	e, err := r.Ends(ctx)
	if err != nil {
		return 0, err
	}
	for low, high := int64(1), e.Last.Place; low <= high; {
		middle := low + (high-low)/2
		l, ok, err := r.link(ctx, middle)
		switch {
		case err != nil:
			return 0, err
		case !ok:
			return 0, nil
		case l.Seq == seq:
			return l.Place, nil
		case l.Seq < seq:
			low = l.Place + 1
		default:
			high = l.Place - 1
		}
	}
	return 0, nil
}

// link is the link of a place.
func (r Reader) link(ctx context.Context, place int64) (trail.Link, bool, error) {
	for l, err := range r.Links(ctx, place-1, place) {
		return l, err == nil, err
	}
	return trail.Link{}, false, nil
}

// Of is the rows of a kind, whole, with the places of their links; 0 where one has none.
func (r Reader) Of(ctx context.Context, kind string) (list []trail.Row, places []int64, err error) {
	rows, err := r.DB.QueryContext(ctx, r.Query(`SELECT `+rowColumns+` FROM log WHERE kind = ?1 ORDER BY seq`), kind)
	if err != nil {
		return nil, nil, r.Wrap(err)
	}
	defer rows.Close()
	for rows.Next() {
		one, err := rowOf(rows)
		if err != nil {
			return nil, nil, r.Wrap(err)
		}
		list = append(list, one)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return nil, nil, r.Wrap(err)
	}
	for _, one := range list {
		place, err := r.place(ctx, one.Seq)
		if err != nil {
			return nil, nil, err
		}
		places = append(places, place)
	}
	return list, places, nil
}

// Filter is which rows are looked for; what is empty is not asked.
type Filter struct {
	Who, Kind string
	Newest    bool // the newest first
}

// Find is rows after a number, up to another, without their facts; those of two kinds
// with them.
func (r Reader) Find(ctx context.Context, f Filter, after, upTo int64, whole [2]string) iter.Seq2[trail.Row, error] {
	q, arguments := `SELECT seq, kind, name, coalesce(version, 0), id, about, recorded, who, request, CASE WHEN kind IN (?3, ?4) THEN fact ELSE '' END
		FROM log WHERE seq > ?1 AND seq <= ?2`, []any{after, upTo, whole[0], whole[1]}
	for column, value := range map[string]string{"who": f.Who, "kind || ''": f.Kind} { // no index is asked: the log is read in its order
		if value != "" {
			arguments = append(arguments, value)
			q += fmt.Sprintf(` AND %s = ?%d`, column, len(arguments))
		}
	}
	q += ` ORDER BY seq`
	if f.Newest {
		q += ` DESC`
	}
	return func(yield func(trail.Row, error) bool) {
		rows, err := r.DB.QueryContext(ctx, r.Query(q), arguments...)
		if err != nil {
			yield(trail.Row{}, r.Wrap(err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			if one, err := rowOf(rows); !yield(one, r.Wrap(err)) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(trail.Row{}, r.Wrap(err))
		}
	}
}

// asked is a database or a transaction.
type asked interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
}

func wrapped[T any](r Reader, all iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for one, err := range all {
			if !yield(one, r.Wrap(err)) {
				return
			}
		}
	}
}

// inStretches yields what a query finds after a number, up to another, some at a
// time, so that no answer is large and none is kept open for long.
func inStretches[T any](db asked, ctx context.Context, query string, after, upTo int64, read func(*sql.Rows) (T, error), number func(T) int64) iter.Seq2[T, error] {
	some := func(after int64) (list []T, err error) {
		rows, err := db.QueryContext(ctx, query, after, upTo)
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
		for after := after; ; {
			list, err := some(after)
			if err != nil {
				var none T
				yield(none, err)
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

// Heads is the heads that were kept, the smallest first, without their edges.
func (r Reader) Heads(ctx context.Context) iter.Seq2[Head, error] {
	return wrapped(r, inStretches(r.DB, ctx, r.Query(`SELECT size, note FROM heads WHERE size > ?1 AND size <= ?2 ORDER BY size LIMIT 2000`), -1, math.MaxInt64, func(rows *sql.Rows) (h Head, err error) {
		err = rows.Scan(&h.Size, &h.Note)
		return h, err
	}, func(h Head) int64 { return h.Size }))
}

// HeadsFrom is the heads that were kept of so many links or more, the smallest first, at
// most so many.
func (r Reader) HeadsFrom(ctx context.Context, size int64, most int) (list []Head, err error) {
	rows, err := r.DB.QueryContext(ctx, r.Query(`SELECT size, edges, note FROM heads WHERE size >= ?1 ORDER BY size LIMIT ?2`), size, most)
	if err != nil {
		return nil, r.Wrap(err)
	}
	defer rows.Close()
	for rows.Next() {
		var h Head
		if err := rows.Scan(&h.Size, &h.Edges, &h.Note); err != nil {
			return nil, r.Wrap(err)
		}
		list = append(list, h)
	}
	return list, r.Wrap(rows.Err())
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
