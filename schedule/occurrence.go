package schedule

import (
	"fmt"
	"iter"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Occurrence is one time that a rule asks for: the unit that is done, late or
// open.
type Occurrence struct {
	Kind Kind
	Part int // the part of the rule that it comes from, from 0

	// Start is the first day of the work, or of the cycle reported on; zero
	// when open. Due is the last day in time, to 24:00; zero for what has no
	// day of its own (continuous, on demand, bound to an event that has not
	// come, without end).
	Start, Due form.Day
	Time       calendar.TimeOfDay // on the due day; zero: 24:00

	Cycle Cycles // of a Recurring part: the cycle, one
	Times uint8  // how often in the cycle, at least 1 for a Recurring part
}

// Occurrences yields what the rule asks for in a span, in order of due day;
// what has no day comes last. A day is in the span when the span contains the
// due day; what has no day is in it when the stretch in which it holds
// overlaps the span. A Recurring part without an end goes on, over a span
// without an end, to the last year that exists ([calendar.MaxYear]).
func (r Rule) Occurrences(span Span) iter.Seq[Occurrence] {
	return func(yield func(Occurrence) bool) {
		// The earliest head of all streams comes next.
		var few [2]stream
		streams := r.streams(few[:0], span)
		for len(streams) > 0 {
			best := 0
			for i := range streams {
				if streams[i].head.Due < streams[best].head.Due {
					best = i
				}
			}
			if !yield(streams[best].head) {
				return
			}
			if !streams[best].advance() {
				streams = append(streams[:best], streams[best+1:]...)
			}
		}
		for i, p := range r.parts {
			if p.dayless() && p.dueDay() == form.NoDay && p.stretch().Overlaps(span) &&
				!yield(Occurrence{Kind: p.Kind, Part: i, Start: p.Start, Time: p.Time}) {
				return
			}
		}
	}
}

// streams is what has a due day in the span: each part and cycle is a stream
// ordered by it. They are put behind those given.
func (r Rule) streams(streams []stream, span Span) []stream {
	for i := range r.parts {
		p := &r.parts[i]
		if p.Kind != Recurring {
			if due := p.dueDay(); due != form.NoDay && span.Contains(due) {
				streams = append(streams, stream{head: Occurrence{Kind: p.Kind, Part: i, Start: p.Start, Due: due, Time: p.Time}})
			}
			continue
		}
		if p.dayless() {
			continue
		}
		var few [6]Cycles
		for _, c := range p.Every.appendEach(few[:0]) {
			s := stream{part: p, index: i, cycle: c, span: span.Intersect(p.stretch()).Intersect(allYears)}
			if s.seek() {
				streams = append(streams, s)
			}
		}
	}
	return streams
}

// dayless says that the part is due on no days of a cycle: it does not recur, or
// its cycle begins with an event or on a day that is not said, or ends on a day
// that only a calendar knows.
func (p *Part) dayless() bool {
	if _, counted := p.Offset.after(0); !p.Offset.IsZero() && !counted {
		return true
	}
	return p.Kind != Recurring || p.Event != "" || p.WorkingDay != 0 || p.Every.long() && p.Start == form.NoDay
}

// dueDay is the one day on which a part that does not recur is due. Work that
// goes on, or is counted from an event, has none: its Due ends the stretch in
// which it holds.
func (p *Part) dueDay() form.Day {
	switch p.Kind {
	case Continuous, Recurring:
		return form.NoDay
	case OnEvent:
		return p.Stated
	}
	return p.Due
}

// stretch is the days on which the part holds.
func (p *Part) stretch() Span {
	s := Span{Since: p.Start}
	if p.Due != form.NoDay {
		s.Until = p.Due + 1
	}
	return s
}

// allYears is the days that exist.
var allYears = Span{form.NewDay(form.MinYear, 1, 1), form.NewDay(form.MaxYear+1, 1, 1)}

// stream is the occurrences of one cycle of one part, in order.
type stream struct {
	head  Occurrence
	part  *Part
	index int
	cycle Cycles
	span  Span // with both ends

	// The cycle of the head: its first day, the month of that for a cycle of
	// months, or its number from the start for one of several units.
	first form.Day
	month month
	n     int
}

// seek moves to the first occurrence of the span and says whether there is one.
func (s *stream) seek() bool {
	if s.cycle.long() {
		for s.due() < s.span.Since {
			s.n++
		}
		return s.take()
	}
	// A following or excluded day falls in the cycle after its own, or on the
	// day before it: of these five cycles one is due in the span, or none is.
	back := 2
	if late, ok := s.part.Offset.after(s.span.Since); ok {
		back += int(late-s.span.Since)/28 + 1 // it may be due some cycles on
	}
	switch n := s.cycle.months(); {
	case n != 0:
		s.month = monthOf(s.span.Since)
		s.month -= s.month % month(n)
		back = min(back, int(s.month-12)/n) // not before the year 1
	case s.cycle == Weekly:
		s.first = s.span.Since - form.Day(WeekdayOf(s.span.Since)-1)
	default:
		s.first = s.span.Since
	}
	s.move(-back)
	for range back + 3 {
		if s.take() {
			return true
		}
		s.move(1)
	}
	return false
}

// move goes n cycles on.
func (s *stream) move(n int) {
	if months := s.cycle.months(); months != 0 {
		s.month += month(n * months)
	} else {
		s.first = s.cycle.shift(s.first, n)
	}
}

// advance moves to the next occurrence and says whether there is one.
func (s *stream) advance() bool {
	switch {
	case s.cycle == 0:
		return false
	case s.cycle.long():
		s.n++
	default:
		s.move(1)
	}
	return s.take()
}

// due is the due day of the cycle.
func (s *stream) due() form.Day {
	if months := s.cycle.months(); months != 0 {
		return s.part.dueInMonths(s.month, month(months))
	}
	if !s.cycle.long() {
		return s.part.dueIn(s.cycle, s.first)
	}
	s.first = s.cycle.nth(s.part.Start, s.n)
	due := s.cycle.nth(s.part.Start, s.n+1) - 1
	if s.part.Exclusive {
		due--
	}
	return due
}

// take makes the head of the cycle, and says whether it is due in the span.
func (s *stream) take() bool {
	due := s.due()
	if !s.span.Contains(due) {
		return false
	}
	first := s.first
	if s.cycle.months() != 0 {
		first = s.month.first()
	}
	s.head = Occurrence{Kind: Recurring, Part: s.index, Start: first, Due: due, Time: s.part.Time, Cycle: s.cycle, Times: max(s.part.Times, 1)}
	return true
}

// Period is the period that a recurring occurrence reports on; zero for
// others, and for cycles of days and weeks.
func (o Occurrence) Period() Period {
	if o.Cycle < Monthly || o.Cycle.long() {
		return Period{}
	}
	return PeriodOf(o.Start, o.Cycle.grain())
}

// Key names the occurrence within its rule, for identifiers that must stay
// the same: the period of a recurring one (2024-Q1; of a week 2024-W07, of a
// day the day itself, of a cycle of several units its first day), the due day of another, the kind of one without a day.
// Where an earlier part of the rule may give the same name, ".2", ".3" and so
// on follow.
func (r Rule) Key(o Occurrence) string {
	key, n := o.key(), 1
	for _, p := range r.parts[:max(0, min(o.Part, len(r.parts)))] {
		var q Occurrence
		switch {
		case p.Kind != Recurring:
			q = Occurrence{Kind: p.Kind, Due: p.Due}
		case o.Cycle != 0:
			q = Occurrence{Kind: Recurring, Start: o.Start, Due: o.Due, Cycle: p.Every & o.Cycle}
		default:
			q = Occurrence{Kind: Recurring, Start: o.Due, Due: o.Due, Cycle: p.Every & Daily}
		}
		if (q.Kind != Recurring || q.Cycle != 0) && q.key() == key {
			n++
		}
	}
	if n > 1 {
		return fmt.Sprintf("%s.%d", key, n)
	}
	return key
}

func (o Occurrence) key() string {
	switch {
	case o.Cycle.long():
		return o.Start.String()
	case o.Cycle >= Monthly:
		return o.Period().String()
	case o.Cycle == Weekly:
		year, week := o.Start.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", year, week)
	case o.Cycle == Daily:
		return o.Start.String()
	case o.Due != form.NoDay && o.Kind != Continuous && o.Kind != OnEvent:
		return o.Due.String()
	}
	return string(o.Kind)
}
