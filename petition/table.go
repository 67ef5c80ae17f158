package petition

import (
	"fmt"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Transition is one row of the table of states and events.
type Transition struct {
	From  State // StateNone for the first event
	Event EventType
	To    State
}

// transitions is the whole life of a petition. What is not here is forbidden.
var transitions = func() (rows []Transition) {
	add := func(event EventType, to State, from ...State) {
		for _, f := range from {
			rows = append(rows, Transition{f, event, to})
		}
	}
	waiting := []State{StateSubmitted, StateTransferred, StateSupplemented}
	progress := []State{StateAccepted, StateReturned, StateReopened}
	awaiting := []State{StateAwaitingSupplement, StateAwaitingInProgress}

	add(Submitted, StateSubmitted, StateNone)
	add(SupplementRequested, StateAwaitingSupplement, waiting...)
	add(SupplementRequested, StateAwaitingInProgress, progress...)
	add(Supplemented, StateSupplemented, StateAwaitingSupplement)
	add(Supplemented, StateAccepted, StateAwaitingInProgress)
	// "Not ours" never closes: it hands on, before or after the petition was
	// taken on.
	add(Transferred, StateTransferred, waiting...)
	add(Transferred, StateTransferred, awaiting...)
	add(Transferred, StateTransferred, progress...)
	// What was taken on can no longer be refused, unless what was asked of the
	// sender never came.
	add(Refused, StateRefused, waiting...)
	add(Refused, StateRefused, awaiting...)
	add(Accepted, StateAccepted, waiting...)
	add(Accepted, StateAccepted, awaiting...)
	add(Accepted, StateAccepted, StateReopened)
	for _, s := range progress { // the state stays as it is
		add(InterimAnswered, s, s)
		add(Extended, s, s)
	}
	add(Answered, StateAnswered, progress...)
	add(Returned, StateReturned, StateAnswered)
	add(Published, StatePublished, StateAnswered)
	add(Rated, StateAnswered, StateAnswered)
	add(Rated, StatePublished, StatePublished)
	add(Reopened, StateReopened, StatePublished, StateDuplicate)
	open := append(append(append([]State{StateAnswered}, waiting...), awaiting...), progress...)
	add(Withdrawn, StateWithdrawn, open...)
	add(DuplicateLinked, StateDuplicate, waiting...)
	add(DuplicateLinked, StateDuplicate, awaiting...)
	add(DuplicateLinked, StateDuplicate, progress...)
	return rows
}()

// next is the table for looking up; StateNone where an event is forbidden.
var next = func() (table [len(stateNames)][len(eventNames)]State) {
	for _, t := range transitions {
		table[t.From][t.Event] = t.To
	}
	return table
}()

// Transitions is the table of states and events: every event that may follow
// in a state, and the state to which it leads.
func Transitions() []Transition {
	var rows []Transition
	for from := StateNone; int(from) < len(stateNames); from++ {
		for _, e := range EventTypes() {
			if to := next[from][e]; to != StateNone {
				rows = append(rows, Transition{from, e, to})
			}
		}
	}
	return rows
}

// Next is the state to which the event leads; ok is false when the table
// forbids it.
func (s State) Next(e EventType) (to State, ok bool) {
	if int(s) >= len(stateNames) || !e.Valid() {
		return StateNone, false
	}
	to = next[s][e]
	return to, to != StateNone
}

// Allowed are the events that the table lets follow in the state.
func (s State) Allowed() []EventType {
	var allowed []EventType
	for _, e := range EventTypes() {
		if _, ok := s.Next(e); ok {
			allowed = append(allowed, e)
		}
	}
	return allowed
}

// TableText is the table as text: for each state what it is, and each event
// with the actors and the state to which it leads.
func TableText(l form.Language) string {
	var b strings.Builder
	for from := StateNone; int(from) < len(stateNames); from++ {
		name := from.String()
		if from == StateNone {
			name = "-"
		}
		mark := ""
		if from.IsFinal() {
			mark = l.Pick(" [đóng]", " [closed]")
		}
		fmt.Fprintf(&b, "%s (%s)%s\n", name, from.Text(l), mark)
		for _, e := range from.Allowed() {
			to, _ := from.Next(e)
			fmt.Fprintf(&b, "  %-22s -> %-34s %s\n", e, to, actorsOf(from, e).Text(l))
		}
	}
	return b.String()
}

// TableDOT is the table as a graph for Graphviz.
func TableDOT(l form.Language) string {
	var b strings.Builder
	b.WriteString("digraph petition {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n  start [shape=point];\n")
	for _, s := range States() {
		shape := ""
		if s.IsFinal() {
			shape = ", peripheries=2"
		}
		fmt.Fprintf(&b, "  %q [label=%q%s];\n", s, s.Text(l), shape)
	}
	for _, t := range Transitions() {
		from := fmt.Sprintf("%q", t.From)
		if t.From == StateNone {
			from = "start"
		}
		fmt.Fprintf(&b, "  %s -> %q [label=%q];\n", from, t.To, t.Event.Text(l))
	}
	b.WriteString("}\n")
	return b.String()
}
