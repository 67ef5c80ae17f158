package audit_test

import (
	"database/sql"
	"encoding/binary"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/chain"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/schedule/form"
)

// kinds are all kinds of rows.
var kinds = []store.Kind{store.Progress, store.Plans, store.Drafts, store.Dossiers, store.Observations, store.Closings, store.Notices, store.Bodies, store.Petitions, store.Publications, store.Routes}

const instant = "2026-01-01T07:00:00.125+07:00"

func open(t *testing.T, place string) *store.Store {
	s, err := store.Open(t.Context(), place)
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// fill records rows of each kind in each way, by two servers at once, and some of
// them twice; it gives how many there are.
func fill(t *testing.T, place string) (rows int) {
	servers := []*store.Store{open(t, place), open(t, place)}
	var wg sync.WaitGroup
	for n, s := range servers {
		ctx := t.Context()
		if n == 1 {
			ctx = access.Numbered(access.With(ctx, access.Pass{Principal: access.Principal{ID: "oidc:lan"}}), "0a1b-2c3d")
		}
		wg.Go(func() {
			for _, k := range kinds {
				f := store.Fact{Kind: k, Name: "một " + string(k), ID: string(k) + "-é", About: "về", Recorded: instant, Data: `{"v":1,"note":"đã gửi"}`}
				if n == 1 {
					f.Name, f.ID = "hai", f.ID+"-2"
					f.Judged = store.Judged{At: 1 << 40, By: []store.Stream{{Kind: k, Name: "hai"}}}
				}
				_, added, err := s.Append(ctx, f)
				assert.NoError(t, err)
				assert.True(t, added)
				_, added, err = s.Append(ctx, f)
				assert.NoError(t, err)
				assert.False(t, added)
				f = store.Fact{Kind: k, Name: fmt.Sprint("versions ", n), Version: 1, ID: fmt.Sprint(k, " v ", n), Recorded: instant, Data: "{}"}
				_, _, err = s.Append(ctx, f)
				assert.NoError(t, err)
			}
		})
	}
	wg.Wait()
	for range 2 { // the second time half of them are known
		var m store.Many
		for i := range 60 {
			m.Facts = append(m.Facts, store.Fact{Kind: store.Dossiers, Name: "H26", ID: fmt.Sprint("many ", rows+i/2*2), Recorded: instant, Data: "{}"})
		}
		taken, err := servers[0].AppendMany(access.With(t.Context(), access.Pass{Principal: access.Principal{ID: "token:7"}}), m)
		require.NoError(t, err)
		rows += taken.Added
	}
	return rows + 4*len(kinds)
}

// faults are what is found, each on a line.
func faults(t *testing.T, s *store.Store, given ...trail.Head) (told []string, v trail.Verified) {
	v, err := audit.Verify(t.Context(), s.Chain(), given, "", func(f trail.Fault) { told = append(told, f.In(form.English)) })
	require.NoError(t, err)
	return told, v
}

// raw is a database without what keeps it from being edited: whoever runs it can
// take that away.
func raw(t *testing.T, place string) *sql.DB {
	driver, address := "pgx", place
	if !store.IsPostgres(place) {
		driver, address = "sqlite", filepath.Join(place, store.FileName)
	}
	db, err := sql.Open(driver, address)
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	if driver == "pgx" {
		for _, table := range []string{"log", "chain", "heads"} {
			exec(t, db, `ALTER TABLE `+table+` DISABLE TRIGGER USER`)
		}
		return db
	}
	exec(t, db, `DROP TRIGGER log_no_update`)
	exec(t, db, `DROP TRIGGER log_no_delete`)
	for _, table := range []string{"chain", "heads"} {
		exec(t, db, `DROP TRIGGER `+table+`_no_update`)
		exec(t, db, `DROP TRIGGER `+table+`_no_delete`)
	}
	return db
}

func exec(t *testing.T, db *sql.DB, q string, arguments ...any) {
	_, err := db.Exec(q, arguments...)
	require.NoError(t, err, q)
}

// relink writes the links of a database anew, as somebody leaves them.
func relink(t *testing.T, place string, db *sql.DB, change func([]trail.Link) []trail.Link) {
	var links []trail.Link
	for l, err := range open(t, place).Chain().Links(t.Context(), 0, 1<<40) {
		require.NoError(t, err)
		links = append(links, l)
	}
	exec(t, db, `DELETE FROM chain`)
	for _, l := range change(links) {
		b := binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, uint64(l.Place)), uint64(l.Seq))
		exec(t, db, `INSERT INTO chain (place, links) VALUES ($1, $2)`, l.Place, append(b, l.Hash[:]...))
	}
}

