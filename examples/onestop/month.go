package main

import (
	"time"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/figures"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// A month is counted from dossiers and petitions, published once, and then stays as
// it was published: what comes later stands beside it as a correction.

const source = "hệ thống một cửa tỉnh Ví Dụ"

// books is the ledger of published figures: read by many requests at once, written by
// one alone.
type books struct{ ledger indicator.Ledger }

// readMonth reads a month from an address.
func readMonth(text string) (schedule.Period, error) {
	p, err := schedule.ParsePeriod(text)
	if err == nil && p.Grain() != schedule.GrainMonth {
		err = fault{400, "Kỳ báo cáo là tháng, viết như 2026-10."}
	}
	return p, err
}

// observations is what a month's dossiers and petitions give, of each unit with all
// below it, as it is known now.
func observations(l *library, t *tally, pets []petition.Petition, p schedule.Period, now time.Time) ([]indicator.Observation, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	today := calendar.DayAt(now)
	list, err := t.register.Observations(onestop.Figures{Report: onestop.Report{First: p, Last: p, AsOf: asOf(p, now), RollUp: l.bodies},
		Missing: notRecorded, Recorded: today, Source: source})
	if err != nil {
		return nil, err
	}
	of := figures.Observations(l.petition, pets, figures.ObservationQuery{
		TallyQuery: figures.TallyQuery{Period: p, Today: asOf(p, now), RollUp: true}, Recorded: today, Source: source})
	told := map[indicator.Key]bool{}
	for _, o := range of {
		told[o.Key()] = true
	}
	// This system has the petitions of all, so it knows of the others that they had none.
	for _, o := range list {
		if o.Indicator == "766/2.1" {
			for _, id := range []indicator.ID{figures.IndicatorInTime, figures.IndicatorSatisfaction} {
				o.Indicator, o.Value = id, indicator.MustRatio(0, 0)
				if !told[o.Key()] {
					of = append(of, o)
				}
			}
		}
	}
	return append(list, of...), nil
}

// figures is the ledger for a month: what was published, or else what is known now.
func (b *books) figures(l *library, t *tally, pets []petition.Petition, p schedule.Period, now time.Time) (ledger *indicator.Ledger, published form.Day, err error) {
	if on, ok := b.ledger.Closed(p, schedule.CalendarWindow); ok {
		return b.ledger.AsOf(calendar.DayAt(now)), on, nil
	}
	list, err := observations(l, t, pets, p, now)
	if err != nil {
		return nil, form.NoDay, err
	}
	ledger, err = indicator.NewLedger(list...)
	return ledger, form.NoDay, err
}

// close records a month and publishes it; recorded again on a later day, it gives
// corrections.
func (b *books) close(l *library, t *tally, pets []petition.Petition, p schedule.Period, now time.Time) error {
	if p.Span().Last() >= calendar.DayAt(now) {
		return fault{409, "Kỳ " + p.Text(vi) + " chưa kết thúc."}
	}
	list, err := observations(l, t, pets, p, now)
	if err != nil {
		return err
	}
	if err := b.ledger.Add(list...); err != nil {
		return err
	}
	if _, ok := b.ledger.Closed(p, schedule.CalendarWindow); ok {
		return nil
	}
	return b.ledger.Close(p, schedule.CalendarWindow, calendar.DayAt(now))
}
