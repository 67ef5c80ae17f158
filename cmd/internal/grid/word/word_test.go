package word

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/grid/gridtest"
)

// word packs a document with its styles and lists.
func word(t testing.TB, body, styles, numbering string) grid.File {
	const head = `<w:x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`
	file, err := Read(gridtest.Zip(t, map[string]string{
		"word/document.xml": head + `<w:body>` + body + `</w:body></w:x>`, "word/styles.xml": head + styles + `</w:x>`, "word/numbering.xml": head + numbering + `</w:x>`,
	}).Bytes())
	require.NoError(t, err)
	return file
}

func tr(cells ...string) string {
	return `<w:tr><w:tc>` + strings.Join(cells, `</w:tc><w:tc>`) + `</w:tc></w:tr>`
}

func run(properties, text string) string {
	return `<w:r><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

func para(runs ...string) string { return `<w:p>` + strings.Join(runs, "") + `</w:p>` }

// What a reader of the document does not see is not read; what is struck out is
// named, and not glued to what stands beside it.
func TestWhatIsNotSeenInWord(t *testing.T) {
	file := word(t, `<w:tbl>`+
		tr(para(run("", "Trước ngày "), run("<w:strike/>", "15/6"), run("", "20/6")), para(run("<w:vanish/>", "ẩn"), run(`<w:vanish w:val="0"/>`, "hiện")))+
		tr(para(run(`<w:rStyle w:val="Cu"/>`, "cũ"), run("", "mới")), `<w:p><w:pPr><w:pStyle w:val="An"/></w:pPr>`+run("", "ẩn")+`</w:p>`+para(run("<w:dstrike/>", "a"), run("<w:b/>", "b")))+
		`<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>`+para(run("", "dòng đã xóa"))+`</w:tc></w:tr>`+
		tr(`<w:p><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:ins>`+run("", "thêm")+`</w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>`)+
		`</w:tbl>`,
		`<w:style w:styleId="Goc"><w:rPr><w:strike/></w:rPr></w:style><w:style w:styleId="Cu"><w:basedOn w:val="Goc"/></w:style><w:style w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>`, "")
	require.Len(t, file.Grids, 1)
	assert.Equal(t, [][]string{{"Trước ngày 20/6", "hiện"}, {"mới", "b"}, {"thêm"}}, file.Grids[0].Rows)
	assert.Equal(t, []grid.Doubt{{Row: 1, Column: 1, Text: "15/6", Why: grid.StruckOut}, {Row: 2, Column: 1, Text: "cũ", Why: grid.StruckOut}, {Row: 2, Column: 2, Text: "a", Why: grid.StruckOut}}, file.Grids[0].Doubts)
}

// The mark of a note is no figure of the number before it; what is raised behind a metre is.
func TestRaisedInWord(t *testing.T) {
	raised := func(text string) string { return run(`<w:vertAlign w:val="superscript"/>`, text) }
	file := word(t, `<w:tbl>`+tr(para(run("", "Tháng 1"), raised("2")), para(run("", "500 m"), raised("2")), para(run("", "Sở Nội vụ"), raised("(3)")), para(run("", "ngày 1"), raised("st")), para(run("", "Trong năm"), raised("1")), para(run("", "5 km"), raised("2")))+`</w:tbl>`, "", "")
	require.Len(t, file.Grids, 1)
	assert.Equal(t, [][]string{{"Tháng 1 (2)", "500 m2", "Sở Nội vụ (3)", "ngày 1st", "Trong năm (1)", "5 km2"}}, file.Grids[0].Rows)
}

// The numbers that Word shows: of the paragraph's own list, of its style, of a
// list that begins anew or goes on, of levels in figures alone.
func TestNumbersInWord(t *testing.T) {
	own := func(list, level, text string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + list + `"/></w:numPr></w:pPr>` + run("", text) + `</w:p>`
	}
	styled := func(style, text string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + run("", text) + `</w:p>`
	}
	none := `<w:p><w:pPr><w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>` + run("", "không số") + `</w:p>`
	level := func(i, format, text, more string) string {
		return `<w:lvl w:ilvl="` + i + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/>` + more + `</w:lvl>`
	}
	file := word(t, `<w:tbl>`+
		tr(styled("Muc", "A"), own("1", "0", "x"))+
		tr(styled("MucCon", "B"), own("1", "1", "y"))+
		tr(styled("MucCon", "C"), own("1", "1", "z"))+
		tr(styled("Muc", "D"), own("2", "0", "từ 5"))+
		tr(styled("MucCon", "E"), own("2", "0", "tiếp"))+
		tr(none, own("3", "1", "chữ số"))+
		tr(own("4", "0", "theo kiểu"), own("1", "0", "tiếp"))+
		`</w:tbl>`,
		`<w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>`+
			`<w:style w:styleId="MucCon"><w:basedOn w:val="Muc"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr></w:pPr></w:style>`+
			`<w:style w:styleId="DanhSach"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
		`<w:abstractNum w:abstractNumId="1">`+level("0", "upperRoman", "%1.", "")+level("1", "lowerLetter", "%2)", "")+`</w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="2">`+level("0", "decimalZero", "%1", "")+`</w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="3">`+level("0", "upperRoman", "%1", "")+level("1", "decimal", "%1.%2", "<w:isLgl/>")+`</w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="DanhSach"/></w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="5">`+level("0", "decimal", "%1.", `<w:pStyle w:val="Muc"/>`)+level("1", "decimal", "%1.%2.", `<w:pStyle w:val="MucCon"/>`)+`</w:abstractNum>`+
			`<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`+
			`<w:num w:numId="2"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`+
			`<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="5"/></w:num>`)
	assert.Equal(t, [][]string{
		{"1. A", "I. x"}, {"1.1. B", "a) y"}, {"1.2. C", "b) z"}, {"2. D", "05 từ 5"}, {"2.1. E", "06 tiếp"},
		{"không số", "1.1 chữ số"}, {"I. theo kiểu", "II. tiếp"},
	}, file.Grids[0].Rows)
}

