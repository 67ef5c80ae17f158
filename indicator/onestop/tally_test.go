package onestop_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

func newTally(t require.TestingT, o onestop.Options) *onestop.Tally {
	tally, err := onestop.NewTally(o)
	require.NoError(t, err)
	return tally
}

func rows(t require.TestingT, tally *onestop.Tally, r onestop.Report) []onestop.Counted {
	seq, err := tally.Rows(r)
	require.NoError(t, err)
	return slices.Collect(seq)
}

// desk is eleven dossiers of one body, told one by one.
func desk() []onestop.Dossier {
	d := func(received, appointment, finished string) onestop.Dossier {
		status := onestop.Processed
		if finished == "" {
			status = onestop.InProgress
		}
		return onestop.Dossier{Body: "H26.12", Procedure: "1.005129", Status: status, Received: at(received), Appointment: at(appointment), Finished: at(finished)}
	}
	return []onestop.Dossier{
		d("2024-05-02", "2024-05-10", "2024-05-09"), // done in May before time
		d("2024-05-20", "2024-06-03", "2024-06-03"), // carried over into June, done on time
		d("2024-05-21", "2024-06-04", "2024-06-20"), // carried over, done late in June
		d("2024-05-22", "2024-05-31", "2024-07-02"), // overdue at the end of June, in time at the end of May
		d("2024-05-22", "2024-05-30", ""),           // overdue from 31 May on
		d("2024-06-03", "2024-06-10", "2024-06-07"), // done before time
		d("2024-06-03", "2024-06-10", "2024-06-10"), // done on time
		d("2024-06-28", "2024-07-12", "2024-07-15"), // in progress in time at the end of June, done late in July
		d("2024-06-28", "2024-07-12", ""),           // in progress in time at the end of June
		d("2024-06-30", "", ""),                     // undated
		d("2024-07-01", "2024-07-20", "2024-07-05"), // July only
	}
}

func TestTheDeskCountsAreThoseCountedByHand(t *testing.T) {
	tally := newTally(t, onestop.Options{})
	for _, d := range desk() {
		require.NoError(t, tally.Add(&d, form.NoDay))
	}
	want := map[string]onestop.Desk{
		"2024-05": {Received: 5, DoneEarly: 1, OpenInTime: 3, OpenOverdue: 1},
		"2024-06": {CarriedOver: 4, Received: 5, DoneEarly: 1, DoneOnTime: 2, DoneLate: 1, OpenInTime: 2, OpenOverdue: 2, OpenUndated: 1},
		"2024-07": {CarriedOver: 5, Received: 1, DoneEarly: 1, DoneLate: 2, OpenOverdue: 2, OpenUndated: 1},
	}
	got := map[string]onestop.Desk{}
	for _, r := range rows(t, tally, onestop.Report{}) {
		assert.Equal(t, body.ID("H26.12"), r.Body)
		assert.Equal(t, r.Total(), r.Done()+r.Open())
		got[r.Period.String()] = r.Desk
	}
	assert.Equal(t, want, got)

	// The quarter is counted for itself: it is not the sum of its months.
	quarters := rows(t, tally, onestop.Report{Grain: schedule.GrainQuarter})
	require.Len(t, quarters, 2)
	assert.Equal(t, onestop.Desk{Received: 10, DoneEarly: 2, DoneOnTime: 2, DoneLate: 1, OpenInTime: 2, OpenOverdue: 2, OpenUndated: 1}, quarters[0].Desk)

	// As of 12 July the dossier due on that day is in time, on the 13th overdue.
	july := rows(t, tally, onestop.Report{AsOf: day("2024-07-12"), First: schedule.MustParsePeriod("2024-07")})
	require.Len(t, july, 1)
	assert.EqualValues(t, 1, july[0].OpenInTime)
	july = rows(t, tally, onestop.Report{AsOf: day("2024-07-13"), First: schedule.MustParsePeriod("2024-07")})
	assert.EqualValues(t, 0, july[0].OpenInTime)
	assert.EqualValues(t, 2, july[0].OpenOverdue)

	// A year in which nothing was fed still carries over what is in progress.
	later := rows(t, tally, onestop.Report{Grain: schedule.GrainYear, First: schedule.MustParsePeriod("2026"), Last: schedule.MustParsePeriod("2026")})
	require.Len(t, later, 1)
	assert.Equal(t, onestop.Desk{CarriedOver: 3, OpenOverdue: 2, OpenUndated: 1}, later[0].Desk)
}

