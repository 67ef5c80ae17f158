package schedule_test

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/form"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
)

// The usual counter: Civil Code, official calendar, no cut-off.
var plain = schedule.MustCounter(schedule.CounterOptions{})

// moment reads a moment of a test.
func moment(s string) schedule.Moment { return schedule.MustParseMoment(s) }

// term reads "5 wd", "3.5 wd", "-10 d", "1 m 15 d".
func term(s string) schedule.Term {
	var n, unit, more, shorter string
	if k, err := fmt.Sscan(s, &n, &unit, &more, &shorter); k == 4 {
		return term(n + " " + unit).And(term(more + " " + shorter))
	} else if k != 2 {
		panic(err)
	}
	var t schedule.Term
	if err := json.Unmarshal([]byte(`{"n":`+n+`,"unit":"`+unit+`"}`), &t); err != nil {
		panic(err)
	}
	return t
}

// short writes an instant as 2025-05-06T11:00.
func short(m schedule.Moment) string {
	if m.IsDay() {
		return m.String()
	}
	return m.Time().Format("2006-01-02T15:04")
}

// Civil Code 2015, Articles 144 to 148, row by row. Days of the week: 2025-03-31 is
// a Monday, 2025-06-14 a Saturday.
func TestCivilCode(t *testing.T) {
	for _, c := range []struct{ why, from, term, due string }{
		{"146.1: half a year is 6 months", "2025-01-14", "0.5 y", "2025-07-14"},
		{"146.1: half a month is 15 days", "2025-07-01", "0.5 m", "2025-07-16"},
		{"a year and a half is 18 months", "2024-01-15", "1.5 y", "2025-07-15"},
		{"a month and a half is a month and 15 days", "2025-03-10", "1.5 m", "2025-04-25"},
		{"147.1: minutes start at the moment", "2025-07-01T09:10", "45 min", "2025-07-01T09:55"},
		{"147.1: hours start at the moment", "2025-07-01T15:40", "24 h", "2025-07-02T15:40"},
		{"hours run through the weekend and are not rolled", "2025-06-13T15:40", "24 h", "2025-06-14T15:40"},
		{"half an hour", "2025-07-01T15:40", "0.5 h", "2025-07-01T16:10"},
		{"147.2: the first day is not counted", "2025-07-01", "1 d", "2025-07-02"},
		{"147.2: nor when it is given to the minute", "2025-07-01T06:00", "1 d", "2025-07-02"},
		{"147.2: a term may start on a rest day", "2025-06-14", "2 d", "2025-06-16"},
		{"148.1: a term in days ends with its last day", "2025-07-01", "10 d", "2025-07-11"},
		{"148.2: weeks end on the same day of the week", "2025-07-01", "2 w", "2025-07-15"},
		{"148.3: months end on the same date", "2025-07-01", "3 m", "2025-10-01"},
		{"148.3: or on the last day of a month that lacks it", "2025-01-31", "1 m", "2025-02-28"},
		{"148.3: in a leap year", "2024-01-31", "1 m", "2024-02-29"},
		{"148.3: from the last day of a short month, the same date", "2025-02-28", "1 m", "2025-03-28"},
		{"148.3: over the turn of the year", "2024-12-31", "6 m", "2025-06-30"},
		{"148.4: years end on the same day and month", "2023-07-03", "1 y", "2024-07-03"},
		{"148.4: 29 February in a common year", "2024-02-29", "1 y", "2025-02-28"},
		{"148.4: 29 February in a leap year", "2024-02-29", "4 y", "2028-02-29"},
		{"148.5: Saturday to Monday", "2025-06-04", "10 d", "2025-06-16"},
		{"148.5: over a whole Tết", "2026-02-04", "10 d", "2026-02-23"},
		{"148.5: weekend, then a make-up day", "2026-04-15", "10 d", "2026-04-28"},
		{"148.5: a working Saturday is not rolled", "2025-04-16", "10 d", "2025-04-26"},
		{"148.5: the holiday of 24 November", "2026-11-14", "10 d", "2026-11-25"},
		{"148.5: a month ending on Sunday", "2025-05-15", "1 m", "2025-06-16"},
		{"working days", "2025-04-25T15:40", "5 wd", "2025-05-06"},
		{"working days, from a rest day", "2025-06-14", "1 wd", "2025-06-16"},
		{"half of the office hours of the next working day", "2025-04-25T15:40", "3.5 wd", "2025-05-05T11:00"},
		{"half a working day", "2025-07-01T08:00", "0.5 wd", "2025-07-02T11:00"},
		{"half a day is 12 hours", "2025-06-30", "3.5 d", "2025-07-04T12:00"},
		{"half a day on a Saturday: to the end of Monday", "2025-07-01", "3.5 d", "2025-07-07"},
		{"working hours over lunch", "2025-07-01T10:30", "2 wh", "2025-07-01T14:30"},
		{"working hours over night", "2025-07-01T16:30", "1 wh", "2025-07-02T07:30"},
		{"working hours received after closing", "2025-07-01T18:00", "1 wh", "2025-07-02T08:00"},
		{"eight working hours are a day", "2025-07-01T07:00", "8 wh", "2025-07-01T17:00"},
		{"half a working hour", "2025-07-01T07:00", "0.5 wh", "2025-07-01T07:30"},
		{"at once", "2025-07-01", "0 d", "2025-07-01"},
		{"of two units the longer is counted first", "2025-03-10", "1 m 15 d", "2025-04-25"},
		{"the last day of February, 15 days on, and on from a Saturday", "2025-01-31", "1 m 15 d", "2025-03-17"},
		{"a day and 12 hours of the next", "2025-07-01", "2 d 12 h", "2025-07-04T12:00"},
		{"working days, then hours of the office", "2025-07-01", "3 wd 4 wh", "2025-07-07T11:00"},
		{"a year and 10 days", "2024-02-29", "1 y 10 d", "2025-03-10"},
		{"back: a month, then 10 days", "2026-03-31", "-1 m -10 d", "2026-02-18"},
		{"back: days, on Friday", "2025-07-01", "-4 d", "2025-06-27"},
		{"back: a rest day never rolls forward", "2025-07-01", "-2 d", "2025-06-29"},
		{"back: working days", "2026-06-12", "-20 wd", "2026-05-15"},
		{"back: working days over holidays", "2026-05-08", "-5 wd", "2026-04-29"},
		{"back: months", "2025-03-31", "-1 m", "2025-02-28"},
		{"back: half a year and half a month", "2025-07-14", "-0.5 y", "2025-01-14"},
		{"back: a month and a half is a month and 15 days", "2025-05-25", "-1.5 m", "2025-04-10"},
		{"back: half a day is 12 hours of the day that it begins", "2025-07-04", "-2.5 d", "2025-07-01T12:00"},
		{"back: to the first day that there is", "1900-01-10", "-9 d", "1900-01-01"},
		{"a million minutes are 694 days, 10 hours and 40 minutes", "2025-07-01T00:00", "1000000 min", "2027-05-26T10:40"},
		{"back: as many", "2025-07-01T00:00", "-1000000 min", "2023-08-06T13:20"},
		{"back: half a working day", "2025-07-03", "-1.5 wd", "2025-07-01T11:00"},
		{"back: hours", "2025-07-01T09:00", "-24 h", "2025-06-30T09:00"},
		{"back: working hours", "2025-07-01T08:00", "-2 wh", "2025-06-30T16:00"},
	} {
		due, err := plain.Due(moment(c.from), term(c.term))
		if assert.NoError(t, err, c.why) {
			assert.Equal(t, c.due, short(due.At), c.why)
		}
	}
}

