package indicator

import (
	"iter"
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Options are how results are looked at. The zero Options are the usual ones.
type Options struct {
	form.Unwritten
	Registry *body.Registry  // who the bodies are; nil: [body.Vietnam]
	Window   schedule.Window // which observations are taken; default calendar

	// Literal takes bare figures and ranges by the letter: see [Reading].
	Literal bool
}

// Results is a ledger seen through a set and a registry: what was reached, by
// whom, and whether that is what was asked. It computes everything anew from
// the ledger and keeps nothing, so that it has no form of its own. Several
// goroutines may ask it, but not while one adds to the ledger. Without a set
// every indicator is unknown; without a ledger nothing was recorded.
type Results struct {
	form.Unwritten
	set      *Set
	ledger   *Ledger
	registry *body.Registry
	window   schedule.Window
	literal  bool

	run *run // of the evaluations that are being made together; it keeps nothing for one by itself
}

// run is what the evaluations of one period, made one after another, have in
// common for each target.
type run struct {
	applied map[*Target]*Target   // as evaluations give it
	words   map[*Target]form.Text // how it binds
	listed  map[*Target]bool      // the registry lists bodies of its classes
}

// once is the value of a target in a run, found when it is first asked for.
func once[V any](known map[*Target]V, t *Target, find func() V) V {
	v, ok := known[t]
	if !ok {
		v = find()
		if known != nil {
			known[t] = v
		}
	}
	return v
}

// together is the results for a run.
func (r *Results) together() *Results {
	q := *r
	q.run = &run{map[*Target]*Target{}, map[*Target]form.Text{}, map[*Target]bool{}}
	return &q
}

// NewResults joins a set and a ledger.
func NewResults(set *Set, ledger *Ledger, o Options) *Results {
	if set == nil {
		set = &Set{}
	}
	if o.Registry == nil {
		o.Registry = body.Vietnam()
	}
	return &Results{set: set, ledger: ledger, registry: o.Registry, window: o.Window, literal: o.Literal, run: &run{}}
}

// ready is the results, and for a nil or zero Results those of nothing.
func (r *Results) ready() *Results {
	if r == nil || r.registry == nil {
		return NewResults(nil, nil, Options{})
	}
	return r
}

// Direction is the way in which an indicator of the set gets better. One that
// the set lacks is refused.
func (r *Results) Direction(id ID) (Direction, error) {
	def, err := r.ready().definition(id)
	return def.Direction, err
}

// Evaluate says whether the body met the target that binds it on the
// indicator in the period. A target set for a year is also held against the
// months, quarters and halves in it. Where the figure of the period was not
// recorded itself, it is added up from its parts ([Results.Figure]), with those
// of bodies that were merged into this one within the period. An indicator that
// the set lacks is refused ([DefinitionUnknown]).
func (r *Results) Evaluate(indicator ID, b body.ID, p schedule.Period) (Evaluation, error) {
	r = r.ready()
	def, err := r.definition(indicator)
	if err != nil {
		return Evaluation{}, err
	}
	return r.evaluate(def, b, p), nil
}

func (r *Results) evaluate(def Definition, b body.ID, p schedule.Period) Evaluation {
	up := r.figure(def, b, p)
	own := len(up.Parts) > 0
	if parent, ok := r.set.Definition(def.Parent); ok && up.Observation.Value.IsZero() && !own {
		// The sub-rows of an indicator tell bodies apart, not what is counted:
		// the figure may be recorded under the indicator itself.
		if q := r.figure(parent, b, p); len(q.Parts) > 0 {
			up = q
		}
	}
	return r.judge(def, b, p, up, func() bool { return own })
}

// Judge holds a figure that the caller rolled up against the target that binds
// its body. An indicator that the set lacks is refused.
func (r *Results) Judge(up Rollup) (Evaluation, error) {
	r = r.ready()
	o := up.Observation
	def, err := r.definition(o.Indicator)
	if err != nil {
		return Evaluation{}, err
	}
	return r.judge(def, o.Body, o.Period, up, func() bool { return len(r.value(def, o.Body, o.Period).Parts) > 0 }), nil
}

// All evaluates every target row of the set for the bodies, in the order of
// the set and then of the bodies; without bodies, for all that have an
// observation. Evaluations of one row share its target.
func (r *Results) All(p schedule.Period, bodies ...body.ID) iter.Seq[Evaluation] {
	return func(yield func(Evaluation) bool) {
		r := r.ready().together()
		if len(bodies) == 0 {
			bodies = r.ledger.Bodies("", schedule.Period{})
		}
		for _, d := range r.set.data.Definitions {
			if !slices.ContainsFunc(r.set.data.Targets, func(t Target) bool { return t.Indicator == d.ID }) {
				continue
			}
			for _, b := range bodies {
				if !yield(r.evaluate(d, b, p)) {
					return
				}
			}
		}
	}
}

// judge holds a figure against the targets of the indicator; own says whether
// the body itself has one.
func (r *Results) judge(def Definition, b body.ID, p schedule.Period, up Rollup, own func() bool) Evaluation {
	e := Evaluation{Indicator: def.ID, Body: b, Period: p, Value: up.Observation.Value, definition: def,
		reading: Reading{Direction: def.Direction, Literal: r.literal}}
	if !up.Complete() {
		e.Value = Ratio{} // a part of the figure is not the figure
	}
	if !def.Holds.Span().Overlaps(r.window.Span(p)) {
		e.Outcome, e.Reasons = NotBound, []Reason{reason("indicator.holds", "chỉ số không còn hoặc chưa có hiệu lực trong kỳ này", "the indicator does not hold in this period")}
		return e
	}
	var refused []Reason
	undecided := false
	for i := range r.set.data.Targets {
		t := &r.set.data.Targets[i]
		if t.Indicator != def.ID {
			continue
		}
		outcome, why := r.binds(t, b, p, own)
		switch outcome {
		case Met:
			e.Target = once(r.run.applied, t, func() *Target {
				applied := t.clone()
				return &applied
			})
			e.Reasons = []Reason{why}
		case NotBound:
			refused = append(refused, why)
		default:
			if !undecided {
				undecided, e.Outcome, e.Reasons = true, outcome, []Reason{why}
			}
		}
		if e.Target != nil {
			break
		}
	}
	switch {
	case e.Target == nil && undecided:
		return e
	case e.Target == nil:
		e.Outcome, e.Reasons = NotBound, refused
		if len(refused) == 0 {
			e.Reasons = []Reason{reason("target.none", "chỉ số này không có chỉ tiêu riêng", "this indicator has no target of its own")}
		}
		return e
	}
	e.conclude(up)
	return e
}
