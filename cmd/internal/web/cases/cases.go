// Package cases is the pages of petitions (phản ánh, kiến nghị): the desk by clock,
// one petition with its clocks and what may be recorded of it, and what the public
// sees.
package cases

import (
	"embed"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/web/draw"
	"github.com/caicach/tthc/cmd/internal/web/frame"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
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
	mux.HandleFunc("GET /petitions", s.Enter("listPetitionsDue", s.desk))
	mux.HandleFunc("GET /digest", s.Enter("listDue", s.digest))
	mux.HandleFunc("GET /petition", s.Enter("getPetition", s.petition))
	mux.HandleFunc("POST /petition", s.Enter("recordPetitionEvent", s.record))
	mux.HandleFunc("GET /petition/like", s.Enter("listPetitionsLike", s.like))
	mux.HandleFunc("GET /petition/publish", s.Enter("draftPublication", s.draft))
	mux.HandleFunc("POST /petition/publish", s.Enter("publishPetition", s.publish))
	mux.HandleFunc("GET /answers", s.Enter("listPublished", s.answers))
	mux.HandleFunc("GET /track", s.Enter("trackPetition", s.track))
	if f.Gate.Submissions {
		mux.HandleFunc("GET /submit", s.Enter("submitPetition", s.submit))
		mux.HandleFunc("POST /submit", s.Enter("submitPetition", s.send))
		f.Only(mux, map[string]string{"/submit": "GET, HEAD, POST"})
	}
	f.Only(mux, map[string]string{"/petitions": "GET, HEAD", "/petition": "GET, HEAD, POST", "/petition/like": "GET, HEAD", "/digest": "GET, HEAD", "/petition/publish": "GET, HEAD, POST", "/answers": "GET, HEAD", "/track": "GET, HEAD"})
}

// view is what the templates show.
type view struct {
	frame.View
	Body         string // of whom the desk is
	Groups       []group
	Case         *one
	Texts        []text // of a publication
	Version      int    // of the draft of a publication
	Events       int
	Newer, Older string // the answers before and after those of a page
	Public       []desk.PublicView
	Sought       string
	Bodies       *body.Registry
	Code         string
	Told         []desk.News
	Likes        []alike
	Sides        []side // two that may be the same, beside one another

	Submission *submission
	Digest     *day
}

// group is the items of one urgency.
type group struct {
	Urgency desk.Urgency
	Items   []item // the first mostItems
	Count   int
}

// mostItems is how many of an urgency a page shows.
const mostItems = 200

// item is a limit on the desk.
type item struct {
	desk.DueItem
	Title, Holder string
	State         petition.State
}

// Link is the address of the petition's page.
func (i item) Link() string { return link(i.Code) }

func link(c petition.Code) string { return "/petition?" + url.Values{"code": {c.String()}}.Encode() }

// urgencies is in the order of the desk.
var urgencies = []desk.Urgency{desk.UrgencyOverdue, desk.UrgencyDueToday, desk.UrgencyNearlyDue, desk.UrgencyLater}

// desk lists what is due by clock, of the body asked for, or that the browser keeps.
func (s *room) desk(w http.ResponseWriter, r *http.Request) {
	base, ok := s.View(w, r)
	if !ok {
		return
	}
	v := &view{View: *base}
	known, err := s.book.At(r.Context())
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	v.Title = v.T("Phản ánh, kiến nghị đang xử lý", "Open petitions")
	q := desk.DueQuery{On: v.AsOf, All: true}
	registry := known.Process.Bodies()
	if !r.URL.Query().Has("body") {
		v.Body = registry.ByID(frame.Body(r, registry, v.Today)).Name(v.AsOf)
	} else {
		v.Body = r.FormValue("body")
	}
	if v.Body != "" {
		of, err := ledger.OneBody(registry, v.Body, v.AsOf)
		if err != nil {
			s.Refuse(w, r, http.StatusNotFound, err)
			return
		}
		q.For = desk.BodyAndUnits(known.Process, of.ID(), v.AsOf)
	}
	list, err := desk.NewDueList(known.Process, known.Items(v.AsOf), q)
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	by := map[desk.Urgency]*group{}
	for _, u := range urgencies {
		by[u] = &group{Urgency: u}
	}
	for i := range list.All() {
		g := by[i.Urgency]
		if g.Count++; g.Count > mostItems {
			continue
		}
		a := known.Process.Agenda(i.Item, v.AsOf, v.Lang)
		g.Items = append(g.Items, item{i, a.Title, nameOf(registry, body.ID(a.Body), v.AsOf), known.Find(i.Code).State()})
	}
	for _, u := range urgencies {
		v.Groups = append(v.Groups, *by[u])
	}
	s.Page(w, r, http.StatusOK, "desk.html", v)
}

