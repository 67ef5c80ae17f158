package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"text/tabwriter"
	"time"
)

// rounds is how often the programs are run in turn; the best time of each
// counts, since other programs can only make it longer.
const rounds = 5

// tally prints the time and the peak memory of the barest loop and of "tthc
// tally" over the same file. Each runs as a program of its own, so that
// neither has the memory of the other.
func tally(w io.Writer, dossiers int) error {
	dir, err := os.MkdirTemp("", "tthc-compare-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	self, err := os.Executable()
	if err != nil {
		return err
	}
	tthc := filepath.Join(dir, "tthc")
	build := exec.Command("go", "build", "-o", tthc, "github.com/caicach/tthc/cmd/tthc")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return err
	}
	file := filepath.Join(dir, "dossiers.csv")
	if err := writeFile(file, exec.Command(self, "-write", strconv.Itoa(dossiers))); err != nil {
		return err
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}

	fmt.Fprintf(w, "ĐẾM HỒ SƠ MỘT CỬA: %d hồ sơ, %d MB · counting dossiers\n", dossiers, info.Size()/1_000_000)
	programs := []*program{
		{name: "vòng lặp trần (the barest loop)", path: self, args: []string{"-bare", file}},
		{name: "tthc tally, mặc định (as it is)", path: tthc, args: []string{"tally", "--dossiers", file}},
		{name: "tthc tally --shards 1", path: tthc, args: []string{"tally", "--dossiers", file, "--shards", "1"}},
	}
	for range rounds {
		for _, p := range programs {
			if err := p.run(); err != nil {
				return err
			}
		}
	}
	loop := programs[0]
	expected, err := readCounts(bytes.NewReader(loop.output))
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	fmt.Fprintln(table, "\tthời gian (time)\tlần (ratio)\tbộ nhớ cao nhất (peak memory)")
	for _, p := range programs {
		if p != loop {
			if err := expected.agree(bytes.NewReader(p.output)); err != nil {
				return fmt.Errorf("%s: %w", p.name, err)
			}
		}
		fmt.Fprintf(table, "%s\t%.2f s\t%.2f\t%.0f MB\n", p.name, p.took.Seconds(), p.took.Seconds()/loop.took.Seconds(), p.peak)
	}
	return table.Flush()
}

func writeFile(name string, cmd *exec.Cmd) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	cmd.Stdout, cmd.Stderr = f, os.Stderr
	if err := cmd.Run(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// program is a program with the shortest time that a run of it took, the most
// memory that one held in MB, and what the last printed.
type program struct {
	name   string
	path   string
	args   []string
	took   time.Duration
	peak   float64
	output []byte
}

func (p *program) run() error {
	cmd := exec.Command(p.path, p.args...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, os.Stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", p.name, err)
	}
	if took := time.Since(start); p.took == 0 || took < p.took {
		p.took = took
	}
	p.peak = max(p.peak, peakMemory(cmd.ProcessState))
	p.output = out.Bytes()
	return nil
}
