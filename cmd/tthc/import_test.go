package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
)

type importDoubt struct {
	Row                   int
	Column, Text, Message string
}

type imported struct {
	Plan   plan.Plan
	Doubts []importDoubt
}

func importFile(t *testing.T, args ...string) imported {
	status, out, errs := tthc(t, "", append([]string{"import"}, args...)...)
	require.Equal(t, 0, status, errs)
	require.Empty(t, errs)
	assert.NotContains(t, out, "null")
	assert.NotContains(t, out, `""`)
	var answer imported
	require.NoError(t, json.Unmarshal([]byte(out), &answer))
	return answer
}

// table16 is the task table of plan 16 in the layout of its scan.
func table16(t *testing.T) (text string, rows [][]string) {
	data, err := os.ReadFile(filepath.Join("..", "..", "plan", "table", "testdata", "plan16.tsv"))
	require.NoError(t, err)
	for line := range strings.Lines(string(data)) {
		rows = append(rows, strings.Split(strings.TrimRight(line, "\n"), "\t"))
	}
	return string(data), rows
}

// formats writes rows in each format that is read.
func formats(t testing.TB, text string, rows [][]string) (files []string) {
	dir := t.TempDir()
	write := func(name string, data []byte) {
		name = filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(name, data, 0o600))
		files = append(files, name)
	}
	write("bang.tsv", []byte(text))
	quoted := &bytes.Buffer{}
	quoted.WriteString("\ufeff")
	var page, doc strings.Builder
	book := excelize.NewFile()
	for i, row := range rows {
		page.WriteString("<tr>")
		doc.WriteString("<w:tr>")
		for j, cell := range row {
			if j > 0 {
				quoted.WriteString(";")
			}
			quoted.WriteString(`"` + strings.ReplaceAll(cell, `"`, `""`) + `"`)
			page.WriteString("<td>" + strings.ReplaceAll(html.EscapeString(cell), "\n", "<br>"))
			doc.WriteString("<w:tc><w:p><w:r><w:t>" + strings.ReplaceAll(html.EscapeString(cell), "\n", "</w:t></w:r></w:p><w:p><w:r><w:t>") + "</w:t></w:r></w:p></w:tc>")
			at, err := excelize.CoordinatesToCellName(j+1, i+1)
			require.NoError(t, err)
			require.NoError(t, book.SetCellValue("Sheet1", at, cell))
		}
		quoted.WriteString("\r\n")
		doc.WriteString("</w:tr>")
	}
	write("bang.csv", quoted.Bytes())
	write("bang.html", []byte("<table><tr><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</table><table>"+page.String()+"</table>"))
	var b bytes.Buffer
	require.NoError(t, book.Write(&b))
	write("bang.xlsx", b.Bytes())
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	w, err := z.Create("word/document.xml")
	require.NoError(t, err)
	_, err = w.Write([]byte(`<w:document xmlns:w="w"><w:body><w:tbl>` + doc.String() + `</w:tbl></w:body></w:document>`))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	write("bang.docx", packed.Bytes())
	return files
}

