package schedule

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/caicach/tthc/schedule/form"
)

func TestMonths(t *testing.T) {
	for year := 1; year <= form.MaxYear+1; year++ {
		for m := time.January; m <= time.December; m++ {
			first := form.DayOf(time.Date(year, m, 1, 0, 0, 0, 0, time.UTC))
			if !assert.Equal(t, first, month(year*12+int(m)-1).first(), "%d-%d", year, m) || !assert.Equal(t, month(year*12+int(m)-1), monthOf(first+27), "%d-%d", year, m) {
				return
			}
		}
	}
}

// Four hundred years behind the end of 1500 is the end of 1900.
func TestOccurrencesCountedOverCenturies(t *testing.T) {
	r := MustRule("", Part{Kind: Recurring, Every: Yearly, Offset: NewTerm(400, Years)})
	var due, first []form.Day
	for o := range r.Occurrences(Span{Since: form.NewDay(1900, 1, 1), Until: form.NewDay(1902, 1, 1)}) {
		due, first = append(due, o.Due), append(first, o.Start)
	}
	assert.Equal(t, []form.Day{form.NewDay(1900, 12, 31), form.NewDay(1901, 12, 31)}, due)
	assert.Equal(t, []form.Day{form.NewDay(1500, 1, 1), form.NewDay(1501, 1, 1)}, first)
}
