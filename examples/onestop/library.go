package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/units"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

// library is what the system holds of the library: values made of its own tables.
// It never changes; a new notice makes another one.
type library struct {
	calendar *calendar.Calendar
	bodies   *body.Registry
	hours    map[string]calendar.OfficeHours // by unit
	counters map[string]*schedule.Counter    // by unit
	terms    map[string][]schedule.Term      // of the steps, by procedure
	rules    onestop.Rules
	petition *petition.Process
	router   *desk.Router
}

// language is that of a page, and of what the library says on it.
type language = form.Language

const vi, en = form.Vietnamese, form.English

// apologies is the province's own rule for new appointments. What Decree
// 118/2025/NĐ-CP says of their number was not at hand; without a rule of the host's
// that of Decree 61/2018/NĐ-CP is taken.
var apologies = schedule.ReappointmentRule{
	Max: 1, Ahead: schedule.NewTerm(1, schedule.Days),
	Source: form.Text{"Quy chế một cửa của tỉnh Ví Dụ, Điều 12", "One-stop rules of Ví Dụ province, article 12"},
}

// newLibrary reads the tables. A notice that is named is left out.
func newLibrary(q db, without string) (*library, error) {
	l := &library{bodies: body.Vietnam(), calendar: calendar.Vietnam(), hours: map[string]calendar.OfficeHours{}, counters: map[string]*schedule.Counter{},
		terms: map[string][]schedule.Term{}, rules: onestop.Rules{Procedures: map[string]onestop.Procedure{}}}
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
	list, err := all[[10]string](q, "SELECT "+headings+" FROM departments")
	for _, row := range list {
		rows = append(rows, row[:])
	}
	if err != nil {
		return err
	}
	data, err := units.Read(rows, units.Options{})
	if err == nil {
		l.bodies, err = l.bodies.With(data)
	}
	return err
}

// readDesks gives each desk a counter of its own office hours.
func (l *library) readDesks(q db) error {
	return each(q, func(d [2]string) (err error) {
		var hours calendar.OfficeHours
		if err = json.Unmarshal([]byte(d[1]), &hours); err == nil {
			l.hours[d[0]] = hours
			l.counters[d[0]], err = schedule.NewCounter(schedule.CounterOptions{Calendar: l.calendar, Hours: hours, Reappointment: apologies})
		}
		return err
	}, "SELECT id, hours FROM departments WHERE hours <> ''")
}

// readProcedures reads the terms as the decision words them: "03 ngày làm việc".
func (l *library) readProcedures(q db) error {
	err := each(q, func(p procedure) error {
		l.rules.Procedures[p.Code] = onestop.Procedure{FeeBearing: p.Fee > 0, NoPaper: !p.Paper, FullyOnline: p.Online}
		return nil
	}, "SELECT * FROM procedures")
	if err != nil {
		return err
	}
	return each(q, func(s [2]string) error {
		term, err := phrase.ParseTerm(s[1])
		l.terms[s[0]] = append(l.terms[s[0]], term)
		return err
	}, "SELECT procedure, term FROM procedure_steps ORDER BY procedure, n")
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