// The days of the official notices, start not counted.
func TestWorkingDays(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		due  string
	}{
		{"2024-04-26", 1, "2024-05-02"}, {"2024-04-26", 2, "2024-05-03"}, {"2024-04-26", 3, "2024-05-04"}, {"2024-04-26", 4, "2024-05-06"},
		{"2025-04-25", 1, "2025-04-26"}, {"2025-04-25", 5, "2025-05-06"},
		{"2025-12-31", 1, "2026-01-05"}, {"2025-12-31", 5, "2026-01-09"},
		{"2026-02-12", 5, "2026-02-26"}, {"2026-04-22", 15, "2026-05-18"},
		{"2026-08-20", 2, "2026-08-22"}, {"2026-08-20", 3, "2026-08-24"},
		{"2026-11-20", 2, "2026-11-25"}, {"2023-04-28", 1, "2023-05-04"},
		{"2026-06-12", -20, "2026-05-15"}, {"2026-05-08", -5, "2026-04-29"},
	} {
		due, err := plain.Due(moment(c.from), schedule.NewTerm(c.n, schedule.WorkingDays))
		require.NoError(t, err)
		assert.Equal(t, c.due, due.At.String(), "%s %d", c.from, c.n)
		assert.Equal(t, calendar.Official, due.State)
	}
}

