package main

import (
	"bufio"
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/entry"
)

// provider is a provider of sign-ins, by software of another house. It is installed
// elsewhere: TTHC_TEST_PROVIDER is the folder of testdata/provider with it.
type provider struct {
	t               *testing.T
	port, back, alg string
	*exec.Cmd
}

func newProvider(t *testing.T, back string) *provider { return newProviderBy(t, back, "ES256") }

// newProviderBy is a provider that signs in some way.
func newProviderBy(t *testing.T, back, alg string) *provider {
	if os.Getenv("TTHC_TEST_PROVIDER") == "" {
		if os.Getenv("TTHC_TEST_ALL") != "" {
			t.Fatal("TTHC_TEST_PROVIDER is not set: see testdata/provider")
		}
		t.Skip("TTHC_TEST_PROVIDER is not set: see testdata/provider")
	}
	needs(t, "node")
	p := &provider{t: t, port: strconv.Itoa(freePort(t)), back: back, alg: alg}
	p.start()
	t.Cleanup(p.stop)
	return p
}

func (p *provider) issuer() string { return "http://127.0.0.1:" + p.port }

// start starts it, each time with new keys and without whatever it knew.
func (p *provider) start() {
	p.Cmd = exec.Command("node", filepath.Join(os.Getenv("TTHC_TEST_PROVIDER"), "provider.js"), p.port, p.back, p.alg)
	out, err := p.StdoutPipe()
	require.NoError(p.t, err)
	require.NoError(p.t, p.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(p.t, err)
	require.Equal(p.t, "ready\n", line)
}

func (p *provider) stop() {
	if p.ProcessState == nil {
		_ = p.Process.Kill()
		_ = p.Wait()
	}
}

// login is what the provider sends the browser of a person back with, who signs in
// where the server sent them. It knows nothing of the browser.
func (p *provider) login(address, who string) (back string) {
	jar, err := cookiejar.New(nil)
	require.NoError(p.t, err)
	return p.loginOf(jar, address, who)
}

// loginOf is login in a browser that has a jar of cookies.
func (p *provider) loginOf(jar http.CookieJar, address, who string) (back string) {
	p.t.Helper()
	browser := &http.Client{Jar: jar, CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		if strings.HasPrefix(r.URL.String(), p.back) {
			back = r.URL.String()
			return http.ErrUseLastResponse
		}
		return nil
	}}
	answer, err := browser.Get(address)
	step, consent := url.Values{"prompt": {"login"}, "login": {who}, "password": {"x"}}, url.Values{"prompt": {"consent"}}
	for ; back == ""; step = consent {
		require.NoError(p.t, err)
		require.NoError(p.t, answer.Body.Close())
		require.Equal(p.t, 200, answer.StatusCode, "%s", answer.Request.URL)
		answer, err = browser.PostForm(answer.Request.URL.String(), step)
	}
	require.NoError(p.t, err)
	require.NoError(p.t, answer.Body.Close())
	return back
}

// signIn signs a person in at the server, and says how the server answers.
func (v *visitor) signIn(p *provider, server, who string) (status int, location, text string) {
	v.t.Helper()
	status, location, text = v.ask("POST", server+"/sign-in/start", url.Values{"to": {"/plan?plan=16"}})
	require.Equal(v.t, 200, status, text)
	return v.ask("GET", p.login(location, who), nil)
}

// behind starts a server whose people sign in at the provider.
func (p *provider) behind(data string, more ...string) *process {
	secret := file(p.t, "secret", "the-secret-of-the-tests\n")
	base := strings.TrimSuffix(p.back, entry.Done)
	return start(p.t, data, strings.TrimPrefix(base, "http://"), append([]string{"--url", base, "--sign-in", p.issuer(), "--sign-in-secret", secret}, more...)...)
}

