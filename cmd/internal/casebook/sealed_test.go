package casebook_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/schedule/calendar"
)

// sealing is a server that seals, and its store.
func sealing(t *testing.T, place, master string) (server, *store.Store) {
	s, err := store.Open(t.Context(), place)
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	by, err := seal.ParseMaster(master)
	require.NoError(t, err)
	vault, err := seal.NewVault(t.Context(), s.Seals(), by)
	require.NoError(t, err)
	l := ledger.New(ledger.Options{Store: s, Now: func() time.Time { return time.Date(2025, 6, 30, 9, 0, 0, 0, calendar.Zone()) }})
	return server{casebook.Sealed(casebook.New(l), vault), l}, s
}

// words stand in every field of the petitions below in which somebody writes.
var words = []string{"Nộidung", "Đềxuất", "Đánhdấu", "Dấuvết", "0977123456", "danhdau@example.vn", "Bổsung", "Trảlời"}

func marked(t *testing.T, n int) []petition.Event {
	sender := `"sender":{"type":"citizen","name":"Trần Thị Đánhdấu","address":"Số 7 phố Dấuvết","phone":"0977123456","email":"danhdau@example.vn"}`
	return []petition.Event{
		event(t, n, "02T08:00", `"type":"submitted","to":"H26","kind":"recommendation","subject":"procedure","channel":"portal","content":"Nộidung","proposal":"Đềxuất",`+sender),
		event(t, n, "03T08:00", `"type":"supplement-requested","by":"H26","content":"Bổsung của bà Đánhdấu"`),
		event(t, n, "04T08:00", `"type":"supplemented","content":"Bổsung",`+sender),
		event(t, n, "05T08:00", `"type":"accepted","by":"H26","reason":"Nộidung rõ"`),
		event(t, n, "09T08:00", `"type":"answered","by":"H26","document":"1/TL","content":"Trảlời bà Đánhdấu","outcome":"recommended"`),
	}
}

// kept is everything that a database has on the disk, as bytes: of PostgreSQL its
// rows.
func kept(t *testing.T, place string, s *store.Store) []byte {
	var all bytes.Buffer
	if store.IsPostgres(place) {
		for r, err := range s.Chain().Rows(t.Context(), 1<<40) {
			require.NoError(t, err)
			all.WriteString(r.Name + r.ID + r.About + r.Who + r.Fact)
		}
		return all.Bytes()
	}
	files, err := filepath.Glob(filepath.Join(place, "*"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		b, err := os.ReadFile(file)
		require.NoError(t, err)
		all.Write(b)
	}
	return all.Bytes()
}

func found(b []byte) (found []string) {
	for _, w := range words {
		if bytes.Contains(b, []byte(w)) {
			found = append(found, w)
		}
	}
	return found
}

// What people write, and who they are, is read by who has the key, and stands
// nowhere in the database; sent again it is known, by whatever server.
func TestWhatIsWrittenIsSealed(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		at, master, ctx := place(t), seal.NewMaster(1), t.Context()
		one, s := sealing(t, at, master)
		for n := range 40 { // more than there are keys at once
			one.take(t, marked(t, n+1)[0])
		}
		one.take(t, marked(t, 1)[1:]...)
		other, _ := sealing(t, at, master)
		added, known, err := other.RecordMany(ctx, lines(slices.Concat(marked(t, 1), marked(t, 2), marked(t, 50))...))
		require.NoError(t, err)
		assert.Equal(t, []int{9, 6}, []int{added, known})
		for _, srv := range []server{one, other} {
			for _, n := range []int{1, 2, 50} {
				whole, err := srv.at(t).Whole(ctx, code(n))
				require.NoError(t, err)
				assert.Equal(t, marked(t, n), whole.Events())
			}
			added, err := srv.Record(ctx, marked(t, 50)[2])
			require.NoError(t, err)
			assert.False(t, added)
		}
		assert.Empty(t, found(kept(t, at, s)))

		// Another word is another event.
		changed := marked(t, 50)[2]
		changed.Content = "Bổsung khác"
		_, err = one.Record(ctx, changed)
		assert.Error(t, err)

		// Sealed things do not go from one petition to another.
		rows := map[string]string{}
		for r, err := range s.Chain().Rows(ctx, 1<<40) {
			require.NoError(t, err)
			if r.Kind == string(store.Petitions) && rows[r.Name] == "" {
				_, rest, sealed := strings.Cut(r.Fact, "\n")
				require.True(t, sealed, r.Fact)
				rows[r.Name], _, _ = strings.Cut(rest, " ")
			}
		}
		keys := map[string]bool{}
		for _, key := range rows {
			keys[key] = true
		}
		assert.Len(t, keys, 41, "one key for each petition")

		_, err = seal.ParseMaster("tthc-master-1:AAAA")
		assert.ErrorIs(t, err, seal.MasterForm)
		wrong, err := seal.ParseMaster(seal.NewMaster(1))
		require.NoError(t, err)
		_, err = seal.NewVault(ctx, s.Seals(), wrong)
		assert.ErrorIs(t, err, seal.MasterOther)
	})
}

