package main

import (
	"cmp"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
)

// The pages of the desk: what it takes in, what is open, and each dossier.

var statusNames = map[string]string{
	"FORWARDED": "đang chuyển đến cơ quan có thẩm quyền", "IN_PROGRESS": "đang giải quyết", "WAITING_PAPERS": "chờ bổ sung hồ sơ",
	"WAITING_FEE": "chờ nộp phí, lệ phí", "DONE": "đã có kết quả, chờ trả", "RETURNED": "đã trả kết quả", "WITHDRAWN": "người nộp đã rút",
}

const most = 40 // rows of a list on a page

var phones = regexp.MustCompile(`^(\+?(\d[ .-]?){7,14}\d)?$`)

type openRow struct {
	dossier
	Name string `json:"name"` // of the procedure
	standing
}

// desk is the page of a unit: a form for what comes in, and what is open there; of the
// province all of it.
func (s *server) desk(c *call) page {
	late, rows, procedures, names := 0, []openRow{}, c.procedures(), map[string]string{}
	for _, p := range procedures {
		names[p.Code] = p.Name
	}
	for _, d := range try(all[dossier](c.db, "SELECT * FROM dossiers WHERE (unit = ?1 OR taken_by = ?1 OR ?1 = ?2) AND finished_at = 0", c.user.Unit, province)) {
		st := try(c.l.stand(d, c.now, c.lang))
		st.Why = nil // on its own page
		rows = append(rows, openRow{d, names[d.Procedure], st})
		if st.Late {
			late++
		}
	}
	slices.SortStableFunc(rows, func(a, b openRow) int { return cmp.Compare(a.Day, b.Day) })
	return page{name: "desk", title: "Quầy tiếp nhận", view: map[string]any{"procedures": procedures, "open": len(rows), "late": late, "rows": rows[:min(len(rows), most)]}}
}

func (c *call) procedures() []procedure {
	return try(all[procedure](c.db, "SELECT * FROM procedures ORDER BY code"))
}

// receive takes a dossier in: the return date is given here.
func (s *server) receive(c *call) page {
	p := try(one[procedure](c.db, "SELECT * FROM procedures WHERE code = ?", c.form("procedure")))
	d := dossier{Procedure: p.Code, Unit: cmp.Or(p.Unit, c.user.Unit), TakenBy: c.user.Unit, Applicant: c.form("applicant"), Phone: c.form("phone"),
		Channel: "DESK", TakenAt: at(c.now), Fee: p.Fee, Payment: cmp.Or(c.form("payment"), "NONE"), Scanned: c.form("scanned") != ""}
	if d.Applicant == "" || len(d.Applicant) > 200 || !phones.MatchString(d.Phone) {
		check(fault{http.StatusUnprocessableEntity, "Cần ghi họ tên người nộp; số điện thoại, nếu có, gồm 8 đến 15 chữ số."})
	}
	take(c.db, c.l, &d)
	c.changed = append(c.changed, d)
	return page{next: "/ho-so/" + d.Code + "/phieu", status: http.StatusCreated, view: d}
}

// take gives a dossier its code and its return date, and writes it. How a code is
// made is for the circular in force to say.
func take(q db, l *library, d *dossier) {
	stem := d.TakenBy + "-" + d.TakenAt.Time().Format("060102") + "-"
	n := try(one[int](q, "SELECT COUNT(*) FROM dossiers WHERE code >= ?1 AND code < ?1 || '~'", stem))
	d.Code, d.Status = stem+fmt.Sprintf("%04d", n+1), "FORWARDED"
	check(l.take(d))
	if d.Clock != "" {
		check(put(q, "dossier_steps", d.Code, d.Unit, d.TakenAt))
	}
	save(q, d)
}

type dossierView struct {
	dossier
	Name        string       `json:"name"` // of the procedure
	Standing    standing     `json:"standing"`
	Judged      string       `json:"judged"` // by the formula of Decision 766/QĐ-TTg
	Steps       [][2]string  `json:"steps"`  // with their terms
	Held        []holding    `json:"held"`
	Supplements []supplement `json:"supplements"`
	Letters     []letter     `json:"letters"`
}

