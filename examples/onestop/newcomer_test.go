package main

import (
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

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

// The calls that README.md makes to the system, one after another, are answered as it
// says; "..." stands for what it leaves out.
func TestReadmeCalls(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	s := inProvince(t, func() time.Time { return begin })
	c := newClient(t, s, "")
	words := regexp.MustCompile(`'([^']*)'|(\S+)`)
	calls := regexp.MustCompile(`(?m)^ {4,7}curl (.*127\.0\.0\.1:8081.*)\n\n {4,7}(.*)$`).FindAllStringSubmatch(string(readme), -1)
	require.Len(t, calls, 15)
	for _, call := range calls {
		method, form, address, flag := "GET", url.Values{}, "", ""
		for _, word := range words.FindAllStringSubmatch(call[1], -1) {
			text := word[1] + word[2]
			name, value, _ := strings.Cut(text, "=")
			switch {
			case flag == "-d":
				method = "POST"
				form.Add(name, value)
			case flag == "--data-urlencode":
				name, file, _ := strings.Cut(text, "@")
				body, err := os.ReadFile(filepath.Join("../..", file))
				require.NoError(t, err)
				method = "POST"
				form.Add(name, string(body))
			case strings.HasPrefix(text, "127.0.0.1:8081"):
				address = strings.TrimPrefix(text, "127.0.0.1:8081")
			}
			if flag = ""; strings.HasPrefix(text, "-") {
				flag = text
			}
		}
		r, err := http.NewRequest(method, c.server.URL+address, strings.NewReader(form.Encode()))
		require.NoError(t, err)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		answer, err := c.http.Do(r)
		require.NoError(t, err)
		body, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		answer.Body.Close()
		rest := string(body)
		for i, part := range strings.Split(call[2], " ...") {
			before, after, found := strings.Cut(rest, strings.TrimSpace(part))
			require.True(t, found, "%s\n%s\nanswered\n%.600s", call[1], part, body)
			require.True(t, i > 0 || before == "", call[1])
			rest = after
		}
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
