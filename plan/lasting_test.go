package plan_test

import (
	"encoding/base64"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/form/snapshot"
)

func published(t testing.TB, number string) *plan.Plan {
	p, ok := catalog.Plan(number)
	require.True(t, ok)
	return p
}

// Plan 240/QĐ-TTg was signed on 4 February 2025.
func TestNobodyOwesBeforeThePlanHolds(t *testing.T) {
	p := published(t, "240/QĐ-TTg")
	assert.Equal(t, day("2025-02-04"), p.Holds())
	for asOf, none := range map[string]bool{"2024-06-25": true, "2025-02-03": true, "2025-02-04": false} {
		q := query(asOf)
		assert.Equal(t, none, len(rows(p, nil, q)) == 0, asOf)
	}
	// So says the report of a period that ended before, and of one in which it
	// began to hold.
	for period, none := range map[string]bool{"2024-06": true, "2025-01": true, "2025-02": false} {
		q := plan.ReportQuery{Period: schedule.MustParsePeriod(period)}
		q.Bodies = body.Vietnam()
		r := p.Report(nil, q)
		assert.Equal(t, none, r.Total.Total() == 0, period)
		assert.Equal(t, none, len(r.Rows) == 0, period)
	}
	// Of a plan whose day of signature is not known, the earliest possible.
	assert.Equal(t, day("2024-01-25"), published(t, "16/QĐ-TCTCCTTHC").Holds())
}

// A plan of the year 2025 that was signed on 10 March: in January and February
// nobody owed anything by it, though it speaks of them, and who owes is asked of
// the day of signature: 14 ministries and 3 agencies of their level since 1 March,
// 22 before.
func TestAPlanOfTheYearHoldsFromItsSignature(t *testing.T) {
	always := schedule.MustRule("", schedule.Part{Kind: schedule.Continuous})
	p, err := plan.New(plan.Plan{Number: "1/QĐ", Title: "Kế hoạch 2025", Issuer: "Thủ tướng Chính phủ", Date: day("2025-03-10"),
		From: day("2025-01-01"), To: day("2025-12-31"), Tasks: []plan.Task{
			{ID: "1", Title: "Thường xuyên", Leads: []string{"Bộ, cơ quan ngang bộ"}, Time: plan.Timing{Text: "Thường xuyên", Rule: always}}}})
	require.NoError(t, err)
	for asOf, want := range map[string]int{"2025-01-01": 0, "2025-03-09": 0, "2025-03-10": 17, "2025-12-31": 17} {
		assert.Len(t, rows(p, nil, query(asOf)), want, asOf)
	}
	arose := 0
	for o := range p.Obligations(query("2025-03-10").ObligationQuery) {
		assert.Equal(t, day("2025-03-10"), o.Arises())
		arose++
	}
	assert.Equal(t, 17, arose)
}

// A monthly duty does not ask for the month that was nearly over when the
// document was signed: of notice 537, signed on 29 November 2024, for December
// alone. Half of the cycle, and half a month, is where the house draws the line.
func TestACycleNearlyOverIsNotOwed(t *testing.T) {
	for _, c := range []struct {
		signed, first string
		every         schedule.Cycles
	}{
		{"2024-11-29", "2024-12-31", schedule.Monthly},
		{"2024-11-16", "2024-12-31", schedule.Monthly}, // 14 of 30 days are left
		{"2024-11-15", "2024-11-30", schedule.Monthly},
		{"2024-11-04", "2024-11-30", schedule.Monthly},
		{"2024-10-31", "2024-11-30", schedule.Monthly},
		{"2025-01-16", "2025-01-31", schedule.Monthly}, // 15 are left
		{"2025-01-17", "2025-02-28", schedule.Monthly},
		// Weeks end with Sunday 17 and 24 November.
		{"2024-11-13", "2024-11-17", schedule.Weekly}, // Wednesday: 4 of 7 are left
		{"2024-11-14", "2024-11-24", schedule.Weekly},
		// A quarter, a half year and a year end on 31 December: 15 days are left on
		// the 16th.
		{"2024-11-29", "2024-12-31", schedule.Quarterly},
		{"2024-12-16", "2024-12-31", schedule.Quarterly},
		{"2024-12-17", "2025-03-31", schedule.Quarterly},
		{"2024-12-16", "2024-12-31", schedule.HalfYearly},
		{"2024-12-17", "2025-06-30", schedule.HalfYearly},
		{"2024-08-30", "2024-12-31", schedule.Yearly},
		{"2024-12-17", "2025-12-31", schedule.Yearly},
	} {
		signed, first := c.signed, c.first
		rule := schedule.MustRule("", schedule.Part{Kind: schedule.Recurring, Every: c.every})
		p, err := plan.New(plan.Plan{Number: "1/TB", Title: "Thông báo", Issuer: "Văn phòng Chính phủ", Date: day(signed),
			From: day(signed), To: day("2025-12-31"),
			Tasks: []plan.Task{{ID: "1", Title: "Báo cáo", Leads: []string{"Bộ Tư pháp"}, Time: plan.Timing{Text: "định kỳ", Rule: rule}}}})
		require.NoError(t, err)
		for o := range p.Obligations(plan.ObligationQuery{}) {
			assert.Equal(t, first, o.Due.String(), signed)
			break
		}
	}
}

