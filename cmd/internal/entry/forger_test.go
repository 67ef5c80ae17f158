package entry

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule/form"
)

// forger is a provider that says what a test has it say.
type forger struct {
	*httptest.Server
	key   crypto.Signer
	by    jose.SignatureAlgorithm
	said  map[string]any                     // of itself, in the place of what an honest one says
	made  func(claims map[string]any) string // the identity, of what an honest provider would say
	last  url.Values                         // of the last sign-in that was begun
	to    string                             // where who brings a code is sent on
	asked int                                // how often a code was brought
}

func newForger(t *testing.T) *forger {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	f := &forger{key: key, by: jose.ES256, said: map[string]any{}}
	f.made = func(claims map[string]any) string { return f.signed(f.key, claims) }
	mux := http.NewServeMux()
	answer := func(w http.ResponseWriter, v any) {
		w.Header().Set("Content-Type", "application/json")
		assert.NoError(t, json.NewEncoder(w).Encode(v))
	}
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		all := map[string]any{"issuer": f.URL, "authorization_endpoint": f.URL + "/auth", "token_endpoint": f.URL + "/token", "jwks_uri": f.URL + "/keys", "id_token_signing_alg_values_supported": []any{f.by}}
		maps.Copy(all, f.said)
		answer(w, all)
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: f.key.Public(), KeyID: "1", Use: "sig", Algorithm: string(f.by)}}})
	})
	mux.HandleFunc("/token", func(w http.ResponseWriter, r *http.Request) {
		f.asked++
		if f.to != "" {
			http.Redirect(w, r, f.to, http.StatusTemporaryRedirect)
			return
		}
		sum := sha256.Sum256([]byte(r.FormValue("code_verifier")))
		if encoded(sum[:]) != f.last.Get("code_challenge") {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusBadRequest)
			_, _ = io.WriteString(w, `{"error":"invalid_grant","error_description":"Trần Thị Lan"}`)
			return
		}
		answer(w, map[string]any{"access_token": "a", "token_type": "Bearer", "id_token": f.made(map[string]any{"iss": f.URL, "aud": "tthc", "sub": "lan", "name": " Trần  Thị Lan ",
			"nonce": f.last.Get("nonce"), "iat": time.Now().Unix(), "exp": time.Now().Add(time.Minute).Unix(), "auth_time": time.Now().Unix()})})
	})
	f.Server = httptest.NewServer(mux)
	t.Cleanup(f.Close)
	return f
}

// signed is an identity as the kept library signs it.
func (f *forger) signed(key crypto.Signer, claims map[string]any) string {
	said, err := json.Marshal(claims)
	if err == nil {
		var by jose.Signer
		if by, err = jose.NewSigner(jose.SigningKey{Algorithm: f.by, Key: jose.JSONWebKey{Key: key, KeyID: "1"}}, nil); err == nil {
			var token *jose.JSONWebSignature
			if token, err = by.Sign(said); err == nil {
				return must(token.CompactSerialize())
			}
		}
	}
	panic(err) // a test's own claims and keys
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err) // of the test's own making
	}
	return v
}

func (f *forger) provider() *Provider {
	return &Provider{Issuer: f.URL, ClientID: "tthc", Base: "http://127.0.0.1", Claim: "tthc"}
}

// begin begins a sign-in in a browser.
func (f *forger) begin(b *browser, path string) (status int) {
	status, location, _ := b.get(path)
	to, err := url.Parse(location)
	require.NoError(b.t, err)
	f.last = to.Query()
	return status
}

// back is the browser that the provider sends back, from the sign-in of a query.
func (f *forger) back(b *browser, began url.Values) (status int, to string) {
	status, to, _ = b.get("/done?" + url.Values{"code": {"x"}, "state": {began.Get("state")}, "iss": {f.URL}}.Encode())
	return status, to
}

