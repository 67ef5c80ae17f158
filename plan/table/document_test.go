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
		rest  []string
	}{
		"the head in the table that lays it out": {
			[]string{"ỦY BAN NHÂN DÂN\nTỈNH BẮC NINH\n-------\nSố: 12/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBắc Ninh, ngày 05 tháng 3 năm 2026", "KẾ HOẠCH", "Cải cách hành chính năm 2026"},
			plan.Plan{Number: "12/KH-UBND", Date: form.NewDay(2026, 3, 5), Issuer: "Ủy ban nhân dân tỉnh Bắc Ninh", Title: "Kế hoạch Cải cách hành chính năm 2026"},
			nil,
		},
		"a title in several lines, and what stands below it": {
			[]string{"KẾ HOẠCH HÀNH ĐỘNG\nThực hiện mục tiêu tăng trưởng\ntrên địa bàn tỉnh", "(Kèm theo Kế hoạch số 3/KH-UBND ngày 7/1/2026 của Bộ Y tế)", "Căn cứ Luật Tổ chức chính quyền địa phương"},
			plan.Plan{Number: "3/KH-UBND", Date: form.NewDay(2026, 1, 7), Issuer: "Bộ Y tế", Title: "Kế hoạch hành động Thực hiện mục tiêu tăng trưởng trên địa bàn tỉnh"},
			[]string{"Căn cứ Luật Tổ chức chính quyền địa phương"},
		},
		"a title in capitals": {
			[]string{"KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH", "NĂM 2026", "Thực hiện nhiệm vụ được giao"},
			plan.Plan{Title: "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026"},
			[]string{"Thực hiện nhiệm vụ được giao"},
		},
		"a plan that is only spoken of, and one that is not named": {
			[]string{"Kế hoạch này được phổ biến", "KẾ HOẠCH", "I. MỤC ĐÍCH"},
			plan.Plan{},
			[]string{"Kế hoạch này được phổ biến", "KẾ HOẠCH", "I. MỤC ĐÍCH"},
		},
		"over an annex": {
			[]string{"PHỤ LỤC", "(Ban hành kèm theo Quyết định số 240/QĐ-TTg ngày 20 tháng 02 năm 2024 của Thủ tướng Chính phủ)", "Số: 7/BC-X"},
			plan.Plan{Number: "240/QĐ-TTg", Date: form.NewDay(2024, 2, 20), Issuer: "Thủ tướng Chính phủ"},
			[]string{"PHỤ LỤC", "Số: 7/BC-X"},
		},
		"over an annex, in a cell of several lines": {
			[]string{"PHỤ LỤC I\nDANH MỤC NHIỆM VỤ\n(Kèm theo Quyết định số 240/QĐ-TTg\nngày 20/02/2024 của\nThủ tướng Chính phủ)\nĐơn vị tính: ngày"},
			plan.Plan{Number: "240/QĐ-TTg", Date: form.NewDay(2024, 2, 20), Issuer: "Thủ tướng Chính phủ"},
			[]string{"PHỤ LỤC I", "DANH MỤC NHIỆM VỤ", "Đơn vị tính: ngày"},
		},
		"over an annex, in figures, without brackets": {
			[]string{"Kèm theo Kế hoạch số: 05/2026/KH-BYT ngày 7/1/2026 của Bộ Y tế"},
			plan.Plan{Number: "05/2026/KH-BYT", Date: form.NewDay(2026, 1, 7), Issuer: "Bộ Y tế"},
			nil,
		},
		"a body below another": {
			[]string{"VĂN PHÒNG CHÍNH PHỦ\nCỤC KIỂM SOÁT X\nSố:  221/VPCP-KSTT  ", "Hà Nội, ngày     tháng 02 năm 2026"},
			plan.Plan{Number: "221/VPCP-KSTT", Issuer: "VĂN PHÒNG CHÍNH PHỦ CỤC KIỂM SOÁT X"},
			[]string{"Hà Nội, ngày tháng 02 năm 2026"},
		},
		"documents that are cited, days that are none": {
			[]string{"Căn cứ Nghị quyết số 12/NQ-CP ngày 1/1/2026 của Chính phủ", "Số lượng: 12/KH-UBND", "Số:      /KH-UBND", "Họp, ngày 31 tháng 02 năm 2026", "hoàn thành, ngày mai"},
			plan.Plan{},
			[]string{"Căn cứ Nghị quyết số 12/NQ-CP ngày 1/1/2026 của Chính phủ", "Số lượng: 12/KH-UBND", "Số: /KH-UBND", "Họp, ngày 31 tháng 02 năm 2026", "hoàn thành, ngày mai"},
		},
		"nothing": {},
	} {
		said, rest := table.ParseDocument(c.lines, nil, form.NewDay(2026, 1, 1))
		assert.Equal(t, c.want, said, name)
		assert.Equal(t, c.rest, rest, name)
	}
}
