package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/web/tour"
)

// A short run prints every row, and nothing in it fails; how fast it was is no
// matter of a test.
func TestEveryRowIsMeasured(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(t.Context(), []string{"-for", "100ms", "-events", "0,50", "-dossiers", "500"}, &out))
	for _, row := range []string{"commits of one row by the database, 1 writer ", "the events sent back, 1 writer ", "events recorded, 1 writer ", "the events sent back, 8 writers", "events recorded, 8 writers", "bare net/http", "due list with 0 events", "due list with 50 events", "start ", "demo: start ", "dossiers by one upload of 500", "first count", "a row of them proved"} {
		assert.Contains(t, out.String(), row)
	}
	assert.NotContains(t, out.String(), "failed")
	all, err := tour.Pages(func(string) ([]byte, error) { return []byte("[{}]"), nil })
	require.NoError(t, err)
	forAll := 0 // pages that everybody may open
	for _, p := range all {
		if p.As == "" && !p.Refuses() {
			forAll++
		}
	}
	assert.Equal(t, 27+3+forAll, strings.Count(out.String(), "\n"), "the pages of the demo below the others: "+out.String())
	assert.Error(t, run(t.Context(), []string{"-events", "x"}, &out))
}
