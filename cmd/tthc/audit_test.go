package main

import (
	"database/sql"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A server signs a head as it begins, of nothing yet, and as it ends. Whoever kept it, and the public key, finds what
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
	assert.Equal(t, "3 rows, each as it was recorded; 2 heads fit, the last covers 3 rows\n", out)
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

// An outsider who has the public key and a head verifies what is written for them,
// without the database.
func TestAuditProofs(t *testing.T) {
	data, kept := t.TempDir(), t.TempDir()
	server := start(t, data, "127.0.0.1:0")
	record := func(note string) {
		status, _, errs := tthc(t, "", "record", "--data", data, "--plan", plan16, "--obligation", taskOf15, "--type", "reported", "--day", "2024-03-01", "--note", note)
		require.Equal(t, 0, status, errs)
	}
	record("một")
	record("hai")
	require.NoError(t, server.Process.Signal(os.Interrupt))
	require.NoError(t, server.Wait())
	file := func(name string, command ...string) string {
		status, out, errs := tthc(t, "", append([]string{"audit"}, command...)...)
		require.Equal(t, 0, status, errs)
		path := filepath.Join(kept, name)
		require.NoError(t, os.WriteFile(path, []byte(out), 0o600))
		return path
	}
	key, head := file("audit.pub", "key", "--data", data), file("head.txt", "head", "--data", data)
	record("ba")
	proof, growth := file("2.tlog-proof", "prove", "2", "--data", data), file("growth.txt", "witness", head, "--data", data)
	older := file("1.tlog-proof", "prove", "1", "--head", head, "--data", data)
	first, err := os.ReadFile(head)
	require.NoError(t, err)
	text, err := os.ReadFile(older)
	require.NoError(t, err)
	assert.True(t, strings.HasSuffix(string(text), "\n\n"+string(first)))

	check := func(file string, more ...string) (int, map[string]any, string) {
		status, out, errs := tthc(t, "", append([]string{"audit", "check-proof", file, "--lang", "en"}, more...)...)
		var said map[string]any
		if status == 0 {
			require.NoError(t, json.Unmarshal([]byte(out), &said), out)
		}
		return status, said, errs
	}
	status, said, errs := check(proof, "--key", key)
	require.Equal(t, 0, status, errs)
	assert.Equal(t, []any{2.0, 2.0, 3.0, "progress", plan16}, []any{said["row"], said["place"], said["size"], said["kind"], said["name"]})
	assert.Contains(t, said["fact"], `"note":"hai"`)
	by := file("by.tlog-proof", "prove", "progress", said["id"].(string), "--data", data)
	_, again, _ := check(by, "--key", key)
	assert.Equal(t, said, again)
	status, said, errs = check(growth, "--key", key, "--head", head)
	require.Equal(t, 0, status, errs)
	assert.Equal(t, []any{2.0, 3.0}, []any{said["goesOn"], said["size"]})

	other := t.TempDir()
	server = start(t, other, "127.0.0.1:0")
	require.NoError(t, server.Process.Signal(os.Interrupt))
	require.NoError(t, server.Wait())
	foreign := file("other.pub", "key", "--data", other)
	status, _, errs = check(proof, "--key", foreign)
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "2.tlog-proof: the head was not signed by the key tthc/")
	require.NoError(t, os.WriteFile(growth, []byte(strings.Replace(string(text), firstLineOf(string(text)), "old 2", 1)), 0o600))
	status, _, errs = check(growth, "--key", key, "--head", head)
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "is no proof")
	for _, c := range []struct {
		said string
		args []string
	}{
		{"--key is missing", []string{proof}}, {"--head is missing", []string{file("growth.txt", "witness", "1", "--data", data), "--key", key}}, {"name a file with a proof", nil}, {"head.txt: is no key of heads", []string{proof, "--key", head}},
	} {
		status, _, errs := tthc(t, "", append([]string{"audit", "check-proof", "--lang", "en"}, c.args...)...)
		assert.Equal(t, 2, status)
		assert.Contains(t, errs, c.said)
	}

	// What somebody changed is not proved.
	db, err := sql.Open("sqlite", filepath.Join(data, "tthc.db"))
	require.NoError(t, err)
	defer db.Close()
	for _, q := range []string{`DROP TRIGGER log_no_update`, `UPDATE log SET about = 'x' WHERE seq = 2`} {
		_, err := db.Exec(q)
		require.NoError(t, err)
	}
	for said, arguments := range map[string][]string{"the proof does not fit its signed head": {"prove", "2"}, "there is no row 9": {"prove", "9"}, "there is no row progress x": {"prove", "progress", "x"}, "there is no place 4 among 3 rows": {"witness", "4"}} {
		status, out, errs := tthc(t, "", append(append([]string{"audit"}, arguments...), "--lang", "en", "--data", data)...)
		assert.Equal(t, 1, status, said)
		assert.Empty(t, out)
		assert.Contains(t, errs, said)
	}
}

