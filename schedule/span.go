package schedule

import (
	"github.com/caicach/tthc/schedule/form"
)

// Span is a stretch of whole days, half open: from Since up to, not
// including, Until. A zero Since has no beginning, a zero Until no end, so
// the zero Span is all of time.
type Span struct {
	Since form.Day `json:"since,omitzero"`
	Until form.Day `json:"until,omitzero"`
}

// Year is the span of a calendar year.
func Year(year int) Span {
	return Span{form.NewDay(year, 1, 1), form.NewDay(year+1, 1, 1)}
}

// Contains says whether day d lies in the span.
func (s Span) Contains(d form.Day) bool {
	return (s.Since == form.NoDay || d >= s.Since) && (s.Until == form.NoDay || d < s.Until)
}

// Overlaps says whether the spans have a day in common.
func (s Span) Overlaps(t Span) bool { return !s.Intersect(t).IsEmpty() }

// Intersect is the days that lie in both spans.
func (s Span) Intersect(t Span) Span {
	both := Span{max(s.Since, t.Since), max(s.Until, t.Until)} // no day is before all days
	if s.Until != form.NoDay && t.Until != form.NoDay {
		both.Until = min(s.Until, t.Until)
	}
	return both
}

// IsEmpty says that the span has no day.
func (s Span) IsEmpty() bool {
	return s.Since != form.NoDay && s.Until != form.NoDay && s.Until <= s.Since
}

// Last is the last day of the span, zero when it has no end.
func (s Span) Last() form.Day {
	if s.Until == form.NoDay {
		return form.NoDay
	}
	return s.Until - 1
}
