package indicator

import (
	"fmt"
	"slices"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
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

var kinds = closed{form.Text{"loại chỉ số", "kind"}, []string{"share", "mean", "number", "cut", "rise"}}

// String is "share", "mean", "number", "cut" or "rise".
func (k Kind) String() string { return kinds.name(uint8(k)) }

// MarshalText writes as [Kind.String].
func (k Kind) MarshalText() ([]byte, error) { return kinds.marshal(uint8(k)) }

// UnmarshalText reads as [Kind.String] writes.
func (k *Kind) UnmarshalText(b []byte) error {
	i, err := kinds.unmarshal(b)
	if err == nil {
		*k = Kind(i)
	}
	return err
}

// Accrual is how the figures of parts make the figure of the whole: those of
// months of a quarter, of bodies, or of procedures.
type Accrual uint8

const (
	// Flow counts what happened: months add up to the quarter.
	Flow Accrual = iota
	// Stock counts what there is on a day: the last month is the figure of the
	// quarter.
	Stock
	// Distinct counts each thing once, such as the procedures with a dossier:
	// the parts say nothing exact about the whole, which has to be counted for
	// itself.
	Distinct
	// Carried counts what was handled, carried over from the period before
	// included: a dossier in progress stands in each month that it lives in, and
	// once in the quarter, which has to be counted for itself. Over bodies and
	// procedures it adds up, for a dossier has one of each.
	Carried
	// Standing counts what came in the period as it stands at its end: what was
	// in time at the end of a month may be late, or reopened, at that of the
	// quarter, which has to be counted for itself.
	Standing
)

// whole says that a period has to be counted for itself.
func (a Accrual) whole() bool { return a == Distinct || a == Carried || a == Standing }

var accruals = closed{form.Text{"cách cộng dồn", "accrual"}, []string{"flow", "stock", "distinct", "carried", "standing"}}

// String is "flow", "stock", "distinct", "carried" or "standing".
func (a Accrual) String() string { return accruals.name(uint8(a)) }

// MarshalText writes as [Accrual.String].
func (a Accrual) MarshalText() ([]byte, error) { return accruals.marshal(uint8(a)) }

// UnmarshalText reads as [Accrual.String] writes.
func (a *Accrual) UnmarshalText(b []byte) error {
	i, err := accruals.unmarshal(b)
	if err == nil {
		*a = Accrual(i)
	}
	return err
}

// Mark says how well a statement of the data is known. The zero Mark is one
// that was seen in the document or in published figures.
type Mark string

// The marks of what was not seen.
const (
	Recalled Mark = "recalled" // from general knowledge, no page found
	Inferred Mark = "inferred" // our reading; the document does not say it
	Unseen   Mark = "unseen"   // no published figure shows it
)

var marks = closed{form.Text{"mức tin cậy", "mark"}, []string{string(Recalled), string(Inferred), string(Unseen)}}

// MarshalText writes the marks that there are. The zero Mark is left out.
func (m Mark) MarshalText() ([]byte, error) {
	if _, err := marks.unmarshal([]byte(m)); err != nil {
		return nil, err
	}
	return []byte(m), nil
}

// UnmarshalText reads the marks that there are.
func (m *Mark) UnmarshalText(b []byte) error {
	i, err := marks.unmarshal(b)
	if err == nil {
		*m = Mark(marks.names[i])
	}
	return err
}

// Basis is a document that sets an indicator or a target. An indicator that
// two resolutions name is one indicator with two bases.
type Basis struct {
	Document string   `json:"document"`
	Date     form.Day `json:"date,omitzero"`
	Place    string   `json:"place,omitzero"` // the line in the document
}

// Holds is the days on which a row of data holds, half open; open ends are
// absent.
type Holds struct {
	Since form.Day `json:"since,omitzero"`
	Until form.Day `json:"until,omitzero"`
}

// Span is the days for computation.
func (h Holds) Span() schedule.Span {
	return schedule.Span{Since: h.Since, Until: h.Until}
}

// Definition says what an indicator counts.
type Definition struct {
	ID     ID     `json:"id"`
	Parent ID     `json:"parent,omitzero"` // of a sub-row
	Name   string `json:"name"`
	Unit   string `json:"unit"` // as goals write it: "%", "hồ sơ", "điểm"

	Direction Direction `json:"direction,omitzero"`
	Kind      Kind      `json:"kind,omitzero"`

	// Accrual is how figures add up over time; OverBodies and OverProcedures
	// how those of several bodies and of several procedures do: Flow is their
	// sum, and Distinct is not to be had from them. AccrualSource is the
	// document, or the reading of one, behind these.
	Accrual        Accrual `json:"accrual,omitzero"`
	OverBodies     Accrual `json:"overBodies,omitzero"`
	OverProcedures Accrual `json:"overProcedures,omitzero"`
	AccrualSource  string  `json:"accrualSource,omitzero"`
	// TwoSources says that numerator and denominator come from two systems, so
	// that the first may be the larger without a mistake in either: the figure
	// is then taken as the whole, with a doubt.
	TwoSources bool `json:"twoSources,omitzero"`
	// Remainder says that the numerator is what is left after several things
	// were taken off, and never below 0: of a part with nothing left more may
	// have been taken off than there was, so that the sum with it is not that of
	// the whole.
	Remainder bool `json:"remainder,omitzero"`

	Numerator   string `json:"numerator,omitzero"`   // what is counted, in words
	Denominator string `json:"denominator,omitzero"` // out of what; absent for a Number
	Counted     string `json:"counted,omitzero"`     // the thing counted, for "thiếu 1.234 hồ sơ"

	Bases []Basis `json:"bases,omitempty"`
	Holds Holds   `json:"holds,omitzero"`
	Mark  Mark    `json:"mark,omitzero"`
	Note  string  `json:"note,omitzero"`
}

// refuses says why a figure cannot be one of the indicator; nil when it can.
func (d Definition) refuses(v Ratio) *form.Error {
	if d.Kind == Share && !d.TwoSources && !v.IsCount() && v.num > v.den {
		return texts.Error(form.Error{Code: RatioPart, Value: fmt.Sprint(v.num), Args: form.Args{"whole": v.den}})
	}
	return nil
}

func (d Definition) clone() Definition {
	d.Bases = slices.Clone(d.Bases)
	return d
}

// Check says what a definition lacks, each with the name of its field.
func (d Definition) Check() form.Errors {
	var c checker
	for _, f := range []struct{ path, value string }{{"id", string(d.ID)}, {"name", d.Name}, {"unit", d.Unit}} {
		if f.value == "" {
			c.add(f.path, form.FieldMissing, "")
		}
	}
	for _, f := range []struct {
		path string
		is   Accrual
	}{{"overBodies", d.OverBodies}, {"overProcedures", d.OverProcedures}} {
		if f.is != Flow && f.is != Distinct {
			c.add(f.path, form.FieldValue, fmt.Sprint(uint8(f.is)))
		}
	}
	if d.Kind.String() == "" {
		c.add("kind", form.FieldValue, fmt.Sprint(uint8(d.Kind)))
	}
	return c.errs
}
