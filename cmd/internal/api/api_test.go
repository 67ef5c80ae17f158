package api_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/api"
	"github.com/caicach/tthc/cmd/internal/api/plans"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/calendar"
)

const (
	number     = "16/QĐ-TCTCCTTHC"
	obligation = "16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19"
)

func serve(t testing.TB) *httptest.Server {
	s, err := store.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	now := func() time.Time { return time.Date(2024, 6, 25, 23, 30, 0, 0, calendar.Zone()) }
	server := httptest.NewServer(api.New(ledger.New(ledger.Options{Plans: catalog.Plans(), Store: s, Now: now}), slog.New(slog.DiscardHandler)))
	t.Cleanup(func() { server.Close(); _ = s.Close() })
	return server
}

func done(id, day string) string {
	return `{"v":1,"id":"` + id + `","obligation":"` + obligation + `","type":"done","day":"` + day + `","document":"5/BC"}`
}

func TestRecordThenDue(t *testing.T) {
	s := serve(t)
	due := s.URL + "/api/v1/due?" + url.Values{"plan": {number}, "asOf": {"2024-06-25"}}.Encode()
	status := func() plan.Status {
		answer, text := do(t, "GET", due, "")
		require.Equal(t, 200, answer.StatusCode, text)
		var rows []plan.DueRow
		require.NoError(t, json.Unmarshal([]byte(text), &rows))
		for _, r := range rows {
			if r.ID == obligation {
				return r.Status
			}
		}
		return ""
	}
	assert.Equal(t, plan.OpenOverdue, status())
	answer, text := do(t, "POST", s.URL+"/api/v1/events", done("key-0001", "2024-03-18"))
	assert.Equal(t, 201, answer.StatusCode, text)
	assert.Equal(t, plan.DoneOnTime, status())
	answer, again := do(t, "POST", s.URL+"/api/v1/events", done("key-0001", "2024-03-18"))
	assert.Equal(t, 200, answer.StatusCode)
	assert.Equal(t, text, again, "the same event is answered as it was recorded")

	_, text = do(t, "POST", s.URL+"/api/v1/events", `{"v":1,"id":"key-0002","obligation":"`+obligation+`","type":"done","day":"2024-03-25","document":"6/BC","corrects":"key-0001"}`)
	assert.Equal(t, plan.DoneLate, status(), text)
	_, text = do(t, "GET", s.URL+"/api/v1/events?"+url.Values{"obligation": {obligation}}.Encode(), "")
	var events []plan.Event
	require.NoError(t, json.Unmarshal([]byte(text), &events))
	assert.Len(t, events, 2, "the history stays")
}

// The Task Force's plan was signed by its head; the report of March was put
// off before it was due. Clients send again what they got no answer to.
func TestAnExtensionMayBeSentAgain(t *testing.T) {
	s := serve(t)
	p, ok := catalog.Plan(number)
	require.True(t, ok)
	event := `{"v":1,"id":"key-0001","obligation":"` + obligation + `","type":"extended","day":"2024-03-15","due":"2024-04-15","by":"` + p.Issuer + `","note":"chờ số liệu","document":"7/TCT"}`
	answer, text := do(t, "POST", s.URL+"/api/v1/events", event)
	require.Equal(t, 201, answer.StatusCode, text)
	answer, again := do(t, "POST", s.URL+"/api/v1/events", event)
	assert.Equal(t, 200, answer.StatusCode)
	assert.Equal(t, text, again)
}

// Decision 240/QĐ-TTg was signed on 4 February 2025.
func TestDueSaysSinceWhenThePlanHolds(t *testing.T) {
	s := serve(t)
	for day, none := range map[string]bool{"2024-06-25": true, "2025-02-03": true, "2025-02-04": false} {
		answer, text := do(t, "GET", s.URL+"/api/v1/due?"+url.Values{"plan": {"240/QĐ-TTg"}, "asOf": {day}}.Encode(), "")
		assert.Equal(t, 200, answer.StatusCode)
		assert.Equal(t, none, text == "[]\n", day)
		assert.Equal(t, "2025-02-04", answer.Header.Get(plans.HoldsSince))
	}
	_, text := do(t, "GET", s.URL+"/api/v1/openapi.yaml", "")
	assert.Contains(t, text, plans.HoldsSince)
}

