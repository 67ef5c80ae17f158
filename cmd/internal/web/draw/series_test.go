package draw_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/web/draw"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/form"
)

// Shares stand on a scale from nothing to the whole, 140 units high: 1/2 is in the
// middle of it. What is not known breaks the line, and is drawn nowhere.
func TestALineBeginsAtNothing(t *testing.T) {
	s := draw.SeriesOf([]draw.Reading{{Label: "7/2026", Value: indicator.MustRatio(1, 2)}, {Label: "8/2026"}, {Label: "9/2026", Value: indicator.MustRatio(1, 1)}, {Label: "10/2026", Value: indicator.MustRatio(0, 4)}}, form.Vietnamese)
	assert.Equal(t, draw.Mark{Y: s.Base, Label: "0%"}, s.Lines[0])
	assert.Equal(t, draw.Mark{Y: s.Base - 140, Label: "100%"}, s.Lines[len(s.Lines)-1])
	assert.Equal(t, s.Base-70, s.Dots[0].Y)
	assert.False(t, s.Dots[1].Known)
	assert.Equal(t, s.Base-140, s.Dots[2].Y)
	assert.Equal(t, s.Base, s.Dots[3].Y)
	assert.Len(t, s.Runs, 2)
	// Of counts up to 7 the scale goes in twos, to 8.
	count, err := indicator.NewCount(7)
	require.NoError(t, err)
	s = draw.SeriesOf([]draw.Reading{{Value: count}}, form.Vietnamese)
	assert.Equal(t, []draw.Mark{{s.Base, "0"}, {s.Base - 35, "2"}, {s.Base - 70, "4"}, {s.Base - 105, "6"}, {s.Base - 140, "8"}}, s.Lines)
}
