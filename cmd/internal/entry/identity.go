package entry

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/go-jose/go-jose/v4"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/unseen"
	"github.com/caicach/tthc/schedule/form"
)

// claims is what a provider says of a person.
type claims struct {
	issuer, subject string
	Name            string `json:"name"`
	Preferred       string `json:"preferred_username"`
	Party           string `json:"azp"` // for whom it says so, where it is for several
	roles           []string
}

// What is taken of a person: the longest name, in characters, and the most roles.
const (
	longestName = 100
	mostRoles   = 200
)

// skew is by how much the clock of a provider may differ from that of the server.
const skew = time.Minute

// claims asks for the identity that a code stands for, and believes it where it is of
// the sign-in that was begun, and as strong and as fresh as that needs.
func (p *Provider) claims(ctx context.Context, code string, b begun) (c claims, err error) {
	found, err := p.discovered(ctx)
	if err != nil {
		return c, err
	}
	raw, err := p.tokens(ctx, found, code, b.verifier)
	if err != nil {
		return c, err
	}
	if err := p.signed(raw); err != nil {
		return c, err
	}
	identity, err := found.Verifier(&oidc.Config{ClientID: p.ClientID, SupportedSigningAlgs: p.signatures()}).Verify(oidc.ClientContext(ctx, client), raw)
	if err != nil {
		return c, refused(err)
	}
	if subtle.ConstantTimeCompare([]byte(identity.Nonce), []byte(b.nonce)) != 1 {
		return c, refused(errors.New("the identity is of another sign-in"))
	}
	var all map[string]any
	if err := errors.Join(identity.Claims(&c), identity.Claims(&all)); err != nil {
		return c, refused(err)
	}
	c.issuer, c.subject = identity.Issuer, identity.Subject
	switch {
	case c.subject == "": // whoever has none would be one person
		return c, refused(errors.New("the identity is of nobody: it has no sub"))
	case c.Party != "" && c.Party != p.ClientID, c.Party == "" && len(identity.Audience) > 1:
		return c, refused(errors.New("the identity was given to another server"))
	}
	if err := p.enough(all, b, time.Now()); err != nil {
		return c, err
	}
	c.roles, err = rolesOf(all[p.Claim])
	return c, err
}

// signed says that an identity is signed in a way that the provider may sign in. It
// does not say that the signature is true.
func (p *Provider) signed(raw string) error {
	every := []jose.SignatureAlgorithm{oidc.RS256, oidc.RS384, oidc.RS512}
	for _, s := range p.signatures() {
		every = append(every, jose.SignatureAlgorithm(s))
	}
	token, err := jose.ParseSignedCompact(raw, every)
	if err != nil {
		return refused(err)
	}
	by, bits := token.Signatures[0].Header.Algorithm, 8*len(token.Signatures[0].Signature)
	unsafe := func(why string) error {
		return texts.Error(form.Error{Code: ProviderUnsafe, Cause: errors.New(why)})
	}
	least := 3072 // bits of a key of RSA with 128 bits of security; a signature is as long as the key
	if p.Weak {
		least = 2048
	}
	switch {
	case !slices.Contains(p.signatures(), by):
		return unsafe(fmt.Sprintf("it signs by %s: let it sign by PS256, ES256 or EdDSA, or take --sign-in-weak-signatures", by))
	case (by[:2] == "RS" || by[:2] == "PS") && bits < least:
		return unsafe(fmt.Sprintf("its key has %d bits: let it have %d, or take --sign-in-weak-signatures for 2048", bits, least))
	}
	return nil
}

// enough says that the provider asked as much of the person as is needed, and not too
// long ago.
func (p *Provider) enough(all map[string]any, b begun, now time.Time) error {
	weak := func(why string) error {
		return texts.Error(form.Error{Code: ProviderWeak, Cause: errors.New(why), Args: form.Args{"wanted": strings.Join(p.Strength, ", ")}})
	}
	if len(p.Strength) > 0 {
		said, _ := all["amr"].([]any)
		if !slices.ContainsFunc(append(said[:len(said):len(said)], all["acr"]), func(v any) bool {
			text, ok := v.(string)
			return ok && slices.Contains(p.Strength, text)
		}) {
			return weak(fmt.Sprintf("acr is %q and amr %q", fmt.Sprint(all["acr"]), fmt.Sprint(all["amr"])))
		}
	}
	if p.MaxAge == 0 {
		return nil
	}
	seconds, ok := all["auth_time"].(float64)
	at := time.Unix(int64(min(max(seconds, 0), 1<<40)), 0) // within what has an instant
	switch {
	case !ok:
		return refused(errors.New("the provider was asked when the person signed in, and does not say: auth_time is missing; where it never does, take --sign-in-max-age 0"))
	case at.After(now.Add(skew)):
		return refused(errors.New("the person signed in at a time to come: the clocks differ"))
	case at.Before(now.Add(-p.MaxAge - skew)), b.how == HowAfresh && at.Before(b.at.Add(-skew)):
		return refused(errors.New("the person signed in at the provider too long ago"))
	}
	return nil
}

// rolesOf is the roles that a provider tells; those of others are none here.
func rolesOf(said any) (roles []string, err error) {
	list, _ := said.([]any)
	for _, v := range list {
		s, _ := v.(string)
		if g, err := access.ParseGrant(s); err == nil {
			roles = append(roles, g.String())
		}
	}
	if len(roles) > mostRoles {
		return nil, refused(fmt.Errorf("%d roles are more than %d", len(roles), mostRoles))
	}
	return roles, nil
}

// id is a person for records, the same for ever: a hash of who says so and of whom,
// since a subject may be a name or an address.
func (c claims) id() string {
	sum := sha256.Sum256([]byte(c.issuer + "\x00" + c.subject))
	return "person:" + hex.EncodeToString(sum[:16])
}

// name is what a person is called, without what nobody sees.
func (c claims) name() string {
	for _, name := range []string{c.Name, c.Preferred} {
		name = strings.Join(strings.Fields(name), " ")
		name = strings.Map(func(r rune) rune {
			if unseen.Is(r) {
				return -1
			}
			return r
		}, name)
		if runes := []rune(name); len(runes) > longestName {
			name = string(runes[:longestName-1]) + "…"
		}
		if name != "" {
			return name
		}
	}
	return c.id()
}
