// Package storetest gives tests a database of each kind of store.
package storetest

import (
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"sync/atomic"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // driver "pgx"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Each runs a test on each store; place makes a new database of it, each time that
// it is asked. TTHC_TEST_POSTGRES is the postgres:// address of a database server on
// which the tests may make databases; without one that store is skipped, unless
// TTHC_TEST_ALL says that everything must run.
func Each(t *testing.T, test func(t *testing.T, place func(*testing.T) string)) {
	t.Run("sqlite", func(t *testing.T) { test(t, func(t *testing.T) string { return t.TempDir() }) })
	t.Run("postgres", func(t *testing.T) {
		server := os.Getenv("TTHC_TEST_POSTGRES")
		if server == "" {
			if os.Getenv("TTHC_TEST_ALL") != "" {
				t.Fatal("TTHC_TEST_POSTGRES names no PostgreSQL server")
			}
			t.Skip("TTHC_TEST_POSTGRES names no PostgreSQL server")
		}
		test(t, func(t *testing.T) string { return database(t, server) })
	})
}

var databases atomic.Int64

// database makes a database on a server, until the end of the test.
func database(t *testing.T, server string) string {
	name := fmt.Sprintf("tthc_test_%d_%d", os.Getpid(), databases.Add(1))
	db, err := sql.Open("pgx", server)
	require.NoError(t, err)
	_, err = db.Exec(`CREATE DATABASE ` + name)
	require.NoError(t, err)
	t.Cleanup(func() {
		_, err := db.Exec(`DROP DATABASE ` + name + ` WITH (FORCE)`)
		assert.NoError(t, err)
		assert.NoError(t, db.Close())
	})
	address, err := url.Parse(server)
	require.NoError(t, err)
	address.Path = "/" + name
	return address.String()
}
