package main

import (
	"cmp"
	"net/http"
	"slices"
	"strings"
)

// The pages of petitions: what is due, each petition, and what is done to it; and the
// public tracking of both petitions and dossiers.

func (s *server) showPetitions(c *call) page {
	list, seen := try(c.l.limits(try(petitions(c.db, c.l)), c.user.Unit, 0, c.now, c.lang)), map[string]int{}
	list = slices.DeleteFunc(list, func(x limit) bool { seen[x.Item.Code.String()]++; return seen[x.Item.Code.String()] > 1 }) // the first due of each
	return page{name: "petitions", title: "Phản ánh, kiến nghị", view: map[string]any{"open": len(list), "due": list[:min(len(list), most)], "procedures": c.procedures(),
		"communes": try(all[[2]string](c.db, "SELECT id, type || ' ' || name FROM departments WHERE code <> '' ORDER BY until, id"))}}
}

func (c *call) petition() petitionRow {
	return try(one[petitionRow](c.db, "SELECT * FROM petitions WHERE code = ?", c.r.PathValue("code")))
}

func (s *server) showPetition(c *call) page {
	row := c.petition()
	return page{name: "petition", of: row.Code, view: try(c.l.showPetition(row, try(petitions(c.db, c.l)), c.now, c.lang))}
}

// submitPetition takes a petition down. A dossier that it names counts otherwise from
// now on.
func (s *server) submitPetition(c *call) page {
	row := petitionRow{Dossier: c.form("dossier"), Field: c.form("field"), Territory: c.form("territory"), Unit: c.user.Unit}
	if row.Dossier != "" {
		d := try(one[dossier](c.db, "SELECT * FROM dossiers WHERE code = ?", row.Dossier))
		row.Field, row.Territory, d.Complained = cmp.Or(row.Field, d.Procedure), cmp.Or(row.Territory, d.TakenBy), true
		save(c.db, &d)
		c.changed = append(c.changed, d)
	}
	if !phones.MatchString(c.form("sender.phone")) {
		check(fault{http.StatusUnprocessableEntity, "Số điện thoại gồm 8 đến 15 chữ số."})
	}
	last := try(one[string](c.db, "SELECT COALESCE(MAX(code), '') FROM petitions"))
	code := try(c.l.submit(c.db, row, last, c.r.PostForm, c.now))
	return page{next: "/phan-anh/" + code, status: http.StatusCreated, view: map[string]string{"code": code}}
}

func (s *server) actOnPetition(c *call) page {
	act, ok := acts[c.r.PathValue("act")]
	if !ok {
		check(errMissing)
	}
	if c.r.PathValue("act") == "cong-khai" && c.form("reviewed") == "" {
		check(fault{http.StatusUnprocessableEntity, "Cần soát các chỗ che trước khi công khai."})
	}
	check(c.l.happen(c.db, c.petition(), act, c.user.Unit, c.r.PostForm, c.now))
	row := c.petition()
	return page{next: "/phan-anh/" + row.Code, view: map[string]string{"code": row.Code, "status": row.Status}}
}

// actAsSender is for who gives the telephone number that the petition was sent with.
func (s *server) actAsSender(c *call) page {
	row := c.petition()
	act, ok := senderActs[c.r.PathValue("act")]
	switch {
	case !ok:
		check(errMissing)
	case !c.l.sent(row, c.form("phone")):
		check(fault{http.StatusForbidden, "Số điện thoại không phải của người gửi."})
	}
	check(c.l.happen(c.db, row, act, "", c.r.PostForm, c.now))
	return page{next: "/tra-cuu?ma=" + row.Code, view: map[string]string{"code": row.Code, "status": c.petition().Status}}
}

// track is for anybody who has a code.
func (s *server) track(c *call) page {
	code := strings.ToUpper(strings.TrimSpace(c.r.FormValue("ma")))
	p := page{name: "track", title: "Tra cứu", view: trackedDossier{Code: code}}
	if code == "" {
		return p
	}
	if row, err := one[petitionRow](c.db, "SELECT * FROM petitions WHERE code = ?", code); err == nil {
		p.view = try(c.l.trackPetition(row, c.lang))
		return p
	}
	d, err := one[dossier](c.db, "SELECT * FROM dossiers WHERE code = ?", code)
	if err != nil {
		p.status = http.StatusNotFound
		return p
	}
	p.view = try(c.l.trackDossier(d, try(one[string](c.db, "SELECT name FROM procedures WHERE code = ?", d.Procedure)),
		try(all[string](c.db, "SELECT what FROM supplements WHERE dossier = ? AND came_at = 0", code)), c.now, c.lang))
	return p
}
