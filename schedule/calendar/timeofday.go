package calendar

import (
	"fmt"
	"strconv"
	"time"

	"github.com/caicach/tthc/schedule/form"
)

// TimeOfDay is a time on the clock of the office, to the minute, written as
// 16:00; 24:00 is the end of the day. The zero value is no time; midnight at
// the start of a day is NewTimeOfDay(0, 0) and is not zero. Times are compared
// with == and with [TimeOfDay.Minutes].
type TimeOfDay struct {
	minutes uint16 // since 00:00, plus one
}

// NewTimeOfDay is the time hour:minute, from 0:00 to 24:00.
func NewTimeOfDay(hour, minute int) (TimeOfDay, error) {
	if hour < 0 || minute < 0 || minute > 59 || hour > 24 || hour == 24 && minute > 0 {
		return TimeOfDay{}, timeError(fmt.Sprintf("%d:%02d", hour, minute))
	}
	return TimeOfDay{uint16(hour*60+minute) + 1}, nil
}

// ParseTimeOfDay reads a time written as 16:00 or 7:30.
func ParseTimeOfDay(s string) (TimeOfDay, error) {
	if n := len(s); (n == 4 || n == 5) && s[n-3] == ':' {
		h, err1 := strconv.ParseUint(s[:n-3], 10, 8)
		m, err2 := strconv.ParseUint(s[n-2:], 10, 8)
		if err1 == nil && err2 == nil {
			if t, err := NewTimeOfDay(int(h), int(m)); err == nil {
				return t, nil
			}
		}
	}
	return TimeOfDay{}, timeError(s)
}

// MustParseTimeOfDay is [ParseTimeOfDay] for times written in a program. It
// panics on what cannot be read.
func MustParseTimeOfDay(s string) TimeOfDay {
	t, err := ParseTimeOfDay(s)
	if err != nil {
		panic(err)
	}
	return t
}

// IsZero says that there is no time.
func (t TimeOfDay) IsZero() bool { return t.minutes == 0 }

// Minutes counts the minutes since 00:00; no time counts none.
func (t TimeOfDay) Minutes() int {
	if t.minutes == 0 {
		return 0
	}
	return int(t.minutes) - 1
}

// Duration is the time since 00:00.
func (t TimeOfDay) Duration() time.Duration { return time.Duration(t.Minutes()) * time.Minute }

// String is 16:00, and empty for no time.
func (t TimeOfDay) String() string {
	if t.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", t.Minutes()/60, t.Minutes()%60)
}

// MarshalText writes 16:00. No time is an error: leave it out (omitzero).
func (t TimeOfDay) MarshalText() ([]byte, error) {
	if t.IsZero() {
		return nil, timeError("")
	}
	return []byte(t.String()), nil
}

// UnmarshalText reads as [ParseTimeOfDay] does.
func (t *TimeOfDay) UnmarshalText(b []byte) error {
	p, err := ParseTimeOfDay(string(b))
	if err != nil {
		return err
	}
	*t = p
	return nil
}

func timeError(value string) error { return texts.Error(form.Error{Code: TimeForm, Value: value}) }
