package catalog_test

import (
	"testing"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Read off Notice 537/TB-VPCP by hand: six dashes in section 2, two sentences
// in section 3.
func Test537DueDays(t *testing.T) {
	p := load(t, "537/TB-VPCP")
	var ids []plan.TaskID
	for _, task := range p.Tasks {
		ids = append(ids, task.ID)
	}
	assert.Equal(t, []plan.TaskID{"2-1", "2-2", "2-3", "2-4", "2-5", "2-6", "3-1", "3-2"}, ids)
	assert.Equal(t, map[plan.TaskID][]string{"2-4": {"2024-11-30", "2024-12-31"}, "3-2": {"2024-12-31"}}, dueDays(p))
	assert.Equal(t, map[plan.TaskID]string{"3-2": "2024-12-01"}, starts(p))
	assert.Equal(t, map[schedule.Kind][]plan.TaskID{"": {"2-1", "2-2", "2-3", "2-5", "2-6", "3-1"}}, undated(p))
}

// Recommendations are answered to those who made them, and to the standing
// office.
func Test537Answers(t *testing.T) {
	p := load(t, "537/TB-VPCP")
	answer := find(t, p, "3-2")
	assert.Equal(t, "trong tháng 12 năm 2024", answer.Time.Text)
	assert.Equal(t, []string{"các bộ, ngành, địa phương"}, answer.Leads)
	assert.Equal(t, []string{"văn bản trả lời"}, answer.Products)
	assert.Equal(t, []string{"các bộ, địa phương", "các hiệp hội doanh nghiệp", "cơ quan thành viên Hội đồng tư vấn",
		"Văn phòng Chính phủ - Cơ quan thường trực Tổ công tác"}, answer.Recipients)
	assert.Equal(t, []string{"Văn phòng Chính phủ - Cơ quan thường trực Tổ công tác"}, find(t, p, "3-1").Leads)
}

func Test537Bodies(t *testing.T) {
	p := load(t, "537/TB-VPCP")
	for _, id := range []plan.TaskID{"2-1", "2-2", "2-3", "2-4", "2-5"} {
		task := find(t, p, id)
		assert.Equal(t, []string{"Các bộ, địa phương"}, task.Leads, id)
		assert.Contains(t, task.Note, "không nêu cơ quan", id)
	}
	decree := find(t, p, "2-6")
	assert.Equal(t, []string{"Bộ Thông tin và Truyền thông"}, decree.Leads)
	assert.Equal(t, []string{"các đơn vị liên quan"}, decree.Coordinating)
}

func Test537Document(t *testing.T) {
	p := load(t, "537/TB-VPCP")
	assert.Equal(t, "Văn phòng Chính phủ", p.Issuer)
	assert.Equal(t, day("2024-11-29"), p.Date)
	assert.Equal(t, day("2024-11-29"), p.From)
	assert.Equal(t, day("2024-12-31"), p.To)
	r, ok := relation(p, "766/QĐ-TTg")
	require.True(t, ok)
	assert.Equal(t, plan.RelationCites, r.Kind)
	r, ok = relation(p, "104/QĐ-TTg")
	require.True(t, ok)
	assert.Equal(t, plan.RelationImplements, r.Kind)
}
