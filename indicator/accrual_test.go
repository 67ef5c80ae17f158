package indicator

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// accrualSet has an indicator of each way of adding up.
func accrualSet(t *testing.T) *Set {
	s, err := NewSet(SetData{ID: "x", Title: "x", Definitions: []Definition{
		{ID: "flow", Name: "flow", Unit: "%"}, {ID: "carried", Name: "carried", Unit: "%", Accrual: Carried}, {ID: "stock", Name: "stock", Unit: "%", Accrual: Stock},
		{ID: "distinct", Name: "distinct", Unit: "%", Accrual: Distinct, OverBodies: Distinct}, {ID: "once", Name: "once", Unit: "%", OverProcedures: Distinct},
	}})
	require.NoError(t, err)
	return s
}

// merged is two communes of which the first ended on 1 July 2025 and went into
// the second, and a third that was divided on that day between the second and
// a fourth.
func merged(t *testing.T) *body.Registry {
	row := func(id, since, until string) body.Row {
		return body.Row{ID: id, Name: "Ủy ban nhân dân xã " + id, Class: string(body.CommuneCommittee), Parent: "H26", Since: since, Until: until}
	}
	to := func(from, to string, kind body.SuccessionKind) body.SuccessionRow {
		return body.SuccessionRow{From: from, To: to, On: "2025-07-01", Kind: string(kind), Source: "NQ"}
	}
	r, err := body.Vietnam().With(body.Data{Bodies: []body.Row{row("local:a", "", "2025-07-01"), row("local:b", "", ""), row("local:c", "", "2025-07-01"), row("local:d", "2025-07-01", "")},
		Successions: []body.SuccessionRow{to("local:a", "local:b", body.SuccessionMerge), to("local:c", "local:b", body.SuccessionSplit), to("local:c", "local:d", body.SuccessionSplit)}})
	require.NoError(t, err)
	return r
}

// A month has no parts: that nothing was recorded for it is all there is to
// say. A stock of a body that ended before the year has no last part either.
func TestNothingRecorded(t *testing.T) {
	r := NewResults(accrualSet(t), ledger(t), Options{Registry: merged(t)})
	for _, c := range []struct {
		indicator ID
		body      body.ID
		period    string
	}{{"stock", "H26", "2025-05"}, {"distinct", "H26", "2025-05"}, {"stock", "local:a", "2026"}, {"stock", "H26", "2025"}} {
		u := known(r.Value(c.indicator, c.body, period(c.period)))
		require.Len(t, u.Missing, 1)
		assert.Equal(t, "data.none", u.Missing[0].Reason.Kind, c)
	}
	assert.Equal(t, "data.apart", known(r.Value("distinct", "H26", period("2025"))).Missing[0].Reason.Kind)
}

// Two systems may count one more than the whole; the whole is the whole.
func TestTwoSources(t *testing.T) {
	s, err := NewSet(SetData{ID: "x", Title: "x", Definitions: []Definition{{ID: "synced", Name: "synced", Unit: "%", TwoSources: true}}})
	require.NoError(t, err)
	for n, notes := range map[int64]int{10: 0, 11: 1} {
		u := known(NewResults(s, ledger(t, observed("synced", "H26", "2025", n, 10)), Options{}).Value("synced", "H26", period("2025")))
		assert.True(t, u.Complete())
		assert.Len(t, u.Notes, notes)
	}
}

// told are what an incomplete figure lacks, in English.
func told(u Rollup) string {
	var all []string
	for _, m := range u.Missing {
		all = append(all, m.Reason.In(form.English))
	}
	return strings.Join(all, "; ")
}

// In the first half of 2025 commune a had five dossiers, three done and two in
// progress, all in time: 5/5. Commune b took the two over on 1 July and had four
// of its own, and five of the six were in time: 5/6 of the year. There were nine
// dossiers in all, eight in time. The half year of a and the year of b hold two
// of them twice (10/11); the year of a, as a tally counts it, has its three.
func TestWhatPassedOnIsNotCountedTwice(t *testing.T) {
	registry, year := merged(t), period("2025")
	l := ledger(t, observed("carried", "local:a", "2025-H1", 5, 5), observed("carried", "local:b", "2025", 5, 6))
	r := NewResults(accrualSet(t), l, Options{Registry: registry})
	ways := map[string]func() Rollup{
		"tree":   func() Rollup { return known(r.Tree("carried", "local:b", year, OwnIsPart, 0)) },
		"sum":    func() Rollup { return known(r.Sum("carried", []body.ID{"local:a", "local:b"}, year)) },
		"merged": func() Rollup { return known(r.Merged("carried", "local:b", year)) },
	}
	for name, of := range ways {
		assert.Contains(t, told(of()), "not from these figures: what was in progress when it ended on 2025-07-01 went on with its successor", name)
		assert.True(t, known(r.Judge(of())).Value.IsZero(), name)
	}
	assert.Equal(t, MustRatio(5, 5), known(r.Value("carried", "local:a", year)).Observation.Value, "of a itself")
	assert.True(t, known(r.Sum("carried", []body.ID{"local:a", "local:d"}, year)).Missing[0].Body == "local:d", "no successor of a is among these")

	require.NoError(t, l.Add(observed("carried", "local:a", "2025", 3, 3)))
	for name, of := range ways {
		assert.Equal(t, MustRatio(8, 9), of().Observation.Value, name)
		assert.True(t, of().Complete(), name)
	}
}

