package table_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/table"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// cells writes a table with "|" between cells.
func cells(lines ...string) [][]string {
	var rows [][]string
	for _, l := range lines {
		row := strings.Split(l, "|")
		for i := range row {
			row[i] = strings.ReplaceAll(strings.TrimSpace(row[i]), `\n`, "\n")
		}
		rows = append(rows, row)
	}
	return rows
}

// layout is a table and what is read in it.
type layout struct {
	rows   [][]string
	want   []string // number, title, leads, coordinating, time, products, place, note
	doubts []string // kind and row
}

var layouts = map[string]layout{
	"columns in another order, under other names": {
		cells("Thời hạn hoàn thành | Đơn vị phối hợp | TT | NỘI DUNG CÔNG VIỆC | Kết quả đầu ra | Cơ quan chủ trì",
			"Quý III | Bộ Tư pháp | 1 | Rà soát quy định | Báo cáo | Bộ Nội vụ"),
		[]string{"1 · Rà soát quy định · Bộ Nội vụ · Bộ Tư pháp · Quý III · Báo cáo"}, nil,
	},
	"slips of the scanner in the heading": {
		cells("Số TT | Nhiêm vụ | Chủ tri thực hiện | Phồi hợp | Thời gían", "01 | A | Bộ Y tế | | Thường xuyên"),
		[]string{"01 · A · Bộ Y tế ·  · Thường xuyên"}, nil,
	},
	"one column for both roles": {
		cells("Stt | Nhiệm vụ | Cơ quan thực hiện", "1 | A | Bộ Y tế chủ trì, phối hợp với Bảo hiểm xã hội Việt Nam",
			`2 | B | Cơ quan chủ trì: Sở Nội vụ\nCơ quan phối hợp: Sở Tài chính, Sở Y tế`, "3 | C | Bộ Nội vụ"),
		[]string{"1 · A · Bộ Y tế · Bảo hiểm xã hội Việt Nam", "2 · B · Sở Nội vụ · Sở Tài chính, Sở Y tế", "3 · C · Bộ Nội vụ"}, nil,
	},
	"a heading of two lines, with the columns numbered": {
		cells("Stt | Nhiệm vụ | Cơ quan thực hiện | | Thời gian", " | | Chủ trì | Phối hợp | ", "(1) | (2) | (3) | (4) | (5)", "1 | A | Bộ Y tế | Bộ Công an | Tháng 6"),
		[]string{"1 · A · Bộ Y tế · Bộ Công an · Tháng 6"}, nil,
	},
	"a heading of two lines, merged cells filled": {
		cells("Stt | Nhiệm vụ | Phân công | Phân công | Thời gian", "Stt | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian", "1 | A | Bộ Y tế | Bộ Công an | Tháng 6"),
		[]string{"1 · A · Bộ Y tế · Bộ Công an · Tháng 6"}, nil,
	},
	"a page break in every cell": {
		cells("Stt | Nhiệm vụ | Chủ trì | Thời gian | Sản phẩm", `1 | Theo dõi việc thực hiện Quyết định 16/QĐ- | Cơ | Trước ngày | - Báo cáo`, "",
			"Stt | Nhiệm vụ | Chủ trì | Thời gian | Sản phẩm", " | TTg của Thủ tướng | quan thường trực Tổ công tác | 20/6/2024 | năm.", " | | | | - Kế hoạch.", "2 | B | Bộ Y tế | Quý I |"),
		[]string{"1 · Theo dõi việc thực hiện Quyết định 16/QĐ-TTg của Thủ tướng · Cơ quan thường trực Tổ công tác ·  · Trước ngày 20/6/2024 · Báo cáo năm, Kế hoạch", "2 · B · Bộ Y tế ·  · Quý I"}, nil,
	},
	"figures that begin as points of a list do": {
		cells("Stt | Nhiệm vụ | Chủ trì | Sản phẩm", "1 | A | Bộ Y tế | 50.00%", "2 | B | Bộ Y tế | 1.200 hồ sơ được số hóa", `3 | C | Bộ Y tế | 1. Báo cáo\n2. Quyết định`, "4 | D | Bộ Y tế | 1.Báo cáo"),
		[]string{"1 · A · Bộ Y tế ·  ·  · 50.00%", "2 · B · Bộ Y tế ·  ·  · 1.200 hồ sơ được số hóa", "3 · C · Bộ Y tế ·  ·  · Báo cáo, Quyết định", "4 · D · Bộ Y tế ·  ·  · Báo cáo"}, nil,
	},
	"localities in the table of a province": {
		cells("Stt | Nhiệm vụ | Chủ trì | Phối hợp", "1 | A | Sở Nội vụ | Các địa phương", "2 | B | Văn phòng UBND tỉnh | UBND các tỉnh, thành phố", "3 | C | Địa phương có liên quan | "),
		[]string{"1 · A · Sở Nội vụ · Các địa phương", "2 · B · Văn phòng UBND tỉnh · UBND các tỉnh, thành phố", "3 · C · Địa phương có liên quan"}, []string{"body 2", "body 4"},
	},
	"localities in the table of a ministry": {
		cells("Stt | Nhiệm vụ | Chủ trì | Phối hợp", "1 | A | Bộ Nội vụ | Các địa phương", "2 | B | Sở Nội vụ | UBND các tỉnh"),
		[]string{"1 · A · Bộ Nội vụ · Các địa phương", "2 · B · Sở Nội vụ · UBND các tỉnh"}, nil,
	},
	"headings above headings without tasks": {
		cells("Stt | Nhiệm vụ | Chủ trì", "- | A | Bộ Y tế", "Phần I. Thể chế", "2. Mục đích", "2. Yêu cầu"),
		[]string{"1 · A · Bộ Y tế"}, []string{"heading 3", "heading 4", "heading 5"},
	},
	"a column for the start and one for the end": {
		cells("Stt | Nhiệm vụ | Chủ trì | Thời gian thực hiện (bắt đầu) | Thời gian thực hiện (kết thúc)", "1 | A | Bộ Y tế | 01/2024 | 6/2024", "2 | B | Bộ Y tế | | 6/2024", "3 | C | Bộ Y tế | 01/02/2024 | "),
		[]string{"1 · A · Bộ Y tế ·  · Từ 01/2024 đến 6/2024", "2 · B · Bộ Y tế ·  · 6/2024", "3 · C · Bộ Y tế ·  · Từ 01/02/2024"}, nil,
	},
	"a time merged over the columns of the start and the end": {
		cells("Stt | Nhiệm vụ | Chủ trì | Bắt đầu | Hoàn thành", "1 | A | Bộ Y tế | Hằng năm, trước 15/12 | ", "2 | B | Bộ Y tế | Thường xuyên | ", "3 | C | Bộ Y tế | 2024 - 2025 | ", "4 | D | Bộ Y tế | Quý II/2024 | "),
		[]string{"1 · A · Bộ Y tế ·  · Hằng năm, trước 15/12", "2 · B · Bộ Y tế ·  · Thường xuyên", "3 · C · Bộ Y tế ·  · 2024 - 2025", "4 · D · Bộ Y tế ·  · Từ Quý II/2024"}, []string{"time 5"},
	},
	"headings in short forms": {
		cells("TT | Phần việc | ĐV CT | Đơn vị PH | TGTH | Loại văn bản", "1 | A | Sở Y tế | Sở Nội vụ | Quý I/2024 | Kế hoạch"),
		[]string{"1 · A · Sở Y tế · Sở Nội vụ · Quý I/2024 · Kế hoạch"}, nil,
	},
	"headings of who was given what": {
		cells("STT | Nội dung giao | Đơn vị được giao chủ trì | CQ phối hợp | Hạn cuối", "1 | A | Sở Y tế | Sở Nội vụ | 15/3/2024"),
		[]string{"1 · A · Sở Y tế · Sở Nội vụ · 15/3/2024"}, nil,
	},
	"a leader who follows, and a stage": {
		cells("STT | Dự án | Đ/c phụ trách | Giai đoạn", "1 | A | Sở Y tế | 2024 - 2025"),
		[]string{"1 · A · Sở Y tế ·  · 2024 - 2025"}, nil,
	},
	"a column from which day and one up to which": {
		cells("Stt | Nhiệm vụ | Chủ trì | Từ ngày | Đến ngày", "1 | A | Bộ Y tế | 01/02/2024 | 30/6/2024"),
		[]string{"1 · A · Bộ Y tế ·  · Từ 01/02/2024 đến 30/6/2024"}, nil,
	},
	"a start and an end below one heading": {
		cells("Stt | Nhiệm vụ | Chủ trì | Thời gian | ", " | | | Bắt đầu | Hoàn thành", "1 | A | Bộ Y tế | 01/02/2024 | 30/6/2024"),
		[]string{"1 · A · Bộ Y tế ·  · Từ 01/02/2024 đến 30/6/2024"}, nil,
	},
	"a column for the start alone": {
		cells("Stt | Nhiệm vụ | Chủ trì | Ngày bắt đầu", "1 | A | Bộ Y tế | 01/02/2024"),
		[]string{"1 · A · Bộ Y tế ·  ·  ·  ·  · Ngày bắt đầu: 01/02/2024"}, []string{"column 1"},
	},
	"a page break within a date": {
		cells("Stt | Nhiệm vụ | Chủ trì | Thời gian", "1 | A | Bộ Y tế | Trước 15/12/", " | | | 2024", "2 | B | Bộ Y tế | Trước ngày 15", " | | | /12/2024", `3 | C | Bộ Y tế | Tháng 3\nTháng 9`),
		[]string{"1 · A · Bộ Y tế ·  · Trước 15/12/2024", "2 · B · Bộ Y tế ·  · Trước ngày 15/12/2024", "3 · C · Bộ Y tế ·  · Tháng 3; Tháng 9"}, nil,
	},
	"words that mean something only beside others": {
		cells("Stt | Nhiệm vụ | Chủ trì | Phối hợp", "1 | A | Sở Nội vụ | Các sở, ban, ngành; các địa phương", "2 | B | Bộ Nội vụ | Các bộ, ngành; các địa phương", "3 | C | UBND các xã: Tân Lập, Tân Thành |"),
		[]string{"1 · A · Sở Nội vụ · Các sở, ban, ngành, Ủy ban nhân dân cấp huyện, cấp xã", "2 · B · Bộ Nội vụ · Các bộ, ngành, các địa phương", "3 · C · UBND xã Tân Lập, UBND xã Tân Thành"}, nil,
	},
	"a number again after the page break": {
		cells("Stt | Nhiệm vụ | Chủ trì", "1 | Rà soát các | Bộ Y tế", "Stt | Nhiệm vụ | Chủ trì", "1 (tiếp) | Quy định | ", "2 | B | Bộ Công an"),
		[]string{"1 · Rà soát các Quy định · Bộ Y tế", "2 · B · Bộ Công an"}, nil,
	},
	"cells merged over rows and filled": {
		cells("Stt | Nhiệm vụ | Chủ trì | Thời gian | Sản phẩm", "1 | A | Bộ Y tế | Quý I | Báo cáo.", "1 | A | Bộ Y tế | Quý II | Quyết định.", "2 | B | Bộ Y tế | Quý II | Kế hoạch"),
		[]string{"1 · A · Bộ Y tế ·  · Quý I; Quý II · Báo cáo. Quyết định", "2 · B · Bộ Y tế ·  · Quý II · Kế hoạch"}, []string{"joined 3"},
	},
	"a row with a lead and a time of its own, without number and title": {
		cells("TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian | Sản phẩm", "1 | A | Sở Y tế | Sở Tài chính | Quý I | Báo cáo", " | | Sở Nội vụ | | Quý II | Kế hoạch", "2 | B | Sở Y tế | | Quý III | "),
		[]string{"1 · A · Sở Y tế · Sở Tài chính · Quý I · Báo cáo", "1 (2) · A · Sở Nội vụ ·  · Quý II · Kế hoạch", "2 · B · Sở Y tế ·  · Quý III"}, []string{"joined 3", "number 3"},
	},
	"a task merged over rows with leads and times of their own": {
		cells("TT | Nhiệm vụ | Chủ trì | Thời gian", "1 | A | Sở Y tế | Quý I", "1 | A | Sở Nội vụ | Quý II", " | A | Sở Tài chính | Quý III"),
		[]string{"1 · A · Sở Y tế ·  · Quý I", "1 (2) · A · Sở Nội vụ ·  · Quý II", "1 (3) · A · Sở Tài chính ·  · Quý III"}, []string{"joined 3", "number 3", "joined 4", "number 4"},
	},
	"a row with one of lead and time of its own": {
		cells("TT | Nhiệm vụ | Chủ trì | Thời gian", "1 | A | Sở Y tế | Quý I", " | | Sở Nội vụ | Quý I", "2 | B | Sở Y tế | Quý I", " | | Sở Y tế | Quý II"),
		[]string{"1 · A · Sở Y tế, Sở Nội vụ ·  · Quý I", "2 · B · Sở Y tế ·  · Quý I; Quý II"}, []string{"joined 3", "joined 5"},
	},
	"leads and times that go on": {
		cells("TT | Nhiệm vụ | Chủ trì | Thời gian", "1 | A | Sở Y tế, | Quý I", " | | Sở Nội vụ | Quý II", "2 | B | Sở Y tế | Quý I", " | | Sở Nội vụ | ", "3 | C | Sở | Trước ngày 15", " | | Nội vụ | tháng 6"),
		[]string{"1 · A · Sở Y tế, Sở Nội vụ ·  · Quý I; Quý II", "2 · B · Sở Y tế, Sở Nội vụ ·  · Quý I", "3 · C · Sở Nội vụ ·  · Trước ngày 15 tháng 6"}, []string{"joined 3"},
	},
	"a dash with a time of its own": {
		cells("TT | Nhiệm vụ | Chủ trì | Thời gian", "1 | Tổ chức hội nghị | Sở Y tế | Quý I", " | - Báo cáo tổng kết | | Quý II", " | + Công bố | Sở Nội vụ | ", "2 | B, gồm: | Sở Y tế | Quý III", " | - Họp tổ | | ", "3 | C | Sở Y tế | "),
		[]string{"1 · Tổ chức hội nghị · Sở Y tế ·  · Quý I", "1-1 · Báo cáo tổng kết · Sở Y tế ·  · Quý II", "1-2 · Công bố · Sở Nội vụ", "2 · B, gồm: - Họp tổ · Sở Y tế ·  · Quý III", "3 · C · Sở Y tế"}, []string{"joined 3", "lead 3", "joined 4"},
	},
	"who signs below the table, in a column": {
		cells("TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian | Sản phẩm", "1 | A | Sở Y tế | | Trước | Báo cáo", " | | | | ngày 20 tháng 12 năm 2024 | ", " | | | | Hà Nội, ngày 15/01/2024 | ", " | | | | | TM. ỦY BAN NHÂN DÂN", " | | | | | KT. CHỦ TỊCH", ` | | | | | PHÓ CHỦ TỊCH\nNguyễn Văn A`, " | | | | | Trần Văn B"),
		[]string{"1 · A · Sở Y tế ·  · Trước ngày 20 tháng 12 năm 2024 · Báo cáo"}, []string{"row 4", "row 5", "row 6", "row 7", "row 8"},
	},
	"who drew the table up, and a date in the column of times": {
		cells("TT | Nhiệm vụ | Chủ trì | Thời gian", "1 | A | Sở Y tế | Quý IV", " | | | Ngày 12 tháng 01 năm 2023", " | NGƯỜI LẬP BIỂU | | CHỦ TỊCH", "", " | Trần Văn B | | Nguyễn Văn A"),
		[]string{"1 · A · Sở Y tế ·  · Quý IV"}, []string{"row 3", "row 4", "row 6"},
	},
	"a date of a task and an office that heads tasks": {
		cells("TT | Nhiệm vụ | Chủ trì | Thời gian", "1 | A | Sở Y tế | Quý I", " | | | Ngày 12 tháng 9 năm 2024", "CHỦ TỊCH UBND TỈNH | | | ", "2 | B | Sở Y tế | Quý III", " | | | Ngày 20/12/2024"),
		[]string{"1 · A · Sở Y tế ·  · Quý I; Ngày 12 tháng 9 năm 2024", "2 · B · Sở Y tế ·  · Quý III; Ngày 20/12/2024 ·  · CHỦ TỊCH UBND TỈNH"}, nil,
	},
	"who signs each of two tables": {
		cells("TT | Nhiệm vụ | Sản phẩm", "1 | A | Báo cáo", ` | | CHỦ TỊCH\nNguyễn Văn A`, "TT | Nhiệm vụ | Chủ trì", "2 | B | Sở Y tế", " | | Người lập biểu"),
		[]string{"1 · A ·  ·  ·  · Báo cáo", "2 · B · Sở Y tế"}, []string{"lead 1", "row 3", "row 6"},
	},
	"headings that name another year": {
		cells("TT | Nhiệm vụ | Chủ trì | Thời gian", "I | Nhiệm vụ năm 2024 | | ", "1 | A | Sở Y tế | Quý I", "II | Nhiệm vụ năm 2025 | | ", "2 | B | Sở Y tế | Quý I", "3 | C | Sở Y tế | Hằng tháng", "4 | D | Sở Y tế | Quý I/2024", "III | Nhiệm vụ năm 2023 chuyển sang | |", "5 | E | Sở Y tế | Quý I"),
		[]string{"1 · A · Sở Y tế ·  · Quý I ·  · I. Nhiệm vụ năm 2024", "2 · B · Sở Y tế ·  · Quý I ·  · II. Nhiệm vụ năm 2025", "3 · C · Sở Y tế ·  · Hằng tháng ·  · II. Nhiệm vụ năm 2025", "4 · D · Sở Y tế ·  · Quý I/2024 ·  · II. Nhiệm vụ năm 2025", "5 · E · Sở Y tế ·  · Quý I ·  · III. Nhiệm vụ năm 2023 chuyển sang"}, []string{"time 5", "time 9"},
	},
	"headings that are times": {
		cells("TT | Nhiệm vụ | Chủ trì | Thời gian", "I | Quý I/2024 | | ", "1 | A | Sở Y tế | ", "2 | B | Sở Y tế | Tháng 2", "II | Nhiệm vụ trong Quý II | | ", "3 | C | Sở Y tế | ", "III | Đất đai | | ", "4 | D | Sở Y tế | "),
		[]string{"1 · A · Sở Y tế ·  · Quý I/2024 ·  · I. Quý I/2024", "2 · B · Sở Y tế ·  · Tháng 2 ·  · I. Quý I/2024", "3 · C · Sở Y tế ·  · Quý II ·  · II. Nhiệm vụ trong Quý II", "4 · D · Sở Y tế ·  ·  ·  · III. Đất đai"}, []string{"time 3", "time 6"},
	},
	"a time under the word trước": {
		cells("TT | Nhiệm vụ | Chủ trì | Thời hạn (trước ngày)", "1 | A | Sở Y tế | 30/6/2024", "2 | B | Sở Y tế | Trước 30/6", "3 | C | Sở Y tế | Thường xuyên"),
		[]string{"1 · A · Sở Y tế ·  · trước ngày 30/6/2024", "2 · B · Sở Y tế ·  · Trước 30/6", "3 · C · Sở Y tế ·  · Thường xuyên"}, []string{"time 2"},
	},
	"strokes for the cell above": {
		cells("TT | Nhiệm vụ | Chủ trì | Thời gian | Sản phẩm", "1 | A | Sở Y tế | Quý I | Báo cáo", "2 | B | // | -//- | - // -", " | | // | Quý II | ", "3 | // | Sở Nội vụ | / | -"),
		[]string{"1 · A · Sở Y tế ·  · Quý I · Báo cáo", "2 · B · Sở Y tế ·  · Quý I; Quý II · Báo cáo", "3 · B · Sở Nội vụ"}, []string{"ditto 3", "ditto 3", "ditto 3", "joined 4", "ditto 4", "ditto 5"},
	},
	"a star before a note, and columns with letters and figures": {
		cells("TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian | Sản phẩm", "A | B | 1 | 2 | 3 | 4", "1 | A | Sở Y tế | | Quý I | ", "* | Ghi chú: các đơn vị báo cáo trước ngày 15 | | | |", "(**) | Lưu ý: theo Phụ lục | | | |", "* | B | Sở Nội vụ | | Quý II |"),
		[]string{"1 · A · Sở Y tế ·  · Quý I", "1-1 · B · Sở Nội vụ ·  · Quý II"}, []string{"row 4", "row 5"},
	},
	"times that head rows, without numbers": {
		cells("TT | Nhiệm vụ | Chủ trì | Thời gian", "Quý I/2024 | | | ", "1 | A | Sở Y tế | ", " | Quý II | | ", "2 | B | Sở Y tế | "),
		[]string{"1 · A · Sở Y tế ·  · Quý I/2024 ·  · Quý I/2024", "2 · B · Sở Y tế ·  · Quý II ·  · Quý II"}, []string{"time 3", "time 5"},
	},
	"groups of tasks beside the tasks": {
		cells("TT | Nhóm nhiệm vụ | Nhiệm vụ cụ thể | Chủ trì | Thời gian", "1 | Đất đai | A | Sở Y tế | Quý I"),
		[]string{"1 · A · Sở Y tế ·  · Quý I ·  ·  · Nhóm nhiệm vụ: Đất đai"}, []string{"column 1"},
	},
	"aims beside what measures them": {
		cells("TT | Mục tiêu/Nhiệm vụ | Chỉ tiêu | Chủ trì | Thời gian", "1 | A | 100% | Sở Y tế | Quý I"),
		[]string{"1 · A · Sở Y tế ·  · Quý I ·  ·  · Chỉ tiêu: 100%"}, []string{"column 1"},
	},
	"the time of reports beside that of the task": {
		cells("TT | Nhiệm vụ | Chủ trì | Thời gian báo cáo | Thời gian thực hiện", "1 | A | Sở Y tế | Quý II | Quý I"),
		[]string{"1 · A · Sở Y tế ·  · Quý I ·  ·  · Thời gian báo cáo: Quý II"}, []string{"column 1"},
	},
	"the time of handing in beside that of the end": {
		cells("TT | Nhiệm vụ | Chủ trì | Thời hạn trình | Thời hạn hoàn thành", "1 | A | Sở Y tế | Quý II | Quý III"),
		[]string{"1 · A · Sở Y tế ·  · Quý III ·  ·  · Thời hạn trình: Quý II"}, []string{"column 1"},
	},
	"the time of the end beside that of reports": {
		cells("TT | Nhiệm vụ | Chủ trì | Thời hạn hoàn thành | Thời hạn báo cáo", "1 | A | Sở Y tế | Quý II | Quý III"),
		[]string{"1 · A · Sở Y tế ·  · Quý II ·  ·  · Thời hạn báo cáo: Quý III"}, []string{"column 1"},
	},
	"a lead and a time of its own below a page break, and a time that nobody can read": {
		cells("TT | Nhiệm vụ | Chủ trì | Thời gian", "1 | A | Sở Y tế | Quý I", "TT | Nhiệm vụ | Chủ trì | Thời gian", " | | Sở Nội vụ | Quý II", "2 | B | Sở Y tế | Quý I", " | | Sở Nội vụ | Đang làm"),
		[]string{"1 · A · Sở Y tế ·  · Quý I", "1 (2) · A · Sở Nội vụ ·  · Quý II", "2 · B · Sở Y tế, Sở Nội vụ ·  · Quý I Đang làm"}, []string{"joined 4", "number 4", "time 5", "joined 6"},
	},
	"groups with running numbers": {
		cells("Stt | Nhiệm vụ | Chủ trì", "I | Thể chế | ", "1 | A | Bộ Y tế", "2 | B | Bộ Y tế", "II | Tổ chức | ", "3 | C | Bộ Y tế"),
		[]string{"1 · A · Bộ Y tế ·  ·  ·  · I. Thể chế", "2 · B · Bộ Y tế ·  ·  ·  · I. Thể chế", "3 · C · Bộ Y tế ·  ·  ·  · II. Tổ chức"}, nil,
	},
	"groups with numbers that begin anew, in cells merged over the row": {
		cells("Stt | Nhiệm vụ | Chủ trì", "A. NHIỆM VỤ CHUNG", "I. Thể chế", "1 | A | Bộ Y tế", "a | Aa | Bộ Công an", "II | Tổ chức | ", "1 | B | Bộ Y tế"),
		[]string{"A.I.1 · A · Bộ Y tế ·  ·  ·  · A. NHIỆM VỤ CHUNG; I. Thể chế", "A.I.1.a · Aa · Bộ Công an ·  ·  ·  · A. NHIỆM VỤ CHUNG; I. Thể chế", "A.II.1 · B · Bộ Y tế ·  ·  ·  · A. NHIỆM VỤ CHUNG; II. Tổ chức"}, nil,
	},
	"nested numbers": {
		cells("Stt | Nhiệm vụ | Chủ trì", "1 | Nhóm | ", "1.1 | A | Bộ Y tế", "1.2 | B | ", "a | Ba | Bộ Y tế", "b | Bb | Bộ Công an", "2. | C | Bộ Nội vụ", "- | Ca | Sở Y tế", "- | Cb | "),
		[]string{"1.1 · A · Bộ Y tế ·  ·  ·  · 1. Nhóm", "1.2.a · Ba · Bộ Y tế ·  ·  ·  · 1. Nhóm; 1.2. B", "1.2.b · Bb · Bộ Công an ·  ·  ·  · 1. Nhóm; 1.2. B", "2 · C · Bộ Nội vụ", "2-1 · Ca · Sở Y tế", "2-2 · Cb · Bộ Nội vụ"},
		[]string{"lead 9"},
	},
	"capitals up to H and on": {
		cells("Stt | Nhiệm vụ | Chủ trì", "G | Một | ", "1 | A | Bộ Y tế", "H | Hai | ", "2 | B | Bộ Y tế", "I | Ba | ", "3 | C | Bộ Y tế"),
		[]string{"1 · A · Bộ Y tế ·  ·  ·  · G. Một", "2 · B · Bộ Y tế ·  ·  ·  · H. Hai", "3 · C · Bộ Y tế ·  ·  ·  · I. Ba"}, nil,
	},
	"a heading without number": {
		cells("Stt | Nhiệm vụ | Chủ trì", " | CẢI CÁCH THỂ CHẾ | ", "1 | A | Bộ Y tế", "ĐƠN GIẢN HÓA | | ", "2 | B | Bộ Y tế"),
		[]string{"1 · A · Bộ Y tế ·  ·  ·  · CẢI CÁCH THỂ CHẾ", "2 · B · Bộ Y tế ·  ·  ·  · ĐƠN GIẢN HÓA"}, nil,
	},
	"an empty heading is told": {
		cells("Stt | Nhiệm vụ | Chủ trì", "1 | A | Bộ Y tế", "II. CẢI CÁCH THỂ CHẾ | |"),
		[]string{"1 · A · Bộ Y tế"}, []string{"heading 3"},
	},
	"no number column": {
		cells("Nhiệm vụ | Chủ trì", "Rà soát | Bộ Y tế", "quy định | ", "Báo cáo | Bộ Công an"),
		[]string{"1 · Rà soát quy định · Bộ Y tế", "2 · Báo cáo · Bộ Công an"}, []string{"number 1"},
	},
	"numbers in the titles": {
		cells("Nhiệm vụ | Chủ trì", "I. Thể chế | ", "1. Rà soát | Bộ Y tế", "2.Báo cáo | Bộ Công an"),
		[]string{"1 · Rà soát · Bộ Y tế ·  ·  ·  · I. Thể chế", "2 · Báo cáo · Bộ Công an ·  ·  ·  · I. Thể chế"}, []string{"number 1"},
	},
	"without leads": {
		cells("Stt | Nhiệm vụ | Thời gian", "1 | A | Quý I"), []string{"1 · A ·  ·  · Quý I"}, []string{"lead 1"},
	},
	"a task without a lead": {
		cells("Stt | Nhiệm vụ | Chủ trì | Thời gian", "1 | A | | Quý I"), []string{"1 · A ·  ·  · Quý I"}, []string{"lead 2"},
	},
	"an unknown column goes into the note": {
		cells("Stt | Nhiệm vụ | Chủ trì | Kinh phí | Ghi chú", "1 | A | Bộ Y tế | 5 tỷ | Xong."),
		[]string{"1 · A · Bộ Y tế ·  ·  ·  ·  · Xong. Kinh phí: 5 tỷ"}, []string{"column 1"},
	},
	"a cell beside the table": {
		cells("Stt | Nhiệm vụ | Chủ trì", "1 | A | Bộ Y tế | thừa"), []string{"1 · A · Bộ Y tế"}, []string{"column 2"},
	},
	"what stands around the table": {
		cells("KẾ HOẠCH", "Năm 2024", "Stt | Nhiệm vụ | Chủ trì", "1 | A | Bộ Y tế", "(*) Theo Quyết định 1.", "Nơi nhận: như trên"),
		[]string{"1 · A · Bộ Y tế"}, []string{"row 1", "row 5", "row 6"},
	},
	"numbers that jump and repeat": {
		cells("Stt | Nhiệm vụ | Chủ trì", "1 | A | Bộ Y tế", "3 | B | Bộ Y tế", "3 | C | Bộ Y tế", "NV 5 | D | Bộ Y tế"),
		[]string{"1 · A · Bộ Y tế", "3 · B · Bộ Y tế", "3 (2) · C · Bộ Y tế", "NV 5 · D · Bộ Y tế"}, []string{"number 3", "number 4", "number 5"},
	},
	"as above": {
		cells("Stt | Nhiệm vụ | Chủ trì", "1 | A | Bộ Y tế; Bộ Công an", "2 | B | nt"),
		[]string{"1 · A · Bộ Y tế, Bộ Công an", "2 · B · Bộ Y tế, Bộ Công an"}, []string{"ditto 3"},
	},
	"a whole row without a number": {
		cells("Stt | Nhiệm vụ | Chủ trì | Thời gian", "1 | A | Bộ Y tế | Quý I", " | Báo cáo | Bộ Công an | Quý II"),
		[]string{"1 · A · Bộ Y tế ·  · Quý I", "1 (2) · Báo cáo · Bộ Công an ·  · Quý II"}, []string{"joined 3", "number 3"},
	},
	"a row without a number that may be more": {
		cells("Stt | Nhiệm vụ | Chủ trì | Thời gian", "1 | A | Bộ Y tế | Quý I", " | Báo cáo | | "),
		[]string{"1 · A Báo cáo · Bộ Y tế ·  · Quý I"}, []string{"joined 3"},
	},
	"bodies and times in doubt": {
		cells("Stt | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian", "1 | A | Bộ Y tế; xyz abc | Bộ Công an chủ trì | 31/11/2024", "2 | B | Bộ Y tế; Bộ Y tế | | Đang làm"),
		[]string{"1 · A · Bộ Y tế, xyz abc, Bộ Công an ·  · 31/11/2024", "2 · B · Bộ Y tế ·  · Đang làm"}, []string{"body 2", "body 2", "time 2", "body 3", "time 3"},
	},
	"short names after a class": {
		cells("Stt | Nhiệm vụ | Chủ trì", "1 | A | Các Bộ: Công an, Y tế"), []string{"1 · A · Bộ Công an, Bộ Y tế"}, nil,
	},
	"points of a list": {
		cells("Stt | Nhiệm vụ | Chủ trì | Sản phẩm", "1 | A | Bộ Y tế | - Báo cáo. - Kế hoạch kinh tế - xã hội;", `2 | B | Bộ Y tế | 1. Báo cáo:\n- năm\n- quý\n2. Kế hoạch`,
			`3 | C | Bộ Y tế | Báo cáo;\nQuyết định\ncủa Bộ`, "4 | D | Bộ Y tế | Báo cáo; kế hoạch"),
		[]string{"1 · A · Bộ Y tế ·  ·  · Báo cáo, Kế hoạch kinh tế - xã hội", "2 · B · Bộ Y tế ·  ·  · Báo cáo: - năm - quý, Kế hoạch", "3 · C · Bộ Y tế ·  ·  · Báo cáo, Quyết định của Bộ", "4 · D · Bộ Y tế ·  ·  · Báo cáo; kế hoạch"}, nil,
	},
	"brackets in the headings": {
		cells("TT | Nội dung | Đơn vị chủ trì (dự kiến) | Thời gian thực hiện (từ - đến) | Ghi chú (nếu có)", "1 | A | Bộ Y tế | Quý I | Xong"),
		[]string{"1 · A · Bộ Y tế ·  · Quý I ·  ·  · Xong"}, nil,
	},
	"capitals that go on beside the titles": {
		cells("Stt | Nhiệm vụ | Chủ trì | Ghi chú", "1 | A | Bộ Y tế | Gửi", " | | | VĂN PHÒNG CHÍNH PHỦ", "2 | B | Bộ Y tế |"),
		[]string{"1 · A · Bộ Y tế ·  ·  ·  ·  · Gửi VĂN PHÒNG CHÍNH PHỦ", "2 · B · Bộ Y tế"}, nil,
	},
	"whole rows without numbers under a heading": {
		cells("Stt | Nhiệm vụ | Chủ trì | Thời gian", "I | Thể chế | | ", " | Báo cáo | Bộ Công an | Quý II"),
		[]string{"1 · Báo cáo · Bộ Công an ·  · Quý II ·  · I. Thể chế"}, []string{"joined 3"},
	},
	"a small letter first, without numbers": {
		cells("Nhiệm vụ | Chủ trì", "rà soát | Bộ Y tế"), []string{"1 · rà soát · Bộ Y tế"}, []string{"number 1"},
	},
	"ways under a heading without number": {
		cells("Stt | Nhiệm vụ | Chủ trì", "CẢI CÁCH THỂ CHẾ | | ", "1.a | A | Bộ Y tế", "NV 2 | B | Bộ Y tế"),
		[]string{"1.a · A · Bộ Y tế ·  ·  ·  · CẢI CÁCH THỂ CHẾ", "NV 2 · B · Bộ Y tế ·  ·  ·  · CẢI CÁCH THỂ CHẾ"}, []string{"number 4"},
	},
	"names of a program of documents": {
		cells("Stt | Tên văn bản | Hình thức văn bản | Phòng, đơn vị chủ trì | Lộ trình", "1 | Quy chế phối hợp | Quyết định | Sở Nội vụ | Quý II"),
		[]string{"1 · Quy chế phối hợp · Sở Nội vụ ·  · Quý II · Quyết định"}, nil,
	},
	"names of what was directed": {
		cells("TT | Nội dung chỉ đạo | Đơn vị tham mưu | Tần suất | Minh chứng", "1 | Báo cáo tiến độ | Sở Tài chính | Hằng quý | Văn bản"),
		[]string{"1 · Báo cáo tiến độ · Sở Tài chính ·  · Hằng quý · Văn bản"}, nil,
	},
	"a group of tasks and those in charge": {
		cells("Stt | Tên nhóm nhiệm vụ/nhiệm vụ | Cơ quan, đơn vị | Kỳ báo cáo | Sản phẩm đầu ra | Kết quả cần đạt", "1 | A | Sở Y tế | Hằng tháng | Báo cáo | Đủ 100%"),
		[]string{"1 · A · Sở Y tế ·  · Hằng tháng · Báo cáo ·  · Kết quả cần đạt: Đủ 100%"}, []string{"column 1"},
	},
	"the product before the result, wherever it stands": {
		cells("Stt | Tên nhiệm vụ | Chủ đầu tư | Thời gian | Kết quả cần đạt | Sản phẩm", "1 | A | Sở Y tế | Quý I | Đủ | Báo cáo"),
		[]string{"1 · A · Sở Y tế ·  · Quý I · Báo cáo ·  · Kết quả cần đạt: Đủ"}, []string{"column 1"},
	},
	"who is in charge beside who leads": {
		cells("Stt | Nhiệm vụ | Người phụ trách | Đơn vị chủ trì | Thời gian | Tần suất", "1 | A | Phó Chủ tịch | Sở Y tế | Quý I | Hằng tháng"),
		[]string{"1 · A · Sở Y tế ·  · Quý I ·  ·  · Người phụ trách: Phó Chủ tịch; Tần suất: Hằng tháng"}, []string{"column 1", "column 1"},
	},
	"who is in charge alone": {
		cells("Stt | Nhiệm vụ | Người phụ trách | Số ngày dự kiến", "1 | A | Sở Y tế | 05 ngày"), []string{"1 · A · Sở Y tế ·  · 05 ngày"}, []string{"time 2", "time 2"},
	},
	"a title under a heading that nobody knows": {
		cells("Stt | Mục tiêu phấn đấu | Chủ trì | Thời gian", "1 | A | Sở Y tế | Quý I"), []string{"1 · A · Sở Y tế ·  · Quý I"}, []string{"column 1"},
	},
	"a heading whatever other columns hold": {
		cells("Stt | Nhiệm vụ | Chủ trì | Thời gian | Kinh phí | Ghi chú", "I | Thể chế | | | 5 tỷ | Ưu tiên", "1 | A | Sở Y tế | Quý I | | "),
		[]string{"1 · A · Sở Y tế ·  · Quý I ·  · I. Thể chế"}, []string{"column 1", "heading 2"},
	},
	"a row with a lead of its own": {
		cells("Stt | Nhiệm vụ | Chủ trì | Thời gian", "1 | A | Bộ Y tế | Quý I", " | Báo cáo | Bộ Công an | "),
		[]string{"1 · A · Bộ Y tế ·  · Quý I", "1 (2) · Báo cáo · Bộ Công an"}, []string{"joined 3", "number 3"},
	},
	"a row with a time of its own": {
		cells("Stt | Nhiệm vụ | Chủ trì | Thời gian", "1 | A | Bộ Y tế | Quý I", " | Báo cáo | | Quý II"),
		[]string{"1 · A · Bộ Y tế ·  · Quý I", "1 (2) · Báo cáo ·  ·  · Quý II"}, []string{"joined 3", "number 3", "lead 3"},
	},
	"a heading gives its lead and time": {
		cells("Stt | Nhiệm vụ | Chủ trì | Thời gian", "I | Thể chế | Sở Nội vụ | Quý II", "1 | A | | ", "2 | B | Sở Y tế | "),
		[]string{"1 · A · Sở Nội vụ ·  · Quý II ·  · I. Thể chế", "2 · B · Sở Y tế ·  · Quý II ·  · I. Thể chế"}, []string{"lead 3", "time 3", "time 4"},
	},
	"a heading that is a task of its own": {
		cells("Stt | Nhiệm vụ | Chủ trì | Thời gian", "I | Rà soát | Sở Nội vụ | Quý II", "1 | A | Sở Y tế | Quý I"),
		[]string{"I · Rà soát · Sở Nội vụ ·  · Quý II", "1 · A · Sở Y tế ·  · Quý I"}, nil,
	},
	"a task gives its time to those below": {
		cells("Stt | Nhiệm vụ | Chủ trì | Thời gian", "1 | A | Sở Nội vụ | Quý II", "1.1 | Aa | | ", "1.2 | Ab | Sở Y tế | "),
		[]string{"1 · A · Sở Nội vụ ·  · Quý II", "1.1 · Aa · Sở Nội vụ ·  · Quý II", "1.2 · Ab · Sở Y tế"}, []string{"lead 3", "time 3"},
	},
	"a second table with other columns": {
		cells("1. Bảng một", "Stt | Nhiệm vụ | Chủ trì", "1 | A | Bộ Y tế", "2. Bảng hai", "Stt | Chủ trì | Nhiệm vụ", "1 | Bộ Công an | B"),
		[]string{"1 · A · Bộ Y tế", "2.1 · B · Bộ Công an ·  ·  ·  · 2. Bảng hai"}, []string{"row 1"},
	},
}

