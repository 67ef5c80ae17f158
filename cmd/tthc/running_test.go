package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil/promlint"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/entry"
)

// ask asks a server and gives the status, the headers and what was answered.
func ask(t *testing.T, method, address, body string, headers ...string) (int, http.Header, string) {
	r, err := http.NewRequest(method, address, strings.NewReader(body))
	require.NoError(t, err)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	answer, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	return answer.StatusCode, answer.Header, string(text)
}

// samples is what a server counts, by the name with its labels.
func samples(t *testing.T, port int) (values map[string]float64, text string) {
	status, _, text := ask(t, "GET", fmt.Sprintf("http://127.0.0.1:%d/metrics", port), "")
	require.Equal(t, 200, status)
	values = map[string]float64{}
	for line := range strings.Lines(text) {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), " "); ok && name != "#" {
			n, err := strconv.ParseFloat(value[strings.LastIndexByte(value, ' ')+1:], 64)
			require.NoError(t, err, line)
			values[line[:strings.LastIndexByte(line, ' ')]] = n
		}
	}
	return values, text
}

// Values that stand in every place of requests are in no line of the log and in no
// metric; each request has its line, with a number that it is answered with.
func TestLogAndMetricsHaveNothingOfPersons(t *testing.T) {
	port := freePort(t)
	server := start(t, t.TempDir(), "127.0.0.1:0", "--metrics", fmt.Sprint("127.0.0.1:", port), "--log-format", "json", "--log-level", "debug")
	const planted = "Marked-Value-77"
	event := func(id string) string {
		return fmt.Sprintf(`{"v":1,"id":%q,"obligation":%q,"type":"reported","day":"2024-03-01","note":%q,"by":%[3]q,"document":%[3]q}`, id, taskOf15, planted)
	}
	petition := fmt.Sprintf(`{"v":1,"code":"PAKN.20250602.7777","at":"2025-06-02T08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal",`+
		`"content":%q,"proposal":%[1]q,"sender":{"type":"citizen","name":%[1]q,"address":%[1]q,"phone":"0912345678","email":"marked77@example.vn"}}`, planted)
	jsonType := []string{"Content-Type", "application/json", "User-Agent", planted, "Referer", "http://x/" + planted, "Authorization", "Bearer " + planted, "Cookie", "a=" + planted}
	numbers := map[string]bool{}
	for _, c := range []struct {
		method, path, body string
		status             int
	}{
		{"GET", "/api/v1/plans", "", 200},
		{"POST", "/api/v1/events", event("planted-0001"), 201},
		{"POST", "/api/v1/events", event(planted), 201},
		{"POST", "/api/v1/events", `{"v":1,"note":"` + planted, 400},
		{"POST", "/api/v1/petitions", petition, 201},
		{"GET", "/api/v1/petitions/PAKN.20250602.7777", "", 200},
		{"GET", "/api/v1/public/petitions/PAKN.20250602.7777", "", 200},
		{"GET", "/api/v1/public/petitions/" + planted, "", 404},
		{"GET", "/api/v1/body?name=" + planted, "", 404},
		{"GET", "/api/v1/body?" + planted + "=" + planted, "", 400},
		{"GET", "/api/v1/" + planted, "", 404},
		{"GET", "/" + planted, "", 404},
		{"GET", "/first/" + planted, "", 404},
		{"GET", "/plan?number=" + planted, "", 404},
		{"MARKED", "/", "", 405},
	} {
		headers := jsonType
		if c.status != 401 {
			headers = jsonType[:6] // with credentials that hold for nobody all would be 401
		}
		status, header, text := ask(t, c.method, server.address+c.path, c.body, headers...)
		assert.Equal(t, c.status, status, "%s %s: %s", c.method, c.path, text)
		number := header.Get("X-Request-Id")
		assert.Regexp(t, `^[0-9a-f-]{36}$`, number)
		assert.False(t, numbers[number])
		numbers[number] = true
	}
	status, header, _ := ask(t, "GET", server.address+"/api/v1/plans", "", jsonType...)
	assert.Equal(t, 401, status)
	numbers[header.Get("X-Request-Id")] = true
	const given = "0123456789abcdef0123456789ABCDEF"
	_, header, _ = ask(t, "GET", server.address+"/api/v1/plans", "", "X-Request-Id", given)
	assert.Equal(t, given, header.Get("X-Request-Id"), "that of a proxy holds")
	_, header, _ = ask(t, "GET", server.address+"/api/v1/plans", "", "X-Request-Id", planted)
	assert.NotEqual(t, planted, header.Get("X-Request-Id"))

	values, text := samples(t, port)
	assert.EqualValues(t, 3, values[`tthc_http_requests_total{operation="listPlans",status="200"}`])
	assert.EqualValues(t, 2, values[`tthc_http_requests_total{operation="recordEvent",status="201"}`])
	assert.EqualValues(t, 1, values[`tthc_http_requests_total{operation="recordEvent",status="400"}`])
	assert.EqualValues(t, 3, values[`tthc_http_request_duration_seconds_count{operation="recordEvent"}`])
	assert.EqualValues(t, 1, values[`tthc_store_up`])
	assert.GreaterOrEqual(t, values[`tthc_log_position`], 3.0)
	assert.Zero(t, values[`tthc_store_commit_failures_total`])
	assert.GreaterOrEqual(t, values[`tthc_store_commit_facts_sum`], 3.0)
	for _, p := range []string{"plans", "petitions", "dossiers", "observations"} {
		at, lag := values[`tthc_projection_position{projection="`+p+`"}`], values[`tthc_projection_lag{projection="`+p+`"}`]
		assert.Equal(t, values[`tthc_log_position`], at+lag, p)
	}
	problems, err := promlint.New(strings.NewReader(text)).Lint()
	require.NoError(t, err)
	assert.Empty(t, problems)

	require.NoError(t, server.Process.Signal(os.Interrupt))
	require.NoError(t, server.Wait())
	log := server.log.String()
	told := map[string]int{}
	for line := range strings.Lines(log) {
		var one struct{ Msg, Request, Operation string }
		require.NoError(t, json.Unmarshal([]byte(line), &one), line)
		if one.Msg == "answered" {
			told[one.Request]++
			assert.NotEmpty(t, one.Operation)
		}
	}
	for n := range numbers {
		assert.Equal(t, 1, told[n], "a line for %s", n)
	}
	for _, never := range []string{planted, "marked77", "0912345678", "PAKN.", "MARKED", "127.0.0.1:" + strings.TrimPrefix(server.address, "http://127.0.0.1:") + " "} {
		assert.NotContains(t, log, never)
		assert.NotContains(t, text, never)
	}
}

