package delivery

import (
	"slices"
	"strings"
	"time"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/calendar"
)

// Subscription is a receiver, and what it is told of.
type Subscription struct {
	ID       string
	Name     string // of the system, or of the person
	Address  string // to which events are sent; empty for a person, whose address is not kept with it
	Subjects []SubjectKind
	// Bodies and To narrow notices: to those for the bodies and their units, and for
	// the audiences. Empty: for all.
	Bodies []body.ID
	To     []agenda.Audience
	Since  Mark // what was recorded up to it is not told
	Mail   bool // a person, who is told by one letter a day
	// Senders is the senders of petitions, each of whom is told by a letter of what
	// happened to theirs.
	Senders bool
}

// Wants says whether an event is told.
func (s Subscription) Wants(e Event) bool {
	if e.At <= s.Since || !slices.Contains(s.Subjects, e.Subject.Kind) {
		return false
	}
	n := e.Notice
	return n == nil || (len(s.To) == 0 || slices.Contains(s.To, n.To)) && (len(s.Bodies) == 0 || slices.ContainsFunc(s.Bodies, func(id body.ID) bool {
		return n.Body == string(id) || strings.HasPrefix(n.Body, string(id)+".")
	}))
}

// Line is the subject within which an event is told in its order: a letter has all of
// a day.
func (s Subscription) Line(e Event) Subject {
	if s.Mail {
		return Subject{Kind: Notice, Code: "letter"}
	}
	return e.Subject
}

// letterHour is the hour at which the letter of a day is sent.
const letterHour = 7

// Cut is the instant up to which what was recorded is told on a day: for a person 7:00
// of today, or of yesterday until then. What comes later has its turn tomorrow, so that
// there is one letter a day.
func (s Subscription) Cut(now time.Time) time.Time {
	if !s.Mail {
		return now.AddDate(100, 0, 0)
	}
	now = now.In(calendar.Zone())
	cut := time.Date(now.Year(), now.Month(), now.Day(), letterHour, 0, 0, 0, calendar.Zone())
	if cut.After(now) {
		cut = cut.AddDate(0, 0, -1)
	}
	return cut
}
