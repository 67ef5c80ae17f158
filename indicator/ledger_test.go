package indicator

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/form/snapshot"
)

func on(o Observation, day, source string) Observation {
	if o.Source = source; day != "" {
		o.Recorded = form.MustParseDay(day)
	}
	return o
}

// June was published on 5 July with 8 of 10; a correction of 20 July says 7 of
// 10. The published figure stays, the quarter is made of it, and the correction
// stands beside it.
func TestAClosedPeriodDoesNotMove(t *testing.T) {
	june := period("2025-06")
	l := ledger(t, on(observed("flow", "H26", "2025-06", 8, 10), "2025-07-01", "lần 1"), on(observed("flow", "H26", "2025-05", 1, 2), "2025-06-01", ""), on(observed("flow", "H26", "2025-04", 1, 2), "2025-05-01", ""))
	require.NoError(t, l.Close(june, schedule.CalendarWindow, form.MustParseDay("2025-07-05")))
	assert.Empty(t, l.Corrections())
	require.NoError(t, l.Add(on(observed("flow", "H26", "2025-06", 7, 10), "2025-07-20", "CV 15"), on(observed("flow", "H24", "2025-06", 3, 4), "2025-07-21", ""),
		on(observed("flow", "H26", "2025-05", 2, 2), "2025-07-20", "")))
	r := NewResults(smallSet(t), l, Options{})
	assert.Equal(t, MustRatio(8, 10), known(r.Value("flow", "H26", june)).Observation.Value)
	q := known(r.Value("flow", "H26", period("2025-Q2")))
	assert.Equal(t, MustRatio(1+2+8, 2+2+10), q.Observation.Value, "May was not closed")
	assert.Equal(t, "tháng 6/2025 đã chốt ngày 5/7/2025 là 8 / 10; sau đó ghi là 7 / 10, ngày 20/7/2025 (CV 15)", q.Notes[0].In(form.Vietnamese))
	assert.Contains(t, known(r.Evaluate("flow", "H26", june)).Reason(form.English), "was closed on 2025-07-05 with 8 / 10; recorded later was 7 / 10, on 2025-07-20 (CV 15)")

	cs := l.Corrections()
	require.Len(t, cs, 2)
	assert.Equal(t, []any{body.ID("H24"), Ratio{}, MustRatio(3, 4)}, []any{cs[0].Published.Body, cs[0].Published.Value, cs[0].Now.Value})
	assert.Contains(t, cs[0].Reason.In(form.English), "with no figure; recorded later was 3 / 4")
	assert.Equal(t, []any{MustRatio(8, 10), MustRatio(7, 10), form.MustParseDay("2025-07-05")}, []any{cs[1].Published.Value, cs[1].Now.Value, cs[1].Closed})
	assert.Equal(t, NoData, known(r.Evaluate("flow", "H24", june)).Outcome)

	// It is closed once; what was known at the end of a day has its closings.
	require.NoError(t, l.Close(june, schedule.CalendarWindow, form.MustParseDay("2025-07-05")))
	published, ok := l.Closed(june, schedule.CalendarWindow)
	assert.Equal(t, "2025-07-05", published.String())
	assert.True(t, ok)
	_, ok = l.Closed(june, schedule.Decree09Window)
	assert.False(t, ok, "the other window is other figures")
	_, ok = (*Ledger)(nil).Closed(june, schedule.CalendarWindow)
	assert.False(t, ok)
	assert.ErrorIs(t, l.Close(june, schedule.CalendarWindow, form.MustParseDay("2025-07-30")), PeriodClosed)
	assert.ErrorIs(t, l.Close(schedule.Period{}, schedule.CalendarWindow, form.NoDay), form.FieldMissing)
	assert.Len(t, l.AsOf(form.MustParseDay("2025-07-20")).Corrections(), 1)
	early := l.AsOf(form.MustParseDay("2025-07-04"))
	require.NoError(t, early.Add(on(observed("flow", "H26", "2025-06", 7, 10), "2025-07-20", "")))
	o, _ := early.Get(observed("flow", "H26", "2025-06", 0, 0).Key())
	assert.Equal(t, MustRatio(7, 10), o.Value, "it was not closed then")

	// A late message of an earlier day is none of what was published, and moves
	// nothing.
	require.NoError(t, l.Add(on(observed("flow", "H26", "2025-06", 5, 10), "2025-06-30", "")))
	assert.Equal(t, MustRatio(8, 10), known(r.Value("flow", "H26", june)).Observation.Value)
}

