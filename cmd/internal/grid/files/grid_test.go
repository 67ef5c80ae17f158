package files

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/grid/gridtest"
	"github.com/caicach/tthc/schedule/form"
)

func read(t testing.TB, name, text string) [][]string {
	file, err := Read(name, strings.NewReader(text))
	require.NoError(t, err)
	require.Len(t, file.Grids, 1)
	return file.Grids[0].Rows
}

func utf16Of(s string, big bool) string {
	b := []byte{}
	for _, u := range utf16.Encode([]rune("\ufeff" + s)) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return string(b)
}

func TestText(t *testing.T) {
	want := [][]string{{"Stt", "Nhiệm vụ"}, {"1", "Rà soát"}}
	for _, c := range []struct {
		name, text string
		want       [][]string
	}{
		{"a.tsv", "Stt\tNhiệm vụ\n1\tRà soát\n", want},
		{"A.TSV", "\ufeffStt\tNhiệm vụ\r\n1\tRà soát\r\n", want},
		{"a.tsv", utf16Of("Stt\tNhiệm vụ\n1\tRà soát", false), want},
		{"a.csv", utf16Of("Stt;Nhiệm vụ\n1;Rà soát", true), want},
		{"a.csv", "Stt,Nhiệm vụ\n1,Rà soát\n", want},
		{"a.csv", "Stt\tNhiệm vụ\n1\tRà soát\n", want},
		{"a.tsv", "Stt\tNhiệm vụ\n\n1\tRà soát\n", [][]string{{"Stt", "Nhiệm vụ"}, nil, {"1", "Rà soát"}}},
		{"a.csv", "\r\nStt;Nhiệm vụ\r\n\r\n1;\"Rà soát;\r\n\"\"hai\"\" dòng\"\r\n\r\n", [][]string{nil, {"Stt", "Nhiệm vụ"}, nil, {"1", "Rà soát;\n\"hai\" dòng"}, nil}},
		{"a.csv", "Stt;Nhiệm vụ;Chủ trì\n1;Rà soát, đánh giá;Bộ Y tế\n2;Họp, tổng kết, báo cáo;Bộ Nội vụ\n", [][]string{{"Stt", "Nhiệm vụ", "Chủ trì"}, {"1", "Rà soát, đánh giá", "Bộ Y tế"}, {"2", "Họp, tổng kết, báo cáo", "Bộ Nội vụ"}}},
		{"a.tsv", "Stt\tNhiệm vụ\n1\t\"Một cửa\" điện tử\n", [][]string{{"Stt", "Nhiệm vụ"}, {"1", `"Một cửa" điện tử`}}},
		{"a.tsv", "Stt\tNhiệm vụ\n1\t\"Một\ncửa\"\n", [][]string{{"Stt", "Nhiệm vụ"}, {"1", "Một\ncửa"}}},
	} {
		assert.Equal(t, c.want, read(t, c.name, c.text), "%q", c.text)
	}
}

