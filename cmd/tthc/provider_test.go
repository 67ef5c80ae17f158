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

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/entry"
)

// provider is a provider of sign-ins, by software of another house. It is installed
// elsewhere: TTHC_TEST_PROVIDER is the folder of testdata/provider with it.
type provider struct {
	t          *testing.T
	port, back string
	*exec.Cmd
}

func newProvider(t *testing.T, back string) *provider {
	if os.Getenv("TTHC_TEST_PROVIDER") == "" {
		if os.Getenv("TTHC_TEST_ALL") != "" {
			t.Fatal("TTHC_TEST_PROVIDER is not set: see testdata/provider")
		}
		t.Skip("TTHC_TEST_PROVIDER is not set: see testdata/provider")
	}
	needs(t, "node")
	p := &provider{t: t, port: strconv.Itoa(freePort(t)), back: back}
	p.start()
	t.Cleanup(p.stop)
	return p
}

func (p *provider) issuer() string { return "http://127.0.0.1:" + p.port }

// start starts it, each time with new keys and without whatever it knew.
func (p *provider) start() {
	p.Cmd = exec.Command("node", filepath.Join(os.Getenv("TTHC_TEST_PROVIDER"), "provider.js"), p.port, p.back)
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
// where the server sent them.
func (p *provider) login(address, who string) (back string) {
	p.t.Helper()
	jar, err := cookiejar.New(nil)
	require.NoError(p.t, err)
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
	status, location, text = v.ask("GET", server+"/sign-in/start?to=%2Fplan%3Fplan%3D16", nil)
	require.Equal(v.t, 303, status, text)
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
	_, location, _ = other.ask("GET", base+"/sign-in/start", nil)
	back := p.login(location, "lan")
	p.stop()
	status, _, text = other.ask("GET", back, nil)
	assert.Equal(t, 503, status)
	assert.Contains(t, text, "chưa trả lời")
	assert.True(t, can(lan, "/")())
	server.kill()
	p.behind(data)
	assert.True(t, can(lan, "/")())
	status, _, text = other.ask("GET", base+"/sign-in/start", nil)
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
		_, location, _ := v.ask("GET", base+"/sign-in/start", nil)
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

func TestTheFlagsOfAProvider(t *testing.T) {
	for _, flags := range [][]string{{"--sign-in", "http://id.example.vn", "--url", "https://tthc.example.vn"}, {"--sign-in", "https://id.example.vn"}, {"--sign-in", "https://id.example.vn", "--url", "tthc.example.vn"},
		{"--sign-in", "https://id.example.vn", "--url", "https://tthc.example.vn", "--sign-in-secret", "none"}, {"--sign-in", "https://a:b@id.example.vn", "--url", "https://tthc.example.vn"}} {
		status, _, errs := tthc(t, "", append([]string{"serve", "--data", t.TempDir(), "--listen", "127.0.0.1:0"}, flags...)...)
		assert.Equal(t, 2, status, flags)
		assert.NotEmpty(t, errs)
	}
	p, err := (&signIn{issuer: "https://id.example.vn", client: "tthc", base: "https://tthc.example.vn/"}).provider()
	require.NoError(t, err)
	assert.Equal(t, "https://tthc.example.vn", p.Base)
	assert.Equal(t, "id.example.vn", fmt.Sprint(p.Host()))
}
