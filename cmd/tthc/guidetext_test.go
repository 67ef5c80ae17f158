package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// exportedTypes is the exported types of the library, as package and name.
func exportedTypes(t *testing.T) map[string]bool {
	all := map[string]bool{}
	for _, top := range []string{"schedule", "plan", "indicator", "petition"} {
		require.NoError(t, filepath.WalkDir(filepath.Join("..", "..", top), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			for _, d := range f.Decls {
				if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.TYPE {
					for _, s := range g.Specs {
						all[f.Name.Name+"."+s.(*ast.TypeSpec).Name.Name] = true
					}
				}
			}
			return nil
		}))
	}
	require.NotEmpty(t, all)
	return all
}

// A term of the glossary has its four columns, and its type is there.
func TestGlossary(t *testing.T) {
	types := exportedTypes(t)
	terms := map[string]bool{}
	for i, line := range readPage(t, "glossary.md").lines {
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| tiếng Việt") {
			continue
		}
		cells := strings.Split(strings.Trim(line, "|"), "|")
		require.Len(t, cells, 4, "glossary.md:%d", i+1)
		for j := range cells {
			cells[j] = strings.TrimSpace(cells[j])
			assert.NotEmpty(t, cells[j], "glossary.md:%d", i+1)
		}
		assert.False(t, terms[cells[0]], "%s stands twice", cells[0])
		terms[cells[0]] = true
		assert.True(t, types[strings.Trim(cells[2], "`")], "glossary.md:%d: there is no type %s", i+1, cells[2])
	}
	assert.GreaterOrEqual(t, len(terms), 60)
}

// The reference has every field that a form has: those of the schemas, and the columns
// of dossiers and units.
func TestReferenceNamesEveryField(t *testing.T) {
	wanted := map[string]bool{}
	for _, schema := range []string{"plan/plan", "plan/event", "petition/events", "schedule/calendar/notices"} {
		text, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(schema)+".schema.json"))
		require.NoError(t, err)
		var s any
		require.NoError(t, json.Unmarshal(text, &s))
		properties(s, wanted)
	}
	for _, column := range strings.Split("code body procedure status channel received appointment finished supplements paused fee paid digitised electronicResult reused residentData personalStore complained requests revision hands appointmentMoved "+
		"indicator period numerator denominator recorded source window id name type class province parent district since until successors succession resolution short level change", " ") {
		wanted[column] = true
	}
	for _, inside := range []string{"v", "vi", "en", "notices", "withheld"} { // stand in the examples, or are the server's own
		delete(wanted, inside)
	}
	for _, language := range []string{"vi", "en"} {
		text := strings.Join(readPage(t, filepath.Join(language, "files.md")).lines, "\n")
		for name := range wanted {
			assert.True(t, strings.Contains(text, "`"+name+"`"), "%s/files.md does not tell of %s", language, name)
		}
	}
}

// properties collects the names of all properties of a schema.
func properties(schema any, names map[string]bool) {
	switch s := schema.(type) {
	case []any:
		for _, one := range s {
			properties(one, names)
		}
	case map[string]any:
		for key, value := range s {
			if fields, ok := value.(map[string]any); ok && key == "properties" {
				for name := range fields {
					names[name] = true
				}
			}
			properties(value, names)
		}
	}
}

// What a page of the tree links to within the tree is there, and so is the heading.
func TestLinksOfPagesLead(t *testing.T) {
	root := filepath.Join("..", "..")
	link := regexp.MustCompile(`\]\(([^)\s]+)\)`)
	heading := regexp.MustCompile(`(?m)^#+ (.*)$`)
	anchors := map[string]map[string]bool{}
	of := func(file string) map[string]bool {
		if anchors[file] == nil {
			anchors[file] = map[string]bool{}
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			for _, h := range heading.FindAllStringSubmatch(string(text), -1) {
				anchors[file][anchorOf(h[1])] = true
			}
		}
		return anchors[file]
	}
	pages := 0
	require.NoError(t, filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == ".git" || d.Name() == "node_modules"):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".md"):
			return nil
		}
		pages++
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			if strings.Contains(m[1], "://") || strings.HasPrefix(m[1], "mailto:") {
				continue
			}
			path, anchor, _ := strings.Cut(m[1], "#")
			target := name
			if path != "" {
				target = filepath.Join(filepath.Dir(name), filepath.FromSlash(path))
			}
			if _, err := os.Stat(target); assert.NoError(t, err, "%s links to %s", name, m[1]) && anchor != "" {
				assert.True(t, of(target)[anchor], "%s links to %s", name, m[1])
			}
		}
		return nil
	}))
	require.Greater(t, pages, 20)
}

// anchorOf is the name of a heading in addresses, as GitHub makes it.
func anchorOf(heading string) string {
	return strings.ReplaceAll(regexp.MustCompile(`[^\p{L}\p{M}\p{N} _-]`).ReplaceAllString(strings.ToLower(heading), ""), " ", "-")
}
