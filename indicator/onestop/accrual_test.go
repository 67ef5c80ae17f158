package onestop_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Four dossiers of a quarter: one in progress in January and done in time in
// February, one overdue from February on, two done in time in March. The months
// are 1/1, 1/2 and 2/3, with the overdue one twice and the first one twice; the
// quarter is 3/4, and 20 × 3/4 = 15 points, where 4/6 would be 13.33.
func TestAQuarterIsCountedFromItsDossiers(t *testing.T) {
	d := func(received, appointment, finished string) onestop.Dossier {
		d := onestop.Dossier{Body: "H26", Status: onestop.InProgress, Received: at(received), Appointment: at(appointment), Finished: at(finished)}
		if finished != "" {
			d.Status = onestop.Processed
		}
		return d
	}
	tally := tallyOf(t, d("2025-01-20", "2025-02-10", "2025-02-07"), d("2025-02-03", "2025-02-14", ""), d("2025-03-03", "2025-03-10", "2025-03-10"), d("2025-03-10", "2025-03-20", "2025-03-14"))
	progress := func(g schedule.Grain) []indicator.Observation {
		first, last := schedule.MustParsePeriod("2025-01"), schedule.MustParsePeriod("2025-03")
		if g == schedule.GrainQuarter {
			first, last = schedule.MustParsePeriod("2025-Q1"), schedule.MustParsePeriod("2025-Q1")
		}
		obs, err := tally.Observations(onestop.Figures{Report: onestop.Report{Grain: g, First: first, Last: last}})
		require.NoError(t, err)
		var of []indicator.Observation
		for _, o := range obs {
			if o.Indicator == "766/2.1" {
				of = append(of, o)
			}
		}
		return of
	}
	months, quarter := progress(schedule.GrainMonth), progress(schedule.GrainQuarter)
	var values []indicator.Ratio
	for _, o := range append(months, quarter...) {
		values = append(values, o.Value)
	}
	assert.Equal(t, []indicator.Ratio{indicator.MustRatio(1, 1), indicator.MustRatio(1, 2), indicator.MustRatio(2, 3), indicator.MustRatio(3, 4)}, values)

	card, q1 := catalog.Scorecard766(), schedule.MustParsePeriod("2025-Q1")
	points := func(obs ...indicator.Observation) string {
		ledger, err := indicator.NewLedger(obs...)
		require.NoError(t, err)
		for _, it := range card.Score("H26", q1, card.Values(ledger, "H26", q1, indicator.Options{})).Items {
			if it.ID == "766/2.1" && it.Assessed {
				return it.Score.String()
			}
		}
		return ""
	}
	assert.Empty(t, points(months...), "not from the months")
	assert.Equal(t, "15", points(append(months, quarter...)...))
}

// What a definition says of how it adds up is so of the figures that dossiers
// give: where months are summed, they are the quarter, and procedures the body.
func TestDefinitionsAddUpAsDossiersDo(t *testing.T) {
	defs := map[indicator.ID]indicator.Definition{}
	for _, it := range catalog.Scorecard766().Items() {
		defs[it.ID] = it.Definition
	}
	for _, d := range catalog.Letter221().Definitions() {
		defs[d.ID] = d
	}
	rapid.Check(t, func(t *rapid.T) {
		o := drawOptions(t)
		o.ByProcedure = true
		tally := newTally(t, o)
		for range rapid.IntRange(1, 12).Draw(t, "dossiers") {
			d := drawDossier(t, "body")
			_ = tally.Add(&d, form.NoDay)
		}
		base := rapid.SampledFrom([]onestop.Base{onestop.ReceivedBase, onestop.PresentBase}).Draw(t, "base")
		figures := func(grain schedule.Grain, byProcedure bool) map[indicator.Key]indicator.Ratio {
			first, last := schedule.PeriodOf(form.NewDay(2024, 1, 1), grain), schedule.PeriodOf(form.NewDay(2024, 12, 31), grain)
			obs, err := tally.Observations(onestop.Figures{Base: base, Report: onestop.Report{Grain: grain, First: first, Last: last, ByProcedure: byProcedure}})
			require.NoError(t, err)
			all := map[indicator.Key]indicator.Ratio{}
			for _, one := range obs {
				k := one.Key()
				k.Procedure = "" // of the procedures the sum
				all[k], err = all[k].Add(one.Value)
				require.NoError(t, err)
			}
			return all
		}
		quarters, months := figures(schedule.GrainQuarter, false), figures(schedule.GrainMonth, false)
		for k, want := range quarters {
			d, ok := defs[k.Indicator]
			require.True(t, ok, k.Indicator)
			if d.Accrual != indicator.Flow {
				continue
			}
			var sum indicator.Ratio
			for _, m := range k.Period.Split(schedule.GrainMonth) {
				of := k
				of.Period = m
				var err error
				sum, err = sum.Add(months[of])
				require.NoError(t, err)
			}
			require.Equal(t, want, sum, "%+v", k)
		}
		for k, sum := range figures(schedule.GrainMonth, true) {
			if d := defs[k.Indicator]; d.OverProcedures == indicator.Flow && !d.Remainder { // the parts of a remainder are never below 0, each by itself
				require.Equal(t, months[k], sum, "%+v", k)
			}
		}
	})
}

// H29.777 is in no registry: its dossiers are counted with itself alone, and it
// is named, until there is nothing of it any more.
func TestBodiesOfDossiersThatTheRegistryDoesNotKnow(t *testing.T) {
	var r onestop.Register
	for i, id := range []body.ID{"H29.777", "H29", "local:x"} {
		d := onestop.Dossier{Body: id, Status: onestop.InProgress, Received: at("2025-06-03"), Appointment: at("2025-06-17")}
		require.NoError(t, r.Put(string(id), revision(t, int64(i)), &d, form.NoDay))
	}
	assert.Equal(t, []body.ID{"H29.777", "local:x"}, r.Unknown(body.Vietnam()))
	counted, err := r.Rows(onestop.Report{RollUp: body.Vietnam()})
	require.NoError(t, err)
	received := map[body.ID]int64{}
	for c := range counted {
		received[c.Body] = c.Received
	}
	assert.Equal(t, map[body.ID]int64{"H29.777": 1, "H29": 1, "local:x": 1}, received)
	require.NoError(t, r.Remove("H29.777", revision(t, 9)))
	assert.Equal(t, []body.ID{"local:x"}, r.Unknown(body.Vietnam()))
	var tally onestop.Tally
	assert.Empty(t, tally.Unknown(body.Vietnam()))
	// It passed through a body that nobody knows.
	d := onestop.Dossier{Body: "H29", Hands: hands("H29.778", "2025-06-03", "H29", "2025-07-01"), Status: onestop.InProgress, Received: at("2025-06-03")}
	require.NoError(t, tally.Add(&d, form.NoDay))
	assert.Equal(t, []body.ID{"H29.778"}, tally.Unknown(body.Vietnam()))
}
