// Package house tests the rules that the library keeps as a whole: that it is
// pure, and that a host who takes it in takes in nothing else.
package house

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "github.com/caicach/tthc"

// allowed is all that the library may import: nothing that reads the network,
// the file system, a database or the clock, and nothing that writes a log.
var allowed = []string{
	"bufio", "bytes", "cmp", "crypto/sha256", "database/sql/driver", "embed", "encoding", "encoding/binary", "encoding/csv", "encoding/json", "errors", "fmt", "hash/crc32", "hash/fnv", "hash/maphash", "io", "iter", "maps",
	"math", "math/big", "math/bits", "reflect", "regexp", "slices", "sort", "strconv", "strings", "sync", "sync/atomic", "time", "unicode", "unicode/utf16", "unicode/utf8", "unique",
	"github.com/rickb777/date/v2", "github.com/shopspring/decimal", "golang.org/x/text/unicode/norm",
}

// layers says which of the library's own packages each may import: those
// below it.
var layers = map[string][]string{
	"schedule/form":               {},
	"schedule/form/snapshot":      {"schedule/form"},
	"schedule/reading":            {"schedule/form"},
	"schedule/calendar":           {"schedule/form"},
	"schedule":                    {"schedule/calendar", "schedule/form"},
	"schedule/phrase":             {"schedule", "schedule/calendar", "schedule/form", "schedule/reading"},
	"schedule/ical":               {"schedule", "schedule/calendar", "schedule/form"},
	"schedule/agenda":             {"schedule", "schedule/calendar", "schedule/form", "schedule/ical"},
	"plan/body":                   {"schedule", "schedule/calendar", "schedule/form", "schedule/reading"},
	"plan/body/units":             {"plan/body", "schedule", "schedule/form", "schedule/reading"},
	"plan/body/cell":              {"plan/body", "schedule/form", "schedule/reading"},
	"indicator":                   {"plan/body", "schedule", "schedule/calendar", "schedule/form", "schedule/form/snapshot"},
	"indicator/wording":           {"indicator", "schedule/form", "schedule/reading"},
	"indicator/onestop":           {"indicator", "plan/body", "schedule", "schedule/calendar", "schedule/form", "schedule/form/snapshot", "schedule/reading"},
	"indicator/onestop/exchange":  {"indicator", "indicator/onestop", "plan/body", "schedule", "schedule/form"},
	"indicator/onestop/reconcile": {"indicator", "indicator/onestop", "plan/body", "schedule", "schedule/calendar", "schedule/form"},
	"indicator/outlook":           {"indicator", "plan/body", "schedule", "schedule/calendar", "schedule/form"},
	"indicator/scorecard":         {"indicator", "indicator/outlook", "plan/body", "schedule", "schedule/form"},
	"indicator/conformance":       {"schedule/form"},
	"indicator/catalog":           {"indicator", "indicator/scorecard", "plan/body", "schedule", "schedule/calendar", "schedule/form", "schedule/reading"},
	"plan":                        {"plan/body", "plan/body/cell", "schedule", "schedule/agenda", "schedule/ical", "schedule/calendar", "schedule/form", "schedule/form/snapshot", "schedule/reading"},
	"plan/table":                  {"plan", "plan/body", "plan/body/cell", "schedule", "schedule/phrase", "schedule/calendar", "schedule/form", "schedule/reading"},
	"plan/catalog":                {"plan", "plan/body", "schedule", "schedule/calendar", "schedule/form"},
	"petition/redact":             {"schedule/calendar", "schedule/form", "schedule/reading"},
	"petition":                    {"petition/redact", "plan/body", "schedule", "schedule/agenda", "schedule/calendar", "schedule/form", "schedule/reading"},
	"petition/desk":               {"petition", "petition/redact", "plan/body", "schedule", "schedule/agenda", "schedule/form", "schedule/reading"},
	"petition/figures":            {"petition", "indicator", "plan/body", "schedule", "schedule/form"},

	"schedule/reading/annotation":  {"schedule/form"},
	"schedule/reading/readingtest": {},
}

// source is the parsed files of a package without its tests.
type source struct {
	path  string // within the module
	files []*ast.File
}

