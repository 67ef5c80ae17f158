package casebook

import (
	"context"
	"slices"

	"github.com/caicach/tthc/cmd/internal/ledger/law"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/figures"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Moved are the limits that run otherwise by one law than by another, and by rules that
// would hold in the place of today's (nil: those stay), in order of code.
func (b *Book) Moved(ctx context.Context, before, after law.Law, rules *petition.Rules) ([]petition.Move, error) {
	if before.Calendar == after.Calendar && before.Bodies == after.Bodies && rules == nil {
		return nil, nil
	}
	v, err := b.At(ctx)
	if err != nil {
		return nil, err
	}
	var by [2]*petition.Process
	for i, w := range []law.Law{before, after} {
		if by[i], err = b.process(w, []*petition.Rules{nil, rules}[i]); err != nil {
			return nil, err
		}
	}
	links := v.links(form.NoDay)
	return slices.Collect(by[0].Moved(func(yield func(petition.Petition) bool) {
		for _, r := range v.cases {
			if !yield(v.with(links, r, form.NoDay)) {
				return
			}
		}
	}, by[1])), nil
}

// process is the process by a law, and by rules; nil: those of today.
func (b *Book) process(w law.Law, rules *petition.Rules) (*petition.Process, error) {
	o := petition.Options{Rules: b.ledger.Rules(), Calendar: w.Calendar, Bodies: w.Bodies}
	if rules != nil {
		o.Rules = *rules
	}
	return petition.NewProcess(o)
}

// Counted is what the petitions give of some months by a law and by rules, as of [Book.Moved],
// for the bodies above those that hold them too.
func (b *Book) Counted(ctx context.Context, w law.Law, rules *petition.Rules, periods []schedule.Period) (all []indicator.Observation, err error) {
	v, err := b.At(ctx)
	if err != nil {
		return nil, err
	}
	by, err := b.process(w, rules)
	if err != nil {
		return nil, err
	}
	today := b.ledger.Today()
	for _, p := range periods {
		if p.Span().Since > today {
			continue // nothing of it is there yet
		}
		pets := slices.Collect(v.Petitions(min(p.Span().Last(), today)))
		all = append(all, figures.Observations(by, pets, figures.ObservationQuery{TallyQuery: figures.TallyQuery{Period: p, Today: today, RollUp: true}})...)
	}
	return all, nil
}
