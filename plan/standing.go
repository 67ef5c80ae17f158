package plan

import (
	"iter"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// standing is an obligation as it stands at the end of a day.
type standing struct {
	Obligation
	State
	set    form.Day     // the day of what set the due day, where the plan did not
	answer *body.Answer // who answers for it; nil for the body itself, and where nobody is known
	passed form.Day     // since when it is not the named body any more; no day while it is
}

// holder is the one body that answers for it.
func (s *standing) holder() (body.Body, bool) {
	if s.answer == nil {
		return s.Body, !s.Body.IsZero()
	}
	return s.answer.One()
}

// settled says that the duty was done before it passed, or due before its body
// ended: then it stays whose it was, and the successor only answers for it. What
// is open passes with a function in any case, for whose it was lives and has
// not the function any more.
func (s *standing) settled() bool {
	if s.DoneOn != form.NoDay && s.DoneOn < s.passed {
		return true
	}
	return s.State.Due != form.NoDay && s.State.Due < s.passed && s.answer.Path[0].Kind != body.SuccessionFunction
}

// heir is the one body whose duty it is by now: the named one, or the one to
// which it passed; none where that is not one, or not known.
func (s *standing) heir() body.ID {
	if s.passed == form.NoDay {
		return s.Body.ID()
	}
	if holder, ok := s.holder(); ok && !s.settled() {
		return holder.ID()
	}
	return ""
}

// holders finds who answers on a day, once for each body and function.
type holders struct {
	registry *body.Registry
	on       form.Day
	known    map[held]*body.Answer
}

type held struct {
	body     body.Body
	function body.Function
}

func newHolders(r *body.Registry, on form.Day) *holders {
	return &holders{registry: r, on: on, known: map[held]*body.Answer{}}
}

// of is who answers for an obligation, nil for its body itself.
func (h *holders) of(o *Obligation) *body.Answer {
	k := held{body: o.Body}
	if o.Task != nil {
		k.function = o.Task.Function
	}
	if o.Body.IsZero() || k.function == "" && o.Body.Lives(h.on) {
		return nil
	}
	a, ok := h.known[k]
	if !ok {
		found := o.Holder(h.registry, h.on)
		a = &found
		h.known[k] = a
	}
	return a
}

// stand is an obligation on a day.
func (h *holders) stand(progress *Progress, o *Obligation) standing {
	s := standing{Obligation: *o, answer: h.of(o)}
	var c course
	s.State, c = progress.state(o, h.on)
	if s.set = s.Counted; c.granted != nil {
		s.set = c.granted.day
	}
	if s.answer == nil {
		return s
	}
	switch s.answer.Outcome {
	case body.OutcomeOne, body.OutcomeSeveral, body.OutcomeNobody:
		if len(s.answer.Path) > 0 {
			s.passed = s.answer.Path[0].On
		}
	}
	return s
}

// standings yields the obligations as they stand at the end of a day, in the
// order of [Plan.Obligations], each until the next: none on a day before the
// plan holds. Duties of bodies that have become one are one duty of that one
// from then on, if they were neither done nor due before: the row of the body
// that goes on, or else of the first that was named. It is done when one of them
// was reported done.
func (p *Plan) standings(progress *Progress, q ObligationQuery, asOf form.Day) iter.Seq[*standing] {
	return func(yield func(*standing) bool) {
		if p == nil || asOf < p.Holds() {
			return
		}
		q.functions = true
		h := newHolders(q.Bodies, asOf)
		var same []standing // of one task, occurrence and role
		named, moved := 0, false
		flush := func() bool {
			all := same
			// A member of a class is one who owes by no other name, so that
			// only what has moved, or is owed by name twice, can be one.
			if moved || named > 1 {
				all = together(same, asOf)
			}
			for i := range all {
				if !yield(&all[i]) {
					return false
				}
			}
			same, named, moved = same[:0], 0, false
			return true
		}
		for o := range p.Obligations(q) {
			if len(same) > 0 && same[0].turn != o.turn && !flush() {
				return
			}
			s := h.stand(progress, &o)
			if s.class == "" {
				named++
			}
			moved = moved || s.passed != form.NoDay
			same = append(same, s)
		}
		flush()
	}
}

// together lays the duties of one task, occurrence and role together that have
// become one body's.
func together(same []standing, asOf form.Day) []standing {
	first := map[body.ID]int{} // the duty that the others of an heir join
	for i := range same {
		s := &same[i]
		id := s.heir()
		if id == "" {
			continue
		}
		if j, ok := first[id]; !ok || same[j].passed != form.NoDay && s.passed == form.NoDay {
			first[id] = i
		}
	}
	joined := make([]bool, len(same))
	for i := range same {
		s := &same[i]
		j, ok := first[s.heir()]
		if !ok || i == j {
			continue
		}
		main := &same[j]
		if main.passed == form.NoDay && main.DoneOn != form.NoDay && main.DoneOn < s.passed {
			// The body that goes on had done its own before; what came to it
			// has a row for itself.
			first[s.heir()] = i
			continue
		}
		joined[i] = true
		main.join(s, asOf)
	}
	out := same[:0]
	for i, s := range same {
		if !joined[i] {
			out = append(out, s)
		}
	}
	return out
}

// join takes another duty into this one: the later of the days that were
// granted holds, and the first report that it is done counts.
func (s *standing) join(other *standing, asOf form.Day) {
	if s.State.Due != form.NoDay && other.State.Due > s.State.Due {
		s.State.Due, s.set = other.State.Due, other.set
	}
	s.Then = max(s.Then, other.Then)
	if other.DoneOn != form.NoDay && (s.DoneOn == form.NoDay || other.DoneOn < s.DoneOn) {
		s.DoneOn, s.Submitted, s.NothingArose = other.DoneOn, other.Submitted, other.NothingArose
	}
	s.judge(asOf)
	if s.Status != DoneOnTime || s.State.Due != form.NoDay && s.kept() <= s.State.Due {
		s.Then = form.NoDay
	}
}
