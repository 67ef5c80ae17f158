package ledger_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/ledger/limits"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/form/snapshot"
)

const (
	number = "16/QĐ-TCTCCTTHC"
	report = plan.ObligationID("16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19")
	class  = plan.ObligationID("240/QĐ-TTg#IV.1.d#cac-bo-co-quan-ngang-bo#2025-02")
	member = plan.ObligationID("240/QĐ-TTg#IV.1.d#cac-bo-co-quan-ngang-bo/G15#2025-02")
)

// clock is half past midnight in Vietnam, and still the day before in UTC.
var clock = time.Date(2025, 6, 26, 0, 30, 0, 123_456_789, calendar.Zone())

func open(t *testing.T) *ledger.Ledger {
	s, err := store.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return ledger.New(ledger.Options{Plans: catalog.Plans(), Store: s, Now: func() time.Time { return clock.UTC() }})
}

// known is what is known now.
func known(t testing.TB, l *ledger.Ledger) *ledger.View {
	v, err := l.At(t.Context())
	require.NoError(t, err)
	return v
}

func done(id string, o plan.ObligationID, day string) plan.Event {
	return plan.Event{ID: id, Obligation: o, Type: plan.EventDone, Day: form.MustParseDay(day)}
}

func TestToday(t *testing.T) {
	assert.Equal(t, "2025-06-26", open(t).Today().String(), "the day in Vietnam, wherever the server runs")
}

func TestPlansAreOldestFirst(t *testing.T) {
	var numbers []string
	for _, s := range known(t, open(t)).Summaries() {
		numbers = append(numbers, s.Number)
	}
	assert.Equal(t, []string{"62/QĐ-TCTCCTTHC", "16/QĐ-TCTCCTTHC", "221/VPCP-KSTT", "537/TB-VPCP", "240/QĐ-TTg"}, numbers)
}

func TestARecordedEventChangesTheStatus(t *testing.T) {
	l := open(t)
	status := func() plan.Status {
		rows, err := known(t, l).Due(t.Context(), number, "Tổ phó", plan.DueQuery{AsOf: form.MustParseDay("2024-06-25")})
		require.NoError(t, err)
		for _, r := range rows {
			assert.Equal(t, "Tổ phó Tổ công tác cải cách thủ tục hành chính của Thủ tướng Chính phủ", r.Body, "only the body that was asked for")
			if r.ID == report {
				return r.Status
			}
		}
		return ""
	}
	assert.Equal(t, plan.OpenOverdue, status())
	e := done("key-0001", report, "2024-03-18")
	recorded, added, err := l.Record(t.Context(), e)
	require.NoError(t, err)
	assert.True(t, added)
	assert.True(t, recorded.Recorded.Equal(clock.Truncate(time.Millisecond)), "an instant of the server, to the millisecond")
	assert.Equal(t, plan.DoneOnTime, status())
	again, added, err := l.Record(t.Context(), e)
	require.NoError(t, err)
	assert.False(t, added, "sent again")
	assert.True(t, again.Recorded.Equal(recorded.Recorded))
	events, _, err := l.Events(t.Context(), report, "", 100)
	require.NoError(t, err)
	assert.Len(t, events, 1)
}

// A correction stands beside what it takes back; what was recorded for a class
// is in the history of its members.
func TestHistory(t *testing.T) {
	l := open(t)
	for _, e := range []plan.Event{
		done("class-0001", class, "2025-02-27"), done("member-0001", member, "2025-02-26"),
		{ID: "member-0002", Obligation: member, Type: plan.EventCorrected, Day: form.MustParseDay("2025-02-28"), Corrects: "member-0001"},
	} {
		_, _, err := l.Record(t.Context(), e)
		require.NoError(t, err, e.ID)
	}
	history := func(id plan.ObligationID) (ids []string, gone []bool) {
		o, err := known(t, l).Obligation(id)
		require.NoError(t, err)
		events, gone, err := known(t, l).History(t.Context(), o)
		require.NoError(t, err)
		for _, e := range events {
			ids = append(ids, e.ID)
		}
		return ids, gone
	}
	ids, gone := history(member)
	assert.Equal(t, []string{"member-0001", "class-0001", "member-0002"}, ids, "in order of days")
	assert.Equal(t, []bool{true, false, false}, gone)
	ids, _ = history(class)
	assert.Equal(t, []string{"class-0001"}, ids)
}

