package main

import (
	"slices"

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
	var flags struct {
		plan, period, window, body, progress, format string
		expand                                       bool
	}
	var d dates
	c := &cobra.Command{
		Use:     "report --plan NUMBER|FILE --period 2024-06|2024-Q2|2024-H1|2024",
		Short:   "Báo cáo tình hình thực hiện kế hoạch trong một kỳ (how a plan stood at the end of a period)",
		Example: `  tthc report --plan 16/QĐ-TCTCCTTHC --period 2024-Q2 --window decree09 --format xlsx > bao-cao.xlsx`,
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if flags.plan == "" {
				return usage("--plan: thiếu số kế hoạch hoặc tệp; xem danh sách bằng: tthc plans", "--plan: the plan's number or file is missing; list them with: tthc plans")
			}
			if flags.period == "" {
				return usage("--period: thiếu kỳ, như 2024-Q2", "--period: the period is missing, such as 2024-Q2")
			}
			period, err := schedule.ParsePeriod(flags.period)
			if err != nil {
				return usage("--period: %s", "--period: %s", describe(err, p.language()))
			}
			window, err := schedule.ParseWindow(flags.window)
			if err != nil {
				return usage("--window: %s", "--window: %s", describe(err, p.language()))
			}
			if !slices.Contains([]string{"table", "json", "csv", "xlsx"}, flags.format) {
				return usage("--format: %q không phải là table, json, csv hoặc xlsx", "--format: %q is not table, json, csv or xlsx", flags.format)
			}
			pl, err := p.plan(flags.plan)
			if err != nil {
				return err
			}
			progress, err := p.progress(c.Context(), pl, flags.progress, &d)
			if err != nil {
				return err
			}
			q := plan.ReportQuery{Period: period, Window: window}
			q.Bodies, q.Expand = body.Vietnam(), flags.expand
			last := window.Span(period).Last()
			if err := chooseBody(&q.ObligationQuery, pl, flags.body, last); err != nil {
				return err
			}
			r := pl.Report(progress, q)
			answer := reportAnswer{Plan: r.Plan, Period: period, Window: window, From: calendar.DayOf(r.Span.Since), To: calendar.DayOf(last),
				Rows: []reportRow{}, Total: reportRowOf(r.Total), Lapsed: r.Lapsed}
			for _, row := range r.Rows {
				answer.Rows = append(answer.Rows, reportRowOf(row))
			}
			header, rows := r.Table(p.language())
			switch flags.format {
			case "json":
				return p.printJSON(answer)
			case "csv":
				return printCSV(p.out, header, rows)
			case "xlsx":
				return p.printXLSX(period.String(), header, rows)
			}
			return printTable(p.out, header, rows)
		},
	}
	f := c.Flags()
	f.StringVar(&flags.plan, "plan", "", "số kế hoạch hoặc tệp kế hoạch (number of a plan, or a plan file)")
	f.StringVar(&flags.period, "period", "", "kỳ: 2024-06, 2024-Q2, 2024-H1, 2024 (the period)")
	f.StringVar(&flags.window, "window", "calendar", "calendar, hoặc decree09 (kỳ từ ngày 15 đến ngày 14)")
	f.StringVar(&flags.body, "body", "", "chỉ cơ quan này (only this body)")
	f.BoolVar(&flags.expand, "expand", false, "tách nhóm cơ quan thành từng cơ quan (a class is one row a member)")
	f.StringVar(&flags.progress, "progress", "", "tệp sự kiện tiến độ .jsonl, thêm vào dữ liệu đã ghi (progress events beside those recorded)")
	f.StringVar(&flags.format, "format", "table", "table, json, csv, xlsx")
	p.addData(c)
	d.add(c)
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