func TestWhatWasRecordedFitsItsLinks(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		at := place(t)
		rows := fill(t, at)
		told, v := faults(t, open(t, at))
		assert.Empty(t, told)
		assert.EqualValues(t, rows, v.Rows)
		assert.EqualValues(t, rows, v.Last.Place)
		who := map[string]int{}
		for r, err := range open(t, at).Chain().Rows(t.Context(), 1<<40) {
			require.NoError(t, err)
			who[r.Who]++
			assert.Equal(t, r.Who == "oidc:lan", r.Request == "0a1b-2c3d", r.ID)
		}
		assert.Equal(t, map[string]int{"": 2 * len(kinds), "oidc:lan": 2 * len(kinds), "token:7": rows - 4*len(kinds)}, who)
	})
}

// Each field of a row of each kind, changed by whoever can write to the database.
func TestAChangedRowIsNamed(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		at := place(t)
		fill(t, at)
		s, db := open(t, at), raw(t, at)
		recorded := `'2026-01-01T07:00:00.126+07:00'`
		if store.IsPostgres(at) {
			recorded += `::timestamptz`
		}
		for _, k := range kinds {
			for column, value := range map[string]string{"name": `'other'`, "version": `7`, "id": `'other'`, "about": `'other'`, "recorded": recorded, "who": `'other'`, "request": `'other'`, "fact": `'{}'`, "kind": `'other'`} {
				id := string(k) + "-é"
				seq, was := 0, ""
				require.NoError(t, db.QueryRow(`SELECT seq, CAST(`+column+` AS TEXT) FROM log WHERE kind = $1 AND id = $2`, string(k), id).Scan(&seq, (*nullable)(&was)))
				exec(t, db, `UPDATE log SET `+column+` = `+value+` WHERE seq = $1`, seq)
				told, _ := faults(t, s)
				if assert.Len(t, told, 1, "%s %s", k, column) {
					assert.Regexp(t, fmt.Sprintf(`^row %d \(.*: this row was changed after it was recorded$`, seq), told[0])
				}
				back := `CAST($1 AS TEXT)`
				switch {
				case column == "version":
					back = `nullif($1, '')`
					if store.IsPostgres(at) {
						back = `CAST(nullif($1, '') AS INTEGER)`
					}
				case column == "recorded" && store.IsPostgres(at):
					back = `CAST($1 AS TIMESTAMPTZ)`
				}
				exec(t, db, `UPDATE log SET `+column+` = `+back+` WHERE seq = $2`, was, seq)
			}
		}
		told, _ := faults(t, s)
		assert.Empty(t, told)
	})
}

// nullable reads a text or nothing.
type nullable string

func (n *nullable) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*n = ""
	case []byte:
		*n = nullable(v)
	default:
		*n = nullable(fmt.Sprint(v))
	}
	return nil
}

