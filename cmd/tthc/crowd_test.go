package main

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Who did not sign in and asks too often is told when to come again, on pages and in
// the API; who signed in, and others, are answered meanwhile.
func TestWhoAsksTooOftenIsHeld(t *testing.T) {
	data := t.TempDir()
	status, token, errs := tthc(t, "", "token", "create", "--data", data, "--role", "administrator", "--name", "tests", "--until", "2099-01-01")
	require.Equal(t, 0, status, errs)
	token = strings.Fields(token)[0]
	server := start(t, data, "127.0.0.1:0", "--public-rate", "2", "--proxy", "127.0.0.1")
	ask := func(path, from string, more ...string) (int, http.Header, string) {
		return ask(t, "GET", server.address+path, "", append([]string{"X-Forwarded-For", from}, more...)...)
	}
	for n, path := range []string{"/api/v1/public/petitions", "/api/v1/public/petitions/PAKN.20250602.0001", "/api/v1/plans", "/api/v1/openapi.yaml", "/api/v1/none", "/sign-in", "/none", "/plan", "/first/x", "/api/"} {
		from := fmt.Sprint("203.0.113.", n+1)
		held := 0
		for range 25 {
			status, header, text := ask(path, from)
			if status != 429 {
				continue
			}
			held++
			assert.Equal(t, "1", header.Get("Retry-After"))
			if strings.HasPrefix(path, "/api/v1/") {
				assert.Equal(t, "application/problem+json", header.Get("Content-Type"))
				assert.Contains(t, text, `"type":"urn:tthc:problem:too-many-requests"`)
			} else {
				assert.Contains(t, header.Get("Content-Type"), "text/html")
			}
			status, _, _ = ask("/api/v1/plans", from, "Authorization", "Bearer "+token)
			assert.Equal(t, 200, status, "who signed in is not held")
		}
		assert.NotZero(t, held, path) // ten at once, and two a second
	}
	for range 25 { // tokens are not tried out
		status, _, _ = ask("/api/v1/plans", "203.0.113.200", "Authorization", "Bearer guess")
	}
	assert.Equal(t, 429, status)
	status, _, _ = ask("/api/v1/public/petitions", "203.0.113.201")
	assert.Equal(t, 200, status, "another address")
	for _, path := range []string{"/healthz", "/readyz"} {
		for range 25 {
			status, _, _ := ask(path, "203.0.113.1")
			assert.Equal(t, 200, status, "monitors are not held")
		}
	}
	for range 50 {
		answer, err := http.Get(server.address + "/api/v1/public/petitions")
		require.NoError(t, err)
		_, _ = io.Copy(io.Discard, answer.Body)
		_ = answer.Body.Close()
		assert.Equal(t, 200, answer.StatusCode, "nor is this machine itself")
	}
	for flag, want := range map[string]string{"--proxy=proxy.example": "--proxy: \"proxy.example\" is no IP address", "--public-rate=-1": "--public-rate: -1 is not from 0 to 1000000",
		"--rate=-1": "--rate: -1 is not from 0", "--send-rate=1000001": "--send-rate: 1000001 is not from 0"} {
		status, _, errs := tthc(t, "", "serve", "--lang", "en", "--data", t.TempDir(), flag)
		assert.Equal(t, 2, status)
		assert.Contains(t, errs, want)
	}
}

// Who is signed in asks so often and sends so much, on pages and in the API; others are
// answered meanwhile.
func TestWhoIsSignedInAsksSoOften(t *testing.T) {
	data := t.TempDir()
	token := func(name string) string {
		status, token, errs := tthc(t, "", "token", "create", "--data", data, "--role", "administrator", "--role", "progress", "--name", name)
		require.Equal(t, 0, status, errs)
		return strings.TrimSpace(token)
	}
	one, other := token("one"), token("other")
	server := start(t, data, "127.0.0.1:0", "--rate", "2", "--send-rate", "1", "--lang", "en")
	as := func(token string) []string {
		return []string{"Authorization", "Bearer " + token, "Accept-Language", "en"}
	}
	for _, path := range []string{"/api/v1/plans", "/plan?plan=x"} {
		held := 0
		for range 30 {
			status, header, text := ask(t, "GET", server.address+path, "", as(one)...)
			if status != 429 {
				continue
			}
			held++
			assert.Equal(t, "1", header.Get("Retry-After"))
			if strings.HasPrefix(path, "/api") {
				assert.Contains(t, text, `"detail":"this person or token asks too often; try again in 1 seconds"`)
			}
		}
		assert.NotZero(t, held, path)
	}
	status, _, _ := ask(t, "GET", server.address+"/api/v1/plans", "", as(other)...)
	assert.Equal(t, 200, status)
	law := strings.Repeat("x", 15<<20)
	for range 5 {
		status, _, _ = ask(t, "POST", server.address+"/api/v1/notices", law, append(as(other), "Content-Type", "application/json")...)
		assert.Equal(t, 400, status, "what is under way is taken")
		time.Sleep(300 * time.Millisecond)
	}
	status, header, text := ask(t, "POST", server.address+"/api/v1/events", "{}", append(as(other), "Content-Type", "application/json")...)
	assert.Equal(t, 429, status)
	assert.Contains(t, text, "this person or token sends too much")
	assert.Regexp(t, `^1?\d$`, header.Get("Retry-After"), "75 MiB at 1 a second, less those of a minute")
	time.Sleep(time.Second)
	status, _, _ = ask(t, "GET", server.address+"/api/v1/plans", "", as(other)...)
	assert.Equal(t, 200, status, "and reads meanwhile")
}
