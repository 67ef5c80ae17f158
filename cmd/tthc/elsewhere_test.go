package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Another machine has each row of the trail once, whatever breaks off: the server is
// killed, is not there, and what fetches is killed while it does.
func TestTheTrailIsKeptOnAnotherMachine(t *testing.T) {
	data, there := t.TempDir(), t.TempDir()
	address := fmt.Sprint("127.0.0.1:", freePort(t))
	_, token, _ := tthc(t, "", "token", "create", "--data", data, "--name", "Nhật ký", "--role", "auditor")
	secret := file(t, "token", strings.TrimSpace(token))
	fetch := func() *exec.Cmd {
		return exec.Command("sh", filepath.Join("..", "deploy", "tthc-trail"), "http://"+address, secret, there)
	}
	recorded := 1 // the token
	record := func(n int) {
		for range n {
			status, _, errs := tthc(t, "", "record", "--data", data, "--plan", plan16, "--obligation", taskOf15, "--type", "reported", "--day", "2024-03-01", "--note", fmt.Sprint("lần ", recorded))
			require.Equal(t, 0, status, errs)
			recorded++
		}
	}
	assert.Error(t, fetch().Run(), "it is not there yet")
	for round := range 3 {
		server := start(t, data, address)
		record(3)
		c := fetch() // is killed
		require.NoError(t, c.Start())
		if round > 0 {
			_ = c.Process.Kill()
		}
		_ = c.Wait()
		if round > 1 {
			server.kill()
			assert.Error(t, fetch().Run())
			record(2)
			server = start(t, data, address)
		}
		said, err := fetch().CombinedOutput()
		require.NoError(t, err, string(said))
		server.kill()
	}
	seen := map[int]int{}
	files, err := filepath.Glob(filepath.Join(there, "*.json"))
	require.NoError(t, err)
	assert.GreaterOrEqual(t, len(files), 3)
	for _, name := range files {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		var rows []struct {
			Row  int
			Kind string
		}
		require.NoError(t, json.Unmarshal(text, &rows))
		for _, r := range rows {
			seen[r.Row]++
		}
		assert.Equal(t, fmt.Sprintf("%d-%d.json", rows[0].Row, rows[len(rows)-1].Row), filepath.Base(name))
	}
	assert.GreaterOrEqual(t, len(seen), recorded)
	for row := range len(seen) {
		assert.Equal(t, 1, seen[row+1], "row %d", row+1)
	}
	status, out, errs := tthc(t, "", "audit", "verify", "--data", data, "--head", filepath.Join(there, "heads"))
	assert.Equal(t, 0, status, out+errs)
}

// What sends the journal to another machine names what systemd knows, and by TLS alone.
func TestTheJournalGoesToAnotherMachine(t *testing.T) {
	text := deployed(t, "deploy/journal-upload.conf")
	assert.Contains(t, text, "\n[Upload]\n")
	set := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^(\w+)=(.*)$`).FindAllStringSubmatch(text, -1) {
		set[m[1]] = m[2]
	}
	assert.Len(t, set, 4) // of journal-upload.conf(5), all that there are
	assert.Regexp(t, `^https://`, set["URL"])
	for _, name := range []string{"ServerKeyFile", "ServerCertificateFile", "TrustedCertificateFile"} {
		assert.Regexp(t, `^/etc/ssl/.*\.pem$`, set[name])
	}
	unit := deployed(t, "deploy/tthc-trail.service")
	assert.Contains(t, unit, "ExecStart=/usr/local/bin/tthc-trail https://")
	assert.Contains(t, unit, "LoadCredential=token:", "and not in its command line")
}
