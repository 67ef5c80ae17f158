package api_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/api"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/delivery/courier"
	"github.com/caicach/tthc/cmd/internal/delivery/events"
	"github.com/caicach/tthc/cmd/internal/delivery/receivers"
	"github.com/caicach/tthc/cmd/internal/delivery/webhook"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
	"github.com/caicach/tthc/plan/catalog"
)

type subscription struct {
	ID, Name, Address, Made, By, Ended, Secret string
	Subjects                                   []string
}

// A system that subscribes is told of what is recorded from then on, of nothing
// personal, and knows who tells it. What it does not take is shown, and sent again when
// somebody asks for it; when it ends, its secret and what was owed are gone.
func TestSubscriptions(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		s, err := store.Open(t.Context(), place(t))
		require.NoError(t, err)
		l := ledger.New(ledger.Options{Plans: catalog.Plans(), Store: s, Now: time.Now})
		cases := sealed(t, l)
		book := receivers.Open(receivers.Options{Store: s, Now: time.Now, Private: true, Vault: cases.Vault()})
		server := httptest.NewServer(api.Over(wire.Gate{Ledger: l, Roster: roster.New(s, time.Now), Receivers: book}, cases, slog.New(slog.DiscardHandler)))
		base := server.URL + "/api/v1"
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{})
		c := courier.New(courier.Options{Log: events.Log{Store: s}, Outbox: s.Outbox(), Subscriptions: book.Live, Now: time.Now, Logger: slog.New(slog.DiscardHandler),
			Sender: webhook.New(webhook.Options{Secrets: book.Secrets, Private: true, Now: time.Now})})
		go func() { c.Run(ctx); close(ended) }()
		t.Cleanup(func() { stop(); <-ended; server.Close(); _ = s.Close() })

		var mu sync.Mutex
		var got []map[string]any
		var whole strings.Builder
		var secret string
		var refuses atomic.Bool
		receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			mu.Lock()
			defer mu.Unlock()
			body, err := io.ReadAll(r.Body)
			assert.NoError(t, err)
			known, err := standardwebhooks.NewWebhook(secret)
			assert.NoError(t, err)
			assert.NoError(t, known.Verify(body, r.Header))
			if refuses.Load() {
				w.WriteHeader(http.StatusServiceUnavailable)
				return
			}
			var e map[string]any
			assert.NoError(t, json.Unmarshal(body, &e))
			got = append(got, e)
			fmt.Fprintln(&whole, r.Header, string(body))
		}))
		t.Cleanup(receiver.Close)

		event := func(id, day, more string) {
			answer, text := do(t, "POST", base+"/events", fmt.Sprintf(`{"v":1,"id":%q,"obligation":%q,"type":"reported","day":%q%s}`, id, obligation, day, more))
			require.Equal(t, 201, answer.StatusCode, text)
		}
		event("key-0001", "2024-03-15", "") // before it subscribed
		mu.Lock()
		answer, text := do(t, "POST", base+"/subscriptions", fmt.Sprintf(`{"v":1,"name":"Một cửa Hà Nội","address":%q,"subjects":["plan","dossier","petition"]}`, receiver.URL+"/in"))
		require.Equal(t, 201, answer.StatusCode, text)
		made := read[subscription](t, text)
		secret = made.Secret
		mu.Unlock()
		_, text = do(t, "GET", base+"/subscriptions", "")
		assert.NotContains(t, text, secret)
		assert.NotContains(t, text, "secret")
		assert.Equal(t, made.ID, read[[]subscription](t, text)[0].ID)
		_, text = do(t, "GET", base+"/changes", "")
		assert.NotContains(t, text, made.ID, "who is told is no news of the data")

		event("0977123456 Đánhdấu", "2024-03-18", `,"note":"Trần Thị Đánhdấu"`)
		sender := fmt.Sprintf(`"sender":{"type":"citizen","name":%q,"address":%q,"phone":%q,"email":%q}`, marks["name"], marks["address"], marks["phone"], marks["email"])
		petition := fmt.Sprintf(`{"v":1,"code":"PAKN.20250602.0001","at":"2025-06-02T08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":%q,"proposal":%q,%s}`,
			marks["content"], marks["proposal"], sender)
		answer, text = do(t, "POST", base+"/petitions", petition)
		require.Equal(t, 201, answer.StatusCode, text)
		answer, text = do(t, "POST", base+"/dossiers", table, "Content-Type", "text/csv")
		require.Equal(t, 201, answer.StatusCode, text)
		answer, text = do(t, "POST", base+"/plans", small)
		require.Equal(t, 201, answer.StatusCode, text)
		count := func(n int) func() bool {
			return func() bool { mu.Lock(); defer mu.Unlock(); return len(got) == n }
		}
		dossiers := strings.Count(table, "\n") - 1
		require.Eventually(t, count(3+dossiers), 10*time.Second, 20*time.Millisecond, "%v", got)
		mu.Lock()
		assert.Empty(t, leaks(whole.String()))
		data := map[string]any{}
		for _, e := range got {
			assert.Equal(t, "urn:uuid:"+made.ID, e["source"])
			data[e["type"].(string)+" "+e["subject"].(string)] = e["data"]
		}
		const ours = "io.github.caicach.tthc."
		assert.Equal(t, map[string]any{"plan": number, "obligation": obligation, "type": "reported", "day": "2024-03-18"}, data[ours+"plan.progress plan/"+number])
		assert.Equal(t, map[string]any{"petition": "PAKN.20250602.0001", "type": "submitted"}, data[ours+"petition.event petition/PAKN.20250602.0001"])
		assert.Equal(t, map[string]any{"plan": "7/KH-UBND", "version": 1.}, data[ours+"plan.version plan/7/KH-UBND"])
		assert.Equal(t, map[string]any{"dossier": "H26.1-1", "body": "H26.1", "status": 10.}, data[ours+"dossier.told dossier/H26.1-1"])
		mu.Unlock()

		refuses.Store(true)
		event("key-0003", "2024-03-19", "")
		event("key-0004", "2024-03-20", "")
		type failure struct {
			Subject, Why, Next string
			Failures           int
			GivenUp            bool
		}
		failures := func() []failure {
			_, text := do(t, "GET", base+"/subscriptions/"+made.ID+"/failures", "")
			return read[[]failure](t, text)
		}
		require.Eventually(t, func() bool { return len(failures()) == 1 }, 5*time.Second, 20*time.Millisecond)
		one := failures()[0]
		assert.Equal(t, []any{"plan/" + number, "status-503", false}, []any{one.Subject, one.Why, one.GivenUp})
		next, err := time.Parse(time.RFC3339, one.Next)
		require.NoError(t, err)
		assert.WithinDuration(t, time.Now().Add(5*time.Second), next, 5*time.Second)
		refuses.Store(false)
		repeat := func(path string) string {
			answer, text := do(t, "POST", base+"/subscriptions/"+made.ID+path, "")
			require.Equal(t, 200, answer.StatusCode, text)
			return strings.TrimSpace(text)
		}
		assert.Equal(t, `{"repeated":0}`, repeat("/repeat?subject=plan/none"))
		assert.Equal(t, `{"repeated":1}`, repeat("/repeat"))
		require.Eventually(t, count(5+dossiers), 5*time.Second, 20*time.Millisecond)
		assert.Empty(t, failures())
		mu.Lock()
		days := []string{}
		for _, e := range got {
			if e["subject"] == "plan/"+number {
				days = append(days, e["data"].(map[string]any)["day"].(string))
			}
		}
		mu.Unlock()
		assert.Equal(t, []string{"2024-03-18", "2024-03-19", "2024-03-20"}, days)

		// With another secret it is known by both, and by the new one when it has learnt it.
		answer, text = do(t, "POST", base+"/subscriptions/"+made.ID+"/rotate", "")
		require.Equal(t, 200, answer.StatusCode, text)
		assert.NotEqual(t, secret, read[subscription](t, text).Secret)
		assert.Regexp(t, `"rotated":"20`, text)
		event("key-0004b", "2024-03-20", "")
		require.Eventually(t, count(6+dossiers), 5*time.Second, 20*time.Millisecond)
		mu.Lock()
		secret = read[subscription](t, text).Secret
		mu.Unlock()
		event("key-0004c", "2024-03-20", "")
		require.Eventually(t, count(7+dossiers), 5*time.Second, 20*time.Millisecond)
		answer, text = do(t, "POST", base+"/subscriptions/none/rotate", "")
		assert.Equal(t, 404, answer.StatusCode, text)

		answer, text = do(t, "POST", base+"/subscriptions/"+made.ID+"/repeat?subject=body/H26", "")
		assert.Equal(t, 400, answer.StatusCode, text)
		for range 2 {
			answer, text = do(t, "POST", base+"/subscriptions/"+made.ID+"/end", "")
			require.Equal(t, 200, answer.StatusCode, text)
			assert.NotEmpty(t, read[subscription](t, text).Ended)
		}
		_, found, err := s.Outbox().Secret(t.Context(), made.ID)
		require.NoError(t, err)
		assert.False(t, found)
		for _, path := range []string{"/failures", "/repeat"} {
			answer, text = do(t, map[string]string{"/failures": "GET", "/repeat": "POST"}[path], base+"/subscriptions/"+made.ID+path, "")
			assert.Equal(t, 404, answer.StatusCode, text)
			assert.Contains(t, text, "unknown-subscription")
		}
		event("key-0005", "2024-03-21", "")
		time.Sleep(1500 * time.Millisecond)
		assert.True(t, count(7+dossiers)(), "it has ended")
		_, text = do(t, "GET", base+"/subscriptions", "")
		assert.NotContains(t, text, secret)
		for f, err := range s.Since(t.Context(), 0, 1<<20, store.Subscriptions) {
			require.NoError(t, err)
			assert.NotContains(t, f.Data, strings.TrimPrefix(secret, "whsec_"), "the log keeps for ever")
		}
	})
}

