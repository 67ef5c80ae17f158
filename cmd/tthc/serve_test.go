package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
)

// process is a tthc serve of its own.
type process struct {
	*exec.Cmd
	address string
	out     *bufio.Reader // what it prints after the address
	log     *bytes.Buffer // to be read when it has ended
}

// usersData is the user's data folder of the servers, where their keys are that
// have no folder of their own.
var usersData string

// start starts the server on a data folder; listen may name a port to take.
func start(t *testing.T, data, listen string, more ...string) *process {
	args := append([]string{"serve", "--listen", listen}, more...)
	if data != "" { // a demo has its own
		args = append(args, "--data", data)
	}
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), "TTHC_TEST_RUN=1", "XDG_DATA_HOME="+usersData)
	out, err := c.StdoutPipe()
	require.NoError(t, err)
	var log bytes.Buffer
	c.Stderr = &log
	require.NoError(t, c.Start())
	lines := bufio.NewReader(out)
	line, err := lines.ReadString('\n')
	if err != nil {
		_ = c.Wait()
		require.NoError(t, err, log.String())
	}
	p := &process{c, strings.TrimSpace(line), lines, &log}
	t.Cleanup(p.kill)
	return p
}

// kill is kill -9.
func (p *process) kill() {
	if p.ProcessState == nil {
		_ = p.Process.Kill()
		_ = p.Wait()
	}
}

const taskOf15 = "16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19"

// Eight clients record a thousand events, each sent again until it is
// acknowledged, while the server is killed and started again. What was
// acknowledged is there, and nothing is there twice.
func TestAcknowledgedEventsSurviveKill(t *testing.T) {
	data := t.TempDir()
	server := start(t, data, "127.0.0.1:0")
	address := server.address
	listen := strings.TrimPrefix(address, "http://")
	const clients, each = 8, 125
	var sent, acknowledged, retried atomic.Int64
	var wg sync.WaitGroup
	client := &http.Client{Timeout: 5 * time.Second}
	for c := range clients {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range each {
				body := fmt.Sprintf(`{"v":1,"id":"client-%d-event-%d","obligation":%q,"type":"reported","day":"2024-03-01","note":"%d"}`, c, i, taskOf15, i)
				sent.Add(1)
				for try := 0; ; try++ {
					if try == 400 {
						t.Errorf("client %d event %d was never acknowledged", c, i)
						return
					}
					answer, err := client.Post(address+"/api/v1/events", "application/json", strings.NewReader(body))
					if err == nil {
						_, err = io.Copy(io.Discard, answer.Body)
						_ = answer.Body.Close()
						if err == nil && (answer.StatusCode == 200 || answer.StatusCode == 201) {
							acknowledged.Add(1)
							break
						}
					}
					retried.Add(1)
					time.Sleep(25 * time.Millisecond)
				}
			}
		}()
	}
	// Kill whenever another sixth of the events is through.
	for kills := int64(1); kills <= 5; kills++ {
		for acknowledged.Load() < kills*clients*each/6 && !t.Failed() {
			time.Sleep(time.Millisecond)
		}
		server.kill()
		server = start(t, data, listen)
	}
	wg.Wait()
	require.EqualValues(t, clients*each, acknowledged.Load())
	t.Logf("%d sends were repeated", retried.Load())

	answer, err := client.Get(address + "/api/v1/events?" + url.Values{"obligation": {taskOf15}}.Encode())
	require.NoError(t, err)
	defer answer.Body.Close()
	var events []struct{ ID string }
	require.NoError(t, json.NewDecoder(answer.Body).Decode(&events))
	count := map[string]int{}
	for _, e := range events {
		count[e.ID]++
	}
	assert.Len(t, events, clients*each)
	assert.Len(t, count, clients*each)
	status, out, errs := tthc(t, "", "audit", "verify", "--lang", "en", "--data", data) // while it runs
	assert.Equal(t, 0, status, out+errs)
	assert.Regexp(t, `^1000 rows, each as it was recorded; `, out)
}

