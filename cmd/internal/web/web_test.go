package web_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/web"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

const report15 = "16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19"

func serve(t *testing.T) *httptest.Server { return serveWith(t) }

// serveWith is the pages over what was recorded already.
func serveWith(t *testing.T, events ...plan.Event) *httptest.Server {
	now := time.Date(2025, 6, 25, 23, 30, 0, 0, calendar.Zone())
	server, s := serveAt(t, func() time.Time { return now })
	for _, e := range events {
		_, _, err := s.AppendEvent(t.Context(), e.Obligation.Plan(), e)
		require.NoError(t, err)
	}
	return server
}

// serveAt is the pages at an instant that moves, and their store.
func serveAt(t *testing.T, now func() time.Time) (*httptest.Server, *store.Store) {
	s, err := store.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	server := httptest.NewServer(web.New(ledger.New(ledger.Options{Plans: catalog.Plans(), Store: s, Now: now}), slog.New(slog.DiscardHandler)))
	t.Cleanup(func() { server.Close(); _ = s.Close() })
	return server, s
}

func ask(t *testing.T, method, address string, form url.Values, header ...string) (*http.Response, string) {
	r, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(form.Encode()))
	require.NoError(t, err)
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	answer, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	return answer, read(t, answer)
}

func read(t *testing.T, answer *http.Response) string {
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	return string(text)
}

func obligationPage(s *httptest.Server, id string) string {
	return s.URL + "/obligation?" + url.Values{"id": {id}, "asOf": {"2025-06-25"}}.Encode()
}

// What a list links to must have a page, whoever owes it and however.
func TestEveryObligationHasItsPage(t *testing.T) {
	s := serve(t)
	for _, p := range catalog.Plans() {
		for _, expand := range []bool{false, true} {
			n := 0
			for o := range p.Obligations(plan.ObligationQuery{Coordinating: true, Expand: expand, Bodies: body.Vietnam()}) {
				if n++; expand && n%400 != 1 {
					continue // some of the thousands
				}
				answer, _ := ask(t, "GET", obligationPage(s, string(o.ID())), nil)
				require.Equal(t, 200, answer.StatusCode, o.ID())
			}
		}
	}
}

// Decision 240/QĐ-TTg was signed on 4 February 2025: on the day before, its page
// lists nothing and says why, and a link to one of its obligations still leads
// to a page.
func TestAPlanThatDoesNotHoldYet(t *testing.T) {
	s := serve(t)
	const class = "240/QĐ-TTg#IV.1.d#cac-bo-co-quan-ngang-bo#2025-02"
	for _, address := range []string{s.URL + "/plan?plan=240/Q%C4%90-TTg&asOf=2025-02-03", s.URL + "/obligation?" + url.Values{"id": {class}, "asOf": {"2025-02-03"}}.Encode()} {
		answer, text := ask(t, "GET", address, nil)
		assert.Equal(t, 200, answer.StatusCode)
		assert.Contains(t, text, "Kế hoạch có từ ngày 4/2/2025")
	}
	_, text := ask(t, "GET", s.URL+"/plan?plan=240/Q%C4%90-TTg&asOf=2025-02-03", nil)
	assert.Contains(t, text, "Không có phần việc nào.")
	_, text = ask(t, "GET", s.URL+"/plan?plan=240/Q%C4%90-TTg&asOf=2025-02-04", nil)
	assert.NotContains(t, text, "Kế hoạch có từ ngày")
	// Of the five plans the one of 240/QĐ-TTg and none of before it.
	_, text = ask(t, "GET", s.URL+"/?asOf=2025-02-03", nil)
	assert.Equal(t, 1, strings.Count(text, "Kế hoạch có từ ngày"))
	_, text = ask(t, "GET", s.URL+"/?asOf=2025-02-04", nil)
	assert.NotContains(t, text, "Kế hoạch có từ ngày")
}

