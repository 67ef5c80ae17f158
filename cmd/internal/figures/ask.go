package figures

import (
	"context"
	"slices"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// From is where figures are taken from.
type From string

// Where figures are taken from.
const (
	FromObservations From = "observations" // what was observed
	FromTally        From = "dossiers"     // what is counted from dossiers as they are now
	FromBoth         From = "both"         // what was observed and, where nothing was, what is counted
)

// Question is which figures are asked for.
type Question struct {
	From     From
	Window   schedule.Window
	Registry *body.Registry // who the bodies are
	// RollUp counts dossiers for the bodies above theirs too.
	RollUp bool
	// Periods are those whose figures are counted from dossiers.
	Periods []schedule.Period
}

// Basis is what an answer is computed from.
type Basis struct {
	Observed, Told store.Mark
	Registry       *body.Registry
}

// Basis is what an answer to the question is computed from as of now.
func (r *Room) Basis(ctx context.Context, q Question) (b Basis, err error) {
	b.Registry = q.Registry
	if q.From != FromTally {
		if b.Observed, err = r.Observed(ctx, func(*indicator.Ledger, []Closing) error { return nil }); err != nil {
			return b, err
		}
	}
	if q.From != FromObservations {
		b.Told, err = r.DossiersMark(ctx, q.Window)
	}
	return b, err
}

// figures is how observations are taken out of the dossiers.
func (d Register) figures(p schedule.Period, registry *body.Registry) onestop.Figures {
	return onestop.Figures{Report: onestop.Report{Grain: p.Grain(), First: p, Last: p, RollUp: registry}, Missing: d.Missing, Source: FromDossiers}
}

// Figures is the figures that a question asks for.
type Figures struct {
	ledgers []*indicator.Ledger // the first that has a figure tells it
	options indicator.Options
}

// Ask lets f ask the figures. It must not keep them.
func (r *Room) Ask(ctx context.Context, q Question, f func(Figures) error) error {
	fs := Figures{options: indicator.Options{Registry: q.Registry, Window: q.Window}}
	var counted *indicator.Ledger
	if q.From != FromObservations {
		var registry *body.Registry
		if q.RollUp {
			registry = q.Registry
		}
		all, err := r.Counted(ctx, q.Window, registry, q.Periods...)
		if err != nil {
			return err
		}
		if counted, err = indicator.NewLedger(all...); err != nil {
			return err
		}
	}
	if q.From == FromTally {
		fs.ledgers = []*indicator.Ledger{counted}
		return f(fs)
	}
	_, err := r.Observed(ctx, func(l *indicator.Ledger, _ []Closing) error {
		fs.ledgers = []*indicator.Ledger{l}
		if counted != nil {
			fs.ledgers = append(fs.ledgers, counted)
		}
		return f(fs)
	})
	return err
}

// Bodies is the bodies that have a figure of any indicator.
func (fs Figures) Bodies() []body.ID {
	var all []body.ID
	for _, l := range fs.ledgers {
		all = append(all, l.Bodies("", schedule.Period{})...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Results is the figures seen through a set.
type Results []*indicator.Results

// Results is the figures seen through a set.
func (fs Figures) Results(set *indicator.Set) (rs Results) {
	for _, l := range fs.ledgers {
		rs = append(rs, indicator.NewResults(set, l, fs.options))
	}
	return rs
}

// Of is the results that tell the figure of a body, or of what it is a row of.
func (rs Results) Of(d indicator.Definition, b body.ID, p schedule.Period) *indicator.Results {
	for _, r := range rs[:len(rs)-1] {
		for _, id := range []indicator.ID{d.ID, d.Parent} {
			if up, err := r.Figure(id, b, p); err == nil && len(up.Parts) > 0 {
				return r
			}
		}
	}
	return rs[len(rs)-1]
}

// Score is the points of a body.
func (fs Figures) Score(card *scorecard.Card, b body.ID, p schedule.Period) scorecard.Score {
	return card.Score(b, p, func(id indicator.ID) (up indicator.Rollup) {
		for i, l := range fs.ledgers {
			if up = card.Values(l, b, p, fs.options)(id); len(up.Parts) > 0 {
				if i > 0 {
					up.Notes = append(up.Notes, indicator.Reason{Kind: "counted", Text: form.Text{"đếm từ hồ sơ", "counted from the dossiers"}})
				}
				return up
			}
		}
		return up
	})
}

// Corrections is what came for figures after their periods were closed: other
// observations, and another count of the dossiers where a count was published.
// Of periods only theirs are looked for; without any, all.
func (r *Room) Corrections(ctx context.Context, periods ...schedule.Period) (all []indicator.Correction, err error) {
	asked := func(p schedule.Period) bool { return len(periods) == 0 || slices.Contains(periods, p) }
	var closings []Closing
	published := map[indicator.Key]indicator.Observation{}
	if _, err := r.Observed(ctx, func(l *indicator.Ledger, cs []Closing) error {
		all = slices.DeleteFunc(l.Corrections(), func(c indicator.Correction) bool { return !asked(c.Published.Period) })
		closings = slices.DeleteFunc(slices.Clone(cs), func(c Closing) bool { return !slices.ContainsFunc(within(c.Period), asked) })
		for o := range l.All() {
			if now, ok := l.Get(o.Key()); ok && now.Source == FromDossiers {
				published[o.Key()] = now
			}
		}
		return nil
	}); err != nil {
		return nil, err
	}
	for _, c := range closings {
		counted, err := r.Counted(ctx, c.Window, nil, within(c.Period)...)
		if err != nil {
			return nil, err
		}
		var l indicator.Ledger
		for _, o := range counted {
			was, ok := published[o.Key()]
			if !ok || was.Value == o.Value {
				continue
			}
			delete(published, o.Key())
			if err := l.Add(was); err != nil {
				return nil, err
			}
		}
		if err := l.Close(c.Period, c.Window, c.On); err != nil {
			return nil, err
		}
		today := max(r.today(), c.On+1)
		for _, o := range counted {
			if len(l.History(o.Key())) > 0 {
				o.Recorded = today
				if err := l.Add(o); err != nil {
					return nil, err
				}
			}
		}
		all = append(all, l.Corrections()...)
	}
	return all, nil
}