// Four clients change one plan, each after the version that it saw, while the
// server is killed and started again. No change that was acknowledged is lost,
// and none is written over one that its author had not seen.
func TestAcknowledgedVersionsSurviveKill(t *testing.T) {
	data := t.TempDir()
	server := start(t, data, "127.0.0.1:0")
	address, listen := server.address, strings.TrimPrefix(server.address, "http://")
	client := &http.Client{Timeout: 5 * time.Second}
	const number, clients, each = "7/KH", 4, 15
	body := func(title string) string {
		return fmt.Sprintf(`{"v":1,"number":%q,"title":%q,"issuer":"i","from":"2025-01-01","to":"2025-12-31","tasks":[{"id":"1","title":"t","leads":["A"]}]}`, number, title)
	}
	at := address + "/api/v1/plan?plan=" + url.QueryEscape(number)
	// send sends until there is an answer; the same again is safe.
	send := func(method, to, body, match string) (status int, tag string) {
		for range 400 {
			r, err := http.NewRequest(method, to, strings.NewReader(body))
			require.NoError(t, err)
			r.Header.Set("Content-Type", "application/json")
			r.Header.Set("If-Match", match)
			answer, err := client.Do(r)
			if err == nil {
				_, err = io.Copy(io.Discard, answer.Body)
				_ = answer.Body.Close()
				if err == nil && answer.StatusCode < 500 {
					return answer.StatusCode, answer.Header.Get("ETag")
				}
			}
			time.Sleep(25 * time.Millisecond)
		}
		t.Errorf("%s %s was never answered", method, to)
		return 0, ""
	}
	status, _ := send("POST", address+"/api/v1/plans", body("first"), "")
	require.Equal(t, 201, status)
	var acknowledged atomic.Int64
	var mu sync.Mutex
	authors := map[string]string{} // of each version
	var wg sync.WaitGroup
	for c := range clients {
		wg.Go(func() {
			for i := 0; i < each && !t.Failed(); {
				_, seen := send("GET", at, "", "")
				title := fmt.Sprintf("client %d change %d", c, i)
				status, tag := send("PUT", at, body(title), seen)
				if status == 412 { // somebody else was first
					continue
				}
				if !assert.Equal(t, 200, status) {
					return
				}
				mu.Lock()
				assert.Empty(t, authors[tag], "two changes of one version")
				authors[tag] = title
				mu.Unlock()
				acknowledged.Add(1)
				i++
			}
		})
	}
	for kills := int64(1); kills <= 3; kills++ {
		for acknowledged.Load() < kills*clients*each/4 && !t.Failed() {
			time.Sleep(time.Millisecond)
		}
		server.kill()
		server = start(t, data, listen)
	}
	wg.Wait()
	answer, err := client.Get(address + "/api/v1/plan/versions?plan=" + url.QueryEscape(number))
	require.NoError(t, err)
	defer answer.Body.Close()
	var versions []struct{ Version int }
	require.NoError(t, json.NewDecoder(answer.Body).Decode(&versions))
	require.Len(t, versions, 1+clients*each)
	for i, v := range versions {
		assert.Equal(t, i+1, v.Version)
		if i > 0 {
			assert.NotEmpty(t, authors[fmt.Sprintf("%q", fmt.Sprint(v.Version))])
		}
	}
}

func TestDueReadsWhatTheServerRecorded(t *testing.T) {
	data := t.TempDir()
	server := start(t, data, "127.0.0.1:0")
	body := fmt.Sprintf(`{"v":1,"id":"first-event","obligation":%q,"type":"done","day":"2024-03-18","document":"5/BC"}`, taskOf15)
	answer, err := http.Post(server.address+"/api/v1/events", "application/json", strings.NewReader(body))
	require.NoError(t, err)
	_ = answer.Body.Close()
	require.Equal(t, 201, answer.StatusCode)
	check := func() {
		status, out, errs := tthc(t, "", "due", "--plan", plan16, "--as-of", "2024-06-25", "--format", "json", "--data", data)
		require.Equal(t, 0, status, errs)
		var rows []dueRow
		require.NoError(t, json.Unmarshal([]byte(out), &rows))
		found := false
		for _, r := range rows {
			if r.ID == taskOf15 {
				found = true
				assert.Equal(t, "done-on-time", r.Status)
			}
		}
		assert.True(t, found)
	}
	check() // beside the running server
	server.kill()
	check() // and after it was killed
}

func TestServeEndsOnInterrupt(t *testing.T) {
	server := start(t, t.TempDir(), "127.0.0.1:0")
	idle, err := net.Dial("tcp", strings.TrimPrefix(server.address, "http://"))
	require.NoError(t, err)
	defer idle.Close()
	require.NoError(t, server.Process.Signal(os.Interrupt))
	require.NoError(t, server.Wait(), "though somebody holds a connection and asks nothing")
}

// After the address, for programs, come lines for people, in one language.
func TestServeSaysWhereItIsAndHowToStopIt(t *testing.T) {
	data := t.TempDir()
	for lang, want := range map[string]string{
		"vi": "Đang phục vụ tại %[1]s: chỉ máy này truy cập được.\nChưa có quản trị viên: ai dùng máy này đều xem và ghi được. Tạo quản trị viên (dùng một lần, trong một giờ): http://%[1]s/first/SECRET\nDữ liệu: %[2]s\nDừng: nhấn Ctrl+C.\n",
		"en": "Serving at %[1]s: only this machine can reach it.\nThere is no administrator yet: whoever works on this machine reads and records. To make one (once, within an hour): http://%[1]s/first/SECRET\nData: %[2]s\nTo stop: press Ctrl+C.\n",
	} {
		server := start(t, data, "127.0.0.1:0", "--lang", lang)
		require.NoError(t, server.Process.Signal(os.Interrupt))
		rest, err := io.ReadAll(server.out)
		require.NoError(t, err)
		require.NoError(t, server.Wait())
		assert.Equal(t, fmt.Sprintf(want, strings.TrimPrefix(server.address, "http://"), data), regexp.MustCompile(`/first/[A-Za-z0-9_-]{43}\n`).ReplaceAllString(string(rest), "/first/SECRET\n"))
	}
}

