package entry

import (
	"crypto"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/store"
)

// browser keeps the cookie of a door.
type browser struct {
	t      *testing.T
	base   string
	cookie *http.Cookie
}

func (b *browser) get(path string) (status int, location, who string) {
	r, err := http.NewRequestWithContext(b.t.Context(), "GET", b.base+path, nil)
	require.NoError(b.t, err)
	if b.cookie != nil {
		r.AddCookie(b.cookie)
	}
	answer, err := http.DefaultTransport.RoundTrip(r)
	require.NoError(b.t, err)
	defer answer.Body.Close()
	for _, c := range answer.Cookies() {
		b.cookie = c
	}
	return answer.StatusCode, answer.Header.Get("Location"), answer.Header.Get("X-Who")
}

// door is a door over a new database, with pages that do no more than ask it.
func door(t *testing.T, p *Provider) (*Door, *browser) {
	s, err := store.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	d := New(Options{Store: s, Roster: roster.New(s, time.Now), Provider: p})
	mux := http.NewServeMux()
	fail := func(w http.ResponseWriter, err error) bool {
		if err != nil {
			http.Error(w, err.Error(), http.StatusForbidden)
		}
		return err != nil
	}
	mux.HandleFunc("/start", func(w http.ResponseWriter, r *http.Request) {
		if to, err := d.Begin(r.Context(), "/who"); !fail(w, err) {
			http.Redirect(w, r, to, http.StatusSeeOther)
		}
	})
	mux.HandleFunc("/done", func(w http.ResponseWriter, r *http.Request) {
		if to, err := d.Finish(r.Context(), r.URL.Query()); !fail(w, err) {
			http.Redirect(w, r, to, http.StatusSeeOther)
		}
	})
	mux.HandleFunc("/token", func(w http.ResponseWriter, r *http.Request) { fail(w, d.SignIn(r.Context(), r.FormValue("token"))) })
	mux.HandleFunc("/who", func(w http.ResponseWriter, r *http.Request) {
		p, err := d.Who(r)
		if !fail(w, err) {
			w.Header().Set("X-Who", p.ID)
		}
	})
	server := httptest.NewServer(d.Handler(mux))
	t.Cleanup(func() { server.Close(); _ = s.Close() })
	return d, &browser{t: t, base: server.URL}
}

// forger is a provider that says what a test has it say.
type forger struct {
	*httptest.Server
	key  *rsa.PrivateKey
	made func(claims map[string]any) string // the identity, of what an honest provider would say
	last url.Values                         // of the last sign-in that was begun
	to   string                             // where who brings a code is sent on
}

func newForger(t *testing.T) *forger {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	f := &forger{key: key}
	mux := http.NewServeMux()
	answer := func(w http.ResponseWriter, v any) {
		w.Header().Set("Content-Type", "application/json")
		assert.NoError(t, json.NewEncoder(w).Encode(v))
	}
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, map[string]any{"issuer": f.URL, "authorization_endpoint": f.URL + "/auth", "token_endpoint": f.URL + "/token", "jwks_uri": f.URL + "/keys", "id_token_signing_alg_values_supported": []string{"RS256"}})
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, map[string]any{"keys": []any{map[string]any{"kty": "RSA", "kid": "1", "use": "sig", "alg": "RS256",
			"n": encoded(key.N.Bytes()), "e": encoded(big.NewInt(int64(key.E)).Bytes())}}})
	})
	mux.HandleFunc("/token", func(w http.ResponseWriter, r *http.Request) {
		if f.to != "" {
			http.Redirect(w, r, f.to, http.StatusTemporaryRedirect)
			return
		}
		sum := sha256.Sum256([]byte(r.FormValue("code_verifier")))
		if encoded(sum[:]) != f.last.Get("code_challenge") {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		answer(w, map[string]any{"access_token": "a", "token_type": "Bearer", "id_token": f.made(map[string]any{"iss": f.URL, "aud": "tthc", "sub": "lan", "name": " Trần  Thị Lan ",
			"nonce": f.last.Get("nonce"), "iat": time.Now().Unix(), "exp": time.Now().Add(time.Minute).Unix()})})
	})
	f.Server = httptest.NewServer(mux)
	t.Cleanup(f.Close)
	return f
}

