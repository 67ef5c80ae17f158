package main

import (
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

// A month is counted from dossiers, petitions and what the province entered itself,
// published once, and then stays as it was published: what comes later stands beside
// it as a correction.

const source = "hệ thống một cửa tỉnh Ví Dụ"

// books is the ledger of published figures: read by many requests at once, written by
// one alone.
type books struct{ ledger indicator.Ledger }

// month is what the figures of a month come from.
type month struct {
	*library
	*tally
	schedule.Period
	petitions []petition.Petition
	entered   []entered
	now       time.Time
}

// readMonth reads a month from an address.
func readMonth(text string) (schedule.Period, error) {
	p, err := schedule.ParsePeriod(text)
	if err == nil && p.Grain() != schedule.GrainMonth {
		err = fault{400, "Kỳ báo cáo là tháng, viết như 2026-10."}
	}
	return p, err
}

// observations is what a month gives of each unit with all below it, as it is known now.
func (m month) observations() ([]indicator.Observation, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	today := calendar.DayAt(m.now)
	list, err := m.register.Observations(onestop.Figures{Report: m.report(m.Period, m.now), Missing: notRecorded, Recorded: today, Source: source})
	if err != nil {
		return nil, err
	}
	units := []body.ID{province, centre} // those whose petitions are all here
	for _, u := range (shownUnits{m.library, m.now}).All() {
		units = append(units, u.ID())
	}
	list = append(list, figures.Observations(m.petition, m.petitions, m.query(units...))...)
	for _, e := range m.entered {
		o, err := e.observation(m.Period)
		if err != nil {
			return nil, err
		}
		list = append(list, o)
	}
	return list, nil
}

// query is how petitions are counted, of which the units have no others.
func (m month) query(units ...body.ID) figures.ObservationQuery {
	r := m.report(m.Period, m.now)
	return figures.ObservationQuery{TallyQuery: figures.TallyQuery{Period: m.Period, Today: r.AsOf, RollUp: true},
		All: units, Recorded: calendar.DayAt(m.now), Source: source}
}

// figures is the ledger for a month: what was published, or else what is known now.
func (b *books) figures(m month) (ledger *indicator.Ledger, published form.Day, err error) {
	if on, ok := b.ledger.Closed(m.Period, schedule.CalendarWindow); ok {
		return b.ledger.AsOf(calendar.DayAt(m.now)), on, nil
	}
	list, err := m.observations()
	if err == nil {
		ledger, err = indicator.NewLedger(list...)
	}
	return ledger, form.NoDay, err
}

// close records a month and publishes it; recorded again on a later day, it gives
// corrections.
func (b *books) close(m month) error {
	if m.Span().Last() >= calendar.DayAt(m.now) {
		return fault{409, "Kỳ báo cáo này chưa kết thúc."}
	}
	list, err := m.observations()
	if err == nil {
		err = b.ledger.Add(list...)
	}
	if _, ok := b.ledger.Closed(m.Period, schedule.CalendarWindow); ok || err != nil {
		return err
	}
	return b.ledger.Close(m.Period, schedule.CalendarWindow, calendar.DayAt(m.now))
}
