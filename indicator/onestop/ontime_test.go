package onestop_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

func at(s string) schedule.Moment {
	if s == "" {
		return schedule.Moment{}
	}
	return schedule.MustParseMoment(s)
}

func day(s string) form.Day { return form.MustParseDay(s) }

func asked(requested, completed string) onestop.Supplement {
	return onestop.Supplement{Requested: at(requested), Completed: at(completed)}
}

// dossier is one of 2024 that was received on 3 June and is due on 17 June.
func dossier(status onestop.Status, finished string, supplements ...onestop.Supplement) onestop.Dossier {
	return onestop.Dossier{
		Body: "H26.12", Procedure: "1.005129", Status: status,
		Received: at("2024-06-03"), Appointment: at("2024-06-17"), Finished: at(finished), Supplements: supplements,
	}
}

func TestJudgeFollowsTheStepsOf21(t *testing.T) {
	with := func(d onestop.Dossier, change func(*onestop.Dossier)) onestop.Dossier {
		change(&d)
		return d
	}
	const open, waiting, done = onestop.InProgress, onestop.SupplementRequested, onestop.Processed
	for _, c := range []struct {
		name    string
		d       onestop.Dossier
		asOf    string
		verdict onestop.Verdict
		by      onestop.Step
	}{
		// Step 1, and the border of step 5.
		{"done the day before", dossier(done, "2024-06-16"), "2024-06-30", onestop.DoneEarly, onestop.ByFinish},
		{"done on the day", dossier(done, "2024-06-17"), "2024-06-30", onestop.DoneOnTime, onestop.ByFinish},
		{"done in the last minute of the day", dossier(done, "2024-06-17T23:59:59"), "2024-06-30", onestop.DoneOnTime, onestop.ByFinish},
		{"done the day after", dossier(done, "2024-06-18"), "2024-06-30", onestop.DoneLate, onestop.ByFinish},
		{"done at the first instant after", dossier(done, "2024-06-18T00:00"), "2024-06-30", onestop.DoneLate, onestop.ByFinish},
		{"returned", dossier(onestop.Returned, "2024-06-17"), "2024-06-30", onestop.DoneOnTime, onestop.ByFinish},
		{"stopped", dossier(onestop.Stopped, "2024-06-18"), "2024-06-30", onestop.DoneLate, onestop.ByFinish},
		{"refused", dossier(onestop.NotAccepted, "2024-06-04"), "2024-06-30", onestop.DoneEarly, onestop.ByFinish},
		{"withdrawn after receipt", dossier(onestop.Withdrawn, "2024-06-05"), "2024-06-30", onestop.DoneEarly, onestop.ByFinish},
		{"to be paid after it was processed", dossier(onestop.PaymentRequested, "2024-06-17"), "2024-06-30", onestop.DoneOnTime, onestop.ByFinish},

		// An appointment at an hour, and at midnight, which is a day.
		{"done at the hour", with(dossier(done, "2024-06-17T16:00"), func(d *onestop.Dossier) { d.Appointment = at("2024-06-17T16:00") }), "2024-06-30", onestop.DoneOnTime, onestop.ByFinish},
		{"done after the hour", with(dossier(done, "2024-06-17T16:00:01"), func(d *onestop.Dossier) { d.Appointment = at("2024-06-17T16:00") }), "2024-06-30", onestop.DoneLate, onestop.ByFinish},
		{"done on the day of an hour", with(dossier(done, "2024-06-17"), func(d *onestop.Dossier) { d.Appointment = at("2024-06-17T16:00") }), "2024-06-30", onestop.DoneOnTime, onestop.ByFinish},
		{"appointment at midnight", with(dossier(done, "2024-06-17T16:00:01"), func(d *onestop.Dossier) { d.Appointment = at("2024-06-17T00:00") }), "2024-06-30", onestop.DoneOnTime, onestop.ByFinish},

		// Step 3: the end of the period.
		{"open the day before", dossier(open, ""), "2024-06-16", onestop.OpenInTime, onestop.ByPeriodEnd},
		{"open on the day", dossier(open, ""), "2024-06-17", onestop.OpenInTime, onestop.ByPeriodEnd},
		{"open the day after", dossier(open, ""), "2024-06-18", onestop.OpenOverdue, onestop.ByPeriodEnd},
		{"open past the hour at the end of the day", with(dossier(open, ""), func(d *onestop.Dossier) { d.Appointment = at("2024-06-17T16:00") }), "2024-06-17", onestop.OpenOverdue, onestop.ByPeriodEnd},
		{"finished later", dossier(done, "2024-07-01"), "2024-06-30", onestop.OpenOverdue, onestop.ByPeriodEnd},
		{"received on the day", dossier(open, ""), "2024-06-03", onestop.OpenInTime, onestop.ByPeriodEnd},
		{"not received yet", dossier(open, ""), "2024-06-02", onestop.Outside, 0},
		{"only registered", with(dossier(onestop.Registered, ""), func(d *onestop.Dossier) { d.Received = at("") }), "2024-06-30", onestop.Outside, 0},
		{"withdrawn before receipt", with(dossier(onestop.Withdrawn, "2024-06-05"), func(d *onestop.Dossier) { d.Received = at("") }), "2024-06-30", onestop.Outside, 0},

		// Step 2: papers awaited.
		{"asked in time and awaited", dossier(waiting, "", asked("2024-06-17", "")), "2024-09-30", onestop.OpenInTime, onestop.ByRequest},
		{"asked on the day", dossier(waiting, "", asked("2024-06-10", "")), "2024-06-10", onestop.OpenInTime, onestop.ByRequest},
		{"asked too late and awaited", dossier(waiting, "", asked("2024-06-18", "")), "2024-09-30", onestop.OpenOverdue, onestop.ByRequest},
		{"asked, nobody knows when", dossier(waiting, ""), "2024-09-30", onestop.OpenInTime, onestop.ByRequest},
		{"asked twice", dossier(open, "", asked("2024-06-04", "2024-06-05"), asked("2024-06-06", "2024-06-07")), "2024-06-07", onestop.OpenOverdue, onestop.ByRepetition},
		{"asked twice, before the second time", dossier(open, "", asked("2024-06-04", "2024-06-05"), asked("2024-06-06", "2024-06-07")), "2024-06-05", onestop.OpenInTime, onestop.ByPeriodEnd},
		{"asked twice, the number only", with(dossier(open, ""), func(d *onestop.Dossier) { d.Requests = 2 }), "2024-06-03", onestop.OpenOverdue, onestop.ByRepetition},
		{"asked twice and done in time", dossier(done, "2024-06-17", asked("2024-06-04", "2024-06-05"), asked("2024-06-06", "2024-06-07")), "2024-06-30", onestop.DoneEarly, onestop.ByFinish},

		// Step 4: the citizen's time.
		{"five days off, done on the day", dossier(done, "2024-06-22", asked("2024-06-05", "2024-06-10")), "2024-06-30", onestop.DoneOnTime, onestop.ByFinish},
		{"five days off, done the day after", dossier(done, "2024-06-23", asked("2024-06-05", "2024-06-10")), "2024-06-30", onestop.DoneLate, onestop.ByFinish},
		{"five days off, done earlier", dossier(done, "2024-06-21", asked("2024-06-05", "2024-06-10")), "2024-06-30", onestop.DoneEarly, onestop.ByFinish},
		{"five days off, open on the day", dossier(open, "", asked("2024-06-05", "2024-06-10")), "2024-06-22", onestop.OpenInTime, onestop.ByPeriodEnd},
		{"five days off, open the day after", dossier(open, "", asked("2024-06-05", "2024-06-10")), "2024-06-23", onestop.OpenOverdue, onestop.ByPeriodEnd},
		{"hours off", dossier(done, "2024-06-18T02:00", asked("2024-06-05T08:00", "2024-06-05T10:30")), "2024-06-30", onestop.DoneOnTime, onestop.ByFinish},
		{"hours off, not enough", dossier(done, "2024-06-18T03:00", asked("2024-06-05T08:00", "2024-06-05T10:30")), "2024-06-30", onestop.DoneLate, onestop.ByFinish},
		{"stopped because nobody came", dossier(onestop.Stopped, "2024-09-05", asked("2024-06-05", "")), "2024-09-30", onestop.DoneEarly, onestop.ByFinish},
		{"a sum of days off", with(dossier(done, "2024-06-20"), func(d *onestop.Dossier) { d.Paused = 72 * time.Hour }), "2024-06-30", onestop.DoneOnTime, onestop.ByFinish},
		{"a sum of days off, open", with(dossier(open, ""), func(d *onestop.Dossier) { d.Paused = 72 * time.Hour }), "2024-06-21", onestop.OpenOverdue, onestop.ByPeriodEnd},

		// Step 5 without an appointment.
		{"undated and done", with(dossier(done, "2024-06-16"), func(d *onestop.Dossier) { d.Appointment = at("") }), "2024-06-30", onestop.DoneUndated, onestop.ByFinish},
		{"undated and open", with(dossier(open, ""), func(d *onestop.Dossier) { d.Appointment = at("") }), "2024-06-30", onestop.OpenUndated, onestop.ByPeriodEnd},
	} {
		t.Run(c.name, func(t *testing.T) {
			j, err := onestop.Rules{}.Judge(c.d, day(c.asOf))
			require.NoError(t, err)
			assert.Equal(t, c.verdict.Text(form.English), j.Verdict.Text(form.English), j.Text(form.English))
			assert.Equal(t, c.by, j.EndBy)
			if c.by == onestop.ByPeriodEnd && len(c.d.Supplements) == 0 {
				assert.Zero(t, j.Requests)
			}
		})
	}
}

