package indicator

import (
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
)

// ID names an indicator: the set, a slash and the line in it, such as 221/9.2
// or 766/3.5b. The zero ID is none.
type ID string

// Kind is what the value of an indicator is.
type Kind uint8

// The kinds.
const (
	Share   Kind = iota // a part out of a whole, in per cent as a rule
	Mean                // a sum out of a number, such as a mean rating
	Number              // a plain count, without a denominator
	Cutback             // how much less out of the baseline, see [Cut]
	Rise                // how much more out of the baseline
)

var kindNames = [...]string{"share", "mean", "number", "cut", "rise"}

// String is "share", "mean", "number", "cut" or "rise".
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return ""
}

// MarshalText writes as [Kind.String].
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads as [Kind.String] writes.
func (k *Kind) UnmarshalText(b []byte) error {
	for i, name := range kindNames {
		if name == string(b) {
			*k = Kind(i)
			return nil
		}
	}
	return &NameError{What: "kind", Value: string(b)}
}

// Accrual is how the figures of parts of a period make the figure of the
// whole.
type Accrual uint8

const (
	// Flow counts what happened: months add up to the quarter.
	Flow Accrual = iota
	// Stock counts what there is: the last month is the figure of the quarter.
	Stock
	// Distinct counts each thing once in a period, such as the procedures with
	// a dossier: the months say nothing exact about the quarter, which has to
	// be counted for itself.
	Distinct
)

var accrualNames = [...]string{"flow", "stock", "distinct"}

// String is "flow", "stock" or "distinct".
func (a Accrual) String() string {
	if int(a) < len(accrualNames) {
		return accrualNames[a]
	}
	return ""
}

// MarshalText writes as [Accrual.String].
func (a Accrual) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads as [Accrual.String] writes.
func (a *Accrual) UnmarshalText(b []byte) error {
	for i, name := range accrualNames {
		if name == string(b) {
			*a = Accrual(i)
			return nil
		}
	}
	return &NameError{What: "accrual", Value: string(b)}
}

// Mark says how well a statement of the data is known. The zero Mark is one
// that was seen in the document or in published figures.
type Mark string

// The marks of what was not seen.
const (
	Recalled Mark = "recalled" // from general knowledge, no page found
	Inferred Mark = "inferred" // our reading; the document does not say it
)

// Basis is a document that sets an indicator or a target. An indicator that
// two resolutions name is one indicator with two bases.
type Basis struct {
	Document string       `json:"document"`
	Date     calendar.Day `json:"date,omitzero"`
	Place    string       `json:"place,omitzero"` // the line in the document
}

// Holds is the days on which a row of data holds, half open; open ends are
// absent.
type Holds struct {
	Since calendar.Day `json:"since,omitzero"`
	Until calendar.Day `json:"until,omitzero"`
}

// Span is the days for computation.
func (h Holds) Span() schedule.Span {
	return schedule.Span{Since: h.Since.Date(), Until: h.Until.Date()}
}

// Definition says what an indicator counts.
type Definition struct {
	ID     ID     `json:"id"`
	Parent ID     `json:"parent,omitzero"` // of a sub-row
	Name   string `json:"name"`
	Unit   string `json:"unit"` // as goals write it: "%", "hồ sơ", "điểm"

	Direction Direction `json:"direction,omitzero"`
	Kind      Kind      `json:"kind,omitzero"`
	Accrual   Accrual   `json:"accrual,omitzero"`

	Numerator   string `json:"numerator,omitzero"`   // what is counted, in words
	Denominator string `json:"denominator,omitzero"` // out of what; absent for a Number
	Counted     string `json:"counted,omitzero"`     // the thing counted, for "thiếu 1.234 hồ sơ"

	Bases []Basis `json:"bases,omitempty"`
	Holds Holds   `json:"holds,omitzero"`
	Mark  Mark    `json:"mark,omitzero"`
	Note  string  `json:"note,omitzero"`
}

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
	Where   *Condition   `json:"where,omitempty"`

	// Until is the day from which the target binds nobody any more, and Ended
	// why: the district level ended on 1 July 2025.
	Until   calendar.Day `json:"until,omitzero"`
	Ended   string       `json:"ended,omitzero"`
	EndedEn string       `json:"endedEn,omitzero"`
}

// Target sets what must be reached on an indicator, by whom and when.
type Target struct {
	Indicator ID              `json:"indicator"`
	Goal      Goal            `json:"goal"`
	Words     string          `json:"words,omitzero"` // as the document writes it
	Period    schedule.Period `json:"period"`         // for which it is set; due with its last day
	Binds     Binding         `json:"binds"`
	Assessor  body.ID         `json:"assessor,omitzero"` // who assesses it
	Bases     []Basis         `json:"bases,omitempty"`
	Mark      Mark            `json:"mark,omitzero"`
}

func (d Definition) clone() Definition {
	d.Bases = slices.Clone(d.Bases)
	return d
}

func (t Target) clone() Target {
	t.Bases = slices.Clone(t.Bases)
	t.Binds.Classes = slices.Clone(t.Binds.Classes)
	t.Binds.Bodies = slices.Clone(t.Binds.Bodies)
	if t.Binds.Where != nil {
		w := *t.Binds.Where
		t.Binds.Where = &w
	}
	return t
}
