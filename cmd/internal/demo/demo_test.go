package demo_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/demo"
	"github.com/caicach/tthc/cmd/internal/demo/province"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/lite"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/form"
)

// filled is a demo in a database of its own.
func filled(t testing.TB) demo.Rooms {
	s, err := store.OpenBy(t.Context(), t.TempDir(), lite.SQLite{Driver: "sqlite", Pragmas: []string{"synchronous(OFF)"}})
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	c := &demo.Clock{}
	l := ledger.New(ledger.Options{Plans: catalog.Plans(), Store: s, Now: c.Now})
	by, err := seal.ParseMaster(seal.NewMaster(1))
	require.NoError(t, err)
	vault, err := seal.NewVault(t.Context(), s.Seals(), by)
	require.NoError(t, err)
	r := demo.Rooms{Ledger: l, Book: casebook.Sealed(casebook.New(l), vault), Roster: roster.New(s, c.Now), Clock: c}
	require.NoError(t, demo.Fill(t.Context(), r))
	return r
}

// What is random by nature, by the kinds of facts: it is left out where two demos are
// compared. All else is the same, byte by byte.
var random = map[store.Kind]func(*store.Fact){
	// Tokens, subscriptions and calendars are known by identifiers that the server draws,
	// tokens and calendars by the hash of a secret.
	store.Access:        func(f *store.Fact) { f.ID, f.Data = "", without(f.Data, "id", "hash") },
	store.Subscriptions: func(f *store.Fact) { f.ID, f.Data = "", without(f.Data, "id") },
	store.Calendars:     func(f *store.Fact) { f.ID, f.Data = "", without(f.Data, "id", "hash") },
	// What people wrote is sealed, and known by a digest, under a key of its own: it is
	// compared as it was written (whole).
	store.Petitions: func(f *store.Fact) { f.ID, f.Data = "", "" },
	// That somebody read a petition has an identifier that is drawn.
	store.Readings: func(f *store.Fact) { f.ID = "" },
	// A file lies under an identifier that is drawn. One of a petition is sealed, as what
	// people wrote is; that of a duty is not.
	store.Attachments: func(f *store.Fact) {
		f.Data = without(f.Data, "file")
		if _, err := petition.ParseCode(f.Name); err == nil {
			f.Data = ""
		}
	},
}

// without is a JSON object without the texts of some fields.
func without(data string, fields ...string) string {
	for _, name := range fields {
		before, rest, ok := strings.Cut(data, `"`+name+`":"`)
		_, after, _ := strings.Cut(rest, `"`)
		if ok {
			data = before + after
		}
	}
	return data
}

// facts is all that a demo recorded.
func facts(t *testing.T, r demo.Rooms) (all []store.Fact) {
	s := r.Ledger.Store()
	end, err := s.End(t.Context())
	require.NoError(t, err)
	kinds := []store.Kind{store.Progress, store.Plans, store.Drafts, store.Dossiers, store.Observations, store.Closings, store.Notices, store.Bodies, store.Petitions, store.Publications,
		store.Routes, store.Erasures, store.Readings, store.Denials, store.Access, store.Subscriptions, store.Calendars, store.Tellings, store.Demo, store.Attachments}
	for f, err := range s.Since(t.Context(), 0, end, kinds...) {
		require.NoError(t, err)
		if leave, ok := random[f.Kind]; ok {
			leave(&f)
		}
		all = append(all, f)
	}
	require.EqualValues(t, end, len(all), "every kind of fact is looked at")
	return all
}

// whole is what happened to all petitions, in every word.
func whole(t *testing.T, r demo.Rooms) (all []string) {
	v, err := r.Book.At(t.Context())
	require.NoError(t, err)
	for pet := range v.Petitions(form.NoDay) {
		p, err := v.Whole(t.Context(), pet.Code())
		require.NoError(t, err)
		for _, e := range p.Events() {
			line, err := e.MarshalJSON()
			require.NoError(t, err)
			all = append(all, string(line))
		}
	}
	return all
}

