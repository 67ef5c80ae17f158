package outlook_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/outlook"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

func percent(op indicator.Operator, n int64) indicator.Goal {
	return indicator.Goal{Op: op, Value: indicator.MustFigure(n), Unit: "%"}
}

// set has an indicator of each kind, with a target for 2026 that binds provinces.
func set(t testing.TB) *indicator.Set {
	var d indicator.SetData
	d.ID, d.Title = "x", "x"
	for _, one := range []struct {
		is   indicator.Definition
		goal indicator.Goal
	}{
		{indicator.Definition{ID: "x/flow", Unit: "%"}, percent(indicator.AtLeast, 80)},
		{indicator.Definition{ID: "x/stock", Unit: "%", Accrual: indicator.Stock}, percent(indicator.AtLeast, 80)},
		{indicator.Definition{ID: "x/distinct", Unit: "%", Accrual: indicator.Distinct}, percent(indicator.AtLeast, 90)},
		{indicator.Definition{ID: "x/carried", Unit: "%", Accrual: indicator.Carried}, percent(indicator.AtLeast, 95)},
		{indicator.Definition{ID: "x/late", Unit: "%", Direction: indicator.LessIsBetter, Accrual: indicator.Carried}, percent(indicator.AtMost, 5)},
		{indicator.Definition{ID: "x/number", Unit: "hồ sơ", Kind: indicator.Number}, indicator.Goal{Op: indicator.AtLeast, Value: indicator.MustFigure(1000), Unit: "hồ sơ"}},
		{indicator.Definition{ID: "x/cut", Unit: "%", Kind: indicator.Cutback}, percent(indicator.AtLeast, 30)},
		{indicator.Definition{ID: "x/mean", Unit: "điểm", Kind: indicator.Mean}, indicator.Goal{Op: indicator.AtLeast, Value: indicator.MustFigure(4), Unit: "điểm"}},
	} {
		one.is.Name = string(one.is.ID)
		d.Definitions = append(d.Definitions, one.is)
		d.Targets = append(d.Targets, indicator.Target{Indicator: one.is.ID, Goal: one.goal, Period: schedule.MustParsePeriod("2026"),
			Binds: indicator.Binding{Words: "Địa phương", Classes: []body.Class{body.ProvincialCommittee}}, Bases: []indicator.Basis{{Document: "1/QĐ"}}})
	}
	s, err := indicator.NewSet(d)
	require.NoError(t, err)
	return s
}

