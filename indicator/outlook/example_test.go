package outlook_test

import (
	"fmt"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/outlook"
	"github.com/caicach/tthc/schedule/form"
)

// A desk has 700 of 1,000 in time, awaits 500 more within ten working days, and must
// reach 80%: 80% of 1,500 are 1,200.
func ExampleTo() {
	g := indicator.Goal{Op: indicator.AtLeast, Value: indicator.MustFigure(80), Unit: "%"}
	left := outlook.Left{By: form.MustParseDay("2026-12-31"), Days: 10, Coming: 500}
	for _, soFar := range []int64{700, 699} {
		o, _ := outlook.To(g, indicator.Reading{}, indicator.MustRatio(soFar, 1000), left)
		fmt.Println(o.State, o.Units, o.PerDay)
		fmt.Println(o.Reason.In(form.Vietnamese))
	}
	// Output:
	// in-reach 500 50
	// muốn đạt tối thiểu 80% phải thêm 500 trong 500 còn có thể tính thêm đến hết ngày 31/12/2026: mỗi ngày làm việc 50, còn 10 ngày làm việc
	// out-of-reach 501 51
	// muốn đạt tối thiểu 80% phải thêm 501 đến hết ngày 31/12/2026 mà chỉ còn 500 có thể tính thêm; nhiều nhất đạt 79,93% (1.199/1.500)
}
