package scorecard_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/outlook"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// scored is the score of a body out of these figures of June 2026, by the 766 set.
func scored(t testing.TB, told map[indicator.ID]indicator.Ratio) scorecard.Score {
	card, month := catalog.Scorecard766(), schedule.MustParsePeriod("2026-06")
	l := &indicator.Ledger{}
	for id, v := range told {
		require.NoError(t, l.Add(indicator.Observation{Indicator: id, Body: "H15", Period: month, Value: v}))
	}
	return card.Score("H15", month, card.Values(l, "H15", month, indicator.Options{}))
}

// On 22 June 2026, a Monday, 22 days have passed, 8 are to come, and 7 working days are
// left. 2.1 (20 points in proportion): 26/28, 28 × 8/22 = 10 to come, so that all 38 would
// be needed and 36 can be: 20 × 36/38 = 18.947. 5.4 (6 points, all from 90%): 80/100, 36
// to come; 90% of 136 is 122.4, 43 more, of 36 and of those that are open; without these
// 6 × (116/136)/0.9 = 5.686. 5.2 did not arise: all 6 points.
func TestWhatAScoreCanComeTo(t *testing.T) {
	s := scored(t, map[indicator.ID]indicator.Ratio{"766/2.1": indicator.MustRatio(26, 28), "766/5.4": indicator.MustRatio(80, 100), "766/5.2": indicator.MustRatio(0, 0)})
	h := outlook.Horizon{Today: form.MustParseDay("2026-06-22")}
	for _, c := range []struct {
		open map[indicator.ID]int64
		want []string
		best string
	}{
		{nil, []string{"766/2.1 out-of-reach 12 2 18.95", "766/5.4 out-of-reach 43 7 5.69"}, "30.64"},
		{map[indicator.ID]int64{"766/5.4": 10}, []string{"766/2.1 out-of-reach 12 2 18.95", "766/5.4 in-reach 43 7 6"}, "30.95"},
	} {
		p := catalog.Scorecard766().Prospect(s, h, c.open)
		var got []string
		for _, i := range p.Items {
			assert.Equal(t, 7, i.Left.Days)
			got = append(got, fmt.Sprintln(i.ID, i.State, i.Units, i.PerDay, i.Most))
		}
		for i := range c.want {
			c.want[i] += "\n"
		}
		assert.Equal(t, c.want, got)
		assert.Equal(t, c.best, p.Best.Score.String())
	}
	over := catalog.Scorecard766().Prospect(s, outlook.Horizon{Today: form.MustParseDay("2026-07-01")}, map[indicator.ID]int64{"766/5.4": 10})
	assert.Equal(t, s.Score, over.Best.Score, "the month is over")
	assert.Empty(t, (*scorecard.Card)(nil).Prospect(s, h, nil).Items)
}

// 2.1: 18/20, one more of 20 is worth 1 point; 4.1 (6 points): 10/20, 0.3; 4.3 (2 points,
// all from 80%): 15/20, 2 × 0.05/0.8 = 0.125, and nothing from 16 on. At the beginning
// they are 18 + 3 + 1.875, which is rounded to 1.88.
func TestWhichWorkEarnsMost(t *testing.T) {
	s := scored(t, map[indicator.ID]indicator.Ratio{"766/2.1": indicator.MustRatio(18, 20), "766/4.1": indicator.MustRatio(10, 20), "766/4.3": indicator.MustRatio(15, 20)})
	require.Equal(t, "22.88", s.Score.String())
	work := func(code, by string, adds ...indicator.ID) scorecard.Work {
		w := scorecard.Work{Code: code, Adds: adds}
		if by != "" {
			w.By = form.MustParseDay(by)
		}
		return w
	}
	turns := catalog.Scorecard766().Order(s, []scorecard.Work{
		work("a", "2026-06-25", "766/4.1"), work("b", "2026-06-30", "766/4.1", "766/2.1"), work("c", "2026-06-24", "766/2.1"), work("d", "2026-06-23", "766/4.3"),
		work("e", "2026-06-22", "766/4.3"), work("f", "2026-06-20"), work("g", "", "221/6"), work("h", "2026-06-26", "766/2.1"),
	})
	var got []string
	for _, turn := range turns {
		got = append(got, fmt.Sprint(turn.Code, " ", turn.Points, " ", turn.Score))
	}
	assert.Equal(t, []string{"b 1.3 24.18", "c 1 25.18", "a 0.3 25.48", "e 0.125 25.6", "f 0 25.6", "d 0 25.6", "h 0 25.6", "g 0 25.6"}, got)
	assert.Equal(t, "766/2.1: 19 / 20 = 19; 766/4.1: 11 / 20 = 3,3", turns[0].Reason.In(form.Vietnamese))
	assert.Empty(t, catalog.Scorecard766().Order(s, nil))
	assert.Len(t, (*scorecard.Card)(nil).Order(s, []scorecard.Work{work("a", "")}), 1)
}

func ExampleCard_Order() {
	card, month := catalog.Scorecard766(), schedule.MustParsePeriod("2026-06")
	ledger, _ := indicator.NewLedger(
		indicator.Observation{Indicator: "766/2.1", Body: "H15", Period: month, Value: indicator.MustRatio(18, 20)},
		indicator.Observation{Indicator: "766/4.1", Body: "H15", Period: month, Value: indicator.MustRatio(10, 20)},
	)
	score := card.Score("H15", month, card.Values(ledger, "H15", month, indicator.Options{}))
	for _, turn := range card.Order(score, []scorecard.Work{
		{Code: "HS-1", By: form.MustParseDay("2026-06-22"), Adds: []indicator.ID{"766/4.1"}},
		{Code: "HS-2", By: form.MustParseDay("2026-06-30"), Adds: []indicator.ID{"766/2.1", "766/4.1"}},
	}) {
		fmt.Println(turn.Code, turn.Points, turn.Score, "·", turn.Reason.In(form.English))
	}
	// Output:
	// HS-2 1.3 22.3 · 766/2.1: 19 / 20 = 19; 766/4.1: 11 / 20 = 3.3
	// HS-1 0.3 22.6 · 766/4.1: 12 / 20 = 3.6
}
