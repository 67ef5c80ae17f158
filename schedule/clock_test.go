package schedule_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/form"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
)

// start is a running clock of a test.
func start(from string, terms ...string) schedule.Clock {
	var all []schedule.Term
	for _, s := range terms {
		all = append(all, term(s))
	}
	k, err := plain.Start(moment(from), all...)
	if err != nil {
		panic(err)
	}
	return k
}

// pauses reads "2025-05-05..2025-05-07"; an open one ends in "..".
func pauses(t require.TestingT, k schedule.Clock, spans ...string) schedule.Clock {
	for _, s := range spans {
		from, until := s, schedule.Moment{}
		for j := range s {
			if s[j:min(j+2, len(s))] == ".." {
				from = s[:j]
				if j+2 < len(s) {
					until = moment(s[j+2:])
				}
				break
			}
		}
		var err error
		k, err = k.Pause(moment(from), until, schedule.ForBody, "")
		require.NoError(t, err)
	}
	return k
}

func TestPauses(t *testing.T) {
	for _, c := range []struct {
		why, from, term string
		pauses          []string
		due             string
	}{
		{"none", "2025-04-25T15:40", "5 wd", nil, "2025-05-06"},
		{"two working days", "2025-04-25T15:40", "5 wd", []string{"2025-05-05..2025-05-07"}, "2025-05-08"},
		{"over holidays only", "2025-04-25T15:40", "5 wd", []string{"2025-04-30..2025-05-05"}, "2025-05-06"},
		{"into holidays", "2025-04-25T15:40", "5 wd", []string{"2025-04-29..2025-05-05"}, "2025-05-07"},
		{"begins on the due day", "2025-04-25T15:40", "5 wd", []string{"2025-05-06..2025-05-12"}, "2025-05-12"},
		{"begins after the due day", "2025-04-25T15:40", "5 wd", []string{"2025-05-07..2025-05-12"}, "2025-05-06"},
		{"before the start", "2025-04-25T15:40", "5 wd", []string{"2025-04-01..2025-04-20"}, "2025-05-06"},
		{"over the start", "2025-04-25T15:40", "5 wd", []string{"2025-04-20..2025-04-29"}, "2025-05-08"},
		{"from the day of the start", "2025-04-25T15:40", "5 wd", []string{"2025-04-25..2025-04-28"}, "2025-05-07"},
		{"resumed on the day it began", "2025-04-25T15:40", "5 wd", []string{"2025-04-28T08:00..2025-04-28T16:00"}, "2025-05-06"},
		{"touching", "2025-04-25T15:40", "5 wd", []string{"2025-04-28..2025-04-29", "2025-04-29..2025-05-05"}, "2025-05-08"},
		{"overlapping", "2025-04-25T15:40", "5 wd", []string{"2025-04-28..2025-05-05", "2025-04-29..2025-05-06"}, "2025-05-09"},
		{"one in another", "2025-04-25T15:40", "5 wd", []string{"2025-04-28..2025-05-08", "2025-04-29..2025-05-05"}, "2025-05-13"},
		{"two apart, the second within the first's extension", "2025-04-25T15:40", "5 wd", []string{"2025-05-05..2025-05-07", "2025-05-08..2025-05-09"}, "2025-05-09"},
		{"resumed on a rest day", "2025-04-25T15:40", "5 wd", []string{"2025-05-05..2025-05-10"}, "2025-05-13"},
		{"calendar days", "2025-07-01", "10 d", []string{"2025-07-03..2025-07-07"}, "2025-07-15"},
		{"calendar days, then a roll", "2025-07-01", "10 d", []string{"2025-07-03..2025-07-04"}, "2025-07-14"},
		{"the roll skips a pause as well", "2025-07-01", "11 d", []string{"2025-07-14..2025-07-16"}, "2025-07-16"},
		{"months are put off by the days of the pause", "2025-07-01", "1 m", []string{"2025-07-10..2025-07-20"}, "2025-08-11"},
		{"half a working day", "2025-07-01", "1.5 wd", []string{"2025-07-03..2025-07-07"}, "2025-07-07T11:00"},
		{"working hours, within the day", "2025-07-01T08:00", "4 wh", []string{"2025-07-01T09:00..2025-07-01T10:00"}, "2025-07-01T15:00"},
		{"working hours, whole days", "2025-07-01T16:00", "4 wh", []string{"2025-07-02..2025-07-04"}, "2025-07-04T10:00"},
		{"working hours, over lunch", "2025-07-01T10:00", "4 wh", []string{"2025-07-01T11:00..2025-07-01T14:00"}, "2025-07-01T17:00"},
		{"hours", "2025-07-01T08:00", "24 h", []string{"2025-07-01T20:00..2025-07-02T06:00"}, "2025-07-02T18:00"},
		{"hours, ending as the pause begins", "2025-07-01T08:00", "4 h", []string{"2025-07-01T12:00..2025-07-01T13:00"}, "2025-07-01T12:00"},
		{"working hours, ending as the pause begins", "2025-07-01T08:00", "2 wh", []string{"2025-07-01T10:00..2025-07-01T11:00"}, "2025-07-01T10:00"},
		{"hours, whole days", "2025-07-01T08:00", "24 h", []string{"2025-07-02..2025-07-03"}, "2025-07-03T08:00"},
	} {
		k := pauses(t, start(c.from, c.term), c.pauses...)
		assert.Equal(t, c.due, short(k.Due().At), c.why)
		assert.False(t, k.Due().AtEarliest, c.why)
	}

	hours, err := calendar.OfficeHours{}.WithCutOff(calendar.MustParseTimeOfDay("15:00"))
	require.NoError(t, err)
	k, err := schedule.MustCounter(schedule.CounterOptions{Hours: hours}).Start(moment("2025-04-25T15:40"), term("5 wd"))
	require.NoError(t, err)
	assert.Equal(t, "2025-05-09", pauses(t, k, "2025-05-05..2025-05-07").Due().At.String())
}

