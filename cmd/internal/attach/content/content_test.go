package content_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/caicach/tthc/cmd/internal/attach/content"
	"github.com/caicach/tthc/schedule/form"
)

// aPDF is a whole PDF of one empty page, by hand.
const aPDF = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

// parts is an archive of parts, by name and text.
func parts(t *testing.T, list ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(list); i += 2 {
		w, err := z.Create(list[i])
		require.NoError(t, err)
		_, err = w.Write([]byte(list[i+1]))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

const (
	wordMain  = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
	excelMain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
	document  = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>`
)

// listed is the list of types of an Office document, with the type of its main part,
// and more.
func listed(main string, more ...string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + main + `"/>` + strings.Join(more, "") + `</Types>`
}

func relation(kind, more string) string {
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind + `" Target="x"` + more + `/></Relationships>`
}

func pictures(t *testing.T) (asJPEG, asPNG []byte) {
	i := image.NewRGBA(image.Rect(0, 0, 3, 2))
	i.Set(1, 1, color.White)
	var j, p bytes.Buffer
	require.NoError(t, jpeg.Encode(&j, i, nil))
	require.NoError(t, png.Encode(&p, i))
	return j.Bytes(), p.Bytes()
}

func of(data []byte) (content.Type, error) {
	return content.Of(bytes.NewReader(data), int64(len(data)))
}

func TestWhatIsTaken(t *testing.T) {
	photo, drawing := pictures(t)
	book := excelize.NewFile() // a workbook as another program writes it
	require.NoError(t, book.SetCellValue("Sheet1", "A1", "Quý III"))
	sheet, err := book.WriteToBuffer()
	require.NoError(t, err)
	for name, c := range map[string]struct {
		data []byte
		want content.Type
	}{
		"a PDF":                                    {[]byte(aPDF), content.PDF},
		"a PDF with a signature behind it":         {[]byte(aPDF + strings.Repeat("\n", 900)), content.PDF},
		"a document":                               {parts(t, "[Content_Types].xml", listed(wordMain), "word/document.xml", document), content.DOCX},
		"a document with a picture and a link":     {parts(t, "[Content_Types].xml", listed(wordMain), "word/document.xml", document, "word/_rels/document.xml.rels", relation("hyperlink", ` TargetMode="External"`), "word/media/image1.png", string(drawing)), content.DOCX},
		"a document with the workbook of a chart":  {parts(t, "[Content_Types].xml", listed(wordMain), "word/document.xml", document, "word/embeddings/Microsoft_Excel_Sheet.xlsx", sheet.String()), content.DOCX},
		"a document after a template of its own":   {parts(t, "[Content_Types].xml", listed(wordMain), "word/document.xml", document, "word/_rels/settings.xml.rels", relation("attachedTemplate", "")), content.DOCX},
		"a workbook":                               {sheet.Bytes(), content.XLSX},
		"a photograph":                             {photo, content.JPEG},
		"a photograph with what a telephone added": {append(bytes.Clone(photo), []byte("MotionPhoto_Data\x00\x00ftypmp42")...), content.JPEG},
		"a drawing":                                {drawing, content.PNG},
		"a text":                                   {[]byte("Kết quả: 5 < 7, đạt.\r\n"), content.Text},
		"a text with a mark of its order":          {[]byte("\ufeffKết quả"), content.Text},
		"a long text, of characters of all widths": {[]byte(strings.Repeat("aế漢😀", 20_000)), content.Text},
	} {
		got, err := of(c.data)
		require.NoError(t, err, name)
		assert.Equal(t, c.want, got, name)
		require.NoError(t, got.Declares(string(c.want)))
		require.NoError(t, got.Declares(""))
		require.NoError(t, got.Declares("application/octet-stream"))
		for _, other := range content.Types() {
			assert.Equal(t, other != c.want, errors.Is(got.Declares(string(other)), content.Declared), "%s as %s", name, other)
		}
		assert.ErrorIs(t, got.Declares("text/html"), content.Declared)
		assert.ErrorIs(t, got.Declares("nothing"), content.Declared)
	}
}

func TestWhatIsRefused(t *testing.T) {
	photo, drawing := pictures(t)
	archive := parts(t, "a.txt", "x")
	many := make([]string, 0, 12_000)
	for i := range 6000 {
		many = append(many, "word/"+strings.Repeat("x", i%7)+string(rune('a'+i%26))+strings.Repeat("y", i/26), "")
	}
	var chunk [8]byte
	binary.BigEndian.PutUint32(chunk[:], 0xfffffff0)
	copy(chunk[4:], "IDAT")
	for name, c := range map[string]struct {
		data []byte
		want form.Code
	}{
		"nothing":                            {nil, content.Unknown},
		"a page":                             {[]byte("<!DOCTYPE html><script>alert(1)</script>"), content.Unknown},
		"a page behind blanks":               {[]byte("\ufeff \n\t<html>"), content.Unknown},
		"a drawing of markup":                {[]byte(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`), content.Unknown},
		"a feed":                             {[]byte(`<?xml version="1.0"?><a/>`), content.Unknown},
		"a script":                           {[]byte("#!/bin/sh\nrm -rf ~\n"), content.Unknown},
		"a rich text":                        {[]byte(`{\rtf1\ansi{\object\objemb}}`), content.Unknown},
		"a page of a mail":                   {[]byte("MIME-Version: 1.0\r\nContent-Type: text/html\r\n"), content.Unknown},
		"a program":                          {append([]byte("MZ\x90\x00\x03"), make([]byte, 600)...), content.Unknown},
		"a program of Linux":                 {[]byte("\x7fELF\x02\x01\x01"), content.Unknown},
		"a GIF":                              {[]byte("GIF89a\x01\x00\x01\x00"), content.Unknown},
		"an old document of Word":            {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), content.Unknown},
		"a text of another encoding":         {[]byte("K\xea ho\xe1ch"), content.Unknown},
		"a text of UTF-16":                   {[]byte("\xff\xfeK\x00"), content.Unknown},
		"a text that ends within a letter":   {[]byte("Kế"[:3]), content.Unknown},
		"a text with a control far inside":   {[]byte(strings.Repeat("a", 40_000) + "\x1b[2J"), content.Unknown},
		"a text with other bytes far inside": {[]byte(strings.Repeat("a", 40_000) + "\xff"), content.Unknown},
		"an archive":                         {archive, content.Packed},
		"an archive of Java":                 {parts(t, "META-INF/MANIFEST.MF", "Main-Class: X"), content.Packed},
		"a cut archive":                      {archive[:len(archive)-5], content.Packed},
		"an open document":                   {parts(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<a/>"), content.Packed},
		"a presentation":                     {parts(t, "[Content_Types].xml", listed("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")), content.Unknown},
		"a template":                         {parts(t, "[Content_Types].xml", listed("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")), content.Unknown},
		"macros by the main part":            {parts(t, "[Content_Types].xml", listed("application/vnd.ms-word.document.macroEnabled.main+xml")), content.Active},
		"macros in a workbook":               {parts(t, "[Content_Types].xml", listed("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "xl/vbaProject.bin", "x"), content.Active},
		"macros under another type":          {parts(t, "[Content_Types].xml", listed(wordMain), "word/document.xml", document, "word/vbaProject.bin", "x"), content.Active},
		"macros under another name":          {parts(t, "[Content_Types].xml", listed(wordMain, `<Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/>`), "word/x.bin", "x"), content.Active},
		"macros by a relation":               {parts(t, "[Content_Types].xml", listed(wordMain), "word/_rels/document.xml.rels", strings.ReplaceAll(relation("vbaProject", ""), "officeDocument", "x")), content.Active},
		"old macros of Excel":                {parts(t, "[Content_Types].xml", listed(excelMain), "xl/macrosheets/sheet1.xml", "<a/>"), content.Active},
		"a control":                          {parts(t, "[Content_Types].xml", listed(wordMain), "word/activeX/activeX1.bin", "x"), content.Active},
		"an embedded program":                {parts(t, "[Content_Types].xml", listed(wordMain), "word/embeddings/oleObject1.bin", "x"), content.Active},
		"a template from elsewhere":          {parts(t, "[Content_Types].xml", listed(wordMain), "word/_rels/settings.xml.rels", relation("attachedTemplate", ` TargetMode="External"`)), content.Active},
		"a page as a chunk":                  {parts(t, "[Content_Types].xml", listed(wordMain), "word/_rels/document.xml.rels", relation("aFChunk", "")), content.Active},
		"two lists of types":                 {parts(t, "[Content_Types].xml", listed(wordMain), "[content_types].XML", listed(excelMain)), content.Broken},
		"a document and a workbook":          {parts(t, "[Content_Types].xml", listed(wordMain, `<Override PartName="/b" ContentType="`+excelMain+`"/>`)), content.Broken},
		"a part outside":                     {parts(t, "[Content_Types].xml", listed(wordMain), "../../evil.txt", "x"), content.Broken},
		"a list that is none":                {parts(t, "[Content_Types].xml", "<Types><"), content.Broken},
		"a list that is too long":            {parts(t, "[Content_Types].xml", listed(wordMain, strings.Repeat(" ", 2<<20))), content.Broken},
		"too many parts":                     {parts(t, append([]string{"[Content_Types].xml", listed(wordMain)}, many...)...), content.Broken},
		"a PDF that is cut":                  {[]byte(aPDF[:100]), content.Broken},
		"a PDF with an archive behind it":    {append([]byte(aPDF), archive...), content.Packed},
		"a photograph with an archive":       {append(bytes.Clone(photo), archive...), content.Packed},
		"a text with an archive":             {append([]byte(strings.Repeat("Kết quả\n", 100)), archive...), content.Packed},
		"a photograph that is cut":           {photo[:20], content.Broken},
		"a drawing that is cut":              {drawing[:len(drawing)-1], content.Broken},
		"a drawing with a page behind it":    {append(bytes.Clone(drawing), []byte("<html>")...), content.Broken},
		"a drawing with a huge chunk":        {append(bytes.Clone(drawing[:33]), chunk[:]...), content.Broken},
		"a drawing without a head":           {append([]byte("\x89PNG\r\n\x1a\n"), iend()...), content.Broken},
	} {
		_, err := of(c.data)
		var e *form.Error
		require.ErrorAs(t, err, &e, name)
		assert.Equal(t, c.want, e.Code, name)
		for _, l := range []form.Language{form.Vietnamese, form.English} {
			assert.NotContains(t, e.Message(l), "{", name)
		}
	}
}

// iend is the last chunk of a drawing.
func iend() []byte {
	b := append([]byte{0, 0, 0, 0}, "IEND"...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// What cannot be read is not judged.
func TestWhatCannotBeRead(t *testing.T) {
	for _, head := range []string{aPDF, "PK\x03\x04", "Kết quả"} {
		_, err := content.Of(half(head), 1<<20)
		assert.ErrorIs(t, err, errBroken)
	}
}

var errBroken = errors.New("the database does not answer")

// half is a file of which only the first bytes can be read.
type half string

func (h half) ReadAt(b []byte, at int64) (int, error) {
	if at > 0 || len(b) > 512 {
		return 0, errBroken
	}
	return copy(b, string(h)+strings.Repeat(" ", 512)), nil
}

func TestNames(t *testing.T) {
	long := strings.Repeat("ế", 300)
	for name, want := range map[string]string{
		"Báo cáo quý III.pdf":                 "Báo cáo quý III.pdf",
		"BAO CAO.PDF":                         "BAO CAO.PDF",
		`C:\Users\lan\Desktop\bao cao.pdf`:    "bao cao.pdf",
		"../../etc/passwd":                    "passwd.pdf",
		"bao\u202egpj.exe":                    "baogpj.exe.pdf",
		"bao\u200b cao\ufeff.pdf":             "bao cao.pdf",
		"bao\r\ncao\x00.pdf":                  "bao cao.pdf",
		"  .. bao   cao . pdf":                "bao cao . pdf.pdf",
		`a<b>:"c"|?*.pdf`:                     "a_b___c____.pdf",
		"bao cao.docx":                        "bao cao.docx.pdf",
		".pdf":                                "pdf.pdf",
		"":                                    "tep.pdf",
		"CON.pdf":                             "tep-CON.pdf",
		"nul.tar.pdf":                         "tep-nul.tar.pdf",
		"Bao\u0301 ca\u0301o.pdf":             "Baó cáo.pdf",
		long + ".pdf":                         strings.Repeat("ế", 116) + ".pdf",
		"bad\xff\xfe.pdf":                     "bad.pdf",
		"..":                                  "tep.pdf",
		"bao cao.pdf.":                        "bao cao.pdf",
		"=cmd|' /C calc'!A0":                  "C calc'!A0.pdf",
		"\"; filename=evil.exe; x=\".pdf":     "_; filename=evil.exe; x=_.pdf",
		"\u2066\u202e\u200d":                  "tep.pdf",
		"bao cao." + strings.Repeat("x", 200): "bao cao." + strings.Repeat("x", 108) + ".pdf",
		"Công văn số 12/UBND-VP (bản ký số).pdf": "UBND-VP (bản ký số).pdf",
	} {
		assert.Equal(t, want, content.PDF.Named(name), "%q", name)
	}
	assert.Equal(t, "ảnh.jpeg", content.JPEG.Named("ảnh.jpeg"))
	assert.Equal(t, "ảnh.png.jpg", content.JPEG.Named("ảnh.png"))
}
