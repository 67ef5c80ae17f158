package main

import (
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

// importPlan reads a plan out of text as a spreadsheet copies it: cells parted by
// tabs, with the lines of the document above the table. What a person should look
// at comes with it.
func (l *library) importPlan(text string, year int) (number, kept string, doubts []string, err error) {
	var above []string
	var rows [][]string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if strings.Contains(line, "\t") {
			rows = append(rows, strings.Split(line, "\t"))
		} else if len(rows) == 0 {
			above = append(above, line)
		}
	}
	first := schedule.Year(year)
	document, rest := table.ParseDocument([]string{strings.Join(above, "\n")}, l.bodies, first.Since) // the head is one block
	document.From, document.To = first.Since, first.Last()
	document.Title = strings.Join(rest, " ")
	draft, doubted, err := table.Read(rows, table.Options{Document: document, Year: year, Bodies: l.bodies})
	if err != nil {
		return "", "", nil, err
	}
	p, err := plan.New(draft)
	if err != nil {
		return "", "", nil, err
	}
	for _, d := range doubted {
		doubts = append(doubts, d.Message(form.Vietnamese))
	}
	data, err := json.Marshal(p.Keyed())
	return p.Number, string(data), doubts, err
}

// duty is something that a plan asks of a unit.
type duty struct {
	ID     string `json:"id"`
	Plan   string `json:"plan"`
	Task   string `json:"task"`
	Title  string `json:"title"`
	Unit   string `json:"unit"`
	Due    string `json:"due"`
	Status string `json:"status"`
	Late   bool   `json:"late"`
	Open   bool   `json:"open"`
}

// due is the rows of all plans that ask something of the unit, or of any unit of the
// province where it is the province itself, in the year until so many days from now.
func (l *library) due(kept, lines []string, unit string, days int, now time.Time) ([]plan.DueRow, error) {
	events, err := plan.ReadEvents(strings.NewReader(strings.Join(lines, "\n")))
	if err != nil {
		return nil, err
	}
	progress, err := plan.NewProgress(events, plan.ProgressOptions{})
	if err != nil {
		return nil, err
	}
	plans := catalog.Plans()
	for _, text := range kept {
		p, err := plan.Read([]byte(text))
		if err != nil {
			return nil, err
		}
		plans = append(plans, p)
	}
	today := calendar.DayAt(now)
	q := plan.DueQuery{AsOf: today, ObligationQuery: plan.ObligationQuery{Bodies: l.bodies, Expand: true,
		Span: schedule.Span{Since: schedule.PeriodOf(today, schedule.GrainYear).Span().Since, Until: today + form.Day(days)}}}
	var list []plan.DueRow
	for _, p := range plans {
		if !p.Span().Overlaps(q.Span) {
			continue
		}
		for row := range p.Due(progress, q) {
			if row.Due != form.NoDay && (row.BodyID == body.ID(unit) || unit == province && slices.Contains(l.bodies.Line(row.BodyID, today), province)) {
				list = append(list, row)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b plan.DueRow) int { return int(a.Due - b.Due) })
	return list, nil
}

func (l *library) duties(kept, lines []string, unit string, now time.Time) (list []duty, err error) {
	rows, err := l.due(kept, lines, unit, 60, now)
	for _, r := range rows {
		list = append(list, duty{string(r.ID), r.Plan, string(r.Task), r.Title, r.Body, schedule.MomentOn(r.Due).In(form.Vietnamese), r.StatusText(form.Vietnamese),
			r.Status == plan.OpenOverdue || r.Status == plan.DoneLate, r.Status == plan.OpenInTime || r.Status == plan.OpenOverdue})
	}
	return list, err
}

// done is the line to keep of a duty that was done, if it may be recorded.
func (l *library) done(kept, lines []string, id, day, document string, now time.Time) (key, line string, err error) {
	on, err := form.ParseDay(day)
	if err != nil {
		return "", "", err
	}
	e := plan.Event{ID: id + "/" + day, Obligation: plan.ObligationID(id), Type: plan.EventDone, Day: on, Document: document}
	for _, text := range kept {
		p, err := plan.Read([]byte(text))
		if err != nil {
			return "", "", err
		}
		o, ok := p.Obligation(e.Obligation, plan.ObligationQuery{Bodies: l.bodies, Expand: true})
		if !ok {
			continue
		}
		events, err := plan.ReadEvents(strings.NewReader(strings.Join(lines, "\n")))
		if err != nil {
			return "", "", err
		}
		progress, err := plan.NewProgress(events, plan.ProgressOptions{})
		if err != nil {
			return "", "", err
		}
		if err := o.Admit(progress, e, calendar.DayAt(now)); err != nil {
			return "", "", err
		}
		data, err := json.Marshal(e)
		return e.ID, string(data), err
	}
	return "", "", errMissing
}