func TestRecordRefuses(t *testing.T) {
	l := open(t)
	_, _, err := l.Record(t.Context(), done("key-0001", report, "2024-03-18"))
	require.NoError(t, err)
	with := func(change func(*plan.Event)) plan.Event {
		e := done("key-0002", report, "2024-03-18")
		change(&e)
		return e
	}
	for name, c := range map[string]struct {
		event plan.Event
		codes []form.Code
		path  string
	}{
		"an instant of its own":   {with(func(e *plan.Event) { e.Recorded = clock }), []form.Code{ledger.EventRefused, form.FieldUnknown}, "recorded"},
		"no type":                 {with(func(e *plan.Event) { e.Type = "" }), []form.Code{ledger.EventRefused, form.FieldMissing}, "type"},
		"a short id":              {with(func(e *plan.Event) { e.ID = "1234567" }), []form.Code{ledger.EventRefused, limits.TextLength}, "id"},
		"a long id":               {with(func(e *plan.Event) { e.ID = strings.Repeat("ă", 101) }), []form.Code{ledger.EventRefused, limits.TextLength}, "id"},
		"a control character":     {with(func(e *plan.Event) { e.ID = "key\x00-0002" }), []form.Code{ledger.EventRefused, form.FieldValue}, "id"},
		"a long note":             {with(func(e *plan.Event) { e.Note = strings.Repeat("ă", 4001) }), []form.Code{ledger.EventRefused, limits.TextLength}, "note"},
		"a long document":         {with(func(e *plan.Event) { e.Document = strings.Repeat("ă", 201) }), []form.Code{ledger.EventRefused, limits.TextLength}, "document"},
		"a long name":             {with(func(e *plan.Event) { e.By = strings.Repeat("ă", 301) }), []form.Code{ledger.EventRefused, limits.TextLength}, "by"},
		"a day to come":           {with(func(e *plan.Event) { e.Day = form.MustParseDay("2025-06-27") }), []form.Code{ledger.EventRefused, plan.DayFuture}, "day"},
		"an unknown obligation":   {with(func(e *plan.Event) { e.Obligation = number + "#15#x#y" }), []form.Code{ledger.ObligationUnknown}, ""},
		"an unknown plan":         {with(func(e *plan.Event) { e.Obligation = "1#2#3#4" }), []form.Code{ledger.ObligationUnknown}, ""},
		"another under one id":    {with(func(e *plan.Event) { e.ID = "key-0001"; e.Note = "khác" }), []form.Code{store.KeyReused}, "id"},
		"a correction of nothing": {with(func(e *plan.Event) { e.Type = plan.EventCorrected; e.Corrects = "key-0009" }), []form.Code{ledger.EventRefused, plan.EventMissing}, "corrects"},
	} {
		t.Run(name, func(t *testing.T) {
			_, added, err := l.Record(t.Context(), c.event)
			assert.False(t, added)
			for _, code := range c.codes {
				assert.ErrorIs(t, err, code)
			}
			all := form.All(err)
			if all[0].Code == ledger.EventRefused {
				all = form.All(all[0].Cause)
			}
			require.Len(t, all, 1)
			assert.Equal(t, c.path, all[0].Path)
			assert.NotEqual(t, form.Message(err, form.Vietnamese), form.Message(err, form.English))
		})
	}
	for _, e := range []plan.Event{with(func(e *plan.Event) { e.Note = strings.Repeat("ă", 4000) }), done(strings.Repeat("ă", 100), report, "2025-06-26"), done("12345678", report, "2024-03-18")} {
		_, added, err := l.Record(t.Context(), e)
		assert.NoError(t, err, "as long, and as short, as may be; today")
		assert.True(t, added)
	}
	events, _, err := l.Events(t.Context(), report, "", 100)
	require.NoError(t, err)
	assert.Len(t, events, 4, "what was refused is not there")
}

// Two servers on one database, and one that starts afterwards, say the same: of
// three events the second replaces the first, and the third takes the second
// back, so that the first counts again.
func TestWhatAnotherServerRecordedIsSeen(t *testing.T) {
	s, err := store.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	start := func() *ledger.Ledger {
		return ledger.New(ledger.Options{Plans: catalog.Plans(), Store: s, Now: func() time.Time { return clock }})
	}
	status := func(l *ledger.Ledger) plan.Status {
		rows, err := known(t, l).Due(t.Context(), number, "", plan.DueQuery{AsOf: form.MustParseDay("2024-06-25")})
		require.NoError(t, err)
		for _, r := range rows {
			if r.ID == report {
				return r.Status
			}
		}
		return ""
	}
	servers := []*ledger.Ledger{start(), start()}
	replaced := done("key-0002", report, "2024-03-25")
	replaced.Corrects = "key-0001"
	for i, c := range []struct {
		event plan.Event
		want  plan.Status
	}{
		{done("key-0001", report, "2024-03-18"), plan.DoneOnTime},
		{replaced, plan.DoneLate},
		{plan.Event{ID: "key-0003", Obligation: report, Type: plan.EventCorrected, Day: form.MustParseDay("2024-03-26"), Corrects: "key-0002"}, plan.DoneOnTime},
	} {
		_, added, err := servers[i%2].Record(t.Context(), c.event)
		require.NoError(t, err)
		assert.True(t, added)
		for _, l := range append(servers, start()) {
			assert.Equal(t, c.want, status(l), c.event.ID)
		}
	}
}

