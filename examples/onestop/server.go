package main

import (
	"database/sql"
	"errors"
	"log"
	"net/http"
	"sync"
	"time"
)

// server is the system: its tables, and what it holds of the library.
type server struct {
	*sql.DB
	mu      sync.RWMutex
	library *library // another one after a notice
	tally   *tally
	books   *books
	now     func() time.Time
}

// call is one request, in one transaction.
type call struct {
	r       *http.Request
	user    user
	lang    language
	l       *library
	now     time.Time
	db      *sql.Tx
	changed []dossier // what the tally is told of when the transaction is through
}

func (c *call) form(field string) string { return c.r.PostFormValue(field) }

type handler func(*call) page

// stopped is how a handler ends at an error.
type stopped struct{ error }

func check(err error) {
	if err != nil {
		panic(stopped{err})
	}
}

// try is a value, or the end of the handler: serve answers with the error.
func try[T any](v T, err error) T {
	check(err)
	return v
}

// attempt is the error at which what is done in it stopped.
func attempt(do func()) (err error) {
	defer func() {
		switch stop := recover().(type) {
		case nil:
		case stopped:
			err = stop.error
		default:
			panic(stop)
		}
	}()
	do()
	return nil
}

const everybody, anybody = "everybody", "" // without signing in, and whoever signed in

func (s *server) routes() http.Handler {
	mux := http.NewServeMux()
	for pattern, route := range map[string]struct {
		roles string
		do    handler
	}{
		"GET /":                                 {everybody, s.missing},
		"GET /{$}":                              {everybody, s.home},
		"GET /dang-nhap":                        {everybody, s.signInPage},
		"POST /dang-nhap":                       {everybody, s.signIn},
		"POST /dang-xuat":                       {everybody, s.signOut},
		"GET /tra-cuu":                          {everybody, s.track},
		"POST /tra-cuu/{code}/{act}":            {everybody, s.actAsSender},
		"GET /lich/{feed}":                      {everybody, s.calendarFeed},
		"GET /quay":                             {anybody, s.desk},
		"POST /ho-so":                           {"DESK", s.receive},
		"GET /ho-so/{code}":                     {anybody, shown("dossier", "Hồ sơ")},
		"GET /ho-so/{code}/phieu":               {anybody, shown("slip", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả")},
		"GET /ho-so/{code}/xin-loi":             {anybody, shown("letter", "Văn bản xin lỗi và hẹn lại ngày trả kết quả")},
		"POST /ho-so/{code}/xin-loi":            {"HEAD", s.apologise},
		"POST /ho-so/{code}/{act}":              {"DESK OFFICER HEAD", s.actOnDossier},
		"GET /thong-bao":                        {"LEADER DESK", s.showNotices},
		"POST /thong-bao":                       {"LEADER", s.postNotice},
		"GET /so-lieu":                          {anybody, s.showFigures},
		"POST /so-lieu/{month}/chot":            {"LEADER", s.closeMonth},
		"GET /diem/{month}/{unit}":              {anybody, s.showScore},
		"POST /diem/{month}/{unit}":             {"LEADER", s.enterFigure},
		"GET /diem/{month}/{unit}/{set}/{item}": {anybody, s.showItem},
		"GET /phan-anh":                         {anybody, s.showPetitions},
		"POST /phan-anh":                        {"DESK", s.submitPetition},
		"GET /phan-anh/{code}":                  {anybody, s.showPetition},
		"POST /phan-anh/{code}/{act}":           {anybody, s.actOnPetition},
		"GET /ke-hoach":                         {"LEADER HEAD OFFICER", s.showDuties},
		"POST /ke-hoach":                        {"LEADER", s.importPlan},
		"POST /ke-hoach/viec":                   {"LEADER HEAD OFFICER", s.recordDuty},
		"GET /tin-bao":                          {anybody, s.showMessages},
		"POST /tin-bao":                         {"LEADER", s.tellAll},
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
		c := &call{r: r, now: s.now(), lang: languageOf(w, r)}
		p, err := s.run(c, roles, do)
		if err != nil {
			status, text := statusOf(err, c.lang)
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
	err = attempt(func() {
		if err := c.r.ParseForm(); err != nil {
			check(errors.Join(err, fault{http.StatusBadRequest, "Không đọc được biểu mẫu."}))
		}
		c.db = try(s.Begin())
		defer c.db.Rollback() // nothing after Commit
		c.l = s.library
		switch c.user = c.signedIn(); {
		case roles == everybody || c.user.may(roles):
			p = do(c)
		case c.user.ID != 0:
			check(fault{http.StatusForbidden, "Vai trò của bạn không làm được việc này."})
		case c.r.Method == "GET" && !c.wantsJSON():
			p = page{next: "/dang-nhap"}
		default:
			check(fault{http.StatusUnauthorized, "Cần đăng nhập."})
		}
		if c.r.Method == "POST" { // a later start goes on from here
			check(put(c.db, "snapshots", "clock", at(c.now), []byte{}))
		}
		check(c.db.Commit())
		if c.r.Method == "POST" {
			s.library = c.l
		}
		for _, d := range c.changed { // what the system itself does when a dossier changes
			check(s.tally.put(c.l, d, heldBy(s, "dossier = ?", d.Code)[d.Code], c.now))
		}
	})
	return p, err
}

// statusOf is what to answer to an error.
func statusOf(err error, lang language) (int, string) {
	var f fault
	var long *http.MaxBytesError
	switch text := refused(err, lang); {
	case errors.As(err, &long):
		return http.StatusRequestEntityTooLarge, say(lang, "Dữ liệu gửi lên quá dài.")
	case errors.As(err, &f):
		return f.status, say(lang, f.text)
	case text != "":
		return http.StatusUnprocessableEntity, text
	default:
		log.Print(err)
		return http.StatusInternalServerError, say(lang, "Hệ thống gặp lỗi; đã ghi lại để xử lý.")
	}
}

func (s *server) missing(*call) page { panic(stopped{errMissing}) }

func (s *server) home(c *call) page {
	return page{next: map[string]string{"": "/tra-cuu", "DESK": "/quay", "OFFICER": "/quay", "HEAD": "/ke-hoach", "LEADER": "/ke-hoach"}[c.user.Role]}
}
