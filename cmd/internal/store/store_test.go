package store_test

import (
	"database/sql"
	"fmt"
	"iter"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Each store must pass the same tests.
func TestStores(t *testing.T) { storetest.Each(t, conform) }

func event(id string, more ...func(*plan.Event)) plan.Event {
	e := plan.Event{ID: id, Obligation: "1/KH#1#van-phong#2025-Q1", Type: plan.EventDone, Day: form.MustParseDay("2025-03-15"),
		Note: "ghi chú: “đã gửi”", Document: "12/BC-VP", Recorded: time.Date(2025, 3, 16, 9, 30, 0, 125e6, calendar.Zone())}
	for _, m := range more {
		m(&e)
	}
	return e
}

// conform is what every store must do, a function a topic; place makes an empty
// place for one.
func conform(t *testing.T, place func(*testing.T) string) {
	for name, topic := range map[string]func(t *testing.T, at string){
		"what was appended is there after reopening":                keeps,
		"an event sent again stands once, as it was first recorded": takesOnce,
		"clients and servers at once lose and double nothing":       isShared,
		"a reader that goes on from a mark misses nothing":          goesOn,
		"what was recorded cannot be edited":                        cannotBeEdited,
		"servers that start at once agree on the tables":            isMadeOnce,
		"of two who change a stream at once one is told":            refusesOldVersions,
		"a database of a later program is refused":                  refusesNewerSchema,
		"many facts stand once, and whole or not at all":            takesMany,
		"a reader of some kinds passes over the others":             passesOver,
		"what was judged by an old state is not recorded":           judgesAgain,
		"a session that was ended stays so":                         endsSessions,
		"a database on another machine says what time it is":        saysTheTime,
	} {
		t.Run(name, func(t *testing.T) { topic(t, place(t)) })
	}
}

func open(t *testing.T, at string) *store.Store {
	s, err := store.Open(t.Context(), at)
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func keeps(t *testing.T, at string) {
	ctx := t.Context()
	s := open(t, at)
	a, b := event("event-a"), event("event-b", func(e *plan.Event) { e.Obligation = "1/KH#2#so-tu-phap#2025-05-31" })
	for _, e := range []plan.Event{a, b} {
		got, added, err := s.AppendEvent(ctx, "1/KH", e)
		require.NoError(t, err)
		assert.True(t, added)
		assert.Equal(t, e, got.Event)
	}
	require.NoError(t, s.Close())
	s = open(t, at)
	got, _, err := s.PlanEvents(ctx, "1/KH", 0)
	require.NoError(t, err)
	require.Len(t, got, 2)
	assert.True(t, got[0].Same(a) && got[0].Recorded.Equal(a.Recorded))
	assert.True(t, got[1].Same(b))
	got, found, err := s.ObligationEvents(ctx, b.Obligation, "", 10)
	require.NoError(t, err)
	assert.True(t, found)
	require.Len(t, got, 1)
	none, _, err := s.PlanEvents(ctx, "2/KH", 0)
	require.NoError(t, err)
	assert.Empty(t, none)
}

func takesOnce(t *testing.T, at string) {
	ctx := t.Context()
	s := open(t, at)
	first := event("event-a")
	_, _, err := s.AppendEvent(ctx, "1/KH", first)
	require.NoError(t, err)
	again, added, err := s.AppendEvent(ctx, "1/KH", event("event-a", func(e *plan.Event) { e.Recorded = e.Recorded.Add(time.Hour) }))
	require.NoError(t, err)
	assert.False(t, added)
	assert.True(t, again.Recorded.Equal(first.Recorded))
	_, _, err = s.AppendEvent(ctx, "1/KH", event("event-a", func(e *plan.Event) { e.Day = form.MustParseDay("2025-03-14") }))
	assert.ErrorIs(t, err, store.KeyReused)
	got, _, err := s.PlanEvents(ctx, "1/KH", 0)
	require.NoError(t, err)
	assert.Len(t, got, 1)
}

func isShared(t *testing.T, at string) {
	ctx := t.Context()
	servers := []*store.Store{open(t, at), open(t, at)}
	var wg sync.WaitGroup
	for c := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 25 {
				// Every event is sent by two clients, to different servers.
				e := event(fmt.Sprintf("event-%d-%d", c/2, i))
				_, _, err := servers[c%2].AppendEvent(ctx, "1/KH", e)
				assert.NoError(t, err)
			}
		}()
	}
	wg.Wait()
	got, _, err := servers[0].PlanEvents(ctx, "1/KH", 0)
	require.NoError(t, err)
	assert.Len(t, got, 4*25)
}

