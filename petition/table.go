package petition

import (
	"fmt"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Transition is one row of the table of states and events.
type Transition struct {
	form.Unwritten
	From  State // StateNone for the first event
	Event EventType
	To    State
}

// states are the states by name and in words.
var states = [...]struct {
	name string
	text form.Text
}{
	StateNone:               {"", form.Text{"chưa có", "not there yet"}},
	StateSubmitted:          {"submitted", form.Text{"chờ tiếp nhận", "waiting to be taken on"}},
	StateTransferred:        {"transferred", form.Text{"đã chuyển, chờ tiếp nhận", "handed on, waiting to be taken on"}},
	StateSupplemented:       {"supplemented", form.Text{"đã bổ sung, chờ tiếp nhận", "supplemented, waiting to be taken on"}},
	StateAwaitingSupplement: {"supplement-requested", form.Text{"chờ bổ sung", "waiting for a supplement"}},
	StateAwaitingInProgress: {"supplement-requested-in-progress", form.Text{"đang xử lý, chờ bổ sung", "in progress, waiting for a supplement"}},
	StateAccepted:           {"accepted", form.Text{"đang xử lý", "in progress"}},
	StateReturned:           {"returned", form.Text{"bị trả lại, đang xử lý lại", "returned for redo"}},
	StateReopened:           {"reopened", form.Text{"xử lý lại theo yêu cầu của người gửi", "reopened by the sender"}},
	StateAnswered:           {"answered", form.Text{"đã trả lời, chờ công khai", "answered, waiting to be published"}},
	StatePublished:          {"published", form.Text{"đã công khai", "published"}},
	StateRefused:            {"refused", form.Text{"bị từ chối tiếp nhận", "refused"}},
	StateWithdrawn:          {"withdrawn", form.Text{"đã rút", "withdrawn"}},
	StateDuplicate:          {"duplicate-linked", form.Text{"đã gắn với phản ánh, kiến nghị trùng", "linked as a duplicate"}},
}

// stateSet is a set of states, by their number.
type stateSet uint32

func in(all ...State) (set stateSet) {
	for _, s := range all {
		set |= 1 << s
	}
	return set
}

func (set stateSet) has(s State) bool { return set&(1<<s) != 0 }

// States that the table speaks of together.
var (
	waiting  = in(StateSubmitted, StateTransferred, StateSupplemented)
	awaiting = in(StateAwaitingSupplement, StateAwaitingInProgress)
	progress = in(StateAccepted, StateReturned, StateReopened)
)

// events are the whole life of a petition: each event by name and in words,
// who brings it about, the fields that it must have and those that it may have
// besides, and from which states it leads where. What is not here is forbidden.
//
// A body may record what a sender says or brings (a supplement, a withdrawal),
// but never rates or reopens for the sender.
var events = [...]struct {
	name      string
	text      form.Text
	by        actors
	must, may fieldSet
	leads     []lead
}{
	Submitted: {"submitted", form.Text{"gửi", "submitted"}, bySender | byAnyone,
		fields(fieldTo, fieldKind, fieldSubject, fieldChannel, fieldContent), fields(fieldLanguage, fieldProposal, fieldSender, fieldLacks),
		[]lead{{in(StateNone), StateSubmitted}}},
	SupplementRequested: {"supplement-requested", form.Text{"yêu cầu bổ sung", "supplement requested"}, byHolder, 0, 0,
		[]lead{{waiting, StateAwaitingSupplement}, {progress, StateAwaitingInProgress}}},
	Supplemented: {"supplemented", form.Text{"bổ sung", "supplemented"}, bySender | byHolder,
		0, fields(fieldLanguage, fieldProposal, fieldSender, fieldLacks),
		[]lead{{in(StateAwaitingSupplement), StateSupplemented}, {in(StateAwaitingInProgress), StateAccepted}}},
	// "Not ours" never closes: it hands on, before or after the petition was
	// taken on.
	Transferred: {"transferred", form.Text{"chuyển", "transferred"}, byHolder | byFocal, fields(fieldTo), fields(fieldSubject),
		[]lead{{waiting | awaiting | progress, StateTransferred}}},
	// What was taken on can no longer be refused, unless what was asked of the
	// sender never came.
	Refused: {"refused", form.Text{"từ chối tiếp nhận", "refused"}, byHolder, 0, 0,
		[]lead{{waiting | awaiting, StateRefused}}},
	Accepted: {"accepted", form.Text{"tiếp nhận xử lý", "accepted"}, byHolder, 0, fields(fieldSubject),
		[]lead{{waiting | awaiting | in(StateReopened), StateAccepted}}},
	DuplicateLinked: {"duplicate-linked", form.Text{"gắn trùng", "duplicate linked"}, byHolder | byFocal, fields(fieldOf), fields(fieldConsent),
		[]lead{{waiting | awaiting | progress, StateDuplicate}}},
	InterimAnswered: {"interim-answered", form.Text{"trả lời bước đầu", "interim answered"}, byHolder, 0, 0,
		[]lead{{progress, stays}}},
	Extended: {"extended", form.Text{"gia hạn", "extended"}, byHolder, fields(fieldDue), 0,
		[]lead{{progress, stays}}},
	Answered: {"answered", form.Text{"trả lời", "answered"}, byHolder, 0, fields(fieldDocument, fieldOutcome, fieldCopyTo),
		[]lead{{progress, StateAnswered}}},
	Returned: {"returned", form.Text{"trả lại làm lại", "returned"}, byHolder | byFocal | byAbove, 0, 0,
		[]lead{{in(StateAnswered), StateReturned}}},
	Published: {"published", form.Text{"công khai", "published"}, byHolder | byFocal, 0, fields(fieldOutcome),
		[]lead{{in(StateAnswered), StatePublished}}},
	Rated: {"rated", form.Text{"đánh giá", "rated"}, bySender, fields(fieldSatisfied), 0,
		[]lead{{in(StateAnswered, StatePublished), stays}}},
	Reopened: {"reopened", form.Text{"yêu cầu xử lý lại", "reopened"}, bySender, 0, 0,
		[]lead{{in(StatePublished, StateDuplicate), StateReopened}}},
	Withdrawn: {"withdrawn", form.Text{"rút", "withdrawn"}, bySender | byHolder, 0, fields(fieldDocument, fieldChannel),
		[]lead{{waiting | awaiting | progress | in(StateAnswered, StateDuplicate), StateWithdrawn}}},
}

// lead is from which states an event leads to which.
type lead struct {
	from stateSet
	to   State
}

// stays leaves the state as it is.
const stays State = 255

// next is the table for looking up; StateNone where an event is forbidden.
var next = func() (table [len(states)][len(events)]State) {
	for e := range events {
		for _, l := range events[e].leads {
			for from := range states {
				switch {
				case !l.from.has(State(from)):
				case l.to == stays:
					table[from][e] = State(from)
				default:
					table[from][e] = l.to
				}
			}
		}
	}
	return table
}()

// Transitions is the table of states and events: every event that may follow
// in a state, and the state to which it leads.
func Transitions() []Transition {
	var rows []Transition
	for from := StateNone; int(from) < len(states); from++ {
		for _, e := range EventTypes() {
			if to := next[from][e]; to != StateNone {
				rows = append(rows, Transition{From: from, Event: e, To: to})
			}
		}
	}
	return rows
}

// Next is the state to which the event leads; ok is false when the table
// forbids it.
func (s State) Next(e EventType) (to State, ok bool) {
	if int(s) >= len(states) || !e.Valid() {
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
	for from := StateNone; int(from) < len(states); from++ {
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
