package main

import (
	"cmp"
	"io"
	"slices"
	"time"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/ical"
)

// What is to be done by when, out of dossiers, petitions and plans: as the calendar that
// an official subscribes to, and as what people are told.

const domain = "motcua.vidu.example"

// agenda is what a unit has to do, or without a unit all that is to be done.
func (l *library) agenda(unit string, open []dossier, pets []petition.Petition, ps plans, now time.Time) (list []agenda.Item, err error) {
	for _, d := range open {
		clock, err := l.clock(d)
		if err != nil {
			return nil, err
		}
		if i, ok := agenda.OfClock(d.Code, "Trả kết quả hồ sơ "+d.Code, d.Unit, clock); ok {
			list = append(list, i)
		}
	}
	runs, err := l.limits(pets, unit, petition.StepClock, now, vi)
	for _, i := range runs {
		list = append(list, l.petition.Agenda(i.Item, calendar.DayAt(now), vi))
	}
	for _, r := range ps.due(cmp.Or(unit, province), 365, now) {
		if i, ok := r.Agenda(); ok {
			list = append(list, i)
		}
	}
	return list, err
}

// writeFeed writes the calendar of a unit.
func (l *library) writeFeed(w io.Writer, unit string, items []agenda.Item, now time.Time) error {
	c := ical.Calendar{Name: shownUnits{l, now}.Name(unit)}
	for _, i := range items {
		c.Events = append(c.Events, i.Event(domain))
	}
	return ical.Write(w, now, c)
}

// roles is who of a unit is told, in the words of users.role.
var roles = map[agenda.Audience]string{agenda.AudienceDesk: "OFFICER", agenda.AudienceHead: "HEAD", agenda.AudienceLeader: "LEADER"}

// messages is all that is to be told by now: officials of what is due, up to the leader
// when it is late, and senders of what became of their petitions. The key of a message
// stays, so that the table in which it is kept once lets it be sent once, however often
// the job runs. person gives the login of who has a role in a unit, empty for nobody.
func (l *library) messages(items []agenda.Item, pets []petition.Petition, person func(role, unit string) string, now time.Time) (list []message) {
	today := calendar.DayAt(now)
	due := agenda.Reminders(l.calendar, slices.Values(items), today, agenda.DefaultEscalation())
	for _, n := range agenda.Notices(due, today, func(r agenda.Reminder) string { return person(roles[r.To], r.Item.Body) }) {
		for _, r := range n.Reminders {
			list = append(list, message{r.Key, n.Person, r.Item.Body, r.On.String(), r.Item.About, r.Item.Title + ", hạn " + r.Item.Due.In(vi)})
		}
	}
	for _, pet := range pets {
		for _, n := range desk.NewsFor(l.petition, pet, today, vi) {
			list = append(list, message{n.Key, cmp.Or(pet.Sender().Identity.Phone, pet.Sender().Identity.Email, pet.Sender().Identity.Address), string(pet.Holder()), n.On.String(), pet.Code().String(), n.Item.Title})
		}
	}
	return list
}