// Hà Giang became part of Tuyên Quang, Yên Bái of Lào Cai and so on, 63
// provinces 34, on 1 July 2025. A duty without an end is one duty of whoever
// goes on; what was due before stays whose it was.
func TestDutiesOfBodiesThatBecameOne(t *testing.T) {
	always := schedule.MustRule("", schedule.Part{Kind: schedule.Continuous})
	monthly := schedule.MustRule("", schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly})
	provinces := []string{"UBND các tỉnh, thành phố trực thuộc Trung ương"}
	p, err := plan.New(plan.Plan{Number: "1/QĐ", Title: "Kế hoạch", Issuer: "Thủ tướng Chính phủ", Date: day("2025-04-01"),
		From: day("2025-04-01"), To: day("2025-12-31"), Tasks: []plan.Task{
			{ID: "1", Title: "Thường xuyên", Leads: provinces, Time: plan.Timing{Text: "Thường xuyên", Rule: always}},
			{ID: "2", Title: "Báo cáo", Leads: provinces, Time: plan.Timing{Text: "Hằng tháng", Rule: monthly}},
		}})
	require.NoError(t, err)
	count := func(asOf string) (task map[plan.TaskID]int, twice int) {
		task, seen := map[plan.TaskID]int{}, map[string]bool{}
		for _, r := range rows(p, nil, query(asOf)) {
			task[r.Task]++
			triple := fmt.Sprint(r.Task, r.BodyID, r.Due)
			if seen[triple] {
				twice++
			}
			seen[triple] = true
		}
		return task, twice
	}
	before, twice := count("2025-06-30")
	assert.Equal(t, 63, before["1"])
	assert.Equal(t, 3*63+6*34, before["2"], "April to June of 63, July to December of 34")
	assert.Zero(t, twice)
	after, twice := count("2025-07-01")
	assert.Equal(t, 34, after["1"], "one duty of the province that goes on")
	assert.Equal(t, 3*63+6*34, after["2"])
	assert.Zero(t, twice, "no task, body and due day stand twice")
	for _, r := range rows(p, nil, query("2025-12-05")) {
		if r.Due == day("2025-05-31") && r.Inherited != nil {
			assert.Equal(t, r.Inherited.From, r.BodyID, "what was due before stays whose it was")
			assert.NotEmpty(t, r.Inherited.To, "and another one answers for it")
		}
	}
	for _, number := range []string{"62/QĐ-TCTCCTTHC", "16/QĐ-TCTCCTTHC", "221/VPCP-KSTT", "537/TB-VPCP", "240/QĐ-TTg"} {
		for _, asOf := range []string{"2025-02-28", "2025-03-01", "2025-07-01", "2025-12-05", "2026-01-10"} {
			q := query(asOf)
			q.Coordinating = true
			seen := map[string]bool{}
			for _, r := range rows(published(t, number), nil, q) {
				triple := fmt.Sprint(r.Task, r.Role, r.BodyID, r.Body, r.ID.Class()[max(0, len(r.ID.Class())-10):], r.Due)
				assert.False(t, seen[triple], "%s stands twice on %s", triple, asOf)
				seen[triple] = true
			}
		}
	}
}

// Who has a function already and gets it from another one as well owes one duty.
func TestAFunctionThatPassedToWhoOwesTheSame(t *testing.T) {
	always := schedule.MustRule("", schedule.Part{Kind: schedule.Continuous})
	monthly := schedule.MustRule("", schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly})
	both := []string{"Văn phòng Chính phủ", "Bộ Tư pháp"}
	p, err := plan.New(plan.Plan{Number: "1/QĐ", Title: "Kế hoạch", Issuer: "Thủ tướng Chính phủ", Date: day("2025-12-01"),
		From: day("2025-12-01"), To: day("2026-03-31"), Tasks: []plan.Task{
			{ID: "1", Title: "Thường xuyên", Leads: both, Function: body.FunctionProcedureControl, Time: plan.Timing{Text: "Thường xuyên", Rule: always}},
			{ID: "2", Title: "Báo cáo", Leads: both, Function: body.FunctionProcedureControl, Time: plan.Timing{Text: "Hằng tháng", Rule: monthly}},
		}})
	require.NoError(t, err)
	// One that goes on and four months of each of the two; from 10 January on of
	// the one, the month of December that is open included.
	for asOf, want := range map[string]map[body.ID]int{"2026-01-09": {"G22": 1 + 4, "G15": 1 + 4}, "2026-01-10": {"G15": 1 + 4}} {
		got := map[body.ID]int{}
		for _, r := range rows(p, nil, query(asOf)) {
			got[r.BodyID]++
		}
		assert.Equal(t, want, got, asOf)
		report := p.Report(nil, plan.ReportQuery{Period: schedule.MustParsePeriod("2026-01"), ObligationQuery: query(asOf).ObligationQuery})
		require.Len(t, report.Rows, 1)
		assert.Equal(t, body.ID("G15"), report.Rows[0].BodyID)
		assert.Equal(t, 1+2, report.Total.Total(), "what goes on, December and January")
	}
}