func TestRolls(t *testing.T) {
	saturday, sunday := "2025-06-14", "2025-06-15"
	for _, c := range []struct {
		roll            schedule.Roll
		from, term, due string
	}{
		{schedule.RollByLaw, "2025-06-04", "10 d", "2025-06-16"},
		{schedule.RollNext, "2025-06-04", "10 d", "2025-06-16"},
		{schedule.RollNone, "2025-06-04", "10 d", saturday},
		{schedule.RollPrevious, "2025-06-04", "10 d", "2025-06-13"},
		{schedule.RollNone, "2025-05-15", "1 m", sunday},
		{schedule.RollNone, "2198-12-31", "365 d", "2199-12-31"}, // the last day that there is
		{schedule.RollPrevious, "2025-05-15", "1 m", "2025-06-13"},
		// Counting back, forward is too late.
		{schedule.RollByLaw, "2025-06-20", "-5 d", sunday},
		{schedule.RollNext, "2025-06-20", "-5 d", sunday},
		{schedule.RollNone, "2025-06-20", "-5 d", sunday},
		{schedule.RollPrevious, "2025-06-20", "-5 d", "2025-06-13"},
		// Hours end at their hour unless asked for.
		{schedule.RollByLaw, "2025-06-13T10:00", "24 h", "2025-06-14T10:00"},
		{schedule.RollNext, "2025-06-13T10:00", "24 h", "2025-06-16"},
		{schedule.RollNext, "2025-06-13T10:00", "1440 min", "2025-06-16"},
		{schedule.RollNext, "2025-06-13T10:00", "2 wh", "2025-06-13T14:00"},
		{schedule.RollNext, "2025-06-13", "2 wd", "2025-06-17"},
	} {
		counter := schedule.MustCounter(schedule.CounterOptions{Roll: c.roll})
		due, err := counter.Due(moment(c.from), term(c.term))
		require.NoError(t, err)
		assert.Equal(t, c.due, short(due.At), "%v %s %s", c.roll, c.from, c.term)
	}

	for r, want := range map[schedule.Roll]string{schedule.RollByLaw: saturday, schedule.RollNone: saturday,
		schedule.RollNext: "2025-06-16", schedule.RollPrevious: "2025-06-13"} {
		got, err := r.Day(calendar.Vietnam(), day(saturday))
		require.NoError(t, err)
		assert.Equal(t, day(want), got)
	}
	for r, text := range map[schedule.Roll]string{schedule.RollNone: "none", schedule.RollNext: "next", schedule.RollPrevious: "previous"} {
		assert.Equal(t, text, r.String())
		b, err := json.Marshal(r)
		require.NoError(t, err)
		assert.Equal(t, `"`+text+`"`, string(b))
		var back schedule.Roll
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, r, back)
	}
	for _, r := range []schedule.Roll{schedule.RollByLaw, schedule.RollPrevious + 1} {
		assert.Empty(t, r.String())
		_, err := json.Marshal(r)
		assert.Error(t, err, "the default is left out, and there is no other")
	}
	var roll schedule.Roll
	assert.EqualError(t, roll.UnmarshalText([]byte("forward")), `"forward" is not a roll; write “none”, “next” or “previous”`)
}

func TestThirtyDayMonths(t *testing.T) {
	counter := schedule.MustCounter(schedule.CounterOptions{ThirtyDayMonths: true, Roll: schedule.RollNone})
	for term_, want := range map[string]string{"1 m": "2025-03-02", "1.5 m": "2025-03-17", "0.5 m": "2025-02-15", "1 y": "2026-01-31",
		"0.5 y": "2025-07-30", "1.5 y": "2026-07-30", "-1 m": "2025-01-01"} {
		due, err := counter.Due(moment("2025-01-31"), term(term_))
		require.NoError(t, err)
		assert.Equal(t, want, due.At.String(), term_)
	}
}

