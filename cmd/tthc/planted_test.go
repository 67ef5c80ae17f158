package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/delivery/letters/letterstest"
	"github.com/caicach/tthc/schedule/calendar"
)

// What a sender wrote and who the sender is, each with words that stand nowhere else, is
// told to no system, in no letter but its address, no feed, no calendar, no metric and no
// line of the log; neither are the secrets that the server made.
func TestPlantedValuesAreToldToNobody(t *testing.T) {
	post, data, port := letterstest.Open(t), t.TempDir(), freePort(t)
	var mu sync.Mutex
	var told strings.Builder // to the system, with its headers
	receiver := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		mu.Lock()
		defer mu.Unlock()
		fmt.Fprintln(&told, r.URL, r.Header, string(body))
	}))
	defer receiver.Close()
	serve := func() *process {
		return start(t, data, "127.0.0.1:0", "--private-receivers", "--smtp", post.Address, "--smtp-from", "mot-cua@hop.example.vn", "--mail-senders",
			"--metrics", fmt.Sprint("127.0.0.1:", port), "--log-level", "debug")
	}
	server := serve()
	planted := []string{"Đánhdấu", "Dấuvết", "0977123456", "danhdau", "Nộidung", "Đềxuất", "Ghichú"}
	made := func(path, body string) (answer struct{ ID, Secret, Path string }) {
		status, _, text := ask(t, "POST", server.address+"/api/v1"+path, body, "Content-Type", "application/json")
		require.Contains(t, []int{200, 201}, status, "%s: %s", path, text)
		require.NoError(t, json.Unmarshal([]byte(text), &answer))
		return answer
	}
	system := made("/subscriptions", fmt.Sprintf(`{"v":1,"name":"Một cửa","address":%q,"subjects":["plan","dossier","petition","notice"]}`, receiver.URL))
	rotated := made("/subscriptions/"+system.ID+"/rotate", "")
	made("/subscriptions", `{"v":1,"name":"Bà Đánhdấu","address":"mailto:danhdau@hop.example.vn","subjects":["notice"]}`)
	address := made("/duty-calendars", `{"v":1,"name":"Điện thoại của bà Đánhdấu","body":"H26"}`)
	secrets := []string{strings.TrimPrefix(system.Secret, "whsec_"), strings.TrimPrefix(rotated.Secret, "whsec_"), strings.TrimSuffix(address.Path[strings.LastIndexByte(address.Path, '/')+1:], ".ics")}
	for _, s := range secrets {
		require.Greater(t, len(s), 40)
		planted = append(planted, s)
	}
	now := time.Now().In(calendar.Zone()).Add(-time.Second)
	code := "PAKN." + now.Format("20060102") + ".0001"
	event := func(more string) {
		made("/petitions", fmt.Sprintf(`{"v":1,"code":%q,"at":%q,%s}`, code, now.Format("2006-01-02T15:04:05-07:00"), more))
	}
	event(`"type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"Nộidung 0977123456","proposal":"Đềxuất","sender":{"type":"citizen","name":"Trần Thị Đánhdấu","address":"Số 77 phố Dấuvết","phone":"0977123456","email":"danhdau@example.vn"}`)
	event(`"type":"supplement-requested","by":"H26","content":"Nộidung của bà Trần Thị Đánhdấu"`)
	made("/events", fmt.Sprintf(`{"v":1,"id":"planted-0001","obligation":%q,"type":"reported","day":"2024-03-01","note":"Ghichú"}`, taskOf15))
	require.NoError(t, server.Process.Signal(os.Interrupt))
	require.NoError(t, server.Wait())
	log := server.log.String()
	server = serve() // and asks who is to be told
	defer server.kill()
	require.Eventually(t, func() bool {
		mu.Lock()
		defer mu.Unlock()
		return len(post.Got()) == 2 && strings.Count(told.String(), `"type":"io.github.caicach.tthc.notice"`) >= 2 && strings.Contains(told.String(), "plan.progress")
	}, 30*time.Second, 50*time.Millisecond)

	places := map[string]string{}
	mu.Lock()
	places["what the system was told"] = told.String()
	mu.Unlock()
	for i, letter := range post.Got() {
		assert.Equal(t, "RCPT TO:<danhdau@example.vn>", post.To()[i])
		head, body, ok := strings.Cut(letter, "\r\n\r\n")
		require.True(t, ok)
		assert.Contains(t, head, "\r\nTo: <danhdau@example.vn>")
		places[fmt.Sprint("the head of letter ", i)] = strings.Replace(head, "\r\nTo: <danhdau@example.vn>", "", 1)
		places[fmt.Sprint("letter ", i)] = body + fmt.Sprint(letterstest.Parts(t, letter))
		assert.Contains(t, letterstest.Parts(t, letter)["text/plain"], code)
	}
	for _, path := range []string{"/api/v1/changes", address.Path, "/api/v1/due?body=H26&format=ics", "/api/v1/petitions/due?format=ics", "/api/v1/petitions", "/api/v1/petitions/notices", "/api/v1/petitions/reminders",
		"/api/v1/public/petitions/" + code, "/api/v1/public/duty-calendars/" + secrets[2] + ".x"} {
		status, header, text := ask(t, "GET", server.address+path, "")
		assert.Contains(t, []int{200, 404}, status, path)
		places[path] = text + fmt.Sprint(header)
	}
	_, places["metrics"] = samples(t, port)
	require.NoError(t, server.Process.Signal(os.Interrupt))
	require.NoError(t, server.Wait())
	places["the log"] = log + server.log.String()
	assert.Contains(t, places["the log"], "readDutyCalendar")
	assert.Contains(t, places["metrics"], `tthc_deliveries_sent_total{outcome="acknowledged",to="sender"} 2`)
	for where, text := range places {
		assert.NotEmpty(t, text, where)
		for _, word := range planted {
			if word == "Ghichú" && where == "/api/v1/changes" {
				continue // what an official notes is read by officials
			}
			assert.NotContains(t, text, word, where)
			assert.NotContains(t, text, strings.Trim(fmt.Sprintf("%+q", word), `"`), where)
		}
	}
}
