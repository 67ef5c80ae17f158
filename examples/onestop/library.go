package main

import (
	"encoding/json"
	"fmt"
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

// library is what the system holds of the library: values made of its own
// tables. It never changes; a new notice makes another one.
type library struct {
	calendar *calendar.Calendar
	bodies   *body.Registry
	hours    map[string]calendar.OfficeHours // by unit
	counters map[string]*schedule.Counter    // by unit
	terms    map[string][]schedule.Term      // of the steps, by procedure
	rules    onestop.Rules
	petition *petition.Process
}

// apologies is the province's own rule for new appointments. What Decree
// 118/2025/NĐ-CP says of their number was not at hand; without a rule of the
// host's that of Decree 61/2018/NĐ-CP is taken.
var apologies = schedule.ReappointmentRule{
	Max: 1, Ahead: schedule.NewTerm(1, schedule.Days),
	Source: form.Text{"Quy chế một cửa của tỉnh Ví Dụ, Điều 12", "One-stop rules of Ví Dụ province, article 12"},
}

// newLibrary reads the tables. Notices but those left out are in force.
func newLibrary(q db, without ...string) (*library, error) {
	l := &library{hours: map[string]calendar.OfficeHours{}, counters: map[string]*schedule.Counter{}, terms: map[string][]schedule.Term{}}
	for _, read := range []func(db) error{
		func(q db) error { return l.readNotices(q, without) }, l.readUnits, l.readProcedures,
	} {
		if err := read(q); err != nil {
			return nil, err
		}
	}
	var err error
	l.petition, err = petition.NewProcess(petition.Options{Calendar: l.calendar, Bodies: l.bodies})
	return l, err
}

// readNotices adds the notices of the province's own table to the calendar of
// state bodies.
func (l *library) readNotices(q db, without []string) error {
	l.calendar = calendar.Vietnam()
	kept, err := texts(q, "SELECT body FROM notices ORDER BY number")
	if err != nil {
		return err
	}
	for _, text := range kept {
		notices, err := calendar.ReadNotices([]byte(text))
		if err != nil {
			return err
		}
		if len(without) > 0 && notices[0].Number == without[0] {
			continue
		}
		if l.calendar, err = l.calendar.With(notices...); err != nil {
			return err
		}
	}
	return nil
}

// readUnits gives the library the province with its departments and communes,
// and each desk its counter.
func (l *library) readUnits(q db) error {
	l.bodies = body.Vietnam()
	// The communes name the province, and the former ones those that came after.
	for _, query := range []string{
		"SELECT id, name, class, parent, since, until, resolution FROM departments WHERE class <> ''",
		"SELECT id, code, name, type, parent, since, until, successors, resolution FROM departments WHERE class = ''",
	} {
		rows, err := cells(q, query)
		if err != nil {
			return err
		}
		data, err := units.Read(rows, units.Options{Bodies: l.bodies})
		if err != nil {
			return err
		}
		if l.bodies, err = l.bodies.With(data); err != nil {
			return err
		}
	}
	desks, err := cells(q, "SELECT id, hours FROM departments WHERE hours <> ''")
	if err != nil {
		return err
	}
	for _, desk := range desks[1:] {
		var hours calendar.OfficeHours
		if err := json.Unmarshal([]byte(desk[1]), &hours); err != nil {
			return fmt.Errorf("%s: %w", desk[0], err)
		}
		l.hours[desk[0]] = hours
		if l.counters[desk[0]], err = schedule.NewCounter(schedule.CounterOptions{Calendar: l.calendar, Hours: hours, Reappointment: apologies}); err != nil {
			return err
		}
	}
	return nil
}

// readProcedures reads the terms as the decision words them: "03 ngày làm việc".
func (l *library) readProcedures(q db) error {
	l.rules.Procedures = map[string]onestop.Procedure{}
	list, err := all[procedure](q, "SELECT * FROM procedures", nil)
	if err != nil {
		return err
	}
	for _, p := range list {
		words, err := texts(q, "SELECT term FROM procedure_steps WHERE procedure = ? ORDER BY n", p.Code)
		if err != nil {
			return err
		}
		for _, w := range words {
			term, err := phrase.ParseTerm(w)
			if err != nil {
				return fmt.Errorf("%s: %w", p.Code, err)
			}
			l.terms[p.Code] = append(l.terms[p.Code], term)
		}
		l.rules.Procedures[p.Code] = onestop.Procedure{FeeBearing: p.Fee > 0, NoPaper: !p.Paper, FullyOnline: p.Online}
	}
	return nil
}

// works says whether offices work on the day.
func (l *library) works(t time.Time) bool { return l.calendar.IsWorkingDay(calendar.DayAt(t)) }

// unitName is what a unit is called on a day.
func (l *library) unitName(id string, on time.Time) string {
	if b := l.bodies.ByID(body.ID(id)); !b.IsZero() {
		return b.Name(calendar.DayAt(on))
	}
	return id
}

// refused says of an error in Vietnamese what is wrong; ours is false for one that
// is not about what a user gave.
func refused(err error) (text string, ours bool) {
	for _, e := range form.All(err) {
		said := *e
		said.Path, said.Want = "", nil // for programs; the page shows what may be done
		text += said.Message(form.Vietnamese) + ". "
	}
	return strings.TrimSpace(text), text != ""
}