func TestLayouts(t *testing.T) {
	for name, c := range layouts {
		t.Run(name, func(t *testing.T) {
			draft, doubts, err := table.Read(c.rows, table.Options{Year: 2024})
			require.NoError(t, err)
			var got []string
			for _, task := range draft.Tasks {
				line := strings.Join([]string{string(task.ID), task.Title, strings.Join(task.Leads, ", "), strings.Join(task.Coordinating, ", "),
					task.Time.Text, strings.Join(task.Products, ", "), task.Place, task.Note}, " · ")
				got = append(got, strings.TrimRight(line, " ·"))
			}
			assert.Equal(t, c.want, got)
			var kinds []string
			for _, d := range doubts {
				if d.Kind != table.DoubtDocument {
					kinds = append(kinds, d.Kind+" "+string(rune('0'+d.Row)))
					assert.NotEmpty(t, d.Message(0))
					assert.NotEqual(t, d.Message(0), d.Message(1), "in both languages")
				}
			}
			assert.Equal(t, c.doubts, kinds, "%s", doubts)
		})
	}
}

// What a heading would give to the tasks below it is said where none takes it.
func TestHeadingGivesToNobody(t *testing.T) {
	_, doubts, err := table.Read(cells("Stt | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian",
		"Phần I. Thể chế", " | nt | Sở Y tế | Sở Tài chính | Quý I",
		"II | Rà soát | Sở Nội vụ | Bộ Y tế | Quý II", "1 | A | | | Quý IV", "2 | B | | | Quý III",
		"III | Tập huấn | Sở Nội vụ | | Quý II", "1 | A | | |"),
		table.Options{Year: 2024})
	require.NoError(t, err)
	var said []string
	for _, d := range doubts {
		if d.Kind == table.DoubtHeading {
			said = append(said, d.Text)
		}
	}
	assert.Equal(t, []string{"I Thể chế nt", "Phối hợp: Sở Tài chính; Chủ trì: Sở Y tế; Thời gian: Quý I", "Phối hợp: Bộ Y tế; Thời gian: Quý II"}, said)
}

