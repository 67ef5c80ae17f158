package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"slices"
	"strings"
	"sync"

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
	"github.com/caicach/tthc/petition"
)

// telling is the flags of how other systems are told of what is recorded.
type telling struct {
	private              bool
	smtp, from, smtpUser string
	smtpSecret           string // a file
	senders              bool   // of petitions are told by e-mail
	receivers            *receivers.Book
}

func (t *telling) add(p *cli.Program, c *cobra.Command) {
	c.Flags().BoolVar(&t.private, "private-receivers", false, p.T("được gửi tin đến địa chỉ nội bộ, và bằng http", "systems at private addresses may be told of what is recorded, and by http"))
	c.Flags().StringVar(&t.smtp, "smtp", "", p.T("máy chủ thư gửi nhắc việc, MÁY:CỔNG; mặc định không gửi thư", "the server of e-mail by which reminders are sent, HOST:PORT; by default none are"))
	c.Flags().StringVar(&t.from, "smtp-from", "", p.T("địa chỉ gửi thư nhắc việc", "the address from which reminders are sent"))
	c.Flags().BoolVar(&t.senders, "mail-senders", false, p.T("báo cho người gửi phản ánh, kiến nghị qua thư điện tử mà họ đã cho: đã nhận, cần bổ sung, chuyển, gia hạn, trả lời, công khai; cần --smtp", "tell the senders of petitions who gave an e-mail address what happened to theirs: received, supplement wanted, handed on, extended, answered, published; needs --smtp"))
	c.Flags().StringVar(&t.smtpUser, "smtp-user", "", p.T("tên đăng nhập máy chủ thư", "the user at the server of e-mail"))
	c.Flags().StringVar(&t.smtpSecret, "smtp-secret", "", p.T("tệp có mật khẩu của tên đó", "a file that has the password of that user"))
}

// post sends to systems and to persons.
type post struct {
	systems *webhook.Sender
	persons *letters.Sender
	told    func(delivery.Subscription, error) // of each sending
}

func (p post) Send(ctx context.Context, s delivery.Subscription, events ...delivery.Event) (err error) {
	if s.Mail || s.Senders {
		err = p.persons.Send(ctx, s, events...)
	} else {
		err = p.systems.Send(ctx, s, events...)
	}
	if ctx.Err() == nil { // else the server ends
		p.told(s, err)
	}
	return err
}

// letters sends letters as the flags say.
func (t *telling) letters(l *ledger.Ledger, book *casebook.Book) (*letters.Sender, error) {
	o := letters.Options{Server: t.smtp, From: t.from, User: t.smtpUser, Address: t.receivers.Mailbox, Now: l.Now}
	o.Recipient = func(ctx context.Context, code string) (string, error) {
		c, err := petition.ParseCode(code)
		if err != nil {
			return "", err
		}
		return book.Recipient(ctx, c)
	}
	if t.senders && t.smtp == "" {
		return nil, cli.Usage("--mail-senders: cần --smtp và --smtp-from", "--mail-senders: --smtp and --smtp-from are needed")
	}
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

// subscriptions is those that this server tells: the senders of petitions only where
// its settings say so.
func (t *telling) subscriptions(ctx context.Context) ([]delivery.Subscription, error) {
	live, err := t.receivers.Live(ctx)
	return slices.DeleteFunc(live, func(s delivery.Subscription) bool { return s.Senders && !t.senders }), err
}

// tell begins to tell other systems of what is recorded. told is told of each sending.
func (t *telling) tell(ctx context.Context, l *ledger.Ledger, book *casebook.Book, log *slog.Logger, told func(delivery.Subscription, error)) (stop func(), err error) {
	t.receivers = receivers.Open(receivers.Options{Store: l.Store(), Now: l.Now, Private: t.private, Vault: book.Vault()})
	if err := errors.Join(t.receivers.Clean(ctx), t.receivers.Seal(ctx)); err != nil {
		return nil, err
	}
	persons, err := t.letters(l, book)
	if err != nil {
		return nil, err
	}
	if t.senders {
		if err := t.receivers.TellSenders(ctx, "server"); err != nil {
			return nil, err
		}
	}
	c := courier.New(courier.Options{
		Log: events.Log{Store: l.Store()}, Outbox: l.Store().Outbox(), Subscriptions: t.subscriptions, Now: l.Now, Logger: log,
		Sender: post{webhook.New(webhook.Options{Secrets: t.receivers.Secrets, Private: t.private, Now: l.Now}), persons, told},
	})
	a := asker.Asker{Ledger: l, Book: book, Since: t.receivers.WantsNotices, Logger: log}
	ctx, cancel := context.WithCancel(ctx)
	var running sync.WaitGroup
	running.Go(func() { c.Run(ctx) })
	running.Go(func() { a.Run(ctx) })
	return func() { cancel(); running.Wait() }, nil
}
