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
