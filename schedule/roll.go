package schedule

import (
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Roll says what becomes of a last day that is a rest day. The zero Roll
// follows the law.
type Roll uint8

// The rolls.
const (
	// RollByLaw moves the last day of a term counted in days, weeks, months or
	// years to the next working day (Civil Code 2015, article 148.5). Terms in
	// working days end on a working day by themselves; terms in hours end at
	// their hour; a term counted back from an event stays where it falls, for
	// the next working day would be too late. The end of a month, quarter or
	// year that a plan names is no counted term and is never rolled.
	RollByLaw Roll = iota
	RollNone
	// RollNext is RollByLaw for terms in hours as well: one that ends on a
	// rest day ends with the next working day. It never moves a term counted
	// back from an event.
	RollNext
	RollPrevious
)

var rollTexts = [...]string{"", "none", "next", "previous"}

// String is "none", "next", "previous"; empty for RollByLaw.
func (r Roll) String() string {
	if int(r) < len(rollTexts) {
		return rollTexts[r]
	}
	return ""
}

// MarshalText writes as [Roll.String]. RollByLaw is left out with omitzero.
func (r Roll) MarshalText() ([]byte, error) {
	if r == RollByLaw || r.String() == "" {
		return nil, refused(RollForm, "")
	}
	return []byte(r.String()), nil
}

// UnmarshalText reads "none", "next" and "previous".
func (r *Roll) UnmarshalText(b []byte) error {
	for i, text := range rollTexts[1:] {
		if text == string(b) {
			*r = Roll(i + 1)
			return nil
		}
	}
	return refused(RollForm, string(b), rollTexts[1:]...)
}

// Day rolls the single day d, as a host wants it for a day that is not the
// end of a counted term (the sending day of a report): RollNext and
// RollPrevious move a rest day, RollByLaw and RollNone leave it. It fails only
// outside the years of the calendar.
func (r Roll) Day(c *calendar.Calendar, d form.Day) (form.Day, error) {
	if r != RollNext && r != RollPrevious || c.IsWorkingDay(d) {
		return d, nil
	}
	if r == RollPrevious {
		return c.PreviousWorkingDay(d)
	}
	return c.NextWorkingDay(d)
}
