package ledger

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/caicach/tthc/cmd/internal/ledger/law"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan"
)

// View is what is known at a place of the log. What can be asked of it does not
// change: what comes later is in another view.
type View struct {
	ledger *Ledger
	at     store.Mark
	law    law.Law
	*shelf
}

// shelf is the plans of a view, shared by the views between which nothing was
// recorded about any of them.
type shelf struct {
	list []*Known // oldest first
	by   map[string]*Known
}

// Known is a plan, and what was recorded about it. Whatever is recorded gives
// another Known: what was computed from one holds as long as it stands in the
// view.
type Known struct {
	*plan.Plan
	Version int // from 1; 0 for what was published with the program

	found *sync.Map // its obligations that were asked for, by their identifiers

	mu       sync.Mutex
	progress *plan.Progress // nil until it is asked for
	read     header         // how far that goes
	kept     int            // how many events the snapshot has that was kept
}

// looks lets those who ask at once share one look at the log.
type looks struct {
	running sync.Mutex
	mu      sync.Mutex
	next    *look
}

type look struct {
	done chan struct{}
	view *View
	err  error
}

// longestLook is how long a look may take, whoever waits for it.
const longestLook = 30 * time.Second

// At is the view of everything that was acknowledged before it was asked for,
// by whatever server: one indexed query tells what came since the last view.
// Those who ask while a look is under way share the next.
func (l *Ledger) At(ctx context.Context) (*View, error) {
	l.looks.mu.Lock()
	n := l.looks.next
	leads := n == nil
	if leads {
		n = &look{done: make(chan struct{})}
		l.looks.next = n
	}
	l.looks.mu.Unlock()
	if leads {
		l.lead(context.WithoutCancel(ctx), n)
	}
	select {
	case <-n.done:
		return n.view, n.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// lead takes a look for all who wait for it; who comes after it began waits for
// the next.
func (l *Ledger) lead(ctx context.Context, n *look) {
	l.looks.running.Lock()
	defer l.looks.running.Unlock()
	defer close(n.done)
	l.looks.mu.Lock()
	l.looks.next = nil
	l.looks.mu.Unlock()
	ctx, cancel := context.WithTimeout(ctx, longestLook)
	defer cancel()
	l.mu.Lock()
	was := l.view
	l.mu.Unlock()
	if was == nil {
		n.view, n.err = l.first(ctx)
	} else {
		n.view, n.err = was.later(ctx)
	}
	if n.err == nil && n.view != was {
		l.mu.Lock()
		l.view = n.view
		l.mu.Unlock()
	}
}

// first is the first view: the plans; what was recorded about each is read when
// it is asked for.
func (l *Ledger) first(ctx context.Context) (*View, error) {
	w, err := law.New(l.options.Calendar, l.options.Bodies)
	if err != nil {
		return nil, err
	}
	v := &View{ledger: l, law: w, shelf: &shelf{by: map[string]*Known{}}}
	for _, p := range l.options.Plans {
		v.by[p.Number] = &Known{Plan: p, found: &sync.Map{}}
	}
	if s := l.options.Store; s != nil {
		var err error
		if v.at, err = s.End(ctx); err != nil {
			return nil, err
		}
		for _, kind := range append([]store.Kind{store.Plans}, law.Kinds...) {
			for f, err := range s.Of(ctx, kind, v.at) {
				if err == nil && kind == store.Plans {
					err = v.accept(f)
				} else if err == nil {
					v.law, err = v.law.With(f)
				}
				if err != nil {
					return nil, err
				}
			}
		}
	}
	v.order()
	return v, nil
}

// viewed is the kinds of facts that views are made of.
var viewed = append([]store.Kind{store.Progress, store.Plans}, law.Kinds...)

// later is the view with what was recorded since, the same when nothing was.
func (v *View) later(ctx context.Context) (*View, error) {
	if v.ledger.options.Store == nil {
		return v, nil
	}
	end, err := v.ledger.options.Store.End(ctx)
	if err != nil {
		return nil, err
	}
	if end <= v.at {
		return v, nil
	}
	next := &View{v.ledger, end, v.law, v.shelf}
	amended := false
	events, read := map[string][]plan.Event{}, map[string]header{}
	for f, err := range v.ledger.options.Store.Since(ctx, v.at, end, viewed...) {
		if err != nil {
			return nil, err
		}
		if next.shelf == v.shelf {
			next.shelf = &shelf{v.list, maps.Clone(v.by)}
		}
		switch f.Kind {
		case store.Progress:
			e, err := plan.ReadEvent([]byte(f.Data))
			if err != nil {
				return nil, err
			}
			events[f.Name] = append(events[f.Name], e)
			read[f.Name] = header{f.At, f.ID, len(events[f.Name])}
		case store.Plans:
			if err := next.accept(f); err != nil {
				return nil, err
			}
		case store.Notices, store.Bodies:
			w, err := next.law.With(f)
			if err != nil {
				return nil, err
			}
			next.law, amended = w, true
		}
	}
	if next.shelf == v.shelf {
		return next, nil
	}
	if amended {
		next = next.under(next.law)
	}
	for number, more := range events {
		if k := next.by[number]; k != nil {
			changed, err := k.with(more, read[number])
			if err != nil {
				return nil, err
			}
			next.by[number] = changed
		}
	}
	next.order()
	return next, nil
}

// with is the plan with more events. What was not asked for yet, or is being
// read now, is left to be read by whoever asks.
func (k *Known) with(events []plan.Event, read header) (*Known, error) {
	next := &Known{Plan: k.Plan, Version: k.Version, found: k.found}
	if !k.mu.TryLock() {
		return next, nil
	}
	defer k.mu.Unlock()
	if k.progress == nil {
		return next, nil
	}
	var err error
	next.progress, err = k.progress.With(events...)
	read.Count += k.read.Count
	next.read, next.kept = read, k.kept
	return next, err
}

// accept takes in a version of a plan.
func (v *View) accept(f store.Fact) error {
	said, err := readVersion(f)
	if err != nil {
		return err
	}
	next := &Known{Plan: said.Plan, Version: f.Version, found: &sync.Map{}}
	if k := v.by[f.Name]; k != nil && k.mu.TryLock() {
		next.progress, next.read, next.kept = k.progress, k.read, k.kept
		k.mu.Unlock()
	}
	v.by[f.Name] = next
	return nil
}

func (s *shelf) order() {
	s.list = slices.SortedFunc(maps.Values(s.by), func(a, b *Known) int {
		return cmp.Or(a.From.Compare(b.From), cmp.Compare(a.Number, b.Number))
	})
}

// Known finds a plan by its number.
func (v *View) Known(number string) (*Known, error) {
	if k, ok := v.by[number]; ok {
		return k, nil
	}
	return nil, UnknownPlan(number)
}

// Plans is the plans, oldest first.
func (v *View) Plans() []*plan.Plan {
	list := make([]*plan.Plan, len(v.list))
	for i, k := range v.list {
		list[i] = k.Plan
	}
	return list
}

// Summaries is the plans in short, oldest first.
func (v *View) Summaries() []plan.Summary {
	list := make([]plan.Summary, len(v.list))
	for i, k := range v.list {
		list[i] = k.Summary()
	}
	return list
}

// Plan finds a plan by its number.
func (v *View) Plan(number string) (*plan.Plan, error) {
	k, err := v.Known(number)
	if err != nil {
		return nil, err
	}
	return k.Plan, nil
}

// Obligation finds an obligation of the plans.
func (v *View) Obligation(id plan.ObligationID) (plan.Obligation, error) {
	k, err := v.Known(id.Plan())
	if err != nil {
		return plan.Obligation{}, UnknownObligation(id)
	}
	if o, ok := k.found.Load(id); ok {
		return o.(plan.Obligation), nil
	}
	o, ok := k.Plan.Obligation(id, plan.ObligationQuery{Bodies: v.law.Bodies})
	if !ok {
		return plan.Obligation{}, UnknownObligation(id)
	}
	k.found.Store(id, o)
	return o, nil
}

// together is how many events are taken in at once when all are read.
const together = 8192

// Progress is what was recorded about a plan, by whatever process.
func (v *View) Progress(ctx context.Context, p *plan.Plan) (*plan.Progress, error) {
	k, err := v.Known(p.Number)
	if err != nil {
		return nil, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.progress != nil {
		return k.progress, nil
	}
	progress, err := plan.NewProgress(nil, plan.ProgressOptions{Counter: v.law.Counter})
	if err != nil {
		return nil, err
	}
	if s := v.ledger.options.Store; s != nil {
		k.read = v.ledger.restore(ctx, p.Number, progress, v.at)
		k.kept = k.read.Count
		events := make([]plan.Event, 0, together)
		for f, err := range s.Stream(ctx, store.Progress, p.Number, k.read.Mark, v.at) {
			if err != nil {
				return nil, err
			}
			e, err := plan.ReadEvent([]byte(f.Data))
			if err != nil {
				return nil, err
			}
			events = append(events, e)
			k.read = header{f.At, f.ID, k.read.Count + 1}
			if len(events) == together {
				if progress, err = progress.With(events...); err != nil {
					return nil, err
				}
				events = events[:0]
			}
		}
		if progress, err = progress.With(events...); err != nil {
			return nil, err
		}
	}
	k.progress = progress
	return progress, nil
}

// Due is the rows of a plan's due list. A body that is not empty is chosen as
// [ChooseGiven] does.
func (v *View) Due(ctx context.Context, number, body string, q plan.DueQuery) ([]plan.DueRow, error) {
	q.Bodies = v.law.Bodies
	p, err := v.Plan(number)
	if err != nil {
		return nil, err
	}
	progress, err := v.Progress(ctx, p)
	if err != nil {
		return nil, err
	}
	if body != "" {
		if err := ChooseGiven(&q, p, progress, body); err != nil {
			return nil, err
		}
	}
	return slices.AppendSeq([]plan.DueRow{}, p.Due(progress, q)), nil
}

// Lost is what was recorded about a plan for obligations that it does not have
// (any more): it counts nowhere.
func (v *View) Lost(ctx context.Context, p *plan.Plan) ([]plan.Event, error) {
	progress, err := v.Progress(ctx, p)
	if err != nil {
		return nil, err
	}
	return progress.Unmatched(p, plan.ObligationQuery{Bodies: v.law.Bodies}), nil
}

// Row is an obligation as it stands on a day, and whether the plan's due list
// of that day has it. What is not there is not owed yet, or has become one with
// the duty of the body that goes on; it is told all the same.
func (v *View) Row(ctx context.Context, o plan.Obligation, q plan.DueQuery) (row plan.DueRow, listed bool, err error) {
	q.Named, q.Coordinating, q.Expand = o.Named, true, o.ID().Class() != o.ID()
	rows, err := v.Due(ctx, o.Plan.Number, "", q)
	if err != nil {
		return row, false, err
	}
	if i := slices.IndexFunc(rows, func(r plan.DueRow) bool { return r.ID == o.ID() }); i >= 0 {
		return rows[i], true, nil
	}
	progress, err := v.Progress(ctx, o.Plan)
	if err != nil {
		return row, false, err
	}
	path := progress.Path(o, q.AsOf)
	state := path.State
	row = plan.DueRow{ID: o.ID(), Plan: o.Plan.Number, Task: o.Task.ID, Title: o.Task.Title, Body: o.Named, BodyID: o.Body.ID(), Role: o.Role,
		Start: o.Start, Due: state.Due, Status: state.Status, Stage: path.Stage, Suspended: state.Suspended}
	if !o.Body.IsZero() {
		row.Body = o.Body.Name(q.AsOf)
	}
	if a := o.Holder(v.law.Bodies, q.AsOf); len(a.Path) > 0 {
		row.Inherited = &plan.Inheritance{From: o.Body.ID(), Name: row.Body, Outcome: a.Outcome, Reason: a.Reason(q.Language)}
		if holder, ok := a.One(); ok {
			row.Inherited.To = holder.ID()
		}
	}
	return row, false, nil
}

// History is the events of an obligation in order of days, those of its class
// included, and which of them were taken back.
func (v *View) History(ctx context.Context, o plan.Obligation) (events []plan.Event, takenBack []bool, err error) {
	progress, err := v.Progress(ctx, o.Plan)
	if err != nil {
		return nil, nil, err
	}
	events = progress.Events(o)
	for _, e := range events {
		takenBack = append(takenBack, progress.TakenBack(e))
	}
	return events, takenBack, nil
}

// Basis is what an answer was computed from: a plan as it stood, or all of them.
type Basis interface{ stands(*View) bool }

func (k *Known) stands(v *View) bool { return v.by[k.Number] == k }
func (s *shelf) stands(v *View) bool { return v.shelf == s }

// All is all plans as they stand in the view.
func (v *View) All() Basis { return v.shelf }

// Has says whether what an answer was computed from stands in the view as it did.
func (v *View) Has(b Basis) bool { return b.stands(v) }
