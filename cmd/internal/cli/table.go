package cli

import (
	"bufio"
	"bytes"
	"io"
	"iter"
	"unicode/utf8"

	"github.com/caicach/tthc/cmd/internal/grid"
)

// PrintTable writes a plain table for people to read: a row is one line,
// whatever stands in its cells, and has as many as the header.
func PrintTable(w io.Writer, header []string, rows [][]string) error {
	t := NewTable(header...)
	for _, row := range rows {
		t.Add(row...)
	}
	return t.Print(w)
}

// Table is a plain table of many rows: what is kept of a row is its text, until
// the widths of the columns are known.
type Table struct {
	pages  [][]byte // of so many whole rows as begin in their first bytes
	widths []int    // of all columns but the last, which ends the line
}

const pageBytes = 1 << 16

// NewTable is a table with a header.
func NewTable(header ...string) *Table {
	t := &Table{widths: make([]int, len(header)-1)}
	t.Add(header...)
	return t
}

// Add adds a row of as many cells as the header has.
func (t *Table) Add(row ...string) {
	if n := len(t.pages); n == 0 || len(t.pages[n-1]) >= pageBytes {
		t.pages = append(t.pages, make([]byte, 0, pageBytes+pageBytes/16))
	}
	page := &t.pages[len(t.pages)-1]
	for i, cell := range row {
		cell = OneLine(cell)
		end := byte('\n')
		if i < len(t.widths) {
			t.widths[i] = max(t.widths[i], utf8.RuneCountInString(cell))
			end = '\t'
		}
		*page = append(append(*page, cell...), end)
	}
}

// Print writes the table.
func (t *Table) Print(out io.Writer) error {
	w := bufio.NewWriter(out)
	var line []byte
	column := 0
	for _, page := range t.pages {
		for len(page) > 0 {
			end := bytes.IndexAny(page, "\t\n")
			line = append(line, page[:end]...)
			if page[end] == '\t' {
				for range t.widths[column] + 2 - utf8.RuneCount(page[:end]) {
					line = append(line, ' ')
				}
				column++
			} else {
				if _, err := w.Write(append(line, '\n')); err != nil {
					return err
				}
				line, column = line[:0], 0
			}
			page = page[end+1:]
		}
	}
	return w.Flush()
}

// PrintCSV is [grid.WriteCSV].
func PrintCSV(w io.Writer, header []string, rows iter.Seq[[]string]) error {
	return grid.WriteCSV(w, header, rows)
}
