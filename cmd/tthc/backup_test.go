package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// rowsOf is all rows of a database up to a position, each on a line, with the links
// of their chain.
func rowsOf(t *testing.T, data string, upTo int64) (lines []string) {
	db, err := sql.Open("sqlite", filepath.Join(data, "tthc.db"))
	require.NoError(t, err)
	defer db.Close()
	rows, err := db.Query(`SELECT l.seq, l.kind, l.name, coalesce(l.version, 0), l.id, l.about, l.recorded, l.who, l.request, l.fact, hex(c.links)
		FROM log AS l LEFT JOIN chain AS c ON c.place = l.seq WHERE l.seq <= ? ORDER BY l.seq`, upTo)
	require.NoError(t, err)
	defer rows.Close()
	for rows.Next() {
		var seq, version int64
		var kind, name, id, about, recorded, who, request, fact string
		var links sql.NullString
		require.NoError(t, rows.Scan(&seq, &kind, &name, &version, &id, &about, &recorded, &who, &request, &fact, &links))
		lines = append(lines, fmt.Sprint(seq, kind, name, version, id, about, recorded, who, request, fact, links.String))
	}
	require.NoError(t, rows.Err())
	return lines
}

type manifest struct {
	Rows, Position, Size int64
	SHA256               string
}

// members is what a backup has, read without the program.
func members(t *testing.T, file string) (database []byte, m manifest) {
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	zip, err := gzip.NewReader(f)
	require.NoError(t, err)
	r := tar.NewReader(zip)
	h, err := r.Next()
	require.NoError(t, err)
	assert.Equal(t, "tthc.db", h.Name)
	database, err = io.ReadAll(r)
	require.NoError(t, err)
	h, err = r.Next()
	require.NoError(t, err)
	assert.Equal(t, "manifest.json", h.Name)
	require.NoError(t, json.NewDecoder(r).Decode(&m))
	_, err = r.Next()
	require.ErrorIs(t, err, io.EOF)
	return database, m
}

// Backups are taken while eight clients write facts of all kinds: each has what was
// acknowledged before it was begun, and of the log everything up to its position and
// nothing after it. A server goes on with the last.
func TestBackupUnderLoad(t *testing.T) {
	data, kept := t.TempDir(), t.TempDir()
	server := start(t, data, "127.0.0.1:0")
	w := &writers{addresses: []string{server.address}}
	atLeast, until := enough()
	before := map[int][]string{}
	name := func(n int) string { return filepath.Join(kept, fmt.Sprint(n, ".tar.gz")) }
	w.disturb(t, w.write(t, atLeast, until), 4, func(n int) {
		w.mu.Lock()
		for id := range w.events {
			before[n] = append(before[n], id)
		}
		w.mu.Unlock()
		status, _, errs := tthc(t, "", "backup", name(n), "--data", data)
		assert.Equal(t, 0, status, errs)
	})
	status, _, errs := tthc(t, "", "backup", name(5), "--data", data)
	require.Equal(t, 0, status, errs)
	for n := 1; n <= 5; n++ {
		database, m := members(t, name(n))
		sum := sha256.Sum256(database)
		assert.Equal(t, hex.EncodeToString(sum[:]), m.SHA256)
		place := filepath.Join(kept, fmt.Sprint("restored ", n))
		status, out, errs := tthc(t, "", "restore", name(n), "--lang", "en", "--data", place)
		require.Equal(t, 0, status, errs)
		assert.Equal(t, fmt.Sprintf("%s: %d rows, up to position %d, each as it was recorded\n", place, m.Rows, m.Position), strings.SplitAfter(out, "\n")[0])
		want, got := rowsOf(t, data, m.Position), rowsOf(t, place, 1<<62)
		assert.True(t, slices.Equal(want, got), "row by row")
		assert.EqualValues(t, len(got), m.Rows)
		whole := strings.Join(got, "\n")
		for _, id := range before[n] {
			assert.Contains(t, whole, id)
		}
		left, err := os.ReadDir(place)
		require.NoError(t, err)
		assert.Len(t, left, 1, "the database and nothing else")
	}
	server.kill()
	w.addresses = []string{start(t, filepath.Join(kept, "restored 5"), "127.0.0.1:0", "--keys", data).address} // keys are in no backup
	w.kept(t)
	left, err := filepath.Glob(filepath.Join(kept, ".*"))
	require.NoError(t, err)
	assert.Empty(t, left)
}

