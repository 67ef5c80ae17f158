package plan

import (
	"cmp"
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Admit says whether an event of the obligation may be recorded now, beside
// the events already there. The error is [form.Errors]. It holds what a reader
// of a file cannot know: that the event names one that was recorded; that what
// must come first did (a confirmation needs what was submitted, an explanation
// that it was asked for); that an extension is granted by the authority that set
// the deadline, before it expires, to a later day, with its reason and document;
// and that an inner due day is not after that of the whole. An event that is
// there already, the same in every field, may be sent again. What changes nothing
// may be told: work that was begun already, or what comes late, after it is done.
// today is the day of recording: what happens later cannot be recorded.
func (o Obligation) Admit(progress *Progress, e Event, today form.Day) error {
	f := faults{e.check()}
	if o.Plan == nil || e.Obligation != o.ID() {
		f.add(form.Error{Code: ObligationMissing, Path: "obligation", Value: string(e.Obligation)})
	}
	if len(f.Errors) > 0 {
		return f.Errors
	}
	if old, ok := progress.byID(e.ID); ok && old.Same(e) {
		return nil // sent again: what was admitted once stays so
	}
	if e.Day > today {
		f.add(form.Error{Code: DayFuture, Path: "day", Value: e.Day.String(), Args: form.Args{"day": e.Day}})
	}
	if f.named(progress, &e); len(f.Errors) > 0 {
		return f.Errors
	}
	if e.Corrects != "" {
		progress = progress.without(e) // an extension may replace a wrong one
	}
	var at place
	if !e.StandsAlone() { // all that was recorded is looked through
		var ok bool
		if at, ok = o.place(progress, e); !ok { // the inner duty was taken back, or not yet given down
			f.add(form.Error{Code: EventMissing, Path: "inner", Value: e.Inner})
			return f.Err()
		}
	}
	f.order(o, e, at)
	return f.Err()
}

// StandsAlone says whether the event may be recorded whatever was recorded before: it
// takes nothing back, is of no inner duty, and nothing must come first.
func (e Event) StandsAlone() bool {
	switch e.Type {
	case EventStarted, EventReported, EventDone, EventSuspended, EventResumed, EventHappened, EventTaken, EventSubmitted, EventNothingArose, EventExplanationAsked:
		return e.Corrects == "" && e.Inner == ""
	}
	return false
}

// named checks the events that an event names.
func (f *faults) named(p *Progress, e *Event) {
	if e.Corrects != "" {
		// What takes the place of another is of the same duty.
		if old, ok := p.byID(e.Corrects); !ok || old.Obligation != e.Obligation || old.ID == e.ID || e.Type != EventCorrected && old.Inner != e.Inner {
			f.add(form.Error{Code: EventMissing, Path: "corrects", Value: e.Corrects})
		}
	}
	if e.Inner == "" {
		return
	}
	switch given, ok := p.byID(e.Inner); {
	case !ok || given.Obligation != e.Obligation || given.Type != EventAssigned:
		f.add(form.Error{Code: EventMissing, Path: "inner", Value: e.Inner})
	case e.Day < given.Day:
		f.early("day", e.Day, given.Day)
	case p.floor(*e) > maxFloors:
		f.add(form.Error{Code: InnerDeep, Path: "inner", Value: e.Inner, Args: form.Args{"max": maxFloors}})
	}
}

// place is where an event comes in: the path of its duty at the end of its day,
// its due day in force, who may put that off, and the day that it may not pass.
type place struct {
	path   Path
	due    form.Day // as it was known on that day
	sets   func(by string) bool
	issuer string
	whole  form.Day // the due day of what an inner duty is a part of; no day elsewhere
}

func (o Obligation) place(progress *Progress, e Event) (at place, ok bool) {
	s, c := progress.state(&o, e.Day)
	at = place{due: s.Due, sets: o.Plan.sets, issuer: o.Plan.Issuer}
	if s.Due < e.Day && c.counted(&s) {
		at.due = max(s.Due, progress.dueKnown(&o, s.Counted, e.Day))
	}
	at.path = progress.Path(o, e.Day)
	if e.Inner == "" {
		return at, true
	}
	// Down to the inner duty: each is set by whoever gave it down, or by the body
	// of what it is a part of.
	of := []string{o.Named, o.Body.ID().String(), o.Body.Name(e.Day)}
	way := at.path.Way(e.Inner)
	for _, inner := range way {
		by := append(of, inner.By)
		at = place{path: inner.Path, due: inner.Path.State.Due, whole: at.due, issuer: cmp.Or(inner.By, by[0]),
			sets: func(who string) bool {
				return bodyKey(who) != "" && slices.ContainsFunc(by, func(one string) bool { return bodyKey(one) == bodyKey(who) })
			}}
		of = []string{inner.To}
	}
	return at, len(way) > 0
}

// order checks an event against how its duty stands.
func (f *faults) order(o Obligation, e Event, at place) {
	s := &at.path.State
	switch e.Type {
	case EventConfirmed:
		f.after(e, EventSubmitted, s.kept() != form.NoDay)
	case EventReturned:
		f.after(e, EventSubmitted, s.kept() != form.NoDay)
	case EventExplained:
		f.after(e, EventExplanationAsked, at.path.ExplanationAsked != form.NoDay)
	case EventExtensionRefused:
		f.after(e, EventExtensionAsked, at.path.ExtensionAsked != form.NoDay)
	case EventExtended:
		f.extension(e, at)
	case EventExtensionAsked:
		f.later(e, at.due)
		f.text("note", e.Note)
	case EventNothingArose:
		if o.Kind != schedule.Recurring {
			f.add(form.Error{Code: ObligationPeriod, Path: "type", Value: string(o.Task.ID)})
		} else if e.Day < o.Start {
			f.early("day", e.Day, o.Start)
		}
	case EventAssigned:
		if e.Due < e.Day {
			f.early("due", e.Due, e.Day)
		}
		f.within(e, at.due)
		f.after(e, EventReturned, s.DoneOn == form.NoDay)
	case EventHappened:
		if _, ok := o.eventPart(); !ok || e.Inner != "" {
			f.add(form.Error{Code: ObligationTerm, Path: "type", Value: string(o.Task.ID)})
		}
	}
}

// after adds the fault of what comes before what it must come after.
func (f *faults) after(e Event, first EventType, came bool) {
	if !came {
		f.add(form.Error{Code: EventOrder, Path: "type", Value: string(e.Type), Args: form.Args{"what": form.Text(eventNames[e.Type]), "first": form.Text(eventNames[first])}})
	}
}

// within adds the fault of an inner due day after that of the whole, which may
// have none.
func (f *faults) within(e Event, whole form.Day) {
	if whole != form.NoDay && e.Due > whole {
		f.add(form.Error{Code: InnerLate, Path: "due", Value: e.Due.String(), Args: form.Args{"due": e.Due, "day": whole}})
	}
}

// later checks the day of an extension, or to which one is asked for, against
// the due day in force.
func (f *faults) later(e Event, due form.Day) {
	switch {
	case due == form.NoDay:
		f.add(form.Error{Code: ObligationUndated, Path: "obligation", Value: string(e.Obligation)})
	case e.Day > due:
		f.add(form.Error{Code: ExtensionLate, Path: "day", Value: e.Day.String(), Args: form.Args{"day": due}})
	case e.Due <= due:
		f.early("due", e.Due, due+1)
	}
}

// extension checks an extension.
func (f *faults) extension(e Event, at place) {
	f.later(e, at.due)
	f.within(e, at.whole)
	if !at.sets(e.By) {
		f.add(form.Error{Code: ExtensionAuthority, Path: "by", Value: e.By, Args: form.Args{"authority": at.issuer}})
	}
	f.text("note", e.Note)
	f.text("document", e.Document)
}

// sets says whether the one who acts is the authority that set the deadlines:
// the issuer of the plan, or the office that signed it.
func (p *Plan) sets(by string) bool {
	key := bodyKey(by)
	if key == "" {
		return false
	}
	if key == bodyKey(p.Issuer) || key == bodyKey(p.Signer) {
		return true
	}
	for office := range strings.SplitSeq(p.Signer, ",") {
		if key == bodyKey(office) {
			return true
		}
	}
	return false
}
