package main

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/plan/table"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// The province's own plan, imported from a table, and what it and the published plans
// ask of its units.

// readTable reads a plan out of text as a spreadsheet copies it. What a person should
// look at comes with it.
func (l *library) readTable(text string, year int) (number, kept string, doubts []table.Doubt, err error) {
	draft, doubts, err := table.ReadText(text, table.Options{Year: year, Bodies: l.bodies})
	p, bad := plan.New(draft)
	if err = cmp.Or(err, bad); err != nil {
		return "", "", nil, err
	}
	data, err := json.Marshal(p.Keyed())
	return p.Number, string(data), doubts, err
}

// plans is the plans of the province and those published, with what was recorded.
type plans struct {
	l        *library
	list     []*plan.Plan
	progress *plan.Progress
}

func readPlans(q db, l *library) (ps plans, err error) {
	ps = plans{l: l, list: catalog.Plans()}
	err = each(q, func(text string) error {
		p, err := plan.Read([]byte(text))
		ps.list = append(ps.list, p)
		return err
	}, "SELECT body FROM plans ORDER BY number")
	lines, bad := all[string](q, "SELECT line FROM plan_events ORDER BY id")
	events, worse := plan.ReadEvents(strings.NewReader(strings.Join(lines, "\n")))
	if err := cmp.Or(err, bad, worse); err != nil {
		return ps, err
	}
	ps.progress, err = plan.NewProgress(events, plan.ProgressOptions{})
	return ps, err
}

// due is what the plans ask of a unit, or of any unit where it is the province, from
// the beginning of the year until so many days from now.
func (ps plans) due(unit string, days int, now time.Time) (list []plan.DueRow) {
	today := calendar.DayAt(now)
	q := plan.DueQuery{AsOf: today, ObligationQuery: plan.ObligationQuery{Bodies: ps.l.bodies, Expand: true,
		Span: schedule.Span{Since: schedule.PeriodOf(today, schedule.GrainYear).Span().Since, Until: today + form.Day(days)}}}
	for _, p := range ps.list {
		if !p.Span().Overlaps(q.Span) {
			continue
		}
		for row := range p.Due(ps.progress, q) {
			if row.Due != form.NoDay && (row.BodyID == body.ID(unit) || unit == province && slices.Contains(ps.l.bodies.Line(row.BodyID, today), province)) {
				list = append(list, row)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b plan.DueRow) int { return int(a.Due - b.Due) })
	return list
}

// record is the line to keep of a duty of the unit that was done, if it may be recorded.
func (ps plans) record(unit, id, day, document string, now time.Time) (key, line string, err error) {
	on, err := form.ParseDay(day)
	if err != nil {
		return "", "", err
	}
	if !slices.ContainsFunc(ps.due(unit, 365, now), func(r plan.DueRow) bool { return string(r.ID) == id }) {
		return "", "", fault{403, "Phần việc không thuộc đơn vị của bạn."}
	}
	e := plan.Event{ID: id + "/" + day, Obligation: plan.ObligationID(id), Type: plan.EventDone, Day: on, Document: document}
	for _, p := range ps.list {
		if o, ok := p.Obligation(e.Obligation, plan.ObligationQuery{Bodies: ps.l.bodies, Expand: true}); ok {
			if err := o.Admit(ps.progress, e, calendar.DayAt(now)); err != nil {
				return "", "", err
			}
		}
	}
	data, err := json.Marshal(e)
	return e.ID, string(data), err
}
