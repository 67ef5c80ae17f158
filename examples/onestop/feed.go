package main

import (
	"io"
	"time"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/ical"
)

// The calendar that an official subscribes to: what the unit has to do by when, out of
// dossiers, petitions and plans.

const domain = "motcua.vidu.example"

// writeFeed writes the calendar of a unit.
func (l *library) writeFeed(w io.Writer, unit string, open []dossier, pets []petition.Petition, ps plans, now time.Time) error {
	c := ical.Calendar{Name: shownUnits{l, now}.Name(unit)}
	for _, d := range open {
		clock, err := l.clock(d)
		if err != nil {
			return err
		}
		if i, ok := agenda.OfClock(d.Code, "Trả kết quả hồ sơ "+d.Code, unit, clock); ok {
			c.Events = append(c.Events, i.Event(domain))
		}
	}
	runs, err := l.limits(pets, unit, petition.StepClock, now)
	if err != nil {
		return err
	}
	for _, i := range runs {
		c.Events = append(c.Events, l.petition.Agenda(i.Item, calendar.DayAt(now), vi).Event(domain))
	}
	for _, r := range ps.due(unit, 365, now) {
		if i, ok := r.Agenda(); ok {
			c.Events = append(c.Events, i.Event(domain))
		}
	}
	return ical.Write(w, now, c)
}
