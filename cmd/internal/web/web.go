// Package web is the pages of the server: a plan's obligations by status and
// date, and the forms that record what happened to them. Pages work without
// script.
package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/caicach/tthc/schedule/form"

	"github.com/google/uuid"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/entry"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/observe"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/unseen"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/phrase"
)

//go:embed templates/*.html static/*
var files embed.FS

// maxForm is the largest form that is read, in bytes.
const maxForm = 64 << 10

// New is the handler of the pages, at which nobody has to sign in.
func New(l *ledger.Ledger, log *slog.Logger) http.Handler {
	return Behind(wire.Gate{Ledger: l}, nil, log)
}

// Behind is the handler of the pages behind a gate, with those by which people come
// in at a door.
func Behind(g wire.Gate, door *entry.Door, log *slog.Logger) http.Handler {
	s := &server{ledger: g.Ledger, gate: g, door: door, log: log, pages: pages(), tags: tags()}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.enter("listDue", s.home))
	mux.HandleFunc("POST /body", s.enter("listDue", s.choose))
	mux.HandleFunc("GET /plans", s.enter("listDue", s.plans))
	mux.HandleFunc("GET /plan", s.enter("listDue", s.plan))
	mux.HandleFunc("GET /calendar", s.enter("getCalendar", s.calendar))
	mux.HandleFunc("GET /plan/export", s.enter("listDue", s.export))
	mux.HandleFunc("GET /obligation", s.enter("listEvents", s.obligation))
	mux.HandleFunc("POST /record", s.enter("recordEvent", s.record))
	if door != nil {
		s.signing(mux)
	}
	mux.HandleFunc("GET /api/{$}", s.reference)
	mux.HandleFunc("GET /static/{file}", s.static)
	for path, method := range map[string]string{"/{$}": "GET, HEAD", "/body": "POST", "/plans": "GET, HEAD", "/plan": "GET, HEAD", "/plan/export": "GET, HEAD", "/calendar": "GET, HEAD", "/obligation": "GET, HEAD", "/record": "POST"} {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Allow", method)
			s.refuse(w, r, http.StatusMethodNotAllowed, texts.Error(form.Error{Code: methodUnknown, Args: form.Args{"allowed": method}}))
		})
	}
	mux.HandleFunc("/", s.missing)
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.refuse(w, r, http.StatusForbidden, texts.Error(form.Error{Code: siteForeign}))
	}))
	return wire.Guarded(protection.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, pattern := mux.Handler(r)
		page := called(pattern)
		observe.Name(r.Context(), page)
		if slices.ContainsFunc(unsigned, func(prefix string) bool { return strings.HasPrefix(page, prefix) }) {
			if err := s.gate.Hold(r); err != nil {
				s.fail(w, r, err)
				return
			}
		}
		mux.ServeHTTP(w, r)
	})))
}

// unsigned is how the names begin of pages at which nobody is asked who he is.
var unsigned = []string{"page sign", "page first", "page api", "none"}

// called is the name of the page of a route, in logs and metrics.
func called(pattern string) string {
	_, path, _ := strings.Cut(pattern, "/")
	path, _, _ = strings.Cut(path, "/{")
	switch {
	case pattern == "/" || pattern == "":
		return "none"
	case path == "static":
		return path
	case path == "" || path == "{$}":
		return "page home"
	}
	return "page " + path
}

