package main

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The seams stay where the README says that they are: in the files glue*.go,
// which are less than 300 lines, blank lines and comments aside.
func TestSeams(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	lines := 0
	for _, name := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		require.NoError(t, err)
		glue := strings.HasPrefix(name, "glue") && !strings.HasSuffix(name, "_test.go")
		for _, i := range parsed.Imports {
			if strings.HasPrefix(i.Path.Value, `"github.com/caicach/tthc`) {
				assert.True(t, glue, "%s knows the library: %s", name, i.Path.Value)
			}
		}
		if !glue {
			continue
		}
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		for line := range strings.Lines(string(text)) {
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "//") {
				lines++
			}
		}
	}
	t.Log(lines, "lines of glue")
	assert.Less(t, lines, 300)
}
