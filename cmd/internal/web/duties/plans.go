package duties

import (
	"bytes"
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/reports"
	"github.com/caicach/tthc/cmd/internal/web/draw"
	"github.com/caicach/tthc/cmd/internal/web/frame"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/ical"
)

type planView struct {
	*plan.Plan
	Count  plan.Count
	Silent bool // nothing was recorded about it
}

// silent says whether nothing was recorded about a plan.
func silent(r *http.Request, known *ledger.View, p *plan.Plan) (bool, error) {
	progress, err := known.Progress(r.Context(), p)
	return err == nil && progress.Len() == 0, err
}

// plans is the list of plans.
func (s *room) plans(w http.ResponseWriter, r *http.Request) {
	v, ok := s.view(w, r)
	if !ok {
		return
	}
	v.Title = v.T("Các kế hoạch", "Plans")
	known, err := s.Ledger.At(r.Context())
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	for _, p := range known.Plans() {
		rows, err := known.Due(r.Context(), p.Number, "", plan.DueQuery{AsOf: v.AsOf})
		if err != nil {
			s.Fail(w, r, err)
			return
		}
		pv := planView{Plan: p}
		if pv.Silent, err = silent(r, known, p); err != nil {
			s.Fail(w, r, err)
			return
		}
		for _, row := range rows {
			pv.Count = pv.Count.With(row.Status)
		}
		v.Plans = append(v.Plans, pv)
	}
	slices.Reverse(v.Plans) // the newest is asked for most
	s.Page(w, r, http.StatusOK, "home.html", v)
}

// groupings is how the rows of a plan may be put together: a task, a body, a status
// or the month in which they are due.
var groupings = []string{"task", "body", "status", "month"}

// choice is what of a plan is asked for.
type choice struct {
	Body, Text, By string
	Status         plan.Status
	From, To       form.Day
}

// choice reads what of a plan is asked for.
func (s *room) choice(r *http.Request) (c choice, err error) {
	c = choice{Body: r.FormValue("body"), Text: r.FormValue("text"), By: cmp.Or(r.FormValue("by"), groupings[0]), Status: plan.Status(r.FormValue("status"))}
	if c.Status != "" && !slices.Contains(plan.Statuses(), c.Status) {
		return c, c.Status.UnmarshalText([]byte(c.Status))
	}
	if !slices.Contains(groupings, c.By) {
		return c, texts.Error(form.Error{Code: groupingUnknown, Value: c.By})
	}
	for name, day := range map[string]*form.Day{"from": &c.From, "to": &c.To} {
		if text := r.FormValue(name); text != "" {
			if *day, err = form.ParseDay(text); err != nil {
				return c, err
			}
		}
	}
	return c, nil
}

// rows is what a plan has of it on a day: those of a body include what it owes as a
// member of a class.
func (c choice) rows(r *http.Request, known *ledger.View, p *plan.Plan, v *view) ([]plan.DueRow, error) {
	q := plan.DueQuery{AsOf: v.AsOf, Language: v.Lang, ObligationQuery: plan.ObligationQuery{Expand: c.Body != ""}}
	f := ledger.DueFilter{From: c.From, To: c.To, Text: c.Text}
	return known.List(r.Context(), p.Number, c.Body, q, f)
}

func (s *room) plan(w http.ResponseWriter, r *http.Request) {
	v, known, rows, ok := s.chosen(w, r)
	if !ok {
		return
	}
	p, c := v.Plan, v.Choice
	v.Title, v.Up = p.Number+" · "+p.Title, frame.Up{Path: "/plans", Name: v.T("Các kế hoạch", "Plans")}
	for _, t := range p.Tasks {
		for _, name := range t.Leads {
			if !slices.Contains(v.Names, name) {
				v.Names = append(v.Names, name)
			}
		}
	}
	shown := rows[:0:0]
	for _, due := range rows {
		v.Count = v.Count.With(due.Status)
		if c.Status == "" || due.Status == c.Status {
			shown = append(shown, due)
		}
	}
	var err error
	if v.Silent, err = silent(r, known, p); err != nil {
		s.Fail(w, r, err)
		return
	}
	v.Months = draw.Months(shown)
	v.Groups = v.grouped(shown)
	if v.Lost, err = known.Lost(r.Context(), p); err != nil {
		s.Fail(w, r, err)
		return
	}
	s.Page(w, r, http.StatusOK, "plan.html", v)
}

