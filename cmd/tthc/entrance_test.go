package main

import (
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/entry"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/schedule/form"
)

// visitor is a browser: it keeps cookies of a secure origin, which the loopback
// address is to one.
type visitor struct {
	t *testing.T
	http.Client
	cookies map[string]*http.Cookie
}

func newVisitor(t *testing.T) *visitor {
	v := &visitor{t: t, cookies: map[string]*http.Cookie{}}
	v.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return v
}

func (v *visitor) ask(method, address string, form url.Values, header ...string) (status int, location, text string) {
	v.t.Helper()
	r, err := http.NewRequestWithContext(v.t.Context(), method, address, strings.NewReader(form.Encode()))
	require.NoError(v.t, err)
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	for _, c := range v.cookies {
		r.AddCookie(c)
	}
	answer, err := v.Do(r)
	require.NoError(v.t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	require.NoError(v.t, err)
	for _, c := range answer.Cookies() {
		if c.Name != entry.Cookie {
			continue
		}
		assert.True(v.t, c.Secure && c.HttpOnly && c.SameSite == http.SameSiteLaxMode && c.Path == "/" && c.Domain == "", "%v", c)
		if v.cookies[c.Name] = c; c.MaxAge < 0 {
			delete(v.cookies, c.Name)
		}
	}
	location = answer.Header.Get("Location")
	if to, ok := strings.CutPrefix(answer.Header.Get("Refresh"), "0; url="); ok {
		location = to // by a page, since a form leads only to this server
	}
	return answer.StatusCode, location, string(body)
}

// A newcomer reads and records at once; the one address that was printed makes the
// administrator, by a button; after that everybody signs in.
func TestTheFirstStart(t *testing.T) {
	data := t.TempDir()
	server := start(t, data, "127.0.0.1:0")
	plans := server.address + "/api/v1/plans"
	one, stranger := newVisitor(t), newVisitor(t)
	status, _, _ := stranger.ask("GET", plans, nil)
	assert.Equal(t, 200, status, "it is open to the machine")
	_, err := server.out.ReadString('\n')
	require.NoError(t, err)
	line, err := server.out.ReadString('\n')
	require.NoError(t, err)
	first := regexp.MustCompile(`http://\S+/first/[A-Za-z0-9_-]{43}`).FindString(line)
	require.NotEmpty(t, first, line)

	status, _, _ = stranger.ask("GET", server.address+"/first/"+strings.Repeat("A", 43), nil)
	assert.Equal(t, 404, status)
	status, _, _ = stranger.ask("POST", server.address+"/first/"+strings.Repeat("A", 43), url.Values{})
	assert.Equal(t, 404, status)
	for range 2 {
		status, _, text := stranger.ask("GET", first, nil)
		assert.Equal(t, 200, status, "whatever follows links makes nobody an administrator")
		assert.NotContains(t, text, "tthc_")
	}
	status, _, _ = stranger.ask("POST", first, url.Values{}, "Sec-Fetch-Site", "cross-site")
	assert.Equal(t, 403, status)

	status, _, text := one.ask("POST", first, url.Values{})
	require.Equal(t, 201, status)
	token := regexp.MustCompile(`tthc_[A-Za-z0-9_-]{43}`).FindString(text)
	require.NotEmpty(t, token)
	for _, method := range []string{"GET", "POST"} {
		status, _, _ = stranger.ask(method, first, url.Values{})
		assert.Equal(t, 404, status, "it holds once")
	}
	status, _, text = stranger.ask("GET", plans, nil)
	assert.Equal(t, 401, status)
	assert.Contains(t, text, "urn:tthc:problem:not-signed-in")
	status, _, _ = stranger.ask("GET", plans, nil, "Authorization", "Bearer "+token)
	assert.Equal(t, 200, status)
	status, _, _ = stranger.ask("GET", plans, nil, "Authorization", "Bearer")
	assert.Equal(t, 401, status)
	status, location, _ := stranger.ask("GET", server.address+"/plan?plan=x", nil)
	assert.Equal(t, 303, status)
	assert.Equal(t, "/sign-in?to=%2Fplan%3Fplan%3Dx", location)
	status, _, text = one.ask("GET", server.address+"/", nil)
	assert.Equal(t, 200, status, "the browser is signed in")
	assert.Contains(t, text, "Quản trị viên đầu tiên")
	for _, free := range []string{"/healthz", "/readyz", "/api/", "/api/v1/openapi.yaml", "/sign-in"} {
		status, _, _ = stranger.ask("GET", server.address+free, nil)
		assert.Equal(t, 200, status, free)
	}

	// It is so after another start, too, which prints no such address.
	server.kill()
	server = start(t, data, "127.0.0.1:0", "--lang", "en")
	_, _ = server.out.ReadString('\n')
	line, _ = server.out.ReadString('\n')
	assert.Contains(t, line, "Data: ")
	status, _, _ = stranger.ask("GET", server.address+"/api/v1/plans", nil)
	assert.Equal(t, 401, status)
	status, _, _ = one.ask("GET", server.address+"/", nil)
	assert.Equal(t, 200, status, "sessions outlive the server")
}

// Who signs in has a session under another key; who signs out has none, though a
// request that is under way still has it, and whoever took the cookie neither.
func TestSessionsOfThePages(t *testing.T) {
	data := t.TempDir()
	server := start(t, data, "127.0.0.1:0")
	v := newVisitor(t)
	token := func(role string) string {
		status, out, errs := tthc(t, "", "token", "create", "--data", data, "--name", "Người dùng "+role, "--role", role)
		require.Equal(t, 0, status, errs)
		return strings.TrimSpace(out)
	}
	token("administrator")
	reader := token("read")
	home := server.address + "/"
	require.Eventually(t, func() bool { status, _, _ := v.ask("GET", home, nil); return status == 303 }, 3*time.Second, 50*time.Millisecond, "there is an administrator by now")

	status, _, text := v.ask("POST", server.address+"/sign-in", url.Values{"token": {"tthc_wrong"}, "to": {"/plan"}})
	assert.Equal(t, 401, status)
	assert.Contains(t, text, `value="/plan"`)
	assert.Empty(t, v.cookies)
	for _, elsewhere := range []string{"https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", ""} {
		status, location, _ := v.ask("POST", server.address+"/sign-in", url.Values{"token": {reader}, "to": {elsewhere}})
		assert.Equal(t, 303, status)
		assert.Equal(t, "/", location, elsewhere)
	}
	before := v.cookies[entry.Cookie].Value
	status, location, _ := v.ask("POST", server.address+"/sign-in", url.Values{"token": {reader}, "to": {"/plan?plan=16"}})
	assert.Equal(t, 303, status)
	assert.Equal(t, "/plan?plan=16", location)
	taken := *v.cookies[entry.Cookie]
	assert.NotEqual(t, before, taken.Value, "another key at each sign-in")
	status, _, text = v.ask("GET", home, nil)
	assert.Equal(t, 200, status)
	assert.Contains(t, text, "Người dùng read")
	status, _, _ = v.ask("GET", server.address+"/api/v1/plans", nil)
	assert.Equal(t, 200, status, "pages may ask the API")
	status, _, _ = v.ask("GET", server.address+"/api/v1/tokens", nil)
	assert.Equal(t, 403, status)
	status, _, text = v.ask("POST", server.address+"/record", url.Values{"id": {taskOf15}, "key": {"key-00000001"}, "type": {"done"}, "day": {"2024-03-01"}, "document": {"1/BC"}})
	assert.Equal(t, 403, status)
	assert.Contains(t, text, "cần một trong các vai trò: báo cáo tiến độ; lãnh đạo")
	events, err := store.Open(t.Context(), data)
	require.NoError(t, err)
	defer events.Close()
	denied := func() (all []string) {
		for f, err := range events.Of(t.Context(), store.Denials, 1<<62) {
			require.NoError(t, err)
			all = append(all, f.Data)
		}
		return all
	}
	for _, want := range []string{`"operation":"recordEvent","why":"forbidden"`, `"operation":"listTokens","why":"forbidden"`, `"why":"not-signed-in"`} {
		assert.Eventually(t, func() bool { return strings.Contains(strings.Join(denied(), "\n"), want) }, 4*time.Second, 100*time.Millisecond, want)
	}

	status, _, _ = v.ask("POST", server.address+"/sign-out", url.Values{}, "Sec-Fetch-Site", "cross-site")
	assert.Equal(t, 403, status)
	status, _, _ = v.ask("POST", server.address+"/sign-out", url.Values{})
	assert.Equal(t, 303, status)
	assert.Empty(t, v.cookies)
	v.cookies[entry.Cookie] = &taken
	status, _, _ = v.ask("GET", home, nil)
	assert.Equal(t, 303, status, "it is over")

	// A token that is taken back ends the sessions that it began.
	delete(v.cookies, entry.Cookie)
	_, _, _ = v.ask("POST", server.address+"/sign-in", url.Values{"token": {reader}})
	var list []struct{ ID string }
	answer(t, &list, "token", "list", "--data", data, "--json")
	_, _, _ = tthc(t, "", "token", "revoke", list[1].ID, "--data", data)
	assert.Eventually(t, func() bool { status, _, _ := v.ask("GET", home, nil); return status == 303 }, 3*time.Second, 50*time.Millisecond)
}

// Other machines reach a server only where somebody has to sign in, or where it was
// said in so many letters that nobody has to.
func TestOthersReachOnlyWhatIsClosed(t *testing.T) {
	data := t.TempDir()
	for _, open := range []string{"0.0.0.0:0", ":0", "[::]:0", "192.0.2.1:80"} {
		status, out, errs := tthc(t, "", "serve", "--data", data, "--listen", open)
		assert.Equal(t, 2, status)
		assert.Empty(t, out)
		assert.Contains(t, errs, "--insecure-open")
	}
	events, err := store.Open(t.Context(), data)
	require.NoError(t, err)
	defer events.Close()
	everywhere := &net.TCPAddr{IP: net.IPv4zero, Port: 8080}
	told := func(open bool) string {
		s := &server{open: open, data: cli.Data{Place: "postgres://someone:hidden@db.example/tthc?sslpassword=hidden"}}
		door, err := s.door(t.Context(), events, time.Now, everywhere, slog.New(slog.DiscardHandler))
		require.NoError(t, err)
		text, err := s.up(t.Context(), everywhere, door, form.English)
		require.NoError(t, err)
		assert.Contains(t, text, "Data: postgres://db.example/tthc\n")
		assert.NotContains(t, text, "/first/")
		return text
	}
	assert.Contains(t, told(true), "NOBODY HAS TO SIGN IN")
	_, err = (&server{}).door(t.Context(), events, time.Now, everywhere, slog.New(slog.DiscardHandler))
	require.Error(t, err)
	status, _, errs := tthc(t, "", "token", "create", "--data", data, "--name", "Quản trị", "--role", "administrator@H26")
	require.Equal(t, 0, status, errs)
	_, err = (&server{}).door(t.Context(), events, time.Now, everywhere, slog.New(slog.DiscardHandler))
	require.Error(t, err, "an administrator of one body makes none of another")
	status, _, errs = tthc(t, "", "token", "create", "--data", data, "--name", "Quản trị", "--role", "administrator")
	require.Equal(t, 0, status, errs)
	assert.Contains(t, told(false), "everybody has to sign in")
}

// Who is signed in sees their sessions, and ends all others by signing in again; an
// administrator ends those of a token, of a person, and of all.
func TestSessionsAreSeenAndEnded(t *testing.T) {
	data := t.TempDir()
	server := start(t, data, "127.0.0.1:0")
	status, out, errs := tthc(t, "", "token", "create", "--data", data, "--name", "Người dùng", "--role", "administrator")
	require.Equal(t, 0, status, errs)
	token := strings.TrimSpace(out)
	one, two, three := newVisitor(t), newVisitor(t), newVisitor(t)
	signIn := func(v *visitor, more ...string) {
		t.Helper()
		form := url.Values{"token": {token}}
		for _, name := range more {
			form.Set(name, "1")
		}
		status, _, text := v.ask("POST", server.address+"/sign-in", form)
		require.Equal(t, 303, status, text)
	}
	seen := func(v *visitor) (sessions, here int) {
		status, _, text := v.ask("GET", server.address+"/sign-in/sessions", nil)
		if status == 303 {
			return 0, 0
		}
		require.Equal(t, 200, status)
		assert.Contains(t, text, `<a id="who" href="/sign-in/sessions">Người dùng</a>`)
		return strings.Count(text, "mã truy cập</td>"), strings.Count(text, "<b>phiên này</b>")
	}
	require.Eventually(t, func() bool { status, _, _ := one.ask("GET", server.address+"/", nil); return status == 303 }, 3*time.Second, 50*time.Millisecond)
	for i, v := range []*visitor{one, two, three} {
		signIn(v)
		sessions, here := seen(v)
		assert.Equal(t, []int{i + 1, 1}, []int{sessions, here})
	}
	_, _, text := one.ask("GET", server.address+"/sign-in/sessions?lang=en", nil)
	assert.Contains(t, text, "Sign in again and end all others")
	status, _, _ = one.ask("POST", server.address+"/sign-in", url.Values{"token": {"tthc_wrong"}, "alone": {"1"}})
	assert.Equal(t, 401, status)
	sessions, _ := seen(two)
	assert.Equal(t, 3, sessions, "who does not have the token ends nothing")
	signIn(two, "alone")
	sessions, _ = seen(two)
	assert.Equal(t, 1, sessions)
	for _, v := range []*visitor{one, three} {
		sessions, _ = seen(v)
		assert.Zero(t, sessions)
		status, _, _ = v.ask("GET", server.address+"/api/v1/plans", nil)
		assert.Equal(t, 401, status)
		signIn(v)
	}

	var list []struct{ ID string }
	answer(t, &list, "token", "list", "--data", data, "--json")
	over := func() bool {
		for _, v := range []*visitor{one, two, three} {
			if status, _, _ := v.ask("GET", server.address+"/", nil); status != 303 {
				return false
			}
		}
		return true
	}
	for _, command := range [][]string{{"token", "sign-out", list[0].ID}, {"person", "sign-out", "--all"}} {
		for _, v := range []*visitor{one, two, three} {
			signIn(v)
		}
		require.False(t, over())
		status, out, errs = tthc(t, "", append(command, "--data", data)...)
		require.Equal(t, 0, status, errs)
		assert.Contains(t, out, "Đã kết thúc các phiên đăng nhập: ")
		assert.Eventually(t, over, 3*time.Second, 50*time.Millisecond)
	}
	var ended struct{ Of, By string }
	answer(t, &ended, "person", "sign-out", "--all", "--data", data, "--json")
	assert.Equal(t, "all command-line", ended.Of+" "+ended.By)
	for _, wrong := range []struct {
		status int
		args   []string
	}{{2, []string{"person", "sign-out"}}, {2, []string{"person", "sign-out", "person:1", "--all"}}, {1, []string{"person", "sign-out", "person:1"}}, {2, []string{"token", "sign-out"}}, {1, []string{"token", "sign-out", "none"}}} {
		status, _, errs = tthc(t, "", append(wrong.args, "--data", data)...)
		assert.Equal(t, wrong.status, status, errs)
	}
	status, _, _ = ask(t, "GET", server.address+"/api/v1/plans", "", "Authorization", "Bearer "+token)
	assert.Equal(t, 200, status, "the token itself holds")
	server.kill()
	assert.Contains(t, server.log.String(), `msg="signed in" who=token:`+list[0].ID+" by=token")
	assert.Contains(t, server.log.String(), `msg="session ended" who=token:`+list[0].ID)
}
