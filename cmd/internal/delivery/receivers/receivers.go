// Package receivers is who is told: subscriptions of other systems, as facts of the
// log. Their secrets and the addresses of persons are not among them, because the log
// keeps for ever; these are sealed under keys of the vault, and go with the
// subscription.
package receivers

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/letters"
	"github.com/caicach/tthc/cmd/internal/delivery/webhook"
	"github.com/caicach/tthc/cmd/internal/follow"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/unseen"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// What is refused. These codes are the types of problems.
const (
	SubscriptionUnknown form.Code = "unknown-subscription"
	SubscriptionRefused form.Code = "bad-subscription" // its cause says why
	TooMany             form.Code = "too-many-subscriptions"
)

const (
	mailSubjects form.Code = "subscription.mail"
	addressTaken form.Code = "address.taken"
)

var texts = form.Texts{
	KeyMissing:          {"ở đây không có khóa để giữ kín khóa ký của nơi nhận", "there is no key here by which the secret of a receiver is sealed"},
	rotationNone:        {"{value} nhận thư, không có khóa ký để đổi", "{value} is told by letters, and has no secret to replace"},
	addressTaken:        {"đã có đăng ký cho {value}; mỗi người một thư mỗi ngày", "there is a subscription for {value}; a person has one letter a day"},
	mailSubjects:        {"thư chỉ báo nhắc việc: hãy ghi [\"notice\"]", "letters tell notices only: write [\"notice\"]"},
	SubscriptionUnknown: {"không có đăng ký nhận tin {value}, hoặc đã kết thúc", "there is no subscription {value}, or it has ended"},
	TooMany:             {"đã có {limit} đăng ký nhận tin; hãy kết thúc bớt", "there are {limit} subscriptions; end some first"},
}

// Subscription is what is known of a subscription; not its secret.
type Subscription struct {
	delivery.Subscription
	Made time.Time
	By   string // the principal who made it
	// Rotated is when it was given another secret last, and Ended when it ended; zero
	// while neither.
	Rotated, Ended time.Time
}

// New is what a subscription is made of.
type New struct {
	Name     string                 `json:"name"`
	Address  string                 `json:"address"`
	Subjects []delivery.SubjectKind `json:"subjects"` // of which it is told
	Bodies   []body.ID              `json:"bodies,omitzero"`
	To       []agenda.Audience      `json:"to,omitzero"`
}

var newOnes = form.Of[New](1)

// Read reads what a subscription is made of.
func Read(b []byte) (New, error) {
	n, err := newOnes.Read(b, nil)
	return n, refused(err)
}

func refused(why error) error {
	if why == nil {
		return nil
	}
	return texts.Error(form.Error{Code: SubscriptionRefused, Cause: why})
}

// The types of changes.
const (
	made    = "subscription-made"
	rotated = "subscription-rotated"
	ended   = "subscription-ended"
)

// change is a fact about who is told.
type change struct {
	Type     string                 `json:"type"`
	ID       string                 `json:"id"`
	Name     string                 `json:"name,omitzero"`
	Address  string                 `json:"address,omitzero"`
	Subjects []delivery.SubjectKind `json:"subjects,omitzero"`
	Bodies   []body.ID              `json:"bodies,omitzero"`
	To       []agenda.Audience      `json:"to,omitzero"`
	Mail     bool                   `json:"mail,omitzero"`
	Senders  bool                   `json:"senders,omitzero"`
	By       string                 `json:"by"`
}

var changes = form.Of[change](1)

// Key names a change, within the versions of the list.
func (c change) Key() string { return c.Type + "#" + c.ID }

// Options is where subscriptions are kept.
type Options struct {
	Store *store.Store // nil: there are none
	Now   func() time.Time
	// Private lets addresses be others than public ones.
	Private bool
	// Vault has the keys by which secrets are sealed; without it none is made.
	Vault *seal.Vault
}

// Book is the subscriptions. It may be used by many goroutines at once.
type Book struct {
	options Options
	stream  *follow.Stream[[]Subscription, change]
}

// Open is the subscriptions of a database.
func Open(o Options) *Book {
	return &Book{o, follow.New(nil, follow.Options[[]Subscription, change]{Store: o.Store, Now: o.Now, Kind: store.Subscriptions, Name: "subscriptions", Form: changes, Take: take})}
}

