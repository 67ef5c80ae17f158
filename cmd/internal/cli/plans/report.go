package plans

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/paper"
	"github.com/caicach/tthc/cmd/internal/periodic"
	"github.com/caicach/tthc/cmd/internal/reports"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

func (p *program) reportCommand() *cobra.Command {
	var f followed
	var periodText, windowText string
	var units bool
	c := &cobra.Command{
		Use:   "report --plan NUMBER|FILE --period 2024-06|2024-Q2|2024-H1|2024",
		Short: p.T("Báo cáo tình hình thực hiện kế hoạch trong một kỳ", "How a plan stood at the end of a period"),
		Long: p.T("Với --format docx: báo cáo của một cơ quan (--body), hoặc của mọi cơ quan, theo thể thức Nghị định 30/2020/NĐ-CP, từ mọi thứ đã ghi trong --data: nhiệm vụ của các kế hoạch (hoặc chỉ của --plan), điểm đánh giá, phản ánh kiến nghị. Số, ngày và người ký để trống.",
			"With --format docx: the report of a body (--body), or of all, in the layout of Decree 30/2020, of everything that was recorded in --data: the tasks of the plans (or of --plan alone), points, petitions. Number, day and who signs are left open."),
		Example: `  tthc report --plan 16/QĐ-TCTCCTTHC --period 2024-Q2 --window decree09 --out bao-cao.xlsx
  tthc report --body "Sở Tư pháp" --period 2024-06 --data du-lieu --out bao-cao.docx`,
		Args: cli.NoArguments,
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
			if units && f.body == "" {
				return cli.Usage("--units: thiếu --body, cơ quan có các đơn vị ấy", "--units: --body is missing, the body whose units they are")
			}
			if f.Format == "docx" {
				return f.document(c.Context(), p, periodic.Question{Period: period, Window: window, Body: f.body, Units: units, Plan: f.plan, Language: p.Language()})
			}
			last := window.Span(period).Last()
			pl, progress, obligations, err := f.read(c.Context(), p, last)
			if err != nil {
				return err
			}
			obligations.Units = units
			q := plan.ReportQuery{ObligationQuery: obligations, Period: period, Window: window}
			r := pl.Report(progress, q)
			l := p.Language()
			header, counts := r.Table(l, reports.Completion)
			return f.done(f.Write(p.Program, cli.Answer{
				Tables: []rows.Table{rows.Counts(l, header, counts, rows.Text)},
				JSON:   func() error { return p.PrintJSON(reports.Of(r)) },
				Sheets: func() []reports.Sheet { return reports.Sheets(pl, progress, q, l) },
			}))
		},
	}
	f.add(p, c, "docx")
	c.Flags().StringVar(&periodText, "period", "", p.T("kỳ: 2024-06, 2024-Q2, 2024-H1, 2024", "the period"))
	c.Flags().StringVar(&windowText, "window", "calendar", p.T("calendar, hoặc decree09: kỳ từ ngày 15 đến ngày 14", "calendar, or decree09: periods from the 15th to the 14th"))
	c.Flags().BoolVar(&units, "units", false, p.T("cả các đơn vị thuộc cơ quan của --body, mỗi đơn vị một dòng", "with the units below the body of --body, each on a row of its own"))
	return c
}

// document writes the report as a document, of what was recorded in the database.
func (f *followed) document(ctx context.Context, p *program, q periodic.Question) error {
	if f.progress != "" {
		return cli.Usage("--progress: báo cáo docx lập từ những gì đã ghi trong --data; hãy ghi các sự kiện trước bằng tthc record", "--progress: a docx report is made of what was recorded in --data; record the events first, with tthc record")
	}
	o, err := served(&f.Bodies, &f.Dates)
	if err != nil {
		return err
	}
	if o.Store, err = f.data.Open(ctx); err != nil {
		return err
	}
	defer o.Store.Close()
	l := ledger.New(o)
	d, err := periodic.Write(ctx, l, casebook.New(l), q)
	if errors.Is(err, periodic.Refused) { // the field that it names is a flag
		return cli.Failure(2, cli.Text("--"+form.Message(err, form.Vietnamese), "--"+form.Message(err, form.English)))
	}
	if err != nil {
		return cli.Failure(1, err)
	}
	return f.Write(p.Program, cli.Answer{More: map[string]func() error{"docx": func() error { return paper.WriteDOCX(p.Out, d) }}})
}
