package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/store"
)

// A connection that is given up takes what was prepared on it along: else its files
// would stay open, and the log of SQLite would stay behind when the store is closed.
func TestAConnectionEndsWithItsStatements(t *testing.T) {
	folder := t.TempDir()
	s := open(t, folder)
	files := func() (n int) {
		list, err := filepath.Glob("/proc/self/fd/*")
		require.NoError(t, err)
		for _, file := range list {
			if to, err := os.Readlink(file); err == nil && filepath.Dir(to) == folder {
				n++
			}
		}
		return n
	}
	record := func(i int) {
		_, added, err := s.Append(t.Context(), store.Fact{Kind: store.Progress, Name: "p", ID: fmt.Sprint("event-", i), Recorded: "2025-03-16T09:30:00.125+07:00", Data: "{}"})
		require.NoError(t, err)
		assert.True(t, added)
	}
	record(0)
	before := files()
	for i := 1; i < 20; i++ {
		assert.Error(t, s.LoseConnection(t.Context()))
		record(i)
	}
	assert.Equal(t, before, files(), "files of the database are open")
	require.NoError(t, s.Close())
	_, err := os.Stat(filepath.Join(folder, store.FileName+"-wal"))
	assert.ErrorIs(t, err, os.ErrNotExist)
}
