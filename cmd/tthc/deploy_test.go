package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// deployed is a file of cmd/deploy, or beside it.
func deployed(t *testing.T, name string) string {
	text, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(name)))
	require.NoError(t, err)
	return string(text)
}

// known says that a command line of the program, from its first word on, has only
// commands and flags that there are.
func known(t *testing.T, line string) {
	words := regexp.MustCompile(`"[^"]*"|\S+`).FindAllString(line, -1)
	for i, w := range words {
		words[i] = strings.Trim(w, `"`)
	}
	require.Equal(t, "tthc", filepath.Base(words[0]), line)
	status, out, errs := tthc(t, "", append(words[1:], "--config", "", "--help")...)
	assert.Equal(t, 0, status, "%s: %s", line, errs)
	command := []string{"tthc"}
	for _, w := range words[1:] {
		if strings.HasPrefix(w, "-") || strings.ContainsAny(w, "/.") {
			break
		}
		command = append(command, w)
	}
	assert.Contains(t, out, strings.Join(command, " "), line)
}

func TestUnitsOfSystemd(t *testing.T) {
	value := func(unit, key string) string {
		found := regexp.MustCompile(`(?m)^` + key + `=(.*)$`).FindStringSubmatch(unit)
		require.NotNil(t, found, key)
		return found[1]
	}
	unit, backup := deployed(t, "deploy/tthc.service"), deployed(t, "deploy/tthc-backup.service")
	known(t, value(unit, "ExecStart"))
	_, line, _ := strings.Cut(value(backup, "ExecStart"), "exec ")
	known(t, strings.TrimSuffix(strings.ReplaceAll(line, "$$(date +%%Y-%%m-%%dT%%H%%M)", "now"), "'"))
	waits, err := strconv.Atoi(value(unit, "TimeoutStopSec"))
	require.NoError(t, err)
	assert.Greater(t, waits, int(last.Seconds())+10, "systemd waits for requests under way, and ten seconds of draining")
	for _, u := range []string{unit, backup} {
		assert.Contains(t, u, "--config /etc/tthc/tthc.yaml", "where cmd/OPERATION.md puts it")
		assert.Equal(t, "tthc", value(u, "User"))
	}
	// What the unit names by %% and $$ is a day of the calendar.
	stamp := regexp.MustCompile(`date (\S+?)\)`).FindStringSubmatch(backup)[1]
	out, err := exec.Command("date", strings.ReplaceAll(stamp, "%%", "%")).Output()
	require.NoError(t, err)
	assert.Regexp(t, `^20\d\d-\d\d-\d\dT\d{4}\n$`, string(out))

	if _, err := exec.LookPath("systemd-analyze"); err != nil {
		if os.Getenv("TTHC_TEST_ALL") != "" {
			t.Fatal("systemd is not here to verify its units")
		}
		t.Skip("systemd is not here to verify its units")
	}
	at := t.TempDir()
	self, err := os.Executable()
	require.NoError(t, err)
	for _, name := range []string{"tthc.service", "tthc-backup.service", "tthc-backup.timer"} {
		text := strings.ReplaceAll(deployed(t, "deploy/"+name), "/usr/local/bin/tthc", self)
		text = strings.NewReplacer("User=tthc", "User=root", "Group=tthc", "Group=root").Replace(text)
		require.NoError(t, os.WriteFile(filepath.Join(at, name), []byte(text), 0o600))
	}
	of := func(units ...string) (told []string) { // what it says of these units, and not of others of the machine
		verify := exec.Command("systemd-analyze", append([]string{"verify", "--man=no"}, units...)...)
		verify.Dir = at
		said, err := verify.CombinedOutput()
		t.Log(err, string(said))
		for line := range strings.Lines(string(said)) {
			if strings.Contains(line, at) || strings.HasPrefix(line, "tthc") {
				told = append(told, line)
			}
		}
		return told
	}
	assert.Empty(t, of("tthc.service", "tthc-backup.service", "tthc-backup.timer"))
	require.NoError(t, os.WriteFile(filepath.Join(at, "tthc-planted.service"), []byte("[Service]\nExecStart=/bin/true\nRestrat=always\n"), 0o600))
	assert.NotEmpty(t, of("tthc-planted.service"), "it sees a setting that there is not")
}