// The working days that are left are those of the notices of 2026: from 1 July to 31
// December there are 132 Mondays to Fridays, less 31 August, 1 and 2 September and 24
// November, and with Saturday 22 August: 129. From 21 to 31 December there are 9.
func TestWhatItWouldTake(t *testing.T) {
	months := func(n int, numerator int64) map[string]indicator.Ratio {
		m := map[string]indicator.Ratio{}
		for i := range n {
			m[fmt.Sprintf("2026-%02d", i+1)] = indicator.MustRatio(numerator, 100)
		}
		return m
	}
	year := func(n, of int64) map[string]indicator.Ratio {
		return map[string]indicator.Ratio{"2026": indicator.MustRatio(n, of)}
	}
	number, err := indicator.NewCount(400)
	require.NoError(t, err)
	type want struct {
		state         outlook.State
		units, perDay int64
		left          outlook.Left
		best          string
	}
	end := form.MustParseDay("2026-12-31")
	for name, c := range map[string]struct {
		id    indicator.ID
		today string
		told  map[string]indicator.Ratio
		want  want
	}{
		// 360/600 in 181 days, 184 to come: 600 × 184/181 = 609.9. 80% of 1,209 is 967.2:
		// 968, so 608 of the 609, and 608/129 = 4.7 a day.
		"months add up": {"x/flow", "2026-07-01", months(6, 60), want{outlook.InReach, 608, 5, outlook.Left{By: end, Days: 129, Coming: 609}, "969 / 1209"}},
		// 354/600: 614 would be needed of 609.
		"one a month less": {"x/flow", "2026-07-01", months(6, 59), want{outlook.OutOfReach, 614, 5, outlook.Left{By: end, Days: 129, Coming: 609}, "963 / 1209"}},
		// 1,100/1,100 in 334 days, 31 to come: 102.09. 80% of 1,202 is 961.6.
		"enough": {"x/flow", "2026-12-21", months(11, 100), want{outlook.Reached, 0, 0, outlook.Left{By: end, Days: 9, Coming: 102}, "1202 / 1202"}},
		// 80% of 1,000 is 800, and the year is over.
		"too late": {"x/flow", "2027-01-05", year(790, 1000), want{outlook.OutOfReach, 10, 0, outlook.Left{By: end}, "790 / 1000"}},
		// The last month tells: 50/100, so 30 of the 50 that are not yet so.
		"a stock": {"x/stock", "2026-07-01", map[string]indicator.Ratio{"2026-01": indicator.MustRatio(10, 90), "2026-02": indicator.MustRatio(50, 100)}, want{outlook.InReach, 30, 1, outlook.Left{By: end, Days: 129, Open: 50}, "100 / 100"}},
		// 90% of 60 is 54.
		"each once": {"x/distinct", "2026-12-21", year(40, 60), want{outlook.InReach, 14, 2, outlook.Left{By: end, Days: 9, Open: 20}, "60 / 60"}},
		// 900/1,000 in 355 days (through 21 December), 10 to come: 28.2. 95% of 1,028 is 976.6: 977.
		"carried over": {"x/carried", "2026-12-21", year(900, 1000), want{outlook.OutOfReach, 77, 9, outlook.Left{By: end, Days: 9, Coming: 28}, "928 / 1028"}},
		// 1/100 in 182 days, 183 to come: 100.5. 5% of 200 is 10: 9 more may be late.
		"not to be exceeded": {"x/late", "2026-07-01", year(1, 100), want{outlook.InReach, 9, 0, outlook.Left{By: end, Days: 129, Coming: 100}, "1 / 200"}},
		"exceeded":           {"x/late", "2026-07-01", year(11, 100), want{outlook.OutOfReach, 1, 0, outlook.Left{By: end, Days: 129, Coming: 100}, "11 / 200"}},
		// 1/1,000 in 365 days: nothing comes any more.
		"kept":    {"x/late", "2026-12-31", year(1, 1000), want{outlook.Reached, 0, 0, outlook.Left{By: end, Days: 1}, "1 / 1000"}},
		"a count": {"x/number", "2026-12-21", map[string]indicator.Ratio{"2026": number}, want{outlook.InReach, 600, 67, outlook.Left{By: end, Days: 9}, "400"}},
		// 20% of the baseline was cut, and 30% are needed.
		"a cut": {"x/cut", "2026-12-21", year(200, 1000), want{outlook.InReach, 100, 12, outlook.Left{By: end, Days: 9, Open: 800}, "1000 / 1000"}},
	} {
		t.Run(name, func(t *testing.T) {
			l := &indicator.Ledger{}
			for p, v := range c.told {
				require.NoError(t, l.Add(indicator.Observation{Indicator: c.id, Body: "H26", Period: schedule.MustParsePeriod(p), Value: v}))
			}
			s := set(t)
			d, _ := s.Definition(c.id)
			h := outlook.Horizon{Today: form.MustParseDay(c.today)}
			o, ok, err := h.Of(indicator.NewResults(s, l, indicator.Options{}), d, "H26", schedule.MustParsePeriod("2026"))
			require.NoError(t, err)
			require.True(t, ok)
			assert.Equal(t, c.want, want{o.State, o.Units, o.PerDay, o.Left, o.Best.String()})
			for _, l := range []form.Language{form.Vietnamese, form.English} {
				assert.NotContains(t, o.Reason.In(l), "%!")
				assert.NotEmpty(t, o.State.Text(l))
			}
		})
	}
}

