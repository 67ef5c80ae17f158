package days

import (
	"strconv"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/schedule/calendar"
)

func (p *program) calendarCommand() *cobra.Command {
	var asJSON bool
	var d cli.Dates
	c := &cobra.Command{
		Use:   "calendar YEAR",
		Short: p.T("Ngày nghỉ và ngày làm bù của cơ quan nhà nước trong một năm", "Days off and working Saturdays of a year"),
		Args:  cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return cli.Usage("cần một năm; xem: %s --help", "one year is needed; see: %s --help", c.CommandPath())
			}
			year, err := strconv.Atoi(args[0])
			if err != nil || len(args[0]) != 4 || year < calendar.FirstYear || year > calendar.LastYear {
				return cli.Usage("%q không phải là năm từ %d đến %d", "%q is not a year from %d to %d", args[0], calendar.FirstYear, calendar.LastYear)
			}
			cal, err := d.Calendar(p.Program)
			if err != nil {
				return err
			}
			days := answer.SpecialDays(cal, year, p.Language())
			if asJSON {
				return p.PrintJSON(days)
			}
			l := p.Language()
			header := []string{l.Pick("Ngày", "Day"), l.Pick("Thứ", "Weekday"), l.Pick("Loại", "Kind"), l.Pick("Lý do", "Reason"), l.Pick("Nguồn", "Source"), l.Pick("Cơ sở", "State")}
			var rows [][]string
			for _, day := range days {
				rows = append(rows, []string{day.Day.String(), day.Weekday.Text(l), day.Kind.Text(l), day.Reason, day.Source, day.State.Text(l)})
			}
			return cli.PrintTable(p.Out, header, rows)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, p.T("ở dạng JSON", "in JSON"))
	d.Add(p.Program, c)
	return c
}
