package schedule

import "github.com/rickb777/date/v2"

// Span is a stretch of whole days, half open: from Since up to, not
// including, Until. A zero Since has no beginning, a zero Until no end, so
// the zero Span is all of time.
type Span struct {
	Since, Until date.Date
}

// Year is the span of a calendar year.
func Year(year int) Span {
	return Span{date.New(year, 1, 1), date.New(year+1, 1, 1)}
}

// Contains says whether day d lies in the span.
func (s Span) Contains(d date.Date) bool {
	return (s.Since == date.Zero || d >= s.Since) && (s.Until == date.Zero || d < s.Until)
}

// Overlaps says whether the spans have a day in common.
func (s Span) Overlaps(t Span) bool { return !s.Intersect(t).IsEmpty() }

// Intersect is the days that lie in both spans.
func (s Span) Intersect(t Span) Span {
	if s.Since == date.Zero || t.Since != date.Zero && t.Since > s.Since {
		s.Since = t.Since
	}
	if s.Until == date.Zero || t.Until != date.Zero && t.Until < s.Until {
		s.Until = t.Until
	}
	return s
}

// IsEmpty says that the span has no day.
func (s Span) IsEmpty() bool {
	return s.Since != date.Zero && s.Until != date.Zero && s.Until <= s.Since
}

// Last is the last day of the span, zero when it has no end.
func (s Span) Last() date.Date {
	if s.Until == date.Zero {
		return date.Zero
	}
	return s.Until - 1
}
