package schedule_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// lateNotice has a Saturday worked that was past when it was issued, for a day
// off to come.
func lateNotice(t *testing.T) *calendar.Calendar {
	cal, err := calendar.Vietnam().With(calendar.Notice{Number: "01/TB", Issued: day("2026-01-30"), Days: []calendar.NoticeDay{
		{Day: day("2026-01-24"), Kind: calendar.SwapWorking, Reason: form.Text{"làm bù", "worked instead"}, For: day("2026-02-02")},
		{Day: day("2026-02-02"), Kind: calendar.SwapOff, Reason: form.Text{"nghỉ hoán đổi", "off instead"}, For: day("2026-01-24")},
	}})
	require.NoError(t, err)
	return cal
}

// What was finished in time by the calendar of its day stays so. 15 working
// days from Thursday 8 January 2026, with Saturday the 10th worked for 2
// January: 9, 10, 12-16, 19-23, 26-28; with Saturday the 24th worked as well
// they end on the 27th.
func TestFinishedInTimeStaysSo(t *testing.T) {
	for _, c := range []struct {
		finished string
		state    schedule.ClockState
		then     string
		over     string
	}{
		{"2026-01-27", schedule.ClockMet, "", "0 wd"},
		{"2026-01-28", schedule.ClockMet, "2026-01-28", "0 wd"},
		{"2026-01-29", schedule.ClockLate, "", "2 wd"},
	} {
		k, err := start("2026-01-08", "15 wd").With(schedule.ClockEvent{Type: schedule.Finished, At: moment(c.finished)})
		require.NoError(t, err)
		b, err := json.Marshal(k)
		require.NoError(t, err)
		back, err := schedule.ReadClock(b, lateNotice(t))
		require.NoError(t, err)
		r, err := back.Read(moment("2026-02-05"))
		require.NoError(t, err)
		assert.Equal(t, "2026-01-27", r.Due.At.String(), c.finished)
		assert.Equal(t, c.state, r.State, c.finished)
		assert.Equal(t, c.then, r.Then.String(), c.finished)
		assert.Equal(t, c.over, r.Over.String(), c.finished)
		var again schedule.Reading
		b, err = json.Marshal(r)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(b, &again))
		assert.Equal(t, r, again)
		for l, want := range map[form.Language]string{form.Vietnamese: "thông báo ban hành sau", form.English: "a later notice"} {
			x, err := back.Explain(l, schedule.Moment{})
			require.NoError(t, err)
			last := x.Steps[len(x.Steps)-1]
			if c.then != "" {
				assert.Contains(t, last.Reason, want)
				assert.Equal(t, day(c.then), last.Day)
			} else {
				assert.NotContains(t, last.Reason, want)
			}
		}
	}
}

// An apology that was in time by the calendar of its day comes back under a
// notice that would make it late: 5 working days from Tuesday 20 January 2026
// end on the 27th, with the notice on Monday the 26th; the apology is of the
// 26th, a day before the end as it was known.
func TestApologyInTimeComesBack(t *testing.T) {
	k, err := start("2026-01-20", "5 wd").With(schedule.ClockEvent{Type: schedule.Reappointed, At: moment("2026-01-26"), Due: moment("2026-02-04")})
	require.NoError(t, err)
	b, err := json.Marshal(k)
	require.NoError(t, err)
	back, err := schedule.ReadClock(b, lateNotice(t))
	require.NoError(t, err)
	assert.Equal(t, "2026-02-04", back.Due().At.String())
	_, err = back.With(schedule.ClockEvent{Type: schedule.Paused, At: moment("2026-02-03"), Waiting: schedule.ForCitizen})
	assert.NoError(t, err, "what comes next is judged, what was accepted is not")
	_, err = back.With(schedule.ClockEvent{Type: schedule.Reappointed, At: moment("2026-01-30"), Due: moment("2026-02-06")})
	assert.ErrorIs(t, err, schedule.ClockTooOften, "a second one is new")
	for l, want := range map[form.Language]string{form.Vietnamese: "hạn theo lịch đã biết khi hẹn lại ngày 26/1/2026", form.English: "the end by the calendar known on 2026-01-26"} {
		x, err := back.Explain(l, schedule.Moment{})
		require.NoError(t, err)
		var ends []string
		for _, s := range x.Steps {
			if s.Effect == schedule.EffectDue {
				ends = append(ends, s.Day.String())
				assert.Equal(t, s.Day == day("2026-01-27"), strings.Contains(s.Reason, want), s.Reason)
			}
		}
		assert.Equal(t, []string{"2026-01-26", "2026-01-27", "2026-02-04"}, ends, "the end of today's calendar, that of the day of the apology, and the new one")
		x, err = k.Explain(l, schedule.Moment{})
		require.NoError(t, err)
		for _, s := range x.Steps {
			assert.NotContains(t, s.Reason, want, "without the notice there is one end")
		}
	}
}

