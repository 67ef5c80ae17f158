package plan_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// of2025 is a plan written for 22 ministries and 63 provinces.
func of2025(t testing.TB) *plan.Plan {
	monthly := schedule.MustRule("", schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly})
	autumn := schedule.MustRule("", schedule.Part{Kind: schedule.Deadline, Due: day("2025-09-30")})
	event := schedule.MustRule("", schedule.Part{Kind: schedule.OnEvent, Event: "được phê duyệt", Offset: schedule.NewTerm(5, schedule.WorkingDays)})
	p, err := plan.New(plan.Plan{Number: "1/QĐ-TTg", Title: "Kế hoạch 2025", Issuer: "Thủ tướng Chính phủ", Signer: "KT. Thủ tướng, Phó Thủ tướng",
		Date: form.MustParseDay("2025-01-10"), From: form.MustParseDay("2025-01-01"), To: form.MustParseDay("2025-12-31"),
		Tasks: []plan.Task{
			{ID: "1", Title: "Báo cáo tháng", Leads: []string{"Bộ, cơ quan ngang bộ"}, Time: plan.Timing{Text: "Hằng tháng", Rule: monthly}},
			{ID: "2", Title: "Rà soát", Leads: []string{"UBND các tỉnh, thành phố trực thuộc Trung ương"}, Time: plan.Timing{Text: "Chậm nhất ngày 30/9/2025", Rule: autumn}},
			{ID: "3", Title: "Hoàn thiện nghị định", Leads: []string{"Bộ Thông tin và Truyền thông"}, Coordinating: []string{"Văn phòng Chính phủ"}, Time: plan.Timing{Text: "Chậm nhất ngày 30/9/2025", Rule: autumn}},
			{ID: "4", Title: "Triển khai", Leads: []string{"Văn phòng Chính phủ"}, Time: plan.Timing{Text: "Trong 5 ngày làm việc kể từ ngày được phê duyệt", Rule: event}},
		}})
	require.NoError(t, err)
	return p
}

func rows(p *plan.Plan, progress *plan.Progress, q plan.DueQuery) []plan.DueRow {
	return slices.Collect(p.Due(progress, q))
}

func query(asOf string) plan.DueQuery {
	q := plan.DueQuery{AsOf: day(asOf)}
	q.Bodies, q.Expand = body.Vietnam(), true
	return q
}

// 18 ministries and 4 agencies of ministry level became 14 and 3 on 1 March
// 2025 (Resolution 176/2025/QH15), 63 provinces 34 on 1 July 2025 (Resolution
// 202/2025/QH15).
func TestMembersAreThoseOfTheDayOnWhichTheDutyArises(t *testing.T) {
	perMonth := map[string]int{}
	for _, r := range rows(of2025(t), nil, query("2025-01-15")) {
		if r.Task == "1" {
			perMonth[r.Due.String()[:7]]++
		}
	}
	assert.Equal(t, map[string]int{"2025-01": 22, "2025-02": 22, "2025-03": 17, "2025-04": 17, "2025-05": 17, "2025-06": 17,
		"2025-07": 17, "2025-08": 17, "2025-09": 17, "2025-10": 17, "2025-11": 17, "2025-12": 17}, perMonth)
}

func TestDutiesPassToTheSuccessorOnTheDay(t *testing.T) {
	holder := func(asOf string) plan.DueRow {
		for _, r := range rows(of2025(t), nil, query(asOf)) {
			if r.Task == "3" {
				return r
			}
		}
		return plan.DueRow{}
	}
	before := holder("2025-02-28")
	assert.Equal(t, body.ID("G14"), before.BodyID)
	assert.Nil(t, before.Inherited)
	after := holder("2025-03-01")
	assert.Equal(t, body.ID("G06"), after.BodyID)
	assert.Equal(t, "Bộ Khoa học và Công nghệ", after.Body)
	require.NotNil(t, after.Inherited)
	assert.Equal(t, body.ID("G14"), after.Inherited.From)
	assert.Contains(t, after.Inherited.Reason, "NQ 176/2025/QH15")
	assert.Equal(t, before.ID, after.ID, "the duty stays the same duty")
}

