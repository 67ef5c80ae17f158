package plans

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/reports"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule"
)

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
			header, rows := r.Table(p.Language(), reports.Completion)
			switch f.format {
			case "json":
				err = p.PrintJSON(reports.Of(r))
			case "csv":
				err = cli.PrintCSV(p.Out, header, slices.Values(rows))
			case "xlsx":
				err = reports.WriteXLSX(p.Out, reports.Sheets(pl, progress, q, p.Language()))
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