func encoded(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// token is an identity, signed in some way.
func token(header string, claims map[string]any, sign func(text string) []byte) string {
	text := encoded([]byte(header)) + "." + encoded(must(json.Marshal(claims)))
	return text + "." + encoded(sign(text))
}

// What is no identity of this sign-in signs nobody in.
func TestForgedIdentities(t *testing.T) {
	f := newForger(t)
	other := must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	with := func(changed ...any) func(map[string]any) string {
		return func(claims map[string]any) string {
			for i := 0; i < len(changed); i += 2 {
				claims[changed[i].(string)] = changed[i+1]
			}
			return f.signed(f.key, claims)
		}
	}
	many := slices.Repeat([]any{"read"}, 200)
	for name, c := range map[string]struct {
		made func(map[string]any) string
		in   bool
	}{
		"honest":                            {with(), true},
		"sent back by another":              {with(), false},
		"sent back by two":                  {with(), false},
		"another sign-in":                   {with("nonce", "of another"), false},
		"no nonce":                          {with("nonce", nil), false},
		"another server":                    {with("aud", "another"), false},
		"another provider":                  {with("iss", "https://evil.example"), false},
		"run out":                           {with("exp", time.Now().Add(-time.Hour).Unix()), false},
		"never runs out":                    {with("exp", nil), false},
		"not yet":                           {with("nbf", time.Now().Add(time.Hour).Unix()), false},
		"a key that it has not":             {func(claims map[string]any) string { return f.signed(other, claims) }, false},
		"nobody":                            {with("sub", nil), false},
		"nobody's name":                     {with("sub", ""), false},
		"a subject of another type":         {with("sub", 7), false},
		"several servers, for another":      {with("aud", []any{"tthc", "another"}, "azp", "another"), false},
		"several servers, for none of them": {with("aud", []any{"tthc", "another"}), false},
		"several servers, for this one":     {with("aud", []any{"tthc", "another"}, "azp", "tthc"), true},
		"one server, for another":           {with("azp", "another"), false},
		"a name of another type":            {with("name", []any{"Lan"}), false},
		"no name":                           {with("name", nil), true},
		"roles of another type":             {with("tthc", "read"), true},
		"as many roles as are taken":        {with("tthc", many), true},
		"more roles than are taken":         {with("tthc", append(many, "read")), false},
		"longer than what is read":          {with("picture", strings.Repeat("x", 2<<20)), false},
		"changed after it was signed":       {func(claims map[string]any) string { return changed(f.signed(f.key, claims)) }, false},
		"no signature": {func(claims map[string]any) string {
			return token(`{"alg":"none"}`, claims, func(string) []byte { return nil })
		}, false},
		"signed with the key that everybody has": {func(claims map[string]any) string {
			return token(`{"alg":"HS256","kid":"1"}`, claims, func(text string) []byte {
				mac := hmac.New(sha256.New, must(f.key.Public().(*ecdsa.PublicKey).Bytes()))
				_, _ = mac.Write([]byte(text))
				return mac.Sum(nil)
			})
		}, false},
		"nothing": {func(map[string]any) string { return "" }, false},
	} {
		t.Run(name, func(t *testing.T) {
			iss := []string{f.URL}
			switch name {
			case "sent back by another":
				iss = []string{"https://evil.example"}
			case "sent back by two":
				iss = []string{f.URL, "https://evil.example"}
			}
			_, b := door(t, f.provider())
			f.made = c.made
			f.begin(b, "/start")
			status, _, _ := b.get("/done?" + url.Values{"code": {"x"}, "state": {f.last.Get("state")}, "iss": iss}.Encode())
			assert.Equal(t, c.in, status == http.StatusSeeOther)
			_, _, who := b.get("/who")
			assert.Equal(t, c.in, who != "")
		})
	}
}

// changed is an identity of somebody else under the same signature.
func changed(token string) string {
	parts := strings.Split(token, ".")
	said := must(base64.RawURLEncoding.DecodeString(parts[1]))
	parts[1] = encoded([]byte(strings.Replace(string(said), `"lan"`, `"minh"`, 1)))
	return strings.Join(parts, ".")
}

// A provider that says that it names itself when it sends somebody back must do so.
func TestAProviderNamesItself(t *testing.T) {
	for _, names := range []bool{false, true} {
		f := newForger(t)
		f.said["authorization_response_iss_parameter_supported"] = names
		_, b := door(t, f.provider())
		f.begin(b, "/start")
		status, _, _ := b.get("/done?" + url.Values{"code": {"x"}, "state": {f.last.Get("state")}}.Encode())
		assert.Equal(t, !names, status == http.StatusSeeOther)
	}
}

// How a provider may sign: by what has 128 bits of security and padding of this
// century, and by what is weaker where that was said.
func TestSignaturesOfAProvider(t *testing.T) {
	keys := map[int]crypto.Signer{}
	for _, bits := range []int{1024, 2048, 3072} {
		keys[bits] = must(rsa.GenerateKey(rand.Reader, bits))
	}
	curve := func(c elliptic.Curve) crypto.Signer { return must(ecdsa.GenerateKey(c, rand.Reader)) }
	_, edwards, err := ed25519.GenerateKey(nil)
	require.NoError(t, err)
	for _, c := range []struct {
		by          jose.SignatureAlgorithm
		key         crypto.Signer
		plain, weak bool // whether it is believed, and whether with what is weaker
	}{
		{jose.ES256, curve(elliptic.P256()), true, true}, {jose.ES384, curve(elliptic.P384()), true, true}, {jose.EdDSA, edwards, true, true},
		{jose.PS256, keys[3072], true, true}, {jose.PS512, keys[3072], true, true},
		{jose.PS256, keys[2048], false, true}, {jose.RS256, keys[2048], false, true}, {jose.RS256, keys[3072], false, true},
		{jose.RS256, keys[1024], false, false}, {jose.PS256, keys[1024], false, false},
	} {
		for _, weak := range []bool{false, true} {
			for _, alone := range []bool{false, true} { // it says that it has only this one, or all
				f := newForger(t)
				f.key, f.by = c.key, c.by
				if !alone {
					f.said["id_token_signing_alg_values_supported"] = []string{"ES256", "PS256", "RS256"}
				}
				p := f.provider()
				p.Weak = weak
				_, b := door(t, p)
				want := map[bool]bool{false: c.plain, true: c.weak}[weak]
				if f.begin(b, "/start") == http.StatusSeeOther {
					status, _ := f.back(b, f.last)
					assert.Equal(t, want, status == http.StatusSeeOther, "%s, weak %v", c.by, weak)
				} else {
					assert.True(t, alone && !want && c.by == jose.RS256, "%s: it is told before anybody signs in", c.by)
				}
				_, _, who := b.get("/who")
				assert.Equal(t, want, who != "")
			}
		}
	}
}

// What a provider says where its parts are is believed where nobody on the way can say
// something else.
func TestAddressesOfAProvider(t *testing.T) {
	for address, safe := range map[string]bool{"https://id.example.vn/keys": true, "http://id.example.vn/keys": false, "http://10.0.0.5/keys": false, "http://127.0.0.1/keys": true, "http://[::1]:80/keys": true,
		"http://localhost/keys": true, "http://localhost.example.vn/keys": false, "https://a:b@id.example.vn/": false, "//id.example.vn/keys": false, "ftp://id.example.vn/": false, "": false} {
		for _, part := range []string{"authorization_endpoint", "token_endpoint", "jwks_uri"} {
			f := newForger(t)
			f.said[part] = address
			d, _ := door(t, f.provider())
			_, err := d.Provider.discovered(t.Context())
			assert.Equal(t, safe, err == nil, "%s at %q: %v", part, address, err)
			assert.Equal(t, !safe, errors.Is(err, ProviderUnsafe), address)
		}
	}
	for address, leave := range map[string]string{"https://id.example.vn/end?a=b": "https://id.example.vn/end?a=b&client_id=tthc", "http://id.example.vn/end": "", "javascript:alert(1)": "", "": ""} {
		f := newForger(t)
		f.said["end_session_endpoint"] = address
		p := f.provider()
		assert.Empty(t, p.Leave())
		_, err := p.discovered(t.Context())
		require.NoError(t, err)
		assert.Equal(t, leave, p.Leave())
	}
	f := newForger(t)
	f.said["more"] = strings.Repeat("x", 2<<20)
	_, err := f.provider().discovered(t.Context())
	assert.ErrorIs(t, err, ProviderSilent, "what never ends is not read")
}

// A strength that is needed is told by the provider, in acr or amr, and so is when the
// person signed in there.
func TestStrengthAndAgeOfSignIns(t *testing.T) {
	now := time.Now()
	for name, c := range map[string]struct {
		strength string
		age      time.Duration
		how      How
		claims   map[string]any
		code     form.Code // empty: they are signed in
	}{
		"any":                       {claims: map[string]any{"acr": "0"}},
		"the acr":                   {strength: "2 mfa", claims: map[string]any{"acr": "2"}},
		"an amr":                    {strength: "2 mfa", claims: map[string]any{"acr": "0", "amr": []any{"pwd", "mfa"}}},
		"none":                      {strength: "2", code: ProviderWeak},
		"another acr":               {strength: "2", claims: map[string]any{"acr": "1"}, code: ProviderWeak},
		"as a number":               {strength: "2", claims: map[string]any{"acr": 2}, code: ProviderWeak},
		"as a list":                 {strength: "2", claims: map[string]any{"acr": []any{"2"}}, code: ProviderWeak},
		"an amr as a text":          {strength: "mfa", claims: map[string]any{"amr": "mfa"}, code: ProviderWeak},
		"an amr of others":          {strength: "mfa", claims: map[string]any{"amr": []any{"pwd", 7, nil}}, code: ProviderWeak},
		"of late":                   {age: time.Hour, claims: map[string]any{"auth_time": now.Add(-59 * time.Minute).Unix()}},
		"by a clock that is behind": {age: time.Hour, claims: map[string]any{"auth_time": now.Add(-time.Hour - 50*time.Second).Unix()}},
		"too long ago":              {age: time.Hour, claims: map[string]any{"auth_time": now.Add(-62 * time.Minute).Unix()}, code: ProviderRefused},
		"in the future":             {age: time.Hour, claims: map[string]any{"auth_time": now.Add(5 * time.Minute).Unix()}, code: ProviderRefused},
		"never":                     {age: time.Hour, claims: map[string]any{"auth_time": nil}, code: ProviderRefused},
		"a time that is none":       {age: time.Hour, claims: map[string]any{"auth_time": "today"}, code: ProviderRefused},
		"a time beyond all":         {age: time.Hour, claims: map[string]any{"auth_time": 1e300}, code: ProviderRefused},
		"a time before all":         {age: time.Hour, claims: map[string]any{"auth_time": -1e300}, code: ProviderRefused},
		"not asked":                 {claims: map[string]any{"auth_time": nil}},
		"afresh":                    {age: time.Hour, how: HowAfresh, claims: map[string]any{"auth_time": now.Unix()}},
		"afresh, by what it knew":   {age: time.Hour, how: HowAfresh, claims: map[string]any{"auth_time": now.Add(-10 * time.Minute).Unix()}, code: ProviderRefused},
	} {
		t.Run(name, func(t *testing.T) {
			f := newForger(t)
			p := f.provider()
			p.Strength, p.MaxAge = strings.Fields(c.strength), c.age
			_, b := door(t, p)
			f.made = func(claims map[string]any) string {
				maps.Copy(claims, c.claims)
				return f.signed(f.key, claims)
			}
			how := HowSignIn
			if c.how != "" {
				how = c.how
			}
			f.begin(b, "/start?how="+string(how))
			assert.Equal(t, c.strength, f.last.Get("acr_values"))
			assert.Equal(t, map[time.Duration]string{time.Hour: "3600"}[c.age], f.last.Get("max_age"))
			assert.Equal(t, map[How]string{HowAfresh: "login"}[how], f.last.Get("prompt"))
			_, code := f.back(b, f.last)
			_, _, who := b.get("/who")
			assert.Equal(t, c.code == "", who != "")
			if c.code != "" {
				assert.Equal(t, string(c.code), code)
			}
		})
	}
}

// A provider that sends a code on to another is not followed: it holds what signs in.
func TestAProviderIsNotFollowed(t *testing.T) {
	f := newForger(t)
	reached := false
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true }))
	t.Cleanup(other.Close)
	f.to = other.URL
	_, b := door(t, f.provider())
	f.begin(b, "/start")
	status, _ := f.back(b, f.last)
	assert.Equal(t, http.StatusForbidden, status)
	assert.False(t, reached)
}

