package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What is hardly HTTP is refused before anybody reads it, and the server goes on.
func TestBrokenRequestsAreRefused(t *testing.T) {
	server := start(t, t.TempDir(), "127.0.0.1:0")
	const event = `{"v":1,"id":"key-0001","obligation":"` + taskOf15 + `","type":"done","day":"2024-03-18","document":"5/BC"}`
	post := "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
	for name, c := range map[string]struct {
		request string
		status  int
	}{
		"two lengths":            {post + "Content-Length: 2\r\nContent-Length: 110\r\n\r\n" + event, 400},
		"a negative length":      {post + "Content-Length: -1\r\n\r\n" + event, 400},
		"an endless length":      {post + "Content-Length: 99999999999999999999\r\n\r\n" + event, 400},
		"a chunk of no size":     {post + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n" + event, 400},
		"a chunk that ends soon": {post + "Transfer-Encoding: chunked\r\n\r\nfff\r\n" + event, 400},
		"an unknown coding":      {post + "Transfer-Encoding: gzip\r\n\r\n" + event, 501},
		"no host":                {"GET /api/v1/plans HTTP/1.1\r\n\r\n", 400},
		"two hosts":              {"GET /api/v1/plans HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", 400},
		"another host":           {"GET http://evil.example/api/v1/plans HTTP/1.1\r\nHost: localhost\r\n\r\n", 421},
		"a tunnel":               {"CONNECT evil.example:80 HTTP/1.1\r\nHost: evil.example:80\r\n\r\n", 421},
		"a later version":        {"GET /api/v1/plans HTTP/3.0\r\nHost: localhost\r\n\r\n", 505},
		"a NUL in a header":      {"GET /api/v1/plans HTTP/1.1\r\nHost: localhost\r\nX: a\x00b\r\n\r\n", 400},
		"a folded header":        {"GET /api/v1/plans HTTP/1.1\r\nHost: localhost\r\n X: a\r\n\r\n", 400},
		"an endless header":      {"GET /api/v1/plans HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("x", 2<<20) + "\r\n\r\n", 431},
		"an endless address":     {"GET /api/v1/plans?x=" + strings.Repeat("x", 2<<20) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 431},
		"no HTTP":                {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400},
	} {
		t.Run(name, func(t *testing.T) {
			conn, err := net.Dial("tcp", strings.TrimPrefix(server.address, "http://"))
			require.NoError(t, err)
			defer conn.Close()
			go func() { // a server that has heard enough does not read to the end
				_, _ = io.WriteString(conn, c.request)
				_ = conn.(*net.TCPConn).CloseWrite()
			}()
			answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
			if err != nil && c.status == 431 {
				return // it may hang up on who goes on talking
			}
			require.NoError(t, err)
			_ = answer.Body.Close()
			assert.Equal(t, c.status, answer.StatusCode)
		})
	}
	answer, err := http.Get(server.address + "/api/v1/changes")
	require.NoError(t, err)
	defer answer.Body.Close()
	said, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	assert.Equal(t, "[]\n", string(said), "nothing was recorded")
}
