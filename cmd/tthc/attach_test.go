package main

import (
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const petitionOfFiles = "PAKN.20250602.0001"

// sendPetition records a petition at a server.
func sendPetition(t *testing.T, address string) {
	event := `{"v":1,"code":"` + petitionOfFiles + `","at":"2025-06-02T08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"Nộidung","sender":{"type":"citizen","name":"Nguyễn Đánhdấu","phone":"0977123456"}}`
	answer, err := http.Post(address+"/api/v1/petitions", "application/json", strings.NewReader(event))
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	require.Equal(t, 201, answer.StatusCode)
}

// filePath is where a file is, of an obligation or of the petition.
func filePath(n int) string {
	if n%2 == 0 {
		return fmt.Sprintf("/api/v1/petitions/%s/attachments/attachment-%d", petitionOfFiles, n)
	}
	return fmt.Sprintf("/api/v1/evidence/attachment-%d?obligation=%s", n, url.QueryEscape(taskOf15))
}

func putFile(address string, n int, body io.Reader) (int, error) {
	path := filePath(n)
	if n%2 == 0 {
		path += "?of=sender"
	}
	r, err := http.NewRequest("PUT", address+path, body)
	if err != nil {
		return 0, err
	}
	r.Header.Set("Content-Type", "text/plain")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, err
	}
	_, _ = io.Copy(io.Discard, answer.Body)
	return answer.StatusCode, answer.Body.Close()
}

