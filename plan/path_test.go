package plan_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// The order of the tests: a department owes a rule to its province by the end of
// June, and a report each month.
const (
	order   = plan.ObligationID("7/KH-UBND#1#so-tu-phap#2025-06-30")
	monthly = plan.ObligationID("7/KH-UBND#2#so-tu-phap#2025-06")
)

func orders(t testing.TB) *plan.Plan {
	p, err := plan.New(plan.Plan{Number: "7/KH-UBND", Title: "Kế hoạch", Issuer: "UBND tỉnh Ví Dụ", From: day("2025-01-01"), To: day("2025-12-31"),
		Tasks: []plan.Task{
			{ID: "1", Title: "Trình quy chế", Leads: []string{"Sở Tư pháp"}, Time: plan.Timing{Text: "30/6/2025", Rule: schedule.MustRule("", schedule.Part{Kind: schedule.Deadline, Due: day("2025-06-30")})}},
			{ID: "2", Title: "Báo cáo", Leads: []string{"Sở Tư pháp"}, Time: plan.Timing{Text: "Hằng tháng", Rule: schedule.MustRule("", schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly})}},
			{ID: "3", Title: "Niêm yết", Leads: []string{"Sở Tư pháp"}, Time: plan.Timing{Text: "Thường xuyên", Rule: schedule.MustRule("", schedule.Part{Kind: schedule.Continuous})}},
		}})
	require.NoError(t, err)
	return p
}

func owed(t testing.TB, p *plan.Plan, id plan.ObligationID) plan.Obligation {
	o, ok := p.Obligation(id, plan.ObligationQuery{})
	require.True(t, ok, id)
	return o
}

func progressOf(t testing.TB, events ...plan.Event) *plan.Progress {
	p, err := plan.NewProgress(events, plan.ProgressOptions{})
	require.NoError(t, err)
	return p
}

// told is events of the order, written "DAY TYPE [inner=ID] [due=DAY to=NAME by=NAME corrects=ID]"; the
// identifier is what stands before a colon, or else the day and the type.
func told(of plan.ObligationID, lines ...string) (events []plan.Event) {
	for _, line := range lines {
		id, rest, named := strings.Cut(line, ": ")
		if !named {
			id, rest = line, line
		}
		words := strings.Fields(rest)
		e := plan.Event{ID: id, Obligation: of, Day: day(words[0]), Type: plan.EventType(words[1]), Note: "lý do", Document: "1/CV"}
		for _, word := range words[2:] {
			key, value, _ := strings.Cut(word, "=")
			value = strings.ReplaceAll(value, "_", " ")
			switch key {
			case "inner":
				e.Inner = value
			case "due":
				e.Due = day(value)
			case "to":
				e.To = value
			case "by":
				e.By = value
			case "corrects":
				e.Corrects = value
			}
		}
		events = append(events, e)
	}
	return events
}

// theStory is the way of the order: two communes and a unit have a part each, the
// unit gives a part of its own to a team.
var theStory = told(order,
	"2025-05-05 taken-on",
	"an: 2025-05-06 assigned to=UBND_xã_An due=2025-06-10 by=Sở_Tư_pháp",
	"bình: 2025-05-06 assigned to=UBND_xã_Bình due=2025-06-10 by=Sở_Tư_pháp",
	"phòng: 2025-05-07 assigned to=Phòng_Pháp_chế due=2025-06-20 by=Sở_Tư_pháp",
	"2025-05-10 started inner=an",
	"tổ: 2025-05-20 assigned inner=phòng to=Tổ_1 due=2025-06-15 by=Phòng_Pháp_chế",
	"2025-06-09 done inner=an",
	"2025-06-12 done inner=bình",
	"2025-06-14 done inner=tổ",
	"2025-06-19 submitted inner=phòng",
	"2025-06-23 confirmed inner=phòng",
	"2025-06-28 submitted",
	"2025-06-29 returned",
	"2025-06-30 submitted",
	"2025-07-04 confirmed",
)

