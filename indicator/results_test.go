package indicator

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

func known[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// A small set: a flow, a stock, a distinct count, a number, a mean, a cut and
// one where less is better.
func smallSet(t testing.TB) *Set {
	t.Helper()
	ministries := Binding{Words: "Bộ, ngành", Classes: []body.Class{body.Ministry, body.MinistryLevelAgency}}
	provinces := Binding{Words: "Địa phương", Classes: []body.Class{body.ProvincialCommittee}}
	def := func(id ID, kind Kind, a Accrual, d Direction, unit string) Definition {
		return Definition{ID: id, Name: string(id), Unit: unit, Kind: kind, Accrual: a, Direction: d, Counted: "hồ sơ"}
	}
	target := func(id ID, words string, b Binding) Target {
		return Target{Indicator: id, Goal: goal(t, words), Period: period("2024/2026"), Binds: b, Bases: []Basis{{Document: "1/QĐ"}}}
	}
	s, err := NewSet(SetData{ID: "small", Title: "small", Definitions: []Definition{
		def("flow", Share, Flow, MoreIsBetter, "%"), def("stock", Share, Stock, MoreIsBetter, "%"), def("distinct", Share, Distinct, MoreIsBetter, "%"),
		def("number", Number, Flow, MoreIsBetter, "hồ sơ"), def("mean", Mean, Flow, MoreIsBetter, "điểm"), def("late", Share, Flow, LessIsBetter, "%"),
		{ID: "later", Name: "later", Unit: "%", Holds: Holds{Since: form.MustParseDay("2025-07-01")}},
		def("cut", Cutback, Stock, MoreIsBetter, "%"), def("bare", Share, Flow, MoreIsBetter, "%"),
	}, Targets: []Target{
		target("flow", "tối thiểu 80%", provinces), target("later", "tối thiểu 80%", provinces), target("stock", "tối thiểu 80%", provinces), target("number", "tối thiểu 1.000 hồ sơ", provinces),
		target("mean", "tối thiểu 4,5 điểm", provinces), target("late", "không quá 5%", provinces), target("cut", "giảm tối thiểu 30%", ministries),
		{Indicator: "flow", Goal: goal(t, "100%"), Period: period("2024/2026"), Binds: Binding{Words: "Bộ Y tế", Bodies: []body.ID{"G24"}}},
	}})
	require.NoError(t, err)
	return s
}

// province with three communes, one of which has two villages' desks below it
func treeRegistry(t testing.TB) *body.Registry {
	t.Helper()
	row := func(id, parent string, c body.Class) body.Row {
		return body.Row{ID: id, Name: "Ủy ban nhân dân " + id, Class: string(c), Parent: parent}
	}
	r, err := body.Vietnam().With(body.Data{Bodies: []body.Row{
		row("local:x1", "H26", body.CommuneCommittee), row("local:x2", "H26", body.CommuneCommittee), row("local:x3", "H26", body.CommuneCommittee),
		row("local:x3.a", "local:x3", body.Division), row("local:x3.b", "local:x3", body.Division),
	}})
	require.NoError(t, err)
	return r
}

func observed(id ID, b body.ID, p string, n, d int64) Observation {
	return Observation{Indicator: id, Body: b, Period: period(p), Value: MustRatio(n, d)}
}

func ledger(t testing.TB, obs ...Observation) *Ledger {
	t.Helper()
	l, err := NewLedger(obs...)
	require.NoError(t, err)
	return l
}

func TestPeriodsRollUpByAddingCounts(t *testing.T) {
	l := ledger(t,
		observed("flow", "H26", "2024-01", 1, 2), observed("flow", "H26", "2024-02", 3, 10), observed("flow", "H26", "2024-03", 0, 0),
		observed("flow", "H26", "2024-Q2", 5, 10), observed("flow", "H26", "2024-H2", 10, 20),
		observed("stock", "H26", "2024-01", 1, 10), observed("stock", "H26", "2024-02", 2, 10), observed("stock", "H26", "2024-03", 3, 10),
		observed("distinct", "H26", "2024-01", 1, 10), observed("distinct", "H26", "2024-02", 2, 10), observed("distinct", "H26", "2024-03", 3, 10))
	r := NewResults(smallSet(t), l, Options{})
	sum := func(id ID, p string) Rollup { return known(r.Value(id, "H26", period(p))) }
	assert.Equal(t, MustRatio(4, 12), sum("flow", "2024-Q1").Observation.Value, "4 of 12, not the mean of 50% and 30%")
	assert.Equal(t, MustRatio(19, 42), sum("flow", "2024").Observation.Value)
	assert.True(t, sum("flow", "2024").Complete())
	assert.Len(t, sum("flow", "2024").Parts, 5)
	assert.Equal(t, MustRatio(3, 10), sum("stock", "2024-Q1").Observation.Value, "the last month is the quarter")
	assert.False(t, sum("distinct", "2024-Q1").Complete())
	assert.True(t, sum("distinct", "2024-Q1").Observation.Value.IsZero())

	// With a month missing the sum is a part only, and no answer.
	q3 := sum("flow", "2025-Q1")
	assert.False(t, q3.Complete())
	assert.True(t, q3.Observation.Value.IsZero())
	require.NoError(t, l.Add(observed("flow", "H26", "2025-01", 9, 10), observed("flow", "H26", "2025-03", 9, 10)))
	q1 := sum("flow", "2025-Q1")
	assert.Equal(t, MustRatio(18, 20), q1.Observation.Value)
	require.Len(t, q1.Missing, 1)
	assert.Equal(t, period("2025-02"), q1.Missing[0].Period)
	e := known(r.Evaluate("flow", "H26", period("2025-Q1")))
	assert.Equal(t, NoData, e.Outcome)
	assert.Contains(t, e.Reason(form.Vietnamese), "tháng 2/2025")
	assert.Contains(t, e.Reason(form.Vietnamese), "mới có 18 / 20")
	assert.NotContains(t, e.Reason(form.Vietnamese), "đếm một lần", "a flow is added up")
	assert.True(t, e.Value.IsZero(), "a part of the figure is not the figure")
	require.NoError(t, l.Add(observed("flow", "H26", "2025-Q2", 1, 1)))
	assert.NotContains(t, known(r.Evaluate("flow", "H26", period("2025"))).Reason(form.Vietnamese), "đếm một lần")
	assert.Contains(t, known(r.Evaluate("stock", "H26", period("2025-Q1"))).Reason(form.Vietnamese), "chưa ghi nhận")
	assert.Contains(t, sum("distinct", "2024-Q1").Missing[0].Reason.In(form.Vietnamese), "đếm một lần")
}

func TestWindowsAreNeverAdded(t *testing.T) {
	other := observed("flow", "H26", "2024-02", 3, 10)
	other.Window = schedule.Decree09Window
	l := ledger(t, observed("flow", "H26", "2024-01", 1, 2), other, observed("flow", "H26", "2024-03", 1, 2))
	q := known(NewResults(smallSet(t), l, Options{}).Value("flow", "H26", period("2024-Q1")))
	require.Len(t, q.Missing, 1)
	assert.Equal(t, period("2024-02"), q.Missing[0].Period)
	q = known(NewResults(smallSet(t), l, Options{Window: schedule.Decree09Window}).Value("flow", "H26", period("2024-Q1")))
	assert.Len(t, q.Missing, 2)
	assert.Equal(t, MustRatio(3, 10), q.Observation.Value)
}

func TestSetToMissingIsNotZero(t *testing.T) {
	withdrawn := observed("flow", "H26", "2024", 0, 0)
	withdrawn.Value, withdrawn.Recorded = Ratio{}, form.NewDay(2025, 1, 10)
	r := NewResults(smallSet(t), ledger(t, observed("flow", "H26", "2024", 9, 10), withdrawn), Options{})
	e := known(r.Evaluate("flow", "H26", period("2024")))
	assert.Equal(t, NoData, e.Outcome)
	assert.Contains(t, e.Reason(form.English), "recorded that there is no figure")
	e = known(r.Evaluate("flow", "H24", period("2024")))
	assert.Equal(t, NoData, e.Outcome)
	assert.Contains(t, e.Reason(form.English), "nothing was recorded")
}

func TestTreeRollsUp(t *testing.T) {
	l := ledger(t, observed("flow", "local:x1", "2024", 1, 2), observed("flow", "local:x2", "2024", 2, 3),
		observed("flow", "local:x3.a", "2024", 3, 4), observed("flow", "local:x3.b", "2024", 4, 5))
	r := NewResults(smallSet(t), l, Options{Registry: treeRegistry(t)})
	up := known(r.Tree("flow", "H26", period("2024"), OwnIsTotal, 0))
	assert.True(t, up.Complete())
	assert.Equal(t, MustRatio(10, 14), up.Observation.Value)
	assert.Equal(t, body.ID("H26"), up.Observation.Body)
	assert.Equal(t, NotMet, known(r.Judge(up)).Outcome)
	assert.Equal(t, int64(2), known(r.Judge(up)).ToGo, "12 of 14 are more than 80%")

	// A figure of the commune itself is its total, or its own desk.
	require.NoError(t, l.Add(observed("flow", "local:x3", "2024", 1, 1)))
	assert.Equal(t, MustRatio(4, 6), known(r.Tree("flow", "H26", period("2024"), OwnIsTotal, 0)).Observation.Value)
	assert.Equal(t, MustRatio(11, 15), known(r.Tree("flow", "H26", period("2024"), OwnIsPart, 0)).Observation.Value)

	// A commune without a figure is missing by name, not nought.
	up = known(r.Tree("flow", "H26", period("2025"), OwnIsTotal, 0))
	assert.Len(t, up.Missing, 4)
	assert.Equal(t, body.ID("local:x1"), up.Missing[0].Body)
}

// Parts added in any grouping are the whole: months and communes, by tree,
// list, quarter or year.
func TestRollUpOfPartsEqualsTheWhole(t *testing.T) {
	set, registry := smallSet(t), treeRegistry(t)
	leaves := []body.ID{"local:x1", "local:x2", "local:x3.a", "local:x3.b"}
	rapid.Check(t, func(t *rapid.T) {
		var obs []Observation
		whole := Ratio{}
		count := rapid.OneOf(rapid.Int64Range(0, 100), rapid.Int64Range(0, MaxCount/48))
		for _, b := range leaves {
			for m := 1; m <= 12; m++ {
				n, d := count.Draw(t, "n"), count.Draw(t, "d")
				o := observed("flow", b, fmt.Sprintf("2024-%02d", m), min(n, d), max(n, d))
				obs = append(obs, o)
				var err error
				whole, err = whole.Add(o.Value)
				require.NoError(t, err)
			}
		}
		obs = rapid.Permutation(obs).Draw(t, "order")
		l, err := NewLedger(obs...)
		require.NoError(t, err)
		r := NewResults(set, l, Options{Registry: registry})
		assert.Equal(t, whole, known(r.Tree("flow", "H26", period("2024"), OwnIsTotal, 0)).Observation.Value)
		assert.Equal(t, whole, known(r.Sum("flow", leaves, period("2024"))).Observation.Value)
		var byQuarter, byBody Ratio
		for _, q := range period("2024").Split(schedule.GrainQuarter) {
			up := known(r.Tree("flow", "H26", q, OwnIsTotal, 0))
			require.True(t, up.Complete())
			byQuarter, _ = byQuarter.Add(up.Observation.Value)
		}
		for _, b := range leaves {
			byBody, _ = byBody.Add(known(r.Value("flow", b, period("2024"))).Observation.Value)
		}
		assert.Equal(t, whole, byQuarter)
		assert.Equal(t, whole, byBody)
	})
}

// Phú Yên (H45) was merged into Đắk Lắk (H15) on 1 July 2025.
func TestMergersAddCounts(t *testing.T) {
	l := ledger(t)
	for m := 1; m <= 12; m++ {
		require.NoError(t, l.Add(observed("flow", "H15", fmt.Sprintf("2025-%02d", m), 8, 10)))
		if m <= 6 {
			require.NoError(t, l.Add(observed("flow", "H45", fmt.Sprintf("2025-%02d", m), 1, 10)))
		}
	}
	r := NewResults(smallSet(t), l, Options{})
	up := known(r.Merged("flow", "H15", period("2025")))
	assert.True(t, up.Complete(), "%v", up.Missing)
	assert.Equal(t, MustRatio(12*8+6, 120+60), up.Observation.Value)
	require.Len(t, up.Notes, 1)
	assert.Contains(t, up.Notes[0].In(form.Vietnamese), "Phú Yên")
	assert.Equal(t, MustRatio(48+6, 120), known(r.Merged("flow", "H15", period("2025-H1"))).Observation.Value)
	assert.Equal(t, MustRatio(48, 60), known(r.Merged("flow", "H15", period("2025-H2"))).Observation.Value, "after the merger there is one body")
	assert.Empty(t, known(r.Merged("flow", "H15", period("2025-H2"))).Notes)
	// The figures of the body that ended are asked for its life only.
	assert.True(t, known(r.Value("flow", "H45", period("2025"))).Complete())

	// The body is judged by both, and says so; a predecessor without figures is
	// named, and what there is at the end of a period is all with the body.
	e := known(r.Evaluate("flow", "H15", period("2025")))
	assert.Equal(t, []any{MustRatio(102, 180), NotMet, int64(42)}, []any{e.Value, e.Outcome, e.ToGo}, "144 of 180 are 80%")
	assert.Contains(t, e.Reason(form.Vietnamese), "gồm số liệu của Ủy ban nhân dân tỉnh Phú Yên trước ngày 1/7/2025")
	assert.Equal(t, MustRatio(48, 60), known(r.Evaluate("flow", "H15", period("2025-H1"))).Value, "before the merger each answers for itself")
	alone := NewResults(smallSet(t), ledger(t, observed("flow", "H15", "2025-H1", 8, 10), observed("flow", "H15", "2025-H2", 8, 10)), Options{})
	e = known(alone.Evaluate("flow", "H15", period("2025")))
	assert.Equal(t, []any{MustRatio(16, 20), Met}, []any{e.Value, e.Outcome})
	assert.Contains(t, e.Reason(form.Vietnamese), "chưa ghi nhận số liệu riêng của Ủy ban nhân dân tỉnh Phú Yên")
	stock := NewResults(smallSet(t), ledger(t, observed("stock", "H45", "2025-06", 1, 10), observed("stock", "H15", "2025-12", 18, 20)), Options{})
	assert.Equal(t, MustRatio(18, 20), known(stock.Evaluate("stock", "H15", period("2025"))).Value)
	assert.Equal(t, MustRatio(18, 20), known(stock.Merged("stock", "H15", period("2025"))).Observation.Value)

	// A figure of the whole year may hold the predecessor's: said, not guessed.
	require.NoError(t, l.Add(observed("flow", "H15", "2025", 100, 130)))
	up = known(r.Merged("flow", "H15", period("2025")))
	assert.Equal(t, MustRatio(106, 190), up.Observation.Value)
	assert.True(t, slices.ContainsFunc(up.Notes, func(n Reason) bool { return n.Kind == "merger.within" }))
	assert.Equal(t, MustRatio(100, 130), known(r.Evaluate("flow", "H15", period("2025"))).Value)
}

func TestWhoIsBound(t *testing.T) {
	l := ledger(t, observed("flow", "H26", "2024", 9, 10), observed("flow", "H45", "2025", 9, 10), observed("flow", "G12", "2025", 9, 10), observed("flow", "G24", "2024", 9, 10))
	r := NewResults(smallSet(t), l, Options{})
	for _, c := range []struct {
		id      ID
		body    body.ID
		period  string
		outcome Outcome
		why     string
	}{
		{"flow", "H26", "2024", Met, "binding"},
		{"flow", "H26", "2023", NotBound, "binding.period"},
		{"flow", "H45", "2025", NotBound, "body.ended"},
		{"flow", "G15", "2024", NotBound, "binding.class"},
		{"flow", "local:khong-co", "2024", NotBound, "body.unknown"},
		{"bare", "H26", "2024", NotBound, "target.none"},
		{"later", "H26", "2025-H1", NotBound, "indicator.holds"},
		{"later", "H26", "2025-Q3", NoData, "binding"},
		{"flow", "G24", "2024", NotMet, "binding"}, // named
		{"flow", "G12", "2025", NotMet, "binding"}, // answers for the one named, since 1 March 2025
		{"flow", "G12", "2024", NotBound, "binding.class"},
	} {
		e := known(r.Evaluate(c.id, c.body, period(c.period)))
		assert.Equal(t, c.outcome, e.Outcome, "%s %s %s: %s", c.id, c.body, c.period, e.Reason(form.English))
		assert.Equal(t, c.why, e.Reasons[0].Kind, "%s %s %s", c.id, c.body, c.period)
		assert.Equal(t, c.outcome != NotBound, e.Target != nil)
	}
	e := known(r.Evaluate("flow", "H45", period("2025")))
	assert.Contains(t, e.Reason(form.Vietnamese), "Đắk Lắk", "it says who answers now")
}

func TestKindsOfValues(t *testing.T) {
	count, _ := NewCount(766)
	cut, _ := Cut(1000, 710)
	l := ledger(t,
		Observation{Indicator: "number", Body: "H26", Period: period("2024"), Value: count},
		Observation{Indicator: "flow", Body: "H26", Period: period("2024"), Value: count},
		Observation{Indicator: "cut", Body: "G15", Period: period("2024"), Value: cut},
		observed("mean", "H26", "2024", 449, 100), observed("late", "H26", "2024", 12, 100), observed("stock", "H26", "2024", 9, 8))
	r := NewResults(smallSet(t), l, Options{})
	e := known(r.Evaluate("number", "H26", period("2024")))
	assert.Equal(t, []any{NotMet, int64(234), "234"}, []any{e.Outcome, e.ToGo, e.Gap.String()})
	assert.Contains(t, e.Reason(form.Vietnamese), "thiếu 234 hồ sơ")
	e = known(r.Evaluate("flow", "H26", period("2024")))
	assert.Equal(t, NoData, e.Outcome, "766 is no share, and its base is not 0 but missing")
	b, err := e.JSON(form.Vietnamese)
	require.NoError(t, err)
	assert.Contains(t, string(b), `"numerator":766,"operator"`, "no denominator, no value")
	e = known(r.Evaluate("mean", "H26", period("2024")))
	assert.Equal(t, []any{NotMet, false, "0.01"}, []any{e.Outcome, e.HasToGo, e.Gap.String()})
	e = known(r.Evaluate("late", "H26", period("2024")))
	assert.Equal(t, []any{NotMet, int64(-7), "7"}, []any{e.Outcome, e.ToGo, e.Gap.String()})
	assert.Contains(t, e.Reason(form.Vietnamese), "vượt 7 hồ sơ")
	e = known(r.Evaluate("cut", "G15", period("2024")))
	assert.Equal(t, []any{NotMet, "1"}, []any{e.Outcome, e.Gap.String()})
	e = known(r.Evaluate("stock", "H26", period("2024")))
	assert.Equal(t, []any{NoData, Ratio{}}, []any{e.Outcome, e.Value}, "9 of 8 is no share")
	assert.Contains(t, e.Reason(form.English), "larger than the denominator")
}

func TestEvaluationJSON(t *testing.T) {
	l := ledger(t, observed("flow", "H26", "2024", 6_766, 10_000), observed("late", "H26", "2024", 0, 0))
	r := NewResults(smallSet(t), l, Options{})
	b, err := known(r.Evaluate("flow", "H26", period("2024"))).JSON(form.English)
	require.NoError(t, err)
	assert.Equal(t, `{"indicator":"flow","body":"H26","period":"2024","numerator":6766,"denominator":10000,"value":"67.66","operator":">=","target":"80","unit":"%","outcome":"not-met","gap":"12.34","unitsToGo":1234,`+
		`"reason":"at least 80% by 1/QĐ, binding Địa phương (the target of 2024-2026, held against 2024); 1,234 hồ sơ short"}`, string(b))
	b, err = known(r.Evaluate("late", "H26", period("2024"))).JSON(form.English)
	require.NoError(t, err)
	assert.Contains(t, string(b), `"numerator":0,"denominator":0,"operator":"<=","target":"5","unit":"%","outcome":"no-base"`)
	b, err = known(r.Evaluate("stock", "H26", period("2024"))).JSON(form.English)
	require.NoError(t, err)
	assert.Contains(t, string(b), `"period":"2024","operator":">=","target":"80","unit":"%","outcome":"no-data"`)
	all := slices.Collect(r.All(period("2024")))
	assert.Len(t, all, 7, "seven indicators have targets, one body has observations")
	assert.Len(t, slices.Collect(r.All(period("2024"), "H26", "G15")), 14)
}

func TestSeriesAndComparison(t *testing.T) {
	l := ledger(t, observed("flow", "H15", "2024-06", 5, 10), observed("flow", "H15", "2025-05", 6, 10), observed("flow", "H15", "2025-06", 7, 10), observed("flow", "H15", "2025-07", 0, 0))
	r := NewResults(smallSet(t), l, Options{})
	s := known(r.Series("flow", "H15", period("2025-04"), period("2025-08")))
	require.Len(t, s, 5)
	assert.True(t, s[0].Value().IsZero())
	assert.Equal(t, MustRatio(6, 10), s[1].Value())
	assert.False(t, s[3].Value().IsZero())
	assert.Empty(t, s[2].Absorbed)
	require.NotEmpty(t, s[3].Absorbed, "the series breaks in July 2025")
	assert.Equal(t, body.ID("H45"), s[3].Absorbed[0].From)
	assert.Empty(t, known(r.Series("flow", "H15", period("2025-04"), period("2025-Q3"))))

	now, previous, before, err := r.Compare("flow", "H15", period("2025-06"))
	require.NoError(t, err)
	assert.Equal(t, []Ratio{MustRatio(7, 10), MustRatio(6, 10), MustRatio(5, 10)}, []Ratio{now.Value(), previous.Value(), before.Value()})
	f, ok := now.Value().PointsAbove(before.Value(), 2, HalfUp)
	assert.True(t, ok)
	assert.Equal(t, "20", f.String())
	f, _ = MustRatio(1, 3).PointsAbove(MustRatio(2, 3), 2, HalfUp)
	assert.Equal(t, "-33.33", f.String())
	_, ok = MustRatio(1, 3).PointsAbove(MustRatio(0, 0), 2, HalfUp)
	assert.False(t, ok)
}

func FuzzEvaluate(f *testing.F) {
	f.Add(int64(94_996), int64(100_000), int64(95), uint8(0), uint8(0), true)
	f.Add(int64(MaxCount), int64(0), int64(MaxCount), uint8(3), uint8(9), false)
	f.Add(int64(-MaxCount), int64(MaxCount), int64(-1), uint8(5), uint8(3), false)
	set := smallSet(f)
	f.Fuzz(func(t *testing.T, n, d, target int64, op, scale uint8, percent bool) {
		value, err := NewRatio(n, d)
		if err != nil {
			return
		}
		figure, err := NewFigure(target, int(scale%12))
		if err != nil {
			return
		}
		g := Goal{Op: Operator(op%7) + 1, Value: figure}
		if g.Op == Range {
			g.Upper = figure
		}
		if percent {
			g.Unit = "%"
		}
		for _, how := range []Reading{{}, {Literal: true}, {Direction: LessIsBetter}, {LessIsBetter, true}} {
			outcome := g.Check(value, how)
			units, ok := g.ToGo(value, how)
			require.Equal(t, d == 0, outcome == NoBase)
			require.False(t, ok && outcome == NotMet && units == 0)
			gap, ok := g.Gap(value, how)
			require.False(t, gap.Sign() < 0 || gap.Sign() > 0 && (!ok || outcome != NotMet))
		}
		back := Goal{}
		b, err := g.MarshalJSON()
		require.NoError(t, err)
		require.NoError(t, back.UnmarshalJSON(b))
		require.Equal(t, g, back)

		l, err := NewLedger(Observation{Indicator: "flow", Body: "H26", Period: period("2024"), Value: value}, Observation{Indicator: "late", Body: "H26", Period: period("2024"), Value: value},
			Observation{Indicator: "flow", Body: "H24", Period: period("2024"), Value: value})
		require.NoError(t, err)
		r := NewResults(set, l, Options{})
		for e := range r.All(period("2024")) {
			_, err := e.JSON(form.English)
			require.NoError(t, err)
			require.NotEmpty(t, e.Reason(form.English))
		}
		known(r.Sum("flow", []body.ID{"H26", "H24"}, period("2024")))
	})
}

// What another body took over of the work of a body that went on is not told
// apart by a count: it is said, with the name that the body had until then
// (Resolution 176/2025/QH15).
func TestFunctionsTakenOverAreSaid(t *testing.T) {
	// Who gave it is called as it was on the day before, though it has another
	// name from that day on.
	registry, err := body.Vietnam().With(body.Data{
		Bodies: []body.Row{
			{ID: "local:cu", Name: "Sở Cũ", Class: "department", Parent: "H26", Until: "2025-03-01"},
			{ID: "local:cu", Name: "Sở Mới", Class: "department", Parent: "H26", Since: "2025-03-01"},
			{ID: "local:nhan", Name: "Sở Nhận", Class: "department", Parent: "H26"},
		},
		Successions: []body.SuccessionRow{{From: "local:cu", To: "local:nhan", On: "2025-03-01", Kind: "function", Function: "đất đai", Source: "QĐ 1"}},
	})
	require.NoError(t, err)
	given := known(NewResults(smallSet(t), ledger(t, observed("flow", "local:nhan", "2025", 9, 10)), Options{Registry: registry}).Merged("flow", "local:nhan", period("2025")))
	require.Len(t, given.Notes, 1)
	assert.Equal(t, "without what came from Sở Cũ on 2025-03-01 (đất đai), which a count does not tell apart", given.Notes[0].In(form.English))

	r := NewResults(smallSet(t), ledger(t, observed("flow", "G03", "2025", 9, 10)), Options{})
	up := known(r.Merged("flow", "G03", period("2025")))
	assert.Equal(t, MustRatio(9, 10), up.Observation.Value)
	require.Len(t, up.Notes, 1)
	assert.Equal(t, "merger.part", up.Notes[0].Kind)
	assert.Contains(t, up.Notes[0].In(form.Vietnamese), "Bộ Lao động - Thương binh và Xã hội ngày 1/3/2025 (giáo dục nghề nghiệp)")
	assert.Empty(t, known(r.Merged("flow", "G03", period("2026"))).Notes, "by then it is all with the one that took it over")
}

func TestBoundOnADay(t *testing.T) {
	r := NewResults(smallSet(t), ledger(t), Options{})
	districts := Target{Binds: Binding{Words: "UBND cấp huyện", Classes: []body.Class{body.ProvincialCommittee},
		Until: form.MustParseDay("2025-07-01"), Ended: "không còn cấp huyện", EndedEn: "the districts ended"}}
	bodies, why := r.Bound(districts, form.MustParseDay("2025-06-30"))
	assert.NotEmpty(t, bodies, "the last day")
	assert.Equal(t, "binding", why.Kind)
	bodies, why = r.Bound(districts, form.MustParseDay("2025-07-01"))
	assert.Empty(t, bodies)
	assert.Equal(t, "binding.ended", why.Kind)
	bodies, why = r.Bound(Target{Binds: Binding{Words: "UBND cấp xã", Classes: []body.Class{body.CommuneCommittee}}}, form.MustParseDay("2025-07-01"))
	assert.Empty(t, bodies, "the registry lists no communes")
	assert.Equal(t, "binding.nobody", why.Kind)
	named := Target{Binds: Binding{Words: "Bộ Y tế", Bodies: []body.ID{"G18", "G18"}}}
	bodies, why = r.Bound(named, form.MustParseDay("2025-07-01"))
	require.Len(t, bodies, 1, "a body is bound once")
	assert.Equal(t, body.ID("G18"), bodies[0].ID())
	assert.Equal(t, "binding", why.Kind)
}

// rowSet binds the communes, has an indicator with two sub-rows, and asks for
// the result of an earlier year.
func rowSet(t *testing.T) *Set {
	communes := Binding{Words: "UBND cấp xã", Classes: []body.Class{body.CommuneCommittee}, Until: form.MustParseDay("2026-01-01"), Ended: "giao lại", EndedEn: "given anew"}
	provinces := Binding{Words: "Địa phương", Classes: []body.Class{body.ProvincialCommittee}}
	half := &Condition{Indicator: "row", Period: period("2023"), Goal: goal(t, "tối thiểu 50%")}
	other := &Condition{Indicator: "communes", Period: period("2022"), Goal: goal(t, "tối thiểu 50%")}
	with := func(b Binding, w *Condition) Binding { b.Where = w; return b }
	def := func(id, parent ID) Definition { return Definition{ID: id, Parent: parent, Name: string(id), Unit: "%"} }
	target := func(id ID, b Binding) Target {
		return Target{Indicator: id, Goal: goal(t, "tối thiểu 80%"), Period: period("2024/2026"), Binds: b, Bases: []Basis{{Document: "1/QĐ"}}}
	}
	s, err := NewSet(SetData{ID: "rows", Title: "rows",
		Definitions: []Definition{def("communes", ""), def("row", ""), def("row.a", "row"), def("row.b", "row")},
		Targets:     []Target{target("communes", communes), target("row.a", with(provinces, half)), target("row.a", with(provinces, other)), target("row.b", provinces)}})
	require.NoError(t, err)
	return s
}

// A commune that no registry lists is bound with the communes where its figure
// was recorded on their line, and only then.
func TestBodiesThatNoRegistryLists(t *testing.T) {
	l := ledger(t, observed("communes", "H26.12.3", "2024", 9, 10), observed("communes", "local:xa", "2024", 7, 10), observed("communes", "H99", "2024", 9, 10),
		observed("communes", "H26.12.3", "2025-H2", 9, 10), observed("communes", "H26.12.3", "2026", 9, 10))
	r := NewResults(rowSet(t), l, Options{})
	for _, c := range []struct {
		body    body.ID
		period  string
		outcome Outcome
		why     string
	}{
		{"H26.12.3", "2024", Met, "binding"}, {"local:xa", "2024", NotMet, "binding"},
		{"H26.12.4", "2024", NotBound, "body.unknown"}, // no figure
		{"H99", "2024", NotBound, "body.unknown"},      // of the highest level
		{"H26.12.3", "2025-H2", Met, "binding"}, {"H26.12.3", "2026", NotBound, "binding.ended"},
	} {
		e := known(r.Evaluate("communes", c.body, period(c.period)))
		assert.Equal(t, c.outcome, e.Outcome, "%s %s", c.body, c.period)
		assert.Equal(t, c.why, e.Reasons[0].Kind, "%s %s", c.body, c.period)
	}
	listed := NewResults(rowSet(t), l, Options{Registry: treeRegistry(t)})
	assert.Equal(t, NotBound, known(listed.Evaluate("communes", "H26.12.3", period("2024"))).Outcome, "where communes are listed, this is none")
}

// The sub-rows of an indicator tell bodies apart, not what is counted.
func TestSubRowsShareTheFigure(t *testing.T) {
	l := ledger(t, observed("row.b", "H26", "2023", 6, 10), observed("row", "H26", "2024", 8, 10), observed("row", "H24", "2024", 8, 10), observed("row.b", "H24", "2024", 7, 10),
		observed("row", "H29", "2023", 4, 10), observed("row", "H29", "2024", 8, 10), observed("row", "H15", "2023", 0, 0))
	r := NewResults(rowSet(t), l, Options{})
	e := known(r.Evaluate("row.b", "H26", period("2024")))
	assert.Equal(t, MustRatio(8, 10), e.Value, "recorded under the indicator itself")
	assert.Equal(t, Met, e.Outcome)
	assert.Equal(t, MustRatio(7, 10), known(r.Evaluate("row.b", "H24", period("2024"))).Value, "its own goes first")
	assert.True(t, known(r.Evaluate("row", "H31", period("2024"))).Value.IsZero())

	// The result of 2023 decides, under the indicator or a sub-row of it.
	e = known(r.Evaluate("row.a", "H26", period("2024")))
	assert.Equal(t, Met, e.Outcome)
	assert.Contains(t, e.Reason(form.Vietnamese), "kết quả 2023 là 6 / 10")
	e = known(r.Evaluate("row.a", "H29", period("2024")))
	assert.Equal(t, NoData, e.Outcome, "4 of 10 is not half; the other row is undecided")
	assert.Equal(t, "condition.none", e.Reasons[0].Kind)
	assert.Contains(t, e.Reasons[0].In(form.English), "communes")
	e = known(r.Evaluate("row.a", "H24", period("2024")))
	assert.Equal(t, NoData, e.Outcome)
	require.Len(t, e.Reasons, 1)
	assert.Contains(t, e.Reasons[0].In(form.English), "on indicator row,", "the first that is undecided is told")
	e = known(r.Evaluate("row.a", "H15", period("2024")))
	assert.Equal(t, NoBase, e.Outcome)
	assert.Equal(t, "condition.nobase", e.Reasons[0].Kind)
}

// A figure is never shown so that it contradicts the outcome.
func TestShownAgreesWithTheOutcome(t *testing.T) {
	for _, c := range []struct {
		n, d  int64
		shown string
	}{
		{2, 3, "66.67"}, {4, 5, "80"}, {79_996, 100_000, "79.996"}, {799_999_999, 1_000_000_000, "79.9999999"}, {MaxCount/5*4 - 1, MaxCount, "79.999999999"},
	} {
		r := NewResults(smallSet(t), ledger(t, observed("flow", "H26", "2024", c.n, c.d)), Options{})
		f, ok := known(r.Evaluate("flow", "H26", period("2024"))).Shown()
		assert.True(t, ok)
		assert.Equal(t, c.shown, f.String(), "%d of %d", c.n, c.d)
	}
	r := NewResults(smallSet(t), ledger(t, observed("mean", "H26", "2024", 449, 100)), Options{})
	f, ok := known(r.Evaluate("mean", "H26", period("2024"))).Shown()
	assert.True(t, ok)
	assert.Equal(t, "4.49", f.String())
	_, ok = known(r.Evaluate("flow", "H26", period("2024"))).Shown()
	assert.False(t, ok, "nothing was recorded")
}

func TestLedgerOnADay(t *testing.T) {
	on := func(day string, b body.ID, p string) Observation {
		o := observed("flow", b, p, 1, 2)
		o.Recorded = form.MustParseDay(day)
		return o
	}
	l := ledger(t, on("2025-01-10", "H26", "2024"), on("2025-01-11", "H24", "2023"), observed("stock", "H29", "2024", 1, 2))
	assert.Len(t, slices.Collect(l.AsOf(form.MustParseDay("2025-01-10")).All()), 2, "recorded on that day, or on none")
	assert.Equal(t, []body.ID{"H26"}, l.Bodies("flow", period("2024")))
	assert.Equal(t, []body.ID{"H24", "H26"}, l.Bodies("flow", schedule.Period{}))
	assert.Equal(t, []body.ID{"H26", "H29"}, l.Bodies("", period("2024")))
}
