// Package entry is how people and systems come in: a token in each request, a
// session of a browser, or, before anybody was made an administrator, the machine
// itself.
//
// # The first start
//
// A server that was not set up yet, and is reached from its own machine only, is
// open to whoever works there. It gives one address for its first administrator
// ([Door.First]), once, in memory only, for an hour. When there is an administrator
// it is open no more, and never again: one who lost the token makes another with the
// command that writes the database.
package entry

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/alexedwards/scs/v2"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/schedule/form"
)

var texts = form.Texts{
	ProviderSilent:     {"nơi cấp đăng nhập chưa trả lời; hãy thử lại sau ít phút", "the provider of sign-ins does not answer; try again in a few minutes"},
	ProviderRefused:    {"chưa đăng nhập được; hãy đăng nhập lại từ đầu", "you are not signed in; begin again"},
	ProviderWeak:       {"đăng nhập chưa đủ mạnh; hãy đăng nhập lại bằng cách mạnh hơn, như có thêm mã xác thực ({wanted})", "the sign-in is not strong enough; sign in again in a stronger way, such as with a second factor ({wanted})"},
	ProviderUnsafe:     {"nơi cấp đăng nhập chưa đủ an toàn nên không dùng được; hãy báo quản trị viên xem nhật ký", "the provider of sign-ins is not safe enough to be used; tell an administrator, who sees why in the log"},
	TokenClosed:        {"người dùng đăng nhập bằng nơi cấp đăng nhập; mã truy cập ở đây chỉ dành cho hệ thống", "people sign in at the provider of sign-ins; tokens are for systems only"},
	access.NotSignedIn: {"mã truy cập không đúng, đã hết hạn hoặc đã bị thu hồi", "the token is none, has run out or was taken back"},
}

// Options is what a door depends on.
type Options struct {
	Store  *store.Store
	Roster *roster.Roster
	// Here says that only this machine reaches the server: until there is an
	// administrator nobody has to sign in, unless there is a provider.
	Here bool
	// Open says that nobody has to sign in, whoever reaches the server.
	Open bool
	// Demo says that nothing here is real: whoever comes may be any of its people.
	Demo bool
	// Provider says who people are; nil: they come with tokens only.
	Provider *Provider
	// Tokens lets people come in with tokens beside a provider.
	Tokens bool
	Log    *slog.Logger
}

// TokenClosed is that people do not come in with tokens, since there is a provider.
const TokenClosed form.Code = "token.closed"

// TakesTokens says that people may come in with tokens.
func (o Options) TakesTokens() bool { return o.Provider == nil || o.Tokens }

// How long a session lasts.
const (
	idle    = 30 * time.Minute // without a request
	longest = 12 * time.Hour   // at all
)

// Cookie is the name of the cookie of a session.
const Cookie = "__Host-tthc"

// Door knows who comes. It may be used by many goroutines at once.
type Door struct {
	Options
	sessions *scs.SessionManager
	first    first
	swept    atomic.Int64 // when sessions that are over were last deleted, in seconds
}

// New is a door.
func New(o Options) *Door {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := scs.New()
	s.Store = kept{o.Store.Sessions()}
	s.HashTokenInStore = true
	s.IdleTimeout, s.Lifetime = idle, longest
	s.Cookie.Name, s.Cookie.Secure, s.Cookie.SameSite, s.Cookie.Persist = Cookie, true, http.SameSiteLaxMode, false
	s.ErrorFunc = func(w http.ResponseWriter, _ *http.Request, _ error) {
		w.Header().Set("Retry-After", "5")
		http.Error(w, "store-unavailable", http.StatusServiceUnavailable)
	}
	return &Door{Options: o, sessions: s}
}

// bearer is the token of a request; false where it has none.
func bearer(r *http.Request) (token string, ok bool) {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	return strings.TrimSpace(token), strings.EqualFold(scheme, "Bearer")
}

// Handler is a handler whose requests have sessions. Who comes with a token has
// none, and what it brings is read by nobody before it is asked for.
func (d *Door) Handler(next http.Handler) http.Handler {
	with := d.sessions.LoadAndSave(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, ok := bearer(r); ok {
			next.ServeHTTP(w, r)
			return
		}
		with.ServeHTTP(w, r)
	})
}

// Who says who asks, of a request within [Door.Handler]; nobody is the zero
// principal. A token that opens nothing is refused, wherever it comes from.
func (d *Door) Who(r *http.Request) (access.Principal, error) {
	ctx := r.Context()
	if token, ok := bearer(r); ok {
		p, err := d.Roster.Bearer(ctx, token)
		if err == nil && p.IsZero() {
			err = texts.Error(form.Error{Code: access.NotSignedIn})
		}
		return p, err
	}
	if p, err := d.signedIn(ctx); err != nil || !p.IsZero() {
		return p, err
	}
	if d.Open {
		return access.Nobody(), nil
	}
	if d.Here && d.Provider == nil {
		if led, err := d.Roster.Led(ctx); err != nil || !led {
			return access.Nobody(), err
		}
	}
	return access.Principal{}, nil
}

