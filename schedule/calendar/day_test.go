package calendar_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/rickb777/date/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestParseDay(t *testing.T) {
	for _, s := range []string{"2025-09-30", "2024-02-29", "2000-02-29", "1900-01-01", "2199-12-31"} {
		d, err := calendar.ParseDay(s)
		require.NoError(t, err)
		assert.Equal(t, s, d.String())
		assert.Equal(t, s, d.Date().String())
		assert.Equal(t, d, calendar.DayOf(d.Date()))
		assert.False(t, d.IsZero())
	}
	for s, kind := range map[string]calendar.DayKind{
		"2024-02-30": calendar.DayMissing, "2023-02-29": calendar.DayMissing, "1900-02-29": calendar.DayMissing,
		"2025-04-31": calendar.DayMissing, "2025-13-01": calendar.DayMissing, "2025-00-10": calendar.DayMissing,
		"2025-01-00": calendar.DayMissing, "2025-01-32": calendar.DayMissing,
		"1899-12-31": calendar.DayYear, "2200-01-01": calendar.DayYear, "0000-01-01": calendar.DayYear, "0001-01-01": calendar.DayYear,
		"": calendar.DayForm, "20240230": calendar.DayForm, "2024-2-3": calendar.DayForm, "2024-02-3": calendar.DayForm,
		"2024-02-03 ": calendar.DayForm, " 2024-02-03": calendar.DayForm, "2024-02-03T00:00:00Z": calendar.DayForm,
		"2024-02-03x": calendar.DayForm, "2024/02/03": calendar.DayForm, "03-02-2024": calendar.DayForm, "+024-02-03": calendar.DayForm,
		"2024-02--3": calendar.DayForm, "２024-02": calendar.DayForm, "2024-W05-6": calendar.DayForm, "2024-034": calendar.DayForm,
		"2024\u201102-03": calendar.DayForm,
	} {
		d, err := calendar.ParseDay(s)
		assert.True(t, d.IsZero(), s)
		var wrong *calendar.DayError
		require.ErrorAs(t, err, &wrong, s)
		assert.Equal(t, kind, wrong.Kind, s)
		assert.Equal(t, s, wrong.Value)
		assert.NotEqual(t, wrong.Error(), wrong.Message(calendar.Vietnamese))
	}
	assert.Panics(t, func() { calendar.MustParseDay("2024-02-30") })
}

func TestDayJSON(t *testing.T) {
	type form struct {
		Due calendar.Day `json:"due,omitzero"`
	}
	data, err := json.Marshal(form{calendar.MustParseDay("2025-09-30")})
	require.NoError(t, err)
	assert.Equal(t, `{"due":"2025-09-30"}`, string(data))
	data, err = json.Marshal(form{})
	require.NoError(t, err)
	assert.Equal(t, `{}`, string(data))
	_, err = json.Marshal(calendar.Day{})
	assert.Error(t, err, "no day cannot be written")

	var f form
	require.NoError(t, json.Unmarshal([]byte(`{"due":"2024-02-29"}`), &f))
	assert.Equal(t, calendar.MustParseDay("2024-02-29"), f.Due)
	for _, bad := range []string{`"2024-02-30"`, `"20240229"`, `20240229`, `"2024-13-01"`, `""`, `19782`} {
		assert.Error(t, json.Unmarshal([]byte(`{"due":`+bad+`}`), &f), bad)
		assert.Equal(t, calendar.MustParseDay("2024-02-29"), f.Due, "what cannot be read changes nothing")
	}
}

func TestDayOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from, to := int(date.New(calendar.MinYear, 1, 1)), int(date.New(calendar.MaxYear, 12, 31))
		a := calendar.DayOf(date.Date(rapid.IntRange(from, to).Draw(t, "a")))
		b := calendar.DayOf(date.Date(rapid.IntRange(from, to).Draw(t, "b")))
		assert.Equal(t, strings.Compare(a.String(), b.String()), a.Compare(b))
		assert.Equal(t, a == b, a.Compare(b) == 0)
		back, err := calendar.ParseDay(a.String())
		require.NoError(t, err)
		assert.Equal(t, a, back)
	})
	assert.True(t, calendar.DayOf(date.Zero).IsZero())
}

// readable is what ParseDay should do, by the time package.
func readable(s string) bool {
	t, err := time.Parse("2006-01-02", s)
	return err == nil && t.Year() >= calendar.MinYear && t.Year() <= calendar.MaxYear && t.Format("2006-01-02") == s
}

func TestParseDayAgreesWithTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := fmt.Sprintf("%04d-%02d-%02d", rapid.IntRange(1890, 2210).Draw(t, "year"), rapid.IntRange(0, 13).Draw(t, "month"), rapid.IntRange(0, 32).Draw(t, "day"))
		_, err := calendar.ParseDay(s)
		assert.Equal(t, readable(s), err == nil, s)
	})
}

func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"2025-09-30", "2024-02-30", "20240230", "2024-13-01", "2024-2-3", "2024-02-03 rác", "2024-02-03\n", "-024-02-03"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := calendar.ParseDay(s)
		assert.Equal(t, readable(s), err == nil)
		if err == nil {
			assert.Equal(t, s, d.String())
		} else {
			assert.True(t, d.IsZero())
		}
	})
}

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
		var wrong *calendar.TimeError
		require.ErrorAs(t, err, &wrong, s)
		assert.NotEqual(t, wrong.Error(), wrong.Message(calendar.Vietnamese))
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

func TestLanguage(t *testing.T) {
	var l calendar.Language
	assert.Equal(t, calendar.Vietnamese, l, "Vietnamese by default")
	assert.Equal(t, "vi", l.String())
	assert.Equal(t, "en", calendar.English.String())
	assert.Equal(t, "ngày", l.Pick("ngày", "day"))
	assert.Equal(t, "day", calendar.Text{Vietnamese: "ngày", English: "day"}.In(calendar.English))
	assert.Equal(t, "ngày", calendar.Text{Vietnamese: "ngày"}.In(calendar.English))
	for _, k := range []calendar.Kind{calendar.Working, calendar.WeeklyRest, calendar.Statutory, calendar.MakeUp, calendar.SwapOff, calendar.SwapWorking} {
		assert.True(t, k.Valid())
		assert.NotEmpty(t, k.Text(calendar.Vietnamese))
		assert.NotEqual(t, k.Text(calendar.Vietnamese), k.Text(calendar.English))
	}
	assert.False(t, calendar.Kind("").Valid())
	assert.Empty(t, calendar.Kind("").Text(l))
	for _, s := range []calendar.State{calendar.Official, calendar.Reconstructed, calendar.Projected} {
		assert.NotEqual(t, s.Text(calendar.Vietnamese), s.Text(calendar.English))
	}
	assert.Empty(t, calendar.State("").Text(l))
}
