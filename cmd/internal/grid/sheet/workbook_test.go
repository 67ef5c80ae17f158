package sheet

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/grid/gridtest"
	"github.com/caicach/tthc/schedule/form"
)

// A number is shown as its format has it; the instants are counted by hand:
// 45725 is 9 March 2025 (45658 is 1 January 2025), and 1462 days less in a
// workbook that counts from 1904.
func TestFormats(t *testing.T) {
	for _, c := range []struct {
		format, value, want string
		doubt               bool
	}{
		{"General", "2.1000000000000001", "2.1", false},
		{"General", "12", "12", false},
		{"General", "-0.5", "-0.5", false},
		{"0", "12.5", "13", false},
		{"0.00", "2.1", "2.10", false},
		{"0.0#", "2.125", "2.13", false},
		{"0.0#", "2", "2.0", false},
		{"00", "7", "07", false},
		{"0%", "0.5", "50%", false},
		{"0.0%", "0.985", "98.5%", false},
		{"#,##0", "1234567", "1.234.567", false},
		{"#,##0.0", "-1234.56", "-1.234,6", false},
		{`#,##0" đồng"`, "2000000", "2.000.000 đồng", false},
		{`"Quý "0`, "3", "Quý 3", false},
		{`"Từ "0" đến hết năm"`, "5", "Từ 5 đến hết năm", false},
		{"[$₫-42A]#,##0", "1500", "₫1.500", false},
		{"0;(0)", "-7", "(7)", false},
		{`0;-0;"không"`, "0", "không", false},
		{"@", "7", "7", false},
		{"# ?/?", "0.5", "0.5", false},
		{`[=1]"Quý I";[=2]"Quý II";"Quý III"`, "1", "Quý I", false},
		{`[=1]"Quý I";[=2]"Quý II";"Quý III"`, "2", "Quý II", false},
		{`[=1]"Quý I";[=2]"Quý II";"Quý III"`, "3", "Quý III", false},
		{`[Red][<=31]"ngày "0;0`, "31", "ngày 31", false},
		{`[Red][<=31]"ngày "0;0`, "32", "32", false},
		{`[>=1000000]0.0,,"tr";[>=1000]0,"k";0`, "2000", "2k", false},
		{`[>100]0`, "5", "5", false},
		{`[>=45000]dd/mm/yyyy;0" ngày"`, "45725", "09/03/2025", false},
		{`[>=45000]dd/mm/yyyy;0" ngày"`, "30", "30 ngày", false},
		{`General" ngày"`, "15", "15 ngày", false},
		{`"Quý "General`, "3", "Quý 3", false},
		{`[Red]General`, "-2.5", "-2.5", false},
		{`"Còn "General;"Quá hạn "General;"Đến hạn"`, "-2", "Quá hạn 2", false},
		{"#,##0,", "1500000", "1.500", false}, // in thousands
		{`0.0,,"tr"`, "1500000", "1.5tr", false},
		{`000\-000`, "123456", "123-456", false},
		{`0000\ 000\ 000`, "912345678", "0912 345 678", false},
		{`00"/"0000`, "1232026", "123/2026", false},
		{`0"/KH-"0`, "-12", "-1/KH-2", false},
		{"0.0E+00", "1500", "1500", false},

		{"dd/mm/yyyy", "45725", "09/03/2025", false},
		{"[$-42A]dd/mm/yyyy;@", "45725", "09/03/2025", false},
		{`yyyy\-mm\-dd`, "45725", "09/03/2025", false},
		{"d-mmm-yy", "45725", "09/03/2025", false},
		{"dddd, dd/mm/yyyy", "45725", "09/03/2025", false},
		{"mmm-yy", "45725", "03/2025", false},
		{"yyyy", "45725", "2025", false},
		{`"Trước "dd/mm/yyyy`, "45725", "Trước 09/03/2025", false},
		{`"ngày "d" tháng "m" năm "yyyy`, "45725", "ngày 09 tháng 03 năm 2025", false},
		{`"Chậm nhất "dd/mm`, "45725", "Chậm nhất 09/03", false},
		{"m/d/yyyy", "45725", "09/03/2025", true}, // 9 March or 3 September
		{"[$-409]mmmm d, yyyy", "45725", "09/03/2025", true},
		{"m/d/yyyy", "45729", "13/03/2025", false}, // there is no month 13
		{"m/d/yyyy", "45719", "03/03/2025", false}, // the same either way
		{"dd/mm/yyyy hh:mm", "45725.6875", "09/03/2025 16:30", false},
		{"dd/mm/yyyy hh:mm", "45725", "09/03/2025", false}, // programs write days so
		{"m/d/yyyy h:mm AM/PM", "45725.6875", "09/03/2025 16:30", true},
		{`h:mm" ngày "dd/mm/yyyy`, "45725.6875", "16:30 ngày 09/03/2025", false},
		{"hh:mm", "0.6875", "16:30", false},
		{"mm:ss", "0.0104166667", "15:00", false},
		{"[h]:mm", "1.5", "36:00", false},
		{"[mm]:ss", "0.5", "720:00", false},
		{"dd/mm/yyyy", "59", "28/02/1900", false},
		{"dd/mm/yyyy", "61", "01/03/1900", false},
		{"dd/mm/yyyy", "-5", "-5", false},
	} {
		file, err := Read(gridtest.XLSX(t, `<sheetData><row r="2"><c r="B2" s="1"><v>`+c.value+`</v></c></row></sheetData>`, "", "", "General", c.format).Bytes())
		require.NoError(t, err, c.format)
		got := file.Grids[0]
		assert.Equal(t, [][]string{nil, {"", c.want}}, got.Rows, "%s of %s", c.format, c.value)
		assert.Equal(t, c.doubt, len(got.Doubts) > 0, "%s of %s", c.format, c.value)
	}
	for format, want := range map[string]string{"dd/mm/yyyy": "10/03/2029", "[h]:mm": "1097400:00", "General": "45725"} {
		file, err := Read(gridtest.XLSX(t, `<sheetData><row><c s="0"><v>45725</v></c></row></sheetData>`, "", `date1904="1"`, format).Bytes())
		require.NoError(t, err)
		assert.Equal(t, want, file.Grids[0].Rows[0][0], format)
	}
}

