package plans

import (
	"strconv"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/plan/catalog"
)

func (p *program) plansCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "plans",
		Short: p.T("Các kế hoạch đã công bố", "The published plans"),
		Args:  cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			known, err := ledger.New(ledger.Options{Plans: catalog.Plans(), Now: cli.Now}).At(c.Context())
			if err != nil {
				return err
			}
			plans := known.Summaries()
			if asJSON {
				return p.PrintJSON(plans)
			}
			l := p.Language()
			var rows [][]string
			for _, pl := range plans {
				rows = append(rows, []string{pl.Number, pl.Date.String(), pl.From.String(), pl.To.String(), strconv.Itoa(pl.Tasks), pl.Title})
			}
			header := []string{"Số", "Ngày", "Từ", "Đến", "Nhiệm vụ", "Tên"}
			if l.String() == "en" {
				header = []string{"Number", "Date", "From", "To", "Tasks", "Title"}
			}
			return cli.PrintTable(p.Out, header, rows)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, p.T("ở dạng JSON", "in JSON"))
	return c
}
