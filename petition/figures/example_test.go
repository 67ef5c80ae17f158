package figures_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/figures"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// events is a file of events, as systems exchange them: one petition is
// answered a day late, one is refused in time.
const events = `
{"v":1,"code":"PAKN.20250425.0001","at":"2025-04-25T15:40:00+07:00","type":"submitted","to":"G22","kind":"reflection","subject":"procedure","channel":"portal","content":"Nộp trực tuyến rồi vẫn đòi bản giấy","sender":{"type":"citizen","name":"Nguyễn Văn Mẫu","address":"thôn Mẫu","phone":"0912345678","email":"mau@example.vn"}}
{"v":1,"code":"PAKN.20250425.0001","at":"2025-04-28T09:00:00+07:00","type":"transferred","by":"G22","to":"H26"}
{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T09:00:00+07:00","type":"accepted","by":"H26"}
{"v":1,"code":"PAKN.20250506.0001","at":"2025-05-06T08:00:00+07:00","type":"submitted","to":"H26","kind":"complaint","subject":"conduct","channel":"paper","content":"Khiếu nại quyết định","sender":{"type":"citizen","name":"Trần Thị Thử","address":"thôn Thử","phone":"0912345679"}}
{"v":1,"code":"PAKN.20250506.0001","at":"2025-05-07T08:00:00+07:00","type":"refused","by":"H26","reason":"complaint"}
{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-23T09:00:00+07:00","type":"answered","by":"H26","document":"12/UBND-KSTT","content":"Đã bỏ bản giấy","outcome":"regulation-changed"}
{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-26T09:00:00+07:00","type":"published","by":"H26"}
`

// may is the petitions of the example.
func may() (*petition.Process, []petition.Petition) {
	process := petition.MustProcess(petition.Options{Bodies: body.Vietnam()})
	checked, err := process.Check(petition.ReadEvents(strings.NewReader(events)), form.NoDay)
	if err != nil {
		panic(err)
	}
	return process, slices.Collect(checked.Petitions(form.NoDay))
}

// What became of the petitions of a month, by body.
func ExampleCount() {
	process, pets := may()
	for _, t := range figures.Count(process, pets, figures.TallyQuery{Period: schedule.MustParsePeriod("2025-05")}) {
		fmt.Println(t.Body, "total", t.Total(), "refused", t.Refused, "published", t.Published, "on time", t.OnTime, "late", t.Late)
	}
	// Output:
	// H26 total 2 refused 1 published 1 on time 1 late 1
}

// The counts as observations of indicators, for scores and targets.
func ExampleObservations() {
	process, pets := may()
	for _, o := range figures.Observations(process, pets, figures.ObservationQuery{
		TallyQuery: figures.TallyQuery{Period: schedule.MustParsePeriod("2025-05")}, Recorded: form.MustParseDay("2025-06-02")}) {
		fmt.Println(o.Indicator, o.Body, o.Period, o.Value)
	}
	// Output:
	// 766/5.1 H26 2025-05 1 / 2
	// 766/5.1-staff H26 2025-05 1 / 2
	// 766/5.2 H26 2025-05 1 / 2
	// 766/5.3 H26 2025-05 1 / 1
	// 221/II.11 H26 2025-05 1 / 2
}

// The life of a petition in the statuses of the national system, and the set
// of indicator 5.2 that each is in.
func ExampleNational() {
	process, pets := may()
	entries := figures.National(process, pets[0])
	for i, e := range entries {
		fmt.Printf("%s %s: %s (%s)\n", e.EnteredAt.Day(), e.Body, e.Status, figures.SetOf(process, e, entries[:i]).Text(form.English))
	}
	fmt.Println(figures.StatesOf(process, entries))
	// Output:
	// 2025-04-25 G22: Mới tiếp nhận VPCP (waiting)
	// 2025-04-28 H26: Tiếp nhận ở địa phương (waiting)
	// 2025-05-05 H26: Xử lý ở địa phương (in progress)
	// 2025-05-23 H26: PAKN chờ công khai (processed)
	// 2025-05-26 H26: PAKN đã công khai (processed)
	// [published]
}

// The report of Decree 20/2008/NĐ-CP, article 22, as a table.
func ExampleHalfYearReport() {
	process, pets := may()
	table := figures.HalfYearReport(process, pets, figures.TallyQuery{Period: schedule.MustParsePeriod("2025-H1")}, form.Vietnamese)
	fmt.Println(table.Title)
	for _, row := range table.Rows {
		fmt.Println(row[0], row[1:4])
	}
	// Output:
	// Tình hình tiếp nhận, xử lý phản ánh, kiến nghị 6 tháng đầu năm 2025 (1/1/2025 – 30/6/2025)
	// Văn phòng Chính phủ [0 1 1]
	// Ủy ban nhân dân thành phố Hà Nội [0 2 1]
}
