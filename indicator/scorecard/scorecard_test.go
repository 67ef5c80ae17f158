package scorecard

import (
	"encoding/json"
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

func period(s string) schedule.Period { return schedule.MustParsePeriod(s) }

func smallCard() Data {
	item := func(id indicator.ID, group, max string, r Rule) Item {
		return Item{Definition: indicator.Definition{ID: id, Name: string(id), Unit: "%"}, Group: group, Max: indicator.MustParseFigure(max), Rule: r}
	}
	tracked := item("t", "b", "0", Rule{})
	tracked.Tracking = true
	return Data{
		ID: "small", Title: "x", Max: indicator.MustFigure(20), Places: 2,
		Groups: []Group{{ID: "a", Name: "A", Max: indicator.MustFigure(10)}, {ID: "b", Name: "B", Max: indicator.MustFigure(10)}},
		Items: []Item{
			item("a1", "a", "6", Rule{}), item("a2", "a", "4", Rule{Threshold: indicator.MustFigure(80)}),
			item("b1", "b", "6", Rule{NoBase: FullPoints}), item("b2", "b", "4", Rule{NoBase: NoPoints}), tracked,
		},
		Bands: []Band{{Name: "Tốt", En: "Good", From: indicator.MustFigure(15)}, {Name: "Khá", En: "Fair", From: indicator.MustFigure(10)}, {Name: "Yếu", En: "Weak", From: indicator.MustFigure(0)}},
	}
}

func card(t testing.TB, d Data) *Card {
	t.Helper()
	c, err := New(d)
	require.NoError(t, err)
	return c
}

func values(m map[indicator.ID]indicator.Ratio) func(indicator.ID) indicator.Rollup {
	return func(id indicator.ID) indicator.Rollup { return figure(m[id]) }
}

func figure(v indicator.Ratio) indicator.Rollup {
	return indicator.Rollup{Observation: indicator.Observation{Value: v}}
}

func TestScoreShowsHowEachPointCameAbout(t *testing.T) {
	c := card(t, smallCard())
	s := c.Score("H26", period("2024"), values(map[indicator.ID]indicator.Ratio{"a1": indicator.MustRatio(1, 3), "a2": indicator.MustRatio(2, 5), "b1": indicator.MustRatio(0, 0), "b2": indicator.MustRatio(0, 0), "t": indicator.MustRatio(1, 1)}))
	want := []struct {
		score    string
		assessed bool
		rule     string
	}{
		{"2", true, "6 × 1 / 3 = 2"}, {"2", true, "4 × min(1; 2 / 5 / 80%) = 2"},
		{"6", true, "không phát sinh: đủ 6 điểm"}, {"0", true, "không phát sinh: 0 điểm"}, {"0", false, "chỉ theo dõi, không chấm điểm"},
	}
	for i, w := range want {
		assert.Equal(t, w.score, s.Items[i].Score.String(), i)
		assert.Equal(t, w.assessed, s.Items[i].Assessed, i)
		assert.Equal(t, w.rule, s.Items[i].Rule.In(form.Vietnamese), i)
	}
	assert.Equal(t, "10", s.Score.String())
	assert.Equal(t, "20", s.Assessable.String())
	assert.Equal(t, "Khá", s.Band.Name)
	assert.Equal(t, "4", s.Group("a").Score.String())
	assert.Zero(t, s.Group("c"))
}

func TestPointsThatCannotBeAssessedAreToldApart(t *testing.T) {
	c := card(t, smallCard())
	count, _ := indicator.NewCount(3)
	s := c.Score("H26", period("2024"), values(map[indicator.ID]indicator.Ratio{"a1": indicator.MustRatio(0, 0), "a2": count, "b1": indicator.MustRatio(-1, 3), "b2": indicator.MustRatio(7, 3)}))
	assert.Equal(t, "0", s.Assessable.String())
	assert.Equal(t, "7 / 3: the numerator is larger than the denominator, cannot be assessed", s.Items[3].Rule.In(form.English))
	assert.Empty(t, s.Band.Name, "0 to 20 of 20 may be anything")
	b, err := s.JSON(form.English)
	require.NoError(t, err)
	var j struct {
		Band  *string
		Items []struct{ Score *string }
	}
	require.NoError(t, json.Unmarshal(b, &j))
	assert.Nil(t, j.Band)
	assert.Nil(t, j.Items[0].Score)
	assert.Nil(t, j.Items[3].Score)
}

// Of an item whose two counts come from two systems more than the whole is the
// whole, with a doubt; what it earns without a base carries its mark.
func TestDoubtsOfAnItemAreSaid(t *testing.T) {
	d := smallCard()
	d.Items[0].TwoSources = true
	d.Items[1].Rule.NoBaseMark, d.Items[3].Rule.NoBaseMark = indicator.Unseen, indicator.Inferred
	s := card(t, d).Score("H26", period("2024"), values(map[indicator.ID]indicator.Ratio{"a1": indicator.MustRatio(7, 5), "a2": indicator.MustRatio(0, 0), "b2": indicator.MustRatio(0, 0)}))
	assert.Equal(t, "6", s.Items[0].Score.String(), "never more than the maximum")
	assert.Equal(t, "6 × 7 / 5 = 6 (more than the whole: taken as the whole; check it)", s.Items[0].Rule.In(form.English))
	assert.Equal(t, "không phát sinh, chưa chấm được (chưa thấy trên số liệu của Cổng)", s.Items[1].Rule.In(form.Vietnamese))
	assert.False(t, s.Items[1].Assessed)
	assert.Equal(t, "nothing arose: no points (a reading of the data)", s.Items[3].Rule.In(form.English))
}

func TestScoreJSON(t *testing.T) {
	d := smallCard()
	d.Max, d.Groups, d.Items = indicator.MustFigure(6), d.Groups[:1], d.Items[:1]
	d.Groups[0].Max = indicator.MustFigure(6)
	s := card(t, d).Score("H26", period("2024-06"), values(map[indicator.ID]indicator.Ratio{"a1": indicator.MustRatio(241, 485)}))
	b, err := s.JSON(form.Vietnamese)
	require.NoError(t, err)
	assert.Equal(t, `{"set":"small","body":"H26","period":"2024-06","score":"2.98","assessable":"6","band":"Yếu",`+
		`"items":[{"id":"a1","score":"2.98","max":"6","numerator":241,"denominator":485,"rule":"6 × 241 / 485 = 2,98"}],`+
		`"groups":[{"id":"a","score":"2.98","max":"6","assessable":"6"}]}`, string(b))
}

// Rounding each item and rounding the total are different rules: 2.345 and
// 2.345 are 4.70 by items and 4.69 in all.
func TestRoundingBelongsToTheSet(t *testing.T) {
	d := smallCard()
	half := values(map[indicator.ID]indicator.Ratio{"a1": indicator.MustRatio(2345, 6000), "b1": indicator.MustRatio(2345, 6000)})
	assert.Equal(t, "4.7", card(t, d).Score("H26", period("2024"), half).Score.String())
	d.Rounding = indicator.HalfEven
	assert.Equal(t, "4.68", card(t, d).Score("H26", period("2024"), half).Score.String())
	d.Rounding = indicator.Truncate
	assert.Equal(t, "4.68", card(t, d).Score("H26", period("2024"), half).Score.String())
	d.Rounding, d.RoundTotal = indicator.HalfUp, true
	assert.Equal(t, "4.69", card(t, d).Score("H26", period("2024"), half).Score.String())
}

// A total is within half a hundredth an item of the exact sum.
func TestScoreIsNearTheExactSum(t *testing.T) {
	c := card(t, smallCard())
	rapid.Check(t, func(t *rapid.T) {
		exact := new(big.Rat)
		m := map[indicator.ID]indicator.Ratio{}
		for _, it := range c.Items() {
			d := rapid.Int64Range(1, 500_000).Draw(t, "d")
			n := rapid.Int64Range(0, d).Draw(t, "n")
			m[it.ID] = indicator.MustRatio(n, d)
			r := big.NewRat(n, d)
			if !it.Rule.Threshold.IsZero() {
				r.Quo(r, big.NewRat(4, 5))
				if r.Cmp(big.NewRat(1, 1)) > 0 {
					r.SetInt64(1)
				}
			}
			points, _ := it.Max.Int64()
			exact.Add(exact, r.Mul(r, big.NewRat(points, 1)))
		}
		s := c.Score("H26", period("2024"), values(m))
		off := new(big.Rat).Sub(s.Score.Rat(), exact)
		assert.LessOrEqual(t, off.Abs(off).Cmp(big.NewRat(4*5, 1000)), 0)
	})
}

func TestRankScoresGroupByGroup(t *testing.T) {
	c := card(t, smallCard())
	var scores []Score
	for _, v := range []struct {
		body body.ID
		n    int64
	}{{"H01", 90}, {"H05", 90}, {"H12", 80}} {
		scores = append(scores, c.Score(v.body, period("2024"), func(indicator.ID) indicator.Rollup { return figure(indicator.MustRatio(v.n, 100)) }))
	}
	scores = append(scores, c.Score("H13", period("2024"), values(map[indicator.ID]indicator.Ratio{"a1": indicator.MustRatio(1, 1), "a2": indicator.MustRatio(1, 1)})))
	r := RankScores(scores, "", Competition)
	assert.Equal(t, []int{1, 1, 3}, []int{r.Standings[0].Rank, r.Standings[1].Rank, r.Standings[2].Rank})
	// a2 has its 4 points from 80 per cent on; of the other 16, 90 per cent are 14.4 and 80 are 12.8.
	assert.Equal(t, []string{"18.4", "18.4", "16.8"}, []string{r.Standings[0].Points.String(), r.Standings[1].Points.String(), r.Standings[2].Points.String()})
	require.Len(t, r.LeftOut, 1)
	assert.Equal(t, body.ID("H13"), r.LeftOut[0].Body)
	assert.Contains(t, r.LeftOut[0].Reason.In(form.Vietnamese), "10 trên 20 điểm")
	assert.Equal(t, body.ID("H13"), RankScores(scores, "a", Competition).Standings[0].Body, "in group a it has all points")
}

// faults is what is wrong, each as path and code.
func faults(t *testing.T, err error) []string {
	t.Helper()
	var errs form.Errors
	require.ErrorAs(t, err, &errs)
	var all []string
	for _, e := range errs {
		all = append(all, e.Path+" "+string(e.Code))
		assert.NotEmpty(t, e.Message(form.Vietnamese))
		assert.NotEqual(t, e.Message(form.Vietnamese), e.Message(form.English))
	}
	return all
}

func TestScorecardFaultsComeTogether(t *testing.T) {
	d := smallCard()
	d.ID, d.Max, d.Places = "", indicator.MustFigure(99), 12
	d.Groups[1].ID = "a"
	d.Items[0].ID, d.Items[1].Group, d.Items[2].Max, d.Items[3].Rule.Threshold = "a2", "z", indicator.MustFigure(0), indicator.MustFigure(-1)
	d.Items[3].Document = &Rule{Threshold: indicator.MustFigure(-1)}
	d.Items[3].Parent = "q"
	d.Bands[0].From = indicator.MustFigure(1)
	_, err := New(d)
	assert.Equal(t, []string{
		"id field.missing", "places field.value", "groups[1].id definition.doubled",
		"items[1].id definition.doubled", "items[1].group group.unknown", "items[2].group group.unknown", "items[2].max item.tracking",
		"items[3].parent definition.parent", "items[3].group group.unknown", "items[3].rule.threshold threshold.negative",
		"items[3].document.threshold threshold.negative", "items[4].group group.unknown",
		"max points.sum", "groups[1].max points.sum", "bands[1].from band.order",
	}, faults(t, err))
	assert.ErrorIs(t, err, BandOrder)

	d = smallCard()
	d.Groups[0].Max, d.Items[0].Max = indicator.MustFigure(indicator.MaxCount), indicator.MustFigure(-1)
	_, err = New(d)
	assert.Equal(t, []string{"groups[0].max points.range", "items[0].max points.range", "max points.sum", "groups[0].max points.sum"}, faults(t, err))
	d = smallCard()
	d.Items[1].Rule.NoBase, d.Rounding, d.Items[0].Name = 7, 9, "\xff"
	_, err = New(d)
	assert.ErrorIs(t, err, indicator.NameUnknown)
	_, err = Read([]byte(`{"v":1,"colour":"red"}`))
	assert.ErrorIs(t, err, form.FieldUnknown)
	_, err = Read([]byte(`{"v":2}`))
	assert.ErrorIs(t, err, form.FormVersion)
}

// A card cannot be changed through what it gives out, or was made of.
func TestCardsDoNotChange(t *testing.T) {
	d := smallCard()
	c := card(t, d)
	d.Items[0].Name = "changed"
	c.Items()[0].Name = "changed"
	c.Groups()[0].Name = "changed"
	c.Data().Groups[0].ID = "changed"
	assert.Equal(t, card(t, smallCard()), c)
}

func TestCardsComeBackUnchanged(t *testing.T) {
	c := card(t, smallCard())
	b, err := json.Marshal(c)
	require.NoError(t, err)
	back, err := Read(b)
	require.NoError(t, err)
	assert.Equal(t, c, back)
	var again Card
	require.NoError(t, json.Unmarshal(b, &again))
	assert.Equal(t, c, &again)
	none := Card{}
	assert.ErrorIs(t, none.UnmarshalJSON([]byte(`{}`)), form.FieldMissing)
	assert.Equal(t, Card{}, none)
}

// A score is computed anew: to store it would keep what a correction changes.
func TestScoresAreNotStored(t *testing.T) {
	_, err := json.Marshal(card(t, smallCard()).Score("H26", period("2024"), nil))
	assert.ErrorIs(t, err, form.FormNone)
}

func TestNoBaseNames(t *testing.T) {
	for i, name := range []string{"unassessed", "full", "none"} {
		n := NoBase(i)
		assert.Equal(t, name, n.String())
		var back NoBase
		require.NoError(t, back.UnmarshalText([]byte(name)))
		assert.Equal(t, n, back)
	}
	n := FullPoints
	assert.ErrorIs(t, n.UnmarshalText([]byte("half")), indicator.NameUnknown)
	assert.Equal(t, FullPoints, n)
	assert.Empty(t, NoBase(3).String())
}

// Nothing of a host makes it panic: no card, no values, no period.
func TestNothingOfACardIsNeeded(t *testing.T) {
	var none *Card
	for _, c := range []*Card{none, {}, card(t, smallCard())} {
		s := c.Score("", schedule.Period{}, nil)
		assert.True(t, s.Assessable.IsZero())
		assert.Empty(t, s.Band)
		c.Score("H26", period("2024"), c.Values(nil, "H26", period("2024"), indicator.Options{}))
		_, _, _, _, _ = c.ID(), c.Title(), c.Holds(), c.Groups(), c.Data()
		assert.NotNil(t, c.Items())
		c.ByDocument().Items()
		_, _ = RankResults(nil, "x", []body.ID{"H26"}, period("2024"), Dense)
	}
	_, err := json.Marshal(Card{})
	assert.Error(t, err)
	assert.Empty(t, Rank(nil, 9, 9).Standings)
	assert.Empty(t, RankScores(nil, "x", Dense).Standings)
}