// A person signs in at a provider: with the roles that it tells, or with those that
// were given here; through a change of its keys and an outage.
func TestPeopleSignInAtAProvider(t *testing.T) {
	base := "http://127.0.0.1:" + strconv.Itoa(freePort(t))
	p := newProvider(t, base+entry.Done)
	data := t.TempDir()
	server := p.behind(data)
	_, err := server.out.ReadString('\n')
	require.NoError(t, err)
	line, err := server.out.ReadString('\n')
	require.NoError(t, err)
	first := regexp.MustCompile(regexp.QuoteMeta(base) + `/first/[A-Za-z0-9_-]{43}`).FindString(line)
	require.NotEmpty(t, first, line)
	lan, minh := newVisitor(t), newVisitor(t)
	status, _, _ := lan.ask("GET", base+"/api/v1/plans", nil)
	assert.Equal(t, 401, status, "it is open to nobody")

	// The roles that the provider tells; what are none here, or no texts, are left out.
	status, location, text := lan.signIn(p, base, "lan")
	require.Equal(t, 303, status, text)
	assert.Equal(t, "/plan?plan=16", location, "where she wanted to go")
	for path, want := range map[string]int{"/": 200, "/api/v1/plans": 200, "/api/v1/tokens": 403, "/api/v1/drafts": 403} {
		status, _, _ = lan.ask("GET", base+path, nil)
		assert.Equal(t, want, status, path)
	}
	_, _, text = lan.ask("GET", base+"/", nil)
	assert.Contains(t, text, "Trần Thị Lan")

	_, _, text = lan.ask("GET", base+"/obligation?"+url.Values{"id": {taskOf15}}.Encode(), nil)
	assert.Contains(t, text, `name="by" value="Trần Thị Lan"`, "as it will be recorded")

	// Who signs out is told where to sign out of the provider too.
	guest := newVisitor(t)
	status, _, text = guest.signIn(p, base, "lan")
	require.Equal(t, 303, status, text)
	_, location, _ = guest.ask("POST", base+"/sign-out", url.Values{})
	assert.Equal(t, "/sign-in?left=1", location)
	_, _, text = guest.ask("GET", base+location, nil)
	assert.Contains(t, text, `href="`+p.issuer()+`/session/end?client_id=tthc"`)
	_, _, text = guest.ask("GET", base+"/sign-in", nil)
	assert.NotContains(t, text, "session/end")

	// Who has no role is told so, and has what was given here a second later.
	status, _, text = minh.signIn(p, base, "minh")
	assert.Equal(t, 403, status)
	id := regexp.MustCompile(`person:[0-9a-f]{32}`).FindString(text)
	require.NotEmpty(t, id, text)
	status, _, _ = minh.ask("GET", base+"/api/v1/plans", nil)
	assert.Equal(t, 403, status)
	var people []struct {
		ID, Name string
		Grants   []string
	}
	answer(t, &people, "person", "list", "--data", data, "--json")
	require.Len(t, people, 2)
	assert.Equal(t, "Lê Văn Minh", people[1].Name)
	assert.Empty(t, people[0].Grants, "what the provider tells is not kept")
	status, out, errs := tthc(t, "", "person", "grant", id, "--role", "auditor", "--data", data)
	require.Equal(t, 0, status, errs)
	assert.Equal(t, "Lê Văn Minh: auditor\n", out)
	can := func(v *visitor, path string) func() bool {
		return func() bool { status, _, _ := v.ask("GET", base+path, nil); return status == 200 }
	}
	assert.Eventually(t, can(minh, "/api/v1/tokens"), 3*time.Second, 50*time.Millisecond)
	_, _, _ = tthc(t, "", "person", "grant", id, "--data", data)
	assert.Eventually(t, func() bool { return !can(minh, "/api/v1/tokens")() }, 3*time.Second, 50*time.Millisecond)
	status, _, _ = tthc(t, "", "person", "grant", "person:none", "--data", data)
	assert.Equal(t, 1, status)

	// Who comes by the first address is the administrator.
	status, location, _ = minh.ask("POST", first, url.Values{})
	assert.Equal(t, []any{303, "/sign-in"}, []any{status, location})
	status, _, text = minh.signIn(p, base, "minh")
	assert.Equal(t, 303, status, text)
	assert.True(t, can(minh, "/api/v1/tokens")())
	status, _, _ = lan.ask("GET", first, nil)
	assert.Equal(t, 404, status, "once")

	// New keys: the server asks for them.
	p.stop()
	p.start()
	other := newVisitor(t)
	status, _, text = other.signIn(p, base, "lan")
	assert.Equal(t, 303, status, text)

	// An outage: who is signed in stays so, and who wants to sign in is told.
	_, location, _ = other.ask("POST", base+"/sign-in/start", url.Values{})
	back := p.login(location, "lan")
	p.stop()
	status, _, text = other.ask("GET", back, nil)
	assert.Equal(t, 503, status)
	assert.Contains(t, text, "chưa trả lời")
	assert.True(t, can(lan, "/")())
	server.kill()
	p.behind(data)
	assert.True(t, can(lan, "/")())
	status, _, text = other.ask("POST", base+"/sign-in/start", url.Values{})
	assert.Equal(t, 503, status, text)
	p.start()
	status, _, text = newVisitor(t).signIn(p, base, "lan")
	assert.Equal(t, 303, status, text)
}