// A pause gives back each day that it took, and takes none.
func TestPauseLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := day("2023-01-01") + form.Day(rapid.IntRange(0, 1300).Draw(t, "from"))
		n := rapid.IntRange(1, 40).Draw(t, "n")
		unit := rapid.SampledFrom([]schedule.Unit{schedule.WorkingDays, schedule.Days}).Draw(t, "unit")
		k, err := plain.Start(schedule.MomentOn(from), schedule.NewTerm(n, unit))
		require.NoError(t, err)
		stopped := map[form.Day]bool{}
		for range rapid.IntRange(0, 4).Draw(t, "pauses") {
			a := from + form.Day(rapid.IntRange(-10, 60).Draw(t, "a"))
			b := a + form.Day(rapid.IntRange(0, 20).Draw(t, "length"))
			before := k.Due()
			k, err = k.Pause(schedule.MomentOn(a), schedule.MomentOn(b), "", "")
			require.NoError(t, err)
			require.GreaterOrEqual(t, k.Due().Day(), before.Day(), "a pause never brings the end forward")
			for d := a; d < b; d++ {
				stopped[d] = true
			}
		}
		// By hand: count the days that are not stopped.
		cal := calendar.Vietnam()
		left, d := n, from
		for left > 0 {
			d++
			if !stopped[d] && (unit == schedule.Days || cal.IsWorkingDay(d)) {
				left--
			}
		}
		for unit == schedule.Days && (!cal.IsWorkingDay(d) || stopped[d] && d > from) {
			d++
		}
		require.Equal(t, d, k.Due().Day())

		// Each day either is used, or nothing is lost: used and left make the
		// term, on every day up to the end.
		last := -1
		for d := from - 2; d <= k.Due().Day(); d++ {
			r, err := k.Read(schedule.MomentOn(d))
			require.NoError(t, err)
			if unit == schedule.WorkingDays {
				require.Equal(t, 2*n, r.Used.Halves+r.Left.Halves)
			}
			require.GreaterOrEqual(t, r.Used.Halves, last, "time used never comes back")
			last = r.Used.Halves
			require.Zero(t, r.Over.Halves)
			require.Contains(t, []schedule.ClockState{schedule.ClockRunning, schedule.ClockPaused}, r.State, "%v", d)
			require.Equal(t, r.State == schedule.ClockPaused, r.Due.AtEarliest)
		}
		r, err := k.Read(k.Due().At)
		require.NoError(t, err)
		require.True(t, r.Left.IsZero(), "nothing is left on the due day")

		// The explanation comes to the same end, and leaves no day out.
		e, err := k.Explain(form.English, schedule.Moment{})
		require.NoError(t, err)
		require.Equal(t, k.Due(), e.Due)
		checkDays(t, e)
	})
}

// checkDays holds an explanation of days to naming each day from the start to
// the end, in order.
func checkDays(t require.TestingT, e schedule.Explanation) {
	at := e.From.Day() - 1
	for _, s := range e.Steps {
		require.GreaterOrEqual(t, s.Day, at, "%v", e.Lines())
		require.LessOrEqual(t, s.Day, at+1, "a day is left out: %v", e.Lines())
		at = max(s.Day, s.Until)
		require.NotEmpty(t, s.Effect)
	}
	require.Equal(t, e.Due.Day(), at)
	require.Equal(t, schedule.EffectDue, e.Steps[len(e.Steps)-1].Effect)
}

func TestWorkingHoursPausesLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := func(label string) schedule.Moment {
			return schedule.MomentAt(moment("2025-04-20").Time().Add(time.Duration(rapid.IntRange(0, 30*24*4).Draw(t, label)) * 15 * time.Minute))
		}
		from, a, b := at("from"), at("a"), at("b")
		if b.Compare(a) < 0 {
			a, b = b, a
		}
		n := rapid.IntRange(1, 40).Draw(t, "n")
		unit := rapid.SampledFrom([]schedule.Unit{schedule.WorkingHours, schedule.Hours}).Draw(t, "unit")
		k, err := plain.Start(from, schedule.HalvesTerm(n, unit))
		require.NoError(t, err)
		paused, err := k.Pause(a, b, schedule.ForCitizen, "")
		require.NoError(t, err)
		require.GreaterOrEqual(t, paused.Due().At.Compare(k.Due().At), 0)
		// Quarter of an hour by quarter of an hour.
		left := time.Duration(n) * 30 * time.Minute
		now := from.Time()
		for left > 0 {
			next := now.Add(15 * time.Minute)
			stopped := !now.Before(a.Time()) && now.Before(b.Time())
			if !stopped && (unit == schedule.Hours || (calendar.OfficeHours{}).IsOpen(calendar.Vietnam(), now)) {
				left -= 15 * time.Minute
			}
			now = next
		}
		require.Equal(t, now.Format(time.RFC3339), paused.Due().At.End().Format(time.RFC3339))

		r, err := paused.Read(at("read"))
		require.NoError(t, err)
		require.Equal(t, time.Duration(n)*30*time.Minute, r.Used.Time+r.Left.Time)

		e, err := paused.Explain(form.Vietnamese, schedule.Moment{})
		require.NoError(t, err)
		require.Equal(t, paused.Due(), e.Due)
		if unit == schedule.WorkingHours {
			checkDays(t, e)
		}
	})
}

