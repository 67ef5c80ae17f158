package api_test

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition/redact"
)

// ask asks for a path with a query, whose names and values alternate.
func ask(t *testing.T, base, path string, query ...string) (status int, answer map[string]any, text string) {
	q := url.Values{}
	for i := 0; i < len(query); i += 2 {
		q.Add(query[i], query[i+1])
	}
	a, text := do(t, "GET", base+path+"?"+q.Encode(), "")
	if strings.HasPrefix(text, "{") {
		require.NoError(t, json.Unmarshal([]byte(text), &answer))
	}
	return a.StatusCode, answer, text
}

// The dates of CLI.md: five working days from 2025-04-25T15:40.
func TestDeadlines(t *testing.T) {
	base := serve(t).URL + "/api/v1"
	for _, c := range []struct {
		due   string
		query []string
	}{
		{"2025-05-06", nil},
		{"2025-05-08", []string{"pause", "2025-05-05..2025-05-07"}},
		{"2025-05-09", []string{"pause", "2025-05-05..2025-05-07", "cutOff", "15:00"}},
	} {
		status, answer, text := ask(t, base, "/deadline", append([]string{"from", "2025-04-25T15:40", "term", "5 ngày làm việc"}, c.query...)...)
		require.Equal(t, 200, status, text)
		assert.Equal(t, c.due, answer["due"])
		assert.NotEmpty(t, answer["steps"])
	}
	for _, c := range []struct {
		query []string
		says  string
	}{
		{[]string{"term", "5 ngày"}, "from"},
		{[]string{"from", "2025-02-30", "term", "5 ngày"}, "from"},
		{[]string{"from", "2025-04-25", "term", "năm năm năm"}, "term"},
		{[]string{"from", "2025-04-25", "term", "5 ngày", "pause", "2025-04-26"}, "pause"},
		{[]string{"from", "2025-04-25", "term", "-5 ngày", "pause", "2025-04-26..2025-04-27"}, "pause"},
		{[]string{"from", "2025-04-25", "term", "5 ngày", "cutOff", "25:00"}, "cutOff"},
		{[]string{"from", "2025-04-25", "term", "5 ngày", "cut-off", "15:00"}, "cut-off"},
		{[]string{"from", "2025-04-25", "term", "5 ngày", "knownOn", "hôm qua"}, "knownOn"},
	} {
		status, answer, text := ask(t, base, "/deadline", c.query...)
		assert.Equal(t, 400, status, text)
		assert.Equal(t, "urn:tthc:problem:bad-parameter", answer["type"])
		assert.Contains(t, answer["detail"], c.says)
	}
}

func TestTheWordsOfDocuments(t *testing.T) {
	base := serve(t).URL + "/api/v1"
	status, answer, text := ask(t, base, "/parse", "text", "trước ngày 25 hằng tháng", "year", "2025")
	require.Equal(t, 200, status, text)
	assert.Equal(t, "recurring", answer["kind"])
	assert.Contains(t, text, `"2025-01-24","2025-02-24"`, "before the 25th is through the 24th")

	status, answer, text = ask(t, base, "/parse", "text", "trước ngày 31/11/2025")
	require.Equal(t, 200, status, text)
	assert.Contains(t, answer, "error", "what cannot be read is an answer that says so")

	_, answer, text = ask(t, base, "/target", "text", "4,5 triệu đồng")
	assert.Contains(t, text, `"value":"4500000"`)
	assert.NotContains(t, answer, "error")

	_, _, text = ask(t, base, "/selector", "text", "Bộ Y tế chủ trì, phối hợp với Bảo hiểm xã hội Việt Nam", "asOf", "2025-02-15")
	assert.Contains(t, text, `"role":"lead"`)
	assert.Contains(t, text, `"role":"coordinate"`)

	_, _, text = ask(t, base, "/calendar", "year", "2026")
	assert.Contains(t, text, `"day":"2026-02-17"`, "the first day of Tết")
	status, answer, _ = ask(t, base, "/calendar", "year", "1999")
	assert.Equal(t, 400, status)
	assert.Contains(t, answer["detail"], "2000")
}

