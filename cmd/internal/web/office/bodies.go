package office

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/intake"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/web/frame"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/units"
	"github.com/caicach/tthc/schedule/form"
)

func (s *room) bodyPages() []page {
	return []page{
		{"GET", "/office/bodies", "listBodies", s.bodies},
		{"POST", "/office/bodies/file", "addBodies", s.proposeFile},
		{"POST", "/office/bodies/amend", "addBodies", s.proposeAmendment},
		{"POST", "/office/bodies/report", "addBodies", s.reportBodies},
		{"POST", "/office/bodies/accept", "addBodies", s.acceptBodies},
	}
}

var bodiesTitle = form.Text{"Cơ quan, đơn vị", "Bodies"}

// BodyLink is the address of the page of a body.
func (v *view) BodyLink(id body.ID) string {
	return "/office/bodies?" + url.Values{"q": {id.String()}}.Encode()
}

// bodies searches the bodies by what they are or were called, and shows one with its units
// and what happened to it; without a name those that were taken in here.
func (s *room) bodies(w http.ResponseWriter, r *http.Request) {
	if v, ok := s.begin(w, r, bodiesTitle); ok {
		s.showBodies(w, r, http.StatusOK, v)
	}
}

func (s *room) showBodies(w http.ResponseWriter, r *http.Request, status int, v *view) {
	registry := v.known.Bodies()
	v.Sought, v.All = strings.TrimSpace(r.URL.Query().Get("q")), registry.Len()
	var list []body.Body
	if v.Sought == "" {
		for b := range registry.Bodies() {
			if body.Vietnam().ByID(b.ID()).IsZero() {
				list = append(list, b)
			}
		}
	} else {
		list = v.seek(registry)
	}
	v.Count = len(list)
	after := r.URL.Query().Get("after")
	list = list[slices.IndexFunc(list, func(b body.Body) bool { return b.ID().String() == after })+1:]
	if len(list) > mostRows {
		list = list[:mostRows]
		v.Next = "/office/bodies?" + url.Values{"q": {v.Sought}, "after": {list[mostRows-1].ID().String()}}.Encode()
	}
	v.Bodies = list
	v.Here, v.Other = "/office/bodies", "/office/bodies?"+url.Values{"q": {v.Sought}}.Encode()
	s.Page(w, r, status, "bodies.html", v)
}

// anyClass is all classes of bodies.
const anyClass = ^body.Classes(0)

// seek finds what is sought: one body, whose units are listed, or those that may be meant.
func (v *view) seek(registry *body.Registry) []body.Body {
	if id, err := body.ParseID(v.Sought); err == nil {
		if b := registry.ByID(id); !b.IsZero() {
			v.One = &b
			return registry.Under(id, anyClass, v.Today)
		}
	}
	m := registry.Find(v.Sought, v.Today)
	if m.Found() && !m.Doubtful() {
		v.One = &m.Body
		return registry.Under(m.Body.ID(), anyClass, v.Today)
	}
	v.Near = registry.Nearest(v.Sought, 5)
	return m.Candidates
}

// Called is how a body is called today, or was when it ended.
func (v *view) Called(b body.Body) string {
	if name := b.Name(v.Today); name != "" {
		return name
	}
	all := b.Namings()
	if len(all) == 0 {
		return b.ID().String()
	}
	return all[len(all)-1].Name
}

// BodyOf is a body by its identifier, in words.
func (v *view) BodyOf(id body.ID) string { return v.Called(v.known.Bodies().ByID(id)) }

// Kind is how one body came to another.
func (v *view) Kind(k body.SuccessionKind) string {
	return cmp.Or(successions[string(k)].In(v.Lang), string(k))
}

// Changes is what may happen to a body.
func (v *view) Changes() []string {
	return []string{"rename", "type", "upgrade", "parent", "merge", "split", "replace", "ended"}
}

// ChangeName is what happens to a body, in words.
func (v *view) ChangeName(k string) string { return successions[k].In(v.Lang) }

// ofBodies is how bodies are taken in.
func (s *room) ofBodies(r *http.Request, data body.Data) law {
	return law{bodiesTitle, "/office/bodies", func(try bool) (ledger.LawChange, error) { return s.Ledger.AddBodies(r.Context(), data, try) }}
}

// proposeBodies shows what bodies would change: nothing is recorded.
func (s *room) proposeBodies(w http.ResponseWriter, r *http.Request, v *view, data body.Data, err error) {
	again := func(status int) { s.showBodies(w, r, status, v) }
	var text []byte
	if err == nil {
		text, err = data.MarshalJSON()
	}
	if err != nil {
		s.answer(w, r, v, err, "", again)
		return
	}
	s.propose(w, r, v, string(text), s.ofBodies(r, data), again)
}

// proposeFile reads a list of units in a file.
func (s *room) proposeFile(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, grid.MaxSize+frame.MaxForm)
	var source string
	name, file, err := frame.Brought(r, map[string]*string{"source": &source})
	if err != nil {
		s.Unread(w, r, err)
		return
	}
	v, ok := s.begin(w, r, bodiesTitle)
	if !ok {
		return
	}
	var data body.Data
	if file == nil {
		err = written{texts.Error(form.Error{Code: fileMissing})}
	} else if data, err = intake.Units(name, file, units.Options{Bodies: v.known.Bodies(), Source: strings.TrimSpace(source)}); err != nil {
		err = wire.RefusedFile(err)
	}
	s.proposeBodies(w, r, v, data, err)
}

// proposeAmendment reads what happened to one body.
func (s *room) proposeAmendment(w http.ResponseWriter, r *http.Request) {
	v, ok := s.posted(w, r, bodiesTitle)
	if !ok {
		return
	}
	a := body.Amendment{Kind: r.PostFormValue("change"), Name: strings.TrimSpace(r.PostFormValue("name")), Source: strings.TrimSpace(r.PostFormValue("source"))}
	id, err := v.meant(r.PostFormValue("body"))
	if err == nil && id == "" {
		err = written{texts.Error(form.Error{Code: form.FieldMissing, Path: "body"})}
	}
	var on form.Day
	if err == nil {
		on, err = day("on", r.PostFormValue("on"))
	}
	a.ID, a.On = id.String(), on.String()
	for line := range strings.Lines(r.PostFormValue("to")) {
		to, wrong := v.meant(line)
		err = errors.Join(err, wrong)
		if to != "" && a.Kind == "parent" {
			a.Parent = to.String()
		} else if to != "" {
			a.To = append(a.To, to.String())
		}
	}
	s.proposeBodies(w, r, v, body.Data{Amendments: []body.Amendment{a}}, err)
}

func (s *room) acceptBodies(w http.ResponseWriter, r *http.Request) { s.shownBodies(w, r, s.accept) }

func (s *room) reportBodies(w http.ResponseWriter, r *http.Request) { s.shownBodies(w, r, s.report) }

// shownBodies does something with the bodies whose effect was shown.
func (s *room) shownBodies(w http.ResponseWriter, r *http.Request, do doing) {
	if !s.Posted(w, r, mostLaw) {
		return
	}
	v, ok := s.begin(w, r, bodiesTitle)
	if !ok {
		return
	}
	again := func(status int) { s.showBodies(w, r, status, v) }
	text := r.PostFormValue("data")
	data, err := body.ReadJSON([]byte(text))
	if err != nil {
		s.answer(w, r, v, ledger.RefusedLaw(err), "", again)
		return
	}
	do(w, r, v, text, s.ofBodies(r, data), again)
}