// What one of the bodies that became one reported after that is the report of
// the one; what it had done before is its own.
func TestReportsOfBodiesThatBecameOne(t *testing.T) {
	p := of2025(t)
	id := func(province string) plan.ObligationID {
		return plan.ObligationID("1/QĐ-TTg#2#ubnd-cac-tinh-thanh-pho-truc-thuoc-trung-uong/" + province + "#2025-09-30")
	}
	// Hòa Bình (H28) and Vĩnh Phúc (H62) became part of Phú Thọ (H44).
	state := func(asOf string, events ...plan.Event) map[body.ID]plan.Status {
		progress, err := plan.NewProgress(events, plan.ProgressOptions{})
		require.NoError(t, err)
		assert.Empty(t, progress.Unmatched(p, query(asOf).ObligationQuery))
		all := map[body.ID]plan.Status{}
		for _, r := range rows(p, progress, query(asOf)) {
			if r.Task == "2" && (r.BodyID == "H28" || r.BodyID == "H44" || r.BodyID == "H62") {
				all[r.BodyID] = r.Status
			}
		}
		return all
	}
	done := func(province, on string) plan.Event {
		return plan.Event{ID: "e" + province, Obligation: id(province), Type: plan.EventDone, Day: day(on)}
	}
	assert.Equal(t, map[body.ID]plan.Status{"H44": plan.OpenInTime}, state("2025-08-01"))
	assert.Equal(t, map[body.ID]plan.Status{"H44": plan.DoneOnTime}, state("2025-08-01", done("H28", "2025-07-15")))
	assert.Equal(t, map[body.ID]plan.Status{"H28": plan.DoneOnTime, "H44": plan.OpenInTime}, state("2025-08-01", done("H28", "2025-06-15")))
}

// Decree 09/2026/NĐ-CP: the control of procedures passed from the Government
// Office to the Ministry of Justice on 10 January 2026: the open duties of it,
// overdue ones as well, and none that is done or is of something else.
func TestDutiesOfAFunctionThatPassed(t *testing.T) {
	due := schedule.MustRule("", schedule.Part{Kind: schedule.Deadline, Due: day("2026-06-30")})
	old := schedule.MustRule("", schedule.Part{Kind: schedule.Deadline, Due: day("2025-12-31")})
	office := []string{"Văn phòng Chính phủ"}
	p, err := plan.New(plan.Plan{Number: "1/QĐ", Title: "Kế hoạch", Issuer: "Thủ tướng Chính phủ", Date: day("2025-04-01"),
		From: day("2025-04-01"), To: day("2026-12-31"), Tasks: []plan.Task{
			{ID: "1", Title: "Sửa bộ chỉ số", Leads: office, Function: body.FunctionProcedureControl, Time: plan.Timing{Text: "30/6/2026", Rule: due}},
			{ID: "2", Title: "Chuẩn bị phiên họp", Leads: office, Time: plan.Timing{Text: "30/6/2026", Rule: due}},
			{ID: "3", Title: "Báo cáo năm 2025", Leads: office, Function: body.FunctionProcedureControl, Time: plan.Timing{Text: "31/12/2025", Rule: old}},
		}})
	require.NoError(t, err)
	done := func(on string) plan.Event {
		return plan.Event{ID: "e" + on, Obligation: "1/QĐ#3#van-phong-chinh-phu#2025-12-31", Type: plan.EventDone, Day: day(on)}
	}
	for _, c := range []struct {
		asOf   string
		events []plan.Event
		want   []body.ID
	}{
		{"2026-01-09", nil, []body.ID{"G22", "G22", "G22"}},
		{"2026-01-10", nil, []body.ID{"G15", "G22", "G15"}},
		{"2026-01-10", []plan.Event{done("2025-12-30")}, []body.ID{"G15", "G22", "G22"}}, // in time
		{"2026-01-10", []plan.Event{done("2026-01-09")}, []body.ID{"G15", "G22", "G22"}}, // late
		{"2026-02-10", []plan.Event{done("2026-02-01")}, []body.ID{"G15", "G22", "G15"}}, // by whom it passed to
	} {
		progress, err := plan.NewProgress(c.events, plan.ProgressOptions{})
		require.NoError(t, err)
		got := map[plan.TaskID]plan.DueRow{}
		for _, r := range rows(p, progress, query(c.asOf)) {
			got[r.Task] = r
		}
		assert.Equal(t, c.want, []body.ID{got["1"].BodyID, got["2"].BodyID, got["3"].BodyID}, "%s %v", c.asOf, c.events)
		if c.asOf != "2026-01-09" {
			assert.Contains(t, got["1"].Inherited.Reason, "NĐ 09/2026/NĐ-CP")
			assert.Nil(t, got["2"].Inherited)
			assert.Equal(t, body.ID("G22"), got["3"].Inherited.From)
			assert.Equal(t, body.ID("G15"), got["3"].Inherited.To, "who answers for it")
		}
	}
}

