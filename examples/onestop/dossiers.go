package main

import (
	"cmp"
	"database/sql"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
)

// The pages of the desk: what it takes in, what is open, and each dossier.

var statusNames = map[string]string{
	"FORWARDED": "đang chuyển đến cơ quan có thẩm quyền", "IN_PROGRESS": "đang giải quyết", "WAITING_PAPERS": "chờ bổ sung hồ sơ",
	"WAITING_FEE": "chờ nộp phí, lệ phí", "DONE": "đã có kết quả, chờ trả", "RETURNED": "đã trả kết quả", "WITHDRAWN": "người nộp đã rút",
}

const shown = 40 // rows of a list on a page

type deskView struct {
	Unit       string      `json:"unit"`
	Procedures []procedure `json:"procedures"`
	Open       int         `json:"open"`
	Late       int         `json:"late"`
	Rows       []openRow   `json:"rows"` // the first due, at most 40
}

type openRow struct {
	Code      string `json:"code"`
	Procedure string `json:"procedure"`
	Applicant string `json:"applicant"`
	Status    string `json:"status"`
	standing
}

// desk is the page of a unit: a form for what comes in, and what is open there.
func (s *server) desk(r *http.Request, u user) (page, error) {
	l := s.library.Load()
	v := deskView{Unit: l.unitName(u.Unit, s.now())}
	var err error
	if v.Procedures, err = all[procedure](s.db, "SELECT * FROM procedures ORDER BY code", nil); err != nil {
		return page{}, err
	}
	open, err := dossiers(s.db, "(unit = ?1 OR taken_by = ?1) AND finished_at = 0", u.Unit)
	if err != nil {
		return page{}, err
	}
	names := map[string]string{}
	for _, p := range v.Procedures {
		names[p.Code] = p.Name
	}
	for _, d := range open {
		st, err := l.stand(d, s.now())
		if err != nil {
			return page{}, err
		}
		st.Why = nil // on its own page
		v.Rows = append(v.Rows, openRow{d.Code, names[d.Procedure], d.Applicant, d.Status, st})
		if st.Late {
			v.Late++
		}
	}
	slices.SortStableFunc(v.Rows, func(a, b openRow) int { return cmp.Compare(a.Due, b.Due) })
	v.Open, v.Rows = len(v.Rows), v.Rows[:min(len(v.Rows), shown)]
	return page{name: "desk", title: "Quầy tiếp nhận", view: v}, nil
}

// receive takes a dossier in: the return date is given here.
func (s *server) receive(r *http.Request, u user) (page, error) {
	p, err := one(all[procedure](s.db, "SELECT * FROM procedures WHERE code = ?", nil, r.PostFormValue("procedure")))
	if err != nil {
		return page{}, err
	}
	d := dossier{Procedure: p.Code, Unit: cmp.Or(p.Unit, u.Unit), TakenBy: u.Unit, Applicant: r.PostFormValue("applicant"), Phone: r.PostFormValue("phone"),
		Status: "FORWARDED", Channel: "DESK", TakenAt: at(s.now()), Fee: p.Fee, Payment: "NONE", Scanned: r.PostFormValue("scanned") != ""}
	if d.Applicant == "" || len(d.Applicant) > 200 || len(d.Phone) > 20 {
		return page{}, fault{http.StatusUnprocessableEntity, "Cần ghi họ tên người nộp (không quá 200 ký tự) và số điện thoại không quá 20 ký tự."}
	}
	err = s.store.write(func(tx *sql.Tx) error { return take(tx, s.library.Load(), &d) })
	if err != nil {
		return page{}, err
	}
	if err := s.changed(d); err != nil {
		return page{}, err
	}
	return page{next: "/ho-so/" + d.Code + "/phieu", status: http.StatusCreated, view: map[string]string{"code": d.Code, "promised": d.PromisedOn}}, nil
}

// take gives a dossier its code and its return date, and writes it. How a code is
// made is for the circular in force to say.
func take(tx *sql.Tx, l *library, d *dossier) error {
	stem, n := d.TakenBy+"-"+d.TakenAt.Time().Format("060102")+"-", 0
	if err := scan(tx, "SELECT COUNT(*) FROM dossiers WHERE code >= ? AND code < ?", &n, stem, stem+"~"); err != nil {
		return err
	}
	d.Code = stem + fmt.Sprintf("%04d", n+1)
	if err := l.take(d); err != nil {
		return err
	}
	if d.Clock != "" {
		if err := put(tx, "dossier_steps", d.Code, d.Unit, d.TakenAt); err != nil {
			return err
		}
	}
	return save(tx, d)
}

type dossierView struct {
	dossierFields
	Standing    standing     `json:"standing"`
	Judged      string       `json:"judged"` // by the formula of Decision 766/QĐ-TTg
	Steps       [][]string   `json:"steps"`  // of the procedure, with their terms
	Held        [][2]string  `json:"held"`
	Supplements []supplement `json:"supplements"`
}