// static answers with a file that pages need. There is no list of them.
func (s *server) static(w http.ResponseWriter, r *http.Request) {
	name := "static/" + r.PathValue("file")
	if file, err := fs.Stat(files, name); err != nil || !file.Mode().IsRegular() {
		s.missing(w, r)
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	if strings.HasSuffix(name, ".woff2") { // another face has another name
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		w.Header().Set("Content-Type", "font/woff2")
	}
	w.Header().Set("ETag", s.tags[name])
	http.ServeFileFS(w, r, files, name)
}

// tags is the tag of each file that pages need.
func tags() map[string]string {
	list, err := fs.Glob(files, "static/*")
	by := make(map[string]string, len(list))
	for _, name := range list {
		var data []byte
		if data, err = files.ReadFile(name); err != nil {
			break
		}
		by[name] = fmt.Sprintf("%q", fmt.Sprintf("%x", sha256.Sum256(data))[:16])
	}
	if err != nil {
		panic(err) // the program was built without them
	}
	return by
}

// missing answers for an address that is none.
func (s *server) missing(w http.ResponseWriter, r *http.Request) {
	s.page(w, r, http.StatusNotFound, "error.html", &view{Title: language(r).Pick("Không có trang này", "No such page"), Message: r.URL.Path})
}

// language is the language of the pages: the one that a person chose (?lang=en, kept
// in a cookie), else the one that the browser asks for, else Vietnamese.
func language(r *http.Request) form.Language {
	chosen := r.URL.Query().Get("lang")
	if c, err := r.Cookie("lang"); chosen == "" && err == nil {
		chosen = c.Value
	}
	switch chosen {
	case "en":
		return form.English
	case "vi":
		return form.Vietnamese
	}
	return wire.Language(r)
}

type server struct {
	ledger *ledger.Ledger
	gate   wire.Gate
	door   *entry.Door
	log    *slog.Logger
	pages  *template.Template
	tags   map[string]string // of the files that pages need, by their content
}

// view is what the templates show.
type view struct {
	Lang    form.Language
	Title   string
	Other   string // the address of this page in the other language
	Message string // why something is refused, or what was just recorded
	Refused bool
	AsOf    form.Day
	Today   form.Day

	Plans  []planView
	Plan   *plan.Plan
	Count  plan.Count
	Choice choice
	Silent bool // nothing was recorded about the plan
	Months []month
	Groups []group
	Names  []string     // the bodies that lead
	Lost   []plan.Event // recorded for obligations that the plan does not have

	Mine   *mine
	Sought string // the words that a body was looked for by
	Found  []found
	Near   bool // those are only the nearest: nobody is called so

	Year *year

	API *reference

	Who    string // is signed in
	To     string // where who signs in goes
	Secret string // that is shown once

	Provider string // of sign-ins: its name
	Onward   string // where one goes to it
	Tokens   bool   // that a token may be typed

	Row    row
	Read   string // how the time of the task was read
	Why    []schedule.Step
	Joined string // that the obligation is one with another by now
	Task   plan.Task
	Types  []plan.EventType // what the form can record
	Events []event
	Form   filled
	Key    string
}

// Day is a day as the readers of the language write it.
func (v *view) Day(d form.Day) string { return d.In(v.Lang) }

// Weekday is a day with its name in the week.
func (v *view) Weekday(d form.Day) string {
	return v.T(schedule.WeekdayOf(d).Text(form.Vietnamese), d.Weekday().String()) + " " + v.Day(d)
}

// At is an instant as the readers of the language write it.
func (v *view) At(t time.Time) string { return t.Format(v.T("02/01/2006 15:04", "2006-01-02 15:04")) }

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
func (v *view) Table(rows []row) table { return table{v, rows} }

// T is the text in the language of the page.
func (v *view) T(vi, en string) string { return v.Lang.Pick(vi, en) }

// Label is the label of a field of the form.
func (v *view) Label(field string) string { return labels[field].In(v.Lang) }

type row struct {
	plan.DueRow
	Lang form.Language
	AsOf form.Day
}

// Coordinates says that the body coordinates, and does not lead.
func (r row) Coordinates() bool { return r.Role == body.RoleCoordinate }

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
	Day, Note, Document, By, Corrects, Due string
	Type                                   plan.EventType
}

