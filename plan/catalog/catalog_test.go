package catalog_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/form"
)

// The due days of Decision 16/QĐ-TCTCCTTHC, read off its table by hand.
var dueDays2024 = map[plan.TaskID][]string{
	"3": {"2024-06-30", "2024-12-31"}, "8": {"2024-06-30", "2024-12-31"},
	"9":  {"2024-07-31", "2025-01-31"},
	"10": {"2024-02-29"}, "11": {"2024-04-30"}, "12": {"2024-06-30"}, "13": {"2024-10-31"}, "14": {"2024-11-30"},
	"15": {"2024-03-19", "2024-06-19", "2024-09-19", "2024-12-19"},
	"16": {"2025-01-31"},
}

func TestPlan2024DueDays(t *testing.T) {
	p, ok := catalog.Plan("16/QĐ-TCTCCTTHC")
	require.True(t, ok)
	require.Len(t, p.Tasks, 17)
	got := map[plan.TaskID][]string{}
	undated := map[plan.TaskID]bool{}
	for o := range p.Obligations(plan.ObligationQuery{}) {
		if o.Named != o.Task.Leads[0] {
			continue
		}
		if o.Due == 0 {
			undated[o.Task.ID] = true
			continue
		}
		got[o.Task.ID] = append(got[o.Task.ID], o.Due.String())
	}
	assert.Equal(t, dueDays2024, got)
	assert.Equal(t, map[plan.TaskID]bool{"1": true, "2": true, "3": true, "4": true, "5": true, "6": true, "7": true, "8": true, "17": true}, undated)
}

func TestPlan2024DateIsUnknown(t *testing.T) {
	p, _ := catalog.Plan("16/QĐ-TCTCCTTHC")
	assert.True(t, p.Date.IsZero())
	assert.Equal(t, form.MustParseDay("2024-01-25"), p.NotBefore)
	assert.Equal(t, form.MustParseDay("2024-01-01"), p.Printed)
	assert.NotEmpty(t, p.SourceFaults)
}

func TestObligationIDsAreUnique(t *testing.T) {
	for _, p := range catalog.Plans() {
		seen := map[plan.ObligationID]bool{}
		for o := range p.Obligations(plan.ObligationQuery{Coordinating: true}) {
			require.False(t, seen[o.ID()], "%s", o.ID())
			seen[o.ID()] = true
			found, ok := p.Obligation(o.ID(), plan.ObligationQuery{})
			require.True(t, ok)
			require.Equal(t, o, found)
		}
		require.NotEmpty(t, seen)
	}
}

func TestPlansComeBackUnchanged(t *testing.T) {
	for _, p := range catalog.Plans() {
		data, err := p.JSON()
		require.NoError(t, err)
		q, err := plan.Read(data)
		require.NoError(t, err)
		assert.Equal(t, p, q)
	}
}

// Whatever a host writes into a plan of the catalogue, the next one to ask has
// the published plan.
func TestAHostChangesOnlyItsOwnPlan(t *testing.T) {
	published := func() []string {
		var texts []string
		for _, p := range catalog.Plans() {
			text, err := p.JSON()
			require.NoError(t, err)
			texts = append(texts, string(text))
		}
		return texts
	}
	before := published()
	spoil := func(p *plan.Plan) {
		for _, list := range [][]string{p.Objectives, p.Requirements, p.SourceFaults} {
			for i := range list {
				list[i] = "x"
			}
		}
		for i := range p.Basis {
			p.Basis[i] = plan.Reference{Number: "x"}
		}
		for i := range p.Relations {
			p.Relations[i] = plan.Relation{Kind: plan.RelationCites, Reference: plan.Reference{Number: "x"}}
		}
		for i := range p.Tasks {
			for _, list := range [][]string{p.Tasks[i].Leads, p.Tasks[i].Coordinating, p.Tasks[i].Products} {
				for j := range list {
					list[j] = "x"
				}
			}
			p.Tasks[i].Title, p.Tasks[i].Time = "x", plan.Timing{}
		}
		p.Title, p.Tasks = "x", p.Tasks[:1]
	}
	for _, p := range catalog.Plans() {
		spoil(load(t, p.Number))
		spoil(p)
	}
	assert.Equal(t, before, published())
}

func BenchmarkPlan(b *testing.B) {
	for b.Loop() {
		catalog.Plan("240/QĐ-TTg")
	}
}
