package files

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/caicach/tthc/cmd/internal/grid"
)

// readHTML reads the tables of a page, those within cells of others as tables
// of their own. A cell, row or part of a table ends where the next begins, with
// or without its end tag.
func readHTML(data []byte) (grid.File, error) {
	data, err := decode(data)
	if err != nil {
		return grid.File{}, err
	}
	p := page{Room: grid.NewRoom()}
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			if err := z.Err(); err != io.EOF {
				return grid.File{}, err
			}
			for len(p.open) > 0 {
				if err := p.endTable(); err != nil {
					return grid.File{}, err
				}
			}
			return p.file, p.line()
		case html.TextToken:
			err = p.text(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := atom.Lookup(name)
			said := map[string]string{}
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				switch atom.Lookup(key) {
				case atom.Colspan, atom.Rowspan, atom.Style, atom.Hidden, atom.Start, atom.Value, atom.Type:
					said[string(key)] = string(value)
				}
			}
			err = p.start(tag, said)
		case html.EndTagToken:
			name, _ := z.TagName()
			err = p.end(atom.Lookup(name))
		}
		if err != nil {
			return grid.File{}, err
		}
	}
}

// page is a page that is being read.
type page struct {
	*grid.Room
	file   grid.File
	open   []*htmlTable // each within a cell of the one before
	faces  []htmlFace   // of the elements that are open and change how text looks
	lists  []htmlList   // that are open
	beside strings.Builder
}

// htmlFace is how text looks within an element.
type htmlFace struct {
	tag            atom.Atom
	hidden, struck bool
	raised         bool
}

// htmlList is a list, and the number of its next point; a list without numbers has
// none.
type htmlList struct {
	tag    atom.Atom
	format string
	next   int
}

// htmlTable is a table that is being read.
type htmlTable struct {
	grid.Canvas
	at            int // in the file
	inRow, inCell bool
	text, struck  strings.Builder // of the cell; struck: what was struck out in it
	columns, down int             // that the cell takes
	faces, lists  int             // of the page, that are open around the table
	doubts        []grid.Doubt
}

func (p *page) top() *htmlTable {
	if len(p.open) == 0 {
		return nil
	}
	return p.open[len(p.open)-1]
}

// out is where text goes: into the cell, else beside the tables.
func (p *page) out() *strings.Builder {
	if t := p.top(); t != nil && t.inCell {
		return &t.text
	}
	return &p.beside
}

func (p *page) text(s string) error {
	f := p.face()
	if f.hidden {
		return nil
	}
	out, t := p.out(), p.top()
	if f.struck {
		out.WriteString(" ")
		if t == nil || !t.inCell {
			return nil
		}
		out = &t.struck
	}
	if out.Len() > grid.MaxCell {
		return &grid.Error{Kind: grid.TooLarge}
	}
	s = asSpaces.Replace(s)
	if f.raised && !f.struck {
		s = grid.Raised(out.String(), s)
	}
	out.WriteString(s)
	return nil
}

// face is how the text looks that comes now.
func (p *page) face() htmlFace {
	if n := len(p.faces); n > 0 {
		return p.faces[n-1]
	}
	return htmlFace{}
}

// change takes note of an element that changes how text looks, or stands within one
// that does.
func (p *page) change(tag atom.Atom, said map[string]string) error {
	f := p.face()
	style := strings.ReplaceAll(strings.ToLower(said["style"]), " ", "")
	_, hidden := said["hidden"]
	switch tag {
	case atom.Script, atom.Style, atom.Template, atom.Title:
		hidden = true
	case atom.S, atom.Strike, atom.Del:
		f.struck = true
	case atom.Sup:
		f.raised = true
	case atom.Span, atom.Div, atom.Font, atom.A, atom.B, atom.I, atom.U, atom.Em, atom.Strong:
	default:
		return nil
	}
	f.tag = tag
	f.raised = f.raised || strings.Contains(style, "vertical-align:super")
	f.hidden = f.hidden || hidden || strings.Contains(style, "display:none") || strings.Contains(style, "mso-hide:all")
	f.struck = f.struck || strings.Contains(style, "line-through")
	switch {
	case !f.hidden && !f.struck && !f.raised && len(p.faces) == 0:
		return nil
	case len(p.faces) > maxOpen:
		return errors.New("elements are nested too deeply")
	}
	p.faces = append(p.faces, f)
	return nil
}

// closed takes note that an element ends, with those that are open within it.
func (p *page) closed(tag atom.Atom) {
	for i := len(p.faces) - 1; i >= 0; i-- {
		if p.faces[i].tag == tag {
			p.faces = p.faces[:i]
			break
		}
	}
	if tag != atom.Ol && tag != atom.Ul {
		return
	}
	for i := len(p.lists) - 1; i >= 0; i-- {
		if p.lists[i].tag == tag {
			p.lists = p.lists[:i]
			break
		}
	}
}

// fresh closes what was left open in the cell before.
func (p *page) fresh(t *htmlTable) {
	p.faces = p.faces[:min(t.faces, len(p.faces))]
	p.lists = p.lists[:min(t.lists, len(p.lists))]
}

// list begins a list.
func (p *page) list(tag atom.Atom, said map[string]string) error {
	if len(p.lists) > maxOpen {
		return errors.New("lists are nested too deeply")
	}
	l := htmlList{tag: tag, format: listFormats[said["type"]]}
	if tag == atom.Ol {
		l.next = 1
		if n, err := strconv.Atoi(said["start"]); err == nil {
			l.next = n
		}
	}
	p.lists = append(p.lists, l)
	return nil
}