// A wording that is corrected keeps its key, and what was recorded stays; one
// that was changed by hand is told.
func TestCorrectedWordings(t *testing.T) {
	deadline := schedule.MustRule("", schedule.Part{Kind: schedule.Deadline, Due: day("2025-06-30")})
	p, err := plan.New(plan.Plan{Number: "5/KH", Title: "Kế hoạch", Issuer: "UBND tỉnh", From: day("2025-01-01"), To: day("2025-12-31"),
		Tasks: []plan.Task{{ID: "1", Title: "Số hóa", Leads: []string{"Sở TT&TT"}, Coordinating: []string{"Sở Tư pháp"}, Time: plan.Timing{Text: "30/6/2025", Rule: deadline}}}})
	require.NoError(t, err)
	obligation := func(p *plan.Plan) plan.Obligation {
		for o := range p.Obligations(plan.ObligationQuery{}) {
			return o
		}
		return plan.Obligation{}
	}
	event := plan.Event{ID: "e1", Obligation: obligation(p).ID(), Type: plan.EventDone, Day: day("2025-06-01")}
	progress, err := plan.NewProgress([]plan.Event{event}, plan.ProgressOptions{})
	require.NoError(t, err)

	full, err := p.Reword("sở tt&tt", "Sở Thông tin và Truyền thông")
	require.NoError(t, err)
	assert.Equal(t, []string{"Sở Thông tin và Truyền thông"}, full.Tasks[0].Leads)
	assert.Equal(t, []string{"Sở TT&TT"}, p.Tasks[0].Leads, "the first plan stays as it was")
	assert.Equal(t, event.Obligation, obligation(full).ID())
	assert.Equal(t, plan.DoneOnTime, progress.State(obligation(full), day("2025-07-01")).Status)
	assert.Empty(t, progress.Unmatched(full, plan.ObligationQuery{}))
	again, err := full.Reword("Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ")
	require.NoError(t, err)
	assert.Equal(t, event.Obligation, obligation(again).ID(), "and after a second time")

	data, err := again.JSON()
	require.NoError(t, err)
	back, err := plan.Read(data)
	require.NoError(t, err)
	assert.Equal(t, event.Obligation, obligation(back).ID(), "the key is kept with the plan")

	_, err = p.Reword("Sở TT&TT", "Sở Tư pháp")
	assert.ErrorIs(t, err, plan.NameDoubled, "which has duties of its own, and would lose its key")
	_, err = full.Reword("Sở Tư pháp", "sở thông tin và truyền thông")
	assert.ErrorIs(t, err, plan.NameDoubled)
	spelled, err := p.Reword("Sở TT&TT", "SỞ TT & TT")
	require.NoError(t, err)
	assert.Equal(t, event.Obligation, obligation(spelled).ID())

	byHand := p.Clone()
	byHand.Tasks[0].Leads[0] = "Sở Thông tin và Truyền thông"
	assert.Equal(t, []plan.Event{event}, progress.Unmatched(byHand, plan.ObligationQuery{}), "finished work does not vanish in silence")

	keyed := p.Keyed()
	assert.Equal(t, []plan.BodyKey{{Wording: "Sở TT&TT", Key: "so-tt-tt"}, {Wording: "Sở Tư pháp", Key: "so-tu-phap"}}, keyed.Keys)
	_, err = plan.New(*keyed)
	require.NoError(t, err)
	for _, wrong := range [][]plan.BodyKey{{{Wording: "Sở TT&TT", Key: "a#b"}}, {{Wording: "Sở TT&TT", Key: "a/b"}}, {{Wording: "Sở TT&TT"}}, {{Key: "a"}},
		{{Wording: "Sở TT&TT", Key: "a"}, {Wording: "sở tt&tt", Key: "b"}}} {
		q := *p
		q.Keys = wrong
		_, err := plan.New(q)
		assert.Error(t, err, "%v", wrong)
	}
}

