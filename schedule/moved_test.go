package schedule_test

import (
	"maps"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
)

// The swap of 29 April 2024 for Saturday 4 May was announced on 12 April.
func TestMoved(t *testing.T) {
	after := calendar.Vietnam()
	before := after.KnownOn(day("2024-04-11"))
	clocks := map[string]schedule.Clock{
		"a": start("2024-04-22", "5 wd"),                                      // 29 April, a day off by now
		"b": start("2024-04-22", "4 wd"),                                      // 26 April, before it
		"c": start("2024-04-26", "3 wd"),                                      // two days moved against one another
		"d": start("2024-04-19", "10 d"),                                      // 29 April, rolled
		"e": pauses(t, start("2024-04-15", "6 wd"), "2024-04-22..2024-04-25"), // paused into it
		"f": start("2024-04-26", "20 wd"),
		"g": start("2024-04-22T15:00", "40 wh"),
	}
	reappointed, err := start("2024-04-15", "3 wd").With(schedule.ClockEvent{Type: schedule.Reappointed, At: moment("2024-04-16"), Due: moment("2024-04-29")})
	require.NoError(t, err)
	clocks["h"] = reappointed

	type move struct{ before, after string }
	got := map[string]move{}
	for m, err := range schedule.Moved(maps.All(clocks), before, after) {
		require.NoError(t, err)
		got[m.ID] = move{short(m.Before.At), short(m.After.At)}
		require.NotEmpty(t, m.Because)
		assert.Equal(t, day("2024-04-29"), m.Because[0].After.Day)
		assert.Equal(t, calendar.SwapOff, m.Because[0].After.Kind)
		want := []string{"2024-04-29"}
		if m.ID == "c" { // the only one that reaches the Saturday worked instead
			want = append(want, "2024-05-04")
		}
		assert.Equal(t, want, changed(m.Because), m.ID)
	}
	assert.Equal(t, map[string]move{
		"a": {"2024-04-29", "2024-05-02"},
		"c": {"2024-05-03", "2024-05-04"},
		"d": {"2024-04-29", "2024-05-02"},
		"e": {"2024-04-29", "2024-05-02"},
		"g": {"2024-04-29T15:00", "2024-05-02T15:00"},
		"h": {"2024-04-29", "2024-05-02"},
	}, got)

	// Nothing moves between a calendar and itself, and it can be left early.
	for m := range schedule.Moved(maps.All(clocks), after, after) {
		t.Errorf("%s moved", m.ID)
	}
	for range schedule.Moved(maps.All(clocks), before, after) {
		break
	}
	for _, err := range schedule.Moved(maps.All(map[int]schedule.Clock{1: {}}), before, after) {
		assert.Error(t, err)
	}
}

func changed(changes []calendar.Change) (days []string) {
	for _, c := range changes {
		days = append(days, c.After.Day.String())
	}
	return days
}