func library(t *testing.T) (root string, packages []source, files *token.FileSet) {
	root, err := filepath.Abs(filepath.Join("..", "..", ".."))
	require.NoError(t, err)
	files = token.NewFileSet()
	at := map[string]int{}
	for _, top := range []string{"schedule", "plan", "indicator", "petition"} {
		if _, err := os.Stat(filepath.Join(root, top)); err != nil {
			continue // a part that is still to come
		}
		require.NoError(t, filepath.WalkDir(filepath.Join(root, top), func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			dir, err := filepath.Rel(root, filepath.Dir(path))
			if err != nil {
				return err
			}
			dir = filepath.ToSlash(dir)
			if _, ok := at[dir]; !ok {
				at[dir] = len(packages)
				packages = append(packages, source{path: dir})
			}
			packages[at[dir]].files = append(packages[at[dir]].files, f)
			return nil
		}))
	}
	require.NotEmpty(t, packages)
	return root, packages, files
}

func TestLibraryImportsOnlyWhatItMay(t *testing.T) {
	_, packages, _ := library(t)
	for _, p := range packages {
		below, known := layers[p.path]
		assert.True(t, known, "%s has no place in the plan of the house", p.path)
		for _, f := range p.files {
			for _, i := range f.Imports {
				path, err := strconv.Unquote(i.Path.Value)
				require.NoError(t, err)
				if own, ok := strings.CutPrefix(path, module+"/"); ok {
					assert.Contains(t, below, own, "%s imports upwards", p.path)
					continue
				}
				assert.Contains(t, allowed, path, "%s", p.path)
				if path == "github.com/rickb777/date/v2" {
					assert.Equal(t, "schedule/form", p.path, "a day is a form.Day, which reads strictly")
				}
			}
		}
	}
}

// The folders of the top level lie one on the other: no package imports from a
// folder above its own.
func TestTopFoldersImportDownwardsOnly(t *testing.T) {
	floors := []string{"schedule", "plan", "indicator", "petition"}
	floor := func(path string) int {
		top, _, _ := strings.Cut(path, "/")
		return slices.Index(floors, top)
	}
	_, packages, _ := library(t)
	for _, p := range packages {
		require.NotEqual(t, -1, floor(p.path), p.path)
		for _, f := range p.files {
			for _, i := range f.Imports {
				path, err := strconv.Unquote(i.Path.Value)
				require.NoError(t, err)
				if own, ok := strings.CutPrefix(path, module+"/"); ok {
					assert.LessOrEqual(t, floor(own), floor(p.path), "%s imports %s, from a floor above", p.path, own)
				}
			}
		}
	}
}

// The library takes "today" as an argument, starts nothing and ends nothing.
func TestLibraryHasNoClockAndNoGoroutine(t *testing.T) {
	forbidden := map[string][]string{
		"time": {"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Local", "LoadLocation"},
		"date": {"Today", "TodayIn", "TodayUTC"},
	}
	_, packages, files := library(t)
	for _, p := range packages {
		for _, f := range p.files {
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.GoStmt:
					t.Errorf("%s: a goroutine", files.Position(n.Pos()))
				case *ast.SelectorExpr:
					if x, ok := n.X.(*ast.Ident); ok && slices.Contains(forbidden[x.Name], n.Sel.Name) {
						t.Errorf("%s: %s.%s", files.Position(n.Pos()), x.Name, n.Sel.Name)
					}
				}
				return true
			})
		}
	}
}

// No package variable changes after it was set: outside its declaration none
// is assigned to.
func TestLibraryChangesNoPackageVariable(t *testing.T) {
	_, packages, files := library(t)
	for _, p := range packages {
		variables := map[string]bool{}
		for _, f := range p.files {
			for _, d := range f.Decls {
				for _, name := range variablesOf(d) {
					variables[name.Name] = true
					if name.IsExported() {
						t.Errorf("%s: %s can be changed by anybody: make it a function", files.Position(name.Pos()), name.Name)
					}
				}
				if fn, ok := d.(*ast.FuncDecl); ok && fn.Name.Name == "init" && fn.Recv == nil {
					t.Errorf("%s: an init function", files.Position(fn.Pos()))
				}
			}
		}
		for _, f := range p.files {
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
					changes(fn, variables, func(at token.Pos, name string) {
						t.Errorf("%s: changes the package variable %s", files.Position(at), name)
					})
				}
			}
		}
	}
}

