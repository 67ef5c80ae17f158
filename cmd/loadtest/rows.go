package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"sync"
	"time"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/form"
)

const (
	number = "16/QĐ-TCTCCTTHC"
	task   = number + "#15#to-pho#2024-03-19"
	due    = "/api/v1/due?asOf=2024-06-25&plan="
	// clients is how many ask, or write, at once.
	clients = 8
	// steady is the rate at which waits are measured, a second.
	steady = 1000
)

// writes measures durable writes beside commits of one row.
func (t *test) writes(ctx context.Context, place string) error {
	s, err := t.serve(ctx, place)
	if err != nil {
		return err
	}
	defer s.stop()
	if _, err := get(s.address + due + url.QueryEscape(number)); err != nil {
		return err
	}
	db, err := raw(place)
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxIdleConns(clients)
	if _, err := db.ExecContext(ctx, `CREATE TABLE beside (id TEXT PRIMARY KEY, fact TEXT NOT NULL)`); err != nil {
		return err
	}
	insert := `INSERT INTO beside VALUES ($1, $2)`
	commit := func(kind string) func(c, n int) error {
		return func(c, n int) error {
			tx, err := db.BeginTx(ctx, nil)
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, insert, fmt.Sprintf("%s-%d-%d", kind, c, n), body(kind, c, n)); err != nil {
				return errors.Join(err, tx.Rollback())
			}
			return tx.Commit()
		}
	}
	bare, stop, err := serveEcho()
	if err != nil {
		return err
	}
	defer stop()
	post := func(address, kind string) func(c, n int) error {
		by := callers(address, clients)
		return func(c, n int) error {
			_, err := by[c].ask(http.MethodPost, "/api/v1/events", body(kind, c, n), http.StatusCreated)
			return err
		}
	}
	// Grouped writes of SQLite stand beside one raw writer, since it has no more;
	// those of PostgreSQL beside as many.
	besides := 1
	if store.IsPostgres(place) {
		besides = clients
	}
	for _, pair := range [][2]int{{1, 1}, {besides, clients}} {
		kind := fmt.Sprint(pair[1])
		m := t.beside(ctx, work{pair[0], commit(kind)}, work{pair[1], post(bare, kind)}, work{pair[1], post(s.address, kind)})
		writers := func(n int) string { return fmt.Sprintf("%d writer%s", n, "s"[:min(n-1, 1)]) }
		t.row("commits of one row by the database, "+writers(pair[0]), m[0], nil)
		t.row("bare net/http, the events sent back, "+writers(pair[1]), m[1], &m[0])
		t.row("events recorded, "+writers(pair[1]), m[2], &m[0])
	}
	return ctx.Err()
}

// demo measures how long the demo takes from its start until it is up, two years told,
// and its pages.
func (t *test) demo(ctx context.Context) error {
	s, err := t.start(ctx, "--demo")
	if err != nil {
		return err
	}
	defer s.stop()
	fmt.Fprintf(t.out, "| %-58s |\n", fmt.Sprintf("demo: start %.2f s, memory %s", s.ready.Seconds(), s.memory()))
	return t.pages(ctx, s.address)
}

// body is an event as a client sends it.
func body(kind string, c, n int) string {
	return fmt.Sprintf(`{"v":1,"id":"%s-writer-%d-event-%d","obligation":%q,"type":"reported","day":"2024-03-01","note":"Đã gửi báo cáo lần %d","document":"%d/BC-VP"}`, kind, c, n, task, n, n)
}

// reads measures the due list of a plan beside a server that has its bytes
// ready and sends nothing else.
func (t *test) reads(ctx context.Context) error {
	place, drop, err := t.database(ctx)
	if err != nil {
		return err
	}
	defer drop()
	stored := 0
	for _, n := range t.events {
		if err := t.fill(ctx, place, stored, n); err != nil {
			return err
		}
		stored = n
		if err := t.readsWith(ctx, place, n); err != nil {
			return err
		}
	}
	return nil
}

