package delivery

import (
	"slices"
	"strings"
	"time"
)

// SubjectKind is a kind of what events are about.
type SubjectKind string

// The kinds of subjects.
const (
	Plan     SubjectKind = "plan"
	Dossier  SubjectKind = "dossier"
	Petition SubjectKind = "petition"
	// Notice is that somebody is to be told of something: its code is the petition, or
	// the task of a plan.
	Notice SubjectKind = "notice"
)

// SubjectKinds is all of them.
func SubjectKinds() []SubjectKind { return []SubjectKind{Plan, Dossier, Petition, Notice} }

// Subject is what events are about, and within which they come in order.
type Subject struct {
	Kind SubjectKind
	Code string // the number of the plan, the code of the dossier or of the petition, what a notice is about
}

// ParseSubject reads what String writes; false where it is of no kind.
func ParseSubject(text string) (s Subject, ok bool) {
	kind, code, ok := strings.Cut(text, "/")
	s = Subject{SubjectKind(kind), code}
	return s, ok && code != "" && slices.Contains(SubjectKinds(), s.Kind)
}

func (s Subject) String() string { return string(s.Kind) + "/" + s.Code }

// Mark is a place in the log.
type Mark int64

// Line is what is owed of one subject to one subscription: the events behind Done, up
// to Owed.
type Line struct {
	Subject
	Done, Owed Mark
	Failures   int       // of the event behind Done
	Next       time.Time // nothing is sent before
	GivenUp    bool      // until a person asks to repeat it
	Why        string    // the last failure
}

// Idle says that nothing is owed.
func (l Line) Idle() bool { return l.Done >= l.Owed }

// Due says that the event behind Done is to be sent.
func (l Line) Due(now time.Time) bool { return !l.Idle() && !l.GivenUp && !l.Next.After(now) }

// Came is the line after an event was recorded.
func (l Line) Came(at Mark) Line {
	l.Owed = max(l.Owed, at)
	return l
}

// Acknowledged is the line after the event at a mark was acknowledged.
func (l Line) Acknowledged(at Mark) Line {
	l.Done, l.Failures, l.Next, l.GivenUp, l.Why = max(l.Done, at), 0, time.Time{}, false, ""
	return l
}

// Failed is the line after its event was sent and not acknowledged.
func (l Line) Failed(now time.Time, why string) Line {
	waits := Waits()
	l.Failures++
	l.Why = why
	if l.Failures > len(waits) {
		l.GivenUp, l.Next = true, time.Time{}
		return l
	}
	l.Next = now.Add(waits[l.Failures-1])
	return l
}

// Repeated is a line that failed, after a person asked to send it again now. Others
// stay as they are.
func (l Line) Repeated() Line {
	if l.Failures > 0 {
		l.GivenUp, l.Failures, l.Next = false, 0, time.Time{}
	}
	return l
}

// Waits is how long is waited after each failure, as the Standard Webhooks scheme
// advises: three days and some hours in all.
func Waits() []time.Duration {
	return []time.Duration{5 * time.Second, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour, 10 * time.Hour, 14 * time.Hour, 20 * time.Hour, 24 * time.Hour}
}
