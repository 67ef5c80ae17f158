package main

import (
	"database/sql"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"log"
	"net/http"
	"strings"
	"sync/atomic"
	"time"
)

// server is the system: its tables, its pages, and what it holds of the library.
type server struct {
	*store
	library atomic.Pointer[library] // another one after a notice
	tally   *tally
	books   *books
	now     func() time.Time
}

// page is what a handler answers: one value, which a template shows to a browser
// and JSON to a program.
type page struct {
	name, title string
	view        any
	status      int    // 200, where it is 0
	next        string // where a browser goes instead
}

type handler func(r *http.Request, u user) (page, error)

// fault is something that the user can mend.
type fault struct {
	status int
	text   string
}

func (f fault) Error() string { return f.text }

const everybody = "everybody" // no sign-in

func (s *server) routes() http.Handler {
	mux := http.NewServeMux()
	for pattern, route := range map[string]struct {
		roles string
		do    handler
	}{
		"GET /{$}":                              {everybody, s.home},
		"GET /dang-nhap":                        {everybody, s.signInPage},
		"GET /tra-cuu":                          {everybody, s.track},
		"GET /quay":                             {"", s.desk},
		"POST /ho-so":                           {"DESK", s.receive},
		"GET /ho-so/{code}":                     {"", s.showDossier},
		"GET /ho-so/{code}/phieu":               {"", s.slip},
		"POST /ho-so/{code}/{act}":              {"DESK OFFICER", s.actOnDossier},
		"GET /thong-bao":                        {"LEADER DESK", s.showNotices},
		"POST /thong-bao":                       {"LEADER", s.postNotice},
		"POST /thong-bao/da-bao":                {"DESK", s.tellCitizen},
		"GET /so-lieu":                          {"", s.showFigures},
		"POST /so-lieu/{month}/chot":            {"LEADER", s.closeMonth},
		"GET /diem/{month}":                     {"", s.showScores},
		"GET /diem/{month}/{unit}":              {"", s.showScore},
		"GET /diem/{month}/{unit}/{set}/{item}": {"", s.showItem},
		"GET /phan-anh":                         {"", s.showPetitions},
		"POST /phan-anh":                        {"DESK", s.submitPetition},
		"GET /phan-anh/{code}":                  {"", s.showPetition},
		"POST /phan-anh/{code}/{act}":           {"", s.actOnPetition},
		"GET /ke-hoach":                         {"LEADER OFFICER", s.showDuties},
		"POST /ke-hoach":                        {"LEADER", s.importPlan},
		"POST /ke-hoach/viec":                   {"LEADER OFFICER", s.recordDuty},
	} {
		mux.HandleFunc(pattern, s.serve(route.roles, route.do))
	}
	mux.HandleFunc("POST /dang-nhap", s.postSignIn)
	mux.HandleFunc("POST /dang-xuat", s.postSignOut)
	mux.HandleFunc("GET /lich/{feed}", s.calendarFeed)
	mux.Handle("GET /static/", http.StripPrefix("/static/", http.FileServerFS(static)))
	// Only pages of this address may post here: Sec-Fetch-Site and Origin are asked.
	return http.NewCrossOriginProtection().Handler(http.MaxBytesHandler(mux, 1<<20))
}

// serve runs a handler for whoever may, and writes what it answers.
func (s *server) serve(roles string, do handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		u := s.signedIn(r)
		var p page
		var err error
		switch {
		case roles == everybody || u.may(roles):
			p, err = do(r, u)
		case u.ID == 0 && r.Method == "GET" && !wantsJSON(r):
			p = page{next: "/dang-nhap"}
		case u.ID == 0:
			err = fault{http.StatusUnauthorized, "Cần đăng nhập."}
		default:
			err = fault{http.StatusForbidden, "Vai trò của bạn không làm được việc này."}
		}
		if err != nil {
			status, text := statusOf(err)
			p = page{name: "fault", title: "Không thực hiện được", view: map[string]string{"error": text}, status: status}
		}
		s.write(w, r, u, p)
	}
}