func TestTheWayOfAnOrder(t *testing.T) {
	p := orders(t)
	o := owed(t, p, order)
	progress := progressOf(t, theStory...)
	for _, c := range []struct {
		asOf    string
		status  plan.Status
		stage   plan.Stage
		since   string
		below   plan.Count // on time, late, open in time, overdue
		outlook plan.Outlook
	}{
		{"2025-05-04", plan.OpenInTime, plan.StageNotBegun, "", plan.Count{}, plan.OutlookOnTrack},
		{"2025-05-05", plan.OpenInTime, plan.StageTaken, "2025-05-05", plan.Count{}, plan.OutlookOnTrack},
		{"2025-05-06", plan.OpenInTime, plan.StageBegun, "2025-05-06", plan.Count{OpenInTime: 2}, plan.OutlookOnTrack},
		{"2025-05-20", plan.OpenInTime, plan.StageBegun, "2025-05-06", plan.Count{OpenInTime: 4}, plan.OutlookOnTrack},
		{"2025-06-10", plan.OpenInTime, plan.StageBegun, "2025-05-06", plan.Count{DoneOnTime: 1, OpenInTime: 3}, plan.OutlookOnTrack},
		{"2025-06-11", plan.OpenInTime, plan.StageBegun, "2025-05-06", plan.Count{DoneOnTime: 1, OpenInTime: 2, OpenOverdue: 1}, plan.OutlookAtRisk},
		{"2025-06-12", plan.OpenInTime, plan.StageBegun, "2025-05-06", plan.Count{DoneOnTime: 1, DoneLate: 1, OpenInTime: 2}, plan.OutlookOnTrack},
		{"2025-06-14", plan.OpenInTime, plan.StageBegun, "2025-05-06", plan.Count{DoneOnTime: 2, DoneLate: 1, OpenInTime: 1}, plan.OutlookOnTrack},
		// The unit submitted in time: its status is as the rule has it, and it holds nothing up.
		{"2025-06-21", plan.OpenInTime, plan.StageBegun, "2025-05-06", plan.Count{DoneOnTime: 2, DoneLate: 1, OpenOverdue: 1}, plan.OutlookOnTrack},
		{"2025-06-23", plan.OpenInTime, plan.StageBegun, "2025-05-06", plan.Count{DoneOnTime: 3, DoneLate: 1}, plan.OutlookOnTrack},
		{"2025-06-28", plan.OpenInTime, plan.StageSubmitted, "2025-06-28", plan.Count{DoneOnTime: 3, DoneLate: 1}, plan.OutlookOnTrack},
		{"2025-06-29", plan.OpenInTime, plan.StageReturned, "2025-06-29", plan.Count{DoneOnTime: 3, DoneLate: 1}, plan.OutlookOnTrack},
		{"2025-06-30", plan.OpenInTime, plan.StageSubmitted, "2025-06-30", plan.Count{DoneOnTime: 3, DoneLate: 1}, plan.OutlookOnTrack},
		{"2025-07-01", plan.OpenOverdue, plan.StageSubmitted, "2025-06-30", plan.Count{DoneOnTime: 3, DoneLate: 1}, plan.OutlookOnTrack},
		{"2025-07-04", plan.DoneOnTime, plan.StageDone, "2025-07-04", plan.Count{DoneOnTime: 3, DoneLate: 1}, plan.OutlookKept},
	} {
		path := progress.Path(o, day(c.asOf))
		assert.Equal(t, c.status, path.State.Status, c.asOf)
		assert.Equal(t, progress.State(o, day(c.asOf)), path.State, c.asOf)
		assert.Equal(t, c.stage, path.Stage, c.asOf)
		assert.Equal(t, c.since, path.Since.String(), c.asOf)
		assert.Equal(t, c.below, path.Below, c.asOf)
		assert.Equal(t, c.outlook, path.Outlook, c.asOf)
	}
	path := progress.Path(o, day("2025-07-04"))
	assert.Equal(t, 1, path.Late())
	team, ok := path.Find("tổ")
	require.True(t, ok)
	assert.Equal(t, "Tổ 1", team.To)
	_, ok = path.Find("2025-05-05 taken-on")
	assert.False(t, ok, "no inner duty")
	assert.Equal(t, day("2025-06-30"), path.State.Submitted)
	assert.Equal(t, day("2025-07-04"), path.State.DoneOn)

	// In the report of June it is open; in that of July carried over, and done in time.
	report := func(month string) plan.ReportRow {
		period, err := schedule.ParsePeriod(month)
		require.NoError(t, err)
		q := plan.ReportQuery{Period: period, By: plan.GroupByTask}
		for _, row := range p.Report(progress, q).Rows {
			if row.Task == "1" {
				return row
			}
		}
		return plan.ReportRow{}
	}
	assert.Equal(t, plan.Count{OpenInTime: 1}, report("2025-06").Count)
	assert.Equal(t, plan.Count{DoneOnTime: 1}, report("2025-07").Count)
	assert.Equal(t, 1, report("2025-07").CarriedOver)
	assert.Zero(t, report("2025-08").Total())
}