func TestDueOfABody(t *testing.T) {
	s := serve(t)
	get := func(body, asOf string) (int, string) {
		answer, text := do(t, "GET", s.URL+"/api/v1/due?"+url.Values{"plan": {"240/QĐ-TTg"}, "asOf": {asOf}, "body": {body}}.Encode(), "")
		return answer.StatusCode, text
	}
	_, byName := get("Văn phòng Chính phủ", "2025-06-01")
	for _, same := range []string{"VPCP", "G22"} {
		_, text := get(same, "2025-06-01")
		assert.Equal(t, byName, text)
	}
	assert.Greater(t, strings.Count(byName, `"bodyID":"G22"`), 20)
	status, text := get("Các bộ, cơ quan ngang bộ", "2025-06-01")
	assert.Equal(t, 200, status)
	assert.Greater(t, strings.Count(text, `"id"`), 20)
	status, text = get("G14", "2025-06-01")
	assert.Equal(t, 404, status)
	assert.Contains(t, text, "urn:tthc:problem:ended-body")
	assert.Contains(t, text, "G06")
	status, text = get("Bộ Phép thuật", "2025-06-01")
	assert.Equal(t, 404, status)
	assert.Contains(t, text, "urn:tthc:problem:unknown-body")
}

// What did not arrive whole is not acknowledged.
func TestAHalfEventIsRefused(t *testing.T) {
	s := serve(t)
	c, err := net.Dial("tcp", s.Listener.Addr().String())
	require.NoError(t, err)
	defer c.Close()
	_, err = io.WriteString(c, "POST /api/v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n"+done("key-0001", "2024-03-18"))
	require.NoError(t, err)
	require.NoError(t, c.(*net.TCPConn).CloseWrite())
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	require.NoError(t, err)
	defer answer.Body.Close()
	assert.Equal(t, 400, answer.StatusCode)
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	assert.Contains(t, string(text), "urn:tthc:problem:incomplete")
}

// RFC 9110, 13.1.1: an asterisk is whatever stands, a list holds where it has the
// tag of what stands, a weak tag is that of nothing; only what is not there at all
// is missing.
func TestIfMatch(t *testing.T) {
	s := serve(t)
	answer, text := do(t, "POST", s.URL+"/api/v1/plans", small)
	require.Equal(t, 201, answer.StatusCode, text)
	plan := s.URL + at("/api/v1/plan", "plan", "7/KH-UBND")
	closing := s.URL + at("/api/v1/closing", "period", "2024-03")
	titled := func(title string) string {
		return strings.Replace(small, `"title":"Kế hoạch"`, `"title":"`+title+`"`, 1)
	}
	for i, c := range []struct {
		path, body, tag string
		want            int
	}{
		{s.URL + "/api/v1/routes", `{"v":1,"routes":[{"body":"G22"}]}`, `W/"0"`, 412},
		{s.URL + "/api/v1/routes", `{"v":1,"routes":[{"body":"G22"}]}`, `"x,"`, 412},
		{s.URL + "/api/v1/routes", `{"v":1,"routes":[{"body":"G22"}]}`, `"x,", "0"`, 200},
		{s.URL + "/api/v1/routes", `{"v":1,"routes":[]}`, "*", 200},
		{plan, titled("A"), `"5", W/"1"`, 412},
		{plan, titled("A"), `"0", "7" , ,"1",`, 200},
		{plan, titled("B"), ` * `, 200},
		{s.URL + at("/api/v1/plan", "plan", "8/KH-UBND"), strings.Replace(small, "7/KH", "8/KH", 1), "*", 404},
		{closing, `{}`, `W/"0"`, 412},
		{closing, `{}`, `"x"`, 412},
		{closing, `{}`, `"x", "0"`, 201},
		{closing, `{}`, `*`, 200},
	} {
		answer, text := do(t, "PUT", c.path, c.body, "If-Match", c.tag)
		assert.Equal(t, c.want, answer.StatusCode, "%d: %s", i, text)
		if c.want == 412 {
			assert.Contains(t, text, "urn:tthc:problem:version-conflict", i)
		}
	}
	r, err := http.NewRequest("PUT", plan, strings.NewReader(titled("C")))
	require.NoError(t, err)
	r.Header.Set("Content-Type", "application/json")
	r.Header["If-Match"] = []string{`"x"`, `"3"`}
	answer, err = http.DefaultClient.Do(r)
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	assert.Equal(t, 200, answer.StatusCode, "a list on two lines")
	assert.Equal(t, `"4"`, answer.Header.Get("ETag"))
	answer, text = do(t, "PUT", plan, titled("D"))
	assert.Equal(t, 428, answer.StatusCode, text)
}