// A line of what was refused has who asked, by the identifier of the trail, and why it
// was; one of a system has who it was always, and one of what somebody reads in peace
// never.
func TestTheLogSaysWhoWasRefusedAndWhy(t *testing.T) {
	data := t.TempDir()
	var made struct{ ID, Token string }
	answer(t, &made, "token", "create", "--data", data, "--name", "Một cửa", "--role", "read", "--json")
	status, _, errs := tthc(t, "", "token", "create", "--data", data, "--name", "Quản trị", "--role", "administrator")
	require.Equal(t, 0, status, errs)
	server := start(t, data, "127.0.0.1:0", "--log-format", "json")
	by := []string{"Authorization", "Bearer " + made.Token}
	lan := newVisitor(t)
	status, _, _ = lan.ask("POST", server.address+"/sign-in", url.Values{"token": {made.Token}})
	require.Equal(t, 303, status)
	want := map[string][3]any{}
	asked := func(who, why string, status int, header http.Header) {
		want[header.Get("X-Request-Id")] = [3]any{who, why, float64(status)}
	}
	id := "token:" + made.ID
	for _, c := range []struct {
		method, path, body string
		header             []string
		status             int
		who, why           string
	}{
		{"GET", "/api/v1/plans", "", by, 200, id, ""},
		{"GET", "/api/v1/tokens", "", by, 403, id, "forbidden"},
		{"GET", "/api/v1/body?name=x", "", by, 404, id, "unknown-body"},
		{"GET", "/api/v1/body?x=x", "", by, 400, id, "bad-parameter"},
		{"POST", "/api/v1/redact", "{", append(by, "Content-Type", "application/json"), 400, id, "bad-content"},
		{"POST", "/api/v1/redact", "{", append(by, "Content-Type", "application/json", "Sec-Fetch-Site", "cross-site"), 403, id, "cross-site"},
		{"GET", "/api/v1/plans", "", nil, 401, "", "not-signed-in"},
		{"GET", "/api/v1/plans", "", []string{"Authorization", "Bearer tthc_x"}, 401, "", "not-signed-in"},
		{"GET", "/api/v1/plans", "", []string{"X-Request-Id", strings.Repeat("ab", 16), "Host", "x"}, 401, "", "not-signed-in"},
		{"GET", "/none", "", nil, 404, "", "not-found"},
		{"GET", "/sign-in", "", nil, 200, "", ""},
		{"POST", "/sign-in", "token=x", []string{"Content-Type", "application/x-www-form-urlencoded"}, 401, "", "not-signed-in"},
		{"POST", "/sign-out", "", []string{"Sec-Fetch-Site", "cross-site", "Cookie", entry.Cookie + "=" + lan.cookies[entry.Cookie].Value}, 403, id, "cross-site"},
		{"POST", "/record", "day=x", []string{"Content-Type", "application/x-www-form-urlencoded", "Cookie", entry.Cookie + "=" + lan.cookies[entry.Cookie].Value}, 403, id, "forbidden"},
	} {
		status, header, text := ask(t, c.method, server.address+c.path, c.body, c.header...)
		assert.Equal(t, c.status, status, "%s %s: %s", c.method, c.path, text)
		asked(c.who, c.why, c.status, header)
	}
	status, _, _ = lan.ask("POST", server.address+"/sign-out", url.Values{})
	assert.Equal(t, 303, status)
	server.kill()
	left := false
	for line := range strings.Lines(server.log.String()) {
		var one map[string]any
		require.NoError(t, json.Unmarshal([]byte(line), &one), line)
		if w, ok := want[fmt.Sprint(one["request"])]; ok && one["msg"] == "answered" {
			text := func(key string) string { s, _ := one[key].(string); return s }
			assert.Equal(t, w, [3]any{text("who"), text("why"), one["status"]}, line)
			delete(want, text("request"))
		}
		left = left || one["msg"] == "signed out" && one["who"] == id
	}
	assert.Empty(t, want)
	assert.True(t, left)
}

