// Package imports is the pages that make a plan of a task table: a file or a pasted
// table is read into a draft, its doubts are looked at and mended beside the cells
// that they came from, and the draft is accepted.
package imports

import (
	"cmp"
	"embed"
	"errors"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/drafts"
	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/intake"
	"github.com/caicach/tthc/cmd/internal/web/frame"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
)

//go:embed templates/*.html
var templates embed.FS

type room struct{ *frame.Frame }

// Add adds the pages to the routes of a server.
func Add(mux *http.ServeMux, f *frame.Frame) {
	s := &room{f.With(templates)}
	mux.HandleFunc("GET /import", s.Enter("listDrafts", s.list))
	mux.HandleFunc("POST /import", s.Enter("addDraft", s.read))
	mux.HandleFunc("GET /draft", s.Enter("getDraft", s.draft))
	mux.HandleFunc("GET /draft/task", s.Enter("getDraft", s.task))
	mux.HandleFunc("POST /draft/task", s.Enter("mendDraft", s.mendTask))
	mux.HandleFunc("POST /draft/document", s.Enter("mendDraft", s.mendDocument))
	mux.HandleFunc("POST /draft/accept", s.Enter("acceptDraft", s.accept))
	f.Only(mux, map[string]string{"/import": "GET, HEAD, POST", "/draft": "GET, HEAD", "/draft/task": "GET, HEAD, POST", "/draft/document": "POST", "/draft/accept": "POST"})
}

// view is what the templates show.
type view struct {
	frame.View
	Drafts []drafts.Draft
	Given  given
	Draft  *drafts.Draft
	Doubts []row    // what is to be looked at
	Looked []row    // and what was mended
	Faults []string // what keeps the draft from being a plan
	Task   *task
}

// given is what a form says beside a file.
type given struct {
	Year, Number, Title, Issuer, Date, From, To, Table string
}

// row is the doubts of one row of the table beside its cells and the task that was
// read from it; those of the table as a whole have neither.
type row struct {
	Doubts []intake.Doubt
	Row    int
	Cells  []string
	Head   []string // the headings of the cells
	Here   *plan.Task
}

// What the pages refuse.
const (
	fileMissing form.Code = "file"
	yearMissing form.Code = "year"
	taskUnknown form.Code = "task"
	staleDraft  form.Code = "draft.stale"
)

var texts = form.Texts{
	fileMissing: {"chưa chọn tệp, và chưa dán bảng nào", "no file was chosen, and no table was pasted"},
	yearMissing: {"năm của kế hoạch phải từ {first} đến {last}", "the year of the plan must be from {first} to {last}"},
	taskUnknown: {"dự thảo không có nhiệm vụ {value}", "the draft has no task {value}"},
	staleDraft:  {"người khác vừa sửa dự thảo này; hãy xem lại rồi sửa tiếp", "somebody has just mended this draft; look at it again and go on from there"},
}

// list shows the drafts that nobody accepted yet, and the form that reads a table.
func (s *room) list(w http.ResponseWriter, r *http.Request) {
	s.showList(w, r, http.StatusOK, nil, given{Year: strconv.Itoa(s.Ledger.Today().Year())})
}

func (s *room) showList(w http.ResponseWriter, r *http.Request, status int, why error, g given) {
	base, ok := s.View(w, r)
	if !ok {
		return
	}
	v := &view{View: *base, Given: g}
	v.Title = v.T("Nhập kế hoạch từ bảng", "A plan from a table")
	if why != nil {
		v.Message, v.Refused = form.Message(why, v.Lang), true
	}
	var err error
	if v.Drafts, err = drafts.List(r.Context(), s.Ledger); err != nil {
		s.Fail(w, r, err)
		return
	}
	s.Page(w, r, status, "import.html", v)
}