func TestJudgeTakesTheTermWhereThereIsNoAppointment(t *testing.T) {
	rules := onestop.Rules{Procedures: map[string]onestop.Procedure{"1.005129": {Term: schedule.NewTerm(10, schedule.WorkingDays)}}}
	d := dossier(onestop.Processed, "2024-06-17")
	d.Appointment = schedule.Moment{}
	// Ten working days after Monday 3 June 2024 end on Monday 17 June.
	j, err := rules.Judge(d, day("2024-06-30"))
	require.NoError(t, err)
	assert.Equal(t, onestop.DoneOnTime, j.Verdict)
	assert.Equal(t, onestop.ByTerm, j.DueBy)
	assert.Equal(t, at("2024-06-17"), j.Due)

	d.Finished = at("2024-06-18")
	j, err = rules.Judge(d, day("2024-06-30"))
	require.NoError(t, err)
	assert.Equal(t, onestop.DoneLate, j.Verdict)

	d.Appointment = at("2024-06-20")
	j, err = rules.Judge(d, day("2024-06-30"))
	require.NoError(t, err)
	assert.Equal(t, onestop.DoneEarly, j.Verdict, "an appointment goes before the term")
	assert.Equal(t, onestop.ByAppointment, j.DueBy)

	// A counter of the host's own, with a notice by which Saturday 24 January 2026
	// is worked, ends fifteen working days from the 8th on the 27th; the law alone
	// on the 28th.
	cal, err := calendar.Vietnam().With(calendar.Notice{Number: "01/TB", Issued: day("2025-12-01"), Days: []calendar.NoticeDay{
		{Day: day("2026-01-24"), Kind: calendar.SwapWorking, Reason: form.Text{"làm bù", "worked instead"}, For: day("2026-02-02")},
		{Day: day("2026-02-02"), Kind: calendar.SwapOff, Reason: form.Text{"nghỉ hoán đổi", "off instead"}, For: day("2026-01-24")},
	}})
	require.NoError(t, err)
	rules.Procedures["1.005129"] = onestop.Procedure{Term: schedule.NewTerm(15, schedule.WorkingDays)}
	d = onestop.Dossier{Body: "H26", Procedure: "1.005129", Status: onestop.InProgress, Received: at("2026-01-08")}
	for due, counter := range map[string]*schedule.Counter{"2026-01-28": nil, "2026-01-27": schedule.MustCounter(schedule.CounterOptions{Calendar: cal})} {
		rules.Counter = counter
		j, err := rules.Judge(d, day("2026-01-31"))
		require.NoError(t, err)
		assert.Equal(t, at(due), j.Due)
	}
}

