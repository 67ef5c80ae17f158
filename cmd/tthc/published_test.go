package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/caicach/tthc/cmd/internal/grid/gridtest"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/plan/table"
)

// doubted is how many doubts the tables of the published plans leave today, by
// number: none. A change that adds one has lost something that was read.
var doubted = map[string]int{"16/QĐ-TCTCCTTHC": 0, "221/VPCP-KSTT": 0, "240/QĐ-TTg": 0, "537/TB-VPCP": 0, "62/QĐ-TCTCCTTHC": 0}

// The table of each published plan gives its tasks in every format, and no more
// doubts than it did.
func TestImportPublishedPlansInEveryFormat(t *testing.T) {
	require.Len(t, catalog.Plans(), len(doubted))
	for _, p := range catalog.Plans() {
		header, rows := table.Write(p)
		rows = append([][]string{header}, rows...)
		var text strings.Builder
		for _, row := range rows {
			for i, cell := range row {
				if i > 0 {
					text.WriteString("\t")
				}
				text.WriteString(`"` + strings.ReplaceAll(cell, `"`, `""`) + `"`)
			}
			text.WriteString("\n")
		}
		for _, file := range formats(t, text.String(), rows) {
			answer := importFile(t, file, "--year", fmt.Sprint(p.From.Year()), "--number", p.Number, "--title", p.Title, "--issuer", p.Issuer, "--from", p.From.String(), "--to", p.To.String())
			assert.Equal(t, inJSON(t, p.Tasks), inJSON(t, answer.Plan.Tasks), file)
			doubts := strings.ReplaceAll(said(answer), "0: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM: bảng 1 của tệp không phải bảng nhiệm vụ, không được đọc\n", "") // beside the table, in HTML
			assert.LessOrEqual(t, strings.Count(doubts, "\n"), doubted[p.Number], "%s: %s", file, doubts)
		}
	}
}

func inJSON(t *testing.T, tasks []plan.Task) string {
	data, err := json.MarshalIndent(tasks, "", " ")
	require.NoError(t, err)
	return string(data)
}