// statusOf is what to answer to an error.
func statusOf(err error) (int, string) {
	var f fault
	switch text, ours := refused(err); {
	case errors.As(err, &f):
		return f.status, f.text
	case errors.Is(err, errMissing):
		return http.StatusNotFound, "Không có dữ liệu này."
	case ours:
		return http.StatusUnprocessableEntity, text
	default:
		log.Print(err)
		return http.StatusInternalServerError, "Hệ thống gặp lỗi; đã ghi lại để xử lý."
	}
}

//go:embed pages/*.html
var pageFiles embed.FS

//go:embed pages/style.css
var staticFiles embed.FS

var static = sub(staticFiles, "pages")

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"day":    func(i instant) string { return i.Time().Format("2/1/2006") },
	"time":   func(i instant) string { return i.Time().Format("15:04 2/1/2006") },
	"status": func(word string) string { return statusNames[word] },
	"month":  func(t time.Time) string { return t.Format("2006-01") },
	"pakn":   func(code string) bool { return strings.HasPrefix(code, "PAKN.") },
}).ParseFS(pageFiles, "pages/*.html"))

func (s *server) write(w http.ResponseWriter, r *http.Request, u user, p page) {
	w.Header().Set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; form-action 'self'")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Vary", "Accept")
	if p.status == 0 {
		p.status = http.StatusOK
	}
	switch {
	case wantsJSON(r) && p.view != nil:
		if p.next != "" {
			w.Header().Set("Location", p.next)
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(p.status)
		if err := json.NewEncoder(w).Encode(p.view); err != nil {
			log.Print(err)
		}
	case p.next != "":
		http.Redirect(w, r, p.next, http.StatusSeeOther)
	default:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		var text strings.Builder
		if err := templates.ExecuteTemplate(&text, p.name+".html", map[string]any{"Title": p.title, "User": u, "View": p.view, "Now": s.now(), "Path": r.URL.Path}); err != nil {
			log.Print(err)
			http.Error(w, "Hệ thống gặp lỗi.", http.StatusInternalServerError)
			return
		}
		w.WriteHeader(p.status)
		fmt.Fprint(w, text.String())
	}
}

func wantsJSON(r *http.Request) bool {
	return strings.Contains(r.Header.Get("Accept"), "application/json")
}

func (s *server) home(r *http.Request, u user) (page, error) {
	next := map[string]string{"": "/tra-cuu", "DESK": "/quay", "OFFICER": "/quay", "LEADER": "/ke-hoach"}[u.Role]
	return page{next: next}, nil
}

func (s *server) signInPage(r *http.Request, u user) (page, error) {
	return page{name: "signin", title: "Đăng nhập"}, nil
}

func (s *server) postSignIn(w http.ResponseWriter, r *http.Request) {
	cookie, err := s.signIn(r.PostFormValue("login"), r.PostFormValue("password"))
	if err != nil {
		status, text := statusOf(err)
		s.write(w, r, user{}, page{name: "signin", title: "Đăng nhập", view: map[string]string{"error": text}, status: status})
		return
	}
	http.SetCookie(w, cookie)
	s.write(w, r, user{}, page{next: "/", view: map[string]string{"signedIn": r.PostFormValue("login")}})
}

func (s *server) postSignOut(w http.ResponseWriter, r *http.Request) {
	if err := s.signOut(r); err != nil {
		log.Print(err)
	}
	http.SetCookie(w, &http.Cookie{Name: cookieName, Path: "/", MaxAge: -1})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// change is how every handler changes a dossier: in one transaction, with the
// next version, and then the tally is told.
func (s *server) change(code string, do func(l *library, tx *sql.Tx, d *dossier) error) (d dossier, err error) {
	l := s.library.Load()
	err = s.store.write(func(tx *sql.Tx) error {
		if d, err = dossierOf(tx, code); err != nil {
			return err
		}
		if err := do(l, tx, &d); err != nil {
			return err
		}
		return save(tx, &d)
	})
	if err != nil {
		return d, err
	}
	return d, s.changed(d)
}

// changed tells the tally what dossiers are now.
func (s *server) changed(list ...dossier) error {
	for _, d := range list {
		held, err := all[holding](s.db, "SELECT * FROM dossier_steps WHERE dossier = ? ORDER BY since", nil, d.Code)
		if err != nil {
			return err
		}
		if err := s.tally.put(s.library.Load(), d, held, s.now()); err != nil {
			return err
		}
	}
	return nil
}