func TestSixtyThreeProvincesDutiesAreHeldByThirtyFour(t *testing.T) {
	count := func(asOf string) (duties int, holders map[body.ID]int) {
		holders = map[body.ID]int{}
		for _, r := range rows(of2025(t), nil, query(asOf)) {
			if r.Task == "2" {
				duties++
				holders[r.BodyID]++
			}
		}
		return duties, holders
	}
	duties, holders := count("2025-06-30")
	assert.Equal(t, 63, duties)
	assert.Len(t, holders, 63)
	duties, holders = count("2025-07-01")
	assert.Equal(t, 34, duties, "what is to be done by 30 September is one duty of each that is there")
	assert.Len(t, holders, 34)
	assert.Equal(t, 1, holders["H44"], "Phú Thọ, with Hòa Bình and Vĩnh Phúc")
}

func TestOnlyOneBody(t *testing.T) {
	q := query("2025-07-01")
	q.Expand, q.Only = false, "H44"
	var tasks []plan.TaskID
	for _, r := range rows(of2025(t), nil, q) {
		assert.Equal(t, body.ID("H44"), r.BodyID)
		tasks = append(tasks, r.Task)
	}
	assert.Equal(t, []plan.TaskID{"2"}, tasks, "its own and the two that it took over are one")
	q.Only, q.AsOf = "H28", day("2025-06-30")
	assert.Len(t, rows(of2025(t), nil, q), 1, "Hòa Bình had its own")
}

func TestWhatIsRecordedForAClassHoldsForItsMembers(t *testing.T) {
	p := of2025(t)
	progress, err := plan.NewProgress([]plan.Event{
		{ID: "class", Obligation: "1/QĐ-TTg#1#bo-co-quan-ngang-bo#2025-01", Type: plan.EventDone, Day: form.MustParseDay("2025-02-03")},
		{ID: "member", Obligation: "1/QĐ-TTg#1#bo-co-quan-ngang-bo/G22#2025-02", Type: plan.EventDone, Day: form.MustParseDay("2025-02-25")},
	}, plan.ProgressOptions{})
	require.NoError(t, err)
	late, onTime := 0, 0
	for _, r := range rows(p, progress, query("2025-03-01")) {
		if r.Status == plan.DoneLate {
			late++
		}
		if r.Status == plan.DoneOnTime {
			onTime++
			assert.Equal(t, body.ID("G22"), r.BodyID)
		}
	}
	assert.Equal(t, 22, late)
	assert.Equal(t, 1, onTime)
}

// 5 working days from Friday 25 April 2025: Saturday 26 April is worked, 30
// April to 4 May are off, so the fifth is Tuesday 6 May.
func TestAwaitedEventGivesTheDayAndItsDerivation(t *testing.T) {
	p := of2025(t)
	o, ok := p.Obligation("1/QĐ-TTg#4#van-phong-chinh-phu#event", plan.ObligationQuery{})
	require.True(t, ok)
	assert.Equal(t, plan.OpenInTime, (*plan.Progress)(nil).State(o, day("2025-12-31")).Status)
	happened := plan.Event{ID: "h", Obligation: o.ID(), Type: plan.EventHappened, Day: form.MustParseDay("2025-04-25")}
	require.NoError(t, o.Admit(nil, happened, day("2025-04-25")))
	progress, err := plan.NewProgress([]plan.Event{happened}, plan.ProgressOptions{})
	require.NoError(t, err)
	assert.Equal(t, form.NoDay, progress.State(o, day("2025-04-24")).Due)
	s := progress.State(o, day("2025-04-25"))
	assert.Equal(t, "2025-05-06", s.Due.String())
	assert.Equal(t, plan.OpenOverdue, progress.State(o, day("2025-05-07")).Status)
	steps := progress.Explain(o, day("2025-04-25"), form.Vietnamese)
	assert.Equal(t, s.Due, steps[len(steps)-1].Day)
}