// Papers that are asked for once, when the appointment is over: until they came it was
// overdue, and the time for which they were awaited makes it done on time afterwards.
func TestPapersAskedForWhenTheAppointmentIsOver(t *testing.T) {
	when := func(d, clock string) schedule.Moment {
		return schedule.MomentOn(day(d)).At(calendar.MustParseTimeOfDay(clock))
	}
	tally := newTally(t, onestop.Options{})
	require.NoError(t, tally.Add(&onestop.Dossier{
		Body: "H26.12", Status: onestop.Processed, Received: when("2024-01-25", "16:00"), Appointment: when("2024-01-28", "16:00"), Finished: at("2024-02-01"),
		Supplements: []onestop.Supplement{{Requested: when("2024-01-29", "00:00"), Completed: when("2024-02-01", "16:00")}},
	}, form.NoDay))
	got := map[string]onestop.Desk{}
	for _, r := range rows(t, tally, onestop.Report{}) {
		got[r.Period.String()] = r.Desk
	}
	assert.Equal(t, map[string]onestop.Desk{"2024-01": {Received: 1, OpenOverdue: 1}, "2024-02": {CarriedOver: 1, DoneOnTime: 1}}, got)
}

func TestTheWindowOfDecree09CutsOnThe15th(t *testing.T) {
	for _, c := range []struct{ received, month, year string }{
		{"2023-12-14", "2023-12", "2023"},
		{"2023-12-15", "2024-01", "2024"},
		{"2024-06-14", "2024-06", "2024"},
		{"2024-06-15", "2024-07", "2024"},
	} {
		tally := newTally(t, onestop.Options{Window: schedule.Decree09Window})
		require.NoError(t, tally.Add(&onestop.Dossier{Body: "G22", Status: onestop.Returned, Received: at(c.received), Appointment: at(c.received), Finished: at(c.received)}, form.NoDay))
		for grain, want := range map[schedule.Grain]string{schedule.GrainMonth: c.month, schedule.GrainYear: c.year} {
			got := rows(t, tally, onestop.Report{Grain: grain})
			require.Len(t, got, 1)
			assert.Equal(t, want, got[0].Period.String(), c.received)
		}
	}
}

func TestIndicatorsOfASmallTable(t *testing.T) {
	d := func(change func(*onestop.Dossier)) onestop.Dossier {
		d := onestop.Dossier{Body: "H26", Procedure: "1.005129", Status: onestop.Returned, Received: at("2024-06-03"), Appointment: at("2024-06-10"), Finished: at("2024-06-07")}
		change(&d)
		return d
	}
	tally := newTally(t, onestop.Options{Rules: onestop.Rules{Procedures: map[string]onestop.Procedure{
		"2.000635": {FeeBearing: true, FullyOnline: true},
		"1.000948": {NoPaper: true},
	}}})
	for _, d := range []onestop.Dossier{
		d(func(d *onestop.Dossier) { d.Channel = onestop.Online }), // no electronic result
		d(func(d *onestop.Dossier) { d.Channel, d.ElectronicResult, d.Digitised = onestop.Online, true, true }),
		d(func(d *onestop.Dossier) { d.Channel, d.Procedure, d.Digitised = onestop.Online, "1.000948", true }), // no paper to copy
		d(func(d *onestop.Dossier) { d.Channel, d.Reused = onestop.Postal, true }),
		d(func(d *onestop.Dossier) { d.Digitised, d.ResidentData = true, true }),                        // a null channel
		d(func(d *onestop.Dossier) { d.Fee, d.FeeKnown, d.Paid = 50_000, true, onestop.PaidOnPortal }),  // paid on the portal
		d(func(d *onestop.Dossier) { d.Fee, d.FeeKnown, d.Paid = 50_000, true, onestop.PaidOnGateway }), // through the gateway
		d(func(d *onestop.Dossier) { d.Fee, d.FeeKnown = 50_000, true }),                                // not online
		d(func(d *onestop.Dossier) { d.FeeKnown, d.Procedure = true, "2.000635" }),                      // every entry 0
		d(func(d *onestop.Dossier) {
			d.Procedure, d.Channel, d.ElectronicResult = "2.000635", onestop.Online, true
		}), // no entry: to be paid
		d(func(d *onestop.Dossier) { d.Finished, d.Complained, d.PersonalStore = at("2024-06-11"), true, true }), // late
	} {
		require.NoError(t, tally.Add(&d, form.NoDay))
	}
	obs, err := tally.Observations(onestop.Figures{Recorded: form.MustParseDay("2024-07-01"), Source: "thử"})
	require.NoError(t, err)
	got := map[indicator.ID]string{}
	for _, o := range obs {
		got[o.Indicator] = o.Value.String()
		assert.Equal(t, "2024-06", o.Period.String())
		assert.Equal(t, body.ID("H26"), o.Body)
		assert.Equal(t, "thử", o.Source)
	}
	assert.Equal(t, map[indicator.ID]string{
		"221/4":    "1 / 4",
		"221/5":    "4 / 11",
		"221/6":    "2 / 11",
		"221/II.5": "2 / 10",
		"221/II.7": "1 / 11",
		"766/2.1":  "10 / 11",
		"766/3.3":  "3 / 11",
		"766/3.x":  "1 / 2",
		"766/3.6":  "2 / 4",
		"766/4.1":  "2 / 10",
		"766/4.2":  "2 / 11",
		"766/4.3":  "1 / 11",
		"766/4.4":  "1 / 11",
		"766/4.5b": "1 / 11",
		"766/5.4":  "9 / 11",
	}, got)

	obs, err = tally.Observations(onestop.Figures{Missing: onestop.ChannelField | onestop.ReusedField})
	require.NoError(t, err)
	for _, o := range obs {
		assert.NotContains(t, []indicator.ID{"221/5", "221/II.7", "766/3.3", "766/3.x", "766/4.3"}, o.Indicator, "what is not recorded is not nought")
	}
}

