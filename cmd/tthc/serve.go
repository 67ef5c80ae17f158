package main

import (
	"context"
	"errors"
	"fmt"
	stdlog "log"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime/debug"
	"runtime/metrics"
	"time"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/attach"
	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/audits"
	"github.com/caicach/tthc/cmd/internal/cli/petitions"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/observe"
	"github.com/caicach/tthc/cmd/internal/retention"
	"github.com/caicach/tthc/cmd/internal/rounds"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan/catalog"
)

// serveCommand is the command that serves, until it is interrupted.
func serveCommand(p *cli.Program) *cobra.Command {
	var s server
	c := &cobra.Command{
		Use:   "serve",
		Short: p.T("Máy chủ tham khảo: trang và API của các kế hoạch đã công bố", "The reference server"),
		Long: p.T(`Trang và JSON API của các kế hoạch đã công bố, với những gì đã ghi nhận.
Lần đầu: mở cho mọi người trên máy này cho đến khi có quản trị viên; địa chỉ tạo quản trị viên được in một lần, dùng được một giờ. Sau đó ai cũng phải đăng nhập, hoặc gửi mã truy cập (tthc token).
Với --sign-in, người dùng đăng nhập ở nơi cấp đăng nhập ngay từ đầu; vai trò do nơi đó cho biết hoặc được giao ở đây (tthc person).
Máy khác chỉ truy cập được khi có --sign-in hoặc đã có quản trị viên, hoặc với --insecure-open.
Dòng đầu tiên in ra là địa chỉ; tiếp theo là nơi lưu dữ liệu và cách dừng.

Dùng thử: với --demo, máy chủ mở một tỉnh không có thật, với hai năm kế hoạch, tiến độ, hồ sơ, phản ánh, kiến nghị và số liệu, ở máy nào cũng như nhau. Dữ liệu nằm trong một thư mục riêng, được xóa khi dừng; không cờ nào dẫn đến dữ liệu thật được dùng cùng. Đồng hồ của bản dùng thử bắt đầu lúc 10 giờ ngày 27/11/2026. Không ai phải đăng nhập; trang đăng nhập cho chọn một người để xem với vai trò của người đó. Mọi trang, và mọi trả lời (đầu mục Tthc-Demo), đều nói đây là bản dùng thử.

Thiết lập: mỗi cờ dưới đây còn nêu được trong môi trường, TTHC_LISTEN cho --listen, TTHC_LOG_FORMAT cho --log-format, và trong một tệp YAML mà --config (hoặc TTHC_CONFIG) nêu, mỗi dòng một cờ không có gạch: "listen: 0.0.0.0:8080", "host: [tthc.example.gov.vn]". Cờ có trước, rồi đến môi trường, rồi đến tệp, sau cùng là mặc định. Tên viết sai bị từ chối kèm tên gần nhất. Riêng --insecure-open và --demo chỉ nêu được bằng cờ. Các lệnh khác lấy data, keys, notices, bodies, known-on, rules và lang từ cùng chỗ.
Cách vận hành: cmd/OPERATION.md.`, `Pages and a JSON API of the published plans, with what was recorded.
The first time it is open to whoever works on this machine, until there is an administrator; the address that makes one is printed once, and holds for an hour. After that everybody signs in, or sends a token (tthc token).
With --sign-in people sign in at a provider from the start; their roles are told by it, or given here (tthc person).
Other machines reach it only with --sign-in, or once there is an administrator, or with --insecure-open.
The first line printed is the address; then where the data are, and how to stop.

To try it: with --demo the server opens a province that does not exist, with two years of plans, progress, dossiers, petitions and figures, the same on every machine. The data lie in a folder of their own, which is deleted at the end; no flag that leads to real data goes together with it. The clock of the demo begins on 2026-11-27 at 10:00. Nobody has to sign in; the page for it lets one choose a person, to look at the demo in the roles of that person. Every page, and every answer (by the header Tthc-Demo), says that it is a demo.

Settings: each flag below may also be said in the environment, TTHC_LISTEN for --listen, TTHC_LOG_FORMAT for --log-format, and in one file of YAML that --config (or TTHC_CONFIG) names, a flag a line without its dashes: "listen: 0.0.0.0:8080", "host: [tthc.example.gov.vn]". Flags come first, then the environment, then the file, then what stands by default. A name that is misspelt is refused, with the nearest one. Only --insecure-open and --demo can be said by their flags alone. The other commands take data, keys, notices, bodies, known-on, rules and lang from the same places.
How it is operated: cmd/OPERATION.md.`),
		Example: `  tthc serve
  tthc serve --demo
  tthc serve --data ./data --listen 127.0.0.1:9000
  tthc serve --config /etc/tthc/tthc.yaml
  TTHC_DATA=postgres://tthc@db.example/tthc tthc serve --listen 0.0.0.0:8080 --host tthc.example.gov.vn --metrics 127.0.0.1:9464 --log-format json --drain 10s`,
		Args: cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return s.serve(c.Context(), p)
		},
	}
	c.Flags().StringVar(&s.listen, "listen", "127.0.0.1:8080", p.T("địa chỉ và cổng", "address and port"))
	c.Flags().StringSliceVar(&s.hosts, "host", nil, p.T("tên máy khác mà máy chủ trả lời, khi đứng sau một cổng", "further host names, behind a gateway"))
	s.stage.add(p, c)
	c.Flags().BoolVar(&s.open, "insecure-open", false, p.T("không ai phải đăng nhập, kể cả từ máy khác: ai cũng xem và ghi được", "nobody has to sign in, not even from other machines: everybody reads and records"))
	c.Flags().BoolVar(&s.submissions, "public-petitions", false, p.T("ai cũng gửi được phản ánh, kiến nghị ở trang /submit, không phải đăng nhập", "everybody may submit petitions at the page /submit, without signing in"))
	s.running.add(p, c)
	s.telling.add(p, c)
	s.people.Add(p, c)
	s.data.Add(p, c)
	s.keys.Add(p, c)
	s.keys.AddMaster(p, c)
	c.Flags().StringVar(&s.heads, "audit-heads", "", p.T("thư mục được giữ ở nơi khác, mỗi ngày một tệp đầu chuỗi đã ký của nhật ký; mặc định không ghi", "a folder that is kept elsewhere, for a file a day with the signed head of the log; by default none is written"))
	petitions.AddKeeping(p, c, &s.keeps)
	s.Dates.Add(p, c)
	s.Bodies.Add(p, c)
	c.Flags().StringVar(&s.rules, "rules", "", p.T("tệp quy tắc của phản ánh, kiến nghị, mặc định của hệ thống quốc gia (tthc petition rules)", "a file of rules of petitions, by default those of the national system (tthc petition rules)"))
	p.Settings(c, "insecure-open", "demo")
	return c
}

