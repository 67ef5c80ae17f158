package paper

import (
	"archive/zip"
	"cmp"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"
)

// Media is the media type of DOCX.
const Media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// names is the namespaces of WordprocessingML (ECMA-376, part 1).
const (
	wordNames     = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relationNames = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageNames  = "http://schemas.openxmlformats.org/package/2006"
)

// WriteDOCX writes a document as DOCX: the same bytes for the same document.
func WriteDOCX(w io.Writer, d *Document) error {
	z := zip.NewWriter(w)
	for _, part := range []struct {
		name string
		root element
	}{
		{"[Content_Types].xml", contentTypes()},
		{"_rels/.rels", relations([2]string{"officeDocument", "word/document.xml"}, [2]string{"metadata/core-properties", "docProps/core.xml"})},
		{"docProps/core.xml", properties(d)},
		{"word/document.xml", d.body()},
		{"word/_rels/document.xml.rels", relations([2]string{"styles", "styles.xml"}, [2]string{"header", "header1.xml"}, [2]string{"settings", "settings.xml"})},
		{"word/styles.xml", styles(d)},
		{"word/settings.xml", e("w:settings", e("w:zoom").a("w:percent", "100"), e("w:compat",
			// As Word lays out since 2013; without it Word opens the file in a mode for older ones.
			e("w:compatSetting").a("w:name", "compatibilityMode", "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15"))).a("xmlns:w", wordNames)},
		{"word/header1.xml", pageNumber()},
	} {
		f, err := z.Create(part.name)
		if err != nil {
			return err
		}
		if err := part.root.write(f); err != nil {
			return err
		}
	}
	return z.Close()
}

func contentTypes() element {
	const word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	root := e("Types", e("Default").a("Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml"),
		e("Default").a("Extension", "xml", "ContentType", "application/xml")).a("xmlns", packageNames+"/content-types")
	for _, part := range [][2]string{{"/word/document.xml", word + "document.main+xml"}, {"/word/styles.xml", word + "styles+xml"}, {"/word/settings.xml", word + "settings+xml"},
		{"/word/header1.xml", word + "header+xml"}, {"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"}} {
		root.in = append(root.in, e("Override").a("PartName", part[0], "ContentType", part[1]))
	}
	return root
}

// relations is what a part leads to: the kinds and the names of other parts.
func relations(to ...[2]string) element {
	root := e("Relationships").a("xmlns", packageNames+"/relationships")
	for i, r := range to {
		kind := relationNames + "/" + r[0]
		if strings.HasPrefix(r[0], "metadata/") {
			kind = packageNames + "/relationships/" + r[0]
		}
		root.in = append(root.in, e("Relationship").a("Id", "rId"+strconv.Itoa(i+1), "Type", kind, "Target", r[1]))
	}
	return root
}

func properties(d *Document) element {
	said := func(name, text string) element { return element{name: name, text: text} }
	return e("cp:coreProperties", said("dc:title", d.Kind+" "+d.About), said("dc:creator", d.Issuer), said("dc:language", d.Language.String())).
		a("xmlns:cp", packageNames+"/metadata/core-properties", "xmlns:dc", "http://purl.org/dc/elements/1.1/")
}

// styles is how everything looks that says nothing else: the content.
func styles(d *Document) element {
	language := d.t("vi-VN", "en-GB")
	return e("w:styles",
		e("w:docDefaults",
			e("w:rPrDefault", e("w:rPr", e("w:rFonts").a("w:ascii", typeface, "w:hAnsi", typeface, "w:cs", typeface, "w:eastAsia", typeface),
				e("w:color").a("w:val", "000000"), points("w:sz", sizeContent), points("w:szCs", sizeContent), e("w:lang").a("w:val", language, "w:eastAsia", language))),
			e("w:pPrDefault")),
		e("w:style", e("w:name").a("w:val", "Normal"), e("w:qFormat")).a("w:type", "paragraph", "w:default", "1", "w:styleId", "Normal"),
		e("w:style", e("w:name").a("w:val", "heading 1"), e("w:basedOn").a("w:val", "Normal"), e("w:qFormat"),
			e("w:pPr", e("w:keepNext"), e("w:outlineLvl").a("w:val", "0"))).a("w:type", "paragraph", "w:styleId", "Heading1"),
		e("w:style", e("w:name").a("w:val", "heading 2"), e("w:basedOn").a("w:val", "Normal"), e("w:qFormat"),
			e("w:pPr", e("w:keepNext"), e("w:outlineLvl").a("w:val", "1"))).a("w:type", "paragraph", "w:styleId", "Heading2"),
	).a("xmlns:w", wordNames)
}

// pageNumber is the upper margin: the number of the page in the middle. The first page has
// none (I.7).
func pageNumber() element {
	part := func(kind string) element { return run{size: sizePage}.of(e("w:fldChar").a("w:fldCharType", kind)) }
	return e("w:hdr", para{align: "center"}.of(part("begin"), run{size: sizePage}.of(t("w:instrText", " PAGE ")), part("separate"), run{size: sizePage}.text("2"), part("end"))).a("xmlns:w", wordNames)
}

