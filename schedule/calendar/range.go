package calendar

import (
	"fmt"

	"github.com/rickb777/date/v2"
)

// RangeError says that a day, or the day a count leads to, lies outside the
// years of the calendar.
type RangeError struct {
	Day   date.Date
	Count int // the working days that were to be added; zero when Day itself is outside
}

func (e *RangeError) Error() string { return e.Message(English) }

// Message is the error in the language asked for.
func (e *RangeError) Message(l Language) string {
	if e.Count != 0 {
		return l.Pick(
			fmt.Sprintf("%d ngày làm việc tính từ %s vượt ra ngoài lịch %d-%d", e.Count, e.Day, FirstYear, LastYear),
			fmt.Sprintf("%d working days from %s lead out of the calendar of %d to %d", e.Count, e.Day, FirstYear, LastYear))
	}
	return l.Pick(
		fmt.Sprintf("ngày %s nằm ngoài lịch %d-%d", e.Day, FirstYear, LastYear),
		fmt.Sprintf("day %s is outside the calendar of %d to %d", e.Day, FirstYear, LastYear))
}
