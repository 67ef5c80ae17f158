package plan

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// EventType is what happened to an obligation.
type EventType string

// The types of events.
const (
	Started   EventType = "started"
	Reported  EventType = "reported"  // progress was reported; nothing else changes
	Done      EventType = "done"      // the product is there
	Returned  EventType = "returned"  // sent back for redo: no longer done
	Suspended EventType = "suspended" // tạm hoãn: keeps its status and says so
	Resumed   EventType = "resumed"
	Extended  EventType = "extended"  // a new due day, by the authority that set the old one
	Corrected EventType = "corrected" // takes back the event that Corrects names
	Happened  EventType = "happened"  // what the task waits for came: the due day is counted from this day
)

// Text is the type in words.
func (t EventType) Text(l form.Language) string {
	switch t {
	case Started:
		return l.Pick("đã bắt đầu", "started")
	case Reported:
		return l.Pick("báo cáo tiến độ", "progress reported")
	case Done:
		return l.Pick("đã hoàn thành", "done")
	case Returned:
		return l.Pick("trả lại làm lại", "returned for redo")
	case Suspended:
		return l.Pick("tạm hoãn", "suspended")
	case Resumed:
		return l.Pick("tiếp tục", "resumed")
	case Extended:
		return l.Pick("gia hạn", "extended")
	case Corrected:
		return l.Pick("rút lại", "taken back")
	case Happened:
		return l.Pick("sự kiện chờ đã xảy ra", "the awaited event came")
	}
	return string(t)
}

// Event is one thing that happened to an obligation. Events are only ever
// added: what was wrong is taken back by a later event that names it.
type Event struct {
	V          int          `json:"v"`  // FormatVersion
	ID         string       `json:"id"` // chosen by the sender, once: sent again it is the same event
	Obligation ObligationID `json:"obligation"`
	Type       EventType    `json:"type"`

	// Day is the day on which it happened.
	Day form.Day `json:"day"`

	By       string `json:"by,omitzero"`       // who acted: an office or a body
	Note     string `json:"note,omitzero"`     // a reason or remark
	Document string `json:"document,omitzero"` // number of the document that proves it

	// Due is the new due day of an extension.
	Due form.Day `json:"due,omitzero"`

	// Corrects names an earlier event of the same obligation, which counts no
	// longer: alone in a Corrected event, or replaced by this one.
	Corrects string `json:"corrects,omitzero"`

	// Recorded is the instant at which a system took the event in.
	Recorded time.Time `json:"recorded,omitzero"`
}

// Check names what is wrong with an event by itself; the error is [Faults].
func (e Event) Check() error {
	var d decoder
	e.check(&d)
	if len(d.faults) > 0 {
		return d.faults
	}
	return nil
}

func (e Event) check(d *decoder) {
	switch e.V {
	case FormatVersion:
	case 0:
		d.fault("v", FaultMissing, "", nil)
	default:
		d.fault("v", FaultVersion, fmt.Sprint(e.V), nil)
	}
	if e.ID == "" {
		d.fault("id", FaultMissing, "", nil)
	}
	if e.Obligation == "" {
		d.fault("obligation", FaultMissing, "", nil)
	}
	switch e.Type {
	case "":
		d.fault("type", FaultMissing, "", nil)
	case Started, Reported, Done, Returned, Suspended, Resumed, Extended, Corrected, Happened:
	default:
		d.fault("type", FaultValue, string(e.Type), nil)
	}
	if e.Day.IsZero() {
		d.fault("day", FaultMissing, "", nil)
	}
	if (e.Type == Extended) == e.Due.IsZero() {
		kind := FaultMissing
		if !e.Due.IsZero() {
			kind = FaultUnknown
		}
		d.fault("due", kind, "", nil)
	}
	if e.Type == Corrected && e.Corrects == "" {
		d.fault("corrects", FaultMissing, "", nil)
	}
}

// ReadEvent reads one event in its JSON form; the error is [Faults].
func ReadEvent(data []byte) (Event, error) {
	var e Event
	faults := decode(data, &e)
	if !unreadable(faults) {
		var d decoder
		e.check(&d)
		faults = faults.with(d.faults)
	}
	if len(faults) > 0 {
		return Event{}, faults
	}
	return e, nil
}

// maxLine is the longest line of an event file, in bytes: many times the
// longest event that a system takes in.
const maxLine = 1 << 20

