package sheet

import (
	"encoding/xml"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/grid/office"
	"github.com/caicach/tthc/schedule/form"
)

// Read reads the visible worksheets of a workbook: texts and figures as the
// sheet shows them, but days as dd/mm/yyyy and months as mm/yyyy whatever the
// country for which they are formatted.
//
// It reads the parts itself, as streams: excelize, which writes our workbooks,
// loses a cell whose style is empty without a word, and takes gigabytes for a
// sheet whose rows end in the last column.
func Read(data []byte) (grid.File, error) { return read(data, false) }

// Values reads a workbook as programs do: days as 2025-06-30, with 15:40:00 behind T where
// the cell has a time, months as 2025-06, and numbers without the marks between thousands.
func Values(data []byte) (grid.File, error) { return read(data, true) }

func read(data []byte, values bool) (grid.File, error) {
	a, err := office.Open(data)
	if err != nil {
		return grid.File{}, err
	}
	w, err := openWorkbook(a)
	if err != nil {
		return grid.File{}, err
	}
	w.values = values
	var file grid.File
	for _, s := range w.sheets {
		if s.hidden || w.parts[s.id].Kind != "worksheet" {
			continue // a sheet of a chart has no cells
		}
		g, err := w.read(s)
		if err != nil {
			return grid.File{}, err
		}
		file.Grids = append(file.Grids, g)
	}
	return file, nil
}

// workbook is a workbook that is being read.
type workbook struct {
	*office.Archive
	*grid.Room
	sheets   []sheet
	parts    map[string]office.Relation
	from1904 bool
	values   bool               // are read, rather than what the sheet shows
	crossed  []bool             // by style: the text is struck out
	shared   texts              // of cells
	marked   map[int]sharedText // those of them that have runs of their own look
	formats  []*numberFormat    // by style
}

type sheet struct {
	name, id string
	hidden   bool
}

// sharedText is a text of cells, and what stands in it and was struck out.
type sharedText struct {
	text, struck string
	runs         bool // it says itself how it looks, whatever the style of the cell
}

// texts are many texts, kept in pieces so that none is moved when more come.
type texts struct {
	pieces [][]string
	n      int
}

const pieceOfTexts = 4096

func (t *texts) add(text string) {
	if t.n%pieceOfTexts == 0 {
		t.pieces = append(t.pieces, make([]string, 0, pieceOfTexts))
	}
	last := &t.pieces[len(t.pieces)-1]
	*last = append(*last, text)
	t.n++
}

func (t *texts) at(i int) string { return t.pieces[i/pieceOfTexts][i%pieceOfTexts] }

// mostMarked is how many texts a workbook may have that say how they look.
const mostMarked = 100_000

func openWorkbook(a *office.Archive) (*workbook, error) {
	w := &workbook{Archive: a, Room: grid.NewRoom(), marked: map[int]sharedText{}}
	top, err := a.Relations("")
	if err != nil {
		return nil, err
	}
	name := "xl/workbook.xml"
	for _, r := range top {
		if r.Kind == "officeDocument" {
			name = r.Target
		}
	}
	found := false
	err = a.Read(name, func(p *office.Part, _ xml.StartElement) error {
		found = true
		return p.Children(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "sheets":
				return p.Children(func(e xml.StartElement) error {
					if len(w.sheets) >= office.MaxParts {
						return &grid.Error{Kind: grid.TooLarge}
					}
					state := office.Attribute(e, "state")
					w.sheets = append(w.sheets, sheet{office.Attribute(e, "name"), relationID(e), state == "hidden" || state == "veryHidden"})
					return p.Skip()
				})
			case "workbookPr":
				switch office.Attribute(e, "date1904") {
				case "1", "true", "on":
					w.from1904 = true
				}
			}
			return p.Skip()
		})
	})
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, errors.New(name + " is missing")
	}
	if w.parts, err = a.Relations(name); err != nil {
		return nil, err
	}
	for _, r := range w.parts {
		switch r.Kind {
		case "sharedStrings":
			err = w.readShared(r.Target)
		case "styles":
			err = w.readStyles(r.Target)
		}
		if err != nil {
			return nil, err
		}
	}
	return w, nil
}

