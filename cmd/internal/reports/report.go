// Package reports is the reports of plans as they leave the programs: in the
// form of "tthc report", as plain tables and as workbooks.
package reports

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Answer is a report in the form of "tthc report".
type Answer struct {
	Plan   string          `json:"plan"`
	Period schedule.Period `json:"period"`
	Window schedule.Window `json:"window"`
	From   form.Day        `json:"from"`
	To     form.Day        `json:"to"`
	Rows   []Row           `json:"rows"`
	Total  Row             `json:"total"`
	Tasks  Count           `json:"tasks"` // each task once, as its worst obligation
	Lapsed int             `json:"lapsed,omitempty"`
}

// Count is the four-way count of obligations, or of tasks.
type Count struct {
	Total       int `json:"total"`
	DoneOnTime  int `json:"doneOnTime"`
	DoneLate    int `json:"doneLate"`
	OpenInTime  int `json:"openInTime"`
	OpenOverdue int `json:"openOverdue"`
}

func countOf(c plan.Count) Count {
	return Count{c.Total(), c.DoneOnTime, c.DoneLate, c.OpenInTime, c.OpenOverdue}
}

// Row is the counts of one body.
type Row struct {
	Body   string  `json:"body,omitempty"`
	BodyID body.ID `json:"bodyID,omitzero"`
	Count
	WithoutDate int    `json:"withoutDate"`
	CarriedOver int    `json:"carriedOver"`
	Completion  string `json:"completion,omitempty"` // per cent, two decimals with the rest cut off
	Previous    Count  `json:"previous"`             // the period before, of the same obligations' bodies
}

func rowOf(r plan.ReportRow) Row {
	return Row{r.Body, r.BodyID, countOf(r.Count), r.WithoutDate, r.CarriedOver, Completion(r.Completion()), countOf(r.Previous)}
}

// Completion is the share of what was due that is done, in per cent, rounded
// as in the Government's reports: two decimals with the rest cut off. It is
// empty where nothing was due.
func Completion(done, due int) string {
	f, ok := indicator.MustRatio(int64(done), int64(due)).Percent(2, indicator.Truncate)
	if !ok {
		return ""
	}
	return f.String()
}

// Of is a report as it is written.
func Of(r plan.Report) Answer {
	a := Answer{Plan: r.Plan, Period: r.Period, Window: r.Window, From: r.Span().Since, To: r.Span().Last(),
		Rows: []Row{}, Total: rowOf(r.Total), Tasks: countOf(r.Tasks), Lapsed: r.Lapsed}
	for _, row := range r.Rows {
		a.Rows = append(a.Rows, rowOf(row))
	}
	return a
}

// Sheet is a plain table with a name.
type Sheet struct {
	Name   string
	Header []string
	Rows   [][]string
}

// Sheets is the report with what an official asks for beside it, a sheet
// each: by body, by task, and the lists of what is overdue, coming and without
// a day at the end of the period.
func Sheets(pl *plan.Plan, progress *plan.Progress, q plan.ReportQuery, l form.Language) []Sheet {
	header, rows := pl.Report(progress, q).Table(l, Completion)
	period := strings.ReplaceAll(q.Period.String(), "/", "-")
	q.By = plan.GroupByTask
	taskHeader, tasks := pl.Report(progress, q).Table(l, Completion)
	sheets := []Sheet{{period, header, rows}, {l.Pick("Theo nhiệm vụ", "By task"), taskHeader, tasks}}
	for _, list := range []struct {
		name string
		plan.Listing
	}{{l.Pick("Quá hạn", "Overdue"), plan.ListOverdue}, {l.Pick("Sắp đến hạn", "Upcoming"), plan.ListUpcoming}, {l.Pick("Không có hạn", "Without a day"), plan.ListUndated}} {
		s := Sheet{Name: list.name, Header: plan.DueHeader(l)}
		for row := range pl.Due(progress, plan.DueQuery{ObligationQuery: q.ObligationQuery, AsOf: q.Window.Span(q.Period).Last(), List: list.Listing, Language: l}) {
			s.Rows = append(s.Rows, row.Cells(l))
		}
		sheets = append(sheets, s)
	}
	return sheets
}

// WriteXLSX writes plain tables as a workbook, a sheet each. Figures are
// numbers, so that a spreadsheet can go on counting.
func WriteXLSX(w io.Writer, sheets []Sheet) error {
	f := excelize.NewFile()
	defer f.Close()
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return err
	}
	for _, s := range sheets {
		if _, err := f.NewSheet(s.Name); err != nil {
			return err
		}
		for i, cells := range append([][]string{s.Header}, s.Rows...) {
			row := make([]any, len(cells))
			for j, cell := range cells {
				row[j] = cell
				if i > 0 && j > 0 {
					row[j] = numberOrText(cell)
				}
			}
			if err := f.SetSheetRow(s.Name, fmt.Sprintf("A%d", i+1), &row); err != nil {
				return err
			}
		}
		if err := f.SetRowStyle(s.Name, 1, 1, bold); err != nil {
			return err
		}
		if err := f.SetColWidth(s.Name, "A", "B", 32); err != nil {
			return err
		}
		if err := f.SetPanes(s.Name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
			return err
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil { // the one that every new workbook has
		return err
	}
	return f.Write(w)
}

// numberOrText is a whole number where the cell is one.
func numberOrText(cell string) any {
	if n, err := strconv.Atoi(cell); err == nil && strconv.Itoa(n) == cell {
		return n
	}
	return cell
}