// Decree 61/2018: what comes after 15:00 goes on with the next working day.
func TestCutOff(t *testing.T) {
	hours, err := calendar.OfficeHours{}.WithCutOff(calendar.MustParseTimeOfDay("15:00"))
	require.NoError(t, err)
	counter := schedule.MustCounter(schedule.CounterOptions{Hours: hours})
	for _, c := range []struct{ from, term, due string }{
		{"2025-04-25T15:40", "5 wd", "2025-05-07"},
		{"2025-04-25T15:00", "5 wd", "2025-05-06"},
		{"2025-04-25T15:01", "5 wd", "2025-05-07"},
		{"2025-04-25T06:00", "5 wd", "2025-05-06"},
		{"2025-04-25T12:00", "5 wd", "2025-05-06"},
		{"2025-04-25", "5 wd", "2025-05-06"},
		{"2025-06-14T09:00", "1 wd", "2025-06-17"},
		{"2025-06-14", "1 wd", "2025-06-17"},
		{"2025-06-13T15:40", "10 d", "2025-06-26"},
		{"2025-04-26T17:30", "5 wd", "2025-05-08"}, // after closing of a working Saturday: Monday
		{"2025-06-13T15:40", "2 wh", "2025-06-16T09:00"},
		{"2025-06-13T15:40", "24 h", "2025-06-17T07:00"},
		{"2025-06-13T15:40", "-1 wd", "2025-06-12"}, // no receipt, no cut-off
	} {
		due, err := counter.Due(moment(c.from), term(c.term))
		require.NoError(t, err)
		assert.Equal(t, c.due, short(due.At), "%s %s", c.from, c.term)
	}
}

func TestSteps(t *testing.T) {
	for _, c := range []struct {
		from, due string
		steps     []string
	}{
		{"2025-07-01", "2025-07-07", []string{"0.5 wd", "2 wd", "1.5 wd"}}, // 4 working days
		{"2025-01-31", "2025-03-31", []string{"1 m", "1 m"}},               // 2 months, not 28 March
		{"2025-07-01", "2025-07-14", []string{"3 wd", "10 d"}},             // 4 July, 14 July
		{"2025-06-30", "2025-07-07", []string{"5 d", "1 wd"}},              // Saturday, a step on the way, is not rolled
		{"2025-07-01", "2025-07-07T11:00", []string{"3 wd", "4 wh"}},       // Friday 4 July, then four hours of Monday
		{"2025-07-01", "2025-07-14", []string{"1 wd", "5 d", "1 w"}},
		{"2025-07-01T10:00", "2025-07-04", []string{"2 h", "3 d"}},
		{"2025-07-31", "2025-07-21", []string{"-5 wd", "-3 d"}},
		{"2025-07-31", "2025-07-24", []string{"0 d", "-5 wd"}}, // a step of no length goes both ways
	} {
		var steps []schedule.Term
		for _, s := range c.steps {
			steps = append(steps, term(s))
		}
		due, err := plain.Due(moment(c.from), steps...)
		require.NoError(t, err)
		assert.Equal(t, c.due, short(due.At), "%v", c.steps)
	}
}

