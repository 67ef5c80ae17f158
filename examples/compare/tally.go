package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
)

// engines are what a user may count a file of dossiers with instead. Each runs
// from a folder of npm packages, if one is given and has it.
var engines = []string{"duckdb", "clickhouse", "polars"}

// tally prints what it costs to count a file of dossiers: with "tthc tally", with
// loops of Go that count a little of it and believe everything, with the
// engines, and only to read it. Each runs as a program of its own, in turn with
// the others, and has to give the answers of the barest loop.
func tally(w io.Writer, dossiers, rounds int, peers string) error {
	dir, err := os.MkdirTemp("", "tthc-compare-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	tthc, self, err := build(dir)
	if err != nil {
		return err
	}
	table, lines := filepath.Join(dir, "dossiers.csv"), filepath.Join(dir, "dossiers.jsonl")
	if err := writeFile(table, exec.Command(self, "-write", strconv.Itoa(dossiers))); err != nil {
		return err
	}
	if err := writeFile(lines, exec.Command(self, "-lines", table)); err != nil {
		return err
	}

	fmt.Fprintf(w, "%s, %s/%s, %d CPU, %s\n", time.Now().Format("2006-01-02"), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), processor())
	installed := map[string]string{}
	for _, name := range engines {
		installed[name] = version(peers, name)
		if installed[name] == "" {
			fmt.Fprintf(w, "%s: không có ở đây, không so sánh (not here, not compared)\n", name)
		}
	}
	var expected counts
	for _, file := range []string{table, lines} {
		var programs []*program
		add := func(p program) { programs = append(programs, &p) }
		if file == table {
			add(program{name: "vòng lặp trần (the barest loop)", path: self, args: []string{"-bare", file}, answers: plain})
			add(program{name: "vòng lặp sàn (the floor loop)", path: self, args: []string{"-floor", file}, answers: plain})
		}
		add(program{name: "tthc tally", path: tthc, args: []string{"tally", "--dossiers", file}, answers: observed, ours: true})
		add(program{name: "tthc tally --shards 1", path: tthc, args: []string{"tally", "--dossiers", file, "--shards", "1"}, answers: observed})
		add(program{name: "tthc tally --unique", path: tthc, args: []string{"tally", "--dossiers", file, "--unique"}, answers: observed})
		for _, name := range engines {
			if installed[name] != "" {
				add(program{name: installed[name], path: "node", args: []string{filepath.Join(peers, "count.cjs"), name, file}, answers: plain})
			}
		}
		add(program{name: "chỉ tìm cuối dòng (only ends of lines)", path: self, args: []string{"-newlines", file}})
		add(program{name: "cat", path: "cat", args: []string{file}})
		if err := compare(w, file, dossiers, rounds, programs, &expected); err != nil {
			return err
		}
	}
	return nil
}

// build puts the command into a folder, and says where this program itself is.
func build(dir string) (tthc, self string, err error) {
	if self, err = os.Executable(); err != nil {
		return "", "", err
	}
	tthc = filepath.Join(dir, "tthc")
	build := exec.Command("go", "build", "-o", tthc, "github.com/caicach/tthc/cmd/tthc")
	build.Stderr = os.Stderr
	return tthc, self, build.Run()
}

// compare runs the programs over a file, the answers first, and prints a table.
func compare(w io.Writer, file string, dossiers, rounds int, programs []*program, expected *counts) error {
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	for _, p := range programs {
		if p.answers == nil {
			continue
		}
		var out bytes.Buffer
		if err := p.run(&out); err != nil {
			return err
		}
		if *expected == nil { // the first is the barest loop
			if *expected, err = readCounts(bytes.NewReader(out.Bytes())); err != nil {
				return err
			}
		}
		if err := p.answers(*expected, &out); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	fmt.Fprintf(w, "\nĐẾM HỒ SƠ MỘT CỬA: %d hồ sơ, %s, %d MB · counting dossiers; median of %d runs in turn, equal answers\n", dossiers, strings.TrimPrefix(filepath.Ext(file), "."), info.Size()/1_000_000, rounds)
	return race(w, "tthc tally", rounds, programs)
}

// race runs the programs in turn, and prints what each took beside ours.
func race(w io.Writer, name string, rounds int, programs []*program) error {
	for _, p := range programs {
		p.runs = nil
	}
	for range rounds {
		for _, p := range programs {
			if err := p.run(io.Discard); err != nil {
				return err
			}
		}
	}
	ours := programs[slices.IndexFunc(programs, func(p *program) bool { return p.ours })].median()
	out := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	fmt.Fprintln(out, "\tCPU\tlần "+name+" (ratio)\tthời gian (wall)\tbộ nhớ cao nhất (peak)")
	for _, p := range programs {
		m := p.median()
		fmt.Fprintf(out, "%s\t%.2f s\t%.2f\t%.2f s\t%.0f MB\n", p.name, m.cpu.Seconds(), m.cpu.Seconds()/ours.cpu.Seconds(), m.wall.Seconds(), m.peak)
	}
	return out.Flush()
}

// plain holds counts as the barest loop prints them against the expected.
func plain(expected counts, out io.Reader) error {
	got, err := readCounts(out)
	if err != nil {
		return err
	}
	if len(got) != len(expected) {
		return fmt.Errorf("%d bodies and months of %d", len(got), len(expected))
	}
	for key, c := range expected {
		if got[key] == nil || *got[key] != *c {
			return fmt.Errorf("%s: %+v, and the barest loop has %+v", key, got[key], *c)
		}
	}
	return nil
}

// observed holds observations against the expected.
func observed(expected counts, out io.Reader) error { return expected.agree(out) }

// version is what an engine says of itself; empty when it cannot be run.
func version(peers, engine string) string {
	if peers == "" {
		return ""
	}
	out, err := exec.Command("node", filepath.Join(peers, "count.cjs"), engine).Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// processor is the name of the processor, where the system tells it.
func processor() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	_, name, _ := strings.Cut(string(text), "model name")
	name, _, _ = strings.Cut(name, "\n")
	return cmp.Or(strings.Trim(name, " \t:"), "?")
}

func writeFile(name string, cmd *exec.Cmd) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	cmd.Stdout, cmd.Stderr = f, os.Stderr
	return errors.Join(cmd.Run(), f.Close())
}

// program is a program with what its runs took.
type program struct {
	name    string
	path    string
	args    []string
	answers func(expected counts, out io.Reader) error // nil: it has none
	ours    bool                                       // the others are compared with it
	runs    []taken
}

type taken struct {
	cpu, wall time.Duration
	peak      float64 // MB
}

func (p *program) run(out io.Writer) error {
	cmd := exec.Command(p.path, p.args...)
	cmd.Stdout, cmd.Stderr = out, os.Stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", p.name, err)
	}
	s := cmd.ProcessState
	p.runs = append(p.runs, taken{s.UserTime() + s.SystemTime(), time.Since(start), peakMemory(s)})
	return nil
}

// median is that of each figure, by itself.
func (p *program) median() (m taken) {
	middle := len(p.runs) / 2
	m.cpu = slices.SortedFunc(slices.Values(p.runs), func(a, b taken) int { return cmp.Compare(a.cpu, b.cpu) })[middle].cpu
	m.wall = slices.SortedFunc(slices.Values(p.runs), func(a, b taken) int { return cmp.Compare(a.wall, b.wall) })[middle].wall
	m.peak = slices.SortedFunc(slices.Values(p.runs), func(a, b taken) int { return cmp.Compare(a.peak, b.peak) })[middle].peak
	return m
}
