package files

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/grid/gridtest"
)

// bombs are small files that are large when unpacked, or say of themselves that
// they are.
func bombs(t testing.TB) map[string]*bytes.Buffer {
	row := func(n int, cells string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, `<row r="%d">%s</row>`, i+1, strings.ReplaceAll(cells, "#", fmt.Sprint(i+1)))
		}
		return `<sheetData>` + b.String() + `</sheetData>`
	}
	merges := strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 5000)
	wide := strings.Repeat(`<c><v>1</v></c>`, 1000)
	return map[string]*bytes.Buffer{
		"one cell in the last column of 1,000 rows.xlsx": gridtest.XLSX(t, row(1000, `<c r="XFD#"><v>1</v></c>`), "", ""),
		"a text cell of 100 MB.xlsx":                     gridtest.XLSX(t, `<sheetData><row><c t="inlineStr"><is><t>`+strings.Repeat("a", 100<<20)+`</t></is></c></row></sheetData>`, "", ""),
		"one text of 1 MB in each of 1,000 cells.xlsx":   gridtest.XLSX(t, row(1000, `<c t="s"><v>0</v></c>`), `<si><t>`+strings.Repeat("a", 1<<20)+`</t></si>`, ""),
		"5,000 merged ranges over all.xlsx":              gridtest.XLSX(t, row(500, wide)+`<mergeCells>`+merges+`</mergeCells>`, "", ""),
		"deep.xlsx":                                      gridtest.XLSX(t, strings.Repeat("<a>", 1<<20), "", ""),
		"empty rows.docx":                                gridtest.DOCX(t, `<w:tbl>`+strings.Repeat(`<w:tr/>`, 8<<20)+`</w:tbl>`, ""),
		"empty cells.docx":                               gridtest.DOCX(t, `<w:tbl><w:tr>`+strings.Repeat(`<w:tc/>`, 2<<20)+`</w:tr></w:tbl>`, ""),
		"wide cells.docx":                                gridtest.DOCX(t, `<w:tbl>`+strings.Repeat(`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr></w:tc></w:tr>`, 100_000)+`</w:tbl>`, ""),
		"tables.docx":                                    gridtest.DOCX(t, strings.Repeat(`<w:tbl/>`, 6<<20), ""),
		"merged text.docx": gridtest.DOCX(t, `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>`+strings.Repeat("a", 1<<20)+`</w:t></w:r></w:p></w:tc></w:tr>`+
			strings.Repeat(`<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr>`, 10_000)+`</w:tbl>`, ""),
		"a huge rowspan.html":   bytes.NewBufferString("<table>" + strings.Repeat("<tr><td rowspan=65000 colspan=1000>x", 20_000)),
		"open rowspan.html":     bytes.NewBufferString("<table><tr>" + strings.Repeat("<td rowspan=0>x", 1000) + strings.Repeat("<tr>", 100_000)),
		"tables.html":           bytes.NewBufferString(strings.Repeat("<table>", 2<<20)),
		"tables in a row.html":  bytes.NewBufferString(strings.Repeat("<table></table>", 2<<20)),
		"tables of a cell.html": bytes.NewBufferString(strings.Repeat("<table><td>a</table>", 500_000)),
		"one long cell.html":    bytes.NewBufferString("<table><td>" + strings.Repeat("a <b>b</b>", 3<<20)),
		"one long cell.csv":     bytes.NewBufferString("a,b\n" + strings.Repeat("a", 30<<20)),
		"an open quote.csv":     bytes.NewBufferString("a,b\n\"" + strings.Repeat("a\n", 500_000) + strings.Repeat("a", 20<<20)),
		"attributes.docx":       gridtest.DOCX(t, `<w:p`+strings.Repeat(` a=""`, 1<<20)+`/>`, ""),
		"runs.xlsx":             gridtest.XLSX(t, `<sheetData><row><c t="inlineStr"><is>`+strings.Repeat(`<r><t>ab</t></r>`, 600_000)+`</is></c></row></sheetData>`, "", ""),
		"shared texts.xlsx":     gridtest.XLSX(t, row(1, ""), strings.Repeat(`<si><t>a</t></si>`, 1<<20+1), ""),
		"numbers.docx":          gridtest.DOCX(t, `<w:tbl><w:tr><w:tc>`+strings.Repeat(`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>`, 60_000)+`</w:tc></w:tr></w:tbl>`, `<w:abstractNum w:abstractNumId="1"><w:lvl><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="`+strings.Repeat("%1", 49)+`"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`),
		"parts.xlsx":            manyParts(t),
		"relations.xlsx":        gridtest.Zip(t, map[string]string{"_rels/.rels": relations(100_000)}),
		"sheets.xlsx":           gridtest.Zip(t, map[string]string{"xl/workbook.xml": `<workbook><sheets>` + strings.Repeat(`<sheet name="a"/>`, 100_000) + `</sheets></workbook>`}),
		"cells.csv":             bytes.NewBufferString(strings.Repeat(";", 2<<20)),
		"empty lines.csv":       bytes.NewBufferString(strings.Repeat("\n", 2<<20) + "a"),
		"cells.tsv":             bytes.NewBufferString(strings.Repeat("\t", 20<<20)),
	}
}

