package casebook_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Each store must pass the same tests.
func TestBooks(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		for topic, test := range map[string]func(*testing.T, string){
			"of two links that lead in a circle one is refused": linksNeverLeadInACircle,
			"of many who take it on at once one does":           isTakenOnOnce,
			"servers see one another, and a start reads all":    isShared,
			"a review is of what was seen":                      reviewsWhatWasSeen,
			"of two tables of routes one is put":                putsOneTable,
			"a notice moves what is due":                        followsTheLaw,
		} {
			t.Run(topic, func(t *testing.T) { test(t, place(t)) })
		}
	})
}

// server is a server on a database, on Monday 30 June 2025.
type server struct {
	*casebook.Book
	ledger *ledger.Ledger
}

func open(t *testing.T, place string) server {
	s, _ := sealing(t, place, master)
	return s
}

var master = seal.NewMaster(1)

func code(n int) petition.Code { return petition.NewCode(form.MustParseDay("2025-06-02"), n) }

// event is an event in JSON, of a type at a time.
func event(t *testing.T, n int, at, more string) petition.Event {
	e, err := petition.ReadEvent(fmt.Appendf(nil, `{"v":1,"code":"%s","at":"2025-06-%s:00+07:00",%s}`, code(n), at, more))
	require.NoError(t, err)
	return e
}

func submitted(t *testing.T, n int) petition.Event {
	return event(t, n, "02T08:00", `"type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"Gửi từ 0912345678","sender":{"type":"citizen","name":"Người Gửi","address":"Số 1 phố Thử","phone":"0900000000","email":"a@example.vn"}`)
}

func (s server) take(t *testing.T, events ...petition.Event) {
	for _, e := range events {
		added, err := s.Record(t.Context(), e)
		require.NoError(t, err)
		assert.True(t, added)
	}
}

func (s server) at(t *testing.T) *casebook.View {
	v, err := s.At(t.Context())
	require.NoError(t, err)
	return v
}

// The link of each is allowed by what was there before the other.
func linksNeverLeadInACircle(t *testing.T, place string) {
	servers := []server{open(t, place), open(t, place)}
	for round := range 15 {
		a, b := 2*round+1, 2*round+2
		servers[0].take(t, submitted(t, a), submitted(t, b))
		links := []petition.Event{event(t, a, "04T08:00", fmt.Sprintf(`"type":"duplicate-linked","by":"H26","of":"%s"`, code(b))),
			event(t, b, "04T08:00", fmt.Sprintf(`"type":"duplicate-linked","by":"H26","of":"%s"`, code(a)))}
		errs := make([]error, 2)
		var both sync.WaitGroup
		for i := range links {
			both.Go(func() {
				if round%3 == 0 {
					_, _, errs[i] = servers[i].RecordMany(t.Context(), lines(links[i]))
					return
				}
				_, errs[i] = servers[i].Record(t.Context(), links[i])
			})
		}
		both.Wait()
		refused := 0
		for _, err := range errs {
			if err != nil {
				refused++
				assert.ErrorIs(t, err, petition.RuleDuplicate)
			}
		}
		assert.Equal(t, 1, refused, "round %d: %v", round, errs)
		for _, s := range servers {
			x, y := s.at(t).Find(code(a)).State(), s.at(t).Find(code(b)).State()
			assert.NotEqual(t, x, y)
			assert.ElementsMatch(t, []petition.State{petition.StateDuplicate, petition.StateSubmitted}, []petition.State{x, y})
		}
	}
}

func lines(events ...petition.Event) func(func(petition.Line, error) bool) {
	return func(yield func(petition.Line, error) bool) {
		for i, e := range events {
			if !yield(petition.Line{Number: i + 1, Event: e}, nil) {
				return
			}
		}
	}
}

// Each takes it on with another note: only the first finds it waiting.
func isTakenOnOnce(t *testing.T, place string) {
	servers := []server{open(t, place), open(t, place)}
	servers[0].take(t, submitted(t, 1))
	var all sync.WaitGroup
	var mu sync.Mutex
	taken := 0
	for i := range 16 {
		all.Go(func() {
			added, err := servers[i%2].Record(t.Context(), event(t, 1, "03T08:00", fmt.Sprintf(`"type":"accepted","by":"H26","content":"cán bộ %d"`, i)))
			if !added {
				assert.ErrorIs(t, err, petition.RuleState)
				return
			}
			mu.Lock()
			taken++
			mu.Unlock()
		})
	}
	all.Wait()
	assert.Equal(t, 1, taken)
	whole, err := servers[1].at(t).Whole(t.Context(), code(1))
	require.NoError(t, err)
	assert.Equal(t, 2, whole.Len())
}

