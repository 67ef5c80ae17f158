package plan_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
)

// Of three tasks one is of the committee of Hà Nội, one of its department, one of that of
// Hải Phòng. With its units Hà Nội owes the first two, each under its own name; by itself
// the first.
func TestABodyWithItsUnits(t *testing.T) {
	bodies, err := body.Vietnam().With(body.Data{Bodies: []body.Row{
		{ID: "H26.99", Name: "Sở Thử nghiệm thành phố Hà Nội", Class: "department", Parent: "H26", Since: "2020-01-01"},
		{ID: "H24.99", Name: "Sở Thử nghiệm thành phố Hải Phòng", Class: "department", Parent: "H24", Since: "2020-01-01"},
	}})
	require.NoError(t, err)
	p, err := plan.Read([]byte(`{"v":1,"number":"1/KH","title":"Kế hoạch thử","issuer":"Chính phủ","date":"2024-01-10","from":"2024-01-01","to":"2024-12-31","tasks":[
{"id":"1","title":"Một","leads":["UBND thành phố Hà Nội"],"time":{"text":"Trước ngày 01/4/2024","rule":{"parts":[{"kind":"deadline","due":"2024-03-31","exclusive":true}]}}},
{"id":"2","title":"Hai","leads":["Sở Thử nghiệm thành phố Hà Nội"],"time":{"text":"Trước ngày 01/5/2024","rule":{"parts":[{"kind":"deadline","due":"2024-04-30","exclusive":true}]}}},
{"id":"3","title":"Ba","leads":["Sở Thử nghiệm thành phố Hải Phòng"],"time":{"text":"Trước ngày 01/5/2024","rule":{"parts":[{"kind":"deadline","due":"2024-04-30","exclusive":true}]}}}]}`))
	require.NoError(t, err)
	for units, want := range map[bool][]string{false: {"1"}, true: {"1", "2"}} {
		q := plan.ObligationQuery{Bodies: bodies, Only: "H26", Units: units, Expand: true}
		var owed, due, counted []string
		for o := range p.Obligations(q) {
			owed = append(owed, string(o.Task.ID))
		}
		for row := range p.Due(nil, plan.DueQuery{ObligationQuery: q, AsOf: day("2024-05-01")}) {
			due = append(due, string(row.Task))
		}
		r := p.Report(nil, plan.ReportQuery{ObligationQuery: q, Period: schedule.MustParsePeriod("2024-H1")})
		for _, row := range r.Rows {
			counted = append(counted, string(row.BodyID))
		}
		slices.Sort(counted)
		assert.Equal(t, want, owed)
		assert.Equal(t, want, due)
		assert.Equal(t, len(want), r.Total.Total())
		assert.Equal(t, []string{"H26", "H26.99"}[:len(want)], counted)
	}
}
