package calendar

import (
	"slices"
	"time"

	"github.com/caicach/tthc/schedule/form"
)

var zone = time.FixedZone("UTC+7", 7*60*60)

// Zone is the time zone of instants: UTC+7 all year round.
func Zone() *time.Location { return zone }

// DayAt is the day in Vietnam at the instant.
func DayAt(t time.Time) form.Day {
	y, m, d := t.In(zone).Date()
	return form.NewDay(y, m, d)
}

// instantOf is the instant at which the clock of day d shows the time; 24:00
// is the midnight that ends the day. No time is the midnight that begins it.
func instantOf(d form.Day, t TimeOfDay) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 0, t.Minutes(), 0, 0, zone)
}

// Shift is a stretch of office hours within one day, half open: the office is
// open at From and closed at To.
type Shift struct{ From, To TimeOfDay }

// longest is more working time than the calendar has.
const longest = dayCount * 24 * time.Hour

// maxShifts is the most shifts that a working day may have.
const maxShifts = 4

// OfficeHours is when an office works on a working day, and when it stops
// taking things in. It is a value: small, immutable, compared with ==. The
// zero OfficeHours is the default: 07:00-11:30 and 13:30-17:00, eight hours,
// no cut-off.
//
// A working day is a unit of its own and is counted with
// [Calendar.AddWorkingDays]; office hours count working hours and halves of a
// working day. All methods take the calendar that knows the working days, and
// are refused as [Outside] when they lead out of it.
type OfficeHours struct {
	shifts [maxShifts]Shift // those not used are zero
	cutOff TimeOfDay
}

var defaultShifts = [maxShifts]Shift{
	{MustParseTimeOfDay("07:00"), MustParseTimeOfDay("11:30")},
	{MustParseTimeOfDay("13:30"), MustParseTimeOfDay("17:00")},
}

// NewOfficeHours is the office hours of one to four shifts, in order and
// apart. Anything else is a [*form.Error].
func NewOfficeHours(shifts ...Shift) (OfficeHours, error) {
	if len(shifts) == 0 || len(shifts) > maxShifts {
		return OfficeHours{}, texts.Error(form.Error{Code: HoursCount, Args: form.Args{"limit": maxShifts, "count": len(shifts)}})
	}
	var h OfficeHours
	for i, s := range shifts {
		switch {
		case s.From.IsZero() || s.To.IsZero():
			return OfficeHours{}, hoursError(HoursMissing, i, "")
		case s.From.Minutes() >= s.To.Minutes():
			return OfficeHours{}, hoursError(HoursBackwards, i, s.String())
		case i > 0 && s.From.Minutes() <= shifts[i-1].To.Minutes():
			return OfficeHours{}, hoursError(HoursOverlap, i, s.String())
		}
		h.shifts[i] = s
	}
	if h.shifts == defaultShifts {
		h.shifts = [maxShifts]Shift{} // so that the default has one form
	}
	return h, nil
}

// WithCutOff is the same hours with a cut-off of receipt; see
// [OfficeHours.Receipt]. No time takes the cut-off away. A cut-off before the
// office opens is [HoursCutOff].
func (h OfficeHours) WithCutOff(t TimeOfDay) (OfficeHours, error) {
	if !t.IsZero() && t.Minutes() < h.all()[0].From.Minutes() {
		return OfficeHours{}, texts.Error(form.Error{Code: HoursCutOff, Value: t.String()})
	}
	h.cutOff = t
	return h, nil
}

// CutOff is the last time of day at which what is received counts as received
// that day; no time when there is no cut-off.
func (h OfficeHours) CutOff() TimeOfDay { return h.cutOff }

// Shifts is the shifts of a working day, in order.
func (h OfficeHours) Shifts() []Shift { return slices.Clone(h.all()) }

func (h *OfficeHours) all() []Shift {
	s := &h.shifts
	if s[0] == (Shift{}) {
		s = &defaultShifts
	}
	n := 1
	for n < maxShifts && s[n] != (Shift{}) {
		n++
	}
	return s[:n]
}

// Day is the working time of one working day: eight hours by default.
func (h OfficeHours) Day() time.Duration {
	var d time.Duration
	for _, s := range h.all() {
		d += s.length()
	}
	return d
}

// HalfDay is half of a working day: half of its office hours.
func (h OfficeHours) HalfDay() time.Duration { return h.Day() / 2 }

// IsOpen says whether the office works at the instant.
func (h OfficeHours) IsOpen(c *Calendar, t time.Time) bool {
	d := DayAt(t)
	if !c.IsWorkingDay(d) {
		return false
	}
	at := sinceMidnight(t)
	for _, s := range h.all() {
		if at >= s.From.Duration() && at < s.To.Duration() {
			return true
		}
	}
	return false
}