// view begins a page with the day that the request asks for.
func (s *server) view(w http.ResponseWriter, r *http.Request) (*view, bool) {
	v := &view{Lang: language(r), Today: s.ledger.Today()}
	v.AsOf = v.Today
	if text := r.FormValue("asOf"); text != "" {
		day, err := form.ParseDay(text)
		if err != nil {
			s.refuse(w, r, http.StatusBadRequest, err)
			return nil, false
		}
		v.AsOf = day
	}
	return v, true
}

func (s *server) obligation(w http.ResponseWriter, r *http.Request) {
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

func (s *server) showObligation(w http.ResponseWriter, r *http.Request, status int, v *view, id plan.ObligationID) {
	if err := s.fillObligation(r.Context(), v, id); err != nil {
		s.fail(w, r, err)
		return
	}
	v.Refused = status >= http.StatusBadRequest
	s.page(w, r, status, "obligation.html", v)
}

func (s *server) fillObligation(ctx context.Context, v *view, id plan.ObligationID) error {
	known, err := s.ledger.At(ctx)
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
	v.Plan, v.Task, v.Row = o.Plan, *o.Task, row{found, v.Lang, v.AsOf}
	if !listed && v.Yet() == "" {
		v.Joined = v.T("Phần việc này đã nhập vào phần việc của cơ quan kế thừa.", "This obligation has become one with that of the body that goes on.")
	}
	v.Title = fmt.Sprintf("%s %s", v.T("Nhiệm vụ", "Task"), o.Task.ID)
	v.Other = "/obligation?" + url.Values{"id": {string(id)}, "asOf": {v.AsOf.String()}}.Encode()
	progress, err := known.Progress(ctx, o.Plan)
	if err != nil {
		return err
	}
	v.Why = progress.Explain(o, v.AsOf, v.Lang)
	if rule := o.Task.Time.Rule; !rule.IsZero() {
		v.Read = phrase.Format(rule)
	}
	v.Types = []plan.EventType{plan.EventDone, plan.EventStarted, plan.EventReported, plan.EventReturned, plan.EventSuspended, plan.EventResumed, plan.EventExtended, plan.EventCorrected}
	if o.Kind == schedule.OnEvent && !o.Task.Time.Rule.Part(o.Part).Offset.IsZero() { // a term runs from it
		v.Types = append(v.Types, plan.EventHappened)
	}
	events, takenBack, err := known.History(ctx, o)
	if err != nil {
		return err
	}
	for i, e := range events {
		v.Events = append(v.Events, event{e, takenBack[i], e.Obligation == id})
	}
	return nil
}

// record takes in the form of an obligation's page.
func (s *server) record(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	if err := r.ParseForm(); err != nil {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			s.refuse(w, r, http.StatusRequestEntityTooLarge, texts.Error(form.Error{Code: formTooLarge, Args: form.Args{"limit": maxForm}}))
			return
		}
		s.refuse(w, r, http.StatusBadRequest, texts.Error(form.Error{Code: formUnreadable}))
		return
	}
	v, ok := s.view(w, r)
	if !ok {
		return
	}
	f := filled{Day: r.PostFormValue("day"), Note: r.PostFormValue("note"), Document: r.PostFormValue("document"), By: r.PostFormValue("by"),
		Corrects: r.PostFormValue("corrects"), Due: strings.TrimSpace(r.PostFormValue("due")), Type: plan.EventType(r.PostFormValue("type"))}
	id := plan.ObligationID(r.PostFormValue("id"))
	v.Form, v.Key = f, r.PostFormValue("key")
	day, err := form.ParseDay(strings.TrimSpace(f.Day))
	if err != nil {
		v.Message = form.Message(err, v.Lang)
		s.showObligation(w, r, http.StatusBadRequest, v, id)
		return
	}
	e := plan.Event{ID: v.Key, Obligation: id, Type: f.Type, Day: day, By: strings.TrimSpace(f.By),
		Note: strings.TrimSpace(f.Note), Document: strings.TrimSpace(f.Document), Corrects: f.Corrects}
	if f.Due != "" && f.Type == plan.EventExtended { // the field is for extensions
		if e.Due, err = form.ParseDay(f.Due); err != nil {
			v.Message = form.Message(err, v.Lang)
			s.showObligation(w, r, http.StatusBadRequest, v, id)
			return
		}
	}
	if _, _, err := s.ledger.Record(r.Context(), e); err != nil {
		reused := errors.Is(err, store.KeyReused)
		if !reused && !errors.Is(err, ledger.EventRefused) {
			s.fail(w, r, err)
			return
		}
		v.Message = said(err, v.Lang)
		if reused {
			v.Key = uuid.NewString() // the form was sent before with other words: this is a new event
		}
		s.showObligation(w, r, wire.Status(err), v, id)
		return
	}
	// See the new state by a fresh request, so that reloading sends nothing again.
	q := url.Values{"id": {string(id)}, "asOf": {v.AsOf.String()}, "recorded": {"1"}}
	http.Redirect(w, r, "/obligation?"+q.Encode(), http.StatusSeeOther)
}

