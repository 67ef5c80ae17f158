package body

import (
	"slices"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Body is a body of a [Registry]: one identity through all its names. Bodies
// of one registry are compared with ==. The zero Body is none; its methods
// give zero values.
//
// Where a method takes a day, the zero day asks for the latest state.
type Body struct {
	form.Unwritten
	e *entry
}

// entry is what a registry knows of a body; it does not change after the
// registry is made.
type entry struct {
	id       ID
	names    []Naming // in order of time, without gaps
	codes    []Code
	out      []Succession  // in order of time
	in       []*Succession // in order of time
	children []*entry
	at       int32 // in the registry, or among those loaded
}

// Naming is how a body is called and what it is, for a time. A change of name
// or type is a new naming of the same body, no succession.
type Naming struct {
	form.Unwritten

	Name   string   // official, in full
	Short  []string // other names, abbreviations as documents write them
	Class  Class
	Level  Level
	Parent ID            // zero: none
	Span   schedule.Span // no Since: since before records
	Change Change        // why it begins; zero for the first
	Source string
}

// Change says why a naming begins.
type Change string

// The changes.
const (
	ChangeRename  Change = "rename"  // another name
	ChangeUpgrade Change = "upgrade" // a higher class: Ủy ban Dân tộc became a ministry
	ChangeType    Change = "type"    // a tỉnh became a thành phố, a xã a phường
	ChangeParent  Change = "parent"  // it stands under another body: both national universities under the Ministry of Education
)

func (c Change) valid() bool {
	switch c {
	case ChangeRename, ChangeUpgrade, ChangeType, ChangeParent:
		return true
	}
	return false
}

// Code is a code of a body in a system of codes, for a time. The time of a
// code is not the life of the body: ministries ended on 1 March 2025, their
// identifiers were closed on 14 April 2025.
type Code struct {
	form.Unwritten

	System CodeSystem
	Value  string
	Span   schedule.Span
	Source string
}

// CodeSystem is a system of codes.
type CodeSystem string

// The systems. A value is unique in its system on any day, but the same value
// may pass from one body to another: GSO 24 was Bắc Giang and is Bắc Ninh.
const (
	// Identifier is the validity of a body's electronic identifier in the
	// tables of Decisions 20/2020/QĐ-TTg and 09/2025/QĐ-TTg.
	Identifier CodeSystem = "identifier"
	// GSO is the statistical code: Decisions 124/2004/QĐ-TTg and, from 1 July
	// 2025, 19/2025/QĐ-TTg. A merged province carries the code of the one in
	// which its seat lies; its identifier goes by the name. Neither can be
	// computed from the other.
	GSO CodeSystem = "gso"
)

// Valid says whether s is one of the systems.
func (s CodeSystem) Valid() bool { return s == Identifier || s == GSO }

// IsZero says that there is no body.
func (b Body) IsZero() bool { return b.e == nil }

// ID is the identifier of the body.
func (b Body) ID() ID {
	if b.e == nil {
		return ""
	}
	return b.e.id
}

// String is the identifier.
func (b Body) String() string { return string(b.ID()) }

// Naming is what the body is called and is on the day: the first naming
// before its life and the last one after it.
func (b Body) Naming(on form.Day) Naming {
	if b.e == nil {
		return Naming{}
	}
	names := b.e.names
	if on == form.NoDay {
		return names[len(names)-1]
	}
	i := len(names) - 1
	for i > 0 && on < names[i].Span.Since {
		i--
	}
	return names[i]
}

// Namings is all the namings in order of time.
func (b Body) Namings() []Naming {
	if b.e == nil {
		return nil
	}
	return slices.Clone(b.e.names)
}

// Name is the official name on the day, as [Body.Naming] chooses it.
func (b Body) Name(on form.Day) string { return b.Naming(on).Name }

// Class is the class on the day.
func (b Body) Class(on form.Day) Class { return b.Naming(on).Class }

// Level is the level on the day.
func (b Body) Level(on form.Day) Level { return b.Naming(on).Level }

// Parent is the identifier of the body above on the day, zero for none.
func (b Body) Parent(on form.Day) ID { return b.Naming(on).Parent }

// Life is the days on which the body exists; a zero Since when its beginning
// is older than the records, a zero Until while it lives.
func (b Body) Life() schedule.Span {
	if b.e == nil {
		return schedule.Span{}
	}
	return schedule.Span{Since: b.e.names[0].Span.Since, Until: b.e.names[len(b.e.names)-1].Span.Until}
}

// Lives says whether the body exists on the day; with the zero day, whether
// its life has no end.
func (b Body) Lives(on form.Day) bool {
	if b.e == nil {
		return false
	}
	if on == form.NoDay {
		return b.Life().Until == form.NoDay
	}
	return b.Life().Contains(on)
}

// Codes is the codes of the body in all systems.
func (b Body) Codes() []Code {
	if b.e == nil {
		return nil
	}
	return slices.Clone(b.e.codes)
}

// Code is the code of the body in the system on the day, empty for none; with
// the zero day, the code without an end.
func (b Body) Code(system CodeSystem, on form.Day) string {
	if b.e == nil {
		return ""
	}
	for _, c := range b.e.codes {
		if c.System == system && inForce(c.Span, on) {
			return c.Value
		}
	}
	return ""
}

func inForce(s schedule.Span, on form.Day) bool {
	if on == form.NoDay {
		return s.Until == form.NoDay
	}
	return s.Contains(on)
}
