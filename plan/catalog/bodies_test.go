package catalog_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/cell"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/form"
)

// firstDay is the first day on which a plan can have been signed.
func firstDay(p *plan.Plan) form.Day {
	if p.Date.IsZero() {
		return p.NotBefore
	}
	return p.Date
}

// Each string is one named body or one class that the registry can read.
func TestBodiesAreRead(t *testing.T) {
	r := body.Vietnam()
	for _, p := range catalog.Plans() {
		for _, task := range p.Tasks {
			for _, name := range slices.Concat(task.Leads, task.Coordinating) {
				at := p.Number + " " + string(task.ID) + ": " + name
				read, err := cell.Parse(r, name, firstDay(p))
				require.NoError(t, err, at)
				assert.Empty(t, read.RestText(), at)
				require.Len(t, read.Parts, 1, at)
				s := read.Parts[0].Selector
				if s.Kind() == body.KindNamed {
					assert.False(t, s.ID().IsZero(), at)
				} else {
					assert.Equal(t, body.KindGroup, s.Kind(), at)
				}
			}
		}
	}
}

func TestBodiesOnTheDayOfTheDocument(t *testing.T) {
	r := body.Vietnam()
	members := func(p *plan.Plan, names []string) (ids []string) {
		for _, name := range names {
			read, err := cell.Parse(r, name, firstDay(p))
			require.NoError(t, err)
			for _, b := range read.Resolve(r, firstDay(p), body.Scope{}) {
				ids = append(ids, b.ID().String())
			}
		}
		return ids
	}
	p := load(t, "240/QĐ-TTg")
	assert.Equal(t, []string{"H26", "H29", "H49", "H09", "H05"}, members(p, find(t, p, "III.2.b").Leads))
	// 22 ministries and ministry-level agencies and 63 provinces until 1 March and 1 July 2025.
	assert.Len(t, members(p, find(t, p, "III.1.b-1+1").Leads), 22)
	assert.Len(t, members(p, find(t, p, "III.2.a-1").Leads), 22+63)
	assert.Len(t, members(p, find(t, p, "IV.1.d").Leads), 22+8+63)

	p = load(t, "537/TB-VPCP")
	assert.Equal(t, []string{"G14"}, members(p, find(t, p, "2-6").Leads))
}