func TestListPlans(t *testing.T) {
	answer, text := do(t, "GET", serve(t).URL+"/api/v1/plans", "")
	require.Equal(t, 200, answer.StatusCode)
	var list []map[string]any
	require.NoError(t, json.Unmarshal([]byte(text), &list))
	require.NotEmpty(t, list)
	var found map[string]any
	for _, p := range list {
		if p["number"] == number {
			found = p
		}
	}
	assert.EqualValues(t, 17, found["tasks"])
	assert.NotContains(t, found, "date", "an unknown date is absent")
}

func TestProblems(t *testing.T) {
	s := serve(t)
	events := s.URL + "/api/v1/events"
	_, _ = do(t, "POST", events, done("key-0001", "2024-03-18"))
	for name, c := range map[string]struct {
		method, address, body string
		status                int
		kind, detail          string
	}{
		"unknown plan":        {"GET", s.URL + "/api/v1/due?plan=1", "", 404, "unknown-plan", `"1"`},
		"no plan":             {"GET", s.URL + "/api/v1/report?period=2024", "", 400, "bad-parameter", "plan"},
		"no such day":         {"GET", s.URL + "/api/v1/due?asOf=2024-02-30&plan=" + url.QueryEscape(number), "", 400, "bad-parameter", `asOf: ngày "2024-02-30" không có trong lịch`},
		"bad within":          {"GET", s.URL + "/api/v1/due?within=soon&plan=" + url.QueryEscape(number), "", 400, "bad-parameter", "within"},
		"bad boolean":         {"GET", s.URL + "/api/v1/due?coordinating=maybe&plan=" + url.QueryEscape(number), "", 400, "bad-parameter", "coordinating"},
		"two plans":           {"GET", s.URL + "/api/v1/due?plan=1&plan=2", "", 400, "bad-parameter", "plan: giá trị trống, không đọc được"},
		"unknown parameter":   {"GET", s.URL + "/api/v1/due?asof=2024-06-25&plan=" + url.QueryEscape(number), "", 400, "bad-parameter", "asof"},
		"a parameter of none": {"GET", s.URL + "/api/v1/plans?x=1", "", 400, "bad-parameter", "x"},
		"a parameter to POST": {"POST", events + "?x=1", done("key-0009", "2024-02-28"), 400, "bad-parameter", "x"},
		"a bad query":         {"GET", s.URL + "/api/v1/due?plan=%zz", "", 400, "bad-parameter", ""},
		"an endless name":     {"GET", s.URL + "/api/v1/due?plan=" + url.QueryEscape(number) + "&body=" + strings.Repeat("x", 1001), "", 400, "bad-parameter", "body"},
		"no limit":            {"GET", s.URL + "/api/v1/due?limit=0&plan=" + url.QueryEscape(number), "", 400, "bad-parameter", "limit"},
		"a large limit":       {"GET", s.URL + "/api/v1/due?limit=10001&plan=" + url.QueryEscape(number), "", 400, "bad-parameter", "limit"},
		"after nothing":       {"GET", s.URL + "/api/v1/due?after=x&plan=" + url.QueryEscape(number), "", 400, "bad-parameter", "after"},
		"unknown address":     {"GET", s.URL + "/api/v1/nothing", "", 404, "not-found", "/api/v1/nothing"},
		"wrong method":        {"DELETE", events, "", 405, "method", "GET, POST"},
		"not JSON":            {"POST", events, "{", 400, "bad-event", "không đúng cú pháp JSON"},
		"a NUL in the id":     {"POST", events, done(`key-\u0000001`, "2024-03-18"), 400, "bad-event", "id"},
		"an empty body":       {"POST", events, " ", 400, "bad-event", "không đúng cú pháp JSON"},
		"two faults":          {"POST", events, `{"v":1,"id":"key-0009","obligation":"` + obligation + `","type":"ended","day":"2024-02-30"}`, 400, "bad-event", "2024-02-30"},
		"unknown field":       {"POST", events, `{"v":1,"id":"key-0009","obligation":"` + obligation + `","type":"done","day":"2024-02-28","dya":"x"}`, 400, "bad-event", "dya"},
		"no key":              {"POST", events, `{"v":1,"obligation":"` + obligation + `","type":"done","day":"2024-02-28"}`, 400, "bad-event", "id: thiếu"},
		"a short key":         {"POST", events, done("k", "2024-02-28"), 400, "bad-event", "id: "},
		"a day to come":       {"POST", events, done("key-0009", "2024-06-26"), 400, "bad-event", "day: ngày 26/6/2024 chưa đến"},
		"own recorded time":   {"POST", events, `{"v":1,"id":"key-0009","obligation":"` + obligation + `","type":"done","day":"2024-02-28","document":"5/BC","recorded":"2024-02-28T08:00:00+07:00"}`, 400, "bad-event", "recorded"},
		"unknown obligation":  {"POST", events, `{"v":1,"id":"key-0009","obligation":"x","type":"done","day":"2024-02-28","document":"5/BC"}`, 404, "unknown-obligation", `"x"`},
		"key reused":          {"POST", events, done("key-0001", "2024-03-17"), 422, "key-reused", "key-0001"},
		"corrects nothing":    {"POST", events, `{"v":1,"id":"key-0009","obligation":"` + obligation + `","type":"corrected","day":"2024-02-28","corrects":"nothing"}`, 400, "bad-event", "nothing"},
		"too large":           {"POST", events, strings.Repeat(" ", 70<<10), 413, "too-large", "65536"},
	} {
		t.Run(name, func(t *testing.T) {
			answer, text := do(t, c.method, c.address, c.body)
			assert.Equal(t, c.status, answer.StatusCode, text)
			assert.Equal(t, "application/problem+json", answer.Header.Get("Content-Type"))
			var p struct {
				Type, Title, Detail string
				Status              int
			}
			require.NoError(t, json.Unmarshal([]byte(text), &p))
			assert.Equal(t, "urn:tthc:problem:"+c.kind, p.Type)
			assert.Equal(t, c.status, p.Status)
			assert.NotEmpty(t, p.Title)
			assert.Contains(t, p.Detail, c.detail)
		})
	}
	t.Run("wrong content type", func(t *testing.T) {
		answer, _ := do(t, "POST", events, "x=1", "Content-Type", "text/plain")
		assert.Equal(t, 415, answer.StatusCode)
	})
	t.Run("English on request", func(t *testing.T) {
		_, text := do(t, "GET", s.URL+"/api/v1/due?plan=1", "", "Accept-Language", "en-GB,en;q=0.9")
		assert.Contains(t, text, "there is no plan")
	})
	t.Run("nothing was changed", func(t *testing.T) {
		_, text := do(t, "GET", events+"?"+url.Values{"obligation": {obligation}}.Encode(), "")
		var list []plan.Event
		require.NoError(t, json.Unmarshal([]byte(text), &list))
		assert.Len(t, list, 1)
	})
}

