package main

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/calendar"
)

// A department on Friday, 27 November 2026: of its dossiers one was due on the day before,
// one is due on the day, one on 4 December, which is the fifth working day after it, and
// one on the 7th, which is too far. One waits for papers, and one is done.
func TestDigest(t *testing.T) {
	place := t.TempDir()
	s, err := store.Open(t.Context(), place)
	require.NoError(t, err)
	l := ledger.New(ledger.Options{Store: s, Now: func() time.Time { return time.Date(2026, 11, 27, 10, 0, 0, 0, calendar.Zone()) }})
	_, err = l.AddBodies(t.Context(), body.Data{Bodies: []body.Row{{ID: "H26.91", Name: "Sở Thứ Nhất", Class: "department", Parent: "H26"}}}, false)
	require.NoError(t, err)
	_, err = l.Figures().Take(t.Context(), figures.DossierLines(strings.NewReader(`{"code":"HS-1","body":"H26.91","procedure":"1.1","status":4,"received":"2026-11-16","appointment":"2026-11-26"}
{"code":"HS-2","body":"H26.91","procedure":"1.1","status":4,"received":"2026-11-16","appointment":"2026-11-27"}
{"code":"HS-3","body":"H26.91","procedure":"1.1","status":4,"received":"2026-11-16","appointment":"2026-12-04"}
{"code":"HS-4","body":"H26.91","procedure":"1.1","status":4,"received":"2026-11-16","appointment":"2026-12-07"}
{"code":"HS-5","body":"H26.91","procedure":"1.1","status":5,"received":"2026-11-16","appointment":"2026-11-30","supplements":[{"requested":"2026-11-18"}]}
{"code":"HS-6","body":"H26.91","procedure":"1.1","status":10,"received":"2026-11-16","appointment":"2026-11-30","finished":"2026-11-20"}
`)), true)
	require.NoError(t, err)
	require.NoError(t, s.Close())
	args := []string{"digest", "--data", place, "--body", "H26.91", "--as-of", "2026-11-27"}
	status, out, errs := tthc(t, "", args...)
	require.Equal(t, 0, status, errs)
	assert.Equal(t, `Sở Thứ Nhất · 27/11/2026
Quá hạn 1 · hôm nay 1 · trong 5 ngày làm việc tới 1
• Hồ sơ HS-1 (hạn 26/11/2026, quá 1 ngày làm việc)
• Hồ sơ HS-2 (hạn hôm nay)
• Hồ sơ HS-3 (hạn 4/12/2026)
`, out)
	var payload struct {
		V, Overdue, Today, Soon int
		Text                    string
	}
	answer(t, &payload, append(args, "--format", "json", "--lang", "en")...)
	assert.Equal(t, []int{1, 1, 1, 1}, []int{payload.V, payload.Overdue, payload.Today, payload.Soon})
	assert.Contains(t, payload.Text, "• Dossier HS-1 (due 2026-11-26, one working day late)")
	for _, bad := range [][]string{{}, {"--body", "H26.91", "--format", "ics"}, {"--body", "H26.91", "--as-of", "30/6"}, {"--body", "H26.91", "--data", t.TempDir()}} {
		status, out, errs := tthc(t, "", append([]string{"digest"}, bad...)...)
		assert.Equal(t, 2, status, bad)
		assert.Empty(t, out)
		assert.NotEmpty(t, errs)
	}
	status, _, errs = tthc(t, "", "digest", "--data", place, "--body", "Sở Không Có")
	assert.Equal(t, 1, status)
	assert.NotEmpty(t, errs)
}
