package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule/form"

	"github.com/caicach/tthc/schedule/calendar"
)

// Only equal answers may be compared for their time.
func TestBothLibrariesGiveTheSameDays(t *testing.T) {
	here := calendar.Vietnam()
	for name, c := range map[string]workdays{"plain": rickar(false), "cached": rickar(true)} {
		t.Run(name, func(t *testing.T) {
			for d := form.NewDay(firstYear, time.January, 1); d.Year() < lastYear; d++ {
				for _, n := range []int{1, 5, 20} {
					due, err := here.AddWorkingDays(d, n)
					require.NoError(t, err)
					require.Equal(t, due, form.DayOf(c.WorkdaysFrom(time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC), n)), "%d working days from %s", n, d)
				}
			}
			for _, work := range works {
				for i := range starts {
					require.Equal(t, work.tthc(here, i), work.rickar(c, i), "%s from %s", work.name, starts[i])
				}
			}
		})
	}
}