// A text with personal data is never part of an address.
func TestRedact(t *testing.T) {
	base := serve(t).URL + "/api/v1"
	a, text := do(t, "POST", base+"/redact", `{"text":"Tôi là Nguyễn Văn Mẫu, số 0912 000 345","known":[{"kind":"name","text":"Nguyễn Văn Mẫu"}]}`)
	require.Equal(t, 200, a.StatusCode, text)
	var answer struct {
		Masked string
		Pieces []struct{ Kind string }
	}
	require.NoError(t, json.Unmarshal([]byte(text), &answer))
	assert.NotContains(t, answer.Masked, "Mẫu")
	assert.NotContains(t, answer.Masked, "0912")
	require.Len(t, answer.Pieces, 2)
	for body, status := range map[string]int{
		`{}`: 400, `{"text":"a","known":[{"kind":"nothing","text":"b"}]}`: 400, `{"text":"a","more":1}`: 400, `[`: 400,
		`{"text":"` + strings.Repeat("a", redact.MaxLength+1) + `"}`: 413,
	} {
		a, text := do(t, "POST", base+"/redact", body)
		assert.Equal(t, status, a.StatusCode, text)
	}
	a, _ = do(t, "GET", base+"/redact?text=a", "")
	assert.Equal(t, 405, a.StatusCode)
}

func TestBodies(t *testing.T) {
	base := serve(t).URL + "/api/v1"
	status, answer, text := ask(t, base, "/body", "name", "Bộ Thông tin và Truyền thông", "asOf", "2025-06-01")
	require.Equal(t, 200, status, text)
	assert.Equal(t, "2025-03-01", answer["until"], "Resolution 176/2025/QH15")
	assert.Equal(t, "Bộ Khoa học và Công nghệ", answer["asOf"].(map[string]any)["name"])

	status, answer, _ = ask(t, base, "/body", "name", "Bộ Phép thuật")
	assert.Equal(t, 404, status)
	assert.Equal(t, "urn:tthc:problem:unknown-body", answer["type"])

	var rows []struct{ ID, Class string }
	a, text := do(t, "GET", base+"/bodies?asOf=2025-07-01&class=provincial-committee&limit=30", "")
	require.Equal(t, 200, a.StatusCode, text)
	require.NoError(t, json.Unmarshal([]byte(text), &rows))
	assert.Len(t, rows, 30)
	next := strings.TrimSuffix(strings.TrimPrefix(a.Header.Get("Link"), "<"), `>; rel="next"`)
	_, text = do(t, "GET", strings.TrimSuffix(base, "/api/v1")+next, "")
	require.NoError(t, json.Unmarshal([]byte(text), &rows))
	assert.Len(t, rows, 4, "34 provinces since 2025-07-01: Resolution 202/2025/QH15")

	status, answer, _ = ask(t, base, "/bodies", "class", "witch")
	assert.Equal(t, 400, status)
	assert.Contains(t, answer["detail"], "witch")
}

// What the law adds is there after it was taken in, once, and moves what it
// moves.
func TestANoticeIsTakenIn(t *testing.T) {
	base := serve(t).URL + "/api/v1"
	notice := `{"v":1,"notices":[{"number":"1/TB-MAU","issued":"2024-06-20","days":[` +
		`{"day":"2024-06-27","kind":"swap-off","for":"2024-06-29","reason":{"vi":"nghỉ hoán đổi"}},{"day":"2024-06-29","kind":"swap-working","for":"2024-06-27","reason":{"vi":"làm bù"}}]}]}`
	due := func(more ...string) any {
		_, answer, text := ask(t, base, "/deadline", append([]string{"from", "2024-06-25", "term", "3 ngày làm việc"}, more...)...)
		require.NotNil(t, answer["due"], text)
		return answer["due"]
	}
	assert.Equal(t, "2024-06-28", due(), "26, 27, 28 June 2024 are Wednesday to Friday")
	a, text := do(t, "POST", base+"/notices?try=true", notice)
	require.Equal(t, 200, a.StatusCode, text)
	assert.Contains(t, text, `"added":false`)
	assert.Contains(t, text, `"day":"2024-06-27"`)
	assert.Equal(t, "2024-06-28", due(), "it was only tried")

	a, text = do(t, "POST", base+"/notices", notice)
	require.Equal(t, 201, a.StatusCode, text)
	assert.Equal(t, "2024-06-29", due(), "26, 28 June, and Saturday the 29th, which is worked")
	assert.Equal(t, "2024-06-28", due("knownOn", "2024-06-19"), "as it was known before the notice")
	a, text = do(t, "POST", base+"/notices", notice)
	require.Equal(t, 200, a.StatusCode, text)
	assert.Contains(t, text, `"added":false`)

	other := strings.ReplaceAll(notice, "2024-06-27", "2024-06-26")
	a, text = do(t, "POST", base+"/notices", other)
	assert.Equal(t, 400, a.StatusCode, text)
	assert.Contains(t, text, "bad-law")
	_, text = do(t, "GET", base+"/notices", "")
	assert.Equal(t, 1, strings.Count(text, "1/TB-MAU"))
}