func TestNotATable(t *testing.T) {
	for _, c := range []struct {
		rows [][]string
		year int
		code form.Code
	}{
		{nil, 2024, table.HeadingMissing},
		{cells("Tên | Giá", "Bút | 5"), 2024, table.HeadingMissing},
		{cells("Nhiệm vụ"), 2024, table.HeadingMissing},
		{cells("Stt | Nhiệm vụ | Chủ trì", ""), 2024, table.TasksMissing},
		{cells("Stt | Nhiệm vụ | Chủ trì", "1 | A | B"), 24, table.YearRange},
	} {
		_, _, err := table.Read(c.rows, table.Options{Year: c.year})
		assert.ErrorIs(t, err, c.code)
		assert.NotEqual(t, form.Message(err, form.Vietnamese), err.Error())
	}
}

// A person names the columns: what the heading says does not count then.
func TestColumnsNamedByAPerson(t *testing.T) {
	rows := cells("Mã | Văn bản cần ban hành | Nơi làm | Khi nào | Thành phẩm | Kèm", "01 | Quy chế | Sở Y tế | Quý I | Quyết định | Sở Nội vụ")
	_, _, err := table.Read(rows, table.Options{Year: 2024})
	assert.ErrorIs(t, err, table.HeadingMissing)
	named := map[string]table.Column{"MÃ": "number", "văn bản cần ban hành": "title", "Nơi làm": "lead", "Khi nào": "time", "Thành phẩm": "product", "Kèm": "coordinating"}
	row, ok := table.FindHeader(rows, named)
	assert.True(t, ok)
	assert.Equal(t, 1, row)
	draft, doubts, err := table.Read(rows, table.Options{Year: 2024, Columns: named})
	require.NoError(t, err)
	require.Len(t, draft.Tasks, 1)
	task := draft.Tasks[0]
	assert.Equal(t, "01 Quy chế Sở Y tế Sở Nội vụ Quý I Quyết định", strings.Join([]string{string(task.ID), task.Title, task.Leads[0], task.Coordinating[0], task.Time.Text, task.Products[0]}, " "))
	for _, d := range doubts {
		assert.Equal(t, table.DoubtDocument, d.Kind, d)
	}

	draft, _, err = table.Read(cells("Stt | Nhiệm vụ | Nội dung | Chủ trì", "1 | Nhóm | A | Sở Y tế"), table.Options{Columns: map[string]table.Column{"Nhiệm vụ": table.ColumnNote, "Nội dung": table.ColumnTitle}})
	require.NoError(t, err)
	assert.Equal(t, "A Nhóm", draft.Tasks[0].Title+" "+draft.Tasks[0].Note)

	_, _, err = table.Read(rows, table.Options{Columns: map[string]table.Column{"Mã": "tên"}})
	assert.ErrorIs(t, err, table.ColumnUnknown)
}

