package onestop_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/units"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// A department of Hà Nội with a unit below it, and a desk that no registry
// knows: the province has what all below it have, each dossier once.
func TestRolledUpCountsForTheBodiesAbove(t *testing.T) {
	rows, err := units.ReadCSV(strings.NewReader("id,name,class,parent\nH26.04,Sở A,department,H26\nH26.04.01,Chi cục B,unit,H26.04\n"), units.Options{})
	require.NoError(t, err)
	bodies, err := body.Vietnam().With(rows)
	require.NoError(t, err)

	tally, err := onestop.NewTally(onestop.Options{ByProcedure: true})
	require.NoError(t, err)
	feed := func(id body.ID, procedure, received, due, finished string) error {
		return tally.Add(&onestop.Dossier{Body: id, Procedure: procedure, Status: onestop.Processed,
			Received: schedule.MustParseMoment(received), Appointment: schedule.MustParseMoment(due), Finished: schedule.MustParseMoment(finished)}, form.NoDay)
	}
	require.NoError(t, feed("H26.04", "1.1", "2025-05-05", "2025-06-10", "2025-06-02"))    // early, carried over
	require.NoError(t, feed("H26.04.01", "1.1", "2025-06-03", "2025-06-10", "2025-06-10")) // on time
	require.NoError(t, feed("H26.04.01", "2.2", "2025-06-03", "2025-06-10", "2025-06-11")) // late
	require.NoError(t, feed("local:quay", "1.1", "2025-06-03", "2025-06-10", "2025-06-10"))
	require.Error(t, feed("H26.04", "1.1", "2025-06-03", "2025-06-10", "2025-06-01"))

	june := schedule.MustParsePeriod("2025-06")
	desks := func(above *body.Registry) map[body.ID][]string {
		counted, err := tally.Rows(onestop.Report{First: june, Last: june, RollUp: above})
		require.NoError(t, err)
		m := map[body.ID][]string{}
		for c := range counted {
			m[c.Body] = c.Cells()
		}
		return m
	}
	assert.Equal(t, map[body.ID][]string{
		//           carried, received, moved, early, on time, late, undated, open ...
		"H26.04.01":  {"0", "2", "0", "0", "1", "1", "0", "0", "0", "0"},
		"H26.04":     {"1", "2", "0", "1", "1", "1", "0", "0", "0", "0"},
		"H26":        {"1", "2", "0", "1", "1", "1", "0", "0", "0", "0"},
		"local:quay": {"0", "1", "0", "0", "1", "0", "0", "0", "0", "0"},
	}, desks(bodies))
	for _, l := range []form.Language{form.Vietnamese, form.English} {
		assert.Len(t, onestop.DeskHeader(l), len(onestop.Desk{}.Cells()))
	}

	// By procedure the same, of each.
	rolled, err := tally.Rows(onestop.Report{First: june, Last: june, ByProcedure: true, RollUp: bodies})
	require.NoError(t, err)
	late := map[string]int64{}
	for c := range rolled {
		if c.Body == "H26" {
			late[c.Procedure] = c.DoneLate
		}
	}
	assert.Equal(t, map[string]int64{"1.1": 0, "2.2": 1}, late)

	// By themselves they have what they had.
	assert.Equal(t, []string{"1", "0", "0", "1", "0", "0", "0", "0", "0", "0"}, desks(nil)["H26.04"])
	assert.NotContains(t, desks(nil), body.ID("H26"))
	assert.Equal(t, map[form.Code]int64{onestop.FinishedEarly: 1}, tally.Refused())
}
