package catalog_test

import (
	"testing"

	"github.com/caicach/tthc/plan"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Annex I of letter 221/VPCP-KSTT: seven dashes under Resolution 01/NQ-CP, two
// under 02/NQ-CP. None has a time or names a body of its own.
func Test221Tasks(t *testing.T) {
	p := load(t, "221/VPCP-KSTT")
	var ids []plan.TaskID
	for _, task := range p.Tasks {
		ids = append(ids, task.ID)
		assert.Equal(t, []string{"Bộ, ngành, địa phương"}, task.Leads, task.ID)
		assert.Contains(t, task.Note, "Không nêu cơ quan", task.ID)
		assert.Zero(t, task.Time.Text, task.ID)
		assert.True(t, task.Time.Rule.IsZero(), task.ID)
	}
	assert.Equal(t, []plan.TaskID{"I.1-1", "I.1-2", "I.1-3", "I.1-4", "I.1-5", "I.1-6", "I.1-7", "I.2-1", "I.2-2"}, ids)
	assert.Empty(t, dueDays(p))
	assert.Equal(t, "Phụ lục I, mục 2, gạch đầu dòng 1", find(t, p, "I.2-1").Place)
}

func Test221Document(t *testing.T) {
	p := load(t, "221/VPCP-KSTT")
	assert.Equal(t, "Văn phòng Chính phủ", p.Issuer)
	assert.Equal(t, day("2024-01-10"), p.Date)
	assert.Equal(t, day("2024-01-10"), p.From)
	assert.Equal(t, day("2024-12-31"), p.To)
	for _, number := range []string{"01/NQ-CP", "02/NQ-CP"} {
		r, ok := relation(p, number)
		require.True(t, ok, number)
		assert.Equal(t, plan.RelationImplements, r.Kind)
		assert.Equal(t, day("2024-01-05"), r.Date)
	}
	assert.Contains(t, p.SourceFaults[0], "để trống số và ngày")
}
