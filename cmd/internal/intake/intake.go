// Package intake reads the task table in a file into a draft plan, with what a
// person should check beside it. The command line and the server both take
// tables in through it, so that they cannot differ.
package intake

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/grid/files"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/table"
	"github.com/caicach/tthc/schedule/form"
)

// What a file is refused for, beside what package grid and package table
// refuse.
const (
	SheetUnknown   form.Code = "sheet.unknown"
	HeadingUnknown form.Code = "heading.unknown" // no row has headings that are known
)

var texts = form.Texts{
	SheetUnknown: {"không có trang {value}; các trang: {sheets}", "there is no sheet {value}; there are: {sheets}"},
	HeadingUnknown: {`{why}; hoặc nêu cột bằng {mark}column "TIÊU ĐỀ=title" (dòng nhiều ô nhất: {headings})`,
		`{why}; or name the columns with {mark}column "HEADING=title" (the row with the most cells: {headings})`},
}

// Options is what whoever brings a file says of it.
type Options struct {
	Name  string // of the file; its ending is its format
	Sheet string // empty: the first with a task table
	// Given is what is said of the plan beside the file: number, title, issuer,
	// first and last day, each empty when it is not.
	Given   plan.Plan
	Year    int
	Columns map[string]table.Column
	Bodies  *body.Registry // nil: the built-in ones
	Mark    string         // before the name of an option in what is told: "--" on a command line
}

// Doubt is something that a person should look at.
type Doubt struct {
	Row    int // from 1; 0 for the table as a whole
	Column string
	Task   plan.TaskID // that the row went into; empty where it went into none
	Text   string
	Why    form.Text
	Option string // that says it otherwise, where one does
}

// Message is the doubt as who brought the file is told it; mark stands before the
// name of an option, "--" on a command line.
func (d Doubt) Message(l form.Language, mark string) string {
	if d.Option == "" {
		return d.Why.In(l)
	}
	return d.Why.In(l) + l.Pick("; nêu bằng ", "; give it with ") + mark + d.Option
}

// Draft is what was read.
type Draft struct {
	Plan   plan.Plan
	Doubts []Doubt
	Rows   [][]string // of the task table, as the rows of doubts count them
}

// Read reads a file. The error is a [*grid.Error], that of the reader, or a
// [*form.Error]. What is wrong with the plan that was read is not its matter.
func Read(r io.Reader, o Options) (d Draft, err error) {
	rows, around, doubts, err := taskRows(r, o)
	if err != nil {
		return d, err
	}
	said, _ := table.ParseDocument(around, o.Bodies, form.NewDay(o.Year, 1, 1))
	draft, found, err := table.Read(rows, table.Options{Year: o.Year, Columns: o.Columns, Bodies: o.Bodies, Document: document(o, said)})
	if err != nil {
		return d, err
	}
	doubts = append(doubts, documentDoubts(o, draft, said)...)
	for _, f := range found {
		doubts = append(doubts, Doubt{Row: f.Row, Column: f.Column, Task: f.Task, Text: f.Text, Why: form.Text{f.Message(form.Vietnamese), f.Message(form.English)}})
	}
	return Draft{draft, doubts, rows}, nil
}

// taskRows is the rows of the task table in a file, the lines around it, and
// what was left out.
func taskRows(r io.Reader, o Options) (rows [][]string, around []string, doubts []Doubt, err error) {
	read, err := files.Read(o.Name, r)
	if err != nil {
		return nil, nil, nil, err
	}
	grids := read.Grids
	chosen, sheets := -1, []string{}
	for i, g := range grids {
		if g.Name != "" {
			sheets = append(sheets, g.Name)
		}
		_, isTask := table.FindHeader(g.Rows, o.Columns)
		if chosen < 0 && (o.Sheet == "" && isTask || o.Sheet != "" && g.Name == o.Sheet) {
			chosen = i
		}
	}
	if o.Sheet != "" && chosen < 0 {
		return nil, nil, nil, texts.Error(form.Error{Code: SheetUnknown, Value: o.Sheet, Args: form.Args{"sheets": strings.Join(sheets, ", ")}})
	}
	if chosen < 0 {
		return nil, nil, nil, noHeading(grids, o.Mark)
	}
	rows = grids[chosen].Rows
	heading, _ := table.FindHeader(rows, o.Columns)
	around = append(around, read.Lines...)
	for _, row := range rows[:max(heading-1, 0)] {
		around = append(around, row...)
	}
	doubts = cellDoubts(grids[chosen], rows, heading, 0)
	for i, g := range grids {
		_, isTask := table.FindHeader(g.Rows, o.Columns)
		switch {
		case i == chosen:
		case i > chosen && g.Name == "" && (isTask || g.Columns == grids[chosen].Columns):
			doubts = append(doubts, cellDoubts(g, rows, heading, len(rows))...)
			rows = append(rows, g.Rows...) // the table goes on
		case g.Name != "":
			doubts = append(doubts, Doubt{Text: g.Name, Option: "sheet", Why: form.Text{"trang tính này không được đọc", "this sheet was not read"}})
		default:
			cells := slices.Concat(g.Rows...)
			around = append(around, cells...)
			doubts = append(doubts, otherTable(o, i+1, g, cells)...)
		}
	}
	return rows, around, doubts, nil
}

