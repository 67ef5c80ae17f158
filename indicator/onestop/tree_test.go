package onestop_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// reformed is a province with departments and communes of which some ended
// within the year: merged, replaced, divided, or moved to another province, with
// and without those below them.
func reformed(t require.TestingT) *body.Registry {
	row := func(id, parent, since, until string) body.Row {
		return body.Row{ID: id, Name: "Cơ quan " + id, Class: string(body.CommuneCommittee), Parent: parent, Since: since, Until: until}
	}
	to := func(from, to, on string, kind body.SuccessionKind) body.SuccessionRow {
		return body.SuccessionRow{From: from, To: to, On: on, Kind: string(kind), Source: "NQ"}
	}
	r, err := body.Vietnam().With(body.Data{
		Bodies: []body.Row{row("local:a", "H26", "", "2024-04-01"), row("local:b", "H26", "", ""), row("local:b.1", "local:b", "", ""),
			row("local:c", "H26", "", "2024-06-11"), row("local:d", "H24", "2024-06-11", ""), row("local:f", "local:a", "", "2024-04-01"),
			row("local:g", "local:a", "", ""),                                                 // it goes on below the one that took the place of a
			row("local:e", "H26", "", "2024-05-20"), row("local:e", "H24", "2024-05-20", "")}, // moved to another province
		Successions: []body.SuccessionRow{to("local:a", "local:b", "2024-04-01", body.SuccessionMerge), to("local:f", "local:b.1", "2024-04-01", body.SuccessionReplace),
			to("local:c", "local:b", "2024-06-11", body.SuccessionSplit), to("local:c", "local:d", "2024-06-11", body.SuccessionSplit)},
	})
	require.NoError(t, err)
	return r
}

// The total of a province by the tally that is rolled up and that by the tree
// over the figures of each body are equal, in every month, quarter and year,
// whoever ended, and so are those of each body on the way.
func TestTheTreeAndTheTallyHaveOneTotal(t *testing.T) {
	registry := reformed(t)
	card := catalog.Scorecard766()
	data := indicator.SetData{ID: "766", Title: "766"}
	for _, it := range card.Items() {
		data.Definitions = append(data.Definitions, it.Definition)
	}
	set, err := indicator.NewSet(data)
	require.NoError(t, err)
	bodies := []string{"H26", "local:a", "local:b", "local:b.1", "local:c", "local:d", "local:e", "local:f", "local:g"}
	rapid.Check(t, func(t *rapid.T) {
		o := drawOptions(t)
		tally := newTally(t, o)
		for range rapid.IntRange(1, 12).Draw(t, "dossiers") {
			d := drawDossier(t, "body")
			d.Body = body.ID(rapid.SampledFrom(bodies).Draw(t, "at"))
			if rapid.Bool().Draw(t, "passed on") {
				d.Hands = hands(rapid.SampledFrom(bodies).Draw(t, "from"), "2024-01-01", string(d.Body), fmt.Sprintf("2024-%02d-%02d", rapid.IntRange(1, 9).Draw(t, "month"), rapid.SampledFrom([]int{1, 15, 20}).Draw(t, "day")))
			}
			_ = tally.Add(&d, form.NoDay)
		}
		grain := rapid.SampledFrom([]schedule.Grain{schedule.GrainMonth, schedule.GrainQuarter, schedule.GrainYear}).Draw(t, "grain")
		first := schedule.PeriodOf(form.NewDay(2024, 1, 1), grain)
		last := schedule.PeriodOf(form.NewDay(2025, 3, 31), grain)
		report := onestop.Report{Grain: grain, First: first, Last: last}
		single, err := tally.Observations(onestop.Figures{Report: report, Base: onestop.PresentBase})
		require.NoError(t, err)
		for i := range single {
			require.Empty(t, single[i].Procedure)
		}
		report.RollUp = registry
		rolled, err := tally.Observations(onestop.Figures{Report: report, Base: onestop.PresentBase})
		require.NoError(t, err)
		ledger, err := indicator.NewLedger(single...)
		require.NoError(t, err)
		r := indicator.NewResults(set, ledger, indicator.Options{Registry: registry, Window: o.Window})
		total := map[indicator.Key]indicator.Ratio{}
		for _, one := range rolled {
			total[one.Key()] = one.Value
		}
		for _, id := range []indicator.ID{"766/2.1", "766/3.x", "766/3.6", "766/4.1", "766/4.3", "766/4.5b", "766/5.4"} {
			for _, root := range []body.ID{"H26", "H24", "local:b", "local:b.1", "local:d"} {
				for p := first; p.Compare(last) <= 0; p = p.Next() {
					up, err := r.Tree(id, root, p, indicator.OwnIsPart, 0)
					require.NoError(t, err)
					want := total[indicator.Key{Indicator: id, Body: root, Period: p, Window: o.Window}]
					if id == "766/5.4" && len(up.Parts) > 1 && slices.ContainsFunc(up.Parts, func(o indicator.Observation) bool { return o.Value.Numerator() == 0 && o.Value.Denominator() > 0 }) {
						// Each body's own is never below 0: with one at 0 their sum need not be that of all.
						require.True(t, up.Observation.Value.IsZero())
						continue
					}
					require.Equal(t, want, up.Observation.Value, "%s %s %s: %v", id, root, p, up.Parts)
				}
			}
		}
	})
}
