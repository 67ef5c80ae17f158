package catalog_test

import (
	"regexp"
	"testing"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Leaves of parts III and IV of the plan of Decision 240/QĐ-TTg, counted by
// hand under each letter (or number, in IV). In III.1.b the first dash has 5
// pluses and the fourth has 2; the paragraph after the second dash of III.2.d
// is no item.
var leaves240 = []struct {
	under string
	n     int
}{
	{"III.1.a", 3}, {"III.1.b", 5 + 1 + 1 + 2}, {"III.1.c", 4},
	{"III.2.a", 10}, {"III.2.b", 1}, {"III.2.c", 1}, {"III.2.d", 7},
	{"III.3.a", 4}, {"III.3.b", 1}, {"III.3.c", 3},
	{"IV.1.a", 1}, {"IV.1.b", 1}, {"IV.1.c", 1}, {"IV.1.d", 1}, {"IV.2", 1}, {"IV.3", 1}, {"IV.4", 1}, {"IV.5", 1}, {"IV.6", 1},
}

func Test240Leaves(t *testing.T) {
	p := load(t, "240/QĐ-TTg")
	heading := regexp.MustCompile(`^((III|IV)\.\d(?:\.[a-d])?)(?:-\d+)?(?:\+\d+)?$`)
	parts := map[string]int{}
	var order []string
	under := map[string]int{}
	for _, task := range p.Tasks {
		m := heading.FindStringSubmatch(string(task.ID))
		require.NotNil(t, m, task.ID)
		parts[m[2]]++
		if under[m[1]]++; under[m[1]] == 1 {
			order = append(order, m[1])
		}
	}
	assert.Equal(t, map[string]int{"III": 43, "IV": 9}, parts)
	require.Len(t, order, len(leaves240))
	for i, l := range leaves240 {
		assert.Equal(t, l.under, order[i])
		assert.Equal(t, l.n, under[l.under], l.under)
	}
}

func Test240Numbering(t *testing.T) {
	p := load(t, "240/QĐ-TTg")
	var b []plan.TaskID
	for _, task := range p.Tasks[3:12] {
		b = append(b, task.ID)
	}
	assert.Equal(t, []plan.TaskID{"III.1.b-1+1", "III.1.b-1+2", "III.1.b-1+3", "III.1.b-1+4", "III.1.b-1+5",
		"III.1.b-2", "III.1.b-3", "III.1.b-4+1", "III.1.b-4+2"}, b)
	assert.Equal(t, "Phần III, mục 1, điểm b, gạch đầu dòng 1, dấu cộng 2", find(t, p, "III.1.b-1+2").Place)
	assert.Equal(t, "Phần III, mục 2, điểm b", find(t, p, "III.2.b").Place)
	assert.Equal(t, "Phần IV, mục 6", find(t, p, "IV.6").Place)
}

// Read off the document by hand.
func Test240DueDays(t *testing.T) {
	p := load(t, "240/QĐ-TTg")
	// The decision holds from 4 February, so its first monthly duty is February's.
	monthly := []string{"2025-02-28", "2025-03-31", "2025-04-30", "2025-05-31", "2025-06-30", "2025-07-31",
		"2025-08-31", "2025-09-30", "2025-10-31", "2025-11-30", "2025-12-31"}
	assert.Equal(t, map[plan.TaskID][]string{
		"III.1.b-1+4": {"2025-09-30"}, "III.1.b-1+5": {"2025-09-30"},
		"III.1.b-2": {"2025-06-30"}, "III.1.b-3": {"2025-06-30"}, "III.1.b-4+1": {"2025-06-30"},
		"III.1.c-4": {"2025-12-31"},
		"III.2.a-3": {"2025-06-30"}, "III.2.a-4": {"2025-12-31"}, "III.2.a-7": {"2025-09-30"}, "III.2.a-9": monthly,
		"III.2.b":   {"2025-12-09"},
		"III.2.d-3": {"2025-12-31"}, "III.2.d-5": {"2025-06-30"}, "III.2.d-7": {"2025-12-30"},
		"III.3.a-1": {"2025-09-30"}, "III.3.a-2": {"2025-09-30"}, "III.3.a-3": {"2025-09-30"}, "III.3.a-4": {"2025-09-30"},
		"III.3.b": {"2025-09-30"}, "III.3.c-3": {"2025-06-30"},
		"IV.1.d": monthly, "IV.6": monthly,
	}, dueDays(p))
	assert.Equal(t, map[plan.TaskID]string{
		"III.1.b-1+4": "2025-07-01", "III.1.b-2": "2025-06-01", "III.1.b-3": "2025-06-01", "III.1.b-4+1": "2025-04-01",
		"III.1.c-4": "2025-12-01", "III.2.a-3": "2025-04-01", "III.2.a-7": "2025-07-01",
		"III.2.d-3": "2025-10-01", "III.2.d-5": "2025-04-01",
		"III.3.a-1": "2025-07-01", "III.3.a-2": "2025-07-01", "III.3.a-3": "2025-07-01", "III.3.a-4": "2025-07-01",
		"III.3.b": "2025-07-01", "III.3.c-3": "2025-04-01",
	}, starts(p))
	assert.Equal(t, []plan.TaskID{"III.2.b", "III.2.d-7"}, exclusive(p))
	assert.Equal(t, map[schedule.Kind][]plan.TaskID{
		schedule.Continuous: {"III.1.a-1", "III.1.a-3"},
		schedule.OnEvent:    {"III.1.b-1+2", "III.2.a-2", "III.2.d-1", "IV.1.a"},
		schedule.External:   {"III.2.c"},
		"": {"III.1.a-2", "III.1.b-1+1", "III.1.b-1+3", "III.1.b-4+2", "III.1.c-1", "III.1.c-2", "III.1.c-3",
			"III.2.a-1", "III.2.a-5", "III.2.a-6", "III.2.a-8", "III.2.a-10", "III.2.d-2", "III.2.d-4", "III.2.d-6",
			"III.3.c-1", "III.3.c-2", "IV.1.b", "IV.1.c", "IV.2", "IV.3", "IV.4", "IV.5"},
	}, undated(p))
}

func Test240Wording(t *testing.T) {
	p := load(t, "240/QĐ-TTg")
	for id, text := range map[plan.TaskID]string{
		"III.1.b-1+2": "ngay sau khi được Chính phủ phê duyệt",
		"III.1.b-1+4": "trong Quý III năm 2025",
		"III.1.b-1+5": "chậm nhất trong Quý III năm 2025",
		"III.1.b-2":   "hoàn thành trong tháng 6 năm 2025",
		"III.2.a-4":   "đến hết năm 2025",
		"III.2.a-9":   "Định kỳ hằng tháng",
		"III.2.b":     "trước ngày 10 tháng 12 năm 2025",
		"III.2.d-7":   "trước ngày 31 tháng 12 năm 2025",
	} {
		assert.Equal(t, text, wording(t, p, id), id)
	}
	event := find(t, p, "III.2.a-2").Time.Rule.Part(0)
	assert.Equal(t, "được Chính phủ phê duyệt", event.Event)
	assert.Equal(t, schedule.NewTerm(0, schedule.Days), event.Offset)
	// A plain "sau khi" sets no length.
	assert.True(t, find(t, p, "IV.1.a").Time.Rule.Part(0).Offset.IsZero())
	roadmap := find(t, p, "III.2.c").Time
	assert.Equal(t, "phù hợp với "+roadmap.Rule.Part(0).Event, roadmap.Text)
}

func Test240Bodies(t *testing.T) {
	p := load(t, "240/QĐ-TTg")
	office := "Văn phòng Chính phủ"
	for id, want := range map[plan.TaskID]struct{ leads, coordinating []string }{
		"III.1.a-2": {leads: []string{"Bộ Tư pháp", "Tổ chức pháp chế thuộc bộ, cơ quan ngang bộ",
			"Sở Tư pháp thuộc Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
			"Văn phòng Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"}},
		"III.1.b-1+5": {leads: []string{"Các bộ, cơ quan ngang bộ"}},
		"III.1.b-2":   {[]string{"Bộ Công an"}, []string{"Bộ Nội vụ", office, "các bộ, cơ quan liên quan"}},
		"III.1.b-3":   {[]string{"Bộ Nội vụ"}, []string{"Bộ Công an", office, "các bộ, cơ quan liên quan"}},
		"III.1.c-4":   {leads: []string{"Các bộ, ngành, địa phương"}},
		"III.2.a-3": {[]string{"Các bộ, cơ quan ngang bộ", "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"},
			[]string{office, "Bộ Công an"}},
		"III.2.b": {[]string{"Ủy ban nhân dân thành phố Hà Nội", "Ủy ban nhân dân thành phố Hồ Chí Minh",
			"Ủy ban nhân dân tỉnh Quảng Ninh", "Ủy ban nhân dân tỉnh Bình Dương", "Ủy ban nhân dân tỉnh Bắc Ninh"}, []string{office}},
		"III.2.c":   {leads: []string{"Bộ Công an"}},
		"III.2.d-3": {[]string{office}, []string{"Bộ Công an", "các bộ, ngành, địa phương"}},
		"III.3.b":   {leads: []string{"Ban Cơ yếu Chính phủ"}},
		"III.3.c-1": {[]string{office}, []string{"các bộ, ngành", "Ủy ban nhân dân cấp tỉnh", "các cơ quan, tổ chức liên quan"}},
		"IV.1.d": {leads: []string{"Các bộ, cơ quan ngang bộ", "cơ quan thuộc Chính phủ",
			"Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương"}},
		"IV.2": {[]string{"Bộ Tư pháp"}, []string{"các bộ, cơ quan"}},
		"IV.5": {leads: []string{"Phó Thủ tướng Thường trực"}},
		"IV.6": {[]string{office}, []string{"các bộ, cơ quan, địa phương"}},
	} {
		task := find(t, p, id)
		assert.Equal(t, want.leads, task.Leads, id)
		assert.Equal(t, want.coordinating, task.Coordinating, id)
	}
	// The points of IV.1 name nobody themselves.
	for _, id := range []plan.TaskID{"IV.1.b", "IV.1.c", "IV.1.d"} {
		assert.Contains(t, find(t, p, id).Note, "không nêu tên cơ quan", id)
	}
}

func Test240Document(t *testing.T) {
	p := load(t, "240/QĐ-TTg")
	assert.Equal(t, "Thủ tướng Chính phủ", p.Issuer)
	assert.Equal(t, day("2025-02-04"), p.Date)
	assert.Equal(t, day("2025-02-04"), p.From)
	assert.Equal(t, day("2025-12-31"), p.To)
	assert.Len(t, p.Objectives, 6)
	assert.Len(t, p.Requirements, 6)
	assert.Len(t, p.Basis, 3)
	assert.NotEmpty(t, p.SourceFaults)
	for number, want := range map[string]struct {
		kind plan.RelationKind
		day  string
	}{
		"57-NQ/TW": {plan.RelationImplements, "2024-12-22"}, "142/2024/QH15": {plan.RelationImplements, "2024-06-29"},
		"01/NQ-CP": {plan.RelationImplements, "2025-01-08"}, "02/NQ-CP": {plan.RelationImplements, "2025-01-08"},
		"766/QĐ-TTg": {plan.RelationCites, "2022-06-23"}, "7641/VPCP-KSTT": {plan.RelationCites, "2024-10-18"},
		"188/NQ-CP": {plan.RelationCites, "2024-10-11"}, "274/QĐ-TTg": {plan.RelationCites, "2019-03-12"},
	} {
		r, ok := relation(p, number)
		require.True(t, ok, number)
		assert.Equal(t, want.kind, r.Kind, number)
		assert.Equal(t, day(want.day), r.Date, number)
	}
}