// otherTable is the doubt of a table that is no task table, but may say whose
// the plan is.
func otherTable(o Options, number int, g grid.Grid, cells []string) []Doubt {
	said, rest := table.ParseDocument(cells, o.Bodies, form.NewDay(o.Year, 1, 1))
	switch {
	case said.Number == "" && said.Issuer == "" && said.Date.IsZero():
		return []Doubt{{Text: words(g.Rows), Why: form.Text{fmt.Sprintf("bảng %d của tệp không phải bảng nhiệm vụ, không được đọc", number), fmt.Sprintf("table %d of the file is no task table, and was not read", number)}}}
	case len(rest) > 0:
		return []Doubt{{Text: strings.Join(rest, "\n"), Why: form.Text{
			fmt.Sprintf("bảng %d của tệp không phải bảng nhiệm vụ, chỉ được đọc số, ngày và nơi ban hành; còn lại những dòng này", number),
			fmt.Sprintf("table %d of the file is no task table; only number, date and issuer were read in it, not these lines", number)}}}
	}
	return nil
}

// noHeading refuses a file without a heading that is known, with what seem to
// be headings, for a person to name.
func noHeading(grids []grid.Grid, mark string) error {
	var seem []string
	for _, g := range grids {
		for _, row := range g.Rows {
			var cells []string
			for _, text := range row {
				if text = oneLine(text); text != "" && len(text) < 80 {
					cells = append(cells, strconv.Quote(text))
				}
			}
			if len(cells) > len(seem) {
				seem = cells
			}
		}
	}
	why := table.NoHeading()
	return texts.Error(form.Error{Code: HeadingUnknown, Args: form.Args{"mark": mark, "headings": strings.Join(seem, ", "),
		"why": form.Text{form.Message(why, form.Vietnamese), form.Message(why, form.English)}}})
}

// cellDoubts is the doubts of a table's cells, whose rows stand behind others.
func cellDoubts(g grid.Grid, rows [][]string, heading, behind int) (doubts []Doubt) {
	for _, d := range g.Doubts {
		var column string
		if heading > 0 && d.Column <= len(rows[heading-1]) {
			column = oneLine(rows[heading-1][d.Column-1])
		}
		doubts = append(doubts, Doubt{Row: d.Row + behind, Column: column, Text: d.Text, Why: d.Why})
	}
	return doubts
}

// words is the texts of a table on lines.
func words(rows [][]string) string {
	var lines []string
	for _, row := range rows {
		if line := strings.Trim(oneLine(strings.Join(row, " | ")), " |"); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// document is what is given, what the lines around the table say, the year and
// at last the name of the file say of the plan.
func document(o Options, said plan.Plan) plan.Plan {
	name := strings.TrimSuffix(filepath.Base(o.Name), filepath.Ext(o.Name))
	d := plan.Plan{
		Number: cmp.Or(o.Given.Number, said.Number, strings.ReplaceAll(name, "#", "")),
		Title:  cmp.Or(o.Given.Title, said.Title, fmt.Sprintf("Kế hoạch năm %d", o.Year)),
		Issuer: cmp.Or(o.Given.Issuer, said.Issuer, "chưa rõ"),
		Date:   said.Date, From: o.Given.From, To: o.Given.To,
	}
	if o.Given.Number != "" && o.Given.Number != said.Number {
		d.Date = form.NoDay // of another document
	}
	return d
}

// documentDoubts names what was neither given nor said by the document.
func documentDoubts(o Options, draft, said plan.Plan) (doubts []Doubt) {
	doubt := func(given, taken, option, vi, en string) {
		if given == "" {
			doubts = append(doubts, Doubt{Text: taken, Option: option, Why: form.Text{vi, en}})
		}
	}
	doubt(o.Given.Number+said.Number, draft.Number, "number", "số của văn bản lấy theo tên tệp", "the number of the document is the name of the file")
	doubt(o.Given.Title+said.Title, draft.Title, "title", "tên kế hoạch đặt theo năm", "the title was made from the year")
	doubt(o.Given.Issuer+said.Issuer, draft.Issuer, "issuer", "văn bản không nói nơi ban hành", "the document does not say who issued the plan")
	return doubts
}
