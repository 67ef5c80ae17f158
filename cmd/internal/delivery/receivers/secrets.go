package receivers

import (
	"context"
	"encoding/base64"
	"errors"
	"time"

	"github.com/caicach/tthc/cmd/internal/delivery/outbox"
	"github.com/caicach/tthc/cmd/internal/delivery/webhook"
	"github.com/caicach/tthc/cmd/internal/follow"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/schedule/form"
)

// KeyMissing is said where something was to be kept secret, and there is no key.
const KeyMissing form.Code = "receiver.key"

const rotationNone form.Code = "rotation.none"

// overlap is how long events are signed with the secret before as well: so long a
// receiver may take to learn the new one.
const overlap = 24 * time.Hour

// secrets is what is sealed of a receiver.
type secrets struct {
	Now    string    `json:"now"` // for a person the address
	Before string    `json:"before,omitzero"`
	Until  time.Time `json:"until,omitzero"` // Before signs as well
}

var sealed = form.Of[secrets](1)

// sealedBy is secrets as they are kept.
func sealedBy(k seal.Key, subscription string, s secrets) (outbox.Secret, error) {
	plain, err := sealed.Write(s)
	return outbox.Secret{Key: k.ID, Box: base64.StdEncoding.EncodeToString(k.Seal(plain, subscription))}, err
}

// opened is the secrets of a subscription, and how they are kept; false where there are
// none, because it has ended.
func (b *Book) opened(ctx context.Context, subscription string) (s secrets, kept outbox.Secret, ok bool, err error) {
	kept, ok, err = b.options.Store.Outbox().Secret(ctx, subscription)
	if err != nil || !ok || kept.Key == "" { // from before they were sealed
		s.Now = kept.Box
		return s, kept, ok && kept.Box != "", err
	}
	k, err := b.key(ctx, kept.Key)
	if err != nil {
		return s, kept, false, err
	}
	box, err := base64.StdEncoding.DecodeString(kept.Box)
	var plain []byte
	if err == nil {
		plain, err = k.Open(box, subscription)
	}
	if err == nil {
		s, err = sealed.Read(plain, nil)
	}
	return s, kept, err == nil, err
}

func (b *Book) key(ctx context.Context, id string) (seal.Key, error) {
	if b.options.Vault == nil {
		return seal.Key{}, texts.Error(form.Error{Code: KeyMissing})
	}
	return b.options.Vault.Key(ctx, id)
}

// keep keeps the secret of a subscription that is made.
func (b *Book) keep(ctx context.Context, subscription, secret string) error {
	if b.options.Vault == nil {
		return texts.Error(form.Error{Code: KeyMissing})
	}
	k, err := b.options.Vault.Take(ctx)
	if err != nil {
		return err
	}
	kept, err := sealedBy(k, subscription, secrets{Now: secret})
	if err != nil {
		return err
	}
	return b.options.Store.Outbox().Add(ctx, subscription, kept)
}

// Secrets is what events of a subscription are signed with: its secret, and for a day
// the one before that.
func (b *Book) Secrets(ctx context.Context, subscription string) (all []string, err error) {
	s, _, ok, err := b.opened(ctx, subscription)
	if err != nil || !ok {
		return nil, err
	}
	all = append(all, s.Now)
	if s.Before != "" && b.options.Now().Before(s.Until) {
		all = append(all, s.Before)
	}
	return all, nil
}

// Mailbox is the address of a person who is told by letters; empty where they are told
// no more.
func (b *Book) Mailbox(ctx context.Context, subscription string) (string, error) {
	s, _, _, err := b.opened(ctx, subscription)
	return s.Now, err
}

// Rotate gives a system another secret. Events are signed with both for a day, so that
// it misses none while it learns the new one, which is told once.
func (b *Book) Rotate(ctx context.Context, id, by string) (s Subscription, secret string, err error) {
	if s, err = b.Find(ctx, id); err != nil {
		return s, "", err
	}
	if s.Mail || s.Senders {
		return s, "", refused(texts.Error(form.Error{Code: rotationNone, Path: "id", Value: id}))
	}
	// What was recorded and not done is done by asking again; what was done and not
	// recorded would leave a system with a secret that nobody told it.
	all, err := b.stream.Record(ctx, func(all []Subscription) (change, bool, error) {
		if i := find(all, id); i < 0 || !all[i].Ended.IsZero() {
			return change{}, false, texts.Error(form.Error{Code: SubscriptionUnknown, Value: id})
		}
		return change{Type: rotated, ID: id, By: by}, true, nil
	})
	if err != nil {
		return s, "", err
	}
	secret = webhook.NewSecret()
	err = b.replace(ctx, id, func(was secrets) secrets {
		return secrets{Now: secret, Before: was.Now, Until: b.options.Now().Add(overlap)}
	})
	return all[find(all, id)], secret, err
}

// replace replaces what is sealed of a subscription. Who does so at the same time as
// another begins again.
func (b *Book) replace(ctx context.Context, id string, by func(secrets) secrets) error {
	if b.options.Vault == nil {
		return texts.Error(form.Error{Code: KeyMissing})
	}
	for {
		was, kept, ok, err := b.opened(ctx, id)
		if err != nil {
			return err
		}
		if !ok {
			return texts.Error(form.Error{Code: SubscriptionUnknown, Value: id})
		}
		var k seal.Key
		if kept.Key == "" {
			k, err = b.options.Vault.Take(ctx)
		} else {
			k, err = b.key(ctx, kept.Key)
		}
		if err != nil {
			return err
		}
		next, err := sealedBy(k, id, by(was))
		if err != nil {
			return err
		}
		done, err := b.options.Store.Outbox().Replace(ctx, id, kept, next)
		if kept.Key == "" && !done && err == nil {
			b.options.Vault.GiveBack([]seal.Key{k})
		}
		if err != nil || done {
			return err
		}
	}
}

// Seal seals what was kept before anything was sealed.
func (b *Book) Seal(ctx context.Context) error {
	plain, err := b.options.Store.Outbox().Plain(ctx)
	for _, id := range plain {
		if failed := b.replace(ctx, id, func(was secrets) secrets { return was }); !errors.Is(failed, SubscriptionUnknown) {
			err = errors.Join(err, failed)
		}
	}
	if len(plain) > 0 && err == nil {
		err = b.options.Store.Seals().Scrub(ctx)
	}
	return err
}

// TellSenders has the senders of petitions told by e-mail from now on, where they are
// not yet.
func (b *Book) TellSenders(ctx context.Context, by string) error {
	o := b.options
	if o.Store == nil {
		return follow.ReadOnly()
	}
	c := toSenders(by)
	told := func(all []Subscription) bool {
		for _, s := range all {
			if s.Senders && s.Ended.IsZero() {
				return true
			}
		}
		return false
	}
	if all, err := b.All(ctx); err != nil || told(all) {
		return err
	}
	if err := o.Store.Outbox().Add(ctx, c.ID, outbox.Secret{}); err != nil {
		return err
	}
	all, err := b.stream.Record(ctx, func(all []Subscription) (change, bool, error) { return c, !told(all), nil })
	if err != nil || find(all, c.ID) < 0 { // another server was faster
		err = errors.Join(err, o.Store.Outbox().Drop(context.WithoutCancel(ctx), c.ID))
	}
	return err
}
