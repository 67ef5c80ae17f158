package api_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/api"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/lite"
	"github.com/caicach/tthc/plan/catalog"
)

// serveIn is a server on a folder, whose SQLite has more pragmas than others.
func serveIn(t *testing.T, folder string, pragmas ...string) (*httptest.Server, *store.Store) {
	s, err := store.OpenBy(t.Context(), folder, lite.SQLite{Driver: "sqlite", Pragmas: pragmas})
	require.NoError(t, err)
	server := httptest.NewServer(api.New(ledger.New(ledger.Options{Plans: catalog.Plans(), Store: s, Now: time.Now}), slog.New(slog.DiscardHandler)))
	t.Cleanup(func() { server.Close(); _ = s.Close() })
	return server, s
}

// counted is how many events the server has.
func counted(t *testing.T, s *httptest.Server) int {
	answer, text := do(t, "GET", s.URL+"/api/v1/events?"+url.Values{"obligation": {obligation}, "limit": {"10000"}}.Encode(), "")
	require.Equal(t, 200, answer.StatusCode, text)
	return strings.Count(text, `"id"`)
}

// fails says that a write fails with a status and a code, that nothing of it is
// there, and that what was acknowledged is.
func fails(t *testing.T, s *httptest.Server, id string, status int, code string) {
	before := counted(t, s)
	answer, text := do(t, "POST", s.URL+"/api/v1/events", done(id, "2024-03-18"))
	assert.Equal(t, status, answer.StatusCode, text)
	assert.Contains(t, text, "urn:tthc:problem:"+code)
	assert.NotContains(t, strings.ToLower(text), "sql", "the inside is for the log")
	assert.Equal(t, before, counted(t, s))
}

func works(t *testing.T, s *httptest.Server, id string) {
	before := counted(t, s)
	answer, text := do(t, "POST", s.URL+"/api/v1/events", done(id, "2024-03-18"))
	require.Equal(t, 201, answer.StatusCode, text)
	assert.Equal(t, before+1, counted(t, s))
}

// A disk that is full is 507, for what comes one by one and for what comes
// together; reading goes on.
func TestAFullDiskIsToldSo(t *testing.T) {
	s, _ := serveIn(t, t.TempDir(), "max_page_count(40)")
	works(t, s, "event-0000")
	full := 0
	for i := range 400 {
		answer, text := do(t, "POST", s.URL+"/api/v1/events", strings.Replace(done(fmt.Sprintf("event-%04d", i+1), "2024-03-18"), `"document"`, `"note":"`+strings.Repeat("x", 3000)+`","document"`, 1))
		if answer.StatusCode == 507 {
			assert.Contains(t, text, "urn:tthc:problem:store-full")
			full++
			break
		}
		require.Equal(t, 201, answer.StatusCode, text)
	}
	require.Equal(t, 1, full)
	before := counted(t, s)
	var many []string
	for i := range 50 {
		many = append(many, done(fmt.Sprintf("many-%04d", i), "2024-03-18"))
	}
	answer, text := do(t, "POST", s.URL+"/api/v1/events", strings.Join(many, "\n"), "Content-Type", "application/x-ndjson")
	assert.Equal(t, 507, answer.StatusCode, text)
	assert.Equal(t, before, counted(t, s), "all or none")
	answer, _ = do(t, "GET", s.URL+"/api/v1/due?plan="+url.QueryEscape(number), "")
	assert.Equal(t, 200, answer.StatusCode)
}

// A database that may only be read is an outage for who writes.
func TestAReadOnlyDatabase(t *testing.T) {
	folder := t.TempDir()
	s, _ := serveIn(t, folder)
	works(t, s, "event-0001")
	s.Close()
	s, _ = serveIn(t, folder, "query_only(ON)")
	assert.Equal(t, 1, counted(t, s))
	fails(t, s, "event-0002", 503, "store-unavailable")
	s.Close()
	s, _ = serveIn(t, folder)
	works(t, s, "event-0002")
}

// Somebody else holds the database: who writes is told to come again, and then
// it is done.
func TestALockedDatabase(t *testing.T) {
	folder := t.TempDir()
	s, _ := serveIn(t, folder, "busy_timeout(50)")
	works(t, s, "event-0001")
	other, err := sql.Open("sqlite", filepath.Join(folder, store.FileName))
	require.NoError(t, err)
	defer other.Close()
	other.SetMaxOpenConns(1)
	_, err = other.Exec(`BEGIN IMMEDIATE`)
	require.NoError(t, err)
	fails(t, s, "event-0002", 503, "store-unavailable")
	_, err = other.Exec(`ROLLBACK`)
	require.NoError(t, err)
	works(t, s, "event-0002")
}

// pagesOf is the pages of a table and its indexes in the file of a database.
func pagesOf(t *testing.T, file, like string) (pages []int) {
	db, err := sql.Open("sqlite", file)
	require.NoError(t, err)
	defer db.Close()
	rows, err := db.Query(`SELECT pageno FROM dbstat WHERE name LIKE ?`, like)
	require.NoError(t, err)
	defer rows.Close()
	for rows.Next() {
		pages = append(pages, 0)
		require.NoError(t, rows.Scan(&pages[len(pages)-1]))
	}
	require.NoError(t, rows.Err())
	require.NotEmpty(t, pages)
	return pages
}

// A damaged file is named, with what to do; what is damaged while the server
// serves is no fault of the client.
func TestADamagedDatabase(t *testing.T) {
	folder := t.TempDir()
	s, events := serveIn(t, folder)
	for i := range 60 {
		works(t, s, fmt.Sprintf("event-%04d", i))
	}
	s.Close()
	require.NoError(t, events.Check(t.Context(), folder))
	require.NoError(t, events.Close())
	file := filepath.Join(folder, store.FileName)
	whole, err := os.ReadFile(file)
	require.NoError(t, err)
	broken := bytes.Clone(whole)
	for _, page := range pagesOf(t, file, "log%") {
		copy(broken[(page-1)*4096:], bytes.Repeat([]byte{0xff}, 64))
	}
	require.NoError(t, os.WriteFile(file, broken, 0o600))
	s, events = serveIn(t, folder)
	err = events.Check(t.Context(), folder)
	require.ErrorIs(t, err, store.Damaged)
	assert.Contains(t, err.Error(), file)
	answer, text := do(t, "POST", s.URL+"/api/v1/events", done("event-9999", "2024-03-18"))
	assert.Equal(t, 503, answer.StatusCode, text)
	assert.Contains(t, text, "urn:tthc:problem:store-damaged")
	s.Close()
	require.NoError(t, events.Close())

	require.NoError(t, os.WriteFile(file, []byte("this is no database, whatever its name says: "+strings.Repeat("x", 4096)), 0o600))
	_, err = store.Open(t.Context(), folder)
	require.ErrorIs(t, err, store.Damaged)
	assert.Contains(t, err.Error(), file)

	require.NoError(t, os.WriteFile(file, whole, 0o600))
	s, _ = serveIn(t, folder)
	assert.Equal(t, 60, counted(t, s), "a copy is as good as the file was")
}
