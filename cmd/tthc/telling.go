package main

import (
	"context"
	"log/slog"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/courier"
	"github.com/caicach/tthc/cmd/internal/delivery/events"
	"github.com/caicach/tthc/cmd/internal/delivery/letters"
	"github.com/caicach/tthc/cmd/internal/delivery/notices/asker"
	"github.com/caicach/tthc/cmd/internal/delivery/receivers"
	"github.com/caicach/tthc/cmd/internal/delivery/webhook"
	"github.com/caicach/tthc/cmd/internal/ledger"
)

// telling is the flags of how other systems are told of what is recorded.
type telling struct {
	private              bool
	smtp, from, smtpUser string
	smtpSecret           string // a file
	receivers            *receivers.Book
}

func (t *telling) add(p *cli.Program, c *cobra.Command) {
	c.Flags().BoolVar(&t.private, "private-receivers", false, p.T("được gửi tin đến địa chỉ nội bộ, và bằng http", "systems at private addresses may be told of what is recorded, and by http"))
	c.Flags().StringVar(&t.smtp, "smtp", "", p.T("máy chủ thư gửi nhắc việc, MÁY:CỔNG; mặc định không gửi thư", "the server of e-mail by which reminders are sent, HOST:PORT; by default none are"))
	c.Flags().StringVar(&t.from, "smtp-from", "", p.T("địa chỉ gửi thư nhắc việc", "the address from which reminders are sent"))
	c.Flags().StringVar(&t.smtpUser, "smtp-user", "", p.T("tên đăng nhập máy chủ thư", "the user at the server of e-mail"))
	c.Flags().StringVar(&t.smtpSecret, "smtp-secret", "", p.T("tệp có mật khẩu của tên đó", "a file that has the password of that user"))
}

// post sends to systems and to persons.
type post struct {
	systems *webhook.Sender
	persons *letters.Sender
}

func (p post) Send(ctx context.Context, s delivery.Subscription, events ...delivery.Event) error {
	if s.Mail {
		return p.persons.Send(ctx, s, events...)
	}
	return p.systems.Send(ctx, s, events...)
}

// letters sends letters as the flags say.
func (t *telling) letters(address func(context.Context, string) (string, error), now func() time.Time) (*letters.Sender, error) {
	o := letters.Options{Server: t.smtp, From: t.from, User: t.smtpUser, Address: address, Now: now}
	if t.smtpSecret != "" {
		text, err := os.ReadFile(t.smtpSecret)
		if err != nil {
			return nil, cli.BadFlag("--smtp-secret", err)
		}
		o.Password = strings.TrimSpace(string(text))
	}
	s, err := letters.New(o)
	if err != nil {
		return nil, cli.BadFlag("--smtp", err)
	}
	return s, nil
}

// tell begins to tell other systems of what is recorded.
func (t *telling) tell(ctx context.Context, l *ledger.Ledger, book *casebook.Book, log *slog.Logger) (stop func(), err error) {
	t.receivers = receivers.Open(l.Store(), l.Now, t.private)
	if err := t.receivers.Clean(ctx); err != nil {
		return nil, err
	}
	outbox := l.Store().Outbox()
	persons, err := t.letters(outbox.Secret, l.Now)
	if err != nil {
		return nil, err
	}
	c := courier.New(courier.Options{
		Log: events.Log{Store: l.Store()}, Outbox: outbox, Subscriptions: t.receivers.Live, Now: l.Now, Logger: log,
		Sender: post{webhook.New(webhook.Options{Secret: outbox.Secret, Private: t.private, Now: l.Now}), persons},
	})
	a := asker.Asker{Ledger: l, Book: book, Since: t.receivers.WantsNotices, Logger: log}
	ctx, cancel := context.WithCancel(ctx)
	var running sync.WaitGroup
	running.Go(func() { c.Run(ctx) })
	running.Go(func() { a.Run(ctx) })
	return func() { cancel(); running.Wait() }, nil
}
