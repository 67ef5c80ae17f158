package api_test

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/api"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/calendar"
)

type token struct {
	ID, Name, Until, Made, By, Revoked, Token string
	Grants                                    []string
}

// A token is told once, opens what its roles are for, and ends: on its day, or when
// it is taken back, at the other server too.
func TestTokens(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		where := place(t)
		now := time.Date(2024, 6, 25, 9, 0, 0, 0, calendar.Zone())
		server := func() string {
			s, err := store.Open(t.Context(), where)
			require.NoError(t, err)
			l := ledger.New(ledger.Options{Plans: catalog.Plans(), Store: s, Now: func() time.Time { return now }})
			known := roster.New(s, l.Now)
			who := func(r *http.Request) (access.Principal, error) {
				token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
				if !ok {
					return access.Nobody(), nil
				}
				return known.Bearer(r.Context(), token)
			}
			h := httptest.NewServer(api.Over(wire.Gate{Ledger: l, Roster: known, Who: who}, sealed(t, l), slog.New(slog.DiscardHandler)))
			t.Cleanup(func() { h.Close(); _ = s.Close() })
			return h.URL + "/api/v1"
		}
		one, other := server(), server()
		answer, text := do(t, "POST", one+"/tokens", `{"v":1,"name":"Một cửa Hà Nội","grants":["progress@H26","read"]}`)
		require.Equal(t, 201, answer.StatusCode, text)
		made := read[token](t, text)
		assert.Equal(t, "2025-06-25", made.Until, "a year")
		assert.Equal(t, []string{"progress@H26", "read"}, made.Grants)
		assert.Regexp(t, `^tthc_[A-Za-z0-9_-]{43}$`, made.Token, "256 bits")
		as := func(base, path, token string) int {
			answer, text := do(t, "GET", base+path, "", "Authorization", "Bearer "+token)
			if answer.StatusCode == 401 {
				assert.Equal(t, `Bearer realm="tthc"`, answer.Header.Get("WWW-Authenticate"))
				assert.NotContains(t, text, token)
			}
			return answer.StatusCode
		}
		for _, base := range []string{one, other} {
			assert.Equal(t, 200, as(base, "/plans", made.Token))
			assert.Equal(t, 403, as(base, "/tokens", made.Token))
			assert.Equal(t, 401, as(base, "/plans", made.Token+"x"))
			assert.Equal(t, 401, as(base, "/plans", made.ID))
		}
		_, text = do(t, "GET", other+"/tokens", "")
		assert.NotContains(t, text, made.Token)
		assert.NotContains(t, text, "hash")
		list := read[[]token](t, text)
		require.Len(t, list, 1)
		assert.Equal(t, token{ID: made.ID, Name: "Một cửa Hà Nội", Until: "2025-06-25", Made: "2024-06-25T09:00:00+07:00", By: "open", Grants: made.Grants}, list[0])
		_, text = do(t, "GET", one+"/changes", "")
		assert.NotContains(t, text, made.ID, "who may come in is told to nobody who follows the data")

		now = time.Date(2025, 6, 25, 23, 59, 59, 0, calendar.Zone())
		assert.Equal(t, 200, as(one, "/plans", made.Token))
		now = now.Add(time.Second)
		assert.Equal(t, 401, as(one, "/plans", made.Token), "it has run out")

		now = time.Date(2024, 6, 26, 9, 0, 0, 0, calendar.Zone())
		for range 2 {
			answer, text = do(t, "POST", other+"/tokens/"+made.ID+"/revoke", "")
			require.Equal(t, 200, answer.StatusCode, text)
			assert.Equal(t, "2024-06-26T09:00:00+07:00", read[token](t, text).Revoked)
			now = now.Add(time.Hour)
		}
		assert.Equal(t, 401, as(other, "/plans", made.Token))
		assert.Eventually(t, func() bool { return as(one, "/plans", made.Token) == 401 }, 2*time.Second, 50*time.Millisecond)
	})
}

