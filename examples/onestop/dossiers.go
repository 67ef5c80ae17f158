package main

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// The pages of the desk: what it takes in, what is open, and each dossier.

var statusNames = map[string]string{
	"FORWARDED": "đang chuyển đến cơ quan có thẩm quyền", "IN_PROGRESS": "đang giải quyết", "WAITING_PAPERS": "chờ bổ sung hồ sơ",
	"WAITING_FEE": "chờ nộp phí, lệ phí", "DONE": "đã có kết quả, chờ trả", "RETURNED": "đã trả kết quả", "WITHDRAWN": "người nộp đã rút",
}

const shown = 40 // rows of a list on a page

type deskView struct {
	Procedures []procedure `json:"procedures"`
	Open       int         `json:"open"`
	Late       int         `json:"late"`
	Rows       []openRow   `json:"rows"` // the first due, at most 40
}

type openRow struct {
	dossier
	Name string `json:"name"` // of the procedure
	standing
}

// desk is the page of a unit: a form for what comes in, and what is open there.
func (s *server) desk(c *call) (page, error) {
	var v deskView
	var err error
	if v.Procedures, err = all[procedure](c.db, "SELECT * FROM procedures ORDER BY code"); err != nil {
		return page{}, err
	}
	names := map[string]string{}
	for _, p := range v.Procedures {
		names[p.Code] = p.Name
	}
	open, err := all[dossier](c.db, "SELECT * FROM dossiers WHERE (unit = ?1 OR taken_by = ?1) AND finished_at = 0", c.user.Unit)
	if err != nil {
		return page{}, err
	}
	for _, d := range open {
		st, err := c.l.stand(d, c.now)
		if err != nil {
			return page{}, err
		}
		st.Why = nil // on its own page
		v.Rows = append(v.Rows, openRow{d, names[d.Procedure], st})
		if st.Late {
			v.Late++
		}
	}
	slices.SortStableFunc(v.Rows, func(a, b openRow) int { return cmp.Compare(a.Day, b.Day) })
	v.Open, v.Rows = len(v.Rows), v.Rows[:min(len(v.Rows), shown)]
	return page{name: "desk", title: "Quầy tiếp nhận", view: v}, nil
}

// receive takes a dossier in: the return date is given here.
func (s *server) receive(c *call) (page, error) {
	p, err := one[procedure](c.db, "SELECT * FROM procedures WHERE code = ?", c.form("procedure"))
	if err != nil {
		return page{}, err
	}
	d := dossier{Procedure: p.Code, Unit: cmp.Or(p.Unit, c.user.Unit), TakenBy: c.user.Unit, Applicant: c.form("applicant"), Phone: c.form("phone"),
		Channel: "DESK", TakenAt: at(c.now), Fee: p.Fee, Payment: "NONE", Scanned: c.form("scanned") != ""}
	if d.Applicant == "" || len(d.Applicant) > 200 || len(d.Phone) > 20 {
		return page{}, fault{http.StatusUnprocessableEntity, "Cần ghi họ tên người nộp, và số điện thoại không quá 20 ký tự."}
	}
	if err := take(c.db, c.l, &d); err != nil {
		return page{}, err
	}
	c.changed = append(c.changed, d)
	return page{next: "/ho-so/" + d.Code + "/phieu", status: http.StatusCreated, view: d}, nil
}

// take gives a dossier its code and its return date, and writes it. How a code is
// made is for the circular in force to say.
func take(q db, l *library, d *dossier) error {
	stem := d.TakenBy + "-" + d.TakenAt.Time().Format("060102") + "-"
	n, err := one[int](q, "SELECT COUNT(*) FROM dossiers WHERE code >= ?1 AND code < ?1 || '~'", stem)
	if err != nil {
		return err
	}
	d.Code, d.Status = stem+fmt.Sprintf("%04d", n+1), "FORWARDED"
	if err := l.take(d); err != nil {
		return err
	}
	if d.Clock != "" {
		if err := put(q, "dossier_steps", d.Code, d.Unit, d.TakenAt); err != nil {
			return err
		}
	}
	return save(q, d)
}

type dossierView struct {
	dossier
	Name        string       `json:"name"` // of the procedure
	Standing    standing     `json:"standing"`
	Judged      string       `json:"judged"` // by the formula of Decision 766/QĐ-TTg
	Steps       [][2]string  `json:"steps"`  // with their terms
	Held        []holding    `json:"held"`
	Supplements []supplement `json:"supplements"`
}

func (c *call) dossier(code string) (v dossierView, err error) {
	if v.dossier, err = one[dossier](c.db, "SELECT * FROM dossiers WHERE code = ?", code); err != nil {
		return v, err
	}
	if v.Standing, err = c.l.stand(v.dossier, c.now); err != nil {
		return v, err
	}
	held, err := heldBy(c.db, "dossier = ?", code)
	if err != nil {
		return v, err
	}
	v.Held = held[code]
	if v.Judged, err = c.l.judge(v.dossier, v.Held, c.now); err != nil {
		return v, err
	}
	if v.Name, err = one[string](c.db, "SELECT name FROM procedures WHERE code = ?", v.Procedure); err != nil {
		return v, err
	}
	if v.Steps, err = all[[2]string](c.db, "SELECT name, term FROM procedure_steps WHERE procedure = ? ORDER BY n", v.Procedure); err != nil {
		return v, err
	}
	v.Supplements, err = all[supplement](c.db, "SELECT * FROM supplements WHERE dossier = ? ORDER BY asked_at", code)
	return v, err
}

func (s *server) showDossier(c *call) (page, error) {
	v, err := c.dossier(c.r.PathValue("code"))
	if strings.HasSuffix(c.r.URL.Path, "/phieu") { // to be printed
		return page{name: "slip", title: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", view: v}, err
	}
	return page{name: "dossier", title: "Hồ sơ " + v.Code, view: v}, err
}

// actOnDossier is what an official does to a dossier. The system keeps its own rows
// beside the clock.
func (s *server) actOnDossier(c *call) (page, error) {
	d, err := one[dossier](c.db, "SELECT * FROM dossiers WHERE code = ?", c.r.PathValue("code"))
	if err != nil {
		return page{}, err
	}
	act := c.r.PathValue("act")
	if c.user.Unit != d.Unit && c.user.Unit != d.TakenBy {
		return page{}, fault{http.StatusForbidden, "Hồ sơ không thuộc đơn vị của bạn."}
	}
	switch act {
	case "nhan": // from the desk that took it in
		err = put(c.db, "dossier_steps", d.Code, d.Unit, at(c.now))
	case "bo-sung", "thu-phi":
		err = put(c.db, "supplements", d.Code, c.form("what"), c.form("document"), at(c.now), 0)
	case "da-bo-sung":
		if d.Status == "WAITING_FEE" {
			d.Payment = "DESK"
		}
		_, err = c.db.Exec("UPDATE supplements SET came_at = ? WHERE dossier = ? AND came_at = 0", at(c.now), d.Code)
	case "xong":
		d.EResult = c.form("electronic") != ""
	case "tra":
		if d.Status != "DONE" {
			err = fault{http.StatusConflict, "Hồ sơ chưa có kết quả để trả."}
		}
		d.Status = "RETURNED"
	}
	if err == nil && act != "tra" {
		err = c.l.act(&d, act, c.r.PostForm, c.now)
	}
	if err == nil {
		err = save(c.db, &d)
	}
	if err != nil {
		return page{}, err
	}
	c.changed = append(c.changed, d)
	v, err := c.dossier(d.Code)
	return page{next: "/ho-so/" + d.Code, view: v}, err
}
