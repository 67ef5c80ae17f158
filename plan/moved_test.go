package plan_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// A province goes into another one on 1 July 2027 by a made-up resolution. Of its four
// duties the one that was done stays its own, what is open passes, and what is open at the
// other province does not move.
func TestWhatAMergerWouldMove(t *testing.T) {
	day := form.MustParseDay
	by := plan.Timing{Text: "30/9/2027", Rule: schedule.MustRule("", schedule.Part{Kind: schedule.Deadline, Due: day("2027-09-30")})}
	lead := []string{"UBND tỉnh Vĩnh Long"}
	p, err := plan.New(plan.Plan{Number: "1/KH", Title: "Kế hoạch", Issuer: "Bộ", From: day("2027-01-01"), To: day("2027-12-31"), Tasks: []plan.Task{
		{ID: "1", Title: "Rà soát", Leads: lead, Time: by}, {ID: "2", Title: "Công bố", Leads: lead, Time: by},
		{ID: "3", Title: "Thường xuyên", Leads: lead, Time: plan.Timing{Text: "Thường xuyên", Rule: schedule.MustRule("", schedule.Part{Kind: schedule.Continuous})}},
		{ID: "4", Title: "Việc khác", Leads: []string{"UBND tỉnh Đồng Tháp"}, Time: by},
	}})
	require.NoError(t, err)
	now := body.Vietnam()
	vinhLong, dongThap := now.Find("UBND tỉnh Vĩnh Long", day("2027-01-01")).Body.ID(), now.Find("UBND tỉnh Đồng Tháp", day("2027-01-01")).Body.ID()
	then, err := now.With(body.Data{Amendments: []body.Amendment{{ID: string(vinhLong), On: "2027-07-01", Kind: "merge", To: []string{string(dongThap)}, Source: "Nghị quyết giả định"}}})
	require.NoError(t, err)

	q := plan.DueQuery{AsOf: day("2027-08-02")}
	q.Bodies = now
	var events []plan.Event
	for row := range p.Due(nil, q) {
		if row.Task == "2" {
			events = append(events, plan.Event{ID: "e1", Obligation: row.ID, Type: plan.EventDone, Day: day("2027-06-01"), Document: "1/BC"})
		}
	}
	progress, err := plan.NewProgress(events, plan.ProgressOptions{})
	require.NoError(t, err)
	after := q
	after.Bodies = then
	moved := slices.Collect(plan.Moved(p.Due(progress, q), p.Due(progress, after)))
	var tasks []plan.TaskID
	for _, m := range moved {
		tasks = append(tasks, m.Before.Task)
		assert.Equal(t, vinhLong, m.Before.Bearer())
		assert.Equal(t, dongThap, m.After.Bearer())
		assert.Equal(t, m.Before.Due, m.After.Due)
	}
	assert.Equal(t, []plan.TaskID{"1", "3"}, tasks)
	assert.Empty(t, slices.Collect(plan.Moved(p.Due(progress, q), p.Due(progress, q))))
	assert.Empty(t, slices.Collect(plan.Moved(p.Due(progress, q), slices.Values([]plan.DueRow(nil)))), "what is there no more is not told")
	for range plan.Moved(p.Due(progress, q), p.Due(progress, after)) {
		break // whoever asked may stop
	}
}

// Another counter asks the same events; the first one keeps its own, and what came later
// is added to either.
func TestProgressOnAnotherCounter(t *testing.T) {
	day := form.MustParseDay
	then := schedule.MustCounter(schedule.CounterOptions{Calendar: calendar.Vietnam().KnownOn(day("2024-04-01"))})
	within := schedule.MustRule("", schedule.Part{Kind: schedule.OnEvent, Event: "được phê duyệt", Offset: schedule.NewTerm(3, schedule.WorkingDays)})
	p, err := plan.New(plan.Plan{Number: "1/KH", Title: "Kế hoạch", Issuer: "UBND", From: day("2024-01-01"), To: day("2024-12-31"),
		Tasks: []plan.Task{{ID: "1", Title: "Công bố", Leads: []string{"Sở Tư pháp"}, Time: plan.Timing{Text: "như trên", Rule: within}}}})
	require.NoError(t, err)
	o := slices.Collect(p.Obligations(plan.ObligationQuery{}))[0]
	happened := plan.Event{ID: "e1", Obligation: o.ID(), Type: plan.EventHappened, Day: day("2024-04-26")}
	due := func(p *plan.Progress) form.Day { return p.State(o, day("2024-04-26")).Due }

	var none *plan.Progress
	other, err := none.On(then).With(happened)
	require.NoError(t, err)
	assert.Equal(t, day("2024-05-03"), due(other), "29 April is worked")
	assert.Equal(t, day("2024-05-04"), due(other.On(nil)), "29 April is swapped for Saturday, 4 May")
	assert.Equal(t, day("2024-05-03"), due(other))
}