func TestImportPlan16InEveryFormat(t *testing.T) {
	want, ok := catalog.Plan(plan16)
	require.True(t, ok)
	text, rows := table16(t)
	for _, file := range formats(t, text, rows) {
		answer := importFile(t, file, "--year", "2024", "--number", want.Number, "--title", want.Title, "--issuer", want.Issuer, "--from", "2024-01-01", "--to", "2025-01-31")
		require.Len(t, answer.Plan.Tasks, 17, file)
		for i, task := range answer.Plan.Tasks {
			w := want.Tasks[i]
			w.Place, w.Recipients = "", nil
			if w.ID == "11" { // the table names the person, the catalogue the office
				w.Leads[0], w.Note = "Đồng chí Nguyễn Duy Ngọc, Thứ trưởng Bộ Công an, Tổ phó Tổ công tác", ""
			}
			was, err := json.Marshal(w)
			require.NoError(t, err)
			is, err := json.Marshal(task)
			require.NoError(t, err)
			assert.Equal(t, string(was), string(is), file)
		}
		doubts := answer.Doubts
		if strings.HasSuffix(file, ".html") {
			require.NotEmpty(t, doubts)
			assert.Equal(t, importDoubt{0, "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "bảng 1 của tệp không phải bảng nhiệm vụ, không được đọc"}, doubts[0])
			doubts = doubts[1:]
		}
		require.Len(t, doubts, 1, file)
		assert.Equal(t, "Chủ trì thực hiện", doubts[0].Column)
		assert.Equal(t, "11.", rows[doubts[0].Row-1][0], "the row is that of the file")
	}
}

func TestImportWritesAPlanThatCanBeUsed(t *testing.T) {
	dir := t.TempDir()
	file, out := filepath.Join(dir, "ke-hoach-16.tsv"), filepath.Join(dir, "plan.json")
	text, _ := table16(t)
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	require.NoError(t, os.WriteFile(out, []byte("cũ"), 0o600))
	answer := importFile(t, "--lang", "en", file, "--year", "2024", "--out", out)
	assert.Equal(t, "ke-hoach-16", answer.Plan.Number)
	var taken []string
	for _, d := range answer.Doubts {
		if d.Row == 0 {
			taken = append(taken, d.Text)
		}
	}
	assert.Equal(t, []string{"ke-hoach-16", "Kế hoạch năm 2024", "chưa rõ", "2024-01-01", "2025-01-31"}, taken)
	status, said, errs := tthc(t, "", "check", out)
	assert.Equal(t, 0, status, said+errs)
	var fromFile, fromCatalogue []dueRow
	for _, row := range due(t, "--plan", out, "--as-of", "2024-06-25") {
		row.Plan, row.ID, row.Title = "", strings.TrimPrefix(row.ID, "ke-hoach-16"), ""
		fromFile = append(fromFile, row)
	}
	for _, row := range due(t, "--plan", plan16, "--as-of", "2024-06-25") {
		row.Plan, row.ID, row.Title = "", strings.TrimPrefix(row.ID, plan16), ""
		// The table names the person, the catalogue the office.
		row.ID = strings.Replace(row.ID, "#to-pho-to-cong-tac-thu-truong-bo-cong-an#", "#dong-chi-nguyen-duy-ngoc-thu-truong-bo-cong-an-to-pho-to-cong-tac#", 1)
		fromCatalogue = append(fromCatalogue, row)
	}
	assert.Equal(t, fromCatalogue, fromFile)
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, left, 2, "nothing is left behind")
}

func TestImportChoosesTheSheet(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.xlsx")
	book := excelize.NewFile()
	_, err := book.NewSheet("Nhiệm vụ")
	require.NoError(t, err)
	_, err = book.NewSheet("Khác")
	require.NoError(t, err)
	require.NoError(t, book.SetCellValue("Sheet1", "A1", "bìa"))
	for sheet, title := range map[string]string{"Nhiệm vụ": "một", "Khác": "hai"} {
		require.NoError(t, book.SetSheetRow(sheet, "A2", &[]any{"Stt", "Nhiệm vụ", "Chủ trì"}))
		require.NoError(t, book.SetSheetRow(sheet, "A3", &[]any{1, title, "Bộ Y tế"}))
	}
	require.NoError(t, book.SaveAs(file))
	answer := importFile(t, file, "--year", "2025")
	assert.Equal(t, "một", answer.Plan.Tasks[0].Title)
	assert.Equal(t, []string{"Sheet1", "Khác"}, []string{answer.Doubts[0].Text, answer.Doubts[1].Text})
	answer = importFile(t, file, "--year", "2025", "--sheet", "Khác")
	assert.Equal(t, "hai", answer.Plan.Tasks[0].Title)
}

func TestImportTablesThatGoOn(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.html")
	require.NoError(t, os.WriteFile(file, []byte(`<table><tr><td>Stt<td>Nhiệm vụ<td>Chủ trì<tr><td>1<td>Rà<td>Bộ Y tế</table><table><tr><td><td>soát<td><tr><td>2<td>Họp<td>xyz abc</table>
		<table><tr><td>3<td>Không nêu chủ trì<td></table><table><tr><td>Nơi nhận<td>KT. BỘ TRƯỞNG</table>`), 0o600))
	answer := importFile(t, file, "--year", "2025", "--from", "2025-01-01", "--to", "2025-12-31", "--number", "1/KH", "--title", "K", "--issuer", "I")
	require.Len(t, answer.Plan.Tasks, 3)
	assert.Equal(t, "Rà soát", answer.Plan.Tasks[0].Title)
	assert.Equal(t, "Không nêu chủ trì", answer.Plan.Tasks[2].Title, "an empty last column counts")
	require.Len(t, answer.Doubts, 3)
	assert.Equal(t, "Nơi nhận | KT. BỘ TRƯỞNG", answer.Doubts[0].Text)
	assert.Equal(t, 4, answer.Doubts[1].Row)
	assert.Equal(t, "xyz abc", answer.Doubts[1].Text)
}

func TestImportRefuses(t *testing.T) {
	dir := t.TempDir()
	good, bad, none := filepath.Join(dir, "a.tsv"), filepath.Join(dir, "b.csv"), filepath.Join(dir, "c.tsv")
	require.NoError(t, os.WriteFile(good, []byte("Stt\tNhiệm vụ\tChủ trì\n1\tA\tBộ Y tế\n"), 0o600))
	require.NoError(t, os.WriteFile(bad, []byte("Stt,Nhi\xeam v\xf2\n"), 0o600))
	require.NoError(t, os.WriteFile(none, []byte("Tên\tGiá\nBút\t5\n"), 0o600))
	heading := filepath.Join(dir, "d.csv")
	require.NoError(t, os.WriteFile(heading, []byte("Stt,Nhiệm vụ,Chủ trì\n"), 0o600))
	out := filepath.Join(dir, "plan.json")
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"no file":          {[]string{"--year", "2025"}, "một tệp"},
		"two files":        {[]string{good, good, "--year", "2025"}, "một tệp"},
		"no year":          {[]string{good}, "--year"},
		"no such year":     {[]string{good, "--year", "25"}, "--year"},
		"not there":        {[]string{filepath.Join(dir, "x.tsv"), "--year", "2025"}, "x.tsv"},
		"another format":   {[]string{"main.go", "--year", "2025"}, `".go"`},
		"not in UTF-8":     {[]string{bad, "--year", "2025"}, "b.csv: byte 7"},
		"no table":         {[]string{none, "--year", "2025"}, "c.tsv: không có dòng tiêu đề"},
		"no task":          {[]string{heading, "--year", "2025"}, "d.csv: dòng 1: dưới tiêu đề bảng không có nhiệm vụ nào"},
		"a day":            {[]string{good, "--year", "2025", "--from", "2025-02-30"}, "--from"},
		"days backwards":   {[]string{good, "--year", "2025", "--from", "2025-03-01", "--to", "2025-02-01"}, "to: "},
		"no such sheet":    {[]string{good, "--year", "2025", "--sheet", "Một"}, "--sheet"},
		"not to be a file": {[]string{good, "--year", "2025", "--out", filepath.Join(dir, "không", "có.json")}, "có.json"},
	} {
		status, said, errs := tthc(t, "", append([]string{"import", "--out", out}, c.args...)...)
		assert.Equal(t, 2, status, name)
		assert.Empty(t, said, name)
		assert.Contains(t, errs, c.want, name)
		assert.Equal(t, 1, strings.Count(errs, "\n"), "%s: %s", name, errs)
		assert.NoFileExists(t, out, name)
	}
}