// nameOf is the name of a body, its identifier where the registry does not know it.
func nameOf(registry *body.Registry, id body.ID, on form.Day) string {
	if name := registry.ByID(id).Name(on); name != "" {
		return name
	}
	return id.String()
}

// one is a petition on its page.
type one struct {
	petition.Petition // with what became of the one that it is linked to
	Whole             petition.Petition
	Recorded          []petition.Event // in their words, where they are kept
	Erased            *casebook.Erasure
	Holder            body.ID
	HolderName        string
	Clocks            []clock
	Wrongs, Doubts    []string
	Types             []petition.EventType
	Form              url.Values
}

// clock is one of the three clocks, with its reasons.
type clock struct {
	petition.Clock
	Title string
	Why   []string
}

// explained is those of the clocks that were started, with their reasons.
func (v *view) explained(clocks ...clock) (list []clock) {
	for _, one := range clocks {
		if one.Since.Day() == form.NoDay {
			continue
		}
		if x, err := one.Explain(v.Lang); err == nil {
			one.Why = x.Lines()
		}
		list = append(list, one)
	}
	return list
}

// find is the petition that a request asks for, where whoever asks may see it.
func (s *room) find(w http.ResponseWriter, r *http.Request) (known *casebook.View, c petition.Code, ok bool) {
	known, err := s.book.At(r.Context())
	if err == nil {
		c, err = petition.ParseCode(strings.TrimSpace(r.FormValue("code")))
		if err != nil || known.Find(c).IsZero() {
			err = casebook.NoPetition(r.FormValue("code"))
		} else {
			err = access.Check(r.Context(), holder(known, known.Find(c), s.Ledger.Today()))
		}
	}
	if err != nil {
		s.Fail(w, r, err)
		return nil, c, false
	}
	return known, c, true
}

// found is a page begun for the petition that a request asks for.
func (s *room) found(w http.ResponseWriter, r *http.Request) (v *view, known *casebook.View, c petition.Code, ok bool) {
	base, ok := s.View(w, r)
	if !ok {
		return nil, nil, c, false
	}
	known, c, ok = s.find(w, r)
	return &view{View: *base}, known, c, ok
}

// holder is who must act on a petition, the body that it was last sent to where nobody
// or several took its place.
func holder(known *casebook.View, pet petition.Petition, on form.Day) body.ID {
	if id, ok := known.Process.HolderOn(pet, on); ok {
		return id
	}
	return pet.Holder()
}

// petition shows one petition. That its sender was read is in the trail.
func (s *room) petition(w http.ResponseWriter, r *http.Request) {
	base, ok := s.View(w, r)
	if !ok {
		return
	}
	v := &view{View: *base}
	if r.FormValue("recorded") != "" {
		v.Message = v.T("Đã ghi nhận.", "Recorded.")
	}
	s.show(w, r, http.StatusOK, v, url.Values{})
}

func (s *room) show(w http.ResponseWriter, r *http.Request, status int, v *view, filled url.Values) {
	known, c, ok := s.find(w, r)
	if !ok {
		return
	}
	today := v.Today
	pet, err := known.Petition(c, today)
	o := &one{Petition: pet, Erased: known.Erased(c), Form: filled}
	if err == nil && o.Erased == nil {
		o.Whole, err = known.Whole(r.Context(), c)
	}
	if err == nil {
		o.Recorded, err = known.Events(r.Context(), c)
	}
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	o.Holder = holder(known, pet, today)
	v.Bodies = known.Process.Bodies()
	o.HolderName = nameOf(v.Bodies, o.Holder, today)
	clocks := known.Process.Clocks(pet, today)
	o.Clocks = v.explained(clock{Clock: clocks.Petitioner, Title: v.T("Người gửi chờ trả lời", "The sender waits")},
		clock{Clock: clocks.Indicator, Title: v.T("Chỉ số 5.2 (Quyết định 766/QĐ-TTg)", "Indicator 5.2 (Decision 766/QĐ-TTg)")}, clock{Clock: clocks.Step, Title: v.T("Bước đang làm", "The step at hand")})
	for _, f := range known.Process.Wrongs(pet) {
		o.Wrongs = append(o.Wrongs, f.Message(v.Lang))
	}
	for _, f := range known.Process.Doubts(pet, known.Find) {
		o.Doubts = append(o.Doubts, f.Message(v.Lang))
	}
	for _, t := range petition.Transitions() {
		if t.From == pet.State() && t.Event != petition.Published && t.Event != petition.Rated {
			o.Types = append(o.Types, t.Event)
		}
	}
	v.Case, v.Title, v.Other = o, v.T("Phản ánh, kiến nghị ", "Petition ")+c.String(), link(c)
	v.Up = frame.Up{Path: "/petitions", Name: v.T("Phản ánh, kiến nghị", "Petitions")}
	s.Page(w, r, status, "petition.html", v)
}