// What a panel of the dashboard shows, a server counts.
func TestDashboardShowsWhatThereIs(t *testing.T) {
	port := freePort(t)
	server := start(t, t.TempDir(), "127.0.0.1:0", "--metrics", fmt.Sprint("127.0.0.1:", port))
	status, _, _ := ask(t, "GET", server.address+"/api/v1/plans", "")
	require.Equal(t, 200, status)
	_, text := samples(t, port)
	known := map[string]bool{"up": true} // Prometheus itself counts up
	for line := range strings.Lines(text) {
		if name, _, ok := strings.Cut(strings.TrimPrefix(line, "# TYPE "), " "); ok && strings.HasPrefix(line, "# TYPE ") {
			known[name] = true
			if strings.HasSuffix(line, " histogram\n") {
				known[name+"_bucket"], known[name+"_sum"], known[name+"_count"] = true, true, true
			}
		}
	}
	board, err := os.ReadFile(filepath.Join("..", "deploy", "grafana.json"))
	require.NoError(t, err)
	var dashboard struct {
		Panels []struct {
			ID      int
			Title   string
			Targets []struct{ Expr string }
		}
		Templating struct{ List []struct{ Query string } }
	}
	require.NoError(t, json.Unmarshal(board, &dashboard))
	require.NotEmpty(t, dashboard.Panels)
	shown := map[string]bool{}
	metric := regexp.MustCompile(`\b[a-z_]+(?:\{)`)
	ids := map[int]bool{}
	for _, p := range dashboard.Panels {
		assert.False(t, ids[p.ID])
		ids[p.ID] = true
		require.NotEmpty(t, p.Targets, p.Title)
		for _, target := range p.Targets {
			found := metric.FindAllString(target.Expr, -1)
			assert.NotEmpty(t, found, target.Expr)
			for _, name := range found {
				name = strings.TrimSuffix(name, "{")
				shown[name] = true
				assert.True(t, known[name], "%s shows %s", p.Title, name)
			}
			assert.Equal(t, strings.Count(target.Expr, "("), strings.Count(target.Expr, ")"), target.Expr)
		}
	}
	for name := range known { // and none of ours is shown nowhere
		if strings.HasPrefix(name, "tthc_") && !strings.HasSuffix(name, "_sum") && !strings.HasSuffix(name, "_count") && !strings.HasSuffix(name, "_bucket") {
			assert.True(t, shown[name] || shown[name+"_bucket"] || shown[name+"_sum"], name)
		}
	}
}

