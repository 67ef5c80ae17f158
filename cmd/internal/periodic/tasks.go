package periodic

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/paper"
	"github.com/caicach/tthc/cmd/internal/reports"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
)

// tasks is how the duties stood at the end of the period, and those that are late with
// their days and their documents.
func (r *report) tasks() (paper.Part, error) {
	part := paper.Part{Title: r.t("Thực hiện nhiệm vụ", "Tasks")}
	all, silent, err := r.accounts()
	if err != nil {
		return part, err
	}
	var total plan.Count
	var byPlan [][]string
	holders := map[string]*plan.Count{}
	var names []string
	for _, a := range all {
		total = plus(total, a.report.Total.Count)
		byPlan = append(byPlan, r.counts(a.Number+" – "+a.Title, a.report.Total.Count))
		for _, row := range a.report.Rows {
			if row.Total() == 0 {
				continue // only the period before had something
			}
			if holders[row.Body] == nil {
				names, holders[row.Body] = append(names, row.Body), new(plan.Count)
			}
			*holders[row.Body] = plus(*holders[row.Body], row.Count)
		}
	}
	counted := paper.Item{Title: r.t("Kết quả chung", "In general"), Texts: []string{r.sum(total)}}
	if len(byPlan) > 0 {
		counted.Table = r.countTable(r.t("Kế hoạch", "Plan"), numbered(byPlan), total)
		counted.Notes = []string{r.t("Tính các phần việc đến hạn trong kỳ, chuyển từ kỳ trước sang và không có hạn. Tỷ lệ: đã hoàn thành trên số đã hoàn thành và quá hạn, lấy hai chữ số thập phân, không làm tròn.",
			"Obligations that were due in the period, carried over into it, or without a due day. Share: of those done and overdue, those done; two decimals, the rest cut off.")}
	}
	if len(silent) > 0 {
		counted.Notes = append(counted.Notes, r.t("Không tính các kế hoạch chưa có kết quả nào được ghi nhận: ", "Plans about which nothing was recorded are not counted: ")+strings.Join(silent, "; ")+".")
	}
	part.Items = append(part.Items, counted)
	if r.several() && len(names) > 1 {
		slices.Sort(names)
		var rows [][]string
		for _, name := range names {
			rows = append(rows, r.counts(name, *holders[name]))
		}
		part.Items = append(part.Items, paper.Item{Title: r.t("Theo cơ quan chủ trì", "By the leading body"), Table: r.countTable(r.t("Cơ quan", "Body"), numbered(rows), total)})
	}
	late, err := r.late(all)
	part.Items = append(part.Items, late)
	return part, err
}

// plus is two counts together.
func plus(a, b plan.Count) plan.Count {
	return plan.Count{DoneOnTime: a.DoneOnTime + b.DoneOnTime, DoneLate: a.DoneLate + b.DoneLate, OpenInTime: a.OpenInTime + b.OpenInTime, OpenOverdue: a.OpenOverdue + b.OpenOverdue}
}

// sum is a count in words.
func (r *report) sum(c plan.Count) string {
	if c.Total() == 0 {
		return r.t("Không có phần việc nào đến hạn trong kỳ, chuyển từ kỳ trước sang hoặc không có hạn.", "Nothing was due in the period, carried over into it, or without a due day.")
	}
	return fmt.Sprintf(r.t("Tổng số %d phần việc: hoàn thành đúng hạn %d, hoàn thành quá hạn %d, đang thực hiện trong hạn %d, đang thực hiện quá hạn %d.",
		"%d obligations: %d done on time, %d done late, %d open in time, %d open and overdue."), c.Total(), c.DoneOnTime, c.DoneLate, c.OpenInTime, c.OpenOverdue)
}

// counts is a count as a row of a table.
func (r *report) counts(name string, c plan.Count) []string {
	row := []string{name, text(c.Total())}
	for _, s := range plan.Statuses() {
		row = append(row, text(c.Of(s)))
	}
	return append(row, r.percent(c.Completion()))
}

// percent is a share as the Government's reports write it.
func (r *report) percent(part, whole int) string {
	share := reports.Completion(part, whole)
	if share == "" {
		return "–"
	}
	return strings.Replace(share, ".", r.t(",", "."), 1) + "%"
}

// countTable is counts as a table.
func (r *report) countTable(first string, rows [][]string, total plan.Count) *paper.Table {
	t := &paper.Table{Columns: []paper.Column{r.order(), {Name: first, Share: 33}, {Name: r.t("Tổng số", "Total"), Share: 10, Align: paper.Right}}, Rows: rows}
	for _, name := range []string{r.t("Hoàn thành đúng hạn", "Done on time"), r.t("Hoàn thành quá hạn", "Done late"), r.t("Đang thực hiện, trong hạn", "Open, in time"), r.t("Đang thực hiện, quá hạn", "Open, overdue")} {
		t.Columns = append(t.Columns, paper.Column{Name: name, Share: 13, Align: paper.Right})
	}
	t.Columns = append(t.Columns, paper.Column{Name: r.t("Tỷ lệ", "Share"), Share: 13, Align: paper.Right})
	if len(rows) > 1 {
		t.Total = append([]string{""}, r.counts(r.t("Tổng cộng", "All"), total)...)
	}
	return t
}

