// Package digest gathers the day of a body out of all that is recorded: duties of plans,
// limits of petitions, dossiers in progress.
package digest

import (
	"context"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/form"
)

// Question is whose day is asked for.
type Question struct {
	Body     body.ID
	On       form.Day
	Language form.Language
	// Petitions and Dossiers are looked at too, with those of the units of the body.
	Petitions, Dossiers bool
}

// Of is the day of a body, and what the body is called on it.
func Of(ctx context.Context, l *ledger.Ledger, book *casebook.Book, q Question) (d agenda.Digest, name string, err error) {
	known, err := l.At(ctx)
	if err != nil {
		return d, "", err
	}
	items, err := duties(ctx, known, q)
	if err != nil {
		return d, "", err
	}
	if q.Petitions {
		more, err := petitions(ctx, book, q)
		if err != nil {
			return d, "", err
		}
		items = append(items, more...)
	}
	if q.Dossiers {
		more, err := dossiers(ctx, l.Figures(), known, q)
		if err != nil {
			return d, "", err
		}
		items = append(items, more...)
	}
	name = known.Bodies().ByID(q.Body).Name(q.On)
	return agenda.DigestOf(func(yield func(agenda.Item) bool) {
		for _, i := range items {
			if !yield(i) {
				return
			}
		}
	}, agenda.DigestQuery{On: q.On, Calendar: known.Calendar()}), name, nil
}

// duties is the open duties of plans.
func duties(ctx context.Context, known *ledger.View, q Question) (items []agenda.Item, err error) {
	rows, err := known.List(ctx, "", q.Body.String(), plan.DueQuery{AsOf: q.On, Language: q.Language, ObligationQuery: plan.ObligationQuery{Expand: true}}, ledger.DueFilter{})
	for _, row := range rows {
		if i, ok := row.Agenda(); ok && !row.Suspended {
			items = append(items, i)
		}
	}
	return items, err
}

// petitions is the limits of open petitions.
func petitions(ctx context.Context, book *casebook.Book, q Question) (items []agenda.Item, err error) {
	v, err := book.At(ctx)
	if err != nil {
		return nil, err
	}
	list, err := desk.NewDueList(v.Process, v.Items(q.On), desk.DueQuery{On: q.On, All: true, For: desk.BodyAndUnits(v.Process, q.Body, q.On)})
	if err != nil {
		return nil, err
	}
	for i := range list.All() {
		items = append(items, v.Process.Agenda(i.Item, q.On, q.Language))
	}
	return items, nil
}

// dossiers is the dossiers in progress, each with the last day on which it is in time.
func dossiers(ctx context.Context, room *figures.Room, known *ledger.View, q Question) (items []agenda.Item, err error) {
	var codes []string
	if _, err = room.Dossiers(ctx, schedule.CalendarWindow, func(all figures.Register) error {
		codes = all.InProgress(q.Body, known.Bodies(), q.On)
		return nil
	}); err != nil {
		return nil, err
	}
	err = room.Now(ctx, codes[:min(len(codes), figures.MostWork)], func(code string, d *onestop.Dossier) error {
		_, overdue, err := figures.Standing(*d, q.On)
		if err != nil || overdue == form.NoDay {
			return err // it has no day, or waits for the citizen
		}
		items = append(items, agenda.Item{Key: "dossier/" + code, About: code, Title: q.Language.Pick("Hồ sơ ", "Dossier ") + code, Body: string(d.Body), Due: overdue - 1})
		return nil
	})
	return items, err
}
