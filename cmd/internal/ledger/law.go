package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/caicach/tthc/cmd/internal/ledger/law"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/unseen"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// The streams of the law: one of each kind, so that two who add at once see one
// another.
const (
	calendarStream = "calendar"
	bodiesStream   = "bodies"
)

// LawStreams are the streams of the law, for whoever judges by it.
func LawStreams() []store.Stream {
	return []store.Stream{{Kind: store.Notices, Name: calendarStream}, {Kind: store.Bodies, Name: bodiesStream}}
}

// Mark is the place of the log.
func (v *View) Mark() store.Mark { return v.at }

// Calendar is the calendar, with the notices that were taken in.
func (v *View) Calendar() *calendar.Calendar { return v.law.Calendar }

// Bodies is the bodies, with those that were taken in.
func (v *View) Bodies() *body.Registry { return v.law.Bodies }

// under is the view as it would be under another law. What was recorded stays;
// what follows from it is computed anew.
func (v *View) under(w law.Law) *View {
	next := &View{v.ledger, v.at, w, &shelf{by: map[string]*Known{}}}
	for number, k := range v.by {
		with := &Known{Plan: k.Plan, Version: k.Version, found: &sync.Map{}}
		if k.mu.TryLock() { // what is being read now is read again by whoever asks
			if k.progress != nil {
				with.read, with.kept = k.read, k.kept
				with.progress = k.progress.On(w.Counter)
			}
			k.mu.Unlock()
		}
		next.by[number] = with
	}
	next.order()
	return next
}

// PlanChange is how the obligations of a plan stand, and how they would.
type PlanChange struct {
	Plan          string
	Before, After plan.Count
}

// LawChange is what taking in notices or bodies changes.
type LawChange struct {
	Added bool              // it was not there before
	Days  []calendar.Change // that are working days now and were not, or the other way round
	Moved []plan.Move       // open obligations, as of today
	Plans []PlanChange      // how plans stand, as of today
	// Before and After are the two laws: what else depends on them asks there.
	Before, After law.Law
}

// AddNotices takes in notices about the calendar. Those that were taken in
// before, word for word, are there once; other words under the number of a
// notice that is known are refused. With try nothing is recorded: the change is
// what it would be.
func (l *Ledger) AddNotices(ctx context.Context, notices []calendar.Notice, try bool) (LawChange, error) {
	data, err := calendar.WriteNotices(notices)
	for i, n := range notices {
		if err == nil && unseen.In(n.Number) {
			err = texts.Error(form.Error{Code: form.FieldValue, Path: fmt.Sprintf("notices[%d].number", i), Value: unseen.Shown(n.Number)})
		}
	}
	if err != nil {
		return LawChange{}, RefusedLaw(err)
	}
	return l.amend(ctx, store.Fact{Kind: store.Notices, Name: calendarStream, Data: string(data)}, try, func(w law.Law) (law.Law, error) { return w.Noticed(notices) })
}

// AddBodies takes in bodies, codes, successions and amendments, as [AddNotices]
// takes in notices.
func (l *Ledger) AddBodies(ctx context.Context, bodies body.Data, try bool) (LawChange, error) {
	data, err := bodies.MarshalJSON()
	if err != nil {
		return LawChange{}, RefusedLaw(err)
	}
	return l.amend(ctx, store.Fact{Kind: store.Bodies, Name: bodiesStream, Data: string(data)}, try, func(w law.Law) (law.Law, error) { return w.Peopled(bodies) })
}

// Try is what notices and bodies would change together. Nothing is recorded.
func (l *Ledger) Try(ctx context.Context, notices []calendar.Notice, bodies body.Data) (c LawChange, err error) {
	v, err := l.At(ctx)
	if err != nil {
		return c, err
	}
	w, err := v.law.Noticed(notices)
	if err == nil {
		w, err = w.Peopled(bodies)
	}
	if err != nil {
		return c, RefusedLaw(err)
	}
	return l.changed(ctx, v, w)
}

// RefusedLaw says that notices or bodies were refused, and why.
func RefusedLaw(why error) error {
	return texts.Error(form.Error{Code: LawRefused, Cause: why})
}

// amend takes in what changes the law. Who adds at the same time as another is
// judged again with what the other added.
func (l *Ledger) amend(ctx context.Context, f store.Fact, try bool, with func(law.Law) (law.Law, error)) (c LawChange, err error) {
	if l.options.Store == nil {
		return c, ReadOnly()
	}
	sum := sha256.Sum256([]byte(f.Data))
	f.ID = fmt.Sprintf("%s#%s", f.Name, hex.EncodeToString(sum[:]))
	for {
		v, err := l.At(ctx)
		if err != nil {
			return c, err
		}
		if v.law.Taken(f.ID) {
			return c, nil
		}
		w, err := with(v.law)
		if err != nil {
			return c, RefusedLaw(err)
		}
		if c, err = l.changed(ctx, v, w); err != nil || try {
			return c, err
		}
		f.Version, f.Recorded = v.law.Version(f.Kind)+1, l.Stamp().Format(Instant)
		_, c.Added, err = l.options.Store.Append(ctx, f)
		if err == nil || !errors.Is(err, store.VersionConflict) {
			return c, err
		}
	}
}

// changed is what another law changes.
func (l *Ledger) changed(ctx context.Context, v *View, w law.Law) (c LawChange, err error) {
	c.Before, c.After = v.law, w
	c.Days = slices.Collect(v.law.Calendar.Diff(w.Calendar, form.NewDay(calendar.FirstYear, 1, 1), form.NewDay(calendar.LastYear, 12, 31)))
	next := v.under(w)
	q := plan.DueQuery{AsOf: l.Today()}
	for _, k := range v.list {
		before, err := v.Due(ctx, k.Number, "", q)
		if err != nil {
			return c, err
		}
		after, err := next.Due(ctx, k.Number, "", q)
		if err != nil {
			return c, err
		}
		stands := PlanChange{Plan: k.Number}
		for _, row := range after {
			stands.After = stands.After.With(row.Status)
		}
		for _, row := range before {
			stands.Before = stands.Before.With(row.Status)
		}
		c.Moved = slices.AppendSeq(c.Moved, plan.Moved(slices.Values(before), slices.Values(after)))
		if stands.Before != stands.After {
			c.Plans = append(c.Plans, stands)
		}
	}
	return c, nil
}
