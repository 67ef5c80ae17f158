package files_test

import (
	"bytes"
	"context"
	"database/sql"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/files"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// within runs something in a transaction of a database.
func within(t *testing.T, f files.Table, do func(context.Context, *sql.Tx) error) error {
	tx, err := f.Writes.BeginTx(t.Context(), nil)
	require.NoError(t, err)
	if err := do(t.Context(), tx); err != nil {
		require.NoError(t, tx.Rollback())
		return err
	}
	return tx.Commit()
}

func keep(t *testing.T, f files.Table, id string) error {
	return within(t, f, func(ctx context.Context, tx *sql.Tx) error { return f.Keep(ctx, tx, id) })
}

// Files of each kind of store: whole or not at all, unchanged once they are kept, and
// gone when they are not.
func TestFiles(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		at := place(t)
		s, err := store.Open(t.Context(), at)
		require.NoError(t, err)
		defer s.Close()
		f, ctx := s.Files(), t.Context()
		piece := bytes.Repeat([]byte{0, 1, 0xff, 0x27}, files.PieceSize/4)

		write := func(id, key string, begun time.Time) {
			require.NoError(t, f.Begin(ctx, id, key, begun))
			require.NoError(t, f.Add(ctx, id, 0, piece))
			require.NoError(t, f.Add(ctx, id, 1, []byte("rest of "+id)))
		}
		read := func(id string) string {
			first, err := f.Piece(ctx, id, 0)
			if err != nil {
				assert.ErrorIs(t, err, files.Gone)
				_, err = f.Piece(ctx, id, 1)
				assert.ErrorIs(t, err, files.Gone, "not a half")
				return ""
			}
			assert.True(t, bytes.Equal(piece, first), id)
			last, err := f.Piece(ctx, id, 1)
			require.NoError(t, err)
			_, err = f.Piece(ctx, id, 2)
			assert.ErrorIs(t, err, files.Gone)
			return string(last)
		}
		for _, id := range []string{"kept", "left", "dropped", "late"} {
			write(id, "", noon)
		}
		write("sealed", "key-1", noon)
		write("half sealed", "key-1", noon)
		write("other", "key-2", noon)
		assert.Error(t, f.Begin(ctx, "kept", "", noon), "an identifier is of one file")
		assert.Error(t, f.Add(ctx, "kept", 1, piece), "a piece comes once")
		assert.Error(t, f.Add(ctx, "none", 0, piece), "of a file that was begun")
		for _, id := range []string{"kept", "sealed", "other"} {
			require.NoError(t, keep(t, f, id))
		}
		assert.ErrorIs(t, keep(t, f, "kept"), files.Gone, "it is attached once")
		assert.ErrorIs(t, keep(t, f, "none"), files.Gone)

		// What is kept is never changed, whoever asks the database.
		assert.Error(t, f.Add(ctx, "kept", 2, piece))
		for _, q := range []string{`UPDATE pieces SET bytes = bytes WHERE file = 'kept'`, `UPDATE pieces SET n = 7 WHERE file = 'left'`, `DELETE FROM pieces WHERE file = 'kept'`, `DELETE FROM files WHERE id = 'kept'`,
			`UPDATE files SET kept = 0 WHERE id = 'kept'`, `UPDATE files SET key = 'x' WHERE id = 'kept'`, `UPDATE files SET id = 'x' WHERE id = 'kept'`} {
			_, err := f.Writes.ExecContext(ctx, q)
			assert.ErrorContains(t, err, "never", q)
		}
		require.NoError(t, f.Drop(ctx, "kept"), "and dropping it does nothing")
		assert.Equal(t, "rest of kept", read("kept"))

		require.NoError(t, f.Drop(ctx, "dropped"))
		require.NoError(t, f.Drop(ctx, "dropped"))
		assert.Empty(t, read("dropped"))

		// What was begun long ago and never kept is swept, and can be kept no more.
		write("new", "", noon.Add(time.Hour))
		n, err := f.Sweep(ctx, noon)
		require.NoError(t, err)
		assert.Zero(t, n)
		n, err = f.Sweep(ctx, noon.Add(time.Minute))
		require.NoError(t, err)
		assert.Equal(t, 3, n, "left, late and half sealed")
		for id, want := range map[string]string{"left": "", "late": "", "half sealed": "", "new": "rest of new", "kept": "rest of kept", "sealed": "rest of sealed", "other": "rest of other"} {
			assert.Equal(t, want, read(id), id)
		}
		assert.ErrorIs(t, keep(t, f, "late"), files.Gone)
		assert.Error(t, f.Add(ctx, "late", 2, piece))

		// With a key go the files under it, and no others.
		write("uploading", "key-1", noon)
		for _, key := range []string{"key-1", "key-9", ""} {
			require.NoError(t, within(t, f, func(ctx context.Context, tx *sql.Tx) error { return f.Erase(ctx, tx, key) }))
		}
		for id, want := range map[string]string{"sealed": "", "uploading": "", "kept": "rest of kept", "other": "rest of other", "new": "rest of new"} {
			assert.Equal(t, want, read(id), id)
		}
		var left int
		require.NoError(t, f.DB.QueryRowContext(ctx, `SELECT count(*) FROM pieces`).Scan(&left))
		assert.Equal(t, 6, left, "two of each of three")

		// Another server finds the same.
		again, err := store.Open(ctx, at)
		require.NoError(t, err)
		defer again.Close()
		got, err := again.Files().Piece(ctx, "kept", 0)
		require.NoError(t, err)
		assert.True(t, bytes.Equal(piece, got))
	})
}

// One sweeps while the other attaches: a file is kept whole or gone whole.
func TestAFileIsSweptWhileItIsKept(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		at := place(t)
		var both [2]files.Table
		for i := range both {
			s, err := store.Open(t.Context(), at)
			require.NoError(t, err)
			defer s.Close()
			both[i] = s.Files()
		}
		for n := range 30 {
			id := time.Duration(n).String()
			require.NoError(t, both[0].Begin(t.Context(), id, "", noon))
			require.NoError(t, both[0].Add(t.Context(), id, 0, []byte("a")))
			ended := make(chan error)
			go func() {
				_, err := both[1].Sweep(context.WithoutCancel(t.Context()), noon.Add(time.Minute))
				ended <- err
			}()
			added := both[0].Add(t.Context(), id, 1, []byte("b"))
			kept := keep(t, both[0], id)
			require.NoError(t, <-ended)
			for piece := range 2 {
				_, err := both[0].Piece(t.Context(), id, piece)
				if kept == nil {
					assert.NoError(t, err)
				} else {
					assert.ErrorIs(t, err, files.Gone)
				}
			}
			assert.False(t, kept == nil && added != nil, "%v", added)
		}
	})
}
