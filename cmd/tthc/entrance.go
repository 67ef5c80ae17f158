package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/api"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/entry"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/web"
	"github.com/caicach/tthc/schedule/form"
)

// door is where those come in who reach an address.
func (s *server) door(ctx context.Context, events *store.Store, now func() time.Time, at net.Addr, log *slog.Logger) (*entry.Door, error) {
	provider, err := s.people.provider()
	if err != nil {
		return nil, err
	}
	if provider != nil && len(provider.Strength) == 0 {
		log.Warn("--sign-in-strength is not set: one factor at the provider is enough, for administrators too")
	}
	d := entry.New(entry.Options{Store: events, Roster: roster.New(events, now), Here: onlyHere(at), Open: s.open || s.demo, Demo: s.demo, Provider: provider, Tokens: s.people.tokens, Log: log})
	return d, s.closed(ctx, d)
}

// handler is everything that the server answers.
func (s *server) handler(l *ledger.Ledger, book *casebook.Book, door *entry.Door, log *slog.Logger) http.Handler {
	gate := wire.Gate{Ledger: l, Roster: door.Roster, Who: door.Who, Denied: s.denied, Trail: s.trail, Receivers: s.receivers, Crowd: s.crowd, Submissions: s.submissions || s.demo}.Whole(book.Vault())
	pages, calls := web.Behind(gate, book, door, log), api.Over(gate, book, log)
	handler := door.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/api/") && r.URL.Path != "/api/" {
			calls.ServeHTTP(w, r)
			return
		}
		pages.ServeHTTP(w, r)
	}))
	all := http.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/healthz" || r.URL.Path == "/readyz" {
			s.health(w, r, l)
			return
		}
		handler.ServeHTTP(w, r)
	}))
	if door.Here || len(s.hosts) > 0 {
		all = wire.OwnHosts(all, s.hosts...)
	}
	return s.marked(all)
}

// closed refuses to serve other machines where nobody would have to sign in, unless
// that was asked for in so many letters.
func (s *server) closed(ctx context.Context, d *entry.Door) error {
	led, err := d.Roster.Led(ctx)
	switch {
	case s.demo && !d.Here && !s.open:
		return cli.Usage("--listen: máy khác truy cập được %s, và ở bản dùng thử không ai phải đăng nhập; hãy nghe trên máy này, hoặc thêm --insecure-open",
			"--listen: other machines reach %s, and at a demo nobody has to sign in; listen on this machine, or add --insecure-open", s.listen)
	case err != nil:
		return cli.Failure(2, fmt.Errorf("--data: %w", err))
	case d.Here || led || d.Open || d.Provider != nil:
		return nil
	}
	return cli.Usage("--listen: máy khác truy cập được %s mà chưa ai phải đăng nhập; hãy đặt --sign-in, tạo quản trị viên trước (tthc token create --role administrator), hoặc thêm --insecure-open",
		"--listen: other machines reach %s, and nobody would have to sign in; give --sign-in, make an administrator first (tthc token create --role administrator), or add --insecure-open", s.listen)
}

// up tells a person what was started: who can reach it, how the first administrator
// is made, where its data are and how it ends.
func (s *server) up(ctx context.Context, at net.Addr, door *entry.Door, l form.Language) (string, error) {
	reach := form.Text{"máy khác cũng truy cập được; ai cũng phải đăng nhập", "other machines can reach it too; everybody has to sign in"}
	if door.Here {
		reach = form.Text{"chỉ máy này truy cập được", "only this machine can reach it"}
	}
	secret, err := door.First(ctx)
	if err != nil {
		return "", err
	}
	first, base := "", "http://"+at.String()
	if door.Provider != nil {
		base = door.Provider.Base
	}
	switch {
	case door.Open && (!door.Demo || !door.Here):
		reach = form.Text{"KHÔNG AI PHẢI ĐĂNG NHẬP: ai truy cập được đều xem và ghi được", "NOBODY HAS TO SIGN IN: whoever reaches it reads and records"}
	case secret != "" && door.Provider != nil:
		first = l.Pick("Chưa có quản trị viên. Người đăng nhập qua địa chỉ này là quản trị viên (dùng một lần, trong một giờ): ",
			"There is no administrator yet. Who signs in by this address is one (once, within an hour): ") + base + "/first/" + secret + "\n"
	case secret != "":
		first = l.Pick("Chưa có quản trị viên: ai dùng máy này đều xem và ghi được. Tạo quản trị viên (dùng một lần, trong một giờ): ",
			"There is no administrator yet: whoever works on this machine reads and records. To make one (once, within an hour): ") + base + "/first/" + secret + "\n"
	}
	return s.told(base, l) + fmt.Sprintf(l.Pick("Đang phục vụ tại %s: %s.\n%sDữ liệu: %s\nDừng: nhấn Ctrl+C.", "Serving at %s: %s.\n%sData: %s\nTo stop: press Ctrl+C."),
		at, reach.In(l), first, store.Shown(s.data.Place)), nil
}

// onlyHere says whether an address is of this machine alone.
func onlyHere(at net.Addr) bool {
	tcp, ok := at.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}
