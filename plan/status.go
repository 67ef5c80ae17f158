package plan

import (
	"slices"

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
	Status    Status
	Due       form.Day // the due day in force, extensions included; zero for none
	DoneOn    form.Day // zero while open
	Suspended bool
	// Counted is the day on which what the task waits for came, when the due
	// day is counted from it; zero otherwise.
	Counted form.Day
}

// Open says whether the obligation is not done.
func (s State) Open() bool { return s.Status == OpenInTime || s.Status == OpenOverdue }

// State computes how an obligation stands at the end of the day asOf, from
// the events up to that day. A correction holds for every day: what was taken
// back never was. An extension counts only when it was granted before the due
// day had passed.
func (p *Progress) State(o Obligation, asOf form.Day) State {
	s := State{Due: o.Due}
	if own, class := p.events(o); len(own)+len(class) > 0 {
		if len(class) > 0 {
			own = p.Events(o)
		}
		p.apply(&s, o, own, asOf)
	}
	if s.DoneOn == form.NoDay {
		s.DoneOn = p.otherwiseDone(o, asOf)
	}
	switch {
	case s.DoneOn != form.NoDay && (s.Due == form.NoDay || s.DoneOn <= s.Due):
		s.Status = DoneOnTime
	case s.DoneOn != form.NoDay:
		s.Status = DoneLate
	case s.Due == form.NoDay || asOf <= s.Due:
		s.Status = OpenInTime
	default:
		s.Status = OpenOverdue
	}
	return s
}

// otherwiseDone is the first day in the obligation's own cycle on which one of
// the other ways that its rule leaves open was taken: "định kỳ 6 tháng hoặc
// đột xuất" is kept in a half year in which the work was done on demand.
func (p *Progress) otherwiseDone(o Obligation, asOf form.Day) (first form.Day) {
	rule := o.Task.Time.Rule
	if p == nil || len(p.of) == 0 || rule.Join() != schedule.Any || o.Kind != schedule.Recurring {
		return form.NoDay
	}
	for i := range rule.Len() {
		other := o
		other.Occurrence = schedule.Occurrence{Kind: rule.Part(i).Kind, Part: i}
		if other.Kind != schedule.OnDemand && other.Kind != schedule.Event && other.Kind != schedule.External {
			continue
		}
		other.occurrence = rule.Key(other.Occurrence)
		own, class := p.events(other)
		for _, e := range slices.Concat(own, class) {
			day := e.Day
			if e.Type == Done && !p.gone[e.ID] && day >= o.Start && day <= min(asOf, o.Due) && (first == form.NoDay || day < first) {
				first = day
			}
		}
	}
	return first
}

func (p *Progress) apply(s *State, o Obligation, events []Event, asOf form.Day) {
	for _, e := range events {
		day := e.Day
		if day > asOf {
			return
		}
		if p.gone[e.ID] {
			continue
		}
		switch e.Type {
		case Done: // said again, the first time counts
			if s.DoneOn == form.NoDay {
				s.DoneOn = day
			}
		case Returned:
			s.DoneOn = form.NoDay
		case Suspended:
			s.Suspended = true
		case Resumed:
			s.Suspended = false
		case Extended:
			if !p.options.OriginalDue && s.Due != form.NoDay && day <= s.Due && e.Due > s.Due {
				s.Due = e.Due
			}
		case Happened:
			if part, ok := o.eventPart(); ok {
				if due, err := p.options.Counter.Due(schedule.MomentOn(day), part.Offset); err == nil {
					s.Due, s.Counted = due.Day(), day
				}
			}
		}
	}
}

// eventPart is the part of the rule that waits for an event, if the
// obligation comes from one that sets a term.
func (o Obligation) eventPart() (schedule.Part, bool) {
	if o.Kind != schedule.Event {
		return schedule.Part{}, false
	}
	part := o.Task.Time.Rule.Part(o.Part)
	return part, !part.Offset.IsZero()
}

// Explain derives the due day of an obligation that waited for an event: from
// the day on which the event came, step by step. It is false while the event
// has not come, and for what does not wait for one.
func (p *Progress) Explain(o Obligation, asOf form.Day, l form.Language) (schedule.Explanation, bool) {
	s := p.State(o, asOf)
	part, ok := o.eventPart()
	if !ok || s.Counted == form.NoDay {
		return schedule.Explanation{}, false
	}
	e, err := p.options.Counter.Explain(l, schedule.MomentOn(s.Counted), part.Offset)
	return e, err == nil
}

// Holder is who answers for the obligation on a day: the body itself while it
// lives, after that its successors, with the facts that lead there. Several
// and nobody are answers; a body that no registry knows gives the zero Answer.
func (o Obligation) Holder(r *body.Registry, on form.Day) body.Answer {
	if r == nil || o.Body.IsZero() {
		return body.Answer{}
	}
	return r.Answers(o.Body.ID(), on)
}
