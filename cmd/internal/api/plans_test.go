package api_test

import (
	"archive/zip"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/form"
)

// small is a plan of two tasks.
const small = `{"v":1,"number":"7/KH-UBND","title":"Kế hoạch","issuer":"UBND tỉnh Bắc Ninh","date":"2024-01-10","from":"2024-01-01","to":"2024-12-31","tasks":[` +
	`{"id":"1","title":"Rà soát quy định","leads":["Sở Tư pháp"],"time":{"text":"Trước ngày 01/4/2024","rule":{"parts":[{"kind":"deadline","due":"2024-03-31","exclusive":true}]}}},` +
	`{"id":"2","title":"Báo cáo","leads":["Văn phòng"],"time":{"text":"Thường xuyên","rule":{"parts":[{"kind":"continuous"}]}}}]}`

type version struct {
	Plan                   string
	Version                int
	Recorded, Draft        string
	Fields, Added, Removed []string
	Changed                []struct {
		Task   string
		Fields []string
	}
	Lost []string
}

type draft struct {
	ID      string
	Version int
	Plan    json.RawMessage
	Doubts  []doubt

	Faults   []struct{ Path, Message string }
	Accepted string
}

type doubt struct {
	Row                   int
	Column, Text, Message string
	Cells                 []string
}

func read[T any](t *testing.T, text string) (v T) {
	require.NoError(t, json.Unmarshal([]byte(text), &v), text)
	return v
}

func at(path string, pairs ...string) string {
	q := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		q.Add(pairs[i], pairs[i+1])
	}
	return path + "?" + q.Encode()
}

// A plan comes back as it was taken in, is followed like those that were
// published, and is changed by versions of which each says what it changed.
func TestPlansInAndOut(t *testing.T) {
	s := serve(t)
	answer, text := do(t, "POST", s.URL+"/api/v1/plans", small)
	require.Equal(t, 201, answer.StatusCode, text)
	assert.Equal(t, `"1"`, answer.Header.Get("ETag"))
	address := s.URL + answer.Header.Get("Location")
	again, same := do(t, "POST", s.URL+"/api/v1/plans", small)
	assert.Equal(t, 200, again.StatusCode, "sent again")
	assert.Equal(t, text, same)
	other, _ := do(t, "POST", s.URL+"/api/v1/plans", strings.Replace(small, "Báo cáo", "Tổng kết", 1))
	assert.Equal(t, 409, other.StatusCode, "another plan of the number")

	answer, text = do(t, "GET", address, "")
	require.Equal(t, 200, answer.StatusCode)
	assert.JSONEq(t, small, text)
	assert.Equal(t, `"1"`, answer.Header.Get("ETag"))
	answer, _ = do(t, "GET", address, "", "If-None-Match", `"1"`)
	assert.Equal(t, 304, answer.StatusCode)
	_, text = do(t, "GET", s.URL+"/api/v1/plans", "")
	assert.Contains(t, text, "7/KH-UBND")

	due := s.URL + at("/api/v1/due", "plan", "7/KH-UBND", "asOf", "2024-06-25")
	_, text = do(t, "GET", due, "")
	rows := read[[]plan.DueRow](t, text)
	require.Len(t, rows, 2)
	assert.Equal(t, plan.OpenOverdue, rows[0].Status)
	event := `{"v":1,"id":"event-0001","obligation":"` + string(rows[0].ID) + `","type":"done","day":"2024-03-30","document":"5/BC"}`
	answer, text = do(t, "POST", s.URL+"/api/v1/events", event)
	require.Equal(t, 201, answer.StatusCode, text)

	// A later day for task 1, task 2 gone, task 3 new; task 1 under another
	// number would lose what was recorded.
	second := strings.NewReplacer("2024-03-31", "2024-03-15", `"id":"2"`, `"id":"3"`, `"title":"Kế hoạch"`, `"title":"Kế hoạch (sửa đổi)"`).Replace(small)
	for header, want := range map[string]int{"": 428, `"x"`: 412, `1`: 412, `W/"1"`: 412, `"0"`: 412, `"2"`: 412} {
		more := []string{}
		if header != "" {
			more = []string{"If-Match", header}
		}
		answer, text = do(t, "PUT", address, second, more...)
		assert.Equal(t, want, answer.StatusCode, header+text)
	}
	answer, text = do(t, "PUT", address, strings.Replace(second, "7/KH", "8/KH", 1), "If-Match", `"1"`)
	assert.Equal(t, 400, answer.StatusCode, "another plan: "+text)
	for _, try := range []string{"", "sent again"} {
		answer, text = do(t, "PUT", address, second, "If-Match", `"1"`)
		require.Equal(t, 200, answer.StatusCode, try+text)
		assert.Equal(t, `"2"`, answer.Header.Get("ETag"))
		v := read[version](t, text)
		assert.Equal(t, 2, v.Version)
		assert.Equal(t, []string{"title"}, v.Fields)
		assert.Equal(t, []string{"3"}, v.Added)
		assert.Equal(t, []string{"2"}, v.Removed)
		require.Len(t, v.Changed, 1)
		assert.Equal(t, "1", v.Changed[0].Task)
		assert.Equal(t, []string{"time"}, v.Changed[0].Fields)
		assert.Equal(t, []string{"event-0001"}, v.Lost, "the obligation's day is in its identifier: what was recorded is named, not dropped in silence")
	}
	_, text = do(t, "GET", s.URL+at("/api/v1/plan/versions", "plan", "7/KH-UBND"), "")
	versions := read[[]version](t, text)
	require.Len(t, versions, 2)
	assert.Empty(t, versions[0].Added)
	assert.Equal(t, []string{"3"}, versions[1].Added)
	_, text = do(t, "GET", due, "")
	assert.Contains(t, text, `"due":"2024-03-15"`, "the list is that of the new version")
}