// getFile is a file, or the status with which it is refused.
func getFile(t *testing.T, address string, n int) (int, string) {
	answer, err := http.Get(address + filePath(n))
	require.NoError(t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	return answer.StatusCode, string(text)
}

// A backup that is taken while files are attached has each that was acknowledged before
// it was begun, byte for byte, and of the others all or nothing.
func TestABackupHasWhatIsAttached(t *testing.T) {
	data, kept := t.TempDir(), t.TempDir()
	server := start(t, data, "127.0.0.1:0")
	sendPetition(t, server.address)
	var mu sync.Mutex
	acknowledged := map[int]string{}
	text := func(n int) string {
		r := rand.New(rand.NewPCG(uint64(n), 1))
		var b strings.Builder
		for size := 1 + r.IntN(900_000); b.Len() < size; {
			fmt.Fprintf(&b, "%d: %x\n", n, r.Uint64())
		}
		return b.String()
	}
	var all sync.WaitGroup
	for c := range 4 {
		all.Go(func() {
			for n := c; n < 40; n += 4 {
				status, err := putFile(server.address, n, strings.NewReader(text(n)))
				if assert.NoError(t, err) && assert.Equal(t, 201, status) {
					mu.Lock()
					acknowledged[n] = text(n)
					mu.Unlock()
				}
			}
		})
	}
	var before []map[int]bool
	for len(before) < 3 {
		time.Sleep(100 * time.Millisecond)
		had := map[int]bool{}
		mu.Lock()
		for n := range acknowledged {
			had[n] = true
		}
		mu.Unlock()
		status, _, errs := tthc(t, "", "backup", filepath.Join(kept, fmt.Sprint(len(before), ".tar.gz")), "--data", data)
		require.Equal(t, 0, status, errs)
		before = append(before, had)
	}
	all.Wait()
	status, out, errs := tthc(t, "", "backup", filepath.Join(kept, "3.tar.gz"), "--lang", "en", "--data", data)
	require.Equal(t, 0, status, errs)
	assert.Contains(t, out, "\n40 attached files, each as it was attached\n")
	whole := map[int]bool{}
	for n := range 40 {
		whole[n] = true
	}
	before = append(before, whole)
	server.kill()
	for i, had := range before {
		place := filepath.Join(kept, fmt.Sprint("restored ", i))
		status, _, errs := tthc(t, "", "restore", filepath.Join(kept, fmt.Sprint(i, ".tar.gz")), "--data", place)
		require.Equal(t, 0, status, errs)
		again := start(t, place, "127.0.0.1:0", "--keys", data) // keys are in no backup
		found := 0
		for n := range 40 {
			status, got := getFile(t, again.address, n)
			if status == 200 {
				found++
				assert.Equal(t, sha256.Sum256([]byte(text(n))), sha256.Sum256([]byte(got)), n)
				continue
			}
			assert.Equal(t, 404, status, got)
			assert.False(t, had[n], "%d was acknowledged before backup %d", n, i)
		}
		t.Logf("backup %d: %d acknowledged before it, %d in it", i, len(had), found)
		again.kill()
		status, out, errs := tthc(t, "", "audit", "verify", "--lang", "en", "--data", place)
		assert.Equal(t, 0, status, errs)
		if found > 0 {
			assert.Contains(t, out, fmt.Sprintf("\n%d attached files, each as it was attached\n", found))
		}
	}
}

// A server that is killed while a file comes in has nothing of it afterwards that
// anybody sees; sent again it is attached.
func TestAServerIsKilledWhileAFileComesIn(t *testing.T) {
	data := t.TempDir()
	server := start(t, data, "127.0.0.1:0")
	sendPetition(t, server.address)
	for n := range 2 {
		body, to := io.Pipe()
		ended := make(chan error)
		go func() {
			_, err := putFile(server.address, n, body)
			ended <- err
		}()
		line := []byte(strings.Repeat("x", 63) + "\n")
		for range 2 * (256 << 10) / 64 { // two pieces of it
			_, err := to.Write(line)
			require.NoError(t, err)
		}
		time.Sleep(100 * time.Millisecond)
		server.kill()
		require.NoError(t, to.CloseWithError(io.ErrClosedPipe)) // for which the client waits
		require.Error(t, <-ended)
		server = start(t, data, "127.0.0.1:0")
		status, text := getFile(t, server.address, n)
		assert.Equal(t, 404, status, text)
		status, err := putFile(server.address, n, strings.NewReader("Kết quả\n"))
		require.NoError(t, err)
		assert.Equal(t, 201, status)
		status, text = getFile(t, server.address, n)
		assert.Equal(t, 200, status)
		assert.Equal(t, "Kết quả\n", text)
	}
	status, out, errs := tthc(t, "", "audit", "verify", "--lang", "en", "--data", data)
	assert.Equal(t, 0, status, errs)
	assert.Contains(t, out, "\n2 attached files, each as it was attached\n")
}

// With a petition goes what was attached to it, from the command line as well; whoever
// changes a file is found, and a backup of it is not restored.
func TestAttachmentsAreErasedAndVerified(t *testing.T) {
	data := t.TempDir()
	server := start(t, data, "127.0.0.1:0")
	sendPetition(t, server.address)
	for n := range 2 {
		status, err := putFile(server.address, n, strings.NewReader("Đánhdấu của tệp\n"))
		require.NoError(t, err)
		require.Equal(t, 201, status)
	}
	status, _, errs := tthc(t, "", "petition", "erase", "--data", data, petitionOfFiles, "--reason", "12/QĐ-VP")
	require.Equal(t, 0, status, errs)
	status, _ = getFile(t, server.address, 0)
	assert.Equal(t, 410, status)
	status, text := getFile(t, server.address, 1)
	assert.Equal(t, 200, status)
	assert.Equal(t, "Đánhdấu của tệp\n", text)
	server.kill()
	status, out, errs := tthc(t, "", "audit", "verify", "--lang", "en", "--data", data)
	assert.Equal(t, 0, status, errs)
	assert.Contains(t, out, "\n1 attached files, each as it was attached\n")

	sqlite(t, data, `DROP TRIGGER pieces_no_update`, `UPDATE pieces SET bytes = CAST('Đánhdấu của ai\n' AS BLOB)`)
	status, out, _ = tthc(t, "", "audit", "verify", "--lang", "en", "--data", data)
	assert.Equal(t, 1, status)
	const said = "(attachment " + taskOf15 + ", attachment-1): this attached file was changed or removed\n"
	assert.Contains(t, out, said)
	file := filepath.Join(t.TempDir(), "b.tar.gz")
	status, out, _ = tthc(t, "", "backup", file, "--lang", "en", "--data", data)
	assert.Equal(t, 1, status)
	assert.Contains(t, out, said)
	place := filepath.Join(t.TempDir(), "place")
	status, out, errs = tthc(t, "", "restore", file, "--lang", "en", "--data", place)
	assert.Equal(t, 2, status)
	assert.Contains(t, out, said)
	assert.Contains(t, errs, "has 1 places that do not fit the chain")
	assert.NoDirExists(t, place)
	server = start(t, data, "127.0.0.1:0")
	status, text = getFile(t, server.address, 1)
	assert.Equal(t, 500, status, "and nobody is given it")
	assert.Contains(t, text, "urn:tthc:problem:attachment-changed")
}

// sqlite runs statements on the database in a folder.
func sqlite(t *testing.T, data string, queries ...string) {
	db, err := sql.Open("sqlite", filepath.Join(data, "tthc.db"))
	require.NoError(t, err)
	defer db.Close()
	for _, q := range queries {
		_, err := db.Exec(q)
		require.NoError(t, err)
	}
}

// The command line attaches to the same database: what is recorded with a file stands
// once, and where the file is refused nothing is recorded.
func TestRecordWithAFile(t *testing.T) {
	data, folder := t.TempDir(), t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	args := []string{"record", "--lang", "en", "--plan", plan16, "--data", data, "--obligation", taskOf15, "--type", "done", "--day", "2024-03-18", "--document", "5/BC", "--attach"}
	for file, said := range map[string]string{
		write("a.zip", "PK\x03\x04"): "--attach: the file is an archive, or has one behind it",
		write("empty.txt", ""):       "--attach: only PDF, DOCX, XLSX, JPEG, PNG and plain text",
		filepath.Join(folder, "x"):   "there is no such file or folder",
	} {
		status, out, errs := tthc(t, "", append(args, file)...)
		assert.Equal(t, 2, status)
		assert.Empty(t, out)
		assert.Contains(t, errs, said)
		assert.Equal(t, 1, strings.Count(errs, "\n"), errs)
	}
	assert.Equal(t, "open-overdue", statusOf15(t, data))
	file := write("Kết quả.txt", "Đã xong\n")
	for range 2 {
		status, out, errs := tthc(t, "", append(args, file)...)
		require.Equal(t, 0, status, errs)
		assert.Contains(t, out, `"document":"5/BC"`)
	}
	write("Kết quả.txt", "Khác\n")
	status, _, errs := tthc(t, "", append(args, file)...)
	assert.Equal(t, 2, status, "another under the same name")
	assert.Contains(t, errs, "--attach: ")
	assert.Equal(t, "done-on-time", statusOf15(t, data))
	server := start(t, data, "127.0.0.1:0")
	answer, err := http.Get(server.address + "/api/v1/evidence?obligation=" + url.QueryEscape(taskOf15))
	require.NoError(t, err)
	defer answer.Body.Close()
	var list []struct{ ID, Name, SHA256 string }
	require.NoError(t, json.NewDecoder(answer.Body).Decode(&list))
	require.Len(t, list, 1)
	assert.Equal(t, "Kết quả.txt", list[0].Name)
	assert.Equal(t, fmt.Sprintf("%x", sha256.Sum256([]byte("Đã xong\n"))), list[0].SHA256)
}
