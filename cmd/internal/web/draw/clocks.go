package draw

import (
	"github.com/caicach/tthc/schedule/form"
)

// Stretch is a clock that is drawn: from its start to its due day, and to where it was
// met.
type Stretch struct {
	Title           string
	From, Due, Done form.Day
	State           string
}

// Lanes is clocks side by side over the same days.
type Lanes struct {
	Width, Height int
	Clocks        []Track
	Today         int
	First, Last   string
}

// Track is a clock as it is drawn.
type Track struct {
	Title, From, Due, State string
	Y, X, Long, DueX, DoneX int
}

const (
	trackWide = 640
	trackHigh = 46
)

// Clocks draws clocks over the days from the first start to the last end, today
// included.
func Clocks(all []Stretch, today form.Day, l form.Language) Lanes {
	p := Lanes{Width: trackWide, Height: trackHigh*len(all) + 20}
	if len(all) == 0 {
		return p
	}
	first, last := all[0].From, today
	for _, s := range all {
		first = min(first, s.From)
		last = max(last, s.Due, s.Done)
	}
	days := max(int(last-first), 1)
	at := func(d form.Day) int { return 4 + int(min(max(d, first), last)-first)*(trackWide-8)/days }
	for i, s := range all {
		end := max(s.From, today)
		if s.Done != form.NoDay {
			end = s.Done
		}
		t := Track{Title: s.Title, From: s.From.In(l), State: s.State, Y: trackHigh*i + 20, X: at(s.From), DueX: -1, DoneX: -1}
		t.Long = max(at(end)-t.X, 2)
		if s.Due != form.NoDay {
			t.Due, t.DueX = s.Due.In(l), at(s.Due)
		}
		if s.Done != form.NoDay {
			t.DoneX = at(s.Done)
		}
		p.Clocks = append(p.Clocks, t)
	}
	p.Today, p.First, p.Last = at(today), first.In(l), last.In(l)
	return p
}
