package outlook

import (
	"math/big"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Horizon is from where one looks ahead.
type Horizon struct {
	form.Unwritten
	Today    form.Day           // of what was counted; it is the first of the days left
	Window   schedule.Window    // by which periods begin and end; default calendar
	Calendar *calendar.Calendar // whose working days are left; nil: [calendar.Vietnam]
	Literal  bool               // see [indicator.Reading]
}

// Left is what is left of a period for a figure of it that was counted through a day.
// What comes into the denominator is expected at the rate so far; see the package.
func (h Horizon) Left(d indicator.Definition, v indicator.Ratio, p schedule.Period, counted form.Day) Left {
	span := h.Window.Span(p)
	l := Left{By: span.Last()}
	if h.Today > l.By || v.IsZero() {
		return l
	}
	first := max(h.Today, span.Since)
	if n, err := h.Calendar.WorkingDaysBetween(first-1, l.By); err == nil {
		l.Days = n
	}
	switch {
	case v.IsCount():
	case d.Kind == indicator.Cutback, d.Kind == indicator.Rise, d.Accrual == indicator.Stock, d.Accrual == indicator.Distinct:
		l.Open = max(v.Denominator()-v.Numerator(), 0)
	case counted >= span.Since:
		passed, rest := int64(counted-span.Since)+1, int64(l.By-counted)
		n := new(big.Int).Mul(big.NewInt(v.Denominator()), big.NewInt(max(rest, 0)))
		if n.Quo(n, big.NewInt(passed)); n.IsInt64() {
			l.Coming = min(n.Int64(), indicator.MaxCount-v.Denominator())
		}
	}
	return l
}

// Of is the outlook of a body on the target that binds it for a period. The figure of
// the period is the one that was recorded or, where months add up, the sum of those
// from the first on of which one was. ok is false where no target binds, nothing was
// counted, or units say nothing, as for a mean. An indicator that the results lack is
// refused.
func (h Horizon) Of(r *indicator.Results, d indicator.Definition, b body.ID, p schedule.Period) (o Outlook, ok bool, err error) {
	e, err := r.Evaluate(d.ID, b, p)
	if err != nil || e.Target == nil || d.Kind == indicator.Mean {
		return Outlook{}, false, err
	}
	v, counted := e.Value, min(h.Today, h.Window.Span(p).Last())
	if v.IsZero() {
		if v, counted, err = h.soFar(r, d, b, p); err != nil {
			return Outlook{}, false, err
		}
	}
	if v.IsZero() || v.IsCount() != (d.Kind == indicator.Number) {
		return Outlook{}, false, nil
	}
	how := indicator.Reading{Direction: d.Direction, Literal: h.Literal}
	o, ok = To(e.Target.Goal, how, v, h.Left(d, v, p, counted))
	return o, ok, nil
}

// soFar is the figure of the months of a period from its first on, and the last day of
// them.
func (h Horizon) soFar(r *indicator.Results, d indicator.Definition, b body.ID, p schedule.Period) (v indicator.Ratio, counted form.Day, err error) {
	if d.Accrual != indicator.Flow && d.Accrual != indicator.Stock || p.Grain() == schedule.GrainMonth {
		return v, counted, nil
	}
	for _, m := range p.Split(schedule.GrainMonth) {
		span := h.Window.Span(m)
		if span.Since > h.Today {
			break
		}
		up, err := r.Figure(d.ID, b, m)
		if err != nil {
			return v, counted, err
		}
		one := up.Observation.Value
		if !up.Complete() || one.IsZero() {
			break
		}
		if d.Accrual == indicator.Stock {
			v = indicator.Ratio{}
		}
		if v, err = v.Add(one); err != nil {
			return v, counted, err
		}
		counted = min(span.Last(), h.Today)
	}
	return v, counted, nil
}