func TestWhatIsSubmittedLateIsDoneLate(t *testing.T) {
	o := owed(t, orders(t), order)
	progress := progressOf(t, told(order, "2025-07-01 submitted", "2025-07-02 confirmed")...)
	assert.Equal(t, plan.OutlookLost, progress.Path(o, day("2025-07-01")).Outlook)
	assert.Equal(t, plan.DoneLate, progress.State(o, day("2025-07-02")).Status)
	// A host to which the day of the confirmation matters says that it is done.
	progress = progressOf(t, told(order, "2025-06-30 submitted", "2025-07-02 done")...)
	assert.Equal(t, plan.DoneLate, progress.State(o, day("2025-07-02")).Status)
}

func TestNothingAroseKeepsThePeriod(t *testing.T) {
	p := orders(t)
	o := owed(t, p, monthly)
	progress := progressOf(t, told(monthly, "2025-06-28 nothing-arose")...)
	s := progress.State(o, day("2025-07-01"))
	assert.Equal(t, plan.DoneOnTime, s.Status)
	assert.True(t, s.NothingArose)
	july := owed(t, p, "7/KH-UBND#2#so-tu-phap#2025-07")
	assert.Equal(t, plan.OpenOverdue, progress.State(july, day("2025-08-01")).Status, "and no other")
	late := progressOf(t, told(monthly, "2025-07-03 nothing-arose")...)
	assert.Equal(t, plan.DoneLate, late.State(o, day("2025-07-03")).Status)
	again := progressOf(t, told(monthly, "2025-06-28 nothing-arose", "2025-07-02 returned")...)
	assert.Equal(t, plan.OpenOverdue, again.State(o, day("2025-07-02")).Status, "something had arisen")
	assert.False(t, again.State(o, day("2025-07-02")).NothingArose)
}

func TestWhatWasAskedIsOpenUntilItIsAnswered(t *testing.T) {
	o := owed(t, orders(t), order)
	progress := progressOf(t, told(order,
		"2025-06-10 extension-asked due=2025-07-15", "2025-06-12 extension-refused",
		"2025-06-13 extension-asked due=2025-07-10", "2025-06-16 extended due=2025-07-10",
		"2025-07-11 explanation-asked", "2025-07-12 explanation-asked", "2025-07-14 explained")...)
	for _, c := range []struct{ asOf, extension, explanation, due string }{
		{"2025-06-09", "", "", "2025-06-30"},
		{"2025-06-10", "2025-07-15", "", "2025-06-30"},
		{"2025-06-12", "", "", "2025-06-30"},
		{"2025-06-13", "2025-07-10", "", "2025-06-30"},
		{"2025-06-16", "", "", "2025-07-10"},
		{"2025-07-12", "", "2025-07-11", "2025-07-10"},
		{"2025-07-14", "", "", "2025-07-10"},
	} {
		path := progress.Path(o, day(c.asOf))
		assert.Equal(t, c.extension, path.ExtensionAsked.String(), c.asOf)
		assert.Equal(t, c.explanation, path.ExplanationAsked.String(), c.asOf)
		assert.Equal(t, c.due, path.State.Due.String(), c.asOf)
		assert.Equal(t, plan.StageNotBegun, path.Stage, "what is asked begins nothing")
	}
}