// What was erased nobody reads any more, with the key and the files that there are;
// codes, days, states, counts and the links stay, and nobody writes it again.
func TestErase(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		at, master, ctx := place(t), seal.NewMaster(1), t.Context()
		srv, s := sealing(t, at, master)
		for n := range 3 {
			srv.take(t, marked(t, n+1)...)
		}
		draft, err := srv.at(t).Draft(ctx, code(1))
		require.NoError(t, err)
		_, _, err = srv.Publish(ctx, code(1), draft.Review(), 5)
		require.NoError(t, err)
		srv.take(t, event(t, 1, "10T08:00", `"type":"published","by":"H26"`))
		before := srv.at(t).Find(code(1))
		items := srv.at(t).Items(srv.at(t).Find(code(1)).Last().At.Day())
		public, ok := srv.at(t).Public(code(1))
		require.True(t, ok)
		old := kept(t, at, s) // a backup
		wrapped, ok, err := s.Seals().Get(ctx, keyID(t, s, code(1)))
		require.NoError(t, err)
		require.True(t, ok)

		// Another process erases it: without any key.
		other, err := store.Open(ctx, at)
		require.NoError(t, err)
		defer other.Close()
		eraser := casebook.New(ledger.New(ledger.Options{Store: other, Now: time.Now}))
		e, added, err := eraser.Erase(ctx, code(1), "12/QĐ")
		require.NoError(t, err)
		assert.True(t, added)
		again, added, err := eraser.Erase(ctx, code(1), "13/QĐ")
		require.NoError(t, err)
		assert.False(t, added)
		assert.True(t, e.Recorded.Equal(again.Recorded))
		assert.Equal(t, "12/QĐ", again.Reason)
		_, _, err = eraser.Erase(ctx, code(9), "x")
		assert.ErrorIs(t, err, casebook.Unknown)

		restarted, _ := sealing(t, at, master)
		for _, srv := range []server{srv, restarted} {
			v := srv.at(t)
			assert.Equal(t, "12/QĐ", v.Erased(code(1)).Reason)
			assert.Nil(t, v.Erased(code(2)))
			for name, read := range map[string]func() error{
				"whole": func() error { _, err := v.Whole(ctx, code(1)); return err },
				"draft": func() error { _, err := v.Draft(ctx, code(1)); return err },
				"like":  func() error { _, err := v.Like(ctx, code(1), 0); return err },
				"again": func() error { _, err := srv.Record(ctx, marked(t, 1)[0]); return err },
				"more":  func() error { _, err := srv.Record(ctx, marked(t, 1)[2]); return err },
				"publish": func() error {
					_, _, err := srv.Publish(ctx, code(1), desk.Review{}, 6)
					return err
				},
			} {
				assert.ErrorIs(t, read(), casebook.Erased, name)
			}
			like, err := v.Like(ctx, code(2), 0)
			require.NoError(t, err)
			assert.Len(t, like, 1, "the erased one is compared with none")
			events, err := v.Events(ctx, code(1))
			require.NoError(t, err)
			require.Len(t, events, 6)
			assert.Equal(t, "…", events[0].Content)
			assert.True(t, events[0].Sender.Withheld)
			assert.Equal(t, before.History()[5].State(), v.Find(code(1)).State())
			assert.Equal(t, before.Events(), v.Find(code(1)).Events())
			assert.Equal(t, items, v.Items(v.Find(code(1)).Last().At.Day()))
			shown, ok := v.Public(code(1))
			assert.True(t, ok)
			assert.Equal(t, public, shown, "what was published stays, with its masks")
		}
		_, err = restarted.Record(ctx, event(t, 1, "11T08:00", `"type":"rated","satisfied":true`))
		assert.NoError(t, err, "what has no words goes on")

		// The key is nowhere in what is on the disk: of the rest of it, only in a copy.
		_, err = audit.Verify(ctx, s.Chain(), nil, "", func(f trail.Fault) { t.Error(f) })
		require.NoError(t, err)
		if !store.IsPostgres(at) {
			key := keyID(t, s, code(1))
			assert.True(t, bytes.Contains(old, []byte(key)))
			assert.Equal(t, 5, bytes.Count(kept(t, at, s), []byte(key)), "in the rows of the log alone")
			assert.True(t, bytes.Contains(old, wrapped.Key))
			assert.False(t, bytes.Contains(kept(t, at, s), wrapped.Key))
		}
	})
}

// keyID is the identifier of the key of a petition.
func keyID(t *testing.T, s *store.Store, c petition.Code) string {
	for f, err := range s.Stream(context.Background(), store.Petitions, c.String(), 0, 1<<40) {
		require.NoError(t, err)
		_, rest, _ := strings.Cut(f.Data, "\n")
		key, _, _ := strings.Cut(rest, " ")
		return key
	}
	t.Fatal("no rows")
	return ""
}

