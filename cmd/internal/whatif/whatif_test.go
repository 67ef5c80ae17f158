package whatif_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/whatif"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Two departments of a province on 27 November 2026. The first has a dossier due on 10
// December and one due in January, the second one due on 20 December; if nothing is done
// they have 1 of 2 and 0 of 1 in time at the end of December: 10 and 0 of 20 points. If the
// second goes into the first on the 15th, that has 1 of 3: 6.67 points, and the province has
// 1 of 3 in either case.
func TestWhatAMergerWouldMove(t *testing.T) {
	s, err := store.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	defer s.Close()
	l := ledger.New(ledger.Options{Store: s, Now: func() time.Time { return time.Date(2026, 11, 27, 10, 0, 0, 0, calendar.Zone()) }})
	_, err = l.AddBodies(t.Context(), body.Data{Bodies: []body.Row{{ID: "H26.91", Name: "Sở Thứ Nhất", Class: "department", Parent: "H26"}, {ID: "H26.92", Name: "Sở Thứ Hai", Class: "department", Parent: "H26"}}}, false)
	require.NoError(t, err)
	_, err = l.Figures().Take(t.Context(), figures.DossierLines(strings.NewReader(`{"code":"a1","body":"H26.91","procedure":"1.1","status":4,"received":"2026-11-20","appointment":"2026-12-10"}
{"code":"a2","body":"H26.91","procedure":"1.1","status":4,"received":"2026-11-20","appointment":"2027-01-05"}
{"code":"b1","body":"H26.92","procedure":"1.1","status":4,"received":"2026-11-23","appointment":"2026-12-20"}
`)), true)
	require.NoError(t, err)
	change, err := l.Try(t.Context(), nil, body.Data{Amendments: []body.Amendment{{ID: "H26.92", On: "2026-12-15", Kind: "merge", To: []string{"H26.91"}, Source: "Nghị quyết giả định"}}})
	require.NoError(t, err)
	r, err := whatif.Of(t.Context(), l, casebook.New(l), change, nil)
	require.NoError(t, err)
	sections := map[string][]whatif.Row{}
	for _, s := range r.Sections(form.Vietnamese) {
		sections[s.Kind] = s.Rows
	}
	const why = "tính theo cơ quan sau khi sắp xếp"
	assert.Equal(t, map[string][]whatif.Row{
		"figures": {{"Sở Thứ Nhất, 766/2.1, tháng 12/2026", "1 / 2", "1 / 3", why}, {"Sở Thứ Hai, 766/2.1, tháng 12/2026", "0 / 1", "", why}},
		"points":  {{"Sở Thứ Nhất, tháng 12/2026", "10/20", "6,67/20", why}, {"Sở Thứ Hai, tháng 12/2026", "0/20", "", why}},
	}, sections)
	known, err := l.At(t.Context())
	require.NoError(t, err)
	assert.True(t, known.Bodies().ByID("H26.92").Lives(form.MustParseDay("2026-12-20")), "nothing was recorded")

	sheets := r.Sheets(form.English)
	assert.Len(t, sheets, 3)
	assert.Equal(t, []string{"Prepared by", "Head of the unit"}, sheets[0].Rows[len(sheets[0].Rows)-2])
}

// Thursday, 24 December 2026, is swapped for Saturday the 26th: two days are others, and
// nothing else where nothing is recorded.
func TestWhatANoticeWouldMove(t *testing.T) {
	s, err := store.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	defer s.Close()
	l := ledger.New(ledger.Options{Store: s, Now: func() time.Time { return time.Date(2026, 11, 27, 10, 0, 0, 0, calendar.Zone()) }})
	day := form.MustParseDay
	notice := calendar.Notice{Number: "98/TB-VIDU", Issued: day("2026-11-27"), Days: []calendar.NoticeDay{
		{Day: day("2026-12-24"), Kind: calendar.SwapOff, For: day("2026-12-26"), Reason: form.Text{"nghỉ hoán đổi", "swapped off"}},
		{Day: day("2026-12-26"), Kind: calendar.SwapWorking, For: day("2026-12-24"), Reason: form.Text{"làm bù", "worked for it"}},
	}}
	change, err := l.Try(t.Context(), []calendar.Notice{notice}, body.Data{})
	require.NoError(t, err)
	r, err := whatif.Of(t.Context(), l, casebook.New(l), change, nil)
	require.NoError(t, err)
	sections := r.Sections(form.English)
	require.Len(t, sections, 1)
	assert.Equal(t, "days", sections[0].Kind)
	require.Len(t, sections[0].Rows, 2)
	assert.Equal(t, "2026-12-24", sections[0].Rows[0].What)
	assert.Contains(t, sections[0].Rows[0].Why, "98/TB-VIDU")
	_, err = l.Try(t.Context(), []calendar.Notice{{Number: "x"}}, body.Data{})
	assert.ErrorIs(t, err, ledger.LawRefused)
	assert.Empty(t, whatif.Report{}.Sections(form.English))
}
