package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The greatest lengths, in lines: of a function, from its first line to its
// closing bracket, and of a room of cmd, all its files together. Tests and
// generated files do not count.
const (
	longestFunction = 80
	largestRoom     = 1500
)

// written gives every file of the library, of cmd and of the examples that somebody wrote and
// that is no test, by its path in the tree.
func written(t *testing.T) map[string][]byte {
	root := os.DirFS(filepath.Join("..", "..", ".."))
	files := map[string][]byte{}
	for _, top := range []string{"schedule", "plan", "indicator", "petition", "cmd", "examples"} {
		require.NoError(t, fs.WalkDir(root, top, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, ".gen.go") {
				return err
			}
			files[name], err = fs.ReadFile(root, name)
			return err
		}))
	}
	require.NotEmpty(t, files)
	return files
}

// A function is read in one sitting: what does not fit on a page is two.
func TestNoFunctionIsLong(t *testing.T) {
	set := token.NewFileSet()
	for name, text := range written(t) {
		f, err := parser.ParseFile(set, name, text, parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				n := set.Position(fn.End()).Line - set.Position(fn.Pos()).Line + 1
				assert.LessOrEqual(t, n, longestFunction, "%s: %s", name, fn.Name.Name)
			}
		}
	}
}

// A room of cmd is read in one sitting too: what outgrows it is two rooms.
func TestNoRoomIsLarge(t *testing.T) {
	lines := map[string]int{}
	for name, text := range written(t) {
		if strings.HasPrefix(name, "cmd/") {
			lines[path.Dir(name)] += strings.Count(string(text), "\n")
		}
	}
	for room, n := range lines {
		assert.LessOrEqual(t, n, largestRoom, room)
	}
}