// killed runs the program and kills it (kill -9) after a while.
func killed(t *testing.T, after time.Duration, args ...string) {
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), "TTHC_TEST_RUN=1")
	require.NoError(t, c.Start())
	ended := make(chan struct{})
	go func() { _ = c.Wait(); close(ended) }()
	select {
	case <-time.After(after):
		_ = c.Process.Kill()
	case <-ended:
	}
	<-ended
}

// many is a database of so many events.
func many(t *testing.T, n int) (data string) {
	data = t.TempDir()
	var lines strings.Builder
	for i := range n {
		fmt.Fprintf(&lines, `{"v":1,"id":"event-%06d","obligation":%q,"type":"reported","day":"2024-03-01","note":"%x"}`+"\n", i, taskOf15, rand.Uint64())
	}
	server := start(t, data, "127.0.0.1:0")
	w := &writers{addresses: []string{server.address}, events: map[string]bool{}}
	all := strings.SplitAfter(lines.String(), "\n")
	for len(all) > 1 {
		some := min(500, len(all)-1)
		w.send(t, 0, "/api/v1/events", "application/x-ndjson", strings.Join(all[:some], ""), w.events)
		all = all[some:]
	}
	server.kill()
	return data
}

// Killed at any moment, a backup is whole or not there, a place is restored or holds
// no database, and the next run needs no help.
func TestBackupAndRestoreAreKilled(t *testing.T) {
	data, kept := many(t, 5000), t.TempDir()
	whole := filepath.Join(kept, "whole.tar.gz")
	began := time.Now()
	status, _, errs := tthc(t, "", "backup", whole, "--data", data)
	require.Equal(t, 0, status, errs)
	takes := max(time.Since(began), 50*time.Millisecond) * 2 // with the start of a process
	want := rowsOf(t, data, 1<<62)
	require.Equal(t, 5000, len(want))
	tries, half := 12, 0
	for n := range tries {
		after := takes * time.Duration(n+1) / time.Duration(tries)
		file, place := filepath.Join(kept, fmt.Sprint(n, ".tar.gz")), filepath.Join(kept, fmt.Sprint("place ", n))
		killed(t, after, "backup", file, "--data", data)
		if _, err := os.Stat(file); err == nil {
			status, _, errs := tthc(t, "", "restore", file, "--data", filepath.Join(kept, fmt.Sprint("again ", n)))
			assert.Equal(t, 0, status, errs)
		} else {
			half++
			status, _, errs := tthc(t, "", "backup", file, "--data", data)
			assert.Equal(t, 0, status, errs)
		}
		killed(t, after, "restore", whole, "--data", place)
		if _, err := os.Stat(filepath.Join(place, "tthc.db")); err != nil {
			half++
			status, _, errs := tthc(t, "", "restore", whole, "--data", place)
			assert.Equal(t, 0, status, errs)
		}
		assert.True(t, slices.Equal(want, rowsOf(t, place, 1<<62)), "row by row")
	}
	assert.NotZero(t, half, "some were killed before they were done")
	t.Logf("%d of %d were killed before they were done", half, 2*tries)
	assert.True(t, slices.Equal(want, rowsOf(t, data, 1<<62)), "row by row")
}

// unpacked is what is packed in a file, nil where it cannot be unpacked whole.
func unpacked(packed []byte) []byte {
	zip, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil
	}
	text, err := io.ReadAll(zip)
	if err != nil {
		return nil
	}
	return text
}