func TestExtensionIsGrantedByTheAuthorityBeforeItExpires(t *testing.T) {
	p := of2025(t)
	id := plan.ObligationID("1/QĐ-TTg#3#bo-thong-tin-va-truyen-thong#2025-09-30")
	grant := func(change func(*plan.Event)) plan.Event {
		e := plan.Event{ID: "x", Obligation: id, Type: plan.EventExtended, Day: form.MustParseDay("2025-09-29"), Due: form.MustParseDay("2025-10-31"),
			By: "Thủ tướng Chính phủ", Note: "sắp xếp bộ máy", Document: "100/TTg-KSTT"}
		if change != nil {
			change(&e)
		}
		return e
	}
	today := day("2025-12-31")
	admit := func(e plan.Event) error {
		o, ok := p.Obligation(e.Obligation, plan.ObligationQuery{})
		if !ok {
			o, _ = p.Obligation(id, plan.ObligationQuery{})
		}
		return o.Admit(nil, e, today)
	}
	require.NoError(t, admit(grant(nil)))
	require.NoError(t, admit(grant(func(e *plan.Event) { e.By = "Phó Thủ tướng" })))
	for name, c := range map[string]struct {
		change func(*plan.Event)
		code   form.Code
	}{
		"after the due day":  {func(e *plan.Event) { e.Day = form.MustParseDay("2025-10-01") }, plan.ExtensionLate},
		"to an earlier day":  {func(e *plan.Event) { e.Due = form.MustParseDay("2025-09-30") }, plan.DayOrder},
		"by somebody else":   {func(e *plan.Event) { e.By = "Bộ Khoa học và Công nghệ" }, plan.ExtensionAuthority},
		"by nobody":          {func(e *plan.Event) { e.By = "" }, plan.ExtensionAuthority},
		"without a reason":   {func(e *plan.Event) { e.Note = " " }, form.FieldMissing},
		"without a document": {func(e *plan.Event) { e.Document = "" }, form.FieldMissing},
		"in the future":      {func(e *plan.Event) { e.Day = form.MustParseDay("2026-01-01") }, plan.DayFuture},
		"of no due day":      {func(e *plan.Event) { e.Obligation = "1/QĐ-TTg#4#van-phong-chinh-phu#event" }, plan.ObligationUndated},
		"of nothing":         {func(e *plan.Event) { e.Obligation = "1/QĐ-TTg#9#x#y" }, plan.ObligationMissing},
	} {
		t.Run(name, func(t *testing.T) {
			err := admit(grant(c.change))
			assert.ErrorIs(t, err, c.code)
			assert.IsType(t, form.Errors{}, err)
		})
	}
	o, _ := p.Obligation(id, plan.ObligationQuery{})
	for original, want := range map[bool]plan.Status{false: plan.OpenInTime, true: plan.OpenOverdue} {
		progress, err := plan.NewProgress([]plan.Event{grant(nil)}, plan.ProgressOptions{OriginalDue: original})
		require.NoError(t, err)
		assert.Equal(t, want, progress.State(o, day("2025-10-15")).Status)
	}
}

func TestHappenedNeedsATaskThatWaits(t *testing.T) {
	e := plan.Event{ID: "x", Obligation: "1/QĐ-TTg#3#bo-thong-tin-va-truyen-thong#2025-09-30", Type: plan.EventHappened, Day: form.MustParseDay("2025-09-29")}
	o, ok := of2025(t).Obligation(e.Obligation, plan.ObligationQuery{})
	require.True(t, ok)
	assert.ErrorIs(t, o.Admit(nil, e, day("2025-12-31")), plan.ObligationTerm)
}

// Report 1270/BC-TCTTTg of 27 December 2017: 21,914 tasks, of them 14,068 done
// on time, 1,983 late, 5,640 open in time, 223 overdue. Its completion of
// 98.62% is 16,051 of 16,274.
func TestCompletionIsOfWhatWasDue(t *testing.T) {
	c := plan.Count{DoneOnTime: 14_068, DoneLate: 1_983, OpenInTime: 5_640, OpenOverdue: 223}
	assert.Equal(t, 21_914, c.Total())
	done, due := c.Completion()
	assert.Equal(t, []int{16_051, 16_274}, []int{done, due})
	done, due = plan.Count{OpenInTime: 5}.Completion()
	assert.Equal(t, []int{0, 0}, []int{done, due}, "nothing was due")
}

