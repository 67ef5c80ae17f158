package scorecard

import (
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/outlook"
	"github.com/caicach/tthc/schedule/form"
)

// Ahead is what it would take that an item earns all its points in its period.
type Ahead struct {
	form.Unwritten
	ID    indicator.ID
	Score indicator.Figure // the points so far
	outlook.Outlook
	Most indicator.Figure // the points that it can still come to
}

// Prospect is what a score can still come to by the end of its period.
type Prospect struct {
	form.Unwritten
	Items []Ahead // those that have not all points, in the order of the card
	Best  Score   // when all goes well: with its total, and its band
}

// Prospect is what a score can still come to, as far as its items were assessed. open
// is how many of the units that each item counts do not count yet and still can, such as
// dossiers in progress (indicator/onestop); nil for none. They are added to what an
// item's own kind leaves open ([outlook.Horizon.Left]).
func (c *Card) Prospect(s Score, h outlook.Horizon, open map[indicator.ID]int64) Prospect {
	d := c.get()
	best := map[indicator.ID]indicator.Ratio{}
	ahead := map[indicator.ID]outlook.Outlook{}
	for i, one := range s.Items {
		if one.Assessed {
			best[one.ID] = one.Value
		}
		if !one.Assessed || !one.Value.HasBase() || one.Score == one.Max || i >= len(d.Items) || d.Items[i].ID != one.ID {
			continue
		}
		it := &d.Items[i]
		left := h.Left(it.Definition, one.Value, s.Period, min(h.Today, h.Window.Span(s.Period).Last()))
		if left.Days > 0 {
			left.Open = min(max(left.Open, open[one.ID]), max(one.Value.Denominator()-one.Value.Numerator(), 0))
		}
		o, ok := outlook.To(it.whole(), indicator.Reading{}, one.Value, left)
		if !ok {
			continue
		}
		ahead[one.ID], best[one.ID] = o, o.Best
	}
	p := Prospect{Best: c.Score(s.Body, s.Period, func(id indicator.ID) indicator.Rollup {
		return indicator.Rollup{Observation: indicator.Observation{Indicator: id, Body: s.Body, Period: s.Period, Value: best[id]}}
	})}
	for i, one := range s.Items {
		if o, ok := ahead[one.ID]; ok {
			p.Items = append(p.Items, Ahead{ID: one.ID, Score: one.Score, Outlook: o, Most: p.Best.Items[i].Score})
		}
	}
	return p
}

// whole is the share from which an item earns all its points.
func (it *Item) whole() indicator.Goal {
	g := indicator.Goal{Op: indicator.AtLeast, Value: indicator.MustFigure(100), Unit: "%"}
	if t := it.Rule.Threshold; !t.IsZero() {
		g.Value = t
	}
	return g
}