// One in time, and one without an appointment that was complained about: the
// second is not in the base, and takes nothing off the first.
func TestComplaintsAreTakenOffTheirBase(t *testing.T) {
	tally := tallyOf(t, onestop.Dossier{Body: "H26", Status: onestop.Processed, Received: at("2024-06-03"), Appointment: at("2024-06-17"), Finished: at("2024-06-14")},
		onestop.Dossier{Body: "H26", Status: onestop.Processed, Received: at("2024-06-03"), Finished: at("2024-06-14"), Complained: true})
	obs, err := tally.Observations(onestop.Figures{})
	require.NoError(t, err)
	for _, o := range obs {
		if o.Indicator == "766/5.4" {
			assert.Equal(t, "1 / 1", o.Value.String())
		}
	}
}

func TestContentmentIsNeverBelowNought(t *testing.T) {
	tally := newTally(t, onestop.Options{})
	d := desk()[2] // late
	d.Complained = true
	require.NoError(t, tally.Add(&d, form.NoDay))
	june := schedule.MustParsePeriod("2024-06")
	obs, err := tally.Observations(onestop.Figures{Report: onestop.Report{First: june, Last: june}})
	require.NoError(t, err)
	for _, o := range obs {
		if o.Indicator == "766/5.4" {
			assert.Equal(t, "0 / 1", o.Value.String())
		}
	}
}

func TestTheBasesOfShares(t *testing.T) {
	tally := newTally(t, onestop.Options{})
	for i, d := range desk() {
		d.Reused = i == 1 || i == 5 // one carried over into June, one received in it
		require.NoError(t, tally.Add(&d, form.NoDay))
	}
	reused := func(base onestop.Base) string {
		june := schedule.MustParsePeriod("2024-06")
		obs, err := tally.Observations(onestop.Figures{Base: base, Report: onestop.Report{First: june, Last: june}})
		require.NoError(t, err)
		for _, o := range obs {
			if o.Indicator == "766/4.3" {
				return o.Value.String()
			}
		}
		return ""
	}
	// What is undated cannot be judged: 5 of June's 8 others are in time.
	june := schedule.MustParsePeriod("2024-06")
	obs, err := tally.Observations(onestop.Figures{Report: onestop.Report{First: june, Last: june}})
	require.NoError(t, err)
	for _, o := range obs {
		if o.Indicator == "766/2.1" || o.Indicator == "766/5.4" {
			assert.Equal(t, "5 / 8", o.Value.String())
		}
	}
	assert.Equal(t, "1 / 5", reused(onestop.ReceivedBase))
	assert.Equal(t, "2 / 9", reused(onestop.PresentBase))
}

func TestFiguresByProcedureAddUpToTheBody(t *testing.T) {
	byProcedure := newTally(t, onestop.Options{ByProcedure: true})
	byBody := newTally(t, onestop.Options{})
	for i, d := range desk() {
		d.Procedure = fmt.Sprintf("1.%06d", i%3)
		require.NoError(t, byProcedure.Add(&d, form.NoDay))
		require.NoError(t, byBody.Add(&d, form.NoDay))
	}
	assert.Equal(t, rows(t, byBody, onestop.Report{}), rows(t, byProcedure, onestop.Report{}))
	sum := map[schedule.Period]int64{}
	for _, r := range rows(t, byProcedure, onestop.Report{ByProcedure: true}) {
		assert.NotEmpty(t, r.Procedure)
		sum[r.Period] += r.Received
	}
	assert.Equal(t, map[schedule.Period]int64{schedule.MustParsePeriod("2024-05"): 5, schedule.MustParsePeriod("2024-06"): 5, schedule.MustParsePeriod("2024-07"): 1}, sum)

	_, err := byBody.Rows(onestop.Report{ByProcedure: true})
	require.ErrorIs(t, err, onestop.ReportProcedure)
}

