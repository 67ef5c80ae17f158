package main

import (
	"time"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Seam 3: what the published plans ask of this province, where they say "địa
// phương", and what the system has recorded as done in viec_ke_hoach.

// duties are those due in the month so far, as a table with its header.
func (l *library) duties(done []doneRow, now time.Time) ([][]string, error) {
	var events []plan.Event
	for _, d := range done {
		events = append(events, plan.Event{ID: d.duty, Type: plan.EventDone, Obligation: plan.ObligationID(d.duty),
			Day: calendar.DayAt(d.at.Time()), Document: d.document})
	}
	progress, err := plan.NewProgress(events, plan.ProgressOptions{})
	if err != nil {
		return nil, err
	}
	query := plan.DueQuery{AsOf: calendar.DayAt(now), ObligationQuery: plan.ObligationQuery{Bodies: l.bodies, Expand: true, Only: committee}}
	table := [][]string{{"Kế hoạch", "Stt", "Nhiệm vụ", "Hạn", "Tình trạng"}}
	for _, p := range catalog.Plans() {
		query.Span = schedule.PeriodOf(query.AsOf, schedule.GrainMonth).Span().Intersect(p.Span())
		if query.Span.IsEmpty() {
			continue
		}
		for row := range p.Due(progress, query) {
			if !row.Due.IsZero() {
				table = append(table, []string{row.Plan, string(row.Task), row.Title, row.Due.String(), row.Status.Text(form.Vietnamese)})
			}
		}
	}
	return table, nil
}
