// Package roster is who may come in: the tokens of systems, and the roles of people
// that are given here and not by their provider, as facts of the log.
// Nothing of a token is kept but its SHA-256: it is 256 random bits, so that whoever
// reads the database finds none by trying.
//
// What this process changes counts at once, and what others do within a second
// ([glance]).
package roster

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

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/follow"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/unseen"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// What a roster refuses. These codes are the types of problems.
const (
	TokenUnknown form.Code = "unknown-token"
	TokenRefused form.Code = "bad-token" // its cause says why
)

const dayPast form.Code = "day.past"

var texts = form.Texts{
	PersonUnknown: {"chưa có ai mã {value} đăng nhập; xem danh sách: tthc person list", "nobody of the id {value} has signed in; see: tthc person list"},
	TokenUnknown:  {"không có mã truy cập {value}; xem danh sách: tthc token list", "there is no token {value}; see: tthc token list"},
	dayPast:       {"ngày {value} đã qua", "{value} is past"},
}

// Token is what is known of a token; not the token.
type Token struct {
	ID      string // for lists, and for taking it back
	Name    string // of the system that has it
	Grants  []access.Grant
	Until   form.Day // holds through this day
	Made    time.Time
	By      string    // the principal who made it
	Revoked time.Time // zero while it was not
}

// Principal is who comes with the token.
func (t Token) Principal() access.Principal {
	return access.Principal{ID: "token:" + t.ID, Name: t.Name, Kind: access.KindToken, Grants: t.Grants}
}

// NewToken is what a token is made of.
type NewToken struct {
	Name   string         `json:"name"`
	Grants []access.Grant `json:"grants"`
	Until  form.Day       `json:"until,omitzero"` // without it a year from the day on which it is made
}

var newTokens = form.Of[NewToken](1)

// ReadNewToken reads what a token is made of.
func ReadNewToken(b []byte) (NewToken, error) {
	n, err := newTokens.Read(b, nil)
	if err != nil {
		err = texts.Error(form.Error{Code: TokenRefused, Cause: err})
	}
	return n, err
}

// The types of changes.
const (
	tokenMade    = "token-made"
	tokenRevoked = "token-revoked"
)

// change is a fact about who may come in.
type change struct {
	Type   string         `json:"type"`
	ID     string         `json:"id"`
	Name   string         `json:"name,omitzero"`
	Hash   string         `json:"hash,omitzero"`
	Grants []access.Grant `json:"grants,omitzero"`
	Alone  bool           `json:"alone,omitzero"`
	Until  form.Day       `json:"until,omitzero"`
	By     string         `json:"by"`
}

var changes = form.Of[change](1)

// Key names a change, within the versions of the roster.
func (c change) Key() string { return c.Type + "#" + c.ID }

// Roster is who may come in. It may be used by many goroutines at once.
type Roster struct {
	now    func() time.Time
	stream *follow.Stream[*view, change]
}

// view is who may come in at a place of the log. It does not change.
type view struct {
	tokens []Token
	by     map[string]int // the places of tokens by their hashes
	people []Person
	led    bool

	version int            // how many changes it came of
	ended   map[string]int // by principal, at which version their sessions ended, or those of everybody
}

// New is the roster of a database; without one it is empty.
func New(s *store.Store, now func() time.Time) *Roster {
	return &Roster{now, follow.New(&view{}, follow.Options[*view, change]{Store: s, Now: now, Kind: store.Access, Name: "roster", Form: changes, Take: take})}
}

// glance is how long what others changed may stay unseen.
const glance = time.Second

// take is who may come in after some changes more.
func take(was *view, some []follow.Change[change]) *view {
	v := &view{slices.Clone(was.tokens), maps.Clone(was.by), slices.Clone(was.people), was.led, was.version, maps.Clone(was.ended)}
	if v.by == nil {
		v.by, v.ended = map[string]int{}, map[string]int{}
	}
	for _, one := range some {
		c := one.What
		v.version++
		switch c.Type {
		case tokenMade:
			v.by[c.Hash] = len(v.tokens)
			v.tokens = append(v.tokens, Token{ID: c.ID, Name: c.Name, Grants: c.Grants, Until: c.Until, Made: one.At, By: c.By})
			v.led = v.led || leads(c)
		case personMet:
			v.people = append(v.people, Person{ID: c.ID, Name: c.Name})
		case personGranted:
			p := &v.people[v.person(c.ID)]
			p.Grants, p.Alone = c.Grants, c.Alone
			v.led = v.led || leads(c)
		case sessionsEnded:
			v.ended[c.ID] = v.version
		case tokenRevoked:
			if i := v.find(c.ID); i >= 0 && v.tokens[i].Revoked.IsZero() {
				v.tokens[i].Revoked = one.At
			}
		}
	}
	return v
}

