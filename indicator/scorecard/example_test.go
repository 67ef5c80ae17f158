package scorecard_test

import (
	"fmt"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// How the points of a body came about, and how many could be assessed.
func ExampleCard_Score() {
	card := catalog.Scorecard766()
	month := schedule.MustParsePeriod("2026-06")
	ledger, _ := indicator.NewLedger(
		indicator.Observation{Indicator: "766/2.1", Body: "H15", Period: month, Value: indicator.MustRatio(393087, 443565)},
		indicator.Observation{Indicator: "766/5.2", Body: "H15", Period: month, Value: indicator.MustRatio(0, 0)},
	)
	s := card.Score("H15", month, card.Values(ledger, "H15", month, indicator.Options{}))
	fmt.Printf("%s of %s points assessable out of %s\n", s.Score, s.Assessable, s.Max)
	for _, it := range s.Items {
		if it.Assessed {
			fmt.Println(it.ID, it.Rule.In(form.Vietnamese))
		}
	}
	// Output:
	// 23.72 of 26 points assessable out of 100
	// 766/2.1 20 × 393087 / 443565 = 17,72
	// 766/5.2 không phát sinh: đủ 6 điểm
}

// Bodies in order, equals with one rank, and those without a figure.
func ExampleRank() {
	r := scorecard.Rank([]scorecard.Entry{
		{Body: "H26", Value: indicator.MustRatio(1, 2)},
		{Body: "H24", Value: indicator.MustRatio(50, 100)},
		{Body: "H15", Value: indicator.MustRatio(1, 3)},
		{Body: "H01"},
	}, indicator.MoreIsBetter, scorecard.Competition)
	for _, s := range r.Standings {
		fmt.Println(s.Rank, s.Body)
	}
	for _, o := range r.LeftOut {
		fmt.Println("-", o.Body, o.Reason.In(form.English))
	}
	// Output:
	// 1 H24
	// 1 H26
	// 3 H15
	// - H01 there is no data
}