// One event more at a time gives what all at once give.
func TestProgressTakesOneMore(t *testing.T) {
	p := of2025(t)
	var ids []plan.ObligationID
	for o := range p.Obligations(query("2025-01-15").ObligationQuery) {
		ids = append(ids, o.ID())
	}
	types := []plan.EventType{plan.EventStarted, plan.EventDone, plan.EventReturned, plan.EventSuspended, plan.EventResumed, plan.EventCorrected}
	rapid.Check(t, func(r *rapid.T) {
		var events []plan.Event
		one, err := plan.NewProgress(nil, plan.ProgressOptions{})
		require.NoError(r, err)
		for i := range rapid.IntRange(1, 40).Draw(r, "events") {
			e := plan.Event{ID: fmt.Sprint("e", i), Obligation: ids[rapid.IntRange(0, 5).Draw(r, "of")],
				Type: rapid.SampledFrom(types).Draw(r, "type"), Day: day("2025-01-15") + form.Day(rapid.IntRange(0, 200).Draw(r, "day"))}
			if e.Type == plan.EventCorrected {
				if len(events) == 0 {
					continue
				}
				old := rapid.SampledFrom(events).Draw(r, "corrects")
				e.Obligation, e.Corrects = old.Obligation, old.ID
			}
			if rapid.Bool().Draw(r, "told") {
				e.By, e.Note, e.Document = "Bộ Tư pháp", "đúng \"hạn\"", fmt.Sprint(i, "/BC-BTP")
				e.Recorded = time.Date(2025, 3, 1, 8, i, 0, 5, rapid.SampledFrom([]*time.Location{time.UTC, calendar.Zone(), time.FixedZone("", -3600)}).Draw(r, "zone"))
			}
			events = append(events, e)
			if rapid.IntRange(0, 5).Draw(r, "restart") == 0 {
				one = restarted(r, one)
			}
			was := one
			if one, err = one.With(e); err != nil {
				r.Fatal(err)
			}
			same, err := one.With(e)
			require.NoError(r, err)
			require.Equal(r, one, same, "sent again")
			_, err = was.With(e)
			require.NoError(r, err, "the one before was not changed")
		}
		all, err := plan.NewProgress(events, plan.ProgressOptions{})
		require.NoError(r, err)
		one = restarted(r, one)
		more, err := one.With(events...)
		require.NoError(r, err)
		require.Equal(r, one, more, "all delivered again")
		for o := range p.Obligations(query("2025-01-15").ObligationQuery) {
			require.Equal(r, all.Events(o), one.Events(o))
			require.Equal(r, all.State(o, day("2025-12-31")), one.State(o, day("2025-12-31")))
		}
	})
}

// BenchmarkProgressWith adds one event to 10,000.
func BenchmarkProgressWith(b *testing.B) {
	var events []plan.Event
	for i := range 10_000 {
		events = append(events, plan.Event{ID: fmt.Sprint("e", i), Type: plan.EventReported, Day: day("2025-06-01"),
			Obligation: plan.ObligationID(fmt.Sprintf("1/QĐ#%d#bo#2025-06-30", i))})
	}
	progress, err := plan.NewProgress(events, plan.ProgressOptions{})
	require.NoError(b, err)
	more := events[0]
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		more.ID = fmt.Sprint("more", i)
		if _, err := progress.With(more); err != nil {
			b.Fatal(err)
		}
	}
}

