package days

import (
	"strconv"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/schedule/calendar"
)

// certain marks days that no notice has decided.
var certain = map[calendar.State]rows.Mark{calendar.Projected: rows.Wait, calendar.Reconstructed: rows.Wait}

func (p *program) calendarCommand() *cobra.Command {
	var as cli.Answering
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
			l := p.Language()
			table := rows.Each(rows.Columns(l.Pick("Ngày", "Day"), l.Pick("Thứ", "Weekday"), l.Pick("Loại", "Kind"), l.Pick("Lý do", "Reason"), l.Pick("Nguồn", "Source"), l.Pick("Cơ sở", "State")),
				days, func(day answer.SpecialDay) []rows.Cell {
					return []rows.Cell{rows.Day(day.Day, l), rows.Text(day.Weekday.Text(l)), rows.Text(day.Kind.Text(l)), rows.Text(day.Reason), rows.Text(day.Source),
						rows.Status(day.State.Text(l), certain[day.State])}
				})
			return as.Write(p.Program, cli.Answer{Tables: []rows.Table{table}, JSON: func() error { return p.PrintJSON(days) }})
		},
	}
	as.Add(p.Program, c)
	d.Add(p.Program, c)
	return c
}
