// Package frame is what all pages of the server have in common: who may open them,
// their language, their head and foot, and how they refuse.
package frame

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"log/slog"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/attach"
	"github.com/caicach/tthc/cmd/internal/entry"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/observe"
	"github.com/caicach/tthc/cmd/internal/unseen"
	"github.com/caicach/tthc/cmd/internal/web/draw"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

//go:embed templates/*.html static/*
var files embed.FS

// MaxForm is the largest form that is read, in bytes.
const MaxForm = 64 << 10

// Frame is what pages stand in.
type Frame struct {
	Ledger *ledger.Ledger
	Gate   wire.Gate
	Door   *entry.Door // by which people come in; nil: nobody has to
	Log    *slog.Logger

	pages *template.Template
	tags  map[string]string // of the files that pages need, by their content
}

// New is a frame behind a gate and a door.
func New(g wire.Gate, door *entry.Door, log *slog.Logger) *Frame {
	return &Frame{Ledger: g.Ledger, Gate: g, Door: door, Log: log, tags: tags(),
		pages: template.Must(template.New("").Funcs(template.FuncMap{"statuses": plan.Statuses}).ParseFS(files, "templates/*.html"))}
}

// With is the frame for pages that have templates of their own.
func (f *Frame) With(templates fs.FS) *Frame {
	with := *f
	with.pages = template.Must(template.Must(f.pages.Clone()).ParseFS(templates, "templates/*.html"))
	return &with
}

// View is what every page shows. A page of its own has it embedded.
type View struct {
	Lang    form.Language
	Title   string
	Up      Up     // the page above this one
	Other   string // the address of this page in the other language
	Message string // why something is refused, or what was just recorded
	Refused bool
	AsOf    form.Day
	Today   form.Day
	Who     string // is signed in
	Submits bool   // that everybody may submit petitions
	Office  bool   // may open the pages of the administration
	Choose  string // at a demo: where one chooses in which roles to look at it

	path string // of the page
}

// Up is the page above a page; empty: there is none.
type Up struct{ Path, Name string }

func (v *View) view() *View { return v }

// Shown is what has a View embedded.
type Shown interface{ view() *View }

// Day is a day as the readers of the language write it.
func (v *View) Day(d form.Day) string { return d.In(v.Lang) }

// Weekday is a day with its name in the week.
func (v *View) Weekday(d form.Day) string { return draw.Weekday(d, v.Lang) }

// At is an instant as the readers of the language write it.
func (v *View) At(t time.Time) string { return t.Format(v.T("15:04 2/1/2006", "2006-01-02 15:04")) }

// T is the text in the language of the page.
func (v *View) T(vi, en string) string { return v.Lang.Pick(vi, en) }

// View begins a page with the day that the request asks for.
func (f *Frame) View(w http.ResponseWriter, r *http.Request) (*View, bool) {
	v := &View{Lang: Language(r), Today: f.Ledger.Today()}
	v.AsOf = v.Today
	if text := r.FormValue("asOf"); text != "" {
		day, err := form.ParseDay(text)
		if err != nil {
			f.Refuse(w, r, http.StatusBadRequest, err)
			return nil, false
		}
		v.AsOf = day
	}
	return v, true
}

// Enter is a handler that is asked by those who may do an operation of the table.
func (f *Frame) Enter(operation string, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		r, err := f.Gate.Enter(r, operation)
		switch {
		case err == nil && f.sentAgain(w, r):
		case err == nil:
			next(w, r)
		case errors.Is(err, access.NotSignedIn) && f.Door != nil && r.Method == http.MethodGet && r.Header.Get("Authorization") == "":
			http.Redirect(w, r, "/sign-in?"+url.Values{"to": {r.URL.RequestURI()}}.Encode(), http.StatusSeeOther)
		default:
			f.Fail(w, r, err)
		}
	}
}

// Onward sends somebody to the provider by a page: what a form leads to by redirects
// must be of this server (form-action), and a provider may send people on to others.
func (f *Frame) Onward(w http.ResponseWriter, r *http.Request, to string) {
	w.Header().Set("Refresh", "0; url="+to)
	f.Page(w, r, http.StatusOK, "onward.html", &onward{View{Title: Language(r).Pick("Đang chuyển đến nơi đăng nhập", "Going to the provider of sign-ins")}, f.Door.Provider.Host(), to})
}

// onward is the page that leads to the provider.
type onward struct {
	View
	Provider, Onward string
}

