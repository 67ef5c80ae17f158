package form

import (
	"database/sql/driver"
	"fmt"
	"time"

	"github.com/rickb777/date/v2"
)

// The years that a Day may be read in. A document of the administration that
// names a year outside them is a slip of the pen, and is refused as one.
const (
	MinYear = 1900
	MaxYear = 2199
)

// Day is a day of the calendar: the one type for a day in all that a host
// meets, computed with, stored and sent. It is written 2025-09-30, in text,
// in JSON and in a database, and read from nothing else: the decoders of
// [date.Date], which it is made of, take 2024-02-30 for 1 March.
//
// Days are ordered and counted as whole numbers: a < b, b - a, d + 1. The zero
// Day is no day: it prints as nothing, is NULL in a database, is left out of
// JSON with omitzero, and cannot be marshalled.
type Day date.Date

// NoDay is the zero Day: there is no day.
const NoDay Day = 0

// NewDay is the day of a year, month and day of the month. As with
// [time.Date], what lies outside a month runs on into the next or the one
// before: day 0 is the last of the month before.
func NewDay(year int, month time.Month, day int) Day {
	if year < MinYear || year > MaxYear || month < time.January || month > time.December || day < 1 || day > daysIn(year, month) {
		return Day(date.New(year, month, day))
	}
	months := int(month) - 3 // of a year that begins with March and ends with its leap day
	if months < 0 {
		year, months = year-1, months+12
	}
	return Day(date.ZeroOffset) + Day(365*year+year/4-year/100+year/400+(153*months+2)/5+day-1-before1970)
}

const (
	before1970 = 719_468 // days from 1 March of the year 0 to 1 January 1970
	daysOf400  = 146_097 // days of 400 years
)

// DayOf is the day that the clock of t shows, in its own zone.
func DayOf(t time.Time) Day { return Day(date.NewAt(t)) }

// ParseDay reads a day written as 2025-09-30, of the years MinYear to MaxYear.
// Anything else is an [*Error], a day that does not exist included.
func ParseDay(s string) (Day, error) {
	d, fault := parseDay(s)
	if fault != "" {
		return 0, dayError(fault, s)
	}
	return d, nil
}

func parseDay[T string | []byte](s T) (d Day, fault Code) {
	if len(s) != len("2006-01-02") || s[4] != '-' || s[7] != '-' {
		return 0, DayForm
	}
	year, ok1 := digits(s[0:4])
	month, ok2 := digits(s[5:7])
	day, ok3 := digits(s[8:10])
	switch {
	case !ok1 || !ok2 || !ok3:
		return 0, DayForm
	case year < MinYear || year > MaxYear:
		return 0, DayYear
	case month < 1 || month > 12 || day < 1 || day > daysIn(year, time.Month(month)):
		return 0, DayMissing
	}
	return NewDay(year, time.Month(month), day), ""
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

// IsZero says that there is no day.
func (d Day) IsZero() bool { return d == NoDay }

// Date is the year, the month and the day of the month.
func (d Day) Date() (year int, month time.Month, day int) {
	n := int(d-Day(date.ZeroOffset)) + before1970
	if n < 0 {
		return date.Date(d).Date()
	}
	// Of 400 years, and of the days of a year that begins with March.
	year, n = 400*(n/daysOf400), n%daysOf400
	years := (n - n/1460 + n/36524 - n/(daysOf400-1)) / 365
	n -= 365*years + years/4 - years/100
	months := (5*n + 2) / 153
	year, month, day = year+years, time.Month(months+3), n-(153*months+2)/5+1
	if month > time.December {
		year, month = year+1, month-12
	}
	return year, month, day
}

// Year is the year.
func (d Day) Year() int {
	year, _, _ := d.Date()
	return year
}

// Month is the month.
func (d Day) Month() time.Month {
	_, month, _ := d.Date()
	return month
}

// ISOWeek is the year and number of the week, by ISO 8601.
func (d Day) ISOWeek() (year, week int) { return date.Date(d).ISOWeek() }

// Day is the day of the month, from 1.
func (d Day) Day() int {
	_, _, day := d.Date()
	return day
}

// Weekday is the day of the week.
func (d Day) Weekday() time.Weekday { return date.Date(d).Weekday() }

// LastOfMonth is the last day of the month that d lies in.
func (d Day) LastOfMonth() Day {
	y, m, day := d.Date()
	return d + Day(daysIn(y, m)-day)
}

// AddDate is the day so many years, months and days later, normalised as
// [NewDay] does: one month after 31 January is 3 March, or 2 March.
func (d Day) AddDate(years, months, days int) Day {
	return Day(date.Date(d).AddDate(years, months, days))
}

// Compare orders days in time: -1, 0 or 1.
func (d Day) Compare(e Day) int {
	switch {
	case d < e:
		return -1
	case d > e:
		return 1
	}
	return 0
}

// String is 2025-09-30, and empty for no day.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return string(d.append(nil))
}

