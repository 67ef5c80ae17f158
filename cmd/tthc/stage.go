package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/demo"
	"github.com/caicach/tthc/cmd/internal/entry"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/lite"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// stage is the flag of a demo, and what belongs to one.
type stage struct {
	demo  bool
	flags *pflag.FlagSet
	clock demo.Clock
}

func (d *stage) add(p *cli.Program, c *cobra.Command) {
	d.flags = c.Flags()
	d.flags.BoolVar(&d.demo, "demo", false, p.T("bản dùng thử: hai năm dữ liệu của một tỉnh không có thật, trong một thư mục riêng được xóa khi dừng", "a demo: two years of a province that does not exist, in a folder of its own that is deleted at the end"))
}

// besides are the settings that may stand beside --demo: how it is reached and what is
// seen of it. Any other would bring real data, keys or systems near to it, or make it
// another demo than everybody's.
var besides = []string{"demo", "listen", "host", "insecure-open", "log-format", "log-level", "metrics", "drain", "public-rate", "proxy", "lang", "config"}

// alone refuses settings that are none of a demo, wherever they were said, before
// anything is made of them.
func (d *stage) alone() (err error) {
	if !d.demo {
		return nil
	}
	d.flags.Visit(func(f *pflag.Flag) {
		if err == nil && !slices.Contains(besides, f.Name) {
			err = cli.Usage("--demo: bản dùng thử không dùng --%[1]s; hãy bỏ --%[1]s, ở dòng lệnh, trong môi trường hoặc trong tệp thiết lập", "--demo: a demo takes no --%[1]s; leave --%[1]s out, of the command line, the environment or the file of settings", f.Name)
		}
	})
	return err
}

// openStore opens the database of the server: that of a demo is a new one, in a folder
// that ends with it, and nothing waits for the disk. Another must be none of a demo.
func (s *server) openStore(ctx context.Context) (events *store.Store, end func(), err error) {
	if !s.demo {
		if events, err = store.Open(ctx, s.data.Place); err != nil {
			return nil, nil, cli.Failure(2, fmt.Errorf("--data: %w", err))
		}
		made, err := demo.Is(ctx, events)
		if err == nil && made {
			err = cli.Usage("--data: %s là dữ liệu của một bản dùng thử (tthc serve --demo), không phải dữ liệu thật", "--data: %s has the data of a demo (tthc serve --demo), which are not real", store.Shown(s.data.Place))
		}
		if err != nil {
			_ = events.Close()
			return nil, nil, cli.Failure(2, err)
		}
		return events, func() { _ = events.Close() }, nil
	}
	if s.data.Place, err = os.MkdirTemp("", "tthc-demo-"); err != nil {
		return nil, nil, cli.Failure(2, err)
	}
	events, err = store.OpenBy(ctx, s.data.Place, lite.SQLite{Driver: "sqlite", Pragmas: []string{"synchronous(OFF)"}})
	if err != nil {
		_ = os.RemoveAll(s.data.Place)
		return nil, nil, cli.Failure(2, err)
	}
	return events, func() {
		_ = events.Close()
		_ = os.RemoveAll(s.data.Place)
	}, nil
}

// ready tells a demo its story, and reads what was recorded before anybody asks for it.
func (s *server) ready(ctx context.Context, l *ledger.Ledger, book *casebook.Book, door *entry.Door) error {
	if s.demo {
		least := debug.SetGCPercent(100) // much of what telling takes stays nowhere
		defer debug.SetGCPercent(least)
		if err := demo.Fill(ctx, demo.Rooms{Ledger: l, Book: book, Roster: door.Roster, Clock: &s.clock}); err != nil {
			return err
		}
	}
	return ready(ctx, l, book)
}

// demoHeader is the header by which every answer of a demo says what it is.
const demoHeader = "Tthc-Demo"

// marked says in every answer of a demo what it is.
func (d *stage) marked(next http.Handler) http.Handler {
	if !d.demo {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set(demoHeader, "true")
		next.ServeHTTP(w, r)
	})
}

// told says in words that it is a demo, and how one looks around in it.
func (d *stage) told(base string, l form.Language) string {
	if !d.demo {
		return ""
	}
	today := calendar.DayAt(demo.Opening()).In(l)
	return fmt.Sprintf(l.Pick("BẢN DÙNG THỬ: dữ liệu của tỉnh Ví Dụ, không có thật; hôm nay trong bản dùng thử là %s. Chọn xem với vai trò nào: %s/sign-in\n",
		"A DEMO: the data of a province that does not exist (tỉnh Ví Dụ); today in it is %s. To look at it in one of the roles: %s/sign-in\n"), today, base)
}