// The cells of a sheet in every way to write them; a sheet of a chart beside
// them is no table.
func TestCellsOfASheet(t *testing.T) {
	file, err := Read(gridtest.XLSX(t,
		`<cols><col min="1"/></cols><sheetData>
		<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="" t="s"><v>1</v></c><c t="inlineStr"><is><r><t>tại chỗ</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c></row>
		<row r="3"><c r="A3" s="99"><v>1.5</v></c><c r="C3" t="b"><v>1</v></c><c r="D3" t="e"><v>#N/A</v></c><c r="E3" t="str"><f>A1</f><v>tính</v></c></row>
		<row><c><f>1+1</f></c><c t="d"><v>2025-03-09</v></c></row>
		<row r="9"><c r="B9" s="0"/></row></sheetData>
		<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C3:C4"/></mergeCells>`,
		`<si><t>một</t></si><si><r><t>hai </t></r><r><rPr><strike/></rPr><t>15/6</t></r><r><rPr><strike val="0"/></rPr><t>20/6</t></r><rPh><t>x</t></rPh></si>`, "", "General").Bytes())
	require.NoError(t, err)
	require.Len(t, file.Grids, 1)
	got := file.Grids[0]
	assert.Equal(t, [][]string{{"một", "", "tại chỗ (1)"}, {"một"}, {"1.5", "", "TRUE", "#N/A", "tính"}, {"", "2025-03-09", "TRUE"}}, got.Rows)
	assert.Equal(t, []grid.Doubt{{Row: 1, Column: 2, Text: "15/6", Why: grid.StruckOut}, {Row: 3, Column: 4, Text: "#N/A", Why: failed}, {Row: 4, Column: 1, Text: "", Why: noValue}}, got.Doubts)
	for _, d := range got.Doubts {
		assert.NotEqual(t, d.Why.In(form.Vietnamese), d.Why.In(form.English))
	}

	// The parts may have other names.
	parts := map[string]string{
		"_rels/.rels":            `<Relationships><Relationship Id="x" Type="` + gridtest.Relations + `/officeDocument" Target="/book/wb.xml"/></Relationships>`,
		"book/wb.xml":            `<workbook xmlns:r="` + gridtest.Relations + `"><sheets><sheet name="Ẩn" state="veryHidden" sheetId="1" r:id="b"/><sheet name="A" sheetId="2" r:id="a"/></sheets></workbook>`,
		`book\_rels\wb.xml.rels`: `<Relationships><Relationship Id="a" Type="` + gridtest.Relations + `/worksheet" Target="s.xml"/><Relationship Id="b" Type="` + gridtest.Relations + `/worksheet" Target="s.xml"/></Relationships>`,
		"Book/S.xml":             `<worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>`,
	}
	file, err = Read(gridtest.Zip(t, parts).Bytes())
	require.NoError(t, err)
	assert.Equal(t, []grid.Grid{{Name: "A", Rows: [][]string{{"7"}}}}, file.Grids)

	for _, bad := range []string{
		`<sheetData><row><c r="AAAA1"><v>1</v></c></row></sheetData>`, `<sheetData><row><c r="A0"><v>1</v></c></row></sheetData>`,
		`<sheetData><row><c t="s"><v>5</v></c></row></sheetData>`, `<sheetData><row><c><v>1</v></row></sheetData>`, `<sheetData>`,
	} {
		_, err := Read(gridtest.XLSX(t, bad, "", "").Bytes())
		assert.Error(t, err, bad)
	}
}