// Closed on the day of the last record, and known so at its end; what is brought
// next, of an earlier day, was not published.
func TestClosedOnTheDayOfTheRecord(t *testing.T) {
	june, fifth := period("2025-06"), form.MustParseDay("2025-07-05")
	l := ledger(t, on(observed("flow", "H26", "2025-06", 7, 10), "2025-07-01", ""), on(observed("flow", "H26", "2025-06", 8, 10), "2025-07-05", ""))
	require.NoError(t, l.Close(june, schedule.CalendarWindow, fifth))
	require.NoError(t, l.Add(on(observed("flow", "H24", "2025-06", 1, 2), "2025-07-04", "")))
	k := observed("flow", "H26", "2025-06", 0, 0).Key()
	o, _ := l.Get(k)
	assert.Equal(t, MustRatio(8, 10), o.Value)
	k.Body = "H24"
	_, ok := l.Get(k)
	assert.False(t, ok, "it came when June was closed")

	known := l.AsOf(fifth)
	assert.ErrorIs(t, known.Close(june, schedule.CalendarWindow, fifth+1), PeriodClosed)
	assert.NoError(t, l.AsOf(fifth-1).Close(june, schedule.CalendarWindow, fifth+1), "it was not closed yet")
}

// What is refused leaves no trace, not even between older and newer records.
func TestNothingIsLeftOfWhatIsRefused(t *testing.T) {
	at := func(day string, n int64) Observation { return on(observed("flow", "H26", "2025-06", n, 10), day, "") }
	l := ledger(t, at("2025-07-01", 1), at("2025-07-05", 2), at("2025-07-09", 3))
	before := l.History(at("", 0).Key())
	err := l.Add(at("2025-07-02", 4), at("2025-07-05", 5))
	require.ErrorIs(t, err, ObservationConflict)
	assert.Equal(t, before, l.History(at("", 0).Key()))
	require.ErrorIs(t, l.Add(Observation{}), form.FieldMissing)

	two := observed("flow", "H26", "2025-06", 1, 10)
	_, err = NewLedger(two, observed("flow", "H26", "2025-06", 2, 10))
	assert.ErrorContains(t, err, "without a day")
	_, err = NewLedger(at("2025-07-01", 1), at("2025-07-01", 2))
	assert.ErrorContains(t, err, "both recorded on 2025-07-01")
}

// A damaged ledger names places that there are not.
func TestADamagedLedgerIsRefused(t *testing.T) {
	for name, numbers := range map[string][]uint64{
		"an observation without names": {0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0},
		"a closing without periods":    {0, 0, 0, 1, 0, 0, 0, 0},
	} {
		w := snapshot.Write(ledgerName, ledgerVersion)
		for _, n := range numbers {
			w.Uint(n)
		}
		var l Ledger
		assert.Error(t, l.UnmarshalBinary(w.Bytes()), name)
		assert.Empty(t, slices.Collect(l.All()))
	}
}

// A ledger that was kept is the equal ledger, and what was recorded again, or
// since then, goes on.
func TestLedgersComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		obs := rapid.SliceOfDistinct(anyObservation(), func(o Observation) dated { return dated{o.Key(), o.Recorded} }).Draw(t, "observations")
		l := &Ledger{}
		for i, o := range obs {
			require.NoError(t, l.Add(o))
			if rapid.IntRange(0, 4).Draw(t, "close") == 0 {
				_ = l.Close(o.Period, o.Window, form.NewDay(2024, 1, 1+i))
			}
		}
		kept, err := l.MarshalBinary()
		require.NoError(t, err)
		var back Ledger
		require.NoError(t, back.UnmarshalBinary(kept))
		require.Equal(t, slices.Collect(l.All()), slices.Collect(back.All()))
		require.Equal(t, l.Corrections(), back.Corrections())
		require.Equal(t, l.closed, back.closed)
		for _, o := range obs {
			require.Equal(t, l.History(o.Key()), back.History(o.Key()))
		}
		require.NoError(t, back.Add(obs...))
		again, err := back.MarshalBinary()
		require.NoError(t, err)
		require.Equal(t, kept, again, "what is there already changes nothing")
	})
	var none Ledger
	for _, bad := range [][]byte{nil, []byte("ledger"), make([]byte, 40)} {
		assert.Error(t, none.UnmarshalBinary(bad))
	}
}