// The word of a provider holds an hour. From half an hour on it is asked again when a
// page is opened; what it says then holds, whatever that is.
func TestTheWordOfAProviderIsAskedAgain(t *testing.T) {
	f := newForger(t)
	p := f.provider()
	d, b := door(t, p)
	ends := func() time.Time {
		all, err := d.Store.Sessions().All(t.Context(), time.Now())
		require.NoError(t, err)
		require.Len(t, all, 1)
		at, _, err := d.sessions.Codec.Decode(all[0].Data)
		require.NoError(t, err)
		return at
	}
	in := func() bool { _, _, who := b.get("/who"); return who != "" }
	later := func(by string) { status, _, _ := b.get("/later?by=" + by); require.Equal(t, 200, status) }
	signIn := func() {
		f.begin(b, "/start")
		status, _ := f.back(b, f.last)
		require.Equal(t, http.StatusSeeOther, status)
	}
	signIn()
	later("29m")
	assert.Equal(t, 200, f.begin(b, "/again"), "not yet")
	later("2m")
	key, end := *b.cookie, ends()
	require.Equal(t, http.StatusSeeOther, f.begin(b, "/again"))
	assert.Equal(t, "none", f.last.Get("prompt"), "the person is asked nothing")
	began := f.last
	assert.Equal(t, 200, f.begin(b, "/again"), "other windows go on meanwhile")
	f.last = began
	status, to := f.back(b, began)
	assert.Equal(t, []any{http.StatusSeeOther, "/page"}, []any{status, to}, "where the person was")
	assert.NotEqual(t, key.Value, b.cookie.Value, "by another key")
	assert.Equal(t, end, ends(), "it ends when it would have")
	_, _, who := (&browser{t: t, base: b.base, cookie: &key}).get("/who")
	assert.Empty(t, who, "the key before opens nothing")
	later("40m")
	assert.True(t, in(), "what it said holds from then on")

	// It does not answer: its word holds to the end of the hour, and no longer.
	f.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) })
	assert.Equal(t, 200, f.begin(b, "/again"), "nobody is sent to what does not answer")
	later("19m")
	assert.True(t, in())
	later("1m")
	assert.False(t, in())
}

