package cli

import (
	"context"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Dates is the flags of every command that computes dates.
type Dates struct{ notices, knownOn string }

// Add adds the flags to a command.
func (d *Dates) Add(p *Program, c *cobra.Command) {
	c.Flags().StringVar(&d.notices, "notices", "", p.T("tệp thông báo lịch thêm vào lịch sẵn có, JSON", "calendar notices to add"))
	c.Flags().StringVar(&d.knownOn, "known-on", "", p.T("dùng lịch như đã biết vào ngày này", "the calendar as it was known on this day"))
}

// Calendar is the calendar of state bodies with the notices of the flags, as it was
// known on the day of the flags.
func (d *Dates) Calendar(p *Program) (*calendar.Calendar, error) {
	c, err := d.Noticed()
	if err != nil {
		return nil, err
	}
	return d.Known(c)
}

// Noticed is the calendar of state bodies with the notices of the flags.
func (d *Dates) Noticed() (*calendar.Calendar, error) {
	c := calendar.Vietnam()
	if d.notices != "" {
		data, err := os.ReadFile(d.notices)
		if err != nil {
			return nil, Failure(2, err)
		}
		notices, err := calendar.ReadNotices(data)
		if err == nil {
			c, err = c.With(notices...)
		}
		if err != nil {
			return nil, Failure(2, InFile(d.notices, err))
		}
	}
	return c, nil
}

// Known is a calendar as it was known on the day of the flags.
func (d *Dates) Known(c *calendar.Calendar) (*calendar.Calendar, error) {
	if d.knownOn == "" {
		return c, nil
	}
	day, err := form.ParseDay(d.knownOn)
	if err != nil {
		return nil, BadFlag("--known-on", err)
	}
	return c.KnownOn(day), nil
}

// Counter counts due days on the calendar of the flags.
func (d *Dates) Counter(p *Program) (*schedule.Counter, error) {
	c, err := d.Calendar(p)
	if err != nil {
		return nil, err
	}
	counter, err := schedule.NewCounter(schedule.CounterOptions{Calendar: c})
	if err != nil {
		return nil, Failure(2, err)
	}
	return counter, nil
}

// AsOf reads the day of a flag; without one it is today in Vietnam.
func (p *Program) AsOf(text string) (form.Day, error) {
	if text == "" {
		return calendar.DayAt(Now()), nil
	}
	day, err := form.ParseDay(text)
	if err != nil {
		return form.NoDay, BadFlag("--as-of", err)
	}
	return day, nil
}

// Data is the flag that names the database.
type Data struct {
	Place string
	flags *pflag.FlagSet
}

// Add adds the flag to a command.
func (d *Data) Add(p *Program, c *cobra.Command) {
	d.flags = c.Flags()
	d.flags.StringVar(&d.Place, "data", filepath.Join(xdg.DataHome, "tthc"),
		p.T("thư mục dữ liệu, hoặc địa chỉ postgres://", "data folder, or a postgres:// address"))
}

// Given says that the flag was given: then there must be what it names.
func (d *Data) Given() bool { return d.flags.Changed("data") }

// Open opens the database of the flag; there must be one.
func (d *Data) Open(ctx context.Context) (*store.Store, error) {
	if !store.Exists(d.Place) {
		return nil, Usage("--data: không có cơ sở dữ liệu tại %s", "--data: there is no database at %s", store.Shown(d.Place))
	}
	s, err := store.Open(ctx, d.Place)
	if err != nil {
		return nil, BadFlag("--data", err)
	}
	return s, nil
}

// noCommand is for commands that only hold others: what stands there is not
// one of them.
func noCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var all []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			all = append(all, sub.Name())
		}
	}
	meant := meantBy(args[0], all)
	return Usage("không có lệnh %[1]q%[2]s; xem: %[4]s --help", "there is no command %[1]q%[3]s; see: %[4]s --help", args[0], meant.In(form.Vietnamese), meant.In(form.English), c.CommandPath())
}

// NoArguments is for commands that take none.
func NoArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return Usage("%q: lệnh này không nhận đối số; xem: %s --help", "%q: this command takes no arguments; see: %s --help", args[0], c.CommandPath())
	}
	return nil
}