// relationID is the attribute r:id; a sheet has another id besides.
func relationID(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

func (w *workbook) readShared(name string) error {
	return w.Archive.Read(name, func(p *office.Part, _ xml.StartElement) error {
		return p.Children(func(e xml.StartElement) error {
			if e.Name.Local != "si" {
				return p.Skip()
			}
			if w.shared.n >= grid.MaxCells {
				return &grid.Error{Kind: grid.TooLarge}
			}
			s, err := richText(p)
			if s.runs {
				w.marked[w.shared.n] = s
			}
			if len(w.marked) > mostMarked {
				return &grid.Error{Kind: grid.TooLarge}
			}
			w.shared.add(s.text)
			return err
		})
	})
}

// richText reads a text that may be of several runs, without how it is
// pronounced.
func richText(p *office.Part) (s sharedText, err error) {
	var read, struckOut strings.Builder
	err = p.Children(func(e xml.StartElement) error {
		if read.Len()+struckOut.Len() > grid.MaxCell {
			return &grid.Error{Kind: grid.TooLarge}
		}
		switch e.Name.Local {
		case "t":
			text, err := p.Text()
			read.WriteString(text)
			return err
		case "r":
			struck, raised := false, false
			return p.Children(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "rPr":
					s.runs = true
					return p.Children(func(e xml.StartElement) error {
						if e.Name.Local == "strike" {
							struck = office.On(e)
						}
						if e.Name.Local == "vertAlign" {
							raised = office.Attribute(e, "val") == "superscript"
						}
						return p.Skip()
					})
				case "t":
					text, err := p.Text()
					if struck {
						struckOut.WriteString(text)
						text = " "
					} else if raised {
						text = grid.Raised(read.String(), text)
					}
					read.WriteString(text)
					return err
				}
				return p.Skip()
			})
		}
		return p.Skip()
	})
	s.text, s.struck = read.String(), struckOut.String()
	return s, err
}

func (w *workbook) readStyles(name string) error {
	codes := map[int]string{}
	var struck []bool // by font
	return w.Archive.Read(name, func(p *office.Part, _ xml.StartElement) error {
		return p.Children(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "numFmts":
				return p.Children(func(e xml.StartElement) error {
					if id, err := strconv.Atoi(office.Attribute(e, "numFmtId")); err == nil && len(codes) < 1<<12 {
						if codes[id] = office.Attribute(e, "formatCode"); len(codes[id]) > longestFormat {
							codes[id] = "" // General
						}
					}
					return p.Skip()
				})
			case "fonts":
				return p.Children(func(xml.StartElement) error {
					strike, err := strikes(p)
					if len(struck) < 1<<16 {
						struck = append(struck, strike)
					}
					return err
				})
			case "cellXfs":
				return w.readFormats(p, codes, struck)
			}
			return p.Skip()
		})
	})
}

// strikes says whether a font strikes its text out.
func strikes(p *office.Part) (strike bool, err error) {
	err = p.Children(func(e xml.StartElement) error {
		if e.Name.Local == "strike" {
			strike = office.On(e)
		}
		return p.Skip()
	})
	return strike, err
}

// readFormats reads the formats of cells, which name a number format and a font.
func (w *workbook) readFormats(p *office.Part, codes map[int]string, struck []bool) error {
	known := map[int]*numberFormat{}
	return p.Children(func(e xml.StartElement) error {
		id, _ := strconv.Atoi(office.Attribute(e, "numFmtId")) // none: General
		if known[id] == nil {
			code, own := codes[id]
			if !own {
				code = builtIn[id]
			}
			known[id] = &numberFormat{code: code}
		}
		if len(w.formats) < 1<<16 {
			font, err := strconv.Atoi(office.Attribute(e, "fontId"))
			w.crossed = append(w.crossed, err == nil && font >= 0 && font < len(struck) && struck[font])
			w.formats = append(w.formats, known[id])
		}
		return p.Skip()
	})
}

