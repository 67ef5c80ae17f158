package indicator

import (
	"encoding/json"
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

func smallCard() ScorecardData {
	item := func(id ID, group, max string, r Rule) Item {
		return Item{Definition: Definition{ID: id, Name: string(id), Unit: "%"}, Group: group, Max: MustParseFigure(max), Rule: r}
	}
	tracked := item("t", "b", "0", Rule{})
	tracked.Tracking = true
	return ScorecardData{
		Version: SetVersion, ID: "small", Title: "x", Max: FigureOf(20), Places: 2,
		Groups: []Group{{ID: "a", Name: "A", Max: FigureOf(10)}, {ID: "b", Name: "B", Max: FigureOf(10)}},
		Items: []Item{
			item("a1", "a", "6", Rule{}), item("a2", "a", "4", Rule{Threshold: FigureOf(80)}),
			item("b1", "b", "6", Rule{NoBase: FullPoints}), item("b2", "b", "4", Rule{NoBase: NoPoints}), tracked,
		},
		Bands: []Band{{Name: "Tốt", En: "Good", From: FigureOf(15)}, {Name: "Khá", En: "Fair", From: FigureOf(10)}, {Name: "Yếu", En: "Weak", From: FigureOf(0)}},
	}
}

func card(t testing.TB, d ScorecardData) *Scorecard {
	t.Helper()
	c, err := NewScorecard(d)
	require.NoError(t, err)
	return c
}

func values(m map[ID]Ratio) func(ID) Ratio { return func(id ID) Ratio { return m[id] } }

func TestScoreShowsHowEachPointCameAbout(t *testing.T) {
	c := card(t, smallCard())
	s := c.Score("H26", period("2024"), values(map[ID]Ratio{"a1": RatioOf(1, 3), "a2": RatioOf(2, 5), "b1": RatioOf(0, 0), "b2": RatioOf(0, 0), "t": RatioOf(1, 1)}))
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
		assert.Equal(t, w.rule, s.Items[i].Rule.Text(form.Vietnamese), i)
	}
	assert.Equal(t, "10", s.Score.String())
	assert.Equal(t, "20", s.Assessable.String())
	assert.Equal(t, "Khá", s.Band.Name)
	assert.Equal(t, "4", s.Group("a").Score.String())
	assert.Zero(t, s.Group("c"))
}

func TestPointsThatCannotBeAssessedAreToldApart(t *testing.T) {
	c := card(t, smallCard())
	count, _ := NewCount(3)
	s := c.Score("H26", period("2024"), values(map[ID]Ratio{"a1": RatioOf(0, 0), "a2": count, "b1": RatioOf(-1, 3), "b2": RatioOf(7, 3)}))
	assert.Equal(t, "4", s.Assessable.String())
	assert.Equal(t, "4", s.Score.String(), "never more than the maximum")
	assert.Contains(t, s.Items[3].Rule.Text(form.English), "larger than the denominator")
	assert.Empty(t, s.Band.Name, "4 to 20 of 20 may be anything")
	b, err := s.JSON(form.English)
	require.NoError(t, err)
	var j struct {
		Band  *string
		Items []struct{ Score *string }
	}
	require.NoError(t, json.Unmarshal(b, &j))
	assert.Nil(t, j.Band)
	assert.Nil(t, j.Items[0].Score)
	assert.Equal(t, "4", *j.Items[3].Score)
}

func TestScoreJSON(t *testing.T) {
	d := smallCard()
	d.Max, d.Groups, d.Items = FigureOf(6), d.Groups[:1], d.Items[:1]
	d.Groups[0].Max = FigureOf(6)
	s := card(t, d).Score("H26", period("2024-06"), values(map[ID]Ratio{"a1": RatioOf(241, 485)}))
	b, err := s.MarshalJSON()
	require.NoError(t, err)
	assert.Equal(t, `{"set":"small","body":"H26","period":"2024-06","score":"2.98","assessable":"6","band":"Yếu",`+
		`"items":[{"id":"a1","score":"2.98","max":"6","numerator":241,"denominator":485,"rule":"6 × 241 / 485 = 2,98"}],`+
		`"groups":[{"id":"a","score":"2.98","max":"6","assessable":"6"}]}`, string(b))
}

// Rounding each item and rounding the total are different rules: 2.345 and
// 2.345 are 4.70 by items and 4.69 in all.
func TestRoundingBelongsToTheSet(t *testing.T) {
	d := smallCard()
	half := values(map[ID]Ratio{"a1": RatioOf(2345, 6000), "b1": RatioOf(2345, 6000)})
	assert.Equal(t, "4.7", card(t, d).Score("H26", period("2024"), half).Score.String())
	d.Rounding = HalfEven
	assert.Equal(t, "4.68", card(t, d).Score("H26", period("2024"), half).Score.String())
	d.Rounding = Truncate
	assert.Equal(t, "4.68", card(t, d).Score("H26", period("2024"), half).Score.String())
	d.Rounding, d.RoundTotal = HalfUp, true
	assert.Equal(t, "4.69", card(t, d).Score("H26", period("2024"), half).Score.String())
}

