package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The programs of README.md build in an empty module that has the library from this
// tree, as its steps say: the handler with what goes on from it; and the files to copy
// for return dates, with nothing else of the system, whose program prints what is there.
// Friday 27 November 2026 and 3 working days: 30 November, 1 and 2 December.
func TestNewcomer(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	var programs []string
	for _, part := range strings.Split(string(readme), "```go\n")[1:] {
		program, _, found := strings.Cut(part, "```")
		require.True(t, found)
		programs = append(programs, program)
	}
	require.Len(t, programs, 3)
	elsewhere(t, map[string]string{"main.go": programs[0], "later.go": programs[1]})
	copied := map[string]string{"main.go": programs[2]}
	for _, name := range []string{"returndate.go", "rows.go"} {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		copied[name] = string(text)
	}
	said := elsewhere(t, copied)
	assert.Contains(t, said, "2026-12-02")
	for line := range strings.Lines(said) {
		assert.Contains(t, string(readme), "    "+line)
	}
}

// elsewhere builds a program of the files in a module of its own, and gives what it
// prints; one that serves is not run. The workspace is out of sight; what go mod tidy
// would look up is taken from the library's own go.sum.
func elsewhere(t *testing.T, files map[string]string) string {
	tree, err := filepath.Abs("../..")
	require.NoError(t, err)
	sums, err := os.ReadFile(filepath.Join(tree, "go.sum"))
	require.NoError(t, err)
	module := t.TempDir()
	files["go.sum"] = string(sums)
	for name, text := range files {
		require.NoError(t, os.WriteFile(filepath.Join(module, name), []byte(text), 0o644))
	}
	last := []string{"run", "."}
	if strings.Contains(files["main.go"], "ListenAndServe") {
		last = []string{"build", "-o", os.DevNull, "."}
	}
	said := ""
	for _, step := range [][]string{
		{"mod", "init", "example.gov.vn/motcua"},
		{"mod", "edit", "-replace", "github.com/caicach/tthc=" + tree, "-require", "github.com/caicach/tthc@v0.0.0"},
		last,
	} {
		cmd := exec.Command("go", step...)
		cmd.Dir, cmd.Env = module, append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod -trimpath -buildvcs=false")
		out, err := cmd.CombinedOutput()
		require.NoError(t, err, "go %s\n%s", strings.Join(step, " "), out)
		said = string(out)
	}
	return said
}