// longestFormat is how long a format may be: twice as long as Excel lets it be.
const longestFormat = 512

// sheetReader is a sheet that is being read.
type sheetReader struct {
	*office.Part
	*workbook
	grid.Grid
	row, column int  // of the last cell, from 1
	told        bool // that the row is hidden, or those before with which it stands
}

func (w *workbook) read(s sheet) (grid.Grid, error) {
	r := sheetReader{workbook: w, Grid: grid.Grid{Name: s.name}}
	err := w.Archive.Read(w.parts[s.id].Target, func(p *office.Part, _ xml.StartElement) error {
		r.Part = p
		return p.Children(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "sheetData":
				return p.Children(r.readRow)
			case "mergeCells":
				return p.Children(func(e xml.StartElement) error {
					if err := r.merge(office.Attribute(e, "ref")); err != nil {
						return err
					}
					return p.Skip()
				})
			}
			return p.Skip()
		})
	})
	return r.Grid, err
}

func (r *sheetReader) readRow(e xml.StartElement) error {
	r.row++
	if n, err := strconv.Atoi(office.Attribute(e, "r")); err == nil && n > 0 {
		r.row = n
	}
	r.column = 0
	hidden := false
	switch office.Attribute(e, "hidden") {
	case "1", "true", "on":
		hidden = true
	}
	rows := len(r.Rows)
	if err := r.Children(r.readCell); err != nil {
		return err
	}
	told := r.told
	if r.told = hidden && (told || len(r.Rows) > rows); told || !r.told {
		return nil
	}
	// The first of those that stand together is told.
	row := r.Rows[len(r.Rows)-1]
	r.column = 1 + slices.IndexFunc(row, func(text string) bool { return text != "" })
	r.doubt(row[r.column-1], hiddenRow)
	return nil
}

func (r *sheetReader) readCell(e xml.StartElement) error {
	if e.Name.Local != "c" {
		return r.Skip()
	}
	r.column++
	var kind string
	var style int
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "r":
			row, column, err := reference(a.Value)
			if err != nil {
				return err
			}
			r.row, r.column = row, column
		case "s":
			style, _ = strconv.Atoi(a.Value) // none: General
		case "t":
			kind = a.Value
		}
	}
	var c sharedText
	var value string
	formula, valued := false, false
	err := r.Children(func(e xml.StartElement) (err error) {
		switch e.Name.Local {
		case "v":
			value, err = r.Text()
			valued = true
		case "is":
			c, err = richText(r.Part)
		case "f":
			formula = true
			return r.Skip()
		default:
			return r.Skip()
		}
		return err
	})
	if err != nil {
		return err
	}
	c, why, err := r.says(c, kind, value, style)
	if err != nil {
		return err
	}
	c.text = grid.Lines(c.text)
	if formula && !valued {
		why = noValue
	}
	if struck := grid.Lines(c.struck); struck != "" {
		r.doubt(struck, grid.StruckOut)
	}
	if why != (form.Text{}) {
		r.doubt(c.text, why)
	}
	return r.put(c.text)
}

// says is what a cell of a kind says, and why a person should look.
func (r *sheetReader) says(c sharedText, kind, value string, style int) (_ sharedText, why form.Text, err error) {
	switch kind {
	case "inlineStr":
	case "s":
		i, err := strconv.Atoi(value)
		if err == nil && (i < 0 || i >= r.shared.n) {
			err = errors.New("shared string " + value + " is missing")
		}
		if err != nil && value != "" {
			return c, why, err
		}
		if value != "" {
			if c = r.marked[i]; !c.runs {
				c.text = r.shared.at(i)
			}
		}
	case "b":
		c.text = map[string]string{"1": "TRUE", "0": "FALSE"}[value]
	case "", "n":
		c.text, why = r.number(value, style)
	case "e":
		c.text, why = value, failed
	default: // "str", "d"
		c.text = value
	}
	if style < len(r.crossed) && style >= 0 && r.crossed[style] && !c.runs {
		c = sharedText{struck: c.text}
		why = form.Text{}
	}
	return c, why, nil
}

