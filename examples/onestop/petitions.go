package main

import "net/http"

// The pages of petitions: what is due, each petition, and what is done to it; and the
// public tracking of both petitions and dossiers.

func (s *server) showPetitions(c *call) (page, error) {
	pets, err := petitions(c.db, c.l)
	if err != nil {
		return page{}, err
	}
	list, err := c.l.limits(pets, c.user.Unit, 0, c.now)
	return page{name: "petitions", title: "Phản ánh, kiến nghị", view: map[string]any{"open": len(list), "due": list[:min(len(list), shown)]}}, err
}

func (c *call) petition() (petitionRow, error) {
	return one[petitionRow](c.db, "SELECT * FROM petitions WHERE code = ?", c.r.PathValue("code"))
}

func (s *server) showPetition(c *call) (page, error) {
	row, err := c.petition()
	if err != nil {
		return page{}, err
	}
	pets, err := petitions(c.db, c.l)
	if err != nil {
		return page{}, err
	}
	v, err := c.l.showPetition(row, pets, c.now)
	return page{name: "petition", title: row.Code, view: v}, err
}

// submitPetition takes a petition down. A dossier that it names counts otherwise from
// now on.
func (s *server) submitPetition(c *call) (page, error) {
	last, err := one[string](c.db, "SELECT COALESCE(MAX(code), '') FROM petitions")
	if err != nil {
		return page{}, err
	}
	code, err := c.l.submit(c.db, last, c.r.PostForm, c.user.Unit, c.now)
	if err != nil {
		return page{}, err
	}
	if about := c.form("dossier"); about != "" {
		d, err := one[dossier](c.db, "SELECT * FROM dossiers WHERE code = ?", about)
		if err != nil {
			return page{}, err
		}
		d.Complained = true
		if err := save(c.db, &d); err != nil {
			return page{}, err
		}
		c.changed = append(c.changed, d)
	}
	return page{next: "/phan-anh/" + code.String(), status: http.StatusCreated, view: map[string]string{"code": code.String()}}, nil
}

func (s *server) actOnPetition(c *call) (page, error) {
	act := c.r.PathValue("act")
	row, err := c.petition()
	if _, ok := acts[act]; !ok || err != nil {
		return page{}, errMissing
	}
	if act == "cong-khai" && c.form("reviewed") == "" {
		return page{}, fault{http.StatusUnprocessableEntity, "Cần soát các chỗ che trước khi công khai."}
	}
	if err := c.l.actOn(c.db, row, act, c.user.Unit, c.r.PostForm, c.now); err != nil {
		return page{}, err
	}
	row, err = c.petition()
	return page{next: "/phan-anh/" + row.Code, view: map[string]string{"code": row.Code, "status": row.Status}}, err
}

// track is for anybody who has a code.
func (s *server) track(c *call) (p page, err error) {
	p = page{name: "track", title: "Tra cứu"}
	code := c.r.FormValue("ma")
	if code == "" {
		return p, nil
	}
	if row, bad := one[petitionRow](c.db, "SELECT * FROM petitions WHERE code = ?", code); bad == nil {
		p.view, err = c.l.trackPetition(row)
		return p, err
	}
	d, err := one[dossier](c.db, "SELECT * FROM dossiers WHERE code = ?", code)
	if err != nil {
		p.status, p.view = http.StatusNotFound, trackedDossier{Code: code}
		return p, nil
	}
	name, err := one[string](c.db, "SELECT name FROM procedures WHERE code = ?", d.Procedure)
	if err != nil {
		return p, err
	}
	p.view, err = c.l.trackDossier(d, name, c.now)
	return p, err
}
