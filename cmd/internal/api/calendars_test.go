package api_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/calendars"
	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/api"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/crowd"
	"github.com/caicach/tthc/cmd/internal/ledger"
	watch "github.com/caicach/tthc/cmd/internal/observe"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/calendar"
)

// twoDuties is a plan with a duty of Hà Nội (H26) and one of the Office of the
// Government (G22).
const twoDuties = `{"v":1,"number":"9/KH","title":"Kế hoạch","issuer":"Chính phủ","date":"2025-01-10","from":"2025-01-01","to":"2025-12-31","tasks":[` +
	`{"id":"1","title":"Rà soát của Hà Nội","leads":["UBND thành phố Hà Nội"],"time":{"text":"Trước ngày 01/10/2025","rule":{"parts":[{"kind":"deadline","due":"2025-09-30","exclusive":true}]}}},` +
	`{"id":"2","title":"Tổng hợp của Văn phòng","leads":["Văn phòng Chính phủ"],"time":{"text":"Trước ngày 01/11/2025","rule":{"parts":[{"kind":"deadline","due":"2025-10-31","exclusive":true}]}}}]}`

// lines is a log that is read while a server writes it.
type lines struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// Whoever has the address of a calendar reads what that one body owes and nothing
// else, until it is taken back, at whatever server; neither the address nor its secret
// stands in a log, a metric, the database or another answer.
func TestDutyCalendars(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		where := place(t)
		now := time.Date(2025, 6, 2, 9, 0, 0, 0, calendar.Zone())
		var log lines
		metrics := watch.NewMetrics("test")
		serve := func() (string, *store.Store) {
			s, err := store.Open(t.Context(), where)
			require.NoError(t, err)
			l := ledger.New(ledger.Options{Plans: catalog.Plans(), Store: s, Now: func() time.Time { return now }})
			logger := slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
			over := api.Over(wire.Gate{Ledger: l, Roster: roster.New(s, time.Now), Who: granted, Calendars: calendars.Open(s, time.Now)}, sealed(t, l), logger)
			server := httptest.NewServer(watch.Requests(over, logger, metrics, wire.Failed))
			t.Cleanup(func() { server.Close(); _ = s.Close() })
			return server.URL + "/api/v1", s
		}
		one, s := serve()
		other, _ := serve()
		answer, text := do(t, "POST", one+"/plans", twoDuties)
		require.Equal(t, 201, answer.StatusCode, text)
		type address struct{ ID, Name, Body, By, Revoked, Path string }
		leader := []string{"X-Grants", "leader@H26"}
		answer, text = do(t, "POST", one+"/duty-calendars", `{"v":1,"name":"Điện thoại văn phòng","body":"H26"}`, leader...)
		require.Equal(t, 201, answer.StatusCode, text)
		made := read[address](t, text)
		secret := strings.TrimSuffix(strings.TrimPrefix(made.Path, "/api/v1/public/duty-calendars/"), ".ics")
		assert.Regexp(t, `^tthccal_[A-Za-z0-9_-]{43}$`, secret)
		_, text = do(t, "POST", one+"/duty-calendars", `{"v":1,"name":"Chuyên viên","body":"G14"}`)
		assert.Contains(t, text, "body.none", "the Ministry ended on 2025-03-01")
		_, text = do(t, "POST", one+"/duty-calendars", `{"v":1,"name":"Chuyên viên","body":"G22"}`)
		office := read[address](t, text)
		file := func(base string) string { return base + strings.TrimPrefix(made.Path, "/api/v1") }

		nobody := []string{"X-Grants", "-"}
		for _, base := range []string{one, other} {
			answer, text = do(t, "GET", file(base), "", nobody...)
			require.Equal(t, 200, answer.StatusCode, text)
			assert.Equal(t, "text/calendar; charset=utf-8", answer.Header.Get("Content-Type"))
			events := strings.Split(text, "BEGIN:VEVENT")
			lines := strings.ReplaceAll(text, "\r\n ", "")
			assert.Contains(t, lines, "X-WR-CALNAME:Ủy ban nhân dân thành phố Hà Nội\r\n")
			assert.Contains(t, lines, "SUMMARY:1. Rà soát của Hà Nội\r\n")
			assert.Contains(t, lines, "DTSTART;VALUE=DATE:20250930\r\n")
			assert.NotContains(t, lines, "Tổng hợp của Văn phòng")
			var due []struct{ ID, Due string }
			_, list := do(t, "GET", one+"/due?body=H26", "")
			require.NoError(t, json.Unmarshal([]byte(list), &due))
			days := 0
			for _, d := range due {
				if d.Due != "" {
					days++
				}
			}
			assert.Len(t, events, days+1, "the due list of the body")
		}
		again, _ := do(t, "GET", file(one), "", "X-Grants", "-", "If-None-Match", answer.Header.Get("ETag"))
		assert.Equal(t, 304, again.StatusCode)
		_, text = do(t, "GET", one+strings.TrimPrefix(office.Path, "/api/v1"), "", nobody...)
		assert.Contains(t, text, "Tổng hợp của Văn phòng")
		assert.NotContains(t, text, "Rà soát của Hà Nội")

		// What is near is none, and is not repeated.
		for _, wrong := range []string{secret, secret + ".ICS", secret[:len(secret)-1] + ".ics", strings.ToUpper(secret) + ".ics", ".ics", made.ID + ".ics"} {
			answer, text = do(t, "GET", one+"/public/duty-calendars/"+wrong, "", nobody...)
			assert.Equal(t, 404, answer.StatusCode, wrong)
			assert.Contains(t, text, "urn:tthc:problem:unknown-calendar")
			assert.NotContains(t, text, secret[:20])
		}
		_, text = do(t, "GET", one+"/duty-calendars?body=H26", "", leader...)
		list := read[[]address](t, text)
		require.Len(t, list, 1)
		assert.Equal(t, address{made.ID, "Điện thoại văn phòng", "H26", "p1", "", ""}, list[0])
		answer, _ = do(t, "POST", one+"/duty-calendars/"+made.ID+"/revoke", "", "X-Grants", "leader@G22")
		assert.Equal(t, 403, answer.StatusCode, "it is of another body")
		answer, _ = do(t, "POST", one+"/duty-calendars/none/revoke", "", leader...)
		assert.Equal(t, 404, answer.StatusCode)
		for range 2 {
			answer, text = do(t, "POST", one+"/duty-calendars/"+made.ID+"/revoke", "", leader...)
			assert.Equal(t, 200, answer.StatusCode)
			assert.NotEmpty(t, read[address](t, text).Revoked)
		}
		answer, _ = do(t, "GET", file(one), "", nobody...)
		assert.Equal(t, 404, answer.StatusCode, "though its answer was kept")
		assert.Eventually(t, func() bool {
			answer, _ := do(t, "GET", file(other), "", nobody...)
			return answer.StatusCode == 404
		}, 3*time.Second, 100*time.Millisecond, "within a second")

		// A body that has ended has no calendar any more.
		answer, text = do(t, "POST", one+"/bodies", `{"v":1,"amendments":[{"id":"G22","on":"2025-07-01","kind":"ended","source":"NQ 1"}]}`)
		require.Equal(t, 201, answer.StatusCode, text)
		now = now.AddDate(0, 1, 0)
		answer, text = do(t, "GET", one+strings.TrimPrefix(office.Path, "/api/v1"), "", nobody...)
		assert.Equal(t, 404, answer.StatusCode, text)

		shown := httptest.NewRecorder()
		metrics.Handler().ServeHTTP(shown, httptest.NewRequest("GET", "/metrics", nil))
		assert.Contains(t, shown.Body.String(), `operation="readDutyCalendar"`)
		assert.Eventually(t, func() bool { return strings.Contains(log.String(), "readDutyCalendar") }, 5*time.Second, 10*time.Millisecond, "the line comes behind the answer")
		_, feed := do(t, "GET", one+"/changes", "")
		for _, told := range []string{shown.Body.String(), log.String(), feed} {
			assert.NotContains(t, told, secret)
			assert.NotContains(t, told, "tthccal_")
		}
		assert.NotContains(t, feed, made.ID, "who has a calendar is no news of the data")
		end, err := s.End(t.Context())
		require.NoError(t, err)
		for f, err := range s.Since(t.Context(), 0, end, store.Calendars) {
			require.NoError(t, err)
			assert.NotContains(t, fmt.Sprint(f), strings.TrimPrefix(secret, "tthccal_"))
		}
	})
}