// Doubts are kept beside a draft: each comes back, and one that says nothing is
// not written.
func TestDoubtsComeBack(t *testing.T) {
	_, doubts, err := table.Read(cells("x | y", "Nhiệm vụ | Cột lạ | Thời gian", "A | b | Ngày 31/11/2024"), table.Options{Year: 2024})
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(doubts), 4)
	for _, d := range doubts {
		data, err := json.Marshal(d)
		require.NoError(t, err)
		assert.NotContains(t, string(data), `""`)
		var back table.Doubt
		require.NoError(t, json.Unmarshal(data, &back), "%s", data)
		assert.Equal(t, d, back)
	}
	_, err = json.Marshal(table.Doubt{})
	assert.ErrorIs(t, err, form.FieldEmpty)
	_, err = json.Marshal(table.Options{})
	assert.ErrorIs(t, err, form.FormNone)
	kept := doubts[0]
	assert.ErrorIs(t, kept.UnmarshalJSON([]byte(`{"kind":"row","row":1,"Column":"x","why":{"vi":"a","en":"b"}}`)), form.FieldCase)
	assert.Equal(t, doubts[0], kept, "what cannot be read changes nothing")
}

func TestNothingToReadOrWrite(t *testing.T) {
	header, rows := table.Write(nil)
	assert.NotEmpty(t, header)
	assert.Empty(t, rows)
	row, ok := table.FindHeader(nil, nil)
	assert.Zero(t, row)
	assert.False(t, ok)
	assert.NotEmpty(t, table.Doubt{}.String())
}

