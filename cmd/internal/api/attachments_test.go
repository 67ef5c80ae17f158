package api_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"mime"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/api"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/calendar"
)

// attachment is a file as it is listed.
type attachment struct {
	ID, Of, Name, Type, SHA256 string
	Size                       int64
}

// What a sender hands in is for those who handle the petition, and each time that
// somebody gets it is recorded; what is shown with an answer is for everybody, from when
// it is published; with the petition all of it is erased. Its bytes, its name and what
// they are stand in no log and in no file.
func TestAttachmentsOfAPetition(t *testing.T) {
	data := t.TempDir()
	s, err := store.Open(t.Context(), data)
	require.NoError(t, err)
	var log bytes.Buffer
	now := func() time.Time { return time.Date(2025, 6, 30, 9, 0, 0, 0, calendar.Zone()) }
	l := ledger.New(ledger.Options{Store: s, Now: now})
	book := sealed(t, l)
	server := httptest.NewServer(api.Over(wire.Gate{Ledger: l, Who: granted}, book, slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))))
	t.Cleanup(func() { server.Close(); _ = s.Close() })
	base := server.URL + "/api/v1"
	d := petitionDesk{t: t, base: base}
	d.take(`1 2025-06-02 08:00 submitted - "to":"H26"`, `1 2025-06-05 08:00 accepted H26 -`, `1 2025-06-09 08:00 answered H26 `+theAnswer)
	const first, desk = "PAKN.20250602.0001", "petitions@H26"
	at := base + "/petitions/" + first + "/attachments"
	public := base + "/public/petitions/" + first + "/attachments"
	texts := map[string]string{"sender": "Đơn của Trần Thị Đánhdấu, 0977123456\n", "answer": "Trả lời bà Đánhdấu\n", "publication": "Kết luận, không nêu tên ai\n"}
	for of, text := range texts {
		a, said := do(t, "PUT", at+"/tep-"+of+"?of="+of, text, "X-Grants", desk, "Content-Type", "text/plain; charset=utf-8", "Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": "../Đơn Đánhdấu " + of + ".txt"}))
		require.Equal(t, 201, a.StatusCode, said)
		got := read[attachment](t, said)
		assert.Equal(t, attachment{"tep-" + of, of, "Đơn Đánhdấu " + of + ".txt", "text/plain", got.SHA256, int64(len(text))}, got)
	}
	get := func(address, grants string) (int, string) {
		a, text := do(t, "GET", address, "", "X-Grants", grants)
		if a.StatusCode == 200 && !strings.HasSuffix(address, "attachments") {
			assert.Equal(t, "application/octet-stream", a.Header.Get("Content-Type"))
			kind, said, err := mime.ParseMediaType(a.Header.Get("Content-Disposition"))
			require.NoError(t, err)
			assert.Equal(t, "attachment", kind)
			assert.Contains(t, said["filename"], "Đơn Đánhdấu")
			assert.Equal(t, "nosniff", a.Header.Get("X-Content-Type-Options"))
			assert.Equal(t, "sandbox; default-src 'none'; frame-ancestors 'none'", a.Header.Get("Content-Security-Policy"))
			assert.Equal(t, "no-store", a.Header.Get("Cache-Control"))
			assert.Equal(t, fmt.Sprint(len(text)), a.Header.Get("Content-Length"))
		}
		return a.StatusCode, text
	}
	readings := func() (n int) {
		for r, err := range s.Chain().Rows(t.Context(), 1<<40) {
			require.NoError(t, err)
			if r.Kind == string(store.Readings) {
				read, err := audit.ReadReading([]byte(r.Fact))
				require.NoError(t, err)
				assert.Equal(t, first, read.Petition)
				assert.Equal(t, "p1", r.Who)
				if strings.Contains(read.Operation, "Attachment") {
					n++
				}
			}
		}
		return n
	}
	for of, text := range texts {
		status, got := get(at+"/tep-"+of, desk)
		assert.Equal(t, 200, status)
		assert.Equal(t, text, got)
	}
	status, text := get(at, "leader@H26")
	assert.Equal(t, 200, status)
	assert.Len(t, read[[]attachment](t, text), 3)
	assert.Equal(t, 4, readings(), "each time, before it was answered")
	for _, others := range []string{"petitions@H27", "administrator", "auditor", "read", "progress@H26", "-"} {
		for _, address := range []string{at, at + "/tep-sender", at + "/tep-publication"} {
			status, text := get(address, others)
			assert.Contains(t, []int{401, 403}, status, "%s by %s", address, others)
			assert.Empty(t, leaks(text))
		}
	}
	assert.Equal(t, 4, readings(), "who is refused reads nothing")
	status, _ = get(at+"/tep-none", desk)
	assert.Equal(t, 404, status)

	// Before it is published nobody has anything; then what is for everybody.
	status, text = get(public, "-")
	assert.Equal(t, "200 []\n", fmt.Sprintf("%d %s", status, text))
	status, _ = get(public+"/tep-publication", "-")
	assert.Equal(t, 404, status)
	_, text = do(t, "GET", base+"/petitions/"+first+"/draft", "")
	var draft struct{ Review json.RawMessage }
	require.NoError(t, json.Unmarshal([]byte(text), &draft))
	a, text := do(t, "PUT", base+"/petitions/"+first+"/publication", string(draft.Review), "If-Match", `"3"`)
	require.Equal(t, 201, a.StatusCode, text)
	status, text = get(public, "-")
	assert.Equal(t, "200 []\n", fmt.Sprintf("%d %s", status, text), "reviewed, and not published")
	d.take(`1 2025-06-10 08:00 published H26 -`)
	status, text = get(public, "-")
	assert.Equal(t, 200, status)
	require.Len(t, read[[]attachment](t, text), 1)
	assert.Equal(t, "tep-publication", read[[]attachment](t, text)[0].ID)
	status, text = get(public+"/tep-publication", "-")
	assert.Equal(t, 200, status)
	assert.Equal(t, texts["publication"], text)
	for _, id := range []string{"tep-sender", "tep-answer", "tep-none"} {
		status, _ := get(public+"/"+id, "-")
		assert.Equal(t, 404, status, id)
	}
	assert.Empty(t, leaks(log.String()))
	_, text = do(t, "GET", base+"/changes", "")
	assert.Empty(t, leaks(text))

	// What was erased nobody has, and its rows fit the chain.
	code, err := petition.ParseCode(first)
	require.NoError(t, err)
	_, added, err := book.Erase(t.Context(), code, "12/QĐ-VP")
	require.NoError(t, err)
	assert.True(t, added)
	for _, address := range []string{at, at + "/tep-sender", at + "/tep-publication"} {
		status, text := get(address, desk)
		assert.Equal(t, 410, status, text)
	}
	a, text = do(t, "PUT", at+"/tep-late?of=sender", "Muộn\n", "X-Grants", desk, "Content-Type", "text/plain")
	assert.Equal(t, 410, a.StatusCode, text)
	status, text = get(public, "-")
	assert.Equal(t, "200 []\n", fmt.Sprintf("%d %s", status, text))
	status, _ = get(public+"/tep-publication", "-")
	assert.Equal(t, 404, status)
	var left int
	require.NoError(t, s.Files().DB.QueryRowContext(t.Context(), `SELECT (SELECT count(*) FROM pieces) + (SELECT count(*) FROM files)`).Scan(&left))
	assert.Zero(t, left)
	_, err = audit.Verify(t.Context(), s.Chain(), nil, "", func(f trail.Fault) { t.Error(f) })
	require.NoError(t, err)
	require.NoError(t, s.Close())
	files, err := filepath.Glob(filepath.Join(data, "*"))
	require.NoError(t, err)
	for _, name := range files {
		b, err := os.ReadFile(name)
		require.NoError(t, err)
		assert.Empty(t, leaks(string(b)), name)
	}
}
