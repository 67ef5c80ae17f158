// Package letters sends notices by e-mail, as plain text and HTML: officials theirs in
// one letter a day, in Vietnamese; the sender of a petition each in a letter of its own,
// with English beside it.
package letters

import (
	"cmp"
	"context"
	"crypto/tls"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"net"
	stdmail "net/mail"
	"slices"
	"strconv"
	"strings"
	texttemplate "text/template"
	"time"

	"github.com/wneessen/go-mail"

	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/unseen"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// What is refused.
const (
	AddressForm form.Code = "address.mail" // an address to which no letter can be sent
	SenderForm  form.Code = "sender.form"  // no address of e-mail to send from
	ServerForm  form.Code = "server.form"  // no server
)

var texts = form.Texts{
	AddressForm: {"hãy ghi mailto: rồi một địa chỉ thư, như mailto:mau@example.vn", "write mailto: and one address, such as mailto:mau@example.vn"},
	SenderForm:  {"{value} không phải là địa chỉ thư để gửi đi; nêu bằng --smtp-from", "{value} is no address of e-mail to send from; give it by --smtp-from"},
	ServerForm:  {"{value} không phải là máy chủ thư; viết MÁY:CỔNG, như thu.tinh.gov.vn:587", "{value} is no server of e-mail; write HOST:PORT, such as mail.example.org:587"},
}

// scheme is what the address of a person begins with.
const scheme = "mailto:"

// Check says whether letters can be sent to an address: one, and nothing beside it.
func Check(address string) error {
	plain := strings.TrimPrefix(address, scheme)
	a, err := stdmail.ParseAddress(plain)
	if err != nil || a.Address != plain || len(plain) > 254 || unseen.In(plain) || strings.ContainsAny(plain, "?\" ") {
		return texts.Error(form.Error{Code: AddressForm, Path: "address", Value: unseen.Shown(address)})
	}
	return nil
}

// Why a letter was not sent, as people are told: no word of what the server said is
// among it, which may repeat the address.
var (
	errNone       = errors.New("no-mail-server")
	errSecret     = errors.New("secret")
	errConnection = errors.New("connection")
)

// Timeout is how long the server may take.
const Timeout = 15 * time.Second

// Options is what letters are sent by.
type Options struct {
	// Server is the host and port of the SMTP server; empty: no letter can be sent.
	Server string
	// From is who sends them.
	From string
	// User and Password sign in there; empty: nobody does.
	User, Password string
	// TLS is by what the server is known; nil: what the machine trusts. A server on
	// this machine may do without TLS; others may not.
	TLS *tls.Config
	// Address is where a subscription is sent to.
	Address func(ctx context.Context, subscription string) (string, error)
	// Recipient is the address that the sender of a petition gave; empty where there is
	// none any more.
	Recipient func(ctx context.Context, code string) (string, error)
	Now       func() time.Time
}

// Sender sends letters. It may be used by many goroutines at once.
type Sender struct{ options Options }

// New is a sender; it refuses a server or a sender that is none.
func New(o Options) (*Sender, error) {
	s := &Sender{o}
	if o.Server == "" {
		return s, nil
	}
	if _, err := stdmail.ParseAddress(o.From); err != nil {
		return nil, texts.Error(form.Error{Code: SenderForm, Value: o.From})
	}
	_, err := s.client()
	return s, err
}

func (s *Sender) client() (*mail.Client, error) {
	host, port, err := net.SplitHostPort(s.options.Server)
	if err != nil {
		return nil, texts.Error(form.Error{Code: ServerForm, Value: s.options.Server})
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return nil, texts.Error(form.Error{Code: ServerForm, Value: s.options.Server})
	}
	policy := mail.TLSMandatory
	if ip := net.ParseIP(host); host == "localhost" || ip != nil && ip.IsLoopback() {
		policy = mail.TLSOpportunistic
	}
	options := []mail.Option{mail.WithPort(int(n)), mail.WithTimeout(Timeout), mail.WithTLSPolicy(policy)}
	if n == 465 { // where TLS comes first
		options = append(options, mail.WithSSL())
	}
	if s.options.TLS != nil {
		options = append(options, mail.WithTLSConfig(s.options.TLS))
	}
	if s.options.User != "" {
		options = append(options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(s.options.User), mail.WithPassword(s.options.Password))
	}
	return mail.NewClient(host, options...)
}

//go:embed letter.txt letter.html sender.txt sender.html
var files embed.FS

// templates is how a letter is written.
type templates struct {
	plain *texttemplate.Template
	rich  *template.Template
}

func templatesOf(name string) templates {
	return templates{texttemplate.Must(texttemplate.New(name+".txt").ParseFS(files, name+".txt")), template.Must(template.New(name+".html").ParseFS(files, name+".html"))}
}

var official, toSender = templatesOf("letter"), templatesOf("sender")

// content is what a letter says.
type content struct {
	Name, Day string
	Groups    []group
}

// group is notices of one kind.
type group struct {
	Title string
	Rows  []row
}

type row struct{ Due, Title, Body string }

var groupTitles = map[agenda.Audience]string{
	agenda.AudienceLeader: "Đã quá hạn",
	agenda.AudienceHead:   "Đến hạn",
	agenda.AudienceDesk:   "Sắp đến hạn",
}

// contentOf lays notices out: what is overdue first, then by due day.
func contentOf(name string, on form.Day, events []delivery.Event) content {
	c := content{Name: name, Day: on.In(form.Vietnamese)}
	for _, to := range []agenda.Audience{agenda.AudienceLeader, agenda.AudienceHead, agenda.AudienceDesk, ""} {
		g := group{Title: cmp.Or(groupTitles[to], "Tin khác")}
		var some []*delivery.Told
		for _, e := range events {
			if _, known := groupTitles[e.Notice.To]; e.Notice.To == to || to == "" && !known {
				some = append(some, e.Notice)
			}
		}
		slices.SortStableFunc(some, func(a, b *delivery.Told) int {
			return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.About, b.About), cmp.Compare(a.Title, b.Title))
		})
		for _, n := range some {
			r := row{Title: n.Title, Body: n.Body}
			if n.Due != form.NoDay {
				r.Due = n.Due.In(form.Vietnamese)
			}
			g.Rows = append(g.Rows, r)
		}
		if len(g.Rows) > 0 {
			c.Groups = append(c.Groups, g)
		}
	}
	return c
}