func TestRemovedAddedAndMovedRowsAreNamed(t *testing.T) {
	const insert = `INSERT INTO log (seq, kind, name, id, about, recorded, fact) VALUES ($1, $2, 'planted', $3, '', '2026-01-01T07:00:00.125+07:00', '{}')`
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		for _, k := range kinds {
			at := place(t)
			fill(t, at)
			s, db := open(t, at), raw(t, at)
			var seq, other int
			require.NoError(t, db.QueryRow(`SELECT seq FROM log WHERE kind = $1 AND id = $2`, string(k), string(k)+"-é").Scan(&seq))
			require.NoError(t, db.QueryRow(`SELECT seq FROM log WHERE kind = $1 AND id = $2`, string(k), string(k)+"-é-2").Scan(&other))

			exec(t, db, `UPDATE log SET seq = -1 WHERE seq = $1`, seq) // changes places
			exec(t, db, `UPDATE log SET seq = $1 WHERE seq = $2`, seq, other)
			exec(t, db, `UPDATE log SET seq = $1 WHERE seq = -1`, other)
			told, _ := faults(t, s)
			require.Len(t, told, 2)
			assert.Contains(t, strings.Join(told, "\n"), fmt.Sprintf("row %d (", seq))
			assert.Contains(t, strings.Join(told, "\n"), fmt.Sprintf("row %d (", other))
			exec(t, db, `UPDATE log SET seq = -1 WHERE seq = $1`, seq)
			exec(t, db, `UPDATE log SET seq = $1 WHERE seq = $2`, seq, other)
			exec(t, db, `UPDATE log SET seq = $1 WHERE seq = -1`, other)

			exec(t, db, insert, 100_000, string(k), "planted") // added at the end
			told, _ = faults(t, s)
			assert.Equal(t, []string{fmt.Sprintf("row 100000 (%s planted, planted): this row was added, and not recorded by a server", k)}, told)
			exec(t, db, `DELETE FROM log WHERE seq = 100000`)

			exec(t, db, `DELETE FROM log WHERE seq = $1`, seq)
			told, _ = faults(t, s)
			assert.Equal(t, []string{fmt.Sprintf("row %d: this row was removed", seq)}, told)
			exec(t, db, insert, seq, string(k), "planted") // in its place
			told, _ = faults(t, s)
			assert.Equal(t, []string{fmt.Sprintf("row %d (%s planted, planted): this row was changed after it was recorded", seq, k)}, told)
			exec(t, db, `DELETE FROM log WHERE seq = $1`, seq)
			relink(t, at, db, func(all []trail.Link) []trail.Link { // with its link
				return slices.DeleteFunc(all, func(l trail.Link) bool { return l.Seq == int64(seq) })
			})
			told, _ = faults(t, s)
			require.Len(t, told, 1)
			assert.Regexp(t, `^row \d+ \(.*: 1 rows just before this one were removed$`, told[0])
		}
	})
}

// What is written after a row was planted at the end does not hide it.
func TestAPlantedRowStaysFound(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		at := place(t)
		fill(t, at)
		s, db := open(t, at), raw(t, at)
		exec(t, db, `INSERT INTO log (kind, name, id, about, recorded, fact) VALUES ('progress', 'planted', 'planted', '', '2026-01-01T07:00:00.125+07:00', '{}')`)
		if store.IsPostgres(at) {
			exec(t, db, `ALTER TABLE log ENABLE TRIGGER USER`)
		}
		one := store.Fact{Kind: store.Progress, Name: "p", ID: "later", Recorded: instant, Data: "{}"}
		_, _, err := s.Append(t.Context(), one)
		require.NoError(t, err)
		one.ID = "latest"
		_, err = s.AppendMany(t.Context(), store.Many{Facts: []store.Fact{one}})
		require.NoError(t, err)
		_, err = s.AppendMany(t.Context(), store.Many{Facts: []store.Fact{one, {Kind: store.Progress, Name: "p", ID: "last", Recorded: instant, Data: "{}"}}})
		require.NoError(t, err)
		told, _ := faults(t, s)
		require.Len(t, told, 1)
		assert.Contains(t, told[0], "(progress planted, planted): this row was added")
	})
}

