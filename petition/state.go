package petition

import (
	"fmt"
	"strings"

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

var eventNames = [...]string{
	Submitted: "submitted", SupplementRequested: "supplement-requested", Supplemented: "supplemented", Transferred: "transferred",
	Refused: "refused", Accepted: "accepted", DuplicateLinked: "duplicate-linked", InterimAnswered: "interim-answered",
	Extended: "extended", Answered: "answered", Returned: "returned", Published: "published", Rated: "rated", Reopened: "reopened",
	Withdrawn: "withdrawn",
}

var eventTexts = [...]string{
	Submitted: "gửi", SupplementRequested: "yêu cầu bổ sung", Supplemented: "bổ sung", Transferred: "chuyển",
	Refused: "từ chối tiếp nhận", Accepted: "tiếp nhận xử lý", DuplicateLinked: "gắn trùng", InterimAnswered: "trả lời bước đầu",
	Extended: "gia hạn", Answered: "trả lời", Returned: "trả lại làm lại", Published: "công khai", Rated: "đánh giá", Reopened: "yêu cầu xử lý lại",
	Withdrawn: "rút",
}

// EventTypes are all types in the order of the table.
func EventTypes() []EventType {
	all := make([]EventType, 0, len(eventNames)-1)
	for t := Submitted; int(t) < len(eventNames); t++ {
		all = append(all, t)
	}
	return all
}

// ParseEventType reads the name of a type: "supplement-requested".
func ParseEventType(s string) (EventType, error) {
	for t := Submitted; int(t) < len(eventNames); t++ {
		if eventNames[t] == s {
			return t, nil
		}
	}
	return 0, &NameError{What: "event type", Value: s, Known: eventNames[1:]}
}

// Valid says whether t is one of the types.
func (t EventType) Valid() bool { return t >= Submitted && int(t) < len(eventNames) }

// String is the name of the type; empty for none.
func (t EventType) String() string {
	if !t.Valid() {
		return ""
	}
	return eventNames[t]
}

// Text is the type in words.
func (t EventType) Text(l form.Language) string {
	if !t.Valid() {
		return ""
	}
	return l.Pick(eventTexts[t], strings.ReplaceAll(eventNames[t], "-", " "))
}

// MarshalText writes the name.
func (t EventType) MarshalText() ([]byte, error) {
	if !t.Valid() {
		return nil, &NameError{What: "event type", Known: eventNames[1:]}
	}
	return []byte(eventNames[t]), nil
}

// UnmarshalText reads as [ParseEventType] does.
func (t *EventType) UnmarshalText(b []byte) error {
	v, err := ParseEventType(string(b))
	if err != nil {
		return err
	}
	*t = v
	return nil
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

var stateNames = [...]string{
	StateNone: "", StateSubmitted: "submitted", StateTransferred: "transferred", StateSupplemented: "supplemented",
	StateAwaitingSupplement: "supplement-requested", StateAwaitingInProgress: "supplement-requested-in-progress",
	StateAccepted: "accepted", StateReturned: "returned", StateReopened: "reopened", StateAnswered: "answered",
	StatePublished: "published", StateRefused: "refused", StateWithdrawn: "withdrawn", StateDuplicate: "duplicate-linked",
}

var stateTexts = [...][2]string{
	StateNone:               {"chưa có", "not there yet"},
	StateSubmitted:          {"chờ tiếp nhận", "waiting to be taken on"},
	StateTransferred:        {"đã chuyển, chờ tiếp nhận", "handed on, waiting to be taken on"},
	StateSupplemented:       {"đã bổ sung, chờ tiếp nhận", "supplemented, waiting to be taken on"},
	StateAwaitingSupplement: {"chờ bổ sung", "waiting for a supplement"},
	StateAwaitingInProgress: {"đang xử lý, chờ bổ sung", "in progress, waiting for a supplement"},
	StateAccepted:           {"đang xử lý", "in progress"},
	StateReturned:           {"bị trả lại, đang xử lý lại", "returned for redo"},
	StateReopened:           {"xử lý lại theo yêu cầu của người gửi", "reopened by the sender"},
	StateAnswered:           {"đã trả lời, chờ công khai", "answered, waiting to be published"},
	StatePublished:          {"đã công khai", "published"},
	StateRefused:            {"bị từ chối tiếp nhận", "refused"},
	StateWithdrawn:          {"đã rút", "withdrawn"},
	StateDuplicate:          {"đã gắn với phản ánh, kiến nghị trùng", "linked as a duplicate"},
}

// States are all states, in the order of the table, without [StateNone].
func States() []State {
	all := make([]State, 0, len(stateNames)-1)
	for s := StateSubmitted; int(s) < len(stateNames); s++ {
		all = append(all, s)
	}
	return all
}

// ParseState reads the name of a state.
func ParseState(s string) (State, error) {
	for t := StateSubmitted; int(t) < len(stateNames); t++ {
		if stateNames[t] == s {
			return t, nil
		}
	}
	return 0, &NameError{What: "state", Value: s, Known: stateNames[1:]}
}

// Valid says whether s is one of the states, StateNone excluded.
func (s State) Valid() bool { return s >= StateSubmitted && int(s) < len(stateNames) }

// String is the name of the state; empty for none.
func (s State) String() string {
	if !s.Valid() {
		return ""
	}
	return stateNames[s]
}

// Text is the state in words.
func (s State) Text(l form.Language) string {
	if int(s) >= len(stateTexts) {
		return ""
	}
	return l.Pick(stateTexts[s][0], stateTexts[s][1])
}

// MarshalText writes the name.
func (s State) MarshalText() ([]byte, error) {
	if !s.Valid() {
		return nil, &NameError{What: "state", Known: stateNames[1:]}
	}
	return []byte(stateNames[s]), nil
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
	return s == StateSubmitted || s == StateTransferred || s == StateSupplemented
}

// IsAwaitingSender says that the sender was asked for a supplement.
func (s State) IsAwaitingSender() bool {
	return s == StateAwaitingSupplement || s == StateAwaitingInProgress
}

// IsInProgress says that the body works on an answer.
func (s State) IsInProgress() bool {
	return s == StateAccepted || s == StateReturned || s == StateReopened
}

// IsFinal says that no procedure leaves the petition open in this state. An
// answer is final only by rules that close with it ([Rules.AnswerCloses]).
func (s State) IsFinal() bool { return s >= StatePublished && s.Valid() }

// NameError says that a name is none of those known.
type NameError struct {
	What  string // in form.English: "state", "event type"
	Value string
	Known []string
}

func (e *NameError) Error() string { return e.Message(form.English) }

// Message is the error in the language asked for.
func (e *NameError) Message(l form.Language) string {
	known := strings.Join(e.Known, ", ")
	return l.Pick(fmt.Sprintf("không có giá trị %q (%s); dùng một trong: %s", e.Value, e.What, known),
		fmt.Sprintf("there is no %s %q; use one of: %s", e.What, e.Value, known))
}
