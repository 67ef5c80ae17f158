package draw

import (
	"fmt"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/form"
)

// Reading is a figure of a period to be drawn: a count, or a share in hundredths of a
// per cent; none where nothing is known.
type Reading struct {
	Label, Title string
	Value        indicator.Ratio
}

// Series is readings drawn as a line from nothing: a point without a figure breaks it.
type Series struct {
	Width, Height, Base int
	Dots                []Dot
	Runs                []string // the points of each unbroken piece of the line
	Lines               []Mark
}

// Dot is a figure at its place, the label of its period below it where there is room.
type Dot struct {
	X, Y         int
	Known        bool
	Label, Title string
}

// Mark is a height of the scale, and how it reads.
type Mark struct {
	Y     int
	Label string
}

const (
	seriesStep   = 58
	seriesLeft   = 52 // of the labels of the scale
	seriesHeight = 140
)

// SeriesOf draws readings; shares are drawn up to the whole, or what is more than it.
func SeriesOf(all []Reading, l form.Language) Series {
	shares, highest := false, int64(1)
	for _, r := range all {
		if r.Value.HasBase() && !r.Value.IsCount() {
			shares = true
		}
		highest = max(highest, height(r.Value))
	}
	step := int64(2000) // of a per cent in hundredths: 20%
	if !shares {
		step = int64(scale(int(highest)))
	}
	top := (highest + step - 1) / step * step
	if shares {
		top = max(top, 10_000)
	}
	if top/step > 10 {
		step = top / 5
	}
	s := Series{Width: seriesLeft + seriesStep*max(len(all), 6), Base: seriesHeight + 14}
	s.Height = s.Base + 24
	at := func(n int64) int { return s.Base - int(float64(n)*seriesHeight/float64(top)) }
	for n := int64(0); n <= top; n += step {
		label := indicator.MustFigure(n).Text(l)
		if shares {
			label = fmt.Sprintf("%d%%", n/100)
		}
		s.Lines = append(s.Lines, Mark{at(n), label})
	}
	run := ""
	for i, r := range all {
		d := Dot{X: seriesLeft + seriesStep*i + seriesStep/2, Y: s.Base, Known: r.Value.HasBase(), Label: r.Label, Title: r.Title}
		if d.Known {
			d.Y = at(height(r.Value))
			run += fmt.Sprintf(" %d,%d", d.X, d.Y)
		}
		if (!d.Known || i == len(all)-1) && run != "" {
			s.Runs, run = append(s.Runs, run[1:]), ""
		}
		s.Dots = append(s.Dots, d)
	}
	return s
}

// height is a figure as it is drawn, never below nothing.
func height(r indicator.Ratio) int64 {
	switch {
	case !r.HasBase() || r.Numerator() < 0:
		return 0
	case r.IsCount():
		return r.Numerator()
	}
	return int64(float64(r.Numerator()) / float64(r.Denominator()) * 10_000)
}
