package main

import (
	"context"
	"log/slog"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/delivery/courier"
	"github.com/caicach/tthc/cmd/internal/delivery/events"
	"github.com/caicach/tthc/cmd/internal/delivery/receivers"
	"github.com/caicach/tthc/cmd/internal/delivery/webhook"
	"github.com/caicach/tthc/cmd/internal/ledger"
)

// telling is the flags of how other systems are told of what is recorded.
type telling struct {
	private   bool
	receivers *receivers.Book
}

func (t *telling) add(p *cli.Program, c *cobra.Command) {
	c.Flags().BoolVar(&t.private, "private-receivers", false, p.T("được gửi tin đến địa chỉ nội bộ, và bằng http", "systems at private addresses may be told of what is recorded, and by http"))
}

// tell begins to tell other systems of what is recorded.
func (t *telling) tell(ctx context.Context, l *ledger.Ledger, log *slog.Logger) (stop func(), err error) {
	t.receivers = receivers.Open(l.Store(), l.Now, t.private)
	if err := t.receivers.Clean(ctx); err != nil {
		return nil, err
	}
	outbox := l.Store().Outbox()
	c := courier.New(courier.Options{
		Log: events.Log{Store: l.Store()}, Outbox: outbox, Subscriptions: t.receivers.Live, Now: l.Now, Logger: log,
		Sender: webhook.New(webhook.Options{Secret: outbox.Secret, Private: t.private, Now: l.Now}),
	})
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		c.Run(ctx)
	}()
	return func() { cancel(); <-ended }, nil
}