// A doubt names the task that its row went into: also a row that only goes on with
// the one above. What stands under a heading is the heading's, of no task.
func TestADoubtNamesItsTask(t *testing.T) {
	draft, doubts, err := table.Read([][]string{
		{"Stt", "Nhiệm vụ", "Chủ trì", "Thời gian"},
		{"I", "Cải cách", "", ""},
		{"1", "Rà soát", "Bộ Tư pháo", "Quý I/2025"},
		{"2", "Báo cáo kết quả", "Bộ Tư pháp", "31/11/2025"},
		{"", "và công khai", "", ""},
		{"II", "Chuyển đổi số", "", ""},
		{"1", "Kết nối", "Bộ Công an", "31/02/2025"},
	}, table.Options{Year: 2025})
	require.NoError(t, err)
	of := map[int]plan.TaskID{}
	for _, d := range doubts {
		of[d.Row] = d.Task
	}
	var ids []plan.TaskID
	for _, task := range draft.Tasks {
		ids = append(ids, task.ID)
	}
	require.Len(t, ids, 3)
	assert.Equal(t, ids[0], of[3])
	assert.Equal(t, ids[1], of[4])
	assert.Equal(t, ids[2], of[7])
	if joined, told := of[5]; told {
		assert.Equal(t, ids[1], joined)
	}
	assert.Empty(t, of[2])
}

