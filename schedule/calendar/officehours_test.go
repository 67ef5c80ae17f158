package calendar_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02T15:04", s, calendar.Zone())
	if err != nil {
		panic(err)
	}
	return t
}

func shift(from, to string) calendar.Shift {
	return calendar.Shift{From: calendar.MustParseTimeOfDay(from), To: calendar.MustParseTimeOfDay(to)}
}

func clock(t time.Time) string { return t.In(calendar.Zone()).Format("2006-01-02T15:04") }

func TestDefaultOfficeHours(t *testing.T) {
	var h calendar.OfficeHours
	assert.Equal(t, []calendar.Shift{shift("07:00", "11:30"), shift("13:30", "17:00")}, h.Shifts())
	assert.Equal(t, 8*time.Hour, h.Day())
	assert.Equal(t, 4*time.Hour, h.HalfDay())
	assert.True(t, h.CutOff().IsZero())
	same, err := calendar.NewOfficeHours(shift("07:00", "11:30"), shift("13:30", "17:00"))
	require.NoError(t, err)
	assert.Equal(t, h, same, "one value, one form")
	assert.True(t, h == same)
	h.Shifts()[0] = shift("01:00", "02:00")
	assert.Equal(t, shift("07:00", "11:30"), h.Shifts()[0])
}

func TestNewOfficeHours(t *testing.T) {
	one, err := calendar.NewOfficeHours(shift("07:30", "15:30"))
	require.NoError(t, err)
	assert.Equal(t, 8*time.Hour, one.Day())
	_, err = calendar.NewOfficeHours(shift("20:00", "24:00"))
	require.NoError(t, err)
	for problem, shifts := range map[form.Code][]calendar.Shift{
		calendar.HoursCount:     {},
		calendar.HoursMissing:   {{From: calendar.MustParseTimeOfDay("07:00")}},
		calendar.HoursBackwards: {shift("11:30", "07:00")},
		calendar.HoursOverlap:   {shift("07:00", "11:30"), shift("11:30", "17:00")},
	} {
		_, err := calendar.NewOfficeHours(shifts...)
		require.ErrorIs(t, err, problem)
		assert.NotEqual(t, err.Error(), form.Message(err, form.Vietnamese))
	}
	_, err = calendar.NewOfficeHours(shift("01:00", "02:00"), shift("03:00", "04:00"), shift("05:00", "06:00"), shift("07:00", "08:00"), shift("09:00", "10:00"))
	assert.Error(t, err)
	_, err = one.WithCutOff(calendar.MustParseTimeOfDay("07:00"))
	require.ErrorIs(t, err, calendar.HoursCutOff)
	late, err := one.WithCutOff(calendar.MustParseTimeOfDay("15:00"))
	require.NoError(t, err)
	assert.NotEqual(t, one, late)
	none, err := late.WithCutOff(calendar.TimeOfDay{})
	require.NoError(t, err)
	assert.Equal(t, one, none)
}