// A commune that ended went on being told of: what was recorded for a month
// after its end is in no figure that is made up, and never left out in silence.
func TestWhatWasRecordedAfterTheEndIsNotLeftOut(t *testing.T) {
	registry := merged(t)
	for _, id := range []ID{"carried", "distinct"} {
		l := ledger(t, observed(id, "local:a", "2025-H1", 4, 5), observed(id, "local:a", "2025-07", 1, 2), observed(id, "local:b", "2025-Q3", 7, 9))
		r := NewResults(accrualSet(t), l, Options{Registry: registry})
		for name, u := range map[string]Rollup{
			"of its year":       known(r.Value(id, "local:a", period("2025"))),
			"of its successor":  known(r.Figure(id, "local:b", period("2025-Q3"))),
			"of those below it": known(r.Tree(id, "H26", period("2025-Q3"), OwnIsPart, body.ClassesOf(body.CommuneCommittee))),
		} {
			assert.Contains(t, told(u), "local:a: nothing was recorded for ", "%s %s", id, name)
			assert.Contains(t, told(u), "(not from these figures", "%s %s", id, name)
		}
	}
	// Flows are added all the same: 4/5 and 1/2 of a, 7/9 of b.
	l := ledger(t, observed("flow", "local:a", "2025-H1", 4, 5), observed("flow", "local:a", "2025-07", 1, 2), observed("flow", "local:b", "2025-Q3", 7, 9))
	r := NewResults(accrualSet(t), l, Options{Registry: registry})
	assert.Equal(t, MustRatio(5, 7), known(r.Value("flow", "local:a", period("2025"))).Observation.Value)
	assert.Equal(t, MustRatio(8, 11), known(r.Figure("flow", "local:b", period("2025-Q3"))).Observation.Value)
}

// The desk of a commune with divisions has months only, and each division its
// quarter: the quarter of all is not theirs alone.
func TestADeskThatCannotBeAddedUpIsMissed(t *testing.T) {
	l := ledger(t, observed("carried", "local:x3", "2025-01", 1, 2), observed("carried", "local:x3.a", "2025-Q1", 3, 4), observed("carried", "local:x3.b", "2025-Q1", 5, 6))
	r := NewResults(accrualSet(t), l, Options{Registry: treeRegistry(t)})
	u := known(r.Tree("carried", "local:x3", period("2025-Q1"), OwnIsPart, 0))
	require.Len(t, u.Missing, 1)
	assert.Equal(t, body.ID("local:x3"), u.Missing[0].Body)
	assert.Equal(t, MustRatio(8, 10), known(r.Tree("carried", "local:x3", period("2025-Q1"), OwnIsTotal, 0)).Observation.Value, "where a figure of its own would be the total")
}

// What there is at the end of the year is with the communes of that day: a had
// 1/10 at the end of June and c 2/10, b has 18/20 at the end of the year and d 5/5.
func TestAStateIsThatOfTheLastDay(t *testing.T) {
	l := ledger(t, observed("stock", "local:a", "2025-06", 1, 10), observed("stock", "local:c", "2025-06", 2, 10), observed("stock", "local:b", "2025-12", 18, 20), observed("stock", "local:d", "2025-12", 5, 5))
	r := NewResults(accrualSet(t), l, Options{Registry: merged(t)})
	communes := body.ClassesOf(body.CommuneCommittee)
	up := known(r.Tree("stock", "H26", period("2025"), OwnIsPart, communes))
	assert.Equal(t, MustRatio(23, 25), up.Observation.Value)
	assert.True(t, up.Complete(), told(up))
	// Told of after its end, it has the last of what was told.
	require.NoError(t, l.Add(observed("stock", "local:a", "2025-07", 3, 10), observed("stock", "local:a", "2025-09", 4, 10)))
	assert.Equal(t, MustRatio(4, 10), known(r.Value("stock", "local:a", period("2025-Q3"))).Observation.Value)
}

