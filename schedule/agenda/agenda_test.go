package agenda_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/calendar"
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

// A notice moves the day and tells nobody again; what happens to the dossier and
// sets a new day does.
func TestTurnsOfAClock(t *testing.T) {
	at := schedule.MustParseMoment
	clock := func(events ...schedule.ClockEvent) schedule.Clock {
		// 5 working days from Monday 15 April 2024: 16, 17, 19, 22 and 23 April,
		// for the 18th was Giỗ Tổ.
		k, err := schedule.MustCounter(schedule.CounterOptions{}).Start(at("2024-04-15"), schedule.NewTerm(5, schedule.WorkingDays))
		require.NoError(t, err)
		k, err = k.With(events...)
		require.NoError(t, err)
		return k
	}
	paused := schedule.ClockEvent{Type: schedule.Paused, At: at("2024-04-17"), Waiting: schedule.ForCitizen}
	resumed := schedule.ClockEvent{Type: schedule.Resumed, At: at("2024-05-06"), Waiting: schedule.ForCitizen}
	both := paused
	both.Until = resumed.At
	reappointed := schedule.ClockEvent{Type: schedule.Reappointed, At: at("2024-04-18"), Due: at("2024-04-29")}
	for name, c := range map[string]struct {
		clock    schedule.Clock
		due, key string
	}{
		"nothing happened": {clock(), "2024-04-23", "D1/desk"},
		"promised":         {clock(schedule.ClockEvent{Type: schedule.Promised, At: at("2024-04-15"), Due: at("2024-04-26")}), "2024-04-23", "D1/desk"},
		"paused":           {clock(paused), "", ""},
		// The 16th, and from Monday 6 May on: 6 to 9 May.
		"resumed":               {clock(paused, resumed), "2024-05-09", "D1/1/desk"},
		"paused until then":     {clock(both), "2024-05-09", "D1/1/desk"},
		"a new appointment":     {clock(reappointed), "2024-05-02", "D1/1/desk"}, // 29 April is off by the notice of 12 April
		"another term":          {clock(schedule.ClockEvent{Type: schedule.TermChanged, At: at("2024-04-16"), Terms: []schedule.Term{schedule.NewTerm(3, schedule.WorkingDays)}}), "2024-04-19", "D1/1/desk"},
		"appointed, and paused": {clock(reappointed, schedule.ClockEvent{Type: schedule.Paused, At: at("2024-04-22"), Waiting: schedule.ForBody}), "", ""},
		"finished while paused": {clock(paused, schedule.ClockEvent{Type: schedule.Finished, At: at("2024-04-18")}), "", ""},
	} {
		i, ok := agenda.OfClock("D1", "Cấp giấy phép", "H26", c.clock)
		assert.Equal(t, c.due != "", ok, name)
		assert.Equal(t, c.due, i.Due.String(), name)
		if got := reminders("2024-12-31", i); ok {
			assert.Equal(t, c.key, got[0].Key, name)
			assert.Equal(t, "D1@vidu.gov.vn", i.Event("vidu.gov.vn").UID, "the event moves: %s", name)
		} else {
			assert.Empty(t, got, "nobody is told: %s", name)
		}
	}
	// As it was known before the notice the appointed 29 April was a working day.
	before, err := clock(reappointed).On(schedule.MustCounter(schedule.CounterOptions{Calendar: calendar.Vietnam().KnownOn(day("2024-04-11"))}))
	require.NoError(t, err)
	i, _ := agenda.OfClock("D1", "", "H26", before)
	assert.Equal(t, day("2024-04-29"), i.Due)
	assert.Equal(t, "D1/1/desk", reminders("2024-12-31", i)[0].Key, "the notice tells nobody again")
}
