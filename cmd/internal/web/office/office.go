// Package office is the pages of the administration: people and their roles, tokens,
// who is told of what is recorded, secret addresses of calendars, notices, bodies, and
// the trail. They ask what the API asks, behind the same gate.
package office

import (
	"cmp"
	"embed"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/calendars"
	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/cmd/internal/web/frame"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

//go:embed templates/*.html
var templates embed.FS

type room struct {
	*frame.Frame
	book *casebook.Book
}

// Add adds the pages to the routes of a server.
func Add(mux *http.ServeMux, f *frame.Frame, book *casebook.Book) {
	s := &room{f.With(templates), book}
	mux.HandleFunc("GET /office", s.Enter("listNotices", s.contents))
	allowed := map[string]string{"/office": "GET, HEAD"}
	for _, p := range slices.Concat(s.peoplePages(), s.tokenPages(), s.systemPages(), s.calendarPages(), s.noticePages(), s.bodyPages(), s.trailPages()) {
		mux.HandleFunc(p.method+" "+p.path, s.Enter(p.operation, p.do))
		methods := p.method
		if p.method == http.MethodGet {
			methods = "GET, HEAD"
		}
		if was := allowed[p.path]; was != "" {
			methods = was + ", " + methods
		}
		allowed[p.path] = methods
	}
	f.Only(mux, allowed)
}

// page is a page, or a form, with the operation of the API that it asks.
type page struct {
	method, path, operation string
	do                      http.HandlerFunc
}

// view is what the templates show.
type view struct {
	frame.View
	Here string // the address of the page among those of the administration

	request *http.Request
	known   *ledger.View
	names   map[string]string // of people and systems, by their identifiers

	Secret string // that is shown this once
	Filled url.Values
	People []roster.Person
	Person *roster.Person
	Tokens []roster.Token

	Systems  []system
	System   *system
	Failures []delivery.Line

	Of        body.ID // whose calendars are shown
	Addresses []calendars.Address

	Notices []calendar.Notice
	Change  *change

	Sought string
	All    int // bodies there are
	Count  int // were found
	One    *body.Body
	Bodies []body.Body
	Near   []string
	Next   string // the address of the next page

	Trail    []told
	Head     trail.Head
	Verified *verified
}

// entry is a page of the administration among the others.
type entry struct {
	Path, Operation string
	Name, What      form.Text
}

var entries = []entry{
	{"/office/people", "listPeople", form.Text{"Người dùng", "People"}, form.Text{"ai đã đăng nhập, giữ vai trò gì; giao, thu hồi vai trò, kết thúc phiên", "who signed in and in which roles; give and take away roles, end sessions"}},
	{"/office/tokens", "listTokens", form.Text{"Mã truy cập", "Tokens"}, form.Text{"mã của các hệ thống gọi API; cấp, thu hồi", "of systems that call the API; make and revoke them"}},
	{"/office/systems", "listSubscriptions", form.Text{"Nơi nhận tin", "Receivers"}, form.Text{"hệ thống và người được báo tin; tin chưa gửi được, gửi lại, đổi khóa ký", "systems and people that are told; what failed, repeat it, replace the secret"}},
	{"/office/calendars", "listDutyCalendars", form.Text{"Địa chỉ lịch", "Addresses of calendars"}, form.Text{"địa chỉ bí mật để lịch đọc việc của một cơ quan; cấp, thu hồi", "secret addresses at which a calendar reads what a body owes; make and revoke them"}},
	{"/office/notices", "listNotices", form.Text{"Ngày nghỉ", "Holidays"}, form.Text{"thông báo mà lịch làm việc dựa trên; thêm thông báo sau khi xem sẽ đổi những hạn nào", "notices that the calendar rests on; add one after seeing which due days it moves"}},
	{"/office/bodies", "listBodies", form.Text{"Cơ quan", "Bodies"}, form.Text{"tìm cơ quan, xã, phường; nhập danh mục, ghi sáp nhập, đổi tên", "search bodies and communes; take in lists, mergers and other names"}},
	{"/office/trail", "listTrail", form.Text{"Nhật ký", "The trail"}, form.Text{"ai đã ghi, đã xem, bị từ chối điều gì; xác minh nhật ký nguyên vẹn", "who recorded, read or was denied what; verify that the trail is whole"}},
}

// Entries is the pages that who asks may open.
func (v *view) Entries() (list []entry) {
	for _, e := range entries {
		if v.May(e.Operation) {
			list = append(list, e)
		}
	}
	return list
}

// May says whether who asks may do an operation.
func (v *view) May(operation string) bool { return frame.May(v.request, operation) }

// begin begins a page with what all of them show; false where that was refused.
func (s *room) begin(w http.ResponseWriter, r *http.Request, title form.Text) (*view, bool) {
	base, ok := s.View(w, r)
	if !ok {
		return nil, false
	}
	v := &view{View: *base, request: r, Here: r.URL.Path, Filled: url.Values{}}
	v.Title = title.In(v.Lang)
	var err error
	if v.known, err = s.Ledger.At(r.Context()); err == nil {
		v.names, err = s.Gate.Roster.Names(r.Context())
	}
	if err != nil {
		s.Fail(w, r, err)
		return nil, false
	}
	if done, ok := done[r.URL.Query().Get("done")]; ok && r.Method == http.MethodGet {
		v.Message = done.In(v.Lang)
	}
	return v, true
}

// contents lists the pages.
func (s *room) contents(w http.ResponseWriter, r *http.Request) {
	if v, ok := s.begin(w, r, form.Text{"Quản trị", "Administration"}); ok {
		s.Page(w, r, http.StatusOK, "office.html", v)
	}
}

// posted begins the answer to a form.
func (s *room) posted(w http.ResponseWriter, r *http.Request, title form.Text) (*view, bool) {
	if !s.Posted(w, r, frame.MaxForm) {
		return nil, false
	}
	v, ok := s.begin(w, r, title)
	if ok {
		v.Filled = r.PostForm
	}
	return v, ok
}

// answer leads on to a page that says what was done, or shows the form again with why it
// was refused.
func (s *room) answer(w http.ResponseWriter, r *http.Request, v *view, err error, to string, again func(status int)) {
	status := wire.Status(err)
	if errors.As(err, new(written)) {
		status = min(status, http.StatusBadRequest)
	}
	switch {
	case err == nil:
		http.Redirect(w, r, to, http.StatusSeeOther)
	case status >= http.StatusInternalServerError, errors.Is(err, access.Forbidden):
		s.Fail(w, r, err)
	default:
		frame.Because(r, err)
		v.Message, v.Refused, v.Other = said(err, v.Lang), true, v.Here
		again(status)
	}
}

// written is that something in a form cannot be read.
type written struct{ error }

func (e written) Unwrap() error { return e.error }

// said is a refusal as the pages tell it. What was refused for its cause is told by that.
func said(err error, l form.Language) string {
	var e *form.Error
	for errors.As(err, &e) && e.Cause != nil {
		err = e.Cause
	}
	return frame.Said(err, l, labels)
}

// by is who changes something.
func by(r *http.Request) string {
	p, _ := access.From(r.Context())
	return p.ID
}

// By is the name of who did something.
func (v *view) By(id string) string {
	if name, ok := others[id]; ok {
		return name.In(v.Lang)
	}
	return cmp.Or(v.names[id], id)
}

// Moment is an instant as the readers of the language write it, without the zeros in
// front that no day has on the other pages.
func (v *view) Moment(t time.Time) string {
	t = t.In(calendar.Zone())
	return t.Format("15:04 ") + v.Day(form.DayOf(t))
}

// Body is the name of a body today.
func (v *view) Body(id body.ID) string {
	return cmp.Or(v.known.Bodies().ByID(id).Name(v.Today), id.String())
}

// Grant is a role with the body that it is for.
func (v *view) Grant(g access.Grant) string {
	if g.Body.IsZero() {
		return g.Role.Name(v.Lang) + v.T(" (mọi cơ quan)", " (all bodies)")
	}
	return g.Role.Name(v.Lang) + " (" + v.Body(g.Body) + ")"
}

// Roles is all roles.
func (v *view) Roles() []access.Role { return access.Roles() }

// Chosen says whether a form that was refused had a value of a field.
func (v *view) Chosen(field, value string) bool { return slices.Contains(v.Filled[field], value) }

// Label is the label of a field of a form.
func (v *view) Label(field string) string { return labels[field].In(v.Lang) }

// meant is the body that a form names by a name or an identifier; none by nothing.
func (v *view) meant(name string) (body.ID, error) {
	name = strings.TrimSpace(name)
	if name == "" {
		return "", nil
	}
	registry := v.known.Bodies()
	if id, err := body.ParseID(name); err == nil && registry.ByID(id).Lives(v.Today) {
		return id, nil
	}
	of, err := ledger.OneBody(registry, name, v.Today)
	return of.ID(), err
}
