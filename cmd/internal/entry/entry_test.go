package entry

import (
	"cmp"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
	"github.com/caicach/tthc/schedule/form"
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
func door(t *testing.T, p *Provider) (*Door, *browser) { return doorAt(t, t.TempDir(), p) }

func doorAt(t *testing.T, place string, p *Provider) (*Door, *browser) {
	s, err := store.Open(t.Context(), place)
	require.NoError(t, err)
	d := New(Options{Store: s, Roster: roster.New(s, time.Now), Provider: p})
	mux := http.NewServeMux()
	fail := func(w http.ResponseWriter, err error) bool {
		if e := (*form.Error)(nil); errors.As(err, &e) {
			w.Header().Set("Location", string(e.Code)) // for the test to see
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusForbidden)
		}
		return err != nil
	}
	mux.HandleFunc("/start", func(w http.ResponseWriter, r *http.Request) {
		if to, err := d.Begin(r.Context(), cmp.Or(r.FormValue("to"), "/who"), How(r.FormValue("how"))); !fail(w, err) {
			http.Redirect(w, r, to, http.StatusSeeOther)
		}
	})
	mux.HandleFunc("/done", func(w http.ResponseWriter, r *http.Request) {
		if to, _, err := d.Finish(r.Context(), r.URL.Query()); !fail(w, err) {
			http.Redirect(w, r, to, http.StatusSeeOther)
		}
	})
	mux.HandleFunc("/token", func(w http.ResponseWriter, r *http.Request) {
		fail(w, d.SignIn(r.Context(), r.FormValue("token"), r.FormValue("alone") != ""))
	})
	mux.HandleFunc("/who", func(w http.ResponseWriter, r *http.Request) {
		p, err := d.Who(r)
		if !fail(w, err) {
			w.Header().Set("X-Who", p.ID)
		}
	})
	mux.HandleFunc("/again", func(w http.ResponseWriter, r *http.Request) { // as when a page is opened
		if to, err := d.Again(r.Context(), "/page"); !fail(w, err) && to != "" {
			http.Redirect(w, r, to, http.StatusSeeOther)
		}
	})
	mux.HandleFunc("/later", func(w http.ResponseWriter, r *http.Request) { // so much time passes
		ago, err := time.ParseDuration(r.FormValue("by"))
		for _, when := range []string{word, sent} {
			if at := d.sessions.GetInt64(r.Context(), when); !fail(w, err) && at != 0 {
				d.sessions.Put(r.Context(), when, at-int64(ago.Seconds()))
			}
		}
	})
	server := httptest.NewServer(d.Handler(mux))
	t.Cleanup(func() { server.Close(); _ = s.Close() })
	return d, &browser{t: t, base: server.URL}
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
	assert.Equal(t, "Lan", claims{Name: "\u202e\u200b", Preferred: "L\u200ban"}.name(), "without what nobody sees")
	long := claims{Name: strings.Repeat("ữ", 101)}.name()
	assert.Equal(t, strings.Repeat("ữ", 99)+"…", long)
}

// made is a token that reads.
func made(t *testing.T, d *Door) string {
	_, token, err := d.Roster.Make(t.Context(), roster.NewToken{Name: "Lan", Grants: []access.Grant{{Role: access.RoleRead}}}, "test")
	require.NoError(t, err)
	return token
}

// A session ends when it is not used, and when it is used all the time.
func TestSessionsEnd(t *testing.T) {
	d, b := door(t, nil)
	d.sessions.IdleTimeout, d.sessions.Lifetime = 2*time.Second, 5*time.Second
	token := made(t, d)
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

// Sessions are ended: of who has them, or of all; at other servers too. Those that
// begin later are not.
func TestSessionsAreEnded(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) { endSessions(t, place(t)) })
}