// A narrow column breaks a time anywhere; two lines that are each a time are two.
func TestATimeOverLines(t *testing.T) {
	window := func(from, to string) string { return from + ".." + to }
	for text, want := range map[string][]string{
		"Quý III\nnăm 2027":                                {window("2027-07-01", "2027-09-30")},
		"Quý III\nNăm 2027":                                {window("2027-07-01", "2027-09-30")},
		"Trong tháng 6\nnăm 2027":                          {window("2027-06-01", "2027-06-30")},
		"Từ tháng 6/2026\nđến tháng 9/2026":                {window("2026-06-01", "2026-09-30")},
		"Tháng 6/2026\nđến tháng 9/2026":                   {window("2026-06-01", "2026-09-30")},
		"01/3/2026\nđến 30/6/2026":                         {window("2026-03-01", "2026-06-30")},
		"Quý I/2026 -\nQuý III/2026":                       {window("2026-01-01", "2026-09-30")},
		"2026 -\n2030":                                     {window("2026-01-01", "2030-12-31")},
		"Từ quý I\nđến quý III\nnăm 2026":                  {window("2026-01-01", "2026-09-30")},
		"Trước\nngày 30 tháng 6\nnăm 2026":                 {"2026-06-29"},
		"Trước 15/6\nvà 15/12\nhằng năm":                   {"P1Y 6/15", "P1Y 12/15"},
		"15/6\n15/12\nhằng năm":                            {"P1Y 6/15", "P1Y 12/15"},
		"Định kỳ\nhằng quý\ntrước ngày 20\ntháng cuối quý": {"P3M 0/20"},
		"Hằng năm\nTrước 15/12":                            {"P1Y 12/15"},
		"Quý I\nQuý III":                                   {window("2026-01-01", "2026-03-31"), window("2026-07-01", "2026-09-30")},
		"Quý I/2026\nNăm 2027":                             {window("2026-01-01", "2026-03-31"), window("2027-01-01", "2027-12-31")},
		"Trước 15/6\nTrước 15/12":                          {"2026-06-14", "2026-12-14"},
		"30/6/2026\n30/9/2026":                             {"2026-06-30", "2026-09-30"},
	} {
		draft, _, err := table.Read([][]string{{"TT", "Nhiệm vụ", "Chủ trì", "Thời gian"}, {"1", "Rà soát", "Sở Nội vụ", text}}, table.Options{Year: 2026})
		require.NoError(t, err, text)
		var got []string
		for _, p := range draft.Tasks[0].Time.Rule.Parts() {
			got = append(got, partText(p))
		}
		assert.Equal(t, want, got, text)
	}
}

