package main

import (
	"database/sql"
	"net/http"
)

// The page of notices about the calendar: one that arrives moves open dossiers, and
// the desks tell their citizens.

type noticesView struct {
	Numbers []string `json:"numbers"`
	Number  string   `json:"number,omitempty"` // the one looked at
	Moves   []move   `json:"moves"`
	ToTell  int      `json:"toTell"`
}

const openDossiers = "finished_at = 0 AND clock <> ''"

func (s *server) showNotices(r *http.Request, u user) (page, error) {
	var v noticesView
	var err error
	if v.Numbers, err = texts(s.db, "SELECT number FROM notices ORDER BY number"); err != nil {
		return page{}, err
	}
	if v.Number = r.FormValue("so"); v.Number == "" && len(v.Numbers) > 0 {
		v.Number = v.Numbers[len(v.Numbers)-1]
	}
	if v.Number != "" {
		before, err := newLibrary(s.db, v.Number)
		if err != nil {
			return page{}, err
		}
		open, err := dossiers(s.db, openDossiers)
		if err != nil {
			return page{}, err
		}
		if v.Moves, err = moves(open, before, s.library.Load()); err != nil {
			return page{}, err
		}
		for _, m := range v.Moves {
			if !m.Told {
				v.ToTell++
			}
		}
	}
	return page{name: "notices", title: "Thông báo về ngày nghỉ", view: v}, nil
}

// postNotice takes a notice in. In one transaction it is kept, and the dossiers that
// it moves get another version, for they are due on another day.
func (s *server) postNotice(r *http.Request, u user) (page, error) {
	number, err := noticeNumber(r.PostFormValue("notice"))
	if err != nil {
		return page{}, err
	}
	before := s.library.Load()
	var after *library
	var moved []dossier
	err = s.store.write(func(tx *sql.Tx) error {
		if err := put(tx, "notices", number, r.PostFormValue("notice")); err != nil {
			return err
		}
		if after, err = newLibrary(tx); err != nil {
			return err
		}
		open, err := dossiers(tx, openDossiers)
		if err != nil {
			return err
		}
		list, err := moves(open, before, after)
		if err != nil {
			return err
		}
		byCode := map[string]bool{}
		for _, m := range list {
			byCode[m.Code] = true
		}
		for _, d := range open {
			if byCode[d.Code] {
				if err := save(tx, &d); err != nil {
					return err
				}
				moved = append(moved, d)
			}
		}
		return nil
	})
	if err != nil {
		return page{}, err
	}
	s.library.Store(after)
	return page{next: "/thong-bao", status: http.StatusCreated, view: map[string]any{"number": number, "moved": len(moved)}}, s.changed(moved...)
}

// tellCitizen records that the desk told a citizen of the new day.
func (s *server) tellCitizen(r *http.Request, u user) (page, error) {
	d, err := s.change(r.PostFormValue("code"), func(l *library, tx *sql.Tx, d *dossier) error {
		if u.Unit != d.TakenBy {
			return fault{http.StatusForbidden, "Hồ sơ do đơn vị khác tiếp nhận."}
		}
		return l.tell(d, s.now(), "Thông báo "+r.PostFormValue("number"))
	})
	return page{next: "/thong-bao", view: map[string]string{"code": d.Code, "promised": d.PromisedOn}}, err
}