func TestHealth(t *testing.T) {
	s, err := store.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	l := ledger.New(ledger.Options{Store: s, Now: time.Now})
	ask := func(path string) int {
		w := httptest.NewRecorder()
		new(running).health(w, httptest.NewRequest("GET", path, nil), l)
		return w.Code
	}
	assert.Equal(t, []int{200, 200}, []int{ask("/healthz"), ask("/readyz")})
	require.NoError(t, s.Close())
	assert.Equal(t, []int{200, 503}, []int{ask("/healthz"), ask("/readyz")}, "the database is gone")
	answer, err := http.Get(start(t, t.TempDir(), "127.0.0.1:0").address + "/readyz")
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	assert.Equal(t, 200, answer.StatusCode)
}

func TestServeRefusesATakenPort(t *testing.T) {
	server := start(t, t.TempDir(), "127.0.0.1:0")
	status, _, errs := tthc(t, "", "serve", "--data", t.TempDir(), "--listen", strings.TrimPrefix(server.address, "http://"))
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "--listen")
}

// A page of another site whose name was made to point to this machine is no
// page of this server.
func TestServeAnswersForItsOwnNameOnly(t *testing.T) {
	server := start(t, t.TempDir(), "127.0.0.1:0")
	status := func(host string) int {
		r, err := http.NewRequest("GET", server.address+"/api/v1/plans", nil)
		require.NoError(t, err)
		r.Host = host
		answer, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		_ = answer.Body.Close()
		return answer.StatusCode
	}
	assert.Equal(t, 200, status("localhost:8080"))
	assert.Equal(t, 200, status("[::1]:8080"))
	assert.Equal(t, 421, status("evil.example:8080"))
	assert.Equal(t, 421, status("127.0.0.1.evil.example"))
}

// The server takes bodies and their changes from the same file as the commands:
// a body is found there by the name that it has from a day on.
func TestServeTakesBodiesOfAFile(t *testing.T) {
	bodies := file(t, "bodies.json", `{"v":1,"amendments":[{"id":"G22","on":"2025-06-01","kind":"rename","name":"Văn phòng Mẫu","source":"NQ 1"}]}`)
	server := start(t, t.TempDir(), "127.0.0.1:0", "--bodies", bodies)
	due := func(address string) (int, string) {
		answer, err := http.Get(address + "/api/v1/due?" + url.Values{"plan": {"240/QĐ-TTg"}, "asOf": {"2025-06-02"}, "body": {"Văn phòng Mẫu"}}.Encode())
		require.NoError(t, err)
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		return answer.StatusCode, string(text)
	}
	status, text := due(server.address)
	assert.Equal(t, 200, status)
	assert.Greater(t, strings.Count(text, `"body":"Văn phòng Mẫu","bodyID":"G22"`), 20, text[:min(len(text), 500)])
	status, _ = due(start(t, t.TempDir(), "127.0.0.1:0").address)
	assert.Equal(t, 404, status)
	status, _, errs := tthc(t, "", "serve", "--data", t.TempDir(), "--bodies", "none.json")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "none.json")
	status, out, _ := tthc(t, "", "due", "--plan", "240/QĐ-TTg", "--as-of", "2025-06-02", "--body", "Văn phòng Mẫu", "--bodies", bodies, "--format", "json")
	assert.Equal(t, 0, status)
	assert.Greater(t, strings.Count(out, `"Văn phòng Mẫu"`), 20)
}

