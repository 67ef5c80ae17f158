package web_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/reports"
)

// table is a task table with a name that is misspelt, a day that there is not, and a
// task that is plain.
var table = [][]string{{"STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian", "Sản phẩm"},
	{"1", "Ban hành kế hoạch", "Văn phòng Chính phủ", "Trước ngày 30/6", "Quyết định"},
	{"2", "Rà soát thủ tục", "Bộ Tư pháo", "ngày 31/11/2025", "Báo cáo"}}

// upload sends a table as a file of a form.
func upload(t *testing.T, s *httptest.Server, name string, file []byte, fields map[string]string) (*http.Response, string) {
	return uploadTo(t, s.URL+"/import", name, file, fields)
}

func uploadTo(t *testing.T, address, name string, file []byte, fields map[string]string) (*http.Response, string) {
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for k, v := range fields {
		require.NoError(t, m.WriteField(k, v))
	}
	if name != "" {
		part, err := m.CreateFormFile("file", name)
		require.NoError(t, err)
		_, err = part.Write(file)
		require.NoError(t, err)
	}
	require.NoError(t, m.Close())
	r, err := http.NewRequestWithContext(t.Context(), "POST", address, &b)
	require.NoError(t, err)
	r.Header.Set("Content-Type", m.FormDataContentType())
	answer, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	return answer, read(t, answer)
}

var field = regexp.MustCompile(`name="(id|version)" value="([^"]+)"`)

// hidden is the hidden fields of the first form of a page.
func hidden(page string) url.Values {
	q := url.Values{}
	for _, m := range field.FindAllStringSubmatch(page, -1) {
		if q.Get(m[1]) == "" {
			q.Set(m[1], m[2])
		}
	}
	return q
}

// A table is read, what is doubtful is shown beside its cells and mended in place,
// and the draft becomes a plan whose duties are there.
func TestATableBecomesAPlanOnThePages(t *testing.T) {
	s := serve(t)
	var file bytes.Buffer
	require.NoError(t, reports.WriteXLSX(&file, []reports.Sheet{{Name: "KH", Header: table[0], Rows: table[1:]}}))
	answer, page := upload(t, s, "kh.xlsx", file.Bytes(), map[string]string{"year": "2025", "number": "12/KH-UBND", "title": "Kế hoạch của tỉnh", "issuer": "UBND tỉnh Lào Cai"})
	require.Equal(t, 200, answer.StatusCode, page)
	draft := answer.Request.URL.String()
	assert.Contains(t, page, "Dự thảo Kế hoạch của tỉnh")
	for _, doubt := range []string{"“Bộ Tư pháo”: gần giống tên đã biết", "ngày này không có trong lịch", "<dt>Cơ quan chủ trì</dt><dd>Bộ Tư pháo</dd>", "Đọc thành: <b>2. Rà soát thủ tục</b>"} {
		assert.Contains(t, page, doubt)
	}
	assert.NotContains(t, page, "nêu bằng", "options are for programs")

	_, page = ask(t, "GET", strings.Replace(draft, "/draft?", "/draft/task?", 1)+"&task=2", nil)
	assert.Contains(t, page, "Bộ Tư pháo → <b>Bộ Tư pháp (G15)</b>")
	mend := hidden(page)
	for name, text := range map[string]string{"task": "2", "title": "Rà soát thủ tục", "leads": "Bộ Tư pháp\r\n", "time": "ngày 31/11/2025", "products": "Báo cáo"} {
		mend.Set(name, text)
	}
	answer, page = ask(t, "POST", s.URL+"/draft/task", mend)
	assert.Equal(t, 400, answer.StatusCode)
	assert.Contains(t, page, "ngày này không có trong lịch")
	assert.Contains(t, page, ">Bộ Tư pháp\n</textarea>", "what was written is still there")
	mend.Set("time", "30/11/2025")
	answer, page = ask(t, "POST", s.URL+"/draft/task", mend)
	require.Equal(t, 200, answer.StatusCode)
	assert.Contains(t, page, "Đã sửa.")
	answer, page = ask(t, "POST", s.URL+"/draft/task", mend)
	assert.Equal(t, 409, answer.StatusCode, "somebody mended it since")
	assert.Contains(t, page, "người khác vừa sửa")

	_, page = ask(t, "GET", draft, nil)
	_, mended, found := strings.Cut(page, "<summary>Đã sửa")
	require.True(t, found)
	assert.Contains(t, mended, "Bộ Tư pháo")
	_, list := ask(t, "GET", s.URL+"/import", nil)
	assert.Contains(t, list, "12/KH-UBND")
	answer, page = ask(t, "POST", s.URL+"/draft/accept", hidden(page))
	require.Equal(t, 200, answer.StatusCode, page)
	assert.Contains(t, page, "<h1>12/KH-UBND · Kế hoạch của tỉnh</h1>")
	assert.Contains(t, page, "30/11/2025")
	_, page = ask(t, "GET", s.URL+"/?body=G15", nil)
	assert.Contains(t, page, "12/KH-UBND")
	_, page = ask(t, "GET", draft, nil)
	assert.Contains(t, page, "Đã thành kế hoạch")
	_, list = ask(t, "GET", s.URL+"/import", nil)
	assert.NotContains(t, list, "12/KH-UBND")
}