// What a session has.
const (
	byToken = "token" // the identifier of a token, which must hold still

	person = "person" // the identifier of a person
	from   = "from"   // who says that it is them
	word   = "word"   // when it last did, in seconds
	named  = "name"   // what it calls them
	told   = "roles"  // those that it told
	sent   = "sent"   // when they were last sent to say so again, in seconds

	began = "began" // when it did, in seconds
	since = "since" // the version of the roster then: what was ended later ends it

	played = "played" // the identifier of a person of a demo

	asked = "asked" // the sign-ins that were begun
	leads = "first" // the sum of the first address, of who is about to sign in
)

// signedIn is who has a session. One that was ended is over, whatever it has.
func (d *Door) signedIn(ctx context.Context) (p access.Principal, err error) {
	id := d.sessions.GetString(ctx, byToken)
	as := d.sessions.GetString(ctx, played)
	switch {
	case d.Demo && as != "":
		p, err = d.role(ctx, as)
	case id == "":
		p, err = d.someone(ctx)
	case d.TakesTokens():
		p, err = d.Roster.Holder(ctx, id)
	}
	if err != nil || p.IsZero() {
		return p, err
	}
	ended, err := d.Roster.Ended(ctx, p.ID, d.sessions.GetInt(ctx, since))
	if err != nil || !ended {
		return p, err
	}
	d.Log.InfoContext(ctx, "session ended", "who", p.ID)
	return access.Principal{}, d.SignOut(ctx)
}

// SignIn begins a session of whoever has a token. It has another key than what the
// browser had before; others of the token end where that is asked for.
func (d *Door) SignIn(ctx context.Context, token string, alone bool) error {
	if !d.TakesTokens() {
		return texts.Error(form.Error{Code: TokenClosed})
	}
	p, err := d.Roster.Bearer(ctx, strings.TrimSpace(token))
	if err == nil && p.IsZero() {
		err = texts.Error(form.Error{Code: access.NotSignedIn})
	}
	if err == nil {
		err = d.start(ctx, p.ID, alone)
	}
	if err == nil {
		d.sessions.Put(ctx, byToken, strings.TrimPrefix(p.ID, "token:"))
	}
	return err
}

// start is an empty session under a new key, of a principal; alone ends their others.
func (d *Door) start(ctx context.Context, id string, alone bool) error {
	if alone {
		if _, err := d.Roster.EndOf(ctx, id, id); err != nil {
			return err
		}
	}
	if err := d.sweep(ctx); err != nil {
		return err
	}
	version, err := d.Roster.Version(ctx)
	if err != nil {
		return err
	}
	if err := d.sessions.Clear(ctx); err != nil {
		return err
	}
	d.sessions.Put(ctx, since, version)
	d.sessions.Put(ctx, began, time.Now().Unix())
	return d.sessions.RenewToken(ctx)
}

// SignOut ends a session.
func (d *Door) SignOut(ctx context.Context) error { return d.sessions.Destroy(ctx) }

// first is the address of the first administrator.
type first struct {
	mu    sync.Mutex
	sum   [sha256.Size]byte
	until time.Time // zero where there is none
}

// holds is how long the first address does.
const holds = time.Hour

// First makes the one address of the first administrator, a secret; the one before
// it holds no more. There is none where there is an administrator already.
func (d *Door) First(ctx context.Context) (secret string, err error) {
	if led, err := d.Roster.Led(ctx); err != nil || led {
		return "", err
	}
	var random [32]byte
	_, _ = rand.Read(random[:]) // it never fails
	secret = base64.RawURLEncoding.EncodeToString(random[:])
	d.first.mu.Lock()
	defer d.first.mu.Unlock()
	d.first.sum, d.first.until = sha256.Sum256([]byte(secret)), time.Now().Add(holds)
	return secret, nil
}

// IsFirst says that a secret is that of the first address, and that it holds.
func (d *Door) IsFirst(secret string) bool {
	d.first.mu.Lock()
	defer d.first.mu.Unlock()
	return d.first.is(secret)
}

func (f *first) is(secret string) bool { return f.has(sha256.Sum256([]byte(secret))) }

func (f *first) has(sum [sha256.Size]byte) bool {
	return time.Now().Before(f.until) && subtle.ConstantTimeCompare(sum[:], f.sum[:]) == 1
}

// MakeFirst makes the first administrator of whoever has the secret, once: a token,
// with which the browser is signed in. Without the secret, and where there is an
// administrator by now, it is none.
func (d *Door) MakeFirst(ctx context.Context, secret string) (token string, err error) {
	d.first.mu.Lock()
	defer d.first.mu.Unlock()
	if !d.first.is(secret) {
		return "", nil
	}
	if led, err := d.Roster.Led(ctx); err != nil || led {
		return "", err
	}
	_, token, err = d.Roster.Make(ctx, roster.NewToken{Name: "Quản trị viên đầu tiên", Grants: []access.Grant{{Role: access.RoleAdministrator}}}, "first-start")
	if err != nil {
		return "", err
	}
	d.first.until = time.Time{}
	return token, d.SignIn(ctx, token, false)
}
