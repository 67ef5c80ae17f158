package scorecard_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/schedule"
)

// By hand, with the rules of the 766 set (2.1: 20 points in proportion; 5.4: 6 points,
// all from 90%; 4.3: 2 points, all from 80%), points rounded to hundredths.
func TestWhatMoreWouldEarn(t *testing.T) {
	for name, c := range map[string]struct {
		item  indicator.ID
		n, of int64
		want  scorecard.Gain
		ok    bool
	}{
		// 20 × 26/28 = 18.571; 27/28 = 19.286; 28/28 = 20.
		"few": {"766/2.1", 26, 28, scorecard.Gain{One: indicator.MustParseFigure("19.29"), Next: 1, NextScore: indicator.MustParseFigure("19.29"), All: 2}, true},
		// 20 × 393087/443565 = 17.72398: 17.72. It is 17.73 from 17.725 on, from
		// 0.88625 × 443565 = 393109.48..., which is 393110, 23 more; all are 50478 more.
		"many": {"766/2.1", 393087, 443565, scorecard.Gain{One: indicator.MustParseFigure("17.72"), Next: 23, NextScore: indicator.MustParseFigure("17.73"), All: 50478}, true},
		// 6 × (80/100)/0.9 = 5.333; 81: 5.4; all from 90 on.
		"a threshold": {"766/5.4", 80, 100, scorecard.Gain{One: indicator.MustParseFigure("5.4"), Next: 1, NextScore: indicator.MustParseFigure("5.4"), All: 10}, true},
		// 90% of 33 is 29.7: 30 are needed. 6 × (29/33)/0.9 = 5.859.
		"a threshold between": {"766/5.4", 29, 33, scorecard.Gain{One: indicator.MustParseFigure("6"), Next: 1, NextScore: indicator.MustParseFigure("6"), All: 1}, true},
		"a threshold reached": {"766/5.4", 95, 100, scorecard.Gain{}, false},
		"all":                 {"766/2.1", 28, 28, scorecard.Gain{}, false},
		"none arose":          {"766/2.1", 0, 0, scorecard.Gain{}, false},
		// 20 × 99999/100000 = 19.9998 is 20 already, as it is rounded.
		"all but for rounding": {"766/2.1", 99_999, 100_000, scorecard.Gain{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			card := catalog.Scorecard766()
			month := schedule.MustParsePeriod("2026-06")
			l, err := indicator.NewLedger(indicator.Observation{Indicator: c.item, Body: "H15", Period: month, Value: indicator.MustRatio(c.n, c.of)})
			assert.NoError(t, err)
			for _, i := range card.Score("H15", month, card.Values(l, "H15", month, indicator.Options{})).Items {
				got, ok := card.Gain(i)
				if i.ID != c.item {
					assert.False(t, ok, i.ID)
					continue
				}
				assert.Equal(t, c.ok, ok)
				if c.want.ID = ""; c.ok {
					c.want.ID = c.item
				}
				assert.Equal(t, c.want, got)
			}
		})
	}
	_, ok := (*scorecard.Card)(nil).Gain(scorecard.ItemScore{Assessed: true})
	assert.False(t, ok)
}
