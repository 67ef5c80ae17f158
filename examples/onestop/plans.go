package main

import (
	"net/http"
	"strings"
)

// The leader's page: what plans ask of the units; and the calendar of each unit.

// whose is the unit whose duties somebody sees: a leader those of all.
func (c *call) whose() string {
	if c.user.Role == "LEADER" {
		return province
	}
	return c.user.Unit
}

// showDuties is the page; imported and doubts are of a plan that was just imported.
func (s *server) showDuties(c *call) (page, error) { return c.duties(map[string]any{}) }

func (c *call) duties(view map[string]any) (page, error) {
	ps, err := readPlans(c.db, c.l)
	view["unit"], view["feed"] = c.whose(), "/lich/"+c.user.Feed+".ics"
	if err == nil {
		view["duties"] = ps.due(c.whose(), 60, c.now)
	}
	return page{name: "duties", title: "Bảng điều hành", view: view}, err
}

func (s *server) importPlan(c *call) (page, error) {
	number, kept, doubts, err := c.l.readTable(c.form("table"), c.now.Year())
	if err != nil {
		return page{}, err
	}
	if err := put(c.db, "plans", number, kept); err != nil {
		return page{}, err
	}
	p, err := c.duties(map[string]any{"imported": number, "doubts": doubts})
	p.status = http.StatusCreated
	return p, err
}

func (s *server) recordDuty(c *call) (page, error) {
	ps, err := readPlans(c.db, c.l)
	if err != nil {
		return page{}, err
	}
	key, line, err := ps.record(c.whose(), c.form("id"), c.form("day"), c.form("document"), c.now)
	if err != nil {
		return page{}, err
	}
	return page{next: "/ke-hoach", view: map[string]string{"recorded": key}}, put(c.db, "plan_events", key, line)
}

// calendarFeed is what calendars of officials subscribe to; the secret in the address
// says whose it is.
func (s *server) calendarFeed(c *call) (page, error) {
	u, err := one[user](c.db, "SELECT * FROM users WHERE feed = ?", strings.TrimSuffix(c.r.PathValue("feed"), ".ics"))
	if err != nil {
		return page{}, err
	}
	open, err := all[dossier](c.db, openDossiers+"AND unit = ? ORDER BY code", u.Unit)
	if err != nil {
		return page{}, err
	}
	pets, err := petitions(c.db, c.l)
	if err != nil {
		return page{}, err
	}
	ps, err := readPlans(c.db, c.l)
	if err != nil {
		return page{}, err
	}
	var text strings.Builder
	err = c.l.writeFeed(&text, u.Unit, open, pets, ps, c.now)
	return page{kind: "text/calendar; charset=utf-8", text: text.String()}, err
}