// Who receives the work is told with the task: "báo cáo Thủ tướng Chính phủ và
// Tổ trưởng Tổ công tác".
func TestRecipientsAreShown(t *testing.T) {
	_, text := ask(t, "GET", obligationPage(serve(t), report15), nil)
	_, after, found := strings.Cut(text, `id="recipients"`)
	require.True(t, found)
	cell, _, _ := strings.Cut(after, "</dd>")
	assert.Contains(t, cell, "Thủ tướng Chính phủ")
	assert.Contains(t, cell, "Tổ trưởng Tổ công tác")
	_, text = ask(t, "GET", obligationPage(serve(t), "16/QĐ-TCTCCTTHC#8#to-pho#2024-H1"), nil)
	assert.NotContains(t, text, "Nơi nhận", "none is told for task 8")
}

// What was recorded for an obligation that the plan does not have is shown, not
// forgotten.
func TestWhatIsLostIsShown(t *testing.T) {
	event := func(id string, obligation plan.ObligationID) plan.Event {
		return plan.Event{ID: id, Obligation: obligation, Type: plan.EventDone, Day: form.MustParseDay("2024-03-18"), Document: "5/BC"}
	}
	s := serveWith(t, event("key-00000001", report15), event("key-00000002", "16/QĐ-TCTCCTTHC#99#to-pho#2024-03-19"))
	_, text := ask(t, "GET", s.URL+"/plan?"+url.Values{"plan": {"16/QĐ-TCTCCTTHC"}, "asOf": {"2024-06-25"}}.Encode(), nil)
	_, lost, found := strings.Cut(text, `id="lost"`)
	require.True(t, found)
	lost, _, _ = strings.Cut(lost, "</details>")
	assert.Contains(t, lost, "16/QĐ-TCTCCTTHC#99#to-pho#2024-03-19")
	assert.NotContains(t, lost, report15)
	_, text = ask(t, "GET", s.URL+"/plan?"+url.Values{"plan": {"240/QĐ-TTg"}}.Encode(), nil)
	assert.NotContains(t, text, `id="lost"`)
}

// The Ministry of Information (G14) went into that of Science on 1 March 2025
// (Resolution 176/2025/QH15), and its duty of 2025 became one with the other's:
// a link to it leads to a page that says so, and before that day to a row.
func TestADutyThatHasBecomeOneWithAnother(t *testing.T) {
	s := serve(t)
	const id = "240/QĐ-TTg#III.2.a-4#cac-bo-co-quan-ngang-bo/G14#2025-12-31"
	for day, joined := range map[string]bool{"2025-02-28": false, "2025-03-01": true} {
		answer, text := ask(t, "GET", s.URL+"/obligation?"+url.Values{"id": {id}, "asOf": {day}}.Encode(), nil)
		assert.Equal(t, 200, answer.StatusCode)
		assert.Equal(t, joined, strings.Contains(text, "đã nhập vào phần việc của cơ quan kế thừa"), day)
		assert.Equal(t, joined, strings.Contains(text, "176/2025/QH15"), day)
		assert.Contains(t, text, "31/12/2025")
	}
}

func TestPagesRefuseWithAPage(t *testing.T) {
	s := serve(t)
	form := url.Values{"id": {report15}, "key": {"key-00000001"}, "type": {"done"}, "day": {"2024-03-18"}}
	for name, c := range map[string]struct {
		method, path string
		form         url.Values
		header       []string
		status       int
		want         string
	}{
		"a form to a page":      {"POST", "/plan", form, nil, 405, "trang này chỉ nhận GET"},
		"a page of the form":    {"GET", "/record", nil, nil, 405, "trang này chỉ nhận POST"},
		"the home deleted":      {"DELETE", "/", nil, nil, 405, "GET, HEAD"},
		"no such page":          {"GET", "/nothing", nil, nil, 404, "/nothing"},
		"no such plan":          {"GET", "/plan?plan=1", nil, nil, 404, "không có kế hoạch"},
		"no such day":           {"GET", "/?asOf=2024-02-30", nil, nil, 400, "2024-02-30"},
		"too long":              {"POST", "/record", url.Values{"note": {strings.Repeat("x", 70<<10)}}, nil, 413, "65536"},
		"cannot be read":        {"POST", "/record", nil, []string{"Content-Type", "application/x-www-form-urlencoded; ="}, 400, "không đọc được"},
		"from another site":     {"POST", "/record", form, []string{"Sec-Fetch-Site", "cross-site"}, 403, "trang khác"},
		"a short key":           {"POST", "/record", url.Values{"id": {report15}, "key": {"k"}, "type": {"done"}, "day": {"2024-03-18"}}, nil, 400, "8–100"},
		"a long note":           {"POST", "/record", url.Values{"id": {report15}, "key": {"key-00000001"}, "type": {"done"}, "day": {"2024-03-18"}, "note": {strings.Repeat("x", 4001)}}, nil, 400, "0–4000"},
		"an extension to when?": {"POST", "/record", url.Values{"id": {report15}, "key": {"key-00000001"}, "type": {"extended"}, "day": {"2024-03-18"}}, nil, 400, "Hạn mới, khi gia hạn, xin gia hạn hoặc giao xuống: thiếu"},
		"to a day that is not":  {"POST", "/record", url.Values{"id": {report15}, "key": {"key-00000001"}, "type": {"extended"}, "day": {"2024-03-18"}, "due": {"2024-02-30"}}, nil, 400, "2024-02-30"},
	} {
		t.Run(name, func(t *testing.T) {
			answer, text := ask(t, c.method, s.URL+c.path, c.form, c.header...)
			assert.Equal(t, c.status, answer.StatusCode)
			assert.Equal(t, "text/html; charset=utf-8", answer.Header.Get("Content-Type"))
			assert.Contains(t, text, c.want)
		})
	}
}

