package phrase_test

import (
	"errors"
	"fmt"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

func ExampleParse() {
	got, err := phrase.Parse("Trước ngày 20 các tháng 3, 6, 9, 12/2024", phrase.Context{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range got.Rule.Occurrences(schedule.Year(2024)) {
		fmt.Println(o.Due)
	}
	// Output:
	// 2024-03-19
	// 2024-06-19
	// 2024-09-19
	// 2024-12-19
}

// What a person needs to check a reading: the rule in plain words, what was
// not understood, and what is doubtful.
func ExampleParse_sentence() {
	got, err := phrase.Parse("Bộ Nội vụ chủ trì xây dựng quy định, hoàn thành trong tháng 6 năm 2025", phrase.Context{Year: 2025})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(phrase.Format(got.Rule))
	fmt.Println(got.Sources[0].Text)
	fmt.Println(got.RestText())
	// Output:
	// tháng 6/2025
	// trong tháng 6 năm 2025
	// Bộ Nội vụ chủ trì xây dựng quy định
}

func ExampleParse_recurring() {
	got, _ := phrase.Parse("Định kỳ 6 tháng hoặc theo chuyên đề, đột xuất", phrase.Context{Year: 2025})
	for _, p := range got.Rule.Parts() {
		fmt.Println(p.Kind, p.Every.Codes())
	}
	fmt.Println(got.Rule.Join())
	// Output:
	// recurring [P6M]
	// on-demand []
	// any
}

func ExampleParse_event() {
	got, _ := phrase.Parse("trong thời hạn mười (10) ngày làm việc kể từ ngày nhận đủ hồ sơ", phrase.Context{})
	p := got.Rule.Part(0)
	fmt.Println(p.Event, "|", p.Offset)
	// Output: nhận đủ hồ sơ | 10 wd
}

func ExampleParse_window() {
	got, _ := phrase.Parse("Quý III", phrase.Context{Year: 2025})
	p := got.Rule.Part(0)
	fmt.Println(p.Start, p.Due)
	// Output: 2025-07-01 2025-09-30
}

func ExampleParse_continuous() {
	got, _ := phrase.Parse("Thường xuyên, liên tục", phrase.Context{})
	fmt.Println(got.Rule.Part(0).Kind, "=", phrase.Format(got.Rule))
	// Output: continuous = thường xuyên
}

func ExampleParse_external() {
	got, _ := phrase.Parse("phù hợp với lộ trình triển khai Đề án", phrase.Context{})
	fmt.Println(got.Rule.Part(0).Kind, "=", phrase.Format(got.Rule))
	// Output: external = theo lộ trình triển khai Đề án
}

// A doubt names the piece that a person should look at.
func ExampleDoubt() {
	got, _ := phrase.Parse("tuần 2 tháng 3/2025", phrase.Context{})
	for _, d := range got.Doubts {
		fmt.Printf("%d %s: %s\n", d.Offset, d.Text, d.Message(form.English))
	}
	// Output: 0 tuần 2 tháng 3/2025: a rule cannot hold a week of a month
}

func ExampleParse_fault() {
	_, err := phrase.Parse("trước ngày 31/11/2025", phrase.Context{})
	var e *form.Error
	if errors.As(err, &e) {
		fmt.Println(e.Message(form.Vietnamese))
		fmt.Println(e.Caret())
	}
	// Output:
	// "31/11/2025": ngày này không có trong lịch
	// trước ngày 31/11/2025
	//            ^
}

func ExampleParseTerm() {
	for _, s := range []string{"mười (10) ngày làm việc", "3,5 ngày làm việc", "nửa tháng", "một năm rưỡi"} {
		t, err := phrase.ParseTerm(s)
		fmt.Println(t, err)
	}
	// Output:
	// 10 wd <nil>
	// 3.5 wd <nil>
	// 15 d <nil>
	// 18 m <nil>
}
