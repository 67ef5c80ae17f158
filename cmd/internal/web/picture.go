package web

import (
	"fmt"
	"slices"
	"strings"

	"github.com/caicach/tthc/plan"
)

// picture is the months of a plan drawn as bars from nothing, in units of the
// picture.
type picture struct {
	Width, Height, Base int
	Bars                []bar
	Lines               []line
}

// bar is a month: its parts one above the other, by status.
type bar struct {
	Label, Title, Link string
	X                  int
	Parts              []part
}

type part struct {
	Y, H   int
	Status plan.Status
}

// line is a count at its height.
type line struct{ Y, Label int }

const (
	barHeight = 120
	barStep   = 52
	barLeft   = 34 // of the labels of the scale
)

// Picture draws the months.
func (v *view) Picture() picture {
	highest := 1
	for _, m := range v.Months {
		highest = max(highest, m.Count.Total())
	}
	step := scale(highest)
	top := (highest + step - 1) / step * step
	p := picture{Width: barLeft + barStep*max(len(v.Months), 6), Base: barHeight + 14}
	p.Height = p.Base + 24
	at := func(n int) int { return p.Base - n*barHeight/top }
	for n := 0; n <= top; n += step {
		p.Lines = append(p.Lines, line{at(n), n})
	}
	for i, m := range v.Months {
		b := bar{Label: m.Label, X: barLeft + barStep*i + 8, Link: v.In(m)}
		said := []string{m.Label}
		n := 0
		for _, s := range slices.Backward(plan.Statuses()) {
			of := m.Count.Of(s)
			if of == 0 {
				continue
			}
			said = append(said, fmt.Sprintf("%d %s", of, s.Text(v.Lang)))
			b.Parts = append(b.Parts, part{Y: at(n + of), H: max(1, at(n)-at(n+of)), Status: s})
			n += of
		}
		b.Title = strings.Join(said, " · ")
		p.Bars = append(p.Bars, b)
	}
	return p
}

// scale is the step of a scale up to the highest: 1, 2 or 5 times a power of ten, so
// that it has at most five.
func scale(highest int) int {
	for step := 1; ; step *= 10 {
		for _, n := range []int{step, 2 * step, 5 * step} {
			if highest <= 5*n {
				return n
			}
		}
	}
}