// What was given down anew in place of what was wrong keeps what happened to it;
// what was taken back is gone, with all that happened to it.
func TestGivenDownAnew(t *testing.T) {
	o := owed(t, orders(t), order)
	given := told(order, "a: 2025-05-06 assigned to=UBND_xã_An due=2025-06-10", "2025-06-09 done inner=a")
	moved := append(given, told(order, "b: 2025-05-07 assigned to=UBND_xã_An due=2025-06-08 corrects=a")...)
	path := progressOf(t, moved...).Path(o, day("2025-06-30"))
	assert.Equal(t, plan.Count{DoneLate: 1}, path.Below)
	assert.Equal(t, "b", path.Inner[0].ID)
	thrice := progressOf(t, append(moved, told(order, "c: 2025-05-08 assigned to=UBND_xã_An due=2025-06-09 corrects=b")...)...).Path(o, day("2025-06-30"))
	assert.Equal(t, plan.Count{DoneOnTime: 1}, thrice.Below, "given down three times it is one part, by the last day")
	assert.Equal(t, "c", thrice.Inner[0].ID)
	back := append(moved, told(order, "d: 2025-06-10 corrected corrects=b")...)
	path = progressOf(t, back...).Path(o, day("2025-06-30"))
	assert.Equal(t, plan.Count{DoneOnTime: 1}, path.Below)
	assert.Equal(t, "a", path.Inner[0].ID, "the first counts again")
	none := append(given, told(order, "2025-06-10 corrected corrects=a")...)
	path = progressOf(t, none...).Path(o, day("2025-06-30"))
	assert.Empty(t, path.Inner)
	assert.Equal(t, plan.StageNotBegun, path.Stage)
}

func TestWhatComesInAWrongOrderIsRefused(t *testing.T) {
	p := orders(t)
	given := told(order, "note: 2025-05-05 taken-on", "a: 2025-05-06 assigned to=UBND_xã_An due=2025-06-10 by=Sở_Tư_pháp", "b: 2025-05-08 assigned inner=a to=Ông_A due=2025-06-01 by=UBND_xã_An")
	asked := told(order, "2025-05-07 extension-asked due=2025-07-15", "2025-05-07 explanation-asked")
	done := told(order, "2025-05-07 done")
	for _, c := range []struct {
		name   string
		of     plan.ObligationID
		before []plan.Event
		event  string
		want   form.Code // none: admitted
	}{
		{"confirmed, and nothing was submitted", order, given, "2025-05-09 confirmed", plan.EventOrder},
		{"confirmed", order, told(order, "2025-05-08 submitted"), "2025-05-09 confirmed", ""},
		{"confirmed before it was submitted", order, told(order, "2025-05-08 submitted"), "2025-05-07 confirmed", plan.EventOrder},
		{"confirmed after it was sent back", order, told(order, "2025-05-08 submitted", "2025-05-09 returned"), "2025-05-10 confirmed", plan.EventOrder},
		{"a confirmation of what is done already says nothing new", order, done, "2025-05-09 confirmed", ""},
		{"sent back, and nothing is there", order, given, "2025-05-09 returned", plan.EventOrder},
		{"sent back, done", order, done, "2025-05-09 returned", ""},
		{"taken on after it is done says nothing new", order, done, "2025-05-09 taken-on", ""},
		{"given down after it is done", order, done, "2025-05-09 assigned to=X due=2025-06-01", plan.EventOrder},
		{"explained, and nobody asked", order, given, "2025-05-09 explained", plan.EventOrder},
		{"explained", order, asked, "2025-05-09 explained", ""},
		{"refused, and nobody asked", order, given, "2025-05-09 extension-refused", plan.EventOrder},
		{"refused", order, asked, "2025-05-09 extension-refused", ""},
		{"an extension asked for when the day has passed", order, nil, "2025-07-01 extension-asked due=2025-07-15", plan.ExtensionLate},
		{"an extension to a day that is no later", order, nil, "2025-06-01 extension-asked due=2025-06-30", plan.DayOrder},
		{"an extension of what has no day", "7/KH-UBND#3#so-tu-phap#continuous", nil, "2025-06-01 extension-asked due=2025-06-30", plan.ObligationUndated},
		{"nothing arose in what is no period", order, nil, "2025-06-01 nothing-arose", plan.ObligationPeriod},
		{"nothing arose", monthly, nil, "2025-06-28 nothing-arose", ""},
		{"nothing arose in a period that has not begun", monthly, nil, "2025-05-28 nothing-arose", plan.DayOrder},
		{"an inner due day after that of the whole", order, nil, "2025-05-06 assigned to=X due=2025-07-01", plan.InnerLate},
		{"the same day is none after it", order, nil, "2025-05-06 assigned to=X due=2025-06-30", ""},
		{"an inner due day after that of the inner duty", order, given, "2025-05-09 assigned inner=a to=X due=2025-06-11", plan.InnerLate},
		{"an inner due day that has passed", order, nil, "2025-05-06 assigned to=X due=2025-05-05", plan.DayOrder},
		{"of an inner duty that is none", order, given, "2025-05-09 started inner=x", plan.EventMissing},
		{"of an event that gives nothing down", order, given, "2025-05-09 started inner=note", plan.EventMissing},
		{"of an inner duty before it was given down", order, given, "2025-05-05 started inner=a", plan.DayOrder},
		{"of an inner duty that was taken back", order, append(given, told(order, "2025-05-09 corrected corrects=a")...), "2025-05-10 started inner=a", plan.EventMissing},
		{"an inner duty that waits for nothing", order, given, "2025-05-09 happened inner=a", plan.ObligationTerm},
		{"an inner duty put off by who gave it down", order, given, "2025-05-20 extended inner=a due=2025-06-20 by=Sở_Tư_pháp", ""},
		{"one below it by the body that gave that down", order, given, "2025-05-20 extended inner=b due=2025-06-05 by=UBND_xã_An", ""},
		{"an inner duty put off by whose it is", order, given, "2025-05-20 extended inner=a due=2025-06-20 by=UBND_xã_An", plan.ExtensionAuthority},
		{"an inner duty put off too far", order, given, "2025-05-20 extended inner=a due=2025-07-20 by=Sở_Tư_pháp", plan.InnerLate},
		{"another event in the place of one of an inner duty", order, given, "2025-05-09 started corrects=b", plan.EventMissing},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := owed(t, p, c.of)
			e := told(c.of, c.event)[0]
			e.ID = "new"
			progress := progressOf(t, c.before...)
			err := o.Admit(progress, e, day("2025-12-31"))
			if c.want == "" {
				require.NoError(t, err)
				return
			}
			require.ErrorIs(t, err, c.want)
			require.Len(t, form.All(err), 1)
			for _, l := range []form.Language{form.Vietnamese, form.English} {
				assert.NotContains(t, form.Message(err, l), "{", "every figure is said")
			}
			// What was accepted once is not judged again: it is read back, and counts
			// where there is something for it to count in.
			if c.want == plan.EventOrder {
				with, err := progress.With(e)
				require.NoError(t, err)
				assert.Equal(t, progress.State(o, day("2025-12-31")), with.State(o, day("2025-12-31")))
			}
		})
	}
}

