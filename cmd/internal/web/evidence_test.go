package web_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// proof is a whole PDF.
const proof = "%PDF-1.4\ntrailer<</Root 1 0 R>>\n%%EOF\n"

// sendForm sends a form as a browser does that has a field for a file; without a name
// none was chosen.
func sendForm(t *testing.T, s *httptest.Server, fields map[string]string, name, media, data string) (int, string, string) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for field, value := range fields {
		require.NoError(t, w.WriteField(field, value))
	}
	h := textproto.MIMEHeader{"Content-Disposition": {multipart.FileContentDisposition("file", name)}, "Content-Type": {media}}
	part, err := w.CreatePart(h)
	require.NoError(t, err)
	_, err = part.Write([]byte(data))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	r, err := http.NewRequestWithContext(t.Context(), "POST", s.URL+"/record", &b)
	require.NoError(t, err)
	r.Header.Set("Content-Type", w.FormDataContentType())
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Do(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	var text bytes.Buffer
	_, err = text.ReadFrom(answer.Body)
	require.NoError(t, err)
	return answer.StatusCode, text.String(), answer.Header.Get("Location")
}

var keyOf = regexp.MustCompile(`name="key" value="([^"]+)"`)

// An official says that it is done and hands in the document, by one form and without
// script; whoever sees the duty can keep the file.
func TestDoneWithAFile(t *testing.T) {
	s := serve(t)
	_, text := ask(t, "GET", obligationPage(s, report15), nil)
	assert.Contains(t, text, `enctype="multipart/form-data"`)
	assert.NotContains(t, text, `id="evidence"`)
	fields := map[string]string{"id": report15, "key": keyOf.FindStringSubmatch(text)[1], "asOf": "2025-06-25", "type": "done", "day": "2025-06-20", "document": "5/BC"}

	// A file that is refused keeps the event from being recorded, and the form stays filled in.
	for what, c := range map[string][3]string{
		"Tệp chứng minh: chỉ nhận PDF":                     {"bao-cao.pdf", "application/pdf", "<html><script>alert(1)</script>"},
		"nội dung là văn bản thuần, không phải":            {"bao-cao.pdf", "application/pdf", "Kết quả"},
		"Tệp chứng minh: tệp là, hoặc có kèm, một tệp nén": {"bao-cao.zip", "application/zip", "PK\x03\x04 cut"},
	} {
		status, text, _ := sendForm(t, s, fields, c[0], c[1], c[2])
		assert.Equal(t, 400, status)
		assert.Contains(t, text, what)
		assert.Contains(t, text, `value="5/BC"`)
		assert.Contains(t, text, fields["key"], "corrected, it is sent under the same key")
		assert.NotContains(t, text, `id="events"`)
		assert.NotContains(t, text, `id="evidence"`)
	}
	// So does an event that is refused keep the file from being attached.
	wrong := map[string]string{}
	for name, value := range fields {
		wrong[name] = value
	}
	wrong["day"] = "2025-12-31"
	status, text, _ := sendForm(t, s, wrong, "bao-cao.pdf", "application/pdf", proof)
	assert.Equal(t, 400, status, "it has not come yet")
	assert.NotContains(t, text, `id="evidence"`)

	for range 2 { // sent twice each stands once
		status, text, to := sendForm(t, s, fields, `C:\Báo cáo quý.pdf`, "application/pdf", proof)
		require.Equal(t, 303, status, text)
		_, text = ask(t, "GET", s.URL+to, nil)
		assert.Contains(t, text, "Đã ghi nhận.")
		assert.Contains(t, text, `data-status="done-`)
		_, after, found := strings.Cut(text, `id="evidence"`)
		require.True(t, found)
		assert.Equal(t, 1, strings.Count(after, "<td>PDF</td><td>1 KB</td>"), after)
		assert.Contains(t, after, ">Báo cáo quý.pdf</a>")
	}
	_, text = ask(t, "GET", obligationPage(s, report15), nil)
	link := regexp.MustCompile(`href="(/evidence\?[^"]+)" download`).FindStringSubmatch(text)
	require.NotNil(t, link)
	answer, got := ask(t, "GET", s.URL+strings.ReplaceAll(link[1], "&amp;", "&"), nil)
	require.Equal(t, 200, answer.StatusCode)
	assert.Equal(t, proof, got)
	assert.Equal(t, "application/octet-stream", answer.Header.Get("Content-Type"))
	assert.Equal(t, "attachment; filename*=utf-8''B%C3%A1o%20c%C3%A1o%20qu%C3%BD.pdf", answer.Header.Get("Content-Disposition"))
	assert.Equal(t, "nosniff", answer.Header.Get("X-Content-Type-Options"))
	assert.Contains(t, answer.Header.Get("Content-Security-Policy"), "sandbox")
	assert.Equal(t, "no-store", answer.Header.Get("Cache-Control"))

	// Another file under the key of the first is another event's.
	status, text, _ = sendForm(t, s, fields, "khac.pdf", "application/pdf", proof+"\n")
	assert.Equal(t, 422, status)
	assert.NotEqual(t, fields["key"], keyOf.FindStringSubmatch(text)[1], "the form has a new key")

	// Nobody has to choose a file, and forms of before go on to work.
	fields["type"], fields["key"], fields["note"] = "reported", "key-without-a-file", "chưa có văn bản"
	status, text, _ = sendForm(t, s, fields, "", "application/octet-stream", "")
	assert.Equal(t, 303, status, text)

	for name, address := range map[string]string{"no file": "/evidence?" + url.Values{"obligation": {report15}, "id": {"none-such"}}.Encode(), "no obligation": "/evidence?obligation=x&id=y"} {
		answer, _ := ask(t, "GET", s.URL+address, nil)
		assert.Equal(t, 404, answer.StatusCode, name)
	}
}

// Forms that are too long, cut off or none are answered by a page, and nothing is
// recorded.
func TestFormsWithFilesThatAreRefused(t *testing.T) {
	s := serve(t)
	fields := map[string]string{"id": report15, "key": "key-of-a-large-one", "asOf": "2025-06-25", "type": "done", "day": "2025-06-20", "document": "5/BC"}
	status, text, _ := sendForm(t, s, fields, "lon.pdf", "application/pdf", proof+strings.Repeat("x", 20<<20))
	assert.Equal(t, 400, status)
	assert.Contains(t, text, "mỗi tệp nhiều nhất 20 MB")
	status, _, _ = sendForm(t, s, fields, "lon.pdf", "application/pdf", proof+strings.Repeat("x", 21<<20))
	assert.Equal(t, 413, status)
	fields["note"] = strings.Repeat("x", 70<<10)
	status, _, _ = sendForm(t, s, fields, "a.pdf", "application/pdf", proof)
	assert.Equal(t, 413, status)
	for body, header := range map[string]string{
		"":            "multipart/form-data; boundary=x",
		"--x\r\nCont": "multipart/form-data; boundary=x",
		"a=b":         "multipart/form-data",
		"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.4 cut": "multipart/form-data; boundary=x",
	} {
		r, err := http.NewRequestWithContext(t.Context(), "POST", s.URL+"/record", strings.NewReader(body))
		require.NoError(t, err)
		r.Header.Set("Content-Type", header)
		answer, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		require.NoError(t, answer.Body.Close())
		assert.Contains(t, []int{400, 404}, answer.StatusCode, "%q", body)
		assert.Equal(t, "text/html; charset=utf-8", answer.Header.Get("Content-Type"))
	}
	_, text = ask(t, "GET", obligationPage(s, report15), nil)
	assert.NotContains(t, text, `id="events"`)
	assert.NotContains(t, text, `id="evidence"`)
}
