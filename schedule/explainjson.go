package schedule

import (
	"fmt"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// The forms of a due day and of its explanation.
var (
	explanations = form.Of[explanationForm](0)
	steps        = form.Of[stepForm](0)
	dues         = form.Of[dueForm](0)
)

type dueForm Due

// MarshalJSON writes {"at","state","atEarliest"}.
func (d Due) MarshalJSON() ([]byte, error) { return dues.Write(dueForm(d)) }

// UnmarshalJSON reads what [Due.MarshalJSON] writes.
func (d *Due) UnmarshalJSON(b []byte) error {
	f, err := dues.Read(b, nil)
	if err != nil {
		return err
	}
	*d = Due(f)
	return nil
}

type stepForm struct {
	Day    form.Day `json:"day"`
	Until  form.Day `json:"until,omitzero"`
	Count  *halves  `json:"count,omitzero"`
	Unit   Unit     `json:"unit,omitzero"`
	Effect Effect   `json:"effect"`
	Reason string   `json:"reason,omitzero"`
	Source string   `json:"source,omitzero"`
}

func formOfStep(s Step) stepForm {
	f := stepForm{Day: s.Day, Until: s.Until, Effect: s.Effect, Reason: s.Reason, Source: s.Source}
	if !s.Count.IsZero() {
		n := halves(s.Count.halves)
		f.Count, f.Unit = &n, s.Count.unit
	}
	return f
}

// step is the step of the form, and what is wrong with its count.
func (f stepForm) step() (Step, form.Errors) {
	s := Step{Day: f.Day, Until: f.Until, Effect: f.Effect, Reason: f.Reason, Source: f.Source}
	switch {
	case f.Count != nil:
		var faults form.Errors
		s.Count, faults = termForm{N: *f.Count, Unit: f.Unit}.term()
		return s, faults
	case f.Unit != "":
		return s, form.Errors{refused(TermMissing, "")}.Under("count")
	}
	return s, nil
}

// MarshalJSON writes {"day","until","count","unit","effect","reason","source"};
// the unit is that of the count.
func (s Step) MarshalJSON() ([]byte, error) { return steps.Write(formOfStep(s)) }

// UnmarshalJSON reads what [Step.MarshalJSON] writes.
func (s *Step) UnmarshalJSON(b []byte) error {
	f, err := steps.Read(b, func(f *stepForm) form.Errors { _, faults := f.step(); return faults })
	if err != nil {
		return err
	}
	*s, _ = f.step()
	return nil
}

type explanationForm struct {
	From       Moment             `json:"from"`
	Term       Term               `json:"term,omitzero"`
	Terms      []Term             `json:"terms,omitzero"`
	Due        form.Day           `json:"due"`
	Time       calendar.TimeOfDay `json:"time,omitzero"`
	At         Moment             `json:"at,omitzero"`
	State      calendar.State     `json:"state,omitzero"`
	AtEarliest bool               `json:"atEarliest,omitzero"`
	Steps      []stepForm         `json:"steps,omitzero"`
	Language   string             `json:"language,omitzero"`
}

// MarshalJSON writes {"from","term":{"n","unit"},"due","time","state","steps"};
// several steps of a procedure are "terms" in place of "term", "atEarliest" is
// true while a pause has not ended, "at" is the end where it is no whole minute,
// and "language" is "en" where the texts are English. Steps are written as
// [Step] writes them, without the unit where it is that of the term.
func (e Explanation) MarshalJSON() ([]byte, error) {
	f := explanationForm{From: e.From, Due: e.Due.Day(), Time: e.Due.TimeOfDay(), State: e.Due.State, AtEarliest: e.Due.AtEarliest}
	unit := toldUnit(e.Terms)
	for _, s := range e.Steps {
		step := formOfStep(s)
		if step.Unit == unit {
			step.Unit = ""
		}
		f.Steps = append(f.Steps, step)
	}
	if len(e.Terms) == 1 {
		f.Term = e.Terms[0]
	} else {
		f.Terms = e.Terms
	}
	if f.due() != e.Due.At {
		f.At = e.Due.At
	}
	if e.Language == form.English {
		f.Language = e.Language.String()
	}
	return explanations.Write(f)
}

// toldUnit is the unit in which the steps of an explanation of terms count;
// none where the terms have several.
func toldUnit(terms []Term) Unit {
	unit := Unit("")
	for i := range 2 * len(terms) {
		u := lengthAt(terms, i).unit
		switch u {
		case "":
			continue
		case Weeks, Months, Years:
			u = Days
		}
		if unit != "" && unit != u {
			return ""
		}
		unit = u
	}
	return unit
}

// explanation is the explanation of the form, and what is wrong with it.
func (f *explanationForm) explanation() (Explanation, form.Errors) {
	e := Explanation{From: f.From, Terms: f.Terms, Due: Due{f.due(), f.State, f.AtEarliest}}
	if !f.Term.IsZero() {
		e.Terms = []Term{f.Term}
	}
	var faults form.Errors
	if f.Term.IsZero() == (len(f.Terms) == 0) {
		faults = append(faults, form.Errors{refused(TermMissing, "")}.Under("term")...)
	}
	switch {
	case f.At.IsZero():
	case f.At.day == f.Due:
		e.Due.At = f.At
	default:
		faults = append(faults, form.Errors{refused(MomentForm, f.At.String())}.Under("at")...)
	}
	switch f.Language {
	case "":
	case form.English.String():
		e.Language = form.English
	default:
		faults = append(faults, form.Errors{refused(OptionUnknown, f.Language, form.English.String())}.Under("language")...)
	}
	for i, step := range f.Steps {
		if step.Count != nil && step.Unit == "" {
			step.Unit = toldUnit(e.Terms)
		}
		s, wrong := step.step()
		e.Steps, faults = append(e.Steps, s), append(faults, wrong.Under(fmt.Sprintf("steps[%d]", i))...)
	}
	return e, faults
}

// due is the end as day and time say it.
func (f *explanationForm) due() Moment { return MomentOn(f.Due).At(f.Time) }

// UnmarshalJSON reads what [Explanation.MarshalJSON] writes.
func (e *Explanation) UnmarshalJSON(b []byte) error {
	f, err := explanations.Read(b, func(f *explanationForm) form.Errors { _, faults := f.explanation(); return faults })
	if err != nil {
		return err
	}
	*e, _ = f.explanation()
	return nil
}