// What was published with the server is version 0, and may have later ones.
func TestAPublishedPlanIsVersionZero(t *testing.T) {
	s := serve(t)
	address := s.URL + at("/api/v1/plan", "plan", number)
	answer, text := do(t, "GET", address, "")
	require.Equal(t, `"0"`, answer.Header.Get("ETag"))
	answer, _ = do(t, "POST", s.URL+"/api/v1/plans", text)
	assert.Equal(t, 409, answer.StatusCode)
	changed := strings.Replace(text, `"title":"`, `"title":"Sửa: `, 1)
	answer, text = do(t, "PUT", address, changed, "If-Match", `"0"`)
	require.Equal(t, 200, answer.StatusCode, text)
	assert.Equal(t, `"1"`, answer.Header.Get("ETag"))
	_, text = do(t, "GET", s.URL+at("/api/v1/plan/versions", "plan", number), "")
	versions := read[[]version](t, text)
	require.Len(t, versions, 2)
	assert.Zero(t, versions[0].Version)
	assert.Empty(t, versions[0].Recorded)
	assert.Equal(t, []string{"title"}, versions[1].Fields)
}

const uploaded = "Stt\tNhiệm vụ\tChủ trì\tThời gian\n1\tRà soát quy định\tSở Tư pháp\tTrước ngày 01/4/2024\n2\tBáo cáo\tVăn phòng\tThường xuyên\n3\tTập huấn\t\tQuý III\n"