func TestInnerDutiesInOneAnother(t *testing.T) {
	o := owed(t, orders(t), order)
	var events []plan.Event
	line := "0: 2025-05-06 assigned to=X due=2025-06-10"
	for i := range 8 {
		events = append(events, told(order, line)...)
		line = fmt.Sprintf("%d: 2025-05-06 assigned inner=%d to=X due=2025-06-10", i+1, i)
	}
	progress := progressOf(t, events...)
	assert.Equal(t, 8, progress.Path(o, day("2025-06-01")).Below.Total())
	_, err := progress.With(told(order, "2025-06-10 done inner=7")...)
	assert.NoError(t, err, "the last of them can be done")
	_, err = progress.With(told(order, line, "2025-06-10 started inner=8")...)
	require.ErrorIs(t, err, plan.InnerDeep)
	assert.ErrorIs(t, o.Admit(progress, told(order, line)[0], day("2025-06-10")), nil)
}

func TestDueRowsTellWhatIsNotBegun(t *testing.T) {
	p := orders(t)
	progress := progressOf(t, theStory...)
	for d := day("2025-05-01"); d <= day("2025-07-10"); d++ {
		for r := range p.Due(progress, plan.DueQuery{AsOf: d}) {
			assert.Equal(t, progress.Path(owed(t, p, r.ID), d).Stage, r.Stage, "%s on %s", r.ID, d)
		}
	}
	for r := range p.Due(nil, plan.DueQuery{AsOf: day("2025-05-01")}) {
		assert.Equal(t, plan.StageNotBegun, r.Stage)
	}
}