func endSessions(t *testing.T, place string) {
	f := newForger(t)
	d, lan := doorAt(t, place, f.provider())
	d.Tokens = true
	other := New(d.Options) // another server of the database
	other.Roster = roster.New(d.Store, time.Now)
	lanAgain, desk := &browser{t: t, base: lan.base}, &browser{t: t, base: lan.base}
	secret := made(t, d)
	signIn := func(b *browser) {
		f.begin(b, "/start")
		status, _ := f.back(b, f.last)
		require.Equal(t, http.StatusSeeOther, status)
	}
	in := func() (open string) {
		for name, b := range map[string]*browser{"lan": lan, "lan again": lanAgain, "desk": desk} {
			if _, _, who := b.get("/who"); who != "" {
				open += name + ", "
			}
		}
		words := strings.Split(open, ", ")
		slices.Sort(words)
		return strings.TrimPrefix(strings.Join(words, ", "), ", ")
	}
	all := func() {
		for _, b := range []*browser{lan, lanAgain} {
			if _, _, who := b.get("/who"); who == "" {
				signIn(b)
			}
		}
		desk.get("/token?token=" + url.QueryEscape(secret))
		require.Equal(t, "desk, lan, lan again", in())
	}
	_, _, _ = lan.get("/who")
	all()
	_, _, person := lan.get("/who")
	tokens, err := d.Roster.Tokens(t.Context())
	require.NoError(t, err)
	soon := func(want string) {
		t.Helper()
		assert.Eventually(t, func() bool { return in() == want }, 2*time.Second, 20*time.Millisecond, want)
	}

	_, err = other.Roster.EndOf(t.Context(), person, "test")
	require.NoError(t, err)
	soon("desk")
	all()
	_, err = d.Roster.EndOf(t.Context(), "token:"+tokens[0].ID, "test")
	require.NoError(t, err)
	assert.Equal(t, "lan, lan again", in(), "at once where it was done")
	all()
	_, err = d.Roster.EndAll(t.Context(), "test")
	require.NoError(t, err)
	assert.Empty(t, in())
	for _, unknown := range []string{"person:none", "token:none", "all", ""} {
		_, err = d.Roster.EndOf(t.Context(), unknown, "test")
		assert.Error(t, err)
	}

	// Who signs in again, and is asked who they are, ends their others and nobody else's.
	all()
	f.begin(lanAgain, "/start?how=afresh")
	status, _ := f.back(lanAgain, f.last)
	require.Equal(t, http.StatusSeeOther, status)
	assert.Equal(t, "desk, lan again", in())
	phone := &browser{t: t, base: lan.base}
	phone.get("/token?alone=1&token=" + url.QueryEscape(secret))
	_, _, who := phone.get("/who")
	assert.NotEmpty(t, who)
	assert.Equal(t, "lan again", in())
	// Who does not come back as anybody ends nothing.
	f.begin(lan, "/start?how=afresh")
	lan.get("/done?" + url.Values{"error": {"access_denied"}, "state": {f.last.Get("state")}}.Encode())
	phone.get("/token?alone=1&token=wrong")
	assert.Equal(t, "lan again", in())
	_, _, who = phone.get("/who")
	assert.NotEmpty(t, who)
}

// Of whom these roles alone hold, what the provider tells is none; without any they are
// barred, though they are signed in.
func TestWhoIsBarredHasNoRoles(t *testing.T) {
	f := newForger(t)
	f.made = func(claims map[string]any) string {
		claims["tthc"] = []any{"administrator"}
		return f.signed(f.key, claims)
	}
	d, b := door(t, f.provider())
	f.begin(b, "/start")
	f.back(b, f.last)
	grants := func() (all []string) {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.AddCookie(b.cookie)
		d.sessions.LoadAndSave(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			p, err := d.Who(r)
			require.NoError(t, err)
			for _, g := range p.Grants {
				all = append(all, g.String())
			}
		})).ServeHTTP(httptest.NewRecorder(), r)
		return all
	}
	_, _, id := b.get("/who")
	read := []access.Grant{{Role: access.RoleRead}}
	for _, c := range []struct {
		n    roster.NewGrants
		want []string
	}{{roster.NewGrants{Grants: read}, []string{"read", "administrator"}}, {roster.NewGrants{Grants: read, Alone: true}, []string{"read"}}, {roster.NewGrants{Alone: true}, nil}, {roster.NewGrants{}, []string{"administrator"}}} {
		_, err := d.Roster.Grant(t.Context(), id, c.n, "test")
		require.NoError(t, err)
		assert.Equal(t, c.want, grants())
	}
}

// What is kept of sessions is bounded: what is over is deleted when others begin, and
// nobody has a long address kept.
func TestWhatIsOverIsDeleted(t *testing.T) {
	f := newForger(t)
	d, b := door(t, f.provider())
	kept := func() (n int) {
		all, err := d.Store.Sessions().All(t.Context(), time.Unix(0, 0)) // those that are over too
		require.NoError(t, err)
		return len(all)
	}
	d.sessions.IdleTimeout = time.Second
	for range 3 {
		f.begin(&browser{t: t, base: b.base}, "/start")
	}
	assert.Equal(t, 3, kept())
	time.Sleep(2100 * time.Millisecond)
	f.begin(b, "/start")
	assert.Equal(t, 4, kept(), "once a minute")
	d.swept.Store(0)
	f.begin(b, "/start")
	assert.Equal(t, 1, kept())

	for length, to := range map[int]string{2000: "/" + strings.Repeat("x", 1999), 2001: "/"} {
		f.begin(b, "/start?to=/"+strings.Repeat("x", length-1))
		_, got := f.back(b, f.last)
		assert.Equal(t, to, got)
	}
}
