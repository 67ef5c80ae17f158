package schedule

import (
	"fmt"
	"sync"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// CounterOptions say how terms are counted. The zero CounterOptions follow
// the Civil Code 2015, articles 144 to 148, on the calendar of state bodies.
type CounterOptions struct {
	form.Unwritten

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

	// ThirtyDayMonths takes a month for 30 days and a year for 365, the
	// conversion of article 146.1 for terms that do not run without a break;
	// half a year is six months. Without it a month ends on the day of the
	// same number, or on the last day of a month that lacks it (articles 148.3
	// and 148.4), and a pause puts the end off by the days that it lasted.
	ThirtyDayMonths bool

	// Roll says what becomes of a last day that is a rest day.
	Roll Roll

	// Reappointment says how often and until when a clock may be given a new
	// appointment.
	Reappointment ReappointmentRule
}

// Counter counts terms: from a start to the last day, forwards or back. It is
// immutable and safe for concurrent use. Without options, as nil or new, it
// counts by the zero [CounterOptions].
type Counter struct {
	form.Unwritten
	options CounterOptions
	cal     *calendar.Calendar
	hours   calendar.OfficeHours
}

// NewCounter is the counter with the options, checked: a roll that does not
// exist and a term that no new appointment can be ahead by are [OptionUnknown].
func NewCounter(o CounterOptions) (*Counter, error) {
	c := &Counter{options: o, cal: o.Calendar, hours: o.Hours}
	if c.cal == nil {
		c.cal = calendar.Vietnam()
	}
	if o.Roll > RollPrevious {
		return nil, refused(OptionUnknown, fmt.Sprintf("Roll %d", o.Roll))
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
	d := *c.ready()
	d.options.Calendar, d.cal = cal, cal
	return &d
}

// Calendar is the calendar that the counter counts on.
func (c *Counter) Calendar() *calendar.Calendar { return c.ready().cal }

// ready is the counter, or the one without options where it was not made.
func (c *Counter) ready() *Counter {
	if c == nil || c.cal == nil {
		return plainCounter()
	}
	return c
}

var plainCounter = sync.OnceValue(func() *Counter { return MustCounter(CounterOptions{}) })