// All is all that were made, the oldest first.
func (b *Book) All(ctx context.Context) ([]Subscription, error) { return b.stream.At(ctx, 0) }

// take is the subscriptions after some changes more.
func take(was []Subscription, some []follow.Change[change]) []Subscription {
	all := slices.Clone(was)
	for _, one := range some {
		c := one.What
		if c.Type == made {
			all = append(all, Subscription{Made: one.At, By: c.By,
				Subscription: delivery.Subscription{ID: c.ID, Name: c.Name, Address: c.Address, Subjects: c.Subjects, Bodies: c.Bodies, To: c.To, Since: delivery.Mark(one.Mark), Mail: c.Mail, Senders: c.Senders}})
			continue
		}
		i := find(all, c.ID)
		switch {
		case i < 0:
		case c.Type == rotated:
			all[i].Rotated = one.At
		case c.Type == ended:
			all[i].Ended = one.At
		}
	}
	return all
}

func find(all []Subscription, id string) int {
	return slices.IndexFunc(all, func(s Subscription) bool { return s.ID == id })
}

// Live is those that have not ended.
func (b *Book) Live(ctx context.Context) (live []delivery.Subscription, err error) {
	all, err := b.All(ctx)
	for _, s := range all {
		if s.Ended.IsZero() {
			live = append(live, s.Subscription)
		}
	}
	return live, err
}

// Failing is what a subscription did not acknowledge.
func (b *Book) Failing(ctx context.Context, id string) ([]delivery.Line, error) {
	if _, err := b.Find(ctx, id); err != nil {
		return nil, err
	}
	return b.options.Store.Outbox().Failing(ctx, id)
}

// Repeat has what failed sent again now: of one subject, or of all where it is zero.
func (b *Book) Repeat(ctx context.Context, id string, of delivery.Subject) (n int64, err error) {
	if _, err := b.Find(ctx, id); err != nil {
		return 0, err
	}
	return b.options.Store.Outbox().Repeat(ctx, id, of)
}

// Find is a subscription that has not ended.
func (b *Book) Find(ctx context.Context, id string) (Subscription, error) {
	all, err := b.All(ctx)
	if err != nil {
		return Subscription{}, err
	}
	if i := find(all, id); i >= 0 && all[i].Ended.IsZero() {
		return all[i], nil
	}
	return Subscription{}, texts.Error(form.Error{Code: SubscriptionUnknown, Value: id})
}

const (
	longestName = 100
	// most is how many there may be at once: each is looked after by itself.
	most = 100
)

// mail says that it is of a person, who is told by letters.
func (n New) mail() bool { return strings.HasPrefix(n.Address, "mailto:") }

func (n New) check(private bool) error {
	var wrong form.Errors
	add := func(code form.Code, path, value string) {
		wrong = append(wrong, texts.Error(form.Error{Code: code, Path: path, Value: value}))
	}
	switch {
	case strings.TrimSpace(n.Name) == "":
		add(form.FieldMissing, "name", "")
	case utf8.RuneCountInString(n.Name) > longestName || unseen.In(n.Name):
		add(form.FieldValue, "name", unseen.Shown(n.Name))
	}
	if n.mail() {
		wrong = append(wrong, form.All(letters.Check(n.Address))...)
	} else {
		wrong = append(wrong, form.All(webhook.Check(n.Address, private))...)
	}
	switch {
	case len(n.Subjects) == 0:
		add(form.FieldMissing, "subjects", "")
	case n.mail() && !slices.Equal(n.Subjects, []delivery.SubjectKind{delivery.Notice}):
		add(mailSubjects, "subjects", "")
	}
	for i, a := range n.To {
		if !slices.Contains([]agenda.Audience{agenda.AudienceDesk, agenda.AudienceHead, agenda.AudienceLeader, desk.AudienceSender}, a) || slices.Contains(n.To[:i], a) {
			add(form.FieldValue, "to", unseen.Shown(string(a)))
		}
	}
	for i, s := range n.Subjects {
		if !slices.Contains(delivery.SubjectKinds(), s) || slices.Contains(n.Subjects[:i], s) {
			add(form.FieldValue, "subjects", unseen.Shown(string(s)))
		}
	}
	if len(wrong) == 0 {
		return nil
	}
	return refused(wrong)
}