// What is no table, no file or no year says so, and what was written stays.
func TestWhatIsNoTable(t *testing.T) {
	s := serve(t)
	for name, c := range map[string]struct {
		file   string
		data   []byte
		fields map[string]string
		status int
		want   string
	}{
		"nothing":           {"", nil, map[string]string{"year": "2025"}, 400, "chưa chọn tệp"},
		"no year":           {"kh.csv", []byte("a,b\n"), nil, 400, "năm của kế hoạch"},
		"no table":          {"kh.csv", []byte("a,b\n1,2\n"), map[string]string{"year": "2025"}, 422, "tiêu đề"},
		"no workbook":       {"kh.xlsx", []byte("nothing"), map[string]string{"year": "2025"}, 422, "tệp hỏng"},
		"an unknown ending": {"kh.exe", []byte("MZ"), map[string]string{"year": "2025"}, 422, ".xlsx"},
	} {
		t.Run(name, func(t *testing.T) {
			answer, page := upload(t, s, c.file, c.data, c.fields)
			assert.Equal(t, c.status, answer.StatusCode)
			_, said, _ := strings.Cut(page, `role="alert">`)
			said, _, _ = strings.Cut(said, "</p>")
			assert.Contains(t, said, c.want)
		})
	}
	answer, page := upload(t, s, "", nil, map[string]string{"year": "2025", "number": "9/KH", "table": "STT\tNhiệm vụ\tChủ trì\tThời gian\n1\tBáo cáo\tBộ Tư pháp\t30/6/2025"})
	assert.Equal(t, 200, answer.StatusCode, "a table that was pasted")
	assert.Contains(t, page, "9/KH")
	for _, path := range []string{"/draft?id=none", "/draft/task?id=none&task=1"} {
		answer, _ = ask(t, "GET", s.URL+path, nil)
		assert.Equal(t, 404, answer.StatusCode)
	}
}

// What cannot be read of a form is said in words, and changes nothing: a day that there
// is not, a form that breaks off, one that is too long.
func TestFormsThatCannotBeRead(t *testing.T) {
	s := serve(t)
	_, page := upload(t, s, "", nil, map[string]string{"year": "2025", "number": "9/KH", "table": "STT\tNhiệm vụ\tChủ trì\tThời gian\n1\tBáo cáo\tBộ Tư pháp\t30/6/2025"})
	mend := hidden(page)
	for field, text := range map[string]string{"number": "9/KH", "title": "Kế hoạch", "issuer": "UBND tỉnh Lào Cai", "date": "2025-02-30"} {
		mend.Set(field, text)
	}
	answer, page := ask(t, "POST", s.URL+"/draft/document", mend)
	assert.Equal(t, 400, answer.StatusCode)
	assert.Contains(t, page, "2025-02-30")
	const plain, parts = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
	for path, status := range map[string]int{"/import": 400, "/draft/task": 400, "/draft/document": 400, "/draft/accept": 400, "/petition": 400, "/petition/publish": 400, "/body": 400, "/record": 400} {
		for _, body := range []struct{ media, text string }{{parts, "--x\r\nContent-Disposition: form-data; name=\"year\"\r\n\r\n20"}, {parts, "nothing"}, {"application/x-www-form-urlencoded; =", "a=b"}, {plain, "a=%zz"}} {
			if path == "/import" && body.media == plain {
				continue // a form without a file, which is told otherwise
			}
			r, err := http.NewRequestWithContext(t.Context(), "POST", s.URL+path, strings.NewReader(body.text))
			require.NoError(t, err)
			r.Header.Set("Content-Type", body.media)
			answer, err := http.DefaultClient.Do(r)
			require.NoError(t, err)
			page := read(t, answer)
			name := path + " " + body.media + " " + body.text
			if body.media == parts && path != "/import" && path != "/record" { // forms without files are read as such
				assert.Contains(t, []int{400, 404, 415}, answer.StatusCode, name)
				continue
			}
			assert.Equal(t, status, answer.StatusCode, name)
			assert.Contains(t, page, `role="alert"`, name)
			for _, foreign := range []string{"multipart:", "mime:", "EOF", "invalid URL", "http:"} {
				assert.NotContains(t, strings.ReplaceAll(page, "http://", ""), foreign, name)
			}
		}
		r, err := http.NewRequestWithContext(t.Context(), "POST", s.URL+path, strings.NewReader("note="+strings.Repeat("x", 3<<20)))
		require.NoError(t, err)
		r.Header.Set("Content-Type", plain)
		answer, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		page := read(t, answer)
		assert.Contains(t, []int{400, 413}, answer.StatusCode, path)
		assert.NotContains(t, page, "http: request body too large", path)
	}
	_, page = ask(t, "GET", s.URL+"/draft?"+url.Values{"id": {mend.Get("id")}}.Encode(), nil)
	assert.Contains(t, page, `name="version" value="1"`, "nothing was changed")
}
