package grid

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// readDOCX reads the tables of a Word document, those within cells of others
// as tables of their own. It reads word/document.xml itself: of the libraries
// for DOCX under a permissive licence none has a release that reads merged
// cells and the numbers of lists.
//
// Deleted text of tracked changes is left out, inserted text is read. Numbers
// and bullets that Word shows before a paragraph are part of its text, where
// the paragraph itself, and not only its style, names its list.
func readDOCX(data []byte) ([]Grid, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	text, err := part(archive, "word/document.xml")
	if err != nil {
		return nil, err
	}
	if text == nil {
		return nil, errors.New("word/document.xml is missing")
	}
	numbering, err := part(archive, "word/numbering.xml")
	if err != nil {
		return nil, err
	}
	d := document{lists: newLists(numbering)}
	if err := d.blocks(text, nil); err != nil {
		return nil, err
	}
	return d.grids, nil
}

// element is an element of a part; names are without their namespace, which
// has two spellings.
type element struct {
	name     string
	val      string // the attribute w:val
	id       string // w:numId, w:abstractNumId or w:ilvl
	text     string // of w:t
	children []*element
}

// part reads a part of the archive, nil when there is none.
func part(archive *zip.Reader, name string) (*element, error) {
	for _, f := range archive.File {
		if f.Name != name {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		defer r.Close()
		limited := &io.LimitedReader{R: r, N: maxUnpacked}
		root, err := elements(xml.NewDecoder(limited))
		if limited.N <= 0 {
			return nil, &Error{Kind: TooLarge}
		}
		return root, err
	}
	return nil, nil
}

// elements reads a tree of elements. What is not seen in the document, or is
// there a second time, is left out.
func elements(x *xml.Decoder) (*element, error) {
	root := &element{}
	stack := []*element{root}
	for {
		token, err := x.Token()
		if err == io.EOF {
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "del", "moveFrom", "Fallback", "instrText", "rPr", "sectPr":
				if err := x.Skip(); err != nil {
					return nil, err
				}
				continue
			}
			e := &element{name: t.Name.Local}
			for _, a := range t.Attr {
				switch a.Name.Local {
				case "val":
					e.val = a.Value
				case "numId", "abstractNumId", "ilvl":
					e.id = a.Value
				}
			}
			top.children = append(top.children, e)
			if stack = append(stack, e); len(stack) > 500 {
				return nil, errors.New("elements are nested too deeply")
			}
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if top.name == "t" {
				top.text += string(t)
			}
		}
	}
}

// first is the first element of a name below e at any depth, outside of inner
// tables.
func (e *element) first(name string) *element {
	for _, c := range e.children {
		if c.name == name {
			return c
		}
		if c.name == "tbl" {
			continue
		}
		if found := c.first(name); found != nil {
			return found
		}
	}
	return nil
}

// child is the first element of a name right below e, nil when there is none.
func (e *element) child(name string) *element {
	if e != nil {
		for _, c := range e.children {
			if c.name == name {
				return c
			}
		}
	}
	return nil
}

// number is the value of the first element of a name below e.
func (e *element) number(name string, otherwise int) int {
	if found := e.first(name); found != nil {
		if n, err := strconv.Atoi(found.val); err == nil {
			return n
		}
	}
	return otherwise
}

// each is the elements of a name below e, outside of inner tables.
func (e *element) each(name string) (all []*element) {
	for _, c := range e.children {
		switch c.name {
		case name:
			all = append(all, c)
		case "tbl":
		default:
			all = append(all, c.each(name)...)
		}
	}
	return all
}

// document is a document that is being read.
type document struct {
	lists lists
	grids []Grid
}

// blocks reads paragraphs and tables. The text of the paragraphs goes to b,
// when there is one.
func (d *document) blocks(e *element, b *strings.Builder) error {
	for _, c := range e.children {
		var err error
		switch c.name {
		case "tbl":
			err = d.table(c)
		case "p":
			var text strings.Builder
			text.WriteString(d.lists.mark(c))
			if err = d.paragraph(c, &text); b != nil {
				b.WriteString(text.String() + "\n")
			}
		default:
			err = d.blocks(c, b)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (d *document) paragraph(e *element, b *strings.Builder) error {
	for _, c := range e.children {
		var err error
		switch c.name {
		case "t":
			b.WriteString(c.text)
		case "br", "cr":
			b.WriteByte('\n')
		case "tab":
			b.WriteByte(' ')
		case "noBreakHyphen":
			b.WriteByte('-')
		case "txbxContent":
			b.WriteByte('\n')
			err = d.blocks(c, b)
		case "pPr":
		default:
			err = d.paragraph(c, b)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (d *document) table(e *element) error {
	at := len(d.grids)
	d.grids = append(d.grids, Grid{}) // its place is before the tables within it
	var c canvas
	above := map[int]string{} // by column: the last text that may go on below
	for _, tr := range e.each("tr") {
		c.row()
		for range min(tr.number("gridBefore", 0), 1000) {
			if err := c.cell("", 1, 1); err != nil {
				return err
			}
		}
		for _, tc := range tr.each("tc") {
			var b strings.Builder
			if err := d.blocks(tc, &b); err != nil {
				return err
			}
			text := lines(b.String())
			if merge := tc.first("vMerge"); merge != nil && merge.val != "restart" && text == "" {
				text = above[c.at]
			}
			above[c.at] = text
			if err := c.cell(text, tc.number("gridSpan", 1), 1); err != nil {
				return err
			}
		}
	}
	c.close()
	d.grids[at].Rows, d.grids[at].Columns = c.rows, c.wide
	return nil
}