// A head that was kept elsewhere shows that the end is gone, and that all was
// written anew; those in the database show it as long as they are there.
func TestAHeadThatWasKept(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		at, ctx := place(t), t.Context()
		rows := fill(t, at)
		s, folder := open(t, at), t.TempDir()
		by, err := audit.Signer(folder, true)
		require.NoError(t, err)
		again, err := audit.Signer(folder, true)
		require.NoError(t, err)
		assert.Equal(t, by.Public(), again.Public())
		info, err := os.Stat(filepath.Join(folder, "audit.key"))
		require.NoError(t, err)
		assert.EqualValues(t, 0o600, info.Mode().Perm())

		first, err := audit.Head(ctx, s.Chain(), by)
		require.NoError(t, err)
		assert.EqualValues(t, rows, first.Size)
		same, err := audit.Head(ctx, s.Chain(), by)
		require.NoError(t, err)
		assert.Equal(t, first, same)
		for n := range 3 {
			_, _, err := s.Append(ctx, store.Fact{Kind: store.Plans, Name: "p", ID: fmt.Sprint(n), Recorded: instant, Data: "{}"})
			require.NoError(t, err)
		}
		second, err := audit.Head(ctx, s.Chain(), by)
		require.NoError(t, err)
		assert.EqualValues(t, rows+3, second.Size)
		told, v := faults(t, s, first)
		assert.Empty(t, told)
		assert.Equal(t, 3, v.Heads)
		assert.EqualValues(t, rows+3, v.Signed)

		other, err := audit.Signer(t.TempDir(), true)
		require.NoError(t, err)
		_, err = audit.Head(ctx, s.Chain(), other)
		assert.ErrorIs(t, err, audit.KeyOther)

		db := raw(t, at)
		exec(t, db, `DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)`)
		relink(t, at, db, func(all []trail.Link) []trail.Link { return all[:len(all)-1] })
		told, _ = faults(t, s)
		assert.Equal(t, []string{"the last rows were removed: 1 are missing that the signed head has"}, told)
		_, err = audit.Head(ctx, s.Chain(), by)
		assert.ErrorIs(t, err, trail.ChainCut)
		exec(t, db, `DELETE FROM heads`)
		told, _ = faults(t, s)
		assert.Empty(t, told)
		told, _ = faults(t, s, second)
		assert.Equal(t, []string{"the last rows were removed: 1 are missing that the signed head has"}, told)
		relink(t, at, db, func(all []trail.Link) []trail.Link { all[len(all)-1].Hash = all[0].Hash; return all })
		told, _ = faults(t, s, second)
		require.Len(t, told, 2)
		assert.Contains(t, told[0], "this row was changed")
	})
}

// A server that recorded nothing signs that there is nothing, and goes on from there.
func TestAHeadOfNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		s := open(t, place(t))
		by, err := audit.Signer(t.TempDir(), true)
		require.NoError(t, err)
		for size := range 3 {
			h, err := audit.Head(t.Context(), s.Chain(), by)
			require.NoError(t, err)
			assert.EqualValues(t, size, h.Size)
			_, _, err = s.Append(t.Context(), store.Fact{Kind: store.Plans, Name: "p", ID: fmt.Sprint(size), Recorded: instant, Data: "{}"})
			require.NoError(t, err)
		}
		told, v := faults(t, s)
		assert.Empty(t, told)
		assert.Equal(t, 3, v.Heads)
	})
}

// earlier is a database as a program made it whose tables were those of a version.
func earlier(t *testing.T, at string, version int64) *sql.DB {
	driver, address, dialect, files := "sqlite", filepath.Join(at, store.FileName), goose.DialectSQLite3, "sqlite"
	if store.IsPostgres(at) {
		driver, address, dialect, files = "pgx", at, goose.DialectPostgres, "postgres"
	}
	db, err := sql.Open(driver, address)
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	var options []goose.ProviderOption
	if driver == "sqlite" {
		options = append(options, goose.WithGoMigrations(chain.Migrations()...))
	}
	old, err := goose.NewProvider(dialect, db, os.DirFS(filepath.Join("..", "store", "migrations", files)), options...)
	require.NoError(t, err)
	_, err = old.UpTo(t.Context(), version)
	require.NoError(t, err)
	return db
}

const planted = `INSERT INTO log (kind, name, version, id, about, recorded, fact) VALUES ($1, 'một', $2, 'é', 'về', '2026-01-01T07:00:00.125+07:00', '{"v":1}')`

// What was recorded before there were links begins the chain.
func TestWhatWasThereBegins(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		at := place(t)
		db := earlier(t, at, 3) // links come with the next
		for i, k := range kinds {
			exec(t, db, planted, string(k), i+1)
		}
		told, v := faults(t, open(t, at))
		assert.Empty(t, told)
		assert.EqualValues(t, len(kinds), v.Rows)
		assert.EqualValues(t, len(kinds), v.Last.Place)
	})
}