// A heading that nobody knows is named by a person; where it is not, the answer
// says how.
func TestImportWithNamedColumns(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.tsv")
	require.NoError(t, os.WriteFile(file, []byte("Mã\tVăn bản\tNơi làm\tKhi nào\n01\tQuy chế\tSở Y tế\tQuý I\n"), 0o600))
	status, _, errs := tthc(t, "", "import", file, "--year", "2026")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, `--column "TIÊU ĐỀ=title" (dòng nhiều ô nhất: "Mã", "Văn bản", "Nơi làm", "Khi nào")`)
	answer := importFile(t, file, "--year", "2026", "--column", "mã=number", "--column", "Văn bản=title", "--column", "Nơi làm=lead", "--column", "Khi nào=time")
	require.Len(t, answer.Plan.Tasks, 1)
	task := answer.Plan.Tasks[0]
	assert.Equal(t, "01 Quy chế Sở Y tế Quý I", strings.Join([]string{string(task.ID), task.Title, task.Leads[0], task.Time.Text}, " "))
	for column, want := range map[string]string{"Văn bản=tít": `"tít"`, "Văn bản": "TIÊU ĐỀ=loại", "=title": "TIÊU ĐỀ=loại"} {
		status, _, errs = tthc(t, "", "import", file, "--year", "2026", "--column", column)
		assert.Equal(t, 2, status, column)
		assert.Contains(t, errs, "--column: ", column)
		assert.Contains(t, errs, want, column)
	}
}

