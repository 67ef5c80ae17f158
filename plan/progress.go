package plan

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"
	"unique"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// EventType is what happened to an obligation.
type EventType string

// The types of events.
const (
	EventStarted   EventType = "started"
	EventReported  EventType = "reported"  // progress was reported; nothing else changes
	EventDone      EventType = "done"      // the product is there
	EventReturned  EventType = "returned"  // sent back for redo: no longer done
	EventSuspended EventType = "suspended" // tạm hoãn: keeps its status and says so
	EventResumed   EventType = "resumed"
	EventExtended  EventType = "extended"  // a new due day, by the authority that set the old one
	EventCorrected EventType = "corrected" // takes back the event that Corrects names
	EventHappened  EventType = "happened"  // what the task waits for came: the due day is counted from this day

	EventTaken            EventType = "taken-on"          // nhận: the work was taken on, and has not begun
	EventSubmitted        EventType = "submitted"         // trình: the product was submitted, and waits for a confirmation
	EventConfirmed        EventType = "confirmed"         // duyệt, xác nhận: what was submitted is done, in time by the day of its submission
	EventNothingArose     EventType = "nothing-arose"     // không phát sinh: there was nothing to do in the period, which is kept
	EventExtensionAsked   EventType = "extension-asked"   // xin gia hạn, to the day Due
	EventExtensionRefused EventType = "extension-refused" // the due day stays
	EventExplanationAsked EventType = "explanation-asked" // yêu cầu giải trình
	EventExplained        EventType = "explained"         // giải trình
	EventAssigned         EventType = "assigned"          // giao xuống: a part was given down To another, with an inner due day
)

// EventTypes is the types of events.
func EventTypes() []EventType {
	return []EventType{EventStarted, EventReported, EventDone, EventReturned, EventSuspended, EventResumed, EventExtended, EventCorrected, EventHappened,
		EventTaken, EventSubmitted, EventConfirmed, EventNothingArose, EventExtensionAsked, EventExtensionRefused, EventExplanationAsked, EventExplained, EventAssigned}
}

// UnmarshalText reads one of them.
func (t *EventType) UnmarshalText(b []byte) error { return readWord(t, b, EventTypes()) }

// FromAbove says whether an event of the type is told of a duty by those who gave
// it: a confirmation, what is sent back, a new day or none, a question. All else
// tells whoever has the duty.
func (t EventType) FromAbove() bool {
	switch t {
	case EventConfirmed, EventReturned, EventExtended, EventExtensionRefused, EventExplanationAsked:
		return true
	}
	return false
}

// Text is the type in words.
func (t EventType) Text(l form.Language) string {
	if text, ok := eventNames[t]; ok {
		return text.In(l)
	}
	return string(t)
}

// Event is one thing that happened to an obligation. Events are only ever
// added: what was wrong is taken back by a later event that names it.
type Event struct {
	ID         string       `json:"id"` // chosen by the sender, once: sent again it is the same event
	Obligation ObligationID `json:"obligation"`
	Type       EventType    `json:"type"`

	// Day is the day on which it happened.
	Day form.Day `json:"day"`

	By       string `json:"by,omitzero"`       // who acted: an office or a body
	Note     string `json:"note,omitzero"`     // a reason or remark
	Document string `json:"document,omitzero"` // number of the document that proves it

	// Due is the new due day of an extension, the day to which one is asked for,
	// and the inner due day of what is given down.
	Due form.Day `json:"due,omitzero"`

	// To is to whom a part is given down: the identifier of a body, or a name.
	To string `json:"to,omitzero"`
	// Inner names the Assigned event of the inner duty that the event is of, and
	// not of the obligation itself, which it leaves as it is.
	Inner string `json:"inner,omitzero"`

	// Corrects names an earlier event of the same obligation, which counts no
	// longer: alone in a Corrected event, or replaced by this one. What replaces a
	// replacement stands in the place of both; taken back, a correction was none.
	Corrects string `json:"corrects,omitzero"`

	// Recorded is the instant at which a system took the event in.
	Recorded time.Time `json:"recorded,omitzero"`
}

// Check names what is wrong with an event by itself; the error is
// [form.Errors].
func (e Event) Check() error { return e.check().Err() }

