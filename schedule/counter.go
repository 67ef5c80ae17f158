package schedule

import (
	"fmt"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// CounterOptions say how terms are counted. The zero CounterOptions follow
// the Civil Code 2015, articles 144 to 148, on the calendar of state bodies.
type CounterOptions struct {
	// Calendar has the working days; nil is calendar.Vietnam().
	Calendar *calendar.Calendar

	// Hours are the office hours, in which working hours and halves of working
	// days are counted, and the cut-off of receipt, if any: see
	// [calendar.OfficeHours.Receipt]. With a cut-off, a start that is known by
	// its day only is moved from a rest day to the next working day. Terms
	// counted back from an event know no cut-off.
	Hours calendar.OfficeHours

	// CutOffSource is cited for a cut-off. Where it is empty, a cut-off at 15:00
	// is that of article 18 of Decree 61/2018/NĐ-CP while that decree was in
	// force (21 June 2018 to 30 June 2025), and any other is called the
	// receiving body's own.
	CutOffSource form.Text

	// Months is the meaning of a month.
	Months MonthMeaning

	// Roll says what becomes of a last day that is a rest day.
	Roll Roll

	// Reappointment says how often and until when a clock may be given a new
	// appointment.
	Reappointment ReappointmentRule
}

// MonthMeaning is the meaning of a month in a term.
type MonthMeaning uint8

// The meanings of a month.
const (
	// CalendarMonths end on the day of the same number, or on the last day of
	// a month that lacks it (Civil Code 2015, articles 148.3 and 148.4). A
	// pause puts the end off by the days that it lasted.
	CalendarMonths MonthMeaning = iota
	// ThirtyDayMonths are 30 days each and years 365, the conversion of
	// article 146.1 for terms that do not run without a break. Half a year is
	// six months.
	ThirtyDayMonths
)

// Counter counts terms: from a start to the last day, forwards or back. It is
// immutable and safe for concurrent use.
type Counter struct {
	options CounterOptions
	cal     *calendar.Calendar
	hours   calendar.OfficeHours
}

// NewCounter is the counter with the options, checked: a roll or a meaning of
// a month that does not exist is [OptionUnknown].
func NewCounter(o CounterOptions) (*Counter, error) {
	c := &Counter{options: o, cal: o.Calendar, hours: o.Hours}
	if c.cal == nil {
		c.cal = calendar.Vietnam()
	}
	if o.Roll > RollPrevious || o.Months > ThirtyDayMonths {
		return nil, refused(OptionUnknown, fmt.Sprintf("Roll %d, Months %d", o.Roll, o.Months))
	}
	c.options.Reappointment = o.Reappointment.orDecree()
	if t := c.options.Reappointment.Ahead; !t.IsZero() && (t.Check() != nil || t.halves < 0) {
		return nil, refused(OptionUnknown, "Reappointment.Ahead "+t.String())
	}
	return c, nil
}

// MustCounter is [NewCounter] for options written in a program. It panics on
// options that are not valid.
func MustCounter(o CounterOptions) *Counter {
	c, err := NewCounter(o)
	if err != nil {
		panic(err)
	}
	return c
}

// On is the same counter on another calendar; nil is calendar.Vietnam().
func (c *Counter) On(cal *calendar.Calendar) *Counter {
	if cal == nil {
		cal = calendar.Vietnam()
	}
	d := *c
	d.options.Calendar, d.cal = cal, cal
	return &d
}

// Calendar is the calendar that the counter counts on.
func (c *Counter) Calendar() *calendar.Calendar { return c.cal }