// A petition for which a supplement was asked on 5 May and came on 7 May.
func TestRead(t *testing.T) {
	k := pauses(t, start("2025-04-25T15:40", "5 wd"), "2025-05-05..2025-05-07")
	for _, c := range []struct {
		at         string
		state      schedule.ClockState
		due        string
		atEarliest bool
		used, left string
		over       string
	}{
		{"2025-04-20", schedule.ClockRunning, "2025-05-06", false, "0 wd", "5 wd", "0 wd"},
		{"2025-04-25", schedule.ClockRunning, "2025-05-06", false, "0 wd", "5 wd", "0 wd"},
		{"2025-04-26", schedule.ClockRunning, "2025-05-06", false, "1 wd", "4 wd", "0 wd"},
		{"2025-05-01", schedule.ClockRunning, "2025-05-06", false, "3 wd", "2 wd", "0 wd"},
		{"2025-05-05", schedule.ClockPaused, "2025-05-07", true, "3 wd", "2 wd", "0 wd"},
		{"2025-05-06", schedule.ClockPaused, "2025-05-08", true, "3 wd", "2 wd", "0 wd"},
		{"2025-05-05T10:00", schedule.ClockPaused, "2025-05-06", true, "3 wd", "2 wd", "0 wd"},
		{"2025-05-07", schedule.ClockRunning, "2025-05-08", false, "4 wd", "1 wd", "0 wd"},
		{"2025-05-08", schedule.ClockRunning, "2025-05-08", false, "5 wd", "0 wd", "0 wd"},
		{"2025-05-08T23:59", schedule.ClockRunning, "2025-05-08", false, "5 wd", "0 wd", "0 wd"},
		{"2025-05-09T00:00", schedule.ClockOverdue, "2025-05-08", false, "5 wd", "0 wd", "1 wd"},
		{"2025-05-11", schedule.ClockOverdue, "2025-05-08", false, "5 wd", "0 wd", "1 wd"},
		{"2025-05-12", schedule.ClockOverdue, "2025-05-08", false, "5 wd", "0 wd", "2 wd"},
	} {
		r, err := k.Read(moment(c.at))
		require.NoError(t, err)
		assert.Equal(t, []any{c.state, c.due, c.atEarliest, c.used, c.left, c.over},
			[]any{r.State, r.Due.At.String(), r.Due.AtEarliest, r.Used.String(), r.Left.String(), r.Over.String()}, c.at)
	}

	met, err := k.With(schedule.ClockEvent{Type: schedule.Finished, At: moment("2025-05-08T16:00")})
	require.NoError(t, err)
	late, err := k.With(schedule.ClockEvent{Type: schedule.Finished, At: moment("2025-05-12")})
	require.NoError(t, err)
	for _, c := range []struct {
		k     schedule.Clock
		at    string
		state schedule.ClockState
		over  string
	}{
		{met, "2025-05-08T15:00", schedule.ClockRunning, "0 wd"},
		{met, "2025-05-08", schedule.ClockMet, "0 wd"},
		{met, "2025-06-30", schedule.ClockMet, "0 wd"},
		{late, "2025-05-09", schedule.ClockOverdue, "1 wd"},
		{late, "2025-05-12", schedule.ClockLate, "2 wd"},
		{late, "2025-06-30", schedule.ClockLate, "2 wd"},
	} {
		r, err := c.k.Read(moment(c.at))
		require.NoError(t, err)
		assert.Equal(t, c.state, r.State, c.at)
		assert.Equal(t, c.over, r.Over.String(), c.at)
		assert.NotEmpty(t, r.State.Text(form.Vietnamese))
	}
	_, err = k.Read(schedule.Moment{})
	assert.Error(t, err)
}

// A pause that has not ended leaves the end open.
func TestOpenPause(t *testing.T) {
	k := pauses(t, start("2025-04-25", "5 wd"), "2025-05-05..")
	assert.Equal(t, schedule.Due{At: moment("2025-05-06"), State: calendar.Official, AtEarliest: true}, k.Due())
	r, err := k.Read(moment("2025-06-30"))
	require.NoError(t, err)
	assert.Equal(t, schedule.ClockPaused, r.State)
	assert.Equal(t, "2025-07-02", r.Due.At.String(), "two working days are left, from 1 July at the earliest")
	assert.Equal(t, "2 wd", r.Left.String())

	// At an instant of a day on which it stands still that day is still to come.
	r, err = pauses(t, start("2025-07-01", "10 d"), "2025-07-03..").Read(moment("2025-07-03T10:00"))
	require.NoError(t, err)
	assert.Equal(t, "1 d 9 d", r.Used.String()+" "+r.Left.String())

	// A pause in the future is not known yet.
	k = pauses(t, start("2025-04-25", "5 wd"), "2025-05-05..")
	r, err = k.Read(moment("2025-04-29"))
	require.NoError(t, err)
	assert.Equal(t, schedule.ClockRunning, r.State)
	assert.False(t, r.Due.AtEarliest)

	// One that begins when the clock is overdue does not make it less so.
	k = pauses(t, start("2025-04-25", "5 wd"), "2025-05-12..")
	r, err = k.Read(moment("2025-05-20"))
	require.NoError(t, err)
	assert.Equal(t, schedule.ClockOverdue, r.State)
	assert.Equal(t, "3 wd", r.Over.String())

	// Finished while paused: the pause ends with it.
	k, err = pauses(t, start("2025-04-25", "5 wd"), "2025-05-05..").With(schedule.ClockEvent{Type: schedule.Finished, At: moment("2025-05-20")})
	require.NoError(t, err)
	r, err = k.Read(moment("2025-05-20"))
	require.NoError(t, err)
	assert.Equal(t, schedule.ClockMet, r.State)
	assert.Equal(t, "3 wd", r.Used.String())
}

