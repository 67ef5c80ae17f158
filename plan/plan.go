package plan

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// FormatVersion is the version of the JSON form of a plan that [Read] takes.
const FormatVersion = 1

// Plan is a published plan with its tasks. Its fields are the JSON form; a
// Plan that came from [Read] or [New] has been checked, and must not be
// changed after that. While nobody changes it, any number of goroutines may
// ask it.
type Plan struct {
	V      int    `json:"v"` // FormatVersion
	Number string `json:"number"`
	Title  string `json:"title"` // short, in the words of the catalogue
	Issuer string `json:"issuer"`
	Signer string `json:"signer,omitzero"` // the office that signed

	// Date is the day of signature. When it is not known it is zero, and
	// NotBefore is the earliest day it can have been; Printed is the date that
	// the source prints where that cannot be right.
	Date      form.Day `json:"date,omitzero"`
	NotBefore form.Day `json:"notBefore,omitzero"`
	Printed   form.Day `json:"printed,omitzero"`

	// From and To are the first and the last day that the plan speaks of.
	From form.Day `json:"from"`
	To   form.Day `json:"to"`

	Basis        []Reference `json:"basis,omitzero"`
	Relations    []Relation  `json:"relations,omitzero"`
	Objectives   []string    `json:"objectives,omitzero"`
	Requirements []string    `json:"requirements,omitzero"`

	// SourceFaults are known faults of the text that the plan was taken from:
	// scanning slips, gaps, contradictions.
	SourceFaults []string `json:"sourceFaults,omitzero"`

	Tasks []Task `json:"tasks"`
}

// Reference names another document.
type Reference struct {
	Number string   `json:"number"`
	Date   form.Day `json:"date,omitzero"`
	Title  string   `json:"title,omitzero"`
}

// Relation says how the plan stands to another document.
type Relation struct {
	Kind RelationKind `json:"kind"`
	Reference
}

// RelationKind is how one document stands to another.
type RelationKind string

// The relations between documents.
const (
	Implements RelationKind = "implements"
	Replaces   RelationKind = "replaces"
	Cites      RelationKind = "cites"
)

// TaskID is a task's number as the document gives it, without the final dot:
// "15", "III.1.b-1+2".
type TaskID string

// Task is one row or item of a plan.
type Task struct {
	ID    TaskID `json:"id"`
	Title string `json:"title"` // short, in the words of the catalogue
	Place string `json:"place,omitzero"`

	// Leads and Coordinating are the bodies as the document names them, one a
	// string: persons and offices ("Tổ trưởng") and classes ("Các bộ, ngành,
	// địa phương") are bodies too.
	Leads        []string `json:"leads"`
	Coordinating []string `json:"coordinating,omitzero"`

	Time     Timing   `json:"time"`
	Products []string `json:"products,omitzero"`
	Note     string   `json:"note,omitzero"`
}

// Timing is the time of a task: the official wording, and the rule it means.
// A task without a time has neither, and stands open without a day.
type Timing struct {
	Text string        `json:"text,omitzero"`
	Rule schedule.Rule `json:"rule,omitzero"`
}

// Span is the days that the plan speaks of, From to To.
func (p *Plan) Span() schedule.Span {
	return schedule.Span{Since: p.From, Until: p.To + 1}
}

// Task finds a task by its number.
func (p *Plan) Task(id TaskID) (Task, bool) {
	for _, t := range p.Tasks {
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
	c.Objectives, c.Requirements, c.SourceFaults = slices.Clone(p.Objectives), slices.Clone(p.Requirements), slices.Clone(p.SourceFaults)
	c.Tasks = slices.Clone(p.Tasks)
	for i := range c.Tasks {
		t := &c.Tasks[i]
		t.Leads, t.Coordinating, t.Products = slices.Clone(t.Leads), slices.Clone(t.Coordinating), slices.Clone(t.Products)
	}
	return &c
}

// Read reads a plan in its JSON form. A file with faults is refused whole;
// the error is [Faults] and names them all.
func Read(data []byte) (*Plan, error) {
	var p Plan
	faults := decode(data, &p)
	if !unreadable(faults) {
		faults = faults.with(p.check())
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return &p, nil
}

// New checks a plan that was built in a program; the error is [Faults].
func New(p Plan) (*Plan, error) {
	if p.V == 0 {
		p.V = FormatVersion
	}
	if faults := p.check(); len(faults) > 0 {
		return nil, faults
	}
	return &p, nil
}

// JSON is the plan in the form that [Read] takes. Bộ TT&TT stays readable: it
// is no text of a web page.
func (p *Plan) JSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(p)
	return bytes.TrimRight(b.Bytes(), "\n"), err
}