// sentAgain sends who opens a page to the provider, where its word on them has become
// old; false where it need not be asked.
func (f *Frame) sentAgain(w http.ResponseWriter, r *http.Request) bool {
	if f.Door == nil || r.Method != http.MethodGet || r.Header.Get("Authorization") != "" {
		return false
	}
	to, err := f.Door.Again(r.Context(), r.URL.RequestURI())
	if err != nil || to == "" { // where it cannot be asked its word holds a while longer
		return false
	}
	f.Onward(w, r, to)
	return true
}

// Only answers at each of the paths to those who use another method than it has.
func (f *Frame) Only(mux *http.ServeMux, methods map[string]string) {
	for path, method := range methods {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Allow", method)
			f.Refuse(w, r, http.StatusMethodNotAllowed, texts.Error(form.Error{Code: methodUnknown, Args: form.Args{"allowed": method}}))
		})
	}
}

// Protected refuses what comes from another site.
func (f *Frame) Protected(next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r = f.Gate.Known(r)
		f.Gate.Denied.Note(r.Context(), siteForeign)
		f.Refuse(w, r, http.StatusForbidden, texts.Error(form.Error{Code: siteForeign}))
	}))
	return protection.Handler(next)
}

// Static answers with a file that pages need. There is no list of them.
func (f *Frame) Static(w http.ResponseWriter, r *http.Request) {
	name := "static/" + r.PathValue("file")
	if file, err := fs.Stat(files, name); err != nil || !file.Mode().IsRegular() {
		f.Missing(w, r)
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	if strings.HasSuffix(name, ".woff2") { // another face has another name
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		w.Header().Set("Content-Type", "font/woff2")
	}
	w.Header().Set("ETag", f.tags[name])
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

// Missing answers for an address that is none.
func (f *Frame) Missing(w http.ResponseWriter, r *http.Request) {
	observe.Why(r.Context(), "not-found")
	f.Page(w, r, http.StatusNotFound, "error.html", &View{Title: Language(r).Pick("Không có trang này", "No such page"), Message: r.URL.Path, Refused: true})
}

// Language is the language of the pages: the one that a person chose (?lang=en, kept
// in a cookie), else the one that the browser asks for, else Vietnamese.
func Language(r *http.Request) form.Language {
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

// BodyCookie names the choice whose duties a browser shows first.
const BodyCookie = "body"

// Body is the body that a browser keeps: itself, or the one that answers for it by now;
// empty where it keeps none.
func Body(r *http.Request, registry *body.Registry, today form.Day) body.ID {
	c, err := r.Cookie(BodyCookie)
	if err != nil {
		return ""
	}
	id, err := body.ParseID(c.Value)
	if err != nil {
		return ""
	}
	if b, ok := registry.Answers(id, today).One(); ok {
		return b.ID()
	}
	return ""
}

// Said is a refusal as a page tells it: fields by their labels.
func Said(err error, l form.Language, labels map[string]form.Text) string {
	var lines []string
	var e *form.Error
	field := ""
	if errors.As(err, &e) && (e.Code == ledger.EventRefused || e.Code == attach.Refused) {
		err = e.Cause
		if e.Code == attach.Refused {
			field = "file"
		}
	}
	for _, f := range form.All(err) {
		here := *f
		here.Path = ""
		line := here.Message(l)
		if label, ok := labels[cmp.Or(field, f.Path)]; ok {
			line = label.In(l) + ": " + line
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// Keep has the browser keep a choice for a year; the empty one is forgotten.
func Keep(w http.ResponseWriter, name, value string) {
	c := &http.Cookie{Name: name, Value: value, Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode}
	if value == "" {
		c.MaxAge = -1
	}
	http.SetCookie(w, c)
}

// offices is what is read on the pages of the administration by those who have a role
// for it. What everybody reads there leads nobody to them.
var offices = []string{"listPeople", "listSubscriptions", "listTrail", "listDutyCalendars"}

// May says whether who asks may do an operation of the table, for some body at least.
func May(r *http.Request, operation string) bool {
	p, ok := access.PassOf(r.Context())
	p.Operation = access.Of(operation)
	return ok && p.Admit() == nil
}

// Page renders whole before it answers, so that no half page is ever sent.
func (f *Frame) Page(w http.ResponseWriter, r *http.Request, status int, name string, shown Shown) {
	v := shown.view()
	v.Lang, v.Submits, v.path = Language(r), f.Gate.Submissions, r.URL.Path
	if p, ok := access.From(r.Context()); ok && p.Kind != access.KindOpen {
		v.Who = p.Name
	}
	v.Office = slices.ContainsFunc(offices, func(o string) bool { return May(r, o) })
	if f.Door != nil && f.Door.Demo {
		v.Today, v.Choose = f.Ledger.Today(), choose(r)
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
	if err := f.pages.ExecuteTemplate(&b, name, shown); err != nil {
		f.Log.ErrorContext(r.Context(), "page failed", "page", name, "error", err)
		http.Error(w, v.T("Lỗi của máy chủ", "Server error"), http.StatusInternalServerError)
		return
	}
	h := w.Header()
	if chosen := r.URL.Query().Get("lang"); chosen != "" {
		Keep(w, "lang", v.Lang.String())
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

// Posted reads a form of at most so many bytes that was sent, so that its fields can be
// asked for; what cannot be read is answered, and false.
func (f *Frame) Posted(w http.ResponseWriter, r *http.Request, most int64) bool {
	r.Body = http.MaxBytesReader(w, r.Body, most)
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err == nil && media != "application/x-www-form-urlencoded" {
		err = http.ErrNotMultipart
	}
	if err == nil {
		err = r.ParseForm()
	}
	if err != nil {
		f.Unread(w, r, err)
	}
	return err == nil
}

// Unread answers a form that cannot be read. What a library says of it is not for people.
func (f *Frame) Unread(w http.ResponseWriter, r *http.Request, err error) {
	status, err := Unreadable(err)
	f.Refuse(w, r, status, err)
}

// Brought reads a form that brings a file into its fields, by their names, and gives the
// file; nil: none was chosen. Whoever calls it bounds the request, which is kept in
// memory. Line breaks and spaces at the end of a field are nobody's.
func Brought(r *http.Request, fields map[string]*string) (name string, file io.Reader, err error) {
	parts, err := r.MultipartReader()
	if err == http.ErrNotMultipart {
		return "", nil, nil
	}
	for err == nil {
		part, end := parts.NextPart()
		if end == io.EOF {
			return name, file, nil
		}
		var data []byte
		if err = end; err == nil {
			data, err = io.ReadAll(part)
		}
		if err != nil {
			break
		}
		if to := fields[part.FormName()]; to != nil {
			*to = strings.TrimRight(string(data), "\r\n ")
		} else if part.FormName() == "file" && part.FileName() != "" {
			name, file = part.FileName(), bytes.NewReader(data)
		}
	}
	return "", nil, err
}

// Unreadable is why a form cannot be read, for people, and its status.
func Unreadable(err error) (int, error) {
	var tooLarge *http.MaxBytesError
	var told *form.Error
	switch {
	case errors.As(err, &tooLarge):
		return http.StatusRequestEntityTooLarge, texts.Error(form.Error{Code: formTooLarge, Args: form.Args{"limit": tooLarge.Limit}})
	case errors.As(err, &told):
		return wire.Status(err), err
	}
	return http.StatusBadRequest, texts.Error(form.Error{Code: formUnreadable})
}

// Because notes why a request is refused, for the log.
func Because(r *http.Request, err error) {
	if all := form.All(err); len(all) > 0 {
		observe.Why(r.Context(), all[0].Code)
	}
}

// choose is where one chooses a role, and comes back from to the page that was read.
func choose(r *http.Request) string {
	to := "/"
	if r.Method == http.MethodGet && !strings.HasPrefix(r.URL.Path, "/sign-in") {
		to = r.URL.RequestURI()
	}
	return "/sign-in?" + url.Values{"to": {to}}.Encode()
}

// Refuse answers wrong input with a page that says what is wrong.
func (f *Frame) Refuse(w http.ResponseWriter, r *http.Request, status int, err error) {
	Because(r, err)
	l := Language(r)
	f.Page(w, r, status, "error.html", &View{Title: l.Pick("Không thực hiện được", "Not possible"), Message: form.Message(err, l), Refused: true})
}

// Fail answers an error of the ledger.
func (f *Frame) Fail(w http.ResponseWriter, r *http.Request, err error) {
	for _, code := range []form.Code{access.NotSignedIn, access.Forbidden} {
		if errors.Is(err, code) {
			f.Gate.Denied.Note(r.Context(), code)
		}
	}
	wire.Held(w, err)
	status := wire.Status(err)
	if status < http.StatusInternalServerError {
		f.Refuse(w, r, status, err)
		return
	}
	f.Log.ErrorContext(r.Context(), "request failed", "operation", observe.Operation(r.Context()), "error", err)
	l := Language(r)
	f.Page(w, r, status, "error.html", &View{Title: l.Pick("Lỗi của máy chủ", "Server error"), Refused: true,
		Message: l.Pick("Chưa ghi nhận được. Gửi lại là an toàn.", "Nothing was confirmed. Sending again is safe.")})
}
