package indicator

import (
	"fmt"
	"slices"

	"github.com/caicach/tthc/schedule/form"
)

// SetVersion is the version of the JSON form of sets and scorecards.
const SetVersion = 1

// SetData is a set of indicators and targets as a file holds it. [NewSet]
// checks it once.
type SetData struct {
	Version     int          `json:"v"`
	ID          string       `json:"id"` // the number of the document
	Title       string       `json:"title"`
	Date        form.Day     `json:"date,omitzero"`
	Issuer      string       `json:"issuer,omitzero"`
	Definitions []Definition `json:"definitions"`
	Targets     []Target     `json:"targets"`
	Notes       []string     `json:"notes,omitempty"`
}

// Set is a published set of indicators with its targets. It does not change.
type Set struct {
	data SetData
	byID map[ID]int
}

// NewSet checks a set and gives it, or a [*LoadError] with all its faults.
func NewSet(d SetData) (*Set, error) {
	var fs faults
	if d.Version != SetVersion {
		fs.add("v", "version", fmt.Sprint(d.Version))
	}
	if d.ID == "" {
		fs.add("id", "missing", "")
	}
	s := &Set{data: d, byID: map[ID]int{}}
	s.data.Definitions = nil
	for i, def := range d.Definitions {
		path := fmt.Sprintf("definitions[%d]", i)
		def.check(path, &fs)
		if _, twice := s.byID[def.ID]; twice {
			fs.add(path+".id", "doubled", string(def.ID))
		}
		if j, ok := s.byID[def.Parent]; def.Parent != "" && (!ok || d.Definitions[j].Parent != "") {
			fs.add(path+".parent", "parent", string(def.Parent))
		}
		s.byID[def.ID] = i
		s.data.Definitions = append(s.data.Definitions, def.clone())
	}
	s.data.Targets = nil
	for i, t := range d.Targets {
		path := fmt.Sprintf("targets[%d]", i)
		j, ok := s.byID[t.Indicator]
		switch {
		case !ok:
			fs.add(path+".indicator", "unknown", string(t.Indicator))
		case t.Goal.check() != nil:
			fs = append(fs, Fault{Path: path + ".goal", Kind: "value", Cause: t.Goal.check()})
		default:
			def := d.Definitions[j]
			if t.Goal.Unit != def.Unit {
				fs.add(path+".goal.unit", "unit", t.Goal.Unit)
			}
			if t.Goal.Change == Decrease && def.Kind != Cutback || t.Goal.Change == Increase && def.Kind != Rise {
				fs.add(path+".goal.change", "change", t.Goal.Change.String())
			}
		}
		if t.Period.IsZero() {
			fs.add(path+".period", "missing", "")
		}
		if len(t.Binds.Classes) == 0 && len(t.Binds.Bodies) == 0 {
			fs.add(path+".binds", "binds", t.Binds.Words)
		}
		for k, c := range t.Binds.Classes {
			if !c.Valid() {
				fs.add(fmt.Sprintf("%s.binds.classes[%d]", path, k), "value", string(c))
			}
		}
		if w := t.Binds.Where; w != nil {
			if _, ok := s.byID[w.Indicator]; !ok {
				fs.add(path+".binds.where.indicator", "unknown", string(w.Indicator))
			}
			if w.Period.IsZero() {
				fs.add(path+".binds.where.period", "missing", "")
			}
			if err := w.Goal.check(); err != nil {
				fs = append(fs, Fault{Path: path + ".binds.where.goal", Kind: "value", Cause: err})
			}
		}
		s.data.Targets = append(s.data.Targets, t.clone())
	}
	s.data.Notes = slices.Clone(d.Notes)
	if err := fs.err(); err != nil {
		return nil, err
	}
	return s, nil
}

func (d Definition) check(path string, fs *faults) {
	if d.ID == "" {
		fs.add(path+".id", "missing", "")
	}
	if d.Name == "" {
		fs.add(path+".name", "missing", "")
	}
	if d.Unit == "" {
		fs.add(path+".unit", "missing", "")
	}
	if int(d.Kind) >= len(kindNames) {
		fs.add(path+".kind", "value", fmt.Sprint(d.Kind))
	}
}

// ReadSet reads the JSON form of a set: unknown fields are refused, and all
// faults are reported together in a [*LoadError].
func ReadSet(b []byte) (*Set, error) {
	var d SetData
	if err := decodeStrict(b, &d); err != nil {
		return nil, &LoadError{[]Fault{{Kind: "json", Cause: err}}}
	}
	return NewSet(d)
}

// MarshalJSON writes what [ReadSet] reads.
func (s *Set) MarshalJSON() ([]byte, error) { return marshalPlain(s.data) }

// ID is the number of the set's document: 221/VPCP-KSTT.
func (s *Set) ID() string { return s.data.ID }

// Title is what the document is about.
func (s *Set) Title() string { return s.data.Title }

// Date is the day of the document; the zero Day is unknown.
func (s *Set) Date() form.Day { return s.data.Date }

// Notes is what has to be known of the source and its gaps.
func (s *Set) Notes() []string { return slices.Clone(s.data.Notes) }

// Definitions is the indicators in the order of the document, sub-rows behind
// their parents.
func (s *Set) Definitions() []Definition {
	ds := make([]Definition, len(s.data.Definitions))
	for i, d := range s.data.Definitions {
		ds[i] = d.clone()
	}
	return ds
}

// Definition is the indicator of that ID.
func (s *Set) Definition(id ID) (Definition, bool) {
	i, ok := s.byID[id]
	if !ok {
		return Definition{}, false
	}
	return s.data.Definitions[i].clone(), true
}

// Targets is all targets in the order of the document.
func (s *Set) Targets() []Target {
	ts := make([]Target, len(s.data.Targets))
	for i, t := range s.data.Targets {
		ts[i] = t.clone()
	}
	return ts
}
