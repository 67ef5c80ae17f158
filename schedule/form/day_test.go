package form_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/rickb777/date/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/form"
)

func TestParseDay(t *testing.T) {
	for _, s := range []string{"2025-09-30", "2024-02-29", "2000-02-29", "1900-01-01", "2199-12-31"} {
		d, err := form.ParseDay(s)
		require.NoError(t, err)
		assert.Equal(t, s, d.String())
		y, m, n := d.Date()
		assert.Equal(t, d, form.NewDay(y, m, n))
		assert.False(t, d.IsZero())
	}
	for s, kind := range map[string]form.Code{
		"2024-02-30": form.DayMissing, "2023-02-29": form.DayMissing, "1900-02-29": form.DayMissing,
		"2025-04-31": form.DayMissing, "2025-13-01": form.DayMissing, "2025-00-10": form.DayMissing,
		"2025-01-00": form.DayMissing, "2025-01-32": form.DayMissing,
		"1899-12-31": form.DayYear, "2200-01-01": form.DayYear, "0000-01-01": form.DayYear, "0001-01-01": form.DayYear,
		"": form.DayForm, "20240230": form.DayForm, "2024-2-3": form.DayForm, "2024-02-3": form.DayForm,
		"2024-02-03 ": form.DayForm, " 2024-02-03": form.DayForm, "2024-02-03T00:00:00Z": form.DayForm,
		"2024-02-03x": form.DayForm, "2024/02/03": form.DayForm, "03-02-2024": form.DayForm, "+024-02-03": form.DayForm,
		"2024-02--3": form.DayForm, "２024-02": form.DayForm, "2024-W05-6": form.DayForm, "2024-034": form.DayForm,
		"2024\u201102-03": form.DayForm,
	} {
		d, err := form.ParseDay(s)
		assert.True(t, d.IsZero(), s)
		var wrong *form.Error
		require.ErrorAs(t, err, &wrong, s)
		assert.Equal(t, kind, wrong.Code, s)
		assert.Equal(t, s, wrong.Value)
		assert.NotEqual(t, wrong.Error(), wrong.Message(form.Vietnamese))
	}
	assert.Panics(t, func() { form.MustParseDay("2024-02-30") })
}

func TestDayJSON(t *testing.T) {
	type file struct {
		Due form.Day `json:"due,omitzero"`
	}
	data, err := json.Marshal(file{form.MustParseDay("2025-09-30")})
	require.NoError(t, err)
	assert.Equal(t, `{"due":"2025-09-30"}`, string(data))
	data, err = json.Marshal(file{})
	require.NoError(t, err)
	assert.Equal(t, `{}`, string(data))
	_, err = json.Marshal(form.NoDay)
	assert.Error(t, err, "no day cannot be written")

	var f file
	require.NoError(t, json.Unmarshal([]byte(`{"due":"2024-02-29"}`), &f))
	assert.Equal(t, form.MustParseDay("2024-02-29"), f.Due)
	for _, bad := range []string{`"2024-02-30"`, `"20240229"`, `20240229`, `"2024-13-01"`, `""`, `19782`} {
		assert.Error(t, json.Unmarshal([]byte(`{"due":`+bad+`}`), &f), bad)
		assert.Equal(t, form.MustParseDay("2024-02-29"), f.Due, "what cannot be read changes nothing")
	}
}

func TestDayOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from, to := int(form.NewDay(form.MinYear, 1, 1)), int(form.NewDay(form.MaxYear, 12, 31))
		a := form.Day(rapid.IntRange(from, to).Draw(t, "a"))
		b := form.Day(rapid.IntRange(from, to).Draw(t, "b"))
		assert.Equal(t, strings.Compare(a.String(), b.String()), a.Compare(b))
		assert.Equal(t, a == b, a.Compare(b) == 0)
		back, err := form.ParseDay(a.String())
		require.NoError(t, err)
		assert.Equal(t, a, back)
	})
	assert.True(t, form.NoDay.IsZero())
}

// readable is what ParseDay should do, by the time package.
func readable(s string) bool {
	t, err := time.Parse("2006-01-02", s)
	return err == nil && t.Year() >= form.MinYear && t.Year() <= form.MaxYear && t.Format("2006-01-02") == s
}

func TestParseDayAgreesWithTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := fmt.Sprintf("%04d-%02d-%02d", rapid.IntRange(1890, 2210).Draw(t, "year"), rapid.IntRange(0, 13).Draw(t, "month"), rapid.IntRange(0, 32).Draw(t, "day"))
		_, err := form.ParseDay(s)
		assert.Equal(t, readable(s), err == nil, s)
	})
}

