package plan

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Plan is a published plan with its tasks. A Plan that came from [Read] or
// [New] has been checked, and must not be changed after that; while nobody
// changes it, any number of goroutines may ask it. A nil Plan has no tasks.
//
// Its JSON form is plan.schema.json. What a draft does not say yet is left out
// of it, and comes back so from [Plan.UnmarshalJSON]; [Read] takes only whole
// plans.
type Plan struct {
	Number string `json:"number,omitzero"`
	Title  string `json:"title,omitzero"` // short, in the words of the catalogue
	Issuer string `json:"issuer,omitzero"`
	Signer string `json:"signer,omitzero"` // the office that signed

	// Date is the day of signature. When it is not known it is zero, and
	// NotBefore is the earliest day it can have been; Printed is the date that
	// the source prints where that cannot be right.
	Date      form.Day `json:"date,omitzero"`
	NotBefore form.Day `json:"notBefore,omitzero"`
	Printed   form.Day `json:"printed,omitzero"`

	// From and To are the first and the last day that the plan speaks of.
	From form.Day `json:"from,omitzero"`
	To   form.Day `json:"to,omitzero"`

	Basis        []Reference `json:"basis,omitzero"`
	Relations    []Relation  `json:"relations,omitzero"`
	Objectives   []string    `json:"objectives,omitzero"`
	Requirements []string    `json:"requirements,omitzero"`

	// SourceFaults are known faults of the text that the plan was taken from:
	// scanning slips, gaps, contradictions.
	SourceFaults []string `json:"sourceFaults,omitzero"`

	// Keys are the names in identifiers of bodies that have another one than
	// follows from their wording: see [Plan.Reword].
	Keys []BodyKey `json:"keys,omitzero"`

	Tasks []Task `json:"tasks,omitzero"`
}

// BodyKey is the name that a wording of the plan has in the identifiers of
// obligations, chosen once and kept: letters, digits, "-", "." and "_".
type BodyKey struct {
	Wording string `json:"wording"`
	Key     string `json:"key"`
}

// Reference names another document.
type Reference struct {
	Number string   `json:"number,omitzero"`
	Date   form.Day `json:"date,omitzero"`
	Title  string   `json:"title,omitzero"`
}

// Relation says how the plan stands to another document.
type Relation struct {
	Kind RelationKind `json:"kind,omitzero"`
	Reference
}

// RelationKind is how one document stands to another.
type RelationKind string

// The relations between documents.
const (
	RelationImplements RelationKind = "implements"
	RelationReplaces   RelationKind = "replaces"
	RelationCites      RelationKind = "cites"
)

// RelationKinds is the relations between documents.
func RelationKinds() []RelationKind {
	return []RelationKind{RelationImplements, RelationReplaces, RelationCites}
}

// UnmarshalText reads one of them.
func (k *RelationKind) UnmarshalText(b []byte) error { return readWord(k, b, RelationKinds()) }

// TaskID is a task's number as the document gives it, without the final dot:
// "15", "III.1.b-1+2".
type TaskID string

// Task is one row or item of a plan.
type Task struct {
	ID    TaskID `json:"id,omitzero"`
	Title string `json:"title,omitzero"` // short, in the words of the catalogue
	Place string `json:"place,omitzero"`

	// Leads and Coordinating are the bodies as the document names them, one a
	// string: persons and offices ("Tổ trưởng") and classes ("Các bộ, ngành,
	// địa phương") are bodies too.
	Leads        []string `json:"leads,omitzero"`
	Coordinating []string `json:"coordinating,omitzero"`

	// Function is the function of a body that the task belongs to, where it may
	// pass without the body: the control of procedures, which the Government
	// Office had until 2026-01-09. Empty: the duty passes with the body.
	Function body.Function `json:"function,omitzero"`

	Time     Timing   `json:"time,omitzero"`
	Products []string `json:"products,omitzero"`
	// Recipients are those to whom the product goes.
	Recipients []string `json:"recipients,omitzero"`
	Note       string   `json:"note,omitzero"`
}

// Timing is the time of a task: the official wording, and the rule it means.
// A task without a time has neither, and stands open without a day.
type Timing struct {
	Text string        `json:"text,omitzero"`
	Rule schedule.Rule `json:"rule,omitzero"`
}

// Span is the days that the plan speaks of, From to To.
func (p *Plan) Span() schedule.Span {
	switch {
	case p == nil:
		return schedule.Span{}
	case p.To.IsZero():
		return schedule.Span{Since: p.From}
	}
	return schedule.Span{Since: p.From, Until: p.To + 1}
}

// Holds is the first day on which the plan can have bound anybody: that of its
// signature; where it is not known the earliest that it can have been, and
// failing that the first day that the plan speaks of. On a day before, nobody
// owes anything by it.
func (p *Plan) Holds() form.Day {
	switch {
	case p == nil:
		return form.NoDay
	case !p.Date.IsZero():
		return p.Date
	case !p.NotBefore.IsZero():
		return p.NotBefore
	}
	return p.From
}

func (p *Plan) tasks() []Task {
	if p == nil {
		return nil
	}
	return p.Tasks
}

// Task finds a task by its number.
func (p *Plan) Task(id TaskID) (Task, bool) {
	for _, t := range p.tasks() {
		if t.ID == id {
			return t, true
		}
	}
	return Task{}, false
}

