package delivery

import "slices"

// Subscription is a receiver, and what it is told of.
type Subscription struct {
	ID       string
	Name     string // of the system
	Address  string // to which events are sent
	Subjects []SubjectKind
	Since    Mark // what was recorded up to it is not told
}

// Wants says whether an event is told.
func (s Subscription) Wants(e Event) bool {
	return e.At > s.Since && slices.Contains(s.Subjects, e.Subject.Kind)
}