// Whatever is told of a path, in whatever order and however often: what tells of
// no work leaves the state as it is, what happens below leaves it as well, and
// each inner duty is counted once.
func TestPathsOfAnyKind(t *testing.T) {
	p := orders(t)
	rapid.Check(t, func(rt *rapid.T) {
		id := rapid.SampledFrom([]plan.ObligationID{order, monthly}).Draw(rt, "of")
		o, _ := p.Obligation(id, plan.ObligationQuery{})
		first := day("2025-05-01")
		days := rapid.Permutation(rangeOf(60)).Draw(rt, "days")
		var given, rest, plain []plan.Event
		for i := range rapid.IntRange(0, 20).Draw(rt, "events") {
			e := plan.Event{ID: fmt.Sprint("e", i), Obligation: id, Type: rapid.SampledFrom(plan.EventTypes()).Draw(rt, "type"), Day: first + form.Day(days[i])}
			if len(given) > 0 && rapid.Bool().Draw(rt, "below") {
				e.Inner = rapid.SampledFrom(given).Draw(rt, "inner").ID
				if e.Day < given[len(given)-1].Day {
					e.Day = first + form.Day(60+i)
				}
			}
			switch e.Type {
			case plan.EventCorrected:
				continue
			case plan.EventExtended, plan.EventExtensionAsked:
				e.Due = e.Day + 40
			case plan.EventAssigned:
				e.To, e.Due, e.Day = "X", e.Day+10, first
				if _, err := plan.NewProgress(append(given, e), plan.ProgressOptions{}); err != nil {
					continue // too deep
				}
				given = append(given, e)
				continue
			}
			rest = append(rest, e)
			switch e.Type {
			case plan.EventDone, plan.EventSubmitted, plan.EventConfirmed, plan.EventReturned, plan.EventNothingArose, plan.EventSuspended, plan.EventResumed, plan.EventExtended, plan.EventHappened:
				if e.Inner == "" {
					plain = append(plain, e)
				}
			}
		}
		progress, err := plan.NewProgress(append(given, rest...), plan.ProgressOptions{})
		require.NoError(rt, err)
		other, err := plan.NewProgress(given, plan.ProgressOptions{})
		require.NoError(rt, err)
		shuffled := rapid.Permutation(rest).Draw(rt, "another order")
		other, err = other.With(append(shuffled, shuffled...)...)
		require.NoError(rt, err)
		work, err := plan.NewProgress(plain, plan.ProgressOptions{})
		require.NoError(rt, err)
		kept, err := progress.MarshalBinary()
		require.NoError(rt, err)
		var restored plan.Progress
		require.NoError(rt, restored.UnmarshalBinary(kept))
		for d := first; d < first+90; d += 7 {
			path := progress.Path(o, d)
			require.Equal(rt, path, other.Path(o, d), "in any order, and twice")
			for r := range p.Due(other, plan.DueQuery{AsOf: d}) {
				if r.ID == id {
					require.Equal(rt, path.Stage, r.Stage, "a list looks from the last event only, and finds the same")
				}
			}
			require.Equal(rt, path, restored.Path(o, d))
			require.Equal(rt, work.State(o, d), path.State, "only what tells of work changes the state")
			require.Equal(rt, path.State.Open(), path.Stage != plan.StageDone)
			require.Equal(rt, len(given), path.Below.Total())
			for _, e := range given {
				inner, ok := path.Find(e.ID)
				require.True(rt, ok)
				require.Equal(rt, e.Due <= inner.Path.State.Due, true, "an inner day is put off, never put earlier")
			}
			data, err := json.Marshal(path)
			require.NoError(rt, err)
			var back plan.Path
			require.NoError(rt, json.Unmarshal(data, &back))
			require.Equal(rt, path, back)
		}
	})
}

func rangeOf(n int) (list []int) {
	for i := range n {
		list = append(list, i)
	}
	return list
}