// A backup that is not what was written is refused, wherever it was changed or cut,
// and nothing is left of it.
func TestADamagedBackupIsRefused(t *testing.T) {
	data, kept := many(t, 300), t.TempDir()
	file, bad := filepath.Join(kept, "b.tar.gz"), filepath.Join(kept, "bad")
	status, _, errs := tthc(t, "", "backup", file, "--data", data)
	require.Equal(t, 0, status, errs)
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	info, err := os.Stat(file)
	require.NoError(t, err)
	assert.EqualValues(t, 0o600, info.Mode().Perm(), "it has personal data")
	refused := func(what string, damaged []byte) (said string) {
		require.NoError(t, os.WriteFile(bad, damaged, 0o600))
		place := filepath.Join(kept, "place")
		status, out, errs := tthc(t, "", "restore", bad, "--lang", "en", "--data", place)
		assert.Equal(t, 2, status, what)
		assert.Empty(t, out)
		assert.Equal(t, 1, strings.Count(errs, "\n"), errs)
		assert.NoDirExists(t, place)
		return errs
	}
	assert.Contains(t, refused("empty", nil), "is no whole backup")
	for i := range 40 {
		at := 10 + rand.IntN(len(text)-20)
		damaged := bytes.Clone(text)
		damaged[at] ^= 1 << (i % 8)
		if bytes.Equal(unpacked(damaged), unpacked(text)) {
			continue // a bit that fills up a byte between two blocks says nothing
		}
		refused(fmt.Sprint("changed at ", at), damaged)
		assert.Contains(t, refused(fmt.Sprint("cut at ", at), text[:at]), "is no whole backup")
	}
	// Packed anew, with the figures of another.
	database, _ := members(t, file)
	sum := sha256.Sum256(database)
	pack := func(edit map[string]any) []byte {
		m := map[string]any{"v": 1, "program": "p", "taken": "2026-01-01T00:00:00+07:00", "rows": 300, "position": 300, "link": "00", "size": len(database), "sha256": hex.EncodeToString(sum[:])}
		for k, v := range edit {
			m[k] = v
		}
		said, err := json.Marshal(m)
		require.NoError(t, err)
		var b bytes.Buffer
		zip := gzip.NewWriter(&b)
		w := tar.NewWriter(zip)
		for _, one := range []struct {
			name string
			text []byte
		}{{"tthc.db", database}, {"manifest.json", said}} {
			require.NoError(t, w.WriteHeader(&tar.Header{Name: one.name, Size: int64(len(one.text)), Mode: 0o600}))
			_, err := w.Write(one.text)
			require.NoError(t, err)
		}
		require.NoError(t, w.Close())
		require.NoError(t, zip.Close())
		return b.Bytes()
	}
	assert.Contains(t, refused("rows", pack(map[string]any{"rows": 301})), "its number of rows is 300 and not 301")
	assert.Contains(t, refused("position", pack(map[string]any{"position": 299})), "its last position is 300 and not 299")
	assert.Contains(t, refused("checksum", pack(map[string]any{"sha256": "00"})), "its checksum is ")
	assert.Contains(t, refused("link", pack(nil)), "its last link is ")
}

// What does not fit its chain is backed up all the same, and told; it is restored by
// nobody who was not told.
func TestABackupOfAChangedDatabase(t *testing.T) {
	data, kept := many(t, 20), t.TempDir()
	db, err := sql.Open("sqlite", filepath.Join(data, "tthc.db"))
	require.NoError(t, err)
	for _, q := range []string{`DROP TRIGGER log_no_update`, `UPDATE log SET fact = '{}' WHERE seq = 7`} {
		_, err := db.Exec(q)
		require.NoError(t, err)
	}
	require.NoError(t, db.Close())
	file := filepath.Join(kept, "b.tar.gz")
	status, out, errs := tthc(t, "", "backup", file, "--lang", "en", "--data", data)
	assert.Equal(t, 1, status)
	assert.Regexp(t, `^row 7 \(.*: this row was changed after it was recorded\n.*b\.tar\.gz: 20 rows, up to position 20\n$`, out)
	assert.Contains(t, errs, "the backup was taken, but")
	status, out, errs = tthc(t, "", "restore", file, "--lang", "en", "--data", filepath.Join(kept, "place"))
	assert.Equal(t, 2, status)
	assert.Contains(t, out, "row 7 (")
	assert.Contains(t, errs, "has 1 places that do not fit the chain")
	assert.NoDirExists(t, filepath.Join(kept, "place"))
}

