package demo

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/calendars"
	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/delivery/receivers"
	"github.com/caicach/tthc/cmd/internal/demo/province"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Rooms is what a demo is told to.
type Rooms struct {
	Ledger *ledger.Ledger
	Book   *casebook.Book
	Roster *roster.Roster
	Clock  *Clock // by which all of them go
}

// mark is the first fact of a database with a demo in it.
const mark = "demo"

// Is says whether there is a demo in a database.
func Is(ctx context.Context, s *store.Store) (bool, error) {
	for _, err := range s.Stream(ctx, store.Demo, mark, 0, 1<<62) {
		return err == nil, err
	}
	return false, nil
}

// story is what happens, by the days on which it is told.
type story struct {
	Rooms
	receivers *receivers.Book
	calendars *calendars.Book

	people map[string]access.Principal
	works  []form.Day // the working days of it
	place  map[form.Day]int
	ends   map[body.ID]province.End

	acts      map[form.Day][]act // of the morning
	progress  map[form.Day][]plan.Event
	petitions map[form.Day][]petition.Event
	reviews   map[form.Day][]petition.Code // of what is published on the day
	dossiers  map[form.Day][]upload
}

// act is something that is done once.
type act func(context.Context) error

// Fill tells an empty database the story, and lets the clock of the demo run.
func Fill(ctx context.Context, r Rooms) error {
	s := &story{Rooms: r, receivers: receivers.Open(receivers.Options{Store: r.Ledger.Store(), Now: r.Clock.Now, Vault: r.Book.Vault()}), calendars: calendars.Open(r.Ledger.Store(), r.Clock.Now), people: map[string]access.Principal{}, place: map[form.Day]int{}, acts: map[form.Day][]act{}, progress: map[form.Day][]plan.Event{},
		petitions: map[form.Day][]petition.Event{}, reviews: map[form.Day][]petition.Code{}, dossiers: map[form.Day][]upload{}}
	r.Clock.set(instant(first, 7*60+30))
	if _, added, err := r.Ledger.Store().Append(ctx, store.Fact{Kind: store.Demo, Name: mark, ID: mark, Recorded: r.Ledger.Stamp().Format(ledger.Instant), Data: `{"v":1}`}); err != nil || !added {
		return errors.Join(err, ctx.Err())
	}
	for day := first; day <= last; day++ {
		if calendar.Vietnam().IsWorkingDay(day) {
			s.place[day] = len(s.works)
			s.works = append(s.works, day)
		}
	}
	for _, told := range []func() error{s.units, s.offices, s.plans, s.desks, s.matters, s.figures, s.systems} {
		if err := told(); err != nil {
			return err
		}
	}
	for _, day := range s.works {
		if err := s.play(ctx, day); err != nil {
			return fmt.Errorf("%s: %w", day, err)
		}
	}
	r.Clock.Run()
	return nil
}

// on has something done in the morning of a day, or of the next on which offices work.
func (s *story) on(day form.Day, a act) {
	for s.place[day] == 0 && day != first {
		day++
	}
	s.acts[day] = append(s.acts[day], a)
}

// play tells what happens on a day.
func (s *story) play(ctx context.Context, day form.Day) error {
	s.Clock.set(instant(day, 7*60+35))
	for _, a := range s.acts[day] {
		if err := a(ctx); err != nil {
			return err
		}
	}
	if err := s.review(ctx, day); err != nil {
		return err
	}
	evening := instant(day, 17*60+30)
	if day == last {
		evening = Opening().Add(-1)
	}
	s.Clock.set(evening)
	for _, tell := range []func(context.Context, form.Day) error{s.tellDossiers, s.tellProgress, s.tellPetitions, s.send} {
		if err := tell(ctx, day); err != nil {
			return err
		}
	}
	return nil
}

// as is a context in which somebody of the province.Committee does something.
func (s *story) as(ctx context.Context, who, operation string) (context.Context, error) {
	v, err := s.Ledger.At(ctx)
	if err != nil {
		return nil, err
	}
	p, ok := s.people[who]
	if !ok {
		return nil, fmt.Errorf("%s: nobody is called so", who)
	}
	return access.With(ctx, access.Pass{Principal: p, Operation: access.Of(operation), Bodies: v.Bodies(), On: s.Ledger.Today()}), nil
}

// tellProgress records what was done of plans on a day.
func (s *story) tellProgress(ctx context.Context, day form.Day) error {
	if len(s.progress[day]) == 0 {
		return nil
	}
	by, err := s.as(ctx, province.Following, "recordEvent")
	if err == nil {
		_, err = s.Ledger.RecordMany(by, s.progress[day])
	}
	if err != nil {
		return err
	}
	return s.prove(ctx, s.progress[day])
}

// tellPetitions records what happened to petitions on a day: what their senders told,
// and then what the offices did.
func (s *story) tellPetitions(ctx context.Context, day form.Day) error {
	all := s.petitions[day]
	slices.SortStableFunc(all, func(a, b petition.Event) int { return a.At.Compare(b.At) })
	for _, who := range []string{province.Portal, province.Desk} {
		var lines []petition.Line
		for _, e := range all {
			if (e.By == "") == (who == province.Portal) {
				lines = append(lines, petition.Line{Number: len(lines) + 1, Event: e})
			}
		}
		if len(lines) == 0 {
			continue
		}
		by, err := s.as(ctx, who, "recordPetitionEvent")
		if err == nil {
			_, _, err = s.Book.RecordMany(by, func(yield func(petition.Line, error) bool) {
				for _, l := range lines {
					if !yield(l, nil) {
						return
					}
				}
			})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// review has somebody look at what is published on a day, and leave the masks as they
// are put forward.
func (s *story) review(ctx context.Context, day form.Day) error {
	for _, code := range s.reviews[day] {
		ctx, err := s.as(ctx, province.Desk, "publishPetition")
		if err != nil {
			return err
		}
		v, err := s.Book.At(ctx)
		if err != nil {
			return err
		}
		d, err := v.Draft(ctx, code)
		if err != nil {
			return err
		}
		if _, _, err = s.Book.Publish(ctx, code, d.Review(), d.Version); err != nil {
			return fmt.Errorf("%s: %w", code, err)
		}
		if err = s.show(ctx, code); err != nil {
			return fmt.Errorf("%s: %w", code, err)
		}
	}
	return nil
}

// quiet is a log that nobody reads.
var quiet = slog.New(slog.DiscardHandler)
