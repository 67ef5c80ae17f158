package plan

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/rickb777/date/v2"
	"golang.org/x/text/unicode/norm"
)

// ObligationID names an obligation: plan, task, body and occurrence. It stays
// the same whatever is recorded, so hosts may store it.
type ObligationID string

// Role is a body's part in a task.
type Role string

// The roles.
const (
	Lead       Role = "lead"       // chủ trì
	Coordinate Role = "coordinate" // phối hợp
)

// Obligation is what one body owes in one occurrence of a task: the unit that
// is done, late or open.
type Obligation struct {
	Plan *Plan
	Task *Task
	Body string // as the document names it
	Role Role
	schedule.Occurrence
}

// ID is the obligation's identifier: "16/QĐ-TCTCCTTHC:15:to-pho:2024-Q1".
// A coordinating body's has the role in it.
func (o Obligation) ID() ObligationID {
	parts := []string{o.Plan.Number, string(o.Task.ID), bodyKey(o.Body), o.Task.Time.Rule.Key(o.Occurrence)}
	if o.Task.Time.Rule.IsZero() {
		parts[3] = "open"
	}
	if o.Role == Coordinate {
		parts = append(parts, string(Coordinate))
	}
	return ObligationID(strings.Join(parts, ":"))
}

// ObligationQuery chooses obligations.
type ObligationQuery struct {
	// Span is the days that due days lie in; the zero Span is the plan's own.
	Span schedule.Span
	// Coordinating adds the coordinating bodies' rows to those of the leads.
	Coordinating bool
}

// Obligations yields what the plan asks for, in order of due day, what has no
// day last, and within a day in the order of the tasks.
func (p *Plan) Obligations(q ObligationQuery) iter.Seq[Obligation] {
	span := q.Span
	if span == (schedule.Span{}) {
		span = p.Span()
	}
	type item struct {
		task       *Task
		occurrence schedule.Occurrence
	}
	return func(yield func(Obligation) bool) {
		var items []item
		for i := range p.Tasks {
			t := &p.Tasks[i]
			if t.Time.Rule.IsZero() {
				items = append(items, item{t, schedule.Occurrence{}})
			}
			for o := range t.Time.Rule.Occurrences(span) {
				items = append(items, item{t, o})
			}
		}
		slices.SortStableFunc(items, func(a, b item) int {
			return cmp.Compare(dayOrder(a.occurrence.Due), dayOrder(b.occurrence.Due))
		})
		for _, it := range items {
			for _, name := range it.task.Leads {
				if !yield(Obligation{p, it.task, name, Lead, it.occurrence}) {
					return
				}
			}
			if !q.Coordinating {
				continue
			}
			for _, name := range it.task.Coordinating {
				if !yield(Obligation{p, it.task, name, Coordinate, it.occurrence}) {
					return
				}
			}
		}
	}
}

// Obligation finds an obligation of the plan by its identifier.
func (p *Plan) Obligation(id ObligationID) (Obligation, bool) {
	for o := range p.Obligations(ObligationQuery{Coordinating: true}) {
		if o.ID() == id {
			return o, true
		}
	}
	return Obligation{}, false
}

// dayOrder puts "no day" after all days.
func dayOrder(d date.Date) date.Date {
	if d == date.Zero {
		return date.New(calendar.MaxYear+1, 1, 1)
	}
	return d
}

// bodyKey is a body's name in identifiers: letters without accents and
// figures, joined by hyphens.
func bodyKey(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		switch {
		case r == 'đ':
			r = 'd'
		case unicode.Is(unicode.Mn, r):
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}
