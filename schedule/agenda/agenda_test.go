package agenda_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/form"
)

func day(s string) form.Day { return form.MustParseDay(s) }

// three is the limits of one petition, all due on Tuesday 6 May 2025, and a
// dossier that is due the day after.
var three = []agenda.Item{
	{Key: "P1/answer/3", About: "P1", Title: "P1: trả lời", Body: "H26", Due: day("2025-05-06")},
	{Key: "P1/petitioner/1", About: "P1", Title: "P1: trả lời", Body: "H26", Due: day("2025-05-06")},
	{Key: "P1/indicator/2", About: "P1", Title: "P1: trả lời", Body: "H26", Due: day("2025-05-06")},
	{Key: "D1", About: "D1", Title: "D1", Body: "H26", Due: day("2025-05-07")},
	{Key: "D2", About: "D2", Title: "D2", Body: "H26"}, // no due day
}

func reminders(on string, items ...agenda.Item) []agenda.Reminder {
	return slices.Collect(agenda.Reminders(nil, slices.Values(items), day(on), agenda.DefaultEscalation()))
}

// Two working days before Tuesday 6 May 2025, over the holidays of 30 April and
// 1 May with the swap of 2 May, is Tuesday 29 April.
func TestRungsCountWorkingDays(t *testing.T) {
	keys := func(on string) (all []string) {
		for _, r := range reminders(on, three[0]) {
			all = append(all, r.Key+" "+r.On.String())
		}
		return all
	}
	assert.Empty(t, keys("2025-04-28"))
	assert.Equal(t, []string{"P1/answer/3/desk 2025-04-29"}, keys("2025-04-29"))
	assert.Equal(t, []string{"P1/answer/3/desk 2025-04-29", "P1/answer/3/head 2025-05-06"}, keys("2025-05-06"))
	assert.Equal(t, []string{"P1/answer/3/desk 2025-04-29", "P1/answer/3/head 2025-05-06", "P1/answer/3/leader 2025-05-07"}, keys("2025-05-07"))
}

// Nine reminders of one petition are one notice for each of three persons, and
// one where the three are one person.
func TestOneNoticeAPersonAndDay(t *testing.T) {
	all := reminders("2025-05-07", three...)
	require.Len(t, all, 9+2)
	byAudience := agenda.Notices(slices.Values(all), day("2025-05-07"), func(r agenda.Reminder) string { return r.Item.Body + "/" + string(r.To) })
	require.Len(t, byAudience, 3)
	for i, want := range []struct {
		person  string
		matters []string
		n       int
	}{{"H26/desk", []string{"P1", "D1"}, 4}, {"H26/head", []string{"P1", "D1"}, 4}, {"H26/leader", []string{"P1"}, 3}} {
		n := byAudience[i]
		assert.Equal(t, want.person, n.Person)
		assert.Equal(t, want.person+"/2025-05-07", n.Key)
		assert.Equal(t, want.matters, n.Matters())
		assert.Len(t, n.Reminders, want.n)
	}
	small := agenda.Notices(slices.Values(all), day("2025-05-07"), func(agenda.Reminder) string { return "xa-mau" })
	require.Len(t, small, 1)
	assert.Len(t, small[0].Reminders, 11)
	assert.Empty(t, agenda.Notices(slices.Values(all), day("2025-05-07"), func(agenda.Reminder) string { return "" }))
}

// A clock that runs is an item, and keeps its name when its day moves; one that
// was finished is none.
func TestClocksAreItems(t *testing.T) {
	counter := schedule.MustCounter(schedule.CounterOptions{})
	// Five working days from Friday 1 August 2025 end on Friday the 8th.
	k, err := counter.Start(schedule.MustParseMoment("2025-08-01"), schedule.NewTerm(5, schedule.WorkingDays))
	require.NoError(t, err)
	i, ok := agenda.OfClock("H26-1", "Cấp giấy phép", "H26", k)
	require.True(t, ok)
	assert.Equal(t, agenda.Item{Key: "H26-1", About: "H26-1", Title: "Cấp giấy phép", Body: "H26", Due: day("2025-08-08")}, i)
	e := i.Event("vidu.gov.vn")
	assert.Equal(t, "H26-1@vidu.gov.vn", e.UID)
	assert.Equal(t, day("2025-08-08"), e.Due)
	done, err := k.With(schedule.ClockEvent{Type: schedule.Finished, At: schedule.MustParseMoment("2025-08-07")})
	require.NoError(t, err)
	_, ok = agenda.OfClock("H26-1", "Cấp giấy phép", "H26", done)
	assert.False(t, ok)
	_, ok = agenda.OfClock("", "", "", schedule.Clock{})
	assert.False(t, ok)
}