// What comes back from a provider is of the sign-in that this browser began, once.
func TestASignInIsOfOneBrowserOnce(t *testing.T) {
	base := "http://127.0.0.1:" + strconv.Itoa(freePort(t))
	p := newProvider(t, base+entry.Done)
	p.behind(t.TempDir())
	victim, other := newVisitor(t), newVisitor(t)
	signedIn := func(v *visitor) bool { status, _, _ := v.ask("GET", base+"/api/v1/plans", nil); return status == 200 }
	begin := func(v *visitor) *url.URL {
		_, location, _ := v.ask("POST", base+"/sign-in/start", url.Values{})
		u, err := url.Parse(location)
		require.NoError(t, err)
		return u
	}
	to := begin(other)
	q := to.Query()
	assert.Equal(t, "code", q.Get("response_type"))
	assert.Equal(t, "S256", q.Get("code_challenge_method"))
	for _, random := range []string{"state", "nonce", "code_challenge"} {
		assert.GreaterOrEqual(t, len(q.Get(random)), 43, random)
	}
	back := p.login(to.String(), "lan")
	for _, wrong := range []string{back, base + entry.Done, base + entry.Done + "?code=x&state=" + url.QueryEscape(begin(victim).Query().Get("state")), base + entry.Done + "?error=access_denied&state=" + url.QueryEscape(begin(victim).Query().Get("state"))} {
		status, _, text := victim.ask("GET", wrong, nil)
		assert.Equal(t, 403, status, "%s: %s", wrong, text)
		assert.False(t, signedIn(victim), wrong)
	}
	before := other.cookies[entry.Cookie].Value
	status, _, text := other.ask("GET", back, nil)
	require.Equal(t, 303, status, text)
	assert.True(t, signedIn(other))
	assert.NotEqual(t, before, other.cookies[entry.Cookie].Value, "another key")
	status, _, _ = other.ask("GET", back, nil)
	assert.Equal(t, 403, status, "a second time it is of no sign-in")

	// A code of one sign-in with the state of another: the provider holds it to the
	// verifier of the first.
	one, two := begin(victim), begin(other)
	stolen, err := url.Parse(p.login(one.String(), "lan"))
	require.NoError(t, err)
	mixed := url.Values{"code": {stolen.Query().Get("code")}, "state": {two.Query().Get("state")}}
	status, _, _ = other.ask("GET", base+entry.Done+"?"+mixed.Encode(), nil)
	assert.Equal(t, 403, status)
}

