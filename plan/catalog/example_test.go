package catalog_test

import (
	"fmt"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/form"
)

// Which published plans are there?
func ExamplePlans() {
	for _, p := range catalog.Plans() {
		fmt.Println(p.Number, len(p.Tasks), p.From, p.To)
	}
	// Output:
	// 16/QĐ-TCTCCTTHC 17 2024-01-01 2025-01-31
	// 221/VPCP-KSTT 9 2024-01-10 2024-12-31
	// 240/QĐ-TTg 52 2025-02-04 2025-12-31
	// 537/TB-VPCP 8 2024-11-29 2024-12-31
	// 62/QĐ-TCTCCTTHC 8 2023-09-01 2023-12-31
}

// What does a published plan ask of a body, and when?
func ExamplePlan() {
	p, ok := catalog.Plan("16/QĐ-TCTCCTTHC")
	if !ok {
		fmt.Println("no such plan")
		return
	}
	for o := range p.Obligations(plan.ObligationQuery{Named: "Tổ phó"}) {
		if o.Due != form.NoDay {
			fmt.Println(o.Due, o.Task.ID, o.Task.Time.Text)
		}
	}
	// Output:
	// 2024-03-19 15 Trước ngày 20 các tháng 3, 6, 9, 12/2024
	// 2024-06-19 15 Trước ngày 20 các tháng 3, 6, 9, 12/2024
	// 2024-06-30 8 Định kỳ 6 tháng hoặc theo chuyên đề, đột xuất
	// 2024-09-19 15 Trước ngày 20 các tháng 3, 6, 9, 12/2024
	// 2024-12-19 15 Trước ngày 20 các tháng 3, 6, 9, 12/2024
	// 2024-12-31 8 Định kỳ 6 tháng hoặc theo chuyên đề, đột xuất
}

// How does a host take a published plan as the beginning of its own?
func ExamplePlan_ofOnesOwn() {
	own, _ := catalog.Plan("16/QĐ-TCTCCTTHC")
	own.Number, own.Title, own.Issuer = "12/KH-UBND", "Kế hoạch của tỉnh", "UBND tỉnh Bắc Ninh"
	own.Tasks = own.Tasks[:3]
	checked, err := plan.New(*own)
	if err != nil {
		fmt.Println(err)
		return
	}
	published, _ := catalog.Plan("16/QĐ-TCTCCTTHC")
	fmt.Println(checked.Number, len(checked.Tasks))
	fmt.Println(published.Number, len(published.Tasks))
	// Output:
	// 12/KH-UBND 3
	// 16/QĐ-TCTCCTTHC 17
}
