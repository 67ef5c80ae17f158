package main

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Seams are the files that call the library, in the order in which README.md has
// them. No other file of the system knows it.
var seams = []string{"library.go", "returndate.go", "recompute.go", "tally.go", "month.go", "score.go", "petitiondesk.go", "tracking.go", "duties.go", "feed.go"}

// The year and the story are made up.
var madeUp = []string{"made.go", "check.go"}

// The system takes the library in at a few files of a size to be read in a sitting.
// Lines are those of code: blank ones and comments aside.
func TestSeams(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	calling, whole := 0, lines(t, "schema.sql", "--")
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		require.NoError(t, err)
		calls := false
		for _, i := range parsed.Imports {
			calls = calls || strings.HasPrefix(i.Path.Value, `"github.com/caicach/tthc/`)
			assert.NotContains(t, i.Path.Value, "caicach/tthc/cmd", name)
		}
		assert.Equal(t, slices.Contains(seams, name), calls, "%s is a seam exactly when it calls the library", name)
		n := lines(t, name, "//")
		if calls {
			calling += n
			assert.Less(t, n, 200, "%s is read in a sitting", name)
		}
		if !slices.Contains(madeUp, name) {
			whole += n
		}
	}
	t.Log(calling, "lines call the library, out of", whole)
	assert.LessOrEqual(t, calling, 900)
	assert.LessOrEqual(t, whole, 2000)
}

// lines is the lines of a file that are neither blank nor a comment.
func lines(t *testing.T, name, comment string) (n int) {
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, comment) {
			n++
		}
	}
	return n
}
