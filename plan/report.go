package plan

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// ReportQuery chooses a report.
type ReportQuery struct {
	// ObligationQuery chooses what is counted. Its Span does not matter: the
	// period does. With Only the report is that of one body: what it answers
	// for at the end of the period.
	ObligationQuery
	// Period is what is reported on, in the days of Window.
	Period schedule.Period
	Window schedule.Window
	// By says what a row is; the zero value is GroupByBody.
	By Grouping
}

// Grouping says what the rows of a report are.
type Grouping uint8

// The groupings.
const (
	GroupByBody Grouping = iota // a row a body that answers at the end of the period
	GroupByTask                 // a row a task
)

// MarshalJSON refuses: how to count is a question, not kept.
func (Grouping) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*Grouping) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }

// Report is how a plan stood at the end of a period. It counts the
// obligations that were due in the period, those carried over from before
// (due earlier, and not done when the period began), and those without a due
// day that were open in it. A duty that nobody answers for at the end of the
// period counts in no row and in no total, but as Lapsed.
type Report struct {
	Plan   string          `json:"plan"`
	Period schedule.Period `json:"period"`
	Window schedule.Window `json:"window"`
	Rows   []ReportRow     `json:"rows,omitzero"`
	Total  ReportRow       `json:"total"`
	// Tasks counts the tasks that the rows come from. A task is overdue when one
	// of its obligations in the report is, else open when one is open, else
	// done late when one was done late, else done on time.
	Tasks  Count `json:"tasks"`
	Lapsed int   `json:"lapsed,omitzero"`
}

type reportForm Report

var reports = form.Of[reportForm](0)

// MarshalJSON writes the report with its counts; one without a plan and a
// period is not written.
func (r Report) MarshalJSON() ([]byte, error) { return reports.Write(reportForm(r)) }

// UnmarshalJSON reads what MarshalJSON writes, and nothing else.
func (r *Report) UnmarshalJSON(data []byte) error { return readInto(reports, (*reportForm)(r), data) }

// Span is the days of the report: its period, in its window.
func (r Report) Span() schedule.Span { return r.Window.Span(r.Period) }

// ReportRow is the counts of one body or task. Every figure of the rows adds
// up to that of the total.
type ReportRow struct {
	Body   string  `json:"body,omitzero"` // for GroupByBody
	BodyID body.ID `json:"bodyID,omitzero"`
	Task   TaskID  `json:"task,omitzero"` // for GroupByTask
	Title  string  `json:"title,omitzero"`

	Count             // at the end of the period
	WithoutDate int   `json:"withoutDate"` // of the total, those without a due day
	CarriedOver int   `json:"carriedOver"` // of the total, those due before the period
	Previous    Count `json:"previous"`    // the period before
}

// Completion is what was due and is done, and what was due, as the Government's
// reports have it: done, of done and overdue together (report 1270/BC-TCTTTg of
// 27 December 2017). What is open and in time counts on neither side. That
// report publishes 98.6297% as 98.62%, two decimals with the rest cut off, and
// the overdue share as the rest to 100; where nothing was due, there is no
// share.
func (c Count) Completion() (done, due int) {
	done = c.DoneOnTime + c.DoneLate
	return done, done + c.OpenOverdue
}

// Report computes a report. The period before, in the same window, stands
// beside it.
func (p *Plan) Report(progress *Progress, q ReportQuery) Report {
	r := Report{Period: q.Period, Window: q.Window}
	if p == nil {
		return r
	}
	r.Plan = p.Number
	now, before := r.Span(), q.Window.Span(q.Period.Previous())
	lines := reportLines{query: q, last: now.Last(), rows: map[rowKey]*ReportRow{}, tasks: map[TaskID]Status{}}
	all := q.ObligationQuery
	all.Span = p.Span() // a plan asks for nothing after its end, whenever it is reported on
	for st := range p.standings(progress, all, now.Last()) {
		carried, in := p.within(st, now)
		if !in {
			continue
		}
		// A duty that nobody answers for counts in no row.
		row, lapsed := lines.of(st)
		if lapsed {
			r.Lapsed++
		}
		if row != nil {
			row.count(st.State, carried)
			r.Total.count(st.State, carried)
			lines.task(st.Task.ID, st.Status)
		}
	}
	if !q.Period.Previous().IsZero() {
		h := newHolders(q.Bodies, now.Last())
		for st := range p.standings(progress, all, before.Last()) {
			if _, in := p.within(st, before); !in {
				continue
			}
			// What stood in the period before stands with who answers now.
			st.answer = h.of(&st.Obligation)
			if row, _ := lines.of(st); row != nil {
				row.Previous = row.Previous.With(st.Status)
				r.Total.Previous = r.Total.Previous.With(st.Status)
			}
		}
	}
	for _, status := range lines.tasks {
		r.Tasks = r.Tasks.With(status)
	}
	r.Rows = lines.sorted(p)
	return r
}

// count counts an obligation at the end of the period.
func (r *ReportRow) count(s State, carried bool) {
	r.Count = r.With(s.Status)
	if s.Due == form.NoDay {
		r.WithoutDate++
	}
	if carried {
		r.CarriedOver++
	}
}

// reportLines gathers the rows of a report.
type reportLines struct {
	query ReportQuery
	last  form.Day // of the period
	rows  map[rowKey]*ReportRow
	tasks map[TaskID]Status
}