func TestWhatDoesNotFitTogether(t *testing.T) {
	kind := func(err error) form.Code {
		var e *form.Error
		require.ErrorAs(t, err, &e)
		assert.NotEqual(t, e.Message(form.English), e.Message(form.Vietnamese))
		return e.Code
	}
	_, err := onestop.NewTally(onestop.Options{Window: 7})
	assert.Equal(t, onestop.WindowUnknown, kind(err))
	_, err = onestop.NewTally(onestop.Options{Rules: onestop.Rules{Procedures: map[string]onestop.Procedure{"x": {Term: schedule.NewTerm(-1, schedule.Days)}}}})
	assert.Equal(t, onestop.TermForm, kind(err))
	a := newTally(t, onestop.Options{})
	assert.Equal(t, onestop.TallyWindow, kind(a.Merge(newTally(t, onestop.Options{Window: schedule.Decree09Window}))))
	assert.Equal(t, onestop.TallyProcedure, kind(a.Merge(newTally(t, onestop.Options{ByProcedure: true}))))
	assert.Equal(t, onestop.TallyRules, kind(a.Merge(newTally(t, onestop.Options{Rules: onestop.Rules{AppointmentMoved: true}}))))
	_, err = a.Rows(onestop.Report{Grain: schedule.GrainQuarter, First: schedule.MustParsePeriod("2024-06"), Last: schedule.MustParsePeriod("2024-07")})
	assert.Equal(t, onestop.ReportPeriod, kind(err))
	_, err = a.Rows(onestop.Report{First: schedule.MustParsePeriod("2024-08"), Last: schedule.MustParsePeriod("2024-07")})
	assert.Equal(t, onestop.ReportPeriod, kind(err))
	var kept onestop.Tally // more was finished than ever received
	require.NoError(t, kept.UnmarshalJSON([]byte(`{"v":1,"window":"calendar","series":[{"body":"H26","months":[{"month":"2024-06","finished":{"all":2,"doneLate":2}}]}]}`)))
	_, err = kept.Observations(onestop.Figures{})
	assert.Equal(t, onestop.CountNegative, kind(err))
	assert.Empty(t, rows(t, newTally(t, onestop.Options{}), onestop.Report{}))
}

// drawDossier is any dossier: most can be right, some cannot.
func drawDossier(t *rapid.T, label string) onestop.Dossier {
	// rarely is how often a field may be wrong.
	rarely := func(name string) bool { return rapid.IntRange(0, 29).Draw(t, name+" wrong") == 29 }
	base := form.NewDay(2024, 1, 1)
	moment := func(name string, from, to int) schedule.Moment {
		d := base + form.Day(rapid.IntRange(from, to).Draw(t, name))
		switch rapid.IntRange(0, 5).Draw(t, name+" hour") {
		case 0:
			return schedule.MomentOn(d).At(calendar.MustParseTimeOfDay("16:00"))
		case 1:
			return schedule.MomentOn(d).At(calendar.MustParseTimeOfDay("00:00"))
		}
		return schedule.MomentOn(d)
	}
	d := onestop.Dossier{
		Body:       body.ID(rapid.SampledFrom([]string{"H26", "H26.12", "G22"}).Draw(t, label)),
		Procedure:  rapid.SampledFrom([]string{"1.005129", "2.000635", "1.000948"}).Draw(t, "procedure"),
		Channel:    onestop.Channel(rapid.IntRange(0, 3).Draw(t, "channel")),
		Requests:   uint8(rapid.SampledFrom([]int{0, 0, 0, 1, 2, 3}).Draw(t, "requests")),
		Fee:        rapid.Int64Range(0, 2).Draw(t, "fee"),
		FeeKnown:   rapid.Bool().Draw(t, "fee known"),
		Paid:       onestop.Payment(rapid.IntRange(0, 2).Draw(t, "paid")),
		Digitised:  rapid.Bool().Draw(t, "digitised"),
		Reused:     rapid.Bool().Draw(t, "reused"),
		Complained: rapid.Bool().Draw(t, "complained"),
	}
	if rarely("body") {
		d.Body = ""
	}
	if rarely("channel") {
		d.Channel = 4
	}
	d.ElectronicResult = rapid.Bool().Draw(t, "result")
	d.AppointmentMoved = rapid.IntRange(0, 3).Draw(t, "moved") == 0
	received := rapid.IntRange(0, 200).Draw(t, "received")
	if !rarely("receipt") {
		d.Received = moment("received", received, received)
	}
	if rapid.IntRange(0, 5).Draw(t, "appointment") > 0 {
		d.Appointment = moment("appointment", received, received+60)
	}
	if rapid.IntRange(0, 3).Draw(t, "pause") == 0 {
		d.Paused = time.Duration(rapid.IntRange(0, 90).Draw(t, "paused")) * time.Hour
	}
	last := received
	for i := range rapid.IntRange(0, 3).Draw(t, "supplements") {
		s := onestop.Supplement{Requested: moment("requested", last, last+15)}
		last = int(s.Requested.Day() - base)
		if i == 0 || rapid.Bool().Draw(t, "completed") {
			s.Completed = moment("completed", last, last+20)
			last = int(s.Completed.Day() - base)
		}
		d.Supplements = append(d.Supplements, s)
	}
	d.Status = rapid.SampledFrom([]onestop.Status{onestop.Accepted, onestop.InProgress, onestop.SupplementRequested, onestop.PaymentRequested}).Draw(t, "open")
	if rapid.Bool().Draw(t, "finish") {
		d.Finished = moment("finished", last, last+60)
		d.Status = rapid.SampledFrom([]onestop.Status{onestop.PaymentRequested, onestop.NotAccepted, onestop.Withdrawn, onestop.Stopped, onestop.Processed, onestop.Returned}).Draw(t, "done")
	}
	if rarely("status") {
		d.Status = onestop.Status(rapid.IntRange(0, 11).Draw(t, "status"))
	}
	return d
}

