package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/api"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/audits"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/web"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/form"
)

// serveCommand is the command that serves, until it is interrupted.
func serveCommand(p *cli.Program) *cobra.Command {
	var s server
	c := &cobra.Command{
		Use:   "serve",
		Short: p.T("Máy chủ tham khảo: trang và API của các kế hoạch đã công bố", "The reference server"),
		Long: p.T(`Trang và JSON API của các kế hoạch đã công bố, với những gì đã ghi nhận.
Chưa có đăng nhập: chỉ mở cho máy này, hoặc đặt sau một cổng có đăng nhập.
Dòng đầu tiên in ra là địa chỉ; tiếp theo là nơi lưu dữ liệu và cách dừng.`, `Pages and a JSON API of the published plans, with what was recorded. There is
no sign-in yet: serve this machine only, or stand behind a gateway that has it.
The first line printed is the address; then where the data are, and how to stop.`),
		Args: cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return s.serve(c.Context(), p)
		},
	}
	c.Flags().StringVar(&s.listen, "listen", "127.0.0.1:8080", p.T("địa chỉ và cổng", "address and port"))
	c.Flags().StringSliceVar(&s.hosts, "host", nil, p.T("tên máy khác mà máy chủ trả lời, khi đứng sau một cổng", "further host names, behind a gateway"))
	s.data.Add(p, c)
	s.keys.Add(p, c)
	s.Dates.Add(p, c)
	s.Bodies.Add(p, c)
	c.Flags().StringVar(&s.rules, "rules", "", p.T("tệp quy tắc của phản ánh, kiến nghị, mặc định của hệ thống quốc gia (tthc petition rules)", "a file of rules of petitions, by default those of the national system (tthc petition rules)"))
	return c
}

// server is the flags of the server.
type server struct {
	cli.Bodies
	cli.Dates
	listen string
	data   cli.Data
	keys   audits.Keys
	rules  string // a file
	hosts  []string
	denied *audit.Denied
}

// options is what the flags say of what is judged by.
func (s *server) options(p *cli.Program) (o ledger.Options, err error) {
	o = ledger.Options{Plans: catalog.Plans(), Now: cli.Now}
	if o.Bodies, err = s.Registry(); err != nil {
		return o, err
	}
	if o.Calendar, err = s.Calendar(p); err != nil {
		return o, err
	}
	o.Rules, err = cli.ReadRules(s.rules)
	return o, err
}

func (s *server) serve(ctx context.Context, p *cli.Program) error {
	o, err := s.options(p)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(p.Errs, nil))
	events, err := store.Open(ctx, s.data.Place)
	if err != nil {
		return cli.Failure(2, fmt.Errorf("--data: %w", err))
	}
	defer events.Close()
	listener, err := net.Listen("tcp", s.listen)
	if err != nil {
		return cli.Failure(2, fmt.Errorf("--listen: %w", err))
	}
	o.Store = events
	if !store.IsPostgres(s.data.Place) {
		o.Snapshots = filepath.Join(s.data.Place, "snapshots")
	}
	debug.SetGCPercent(25) // until it is known what stays: see collectSeldom
	l := ledger.New(o)
	book := casebook.New(l)
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	if err := s.check(ctx, events, stop); err != nil {
		return err
	}
	if err := ready(ctx, l, book); err != nil {
		return err
	}
	stopKeeping, err := s.keep(ctx, l, log)
	if err != nil {
		return err
	}
	defer stopKeeping()
	pages, calls := web.New(l, log), api.Over(wire.Gate{Ledger: l, Roster: roster.New(events, o.Now), Denied: s.denied}, book, log)
	handler := http.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/healthz" || r.URL.Path == "/readyz" {
			health(w, r, l)
			return
		}
		if strings.HasPrefix(r.URL.Path, "/api/") && r.URL.Path != "/api/" {
			calls.ServeHTTP(w, r)
			return
		}
		pages.ServeHTTP(w, r)
	}))
	if onlyHere(listener.Addr()) {
		handler = wire.OwnHosts(handler, s.hosts...)
	}
	h := &http.Server{
		Handler:           wire.Guarded(handler),
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	fmt.Fprintf(p.Out, "http://%s\n%s\n", listener.Addr(), s.up(listener.Addr(), p.Language()))
	done := make(chan error, 1)
	go func() {
		<-ctx.Done()
		// Requests under way are finished; after a while they are cut off.
		last, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		err := h.Shutdown(last)
		if errors.Is(err, context.DeadlineExceeded) { // a connection on which nothing was asked is one of them
			err = h.Close()
		}
		done <- err
	}()
	if err := h.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	if err := context.Cause(ctx); errors.Is(err, store.Damaged) {
		<-done
		return cli.Failure(2, fmt.Errorf("--data: %w", err))
	}
	return <-done
}