func TestCountErrors(t *testing.T) {
	for _, c := range []struct {
		kind  form.Code
		from  schedule.Moment
		terms []schedule.Term
	}{
		{schedule.TermMissing, moment("2025-07-01"), nil},
		{schedule.TermMissing, moment("2025-07-01"), []schedule.Term{{}}},
		{schedule.StartMissing, schedule.Moment{}, []schedule.Term{term("5 wd")}},
		{schedule.StartInstant, moment("2025-07-01"), []schedule.Term{term("5 h")}},
		{schedule.StartInstant, moment("2025-07-01"), []schedule.Term{term("5 wh")}},
		{schedule.StartInstant, moment("2025-07-01"), []schedule.Term{term("5 min")}},
		{schedule.TermHalf, moment("2025-07-01"), []schedule.Term{term("1.5 w")}},
		{schedule.TermHalf, moment("2025-07-01T07:00"), []schedule.Term{term("0.5 min")}},
		{schedule.TermTwoWays, moment("2025-07-01"), []schedule.Term{term("5 wd"), term("-1 d")}},
		{schedule.TermEnd, moment("2025-07-01"), []schedule.Term{term("1000000 y")}},
		{schedule.TermEnd, moment("2025-07-01"), []schedule.Term{term("1000000 d")}},
		{schedule.TermEnd, moment("2025-07-01"), []schedule.Term{term("1000000 d"), term("1000000 d")}},
		{schedule.TermEnd, moment("2025-07-01"), []schedule.Term{term("-1000000 m")}},
		{schedule.TermEnd, moment("2199-12-31"), []schedule.Term{term("1 d")}},
		{schedule.TermEnd, moment("1900-01-01"), []schedule.Term{term("-1 d")}},
		{schedule.TermEnd, moment("2025-07-01T10:00"), []schedule.Term{term("-1000000 min"), term("-1 min")}},
	} {
		_, err := plain.Due(c.from, c.terms...)
		var ce *form.Error
		require.ErrorAs(t, err, &ce, "%v", c.terms)
		assert.Equal(t, c.kind, ce.Code)
		assert.NotEmpty(t, ce.Error())
		assert.NotEqual(t, ce.Message(form.Vietnamese), ce.Message(form.English))
	}
	// Half a week and half a week are a week.
	due, err := plain.Due(moment("2025-07-01"), term("0.5 w"), term("0.5 w"))
	require.NoError(t, err)
	assert.Equal(t, "2025-07-08", due.At.String())

	for _, terms := range []string{"300000 wd", "2000 m", "1000000 wh", "-100000 wd"} {
		_, err := plain.Due(moment("2025-07-01T10:00"), term(terms))
		assert.ErrorIs(t, err, calendar.Outside, terms)
	}
	_, err = schedule.NewCounter(schedule.CounterOptions{Roll: 9})
	assert.ErrorContains(t, err, "Roll 9")
	assert.Panics(t, func() { schedule.MustCounter(schedule.CounterOptions{Roll: 9}) })
}

// The state is the weakest of the days that were looked up.
func TestDueState(t *testing.T) {
	for _, c := range []struct {
		from, term string
		state      calendar.State
	}{
		{"2025-07-01", "10 wd", calendar.Official},
		{"2027-12-30", "10 wd", calendar.Projected},
		{"2027-12-30", "10 d", calendar.Projected},
		{"2027-12-01", "10 d", calendar.Official},
		{"2015-12-01", "10 wd", calendar.Reconstructed},
		{"2020-12-31", "5 wd", calendar.Official}, // the first day is not counted, whatever it is
		{"2020-12-30", "5 wd", calendar.Reconstructed},
		{"2028-01-01", "-1 wd", calendar.Official},
		{"2028-03-01", "1 d", calendar.Projected},
		{"2028-03-01T10:00", "10 h", calendar.Official}, // no notice can change it
		{"2028-03-01T10:00", "10 wh", calendar.Projected},
	} {
		due, err := plain.Due(moment(c.from), term(c.term))
		require.NoError(t, err)
		assert.Equal(t, c.state, due.State, "%s %s", c.from, c.term)
	}
	// With a cut-off it matters whether the first day is a working day.
	hours, err := calendar.OfficeHours{}.WithCutOff(calendar.MustParseTimeOfDay("15:00"))
	require.NoError(t, err)
	due, err := schedule.MustCounter(schedule.CounterOptions{Hours: hours}).Due(moment("2020-12-31T09:00"), term("5 wd"))
	require.NoError(t, err)
	assert.Equal(t, calendar.Reconstructed, due.State)
}

// Day by day, as a clerk counts on a wall calendar.
func countByHand(from form.Day, n int, working bool) form.Day {
	step := form.Day(1)
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		from += step
		if !working || calendar.Vietnam().IsWorkingDay(from) {
			n--
		}
	}
	return from
}

func TestDueByHand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := anyDay(t, "from")
		n := rapid.IntRange(-120, 120).Draw(t, "n")
		from = max(min(from, day("2099-01-01")), day("2002-01-01"))
		start := schedule.MomentOn(from)

		due, err := plain.Due(start, schedule.NewTerm(n, schedule.WorkingDays))
		require.NoError(t, err)
		require.Equal(t, countByHand(from, n, true), due.Day())

		due, err = plain.Due(start, schedule.NewTerm(n, schedule.Days))
		require.NoError(t, err)
		want := countByHand(from, n, false)
		for n >= 0 && !calendar.Vietnam().IsWorkingDay(want) {
			want++
		}
		require.Equal(t, want, due.Day())
		require.True(t, due.At.IsDay())

		// Months: never past the month meant, and back again within three days.
		months := rapid.IntRange(-60, 60).Draw(t, "months")
		open := schedule.MustCounter(schedule.CounterOptions{Roll: schedule.RollNone})
		due, err = open.Due(start, schedule.NewTerm(months, schedule.Months))
		require.NoError(t, err)
		y, m, d := from.Date()
		first := form.NewDay(y, m+time.Month(months), 1)
		require.Equal(t, schedule.PeriodOf(first, schedule.GrainMonth), schedule.PeriodOf(due.Day(), schedule.GrainMonth))
		require.True(t, due.Day().Day() == d || due.Day().Day() == first.LastOfMonth().Day() && d > first.LastOfMonth().Day())
	})
}

