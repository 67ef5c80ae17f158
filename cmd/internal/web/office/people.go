package office

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/schedule/form"
)

func (s *room) peoplePages() []page {
	return []page{
		{"GET", "/office/people", "listPeople", s.people},
		{"GET", "/office/person", "listPeople", s.person},
		{"POST", "/office/person", "grantPerson", s.grant},
		{"POST", "/office/person/sign-out", "signOutPerson", s.signOutPerson},
		{"POST", "/office/sign-out", "signOutAll", s.signOutAll},
	}
}

func personLink(id string) string { return "/office/person?" + url.Values{"id": {id}}.Encode() }

// PersonLink is the address of the page of a person.
func (v *view) PersonLink(id string) string { return personLink(id) }

// people lists who signed in, with the roles that they were given here.
func (s *room) people(w http.ResponseWriter, r *http.Request) {
	v, ok := s.begin(w, r, form.Text{"Người dùng và vai trò", "People and roles"})
	if !ok {
		return
	}
	var err error
	if v.People, err = s.Gate.Roster.People(r.Context()); err != nil {
		s.Fail(w, r, err)
		return
	}
	s.Page(w, r, http.StatusOK, "people.html", v)
}

// somebody is the person that a request asks for, on a page begun for them.
func (s *room) somebody(w http.ResponseWriter, r *http.Request, v *view) bool {
	p, err := s.Gate.Roster.Person(r.Context(), r.FormValue("id"))
	switch {
	case err != nil:
		s.Fail(w, r, err)
		return false
	case p.ID == "":
		s.Refuse(w, r, http.StatusNotFound, texts.Error(form.Error{Code: personUnknown}))
		return false
	}
	v.Person, v.Title, v.Here = &p, p.Name, personLink(p.ID)
	return true
}

// person shows one person.
func (s *room) person(w http.ResponseWriter, r *http.Request) {
	if v, ok := s.begin(w, r, form.Text{}); ok && s.somebody(w, r, v) {
		s.Page(w, r, http.StatusOK, "person.html", v)
	}
}

// grant gives a person a role, takes one away, or says whether those of the provider hold
// beside them: the roles that the person has, but for what the form changes.
func (s *room) grant(w http.ResponseWriter, r *http.Request) {
	v, ok := s.posted(w, r, form.Text{})
	if !ok || !s.somebody(w, r, v) {
		return
	}
	n := roster.NewGrants{Grants: slices.Clone(v.Person.Grants), Alone: v.Person.Alone}
	what := r.PostFormValue("do")
	var err error
	switch what {
	case "alone":
		n.Alone = r.PostFormValue("alone") != ""
	case "taken":
		n.Grants = slices.DeleteFunc(n.Grants, func(g access.Grant) bool { return g.String() == r.PostFormValue("grant") })
	default:
		what = "given"
		var g access.Grant
		if g, err = v.granted(r.PostFormValue("role"), r.PostFormValue("body")); err == nil && !slices.Contains(n.Grants, g) {
			n.Grants = append(n.Grants, g)
		}
	}
	if err == nil {
		_, err = s.Gate.Roster.Grant(r.Context(), v.Person.ID, n, by(r))
	}
	s.answer(w, r, v, err, v.Here+"&done="+what, func(status int) { s.Page(w, r, status, "person.html", v) })
}

// granted is the role of a form, for the body that it names or for all.
func (v *view) granted(role, name string) (access.Grant, error) {
	if role == "" {
		return access.Grant{}, written{texts.Error(form.Error{Code: roleMissing})}
	}
	g, err := access.ParseGrant(role)
	if err != nil {
		return g, written{err}
	}
	g.Body, err = v.meant(name)
	return g, err
}

func (s *room) signOutPerson(w http.ResponseWriter, r *http.Request) {
	v, ok := s.posted(w, r, form.Text{})
	if !ok || !s.somebody(w, r, v) {
		return
	}
	_, err := s.Gate.Roster.EndOf(r.Context(), v.Person.ID, by(r))
	s.answer(w, r, v, err, v.Here+"&done=ended", func(status int) { s.Page(w, r, status, "person.html", v) })
}

// signOutAll ends the sessions of everybody, of who asks as well.
func (s *room) signOutAll(w http.ResponseWriter, r *http.Request) {
	if _, err := s.Gate.Roster.EndAll(r.Context(), by(r)); err != nil {
		s.Fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/office/people?done=ended", http.StatusSeeOther)
}
