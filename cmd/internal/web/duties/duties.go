// Package duties is the pages of who owes what: the duties of one body over all
// plans, a plan, and one duty with its reasons and the form that records what
// happened to it.
package duties

import (
	"context"
	"embed"
	"fmt"
	"net/http"
	"net/url"

	"github.com/google/uuid"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/attach"
	"github.com/caicach/tthc/cmd/internal/web/draw"
	"github.com/caicach/tthc/cmd/internal/web/frame"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

//go:embed templates/*.html
var templates embed.FS

type room struct{ *frame.Frame }

// Add adds the pages to the routes of a server.
func Add(mux *http.ServeMux, f *frame.Frame) {
	s := &room{f.With(templates)}
	mux.HandleFunc("GET /{$}", s.Enter("listDue", s.home))
	mux.HandleFunc("POST /body", s.Enter("listDue", s.choose))
	mux.HandleFunc("GET /plans", s.Enter("listDue", s.plans))
	mux.HandleFunc("GET /plan", s.Enter("listDue", s.plan))
	mux.HandleFunc("GET /plan/export", s.Enter("listDue", s.export))
	mux.HandleFunc("GET /obligation", s.Enter("listEvents", s.obligation))
	mux.HandleFunc("GET /evidence", s.Enter("getEvidence", s.evidence))
	mux.HandleFunc("POST /record", s.Enter("recordEvent", s.record))
	f.Only(mux, map[string]string{"/{$}": "GET, HEAD", "/body": "POST", "/plans": "GET, HEAD", "/plan": "GET, HEAD", "/plan/export": "GET, HEAD", "/obligation": "GET, HEAD", "/evidence": "GET, HEAD", "/record": "POST"})
}

// view is what the templates show.
type view struct {
	frame.View

	Plans  []planView
	Plan   *plan.Plan
	Count  plan.Count
	Choice choice
	Silent bool // nothing was recorded about the plan
	Months []draw.Month
	Groups []group
	Names  []string     // the bodies that lead
	Lost   []plan.Event // recorded for obligations that the plan does not have

	Mine   *mine
	Sought string // the words that a body was looked for by
	Found  []frame.Found
	Near   bool // those are only the nearest: nobody is called so

	Row    row
	Read   string // how the time of the task was read
	Why    []schedule.Step
	Joined string // that the obligation is one with another by now
	Task   plan.Task
	Path   plan.Path
	bodies *body.Registry
	Below  []below          // what was given down, floor by floor
	Types  []plan.EventType // what the form can record
	Events []event
	Form   filled
	Key    string

	Evidence []attach.Attachment // files
}

// view begins a page with the day that the request asks for.
func (s *room) view(w http.ResponseWriter, r *http.Request) (*view, bool) {
	v, ok := s.View(w, r)
	if !ok {
		return nil, false
	}
	return &view{View: *v}, true
}

// Groupings is how the rows of a plan may be put together.
func (v *view) Groupings() []string { return groupings }

// Yet says since when the plan holds, where it does not on the day.
func (v *view) Yet() string { return v.YetOf(v.Plan) }

// YetOf is Yet for any plan.
func (v *view) YetOf(p *plan.Plan) string {
	if p == nil || v.AsOf >= p.Holds() {
		return ""
	}
	since := v.Day(p.Holds())
	return v.T("Kế hoạch có từ ngày "+since+"; đến hết ngày đang xem chưa ai phải làm gì.", "The plan holds since "+since+"; by the end of the day shown nobody owes anything by it.")
}

// table is rows, and the page on which they stand.
type table struct {
	View *view
	Rows []row
}

// Table is rows for the template that shows them.
func (v *view) Table(rows []row) table {
	alike := map[plan.DueRow]int{}
	for _, r := range rows {
		alike[r.face()]++
	}
	for i, r := range rows {
		if alike[r.face()] > 1 && !r.Start.IsZero() {
			rows[i].Since = r.Start.In(v.Lang)
		}
	}
	return table{v, rows}
}

// face is what tells a row from others, but for its period: a task may be due for half a
// year and for the year on the same day.
func (r row) face() plan.DueRow {
	return plan.DueRow{Plan: r.Plan, Task: r.Task, Body: r.Body, BodyID: r.BodyID, Role: r.Role, Due: r.Due, Inner: r.Inner}
}

// Label is the label of a field of the form.
func (v *view) Label(field string) string { return labels[field].In(v.Lang) }

type row struct {
	plan.DueRow
	Lang  form.Language
	AsOf  form.Day
	Since string // when its period begins, where another row is told from it by that alone
}

// Beside says in words what the body does that does not lead: it coordinates, or was given
// a part.
func (r row) Beside() string {
	if r.Role == body.RoleCoordinate || r.Inner != "" {
		return r.RoleText(r.Lang)
	}
	return ""
}

// StatusText is the status in words.
func (r row) StatusText() string { return r.DueRow.StatusText(r.Lang) }

// When is the due day as people write it, and how far off it is.
func (r row) When() string {
	if r.Due.IsZero() {
		return r.Lang.Pick("không có hạn", "no due day")
	}
	return r.Due.In(r.Lang)
}

// Left is the days left or passed, for open obligations.
func (r row) Left() string {
	if r.Due.IsZero() || r.Status == plan.DoneOnTime || r.Status == plan.DoneLate {
		return ""
	}
	switch n := int(r.Due - r.AsOf); {
	case n < 0:
		return r.Lang.Pick(fmt.Sprintf("quá hạn %d ngày", -n), fmt.Sprintf("%d days overdue", -n))
	case n == 0:
		return r.Lang.Pick("hạn hôm nay", "due on this day")
	default:
		return r.Lang.Pick(fmt.Sprintf("còn %d ngày", n), fmt.Sprintf("%d days left", n))
	}
}

// Link is the address of the obligation's page.
func (r row) Link() string {
	return "/obligation?" + url.Values{"id": {string(r.ID)}, "asOf": {r.AsOf.String()}}.Encode()
}

type event struct {
	plan.Event
	TakenBack bool
	Own       bool // and not that of the class
}

type filled struct {
	Day, Note, Document, By, Corrects, Due, To, Inner string
	Type                                              plan.EventType
}

func (s *room) obligation(w http.ResponseWriter, r *http.Request) {
	v, ok := s.view(w, r)
	if !ok {
		return
	}
	v.Form = filled{Day: min(v.AsOf.String(), v.Today.String()), Type: plan.EventDone}
	if p, ok := access.From(r.Context()); ok && p.Kind == access.KindPerson {
		v.Form.By = p.Name // as it will be recorded
	}
	v.Key = uuid.NewString()
	if r.FormValue("recorded") != "" {
		v.Message = v.T("Đã ghi nhận.", "Recorded.")
	}
	s.showObligation(w, r, http.StatusOK, v, plan.ObligationID(r.FormValue("id")))
}

func (s *room) showObligation(w http.ResponseWriter, r *http.Request, status int, v *view, id plan.ObligationID) {
	if err := s.fillObligation(r.Context(), v, id); err != nil {
		s.Fail(w, r, err)
		return
	}
	v.Refused = status >= http.StatusBadRequest
	s.Page(w, r, status, "obligation.html", v)
}

func (s *room) fillObligation(ctx context.Context, v *view, id plan.ObligationID) error {
	known, err := s.Ledger.At(ctx)
	if err != nil {
		return err
	}
	o, err := known.Obligation(id)
	if err != nil {
		return err
	}
	found, listed, err := known.Row(ctx, o, plan.DueQuery{AsOf: v.AsOf, Language: v.Lang})
	if err != nil {
		return err
	}
	v.Plan, v.Task, v.Row = o.Plan, *o.Task, row{DueRow: found, Lang: v.Lang, AsOf: v.AsOf}
	if !listed && v.Yet() == "" {
		v.Joined = v.T("Phần việc này đã nhập vào phần việc của cơ quan kế thừa.", "This obligation has become one with that of the body that goes on.")
	}
	v.Title = fmt.Sprintf("%s %s. %s", v.T("Nhiệm vụ", "Task"), o.Task.ID, o.Task.Title)
	v.Up = frame.Up{Path: "/plan?" + url.Values{"plan": {v.Plan.Number}, "asOf": {v.AsOf.String()}}.Encode(), Name: v.T("Kế hoạch ", "Plan ") + v.Plan.Number}
	v.Other = "/obligation?" + url.Values{"id": {string(id)}, "asOf": {v.AsOf.String()}}.Encode()
	progress, err := known.Progress(ctx, o.Plan)
	if err != nil {
		return err
	}
	v.Why = progress.Explain(o, v.AsOf, v.Lang)
	if rule := o.Task.Time.Rule; !rule.IsZero() {
		v.Read = phrase.Format(rule)
	}
	v.Types = told(o)
	v.bodies = known.Bodies()
	v.Path = progress.Path(o, v.AsOf)
	v.Below = v.below(nil, 1, v.Path)
	events, takenBack, err := known.History(ctx, o)
	if err != nil {
		return err
	}
	for i, e := range events {
		v.Events = append(v.Events, event{e, takenBack[i], e.Obligation == id})
	}
	v.Evidence, err = s.Gate.Attachments().List(ctx, proving(id))
	return err
}
