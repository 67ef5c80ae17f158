package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var updateGuides = flag.Bool("guides", false, "write what the commands of the guides print into them, to be looked at")

// guides is the folder of the guides: a folder for each language, with pages of the
// same names.
var guides = filepath.Join("..", "guide")

// fence is a fenced block of a page. What its first line says decides what it is:
// "console" are commands with what they print ("console exit 1" where they end so),
// "csv ho-so.csv" is a file of that name, "go" a program.
type fence struct {
	kind, name string
	lines      []string
	at         int // its first line in the page, counted from 0
}

// page is a page of the guides.
type page struct {
	name  string // within the tree of guides
	lines []string
}

func readPage(t *testing.T, name string) page {
	text, err := os.ReadFile(filepath.Join(guides, name))
	require.NoError(t, err)
	return page{name, strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")}
}

func (p page) fences(t *testing.T) (all []fence) {
	var open *fence
	for i, line := range p.lines {
		switch said, marked := strings.CutPrefix(line, "```"); {
		case marked && open == nil:
			kind, name, _ := strings.Cut(said, " ")
			open = &fence{kind: kind, name: name, at: i + 1}
		case marked:
			all, open = append(all, *open), nil
		case open != nil:
			open.lines = append(open.lines, line)
		}
	}
	require.Nil(t, open, "%s: a block is not closed", p.name)
	return all
}

// step is a command of a page, and the lines that the page says it prints.
type step struct {
	command  string
	prints   []string
	exit     int
	from, to int // the lines of the page that have what it prints
}

// steps is the commands of a block.
func (f fence) steps(t *testing.T) (all []step) {
	exit := 0
	if f.name != "" {
		_, err := fmt.Sscanf(f.name, "exit %d", &exit)
		require.NoError(t, err, f.name)
	}
	for i, line := range f.lines {
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			all = append(all, step{command: command, exit: exit, from: f.at + i + 1, to: f.at + i + 1})
			continue
		}
		require.NotEmpty(t, all, "what is printed stands behind a command")
		last := &all[len(all)-1]
		last.prints, last.to = append(last.prints, line), f.at+i+1
	}
	return all
}

// printed says whether a command printed what a page says: "…" alone on a line stands
// for any lines, within a line for any text.
func printed(want, got []string) bool {
	var pattern strings.Builder
	pattern.WriteString(`^`)
	for _, line := range want {
		if strings.TrimSpace(line) == "…" {
			pattern.WriteString(`(.*\n)*`)
			continue
		}
		pattern.WriteString(strings.ReplaceAll(regexp.QuoteMeta(strings.TrimRight(line, " ")), "…", ".*") + `\n`)
	}
	var text strings.Builder
	for _, line := range got {
		text.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return regexp.MustCompile(pattern.String() + `$`).MatchString(text.String())
}

// pagesOf is the pages of a language, by their names.
func pagesOf(t *testing.T, language string) (names []string) {
	found, err := filepath.Glob(filepath.Join(guides, language, "*.md"))
	require.NoError(t, err)
	for _, name := range found {
		names = append(names, filepath.Base(name))
	}
	return names
}

// Both languages tell the same: each page stands in both, with the same commands and
// the same files.
func TestGuidesAreTheSameInBothLanguages(t *testing.T) {
	require.GreaterOrEqual(t, len(pagesOf(t, "vi")), 9)
	require.Equal(t, pagesOf(t, "vi"), pagesOf(t, "en"))
	for _, name := range pagesOf(t, "vi") {
		var told [2][]string
		for i, language := range []string{"vi", "en"} {
			for _, f := range readPage(t, filepath.Join(language, name)).fences(t) {
				if f.kind != "console" {
					told[i] = append(told[i], f.kind+" "+f.name+"\n"+strings.Join(f.lines, "\n"))
					continue
				}
				for _, s := range f.steps(t) {
					told[i] = append(told[i], s.command)
				}
			}
		}
		assert.Equal(t, told[0], told[1], name)
	}
}

// Every command of the guides prints what they say, in the language of the page: the
// pages are followed word by word in an empty folder.
func TestGuides(t *testing.T) {
	needs(t, "sh")
	program := filepath.Join(t.TempDir(), "bin")
	require.NoError(t, os.Mkdir(program, 0o755))
	self, err := filepath.Abs(os.Args[0])
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(program, "tthc"), []byte("#!/bin/sh\nTTHC_TEST_RUN=1 exec '"+self+"' \"$@\"\n"), 0o755)) //nolint:gosec // a program
	for _, language := range []string{"vi", "en"} {
		for _, name := range pagesOf(t, language) {
			t.Run(language+"/"+name, func(t *testing.T) {
				t.Parallel()
				follow(t, readPage(t, filepath.Join(language, name)), language, program)
			})
		}
	}
}