func (c *call) dossier(code string) dossierView {
	d := try(one[dossier](c.db, "SELECT * FROM dossiers WHERE code = ?", code))
	held := heldBy(c.db, "dossier = ?", code)[code]
	return dossierView{d, try(one[string](c.db, "SELECT name FROM procedures WHERE code = ?", d.Procedure)), try(c.l.stand(d, c.now, c.lang)),
		try(c.l.judge(d, held, c.now, c.lang)), try(all[[2]string](c.db, "SELECT name, term FROM procedure_steps WHERE procedure = ? ORDER BY n", d.Procedure)),
		held, try(all[supplement](c.db, "SELECT * FROM supplements WHERE dossier = ? ORDER BY asked_at", code)),
		try(all[letter](c.db, "SELECT * FROM letters WHERE dossier = ? ORDER BY given_at", code))}
}

// shown is the page of a dossier; slip and letter are to be printed.
func shown(name, title string) handler {
	return func(c *call) page {
		v := c.dossier(c.r.PathValue("code"))
		if name == "letter" && len(v.Letters) == 0 {
			check(errMissing)
		}
		return page{name: name, title: title, of: v.Code, view: v}
	}
}

// apologise is for the head of the competent unit, who signs.
func (s *server) apologise(c *call) page {
	d := c.mine("hen-lai")
	x := letter{Dossier: d.Code, Number: c.form("document"), Signer: c.user.Name, Reason: c.form("what"), GivenAt: at(c.now)}
	if x.Number == "" || x.Reason == "" {
		check(fault{http.StatusUnprocessableEntity, "Thư xin lỗi phải có số và lý do."})
	}
	check(c.l.apologise(&d, c.form("more"), &x))
	check(put(c.db, "letters", fields(&x)...))
	return c.acted(&d, "/xin-loi")
}

// mine is the dossier of the request, if the user's unit may do the act: what the
// competent unit may, and the desk that took it in with what the citizen meets there.
func (c *call) mine(act string) dossier {
	d := try(one[dossier](c.db, "SELECT * FROM dossiers WHERE code = ?", c.r.PathValue("code")))
	if c.user.Unit != d.Unit && (c.user.Unit != d.TakenBy || !slices.Contains(strings.Fields("da-bo-sung da-bao tra rut"), act)) {
		check(fault{http.StatusForbidden, "Việc này không thuộc đơn vị của bạn."})
	}
	return d
}

// acted writes a dossier that something was done to.
func (c *call) acted(d *dossier, rest string) page {
	save(c.db, d)
	c.changed = append(c.changed, *d)
	return page{next: "/ho-so/" + d.Code + rest, view: c.dossier(d.Code)}
}

// actOnDossier is what an official does to a dossier. The system keeps its own rows
// beside the clock.
func (s *server) actOnDossier(c *call) page {
	act := c.r.PathValue("act")
	d := c.mine(act)
	if from := map[string]string{"nhan": "FORWARDED", "tra": "DONE"}[act]; from != "" && d.Status != from {
		check(fault{http.StatusConflict, "Hồ sơ không ở bước làm được việc này."})
	}
	switch act {
	case "nhan": // from the desk that took it in
		check(put(c.db, "dossier_steps", d.Code, d.Unit, at(c.now)))
	case "bo-sung", "thu-phi":
		check(put(c.db, "supplements", d.Code, c.form("what"), c.form("document"), at(c.now), 0))
	case "da-bo-sung":
		if d.Status == "WAITING_FEE" {
			d.Payment = cmp.Or(c.form("payment"), "DESK")
		}
		try(c.db.Exec("UPDATE supplements SET came_at = ? WHERE dossier = ? AND came_at = 0", at(c.now), d.Code))
	case "xong":
		d.EResult = c.form("electronic") != ""
	case "tra":
		d.Status = "RETURNED"
		return c.acted(&d, "")
	}
	check(c.l.act(&d, act, c.r.PostForm, c.now))
	return c.acted(&d, "")
}