// The word of the provider on a person is asked again, without the person, while it
// knows the browser; when it does not any more the person is signed out.
func TestTheWordOfTheProviderIsRenewed(t *testing.T) {
	base := "http://127.0.0.1:" + strconv.Itoa(freePort(t))
	p := newProvider(t, base+entry.Done)
	p.behind(t.TempDir(), "--sign-in-again", "6s")
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	lan := newVisitor(t)
	_, location, _ := lan.ask("POST", base+"/sign-in/start", url.Values{"to": {"/"}})
	status, _, text := lan.ask("GET", p.loginOf(jar, location, "lan"), nil)
	require.Equal(t, 303, status, text)
	began := time.Now()
	for time.Since(began) < 10*time.Second { // longer than its first word holds
		status, location, text = lan.ask("GET", base+"/plan?plan="+url.QueryEscape(plan16), nil)
		require.Equal(t, 200, status, text)
		if location != "" {
			u, err := url.Parse(location)
			require.NoError(t, err)
			assert.Equal(t, "none", u.Query().Get("prompt"))
			status, location, text = lan.ask("GET", p.loginOf(jar, location, "nobody: nothing is asked"), nil)
			require.Equal(t, 303, status, text)
			assert.Equal(t, "/plan?plan="+url.QueryEscape(plan16), location)
		}
		time.Sleep(200 * time.Millisecond)
	}
	p.stop()
	p.start() // it knows no browser any more
	require.Eventually(t, func() bool {
		_, location, _ = lan.ask("GET", base+"/", nil)
		return strings.HasPrefix(location, p.issuer())
	}, 5*time.Second, 200*time.Millisecond)
	status, _, text = lan.ask("GET", p.loginOf(jar, location, "nobody: nothing is asked"), nil)
	assert.Equal(t, 403, status, text)
	assert.Contains(t, text, `name="to" value="/"`)
	status, location, _ = lan.ask("GET", base+"/", nil)
	assert.Equal(t, []any{303, "/sign-in?to=%2F"}, []any{status, location})
}

// Nobody is sent to the provider by following a link, from whatever page; and beside it
// nobody signs in with a token, unless that was said.
func TestASignInIsBegunByAForm(t *testing.T) {
	base := "http://127.0.0.1:" + strconv.Itoa(freePort(t))
	p := newProvider(t, base+entry.Done)
	data := t.TempDir()
	status, token, errs := tthc(t, "", "token", "create", "--data", data, "--role", "administrator", "--name", "tests")
	require.Equal(t, 0, status, errs)
	token = strings.TrimSpace(token)
	server := p.behind(data)
	v := newVisitor(t)
	status, location, _ := v.ask("GET", base+"/sign-in/start?to=/", nil)
	assert.Equal(t, []any{404, ""}, []any{status, location})
	for _, header := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"}} {
		status, location, _ = v.ask("POST", base+"/sign-in/start", url.Values{}, header...)
		assert.Equal(t, []any{403, ""}, []any{status, location}, header)
	}
	assert.Empty(t, v.cookies)
	_, _, text := v.ask("GET", base+"/sign-in?to=/plan", nil)
	assert.Contains(t, text, `<form id="provider" method="post" action="/sign-in/start">`)
	assert.NotContains(t, text, `name="token"`)
	status, _, text = v.ask("POST", base+"/sign-in", url.Values{"token": {token}})
	assert.Equal(t, 403, status)
	assert.Contains(t, text, "mã truy cập ở đây chỉ dành cho hệ thống")
	status, _, _ = v.ask("GET", base+"/", nil)
	assert.Equal(t, 303, status)
	status, _, _ = ask(t, "GET", base+"/api/v1/tokens", "", "Authorization", "Bearer "+token)
	assert.Equal(t, 200, status, "a system still has it")

	server.kill()
	p.behind(data, "--sign-in-tokens")
	status, _, _ = v.ask("POST", base+"/sign-in", url.Values{"token": {token}})
	assert.Equal(t, 303, status)
}

