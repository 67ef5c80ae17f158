// Package draw counts and draws what pages show as pictures.
package draw

import (
	"fmt"
	"slices"
	"strings"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
)

// MonthText is the month of a day.
func MonthText(d form.Day) string { return fmt.Sprintf("%d/%d", int(d.Month()), d.Year()) }

// Month is a month of the picture: how many are due in it, by status.
type Month struct {
	Label string
	First form.Day
	Count plan.Count
}

// Last is the last day of the month.
func (m Month) Last() form.Day { return m.First.AddDate(0, 1, 0) - 1 }

// Months counts dated rows by the month in which they are due, from the first to the
// last, those between without any included.
func Months(rows []plan.DueRow) (list []Month) {
	count := map[form.Day]plan.Count{}
	var first, last form.Day
	for _, r := range rows {
		if r.Due.IsZero() {
			continue
		}
		m := form.NewDay(r.Due.Year(), r.Due.Month(), 1)
		count[m] = count[m].With(r.Status)
		if len(count) == 1 {
			first, last = m, m
		}
		first, last = min(first, m), max(last, m)
	}
	if len(count) == 0 {
		return nil
	}
	for m := first; m <= last; m = m.AddDate(0, 1, 0) {
		list = append(list, Month{MonthText(m), m, count[m]})
	}
	return list
}

// Picture is the months of a plan drawn as bars from nothing, in units of the
// picture.
type Picture struct {
	Width, Height, Base int
	Bars                []Bar
	Lines               []Line
}

// Bar is a month: its parts one above the other, by status.
type Bar struct {
	Label, Title, Link string
	X                  int
	Parts              []Part
}

// Part is the part of a bar of one status.
type Part struct {
	Y, H   int
	Status plan.Status
}

// Line is a count at its height.
type Line struct{ Y, Label int }

const (
	barHeight = 120
	barStep   = 52
	barLeft   = 34 // of the labels of the scale
)

// Of draws months; link is the address of what is due in one.
func Of(months []Month, link func(Month) string, l form.Language) Picture {
	highest := 1
	for _, m := range months {
		highest = max(highest, m.Count.Total())
	}
	step := scale(highest)
	top := (highest + step - 1) / step * step
	p := Picture{Width: barLeft + barStep*max(len(months), 6), Base: barHeight + 14}
	p.Height = p.Base + 24
	at := func(n int) int { return p.Base - n*barHeight/top }
	for n := 0; n <= top; n += step {
		p.Lines = append(p.Lines, Line{at(n), n})
	}
	for i, m := range months {
		b := Bar{Label: m.Label, X: barLeft + barStep*i + 8, Link: link(m)}
		said := []string{m.Label}
		n := 0
		for _, s := range slices.Backward(plan.Statuses()) {
			of := m.Count.Of(s)
			if of == 0 {
				continue
			}
			said = append(said, fmt.Sprintf("%d %s", of, s.Text(l)))
			b.Parts = append(b.Parts, Part{Y: at(n + of), H: max(1, at(n)-at(n+of)), Status: s})
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