// of is the row in which an obligation counts: none for one that has lapsed,
// or that is not asked for.
func (l *reportLines) of(s *standing) (row *ReportRow, lapsed bool) {
	key, lapsed := s.key()
	if lapsed || !l.query.asksFor(key.holder, l.last) {
		return nil, lapsed
	}
	if l.query.By == GroupByTask {
		key = rowKey{task: s.Task.ID}
	}
	row, ok := l.rows[key]
	if !ok {
		row = &ReportRow{Body: key.wording, BodyID: key.holder, Task: key.task}
		switch {
		case key.task != "":
			row.Title = s.Task.Title
		case !key.holder.IsZero(): // one name, whatever the tasks call the body
			row.Body = l.query.Bodies.ByID(key.holder).Name(l.last)
		}
		l.rows[key] = row
	}
	return row, false
}

// task notes the status of a task, which is as its worst obligation.
func (l *reportLines) task(id TaskID, s Status) {
	if worst, ok := l.tasks[id]; !ok || worseThan(s, worst) {
		l.tasks[id] = s
	}
}

// sorted is the rows in the order of the tasks, or of the bodies.
func (l *reportLines) sorted(p *Plan) (rows []ReportRow) {
	for _, row := range l.rows {
		rows = append(rows, *row)
	}
	order := map[TaskID]int{}
	for i, t := range p.Tasks {
		order[t.ID] = i
	}
	slices.SortFunc(rows, func(a, b ReportRow) int {
		return cmp.Or(cmp.Compare(order[a.Task], order[b.Task]), cmp.Compare(a.BodyID, b.BodyID), cmp.Compare(a.Body, b.Body))
	})
	return rows
}

// worseThan orders statuses for a task, which is as its worst obligation.
func worseThan(a, b Status) bool {
	order := []Status{DoneOnTime, DoneLate, OpenInTime, OpenOverdue}
	return slices.Index(order, a) > slices.Index(order, b)
}

// within says whether what stands at the end of a span belongs to the report on
// it, and whether it was carried over.
func (p *Plan) within(s *standing, span schedule.Span) (carried, in bool) {
	doneBefore := s.DoneOn != form.NoDay && s.DoneOn < span.Since
	due := s.State.Due
	switch {
	case due == form.NoDay:
		// Open without a day: from the day on which it arises, while the plan lasts.
		return false, s.Arises() < span.Until && p.To >= span.Since && !doneBefore
	case due < span.Since:
		return true, !doneBefore
	}
	return false, due < span.Until
}

// rowKey is what makes a row one: its task; or its body, by the identifier, and
// only where no registry knows the body by the wording of the document.
type rowKey struct {
	task    TaskID
	holder  body.ID
	wording string
}

// key is the body in whose row an obligation counts: who answers for it at the
// end of the period. It has lapsed when nobody does.
func (s *standing) key() (key rowKey, lapsed bool) {
	switch holder, one := s.holder(); {
	case s.Body.IsZero():
		return rowKey{wording: s.Named}, false
	case one:
		return rowKey{holder: holder.ID()}, false
	}
	return rowKey{holder: s.Body.ID()}, s.answer != nil && s.answer.Outcome == body.OutcomeNobody
}

// Table is the report as a plain table: header and rows, the total last. The
// share that [Count.Completion] is the figures of is written by percent, as
// whoever shows the table rounds it; without percent the table has no such
// column.
func (r Report) Table(l form.Language, percent func(done, due int) string) (header []string, rows [][]string) {
	header = []string{l.Pick("Cơ quan", "Body")}
	byTask := len(r.Rows) > 0 && r.Rows[0].Task != ""
	if byTask {
		header = []string{l.Pick("Stt", "Task"), l.Pick("Nhiệm vụ", "Title")}
	}
	header = append(header, l.Pick("Tổng số", "Total"),
		l.Pick("Hoàn thành đúng hạn", "Done on time"), l.Pick("Hoàn thành quá hạn", "Done late"),
		l.Pick("Đang thực hiện trong hạn", "Open, in time"), l.Pick("Đang thực hiện quá hạn", "Open, overdue"),
		l.Pick("Không có hạn", "Without a due day"), l.Pick("Chuyển từ kỳ trước", "Carried over"))
	if percent != nil {
		header = append(header, l.Pick("Tỷ lệ hoàn thành (%)", "Completion (%)"))
	}
	header = append(header, l.Pick("Kỳ trước: tổng số", "Period before: total"), l.Pick("Kỳ trước: quá hạn", "Period before: overdue"))
	for i, row := range append(slices.Clone(r.Rows), r.Total) {
		cells := []string{row.Body}
		if byTask {
			cells = []string{string(row.Task), row.Title}
		}
		if i == len(r.Rows) {
			cells[0] = l.Pick("Tổng cộng", "Total")
		}
		for _, n := range []int{row.Total(), row.DoneOnTime, row.DoneLate, row.OpenInTime, row.OpenOverdue, row.WithoutDate, row.CarriedOver} {
			cells = append(cells, strconv.Itoa(n))
		}
		if percent != nil {
			cells = append(cells, percent(row.Completion()))
		}
		rows = append(rows, append(cells, strconv.Itoa(row.Previous.Total()), strconv.Itoa(row.Previous.OpenOverdue)))
	}
	return header, rows
}
