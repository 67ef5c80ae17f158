package plan_test

import (
	"errors"
	"fmt"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/form"
)

const theTask = plan.ObligationID("16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19")

// How far has an order come, and who below holds it up?
func ExampleProgress_Path() {
	p, _ := catalog.Plan("16/QĐ-TCTCCTTHC")
	o, _ := p.Obligation(theTask, plan.ObligationQuery{})
	day := form.MustParseDay
	progress, err := plan.NewProgress([]plan.Event{
		{ID: "1", Obligation: theTask, Type: plan.EventTaken, Day: day("2024-03-01")},
		{ID: "2", Obligation: theTask, Type: plan.EventAssigned, Day: day("2024-03-04"), To: "Phòng Tổng hợp", Due: day("2024-03-12")},
		{ID: "3", Obligation: theTask, Type: plan.EventAssigned, Day: day("2024-03-04"), To: "Phòng Pháp chế", Due: day("2024-03-14")},
		{ID: "4", Obligation: theTask, Inner: "2", Type: plan.EventDone, Day: day("2024-03-11")},
	}, plan.ProgressOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	path := progress.Path(o, day("2024-03-15"))
	fmt.Println(path.State.Status, path.Stage, path.Outlook)
	for _, inner := range path.Inner {
		fmt.Println(inner.Path.State.Due, inner.To, inner.Path.State.Status, inner.Path.Stage)
	}
	fmt.Println(path.Late(), "of", path.Below.Total(), "late")
	// Output:
	// open-in-time begun at-risk
	// 2024-03-12 Phòng Tổng hợp done-on-time done
	// 2024-03-14 Phòng Pháp chế open-overdue not-begun
	// 1 of 2 late
}

// What was submitted in time and confirmed later was done in time.
func ExampleProgress_Path_submitted() {
	p, _ := catalog.Plan("16/QĐ-TCTCCTTHC")
	o, _ := p.Obligation(theTask, plan.ObligationQuery{})
	progress, err := plan.NewProgress([]plan.Event{
		{ID: "1", Obligation: theTask, Type: plan.EventSubmitted, Day: form.MustParseDay("2024-03-18")},
		{ID: "2", Obligation: theTask, Type: plan.EventConfirmed, Day: form.MustParseDay("2024-03-22")},
	}, plan.ProgressOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range []string{"2024-03-18", "2024-03-20", "2024-03-22"} {
		path := progress.Path(o, form.MustParseDay(d))
		fmt.Println(d, path.State.Status, "·", path.Stage.Text(form.Vietnamese), "·", path.Outlook.Text(form.Vietnamese))
	}
	// Output:
	// 2024-03-18 open-in-time · đã trình, chờ xác nhận · còn kịp hạn
	// 2024-03-20 open-overdue · đã trình, chờ xác nhận · còn kịp hạn
	// 2024-03-22 done-on-time · đã hoàn thành · đã kịp hạn
}

// An event that comes before what it must come after is refused when it is to be
// recorded.
func ExampleObligation_Admit_order() {
	p, _ := catalog.Plan("16/QĐ-TCTCCTTHC")
	o, _ := p.Obligation(theTask, plan.ObligationQuery{})
	confirmed := plan.Event{ID: "1", Obligation: theTask, Type: plan.EventConfirmed, Day: form.MustParseDay("2024-03-18")}
	err := o.Admit(nil, confirmed, form.MustParseDay("2024-03-18"))
	fmt.Println(errors.Is(err, plan.EventOrder))
	fmt.Println(form.Message(err, form.Vietnamese))
	// Output:
	// true
	// type: chưa có “trình kết quả” để “xác nhận hoàn thành”
}