// A reader that asks again and again from its mark, while eight clients write,
// has what one that comes afterwards reads, in the same order.
func goesOn(t *testing.T, at string) {
	ctx := t.Context()
	servers := []*store.Store{open(t, at), open(t, at)}
	var wg sync.WaitGroup
	for c := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 25 {
				_, _, err := servers[c%2].AppendEvent(ctx, "1/KH", event(fmt.Sprintf("event-%d-%d", c, i)))
				assert.NoError(t, err)
			}
		}()
	}
	written := make(chan struct{})
	go func() { wg.Wait(); close(written) }()
	var seen []string
	var mark store.Mark
	for last := false; !last; {
		select {
		case <-written:
			last = true // and read what may have come since
		default:
		}
		more, next, err := servers[0].PlanEvents(ctx, "1/KH", mark)
		require.NoError(t, err)
		mark = next
		for _, e := range more {
			seen = append(seen, e.ID)
		}
	}
	all, end, err := servers[1].PlanEvents(ctx, "1/KH", 0)
	require.NoError(t, err)
	var ids []string
	for _, e := range all {
		ids = append(ids, e.ID)
	}
	assert.Len(t, ids, 8*25)
	assert.Equal(t, ids, seen)
	assert.Equal(t, end, mark)
}

func cannotBeEdited(t *testing.T, at string) {
	ctx := t.Context()
	s := open(t, at)
	_, _, err := s.AppendEvent(ctx, "1/KH", event("event-a"))
	require.NoError(t, err)
	db := raw(t, at)
	for _, q := range []string{`UPDATE log SET name = 'x'`, `DELETE FROM log`} {
		_, err := db.Exec(q)
		require.Error(t, err, q)
		assert.True(t, strings.Contains(err.Error(), "what was recorded is never"), err.Error())
	}
	got, _, err := s.PlanEvents(ctx, "1/KH", 0)
	require.NoError(t, err)
	require.Len(t, got, 1)
	assert.Equal(t, "2025-03-15", got[0].Day.String())
}

func isMadeOnce(t *testing.T, at string) {
	ctx := t.Context()
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			s, err := store.Open(ctx, at)
			if assert.NoError(t, err) {
				_, _, err = s.PlanEvents(ctx, "1/KH", 0)
				assert.NoError(t, err)
				assert.NoError(t, s.Close())
			}
		}()
	}
	wg.Wait()
}

func TestAFolderMayBeNamedInAnyWay(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, folder := range []string{"data", "./a b/../dữ liệu 100%?#", ".", filepath.Join(t.TempDir(), "x")} {
		s, err := store.Open(t.Context(), folder)
		require.NoError(t, err, folder)
		_, _, err = s.AppendEvent(t.Context(), "1/KH", event("event-a"))
		require.NoError(t, err, folder)
		require.NoError(t, s.Close())
		assert.True(t, store.Exists(folder), folder)
	}
}

func TestWhatCannotBeOpenedIsToldOnOneLineWithoutThePassword(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, closed.Close())
	for _, place := range []string{file, "postgres://someone:hidden@" + closed.Addr().String() + "/tthc?sslmode=disable&sslpassword=hidden", "postgres://someone:hidden@[/"} {
		_, err := store.Open(t.Context(), place)
		require.ErrorIs(t, err, store.NotOpened)
		for _, l := range []form.Language{form.Vietnamese, form.English} {
			assert.NotContains(t, form.Message(err, l), "\n")
			assert.NotContains(t, form.Message(err, l), "hidden")
		}
	}
}

