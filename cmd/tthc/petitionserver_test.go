package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/api"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/petition"
)

// told is a server that was told of the events of a file, one after the other.
type told struct {
	base    string
	refused []string // "fault LINE RULE"
}

// tellServer tells a server of the events of a file, under the rules of --rules, if
// there is one among the flags.
func tellServer(t *testing.T, events string, flags []string) told {
	s, err := store.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	o := ledger.Options{Store: s, Now: time.Now}
	if i := slices.Index(flags, "--rules"); i >= 0 {
		b, err := os.ReadFile(flags[i+1])
		require.NoError(t, err)
		o.Rules, err = petition.ReadRules(b)
		require.NoError(t, err)
	}
	server := httptest.NewServer(api.New(ledger.New(o), slog.New(slog.DiscardHandler)))
	t.Cleanup(func() { server.Close(); _ = s.Close() })
	told := told{base: server.URL + "/api/v1"}
	b, err := os.ReadFile(events)
	require.NoError(t, err)
	for n, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		answer, err := http.Post(told.base+"/petitions", "application/json", strings.NewReader(line))
		require.NoError(t, err)
		text, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		require.NoError(t, answer.Body.Close())
		require.Contains(t, []int{200, 201, 400}, answer.StatusCode, string(text))
		require.NotContains(t, string(text), "Người Gửi")
		if answer.StatusCode != 400 {
			continue
		}
		var problem struct {
			Faults []struct{ Code, Message string }
		}
		require.NoError(t, json.Unmarshal(text, &problem))
		for _, f := range problem.Faults {
			rule, known := strings.CutPrefix(f.Code, "petition.")
			if !known {
				rule = "form"
			}
			told.refused = append(told.refused, fmt.Sprintf("fault %d %s", n+1, rule))
			assert.NotEmpty(t, f.Message)
		}
	}
	return told
}

func (s told) get(t *testing.T, path string) string {
	answer, err := http.Get(s.base + path)
	require.NoError(t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	require.Equal(t, 200, answer.StatusCode, string(text))
	return string(text)
}

// petitionLine is a petition in one line, as checkRows has it, without faults and
// doubts.
func petitionLine(a petitionState) string {
	return strings.Join([]string{a.Code[len(a.Code)-1:], a.Outside, a.State, a.Clocks["petitioner"].Due[5:] + " " + a.Clocks["petitioner"].State, a.Clocks["indicator"].State}, "; ")
}

// place is where a fault or a doubt stands in a file: the server has no file.
var place = regexp.MustCompile(`(fault|doubt) \d+ `)

// sameOnServer tells a server of the same events and holds its answers against the
// rows of the command: what it refused is a fault of that line, what is wrong with
// how a petition stands a fault of any.
func sameOnServer(t *testing.T, events, asOf string, flags, rows []string) {
	t.Helper()
	s := tellServer(t, events, flags)
	for _, f := range s.refused {
		assert.Contains(t, strings.Join(rows, "; ")+";", "; "+f+";", "refused by the server")
	}
	var list []struct {
		petitionState
		Faults, Doubts []struct{ Rule, Message string }
	}
	require.NoError(t, json.Unmarshal([]byte(s.get(t, "/petitions?asOf="+asOf)), &list))
	var all []string
	for _, a := range list {
		row := []string{petitionLine(a.petitionState)}
		for _, f := range a.Faults {
			row = append(row, "fault "+f.Rule)
			assert.NotEmpty(t, f.Message)
		}
		for _, f := range a.Doubts {
			row = append(row, "doubt "+f.Rule)
		}
		all = append(all, strings.Join(row, "; "))
	}
	var want []string
	for _, row := range rows {
		for _, f := range s.refused {
			row = strings.TrimSuffix(strings.Replace(row+";", "; "+f+";", ";", 1), ";")
		}
		want = append(want, place.ReplaceAllString(row, "$1 "))
	}
	assert.Equal(t, want, all, "as the server has them")
}

// The rules of a file are those of the server.
func TestServeUnderOtherRules(t *testing.T) {
	_, out, _ := tthc(t, "", "petition", "rules")
	strict := file(t, "rules.json", strings.Replace(out, `"supplementPauses"`, `"linksByConsent": true, "supplementPauses"`, 1))
	server := start(t, t.TempDir(), "127.0.0.1:0", "--rules", strict)
	b, err := os.ReadFile(eventFile(t, firstSent, `2 2025-06-03 08:00 submitted - "to":"H29"`, linkOf("1", "2025-06-04", "H26", "2")))
	require.NoError(t, err)
	answer, err := http.Post(server.address+"/api/v1/petitions", "application/x-ndjson", strings.NewReader(string(b)))
	require.NoError(t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	assert.Equal(t, 400, answer.StatusCode)
	assert.Contains(t, string(text), `"code":"petition.consent","line":3`)

	status, _, errs := tthc(t, "", "serve", "--data", t.TempDir(), "--listen", "127.0.0.1:0", "--rules", file(t, "rules.json", "{"))
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "rules.json")
}