// A rule that a host makes stricter speaks of what comes after it: two new
// appointments that were allowed stay, a third is refused.
func TestAStricterRuleJudgesNothingAgain(t *testing.T) {
	often := schedule.MustCounter(schedule.CounterOptions{Reappointment: schedule.ReappointmentRule{Max: -1, Source: form.Text{"quy chế", "house rule"}}})
	k, err := often.Start(moment("2026-03-02"), term("5 wd"))
	require.NoError(t, err)
	k, err = k.With(schedule.ClockEvent{Type: schedule.Reappointed, At: moment("2026-03-05"), Due: moment("2026-03-16")},
		schedule.ClockEvent{Type: schedule.Reappointed, At: moment("2026-03-16"), Due: moment("2026-03-20")})
	require.NoError(t, err)
	k, err = k.On(schedule.MustCounter(schedule.CounterOptions{})) // once, and a day ahead
	require.NoError(t, err)
	assert.Equal(t, "2026-03-20", k.Due().At.String())
	k, err = k.With(schedule.ClockEvent{Type: schedule.Paused, At: moment("2026-03-17"), Waiting: schedule.ForBody})
	require.NoError(t, err)
	_, err = k.With(schedule.ClockEvent{Type: schedule.Reappointed, At: moment("2026-03-18"), Due: moment("2026-03-30")})
	assert.ErrorIs(t, err, schedule.ClockTooOften)
	kept, err := json.Marshal(k)
	require.NoError(t, err)
	_, err = schedule.ReadClock(kept, nil)
	assert.NoError(t, err, "and it comes back")
}

// The same apology told of after the notice only, or a clock built anew from
// its events: the 26th was in time as the calendar was known on the 26th, the
// 27th, the last day itself, was not by any.
func TestApologyIsJudgedAsOfItsDay(t *testing.T) {
	counter := schedule.MustCounter(schedule.CounterOptions{Calendar: lateNotice(t)})
	k, err := counter.Start(moment("2026-01-20"), term("5 wd"))
	require.NoError(t, err)
	require.Equal(t, "2026-01-26", k.Due().At.String())
	for at, want := range map[string]error{"2026-01-25": nil, "2026-01-26": nil, "2026-01-27": schedule.ClockTooLate} {
		_, err := k.With(schedule.ClockEvent{Type: schedule.Reappointed, At: moment(at), Due: moment("2026-02-04")})
		assert.ErrorIs(t, err, want, at)
	}
}

// A dossier received regardless of boundaries: the citizen is told a day where
// it is handed in, on Friday 1 August 2025; the term of 5 working days runs
// from Monday 4 August, when the competent body has it, to the 11th.
func TestPromiseAndTermAreTwoDays(t *testing.T) {
	k, err := start("2025-08-04", "5 wd").With(schedule.ClockEvent{Type: schedule.Promised, At: moment("2025-08-01"), Due: moment("2025-08-08"), Source: "phiếu hẹn 12"})
	require.NoError(t, err)
	assert.Equal(t, "2025-08-11", k.Due().At.String())
	assert.Equal(t, "2025-08-08", k.Promise().String())
	r, err := k.Read(moment("2025-08-09"))
	require.NoError(t, err)
	assert.Equal(t, schedule.ClockRunning, r.State, "the term runs still")
	assert.Equal(t, "2025-08-08", r.Promised.String())
	x, err := k.Explain(form.Vietnamese, schedule.Moment{})
	require.NoError(t, err)
	assert.Equal(t, "thứ Sáu 8/8/2025: hẹn trả; ngày đã hẹn với người dân vào 1/8/2025 [phiếu hẹn 12]", x.Lines()[len(x.Steps)-1])

	// An apology is the next promise.
	k, err = k.With(schedule.ClockEvent{Type: schedule.Reappointed, At: moment("2025-08-06"), Due: moment("2025-08-15")})
	require.NoError(t, err)
	assert.Equal(t, "2025-08-15", k.Promise().String())
	_, err = k.With(schedule.ClockEvent{Type: schedule.Promised, At: moment("2025-08-01")})
	assert.ErrorIs(t, err, schedule.ClockAppointment)
}