// A table becomes a draft with its doubts beside the cells, a person mends it,
// and then it is a plan like others.
func TestATableBecomesAPlan(t *testing.T) {
	s := serve(t)
	drafts := s.URL + at("/api/v1/drafts", "name", "bang.tsv", "year", "2024", "number", "9/KH-UBND", "title", "Kế hoạch", "issuer", "UBND tỉnh")
	answer, text := do(t, "POST", drafts, uploaded, "Content-Type", "application/octet-stream")
	require.Equal(t, 201, answer.StatusCode, text)
	first := read[draft](t, text)
	address := s.URL + answer.Header.Get("Location")
	assert.Equal(t, `"1"`, answer.Header.Get("ETag"))
	i := slices.IndexFunc(first.Doubts, func(d doubt) bool { return d.Row > 0 })
	require.GreaterOrEqual(t, i, 0, text)
	assert.Equal(t, doubt{Row: 4, Column: "Chủ trì", Message: "không nêu cơ quan chủ trì", Cells: []string{"3", "Tập huấn", "", "Quý III"}}, first.Doubts[i])
	require.NotEmpty(t, first.Faults, "nobody leads task 3")
	assert.Contains(t, first.Faults[0].Path, "tasks[2]")
	again, same := do(t, "POST", drafts, uploaded, "Content-Type", "application/octet-stream")
	assert.Equal(t, 200, again.StatusCode)
	assert.Equal(t, text, same, "the same file is the same draft")

	answer, text = do(t, "POST", address+"/accept", "", "If-Match", `"1"`)
	assert.Equal(t, 400, answer.StatusCode, text)
	assert.Contains(t, text, "urn:tthc:problem:bad-plan")
	mended := strings.Replace(string(first.Plan), `"leads":[]`, `"leads":["Sở Nội vụ"]`, 1)
	answer, text = do(t, "PUT", address, mended, "If-Match", `"1"`)
	require.Equal(t, 200, answer.StatusCode, text)
	second := read[draft](t, text)
	assert.Equal(t, 2, second.Version)
	assert.Empty(t, second.Faults)
	assert.Len(t, second.Doubts, len(first.Doubts), "what the table left in doubt stays beside it")
	answer, _ = do(t, "PUT", address, strings.Replace(mended, "Sở Nội vụ", "Sở Y tế", 1), "If-Match", `"1"`)
	assert.Equal(t, 412, answer.StatusCode, "somebody else had mended it")
	answer, _ = do(t, "POST", address+"/accept", "", "If-Match", `"1"`)
	assert.Equal(t, 412, answer.StatusCode, "what was accepted is what was seen")

	_, text = do(t, "GET", s.URL+"/api/v1/drafts", "")
	assert.Equal(t, 1, strings.Count(text, first.ID), "it waits for somebody")
	answer, text = do(t, "POST", address+"/accept", "", "If-Match", `"2"`)
	require.Equal(t, 201, answer.StatusCode, text)
	v := read[version](t, text)
	assert.Equal(t, "9/KH-UBND", v.Plan)
	assert.Equal(t, first.ID, v.Draft)
	answer, _ = do(t, "POST", address+"/accept", "", "If-Match", `"2"`)
	assert.Equal(t, 200, answer.StatusCode, "sent again")
	_, text = do(t, "GET", s.URL+"/api/v1/drafts", "")
	assert.NotContains(t, text, first.ID, "it is a plan by now")
	_, text = do(t, "GET", address, "")
	assert.Equal(t, "9/KH-UBND", read[draft](t, text).Accepted)
	answer, _ = do(t, "PUT", address, mended, "If-Match", `"2"`)
	assert.Equal(t, 409, answer.StatusCode, "it is a plan now")
	_, text = do(t, "GET", s.URL+at("/api/v1/due", "plan", "9/KH-UBND", "asOf", "2024-06-25"), "")
	assert.Len(t, read[[]plan.DueRow](t, text), 3)
}

// The report of plan 16 for the second quarter of 2024 counts the same in every
// format; its days under Decree 09/2019/NĐ-CP are 15 March to 14 June.
func TestReport(t *testing.T) {
	s := serve(t)
	address := s.URL + at("/api/v1/report", "plan", number, "period", "2024-Q2", "window", "decree09")
	answer, text := do(t, "GET", address, "")
	require.Equal(t, 200, answer.StatusCode, text)
	report := read[struct {
		From, To string
		Rows     []struct{ Total int }
		Total    struct{ Total int }
	}](t, text)
	assert.Equal(t, "2024-03-15 2024-06-14", report.From+" "+report.To)
	sum := 0
	for _, r := range report.Rows {
		sum += r.Total
	}
	assert.Equal(t, report.Total.Total, sum)
	assert.Positive(t, sum)
	again, _ := do(t, "GET", address, "", "If-None-Match", answer.Header.Get("ETag"))
	assert.Equal(t, 304, again.StatusCode)
	answer, text = do(t, "GET", address+"&format=csv", "")
	assert.Equal(t, "text/csv; charset=utf-8", answer.Header.Get("Content-Type"))
	assert.Equal(t, len(report.Rows)+2, strings.Count(text, "\n"), "header, rows, total")
	answer, text = do(t, "GET", address+"&format=xlsx", "")
	require.Equal(t, 200, answer.StatusCode)
	_, err := zip.NewReader(strings.NewReader(text), int64(len(text)))
	assert.NoError(t, err)
	_, text = do(t, "GET", address+"&body="+url.QueryEscape("Tổ phó"), "")
	assert.Contains(t, text, `"body":"Tổ phó`)
}

