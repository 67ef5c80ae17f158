package letters_test

import (
	"context"
	"mime"
	"net/mail"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/letters"
	"github.com/caicach/tthc/cmd/internal/delivery/letters/letterstest"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

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
	p := letterstest.Open(t)
	s := sender(t, letters.Options{Server: p.Address})
	for range 2 { // sent again, it is known for the same
		require.NoError(t, s.Send(t.Context(), sub, all...))
	}
	assert.Equal(t, []string{"RCPT TO:<mau@example.vn>", "RCPT TO:<mau@example.vn>"}, p.To())
	var ids []string
	for _, text := range p.Got() {
		m, err := mail.ReadMessage(strings.NewReader(text))
		require.NoError(t, err)
		ids = append(ids, m.Header.Get("Message-ID"))
	}
	assert.Equal(t, []string{"<5b0e2f6e-8a35-4f53-9d0e-3a1f6d3a7f10.5-1748916000000@hop.example.vn>", "<5b0e2f6e-8a35-4f53-9d0e-3a1f6d3a7f10.5-1748916000000@hop.example.vn>"}, ids)

	m, err := mail.ReadMessage(strings.NewReader(p.Got()[0]))
	require.NoError(t, err)
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	require.NoError(t, err)
	assert.Equal(t, "Nhắc việc ngày 3/6/2025: 5 việc", subject)
	assert.Equal(t, "auto-generated", m.Header.Get("Auto-Submitted"))
	parts := letterstest.Parts(t, p.Got()[0])
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
	p := letterstest.Open(t)
	p.Refuse("550 no such person mau@example.vn")
	s := sender(t, letters.Options{Server: p.Address})
	assert.EqualError(t, s.Send(t.Context(), sub, all...), "smtp-550", "and not what the server said")
	assert.Empty(t, p.Got())
	assert.EqualError(t, sender(t, letters.Options{}).Send(t.Context(), sub, all...), "no-mail-server")
	closed := letterstest.Open(t)
	assert.EqualError(t, sender(t, letters.Options{Server: "127.0.0.1:1"}).Send(t.Context(), sub, all...), "connection")
	assert.EqualError(t, sender(t, letters.Options{Server: closed.Address, User: "a", Password: "b"}).Send(t.Context(), sub, all...), "connection", "it takes no password")
	for _, o := range []letters.Options{{Server: "hop.example.vn", From: "a@example.vn"}, {Server: "hop.example.vn:x", From: "a@example.vn"}, {Server: "hop.example.vn:25", From: "none"}} {
		_, err := letters.New(o)
		assert.Error(t, err, o.Server)
	}
	for text, good := range map[string]bool{"mailto:mau@example.vn": true, "mailto:": false, "mailto:a@b.vn,c@d.vn": false, "mailto:a@b.vn?cc=x@y.vn": false, "mailto:A <a@b.vn>": false,
		"mailto:a@b.vn\r\nBcc: x@y.vn": false, "mailto:a\u202e@b.vn": false, "mailto:" + strings.Repeat("a", 250) + "@b.vn": false} {
		assert.Equal(t, good, letters.Check(text) == nil, text)
	}
}

// The sender of a petition has each notice in a letter of its own, in both languages,
// with nothing of who they are and nothing that anybody wrote; where no address was
// given, or it was erased, no letter is sent, and the notice is done with.
func TestALetterToASender(t *testing.T) {
	p := letterstest.Open(t)
	gave, asked := "mau@example.vn", 0
	o := letters.Options{Server: p.Address, Recipient: func(_ context.Context, code string) (string, error) {
		asked++
		assert.Equal(t, "PAKN.20250512.0001", code)
		return gave, nil
	}}
	senders := delivery.Subscription{ID: "5b0e2f6e-8a35-4f53-9d0e-3a1f6d3a7f10", Name: "Người gửi", Senders: true}
	e := delivery.Event{At: 9, Time: time.Unix(1748916000, 0), Notice: &delivery.Told{To: "sender", Body: "H26", About: "PAKN.20250512.0001",
		Title: "PAKN.20250512.0001: gia hạn trả lời đến hết ngày 10/6/2025", English: "PAKN.20250512.0001: the answer is put off to 2025-06-10"}}
	require.NoError(t, sender(t, o).Send(t.Context(), senders, e))
	require.Len(t, p.Got(), 1)
	assert.Equal(t, []string{"RCPT TO:<mau@example.vn>"}, p.To())
	m, err := mail.ReadMessage(strings.NewReader(p.Got()[0]))
	require.NoError(t, err)
	assert.Equal(t, "<5b0e2f6e-8a35-4f53-9d0e-3a1f6d3a7f10.9-1748916000000@hop.example.vn>", m.Header.Get("Message-ID"))
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	require.NoError(t, err)
	assert.Equal(t, "PAKN.20250512.0001: phản ánh, kiến nghị của Ông/Bà / your petition", subject)
	parts := letterstest.Parts(t, p.Got()[0])
	assert.Equal(t, `Kính gửi Ông/Bà,

PAKN.20250512.0001: gia hạn trả lời đến hết ngày 10/6/2025.

Tra cứu bằng mã PAKN.20250512.0001 tại nơi đã gửi phản ánh, kiến nghị. Thư này được gửi tự động; xin không trả lời thư này và không gửi thông tin cá nhân qua thư.

----

Dear Sir or Madam,

PAKN.20250512.0001: the answer is put off to 2025-06-10.

Ask for PAKN.20250512.0001 where you sent your petition. This letter is sent automatically; please do not answer it, and send nothing personal by e-mail.

`, parts["text/plain"])
	assert.Contains(t, parts["text/html"], `<div lang="en">`)
	assert.Contains(t, parts["text/html"], "<p>PAKN.20250512.0001: gia hạn trả lời đến hết ngày 10/6/2025.</p>")

	for _, gave = range []string{"", "không có", "a@b.vn, c@d.vn", "a@b.vn\r\nBcc: x@y.vn"} {
		assert.NoError(t, sender(t, o).Send(t.Context(), senders, e), gave)
	}
	assert.Len(t, p.Got(), 1)
	asked, o.Server = 0, "127.0.0.1:1"
	assert.EqualError(t, sender(t, o).Send(t.Context(), senders, e), "connection")
	assert.Zero(t, asked, "while no letter can be sent nobody's identity is opened")
}