// What was taken in over HTTP is known to the commands that read the same data:
// a plan, and a notice that makes a day off a working day.
func TestCommandsKnowWhatTheServerTookIn(t *testing.T) {
	data := t.TempDir()
	p := start(t, data, "127.0.0.1:0")
	post := func(path, body string) {
		answer, err := http.Post(p.address+path, "application/json", strings.NewReader(body))
		require.NoError(t, err)
		defer answer.Body.Close()
		text, _ := io.ReadAll(answer.Body)
		require.Equal(t, 201, answer.StatusCode, string(text))
	}
	post("/api/v1/plans", `{"v":1,"number":"7/KH-MAU","title":"Kế hoạch mẫu","issuer":"UBND xã Mẫu","from":"2026-01-01","to":"2026-12-31","tasks":[`+
		`{"id":"1","title":"Trả lời","leads":["Văn phòng Mẫu"],"time":{"text":"trong thời hạn 3 ngày làm việc kể từ ngày nhận","rule":{"parts":[{"kind":"event","event":"nhận","offset":{"n":3,"unit":"wd"}}]}}}]}`)
	obligation := ""
	list := func() (rows []struct{ ID, Due string }) {
		status, out, errs := tthc(t, "", "due", "--plan", "7/KH-MAU", "--as-of", "2026-06-30", "--format", "json", "--data", data)
		require.Equal(t, 0, status, errs)
		require.NoError(t, json.Unmarshal([]byte(out), &rows))
		require.Len(t, rows, 1)
		obligation = rows[0].ID
		return rows
	}
	list()
	status, out, errs := tthc(t, "", "plans", "--data", data)
	require.Equal(t, 0, status, errs)
	assert.Contains(t, out, "7/KH-MAU")
	status, _, errs = tthc(t, "", "record", "--plan", "7/KH-MAU", "--obligation", obligation, "--type", "happened", "--day", "2026-06-08", "--data", data)
	require.Equal(t, 0, status, errs)
	assert.Equal(t, "2026-06-11", list()[0].Due, "8 June 2026 is a Monday")
	post("/api/v1/notices", `{"v":1,"notices":[{"number":"1/TB-MAU","issued":"2026-06-01","days":[`+
		`{"day":"2026-06-10","kind":"swap-off","for":"2026-06-13","reason":{"vi":"nghỉ hoán đổi"}},{"day":"2026-06-13","kind":"swap-working","for":"2026-06-10","reason":{"vi":"làm bù"}}]}]}`)
	assert.Equal(t, "2026-06-12", list()[0].Due, "the 9th, 11th and 12th")
	p.kill()
	assert.Equal(t, "2026-06-12", list()[0].Due, "without the server too")
}

// A damaged database is not served, a folder without one is no answer where one was
// named: both say what to do.
func TestDataThatIsNoDatabase(t *testing.T) {
	data := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(data, store.FileName), bytes.Repeat([]byte("none "), 3000), 0o600))
	for language, says := range map[string]string{"vi": "bị hỏng; hãy dừng máy chủ", "en": "is damaged; stop the server"} {
		status, out, errs := tthc(t, "", "serve", "--lang", language, "--data", data, "--listen", "127.0.0.1:0")
		assert.Equal(t, 2, status)
		assert.Empty(t, out)
		assert.Contains(t, errs, says)
		assert.Contains(t, errs, filepath.Join(data, store.FileName))
	}
	empty, none := t.TempDir(), filepath.Join(t.TempDir(), "none")
	for _, command := range [][]string{{"plans"}, {"due", "--plan", "16/QĐ-TCTCCTTHC", "--as-of", "2024-06-30"}, {"report", "--plan", "16/QĐ-TCTCCTTHC", "--period", "2024"}} {
		status, out, errs := tthc(t, "", append(command, "--data", none)...)
		assert.Equal(t, 2, status, command)
		assert.Empty(t, out)
		assert.Contains(t, errs, "--data: "+none)
		status, out, errs = tthc(t, "", append(command, "--data", empty)...)
		assert.Equal(t, 0, status, command)
		assert.NotEmpty(t, out)
		assert.Contains(t, errs, "trả lời như khi chưa ghi gì", "an empty folder is a place where nothing was recorded yet")
	}
	entries, err := os.ReadDir(empty)
	require.NoError(t, err)
	assert.Empty(t, entries, "asking makes nothing")
}

// Every answer of the server is guarded, of whatever room.
func TestEveryAnswerOfTheServerIsGuarded(t *testing.T) {
	server := start(t, t.TempDir(), "127.0.0.1:0")
	for path, host := range map[string]string{"/": "localhost", "/static/tthc.css": "localhost", "/static/": "localhost", "/healthz": "localhost", "/readyz": "localhost",
		"/api/": "localhost", "/api/v1/plans": "localhost", "/api/v1/openapi.yaml": "localhost", "/api/v2": "localhost", "/api": "localhost", "/plans": "evil.example"} {
		r, err := http.NewRequest("GET", server.address+path, nil)
		require.NoError(t, err)
		r.Host = host
		answer, err := http.DefaultTransport.RoundTrip(r)
		require.NoError(t, err)
		_ = answer.Body.Close()
		assert.Equal(t, "nosniff", answer.Header.Get("X-Content-Type-Options"), path)
		assert.Contains(t, answer.Header.Get("Content-Security-Policy"), "default-src 'none'", path)
		assert.NotEmpty(t, answer.Header.Get("Cache-Control"), path)
	}
}
