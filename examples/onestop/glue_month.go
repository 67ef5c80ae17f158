package main

import (
	"fmt"
	"time"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/figures"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Seam 4: what the month's dossiers and petitions allow of the scored set of
// Decision 766/QĐ-TTg and of the indicators of letter 221/VPCP-KSTT.

// month is what the pages of the system show of a month: tables, the first
// row the header.
type month struct {
	desks, points, unassessed, targets [][]string
	total                              string
}

func (l *library) month(rows []petitionRow, now time.Time) (m month, err error) {
	const vi = form.Vietnamese
	today := calendar.DayAt(now)
	period := schedule.PeriodOf(today, schedule.GrainMonth)

	// What each department counted, and the province with all of them.
	report := onestop.Report{First: period, Last: period, AsOf: today, RollUp: l.bodies}
	desks, err := l.register.Rows(report)
	if err != nil {
		return m, err
	}
	m.desks = [][]string{append([]string{"Đơn vị"}, onestop.DeskHeader(vi)...)}
	for d := range desks {
		m.desks = append(m.desks, append([]string{l.bodies.ByID(d.Body).Name(today)}, d.Cells()...))
	}

	// The figures of both in one ledger.
	counted, err := l.register.Observations(onestop.Figures{Report: report, Missing: notRecorded})
	if err != nil {
		return m, err
	}
	pets := make([]petition.Petition, len(rows))
	for i, r := range rows {
		if pets[i], err = l.petitionOf(r); err != nil {
			return m, err
		}
	}
	counted = append(counted, figures.Observations(l.pakn, pets, figures.ObservationQuery{
		TallyQuery: figures.TallyQuery{Period: period, Today: today, RollUp: true}})...)
	ledger, err := indicator.NewLedger(counted...)
	if err != nil {
		return m, err
	}

	// The points and the targets of the province.
	options := indicator.Options{Registry: l.bodies}
	card := catalog.Scorecard766()
	score := card.Score(committee, period, card.Values(ledger, committee, period, options))
	m.total = fmt.Sprintf("%s trên %s điểm chấm được, thang %s", score.Score.Text(vi), score.Assessable.Text(vi), score.Max.Text(vi))
	m.points = [][]string{{"Chỉ số", "Điểm", "Tối đa", "Cách tính"}}
	m.unassessed = [][]string{{"Chỉ số", "Tối đa", "Vì sao"}}
	for i, item := range card.Items() { // the scores are in their order
		s, name := score.Items[i], fmt.Sprintf("%s %s", item.ID, item.Name)
		if s.Assessed {
			m.points = append(m.points, []string{name, s.Score.Text(vi), s.Max.Text(vi), s.Rule.In(vi)})
		} else if !s.Tracking {
			m.unassessed = append(m.unassessed, []string{name, s.Max.Text(vi), s.Rule.In(vi)})
		}
	}
	set := catalog.Letter221()
	m.targets = [][]string{{"Chỉ tiêu", "Số liệu", "Đạt (%)", "Được giao", "Đánh giá"}}
	for _, e := range indicator.NewResults(set, ledger, options).All(period, committee) {
		if shown, ok := e.Shown(); ok { // dossiers and petitions tell it
			d, _ := set.Definition(e.Indicator)
			m.targets = append(m.targets, []string{fmt.Sprintf("%s %s", d.ID, d.Name), e.Value.String(), shown.Text(vi), e.Target.Goal.Text(vi), e.Outcome.Text(vi)})
		}
	}
	return m, nil
}
