package calendar_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

func TestTimeOfDay(t *testing.T) {
	for s, minutes := range map[string]int{"00:00": 0, "7:30": 450, "07:30": 450, "16:00": 960, "23:59": 1439, "24:00": 1440} {
		got, err := calendar.ParseTimeOfDay(s)
		require.NoError(t, err)
		assert.Equal(t, minutes, got.Minutes())
		assert.Equal(t, time.Duration(minutes)*time.Minute, got.Duration())
		assert.Equal(t, fmt.Sprintf("%05s", s), got.String())
		assert.False(t, got.IsZero())
		text, err := got.MarshalText()
		require.NoError(t, err)
		var back calendar.TimeOfDay
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, got, back)
	}
	for _, s := range []string{"", "24:01", "25:00", "07:60", "7:3", "0730", "07.30", "-7:30", "07:30 ", "107:30", "7h30", "a7:30", "07:3a"} {
		got, err := calendar.ParseTimeOfDay(s)
		assert.True(t, got.IsZero(), s)
		var wrong *form.Error
		require.ErrorAs(t, err, &wrong, s)
		assert.NotEqual(t, wrong.Error(), wrong.Message(form.Vietnamese))
	}
	for _, hm := range [][2]int{{-1, 0}, {0, -1}, {24, 1}, {25, 0}, {0, 60}} {
		_, err := calendar.NewTimeOfDay(hm[0], hm[1])
		assert.Error(t, err, hm)
	}
	var none calendar.TimeOfDay
	assert.Empty(t, none.String())
	_, err := none.MarshalText()
	assert.Error(t, err)
	midnight, err := calendar.NewTimeOfDay(0, 0)
	require.NoError(t, err)
	assert.NotEqual(t, none, midnight)
	assert.Panics(t, func() { calendar.MustParseTimeOfDay("24:01") })
	kept := calendar.MustParseTimeOfDay("16:00")
	assert.Error(t, kept.UnmarshalText([]byte("16h")))
	assert.Equal(t, "16:00", kept.String())
}

func TestKindsAndStatesInWords(t *testing.T) {
	var l form.Language
	for _, k := range []calendar.Kind{calendar.Working, calendar.WeeklyRest, calendar.Statutory, calendar.MakeUp, calendar.SwapOff, calendar.SwapWorking} {
		assert.True(t, k.Valid())
		assert.NotEmpty(t, k.Text(form.Vietnamese))
		assert.NotEqual(t, k.Text(form.Vietnamese), k.Text(form.English))
	}
	assert.False(t, calendar.Kind("").Valid())
	assert.Empty(t, calendar.Kind("").Text(l))
	for _, s := range []calendar.State{calendar.Official, calendar.Reconstructed, calendar.Projected} {
		assert.NotEqual(t, s.Text(form.Vietnamese), s.Text(form.English))
	}
	assert.Empty(t, calendar.State("").Text(l))
}