// Eight write version 1 of one stream at once: one does, and who sends that again
// is told so. The others learn which version there is.
func refusesOldVersions(t *testing.T, at string) {
	ctx := t.Context()
	servers := []*store.Store{open(t, at), open(t, at)}
	fact := func(n, version int) store.Fact {
		return store.Fact{Kind: store.Plans, Name: "1/KH", Version: version, ID: fmt.Sprint(n), Recorded: "2025-03-16T09:30:00+07:00", Data: fmt.Sprintf(`{"n":%d}`, n)}
	}
	var wg sync.WaitGroup
	winners := make(chan store.Fact, 8)
	for n := range 8 {
		wg.Go(func() {
			kept, added, err := servers[n%2].Append(ctx, fact(n, 1))
			if err == nil && assert.True(t, added) {
				winners <- kept
				return
			}
			var e *form.Error
			if assert.ErrorIs(t, err, store.VersionConflict) && assert.ErrorAs(t, err, &e) {
				assert.Equal(t, "1", e.Value)
			}
		})
	}
	wg.Wait()
	require.Len(t, winners, 1)
	won := <-winners
	kept, added, err := servers[0].Append(ctx, won)
	require.NoError(t, err, "sent again")
	assert.False(t, added)
	assert.Equal(t, won.At, kept.At)
	_, _, err = servers[1].Append(ctx, fact(9, 3))
	require.ErrorIs(t, err, store.VersionConflict, "there is no version 2")
	_, added, err = servers[1].Append(ctx, fact(9, 2))
	require.NoError(t, err)
	assert.True(t, added)
	var read []int
	for f, err := range servers[0].Stream(ctx, store.Plans, "1/KH", 0, 1<<40) {
		require.NoError(t, err)
		read = append(read, f.Version)
	}
	assert.Equal(t, []int{1, 2}, read)
}

