package entry

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/roster"
)

// How is how somebody is sent to the provider.
type How string

// The ways.
const (
	HowSignIn How = "sign-in" // to sign in, which a provider that knows the browser may do without a word
	HowAfresh How = "afresh"  // to be asked again who they are, whatever the provider knows; their other sessions end
	howAgain  How = "again"   // for the word of the provider, without being asked anything
)

// begun is a sign-in that was begun in a session and has not come back.
type begun struct {
	state, nonce, verifier string
	to                     string // where the person lands
	first                  string // the sum of the first address, where they came by it
	how                    How
	at                     time.Time
}

// pending is how many of them a session has at most, those of several windows; and
// longestTo is the longest address of which it is known that somebody lands there, in
// bytes. Whoever begins to sign in has a session, and may be anybody.
const (
	pending   = 3
	longestTo = 2000
)

func (b begun) String() string {
	return url.Values{"state": {b.state}, "nonce": {b.nonce}, "verifier": {b.verifier}, "to": {b.to}, "first": {b.first}, "how": {string(b.how)}, "at": {strconv.FormatInt(b.at.Unix(), 10)}}.Encode()
}

func parseBegun(text string) (b begun) {
	q, err := url.ParseQuery(text)
	if err != nil {
		return b
	}
	at, _ := strconv.ParseInt(q.Get("at"), 10, 64) // of our own writing
	return begun{state: q.Get("state"), nonce: q.Get("nonce"), verifier: q.Get("verifier"), to: q.Get("to"), first: q.Get("first"), how: How(q.Get("how")), at: time.Unix(at, 0)}
}

// Begin is where somebody goes to sign in, and lands at an address of this server
// afterwards.
func (d *Door) Begin(ctx context.Context, to string, how How) (address string, err error) {
	p := d.Provider
	found, err := p.discovered(ctx)
	if err != nil {
		return "", err
	}
	if err := d.sweep(ctx); err != nil {
		return "", err
	}
	if len(to) > longestTo {
		to = "/"
	}
	b := begun{state: oauth2.GenerateVerifier(), nonce: oauth2.GenerateVerifier(), verifier: oauth2.GenerateVerifier(), to: to, how: how, at: time.Now()}
	if how != howAgain {
		b.first = d.sessions.PopString(ctx, leads)
	}
	others := strings.Fields(d.sessions.GetString(ctx, asked))
	others = others[max(0, len(others)-pending+1):]
	d.sessions.Put(ctx, asked, strings.Join(append(others, b.String()), " "))
	with := []oauth2.AuthCodeOption{oidc.Nonce(b.nonce), oauth2.S256ChallengeOption(b.verifier)}
	if p.MaxAge > 0 {
		with = append(with, oauth2.SetAuthURLParam("max_age", strconv.Itoa(int(p.MaxAge.Seconds()))))
	}
	if len(p.Strength) > 0 {
		with = append(with, oauth2.SetAuthURLParam("acr_values", strings.Join(p.Strength, " ")))
	}
	switch how {
	case HowAfresh:
		with = append(with, oauth2.SetAuthURLParam("prompt", "login"))
	case howAgain:
		with = append(with, oauth2.SetAuthURLParam("prompt", "none"))
	}
	return p.oauth(found).AuthCodeURL(b.state, with...), nil
}

// came is the sign-in that somebody comes back from, once; false where none was begun
// in this session.
func (d *Door) came(ctx context.Context, state string) (b begun, ok bool) {
	waiting := strings.Fields(d.sessions.GetString(ctx, asked))
	i := slices.IndexFunc(waiting, func(text string) bool {
		return subtle.ConstantTimeCompare([]byte(parseBegun(text).state), []byte(state)) == 1
	})
	if i < 0 || state == "" {
		return b, false
	}
	b = parseBegun(waiting[i])
	d.sessions.Put(ctx, asked, strings.Join(slices.Delete(waiting, i, i+1), " "))
	return b, time.Since(b.at) < longest
}

