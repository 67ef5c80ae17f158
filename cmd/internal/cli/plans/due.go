package plans

import (
	"iter"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/ical"
)

func (p *program) dueCommand() *cobra.Command {
	var f followed
	var asOf, within string
	var coordinating bool
	c := &cobra.Command{
		Use:   "due --plan NUMBER|FILE --as-of DATE",
		Short: p.T("Phần việc của kế hoạch, hạn và tình trạng đến một ngày", "What a plan demands, and where it stands on a day"),
		Example: `  tthc due --plan 16/QĐ-TCTCCTTHC --as-of 2024-06-25
  tthc due --plan 16/QĐ-TCTCCTTHC --as-of 2024-06-25 --within 30d --format csv`,
		Args: cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if asOf == "" {
				return cli.Usage("--as-of: thiếu ngày, dạng 2025-09-30", "--as-of: the day is missing, such as 2025-09-30")
			}
			day, err := p.AsOf(asOf)
			if err != nil {
				return err
			}
			q := plan.DueQuery{AsOf: day, Language: p.Language()}
			if within != "" {
				days, err := answer.ParseWithin(within)
				if err != nil {
					return cli.BadFlag("--within", err)
				}
				q.Within = &days
			}
			pl, progress, obligations, err := f.read(c.Context(), p, day)
			if err != nil {
				return err
			}
			q.ObligationQuery, q.Coordinating = obligations, coordinating
			return f.done(p.printDue(f.format, pl, pl.Due(progress, q)))
		},
	}
	f.add(p, c, "table", "json", "csv", "ics")
	c.Flags().StringVar(&asOf, "as-of", "", p.T("tình trạng đến hết ngày này", "status at the end of this day"))
	c.Flags().StringVar(&within, "within", "", p.T("chỉ việc đang mở, quá hạn hoặc đến hạn trong số ngày này, như 30d", "only what is open and overdue or due within"))
	c.Flags().BoolVar(&coordinating, "coordinating", false, p.T("thêm dòng của cơ quan phối hợp", "with the coordinating bodies' rows"))
	return c
}

// printDue prints the rows as they come, but for a table, whose columns are as
// wide as the widest cell, and a calendar.
func (p *program) printDue(format string, pl *plan.Plan, rows iter.Seq[plan.DueRow]) error {
	switch format {
	case "json":
		j := p.JSON()
		j.Open('[')
		var b []byte
		var row plan.DueRow
		var err error
		for row = range rows {
			b, err = row.AppendJSON(b[:0])
			j.Line(b, err)
		}
		j.Close(']')
		return j.End()
	case "ics":
		return p.printCalendar(pl, rows)
	}
	header := plan.DueHeader(p.Language())
	if format == "csv" {
		return cli.PrintCSV(p.Out, header, func(yield func([]string) bool) {
			for r := range rows {
				if !yield(r.Cells(p.Language())) {
					return
				}
			}
		})
	}
	// People read the first columns; programs take the identifier from the
	// other formats.
	t := cli.NewTable(header[:6]...)
	for r := range rows {
		t.Add(r.Cells(p.Language())[:6]...)
	}
	return t.Print(p.Out)
}

// printCalendar writes what has a due day as iCalendar.
func (p *program) printCalendar(pl *plan.Plan, rows iter.Seq[plan.DueRow]) error {
	c := ical.Calendar{Name: pl.Number + " · " + pl.Title}
	for r := range rows {
		if e, ok := r.Event("tthc", p.Language()); ok {
			c.Events = append(c.Events, e)
		}
	}
	return ical.Write(p.Out, cli.Now(), c)
}
