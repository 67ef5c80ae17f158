package office

import (
	"errors"
	"net/http"
	"slices"

	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/schedule/form"
)

func (s *room) tokenPages() []page {
	return []page{
		{"GET", "/office/tokens", "listTokens", s.tokens},
		{"POST", "/office/tokens", "createToken", s.makeToken},
		{"POST", "/office/tokens/revoke", "revokeToken", s.revokeToken},
		{"POST", "/office/tokens/sign-out", "signOutToken", s.signOutToken},
	}
}

var tokensTitle = form.Text{"Mã truy cập của các hệ thống", "Tokens of systems"}

// tokens lists the tokens, the newest first, with the form that makes one.
func (s *room) tokens(w http.ResponseWriter, r *http.Request) {
	if v, ok := s.begin(w, r, tokensTitle); ok {
		s.showTokens(w, r, http.StatusOK, v)
	}
}

func (s *room) showTokens(w http.ResponseWriter, r *http.Request, status int, v *view) {
	all, err := s.Gate.Roster.Tokens(r.Context())
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	v.Tokens = slices.Clone(all)
	slices.Reverse(v.Tokens)
	v.Here, v.Other = "/office/tokens", "/office/tokens"
	s.Page(w, r, status, "tokens.html", v)
}

// makeToken makes a token, and shows it this once.
func (s *room) makeToken(w http.ResponseWriter, r *http.Request) {
	v, ok := s.posted(w, r, tokensTitle)
	if !ok {
		return
	}
	n := roster.NewToken{Name: r.PostFormValue("name")}
	var err error
	for _, role := range r.PostForm["role"] {
		g, wrong := v.granted(role, r.PostFormValue("body"))
		err = errors.Join(err, wrong)
		n.Grants = append(n.Grants, g)
		if wrong != nil {
			break // the body is none, for whatever role
		}
	}
	if text := r.PostFormValue("until"); text != "" && err == nil {
		n.Until, err = day("until", text)
	}
	if err == nil {
		_, v.Secret, err = s.Gate.Roster.Make(r.Context(), n, by(r))
	}
	if err == nil {
		v.Message, v.Filled = v.T("Đã tạo mã truy cập cho ", "A token was made for ")+n.Name+".", nil
		s.showTokens(w, r, http.StatusCreated, v)
		return
	}
	s.answer(w, r, v, err, "", func(status int) { s.showTokens(w, r, status, v) })
}

// day is a day of a form.
func day(field, text string) (form.Day, error) {
	d, err := form.ParseDay(text)
	for _, e := range form.All(err) {
		here := *e
		here.Path = field
		return d, written{&here}
	}
	return d, err
}

func (s *room) revokeToken(w http.ResponseWriter, r *http.Request) {
	v, ok := s.posted(w, r, tokensTitle)
	if !ok {
		return
	}
	_, err := s.Gate.Roster.Revoke(r.Context(), r.PostFormValue("id"), by(r))
	s.changed(w, r, v, err, "revoked")
}

func (s *room) signOutToken(w http.ResponseWriter, r *http.Request) {
	v, ok := s.posted(w, r, tokensTitle)
	if !ok {
		return
	}
	_, err := s.Gate.Roster.EndOf(r.Context(), "token:"+r.PostFormValue("id"), by(r))
	s.changed(w, r, v, err, "ended")
}

// changed answers who changed a token.
func (s *room) changed(w http.ResponseWriter, r *http.Request, v *view, err error, what string) {
	if errors.Is(err, roster.TokenUnknown) {
		s.Refuse(w, r, http.StatusNotFound, texts.Error(form.Error{Code: tokenUnknown}))
		return
	}
	s.answer(w, r, v, err, "/office/tokens?done="+what, func(status int) { s.showTokens(w, r, status, v) })
}
