package main

import (
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// dates is the flags of every command that computes dates.
type dates struct{ notices, knownOn string }

func (d *dates) add(c *cobra.Command) {
	c.Flags().StringVar(&d.notices, "notices", "", "tệp thông báo lịch thêm vào lịch sẵn có, JSON (calendar notices to add)")
	c.Flags().StringVar(&d.knownOn, "known-on", "", "dùng lịch như đã biết vào ngày này (the calendar as it was known on this day)")
}

// calendar is the calendar of state bodies with the notices of the flags.
func (d *dates) calendar(p *program) (*calendar.Calendar, error) {
	c := calendar.Vietnam()
	if d.notices != "" {
		data, err := os.ReadFile(d.notices)
		if err != nil {
			return nil, &failure{2, err}
		}
		notices, err := calendar.ReadNotices(data)
		if err == nil {
			c, err = c.With(notices...)
		}
		if err != nil {
			return nil, &failure{2, inFile(d.notices, err)}
		}
	}
	if d.knownOn != "" {
		day, err := form.ParseDay(d.knownOn)
		if err != nil {
			return nil, usage("--known-on: %s", "--known-on: %s", form.Message(err, p.language()))
		}
		c = c.KnownOn(day)
	}
	return c, nil
}

// specialDay is a weekday off, or a working Saturday or Sunday.
type specialDay struct {
	Day     form.Day         `json:"day"`
	Weekday schedule.Weekday `json:"weekday"`
	Kind    calendar.Kind    `json:"kind"`
	Reason  string           `json:"reason"`
	Source  string           `json:"source"`
	State   calendar.State   `json:"state"`
}

func (p *program) calendarCommand() *cobra.Command {
	var asJSON bool
	var d dates
	c := &cobra.Command{
		Use:   "calendar YEAR",
		Short: "Ngày nghỉ và ngày làm bù của cơ quan nhà nước trong một năm (days off and working Saturdays of a year)",
		Args:  cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("cần một năm; xem: %s --help", "one year is needed; see: %s --help", c.CommandPath())
			}
			year, err := strconv.Atoi(args[0])
			if err != nil || len(args[0]) != 4 || year < calendar.FirstYear || year > calendar.LastYear {
				return usage("%q không phải là năm từ %d đến %d", "%q is not a year from %d to %d", args[0], calendar.FirstYear, calendar.LastYear)
			}
			cal, err := d.calendar(p)
			if err != nil {
				return err
			}
			days := []specialDay{}
			for i := range cal.SpecialDays(year) {
				day := specialDay{i.Day, schedule.WeekdayOf(i.Day), i.Kind, i.Reason.In(p.language()), i.Source.In(p.language()), i.State}
				days = append(days, day)
			}
			if asJSON {
				return p.printJSON(days)
			}
			l := p.language()
			header := []string{l.Pick("Ngày", "Day"), l.Pick("Thứ", "Weekday"), l.Pick("Loại", "Kind"), l.Pick("Lý do", "Reason"), l.Pick("Nguồn", "Source"), l.Pick("Cơ sở", "State")}
			var rows [][]string
			for _, day := range days {
				rows = append(rows, []string{day.Day.String(), day.Weekday.Text(l), day.Kind.Text(l), day.Reason, day.Source, day.State.Text(l)})
			}
			return printTable(p.out, header, rows)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "in JSON")
	d.add(c)
	return c
}