// The master key is another, and everything is read under it; under the old one
// nothing is, nor sealed.
func TestRotate(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		at, master, ctx := place(t), seal.NewMaster(1), t.Context()
		srv, s := sealing(t, at, master)
		for n := range 32 {
			srv.take(t, marked(t, n+1)[0])
		}
		next := seal.NewMaster(2)
		from, err := seal.ParseMaster(master)
		require.NoError(t, err)
		to, err := seal.ParseMaster(next)
		require.NoError(t, err)
		n, err := seal.Rotate(ctx, s.Seals(), from, to)
		require.NoError(t, err)
		assert.Equal(t, 32, n)
		_, err = seal.Rotate(ctx, s.Seals(), from, to)
		assert.NoError(t, err, "it was cut off, and is gone on with")
		_, err = seal.Rotate(ctx, s.Seals(), from, from)
		assert.ErrorIs(t, err, seal.MasterOther)
		_, err = srv.at(t).Whole(ctx, code(1))
		assert.ErrorIs(t, err, seal.MasterOther)
		_, err = srv.Record(ctx, marked(t, 40)[0])
		assert.ErrorIs(t, err, seal.MasterOther, "it would seal what the new key does not open")
		after, _ := sealing(t, at, next)
		whole, err := after.at(t).Whole(ctx, code(1))
		require.NoError(t, err)
		assert.Equal(t, marked(t, 1)[:1], whole.Events())
		// What comes again is known, and what comes now is sealed by the new secret of the
		// key of the petition, beside what stands.
		added, known, err := after.RecordMany(ctx, lines(marked(t, 1)...))
		require.NoError(t, err)
		assert.Equal(t, []int{4, 1}, []int{added, known})
		whole, err = after.at(t).Whole(ctx, code(1))
		require.NoError(t, err)
		assert.Equal(t, marked(t, 1), whole.Events())
		assert.Empty(t, found(kept(t, at, s)))
		_, _, err = after.Erase(ctx, code(1), "12/QĐ")
		require.NoError(t, err)
		_, err = after.at(t).Whole(ctx, code(1))
		assert.Error(t, err, "of the old secret and the new one")
	})
}

// What was begun in the clear goes on so, and is not said to be erased.
func TestWhatWasBegunInTheClear(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		at, ctx := place(t), t.Context()
		s, err := store.Open(ctx, at)
		require.NoError(t, err)
		defer s.Close()
		clear := casebook.New(ledger.New(ledger.Options{Store: s, Now: func() time.Time { return time.Date(2025, 6, 30, 9, 0, 0, 0, calendar.Zone()) }}))
		_, err = clear.Record(ctx, marked(t, 1)[0])
		require.NoError(t, err)
		srv, _ := sealing(t, at, seal.NewMaster(1))
		added, known, err := srv.RecordMany(ctx, lines(slices.Concat(marked(t, 1), marked(t, 2))...))
		require.NoError(t, err)
		assert.Equal(t, []int{9, 1}, []int{added, known})
		for n := range 2 {
			whole, err := srv.at(t).Whole(ctx, code(n+1))
			require.NoError(t, err)
			assert.Equal(t, marked(t, n+1), whole.Events())
		}
		_, err = clear.At(ctx)
		require.NoError(t, err)
		v, err := clear.At(ctx)
		require.NoError(t, err)
		_, err = v.Whole(ctx, code(2))
		assert.ErrorIs(t, err, casebook.KeyMissing)
		_, _, err = srv.Erase(ctx, code(1), "12/QĐ")
		assert.ErrorIs(t, err, casebook.InTheClear)
		assert.Nil(t, srv.at(t).Erased(code(1)))
	})
}

// Petitions that come a thousand at a time, in the clear and sealed.
func BenchmarkRecordMany(b *testing.B) {
	for _, sealed := range []bool{false, true} {
		b.Run(map[bool]string{false: "clear", true: "sealed"}[sealed], func(b *testing.B) {
			s, err := store.Open(b.Context(), b.TempDir())
			require.NoError(b, err)
			defer s.Close()
			book := casebook.New(ledger.New(ledger.Options{Store: s, Now: func() time.Time { return time.Date(2025, 6, 30, 9, 0, 0, 0, calendar.Zone()) }}))
			if sealed {
				by, err := seal.ParseMaster(master)
				require.NoError(b, err)
				vault, err := seal.NewVault(b.Context(), s.Seals(), by)
				require.NoError(b, err)
				casebook.Sealed(book, vault)
			}
			for n := 0; b.Loop(); n++ {
				var events []petition.Event
				for i := range 1000 {
					e, err := petition.ReadEvent(fmt.Appendf(nil, `{"v":1,"code":"%s","at":"2025-06-02T08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"%s","sender":{"type":"citizen","name":"A","phone":"0900000000"}}`,
						code(1000*n+i+1), strings.Repeat("Hồ sơ trả chậm. ", 20)))
					require.NoError(b, err)
					events = append(events, e)
				}
				added, _, err := book.RecordMany(b.Context(), lines(events...))
				require.NoError(b, err)
				require.Equal(b, 1000, added)
			}
			b.ReportMetric(float64(b.N)*1000/b.Elapsed().Seconds(), "petitions/s")
		})
	}
}