func TestPlansRefuse(t *testing.T) {
	s := serve(t)
	plans, drafts := s.URL+"/api/v1/plans", s.URL+"/api/v1/drafts"
	const file = "application/octet-stream"
	for name, c := range map[string]struct {
		method, address, body, media string
		status                       int
		kind, detail                 string
	}{
		"not JSON":            {"POST", plans, "{", "application/json", 400, "bad-plan", ""},
		"a plan with a fault": {"POST", plans, strings.Replace(small, `"leads":["Văn phòng"]`, `"leads":[]`, 1), "application/json", 400, "bad-plan", "tasks[1]"},
		"a # in the number":   {"POST", plans, strings.Replace(small, "7/KH", "7#KH", 1), "application/json", 400, "bad-plan", "number"},
		"an unknown field":    {"POST", plans, strings.Replace(small, `"title":"Kế hoạch"`, `"title":"Kế hoạch","tilte":"x"`, 1), "application/json", 400, "bad-plan", "tilte"},
		"a key twice":         {"POST", plans, strings.Replace(small, `"title":"Kế hoạch"`, `"title":"Kế hoạch","title":"x"`, 1), "application/json", 400, "bad-plan", "title"},
		"a long title":        {"POST", plans, strings.Replace(small, "Kế hoạch", strings.Repeat("ă", 301), 1), "application/json", 400, "bad-plan", "title"},
		"no JSON type":        {"POST", plans, small, "text/plain", 415, "content-type", "application/json"},
		"too large a plan":    {"POST", plans, strings.Repeat(" ", 4<<20+1), "application/json", 413, "too-large", ""},
		"no such plan":        {"GET", at(s.URL+"/api/v1/plan", "plan", "x"), "", "", 404, "unknown-plan", ""},
		"versions of none":    {"GET", at(s.URL+"/api/v1/plan/versions", "plan", "x"), "", "", 404, "unknown-plan", ""},
		"revision of none":    {"PUT", at(s.URL+"/api/v1/plan", "plan", "7/KH-UBND"), small, "application/json", 404, "unknown-plan", ""},
		"no such draft":       {"GET", drafts + "/x", "", "", 404, "unknown-draft", ""},
		"mending no draft":    {"PUT", drafts + "/x", small, "application/json", 404, "unknown-draft", ""},
		"accepting no draft":  {"POST", drafts + "/x/accept", "", "", 404, "unknown-draft", ""},
		"no year":             {"POST", at(drafts, "name", "a.tsv"), uploaded, file, 400, "bad-parameter", "year"},
		"no such year":        {"POST", at(drafts, "name", "a.tsv", "year", "20"), uploaded, file, 400, "bad-parameter", "year"},
		"a year in words":     {"POST", at(drafts, "name", "a.tsv", "year", "x"), uploaded, file, 400, "bad-parameter", "year"},
		"no such sheet":       {"POST", at(drafts, "name", "a.tsv", "year", "2024", "sheet", "x"), uploaded, file, 400, "bad-parameter", "sheet"},
		"no such column":      {"POST", at(drafts, "name", "a.tsv", "year", "2024", "column", "x=y"), uploaded, file, 400, "bad-parameter", "column"},
		"a column of nothing": {"POST", at(drafts, "name", "a.tsv", "year", "2024", "column", "x"), uploaded, file, 400, "bad-parameter", "column"},
		"a day that is none":  {"POST", at(drafts, "name", "a.tsv", "year", "2024", "from", "2024-02-30"), uploaded, file, 400, "bad-parameter", "from"},
		"an unknown format":   {"POST", at(drafts, "name", "a.exe", "year", "2024"), uploaded, file, 400, "bad-file", ".exe"},
		"a damaged workbook":  {"POST", at(drafts, "name", "a.xlsx", "year", "2024"), uploaded, file, 400, "bad-file", ""},
		"no heading":          {"POST", at(drafts, "name", "a.tsv", "year", "2024"), "x\ty\n", file, 400, "bad-file", "column"},
		"an empty file":       {"POST", at(drafts, "name", "a.tsv", "year", "2024"), "\n", file, 400, "bad-file", ""},
		"a form":              {"POST", at(drafts, "name", "a.tsv", "year", "2024"), uploaded, "multipart/form-data", 415, "content-type", ""},
		"no period":           {"GET", at(s.URL+"/api/v1/report", "plan", number), "", "", 400, "bad-parameter", "period"},
		"no such period":      {"GET", at(s.URL+"/api/v1/report", "plan", number, "period", "2024-Q5"), "", "", 400, "bad-parameter", "period"},
		"no such window":      {"GET", at(s.URL+"/api/v1/report", "plan", number, "period", "2024", "window", "x"), "", "", 400, "bad-parameter", "window"},
		"no such format":      {"GET", at(s.URL+"/api/v1/report", "plan", number, "period", "2024", "format", "pdf"), "", "", 400, "bad-parameter", "format"},
		"no such body":        {"GET", at(s.URL+"/api/v1/report", "plan", number, "period", "2024", "body", "Bộ Phép thuật"), "", "", 404, "unknown-body", ""},
	} {
		t.Run(name, func(t *testing.T) {
			header := []string{"If-Match", `"1"`}
			if c.media != "" {
				header = append(header, "Content-Type", c.media)
			}
			answer, text := do(t, c.method, c.address, c.body, header...)
			assert.Equal(t, c.status, answer.StatusCode, text)
			p := read[struct{ Type, Detail string }](t, text)
			assert.Equal(t, "urn:tthc:problem:"+c.kind, p.Type)
			assert.Contains(t, p.Detail, c.detail)
			assert.NotContains(t, text, "--column", "no flag of a command")
		})
	}
	_, text := do(t, "GET", plans, "")
	assert.Len(t, read[[]any](t, text), 5, "nothing was taken in")
}

