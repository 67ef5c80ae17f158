// Onestop is the one-stop system of a made-up province in 2026, with its own
// tables, users and pages, and the library inside. See README.md.
package main

import (
	"context"
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
	address := flag.String("addr", "127.0.0.1:8081", "address to listen on")
	file := flag.String("data", "", "file of the database; without one it is in memory")
	now := flag.String("now", "2026-11-27T10:00", "when the example begins; its clock runs from there")
	whole := flag.Bool("check", false, "run the whole story, print it, and end")
	flag.Parse()
	err := attempt(func() {
		begin := try(time.ParseInLocation("2006-01-02T15:04", *now, zone))
		if *whole {
			story(os.Stdout, begin)
			return
		}
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		defer stop()
		run(ctx, try(net.Listen("tcp", *address)), *file, begin)
	})
	if err != nil {
		log.Fatal(err)
	}
}

// run serves until it is interrupted, and then writes down what it counted.
func run(ctx context.Context, listener net.Listener, file string, begin time.Time) {
	started := time.Now()
	s := open(file, func() time.Time { return begin.Add(time.Since(started)) })
	defer s.Close()
	fmt.Printf("Sẵn sàng sau %.1f giây: http://%s\n", time.Since(started).Seconds(), listener.Addr())
	fmt.Printf("Đăng nhập: lanh-dao, quay-00, quay-31, chuyen-vien-05, thu-truong-05, ...; mật khẩu: %s\n", madePassword)
	fmt.Printf("Tra cứu, không cần đăng nhập: http://%s/tra-cuu\n", listener.Addr())
	web := &http.Server{Handler: s.routes(), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute}
	ended := make(chan error, 1)
	go func() { ended <- web.Serve(listener) }()
	for hour := time.Tick(time.Hour); ; {
		select {
		case <-hour:
			s.tellHourly()
		case err := <-ended:
			check(err)
		case <-ctx.Done():
			wait, cancel := context.WithTimeout(context.Background(), 10*time.Second)
			defer cancel()
			err := web.Shutdown(wait)
			s.keepTally()
			check(err)
			return
		}
	}
}

// tellHourly tells people what they are to be told. What fails is done again in an hour.
func (s *server) tellHourly() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := attempt(func() { tell(s, s.library, s.now()) }); err != nil {
		log.Print(err)
	}
}

// snapshot is a row of snapshots.
type snapshot struct {
	Name    string
	Version int64
	Data    []byte
}

// open opens the database, fills it when it is new, and brings the tally up to date:
// what the last run wrote down, and every dossier that changed since.
func open(file string, now func() time.Time) *server {
	s := &server{DB: openStore(file), books: &books{}, now: now}
	empty := try(one[int](s, "SELECT COUNT(*) FROM users")) == 0
	if empty {
		tx := try(s.Begin())
		check(fill(tx, now()))
		check(tx.Commit())
	}
	s.library = try(newLibrary(s, ""))
	s.tally = try(newTally(s.library))
	s.restore()
	if empty {
		s.madeMonths(now())
		tell(s, s.library, now())
	}
	return s
}

// restore reads the snapshots, and tells the tally what changed after its own.
func (s *server) restore() {
	for _, k := range try(all[snapshot](s, "SELECT * FROM snapshots")) {
		if k.Name == "tally" {
			s.tally.version = k.Version
			check(s.tally.register.UnmarshalBinary(k.Data))
		} else {
			check(s.books.ledger.UnmarshalBinary(k.Data))
		}
	}
	held := heldBy(s, "TRUE")
	for _, d := range try(all[dossier](s, "SELECT * FROM dossiers WHERE version > ?", s.tally.version)) {
		check(s.tally.put(s.library, d, held[d.Code], s.now()))
	}
}

func (s *server) keepTally() {
	s.tally.mu.Lock()
	defer s.tally.mu.Unlock()
	check(put(s, "snapshots", "tally", s.tally.version, try(s.tally.register.MarshalBinary())))
}
