// Package tokens is the room of the API about who may come in: the tokens of
// systems, and the roles of people.
package tokens

import (
	"net/http"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
)

// Handlers answers about tokens and people.
type Handlers struct{ *wire.Desk }

func (h *Handlers) ListTokens(w http.ResponseWriter, r *http.Request, params spec.ListTokensParams) {
	all, err := h.Roster.Tokens(r.Context())
	if err == nil {
		all, err = wire.Page(w.Header(), r, all, params.Limit, params.After, func(t roster.Token) string { return t.ID })
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	list := make([]spec.Token, len(all))
	for i, t := range all {
		list[i] = tokenOf(t)
	}
	h.Answer(w, r, http.StatusOK, list)
}

func tokenOf(t roster.Token) spec.Token {
	said := spec.Token{Id: t.ID, Name: t.Name, Grants: grantsOf(t.Grants), Until: t.Until.String(), Made: t.Made, By: t.By}
	if !t.Revoked.IsZero() {
		said.Revoked = &t.Revoked
	}
	return said
}

func grantsOf(grants []access.Grant) []spec.Grant {
	said := make([]spec.Grant, len(grants))
	for i, g := range grants {
		said[i] = g.String()
	}
	return said
}

func (h *Handlers) CreateToken(w http.ResponseWriter, r *http.Request) {
	content, err := wire.ReadBody(w, r, "application/json", wire.MaxBody)
	var n roster.NewToken
	if err == nil {
		n, err = roster.ReadNewToken(content)
	}
	var made roster.Token
	var token string
	if err == nil {
		made, token, err = h.Roster.Make(r.Context(), n, by(r))
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusCreated, spec.TokenMade{Id: made.ID, Name: made.Name, Grants: grantsOf(made.Grants), Until: made.Until.String(), Made: made.Made, By: made.By, Token: token})
}

// by is who changes something.
func by(r *http.Request) string {
	p, _ := access.From(r.Context())
	return p.ID
}

func (h *Handlers) RevokeToken(w http.ResponseWriter, r *http.Request, id string) {
	t, err := h.Roster.Revoke(r.Context(), id, by(r))
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusOK, tokenOf(t))
}

func (h *Handlers) ListPeople(w http.ResponseWriter, r *http.Request, params spec.ListPeopleParams) {
	all, err := h.Roster.People(r.Context())
	if err == nil {
		all, err = wire.Page(w.Header(), r, all, params.Limit, params.After, func(p roster.Person) string { return p.ID })
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	list := make([]spec.Person, len(all))
	for i, p := range all {
		list[i] = personOf(p)
	}
	h.Answer(w, r, http.StatusOK, list)
}

func (h *Handlers) GrantPerson(w http.ResponseWriter, r *http.Request, id string) {
	content, err := wire.ReadBody(w, r, "application/json", wire.MaxBody)
	var n roster.NewGrants
	if err == nil {
		n, err = roster.ReadNewGrants(content)
	}
	var p roster.Person
	if err == nil {
		p, err = h.Roster.Grant(r.Context(), id, n, by(r))
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusOK, personOf(p))
}

func personOf(p roster.Person) spec.Person {
	said := spec.Person{Id: p.ID, Name: p.Name, Grants: grantsOf(p.Grants)}
	if p.Alone {
		said.Alone = &p.Alone
	}
	return said
}

func (h *Handlers) SignOutPerson(w http.ResponseWriter, r *http.Request, id string) {
	e, err := h.Roster.EndOf(r.Context(), id, by(r))
	h.ended(w, r, e, err)
}

func (h *Handlers) SignOutToken(w http.ResponseWriter, r *http.Request, id string) {
	e, err := h.Roster.EndOf(r.Context(), "token:"+id, by(r))
	h.ended(w, r, e, err)
}

func (h *Handlers) SignOutAll(w http.ResponseWriter, r *http.Request) {
	e, err := h.Roster.EndAll(r.Context(), by(r))
	h.ended(w, r, e, err)
}

// ended answers that sessions ended.
func (h *Handlers) ended(w http.ResponseWriter, r *http.Request, e roster.End, err error) {
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusOK, spec.SessionsEnded{Of: e.Of, By: e.By, At: e.At})
}
