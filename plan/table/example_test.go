package table_test

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/table"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

func ExampleRead() {
	rows := [][]string{
		{"Stt", "Nhiệm vụ", "Chủ trì thực hiện", "Phối hợp thực hiện", "Thời gian", "Sản phẩm"},
		{"1.", "Rà soát, đơn giản hóa", "Bộ Nội vụ; Cơ", "Các bộ, ngành, địa phương", "Quý III", "- Báo cáo."},
		// The page ends here.
		{"Stt", "Nhiệm vụ", "Chủ trì thực hiện", "Phối hợp thực hiện", "Thời gian", "Sản phẩm"},
		{"", "thủ tục hành chính.", "quan thường trực Tổ công tác", "", "", "- Quyết định công bố."},
		{"2.", "Đối thoại với doanh nghiệp", "Bộ Tài chính", "", "Ngày 31/11/2025", ""},
	}
	draft, doubts, err := table.Read(rows, table.Options{Year: 2025})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range draft.Tasks {
		fmt.Printf("%s %s: %q %q %v\n", t.ID, t.Title, t.Leads, t.Products, t.Time.Text)
	}
	for _, d := range doubts {
		if d.Row > 0 {
			fmt.Printf("row %d, %s: %s\n", d.Row, d.Column, d.Message(form.English))
		}
	}
	// Output:
	// 1 Rà soát, đơn giản hóa thủ tục hành chính: ["Bộ Nội vụ" "Cơ quan thường trực Tổ công tác"] ["Báo cáo" "Quyết định công bố"] Quý III
	// 2 Đối thoại với doanh nghiệp: ["Bộ Tài chính"] [] Ngày 31/11/2025
	// row 5, Thời gian: "31/11/2025": the day does not exist
}

// A table that was copied out of its document, with the lines above it, says
// which plan it is.
func ExampleReadText() {
	draft, doubts, err := table.ReadText(`ỦY BAN NHÂN DÂN TỈNH BẮC NINH
Số: 12/KH-UBND
Bắc Ninh, ngày 05 tháng 3 năm 2026
Kế hoạch rà soát thủ tục hành chính
Stt	Nhiệm vụ	Chủ trì	Thời gian
1	Rà soát thủ tục hành chính	Sở Tư pháp	Quý II
2	Công bố kết quả	Sở Tư pháp	31/6
`, table.Options{Year: 2026})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s, %s, %v to %v, of %v\n", draft.Number, draft.Title, draft.From, draft.To, draft.Date)
	fmt.Println(len(draft.Tasks), "tasks by", draft.Issuer)
	for _, d := range doubts {
		fmt.Printf("line %d, %s: %s\n", d.Row, d.Column, d.Message(form.English))
	}
	// Output:
	// 12/KH-UBND, Kế hoạch rà soát thủ tục hành chính, 2026-01-01 to 2026-12-31, of 2026-03-05
	// 2 tasks by Ủy ban nhân dân tỉnh Bắc Ninh
	// line 0, : the first day of the plan was taken from the year and the times of the tasks
	// line 0, : the last day of the plan was taken from the year and the times of the tasks
	// line 7, Thời gian: "31/6": the day does not exist
}

// A table says nothing of the plan that it belongs to: the caller does, and
// then has a plan.
func ExampleOptions() {
	rows := [][]string{
		{"Nội dung công việc", "Cơ quan thực hiện", "Tiến độ"},
		{"1. Công bố thủ tục hành chính nội bộ", "Bộ Y tế chủ trì, phối hợp với Bộ Nội vụ", "Trước 30/6"},
	}
	year2025 := plan.Plan{
		Number: "12/KH-BYT", Title: "Kế hoạch năm 2025", Issuer: "Bộ Y tế",
		From: form.MustParseDay("2025-01-01"), To: form.MustParseDay("2025-12-31"),
	}
	draft, _, err := table.Read(rows, table.Options{Document: year2025, Year: 2025})
	if err != nil {
		fmt.Println(err)
		return
	}
	p, err := plan.New(draft)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.Number, p.Tasks[0].ID, p.Tasks[0].Leads, p.Tasks[0].Coordinating, phrase.Format(p.Tasks[0].Time.Rule))
	// Output:
	// 12/KH-BYT 1 [Bộ Y tế] [Bộ Nội vụ] trước ngày 30/6/2025
}

func ExampleWrite() {
	p := &plan.Plan{Tasks: []plan.Task{{
		ID: "1", Title: "Rà soát thủ tục hành chính", Leads: []string{"Bộ Nội vụ", "Bộ Tư pháp"},
		Time: plan.Timing{Text: "Quý III/2025"}, Products: []string{"Báo cáo", "Quyết định"},
	}}}
	header, rows := table.Write(p)
	fmt.Printf("%q\n%q\n", header, rows)
	// Output:
	// ["Stt" "Nhiệm vụ" "Chủ trì" "Phối hợp" "Thời gian" "Sản phẩm" "Nơi nhận" "Chức năng" "Vị trí trong văn bản" "Ghi chú"]
	// [["1" "Rà soát thủ tục hành chính" "Bộ Nội vụ; Bộ Tư pháp" "" "Quý III/2025" "- Báo cáo\n- Quyết định" "" "" "" ""]]
}

// Which of the tables of a file is the one with the tasks, and what if none is?
func ExampleFindHeader() {
	letterhead := [][]string{{"UBND TỈNH BẮC NINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}}
	tasks := [][]string{{"Kế hoạch năm 2025", ""}, {"Nhiệm vụ", "Thời gian"}, {"Rà soát thủ tục hành chính", "Quý III"}}
	for _, rows := range [][][]string{letterhead, tasks} {
		row, ok := table.FindHeader(rows, nil)
		fmt.Println(row, ok)
	}
	_, _, err := table.Read(letterhead, table.Options{Year: 2025})
	fmt.Println(errors.Is(err, table.HeadingMissing))
	// Output:
	// 0 false
	// 2 true
	// true
}

// How does a host keep the doubts beside a draft, for a person to settle?
func ExampleDoubt_MarshalJSON() {
	rows := [][]string{{"Stt", "Nhiệm vụ", "Chủ trì", "Thời gian"}, {"1", "Đối thoại", "Bộ Tài chính", "Ngày 31/11/2025"}}
	_, doubts, err := table.Read(rows, table.Options{Year: 2025})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range doubts {
		if d.Kind == table.DoubtTime {
			line, err := json.Marshal(d)
			fmt.Println(string(line), err)
		}
	}
	// Output:
	// {"kind":"time","row":2,"column":"Thời gian","task":"1","text":"Ngày 31/11/2025","why":{"vi":"\"31/11/2025\": ngày này không có trong lịch","en":"\"31/11/2025\": the day does not exist"}} <nil>
}