// What a body has by procedure is added up where it may be: 1/2 and 3/4 are
// 4/6; where each thing counts once over the procedures it is not.
func TestFiguresOfProceduresAreAddedUp(t *testing.T) {
	of := func(id ID, p, procedure string, n, d int64) Observation {
		o := observed(id, "H26", p, n, d)
		o.Procedure = procedure
		return o
	}
	l := ledger(t, of("flow", "2025-01", "1.000002", 3, 4), of("flow", "2025-01", "1.000001", 1, 2), of("flow", "2025-02", "1.000001", 5, 6), observed("flow", "H26", "2025-03", 7, 8),
		of("once", "2025-01", "1.000001", 1, 1), of("once", "2025-01", "1.000002", 1, 1), of("once", "2025-02", "1.000001", 1, 1), of("stock", "2025-03", "1.000001", 1, 2))
	r := NewResults(accrualSet(t), l, Options{})
	u := known(r.Value("flow", "H26", period("2025-01")))
	assert.Equal(t, MustRatio(4, 6), u.Observation.Value)
	assert.True(t, u.Complete())
	require.Len(t, u.Parts, 2)
	assert.Equal(t, "1.000001", u.Parts[0].Procedure)
	assert.Equal(t, "H26, tháng 1/2025: cộng từ số liệu của 2 TTHC", u.Notes[0].In(form.Vietnamese))
	assert.Equal(t, MustRatio(4+5+7, 6+6+8), known(r.Value("flow", "H26", period("2025-Q1"))).Observation.Value)

	u = known(r.Value("once", "H26", period("2025-01")))
	assert.False(t, u.Complete())
	assert.True(t, u.Observation.Value.IsZero())
	assert.Contains(t, told(u), "H26: not from these figures: each thing counts once over the procedures")
	assert.Contains(t, told(u), "count it for the body as a whole")
	assert.Equal(t, MustRatio(1, 1), known(r.Value("once", "H26", period("2025-02"))).Observation.Value, "there is but one")
	assert.Equal(t, MustRatio(1, 2), known(r.Value("stock", "H26", period("2025-Q1"))).Observation.Value)

	// What was recorded for the body itself goes first; a figure of one
	// procedure that was withdrawn is missed.
	require.NoError(t, l.Add(observed("once", "H26", "2025-01", 1, 1)))
	assert.Equal(t, MustRatio(1, 1), known(r.Value("once", "H26", period("2025-01"))).Observation.Value)
	gone := of("flow", "2025-02", "1.000001", 0, 0)
	gone.Value, gone.Recorded = Ratio{}, form.MustParseDay("2025-03-20")
	require.NoError(t, l.Add(of("flow", "2025-02", "1.000002", 1, 1), gone))
	assert.False(t, known(r.Value("flow", "H26", period("2025-02"))).Complete())
	// A refused addition leaves no procedure behind.
	require.Error(t, l.Add(of("flow", "2025-01", "1.000003", 9, 9), of("flow", "2025-01", "1.000001", 2, 2)))
	assert.Equal(t, MustRatio(4, 6), known(r.Value("flow", "H26", period("2025-01"))).Observation.Value)
	kept, err := l.MarshalBinary()
	require.NoError(t, err)
	var back Ledger
	require.NoError(t, back.UnmarshalBinary(kept))
	assert.Equal(t, MustRatio(4, 6), known(NewResults(accrualSet(t), &back, Options{}).Value("flow", "H26", period("2025-01"))).Observation.Value)
}

// Contentment is what is in time less what was complained about, and not below 0.
// Commune x1 has one dossier, late and complained about: 0/1, which hides that
// one more was to be taken off; x2 has 3/4. All five together are 2 in time less
// one too many: 2/5, not 3/5.
func TestRemaindersWithNothingLeftAreNotAdded(t *testing.T) {
	set, err := NewSet(SetData{ID: "x", Title: "x", Definitions: []Definition{{ID: "rest", Name: "rest", Unit: "%", Remainder: true}}})
	require.NoError(t, err)
	l := ledger(t, observed("rest", "local:x1", "2025", 0, 1), observed("rest", "local:x2", "2025", 3, 4), observed("rest", "local:x3", "2025", 5, 5))
	r := NewResults(set, l, Options{Registry: treeRegistry(t)})
	u := known(r.Sum("rest", []body.ID{"local:x1", "local:x2"}, period("2025")))
	assert.Contains(t, told(u), "not from these figures: local:x1 has 0 / 1 left")
	assert.True(t, u.Observation.Value.IsZero())
	assert.Contains(t, told(known(r.Tree("rest", "H26", period("2025"), OwnIsTotal, 0))), "not from these figures: local:x1")
	assert.Equal(t, MustRatio(8, 9), known(r.Sum("rest", []body.ID{"local:x2", "local:x3"}, period("2025"))).Observation.Value)
	assert.Equal(t, MustRatio(0, 1), known(r.Value("rest", "local:x1", period("2025"))).Observation.Value)
	one := func(procedure string, n, d int64) Observation {
		o := observed("rest", "H29", "2025", n, d)
		o.Procedure = procedure
		return o
	}
	require.NoError(t, l.Add(one("1.1", 0, 1), one("1.2", 3, 4)))
	assert.Contains(t, told(known(r.Value("rest", "H29", period("2025")))), "not from these figures: H29 1.1 has 0 / 1 left")
}