// Eight working hours are a working day, and halves make wholes.
func TestHoursAndDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := anyDay(t, "from")
		from = max(min(from, day("2099-01-01")), day("2002-01-01"))
		n := rapid.IntRange(1, 30).Draw(t, "n")
		days, err := plain.Due(schedule.MomentOn(from), schedule.NewTerm(n, schedule.WorkingDays))
		require.NoError(t, err)
		night := schedule.MomentOn(from).At(calendar.MustParseTimeOfDay("18:00"))
		hours, err := plain.Due(night, schedule.NewTerm(8*n, schedule.WorkingHours))
		require.NoError(t, err)
		require.Equal(t, days.Day(), hours.Day())
		require.Equal(t, "17:00", hours.TimeOfDay().String())

		half, err := plain.Due(schedule.MomentOn(from), schedule.HalvesTerm(2*n-1, schedule.WorkingDays))
		require.NoError(t, err)
		require.Equal(t, days.Day(), half.Day())
		require.Equal(t, "11:00", half.TimeOfDay().String())
		halves, err := plain.Due(schedule.MomentOn(from), schedule.HalvesTerm(2*n-1, schedule.WorkingDays), schedule.HalvesTerm(1, schedule.WorkingDays))
		require.NoError(t, err)
		require.Equal(t, days, halves)
	})
}

func TestDueHolds(t *testing.T) {
	due := schedule.Due{At: moment("2025-05-06")}
	assert.True(t, due.Holds(moment("2025-05-06")))
	assert.True(t, due.Holds(moment("2025-05-06T23:59:59")), "a day holds to 24:00")
	assert.False(t, due.Holds(moment("2025-05-07T00:00")))
	due = schedule.Due{At: moment("2025-05-06T11:00")}
	assert.True(t, due.Holds(moment("2025-05-06T11:00")))
	assert.False(t, due.Holds(moment("2025-05-06T11:00:01")))
	assert.True(t, due.Holds(moment("2025-05-06")), "known by its day only")

	midnight := time.Date(2025, 5, 6, 0, 0, 0, 0, calendar.Zone())
	assert.Equal(t, moment("2025-05-06"), schedule.MomentAt(midnight).Appointment(), "midnight stands for the day")
	assert.Equal(t, moment("2025-05-06T00:01"), schedule.MomentAt(midnight.Add(time.Minute)).Appointment())
}

func TestDueAllocatesNothing(t *testing.T) {
	from, at := moment("2025-04-25"), moment("2025-04-25T15:40")
	for _, c := range []struct {
		from  schedule.Moment
		terms []schedule.Term
	}{
		{from, []schedule.Term{term("15 wd")}},
		{from, []schedule.Term{term("3.5 wd")}},
		{from, []schedule.Term{term("30 d")}},
		{from, []schedule.Term{term("1 m"), term("5 wd")}},
		{at, []schedule.Term{term("8 wh")}},
		{at, []schedule.Term{term("24 h")}},
	} {
		assert.Zero(t, testing.AllocsPerRun(100, func() {
			if _, err := plain.Due(c.from, c.terms...); err != nil {
				t.Fatal(err)
			}
		}), "%v", c.terms)
	}
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		if _, err := plain.Due(from, schedule.NewTerm(15, schedule.WorkingDays)); err != nil {
			t.Fatal(err)
		}
	}))
}

