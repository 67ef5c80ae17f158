package main

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/caicach/tthc/cmd/internal/store"
)

// build builds the program that is measured.
func (t *test) build(ctx context.Context) error {
	t.tthc = filepath.Join(t.folder, "tthc")
	out, err := exec.CommandContext(ctx, "go", "build", "-o", t.tthc, "github.com/caicach/tthc/cmd/tthc").CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}

func (t *test) machine() string {
	database := "SQLite"
	if t.postgres != "" {
		database = "PostgreSQL"
	}
	return fmt.Sprintf("%s, %s/%s, %d processors, client included; %s", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), database)
}

// database is a place for data, and how to remove it.
func (t *test) database(ctx context.Context) (place string, drop func(), err error) {
	if t.postgres == "" {
		place, err = os.MkdirTemp(t.folder, "data-")
		return place, func() {}, err
	}
	db, err := sql.Open("pgx", t.postgres)
	if err != nil {
		return "", nil, err
	}
	name := fmt.Sprintf("tthc_loadtest_%d_%d", os.Getpid(), time.Now().UnixNano()%1e6)
	if _, err := db.ExecContext(ctx, `CREATE DATABASE `+name); err != nil {
		return "", nil, err
	}
	address, err := url.Parse(t.postgres)
	if err != nil {
		return "", nil, err
	}
	address.Path = "/" + name
	return address.String(), func() {
		_, _ = db.ExecContext(context.WithoutCancel(ctx), `DROP DATABASE `+name+` WITH (FORCE)`) // its own, and the server may be gone
		_ = db.Close()
	}, nil
}

// serving is a server that runs.
type serving struct {
	command *exec.Cmd
	address string
	ready   time.Duration // from its start to its address
}

func (t *test) serve(ctx context.Context, place string) (*serving, error) {
	return t.start(ctx, "--data", place)
}

func (t *test) start(ctx context.Context, flags ...string) (*serving, error) {
	begin := time.Now()
	c := exec.CommandContext(ctx, t.tthc, append([]string{"serve", "--listen", "127.0.0.1:0"}, flags...)...)
	log, err := os.Create(filepath.Join(t.folder, "server.log")) // a line for each request
	if err != nil {
		return nil, err
	}
	defer log.Close()
	c.Stderr = log
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		said, _ := os.ReadFile(log.Name())
		return nil, fmt.Errorf("the server did not start: %w: %s", err, said)
	}
	return &serving{c, strings.TrimSpace(line), time.Since(begin)}, nil
}

// stop ends the server as an interrupt does.
func (s *serving) stop() {
	_ = s.command.Process.Signal(os.Interrupt)
	_ = s.command.Wait()
}

// memory is what the server has in memory, where the system says so.
func (s *serving) memory() string {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.command.Process.Pid))
	if err != nil {
		return "unknown"
	}
	for line := range strings.Lines(string(text)) {
		if size, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			return strings.TrimSpace(size)
		}
	}
	return "unknown"
}

// client keeps its connections, and takes bytes as they are.
var client = &http.Client{Timeout: 60 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 256, DisableCompression: true}}

func get(address string) ([]byte, error) {
	answer, err := client.Get(address)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", answer.Status, body)
	}
	return body, err
}

// raw is the database that a store made, without the store, as the store opens it.
func raw(place string) (*sql.DB, error) {
	if store.IsPostgres(place) {
		return sql.Open("pgx", place)
	}
	return sql.Open("sqlite", "file:"+filepath.Join(place, store.FileName)+"?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_txlock=immediate")
}