func TestAMovedAppointmentHoldsTheCitizensTimeAlready(t *testing.T) {
	rules := onestop.Rules{AppointmentMoved: true}
	d := dossier(onestop.Processed, "2024-06-18", asked("2024-06-05", "2024-06-10"))
	j, err := rules.Judge(d, day("2024-06-30"))
	require.NoError(t, err)
	assert.Equal(t, onestop.DoneLate, j.Verdict)
	assert.Zero(t, j.Pause)
}

func TestJudgementSaysItsSteps(t *testing.T) {
	j, err := onestop.Rules{}.Judge(dossier(onestop.Processed, "2024-06-23", asked("2024-06-05", "2024-06-10")), day("2024-06-30"))
	require.NoError(t, err)
	assert.Equal(t, "đã giải quyết quá hạn (bước 1: kết thúc xử lý 23/6/2024; bước 4: trừ 5 ngày chờ công dân; bước 5: hẹn trả 17/6/2024)", j.Text(form.Vietnamese))
	assert.Equal(t, "done late (step 1: it ended on 2024-06-23; step 4: less 5 days of the citizen's; step 5: the appointment is 2024-06-17)", j.Text(form.English))
}

func TestDossiersThatCannotBeRightAreRefused(t *testing.T) {
	for _, c := range []struct {
		code   form.Code
		change func(*onestop.Dossier)
	}{
		{onestop.BodyForm, func(d *onestop.Dossier) { d.Body = "" }},
		{onestop.BodyForm, func(d *onestop.Dossier) { d.Body = "Sở Tư pháp" }},
		{onestop.StatusUnknown, func(d *onestop.Dossier) { d.Status = 0 }},
		{onestop.StatusUnknown, func(d *onestop.Dossier) { d.Status = 11 }},
		{onestop.ChannelUnknown, func(d *onestop.Dossier) { d.Channel = 4 }},
		{onestop.PaymentUnknown, func(d *onestop.Dossier) { d.Paid = 3 }},
		{onestop.FeeNegative, func(d *onestop.Dossier) { d.Fee = -1 }},
		{onestop.ReceivedMissing, func(d *onestop.Dossier) { d.Received = at("") }},
		{onestop.FinishedMissing, func(d *onestop.Dossier) { d.Finished = at("") }},
		{onestop.FinishedUnreceived, func(d *onestop.Dossier) { d.Status = onestop.Registered }},
		{onestop.FinishedEarly, func(d *onestop.Dossier) { d.Finished = at("2024-06-02") }},
		{onestop.AppointmentEarly, func(d *onestop.Dossier) { d.Appointment = at("2024-06-02") }},
		{onestop.PausedRange, func(d *onestop.Dossier) { d.Paused = -1 }},
		{onestop.PausedRange, func(d *onestop.Dossier) { d.Paused = 1 << 62 }},
		{onestop.PausedRange, func(d *onestop.Dossier) { d.Paused = 36500*24*time.Hour + 1 }},
		{onestop.FinishedEarly, func(d *onestop.Dossier) { d.Received, d.Finished = at("2024-06-03T08:00"), at("2024-06-03T07:59") }},
		{onestop.SupplementsOrder, func(d *onestop.Dossier) { d.Supplements = []onestop.Supplement{asked("2024-06-02", "2024-06-05")} }},
		{onestop.SupplementsOrder, func(d *onestop.Dossier) { d.Supplements = []onestop.Supplement{asked("2024-06-06", "2024-06-05")} }},
		{onestop.SupplementsOrder, func(d *onestop.Dossier) { d.Supplements = []onestop.Supplement{asked("", "2024-06-05")} }},
		{onestop.SupplementsOrder, func(d *onestop.Dossier) { d.Supplements = []onestop.Supplement{asked("2024-06-05", "2024-06-18")} }},
		{onestop.SupplementsOrder, func(d *onestop.Dossier) {
			d.Supplements = []onestop.Supplement{asked("2024-06-04", ""), asked("2024-06-05", "2024-06-06")}
		}},
		{onestop.SupplementsOrder, func(d *onestop.Dossier) {
			d.Supplements = []onestop.Supplement{asked("2024-06-04", "2024-06-07"), asked("2024-06-05", "2024-06-08")}
		}},
	} {
		tally, err := onestop.NewTally(onestop.Options{})
		require.NoError(t, err)
		d := dossier(onestop.Processed, "2024-06-17")
		c.change(&d)
		err = tally.Add(&d, form.NoDay)
		require.ErrorIs(t, err, c.code)
		assert.NotEqual(t, err.Error(), form.Message(err, form.Vietnamese))
		assert.NotContains(t, err.Error(), "nil")
		assert.Equal(t, map[form.Code]int64{c.code: 1}, tally.Refused())

		require.NoError(t, tally.Add(ptr(dossier(onestop.Processed, "2024-06-17")), form.NoDay), "the rest goes on")
		rows, err := tally.Rows(onestop.Report{})
		require.NoError(t, err)
		for r := range rows {
			assert.EqualValues(t, 1, r.Total())
		}
	}
}

