package catalog_test

import (
	"testing"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Read off the press report on Decision 62/QĐ-TCTCCTTHC by hand.
func Test62DueDays(t *testing.T) {
	p := load(t, "62/QĐ-TCTCCTTHC")
	assert.Equal(t, map[plan.TaskID][]string{
		"2": {"2023-12-31"},
		"4": {"2023-09-30", "2023-10-31", "2023-11-30", "2023-12-31"},
		"5": {"2023-10-31"}, "6": {"2023-11-30"}, "7": {"2023-12-14"}, "8": {"2023-12-31"},
	}, dueDays(p))
	assert.Equal(t, map[plan.TaskID]string{"2": "2023-10-01", "5": "2023-10-01", "6": "2023-11-01", "8": "2023-12-01"}, starts(p))
	assert.Equal(t, []plan.TaskID{"7"}, exclusive(p))
	assert.Equal(t, map[schedule.Kind][]plan.TaskID{schedule.Continuous: {"1", "3"}, schedule.OnDemand: {"4"}}, undated(p))
	assert.Equal(t, schedule.JoinAny, find(t, p, "4").Time.Rule.Join())
	assert.Equal(t, "Hằng tháng hoặc đột xuất", wording(t, p, "4"))
	assert.Equal(t, "Trước ngày 15/12/2023", wording(t, p, "7"))
}

func Test62Bodies(t *testing.T) {
	p := load(t, "62/QĐ-TCTCCTTHC")
	assert.Equal(t, []string{"từng thành viên Tổ công tác", "cơ quan thường trực Tổ công tác"}, find(t, p, "1").Leads)
	assert.Equal(t, []string{"các cơ quan thành viên Hội đồng tư vấn cải cách thủ tục hành chính của Thủ tướng Chính phủ", "cộng đồng doanh nghiệp"},
		find(t, p, "2").Coordinating)
	assert.Equal(t, []string{"Cơ quan thường trực Tổ công tác - Văn phòng Chính phủ"}, find(t, p, "3").Leads)
	// The report says what will be done, and not by whom.
	for _, id := range []plan.TaskID{"5", "6", "7", "8"} {
		task := find(t, p, id)
		assert.Equal(t, []string{"Tổ công tác"}, task.Leads, id)
		assert.Contains(t, task.Note, "không nêu nơi chủ trì", id)
	}
}

// The day of signature is not printed: the plan is no older than the decisions
// that the report says were there.
func Test62Document(t *testing.T) {
	p := load(t, "62/QĐ-TCTCCTTHC")
	assert.True(t, p.Date.IsZero())
	assert.True(t, p.Printed.IsZero())
	assert.Equal(t, day("2023-08-06"), p.NotBefore)
	assert.Equal(t, day("2023-09-01"), p.From)
	assert.Equal(t, day("2023-12-31"), p.To)
	r, ok := relation(p, "933/QĐ-TTg")
	require.True(t, ok)
	assert.Equal(t, plan.RelationImplements, r.Kind)
	assert.Equal(t, day("2023-08-06"), r.Date)
	assert.NotEmpty(t, p.SourceFaults)
}
