package casebook

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/form"
)

// Erasure is that what people wrote in a petition, and who they are, was erased:
// the key under which it was sealed was destroyed. What was counted stays, and so
// does what was published, with its masks.
type Erasure struct {
	Petition string    `json:"petition"`
	Reason   string    `json:"reason"`
	Recorded time.Time `json:"recorded"`
}

var erasures = form.Of[Erasure](1)

func erased(c petition.Code) error { return texts.Error(form.Error{Code: Erased, Value: c.String()}) }

// Erased says that what was written in a petition was erased, and why; nil where it
// was not.
func (v *View) Erased(c petition.Code) *Erasure {
	r, _ := v.find(c)
	return r.erased
}

// IsSealed says that what was written in a petition can be erased.
func (v *View) IsSealed(c petition.Code) bool {
	r, _ := v.find(c)
	return r.key != ""
}

// Events are the events of a petition with every word, as [View.Whole]; where it was
// erased, with "…" for what was written, and without who wrote it.
func (v *View) Events(ctx context.Context, c petition.Code) ([]petition.Event, error) {
	if v.Erased(c) == nil {
		pet, err := v.Whole(ctx, c)
		return pet.Events(), err
	}
	events := v.Find(c).Events()
	for i := range events {
		e := events[i].WithoutIdentity()
		texts := []*string{&e.Content, &e.Proposal}
		if petition.Reasons(e.Type) == nil {
			texts = append(texts, &e.Reason)
		}
		for _, text := range texts {
			if *text != "" {
				*text = "…"
			}
		}
		events[i] = e
	}
	return events, nil
}

// Recipient is the e-mail address that the sender of a petition gave, to be told there
// of what happened to it; empty where there is none, and where it was erased. It is
// opened only where there is one, and that it was is recorded before anybody has it.
func (b *Book) Recipient(ctx context.Context, c petition.Code) (address string, err error) {
	v, err := b.At(ctx)
	if err != nil || v.Erased(c) != nil || strings.TrimSpace(v.Find(c).Sender().Identity.Email) == "" {
		return "", err
	}
	ctx = access.With(ctx, access.Pass{Principal: access.Principal{ID: "server"}, Operation: access.Operation{ID: "tellSender"}})
	pet, err := v.Whole(ctx, c)
	if errors.Is(err, Erased) { // since it was looked
		return "", nil
	}
	return strings.TrimSpace(pet.Sender().Identity.Email), err
}

// Erase erases what was written in a petition, for a reason. It is recorded, and the
// key destroyed, in one transaction. Again it only makes sure that nothing is left;
// added is false then.
func (b *Book) Erase(ctx context.Context, c petition.Code, reason string) (e Erasure, added bool, err error) {
	return b.EraseWhere(ctx, c, reason, nil)
}

// EraseWhere is [Book.Erase] where something holds of the petition as it is then; nil:
// whatever does. Where it does not nothing is done, and added is false.
func (b *Book) EraseWhere(ctx context.Context, c petition.Code, reason string, holds func(*View) bool) (e Erasure, added bool, err error) {
	s := b.ledger.Store()
	if s == nil {
		return e, false, ledger.ReadOnly()
	}
	for {
		v, err := b.At(ctx)
		if err != nil {
			return e, false, err
		}
		r, _ := v.find(c)
		switch {
		case r.pet.IsZero():
			return e, false, NoPetition(c.String())
		case r.key == "":
			return e, false, texts.Error(form.Error{Code: InTheClear, Value: c.String()})
		case r.erased != nil:
			return *r.erased, false, s.Seals().Scrub(ctx)
		case holds != nil && !holds(v):
			return e, false, nil
		}
		e = Erasure{c.String(), reason, b.ledger.Stamp()}
		data, err := erasures.Write(e)
		if err != nil {
			return e, false, err
		}
		_, err = s.AppendMany(ctx, store.Many{Whole: true, Also: v.destroy(r.key), Judged: store.Judged{At: v.known.Mark(), By: []store.Stream{streamOf(c), erasureOf(c)}},
			Facts: []store.Fact{{Kind: store.Erasures, Name: c.String(), ID: c.String(), Recorded: e.Recorded.Format(ledger.Instant), Data: string(data)}}})
		if errors.Is(err, store.Overtaken) {
			continue
		}
		if err != nil {
			return e, false, err
		}
		return e, true, s.Seals().Scrub(ctx)
	}
}

// destroy destroys a key, and what is attached under it.
func (v *View) destroy(key string) func(context.Context, *sql.Tx) error {
	s := v.book.ledger.Store()
	return func(ctx context.Context, tx *sql.Tx) error {
		if err := s.Files().Erase(ctx, tx, key); err != nil {
			return err
		}
		return s.Seals().Delete(ctx, tx, []string{key})
	}
}

func erasureOf(c petition.Code) store.Stream {
	return store.Stream{Kind: store.Erasures, Name: c.String()}
}