// listFormats are the types of lists as Word calls them; others are decimal.
var listFormats = map[string]string{"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}

// point is the number or the dash before a point of a list.
func (p *page) point(said map[string]string) string {
	n := len(p.lists)
	if n == 0 || p.lists[n-1].tag != atom.Ol {
		return "- "
	}
	l := &p.lists[n-1]
	if v, err := strconv.Atoi(said["value"]); err == nil {
		l.next = v
	}
	l.next++
	return grid.Numeral(l.next-1, l.format) + ". "
}

var asSpaces = strings.NewReplacer("\r", " ", "\n", " ")

// line ends a line beside the tables.
func (p *page) line() error {
	text := grid.Lines(p.beside.String())
	p.beside.Reset()
	if text == "" {
		return nil
	}
	p.file.Lines = append(p.file.Lines, text)
	return p.Take(1, len(text))
}

func (p *page) start(tag atom.Atom, said map[string]string) error {
	t := p.top()
	if err := p.change(tag, said); err != nil {
		return err
	}
	switch tag {
	case atom.Table:
		return p.startTable()
	case atom.Thead, atom.Tbody, atom.Tfoot:
		if t != nil {
			return t.endPart()
		}
	case atom.Tr:
		if t != nil {
			return t.startRow()
		}
	case atom.Td, atom.Th:
		if t != nil {
			p.fresh(t)
			return t.startCell(said)
		}
	case atom.Li:
		return p.breakLine(tag, p.point(said))
	case atom.Ol, atom.Ul:
		if err := p.list(tag, said); err != nil {
			return err
		}
		return p.breakLine(tag, "")
	default:
		return p.breakLine(tag, "")
	}
	return nil
}

func (p *page) end(tag atom.Atom) error {
	p.closed(tag)
	t := p.top()
	switch tag {
	case atom.Table:
		if t != nil {
			return p.endTable()
		}
	case atom.Thead, atom.Tbody, atom.Tfoot:
		if t != nil {
			return t.endPart()
		}
	case atom.Tr:
		if t != nil {
			return t.endRow()
		}
	case atom.Td, atom.Th:
		if t != nil {
			p.fresh(t)
			return t.endCell()
		}
	case atom.Br: // its end alone is no break
	default:
		return p.breakLine(tag, "")
	}
	return nil
}

// breakLine begins a new line for a block, with the mark of a point of a list.
func (p *page) breakLine(tag atom.Atom, mark string) error {
	switch tag {
	case atom.Br, atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Blockquote, atom.Caption, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
	default:
		return nil
	}
	out := p.out()
	if out == &p.beside {
		if err := p.line(); err != nil {
			return err
		}
	}
	out.WriteString("\n" + mark)
	return nil
}

func (p *page) startTable() error {
	if len(p.open) > maxNested {
		return errors.New("tables are nested too deeply")
	}
	if err := p.line(); err != nil {
		return err
	}
	p.open = append(p.open, &htmlTable{Canvas: grid.Canvas{Room: p.Room}, at: len(p.file.Grids), faces: len(p.faces), lists: len(p.lists)})
	p.file.Grids = append(p.file.Grids, grid.Grid{}) // its place is before the tables within it
	return p.TakeTable()
}

func (p *page) endTable() error {
	t := p.top()
	p.open = p.open[:len(p.open)-1]
	p.fresh(t)
	if err := t.endPart(); err != nil {
		return err
	}
	p.file.Put(t.at, grid.Grid{Rows: t.Rows, Columns: t.Wide, Doubts: t.doubts})
	return p.line()
}

func (t *htmlTable) startRow() error {
	if err := t.endRow(); err != nil {
		return err
	}
	t.inRow = true
	return t.Row()
}

func (t *htmlTable) startCell(said map[string]string) error {
	if err := t.endCell(); err != nil {
		return err
	}
	if !t.inRow {
		if err := t.startRow(); err != nil {
			return err
		}
	}
	t.inCell = true
	t.columns, t.down = 1, 1
	if n, err := strconv.Atoi(strings.TrimSpace(said["colspan"])); err == nil {
		t.columns = n
	}
	if n, err := strconv.Atoi(strings.TrimSpace(said["rowspan"])); err == nil {
		if t.down = n; n == 0 {
			t.down = grid.MaxCells // to the end of its part of the table
		}
	}
	return nil
}

func (t *htmlTable) endCell() error {
	if !t.inCell {
		return nil
	}
	t.inCell = false
	text, struck := grid.Lines(t.text.String()), grid.Lines(t.struck.String())
	t.text.Reset()
	t.struck.Reset()
	if err := t.Cell(text, t.columns, t.down); err != nil {
		return err
	}
	if struck != "" && len(t.doubts) < grid.MaxDoubts {
		t.doubts = append(t.doubts, grid.Doubt{Row: len(t.Rows), Column: max(t.At-max(t.columns, 1), 0) + 1, Text: struck, Why: grid.StruckOut})
	}
	return nil
}

func (t *htmlTable) endRow() error {
	err := t.endCell()
	t.inRow = false
	return err
}

// endPart ends the head, a body or the foot: no cell reaches beyond it.
func (t *htmlTable) endPart() error {
	if err := t.endRow(); err != nil {
		return err
	}
	return t.Canvas.End()
}

// maxNested is how deep tables may nest, maxOpen other elements.
const maxNested, maxOpen = 100, 1000
