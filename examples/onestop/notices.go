package main

import (
	"cmp"
	"net/http"
)

// The page of notices about the calendar: one that arrives moves open dossiers, and
// the desks tell their citizens.

const openDossiers = "SELECT * FROM dossiers WHERE finished_at = 0 AND clock <> '' ORDER BY code"

func (s *server) showNotices(c *call) page {
	number := cmp.Or(c.r.FormValue("so"), try(one[string](c.db, "SELECT COALESCE(MAX(number), '') FROM notices")))
	list, toTell := c.moves(number), 0
	for _, m := range list {
		if !m.Told {
			toTell++
		}
	}
	return page{name: "notices", title: "Thông báo về ngày nghỉ", view: map[string]any{"number": number, "moves": list, "toTell": toTell,
		"numbers": try(all[string](c.db, "SELECT number FROM notices ORDER BY number"))}}
}

// moves is what a notice moved.
func (c *call) moves(number string) []move {
	return try(moves(try(all[dossier](c.db, openDossiers)), try(newLibrary(c.db, number)), c.l, c.lang))
}

// postNotice keeps a notice. The dossiers that it moves get another version, for they
// are due on another day.
func (s *server) postNotice(c *call) page {
	number := try(noticeNumber(c.form("notice"), c.lang))
	check(put(c.db, "notices", number, c.form("notice")))
	c.l = try(newLibrary(c.db, ""))
	list := c.moves(number)
	for _, m := range list {
		save(c.db, &m.dossier)
		c.changed = append(c.changed, m.dossier)
	}
	return page{next: "/thong-bao", status: http.StatusCreated, view: map[string]any{"number": number, "moved": len(list)}}
}