// A notice of 30 January 2026 has Saturday the 24th worked, for 2 February. 15
// working days from Thursday 8 January (Saturday the 10th is worked for the
// 2nd): 9, 10, 12-16, 19-23, 26-28; with the 24th they end on the 27th. What was
// done, and what was extended, in time as the calendar was known stays so.
func TestALateNoticeJudgesNothingAgain(t *testing.T) {
	after, err := calendar.Vietnam().With(calendar.Notice{Number: "01/TB", Issued: day("2026-01-30"), Days: []calendar.NoticeDay{
		{Day: day("2026-01-24"), Kind: calendar.SwapWorking, Reason: form.Text{"làm bù", "worked instead"}, For: day("2026-02-02")},
		{Day: day("2026-02-02"), Kind: calendar.SwapOff, Reason: form.Text{"nghỉ hoán đổi", "off instead"}, For: day("2026-01-24")},
	}})
	require.NoError(t, err)
	approved := schedule.MustRule("", schedule.Part{Kind: schedule.OnEvent, Event: "được phê duyệt", Offset: schedule.NewTerm(15, schedule.WorkingDays)})
	p, err := plan.New(plan.Plan{Number: "1/KH", Title: "Kế hoạch", Issuer: "UBND tỉnh", From: day("2026-01-01"), To: day("2026-12-31"),
		Tasks: []plan.Task{{ID: "1", Title: "Triển khai", Leads: []string{"Sở Tư pháp"}, Time: plan.Timing{Text: "15 ngày làm việc kể từ ngày được phê duyệt", Rule: approved}}}})
	require.NoError(t, err)
	const id plan.ObligationID = "1/KH#1#so-tu-phap#event"
	o, ok := p.Obligation(id, plan.ObligationQuery{})
	require.True(t, ok)
	came := plan.Event{ID: "came", Obligation: id, Type: plan.EventHappened, Day: day("2026-01-08")}
	done := func(on string) plan.Event {
		return plan.Event{ID: "done", Obligation: id, Type: plan.EventDone, Day: day(on)}
	}
	extended := func(on string) plan.Event {
		return plan.Event{ID: "extended", Obligation: id, Type: plan.EventExtended, Day: day(on), Due: day("2026-03-10"), By: "UBND tỉnh", Note: "phức tạp", Document: "5/UBND"}
	}
	on := func(c *calendar.Calendar, events ...plan.Event) *plan.Progress {
		progress, err := plan.NewProgress(events, plan.ProgressOptions{Counter: schedule.MustCounter(schedule.CounterOptions{Calendar: c})})
		require.NoError(t, err)
		return progress
	}
	for _, c := range []struct {
		event     plan.Event
		want      plan.Status
		due, then string // by the calendar of after the notice
		told      []string
	}{
		{done("2026-01-27"), plan.DoneOnTime, "2026-01-27", "", []string{"2026-01-27"}},
		{done("2026-01-28"), plan.DoneOnTime, "2026-01-27", "2026-01-28", []string{"2026-01-27", "2026-01-28"}},
		{done("2026-01-29"), plan.DoneLate, "2026-01-27", "", []string{"2026-01-27"}},
		{done("2026-01-30"), plan.DoneLate, "2026-01-27", "", []string{"2026-01-27"}},
		{extended("2026-01-27"), plan.OpenInTime, "2026-03-10", "", []string{"2026-01-27", "2026-03-10"}},
		{extended("2026-01-28"), plan.OpenInTime, "2026-03-10", "", []string{"2026-01-27", "2026-01-28", "2026-03-10"}},
		{extended("2026-01-29"), plan.OpenOverdue, "2026-01-27", "", []string{"2026-01-27"}},
	} {
		name := string(c.event.Type) + " " + c.event.Day.String()
		assert.Equal(t, c.want, on(nil, came, c.event).State(o, day("2026-02-10")).Status, "%s, before the notice", name)
		progress := on(after, came, c.event)
		s := progress.State(o, day("2026-02-10"))
		assert.Equal(t, c.want, s.Status, name)
		assert.Equal(t, []string{c.due, c.then}, []string{s.Due.String(), s.Then.String()}, name)
		// Told of only after the notice, it is judged as of its day.
		assert.Equal(t, c.want != plan.OpenOverdue, o.Admit(on(after, came), c.event, day("2026-02-10")) == nil, name)
		var told []string
		for _, step := range progress.Explain(o, day("2026-02-10"), form.Vietnamese) {
			if step.Effect == schedule.EffectDue || step.Effect == schedule.EffectAppointed {
				told = append(told, step.Day.String())
			}
		}
		assert.Equal(t, c.told, told, "both days are told: %s", name)
	}
	assert.Equal(t, "2026-01-27", on(after, came).State(o, day("2026-01-27")).Due.String(), "what is open is due by the calendar of today")
}