func (e Event) check() form.Errors {
	var f faults
	if e.ID == "" {
		f.missing("id")
	}
	if e.Obligation == "" {
		f.missing("obligation")
	}
	if !slices.Contains(EventTypes(), e.Type) {
		f.word("type", string(e.Type), e.Type.UnmarshalText)
	}
	if e.Day.IsZero() {
		f.missing("day")
	}
	switch dated := e.Type == EventExtended || e.Type == EventExtensionAsked || e.Type == EventAssigned; {
	case dated && e.Due.IsZero():
		f.missing("due")
	case !dated && !e.Due.IsZero():
		f.add(form.Error{Code: EventDue, Path: "due", Value: e.Due.String()})
	}
	switch given := e.Type == EventAssigned; {
	case given && e.To == "":
		f.missing("to")
	case !given && e.To != "":
		f.add(form.Error{Code: EventTo, Path: "to", Value: e.To})
	}
	if e.Type == EventCorrected && e.Corrects == "" {
		f.missing("corrects")
	}
	return f.Errors
}

// eventForm is an Event as it is written.
type eventForm Event

var events = form.Of[eventForm](1)

func checkEvent(e *eventForm) form.Errors { return Event(*e).check() }

// ReadEvent reads one event in its JSON form; the error is [form.Errors].
func ReadEvent(data []byte) (Event, error) {
	e, err := events.Read(data, checkEvent)
	return Event(e), err
}

// MarshalJSON writes the form that [ReadEvent] takes. An event that lacks what
// every event must say is not written.
func (e Event) MarshalJSON() ([]byte, error) { return events.Write(eventForm(e)) }

// UnmarshalJSON reads as [ReadEvent] does.
func (e *Event) UnmarshalJSON(data []byte) error {
	read, err := ReadEvent(data)
	if err != nil {
		return err
	}
	*e = read
	return nil
}

// maxLine is the longest line of an event file, in bytes: many times the
// longest event that a system takes in.
const maxLine = 1 << 20

// maxFaults is how many faults of an event file are told; reading stops there.
const maxFaults = 1000

// ReadEvents reads events, one JSON object a line of at most 1 MiB; blank lines
// are passed over. All faults are reported together as [form.Errors], with
// their lines, the first thousand of very many, and then nothing is taken. What
// the source itself refuses is a [form.Error] of its own.
func ReadEvents(r io.Reader) ([]Event, error) {
	var list []Event
	var all form.Errors
	for line, err := range form.Lines(r, maxLine) {
		if errors.Is(err, form.FormSource) {
			return nil, err
		}
		if len(all) >= maxFaults {
			break
		}
		if err != nil {
			all = append(all, form.All(err)...)
			continue
		}
		e, err := ReadEvent(line.Bytes)
		if err != nil {
			all = append(all, form.All(err).OnLine(line.Number)...)
			continue
		}
		list = append(list, e)
	}
	if len(all) > 0 {
		return nil, all
	}
	return list, nil
}

// ProgressOptions says how a [Progress] reads its events.
type ProgressOptions struct {
	form.Unwritten
	// Counter counts the due days of tasks that wait for an event. Nil counts
	// by the Civil Code on the calendar of state bodies.
	Counter *schedule.Counter
	// OriginalDue judges by the due days of the plan, as if no extension had
	// been granted. The default is the latest day granted.
	OriginalDue bool
}

// Progress is the events of obligations, sorted for asking. A nil Progress
// has none. It does not change, [Progress.With] gives another one, and it may be
// used by many goroutines at once. Its stored form is the events that it was
// made of, in the order of recording; a host that restarts reads those again, or
// what [Progress.MarshalBinary] wrote.
type Progress struct {
	form.Unwritten
	options ProgressOptions
	// What was recorded later lies over what was there, so that one more event
	// costs little: see [Progress.settle]. No layer is written to once the
	// Progress is made.
	layers []*recorded

	corrections []*entry // what corrects another event, in the order of recording
	gone        map[string]bool
	moves       bool // some event may give a day other than the plan's
}

// recorded is a layer of the events of a Progress.
type recorded struct {
	of   map[turn]map[string]*history // by the key of the body
	list []*entry                     // in the order of recording
	ids  index

	given []*entry // what of it gave a part down
}

// history is what was recorded under one key, in order of days: what a state
// depends on, and all of it.
type history struct {
	of    *ObligationID // as the first event writes it
	facts []fact
	all   []*entry
	one   [1]fact // the place of the first of facts: most have no other
}

// set sets what there is.
func (h *history) set(all []*entry, facts []fact) *history {
	if len(facts) == 1 {
		h.one[0] = facts[0]
		facts = h.one[:]
	}
	h.all, h.facts = all, facts
	return h
}