func TestNoOutlook(t *testing.T) {
	l := &indicator.Ledger{}
	require.NoError(t, l.Add(indicator.Observation{Indicator: "x/mean", Body: "H26", Period: schedule.MustParsePeriod("2026"), Value: indicator.MustRatio(30, 10)}))
	s := set(t)
	r, h := indicator.NewResults(s, l, indicator.Options{}), outlook.Horizon{Today: form.MustParseDay("2026-07-01")}
	for _, c := range []struct {
		id     indicator.ID
		body   body.ID
		period string
	}{{"x/mean", "H26", "2026"}, {"x/flow", "H26", "2026"}, {"x/carried", "H26", "2026"}, {"x/flow", "G15", "2026"}, {"x/flow", "H26", "2025"}} {
		d, _ := s.Definition(c.id)
		_, ok, err := h.Of(r, d, c.body, schedule.MustParsePeriod(c.period))
		assert.NoError(t, err)
		assert.False(t, ok, c)
	}
	_, _, err := h.Of(r, indicator.Definition{ID: "none"}, "H26", schedule.MustParsePeriod("2026"))
	assert.ErrorIs(t, err, indicator.DefinitionUnknown)

	g := percent(indicator.AtLeast, 80)
	for name, c := range map[string]struct {
		goal indicator.Goal
		v    indicator.Ratio
		left outlook.Left
	}{
		"no data":   {g, indicator.Ratio{}, outlook.Left{}},
		"no base":   {g, indicator.MustRatio(0, 0), outlook.Left{Days: 1}},
		"no goal":   {indicator.Goal{}, indicator.MustRatio(1, 2), outlook.Left{}},
		"below 0":   {g, indicator.MustRatio(1, 2), outlook.Left{Coming: -1}},
		"beyond":    {g, indicator.MustRatio(1, indicator.MaxCount), outlook.Left{Coming: 1}},
		"no number": {indicator.Goal{Op: indicator.Equal, Value: indicator.MustFigure(50), Unit: "%"}, indicator.MustRatio(1, 3), outlook.Left{Days: 1}},
	} {
		_, ok := outlook.To(c.goal, indicator.Reading{Literal: true}, c.v, c.left)
		assert.False(t, ok, name)
	}
}

// What is asked for is enough, and one less is not; what may still count is not too
// much, and one more is.
func TestOutlookIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		op := rapid.SampledFrom([]indicator.Operator{indicator.AtLeast, indicator.MoreThan, indicator.Equal, indicator.About, indicator.AtMost, indicator.LessThan}).Draw(t, "op")
		g := percent(op, rapid.Int64Range(0, 100).Draw(t, "value"))
		d := rapid.Int64Range(1, 1000).Draw(t, "d")
		v := indicator.MustRatio(rapid.Int64Range(0, d).Draw(t, "n"), d)
		left := outlook.Left{Days: rapid.IntRange(1, 30).Draw(t, "days"), Coming: rapid.Int64Range(0, 1000).Draw(t, "coming")}
		o, ok := outlook.To(g, indicator.Reading{}, v, left)
		require.True(t, ok)
		check := func(more int64) indicator.Outcome {
			return g.Check(indicator.MustRatio(v.Numerator()+more, d+left.Coming), indicator.Reading{})
		}
		if op == indicator.AtMost || op == indicator.LessThan {
			if o.State == outlook.OutOfReach {
				assert.Equal(t, indicator.NotMet, check(0))
				return
			}
			assert.Equal(t, indicator.Met, check(o.Units))
			assert.Equal(t, o.State == outlook.Reached, o.Units == left.Coming)
			if o.State == outlook.InReach {
				assert.Equal(t, indicator.NotMet, check(o.Units+1))
			}
			return
		}
		assert.Equal(t, indicator.Met, check(o.Units))
		if o.Units > 0 {
			assert.Equal(t, indicator.NotMet, check(o.Units-1))
		}
		assert.Equal(t, o.State == outlook.OutOfReach, o.Units > left.Coming)
		assert.GreaterOrEqual(t, o.PerDay*int64(left.Days), o.Units)
	})
}