// The pages of a list are the list, each row once and in its order.
func TestPages(t *testing.T) {
	s := serve(t)
	list := func(address string) (ids []string, next string) {
		answer, text := do(t, "GET", address, "")
		require.Equal(t, 200, answer.StatusCode, text)
		var rows []struct{ ID string }
		require.NoError(t, json.Unmarshal([]byte(text), &rows))
		for _, r := range rows {
			ids = append(ids, r.ID)
		}
		if link := answer.Header.Get("Link"); link != "" {
			link, isNext := strings.CutSuffix(link, `>; rel="next"`)
			require.True(t, isNext && link[0] == '<', link)
			next = s.URL + link[1:]
		}
		return ids, next
	}
	for i := range 5 {
		_, _ = do(t, "POST", s.URL+"/api/v1/events", done(fmt.Sprintf("key-%04d", i), "2024-03-18"))
	}
	for _, path := range []string{"/api/v1/due?coordinating=true&asOf=2024-06-25&plan=" + url.QueryEscape(number), "/api/v1/events?obligation=" + url.QueryEscape(obligation)} {
		all, next := list(s.URL + path)
		assert.Empty(t, next)
		var paged []string
		for next = s.URL + path + "&limit=2"; next != ""; {
			var ids []string
			ids, next = list(next)
			assert.LessOrEqual(t, len(ids), 2)
			paged = append(paged, ids...)
		}
		assert.Equal(t, all, paged)
		assert.Greater(t, len(all), 4)
	}
}

