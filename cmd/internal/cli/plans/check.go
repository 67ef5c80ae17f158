package plans

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
)

func (p *program) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE",
		Short: p.T("Kiểm tra một tệp kế hoạch, nêu mọi lỗi", "All faults of a plan file"),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return cli.Usage("cần một tệp; xem: %s --help", "one file is needed; see: %s --help", c.CommandPath())
			}
			data, err := os.ReadFile(args[0])
			if err != nil {
				return cli.Failure(2, err)
			}
			if _, err := plan.Read(data); err != nil {
				fmt.Fprintln(p.Out, strings.TrimRight(form.Message(err, p.Language()), "\n"))
				return cli.Told(2)
			}
			return nil
		},
	}
}
