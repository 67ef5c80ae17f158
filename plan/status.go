package plan

import (
	"unique"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

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

// UnmarshalText reads one of the four.
func (s *Status) UnmarshalText(b []byte) error { return readWord(s, b, Statuses()) }

// readWord reads one of a few words.
func readWord[T ~string](to *T, b []byte, words []T) error {
	var want []string
	for _, w := range words {
		if string(w) == string(b) {
			*to = w
			return nil
		}
	}
	for _, w := range words {
		want = append(want, string(w))
	}
	return texts.Error(form.Error{Code: form.FieldValue, Value: string(b), Want: want})
}

// open says that the work is not done.
func (s Status) open() bool { return s == OpenInTime || s == OpenOverdue }

// Text is the status in words.
func (s Status) Text(l form.Language) string {
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
	Status    Status   `json:"status"`
	Due       form.Day `json:"due,omitzero"`    // the due day in force, extensions included; zero for none
	DoneOn    form.Day `json:"doneOn,omitzero"` // zero while open
	Suspended bool     `json:"suspended,omitzero"`
	// Submitted is the day on which the product was submitted: while open it waits
	// for a confirmation, and once that has come, on DoneOn, it was done in time if
	// it was submitted in time. The time that a superior takes to look through it is
	// not the body's: no rule says so, and a host that counts that time records that
	// the work is done, in place of the confirmation. Zero where nothing was
	// submitted, or it was sent back.
	Submitted form.Day `json:"submitted,omitzero"`
	// NothingArose says that it is done because there was nothing to do.
	NothingArose bool `json:"nothingArose,omitzero"`
	// Counted is the day on which what the task waits for came, when the due
	// day is counted from it; zero otherwise.
	Counted form.Day `json:"counted,omitzero"`
	// Then is the due day as it was known when the work was done, where that was
	// in time and a law or a notice that came later puts Due before it: what was
	// in time stays so. Zero elsewhere.
	Then form.Day `json:"then,omitzero"`
}

type stateForm State

var states = form.Of[stateForm](0)

// MarshalJSON writes the state; the zero State, which has no status, is not
// written.
func (s State) MarshalJSON() ([]byte, error) { return states.Write(stateForm(s)) }

// UnmarshalJSON reads what MarshalJSON writes, and nothing else.
func (s *State) UnmarshalJSON(data []byte) error { return readInto(states, (*stateForm)(s), data) }

// Open says whether the obligation is not done.
func (s State) Open() bool { return s.Status.open() }

// State computes how an obligation stands at the end of the day asOf, from
// the events up to that day. A correction holds for every day: what was taken
// back never was. An extension counts only when it was granted before the due
// day had passed. Whether an extension or the work itself was in time is never
// judged again: a due day that is counted from an event and that a late notice
// of the calendar puts earlier does not make late what was in time when it was
// done.
func (p *Progress) State(o Obligation, asOf form.Day) State {
	s, _ := p.state(&o, asOf)
	return s
}

// course is how the due day of a state came to be.
type course struct {
	granted *entry   // the extension in force, nil where none is
	refused *entry   // the last extension since that came too late
	known   form.Day // the due day as it was known then, by which alone it was in time; no day elsewhere
}

// counted says that the due day is counted from an event, and no extension has
// taken its place.
func (c *course) counted(s *State) bool { return s.Counted != form.NoDay && c.granted == nil }

func (p *Progress) state(o *Obligation, asOf form.Day) (s State, c course) {
	s.Due = o.Due
	if !p.empty() {
		c = p.apply(&s, o, p.facts(o), asOf)
		if s.DoneOn == form.NoDay {
			if on, submitted := p.otherwiseDone(o, asOf); on != form.NoDay {
				s.DoneOn, s.Submitted = on, submitted
			}
		}
	}
	s.judge(asOf)
	return s, c
}

// kept is the day that was, or will be, in time or late: that on which the
// product was submitted, or else that on which it was done.
func (s *State) kept() form.Day {
	if s.Submitted != form.NoDay {
		return s.Submitted
	}
	return s.DoneOn
}

// judge gives the state its status, by its days.
func (s *State) judge(asOf form.Day) {
	switch {
	case s.DoneOn != form.NoDay && (s.Due == form.NoDay || s.kept() <= max(s.Due, s.Then)):
		s.Status = DoneOnTime
	case s.DoneOn != form.NoDay:
		s.Status = DoneLate
	case s.Due == form.NoDay || asOf <= s.Due:
		s.Status = OpenInTime
	default:
		s.Status = OpenOverdue
	}
}

// otherwiseDone is the first day in the obligation's own cycle on which one of
// the other ways that its rule leaves open was taken: "định kỳ 6 tháng hoặc
// đột xuất" is kept in a half year in which the work was done on demand.
// A product that was submitted in the cycle and confirmed is such work as well.
func (p *Progress) otherwiseDone(o *Obligation, asOf form.Day) (first, submitted form.Day) {
	if o.turn == (turn{}) || o.Task == nil || o.Kind != schedule.Recurring {
		return form.NoDay, form.NoDay
	}
	rule := o.Task.Time.Rule
	if rule.Join() != schedule.JoinAny {
		return form.NoDay, form.NoDay
	}
	for i := range rule.Len() {
		other := *o
		other.Occurrence = schedule.Occurrence{Kind: rule.Part(i).Kind, Part: i}
		if other.Kind != schedule.OnDemand && other.Kind != schedule.OnEvent && other.Kind != schedule.External {
			continue
		}
		at := o.turn.Value()
		at.occurrence = rule.Key(other.Occurrence)
		other.turn = unique.Make(at)
		var one State
		for _, f := range p.facts(&other) {
			if f.day > asOf {
				break
			}
			if p.isGone(f.entry) || !one.work(f) {
				continue
			}
			if on := one.kept(); on >= o.Start && on <= o.Due && (first == form.NoDay || one.DoneOn < first) {
				first, submitted = one.DoneOn, one.Submitted
			}
			one = State{} // on demand again
		}
	}
	return first, submitted
}

// work takes what is told of the work itself, and says whether that is done by it.
// Said again, the first time counts; a confirmation of what was not submitted, or
// was sent back, confirms nothing.
func (s *State) work(f fact) (done bool) {
	switch f.kind {
	case EventDone, EventNothingArose:
		if s.DoneOn == form.NoDay {
			s.DoneOn, s.Submitted, s.NothingArose = f.day, form.NoDay, f.kind == EventNothingArose
			return true
		}
	case EventSubmitted:
		if s.kept() == form.NoDay {
			s.Submitted = f.day
		}
	case EventConfirmed:
		if s.DoneOn == form.NoDay && s.Submitted != form.NoDay {
			s.DoneOn = f.day
			return true
		}
	case EventReturned:
		s.DoneOn, s.Submitted, s.NothingArose = form.NoDay, form.NoDay, false
	}
	return false
}

func (p *Progress) apply(s *State, o *Obligation, facts []fact, asOf form.Day) (c course) {
	for _, f := range facts {
		day := f.day
		if day > asOf {
			break
		}
		if p.isGone(f.entry) {
			continue
		}
		switch f.kind {
		case EventDone, EventNothingArose, EventSubmitted, EventConfirmed, EventReturned:
			s.work(f)
		case EventSuspended:
			s.Suspended = true
		case EventResumed:
			s.Suspended = false
		case EventExtended:
			p.extend(s, &c, o, f.entry)
		case EventHappened:
			if part, ok := o.eventPart(); ok {
				if due, err := p.options.Counter.Due(schedule.MomentOn(day), part.Offset); err == nil {
					s.Due, s.Counted, c = due.Day(), day, course{}
				}
			}
		}
	}
	if on := s.kept(); s.DoneOn != form.NoDay && c.counted(s) && on > s.Due {
		if then := p.dueKnown(o, s.Counted, on); then >= on {
			s.Then = then
		}
	}
	return c
}

// extend takes an extension that was granted in time: before the due day had
// passed, by the calendar of today or as it was known on that day.
func (p *Progress) extend(s *State, c *course, o *Obligation, n *entry) {
	if p.options.OriginalDue || s.Due == form.NoDay || n.due <= s.Due {
		return
	}
	known := form.NoDay
	if n.day > s.Due {
		if c.counted(s) {
			known = p.dueKnown(o, s.Counted, n.day)
		}
		if known < n.day {
			c.refused = n
			return
		}
	}
	s.Due, *c = n.due, course{granted: n, known: known}
}

// dueKnown is the due day counted from the day on which what the task waits for
// came, by the calendar as it was known at the end of a day after it; no day
// where that is the calendar of today.
func (p *Progress) dueKnown(o *Obligation, counted, on form.Day) form.Day {
	part, ok := o.eventPart()
	cal := p.options.Counter.Calendar()
	if !ok || cal.WasKnown(on, counted, on) {
		return form.NoDay
	}
	due, err := p.options.Counter.On(cal.KnownOn(on)).Due(schedule.MomentOn(counted), part.Offset)
	if err != nil {
		return form.NoDay
	}
	return due.Day()
}

// eventPart is the part of the rule that waits for an event, if the
// obligation comes from one that sets a term.
func (o Obligation) eventPart() (schedule.Part, bool) {
	if o.Kind != schedule.OnEvent || o.Task == nil || o.Part < 0 || o.Part >= o.Task.Time.Rule.Len() {
		return schedule.Part{}, false
	}
	part := o.Task.Time.Rule.Part(o.Part)
	return part, !part.Offset.IsZero()
}

// Holder is who answers for the obligation on a day: the body itself while it
// lives and has the function of the task, after that its successors, with the
// facts that lead there. Several and nobody are answers; a body that no registry
// knows gives the zero Answer.
func (o Obligation) Holder(r *body.Registry, on form.Day) body.Answer {
	if r == nil || o.Body.IsZero() {
		return body.Answer{}
	}
	if o.Task == nil {
		return r.Answers(o.Body.ID(), on)
	}
	return r.Holder(o.Task.Function, o.Body.ID(), on)
}
