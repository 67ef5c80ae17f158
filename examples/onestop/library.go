package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/petition"
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
}

const vi = form.Vietnamese

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
	for _, read := range []func(db) error{func(q db) error { return l.readNotices(q, without) }, l.readUnits, l.readDesks, l.readProcedures} {
		if err := read(q); err != nil {
			return nil, err
		}
	}
	var err error
	l.petition, err = petition.NewProcess(petition.Options{Calendar: l.calendar, Bodies: l.bodies})
	return l, err
}

func (l *library) readNotices(q db, without string) error {
	kept, err := all[string](q, "SELECT body FROM notices WHERE number <> ? ORDER BY number", without)
	for _, text := range kept {
		notices, err := calendar.ReadNotices([]byte(text))
		if err != nil {
			return err
		}
		if l.calendar, err = l.calendar.With(notices...); err != nil {
			return err
		}
	}
	return err
}

// readUnits adds the province with its departments and communes, and the former ones.
func (l *library) readUnits(q db) error {
	headings := "id, code, name, type, class, parent, since, until, successors, resolution"
	list, err := all[[10]string](q, "SELECT "+headings+" FROM departments")
	if err != nil {
		return err
	}
	rows := [][]string{strings.Split(headings, ", ")}
	for _, row := range list {
		rows = append(rows, slices.Clone(row[:]))
	}
	data, err := units.Read(rows, units.Options{})
	if err != nil {
		return err
	}
	l.bodies, err = l.bodies.With(data)
	return err
}

// readDesks gives each desk a counter of its own office hours.
func (l *library) readDesks(q db) error {
	desks, err := all[[2]string](q, "SELECT id, hours FROM departments WHERE hours <> ''")
	for _, desk := range desks {
		var hours calendar.OfficeHours
		if err := json.Unmarshal([]byte(desk[1]), &hours); err != nil {
			return fmt.Errorf("%s: %w", desk[0], err)
		}
		l.hours[desk[0]] = hours
		if l.counters[desk[0]], err = schedule.NewCounter(schedule.CounterOptions{Calendar: l.calendar, Hours: hours, Reappointment: apologies}); err != nil {
			return err
		}
	}
	return err
}

// readProcedures reads the terms as the decision words them: "03 ngày làm việc".
func (l *library) readProcedures(q db) error {
	list, err := all[procedure](q, "SELECT * FROM procedures")
	if err != nil {
		return err
	}
	for _, p := range list {
		l.rules.Procedures[p.Code] = onestop.Procedure{FeeBearing: p.Fee > 0, NoPaper: !p.Paper, FullyOnline: p.Online}
	}
	steps, err := all[[2]string](q, "SELECT procedure, term FROM procedure_steps ORDER BY procedure, n")
	for _, s := range steps {
		term, err := phrase.ParseTerm(s[1])
		if err != nil {
			return fmt.Errorf("%s: %w", s[0], err)
		}
		l.terms[s[0]] = append(l.terms[s[0]], term)
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

func (u shownUnits) Name(id any) string {
	if b := u.l.bodies.ByID(body.ID(fmt.Sprint(id))); !b.IsZero() {
		return b.Name(calendar.DayAt(u.now))
	}
	return "người gửi" // who acts for no unit
}

// All is the departments and communes.
func (u shownUnits) All() []body.Body {
	return u.l.bodies.Under(province, body.ClassesOf(body.Department, body.CommuneCommittee), calendar.DayAt(u.now))
}

// text is what a template shows of a value of the library.
func text(v any) string {
	switch v := v.(type) {
	case form.Day:
		return schedule.MomentOn(v).In(vi)
	case interface{ Text(form.Language) string }:
		return v.Text(vi)
	case interface{ In(form.Language) string }:
		return v.In(vi)
	}
	return fmt.Sprint(v)
}

// refused is what is wrong by the library, for people; ours is false for an error of
// another kind. The place in a form and what may stand there are for programs.
func refused(err error) (text string, ours bool) {
	for _, e := range form.All(err) {
		said := *e
		said.Path, said.Want = "", nil
		text += said.Message(vi) + ". "
	}
	return strings.TrimSpace(text), text != ""
}
