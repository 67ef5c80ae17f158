package main

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Of what somebody wrote nothing lies in the folder of the data, whatever happens;
// erased while a server runs, that server has it no more.
func TestPetitionErase(t *testing.T) {
	data := t.TempDir()
	server := start(t, data, "127.0.0.1:0")
	const code = "PAKN.20250602.0001"
	event := `{"v":1,"code":"` + code + `","at":"2025-06-02T08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"Nộidung","sender":{"type":"citizen","name":"Nguyễn Đánhdấu","phone":"0977123456"}}`
	answer, err := http.Post(server.address+"/api/v1/petitions", "application/json", strings.NewReader(event))
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	require.Equal(t, 201, answer.StatusCode)
	get := func() string {
		answer, err := http.Get(server.address + "/api/v1/petitions/" + code)
		require.NoError(t, err)
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		require.Equal(t, 200, answer.StatusCode, string(text))
		return string(text)
	}
	assert.Contains(t, get(), "Đánhdấu")
	for file, mode := range map[string]os.FileMode{"master.key": 0o600, "audit.key": 0o600} {
		info, err := os.Stat(filepath.Join(data, file))
		require.NoError(t, err)
		assert.Equal(t, mode, info.Mode().Perm())
	}
	nowhere := func() {
		files, err := filepath.Glob(filepath.Join(data, "*"))
		require.NoError(t, err)
		for _, file := range files {
			if b, err := os.ReadFile(file); err == nil {
				for _, word := range []string{"Đánhdấu", "0977123456", "Nộidung"} {
					assert.NotContains(t, string(b), word, file)
				}
			}
		}
	}
	nowhere()

	erase := []string{"petition", "erase", "--lang", "en", "--data", data, code}
	status, _, errs := tthc(t, "", erase...)
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "--reason: say why")
	status, out, errs := tthc(t, "", append(erase, "--reason", "12/QĐ-VP")...)
	require.Equal(t, 0, status, errs)
	assert.Equal(t, code+": erased\n", out)
	text := get()
	assert.NotContains(t, text, "Đánhdấu")
	assert.Contains(t, text, `"reason":"12/QĐ-VP"`)
	status, out, _ = tthc(t, "", append(erase, "--reason", "again")...)
	assert.Equal(t, 0, status)
	assert.Contains(t, out, code+": was erased on ")
	status, _, errs = tthc(t, "", "petition", "erase", "--lang", "en", "--data", data, "PAKN.20250602.0002", "--reason", "x")
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, `there is no petition "PAKN.20250602.0002"`)
	nowhere()
	status, out, errs = tthc(t, "", "audit", "verify", "--data", data)
	assert.Equal(t, 0, status, out+errs)
	status, out, errs = tthc(t, "", "audit", "readings", "--data", data, "--petition", code)
	assert.Equal(t, 0, status, errs)
	assert.Regexp(t, `^\{"at":"20[^"]+\+07:00","who":"open","request":"[0-9a-f-]{36}","operation":"getPetition","petition":"`+code+`"\}\n$`, out, "once before it was erased")
	status, out, errs = tthc(t, "", "audit", "readings", "--data", data, "--petition", "PAKN.20250602.0002")
	assert.Equal(t, 0, status, errs)
	assert.Empty(t, out)

	require.NoError(t, server.Process.Signal(os.Interrupt))
	require.NoError(t, server.Wait())
	status, _, errs = tthc(t, "", "audit", "rotate", "--lang", "en", "--data", data, "--suite", "3")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "--suite: 3 is not from 1 to 2")
	status, out, errs = tthc(t, "", "audit", "rotate", "--lang", "en", "--data", data, "--suite", "2")
	require.Equal(t, 0, status, errs)
	assert.Regexp(t, `^31 keys are wrapped anew; `, out)
	server = start(t, data, "127.0.0.1:0")
	assert.Contains(t, get(), `"reason":"12/QĐ-VP"`)
	server.kill()
	status, _, errs = tthc(t, "", "audit", "rotate", "--data", data)
	require.Equal(t, 0, status, errs)
	key, err := os.ReadFile(filepath.Join(data, "master.key"))
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(string(key), "tthc-master-2:"), "of the suite of the one before it")

	// With another master key it does not begin.
	require.NoError(t, os.Rename(filepath.Join(data, "master.key.old"), filepath.Join(data, "master.key")))
	status, _, errs = tthc(t, "", "serve", "--lang", "en", "--data", data, "--listen", "127.0.0.1:0")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "the data are sealed under the master key ")
	require.NoError(t, os.Rename(filepath.Join(data, "master.key"), filepath.Join(data, "master")))
	status, _, errs = tthc(t, "", "serve", "--lang", "en", "--data", data, "--listen", "127.0.0.1:0")
	assert.Equal(t, 2, status, "none is made beside data that need another")
	assert.Contains(t, errs, "there is no master key ")
	// It comes from a command as well.
	status, _, errs = tthc(t, "", "serve", "--lang", "en", "--data", data, "--listen", "127.0.0.1:0", "--master-key-command", "cat "+filepath.Join(data, "master"))
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "the data are sealed under the master key ")
}
