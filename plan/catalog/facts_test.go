package catalog_test

import (
	"testing"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Who receives the work, read off the documents by hand: "gửi ...", "báo cáo
// ...", "trình ...", "trả lời trực tiếp ...".
func TestRecipients(t *testing.T) {
	office, government, prime := "Văn phòng Chính phủ", "Chính phủ", "Thủ tướng Chính phủ"
	head, all := "Tổ trưởng Tổ công tác", "các bộ, ngành, địa phương"
	want := map[string]map[plan.TaskID][]string{
		"16/QĐ-TCTCCTTHC": {"2": {prime, head}, "4": {head, "bộ, ngành, địa phương"}, "15": {prime, head}, "17": {head}},
		"62/QĐ-TCTCCTTHC": {"4": {head}, "7": {prime, head}},
		"221/VPCP-KSTT":   {},
		"240/QĐ-TTg": {
			"III.1.b-1+4": {office}, "III.1.b-1+5": {office}, "III.1.b-4+1": {government}, "III.1.b-4+2": {all},
			"III.2.a-10": {"cấp có thẩm quyền"}, "III.2.b": {prime}, "III.2.d-2": {government, prime}, "III.2.d-4": {all},
			"III.2.d-5": {government}, "III.2.d-7": {"Tổ công tác cải cách TTHC", prime},
			"IV.1.d": {office}, "IV.4": {"Tổ công tác cải cách TTHC"}, "IV.6": {government, prime},
		},
		"537/TB-VPCP": {"2-6": {prime}, "3-1": {all}, "3-2": {"các bộ, địa phương", "các hiệp hội doanh nghiệp",
			"cơ quan thành viên Hội đồng tư vấn", "Văn phòng Chính phủ - Cơ quan thường trực Tổ công tác"}},
	}
	for _, p := range catalog.Plans() {
		got := map[plan.TaskID][]string{}
		for _, task := range p.Tasks {
			if len(task.Recipients) > 0 {
				got[task.ID] = task.Recipients
			}
			assert.NotContains(t, task.Note, "Nơi nhận", p.Number+" "+string(task.ID))
		}
		assert.Equal(t, want[p.Number], got, p.Number)
	}
}

// The items that the Government Office leads and that the documents place in
// the control of procedures: verifying procedures in drafts and hearing
// petitions on them; the review on their national database; that database and
// the system of petitions; the criteria of Decision 766/QĐ-TTg; the summing-up
// of Decree 61/2018/NĐ-CP on one-stop; the reports on reform and control. They
// are the Ministry of Justice's since 10 January 2026 (Decree 09/2026/NĐ-CP);
// all else that the Office leads is still its own.
func TestControlOfProceduresPassed(t *testing.T) {
	want := map[plan.TaskID]bool{"III.1.a-3": true, "III.1.b-4+2": true, "III.2.d-3": true, "III.2.d-6": true, "III.2.d-7": true, "IV.6": true}
	r, found, office := body.Vietnam(), map[plan.TaskID]bool{}, 0
	for _, p := range catalog.Plans() {
		for o := range p.Obligations(plan.ObligationQuery{Bodies: r}) {
			if o.Named != "Văn phòng Chính phủ" {
				assert.Empty(t, o.Task.Function, "%s %s", p.Number, o.Task.ID)
				continue
			}
			office++
			holder := body.ID("G22")
			if p.Number == "240/QĐ-TTg" && want[o.Task.ID] {
				assert.Equal(t, body.FunctionProcedureControl, o.Task.Function)
				found[o.Task.ID], holder = true, "G15"
			}
			before, _ := o.Holder(r, day("2026-01-09")).One()
			after, _ := o.Holder(r, day("2026-01-10")).One()
			assert.Equal(t, body.ID("G22"), before.ID(), o.Task.ID)
			assert.Equal(t, holder, after.ID(), o.Task.ID)
		}
	}
	assert.Equal(t, want, found)
	// Of 240/QĐ-TTg 1 + 2 + 7 + 3 items of part III and 11 months of IV.6; of
	// 16/QĐ-TCTCCTTHC tasks 12, 13 and 14.
	assert.Equal(t, 13+11+3, office)
}

// A plan names offices, not who holds them: task 11 of Decision
// 16/QĐ-TCTCCTTHC is a deputy minister's, as a deputy head of the Task Force.
func TestOfficeInsteadOfPerson(t *testing.T) {
	task := find(t, load(t, "16/QĐ-TCTCCTTHC"), "11")
	assert.Equal(t, []string{"Tổ phó Tổ công tác (Thứ trưởng Bộ Công an)", "Bộ Công an"}, task.Leads)
	assert.Contains(t, task.Note, "chỉ ghi chức vụ")
	for _, p := range catalog.Plans() {
		for _, task := range p.Tasks {
			for _, lead := range task.Leads {
				assert.NotContains(t, lead, "Đồng chí", "%s %s", p.Number, task.ID)
				assert.NotContains(t, lead, "Nguyễn", "%s %s", p.Number, task.ID)
			}
		}
	}
}

// Decision 16/QĐ-TCTCCTTHC: "Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm
// 2015; Luật sửa đổi, bổ sung ... ngày 22 tháng 11 năm 2019", and two decisions.
// Decision 240/QĐ-TTg rests on the same two laws.
func TestBasisOfPlan2024(t *testing.T) {
	p := load(t, "16/QĐ-TCTCCTTHC")
	var basis []string
	for _, b := range p.Basis {
		basis = append(basis, b.Number+" "+b.Date.String())
	}
	assert.Equal(t, []string{"76/2015/QH13 2015-06-19", "47/2019/QH14 2019-11-22", "932/QĐ-TTg 2023-08-06", "51/QĐ-TCTCCTTHC 2023-08-30"}, basis)
	require.GreaterOrEqual(t, len(load(t, "240/QĐ-TTg").Basis), 2)
	assert.Equal(t, load(t, "240/QĐ-TTg").Basis[:2], p.Basis[:2])
	assert.Contains(t, p.SourceFaults, "Căn cứ ghi hai luật không kèm số; số 76/2015/QH13 và 47/2019/QH14 do danh mục thêm vào theo ngày và tên luật")
}