func BenchmarkDue(b *testing.B) {
	from := moment("2025-04-25")
	for _, s := range []string{"15 wd", "250 wd", "30 d", "6 m"} {
		term := term(s)
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := plain.Due(from, term); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestMomentForms(t *testing.T) {
	for text, want := range map[string]string{
		"2025-09-30":                    "2025-09-30",
		"2025-09-30T15:40":              "2025-09-30T15:40:00+07:00",
		"2025-09-30T15:40:30":           "2025-09-30T15:40:30+07:00",
		"2025-09-30T15:40:00+07:00":     "2025-09-30T15:40:00+07:00",
		"2025-09-30T15:40+07:00":        "2025-09-30T15:40:00+07:00",
		"2025-09-30T20:00:00Z":          "2025-10-01T03:00:00+07:00",
		"2025-09-30T15:40:00.25+07:00":  "2025-09-30T15:40:00.25+07:00",
		"2025-09-30T00:00:00+07:00":     "2025-09-30T00:00:00+07:00",
		"2025-09-30T23:59:59.999999999": "2025-09-30T23:59:59.999999999+07:00",
	} {
		m, err := schedule.ParseMoment(text)
		require.NoError(t, err, text)
		assert.Equal(t, want, m.String())
		b, err := json.Marshal(m)
		require.NoError(t, err)
		var back schedule.Moment
		require.NoError(t, json.Unmarshal(b, &back))
		assert.True(t, m == back)
	}
	for _, text := range []string{"", "2025-02-30", "2025-13-01", "20250930", "2025-09-30T", "2025-09-30T24:00", "2025-09-30T7:40",
		"2025-09-30T15:60", "2025-09-30 15:40", "2025-09-30T15:40x", "2025-02-30T15:40", "2025-09-30T15:40:00,5", "1899-12-31", "2199-12-31T23:00Z"} {
		_, err := schedule.ParseMoment(text)
		var me *form.Error
		assert.ErrorAs(t, err, &me, text)
	}
	_, err := json.Marshal(schedule.Moment{})
	assert.Error(t, err)
	assert.True(t, schedule.MomentAt(time.Time{}).IsZero())
	assert.Equal(t, 1, moment("2025-09-30T00:00").Compare(moment("2025-09-30")), "a whole day comes before its instants")
	assert.Equal(t, -1, moment("2025-09-30T23:59").Compare(moment("2025-10-01")))
	assert.Equal(t, moment("2025-09-30"), moment("2025-09-30").At(calendar.MustParseTimeOfDay("24:00")))
	assert.Equal(t, "2025-10-01T00:00:00+07:00", moment("2025-09-30").End().Format(time.RFC3339))
}

func TestTermForms(t *testing.T) {
	for text, want := range map[string][3]string{
		`{"n":5,"unit":"wd"}`:   {"5 wd", "5 ngày làm việc", "5 working days"},
		`{"n":3.5,"unit":"wd"}`: {"3.5 wd", "3,5 ngày làm việc", "3.5 working days"},
		`{"n":-0.5,"unit":"d"}`: {"-0.5 d", "-0,5 ngày", "-0.5 days"},
		`{"n":-10,"unit":"d"}`:  {"-10 d", "-10 ngày", "-10 days"},
		`{"n":-1,"unit":"d"}`:   {"-1 d", "-1 ngày", "-1 day"},
		`{"n":0.5,"unit":"d"}`:  {"0.5 d", "0,5 ngày", "0.5 days"},
		`{"n":1,"unit":"m"}`:    {"1 m", "1 tháng", "1 month"},
		`{"n":0,"unit":"d"}`:    {"0 d", "0 ngày", "0 days"},
		`{"n":8,"unit":"wh"}`:   {"8 wh", "8 giờ làm việc", "8 working hours"},
		`{"n":30,"unit":"min"}`: {"30 min", "30 phút", "30 minutes"},
		`{"n":1.5,"unit":"y"}`:  {"1.5 y", "1,5 năm", "1.5 years"},

		`{"n":1,"unit":"m","and":{"n":15,"unit":"d"}}`:      {"1 m 15 d", "1 tháng 15 ngày", "1 month and 15 days"},
		`{"n":-2,"unit":"d","and":{"n":-12,"unit":"h"}}`:    {"-2 d -12 h", "-2 ngày -12 giờ", "-2 days and -12 hours"},
		`{"n":3,"unit":"wd","and":{"n":3.5,"unit":"wh"}}`:   {"3 wd 3.5 wh", "3 ngày làm việc 3,5 giờ làm việc", "3 working days and 3.5 working hours"},
		`{"n":1,"unit":"y","and":{"n":16000,"unit":"min"}}`: {"1 y 16000 min", "1 năm 16000 phút", "1 year and 16000 minutes"},
	} {
		var got schedule.Term
		require.NoError(t, json.Unmarshal([]byte(text), &got))
		assert.Equal(t, want, [3]string{got.String(), got.Text(form.Vietnamese), got.Text(form.English)})
		b, err := json.Marshal(got)
		require.NoError(t, err)
		assert.Equal(t, text, string(b))
		assert.Equal(t, got, got.Negate().Negate())
	}
	for _, text := range []string{`{}`, `null`, `"5 wd"`, `{"n":5}`, `{"unit":"d"}`, `{"n":"5","unit":"d"}`, `{"n":5,"unit":"D"}`, `{"n":1.25,"unit":"d"}`,
		`{"n":5e0,"unit":"d"}`, `{"n":1000001,"unit":"d"}`, `{"n":99999999999999999999,"unit":"d"}`, `{"n":5,"n":6,"unit":"d"}`, `{"N":5,"unit":"d"}`, `{"n":9223372036854775807,"unit":"d"}`, `{"n":-9223372036854775808,"unit":"d"}`, `{"n":5,"unit":"d","x":1}`, `{"n":5,"unit":"d"}{}`, `{"n":null,"unit":"d"}`,
		`{"n":15,"unit":"d","and":{"n":1,"unit":"m"}}`, `{"n":1,"unit":"d","and":{"n":1,"unit":"wd"}}`, `{"n":1,"unit":"m","and":{"n":-1,"unit":"d"}}`, `{"n":1.5,"unit":"m","and":{"n":1,"unit":"d"}}`,
		`{"n":0,"unit":"m","and":{"n":1,"unit":"d"}}`, `{"n":1,"unit":"m","and":{"n":16001,"unit":"d"}}`, `{"n":1,"unit":"y","and":{"n":1,"unit":"m","and":{"n":1,"unit":"d"}}}`, `{"n":1,"unit":"m","and":{}}`} {
		got := term("7 d")
		assert.Error(t, json.Unmarshal([]byte(text), &got), text)
		assert.Equal(t, term("7 d"), got, "an error leaves the term")
	}
	for n, ok := range map[int]bool{1_000_000: true, -1_000_000: true, 1_000_001: false, -1_000_001: false} {
		assert.Equal(t, ok, !schedule.NewTerm(n, schedule.Days).IsZero(), "%d days", n)
	}
	assert.True(t, schedule.NewTerm(5, "fortnight").IsZero())
	assert.True(t, schedule.NewTerm(math.MaxInt, schedule.Days).IsZero(), "no silent wrap")
	assert.True(t, schedule.Term{}.And(term("1 d")).IsZero())
	assert.True(t, term("1 d").And(schedule.Term{}).IsZero())
	assert.Equal(t, term("15 d"), term("1 m 15 d").More())
	assert.True(t, term("15 d").More().IsZero())
	assert.Error(t, term("1 m 0.5 w").Check())
	_, err := json.Marshal(schedule.Term{})
	assert.Error(t, err)
}

func FuzzTermJSON(f *testing.F) {
	for _, s := range []string{`{"n":5,"unit":"wd"}`, `{"n":-3.5,"unit":"d"}`, `{"n":-0.5,"unit":"m"}`, `{"n":1e9,"unit":"y"}`, `{"n":0,"unit":"min"}`} {
		f.Add([]byte(s))
	}
	start := moment("2025-04-25T15:40")
	f.Fuzz(func(t *testing.T, b []byte) {
		var got schedule.Term
		if json.Unmarshal(b, &got) != nil {
			if !got.IsZero() {
				t.Fatal("an error that left a term behind")
			}
			return
		}
		out, err := json.Marshal(got)
		if err != nil {
			t.Fatal(err)
		}
		var back schedule.Term
		if err := json.Unmarshal(out, &back); err != nil || back != got {
			t.Fatalf("%s comes back as %v: %v", out, back, err)
		}
		due, err := plain.Due(start, got)
		if err != nil {
			return
		}
		if n := got.Halves(); n > 0 && due.At.Compare(start) <= 0 || n < 0 && due.At.Compare(start) >= 0 {
			t.Fatalf("%v from %v is due %v", got, start, due.At)
		}
	})
}
