// Package rows is tables that commands answer with: cells by what they are, told
// once, and a writer for each form, for people and for programs.
package rows

import (
	"io"
	"iter"
	"strconv"
	"strings"
	"time"

	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/reports"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Mark is how it stands with what a cell says; a screen shows it by a colour.
type Mark byte

// The marks.
const (
	None Mark = iota
	Good
	Wait // not decided, or to be looked at
	Bad
)

// Cell is what stands in a table: as people read it, and as programs do.
type Cell struct {
	Text string
	Data string
	Mark Mark

	named bool
}

// Text is a cell that people and programs read alike.
func Text(s string) Cell { return Cell{Text: s, Data: s} }

// Texts is cells of texts.
func Texts(all ...string) []Cell {
	cells := make([]Cell, len(all))
	for i, s := range all {
		cells[i] = Text(s)
	}
	return cells
}

// Day is a day; no day is an empty cell.
func Day(d form.Day, l form.Language) Cell { return Cell{Text: d.In(l), Data: d.String()} }

// Moment is an instant by the clock of Vietnam; none is an empty cell.
func Moment(t time.Time, l form.Language) Cell {
	if t.IsZero() {
		return Cell{}
	}
	t = t.In(calendar.Zone())
	return Cell{Text: calendar.DayAt(t).In(l) + t.Format(" 15:04"), Data: t.Format(time.RFC3339)}
}

// Count is a whole number.
func Count(n int, l form.Language) Cell { return Number(strconv.Itoa(n), l) }

// Number is a decimal number with a point, such as 1234.5; what is none stays as it is.
func Number(s string, l form.Language) Cell { return Cell{Text: grouped(s, l), Data: s} }

// Named is a code, and for people the name of what it is the code of.
func Named(code, name string) Cell {
	if name == "" || name == code {
		return Text(code)
	}
	return Cell{Text: code + " · " + name, Data: code, named: true}
}

// Body is a body by its code, where it has an official one, and its name.
func Body(id body.ID, name string) Cell {
	if name != "" && id.IsLocal() {
		return Cell{Text: name, Data: id.String(), named: true}
	}
	return Named(id.String(), name)
}

// Status is words with their mark.
func Status(s string, m Mark) Cell { return Cell{Text: s, Data: s, Mark: m} }

// grouped is a decimal number as people write it: 1.234,5 in Vietnamese, 1,234.5 in
// English.
func grouped(s string, l form.Language) string {
	digits, fraction, broken := strings.Cut(s, ".")
	sign := ""
	if rest, ok := strings.CutPrefix(digits, "-"); ok {
		sign, digits = "-", rest
	}
	if digits == "" || strings.Trim(digits+fraction, "0123456789") != "" {
		return s
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, digit := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(l.Pick(".", ","))
		}
		b.WriteRune(digit)
	}
	if broken {
		b.WriteString(l.Pick(",", ".") + fraction)
	}
	return b.String()
}

// Column is a column of a table.
type Column struct {
	Head   string
	Number bool // its figures stand below one another by their last digit
	Hidden bool // people read the other columns, programs this one too
}

// Columns is columns of texts.
func Columns(heads ...string) []Column {
	columns := make([]Column, len(heads))
	for i, h := range heads {
		columns[i].Head = h
	}
	return columns
}

// Numbers is columns of figures.
func Numbers(heads ...string) []Column {
	columns := Columns(heads...)
	for i := range columns {
		columns[i].Number = true
	}
	return columns
}

// Table is a table. Its rows have as many cells as it has columns, and are gone
// through once.
type Table struct {
	Name    string // of its sheet in a workbook
	Columns []Column
	Rows    iter.Seq[[]Cell]
}

// CSV writes a table for programs and spreadsheets.
func (t Table) CSV(w io.Writer) error {
	return grid.WriteCSV(w, t.heads(), func(yield func([]string) bool) {
		row := make([]string, len(t.Columns))
		for cells := range t.Rows {
			for i, c := range cells {
				row[i] = c.Data
			}
			if !yield(row) {
				return
			}
		}
	})
}

// Sheet is a table as a sheet of a workbook, which people and programs read: names
// stand beside their codes, days and numbers are as programs write them.
func (t Table) Sheet() reports.Sheet {
	s := reports.Sheet{Name: sheetName(t.Name), Header: t.heads()}
	for cells := range t.Rows {
		row := make([]string, len(cells))
		for i, c := range cells {
			if row[i] = c.Data; c.named {
				row[i] = c.Text
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// sheetName is a name without what no sheet may be called by.
func sheetName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return '-'
		}
		return r
	}, s)
	letters := []rune(s)
	return string(letters[:min(len(letters), 31)])
}

func (t Table) heads() []string {
	heads := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = c.Head
	}
	return heads
}

// Plain is a table of texts.
func Plain(header []string, all [][]string) Table {
	return Each(Columns(header...), all, func(row []string) []Cell { return Texts(row...) })
}

// Each is a table with a row for each of a list.
func Each[T any](columns []Column, list []T, cells func(T) []Cell) Table {
	return Table{Columns: columns, Rows: func(yield func([]Cell) bool) {
		for _, one := range list {
			if !yield(cells(one)) {
				return
			}
		}
	}}
}

// Counts is a table of counts: in its first column is of whom, which name shows, in the
// others decimal numbers.
func Counts(l form.Language, header []string, all [][]string, name func(string) Cell) Table {
	return Each(append(Columns(header[0]), Numbers(header[1:]...)...), all, func(row []string) []Cell {
		cells := []Cell{name(row[0])}
		for _, n := range row[1:] {
			cells = append(cells, Number(n, l))
		}
		return cells
	})
}