// A due list that is read on goes on behind what was done since.
func TestDueAfterWhatWasDone(t *testing.T) {
	s := serve(t)
	due := func(query string) (rows []struct{ ID, Status string }, next string) {
		answer, text := do(t, "GET", s.URL+"/api/v1/due?status=open-overdue&asOf=2024-06-25&plan="+url.QueryEscape(number)+query, "")
		require.Equal(t, 200, answer.StatusCode, text)
		require.NoError(t, json.Unmarshal([]byte(text), &rows))
		link, _, _ := strings.Cut(strings.TrimPrefix(answer.Header.Get("Link"), "<"), ">")
		if link != "" {
			parsed, err := url.Parse(link)
			require.NoError(t, err)
			next = "&after=" + url.QueryEscape(parsed.Query().Get("after"))
		}
		return rows, next
	}
	all, _ := due("")
	require.Greater(t, len(all), 2)
	first, next := due("&limit=1")
	require.Equal(t, all[:1], first)
	answer, text := do(t, "POST", s.URL+"/api/v1/events", strings.Replace(done("left-0001", "2024-06-20"), obligation, first[0].ID, 1))
	require.Equal(t, 201, answer.StatusCode, text)
	rest, _ := due(next)
	assert.Equal(t, all[1:], rest)
}