func TestReportOfAQuarter(t *testing.T) {
	p := read(t)
	progress, err := plan.NewProgress(events(t,
		line("a", `"type":"done","day":"2025-03-30"`),
		`{"v":1,"id":"b","obligation":"1/KH#2#so-tu-phap#2025-05-31","type":"done","day":"2025-06-02"}`,
	), plan.ProgressOptions{})
	require.NoError(t, err)
	r := p.Report(progress, plan.ReportQuery{Period: schedule.MustParsePeriod("2025-Q2")})
	// Due in Q2: reports of the office and of Sở Nội vụ (30 June), the review (31 May).
	// Carried over: Sở Nội vụ's report of Q1. Without a day: tasks 3 and 4.
	assert.Equal(t, plan.Count{DoneLate: 1, OpenInTime: 4, OpenOverdue: 1}, r.Total.Count)
	assert.Equal(t, 2, r.Total.WithoutDate)
	assert.Equal(t, 1, r.Total.CarriedOver)
	assert.Equal(t, plan.Count{DoneOnTime: 1, OpenInTime: 3}, r.Total.Previous, "Q1: one done, one whose day holds to 24:00, and the two without a day")
}

// A task is as its worst obligation; in the second quarter task 1 has one
// report overdue, task 2 was done late, tasks 3 and 4 are open without a day.
func TestReportCountsTasks(t *testing.T) {
	p := read(t)
	progress, err := plan.NewProgress(events(t,
		line("a", `"type":"done","day":"2025-03-30"`),
		`{"v":1,"id":"b","obligation":"1/KH#2#so-tu-phap#2025-05-31","type":"done","day":"2025-06-02"}`,
	), plan.ProgressOptions{})
	require.NoError(t, err)
	r := p.Report(progress, plan.ReportQuery{Period: schedule.MustParsePeriod("2025-Q2")})
	assert.Equal(t, plan.Count{DoneLate: 1, OpenInTime: 2, OpenOverdue: 1}, r.Tasks)
}

func TestListings(t *testing.T) {
	p := read(t)
	count := func(l plan.Listing) int { return len(rows(p, nil, plan.DueQuery{AsOf: day("2025-06-15"), List: l})) }
	assert.Equal(t, 11, count(plan.ListAll))
	assert.Equal(t, 3, count(plan.ListOverdue), "two reports of the first quarter and the review")
	assert.Equal(t, 6, count(plan.ListUpcoming))
	assert.Equal(t, 2, count(plan.ListUndated))
}

// A plan asks for nothing outside its own days, whatever span is asked about.
func TestSpansAreCutToThePlan(t *testing.T) {
	p := read(t)
	for o := range p.Obligations(plan.ObligationQuery{Span: schedule.Year(2024)}) {
		t.Errorf("%s", o.ID())
	}
	n := 0
	for range p.Obligations(plan.ObligationQuery{Span: schedule.Span{Since: day("2025-10-01"), Until: day("2030-01-01")}}) {
		n++
	}
	assert.Equal(t, 4, n, "two reports of the last quarter, and the two without a day")
}

func TestReportFiguresAddUp(t *testing.T) {
	p := of2025(t)
	rapid.Check(t, func(rt *rapid.T) {
		var list []plan.Event
		n := 0
		for o := range p.Obligations(plan.ObligationQuery{Bodies: body.Vietnam(), Expand: true}) {
			if n++; n%7 != rapid.IntRange(0, 6).Draw(rt, "pick") {
				continue
			}
			first := o.Arises()
			list = append(list, plan.Event{ID: string(o.ID()), Obligation: o.ID(), Type: plan.EventDone, Day: first + form.Day(rapid.IntRange(0, 300).Draw(rt, "after"))})
		}
		progress, err := plan.NewProgress(list, plan.ProgressOptions{})
		if err != nil {
			rt.Fatal(err)
		}
		period := schedule.MustParsePeriod(rapid.SampledFrom([]string{"2025-01", "2025-03", "2025-Q3", "2025-H1", "2025"}).Draw(rt, "period"))
		window := rapid.SampledFrom([]schedule.Window{schedule.CalendarWindow, schedule.Decree09Window}).Draw(rt, "window")
		q := plan.ReportQuery{Period: period, Window: window}
		q.Bodies, q.Expand = body.Vietnam(), rapid.Bool().Draw(rt, "expand")
		byBody := p.Report(progress, q)
		q.By = plan.GroupByTask
		byTask := p.Report(progress, q)
		if byBody.Total != byTask.Total {
			rt.Fatalf("%+v by body, %+v by task", byBody.Total, byTask.Total)
		}
		for _, r := range []plan.Report{byBody, byTask} {
			var sum plan.ReportRow
			for _, row := range r.Rows {
				sum.DoneOnTime += row.DoneOnTime
				sum.DoneLate += row.DoneLate
				sum.OpenInTime += row.OpenInTime
				sum.OpenOverdue += row.OpenOverdue
				sum.WithoutDate += row.WithoutDate
				sum.CarriedOver += row.CarriedOver
				sum.Previous.OpenOverdue += row.Previous.OpenOverdue
				sum.Previous.DoneOnTime += row.Previous.DoneOnTime
				sum.Previous.DoneLate += row.Previous.DoneLate
				sum.Previous.OpenInTime += row.Previous.OpenInTime
			}
			if sum != r.Total {
				rt.Fatalf("rows add up to %+v, the total is %+v", sum, r.Total)
			}
		}
	})
}

