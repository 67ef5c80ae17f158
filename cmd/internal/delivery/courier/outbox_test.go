package courier_test

import (
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/courier"
	"github.com/caicach/tthc/cmd/internal/delivery/outbox"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
)

// The databases keep what the model keeps, whatever is asked of them.
func TestOutboxDoesAsTheModel(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		s, err := store.Open(t.Context(), place(t))
		require.NoError(t, err)
		defer s.Close()
		kept := s.Outbox()
		var run atomic.Int64
		rapid.Check(t, func(t *rapid.T) {
			id := fmt.Sprint("s", run.Add(1))
			m := newModel(id)
			ctx := t.Context()
			require.NoError(t, kept.Add(ctx, id, outbox.Secret{Key: id, Box: "box"}))
			defer func() { // of all others nothing is owed
				_, err := kept.Writes.Exec(`DELETE FROM deliveries`)
				require.NoError(t, err)
			}()
			now := time.UnixMilli(start.UnixMilli())
			subject := rapid.Custom(func(t *rapid.T) delivery.Subject {
				return delivery.Subject{Kind: rapid.SampledFrom(delivery.SubjectKinds()).Draw(t, "kind"), Code: rapid.SampledFrom([]string{"a", "B", "Đ", "á"}).Draw(t, "code")}
			})
			end := delivery.Mark(0)
			var lines []delivery.Line
			t.Repeat(map[string]func(*rapid.T){
				"later": func(t *rapid.T) {
					now = now.Add(time.Duration(rapid.IntRange(0, 10_000).Draw(t, "seconds")) * time.Second)
				},
				"spread": func(t *rapid.T) {
					after := rapid.SampledFrom([]delivery.Mark{end, end, end, max(end-1, 0)}).Draw(t, "after")
					upTo := after + delivery.Mark(rapid.IntRange(1, 5).Draw(t, "facts"))
					came := map[delivery.Subject]delivery.Mark{}
					for _, one := range rapid.SliceOfN(subject, 0, 5).Draw(t, "came") {
						came[one] = delivery.Mark(rapid.Int64Range(int64(after)+1, int64(upTo)).Draw(t, "at"))
					}
					require.NoError(t, kept.Spread(ctx, id, after, upTo, came, now))
					require.NoError(t, m.Spread(ctx, id, after, upTo, came, now))
					end = m.seen[id]
				},
				"take": func(t *rapid.T) {
					l := courier.Lease{Holder: rapid.SampledFrom([]string{"h1", "h2"}).Draw(t, "holder"), Now: now, Until: now.Add(2 * time.Minute)}
					most := rapid.IntRange(1, 4).Draw(t, "most")
					got, err := kept.Take(ctx, id, l, most)
					require.NoError(t, err)
					want, err := m.Take(ctx, id, l, most)
					require.NoError(t, err)
					require.ElementsMatch(t, want, got)
					lines = append(lines, got...)
				},
				"settle": func(t *rapid.T) {
					if len(lines) == 0 {
						t.Skip()
					}
					line := rapid.SampledFrom(lines).Draw(t, "line")
					if rapid.Bool().Draw(t, "fails") {
						line = line.Failed(now, "503")
					} else {
						line = line.Acknowledged(delivery.Mark(rapid.Int64Range(int64(line.Done), int64(line.Owed)).Draw(t, "done")))
					}
					l := courier.Lease{Holder: rapid.SampledFrom([]string{"h1", "h2"}).Draw(t, "holder"), Now: now, Until: now.Add(2 * time.Minute)}
					keep := rapid.Bool().Draw(t, "keep")
					got, held, err := kept.Settle(ctx, id, l, line, keep)
					require.NoError(t, err)
					want, wanted, err := m.Settle(ctx, id, l, line, keep)
					require.NoError(t, err)
					require.Equal(t, wanted, held)
					require.Equal(t, want, got)
				},
				"repeat": func(t *rapid.T) {
					one := rapid.OneOf(rapid.Just(delivery.Subject{}), subject).Draw(t, "one")
					got, err := kept.Repeat(ctx, id, one)
					require.NoError(t, err)
					want, err := m.Repeat(ctx, id, one)
					require.NoError(t, err)
					require.Equal(t, want, got)
				},
				"": func(t *rapid.T) {
					got, err := kept.Failing(ctx, id)
					require.NoError(t, err)
					want, err := m.Failing(ctx, id)
					require.NoError(t, err)
					require.Equal(t, want, got)
					seen, err := kept.Seen(ctx, id)
					require.NoError(t, err)
					require.Equal(t, m.seen[id], seen)
					owed, err := kept.Owed(ctx)
					require.NoError(t, err)
					require.Equal(t, m.owed(id), owed)
				},
			})
		})
		// What is dropped leaves nothing, and no other is touched.
		mine, other := outbox.Secret{Key: "s1", Box: "box"}, outbox.Secret{Key: "s1", Box: "another"}
		secret := func(id string) any {
			secret, found, err := kept.Secret(t.Context(), id)
			require.NoError(t, err)
			if !found {
				return nil
			}
			return secret
		}
		assert.Equal(t, mine, secret("s1"))
		for _, want := range []bool{true, false} { // of two who replace the same one does
			done, err := kept.Replace(t.Context(), "s1", mine, other)
			require.NoError(t, err)
			assert.Equal(t, want, done)
		}
		assert.Equal(t, other, secret("s1"))
		require.NoError(t, kept.Add(t.Context(), "old", outbox.Secret{Box: "as it was"}))
		require.NoError(t, kept.Add(t.Context(), "none", outbox.Secret{}))
		plain, err := kept.Plain(t.Context())
		require.NoError(t, err)
		assert.Equal(t, []string{"old"}, plain)
		require.NoError(t, kept.Drop(t.Context(), "s1"))
		assert.Nil(t, secret("s1"))
		lines, err := kept.Take(t.Context(), "s1", courier.Lease{Holder: "h", Now: start.AddDate(1, 0, 0), Until: start.AddDate(2, 0, 0)}, 100)
		require.NoError(t, err)
		assert.Empty(t, lines)
		assert.Equal(t, outbox.Secret{Key: "s2", Box: "box"}, secret("s2"))
	})
}