// read reads the file or the table of the form into a draft.
func (s *room) read(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, grid.MaxSize+frame.MaxForm)
	name, file, g, err := brought(r)
	if err != nil {
		var status int
		if errors.Is(err, fileMissing) {
			status = http.StatusBadRequest
		} else if status, err = frame.Unreadable(err); status == http.StatusRequestEntityTooLarge {
			err = &grid.Error{Kind: grid.TooLarge}
		}
		s.showList(w, r, status, err, g)
		return
	}
	o := intake.Options{Name: name, Given: plan.Plan{Number: g.Number, Title: g.Title, Issuer: g.Issuer}}
	if o.Year, err = strconv.Atoi(g.Year); err != nil || o.Year < form.MinYear || o.Year > form.MaxYear {
		s.showList(w, r, http.StatusBadRequest, texts.Error(form.Error{Code: yearMissing, Args: form.Args{"first": strconv.Itoa(form.MinYear), "last": strconv.Itoa(form.MaxYear)}}), g)
		return
	}
	known, err := s.Ledger.At(r.Context())
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	o.Bodies = known.Bodies()
	read, err := intake.Read(file, o)
	if err != nil {
		s.showList(w, r, http.StatusUnprocessableEntity, err, g)
		return
	}
	d, _, err := drafts.Add(r.Context(), s.Ledger, read)
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	http.Redirect(w, r, address(d.ID), http.StatusSeeOther)
}

// brought is what a form brings: a file, or a table that was pasted, which is one of
// cells between tabs.
func brought(r *http.Request) (name string, file io.Reader, g given, err error) {
	name, file, err = frame.Brought(r, map[string]*string{"year": &g.Year, "number": &g.Number, "title": &g.Title, "issuer": &g.Issuer, "table": &g.Table})
	if err == nil && file == nil {
		if strings.TrimSpace(g.Table) == "" {
			return "", nil, g, texts.Error(form.Error{Code: fileMissing})
		}
		name, file = "bang.tsv", strings.NewReader(g.Table)
	}
	return name, file, g, err
}

func address(id string) string { return "/draft?" + url.Values{"id": {id}}.Encode() }

// find is the draft that a request asks for, with a page begun for it.
func (s *room) find(w http.ResponseWriter, r *http.Request) (*view, bool) {
	base, ok := s.View(w, r)
	if !ok {
		return nil, false
	}
	d, err := drafts.Find(r.Context(), s.Ledger, r.FormValue("id"))
	if err != nil {
		s.Fail(w, r, err)
		return nil, false
	}
	v := &view{View: *base, Draft: &d}
	v.Title = v.T("Dự thảo ", "Draft ") + cmp.Or(d.Plan.Title, d.Plan.Number)
	v.Up = frame.Up{Path: "/import", Name: v.T("Nhập kế hoạch", "Import")}
	v.Other = address(d.ID)
	return v, true
}

// draft shows a draft: what keeps it from being a plan, what to look at, its tasks.
func (s *room) draft(w http.ResponseWriter, r *http.Request) {
	v, ok := s.find(w, r)
	if !ok {
		return
	}
	if r.FormValue("mended") != "" {
		v.Message = v.T("Đã sửa.", "Mended.")
	}
	s.showDraft(w, r, http.StatusOK, v)
}

func (s *room) showDraft(w http.ResponseWriter, r *http.Request, status int, v *view) {
	d := v.Draft
	for _, f := range d.Faults() {
		v.Faults = append(v.Faults, f.Message(v.Lang))
	}
	v.Doubts, v.Looked = rows(d, d.Stands), rows(d, func(one intake.Doubt) bool { return !d.Stands(one) })
	s.Page(w, r, status, "draft.html", v)
}

// rows is the doubts of a draft that are asked for, by their rows.
func rows(d *drafts.Draft, asked func(intake.Doubt) bool) (list []row) {
	head := headings(d)
	for _, one := range d.Doubts {
		if !asked(one) {
			continue
		}
		if n := len(list); n > 0 && list[n-1].Row == one.Row {
			list[n-1].Doubts = append(list[n-1].Doubts, one)
			continue
		}
		told := row{Doubts: []intake.Doubt{one}, Row: one.Row, Head: head}
		if one.Row > 0 && one.Row <= len(d.Rows) {
			told.Cells = d.Rows[one.Row-1]
		}
		if i := slices.IndexFunc(d.Plan.Tasks, func(t plan.Task) bool { return one.Task != "" && t.ID == one.Task }); i >= 0 {
			told.Here = &d.Plan.Tasks[i]
		}
		list = append(list, told)
	}
	return list
}

// headings is the row of a draft's table that has the heading of a doubt's column.
func headings(d *drafts.Draft) []string {
	for _, one := range d.Doubts {
		if one.Column == "" {
			continue
		}
		for _, row := range d.Rows[:min(len(d.Rows), 50)] {
			if slices.Contains(row, one.Column) {
				return row
			}
		}
	}
	return nil
}

