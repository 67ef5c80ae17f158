package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What a client asked of the plan, and what it was told.
type asked struct {
	write bool
	after int // the version that it had seen
	title string
}

type answered struct {
	version int
	title   string
	refused bool // somebody else was first
	unknown bool // no answer came: it may have been done
}

// register is the plan as one after another changes it: a change is taken by its
// version alone.
var register = porcupine.Model{
	Init: func() any { return answered{version: 1, title: "first"} },
	Step: func(state, input, output any) (bool, any) {
		now, in, out := state.(answered), input.(asked), output.(answered)
		changed := answered{version: in.after + 1, title: in.title}
		switch {
		case !in.write:
			return out == now, now
		case out.unknown: // what was never done stands behind everything else, where it changes nothing
			if now.version == in.after {
				return true, changed
			}
			return true, now
		case out.refused:
			return now.version != in.after, now
		}
		return now.version == in.after && out.version == changed.version, changed
	},
	DescribeOperation: func(input, output any) string { return fmt.Sprintf("%+v: %+v", input, output) },
}

const linearPlan = "7/KH"

// author is a client that reads the plan and changes it.
type author struct {
	client  *http.Client
	address string
	id      int
}

func (a author) do(method, body, match string) (answer *http.Response, text string, ok bool) {
	r, err := http.NewRequest(method, a.address+"/api/v1/plan?plan="+url.QueryEscape(linearPlan), strings.NewReader(body))
	if err != nil {
		return nil, "", false
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("If-Match", match)
	if answer, err = a.client.Do(r); err != nil {
		return nil, "", false
	}
	defer answer.Body.Close()
	read, err := io.ReadAll(answer.Body)
	return answer, string(read), err == nil && answer.StatusCode < 500
}

func titled(title string) string {
	return fmt.Sprintf(`{"v":1,"number":%q,"title":%q,"issuer":"i","from":"2025-01-01","to":"2025-12-31","tasks":[{"id":"1","title":"t","leads":["A"]}]}`, linearPlan, title)
}

// history is what clients asked at the same time and were told, while something
// is done to the server whenever so many changes were acknowledged.
func history(t *testing.T, address string, changes int64, disturb func(done int64)) []porcupine.Operation {
	began := time.Now()
	var mu sync.Mutex
	var list []porcupine.Operation
	note := func(id int, in asked, call time.Duration, out answered) {
		back := int64(time.Since(began))
		if out.unknown {
			back = math.MaxInt64
		}
		mu.Lock()
		defer mu.Unlock()
		list = append(list, porcupine.Operation{ClientId: id, Input: in, Call: int64(call), Output: out, Return: back})
	}
	var done atomic.Int64
	var clients sync.WaitGroup
	for id := range 8 {
		clients.Go(func() {
			a := author{&http.Client{Timeout: 5 * time.Second}, address, id}
			for i := 0; done.Load() < changes && !t.Failed(); i++ {
				call := time.Since(began)
				answer, text, ok := a.do("GET", "", "")
				if !ok {
					time.Sleep(5 * time.Millisecond)
					continue
				}
				var plan struct{ Title string }
				if !assert.NoError(t, json.Unmarshal([]byte(text), &plan), text) {
					return
				}
				version, err := strconv.Atoi(strings.Trim(answer.Header.Get("ETag"), `"`))
				if !assert.NoError(t, err) {
					return
				}
				note(id, asked{}, call, answered{version: version, title: plan.Title})
				in := asked{true, version, fmt.Sprintf("client %d change %d", id, i)}
				call = time.Since(began)
				answer, text, ok = a.do("PUT", titled(in.title), fmt.Sprintf("%q", strconv.Itoa(version)))
				switch {
				case !ok:
					note(id, in, call, answered{unknown: true})
				case answer.StatusCode == http.StatusPreconditionFailed:
					note(id, in, call, answered{refused: true})
				case assert.Equal(t, 200, answer.StatusCode, text):
					version, err := strconv.Atoi(strings.Trim(answer.Header.Get("ETag"), `"`))
					assert.NoError(t, err)
					note(id, in, call, answered{version: version})
					done.Add(1)
				}
			}
		})
	}
	ended := make(chan struct{})
	go func() { clients.Wait(); close(ended) }()
	for n := int64(1); ; {
		select {
		case <-ended:
			return list
		case <-time.After(time.Millisecond):
			if done.Load() >= n*changes/11 && n <= 10 {
				disturb(n)
				n++
			}
		}
	}
}

// Eight clients change one plan while the server is killed ten times: what they
// were told could have been told by a server that does one thing after another
// and never fails.
func TestHistoriesAreLinearizable(t *testing.T) {
	data := t.TempDir()
	server := start(t, data, "127.0.0.1:0")
	address, listen := server.address, strings.TrimPrefix(server.address, "http://")
	answer, err := http.Post(address+"/api/v1/plans", "application/json", strings.NewReader(titled("first")))
	require.NoError(t, err)
	_ = answer.Body.Close()
	require.Equal(t, 201, answer.StatusCode)
	kills := 0
	list := history(t, address, 220, func(int64) {
		kills++
		server.kill()
		server = start(t, data, listen)
	})
	require.Equal(t, 10, kills)
	unknown := 0
	for _, o := range list {
		if o.Output.(answered).unknown {
			unknown++
		}
	}
	t.Logf("%d calls, %d without an answer", len(list), unknown)
	assert.Equal(t, porcupine.Ok, porcupine.CheckOperationsTimeout(register, list, time.Minute))
}

// A server that now and then acknowledges a change without keeping it is found out.
func TestALostUpdateIsFound(t *testing.T) {
	var mu sync.Mutex
	version, title, puts := 1, "first", 0
	careless := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		if r.Method == "GET" {
			w.Header().Set("ETag", fmt.Sprintf("%q", strconv.Itoa(version)))
			_, _ = io.WriteString(w, titled(title))
			return
		}
		var plan struct{ Title string }
		_ = json.NewDecoder(r.Body).Decode(&plan)
		if r.Header.Get("If-Match") != fmt.Sprintf("%q", strconv.Itoa(version)) {
			w.WriteHeader(http.StatusPreconditionFailed)
			return
		}
		w.Header().Set("ETag", fmt.Sprintf("%q", strconv.Itoa(version+1)))
		if puts++; puts%40 != 0 {
			version, title = version+1, plan.Title
		}
	}))
	defer careless.Close()
	list := history(t, careless.URL, 120, func(int64) {})
	assert.Equal(t, porcupine.Illegal, porcupine.CheckOperationsTimeout(register, list, time.Minute))
}
