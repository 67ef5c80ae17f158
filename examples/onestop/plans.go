package main

import (
	"bytes"
	"log"
	"net/http"
	"strings"
)

// The leader's page: what plans ask of the units; and the calendar of each.

type dutiesView struct {
	Unit   string   `json:"unit"`
	Duties []duty   `json:"duties"`
	Late   int      `json:"late"` // open and overdue
	Doubts []string `json:"doubts,omitempty"`
	Number string   `json:"number,omitempty"` // of the plan imported
}

// plans is the plans kept and what was recorded of them.
func (s *server) plans() (kept, lines []string, err error) {
	if kept, err = texts(s.db, "SELECT body FROM plans ORDER BY number"); err != nil {
		return nil, nil, err
	}
	lines, err = texts(s.db, "SELECT line FROM plan_events ORDER BY id")
	return kept, lines, err
}

// whose is the unit whose duties somebody sees: a leader those of all.
func whose(u user) string {
	if u.Role == "LEADER" {
		return province
	}
	return u.Unit
}

func (s *server) showDuties(r *http.Request, u user) (page, error) {
	v, err := s.duties(u)
	return page{name: "duties", title: "Bảng điều hành", view: v}, err
}

func (s *server) duties(u user) (v dutiesView, err error) {
	l := s.library.Load()
	kept, lines, err := s.plans()
	if err != nil {
		return v, err
	}
	v.Unit = l.unitName(whose(u), s.now())
	if v.Duties, err = l.duties(kept, lines, whose(u), s.now()); err != nil {
		return v, err
	}
	for _, d := range v.Duties {
		if d.Late && d.Open {
			v.Late++
		}
	}
	return v, nil
}

// importPlan keeps a plan, and shows what a person should look at.
func (s *server) importPlan(r *http.Request, u user) (page, error) {
	number, kept, doubts, err := s.library.Load().importPlan(r.PostFormValue("table"), s.now().Year())
	if err != nil {
		return page{}, err
	}
	if err := put(s.db, "plans", number, kept); err != nil {
		return page{}, err
	}
	v, err := s.duties(u)
	v.Number, v.Doubts = number, doubts
	return page{name: "duties", title: "Bảng điều hành", view: v, status: http.StatusCreated}, err
}

func (s *server) recordDuty(r *http.Request, u user) (page, error) {
	kept, lines, err := s.plans()
	if err != nil {
		return page{}, err
	}
	id := r.PostFormValue("id")
	l := s.library.Load()
	open, err := l.duties(kept, lines, whose(u), s.now())
	if err != nil {
		return page{}, err
	}
	mine := false
	for _, d := range open {
		mine = mine || d.ID == id
	}
	if !mine {
		return page{}, fault{http.StatusForbidden, "Phần việc không thuộc đơn vị của bạn."}
	}
	key, line, err := l.done(kept, lines, id, r.PostFormValue("day"), r.PostFormValue("document"), s.now())
	if err != nil {
		return page{}, err
	}
	return page{next: "/ke-hoach", view: map[string]string{"recorded": key}}, put(s.db, "plan_events", key, line)
}

// calendarFeed is what calendars of officials subscribe to; the secret in the
// address says whose it is.
func (s *server) calendarFeed(w http.ResponseWriter, r *http.Request) {
	u, err := one(all[user](s.db, userColumns+"WHERE feed = ?", nil, strings.TrimSuffix(r.PathValue("feed"), ".ics")))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	var text bytes.Buffer
	if err := s.feedOf(&text, u); err != nil {
		log.Print(err)
		http.Error(w, "Hệ thống gặp lỗi.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	w.Header().Set("Cache-Control", "private, max-age=900")
	w.Write(text.Bytes())
}

func (s *server) feedOf(w *bytes.Buffer, u user) error {
	open, err := dossiers(s.db, openDossiers+" AND unit = ?", u.Unit)
	if err != nil {
		return err
	}
	pets, err := s.petitions()
	if err != nil {
		return err
	}
	kept, lines, err := s.plans()
	if err != nil {
		return err
	}
	return s.library.Load().writeFeed(w, u.Unit, open, pets, kept, lines, s.now())
}