// What is struck out by the style of its cell is named; a formula may say nothing;
// rows that are hidden are read, and named once where they stand together.
func TestWhatIsNotSeenInAWorkbook(t *testing.T) {
	parts := map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="` + gridtest.Relations + `"><sheets><sheet name="A" sheetId="1" r:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="x/worksheet" Target="a.xml"/><Relationship Id="b" Type="x/styles" Target="b.xml"/><Relationship Id="c" Type="x/sharedStrings" Target="c.xml"/></Relationships>`,
		"xl/b.xml":                   `<styleSheet><fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/><xf fontId="1" numFmtId="14"/></cellXfs></styleSheet>`,
		"xl/c.xml":                   `<sst><si><t>bỏ</t></si><si><r><rPr><b/></rPr><t>giữ</t></r></si></sst>`,
		"xl/a.xml": `<worksheet><sheetData>
			<row r="1"><c s="1" t="s"><v>0</v></c><c s="1" t="s"><v>1</v></c><c s="2" t="s"><v>0</v></c><c s="3"><v>45725</v></c></row>
			<row r="2"><c t="str"><f>""</f><v></v></c><c t="str"><f>""</f></c><c><v>1</v></c></row>
			<row r="3" hidden="1"><c/><c><v>3</v></c></row><row r="4" hidden="true"><c><v>4</v></c></row><row r="5" hidden="0"><c><v>5</v></c></row><row r="6" hidden="1"><c/></row><row r="7" hidden="1"><c><v>7</v></c></row>
		</sheetData></worksheet>`,
	}
	file, err := Read(gridtest.Zip(t, parts).Bytes())
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"", "giữ", "bỏ"}, {"", "", "1"}, {"", "3"}, {"4"}, {"5"}, nil, {"7"}}, file.Grids[0].Rows)
	assert.Equal(t, []grid.Doubt{
		{Row: 1, Column: 1, Text: "bỏ", Why: grid.StruckOut}, {Row: 1, Column: 4, Text: "09/03/2025", Why: grid.StruckOut}, {Row: 2, Column: 2, Why: noValue},
		{Row: 3, Column: 2, Text: "3", Why: hiddenRow}, {Row: 7, Column: 1, Text: "7", Why: hiddenRow},
	}, file.Grids[0].Doubts)
}
