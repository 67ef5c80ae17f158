package main

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A server signs a head as it ends. Whoever kept it, and the public key, finds what
// the database does not show any more.
func TestAuditVerify(t *testing.T) {
	data, kept := t.TempDir(), t.TempDir()
	status, _, errs := tthc(t, "", "audit", "verify", "--lang", "en", "--data", data)
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "there is no database at "+data)

	server := start(t, data, "127.0.0.1:0")
	record := []string{"record", "--data", data, "--plan", plan16, "--obligation", taskOf15, "--type", "reported", "--day", "2024-03-01", "--note"}
	for _, note := range []string{"một", "hai", "ba"} {
		status, _, errs := tthc(t, "", append(record, note)...)
		require.Equal(t, 0, status, errs)
	}
	require.NoError(t, server.Process.Signal(os.Interrupt))
	require.NoError(t, server.Wait())

	status, out, errs := tthc(t, "", "audit", "verify", "--lang", "en", "--data", data)
	assert.Equal(t, 0, status, errs)
	assert.Equal(t, "3 rows, each as it was recorded; 1 heads fit, the last covers 3 rows\n", out)
	assert.Empty(t, errs)
	head, key := filepath.Join(kept, "head.txt"), filepath.Join(kept, "audit.pub")
	for command, file := range map[string]string{"head": head, "key": key} {
		status, out, errs := tthc(t, "", "audit", command, "--data", data)
		require.Equal(t, 0, status, errs)
		require.NoError(t, os.WriteFile(file, []byte(out), 0o600))
	}
	text, err := os.ReadFile(head)
	require.NoError(t, err)
	assert.Regexp(t, "^tthc/[0-9a-f]{8}\n3\n", string(text))
	verify := []string{"audit", "verify", "--lang", "en", "--data", data, "--head", head, "--key", key}
	status, _, errs = tthc(t, "", verify...)
	assert.Equal(t, 0, status, errs)

	db, err := sql.Open("sqlite", filepath.Join(data, "tthc.db"))
	require.NoError(t, err)
	defer db.Close()
	for _, q := range []string{`DROP TRIGGER log_no_delete`, `DROP TRIGGER chain_no_delete`, `DROP TRIGGER heads_no_delete`,
		`DELETE FROM log WHERE seq = 3`, `DELETE FROM chain WHERE place = 3`, `DELETE FROM heads`} {
		_, err := db.Exec(q)
		require.NoError(t, err)
	}
	status, _, errs = tthc(t, "", verify[:6]...)
	assert.Equal(t, 0, status, "nothing in the database shows it: %s", errs)
	status, out, errs = tthc(t, "", verify...)
	assert.Equal(t, 1, status)
	assert.Equal(t, "the last rows were removed: 1 are missing that the signed head has\n", out)
	assert.Empty(t, errs)

	require.NoError(t, os.WriteFile(head, []byte(strings.Replace(string(text), "\n3\n", "\n2\n", 1)), 0o600))
	status, _, errs = tthc(t, "", verify...)
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "head.txt: the head was not signed by the key tthc/")
	require.NoError(t, os.Remove(filepath.Join(data, "audit.key")))
	status, _, errs = tthc(t, "", "audit", "head", "--lang", "en", "--data", data)
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "there is no key")
}
