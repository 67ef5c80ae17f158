package plan_test

import (
	"fmt"
	"strings"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/form"
)

// What is due within a week of 15 June 2024 by the Task Force's plan, and who
// owes it.
func Example() {
	p, _ := catalog.Plan("16/QĐ-TCTCCTTHC")
	week := 7
	asOf := form.MustParseDay("2024-06-15")
	for row := range p.Due(nil, plan.DueQuery{AsOf: asOf, Within: &week}) {
		if row.Status == plan.OpenInTime {
			fmt.Println(row.Due, row.Task, row.Body)
		}
	}
	// Output:
	// 2024-06-19 15 Tổ phó
	// 2024-06-19 15 các thành viên Tổ công tác
}

// The status of an obligation follows from what was recorded.
func ExampleProgress_State() {
	p, _ := catalog.Plan("16/QĐ-TCTCCTTHC")
	o, _ := p.Obligation("16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19", plan.ObligationQuery{})
	events, err := plan.ReadEvents(strings.NewReader(
		`{"v":1,"id":"e1","obligation":"16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19","type":"done","day":"2024-03-20","document":"12/BC"}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	progress, err := plan.NewProgress(events, plan.ProgressOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range []string{"2024-03-19", "2024-03-20"} {
		s := progress.State(o, form.MustParseDay(d))
		fmt.Println(d, s.Status, "·", s.Status.Text(form.Vietnamese))
	}
	// Output:
	// 2024-03-19 open-in-time · đang thực hiện, trong hạn
	// 2024-03-20 done-late · hoàn thành quá hạn
}

// All faults of a file are named together, with their places.
func ExampleRead_faults() {
	_, err := plan.Read([]byte(`{"v":1,"number":"1/KH","title":"Kế hoạch","issuer":"UBND","from":"2025-02-30","to":"2025-12-31",
		"tasks":[{"id":"1","title":"Rà soát","lead":"Sở Tư pháp","time":{}}]}`))
	fmt.Println(err)
	// Output:
	// from: day "2025-02-30" does not exist
	// tasks[0].lead: the form has no such field
	// tasks[0].leads: is missing
}