func TestUnitsAreTakenIn(t *testing.T) {
	base := serve(t).URL + "/api/v1"
	list := "mã,tên,loại,tỉnh,từ ngày\n90001,Xã Mẫu Một,xã,Thành phố Hà Nội,2025-07-01\n90002,Phường Mẫu Hai,phường,Thành phố Hà Nội,2025-07-01\n"
	a, text := do(t, "POST", base+"/bodies?name=don-vi.csv&source=1/NQ-MAU", list, "Content-Type", "application/octet-stream")
	require.Equal(t, 201, a.StatusCode, text)
	status, answer, text := ask(t, base, "/body", "name", "Xã Mẫu Một", "asOf", "2025-08-01")
	require.Equal(t, 200, status, text)
	assert.Equal(t, "2025-07-01", answer["since"])
	a, text = do(t, "POST", base+"/bodies?name=don-vi.csv&source=1/NQ-MAU", list, "Content-Type", "application/octet-stream")
	require.Equal(t, 200, a.StatusCode, text)
	assert.Contains(t, text, `"added":false`, "sent again, it stands once")

	a, text = do(t, "POST", base+"/bodies?name=don-vi.csv", "mã,tên\n1,2\n", "Content-Type", "application/octet-stream")
	assert.Equal(t, 400, a.StatusCode, text)
	assert.Contains(t, text, "bad-file")
}

// A notice moves the limits of open petitions, and says which before it is taken in.
func TestANoticeMovesPetitions(t *testing.T) {
	d := petitionServer(t, "2025-06-05")
	d.take(firstPetition) // 15 working days end on Monday 23 June
	notice := `{"v":1,"notices":[{"number":"2/TB-MAU","issued":"2025-06-05","days":[` +
		`{"day":"2025-06-20","kind":"swap-off","for":"2025-06-28","reason":{"vi":"nghỉ hoán đổi"}},{"day":"2025-06-28","kind":"swap-working","for":"2025-06-20","reason":{"vi":"làm bù"}}]}]}`
	due := func() string {
		var p struct {
			Stands struct {
				Clocks struct{ Petitioner struct{ Due string } }
			}
		}
		d.get("/petitions/PAKN.20250602.0001", &p)
		return p.Stands.Clocks.Petitioner.Due
	}
	for _, query := range []string{"?try=true", ""} {
		assert.Equal(t, "2025-06-23", due())
		a, text := do(t, "POST", d.base+"/notices"+query, notice)
		require.Less(t, a.StatusCode, 300, text)
		var change struct {
			Petitions []struct{ Code, Limit, Before, After string }
		}
		require.NoError(t, json.Unmarshal([]byte(text), &change))
		require.NotEmpty(t, change.Petitions)
		moved := map[string]string{}
		for _, p := range change.Petitions {
			assert.Equal(t, "PAKN.20250602.0001", p.Code)
			moved[p.Before] = p.After
		}
		assert.Equal(t, "2025-06-24", moved["2025-06-23"], text)
	}
	assert.Equal(t, "2025-06-24", due())
}
