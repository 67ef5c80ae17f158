package demo_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/demo"
	"github.com/caicach/tthc/cmd/internal/digest"
	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/outlook"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// The department of agriculture and environment on Friday, 27 November 2026: 45 of the 49
// dossiers of the month are in time, three of 30 days are to come, and two of them are
// working days. 49 × 3/27 = 5.4: all of 54 are nine more, of which five can be; at best 20
// × 50/54 = 18.52. Of 766/4.1 4 of 20 dossiers have a file of their result, two more are to
// come, and the other 16 are in progress: 18 of 18, nine a day. The dossier that earns most
// is filed with nothing of 4.1, 4.2, 4.4 and 4.5b: 6/20 + 4/20 + 4/20 + 2/20 = 0.8.
func whatADepartmentCanStillReach(t *testing.T, r demo.Rooms) {
	known, err := r.Ledger.At(t.Context())
	require.NoError(t, err)
	card, month, room := catalog.Scorecard766(), schedule.MustParsePeriod("2026-11"), r.Ledger.Figures()
	q := figures.Question{From: figures.FromTally, Registry: known.Bodies(), RollUp: true, Periods: []schedule.Period{month}}
	open, err := room.Open(t.Context(), q, "H99.05", month)
	require.NoError(t, err)
	s, turns, more, err := room.Work(t.Context(), q, card, "H99.05", month)
	require.NoError(t, err)
	assert.Zero(t, more)
	ahead := map[string]scorecard.Ahead{}
	for _, a := range card.Prospect(s, outlook.Horizon{Today: r.Ledger.Today(), Calendar: known.Calendar()}, open).Items {
		ahead[string(a.ID)] = a
	}
	intime := ahead["766/2.1"]
	assert.Equal(t, []any{"45 / 49", int64(9), outlook.OutOfReach, int64(5), 2, "18.52"},
		[]any{intime.Value.String(), intime.Units, intime.State, intime.Left.Coming, intime.Left.Days, intime.Most.String()})
	files := ahead["766/4.1"]
	assert.Equal(t, []any{"4 / 20", int64(18), int64(9), outlook.InReach, int64(16), int64(2), "6"},
		[]any{files.Value.String(), files.Units, files.PerDay, files.State, files.Left.Open, files.Left.Coming, files.Most.String()})
	require.NotEmpty(t, turns)
	assert.Equal(t, "0.8", turns[0].Points.String())
	for i := 1; i < len(turns); i++ {
		assert.GreaterOrEqual(t, turns[i-1].Points.Compare(turns[i].Points), 0, turns[i].Code)
	}
}

// The day of the department of justice holds as many overdue as its duties, its limits of
// petitions and its dossiers have, each by itself.
func theDayOfADepartment(t *testing.T, r demo.Rooms) {
	sum := 0
	q := digest.Question{Body: "H99.02", On: r.Ledger.Today()}
	for _, part := range []digest.Question{{Petitions: true}, {Dossiers: true}, {}} {
		part.Body, part.On = q.Body, q.On
		d, _, err := digest.Of(t.Context(), r.Ledger, r.Book, part)
		require.NoError(t, err)
		sum += d.Overdue
		if !part.Petitions && !part.Dossiers { // the duties were counted with each of the others
			sum -= 2 * d.Overdue
		}
	}
	q.Petitions, q.Dossiers = true, true
	d, name, err := digest.Of(t.Context(), r.Ledger, r.Book, q)
	require.NoError(t, err)
	assert.Equal(t, sum, d.Overdue)
	assert.Positive(t, d.Overdue)
	text := d.Text(name, form.Vietnamese)
	assert.True(t, strings.HasPrefix(text, "Sở Tư pháp tỉnh Ví Dụ · 27/11/2026\nQuá hạn "), text)
	assert.LessOrEqual(t, strings.Count(text, "\n"), 9)
}