func TestDutyCalendarsThatAreNone(t *testing.T) {
	s := populated(t)
	for body, path := range map[string]string{`{"v":1,"body":"H26"}`: "name", `{"v":1,"name":"a","body":"H99"}`: "body", `{"v":1,"name":"a\u202eb","body":"H26"}`: "name", `{"v":1,"name":"a"}`: "body",
		`{"v":1,"name":"a","body":"h26!"}`: "body", `{"v":1,"name":"` + strings.Repeat("ữ", 101) + `","body":"H26"}`: "name"} {
		answer, text := do(t, "POST", s.URL+"/api/v1/duty-calendars", body)
		assert.Equal(t, 400, answer.StatusCode, body)
		said := read[struct {
			Type   string
			Faults []struct{ Path string }
		}](t, text)
		assert.Equal(t, "urn:tthc:problem:bad-calendar", said.Type)
		if assert.Len(t, said.Faults, 1, text) {
			assert.Equal(t, path, said.Faults[0].Path)
		}
	}
}

// Who tries addresses is held up as whoever asks for a public page.
func TestWhoTriesAddressesIsHeldUp(t *testing.T) {
	s, err := store.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	l := ledger.New(ledger.Options{Store: s, Now: time.Now})
	proxies := []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	gate := wire.Gate{Ledger: l, Roster: roster.New(s, time.Now), Who: func(*http.Request) (access.Principal, error) { return access.Principal{}, nil },
		Crowd: crowd.New(crowd.Options{Rate: 1, Proxies: proxies, Log: slog.New(slog.DiscardHandler)})}
	server := httptest.NewServer(api.Over(gate, sealed(t, l), slog.New(slog.DiscardHandler)))
	t.Cleanup(server.Close)
	statuses := map[int]int{}
	for i := range 20 {
		answer, _ := do(t, "GET", fmt.Sprintf("%s/api/v1/public/duty-calendars/tthccal_%d.ics", server.URL, i), "", "X-Forwarded-For", "8.8.8.8")
		statuses[answer.StatusCode]++
	}
	assert.LessOrEqual(t, statuses[404], 7, "five at once, and one a second")
	assert.GreaterOrEqual(t, statuses[429], 13)
}
