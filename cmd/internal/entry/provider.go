package entry

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/schedule/form"
)

// What goes wrong between a person, their provider and the door. These codes are
// told on pages only.
const (
	ProviderSilent  form.Code = "provider.silent"  // it cannot be asked now
	ProviderRefused form.Code = "provider.refused" // it did not say who the person is
)

// Provider is who says who people are, by OpenID Connect: with an authorisation code
// that is of one sign-in only (state, nonce and PKCE).
type Provider struct {
	Issuer   string // its address, https:// or on this machine
	ClientID string // of this server at the provider
	Secret   string // empty for a client that has none
	Base     string // the address under which browsers reach this server
	Claim    string // in which the provider tells roles, as [access.ParseGrant] reads them

	mu    sync.Mutex
	found *oidc.Provider // once it was asked for its addresses
}

// Done is where a provider sends people back to.
const Done = "/sign-in/done"

// patience is how long a provider may take for an answer.
const patience = 10 * time.Second

// client never follows a provider elsewhere: what is sent holds the code, and may
// hold the secret.
var client = &http.Client{Timeout: patience, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

// discovered is the provider, with its addresses. It is asked when somebody wants to
// sign in, and again until it answers: a server starts and serves without it.
func (p *Provider) discovered(ctx context.Context) (*oidc.Provider, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.found != nil {
		return p.found, nil
	}
	// The keys are asked for later, by the same client and without this request.
	found, err := oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), client), p.Issuer)
	if err != nil {
		return nil, texts.Error(form.Error{Code: ProviderSilent, Cause: err})
	}
	p.found = found
	return found, nil
}

func (p *Provider) oauth(found *oidc.Provider) *oauth2.Config {
	return &oauth2.Config{ClientID: p.ClientID, ClientSecret: p.Secret, Endpoint: found.Endpoint(), RedirectURL: p.Base + Done, Scopes: []string{oidc.ScopeOpenID, "profile"}}
}

// Host is the name of the provider for people.
func (p *Provider) Host() string {
	u, err := url.Parse(p.Issuer)
	if err != nil {
		return p.Issuer
	}
	return u.Host
}

// What a session has of a person, and of one who is about to sign in.
const (
	person = "person" // the identifier
	named  = "name"
	told   = "roles" // those that the provider told
	asked  = "asked" // state, nonce and verifier
	leads  = "first" // who is about to sign in has the first address
)

// Begin is where somebody goes to sign in, and lands at an address of this server
// afterwards.
func (d *Door) Begin(ctx context.Context, to string) (address string, err error) {
	found, err := d.Provider.discovered(ctx)
	if err != nil {
		return "", err
	}
	state, nonce, verifier := oauth2.GenerateVerifier(), oauth2.GenerateVerifier(), oauth2.GenerateVerifier()
	d.sessions.Put(ctx, asked, state+" "+nonce+" "+verifier)
	d.sessions.Put(ctx, landing, to)
	return d.Provider.oauth(found).AuthCodeURL(state, oidc.Nonce(nonce), oauth2.S256ChallengeOption(verifier)), nil
}

// Finish signs in whom the provider sent back, and says where they land. What was
// begun ends with it, whatever it comes to.
func (d *Door) Finish(ctx context.Context, q url.Values) (to string, err error) {
	began := strings.Fields(d.sessions.PopString(ctx, asked))
	to = d.sessions.PopString(ctx, landing)
	first := d.sessions.PopString(ctx, leads)
	if len(began) != 3 || subtle.ConstantTimeCompare([]byte(began[0]), []byte(q.Get("state"))) != 1 {
		return "", refused(errors.New("the sign-in was not begun here"))
	}
	if from := q.Get("iss"); from != "" && from != d.Provider.Issuer { // RFC 9207
		return "", refused(errors.New("another provider sent the person back"))
	}
	if q.Get("error") != "" || q.Get("code") == "" {
		return "", refused(errors.New("the provider gave no code"))
	}
	claims, err := d.claims(ctx, q.Get("code"), began[1], began[2])
	if err != nil {
		return "", err
	}
	if err := d.renew(ctx); err != nil {
		return "", err
	}
	d.sessions.Put(ctx, person, claims.id())
	d.sessions.Put(ctx, named, claims.name())
	d.sessions.Put(ctx, told, strings.Join(claims.roles, " "))
	if err := d.Roster.Meet(ctx, claims.id(), claims.name()); err != nil {
		return "", err
	}
	return to, d.lead(ctx, first, claims.id())
}

