package api_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
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
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/calendar"
)

// marks is what a sender wrote and who the sender is, each with words that stand
// nowhere else.
var marks = map[string]string{"name": "Trần Thị Đánhdấu", "address": "Số 77 phố Dấuvết", "phone": "0977123456", "email": "danhdau@example.vn",
	"content": "Nộidung đánh dấu, gọi 0977123456", "proposal": "Đềxuất đánh dấu"}

// leaks are the marks that stand in a text.
func leaks(text string) (found []string) {
	for _, word := range []string{"Đánhdấu", "Dấuvết", "0977123456", "danhdau", "Nộidung", "Đềxuất"} {
		quoted := strings.Trim(fmt.Sprintf("%+q", word), `"`) // as JSON may write it
		if strings.Contains(text, word) || strings.Contains(text, quoted) {
			found = append(found, word)
		}
	}
	return found
}

// Nothing of what a sender wrote, or of who the sender is, stands in a list, a
// feed, a calendar, a problem or a log, nor in anything that everybody may read:
// only in the petition whole, its events and the draft of its publication.
func TestPersonalDataStandsOnlyWhereItIsNeeded(t *testing.T) {
	data := t.TempDir()
	s, err := store.Open(t.Context(), data)
	require.NoError(t, err)
	var log bytes.Buffer
	now := func() time.Time { return time.Date(2025, 6, 30, 9, 0, 0, 0, calendar.Zone()) }
	l := ledger.New(ledger.Options{Store: s, Now: now, Snapshots: filepath.Join(data, "snapshots")})
	book := sealed(t, l)
	server := httptest.NewServer(api.Over(wire.Gate{Ledger: l}, book, slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))))
	t.Cleanup(func() { server.Close(); _ = s.Close() })
	base := server.URL + "/api/v1"
	sender := fmt.Sprintf(`"sender":{"type":"citizen","name":%q,"address":%q,"phone":%q,"email":%q}`, marks["name"], marks["address"], marks["phone"], marks["email"])
	texts := fmt.Sprintf(`"content":%q,"proposal":%q,%s`, marks["content"], marks["proposal"], sender)
	d := petitionDesk{t: t, base: base}
	d.take(`1 2025-06-02 08:00 submitted - "to":"H26",`+texts, `1 2025-06-03 08:00 supplement-requested H26 "content":"Nộidung cần bổ sung của Trần Thị Đánhdấu"`,
		`1 2025-06-04 08:00 supplemented - `+texts, `1 2025-06-05 08:00 accepted H26 "reason":"Nộidung rõ"`, `1 2025-06-06 08:00 interim-answered H26 "content":"Nộidung đang xem"`,
		`1 2025-06-09 08:00 answered H26 "document":"1/TL","content":"Nộidung trả lời bà Trần Thị Đánhdấu","outcome":"recommended"`,
		`2 2025-06-02 08:00 submitted - "to":"H26",`+texts, `2 2025-06-03 08:00 duplicate-linked H26 "of":"PAKN.20250602.0001"`, `3 2025-06-02 08:00 submitted - "to":"H26",`+texts)
	const first = "PAKN.20250602.0001"
	for _, path := range []string{"/petitions/" + first, "/petitions/" + first + "/events", "/petitions/" + first + "/draft"} {
		_, text := do(t, "GET", base+path, "")
		assert.NotEmpty(t, leaks(text), "%s is for those who handle it", path)
	}
	open := func(when string) {
		for _, path := range []string{"/petitions", "/petitions?state=answered", "/petitions/due?urgency=later&urgency=overdue&urgency=due&urgency=nearly-due", "/petitions/due?format=ics", "/petitions/stats?period=2025-06",
			"/petitions/stats?period=2025-06&by=subject&format=csv", "/petitions/notices", "/petitions/reminders", "/petitions/" + first + "/routing", "/petitions/" + first + "/like",
			"/public/petitions", "/public/petitions?text=0977123456", "/public/petitions?text=danhdau", "/public/petitions/" + first, "/public/petitions/PAKN.20250602.0002", "/changes"} {
			for _, language := range []string{"vi", "en"} {
				a, text := do(t, "GET", base+path, "", "Accept-Language", language)
				assert.Equal(t, 200, a.StatusCode, path)
				assert.Empty(t, leaks(text), "%s, %s", path, when)
				assert.Empty(t, leaks(a.Header.Get("Link")), path)
			}
		}
	}
	open("before it was published")
	// A person masks what the rules did not find: the texts in whole.
	_, text := do(t, "GET", base+"/petitions/"+first+"/draft", "")
	var draft struct{ Content, Proposal, Answer struct{ Text string } }
	require.NoError(t, json.Unmarshal([]byte(text), &draft))
	whole := func(text string) string {
		return fmt.Sprintf(`[{"start":0,"end":%d,"kind":"name","sureness":"manual"}]`, len(text))
	}
	a, text := do(t, "PUT", base+"/petitions/"+first+"/publication", fmt.Sprintf(`{"v":1,"content":%s,"proposal":%s,"answer":%s}`, whole(draft.Content.Text), whole(draft.Proposal.Text), whole(draft.Answer.Text)), "If-Match", `"6"`)
	require.Equal(t, 201, a.StatusCode, text)
	assert.Empty(t, leaks(text))
	d.take(`1 2025-06-10 08:00 published H26 -`)
	open("when it was published")

	// What is wrong with an event, in each of its fields, repeats none of it.
	for field, value := range marks {
		for _, wrong := range []string{fmt.Sprintf(`[%q]`, value), fmt.Sprintf(`{%q:1}`, value), fmt.Sprintf(`%q`, strings.Repeat(value+" ", 20_000)), fmt.Sprintf(`"%s`, value), fmt.Sprintf(`"%s\u0000\ud800"`, value)} {
			person := map[string]string{"name": `"A"`, "address": `"B"`, "phone": `"1"`, "email": `"e"`, "content": `"C"`, "proposal": `"D"`}
			person[field] = wrong
			body := fmt.Sprintf(`{"v":1,"code":"PAKN.20250602.0009","at":"2025-06-02T08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":%s,"proposal":%s,"sender":{"type":"citizen","name":%s,"address":%s,"phone":%s,"email":%s}}`,
				person["content"], person["proposal"], person["name"], person["address"], person["phone"], person["email"])
			for _, media := range []string{"application/json", "application/x-ndjson"} {
				a, text := do(t, "POST", base+"/petitions", body, "Content-Type", media)
				assert.Contains(t, []int{400, 413}, a.StatusCode, "%s %.80s", field, text)
				assert.Empty(t, leaks(text), "%s %.40s", field, wrong)
			}
		}
	}
	for _, line := range []string{`1 2025-06-11 08:00 refused H26 "reason":"anonymous",`, `3 2025-06-02 07:00 supplemented - `, `3 2099-06-02 08:00 supplemented - `, `3 2025-06-05 08:00 supplemented H99 `} {
		status, text := d.post(line + texts)
		assert.Equal(t, 400, status)
		assert.Empty(t, leaks(text), line)
	}
	assert.Empty(t, leaks(log.String()))

	// The feed tells of each event, by the code and without a trace of its words.
	var changes []struct {
		Kind, Name, ID, Cursor string
		Fact                   json.RawMessage
	}
	_, text = do(t, "GET", base+"/changes", "")
	require.NoError(t, json.Unmarshal([]byte(text), &changes))
	require.Len(t, changes, 11)
	for _, c := range changes {
		assert.Empty(t, c.Fact)
		if c.Kind == "petition" {
			assert.Equal(t, c.Name+"#"+c.Cursor, c.ID)
		} else {
			assert.Equal(t, "publication", c.Kind)
		}
	}
	// Erased, it is told that it was; of what was published the masked text stays.
	erased, err := petition.ParseCode(first)
	require.NoError(t, err)
	_, _, err = book.Erase(t.Context(), erased, "12/QĐ-VP")
	require.NoError(t, err)
	for _, path := range []string{"/petitions/" + first, "/petitions/" + first + "/events"} {
		a, text := do(t, "GET", base+path, "")
		require.Equal(t, 200, a.StatusCode, text)
		assert.Empty(t, leaks(text), path)
	}
	_, text = do(t, "GET", base+"/petitions/"+first, "")
	assert.Contains(t, text, `"erased":{"reason":"12/QĐ-VP","recorded":"2025-06-30T09:00:00+07:00"}`)
	assert.NotContains(t, text, `"content"`)
	for _, path := range []string{"/draft", "/like"} {
		a, text := do(t, "GET", base+"/petitions/"+first+path, "", "Accept-Language", "en")
		assert.Equal(t, 410, a.StatusCode, path)
		assert.Contains(t, text, "urn:tthc:problem:petition-erased")
	}
	_, text = do(t, "GET", base+"/public/petitions/"+first, "")
	assert.Contains(t, text, `"published"`)
	status, text := d.post(`1 2025-06-02 08:00 submitted - "to":"H26",` + texts)
	assert.Equal(t, 410, status)
	assert.Empty(t, leaks(text))

	// No file of the server has any of them, snapshots included.
	require.NoError(t, l.Keep())
	require.NoError(t, filepath.WalkDir(data, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		assert.Empty(t, leaks(string(b)), path)
		return err
	}))

	// A database that does not answer is logged without them too.
	require.NoError(t, s.Close())
	status, text = d.post(`4 2025-06-02 08:00 submitted - "to":"H26",` + texts)
	assert.Equal(t, 503, status)
	assert.Empty(t, leaks(text+log.String()))
	assert.NotEmpty(t, log.String())
}
