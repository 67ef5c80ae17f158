package plan

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// withGiven yields rows with the parts that were given down to the body that is asked
// for, or to anybody, each at the place of its inner due day.
func (p *Plan) withGiven(progress *Progress, q DueQuery, rows iter.Seq[DueRow]) iter.Seq[DueRow] {
	return func(yield func(DueRow) bool) {
		given := p.given(progress, q)
		for row := range rows {
			for len(given) > 0 && dayOrder(given[0].Due) < dayOrder(row.Due) {
				if !yield(given[0]) {
					return
				}
				given = given[1:]
			}
			if !yield(row) {
				return
			}
		}
		for _, row := range given {
			if !yield(row) {
				return
			}
		}
	}
}

// given is the parts that were given down to the body that is asked for, or to anybody,
// in the order of their due days.
func (p *Plan) given(progress *Progress, q DueQuery) (rows []DueRow) {
	if p == nil || progress == nil || q.AsOf < p.Holds() {
		return nil
	}
	type part struct {
		id   string
		to   string
		body body.ID
	}
	parts := map[ObligationID][]part{}
	expand := map[bool]bool{}
	for _, r := range progress.layers {
		for _, n := range r.given {
			s, key, ok := splitID(*n.of)
			if !ok || s.plan != p.Number || n.day > q.AsOf || progress.isGone(n) {
				continue
			}
			if to, id, ok := q.givenTo(n.to()); ok {
				parts[*n.of] = append(parts[*n.of], part{n.id(), to, id})
				expand[strings.Contains(key, "/")] = true
			}
		}
	}
	all := ObligationQuery{Bodies: q.Bodies, Assigned: q.Assigned, Coordinating: true}
	for _, all.Expand = range []bool{false, true} {
		if !expand[all.Expand] {
			continue
		}
		for o := range p.Obligations(all) {
			own, other := o.under()
			of := append(parts[o.turn.Value().id(own)], parts[o.turn.Value().id(other)]...)
			if len(of) == 0 {
				continue
			}
			path := progress.Path(o, q.AsOf)
			for _, one := range of {
				i, ok := path.Find(one.id)
				s := &i.Path.State
				if !ok || q.Within != nil && (!s.Open() || s.Due > q.AsOf+form.Day(*q.Within)) || !q.List.has(*s) {
					continue
				}
				rows = append(rows, DueRow{ID: o.ID(), Inner: one.id, Plan: p.Number, Task: o.Task.ID, Title: o.Task.Title, Body: one.to, BodyID: one.body, Role: body.RoleLead,
					Start: i.Given, Due: s.Due, Status: s.Status, Stage: i.Path.Stage, Suspended: s.Suspended})
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b DueRow) int { return cmp.Compare(a.Due, b.Due) })
	return rows
}

// Gives says whether a part of an obligation of the plan was given down to somebody
// called so; case, accents and punctuation do not matter.
func (p *Progress) Gives(plan, to string) bool {
	key := bodyKey(to)
	if p == nil || key == "" {
		return false
	}
	for _, r := range p.layers {
		for _, n := range r.given {
			if s, _, ok := splitID(*n.of); ok && s.plan == plan && bodyKey(n.to()) == key && !p.isGone(n) {
				return true
			}
		}
	}
	return false
}

// givenTo is to whom a part was given down, by its name and identifier on the day: what was
// given to a body that has ended is with the one that answers for it. ok where that is
// who is asked for.
func (q *DueQuery) givenTo(to string) (name string, id body.ID, ok bool) {
	if q.Only.IsZero() && q.Named != "" {
		return to, "", bodyKey(to) == bodyKey(q.Named)
	}
	asked, err := body.ParseID(to)
	b := q.Bodies.ByID(asked)
	if err != nil || b.IsZero() {
		if m := q.Bodies.Find(to, q.AsOf); m.Found() && !m.Doubtful() {
			b = m.Body
		}
	}
	if b.IsZero() {
		return to, asked, q.Only.IsZero() || err == nil && q.asksFor(asked, q.AsOf)
	}
	if !b.Lives(q.AsOf) {
		if now, one := q.Bodies.Answers(b.ID(), q.AsOf).One(); one {
			b = now
		}
	}
	return b.Name(q.AsOf), b.ID(), q.asksFor(b.ID(), q.AsOf)
}