func isShared(t *testing.T, place string) {
	a, b := open(t, place), open(t, place)
	a.take(t, submitted(t, 1))
	accepted := event(t, 1, "03T08:00", `"type":"accepted","by":"H26"`)
	b.take(t, accepted)
	added, err := a.Record(t.Context(), accepted)
	require.NoError(t, err)
	assert.False(t, added, "what another server recorded was told")
	n, known, err := a.RecordMany(t.Context(), lines(submitted(t, 2), submitted(t, 1), submitted(t, 3)))
	require.NoError(t, err)
	assert.Equal(t, [2]int{2, 1}, [2]int{n, known})
	b.take(t, event(t, 3, "04T08:00", fmt.Sprintf(`"type":"duplicate-linked","by":"H26","of":"%s"`, code(2))))
	again := open(t, place)
	for _, s := range []server{a, b, again} {
		v := s.at(t)
		var rows []string
		for pet := range v.Petitions(form.NoDay) {
			rows = append(rows, pet.Code().String()+" "+pet.State().String())
			assert.NotContains(t, pet.Content(), "0912345678", "no word of it is in memory")
			assert.NotContains(t, fmt.Sprint(pet.Sender().Identity), "Người Gửi")
		}
		assert.Equal(t, []string{"PAKN.20250602.0001 accepted", "PAKN.20250602.0002 submitted", "PAKN.20250602.0003 duplicate-linked"}, rows)
		// Accepted: the answer by three clocks. Submitted: the decision, and the
		// answer by two. A duplicate: its own two.
		assert.Len(t, v.Items(form.MustParseDay("2025-06-30")), 3+3+2)
		assert.Len(t, v.Items(form.MustParseDay("2025-06-03")), 3+3+3, "nothing was linked yet")
		whole, err := v.Whole(t.Context(), code(1))
		require.NoError(t, err)
		assert.Equal(t, "Gửi từ 0912345678", whole.Content())
		_, err = v.Petition(code(9), form.NoDay)
		assert.ErrorIs(t, err, casebook.Unknown)
		_, err = v.Whole(t.Context(), code(9))
		assert.ErrorIs(t, err, casebook.Unknown)
	}
}

// Whoever records a review while something happens to the petition, or while somebody
// else reviews it, is told, and the review is of the texts that were seen.
func reviewsWhatWasSeen(t *testing.T, place string) {
	a, b := open(t, place), open(t, place)
	a.take(t, submitted(t, 1), event(t, 1, "03T08:00", `"type":"accepted","by":"H26"`),
		event(t, 1, "04T08:00", `"type":"answered","by":"H26","document":"1/TL","content":"Trả lời ông Người Gửi","outcome":"recommended"`))
	draft, err := a.at(t).Draft(t.Context(), code(1))
	require.NoError(t, err)
	require.NoError(t, draft.Keeps)
	_, added, err := a.Publish(t.Context(), code(1), draft.Review(), 3)
	require.NoError(t, err)
	assert.True(t, added)
	_, _, err = b.Publish(t.Context(), code(1), desk.Review{}, 3)
	require.ErrorIs(t, err, store.VersionConflict, "it would unmask what the first masked")
	_, added, err = b.Publish(t.Context(), code(1), draft.Review(), 3)
	require.NoError(t, err, "sent again")
	assert.False(t, added)
	later, err := b.at(t).Draft(t.Context(), code(1))
	require.NoError(t, err)
	require.Equal(t, 4, later.Version, "three events, one review")
	var all sync.WaitGroup
	var done [2]atomic.Int32
	for i := range 8 { // two reviewers who saw the same, each sending theirs again
		all.Go(func() {
			review := desk.Review{}
			if i%2 == 0 {
				review = desk.Review{Content: draft.Review().Content}
			}
			_, _, err := []server{a, b}[i/4].Publish(t.Context(), code(1), review, 4)
			if err == nil {
				done[i%2].Add(1)
				return
			}
			assert.ErrorIs(t, err, store.VersionConflict)
		})
	}
	all.Wait()
	assert.ElementsMatch(t, []int32{0, 4}, []int32{done[0].Load(), done[1].Load()}, "one of them was faster")
	_, added, err = b.Publish(t.Context(), code(1), draft.Review(), 5)
	require.NoError(t, err)
	b.take(t, event(t, 1, "05T08:00", `"type":"published","by":"H26"`))
	shown, ok := a.at(t).Public(code(1))
	require.True(t, ok, added)
	assert.Equal(t, "Gửi từ [số điện thoại]", shown.Content, "the last review stands")
	assert.Equal(t, "Trả lời ông [họ tên]", shown.Answer.Content)
	_, _, err = a.Publish(t.Context(), code(1), draft.Review(), 6)
	assert.ErrorIs(t, err, store.VersionConflict)
	assert.Len(t, a.at(t).Published(casebook.PublicQuery{}), 1)
	assert.Empty(t, a.at(t).Published(casebook.PublicQuery{Text: "0912345678"}))
}