// native is one table as each format has it by its own means: cells merged over
// rows and columns, lines, numbers that Word counts, days and figures that a
// workbook keeps as numbers.
func native(t *testing.T) (files []string) {
	dir := t.TempDir()
	write := func(name string, data []byte) {
		name = filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(name, data, 0o600))
		files = append(files, name)
	}
	write("a.tsv", []byte("Stt\tNhiệm vụ\tCơ quan thực hiện\t\tThời gian\tSản phẩm\n\t\tChủ trì\tPhối hợp\t\t\n"+
		"I\tTHỂ CHẾ\n1\tRà soát quy định\tBộ Y tế\t\"Bộ Nội vụ\nBộ Tài chính\"\t30/06/2026\t\"- Báo cáo\n- Kế hoạch\"\n2\t\"Sửa đổi\nquy định\"\tBộ Y tế\t\t03/2026\tNghị định\n"+
		"II\tTỔ CHỨC THỰC HIỆN\n3\tSố hóa hồ sơ\tBộ Công an\t\tTrước 09/12/2026\t1.500 hồ sơ\n"))
	write("a.html", []byte(`<table><thead><tr><th rowspan=2>Stt<th rowspan=2>Nhiệm vụ<th colspan=2>Cơ quan thực hiện<th rowspan=2>Thời gian<th rowspan=2>Sản phẩm<tr><th>Chủ trì<th>Phối hợp</thead>
<tbody><tr><td>I<td colspan=5><b>THỂ CHẾ</b><tr><td>1<td>Rà soát
 quy định<td rowspan=2>Bộ Y tế<td><p>Bộ Nội vụ</p><p>Bộ Tài chính</p><td>30/06/2026<td><ul><li>Báo cáo<li>Kế hoạch</ul><tr><td>2<td>Sửa đổi<br>quy định<td><td>03/2026<td>Nghị định
<tr><td>II<td colspan=5>TỔ CHỨC THỰC HIỆN<tr><td>3<td>Số hóa hồ sơ<td>Bộ Công an<td><td>Trước 09/12/2026<td>1.500 hồ sơ</table>`))
	numbers := `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>`
	paragraph := func(list, text string) string {
		if list != "" {
			list = `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="` + list + `"/></w:numPr></w:pPr>`
		}
		return `<w:p>` + list + `<w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	cell := func(properties string, paragraphs ...string) string {
		return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + strings.Join(paragraphs, "") + `</w:tc>`
	}
	plain := func(texts ...string) (row string) {
		for _, text := range texts {
			row += cell("", paragraph("", text))
		}
		return row
	}
	const begins, goes, five = `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`, `<w:gridSpan w:val="5"/>`
	write("a.docx", gridtest.DOCX(t, `<w:tbl>`+
		`<w:tr>`+cell(begins, paragraph("", "Stt"))+cell(begins, paragraph("", "Nhiệm vụ"))+cell(`<w:gridSpan w:val="2"/>`, paragraph("", "Cơ quan thực hiện"))+cell(begins, paragraph("", "Thời gian"))+cell(begins, paragraph("", "Sản phẩm"))+`</w:tr>`+
		`<w:tr>`+cell(goes, "<w:p/>")+cell(goes, "<w:p/>")+plain("Chủ trì", "Phối hợp")+cell(goes, "<w:p/>")+cell(goes, "<w:p/>")+`</w:tr>`+
		`<w:tr>`+cell("", paragraph("1", ""))+cell(five, paragraph("", "THỂ CHẾ"))+`</w:tr>`+
		`<w:tr>`+cell("", paragraph("2", ""))+plain("Rà soát quy định")+cell(begins, paragraph("", "Bộ Y tế"))+cell("", paragraph("", "Bộ Nội vụ"), paragraph("", "Bộ Tài chính"))+plain("30/06/2026")+cell("", paragraph("3", "Báo cáo"), paragraph("3", "Kế hoạch"))+`</w:tr>`+
		`<w:tr>`+cell("", paragraph("2", ""))+cell("", `<w:p><w:r><w:t>Sửa đổi</w:t><w:br/><w:t>quy định</w:t></w:r></w:p>`)+cell(goes, "<w:p/>")+plain("", "03/2026", "Nghị định")+`</w:tr>`+
		`<w:tr>`+cell("", paragraph("1", ""))+cell(five, paragraph("", "TỔ CHỨC THỰC HIỆN"))+`</w:tr>`+
		`<w:tr>`+cell("", paragraph("2", ""))+plain("Số hóa hồ sơ", "Bộ Công an", "", "Trước 09/12/2026", "1.500 hồ sơ")+`</w:tr></w:tbl>`, numbers).Bytes())
	book := excelize.NewFile()
	for i, row := range [][]any{
		{"Stt", "Nhiệm vụ", "Cơ quan thực hiện", nil, "Thời gian", "Sản phẩm"}, {nil, nil, "Chủ trì", "Phối hợp"}, {"I", "THỂ CHẾ"},
		{1, "Rà soát quy định", "Bộ Y tế", "Bộ Nội vụ\nBộ Tài chính", time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC), "- Báo cáo\n- Kế hoạch"},
		{2, "Sửa đổi\nquy định", nil, nil, time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), "Nghị định"},
		{"II", "TỔ CHỨC THỰC HIỆN"}, {3, "Số hóa hồ sơ", "Bộ Công an", nil, time.Date(2026, 12, 9, 0, 0, 0, 0, time.UTC), 1500},
	} {
		require.NoError(t, book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row))
	}
	for _, merged := range []string{"A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2", "B3:F3", "C4:C5", "B6:F6"} {
		from, to, _ := strings.Cut(merged, ":")
		require.NoError(t, book.MergeCell("Sheet1", from, to))
	}
	for at, format := range map[string]string{"E4": "d/m/yyyy", "E5": "[$-42A]mmm-yy", "E7": `"Trước "dd\/mm\/yyyy`, "F7": `#,##0" hồ sơ"`} {
		style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &format})
		require.NoError(t, err)
		require.NoError(t, book.SetCellStyle("Sheet1", at, at, style))
	}
	file := filepath.Join(dir, "a.xlsx")
	require.NoError(t, book.SaveAs(file))
	return append(files, file)
}

func TestImportOneTableByTheMeansOfEachFormat(t *testing.T) {
	for _, file := range native(t) {
		answer := importFile(t, file, "--year", "2026", "--number", "1/KH", "--title", "K", "--issuer", "I", "--from", "2026-01-01", "--to", "2026-12-31")
		var tasks []string
		for _, task := range answer.Plan.Tasks {
			var days []string
			for _, part := range task.Time.Rule.Parts() {
				days = append(days, fmt.Sprintf("%s %s %s", part.Kind, part.Start, part.Due))
			}
			tasks = append(tasks, fmt.Sprintf("%s | %s | %s | %s | %s | %s %s | %s", task.ID, task.Place, task.Title, strings.Join(task.Leads, ", "), strings.Join(task.Coordinating, ", "), task.Time.Text, days, strings.Join(task.Products, ", ")))
		}
		assert.Equal(t, []string{
			"1 | I. THỂ CHẾ | Rà soát quy định | Bộ Y tế | Bộ Nội vụ, Bộ Tài chính | 30/06/2026 [deadline  2026-06-30] | Báo cáo, Kế hoạch",
			"2 | I. THỂ CHẾ | Sửa đổi quy định | Bộ Y tế |  | 03/2026 [window 2026-03-01 2026-03-31] | Nghị định",
			"3 | II. TỔ CHỨC THỰC HIỆN | Số hóa hồ sơ | Bộ Công an |  | Trước 09/12/2026 [deadline  2026-12-08] | 1.500 hồ sơ",
		}, tasks, file)
		assert.Empty(t, said(answer), file)
	}
}