// Who is asked for again and is not the same person, or nobody, is signed out.
func TestTheWordOfAProviderEndsASession(t *testing.T) {
	for name, c := range map[string]struct {
		made func(map[string]any)
		q    url.Values
		in   bool
	}{
		"the same":       {func(map[string]any) {}, url.Values{"code": {"x"}}, true},
		"another person": {func(claims map[string]any) { claims["sub"] = "minh" }, url.Values{"code": {"x"}}, false},
		"weaker":         {func(claims map[string]any) { claims["acr"] = "1" }, url.Values{"code": {"x"}}, false},
		"nobody":         {func(map[string]any) {}, url.Values{"error": {"login_required"}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			f := newForger(t)
			p := f.provider()
			p.Strength = []string{"2"}
			_, b := door(t, p)
			say := func(map[string]any) {}
			f.made = func(claims map[string]any) string {
				claims["acr"] = "2"
				say(claims)
				return f.signed(f.key, claims)
			}
			f.begin(b, "/start")
			status, _ := f.back(b, f.last)
			require.Equal(t, http.StatusSeeOther, status)
			b.get("/later?by=31m")
			require.Equal(t, http.StatusSeeOther, f.begin(b, "/again"))
			say = c.made
			c.q.Set("state", f.last.Get("state"))
			b.get("/done?" + c.q.Encode())
			_, _, who := b.get("/who")
			assert.Equal(t, c.in, who != "")
		})
	}
}

