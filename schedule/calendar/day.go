package calendar

import (
	"fmt"
	"time"

	"github.com/rickb777/date/v2"
)

// The years that a Day may lie in. A document of the administration that
// names a year outside them is a slip of the pen, and is refused as one.
const (
	MinYear = 1900
	MaxYear = 2199
)

// Day is a day as it is stored, sent and read: "2025-09-30" and nothing else.
// It stands wherever a day is decoded, because the decoders of [date.Date]
// take 2024-02-30 for 1 March, and 20240230 as well.
//
// Computation takes and gives date.Date; [Day.Date] and [DayOf] lead from one
// to the other. The zero Day is no day: it is left out of JSON with omitzero,
// and cannot be marshalled. Days are compared with ==.
type Day struct{ d date.Date }

// DayOf is the day that d stands for. The zero date.Date gives the zero Day.
func DayOf(d date.Date) Day { return Day{d} }

// ParseDay reads a day written as 2025-09-30, of the years MinYear to MaxYear.
// Anything else is a [*DayError], a day that does not exist included.
func ParseDay(s string) (Day, error) {
	if len(s) != len("2006-01-02") || s[4] != '-' || s[7] != '-' {
		return Day{}, &DayError{Value: s, Kind: DayForm}
	}
	y, ok1 := digits(s[0:4])
	m, ok2 := digits(s[5:7])
	d, ok3 := digits(s[8:10])
	if !ok1 || !ok2 || !ok3 {
		return Day{}, &DayError{Value: s, Kind: DayForm}
	}
	if y < MinYear || y > MaxYear {
		return Day{}, &DayError{Value: s, Kind: DayYear}
	}
	if m < 1 || m > 12 || d < 1 || d > daysIn(y, time.Month(m)) {
		return Day{}, &DayError{Value: s, Kind: DayMissing}
	}
	return Day{date.New(y, time.Month(m), d)}, nil
}

// MustParseDay is [ParseDay] for days written in a program. It panics on a
// day that cannot be read; never give it what came from outside.
func MustParseDay(s string) Day {
	d, err := ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Date is the day for computation.
func (d Day) Date() date.Date { return d.d }

// IsZero says that there is no day.
func (d Day) IsZero() bool { return d.d == date.Zero }

// Compare orders days in time: -1, 0 or 1.
func (d Day) Compare(e Day) int {
	switch {
	case d.d < e.d:
		return -1
	case d.d > e.d:
		return 1
	}
	return 0
}

// String is 2025-09-30, and empty for no day.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return d.d.String()
}

// MarshalText writes 2025-09-30. No day is an error: leave it out (omitzero).
func (d Day) MarshalText() ([]byte, error) {
	if d.IsZero() {
		return nil, &DayError{Kind: DayForm}
	}
	return []byte(d.d.String()), nil
}

// UnmarshalText reads as [ParseDay] does.
func (d *Day) UnmarshalText(b []byte) error {
	p, err := ParseDay(string(b))
	if err != nil {
		return err
	}
	*d = p
	return nil
}

// DayKind says what is wrong with a text that should be a day.
type DayKind string

// What can be wrong with a day.
const (
	DayForm    DayKind = "form"    // not written as 2025-09-30
	DayYear    DayKind = "year"    // a year outside MinYear to MaxYear
	DayMissing DayKind = "missing" // no such day in the calendar
)

// DayError says why a text is not a day.
type DayError struct {
	Value string
	Kind  DayKind
}

func (e *DayError) Error() string { return e.Message(English) }

// Message is the error in the language asked for.
func (e *DayError) Message(l Language) string {
	switch e.Kind {
	case DayYear:
		return l.Pick(
			fmt.Sprintf("ngày %q: năm phải từ %d đến %d", e.Value, MinYear, MaxYear),
			fmt.Sprintf("day %q: the year must be from %d to %d", e.Value, MinYear, MaxYear))
	case DayMissing:
		return l.Pick(
			fmt.Sprintf("ngày %q không có trong lịch", e.Value),
			fmt.Sprintf("day %q does not exist", e.Value))
	}
	return l.Pick(
		fmt.Sprintf("%q không phải là ngày dạng 2025-09-30", e.Value),
		fmt.Sprintf("%q is not a day written as 2025-09-30", e.Value))
}

func digits(s string) (n int, ok bool) {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

func daysIn(year int, month time.Month) int {
	return date.New(year, month, 1).LastDayOfMonth()
}