// chosen is a page begun for the plan that a request asks for, with the rows that it
// chooses of it, of whatever status.
func (s *room) chosen(w http.ResponseWriter, r *http.Request) (v *view, known *ledger.View, rows []plan.DueRow, ok bool) {
	if v, ok = s.view(w, r); !ok {
		return nil, nil, nil, false
	}
	if known, v.Plan, ok = s.named(w, r); !ok {
		return nil, nil, nil, false
	}
	var err error
	if v.Choice, err = s.choice(r); err != nil {
		s.Refuse(w, r, http.StatusBadRequest, err)
		return nil, nil, nil, false
	}
	if rows, err = v.Choice.rows(r, known, v.Plan, v); err != nil {
		s.Fail(w, r, err)
		return nil, nil, nil, false
	}
	return v, known, rows, true
}

// named is the plan that a request asks for, as it stands.
func (s *room) named(w http.ResponseWriter, r *http.Request) (*ledger.View, *plan.Plan, bool) {
	known, err := s.Ledger.At(r.Context())
	if err == nil {
		var p *plan.Plan
		if p, err = known.Plan(r.FormValue("plan")); err == nil {
			return known, p, true
		}
	}
	s.Fail(w, r, err)
	return nil, nil, false
}

// unfolded is how many rows a page shows without folding its groups.
const unfolded = 12

// grouped is rows as the choice puts them together, each group at its place of the
// plan, the calendar or the scale of statuses.
func (v *view) grouped(rows []plan.DueRow) (groups []group) {
	at := map[string]int{}
	for _, due := range rows {
		key, title := string(due.Task), ""
		switch v.Choice.By {
		case "body":
			key, title = cmp.Or(due.BodyID.String(), due.Body), due.Body
		case "status":
			key, title = string(due.Status), due.Status.Text(v.Lang)
		case "month":
			if key, title = "", v.T("Không có hạn", "Without a due day"); !due.Due.IsZero() {
				key, title = due.Due.String()[:7], v.T("Tháng ", "")+draw.MonthText(due.Due)
			}
		default:
			title = due.Title
		}
		i, ok := at[key]
		if !ok {
			i, at[key] = len(groups), len(groups)
			groups = append(groups, group{Key: key, Title: title})
		}
		groups[i].add(row{DueRow: due, Lang: v.Lang, AsOf: v.AsOf})
	}
	order := func(g group) int { return 0 }
	switch v.Choice.By {
	case "task":
		place := map[string]int{}
		for i, t := range v.Plan.Tasks {
			place[string(t.ID)] = i
		}
		order = func(g group) int { return place[g.Key] }
	case "status":
		scale := []plan.Status{plan.OpenOverdue, plan.OpenInTime, plan.DoneLate, plan.DoneOnTime}
		order = func(g group) int { return slices.Index(scale, plan.Status(g.Key)) }
	}
	slices.SortStableFunc(groups, func(a, b group) int { return cmp.Compare(order(a), order(b)) })
	for i := range groups {
		groups[i].Open = len(rows) <= unfolded
	}
	return groups
}

// Worst is the status that asks for most attention among the rows, and its row that
// is due first.
func (g group) Worst() row {
	scale := []plan.Status{plan.OpenOverdue, plan.OpenInTime, plan.DoneLate, plan.DoneOnTime}
	worst := slices.MinFunc(g.Rows, func(a, b row) int {
		none := func(r row) int {
			if r.Due.IsZero() {
				return 1
			}
			return 0
		}
		return cmp.Or(cmp.Compare(slices.Index(scale, a.Status), slices.Index(scale, b.Status)), cmp.Compare(none(a), none(b)), cmp.Compare(a.Due, b.Due))
	})
	return worst
}

