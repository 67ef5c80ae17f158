package words

import (
	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

func (p *program) parseCommand() *cobra.Command {
	var year int
	var issued string
	c := &cobra.Command{
		Use:   "parse [--year Y] [--issued DATE] [PHRASE...]",
		Short: p.T("Đọc thời gian trong văn bản thành quy tắc", "The words of a deadline as a rule"),
		Example: `  tthc parse --year 2025 "trước ngày 20 các tháng 3, 6, 9, 12"
  tthc parse --year 2025 < times.txt`,
		RunE: func(c *cobra.Command, args []string) error {
			ctx := phrase.Context{Year: year}
			if c.Flags().Changed("year") && (year < form.MinYear || year > form.MaxYear) {
				return cli.Usage("--year: năm phải từ %d đến %d", "--year: the year must be from %d to %d", form.MinYear, form.MaxYear)
			}
			if issued != "" {
				day, err := form.ParseDay(issued)
				if err != nil {
					return cli.BadFlag("--issued", err)
				}
				ctx.Issued = day
			}
			return p.AnswerLines(args, func(text string) (any, bool) { return answer.PhraseOf(text, ctx, p.Language()) })
		},
	}
	c.Flags().IntVar(&year, "year", 0, p.T("năm của kế hoạch", "the plan's year"))
	c.Flags().StringVar(&issued, "issued", "", p.T("ngày của văn bản", "the document's date"))
	return c
}