// Decree 61/2018, article 19.9: one new appointment, a day before expiry.
func TestReappointment(t *testing.T) {
	k := start("2025-04-25", "5 wd") // due 6 May
	again := func(at, due string) schedule.ClockEvent {
		return schedule.ClockEvent{Type: schedule.Reappointed, At: moment(at), Due: moment(due), Reason: "chờ kết quả thẩm định"}
	}
	r, err := k.With(again("2025-05-05", "2025-05-15"))
	require.NoError(t, err)
	assert.Equal(t, "2025-05-15", r.Due().At.String())
	reading, err := r.Read(moment("2025-05-12"))
	require.NoError(t, err)
	assert.Equal(t, schedule.ClockRunning, reading.State)
	assert.Equal(t, "3 wd", reading.Left.String())
	reading, err = r.Read(moment("2025-05-02"))
	require.NoError(t, err)
	assert.Equal(t, "2025-05-06", reading.Due.At.String(), "before it was given")

	for _, c := range []struct {
		kind   form.Code
		events []schedule.ClockEvent
	}{
		{schedule.ClockTooLate, []schedule.ClockEvent{again("2025-05-06", "2025-05-15")}},
		{schedule.ClockTooLate, []schedule.ClockEvent{again("2025-05-20", "2025-05-25")}},
		{schedule.ClockTooOften, []schedule.ClockEvent{again("2025-05-05", "2025-05-15"), again("2025-05-10", "2025-05-20")}},
		{schedule.ClockAppointment, []schedule.ClockEvent{{Type: schedule.Reappointed, At: moment("2025-05-05")}}},
		{schedule.ClockAppointment, []schedule.ClockEvent{again("2025-05-05", "2025-05-04")}},
	} {
		_, err := k.With(c.events...)
		var ce *form.Error
		require.ErrorAs(t, err, &ce)
		assert.Equal(t, c.kind, ce.Code)
		assert.Contains(t, ce.Message(form.Vietnamese), "Nghị định 61/2018/NĐ-CP, Điều 19.9")
		assert.Contains(t, ce.Message(form.English), "Decree 61/2018/NĐ-CP, Article 19.9")
	}

	// Another rule, of the host: often, up to the appointment day itself.
	free := schedule.MustCounter(schedule.CounterOptions{Reappointment: schedule.ReappointmentRule{Max: -1, Source: form.Text{"quy chế của tỉnh"}}})
	f, err := k.On(free)
	require.NoError(t, err)
	f, err = f.With(again("2025-05-06", "2025-05-15"), again("2025-05-15", "2025-05-16"))
	require.NoError(t, err)
	assert.Equal(t, "2025-05-16", f.Due().At.String())

	// Eight hours ahead of the end of 6 May.
	f, err = k.On(schedule.MustCounter(schedule.CounterOptions{Reappointment: schedule.ReappointmentRule{Max: 1, Ahead: term("8 h")}}))
	require.NoError(t, err)
	_, err = f.With(again("2025-05-06T16:00", "2025-05-15"))
	assert.NoError(t, err)
	_, err = f.With(again("2025-05-06T16:01", "2025-05-15"))
	assert.Error(t, err)
	_, err = schedule.NewCounter(schedule.CounterOptions{Reappointment: schedule.ReappointmentRule{Max: 1, Ahead: term("-1 d")}})
	assert.Error(t, err)
	f, err = k.On(schedule.MustCounter(schedule.CounterOptions{Reappointment: schedule.ReappointmentRule{Max: 1, Ahead: term("0 d")}}))
	require.NoError(t, err)
	_, err = f.With(again("2025-05-06", "2025-05-15"))
	assert.NoError(t, err, "no days ahead is the due day itself")
	f, err = k.On(schedule.MustCounter(schedule.CounterOptions{Reappointment: schedule.ReappointmentRule{Source: form.Text{"quy chế của tỉnh"}}}))
	require.NoError(t, err)
	_, err = f.With(again("2025-05-05", "2025-05-15"))
	assert.ErrorIs(t, err, schedule.ClockTooOften, "a rule that allows none")

	// A pause after it gives its days back too.
	p := pauses(t, r, "2025-05-13..2025-05-15")
	assert.Equal(t, "2025-05-19", p.Due().At.String())
	p = pauses(t, r, "2025-04-28..2025-04-29")
	assert.Equal(t, "2025-05-15", p.Due().At.String(), "one from before does not move it")

	// Midnight is the day; an hour is an hour.
	r, err = k.With(again("2025-05-05", "2025-05-15T00:00"))
	require.NoError(t, err)
	assert.Equal(t, moment("2025-05-15"), r.Due().At)
	r, err = k.With(again("2025-05-05", "2025-05-15T10:00"))
	require.NoError(t, err)
	assert.Equal(t, moment("2025-05-15T10:00"), r.Due().At)
	// A rest day rolls, as the end of a term does.
	r, err = k.With(again("2025-05-05", "2025-05-17"))
	require.NoError(t, err)
	assert.Equal(t, "2025-05-19", r.Due().At.String())

	// An appointment on the day of the start leaves nothing, and not less.
	r, err = start("2025-05-05", "5 wd").With(again("2025-05-05", "2025-05-05T16:00"))
	require.NoError(t, err)
	reading, err = r.Read(moment("2025-05-05"))
	require.NoError(t, err)
	assert.Equal(t, "0 wd 0 wd", reading.Used.String()+" "+reading.Left.String())

	// What it rests on is the days that its unit looks up: working days of
	// years whose notices are lost, or still to come.
	for _, c := range []struct {
		from, term, due string
		state           calendar.State
	}{
		{"2020-12-28", "5 wd", "2021-01-08", calendar.Reconstructed},
		{"2020-12-28", "10 d", "2021-01-08", calendar.Official},
		{"2027-12-28T08:00", "16 wh", "2028-01-06T10:00", calendar.Projected},
		{"2027-12-28T08:00", "48 h", "2028-01-06T10:00", calendar.Official},
	} {
		r, err = start(c.from, c.term).With(again(c.from, c.due))
		require.NoError(t, err)
		assert.Equal(t, schedule.Due{At: moment(c.due), State: c.state}, r.Due(), c.from+" "+c.term)
	}

	// A day stays a day when the pause took no office hours.
	h := start("2025-07-01T08:00", "8 wh")
	r, err = h.With(schedule.ClockEvent{Type: schedule.Reappointed, At: moment("2025-06-30T17:00"), Due: moment("2025-07-03")})
	require.NoError(t, err)
	assert.Equal(t, "2025-07-03", short(pauses(t, r, "2025-07-02T17:30..2025-07-02T20:00").Due().At))

	// Terms in hours.
	h = start("2025-07-01T08:00", "8 wh")
	r, err = h.With(schedule.ClockEvent{Type: schedule.Reappointed, At: moment("2025-06-30T17:00"), Due: moment("2025-07-02T10:00")})
	require.NoError(t, err)
	assert.Equal(t, "2025-07-02T10:00", short(r.Due().At))
	assert.Equal(t, "2025-07-02T14:30", short(pauses(t, r, "2025-07-01T10:00..2025-07-01T14:30").Due().At))
}

