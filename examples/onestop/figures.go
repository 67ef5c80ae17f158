package main

import (
	"cmp"
	"net/http"
	"time"
)

// The pages of figures: the month as it goes, its closing, and the points.

type figuresView struct {
	Month       string     `json:"month"`
	Text        string     `json:"text"`
	Months      []string   `json:"months"`
	Table       [][]string `json:"table"`
	Published   string     `json:"published,omitempty"`
	Corrections [][]string `json:"corrections"`
}

// months are this month and the eleven before.
func (s *server) months() (list []string) {
	first := s.now().AddDate(0, 0, 1-s.now().Day())
	for i := range 12 {
		list = append(list, first.AddDate(0, -i, 0).Format("2006-01"))
	}
	return list
}

func (s *server) showFigures(r *http.Request, u user) (page, error) {
	l := s.library.Load()
	v := figuresView{Month: cmp.Or(r.FormValue("ky"), s.now().Format("2006-01")), Months: s.months()}
	text, ok := monthText(v.Month)
	if !ok {
		return page{}, fault{http.StatusBadRequest, "Kỳ báo cáo viết như 2026-10."}
	}
	v.Text = text
	var err error
	if v.Table, err = s.tally.deskTable(l, v.Month, s.now()); err != nil {
		return page{}, err
	}
	sc, err := s.score(v.Month, province)
	if err != nil {
		return page{}, err
	}
	v.Published, v.Corrections = sc.Published, s.books.corrections(l, s.now())
	return page{name: "figures", title: "Số liệu " + v.Text, view: v}, nil
}

func (s *server) score(month, unit string) (score, error) {
	pets, err := s.petitions()
	if err != nil {
		return score{}, err
	}
	return s.books.score(s.library.Load(), s.tally, pets, month, unit, s.now())
}

// closeMonth publishes a month. The ledger is written down at once.
func (s *server) closeMonth(r *http.Request, u user) (page, error) {
	pets, err := s.petitions()
	if err != nil {
		return page{}, err
	}
	month := r.PathValue("month")
	if err := s.books.close(s.library.Load(), s.tally, pets, month, s.now()); err != nil {
		return page{}, err
	}
	return page{next: "/so-lieu?ky=" + month, view: map[string]string{"month": month}}, s.keepBooks()
}

func (s *server) keepBooks() error {
	data, err := s.books.snapshot()
	if err != nil {
		return err
	}
	return put(s.db, "snapshots", "books", 0, data)
}

func (s *server) showScores(r *http.Request, u user) (page, error) {
	return page{next: "/diem/" + r.PathValue("month") + "/" + province}, nil
}

func (s *server) showScore(r *http.Request, u user) (page, error) {
	v, err := s.score(r.PathValue("month"), r.PathValue("unit"))
	text, _ := monthText(v.Month)
	return page{name: "score", title: "Bộ chỉ số 766, " + text, view: v}, err
}

// showItem goes down from a figure to what it counts.
func (s *server) showItem(r *http.Request, u user) (page, error) {
	v, err := s.item(r.PathValue("month"), r.PathValue("unit"), r.PathValue("set")+"/"+r.PathValue("item"))
	return page{name: "item", title: v.ID + " " + v.Title, view: v}, err
}

func (s *server) item(month, unit, id string) (v item, err error) {
	l, now := s.library.Load(), s.now()
	start, err := time.ParseInLocation("2006-01", month, zone)
	if err != nil {
		return v, fault{http.StatusBadRequest, "Kỳ báo cáo viết như 2026-10."}
	}
	if v, err = newItem(l, month, unit, id, now); err != nil {
		return v, err
	}
	list, err := dossiers(s.db, "clock <> '' AND taken_at < ? AND (finished_at = 0 OR finished_at >= ?)", at(start.AddDate(0, 1, 0)), at(start))
	if err != nil {
		return v, err
	}
	held, err := s.held("SELECT s.* FROM dossier_steps s JOIN (SELECT dossier FROM dossier_steps GROUP BY dossier HAVING COUNT(*) > 1) m USING (dossier) ORDER BY since")
	if err != nil {
		return v, err
	}
	for _, d := range list {
		if err := v.addDossier(l, d, held[d.Code], now); err != nil {
			return v, err
		}
	}
	pets, err := s.petitions()
	for _, pet := range pets {
		v.addPetition(l, pet, now)
	}
	return v, err
}

// held is the steps of a query by dossier.
func (s *server) held(query string) (map[string][]holding, error) {
	list, err := all[holding](s.db, query, nil)
	by := map[string][]holding{}
	for _, h := range list {
		by[h.Dossier] = append(by[h.Dossier], h)
	}
	return by, err
}
