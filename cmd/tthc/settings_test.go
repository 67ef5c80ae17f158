package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A flag holds before the environment, that before the file, and that before what
// stands by default.
func TestSettingsHaveAnOrder(t *testing.T) {
	data := []string{t.TempDir(), t.TempDir(), t.TempDir()}
	for i, d := range data { // each with as many events as its place says
		for n := range i + 1 {
			status, _, errs := tthc(t, "", "record", "--data", d, "--plan", plan16, "--obligation", taskOf15, "--type", "reported", "--day", "2024-03-01", "--note", fmt.Sprint(n))
			require.Equal(t, 0, status, errs)
		}
	}
	verify := func(args ...string) string {
		status, out, errs := tthc(t, "", append([]string{"audit", "verify", "--lang", "en"}, args...)...)
		require.Equal(t, 0, status, errs)
		return strings.Fields(out)[0]
	}
	settings := file(t, "tthc.yaml", "# remarks\ndata: "+data[2]+"\nlog-level: warn\nhost: [a.example, b.example]\nlang: en\n")
	assert.Equal(t, "3", verify("--config", settings))
	t.Setenv("TTHC_CONFIG", settings)
	assert.Equal(t, "3", verify())
	t.Setenv("TTHC_DATA", data[1])
	assert.Equal(t, "2", verify())
	assert.Equal(t, "1", verify("--data", data[0]))
	status, out, _ := tthc(t, "", "audit", "verify") // the language is a setting as well
	assert.Equal(t, 0, status)
	assert.Contains(t, out, "2 rows, each as it was recorded")
	t.Setenv("TTHC_LANG", "vi")
	status, out, _ = tthc(t, "", "audit", "verify", "--help")
	assert.Equal(t, 0, status)
	assert.Contains(t, out, "Cách dùng:")
}

// What is misspelt or wrong is refused with its place and the nearest name, all of it
// at once, and nothing is made.
func TestMisspeltSettingsAreRefused(t *testing.T) {
	data := t.TempDir()
	refused := func(want string, args ...string) {
		t.Helper()
		status, out, errs := tthc(t, "", append([]string{"serve", "--lang", "en", "--data", data}, args...)...)
		assert.Equal(t, 2, status)
		assert.Empty(t, out)
		assert.Equal(t, want, errs)
		left, err := os.ReadDir(data)
		require.NoError(t, err)
		assert.Empty(t, left)
	}
	write := func(text string) []string {
		require.NoError(t, os.WriteFile("s.yaml", []byte(text), 0o600))
		return []string{"--config", "s.yaml"}
	}
	t.Chdir(t.TempDir())
	refused("tthc: s.yaml:2: listn: there is no such setting; the nearest: listen\n", write("host: a\nlistn: 127.0.0.1:1\n")...)
	refused("tthc: s.yaml:1: log_format: there is no such setting; the nearest: log-format\ntthc: s.yaml:2: drain: the value \"soon\" is not valid\n", write("log_format: json\ndrain: soon\n")...)
	refused("tthc: s.yaml:1: insecure-open: is said by its flag --insecure-open alone\n", write("insecure-open: true\n")...)
	refused("tthc: s.yaml:1: host: is to be a value, or a list of values\n", write("host: {a: b}\n")...)
	refused("tthc: s.yaml:2: drain: stands above already\n", write("drain: 1s\ndrain: 2s\n")...)
	refused("tthc: s.yaml: each line is to be: name: value\n", write("- listen\n")...)
	refused("tthc: none.yaml: there is no such file or folder\n", "--config", "none.yaml")
	t.Setenv("TTHC_LISTEM", "127.0.0.1:1")
	refused("tthc: TTHC_LISTEM: there is no such setting; the nearest: TTHC_LISTEN\n")
	t.Setenv("TTHC_DRAIN", "x")
	refused("tthc: TTHC_DRAIN: the value \"x\" is not valid\ntthc: TTHC_LISTEM: there is no such setting; the nearest: TTHC_LISTEN\n")
	status, _, errs := tthc(t, "", "serve", "--lang", "vi", "--data", data)
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "tthc: TTHC_LISTEM: không có thiết lập này; gần nhất: TTHC_LISTEN\n")
}

// Each flag of the server has a name in the environment, and its help says all that
// there is to say of settings.
func TestTheHelpOfTheServerTeaches(t *testing.T) {
	status, out, _ := tthc(t, "", "serve", "--help", "--lang", "en")
	require.Equal(t, 0, status)
	_, flags, ok := strings.Cut(out, "\nFlags:\n")
	require.True(t, ok)
	for _, want := range []string{"TTHC_CONFIG", "Flags come first, then the environment, then the file", "tthc serve --config /etc/tthc/tthc.yaml", "cmd/OPERATION.md"} {
		assert.Contains(t, out, want)
	}
	found := 0
	for _, m := range regexp.MustCompile(`(?m)^ +(?:-\w, )?--([a-z-]+).*$`).FindAllStringSubmatch(flags, -1) {
		if name := m[1]; name != "config" && name != "help" && name != "insecure-open" {
			found++
			key := "TTHC_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
			t.Setenv(key, "no-such-value://")
			_, _, errs := tthc(t, "", "serve", "--lang", "en", "--data", "/dev/null/none", "--listen", "none", "--config", "")
			assert.NotContains(t, errs, "no such setting", name)
			require.NoError(t, os.Unsetenv(key))
		}
	}
	assert.GreaterOrEqual(t, found, 12)
}

// The server takes notices and the day of knowledge from its settings, and answers by
// them: a day off that is told makes three working days end a day later, unless it
// was not known yet.
func TestServeCountsByItsSettings(t *testing.T) {
	notices := file(t, "notices.json", `{"v":1,"notices":[{"number":"1/TB-MAU","issued":"2026-02-01","days":[{"day":"2026-03-04","kind":"statutory","reason":{"vi":"nghỉ"}}]}]}`)
	due := func(address string) string {
		status, _, text := ask(t, "GET", address+"/api/v1/deadline?from=2026-03-02&term=3%20ng%C3%A0y%20l%C3%A0m%20vi%E1%BB%87c", "")
		require.Equal(t, 200, status, text)
		return regexp.MustCompile(`"due":"([^"]+)"`).FindStringSubmatch(text)[1]
	}
	settings := file(t, "tthc.yaml", "notices: "+notices+"\n")
	assert.Equal(t, "2026-03-06", due(start(t, t.TempDir(), "127.0.0.1:0", "--config", settings).address))
	assert.Equal(t, "2026-03-05", due(start(t, t.TempDir(), "127.0.0.1:0", "--config", settings, "--known-on", "2026-01-15").address))
	t.Setenv("TTHC_KNOWN_ON", "2026-01-15")
	assert.Equal(t, "2026-03-05", due(start(t, t.TempDir(), "127.0.0.1:0", "--config", settings).address))
}