// dossierFields is what the page shows of the row.
type dossierFields struct {
	Code      string  `json:"code"`
	Procedure string  `json:"procedure"`
	Unit      string  `json:"unit"`
	TakenBy   string  `json:"takenBy"`
	Applicant string  `json:"applicant"`
	Phone     string  `json:"phone"`
	Status    string  `json:"status"`
	TakenAt   instant `json:"takenAt"`
	Fee       int64   `json:"fee"`
	Paid      bool    `json:"paid"`
}

func (s *server) view(code string) (v dossierView, err error) {
	l, now := s.library.Load(), s.now()
	d, err := dossierOf(s.db, code)
	if err != nil {
		return v, err
	}
	if v.Standing, err = l.stand(d, now); err != nil {
		return v, err
	}
	p, err := one(all[procedure](s.db, "SELECT * FROM procedures WHERE code = ?", nil, d.Procedure))
	if err != nil {
		return v, err
	}
	held, err := all[holding](s.db, "SELECT * FROM dossier_steps WHERE dossier = ? ORDER BY since", nil, code)
	if err != nil {
		return v, err
	}
	for _, h := range held {
		v.Held = append(v.Held, [2]string{h.Since.Time().Format("2/1/2006"), l.unitName(h.Unit, h.Since.Time())})
	}
	if v.Judged, err = l.judge(d, held, now); err != nil {
		return v, err
	}
	if v.Steps, err = cells(s.db, "SELECT name, term FROM procedure_steps WHERE procedure = ? ORDER BY n", d.Procedure); err != nil {
		return v, err
	}
	v.Steps = v.Steps[1:]
	v.dossierFields = dossierFields{d.Code, p.Name, l.unitName(d.Unit, now), l.unitName(d.TakenBy, now), d.Applicant, d.Phone, d.Status, d.TakenAt, d.Fee, d.Payment != "NONE"}
	v.Supplements, err = all[supplement](s.db, "SELECT * FROM supplements WHERE dossier = ? ORDER BY asked_at", nil, code)
	return v, err
}

func (s *server) showDossier(r *http.Request, u user) (page, error) {
	v, err := s.view(r.PathValue("code"))
	return page{name: "dossier", title: "Hồ sơ " + v.Code, view: v}, err
}

func (s *server) slip(r *http.Request, u user) (page, error) {
	v, err := s.view(r.PathValue("code"))
	return page{name: "slip", title: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", view: v}, err
}

// actOnDossier is what an official does to a dossier.
func (s *server) actOnDossier(r *http.Request, u user) (page, error) {
	now, what, document := s.now(), r.PostFormValue("what"), r.PostFormValue("document")
	act, ok := map[string]func(l *library, tx *sql.Tx, d *dossier) error{
		"nhan": func(l *library, tx *sql.Tx, d *dossier) error { // from the desk that took it in
			if err := put(tx, "dossier_steps", d.Code, d.Unit, at(now)); err != nil {
				return err
			}
			return l.begin(d, now)
		},
		"bo-sung": func(l *library, tx *sql.Tx, d *dossier) error {
			if err := put(tx, "supplements", d.Code, what, document, at(now), 0); err != nil {
				return err
			}
			return l.wait(d, now, "WAITING_PAPERS", what, document)
		},
		"thu-phi": func(l *library, tx *sql.Tx, d *dossier) error {
			return l.wait(d, now, "WAITING_FEE", "nộp phí, lệ phí "+strconv.FormatInt(d.Fee, 10)+" đồng", document)
		},
		"da-bo-sung": func(l *library, tx *sql.Tx, d *dossier) error {
			if _, err := tx.Exec("UPDATE supplements SET came_at = ? WHERE dossier = ? AND came_at = 0", at(now), d.Code); err != nil {
				return err
			}
			if d.Status == "WAITING_FEE" {
				d.Payment = "DESK"
			}
			return l.goOn(d, now)
		},
		"hen-lai": func(l *library, tx *sql.Tx, d *dossier) error {
			return l.apologise(d, now, r.PostFormValue("due"), what, document)
		},
		"xong": func(l *library, tx *sql.Tx, d *dossier) error {
			d.EResult = r.PostFormValue("electronic") != ""
			return l.finish(d, now, "DONE")
		},
		"tra": func(l *library, tx *sql.Tx, d *dossier) error {
			if d.Status != "DONE" {
				return fault{http.StatusConflict, "Hồ sơ chưa có kết quả để trả."}
			}
			d.Status = "RETURNED"
			return nil
		},
	}[r.PathValue("act")]
	if !ok {
		return page{}, errMissing
	}
	d, err := s.change(r.PathValue("code"), func(l *library, tx *sql.Tx, d *dossier) error {
		if u.Unit != d.Unit && u.Unit != d.TakenBy {
			return fault{http.StatusForbidden, "Hồ sơ không thuộc đơn vị của bạn."}
		}
		return act(l, tx, d)
	})
	if err != nil {
		return page{}, err
	}
	v, err := s.view(d.Code)
	return page{next: "/ho-so/" + url.PathEscape(d.Code), view: v}, err
}