// Finish signs in whom the provider sent back, and says where they land; again is that
// it was asked for its word on who was signed in. What was begun ends with it, whatever
// it comes to. Where the provider does not say again that it is the same person, their
// session ends.
func (d *Door) Finish(ctx context.Context, q url.Values) (to string, again bool, err error) {
	b, ok := d.came(ctx, q.Get("state"))
	if !ok {
		return "", false, refused(errors.New("the sign-in was not begun here"))
	}
	return b.to, b.how == howAgain, d.finish(ctx, q, b)
}

func (d *Door) finish(ctx context.Context, q url.Values, b begun) error {
	said, err := d.back(ctx, q, b)
	if err != nil {
		if b.how == howAgain && !errors.Is(err, ProviderSilent) {
			err = errors.Join(err, d.SignOut(ctx))
		}
		return err
	}
	id := said.id()
	if b.how == howAgain {
		if d.sessions.GetString(ctx, person) != id {
			return errors.Join(refused(errors.New("it is another person by now")), d.SignOut(ctx))
		}
		ends := d.sessions.Deadline(ctx)
		if err := d.sessions.RenewToken(ctx); err != nil {
			return err
		}
		d.sessions.SetDeadline(ctx, ends)
		d.keep(ctx, said)
		return nil
	}
	if err := d.Roster.Meet(ctx, id, said.name()); err != nil {
		return err
	}
	if err := d.start(ctx, id, b.how == HowAfresh); err != nil {
		return err
	}
	d.sessions.Put(ctx, person, id)
	d.sessions.Put(ctx, from, said.issuer)
	d.keep(ctx, said)
	return d.lead(ctx, b.first, id)
}

// back is what the provider says of whom it sent back.
func (d *Door) back(ctx context.Context, q url.Values, b begun) (claims, error) {
	iss, named := q["iss"]
	switch {
	case named && (len(iss) != 1 || iss[0] != d.Provider.Issuer), !named && d.Provider.names(): // RFC 9207
		return claims{}, refused(errors.New("another provider sent the person back"))
	case q.Get("error") != "" || q.Get("code") == "":
		return claims{}, refused(errors.New("the provider gave no code"))
	}
	return d.Provider.claims(ctx, q.Get("code"), b)
}

// keep keeps the word of the provider in the session.
func (d *Door) keep(ctx context.Context, c claims) {
	d.sessions.Put(ctx, named, c.name())
	d.sessions.Put(ctx, told, strings.Join(c.roles, " "))
	d.sessions.Put(ctx, word, time.Now().Unix())
}

// Again is where somebody goes for the word of the provider, who opens a page when
// that is older than half of what it holds; empty where nobody need go. It is asked at
// most once a minute, and not while it does not answer.
func (d *Door) Again(ctx context.Context, to string) (address string, err error) {
	if d.Provider == nil || d.sessions.GetString(ctx, person) == "" {
		return "", nil
	}
	half, now := d.Provider.holds()/2, time.Now()
	if now.Sub(time.Unix(d.sessions.GetInt64(ctx, word), 0)) < half || now.Sub(time.Unix(d.sessions.GetInt64(ctx, sent), 0)) < min(half, time.Minute) {
		return "", nil
	}
	d.sessions.Put(ctx, sent, now.Unix())
	if !d.Provider.answers(ctx) {
		return "", nil
	}
	return d.Begin(ctx, to, howAgain)
}

// someone is the person of a session; the zero principal where it has none, where
// another provider said so, and where its word holds no more.
func (d *Door) someone(ctx context.Context) (access.Principal, error) {
	id := d.sessions.GetString(ctx, person)
	if id == "" || d.Provider == nil || d.sessions.GetString(ctx, from) != d.Provider.Issuer ||
		time.Since(time.Unix(d.sessions.GetInt64(ctx, word), 0)) >= d.Provider.holds() {
		return access.Principal{}, nil
	}
	kept, err := d.Roster.Person(ctx, id)
	if err != nil {
		return access.Principal{}, err
	}
	p := access.Principal{ID: id, Name: d.sessions.GetString(ctx, named), Kind: access.KindPerson, Grants: kept.Grants}
	if kept.Alone {
		return p, nil
	}
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
	if _, err := d.Roster.Grant(ctx, id, roster.NewGrants{Grants: []access.Grant{{Role: access.RoleAdministrator}}}, "first-start"); err != nil {
		return err
	}
	d.first.until = time.Time{}
	return nil
}