func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"2025-09-30", "2024-02-30", "20240230", "2024-13-01", "2024-2-3", "2024-02-03 rác", "2024-02-03\n", "-024-02-03"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := form.ParseDay(s)
		assert.Equal(t, readable(s), err == nil)
		if err == nil {
			assert.Equal(t, s, d.String())
		} else {
			assert.True(t, d.IsZero())
		}
	})
}

func TestLanguage(t *testing.T) {
	var l form.Language
	assert.Equal(t, form.Vietnamese, l, "Vietnamese by default")
	assert.Equal(t, "vi", l.String())
	assert.Equal(t, "en", form.English.String())
	assert.Equal(t, "ngày", l.Pick("ngày", "day"))
	assert.Equal(t, "day", form.Text{form.Vietnamese: "ngày", form.English: "day"}.In(form.English))
	assert.Equal(t, "ngày", form.Text{form.Vietnamese: "ngày"}.In(form.English))
}

// Days are as those of package time, far beyond the years that are read too.
func TestDatesAgreeWithTime(t *testing.T) {
	at := time.Date(-800, 1, 1, 0, 0, 0, 0, time.UTC)
	for d := form.DayOf(at); at.Year() < 2800; d, at = d+1, at.AddDate(0, 0, 1) {
		year, month, day := d.Date()
		if year != at.Year() || month != at.Month() || day != at.Day() || d.Year() != year || d.Month() != month || d.Day() != day || form.NewDay(year, month, day) != d {
			t.Fatalf("%v: %d-%d-%d", at, year, month, day)
		}
	}
}

// A database gives back what was stored: text, a DATE as midnight, or NULL.
func TestDayInADatabase(t *testing.T) {
	day := form.MustParseDay("2025-09-30")
	v, err := day.Value()
	require.NoError(t, err)
	assert.Equal(t, "2025-09-30", v)
	v, err = form.NoDay.Value()
	require.NoError(t, err)
	assert.Nil(t, v)
	vietnam := time.FixedZone("", 7*3600)
	for _, src := range []any{"2025-09-30", []byte("2025-09-30"), time.Date(2025, 9, 30, 0, 0, 0, 0, time.UTC), time.Date(2025, 9, 30, 0, 0, 0, 0, vietnam)} {
		var back form.Day
		require.NoError(t, back.Scan(src), "%v", src)
		assert.Equal(t, day, back, "%v", src)
	}
	back := day
	require.NoError(t, back.Scan(nil))
	assert.Equal(t, form.NoDay, back)
	for _, src := range []any{"2025-02-30", "", 20250930, int64(day), 1.5, true, time.Date(2025, 9, 30, 17, 0, 0, 0, time.UTC), time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)} {
		kept := day
		assert.ErrorIs(t, kept.Scan(src), kept.Scan(src).(*form.Error).Code)
		assert.Equal(t, day, kept, "%v", src)
	}
}

func TestDayInWords(t *testing.T) {
	day := form.MustParseDay("2025-09-03")
	assert.Equal(t, "3/9/2025", day.In(form.Vietnamese))
	assert.Equal(t, "2025-09-03", day.In(form.English))
	assert.Empty(t, form.NoDay.In(form.Vietnamese))
	assert.Empty(t, fmt.Sprint(form.NoDay))
	assert.Equal(t, "2025-09-30", day.LastOfMonth().String())
	assert.Equal(t, "2025-08-31", form.NewDay(2025, time.September, 0).String())
}

func TestLastOfMonthAgreesWithTime(t *testing.T) {
	for d := form.NewDay(1899, 12, 1); d <= form.NewDay(2200, 3, 1); d++ {
		y, m, n := d.Date()
		require.Equal(t, d, form.NewDay(y, m, n))
		require.Equal(t, form.DayOf(time.Date(y, m, n, 0, 0, 0, 0, time.UTC)), d)
		require.Equal(t, time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), d.LastOfMonth().String(), d)
	}
}

// A day is written as date.Date writes it, whatever its year.
func TestDayIsWrittenAsDateWritesIt(t *testing.T) {
	for d := form.NewDay(-1200, 1, 1); d < form.NewDay(12000, 1, 1); d += 13 {
		if !d.IsZero() && d.String() != date.Date(d).String() {
			t.Fatal(d, date.Date(d))
		}
	}
}
