package plans

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
)

func (p *program) plansCommand() *cobra.Command {
	var as cli.Answering
	var data cli.Data
	c := &cobra.Command{
		Use:   "plans",
		Short: p.T("Các kế hoạch đã công bố và đã nhận vào dữ liệu", "The plans that were published, and those taken in"),
		Args:  cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := p.openRecorded(c.Context(), data)
			if err != nil {
				return err
			}
			if s != nil {
				defer s.Close()
			}
			known, err := ledger.New(ledger.Options{Plans: catalog.Plans(), Store: s, Now: cli.Now}).At(c.Context())
			if err != nil {
				return err
			}
			plans := known.Summaries()
			l := p.Language()
			table := rows.Each(slices.Concat(rows.Columns(l.Pick("Số", "Number"), l.Pick("Ngày", "Date"), l.Pick("Từ", "From"), l.Pick("Đến", "To")),
				rows.Numbers(l.Pick("Nhiệm vụ", "Tasks")), rows.Columns(l.Pick("Tên", "Title"))), plans, func(pl plan.Summary) []rows.Cell {
				return []rows.Cell{rows.Text(pl.Number), rows.Day(pl.Date, l), rows.Day(pl.From, l), rows.Day(pl.To, l), rows.Count(pl.Tasks, l), rows.Text(pl.Title)}
			})
			return as.Write(p.Program, cli.Answer{Tables: []rows.Table{table}, JSON: func() error { return p.PrintJSON(plans) }})
		},
	}
	data.Add(p.Program, c)
	as.Add(p.Program, c)
	return c
}
