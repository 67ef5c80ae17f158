package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/crowd"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/observe"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/schedule/form"
)

// running is the flags of how the server is run, and what is seen of it while it is.
type running struct {
	logFormat, logLevel string
	metricsAt           string // an address; empty: none
	drain               time.Duration
	rate, asks, sends   int
	proxies             []string

	crowd    *crowd.Crowd // who asks
	metrics  *observe.Metrics
	stopping atomic.Bool
}

func (r *running) add(p *cli.Program, c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&r.logFormat, "log-format", "text", p.T("dạng nhật ký: text hoặc json", "form of the log: text or json"))
	f.StringVar(&r.logLevel, "log-level", "info", p.T("ghi nhật ký từ mức: debug, info, warn, error", "what is logged: debug, info, warn or error, and what is worse"))
	f.StringVar(&r.metricsAt, "metrics", "", p.T("địa chỉ và cổng riêng của số đo /metrics, không ai phải đăng nhập: 127.0.0.1:9464; mặc định không mở", "an address and port of its own for /metrics, where nobody signs in: 127.0.0.1:9464; by default there is none"))
	f.IntVar(&r.rate, "public-rate", 20, p.T("mỗi địa chỉ chưa đăng nhập được hỏi bao nhiêu lần một giây, năm lần thế cùng lúc; 0: không giới hạn", "how many requests a second an address may ask without signing in, five times as many at once; 0: no bound"))
	f.IntVar(&r.asks, "rate", 100, p.T("mỗi người hoặc mã truy cập đã đăng nhập được hỏi bao nhiêu lần một giây, năm lần thế cùng lúc; 0: không giới hạn", "how many requests a second a person or a token may ask, five times as many at once; 0: no bound"))
	f.IntVar(&r.sends, "send-rate", 16, p.T("mỗi người hoặc mã truy cập được gửi lên bao nhiêu MiB một giây, tính trong một phút; 0: không giới hạn", "how many MiB a second a person or a token may send, those of a minute at once; 0: no bound"))
	f.StringSliceVar(&r.proxies, "proxy", nil, p.T("địa chỉ IP hoặc dải của cổng đứng trước, lời của nó về nơi yêu cầu đến được tin: 10.0.0.5, 10.0.0.0/8", "IP address or range of a proxy in front, whose X-Forwarded-For is believed: 10.0.0.5, 10.0.0.0/8"))
	f.DurationVar(&r.drain, "drain", 0, p.T("khi được bảo dừng, còn nhận yêu cầu trong thời gian này trong khi /readyz đã báo không, để cổng chuyển đi nơi khác", "when told to stop, how long requests are still taken while /readyz says no, so that a gateway goes elsewhere"))
}

// begin is the log of the server, and what the flags say of those who did not sign in.
func (r *running) begin(p *cli.Program) (log *slog.Logger, err error) {
	log, err = observe.Log(p.Errs, r.logFormat, r.logLevel)
	switch {
	case errors.Is(err, observe.LevelUnknown):
		return nil, cli.BadFlag("--log-level", err)
	case err != nil:
		return nil, cli.BadFlag("--log-format", err)
	}
	proxies, err := crowd.ParseProxies(r.proxies)
	if err != nil {
		return nil, cli.BadFlag("--proxy", err)
	}
	for _, n := range []struct {
		flag  string
		value int
	}{{"--public-rate", r.rate}, {"--rate", r.asks}, {"--send-rate", r.sends}} {
		if n.value < 0 || n.value > 1_000_000 {
			return nil, cli.Usage("%s: %d không phải là từ 0 đến 1000000", "%s: %d is not from 0 to 1000000", n.flag, n.value)
		}
	}
	r.crowd = crowd.New(crowd.Options{Rate: r.rate, Asks: r.asks, Sends: r.sends << 20, Proxies: proxies, Log: log})
	return log, nil
}

// count counts what a store records from now on.
func (r *running) count(s *store.Store) {
	r.metrics = observe.NewMetrics(thisVersion(form.English))
	s.Watch(r.metrics.Committed)
}

// show answers with metrics, at an address of its own: whoever collects them has no
// token, a proxy of the public one cannot pass them on by mistake, and they stay
// answered while the public one refuses whoever asks too often. There is nothing of
// persons in them.
func (r *running) show(l *ledger.Ledger, book *casebook.Book, log *slog.Logger) (stop func(), err error) {
	r.metrics.Watch(l.Store(), observe.Projection{Name: "plans", Reached: l.Reached}, observe.Projection{Name: "petitions", Reached: book.Reached},
		observe.Projection{Name: "dossiers", Reached: func() store.Mark { d, _ := l.Figures().Reached(); return d }},
		observe.Projection{Name: "observations", Reached: func() store.Mark { _, o := l.Figures().Reached(); return o }})
	if r.metricsAt == "" {
		return func() {}, nil
	}
	listener, err := net.Listen("tcp", r.metricsAt)
	if err != nil {
		return nil, cli.Failure(2, fmt.Errorf("--metrics: %w", err))
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", r.metrics.Handler())
	h := &http.Server{Handler: mux, ReadTimeout: 10 * time.Second, WriteTimeout: 30 * time.Second, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
	log.Info("metrics", "address", "http://"+listener.Addr().String()+"/metrics")
	go func() { _ = h.Serve(listener) }() // it ends when it is closed
	return func() { _ = h.Close() }, nil
}

// last is how long requests that are under way are waited for at the end.
const last = 30 * time.Second

// ended ends a server when its context does: for a while it only says that it is not
// ready; then nothing more is taken, requests under way are finished, and after a
// while cut off.
func (r *running) ended(ctx context.Context, h *http.Server, log *slog.Logger) <-chan error {
	done := make(chan error, 1)
	go func() {
		<-ctx.Done()
		r.stopping.Store(true)
		log.Info("stopping", "drain", r.drain.String())
		if !errors.Is(context.Cause(ctx), store.Damaged) {
			time.Sleep(r.drain)
		}
		waits, cancel := context.WithTimeout(context.Background(), last)
		defer cancel()
		err := h.Shutdown(waits)
		if errors.Is(err, context.DeadlineExceeded) {
			log.Warn("requests under way were cut off", "after", last.String())
			err = h.Close()
		}
		done <- err
	}()
	return done
}

// health answers whether the server runs, and at /readyz whether it can be asked:
// whether its database answers, and it was not told to stop.
func (r *running) health(w http.ResponseWriter, asked *http.Request, l *ledger.Ledger) {
	observe.Name(asked.Context(), asked.URL.Path[1:])
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if asked.URL.Path == "/readyz" {
		if r.stopping.Load() {
			http.Error(w, "stopping", http.StatusServiceUnavailable)
			return
		}
		ctx, cancel := context.WithTimeout(asked.Context(), soon)
		defer cancel()
		if _, err := l.At(ctx); err != nil {
			http.Error(w, "not ready: the database does not answer", http.StatusServiceUnavailable)
			return
		}
	}
	fmt.Fprintln(w, "ok")
}

// soon is how long the database may take to answer for a server to be ready.
const soon = 5 * time.Second