func TestTheDemoIsTheSameEveryTime(t *testing.T) {
	var rooms [2]demo.Rooms
	var both sync.WaitGroup
	for i := range rooms {
		both.Go(func() { rooms[i] = filled(t) })
	}
	both.Wait()
	one, other := facts(t, rooms[0]), facts(t, rooms[1])
	require.Len(t, other, len(one))
	for i := range one {
		require.Equal(t, one[i], other[i], "row %d", i+1)
	}
	assert.Equal(t, whole(t, rooms[0]), whole(t, rooms[1]))
	t.Logf("%d facts", len(one))

	t.Run("it says what it is", func(t *testing.T) {
		made, err := demo.Is(t.Context(), rooms[0].Ledger.Store())
		require.NoError(t, err)
		assert.True(t, made)
		assert.Equal(t, store.Demo, one[0].Kind)
		real, err := store.Open(t.Context(), t.TempDir())
		require.NoError(t, err)
		defer real.Close()
		made, err = demo.Is(t.Context(), real)
		require.NoError(t, err)
		assert.False(t, made)
	})
	t.Run("everything is in it", func(t *testing.T) { everything(t, rooms[0]) })
	t.Run("every operation", func(t *testing.T) { operations(t, rooms[0]) })
}

// Whoever looks finds each state of a petition, each status of a duty, and each thing
// that may have happened to one of them.
func everything(t *testing.T, r demo.Rooms) {
	assert.Equal(t, "2026-11-27", r.Ledger.Today().String())
	began := r.Clock.Now()
	assert.False(t, began.Before(demo.Opening()))
	assert.Eventually(t, func() bool { return r.Clock.Now().After(began) }, time.Second, time.Millisecond, "it runs on")
	known, err := r.Ledger.At(t.Context())
	require.NoError(t, err)
	for _, number := range []string{"04/KH-UBND", "05/KH-UBND", "240/QĐ-TTg"} {
		q := plan.DueQuery{AsOf: r.Ledger.Today(), ObligationQuery: plan.ObligationQuery{Expand: true}}
		if number == "240/QĐ-TTg" {
			q.Only = "H99"
		}
		list, err := known.Due(t.Context(), number, "", q)
		require.NoError(t, err)
		statuses := map[plan.Status]int{}
		for _, row := range list {
			statuses[row.Status]++
		}
		for _, s := range plan.Statuses() {
			assert.NotZero(t, statuses[s], "%s of %s: %v", s, number, statuses)
		}
	}
	happened := map[plan.EventType]bool{}
	for _, f := range facts(t, r) {
		if f.Kind == store.Progress {
			e, err := plan.ReadEvent([]byte(f.Data))
			require.NoError(t, err)
			happened[e.Type] = true
		}
	}
	for _, kind := range plan.EventTypes() {
		if kind != plan.EventHappened && kind != plan.EventCorrected { // no task waits for an event; what was wrong is replaced
			assert.True(t, happened[kind], kind)
		}
	}

	v, err := r.Book.At(t.Context())
	require.NoError(t, err)
	states, types := map[petition.State]int{}, map[petition.EventType]int{}
	for pet := range v.Petitions(form.NoDay) {
		states[pet.State()]++
		for _, e := range pet.Events() {
			types[e.Type]++
		}
	}
	for _, s := range petition.States() {
		if s != petition.StateNone {
			assert.NotZero(t, states[s], s)
		}
	}
	for _, kind := range petition.EventTypes() {
		assert.NotZero(t, types[kind], kind)
	}

	// A duty and a commune that ended have somebody who goes on with them.
	a := known.Bodies().Answers("H99.61", r.Ledger.Today())
	require.Len(t, a.Bodies, 1)
	assert.Equal(t, province.Ward, a.Bodies[0].ID())
	assert.Equal(t, "Sở Nông nghiệp và Môi trường tỉnh Ví Dụ", known.Bodies().ByID("H99.05").Name(r.Ledger.Today()))
}
