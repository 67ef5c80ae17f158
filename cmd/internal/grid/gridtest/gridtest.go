// Package gridtest packs small Office files for tests.
package gridtest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Zip packs parts by name.
func Zip(t testing.TB, parts map[string]string) *bytes.Buffer {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = w.Write([]byte(text))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return &b
}

// Relations is where the types of relations are.
const Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

// XLSX packs a workbook of one worksheet; styles are the formats of the cells
// with s="0", "1", ...
func XLSX(t testing.TB, sheet, shared, properties string, styles ...string) *bytes.Buffer {
	var formats, cells strings.Builder
	for i, s := range styles {
		fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="%s"/>`, 200+i, strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;", ">", "&gt;").Replace(s))
		fmt.Fprintf(&cells, `<xf numFmtId="%d"/>`, 200+i)
	}
	return Zip(t, map[string]string{
		"_rels/.rels":                `<Relationships><Relationship Id="r1" Type="` + Relations + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns:r="` + Relations + `"><workbookPr ` + properties + `/><sheets><sheet name="Bảng" sheetId="1" r:id="r1"/><sheet name="Biểu đồ" sheetId="2" r:id="r4"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="` + Relations + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="` + Relations + `/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="r3" Type="` + Relations + `/styles" Target="styles.xml"/><Relationship Id="r4" Type="` + Relations + `/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet>` + sheet + `</worksheet>`,
		"xl/sharedStrings.xml":       `<sst>` + shared + `</sst>`,
		"xl/styles.xml":              `<styleSheet><numFmts>` + formats.String() + `</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>` + cells.String() + `</cellXfs></styleSheet>`,
		"xl/chartsheets/sheet1.xml":  `<chartsheet/>`,
	})
}

// DOCX packs the body of a document, and its lists.
func DOCX(t testing.TB, body, numbering string) *bytes.Buffer {
	parts := map[string]string{}
	for name, text := range map[string]string{"word/document.xml": body, "word/numbering.xml": numbering} {
		if text != "" {
			parts[name] = `<?xml version="1.0" encoding="UTF-8"?><w:x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="m">` + text + `</w:x>`
		}
	}
	return Zip(t, parts)
}