func TestOpeningAndReceipt(t *testing.T) {
	c := calendar.Vietnam()
	var h calendar.OfficeHours
	cut, err := h.WithCutOff(calendar.MustParseTimeOfDay("15:00"))
	require.NoError(t, err)
	for _, v := range []struct {
		at      string
		open    bool
		opening string
		receipt string // with the cut-off of 15:00
	}{
		{"2025-04-25T06:59", false, "2025-04-25T07:00", "2025-04-25T07:00"},
		{"2025-04-25T07:00", true, "2025-04-25T07:00", "2025-04-25T07:00"},
		{"2025-04-25T11:29", true, "2025-04-25T11:29", "2025-04-25T11:29"},
		{"2025-04-25T11:30", false, "2025-04-25T13:30", "2025-04-25T13:30"},
		{"2025-04-25T15:00", true, "2025-04-25T15:00", "2025-04-25T15:00"},
		{"2025-04-25T15:01", true, "2025-04-25T15:01", "2025-04-26T07:00"}, // the next day is a working Saturday
		{"2025-04-25T17:00", false, "2025-04-26T07:00", "2025-04-26T07:00"},
		{"2025-04-26T08:00", true, "2025-04-26T08:00", "2025-04-26T08:00"},
		{"2025-04-26T17:00", false, "2025-04-28T07:00", "2025-04-28T07:00"},
		{"2025-05-02T09:00", false, "2025-05-05T07:00", "2025-05-05T07:00"}, // off by swap
		{"2024-02-09T23:00", false, "2024-02-15T07:00", "2024-02-15T07:00"}, // Tết
	} {
		assert.Equal(t, v.open, h.IsOpen(c, at(v.at)), v.at)
		opening, err := h.NextOpening(c, at(v.at))
		require.NoError(t, err)
		assert.Equal(t, v.opening, clock(opening), v.at)
		got, err := h.Receipt(c, at(v.at))
		require.NoError(t, err)
		assert.Equal(t, v.at, clock(got), "without a cut-off it came when it came")
		got, err = cut.Receipt(c, at(v.at))
		require.NoError(t, err)
		assert.Equal(t, v.receipt, clock(got), v.at)
	}
	// Instants are read in UTC+7 wherever they come from.
	utc := time.Date(2025, 4, 25, 23, 30, 0, 0, time.UTC) // 06:30 on the 26th
	opening, err := h.NextOpening(c, utc)
	require.NoError(t, err)
	assert.Equal(t, "2025-04-26T07:00", clock(opening))
	assert.Equal(t, day("2025-04-26"), calendar.DayAt(utc))
	// A cut-off at closing or later takes in what comes at closing, which is
	// not later than either; a second after is after closing.
	for _, c2 := range []string{"17:00", "18:00", "24:00"} {
		late, err := h.WithCutOff(calendar.MustParseTimeOfDay(c2))
		require.NoError(t, err)
		got, err := late.Receipt(c, at("2025-04-24T17:00"))
		require.NoError(t, err)
		assert.Equal(t, "2025-04-24T17:00", clock(got), c2)
		got, err = late.Receipt(c, at("2025-04-24T17:00").Add(time.Second))
		require.NoError(t, err)
		assert.Equal(t, "2025-04-25T07:00", clock(got), c2)
		got, err = late.Receipt(c, at("2025-05-03T17:00"))
		require.NoError(t, err)
		assert.Equal(t, "2025-05-05T07:00", clock(got), "a Saturday")
	}
	// A second after the cut-off is after it.
	got, err := cut.Receipt(c, at("2025-04-24T15:00").Add(time.Second))
	require.NoError(t, err)
	assert.Equal(t, "2025-04-25T07:00", clock(got))
}

