package plans

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/xuri/excelize/v2"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

type reportAnswer struct {
	Plan   string          `json:"plan"`
	Period schedule.Period `json:"period"`
	Window schedule.Window `json:"window"`
	From   form.Day        `json:"from"`
	To     form.Day        `json:"to"`
	Rows   []reportRow     `json:"rows"`
	Total  reportRow       `json:"total"`
	Tasks  reportCount     `json:"tasks"` // each task once, as its worst obligation
	Lapsed int             `json:"lapsed,omitempty"`
}

// reportCount is the four-way count of obligations, or of tasks.
type reportCount struct {
	Total       int `json:"total"`
	DoneOnTime  int `json:"doneOnTime"`
	DoneLate    int `json:"doneLate"`
	OpenInTime  int `json:"openInTime"`
	OpenOverdue int `json:"openOverdue"`
}

func reportCountOf(c plan.Count) reportCount {
	return reportCount{c.Total(), c.DoneOnTime, c.DoneLate, c.OpenInTime, c.OpenOverdue}
}

type reportRow struct {
	Body   string  `json:"body,omitempty"`
	BodyID body.ID `json:"bodyID,omitzero"`
	reportCount
	WithoutDate int         `json:"withoutDate"`
	CarriedOver int         `json:"carriedOver"`
	Completion  string      `json:"completion,omitempty"` // per cent, two decimals with the rest cut off
	Previous    reportCount `json:"previous"`             // the period before, of the same obligations' bodies
}

func reportRowOf(r plan.ReportRow) reportRow {
	return reportRow{r.Body, r.BodyID, reportCountOf(r.Count), r.WithoutDate, r.CarriedOver, completion(r.Completion()), reportCountOf(r.Previous)}
}

// completion is the share of what was due that is done, in per cent, rounded
// as in the Government's reports: two decimals with the rest cut off. It is
// empty where nothing was due.
func completion(done, due int) string {
	f, ok := indicator.MustRatio(int64(done), int64(due)).Percent(2, indicator.Truncate)
	if !ok {
		return ""
	}
	return f.String()
}

func (p *program) reportCommand() *cobra.Command {
	var f followed
	var periodText, windowText string
	c := &cobra.Command{
		Use:     "report --plan NUMBER|FILE --period 2024-06|2024-Q2|2024-H1|2024",
		Short:   p.T("Báo cáo tình hình thực hiện kế hoạch trong một kỳ", "How a plan stood at the end of a period"),
		Example: `  tthc report --plan 16/QĐ-TCTCCTTHC --period 2024-Q2 --window decree09 --format xlsx > bao-cao.xlsx`,
		Args:    cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if periodText == "" {
				return cli.Usage("--period: thiếu kỳ, như 2024-Q2", "--period: the period is missing, such as 2024-Q2")
			}
			period, err := schedule.ParsePeriod(periodText)
			if err != nil {
				return cli.BadFlag("--period", err)
			}
			window, err := schedule.ParseWindow(windowText)
			if err != nil {
				return cli.BadFlag("--window", err)
			}
			last := window.Span(period).Last()
			pl, progress, obligations, err := f.read(c.Context(), p, last)
			if err != nil {
				return err
			}
			q := plan.ReportQuery{ObligationQuery: obligations, Period: period, Window: window}
			r := pl.Report(progress, q)
			answer := reportAnswer{Plan: r.Plan, Period: period, Window: window, From: r.Span().Since, To: last,
				Rows: []reportRow{}, Total: reportRowOf(r.Total), Tasks: reportCountOf(r.Tasks), Lapsed: r.Lapsed}
			for _, row := range r.Rows {
				answer.Rows = append(answer.Rows, reportRowOf(row))
			}
			header, rows := r.Table(p.Language(), completion)
			switch f.format {
			case "json":
				err = p.PrintJSON(answer)
			case "csv":
				err = cli.PrintCSV(p.Out, header, slices.Values(rows))
			case "xlsx":
				err = p.printXLSX(p.reportSheets(pl, progress, q, header, rows))
			default:
				err = cli.PrintTable(p.Out, header, rows)
			}
			return f.done(err)
		},
	}
	f.add(p, c, "table", "json", "csv", "xlsx")
	c.Flags().StringVar(&periodText, "period", "", p.T("kỳ: 2024-06, 2024-Q2, 2024-H1, 2024", "the period"))
	c.Flags().StringVar(&windowText, "window", "calendar", p.T("calendar, hoặc decree09: kỳ từ ngày 15 đến ngày 14", "calendar, or decree09: periods from the 15th to the 14th"))
	return c
}

// sheet is a plain table with a name.
type sheet struct {
	name   string
	header []string
	rows   [][]string
}

// reportSheets is the report with what an official asks for beside it, a sheet
// each: by body, by task, and the lists of what is overdue, coming and without
// a day at the end of the period.
func (p *program) reportSheets(pl *plan.Plan, progress *plan.Progress, q plan.ReportQuery, header []string, rows [][]string) []sheet {
	l := p.Language()
	period := strings.ReplaceAll(q.Period.String(), "/", "-")
	q.By = plan.GroupByTask
	taskHeader, tasks := pl.Report(progress, q).Table(l, completion)
	sheets := []sheet{{period, header, rows}, {l.Pick("Theo nhiệm vụ", "By task"), taskHeader, tasks}}
	for _, list := range []struct {
		name string
		plan.Listing
	}{{l.Pick("Quá hạn", "Overdue"), plan.ListOverdue}, {l.Pick("Sắp đến hạn", "Upcoming"), plan.ListUpcoming}, {l.Pick("Không có hạn", "Without a day"), plan.ListUndated}} {
		s := sheet{name: list.name, header: plan.DueHeader(l)}
		for row := range pl.Due(progress, plan.DueQuery{ObligationQuery: q.ObligationQuery, AsOf: q.Window.Span(q.Period).Last(), List: list.Listing, Language: l}) {
			s.rows = append(s.rows, row.Cells(l))
		}
		sheets = append(sheets, s)
	}
	return sheets
}

// printXLSX writes plain tables as a workbook, a sheet each. Figures are
// numbers, so that a spreadsheet can go on counting.
func (p *program) printXLSX(sheets []sheet) error {
	f := excelize.NewFile()
	defer f.Close()
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return err
	}
	for _, s := range sheets {
		if _, err := f.NewSheet(s.name); err != nil {
			return err
		}
		for i, cells := range append([][]string{s.header}, s.rows...) {
			row := make([]any, len(cells))
			for j, cell := range cells {
				row[j] = cell
				if i > 0 && j > 0 {
					row[j] = numberOrText(cell)
				}
			}
			if err := f.SetSheetRow(s.name, fmt.Sprintf("A%d", i+1), &row); err != nil {
				return err
			}
		}
		if err := f.SetRowStyle(s.name, 1, 1, bold); err != nil {
			return err
		}
		if err := f.SetColWidth(s.name, "A", "B", 32); err != nil {
			return err
		}
		if err := f.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
			return err
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil { // the one that every new workbook has
		return err
	}
	return f.Write(p.Out)
}

// numberOrText is a whole number where the cell is one.
func numberOrText(cell string) any {
	if n, err := strconv.Atoi(cell); err == nil && strconv.Itoa(n) == cell {
		return n
	}
	return cell
}