// A list of all plans is what the lists of each are, and a filter keeps what it says.
func TestDueListsOfAllPlansAndFilters(t *testing.T) {
	s := serve(t)
	list := func(query ...string) (rows []plan.DueRow) {
		q := url.Values{"asOf": {"2025-06-26"}, "limit": {"10000"}}
		for i := 0; i < len(query); i += 2 {
			q.Add(query[i], query[i+1])
		}
		answer, text := do(t, "GET", s.URL+"/api/v1/due?"+q.Encode(), "")
		require.Equal(t, 200, answer.StatusCode, text)
		require.NoError(t, json.Unmarshal([]byte(text), &rows))
		return rows
	}
	all := list()
	each := 0
	for _, p := range catalog.Plans() {
		each += len(list("plan", p.Number))
	}
	assert.Len(t, all, each)
	for i := 1; i < len(all); i++ {
		assert.True(t, all[i].Due == 0 || all[i-1].Due != 0 && all[i-1].Due <= all[i].Due, "in order of due day, what has none last")
	}
	count := func(keep func(plan.DueRow) bool) (n int) {
		for _, r := range all {
			if keep(r) {
				n++
			}
		}
		return n
	}
	overdue := list("status", "open-overdue")
	assert.NotEmpty(t, overdue)
	assert.Len(t, overdue, count(func(r plan.DueRow) bool { return r.Status == plan.OpenOverdue }))
	assert.Len(t, list("status", "open-overdue", "status", "open-in-time"), count(func(r plan.DueRow) bool { return r.Status == plan.OpenOverdue || r.Status == plan.OpenInTime }))
	from, to := form.MustParseDay("2025-03-01"), form.MustParseDay("2025-03-31")
	assert.Len(t, list("from", "2025-03-01", "to", "2025-03-31"), count(func(r plan.DueRow) bool { return r.Due >= from && r.Due <= to }))
	assert.Equal(t, list("text", "báo cáo"), list("text", "BAO CAO"), "accents and capitals do not matter")
	assert.NotEmpty(t, list("text", "báo cáo"))
	assert.Empty(t, list("text", "?!"))
	assert.NotEmpty(t, list("body", "Bộ Y tế"), "known to some of the plans")

	for _, wrong := range []string{"status=late", "from=1/3/2025", "format=pdf", "body=Bo+Phep+thuat"} {
		answer, text := do(t, "GET", s.URL+"/api/v1/due?"+wrong, "")
		assert.Contains(t, []int{400, 404}, answer.StatusCode, text)
	}
	answer, text := do(t, "GET", s.URL+"/api/v1/due?format=ics&"+url.Values{"plan": {number}}.Encode(), "")
	assert.Equal(t, "text/calendar; charset=utf-8", answer.Header.Get("Content-Type"))
	assert.True(t, strings.HasPrefix(text, "BEGIN:VCALENDAR\r\n"))
	assert.Contains(t, text, "BEGIN:VEVENT")
}

