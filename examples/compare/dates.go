package main

import (
	"fmt"
	"io"
	"math"
	"runtime"
	"text/tabwriter"
	"time"

	"github.com/caicach/tthc/schedule/form"

	"github.com/caicach/tthc/schedule/calendar"
)

// work is the same piece of work for both libraries.
type work struct {
	name   string
	tthc   func(c *calendar.Calendar, i int) int
	rickar func(c workdays, i int) int
}

// workdays is what is asked of rickar/cal.
type workdays interface {
	WorkdaysFrom(start time.Time, offset int) time.Time
	WorkdaysInRange(start, end time.Time) int
}

// The days from which terms start: all of 2025, so that the days looked at
// fit in the cache of rickar/cal, which holds three years.
var (
	starts     = daysOf(2025)
	startTimes = timesOf(starts)
)

var works = []work{adding(15), adding(250), counting(365)}

// adding is the due day of a term of n working days.
func adding(n int) work {
	return work{fmt.Sprintf("cộng %d ngày làm việc (add %d working days)", n, n),
		func(c *calendar.Calendar, i int) int {
			due, err := c.AddWorkingDays(starts[i], n)
			if err != nil {
				panic(err) // no start leads out of the calendar
			}
			return int(due)
		},
		func(c workdays, i int) int {
			return int(form.DayOf(c.WorkdaysFrom(startTimes[i], n)))
		}}
}

// counting is the working days of so many days after the start. rickar/cal
// counts both ends, this library the second only, so one begins a day later.
func counting(days int) work {
	return work{fmt.Sprintf("đếm ngày làm việc trong %d ngày (count over %d days)", days, days),
		func(c *calendar.Calendar, i int) int {
			n, err := c.WorkingDaysBetween(starts[i], starts[i]+form.Day(days))
			if err != nil {
				panic(err)
			}
			return n
		},
		func(c workdays, i int) int {
			return c.WorkdaysInRange(startTimes[i].AddDate(0, 0, 1), startTimes[i].AddDate(0, 0, days))
		}}
}

func daysOf(year int) (days []form.Day) {
	for d := form.NewDay(year, time.January, 1); d.Year() == year; d++ {
		days = append(days, d)
	}
	return days
}

func timesOf(days []form.Day) (times []time.Time) {
	for _, d := range days {
		times = append(times, time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC))
	}
	return times
}

// dates prints the time of each piece of work in both libraries.
func dates(w io.Writer) {
	here, plain, cached := calendar.Vietnam(), rickar(false), rickar(true)
	fmt.Fprintln(w, "NGÀY LÀM VIỆC, MỖI PHÉP TÍNH · working days, time of one answer")
	table := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	fmt.Fprintln(table, "\tschedule/calendar\trickar/cal\tlần (ratio)\trickar/cal, cache\tlần (ratio)")
	for _, work := range works {
		a := measure(func(i int) int { return work.tthc(here, i) })
		b := measure(func(i int) int { return work.rickar(plain, i) })
		c := measure(func(i int) int { return work.rickar(cached, i) })
		fmt.Fprintf(table, "%s\t%.1f ns\t%.0f ns\t%.0f\t%.0f ns\t%.0f\n", work.name, a, b, b/a, c, c/a)
	}
	table.Flush()
}

// measure is the time of one call in nanoseconds: the best of many short runs
// over all starts, since other programs, and filling a cache, can only make a
// run longer.
func measure(call func(i int) int) float64 {
	best, sum := math.Inf(1), 0
	defer func() { runtime.KeepAlive(sum) }() // so that no work is left out
	begin := time.Now()
	for n, runs := 1, 0; runs < 5 || time.Since(begin) < 400*time.Millisecond; {
		start := time.Now()
		for range n {
			for i := range starts {
				sum += call(i)
			}
		}
		took := time.Since(start)
		if took < 5*time.Millisecond {
			n *= 2
			continue
		}
		runs++
		best = min(best, float64(took.Nanoseconds())/float64(n*len(starts)))
	}
	return best
}