// Links that had a row each stay what they were, under the heads that were signed
// of them.
func TestLinksThatHadARowEach(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		at := place(t)
		db := earlier(t, at, 7)
		var last trail.Link
		var tree trail.Tree
		const many = 200 // more than a row of the chain has
		for i := range many {
			kind := fmt.Sprint("kind ", i)
			exec(t, db, planted, kind, i+1)
			last = last.Next(&trail.Row{Seq: int64(i + 1), Kind: kind, Name: "một", Version: i + 1, ID: "é", About: "về", Recorded: 1767225600125000, Fact: `{"v":1}`})
			tree.Add(last)
			if !store.IsPostgres(at) {
				exec(t, db, `INSERT INTO chain (place, seq, hash) VALUES ($1, $2, $3)`, last.Place, last.Seq, last.Hash[:])
			}
		}
		by, err := audit.Signer(t.TempDir(), true)
		require.NoError(t, err)
		head, err := by.Sign(&tree)
		require.NoError(t, err)
		s := open(t, at)
		told, v := faults(t, s, head)
		assert.Empty(t, told)
		assert.Equal(t, trail.Verified{Rows: many, Last: last, Heads: 1, Signed: many}, v)
		_, _, err = s.Append(t.Context(), store.Fact{Kind: store.Plans, Name: "p", ID: "next", Recorded: instant, Data: "{}"})
		require.NoError(t, err)
		told, v = faults(t, s, head)
		assert.Empty(t, told)
		assert.EqualValues(t, many+1, v.Last.Place)
	})
}

// Each row is proved under a head that covers it, wherever its link stands, and what
// was changed is not.
func TestProofsOfRows(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		at, ctx := place(t), t.Context()
		rows := fill(t, at)
		s := open(t, at)
		by, err := audit.Signer(t.TempDir(), true)
		require.NoError(t, err)
		_, ok, err := audit.Latest(ctx, s.Chain())
		require.NoError(t, err)
		assert.False(t, ok)
		first, err := audit.Head(ctx, s.Chain(), by)
		require.NoError(t, err)
		prover, proved, some := audit.Prover(s.Chain()), 0, int64(0)
		ends, err := s.Chain().Ends(ctx)
		require.NoError(t, err)
		for r, err := range s.Chain().Rows(ctx, ends.Seq) {
			require.NoError(t, err)
			p, err := audit.Prove(ctx, s.Chain(), prover, r.Seq, first)
			require.NoError(t, err)
			read, err := trail.ReadProof(p.String(), by.Public())
			require.NoError(t, err)
			assert.Equal(t, r, read.Row)
			proved++
			some = r.Seq
		}
		assert.Equal(t, rows, proved)

		_, _, err = s.Append(ctx, store.Fact{Kind: store.Plans, Name: "p", ID: "later", Recorded: instant, Data: "{}"})
		require.NoError(t, err)
		ends, err = s.Chain().Ends(ctx)
		require.NoError(t, err)
		_, err = audit.Prove(ctx, s.Chain(), prover, ends.Seq, first)
		assert.ErrorIs(t, err, audit.RowUnsigned)
		_, err = audit.Prove(ctx, s.Chain(), prover, ends.Seq+1, first)
		assert.ErrorIs(t, err, audit.RowUnknown)
		second, err := audit.Head(ctx, s.Chain(), by)
		require.NoError(t, err)
		latest, ok, err := audit.Latest(ctx, s.Chain())
		require.NoError(t, err)
		assert.True(t, ok)
		assert.Equal(t, second, latest)
		g, err := audit.Grown(ctx, prover, first.Size, second)
		require.NoError(t, err)
		_, err = trail.ReadGrowth(g.String(), by.Public(), first)
		require.NoError(t, err)

		db := raw(t, at)
		exec(t, db, `UPDATE log SET about = 'other' WHERE seq = $1`, some)
		_, err = audit.Prove(ctx, s.Chain(), prover, some, first)
		assert.ErrorIs(t, err, trail.ProofWrong)
		relink(t, at, db, func(all []trail.Link) []trail.Link { all[4].Hash[0]++; return all })
		_, err = audit.Grown(ctx, audit.Prover(s.Chain()), first.Size, second)
		assert.ErrorIs(t, err, trail.ChainCut)
	})
}

