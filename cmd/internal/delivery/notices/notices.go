// Package notices says who is to be told of what: reminders of due days and of what is
// overdue to officials, and what happened to a petition to its sender. It is asked from
// the data, whenever and however often, and each thing is recorded once, by its key: a
// restart, an outage, a second server or a notice that comes late loses none and tells
// none twice.
package notices

import (
	"iter"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Notice is that somebody is to be told of something. It is kept for ever, and has no
// word of what anybody wrote and nothing of who a sender is.
type Notice struct {
	Key   string          `json:"key"`   // of two with the same key one is told
	About string          `json:"about"` // the petition, or the task of a plan
	To    agenda.Audience `json:"to"`
	Body  string          `json:"body,omitzero"`
	Type  string          `json:"type"` // reminder, or what happened
	Title string          `json:"title"`
	// English is the title in English, where who is told may be anybody.
	English string   `json:"english,omitzero"`
	Due     form.Day `json:"due,omitzero"`
	On      form.Day `json:"on"` // from which it is to be told
}

// Reminder is the type of notices of due days, and of those that have passed.
const Reminder = "reminder"

var forms = form.Of[Notice](1)

// Read reads a notice as it is kept.
func Read(data string) (Notice, error) { return forms.Read([]byte(data), nil) }

// Source is what notices are asked from.
type Source struct {
	Calendar *calendar.Calendar
	Items    iter.Seq[agenda.Item] // that run on the day
	// Process and Petitions are whose senders are told of what happened; without a
	// process none are.
	Process   *petition.Process
	Petitions iter.Seq[petition.Petition]
}

// Owed is what is to be told on a day, and was from another on at the earliest, but
// what was told. A due day that has moved keeps its key, and is told once.
func Owed(from Source, since, on form.Day, told func(key string) bool) (all []Notice) {
	owed := func(r agenda.Reminder) bool { return r.On >= since && !told(r.Key) }
	of := func(r agenda.Reminder, what string) Notice {
		return Notice{Key: r.Key, About: r.Item.About, To: r.To, Body: r.Item.Body, Type: what, Title: r.Item.Title, Due: r.Item.Due, On: r.On}
	}
	for r := range agenda.Reminders(from.Calendar, from.Items, on, agenda.DefaultEscalation()) {
		if owed(r) {
			all = append(all, of(r, Reminder))
		}
	}
	if from.Process == nil {
		return all
	}
	for pet := range from.Petitions {
		if pet.Last().At.Day() < since && pet.State() != petition.StateDuplicate { // it has nothing new
			continue
		}
		var english []desk.News // the same, asked for where one is new
		for i, n := range desk.NewsFor(from.Process, pet, on, form.Vietnamese) {
			if !owed(n.Reminder) {
				continue
			}
			if english == nil {
				english = desk.NewsFor(from.Process, pet, on, form.English)
			}
			one := of(n.Reminder, n.Event.Type.String())
			one.English = english[i].Item.Title
			all = append(all, one)
		}
	}
	return all
}

// Write writes a notice as it is kept.
func (n Notice) Write() ([]byte, error) { return forms.Write(n) }
