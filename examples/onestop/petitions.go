package main

import (
	"database/sql"
	"net/http"
	"slices"
)

// The pages of petitions: what is due, each petition, and what is done to it.

type petitionsView struct {
	Unit string   `json:"unit"`
	Due  []dueRow `json:"due"`
	Late int      `json:"late"`
}

func (s *server) showPetitions(r *http.Request, u user) (page, error) {
	l := s.library.Load()
	pets, err := s.petitions()
	if err != nil {
		return page{}, err
	}
	v := petitionsView{Unit: l.unitName(u.Unit, s.now())}
	if v.Due, err = l.dueList(pets, u.Unit, s.now()); err != nil {
		return page{}, err
	}
	for _, row := range v.Due {
		if row.Late {
			v.Late++
		}
	}
	v.Due = v.Due[:min(len(v.Due), shown)]
	return page{name: "petitions", title: "Phản ánh, kiến nghị", view: v}, nil
}

func (s *server) showPetition(r *http.Request, u user) (page, error) {
	l := s.library.Load()
	pet, err := petitionOf(s.db, l, r.PathValue("code"))
	if err != nil {
		return page{}, err
	}
	pets, err := s.petitions()
	if err != nil {
		return page{}, err
	}
	v, err := l.showPetition(pet, pets, s.now())
	return page{name: "petition", title: v.Code, view: v}, err
}

func (s *server) submitPetition(r *http.Request, u user) (page, error) {
	var code string
	err := s.store.write(func(tx *sql.Tx) error {
		var last string
		if err := scan(tx, "SELECT COALESCE(MAX(code), '') FROM petitions", &last); err != nil {
			return err
		}
		if err := r.ParseForm(); err != nil {
			return fault{http.StatusBadRequest, "Không đọc được biểu mẫu."}
		}
		pet, line, err := s.library.Load().submit(nextCode(last, s.now()), r.PostForm, u.Unit, s.now())
		if err != nil {
			return err
		}
		code = pet.Code().String()
		return keep(tx, pet, line, r.PostFormValue("dossier"), "")
	})
	if err != nil {
		return page{}, err
	}
	return page{next: "/phan-anh/" + code, status: http.StatusCreated, view: map[string]string{"code": code}}, s.complained(r.PostFormValue("dossier"))
}

// complained gives a dossier that a petition names another version: it counts
// otherwise now.
func (s *server) complained(code string) error {
	if code == "" {
		return nil
	}
	_, err := s.change(code, func(*library, *sql.Tx, *dossier) error { return nil })
	return err
}

func (s *server) actOnPetition(r *http.Request, u user) (page, error) {
	l := s.library.Load()
	if _, ok := acts[r.PathValue("act")]; !ok {
		return page{}, errMissing
	}
	code := r.PathValue("code")
	err := s.store.write(func(tx *sql.Tx) error {
		pet, err := petitionOf(tx, l, code)
		if err != nil {
			return err
		}
		row, err := one(all[petitionRow](tx, "SELECT * FROM petitions WHERE code = ?", nil, code))
		if err != nil {
			return err
		}
		if err := r.ParseForm(); err != nil {
			return fault{http.StatusBadRequest, "Không đọc được biểu mẫu."}
		}
		if r.PathValue("act") == "cong-khai" {
			if !slices.Contains(r.PostForm["reviewed"], "yes") {
				return fault{http.StatusUnprocessableEntity, "Cần soát các chỗ che trước khi công khai."}
			}
			if row.Masks, err = review(pet, r.PostForm["bare"]); err != nil {
				return err
			}
		}
		after, line, err := l.act(pet, r.PathValue("act"), u.Unit, r.PostForm, s.now())
		if err != nil {
			return err
		}
		return keep(tx, after, line, row.Dossier, row.Masks)
	})
	if err != nil {
		return page{}, err
	}
	return page{next: "/phan-anh/" + code, view: map[string]string{"code": code}}, nil
}

// track is for anybody who has a code.
func (s *server) track(r *http.Request, u user) (page, error) {
	p := page{name: "track", title: "Tra cứu"}
	code := r.FormValue("ma")
	if code == "" {
		return p, nil
	}
	l := s.library.Load()
	row, err := one(all[petitionRow](s.db, "SELECT * FROM petitions WHERE code = ?", nil, code))
	if err == nil {
		pet, err := petitionOf(s.db, l, code)
		if err != nil {
			return p, err
		}
		p.view, err = l.trackPetition(pet, row.Masks, s.now())
		return p, err
	}
	d, err := dossierOf(s.db, code)
	if err != nil {
		p.status, p.view = http.StatusNotFound, tracked{Code: code}
		return p, nil
	}
	var name string
	if err := scan(s.db, "SELECT name FROM procedures WHERE code = ?", &name, d.Procedure); err != nil {
		return p, err
	}
	p.view, err = l.trackDossier(d, name, s.now())
	return p, err
}