// small is the largest database file that is checked before the server serves:
// it takes less than a second.
const small = 64 << 20

// check reads the whole database, a large one while the server serves: where it is
// damaged the server ends, rather than writing more into it.
func (s *server) check(ctx context.Context, events *store.Store, stop context.CancelCauseFunc) error {
	info, err := os.Stat(filepath.Join(s.data.Place, store.FileName))
	if store.IsPostgres(s.data.Place) || err != nil || info.Size() <= small {
		if err := events.Check(ctx, s.data.Place); err != nil {
			return cli.Failure(2, fmt.Errorf("--data: %w", err))
		}
		return nil
	}
	go func() {
		if err := events.Check(ctx, s.data.Place); errors.Is(err, store.Damaged) {
			stop(err)
		}
	}()
	return nil
}

// health answers whether the server runs, and at /readyz whether it can be
// asked: whether its database answers.
func health(w http.ResponseWriter, r *http.Request, l *ledger.Ledger) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if r.URL.Path == "/readyz" {
		if _, err := l.At(r.Context()); err != nil {
			http.Error(w, "not ready", http.StatusServiceUnavailable)
			return
		}
	}
	fmt.Fprintln(w, "ok")
}

// ready reads what was recorded before anybody asks for it.
func ready(ctx context.Context, l *ledger.Ledger, book *casebook.Book) error {
	v, err := l.At(ctx)
	if err != nil {
		return err
	}
	for _, p := range v.Plans() {
		if _, err := v.Progress(ctx, p); err != nil {
			return err
		}
	}
	if err := l.Figures().Ready(ctx); err != nil {
		return err
	}
	if _, err := book.At(ctx); err != nil {
		return err
	}
	debug.FreeOSMemory() // what reading took and nothing needs any more
	return nil
}

// keeping writes snapshots from time to time, and at the end. Without them a
// start takes longer; nothing else depends on them.
func keeping(ctx context.Context, l *ledger.Ledger, log *slog.Logger) (stop func()) {
	collectSeldom()
	keep := func() {
		collectSeldom()
		if err := l.Keep(); err != nil {
			log.WarnContext(ctx, "no snapshot was kept", "error", err)
		}
	}
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		each := time.NewTicker(time.Minute)
		defer each.Stop()
		for {
			select {
			case <-each.C:
				keep()
			case <-done:
				keep()
				return
			}
		}
	}()
	return func() { close(done); <-ended }
}

// collectSeldom sets how much may come beside what stays in memory before it is
// collected: a quarter of much, since most of it stays, and not so little that a
// server with few data collects every few answers.
func collectSeldom() {
	stays := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(stays)
	const least = 48 << 20
	debug.SetGCPercent(max(25, int(100*least/max(stays[0].Value.Uint64(), least/4))))
}

// keep writes snapshots, records denials and signs heads of what is recorded, from
// time to time and at the end.
func (s *server) keep(ctx context.Context, l *ledger.Ledger, log *slog.Logger) (stop func(), err error) {
	signer, err := audit.Signer(s.keys.Folder(s.data.Place), true)
	if err != nil {
		return nil, cli.BadFlag("--keys", err)
	}
	snapshots, heads := keeping(ctx, l, log), audit.Keep(ctx, l.Store().Chain(), signer, log)
	s.denied = audit.NewDenied(l.Store(), l.Now, log)
	return func() { s.denied.Record(); snapshots(); heads() }, nil
}

// up tells a person what was started: who can reach it, where its data are and
// how it ends.
func (s *server) up(at net.Addr, l form.Language) string {
	reach := [2]string{"máy khác cũng truy cập được, và chưa có đăng nhập", "other machines can reach it too, and there is no sign-in yet"}
	if onlyHere(at) {
		reach = [2]string{"chỉ máy này truy cập được", "only this machine can reach it"}
	}
	place := store.Shown(s.data.Place)
	return l.Pick(
		fmt.Sprintf("Đang phục vụ tại %s: %s.\nDữ liệu: %s\nDừng: nhấn Ctrl+C.", at, reach[0], place),
		fmt.Sprintf("Serving at %s: %s.\nData: %s\nTo stop: press Ctrl+C.", at, reach[1], place))
}

// onlyHere says whether an address is of this machine alone.
func onlyHere(at net.Addr) bool {
	tcp, ok := at.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}
