package scorecard

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/plan/body"
)

// flow is a set of one indicator.
func flow(t *testing.T) *indicator.Set {
	t.Helper()
	s, err := indicator.NewSet(indicator.SetData{ID: "small", Title: "small", Definitions: []indicator.Definition{{ID: "flow", Name: "flow", Unit: "%"}}})
	require.NoError(t, err)
	return s
}

func TestRankingOfResults(t *testing.T) {
	l, set := &indicator.Ledger{}, flow(t)
	observed := func(id indicator.ID, b body.ID, p string, n, d int64) indicator.Observation {
		return indicator.Observation{Indicator: id, Body: b, Period: period(p), Value: indicator.MustRatio(n, d)}
	}
	require.NoError(t, l.Add(observed("flow", "H26", "2024", 1, 2), observed("flow", "H24", "2024", 50, 100), observed("flow", "H15", "2024", 51, 100), observed("flow", "H01", "2024", 0, 0), observed("flow", "H05", "2024", 1, 10)))
	r := indicator.NewResults(set, l, indicator.Options{})
	rank, err := RankResults(r, "flow", []body.ID{"H26", "H05", "H24", "H01", "H12", "H15", "H26"}, period("2024"), Competition)
	require.NoError(t, err)
	var got []string
	for _, s := range rank.Standings {
		got = append(got, fmt.Sprintf("%d %s %v", s.Rank, s.Body, s.Tied))
	}
	assert.Equal(t, []string{"1 H15 false", "2 H24 true", "2 H26 true", "4 H05 false"}, got)
	var out []string
	for _, o := range rank.LeftOut {
		out = append(out, string(o.Body)+" "+o.Reason.Kind)
	}
	assert.Equal(t, []string{"H01 data.nobase", "H12 data.none", "H26 rank.twice"}, out)
	dense, err := RankResults(r, "flow", []body.ID{"H26", "H05", "H24", "H15"}, period("2024"), Dense)
	require.NoError(t, err)
	assert.Equal(t, 3, dense.Standings[3].Rank)
	// Where less is better the smallest comes first.
	less := Rank([]Entry{{Body: "H26", Value: indicator.MustRatio(1, 10)}, {Body: "H24", Value: indicator.MustRatio(1, 20)}}, indicator.LessIsBetter, Competition)
	assert.Equal(t, body.ID("H24"), less.Standings[0].Body)
}

// Communes are ranked among communes: no department is left out for want of a
// figure, and a commune without one is.
func TestRankingOfAClass(t *testing.T) {
	row := func(id string, class body.Class) body.Row {
		return body.Row{ID: id, Name: "Đơn vị " + id, Class: string(class), Parent: "H26"}
	}
	registry, err := body.Vietnam().With(body.Data{Bodies: []body.Row{
		row("local:a", body.CommuneCommittee), row("local:b", body.CommuneCommittee), row("local:c", body.CommuneCommittee), row("H26.04", body.Department)}})
	require.NoError(t, err)
	l, err := indicator.NewLedger(
		indicator.Observation{Indicator: "flow", Body: "local:a", Period: period("2025"), Value: indicator.MustRatio(1, 2)},
		indicator.Observation{Indicator: "flow", Body: "local:b", Period: period("2025"), Value: indicator.MustRatio(2, 3)},
		indicator.Observation{Indicator: "flow", Body: "H26.04", Period: period("2025"), Value: indicator.MustRatio(3, 3)})
	require.NoError(t, err)
	r := indicator.NewResults(flow(t), l, indicator.Options{Registry: registry})
	communes := r.Members("H26", body.ClassesOf(body.CommuneCommittee), period("2025"))
	rank, err := RankResults(r, "flow", communes, period("2025"), Competition)
	require.NoError(t, err)
	require.Len(t, rank.Standings, 2)
	assert.Equal(t, []body.ID{"local:b", "local:a"}, []body.ID{rank.Standings[0].Body, rank.Standings[1].Body})
	require.Len(t, rank.LeftOut, 1)
	assert.Equal(t, body.ID("local:c"), rank.LeftOut[0].Body)
}

// The order of entries does not change a ranking.
func TestRankingIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := []body.ID{"H01", "H05", "H12", "H13", "H15", "H26"}
		var entries []Entry
		for _, b := range ids {
			d := rapid.Int64Range(0, 3).Draw(t, "d")
			entries = append(entries, Entry{Body: b, Value: indicator.MustRatio(rapid.Int64Range(0, d).Draw(t, "n"), d)})
		}
		a := Rank(entries, indicator.MoreIsBetter, Competition)
		b := Rank(rapid.Permutation(entries).Draw(t, "order"), indicator.MoreIsBetter, Competition)
		assert.Equal(t, a, b)
		assert.Len(t, ids, len(a.Standings)+len(a.LeftOut))
		for i, s := range a.Standings {
			better := 0
			for _, o := range a.Standings {
				if c, _ := o.Value.Compare(s.Value); c > 0 {
					better++
				}
			}
			assert.Equal(t, better+1, s.Rank, "%d", i)
		}
	})
}