// After the key was replaced the old one signs nothing any more, whoever has it and may
// write to the database; what it had signed still holds.
func TestAKeyThatWasReplaced(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		at, folder, ctx := place(t), t.TempDir(), t.Context()
		fill(t, at)
		s := open(t, at)
		old, err := audit.Signer(folder, true)
		require.NoError(t, err)
		first, err := audit.Head(ctx, s.Chain(), old)
		require.NoError(t, err)
		write := func(id string) {
			_, _, err := s.Append(ctx, store.Fact{Kind: store.Plans, Name: "p", ID: id, Recorded: instant, Data: "{}"})
			require.NoError(t, err)
		}
		write("before")
		proof, err := audit.Rotate(ctx, s, folder, time.Now())
		require.NoError(t, err)
		next, err := audit.Signer(folder, false)
		require.NoError(t, err)
		assert.NotEqual(t, old.Public(), next.Public())
		assert.Equal(t, old.Name(), next.Name(), "the name is that of the log")
		assert.NoFileExists(t, filepath.Join(folder, "audit.key.next"))
		for _, by := range []trail.Signer{old, next} { // whoever has either learns of the other
			p, err := trail.ReadProof(proof.String(), by.Public())
			require.NoError(t, err)
			turn, err := trail.ReadTurn([]byte(p.Row.Fact))
			require.NoError(t, err)
			assert.Equal(t, trail.Turn{From: old.Public(), To: next.Public()}, turn)
		}

		write("after")
		_, err = audit.Head(ctx, s.Chain(), old)
		assert.ErrorIs(t, err, audit.KeyOther)
		second, err := audit.Head(ctx, s.Chain(), next)
		require.NoError(t, err)
		verify := func(public string) (told []string, v trail.Verified) {
			v, err := audit.Verify(ctx, s.Chain(), []trail.Head{first}, public, func(f trail.Fault) { told = append(told, f.In(form.English)) })
			require.NoError(t, err)
			return told, v
		}
		for _, public := range []string{old.Public(), next.Public()} {
			told, v := verify(public)
			assert.Empty(t, told)
			assert.Equal(t, trail.Verified{Rows: second.Size, Last: v.Last, Heads: 4, Signed: second.Size}, v)
		}

		// Who has the old key writes the last row anew with its link, and signs that.
		write("later")
		db := raw(t, at)
		forge := func(since trail.Head) {
			tree, ends := trail.Tree{}, trail.Head{}
			for l, err := range s.Chain().Links(ctx, 0, 1<<40) {
				require.NoError(t, err)
				tree.Add(l)
			}
			ends, err = old.Sign(&tree)
			require.NoError(t, err)
			exec(t, db, `DELETE FROM heads WHERE size > $1`, since.Size)
			require.NoError(t, s.Chain().KeepHead(ctx, chain.Head{Size: ends.Size, Edges: tree.Edges(), Note: ends.Note}))
		}
		forge(second)
		told, _ := verify(next.Public())
		assert.Equal(t, []string{fmt.Sprintf("the head of %d rows was not signed by the key that held then", second.Size+1)}, told)
		_, err = audit.Head(ctx, s.Chain(), next)
		assert.ErrorIs(t, err, trail.HeadOther)
		keys, err := audit.Keys(ctx, s.Chain(), next.Public(), func(trail.Fault) {})
		require.NoError(t, err)
		forged, _, err := s.Chain().LastHead(ctx)
		require.NoError(t, err)
		_, err = keys.Read(forged.Note)
		assert.ErrorIs(t, err, trail.HeadOther, "nor is it taken from a file")

		// Without the heads of the new key, as if it had never been: the row is told of too.
		forge(first)
		told, _ = verify(next.Public())
		assert.Len(t, told, 3)
		assert.Contains(t, strings.Join(told, "\n"), "the key that this row names was not confirmed by the one before it")
	})
}