// Make makes a subscription to what is recorded from now on. Its secret is given
// once.
func (b *Book) Make(ctx context.Context, n New, by string) (s Subscription, secret string, err error) {
	if err := n.check(b.options.Private); err != nil {
		return s, "", err
	}
	c := change{Type: made, ID: uuid.NewString(), Name: n.Name, Address: n.Address, Subjects: n.Subjects, Bodies: n.Bodies, To: n.To, Mail: n.mail(), By: by}
	secret = webhook.NewSecret()
	kept := secret
	if c.Mail { // the address of a person goes with the subscription too
		kept, secret, c.Address = n.Address, "", ""
	}
	if b.options.Store == nil {
		return s, "", follow.ReadOnly()
	}
	// First what is deleted again: of what was not recorded nothing is told.
	if err := b.keep(ctx, c.ID, kept); err != nil {
		return s, "", err
	}
	_, err = b.stream.Record(ctx, func(all []Subscription) (change, bool, error) { return c, true, b.room(ctx, all, n) })
	if err != nil {
		return s, "", errors.Join(err, b.options.Store.Outbox().Drop(context.WithoutCancel(ctx), c.ID))
	}
	s, err = b.Find(ctx, c.ID)
	return s, secret, err
}

// Senders is the address of the subscription of the senders of petitions.
const Senders = "senders:"

func toSenders(by string) change {
	return change{Type: made, ID: uuid.NewString(), Name: "Người gửi phản ánh, kiến nghị", Address: Senders, Subjects: []delivery.SubjectKind{delivery.Notice}, To: []agenda.Audience{desk.AudienceSender}, Senders: true, By: by}
}

// room says whether another may be made: a person has one letter a day, and each
// subscription is looked after by itself.
func (b *Book) room(ctx context.Context, all []Subscription, n New) error {
	live := 0
	for _, one := range all {
		if !one.Ended.IsZero() {
			continue
		}
		live++
		if address, err := b.Address(ctx, one); err != nil {
			return err
		} else if one.Mail && strings.EqualFold(address, n.Address) {
			return refused(texts.Error(form.Error{Code: addressTaken, Path: "address", Value: n.Address}))
		}
	}
	if live >= most {
		return texts.Error(form.Error{Code: TooMany, Args: form.Args{"limit": most}})
	}
	return nil
}

// Address is where a subscription is sent to; that of a person who is told no more is
// gone.
func (b *Book) Address(ctx context.Context, s Subscription) (string, error) {
	if !s.Mail {
		return s.Address, nil
	}
	return b.Mailbox(ctx, s.ID)
}

// WantsNotices is the day from which somebody wants notices: that on which the first
// subscription to them was made that has not ended; no day where there is none.
func (b *Book) WantsNotices(ctx context.Context) (first form.Day, err error) {
	all, err := b.All(ctx)
	for _, s := range all {
		if s.Ended.IsZero() && slices.Contains(s.Subjects, delivery.Notice) {
			return calendar.DayAt(s.Made), err // the oldest come first
		}
	}
	return first, err
}

// End ends a subscription: what is owed to it is not told any more, and its secret is
// deleted. One that has ended stays as it is.
func (b *Book) End(ctx context.Context, id, by string) (s Subscription, err error) {
	all, err := b.stream.Record(ctx, func(all []Subscription) (c change, needed bool, err error) {
		i := find(all, id)
		if i < 0 {
			return c, false, texts.Error(form.Error{Code: SubscriptionUnknown, Value: id})
		}
		return change{Type: ended, ID: id, By: by}, all[i].Ended.IsZero(), nil
	})
	if err != nil {
		return s, err
	}
	return all[find(all, id)], b.options.Store.Outbox().Drop(ctx, id)
}

// Clean deletes what is left of those that ended, where a server was killed between.
func (b *Book) Clean(ctx context.Context) error {
	all, err := b.All(ctx)
	for _, s := range all {
		if !s.Ended.IsZero() {
			err = errors.Join(err, b.options.Store.Outbox().Drop(ctx, s.ID))
		}
	}
	return err
}