// Heading is the heading of a cell.
func (d row) Heading(i int) string {
	if i < len(d.Head) {
		return d.Head[i]
	}
	return ""
}

// beside is the doubts of a row on their page.
type beside struct {
	View *view
	Row  row
}

// Beside is the doubts of a row for the template that shows them.
func (v *view) Beside(d row) beside { return beside{v, d} }

// Document says whether something about the document is to be looked at.
func (v *view) Document() bool { return len(v.Doubts) > 0 && v.Doubts[0].Row == 0 }

// TaskLink is the address at which a task is mended.
func (v *view) TaskLink(id plan.TaskID) string {
	return "/draft/task?" + url.Values{"id": {v.Draft.ID}, "task": {string(id)}}.Encode()
}

// mend puts a changed plan in the place of the draft's, after the version that the
// form was of.
func (s *room) mend(r *http.Request, v *view, change func(p *plan.Plan)) error {
	version, err := strconv.Atoi(r.PostFormValue("version"))
	if err != nil || version != v.Draft.Version {
		return texts.Error(form.Error{Code: staleDraft})
	}
	p := *v.Draft.Plan.Clone()
	change(&p)
	_, err = drafts.Mend(r.Context(), s.Ledger, v.Draft.ID, version, p)
	return err
}

// mended answers who mended a draft: with the draft as it is now; where it was refused
// with the form again, or with the draft where somebody else was faster.
func (s *room) mended(w http.ResponseWriter, r *http.Request, v *view, err error, again func(status int)) {
	status := wire.Status(err)
	stale := errors.Is(err, staleDraft)
	switch {
	case err == nil:
		http.Redirect(w, r, address(v.Draft.ID)+"&mended=1", http.StatusSeeOther)
		return
	case !stale && status >= http.StatusInternalServerError:
		s.Fail(w, r, err)
		return
	}
	v.refuse(err)
	if stale {
		s.showDraft(w, r, http.StatusConflict, v)
		return
	}
	again(status)
}

// refuse has the page say why something is refused.
func (v *view) refuse(err error) { v.Message, v.Refused = form.Message(err, v.Lang), true }

// posted reads the form of a page, and finds the draft that it is of.
func (s *room) posted(w http.ResponseWriter, r *http.Request) (*view, bool) {
	if !s.Posted(w, r, 4*frame.MaxForm) {
		return nil, false
	}
	return s.find(w, r)
}

// mendDocument changes what the draft says of its document.
func (s *room) mendDocument(w http.ResponseWriter, r *http.Request) {
	v, ok := s.posted(w, r)
	if !ok {
		return
	}
	days := map[string]form.Day{}
	for _, name := range []string{"date", "from", "to"} {
		text := r.PostFormValue(name)
		if text == "" {
			continue
		}
		day, err := form.ParseDay(text)
		if err != nil {
			v.refuse(err)
			s.showDraft(w, r, http.StatusBadRequest, v)
			return
		}
		days[name] = day
	}
	err := s.mend(r, v, func(p *plan.Plan) {
		p.Number, p.Title, p.Issuer = strings.TrimSpace(r.PostFormValue("number")), strings.TrimSpace(r.PostFormValue("title")), strings.TrimSpace(r.PostFormValue("issuer"))
		p.Date, p.From, p.To = days["date"], days["from"], days["to"]
	})
	s.mended(w, r, v, err, func(status int) { s.showDraft(w, r, status, v) })
}

// accept makes a plan of the draft.
func (s *room) accept(w http.ResponseWriter, r *http.Request) {
	v, ok := s.posted(w, r)
	if !ok {
		return
	}
	version, err := strconv.Atoi(r.PostFormValue("version"))
	if err != nil {
		version = -1
	}
	accepted, _, err := drafts.Accept(r.Context(), s.Ledger, v.Draft.ID, version)
	if err == nil {
		http.Redirect(w, r, "/plan?"+url.Values{"plan": {accepted.Plan.Number}}.Encode(), http.StatusSeeOther)
		return
	}
	if status := wire.Status(err); status < http.StatusInternalServerError {
		v.refuse(err)
		s.showDraft(w, r, status, v)
		return
	}
	s.Fail(w, r, err)
}
