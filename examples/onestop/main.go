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
		begin := try(beginning(*now))
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

// beginning reads -now.
func beginning(text string) (time.Time, error) {
	t, err := time.ParseInLocation("2006-01-02T15:04", text, zone)
	if err != nil {
		err = fmt.Errorf("-now %q: viết ngày và giờ như 2026-11-27T10:00 (a day with its time, such as 2026-11-27T10:00)", text)
	}
	return t, err
}

// run serves until it is interrupted, and then writes down what it counted.
func run(ctx context.Context, listener net.Listener, file string, begin time.Time) {
	started := time.Now()
	s := open(file, func() time.Time { return begin.Add(time.Since(started)).Truncate(time.Second) })
	defer s.Close()
	fmt.Printf("Sẵn sàng sau %.1f giây: http://%[2]s\nĐăng nhập: lanh-dao, quay-00, quay-31, chuyen-vien-05, thu-truong-05, ...; mật khẩu: %[3]s\nTra cứu, không cần đăng nhập: http://%[2]s/tra-cuu\n",
		time.Since(started).Seconds(), listener.Addr(), madePassword)
	web := &http.Server{Handler: s.routes(), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute}
	ended := make(chan error, 1)
	go func() { ended <- web.Serve(listener) }()
	for hour := time.Tick(time.Hour); ; {
		select {
		case <-hour:
			s.mu.Lock() // what fails is done again in an hour
			if err := attempt(func() { tell(s, s.library, s.now()) }); err != nil {
				log.Print(err)
			}
			s.mu.Unlock()
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

// snapshot is a row of snapshots.
type snapshot struct {
	Name    string
	Version int64
	Data    []byte
}

// open opens the database, fills it when it is new, and brings the tally up to date:
// what the last run wrote down, and every dossier that changed since. Time goes on from
// what was stored last, where that is later than the time given.
func open(file string, now func() time.Time) *server {
	s := &server{DB: openStore(file), books: &books{}, now: now}
	if behind := try(one[instant](s, "SELECT COALESCE(MAX(version), 0) FROM snapshots WHERE name = 'clock'")).Time().Sub(now()); behind > 0 {
		s.now = func() time.Time { return now().Add(behind) }
	}
	empty := try(one[int](s, "SELECT COUNT(*) FROM users")) == 0
	if empty {
		tx := try(s.Begin())
		check(fill(tx, s.now()))
		check(tx.Commit())
	}
	s.library = try(newLibrary(s, ""))
	s.tally = try(newTally(s.library))
	s.restore()
	if empty {
		s.madeMonths(s.now())
		tell(s, s.library, s.now())
	}
	return s
}

// restore reads the snapshots, and tells the tally what changed after its own.
func (s *server) restore() {
	for _, k := range try(all[snapshot](s, "SELECT * FROM snapshots")) {
		switch k.Name {
		case "tally":
			s.tally.version = k.Version
			check(s.tally.register.UnmarshalBinary(k.Data))
		case "books":
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
