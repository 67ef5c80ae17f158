package web_test

import (
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/web"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/calendar"
)

const case1 = "PAKN.20250602.0001"

// desk is the pages of a desk, with a petition that came on Monday, 2 June 2025.
type desk struct {
	t      *testing.T
	now    time.Time
	ledger *ledger.Ledger
	book   *casebook.Book
	*httptest.Server
}

func newDesk(t *testing.T) *desk {
	d := &desk{t: t}
	d.at("2025-06-02 08:00")
	now := func() time.Time { return d.now }
	var s *store.Store
	d.Server, s = serveAt(t, now)
	d.ledger = ledger.New(ledger.Options{Store: s, Now: now})
	d.book = casebook.New(d.ledger)
	d.take(`{"v":1,"code":"` + case1 + `","at":"2025-06-02T08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"conduct","channel":"portal",
		"content":"Tôi là Người Gửi, ở Số 1 phố Thử, gọi 0900000000. Ông Nguyễn Văn A ở bộ phận một cửa hẹn nhiều lần.",
		"sender":{"type":"citizen","name":"Người Gửi","address":"Số 1 phố Thử","phone":"0900000000","email":"a@example.vn"}}`)
	return d
}

func (d *desk) at(instant string) {
	at, err := time.ParseInLocation("2006-01-02 15:04", instant, calendar.Zone())
	require.NoError(d.t, err)
	d.now = at
}

// The day of a body is a page of the house, and the same in plain text where that is asked
// for: on Wednesday, 4 June 2025, the step of what came on Monday is due in a while.
func TestTheDayOfABody(t *testing.T) {
	d := newDesk(t)
	d.at("2025-06-04 08:00")
	answer, page := ask(t, "GET", d.URL+"/digest?body=H26", nil)
	require.Equal(t, 200, answer.StatusCode, page)
	assert.Contains(t, answer.Header.Get("Content-Type"), "text/html")
	assert.Contains(t, page, "Ủy ban nhân dân thành phố Hà Nội · 4/6/2025</h1>")
	assert.Contains(t, page, `href="/petition?code=`+case1)
	answer, text := ask(t, "GET", d.URL+"/digest?body=H26&format=text", nil)
	assert.Contains(t, answer.Header.Get("Content-Type"), "text/plain")
	assert.True(t, strings.HasPrefix(text, "Ủy ban nhân dân thành phố Hà Nội · 4/6/2025\n"), text)
	assert.Contains(t, page, html.EscapeString(strings.Split(text, "\n")[1]), "both say the same counts")
}

// Two petitions of the same words are alike, and are read side by side.
func TestPetitionsAlikeAreReadSideBySide(t *testing.T) {
	d := newDesk(t)
	const other = "PAKN.20250602.0002"
	d.take(`{"v":1,"code":"` + other + `","at":"2025-06-02T09:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"conduct","channel":"portal",
		"content":"Tôi là Người Gửi, ở Số 1 phố Thử, gọi 0900000000. Ông Nguyễn Văn A ở bộ phận một cửa hẹn nhiều lần.",
		"sender":{"type":"citizen","name":"Người Gửi","address":"Số 1 phố Thử","phone":"0900000000","email":"a@example.vn"}}`)
	_, page := ask(t, "GET", d.URL+"/petition/like?code="+case1, nil)
	assert.Contains(t, page, "100%")
	assert.NotContains(t, page, "hẹn nhiều lần", "nobody has asked to read them")
	_, page = ask(t, "GET", d.URL+"/petition/like?code="+case1+"&beside="+other, nil)
	assert.Equal(t, 2, strings.Count(page, "hẹn nhiều lần"))
	answer, _ := ask(t, "GET", d.URL+"/petition/like?code="+case1+"&beside=PAKN.20250602.0009", nil)
	assert.Equal(t, 404, answer.StatusCode)
}

func (d *desk) take(event string) {
	e, err := petition.ReadEvent([]byte(event))
	require.NoError(d.t, err)
	_, err = d.book.Record(d.t.Context(), e)
	require.NoError(d.t, err)
}

func (d *desk) get(path string, q url.Values) (int, string) {
	answer, page := ask(d.t, "GET", d.URL+path+"?"+q.Encode(), nil)
	return answer.StatusCode, page
}