// What the document says of itself is the plan's; a flag comes before it, the
// name of the file last, with a doubt.
func TestImportTakesTheHeadOfTheDocument(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ke-hoach.html")
	require.NoError(t, os.WriteFile(file, []byte(`<table><tr><td>ỦY BAN NHÂN DÂN<br>TỈNH BẮC NINH<br>Số: 12/KH-UBND<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br>Bắc Ninh, ngày 05 tháng 3 năm 2026</table>
		<p>KẾ HOẠCH</p><p>Thực hiện Quyết định số 1/QĐ-TTg ngày 2/1/2026 của Thủ tướng Chính phủ</p>
		<table><tr><td>Stt<td>Nhiệm vụ<td>Chủ trì<td>Thời gian<tr><td>1<td>A<td>Sở Y tế<td>Quý II</table>`), 0o600))
	answer := importFile(t, file, "--year", "2026")
	assert.Equal(t, "12/KH-UBND 2026-03-05 Ủy ban nhân dân tỉnh Bắc Ninh", strings.Join([]string{answer.Plan.Number, answer.Plan.Date.String(), answer.Plan.Issuer}, " "))
	for _, d := range answer.Doubts {
		assert.NotContains(t, d.Message, "--number")
		assert.NotContains(t, d.Message, "--issuer")
		assert.NotContains(t, d.Message, "bảng 1", "its number, date and issuer were read")
	}
	answer = importFile(t, file, "--year", "2026", "--number", "7/KH", "--issuer", "Sở Y tế")
	assert.Equal(t, "7/KH Sở Y tế", answer.Plan.Number+" "+answer.Plan.Issuer)
	assert.True(t, answer.Plan.Date.IsZero(), "the date is of the other number")

	// Above the table in the same sheet, and under an annex.
	file = filepath.Join(t.TempDir(), "phu-luc.csv")
	require.NoError(t, os.WriteFile(file, []byte("\"(Kèm theo Quyết định số 240/QĐ-TTg ngày 20/02/2024 của Thủ tướng Chính phủ)\"\nStt;Nhiệm vụ;Chủ trì\n1;A;Bộ Y tế\n"), 0o600))
	answer = importFile(t, file, "--year", "2024")
	assert.Equal(t, "240/QĐ-TTg 2024-02-20 Thủ tướng Chính phủ", strings.Join([]string{answer.Plan.Number, answer.Plan.Date.String(), answer.Plan.Issuer}, " "))
	assert.NotContains(t, said(answer), "đứng trước tiêu đề")

	// What else stands there was not read, nor anything where a flag says otherwise.
	require.NoError(t, os.WriteFile(file, []byte("PHỤ LỤC II\n\"(Kèm theo Quyết định số 240/QĐ-TTg ngày 20/02/2024 của Thủ tướng Chính phủ)\"\nStt;Nhiệm vụ;Chủ trì\n1;A;Bộ Y tế\n"), 0o600))
	answer = importFile(t, file, "--year", "2024")
	assert.Contains(t, said(answer), "1: PHỤ LỤC II: đứng trước tiêu đề bảng, không được đọc")
	assert.NotContains(t, said(answer), "Kèm theo")
	answer = importFile(t, file, "--year", "2024", "--number", "7/KH")
	assert.Contains(t, said(answer), "1: PHỤ LỤC II\n(Kèm theo Quyết định số 240/QĐ-TTg ngày 20/02/2024 của Thủ tướng Chính phủ): đứng trước")

	file = filepath.Join(t.TempDir(), "a.html")
	require.NoError(t, os.WriteFile(file, []byte(`<table><tr><td>BỘ Y TẾ<br>Số: 5/KH-BYT<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br>Hà Nội, ngày 5 tháng 3 năm 2026<tr><td>V/v rà soát</table>
		<table><tr><td>Stt<td>Nhiệm vụ<td>Chủ trì<tr><td>1<td>A<td>Bộ Y tế</table>`), 0o600))
	answer = importFile(t, file, "--year", "2026")
	assert.Contains(t, said(answer), "0: V/v rà soát: bảng 1 của tệp không phải bảng nhiệm vụ, chỉ được đọc số, ngày và nơi ban hành")
}

