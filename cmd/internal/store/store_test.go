package store_test

import (
	"database/sql"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Each store must pass the same tests. TTHC_TEST_POSTGRES is the postgres://
// address of a database server on which the tests may make databases; without
// one that store is skipped, unless TTHC_TEST_ALL says that everything must run.
func TestStores(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) { conform(t, func(t *testing.T) string { return t.TempDir() }) })
	t.Run("postgres", func(t *testing.T) {
		server := os.Getenv("TTHC_TEST_POSTGRES")
		if server == "" {
			if os.Getenv("TTHC_TEST_ALL") != "" {
				t.Fatal("TTHC_TEST_POSTGRES names no PostgreSQL server")
			}
			t.Skip("TTHC_TEST_POSTGRES names no PostgreSQL server")
		}
		n := 0
		conform(t, func(t *testing.T) string {
			n++
			return newDatabase(t, server, fmt.Sprintf("tthc_test_%d_%d", os.Getpid(), n))
		})
	})
}

func newDatabase(t *testing.T, server, name string) string {
	db, err := sql.Open("pgx", server)
	require.NoError(t, err)
	_, err = db.Exec(`CREATE DATABASE ` + name)
	require.NoError(t, err)
	t.Cleanup(func() {
		_, err := db.Exec(`DROP DATABASE ` + name + ` WITH (FORCE)`)
		assert.NoError(t, err)
		assert.NoError(t, db.Close())
	})
	address, err := url.Parse(server)
	require.NoError(t, err)
	address.Path = "/" + name
	return address.String()
}

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
		got, added, err := s.Append(ctx, "1/KH", e)
		require.NoError(t, err)
		assert.True(t, added)
		assert.Equal(t, e, got)
	}
	require.NoError(t, s.Close())
	s = open(t, at)
	got, _, err := s.PlanEvents(ctx, "1/KH", 0)
	require.NoError(t, err)
	require.Len(t, got, 2)
	assert.True(t, got[0].Same(a) && got[0].Recorded.Equal(a.Recorded))
	assert.True(t, got[1].Same(b))
	got, err = s.ObligationEvents(ctx, b.Obligation)
	require.NoError(t, err)
	require.Len(t, got, 1)
	none, _, err := s.PlanEvents(ctx, "2/KH", 0)
	require.NoError(t, err)
	assert.Empty(t, none)
}

func takesOnce(t *testing.T, at string) {
	ctx := t.Context()
	s := open(t, at)
	first := event("event-a")
	_, _, err := s.Append(ctx, "1/KH", first)
	require.NoError(t, err)
	again, added, err := s.Append(ctx, "1/KH", event("event-a", func(e *plan.Event) { e.Recorded = e.Recorded.Add(time.Hour) }))
	require.NoError(t, err)
	assert.False(t, added)
	assert.True(t, again.Recorded.Equal(first.Recorded))
	_, _, err = s.Append(ctx, "1/KH", event("event-a", func(e *plan.Event) { e.Day = form.MustParseDay("2025-03-14") }))
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
				_, _, err := servers[c%2].Append(ctx, "1/KH", e)
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
				_, _, err := servers[c%2].Append(ctx, "1/KH", event(fmt.Sprintf("event-%d-%d", c, i)))
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
	_, _, err := s.Append(ctx, "1/KH", event("event-a"))
	require.NoError(t, err)
	driver, address := "pgx", at
	if !store.IsPostgres(at) {
		driver, address = "sqlite", filepath.Join(at, store.FileName)
	}
	db, err := sql.Open(driver, address)
	require.NoError(t, err)
	defer db.Close()
	for _, q := range []string{`UPDATE progress_events SET day = '2025-01-01'`, `DELETE FROM progress_events`} {
		_, err := db.Exec(q)
		require.Error(t, err, q)
		assert.True(t, strings.Contains(err.Error(), "recorded events are never"), err.Error())
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
		_, _, err = s.Append(t.Context(), "1/KH", event("event-a"))
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