// One more event costs the same after 20,000 as after none.
func BenchmarkRecordThenProgress(b *testing.B) {
	for _, before := range []int{0, 20_000} {
		b.Run(strconv.Itoa(before), func(b *testing.B) {
			s, err := store.Open(b.Context(), b.TempDir())
			require.NoError(b, err)
			defer s.Close()
			note := func(id string) plan.Event {
				return plan.Event{ID: id, Obligation: report, Type: plan.EventReported, Day: form.MustParseDay("2024-03-18")}
			}
			l := ledger.New(ledger.Options{Plans: catalog.Plans(), Store: s, Now: func() time.Time { return clock }})
			for i := range before {
				e := note(fmt.Sprintf("before-%d", i))
				if i%100 != 0 { // most are of other obligations
					e.Obligation = plan.ObligationID(fmt.Sprintf("%s#%d#x#%d", number, i, i))
				}
				_, _, err := s.AppendEvent(b.Context(), number, e)
				require.NoError(b, err)
			}
			p, err := known(b, l).Plan(number)
			require.NoError(b, err)
			_, err = known(b, l).Progress(b.Context(), p)
			require.NoError(b, err)
			for i := 0; b.Loop(); i++ {
				_, _, err := s.AppendEvent(b.Context(), number, note(fmt.Sprintf("event-%d", i)))
				require.NoError(b, err)
				_, err = known(b, l).Progress(b.Context(), p)
				require.NoError(b, err)
			}
		})
	}
}

func TestChooseBody(t *testing.T) {
	l := open(t)
	choose := func(name, on string) (plan.ObligationQuery, error) {
		p, err := known(t, l).Plan("240/QĐ-TTg")
		require.NoError(t, err)
		var q plan.ObligationQuery
		return q, ledger.ChooseBody(&q, p, name, form.MustParseDay(on))
	}
	for name, want := range map[string]string{"Văn phòng Chính phủ": "G22", "VPCP": "G22", "G22": "G22"} {
		p, _ := known(t, l).Plan("240/QĐ-TTg")
		var q plan.ObligationQuery
		require.NoError(t, ledger.ChooseBody(&q, p, name, form.MustParseDay("2025-06-01")))
		assert.Equal(t, want, q.Only.String())
		assert.Empty(t, q.Named)
	}
	p, _ := known(t, l).Plan("240/QĐ-TTg")
	var q plan.ObligationQuery
	require.NoError(t, ledger.ChooseBody(&q, p, "Các bộ, cơ quan ngang bộ", form.MustParseDay("2025-06-01")))
	assert.True(t, q.Only.IsZero())
	assert.NotEmpty(t, q.Named, "a wording of the plan")

	// The Ministry of Information merged into G06 on 1 March 2025 (Resolution
	// 176/2025/QH15).
	_, err := choose("Bộ Thông tin và Truyền thông", "2025-02-28")
	assert.NoError(t, err)
	_, err = choose("Bộ Thông tin và Truyền thông", "2025-03-01")
	assert.ErrorIs(t, err, ledger.BodyEnded)
	assert.Contains(t, err.Error(), "ask for: G06")
	assert.Contains(t, form.Message(err, form.Vietnamese), "hãy hỏi: G06")
	_, err = choose("Bộ Phép thuật", "2025-03-01")
	assert.ErrorIs(t, err, ledger.BodyUnknown)
	assert.Contains(t, form.Message(err, form.Vietnamese), "gần nhất: ")
}

// Without a store nothing is recorded, and nothing can be.
func TestWithoutAStore(t *testing.T) {
	l := ledger.New(ledger.Options{Plans: catalog.Plans(), Now: func() time.Time { return clock }})
	rows, err := known(t, l).Due(t.Context(), number, "", plan.DueQuery{AsOf: l.Today()})
	require.NoError(t, err)
	assert.NotEmpty(t, rows)
	events, _, err := l.Events(t.Context(), report, "", 100)
	require.NoError(t, err)
	assert.Empty(t, events)
	o, err := known(t, l).Obligation(report)
	require.NoError(t, err)
	events, _, err = known(t, l).History(t.Context(), o)
	require.NoError(t, err)
	assert.Empty(t, events)
	_, _, err = l.Record(t.Context(), done("key-0001", report, "2024-03-18"))
	assert.ErrorIs(t, err, ledger.NothingRecorded)
	_, _, err = l.Events(t.Context(), "1#2#3#4", "", 100)
	assert.ErrorIs(t, err, ledger.ObligationUnknown)
	_, err = known(t, l).Due(t.Context(), "1/KH", "", plan.DueQuery{})
	assert.ErrorIs(t, err, ledger.PlanUnknown)
}