func firstLineOf(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// Each day's head is in a folder that is kept elsewhere, and the key is replaced without
// making those that are there worth less.
func TestAuditHeadsElsewhere(t *testing.T) {
	data, kept := t.TempDir(), t.TempDir()
	status, _, errs := tthc(t, "", "serve", "--data", data, "--lang", "en", "--audit-heads", filepath.Join(kept, "none"), "--listen", "127.0.0.1:0")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "--audit-heads: ")
	for place, why := range map[string]string{filepath.Join(kept, "none"): "không có tệp hoặc thư mục này", file(t, "heads", "x"): "không phải thư mục, hoặc nằm dưới một tệp"} {
		_, _, errs = tthc(t, "", "serve", "--data", data, "--audit-heads", place, "--listen", "127.0.0.1:0")
		assert.Equal(t, "tthc: --audit-heads: "+place+": "+why+"\n", errs)
	}
	server := start(t, data, "127.0.0.1:0", "--audit-heads", kept)
	status, _, errs = tthc(t, "", "record", "--data", data, "--plan", plan16, "--obligation", taskOf15, "--type", "reported", "--day", "2024-03-01", "--note", "một")
	require.Equal(t, 0, status, errs)
	require.NoError(t, server.Process.Signal(os.Interrupt))
	require.NoError(t, server.Wait())
	files, err := filepath.Glob(filepath.Join(kept, "20??-??-??.txt"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	key := func(more ...string) string {
		status, out, errs := tthc(t, "", append([]string{"audit", "key", "--data", data}, more...)...)
		require.Equal(t, 0, status, errs)
		return out
	}
	before := key()
	status, turn, errs := tthc(t, "", "audit", "rotate-signer", "--data", data)
	require.Equal(t, 0, status, errs)
	after := key()
	assert.Equal(t, before+after, key("--all"))
	for _, public := range []string{before, after} {
		file, proof := filepath.Join(data, "pub"), filepath.Join(data, "turn.tlog-proof")
		require.NoError(t, os.WriteFile(file, []byte(public), 0o600))
		require.NoError(t, os.WriteFile(proof, []byte(turn), 0o600))
		status, out, errs := tthc(t, "", "audit", "check-proof", proof, "--key", file)
		assert.Equal(t, 0, status, errs)
		assert.Contains(t, out, strings.TrimSpace(after))
		status, out, errs = tthc(t, "", "audit", "verify", "--lang", "en", "--data", data, "--head", kept, "--key", file)
		assert.Equal(t, 0, status, out+errs)
		assert.Equal(t, "2 rows, each as it was recorded; 4 heads fit, the last covers 2 rows\n", out)
	}
	server = start(t, data, "127.0.0.1:0", "--audit-heads", kept)
	require.NoError(t, server.Process.Signal(os.Interrupt))
	require.NoError(t, server.Wait())
}

// The number of a request stands in its answer, in the line of the log and in the row of
// what was recorded by it.
func TestALineOfTheLogAndARowOfTheTrailMeet(t *testing.T) {
	data := t.TempDir()
	server := start(t, data, "127.0.0.1:0", "--log-format", "json")
	answer, err := http.Post(server.address+"/api/v1/bodies", "application/json", strings.NewReader(`{"v":1,"amendments":[{"id":"G22","on":"2024-06-01","kind":"rename","name":"Văn phòng Mẫu","source":"NQ 1"}]}`))
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	require.Equal(t, http.StatusCreated, answer.StatusCode)
	number := answer.Header.Get("X-Request-Id")
	require.NoError(t, server.Process.Signal(os.Interrupt))
	require.NoError(t, server.Wait())
	assert.Regexp(t, `"operation":"addBodies".*"request":"`+number+`"`, server.log.String())
	db, err := sql.Open("sqlite", filepath.Join(data, "tthc.db"))
	require.NoError(t, err)
	defer db.Close()
	var kind, request string
	require.NoError(t, db.QueryRow(`SELECT kind, request FROM log ORDER BY seq DESC LIMIT 1`).Scan(&kind, &request))
	assert.Equal(t, []string{"bodies", number}, []string{kind, request})
}