// Results do not answer for what their set does not define.
func TestUnknownIndicatorsAreRefused(t *testing.T) {
	r := NewResults(smallSet(t), ledger(t, observed("none", "H26", "2024", 1, 2)), Options{})
	p := period("2024")
	errs := map[string]error{}
	_, errs["value"] = r.Value("none", "H26", p)
	_, errs["figure"] = r.Figure("none", "H26", p)
	_, errs["sum"] = r.Sum("none", []body.ID{"H26"}, p)
	_, errs["tree"] = r.Tree("none", "H26", p, OwnIsPart, 0)
	_, errs["merged"] = r.Merged("none", "H26", p)
	_, errs["evaluate"] = r.Evaluate("none", "H26", p)
	_, errs["judge"] = r.Judge(Rollup{Observation: Observation{Indicator: "none"}})
	_, errs["series"] = r.Series("none", "H26", p, p)
	_, _, _, errs["compare"] = r.Compare("none", "H26", p)
	_, errs["direction"] = r.Direction("none")
	for name, err := range errs {
		assert.ErrorIs(t, err, DefinitionUnknown, name)
	}
}

// Each thing counts once over bodies as well, where the definition says so.
func TestDistinctOverBodiesIsNotAdded(t *testing.T) {
	d := SetData{ID: "x", Title: "x", Definitions: []Definition{{ID: "procedures", Name: "TTHC", Unit: "%", Accrual: Distinct, OverBodies: Distinct}}}
	set, err := NewSet(d)
	require.NoError(t, err)
	r := NewResults(set, ledger(t, observed("procedures", "local:x1", "2024", 2, 5), observed("procedures", "local:x2", "2024", 3, 5)), Options{Registry: treeRegistry(t)})
	up := known(r.Sum("procedures", []body.ID{"local:x1", "local:x2"}, period("2024")))
	assert.False(t, up.Complete())
	assert.True(t, up.Observation.Value.IsZero())
	assert.Contains(t, up.Missing[0].Reason.In(form.English), "not from these figures: each thing counts once over the bodies")
	assert.Equal(t, MustRatio(2, 5), known(r.Sum("procedures", []body.ID{"local:x1"}, period("2024"))).Observation.Value)
	d.Definitions[0].OverBodies = Carried
	_, err = NewSet(d)
	assert.ErrorIs(t, err, form.FieldValue)
}

// A commune that ended on 1 July 2025 still has figures of July: they are its
// successor's, and the province's, once.
func TestTheTreeFollowsWhoEnded(t *testing.T) {
	row := func(id, since, until string) body.Row {
		return body.Row{ID: id, Name: "Ủy ban nhân dân " + id, Class: string(body.CommuneCommittee), Parent: "H26", Since: since, Until: until}
	}
	registry, err := body.Vietnam().With(body.Data{Bodies: []body.Row{row("local:a", "", "2025-07-01"), row("local:b", "", ""), row("local:c", "", "2025-07-01"), row("local:d", "2025-07-01", "")},
		Successions: []body.SuccessionRow{{From: "local:a", To: "local:b", On: "2025-07-01", Kind: string(body.SuccessionMerge), Source: "NQ"},
			{From: "local:c", To: "local:b", On: "2025-07-01", Kind: string(body.SuccessionSplit), Source: "NQ"},
			{From: "local:c", To: "local:d", On: "2025-07-01", Kind: string(body.SuccessionSplit), Source: "NQ"}}})
	require.NoError(t, err)
	l := ledger(t, observed("flow", "local:a", "2025-06", 1, 2), observed("flow", "local:b", "2025-06", 2, 4), observed("flow", "local:c", "2025-06", 4, 8),
		observed("flow", "local:a", "2025-07", 16, 32), observed("flow", "local:b", "2025-07", 32, 64), observed("flow", "local:c", "2025-07", 64, 128), observed("flow", "local:d", "2025-07", 128, 256))
	r := NewResults(smallSet(t), l, Options{Registry: registry})
	tree := func(root body.ID, p string) Ratio {
		up := known(r.Tree("flow", root, period(p), OwnIsPart, 0))
		assert.True(t, up.Complete(), "%v", up.Missing)
		return up.Observation.Value
	}
	assert.Equal(t, MustRatio(7, 14), tree("H26", "2025-06"))
	assert.Equal(t, MustRatio(16+32+64+128, 480), tree("H26", "2025-07"))
	assert.Equal(t, MustRatio(16+32, 96), tree("local:b", "2025-07"), "what was divided is nobody's alone")
	assert.Equal(t, MustRatio(128, 256), tree("local:d", "2025-07"))
	assert.Equal(t, MustRatio(16+32, 96), known(r.Figure("flow", "local:b", period("2025-07"))).Observation.Value)
	assert.Equal(t, MustRatio(2, 4), known(r.Figure("flow", "local:b", period("2025-06"))).Observation.Value)
}