func (d *desk) post(path string, q url.Values) (int, string) {
	answer, page := ask(d.t, "POST", d.URL+path, q)
	return answer.StatusCode, page
}

// A petition is followed from the desk to its publication, with a mask undone and one
// added, and by its sender.
func TestAPetitionIsFollowedOnThePages(t *testing.T) {
	d := newDesk(t)
	of := url.Values{"code": {case1}}
	_, page := d.get("/petitions", nil)
	assert.Contains(t, page, case1)
	assert.NotContains(t, page, "Người Gửi", "a list names nobody")
	_, page = d.get("/petitions", url.Values{"body": {"Bộ Tư pháp"}})
	assert.NotContains(t, page, case1)
	status, _ := d.get("/petitions", url.Values{"body": {"Bộ Phép thuật"}})
	assert.Equal(t, 404, status)

	status, page = d.get("/petition", of)
	require.Equal(t, 200, status, page)
	assert.Contains(t, page, `data-state="submitted"`)
	assert.Contains(t, page, "0900000000")
	assert.Contains(t, page, "Người gửi chờ trả lời")
	assert.Contains(t, page, `<option value="accepted"`)
	assert.NotContains(t, page, `<option value="published"`)

	d.at("2025-06-03 08:00")
	status, page = d.post("/petition", url.Values{"code": {case1}, "type": {"accepted"}})
	require.Equal(t, 200, status, page)
	assert.Contains(t, page, `data-state="accepted"`)
	d.at("2025-06-10 08:00")
	status, page = d.post("/petition", url.Values{"code": {case1}, "type": {"answered"}, "content": {"Đã nhắc nhở."}, "outcome": {"nothing"}})
	assert.Equal(t, 400, status)
	assert.Contains(t, page, `role="alert"`)
	assert.Contains(t, page, ">Đã nhắc nhở.</textarea>", "what was written is still there")
	status, page = d.post("/petition", url.Values{"code": {case1}, "type": {"answered"}, "document": {"12/UBND-KSTT"}, "content": {"Đã nhắc nhở ông Nguyễn Văn A."}, "outcome": {"explained-and-kept"}})
	require.Equal(t, 200, status, page)
	assert.Contains(t, page, `data-state="answered"`)

	status, page = d.get("/petition/publish", of)
	require.Equal(t, 200, status, page)
	_, shown, _ := strings.Cut(page, `class="words shown">`)
	shown, _, _ = strings.Cut(shown, "</p>")
	assert.Equal(t, "Tôi là [họ tên], ở [địa chỉ], gọi [số điện thoại]. Ông [họ tên] ở bộ phận một cửa hẹn nhiều lần.", shown)
	// The desk lets the name of the official stand in the petition, and hides where he
	// sits.
	review := url.Values{"code": {case1}, "version": {"3"}, "add-content": {"bộ phận một cửa"}}
	for _, words := range []string{"Người Gửi", "Số 1 phố Thử", "0900000000"} {
		before, _, found := strings.Cut("Tôi là Người Gửi, ở Số 1 phố Thử, gọi 0900000000. Ông", words)
		require.True(t, found)
		review.Add("content", strconv.Itoa(len(before)))
	}
	review.Add("answer", strconv.Itoa(len("Đã nhắc nhở ông ")))
	look := url.Values{"look": {"1"}}
	for k, v := range review {
		look[k] = v
	}
	status, page = d.post("/petition/publish", look)
	require.Equal(t, 200, status)
	assert.Contains(t, page, "Tôi là [họ tên], ở [địa chỉ], gọi [số điện thoại]. Ông Nguyễn Văn A ở [họ tên] hẹn nhiều lần.")
	_, page = d.get("/answers", nil)
	assert.Contains(t, page, "Chưa có trả lời nào.", "looking publishes nothing")
	old := url.Values{}
	for k, v := range review {
		old[k] = v
	}
	old.Set("version", "2")
	status, _ = d.post("/petition/publish", old)
	assert.Equal(t, 412, status, "somebody recorded something since")
	status, page = d.post("/petition/publish", review)
	require.Equal(t, 200, status, page)
	assert.Contains(t, page, `data-state="published"`)

	_, page = d.get("/answers", url.Values{"text": {"hen nhieu lan"}})
	assert.Contains(t, page, "Ông Nguyễn Văn A ở [họ tên] hẹn nhiều lần.")
	assert.Contains(t, page, "Đã nhắc nhở ông [họ tên].")
	for _, hidden := range []string{"Người Gửi", "phố Thử", "0900000000"} {
		assert.NotContains(t, page, hidden)
	}
	_, page = d.get("/answers", url.Values{"text": {"ngập nước"}})
	assert.Contains(t, page, "Chưa có trả lời nào.")
	status, page = d.get("/track", of)
	assert.Equal(t, 200, status)
	assert.Contains(t, page, `data-state="published"`)
	assert.NotContains(t, page, "0900000000")
	status, page = d.get("/track", url.Values{"code": {"PAKN.20250602.9999"}})
	assert.Equal(t, 404, status)
	assert.Contains(t, page, `role="alert"`)
}