// A rotation that was cut off is gone on with.
func TestARotationThatWasCutOff(t *testing.T) {
	s, folder, ctx := open(t, t.TempDir()), t.TempDir(), t.Context()
	_, err := audit.Rotate(ctx, s, folder, time.Now())
	assert.ErrorIs(t, err, audit.KeyLost)
	old, err := audit.Signer(folder, true)
	require.NoError(t, err)
	key, err := os.ReadFile(filepath.Join(folder, "audit.key"))
	require.NoError(t, err)
	_, err = audit.Rotate(ctx, s, folder, time.Now())
	require.NoError(t, err)
	next, err := audit.Signer(folder, false)
	require.NoError(t, err)
	// As if it had been cut off before the last step.
	require.NoError(t, os.Rename(filepath.Join(folder, "audit.key"), filepath.Join(folder, "audit.key.next")))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "audit.key"), key, 0o600))
	_, err = audit.Rotate(ctx, s, folder, time.Now())
	require.NoError(t, err)
	again, err := audit.Signer(folder, false)
	require.NoError(t, err)
	assert.Equal(t, next.Public(), again.Public())
	told, v := faults(t, s)
	assert.Empty(t, told)
	assert.EqualValues(t, 1, v.Rows)
	// And a second one.
	_, err = audit.Rotate(ctx, s, folder, time.Now())
	require.NoError(t, err)
	keys, err := audit.Keys(ctx, s.Chain(), old.Public(), func(trail.Fault) { t.Fail() })
	require.NoError(t, err)
	assert.Len(t, keys.All(), 3)
	// The key of another log replaces nothing here.
	other := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(other, "audit.key"), key, 0o600))
	_, err = audit.Rotate(ctx, s, other, time.Now())
	assert.ErrorIs(t, err, audit.KeyOther)
}

// Each day has a file with its last head, in a folder that is kept elsewhere; who has
// them all finds what was written anew since.
func TestHeadsAreKeptElsewhere(t *testing.T) {
	s, folder, ctx := open(t, t.TempDir()), t.TempDir(), t.Context()
	by, err := audit.Signer(t.TempDir(), true)
	require.NoError(t, err)
	write := func(id string) {
		_, _, err := s.Append(ctx, store.Fact{Kind: store.Plans, Name: "p", ID: id, Recorded: instant, Data: "{}"})
		require.NoError(t, err)
	}
	var said strings.Builder
	run := func(day int, folder string) { // a server that is ended at once
		now := func() time.Time { return time.Date(2026, 1, day, 16, 59, 59, 0, time.UTC) } // 23:59:59 here
		elsewhere := audit.Elsewhere{Folder: folder, Now: now}
		audit.Keep(ctx, s.Chain(), by, elsewhere, slog.New(slog.NewTextHandler(&said, nil)))()
	}
	head := func(file string) trail.Head {
		text, err := os.ReadFile(filepath.Join(folder, file))
		require.NoError(t, err)
		h, err := trail.ReadHead(string(text), by.Public())
		require.NoError(t, err)
		return h
	}
	write("1")
	run(30, folder)
	assert.EqualValues(t, 1, head("2026-01-30.txt").Size)
	write("2")
	run(30, folder)
	assert.EqualValues(t, 2, head("2026-01-30.txt").Size, "the last of the day")
	run(31, folder)
	assert.Equal(t, head("2026-01-30.txt"), head("2026-01-31.txt"), "nothing came")
	write("3")
	ahead, err := audit.Head(ctx, s.Chain(), by)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "2026-01-31.txt"), []byte(strings.Replace(ahead.Note, "\n3\n", "\n9\n", 1)), 0o600))
	run(31, folder)
	text, err := os.ReadFile(filepath.Join(folder, "2026-01-31.txt"))
	require.NoError(t, err)
	assert.Contains(t, string(text), "\n9\n", "a larger one, of another server, stays")
	files, err := os.ReadDir(folder)
	require.NoError(t, err)
	assert.Len(t, files, 2, "and nothing half")
	assert.Empty(t, said.String())

	assert.NoError(t, audit.Elsewhere{}.Check())
	assert.NoError(t, audit.Elsewhere{Folder: folder}.Check())
	assert.Error(t, audit.Elsewhere{Folder: filepath.Join(folder, "2026-01-30.txt")}.Check())
	assert.ErrorIs(t, audit.Elsewhere{Folder: filepath.Join(folder, "none")}.Check(), os.ErrNotExist)
	run(32, filepath.Join(folder, "none"))
	assert.Contains(t, said.String(), "the head of today was not kept elsewhere")
	last, _, err := audit.Latest(ctx, s.Chain())
	require.NoError(t, err)
	assert.Equal(t, ahead, last, "signed all the same")
}

