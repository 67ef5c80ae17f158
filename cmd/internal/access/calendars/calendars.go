// Package calendars is the secret addresses at which a calendar reads what one body
// owes: whoever has such an address reads it without signing in, as calendars do, and
// reads nothing else.
//
// Nothing of an address is kept but the SHA-256 of its secret, which is 256 random
// bits: it is told once, and whoever reads the database finds none by trying. It stands
// in an address, so that it stands in no log of ours, no metric and no other answer.
// It holds until it is taken back, or its body ends, as the roles for it do: who is to
// go on with its successor is given one there.
package calendars

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/caicach/tthc/cmd/internal/follow"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/unseen"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// What is refused. These codes are the types of problems.
const (
	Unknown form.Code = "unknown-calendar"
	Refused form.Code = "bad-calendar" // its cause says why
)

const bodyNone form.Code = "body.none"

var texts = form.Texts{
	Unknown:  {"không có địa chỉ lịch này, hoặc đã bị thu hồi", "there is no such address of a calendar, or it was taken back"},
	bodyNone: {"không có cơ quan mã {value}, hoặc đã kết thúc", "there is no body with the identifier {value}, or it has ended"},
}

// NoAddress says that there is no such address. It does not repeat what was asked for,
// which may be a secret with a slip in it.
func NoAddress() error { return texts.Error(form.Error{Code: Unknown}) }

// Address is what is known of an address; not its secret.
type Address struct {
	ID      string // for lists, and for taking it back
	Name    string // whose calendar reads there
	Body    body.ID
	Made    time.Time
	By      string    // the principal who made it
	Revoked time.Time // zero while it was not
}

// New is what an address is made of.
type New struct {
	Name string  `json:"name"`
	Body body.ID `json:"body"`
}

var newOnes = form.Of[New](1)

// Read reads what an address is made of.
func Read(b []byte) (New, error) {
	n, err := newOnes.Read(b, nil)
	if err != nil {
		err = texts.Error(form.Error{Code: Refused, Cause: err})
	}
	return n, err
}

// The types of changes.
const (
	made    = "calendar-made"
	revoked = "calendar-revoked"
)

// change is a fact about an address.
type change struct {
	Type string  `json:"type"`
	ID   string  `json:"id"`
	Name string  `json:"name,omitzero"`
	Hash string  `json:"hash,omitzero"`
	Body body.ID `json:"body,omitzero"`
	By   string  `json:"by"`
}

var changes = form.Of[change](1)

// Key names a change, within the versions of the book.
func (c change) Key() string { return c.Type + "#" + c.ID }

// Book is the addresses. It may be used by many goroutines at once.
type Book struct{ stream *follow.Stream[view, change] }

// view is the addresses at a place of the log. It does not change.
type view struct {
	all []Address
	by  map[string]int // their places by the hashes of their secrets
}

// Open is the addresses of a database; without one there are none.
func Open(s *store.Store, now func() time.Time) *Book {
	return &Book{follow.New(view{}, follow.Options[view, change]{Store: s, Now: now, Kind: store.Calendars, Name: "calendars", Form: changes, Take: take})}
}

// take is the addresses after some changes more.
func take(was view, some []follow.Change[change]) view {
	v := view{slices.Clone(was.all), maps.Clone(was.by)}
	if v.by == nil {
		v.by = map[string]int{}
	}
	for _, one := range some {
		c := one.What
		if c.Type == made {
			v.by[c.Hash] = len(v.all)
			v.all = append(v.all, Address{ID: c.ID, Name: c.Name, Body: c.Body, Made: one.At, By: c.By})
		} else if i := v.find(c.ID); i >= 0 && c.Type == revoked {
			v.all[i].Revoked = one.At
		}
	}
	return v
}

func (v view) find(id string) int {
	return slices.IndexFunc(v.all, func(a Address) bool { return a.ID == id })
}

// All is all that were made, the oldest first.
func (b *Book) All(ctx context.Context) ([]Address, error) {
	v, err := b.stream.At(ctx, 0)
	return v.all, err
}

// Find is the address of an identifier, whether it was taken back or not.
func (b *Book) Find(ctx context.Context, id string) (Address, error) {
	v, err := b.stream.At(ctx, 0)
	if err != nil {
		return Address{}, err
	}
	if i := v.find(id); i >= 0 {
		return v.all[i], nil
	}
	return Address{}, NoAddress()
}

// glance is how long what others changed may stay unseen.
const glance = time.Second

// Holder is the address with a secret that holds.
func (b *Book) Holder(ctx context.Context, secret string) (Address, error) {
	for _, ago := range []time.Duration{glance, 0} { // it may have just been made
		v, err := b.stream.At(ctx, ago)
		if err != nil {
			return Address{}, err
		}
		if i, ok := v.by[hashed(secret)]; ok {
			if a := v.all[i]; a.Revoked.IsZero() {
				return a, nil
			}
			break
		}
	}
	return Address{}, NoAddress()
}

// prefix is what every secret begins with, so that it is known for one where it lies
// about.
const prefix = "tthccal_"

// Extension is what an address ends with, by which calendars know what they read.
const Extension = ".ics"

// Path is the address with a secret, after the name of the server.
func Path(secret string) string { return "/api/v1/public/duty-calendars/" + secret + Extension }

func hashed(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// longestName is the most characters of a name.
const longestName = 100

func (n New) check(bodies *body.Registry, on form.Day) error {
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
	if !bodies.ByID(n.Body).Lives(on) {
		add(bodyNone, "body", unseen.Shown(string(n.Body)))
	}
	if len(wrong) == 0 {
		return nil
	}
	return texts.Error(form.Error{Code: Refused, Cause: wrong})
}

// Make makes an address, for a body of those that are given. Its secret is given once:
// nothing that is kept can give it again.
func (b *Book) Make(ctx context.Context, n New, bodies *body.Registry, on form.Day, by string) (a Address, secret string, err error) {
	if err := n.check(bodies, on); err != nil {
		return a, "", err
	}
	var random [32]byte
	_, _ = rand.Read(random[:]) // it never fails
	secret = prefix + base64.RawURLEncoding.EncodeToString(random[:])
	c := change{Type: made, ID: uuid.NewString(), Name: n.Name, Hash: hashed(secret), Body: n.Body, By: by}
	v, err := b.stream.Record(ctx, func(view) (change, bool, error) { return c, true, nil })
	if err != nil {
		return a, "", err
	}
	return v.all[v.find(c.ID)], secret, nil
}

// Revoke takes an address back. One that was taken back before stays as it is.
func (b *Book) Revoke(ctx context.Context, id, by string) (Address, error) {
	v, err := b.stream.Record(ctx, func(v view) (c change, needed bool, err error) {
		i := v.find(id)
		if i < 0 {
			return c, false, NoAddress()
		}
		return change{Type: revoked, ID: id, By: by}, v.all[i].Revoked.IsZero(), nil
	})
	if err != nil {
		return Address{}, err
	}
	return v.all[v.find(id)], nil
}