// A pause after a new appointment puts it off by just the days that it took.
func TestReappointedPauseLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cal := calendar.Vietnam()
		unit := rapid.SampledFrom([]schedule.Unit{schedule.WorkingDays, schedule.Days}).Draw(t, "unit")
		at := day("2024-03-01") + form.Day(rapid.IntRange(0, 700).Draw(t, "at"))
		due := at + form.Day(rapid.IntRange(0, 40).Draw(t, "ahead"))
		if !cal.IsWorkingDay(due) {
			var err error
			due, err = cal.NextWorkingDay(due)
			require.NoError(t, err)
		}
		k, err := plain.Start(schedule.MomentOn(at), schedule.NewTerm(20, unit))
		require.NoError(t, err)
		k, err = k.With(schedule.ClockEvent{Type: schedule.Reappointed, At: schedule.MomentOn(at), Due: schedule.MomentOn(due)})
		require.NoError(t, err)
		require.Equal(t, due, k.Due().Day())
		a := at + 1 + form.Day(rapid.IntRange(0, 50).Draw(t, "a"))
		b := a + form.Day(rapid.IntRange(0, 15).Draw(t, "length"))
		k, err = k.Pause(schedule.MomentOn(a), schedule.MomentOn(b), schedule.ForCitizen, "")
		require.NoError(t, err)
		counts := func(d form.Day) bool { return unit == schedule.Days || cal.IsWorkingDay(d) }
		want, left := at, 0
		for d := at + 1; d <= due; d++ {
			if counts(d) {
				left++
			}
		}
		for left > 0 {
			if want++; counts(want) && (want < a || want >= b) {
				left--
			}
		}
		for want > at && (!cal.IsWorkingDay(want) || want >= a && want < b) {
			want++
		}
		require.Equal(t, want, k.Due().Day())
		e, err := k.Explain(form.Vietnamese, schedule.Moment{})
		require.NoError(t, err)
		require.Equal(t, k.Due(), e.Due)
	})
}

func TestTermChanged(t *testing.T) {
	k := pauses(t, start("2025-04-25", "5 wd"), "2025-05-05..2025-05-07")
	k, err := k.With(schedule.ClockEvent{Type: schedule.TermChanged, At: moment("2025-05-07"), Terms: []schedule.Term{term("10 wd")}, Source: "1 luật mới"})
	require.NoError(t, err)
	assert.Equal(t, "2025-05-15", k.Due().At.String(), "pauses stay pauses")
	r, err := k.Read(moment("2025-05-07"))
	require.NoError(t, err)
	assert.Equal(t, "4 wd", r.Used.String())
	assert.Equal(t, "6 wd", r.Left.String())
	r, err = k.Read(moment("2025-05-02"))
	require.NoError(t, err)
	assert.Equal(t, "2025-05-06", r.Due.At.String())
}

