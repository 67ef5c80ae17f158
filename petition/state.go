package petition

import (
	"github.com/caicach/tthc/schedule/form"
)

// EventType is the type of an [Event].
type EventType uint8

// The types of events.
const (
	Submitted EventType = iota + 1
	SupplementRequested
	Supplemented
	Transferred
	Refused
	Accepted
	DuplicateLinked
	InterimAnswered
	Extended
	Answered
	Returned
	Published
	Rated
	Reopened
	Withdrawn
)

// EventTypes are all types in the order of the table.
func EventTypes() []EventType {
	var all []EventType
	for t := Submitted; int(t) < len(events); t++ {
		all = append(all, t)
	}
	return all
}

// ParseEventType reads the name of a type: "supplement-requested".
func ParseEventType(s string) (EventType, error) {
	if t := typeNamed(s); t.Valid() {
		return t, nil
	}
	return 0, unknownName("loại sự kiện", "event type", s, texted(EventTypes()))
}

// typeNamed is the type of a name; none where there is none.
func typeNamed(s string) EventType {
	for t := Submitted; int(t) < len(events); t++ {
		if events[t].name == s {
			return t
		}
	}
	return 0
}

// Valid says whether t is one of the types.
func (t EventType) Valid() bool { return t >= Submitted && int(t) < len(events) }

// String is the name of the type; empty for none.
func (t EventType) String() string {
	if !t.Valid() {
		return ""
	}
	return events[t].name
}

// Text is the type in words.
func (t EventType) Text(l form.Language) string {
	if !t.Valid() {
		return ""
	}
	return events[t].text.In(l)
}

// MarshalText writes the name.
func (t EventType) MarshalText() ([]byte, error) {
	if !t.Valid() {
		return nil, unknownName("loại sự kiện", "event type", "", texted(EventTypes()))
	}
	return []byte(events[t].name), nil
}

// UnmarshalText reads as [ParseEventType] does.
func (t *EventType) UnmarshalText(b []byte) error {
	v, err := ParseEventType(string(b))
	if err == nil {
		*t = v
	}
	return err
}

// State is where a petition stands. A state is named after the event that led
// to it; [StateAwaitingInProgress] alone has a name of its own.
type State uint8

// The states. The zero State is that of a petition that does not exist yet.
const (
	StateNone State = iota
	// Waiting to be taken on, at the body that it was sent, handed on or given
	// more information to.
	StateSubmitted
	StateTransferred
	StateSupplemented
	// Waiting for the sender, before and after it was taken on.
	StateAwaitingSupplement
	StateAwaitingInProgress
	// In progress.
	StateAccepted
	StateReturned
	StateReopened
	// Answered, waiting to be published.
	StateAnswered
	// Closed.
	StatePublished
	StateRefused
	StateWithdrawn
	StateDuplicate
)

// States are all states, in the order of the table, without [StateNone].
func States() []State {
	var all []State
	for s := StateSubmitted; int(s) < len(states); s++ {
		all = append(all, s)
	}
	return all
}

// ParseState reads the name of a state.
func ParseState(s string) (State, error) {
	for t := StateSubmitted; int(t) < len(states); t++ {
		if states[t].name == s {
			return t, nil
		}
	}
	return 0, unknownName("trạng thái", "state", s, texted(States()))
}

// Valid says whether s is one of the states, StateNone excluded.
func (s State) Valid() bool { return s >= StateSubmitted && int(s) < len(states) }

// String is the name of the state; empty for none.
func (s State) String() string {
	if !s.Valid() {
		return ""
	}
	return states[s].name
}

// Text is the state in words.
func (s State) Text(l form.Language) string {
	if int(s) >= len(states) {
		return ""
	}
	return states[s].text.In(l)
}

// MarshalText writes the name.
func (s State) MarshalText() ([]byte, error) {
	if !s.Valid() {
		return nil, unknownName("trạng thái", "state", "", texted(States()))
	}
	return []byte(states[s].name), nil
}

// UnmarshalText reads as [ParseState] does.
func (s *State) UnmarshalText(b []byte) error {
	v, err := ParseState(string(b))
	if err != nil {
		return err
	}
	*s = v
	return nil
}

// IsWaiting says that the petition waits to be taken on by the body that
// holds it.
func (s State) IsWaiting() bool {
	return waiting.has(s)
}

// IsAwaitingSender says that the sender was asked for a supplement.
func (s State) IsAwaitingSender() bool {
	return awaiting.has(s)
}

// IsInProgress says that the body works on an answer.
func (s State) IsInProgress() bool {
	return progress.has(s)
}

// IsFinal says that no procedure leaves the petition open in this state. An
// answer is final only by rules that close with it ([Practice.AnswerCloses]), a
// link when the other petition is closed ([Links]).
func (s State) IsFinal() bool { return s >= StatePublished && s.Valid() && s != StateDuplicate }

// unknownName says that a name is none of those known.
func unknownName(vi, en, value string, known []string) *form.Error {
	return texts.Error(form.Error{Code: NameUnknown, Value: value, Want: known, Args: form.Args{"what": form.Text{vi, en}}})
}

// texted are values as their texts.
func texted[T interface{ String() string }](values []T) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = v.String()
	}
	return all
}