// Bodies is who the rows are of, each once.
func (g group) Bodies() (names []string) {
	for _, r := range g.Rows {
		if !slices.Contains(names, r.Body) {
			names = append(names, r.Body)
		}
	}
	return names
}

// export answers with the rows of a plan page as a file.
func (s *room) export(w http.ResponseWriter, r *http.Request) {
	v, _, rows, ok := s.chosen(w, r)
	if !ok {
		return
	}
	if c := v.Choice; c.Status != "" {
		rows = slices.DeleteFunc(rows, func(row plan.DueRow) bool { return row.Status != c.Status })
	}
	cells := func(yield func([]string) bool) {
		for _, row := range rows {
			if !yield(row.Cells(v.Lang)) {
				return
			}
		}
	}
	p := v.Plan
	var b bytes.Buffer
	var err error
	media, format := "", r.FormValue("format")
	switch format {
	case "csv":
		media, err = "text/csv; charset=utf-8", grid.WriteCSV(&b, plan.DueHeader(v.Lang), cells)
	case "xlsx":
		sheet := reports.Sheet{Name: v.T("Phần việc", "Obligations"), Header: plan.DueHeader(v.Lang), Rows: slices.Collect(cells)}
		media, err = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", reports.WriteXLSX(&b, []reports.Sheet{sheet})
	case "ics":
		calendar := ical.Calendar{Name: p.Number + " · " + p.Title}
		for _, row := range rows {
			if e, ok := row.Event("tthc", v.Lang); ok {
				calendar.Events = append(calendar.Events, e)
			}
		}
		media, err = "text/calendar; charset=utf-8", ical.Write(&b, s.Ledger.Now(), calendar)
	default:
		s.Refuse(w, r, http.StatusBadRequest, texts.Error(form.Error{Code: formatUnknown, Value: format}))
		return
	}
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", media)
	h.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="tthc-%s.%s"; filename*=UTF-8''%s`, v.AsOf, format, url.PathEscape(p.Number+" "+v.AsOf.String()+"."+format)))
	_, _ = w.Write(b.Bytes()) // fails only when the client is gone
}

// With is an address of the plan's page with one choice changed.
func (v *view) With(name, value string) string {
	q := url.Values{"plan": {v.Plan.Number}, "asOf": {v.AsOf.String()}}
	c := v.Choice
	for field, text := range map[string]string{"body": c.Body, "text": c.Text, "by": c.By, "status": string(c.Status), "from": c.From.String(), "to": c.To.String()} {
		if text != "" && (field != "by" || text != groupings[0]) {
			q.Set(field, text)
		}
	}
	if q.Set(name, value); value == "" {
		q.Del(name)
	}
	return "/plan?" + q.Encode()
}

// In is an address of the plan's page for what is due in a month.
func (v *view) In(m draw.Month) string {
	return v.With("from", m.First.String()) + "&" + url.Values{"to": {m.Last().String()}}.Encode()
}

// Picture draws the months of the page.
func (v *view) Picture() draw.Picture { return draw.Of(v.Months, v.In, v.Lang) }

// Export is the address of what the page shows as a file.
func (v *view) Export(format string) string {
	u, _ := url.Parse(v.With("format", format)) // an address that was made here
	u.Path = "/plan/export"
	return u.String()
}

// GroupingText is a way to put rows together, in words.
func (v *view) GroupingText(by string) string {
	return map[string]form.Text{"task": {"nhiệm vụ", "task"}, "body": {"cơ quan", "body"}, "status": {"tình trạng", "status"}, "month": {"tháng đến hạn", "month due"}}[by].In(v.Lang)
}
