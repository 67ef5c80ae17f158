package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
)

// MaxMany is how many events are taken in at once.
const MaxMany = 10_000

// RecordMany takes events in, all or none, each judged with those before it; added
// is how many were not there before. What is wrong is said with the place of the
// event, from 1, as its line.
func (l *Ledger) RecordMany(ctx context.Context, events []plan.Event) (added int, err error) {
	if l.options.Store == nil {
		return 0, ReadOnly()
	}
	if len(events) > MaxMany {
		return 0, TooManyEvents()
	}
	for {
		many, err := l.admitMany(ctx, events)
		if err != nil {
			return 0, err
		}
		taken, err := l.options.Store.AppendMany(ctx, many)
		if errors.Is(err, store.Overtaken) {
			continue
		}
		if err != nil {
			return 0, err
		}
		var wrong form.Errors
		for i := range events {
			if err := taken.Refused[i]; err != nil {
				wrong = append(wrong, form.All(err).OnLine(i+1)...)
			}
		}
		if len(wrong) > 0 {
			return 0, Refused(wrong)
		}
		return taken.Added, nil
	}
}

// admitMany is events as facts, judged by what there is now.
func (l *Ledger) admitMany(ctx context.Context, events []plan.Event) (many store.Many, err error) {
	v, err := l.At(ctx)
	if err != nil {
		return many, err
	}
	progress, by := map[string]*plan.Progress{}, map[store.Stream]bool{}
	many = store.Many{Whole: true, Same: sameEvent}
	var wrong form.Errors
	for i, e := range events {
		e, err := l.check(ctx, e)
		var o plan.Obligation
		if err == nil {
			o, err = l.judge(ctx, v, progress, e)
		}
		if err != nil {
			all := form.All(err)
			if len(all) == 0 {
				return many, err
			}
			wrong = append(wrong, all.OnLine(i+1)...)
			continue
		}
		e.Recorded = l.Stamp()
		data, err := json.Marshal(e)
		if err != nil {
			return many, err
		}
		many.Facts = append(many.Facts, eventFact(o.Plan.Number, e, data))
		for _, s := range judgedBy(o.Plan.Number, e) {
			by[s] = true
		}
	}
	if len(wrong) > 0 {
		return many, Refused(wrong)
	}
	many.Judged = store.Judged{At: v.at, By: slices.Collect(maps.Keys(by))}
	return many, nil
}

// TooManyEvents is the refusal of more than [MaxMany] events at once.
func TooManyEvents() error {
	return Refused(texts.Error(form.Error{Code: TooMany, Args: form.Args{"limit": MaxMany}}))
}

// judge says whether an event may be recorded after those in progress, and puts
// it there.
func (l *Ledger) judge(ctx context.Context, v *View, progress map[string]*plan.Progress, e plan.Event) (plan.Obligation, error) {
	o, err := v.Obligation(e.Obligation)
	if err != nil {
		return o, err
	}
	p := progress[o.Plan.Number]
	if p == nil {
		if p, err = v.Progress(ctx, o.Plan); err != nil {
			return o, err
		}
	}
	if err := l.mayTell(ctx, v, o, p, e); err != nil {
		return o, err
	}
	if err := o.Admit(p, e, l.Today()); err != nil {
		return o, err
	}
	progress[o.Plan.Number], err = p.With(e)
	return o, err
}

// sameEvent says whether two events are one but for when they were recorded.
func sameEvent(kept, sent string) bool {
	a, errA := plan.ReadEvent([]byte(kept))
	b, errB := plan.ReadEvent([]byte(sent))
	return errA == nil && errB == nil && a.Same(b)
}

// eventFact is an event as a fact.
func eventFact(planNumber string, e plan.Event, data []byte) store.Fact {
	return store.Fact{Kind: store.Progress, Name: planNumber, ID: e.ID, About: string(e.Obligation), Recorded: e.Recorded.Format(Instant), Data: string(data)}
}
