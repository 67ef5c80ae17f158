// Package files keeps, in the database of a store, the bytes of what is attached to
// something that was recorded.
//
// # Why in the database
//
// Whoever takes a backup takes one thing, and has the bytes of each file that the log
// names, as of one moment; servers that share a PostgreSQL all have them, with no
// other disk between them; a file is attached, or erased with its key, by the
// transaction that records it. The price: ten thousand files of 5 MB are 50 GB that
// each whole backup copies (minutes on SQLite; pg_dump the same). Of a folder beside the
// database none of the three holds by itself.
//
// # Pieces
//
// Bytes come and go in pieces, so that neither a request nor the one connection that
// writes to SQLite is held by a whole file: each piece is a transaction of its own. A
// file that is not kept is nothing: whoever wrote it drops it, and what was left by one
// who was killed is swept. Once it is kept the database itself refuses to change it.
package files

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/caicach/tthc/schedule/form"
)

// Gone is that a file is there no more: it was swept, or erased.
const Gone form.Code = "file.gone"

var texts = form.Texts{Gone: {"tệp đã bị lấy đi trước khi được đính kèm; hãy gửi lại", "the file was taken away before it was attached; send it again"}}

// PieceSize is how many bytes of a file a piece has, but the last; what seals it comes
// beside.
const PieceSize = 256 << 10

// Abandoned is how long after its beginning a file that is not kept is taken away. No
// upload takes so long: the slowest that is waited for takes 43 minutes.
const Abandoned = 2 * time.Hour

// Table is the files of a database.
type Table struct {
	DB, Writes *sql.DB
	Query      func(string) string // ?1, ?2 ... as the database takes them
	Wrap       func(error) error   // what the use of the database failed of
}

// Begin begins a file whose pieces are sealed by a key; empty: they are not.
func (t Table) Begin(ctx context.Context, id, key string, now time.Time) error {
	_, err := t.Writes.ExecContext(ctx, t.Query(`INSERT INTO files (id, key, begun) VALUES (?1, ?2, ?3)`), id, key, now.UnixMilli())
	return t.Wrap(err)
}

// Add adds a piece to a file that is not kept yet; the first is 0.
func (t Table) Add(ctx context.Context, id string, n int, piece []byte) error {
	_, err := t.Writes.ExecContext(ctx, t.Query(`INSERT INTO pieces (file, n, bytes) VALUES (?1, ?2, ?3)`), id, n, piece)
	return t.Wrap(err)
}

// Piece is a piece as it was added, [Gone] where there is none.
func (t Table) Piece(ctx context.Context, id string, n int) (piece []byte, err error) {
	err = t.DB.QueryRowContext(ctx, t.Query(`SELECT bytes FROM pieces WHERE file = ?1 AND n = ?2`), id, n).Scan(&piece)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, texts.Error(form.Error{Code: Gone})
	}
	return piece, t.Wrap(err)
}

// Keep keeps a file for ever, within the transaction that attaches it.
func (t Table) Keep(ctx context.Context, tx *sql.Tx, id string) error {
	done, err := tx.ExecContext(ctx, t.Query(`UPDATE files SET kept = 1 WHERE id = ?1 AND kept = 0`), id)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 1 {
		return err
	}
	return texts.Error(form.Error{Code: Gone})
}

// Erase takes away, within a transaction, what is sealed by a key.
func (t Table) Erase(ctx context.Context, tx *sql.Tx, key string) error {
	for _, q := range []string{
		`UPDATE files SET kept = 2 WHERE key = ?1 AND key <> ''`,
		`DELETE FROM pieces WHERE file IN (SELECT id FROM files WHERE key = ?1 AND key <> '')`,
		`DELETE FROM files WHERE key = ?1 AND key <> ''`,
	} {
		if _, err := tx.ExecContext(ctx, t.Query(q), key); err != nil {
			return err
		}
	}
	return nil
}

// Drop takes away a file that is not kept.
func (t Table) Drop(ctx context.Context, id string) error {
	return t.Wrap(t.drop(ctx, id))
}

func (t Table) drop(ctx context.Context, id string) error {
	tx, err := t.Writes.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // nothing after a commit
	done, err := tx.ExecContext(ctx, t.Query(`DELETE FROM files WHERE id = ?1 AND kept = 0`), id)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return err
	}
	if _, err := tx.ExecContext(ctx, t.Query(`DELETE FROM pieces WHERE file = ?1`), id); err != nil {
		return err
	}
	return tx.Commit()
}

// Sweep drops what was begun before an instant and never kept, and says how many files
// those were.
func (t Table) Sweep(ctx context.Context, before time.Time) (n int, err error) {
	list, err := t.left(ctx, before)
	if err != nil {
		return 0, t.Wrap(err)
	}
	for _, id := range list {
		if err := t.drop(ctx, id); err != nil {
			return n, t.Wrap(err)
		}
		n++
	}
	return n, nil
}

func (t Table) left(ctx context.Context, before time.Time) (list []string, err error) {
	rows, err := t.DB.QueryContext(ctx, t.Query(`SELECT id FROM files WHERE kept = 0 AND begun < ?1`), before.UnixMilli())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		list = append(list, id)
	}
	return list, rows.Err()
}
