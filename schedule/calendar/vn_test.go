package calendar

import (
	"testing"

	"github.com/rickb777/date/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCounts(t *testing.T) {
	c := Vietnam()
	assert.Equal(t, lastDay, firstDay+dayCount-1)
	off := map[int]int{2021: 11, 2022: 11, 2023: 11, 2024: 12, 2025: 12, 2026: 14, 2027: 12}
	work := map[int]int{2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 250, 2026: 249, 2027: 249}
	for y := 2021; y <= 2028; y++ {
		n := 0
		for d := range c.SpecialDays(y) {
			if !d.Kind.IsWorking() {
				n++
			}
			t.Log(d.Day, d.Day.Weekday(), d.Kind, d.Reason.Vietnamese, "|", d.Source, d.State)
		}
		if y <= 2027 {
			assert.Equal(t, off[y], n, y)
			w, err := c.WorkingDaysBetween(date.New(y-1, 12, 31), date.New(y, 12, 31))
			require.NoError(t, err)
			assert.Equal(t, work[y], w, y)
		}
	}
}