// append is the day as String has it, behind b.
func (d Day) append(b []byte) []byte {
	year, month, day := d.Date()
	if year < 0 || year > 9999 {
		return append(b, date.Date(d).String()...)
	}
	return append(b, '0'+byte(year/1000), '0'+byte(year/100%10), '0'+byte(year/10%10), '0'+byte(year%10), '-',
		'0'+byte(month/10), '0'+byte(month%10), '-', '0'+byte(day/10), '0'+byte(day%10))
}

// AppendText is [Day.MarshalText] behind b.
func (d Day) AppendText(b []byte) ([]byte, error) {
	if d.IsZero() {
		return b, dayError(DayForm, "")
	}
	return d.append(b), nil
}

// In is the day as people read it: 30/9/2025 in Vietnamese, 2025-09-30 in
// English, where the order of day and month differs by country, and empty for
// no day.
func (d Day) In(l Language) string {
	if d.IsZero() {
		return ""
	}
	y, m, day := d.Date()
	return l.Pick(fmt.Sprintf("%d/%d/%d", day, m, y), d.String())
}

// MarshalText writes 2025-09-30. No day is an error: leave it out (omitzero).
func (d Day) MarshalText() ([]byte, error) { return d.AppendText(nil) }

// UnmarshalText reads as [ParseDay] does.
func (d *Day) UnmarshalText(b []byte) error {
	p, fault := parseDay(b)
	if fault != "" {
		return dayError(fault, string(b))
	}
	*d = p
	return nil
}

// Value is the day for a database: the text 2025-09-30, or NULL for no day.
func (d Day) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}

// Scan reads a day from a database: the text 2025-09-30, a DATE, which drivers
// give as midnight in some zone, or NULL for no day. An instant that is not
// midnight is an [*Error]: which day it is, its zone would have to say.
func (d *Day) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = NoDay
		return nil
	case string:
		return d.UnmarshalText([]byte(v))
	case []byte:
		return d.UnmarshalText(v)
	case time.Time:
		if h, m, s := v.Clock(); h+m+s+v.Nanosecond() != 0 {
			return dayError(DayForm, v.Format(time.RFC3339Nano))
		}
		return d.UnmarshalText([]byte(v.Format(time.DateOnly)))
	}
	return dayError(DayForm, fmt.Sprintf("%v", src))
}

// What can be wrong with a day.
const (
	DayForm    Code = "day.form"    // not written as 2025-09-30
	DayYear    Code = "day.year"    // a year outside MinYear to MaxYear
	DayMissing Code = "day.missing" // no such day in the calendar
)

func dayError(code Code, value string) *Error {
	return texts.Error(Error{Code: code, Value: value, Args: Args{"first": MinYear, "last": MaxYear}})
}

func digits[T string | []byte](s T) (n int, ok bool) {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// daysIn is the days of a month of the Gregorian calendar.
func daysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
