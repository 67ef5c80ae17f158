package main

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// The pages of figures: the month as it goes, its publication, and the points.

type figuresView struct {
	Month       string           `json:"month"`
	Months      []string         `json:"months"`
	Table       [][]string       `json:"table"`
	Score       scoreView        `json:"score"`
	Corrections []map[string]any `json:"corrections"`
}

// month is what the figures of a month come from.
func (s *server) month(q db, l *library, name string, now time.Time) month {
	return month{l, s.tally, try(readMonth(name)), try(petitions(q, l)), try(all[entered](q, "SELECT * FROM entered WHERE month = ?", name)), now}
}

func (s *server) showFigures(c *call) page {
	v := figuresView{Month: cmp.Or(c.r.FormValue("ky"), c.now.Format("2006-01"))}
	for i := range 12 { // this month and those before
		v.Months = append(v.Months, time.Date(c.now.Year(), c.now.Month()-time.Month(i), 1, 0, 0, 0, 0, zone).Format("2006-01"))
	}
	m := s.month(c.db, c.l, v.Month, c.now)
	v.Table = try(s.tally.table(c.l, m.Period, c.now, c.lang))
	v.Score = try(s.books.score(m, province, c.lang))
	for _, fix := range s.books.ledger.Corrections() {
		v.Corrections = append(v.Corrections, map[string]any{"was": fix.Published, "now": fix.Now})
	}
	return page{name: "figures", title: "Số liệu", of: text(m.Period, c.lang), view: v}
}

// closeMonth publishes a month. The ledger is written down at once.
func (s *server) closeMonth(c *call) page {
	m := s.month(c.db, c.l, c.r.PathValue("month"), c.now)
	check(s.books.close(m))
	s.keepBooks(c.db)
	return page{next: "/so-lieu?ky=" + m.String(), view: map[string]string{"published": m.String()}}
}

func (s *server) keepBooks(q db) {
	check(put(q, "snapshots", "books", 0, try(s.books.ledger.MarshalBinary())))
}

// monthOf is the month and the unit of the request.
func (s *server) monthOf(c *call) (month, string) {
	return s.month(c.db, c.l, c.r.PathValue("month"), c.now), try(one[string](c.db, "SELECT id FROM departments WHERE id = ?", c.r.PathValue("unit")))
}

func (s *server) showScore(c *call) page {
	m, unit := s.monthOf(c)
	return page{name: "score", title: "Bộ chỉ số 766,", of: text(m.Period, c.lang), view: try(s.books.score(m, unit, c.lang))}
}

// enterFigure takes a figure that the system does not count, with its document.
func (s *server) enterFigure(c *call) page {
	m, unit := s.monthOf(c)
	n, bad := strconv.ParseUint(c.form("numerator"), 10, 40)
	d, worse := strconv.ParseUint(c.form("denominator"), 10, 40)
	e := entered{c.r.PathValue("month"), unit, c.form("item"), int64(n), int64(d), c.form("document"), c.user.Login, at(c.now)}
	switch {
	case bad != nil || worse != nil || n > d || e.Document == "":
		check(fault{http.StatusUnprocessableEntity, "Cần tử số và mẫu số là số nguyên, tử số không lớn hơn mẫu số, và văn bản nguồn."})
	case !slices.Contains(enterable, e.Item):
		check(fault{http.StatusUnprocessableEntity, "Chỉ số này không nhập tay: hệ thống tự đếm, hoặc không có trong Bộ chỉ số."})
	}
	try(e.observation(m.Period))
	check(put(c.db, "entered", fields(&e)...))
	return page{next: c.r.URL.Path, status: http.StatusCreated, view: e}
}

// showItem goes down from a figure to what it counts, or to the document that it is from.
func (s *server) showItem(c *call) page {
	m, unit := s.monthOf(c)
	id := c.r.PathValue("set") + "/" + c.r.PathValue("item")
	return page{name: "item", title: "Chỉ số", of: id, view: map[string]any{"figure": try(m.behind(unit, id)),
		"entered": try(all[entered](c.db, "SELECT * FROM entered WHERE month = ? AND unit = ? AND item = ?", m.String(), unit, id))}}
}
