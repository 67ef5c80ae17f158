// Package chain keeps links and signed heads in the database of a store (package
// trail says what they are). PostgreSQL makes its links itself, by a trigger that
// no server can forget; SQLite has no hash of its own, and theirs are made here, in
// the transaction of the rows.
package chain

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"math"
	"strings"
	"time"

	"github.com/pressly/goose/v3"

	"github.com/caicach/tthc/cmd/internal/trail"
)

// Migrations makes the tables of the chain in SQLite; PostgreSQL has files of the
// same numbers.
func Migrations() []*goose.Migration {
	return []*goose.Migration{goose.NewGoMigration(4, &goose.GoFunc{RunTx: tables}, nil), goose.NewGoMigration(10, &goose.GoFunc{RunTx: together}, nil)}
}

// tables makes the tables as they were first, with a row for each link.
func tables(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `ALTER TABLE log ADD COLUMN who TEXT NOT NULL DEFAULT ''; -- recorded it
		CREATE TABLE chain (place INTEGER PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;
		CREATE TABLE heads (
			size  INTEGER PRIMARY KEY,
			edges BLOB NOT NULL, -- of the tree, by which the next is made
			note  TEXT NOT NULL
		) STRICT;`+kept("heads"))
	return err
}

// kept forbids to edit and to delete what is in a table.
func kept(table string) (triggers string) {
	for _, what := range []string{"UPDATE", "DELETE"} {
		triggers += fmt.Sprintf(`CREATE TRIGGER %[1]s_no_%[3]s BEFORE %[2]s ON %[1]s
			BEGIN SELECT RAISE(ABORT, 'what was recorded is never edited or deleted'); END;`, table, what, strings.ToLower(what))
	}
	return triggers
}

// together puts many links into a row, and says of a row of the log by which request
// it was recorded; what was recorded before there were links is linked.
func together(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, `ALTER TABLE log ADD COLUMN request TEXT NOT NULL DEFAULT ''; -- by which it was recorded
		ALTER TABLE chain RENAME TO single;
		CREATE TABLE chain (
			place INTEGER PRIMARY KEY, -- of the last of the links
			links BLOB NOT NULL        -- of each its place, the number of its row, and its hash
		) STRICT;`+kept("chain")); err != nil {
		return err
	}
	linked := int64(0)
	w := writing{Transaction: Within(ctx, tx)}
	for one, err := range inStretches(tx, ctx, `SELECT place, seq, hash FROM single WHERE place > ?1 AND place <= ?2 ORDER BY place LIMIT 10000`, 0, math.MaxInt64, func(rows *sql.Rows) (l trail.Link, err error) {
		var hash []byte
		err = rows.Scan(&l.Place, &l.Seq, &hash)
		copy(l.Hash[:], hash)
		return l, err
	}, func(l trail.Link) int64 { return l.Place }) {
		if err == nil {
			err = w.add(one)
		}
		if err != nil {
			return err
		}
		linked = one.Seq
	}
	if err := w.flush(); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DROP TABLE single`); err != nil {
		return err
	}
	if linked > 0 {
		return nil
	}
	return LinkSince(ctx, tx, 0)
}

// rowColumns are the columns of a row as its link covers it.
const rowColumns = `seq, kind, name, coalesce(version, 0), id, about, recorded, who, request, fact`

// rowOf reads a row of rowColumns.
func rowOf(rows *sql.Rows) (r trail.Row, err error) {
	var recorded any
	if err := rows.Scan(&r.Seq, &r.Kind, &r.Name, &r.Version, &r.ID, &r.About, &recorded, &r.Who, &r.Request, &r.Fact); err != nil {
		return r, err
	}
	switch at := recorded.(type) {
	case time.Time:
		r.Recorded = at.UnixMicro()
	case string:
		r.Recorded = Instant(at)
	}
	return r, nil
}

// Instant is an instant of SQLite in microseconds. What is none is not what was
// recorded, and fits no link.
func Instant(text string) int64 {
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return -1
	}
	return at.UnixMicro()
}

// Transaction is one of SQLite, in which links are written beside their rows.
type Transaction interface {
	// Last is the last links, by [LastQuery]; nil where there is none.
	Last() ([]byte, error)
	// Write writes some links, of which the last has a place, by [LinkQuery].
	Write(last int64, links []byte) error
}

// LastQuery asks for the last link, and LinkQuery writes some: the place of the last of
// them, and all of them.
const (
	LastQuery = `SELECT substr(links, -48) FROM chain ORDER BY place DESC LIMIT 1`
	LinkQuery = `INSERT INTO chain (place, links) VALUES (?1, ?2)`
)

// Within is a transaction of database/sql.
func Within(ctx context.Context, tx *sql.Tx) Transaction { return within{ctx, tx} }

type within struct {
	ctx context.Context
	tx  *sql.Tx
}

func (w within) Last() (links []byte, err error) {
	err = w.tx.QueryRowContext(w.ctx, LastQuery).Scan(&links)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return links, err
}

func (w within) Write(last int64, links []byte) error {
	_, err := w.tx.ExecContext(w.ctx, LinkQuery, last, links)
	return err
}

// LinkSince links the rows after a number, in a transaction of SQLite.
func LinkSince(ctx context.Context, tx *sql.Tx, after int64) error {
	var failed error
	rows := inStretches(tx, ctx, `SELECT `+rowColumns+` FROM log WHERE seq > ?1 AND seq <= ?2 ORDER BY seq LIMIT 5000`, after, math.MaxInt64, rowOf, func(r trail.Row) int64 { return r.Seq })
	err := Link(Within(ctx, tx), func(yield func(trail.Row) bool) {
		for r, err := range rows {
			if failed = err; err != nil || !yield(r) {
				return
			}
		}
	})
	return cmp.Or(failed, err)
}

// Link links rows that were written in this transaction of SQLite, in the order of
// their numbers.
func Link(t Transaction, rows iter.Seq[trail.Row]) error {
	bytes, err := t.Last()
	if err != nil {
		return err
	}
	last, _ := linkOf(bytes) // without any the one before the first
	w := writing{Transaction: t}
	for r := range rows {
		last = last.Next(&r)
		if err := w.add(last); err != nil {
			return err
		}
	}
	return w.flush()
}

// writing gathers links that are written in one row.
type writing struct {
	Transaction
	last  int64
	links []byte
}

// most is how many links a row has: it fills a page of the database.
const most = 80

func (w *writing) add(l trail.Link) error {
	if w.last, w.links = l.Place, appendLink(w.links, l); len(w.links) < most*linkSize {
		return nil
	}
	return w.flush()
}

func (w *writing) flush() error {
	if len(w.links) == 0 {
		return nil
	}
	err := w.Write(w.last, w.links)
	w.links = w.links[:0]
	return err
}

// linkSize is how many bytes a link has: place and number, the highest byte first,
// and hash.
const linkSize = 8 + 8 + len(trail.Hash{})

func appendLink(b []byte, l trail.Link) []byte {
	b = binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(b, uint64(l.Place)), uint64(l.Seq))
	return append(b, l.Hash[:]...)
}

// linkOf is the first of some links; ok is false where there is none.
func linkOf(b []byte) (l trail.Link, ok bool) {
	if len(b) < linkSize {
		return l, false
	}
	l.Place, l.Seq = int64(binary.BigEndian.Uint64(b)), int64(binary.BigEndian.Uint64(b[8:]))
	copy(l.Hash[:], b[16:])
	return l, true
}
