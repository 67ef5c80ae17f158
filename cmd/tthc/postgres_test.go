package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// long asks for a minute of each story about kills.
var long = flag.Bool("long", false, "let clients write for a minute while things are killed")

// cluster is a PostgreSQL server of the test's own.
type cluster struct {
	bin, data string
	port      int
}

// newCluster makes one. Without PostgreSQL on the machine the test is skipped,
// unless TTHC_TEST_ALL says that everything must run.
func newCluster(t *testing.T) *cluster {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		if os.Getenv("TTHC_TEST_ALL") != "" {
			t.Fatal("there is no PostgreSQL, and everything must run")
		}
		t.Skip("there is no PostgreSQL")
	}
	slices.Sort(found)
	c := &cluster{bin: filepath.Dir(found[len(found)-1]), port: freePort(t)}
	c.data = c.folder(t)
	c.run(t, "initdb", "-D", c.data, "-U", "postgres", "-A", "trust", "--no-sync")
	return c
}

// folder is a folder that PostgreSQL may have: it refuses to run as root.
func (c *cluster) folder(t *testing.T) string {
	folder, err := os.MkdirTemp("/tmp", "tthc-postgres-")
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	if os.Getuid() == 0 {
		u, err := user.Lookup("postgres")
		require.NoError(t, err)
		uid, _ := strconv.Atoi(u.Uid)
		gid, _ := strconv.Atoi(u.Gid)
		require.NoError(t, os.Chown(folder, uid, gid))
	}
	return filepath.Join(folder, "data")
}

func (c *cluster) run(t *testing.T, tool string, args ...string) {
	name, all := filepath.Join(c.bin, tool), args
	if os.Getuid() == 0 {
		name, all = "runuser", append([]string{"-u", "postgres", "--", name}, args...)
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), time.Minute)
	defer cancel()
	run := exec.CommandContext(ctx, name, all...)
	run.Dir = "/tmp"
	log, err := os.Create(filepath.Join(t.TempDir(), "log")) // a pipe would be held open by the server
	require.NoError(t, err)
	defer log.Close()
	run.Stdout, run.Stderr = log, log
	if err := run.Run(); err != nil {
		said, _ := os.ReadFile(log.Name())
		t.Errorf("%s: %v: %s", tool, err, said)
	}
}

func (c *cluster) start(t *testing.T, more ...string) {
	options := fmt.Sprintf("-c listen_addresses=127.0.0.1 -p %d -k %s -c fsync=off %s", c.port, filepath.Dir(c.data), strings.Join(more, " "))
	c.run(t, "pg_ctl", "-D", c.data, "-w", "-l", filepath.Join(filepath.Dir(c.data), "log"), "-o", options, "start")
}

// stop ends it at once, as a crash does.
func (c *cluster) stop(t *testing.T) {
	if _, err := os.Stat(filepath.Join(c.data, "postmaster.pid")); err == nil {
		c.run(t, "pg_ctl", "-D", c.data, "-m", "immediate", "-w", "stop")
	}
}