// Send sends what is owed by one letter. Its Message-ID is that of the last notice in
// it, so that one which is sent again, because a server was killed before it kept that
// it was sent, is known for the same.
func (s *Sender) Send(ctx context.Context, sub delivery.Subscription, events ...delivery.Event) error {
	if s.options.Server == "" {
		return errNone
	}
	client, err := s.client()
	if err != nil {
		return errConnection
	}
	ctx, cancel := context.WithTimeout(ctx, Timeout)
	defer cancel()
	// The address is asked for once the server takes letters: while it does not, nobody's
	// identity is opened.
	if err := client.DialWithContext(ctx); err != nil {
		return reason(err)
	}
	defer func() { _ = client.Close() }() // the letter was taken or not by then
	m, err := s.to(ctx, sub, events)
	if err != nil || m == nil {
		return err
	}
	if err := client.Send(m); err != nil {
		return reason(err)
	}
	return nil
}

func reason(err error) error {
	var refused *mail.SendError
	if errors.As(err, &refused) && refused.ErrorCode() > 0 {
		return fmt.Errorf("smtp-%d", refused.ErrorCode())
	}
	return errConnection
}

// to is the letter to whom a subscription tells; nil where nobody is to be told.
func (s *Sender) to(ctx context.Context, sub delivery.Subscription, events []delivery.Event) (*mail.Msg, error) {
	if sub.Senders {
		return s.toSender(ctx, sub, events[0])
	}
	address, err := s.options.Address(ctx, sub.ID)
	if err != nil || Check(address) != nil {
		return nil, errSecret
	}
	c := contentOf(sub.Name, calendar.DayAt(s.options.Now()), events)
	subject := fmt.Sprintf("Nhắc việc ngày %s: %d việc", c.Day, len(events))
	return s.letter(sub, address, events[len(events)-1], subject, official, c)
}

// bilingual is what the sender of a petition is told.
type bilingual struct{ Code, Vietnamese, English string }

// toSender is the letter to the sender of a petition; nil where none gave an address to
// which a letter can be sent, and where it was erased.
func (s *Sender) toSender(ctx context.Context, sub delivery.Subscription, e delivery.Event) (*mail.Msg, error) {
	address, err := s.options.Recipient(ctx, e.Notice.About)
	if err != nil {
		return nil, errSecret
	}
	if Check(scheme+address) != nil {
		return nil, nil
	}
	return s.letter(sub, address, e, e.Notice.About+": phản ánh, kiến nghị của Ông/Bà / your petition", toSender, bilingual{e.Notice.About, e.Notice.Title, e.Notice.English})
}

func (s *Sender) letter(sub delivery.Subscription, to string, last delivery.Event, subject string, by templates, content any) (*mail.Msg, error) {
	m := mail.NewMsg(mail.WithNoDefaultUserAgent())
	if err := errors.Join(m.From(s.options.From), m.To(strings.TrimPrefix(to, scheme))); err != nil {
		return nil, errSecret
	}
	_, domain, _ := strings.Cut(m.GetFrom()[0].Address, "@")
	m.SetMessageIDWithValue(fmt.Sprintf("%s.%s@%s", sub.ID, last.ID(), domain))
	m.SetDateWithValue(s.options.Now())
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.Subject(subject)
	if err := m.SetBodyTextTemplate(by.plain, content); err != nil {
		return nil, err
	}
	return m, m.AddAlternativeHTMLTemplate(by.rich, content)
}
