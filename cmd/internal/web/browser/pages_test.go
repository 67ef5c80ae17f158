package browser

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/web/tour"
)

// others is the routes that are no page of a demo.
var others = map[string]string{
	"GET /plan/export":        "a file",
	"GET /report/document":    "a file",
	"GET /evidence":           "a file",
	"GET /static/{file}":      "what pages need",
	`"GET " + entry.Done`:     "leads on, and is only there behind a provider of sign-ins",
	"GET /first/{secret}":     "is there where nobody may come in yet, which a demo never is",
	"path":                    "refuses other methods (frame.Only)",
	`p.method + " " + p.path`: "adds those of a table, whose lines are looked at",
}

// routes is the first argument of each call that adds one to the routes of the pages, and
// the first two of each line of a table of routes, except those that take what forms send.
func routes(t *testing.T) (all []string) {
	files := token.NewFileSet()
	require.NoError(t, filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if line, ok := n.(*ast.CompositeLit); ok && len(line.Elts) > 2 && said(line.Elts[0]) == "GET" {
				all = append(all, "GET "+said(line.Elts[1]))
			}
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if s, ok := call.Fun.(*ast.SelectorExpr); ok && len(call.Args) == 2 && (s.Sel.Name == "HandleFunc" || s.Sel.Name == "Handle") {
				if route := said(call.Args[0]); !strings.HasPrefix(route, "POST ") {
					all = append(all, route)
				}
			}
			return true
		})
		return nil
	}))
	return all
}

// said is a text as it stands, and anything else as it is written.
func said(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		return strings.Trim(e.Value, "`\"")
	case *ast.BinaryExpr:
		return written(e.X) + " + " + written(e.Y)
	}
	return written(e)
}

func written(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		return e.Value
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return written(e.X) + "." + e.Sel.Name
	case *ast.BinaryExpr:
		return said(e)
	}
	return "?"
}

// pages is every page of the demo.
func pages(t *testing.T) []tour.Page {
	t.Helper()
	all, err := tour.Pages(func(path string) ([]byte, error) { return read[json.RawMessage](t, path), nil })
	require.NoError(t, err)
	return all
}

// No page is forgotten: each route that answers one has a line, and no line is of none.
func TestEveryPageIsLookedAt(t *testing.T) {
	needs(t)
	listed := map[string]bool{}
	for _, p := range pages(t) {
		listed[p.Route] = true
	}
	for route := range others {
		assert.False(t, listed[route], route)
		listed[route] = true
	}
	found := map[string]bool{}
	for _, route := range routes(t) {
		found[route] = true
		assert.True(t, listed[route], "%s: nobody looks at it: it needs a line in pages or others", route)
	}
	for route := range listed {
		assert.True(t, found[route], "%s is no route", route)
	}
}