// What a provider does not say of the strength of a sign-in, or signs in a way that is
// not believed, signs nobody in.
func TestAProviderThatIsTooWeak(t *testing.T) {
	base := "http://127.0.0.1:" + strconv.Itoa(freePort(t))
	p := newProviderBy(t, base+entry.Done, "RS256")
	data, v := t.TempDir(), newVisitor(t)
	server := p.behind(data)
	status, _, text := v.ask("POST", base+"/sign-in/start", url.Values{})
	assert.Equal(t, 503, status, "before anybody types a password there")
	assert.Contains(t, text, "hãy báo quản trị viên xem nhật ký")
	server.kill()
	assert.Contains(t, server.log.String(), "it signs by RS256: let it sign by PS256, ES256 or EdDSA, or take --sign-in-weak-signatures")

	server = p.behind(data, "--sign-in-weak-signatures", "--sign-in-strength", "2,mfa")
	status, _, text = v.signIn(p, base, "lan")
	assert.Equal(t, 403, status)
	assert.Contains(t, text, "đăng nhập chưa đủ mạnh")
	assert.Contains(t, text, "(2, mfa)")
	server.kill()
	assert.NotContains(t, server.log.String(), "--sign-in-strength is not set")

	server = p.behind(data, "--sign-in-weak-signatures")
	status, _, text = v.signIn(p, base, "lan")
	assert.Equal(t, 303, status, text)
	server.kill()
	assert.Contains(t, server.log.String(), "--sign-in-strength is not set")
}

// In a browser, which leads the form of a page to no other site.
func TestPageSignsInAtAProvider(t *testing.T) {
	base := "http://127.0.0.1:" + strconv.Itoa(freePort(t))
	p := newProvider(t, base+entry.Done)
	p.behind(t.TempDir())
	ctx := browser(t)
	require.NoError(t, chromedp.Do(ctx, chromedp.Navigate(base+"/plan?"+url.Values{"plan": {plan16}}.Encode()), chromedp.WaitVisible("#provider"), chromedp.Click("#provider button"),
		chromedp.WaitVisible(`input[name="login"]`), chromedp.SendKeys(`input[name="login"]`, "lan"), chromedp.SendKeys(`input[name="password"]`, "x"), chromedp.Click(`button[type="submit"]`),
		chromedp.WaitReady(`input[value="consent"]`), chromedp.Click(`button[type="submit"]`), chromedp.WaitVisible("#who")))
	title, err := chromedp.Run(ctx, chromedp.Title())
	require.NoError(t, err)
	assert.Contains(t, title, plan16)
}

func TestTheFlagsOfAProvider(t *testing.T) {
	for _, flags := range [][]string{{"--sign-in", "http://id.example.vn", "--url", "https://tthc.example.vn"}, {"--sign-in", "https://id.example.vn"}, {"--sign-in", "https://id.example.vn", "--url", "tthc.example.vn"},
		{"--sign-in", "https://id.example.vn", "--url", "https://tthc.example.vn", "--sign-in-secret", "none"},
		{"--sign-in", "https://id.example.vn", "--url", "https://tthc.example.vn", "--sign-in-again", "0"}, {"--sign-in", "https://id.example.vn", "--url", "https://tthc.example.vn", "--sign-in-again", "13h"},
		{"--sign-in", "https://id.example.vn", "--url", "https://tthc.example.vn", "--sign-in-max-age", "-1s"}, {"--sign-in", "https://id.example.vn", "--url", "https://tthc.example.vn", "--sign-in-max-age", "1500ms"}, {"--sign-in", "https://a:b@id.example.vn", "--url", "https://tthc.example.vn"}} {
		status, _, errs := tthc(t, "", append([]string{"serve", "--data", t.TempDir(), "--listen", "127.0.0.1:0"}, flags...)...)
		assert.Equal(t, 2, status, flags)
		assert.NotEmpty(t, errs)
	}
	p, err := (&signIn{issuer: "https://id.example.vn", client: "tthc", base: "https://tthc.example.vn/", again: time.Hour}).provider()
	require.NoError(t, err)
	assert.Equal(t, "https://tthc.example.vn", p.Base)
	assert.Equal(t, "id.example.vn", fmt.Sprint(p.Host()))
}