func TestClockErrors(t *testing.T) {
	k := start("2025-04-25", "5 wd")
	event := func(e schedule.ClockEventType, at string) schedule.ClockEvent {
		return schedule.ClockEvent{Type: e, At: moment(at)}
	}
	for _, c := range []struct {
		kind   form.Code
		events []schedule.ClockEvent
	}{
		{schedule.ClockMoment, []schedule.ClockEvent{{Type: schedule.Paused}}},
		{schedule.ClockType, []schedule.ClockEvent{event("stopped", "2025-05-05")}},
		{schedule.ClockAfterEnd, []schedule.ClockEvent{event(schedule.Finished, "2025-05-05"), event(schedule.Paused, "2025-05-06")}},
		{schedule.ClockAfterEnd, []schedule.ClockEvent{event(schedule.Finished, "2025-05-05"), event(schedule.Finished, "2025-05-06")}},
		{schedule.ClockBeforeStart, []schedule.ClockEvent{event(schedule.Finished, "2025-04-24")}},
		{schedule.ClockPausedTwice, []schedule.ClockEvent{event(schedule.Paused, "2025-05-05"), event(schedule.Paused, "2025-05-06")}},
		{schedule.ClockNotPaused, []schedule.ClockEvent{event(schedule.Resumed, "2025-05-05")}},
		{schedule.ClockBack, []schedule.ClockEvent{{Type: schedule.TermChanged, At: moment("2025-05-05"), Terms: []schedule.Term{term("-5 wd")}}}},
	} {
		_, err := k.With(c.events...)
		var ce *form.Error
		require.ErrorAs(t, err, &ce, string(c.kind))
		assert.Equal(t, c.kind, ce.Code)
		assert.NotEqual(t, ce.Message(form.Vietnamese), ce.Message(form.English))
	}
	_, err := k.Pause(moment("2025-05-07"), moment("2025-05-05"), "", "")
	assert.ErrorContains(t, err, "ends before it begins")
	_, err = k.Pause(moment("2025-05-07T10:00"), moment("2025-05-07T09:00"), "", "")
	assert.ErrorContains(t, err, "ends before it begins")
	// The place is a parameter of Pause, whatever stands in the history before and after.
	paused, err := k.Pause(moment("2025-05-05"), schedule.Moment{}, schedule.ForCitizen, "")
	require.NoError(t, err)
	for _, c := range []struct {
		k           schedule.Clock
		from, until string
		waiting     schedule.Waiting
		path        string
	}{
		{k, "2025-05-07", "2025-05-05", "", "until"},
		{paused, "2025-05-07", "2025-05-06", schedule.ForBody, "until"},
		{paused, "2025-05-04", "2025-05-02", schedule.ForBody, "until"},
		{paused, "2025-05-07", "", schedule.ForCitizen, "waiting"},
		{k, "", "", schedule.ForCitizen, "from"},
	} {
		at := func(text string) (m schedule.Moment) {
			if text != "" {
				m = moment(text)
			}
			return m
		}
		_, err := c.k.Pause(at(c.from), at(c.until), c.waiting, "")
		require.Len(t, form.All(err), 1)
		assert.Equal(t, c.path, form.All(err)[0].Path)
	}
	_, err = k.With(schedule.ClockEvent{Type: schedule.TermChanged, At: moment("2025-05-05")})
	assert.Error(t, err)
	_, err = plain.Start(moment("2025-05-05"), term("-5 wd"))
	assert.Error(t, err)
	_, err = plain.Start(moment("2025-05-05"), term("5 h"))
	assert.Error(t, err)
	_, err = schedule.Clock{}.With(event(schedule.Paused, "2025-05-05"))
	assert.Error(t, err)
	_, err = schedule.Clock{}.Read(moment("2025-05-05"))
	assert.Error(t, err)
	assert.Empty(t, k.Events(), "the clock stays as it was")
}

// A field that is misspelled is not passed over.
func TestClockEventJSON(t *testing.T) {
	e := schedule.ClockEvent{Type: schedule.Paused, At: moment("2025-05-05"), Until: moment("2025-05-07T10:00"), Waiting: schedule.ForBody, Reason: "a", Source: "b"}
	b, err := json.Marshal(e)
	require.NoError(t, err)
	assert.JSONEq(t, `{"type":"paused","at":"2025-05-05","until":"2025-05-07T10:00:00+07:00","waiting":"body","reason":"a","source":"b"}`, string(b))
	var back schedule.ClockEvent
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, e, back)
	for _, text := range []string{`{"type":"paused","at":"2025-05-05","untill":"2025-05-07"}`, `{"type":"paused","at":"2025-05-05","at":"2025-05-06"}`,
		`{"type":"paused","At":"2025-05-05"}`, `{"type":"paused","at":"2025-02-30"}`, `{"type":"term-changed","at":"2025-05-05","terms":[{"n":1.2,"unit":"d"}]}`} {
		got := e
		assert.Error(t, json.Unmarshal([]byte(text), &got), text)
		assert.Equal(t, e, got)
	}
}