// A list may have levels of its own, and a level may go on below the ones above;
// a hidden row is not there.
func TestListsOfTheirOwnInWord(t *testing.T) {
	own := func(list, level string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + list + `"/></w:numPr></w:pPr></w:p>`
	}
	level := func(i, text, more string) string {
		return `<w:lvl w:ilvl="` + i + `"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="` + text + `"/>` + more + `</w:lvl>`
	}
	file := word(t, `<w:tbl>`+tr(own("1", "0"), own("1", "1"), own("1", "2"))+`<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>`+own("1", "0")+`</w:tc></w:tr>`+
		tr(own("1", "0"), own("1", "1"), own("1", "2"))+tr(own("1", "1"), own("1", "2"))+tr(own("2", "0"), own("2", "1"))+`</w:tbl>`, "",
		`<w:abstractNum w:abstractNumId="1">`+level("0", "%1.", "")+level("1", "%2)", `<w:lvlRestart w:val="0"/>`)+level("2", "(%3)", `<w:lvlRestart w:val="1"/>`)+`</w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="2">`+level("0", "%1.", "")+level("1", "%2)", "")+`</w:abstractNum>`+
			`<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1.%2"/></w:lvl></w:lvlOverride></w:num>`)
	assert.Equal(t, [][]string{{"1.", "1)", "(1)"}, {"2.", "2)", "(1)"}, {"3)", "(2)"}, {"1.", "1.C"}}, file.Grids[0].Rows)
}

// The heads of the pages are lines of the document.
func TestHeadsOfPages(t *testing.T) {
	const head = `<w:x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`
	file, err := Read(gridtest.Zip(t, map[string]string{
		"word/document.xml": head + `<w:tbl>` + tr(para(run("", "A"))) + `</w:tbl>` + para(run("", "cuối")) + `</w:x>`,
		"word/header1.xml":  head + para(run("", "Kèm theo Kế hoạch số 12/KH-UBND")) + `</w:x>`,
	}).Bytes())
	require.NoError(t, err)
	assert.Equal(t, []string{"Kèm theo Kế hoạch số 12/KH-UBND", "cuối"}, file.Lines)
	assert.Equal(t, [][]string{{"A"}}, file.Grids[0].Rows)
}

// A document with nothing but a picture says so.
func TestOnlyAPicture(t *testing.T) {
	const picture = `<w:p><w:r><w:drawing><a:blip r:embed="r1"/></w:drawing></w:r></w:p>`
	for body, only := range map[string]bool{picture: true, picture + para(run("", "Kế hoạch")): false, "<w:p/>": false} {
		file, err := Read(gridtest.DOCX(t, body, "").Bytes())
		var e *grid.Error
		if assert.Equal(t, only, errors.As(err, &e), body); only {
			assert.Equal(t, grid.Picture, e.Kind)
		}
		assert.Empty(t, file.Grids)
	}
}