// What can be right, if barely.
func TestDossiersThatCanBarelyBeRight(t *testing.T) {
	for _, change := range []func(*onestop.Dossier){
		func(d *onestop.Dossier) { d.Paused = 36500 * 24 * time.Hour },
		func(d *onestop.Dossier) { d.Received, d.Finished = at("2024-06-03T08:00"), at("2024-06-03T08:00") },
		func(d *onestop.Dossier) { d.Received, d.Finished = at("2024-06-03T08:00"), at("2024-06-03") },
		func(d *onestop.Dossier) { d.Appointment = at("2024-06-03T00:00") },
		func(d *onestop.Dossier) {
			d.Received, d.Supplements = at("2024-06-03T08:00"), []onestop.Supplement{asked("2024-06-03T08:00", "2024-06-03T08:00")}
		},
		func(d *onestop.Dossier) { d.Hands = hands("H26", "1900-01-01", "H26.12", "2024-06-17") },
	} {
		d := dossier(onestop.Processed, "2024-06-17")
		change(&d)
		assert.NoError(t, newTally(t, onestop.Options{}).Add(&d, form.NoDay))
	}
	d := dossier(onestop.Processed, "2024-06-17")
	d.Paused = -(time.Hour + 30*time.Minute)
	err := newTally(t, onestop.Options{}).Add(&d, form.NoDay)
	assert.EqualError(t, err, "the paused time must lie from 0 to 100 years: -1 hours 30 minutes")
	assert.Equal(t, "thời gian tạm dừng phải từ 0 đến 100 năm: -1 giờ 30 phút", form.Message(err, form.Vietnamese))
}

func ptr(d onestop.Dossier) *onestop.Dossier { return &d }