// Nothing is written over, and each refusal says what to do.
func TestBackupOverwritesNothing(t *testing.T) {
	data, kept := many(t, 1), t.TempDir()
	file := filepath.Join(kept, "b.tar.gz")
	require.NoError(t, os.WriteFile(file, []byte("mine"), 0o600))
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"backup", file, "--data", data}, "is there already"},
		{[]string{"restore", file, "--data", data}, "is not empty"},
		{[]string{"backup", filepath.Join(kept, "c"), "--data", kept}, "there is no database at"},
		{[]string{"backup", filepath.Join(kept, "none", "c"), "--data", data}, "there is no such file or folder"},
		{[]string{"backup", "x.dump", "--data", "postgres://u:secret@db.example/tthc"}, "pg_dump --format=custom --file=x.dump postgres://db.example/tthc"},
		{[]string{"restore", file, "--data", "postgres://u:secret@db.example/tthc"}, "pg_restore "},
		{[]string{"backup", "--data", data}, "name one file"},
	} {
		status, out, errs := tthc(t, "", append(c.args, "--lang", "en")...)
		assert.Equal(t, 2, status)
		assert.Empty(t, out)
		assert.Contains(t, errs, c.want)
		assert.NotContains(t, errs, "secret")
	}
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, "mine", string(text))
}

// What pg_dump takes while two servers write, pg_restore puts back whole: each row
// fits the chain, and a server goes on.
func TestABackupOfPostgresIsVerified(t *testing.T) {
	c := newCluster(t)
	c.start(t)
	defer c.stop(t)
	at := func(name string) string {
		return fmt.Sprintf("postgres://postgres@127.0.0.1:%d/%s?sslmode=disable", c.port, name)
	}
	keys := t.TempDir() // that are in no backup
	w := &writers{addresses: []string{start(t, at("postgres"), "127.0.0.1:0", "--keys", keys).address, start(t, at("postgres"), "127.0.0.1:0", "--keys", keys).address}}
	atLeast, until := enough()
	dump := filepath.Join(filepath.Dir(c.data), "dump")
	w.disturb(t, w.write(t, atLeast, until), 1, func(int) {
		c.run(t, "pg_dump", "--format=custom", "--file="+dump, at("postgres"))
	})
	c.run(t, "createdb", "-h", "127.0.0.1", "-p", fmt.Sprint(c.port), "-U", "postgres", "again")
	c.run(t, "pg_restore", "--exit-on-error", "--single-transaction", "--dbname="+at("again"), dump)
	status, out, errs := tthc(t, "", "audit", "verify", "--lang", "en", "--data", at("again"))
	assert.Equal(t, 0, status, errs)
	assert.Regexp(t, `^[1-9]\d* rows, each as it was recorded; `, out)
	again := start(t, at("again"), "127.0.0.1:0", "--keys", keys)
	more := &writers{addresses: []string{again.address}, events: map[string]bool{}}
	more.send(t, 0, "/api/v1/events", "application/json", fmt.Sprintf(`{"v":1,"id":"after-0001","obligation":%q,"type":"reported","day":"2024-03-01"}`, taskOf15), more.events, "after-0001")
	status, out, errs = tthc(t, "", "audit", "verify", "--lang", "en", "--data", at("again"))
	assert.Equal(t, 0, status, out+errs)
}
