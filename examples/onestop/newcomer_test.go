package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The program of README.md builds in an empty module that has the library from this
// tree, as its steps say. The workspace is out of sight; what go mod tidy would look
// up is taken from the library's own go.sum.
func TestNewcomer(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	_, rest, found := strings.Cut(string(readme), "```go\n")
	require.True(t, found)
	program, _, found := strings.Cut(rest, "```")
	require.True(t, found)
	tree, err := filepath.Abs("../..")
	require.NoError(t, err)
	sums, err := os.ReadFile(filepath.Join(tree, "go.sum"))
	require.NoError(t, err)
	module := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(module, "main.go"), []byte(program), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(module, "go.sum"), sums, 0o644))
	for _, step := range [][]string{
		{"mod", "init", "example.gov.vn/motcua"},
		{"mod", "edit", "-replace", "github.com/caicach/tthc=" + tree, "-require", "github.com/caicach/tthc@v0.0.0"},
		{"build", "-o", os.DevNull, "."},
	} {
		cmd := exec.Command("go", step...)
		cmd.Dir, cmd.Env = module, append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod -trimpath -buildvcs=false")
		out, err := cmd.CombinedOutput()
		require.NoError(t, err, "go %s\n%s", strings.Join(step, " "), out)
	}
}
