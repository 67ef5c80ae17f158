package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/entry"
	"github.com/caicach/tthc/cmd/internal/web/frame"
	"github.com/caicach/tthc/schedule/form"
)

// signing adds the pages by which people come in.
func (s *server) signing(mux *http.ServeMux) {
	mux.HandleFunc("GET /sign-in", func(w http.ResponseWriter, r *http.Request) { s.signIn(w, r, http.StatusOK, r.FormValue("to"), "") })
	mux.HandleFunc("POST /sign-in", s.signedIn)
	mux.HandleFunc("POST /sign-out", s.signOut)
	mux.HandleFunc("GET /sign-in/sessions", s.sessions)
	if s.Door.Provider != nil {
		mux.HandleFunc("POST /sign-in/start", s.start)
		mux.HandleFunc("GET "+entry.Done, s.done)
	}
	mux.HandleFunc("GET /first/{secret}", s.first)
	mux.HandleFunc("POST /first/{secret}", s.makeFirst)
}

// signIn is the page where somebody signs in, to land at an address. Who has just signed
// out may sign out of the provider too: at a desk that several share it still knows them.
func (s *server) signIn(w http.ResponseWriter, r *http.Request, status int, to, message string) {
	l := frame.Language(r)
	v := &view{View: frame.View{Title: l.Pick("Đăng nhập", "Sign in"), Message: message, Refused: true}, To: ours(to), Tokens: s.Door.TakesTokens()}
	if p := s.Door.Provider; p != nil {
		v.Provider = p.Host()
		if r.URL.Query().Has("left") {
			v.Leave = p.Leave()
		}
	}
	var err error
	if v.People, err = s.people(r, l); err != nil {
		s.Fail(w, r, err)
		return
	}
	s.Page(w, r, status, "signin.html", v)
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
	r.Body = http.MaxBytesReader(w, r.Body, frame.MaxForm)
	var err error
	if id := r.PostFormValue("as"); id != "" {
		err = s.Door.Be(r.Context(), id)
	} else {
		err = s.Door.SignIn(r.Context(), r.PostFormValue("token"), r.PostFormValue("alone") != "")
	}
	switch {
	case err == nil:
		s.cameIn(r, "token")
		http.Redirect(w, r, ours(r.PostFormValue("to")), http.StatusSeeOther)
	case errors.Is(err, access.NotSignedIn):
		frame.Because(r, err)
		s.Gate.Denied.Note(r.Context(), access.NotSignedIn)
		s.signIn(w, r, http.StatusUnauthorized, r.PostFormValue("to"), form.Message(err, frame.Language(r)))
	case errors.Is(err, entry.TokenClosed):
		frame.Because(r, err)
		s.Gate.Denied.Note(r.Context(), entry.TokenClosed)
		s.signIn(w, r, http.StatusForbidden, r.PostFormValue("to"), form.Message(err, frame.Language(r)))
	default:
		s.Fail(w, r, err)
	}
}

// cameIn logs that a session began, by the identifier of whoever has it, and which way
// they came.
func (s *server) cameIn(r *http.Request, by string) {
	if p, err := s.Door.Who(r); err == nil {
		s.Log.InfoContext(r.Context(), "signed in", "who", p.ID, "by", by)
	}
}

// start sends somebody to the provider, by a form of our own page: nobody is sent by
// following a link.
func (s *server) start(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, frame.MaxForm)
	how := entry.HowSignIn
	if r.PostFormValue("alone") != "" {
		how = entry.HowAfresh
	}
	to, err := s.Door.Begin(r.Context(), ours(r.PostFormValue("to")), how)
	if err != nil {
		s.unsigned(w, r, r.PostFormValue("to"), err)
		return
	}
	s.Onward(w, r, to)
}

// done takes in whom the provider sent back.
func (s *server) done(w http.ResponseWriter, r *http.Request) {
	to, again, err := s.Door.Finish(r.Context(), r.URL.Query())
	if err != nil {
		s.unsigned(w, r, to, err)
		return
	}
	s.cameIn(r, map[bool]string{false: "provider", true: "again"}[again])
	p, err := s.Door.Who(r)
	switch {
	case err != nil:
		s.Fail(w, r, err)
	case len(p.Grants) == 0:
		l := frame.Language(r)
		s.signIn(w, r, http.StatusForbidden, to, l.Pick("Đã đăng nhập, nhưng chưa được giao vai trò. Hãy gửi mã này cho quản trị viên: ", "You are signed in, and have no role yet. Send this to an administrator: ")+p.ID)
	default:
		http.Redirect(w, r, to, http.StatusSeeOther)
	}
}

