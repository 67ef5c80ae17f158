package table_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/table"
	"github.com/caicach/tthc/schedule/form"
)

// What the head of a document and the words over an annex say, and what they do
// not say.
func TestParseDocument(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  plan.Plan
	}{
		"the head in the table that lays it out": {
			[]string{"ỦY BAN NHÂN DÂN\nTỈNH BẮC NINH\n-------\nSố: 12/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBắc Ninh, ngày 05 tháng 3 năm 2026", "KẾ HOẠCH", "Cải cách hành chính năm 2026"},
			plan.Plan{Number: "12/KH-UBND", Date: form.NewDay(2026, 3, 5), Issuer: "Ủy ban nhân dân tỉnh Bắc Ninh"},
		},
		"over an annex": {
			[]string{"PHỤ LỤC", "(Ban hành kèm theo Quyết định số 240/QĐ-TTg ngày 20 tháng 02 năm 2024 của Thủ tướng Chính phủ)", "Số: 7/BC-X"},
			plan.Plan{Number: "240/QĐ-TTg", Date: form.NewDay(2024, 2, 20), Issuer: "Thủ tướng Chính phủ"},
		},
		"over an annex, in figures, without brackets": {
			[]string{"Kèm theo Kế hoạch số: 05/2026/KH-BYT ngày 7/1/2026 của Bộ Y tế"},
			plan.Plan{Number: "05/2026/KH-BYT", Date: form.NewDay(2026, 1, 7), Issuer: "Bộ Y tế"},
		},
		"a body below another": {
			[]string{"VĂN PHÒNG CHÍNH PHỦ\nCỤC KIỂM SOÁT X\nSố:  221/VPCP-KSTT  ", "Hà Nội, ngày     tháng 02 năm 2026"},
			plan.Plan{Number: "221/VPCP-KSTT", Issuer: "VĂN PHÒNG CHÍNH PHỦ CỤC KIỂM SOÁT X"},
		},
		"documents that are cited, days that are none": {
			[]string{"Căn cứ Nghị quyết số 12/NQ-CP ngày 1/1/2026 của Chính phủ", "Số lượng: 12/KH-UBND", "Số:      /KH-UBND", "Họp, ngày 31 tháng 02 năm 2026", "hoàn thành, ngày mai"},
			plan.Plan{},
		},
		"nothing": {nil, plan.Plan{}},
	} {
		assert.Equal(t, c.want, table.ParseDocument(c.lines, nil, form.NewDay(2026, 1, 1)), name)
	}
}