func TestTokensThatAreNone(t *testing.T) {
	s := populated(t)
	for body, fault := range map[string]string{
		`{"v":1,"grants":["read"]}`:                                           "name",
		`{"v":1,"name":" ","grants":["read"]}`:                                "name",
		`{"v":1,"name":"a\u202eb","grants":["read"]}`:                         "name",
		`{"v":1,"name":"` + strings.Repeat("ữ", 101) + `","grants":["read"]}`: "name",
		`{"v":1,"name":"a","grants":[]}`:                                      "grants",
		`{"v":1,"name":"a","grants":["root"]}`:                                "grants[0]",
		`{"v":1,"name":"a","grants":["read","read@"]}`:                        "grants[1]",
		`{"v":1,"name":"a","grants":["read"],"until":"2024-06-24"}`:           "until",
		`{"v":1,"name":"a","grants":["read"],"until":"2024-02-30"}`:           "until",
	} {
		answer, text := do(t, "POST", s.URL+"/api/v1/tokens", body)
		assert.Equal(t, 400, answer.StatusCode, body)
		var said struct {
			Type   string
			Faults []struct{ Path string }
		}
		require.NoError(t, json.Unmarshal([]byte(text), &said))
		assert.Equal(t, "urn:tthc:problem:bad-token", said.Type)
		require.NotEmpty(t, said.Faults, text)
		assert.Equal(t, fault, said.Faults[0].Path, text)
	}
	answer, text := do(t, "POST", s.URL+"/api/v1/tokens/none/revoke", "")
	assert.Equal(t, 404, answer.StatusCode)
	assert.Contains(t, text, "unknown-token")
}

// Roles that a person is given take the place of those before; who never signed in
// is nobody.
func TestRolesOfPeople(t *testing.T) {
	s := populated(t)
	people := func() string { _, text := do(t, "GET", s.URL+"/api/v1/people", ""); return text }
	assert.JSONEq(t, `[{"id":"person:1","name":"Trần Thị Lan","grants":[]}]`, people())
	give := func(id, body string) (int, string) {
		answer, text := do(t, "PUT", s.URL+"/api/v1/people/"+id+"/grants", body)
		return answer.StatusCode, text
	}
	for _, grants := range []string{`["progress@H26","read"]`, `["read"]`, `["read"]`, `[]`} {
		status, text := give("person:1", `{"v":1,"grants":`+grants+`}`)
		assert.Equal(t, 200, status, text)
		assert.JSONEq(t, `[{"id":"person:1","name":"Trần Thị Lan","grants":`+grants+`}]`, people())
	}
	status, text := give("person:2", `{"v":1,"grants":["read"]}`)
	assert.Equal(t, 404, status)
	assert.Contains(t, text, "unknown-person")
	for _, bad := range []string{`{"v":1}`, `{"v":1,"grants":null}`, `{"v":1,"grants":["root"]}`, `{"v":1,"grants":"read"}`} {
		status, text := give("person:1", bad)
		assert.Equal(t, 400, status, bad)
		assert.Contains(t, text, "bad-grants")
	}
}

// Who administers ends the sessions of a person, of a token, or of all; it stands in
// the log who did.
func TestSessionsAreEndedOverHTTP(t *testing.T) {
	s := populatedBehind(t, granted)
	_, text := do(t, "GET", s.URL+"/api/v1/tokens", "")
	token := read[[]token](t, text)[0].ID
	for path, of := range map[string]string{"people/person:1/sign-out": "person:1", "tokens/" + token + "/sign-out": "token:" + token, "sign-out": "all"} {
		answer, text := do(t, "POST", s.URL+"/api/v1/"+path, "", "X-Grants", "administrator")
		require.Equal(t, 200, answer.StatusCode, text)
		var said struct{ Of, By, At string }
		require.NoError(t, json.Unmarshal([]byte(text), &said))
		assert.Equal(t, of, said.Of)
		assert.Equal(t, "p1", said.By)
		_, err := time.Parse(time.RFC3339, said.At)
		assert.NoError(t, err)
	}
	for path, code := range map[string]string{"people/person:2/sign-out": "unknown-person", "people/all/sign-out": "unknown-person", "tokens/none/sign-out": "unknown-token"} {
		answer, text := do(t, "POST", s.URL+"/api/v1/"+path, "", "X-Grants", "administrator")
		assert.Equal(t, 404, answer.StatusCode, path)
		assert.Contains(t, text, code, path)
	}
	rows := 0
	for f, err := range s.store.Of(t.Context(), store.Access, 1<<40) {
		require.NoError(t, err)
		if strings.Contains(f.Data, `"sessions-ended"`) {
			rows++
			assert.Contains(t, f.Data, `"by":"p1"`)
		}
	}
	assert.Equal(t, 3, rows)
}

// Roles that alone hold are told as such, and end with the next that are given.
func TestRolesThatAloneHold(t *testing.T) {
	s := populated(t)
	for _, alone := range []bool{true, true, false} {
		answer, text := do(t, "PUT", s.URL+"/api/v1/people/person:1/grants", `{"v":1,"grants":[],"alone":`+strconv.FormatBool(alone)+`}`)
		require.Equal(t, 200, answer.StatusCode, text)
		_, text = do(t, "GET", s.URL+"/api/v1/people", "")
		assert.JSONEq(t, map[bool]string{true: `[{"id":"person:1","name":"Trần Thị Lan","grants":[],"alone":true}]`, false: `[{"id":"person:1","name":"Trần Thị Lan","grants":[]}]`}[alone], text)
	}
}