func drawOptions(t *rapid.T) onestop.Options {
	o := onestop.Options{
		Window:      rapid.SampledFrom([]schedule.Window{schedule.CalendarWindow, schedule.Decree09Window}).Draw(t, "window"),
		ByProcedure: rapid.Bool().Draw(t, "by procedure"),
	}
	o.Rules.AppointmentMoved = rapid.Bool().Draw(t, "moved")
	if rapid.Bool().Draw(t, "procedures") {
		o.Rules.Procedures = map[string]onestop.Procedure{
			"1.005129": {Term: schedule.NewTerm(7, schedule.WorkingDays), FullyOnline: true},
			"2.000635": {FeeBearing: true, NoPaper: true},
		}
	}
	return o
}

// figures is all that a tally says.
func figures(t *rapid.T, tally *onestop.Tally) any {
	var all []any
	for _, g := range []schedule.Grain{schedule.GrainMonth, schedule.GrainQuarter, schedule.GrainYear} {
		all = append(all, rows(t, tally, onestop.Report{Grain: g, ByProcedure: tally.Options().ByProcedure}))
	}
	all = append(all, rows(t, tally, onestop.Report{AsOf: day("2024-05-05")}), tally.Refused(), tally.NotReceived())
	return all
}

// What is counted of a single dossier is, at the end of every period, what
// Judge says of it.
func TestTheTallyAgreesWithJudge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := drawOptions(t)
		d := drawDossier(t, "body")
		tally := newTally(t, o)
		addErr := tally.Add(&d, form.NoDay)
		months := []schedule.Period{}
		for p := schedule.MustParsePeriod("2023-12"); p.Compare(schedule.MustParsePeriod("2025-06")) <= 0; p = p.Next() {
			months = append(months, p)
		}
		got := map[schedule.Period]onestop.Desk{}
		for _, r := range rows(t, tally, onestop.Report{First: months[0], Last: months[len(months)-1]}) {
			got[r.Period] = r.Desk
		}
		for _, p := range months {
			span := o.Window.Span(p)
			asOf := span.Last()
			check := func(asOf form.Day, got onestop.Desk) {
				j, err := o.Rules.Judge(d, asOf)
				if addErr != nil {
					require.Error(t, err)
					require.Equal(t, addErr.Error(), err.Error())
					require.Equal(t, onestop.Desk{}, got)
					return
				}
				require.NoError(t, err)
				var want onestop.Desk
				one := map[onestop.Verdict]*int64{
					onestop.DoneEarly: &want.DoneEarly, onestop.DoneOnTime: &want.DoneOnTime, onestop.DoneLate: &want.DoneLate, onestop.DoneUndated: &want.DoneUndated,
					onestop.OpenInTime: &want.OpenInTime, onestop.OpenOverdue: &want.OpenOverdue, onestop.OpenUndated: &want.OpenUndated,
				}
				// Done before the period: not among its dossiers any more.
				if j.Verdict != onestop.Outside && !(j.Verdict.Done() && d.Finished.Day() < span.Since) {
					*one[j.Verdict] = 1
					if want.Received = 1; d.Received.Day() < span.Since {
						want.Received, want.CarriedOver = 0, 1
					}
				}
				require.Equal(t, want, got, "%s: %s", p, j.Text(form.English))
			}
			check(asOf, got[p])
			// Within a period as well, when nothing is known of later days.
			within := span.Since + form.Day(rapid.IntRange(0, 13).Draw(t, "day"))
			if d.Finished.Day() <= within && d.Received.Day() <= within && !slices.ContainsFunc(d.Supplements, func(s onestop.Supplement) bool { return s.Completed.Day() > within || s.Requested.Day() > within }) {
				var desk onestop.Desk
				for _, r := range rows(t, tally, onestop.Report{First: p, Last: p, AsOf: within}) {
					desk = r.Desk
				}
				check(within, desk)
			}
		}
	})
}

func TestAnySplitInAnyOrderIsTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := drawOptions(t)
		ds := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) onestop.Dossier { return drawDossier(t, "body") }), 0, 30).Draw(t, "dossiers")
		whole := newTally(t, o)
		for i := range ds {
			_ = whole.Add(&ds[i], form.NoDay)
		}
		shards := make([]*onestop.Tally, rapid.IntRange(1, 4).Draw(t, "shards"))
		for i := range shards {
			shards[i] = newTally(t, o)
		}
		for _, i := range rapid.Permutation(ds).Draw(t, "order") {
			_ = shards[rapid.IntRange(0, len(shards)-1).Draw(t, "shard")].Add(&i, form.NoDay)
		}
		merged := newTally(t, o)
		for _, s := range shards {
			require.NoError(t, merged.Merge(s))
		}
		require.Equal(t, figures(t, whole), figures(t, merged))
	})
}

func TestMonthsWithVeryManyDossiers(t *testing.T) {
	const n = 100_000
	d := desk()[2] // received in May, done late in June
	open := desk()[4]
	a, b := newTally(t, onestop.Options{}), newTally(t, onestop.Options{})
	for range n {
		require.NoError(t, a.Add(&d, form.NoDay))
		require.NoError(t, b.Add(&d, form.NoDay))
	}
	few := newTally(t, onestop.Options{})
	for _, d := range desk() {
		require.NoError(t, few.Add(&d, form.NoDay))
	}
	for _, other := range []*onestop.Tally{b, few, few} {
		require.NoError(t, a.Merge(other))
	}
	require.NoError(t, a.Merge(a))
	got := rows(t, a, onestop.Report{})
	require.Len(t, got, 3)
	// Two of d in a and b, and the desk twice, all of it twice.
	assert.Equal(t, onestop.Desk{CarriedOver: 4*n + 16, Received: 20, DoneEarly: 4, DoneOnTime: 8, DoneLate: 4*n + 4, OpenInTime: 8, OpenOverdue: 8, OpenUndated: 4}, got[1].Desk)
	assert.EqualValues(t, 4*n+20, got[0].Received)

	// Shards that are small each, and many together.
	shard, sum := newTally(t, onestop.Options{}), newTally(t, onestop.Options{})
	for range 15_000 {
		require.NoError(t, shard.Add(&open, form.NoDay))
	}
	for range 10 {
		require.NoError(t, sum.Merge(shard))
	}
	assert.Equal(t, onestop.Desk{Received: 150_000, OpenOverdue: 150_000}, rows(t, sum, onestop.Report{})[0].Desk)
}

func TestVeryManyKeys(t *testing.T) {
	ds := madeUp(40_000, 30, 100) // 3,000 pairs
	byProcedure, byBody, shard := newTally(t, onestop.Options{ByProcedure: true}), newTally(t, onestop.Options{}), newTally(t, onestop.Options{ByProcedure: true})
	for i := range ds {
		require.NoError(t, byBody.Add(&ds[i], form.NoDay))
		at := byProcedure
		if i%3 == 0 {
			at = shard
		}
		require.NoError(t, at.Add(&ds[i], form.NoDay))
	}
	require.NoError(t, byProcedure.Merge(shard))
	assert.Equal(t, rows(t, byBody, onestop.Report{}), rows(t, byProcedure, onestop.Report{}))
}

func TestMonthsFarApart(t *testing.T) {
	tally := newTally(t, onestop.Options{})
	for _, s := range []string{"2024-06-03", "1999-01-04", "2024-04-01", "2150-01-05", "2024-05-02", "1999-03-01"} {
		require.NoError(t, tally.Add(&onestop.Dossier{Body: "H26", Status: onestop.Returned, Received: at(s), Appointment: at(s), Finished: at(s)}, form.NoDay))
	}
	var got []string
	for _, r := range rows(t, tally, onestop.Report{}) {
		assert.Equal(t, onestop.Desk{Received: 1, DoneOnTime: 1}, r.Desk)
		got = append(got, r.Period.String())
	}
	assert.Equal(t, []string{"1999-01", "1999-03", "2024-04", "2024-05", "2024-06", "2150-01"}, got)
}