// A request that is under way when the server is told to stop is answered, and
// recorded; while it drains it says that it is not ready and still answers; then it
// takes nothing more. What it knows by heart is kept.
func TestServeStopsGracefully(t *testing.T) {
	data := t.TempDir()
	server := start(t, data, "127.0.0.1:0", "--drain", "700ms")
	w := &writers{addresses: []string{server.address}, events: map[string]bool{}}
	for batch := range 21 { // more than 10,000 events are worth a snapshot
		var lines strings.Builder
		for i := range 500 {
			fmt.Fprintf(&lines, `{"v":1,"id":"event-%06d","obligation":%q,"type":"reported","day":"2024-03-01"}`+"\n", batch*500+i, taskOf15)
		}
		w.send(t, 0, "/api/v1/events", "application/x-ndjson", lines.String(), w.events)
	}
	status, _, _ := ask(t, "GET", server.address+"/api/v1/due?plan=16%2FQ%C4%90-TCTCCTTHC&asOf=2024-06-01", "")
	require.Equal(t, 200, status)
	c, err := net.Dial("tcp", strings.TrimPrefix(server.address, "http://"))
	require.NoError(t, err)
	defer c.Close()
	body := fmt.Sprintf(`{"v":1,"id":"under-way-1","obligation":%q,"type":"reported","day":"2024-03-01"}`, taskOf15)
	_, err = fmt.Fprintf(c, "POST /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(body), body[:40])
	require.NoError(t, err)
	time.Sleep(100 * time.Millisecond) // the server reads
	require.NoError(t, server.Process.Signal(syscall.SIGTERM))
	time.Sleep(200 * time.Millisecond)
	status, _, text := ask(t, "GET", server.address+"/readyz", "")
	assert.Equal(t, 503, status)
	assert.Equal(t, "stopping\n", text)
	for _, path := range []string{"/healthz", "/api/v1/plans"} {
		status, _, _ := ask(t, "GET", server.address+path, "")
		assert.Equal(t, 200, status, path)
	}
	for range 200 {
		if _, err := net.Dial("tcp", strings.TrimPrefix(server.address, "http://")); err != nil {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	_, err = net.Dial("tcp", strings.TrimPrefix(server.address, "http://"))
	assert.Error(t, err, "nothing more is taken")
	_, err = io.WriteString(c, body[40:])
	require.NoError(t, err)
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	require.NoError(t, err)
	assert.Equal(t, 201, answer.StatusCode)
	require.NoError(t, server.Wait())
	assert.Contains(t, server.log.String(), "stopping")
	kept, err := filepath.Glob(filepath.Join(data, "snapshots", "*"))
	require.NoError(t, err)
	assert.NotEmpty(t, kept)
	again := start(t, data, "127.0.0.1:0")
	assert.Contains(t, strings.Join(pages(t, again.address, "/api/v1/changes?limit=1000", "id"), "\n"), "under-way-1")
}

func TestWrongSettingsOfTheLog(t *testing.T) {
	for flag, want := range map[string]string{"--log-format": `--log-format: "loud" is no form of logs; write “text” or “json”`, "--log-level": `--log-level: "loud" is no level of logs; write “debug”, “info”, “warn” or “error”`} {
		status, _, errs := tthc(t, "", "serve", "--lang", "en", "--data", t.TempDir(), flag, "loud")
		assert.Equal(t, 2, status)
		assert.Contains(t, errs, want)
	}
}