// fact is an event that a state depends on. What is asked of each stands beside
// it: of millions of obligations most events lie far apart in memory.
type fact struct {
	entry *entry
	kind  EventType
	day   form.Day
}

func (f fact) on() form.Day { return f.day }

// weighty says whether the state of an obligation depends on the event.
func (e *Event) weighty() bool {
	switch e.Type {
	case EventStarted, EventReported, EventTaken, EventExtensionAsked, EventExtensionRefused, EventExplanationAsked, EventExplained, EventAssigned:
		return false
	}
	return e.Inner == ""
}

func (r *recorded) put(e *entry) {
	r.list = append(r.list, e)
	if e.is() == EventAssigned {
		r.given = append(r.given, e)
	}
	r.ids.put(r.list, len(r.list)-1)
}

// NewProgress takes events in the order in which they were recorded. The
// error is [form.Errors]; its paths count the events from 0. An event that stands
// twice, the same in every field, counts once.
func NewProgress(events []Event, options ProgressOptions) (*Progress, error) {
	return newProgress(len(events), slices.Values(events), options)
}

func newProgress(n int, events iter.Seq[Event], options ProgressOptions) (*Progress, error) {
	if options.Counter == nil {
		options.Counter = schedule.MustCounter(schedule.CounterOptions{})
	}
	p := &Progress{options: options}
	if err := p.take(n, events); err != nil {
		return nil, err
	}
	return p, nil
}

// On is the progress with another counter, nil as in [ProgressOptions]: the same
// events, of which the due days that are counted follow by another calendar.
func (p *Progress) On(counter *schedule.Counter) *Progress {
	if counter == nil {
		counter = schedule.MustCounter(schedule.CounterOptions{})
	}
	q := Progress{}
	if p != nil {
		q = *p
	}
	q.options.Counter = counter
	return &q
}

// With is the progress with further events, recorded after those that it has:
// what it gives is what [NewProgress] would of all of them. That of a nil
// Progress has the default options.
func (p *Progress) With(events ...Event) (*Progress, error) {
	if p == nil || p.options.Counter == nil {
		return NewProgress(events, ProgressOptions{})
	}
	q := *p
	q.layers, q.corrections = slices.Clip(p.layers), slices.Clip(p.corrections)
	if err := q.take(len(events), slices.Values(events)); err != nil {
		return nil, err
	}
	q.settle()
	return &q, nil
}

// settle lays together what the last layers hold, until each layer has more
// than four times the events of the next. So there are few layers, and an event
// is moved a few times in all, however many there come to be.
func (p *Progress) settle() {
	for n := len(p.layers); n > 1 && len(p.layers[n-2].list) <= 4*len(p.layers[n-1].list); n-- {
		lower, upper := p.layers[n-2], p.layers[n-1]
		both := newRecorded(len(lower.list) + len(upper.list))
		both.lay(lower)
		both.lay(upper)
		p.layers = append(slices.Clip(p.layers[:n-2]), both)
	}
}

func newRecorded(n int) *recorded {
	return &recorded{of: map[turn]map[string]*history{}, list: make([]*entry, 0, n), ids: roomFor(n)}
}

// lay adds the events of another layer.
func (r *recorded) lay(other *recorded) {
	for _, e := range other.list {
		r.put(e)
	}
	for t, bodies := range other.of {
		if r.of[t] == nil {
			r.of[t] = make(map[string]*history, len(bodies))
		}
		for key, h := range bodies {
			r.of[t][key] = r.of[t][key].over(h)
		}
	}
}

// over is two histories together.
func (h *history) over(later *history) *history {
	if h == nil {
		return later
	}
	return (&history{of: h.of}).set(inOrderOfDays(h.all, later.all), inOrderOfDays(h.facts, later.facts))
}

// inOrderOfDays is two lists together, each in order of days; of one day what
// is in the first comes first. The lists are not written to.
func inOrderOfDays[T interface{ on() form.Day }](a, b []T) []T {
	switch {
	case len(b) == 0:
		return a
	case len(a) == 0:
		return b
	}
	all := slices.Concat(a, b)
	if b[0].on() < a[len(a)-1].on() {
		slices.SortStableFunc(all, func(x, y T) int { return x.on().Compare(y.on()) })
	}
	return all
}

// insert is a list in order of days with one more event.
func insert[T interface{ on() form.Day }](list []T, e T) []T {
	i := len(list)
	for i > 0 && list[i-1].on() > e.on() {
		i--
	}
	return slices.Insert(list, i, e)
}