// Deliveries repeat, in any order: the clock is the same.
func TestDeliveriesOfClockEvents(t *testing.T) {
	events := []schedule.ClockEvent{
		{Type: schedule.Promised, At: moment("2025-08-01"), Due: moment("2025-08-08")},
		{Type: schedule.Paused, At: moment("2025-08-05"), Waiting: schedule.ForCitizen},
		{Type: schedule.Resumed, At: moment("2025-08-08"), Waiting: schedule.ForCitizen},
		{Type: schedule.TermChanged, At: moment("2025-08-11"), Terms: []schedule.Term{term("10 wd")}},
		{Type: schedule.Finished, At: moment("2025-08-13")},
	}
	want, err := start("2025-08-01", "5 wd").With(events...)
	require.NoError(t, err)
	rapid.Check(t, func(r *rapid.T) {
		again := append([]schedule.ClockEvent(nil), events...)
		again = append(again, rapid.SliceOfN(rapid.SampledFrom(events), 0, 5).Draw(r, "again")...)
		got, err := start("2025-08-01", "5 wd").With(rapid.Permutation(again).Draw(r, "sent")...)
		require.NoError(r, err)
		require.Equal(r, want, got)
		for _, e := range events {
			same, err := got.With(e)
			require.NoError(r, err)
			require.Equal(r, want, same)
		}
	})
}

// Whatever way a later notice takes to put an end earlier: a Saturday worked, a
// day off taken back, in working days, days, hours and halves of a day.
func TestFinishedInTimeStaysSoByAnyNotice(t *testing.T) {
	// Known from 5 January 2026: Monday the 26th off for Saturday the 31st, taken
	// back on the 30th.
	off, err := calendar.Vietnam().With(calendar.Notice{Number: "02/TB", Issued: day("2026-01-05"), Days: []calendar.NoticeDay{
		{Day: day("2026-01-26"), Kind: calendar.SwapOff, Reason: form.Text{"nghỉ hoán đổi", "off instead"}, For: day("2026-01-31")},
		{Day: day("2026-01-31"), Kind: calendar.SwapWorking, Reason: form.Text{"làm bù", "worked instead"}, For: day("2026-01-26")},
	}})
	require.NoError(t, err)
	back, err := off.With(calendar.Notice{Number: "03/TB", Issued: day("2026-01-30"), Withdraws: []string{"02/TB"}})
	require.NoError(t, err)
	for name, c := range map[string]struct {
		before, after *calendar.Calendar
		from, term    string
		finished      string
		due, then     string
	}{
		// 21, 22, 23, 27, 28 January; without the day off the 27th is the fifth.
		"a day off taken back": {off, back, "2026-01-20", "5 wd", "2026-01-28", "2026-01-27", "2026-01-28"},
		// Ten days from the 14th end on Saturday the 24th, and roll to Monday; worked,
		// the Saturday is the end.
		"no roll any more": {calendar.Vietnam(), lateNotice(t), "2026-01-14", "10 d", "2026-01-26", "2026-01-24", "2026-01-26"},
		// Two weeks from Saturday the 10th, which was worked.
		"weeks": {calendar.Vietnam(), lateNotice(t), "2026-01-10", "2 w", "2026-01-26", "2026-01-24", "2026-01-26"},
		// Eight office hours from Friday the 23rd, 15:00: two to 17:00, and six of the
		// next working day, to 15:00.
		"hours": {calendar.Vietnam(), lateNotice(t), "2026-01-23T15:00", "8 wh", "2026-01-26T15:00", "2026-01-24T15:00", "2026-01-26T15:00"},
	} {
		k, err := schedule.MustCounter(schedule.CounterOptions{Calendar: c.before}).Start(moment(c.from), term(c.term))
		require.NoError(t, err)
		k, err = k.With(schedule.ClockEvent{Type: schedule.Finished, At: moment(c.finished)})
		require.NoError(t, err)
		require.Equal(t, c.then, short(k.Due().At), name)
		k, err = k.On(schedule.MustCounter(schedule.CounterOptions{Calendar: c.after}))
		require.NoError(t, err)
		r, err := k.Read(moment("2026-02-05"))
		require.NoError(t, err)
		assert.Equal(t, []string{c.due, c.then}, []string{short(r.Due.At), short(r.Then)}, name)
		assert.Equal(t, schedule.ClockMet, r.State, name)
		assert.True(t, r.Over.IsZero(), name)
	}
}