// A body's own list has the parts that were given down to it, with their inner due days,
// wherever the order stands: the ward that was given one by 10 June, and the desk to which
// it gave all of it by 5 June. No report counts them.
func TestABodyHasWhatWasGivenDownToIt(t *testing.T) {
	p := orders(t)
	progress := progressOf(t, told(order,
		"a: 2025-05-06 assigned to=UBND_xã_An due=2025-06-10",
		"b: 2025-05-08 assigned inner=a to=Ông_A due=2025-06-05",
		"c: 2025-05-09 assigned to=UBND_xã_Bình due=2025-06-12",
		"d: 2025-05-12 corrected corrects=c",
		"2025-06-04 done inner=b")...)
	list := func(who, asOf string, q plan.DueQuery) (all []string) {
		q.AsOf, q.Named, q.Given = day(asOf), who, true
		for r := range p.Due(progress, q) {
			all = append(all, fmt.Sprint(r.Key(), " ", r.Body, " ", r.Start, " ", r.Due, " ", r.Status, " ", r.Stage, " ", r.RoleText(form.English)))
		}
		return all
	}
	const key = string(order) + "#inner#"
	assert.Equal(t, []string{key + "a UBND xã An 2025-05-06 2025-06-10 open-in-time begun was given a part"}, list("ubnd xã an", "2025-06-10", plan.DueQuery{}))
	assert.Equal(t, []string{key + "a UBND xã An 2025-05-06 2025-06-10 open-overdue begun was given a part"}, list("UBND xã An", "2025-06-11", plan.DueQuery{}))
	assert.Equal(t, []string{key + "b Ông A 2025-05-08 2025-06-05 done-on-time done was given a part"}, list("Ông A", "2025-06-11", plan.DueQuery{}))
	assert.Empty(t, list("UBND xã An", "2025-05-05", plan.DueQuery{}), "it was not given down yet")
	assert.Empty(t, list("UBND xã Bình", "2025-06-11", plan.DueQuery{}), "it was taken back")
	within := 5
	assert.Empty(t, list("UBND xã An", "2025-06-04", plan.DueQuery{Within: &within}), "due in six days")
	assert.Len(t, list("UBND xã An", "2025-06-05", plan.DueQuery{Within: &within}), 1)
	assert.Empty(t, list("Ông A", "2025-06-11", plan.DueQuery{Within: &within}), "it is done")
	assert.Empty(t, list("UBND xã An", "2025-06-10", plan.DueQuery{List: plan.ListOverdue}))
	assert.True(t, progress.Gives("7/KH-UBND", "ông A"))
	assert.False(t, progress.Gives("7/KH-UBND", "UBND xã Bình"))
	assert.False(t, progress.Gives("8/KH-UBND", "Ông A"))
	var all []string
	for r := range p.Due(progress, plan.DueQuery{AsOf: day("2025-06-11"), Given: true, ObligationQuery: plan.ObligationQuery{Bodies: body.Vietnam()}}) {
		if r.Inner != "" {
			all = append(all, r.Inner+" "+r.Body)
		}
	}
	assert.Equal(t, []string{"b Ông A", "a UBND xã An"}, all, "of everybody, by their days")
	for r := range p.Due(progress, plan.DueQuery{AsOf: day("2025-06-11")}) {
		assert.Empty(t, r.Inner, "where nobody asks for them")
	}
	r := p.Report(progress, plan.ReportQuery{Period: schedule.MustParsePeriod("2025"), ObligationQuery: plan.ObligationQuery{Named: "UBND xã An"}})
	assert.Zero(t, r.Total.Total())
}

// What was given to a commune that has become part of another is with that one: its list
// has it at the place of its day, among its own duties.
func TestWhatWasGivenToABodyThatEnded(t *testing.T) {
	bodies, err := body.Vietnam().With(body.Data{Bodies: []body.Row{{ID: "H26.91", Name: "UBND xã Một", Class: "department", Parent: "H26"}, {ID: "H26.92", Name: "UBND xã Hai", Class: "department", Parent: "H26"}},
		Amendments: []body.Amendment{{ID: "H26.91", On: "2025-07-01", Kind: "merge", To: []string{"H26.92"}, Source: "Nghị quyết"}}})
	require.NoError(t, err)
	p := orders(t)
	progress := progressOf(t, told(order, "a: 2025-05-06 assigned to=H26.91 due=2025-06-10", "b: 2025-05-06 assigned to=UBND_xã_Hai due=2025-06-11")...)
	list := func(who body.ID, asOf string) (all []string) {
		for r := range p.Due(progress, plan.DueQuery{AsOf: day(asOf), Given: true, ObligationQuery: plan.ObligationQuery{Bodies: bodies, Only: who}}) {
			all = append(all, r.Inner+" "+r.Body+" "+string(r.BodyID))
		}
		return all
	}
	assert.Equal(t, []string{"a UBND xã Một H26.91"}, list("H26.91", "2025-06-30"))
	assert.Equal(t, []string{"b UBND xã Hai H26.92"}, list("H26.92", "2025-06-30"))
	assert.Equal(t, []string{"a UBND xã Hai H26.92", "b UBND xã Hai H26.92"}, list("H26.92", "2025-07-01"))
}