func TestCountingDoesNotAllocate(t *testing.T) {
	ds := madeUp(2_000, 5, 20)
	for _, byProcedure := range []bool{false, true} {
		tally := newTally(t, onestop.Options{ByProcedure: byProcedure})
		for i := range ds {
			require.NoError(t, tally.Add(&ds[i], form.NoDay))
		}
		assert.Zero(t, testing.AllocsPerRun(3, func() {
			for i := range ds {
				_ = tally.Add(&ds[i], form.NoDay)
			}
		}))
	}
}

// What is in time, and what is done, of each verdict (766/2.1).
func TestVerdictsSayWhatCounts(t *testing.T) {
	for v, want := range map[onestop.Verdict][2]bool{ // in time, done
		onestop.DoneEarly: {true, true}, onestop.DoneOnTime: {true, true}, onestop.DoneLate: {false, true}, onestop.DoneUndated: {false, true},
		onestop.OpenInTime: {true, false}, onestop.OpenOverdue: {false, false}, onestop.OpenUndated: {false, false}, onestop.Outside: {false, false},
	} {
		assert.Equal(t, want, [2]bool{v.InTime(), v.Done()}, v.Text(form.English))
		assert.NotEqual(t, v.Text(form.Vietnamese), v.Text(form.English))
	}
	assert.Empty(t, onestop.Verdict(99).Text(form.English))
	assert.Empty(t, (onestop.OpenUndated + 1).Text(form.English), "one past the last")
}

// The sums of a desk: each verdict stands once in them.
func TestSumsOfADesk(t *testing.T) {
	d := onestop.Desk{CarriedOver: 1, Received: 2, Moved: 4, DoneEarly: 8, DoneOnTime: 16, DoneLate: 32, DoneUndated: 64, OpenInTime: 128, OpenOverdue: 256, OpenUndated: 512}
	assert.Equal(t, []int64{7, 120, 896, 576, 152}, []int64{d.Total(), d.Done(), d.Open(), d.Undated(), d.InTime()})
	assert.Equal(t, []string{"1", "2", "4", "8", "16", "32", "64", "128", "256", "512"}, d.Cells())
	assert.Equal(t, "Carried over", onestop.DeskHeader(form.English)[0])
	assert.Equal(t, "Tồn kỳ trước", onestop.DeskHeader(form.Vietnamese)[0])
	assert.Len(t, onestop.DeskHeader(form.Vietnamese), len(d.Cells()))
}

// The counts come in order of body and procedure, and end with the day asked.
func TestRowsAreInOrder(t *testing.T) {
	tally := newTally(t, onestop.Options{ByProcedure: true})
	for _, k := range [][2]string{{"H29.01", "1.000001"}, {"H26.12", "2.000001"}, {"H26.12", "1.000009"}, {"H26.02", "3.000001"}, {"H26.12", "1.000005"}} {
		require.NoError(t, tally.Add(&onestop.Dossier{Body: body.ID(k[0]), Procedure: k[1], Status: onestop.InProgress, Received: at("2024-06-03"), Appointment: at("2024-09-17")}, form.NoDay))
	}
	var got []string
	for _, c := range rows(t, tally, onestop.Report{First: schedule.MustParsePeriod("2024-06"), Last: schedule.MustParsePeriod("2024-06"), ByProcedure: true}) {
		got = append(got, c.Body.String()+" "+c.Procedure)
	}
	assert.Equal(t, []string{"H26.02 3.000001", "H26.12 1.000005", "H26.12 1.000009", "H26.12 2.000001", "H29.01 1.000001"}, got)

	periods := func(asOf string) (all []string) {
		for _, c := range rows(t, tally, onestop.Report{First: schedule.MustParsePeriod("2024-06"), Last: schedule.MustParsePeriod("2024-08"), AsOf: day(asOf)}) {
			if c.Body == "H26.02" {
				all = append(all, c.Period.String())
			}
		}
		return all
	}
	assert.Equal(t, []string{"2024-06", "2024-07"}, periods("2024-07-31"), "nothing is told of a month that has not begun")
	assert.Equal(t, []string{"2024-06", "2024-07", "2024-08"}, periods("2024-08-01"))
	assert.Equal(t, []string{"2024-06", "2024-07", "2024-08"}, periods("2024-12-31"))
}

