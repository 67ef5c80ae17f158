package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// required is the requirements of levels 1 and 2 of OWASP ASVS 5.0.0 that the checklist
// goes through, by their level.
var required = map[string]string{
	"1": `2.1.1 2.2.1 2.2.2 2.3.1 6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.3.1 6.3.2 6.4.1 6.4.2
		7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2 8.1.1 8.2.1 8.2.2 8.3.1 9.1.1 9.1.2 9.1.3 9.2.1 11.3.1 11.3.2 11.4.1`,
	"2": `2.1.2 2.1.3 2.2.3 2.3.2 2.3.3 2.3.4 2.4.1 6.1.2 6.1.3 6.2.9 6.2.10 6.2.11 6.2.12 6.3.3 6.3.4 6.4.3 6.4.4
		6.5.1 6.5.2 6.5.3 6.5.4 6.5.5 6.6.1 6.6.2 6.6.3 6.8.1 6.8.2 6.8.3 6.8.4 7.1.1 7.1.2 7.1.3 7.3.1 7.3.2 7.4.3 7.4.4
		7.4.5 7.5.1 7.5.2 7.6.1 7.6.2 8.1.2 8.2.3 8.4.1 9.2.2 9.2.3 9.2.4 10.1.1 10.1.2 10.2.1 10.2.2 10.3.1 10.3.2 10.3.3
		10.3.4 10.5.1 10.5.2 10.5.3 10.5.4 10.5.5 11.1.1 11.1.2 11.2.1 11.2.2 11.2.3 11.3.3 11.4.2 11.4.3 11.4.4 11.5.1
		11.6.1 16.1.1 16.2.1 16.2.2 16.2.3 16.2.4 16.2.5 16.3.1 16.3.2 16.3.3 16.3.4 16.4.1 16.4.2 16.4.3 16.5.1 16.5.2 16.5.3`,
}

var (
	quotedPlace = regexp.MustCompile("`([^`]+)`")
	testPlace   = regexp.MustCompile(`^([a-z0-9/]+)\.(Test\w+)$`)
	filePlace   = regexp.MustCompile(`^([\w./-]+/[\w.-]+\.(?:go|html|yaml|md))(?:#(\w+))?$`)
	sectionLink = regexp.MustCompile(`\]\(#([a-z-]+)\)`)
)

// Each requirement has one line with one of three states, and each test, file,
// function and section that a line names is there.
func TestTheChecklistOfASVS(t *testing.T) {
	cmd := filepath.Join("..", "..")
	text, err := os.ReadFile(filepath.Join(cmd, "ASVS.md"))
	require.NoError(t, err)
	levels := map[string]string{}
	for level, numbers := range required {
		for n := range strings.FieldsSeq(numbers) {
			levels[n] = level
		}
	}
	stands, chapter := map[string]bool{}, ""
	for line := range strings.Lines(string(text)) {
		if title, ok := strings.CutPrefix(line, "## V"); ok {
			chapter, _, _ = strings.Cut(title, " ")
		}
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		number, ok := strings.CutPrefix(strings.TrimSpace(cells[0]), "v5.0.0-")
		if !ok {
			continue
		}
		require.Len(t, cells, 5, line)
		assert.False(t, stands[number], "%s stands twice", number)
		stands[number] = true
		assert.True(t, strings.HasPrefix(number, chapter+"."), "%s stands in chapter %s", number, chapter)
		level, state, where := strings.TrimSpace(cells[1]), strings.TrimSpace(cells[3]), strings.TrimSpace(cells[4])
		assert.Equal(t, levels[number], level, number)
		assert.NotEmpty(t, where, number)
		places := 0
		for _, m := range quotedPlace.FindAllStringSubmatch(where, -1) {
			places += place(t, cmd, number, m[1])
		}
		for _, m := range sectionLink.FindAllStringSubmatch(where, -1) {
			title := strings.ToUpper(m[1][:1]) + strings.ReplaceAll(m[1][1:], "-", " ")
			assert.Contains(t, string(text), "\n### "+title+"\n", number)
			places++
		}
		switch state {
		case "holds":
			assert.NotZero(t, places, "%s names no place that holds it", number)
		case "open":
			assert.Contains(t, where, "Missing: ", number)
		case "does not apply":
		default:
			t.Errorf("%s: %q is no state", number, state)
		}
	}
	for number := range levels {
		assert.True(t, stands[number], "%s has no line", number)
	}
}

// place says of what a line names whether it is a place, 1 or 0; one that is not there
// is a fault.
func place(t *testing.T, cmd, number, named string) int {
	if m := testPlace.FindStringSubmatch(named); m != nil {
		files, err := filepath.Glob(filepath.Join(cmd, m[1], "*_test.go"))
		require.NoError(t, err)
		assert.True(t, isDeclared(t, files, m[2]), "%s names %s, which is not there", number, named)
		return 1
	}
	m := filePlace.FindStringSubmatch(named)
	if m == nil {
		assert.False(t, strings.Contains(named, ".Test") || strings.Contains(named, ".go"), "%s: %s is written as no place is", number, named)
		return 0
	}
	file := filepath.Join(cmd, m[1])
	_, err := os.Stat(file)
	require.NoError(t, err, number)
	if m[2] != "" {
		assert.Equal(t, ".go", path.Ext(m[1]), number)
		assert.True(t, isDeclared(t, []string{file}, m[2]), "%s names %s, which is not there", number, named)
	}
	return 1
}

// isDeclared says whether one of some files declares a function, a method or a variable.
func isDeclared(t *testing.T, files []string, name string) (found bool) {
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				found = found || d.Name.Name == name
			case *ast.GenDecl:
				for _, s := range d.Specs {
					if v, ok := s.(*ast.ValueSpec); ok {
						found = found || v.Names[0].Name == name
					}
				}
			}
		}
	}
	return found
}
