package body

import (
	"cmp"
	"slices"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Amendment is one thing that happened to a body of a registry, on a day, as a
// resolution says it: what is added to a registry that has the body already.
// One that the registry has already changes nothing, so that a file may be
// loaded over a later registry.
//
//   - rename, upgrade, type, parent: what it is called and is from the day
//     on, as a [Change]. What is not given stays.
//   - merge, split, replace, ended: its life ends, as a [SuccessionKind], and
//     To took over; its statistical code ends with it.
//   - function: one function passed to To.
//   - code: the code in System that it has from the day on; without Value it
//     has none any more.
type Amendment struct {
	ID     string `json:"id"`
	On     string `json:"on"`
	Kind   string `json:"kind"`
	Source string `json:"source,omitempty"`

	Name   string   `json:"name,omitempty"`
	Short  []string `json:"short,omitempty"`
	Class  string   `json:"class,omitempty"`
	Level  string   `json:"level,omitempty"`
	Parent string   `json:"parent,omitempty"`

	To       []string `json:"to,omitempty"`
	Function string   `json:"function,omitempty"`

	System string `json:"system,omitempty"` // gso, when empty
	Value  string `json:"value,omitempty"`
}

// kindCode is the kind of amendment that gives another code.
const kindCode = "code"

// amend applies the amendments of all data, in order of time.
func (l *loader) amend() {
	type dated struct {
		*Amendment
		on form.Day
		at in
	}
	var all []dated
	for n := range l.data {
		for i := range l.data[n].Amendments {
			a := &l.data[n].Amendments[i]
			at := in{l, place{data: int32(n), i: int32(i), list: inAmendments}}
			if on := at.day(a.On, "on"); on != form.NoDay {
				all = append(all, dated{a, on, at})
			} else if a.On == "" {
				at.refuse(AmendmentDay, "on", "")
			}
		}
	}
	slices.SortStableFunc(all, func(a, b dated) int { return cmp.Compare(a.on, b.on) })
	for _, a := range all {
		e := l.byID[ID(a.ID)]
		kind := SuccessionKind(a.Kind)
		switch {
		case e == nil:
			a.at.refuse(BodyMissing, "id", a.ID)
		case Change(a.Kind).valid():
			l.renamed(e, a.Amendment, a.on, a.at)
		case kind == SuccessionFunction:
			l.passed(e, a.Amendment, a.on, a.at)
		case kind.Valid():
			if l.ended(e, a.on, a.at) {
				l.passed(e, a.Amendment, a.on, a.at)
			}
		case a.Kind == kindCode:
			l.recoded(e, a.Amendment, a.on, a.at)
		default:
			a.at.refuse(AmendmentUnknown, "kind", a.Kind)
		}
	}
}

// renamed gives a body another naming from the day on.
func (l *loader) renamed(e *entry, a *Amendment, on form.Day, at in) {
	i := slices.IndexFunc(e.names, func(n Naming) bool { return n.Span.Contains(on) })
	if i < 0 {
		at.refuse(AmendmentDay, "on", a.On)
		return
	}
	n := e.names[i]
	n.Change, n.Source = Change(a.Kind), a.Source
	if a.Name != "" {
		n.Name, n.Short = a.Name, nil
	}
	if a.Short != nil {
		n.Short = a.Short
	}
	if a.Class != "" {
		if n.Class, n.Level = Class(a.Class), ""; !n.Class.Valid() {
			at.refuse(ClassUnknown, "class", a.Class)
		}
	}
	if a.Level != "" {
		if n.Level = Level(a.Level); !n.Level.Valid() {
			at.refuse(LevelUnknown, "level", a.Level)
		}
	}
	if a.Parent != "" {
		n.Parent = at.id(a.Parent, "parent", ParentMissing)
	}
	was := &e.names[i]
	same := n.Name == was.Name && n.Class == was.Class && (n.Level == "" || n.Level == was.Level) && n.Parent == was.Parent
	switch {
	case same && was.Span.Since == on:
		return // the registry has it
	case same:
		at.refuse(AmendmentEmpty, "", a.ID)
		return
	case was.Span.Since == on:
		at.refuse(AmendmentTwice, "on", a.On)
		return
	}
	n.Span.Since = on
	e.names = slices.Insert(slices.Clone(e.names), i+1, n)
	e.names[i].Span.Until = on
	l.more[e.at] = slices.Insert(l.more[e.at], i, at.place)
}

// ended ends the life of a body, and says whether it ends on that day.
func (l *loader) ended(e *entry, on form.Day, at in) bool {
	last := len(e.names) - 1
	switch s := e.names[last].Span; {
	case s.Until == on:
		return true // the registry has it, or another part of the body went on that day too
	case s.Until != form.NoDay, !s.Contains(on), s.Since == on:
		at.refuse(AmendmentDay, "on", on.String())
		return false
	}
	e.names = slices.Clone(e.names)
	e.names[last].Span.Until = on
	e.codes = slices.Clone(e.codes)
	for i := range e.codes {
		if c := &e.codes[i]; c.System == GSO && c.Span.Until == form.NoDay {
			c.Span.Until = on
		}
	}
	return true
}

// passed adds the successions of an amendment that are not there yet.
func (l *loader) passed(e *entry, a *Amendment, on form.Day, at in) {
	to := a.To
	if len(to) == 0 {
		to = []string{""}
	}
	for _, to := range to {
		s := Succession{From: e.id, To: ID(to), On: on, Kind: SuccessionKind(a.Kind), Function: Function(a.Function), Source: a.Source}
		if !slices.ContainsFunc(l.succ, func(o Succession) bool {
			return o.From == s.From && o.To == s.To && o.On == s.On && o.Kind == s.Kind && o.Function.same(s.Function)
		}) {
			l.succession(s, at.place)
		}
	}
}

// recoded gives a body another code from the day on.
func (l *loader) recoded(e *entry, a *Amendment, on form.Day, at in) {
	c := Code{System: CodeSystem(a.System), Value: a.Value, Span: schedule.Span{Since: on}, Source: a.Source}
	if c.System == "" {
		c.System = GSO
	}
	if !c.System.Valid() {
		at.refuse(SystemUnknown, "system", a.System)
		return
	}
	e.codes = slices.Clone(e.codes)
	for i := range e.codes {
		was := &e.codes[i]
		if was.System != c.System || !was.Span.Contains(on) {
			continue
		}
		switch {
		case was.Value == c.Value:
			return // it has that code
		case was.Span.Since == on:
			at.refuse(AmendmentTwice, "on", a.On)
			return
		}
		was.Span.Until = on
	}
	if c.Value != "" {
		l.code(e, c, at.place)
	}
}
