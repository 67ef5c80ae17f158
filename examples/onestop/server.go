package main

import (
	"database/sql"
	"embed"
	"encoding/json"
	"errors"
	"html/template"
	"log"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// server is the system: its tables, and what it holds of the library.
type server struct {
	*sql.DB
	mu      sync.RWMutex
	library atomic.Pointer[library] // another one after a notice
	tally   *tally
	books   *books
	now     func() time.Time
}

// call is one request, in one transaction.
type call struct {
	r       *http.Request
	user    user
	l       *library
	now     time.Time
	db      *sql.Tx
	changed []dossier // what the tally is told of when the transaction is through
}

func (c *call) form(field string) string { return c.r.PostFormValue(field) }

// page is what a handler answers: one value, which a template shows to a browser and
// JSON to a program; or text of another kind.
type page struct {
	name, title string
	view        any
	status      int    // 200, where it is 0
	next        string // where a browser goes instead
	cookie      *http.Cookie
	kind, text  string
}

type handler func(*call) (page, error)

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
		"POST /dang-nhap":                       {everybody, s.signIn},
		"POST /dang-xuat":                       {everybody, s.signOut},
		"GET /tra-cuu":                          {everybody, s.track},
		"GET /lich/{feed}":                      {everybody, s.calendarFeed},
		"GET /quay":                             {"", s.desk},
		"POST /ho-so":                           {"DESK", s.receive},
		"GET /ho-so/{code}":                     {"", s.showDossier},
		"GET /ho-so/{code}/phieu":               {"", s.showDossier},
		"POST /ho-so/{code}/{act}":              {"DESK OFFICER", s.actOnDossier},
		"GET /thong-bao":                        {"LEADER DESK", s.showNotices},
		"POST /thong-bao":                       {"LEADER", s.postNotice},
		"GET /so-lieu":                          {"", s.showFigures},
		"POST /so-lieu/{month}/chot":            {"LEADER", s.closeMonth},
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
	mux.Handle("GET /pages/style.css", http.FileServerFS(pageFiles))
	// Only pages of this address may post here: Sec-Fetch-Site and Origin are asked.
	return http.NewCrossOriginProtection().Handler(http.MaxBytesHandler(mux, 1<<20))
}

// serve runs a handler in a transaction for whoever may, and writes what it answers.
func (s *server) serve(roles string, do handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c := &call{r: r, now: s.now()}
		p, err := s.run(c, roles, do)
		if err != nil {
			status, text := statusOf(err)
			p = page{name: "fault", title: "Không thực hiện được", view: map[string]string{"error": text}, status: status}
		}
		c.write(w, p)
	}
}

func (s *server) run(c *call, roles string, do handler) (p page, err error) {
	lock, unlock := s.mu.RLock, s.mu.RUnlock
	if c.r.Method == "POST" { // alone, with what it tells the tally
		lock, unlock = s.mu.Lock, s.mu.Unlock
	}
	lock()
	defer unlock()
	if c.r.ParseForm() != nil {
		return p, fault{http.StatusBadRequest, "Không đọc được biểu mẫu."}
	}
	if c.db, err = s.Begin(); err != nil {
		return p, err
	}
	defer c.db.Rollback() // nothing after Commit
	c.l = s.library.Load()
	switch c.user = c.signedIn(); {
	case roles == everybody || c.user.may(roles):
		p, err = do(c)
	case c.user.ID != 0:
		err = fault{http.StatusForbidden, "Vai trò của bạn không làm được việc này."}
	case c.r.Method == "GET" && !wantsJSON(c.r):
		p = page{next: "/dang-nhap"}
	default:
		err = fault{http.StatusUnauthorized, "Cần đăng nhập."}
	}
	if err == nil {
		err = c.db.Commit()
	}
	if err != nil {
		return p, err
	}
	if c.r.Method == "POST" {
		s.library.Store(c.l)
	}
	for _, d := range c.changed { // what the system itself does when a dossier changes
		held, err := heldBy(s, "dossier = ?", d.Code)
		if err != nil {
			return p, err
		}
		if err := s.tally.put(c.l, d, held[d.Code], c.now); err != nil {
			return p, err
		}
	}
	return p, nil
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

//go:embed pages
var pageFiles embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"text": text, "reasons": reasons,
	"day":    func(i instant) string { return i.Time().Format("2/1/2006") },
	"time":   func(i instant) string { return i.Time().Format("15:04 2/1/2006") },
	"status": func(word string) string { return statusNames[word] },
	"masked": func(field string, text any) map[string]any { return map[string]any{"Field": field, "Text": text} },
	"pakn":   func(code string) bool { return strings.HasPrefix(code, "PAKN.") },
}).ParseFS(pageFiles, "pages/*.html"))

func (c *call) write(w http.ResponseWriter, p page) {
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; form-action 'self'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Vary", "Accept")
	if p.status == 0 {
		p.status = http.StatusOK
	}
	if p.cookie != nil {
		http.SetCookie(w, p.cookie)
	}
	var text strings.Builder
	var err error
	switch {
	case p.kind != "":
		text.WriteString(p.text)
	case wantsJSON(c.r) && p.view != nil:
		if p.next != "" {
			h.Set("Location", p.next)
		}
		p.kind, err = "application/json", json.NewEncoder(&text).Encode(p.view)
	case p.next != "":
		http.Redirect(w, c.r, p.next, http.StatusSeeOther)
		return
	default:
		p.kind, err = "text/html; charset=utf-8", templates.ExecuteTemplate(&text, p.name+".html",
			map[string]any{"Title": p.title, "User": c.user, "View": p.view, "Now": c.now, "Last": c.now.AddDate(0, 0, -c.now.Day()).Format("2006-01"), "Units": shownUnits{c.l, c.now}})
	}
	if err != nil {
		log.Print(err)
		http.Error(w, "Hệ thống gặp lỗi.", http.StatusInternalServerError)
		return
	}
	h.Set("Content-Type", p.kind)
	w.WriteHeader(p.status)
	w.Write([]byte(text.String()))
}

func wantsJSON(r *http.Request) bool {
	return strings.Contains(r.Header.Get("Accept"), "application/json")
}

func (s *server) home(c *call) (page, error) {
	return page{next: map[string]string{"": "/tra-cuu", "DESK": "/quay", "OFFICER": "/quay", "LEADER": "/ke-hoach"}[c.user.Role]}, nil
}
