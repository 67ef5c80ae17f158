package word

import (
	"encoding/xml"
	"errors"
	"strconv"
	"strings"

	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/grid/office"
)

// Read reads the tables of a Word document, those within cells of others
// as tables of their own. It reads word/document.xml itself: of the libraries
// for DOCX under a permissive licence none has a release that reads merged
// cells and the numbers of lists, none of them as a stream.
//
// Of tracked changes deleted text and rows are left out, inserted ones are
// read. Hidden text is left out; struck-out text is left out with a doubt.
// Numbers and bullets that Word shows before a paragraph are part of its text.
func Read(data []byte) (grid.File, error) {
	a, err := office.Open(data)
	if err != nil {
		return grid.File{}, err
	}
	d := document{Room: grid.NewRoom(), beside: &cellText{}}
	if d.styles, err = readStyles(a, "word/styles.xml"); err != nil {
		return grid.File{}, err
	}
	if d.lists, err = readLists(a, "word/numbering.xml", d.styles); err != nil {
		return grid.File{}, err
	}
	for _, name := range a.Names("word/header") { // what stands at the head of each page
		if err := a.Read(name, d.head); err != nil {
			return grid.File{}, err
		}
	}
	heads := len(d.file.Lines)
	found := false
	err = a.Read("word/document.xml", func(p *office.Part, _ xml.StartElement) error {
		found, d.Part = true, p
		return d.blocks(d.beside)
	})
	switch {
	case err != nil:
		return grid.File{}, err
	case !found:
		return grid.File{}, errors.New("word/document.xml is missing")
	case len(d.file.Grids) == 0 && len(d.file.Lines) == heads && d.pictures:
		return grid.File{}, &grid.Error{Kind: grid.Picture}
	}
	return d.file, nil
}

// head reads the head of a page.
func (d *document) head(p *office.Part, _ xml.StartElement) error {
	d.Part = p
	return d.blocks(d.beside)
}

// document is a document that is being read.
type document struct {
	*office.Part
	*grid.Room
	file     grid.File
	styles   styles
	lists    lists
	beside   *cellText // text outside of the tables
	pictures bool
}

// cellText is the text of a cell, or beside the tables.
type cellText struct {
	read, struck strings.Builder // struck: what stands in it and was struck out
}

// face is how the characters of a run look.
type face struct {
	hidden, struck bool
	raised         bool
}

// blocks reads paragraphs and tables to the end of the element that has begun.
func (d *document) blocks(out *cellText) error {
	return d.Children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "tbl":
			return d.table()
		case "p":
			if err := d.inline(out, face{}); err != nil {
				return err
			}
			out.read.WriteString("\n")
			if out == d.beside {
				return d.line()
			}
			return nil
		case "del", "moveFrom", "Fallback", "sectPr":
			return d.Skip()
		}
		return d.blocks(out)
	})
}

// line ends a line beside the tables.
func (d *document) line() error {
	text := grid.Lines(d.beside.read.String())
	d.beside.read.Reset()
	if text == "" {
		return nil
	}
	d.file.Lines = append(d.file.Lines, text)
	return d.Take(1, len(text))
}

// inline reads what stands in a paragraph to the end of the element that has
// begun.
func (d *document) inline(out *cellText, f face) error {
	return d.Children(func(e xml.StartElement) error {
		if out.read.Len()+out.struck.Len() > grid.MaxCell {
			return &grid.Error{Kind: grid.TooLarge}
		}
		switch e.Name.Local {
		case "pPr":
			props, err := d.paragraphProperties()
			f = d.styles.face(props.style, f)
			out.read.WriteString(d.lists.mark(props))
			return err
		case "rPr":
			var err error
			f, err = d.face(f)
			return err
		case "t":
			text, err := d.Text()
			text = asSpaces.Replace(text)
			switch {
			case f.hidden:
			case f.struck:
				out.struck.WriteString(text)
				out.read.WriteString(" ")
			case f.raised:
				out.read.WriteString(grid.Raised(out.read.String(), text))
			default:
				out.read.WriteString(text)
			}
			return err
		case "br", "cr":
			out.read.WriteString("\n")
		case "tab":
			out.read.WriteString(" ")
		case "noBreakHyphen":
			out.read.WriteString("-")
		case "del", "moveFrom", "Fallback", "instrText":
		case "txbxContent":
			out.read.WriteString("\n")
			return d.blocks(out)
		case "blip", "imagedata":
			d.pictures = true
		default:
			return d.inline(out, f)
		}
		return d.Skip()
	})
}

// asSpaces is what is white space within a text: Word has elements for breaks and
// tabs.
var asSpaces = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ")

// face reads the properties of a run.
func (d *document) face(f face) (face, error) {
	err := d.Children(func(e xml.StartElement) error {
		f.set(e, d.styles)
		return d.Skip()
	})
	return f, err
}

func (f *face) set(e xml.StartElement, s styles) {
	switch e.Name.Local {
	case "vanish":
		f.hidden = office.On(e)
	case "strike", "dstrike":
		f.struck = office.On(e)
	case "vertAlign":
		f.raised = office.Attribute(e, "val") == "superscript"
	case "rStyle":
		*f = s.face(office.Attribute(e, "val"), *f)
	}
}

// paragraph is what the properties of a paragraph say.
type paragraph struct {
	style, list string
	level       int
	leveled     bool
}

func (d *document) paragraphProperties() (p paragraph, err error) {
	err = d.Children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "pStyle":
			p.style = office.Attribute(e, "val")
		case "numPr":
			return d.Children(func(e xml.StartElement) error {
				p.numbering(e)
				return d.Skip()
			})
		}
		return d.Skip()
	})
	return p, err
}

