package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/entry"
	"github.com/caicach/tthc/schedule/form"
)

// enter is a handler that is asked by those who may do an operation of the table.
func (s *server) enter(operation string, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		r, err := s.gate.Enter(r, operation)
		switch {
		case err == nil && s.sentAgain(w, r):
		case err == nil:
			next(w, r)
		case errors.Is(err, access.NotSignedIn) && s.door != nil && r.Method == http.MethodGet && r.Header.Get("Authorization") == "":
			http.Redirect(w, r, "/sign-in?"+url.Values{"to": {r.URL.RequestURI()}}.Encode(), http.StatusSeeOther)
		default:
			s.fail(w, r, err)
		}
	}
}

// signing adds the pages by which people come in.
func (s *server) signing(mux *http.ServeMux) {
	mux.HandleFunc("GET /sign-in", func(w http.ResponseWriter, r *http.Request) { s.signIn(w, r, http.StatusOK, "") })
	mux.HandleFunc("POST /sign-in", s.signedIn)
	mux.HandleFunc("POST /sign-out", s.signOut)
	if s.door.Provider != nil {
		mux.HandleFunc("POST /sign-in/start", s.start)
		mux.HandleFunc("GET "+entry.Done, s.done)
	}
	mux.HandleFunc("GET /first/{secret}", s.first)
	mux.HandleFunc("POST /first/{secret}", s.makeFirst)
}

// signIn is the page where somebody signs in.
func (s *server) signIn(w http.ResponseWriter, r *http.Request, status int, message string) {
	l := language(r)
	v := &view{Title: l.Pick("Đăng nhập", "Sign in"), Message: message, To: ours(r.FormValue("to")), Tokens: s.door.TakesTokens()}
	if p := s.door.Provider; p != nil {
		v.Provider = p.Host()
	}
	s.page(w, r, status, "signin.html", v)
}

// ours is an address of this server, or that of its first page.
func ours(to string) string {
	u, err := url.Parse(to)
	if err != nil || u.IsAbs() || u.Host != "" || u.User != nil || !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n\t") {
		return "/"
	}
	return to
}

// signedIn takes in the token of who signs in.
func (s *server) signedIn(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	err := s.door.SignIn(r.Context(), r.PostFormValue("token"))
	switch {
	case err == nil:
		s.cameIn(r)
		http.Redirect(w, r, ours(r.PostFormValue("to")), http.StatusSeeOther)
	case errors.Is(err, access.NotSignedIn):
		s.gate.Denied.Note(r.Context(), access.NotSignedIn)
		s.signIn(w, r, http.StatusUnauthorized, form.Message(err, language(r)))
	case errors.Is(err, entry.TokenClosed):
		s.gate.Denied.Note(r.Context(), entry.TokenClosed)
		s.signIn(w, r, http.StatusForbidden, form.Message(err, language(r)))
	default:
		s.fail(w, r, err)
	}
}

// cameIn logs that a session began, by the identifier of whoever has it.
func (s *server) cameIn(r *http.Request) {
	if p, err := s.door.Who(r); err == nil {
		s.log.InfoContext(r.Context(), "signed in", "who", p.ID)
	}
}

// start sends somebody to the provider, by a form of our own page: nobody is sent by
// following a link.
func (s *server) start(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	to, err := s.door.Begin(r.Context(), ours(r.PostFormValue("to")), entry.HowSignIn)
	if err != nil {
		s.unsigned(w, r, err)
		return
	}
	s.onward(w, r, to)
}

// onward sends somebody to the provider by a page: what a form leads to by redirects
// must be of this server (form-action), and a provider may send people on to others.
func (s *server) onward(w http.ResponseWriter, r *http.Request, to string) {
	w.Header().Set("Refresh", "0; url="+to)
	s.page(w, r, http.StatusOK, "onward.html", &view{Title: language(r).Pick("Đang chuyển đến nơi đăng nhập", "Going to the provider of sign-ins"), Provider: s.door.Provider.Host(), Onward: to})
}

// sentAgain sends who opens a page to the provider, where its word on them has become
// old; false where it need not be asked.
func (s *server) sentAgain(w http.ResponseWriter, r *http.Request) bool {
	if s.door == nil || r.Method != http.MethodGet || r.Header.Get("Authorization") != "" {
		return false
	}
	to, err := s.door.Again(r.Context(), r.URL.RequestURI())
	if err != nil || to == "" { // where it cannot be asked its word holds a while longer
		return false
	}
	s.onward(w, r, to)
	return true
}

// done takes in whom the provider sent back.
func (s *server) done(w http.ResponseWriter, r *http.Request) {
	to, err := s.door.Finish(r.Context(), r.URL.Query())
	if err != nil {
		s.unsigned(w, r, err)
		return
	}
	s.cameIn(r)
	p, err := s.door.Who(r)
	switch {
	case err != nil:
		s.fail(w, r, err)
	case len(p.Grants) == 0:
		l := language(r)
		s.signIn(w, r, http.StatusForbidden, l.Pick("Đã đăng nhập, nhưng chưa được giao vai trò. Hãy gửi mã này cho quản trị viên: ", "You are signed in, and have no role yet. Send this to an administrator: ")+p.ID)
	default:
		http.Redirect(w, r, to, http.StatusSeeOther)
	}
}

// unsigned says why somebody was not signed in. What the provider said is for the
// log, without the code and the address that it came by.
func (s *server) unsigned(w http.ResponseWriter, r *http.Request, err error) {
	l, status := language(r), http.StatusForbidden
	var told *form.Error
	switch {
	case errors.Is(err, entry.ProviderSilent):
		status = http.StatusServiceUnavailable
		w.Header().Set("Retry-After", "60")
	case errors.Is(err, entry.ProviderUnsafe):
		status = http.StatusServiceUnavailable
	case errors.Is(err, entry.ProviderRefused), errors.Is(err, entry.ProviderWeak):
		s.gate.Denied.Note(r.Context(), access.NotSignedIn)
	default:
		s.fail(w, r, err)
		return
	}
	s.log.WarnContext(r.Context(), "nobody was signed in", "error", err)
	if errors.As(err, &told) {
		short := *told
		short.Cause = nil
		err = &short
	}
	s.signIn(w, r, status, form.Message(err, l))
}

func (s *server) signOut(w http.ResponseWriter, r *http.Request) {
	if err := s.door.SignOut(r.Context()); err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/sign-in", http.StatusSeeOther)
}

// first is the page that makes the first administrator: by a button, for whatever
// follows links makes none.
func (s *server) first(w http.ResponseWriter, r *http.Request) {
	if !s.door.IsFirst(r.PathValue("secret")) {
		s.missing(w, r)
		return
	}
	s.page(w, r, http.StatusOK, "first.html", &view{Title: language(r).Pick("Quản trị viên đầu tiên", "The first administrator")})
}

func (s *server) makeFirst(w http.ResponseWriter, r *http.Request) {
	if s.door.Provider != nil && s.door.IsFirst(r.PathValue("secret")) {
		s.door.Leads(r.Context(), r.PathValue("secret"))
		http.Redirect(w, r, "/sign-in", http.StatusSeeOther)
		return
	}
	token, err := s.door.MakeFirst(r.Context(), r.PathValue("secret"))
	switch {
	case err != nil:
		s.fail(w, r, err)
	case token == "":
		s.missing(w, r)
	default:
		s.page(w, r, http.StatusCreated, "first.html", &view{Title: language(r).Pick("Quản trị viên đầu tiên", "The first administrator"), Secret: token})
	}
}
