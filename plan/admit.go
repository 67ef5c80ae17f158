package plan

import (
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Admit says whether an event of the obligation may be recorded now, beside
// the events already there. The error is [form.Errors]. It holds what a reader
// of a file cannot know: that the event names one that was recorded, and that
// an extension is granted by the authority that set the deadline, before it
// expires, to a later day, with its reason and document. An event that is
// there already, the same in every field, may be sent again. today is the day of
// recording: what happens later cannot be recorded.
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
	if e.Corrects != "" {
		if old, ok := progress.byID(e.Corrects); !ok || old.Obligation != e.Obligation || old.ID == e.ID {
			f.add(form.Error{Code: EventMissing, Path: "corrects", Value: e.Corrects})
		}
		progress = progress.without(e.Corrects) // an extension may replace a wrong one
	}
	if e.Type == EventExtended {
		s, c := progress.state(&o, e.Day)
		if s.Due < e.Day && c.counted(&s) {
			s.Due = max(s.Due, progress.dueKnown(&o, s.Counted, e.Day)) // as it was known on that day
		}
		f.extension(o, e, s.Due)
	}
	if e.Type == EventHappened {
		if _, ok := o.eventPart(); !ok {
			f.add(form.Error{Code: ObligationTerm, Path: "type", Value: string(o.Task.ID)})
		}
	}
	return f.Err()
}

// extension checks an extension of the due day that was in force.
func (f *faults) extension(o Obligation, e Event, due form.Day) {
	switch {
	case due == form.NoDay:
		f.add(form.Error{Code: ObligationUndated, Path: "obligation", Value: string(e.Obligation)})
	case e.Day > due:
		f.add(form.Error{Code: ExtensionLate, Path: "day", Value: e.Day.String(), Args: form.Args{"day": due}})
	case e.Due <= due:
		f.early("due", e.Due, due+1)
	}
	if !o.Plan.sets(e.By) {
		f.add(form.Error{Code: ExtensionAuthority, Path: "by", Value: e.By, Args: form.Args{"authority": o.Plan.Issuer}})
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