// Events may be recorded late, and come back from JSON as they were.
func TestClockHistory(t *testing.T) {
	events := []schedule.ClockEvent{
		{Type: schedule.Paused, At: moment("2025-05-05T09:00"), Waiting: schedule.ForCitizen, Reason: "thiếu bản sao", Source: "Phiếu yêu cầu bổ sung 12"},
		{Type: schedule.Paused, At: moment("2025-05-06"), Waiting: schedule.ForBody},
		{Type: schedule.Resumed, At: moment("2025-05-07"), Waiting: schedule.ForCitizen},
		{Type: schedule.Resumed, At: moment("2025-05-09"), Waiting: schedule.ForBody},
		{Type: schedule.Paused, At: moment("2025-05-09"), Until: moment("2025-05-09"), Waiting: schedule.ForBody},
		{Type: schedule.TermChanged, At: moment("2025-05-10"), Terms: []schedule.Term{term("3 wd"), term("8 d")}},
		{Type: schedule.Reappointed, At: moment("2025-05-11"), Due: moment("2025-05-15"), Reason: "x"},
		{Type: schedule.Finished, At: moment("2025-05-14T15:00")},
	}
	b, err := json.Marshal(events)
	require.NoError(t, err)
	var back []schedule.ClockEvent
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, events, back)

	k, err := start("2025-04-25", "5 wd").With(events...)
	require.NoError(t, err)
	late := start("2025-04-25", "5 wd")
	for _, i := range []int{2, 0, 1, 3} { // pauses first, the resumption with its pause
		if i == 2 {
			continue
		}
		if i == 0 {
			late, err = late.With(events[2], events[0])
		} else {
			late, err = late.With(events[i])
		}
		require.NoError(t, err)
	}
	late, err = late.With(events[4:]...)
	require.NoError(t, err)
	assert.Equal(t, k.Events(), late.Events())
	assert.Equal(t, k.Due(), late.Due())

	type span struct{ from, until, waiting string }
	var got []span
	for _, s := range k.Spans(schedule.Moment{}) {
		w := ""
		for _, p := range s.Pauses {
			w += string(p.Waiting) + " "
		}
		assert.Equal(t, w == "", s.Runs())
		got = append(got, span{short(s.From), short(s.Until), w})
	}
	assert.Equal(t, []span{
		{"2025-04-25", "2025-05-05T09:00", ""},
		{"2025-05-05T09:00", "2025-05-06", "citizen "},
		{"2025-05-06", "2025-05-07", "citizen body "},
		{"2025-05-07", "2025-05-09", "body "},
		{"2025-05-09", "2025-05-14T15:00", ""},
	}, got)
	open := k.Spans(moment("2025-05-06"))
	assert.True(t, open[len(open)-1].Until.IsZero())
	assert.Len(t, open[len(open)-1].Pauses, 2)

	// Finished as the pause ends, which began before the clock did: two
	// stretches, and none without length.
	early, err := start("2025-07-02", "5 wd").With(
		schedule.ClockEvent{Type: schedule.Paused, At: moment("2025-07-01"), Until: moment("2025-07-02"), Waiting: schedule.ForPayment},
		schedule.ClockEvent{Type: schedule.Paused, At: moment("2025-07-03"), Waiting: schedule.ForCitizen},
		schedule.ClockEvent{Type: schedule.Resumed, At: moment("2025-07-04T10:00"), Waiting: schedule.ForCitizen},
		schedule.ClockEvent{Type: schedule.Finished, At: moment("2025-07-04T10:00")})
	require.NoError(t, err)
	var stretches []string
	for _, s := range early.Spans(schedule.Moment{}) {
		stretches = append(stretches, short(s.From)+".."+short(s.Until))
	}
	assert.Equal(t, []string{"2025-07-02..2025-07-03", "2025-07-03..2025-07-04T10:00"}, stretches)

	// What is given and what is taken are copies.
	events[5].Terms[0] = term("99 wd")
	k.Events()[5].Terms[0] = term("98 wd")
	k.Terms()[0] = term("97 wd")
	assert.Equal(t, term("3 wd"), k.Events()[5].Terms[0])
	assert.Equal(t, term("5 wd"), k.Terms()[0])
}

// The steps of a procedure and their mixed units on one clock.
func TestMixedClock(t *testing.T) {
	k := start("2025-07-01", "3 wd", "10 d")
	assert.Equal(t, "2025-07-14", k.Due().At.String())
	r, err := k.Read(moment("2025-07-08"))
	require.NoError(t, err)
	assert.Equal(t, "5 wd", r.Used.String())
	assert.Equal(t, "4 wd", r.Left.String())
	r, err = start("2025-07-01T08:00", "90 min").Read(moment("2025-07-01T08:30"))
	require.NoError(t, err)
	assert.Equal(t, "30 phút", r.Used.Text(form.Vietnamese))
	assert.Equal(t, "1 hour", r.Left.Text(form.English))
	r, err = start("2025-07-01T08:00", "8 wh").Read(moment("2025-07-01T14:40"))
	require.NoError(t, err)
	assert.Equal(t, "4 giờ 40 phút làm việc", r.Used.Text(form.Vietnamese))
	assert.Equal(t, "3h20m0s", r.Left.String())
	r, err = start("2025-07-01", "3.5 wd").Read(moment("2025-07-03"))
	require.NoError(t, err)
	assert.Equal(t, "1,5 ngày làm việc", r.Left.Text(form.Vietnamese))
}