// The second quarter was published on 5 July, made of its months: 1/2, 1/2 and
// 1/2. What came for May on the 20th stands beside it, and moves it no more than
// a month that was published by itself.
func TestAClosedQuarterOfMonthsDoesNotMove(t *testing.T) {
	month := func(p, day string, n int64) Observation { return on(observed("flow", "H26", p, n, 2), day, "") }
	l := ledger(t, month("2025-04", "2025-05-01", 1), month("2025-05", "2025-06-01", 1), month("2025-06", "2025-07-01", 1))
	april := form.MustParseDay("2025-05-05")
	require.NoError(t, l.Close(period("2025-04"), schedule.CalendarWindow, april))
	require.NoError(t, l.Close(period("2025-Q2"), schedule.CalendarWindow, form.MustParseDay("2025-07-05")))
	require.NoError(t, l.Add(month("2025-05", "2025-07-20", 2), month("2025-04", "2025-06-20", 2), month("2025-07", "2025-08-01", 1)))
	check := func(l *Ledger) {
		r := NewResults(accrualSet(t), l, Options{})
		q := known(r.Value("flow", "H26", period("2025-Q2")))
		assert.Equal(t, MustRatio(3, 6), q.Observation.Value)
		assert.Len(t, q.Notes, 2)
		cs := l.Corrections()
		require.Len(t, cs, 2)
		assert.Equal(t, []any{period("2025-04"), MustRatio(1, 2), MustRatio(2, 2), april}, []any{cs[0].Now.Period, cs[0].Published.Value, cs[0].Now.Value, cs[0].Closed}, "it keeps its own day")
		assert.Equal(t, []any{period("2025-05"), MustRatio(1, 2), MustRatio(2, 2)}, []any{cs[1].Now.Period, cs[1].Published.Value, cs[1].Now.Value})
		assert.Equal(t, MustRatio(1, 2), known(r.Value("flow", "H26", period("2025-07"))).Observation.Value, "the next month is open")
		assert.ErrorIs(t, l.Close(period("2025-05"), schedule.CalendarWindow, form.MustParseDay("2025-07-30")), PeriodClosed)
	}
	check(l)
	kept, err := l.MarshalBinary()
	require.NoError(t, err)
	var back Ledger
	require.NoError(t, back.UnmarshalBinary(kept))
	check(&back)

	// A figure that is withdrawn later is a correction too, and one that says
	// again what was published is none.
	gone := month("2025-06", "2025-07-21", 1)
	gone.Value = Ratio{}
	require.NoError(t, l.Add(gone, month("2025-05", "2025-07-25", 1)))
	cs := l.Corrections()
	require.Len(t, cs, 2)
	assert.Equal(t, []any{period("2025-06"), MustRatio(1, 2), Ratio{}}, []any{cs[1].Now.Period, cs[1].Published.Value, cs[1].Now.Value})
	assert.Contains(t, cs[1].Reason.In(form.English), "recorded later was no figure, on 2025-07-21")
}

// Whatever is asked of results by the name of an indicator is refused for one
// that the set lacks: every method that takes a name gives an error.
func TestEveryQuestionAboutAnIndicatorMayBeRefused(t *testing.T) {
	results := NewResults(accrualSet(t), nil, Options{})
	id, fault := reflect.TypeFor[ID](), reflect.TypeFor[error]()
	of := reflect.TypeOf(results)
	asked := 0
	for i := range of.NumMethod() {
		m := of.Method(i)
		args := []reflect.Value{reflect.ValueOf(results)}
		named := false
		for j := 1; j < m.Type.NumIn(); j++ {
			in := m.Type.In(j)
			arg := reflect.Zero(in)
			if in == id {
				arg, named = reflect.ValueOf(ID("none")), true
			}
			args = append(args, arg)
		}
		if !named {
			continue
		}
		asked++
		require.Equal(t, fault, m.Type.Out(m.Type.NumOut()-1), m.Name)
		if m.Type.IsVariadic() {
			args = args[:len(args)-1]
		}
		out := m.Func.Call(args)
		err, _ := out[len(out)-1].Interface().(error)
		assert.ErrorIs(t, err, DefinitionUnknown, m.Name)
	}
	assert.GreaterOrEqual(t, asked, 10)
}
