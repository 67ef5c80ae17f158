// Package asker asks from time to time what is to be told, and records it.
package asker

import (
	"context"
	"iter"
	"log/slog"
	"maps"
	"time"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/delivery/notices"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/form"
)

// Asker asks. Several may on one database.
type Asker struct {
	Ledger *ledger.Ledger
	Book   *casebook.Book
	// Since is the day from which somebody wants to be told; no day where nobody does.
	Since  func(context.Context) (form.Day, error)
	Logger *slog.Logger

	at   store.Mark
	told map[string]bool
	// settled is after how many events of a petition its sender was told of all of them:
	// nothing is owed until it has another one.
	settled map[petition.Code]int
}

// each is how long is waited before it is asked again.
const each = 5 * time.Minute

// Run asks until the context ends.
func (a *Asker) Run(ctx context.Context) {
	for ctx.Err() == nil {
		if _, err := a.Ask(ctx); err != nil && ctx.Err() == nil {
			a.Logger.ErrorContext(ctx, "it could not be asked who is to be told", "error", err)
		}
		wait := time.NewTimer(each)
		select {
		case <-ctx.Done():
		case <-wait.C:
		}
		wait.Stop()
	}
}

// together is how many notices are recorded at once.
const together = 1000

// Ask records what is to be told today and was not recorded; n is how much.
func (a *Asker) Ask(ctx context.Context) (n int, err error) {
	since, err := a.Since(ctx)
	if err != nil || since == form.NoDay {
		return 0, err
	}
	if err := a.look(ctx); err != nil {
		return 0, err
	}
	v, err := a.Book.At(ctx)
	if err != nil {
		return 0, err
	}
	known, err := a.Ledger.At(ctx)
	if err != nil {
		return 0, err
	}
	on := a.Ledger.Today()
	duties, err := duties(ctx, known, on)
	if err != nil {
		return 0, err
	}
	items := func(yield func(agenda.Item) bool) {
		for _, i := range duties {
			if !yield(i) {
				return
			}
		}
		for _, i := range v.Items(on) {
			if !yield(v.Process.Agenda(i, on, form.Vietnamese)) {
				return
			}
		}
	}
	asked := map[petition.Code]int{}
	moved := func(yield func(petition.Petition) bool) {
		for pet := range v.Petitions(on) {
			if pet.State() != petition.StateDuplicate { // that is told of the answer to another
				if a.settled[pet.Code()] == pet.Len() {
					continue
				}
				asked[pet.Code()] = pet.Len()
			}
			if !yield(pet) {
				return
			}
		}
	}
	from := notices.Source{Calendar: known.Calendar(), Items: iter.Seq[agenda.Item](items), Process: v.Process, Petitions: moved}
	owed := notices.Owed(from, since, on, func(key string) bool { return a.told[key] })
	for len(owed) > 0 {
		some := owed[:min(together, len(owed))]
		owed = owed[len(some):]
		added, err := a.record(ctx, some)
		if err != nil {
			return n, err
		}
		n += added
	}
	maps.Copy(a.settled, asked)
	return n, nil
}

// duties is the duties of plans that run on a day, and the parts of them that were given
// down, of which whoever has them is reminded as well.
func duties(ctx context.Context, v *ledger.View, on form.Day) (all []agenda.Item, err error) {
	for _, p := range v.Plans() {
		rows, err := v.Due(ctx, p.Number, "", plan.DueQuery{AsOf: on, Given: true})
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			if i, ok := row.Agenda(); ok {
				all = append(all, i)
			}
		}
	}
	return all, nil
}

// look reads which were recorded since.
func (a *Asker) look(ctx context.Context) error {
	s := a.Ledger.Store()
	last, end, err := s.Last(ctx, a.at, store.Tellings)
	if err != nil {
		return err
	}
	if a.told == nil {
		a.told, a.settled = map[string]bool{}, map[petition.Code]int{}
	}
	for f, err := range s.Since(ctx, a.at, last, store.Tellings) {
		if err != nil {
			return err
		}
		a.told[f.ID] = true
	}
	a.at = end
	return nil
}

// record records notices; those that another server recorded meanwhile stand once.
func (a *Asker) record(ctx context.Context, some []notices.Notice) (added int, err error) {
	facts := make([]store.Fact, len(some))
	for i, n := range some {
		data, err := n.Write()
		if err != nil {
			return 0, err
		}
		facts[i] = store.Fact{Kind: store.Tellings, Name: n.About, ID: n.Key, Recorded: a.Ledger.Stamp().Format(ledger.Instant), Data: string(data)}
	}
	taken, err := a.Ledger.Store().AppendMany(ctx, store.Many{Facts: facts, Same: func(_, _ string) bool { return true }})
	return taken.Added, err
}
