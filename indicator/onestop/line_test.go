package onestop_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// What is kept of a delivery is read again as it was: its code, its revision, its
// facts, and what its source does not record.
func TestADeliveryIsALine(t *testing.T) {
	everything := full
	everything.PersonalStore, everything.Complained, everything.ElectronicResult, everything.Requests, everything.AppointmentMoved = true, true, true, 3, true
	all := append(madeUp(200, 3, 4), full, everything,
		onestop.Dossier{Body: "H26", Status: onestop.Registered, Requests: 2, FeeKnown: true, Paused: 50*time.Hour + 61*time.Second},
		onestop.Dossier{Body: "H26", Procedure: `1."\` + "\t", Status: onestop.InProgress, Received: at("2024-06-03T15:40:07"), Supplements: []onestop.Supplement{asked("2024-06-05T08:00", "2024-06-06"), asked("2024-06-07", "")}},
		onestop.Dossier{Body: "H26.2", Hands: hands("H26.1", "2025-06-10", "H26.2", "2025-07-01")})
	records := onestop.FeeField | onestop.PaidField | onestop.DigitisedField
	var lines []byte
	for i := range all {
		var err error
		lines, err = all[i].AppendLine(lines, "hồ sơ "+strings.Repeat("I", i+1), revision(t, int64(i)), records)
		require.NoError(t, err)
		lines = append(lines, '\n')
	}
	rows, i := onestop.ReadJSON(strings.NewReader(string(lines))), 0
	for d, err := range rows.All() {
		require.NoError(t, err)
		assert.True(t, d.Same(&all[i]), "%+v", all[i])
		assert.Equal(t, "hồ sơ "+strings.Repeat("I", i+1), string(rows.Code()))
		assert.Equal(t, revision(t, int64(i)), rows.Revision())
		i++
	}
	assert.Len(t, all, i)
	assert.False(t, full.Same(&everything))

	line, err := (&onestop.Dossier{Body: "H26", Status: onestop.InProgress}).AppendLine(nil, "a", onestop.RevisionAt(at("2024-06-03T15:40:00")), records)
	require.NoError(t, err)
	assert.Equal(t, `{"v":1,"code":"a","revision":"2024-06-03T15:40:00+07:00","body":"H26","status":4,"fee":"","paid":0,"digitised":false}`, string(line))
	rows = onestop.ReadJSON(strings.NewReader(string(line)))
	for _, err := range rows.All() {
		require.NoError(t, err)
	}
	assert.Equal(t, onestop.ChannelField|onestop.ElectronicResultField|onestop.ReusedField|onestop.PersonalStoreField|onestop.ResidentDataField|onestop.ComplainedField, rows.Missing())
	for path, d := range map[string]onestop.Dossier{"body": {}, "fee": {Body: "H26", Fee: 5}, "paused": {Body: "H26", Paused: time.Millisecond}, "procedure": {Body: "H26", Procedure: "\xff"},
		"hands": {Body: "H26", Hands: []onestop.Hand{{Body: "H26"}}}, "supplements": {Body: "H26", Supplements: []onestop.Supplement{{}}}, "finished": {Body: "H26", Finished: schedule.MomentOn(form.NewDay(1800, 1, 1))}} {
		_, err := d.AppendLine(nil, "a", onestop.Revision{}, 0)
		var e *form.Error
		require.ErrorAs(t, err, &e, path)
		assert.Equal(t, path, e.Path)
	}
}

// With an appointment on Monday the 17th it is overdue at the end of the 18th;
// papers awaited for two days of it move that to the 20th; an hour on the 17th
// itself is over at its end.
func TestTheDayFromWhichADossierIsOverdue(t *testing.T) {
	for _, c := range []struct {
		change func(*onestop.Dossier)
		want   string
	}{
		{func(*onestop.Dossier) {}, "2024-06-18"},
		{func(d *onestop.Dossier) { d.Appointment = at("2024-06-17T16:00") }, "2024-06-17"},
		{func(d *onestop.Dossier) { d.Supplements = []onestop.Supplement{asked("2024-06-05", "2024-06-07")} }, "2024-06-20"},
		{func(d *onestop.Dossier) {
			d.Supplements = []onestop.Supplement{asked("2024-06-05", "2024-06-07"), asked("2024-06-10", "2024-06-11")}
		}, "2024-06-10"},
		{func(d *onestop.Dossier) { d.Supplements = []onestop.Supplement{asked("2024-06-05", "")} }, ""},
		{func(d *onestop.Dossier) { d.Appointment = at("") }, ""},
	} {
		d := onestop.Dossier{Body: "H26", Status: onestop.InProgress, Received: at("2024-06-03"), Appointment: at("2024-06-17")}
		c.change(&d)
		day, err := onestop.Rules{}.OverdueFrom(d)
		require.NoError(t, err)
		assert.Equal(t, c.want, day.String())
		for _, on := range []form.Day{day - 1, day, day + 30} {
			if day != form.NoDay {
				j, err := onestop.Rules{}.Judge(d, on)
				require.NoError(t, err)
				assert.Equal(t, on >= day, j.Verdict == onestop.OpenOverdue, "%s: %s", on, j.Verdict.Text(form.English))
			}
		}
	}
	_, err := onestop.Rules{}.OverdueFrom(onestop.Dossier{Body: "H26", Status: onestop.Returned, Received: at("2024-06-03")})
	assert.ErrorIs(t, err, onestop.FinishedMissing)
}

func TestVerdictsHaveNamesForPrograms(t *testing.T) {
	assert.Equal(t, "outside done-early done-on-time done-late done-undated open-in-time open-overdue open-undated", strings.Join([]string{onestop.Outside.String(), onestop.DoneEarly.String(), onestop.DoneOnTime.String(),
		onestop.DoneLate.String(), onestop.DoneUndated.String(), onestop.OpenInTime.String(), onestop.OpenOverdue.String(), onestop.OpenUndated.String()}, " "))
	assert.Empty(t, onestop.Verdict(9).String())
}

func TestTheNewerRevision(t *testing.T) {
	day, hour := onestop.RevisionAt(at("2024-06-03")), onestop.RevisionAt(at("2024-06-03T08:00"))
	c, ok := revision(t, 2).Compare(revision(t, 10))
	assert.True(t, ok && c < 0)
	c, ok = hour.Compare(day)
	assert.True(t, ok && c > 0)
	c, ok = onestop.Revision{}.Compare(day)
	assert.True(t, ok && c < 0, "none is older than all")
	_, ok = revision(t, 2).Compare(day)
	assert.False(t, ok)
}