// ReadEvents reads events, one JSON object a line; blank lines are passed
// over. All faults are reported together as [Faults], with their lines, and
// then nothing is taken. Another error is that of the reader.
func ReadEvents(r io.Reader) ([]Event, error) {
	var events []Event
	var faults Faults
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	n := 1
	for ; lines.Scan(); n++ {
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 {
			continue
		}
		e, err := ReadEvent(line)
		var found Faults
		errors.As(err, &found)
		for _, f := range found {
			if f.Path != "" {
				f.Path = " " + f.Path
			}
			f.Path = fmt.Sprintf("%d:%s", n, f.Path)
			faults = append(faults, f)
		}
		events = append(events, e)
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		faults = append(faults, Fault{Path: fmt.Sprint(n), Kind: FaultLength, Value: fmt.Sprintf("0–%d", maxLine)})
	case err != nil:
		return nil, err
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return events, nil
}

// ProgressOptions says how a [Progress] reads its events.
type ProgressOptions struct {
	// Counter counts the due days of tasks that wait for an event. Nil counts
	// by the Civil Code on the calendar of state bodies.
	Counter *schedule.Counter
	// OriginalDue judges by the due days of the plan, as if no extension had
	// been granted. The default is the latest day granted.
	OriginalDue bool
}

// Progress is the events of obligations, sorted for asking. A nil Progress
// has none. It does not change, and may be used by many goroutines at once.
type Progress struct {
	options ProgressOptions
	of      map[slot]map[string][]Event // by the key of the body
	ids     map[string]Event

	corrections []Event // what corrects another event, in the order of recording
	gone        map[string]bool
	moves       bool // some event may give a day other than the plan's
}

// NewProgress takes events in the order in which they were recorded. The
// error is [Faults]; its paths count the events from 0. An event that stands
// twice, the same in every field, counts once.
func NewProgress(events []Event, options ProgressOptions) (*Progress, error) {
	if options.Counter == nil {
		options.Counter = schedule.MustCounter(schedule.CounterOptions{})
	}
	p := &Progress{options: options, of: map[slot]map[string][]Event{}, ids: make(map[string]Event, len(events))}
	var all Faults
	for i, e := range events {
		for _, f := range p.add(e) {
			f.Path = fmt.Sprintf("[%d].%s", i, f.Path)
			all = append(all, f)
		}
	}
	if len(all) > 0 {
		return nil, all
	}
	p.gone = takenBack(p.corrections)
	for _, bodies := range p.of {
		for _, list := range bodies {
			if len(list) > 1 {
				slices.SortStableFunc(list, func(a, b Event) int { return a.Day.Compare(b.Day) })
			}
		}
	}
	return p, nil
}

func (p *Progress) add(e Event) Faults {
	var d decoder
	e.check(&d)
	s, key, ok := splitID(e.Obligation)
	if !ok && e.Obligation != "" {
		d.fault("obligation", FaultReference, string(e.Obligation), nil)
	}
	if old, ok := p.ids[e.ID]; ok && e.ID != "" {
		if old.Same(e) {
			return nil
		}
		d.fault("id", FaultDuplicate, e.ID, nil)
	}
	if e.Corrects != "" {
		if old, ok := p.ids[e.Corrects]; !ok || old.Obligation != e.Obligation {
			d.fault("corrects", FaultReference, e.Corrects, nil)
		}
	}
	if len(d.faults) > 0 {
		return d.faults
	}
	p.ids[e.ID] = e
	if e.Corrects != "" {
		p.corrections = append(p.corrections, e)
	}
	p.moves = p.moves || e.Type == Extended || e.Type == Happened
	if p.of[s] == nil {
		p.of[s] = map[string][]Event{}
	}
	p.of[s][key] = append(p.of[s][key], e)
	return nil
}

// Events is the history of an obligation in order of days, taken-back events
// included. What was recorded for a class is part of the history of each
// member.
func (p *Progress) Events(o Obligation) []Event {
	own, class := p.events(o)
	if len(class) == 0 {
		return slices.Clone(own)
	}
	all := slices.Concat(class, own)
	slices.SortStableFunc(all, func(a, b Event) int { return a.Day.Compare(b.Day) })
	return all
}

// events is what was recorded for the obligation itself, and for the class
// that its body is a member of.
func (p *Progress) events(o Obligation) (own, class []Event) {
	if p == nil || len(p.of) == 0 {
		return nil, nil
	}
	bodies := p.of[slot{o.Plan.Number, o.Task.ID, o.occurrence, o.Role}]
	if bodies == nil {
		return nil, nil
	}
	if o.class != "" {
		class = bodies[o.class]
	}
	return bodies[o.key], class
}

// TakenBack says whether a later event takes this one back or replaces it.
func (p *Progress) TakenBack(e Event) bool {
	return p != nil && p.gone[e.ID]
}

// takenBack is the events that corrections take back, unless the correction
// was taken back itself. An event can only correct one recorded before, so
// that from the last correction to the first each is settled when it is asked.
func takenBack(corrections []Event) map[string]bool {
	gone := map[string]bool{}
	for _, e := range slices.Backward(corrections) {
		if !gone[e.ID] {
			gone[e.Corrects] = true
		}
	}
	return gone
}

// without is the progress as it would stand if the event were taken back.
func (p *Progress) without(id string) *Progress {
	if p == nil {
		return nil
	}
	other := *p
	other.gone = takenBack(append(slices.Clone(p.corrections), Event{Corrects: id}))
	return &other
}

// movesDays says whether an event may give an obligation another due day than
// the plan does.
func (p *Progress) movesDays() bool { return p != nil && p.moves }

// Same says whether two events say the same; when they were recorded does not
// matter.
func (a Event) Same(b Event) bool {
	a.Recorded, b.Recorded = time.Time{}, time.Time{}
	return a == b
}