// A page opens what its operation opens, and no more: to whom it is not given it is
// refused, and nothing is done. Who looks and may not record publishes nothing.
func TestPagesAreOpenToTheRolesOfTheirOperations(t *testing.T) {
	d := newDesk(t)
	role := ""
	gate := wire.Gate{Ledger: d.ledger, Who: func(*http.Request) (access.Principal, error) {
		if role == "" {
			return access.Principal{}, nil
		}
		g, err := access.ParseGrant(role)
		return access.Principal{ID: "p1", Name: "Nguyễn Văn Mẫu", Kind: access.KindPerson, Grants: []access.Grant{g}}, err
	}}
	behind := httptest.NewServer(web.Behind(gate, d.book, nil, slog.New(slog.DiscardHandler)))
	defer behind.Close()
	d.at("2025-06-03 08:00")
	d.take(`{"v":1,"code":"` + case1 + `","at":"2025-06-03T08:00:00+07:00","type":"accepted","by":"H26"}`)
	d.at("2025-06-10 08:00")
	d.take(`{"v":1,"code":"` + case1 + `","at":"2025-06-10T08:00:00+07:00","type":"answered","by":"H26","document":"1/UBND","content":"Đã nhắc nhở.","outcome":"explained-and-kept"}`)
	code := url.Values{"code": {case1}}.Encode()
	for path, may := range map[string]map[string]int{
		"/petition?" + code:         {"": 401, "read": 403, "auditor": 403, "progress@H26": 403, "petitions@H29": 403, "petitions@H26": 200, "leader@H26": 200, "leader@H29": 403},
		"/petition/like?" + code:    {"": 401, "read": 403, "petitions@H29": 403, "petitions@H26": 200, "leader@H26": 200},
		"/petition/publish?" + code: {"": 401, "read": 403, "petitions@H29": 403, "petitions@H26": 200, "leader@H26": 200},
		"/petitions":                {"": 401, "read": 200, "petitions@H29": 200},
		"/answers":                  {"": 200, "read": 200},
		"/track?" + code:            {"": 200, "read": 200},
		"/calendar":                 {"": 401, "read": 200},
		"/indicators":               {"": 401, "read": 200},
		"/import":                   {"": 401, "read": 403, "petitions@H26": 403, "leader@H26": 200, "administrator": 200, "assessor": 200},
	} {
		for who, want := range may {
			role = who
			answer, page := ask(t, "GET", behind.URL+path, nil)
			assert.Equal(t, want, answer.StatusCode, "%s by %q", path, who)
			if want != 200 {
				assert.NotContains(t, page, "0900000000")
			}
		}
	}
	publish := url.Values{"code": {case1}, "version": {"3"}}
	for _, who := range []string{"read", "petitions@H29", "leader@H26"} {
		role = who
		answer, page := ask(t, "POST", behind.URL+"/petition/publish", publish)
		assert.Equal(t, 403, answer.StatusCode, who)
		assert.NotContains(t, page, "0900000000")
	}
	v, err := d.book.At(t.Context())
	require.NoError(t, err)
	assert.Empty(t, v.Published(casebook.PublicQuery{}), "nothing was published")
	c, err := petition.ParseCode(case1)
	require.NoError(t, err)
	assert.Equal(t, petition.StateAnswered, v.Find(c).State())
	role = "petitions@H26"
	answer, page := ask(t, "POST", behind.URL+"/petition/publish", publish)
	assert.Equal(t, 200, answer.StatusCode, page)
	assert.Contains(t, page, `data-state="published"`)
}
