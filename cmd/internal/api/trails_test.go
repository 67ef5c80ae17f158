package api_test

import (
	"database/sql"
	"encoding/base64"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/trail"
)

// trailRow is what of a row of the trail is looked at.
type trailRow struct {
	Row                                                      int64
	Kind, Name, ID, About, Who, Request, Operation, Recorded string
}

// An outsider who has no account keeps checkpoints, and sees that the log only grew;
// an auditor proves to them what stands in it.
func TestTheTrailIsProved(t *testing.T) {
	s := populatedBehind(t, granted)
	by, err := audit.Signer(s.keys, false)
	require.NoError(t, err)
	nobody, auditor := []string{"X-Grants", "-"}, []string{"X-Grants", "auditor", "Accept-Language", "en"}
	answer, note := do(t, "GET", s.URL+"/api/v1/audit/checkpoint", "", nobody...)
	assert.Equal(t, "text/plain; charset=utf-8", answer.Header.Get("Content-Type"))
	first, err := trail.ReadHead(note, by.Public())
	require.NoError(t, err)

	_, _ = do(t, "POST", s.URL+"/api/v1/events", done("key-0002", "2024-03-19"))
	answer, text := do(t, "GET", s.URL+"/api/v1/audit/rows/"+strconv.FormatInt(first.Size+1, 10)+"/proof", "", auditor...)
	assert.Equal(t, 409, answer.StatusCode, text)
	assert.Contains(t, text, "row.unsigned")
	answer, _ = do(t, "GET", s.URL+"/api/v1/audit/rows/999/proof", "", auditor...)
	assert.Equal(t, 404, answer.StatusCode)
	head, err := audit.Head(t.Context(), s.store.Chain(), by)
	require.NoError(t, err)
	_, growth := do(t, "GET", s.URL+"/api/v1/audit/consistency?from="+strconv.FormatInt(first.Size, 10), "", nobody...)
	g, err := trail.ReadGrowth(growth, by.Public(), first)
	require.NoError(t, err)
	assert.Equal(t, head, g.Head)
	answer, text = do(t, "GET", s.URL+"/api/v1/audit/consistency?from=999", "", nobody...)
	assert.Equal(t, 400, answer.StatusCode, text)

	_, text = do(t, "GET", s.URL+"/api/v1/audit/rows?kind=petition", "", auditor...)
	sealed := read[[]trailRow](t, text)[0]
	_, proof := do(t, "GET", s.URL+"/api/v1/audit/rows/"+strconv.FormatInt(sealed.Row, 10)+"/proof", "", auditor...)
	p, err := trail.ReadProof(proof, by.Public())
	require.NoError(t, err)
	assert.Equal(t, []string{"petition", "PAKN.20240603.0001"}, []string{p.Row.Kind, p.Row.Name})
	extra, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(strings.Split(proof, "\n")[1], "extra "))
	require.NoError(t, err)
	for _, personal := range []string{"Người Gửi", "0900000000", "a@example.vn", "phố Thử"} {
		assert.NotContains(t, string(extra), personal, "what was sealed stays sealed")
		assert.NotContains(t, text, personal)
	}
}

// An auditor reads the trail a page at a time, and asks who, what and when.
func TestTheTrailIsRead(t *testing.T) {
	s := populatedBehind(t, granted)
	auditor := []string{"X-Grants", "auditor"}
	rows := func(query string) (list []trailRow, next string) {
		answer, text := do(t, "GET", s.URL+"/api/v1/audit/rows"+query, "", auditor...)
		require.Equal(t, 200, answer.StatusCode, text)
		next, _, _ = strings.Cut(strings.TrimPrefix(answer.Header.Get("Link"), "<"), ">")
		return read[[]trailRow](t, text), next
	}
	_, _ = do(t, "GET", s.URL+"/api/v1/petitions/PAKN.20240603.0001", "", "X-Grants", "leader")
	all, next := rows("")
	assert.Empty(t, next)
	var paged []trailRow
	for query := "?limit=3"; query != ""; {
		some, next := rows(query)
		assert.LessOrEqual(t, len(some), 3)
		paged = append(paged, some...)
		u, err := url.Parse(next)
		require.NoError(t, err)
		if query = ""; next != "" {
			query = "?" + u.RawQuery
		}
	}
	assert.Equal(t, all, paged)

	readings, _ := rows("?kind=reading&who=p1&day=2024-06-25")
	require.Len(t, readings, 1)
	assert.Equal(t, []string{"p1", "getPetition", "PAKN.20240603.0001"}, []string{readings[0].Who, readings[0].Operation, readings[0].About})
	at, err := time.Parse(time.RFC3339, readings[0].Recorded)
	require.NoError(t, err)
	assert.Equal(t, 23, at.Hour(), "as the clock of the country has it")
	for _, query := range []string{"?day=2024-06-24", "?day=2024-06-26", "?who=p2", "?kind=closing", "?after=9999"} {
		none, next := rows(query)
		assert.Empty(t, none, query)
		assert.Empty(t, next)
	}
	answer, _ := do(t, "GET", s.URL+"/api/v1/audit/rows?day=2024-06-31", "", auditor...)
	assert.Equal(t, 400, answer.StatusCode)
}

// An auditor has the whole log verified, and is told which row was changed.
func TestTheTrailIsVerified(t *testing.T) {
	s := populatedBehind(t, granted)
	type verified struct {
		Rows, Covered int64
		Heads, More   int
		Signatures    bool
		Faults        []struct {
			Row           int64
			Code, Message string
		}
	}
	verify := func() verified {
		answer, text := do(t, "GET", s.URL+"/api/v1/audit/verification", "", "X-Grants", "auditor", "Accept-Language", "en")
		require.Equal(t, 200, answer.StatusCode, text)
		return read[verified](t, text)
	}
	v := verify()
	assert.Empty(t, v.Faults)
	assert.NotNil(t, v.Faults)
	assert.Equal(t, 1, v.Heads)
	assert.Equal(t, v.Rows, v.Covered)
	db, err := sql.Open("sqlite", filepath.Join(s.data, "tthc.db"))
	require.NoError(t, err)
	defer db.Close()
	for _, q := range []string{`DROP TRIGGER log_no_update`, `UPDATE log SET who = 'other' WHERE seq = 3`} {
		_, err := db.Exec(q)
		require.NoError(t, err)
	}
	v = verify()
	require.Len(t, v.Faults, 1)
	assert.EqualValues(t, 3, v.Faults[0].Row)
	assert.Equal(t, "changed", v.Faults[0].Code)
	assert.Contains(t, v.Faults[0].Message, "this row was changed after it was recorded")
	answer, text := do(t, "GET", s.URL+"/api/v1/audit/rows/3/proof", "", "X-Grants", "auditor")
	assert.Equal(t, 409, answer.StatusCode)
	assert.Contains(t, text, "proof.wrong")
}