func (t *test) readsWith(ctx context.Context, place string, n int) error {
	s, err := t.serve(ctx, place)
	if err != nil {
		return err
	}
	first := s.ready
	s.stop() // it keeps a snapshot, where there is something to keep
	if s, err = t.serve(ctx, place); err != nil {
		return err
	}
	defer s.stop()
	begin := time.Now()
	list, err := get(s.address + due + url.QueryEscape(number))
	if err != nil {
		return err
	}
	asked := time.Since(begin)
	bare, stop, err := serveBytes(list)
	if err != nil {
		return err
	}
	defer stop()
	same := func(want, body []byte, err error) error {
		if err == nil && !bytes.Equal(body, want) {
			err = errors.New("another answer")
		}
		return err
	}
	asking := func(address string, want []byte) work {
		by := callers(address, clients)
		return work{clients, func(c, _ int) error {
			body, err := by[c].ask(http.MethodGet, due+url.QueryEscape(number), "", http.StatusOK)
			return same(want, body, err)
		}}
	}
	coming := func(address string) func(c, n int) error {
		return func(int, int) error {
			body, err := get(address + due + url.QueryEscape(number))
			return same(list, body, err)
		}
	}
	m := t.beside(ctx, asking(bare, list), asking(s.address, list))
	t.row(fmt.Sprintf("bare net/http, %d bytes, %d clients", len(list), clients), m[0], nil)
	t.row(fmt.Sprintf("due list with %d events, %d clients", n, clients), m[1], &m[0])
	t.row(fmt.Sprintf("bare net/http at %d a second", steady), t.open(ctx, steady, coming(bare)), nil)
	t.row(fmt.Sprintf("due list with %d events at %d a second", n, steady), t.open(ctx, steady, coming(s.address)), nil)
	by := callers(s.address, 1)
	record := func(i int) error {
		_, err := by[0].ask(http.MethodPost, "/api/v1/events", body(fmt.Sprint("beside-", n), 0, i), http.StatusCreated)
		return err
	}
	if err := record(0); err != nil {
		return err
	}
	begun, err := get(s.address + due + url.QueryEscape(number)) // the list tells that work was begun; further reports change nothing of it
	if err != nil {
		return err
	}
	writing, done := context.WithCancel(ctx)
	var wg sync.WaitGroup
	wg.Go(func() { // ten events a second come in
		for i := 1; writing.Err() == nil; i++ {
			_ = record(i) // reading is what is measured
			time.Sleep(100 * time.Millisecond)
		}
	})
	m = t.beside(ctx, asking(bare, list), asking(s.address, begun))
	t.row(fmt.Sprintf("the same, %d clients, while 10 events a second come in", clients), m[1], &m[0])
	done()
	wg.Wait()
	fmt.Fprintf(t.out, "| %-58s |\n", fmt.Sprintf("start %.2f s, again %.2f s, first list %.1f ms, memory %s", first.Seconds(), s.ready.Seconds(), float64(asked)/1e6, s.memory()))
	return ctx.Err()
}

// fill stores events of all obligations of the plan, up to a number.
func (t *test) fill(ctx context.Context, place string, from, to int) error {
	s, err := store.Open(ctx, place)
	if err != nil {
		return err
	}
	defer s.Close()
	p, ok := catalog.Plan(number)
	if !ok {
		return errors.New("the plan is not in the catalogue")
	}
	var ids []plan.ObligationID
	for o := range p.Obligations(plan.ObligationQuery{}) {
		ids = append(ids, o.ID())
	}
	day := form.MustParseDay("2024-03-01")
	const writers = 256
	var wg sync.WaitGroup
	failures := make(chan error, writers)
	for w := range writers {
		wg.Go(func() {
			for i := from + w; i < to && ctx.Err() == nil; i += writers {
				e := plan.Event{ID: fmt.Sprintf("stored-event-%08d", i), Obligation: ids[i%len(ids)], Type: plan.EventReported, Day: day,
					Note: "Đã gửi báo cáo", Document: fmt.Sprintf("%d/BC-VP", i), Recorded: time.Date(2024, 3, 1, 8, 0, 0, 0, time.UTC)}
				if _, _, err := s.AppendEvent(ctx, number, e); err != nil {
					failures <- err
					return
				}
			}
		})
	}
	wg.Wait()
	select {
	case err := <-failures:
		return err
	default:
		return ctx.Err()
	}
}

// serveBytes is a server that does nothing but send bytes.
func serveBytes(list []byte) (address string, stop func(), err error) {
	return serveBare(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(list)
	})
}

// serveEcho is a server that sends back what it is sent, as what it recorded.
func serveEcho() (address string, stop func(), err error) {
	return serveBare(func(w http.ResponseWriter, r *http.Request) {
		sent, _ := io.ReadAll(r.Body)
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", strconv.Itoa(len(sent)))
		w.WriteHeader(http.StatusCreated)
		_, _ = w.Write(sent)
	})
}

func serveBare(handler http.HandlerFunc) (address string, stop func(), err error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	s := &http.Server{ReadHeaderTimeout: time.Minute, Handler: handler}
	go func() { _ = s.Serve(l) }()
	return "http://" + l.Addr().String(), func() { _ = s.Close() }, nil
}