var otherLanguage = regexp.MustCompile(`class="lang" href="([^"]+)"`)

// The page in the other language is there also after a form was refused.
func TestTheOtherLanguageCanBeAskedFor(t *testing.T) {
	s := serve(t)
	refused := url.Values{"id": {report15}, "key": {"k"}, "type": {"done"}, "day": {"2024-03-18"}}
	for name, c := range map[string]struct {
		method, address string
		form            url.Values
		want            string
	}{
		"home":           {"GET", s.URL + "/?asOf=2024-06-25", nil, "Plans"},
		"plan":           {"GET", s.URL + "/plan?plan=240/Q%C4%90-TTg&status=open-overdue", nil, "open, overdue"},
		"obligation":     {"GET", obligationPage(s, report15), nil, "at the end of 2025-06-25"},
		"a refused form": {"POST", s.URL + "/record", refused, "Task 15"},
	} {
		t.Run(name, func(t *testing.T) {
			_, text := ask(t, c.method, c.address, c.form)
			link := otherLanguage.FindStringSubmatch(text)
			require.NotNil(t, link, text)
			answer, text := ask(t, "GET", s.URL+strings.ReplaceAll(link[1], "&amp;", "&"), nil)
			assert.Equal(t, 200, answer.StatusCode)
			assert.Contains(t, text, `<html lang="en">`)
			assert.Contains(t, text, c.want)
		})
	}
}

// "ngay sau khi được Chính phủ phê duyệt": the day on which it was approved is
// recorded on the page.
func TestAnAwaitedEventIsRecordedOnThePage(t *testing.T) {
	s := serve(t)
	p, _ := catalog.Plan("240/QĐ-TTg")
	var id string
	for o := range p.Obligations(plan.ObligationQuery{}) {
		if o.Task.ID == "III.1.b-1+2" {
			id = string(o.ID())
		}
	}
	_, text := ask(t, "GET", obligationPage(s, id), nil)
	assert.Contains(t, text, `value="happened"`)
	_, text = ask(t, "GET", obligationPage(s, report15), nil)
	assert.NotContains(t, text, `value="happened"`)
}

func TestAnExtensionIsRecordedOnThePage(t *testing.T) {
	s := serve(t)
	p, _ := catalog.Plan("16/QĐ-TCTCCTTHC")
	answer, text := ask(t, "POST", s.URL+"/record", url.Values{"id": {report15}, "key": {"key-00000001"}, "type": {"extended"}, "day": {"2024-03-15"}, "due": {"2024-04-15"},
		"by": {p.Issuer}, "note": {"chờ số liệu"}, "document": {"7/TCT"}, "asOf": {"2024-03-20"}})
	assert.Equal(t, 200, answer.StatusCode, "of the page that the form leads to")
	assert.Contains(t, text, "15/4/2024")
	assert.Contains(t, text, "còn 26 ngày")
}