// said is the doubts on lines.
func said(answer imported) string {
	var b strings.Builder
	for _, d := range answer.Doubts {
		fmt.Fprintf(&b, "%d: %s: %s\n", d.Row, d.Text, d.Message)
	}
	return b.String()
}

// What a cell of a workbook leaves in doubt stands among the doubts, under the
// heading of its column.
func TestImportDoubtsCells(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.xlsx")
	book := excelize.NewFile()
	require.NoError(t, book.SetSheetRow("Sheet1", "A1", &[]any{"Stt", "Nhiệm vụ", "Chủ trì", "Thời gian"}))
	require.NoError(t, book.SetSheetRow("Sheet1", "A2", &[]any{1, "A", "Bộ Y tế", time.Date(2026, 3, 9, 0, 0, 0, 0, time.UTC)}))
	american := "m/d/yyyy"
	style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &american})
	require.NoError(t, err)
	require.NoError(t, book.SetCellStyle("Sheet1", "D2", "D2", style))
	require.NoError(t, book.SaveAs(file))
	answer := importFile(t, file, "--year", "2026")
	assert.Equal(t, "09/03/2026", answer.Plan.Tasks[0].Time.Text)
	require.NotEmpty(t, answer.Doubts)
	assert.Equal(t, importDoubt{2, "Thời gian", "09/03/2026", "ô viết tháng trước ngày; đọc là ngày/tháng, có thể người nhập đã viết ngược"}, answer.Doubts[0])
}

// honest is the rows of a table of 10,000 tasks.
func honest() (text string, rows [][]string) {
	leads := []string{"Bộ Tư pháp", "Bộ Nội vụ", "Văn phòng Chính phủ", "Bộ Y tế", "Bộ Công an", "UBND cấp tỉnh", "Bộ Tài chính"}
	times := []string{"Quý III/2026", "Trước ngày 30/6/2026", "Thường xuyên", "Hằng tháng", "Tháng 12/2026", "Trong năm 2026", "Sau khi Nghị định được ban hành"}
	rows = [][]string{{"Stt", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm", "Nơi nhận", "Ghi chú"}}
	for i := range 10_000 {
		rows = append(rows, []string{fmt.Sprintf("%d.", i+1), fmt.Sprintf("Rà soát, đơn giản hóa thủ tục hành chính nhóm %d", i+1), leads[i%7], "Các bộ, cơ quan ngang bộ; UBND cấp tỉnh", times[i*3%7], "Báo cáo", "", fmt.Sprintf("Ghi chú %d", i+1)})
	}
	var b strings.Builder
	for _, row := range rows {
		b.WriteString(strings.Join(row, "\t") + "\n")
	}
	return b.String(), rows
}

// An honest table is read in a second, and in 80 MB with the program itself.
func BenchmarkImport(b *testing.B) {
	text, rows := honest()
	for _, file := range formats(b, text, rows) {
		b.Run(filepath.Ext(file), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := run(b.Context(), []string{"import", file, "--year", "2026"}, strings.NewReader(""), io.Discard, io.Discard); err != 0 {
					b.Fatal(err)
				}
			}
		})
	}
}
