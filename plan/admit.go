package plan

import (
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Admit says whether an event of the obligation may be recorded now, beside
// the events already there. The error is [Faults]. It holds what a reader of a
// file cannot know: that the event names one that was recorded, and that an
// extension is granted by the authority that set the deadline, before it
// expires, to a later day, with its reason and document. An event that is
// there already, the same in every field, may be sent again. today is the day of
// recording: what happens later cannot be recorded.
func (o Obligation) Admit(progress *Progress, e Event, today form.Day) error {
	var d decoder
	e.check(&d)
	if e.Obligation != o.ID() {
		d.fault("obligation", FaultReference, string(e.Obligation), nil)
	}
	if len(d.faults) > 0 {
		return d.faults
	}
	history := progress.Events(o)
	if slices.ContainsFunc(history, e.Same) {
		return nil // sent again: what was admitted once stays so
	}
	if e.Day > today {
		d.fault("day", FaultFuture, e.Day.String(), nil)
	}
	if e.Corrects != "" {
		corrected := func(old Event) bool {
			return old.ID == e.Corrects && old.Obligation == e.Obligation && old.ID != e.ID
		}
		if !slices.ContainsFunc(history, corrected) {
			d.fault("corrects", FaultReference, e.Corrects, nil)
		}
		progress = progress.without(e.Corrects) // an extension may replace a wrong one
	}
	if e.Type == Extended {
		due := progress.State(o, e.Day).Due
		switch {
		case due == form.NoDay:
			d.fault("obligation", FaultNoDue, string(e.Obligation), nil)
		case e.Day > due:
			d.fault("day", FaultExpired, due.String(), nil)
		case e.Due <= due:
			d.early("due", e.Due, due+1)
		}
		if !o.Plan.sets(e.By) {
			d.fault("by", FaultAuthority, o.Plan.Issuer, nil)
		}
		if strings.TrimSpace(e.Note) == "" {
			d.fault("note", FaultMissing, "", nil)
		}
		if strings.TrimSpace(e.Document) == "" {
			d.fault("document", FaultMissing, "", nil)
		}
	}
	if e.Type == Happened {
		if _, ok := o.eventPart(); !ok {
			d.fault("type", FaultNoEvent, string(o.Task.ID), nil)
		}
	}
	if len(d.faults) > 0 {
		return d.faults
	}
	return nil
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
