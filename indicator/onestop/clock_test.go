package onestop_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Five working days from Friday 1 August 2025, papers awaited from the 5th to
// the 8th: the days that count are 4, 8, 11, 12 and 13 August. By clock and by
// dossier 13 August is in time and the 14th is late.
func TestAClockAndItsDossierAgree(t *testing.T) {
	counter := schedule.MustCounter(schedule.CounterOptions{})
	clock, err := counter.Start(at("2025-08-01"), schedule.NewTerm(5, schedule.WorkingDays))
	require.NoError(t, err)
	d := onestop.Dossier{Body: "H26.12", Status: onestop.InProgress, Appointment: at("2025-08-08"), Paused: 100} // what it said before is of no matter
	sayInProgress := func(k schedule.Clock, on string) onestop.Judgement {
		d, err := d.WithClock(k)
		require.NoError(t, err)
		j, err := onestop.Rules{}.Judge(d, day(on))
		require.NoError(t, err)
		return j
	}
	assert.Equal(t, onestop.OpenInTime, sayInProgress(clock, "2025-08-08").Verdict)
	assert.Equal(t, onestop.OpenOverdue, sayInProgress(clock, "2025-08-09").Verdict)
	clock, err = clock.Pause(at("2025-08-05"), at("2025-08-08"), schedule.ForCitizen, "")
	require.NoError(t, err)
	assert.Equal(t, at("2025-08-13"), clock.Due().At)
	assert.Equal(t, onestop.OpenInTime, sayInProgress(clock, "2025-08-13").Verdict)
	assert.Equal(t, onestop.OpenOverdue, sayInProgress(clock, "2025-08-14").Verdict)
	for finished, want := range map[string]struct {
		clock   schedule.ClockState
		verdict onestop.Verdict
	}{
		"2025-08-12": {schedule.ClockMet, onestop.DoneEarly},
		"2025-08-13": {schedule.ClockMet, onestop.DoneOnTime},
		"2025-08-14": {schedule.ClockLate, onestop.DoneLate},
		"2025-08-16": {schedule.ClockLate, onestop.DoneLate}, // it was on time with an appointment of the 13th and the papers' three days taken off again
	} {
		k, err := clock.With(schedule.ClockEvent{Type: schedule.Finished, At: at(finished)})
		require.NoError(t, err)
		r, err := k.Read(at("2025-08-31"))
		require.NoError(t, err)
		assert.Equal(t, want.clock, r.State, finished)
		done, err := d.WithClock(k)
		require.NoError(t, err)
		done.Status = onestop.Processed
		assert.Equal(t, onestop.Dossier{Body: "H26.12", Status: onestop.Processed, Received: at("2025-08-01"), Appointment: at("2025-08-13"), AppointmentMoved: true,
			Supplements: []onestop.Supplement{asked("2025-08-05", "2025-08-08")}, Finished: at(finished)}, done)
		j, err := onestop.Rules{}.Judge(done, day("2025-08-31"))
		require.NoError(t, err)
		assert.Equal(t, want.verdict, j.Verdict, finished)
		for _, c := range rows(t, tallyOf(t, done), onestop.Report{}) {
			assert.Equal(t, want.verdict.InTime(), c.DoneLate == 0)
		}
	}
	_, err = d.WithClock(schedule.Clock{})
	assert.ErrorIs(t, err, onestop.ReceivedMissing)
}

// A notice of 30 January 2026 has Saturday the 24th worked. 15 working days from
// Thursday 8 January (Saturday the 10th is worked for 2 January): 9, 10, 12-16,
// 19-23, 26-28; with the 24th they end on the 27th. What was finished on the 28th
// was in time when it was, and stays so in the figures as by its clock.
func TestALateNoticeMakesNoDossierLate(t *testing.T) {
	cal, err := calendar.Vietnam().With(calendar.Notice{Number: "01/TB", Issued: day("2026-01-30"), Days: []calendar.NoticeDay{
		{Day: day("2026-01-24"), Kind: calendar.SwapWorking, Reason: form.Text{"làm bù", "worked instead"}, For: day("2026-02-02")},
		{Day: day("2026-02-02"), Kind: calendar.SwapOff, Reason: form.Text{"nghỉ hoán đổi", "off instead"}, For: day("2026-01-24")},
	}})
	require.NoError(t, err)
	for finished, want := range map[string]struct {
		due     string
		verdict onestop.Verdict
	}{
		"2026-01-26": {"2026-01-27", onestop.DoneEarly}, "2026-01-27": {"2026-01-27", onestop.DoneOnTime},
		"2026-01-28": {"2026-01-28", onestop.DoneOnTime}, "2026-01-29": {"2026-01-27", onestop.DoneLate},
	} {
		k, err := schedule.MustCounter(schedule.CounterOptions{Calendar: cal}).Start(at("2026-01-08"), schedule.NewTerm(15, schedule.WorkingDays))
		require.NoError(t, err)
		k, err = k.With(schedule.ClockEvent{Type: schedule.Finished, At: at(finished)})
		require.NoError(t, err)
		d, err := onestop.Dossier{Body: "H26.12", Status: onestop.Processed}.WithClock(k)
		require.NoError(t, err)
		assert.Equal(t, at(want.due), d.Appointment, finished)
		j, err := onestop.Rules{}.Judge(d, day("2026-02-28"))
		require.NoError(t, err)
		assert.Equal(t, want.verdict, j.Verdict, finished)
	}
}