// partText is a part in short: its days, or its cycle with month and day.
func partText(p schedule.Part) string {
	switch {
	case p.Kind == schedule.Recurring:
		return fmt.Sprintf("%s %d/%d", p.Every.Codes()[0], p.Month, p.Day)
	case p.Kind == schedule.Interval:
		return p.Start.String() + ".." + p.Due.String()
	}
	return p.Due.String()
}

// What a heading of rows or of the column says of the year counts for times that
// say none.
func TestYearsOfHeadings(t *testing.T) {
	for _, c := range []struct {
		rows  [][]string
		start form.Day
	}{
		{cells("TT | Nhiệm vụ | Chủ trì | Thời gian", "I | Nhiệm vụ năm 2025 | | ", "1 | A | Sở Y tế | Quý IV"), form.NewDay(2025, 10, 1)},
		{cells("TT | Nhiệm vụ | Chủ trì | Thời gian", "I | Nhiệm vụ năm 2023 chuyển sang | | ", "1 | A | Sở Y tế | Quý IV"), form.NewDay(2024, 10, 1)},
		{cells("TT | Nhiệm vụ | Chủ trì | Thời gian", "I | Thực hiện Nghị quyết năm 2023 | | ", "1 | A | Sở Y tế | Quý IV"), form.NewDay(2024, 10, 1)},
		{cells("TT | Nhiệm vụ | Chủ trì | Thời gian", "I | Năm 2025 | | ", "1 | A | Sở Y tế | "), form.NewDay(2025, 1, 1)},
		{cells("TT | Nhiệm vụ | Chủ trì | Thời gian thực hiện (năm 2025)", "1 | A | Sở Y tế | Quý IV"), form.NewDay(2025, 10, 1)},
		{cells("TT | Nhiệm vụ | Chủ trì | Thời gian thực hiện năm 2025", "1 | A | Sở Y tế | Quý IV"), form.NewDay(2025, 10, 1)},
		{cells("TT | Nhiệm vụ | Chủ trì | Thời gian (2024 - 2025)", "1 | A | Sở Y tế | Quý IV"), form.NewDay(2024, 10, 1)},
	} {
		draft, doubts, err := table.Read(c.rows, table.Options{Year: 2024})
		require.NoError(t, err)
		require.Len(t, draft.Tasks, 1, "%s", c.rows)
		parts := draft.Tasks[0].Time.Rule.Parts()
		require.Len(t, parts, 1, "%s", c.rows)
		assert.Equal(t, c.start, parts[0].Start, "%s: %s", c.rows, doubts)
	}
}