// variablesOf is the package variables that a declaration makes.
func variablesOf(d ast.Decl) (names []*ast.Ident) {
	if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
		for _, s := range g.Specs {
			names = append(names, s.(*ast.ValueSpec).Names...)
		}
	}
	return names
}

// changes tells where a function assigns to one of the variables.
func changes(fn *ast.FuncDecl, variables map[string]bool, tell func(token.Pos, string)) {
	local := locals(fn)
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		var changed []ast.Expr
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				changed = n.Lhs
			}
		case *ast.IncDecStmt:
			changed = []ast.Expr{n.X}
		}
		for _, e := range changed {
			if name := base(e); variables[name] && !local[name] {
				tell(n.Pos(), name)
			}
		}
		return true
	})
}

// base is the name of the variable that an assignment's left side changes.
func base(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.IndexExpr:
		return base(e.X)
	case *ast.SelectorExpr:
		return base(e.X)
	case *ast.ParenExpr:
		return base(e.X)
	}
	return ""
}

// locals is the names that a function declares itself.
func locals(fn *ast.FuncDecl) map[string]bool {
	names := map[string]bool{}
	fields := func(list *ast.FieldList) {
		if list == nil {
			return
		}
		for _, f := range list.List {
			for _, n := range f.Names {
				names[n.Name] = true
			}
		}
	}
	fields(fn.Recv)
	ast.Inspect(fn, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncType:
			fields(n.Params)
			fields(n.Results)
		case *ast.AssignStmt:
			if n.Tok == token.DEFINE {
				for _, e := range n.Lhs {
					names[base(e)] = true
				}
			}
		case *ast.ValueSpec:
			for _, name := range n.Names {
				names[name.Name] = true
			}
		case *ast.RangeStmt:
			if n.Tok == token.DEFINE {
				for _, e := range []ast.Expr{n.Key, n.Value} {
					if e != nil {
						names[base(e)] = true
					}
				}
			}
		}
		return true
	})
	return names
}

// A module that imports the whole library takes in these modules and no
// others. It stands in a workspace with the modules of this one, so that it is
// built from the versions that they are tested with: nothing is asked of the
// network that the tests themselves have not brought in.
func TestAHostTakesInNothingElse(t *testing.T) {
	root, packages, _ := library(t)
	dir := t.TempDir()
	write := func(name, text string) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	run := func(in string, args ...string) string {
		c := exec.Command("go", args...)
		c.Dir = in
		c.Env = append(os.Environ(), "GOFLAGS=", "GOWORK="+filepath.Join(in, "go.work"))
		var errs bytes.Buffer // apart from the answer: here the command tells what it fetches
		c.Stderr = &errs
		out, err := c.Output()
		require.NoError(t, err, errs.String())
		return strings.TrimSpace(string(out))
	}
	var main strings.Builder
	main.WriteString("package main\n\nimport (\n")
	for _, p := range packages {
		main.WriteString("\t_ \"" + module + "/" + p.path + "\"\n")
	}
	main.WriteString(")\n\nfunc main() {}\n")
	write("main.go", main.String())
	write("go.mod", "module host\n\ngo 1.25.0\n\nrequire "+module+" v0.0.0\n")
	sums, err := os.ReadFile(filepath.Join(root, "go.work.sum"))
	require.NoError(t, err)
	write("go.work.sum", string(sums))
	run(dir, append([]string{"work", "init", "."}, strings.Split(run(root, "list", "-m", "-f", "{{.Dir}}"), "\n")...)...)

	modules := strings.Fields(run(dir, "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", "./..."))
	slices.Sort(modules)
	assert.Equal(t, []string{
		module,
		"github.com/govalues/decimal", // of date/v2
		"github.com/rickb777/date/v2",
		"github.com/rickb777/period", // of date/v2
		"github.com/rickb777/plural", // of date/v2
		"github.com/shopspring/decimal",
		"golang.org/x/text",
		"host",
	}, slices.Compact(modules))
}

// At the top of the tree stand the parts of the house, and nothing else.
func TestTopOfTheTree(t *testing.T) {
	root, _, _ := library(t)
	entries, err := os.ReadDir(root)
	require.NoError(t, err)
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			assert.Contains(t, []string{"plan", "indicator", "petition", "schedule", "examples", "cmd"}, e.Name())
		}
	}
}
