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
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/delivery/letters/letterstest"
	"github.com/caicach/tthc/schedule/calendar"
)

// Two servers on one database, whose processes are killed while a receiver hangs, and
// started again: everything recorded arrives, in its order. A killed server holds what
// it worked on for a minute, so that this runs only where everything must.
func TestKilledServersTellEverything(t *testing.T) {
	if os.Getenv("TTHC_TEST_ALL") == "" {
		t.Skip("takes more than a minute: TTHC_TEST_ALL is not set")
	}
	var mu sync.Mutex
	var days []string
	var hangs atomic.Bool
	hanging, over := make(chan bool, 100), make(chan struct{})
	receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if hangs.Load() {
			hanging <- true
			select {
			case <-r.Context().Done():
			case <-over:
			}
			return
		}
		var e struct{ Data struct{ Day string } }
		assert.NoError(t, json.Unmarshal(body, &e))
		mu.Lock()
		defer mu.Unlock()
		if len(days) == 0 || days[len(days)-1] != e.Data.Day {
			days = append(days, e.Data.Day)
		}
	}))
	defer receiver.Close()
	defer close(over)
	data := t.TempDir()
	serve := func() *process { return start(t, data, "127.0.0.1:0", "--private-receivers") }
	one, other := serve(), serve()
	post := func(address, path, body string) {
		answer, err := http.Post(address+"/api/v1"+path, "application/json", strings.NewReader(body))
		require.NoError(t, err)
		defer answer.Body.Close()
		text, _ := io.ReadAll(answer.Body)
		require.Equal(t, 201, answer.StatusCode, string(text))
	}
	post(one.address, "/subscriptions", fmt.Sprintf(`{"v":1,"name":"Một cửa","address":%q,"subjects":["plan"]}`, receiver.URL))
	var want []string
	n := 0
	event := func(address string) {
		n++
		day := fmt.Sprintf("2024-03-%02d", n)
		post(address, "/events", fmt.Sprintf(`{"v":1,"id":"event-%04d","obligation":%q,"type":"reported","day":%q}`, n, taskOf15, day))
		want = append(want, day)
	}
	whole := func() bool {
		mu.Lock()
		defer mu.Unlock()
		return len(days) >= len(want)
	}
	for range 3 {
		event(one.address)
		event(other.address)
	}
	require.Eventually(t, whole, 20*time.Second, 50*time.Millisecond)
	hangs.Store(true)
	event(one.address)
	select {
	case <-hanging:
	case <-time.After(20 * time.Second):
		t.Fatal("nothing was sent")
	}
	one.kill()
	other.kill()
	hangs.Store(false)
	one, other = serve(), serve()
	event(other.address)
	event(one.address)
	require.Eventually(t, whole, 100*time.Second, 200*time.Millisecond)
	mu.Lock()
	defer mu.Unlock()
	assert.Equal(t, want, days)
}

// Senders of petitions are told where the settings say so, and have a server of e-mail;
// what says so is a subscription like others.
func TestSendersAreToldWhereItIsSet(t *testing.T) {
	data, post := t.TempDir(), letterstest.Open(t)
	status, _, errs := tthc(t, "", "serve", "--data", data, "--listen", "127.0.0.1:0", "--mail-senders")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "--mail-senders: cần --smtp")
	subscriptions := func(s *process) string {
		answer, err := http.Get(s.address + "/api/v1/subscriptions")
		require.NoError(t, err)
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		return string(text)
	}
	petition := func(s *process, n int) {
		body := fmt.Sprintf(`{"v":1,"code":"PAKN.%s.%04d","at":%q,"type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"Nội dung","sender":{"type":"citizen","name":"Lê Thị Mẫu","email":"mau%d@example.vn"}}`,
			time.Now().In(calendar.Zone()).Format("20060102"), n, time.Now().In(calendar.Zone()).Add(-time.Second).Format("2006-01-02T15:04:05-07:00"), n)
		answer, err := http.Post(s.address+"/api/v1/petitions", "application/json", strings.NewReader(body))
		require.NoError(t, err)
		defer answer.Body.Close()
		text, _ := io.ReadAll(answer.Body)
		require.Equal(t, 201, answer.StatusCode, string(text))
	}
	letters := []string{"--smtp", post.Address, "--smtp-from", "mot-cua@hop.example.vn"}
	server := start(t, data, "127.0.0.1:0", letters...)
	assert.Equal(t, "[]\n", subscriptions(server))
	petition(server, 1)
	server.kill()
	for range 2 { // it is asked as a server starts
		server = start(t, data, "127.0.0.1:0", append(letters, "--mail-senders")...)
		require.Eventually(t, func() bool { return len(post.Got()) == 1 }, 20*time.Second, 50*time.Millisecond)
		time.Sleep(1500 * time.Millisecond)
		assert.Equal(t, []string{"RCPT TO:<mau1@example.vn>"}, post.To())
		assert.Equal(t, 1, strings.Count(subscriptions(server), `"address":"senders:"`))
		server.kill()
	}
	server = start(t, data, "127.0.0.1:0", letters...)
	defer server.kill()
	petition(server, 2)
	time.Sleep(2500 * time.Millisecond)
	assert.Len(t, post.Got(), 1)
}
