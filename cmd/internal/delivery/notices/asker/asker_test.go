package asker_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/delivery/notices"
	"github.com/caicach/tthc/cmd/internal/delivery/notices/asker"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

const aPlan = `{"v":1,"number":"7/KH","title":"Kế hoạch","issuer":"UBND","date":"2025-01-10","from":"2025-01-01","to":"2025-12-31","tasks":[` +
	`{"id":"1","title":"Rà soát","leads":["UBND thành phố Hà Nội"],"time":{"text":"Trước ngày 21/6/2025","rule":{"parts":[{"kind":"deadline","due":"2025-06-20","exclusive":true}]}}}]}`

// A petition of Monday 2 June 2025 is to be answered by Monday the 23rd, after fifteen
// working days; a task by Friday the 20th. They are asked for by two servers, with a
// restart, and a notice that has the 20th off comes late: the petition has until the
// 24th then. Each is told once, and nothing whose day was before anybody wanted it.
func TestWhatIsToBeToldIsRecordedOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		where := place(t)
		var now time.Time
		at := func(s string) {
			var err error
			now, err = time.ParseInLocation("2006-01-02 15:04", s, calendar.Zone())
			require.NoError(t, err)
		}
		since := form.NoDay
		var p plan.Plan
		require.NoError(t, json.Unmarshal([]byte(aPlan), &p))
		type server struct {
			*asker.Asker
			store *store.Store
		}
		serve := func() server {
			s, err := store.Open(t.Context(), where)
			require.NoError(t, err)
			t.Cleanup(func() { _ = s.Close() })
			l := ledger.New(ledger.Options{Store: s, Plans: []*plan.Plan{&p}, Now: func() time.Time { return now }})
			return server{&asker.Asker{Ledger: l, Book: casebook.New(l), Since: func(context.Context) (form.Day, error) { return since, nil }, Logger: slog.New(slog.DiscardHandler)}, s}
		}
		one, other := serve(), serve()
		record := func(e petition.Event) {
			e.Code, e.At = petition.MustParseCode("PAKN.20250602.0001"), schedule.MomentAt(now)
			_, err := one.Book.Record(t.Context(), e)
			require.NoError(t, err)
		}
		ask := func(s server) []string {
			_, end, err := s.store.Last(t.Context(), 0, store.Tellings)
			require.NoError(t, err)
			n, err := s.Ask(t.Context())
			require.NoError(t, err)
			var keys []string
			upTo, err := s.store.End(t.Context())
			require.NoError(t, err)
			for f, err := range s.store.Since(t.Context(), end, upTo, store.Tellings) {
				require.NoError(t, err)
				assert.NotContains(t, f.Data, "Đánhdấu")
				one, err := notices.Read(f.Data)
				require.NoError(t, err)
				if strings.Contains(one.Key, "/indicator/") || strings.Contains(one.Key, "/answer/") { // as the clock for the sender
					continue
				}
				keys = append(keys, strings.Join([]string{one.About, one.Type, string(one.To), one.Due.String(), one.Body}, " "))
			}
			assert.GreaterOrEqual(t, n, len(keys))
			slices.Sort(keys)
			return keys
		}
		at("2025-06-02 08:00")
		record(petition.Event{Type: petition.Submitted, To: "H26", Kind: petition.KindReflection, Subject: petition.SubjectProcedure, Channel: petition.ChannelPortal, Content: "Đánhdấu",
			Sender: petition.Sender{Type: petition.SenderCitizen, Identity: petition.Identity{Name: "Đánhdấu", Address: "Đánhdấu", Phone: "0912345678", Email: "mau@example.vn"}}})
		at("2025-06-03 08:00")
		record(petition.Event{Type: petition.Accepted, By: "H26"})
		at("2025-06-18 00:05")
		assert.Empty(t, ask(one), "nobody wants to be told")
		since = form.MustParseDay("2025-06-10")
		assert.Equal(t, []string{"7/KH#1 reminder desk 2025-06-20 H26"}, ask(one), "two working days before")
		assert.Empty(t, ask(one))
		assert.Empty(t, ask(other))
		at("2025-06-19 09:00")
		assert.Equal(t, []string{"PAKN.20250602.0001 reminder desk 2025-06-23 H26"}, ask(other))
		assert.Empty(t, ask(one))
		_, err := one.Ledger.AddNotices(t.Context(), []calendar.Notice{{Number: "9/TB", Issued: form.MustParseDay("2025-06-19"), Days: []calendar.NoticeDay{
			{Day: form.MustParseDay("2025-06-20"), Kind: calendar.SwapOff, Reason: form.Text{"nghỉ hoán đổi", "off"}, For: form.MustParseDay("2025-06-28")},
			{Day: form.MustParseDay("2025-06-28"), Kind: calendar.SwapWorking, Reason: form.Text{"làm bù", "worked"}, For: form.MustParseDay("2025-06-20")}}}}, false)
		require.NoError(t, err)
		assert.Empty(t, ask(one))
		at("2025-06-24 00:05") // no server ran for four days
		one = serve()
		assert.Equal(t, []string{"7/KH#1 reminder head 2025-06-20 H26", "7/KH#1 reminder leader 2025-06-20 H26", "PAKN.20250602.0001 reminder head 2025-06-24 H26"}, ask(one))
		assert.Empty(t, ask(other))
		at("2025-06-25 09:00")
		assert.Equal(t, []string{"PAKN.20250602.0001 reminder leader 2025-06-24 H26"}, ask(other))
		at("2025-06-25 15:00")
		record(petition.Event{Type: petition.Answered, By: "H26", Content: "Đánhdấu", Document: "12/TL", Outcome: petition.ReasonExplainedAndKept})
		assert.Equal(t, []string{"PAKN.20250602.0001 answered sender  H26", "PAKN.20250602.0001 reminder desk 2025-06-27 H26"}, ask(one), "it is to be published in two working days")
		at("2025-06-26 09:00")
		assert.Empty(t, ask(other))
		assert.Empty(t, ask(serve()))
	})
}

