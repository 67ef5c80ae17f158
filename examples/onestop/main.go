// Onestop is the one-stop system of a made-up province in 2026, with its own
// tables, users and pages, and the library inside. See README.md.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	log.SetFlags(0)
	address := flag.String("addr", "127.0.0.1:8081", "address to listen on")
	file := flag.String("data", "", "file of the database; without one it is in memory")
	now := flag.String("now", "2026-11-27T10:00", "when the example begins; its clock runs from there")
	story := flag.Bool("check", false, "run the whole story, print it, and end")
	flag.Parse()
	begin, err := time.ParseInLocation("2006-01-02T15:04", *now, zone)
	switch {
	case err != nil:
	case *story:
		err = check(os.Stdout, begin)
	default:
		err = run(*address, *file, begin)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// run serves until it is interrupted, and then writes down what it counted.
func run(address, file string, begin time.Time) error {
	started := time.Now()
	s, err := open(file, func() time.Time { return begin.Add(time.Since(started)) })
	if err != nil {
		return err
	}
	defer s.Close()
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	fmt.Printf("Sẵn sàng sau %.1f giây: http://%s\n", time.Since(started).Seconds(), listener.Addr())
	fmt.Printf("Đăng nhập: lanh-dao, quay-00, quay-31, chuyen-vien-05, ...; mật khẩu: %s\n", madePassword)
	fmt.Printf("Tra cứu, không cần đăng nhập: http://%s/tra-cuu\n", listener.Addr())
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	web := &http.Server{Handler: s.routes(), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute}
	ended := make(chan error, 1)
	go func() { ended <- web.Serve(listener) }()
	select {
	case err = <-ended:
	case <-ctx.Done():
		wait, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		err = web.Shutdown(wait)
	}
	return errors.Join(err, s.keepTally())
}

// snapshot is a row of snapshots.
type snapshot struct {
	Name    string
	Version int64
	Data    []byte
}

// open opens the database, fills it when it is new, and brings the tally up to date:
// what the last run wrote down, and every dossier that changed since.
func open(file string, now func() time.Time) (*server, error) {
	pool, err := openStore(file)
	if err != nil {
		return nil, err
	}
	s := &server{DB: pool, books: &books{}, now: now}
	users, err := one[int](s, "SELECT COUNT(*) FROM users")
	if err != nil {
		return nil, err
	}
	if users == 0 {
		tx, err := s.Begin()
		if err != nil {
			return nil, err
		}
		if err = fill(tx, now()); err == nil {
			err = tx.Commit()
		}
		if err != nil {
			return nil, err
		}
	}
	l, err := newLibrary(s, "")
	if err != nil {
		return nil, err
	}
	s.library.Store(l)
	if s.tally, err = newTally(l); err != nil {
		return nil, err
	}
	if err := s.restore(l); err != nil {
		return nil, err
	}
	if users == 0 {
		err = s.madeMonths(l, now())
	}
	return s, err
}

// restore reads the snapshots, and tells the tally what changed after its own.
func (s *server) restore(l *library) error {
	kept, err := all[snapshot](s, "SELECT * FROM snapshots")
	if err != nil {
		return err
	}
	for _, k := range kept {
		if k.Name == "tally" {
			s.tally.version, err = k.Version, s.tally.register.UnmarshalBinary(k.Data)
		} else {
			err = s.books.ledger.UnmarshalBinary(k.Data)
		}
		if err != nil {
			return err
		}
	}
	list, err := all[dossier](s, "SELECT * FROM dossiers WHERE version > ?", s.tally.version)
	if err != nil {
		return err
	}
	held, err := heldBy(s, "TRUE")
	for _, d := range list {
		if err := s.tally.put(l, d, held[d.Code], s.now()); err != nil {
			return fmt.Errorf("%s: %w", d.Code, err)
		}
	}
	return err
}

func (s *server) keepTally() error {
	s.tally.mu.Lock()
	defer s.tally.mu.Unlock()
	data, err := s.tally.register.MarshalBinary()
	if err != nil {
		return err
	}
	return put(s, "snapshots", "tally", s.tally.version, data)
}