// take adds a layer of n events, all or none of them counting.
func (p *Progress) take(n int, events iter.Seq[Event]) error {
	if n == 0 {
		return nil
	}
	r := newRecorded(n)
	entries := make([]entry, n)
	p.layers = append(p.layers, r)
	before := len(p.corrections)
	var all form.Errors
	i := 0
	for e := range events {
		if wrong := p.add(r, &e, &entries[i]); len(wrong) > 0 {
			all = append(all, wrong.Under(fmt.Sprintf("[%d]", i))...)
		}
		i++
	}
	if len(all) > 0 {
		return all
	}
	if len(r.list) == 0 { // all of them were there already
		p.layers = p.layers[:len(p.layers)-1]
	}
	if len(p.corrections) > before {
		p.gone = takenBack(p.corrections)
	}
	return nil
}

// byID is the event of an identifier.
func (p *Progress) byID(id string) (e Event, ok bool) {
	if p == nil {
		return e, false
	}
	for _, r := range slices.Backward(p.layers) {
		if n := r.ids.find(r.list, id); n != nil {
			return n.event(), true
		}
	}
	return e, false
}

// add puts an event into the layer that is being made, the last one; n is where it
// will be kept.
func (p *Progress) add(r *recorded, e *Event, n *entry) form.Errors {
	f := faults{e.check()}
	s, key, ok := splitID(e.Obligation)
	if !ok && e.Obligation != "" {
		f.add(form.Error{Code: ObligationMissing, Path: "obligation", Value: string(e.Obligation)})
	}
	if old, ok := p.byID(e.ID); ok && e.ID != "" {
		if old.Same(*e) {
			return nil
		}
		f.add(form.Error{Code: EventDoubled, Path: "id", Value: e.ID})
	}
	f.named(p, e)
	if len(f.Errors) > 0 {
		return f.Errors
	}
	p.moves = p.moves || e.weighty() && (e.Type == EventExtended || e.Type == EventHappened)
	t := unique.Make(s)
	bodies := r.of[t]
	if bodies == nil {
		bodies = map[string]*history{}
		r.of[t] = bodies
	}
	h := bodies[key]
	if h == nil {
		of := e.Obligation
		h = &history{of: &of}
		bodies[key] = h
	}
	n.set(e, h.of)
	r.put(n)
	if e.Corrects != "" {
		p.corrections = append(p.corrections, n)
	}
	facts := h.facts
	if e.weighty() {
		facts = insert(facts, fact{n, e.Type, e.Day})
	}
	h.set(insert(h.all, n), facts)
	return nil
}

// Events is the history of an obligation in order of days, taken-back events
// included. What was recorded for a class is part of the history of each
// member.
func (p *Progress) Events(o Obligation) []Event {
	list := p.entries(&o)
	if len(list) == 0 {
		return nil
	}
	events := make([]Event, len(list))
	for i, n := range list {
		events[i] = n.event()
	}
	return events
}

// entries is the events of an obligation in order of days.
func (p *Progress) entries(o *Obligation) []*entry {
	if p == nil {
		return nil
	}
	var own, class []*entry
	key, other := o.under()
	for _, r := range p.layers {
		if h := r.of[o.turn][key]; h != nil {
			own = inOrderOfDays(own, h.all)
		}
		if h := r.of[o.turn][other]; h != nil {
			class = inOrderOfDays(class, h.all)
		}
	}
	return inOrderOfDays(class, own)
}

// backward is the events of an obligation up to a day, from the last: [Progress.entries]
// the other way about, without putting together what is never looked at. Of an
// obligation with very many reports the last few say how far it has come.
func (p *Progress) backward(o *Obligation, asOf form.Day) iter.Seq[*entry] {
	var lists [][]*entry // of events of one day those of a later list are the later
	key, other := o.under()
	for _, key := range []string{other, key} {
		for _, r := range p.layers {
			if h := r.of[o.turn][key]; h != nil {
				until, _ := slices.BinarySearchFunc(h.all, asOf+1, func(n *entry, day form.Day) int { return n.day.Compare(day) })
				if until > 0 {
					lists = append(lists, h.all[:until])
				}
			}
		}
	}
	return func(yield func(*entry) bool) {
		for {
			last := -1
			for i, list := range lists {
				if len(list) > 0 && (last < 0 || list[len(list)-1].day >= lists[last][len(lists[last])-1].day) {
					last = i
				}
			}
			if last < 0 {
				return
			}
			n := lists[last][len(lists[last])-1]
			lists[last] = lists[last][:len(lists[last])-1]
			if !yield(n) {
				return
			}
		}
	}
}