// late is the obligations of the report that are overdue at its end, and those that were
// done late in it.
func (r *report) late(all []account) (paper.Item, error) {
	item := paper.Item{Title: r.t("Phần việc quá hạn", "What is late")}
	type one struct {
		plan.DueRow
		done     form.Day
		document string
	}
	var rows []one
	for _, a := range all {
		for row := range a.Due(a.progress, r.due(a, plan.ListAll)) {
			if row.Status != plan.OpenOverdue && row.Status != plan.DoneLate {
				continue
			}
			o, err := r.known.Obligation(row.ID)
			if err != nil {
				return item, err
			}
			late := one{DueRow: row, done: a.progress.State(o, r.last).DoneOn}
			if row.Status == plan.DoneLate {
				if late.done < r.span.Since {
					continue // it was reported before
				}
				if late.document, err = r.proof(o, late.done); err != nil {
					return item, err
				}
			}
			rows = append(rows, late)
		}
	}
	if len(rows) == 0 {
		item.Texts = []string{r.t("Không có phần việc nào quá hạn.", "Nothing is late.")}
		return item, nil
	}
	slices.SortStableFunc(rows, func(a, b one) int { return cmp.Compare(a.Due, b.Due) })
	item.Table = &paper.Table{Columns: []paper.Column{r.order(), {Name: r.t("Nhiệm vụ", "Task"), Share: 44}, {Name: r.t("Hạn", "Due"), Share: 22}, {Name: r.t("Hoàn thành", "Done"), Share: 22}, {Name: r.t("Số ngày quá hạn", "Days late"), Share: 13, Align: paper.Right}, {Name: r.t("Văn bản", "Document"), Share: 24}}}
	if r.several() {
		item.Table.Columns = slices.Insert(item.Table.Columns, 2, paper.Column{Name: r.t("Cơ quan", "Body"), Share: 26})
	}
	for _, late := range rows {
		end, done := r.last, r.t("chưa", "not yet")
		if !late.done.IsZero() {
			end, done = late.done, late.done.In(r.Language)
		}
		cells := []string{r.named(late.DueRow, all), late.Due.In(r.Language), done, text(int(end - late.Due)), late.document}
		if r.several() {
			cells = slices.Insert(cells, 1, late.Body)
		}
		item.Table.Rows = append(item.Table.Rows, cells)
	}
	numbered(item.Table.Rows)
	return item, nil
}

// due asks for the rows of a plan as they stood at the end of the period.
func (r *report) due(a account, list plan.Listing) plan.DueQuery {
	q := plan.DueQuery{AsOf: r.last, List: list, Language: r.Language}
	q.Bodies = r.known.Bodies()
	if !r.body.IsZero() {
		q.Expand, q.Only, q.Units = true, r.body.ID(), r.Units
	}
	return q
}

// named is a task by its number and title, with its plan where there are several.
func (r *report) named(row plan.DueRow, all []account) string {
	name := string(row.Task) + ". " + row.Title
	if len(all) > 1 {
		name += " (" + row.Plan + ")"
	}
	return name
}

// proof is the document by which an obligation was said to be done, or was
// confirmed, on a day.
func (r *report) proof(o plan.Obligation, on form.Day) (document string, err error) {
	events, gone, err := r.known.History(r.ctx, o)
	for i, e := range events {
		if !gone[i] && e.Inner == "" && (e.Type == plan.EventDone || e.Type == plan.EventConfirmed) && e.Day == on && document == "" {
			document = e.Document
		}
	}
	return document, err
}

// ahead is what is due in the next period.
func (r *report) ahead() (paper.Part, error) {
	next := r.Period.Next()
	part := paper.Part{Title: r.t("Nhiệm vụ đến hạn trong kỳ tới", "What is due in the next period")}
	all, _, err := r.accounts()
	if err != nil {
		return part, err
	}
	span, item := r.Window.Span(next), paper.Item{}
	var rows []plan.DueRow
	for _, a := range all {
		for row := range a.Due(a.progress, r.due(a, plan.ListUpcoming)) {
			if span.Contains(row.Due) {
				rows = append(rows, row)
			}
		}
	}
	if len(rows) == 0 {
		item.Texts = []string{r.t("Không có phần việc nào đến hạn trong ", "Nothing is due in ") + next.Text(r.Language) + "."}
		part.Items = append(part.Items, item)
		return part, nil
	}
	slices.SortStableFunc(rows, func(a, b plan.DueRow) int { return cmp.Compare(a.Due, b.Due) })
	item.Texts = []string{fmt.Sprintf(r.t("Trong %s có %d phần việc đến hạn:", "Due in %s: %d obligations:"), next.Text(r.Language), len(rows))}
	item.Table = &paper.Table{Columns: []paper.Column{r.order(), {Name: r.t("Nhiệm vụ", "Task"), Share: 60}, {Name: r.t("Hạn", "Due"), Share: 22}}}
	if r.several() {
		item.Table.Columns = slices.Insert(item.Table.Columns, 2, paper.Column{Name: r.t("Cơ quan", "Body"), Share: 30})
	}
	for _, row := range rows {
		cells := []string{r.named(row, all), row.Due.In(r.Language)}
		if r.several() {
			cells = slices.Insert(cells, 1, row.Body)
		}
		item.Table.Rows = append(item.Table.Rows, cells)
	}
	numbered(item.Table.Rows)
	part.Items = append(part.Items, item)
	return part, nil
}