func manyParts(t testing.TB) *bytes.Buffer {
	parts := map[string]string{}
	for i := range 50_000 {
		parts[fmt.Sprint(i)] = ""
	}
	return gridtest.Zip(t, parts)
}

func relations(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<Relationship Id="%d" Type="a" Target="b"/>`, i)
	}
	return `<Relationships>` + b.String() + `</Relationships>`
}

// Nothing expands: a part with a DOCTYPE is none.
func TestEntitiesDoNotExpand(t *testing.T) {
	const billion = `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	_, err := Read("a.docx", gridtest.Zip(t, map[string]string{"word/document.xml": billion + `<w:document><w:tbl><w:tr><w:tc><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:document>`}))
	var e *grid.Error
	require.ErrorAs(t, err, &e)
	assert.Equal(t, grid.Damaged, e.Kind)
}

// What is large in its parts and harmless is read: a long format as General, many
// styles of characters as the first of them, levels that no list has not at all.
func TestWhatIsMoreThanAnybodyNeeds(t *testing.T) {
	file, err := Read("a.xlsx", gridtest.XLSX(t, `<sheetData><row><c s="0"><v>45725</v></c><c s="1"><v>45725</v></c></row></sheetData>`, "", "", strings.Repeat("d", 1<<20), "dd/mm/yyyy"))
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"45725", "09/03/2025"}}, file.Grids[0].Rows)
	var overrides strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&overrides, `<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="4"/></w:lvlOverride>`, i)
	}
	file, err = Read("a.docx", gridtest.DOCX(t, `<w:tbl><w:tr><w:tc><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p></w:tc></w:tr></w:tbl>`,
		`<w:abstractNum w:abstractNumId="1"><w:lvl><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/>`+overrides.String()+`</w:num>`))
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"4."}}, file.Grids[0].Rows)
}

// Bombs are refused. How long it takes and with what memory, BenchmarkBombs
// reports.
func TestBombsAreRefused(t *testing.T) {
	for name, file := range bombs(t) {
		_, err := Read(name, file)
		var e *grid.Error
		if assert.ErrorAs(t, err, &e, name) && !strings.HasPrefix(name, "deep") && name != "tables.html" {
			assert.Equal(t, grid.TooLarge, e.Kind, "%s: %v", name, err)
		}
	}
}

// A part that says it is smaller than it is is refused as well.
func TestAPartThatIsLargerThanItSays(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	require.NoError(t, err)
	_, err = w.Write([]byte(`<x>` + strings.Repeat(" ", 80<<20) + `</x>`))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	data := b.Bytes()
	at := bytes.Index(data, []byte("PK\x01\x02")) // in the directory: the size unpacked stands 24 bytes on
	copy(data[at+24:], []byte{9, 0, 0, 0})
	_, err = Read("a.docx", bytes.NewReader(data))
	var e *grid.Error
	require.ErrorAs(t, err, &e)
	assert.Contains(t, []grid.Kind{grid.TooLarge, grid.Damaged}, e.Kind)
}

func BenchmarkBombs(b *testing.B) {
	for name, file := range bombs(b) {
		data := file.Bytes()
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(name, bytes.NewReader(data)); err == nil {
					b.Fatal("it was read")
				}
			}
		})
	}
}

// An honest table of 10,000 rows and 8 columns, in each format.
func BenchmarkHonest(b *testing.B) {
	cells := []string{"%d.", "Rà soát, đơn giản hóa thủ tục hành chính nhóm %d", "Bộ Tư pháp", "Các bộ, cơ quan ngang bộ; UBND cấp tỉnh", "Quý III/2026", "Báo cáo", "", "Ghi chú %d"}
	var sheet, body, page, plain strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&sheet, `<row r="%d">`, i+1)
		body.WriteString(`<w:tr>`)
		page.WriteString("<tr>")
		for j, c := range cells {
			if strings.Contains(c, "%d") {
				c = fmt.Sprintf(c, i)
			}
			fmt.Fprintf(&sheet, `<c r="%c%d" s="1" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+j, i+1, c)
			fmt.Fprintf(&body, `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p w:rsidR="00A77B3E"><w:pPr><w:jc w:val="both"/><w:rPr><w:sz w:val="26"/></w:rPr></w:pPr><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:t>%s</w:t></w:r></w:p></w:tc>`, c)
			fmt.Fprintf(&page, "<td><p><span>%s</span></p></td>", c)
			plain.WriteString(c + "\t")
		}
		sheet.WriteString(`</row>`)
		body.WriteString(`</w:tr>`)
		page.WriteString("</tr>\n")
		plain.WriteString("\n")
	}
	for name, file := range map[string][]byte{
		"a.xlsx": gridtest.XLSX(b, `<sheetData>`+sheet.String()+`</sheetData>`, "", "").Bytes(),
		"a.docx": gridtest.DOCX(b, `<w:tbl>`+body.String()+`</w:tbl>`, "").Bytes(),
		"a.html": []byte("<table>" + page.String() + "</table>"),
		"a.tsv":  []byte(plain.String()),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(name, bytes.NewReader(file)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
