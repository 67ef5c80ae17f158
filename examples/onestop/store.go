package main

import (
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"time"

	_ "modernc.org/sqlite"
)

//go:embed schema.sql
var schema string

// instant is how the system keeps time: Unix seconds, 0 for "not yet".
type instant int64

func at(t time.Time) instant { return instant(t.Unix()) }

// Time is the instant, and the zero time for "not yet".
func (i instant) Time() time.Time {
	if i == 0 {
		return time.Time{}
	}
	return time.Unix(int64(i), 0).In(zone)
}

var zone = time.FixedZone("UTC+7", 7*3600)

// The rows of the tables.
type (
	user struct {
		ID                      int64
		Login, Name, Unit, Role string
		Feed                    string
	}
	procedure struct {
		Code, Name, Unit string
		Fee              int64
		Paper, Online    bool
	}
	dossier struct {
		Code, Procedure, Unit, TakenBy string
		Applicant, Phone               string
		Status, Channel                string
		TakenAt                        instant
		PromisedOn, Clock              string
		FinishedAt                     instant
		Fee                            int64
		Payment                        string
		Scanned, EResult, Reused       bool
		Version                        int64
		Complained                     bool // no column: a petition names the dossier
	}
	supplement struct {
		Dossier, What, Document string
		AskedAt, CameAt         instant
	}
	holding struct {
		Dossier, Unit string
		Since         instant
	}
	petitionRow struct{ Code, Dossier, Unit, Status, Masks string }
)

func (u *user) columns() []any {
	return []any{&u.ID, &u.Login, &u.Name, &u.Unit, &u.Role, &u.Feed}
}

func (p *procedure) columns() []any {
	return []any{&p.Code, &p.Name, &p.Unit, &p.Fee, &p.Paper, &p.Online}
}

func (d *dossier) columns() []any {
	return []any{&d.Code, &d.Procedure, &d.Unit, &d.TakenBy, &d.Applicant, &d.Phone, &d.Status, &d.Channel, &d.TakenAt, &d.PromisedOn, &d.Clock,
		&d.FinishedAt, &d.Fee, &d.Payment, &d.Scanned, &d.EResult, &d.Reused, &d.Version}
}

func (s *supplement) columns() []any {
	return []any{&s.Dossier, &s.What, &s.Document, &s.AskedAt, &s.CameAt}
}

func (h *holding) columns() []any { return []any{&h.Dossier, &h.Unit, &h.Since} }

func (p *petitionRow) columns() []any {
	return []any{&p.Code, &p.Dossier, &p.Unit, &p.Status, &p.Masks}
}

const dossierColumns = `code, procedure, unit, taken_by, applicant, phone, status, channel, taken_at, promised_on, clock,
	finished_at, fee, payment, scanned, e_result, reused, version`

// store is the system's own database. All writing is done in one transaction at
// a time, by write.
type store struct{ db *sql.DB }

// db is what a query is asked of: the database, or a transaction.
type db interface {
	Query(query string, args ...any) (*sql.Rows, error)
	Exec(query string, args ...any) (sql.Result, error)
}

// openStore opens the database in a file; an empty name is one in memory.
func openStore(file string) (*store, error) {
	if file == "" {
		file = ":memory:"
	}
	pool, err := sql.Open("sqlite", file+"?_pragma=journal_mode(wal)&_pragma=synchronous(normal)&_pragma=busy_timeout(5000)")
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(1) // each connection to :memory: is a database of its own
	var tables int
	if err := pool.QueryRow("SELECT COUNT(*) FROM sqlite_master").Scan(&tables); err != nil {
		return nil, err
	}
	if tables == 0 {
		_, err = pool.Exec(schema)
	}
	return &store{pool}, err
}

func (s *store) write(do func(tx *sql.Tx) error) error {
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// row is a pointer to a row that knows where its columns go.
type row[T any] interface {
	*T
	columns() []any
}

// all is the rows of a query; the columns after those of the row go to the place
// that more gives.
func all[T any, R row[T]](q db, query string, more func(R) []any, args ...any) ([]T, error) {
	rows, err := q.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []T
	for rows.Next() {
		var t T
		places := R(&t).columns()
		if more != nil {
			places = append(places, more(&t)...)
		}
		if err := rows.Scan(places...); err != nil {
			return nil, err
		}
		list = append(list, t)
	}
	return list, rows.Err()
}

// errMissing is what a handler answers with 404.
var errMissing = errors.New("không có dữ liệu này")

func one[T any](list []T, err error) (t T, _ error) {
	if err == nil && len(list) != 1 {
		err = errMissing
	}
	if err != nil {
		return t, err
	}
	return list[0], nil
}

// put writes a row; one with the same key gives way.
func put(q db, table string, columns ...any) error {
	_, err := q.Exec(fmt.Sprintf("INSERT OR REPLACE INTO %s VALUES (%s)", table, strings.TrimSuffix(strings.Repeat("?,", len(columns)), ",")), columns...)
	return err
}

// dossiers are those for which the condition holds, in order of code.
func dossiers(q db, where string, args ...any) ([]dossier, error) {
	return all(q, "SELECT "+dossierColumns+", EXISTS (SELECT 1 FROM petitions p WHERE p.dossier = d.code) FROM dossiers d WHERE "+where+" ORDER BY code",
		func(d *dossier) []any { return []any{&d.Complained} }, args...)
}

func dossierOf(q db, code string) (dossier, error) { return one(dossiers(q, "code = ?", code)) }

// save writes a dossier as it is now, with the next version of all.
func save(q db, d *dossier) error {
	if err := scan(q, "SELECT COALESCE(MAX(version), 0) + 1 FROM dossiers", &d.Version); err != nil {
		return err
	}
	return put(q, "dossiers", d.columns()...)
}

func scan(q db, query string, to any, args ...any) error {
	rows, err := q.Query(query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	if !rows.Next() {
		return errors.Join(rows.Err(), errMissing)
	}
	return errors.Join(rows.Scan(to), rows.Close())
}

// texts is the first column of a query; cells all of them, with their names as
// the first row.
func texts(q db, query string, args ...any) ([]string, error) {
	rows, err := cells(q, query, args...)
	if err != nil {
		return nil, err
	}
	list := make([]string, 0, len(rows))
	for _, r := range rows[1:] {
		list = append(list, r[0])
	}
	return list, nil
}

func cells(q db, query string, args ...any) ([][]string, error) {
	rows, err := q.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	header, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	list := [][]string{header}
	for rows.Next() {
		cells, places := make([]string, len(header)), make([]any, len(header))
		for i := range cells {
			places[i] = &cells[i]
		}
		if err := rows.Scan(places...); err != nil {
			return nil, err
		}
		list = append(list, cells)
	}
	return list, rows.Err()
}
