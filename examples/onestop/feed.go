package main

import (
	"io"
	"time"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/ical"
)

// The calendar that an official subscribes to: what the unit has to do by when, out
// of dossiers, petitions and plans.

const domain = "motcua.vidu.example"

// writeFeed writes the calendar of a unit.
func (l *library) writeFeed(w io.Writer, unit string, open []dossier, pets []petition.Petition, kept, lines []string, now time.Time) error {
	c := ical.Calendar{Name: l.unitName(unit, now)}
	today := calendar.DayAt(now)
	for _, d := range open {
		clock, err := l.clock(d)
		if err != nil {
			return err
		}
		if i, ok := agenda.OfClock(d.Code, "Trả kết quả hồ sơ "+d.Code, unit, clock); ok {
			c.Events = append(c.Events, i.Event(domain))
		}
	}
	for _, pet := range pets {
		for _, i := range l.petition.Items(pet) {
			if holder, ok := l.petition.ItemHolder(i, today); ok && string(holder) == unit && i.Clock == petition.StepClock {
				c.Events = append(c.Events, l.petition.Agenda(i, today, form.Vietnamese).Event(domain))
			}
		}
	}
	rows, err := l.due(kept, lines, unit, 365, now)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if i, ok := r.Agenda(); ok {
			c.Events = append(c.Events, i.Event(domain))
		}
	}
	return ical.Write(w, now, c)
}