// pages is the templates, for a server: other commands have no use for them.
func pages() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{
		"statuses":  plan.Statuses,
		"groupings": func() []string { return groupings },
	}).ParseFS(files, "templates/*.html"))
}

// page renders whole before it answers, so that no half page is ever sent.
func (s *server) page(w http.ResponseWriter, r *http.Request, status int, name string, v *view) {
	v.Lang = language(r)
	if p, ok := access.From(r.Context()); ok && p.Kind != access.KindOpen {
		v.Who = p.Name
	}
	// The page in the other language is one that can be asked for: not the
	// answer to a form.
	address := r.URL
	if v.Other != "" {
		address, _ = url.Parse(v.Other)
	} else if r.Method == http.MethodPost {
		address = &url.URL{Path: "/"}
	}
	other := address.Query()
	other.Set("lang", v.Lang.Pick("en", "vi"))
	v.Other = (&url.URL{Path: address.Path, RawQuery: other.Encode()}).String()
	var b bytes.Buffer
	if err := s.pages.ExecuteTemplate(&b, name, v); err != nil {
		s.log.ErrorContext(r.Context(), "page failed", "page", name, "error", err)
		http.Error(w, v.T("Lỗi của máy chủ", "Server error"), http.StatusInternalServerError)
		return
	}
	h := w.Header()
	if chosen := r.URL.Query().Get("lang"); chosen != "" {
		http.SetCookie(w, &http.Cookie{Name: "lang", Value: v.Lang.String(), Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	}
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Vary", "Accept-Encoding, Accept-Language, Cookie")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	body := []byte(unseen.Shown(b.String()))
	if wire.TakesGzip(r) {
		h.Set("Content-Encoding", "gzip")
		body = wire.Zip(body)
	}
	w.WriteHeader(status)
	_, _ = w.Write(body) // fails only when the client is gone
}

// refuse answers wrong input with a page that says what is wrong.
func (s *server) refuse(w http.ResponseWriter, r *http.Request, status int, err error) {
	l := language(r)
	s.page(w, r, status, "error.html", &view{Title: l.Pick("Không thực hiện được", "Not possible"), Message: form.Message(err, l)})
}

// fail answers an error of the ledger.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	for _, code := range []form.Code{access.NotSignedIn, access.Forbidden} {
		if errors.Is(err, code) {
			s.gate.Denied.Note(r.Context(), code)
		}
	}
	wire.Held(w, err)
	status := wire.Status(err)
	if status < http.StatusInternalServerError {
		s.refuse(w, r, status, err)
		return
	}
	s.log.ErrorContext(r.Context(), "request failed", "operation", observe.Operation(r.Context()), "error", err)
	l := language(r)
	s.page(w, r, status, "error.html", &view{Title: l.Pick("Lỗi của máy chủ", "Server error"),
		Message: l.Pick("Chưa ghi nhận được. Gửi lại là an toàn.", "Nothing was confirmed. Sending again is safe.")})
}