// An answer is given again as long as nothing was recorded, by whatever server,
// and the day is the same.
func TestAnswersAreKeptAsLongAsTheyHold(t *testing.T) {
	events, err := store.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	t.Cleanup(func() { _ = events.Close() })
	now := time.Date(2024, 3, 15, 12, 0, 0, 0, calendar.Zone())
	start := func() *httptest.Server {
		s := httptest.NewServer(api.New(ledger.New(ledger.Options{Plans: catalog.Plans(), Store: events, Now: func() time.Time { return now }}), slog.New(slog.DiscardHandler)))
		t.Cleanup(s.Close)
		return s
	}
	a, b := start(), start()
	path := "/api/v1/due?plan=" + url.QueryEscape(number)
	first, text := do(t, "GET", a.URL+path, "")
	tag := first.Header.Get("ETag")
	require.NotEmpty(t, tag)
	other, same := do(t, "GET", b.URL+path, "")
	assert.Equal(t, tag, other.Header.Get("ETag"), "two servers say the same")
	assert.Equal(t, text, same)
	answer, none := do(t, "GET", a.URL+path, "", "If-None-Match", `"x", `+tag)
	assert.Equal(t, 304, answer.StatusCode)
	assert.Empty(t, none)
	assert.Equal(t, tag, answer.Header.Get("ETag"))
	english, _ := do(t, "GET", a.URL+path, "", "Accept-Language", "en")
	assert.Equal(t, 200, english.StatusCode)
	zipped, packed := do(t, "GET", a.URL+path, "", "Accept-Encoding", "gzip")
	assert.Equal(t, "gzip", zipped.Header.Get("Content-Encoding"))
	unpacked, err := gzip.NewReader(strings.NewReader(packed))
	require.NoError(t, err)
	plain, err := io.ReadAll(unpacked)
	require.NoError(t, err)
	assert.Equal(t, text, string(plain))

	posted, _ := do(t, "POST", b.URL+"/api/v1/events", done("key-0001", "2024-03-15"))
	require.Equal(t, 201, posted.StatusCode)
	answer, changed := do(t, "GET", a.URL+path, "", "If-None-Match", tag)
	assert.Equal(t, 200, answer.StatusCode, "another server recorded something")
	assert.Contains(t, changed, `"status":"done-on-time"`)

	now = now.AddDate(0, 3, 0)
	answer, later := do(t, "GET", a.URL+path, "", "If-None-Match", answer.Header.Get("ETag"))
	assert.Equal(t, 200, answer.StatusCode, "another day")
	assert.NotEqual(t, changed, later)
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	s := serve(t)
	for _, path := range []string{"/api/v1/plans", "/api/v1/due?plan=" + url.QueryEscape(number), "/api/v1/openapi.yaml", "/api/v1/none", "/api/v1/due"} {
		answer, _ := do(t, "GET", s.URL+path, "")
		assert.Equal(t, "nosniff", answer.Header.Get("X-Content-Type-Options"), path)
		assert.Contains(t, answer.Header.Get("Content-Security-Policy"), "default-src 'none'", path)
		assert.NotEmpty(t, answer.Header.Get("Cache-Control"), path)
	}
	answer, text := do(t, "POST", s.URL+"/api/v1/events", done("key-0001", "2024-03-18"), "Sec-Fetch-Site", "cross-site")
	assert.Equal(t, 403, answer.StatusCode)
	assert.Contains(t, text, "urn:tthc:problem:cross-site")
	answer, _ = do(t, "POST", s.URL+"/api/v1/events", done("key-0001", "2024-03-18"), "Content-Type", "Application/JSON; charset=utf-8")
	assert.Equal(t, 201, answer.StatusCode, "media types without case; and nothing was recorded before")
}

// While the database cannot be asked, every request that needs it says so, and
// that it may be sent again.
func TestAnOutageIsNoFaultOfTheClient(t *testing.T) {
	events, err := store.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	s := httptest.NewServer(api.New(ledger.New(ledger.Options{Plans: catalog.Plans(), Store: events, Now: time.Now}), slog.New(slog.DiscardHandler)))
	t.Cleanup(s.Close)
	path := s.URL + "/api/v1/due?plan=" + url.QueryEscape(number)
	before, _ := do(t, "GET", path, "")
	require.Equal(t, 200, before.StatusCode)
	require.NoError(t, events.Close())
	for _, c := range [][3]string{{"GET", path}, {"GET", s.URL + "/api/v1/plans"}, {"POST", s.URL + "/api/v1/events", done("key-0001", "2024-03-18")}, {"POST", s.URL + "/api/v1/plans", small}} {
		answer, text := do(t, c[0], c[1], c[2])
		assert.Equal(t, 503, answer.StatusCode, c[1])
		assert.Equal(t, "5", answer.Header.Get("Retry-After"), c[1])
		assert.Contains(t, text, "urn:tthc:problem:store-unavailable")
		assert.NotContains(t, text, "sql", "the inside is for the log")
	}
}
