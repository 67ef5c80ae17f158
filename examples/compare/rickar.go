package main

import (
	"slices"
	"time"

	"github.com/rickar/cal/v2"

	"github.com/caicach/tthc/schedule/calendar"
)

// The years whose days are official, and so the years that are compared.
const firstYear, lastYear = 2021, 2027

// rickar is the Vietnamese calendar of firstYear to lastYear for rickar/cal,
// in the form that asks least of it while its answers stay right.
//
// Its own way is a holiday with an [cal.AltDay], a fixed number of days to
// move by from a weekday. Make-up days that move past one another cannot be
// said so (3 May 2023 would be a working day), and lunar days have no rule.
// So the n-th day off of a year is one holiday that reads its day from a
// table: no more holidays than a year has, and nothing to compute. Worked
// Saturdays go through the workday function, which looks only at weekends.
func rickar(cached bool) *cal.BusinessCalendar {
	type year = [lastYear - firstYear + 1]time.Time
	var off []year // off[n][y] is the n-th day off on a weekday of year y
	worked := map[time.Time]bool{}
	for y := firstYear; y <= lastYear; y++ {
		n := 0
		for d := range calendar.Vietnam().SpecialDays(y) {
			day := time.Date(d.Day.Year(), d.Day.Month(), d.Day.Day(), 0, 0, 0, 0, time.UTC)
			switch {
			case d.Kind.IsWorking():
				worked[day] = true
			case isWeekend(day):
			default:
				if n == len(off) {
					off = append(off, year{})
				}
				off[n][y-firstYear] = day
				n++
			}
		}
	}
	c := cal.NewBusinessCalendar()
	c.Cacheable = cached
	for days := range slices.Values(off) {
		c.AddHoliday(&cal.Holiday{StartYear: firstYear, EndYear: lastYear, Func: func(_ *cal.Holiday, y int) time.Time {
			return days[y-firstYear]
		}})
	}
	c.WorkdayFunc = func(t time.Time) bool {
		if !isWeekend(t) {
			return true
		}
		y, m, d := t.Date()
		return worked[time.Date(y, m, d, 0, 0, 0, 0, time.UTC)]
	}
	return c
}

func isWeekend(t time.Time) bool {
	return t.Weekday() == time.Saturday || t.Weekday() == time.Sunday
}
