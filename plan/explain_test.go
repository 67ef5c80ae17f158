package plan_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Why the report of the second quarter is due on the day on which it is.
func ExampleProgress_Explain() {
	p, _ := catalog.Plan("16/QĐ-TCTCCTTHC")
	o, _ := p.Obligation("16/QĐ-TCTCCTTHC#15#to-pho#2024-06-19", plan.ObligationQuery{})
	for _, step := range (*plan.Progress)(nil).Explain(o, form.MustParseDay("2024-06-15"), form.English) {
		fmt.Println(step.Day, step.Effect, step.Reason)
	}
	// Output:
	//  stated “Trước ngày 20 các tháng 3, 6, 9, 12/2024”
	// 2024-06-19 due “before” 2024-06-20 leaves that day out: to the end of this one, 24:00
}

// Each kind of time has its reasons, and what holds no day says why.
func TestEachKindOfTimeIsExplained(t *testing.T) {
	rule := func(p schedule.Part) schedule.Rule { return schedule.MustRule("", p) }
	explain := func(part schedule.Part, of func(plan.Obligation) bool, asOf string, events ...plan.Event) (told []string) {
		p, err := plan.New(plan.Plan{Number: "1/KH", Title: "Kế hoạch", Issuer: "UBND tỉnh", From: day("2026-01-01"), To: day("2026-12-31"),
			Tasks: []plan.Task{{ID: "3", Title: "Triển khai", Leads: []string{"Sở Tư pháp"}, Time: plan.Timing{Text: "như văn bản", Rule: rule(part)}}}})
		require.NoError(t, err)
		progress, err := plan.NewProgress(events, plan.ProgressOptions{})
		require.NoError(t, err)
		for o := range p.Obligations(plan.ObligationQuery{}) {
			if of != nil && !of(o) {
				continue
			}
			steps := progress.Explain(o, day(asOf), form.Vietnamese)
			require.NotEmpty(t, steps)
			assert.Equal(t, schedule.Step{Effect: schedule.EffectStated, Reason: "“như văn bản”", Source: "1/KH, nhiệm vụ 3"}, steps[0])
			for _, s := range steps[1:] {
				told = append(told, fmt.Sprint(s.Day, " ", s.Until, " ", s.Effect, " ", s.Reason))
			}
			return told
		}
		t.Fatal("no obligation")
		return nil
	}
	const id plan.ObligationID = "1/KH#3#so-tu-phap#"
	grant := func(on, due string) plan.Event {
		return plan.Event{ID: on, Obligation: id + "2026-06-30", Type: plan.EventExtended, Day: day(on), Due: day(due), By: "UBND tỉnh", Note: "phức tạp", Document: "5/UBND"}
	}
	deadline := schedule.Part{Kind: schedule.Deadline, Due: day("2026-06-30")}
	const ends = "2026-06-30  due đến hết ngày, 24 giờ"
	assert.Equal(t, []string{ends}, explain(deadline, nil, "2026-06-01"))
	assert.Equal(t, []string{ends, "2026-07-31  appointed gia hạn ngày 20/6/2026"}, explain(deadline, nil, "2026-06-25", grant("2026-06-20", "2026-07-31")))
	assert.Equal(t, []string{ends}, explain(deadline, nil, "2026-06-19", grant("2026-06-20", "2026-07-31")), "on the day before it was granted")
	assert.Equal(t, []string{ends, "2026-07-31  skipped gia hạn ngày 1/7/2026 không tính: khi đó đã hết hạn"}, explain(deadline, nil, "2026-07-10", grant("2026-07-01", "2026-07-31")))

	second := func(o plan.Obligation) bool { return o.Period().String() == "2026-Q2" }
	assert.Equal(t, []string{"2026-04-01 2026-06-30 stated kỳ quý II/2026", "2026-06-14  due “trước” ngày 15/6/2026 không kể ngày đó: hết ngày này, 24 giờ"},
		explain(schedule.Part{Kind: schedule.Recurring, Every: schedule.Quarterly, Day: 15, Exclusive: true}, second, "2026-06-01"))
	assert.Equal(t, []string{"2026-02-01  stated bắt đầu", ends}, explain(schedule.Part{Kind: schedule.Interval, Start: day("2026-02-01"), Due: day("2026-06-30")}, nil, "2026-06-01"))
	assert.Equal(t, []string{"  stated không có hạn riêng, không tự quá hạn"}, explain(schedule.Part{Kind: schedule.Continuous}, nil, "2026-06-01"))
	assert.Equal(t, []string{"  stated làm khi có yêu cầu: không có hạn riêng, không tự quá hạn"}, explain(schedule.Part{Kind: schedule.OnDemand}, nil, "2026-06-01"))

	// Three working days from Friday, 24 April 2026: Monday 27 is the day off for 26
	// April (Hùng Kings, a Sunday), then 28, 29, and, after 30 April, 1 May and the
	// weekend, Monday, 4 May.
	waits := schedule.Part{Kind: schedule.OnEvent, Event: "được phê duyệt", Offset: schedule.NewTerm(3, schedule.WorkingDays)}
	assert.Equal(t, []string{"  paused chưa ghi nhận “được phê duyệt”: hạn là 3 ngày làm việc kể từ khi đó"}, explain(waits, nil, "2026-06-01"))
	told := explain(waits, nil, "2026-06-01", plan.Event{ID: "came", Obligation: id + "event", Type: plan.EventHappened, Day: day("2026-04-24")})
	assert.Contains(t, told[len(told)-1], "2026-05-04  due")
	assert.Contains(t, fmt.Sprint(told), "2026-04-27  skipped")
}
