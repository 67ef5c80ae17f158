package calendar_test

import (
	"fmt"
	"testing"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

var (
	sinkDay   form.Day
	sinkCount int
	sinkCal   *calendar.Calendar
)

func BenchmarkAddWorkingDays(b *testing.B) {
	c := calendar.Vietnam()
	from := form.NewDay(2024, 4, 26)
	for _, n := range []int{15, 250} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for i := range b.N {
				sinkDay, _ = c.AddWorkingDays(from+form.Day(i&1023), n)
			}
		})
	}
}

// A million days of three years, dated by one call; an operation is a day.
func BenchmarkAppendWorkingDays(b *testing.B) {
	c := calendar.Vietnam()
	days := make([]form.Day, 1<<20)
	for i := range days {
		days[i] = form.NewDay(2024, 4, 26) + form.Day(i*7919&1023)
	}
	var due []form.Day
	b.ReportAllocs()
	for done := 0; done < b.N; done += len(days) {
		due, _ = c.AppendWorkingDays(due[:0], days[:min(len(days), b.N-done)], 15)
	}
	sinkDay = due[0]
}

func BenchmarkWorkingDaysBetween(b *testing.B) {
	c := calendar.Vietnam()
	from := form.NewDay(2024, 4, 26)
	b.ReportAllocs()
	for i := range b.N {
		sinkCount, _ = c.WorkingDaysBetween(from, from+form.Day(i&1023))
	}
}

func BenchmarkKnownOn(b *testing.B) {
	c := calendar.Vietnam()
	b.ReportAllocs()
	for range b.N {
		sinkCal = c.KnownOn(form.NewDay(2024, 4, 1))
	}
}
