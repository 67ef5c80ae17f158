package web_test

import (
	"bytes"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/crowd"
	"github.com/caicach/tthc/cmd/internal/observe"
	"github.com/caicach/tthc/cmd/internal/web"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/form"
)

// newCounter is a desk at which nobody who comes has signed in, and everybody may submit
// petitions.
func newCounter(t *testing.T, o crowd.Options) (*desk, *httptest.Server, *bytes.Buffer) {
	d := newDesk(t)
	var written bytes.Buffer
	log := slog.New(slog.NewTextHandler(&written, nil))
	o.Log = log
	g := wire.Gate{Ledger: d.ledger, Submissions: true, Crowd: crowd.New(o), Who: func(*http.Request) (access.Principal, error) {
		return access.Principal{}, nil
	}}
	s := httptest.NewServer(observe.Requests(web.Behind(g, d.book, nil, log), log, observe.NewMetrics("test"), wire.Failed))
	t.Cleanup(s.Close)
	return d, s, &written
}

var secretField = regexp.MustCompile(`name="secret" value="([^"]+)"`)

// filled is the form of the page, as a citizen fills it in.
func filled(t *testing.T, s *httptest.Server) url.Values {
	answer, page := ask(t, "GET", s.URL+"/submit", nil)
	require.Equal(t, 200, answer.StatusCode, page)
	secret := secretField.FindStringSubmatch(page)
	require.NotNil(t, secret, page)
	return url.Values{"secret": {secret[1]}, "body": {"UBND thành phố Hà Nội"}, "kind": {"reflection"}, "subject": {"procedure"}, "content": {"Hồ sơ đã nộp, hẹn lại ba lần."},
		"sender.type": {"citizen"}, "sender.name": {"Người Gửi Mẫu"}, "sender.address": {"Số 1 phố Thử"}, "sender.phone": {"0900000000"}, "read": {"1"}}
}

func with(f url.Values, field, value string) url.Values {
	next := url.Values{}
	for k, v := range f {
		next[k] = v
	}
	next.Set(field, value)
	return next
}

var codeShown = regexp.MustCompile(`id="code">(PAKN\.\d{8}\.\d{9})<`)

// Whoever comes submits a petition, without signing in, and is told its code and until
// when it is to be answered. On Monday, 2 June 2025: 15 working days end on Monday, 23
// June, and the five in which it is taken on or handed on with Monday, 9 June.
func TestAnybodySubmitsAPetition(t *testing.T) {
	d, s, log := newCounter(t, crowd.Options{})
	f := filled(t, s)
	answer, page := ask(t, "POST", s.URL+"/submit", f)
	require.Equal(t, 200, answer.StatusCode, page)
	assert.Equal(t, "/track", answer.Request.URL.Path)
	code := codeShown.FindStringSubmatch(page)
	require.NotNil(t, code, page)
	assert.Contains(t, page, "Đã nhận. Hãy giữ mã dưới đây")
	assert.Contains(t, page, `data-state="submitted"`)
	assert.Contains(t, page, "Trả lời, chậm nhất ngày</b> 23/6/2025")
	assert.Contains(t, page, "Bước tiếp theo, chậm nhất ngày</b> 9/6/2025")
	assert.Contains(t, page, "Quyết định 766/QĐ-TTg", "why it is due then")
	for _, personal := range []string{"Người Gửi Mẫu", "phố Thử", "0900000000", "hẹn lại"} {
		assert.NotContains(t, page, personal)
		assert.NotContains(t, answer.Request.URL.String(), personal)
	}
	v, err := d.book.At(t.Context())
	require.NoError(t, err)
	c := petition.MustParseCode(code[1])
	whole, err := v.Whole(t.Context(), c)
	require.NoError(t, err)
	assert.Equal(t, "Hồ sơ đã nộp, hẹn lại ba lần.", whole.Content())
	assert.Equal(t, petition.Sender{Type: petition.SenderCitizen, Identity: petition.Identity{Name: "Người Gửi Mẫu", Address: "Số 1 phố Thử", Phone: "0900000000"}}, whole.Sender())
	assert.Equal(t, petition.ChannelEmail, whole.Channel(), "no account of the national portal stands behind it")
	assert.Equal(t, "H26", whole.Holder().String())
	assert.Zero(t, whole.Failing())

	d.at("2025-06-02 08:05")
	for range 2 { // again, by the button "back"
		_, page = ask(t, "POST", s.URL+"/submit", f)
		assert.Equal(t, code, codeShown.FindStringSubmatch(page))
	}
	d.at("2025-06-03 00:05")
	_, page = ask(t, "POST", s.URL+"/submit", f)
	assert.Equal(t, code, codeShown.FindStringSubmatch(page), "also after midnight")
	_, page = ask(t, "POST", s.URL+"/submit", with(f, "content", "Một việc khác."))
	other := codeShown.FindStringSubmatch(page)
	require.NotNil(t, other, page)
	assert.NotEqual(t, code, other, "another matter is another petition")
	assert.Equal(t, 3, count(t, d))
	s.Close() // so that nothing is written any more
	for _, personal := range []string{"Gửi Mẫu", "Thử", "0900000000", "hẹn lại", f.Get("secret")} {
		assert.NotContains(t, log.String(), personal)
	}
}