// The trail is looked through by who, what and when, and verified by one at a time.
func TestTheTrailIsLookedThrough(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		at, ctx := place(t), t.Context()
		rows := fill(t, at)
		s := open(t, at)
		lan := access.Numbered(access.With(ctx, access.Pass{Principal: access.Principal{ID: "oidc:lan"}, Operation: access.Of("getPetition")}), "0a1b-2c3d")
		require.NoError(t, audit.Read(lan, s, time.Date(2026, 1, 1, 17, 0, 0, 0, time.UTC), "PAKN.1")) // midnight here
		shown := audit.NewTrail(s.Chain(), "")
		day, err := form.ParseDay("2026-01-02")
		require.NoError(t, err)
		for name, c := range map[string]struct {
			audit.Sought
			want int
		}{
			"all":             {audit.Sought{}, rows + 1},
			"somebody":        {audit.Sought{Filter: chain.Filter{Who: "oidc:lan"}}, 2*len(kinds) + 1},
			"what they did":   {audit.Sought{Filter: chain.Filter{Who: "oidc:lan", Kind: "plan"}}, 2},
			"a day":           {audit.Sought{Day: day}, 1},
			"nobody":          {audit.Sought{Filter: chain.Filter{Who: "oidc:lan' OR '1'='1"}}, 0},
			"behind the end":  {audit.Sought{After: 1 << 40}, 0},
			"two at the most": {audit.Sought{Limit: 2}, 2},
		} {
			found, upTo, more, err := shown.Find(ctx, c.Sought)
			require.NoError(t, err)
			assert.Len(t, found, c.want, name)
			assert.Equal(t, c.Limit > 0, more, name)
			if more {
				rest, _, again, err := shown.Find(ctx, audit.Sought{After: upTo})
				require.NoError(t, err)
				assert.False(t, again)
				assert.Len(t, rest, rows+1-c.want)
			}
		}
		newest := audit.Sought{Filter: chain.Filter{Newest: true}, Limit: 2}
		for last, more, seen := int64(1<<40), true, 0; more; { // each row once, the newest first
			var some []trail.Row
			some, newest.After, more, err = shown.Find(ctx, newest)
			require.NoError(t, err)
			for _, r := range some {
				assert.Less(t, r.Seq, last)
				last, seen = r.Seq, seen+1
			}
			assert.Equal(t, !more, last == 1)
			assert.LessOrEqual(t, seen, rows+1)
		}
		found, _, _, err := shown.Find(ctx, audit.Sought{Day: day})
		require.NoError(t, err)
		said, ok, err := audit.LookedOf(&found[0])
		require.NoError(t, err)
		assert.True(t, ok)
		assert.Equal(t, audit.Looked{Operation: "getPetition", Petition: "PAKN.1"}, said)
		assert.Equal(t, []string{"oidc:lan", "0a1b-2c3d", "PAKN.1"}, []string{found[0].Who, found[0].Request, found[0].About})

		exec(t, raw(t, at), `UPDATE log SET about = 'other' WHERE kind = 'plan' AND version = 1 AND name = 'versions 0'`)
		told := 0
		_, signed, err := shown.Verify(ctx, func(trail.Fault) {
			told++
			_, _, err := shown.Verify(ctx, func(trail.Fault) {})
			assert.ErrorIs(t, err, audit.Busy)
		})
		require.NoError(t, err)
		assert.False(t, signed)
		assert.Equal(t, 1, told)
	})
}

// The trail is read by people: each operation of the table has its words in both languages.
func TestEveryOperationHasWords(t *testing.T) {
	for _, o := range access.Operations() {
		name := audit.OperationName(o.ID)
		assert.NotEqual(t, o.ID, name.In(form.Vietnamese), o.ID)
		assert.NotEqual(t, o.ID, name.In(form.English), o.ID)
	}
	assert.Equal(t, "getNothing", audit.OperationName("getNothing").In(form.English), "of an older server")
}
