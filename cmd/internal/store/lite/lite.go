// Package lite opens SQLite as a store needs it, and asks it below database/sql where
// that costs more than what is asked.
package lite

import (
	"database/sql"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// FileName is the name of the SQLite database in its folder.
const FileName = "tthc.db"

// SQLite is the driver that opens it, and what its address has beside what all
// have.
type SQLite struct {
	Driver  string
	More    url.Values
	Pragmas []string // such as "max_page_count(60)"
}

// Open opens the database in a folder with further pragmas.
func (by SQLite) Open(folder string, pragmas ...string) (*sql.DB, error) {
	address, err := by.address(folder, url.Values{}, pragmas)
	if err != nil {
		return nil, err
	}
	return sql.Open(by.Driver, address)
}

// OpenLine is [SQLite.Open] to write: each connection is a [Line], and each transaction
// is there to write from its beginning.
func (by SQLite) OpenLine(folder string, pragmas ...string) (*sql.DB, error) {
	address, err := by.address(folder, url.Values{"_txlock": {"immediate"}}, pragmas)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open(by.Driver, address)
	if err != nil {
		return nil, err
	}
	of := db.Driver()
	if err := db.Close(); err != nil {
		return nil, err
	}
	return sql.OpenDB(lines{of, address}), nil
}

func (by SQLite) address(folder string, q url.Values, pragmas []string) (string, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	// In a file: address what comes first is a host, so the path must be whole.
	path, err := filepath.Abs(filepath.Join(folder, FileName))
	if err != nil {
		return "", err
	}
	if path = filepath.ToSlash(path); !strings.HasPrefix(path, "/") {
		path = "/" + path // a drive letter
	}
	// The pragma that waits for other writers comes first, because the others may
	// have to wait already. An acknowledged write must survive a loss of power:
	// each commit is synced (FULL), and so is the deletion of the journal that a
	// new file has until it is one with a log (EXTRA): if that came back, it would
	// undo all that was written since.
	q["_pragma"] = slices.Concat([]string{"busy_timeout(10000)", "synchronous(EXTRA)", "journal_mode(WAL)"}, by.Pragmas, pragmas)
	maps.Copy(q, by.More)
	file := url.URL{Scheme: "file", Path: path, RawQuery: q.Encode()}
	return file.String(), nil
}
