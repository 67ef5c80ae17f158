package house

import (
	"fmt"
	"go/ast"
	"go/token"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// keep holds each package of the library to a rule: it says where it breaks it.
func keep(t *testing.T, rule func(source, *token.FileSet) []string) {
	_, packages, files := library(t)
	for _, p := range packages {
		for _, what := range rule(p, files) {
			t.Error(what)
		}
	}
}

// pageLines is how long `go doc` of a package may be, so that it is read in
// one sitting.
const pageLines = 100

func TestDocumentationFitsAPage(t *testing.T) {
	root, _, _ := library(t)
	keep(t, func(p source, _ *token.FileSet) []string {
		doc := exec.Command("go", "doc", "./"+p.path)
		doc.Dir = root
		out, err := doc.Output()
		require.NoError(t, err, p.path)
		if lines := strings.Count(string(out), "\n"); lines > pageLines {
			return []string{fmt.Sprintf("go doc of %s has %d lines: cut it at the seam of an idea", p.path, lines)}
		}
		return nil
	})
}

// What the library refuses is a form.Error, or form.Errors, and nothing else:
// a host needs one errors.As.
func TestOneKindOfError(t *testing.T) {
	keep(t, func(p source, files *token.FileSet) (found []string) {
		if p.path == "schedule/form" {
			return nil
		}
		for _, f := range p.files {
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv != nil && fn.Name.Name == "Error" && fn.Type.Params.NumFields() == 0 {
					found = append(found, files.Position(fn.Pos()).String()+": a kind of error of its own; refuse with form.Error and a code")
				}
			}
			found = append(found, calls(f, files, "an error without a code; refuse with form.Error", "errors.New", "fmt.Errorf")...)
		}
		return found
	})
}

// JSON is read by form alone, which is strict.
func TestOneReaderOfJSON(t *testing.T) {
	keep(t, func(p source, files *token.FileSet) (found []string) {
		if p.path == "schedule/form" {
			return nil
		}
		for _, f := range p.files {
			found = append(found, calls(f, files, "JSON is read by a form.Form", "json.Unmarshal", "json.NewDecoder", "json.Valid")...)
		}
		return found
	})
}

// Words are cut and folded by reading alone, so that what nobody sees (soft
// hyphens, decomposed marks) changes nothing anywhere.
func TestOneReaderOfWords(t *testing.T) {
	keep(t, func(p source, files *token.FileSet) (found []string) {
		for _, f := range p.files {
			for _, i := range f.Imports {
				if i.Path.Value == `"golang.org/x/text/unicode/norm"` && !strings.HasPrefix(p.path, "schedule/reading") {
					found = append(found, files.Position(i.Pos()).String()+": words are folded by schedule/reading")
				}
			}
		}
		return found
	})
}

// calls is where a file calls one of some functions, each with what is wrong
// with that.
func calls(f *ast.File, files *token.FileSet, wrong string, functions ...string) (found []string) {
	ast.Inspect(f, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && slices.Contains(functions, x.Name+"."+s.Sel.Name) {
				found = append(found, files.Position(s.Pos()).String()+": "+wrong)
			}
		}
		return true
	})
	return found
}