// body is the document itself.
func (d *Document) body() element {
	in := []element{d.head(), title.of(run{size: sizeTitle, bold: true}.text(Capitals(d.Kind))), para{align: "center"}.of(run{size: sizeTitle, bold: true}.text(d.About)),
		rule(ruleOf(d.About, sizeTitle, pageWidth-marginLeft-marginRight, 0.4))}
	in = append(in, d.to()...)
	in = append(in, content.of(run{size: sizeContent}.text(d.Opening)))
	for i, p := range d.Parts {
		in = append(in, para{style: "Heading1", align: "both", before: 2 * paragraph, after: paragraph, first: indent, line: leading}.of(run{size: sizeContent, bold: true}.text(p.Heading(i))))
		for j, item := range p.Items {
			if heading := p.ItemHeading(j); heading != "" {
				in = append(in, para{style: "Heading2", align: "both", before: paragraph, after: paragraph, first: indent, line: leading}.of(run{size: sizeContent, bold: true}.text(heading)))
			}
			for _, text := range item.Texts {
				in = append(in, content.of(run{size: sizeContent}.text(text)))
			}
			if item.Table != nil {
				in = append(in, item.Table.element())
			}
			for _, note := range item.Notes {
				in = append(in, para{align: "both", before: paragraph, after: paragraph}.of(run{size: sizeTable, italic: true}.text(note)))
			}
		}
	}
	closing := content // who signs stands on one page with the last words
	closing.next = true
	in = append(in, closing.of(run{size: sizeContent}.text(d.Closing)), para{next: true}.of(), d.foot())
	// Word asks for a paragraph behind a table that stands last.
	in = append(in, para{}.of(), e("w:sectPr", e("w:headerReference").a("w:type", "default", "r:id", "rId2"),
		e("w:pgSz").a("w:w", twips(pageWidth), "w:h", twips(pageHeight)),
		e("w:pgMar").a("w:top", twips(marginTop), "w:right", twips(marginRight), "w:bottom", twips(marginBottom), "w:left", twips(marginLeft), "w:header", twips(numberFrom), "w:footer", twips(numberFrom), "w:gutter", "0"),
		e("w:titlePg")))
	return e("w:document", e("w:body", in...)).a("xmlns:w", wordNames, "xmlns:r", relationNames)
}

var (
	title   = para{align: "center", before: 3 * paragraph}
	content = para{align: "both", before: paragraph, after: paragraph, first: indent, line: leading}
)

// head is the issuer and the state beside one another, and below them the number, the
// place and the day.
func (d *Document) head() element {
	center := para{align: "center"}
	var issuer []element
	if d.Parent != "" {
		issuer = append(issuer, center.of(run{size: sizeIssuer}.text(Capitals(d.Parent))))
	}
	lines := d.IssuerLines()
	for _, line := range lines {
		issuer = append(issuer, center.of(run{size: sizeIssuer, bold: true}.text(line)))
	}
	issuer = append(issuer, rule(ruleOf(lines[len(lines)-1], sizeIssuer, headLeft, 0.4)))
	state := []element{center.of(run{size: sizeNation, bold: true}.text(d.Nation())), center.of(run{size: sizeMotto, bold: true}.text(d.Motto())), rule(ruleOf(d.Motto(), sizeMotto, headRight, 1))}
	return layout([]float64{headLeft, headRight}, [][]element{issuer, state},
		[][]element{{center.of(run{size: sizeNumber}.text(d.NumberLine()))}, {center.of(run{size: sizePlace, italic: true}.text(d.PlaceAndDay()))}})
}

// to is those to whom it is sent: one beside the words, several below them (II.9.d).
func (d *Document) to() (lines []element) {
	letters := run{size: sizeTo}
	switch to := d.ToLines(); len(to) {
	case 0:
	case 1:
		lines = append(lines, para{align: "center", before: paragraph, after: 2 * paragraph}.of(letters.text(d.ToWord()+" "+to[0])))
	default:
		lines = append(lines, para{before: paragraph, left: 3 * indent}.of(letters.text(d.ToWord())))
		for _, one := range to {
			lines = append(lines, para{left: 3*indent + 21}.of(letters.text("- "+one)))
		}
	}
	return lines
}

// foot is who gets the document and who signs it, beside one another.
func (d *Document) foot() element {
	sent := []element{para{}.of(run{size: sizeSentTo, bold: true, italic: true}.text(d.RecipientsWord()))}
	for _, line := range d.RecipientLines() {
		sent = append(sent, para{}.of(run{size: sizeSent}.text("- "+line)))
	}
	var signs []element
	for _, line := range d.Signing() {
		signs = append(signs, para{align: "center"}.of(run{size: sizeSigning, bold: true}.text(line)))
	}
	for range 4 { // the place of the signature
		signs = append(signs, para{align: "center"}.of())
	}
	signs = append(signs, para{align: "center"}.of(run{size: sizeSigning, bold: true}.text(d.Name())))
	return layout([]float64{80, 80}, [][]element{sent, signs})
}