// NextOpening is the instant from which working time runs on: t itself when
// the office is open, else its next opening. Before opening that is the
// opening of the day, in a break the end of the break, after closing and on a
// day off the opening of the next working day.
func (h OfficeHours) NextOpening(c *Calendar, t time.Time) (time.Time, error) {
	d := DayAt(t)
	if _, ok := index(d); !ok {
		return time.Time{}, outside(d, 0)
	}
	if c.IsWorkingDay(d) {
		at := sinceMidnight(t)
		for _, s := range h.all() {
			if at < s.From.Duration() {
				return instantOf(d, s.From), nil
			}
			if at < s.To.Duration() {
				return t.In(zone), nil
			}
		}
	}
	return h.opening(c, d)
}

// opening is the opening of the first working day after d.
func (h OfficeHours) opening(c *Calendar, d form.Day) (time.Time, error) {
	next, err := c.NextWorkingDay(d)
	if err != nil {
		return time.Time{}, err
	}
	return instantOf(next, h.all()[0].From), nil
}

// Receipt is the instant at which what comes in at t counts as received.
//
// Without a cut-off it is t: the day of receipt is the day on which it came,
// working or not.
//
// With one, what comes in after the cut-off, after closing or on a day off
// counts as received when the next working day opens. The cut-off and closing
// themselves are still in time. What comes in before opening or in a break
// counts as received when the office opens again on that day: it lies on the
// desk while the desk is open and before the cut-off, so nothing would justify
// a day more for the office.
func (h OfficeHours) Receipt(c *Calendar, t time.Time) (time.Time, error) {
	d := DayAt(t)
	if _, ok := index(d); !ok {
		return time.Time{}, outside(d, 0)
	}
	if h.cutOff.IsZero() {
		return t.In(zone), nil
	}
	if c.IsWorkingDay(d) {
		switch at, shifts := sinceMidnight(t), h.all(); {
		case at > h.cutOff.Duration():
			return h.opening(c, d)
		case at == shifts[len(shifts)-1].To.Duration():
			return t.In(zone), nil
		}
	}
	return h.NextOpening(c, t)
}

// Add is the instant at which the working time w, counted from t, has run: it
// may be negative, to count back. Time outside office hours does not count.
// Working time ends with the last minute worked, so a whole day of it from
// opening ends at closing, not at the next opening. Nothing added to an
// instant outside office hours is that instant.
func (h OfficeHours) Add(c *Calendar, t time.Time, w time.Duration) (time.Time, error) {
	d := DayAt(t)
	if _, ok := index(d); !ok {
		return time.Time{}, outside(d, 0)
	}
	if w == 0 {
		return t.In(zone), nil
	}
	if w < -longest || w > longest {
		return time.Time{}, outside(d, int(w/h.Day()))
	}
	forward := w > 0
	// Count from the beginning of day d: its rank, and the time that has run.
	w += h.worked(c, t)
	day := h.Day()
	days := w / day
	w %= day
	// At the seam of two shifts or days, counting forward stays at the end of
	// the one and counting back at the beginning of the other.
	switch {
	case forward && w == 0:
		days, w = days-1, day
	case !forward && w < 0:
		days, w = days-1, w+day
	}
	d, err := c.orVietnam().workingDay(d, int(days))
	if err != nil {
		return time.Time{}, err
	}
	shifts := h.all()
	i := 0
	for ; i < len(shifts)-1; i++ {
		length := shifts[i].length()
		if w < length || forward && w == length {
			break
		}
		w -= length
	}
	return instantOf(d, shifts[i].From).Add(w), nil
}

// Between is the working time from a to b, negative when b is before a.
func (h OfficeHours) Between(c *Calendar, a, b time.Time) (time.Duration, error) {
	da, db := DayAt(a), DayAt(b)
	i, ok := index(da)
	if !ok {
		return 0, outside(da, 0)
	}
	j, ok := index(db)
	if !ok {
		return 0, outside(db, 0)
	}
	if c == nil {
		c = Vietnam()
	}
	days := int(c.rank[j]) - int(c.rank[i])
	return time.Duration(days)*h.Day() + h.worked(c, b) - h.worked(c, a), nil
}

// worked is the working time of the day of t that has run at t.
func (h OfficeHours) worked(c *Calendar, t time.Time) time.Duration {
	if !c.IsWorkingDay(DayAt(t)) {
		return 0
	}
	at := sinceMidnight(t)
	var w time.Duration
	for _, s := range h.all() {
		if at > s.From.Duration() {
			w += min(at, s.To.Duration()) - s.From.Duration()
		}
	}
	return w
}

func sinceMidnight(t time.Time) time.Duration {
	t = t.In(zone)
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute +
		time.Duration(t.Second())*time.Second + time.Duration(t.Nanosecond())
}

func (s Shift) length() time.Duration { return s.To.Duration() - s.From.Duration() }

// String is "07:00-11:30".
func (s Shift) String() string { return s.From.String() + "-" + s.To.String() }
