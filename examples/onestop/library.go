package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/units"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// library is what the system holds of the library: values made of its own tables.
// It never changes; a new notice makes another one.
type library struct {
	dates
	bodies   *body.Registry
	rules    onestop.Rules
	petition *petition.Process
	router   *desk.Router
}

// newLibrary reads the tables. A notice that is named is left out.
func newLibrary(q db, without string) (*library, error) {
	l := &library{dates: newDates(), bodies: body.Vietnam(), rules: onestop.Rules{Procedures: map[string]onestop.Procedure{}}}
	for _, read := range []func(db) error{func(q db) error { return l.readNotices(q, without) }, l.readUnits, l.readDesks, l.readProcedures, l.readRoutes} {
		if err := read(q); err != nil {
			return nil, err
		}
	}
	var err error
	l.petition, err = petition.NewProcess(petition.Options{Calendar: l.calendar, Bodies: l.bodies})
	return l, err
}

func (l *library) readNotices(q db, without string) error {
	return each(q, func(text string) error {
		notices, err := calendar.ReadNotices([]byte(text))
		if err == nil {
			l.calendar, err = l.calendar.With(notices...)
		}
		return err
	}, "SELECT body FROM notices WHERE number <> ? ORDER BY number", without)
}

// readUnits adds the province with its departments and communes, and the former ones.
func (l *library) readUnits(q db) error {
	headings := "id, code, name, type, class, parent, since, until, successors, resolution"
	rows := [][]string{strings.Split(headings, ", ")}
	list, bad := all[[10]string](q, "SELECT "+headings+" FROM departments")
	for _, row := range list {
		rows = append(rows, row[:])
	}
	data, err := units.Read(rows, units.Options{})
	if err = cmp.Or(bad, err); err == nil {
		l.bodies, err = l.bodies.With(data)
	}
	return err
}

// readDesks gives each desk a counter of its own office hours.
func (l *library) readDesks(q db) error {
	return each(q, func(d [2]string) (err error) {
		var hours calendar.OfficeHours
		if err = json.Unmarshal([]byte(d[1]), &hours); err == nil {
			err = l.desk(d[0], hours)
		}
		return err
	}, "SELECT id, hours FROM departments WHERE hours <> ''")
}

// readProcedures reads the terms as the decision words them: "03 ngày làm việc".
func (l *library) readProcedures(q db) error {
	return cmp.Or(each(q, func(p procedure) error {
		l.rules.Procedures[p.Code] = onestop.Procedure{FeeBearing: p.Fee > 0, NoPaper: !p.Paper, FullyOnline: p.Online}
		return nil
	}, "SELECT * FROM procedures"),
		each(q, func(s [2]string) error { return l.step(s[0], s[1]) }, "SELECT procedure, term FROM procedure_steps ORDER BY procedure, n"))
}

// readRoutes reads who is competent for which petitions.
func (l *library) readRoutes(q db) (err error) {
	var routes []desk.Route
	err = each(q, func(r route) error {
		routes = append(routes, desk.Route{Subject: petition.Subject(r.Subject), Field: r.Field, Territory: body.ID(r.Territory), Body: body.ID(r.Unit), Source: r.Source})
		return nil
	}, "SELECT * FROM routes")
	if err == nil {
		l.router, err = desk.NewRouter(routes, l.bodies)
	}
	return err
}

// works says whether offices work on the day.
func (l *library) works(t time.Time) bool { return l.calendar.IsWorkingDay(calendar.DayAt(t)) }

// shownUnits is how templates name units.
type shownUnits struct {
	l   *library
	now time.Time
}

// Name is empty for no unit.
func (u shownUnits) Name(id any) string {
	return u.l.bodies.ByID(body.ID(fmt.Sprint(id))).Name(calendar.DayAt(u.now))
}

// All is the departments and communes.
func (u shownUnits) All() []body.Body {
	return u.l.bodies.Under(province, body.ClassesOf(body.Department, body.CommuneCommittee), calendar.DayAt(u.now))
}

// text is what a template shows of a value of the library.
func text(v any, lang language) string {
	switch v := v.(type) {
	case interface{ Text(language) string }:
		return v.Text(lang)
	case interface{ In(language) string }:
		return v.In(lang)
	case interface{ Message(language) string }:
		return v.Message(lang)
	}
	return fmt.Sprint(v)
}

// refused is what is wrong by the library, for people; empty for an error of another
// kind.
func refused(err error, lang language) string { return form.All(err).Sentences(lang) }