// layout is a table without lines, by which things stand beside one another.
func layout(widths []float64, rows ...[][]element) element {
	grid := e("w:tblGrid")
	for _, width := range widths {
		grid.in = append(grid.in, e("w:gridCol").a("w:w", twips(width)))
	}
	table := e("w:tbl", e("w:tblPr", e("w:tblW").a("w:w", twips(sum(widths)), "w:type", "dxa"), e("w:tblLayout").a("w:type", "fixed"),
		e("w:tblCellMar", e("w:left").a("w:w", "0", "w:type", "dxa"), e("w:right").a("w:w", "0", "w:type", "dxa"))), grid)
	for _, cells := range rows {
		row := e("w:tr", e("w:trPr", e("w:cantSplit")))
		for i, cell := range cells {
			row.in = append(row.in, e("w:tc", append([]element{e("w:tcPr", e("w:tcW").a("w:w", twips(widths[i]), "w:type", "dxa"))}, cell...)...))
		}
		table.in = append(table.in, row)
	}
	return table
}

// element is the table with lines; its head stands again on each page.
func (t *Table) element() element {
	shares, all := make([]float64, len(t.Columns)), 0.0
	for _, c := range t.Columns {
		all += float64(c.Share)
	}
	borders, grid := e("w:tblBorders"), e("w:tblGrid")
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		borders.in = append(borders.in, line("w:"+side))
	}
	for i, c := range t.Columns {
		shares[i] = (pageWidth - marginLeft - marginRight) * float64(c.Share) / all
		grid.in = append(grid.in, e("w:gridCol").a("w:w", twips(shares[i])))
	}
	table := e("w:tbl", e("w:tblPr", e("w:tblW").a("w:w", twips(sum(shares)), "w:type", "dxa"), borders, e("w:tblLayout").a("w:type", "fixed"),
		e("w:tblCellMar", e("w:left").a("w:w", twips(1), "w:type", "dxa"), e("w:right").a("w:w", twips(1), "w:type", "dxa"))), grid)
	row := func(letters run, head bool, cells func(int) (text, align string)) {
		properties := e("w:trPr", e("w:cantSplit"))
		if head {
			properties.in = append(properties.in, e("w:tblHeader"))
		}
		tr := e("w:tr", properties)
		for i := range t.Columns {
			text, align := cells(i)
			cell := e("w:tcPr", e("w:tcW").a("w:w", twips(shares[i]), "w:type", "dxa"))
			if head {
				cell.in = append(cell.in, e("w:vAlign").a("w:val", "center"))
			}
			tr.in = append(tr.in, e("w:tc", cell, para{align: align, before: 2, after: 2}.of(letters.text(text))))
		}
		table.in = append(table.in, tr)
	}
	row(run{size: sizeHeading, bold: true}, true, func(i int) (string, string) { return t.Columns[i].Name, "center" })
	for n, cells := range t.Lines() {
		row(run{size: sizeTable, bold: n == len(t.Rows)}, false, func(i int) (string, string) {
			return cells[i], string(cmp.Or(t.Columns[i].Align, "left"))
		})
	}
	return table
}

func line(name string) element {
	return e(name).a("w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "000000")
}

// rule is a horizontal line of a length within a width, in the middle; in mm.
func rule(length, width float64) element {
	side := twips(max(0, width-length) / 2)
	return e("w:p", e("w:pPr", e("w:pBdr", line("w:top")), e("w:spacing").a("w:before", "60", "w:after", "0", "w:line", "120", "w:lineRule", "exact"), e("w:ind").a("w:left", side, "w:right", side)))
}

// ruleOf is how long the line below a text is: a part of the text's own length, as far as
// that goes without the typeface at hand, and how wide it is where it stands.
func ruleOf(text string, size, width, part float64) (length, within float64) {
	points := 0.0
	for _, r := range text {
		switch { // of the bold letters of Times, in parts of their size
		case unicode.Is(unicode.Mn, r):
		case r == ' ' || strings.ContainsRune(".,-;:'", r):
			points += 0.27
		case unicode.IsUpper(r):
			points += 0.71
		case strings.ContainsRune("iíìỉĩịjlt", r):
			points += 0.3
		default:
			points += 0.5
		}
	}
	return part * min(points*size*25.4/72, width), width
}

func sum(all []float64) (n float64) {
	for _, v := range all {
		n += v
	}
	return n
}

// twips is a length in mm in the unit of Word, a twentieth of a point.
func twips(mm float64) string { return strconv.Itoa(int(math.Round(mm * 1440 / 25.4))) }