// A part of a task that is due on Friday, 20 June 2025, was given to another body by Friday
// the 13th: its desk is reminded on Wednesday the 11th, two working days before, its head on
// the day, and its leader on Monday, a working day after; the desk of the city on Wednesday
// the 18th, two before its own day.
func TestWhoWasGivenAPartIsReminded(t *testing.T) {
	now := time.Date(2025, 6, 2, 8, 0, 0, 0, calendar.Zone())
	s, err := store.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	var p plan.Plan
	require.NoError(t, json.Unmarshal([]byte(aPlan), &p))
	l := ledger.New(ledger.Options{Store: s, Plans: []*plan.Plan{&p}, Now: func() time.Time { return now }})
	_, _, err = l.Record(t.Context(), plan.Event{ID: "giao-0001", Obligation: "7/KH#1#ubnd-thanh-pho-ha-noi#2025-06-20", Type: plan.EventAssigned, Day: form.MustParseDay("2025-06-02"),
		To: "H26.91", Due: form.MustParseDay("2025-06-13"), By: "UBND thành phố Hà Nội"})
	require.NoError(t, err)
	a := asker.Asker{Ledger: l, Book: casebook.New(l), Since: func(context.Context) (form.Day, error) { return form.MustParseDay("2025-06-02"), nil }, Logger: slog.New(slog.DiscardHandler)}
	var told []string
	for day := 2; day <= 18; day++ {
		now = time.Date(2025, 6, day, 8, 0, 0, 0, calendar.Zone())
		before, err := s.End(t.Context())
		require.NoError(t, err)
		_, err = a.Ask(t.Context())
		require.NoError(t, err)
		end, err := s.End(t.Context())
		require.NoError(t, err)
		for f, err := range s.Since(t.Context(), before, end, store.Tellings) {
			require.NoError(t, err)
			n, err := notices.Read(f.Data)
			require.NoError(t, err)
			told = append(told, strings.Join([]string{n.On.String(), n.About, string(n.To), n.Due.String(), n.Body}, " "))
		}
	}
	assert.Equal(t, []string{"2025-06-11 7/KH#1 desk 2025-06-13 H26.91", "2025-06-13 7/KH#1 head 2025-06-13 H26.91", "2025-06-16 7/KH#1 leader 2025-06-13 H26.91", "2025-06-18 7/KH#1 desk 2025-06-20 H26"}, told)
}