// A host may choose the key of a lead. It stays through renames and rewordings,
// and whatever its wording is read as, today and later: as a body that nobody
// knows, as one that was learnt, as a class with members, with a registry or
// without.
func TestAKeyIsTheHosts(t *testing.T) {
	deadline := schedule.MustRule("", schedule.Part{Kind: schedule.Deadline, Due: day("2025-06-30")})
	p, err := plan.New(plan.Plan{Number: "5/KH", Title: "Kế hoạch", Issuer: "UBND tỉnh", From: day("2025-01-01"), To: day("2025-12-31"),
		Keys:  []plan.BodyKey{{Wording: "Trung tâm Chuyển đổi số", Key: "DV-017"}},
		Tasks: []plan.Task{{ID: "1", Title: "Số hóa", Leads: []string{"trung tâm chuyển đổi số"}, Time: plan.Timing{Text: "30/6/2025", Rule: deadline}}}})
	require.NoError(t, err)
	registry := func(name, class, second string) *body.Registry {
		rows := []body.Row{{ID: "H26", Name: "Ủy ban nhân dân thành phố Hà Nội", Class: "provincial-committee"},
			{ID: "H26.17", Name: name, Class: class, Parent: "H26"}}
		if second != "" {
			rows = append(rows, body.Row{ID: "H26.18", Name: second, Class: class, Parent: "H26"})
		}
		r, err := body.New(body.Data{Bodies: rows})
		require.NoError(t, err)
		return r
	}
	unknown := registry("Sở Tư pháp", "department", "")
	learnt := registry("Trung tâm Chuyển đổi số", "department", "")
	const id plan.ObligationID = "5/KH#1#DV-017#2025-06-30"
	progress, err := plan.NewProgress([]plan.Event{{ID: "e", Obligation: id, Type: plan.EventDone, Day: day("2025-06-01")}}, plan.ProgressOptions{})
	require.NoError(t, err)
	renamed, err := p.Reword("Trung tâm Chuyển đổi số", "Trung tâm Dữ liệu và Chuyển đổi số")
	require.NoError(t, err)
	data, err := renamed.JSON()
	require.NoError(t, err)
	back, err := plan.Read(data)
	require.NoError(t, err)
	for name, of := range map[string]*plan.Plan{"as it was": p, "renamed": renamed, "read back": back, "keyed": back.Keyed()} {
		for read, r := range map[string]*body.Registry{"no registry": nil, "unknown": unknown, "learnt": learnt} {
			for _, expand := range []bool{false, true} {
				q := query("2025-07-01")
				q.Bodies, q.Expand = r, expand
				all := rows(of, progress, q)
				require.Len(t, all, 1)
				assert.Equal(t, id, all[0].ID, "%s, %s", name, read)
				assert.Equal(t, plan.DoneOnTime, all[0].Status, "%s, %s", name, read)
				assert.Empty(t, progress.Unmatched(of, q.ObligationQuery), "%s, %s", name, read)
			}
		}
	}

	// "Các sở" of a registry that has some are a class: what was recorded under its
	// key before is all members', and each has a key of its own after it. Once the
	// wording is read as the name of one of them, what was recorded for that one is
	// its own.
	classes := back.Clone()
	classes.Keys, classes.Tasks[0].Leads = []plan.BodyKey{{Wording: "Các sở", Key: "SN"}}, []string{"Các sở"}
	classes, err = plan.New(*classes)
	require.NoError(t, err)
	done := func(of *plan.Plan, r *body.Registry, obligation plan.ObligationID) map[plan.ObligationID]plan.Status {
		progress, err := plan.NewProgress([]plan.Event{{ID: "e", Obligation: obligation, Type: plan.EventDone, Day: day("2025-06-01")}}, plan.ProgressOptions{})
		require.NoError(t, err)
		q := query("2025-07-01")
		q.Bodies = r
		assert.Empty(t, progress.Unmatched(of, q.ObligationQuery), obligation)
		got := map[plan.ObligationID]plan.Status{}
		for _, row := range rows(of, progress, q) {
			got[row.ID] = row.Status
		}
		return got
	}
	two := registry("Sở Tư pháp", "department", "Sở Tài chính")
	assert.Equal(t, map[plan.ObligationID]plan.Status{"5/KH#1#SN/H26.17#2025-06-30": plan.DoneOnTime, "5/KH#1#SN/H26.18#2025-06-30": plan.DoneOnTime},
		done(classes, two, "5/KH#1#SN#2025-06-30"))
	assert.Equal(t, map[plan.ObligationID]plan.Status{"5/KH#1#SN/H26.17#2025-06-30": plan.DoneOnTime, "5/KH#1#SN/H26.18#2025-06-30": plan.OpenOverdue},
		done(classes, two, "5/KH#1#SN/H26.17#2025-06-30"))
	assert.Equal(t, map[plan.ObligationID]plan.Status{id: plan.DoneOnTime}, done(p, learnt, "5/KH#1#DV-017/H26.17#2025-06-30"))
}

// restarted is a progress as it is read back.
func restarted(t require.TestingT, p *plan.Progress) *plan.Progress {
	kept, err := p.MarshalBinary()
	require.NoError(t, err)
	back, err := plan.NewProgress(nil, plan.ProgressOptions{})
	require.NoError(t, err)
	require.NoError(t, back.UnmarshalBinary(kept))
	again, err := back.MarshalBinary()
	require.NoError(t, err)
	require.Equal(t, kept, again)
	return back
}

// A kept progress is read back as it is, or not at all: with the options that
// the host has, and never from bytes that were cut off, changed, or written by
// something else. An extension granted to 30 June counts, but not by options
// that judge by the plan's own day, 31 March.
func TestAKeptProgressComesBackWholeOrNotAtAll(t *testing.T) {
	of := read(t)
	o, ok := of.Obligation(q1, plan.ObligationQuery{})
	require.True(t, ok)
	p, err := plan.NewProgress(events(t, line("e1", `"type":"started","day":"2025-02-01"`), line("e2", `"type":"extended","day":"2025-03-20","due":"2025-06-30","document":"9/TTg"`)), plan.ProgressOptions{})
	require.NoError(t, err)
	kept, err := p.MarshalBinary()
	require.NoError(t, err)
	assert.Less(t, len(kept), 150)
	for original, want := range map[bool]plan.Status{false: plan.OpenInTime, true: plan.OpenOverdue} {
		back, err := plan.NewProgress(nil, plan.ProgressOptions{OriginalDue: original})
		require.NoError(t, err)
		require.NoError(t, back.UnmarshalBinary(kept))
		assert.Equal(t, p.Events(o), back.Events(o))
		assert.Equal(t, want, back.State(o, day("2025-04-01")).Status)
		for i := range kept {
			require.Error(t, back.UnmarshalBinary(kept[:i]))
			bad := slices.Clone(kept)
			bad[i] ^= 4
			require.Error(t, back.UnmarshalBinary(bad))
		}
		assert.Equal(t, p.Events(o), back.Events(o), "a refusal changes nothing")
	}
	var none *plan.Progress
	kept, err = none.MarshalBinary()
	require.NoError(t, err)
	assert.NoError(t, none.UnmarshalBinary(kept))
	var zero plan.Progress
	assert.NoError(t, zero.UnmarshalBinary(kept))
	_, err = zero.With(events(t, line("e1", `"type":"started","day":"2025-02-01"`))...)
	assert.NoError(t, err)
	other := snapshot.Write("tally", 1)
	other.Uint(0)
	assert.Error(t, zero.UnmarshalBinary(other.Bytes()))
	newer := snapshot.Write("progress", 3)
	newer.Uint(0)
	assert.ErrorIs(t, zero.UnmarshalBinary(newer.Bytes()), form.FormVersion)
}

