package desk

import (
	"iter"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/form"
)

// Audience is who is told about a limit.
type Audience string

// The audiences, from the desk up.
const (
	AudienceDesk   Audience = "desk"   // the official at work on it
	AudienceHead   Audience = "head"   // the head of the body
	AudienceLeader Audience = "leader" // the leader above
)

// Rung is one step of an escalation: who is told, and how many working days
// after the due day; negative before it.
type Rung struct {
	form.Unwritten
	To   Audience
	Days int
}

// DefaultEscalation tells the desk two working days before, the head on the
// day, and the leader when a working day has passed. No text prescribes it.
func DefaultEscalation() []Rung {
	return []Rung{{To: AudienceDesk, Days: -2}, {To: AudienceHead}, {To: AudienceLeader, Days: 1}}
}

// Reminder is something to be sent once.
type Reminder struct {
	form.Unwritten
	Key  string // stable: of two reminders with the same key send one
	Item petition.Item
	To   Audience
	On   form.Day // the day from which it is to be sent
}

// Reminders yields what is to be sent by the day, for a host that remembers
// the keys that it has sent. Rungs that a due day of the past has long reached
// are among them.
func Reminders(p *petition.Process, items []petition.Item, on form.Day, rungs []Rung) iter.Seq[Reminder] {
	cal := p.Calendar()
	return func(yield func(Reminder) bool) {
		for _, t := range items {
			for _, g := range rungs {
				day, err := cal.AddWorkingDays(t.Due(), g.Days)
				if err != nil || day > on {
					continue
				}
				if !yield(Reminder{Key: t.Key() + "/" + string(g.To), Item: t, To: g.To, On: day}) {
					return
				}
			}
		}
	}
}
