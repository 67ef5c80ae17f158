package rowfile

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"io"
	"strings"

	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/grid/sheet"
	"github.com/caicach/tthc/schedule/form"
)

// Sheet is a file as it is or, where it is a workbook, the sheet of it that has the
// columns of a table, row for row on a line each: what is wrong with a line stands in the
// row of that number. doubts is what a person should look at.
func Sheet(r io.Reader, t *Table) (io.Reader, []grid.Doubt, error) {
	buffered := bufio.NewReaderSize(r, 64<<10)
	if head, _ := buffered.Peek(4); string(head) != "PK\x03\x04" {
		return buffered, nil, nil
	}
	data, err := form.ReadAll(buffered, grid.MaxSize)
	if err != nil {
		return nil, nil, err
	}
	book, err := sheet.Values(data)
	if err != nil {
		return nil, nil, grid.Unreadable(err)
	}
	var best grid.Grid
	most, first := -1, 0
	for _, g := range book.Grids {
		for i, row := range g.Rows[:min(len(g.Rows), deepestHeading)] {
			known := 0
			for _, cell := range row {
				if t.Knows(cell) {
					known++
				}
			}
			if known > most && strings.Join(row, "") != "" {
				best, most, first = g, known, i
			}
		}
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for i, row := range best.Rows {
		if i < first { // the title
			row = nil
		}
		line := make([]string, 0, len(row))
		for _, cell := range row {
			line = append(line, strings.Join(strings.Fields(cell), " "))
		}
		if strings.Join(line, "") == "" {
			w.Flush()
			b.WriteByte('\n')
			continue
		}
		for i > first && len(line) < len(best.Rows[first]) { // the last cells of a row may be missing
			line = append(line, "")
		}
		_ = w.Write(line) // into memory
	}
	w.Flush()
	return &b, best.Doubts, nil
}

// deepestHeading is how many rows of titles may stand above the heading, with it.
const deepestHeading = 20