// Each setting of the file to begin with is one, those too that are a remark.
func TestSettingsToBeginWith(t *testing.T) {
	text := deployed(t, "deploy/tthc.yaml")
	remark := regexp.MustCompile(`(?m)^# ([a-z-]+: \S.*)$`)
	assert.Len(t, remark.FindAllString(text, -1), 20)
	seen := map[string]bool{}
	var all strings.Builder
	for line := range strings.Lines(remark.ReplaceAllString(text, "$1")) {
		if name, _, ok := strings.Cut(line, ":"); ok && !strings.HasPrefix(line, "#") && !seen[name] {
			seen[name] = true
			all.WriteString(line)
		}
	}
	for _, settings := range []string{text, all.String()} {
		status, _, errs := tthc(t, "", "audit", "verify", "--lang", "en", "--config", file(t, "tthc.yaml", settings), "--data", t.TempDir())
		assert.Equal(t, 2, status)
		assert.Contains(t, errs, "there is no database at", "and nothing is wrong with the settings")
		assert.Equal(t, 1, strings.Count(errs, "\n"), errs)
	}
	assert.True(t, seen["data"] && seen["keys"] && seen["public-rate"] && seen["drain"])
	// The server starts with it, at another address.
	server := start(t, t.TempDir(), "127.0.0.1:0", "--config", filepath.Join("..", "deploy", "tthc.yaml"), "--metrics", fmt.Sprint("127.0.0.1:", freePort(t)))
	status, _, _ := ask(t, "GET", server.address+"/readyz", "")
	assert.Equal(t, 200, status)
}

// What the container file copies, builds and sets is there.
func TestContainerFile(t *testing.T) {
	text := deployed(t, "deploy/Containerfile")
	module := deployed(t, "go.mod")
	version := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(module)[1]
	assert.Contains(t, text, "FROM golang:"+version+" AS build")
	built := regexp.MustCompile(`go build \S+ -o (\S+) (\S+)`).FindStringSubmatch(text)
	require.NotNil(t, built)
	at, err := os.Getwd()
	require.NoError(t, err)
	assert.Equal(t, at, filepath.Join(at, "..", "..", built[2]), "this package, from the root")
	assert.Regexp(t, `COPY --from=build `+built[1]+` (\S+)`, text)
	program := regexp.MustCompile(`COPY --from=build ` + built[1] + ` (\S+)`).FindStringSubmatch(text)[1]
	assert.Contains(t, text, `ENTRYPOINT ["`+program+`"]`)
	assert.Contains(t, text, `CMD ["serve"]`)
	for _, m := range regexp.MustCompile(`(TTHC_[A-Z_]+)=(\S+)`).FindAllStringSubmatch(text, -1) {
		t.Setenv(m[1], m[2])
	}
	status, _, errs := tthc(t, "", "version")
	assert.Equal(t, 0, status, errs)
	assert.Equal(t, "/data", os.Getenv("TTHC_DATA"))
	// Listening for others it refuses to start before there is an administrator, and
	// starts when the token was made that the page names.
	t.Setenv("TTHC_DATA", t.TempDir())
	t.Setenv("TTHC_LISTEN", "0.0.0.0:0")
	t.Setenv("TTHC_METRICS", "127.0.0.1:0")
	status, _, errs = tthc(t, "", "serve", "--lang", "en")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "tthc token create --role administrator")
	status, _, errs = tthc(t, "", "token", "create", "--name", "Quản trị", "--role", "administrator")
	require.Equal(t, 0, status, errs)
	c := exec.Command(os.Args[0], "serve")
	c.Env = append(os.Environ(), "TTHC_TEST_RUN=1")
	out, err := c.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	first := make([]byte, 16)
	_, err = out.Read(first)
	assert.NoError(t, err)
	assert.Contains(t, string(first), "http://")
	require.NoError(t, c.Process.Signal(syscall.SIGTERM))
	assert.NoError(t, c.Wait())
}

// The page for operators has each message that they meet as it is told, and each line
// of the log; the commands in it are commands.
func TestThePageForOperators(t *testing.T) {
	page := deployed(t, "OPERATION.md")
	told := 0
	for _, room := range []string{"store", "backup", "audit", "trail", "observe", "crowd", "seal", "entry", "store/files"} {
		for code, text := range refusals(t, filepath.Join("..", "internal", room)) {
			told++
			row := regexp.MustCompile("(?m)^\\| `" + regexp.QuoteMeta(code) + "` \\|.*\\|$").FindString(page)
			assert.NotEmpty(t, row, "%s: %s is not in the page", room, code)
			assert.Contains(t, row, "| "+text[0], code)
			assert.Contains(t, row, "| "+text[1], code)
			cells := strings.Split(strings.Trim(row, "|"), "|")
			assert.Len(t, cells, 4, row)
		}
	}
	assert.Greater(t, told, 30)
	lines := regexp.MustCompile(`\b[lL]og\.(?:Warn|Error|Info)(?:Context)?\((?:[\w.()]+, )?"([^"]+)"|LogAttrs\([^"]*"([^"]+)"`)
	logged := 0
	require.NoError(t, filepath.WalkDir("..", func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.Contains(name, "loadtest") {
			return err
		}
		text, err := os.ReadFile(name)
		for _, m := range lines.FindAllStringSubmatch(string(text), -1) {
			logged++
			assert.True(t, strings.Contains(page, "`"+m[1]+m[2]+"`"), "%s logs %q, and the page does not say what it means", name, m[1]+m[2])
		}
		return err
	}))
	assert.Greater(t, logged, 8)
	commands := 0
	for _, block := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(page, -1) {
		for line := range strings.Lines(block[1]) {
			line, _ = strings.CutPrefix(line, "runuser -u tthc -- ")
			if _, after, ok := strings.Cut(line, "docker run --rm -v tthc:/data "); ok {
				line = after
			}
			if strings.HasPrefix(line, "tthc ") {
				commands++
				known(t, strings.TrimSpace(line))
			}
			for _, name := range regexp.MustCompile(`cmd/deploy/\S+`).FindAllString(line, -1) {
				assert.FileExists(t, filepath.Join("..", "..", name))
			}
		}
	}
	assert.Equal(t, 11, commands)
	serve := func() string { _, out, _ := tthc(t, "", "serve", "--help"); return out }()
	for _, flag := range regexp.MustCompile("`(--[a-z-]+)").FindAllStringSubmatch(page, -1) {
		assert.Contains(t, serve, flag[1]+" ", flag[1])
	}
	for _, metric := range regexp.MustCompile("tthc_[a-z_]+").FindAllString(page, -1) {
		assert.Contains(t, deployed(t, "deploy/grafana.json"), metric)
	}
}

