package catalog_test

import (
	"fmt"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Which sets are there, and what do they set?
func ExampleSets() {
	for _, s := range catalog.Sets() {
		fmt.Println(s.ID(), s.Date().In(form.Vietnamese), len(s.Definitions()), "chỉ số,", len(s.Targets()), "chỉ tiêu")
	}
	for _, t := range catalog.Decision240().Targets() {
		fmt.Println(t.Indicator, t.Goal.Text(form.Vietnamese), t.Period)
	}
	// Output:
	// 221/VPCP-KSTT 10/1/2024 22 chỉ số, 20 chỉ tiêu
	// 240/QĐ-TTg 4/2/2025 3 chỉ số, 4 chỉ tiêu
	// 240/1 100% 2025
	// 240/2 tối thiểu 80% 2025
	// 240/3 100% 2024
	// 240/3 100% 2025
}

// Did a province reach the target of a letter?
func ExampleSet() {
	set := catalog.Set("221/VPCP-KSTT")
	year := schedule.MustParsePeriod("2024")
	ledger, err := indicator.NewLedger(indicator.Observation{Indicator: "221/5", Body: "H26", Period: year, Value: indicator.MustRatio(49_999, 100_000)})
	if err != nil {
		fmt.Println(err)
		return
	}
	e, err := indicator.NewResults(set, ledger, indicator.Options{}).Evaluate("221/5", "H26", year)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(e.Outcome.Text(form.Vietnamese), "·", e.Reason(form.Vietnamese))
	// Output: chưa đạt · tối thiểu 50% theo 01/NQ-CP, 02/NQ-CP, giao cho Bộ, ngành, địa phương; thiếu 1 hồ sơ
}

// What can a body earn on the scored set of Decision 766/QĐ-TTg?
func ExampleScorecard() {
	card := catalog.Scorecard("766")
	for _, g := range card.Groups() {
		fmt.Println(g.Max, g.Name)
	}
	// Output:
	// 18 Công khai, minh bạch
	// 20 Tiến độ, kết quả giải quyết
	// 12 Cung cấp dịch vụ trực tuyến
	// 10 Thanh toán trực tuyến
	// 22 Số hóa hồ sơ
	// 18 Mức độ hài lòng
}

// Who assesses by Decision 766/QĐ-TTg on a day?
func ExampleScorecard766_assessor() {
	for _, on := range []string{"2026-01-09", "2026-01-10"} {
		answer := body.Vietnam().Holder(body.FunctionProcedureControl, "", form.MustParseDay(on))
		assessor, _ := answer.One()
		fmt.Println(on, assessor.ID(), assessor.Name(form.MustParseDay(on)))
	}
	// Output:
	// 2026-01-09 G22 Văn phòng Chính phủ
	// 2026-01-10 G15 Bộ Tư pháp
}