// The reference has each operation of the specification; what lies beside the pages
// is not listed.
func TestTheReferenceOfTheAPI(t *testing.T) {
	s := serve(t)
	answer, page := ask(t, "GET", s.URL+"/api/", nil)
	require.Equal(t, 200, answer.StatusCode)
	for _, operation := range []string{"GET /api/v1/plans", "POST /api/v1/events", "GET /api/v1/deadline", "GET /api/v1/due"} {
		assert.Contains(t, page, "<code>"+operation+"</code>")
	}
	assert.Contains(t, page, "<code>term</code> (required)")
	assert.Contains(t, page, "application/x-ndjson")
	answer, _ = ask(t, "GET", s.URL+"/static/tthc.css", nil)
	assert.Equal(t, 200, answer.StatusCode)
	for _, list := range []string{"/static/", "/static", "/static/none.css", "/static/%2e%2e/templates/home.html"} {
		answer, _ = ask(t, "GET", s.URL+list, nil)
		assert.Equal(t, 404, answer.StatusCode, list)
	}
}

// Nothing that the pages answer can be taken for something else, and nobody is
// shown what files there are.
func TestEveryPageIsGuarded(t *testing.T) {
	s := serve(t)
	for path, status := range map[string]int{
		"/": 200, "/plan?plan=16/QĐ-TCTCCTTHC": 200, "/api/": 200, "/static/tthc.css": 200, "/plan?plan=1": 404, "/record": 405, "/none": 404,
		"/static": 404, "/static/": 404, "/static/none.css": 404, "/templates/home.html": 404, "/static/%2e%2e%2ftemplates": 404, "/static/..%2ftemplates%2f": 404,
		"/static/%2f": 404, "/static/.": 404, "/static/%2e%2e%2ftemplates%2fhome.html": 404, "/static/..%5ctemplates": 404, "/static/tthc.css%00": 404, "/static/tthc.css/": 404, "/static/index.html": 404,
	} {
		answer, text := ask(t, "GET", s.URL+path, nil)
		assert.Equal(t, status, answer.StatusCode, path)
		assert.Equal(t, "nosniff", answer.Header.Get("X-Content-Type-Options"), path)
		assert.Contains(t, answer.Header.Get("Content-Security-Policy"), "default-src 'none'", path)
		assert.Contains(t, answer.Header.Get("Content-Security-Policy"), "frame-ancestors 'none'", path)
		assert.NotEmpty(t, answer.Header.Get("Cache-Control"), path)
		assert.NotContains(t, text, `href="home.html"`, path)
		assert.NotContains(t, text, "{{", path)
	}
}

// What looks like a page, or turns what people read, is shown as the text that it is.
func TestHostileTextsAreShownAsTheyAre(t *testing.T) {
	s := serve(t)
	hostile := "<script>alert(1)</script>'; DROP TABLE log; --\u202etext\u200b"
	record := url.Values{"id": {report15}, "key": {"key-00000001"}, "type": {"done"}, "day": {"2024-03-18"}, "note": {hostile}, "by": {hostile}, "document": {hostile}}
	answer, text := ask(t, "POST", s.URL+"/record", record)
	require.Equal(t, 200, answer.StatusCode, text)
	assert.LessOrEqual(t, 3, strings.Count(text, "&lt;script&gt;alert(1)&lt;/script&gt;&#39;; DROP TABLE log; --[U+202E]text[U+200B]"))
	assert.NotContains(t, text, "<script")
	assert.NotContains(t, text, "\u202e")
	for _, path := range []string{"/plan?plan=", "/obligation?id=", "/?asOf=", "/"} {
		answer, text := ask(t, "GET", s.URL+path+url.QueryEscape(hostile), nil)
		assert.Contains(t, []int{400, 404}, answer.StatusCode, path)
		assert.NotContains(t, text, "<script", path)
		assert.NotContains(t, text, "\u202e", path)
	}
	record.Set("key", "key-\u202e00001")
	answer, text = ask(t, "POST", s.URL+"/record", record)
	assert.Equal(t, 400, answer.StatusCode)
	assert.Contains(t, text, "key-[U+202E]00001")
}
