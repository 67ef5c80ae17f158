package main

import (
	"net/http"
	"strings"
	"time"
)

// The leader's page: what plans ask of the units; what people are told; and the calendar
// of each unit.

// showDuties is the page; imported and doubts are of a plan that was just imported.
func (s *server) showDuties(c *call) page { return c.duties(map[string]any{}) }

func (c *call) duties(view map[string]any) page {
	view["unit"], view["feed"] = c.user.Unit, "/lich/"+c.user.Feed+".ics"
	view["duties"] = try(readPlans(c.db, c.l)).due(c.user.Unit, 60, c.now)
	return page{name: "duties", title: "Bảng điều hành", view: view}
}

func (s *server) importPlan(c *call) page {
	number, kept, doubts, err := c.l.readTable(c.form("table"), c.now.Year())
	check(err)
	check(put(c.db, "plans", number, kept))
	p := c.duties(map[string]any{"imported": number, "doubts": doubts})
	p.status = http.StatusCreated
	return p
}

func (s *server) recordDuty(c *call) page {
	key, line, err := try(readPlans(c.db, c.l)).record(c.user.Unit, c.form("id"), c.form("day"), c.form("document"), c.now)
	check(err)
	check(put(c.db, "plan_events", key, line))
	return page{next: "/ke-hoach", view: map[string]string{"recorded": key}}
}

// calendarFeed is what calendars of officials subscribe to; the secret in the address
// says whose it is.
func (s *server) calendarFeed(c *call) page {
	u := try(one[user](c.db, "SELECT * FROM users WHERE feed = ?", strings.TrimSuffix(c.r.PathValue("feed"), ".ics")))
	open := try(all[dossier](c.db, "SELECT * FROM dossiers WHERE finished_at = 0 AND clock <> '' AND unit = ? ORDER BY code", u.Unit))
	items := try(c.l.agenda(u.Unit, open, try(petitions(c.db, c.l)), try(readPlans(c.db, c.l)), c.now))
	var text strings.Builder
	check(c.l.writeFeed(&text, u.Unit, items, c.now))
	return page{kind: "text/calendar; charset=utf-8", text: text.String()}
}

// tell keeps what people are to be told by now and were not told yet: from here the
// system's own text messages and letters go out. It is done each hour.
func tell(q db, l *library, now time.Time) (told int64) {
	person := func(role, unit string) string {
		login, _ := one[string](q, "SELECT login FROM users WHERE role = ?1 AND (unit = ?2 OR role = 'LEADER') ORDER BY id", role, unit)
		return login // empty: nobody
	}
	pets := try(petitions(q, l))
	items := try(l.agenda("", try(all[dossier](q, openDossiers)), pets, try(readPlans(q, l)), now))
	for _, m := range l.messages(items, pets, person, now) {
		done := try(q.Exec("INSERT OR IGNORE INTO messages VALUES (?,?,?,?,?,?)", fields(&m)...))
		told += try(done.RowsAffected())
	}
	return told
}

func (s *server) tellAll(c *call) page {
	return page{next: "/tin-bao", status: http.StatusCreated, view: map[string]int64{"told": tell(c.db, c.l, c.now)}}
}

// showMessages is what somebody was told, and at a desk what its unit told senders.
func (s *server) showMessages(c *call) page {
	return page{name: "messages", title: "Tin báo", view: map[string]any{"messages": try(all[message](c.db, `SELECT * FROM messages
		WHERE person = ?1 OR ?2 = 'DESK' AND unit = ?3 AND person NOT IN (SELECT login FROM users) ORDER BY day DESC, key LIMIT ?4`, c.user.Login, c.user.Role, c.user.Unit, most))}}
}
