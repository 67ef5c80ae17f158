package indicator

import (
	"fmt"
	"slices"

	"github.com/caicach/tthc/schedule/form"
)

// SetData is a set of indicators and targets as a file holds it. [NewSet]
// checks it once.
type SetData struct {
	ID          string       `json:"id"` // the number of the document
	Title       string       `json:"title"`
	Date        form.Day     `json:"date,omitzero"`
	Issuer      string       `json:"issuer,omitzero"`
	Definitions []Definition `json:"definitions"`
	Targets     []Target     `json:"targets"`
	Notes       []string     `json:"notes,omitempty"`
}

// setForm is the stored form of a set, in its first version.
var setForm = form.Of[SetData](1)

// Set is a published set of indicators with its targets. It is immutable; a
// nil Set defines nothing.
type Set struct {
	data SetData
	byID map[ID]int
}

// NewSet checks a set and gives it, or all that is wrong with it.
func NewSet(d SetData) (*Set, error) {
	if d.Definitions == nil {
		d.Definitions = []Definition{}
	}
	if d.Targets == nil {
		d.Targets = []Target{}
	}
	if errs := d.check(); len(errs) > 0 {
		return nil, errs
	}
	// What can be written is what may be: texts in UTF-8, names that exist.
	if _, err := setForm.Write(d); err != nil {
		return nil, err
	}
	return d.set(), nil
}

// ReadSet reads the JSON form of a set (set.schema.json), strictly; all that is
// wrong with it comes together.
func ReadSet(b []byte) (*Set, error) {
	d, err := setForm.Read(b, func(d *SetData) form.Errors { return d.check() })
	if err != nil {
		return nil, err
	}
	return d.set(), nil
}

// set is a set of data that was checked, which it copies.
func (d SetData) set() *Set {
	s := &Set{data: d, byID: map[ID]int{}}
	s.data.Definitions, s.data.Targets, s.data.Notes = make([]Definition, 0, len(d.Definitions)), make([]Target, 0, len(d.Targets)), slices.Clone(d.Notes)
	for i, def := range d.Definitions {
		s.byID[def.ID] = i
		s.data.Definitions = append(s.data.Definitions, def.clone())
	}
	for _, t := range d.Targets {
		s.data.Targets = append(s.data.Targets, t.clone())
	}
	return s
}

// checker gathers what is wrong, each with its path.
type checker struct{ errs form.Errors }

func (c *checker) add(path string, code form.Code, value string) {
	c.errs = append(c.errs, texts.Error(form.Error{Code: code, Path: path, Value: value}))
}

func (d SetData) check() form.Errors {
	var c checker
	if d.ID == "" {
		c.add("id", form.FieldMissing, "")
	}
	at := map[ID]int{}
	for i, def := range d.Definitions {
		path := fmt.Sprintf("definitions[%d]", i)
		c.errs = append(c.errs, def.Check().Under(path)...)
		if _, twice := at[def.ID]; twice {
			c.add(path+".id", DefinitionDoubled, string(def.ID))
		}
		if j, ok := at[def.Parent]; def.Parent != "" && (!ok || d.Definitions[j].Parent != "") {
			c.add(path+".parent", DefinitionParent, string(def.Parent))
		}
		at[def.ID] = i
	}
	for i := range d.Targets {
		var def *Definition
		if j, ok := at[d.Targets[i].Indicator]; ok {
			def = &d.Definitions[j]
		}
		c.target(fmt.Sprintf("targets[%d]", i), &d.Targets[i], def, at)
	}
	return c.errs
}

// target checks a target of an indicator, which is nil when the set does not
// define it.
func (c *checker) target(path string, t *Target, def *Definition, at map[ID]int) {
	goal := t.Goal.check()
	switch {
	case def == nil:
		c.add(path+".indicator", DefinitionUnknown, string(t.Indicator))
	case goal != nil:
		c.errs = append(c.errs, form.Errors{goal}.Under(path+".goal")...)
	default:
		if t.Goal.Unit != def.Unit {
			c.add(path+".goal.unit", TargetUnit, t.Goal.Unit)
		}
		if t.Goal.Change == Decrease && def.Kind != Cutback || t.Goal.Change == Increase && def.Kind != Rise {
			c.add(path+".goal.change", TargetChange, t.Goal.Change.String())
		}
	}
	if t.Period.IsZero() {
		c.add(path+".period", form.FieldMissing, "")
	}
	if len(t.Binds.Classes) == 0 && len(t.Binds.Bodies) == 0 {
		c.add(path+".binds", TargetBinds, t.Binds.Words)
	}
	for k, class := range t.Binds.Classes {
		if !class.Valid() {
			c.add(fmt.Sprintf("%s.binds.classes[%d]", path, k), form.FieldValue, string(class))
		}
	}
	if w := t.Binds.Where; w != nil {
		if _, ok := at[w.Indicator]; !ok {
			c.add(path+".binds.where.indicator", DefinitionUnknown, string(w.Indicator))
		}
		if w.Period.IsZero() {
			c.add(path+".binds.where.period", form.FieldMissing, "")
		}
		if err := w.Goal.check(); err != nil {
			c.errs = append(c.errs, form.Errors{err}.Under(path+".binds.where.goal")...)
		}
	}
}

// MarshalJSON writes what [ReadSet] reads.
func (s Set) MarshalJSON() ([]byte, error) { return setForm.Write(s.data) }

// UnmarshalJSON reads as [ReadSet] does.
func (s *Set) UnmarshalJSON(b []byte) error {
	t, err := ReadSet(b)
	if err == nil {
		*s = *t
	}
	return err
}

// get is the data, which a nil set has none of.
func (s *Set) get() SetData {
	if s == nil {
		return SetData{}
	}
	return s.data
}

// ID is the number of the set's document: 221/VPCP-KSTT.
func (s *Set) ID() string { return s.get().ID }

// Title is what the document is about.
func (s *Set) Title() string { return s.get().Title }

// Date is the day of the document; the zero Day is unknown.
func (s *Set) Date() form.Day { return s.get().Date }

// Issuer is who issued the document; empty where it is unknown.
func (s *Set) Issuer() string { return s.get().Issuer }

// Notes is what has to be known of the source and its gaps.
func (s *Set) Notes() []string { return slices.Clone(s.get().Notes) }

// Definitions is the indicators in the order of the document, sub-rows behind
// their parents.
func (s *Set) Definitions() []Definition {
	ds := slices.Clone(s.get().Definitions)
	for i := range ds {
		ds[i] = ds[i].clone()
	}
	return ds
}

// Definition is the indicator of that ID.
func (s *Set) Definition(id ID) (Definition, bool) {
	if s == nil {
		return Definition{}, false
	}
	i, ok := s.byID[id]
	if !ok {
		return Definition{}, false
	}
	return s.data.Definitions[i].clone(), true
}

// Targets is all targets in the order of the document.
func (s *Set) Targets() []Target {
	ts := slices.Clone(s.get().Targets)
	for i := range ts {
		ts[i] = ts[i].clone()
	}
	return ts
}
