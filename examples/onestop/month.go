package main

import (
	"slices"
	"sync"
	"time"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/figures"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// A month is counted from dossiers and petitions, closed once, and then stays as
// it was published: what comes later stands beside it as a correction.

const source = "hệ thống một cửa tỉnh Ví Dụ"

// books is the ledger of published figures, kept in snapshots.
type books struct {
	mu     sync.Mutex
	ledger indicator.Ledger
}

// observations is what a month's dossiers and petitions give, of each unit with all
// below it, as it is known now.
func observations(l *library, t *tally, pets []petition.Petition, p schedule.Period, now time.Time) ([]indicator.Observation, error) {
	today := calendar.DayAt(now)
	t.mu.Lock()
	defer t.mu.Unlock()
	list, err := t.register.Observations(onestop.Figures{
		Report:  onestop.Report{First: p, Last: p, AsOf: asOf(p, today), RollUp: l.bodies},
		Missing: notRecorded, Recorded: today, Source: source,
	})
	if err != nil {
		return nil, err
	}
	list = append(list, figures.Observations(l.petition, pets, figures.ObservationQuery{
		TallyQuery: figures.TallyQuery{Period: p, Today: asOf(p, today), RollUp: true}, Recorded: today, Source: source})...)
	return append(list, none(list, p, today)...), nil
}

// none says of the units without petitions that they had none: this system has the
// petitions of all, so that it knows.
func none(list []indicator.Observation, p schedule.Period, today form.Day) (more []indicator.Observation) {
	for _, o := range list {
		if o.Indicator != "766/2.1" {
			continue
		}
		for _, id := range []indicator.ID{figures.IndicatorInTime, figures.IndicatorSatisfaction} {
			if !slices.ContainsFunc(list, func(other indicator.Observation) bool { return other.Indicator == id && other.Body == o.Body }) {
				more = append(more, indicator.Observation{Indicator: id, Body: o.Body, Period: p, Value: indicator.MustRatio(0, 0), Recorded: today, Source: source})
			}
		}
	}
	return more
}

// figures is the ledger for a month: that of the books when it was published, else
// one of what is known now.
func (b *books) figures(l *library, t *tally, pets []petition.Petition, p schedule.Period, now time.Time) (ledger *indicator.Ledger, published form.Day, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
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

// close records a month and publishes it; recorded again after that, it gives
// corrections.
func (b *books) close(l *library, t *tally, pets []petition.Petition, month string, now time.Time) error {
	p, err := schedule.ParsePeriod(month)
	if err != nil {
		return err
	}
	if p.Span().Last() >= calendar.DayAt(now) {
		return fault{409, "Kỳ " + p.Text(form.Vietnamese) + " chưa kết thúc."}
	}
	list, err := observations(l, t, pets, p, now)
	if err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := b.ledger.Add(list...); err != nil {
		return err
	}
	if _, ok := b.ledger.Closed(p, schedule.CalendarWindow); ok {
		return nil
	}
	return b.ledger.Close(p, schedule.CalendarWindow, calendar.DayAt(now))
}

// corrections is what came after a month was published, as a table with its header.
func (b *books) corrections(l *library, now time.Time) [][]string {
	b.mu.Lock()
	defer b.mu.Unlock()
	list := [][]string{{"Kỳ", "Chỉ số", "Đơn vị", "Đã công bố", "Nay là", "Vì sao"}}
	for _, c := range b.ledger.Corrections() {
		o := c.Now
		list = append(list, []string{o.Period.Text(form.Vietnamese), string(o.Indicator), l.unitName(string(o.Body), now), c.Published.Value.String(), o.Value.String(), c.Reason.In(form.Vietnamese)})
	}
	return list
}

// monthText is a month as people write it; ok is false for what is none.
func monthText(month string) (text string, ok bool) {
	p, err := schedule.ParsePeriod(month)
	return p.Text(form.Vietnamese), err == nil && p.Grain() == schedule.GrainMonth
}

// unitsBelow is the departments and communes of the province on a day.
func (l *library) unitsBelow(now time.Time, communes bool) (ids []string) {
	class := body.Department
	if communes {
		class = body.CommuneCommittee
	}
	for _, b := range l.bodies.Under(province, body.ClassesOf(class), calendar.DayAt(now)) {
		ids = append(ids, string(b.ID()))
	}
	return ids
}

func (b *books) snapshot() ([]byte, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.ledger.MarshalBinary()
}