// A tally knows the days of its months from January 1900 to December 2199; by
// Decree 09 that December ends on the 14th.
func TestTheFirstAndTheLastDay(t *testing.T) {
	for _, c := range []struct {
		window schedule.Window
		day    form.Day
		month  string
	}{
		{schedule.CalendarWindow, form.NewDay(1899, 12, 31), ""}, {schedule.CalendarWindow, form.NewDay(1900, 1, 1), "1900-01"},
		{schedule.CalendarWindow, form.NewDay(2199, 12, 31), "2199-12"}, {schedule.CalendarWindow, form.NewDay(2200, 1, 1), ""},
		{schedule.Decree09Window, form.NewDay(1899, 12, 31), ""}, {schedule.Decree09Window, form.NewDay(1900, 1, 1), "1900-01"}, {schedule.Decree09Window, form.NewDay(1900, 1, 15), "1900-02"},
		{schedule.Decree09Window, form.NewDay(2199, 12, 14), "2199-12"}, {schedule.Decree09Window, form.NewDay(2199, 12, 15), ""},
	} {
		tally := newTally(t, onestop.Options{Window: c.window})
		err := tally.Add(&onestop.Dossier{Body: "H26", Status: onestop.InProgress, Received: schedule.MomentOn(c.day)}, form.NoDay)
		if c.month == "" {
			assert.ErrorIs(t, err, onestop.DayOutside, "%s", c.day)
			continue
		}
		require.NoError(t, err, "%s", c.day)
		assert.Equal(t, c.month, rows(t, tally, onestop.Report{})[0].Period.String())
	}
}

// However the dossiers of a month are spread over tallies that are merged, they
// are all counted.
func TestLargeTalliesAreMerged(t *testing.T) {
	d := onestop.Dossier{Body: "H26", Status: onestop.InProgress, Received: at("2024-06-03")}
	of := func(n int) *onestop.Tally {
		tally := newTally(t, onestop.Options{})
		for range n {
			require.NoError(t, tally.Add(&d, form.NoDay))
		}
		return tally
	}
	for _, parts := range [][]int{{16384, 16383}, {16384, 16383, 1}, {20_000, 20_000}, {40_000, 1}, {1, 40_000}, {40_000, 40_000}, {32_767, 1}, {1, 32_767}} {
		sum, all := of(0), 0
		for _, n := range parts {
			require.NoError(t, sum.Merge(of(n)))
			all += n
		}
		require.NoError(t, sum.Add(&d, form.NoDay))
		assert.EqualValues(t, all+1, rows(t, sum, onestop.Report{})[0].Received, "%v", parts)
	}
}

// The months of a body may come in any order and lie far apart.
func TestMonthsInAnyOrder(t *testing.T) {
	for _, order := range [][]string{{"2024-06", "2024-01", "1900-01", "2024-03", "2024-02", "2024-06", "2199-12", "2024-01"}, {"2024-01", "2024-02", "2024-03", "2024-01"}, {"2024-03", "2024-02", "2024-01", "2024-03"}} {
		tally, want := newTally(t, onestop.Options{}), map[string]int64{}
		for _, m := range order {
			require.NoError(t, tally.Add(&onestop.Dossier{Body: "H26", Status: onestop.Returned, Received: at(m + "-05"), Finished: at(m + "-05")}, form.NoDay))
			want[m]++
		}
		got := map[string]int64{}
		for _, c := range rows(t, tally, onestop.Report{}) {
			got[c.Period.String()] = c.Received
		}
		assert.Equal(t, want, got)
	}
}

// A sum of the citizen's time puts off the day from which a dossier in progress
// is overdue: three days from 17 June on.
func TestASumOfPausesPutsOffTheOverdue(t *testing.T) {
	d := dossier(onestop.InProgress, "")
	d.Paused = 72 * time.Hour
	tally := newTally(t, onestop.Options{})
	require.NoError(t, tally.Add(&d, form.NoDay))
	for asOf, overdue := range map[string]int64{"2024-06-18": 0, "2024-06-20": 0, "2024-06-21": 1} {
		assert.Equal(t, overdue, rows(t, tally, onestop.Report{AsOf: day(asOf)})[0].OpenOverdue, asOf)
	}
}

// With more bodies and procedures than a small desk has, each dossier is still
// counted in its place.
func TestManySeries(t *testing.T) {
	tally := newTally(t, onestop.Options{ByProcedure: true})
	for n := range 3 {
		for i := range 1500 {
			for range n + i%2 {
				d := onestop.Dossier{Body: body.ID(fmt.Sprintf("H%02d", 1+i%7)), Procedure: fmt.Sprintf("1.%06d", i), Status: onestop.InProgress, Received: at("2024-06-03")}
				require.NoError(t, tally.Add(&d, form.NoDay))
			}
		}
	}
	got := rows(t, tally, onestop.Report{ByProcedure: true})
	require.Len(t, got, 1500)
	for _, c := range got {
		var i int
		_, err := fmt.Sscanf(c.Procedure, "1.%d", &i)
		require.NoError(t, err)
		require.Equal(t, fmt.Sprintf("H%02d %d", 1+i%7, 3+3*(i%2)), fmt.Sprintf("%s %d", c.Body, c.Received), c.Procedure)
	}
	tally.Refuse("")
	assert.Empty(t, tally.Refused())
}
