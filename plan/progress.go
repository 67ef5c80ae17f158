package plan

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/rickb777/date/v2"
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
)

// Text is the type in words.
func (t EventType) Text(l calendar.Language) string {
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
	Day calendar.Day `json:"day"`

	By       string `json:"by,omitzero"`       // who acted: an office or a body
	Note     string `json:"note,omitzero"`     // a reason or remark
	Document string `json:"document,omitzero"` // number of the document that proves it

	// Due is the new due day of an extension.
	Due calendar.Day `json:"due,omitzero"`

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
	if e.V != FormatVersion {
		d.fault("v", FaultVersion, fmt.Sprint(e.V), nil)
	}
	if e.ID == "" {
		d.fault("id", FaultMissing, "", nil)
	}
	if e.Obligation == "" {
		d.fault("obligation", FaultMissing, "", nil)
	}
	switch e.Type {
	case Started, Reported, Done, Returned, Suspended, Resumed, Extended, Corrected:
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
	if faults := decode(data, &e); len(faults) > 0 {
		return Event{}, faults
	}
	if err := e.Check(); err != nil {
		return Event{}, err
	}
	return e, nil
}

// ReadEvents reads events, one JSON object a line; blank lines are passed
// over. All faults are reported together, with their lines, and then nothing
// is taken.
func ReadEvents(r io.Reader) ([]Event, error) {
	var events []Event
	var faults Faults
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
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
	if err := lines.Err(); err != nil {
		faults = append(faults, Fault{Kind: FaultSyntax, cause: err})
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return events, nil
}

// Progress is the events of a plan's obligations, sorted for asking.
type Progress struct {
	of  map[ObligationID][]Event
	ids map[string]Event
}

// NewProgress takes events in the order in which they were recorded. The
// error is [Faults]; its paths count the events from 0. An event that stands
// twice, the same in every field, counts once.
func NewProgress(events []Event) (*Progress, error) {
	p := &Progress{of: map[ObligationID][]Event{}, ids: map[string]Event{}}
	var d decoder
	for i, e := range events {
		if err := p.add(e); err != nil {
			var faults Faults
			errors.As(err, &faults)
			for _, f := range faults {
				d.fault(fmt.Sprintf("[%d].%s", i, f.Path), f.Kind, f.Value, f.cause)
			}
		}
	}
	if len(d.faults) > 0 {
		return nil, d.faults
	}
	for id := range p.of {
		slices.SortStableFunc(p.of[id], func(a, b Event) int { return a.Day.Compare(b.Day) })
	}
	return p, nil
}

func (p *Progress) add(e Event) error {
	var d decoder
	e.check(&d)
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
	p.of[e.Obligation] = append(p.of[e.Obligation], e)
	return nil
}

// Events is the history of an obligation in order of days, taken-back events
// included.
func (p *Progress) Events(id ObligationID) []Event {
	if p == nil {
		return nil
	}
	return slices.Clone(p.of[id])
}

// Status is one of the four statuses in which the Government Office reports
// tasks.
type Status string

// The statuses. A day counts to 24:00, and what has no due day is never late
// and never overdue.
const (
	DoneOnTime  Status = "done-on-time" // đã hoàn thành đúng hạn
	DoneLate    Status = "done-late"    // đã hoàn thành quá hạn
	OpenInTime  Status = "open-in-time" // chưa hoàn thành trong hạn
	OpenOverdue Status = "open-overdue" // chưa hoàn thành quá hạn
)

// Statuses is the four statuses in the order of reports.
func Statuses() []Status { return []Status{DoneOnTime, DoneLate, OpenInTime, OpenOverdue} }

// Text is the status in words.
func (s Status) Text(l calendar.Language) string {
	switch s {
	case DoneOnTime:
		return l.Pick("hoàn thành đúng hạn", "done on time")
	case DoneLate:
		return l.Pick("hoàn thành quá hạn", "done late")
	case OpenInTime:
		return l.Pick("đang thực hiện, trong hạn", "open, in time")
	case OpenOverdue:
		return l.Pick("đang thực hiện, quá hạn", "open, overdue")
	}
	return string(s)
}

// State is how an obligation stands on a day.
type State struct {
	Status    Status
	Due       date.Date // the due day in force, extensions included; zero for none
	DoneOn    date.Date // zero while open
	Suspended bool
}

// State computes how an obligation stands at the end of the day asOf, from
// the events up to that day. A nil Progress has no events.
func (p *Progress) State(o Obligation, asOf date.Date) State {
	s := State{Due: o.Due}
	var events []Event
	if p != nil && len(p.of) > 0 {
		events = p.of[o.ID()]
	}
	for i, e := range events {
		if e.Day.Date() > asOf {
			break
		}
		if takenBack(events, i) {
			continue
		}
		switch e.Type {
		case Done: // said again, the first time counts
			if s.DoneOn == date.Zero {
				s.DoneOn = e.Day.Date()
			}
		case Returned:
			s.DoneOn = date.Zero
		case Suspended:
			s.Suspended = true
		case Resumed:
			s.Suspended = false
		case Extended:
			s.Due = e.Due.Date()
		}
	}
	switch {
	case s.DoneOn != date.Zero && (s.Due == date.Zero || s.DoneOn <= s.Due):
		s.Status = DoneOnTime
	case s.DoneOn != date.Zero:
		s.Status = DoneLate
	case s.Due == date.Zero || asOf <= s.Due:
		s.Status = OpenInTime
	default:
		s.Status = OpenOverdue
	}
	return s
}

// TakenBack says whether a later event takes this one back or replaces it.
func (p *Progress) TakenBack(e Event) bool {
	events := p.of[e.Obligation]
	i := slices.IndexFunc(events, func(o Event) bool { return o.ID == e.ID })
	return i >= 0 && takenBack(events, i)
}

// takenBack says whether another event corrects the i-th, and is not itself
// taken back. It ends because an event can only correct one recorded before.
func takenBack(events []Event, i int) bool {
	for j, e := range events {
		if e.Corrects == events[i].ID && !takenBack(events, j) {
			return true
		}
	}
	return false
}

// Same says whether two events say the same; when they were recorded does not
// matter.
func (a Event) Same(b Event) bool {
	a.Recorded, b.Recorded = time.Time{}, time.Time{}
	return a == b
}