func encoded(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// token is an identity, signed in some way.
func token(header string, claims map[string]any, sign func(text string) []byte) string {
	said, err := json.Marshal(claims)
	if err != nil {
		panic(err) // a test's own claims
	}
	text := encoded([]byte(header)) + "." + encoded(said)
	return text + "." + encoded(sign(text))
}

func signedBy(key *rsa.PrivateKey) func(string) []byte {
	return func(text string) []byte {
		sum := sha256.Sum256([]byte(text))
		signature, err := rsa.SignPKCS1v15(nil, key, crypto.SHA256, sum[:])
		if err != nil {
			panic(err) // a key of the test
		}
		return signature
	}
}

// What is no identity of this sign-in signs nobody in.
func TestForgedIdentities(t *testing.T) {
	f := newForger(t)
	other, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	const rs256 = `{"alg":"RS256","kid":"1"}`
	with := func(name string, value any) func(map[string]any) string {
		return func(claims map[string]any) string {
			claims[name] = value
			return token(rs256, claims, signedBy(f.key))
		}
	}
	for name, c := range map[string]struct {
		made func(map[string]any) string
		in   bool
	}{
		"honest":                {func(claims map[string]any) string { return token(rs256, claims, signedBy(f.key)) }, true},
		"sent back by another":  {func(claims map[string]any) string { return token(rs256, claims, signedBy(f.key)) }, false},
		"another sign-in":       {with("nonce", "of another"), false},
		"no nonce":              {with("nonce", nil), false},
		"another server":        {with("aud", "another"), false},
		"another provider":      {with("iss", "https://evil.example"), false},
		"run out":               {with("exp", time.Now().Add(-time.Hour).Unix()), false},
		"a key that it has not": {func(claims map[string]any) string { return token(rs256, claims, signedBy(other)) }, false},
		"an unknown key":        {func(claims map[string]any) string { return token(`{"alg":"RS256","kid":"2"}`, claims, signedBy(other)) }, false},
		"no signature": {func(claims map[string]any) string {
			return token(`{"alg":"none"}`, claims, func(string) []byte { return nil })
		}, false},
		"signed with the key that everybody has": {func(claims map[string]any) string {
			return token(`{"alg":"HS256","kid":"1"}`, claims, func(text string) []byte {
				mac := hmac.New(sha256.New, f.key.N.Bytes())
				_, _ = mac.Write([]byte(text))
				return mac.Sum(nil)
			})
		}, false},
		"nothing": {func(map[string]any) string { return "" }, false},
	} {
		t.Run(name, func(t *testing.T) {
			iss := f.URL
			if name == "sent back by another" {
				iss = "https://evil.example"
			}
			_, b := door(t, &Provider{Issuer: f.URL, ClientID: "tthc", Base: "http://127.0.0.1", Claim: "tthc"})
			f.made = c.made
			_, location, _ := b.get("/start")
			to, err := url.Parse(location)
			require.NoError(t, err)
			f.last = to.Query()
			status, _, _ := b.get("/done?" + url.Values{"code": {"x"}, "state": {f.last.Get("state")}, "iss": {iss}}.Encode())
			assert.Equal(t, c.in, status == http.StatusSeeOther)
			_, _, who := b.get("/who")
			assert.Equal(t, c.in, who != "")
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
	_, b := door(t, &Provider{Issuer: f.URL, ClientID: "tthc", Base: "http://127.0.0.1", Claim: "tthc"})
	_, location, _ := b.get("/start")
	to, err := url.Parse(location)
	require.NoError(t, err)
	status, _, _ := b.get("/done?" + url.Values{"code": {"x"}, "state": {to.Query().Get("state")}, "iss": {f.URL}}.Encode())
	assert.Equal(t, http.StatusForbidden, status)
	assert.False(t, reached)
}

// A person is the same for ever by who says so and whom, whatever they are called.
func TestAPersonIsWhoTheProviderSays(t *testing.T) {
	lan := claims{issuer: "https://id.example.vn", subject: "lan", Name: " Trần  Thị Lan "}
	again := claims{issuer: "https://id.example.vn", subject: "lan", Preferred: "lan.tran"}
	assert.Equal(t, lan.id(), again.id())
	assert.NotEqual(t, lan.id(), claims{issuer: "https://id.example.vn/", subject: "lan"}.id())
	assert.NotEqual(t, claims{issuer: "a", subject: "bc"}.id(), claims{issuer: "ab", subject: "c"}.id())
	assert.Equal(t, "Trần Thị Lan", lan.name())
	assert.Equal(t, "lan.tran", again.name())
	assert.Equal(t, lan.id(), claims{issuer: "https://id.example.vn", subject: "lan"}.name())
}

// A session ends when it is not used, and when it is used all the time.
func TestSessionsEnd(t *testing.T) {
	d, b := door(t, nil)
	d.sessions.IdleTimeout, d.sessions.Lifetime = 2*time.Second, 5*time.Second
	_, token, err := d.Roster.Make(t.Context(), roster.NewToken{Name: "Lan", Grants: []access.Grant{{Role: access.RoleRead}}}, "test")
	require.NoError(t, err)
	signIn := func() {
		status, _, _ := b.get("/token?token=" + url.QueryEscape(token))
		require.Equal(t, 200, status)
	}
	in := func() bool { _, _, who := b.get("/who"); return who != "" }
	signIn()
	began := time.Now()
	for time.Since(began) < 3500*time.Millisecond {
		require.True(t, in(), "it is used")
		time.Sleep(300 * time.Millisecond)
	}
	for time.Since(began) < 5200*time.Millisecond {
		in()
		time.Sleep(300 * time.Millisecond)
	}
	assert.False(t, in(), "however much it is used")
	signIn()
	require.True(t, in())
	time.Sleep(2100 * time.Millisecond)
	assert.False(t, in(), "it was not used")
}