// follow does what a page says.
func follow(t *testing.T, p page, language, program string) {
	var script strings.Builder
	var all []step
	port := fmt.Sprint(freePort(t))
	here := strings.NewReplacer("127.0.0.1:8080", "127.0.0.1:"+port)
	script.WriteString("exec 2>&1\nserved=\ntrap 'test -z \"$served\" || { kill \"$served\"; wait \"$served\"; }' EXIT\n")
	for n, f := range p.fences(t) {
		switch {
		case f.kind == "console":
			for _, s := range f.steps(t) {
				if strings.HasPrefix(s.command, "tthc serve") {
					serve(&script, s, port)
				} else {
					script.WriteString(here.Replace(s.command) + "\n")
				}
				fmt.Fprintf(&script, "printf '\\n@@%d %%d\\n' $?\n", len(all))
				all = append(all, s)
			}
		case strings.Contains(f.name, "."):
			above := strings.Join(p.lines[max(0, f.at-4):f.at-1], "\n")
			require.Contains(t, above, "`"+f.name+"`", "%s:%d: whoever follows is told the name of the file", p.name, f.at)
			fmt.Fprintf(&script, "cat > '%s' <<'END-OF-%d'\n%s\nEND-OF-%[2]d\n", f.name, n, strings.Join(f.lines, "\n"))
		}
	}
	if len(all) == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	folder := t.TempDir()
	sh := exec.CommandContext(ctx, "sh", "-c", script.String())
	sh.Dir, sh.WaitDelay = folder, 5*time.Second
	sh.Env = []string{"PATH=" + program + ":" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "TTHC_LANG=" + language, "TMPDIR=" + t.TempDir(), "NO_COLOR=1"}
	out, err := sh.Output()
	require.NoError(t, ctx.Err())
	require.NoError(t, err, string(out))
	said := regexp.MustCompile(`(?s)\n@@(\d+) (\d+)\n`).FindAllSubmatchIndex(out, -1)
	require.Len(t, said, len(all), string(out))
	lines, start := p.lines, 0
	for i, s := range slices.Backward(all) {
		if start = 0; i > 0 {
			start = said[i-1][1]
		}
		text := strings.NewReplacer("127.0.0.1:"+port, "127.0.0.1:8080", "\ufeff", "", "\r", "").Replace(string(out[start:said[i][0]]))
		var got []string
		if text = strings.TrimSuffix(text, "\n"); text != "" {
			got = strings.Split(text, "\n")
		}
		ended := string(out[said[i][4]:said[i][5]])
		assert.Equal(t, fmt.Sprint(s.exit), ended, "%s: %s\n%s", p.name, s.command, text)
		if printed(s.prints, got) {
			continue
		}
		if *updateGuides {
			lines = slices.Replace(lines, s.from, s.to, got...)
			continue
		}
		assert.Fail(t, "a command prints something else", "%s:%d: $ %s\nsaid:\n%s\nprinted:\n%s", p.name, s.from, s.command, strings.Join(s.prints, "\n"), text)
	}
	if *updateGuides {
		require.NoError(t, os.WriteFile(filepath.Join(guides, p.name), []byte(strings.Join(lines, "\n")+"\n"), 0o644)) //nolint:gosec // a page
	}
}

// serve starts a server beside what follows, once it has said all that the page says. Its
// log is shown only where it did not start.
func serve(script *strings.Builder, s step, port string) {
	fmt.Fprintf(script, `: > ../served
%s --listen 127.0.0.1:%s > ../served 2> ../log & served=$!
i=0
while kill -0 $served && [ "$(wc -l < ../served)" -lt %d ] && [ $i -lt 600 ]; do sleep 0.1; i=$((i+1)); done
cat ../served
kill -0 $served || cat ../log
`, s.command, port, max(4, len(s.prints)))
}

// The programs in Go of the guides and of the README build in an empty module that has
// the library from this tree, and print what the block behind them says.
func TestGuidesInGo(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	require.NoError(t, err)
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	require.NoError(t, err)
	done := map[string]bool{}
	names := []string{filepath.Join("..", "..", "README.md")}
	for _, name := range pagesOf(t, "vi") {
		names = append(names, filepath.Join("vi", name))
	}
	for _, name := range names {
		all := readPage(t, name).fences(t)
		for i, f := range all {
			program := strings.Join(f.lines, "\n")
			if f.kind != "go" || done[program] {
				continue
			}
			done[program] = true
			module := t.TempDir()
			for file, text := range map[string]string{
				"main.go": program, "go.sum": string(sums),
				"go.mod": "module example.gov.vn/motcua\n\ngo 1.25.0\n\nrequire github.com/caicach/tthc v0.1.0\n\nreplace github.com/caicach/tthc => " + root + "\n",
			} {
				require.NoError(t, os.WriteFile(filepath.Join(module, file), []byte(text), 0o600))
			}
			c := exec.Command("go", "run", ".")
			c.Dir, c.Env = module, append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod -buildvcs=false")
			var errs bytes.Buffer
			c.Stderr = &errs
			out, err := c.Output()
			require.NoError(t, err, "%s:%d\n%s", name, f.at, errs.String())
			require.Greater(t, len(all), i+1, "what the program prints stands behind it")
			assert.Equal(t, strings.Join(all[i+1].lines, "\n"), strings.TrimRight(string(out), "\n"), "%s:%d", name, f.at)
		}
	}
	require.NotEmpty(t, done)
}