// refusals is the codes of a package with their texts in both languages, from its
// source; without those that their room tells by other words.
func refusals(t *testing.T, folder string) map[string][2]string {
	codes, texts := map[string]string{}, map[string][2]string{}
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	require.NoError(t, err)
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ValueSpec:
				kind := ""
				switch of := n.Type.(type) {
				case *ast.Ident:
					kind = of.Name
				case *ast.SelectorExpr:
					kind = of.Sel.Name
				}
				if kind == "Code" && len(n.Values) == 1 {
					codes[n.Names[0].Name] = unquoted(n.Values[0])
				}
			case *ast.KeyValueExpr:
				key, ok := n.Key.(*ast.Ident)
				if pair, isPair := n.Value.(*ast.CompositeLit); ok && isPair && len(pair.Elts) == 2 {
					texts[key.Name] = [2]string{unquoted(pair.Elts[0]), unquoted(pair.Elts[1])}
				}
			}
			return true
		})
	}
	all := map[string][2]string{}
	for name, code := range codes {
		all[code] = texts[name]
	}
	return all
}

func unquoted(e ast.Expr) string {
	if literal, ok := e.(*ast.BasicLit); ok {
		text, _ := strconv.Unquote(literal.Value)
		return text
	}
	return ""
}

// Two servers on one PostgreSQL are upgraded one after the other, behind a proxy that
// sends nothing to one that is not ready: no request fails, and nothing is lost.
func TestServersAreUpgradedOneAfterTheOther(t *testing.T) {
	c := newCluster(t)
	c.start(t)
	defer c.stop(t)
	place, keys := fmt.Sprintf("postgres://postgres@127.0.0.1:%d/postgres?sslmode=disable", c.port), t.TempDir()
	begin := func(listen string) *process { return start(t, place, listen, "--keys", keys, "--drain", "500ms") }
	servers := []*process{begin("127.0.0.1:0"), begin("127.0.0.1:0")}
	var ready [2]atomic.Bool
	var targets [2]*url.URL
	stop := make(chan struct{})
	defer close(stop)
	for i, s := range servers {
		targets[i], _ = url.Parse(s.address)
		ready[i].Store(true)
		go func() { // asks as a proxy does
			for {
				select {
				case <-stop:
					return
				case <-time.After(50 * time.Millisecond):
				}
				answer, err := http.Get(targets[i].String() + "/readyz")
				ready[i].Store(err == nil && answer.StatusCode == 200)
				if err == nil {
					_ = answer.Body.Close()
				}
			}
		}()
	}
	var failed atomic.Int64
	var turn atomic.Int64
	proxy := httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		i := int(turn.Add(1)) % 2
		if !ready[i].Load() {
			i = 1 - i
		}
		r.SetURL(targets[i])
	}, ErrorHandler: func(w http.ResponseWriter, _ *http.Request, err error) {
		failed.Add(1)
		w.WriteHeader(http.StatusServiceUnavailable)
	}, ModifyResponse: func(answer *http.Response) error {
		if answer.StatusCode >= 500 {
			failed.Add(1)
		}
		return nil
	}}
	front := &http.Server{Addr: fmt.Sprint("127.0.0.1:", freePort(t)), Handler: &proxy}
	go func() { _ = front.ListenAndServe() }()
	defer front.Close()
	w := &writers{addresses: []string{"http://" + front.Addr}}
	atLeast, until := enough()
	w.disturb(t, w.write(t, atLeast, until), 4, func(n int) {
		i := n % 2
		assert.NoError(t, servers[i].Process.Signal(syscall.SIGTERM))
		assert.NoError(t, servers[i].Wait())
		servers[i] = begin(strings.TrimPrefix(servers[i].address, "http://"))
		for !ready[i].Load() && !t.Failed() {
			time.Sleep(10 * time.Millisecond)
		}
	})
	assert.Zero(t, failed.Load(), "requests that failed")
	w.kept(t)
	status, out, errs := tthc(t, "", "audit", "verify", "--lang", "en", "--data", place, "--keys", keys)
	assert.Equal(t, 0, status, out+errs)
}
