package main

import (
	"cmp"
	"time"
)

// The pages of figures: the month as it goes, its publication, and the points.

type figuresView struct {
	Month       string           `json:"month"`
	Months      []string         `json:"months"`
	Table       [][]string       `json:"table"`
	Published   bool             `json:"published"`
	Score       scoreView        `json:"score"`
	Corrections []map[string]any `json:"corrections"`
}

func (s *server) showFigures(c *call) (page, error) {
	v := figuresView{Month: cmp.Or(c.r.FormValue("ky"), c.now.Format("2006-01"))}
	for i := range 12 { // this month and those before
		v.Months = append(v.Months, time.Date(c.now.Year(), c.now.Month()-time.Month(i), 1, 0, 0, 0, 0, zone).Format("2006-01"))
	}
	p, err := readMonth(v.Month)
	if err != nil {
		return page{}, err
	}
	if v.Table, err = s.tally.table(c.l, p, c.now); err != nil {
		return page{}, err
	}
	v.Score, err = s.score(c, v.Month, province)
	v.Published = v.Score.Published != 0
	for _, c := range s.books.ledger.Corrections() {
		v.Corrections = append(v.Corrections, map[string]any{"was": c.Published.Value, "now": c.Now})
	}
	return page{name: "figures", title: "Số liệu " + text(p), view: v}, err
}

func (s *server) score(c *call, month, unit string) (scoreView, error) {
	p, err := readMonth(month)
	if err != nil {
		return scoreView{}, err
	}
	if _, err := one[string](c.db, "SELECT id FROM departments WHERE id = ?", unit); err != nil {
		return scoreView{}, err
	}
	pets, err := petitions(c.db, c.l)
	if err != nil {
		return scoreView{}, err
	}
	return s.books.score(c.l, s.tally, pets, p, unit, c.now)
}

// closeMonth publishes a month. The ledger is written down at once.
func (s *server) closeMonth(c *call) (page, error) {
	p, err := readMonth(c.r.PathValue("month"))
	if err != nil {
		return page{}, err
	}
	pets, err := petitions(c.db, c.l)
	if err != nil {
		return page{}, err
	}
	if err := s.books.close(c.l, s.tally, pets, p, c.now); err != nil {
		return page{}, err
	}
	return page{next: "/so-lieu?ky=" + p.String(), view: map[string]string{"published": p.String()}}, s.keepBooks(c.db)
}

func (s *server) keepBooks(q db) error {
	data, err := s.books.ledger.MarshalBinary()
	if err != nil {
		return err
	}
	return put(q, "snapshots", "books", 0, data)
}

func (s *server) showScore(c *call) (page, error) {
	v, err := s.score(c, c.r.PathValue("month"), c.r.PathValue("unit"))
	return page{name: "score", title: "Bộ chỉ số 766, " + text(v.Month), view: v}, err
}

// showItem goes down from a figure to what it counts: the dossiers that were open in
// the month, and all petitions.
func (s *server) showItem(c *call) (page, error) {
	p, err := readMonth(c.r.PathValue("month"))
	if err != nil {
		return page{}, err
	}
	v := item{Month: p}
	v.of(c.r.PathValue("unit"), c.r.PathValue("set")+"/"+c.r.PathValue("item"))
	first, err := time.ParseInLocation("2006-01", p.String(), zone)
	if err != nil {
		return page{}, err
	}
	list, err := all[dossier](c.db, "SELECT * FROM dossiers WHERE clock <> '' AND taken_at < ? AND (finished_at = 0 OR finished_at >= ?) ORDER BY code",
		at(first.AddDate(0, 1, 0)), at(first))
	if err != nil {
		return page{}, err
	}
	held, err := heldBy(c.db, "dossier IN (SELECT dossier FROM dossier_steps GROUP BY dossier HAVING COUNT(*) > 1)")
	if err != nil {
		return page{}, err
	}
	for _, d := range list {
		if err := v.addDossier(c.l, d, held[d.Code], c.now); err != nil {
			return page{}, err
		}
	}
	pets, err := petitions(c.db, c.l)
	for _, pet := range pets {
		v.addPetition(c.l, pet, c.now)
	}
	return page{name: "item", title: "Chỉ số " + string(v.ID), view: v}, err
}
