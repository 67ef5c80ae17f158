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
	// By says what a row is; the zero value is ByBody.
	By Grouping
}

// Grouping says what the rows of a report are.
type Grouping uint8

// The groupings.
const (
	ByBody Grouping = iota // a row a body that answers at the end of the period
	ByTask                 // a row a task
)

// Report is how a plan stood at the end of a period. It counts the
// obligations that were due in the period, those carried over from before
// (due earlier, and not done when the period began), and those without a due
// day that were open in it. A duty that nobody answers for at the end of the
// period counts in no row and in no total, but as Lapsed.
type Report struct {
	Plan   string
	Period schedule.Period
	Span   schedule.Span
	Rows   []ReportRow
	Total  ReportRow
	// Tasks counts the tasks that the rows come from. A task is overdue when one
	// of its obligations in the report is, else open when one is open, else
	// done late when one was done late, else done on time.
	Tasks  Count
	Lapsed int
}

// ReportRow is the counts of one body or task. Every figure of the rows adds
// up to that of the total.
type ReportRow struct {
	Body   string // for ByBody
	BodyID body.ID
	Task   TaskID // for ByTask
	Title  string

	Count           // at the end of the period
	WithoutDate int // of the total, those without a due day
	CarriedOver int // of the total, those due before the period
	Previous    Count
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
	r := Report{Plan: p.Number, Period: q.Period, Span: q.Window.Span(q.Period)}
	rows := map[rowKey]*ReportRow{}
	add := func(o Obligation, span schedule.Span, count func(*ReportRow, State, bool)) (lapsed bool) {
		state, carried, in := p.within(progress, o, span)
		if !in {
			return false
		}
		// Also what stood in the period before stands with who answers now.
		key, lapsed := q.keyOf(o, r.Span.Last())
		if lapsed || !q.Only.IsZero() && key.holder != q.Only {
			return lapsed
		}
		if q.By == ByTask {
			key = rowKey{task: o.Task.ID}
		}
		row, ok := rows[key]
		if !ok {
			row = &ReportRow{Body: key.wording, BodyID: key.holder, Task: key.task}
			switch {
			case key.task != "":
				row.Title = o.Task.Title
			case !key.holder.IsZero(): // one name, whatever the tasks call the body
				row.Body = q.Bodies.ByID(key.holder).Name(r.Span.Last())
			}
			rows[key] = row
		}
		count(row, state, carried)
		count(&r.Total, state, carried)
		return false
	}
	tasks := map[TaskID]Status{}
	before := q.Window.Span(q.Period.Previous())
	all := q.ObligationQuery
	all.Span = p.Span() // a plan asks for nothing after its end, whenever it is reported on
	for o := range p.Obligations(all) {
		lapsed := add(o, r.Span, func(row *ReportRow, s State, carried bool) {
			row.Add(s.Status)
			if worst, ok := tasks[o.Task.ID]; !ok || worseThan(s.Status, worst) {
				tasks[o.Task.ID] = s.Status
			}
			if s.Due == form.NoDay {
				row.WithoutDate++
			}
			if carried {
				row.CarriedOver++
			}
		})
		if lapsed {
			r.Lapsed++
		}
		if !q.Period.Previous().IsZero() {
			add(o, before, func(row *ReportRow, s State, _ bool) { row.Previous.Add(s.Status) })
		}
	}
	for _, status := range tasks {
		r.Tasks.Add(status)
	}
	for _, row := range rows {
		r.Rows = append(r.Rows, *row)
	}
	order := map[TaskID]int{}
	for i, t := range p.Tasks {
		order[t.ID] = i
	}
	slices.SortFunc(r.Rows, func(a, b ReportRow) int {
		return cmp.Or(cmp.Compare(order[a.Task], order[b.Task]), cmp.Compare(a.BodyID, b.BodyID), cmp.Compare(a.Body, b.Body))
	})
	return r
}

// worseThan orders statuses for a task, which is as its worst obligation.
func worseThan(a, b Status) bool {
	order := []Status{DoneOnTime, DoneLate, OpenInTime, OpenOverdue}
	return slices.Index(order, a) > slices.Index(order, b)
}

// within says whether an obligation belongs to the report on a span, how it
// stood at its end, and whether it was carried over.
func (p *Plan) within(progress *Progress, o Obligation, span schedule.Span) (s State, carried, in bool) {
	s = progress.State(o, span.Last())
	doneBefore := s.DoneOn != form.NoDay && s.DoneOn < span.Since
	switch {
	case s.Due == form.NoDay:
		// Open without a day: from the day on which it arises, while the plan lasts.
		return s, false, o.Arises() < span.Until && p.To >= span.Since && !doneBefore
	case s.Due < span.Since:
		return s, true, !doneBefore
	}
	return s, false, s.Due < span.Until
}

// rowKey is what makes a row one: its task; or its body, by the identifier, and
// only where no registry knows the body by the wording of the document.
type rowKey struct {
	task    TaskID
	holder  body.ID
	wording string
}

// keyOf is the body in whose row an obligation counts; it has lapsed when
// nobody answers for it.
func (q ReportQuery) keyOf(o Obligation, on form.Day) (key rowKey, lapsed bool) {
	var row DueRow
	DueQuery{ObligationQuery: q.ObligationQuery}.placeOn(&row, o, on)
	if row.BodyID.IsZero() {
		return rowKey{wording: row.Body}, false
	}
	return rowKey{holder: row.BodyID}, row.Inherited != nil && row.Inherited.Outcome == body.OutcomeNobody
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