// The list of one body is what the list of all has for it.
func TestTheListOfOneBodyIsAPartOfTheWhole(t *testing.T) {
	for _, p := range []*plan.Plan{of2025(t), published(t, "240/QĐ-TTg"), published(t, "16/QĐ-TCTCCTTHC")} {
		for _, asOf := range []string{"2025-02-28", "2025-03-01", "2025-07-01", "2026-01-09", "2026-01-10"} {
			q := query(asOf)
			q.Coordinating = true
			of := map[body.ID][]plan.DueRow{}
			for _, r := range rows(p, nil, q) {
				if r.BodyID != "" {
					of[r.BodyID] = append(of[r.BodyID], r)
				}
				if r.Inherited != nil && r.Inherited.To != "" && r.Inherited.To != r.BodyID {
					of[r.Inherited.To] = append(of[r.Inherited.To], r)
				}
			}
			for _, id := range []body.ID{"G05", "G06", "G12", "G14", "G15", "G22", "H05", "H26", "H28", "H44", "local:to-cong-tac-tthc.to-pho"} {
				q.Only = id
				require.Equal(t, of[id], rows(p, nil, q), "%s of %s on %s", id, p.Number, asOf)
			}
		}
	}
}

// What the program kept that knew of no parts given down (version 1 of the form: its own
// bytes) is read: a report of a first quarter that was put off to 30 June and done on 5
// May, which was corrected to the 6th.
func TestAProgressOfTheFormBeforeIsRead(t *testing.T) {
	kept, err := base64.StdEncoding.DecodeString("CHByb2dyZXNzAQQCZTEYMS9LSCMxI3Zhbi1waG9uZyMyMDI1LVExAKSfWgtWxINuIHBow7JuZwAAAAAAAmUyGDEvS0gjMSN2YW4tcGhvbmcjMjAyNS1RMQaCoFoAEWNo4budIHPhu5EgbGnhu4d1BTkvVFRnAM6hWgAC" +
		"ZTMYMS9LSCMxI3Zhbi1waG9uZyMyMDI1LVExAt6gWgAABDcvQkMAAAGgtsCBDQDgiQMCZTQYMS9LSCMxI3Zhbi1waG9uZyMyMDI1LVExAuCgWgAABDgvQkMCZTMAAGi4/NkAAAAA")
	require.NoError(t, err)
	p, err := plan.NewProgress(nil, plan.ProgressOptions{})
	require.NoError(t, err)
	require.NoError(t, p.UnmarshalBinary(kept))
	want, err := plan.NewProgress(events(t, line("e1", `"type":"started","day":"2025-02-01","by":"Văn phòng"`),
		line("e2", `"type":"extended","day":"2025-03-20","due":"2025-06-30","note":"chờ số liệu","document":"9/TTg"`),
		line("e3", `"type":"done","day":"2025-05-05","document":"7/BC","recorded":"2025-05-05T08:00:00+07:00"`),
		line("e4", `"type":"done","day":"2025-05-06","document":"8/BC","corrects":"e3"`)), plan.ProgressOptions{})
	require.NoError(t, err)
	o, ok := read(t).Obligation(q1, plan.ObligationQuery{})
	require.True(t, ok)
	got := p.Events(o)
	require.Len(t, got, 4)
	for i, e := range want.Events(o) {
		assert.True(t, e.Same(got[i]) && e.Recorded.Equal(got[i].Recorded), "%+v", got[i])
	}
	assert.Equal(t, "done-on-time 2025-05-06 2025-06-30", fmt.Sprint(p.State(o, day("2025-07-01")).Status, " ", p.State(o, day("2025-07-01")).DoneOn, " ", p.State(o, day("2025-07-01")).Due))
	with, err := p.With(plan.Event{ID: "a", Obligation: q1, Type: plan.EventAssigned, Day: day("2025-02-03"), To: "Phòng 1", Due: day("2025-03-01")})
	require.NoError(t, err, "it goes on in the form of today")
	assert.Equal(t, 1, restarted(t, with).Path(o, day("2025-02-04")).Below.Total())
	for i := range kept {
		require.Error(t, p.UnmarshalBinary(kept[:i]))
	}
}