func TestSubscriptionsThatAreNone(t *testing.T) {
	s := populated(t)
	for body, faults := range map[string][]string{
		`{"v":1,"address":"https://hop.example.vn/","subjects":["plan"]}`:                                           {"name"},
		`{"v":1,"name":"a\u202eb","address":"https://hop.example.vn/","subjects":["plan"]}`:                         {"name"},
		`{"v":1,"name":"` + strings.Repeat("ữ", 101) + `","address":"https://hop.example.vn/","subjects":["plan"]}`: {"name"},
		`{"v":1,"name":"a","address":"http://hop.example.vn/","subjects":["plan"]}`:                                 {"address"},
		`{"v":1,"name":"a","address":"https://169.254.169.254/","subjects":["plan"]}`:                               {"address"},
		`{"v":1,"name":"a","subjects":["plan"]}`:                                                                    {"address"},
		`{"v":1,"name":"a","address":"https://hop.example.vn/"}`:                                                    {"subjects"},
		`{"v":1,"name":" ","address":"hop.example.vn","subjects":["plan","plan"]}`:                                  {"name", "address", "subjects"},
		`{"v":1,"name":"a","address":"https://hop.example.vn/","subjects":["body"]}`:                                {"subjects"},
	} {
		answer, text := do(t, "POST", s.URL+"/api/v1/subscriptions", body)
		assert.Equal(t, 400, answer.StatusCode, body)
		var said struct {
			Type   string
			Faults []struct{ Path string }
		}
		require.NoError(t, json.Unmarshal([]byte(text), &said))
		assert.Equal(t, "urn:tthc:problem:bad-subscription", said.Type)
		paths := []string{}
		for _, f := range said.Faults {
			paths = append(paths, f.Path)
		}
		assert.Equal(t, faults, slices.Compact(paths), text)
	}
	for _, path := range []string{"/end", "/repeat"} {
		answer, text := do(t, "POST", s.URL+"/api/v1/subscriptions/none"+path, "")
		assert.Equal(t, 404, answer.StatusCode, text)
	}
	made := 2 // those of the sample
	for ; made < 100; made++ {
		answer, text := do(t, "POST", s.URL+"/api/v1/subscriptions", `{"v":1,"name":"a","address":"https://hop.example.vn/","subjects":["plan"]}`)
		require.Equal(t, 201, answer.StatusCode, text)
	}
	answer, text := do(t, "POST", s.URL+"/api/v1/subscriptions", `{"v":1,"name":"a","address":"https://hop.example.vn/","subjects":["plan"]}`)
	assert.Equal(t, 409, answer.StatusCode, text)
	assert.Contains(t, text, "too-many-subscriptions")
}