// A total is within half a hundredth an item of the exact sum.
func TestScoreIsNearTheExactSum(t *testing.T) {
	c := card(t, smallCard())
	rapid.Check(t, func(t *rapid.T) {
		exact := new(big.Rat)
		m := map[ID]Ratio{}
		for _, it := range c.Items() {
			d := rapid.Int64Range(1, 500_000).Draw(t, "d")
			n := rapid.Int64Range(0, d).Draw(t, "n")
			m[it.ID] = RatioOf(n, d)
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
		off := new(big.Rat).Sub(rat(s.Score.Ratio()), exact)
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
		scores = append(scores, c.Score(v.body, period("2024"), func(ID) Ratio { return RatioOf(v.n, 100) }))
	}
	scores = append(scores, c.Score("H13", period("2024"), values(map[ID]Ratio{"a1": RatioOf(1, 1), "a2": RatioOf(1, 1)})))
	r := RankScores(scores, "", Competition)
	assert.Equal(t, []int{1, 1, 3}, []int{r.Standings[0].Rank, r.Standings[1].Rank, r.Standings[2].Rank})
	require.Len(t, r.LeftOut, 1)
	assert.Equal(t, body.ID("H13"), r.LeftOut[0].Body)
	assert.Contains(t, r.LeftOut[0].Reason.Text(form.Vietnamese), "10 trên 20 điểm")
	assert.Equal(t, body.ID("H13"), RankScores(scores, "a", Competition).Standings[0].Body, "in group a it has all points")
}

func TestScorecardFaultsComeTogether(t *testing.T) {
	d := smallCard()
	d.Version, d.ID, d.Max, d.Places = 2, "", FigureOf(99), 12
	d.Groups[1].ID = "a"
	d.Items[0].ID, d.Items[1].Group, d.Items[2].Max, d.Items[3].Rule.Threshold = "a2", "z", FigureOf(0), FigureOf(-1)
	d.Bands[0].From = FigureOf(1)
	_, err := NewScorecard(d)
	var le *LoadError
	require.ErrorAs(t, err, &le)
	paths := map[string]bool{}
	for _, f := range le.Faults {
		paths[f.Path] = true
		assert.NotEmpty(t, f.Message(form.Vietnamese))
	}
	for _, p := range []string{"v", "id", "max", "places", "groups[1].id", "items[1].id", "items[1].group", "items[2].max", "items[3].rule.threshold", "groups[0].max", "bands[1].from"} {
		assert.True(t, paths[p], p)
	}
	d = smallCard()
	d.Groups[0].Max, d.Items[0].Max = FigureOf(MaxCount), FigureOf(-1)
	_, err = NewScorecard(d)
	require.ErrorAs(t, err, &le)
	assert.Len(t, le.Faults, 2, "points too many to be added are refused first")
	_, err = ReadScorecard([]byte(`{"v":1,"colour":"red"}`))
	require.ErrorAs(t, err, &le)
	assert.Equal(t, "json", le.Faults[0].Kind)
}

func TestSetFaultsComeTogether(t *testing.T) {
	d := SetData{Version: 1, ID: "x", Definitions: []Definition{
		{ID: "a", Name: "A", Unit: "%"}, {ID: "a", Name: "A", Unit: "%"}, {ID: "b", Parent: "z", Name: "", Unit: ""},
	}, Targets: []Target{
		{Indicator: "q"}, {Indicator: "a", Goal: goal(t, "80 điểm"), Period: period("2024"), Binds: Binding{Classes: []body.Class{"x"}}},
		{Indicator: "a", Goal: goal(t, "giảm 10%"), Period: period("2024"), Binds: Binding{Bodies: []body.ID{"H26"}, Where: &Condition{Indicator: "q"}}},
	}}
	_, err := NewSet(d)
	var le *LoadError
	require.ErrorAs(t, err, &le)
	var got []string
	for _, f := range le.Faults {
		got = append(got, f.Path+" "+f.Kind)
		assert.NotEmpty(t, f.Message(form.Vietnamese))
	}
	assert.Equal(t, []string{
		"definitions[1].id doubled", "definitions[2].name missing", "definitions[2].unit missing", "definitions[2].parent parent",
		"targets[0].indicator unknown", "targets[0].period missing", "targets[0].binds binds",
		"targets[1].goal.unit unit", "targets[1].binds.classes[0] value",
		"targets[2].goal.change change", "targets[2].binds.where.indicator unknown", "targets[2].binds.where.period missing", "targets[2].binds.where.goal value",
	}, got)
	_, err = ReadSet([]byte(`{"v":1,"id":"x","definitions":[],"targets":[]} {}`))
	require.ErrorAs(t, err, &le)
}

// A set cannot be changed through what it gives out.
func TestSetsDoNotChange(t *testing.T) {
	s := smallSet(t)
	s.Definitions()[0].Name = "changed"
	ts := s.Targets()
	ts[0].Binds.Classes[0], ts[0].Bases[0].Document = "changed", "changed"
	assert.Equal(t, smallSet(t), s)
	c := card(t, smallCard())
	c.Items()[0].Name = "changed"
	c.Data().Groups[0].ID = "changed"
	assert.Equal(t, card(t, smallCard()), c)
}
