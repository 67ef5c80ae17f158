// Package chain keeps links and signed heads in the database of a store (package
// trail says what they are). PostgreSQL makes its links itself, by a trigger that
// no server can forget; SQLite has no hash of its own, and theirs are made here, in
// the transaction of the rows.
package chain

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/pressly/goose/v3"

	"github.com/caicach/tthc/cmd/internal/trail"
)

// Tables makes the tables of the chain in SQLite, and links what was recorded
// before; PostgreSQL has a file of the same number.
var Tables = goose.NewGoMigration(4, &goose.GoFunc{RunTx: func(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, `ALTER TABLE log ADD COLUMN who TEXT NOT NULL DEFAULT ''; -- recorded it
		CREATE TABLE chain (
			place INTEGER PRIMARY KEY, -- from 1, with no gaps
			seq   INTEGER NOT NULL,    -- of the row
			hash  BLOB NOT NULL
		) STRICT;
		CREATE TABLE heads (
			size  INTEGER PRIMARY KEY,
			edges BLOB NOT NULL, -- of the tree, by which the next is made
			note  TEXT NOT NULL
		) STRICT`); err != nil {
		return err
	}
	for _, table := range []string{"chain", "heads"} {
		for _, what := range []string{"UPDATE", "DELETE"} {
			if _, err := tx.ExecContext(ctx, fmt.Sprintf(`CREATE TRIGGER %[1]s_no_%[3]s BEFORE %[2]s ON %[1]s
				BEGIN SELECT RAISE(ABORT, 'what was recorded is never edited or deleted'); END`, table, what, strings.ToLower(what))); err != nil {
				return err
			}
		}
	}
	return LinkSince(ctx, tx, 0)
}}, nil)

// rowColumns are the columns of a row as its link covers it.
const rowColumns = `seq, kind, name, coalesce(version, 0), id, about, recorded, who, fact`

// rowOf reads a row of rowColumns.
func rowOf(rows *sql.Rows) (r trail.Row, err error) {
	var recorded any
	if err := rows.Scan(&r.Seq, &r.Kind, &r.Name, &r.Version, &r.ID, &r.About, &recorded, &r.Who, &r.Fact); err != nil {
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

// LinkSince links the rows after a number, in a transaction of SQLite.
func LinkSince(ctx context.Context, tx *sql.Tx, after int64) error {
	for {
		rows, err := tx.QueryContext(ctx, `SELECT `+rowColumns+` FROM log WHERE seq > ?1 ORDER BY seq LIMIT 5000`, after)
		if err != nil {
			return err
		}
		var some []trail.Row
		for rows.Next() {
			r, err := rowOf(rows)
			if err != nil {
				return errors.Join(err, rows.Close())
			}
			some = append(some, r)
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil || len(some) == 0 {
			return err
		}
		if err := Link(ctx, tx, slices.Values(some)); err != nil {
			return err
		}
		after = some[len(some)-1].Seq
	}
}

// Link links rows that were written in this transaction of SQLite, in the order of
// their numbers.
func Link(ctx context.Context, tx *sql.Tx, rows iter.Seq[trail.Row]) error {
	last, err := Last(tx.QueryRowContext(ctx, LastQuery))
	if err != nil {
		return err
	}
	values := make([]any, 0, 3*together)
	write := func() error {
		n := len(values) / 3
		if n == 0 {
			return nil
		}
		_, err := tx.ExecContext(ctx, LinkQuery+strings.Repeat(`, (?, ?, ?)`, n-1), values...)
		values = values[:0]
		return err
	}
	for r := range rows {
		last = last.Next(&r)
		if values = append(values, last.Place, last.Seq, slices.Clone(last.Hash[:])); len(values) == cap(values) {
			if err := write(); err != nil {
				return err
			}
		}
	}
	return write()
}

// together is how many links one statement writes.
const together = 50

// The last link, and the statement that writes one: place, number and hash.
const (
	LastQuery = `SELECT place, hash FROM chain ORDER BY place DESC LIMIT 1`
	LinkQuery = `INSERT INTO chain (place, seq, hash) VALUES (?1, ?2, ?3)`
)

// Last reads the answer to LastQuery.
func Last(found *sql.Row) (last trail.Link, err error) {
	var hash []byte
	err = found.Scan(&last.Place, &hash)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	copy(last.Hash[:], hash)
	return last, err
}
