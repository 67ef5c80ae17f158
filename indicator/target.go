package indicator

import (
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Condition binds by an earlier result of the body: line 2.1 of letter 221 is
// for ministries whose cut of 2020-2023 was below 15%, line 2.2 for those from
// 15% on. It is compared exactly.
type Condition struct {
	Indicator ID              `json:"indicator"`
	Period    schedule.Period `json:"period"`
	Goal      Goal            `json:"goal"`
}

// Binding says whom a target binds: bodies of the classes, or the bodies
// named, and of these only those that fulfil the condition.
type Binding struct {
	Words   string       `json:"words"` // as the document writes it
	Classes []body.Class `json:"classes,omitempty"`
	Bodies  []body.ID    `json:"bodies,omitempty"`
	// Coordinating is who supports those bound; they are not judged.
	Coordinating []body.ID  `json:"coordinating,omitempty"`
	Where        *Condition `json:"where,omitempty"`

	// Until is the day from which the target binds nobody any more, and Ended
	// why: the district level ended on 1 July 2025.
	Until   form.Day `json:"until,omitzero"`
	Ended   string   `json:"ended,omitzero"`
	EndedEn string   `json:"endedEn,omitzero"`
}

// Target sets what must be reached on an indicator, by whom and when.
type Target struct {
	Indicator ID              `json:"indicator"`
	Goal      Goal            `json:"goal"`
	Words     string          `json:"words,omitzero"` // as the document writes it
	Period    schedule.Period `json:"period"`         // for which it is set; due with its last day
	Binds     Binding         `json:"binds"`
	Assessor  body.ID         `json:"assessor,omitzero"` // who assesses it, as the document says; see body.Registry.Holder for a later day
	Bases     []Basis         `json:"bases,omitempty"`
	Mark      Mark            `json:"mark,omitzero"`
}

func (t Target) clone() Target {
	t.Bases = slices.Clone(t.Bases)
	t.Binds.Classes = slices.Clone(t.Binds.Classes)
	t.Binds.Bodies = slices.Clone(t.Binds.Bodies)
	t.Binds.Coordinating = slices.Clone(t.Binds.Coordinating)
	if t.Binds.Where != nil {
		w := *t.Binds.Where
		t.Binds.Where = &w
	}
	return t
}