// Expanding by month and joining gives the same as expanding the year.
func TestMonthsJoinedAreTheYear(t *testing.T) {
	p := of2025(t)
	q := plan.ObligationQuery{Bodies: body.Vietnam(), Expand: true, Span: schedule.Year(2025)}
	var year, months []plan.ObligationID
	for o := range p.Obligations(q) {
		if o.Due != form.NoDay {
			year = append(year, o.ID())
		}
	}
	for _, m := range schedule.MustParsePeriod("2025").Split(schedule.GrainMonth) {
		q.Span = m.Span()
		for o := range p.Obligations(q) {
			if o.Due != form.NoDay {
				months = append(months, o.ID())
			}
		}
	}
	assert.Equal(t, year, months)
}

// A plan asks for nothing after its last day: a report on a later year has
// what was left open, and no reports that were never asked for.
func TestReportAfterThePlanEnded(t *testing.T) {
	p := read(t)
	inPlan := 0
	for o := range p.Obligations(plan.ObligationQuery{}) {
		if o.Due != form.NoDay {
			inPlan++
		}
	}
	r := p.Report(nil, plan.ReportQuery{Period: schedule.MustParsePeriod("2030")})
	assert.Equal(t, plan.Count{OpenOverdue: inPlan}, r.Total.Count)
	assert.Equal(t, inPlan, r.Total.CarriedOver)
}

func TestReportHasOneRowABodyWhateverItIsCalled(t *testing.T) {
	p := of2025(t)
	p.Tasks[3].Leads = []string{"VPCP"}
	p.Tasks[2].Leads = []string{"Văn phòng Chính phủ"}
	q := plan.ReportQuery{Period: schedule.MustParsePeriod("2025-Q3")}
	q.Bodies = body.Vietnam()
	got := map[string]int{}
	for _, row := range p.Report(nil, q).Rows {
		if row.BodyID == "G22" {
			got[row.Body] += row.Total()
		}
	}
	assert.Equal(t, map[string]int{"Văn phòng Chính phủ": 2}, got)
	// A row of the due list names it in the same way: these two, and its twelve
	// monthly reports as one of the agencies of ministry level.
	got = map[string]int{}
	for _, row := range rows(p, nil, query("2025-08-01")) {
		if row.BodyID == "G22" {
			got[row.Body]++
		}
	}
	assert.Equal(t, map[string]int{"Văn phòng Chính phủ": 2 + 12}, got)
}

