package figures_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/figures"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// What a definition says of how it adds up is so of the figures that petitions
// give: where months are summed they are the quarter, and where bodies are, the
// body above.
func TestDefinitionsAddUpAsPetitionsDo(t *testing.T) {
	defs := map[indicator.ID]indicator.Definition{}
	for _, it := range catalog.Scorecard766().Items() {
		defs[it.ID] = it.Definition
	}
	for _, d := range catalog.Letter221().Definitions() {
		defs[d.ID] = d
	}
	p := petition.MustProcess(petition.Options{Bodies: body.Vietnam()})
	quarter := schedule.MustParsePeriod("2025-Q2")
	rapid.Check(t, func(r *rapid.T) {
		var pets []petition.Petition
		for n := range rapid.IntRange(1, 6).Draw(r, "petitions") {
			s := &story{T: t, process: p, code: petition.NewCode(day("2025-04-21"), n+1)}
			at := day("2025-04-21")
			for range rapid.IntRange(1, 8).Draw(r, "events") {
				at += form.Day(rapid.IntRange(0, 12).Draw(r, "days"))
				allowed := s.pet.State().Allowed()
				if len(allowed) == 0 {
					break
				}
				e := s.fitting(at.String()+" 08:00", rapid.SampledFrom(allowed).Draw(r, "type"))
				if e.Type == petition.Transferred {
					e.To = rapid.SampledFrom([]body.ID{"H26.12", "H26.13", "H29"}).Draw(r, "to")
				}
				if pet, err := p.Apply(s.pet, e); err == nil {
					s.pet = pet
				}
			}
			pets = append(pets, s.pet)
		}
		of := func(period schedule.Period, up bool) map[indicator.Key]indicator.Ratio {
			all := map[indicator.Key]indicator.Ratio{}
			for _, o := range figures.Observations(p, pets, figures.ObservationQuery{TallyQuery: figures.TallyQuery{Period: period, RollUp: up}}) {
				all[o.Key()] = o.Value
			}
			return all
		}
		for k, want := range of(quarter, false) {
			require.Contains(r, defs, k.Indicator)
			if defs[k.Indicator].Accrual != indicator.Flow {
				continue
			}
			var sum indicator.Ratio
			for _, m := range quarter.Split(schedule.GrainMonth) {
				one := k
				one.Period = m
				var err error
				sum, err = sum.Add(of(m, false)[one])
				require.NoError(r, err)
			}
			require.Equal(r, want, sum, "%+v", k)
		}
		alone, up := of(quarter, false), of(quarter, true)
		for id, d := range defs {
			if d.OverBodies != indicator.Flow {
				continue
			}
			var sum indicator.Ratio
			for k, v := range alone {
				if k.Indicator == id && (k.Body == "H26" || k.Body == "H26.12" || k.Body == "H26.13") {
					var err error
					sum, err = sum.Add(v)
					require.NoError(r, err)
				}
			}
			require.Equal(r, up[indicator.Key{Indicator: id, Body: "H26", Period: quarter}], sum, "%s over bodies", id)
		}
	})
}