// under is the two keys under which something was recorded for an obligation:
// its own, and that of the class that its body is a member of; for a body that
// is named, that of the member of a class, which its wording was read as before.
func (o *Obligation) under() (own, class string) {
	if o.class == "" && !o.Body.IsZero() {
		return o.key, memberKey(o.key, o.Body)
	}
	return o.key, o.class
}

// facts is what the state of an obligation depends on, in order of days.
func (p *Progress) facts(o *Obligation) []fact {
	var own, class []fact
	key, other := o.under()
	for _, r := range p.layers {
		bodies := r.of[o.turn]
		if len(bodies) == 0 {
			continue
		}
		if h := bodies[key]; h != nil {
			own = inOrderOfDays(own, h.facts)
		}
		if h := bodies[other]; h != nil {
			class = inOrderOfDays(class, h.facts)
		}
	}
	return inOrderOfDays(class, own)
}

// Len is how many events there are.
func (p *Progress) Len() (n int) {
	if p != nil {
		for _, r := range p.layers {
			n += len(r.list)
		}
	}
	return n
}

// empty says that nothing was recorded.
func (p *Progress) empty() bool { return p.Len() == 0 }

// Unmatched is the events, in the order of their identifiers, that were
// recorded for an obligation of the plan which the plan does not have (any
// more): its wording was corrected without keeping the key ([Plan.Reword]), a
// task was renumbered, an occurrence fell. What was done there would stand open
// elsewhere. The query is that with which the plan is asked, for its registry.
func (p *Progress) Unmatched(of *Plan, q ObligationQuery) []Event {
	if p.empty() || of == nil {
		return nil
	}
	var owed map[ObligationID]bool
	var unmatched []Event
	for _, part := range p.layers {
		for t, bodies := range part.of {
			s := t.Value()
			if s.plan != of.Number {
				continue
			}
			if owed == nil {
				owed = of.all(q)
			}
			for key, h := range bodies {
				if owed[s.id(key)] {
					continue
				}
				for _, n := range h.all {
					unmatched = append(unmatched, n.event())
				}
			}
		}
	}
	slices.SortFunc(unmatched, func(a, b Event) int { return strings.Compare(a.ID, b.ID) })
	return unmatched
}

// all is the identifiers of everything that the plan asks for, classes and
// their members, and those under which what a wording names may have been
// recorded.
func (p *Plan) all(q ObligationQuery) map[ObligationID]bool {
	ids := map[ObligationID]bool{}
	q = ObligationQuery{Bodies: q.Bodies, Assigned: q.Assigned, Coordinating: true}
	for _, q.Expand = range []bool{false, true} {
		for o := range p.Obligations(q) {
			ids[o.ID()] = true
			if o.class == "" && !o.Body.IsZero() {
				ids[o.turn.Value().id(memberKey(o.key, o.Body))] = true
			}
		}
	}
	return ids
}

// TakenBack says whether a later event takes this one back or replaces it.
func (p *Progress) TakenBack(e Event) bool {
	return p != nil && len(p.gone) > 0 && p.gone[e.ID]
}

// isGone looks at no event where none was taken back.
func (p *Progress) isGone(n *entry) bool { return len(p.gone) > 0 && p.gone[n.id()] }

// takenBack is the events that corrections take back, unless the correction was taken
// back itself. What takes the place of a correction takes back what that took the place
// of: of three of which each replaces the one before only the last counts. An event can
// only correct one recorded before, so that from the last correction to the first each
// is settled when it is asked.
func takenBack(corrections []*entry) map[string]bool {
	gone, replaced := map[string]bool{}, map[string]bool{}
	for _, n := range slices.Backward(corrections) {
		replaces := n.is() != EventCorrected
		if gone[n.id()] && !(replaces && replaced[n.id()]) {
			continue
		}
		gone[n.corrects()] = true
		if replaces {
			replaced[n.corrects()] = true
		}
	}
	return gone
}

// without is the progress as it would stand if the event that another corrects were
// taken back.
func (p *Progress) without(by Event) *Progress {
	if p == nil {
		return nil
	}
	var n entry
	n.set(&by, &by.Obligation)
	other := *p
	other.gone = takenBack(append(slices.Clone(p.corrections), &n))
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
