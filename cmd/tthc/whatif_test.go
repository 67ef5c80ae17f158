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

// Two departments have one dossier each, which are late by the end of next month: 0 of 1
// each, and 0 of 2 in the one when the other goes into it.
func TestWhatIf(t *testing.T) {
	now := func() time.Time { return time.Date(2026, 11, 27, 10, 0, 0, 0, calendar.Zone()) }
	place := t.TempDir()
	s, err := store.Open(t.Context(), place)
	require.NoError(t, err)
	l := ledger.New(ledger.Options{Store: s, Now: now})
	_, err = l.AddBodies(t.Context(), body.Data{Bodies: []body.Row{{ID: "H26.91", Name: "Sở Thứ Nhất", Class: "department", Parent: "H26"}, {ID: "H26.92", Name: "Sở Thứ Hai", Class: "department", Parent: "H26"}}}, false)
	require.NoError(t, err)
	_, err = l.Figures().Take(t.Context(), figures.DossierLines(strings.NewReader(`{"code":"a","body":"H26.91","procedure":"1.1","status":4,"received":"2026-11-20","appointment":"2026-12-10"}
{"code":"b","body":"H26.92","procedure":"1.1","status":4,"received":"2026-11-23","appointment":"2026-12-20"}
`)), true)
	require.NoError(t, err)
	require.NoError(t, s.Close())

	merger, err := body.Data{Amendments: []body.Amendment{{ID: "H26.92", On: "2026-12-15", Kind: "merge", To: []string{"H26.91"}, Source: "Nghị quyết giả định"}}}.MarshalJSON()
	require.NoError(t, err)
	bodies := file(t, "merger.json", string(merger))
	notices := file(t, "notices.json", `{"v":1,"notices":[{"number":"98/TB-VIDU","issued":"2026-11-27","days":[
{"day":"2026-12-24","kind":"swap-off","for":"2026-12-26","reason":{"vi":"Nghỉ hoán đổi","en":"swapped off"}},
{"day":"2026-12-26","kind":"swap-working","for":"2026-12-24","reason":{"vi":"Làm bù","en":"worked for it"}}]}]}`)

	var sections []struct {
		Kind string
		Rows []struct{ What, Before, After, Why string }
	}
	answer(t, &sections, "whatif", "--as-of", "2026-11-27", "--data", place, "--bodies", bodies, "--notices", notices, "--format", "json")
	got := []string{}
	for _, s := range sections {
		for _, r := range s.Rows {
			got = append(got, strings.Join([]string{s.Kind, r.What, r.Before, r.After}, " | "))
		}
	}
	assert.Equal(t, []string{
		"days | 24/12/2026 | ngày làm việc | Nghỉ hoán đổi", "days | 26/12/2026 | nghỉ hằng tuần | Làm bù",
		"figures | Sở Thứ Nhất, 766/2.1, tháng 12/2026 | 0 / 1 | 0 / 2", "figures | Sở Thứ Hai, 766/2.1, tháng 12/2026 | 0 / 1 | ",
		"points | Sở Thứ Hai, tháng 12/2026 | 0/20 | ",
	}, got)
	for format, want := range map[string]string{"table": "Số liệu                          Sở Thứ Nhất, 766/2.1, tháng 12/2026", "csv": "Số liệu,\"Sở Thứ Nhất, 766/2.1, tháng 12/2026\",0 / 1,0 / 2,", "xlsx": "PK"} {
		status, out, errs := tthc(t, "", "whatif", "--as-of", "2026-11-27", "--data", place, "--bodies", bodies, "--format", format)
		require.Equal(t, 0, status, errs)
		assert.Contains(t, out, want)
	}
	none := file(t, "none.json", `{"v":1,"notices":[]}`)
	status, _, errs := tthc(t, "", "whatif", "--data", place, "--notices", none, "--lang", "en")
	require.Equal(t, 0, status, errs)
	assert.Equal(t, "tthc: there are no rows\n", errs)
	_, printed, _ := tthc(t, "", "petition", "rules")
	rules := file(t, "rules.json", printed)
	status, _, errs = tthc(t, "", "whatif", "--data", place, "--petition-rules", rules, "--lang", "en")
	require.Equal(t, 0, status, errs)
	assert.Equal(t, "tthc: there are no rows\n", errs, "nobody wrote a petition")
	for _, bad := range [][]string{{}, {"--petition-rules", notices}, {"--notices", notices, "--rules", bodies}, {"--notices", "none.json"}, {"--bodies", notices}, {"--notices", notices, "--format", "ics"}, {"--notices", notices, "--as-of", "30/6"}, {"--notices", notices, "--data", t.TempDir()}} {
		status, out, errs := tthc(t, "", append([]string{"whatif"}, bad...)...)
		assert.Equal(t, 2, status, bad)
		assert.Empty(t, out)
		assert.NotEmpty(t, errs)
	}
}
