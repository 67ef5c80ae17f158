package letters_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/letters"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// postOffice is a server of SMTP (RFC 5321) that takes letters, or refuses them.
type postOffice struct {
	address string
	mu      sync.Mutex
	refuses string // the answer to a recipient
	got     []string
	to      []string
}

func newPostOffice(t *testing.T) *postOffice {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { _ = l.Close() })
	p := &postOffice{address: l.Addr().String()}
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

func (p *postOffice) serve(c net.Conn) {
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

var sub = delivery.Subscription{ID: "5b0e2f6e-8a35-4f53-9d0e-3a1f6d3a7f10", Name: "Bà Lê Thị Mẫu", Subjects: []delivery.SubjectKind{delivery.Notice}, Mail: true}

func notice(at int, to agenda.Audience, due, title string) delivery.Event {
	n := &delivery.Told{To: to, Body: "H26", Title: title, About: "x"}
	if due != "" {
		n.Due = form.MustParseDay(due)
	}
	return delivery.Event{At: delivery.Mark(at), Time: time.Unix(1748916000, 0), Notice: n}
}

var all = []delivery.Event{
	notice(1, agenda.AudienceDesk, "2025-06-05", "1. Rà soát thủ tục"),
	notice(2, agenda.AudienceLeader, "2025-06-02", "PAKN.20250512.0001: trả lời"),
	notice(3, agenda.AudienceHead, "2025-06-03", "2. Báo cáo <quý> & năm"),
	notice(4, agenda.AudienceDesk, "2025-06-04", "3. Công bố"),
	notice(5, "sender", "", "PAKN.20250512.0001: đã trả lời"),
}

func sender(t *testing.T, o letters.Options) *letters.Sender {
	o.From, o.Now = "Hệ thống <nhac-viec@hop.example.vn>", func() time.Time { return time.Date(2025, 6, 3, 7, 0, 0, 0, calendar.Zone()) }
	o.Address = func(context.Context, string) (string, error) { return "mailto:mau@example.vn", nil }
	s, err := letters.New(o)
	require.NoError(t, err)
	return s
}

func TestALetter(t *testing.T) {
	p := newPostOffice(t)
	s := sender(t, letters.Options{Server: p.address})
	for range 2 { // sent again, it is known for the same
		require.NoError(t, s.Send(t.Context(), sub, all...))
	}
	assert.Equal(t, []string{"RCPT TO:<mau@example.vn>", "RCPT TO:<mau@example.vn>"}, p.to)
	var ids []string
	for _, text := range p.got {
		m, err := mail.ReadMessage(strings.NewReader(text))
		require.NoError(t, err)
		ids = append(ids, m.Header.Get("Message-ID"))
	}
	assert.Equal(t, []string{"<5b0e2f6e-8a35-4f53-9d0e-3a1f6d3a7f10.5-1748916000000@hop.example.vn>", "<5b0e2f6e-8a35-4f53-9d0e-3a1f6d3a7f10.5-1748916000000@hop.example.vn>"}, ids)

	m, err := mail.ReadMessage(strings.NewReader(p.got[0]))
	require.NoError(t, err)
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	require.NoError(t, err)
	assert.Equal(t, "Nhắc việc ngày 3/6/2025: 5 việc", subject)
	assert.Equal(t, "auto-generated", m.Header.Get("Auto-Submitted"))
	kind, parameters, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	require.NoError(t, err)
	require.Equal(t, "multipart/alternative", kind)
	parts := map[string]string{}
	for r := multipart.NewReader(m.Body, parameters["boundary"]); ; {
		part, err := r.NextRawPart()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		kind, parameters, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
		require.NoError(t, err)
		assert.Equal(t, "utf-8", strings.ToLower(parameters["charset"]))
		require.Equal(t, "quoted-printable", part.Header.Get("Content-Transfer-Encoding"))
		text, err := io.ReadAll(quotedprintable.NewReader(part))
		require.NoError(t, err)
		parts[kind] = strings.ReplaceAll(string(text), "\r\n", "\n")
	}
	assert.Equal(t, `Kính gửi Bà Lê Thị Mẫu,

Nhắc việc ngày 3/6/2025.

Đã quá hạn:
- 2/6/2025: PAKN.20250512.0001: trả lời (H26)

Đến hạn:
- 3/6/2025: 2. Báo cáo <quý> & năm (H26)

Sắp đến hạn:
- 4/6/2025: 3. Công bố (H26)
- 5/6/2025: 1. Rà soát thủ tục (H26)

Tin khác:
- PAKN.20250512.0001: đã trả lời (H26)

Thư này được gửi tự động, mỗi ngày nhiều nhất một thư.
`, parts["text/plain"])
	assert.Contains(t, parts["text/html"], "<tr><td>3/6/2025</td><td>2. Báo cáo &lt;quý&gt; &amp; năm</td><td>H26</td></tr>")
	assert.Contains(t, parts["text/html"], `<html lang="vi">`)
}

func TestLettersThatAreNotSent(t *testing.T) {
	p := newPostOffice(t)
	p.refuses = "550 no such person mau@example.vn"
	s := sender(t, letters.Options{Server: p.address})
	assert.EqualError(t, s.Send(t.Context(), sub, all...), "smtp-550", "and not what the server said")
	assert.Empty(t, p.got)
	assert.EqualError(t, sender(t, letters.Options{}).Send(t.Context(), sub, all...), "no-mail-server")
	closed := newPostOffice(t)
	assert.EqualError(t, sender(t, letters.Options{Server: "127.0.0.1:1"}).Send(t.Context(), sub, all...), "connection")
	assert.EqualError(t, sender(t, letters.Options{Server: closed.address, User: "a", Password: "b"}).Send(t.Context(), sub, all...), "connection", "it takes no password")
	for _, o := range []letters.Options{{Server: "hop.example.vn", From: "a@example.vn"}, {Server: "hop.example.vn:x", From: "a@example.vn"}, {Server: "hop.example.vn:25", From: "none"}} {
		_, err := letters.New(o)
		assert.Error(t, err, o.Server)
	}
	for text, good := range map[string]bool{"mailto:mau@example.vn": true, "mailto:": false, "mailto:a@b.vn,c@d.vn": false, "mailto:a@b.vn?cc=x@y.vn": false, "mailto:A <a@b.vn>": false,
		"mailto:a@b.vn\r\nBcc: x@y.vn": false, "mailto:a\u202e@b.vn": false, "mailto:" + strings.Repeat("a", 250) + "@b.vn": false} {
		assert.Equal(t, good, letters.Check(text) == nil, text)
	}
}
