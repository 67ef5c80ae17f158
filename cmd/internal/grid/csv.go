package grid

import (
	"encoding/csv"
	"io"
	"iter"
	"strings"
)

// WriteCSV writes a plain table as CSV, UTF-8 with a byte order mark so that
// spreadsheets open it right. A cell that a spreadsheet would take for a
// formula is led by an apostrophe.
func WriteCSV(w io.Writer, header []string, rows iter.Seq[[]string]) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	if err := c.Write(header); err != nil {
		return err
	}
	for row := range rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				cell = "'" + cell
			}
			safe[i] = cell
		}
		if err := c.Write(safe); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}