func count(t *testing.T, d *desk) (n int) {
	v, err := d.book.At(t.Context())
	require.NoError(t, err)
	for range v.Petitions(form.NoDay) {
		n++
	}
	return n
}

// A form that is sent several times at once is one petition.
func TestAFormSentTwiceAtOnceIsOnePetition(t *testing.T) {
	d, s, _ := newCounter(t, crowd.Options{})
	f := filled(t, s)
	codes := make([]string, 8)
	var all sync.WaitGroup
	for i := range codes {
		all.Go(func() {
			answer, err := http.PostForm(s.URL+"/submit", f)
			if err != nil {
				return
			}
			_ = answer.Body.Close()
			codes[i] = answer.Request.URL.Query().Get("code")
		})
	}
	all.Wait()
	for _, c := range codes {
		assert.Equal(t, codes[0], c)
	}
	assert.NotEmpty(t, codes[0])
	assert.Equal(t, 2, count(t, d))
}

// What is missing is said with its source, what was written stays, and nothing is
// recorded.
func TestASubmissionThatLacksSomething(t *testing.T) {
	d, s, _ := newCounter(t, crowd.Options{})
	f := filled(t, s)
	for name, c := range map[string]struct {
		form url.Values
		want string
	}{
		"no name":             {with(f, "sender.name", " "), "họ tên"},
		"no content":          {with(f, "content", ""), "nội dung"},
		"neither of the two":  {with(f, "sender.phone", ""), "thư điện tử"},
		"nothing is proposed": {with(f, "kind", "recommendation"), "Nghị định 92/2017/NĐ-CP"},
		"the notice":          {with(f, "read", ""), "Hãy đọc thông báo về dữ liệu cá nhân"},
		"no such body":        {with(f, "body", "Bộ Phép thuật"), "Chưa rõ gửi đến cơ quan nào"},
		"several bodies":      {with(f, "body", "Sở Tư pháp"), "Chưa rõ gửi đến cơ quan nào"},
		"a body that ended":   {with(f, "body", "Bộ Thông tin và Truyền thông"), `name="chosen" value="G`},
		"no such kind":        {with(f, "kind", "complaint"), "Luật Khiếu nại"},
		"no such subject":     {with(f, "subject", "weather"), "Về việc"},
		"no such sender":      {with(f, "sender.type", "dog"), "Bạn là"},
		"an old form":         {with(f, "secret", "1"), "Biểu mẫu đã cũ"},
		"too long a name":     {with(f, "sender.name", strings.Repeat("x", 501)), "Họ tên, hoặc tên tổ chức"},
	} {
		t.Run(name, func(t *testing.T) {
			answer, page := ask(t, "POST", s.URL+"/submit", c.form)
			assert.Equal(t, 400, answer.StatusCode)
			_, refusal, ok := strings.Cut(page, `id="said"`)
			require.True(t, ok, page)
			assert.Contains(t, html.UnescapeString(refusal), c.want)
			assert.Contains(t, page, `value="Số 1 phố Thử"`, "what was written is still there")
			assert.NotContains(t, answer.Request.URL.String(), "?")
		})
	}
	answer, _ := ask(t, "POST", s.URL+"/submit", f, "Sec-Fetch-Site", "cross-site")
	assert.Equal(t, 403, answer.StatusCode)
	answer, _ = ask(t, "POST", s.URL+"/submit", with(f, "content", strings.Repeat("x", 70<<10)))
	assert.Equal(t, 413, answer.StatusCode)
	answer, _ = ask(t, "DELETE", s.URL+"/submit", nil)
	assert.Equal(t, 405, answer.StatusCode)
	assert.Equal(t, 1, count(t, d))

	answer, page := ask(t, "POST", s.URL+"/submit?lang=en", with(with(f, "sender.phone", ""), "content", " "))
	assert.Equal(t, 400, answer.StatusCode)
	assert.Contains(t, page, "Not sent yet; this is missing:")
	assert.Contains(t, page, "Decree 92/2017/NĐ-CP")
	_, page = ask(t, "POST", s.URL+"/submit", with(with(f, "body", "Sở gì đó"), "chosen", "H26"))
	assert.NotNil(t, codeShown.FindStringSubmatch(page), "who was chosen of the list has it")
}

// The page is there where the server says so, and bounded like the other public ones.
func TestSubmissionsAreTakenWhereTheServerSaysSo(t *testing.T) {
	d := newDesk(t)
	status, page := d.get("/submit", nil)
	assert.Equal(t, 404, status)
	assert.NotContains(t, page, `href="/submit"`)
	status, _ = d.post("/submit", url.Values{})
	assert.Equal(t, 404, status)

	proxies, err := crowd.ParseProxies([]string{"127.0.0.0/8"})
	require.NoError(t, err)
	_, s, _ := newCounter(t, crowd.Options{Rate: 1, Proxies: proxies})
	f, refused := filled(t, s), 0
	for range 20 {
		answer, _ := ask(t, "POST", s.URL+"/submit", with(f, "read", ""), "X-Forwarded-For", "192.0.2.1")
		if answer.StatusCode == 429 {
			refused++
			assert.NotEmpty(t, answer.Header.Get("Retry-After"))
		}
	}
	assert.InDelta(t, 14, refused, 4, "one a second, and five times as many at once")
}
