// Package whatif says what a change of the law would move before it holds: due days,
// bearers, limits, figures and points, each with what it is, what it would be and why.
// Nothing is recorded.
package whatif

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/ledger/law"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Figure is a figure that would be another; a zero ratio is none.
type Figure struct {
	indicator.Key
	Before, After indicator.Ratio
}

// Points is the points of a body that would be others.
type Points struct {
	Body          body.ID
	Period        schedule.Period
	Before, After scorecard.Score
}

// Report is what a change of the law would move, as of a day.
type Report struct {
	Today form.Day
	Rules *petition.Rules // by which petitions would run; nil: by those of today
	ledger.LawChange
	Limits  []petition.Move
	Figures []Figure // that are counted from dossiers and petitions
	Points  []Points // on the scorecard of Decision 766/QĐ-TTg
	Bodies  int      // that are there and were not
}

// Of is what a change of the law would move of all that is recorded, and other rules of
// petitions with it; nil: those stay.
func Of(ctx context.Context, l *ledger.Ledger, book *casebook.Book, c ledger.LawChange, rules *petition.Rules) (r Report, err error) {
	r = Report{Today: l.Today(), Rules: rules, LawChange: c}
	if c.Before.Calendar == nil { // it was taken in before
		return r, nil
	}
	r.Bodies = c.After.Bodies.Len() - c.Before.Bodies.Len()
	if r.Limits, err = book.Moved(ctx, c.Before, c.After, rules); err != nil {
		return r, err
	}
	periods := periods(c, r.Today)
	if r.Figures, err = moved(ctx, l, book, r, periods); err != nil {
		return r, err
	}
	if c.Before.Bodies == c.After.Bodies {
		return r, nil // points come from bodies and their figures, which no calendar changes
	}
	r.Points, err = points(ctx, l, c, periods, r.touched())
	return r, err
}

// touched is the bodies whose figures or whose successions would be others.
func (r Report) touched() map[body.ID]bool {
	all := map[body.ID]bool{}
	for _, f := range r.Figures {
		all[f.Body] = true
	}
	for b := range r.After.Bodies.Bodies() {
		was := r.Before.Bodies.ByID(b.ID())
		if was.IsZero() || b.Life() != was.Life() || len(b.Absorbed()) != len(was.Absorbed()) {
			all[b.ID()] = true
		}
	}
	return all
}

// mostPeriods is how many months are looked at.
const mostPeriods = 6

// periods is this month, and the months from it on in which a body begins or ends that
// does not by the law as it is.
func periods(c ledger.LawChange, today form.Day) []schedule.Period {
	this := schedule.PeriodOf(today, schedule.GrainMonth)
	at := map[schedule.Period]bool{this: true}
	if c.Before.Bodies != c.After.Bodies {
		for b := range c.After.Bodies.Bodies() {
			was := c.Before.Bodies.ByID(b.ID())
			life, before := b.Life(), was.Life()
			for _, day := range []form.Day{life.Since, life.Until} {
				if day > today && (was.IsZero() || day != before.Since && day != before.Until) {
					at[schedule.PeriodOf(day, schedule.GrainMonth)] = true
				}
			}
		}
	}
	all := slices.SortedFunc(maps.Keys(at), schedule.Period.Compare)
	return all[:min(len(all), mostPeriods)]
}

// moved is the figures that would be others.
func moved(ctx context.Context, l *ledger.Ledger, book *casebook.Book, r Report, periods []schedule.Period) ([]Figure, error) {
	all := map[indicator.Key]*Figure{}
	told := func(w law.Law, rules *petition.Rules, put func(*Figure, indicator.Ratio)) error {
		some, err := l.Figures().Counted(ctx, schedule.CalendarWindow, w.Bodies, periods...)
		if err != nil {
			return err
		}
		more, err := book.Counted(ctx, w, rules, periods)
		if err != nil {
			return err
		}
		for _, o := range append(some, more...) {
			if o.Procedure != "" {
				continue
			}
			f := all[o.Key()]
			if f == nil {
				f = &Figure{Key: o.Key()}
				all[o.Key()] = f
			}
			put(f, o.Value)
		}
		return nil
	}
	if err := told(r.Before, nil, func(f *Figure, v indicator.Ratio) { f.Before = v }); err != nil {
		return nil, err
	}
	if err := told(r.After, r.Rules, func(f *Figure, v indicator.Ratio) { f.After = v }); err != nil {
		return nil, err
	}
	var list []Figure
	for _, f := range all {
		if f.Before != f.After && (says(f.Before) || says(f.After)) {
			list = append(list, *f)
		}
	}
	slices.SortFunc(list, func(a, b Figure) int {
		if n := a.Period.Compare(b.Period); n != 0 {
			return n
		}
		return strings.Compare(string(a.Body)+" "+string(a.Indicator), string(b.Body)+" "+string(b.Indicator))
	})
	return list, nil
}

// says is whether a figure says something: a share of nothing is no more than none.
func says(v indicator.Ratio) bool { return v.HasBase() || v.IsCount() }

// points is the points that would be others, of what was observed and is counted.
func points(ctx context.Context, l *ledger.Ledger, c ledger.LawChange, periods []schedule.Period, touched map[body.ID]bool) ([]Points, error) {
	card := catalog.Scorecard766()
	type key struct {
		body   body.ID
		period schedule.Period
	}
	all := map[key]*Points{}
	for _, side := range []struct {
		law law.Law
		put func(*Points, scorecard.Score)
	}{{c.Before, func(p *Points, s scorecard.Score) { p.Before = s }}, {c.After, func(p *Points, s scorecard.Score) { p.After = s }}} {
		q := figures.Question{From: figures.FromBoth, Registry: side.law.Bodies, RollUp: true, Periods: periods}
		if err := l.Figures().Ask(ctx, q, func(fs figures.Figures) error {
			for _, b := range fs.Bodies() {
				if !touched[b] {
					continue
				}
				for _, p := range periods {
					s := fs.Score(card, b, p)
					k := key{b, p}
					if all[k] == nil {
						all[k] = &Points{Body: b, Period: p}
					}
					side.put(all[k], s)
				}
			}
			return nil
		}); err != nil {
			return nil, err
		}
	}
	var list []Points
	for _, p := range all {
		if p.Before.Score != p.After.Score || p.Before.Assessable != p.After.Assessable {
			list = append(list, *p)
		}
	}
	slices.SortFunc(list, func(a, b Points) int {
		if n := a.Period.Compare(b.Period); n != 0 {
			return n
		}
		return strings.Compare(string(a.Body), string(b.Body))
	})
	return list, nil
}
