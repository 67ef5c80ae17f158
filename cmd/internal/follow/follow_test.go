package follow_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/follow"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
	"github.com/caicach/tthc/schedule/form"
)

type seat struct {
	Number int    `json:"number"`
	Who    string `json:"who"`
}

func (s seat) Key() string { return fmt.Sprint("seat#", s.Number) }

var seats = form.Of[seat](1)

func room(s *store.Store) *follow.Stream[[]string, seat] {
	return follow.New(nil, follow.Options[[]string, seat]{Store: s, Now: func() time.Time { return time.Date(2025, 6, 2, 8, 0, 0, 0, time.UTC) }, Kind: store.Access, Name: "room", Form: seats,
		Take: func(was []string, some []follow.Change[seat]) []string {
			all := slices.Clone(was)
			for _, one := range some {
				all = append(all, fmt.Sprintf("%d %s", one.What.Number, one.What.Who))
			}
			return all
		}})
}

// Two servers give twenty seats to whoever comes first: each is given once, and both
// say the same of whose it is.
func TestOfTwoWhoChangeTheSameOneDoes(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		where := place(t)
		var rooms []*follow.Stream[[]string, seat]
		for range 2 {
			s, err := store.Open(t.Context(), where)
			require.NoError(t, err)
			t.Cleanup(func() { _ = s.Close() })
			rooms = append(rooms, room(s))
		}
		const most = 20
		var all sync.WaitGroup
		for i := range 8 {
			all.Go(func() {
				for full := false; !full; {
					_, err := rooms[i%2].Record(t.Context(), func(was []string) (seat, bool, error) {
						full = len(was) == most
						return seat{len(was), fmt.Sprint("guest ", i)}, !full, nil
					})
					assert.NoError(t, err)
				}
			})
		}
		all.Wait()
		one, err := rooms[0].At(t.Context(), 0)
		require.NoError(t, err)
		other, err := rooms[1].At(t.Context(), 0)
		require.NoError(t, err)
		assert.Equal(t, one, other)
		require.Len(t, one, most)
		for i, s := range one {
			assert.Regexp(t, fmt.Sprintf(`^%d guest \d$`, i), s)
		}
		// What others did may stay unseen for a while, and what one did oneself may not.
		seen, err := rooms[0].At(t.Context(), time.Hour)
		require.NoError(t, err)
		assert.Len(t, seen, most)
		_, err = rooms[1].Record(t.Context(), func([]string) (seat, bool, error) { return seat{most, "late"}, true, nil })
		require.NoError(t, err)
		seen, err = rooms[0].At(t.Context(), time.Hour)
		require.NoError(t, err)
		assert.Len(t, seen, most)
		seen, err = rooms[1].At(t.Context(), time.Hour)
		require.NoError(t, err)
		assert.Len(t, seen, most+1)
		assert.Len(t, one, most, "what somebody reads does not change")
	})
}

func TestWithoutADatabaseNothingIsRecorded(t *testing.T) {
	r := room(nil)
	all, err := r.At(t.Context(), 0)
	require.NoError(t, err)
	assert.Empty(t, all)
	_, err = r.Record(t.Context(), func([]string) (seat, bool, error) { return seat{}, true, nil })
	assert.ErrorIs(t, err, form.Code("read-only"))
}
