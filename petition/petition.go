package petition

import (
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Petition is a phản ánh or kiến nghị as it stands after what has happened to
// it. It is an immutable value, made by [Process.Apply]; earlier values stay
// as they were. The zero Petition is none: the first event makes one.
type Petition struct{ r *record }

// record is a petition after one more event. It shares all before it.
type record struct {
	prev *record
	code Code
	told told
	n    int // events so far

	info    *info
	state   State
	closed  bool
	linked  bool   // it was linked to another one, once
	reason  Reason // of the closing
	subject Subject
	failing Conditions // conditions of admission that are not met

	holder    body.ID
	holderWas body.ID         // who handed it on; none: the sender
	received  schedule.Moment // first submission
	handed    schedule.Moment // submission or latest transfer
	asked     schedule.Moment // first request for a supplement since then, before it was taken on
	takenOn   schedule.Moment // since then
	answered  schedule.Moment // the answer that stands
	published schedule.Moment
	ended     schedule.Moment // when it was closed

	step      uint8
	stepSince schedule.Moment
	working   schedule.Moment // from which the answer step counts: handed, or the reopening
	pauses    []pause
	extended  form.Day // the new last day, until the step is over
	clockSet  int      // the number of the event that set the step's clock

	likes, dislikes, reopenings int
}

// told is an event as a record keeps it. Most have only these fields; one that
// has others stands whole beside them.
type told struct {
	At      schedule.Moment
	Type    EventType
	By, To  body.ID
	Reason  string
	Content string
	whole   *Event
}

var toldFields = headFields | fields(fieldTo, fieldContent)

// event is the event that the record ends with.
func (r *record) event() Event {
	if t := &r.told; t.whole == nil {
		return Event{Code: r.code, At: t.At, Type: t.Type, By: t.By, To: t.To, Reason: t.Reason, Content: t.Content}
	}
	return *r.told.whole
}

// info is what the sender said, as far as it was mended since.
type info struct {
	kind      Kind
	channel   Channel
	language  string
	content   string
	proposal  string
	sender    Sender
	lacks     Conditions
	submitted Event
	// Of a petition that is or was linked to another one, out of [Links].
	alone  *record // it, without what became of that one
	fate   *fate   // of a duplicate, where it is known
	before *fate   // what both were answered with before the sender reopened it
}

// IsZero says that there is no petition.
func (p Petition) IsZero() bool { return p.r == nil }

// get is the record, an empty one for the zero Petition.
func (p Petition) get() *record {
	if p.r == nil {
		return &record{info: &info{}}
	}
	return p.r
}

// Code is the code of the petition.
func (p Petition) Code() Code { return p.get().code }

// State is where the petition stands.
func (p Petition) State() State { return p.get().state }

// IsClosed says whether the matter is closed. For outsiders there is only
// this: see [Petition.Outside].
func (p Petition) IsClosed() bool { return p.get().closed }

// Outside is "open" or "closed", as Open311 has it.
func (p Petition) Outside() string {
	if p.IsClosed() {
		return "closed"
	}
	return "open"
}

// ClosingReason says why the petition was closed; empty while it is open.
func (p Petition) ClosingReason() Reason { return p.get().reason }

// Holder is the body that the petition was last sent or handed to. On a later
// day another one may have taken its place: see [Process.HolderOn].
func (p Petition) Holder() body.ID { return p.get().holder }

// Kind is what the sender declared it to be.
func (p Petition) Kind() Kind { return p.get().info.kind }

// Subject is what it is about, as the last desk that said so classified it.
func (p Petition) Subject() Subject { return p.get().subject }

// Channel is the way on which it came.
func (p Petition) Channel() Channel { return p.get().info.channel }

// Content is what the sender wrote, with the supplements after a blank line
// each. It may hold personal data.
func (p Petition) Content() string { return p.get().info.content }

// Proposal is what the sender proposes.
func (p Petition) Proposal() string { return p.get().info.proposal }

// Sender is who sent it. It is not for publication.
func (p Petition) Sender() Sender { return p.get().info.sender }

// Received is the moment of the first submission.
func (p Petition) Received() schedule.Moment { return p.get().received }

// Len is the number of events.
func (p Petition) Len() int { return p.get().n }

// Last is the last event.
func (p Petition) Last() Event { return p.get().event() }

// Events are all events, in order. Nothing is ever lost from them.
func (p Petition) Events() []Event {
	events := make([]Event, p.Len())
	for r := p.r; r != nil; r = r.prev {
		events[r.n-1] = r.event()
	}
	return events
}

// AsOf is the petition as it stood at the end of the day; the zero Petition
// before it was submitted.
func (p Petition) AsOf(day form.Day) Petition {
	r := p.r
	for r != nil && r.told.At.Day() > day {
		r = r.prev
	}
	return Petition{r}
}

// Answer is the event of the answer that stands: neither returned for redo nor
// overtaken by a reopening. ok is false when there is none.
func (p Petition) Answer() (e Event, ok bool) {
	if p.get().answered.IsZero() {
		return Event{}, false
	}
	r := p.r
	if f := r.fate(); f != nil {
		r = f.by // both got it
	}
	for ; r != nil; r = r.prev {
		if r.told.Type == Answered {
			return r.event(), true
		}
	}
	return Event{}, false
}

// DuplicateOf is the petition that this one was linked to; none when it is no
// duplicate. [Links] say what becomes of both.
func (p Petition) DuplicateOf() Code {
	if p.State() != StateDuplicate {
		return Code{}
	}
	return p.r.event().Of
}

// Ratings are the senders' verdicts so far.
func (p Petition) Ratings() (satisfied, dissatisfied int) { return p.get().likes, p.get().dislikes }

// Reopenings is how often the sender reopened the petition.
func (p Petition) Reopenings() int { return p.get().reopenings }

// Failing are the conditions of admission that the petition does not meet.
func (p Petition) Failing() Conditions { return p.get().failing }

// Equal says whether both have the same events.
func (p Petition) Equal(q Petition) bool { return slices.Equal(p.Events(), q.Events()) }

// WithoutIdentity are the events without the identity of the sender.
func (p Petition) WithoutIdentity() []Event {
	events := p.Events()
	for i := range events {
		events[i] = events[i].WithoutIdentity()
	}
	return events
}

// petitionForm is the JSON form of a petition.
type petitionForm struct {
	Events []Event `json:"events" form:"guarded"`
}

var petitionForms = form.Of[petitionForm](1)

// MarshalJSON writes the petition as its events: {"v":1,"events":[...]}.
// [Process.ReadPetition] reads it back. The zero Petition is refused.
func (p Petition) MarshalJSON() ([]byte, error) {
	if p.IsZero() {
		return nil, texts.Error(form.Error{Code: PetitionEvents, Path: "events"})
	}
	return petitionForms.Write(petitionForm{p.Events()})
}

// UnmarshalJSON refuses: what a petition is follows from its events under the
// rules of a process. See [Process.ReadPetition].
func (p *Petition) UnmarshalJSON([]byte) error { return texts.Error(form.Error{Code: PetitionRules}) }

// ReadPetition reads what [Petition.MarshalJSON] writes, strictly, and
// restores it ([Process.Restore]): nothing is judged again. What is wrong with the form is [form.Errors], with
// paths such as events[2].to.
func (p *Process) ReadPetition(b []byte) (Petition, error) {
	f, err := petitionForms.Read(b, func(f *petitionForm) (errs form.Errors) {
		if len(f.Events) == 0 {
			errs = append(errs, texts.Error(form.Error{Code: PetitionEvents, Path: "events"}))
		}
		return errs
	})
	if err != nil {
		return Petition{}, err
	}
	pet, err := p.Restore(f.Events)
	if err != nil {
		return Petition{}, err
	}
	return pet, nil
}

// Hand is a stretch of time in which one body held a petition.
type Hand struct {
	form.Unwritten
	Body   body.ID
	By     body.ID // who handed it on; none: the sender, or another body that recorded it
	Reason string  // of the transfer
	Since  schedule.Moment
	Until  schedule.Moment // none while it is held
	Ended  EventType       // Transferred, or the event that closed; 0 while it is held; DuplicateLinked also while the other one is not closed
	To     body.ID         // to whom it went
	Back   bool            // it went back to the focal point or to the one it came from

	Asked     schedule.Moment // first request for a supplement before it was taken on
	TakenOn   schedule.Moment
	Answered  schedule.Moment // the answer that stands
	Published schedule.Moment

	// The answer that was published before the sender reopened the petition, the
	// first where it did so again; none where it did not, or where
	// [Practice.ReopeningAnew] held on that day.
	FirstAnswered, FirstPublished schedule.Moment
}

// Hands are the bodies that the petition passed through, in order.
func (p *Process) Hands(pet Petition) []Hand {
	p = p.get()
	var hands []Hand
	var before *record
	for _, r := range pet.records() {
		e := &r.told
		switch {
		case e.Type == Submitted:
			hands = append(hands, Hand{Body: e.To, Since: e.At})
		case e.Type == Transferred:
			h := &hands[len(hands)-1]
			h.Until, h.Ended, h.To, h.Back = e.At, Transferred, e.To, p.back(before, e)
			hands = append(hands, Hand{Body: e.To, By: e.By, Reason: e.Reason, Since: e.At})
		case r.closed && !before.closed:
			h := &hands[len(hands)-1]
			h.Until, h.Ended = r.ended, e.Type
		case r.state == StateDuplicate:
			if f := r.fate(); f == nil || !f.lost {
				hands[len(hands)-1].Ended = DuplicateLinked
			}
		case !r.closed && before.closed, before.state == StateDuplicate: // returned, or reopened
			h := &hands[len(hands)-1]
			h.Until, h.Ended = schedule.Moment{}, 0
		}
		h := &hands[len(hands)-1]
		if e.Type == Reopened && h.FirstPublished.IsZero() && !p.rules.practiceOn(e.At.Day()).ReopeningAnew {
			h.FirstAnswered, h.FirstPublished = pet.publishedBefore(r)
		}
		h.Asked, h.TakenOn, h.Answered, h.Published = r.asked, r.takenOn, r.answered, r.published
		before = r
	}
	return hands
}

// publishedBefore is the answer that was published when the sender reopened the
// petition, none where it was not.
func (p Petition) publishedBefore(reopened *record) (answered, published schedule.Moment) {
	if before := reopened.prev; before.state == StatePublished {
		return before.answered, before.published
	}
	if f := p.r.info.before; f != nil && f.reopened == reopened.n {
		return f.answered, later(f.published, f.ended)
	}
	return answered, published
}

// back says whether a transfer gives a petition back: to the focal point of the
// day, or to whom it came from or who took its place.
func (p *Process) back(r *record, e *told) bool {
	day := e.At.Day()
	if e.To == p.rules.focalOn(day) || e.To == r.holderWas {
		return true
	}
	from, ok := p.answers(r.holderWas, day)
	return ok && e.To == from
}

// History is the petition as it stood after each of its events, in order; the
// last of them is the petition itself.
func (p Petition) History() []Petition {
	all := make([]Petition, p.Len())
	for r := p.r; r != nil; r = r.prev {
		all[r.n-1] = Petition{r}
	}
	return all
}

func (p Petition) records() []*record {
	records := make([]*record, p.Len())
	for r := p.r; r != nil; r = r.prev {
		records[r.n-1] = r
	}
	return records
}

// HolderOn says who answers for the petition on the day: the holder, or who
// took its place since. With the zero day it is the latest state. Without a
// registry the holder always answers. ok is false when nobody or several do:
// the registry's own answer then tells who and why.
//
// What the focal point of its day holds as such is the next focal point's from
// the day on which that begins.
func (p *Process) HolderOn(pet Petition, day form.Day) (holder body.ID, ok bool) {
	p = p.get()
	return p.answers(p.holder(pet.get(), day), day)
}

// holder is the holder on the day (none: the latest) before anybody took its
// place: the body that was sent the petition, or, where that was the focal
// point of its day, the focal point of this one.
func (p *Process) holder(r *record, day form.Day) body.ID {
	return p.holding(r.holder, p.asFocal(r), day)
}

// asFocal says that the holder was sent the petition as the focal point of its
// day, and that there are others to pass it on to.
func (p *Process) asFocal(r *record) bool {
	return len(p.rules.Focal) > 1 && r.holder != "" && r.holder == p.rules.focalOn(r.handed.Day())
}

func (p *Process) holding(id body.ID, asFocal bool, day form.Day) body.ID {
	if !asFocal {
		return id
	}
	if day == form.NoDay {
		day = lastDay
	}
	if now := p.rules.focalOn(day); now != "" {
		return now
	}
	return id
}

var lastDay = form.MustParseDay("2199-12-31")

// AnswersFor is [Process.HolderOn] for any body: itself, or who took its place
// by the day.
func (p *Process) AnswersFor(id body.ID, day form.Day) (body.ID, bool) {
	return p.get().answers(id, day)
}

func (p *Process) answers(id body.ID, day form.Day) (body.ID, bool) {
	if p.bodies == nil || id == "" {
		return id, id != ""
	}
	a := p.bodies.Answers(id, day)
	if a.Body.IsZero() { // a unit that the registry does not know
		up := above(id)
		if now, ok := p.answers(up, day); ok && now != up {
			return now, true
		}
		return id, true
	}
	b, ok := a.One()
	if !ok {
		return id, false
	}
	return b.ID(), true
}