// A department that was divided between two keeps its duties in every list,
// each once and with the reason, for nobody can say whose they are: twelve
// reports of months, of which seven are overdue by 15 August, and a lasting one.
func TestDutiesOfADividedBodyAreNeitherTwiceNorLost(t *testing.T) {
	r, err := body.Vietnam().With(body.Data{Bodies: []body.Row{
		{ID: "H26.01", Name: "Sở Một", Class: "department", Parent: "H26", Until: "2025-07-01", Successors: []string{"H26.02", "H26.03"}, Succession: "split", Source: "QĐ 1"},
		{ID: "H26.02", Name: "Sở Hai", Class: "department", Parent: "H26"}, {ID: "H26.03", Name: "Sở Ba", Class: "department", Parent: "H26"}}})
	require.NoError(t, err)
	p := of2025(t)
	p.Tasks = p.Tasks[:2]
	p.Tasks[0].Leads, p.Tasks[1].Leads = []string{"Sở Một"}, []string{"Sở Một"}
	p.Tasks[1].Time = plan.Timing{Text: "Thường xuyên", Rule: schedule.MustRule("", schedule.Part{Kind: schedule.Continuous})}
	q := plan.DueQuery{AsOf: day("2025-08-15")}
	q.Bodies, q.Expand = r, true
	var count plan.Count
	for _, row := range rows(p, nil, q) {
		count = count.With(row.Status)
		assert.Equal(t, body.ID("H26.01"), row.BodyID)
		require.NotNil(t, row.Inherited)
		assert.Equal(t, body.OutcomeSeveral, row.Inherited.Outcome)
		assert.Equal(t, "Sở Một kết thúc hoạt động từ ngày 1/7/2025; Sở Hai, Sở Ba kế thừa (QĐ 1)", row.Inherited.Reason)
	}
	assert.Equal(t, plan.Count{OpenOverdue: 7, OpenInTime: 5 + 1}, count)
	year := plan.ReportQuery{Period: schedule.MustParsePeriod("2025")}
	year.Bodies = r
	for only, want := range map[body.ID]int{"": 13, "H26.01": 13, "H26.02": 0, "H26.03": 0} {
		year.Only = only
		assert.Equal(t, want, p.Report(nil, year).Total.Total(), only)
	}
}

// G14 merged into G06 on 1 March 2025: until then its duties are not G06's.
func TestReportOfOneBodyHasWhatItAnswersForAtTheEnd(t *testing.T) {
	q := plan.ReportQuery{}
	q.Bodies, q.Only = body.Vietnam(), "G06"
	for period, want := range map[string]int{
		"2025-02": 2, // its own reports of January and February
		"2025-03": 5, // with those that G14 owed, and its own of March
	} {
		q.Period = schedule.MustParsePeriod(period)
		r := of2025(t).Report(nil, q)
		require.Len(t, r.Rows, 1, period)
		assert.Equal(t, body.ID("G06"), r.Rows[0].BodyID)
		assert.Equal(t, want, r.Total.Total(), period)
	}
}

// grants are an extension of the review of Sở Tư pháp, due on 31 May 2025.
func grants(id, due, corrects string) plan.Event {
	return plan.Event{ID: id, Obligation: "1/KH#2#so-tu-phap#2025-05-31", Type: plan.EventExtended, Day: form.MustParseDay("2025-05-20"),
		Due: form.MustParseDay(due), By: "UBND", Note: "chờ hướng dẫn", Document: "7/UBND", Corrects: corrects}
}

func TestWhatWasAdmittedMayBeSentAgain(t *testing.T) {
	first := grants("x", "2025-07-15", "")
	o, _ := read(t).Obligation(first.Obligation, plan.ObligationQuery{})
	progress, err := plan.NewProgress([]plan.Event{first}, plan.ProgressOptions{})
	require.NoError(t, err)
	assert.NoError(t, o.Admit(progress, first, day("2025-06-01")), "the same extension")
	assert.Error(t, o.Admit(progress, grants("y", "2025-07-15", ""), day("2025-06-01")), "another one to the same day")
}

func TestAnExtensionMayReplaceAWrongOne(t *testing.T) {
	wrong := grants("x", "2052-07-15", "")
	o, _ := read(t).Obligation(wrong.Obligation, plan.ObligationQuery{})
	progress, err := plan.NewProgress([]plan.Event{wrong}, plan.ProgressOptions{})
	require.NoError(t, err)
	right := grants("y", "2025-07-15", "x")
	require.NoError(t, o.Admit(progress, right, day("2025-06-01")))
	progress, err = plan.NewProgress([]plan.Event{wrong, right}, plan.ProgressOptions{})
	require.NoError(t, err)
	assert.Equal(t, "2025-07-15", progress.State(o, day("2025-06-01")).Due.String())
	assert.True(t, progress.TakenBack(wrong))
	assert.False(t, progress.TakenBack(right))
}