// Where a column of both roles leaves open which of several bodies leads, a person has to say.
func TestWhoLeadsIsNotSaid(t *testing.T) {
	const both, two = "STT\tNhiệm vụ\t%s\tThời gian\n1\tRà soát\t%s\tQuý I/2026\n", "STT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời gian\n1\tRà soát\t%s\t%s\tQuý I/2026\n"
	for _, c := range []struct {
		text                string
		leads, coordinating []string
		doubts              int
	}{
		{fmt.Sprintf(both, "Cơ quan chủ trì, phối hợp", "Sở Nội vụ; Sở Y tế"), []string{"Sở Nội vụ"}, []string{"Sở Y tế"}, 1},
		{fmt.Sprintf(both, "Cơ quan chủ trì và phối hợp", "Sở Nội vụ; Sở Y tế; Sở Tư pháp"), []string{"Sở Nội vụ"}, []string{"Sở Y tế", "Sở Tư pháp"}, 1},
		{fmt.Sprintf(both, "Đơn vị chủ trì/phối hợp", "Sở Nội vụ; Sở Y tế"), []string{"Sở Nội vụ"}, []string{"Sở Y tế"}, 1},
		{fmt.Sprintf(both, "Cơ quan chủ trì, phối hợp", "Sở Nội vụ chủ trì; Sở Y tế phối hợp"), []string{"Sở Nội vụ"}, []string{"Sở Y tế"}, 0},
		{fmt.Sprintf(both, "Cơ quan chủ trì, phối hợp", "Sở Nội vụ"), []string{"Sở Nội vụ"}, nil, 0},
		{fmt.Sprintf(both, "Cơ quan thực hiện", "Sở Nội vụ; Sở Y tế"), []string{"Sở Nội vụ", "Sở Y tế"}, nil, 0},
		{fmt.Sprintf(two, "Sở Nội vụ; Sở Y tế", ""), []string{"Sở Nội vụ", "Sở Y tế"}, nil, 0},
		{fmt.Sprintf(two, "Sở Nội vụ; Sở Y tế", "Sở Tư pháp"), []string{"Sở Nội vụ", "Sở Y tế"}, []string{"Sở Tư pháp"}, 0},
		{fmt.Sprintf(two, "Sở Nội vụ", ""), []string{"Sở Nội vụ"}, nil, 0},
	} {
		draft, doubts := read(t, c.text, 2026)
		require.Len(t, draft.Tasks, 1, c.text)
		assert.Equal(t, c.leads, draft.Tasks[0].Leads, c.text)
		assert.Equal(t, c.coordinating, draft.Tasks[0].Coordinating, c.text)
		assert.Len(t, about(doubts), c.doubts, "%s: %v", c.text, about(doubts))
	}
}
