package calendar

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/caicach/tthc/schedule/form"
)

// A calendar that is kept for a stretch in which nothing came to be known is the
// one that was known on each of its days.
func TestVersionsAreWhatWasKnown(t *testing.T) {
	c := Vietnam()
	for _, day := range []form.Day{
		form.NewDay(1990, 1, 1), form.NewDay(1999, 12, 31), form.NewDay(2000, 1, 1), form.NewDay(2013, 1, 1), form.NewDay(2019, 11, 20),
		form.NewDay(2024, 4, 11), form.NewDay(2024, 4, 12), form.NewDay(2024, 12, 31), form.NewDay(2025, 1, 1), form.NewDay(2026, 7, 1), form.NewDay(2150, 6, 1),
	} {
		want, got := c.version(day), c.KnownOn(day)
		assert.Equal(t, want.special, got.special, day.String())
		assert.Equal(t, want.work, got.work, day.String())
		assert.Equal(t, want.rank, got.rank, day.String())
		assert.Equal(t, want.years, got.years, day.String())
		assert.Equal(t, day, got.known)
		assert.Equal(t, want.Notices(), got.KnownOn(day+400).KnownOn(day).Notices(), day.String())
	}
}
