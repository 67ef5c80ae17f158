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
var seams = []string{"library.go", "returndate.go", "recompute.go", "tally.go", "month.go", "score.go", "petitiondesk.go", "tracking.go", "duties.go", "agenda.go"}

// The system takes the library in at a few files of a size to be read in a sitting: the
// seams have at most 900 lines, the whole has 2,000. Lines are those of Go, imports and
// braces with them, without blank ones and comments; of all files but the tests and
// made.go, which makes the year up, the runner of -check included. The schema, the pages
// and the made-up tables are no Go.
func TestSeams(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	calling, whole := 0, 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || name == "made.go" {
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
		n, all := lines(t, name)
		assert.LessOrEqual(t, all, 200, "%s is read in a sitting, comments and all", name)
		whole += n
		if calls {
			calling += n
		}
	}
	t.Log(calling, "lines call the library, out of", whole)
	assert.LessOrEqual(t, calling, 900)
	assert.LessOrEqual(t, whole, 2000)
}

// lines is the lines of a file that are neither blank nor a comment, and all of them.
func lines(t *testing.T, name string) (n, all int) {
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	for line := range strings.Lines(string(text)) {
		if all++; strings.TrimSpace(line) != "" && !strings.HasPrefix(strings.TrimSpace(line), "//") {
			n++
		}
	}
	return n, all
}
