package main

import (
	"context"
	"log/slog"
	"path/filepath"
	"time"

	"github.com/caicach/tthc/cmd/internal/access/calendars"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/observe"
	"github.com/caicach/tthc/cmd/internal/rounds"
	"github.com/caicach/tthc/cmd/internal/seal"
)

// A key that is older than its time is told when the server starts, and each day. Those
// that have a last day of their own, as tokens, end by themselves.
func (s *server) ages(ctx context.Context, l *ledger.Ledger, log *slog.Logger) (stop func()) {
	if s.demo { // its clock is another one, and its keys live as long as it does
		return func() {}
	}
	return rounds.Each(ctx, 24*time.Hour, func(ctx context.Context) {
		var keys []observe.Key
		source := s.keys.Master(s.data.Place)
		for _, f := range []struct {
			path   string
			months int
			by     string
		}{
			{map[bool]string{true: seal.MasterPath(source.Folder)}[source.Command == ""], 12, "tthc audit rotate"},
			{filepath.Join(source.Folder, "audit.key"), 12, "tthc audit rotate-signer"},
			{s.people.secret, 12, ""},
			{s.smtpSecret, 12, ""},
		} {
			if k, ok := observe.KeyFile(f.path, f.months, f.by); ok {
				keys = append(keys, k)
			}
		}
		told, err := s.receivers.Live(ctx)
		if err != nil { // what does not answer is told elsewhere
			return
		}
		for _, one := range told {
			if one.Mail || one.Senders {
				continue
			}
			sub, err := s.receivers.Find(ctx, one.ID)
			if err != nil {
				continue
			}
			made := sub.Made
			if !sub.Rotated.IsZero() {
				made = sub.Rotated
			}
			keys = append(keys, observe.Key{Name: "subscription " + sub.ID, Made: made, Months: 12, By: "tthc subscription rotate " + sub.ID})
		}
		addresses, err := calendars.Open(l.Store(), l.Now).All(ctx)
		if err != nil {
			return
		}
		for _, a := range addresses {
			if a.Revoked.IsZero() {
				keys = append(keys, observe.Key{Name: "address " + a.ID, Made: a.Made, Months: 24, By: "tthc address create"})
			}
		}
		observe.Keys(ctx, keys, cli.Now(), log)
	})
}
