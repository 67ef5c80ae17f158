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
	CutOffSource string

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
// a month that does not exist is a [*CountError].
func NewCounter(o CounterOptions) (*Counter, error) {
	c := &Counter{options: o, cal: o.Calendar, hours: o.Hours}
	if c.cal == nil {
		c.cal = calendar.Vietnam()
	}
	if o.Roll > RollPrevious || o.Months > ThirtyDayMonths {
		return nil, &CountError{Kind: BadOption, Value: fmt.Sprintf("Roll %d, Months %d", o.Roll, o.Months)}
	}
	c.options.Reappointment = o.Reappointment.orDecree()
	if t := c.options.Reappointment.Ahead; !t.IsZero() && (t.Check() != nil || t.halves < 0) {
		return nil, &CountError{Kind: BadOption, Term: t, Value: "Reappointment.Ahead " + t.String()}
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

// CountProblem says why a term cannot be counted.
type CountProblem string

// What can be wrong with a count.
const (
	NoTerm     CountProblem = "term"     // there is no term to count
	NoStart    CountProblem = "start"    // there is no start
	NoInstant  CountProblem = "instant"  // a term in hours from a day without a time
	NoHalf     CountProblem = "half"     // half of a unit that is not halved
	TwoWays    CountProblem = "two-ways" // steps forward and steps back
	OutOfRange CountProblem = "range"    // the end lies beyond the years that exist
	BadOption  CountProblem = "option"   // an option with a value that does not exist
)

// CountError says why a term cannot be counted.
type CountError struct {
	Kind  CountProblem
	Term  Term   // the term in question, if one is
	Value string // what was given instead, if that helps
}

func (e *CountError) Error() string { return e.Message(form.English) }

// Message is the error in the language asked for.
func (e *CountError) Message(l form.Language) string {
	switch e.Kind {
	case NoTerm:
		return l.Pick("thiếu thời hạn", "there is no term")
	case NoStart:
		return l.Pick("thiếu thời điểm bắt đầu", "there is no start")
	case NoInstant:
		return l.Pick(
			fmt.Sprintf("thời hạn %s tính từ chính thời điểm bắt đầu: cho cả giờ, ví dụ 2025-09-30T15:40", e.Term.Text(l)),
			fmt.Sprintf("a term of %s starts at the moment itself: give the time as well, such as 2025-09-30T15:40", e.Term.Text(l)))
	case NoHalf:
		return l.Pick(
			fmt.Sprintf("%s: chỉ có nửa năm, nửa tháng, nửa ngày, nửa ngày làm việc và nửa giờ", e.Term.Text(l)),
			fmt.Sprintf("%s: there are only half years, months, days, working days and hours", e.Term.Text(l)))
	case TwoWays:
		return l.Pick("các bước phải cùng tính tới hoặc cùng tính lùi", "the steps must all count forward or all count back")
	case OutOfRange:
		return l.Pick(
			fmt.Sprintf("thời hạn %s kết thúc ngoài các năm %d-%d", e.Term.Text(l), form.MinYear, form.MaxYear),
			fmt.Sprintf("the term of %s ends outside the years %d to %d", e.Term.Text(l), form.MinYear, form.MaxYear))
	}
	return l.Pick(fmt.Sprintf("tùy chọn không hợp lệ: %s", e.Value), fmt.Sprintf("this option does not exist: %s", e.Value))
}
