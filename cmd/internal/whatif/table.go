package whatif

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/reports"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// Row is something that would be another.
type Row struct {
	What   string `json:"what"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
	Why    string `json:"why,omitempty"`
}

// Section is the rows of one kind.
type Section struct {
	Kind string `json:"kind"` // days, duties, plans, petitions, figures, points
	Name string `json:"name"`
	Rows []Row  `json:"rows"`
}

// Sections is the report as tables that a leader reads, without those that are empty.
func (r Report) Sections(l form.Language) (all []Section) {
	for _, s := range []struct {
		kind string
		name form.Text
		rows []Row
	}{
		{"days", form.Text{"Ngày làm việc, ngày nghỉ", "Days"}, r.days(l)},
		{"duties", form.Text{"Phần việc đang mở đổi hạn hoặc đổi người làm", "Open duties with another day or another bearer"}, r.duties(l)},
		{"plans", form.Text{"Tình hình thực hiện kế hoạch", "How plans stand"}, r.plans(l)},
		{"petitions", form.Text{"Hạn xử lý phản ánh, kiến nghị", "Limits of petitions"}, r.limits(l)},
		{"figures", form.Text{"Số liệu", "Figures"}, r.figures(l)},
		{"points", form.Text{"Điểm theo Quyết định 766/QĐ-TTg", "Points by Decision 766/QĐ-TTg"}, r.points(l)},
	} {
		if len(s.rows) > 0 {
			all = append(all, Section{s.kind, s.name.In(l), s.rows})
		}
	}
	return all
}

// Header is the heading of the tables.
func Header(l form.Language) []string {
	return []string{l.Pick("Nội dung", "What"), l.Pick("Hiện nay", "Before"), l.Pick("Sẽ là", "After"), l.Pick("Căn cứ", "Why")}
}

// Cells is a row in the columns of [Header].
func (r Row) Cells() []string { return []string{r.What, r.Before, r.After, r.Why} }

// Sheets is the report as a workbook: a summary that is signed, and a sheet of each kind.
func (r Report) Sheets(l form.Language) []reports.Sheet {
	sections := r.Sections(l)
	first := reports.Sheet{Name: l.Pick("Tổng hợp", "Summary"), Header: []string{l.Pick("Tác động nếu chấp nhận, tính đến ", "What would move if accepted, as of ") + r.Today.In(l), ""}}
	for _, s := range sections {
		first.Rows = append(first.Rows, []string{s.Name, fmt.Sprint(len(s.Rows))})
	}
	first.Rows = append(first.Rows, []string{l.Pick("Cơ quan mới", "New bodies"), fmt.Sprint(r.Bodies)}, nil,
		[]string{l.Pick("Người lập biểu", "Prepared by"), l.Pick("Thủ trưởng đơn vị", "Head of the unit")},
		[]string{l.Pick("(ký, ghi rõ họ tên)", "(signature, full name)"), l.Pick("(ký, ghi rõ họ tên)", "(signature, full name)")})
	all := []reports.Sheet{first}
	names := map[string]string{"days": l.Pick("Ngày", "Days"), "duties": l.Pick("Phần việc", "Duties"), "plans": l.Pick("Kế hoạch", "Plans"),
		"petitions": l.Pick("Phản ánh", "Petitions"), "figures": l.Pick("Số liệu", "Figures"), "points": l.Pick("Điểm", "Points")}
	for _, s := range sections {
		one := reports.Sheet{Name: names[s.Kind], Header: Header(l)}
		for _, row := range s.Rows {
			one.Rows = append(one.Rows, row.Cells())
		}
		all = append(all, one)
	}
	return all
}

// sources is the notices by which days are others.
func (r Report) sources(l form.Language) string {
	var all []string
	for _, d := range r.Days {
		if s := d.After.Source.In(l); s != "" && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return strings.Join(all, "; ")
}

func (r Report) days(l form.Language) (rows []Row) {
	for _, d := range r.Days {
		rows = append(rows, Row{d.After.Day.In(l), d.Before.Kind.Text(l), cmp.Or(d.After.Reason.In(l), d.After.Kind.Text(l)), d.After.Source.In(l)})
	}
	return rows
}

func day(d form.Day, l form.Language) string {
	if d == form.NoDay {
		return ""
	}
	return d.In(l)
}

// name is the name of a body by the law as it would be, or its identifier.
func (r Report) name(id body.ID, on form.Day) string {
	return cmp.Or(r.After.Bodies.ByID(id).Name(on), r.Before.Bodies.ByID(id).Name(on), id.String())
}

// bearer is who has a duty, and the identifier by which the registry knows them.
func (r Report) bearer(row plan.DueRow) (string, body.ID) {
	id := row.Bearer()
	if id.IsZero() || r.After.Bodies.ByID(id).IsZero() && r.Before.Bodies.ByID(id).IsZero() {
		return row.Body, id
	}
	return r.name(id, r.Today), id
}

func (r Report) duties(l form.Language) (rows []Row) {
	for _, m := range r.Moved {
		row := Row{What: fmt.Sprintf("%s, %s: %s", m.Before.Plan, m.Before.Task, m.Before.Title)}
		var before, after, why []string
		was, id := r.bearer(m.Before)
		if is, _ := r.bearer(m.After); is != was {
			before, after = append(before, was), append(after, is)
			why = append(why, r.After.Bodies.Answers(id, r.Today).Reason(l))
		}
		if m.Before.Due != m.After.Due {
			before, after, why = append(before, day(m.Before.Due, l)), append(after, day(m.After.Due, l)), append(why, r.sources(l))
		}
		row.Before, row.After, row.Why = strings.Join(before, ", "), strings.Join(after, ", "), strings.Join(why, "; ")
		rows = append(rows, row)
	}
	return rows
}

func (r Report) plans(l form.Language) (rows []Row) {
	text := func(c plan.Count) string {
		return fmt.Sprintf(l.Pick("%d đúng hạn, %d quá hạn, %d trong hạn, %d đang quá hạn", "%d on time, %d late, %d in time, %d overdue"), c.DoneOnTime, c.DoneLate, c.OpenInTime, c.OpenOverdue)
	}
	for _, p := range r.Plans {
		rows = append(rows, Row{p.Plan, text(p.Before), text(p.After), r.why(l)})
	}
	return rows
}

func (r Report) limits(l form.Language) (rows []Row) {
	for _, m := range r.Limits {
		rows = append(rows, Row{m.Item.Code.String() + ": " + m.Item.Text(l), day(m.Item.Due(), l), day(m.After, l), r.why(l)})
	}
	return rows
}

// why is what makes the change.
func (r Report) why(l form.Language) string {
	var all []string
	if r.Rules != nil {
		all = append(all, r.Rules.Name)
	}
	if s := r.sources(l); s != "" {
		all = append(all, s)
	}
	if len(all) > 0 {
		return strings.Join(all, "; ")
	}
	return l.Pick("tính theo cơ quan sau khi sắp xếp", "by the bodies as they would be")
}

func (r Report) figures(l form.Language) (rows []Row) {
	text := func(v indicator.Ratio) string {
		if v.IsZero() {
			return ""
		}
		return v.String()
	}
	for _, f := range r.Figures {
		rows = append(rows, Row{fmt.Sprintf("%s, %s, %s", r.name(f.Body, f.Period.Span().Last()), f.Indicator, f.Period.Text(l)), text(f.Before), text(f.After), r.why(l)})
	}
	return rows
}

func (r Report) points(l form.Language) (rows []Row) {
	text := func(score, assessable indicator.Figure) string {
		if assessable.IsZero() {
			return ""
		}
		return score.Text(l) + "/" + assessable.Text(l)
	}
	for _, p := range r.Points {
		rows = append(rows, Row{r.name(p.Body, p.Period.Span().Last()) + ", " + p.Period.Text(l), text(p.Before.Score, p.Before.Assessable), text(p.After.Score, p.After.Assessable), r.why(l)})
	}
	return rows
}