// What a provider says beside its refusal may be of the person: it is not logged.
func TestWhatAProviderRefuses(t *testing.T) {
	f := newForger(t)
	p := f.provider()
	_, b := door(t, p)
	f.begin(b, "/start")
	_, err := p.claims(t.Context(), "x", begun{verifier: "another"})
	require.ErrorIs(t, err, ProviderRefused)
	assert.ErrorContains(t, err, `did not take the code: status 400, "invalid_grant"`)
	assert.NotContains(t, err.Error(), "Lan")
}

// Several windows sign in at once: each comes back to its own, a few of them at most.
func TestSignInsOfSeveralWindows(t *testing.T) {
	f := newForger(t)
	_, b := door(t, f.provider())
	var began []url.Values
	for range 4 {
		f.begin(b, "/start")
		began = append(began, f.last)
	}
	f.last = began[0]
	status, _ := f.back(b, began[0])
	assert.Equal(t, http.StatusForbidden, status, "the oldest was forgotten")
	assert.Zero(t, f.asked, "its code is brought to nobody")
	f.last = began[2]
	status, _ = f.back(b, began[2])
	assert.Equal(t, http.StatusSeeOther, status)
	status, _ = f.back(b, began[2])
	assert.Equal(t, http.StatusForbidden, status, "once")
}

// Beside a provider nobody comes in with a token, nor stays in, unless that was said.
func TestTokensBesideAProvider(t *testing.T) {
	for _, c := range []struct{ provided, allowed, in bool }{{false, false, true}, {true, false, false}, {true, true, true}} {
		d, b := door(t, nil)
		secret := made(t, d)
		b.get("/token?token=" + url.QueryEscape(secret))
		_, _, who := b.get("/who")
		require.NotEmpty(t, who)
		if c.provided {
			d.Provider = newForger(t).provider()
		}
		d.Tokens = c.allowed
		_, _, who = b.get("/who")
		assert.Equal(t, c.in, who != "", "a session that was begun before")
		status, _, _ := b.get("/token?token=" + url.QueryEscape(secret))
		assert.Equal(t, c.in, status == http.StatusOK)
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("Authorization", "Bearer "+secret)
		p, err := d.Who(r)
		require.NoError(t, err)
		assert.NotEmpty(t, p.ID, "systems do, whatever people do")
	}
}