func refusesNewerSchema(t *testing.T, at string) {
	require.NoError(t, open(t, at).Close())
	db := raw(t, at)
	_, err := db.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, true)`)
	require.NoError(t, err)
	_, err = store.Open(t.Context(), at)
	require.ErrorIs(t, err, store.NotOpened)
	for _, n := range []string{"99", " 11"} {
		assert.Contains(t, form.Message(err, form.English), n)
		assert.Contains(t, form.Message(err, form.Vietnamese), n)
	}
}

// told is a fact of a dossier.
func told(code string, revision int, data string) store.Fact {
	return store.Fact{Kind: store.Dossiers, Name: "H26", ID: fmt.Sprintf("%s#%d", code, revision), Recorded: "2025-03-16T09:30:00.000+07:00", Data: data}
}

// 130 facts are three statements of SQLite; some of them are there already, one
// says something else, and one stands twice among them.
func takesMany(t *testing.T, at string) {
	ctx := t.Context()
	servers := []*store.Store{open(t, at), open(t, at)}
	var facts []store.Fact
	for i := range 130 {
		facts = append(facts, told(fmt.Sprintf("a-%03d", i), 1, "x"))
	}
	taken, err := servers[0].AppendMany(ctx, store.Many{Facts: facts[:20]})
	require.NoError(t, err)
	assert.Equal(t, store.Taken{Added: 20}, taken)
	facts = append(facts, facts[129], told("a-005", 1, "y"), told("a-006", 1, "X"))
	same := func(kept, sent string) bool { return strings.EqualFold(kept, sent) }
	taken, err = servers[1].AppendMany(ctx, store.Many{Facts: facts, Whole: true, Same: same})
	require.NoError(t, err)
	assert.Zero(t, taken.Added, "one is refused, and so nothing is recorded")
	require.Len(t, taken.Refused, 1)
	assert.ErrorIs(t, taken.Refused[131], store.KeyReused)
	taken, err = servers[1].AppendMany(ctx, store.Many{Facts: facts, Same: same})
	require.NoError(t, err)
	assert.Equal(t, 110, taken.Added)
	assert.Len(t, taken.Refused, 1)
	taken, err = servers[0].AppendMany(ctx, store.Many{Facts: facts[:130]})
	require.NoError(t, err, "sent again")
	assert.Equal(t, store.Taken{Refused: map[int]error{}}, taken)
	_, end, err := servers[0].Last(ctx, 0, store.Dossiers)
	require.NoError(t, err)
	var ids []string
	for f, err := range servers[0].Since(ctx, 0, end, store.Dossiers) {
		require.NoError(t, err)
		assert.Equal(t, "x", f.Data)
		ids = append(ids, f.ID)
	}
	require.Len(t, ids, 130)
	assert.True(t, slices.IsSorted(ids), "in the order in which they were given")
	none, err := servers[0].AppendMany(ctx, store.Many{})
	require.NoError(t, err)
	assert.Zero(t, none.Added)
}

func passesOver(t *testing.T, at string) {
	ctx := t.Context()
	s := open(t, at)
	last, end, err := s.Last(ctx, 0, store.Dossiers)
	require.NoError(t, err)
	assert.Zero(t, last)
	assert.Zero(t, end)
	_, err = s.AppendMany(ctx, store.Many{Facts: []store.Fact{told("a", 1, "1"), told("a", 2, "2"), told("a-b", 1, "3"), told("Ă", 1, "4")}})
	require.NoError(t, err)
	_, _, err = s.AppendEvent(ctx, "1/KH", event("event-a"))
	require.NoError(t, err)
	last, end, err = s.Last(ctx, 0, store.Dossiers)
	require.NoError(t, err)
	assert.Equal(t, end-1, last)
	none, again, err := s.Last(ctx, end, store.Dossiers)
	require.NoError(t, err)
	assert.Zero(t, none)
	assert.Equal(t, end, again)
	read := func(facts iter.Seq2[store.Fact, error]) (all []string) {
		for f, err := range facts {
			require.NoError(t, err)
			all = append(all, f.ID)
		}
		return all
	}
	assert.Equal(t, []string{"a#1", "a#2", "a-b#1", "Ă#1"}, read(s.Since(ctx, 0, end, store.Dossiers)))
	assert.Equal(t, []string{"a#2", "a-b#1"}, read(s.Since(ctx, last-3, last-1, store.Dossiers)))
	assert.Equal(t, []string{"Ă#1", "event-a"}, read(s.Since(ctx, last-1, end, store.Dossiers, store.Progress)))
	of, err := s.LastOf(ctx, store.Stream{Kind: store.Dossiers, Name: "H26"}, store.Stream{Kind: store.Progress, Name: "2/KH"})
	require.NoError(t, err)
	assert.Equal(t, last, of)
	none, err = s.LastOf(ctx, store.Stream{Kind: store.Dossiers, Name: "H27"})
	require.NoError(t, err)
	assert.Zero(t, none)
	assert.Equal(t, []string{"a#1", "a#2"}, read(s.Beginning(ctx, store.Dossiers, "a#")))
	assert.Equal(t, []string{"Ă#1"}, read(s.Beginning(ctx, store.Dossiers, "Ă#")))
	for f, err := range s.Beginning(ctx, store.Dossiers, "Ă#") {
		require.NoError(t, err)
		at, err := time.Parse(time.RFC3339Nano, f.Recorded)
		require.NoError(t, err)
		assert.True(t, at.Equal(time.Date(2025, 3, 16, 9, 30, 0, 0, calendar.Zone())), f.Recorded)
	}
}

// What was recorded before there was one log is in it, in the same order.
func TestEventsOfTheFirstSchemaAreInTheLog(t *testing.T) {
	at := t.TempDir()
	db := raw(t, at)
	first, err := os.ReadFile(filepath.Join("migrations", "sqlite", "00001_events.sql"))
	require.NoError(t, err)
	up, _, _ := strings.Cut(string(first), "-- +goose Down")
	_, err = db.Exec(up + `CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')));
		INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1), (1, 1);`)
	require.NoError(t, err)
	for i, id := range []string{"event-b", "event-a"} {
		e := event(id)
		text, err := e.MarshalJSON()
		require.NoError(t, err)
		_, err = db.Exec(`INSERT INTO progress_events VALUES (?, ?, '1/KH', ?, '2025-03-15', '2025-03-16T09:30:00.125+07:00', ?)`, 10*(i+1), id, string(e.Obligation), string(text))
		require.NoError(t, err)
	}
	s := open(t, at)
	got, mark, err := s.PlanEvents(t.Context(), "1/KH", 0)
	require.NoError(t, err)
	require.Len(t, got, 2)
	assert.Equal(t, []string{"event-b", "event-a"}, []string{got[0].ID, got[1].ID})
	assert.EqualValues(t, 20, mark)
	_, added, err := s.AppendEvent(t.Context(), "1/KH", event("event-a"))
	require.NoError(t, err)
	assert.False(t, added)
	_, added, err = s.AppendEvent(t.Context(), "1/KH", event("event-c"))
	require.NoError(t, err)
	assert.True(t, added)
	_, mark, err = s.PlanEvents(t.Context(), "1/KH", 20)
	require.NoError(t, err)
	assert.EqualValues(t, 21, mark, "numbers go on")
	var schema, whole string
	require.NoError(t, db.QueryRow(`SELECT sql FROM sqlite_schema WHERE name = 'log'`).Scan(&schema))
	assert.NotContains(t, schema, "AUTOINCREMENT", "which costs each commit a page")
	require.NoError(t, db.QueryRow(`PRAGMA integrity_check`).Scan(&whole))
	assert.Equal(t, "ok", whole)
	for _, forbidden := range []string{`UPDATE log SET fact = ''`, `DELETE FROM log`} {
		_, err = db.Exec(forbidden)
		assert.ErrorContains(t, err, "what was recorded is never", forbidden)
	}
}

// raw is the database itself.
func raw(t *testing.T, at string) *sql.DB {
	driver, address := "pgx", at
	if !store.IsPostgres(at) {
		driver, address = "sqlite", filepath.Join(at, store.FileName)
	}
	db, err := sql.Open(driver, address)
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// When there is no room each writer is told so, what was acknowledged is there,
// and what was not is not; with room again all goes on.
func TestAFullDisk(t *testing.T) {
	ctx := t.Context()
	at := t.TempDir()
	s := open(t, at)
	require.NoError(t, s.Bound(60))
	var mu sync.Mutex
	var acknowledged, refused []string
	var wg sync.WaitGroup
	for c := range 8 {
		wg.Go(func() {
			for i := range 100 {
				id := fmt.Sprintf("event-%d-%d", c, i)
				_, _, err := s.AppendEvent(ctx, "1/KH", event(id))
				mu.Lock()
				if err == nil {
					acknowledged = append(acknowledged, id)
				} else if assert.ErrorIs(t, err, store.Full) {
					refused = append(refused, id)
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	assert.NotEmpty(t, acknowledged)
	require.NotEmpty(t, refused)
	ids := func(s *store.Store) (ids []string) {
		events, _, err := s.PlanEvents(ctx, "1/KH", 0)
		require.NoError(t, err)
		for _, e := range events {
			ids = append(ids, e.ID)
		}
		return ids
	}
	assert.ElementsMatch(t, acknowledged, ids(s))
	require.NoError(t, s.Bound(0))
	_, added, err := s.AppendEvent(ctx, "1/KH", event(refused[0]))
	require.NoError(t, err)
	assert.True(t, added)
	require.NoError(t, s.Close())
	assert.ElementsMatch(t, append(acknowledged, refused[0]), ids(open(t, at)), "and after a start")
}

// A database that is gone is an outage, not a fault of who asks.
func TestAnOutage(t *testing.T) {
	s := open(t, t.TempDir())
	require.NoError(t, s.Close())
	_, _, err := s.AppendEvent(t.Context(), "1/KH", event("event-a"))
	require.ErrorIs(t, err, store.Unavailable)
	_, _, err = s.PlanEvents(t.Context(), "1/KH", 0)
	require.ErrorIs(t, err, store.Unavailable)
	_, err = s.End(t.Context())
	require.ErrorIs(t, err, store.Unavailable)
}

// Each of many writers, on two servers, counts what a stream and another one hold
// and records only what it judged by that: no two judge by the same.
func judgesAgain(t *testing.T, at string) {
	servers := []*store.Store{open(t, at), open(t, at)}
	streams := []store.Stream{{Kind: store.Petitions, Name: "A"}, {Kind: store.Petitions, Name: "B"}}
	seen := func(s *store.Store) (n int, end store.Mark) {
		end, err := s.End(t.Context())
		require.NoError(t, err)
		for _, one := range streams {
			for _, err := range s.Stream(t.Context(), one.Kind, one.Name, 0, end) {
				require.NoError(t, err)
				n++
			}
		}
		return n, end
	}
	const writers, each = 6, 15
	var all sync.WaitGroup
	for w := range writers {
		all.Add(1)
		go func() {
			defer all.Done()
			s := servers[w%2]
			for i := range each {
				for {
					n, end := seen(s)
					f := store.Fact{Kind: store.Petitions, Name: streams[w%2].Name, ID: fmt.Sprintf("%d-%d", w, i), Recorded: "2025-03-16T09:30:00.000+07:00",
						Data: fmt.Sprint(n), Judged: store.Judged{At: end, By: streams}}
					var err error
					if i%3 == 0 {
						_, err = s.AppendMany(t.Context(), store.Many{Facts: []store.Fact{f}, Whole: true, Judged: f.Judged})
					} else {
						_, _, err = s.Append(t.Context(), f)
					}
					if err == nil {
						break
					}
					if !assert.ErrorIs(t, err, store.Overtaken) {
						return
					}
				}
			}
		}()
	}
	all.Wait()
	_, end := seen(servers[0])
	n := 0
	for f, err := range servers[0].Since(t.Context(), 0, end, store.Petitions) {
		require.NoError(t, err)
		assert.Equal(t, fmt.Sprint(n), f.Data, "judged by all that was there")
		n++
	}
	assert.Equal(t, writers*each, n)

	// Sent again it is the fact that was recorded, whatever came since.
	again := store.Fact{Kind: store.Petitions, Name: "A", ID: "0-0", Recorded: "2025-03-16T09:30:00.000+07:00", Judged: store.Judged{By: streams}}
	_, added, err := servers[0].Append(t.Context(), again)
	assert.NoError(t, err)
	assert.False(t, added)
	// A stream that nothing came to stops nobody; one of another kind neither.
	for i, by := range []store.Stream{{Kind: store.Petitions, Name: "C"}, {Kind: store.Routes, Name: "A"}} {
		_, added, err = servers[1].Append(t.Context(), store.Fact{Kind: store.Routes, Name: "r", ID: fmt.Sprint("r", i), Recorded: again.Recorded, Judged: store.Judged{By: []store.Stream{by}}})
		assert.NoError(t, err)
		assert.True(t, added)
	}
}

// The scheme of an address is one in any case (RFC 3986, 3.1).
func TestTheSchemeOfAnAddress(t *testing.T) {
	for place, is := range map[string]bool{"postgres://a/b": true, "POSTGRES://a/b": true, "PostgreSQL://a/b": true, "postgres": false, "./postgres:/x": false, "mysql://a/b": false} {
		assert.Equal(t, is, store.IsPostgres(place), place)
	}
	_, err := store.Open(t.Context(), "PostgreSQL://nobody@127.0.0.1:1/none?connect_timeout=1")
	require.ErrorIs(t, err, store.NotOpened)
	assert.Contains(t, err.Error(), "127.0.0.1:1")
	assert.NotContains(t, err.Error(), "nobody@")
}
