package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Letters that English does not have.
var vietnamese = regexp.MustCompile(`[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]`)

// The English pages have no Vietnamese text of their own but the name of the province;
// what the system has in its tables (names, procedures, what people wrote) stays as it
// is. A term is given in the words of the decision, which are Vietnamese.
func TestEnglishPages(t *testing.T) {
	names, err := filepath.Glob("pages/*.html")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		text := htmlOf(name, en)
		text = strings.NewReplacer("Ví Dụ", "", "05 ngày làm việc", "", "Tiếng Việt", "", `value="phí, lệ phí"`, "").Replace(text)
		for n, line := range strings.Split(text, "\n") {
			assert.NotRegexp(t, vietnamese, strings.ToLower(line), "%s:%d", name, n+1)
		}
	}
	for said, means := range english {
		assert.NotEmpty(t, means, said)
		assert.Equal(t, html.EscapeString(means), html.EscapeString(strings.TrimSpace(means)))
	}
}

// What handlers say, as titles, states and faults, has its English as well.
func TestEnglishFaults(t *testing.T) {
	names, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || name == "made.go" {
			continue
		}
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		file, err := parser.ParseFile(token.NewFileSet(), name, text, 0)
		require.NoError(t, err)
		needs := func(e ast.Expr) {
			if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				said, err := strconv.Unquote(lit.Value)
				require.NoError(t, err)
				assert.Contains(t, english, said, name)
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.Ident); ok && (f.Name == "say" || f.Name == "shown") {
					needs(n.Args[1])
				}
			case *ast.CompositeLit:
				if f, ok := n.Type.(*ast.Ident); ok && f.Name == "fault" {
					needs(n.Elts[1])
				}
			case *ast.KeyValueExpr:
				if k, ok := n.Key.(*ast.Ident); ok && k.Name == "title" {
					needs(n.Value)
				}
			}
			return true
		})
	}
	for _, status := range statusNames {
		assert.Contains(t, english, status)
	}
}
