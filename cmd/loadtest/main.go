// Command loadtest prints how fast the server is beside what it stands on, in
// one run on one machine: reads beside a bare net/http server that sends the
// same bytes, durable writes beside commits of one row by the same database and beside
// a bare server that sends them back, an upload of dossiers beside as many rows; and each
// page of the demo, with what it weighs.
//
//	go run ./cmd/loadtest
//	go run ./cmd/loadtest -events 0,100000,1000000 -for 5s -dossiers 1000000
//	go run ./cmd/loadtest -postgres postgres://postgres@127.0.0.1:5432/postgres
//
// It starts the server as tthc serve does, on the loopback address and on data
// of its own, which it removes, and once with the demo. The figures are of the machine
// as it is: what else runs on it takes its part of all columns. They are no test: nothing
// fails for being slow.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "loadtest:", err)
		os.Exit(1)
	}
}

// test is what is asked of a run.
type test struct {
	events   []int         // how many are stored before reading
	each     time.Duration // how long each row is measured
	dossiers int           // how many are uploaded
	postgres string        // the server on which a database is made; SQLite when empty
	folder   string        // of everything that is made
	tthc     string        // the program
	out      io.Writer
}

func run(ctx context.Context, args []string, out io.Writer) error {
	t := test{out: out}
	flags := flag.NewFlagSet("loadtest", flag.ContinueOnError)
	events := flags.String("events", "0,100000", "how many events are stored before reading, in growing order")
	flags.DurationVar(&t.each, "for", 3*time.Second, "how long each row is measured, at most a minute")
	flags.IntVar(&t.dossiers, "dossiers", 100_000, "how many dossiers are uploaded in one table; 0: none")
	flags.StringVar(&t.postgres, "postgres", "", "a PostgreSQL server on which a database may be made and dropped; SQLite without one")
	if err := flags.Parse(args); err != nil {
		return err
	}
	for n := range strings.SplitSeq(*events, ",") {
		count, err := strconv.Atoi(n)
		if err != nil || count < 0 || count > 2_000_000 {
			return fmt.Errorf("-events: %q is no number up to 2,000,000", n)
		}
		t.events = append(t.events, count)
	}
	t.each = min(max(t.each, 100*time.Millisecond), time.Minute)
	var err error
	if t.folder, err = os.MkdirTemp("", "tthc-loadtest-"); err != nil {
		return err
	}
	defer os.RemoveAll(t.folder)
	return t.all(ctx)
}

// dashes is below the heading of the first column.
var dashes = strings.Repeat("-", 60)

// row prints a row of the table.
func (t *test) row(what string, m measured, beside *measured) {
	ratio := ""
	if beside != nil {
		ratio = fmt.Sprintf("%.2f", m.rate/beside.rate)
	}
	failed := ""
	if m.failed > 0 {
		failed = fmt.Sprintf(" (%d failed)", m.failed)
	}
	ms := func(d time.Duration) string { return fmt.Sprintf("%.2f", float64(d)/1e6) }
	fmt.Fprintf(t.out, "| %-58s | %8.0f | %5s | %7s | %7s | %7s |%s\n", what, m.rate, ratio, ms(m.p50), ms(m.p99), ms(m.max), failed)
}

func (t *test) head() {
	fmt.Fprintf(t.out, "| %-58s | %8s | %5s | %7s | %7s | %7s |\n", "", "a second", "ratio", "p50 ms", "p99 ms", "max ms")
	fmt.Fprintf(t.out, "|%s|---------:|------:|--------:|--------:|--------:|\n", dashes)
}

func (t *test) all(ctx context.Context) error {
	if err := t.build(ctx); err != nil {
		return err
	}
	place, drop, err := t.database(ctx)
	if err != nil {
		return err
	}
	defer drop()
	load, _ := os.ReadFile("/proc/loadavg") // where there is one
	fmt.Fprintf(t.out, "%s; load before: %s\n", t.machine(), strings.TrimSpace(string(load)))
	t.head()
	if err := t.writes(ctx, place); err != nil {
		return err
	}
	if err := t.upload(ctx); err != nil {
		return err
	}
	if err := t.reads(ctx); err != nil {
		return err
	}
	return t.demo(ctx)
}
