// Package letterstest gives tests a server that takes letters.
package letterstest

import (
	"bufio"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// PostOffice is a server of SMTP (RFC 5321) that takes letters, or refuses them.
type PostOffice struct {
	Address string

	mu      sync.Mutex
	refuses string // the answer to a recipient
	got, to []string
}

// Open opens a post office until the end of the test.
func Open(t testing.TB) *PostOffice {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { _ = l.Close() })
	p := &PostOffice{Address: l.Addr().String()}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go p.serve(c)
		}
	}()
	return p
}

// Refuse has every recipient answered so from now on; empty takes them again.
func (p *PostOffice) Refuse(answer string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.refuses = answer
}

// Got is the letters that were taken.
func (p *PostOffice) Got() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.got)
}

// To is to whom they were sent, as the lines of the protocol say it.
func (p *PostOffice) To() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.to)
}

func (p *PostOffice) serve(c net.Conn) {
	defer c.Close()
	say := func(line string) { fmt.Fprintf(c, "%s\r\n", line) }
	say("220 mau")
	lines := bufio.NewScanner(c)
	for lines.Scan() {
		command, _, _ := strings.Cut(strings.ToUpper(lines.Text()), " ")
		p.mu.Lock()
		switch command {
		case "EHLO":
			say("250-mau\r\n250 8BITMIME")
		case "RCPT":
			if p.refuses != "" {
				say(p.refuses)
				break
			}
			p.to = append(p.to, lines.Text())
			say("250 ok")
		case "DATA":
			say("354 go")
			var text strings.Builder
			for lines.Scan() && lines.Text() != "." {
				text.WriteString(strings.TrimPrefix(lines.Text(), ".") + "\r\n")
			}
			p.got = append(p.got, text.String())
			say("250 ok")
		case "QUIT":
			say("221 bye")
			p.mu.Unlock()
			return
		default:
			say("250 ok")
		}
		p.mu.Unlock()
	}
}

// Parts is the texts of a letter, by their kinds.
func Parts(t testing.TB, letter string) map[string]string {
	m, err := mail.ReadMessage(strings.NewReader(letter))
	require.NoError(t, err)
	kind, parameters, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	require.NoError(t, err)
	require.Equal(t, "multipart/alternative", kind)
	parts := map[string]string{}
	for r := multipart.NewReader(m.Body, parameters["boundary"]); ; {
		part, err := r.NextRawPart()
		if err == io.EOF {
			return parts
		}
		require.NoError(t, err)
		kind, parameters, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
		require.NoError(t, err)
		require.Equal(t, "utf-8", strings.ToLower(parameters["charset"]))
		require.Equal(t, "quoted-printable", part.Header.Get("Content-Transfer-Encoding"))
		text, err := io.ReadAll(quotedprintable.NewReader(part))
		require.NoError(t, err)
		parts[kind] = strings.ReplaceAll(string(text), "\r\n", "\n")
	}
}
