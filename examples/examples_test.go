// Package examples_test runs the examples as a reader does, and compares what
// they print.
package examples_test

import (
	"context"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write what the examples print to their output.txt")

// A run that takes longer hangs: each takes a tenth of a second by itself, the one
// that fills a year some seconds, and more on a machine that is busy.
const patience = time.Minute

// arguments are those of examples that stay up without any.
var arguments = map[string][]string{"onestop": {"-check"}}

// Every folder with a main.go is an example, and has its output.txt. A folder
// with a module of its own has its own tests.
func TestExamplesPrintWhatTheyPromise(t *testing.T) {
	mains, err := filepath.Glob("*/main.go")
	require.NoError(t, err)
	require.NotEmpty(t, mains)
	for _, main := range mains {
		name := filepath.Dir(main)
		if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil {
			continue
		}
		t.Run(name, func(t *testing.T) {
			assert.FileExists(t, filepath.Join(name, "README.md"))
			got := run(t, name)
			golden := filepath.Join(name, "output.txt")
			if *update {
				require.NoError(t, os.WriteFile(golden, got, 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			sameLines(t, golden, string(want), string(got))
		})
	}
}

// sameLines names the first line that differs; a whole output is too long to
// look at.
func sameLines(t *testing.T, golden, want, got string) {
	t.Helper()
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		require.Equal(t, w[i], g[i], "%s:%d", golden, i+1)
	}
	require.Len(t, g, len(w), "lines of %s", golden)
}

// run builds an example and runs it from the root of the tree, without an
// environment, and gives what it printed. Git is not
// asked: in a tree that another user owns it refuses to answer.
func run(t *testing.T, name string) []byte {
	t.Helper()
	program := filepath.Join(t.TempDir(), name)
	out, err := exec.Command("go", "build", "-buildvcs=false", "-o", program, "./"+name).CombinedOutput()
	require.NoError(t, err, "%s", out)

	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, arguments[name]...)
	cmd.Dir = ".."
	cmd.Env = []string{"HOME=" + t.TempDir(), "TMPDIR=" + t.TempDir()}
	got, err := cmd.Output()
	require.NoError(t, ctx.Err(), "it did not end by itself within %s", patience)
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		t.Fatalf("%v\n%s", err, exit.Stderr)
	}
	require.NoError(t, err)
	return got
}
