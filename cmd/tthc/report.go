package main

import (
	"strings"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/spf13/cobra"
	"github.com/xuri/excelize/v2"
)

type reportAnswer struct {
	Plan   string          `json:"plan"`
	Period schedule.Period `json:"period"`
	Window schedule.Window `json:"window"`
	From   calendar.Day    `json:"from"`
	To     calendar.Day    `json:"to"`
	Rows   []reportRow     `json:"rows"`
	Total  reportRow       `json:"total"`
	Lapsed int             `json:"lapsed,omitempty"`
}

type reportRow struct {
	Body        string  `json:"body,omitempty"`
	BodyID      body.ID `json:"bodyID,omitzero"`
	Total       int     `json:"total"`
	DoneOnTime  int     `json:"doneOnTime"`
	DoneLate    int     `json:"doneLate"`
	OpenInTime  int     `json:"openInTime"`
	OpenOverdue int     `json:"openOverdue"`
	WithoutDate int     `json:"withoutDate"`
	CarriedOver int     `json:"carriedOver"`
	Completion  string  `json:"completion,omitempty"` // per cent, two decimals with the rest cut off
}

func reportRowOf(r plan.ReportRow) reportRow {
	row := reportRow{r.Body, r.BodyID, r.Total(), r.DoneOnTime, r.DoneLate, r.OpenInTime, r.OpenOverdue, r.WithoutDate, r.CarriedOver, ""}
	if f, ok := r.Completion().Percent(2, plan.CompletionRounding); ok {
		row.Completion = f.String()
	}
	return row
}

func (p *program) reportCommand() *cobra.Command {
	var f followed
	var periodText, windowText string
	c := &cobra.Command{
		Use:     "report --plan NUMBER|FILE --period 2024-06|2024-Q2|2024-H1|2024",
		Short:   "Báo cáo tình hình thực hiện kế hoạch trong một kỳ (how a plan stood at the end of a period)",
		Example: `  tthc report --plan 16/QĐ-TCTCCTTHC --period 2024-Q2 --window decree09 --format xlsx > bao-cao.xlsx`,
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if periodText == "" {
				return usage("--period: thiếu kỳ, như 2024-Q2", "--period: the period is missing, such as 2024-Q2")
			}
			period, err := schedule.ParsePeriod(periodText)
			if err != nil {
				return usage("--period: %s", "--period: %s", describe(err, p.language()))
			}
			window, err := schedule.ParseWindow(windowText)
			if err != nil {
				return usage("--window: %s", "--window: %s", describe(err, p.language()))
			}
			last := window.Span(period).Last()
			pl, progress, obligations, err := f.read(c.Context(), p, last)
			if err != nil {
				return err
			}
			q := plan.ReportQuery{ObligationQuery: obligations, Period: period, Window: window}
			r := pl.Report(progress, q)
			answer := reportAnswer{Plan: r.Plan, Period: period, Window: window, From: calendar.DayOf(r.Span.Since), To: calendar.DayOf(last),
				Rows: []reportRow{}, Total: reportRowOf(r.Total), Lapsed: r.Lapsed}
			for _, row := range r.Rows {
				answer.Rows = append(answer.Rows, reportRowOf(row))
			}
			header, rows := r.Table(p.language())
			switch f.format {
			case "json":
				return p.printJSON(answer)
			case "csv":
				return printCSV(p.out, header, rows)
			case "xlsx":
				return p.printXLSX(strings.ReplaceAll(period.String(), "/", "-"), header, rows)
			}
			return printTable(p.out, header, rows)
		},
	}
	f.add(p, c, "table", "json", "csv", "xlsx")
	c.Flags().StringVar(&periodText, "period", "", "kỳ: 2024-06, 2024-Q2, 2024-H1, 2024 (the period)")
	c.Flags().StringVar(&windowText, "window", "calendar", "calendar, hoặc decree09 (kỳ từ ngày 15 đến ngày 14)")
	return c
}

// printXLSX writes a plain table as a workbook of one sheet. Figures are
// numbers, so that a spreadsheet can go on counting.
func (p *program) printXLSX(sheet string, header []string, rows [][]string) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return err
	}
	for i, cells := range append([][]string{header}, rows...) {
		for j, cell := range cells {
			name, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err != nil {
				return err
			}
			var v any = cell
			if i > 0 && j > 0 {
				v = numberOrText(cell)
			}
			if err := f.SetCellValue(sheet, name, v); err != nil {
				return err
			}
		}
	}
	if err := f.SetRowStyle(sheet, 1, 1, bold); err != nil {
		return err
	}
	if err := f.SetColWidth(sheet, "A", "A", 48); err != nil {
		return err
	}
	if err := f.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return f.Write(p.out)
}
