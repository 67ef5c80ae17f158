package receivers_test

import (
	"database/sql"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/outbox"
	"github.com/caicach/tthc/cmd/internal/delivery/receivers"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/chain"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
)

// Secrets and the addresses of persons lie in the database sealed, those too that were
// kept before anything was, and go with their subscription; they outlast a change of the
// master key. A new secret signs at once, the one before it for a day.
func TestSecretsAreSealed(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		where, ctx := place(t), t.Context()
		s, err := store.Open(ctx, where)
		require.NoError(t, err)
		defer s.Close()
		now := time.Date(2025, 6, 2, 8, 0, 0, 0, time.UTC)
		from, err := seal.ParseMaster(seal.NewMaster(1))
		require.NoError(t, err)
		open := func(by seal.Master) *receivers.Book {
			vault, err := seal.NewVault(ctx, s.Seals(), by)
			require.NoError(t, err)
			return receivers.Open(receivers.Options{Store: s, Now: func() time.Time { return now }, Vault: vault})
		}
		book := open(from)
		keys := func() (n int) {
			for range each(t, where, `SELECT id FROM seals WHERE id IN (SELECT key FROM receivers)`) {
				n++
			}
			return n
		}
		system, secret, err := book.Make(ctx, receivers.New{Name: "Một cửa", Address: "https://hop.example.vn/", Subjects: []delivery.SubjectKind{delivery.Plan}}, "p1")
		require.NoError(t, err)
		person, none, err := book.Make(ctx, receivers.New{Name: "Bà Mẫu", Address: "mailto:danhdau@example.vn", Subjects: []delivery.SubjectKind{delivery.Notice}}, "p1")
		require.NoError(t, err)
		assert.Empty(t, none)
		assert.Equal(t, 2, keys())
		secrets := func(b *receivers.Book) []string {
			all, err := b.Secrets(ctx, system.ID)
			require.NoError(t, err)
			return all
		}
		assert.Equal(t, []string{secret}, secrets(book))

		const old = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
		require.NoError(t, s.Outbox().Add(ctx, "old", outbox.Secret{Box: old}))
		before, err := book.Secrets(ctx, "old")
		require.NoError(t, err)
		assert.Equal(t, []string{old}, before)
		for range 2 {
			require.NoError(t, open(from).Seal(ctx))
		}
		before, err = book.Secrets(ctx, "old")
		require.NoError(t, err)
		assert.Equal(t, []string{old}, before)
		assert.Equal(t, 3, keys())

		// A day with two, and only the last of several before.
		rotated, second, err := book.Rotate(ctx, system.ID, "p2")
		require.NoError(t, err)
		assert.True(t, now.Equal(rotated.Rotated))
		assert.Equal(t, []string{second, secret}, secrets(book))
		now = now.Add(24*time.Hour - time.Second)
		assert.Equal(t, []string{second, secret}, secrets(book))
		now = now.Add(time.Second)
		assert.Equal(t, []string{second}, secrets(book))
		_, third, err := open(from).Rotate(ctx, system.ID, "p2")
		require.NoError(t, err)
		_, fourth, err := book.Rotate(ctx, system.ID, "p2")
		require.NoError(t, err)
		assert.Equal(t, []string{fourth, third}, secrets(book))
		_, _, err = book.Rotate(ctx, person.ID, "p2")
		assert.ErrorIs(t, err, receivers.SubscriptionRefused)
		_, _, err = book.Rotate(ctx, "none", "p2")
		assert.ErrorIs(t, err, receivers.SubscriptionUnknown)

		for _, plain := range []string{secret, second, fourth, old, "danhdau@example.vn"} {
			nowhere(t, where, strings.TrimPrefix(plain, "whsec_"))
		}
		to, err := seal.ParseMaster(seal.NewMaster(1))
		require.NoError(t, err)
		_, err = seal.Rotate(ctx, s.Seals(), from, to)
		require.NoError(t, err)
		book = open(to)
		assert.Equal(t, []string{fourth, third}, secrets(book))
		address, err := book.Mailbox(ctx, person.ID)
		require.NoError(t, err)
		assert.Equal(t, "mailto:danhdau@example.vn", address)

		_, err = book.End(ctx, system.ID, "p1")
		require.NoError(t, err)
		assert.Empty(t, secrets(book))
		assert.Equal(t, 2, keys())
		_, _, err = book.Rotate(ctx, system.ID, "p1")
		assert.ErrorIs(t, err, receivers.SubscriptionUnknown)
		_, _, err = receivers.Open(receivers.Options{Store: s, Now: time.Now}).Make(ctx, receivers.New{Name: "a", Address: "https://hop.example.vn/", Subjects: []delivery.SubjectKind{delivery.Plan}}, "p1")
		assert.ErrorIs(t, err, receivers.KeyMissing, "nothing is kept as it is")
	})
}

