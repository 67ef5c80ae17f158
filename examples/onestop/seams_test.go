package main

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Seams are the files that call the library, in the order in which README.md has
// them. No other file of the system knows it.
var seams = []string{"library.go", "returndate.go", "recompute.go", "tally.go", "month.go", "score.go", "petitiondesk.go", "tracking.go", "duties.go", "feed.go"}

func TestSeams(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		require.NoError(t, err)
		knows := false
		for _, i := range parsed.Imports {
			knows = knows || strings.HasPrefix(i.Path.Value, `"github.com/caicach/tthc/`)
			assert.NotContains(t, i.Path.Value, "caicach/tthc/cmd", name)
		}
		assert.Equal(t, strings.Contains(strings.Join(seams, " "), name), knows, "%s is a seam exactly when it imports the library", name)
	}
}
