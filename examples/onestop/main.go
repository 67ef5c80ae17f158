// Onestop is the one-stop system of a made-up province in 2026, with its own
// tables, users and pages, and the library inside. See README.md.
package main

import (
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
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
	if err != nil {
		log.Fatal(err)
	}
	if *story {
		err = check(os.Stdout, begin)
	} else {
		err = run(*address, *file, begin)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// run serves until it is interrupted, and then writes down what it counted.
func run(address, file string, begin time.Time) error {
	started := time.Now()
	clock := func() time.Time { return begin.Add(time.Since(started)) }
	s, err := open(file, clock)
	if err != nil {
		return err
	}
	defer s.db.Close()
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	fmt.Printf("Tỉnh Ví Dụ sẵn sàng sau %.1f giây: http://%s\n", time.Since(started).Seconds(), listener.Addr())
	fmt.Printf("Đăng nhập: lanh-dao, quay-00, quay-31, chuyen-vien-06 ...; mật khẩu %s\n", madePassword)
	fmt.Printf("Tra cứu (không cần đăng nhập): http://%s/tra-cuu\n", listener.Addr())
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	web := &http.Server{Handler: s.routes(), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, IdleTimeout: 2 * time.Minute}
	ended := make(chan error, 1)
	go func() { ended <- web.Serve(listener) }()
	select {
	case err = <-ended:
	case <-ctx.Done():
		wait, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		err = web.Shutdown(wait)
	}
	if errors.Is(err, http.ErrServerClosed) {
		err = nil
	}
	return errors.Join(err, s.keepTally())
}

// open opens the database, fills it when it is new, and brings the tally up to date:
// what the last run wrote down, and every dossier that changed since.
func open(file string, now func() time.Time) (*server, error) {
	db, err := openStore(file)
	if err != nil {
		return nil, err
	}
	s := &server{store: db, books: &books{}, now: now}
	var users int
	if err := scan(s.db, "SELECT COUNT(*) FROM users", &users); err != nil {
		return nil, err
	}
	if users == 0 {
		if err := fill(db, now()); err != nil {
			return nil, err
		}
	}
	l, err := newLibrary(s.db)
	if err != nil {
		return nil, err
	}
	s.library.Store(l)
	if s.tally, err = newTally(l); err != nil {
		return nil, err
	}
	if err := s.restore(); err != nil {
		return nil, err
	}
	if users == 0 {
		return s, s.madeMonths()
	}
	return s, nil
}

// restore reads the snapshots, and tells the tally what changed after its own.
func (s *server) restore() error {
	var data []byte
	var version int64
	err := s.db.QueryRow("SELECT data, version FROM snapshots WHERE name = 'tally'").Scan(&data, &version)
	if err == nil {
		err = s.tally.restore(data, version)
	}
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	err = s.db.QueryRow("SELECT data FROM snapshots WHERE name = 'books'").Scan(&data)
	if err == nil {
		err = s.books.ledger.UnmarshalBinary(data)
	}
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	list, err := dossiers(s.db, "version > ?", version)
	if err != nil {
		return err
	}
	held, err := s.held("SELECT * FROM dossier_steps ORDER BY since")
	if err != nil {
		return err
	}
	for _, d := range list {
		if err := s.tally.put(s.library.Load(), d, held[d.Code], s.now()); err != nil {
			return fmt.Errorf("%s: %w", d.Code, err)
		}
	}
	return nil
}

func (s *server) keepTally() error {
	data, version, err := s.tally.snapshot()
	if err != nil {
		return err
	}
	return put(s.db, "snapshots", "tally", version, data)
}

// sub is the files of a folder.
func sub(files fs.FS, folder string) fs.FS {
	f, err := fs.Sub(files, folder)
	if err != nil {
		panic(err)
	}
	return f
}