// unsigned says why somebody was not signed in who wanted to land at an address. What the provider said is for the
// log, without the code and the address that it came by.
func (s *server) unsigned(w http.ResponseWriter, r *http.Request, to string, err error) {
	l, status := frame.Language(r), http.StatusForbidden
	var told *form.Error
	switch {
	case errors.Is(err, entry.ProviderSilent):
		status = http.StatusServiceUnavailable
		w.Header().Set("Retry-After", "60")
	case errors.Is(err, entry.ProviderUnsafe):
		status = http.StatusServiceUnavailable
	case errors.Is(err, entry.ProviderWeak):
		s.Gate.Denied.Note(r.Context(), entry.ProviderWeak)
	case errors.Is(err, entry.ProviderRefused):
		s.Gate.Denied.Note(r.Context(), entry.ProviderRefused)
	default:
		s.Fail(w, r, err)
		return
	}
	frame.Because(r, err)
	s.Log.WarnContext(r.Context(), "nobody was signed in", "error", err)
	if errors.As(err, &told) {
		short := *told
		short.Cause = nil
		err = &short
	}
	s.signIn(w, r, status, to, form.Message(err, l))
}

// sessions is the page where somebody sees their open sessions, and ends all but one by
// signing in again: whoever found a browser open ends none.
func (s *server) sessions(w http.ResponseWriter, r *http.Request) {
	p, err := s.Door.Who(r)
	var open []entry.Session
	if err == nil {
		open, err = s.Door.Sessions(r.Context())
	}
	switch {
	case err != nil:
		s.Fail(w, r, err)
		return
	case len(open) == 0: // nobody, or a system that has none
		http.Redirect(w, r, "/sign-in?to=%2Fsign-in%2Fsessions", http.StatusSeeOther)
		return
	}
	v := &view{View: frame.View{Title: frame.Language(r).Pick("Phiên đăng nhập", "Sessions")}, Sessions: open, Tokens: s.Door.TakesTokens()}
	if p.Kind == access.KindPerson && s.Door.Provider != nil { // none at a demo
		v.Provider = s.Door.Provider.Host()
	}
	s.Page(w, r.WithContext(access.With(r.Context(), access.Pass{Principal: p})), http.StatusOK, "sessions.html", v)
}

func (s *server) signOut(w http.ResponseWriter, r *http.Request) {
	if p, err := s.Door.Who(r); err == nil && !p.IsZero() {
		s.Log.InfoContext(r.Context(), "signed out", "who", p.ID)
	}
	if err := s.Door.SignOut(r.Context()); err != nil {
		s.Fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/sign-in?left=1", http.StatusSeeOther)
}

// first is the page that makes the first administrator: by a button, for whatever
// follows links makes none.
func (s *server) first(w http.ResponseWriter, r *http.Request) {
	if !s.Door.IsFirst(r.PathValue("secret")) {
		s.Missing(w, r)
		return
	}
	s.Page(w, r, http.StatusOK, "first.html", &view{View: frame.View{Title: frame.Language(r).Pick("Quản trị viên đầu tiên", "The first administrator")}})
}

func (s *server) makeFirst(w http.ResponseWriter, r *http.Request) {
	if s.Door.Provider != nil && s.Door.IsFirst(r.PathValue("secret")) {
		s.Door.Leads(r.Context(), r.PathValue("secret"))
		http.Redirect(w, r, "/sign-in", http.StatusSeeOther)
		return
	}
	token, err := s.Door.MakeFirst(r.Context(), r.PathValue("secret"))
	switch {
	case err != nil:
		s.Fail(w, r, err)
	case token == "":
		s.Missing(w, r)
	default:
		s.cameIn(r, "first")
		s.Page(w, r, http.StatusCreated, "first.html", &view{View: frame.View{Title: frame.Language(r).Pick("Quản trị viên đầu tiên", "The first administrator")}, Secret: token})
	}
}
