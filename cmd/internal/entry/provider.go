package entry

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"github.com/caicach/tthc/schedule/form"
)

// What goes wrong between a person, their provider and the door. These codes are
// told on pages only.
const (
	ProviderSilent  form.Code = "provider.silent"  // it cannot be asked now
	ProviderRefused form.Code = "provider.refused" // it did not say who the person is
	ProviderWeak    form.Code = "provider.weak"    // it asked less of the person than is needed
	ProviderUnsafe  form.Code = "provider.unsafe"  // what it says cannot be believed, whoever it is about
)

// Provider is who says who people are, by OpenID Connect: with an authorisation code
// that is of one sign-in only (state, nonce and PKCE).
type Provider struct {
	Issuer   string // its address, https:// or on this machine
	ClientID string // of this server at the provider
	Secret   string // empty for a client that has none
	Base     string // the address under which browsers reach this server
	Claim    string // in which the provider tells roles, as [access.ParseGrant] reads them
	// Strength is values of acr or amr of which the provider must tell one, such as the
	// one that stands for two factors; none: any sign-in will do.
	Strength []string
	// MaxAge is how long ago a person may have signed in at the provider, which must
	// say when that was; 0: it is not asked.
	MaxAge time.Duration
	// Holds is how long its word holds. From half of it on the provider is asked again
	// when a page is opened, without the person being asked; 0: for [Word].
	Holds time.Duration
	// Weak takes signatures by RS256, RS384 and RS512 too, and keys of RSA from 2048
	// bits on.
	Weak bool

	mu    sync.Mutex
	found *oidc.Provider // once it was asked for its addresses
	named bool           // it says that it names itself when it sends somebody back
	leave string         // where one signs out of it; empty where it does not say
}

// Word is how long the word of a provider holds by default.
const Word = time.Hour

// Done is where a provider sends people back to.
const Done = "/sign-in/done"

// patience is how long a provider may take for an answer, and largest the longest
// answer that is read, in bytes.
const (
	patience = 10 * time.Second
	largest  = 1 << 20
)

// client never follows a provider elsewhere: what is sent holds the code, and may
// hold the secret.
var client = &http.Client{Timeout: patience, Transport: bounded{}, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

// bounded reads answers up to the longest.
type bounded struct{}

func (bounded) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err == nil {
		answer.Body = http.MaxBytesReader(nil, answer.Body, largest)
	}
	return answer, err
}

// holds is how long the word of the provider does.
func (p *Provider) holds() time.Duration {
	if p.Holds > 0 {
		return p.Holds
	}
	return Word
}

// signatures is how a provider may sign: what has 128 bits of security and no known
// weakness of its padding, and what is weaker where that was asked for.
func (p *Provider) signatures() []string {
	all := []string{oidc.PS256, oidc.PS384, oidc.PS512, oidc.ES256, oidc.ES384, oidc.ES512, oidc.EdDSA}
	if p.Weak {
		all = append(all, oidc.RS256, oidc.RS384, oidc.RS512)
	}
	return all
}

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
	if err := p.safe(found); err != nil {
		return nil, texts.Error(form.Error{Code: ProviderUnsafe, Cause: err})
	}
	p.found = found
	return found, nil
}

// safe says that what a provider says of itself can be believed, and keeps it: its
// addresses are reached by TLS or are of this machine, and it signs as it may.
func (p *Provider) safe(found *oidc.Provider) error {
	var said struct {
		Auth       string   `json:"authorization_endpoint"`
		Token      string   `json:"token_endpoint"`
		Keys       string   `json:"jwks_uri"`
		Signatures []string `json:"id_token_signing_alg_values_supported"`
		Named      bool     `json:"authorization_response_iss_parameter_supported"` // RFC 9207
		Leave      string   `json:"end_session_endpoint"`                           // OpenID Connect RP-Initiated Logout 1.0
	}
	if err := found.Claims(&said); err != nil {
		return err
	}
	for _, address := range []string{said.Auth, said.Token, said.Keys} {
		if _, ok := Address(address); !ok {
			return fmt.Errorf("its address %q is not https:// and not of this machine", address)
		}
	}
	if len(said.Signatures) > 0 && !slices.ContainsFunc(said.Signatures, func(s string) bool { return slices.Contains(p.signatures(), s) }) {
		return fmt.Errorf("it signs by %s: let it sign by PS256, ES256 or EdDSA, or take --sign-in-weak-signatures", strings.Join(said.Signatures, ", "))
	}
	p.named = said.Named
	if u, ok := Address(said.Leave); ok {
		q := u.Query()
		q.Set("client_id", p.ClientID)
		u.RawQuery = q.Encode()
		p.leave = u.String()
	}
	return nil
}

// Leave is where one signs out of the provider itself, which asks whether one means it;
// empty where it does not say, or was not asked yet.
func (p *Provider) Leave() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.leave
}

// Address reads an address that is reached by TLS, or is of this machine itself; false
// for any other.
func Address(text string) (*url.URL, bool) {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.User != nil {
		return nil, false
	}
	ip := net.ParseIP(u.Hostname())
	here := u.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
	return u, u.Scheme == "https" || u.Scheme == "http" && here
}

// names says that the provider names itself when it sends somebody back.
func (p *Provider) names() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.named
}

// answers says that the provider does, within a short while.
func (p *Provider) answers(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, strings.TrimSuffix(p.Issuer, "/")+"/.well-known/openid-configuration", nil)
	if err != nil {
		return false
	}
	answer, err := client.Do(r)
	if err != nil {
		return false
	}
	defer answer.Body.Close()
	return answer.StatusCode == http.StatusOK
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

// tokens asks for what a code stands for: the identity of a person, not yet believed.
func (p *Provider) tokens(ctx context.Context, found *oidc.Provider, code, verifier string) (identity string, err error) {
	tokens, err := p.oauth(found).Exchange(oidc.ClientContext(ctx, client), code, oauth2.VerifierOption(verifier))
	var told *oauth2.RetrieveError
	switch {
	case errors.As(err, &told) && told.Response.StatusCode < http.StatusInternalServerError: // what else it says may be of the person
		return "", refused(fmt.Errorf("the provider did not take the code: status %d, %.40q", told.Response.StatusCode, told.ErrorCode))
	case err != nil:
		return "", texts.Error(form.Error{Code: ProviderSilent, Cause: err})
	}
	identity, _ = tokens.Extra("id_token").(string)
	return identity, nil
}

func refused(why error) error {
	return texts.Error(form.Error{Code: ProviderRefused, Cause: why})
}