// Many events are taken in whole or not at all, each judged after those before it.
func TestManyEvents(t *testing.T) {
	s := serve(t)
	send := func(lines ...string) (int, string) {
		answer, text := do(t, "POST", s.URL+"/api/v1/events", strings.Join(lines, "\n"), "Content-Type", "application/x-ndjson")
		return answer.StatusCode, text
	}
	recorded := func() int {
		_, text := do(t, "GET", s.URL+"/api/v1/events?"+url.Values{"obligation": {obligation}}.Encode(), "")
		return strings.Count(text, `"id"`)
	}
	first := done("many-0001", "2024-03-18")
	takenBack := `{"v":1,"id":"many-0002","obligation":"` + obligation + `","type":"corrected","day":"2024-03-19","corrects":"many-0001","note":"nhầm"}`
	status, text := send(first, strings.Replace(takenBack, "many-0001", "many-0009", 1))
	assert.Equal(t, 400, status, text)
	assert.Contains(t, text, "2", "the line that is wrong")
	assert.Zero(t, recorded(), "all or none")

	status, text = send(first, takenBack)
	require.Equal(t, 201, status, text)
	assert.JSONEq(t, `{"added":2,"known":0}`, text)
	status, text = send(first, takenBack, done("many-0003", "2024-03-19"))
	require.Equal(t, 201, status, text)
	assert.JSONEq(t, `{"added":1,"known":2}`, text)
	status, text = send(first)
	require.Equal(t, 200, status, text)
	status, text = send(done("many-0004", "2024-03-20"), strings.Replace(first, "5/BC", "6/BC", 1))
	assert.Equal(t, 400, status, text)
	assert.Contains(t, text, "many-0001")
	assert.Equal(t, 3, recorded())
}

// Whoever asks for what happened since gets everything once, in order.
func TestChanges(t *testing.T) {
	s := serve(t)
	for i := range 5 {
		answer, text := do(t, "POST", s.URL+"/api/v1/events", done(fmt.Sprintf("change-%04d", i), "2024-03-18"))
		require.Equal(t, 201, answer.StatusCode, text)
	}
	var got []string
	cursor, path := "", s.URL+"/api/v1/changes?limit=2"
	for range 4 {
		var list []struct {
			Cursor, ID string
			Fact       plan.Event
		}
		answer, text := do(t, "GET", path, "")
		require.Equal(t, 200, answer.StatusCode, text)
		require.NoError(t, json.Unmarshal([]byte(text), &list))
		for _, c := range list {
			got = append(got, c.ID)
			assert.Equal(t, c.ID, c.Fact.ID)
			cursor = c.Cursor
		}
		path = s.URL + "/api/v1/changes?limit=2&after=" + cursor
		assert.Equal(t, len(got) < 5, answer.Header.Get("Link") != "")
	}
	assert.Equal(t, []string{"change-0000", "change-0001", "change-0002", "change-0003", "change-0004"}, got)
	for _, wrong := range []string{"x", "-1", "999"} {
		answer, text := do(t, "GET", s.URL+"/api/v1/changes?after="+wrong, "")
		assert.Equal(t, 410, answer.StatusCode, text)
	}
}
