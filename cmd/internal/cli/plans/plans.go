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
	var data cli.Data
	c := &cobra.Command{
		Use:   "plans",
		Short: p.T("Các kế hoạch đã công bố và đã nhận vào dữ liệu", "The plans that were published, and those taken in"),
		Args:  cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := openRecorded(c.Context(), data)
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
	data.Add(p.Program, c)
	c.Flags().BoolVar(&asJSON, "json", false, p.T("ở dạng JSON", "in JSON"))
	return c
}