// A start from a snapshot knows what one without knows; a snapshot of another
// database, or a damaged one, is passed over.
func TestSnapshots(t *testing.T) {
	at := t.TempDir()
	s, err := store.Open(t.Context(), at)
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	folder := filepath.Join(at, "snapshots")
	start := func(s *store.Store) *ledger.Ledger {
		return ledger.New(ledger.Options{Plans: catalog.Plans(), Store: s, Now: func() time.Time { return clock }, Snapshots: folder})
	}
	l := start(s)
	count := func(l *ledger.Ledger) int {
		v := known(t, l)
		o, err := v.Obligation(report)
		require.NoError(t, err)
		events, _, err := v.History(t.Context(), o)
		require.NoError(t, err)
		return len(events)
	}
	require.Zero(t, count(l))
	var wg sync.WaitGroup
	for c := range 50 {
		wg.Go(func() {
			for i := range 201 {
				e := done(fmt.Sprintf("event-%d-%d", c, i), report, "2024-03-18")
				e.Type = plan.EventReported
				_, _, err := s.AppendEvent(t.Context(), number, e)
				assert.NoError(t, err)
			}
		})
	}
	wg.Wait()
	require.Equal(t, 10_050, count(l))
	require.NoError(t, l.Keep())
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	require.NoError(t, err)
	require.Len(t, files, 1, "of the one plan that has so many events")
	_, _, err = l.Record(t.Context(), done("after-the-snapshot", report, "2024-03-19"))
	require.NoError(t, err)
	assert.Equal(t, 10_051, count(start(s)))

	other, err := store.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	t.Cleanup(func() { _ = other.Close() })
	assert.Zero(t, count(start(other)), "another database")
	data, err := os.ReadFile(files[0])
	require.NoError(t, err)
	data[len(data)/2]++
	require.NoError(t, os.WriteFile(files[0], data, 0o600))
	assert.Equal(t, 10_051, count(start(s)), "a damaged snapshot")
	// In the place of one of another form all is read from the log anew, and kept.
	line, _, _ := bytes.Cut(data, []byte("\n"))
	newer := snapshot.Write("progress", 9)
	newer.Uint(0)
	require.NoError(t, os.WriteFile(files[0], append(append(line, '\n'), newer.Bytes()...), 0o600))
	again := start(s)
	assert.Equal(t, 10_051, count(again), "a snapshot of another form")
	require.NoError(t, again.Keep())
	kept, err := os.ReadFile(files[0])
	require.NoError(t, err)
	assert.Greater(t, len(kept), len(data)/2, "it was written anew")
}

// Two servers put off one report at once, each to other days. An extension leads to
// a later day than there was, so that those that were taken, in the order in which
// they were recorded, lead to later and later days.
func TestExtensionsOfSeveralServersAreJudgedTogether(t *testing.T) {
	s, err := store.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	o := ledger.Options{Plans: catalog.Plans(), Store: s, Now: func() time.Time { return clock }}
	servers := []*ledger.Ledger{ledger.New(o), ledger.New(o)}
	p, err := known(t, servers[0]).Plan(number)
	require.NoError(t, err)
	var all sync.WaitGroup
	for i := range 24 {
		all.Go(func() {
			e := plan.Event{ID: fmt.Sprintf("extend-%04d", i), Obligation: report, Type: plan.EventExtended, Day: form.MustParseDay("2024-03-15"),
				Due: form.MustParseDay("2024-04-01") + form.Day((i*7)%24), By: p.Issuer, Note: "chờ số liệu", Document: "7/TCT"}
			if i%3 == 0 {
				_, err := servers[i%2].RecordMany(t.Context(), []plan.Event{e})
				assert.True(t, err == nil || errors.Is(err, ledger.EventRefused), err)
				return
			}
			_, _, err := servers[i%2].Record(t.Context(), e)
			assert.True(t, err == nil || errors.Is(err, ledger.EventRefused), err)
		})
	}
	all.Wait()
	events, _, err := servers[1].Events(t.Context(), report, "", 100)
	require.NoError(t, err)
	require.NotEmpty(t, events)
	for i, e := range events[1:] {
		assert.Greater(t, e.Due, events[i].Due)
	}
	assert.Equal(t, form.MustParseDay("2024-04-24"), events[len(events)-1].Due, "the last day of all stands above every other")
}
