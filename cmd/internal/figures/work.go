package figures

import (
	"context"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
)

// MostWork is how many dossiers in progress are looked at one by one: those that fall
// due next.
const MostWork = 2000

// Open is how many dossiers in progress with a body, and with all below it, can each
// still count one more in an indicator of a period.
func (r *Room) Open(ctx context.Context, q Question, b body.ID, p schedule.Period) (open map[indicator.ID]int64, err error) {
	_, err = r.Dossiers(ctx, q.Window, func(all Register) error {
		open, err = all.Open(all.figures(p, q.Registry), b, r.today())
		return err
	})
	return open, err
}

// Work is the dossiers in progress with a body, and with all below it, in the order in
// which each next one adds most to the points of a period, and how many more there are
// that were not looked at. The score is that of the figures that dossiers tell, if nothing
// is done until the end of the period.
func (r *Room) Work(ctx context.Context, q Question, card *scorecard.Card, b body.ID, p schedule.Period) (s scorecard.Score, turns []scorecard.Turn, more int, err error) {
	today := r.today()
	var codes []string
	var fs onestop.Figures
	var o onestop.Options
	if _, err := r.Dossiers(ctx, q.Window, func(all Register) error {
		codes, fs, o = all.InProgress(b, q.Registry, today), all.figures(p, q.Registry), all.Options()
		return nil
	}); err != nil {
		return s, nil, 0, err
	}
	if more = max(len(codes)-MostWork, 0); more > 0 {
		codes = codes[:MostWork]
	}
	work := make([]scorecard.Work, 0, len(codes))
	if err := r.Now(ctx, codes, func(code string, d *onestop.Dossier) error {
		open, ok, err := fs.Open(o, d, today)
		if ok && err == nil {
			work = append(work, scorecard.Work{Code: code, By: open.By, Adds: open.Adds})
		}
		return err
	}); err != nil {
		return s, nil, 0, err
	}
	q.From, q.RollUp, q.Periods = FromTally, true, []schedule.Period{p}
	err = r.Ask(ctx, q, func(told Figures) error {
		s = told.Score(card, b, p)
		return nil
	})
	return s, card.Order(s, work), more, err
}