func refused(why error) error {
	return texts.Error(form.Error{Code: ProviderRefused, Cause: why})
}

// claims is what a provider says of a person.
type claims struct {
	issuer, subject string
	Name            string `json:"name"`
	Preferred       string `json:"preferred_username"`
	roles           []string
}

// claims asks for the identity that a code stands for.
func (d *Door) claims(ctx context.Context, code, nonce, verifier string) (c claims, err error) {
	found, err := d.Provider.discovered(ctx)
	if err != nil {
		return c, err
	}
	ctx = oidc.ClientContext(ctx, client)
	tokens, err := d.Provider.oauth(found).Exchange(ctx, code, oauth2.VerifierOption(verifier))
	var told *oauth2.RetrieveError
	switch {
	case errors.As(err, &told) && told.Response.StatusCode < http.StatusInternalServerError:
		return c, refused(err)
	case err != nil:
		return c, texts.Error(form.Error{Code: ProviderSilent, Cause: err})
	}
	raw, _ := tokens.Extra("id_token").(string)
	identity, err := found.Verifier(&oidc.Config{ClientID: d.Provider.ClientID}).Verify(ctx, raw)
	if err != nil {
		return c, refused(err)
	}
	if subtle.ConstantTimeCompare([]byte(identity.Nonce), []byte(nonce)) != 1 {
		return c, refused(errors.New("the identity is of another sign-in"))
	}
	var all map[string]any
	if err := errors.Join(identity.Claims(&c), identity.Claims(&all)); err != nil {
		return c, refused(err)
	}
	c.issuer, c.subject = identity.Issuer, identity.Subject
	list, _ := all[d.Provider.Claim].([]any)
	for _, v := range list {
		s, _ := v.(string)
		if g, err := access.ParseGrant(s); err == nil { // roles of others are none here
			c.roles = append(c.roles, g.String())
		}
	}
	return c, nil
}

// id is a person for records, the same for ever: a hash of who says so and of whom,
// since a subject may be a name or an address.
func (c claims) id() string {
	sum := sha256.Sum256([]byte(c.issuer + "\x00" + c.subject))
	return "person:" + hex.EncodeToString(sum[:16])
}

func (c claims) name() string {
	for _, name := range []string{c.Name, c.Preferred} {
		if name = strings.Join(strings.Fields(name), " "); name != "" {
			return name
		}
	}
	return c.id()
}

// someone is the person of a session; the zero principal where it has none.
func (d *Door) someone(ctx context.Context) (access.Principal, error) {
	id := d.sessions.GetString(ctx, person)
	if id == "" || d.Provider == nil {
		return access.Principal{}, nil
	}
	kept, err := d.Roster.Person(ctx, id)
	if err != nil {
		return access.Principal{}, err
	}
	p := access.Principal{ID: id, Name: d.sessions.GetString(ctx, named), Kind: access.KindPerson, Grants: kept.Grants}
	for _, s := range strings.Fields(d.sessions.GetString(ctx, told)) {
		if g, err := access.ParseGrant(s); err == nil {
			p.Grants = append(p.Grants[:len(p.Grants):len(p.Grants)], g)
		}
	}
	return p, nil
}

// Leads lets who is about to sign in become the first administrator.
func (d *Door) Leads(ctx context.Context, secret string) {
	sum := sha256.Sum256([]byte(secret))
	d.sessions.Put(ctx, leads, string(sum[:]))
}

// lead makes the first administrator of a person who came by the first address.
func (d *Door) lead(ctx context.Context, sum, id string) error {
	d.first.mu.Lock()
	defer d.first.mu.Unlock()
	if len(sum) != sha256.Size || !d.first.has([sha256.Size]byte([]byte(sum))) {
		return nil
	}
	if led, err := d.Roster.Led(ctx); err != nil || led {
		return err
	}
	if _, err := d.Roster.Grant(ctx, id, []access.Grant{{Role: access.RoleAdministrator}}, "first-start"); err != nil {
		return err
	}
	d.first.until = time.Time{}
	return nil
}