func TestAddWorkingTime(t *testing.T) {
	c := calendar.Vietnam()
	var h calendar.OfficeHours
	for _, v := range []struct {
		from string
		add  time.Duration
		want string
	}{
		{"2025-04-24T07:00", 8 * time.Hour, "2025-04-24T17:00"}, // from opening, eight hours end at closing
		{"2025-04-24T06:00", 8 * time.Hour, "2025-04-24T17:00"},
		{"2025-04-24T07:00", 4 * time.Hour, "2025-04-24T11:00"}, // half a day is half of the hours, not the morning
		{"2025-04-24T07:00", 4*time.Hour + 30*time.Minute, "2025-04-24T11:30"},
		{"2025-04-24T07:00", 4*time.Hour + 31*time.Minute, "2025-04-24T13:31"},
		{"2025-04-24T12:00", time.Hour, "2025-04-24T14:30"},
		{"2025-04-24T16:00", 8 * time.Hour, "2025-04-25T16:00"},
		{"2025-04-25T16:00", 2 * time.Hour, "2025-04-26T08:00"}, // into the working Saturday
		{"2025-04-29T16:00", 2 * time.Hour, "2025-05-05T08:00"}, // over two holidays, a swap and a weekend
		{"2025-04-29T18:00", time.Minute, "2025-05-05T07:01"},
		{"2025-05-01T10:00", 28 * time.Hour, "2025-05-08T11:00"},
		{"2025-04-24T17:00", -8 * time.Hour, "2025-04-24T07:00"},
		{"2025-04-25T07:00", -8 * time.Hour, "2025-04-24T07:00"},
		{"2025-04-25T13:30", -time.Minute, "2025-04-25T11:29"},
		{"2025-04-25T14:00", -30 * time.Minute, "2025-04-25T13:30"},
		{"2025-05-05T08:00", -2 * time.Hour, "2025-04-29T16:00"},
		{"2025-05-01T10:00", -time.Hour, "2025-04-29T16:00"},
		{"2025-05-01T10:00", 0, "2025-05-01T10:00"},
		{"2025-12-31T16:00", 2 * time.Hour, "2026-01-05T08:00"},
	} {
		got, err := h.Add(c, at(v.from), v.add)
		require.NoError(t, err)
		assert.Equal(t, v.want, clock(got), "%s %+v", v.from, v.add)
	}
}

func someHours(t *rapid.T) calendar.OfficeHours {
	var shifts []calendar.Shift
	minute := 0
	for range rapid.IntRange(1, 4).Draw(t, "shifts") {
		from := minute + rapid.IntRange(1, 150).Draw(t, "gap")
		minute = from + rapid.IntRange(1, 200).Draw(t, "length")
		a, err := calendar.NewTimeOfDay(from/60, from%60)
		require.NoError(t, err)
		b, err := calendar.NewTimeOfDay(minute/60, minute%60)
		require.NoError(t, err)
		shifts = append(shifts, calendar.Shift{From: a, To: b})
	}
	h, err := calendar.NewOfficeHours(shifts...)
	require.NoError(t, err)
	assert.Equal(t, shifts, h.Shifts())
	return h
}

// instantOf is the instant at which the clock of a day shows a time.
func instantOf(d form.Day, t calendar.TimeOfDay) time.Time {
	y, m, day := d.Date()
	return time.Date(y, m, day, 0, t.Minutes(), 0, 0, calendar.Zone())
}

func someInstant(t *rapid.T, from, to string) time.Time {
	days := rapid.IntRange(0, int(day(to)-day(from))).Draw(t, "day")
	seconds := rapid.IntRange(0, 24*60*60-1).Draw(t, "second")
	return instantOf(day(from)+form.Day(days), calendar.TimeOfDay{}).Add(time.Duration(seconds) * time.Second)
}

// A day of office hours, counted from opening, ends at closing of that day; n
// of them at closing of the n-th working day.
func TestADayFromOpeningEndsAtClosing(t *testing.T) {
	c := calendar.Vietnam()
	rapid.Check(t, func(t *rapid.T) {
		h := someHours(t)
		if rapid.Bool().Draw(t, "default") {
			h = calendar.OfficeHours{}
			require.Equal(t, 8*time.Hour, h.Day())
		}
		opening, err := h.NextOpening(c, someInstant(t, "2018-01-01", "2030-01-01").Truncate(24*time.Hour))
		require.NoError(t, err)
		d := calendar.DayAt(opening)
		shifts := h.Shifts()
		opening = instantOf(d, shifts[0].From)
		closing := shifts[len(shifts)-1].To
		n := rapid.IntRange(1, 300).Draw(t, "days")
		end, err := h.Add(c, opening, time.Duration(n)*h.Day())
		require.NoError(t, err)
		lastDay, err := c.AddWorkingDays(d, n-1)
		require.NoError(t, err)
		assert.Equal(t, instantOf(lastDay, closing), end)
		back, err := h.Add(c, end, -time.Duration(n)*h.Day())
		require.NoError(t, err)
		assert.Equal(t, opening, back)
	})
}