// leads says that a change makes an administrator.
func leads(c change) bool {
	return slices.Contains(c.Grants, access.Grant{Role: access.RoleAdministrator})
}

func (v *view) find(id string) int {
	return slices.IndexFunc(v.tokens, func(t Token) bool { return t.ID == id })
}

// Led says that an administrator was made, whenever that was.
func (r *Roster) Led(ctx context.Context) (bool, error) {
	v, err := r.stream.At(ctx, glance)
	return err == nil && v.led, err
}

// Tokens is all that were made, the oldest first.
func (r *Roster) Tokens(ctx context.Context) ([]Token, error) {
	v, err := r.stream.At(ctx, 0)
	if err != nil {
		return nil, err
	}
	return v.tokens, nil
}

// Names is the names of all people and of the systems with tokens, by their identifiers.
func (r *Roster) Names(ctx context.Context) (map[string]string, error) {
	v, err := r.stream.At(ctx, 0)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, p := range v.people {
		names[p.ID] = p.Name
	}
	for _, t := range v.tokens {
		names[t.Principal().ID] = t.Name
	}
	return names, nil
}

// Bearer is who comes with a token; the zero principal where it is none that holds
// today.
func (r *Roster) Bearer(ctx context.Context, token string) (access.Principal, error) {
	hash := hashed(token)
	v, err := r.stream.At(ctx, glance)
	if err != nil {
		return access.Principal{}, err
	}
	place, ok := v.by[hash]
	if !ok { // it may have just been made
		if v, err = r.stream.At(ctx, 0); err != nil {
			return access.Principal{}, err
		}
		place, ok = v.by[hash]
	}
	if !ok {
		return access.Principal{}, nil
	}
	return r.holds(v.tokens[place]), nil
}

// holds is the principal of a token that holds today, or the zero principal.
func (r *Roster) holds(t Token) access.Principal {
	if t.Revoked.IsZero() && calendar.DayAt(r.now()) <= t.Until {
		return t.Principal()
	}
	return access.Principal{}
}

// Holder is whoever came in with the token of an identifier; the zero principal
// where it holds no more.
func (r *Roster) Holder(ctx context.Context, id string) (access.Principal, error) {
	v, err := r.stream.At(ctx, glance)
	if err != nil {
		return access.Principal{}, err
	}
	if i := v.find(id); i >= 0 {
		return r.holds(v.tokens[i]), nil
	}
	return access.Principal{}, nil
}

// prefix is what every token begins with, so that it is known for one where it lies
// about.
const prefix = "tthc_"

func hashed(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// longestName is the most characters of a name.
const longestName = 100

func (n NewToken) check(today form.Day) error {
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
	if len(n.Grants) == 0 {
		add(form.FieldMissing, "grants", "")
	}
	if n.Until != form.NoDay && n.Until < today {
		add(dayPast, "until", n.Until.String())
	}
	if len(wrong) == 0 {
		return nil
	}
	return texts.Error(form.Error{Code: TokenRefused, Cause: wrong})
}

// Make makes a token for a principal to hand on. It is given once: nothing that is
// kept can give it again.
func (r *Roster) Make(ctx context.Context, n NewToken, by string) (made Token, token string, err error) {
	today := calendar.DayAt(r.now())
	if err := n.check(today); err != nil {
		return made, "", err
	}
	if n.Until == form.NoDay {
		n.Until = today.AddDate(1, 0, 0)
	}
	var secret [32]byte
	_, _ = rand.Read(secret[:]) // it never fails
	token = prefix + base64.RawURLEncoding.EncodeToString(secret[:])
	c := change{Type: tokenMade, ID: uuid.NewString(), Name: n.Name, Hash: hashed(token), Grants: n.Grants, Until: n.Until, By: by}
	v, err := r.stream.Record(ctx, func(*view) (change, bool, error) { return c, true, nil })
	if err != nil {
		return made, "", err
	}
	return v.tokens[v.find(c.ID)], token, nil
}

// Revoke takes a token back. One that was taken back before stays as it is.
func (r *Roster) Revoke(ctx context.Context, id, by string) (Token, error) {
	v, err := r.stream.Record(ctx, func(v *view) (c change, needed bool, err error) {
		i := v.find(id)
		if i < 0 {
			return c, false, texts.Error(form.Error{Code: TokenUnknown, Value: id})
		}
		return change{Type: tokenRevoked, ID: id, By: by}, v.tokens[i].Revoked.IsZero(), nil
	})
	if err != nil {
		return Token{}, err
	}
	return v.tokens[v.find(id)], nil
}
