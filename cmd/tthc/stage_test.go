package main

import (
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A demo says what it is in its first lines, on every page in the chosen language and in
// every answer; it is open, or seen in the roles of one of its people; its data are no
// real ones, and gone when it ends.
func TestADemoSaysWhatItIs(t *testing.T) {
	server := start(t, "", "127.0.0.1:0", "--demo")
	var told []string
	for range 4 {
		line, err := server.out.ReadString('\n')
		require.NoError(t, err)
		told = append(told, strings.TrimSpace(line))
	}
	assert.Contains(t, told[0], "BẢN DÙNG THỬ: dữ liệu của tỉnh Ví Dụ, không có thật; hôm nay trong bản dùng thử là 27/11/2026")
	folder, ok := strings.CutPrefix(told[2], "Dữ liệu: ")
	require.True(t, ok, told)

	one := newVisitor(t)
	for _, page := range []string{"/", "/plan?plan=" + url.QueryEscape("05/KH-UBND"), "/sign-in", "/api/", "/nowhere", "/plan?plan=x"} {
		_, header, text := ask(t, "GET", server.address+page, "")
		assert.Equal(t, "true", header.Get("Tthc-Demo"), page)
		assert.Contains(t, text, `<p class="demo" role="note"><strong>Bản dùng thử</strong>`, page)
		assert.Contains(t, text, "hôm nay ở đây là 27/11/2026", page)
		_, _, text = ask(t, "GET", server.address+page, "", "Cookie", "lang=en")
		assert.Contains(t, text, "today here is 2026-11-27", page)
		assert.NotContains(t, text, "Bản dùng thử", page)
	}
	for path, want := range map[string]int{"/api/v1/plans": 200, "/api/v1/due?plan=x": 404, "/api/v1/nothing": 404, "/healthz": 200, "/static/tthc.css": 200} {
		status, header, _ := ask(t, "GET", server.address+path, "")
		assert.Equal(t, want, status, path)
		assert.Equal(t, "true", header.Get("Tthc-Demo"), path)
	}
	_, _, document := ask(t, "GET", server.address+"/api/v1/openapi.yaml", "")
	assert.Contains(t, document, "Tthc-Demo")

	// In the roles of a person: who reports progress for the department of justice.
	_, _, text := one.ask("GET", server.address+"/sign-in", nil)
	as := regexp.MustCompile(`value="(person:demo-\d+)">Lê Văn C</button> <span>báo cáo tiến độ, Sở Tư pháp tỉnh Ví Dụ`).FindStringSubmatch(text)
	require.NotNil(t, as, text)
	status, to, _ := one.ask("POST", server.address+"/sign-in", url.Values{"as": {as[1]}, "to": {"/api/"}})
	assert.Equal(t, []any{303, "/api/"}, []any{status, to})
	_, _, text = one.ask("GET", server.address+"/", nil)
	assert.Contains(t, text, `>Lê Văn C</a> <button>Đăng xuất`)
	status, _, _ = one.ask("GET", server.address+"/api/v1/tokens", nil)
	assert.Equal(t, 403, status, "who reports progress has no business with tokens")
	status, _, _ = one.ask("POST", server.address+"/sign-out", url.Values{})
	assert.Equal(t, 303, status)
	status, _, _ = one.ask("GET", server.address+"/api/v1/tokens", nil)
	assert.Equal(t, 200, status, "and has every role again")
	status, _, _ = one.ask("POST", server.address+"/sign-in", url.Values{"as": {"person:demo-99"}})
	assert.Equal(t, 401, status)

	// What was made up is served as nothing else, whatever became of the server.
	saved, restored := filepath.Join(t.TempDir(), "demo.backup"), filepath.Join(t.TempDir(), "restored")
	status, _, errs := tthc(t, "", "backup", saved, "--data", folder)
	require.Equal(t, 0, status, errs)
	status, _, errs = tthc(t, "", "restore", saved, "--data", restored)
	require.Equal(t, 0, status, errs)
	for _, place := range []string{folder, restored} {
		status, out, errs := tthc(t, "", "serve", "--listen", "127.0.0.1:0", "--data", place)
		assert.Equal(t, 2, status)
		assert.Empty(t, out)
		assert.Contains(t, errs, "--data: "+place+" là dữ liệu của một bản dùng thử")
	}
	_, err := os.Stat(filepath.Join(folder, "tthc.db"))
	require.NoError(t, err)
	require.NoError(t, server.Process.Signal(os.Interrupt))
	require.NoError(t, server.Wait())
	_, err = os.Stat(folder)
	assert.ErrorIs(t, err, os.ErrNotExist)
}

// Nothing that leads to real data, keys or systems stands beside a demo, wherever it was
// said; other machines reach one only where that was asked for in so many letters.
func TestADemoComesNearNothingReal(t *testing.T) {
	dir := t.TempDir()
	config := filepath.Join(dir, "tthc.yaml")
	require.NoError(t, os.WriteFile(config, []byte("data: "+dir+"\n"), 0o600))
	for flag, more := range map[string][]string{
		"data": {"--data", dir}, "keys": {"--keys", dir}, "master-key-command": {"--master-key-command", "echo"}, "sign-in": {"--sign-in", "https://login.example.org"},
		"url": {"--url", "https://tthc.example.org"}, "smtp": {"--smtp", "mail.example.org:25"}, "private-receivers": {"--private-receivers"},
		"notices": {"--notices", "x"}, "bodies": {"--bodies", "x"}, "known-on": {"--known-on", "2026-01-01"}, "rules": {"--rules", "x"},
	} {
		status, out, errs := tthc(t, "", append([]string{"serve", "--demo", "--listen", "127.0.0.1:0"}, more...)...)
		assert.Equal(t, 2, status, flag)
		assert.Empty(t, out)
		assert.Contains(t, errs, "--demo: bản dùng thử không dùng --"+flag+";")
	}
	status, _, errs := tthc(t, "", "serve", "--demo", "--lang", "en", "--data", "postgres://db.example.org/tthc")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "a demo takes no --data; leave --data out")
	status, _, errs = tthc(t, "", "serve", "--demo", "--config", config)
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "không dùng --data")
	t.Setenv("TTHC_DATA", dir)
	status, _, errs = tthc(t, "", "serve", "--demo")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "không dùng --data")
	require.NoError(t, os.Unsetenv("TTHC_DATA"))
	t.Setenv("TTHC_DEMO", "true")
	status, _, errs = tthc(t, "", "serve")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "TTHC_DEMO: chỉ nêu được bằng cờ --demo")
	require.NoError(t, os.Unsetenv("TTHC_DEMO"))
	status, _, errs = tthc(t, "", "serve", "--demo", "--listen", "0.0.0.0:0")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "ở bản dùng thử không ai phải đăng nhập")
	left, err := filepath.Glob(filepath.Join(dir, "*"))
	require.NoError(t, err)
	assert.Equal(t, []string{config}, left, "nothing is made there")
}