func TestHTML(t *testing.T) {
	file, err := Read("a.html", strings.NewReader(`<html><body><table><tr><td>QUỐC HỘI<td>Độc lập</table><p>Bảng:</p>
	<table><thead><tr><th rowspan=2>Stt<th rowspan="2">Nhiệm vụ</th><th colspan=2>Cơ quan <i>thực</i>
	hiện</th><th rowspan=2>Sản phẩm<tr><th>Chủ trì<th>Phối hợp</thead>
	<tbody><tr><td colspan=5><b>I. THỂ&nbsp;CHẾ</b><script>x</script></td></tr>
	<tr><td>1<td>A<td rowspan=9>Bộ Y tế<td>Bộ <!-- x -->Nội vụ<td><ul><li>Báo cáo<li>Kế hoạch</ul>
	<tr><td>2<td>B<br>C<td><table><tr><td>bên trong</table><p>Sở</p>x<td>Thôi</table>`))
	require.NoError(t, err)
	got := file.Grids
	require.Len(t, got, 3)
	assert.Equal(t, []string{"Bảng:"}, file.Lines)
	assert.Equal(t, [][]string{{"QUỐC HỘI", "Độc lập"}}, got[0].Rows)
	assert.Equal(t, [][]string{
		{"Stt", "Nhiệm vụ", "Cơ quan thực hiện", "", "Sản phẩm"}, {"Stt", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Sản phẩm"}, {"I. THỂ CHẾ"},
		{"1", "A", "Bộ Y tế", "Bộ Nội vụ", "- Báo cáo\n- Kế hoạch"}, {"2", "B\nC", "Bộ Y tế", "Sở\nx", "Thôi"},
	}, got[1].Rows)
	assert.Equal(t, [][]string{{"bên trong"}}, got[2].Rows)
}

// The mark of a note is no figure of the number before it.
func TestRaisedInHTML(t *testing.T) {
	file, err := Read("a.html", strings.NewReader(`<table><tr><td>Tháng 1<sup>2</sup> năm<td>500 m<sup>2</sup><td>Trước 15/1<span style="vertical-align: super">1</span></table>`))
	require.NoError(t, err)
	require.Len(t, file.Grids, 1)
	assert.Equal(t, [][]string{{"Tháng 1 (2) năm", "500 m2", "Trước 15/1 (1)"}}, file.Grids[0].Rows)
}

// What a reader of the page does not see is not read, what is struck out is named,
// and the numbers of lists are those that he sees.
func TestWhatIsSeenInHTML(t *testing.T) {
	file, err := Read("a.html", strings.NewReader(`<div style="display: none"><table><tr><td>mẫu ẩn</table></div><table>
	<tr><td><ol start="4"><li></li></ol><td>Trước ngày <s>15/6</s>20/6<td rowspan=2>x<td>a<span style='display:none;mso-hide:all'>ẩn <span>cũng ẩn</span></span>b
	<tr><td><ol start=5><li></ol><td><span style="text-decoration: line-through">cũ <b>lắm</b></span><b>mới</b><td>y<strike>z
	<tr><td>6<td><ol type=a><li>một<li>hai<ol><li value=3>ba</ol><li>bốn</ol><ul><li>năm</ul><td><del>bỏ<td hidden>còn
	</table><p>Dòng <del>bỏ</del> ngoài`))
	require.NoError(t, err)
	require.Len(t, file.Grids, 1)
	assert.Equal(t, [][]string{
		{"4.", "Trước ngày 20/6", "x", "ab"},
		{"5.", "mới", "x", "y"},
		{"6", "a. một\nb. hai\n3. ba\nc. bốn\n- năm", "", "còn"},
	}, file.Grids[0].Rows)
	assert.Equal(t, []grid.Doubt{
		{Row: 1, Column: 2, Text: "15/6", Why: grid.StruckOut}, {Row: 2, Column: 2, Text: "cũ lắm", Why: grid.StruckOut},
		{Row: 2, Column: 4, Text: "z", Why: grid.StruckOut}, {Row: 3, Column: 3, Text: "bỏ", Why: grid.StruckOut},
	}, file.Grids[0].Doubts)
	assert.Equal(t, []string{"Dòng ngoài"}, file.Lines)
	for _, deep := range []string{strings.Repeat("<s>", 2000), strings.Repeat("<ol>", 2000)} {
		_, err = Read("a.html", strings.NewReader("<table><td>"+deep))
		assert.Error(t, err)
	}
}

func TestXLSX(t *testing.T) {
	f := excelize.NewFile()
	set := func(sheet, at string, v any) { require.NoError(t, f.SetCellValue(sheet, at, v)) }
	style := func(at string, s *excelize.Style) {
		id, err := f.NewStyle(s)
		require.NoError(t, err)
		require.NoError(t, f.SetCellStyle("Sheet1", at, at, id))
	}
	set("Sheet1", "A1", "BẢNG")
	require.NoError(t, f.MergeCell("Sheet1", "A1", "D1"))
	set("Sheet1", "A3", "Stt")
	set("Sheet1", "B3", "Nhiệm vụ")
	set("Sheet1", "A4", 1)
	set("Sheet1", "B4", "Rà  soát\r\nquy định")
	set("Sheet1", "C4", "Bộ Y tế")
	set("Sheet1", "A5", 2.1)
	require.NoError(t, f.MergeCell("Sheet1", "C4", "C5"))
	day := time.Date(2025, 3, 9, 0, 0, 0, 0, time.UTC)
	set("Sheet1", "D4", day)
	style("D4", &excelize.Style{NumFmt: 14})
	set("Sheet1", "D5", day)
	month := "[$-42A]mm/yyyy;@"
	style("D5", &excelize.Style{CustomNumFmt: &month})
	set("Sheet1", "E4", 0.5)
	style("E4", &excelize.Style{NumFmt: 9})
	set("Sheet1", "E5", "Quý I")
	style("E5", &excelize.Style{NumFmt: 14})
	_, err := f.NewSheet("Khác")
	require.NoError(t, err)
	set("Khác", "A1", "x")
	_, err = f.NewSheet("Ẩn")
	require.NoError(t, err)
	set("Ẩn", "A1", "y")
	require.NoError(t, f.SetSheetVisible("Ẩn", false))
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	file, err := Read("a.xlsx", &b)
	require.NoError(t, err)
	got := file.Grids
	require.Len(t, got, 2)
	assert.Equal(t, grid.Grid{Name: "Sheet1", Columns: 5, Rows: [][]string{
		{"BẢNG"}, nil, {"Stt", "Nhiệm vụ"}, {"1", "Rà soát\nquy định", "Bộ Y tế", "09/03/2025", "50%"}, {"2.1", "", "Bộ Y tế", "03/2025", "Quý I"},
	}}, got[0])
	assert.Equal(t, grid.Grid{Name: "Khác", Columns: 1, Rows: [][]string{{"x"}}}, got[1])
}

func TestDOCX(t *testing.T) {
	cell := func(properties, text string) string {
		return `<w:tc><w:tcPr>` + properties + `</w:tcPr><w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + strings.ReplaceAll(text, "\n", "</w:t></w:r></w:p><w:p><w:r><w:t>") + `</w:t></w:r></w:p></w:tc>`
	}
	numbered := func(level, list string) string {
		return `<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + list + `"/></w:numPr></w:pPr></w:p></w:tc>`
	}
	body := `<w:body><w:p><w:r><w:t>Ngoài bảng</w:t></w:r></w:p><w:tbl><w:tblPr/><w:tblGrid/>` +
		`<w:tr>` + cell("", "Stt") + cell(`<w:gridSpan w:val="2"/>`, "Cơ quan\nthực hiện") + cell("", "Sản phẩm") + `</w:tr>` +
		`<w:tr>` + numbered("0", "7") + cell("", "A") + cell(`<w:vMerge w:val="restart"/>`, "Bộ Y tế") +
		`<w:tc><w:p><w:r><w:t>Báo</w:t></w:r><w:ins><w:r><w:t xml:space="preserve"> cáo</w:t></w:r></w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:r><w:br/><w:t>mới</w:t><w:tab/><w:noBreakHyphen/></w:r></w:p></w:tc></w:tr>` +
		`<w:sdt><w:sdtContent><w:tr>` + numbered("0", "7") + cell("", "B") + cell(`<w:vMerge/>`, "") +
		`<w:tc><w:tbl><w:tr>` + cell("", "trong") + `</w:tr></w:tbl><w:p><w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr><w:r><mc:AlternateContent><mc:Choice><w:t>điểm</w:t></mc:Choice><mc:Fallback><w:t>điểm</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p></w:tc></w:tr></w:sdtContent></w:sdt>` +
		`<w:tr>` + numbered("1", "7") + `</w:tr><w:tr>` + numbered("1", "7") + `</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>` + numbered("0", "7") + `</w:tr></w:tbl></w:body>`
	numbering := `<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="*"/></w:lvl></w:abstractNum>` +
		`<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="4"/></w:num>`
	file, err := Read("a.docx", gridtest.DOCX(t, body, numbering))
	require.NoError(t, err)
	got := file.Grids
	require.Len(t, got, 2)
	assert.Equal(t, []string{"Ngoài bảng"}, file.Lines)
	assert.Equal(t, [][]string{
		{"Stt", "Cơ quan\nthực hiện", "", "Sản phẩm"}, {"IV.", "A", "Bộ Y tế", "Báo cáo\nmới -"}, {"V.", "B", "Bộ Y tế", "- điểm"},
		{"1)"}, {"2)"}, {"", "VI."},
	}, got[0].Rows)
	assert.Equal(t, [][]string{{"trong"}}, got[1].Rows)
	assert.Equal(t, []int{4, 1}, []int{got[0].Columns, got[1].Columns})
	file, err = Read("a.docx", gridtest.DOCX(t, `<w:tbl><w:tr>`+cell("", "1")+cell("", "")+`</w:tr></w:tbl>`, ""))
	require.NoError(t, err)
	assert.Equal(t, []grid.Grid{{Rows: [][]string{{"1"}}, Columns: 2}}, file.Grids)
}

func TestBadFiles(t *testing.T) {
	for _, c := range []struct {
		name, text string
		kind       grid.Kind
	}{
		{"a.pdf", "%PDF-1.7 /Font", grid.UnknownFormat}, {"a.pdf", "%PDF-1.4 /Image", grid.Picture}, {"a.pdf", "x", grid.Damaged}, {"a", "", grid.UnknownFormat}, {"a.xls", "x", grid.UnknownFormat},
		{"a.tsv", "", grid.NoTable}, {"a.html", "<p>không có bảng", grid.NoTable},
		{"a.tsv", "Stt\tNhi\xeam v\xf2", grid.BadEncoding}, {"a.csv", "a,b\x00", grid.BadEncoding}, {"a.html", "<table><tr><td>\xff", grid.BadEncoding},
		{"a.csv", "a,\"b\n", grid.Damaged},
		{"a.xlsx", "không phải xlsx", grid.Damaged}, {"a.docx", "PK", grid.Damaged},
		{"a.docx", gridtest.DOCX(t, "", "<w:x/>").String(), grid.Damaged}, {"a.docx", gridtest.DOCX(t, "<w:tbl>", "").String(), grid.Damaged},
		{"a.docx", gridtest.DOCX(t, strings.Repeat("<a>", 600)+strings.Repeat("</a>", 600), "").String(), grid.Damaged},
		{"a.docx", gridtest.DOCX(t, "<w:p/>", "").String(), grid.NoTable},
		{"a.tsv", strings.Repeat("\t", grid.MaxCells+1), grid.TooLarge},
		{"a.csv", strings.Repeat(" ", grid.MaxSize+1), grid.TooLarge},
		{"a.html", "<table>" + strings.Repeat("<tr><td rowspan=65000 colspan=1000>x", 1200), grid.TooLarge},
	} {
		_, err := Read(c.name, strings.NewReader(c.text))
		var e *grid.Error
		require.ErrorAs(t, err, &e, "%s %.20q", c.name, c.text)
		assert.Equal(t, c.kind, e.Kind, "%s %.20q: %v", c.name, c.text, err)
		assert.NotContains(t, e.Error(), "\n")
		assert.NotEqual(t, e.Error(), e.Message(form.Vietnamese))
	}
}

// FuzzRead holds that no file makes a reader panic.
func FuzzRead(f *testing.F) {
	f.Add("a.html", []byte("<table><tr><td rowspan=0 colspan=3>x<td>y<tr><td>z</table>"))
	f.Add("a.csv", []byte("a;b\n\n\"c\nd\";e"))
	f.Add("a.docx", gridtest.DOCX(f, `<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`, `<w:num w:numId="1"/>`).Bytes())
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		file, err := Read(name, bytes.NewReader(data))
		if err == nil {
			assert.NotEmpty(t, file.Grids)
		}
	})
}
