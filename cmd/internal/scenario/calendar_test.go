// Package scenario runs a made-up province through 2025 and 2026 with all that
// befalls an office: bodies that merge, a notice that comes late, rules that
// change, corrections, deliveries twice and out of order, and restarts. What
// the library says at the end of each month is held against a count that is
// written without it: plain loops over the facts, with their own dates.
package scenario

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// day is a day of the count: 0 is Wednesday, 1 January 2025.
type day int

// never is after all days.
const never day = 1 << 20

var monthLengths = []int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// ymd is the day of a date in 2025 or later; none of these years up to 2027 is
// a leap year.
func ymd(year, month, n int) day {
	d := 365 * (year - 2025)
	for _, l := range monthLengths[:month-1] {
		d += l
	}
	return day(d + n - 1)
}

// date is the date of a day.
func (d day) date() (year, month, n int) {
	year, rest := 2025+int(d)/365, int(d)%365
	for month = 1; rest >= monthLengths[month-1]; month++ {
		rest -= monthLengths[month-1]
	}
	return year, month, rest + 1
}

func (d day) String() string {
	y, m, n := d.date()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, n)
}

// months are the 24 months of the story, by their first day; the last entry is
// the day after.
var months = func() (all []day) {
	for m := range 25 {
		all = append(all, ymd(2025+m/12, m%12+1, 1))
	}
	return all
}()

// The days off of 2025 to the beginning of 2027 that are no Saturday or Sunday,
// and the Saturdays worked (notices 6150/TB-BLĐTBXH, 9441/TB-BNV,
// 12729/VPCP-KGVX, 10065/VPCP-KGVX; Resolution 28/2026/QH16).
var (
	daysOff = []day{
		ymd(2025, 1, 1), ymd(2025, 1, 27), ymd(2025, 1, 28), ymd(2025, 1, 29), ymd(2025, 1, 30), ymd(2025, 1, 31),
		ymd(2025, 4, 7), ymd(2025, 4, 30), ymd(2025, 5, 1), ymd(2025, 5, 2), ymd(2025, 9, 1), ymd(2025, 9, 2),
		ymd(2026, 1, 1), ymd(2026, 1, 2), ymd(2026, 2, 16), ymd(2026, 2, 17), ymd(2026, 2, 18), ymd(2026, 2, 19), ymd(2026, 2, 20),
		ymd(2026, 4, 27), ymd(2026, 4, 30), ymd(2026, 5, 1), ymd(2026, 8, 31), ymd(2026, 9, 1), ymd(2026, 9, 2), ymd(2026, 11, 24),
		ymd(2027, 1, 1), ymd(2027, 2, 4), ymd(2027, 2, 5), ymd(2027, 2, 8), ymd(2027, 2, 9), ymd(2027, 2, 10),
	}
	saturdaysWorked = []day{ymd(2025, 4, 26), ymd(2026, 1, 10), ymd(2026, 8, 22)}
)

// The notice that comes late, made up: on 20 October 2025 it says that the
// Saturday before was worked, for Monday the 27th, which is a day off; and that
// Friday, 7 November is one, for Saturday, 15 November.
var (
	noticeIssued = ymd(2025, 10, 20)
	noticeOff    = []day{ymd(2025, 10, 27), ymd(2025, 11, 7)}
	noticeWorked = []day{ymd(2025, 10, 18), ymd(2025, 11, 15)}
)

// works is whether offices work on the day, as is known on another.
func (d day) works(known day) bool {
	if known >= noticeIssued && slices.Contains(noticeOff, d) {
		return false
	}
	if slices.Contains(saturdaysWorked, d) || known >= noticeIssued && slices.Contains(noticeWorked, d) {
		return true
	}
	weekend := (d+2)%7 >= 5 // 0: Monday
	return !weekend && !slices.Contains(daysOff, d)
}

// plusWorking is the n-th working day after the day.
func (d day) plusWorking(n int, known day) day {
	for n > 0 {
		if d++; d.works(known) {
			n--
		}
	}
	return d
}

// rolled is the day, or the next working day where it is none.
func (d day) rolled(known day) day {
	for !d.works(known) {
		d++
	}
	return d
}

// minute is an instant of the count: minutes since 0:00 of day 0, in Vietnam.
type minute int

const dayLong = 24 * 60

// at is a time on the day.
func (d day) at(hour, min int) minute { return minute(int(d)*dayLong + hour*60 + min) }

// ends is 24:00 of the day.
func (d day) ends() minute { return minute(int(d)+1) * dayLong }

func (m minute) day() day { return day(m / dayLong) }

// What follows hands days and instants to the library and back.

var dayZero = form.MustParseDay("2025-01-01")

func (d day) form() form.Day {
	if d == never {
		return form.NoDay
	}
	return dayZero + form.Day(d)
}

var instantZero = time.Date(2025, time.January, 1, 0, 0, 0, 0, calendar.Zone())

func (m minute) moment() schedule.Moment {
	return schedule.MomentAt(instantZero.Add(time.Duration(m) * time.Minute))
}

// lateNotice is the notice as the library takes it.
func lateNotice() calendar.Notice {
	row := func(d, other day, kind calendar.Kind) calendar.NoticeDay {
		return calendar.NoticeDay{Day: d.form(), Kind: kind, For: other.form(), Reason: form.Text{"hoán đổi", "swap"}}
	}
	n := calendar.Notice{Number: "1/TB", Issued: noticeIssued.form()}
	for i := range noticeOff {
		n.Days = append(n.Days, row(noticeOff[i], noticeWorked[i], calendar.SwapOff), row(noticeWorked[i], noticeOff[i], calendar.SwapWorking))
	}
	return n
}

func TestDaysOfTheCount(t *testing.T) {
	worked := map[int]int{}
	with, err := calendar.Vietnam().With(lateNotice())
	require.NoError(t, err)
	for d := day(0); d < ymd(2027, 3, 1); d++ {
		require.Equal(t, d.form().String(), d.String())
		require.Equal(t, calendar.Vietnam().IsWorkingDay(d.form()), d.works(0), d)
		require.Equal(t, with.IsWorkingDay(d.form()), d.works(never), d)
		if y, _, _ := d.date(); d.works(0) {
			worked[y]++
		}
	}
	require.Equal(t, []int{250, 249}, []int{worked[2025], worked[2026]}, "the working days of the two years")
	require.Equal(t, ymd(2025, 5, 6), ymd(2025, 4, 25).plusWorking(5, 0))
	require.Equal(t, "2025-01-01T10:30:00+07:00", day(0).at(10, 30).moment().String())
}

// workCalendar is the library's calendar as it is known on a day.
func workCalendar(t testing.TB, known day) *calendar.Calendar {
	if known < noticeIssued {
		return calendar.Vietnam()
	}
	c, err := calendar.Vietnam().With(lateNotice())
	require.NoError(t, err)
	return c
}