func (p *paragraph) numbering(e xml.StartElement) {
	switch e.Name.Local {
	case "numId":
		p.list = office.Attribute(e, "val")
	case "ilvl":
		n, err := strconv.Atoi(office.Attribute(e, "val"))
		p.level, p.leveled = n, err == nil
	}
}

// wordTable is a table that is being read.
type wordTable struct {
	grid.Canvas
	doubts []grid.Doubt
	above  map[int]string // by column: the last text that may go on below
}

func (d *document) table() error {
	if err := d.TakeTable(); err != nil {
		return err
	}
	at := len(d.file.Grids)
	d.file.Grids = append(d.file.Grids, grid.Grid{}) // its place is before the tables within it
	t := &wordTable{Canvas: grid.Canvas{Room: d.Room}, above: map[int]string{}}
	if err := d.rows(t); err != nil {
		return err
	}
	if err := t.Close(); err != nil {
		return err
	}
	d.file.Put(at, grid.Grid{Rows: t.Rows, Columns: t.Wide, Doubts: t.doubts})
	return nil
}

// rows reads the rows of a table; they may stand within other elements.
func (d *document) rows(t *wordTable) error {
	return d.Children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "tr":
			return d.row(t)
		case "tblPr", "tblGrid", "sdtPr", "del", "moveFrom":
			return d.Skip()
		}
		return d.rows(t)
	})
}

func (d *document) row(t *wordTable) error {
	begun := false
	begin := func(before int) error {
		if begun {
			return nil
		}
		begun = true
		if err := t.Row(); err != nil {
			return err
		}
		for range min(before, 1000) {
			if err := t.Cell("", 1, 1); err != nil {
				return err
			}
		}
		return nil
	}
	deleted := false
	var cells func(xml.StartElement) error
	cells = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "trPr":
			before := 0
			err := d.Children(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "gridBefore":
					before, _ = strconv.Atoi(office.Attribute(e, "val"))
				case "del":
					deleted = true
				case "hidden":
					deleted = deleted || office.On(e)
				}
				return d.Skip()
			})
			if err != nil || deleted {
				return err
			}
			return begin(before)
		case "tc":
			if deleted {
				return d.Skip()
			}
			if err := begin(0); err != nil {
				return err
			}
			return d.cell(t)
		case "tblPrEx", "sdtPr":
			return d.Skip()
		}
		return d.Children(cells)
	}
	if err := d.Children(cells); err != nil || deleted {
		return err
	}
	return begin(0)
}

func (d *document) cell(t *wordTable) error {
	columns, goesOn := 1, false
	out := &cellText{}
	err := d.Children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "tcPr":
			return d.Children(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "gridSpan":
					if n, err := strconv.Atoi(office.Attribute(e, "val")); err == nil {
						columns = n
					}
				case "vMerge":
					goesOn = office.Attribute(e, "val") != "restart"
				}
				return d.Skip()
			})
		case "tbl":
			return d.table()
		case "p":
			err := d.inline(out, face{})
			out.read.WriteString("\n")
			return err
		case "del", "moveFrom", "Fallback":
			return d.Skip()
		}
		return d.blocks(out)
	})
	if err != nil {
		return err
	}
	text := grid.Lines(out.read.String())
	if goesOn && text == "" {
		text = t.above[t.At]
	}
	t.above[t.At] = text
	if struck := grid.Lines(out.struck.String()); struck != "" && len(t.doubts) < grid.MaxDoubts {
		t.doubts = append(t.doubts, grid.Doubt{Row: len(t.Rows), Column: t.At + 1, Text: struck, Why: grid.StruckOut})
	}
	return t.Canvas.Cell(text, columns, 1)
}

// styles are the styles of a document by their id.
type styles map[string]*style

type style struct {
	basedOn string
	numbers paragraph
	face    []xml.StartElement // what it says of characters
}

func readStyles(a *office.Archive, name string) (styles, error) {
	all := styles{}
	err := a.Read(name, func(p *office.Part, _ xml.StartElement) error {
		return p.Children(func(e xml.StartElement) error {
			if e.Name.Local != "style" || len(all) >= maxStyles {
				return p.Skip()
			}
			s := &style{}
			all[office.Attribute(e, "styleId")] = s
			return p.Children(s.read(p))
		})
	})
	return all, err
}

// maxStyles is how many styles of a document, or levels of its lists, are read.
const maxStyles = 10_000

func (s *style) read(p *office.Part) func(xml.StartElement) error {
	return func(e xml.StartElement) error {
		switch e.Name.Local {
		case "basedOn":
			s.basedOn = office.Attribute(e, "val")
		case "pPr", "numPr":
			return p.Children(s.read(p))
		case "numId", "ilvl":
			s.numbers.numbering(e)
		case "rPr":
			return p.Children(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "vanish", "strike", "dstrike":
					if len(s.face) < 8 {
						s.face = append(s.face, e.Copy())
					}
				}
				return p.Skip()
			})
		}
		return p.Skip()
	}
}

// line is the style and those that it is based on, itself first.
func (s styles) line(id string) (line []*style) {
	for st := s[id]; st != nil && len(line) < 20; st = s[st.basedOn] {
		line = append(line, st)
	}
	return line
}

// face is the face f in the style.
func (s styles) face(id string, f face) face {
	line := s.line(id)
	for i := len(line) - 1; i >= 0; i-- {
		for _, e := range line[i].face {
			f.set(e, nil)
		}
	}
	return f
}