// Adding working time agrees with waiting for it minute by minute.
func TestAddAgreesWithMinutes(t *testing.T) {
	c := calendar.Vietnam()
	rapid.Check(t, func(t *rapid.T) {
		h := someHours(t)
		from := someInstant(t, "2023-12-20", "2026-11-30").Truncate(time.Minute)
		minutes := rapid.IntRange(-1000, 1000).Draw(t, "minutes")
		want, step := from, time.Minute
		if minutes < 0 {
			step = -time.Minute
		}
		for left := minutes; left != 0; want = want.Add(step) {
			minute := want // the one that passes
			if step < 0 {
				minute = want.Add(step)
			}
			if h.IsOpen(c, minute) {
				left -= int(step / time.Minute)
			}
		}
		got, err := h.Add(c, from, time.Duration(minutes)*time.Minute)
		require.NoError(t, err)
		assert.Equal(t, clock(want), clock(got))
	})
}

func TestBetweenIsTheInverseOfAdd(t *testing.T) {
	c := calendar.Vietnam()
	rapid.Check(t, func(t *rapid.T) {
		h := someHours(t)
		from := someInstant(t, "2001-01-01", "2090-01-01")
		w := time.Duration(rapid.Int64Range(int64(-200*h.Day()), int64(200*h.Day())).Draw(t, "time"))
		to, err := h.Add(c, from, w)
		require.NoError(t, err)
		got, err := h.Between(c, from, to)
		require.NoError(t, err)
		assert.Equal(t, w, got)
		got, err = h.Between(c, to, from)
		require.NoError(t, err)
		assert.Equal(t, -w, got)
		middle := someInstant(t, "2001-01-01", "2090-01-01")
		a, err := h.Between(c, from, middle)
		require.NoError(t, err)
		b, err := h.Between(c, middle, to)
		require.NoError(t, err)
		assert.Equal(t, w, a+b)
	})
}

func TestHoursOutOfRange(t *testing.T) {
	c := calendar.Vietnam()
	var h calendar.OfficeHours
	cut, err := h.WithCutOff(calendar.MustParseTimeOfDay("15:00"))
	require.NoError(t, err)
	before, end := at("1999-12-31T08:00"), at("2100-12-31T16:00")
	for _, f := range []func() error{
		func() error { _, err := h.Add(c, before, time.Hour); return err },
		func() error { _, err := h.Add(c, end, 2*time.Hour); return err },
		func() error { _, err := h.Add(c, at("2000-01-04T07:30"), -2*time.Hour); return err },
		func() error { _, err := h.Add(c, end, math.MaxInt64); return err },
		func() error { _, err := h.Add(c, end, math.MinInt64); return err },
		func() error { _, err := h.Between(c, before, end); return err },
		func() error { _, err := h.Between(c, end, end.Add(24*time.Hour)); return err },
		func() error { _, err := h.NextOpening(c, before); return err },
		func() error { _, err := h.NextOpening(c, end.Add(2*time.Hour)); return err },
		func() error { _, err := h.Receipt(c, before); return err },
		func() error { _, err := cut.Receipt(c, end); return err },
	} {
		require.ErrorIs(t, f(), calendar.Outside)
	}
	assert.False(t, h.IsOpen(c, before))
	got, err := h.Add(c, end, time.Hour)
	require.NoError(t, err)
	assert.Equal(t, "2100-12-31T17:00", clock(got))
}

func TestWorkingTimeAllocatesNothing(t *testing.T) {
	c := calendar.Vietnam()
	var h calendar.OfficeHours
	from := at("2025-04-25T15:40")
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		_, _ = h.Add(c, from, 40*time.Hour)
		_, _ = h.Between(c, from, from.Add(1000*time.Hour))
		_, _ = h.NextOpening(c, from)
		_, _ = h.Receipt(c, from)
		_ = h.IsOpen(c, from)
	}))
}