// A database of a release that kept secrets as they are, with something owed, is brought
// up to date: the secret is the same, and is sealed.
func TestSecretsFromBeforeAreSealed(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		where, ctx := place(t), t.Context()
		driver, address, dialect, files := "sqlite", filepath.Join(where, store.FileName), goose.DialectSQLite3, "sqlite"
		options := []goose.ProviderOption{goose.WithGoMigrations(chain.Migrations()...)}
		if store.IsPostgres(where) {
			driver, address, dialect, files, options = "pgx", where, goose.DialectPostgres, "postgres", nil
		}
		db, err := sql.Open(driver, address)
		require.NoError(t, err)
		old, err := goose.NewProvider(dialect, db, os.DirFS(filepath.Join("..", "..", "store", "migrations", files)), options...)
		require.NoError(t, err)
		_, err = old.UpTo(ctx, 7)
		require.NoError(t, err)
		const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
		for _, q := range []string{`INSERT INTO receivers (subscription, secret, seen) VALUES ('s', '` + secret + `', 5)`, `INSERT INTO deliveries (subscription, kind, code, done, owed) VALUES ('s', 'plan', 'a', 3, 5)`} {
			_, err = db.Exec(q)
			require.NoError(t, err)
		}
		require.NoError(t, db.Close())
		s, err := store.Open(ctx, where)
		require.NoError(t, err)
		defer s.Close()
		master, err := seal.ParseMaster(seal.NewMaster(1))
		require.NoError(t, err)
		vault, err := seal.NewVault(ctx, s.Seals(), master)
		require.NoError(t, err)
		book := receivers.Open(receivers.Options{Store: s, Now: time.Now, Vault: vault})
		require.NoError(t, book.Seal(ctx))
		all, err := book.Secrets(ctx, "s")
		require.NoError(t, err)
		assert.Equal(t, []string{secret}, all)
		owed, err := s.Outbox().Owed(ctx)
		require.NoError(t, err)
		assert.Equal(t, outbox.Owed{Pending: 1}, owed, "since when it waits nobody kept")
		nowhere(t, where, strings.TrimPrefix(secret, "whsec_"))
	})
}

// each is the first column of the rows of a query, past the store.
func each(t *testing.T, where, query string) (all []string) {
	driver, address := "pgx", where
	if !store.IsPostgres(where) {
		driver, address = "sqlite", filepath.Join(where, store.FileName)
	}
	db, err := sql.Open(driver, address)
	require.NoError(t, err)
	defer db.Close()
	rows, err := db.Query(query)
	require.NoError(t, err)
	defer rows.Close()
	for rows.Next() {
		var one string
		require.NoError(t, rows.Scan(&one))
		all = append(all, one)
	}
	require.NoError(t, rows.Err())
	return all
}

// nowhere says that a text stands in no file of a database, or no row of it.
func nowhere(t *testing.T, where, text string) {
	if store.IsPostgres(where) {
		for _, table := range []string{"receivers", "deliveries", "log", "seals"} {
			for _, row := range each(t, where, `SELECT CAST(t AS TEXT) FROM `+table+` AS t`) {
				assert.NotContains(t, row, text, table)
			}
		}
		return
	}
	require.NoError(t, filepath.WalkDir(where, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		assert.NotContains(t, string(b), text, path)
		return err
	}))
}
