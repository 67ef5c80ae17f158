package main

import (
	"cmp"
	"database/sql"
	_ "embed"
	"fmt"
	"reflect"
	"strings"

	_ "modernc.org/sqlite"
)

//go:embed schema.sql
var schema string

// The rows of the tables, with their columns in order; dossiers and letters are in rows.go.
type (
	user struct {
		ID                      int64
		Login, Name, Unit, Role string
		Password                []byte
		Feed                    string
	}
	procedure struct {
		Code   string `json:"code"`
		Name   string `json:"name"`
		Unit   string `json:"unit,omitempty"`
		Fee    int64  `json:"fee"`
		Paper  bool   `json:"paper"`
		Online bool   `json:"online"`
	}
	holding struct {
		Dossier string  `json:"-"`
		Unit    string  `json:"unit"`
		Since   instant `json:"since"`
	}
	supplement struct {
		Dossier  string  `json:"-"`
		What     string  `json:"what"`
		Document string  `json:"document"`
		AskedAt  instant `json:"askedAt"`
		CameAt   instant `json:"cameAt,omitzero"`
	}
	petitionRow struct{ Code, Dossier, Field, Territory, Unit, Status, Body, Review string }
	route       struct{ Subject, Field, Territory, Unit, Source string }
	entered     struct { // a figure that the system does not count itself
		Month       string  `json:"month"`
		Unit        string  `json:"unit"`
		Item        string  `json:"item"`
		Numerator   int64   `json:"numerator"`
		Denominator int64   `json:"denominator"`
		Document    string  `json:"document"`
		By          string  `json:"by"`
		At          instant `json:"at"`
	}
	message struct { // what somebody was told
		Key    string `json:"key"`
		Person string `json:"person"`
		Unit   string `json:"unit"`
		Day    string `json:"day"`
		About  string `json:"about"`
		Text   string `json:"text"`
	}
)

// db is what a query is asked of: the database, or a transaction.
type db interface {
	Query(query string, args ...any) (*sql.Rows, error)
	Exec(query string, args ...any) (sql.Result, error)
}

// openStore opens the database in a file; without a name it is one in memory.
func openStore(file string) *sql.DB {
	pool := try(sql.Open("sqlite", cmp.Or(file, ":memory:")+"?_pragma=journal_mode(wal)&_pragma=synchronous(normal)&_pragma=busy_timeout(5000)"))
	pool.SetMaxOpenConns(1) // each connection to :memory: is a database of its own
	try(pool.Exec(schema))
	return pool
}

// all is the rows of a query, each column in the field of its place.
func all[T any](q db, query string, args ...any) (list []T, err error) {
	rows, err := q.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var t T
		if err := rows.Scan(fields(&t)...); err != nil {
			return nil, err
		}
		list = append(list, t)
	}
	return list, rows.Err()
}

// each does something with the rows of a query, up to the first error.
func each[T any](q db, do func(T) error, query string, args ...any) error {
	list, err := all[T](q, query, args...)
	for _, row := range list {
		if err := do(row); err != nil {
			return err
		}
	}
	return err
}

// fields are pointers to the fields of a row; a row may be an array, or one value.
func fields(row any) []any {
	v := reflect.ValueOf(row).Elem()
	n, at := 1, func(int) reflect.Value { return v }
	if v.Kind() == reflect.Struct {
		n, at = v.NumField(), v.Field
	} else if v.Kind() == reflect.Array {
		n, at = v.Len(), v.Index
	}
	list := make([]any, n)
	for i := range list {
		list[i] = at(i).Addr().Interface()
	}
	return list
}

func one[T any](q db, query string, args ...any) (t T, err error) {
	list, err := all[T](q, query, args...)
	if len(list) > 0 {
		t = list[0]
	} else if err == nil {
		err = errMissing
	}
	return t, err
}

// put writes a row; the one with the same key gives way.
func put(q db, table string, columns ...any) error {
	_, err := q.Exec(fmt.Sprintf("INSERT OR REPLACE INTO %s VALUES (%s)", table, strings.TrimSuffix(strings.Repeat("?,", len(columns)), ",")), columns...)
	return err
}

// save writes a dossier as it is now, with the next version of all.
func save(q db, d *dossier) {
	d.Version = try(one[int64](q, "SELECT COALESCE(MAX(version), 0) + 1 FROM dossiers"))
	check(put(q, "dossiers", fields(d)...))
}

// heldBy is who had dossiers since when, by dossier.
func heldBy(q db, where string, args ...any) map[string][]holding {
	by := map[string][]holding{}
	for _, h := range try(all[holding](q, "SELECT * FROM dossier_steps WHERE "+where+" ORDER BY since", args...)) {
		by[h.Dossier] = append(by[h.Dossier], h)
	}
	return by
}