// Papers are awaited from the 5th until the citizen brings them on the 11th,
// whatever else the clock waits for, and asked for once more, on the 7th, before
// they came: one span of two requests.
func TestTheCitizensTimeIsThatOfTheClock(t *testing.T) {
	counter := schedule.MustCounter(schedule.CounterOptions{})
	start, err := counter.Start(at("2025-08-01"), schedule.NewTerm(10, schedule.WorkingDays))
	require.NoError(t, err)
	of := func(events ...schedule.ClockEvent) onestop.Dossier {
		k := start
		for _, e := range events {
			k, err = k.With(e)
			require.NoError(t, err, "%v", e)
		}
		d, err := onestop.Dossier{Body: "H26"}.WithClock(k)
		require.NoError(t, err)
		return d
	}
	paused := func(from string, w schedule.Waiting) schedule.ClockEvent {
		return schedule.ClockEvent{Type: schedule.Paused, At: at(from), Waiting: w}
	}
	resumed := func(on string, w schedule.Waiting) schedule.ClockEvent {
		return schedule.ClockEvent{Type: schedule.Resumed, At: at(on), Waiting: w}
	}
	d := of(paused("2025-08-05", schedule.ForCitizen), paused("2025-08-06", schedule.ForBody), resumed("2025-08-08", schedule.ForBody), resumed("2025-08-11", schedule.ForCitizen))
	assert.Equal(t, []onestop.Supplement{asked("2025-08-05", "2025-08-11")}, d.Supplements)
	assert.Zero(t, d.Requests)

	until := func(e schedule.ClockEvent, on string) schedule.ClockEvent {
		e.Until = at(on)
		return e
	}
	d = of(until(paused("2025-08-05", schedule.ForCitizen), "2025-08-08"), until(paused("2025-08-07", schedule.ForCitizen), "2025-08-11"))
	assert.Equal(t, []onestop.Supplement{asked("2025-08-05", "2025-08-11")}, d.Supplements)
	assert.EqualValues(t, 2, d.Requests)
	d = of(until(paused("2025-08-05", schedule.ForCitizen), "2025-08-11"), until(paused("2025-08-06", schedule.ForCitizen), "2025-08-08"))
	assert.Equal(t, []onestop.Supplement{asked("2025-08-05", "2025-08-11")}, d.Supplements)
}

func tallyOf(t require.TestingT, ds ...onestop.Dossier) *onestop.Tally {
	tally := newTally(t, onestop.Options{})
	for i := range ds {
		require.NoError(t, tally.Add(&ds[i], form.NoDay))
	}
	return tally
}

// Whatever a clock lived through, what is finished is in time by both or late by
// both, and what is in progress as well unless papers were asked for.
func TestClocksAndTheirDossiersAgree(t *testing.T) {
	counter := schedule.MustCounter(schedule.CounterOptions{})
	rapid.Check(t, func(t *rapid.T) {
		moment := func(d form.Day) schedule.Moment {
			if rapid.Bool().Draw(t, "day") {
				return schedule.MomentOn(d)
			}
			return schedule.MustParseMoment(d.String() + rapid.SampledFrom([]string{"T00:00", "T08:30", "T16:00"}).Draw(t, "hour"))
		}
		on := day("2025-03-03") + form.Day(rapid.IntRange(0, 60).Draw(t, "start"))
		unit := rapid.SampledFrom([]schedule.Unit{schedule.WorkingDays, schedule.Days, schedule.Hours, schedule.WorkingHours}).Draw(t, "unit")
		from := moment(on)
		if unit == schedule.Hours || unit == schedule.WorkingHours {
			from = schedule.MustParseMoment(on.String() + "T09:10")
		}
		k, err := counter.Start(from, schedule.NewTerm(rapid.IntRange(1, 20).Draw(t, "term"), unit))
		require.NoError(t, err)
		requests := 0
		for range rapid.IntRange(0, 4).Draw(t, "pauses") {
			from := on + form.Day(rapid.IntRange(1, 6).Draw(t, "from"))
			on = from + form.Day(rapid.IntRange(1, 8).Draw(t, "until"))
			waiting := rapid.SampledFrom([]schedule.Waiting{schedule.ForCitizen, schedule.ForBody, schedule.ForPayment}).Draw(t, "waiting")
			if waiting == schedule.ForCitizen {
				requests++
			}
			k, err = k.Pause(moment(from), moment(on), waiting, "")
			require.NoError(t, err)
		}
		d := onestop.Dossier{Body: "H26", Status: onestop.InProgress}
		asOf := on + form.Day(rapid.IntRange(1, 40).Draw(t, "asked"))
		if rapid.Bool().Draw(t, "finish") {
			d.Status = onestop.Processed
			k, err = k.With(schedule.ClockEvent{Type: schedule.Finished, At: moment(on + form.Day(rapid.IntRange(1, 25).Draw(t, "finished")))})
			require.NoError(t, err)
			asOf = on + 40
		}
		d, err = d.WithClock(k)
		require.NoError(t, err)
		j, err := onestop.Rules{}.Judge(d, asOf)
		require.NoError(t, err)
		r, err := k.Read(schedule.MustParseMoment(asOf.String() + "T23:59:59")) // the end of the day, as Judge has it
		require.NoError(t, err)
		inTime := r.State == schedule.ClockMet || r.State == schedule.ClockRunning || r.State == schedule.ClockPaused
		if d.Status == onestop.InProgress && requests > 1 {
			inTime = false // whose papers were asked for more than once is late by the set of Decision 766, whatever its clock says
		}
		require.Equal(t, inTime, j.Verdict.InTime(), "%s %s, %s", r.State, k.Due().At, j.Text(form.English))
	})
}