// Clone is a plan that shares nothing with this one: for whoever has one that
// others use as well, and wants to change it. It is checked as far as the first
// was; pass what was changed through [New].
func (p *Plan) Clone() *Plan {
	if p == nil {
		return nil
	}
	c := *p
	c.Basis, c.Relations = slices.Clone(p.Basis), slices.Clone(p.Relations)
	c.Keys = slices.Clone(p.Keys)
	c.Objectives, c.Requirements, c.SourceFaults = slices.Clone(p.Objectives), slices.Clone(p.Requirements), slices.Clone(p.SourceFaults)
	c.Tasks = slices.Clone(p.Tasks)
	for i := range c.Tasks {
		t := &c.Tasks[i]
		t.Leads, t.Coordinating = slices.Clone(t.Leads), slices.Clone(t.Coordinating)
		t.Products, t.Recipients = slices.Clone(t.Products), slices.Clone(t.Recipients)
	}
	return &c
}

// key is the name of a wording in identifiers.
func (p *Plan) key(wording string) string {
	own := bodyKey(wording)
	for i := range p.Keys {
		if k := &p.Keys[i]; k.Wording == wording || bodyKey(k.Wording) == own {
			return k.Key
		}
	}
	return own
}

// names says whether a wording stands among the bodies of a task.
func (p *Plan) names(wording string) bool {
	own := bodyKey(wording)
	return slices.ContainsFunc(p.tasks(), func(t Task) bool {
		return slices.ContainsFunc(slices.Concat(t.Leads, t.Coordinating), func(s string) bool { return bodyKey(s) == own })
	})
}

// Keyed is the plan with the key of every wording written down, so that the
// identifiers of its obligations stay whatever becomes of the wordings, and of
// the way in which keys are made of them.
func (p *Plan) Keyed() *Plan {
	c := p.Clone()
	if c == nil {
		return nil
	}
	for _, t := range c.Tasks {
		for _, wording := range slices.Concat(t.Leads, t.Coordinating) {
			if !slices.ContainsFunc(c.Keys, func(k BodyKey) bool { return bodyKey(k.Wording) == bodyKey(wording) }) {
				c.Keys = append(c.Keys, BodyKey{Wording: wording, Key: p.key(wording)})
			}
		}
	}
	return c
}

// Reword is the plan with a body named otherwise wherever it is named, "Sở
// TT&TT" by its full name, and with the key that it had: the obligations stay
// the same, and what was recorded for them. A wording that the plan has already,
// with a key of its own, is [NameDoubled]: under one key the obligations of the
// other would be lost. Else the error is that of [New].
func (p *Plan) Reword(from, to string) (*Plan, error) {
	c := p.Clone()
	if c == nil {
		c = &Plan{}
	}
	key := c.key(from)
	if bodyKey(from) != bodyKey(to) && c.names(to) && c.key(to) != key {
		return nil, texts.Error(form.Error{Code: NameDoubled, Value: to})
	}
	c.Keys = slices.DeleteFunc(c.Keys, func(k BodyKey) bool { return bodyKey(k.Wording) == bodyKey(from) })
	if key != bodyKey(to) {
		c.Keys = append(c.Keys, BodyKey{Wording: to, Key: key})
	}
	for i := range c.Tasks {
		for _, names := range [][]string{c.Tasks[i].Leads, c.Tasks[i].Coordinating} {
			for j := range names {
				if bodyKey(names[j]) == bodyKey(from) {
					names[j] = to
				}
			}
		}
	}
	return New(*c)
}

// planForm is a Plan as it is written.
type planForm Plan

var plans = form.Of[planForm](1)

// Read reads a plan in its JSON form. A file with faults is refused whole; the
// error is [form.Errors] and names them all.
func Read(data []byte) (*Plan, error) {
	p, err := plans.Read(data, func(p *planForm) form.Errors { return (*Plan)(p).check() })
	if err != nil {
		return nil, err
	}
	return (*Plan)(&p), nil
}

// New checks a plan that was built in a program; the error is [form.Errors].
func New(p Plan) (*Plan, error) {
	if err := p.check().Err(); err != nil {
		return nil, err
	}
	return &p, nil
}

// MarshalJSON writes the form that [Read] takes. A draft may lack what a plan
// must say; what cannot be read back at all is not written.
func (p Plan) MarshalJSON() ([]byte, error) { return plans.Write(planForm(p)) }

// UnmarshalJSON reads a plan or a draft of one. It does not check the whole as
// [Read] does: pass a draft through [New].
func (p *Plan) UnmarshalJSON(data []byte) error { return readInto(plans, (*planForm)(p), data) }

// JSON is the plan in the form that [Read] takes, indented. Bộ TT&TT stays
// readable: it is no text of a web page.
func (p *Plan) JSON() ([]byte, error) {
	if p == nil {
		p = &Plan{}
	}
	data, err := p.MarshalJSON()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = json.Indent(&b, data, "", "  ")
	return b.Bytes(), err
}

// readInto reads a value of a form; what cannot be read changes nothing.
func readInto[T any](f *form.Form[T], to *T, data []byte) error {
	v, err := f.Read(data, nil)
	if err != nil {
		return err
	}
	*to = v
	return nil
}