func TestClockTexts(t *testing.T) {
	for _, w := range []schedule.Waiting{schedule.ForCitizen, schedule.ForBody, schedule.ForPayment, ""} {
		assert.NotEqual(t, w.Text(form.Vietnamese), w.Text(form.English))
	}
	assert.Equal(t, "chờ giám định", schedule.Waiting("chờ giám định").Text(form.English))
	for _, s := range []schedule.ClockState{schedule.ClockRunning, schedule.ClockPaused, schedule.ClockMet, schedule.ClockLate, schedule.ClockOverdue} {
		assert.NotEqual(t, s.Text(form.Vietnamese), s.Text(form.English))
	}
	for _, c := range []struct {
		amount schedule.Amount
		vi, en string
	}{
		{schedule.Amount{Unit: schedule.WorkingDays, Halves: 7}, "3,5 ngày làm việc", "3.5 working days"},
		{schedule.Amount{Unit: schedule.Days, Halves: 2}, "1 ngày", "1 day"},
		{schedule.Amount{Unit: schedule.Hours, Time: 140 * time.Minute}, "2 giờ 20 phút", "2 hours 20 minutes"},
		{schedule.Amount{Unit: schedule.Hours, Time: 20 * time.Minute}, "20 phút", "20 minutes"},
		{schedule.Amount{Unit: schedule.Hours}, "0 giờ", "0 hours"},
		// 6:45:30 and 1:14:30 are eight hours, and so are their minutes.
		{schedule.Amount{Unit: schedule.Hours, Time: 405*time.Minute + 30*time.Second}, "6 giờ 46 phút", "6 hours 46 minutes"},
		{schedule.Amount{Unit: schedule.Hours, Time: 74*time.Minute + 30*time.Second}, "1 giờ 14 phút", "1 hour 14 minutes"},
		{schedule.Amount{Unit: schedule.Hours, Time: 59*time.Minute + 31*time.Second}, "1 giờ", "1 hour"},
		{schedule.Amount{Unit: schedule.WorkingHours, Time: 8 * time.Hour}, "8 giờ làm việc", "8 working hours"},
		{schedule.Amount{Unit: schedule.WorkingHours, Time: 80 * time.Minute}, "1 giờ 20 phút làm việc", "1 h 20 min of office hours"},
	} {
		assert.Equal(t, c.vi, c.amount.Text(form.Vietnamese))
		assert.Equal(t, c.en, c.amount.Text(form.English))
	}
	k := start("2025-04-25", "5 wd")
	assert.Equal(t, moment("2025-04-25"), k.StartedAt())
	_, err := k.Read(moment("2199-01-01"))
	assert.ErrorIs(t, err, calendar.Outside)
}

func TestReadAllocations(t *testing.T) {
	k := pauses(t, start("2025-04-25", "5 wd"), "2025-05-05..2025-05-07")
	at := moment("2025-05-08")
	assert.LessOrEqual(t, testing.AllocsPerRun(100, func() {
		if _, err := k.Read(at); err != nil {
			t.Fatal(err)
		}
	}), 2.0)
}

// What happened at one moment is kept in the order in which it was told; at an
// instant what happened at it has happened.
func TestEventsOfOneMoment(t *testing.T) {
	told := func(reason string) schedule.ClockEvent {
		at := moment("2025-05-05T10:00")
		return schedule.ClockEvent{Type: schedule.Paused, At: at, Until: at, Waiting: schedule.ForBody, Reason: reason}
	}
	k, err := start("2025-04-25", "5 wd").With(told("first"), told("second"))
	require.NoError(t, err)
	k, err = k.With(told("third"))
	require.NoError(t, err)
	var reasons []string
	for _, e := range k.Events() {
		reasons = append(reasons, e.Reason)
	}
	assert.Equal(t, []string{"first", "second", "third"}, reasons)

	k = pauses(t, start("2025-07-01T08:00", "4 wh"), "2025-07-01T10:00..")
	for at, want := range map[string]schedule.ClockState{
		"2025-07-01T09:59": schedule.ClockRunning, "2025-07-01T10:00": schedule.ClockPaused, "2025-07-01T10:01": schedule.ClockPaused,
	} {
		r, err := k.Read(moment(at))
		require.NoError(t, err)
		assert.Equal(t, want, r.State, at)
	}
}

// Who has resumed may pause again, and not resume again; another who waits has
// nothing to do with it.
func TestPausesOfOneWaiting(t *testing.T) {
	event := func(kind schedule.ClockEventType, at string, w schedule.Waiting) schedule.ClockEvent {
		return schedule.ClockEvent{Type: kind, At: moment(at), Waiting: w}
	}
	k, err := start("2025-04-25", "5 wd").With(event(schedule.Paused, "2025-05-05", schedule.ForBody), event(schedule.Resumed, "2025-05-06", schedule.ForBody))
	require.NoError(t, err)
	_, err = k.With(event(schedule.Resumed, "2025-05-07", schedule.ForBody))
	assert.ErrorIs(t, err, schedule.ClockNotPaused)
	k, err = k.With(event(schedule.Paused, "2025-05-07", schedule.ForBody))
	require.NoError(t, err)
	_, err = k.With(event(schedule.Resumed, "2025-05-08", schedule.ForCitizen))
	assert.ErrorIs(t, err, schedule.ClockNotPaused)
	_, err = k.With(event(schedule.Paused, "2025-05-08", schedule.ForBody))
	assert.ErrorIs(t, err, schedule.ClockPausedTwice)
}

// A clock of steps in several units is told in the one that they all have:
// working days if one has them, else days.
func TestUnitOfSteps(t *testing.T) {
	for _, c := range []struct {
		terms []string
		used  string
	}{
		{[]string{"1 w", "2 d"}, "0 d"}, {[]string{"1 m", "1 y"}, "0 d"}, {[]string{"2 d", "8 wh"}, "0 wd"}, {[]string{"8 wh", "2 d"}, "0 wd"},
		{[]string{"2 wd", "2 d"}, "0 wd"}, {[]string{"2 d", "2 wd"}, "0 wd"}, {[]string{"24 h", "2 d"}, "0 d"}, {[]string{"2 d", "24 h"}, "0 d"},
	} {
		r, err := start("2025-07-01T08:00", c.terms...).Read(moment("2025-07-01T08:00"))
		require.NoError(t, err)
		assert.Equal(t, c.used, r.Used.String(), "%v", c.terms)
	}
}
