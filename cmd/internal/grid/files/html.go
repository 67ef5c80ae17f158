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
			spans := map[string]string{}
			for more {
				var key, value []byte
				if key, value, more = z.TagAttr(); tag == atom.Td || tag == atom.Th {
					spans[string(key)] = string(value)
				}
			}
			err = p.start(tag, spans)
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
	unseen []atom.Atom  // elements whose text nobody sees
	beside strings.Builder
}

// htmlTable is a table that is being read.
type htmlTable struct {
	grid.Canvas
	at            int // in the file
	inRow, inCell bool
	text          strings.Builder // of the cell
	columns, down int             // that the cell takes
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
	if len(p.unseen) > 0 {
		return nil
	}
	out := p.out()
	if out.Len() > grid.MaxCell {
		return &grid.Error{Kind: grid.TooLarge}
	}
	out.WriteString(asSpaces.Replace(s))
	return nil
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

func (p *page) start(tag atom.Atom, spans map[string]string) error {
	t := p.top()
	switch tag {
	case atom.Script, atom.Style, atom.Template, atom.Title:
		p.unseen = append(p.unseen, tag)
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
			return t.startCell(spans)
		}
	default:
		return p.breakLine(tag, true)
	}
	return nil
}

func (p *page) end(tag atom.Atom) error {
	if n := len(p.unseen); n > 0 && p.unseen[n-1] == tag {
		p.unseen = p.unseen[:n-1]
		return nil
	}
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
			return t.endCell()
		}
	case atom.Br: // its end alone is no break
	default:
		return p.breakLine(tag, false)
	}
	return nil
}

// breakLine begins a new line for a block, and a dash for a point of a list.
func (p *page) breakLine(tag atom.Atom, begins bool) error {
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
	out.WriteString("\n")
	if tag == atom.Li && begins {
		out.WriteString("- ")
	}
	return nil
}

func (p *page) startTable() error {
	if len(p.open) > maxNested {
		return errors.New("tables are nested too deeply")
	}
	if err := p.line(); err != nil {
		return err
	}
	p.open = append(p.open, &htmlTable{Canvas: grid.Canvas{Room: p.Room}, at: len(p.file.Grids)})
	p.file.Grids = append(p.file.Grids, grid.Grid{}) // its place is before the tables within it
	return p.TakeTable()
}

func (p *page) endTable() error {
	t := p.top()
	p.open = p.open[:len(p.open)-1]
	if err := t.endPart(); err != nil {
		return err
	}
	p.file.Put(t.at, grid.Grid{Rows: t.Rows, Columns: t.Wide})
	return p.line()
}

func (t *htmlTable) startRow() error {
	if err := t.endRow(); err != nil {
		return err
	}
	t.inRow = true
	return t.Row()
}

func (t *htmlTable) startCell(spans map[string]string) error {
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
	if n, err := strconv.Atoi(strings.TrimSpace(spans["colspan"])); err == nil {
		t.columns = n
	}
	if n, err := strconv.Atoi(strings.TrimSpace(spans["rowspan"])); err == nil {
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
	text := grid.Lines(t.text.String())
	t.text.Reset()
	return t.Cell(text, t.columns, t.down)
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

// maxNested is how deep tables may nest.
const maxNested = 100
