package indicator_test

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

func ExampleGoal_Check() {
	g := indicator.Goal{Op: indicator.AtLeast, Value: indicator.MustFigure(95), Unit: "%"}
	r := indicator.MustRatio(94_996, 100_000)
	rounded, _ := r.Percent(2, indicator.HalfUp)
	units, _ := g.ToGo(r, indicator.Reading{})
	fmt.Printf("%s%%: %s, %d short\n", rounded.Fixed(2), g.Check(r, indicator.Reading{}), units)
	fmt.Println(g.Check(indicator.MustRatio(0, 0), indicator.Reading{}), g.Check(indicator.Ratio{}, indicator.Reading{}))
	// Output:
	// 95.00%: not-met, 4 short
	// no-base no-data
}

func ExampleReadObservations() {
	const file = `indicator,body,period,numerator,denominator,recorded,source
221/5,H26,2024,41000,100000,2025-01-10,Báo cáo 12/BC
221/5,H26,2024,51000,100000,2025-01-20,Báo cáo 15/BC
221/8,H26,2024,,,2025-01-20,
`
	obs, err := indicator.ReadObservations(strings.NewReader(file), indicator.ObservationReading{})
	if err != nil {
		fmt.Println(err)
		return
	}
	ledger, err := indicator.NewLedger(obs...)
	if err != nil {
		fmt.Println(err)
		return
	}
	r := indicator.NewResults(catalog.Letter221(), ledger, indicator.Options{})
	for _, id := range []indicator.ID{"221/5", "221/8", "221/9.2"} {
		e, err := r.Evaluate(id, "H26", schedule.MustParsePeriod("2024"))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(id, e.Outcome, "·", e.Reason(form.Vietnamese))
	}
	// Output:
	// 221/5 met · tối thiểu 50% theo 01/NQ-CP, 02/NQ-CP, giao cho Bộ, ngành, địa phương
	// 221/8 no-data · 100% theo 01/NQ-CP, 02/NQ-CP, giao cho Bộ, ngành, địa phương; đã ghi nhận là không có số liệu
	// 221/9.2 not-bound · chỉ tiêu này giao cho: UBND cấp huyện
}

// All that is wrong with a file comes together, each with its line and column;
// a program asks for a code.
func ExampleReadObservations_refused() {
	const file = "indicator,body,period,numerator,denominator\n221/5,H26,2024-13,1,2\n221/5,H26,2024,1.5,2\n"
	_, err := indicator.ReadObservations(strings.NewReader(file), indicator.ObservationReading{})
	fmt.Println(err)
	fmt.Println(errors.Is(err, indicator.NumberForm))
	// Output:
	// line 2: period: "2024-13" is not a period; write “2024-06”, “2024-Q2”, “2024-H1”, “2024” or “2020/2023”
	// line 3: numerator: it must be a whole number without dots or commas: "1.5"
	// true
}

// Đắk Lắk absorbed Phú Yên on 1 July 2025: its half year is the sum of both.
func ExampleResults_Merged() {
	half := schedule.MustParsePeriod("2025-H1")
	ledger, _ := indicator.NewLedger(
		indicator.Observation{Indicator: "240/2", Body: "H15", Period: half, Value: indicator.MustRatio(600, 1000)},
		indicator.Observation{Indicator: "240/2", Body: "H45", Period: half, Value: indicator.MustRatio(90, 100)},
	)
	r := indicator.NewResults(catalog.Decision240(), ledger, indicator.Options{})
	up, err := r.Merged("240/2", "H15", half)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(up.Observation.Value)
	fmt.Println(up.Notes[0].In(form.Vietnamese))
	e, _ := r.Judge(up)
	fmt.Println(e.Outcome, e.Reasons[len(e.Reasons)-1].In(form.Vietnamese))
	// Output:
	// 690 / 1100
	// gồm số liệu của Ủy ban nhân dân tỉnh Phú Yên trước ngày 1/7/2025 (NQ 202/2025/QH15)
	// not-met thiếu 190 hồ sơ
}

// A month is published on 5 July; what comes later stands beside it.
func ExampleLedger_Close() {
	june := schedule.MustParsePeriod("2025-06")
	figure := func(n int64, recorded, source string) indicator.Observation {
		return indicator.Observation{Indicator: "240/2", Body: "H26", Period: june, Value: indicator.MustRatio(n, 100), Recorded: form.MustParseDay(recorded), Source: source}
	}
	ledger, err := indicator.NewLedger(figure(80, "2025-07-01", "lần 1"))
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := ledger.Close(june, schedule.CalendarWindow, form.MustParseDay("2025-07-05")); err != nil {
		fmt.Println(err)
		return
	}
	if err := ledger.Add(figure(78, "2025-07-20", "CV 15")); err != nil {
		fmt.Println(err)
		return
	}
	published, _ := ledger.Get(figure(0, "2025-07-01", "").Key())
	fmt.Println(published.Value)
	for _, c := range ledger.Corrections() {
		fmt.Println(c.Published.Value, "→", c.Now.Value, "·", c.Reason.In(form.Vietnamese))
	}
	// Output:
	// 80 / 100
	// 80 / 100 → 78 / 100 · tháng 6/2025 đã chốt ngày 5/7/2025 là 80 / 100; sau đó ghi là 78 / 100, ngày 20/7/2025 (CV 15)
}

func ExampleWriteObservations() {
	err := indicator.WriteObservations(os.Stdout, []indicator.Observation{
		{Indicator: "221/11", Body: body.ID("H26"), Period: schedule.MustParsePeriod("2025-06"), Value: indicator.MustRatio(96, 100), Recorded: form.MustParseDay("2025-07-01"), Source: "petition"},
	})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// indicator,body,period,numerator,denominator,recorded,source
	// 221/11,H26,2025-06,96,100,2025-07-01,petition
}

// A file of which not all can be kept is read row by row; what is wrong with a row
// is told, and the next goes on.
func ExampleObservationReading_Each() {
	file := strings.NewReader("indicator,body,period,numerator,denominator\n766/2.1,H01,2024-05,95,100\n766/2.1,H02,2024-13,1,2\n766/2.1,H03,2024-05,,\n")
	indicator.ObservationReading{}.Each(file, func(line int, o indicator.Observation, fault error) bool {
		if fault != nil {
			fmt.Println(form.Message(fault, form.English))
			return true
		}
		fmt.Println(line, o.Body, o.Value)
		return true
	})
	// Output:
	// 2 H01 95 / 100
	// line 3: period: "2024-13" is not a period; write “2024-06”, “2024-Q2”, “2024-H1”, “2024” or “2020/2023”
	// 4 H03 -
}