func TestDueRowsAreInOrderOfTheDaysInForce(t *testing.T) {
	happened := plan.Event{ID: "h", Obligation: "1/QĐ-TTg#4#van-phong-chinh-phu#event", Type: plan.EventHappened, Day: form.MustParseDay("2025-04-25")}
	later := plan.Event{ID: "x", Obligation: "1/QĐ-TTg#3#bo-thong-tin-va-truyen-thong#2025-09-30", Type: plan.EventExtended, Day: form.MustParseDay("2025-01-29"), Due: form.MustParseDay("2025-11-30")}
	progress, err := plan.NewProgress([]plan.Event{happened, later}, plan.ProgressOptions{})
	require.NoError(t, err)
	q := query("2025-04-25")
	q.Expand = false
	var got []string
	for _, r := range rows(of2025(t), progress, q) {
		got = append(got, r.Due.String()+" "+string(r.Task))
	}
	assert.Equal(t, []string{"2025-01-31 1", "2025-02-28 1", "2025-03-31 1", "2025-04-30 1", "2025-05-06 4", "2025-05-31 1", "2025-06-30 1", "2025-07-31 1",
		"2025-08-31 1", "2025-09-30 1", "2025-09-30 2", "2025-10-31 1", "2025-11-30 1", "2025-11-30 3", "2025-12-31 1"}, got)
}

// A correction of a correction of a correction ... is settled in one pass.
func TestManyCorrectionsOfOneAnother(t *testing.T) {
	const n = 20_000
	list := events(t, line("0", `"type":"done","day":"2025-03-15"`))
	for i := 1; i <= n; i++ {
		e := list[0]
		e.ID, e.Type, e.Corrects = strconv.Itoa(i), plan.EventCorrected, strconv.Itoa(i-1)
		list = append(list, e)
	}
	progress, err := plan.NewProgress(list, plan.ProgressOptions{})
	require.NoError(t, err)
	o, _ := read(t).Obligation(q1, plan.ObligationQuery{})
	assert.Equal(t, plan.DoneOnTime, progress.State(o, day("2025-04-01")).Status, "an even number of corrections takes nothing back")
}

// "Bảo hiểm xã hội Việt Nam" stood under the Government, beside the 22
// ministries and agencies of ministry level, until 1 March 2025.
func TestABodyNamedBesideAClassOwesToo(t *testing.T) {
	p := of2025(t)
	p.Tasks = p.Tasks[:1]
	p.Tasks[0].Leads = []string{"Bảo hiểm xã hội Việt Nam; các bộ, cơ quan ngang bộ"}
	of := func(change func(*plan.DueQuery)) map[body.ID]int {
		q := query("2025-01-31")
		change(&q)
		n := map[body.ID]int{}
		for _, r := range rows(p, nil, q) {
			if r.Due.String() == "2025-01-31" {
				n[r.BodyID]++
			}
		}
		return n
	}
	insurance := body.Vietnam().Find("Bảo hiểm xã hội Việt Nam", day("2025-01-31")).Body.ID()
	all := of(func(*plan.DueQuery) {})
	assert.Len(t, all, 23)
	assert.Equal(t, 1, all[insurance])
	assert.Equal(t, map[body.ID]int{insurance: 1}, of(func(q *plan.DueQuery) { q.Expand, q.Only = false, insurance }))
	assert.Equal(t, map[body.ID]int{"": 1}, of(func(q *plan.DueQuery) { q.Expand = false }), "as one: nobody in particular")
}

func TestWhatIsPutOffSaysSo(t *testing.T) {
	progress, err := plan.NewProgress(events(t, line("a", `"type":"suspended","day":"2025-03-01"`)), plan.ProgressOptions{})
	require.NoError(t, err)
	put := map[string]bool{}
	for _, r := range rows(read(t), progress, plan.DueQuery{AsOf: day("2025-04-02")}) {
		put[r.Cells(form.Vietnamese)[1]] = r.ID == q1
	}
	assert.Equal(t, map[string]bool{"đang thực hiện, quá hạn (tạm hoãn)": true, "đang thực hiện, quá hạn": false, "đang thực hiện, trong hạn": false}, put)
}
