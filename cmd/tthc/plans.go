package main

import (
	"strconv"

	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/spf13/cobra"
)

func (p *program) plansCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "plans",
		Short: "Các kế hoạch đã công bố (the published plans)",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			plans := ledger.New(catalog.Plans(), nil, clock).Summaries()
			if asJSON {
				return p.printJSON(plans)
			}
			l := p.language()
			var rows [][]string
			for _, pl := range plans {
				rows = append(rows, []string{pl.Number, pl.Date.String(), pl.From.String(), pl.To.String(), strconv.Itoa(pl.Tasks), pl.Title})
			}
			header := []string{"Số", "Ngày", "Từ", "Đến", "Nhiệm vụ", "Tên"}
			if l.String() == "en" {
				header = []string{"Number", "Date", "From", "To", "Tasks", "Title"}
			}
			return printTable(p.out, header, rows)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "in JSON")
	return c
}

// noCommand is for commands that only hold others: what stands there is not
// one of them.
func noCommand(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("không có lệnh %q; xem: %s --help", "there is no command %q; see: %s --help", args[0], c.CommandPath())
	}
	return nil
}

func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("%q: lệnh này không nhận đối số; xem: %s --help", "%q: this command takes no arguments; see: %s --help", args[0], c.CommandPath())
	}
	return nil
}