// server is the flags of the server.
type server struct {
	cli.Bodies
	cli.Dates
	running
	telling
	stage
	listen string
	data   cli.Data
	keys   audits.Keys
	heads  string // a folder; empty: none
	rules  string // a file
	keeps  string // how long identities are kept
	hosts  []string
	open   bool
	// submissions says that everybody may submit petitions by a page
	submissions bool
	people      signIn
	denied      *audit.Denied
	trail       *audit.Trail

	identities retention.Term
}

// now is the clock of the server.
func (s *server) now() func() time.Time {
	if s.demo {
		return s.clock.Now
	}
	return cli.Now
}

// options is what the flags say of what is judged by.
func (s *server) options(p *cli.Program) (o ledger.Options, err error) {
	if err = s.alone(); err != nil {
		return o, err
	}
	o = ledger.Options{Plans: catalog.Plans(), Now: s.now()}
	if o.Bodies, err = s.Registry(); err != nil {
		return o, err
	}
	if o.Calendar, err = s.Calendar(p); err != nil {
		return o, err
	}
	if s.identities, err = retention.ParseTerm(s.keeps); err != nil {
		return o, cli.BadFlag("--keep-identities", err)
	}
	o.Rules, err = cli.ReadRules(s.rules)
	return o, err
}

func (s *server) serve(ctx context.Context, p *cli.Program) error {
	o, err := s.options(p)
	if err != nil {
		return err
	}
	log, err := s.begin(p)
	if err != nil {
		return err
	}
	events, end, err := s.openStore(ctx)
	if err != nil {
		return err
	}
	defer end()
	s.count(events)
	at, err := net.ResolveTCPAddr("tcp", s.listen)
	if err != nil {
		return cli.Failure(2, fmt.Errorf("--listen: %w", err))
	}
	door, err := s.door(ctx, events, o.Now, at, log) // before anybody can come
	if err != nil {
		return err
	}
	listener, err := net.ListenTCP("tcp", at)
	if err != nil {
		return cli.Failure(2, fmt.Errorf("--listen: %w", err))
	}
	o.Store = events
	if !store.IsPostgres(s.data.Place) {
		o.Snapshots = filepath.Join(s.data.Place, "snapshots")
	}
	defer debug.SetGCPercent(debug.SetGCPercent(25)) // until it is known what stays: see collectSeldom
	l := ledger.New(o)
	book, err := s.book(ctx, l)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	later, err := s.check(ctx, events, stop)
	if err != nil {
		return err
	}
	if err := s.ready(ctx, l, book, door); err != nil {
		return err
	}
	go later()
	stopKeeping, err := s.keep(ctx, l, book, log)
	if err != nil {
		return err
	}
	defer stopKeeping()
	hide, err := s.show(l, book, log)
	if err != nil {
		return err
	}
	defer hide()
	h := &http.Server{
		Handler:           observe.Requests(wire.Guarded(s.handler(l, book, door, log)), log, s.metrics, wire.Failed),
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		ErrorLog:          stdlog.New(observe.Quiet(log), "", 0),
	}
	told, err := s.up(ctx, listener.Addr(), door, p.Language())
	if err != nil {
		return err
	}
	fmt.Fprintf(p.Out, "http://%s\n%s\n", listener.Addr(), told)
	done := s.ended(ctx, h, log)
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

// check reads the whole database. A large one is left for later, to be read while the
// server serves: where it is damaged the server ends, rather than writing more into it.
func (s *server) check(ctx context.Context, events *store.Store, stop context.CancelCauseFunc) (later func(), err error) {
	info, err := os.Stat(filepath.Join(s.data.Place, store.FileName))
	if store.IsPostgres(s.data.Place) || err != nil || info.Size() <= small {
		if err := events.Check(ctx, s.data.Place); err != nil {
			return nil, cli.Failure(2, fmt.Errorf("--data: %w", err))
		}
		return func() {}, nil
	}
	return func() {
		if err := events.Check(ctx, s.data.Place); errors.Is(err, store.Damaged) {
			stop(err)
		}
	}, nil
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
		observe.Clock(ctx, l.Store().Clock, log)
	}
	return rounds.AndLast(time.Minute, keep)
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

// keep tells other systems of what is recorded, writes snapshots, records denials,
// signs heads, sweeps uploads and erases what is kept no longer, from time to time and at the end.
func (s *server) keep(ctx context.Context, l *ledger.Ledger, book *casebook.Book, log *slog.Logger) (stop func(), err error) {
	_, signed, err := l.Store().Chain().LastHead(ctx)
	if err != nil {
		return nil, err
	}
	signer, err := audit.Signer(s.keys.Folder(s.data.Place), !signed)
	if err != nil {
		return nil, cli.BadFlag("--keys", err)
	}
	s.trail = audit.NewTrail(l.Store().Chain(), signer.Public())
	elsewhere := audit.Elsewhere{Folder: s.heads, Now: l.Now}
	if err := elsewhere.Check(); err != nil {
		return nil, cli.BadFlag("--audit-heads", err)
	}
	silence, err := s.tell(ctx, l, book, log, s.metrics.Sent)
	if err != nil {
		return nil, err
	}
	snapshots, heads := keeping(ctx, l, log), audit.Keep(ctx, l.Store().Chain(), signer, elsewhere, log)
	aged := retention.Daily(ctx, l, book, s.identities, log)
	swept := attach.New(l.Store(), l.Now).KeepSwept(ctx, log)
	s.denied = audit.NewDenied(l.Store(), l.Now, log)
	aging := s.ages(ctx, l, log)
	return func() {
		aging()
		swept()
		aged()
		silence()
		s.denied.Record()
		snapshots()
		heads()
	}, nil
}