var noValue = form.Text{"ô có công thức nhưng không có giá trị; mở tệp bằng Excel rồi lưu lại", "the cell has a formula and no value; open the file in Excel and save it"}

var (
	failed    = form.Text{"ô báo lỗi của bảng tính, không phải nội dung", "the cell shows an error of the workbook, not what it should say"}
	hiddenRow = form.Text{"hàng bị ẩn trong trang tính vẫn được đọc; hãy xem có đúng là một dòng của bảng không", "a row that is hidden in the sheet was read as well; see whether it belongs to the table"}
)

func (r *sheetReader) doubt(text string, why form.Text) {
	if len(r.Doubts) < grid.MaxDoubts {
		r.Doubts = append(r.Doubts, grid.Doubt{Row: r.row, Column: r.column, Text: text, Why: why})
	}
}

// number is a number as the style shows it.
func (r *sheetReader) number(value string, style int) (string, form.Text) {
	if value == "" {
		return "", form.Text{}
	}
	n, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return value, form.Text{}
	}
	if style < 0 || style >= len(r.formats) {
		return general(n), form.Text{}
	}
	if r.values {
		return r.formats[style].value(n, r.from1904), form.Text{}
	}
	return r.formats[style].show(n, r.from1904)
}

// put puts the text of a cell; rows and columns come into being with the first
// text in them.
func (r *sheetReader) put(text string) error {
	if text == "" {
		return nil
	}
	if more := r.row - len(r.Rows); more > 0 {
		if err := r.Take(more, 0); err != nil {
			return err
		}
		r.Rows = append(r.Rows, make([][]string, more)...)
	}
	if len(text) > grid.MaxCell {
		return &grid.Error{Kind: grid.TooLarge}
	}
	row := &r.Rows[r.row-1]
	more := max(r.column-len(*row), 0)
	if err := r.Take(more, len(text)); err != nil {
		return err
	}
	if cap(*row) == 0 && r.row > 1 && r.column <= cap(r.Rows[r.row-2]) {
		*row = make([]string, 0, cap(r.Rows[r.row-2])) // as wide as the row above
	}
	for range more {
		*row = append(*row, "")
	}
	(*row)[r.column-1] = text
	return nil
}

// merge makes the cells of a range say what its first says.
func (r *sheetReader) merge(ref string) error {
	from, to, ok := strings.Cut(ref, ":")
	if !ok {
		return nil
	}
	top, left, err := reference(from)
	if err != nil {
		return err
	}
	bottom, right, err := reference(to)
	if err != nil {
		return err
	}
	if top > len(r.Rows) || left > len(r.Rows[top-1]) {
		return nil
	}
	text := r.Rows[top-1][left-1]
	for i := top; i <= min(bottom, len(r.Rows)); i++ {
		r.row, r.column = i, left
		if err := r.Take(1, 0); err != nil {
			return err
		}
		if err := r.put(text); err != nil {
			return err
		}
		row := r.Rows[i-1]
		if left < len(row) {
			beside := row[left:min(right, len(row))]
			if err := r.Take(len(beside), 0); err != nil {
				return err
			}
			clear(beside)
		}
	}
	return nil
}

// reference is the row and the column of "B12", from 1.
func reference(s string) (row, column int, err error) {
	i := 0
	for ; i < len(s) && i < 4; i++ {
		c := s[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		column = column*26 + int(c-'A') + 1
	}
	row, err = strconv.Atoi(s[i:])
	if err != nil || column < 1 || column > 1<<14 || row < 1 || row > 1<<20 {
		return 0, 0, errors.New("there is no cell " + strconv.Quote(s))
	}
	return row, column, nil
}