func freePort(t *testing.T) int {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// writers are eight clients that write all kinds of facts to several servers, and
// send each again until it is acknowledged.
type writers struct {
	addresses    []string
	acknowledged atomic.Int64
	mu           sync.Mutex
	// What was acknowledged, by identifier.
	events, notices, plans, dossiers, petitions, observations map[string]bool
}

// write writes until enough was acknowledged and the time is up.
func (w *writers) write(t *testing.T, atLeast int64, until time.Time) *sync.WaitGroup {
	for _, kind := range []*map[string]bool{&w.events, &w.notices, &w.plans, &w.dossiers, &w.petitions, &w.observations} {
		*kind = map[string]bool{}
	}
	var clients sync.WaitGroup
	for c := range 8 {
		clients.Go(func() {
			for i := 0; (w.acknowledged.Load() < atLeast || time.Now().Before(until)) && !t.Failed(); i++ {
				id := fmt.Sprintf("client-%d-fact-%d", c, i)
				switch {
				case i%40 == 7:
					day := time.Date(2030, 1, 7, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 7*(8*(i/40)+c)) // a Monday of its own
					notice := fmt.Sprintf(`{"v":1,"notices":[{"number":%q,"issued":"2026-01-01","days":[{"day":%q,"kind":"statutory","reason":{"vi":"nghỉ"}}]}]}`, id, day.Format("2006-01-02"))
					w.send(t, c, "/api/v1/notices", "application/json", notice, w.notices, id)
				case i%40 == 23:
					plan := fmt.Sprintf(`{"v":1,"number":%q,"title":"t","issuer":"i","from":"2025-01-01","to":"2025-12-31","tasks":[{"id":"1","title":"t","leads":["A"]}]}`, id)
					w.send(t, c, "/api/v1/plans", "application/json", plan, w.plans, id)
				case i%20 == 1:
					table := "code,body,procedure,status,channel,received,appointment\n" + id + ",H26,1.000001,4,2,2025-06-02,2025-06-12\n"
					w.send(t, c, "/api/v1/dossiers", "text/csv", table, w.dossiers, id)
				case i%20 == 5:
					code := fmt.Sprintf("PAKN.202506%02d.%04d", c+1, i)
					petition := fmt.Sprintf(`{"v":1,"code":%q,"at":"2025-06-%02dT08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal",`+
						`"content":"Nội dung","sender":{"type":"citizen","name":"Người Gửi","address":"Số 1 phố Thử","phone":"0900000000","email":"a@example.vn"}}`, code, c+10)
					w.send(t, c, "/api/v1/petitions", "application/json", petition, w.petitions, code)
				case i%20 == 9:
					table := "indicator,body,period,procedure,numerator,denominator,recorded,source\n766/2.1,H26,2025-05," + id + ",1,2,2025-06-05,mẫu\n"
					w.send(t, c, "/api/v1/observations", "text/csv", table, w.observations, id)
				case i%10 == 3:
					line := func(n int) string {
						return fmt.Sprintf(`{"v":1,"id":"%s-%d","obligation":%q,"type":"reported","day":"2024-03-01"}`, id, n, taskOf15)
					}
					w.send(t, c, "/api/v1/events", "application/x-ndjson", line(0)+"\n"+line(1), w.events, id+"-0", id+"-1")
				default:
					w.send(t, c, "/api/v1/events", "application/json", fmt.Sprintf(`{"v":1,"id":%q,"obligation":%q,"type":"reported","day":"2024-03-01"}`, id, taskOf15), w.events, id)
				}
			}
		})
	}
	return &clients
}

var impatient = &http.Client{Timeout: 8 * time.Second}

func (w *writers) send(t *testing.T, client int, path, media, body string, to map[string]bool, ids ...string) {
	for try := 0; try < 2000; try++ {
		answer, err := impatient.Post(w.addresses[(client+try)%len(w.addresses)]+path, media, strings.NewReader(body))
		if err == nil {
			text, err := io.ReadAll(answer.Body)
			_ = answer.Body.Close()
			if err == nil && (answer.StatusCode == 200 || answer.StatusCode == 201) {
				w.acknowledged.Add(1)
				w.mu.Lock()
				defer w.mu.Unlock()
				for _, id := range ids {
					to[id] = true
				}
				return
			}
			if err == nil && answer.StatusCode != http.StatusServiceUnavailable {
				t.Errorf("%s: %d %s", path, answer.StatusCode, text)
				return
			}
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("%s %s was never acknowledged", path, ids)
}

// pages reads a list whole, page after page.
func pages(t *testing.T, address, path, field string) (values []string) {
	for path != "" {
		answer, err := impatient.Get(address + path)
		for try := 0; err == nil && answer.StatusCode == http.StatusServiceUnavailable && try < 200; try++ {
			_ = answer.Body.Close() // the database has just come back
			time.Sleep(20 * time.Millisecond)
			answer, err = impatient.Get(address + path)
		}
		if !assert.NoError(t, err) {
			return nil
		}
		var rows []map[string]any
		err = json.NewDecoder(answer.Body).Decode(&rows)
		_ = answer.Body.Close()
		if !assert.NoError(t, err) || !assert.Equal(t, 200, answer.StatusCode) {
			return nil
		}
		for _, r := range rows {
			values = append(values, fmt.Sprint(r[field]))
		}
		path = strings.TrimSuffix(strings.TrimPrefix(answer.Header.Get("Link"), "<"), `>; rel="next"`)
	}
	return values
}

// kept says that everything that was acknowledged is there once, in one order, on
// every server.
func (w *writers) kept(t *testing.T) {
	var first []string
	for i, address := range w.addresses {
		events := pages(t, address, "/api/v1/events?"+url.Values{"obligation": {taskOf15}, "limit": {"1000"}}.Encode(), "id")
		once(t, events, w.events)
		once(t, pages(t, address, "/api/v1/notices?limit=1000", "number"), w.notices)
		once(t, pages(t, address, "/api/v1/plans", "number"), w.plans)
		once(t, pages(t, address, "/api/v1/petitions?limit=1000", "code"), w.petitions)
		once(t, pages(t, address, "/api/v1/observations?indicator=766/2.1&limit=1000", "procedure"), w.observations)
		for code := range w.dossiers {
			assert.Len(t, pages(t, address, "/api/v1/dossier/history?"+url.Values{"code": {code}}.Encode(), "code"), 1, code)
		}
		changes := pages(t, address, "/api/v1/changes?limit=1000", "id")
		once(t, changes, w.events)
		if i == 0 {
			first = changes
		}
		assert.Equal(t, first, changes, "in one order on every server")
	}
	t.Logf("%d acknowledged: %d events, %d notices, %d plans, %d dossiers, %d petitions, %d observations", w.acknowledged.Load(),
		len(w.events), len(w.notices), len(w.plans), len(w.dossiers), len(w.petitions), len(w.observations))
}

func once(t *testing.T, found []string, acknowledged map[string]bool) {
	times := map[string]int{}
	for _, id := range found {
		times[id]++
	}
	for id := range acknowledged {
		if times[id] != 1 {
			t.Errorf("%s is there %d times", id, times[id])
		}
	}
	for id, n := range times {
		if n > 1 {
			t.Errorf("%s is there %d times", id, n)
		}
	}
}

// enough is how many facts are acknowledged at least, and until when clients write.
func enough() (int64, time.Time) {
	if *long {
		return 1000, time.Now().Add(time.Minute)
	}
	return 400, time.Now().Add(3 * time.Second)
}

// disturb does something whenever another share of what is wanted was acknowledged,
// and a second went by where clients write for a minute.
func (w *writers) disturb(t *testing.T, clients *sync.WaitGroup, times int, what func(n int)) {
	atLeast, until := enough()
	pause := time.Until(until) / time.Duration(times+1)
	for n := 1; n <= times && !t.Failed(); n++ {
		next := time.Now().Add(pause)
		for (w.acknowledged.Load() < int64(n)*atLeast/int64(times+1) || time.Now().Before(next)) && !t.Failed() {
			time.Sleep(time.Millisecond)
		}
		what(n)
	}
	clients.Wait()
}

// SQLite: the one server is killed and started again ten times.
func TestAllKindsOfFactsSurviveKill(t *testing.T) {
	data := t.TempDir()
	server := start(t, data, "127.0.0.1:0")
	w := &writers{addresses: []string{server.address}}
	atLeast, until := enough()
	w.disturb(t, w.write(t, atLeast, until), 10, func(int) {
		server.kill()
		server = start(t, data, strings.TrimPrefix(w.addresses[0], "http://"))
	})
	w.kept(t)
}

// PostgreSQL with two servers: each is killed five times, and PostgreSQL crashes and
// comes back twice.
func TestTwoServersOnOnePostgresSurviveKills(t *testing.T) {
	c := newCluster(t)
	c.start(t)
	defer c.stop(t)
	place := fmt.Sprintf("postgres://postgres@127.0.0.1:%d/postgres?sslmode=disable", c.port)
	servers := []*process{start(t, place, "127.0.0.1:0"), start(t, place, "127.0.0.1:0")}
	w := &writers{addresses: []string{servers[0].address, servers[1].address}}
	atLeast, until := enough()
	w.disturb(t, w.write(t, atLeast, until), 12, func(n int) {
		if n%6 == 0 {
			c.stop(t)
			c.start(t)
			return
		}
		i := n % 2
		servers[i].kill()
		servers[i] = start(t, place, strings.TrimPrefix(w.addresses[i], "http://"))
	})
	w.kept(t)
}

// The primary is lost and a standby, to which each commit was synchronous, takes its
// place: both servers go on with it, since their address names both.
func TestAFailoverIsFollowed(t *testing.T) {
	primary := newCluster(t)
	primary.start(t, "-c synchronous_standby_names='*' -c synchronous_commit=local -c max_wal_senders=4")
	defer primary.stop(t)
	standby := &cluster{bin: primary.bin, port: freePort(t)}
	standby.data = standby.folder(t)
	primary.run(t, "pg_basebackup", "-h", "127.0.0.1", "-p", strconv.Itoa(primary.port), "-U", "postgres", "-D", standby.data, "-R", "-X", "stream", "--checkpoint=fast", "--no-sync")
	standby.start(t, "-c synchronous_commit=local")
	defer standby.stop(t)
	// From now on a commit waits for the standby.
	primary.run(t, "psql", "-h", "127.0.0.1", "-p", strconv.Itoa(primary.port), "-U", "postgres", "-c", "ALTER DATABASE postgres SET synchronous_commit = on")
	place := fmt.Sprintf("postgres://postgres@127.0.0.1:%d,127.0.0.1:%d/postgres?sslmode=disable&target_session_attrs=read-write&connect_timeout=2", primary.port, standby.port)
	a, b := start(t, place, "127.0.0.1:0"), start(t, place, "127.0.0.1:0")
	w := &writers{addresses: []string{a.address, b.address}}
	atLeast, until := enough()
	w.disturb(t, w.write(t, atLeast, until), 1, func(int) {
		primary.stop(t)
		standby.run(t, "psql", "-h", "127.0.0.1", "-p", strconv.Itoa(standby.port), "-U", "postgres", "-c", "SELECT pg_promote(true, 30)")
	})
	w.kept(t)
}

// When PostgreSQL takes no more connections, who asks is told to come again, and
// then is answered.
func TestNoConnectionIsLeft(t *testing.T) {
	c := newCluster(t)
	c.start(t, "-c max_connections=10 -c superuser_reserved_connections=0")
	defer c.stop(t)
	place := fmt.Sprintf("postgres://postgres@127.0.0.1:%d/postgres?sslmode=disable", c.port)
	server := start(t, place, "127.0.0.1:0")
	w := &writers{addresses: []string{server.address}, events: map[string]bool{}}
	event := func(id string) string {
		return fmt.Sprintf(`{"v":1,"id":%q,"obligation":%q,"type":"reported","day":"2024-03-01"}`, id, taskOf15)
	}
	w.send(t, 0, "/api/v1/events", "application/json", event("before-0001"), w.events, "before-0001")
	// Others take every connection, those of the server as soon as it lets go of them.
	others, err := sql.Open("pgx", place)
	require.NoError(t, err)
	defer others.Close()
	_, err = others.Exec(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'`)
	require.NoError(t, err)
	var held []*sql.Conn
	for {
		one, err := others.Conn(t.Context())
		if err != nil {
			break
		}
		held = append(held, one)
	}
	require.NotEmpty(t, held)
	answer, err := impatient.Post(server.address+"/api/v1/events", "application/json", strings.NewReader(event("while-0001")))
	require.NoError(t, err)
	text, _ := io.ReadAll(answer.Body)
	_ = answer.Body.Close()
	assert.Equal(t, 503, answer.StatusCode, string(text))
	assert.NotEmpty(t, answer.Header.Get("Retry-After"))
	for _, one := range held {
		_ = one.Raw(func(any) error { return driver.ErrBadConn }) // close it, and not only give it back
		_ = one.Close()
	}
	w.send(t, 0, "/api/v1/events", "application/json", event("while-0001"), w.events, "while-0001")
	once(t, pages(t, server.address, "/api/v1/events?"+url.Values{"obligation": {taskOf15}}.Encode(), "id"), w.events)
}