func putsOneTable(t *testing.T, place string) {
	a, b := open(t, place), open(t, place)
	first, err := casebook.ReadRoutes([]byte(`{"v":1,"routes":[{"body":"G22"}]}`))
	require.NoError(t, err)
	second, err := casebook.ReadRoutes([]byte(`{"v":1,"routes":[{"body":"G06"}]}`))
	require.NoError(t, err)
	version, err := a.PutRoutes(t.Context(), first, 0)
	require.NoError(t, err)
	assert.Equal(t, 1, version)
	_, err = b.PutRoutes(t.Context(), second, 0)
	assert.ErrorIs(t, err, store.VersionConflict)
	version, err = b.PutRoutes(t.Context(), first, 0)
	require.NoError(t, err, "sent again")
	assert.Equal(t, 1, version)
	version, err = b.PutRoutes(t.Context(), second, 1)
	require.NoError(t, err)
	assert.Equal(t, 2, version)
	assert.Equal(t, second.Routes, a.at(t).Routes().Table)
}

// The answer is due on Monday 23 June; a day off on Friday the 20th makes it the
// 24th, on every server.
func followsTheLaw(t *testing.T, place string) {
	a, b := open(t, place), open(t, place)
	a.take(t, submitted(t, 1))
	due := func(s server) string {
		for _, i := range s.at(t).Items(form.MustParseDay("2025-06-30")) {
			if i.Clock == petition.PetitionerClock {
				return i.Due().String()
			}
		}
		return ""
	}
	assert.Equal(t, "2025-06-23", due(b))
	notices, err := calendar.ReadNotices([]byte(`{"v":1,"notices":[{"number":"1/TB","issued":"2025-06-01","issuer":"Bộ Nội vụ","days":[{"day":"2025-06-20","kind":"statutory","reason":{"vi":"nghỉ","en":"day off"}}]}]}`))
	require.NoError(t, err)
	_, err = a.ledger.AddNotices(t.Context(), notices, false)
	require.NoError(t, err)
	assert.Equal(t, "2025-06-24", due(a))
	assert.Equal(t, "2025-06-24", due(b))
}

// A ledger without a store has no petitions and takes none.
func TestNothingRecorded(t *testing.T) {
	b := casebook.New(ledger.New(ledger.Options{Now: time.Now}))
	v, err := b.At(t.Context())
	require.NoError(t, err)
	assert.Empty(t, v.Items(form.MustParseDay("2025-06-30")))
	_, err = b.Record(t.Context(), submitted(t, 1))
	assert.ErrorIs(t, err, ledger.NothingRecorded)
	_, _, err = b.RecordMany(t.Context(), lines(submitted(t, 1)))
	assert.ErrorIs(t, err, ledger.NothingRecorded)
	_, _, err = b.Publish(t.Context(), code(1), desk.Review{}, 1)
	assert.ErrorIs(t, err, ledger.NothingRecorded)
	_, err = b.PutRoutes(t.Context(), casebook.RouteTable{}, 0)
	assert.ErrorIs(t, err, ledger.NothingRecorded)
}