// ReasonText is a reason in words, one of somebody's own as it is.
func (v *view) ReasonText(reason string) string { return petition.Reason(reason).Text(v.Lang) }

// Reasons is what an event of the form may give as its reason.
func (v *view) Reasons() (list []petition.Reason) {
	for _, t := range v.Case.Types {
		for _, reason := range petition.Reasons(t) {
			if !slices.Contains(list, reason) {
				list = append(list, reason)
			}
		}
	}
	return list
}

// Name is the name of a body on the day of the page.
func (v *view) Name(id body.ID) string { return nameOf(v.Bodies, id, v.AsOf) }

// posted reads the form of a page, and finds the petition that it is of.
func (s *room) posted(w http.ResponseWriter, r *http.Request) (v *view, known *casebook.View, c petition.Code, ok bool) {
	if !s.Posted(w, r, petition.MaxEvent) {
		return nil, nil, c, false
	}
	return s.found(w, r)
}

// record takes in the form of a petition's page. What happens now, happened now; who
// acts is the body that holds the petition.
func (s *room) record(w http.ResponseWriter, r *http.Request) {
	v, known, c, ok := s.posted(w, r)
	if !ok {
		return
	}
	fields := map[string][]string{}
	for name, values := range r.PostForm {
		fields[name] = values
	}
	fields["code"], fields["by"] = []string{c.String()}, []string{holder(known, known.Find(c), v.Today).String()}
	fields["at"] = []string{s.Ledger.Now().Format("2006-01-02T15:04:05-07:00")}
	if to := r.PostFormValue("to"); to != "" {
		if m := known.Process.Bodies().Find(to, v.Today); m.Found() && !m.Doubtful() {
			to = m.Body.ID().String()
		}
		fields["to"] = []string{to}
	}
	e, err := petition.ReadEventFields(fields)
	if err == nil {
		_, err = s.book.Record(r.Context(), e)
	} else {
		err = ledger.Refused(err)
	}
	if err == nil {
		http.Redirect(w, r, link(c)+"&recorded=1", http.StatusSeeOther)
		return
	}
	status := wire.Status(err)
	if status >= http.StatusInternalServerError {
		s.Fail(w, r, err)
		return
	}
	v.Message, v.Refused = frame.Said(err, v.Lang, labels), true
	s.show(w, r, status, v, r.PostForm)
}

// labels is how a desk knows the fields of an event.
var labels = map[string]form.Text{
	"type": {"Việc", "What"}, "reason": {"Lý do", "Reason"}, "to": {"Chuyển đến", "Handed on to"}, "due": {"Hạn mới", "New due day"},
	"document": {"Số văn bản", "Document"}, "content": {"Nội dung", "Content"}, "outcome": {"Kết quả", "Outcome"}, "of": {"Trùng với", "Duplicate of"}, "consent": {"Văn bản đồng ý", "Consent"},
}

// Label is the label of a field of the form.
func (v *view) Label(field string) string { return labels[field].In(v.Lang) }

// Moment is an instant, or a day where there is no more.
func (v *view) Moment(m schedule.Moment) string {
	if at := m.TimeOfDay(); !at.IsZero() {
		return at.String() + " " + v.Day(m.Day())
	}
	return v.Day(m.Day())
}

// beside is what is published, on its page.
type beside struct {
	V *view
	P desk.PublicView
}

// Beside is what is published for the template that shows it.
func (v *view) Beside(p desk.PublicView) beside { return beside{v, p} }

// Line is the clocks of a petition drawn over its time.
func (v *view) Line() draw.Lanes {
	var spans []draw.Stretch
	for _, c := range v.Case.Clocks {
		spans = append(spans, draw.Stretch{Title: c.Title, From: c.Since.Day(), Due: c.Due, Done: c.Done.Day(), State: string(c.State)})
	}
	return draw.Clocks(spans, v.Today, v.Lang)
}
