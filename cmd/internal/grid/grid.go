// Package grid reads the tables of files as plain rows of cells: .tsv, .csv,
// .xlsx, .docx and .html.
//
// A cell merged over several rows says the same in each of them; a cell merged
// over several columns stands in the first, and the others are empty. Lines
// within a cell are parted by "\n". Rows are those of the file, empty ones
// included, so that their numbers are those that a person sees.
package grid

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Grid is one table of a file.
type Grid struct {
	Name    string // of the sheet; empty where tables have no name
	Rows    [][]string
	Columns int // that it has, empty ones at the end included
}

const (
	// MaxSize is the most bytes that a file may have.
	MaxSize = 32 << 20
	// maxUnpacked is the most bytes that a part of it may have when unpacked.
	maxUnpacked = 128 << 20
	// maxCells is the most cells that a table may have.
	maxCells = 1 << 20
)

// Kind says why a file cannot be read; it is stable.
type Kind string

// The kinds of errors.
const (
	UnknownFormat Kind = "format"   // a format that is not read
	TooLarge      Kind = "size"     // more than MaxSize, or a table of too many cells
	BadEncoding   Kind = "encoding" // neither UTF-8 nor UTF-16 with a byte order mark
	Damaged       Kind = "damaged"  // not what its name says
	NoTable       Kind = "table"    // a file without a table
)

// Error says why a file cannot be read.
type Error struct {
	Kind  Kind
	Value string // the ending of the name, or the place in the file
	Cause error  // with Damaged
}

func (e *Error) Error() string { return e.Message(form.English) }
func (e *Error) Unwrap() error { return e.Cause }

// Message is the error in the language asked for.
func (e *Error) Message(l form.Language) string {
	switch e.Kind {
	case UnknownFormat:
		return fmt.Sprintf(l.Pick("không đọc được định dạng %q; hãy lưu lại thành .xlsx, .docx, .csv, .tsv hoặc .html", "format %q is not read; save it as .xlsx, .docx, .csv, .tsv or .html"), e.Value)
	case TooLarge:
		return fmt.Sprintf(l.Pick("tệp quá lớn: tối đa %d MB và %d ô một bảng", "the file is too large: %d MB and %d cells a table at most"), MaxSize>>20, maxCells)
	case BadEncoding:
		return fmt.Sprintf(l.Pick("byte %s không phải UTF-8; hãy lưu lại với bảng mã UTF-8", "byte %s is not UTF-8; save the file in UTF-8"), e.Value)
	case NoTable:
		return l.Pick("tệp không có bảng nào", "the file has no table")
	}
	return l.Pick("tệp hỏng, hoặc không đúng với đuôi tên: ", "the file is damaged, or is not what its name says: ") + strings.ReplaceAll(e.Cause.Error(), "\n", " ")
}

// damaged places what a format's reader said.
func damaged(err error) error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return &Error{Kind: Damaged, Cause: err}
}

// Read reads the tables of a file in their order; its format is the ending of
// its name. The error is an [*Error], or that of the reader.
func Read(name string, r io.Reader) ([]Grid, error) {
	ending := strings.ToLower(filepath.Ext(name))
	read := map[string]func([]byte) ([]Grid, error){
		".tsv": readTSV, ".tab": readTSV, ".csv": readCSV, ".xlsx": readXLSX, ".xlsm": readXLSX, ".docx": readDOCX, ".html": readHTML, ".htm": readHTML,
	}[ending]
	if read == nil {
		return nil, &Error{Kind: UnknownFormat, Value: ending}
	}
	data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, err
	}
	if len(data) > MaxSize {
		return nil, &Error{Kind: TooLarge}
	}
	grids, err := read(data)
	if err != nil {
		return nil, damaged(err)
	}
	kept := grids[:0]
	for _, g := range grids {
		for _, row := range g.Rows {
			g.Columns = max(g.Columns, len(row))
		}
		if !g.empty() {
			kept = append(kept, g)
		}
	}
	if len(kept) == 0 {
		return nil, &Error{Kind: NoTable}
	}
	return kept, nil
}

func (g Grid) empty() bool {
	for _, row := range g.Rows {
		for _, cell := range row {
			if strings.TrimSpace(cell) != "" {
				return false
			}
		}
	}
	return true
}

// canvas is a table that is being drawn: cells take their place beside those
// that reach down from the rows above.
type canvas struct {
	rows  [][]string
	down  []reach // by column
	at    int     // the next column of the last row
	wide  int     // columns of the widest row
	cells int
}

// reach is a cell that goes on in the rows below.
type reach struct {
	rows  int // how many more
	text  string
	first bool // of its columns
}

func (c *canvas) row() {
	c.close()
	c.rows = append(c.rows, []string{})
	c.at = 0
}

// close fills the rest of the last row with what reaches down.
func (c *canvas) close() {
	if len(c.rows) > 0 {
		for c.at < len(c.down) {
			if !c.fall() {
				c.put("")
			}
		}
		c.wide = max(c.wide, c.at)
		c.trim()
	}
}

// trim takes away empty cells at the end of the last row.
func (c *canvas) trim() {
	row := &c.rows[len(c.rows)-1]
	for n := len(*row); n > 0 && (*row)[n-1] == ""; n-- {
		*row = (*row)[:n-1]
	}
}

func (c *canvas) put(text string) {
	c.rows[len(c.rows)-1] = append(c.rows[len(c.rows)-1], text)
	c.at++
	c.cells++
}

// fall puts what reaches down into the next column, if anything does.
func (c *canvas) fall() bool {
	if c.at >= len(c.down) || c.down[c.at].rows == 0 {
		return false
	}
	d := &c.down[c.at]
	d.rows--
	if d.first {
		c.put(d.text)
	} else {
		c.put("")
	}
	return true
}

// cell puts a cell that takes so many columns and rows.
func (c *canvas) cell(text string, columns, rows int) error {
	for c.fall() {
	}
	columns, rows = min(max(columns, 1), 1000), max(rows, 1)
	for i := range columns {
		for len(c.down) <= c.at {
			c.down = append(c.down, reach{})
		}
		c.down[c.at] = reach{rows - 1, text, i == 0}
		if i == 0 {
			c.put(text)
		} else {
			c.put("")
		}
	}
	if c.cells > maxCells {
		return &Error{Kind: TooLarge}
	}
	return nil
}

// lines is a text with its lines trimmed and its spaces single.
func lines(s string) string {
	var kept []string
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "\n")
}
