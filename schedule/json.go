package schedule

import (
	"strconv"
	"strings"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// The forms of rules and of what they ask for. What reads itself has a type of
// the same fields without methods, of which the form is made.
var (
	parts       = form.Of[partForm](0)
	rules       = form.Of[ruleForm](0)
	terms       = form.Of[termForm](0)
	occurrences = form.Of[occurrenceForm](0)
	spans       = form.Of[spanForm](0)
)

// write writes what its reader takes: neither what is not in the form nor what
// the reader's check refuses.
func write[T any](f *form.Form[T], v T, check func(*T) form.Errors) ([]byte, error) {
	if err := check(&v).Err(); err != nil {
		return nil, err
	}
	return f.Write(v)
}

type partForm Part

func (f *partForm) faults() form.Errors { return (*Part)(f).faults() }

// MarshalJSON writes the part with the fields that apply; days are
// 2025-09-30, cycles ISO 8601 durations.
func (p Part) MarshalJSON() ([]byte, error) {
	return write(parts, partForm(p), (*partForm).faults)
}

// UnmarshalJSON reads what [Part.MarshalJSON] writes and refuses fields that
// it does not know and parts that are not valid.
func (p *Part) UnmarshalJSON(b []byte) error {
	f, err := parts.Read(b, (*partForm).faults)
	if err != nil {
		return err
	}
	*p = Part(f)
	return nil
}

type ruleForm struct {
	Join  Join   `json:"join,omitzero"`
	Parts []Part `json:"parts"`
}

// MarshalJSON writes {"join":"all","parts":[...]}; join stands only with
// several parts. The zero Rule is left out with omitzero.
func (r Rule) MarshalJSON() ([]byte, error) { return rules.Write(ruleForm{r.join, r.parts}) }

// UnmarshalJSON reads what [Rule.MarshalJSON] writes. A rule that is not
// valid is an error and leaves r as it was.
func (r *Rule) UnmarshalJSON(b []byte) error {
	f, err := rules.Read(b, func(f *ruleForm) form.Errors { return checkJoin(f.Join, len(f.Parts)) })
	if err != nil {
		return err
	}
	*r = Rule{f.Join, f.Parts}
	return nil
}

// MarshalJSON writes the codes of the set: ["P1M","P3M"]. No cycle is left out
// with omitzero.
func (c Cycles) MarshalJSON() ([]byte, error) {
	if !c.valid() {
		return nil, refused(PartEvery, "", allCycles.Codes()...)
	}
	return []byte(`["` + strings.Join(c.Codes(), `","`) + `"]`), nil
}

// UnmarshalJSON reads a list of codes.
func (c *Cycles) UnmarshalJSON(b []byte) error {
	codes, err := cycleLists.Read(b, nil)
	if err != nil {
		return err
	}
	*c = 0
	for _, one := range codes {
		if *c |= Cycles(one); !c.valid() || c.long() && len(codes) > 1 {
			*c = 0
			return refused(PartEvery, string(b), allCycles.Codes()...)
		}
	}
	return nil
}

var cycleLists = form.Of[[]cycle](0)

// cycle is one of the cycles, as text.
type cycle Cycles

func (c cycle) MarshalText() ([]byte, error) {
	if s := Cycles(c).String(); s != "" {
		return []byte(s), nil
	}
	return nil, refused(PartEvery, "", allCycles.Codes()...)
}

func (c *cycle) UnmarshalText(b []byte) error {
	if k, ok := parseCycle(string(b)); ok {
		*c = cycle(k)
		return nil
	}
	return refused(PartEvery, string(b), allCycles.Codes()...)
}

type termForm struct {
	N    halves `json:"n"`
	Unit Unit   `json:"unit"`
	And  Term   `json:"and,omitzero"`
}

// term is the term of the form, and what is wrong with its unit.
func (f termForm) term() (Term, form.Errors) {
	if !f.Unit.Valid() {
		return Term{}, form.Errors{refused(TermUnit, string(f.Unit), units...)}.Under("unit")
	}
	t := Term{halves: int32(f.N), unit: f.Unit}
	if !f.And.IsZero() {
		if t = t.And(f.And); t.IsZero() {
			return Term{}, form.Errors{refused(TermForm, f.And.String())}.Under("and")
		}
	}
	return t, nil
}

// MarshalJSON writes {"n":3.5,"unit":"wd"}, and a term of two units as
// {"n":1,"unit":"m","and":{"n":15,"unit":"d"}}. The zero Term is left out with
// omitzero.
func (t Term) MarshalJSON() ([]byte, error) {
	return terms.Write(termForm{halves(t.halves), t.unit, t.More()})
}

// UnmarshalJSON reads what [Term.MarshalJSON] writes: n whole or with a half.
func (t *Term) UnmarshalJSON(b []byte) error {
	f, err := terms.Read(b, func(f *termForm) form.Errors { _, faults := f.term(); return faults })
	if err != nil {
		return err
	}
	*t, _ = f.term()
	return nil
}

// halves is a number of half units, as a decimal that ends in .5 or is whole.
type halves int32

// MarshalJSON writes what stands behind "n".
func (h halves) MarshalJSON() ([]byte, error) {
	return []byte(Term{halves: int32(h)}.number('.')), nil
}

// UnmarshalJSON reads what stands behind "n".
func (h *halves) UnmarshalJSON(b []byte) error {
	s, half := strings.CutSuffix(string(b), ".5")
	n, err := strconv.Atoi(s)
	if err != nil || n > maxUnits || n < -maxUnits { // before it is doubled, which could wrap
		return refused(TermForm, string(b))
	}
	n *= 2
	if half {
		if strings.HasPrefix(s, "-") {
			n--
		} else {
			n++
		}
	}
	if n > 2*maxUnits || n < -2*maxUnits {
		return refused(TermForm, string(b))
	}
	*h = halves(n)
	return nil
}

type occurrenceForm struct {
	Kind  Kind               `json:"kind"`
	Part  int                `json:"part"`
	Start form.Day           `json:"start,omitzero"`
	Due   form.Day           `json:"due,omitzero"`
	Time  calendar.TimeOfDay `json:"time,omitzero"`
	Cycle cycle              `json:"cycle,omitzero"`
	Times uint8              `json:"times,omitzero"`
}

func (f *occurrenceForm) faults() form.Errors {
	if !f.Kind.Valid() {
		return form.Errors{refused(PartKind, string(f.Kind), kinds...)}.Under("kind")
	}
	return nil
}

// MarshalJSON writes {"kind","part","start","due","time","cycle","times"}, the
// cycle as P1M.
func (o Occurrence) MarshalJSON() ([]byte, error) {
	return write(occurrences, occurrenceForm{o.Kind, o.Part, o.Start, o.Due, o.Time, cycle(o.Cycle), o.Times}, (*occurrenceForm).faults)
}

// UnmarshalJSON reads what [Occurrence.MarshalJSON] writes.
func (o *Occurrence) UnmarshalJSON(b []byte) error {
	f, err := occurrences.Read(b, (*occurrenceForm).faults)
	if err != nil {
		return err
	}
	*o = Occurrence{f.Kind, f.Part, f.Start, f.Due, f.Time, Cycles(f.Cycle), f.Times}
	return nil
}

type spanForm Span

func (f *spanForm) faults() form.Errors {
	if *f == (spanForm{}) {
		return form.Errors{refused(SpanForm, "")}
	}
	return nil
}

// MarshalJSON writes {"since","until"}, without the one that is open. The zero
// Span, all of time, is left out with omitzero.
func (s Span) MarshalJSON() ([]byte, error) {
	return write(spans, spanForm(s), (*spanForm).faults)
}

// UnmarshalJSON reads what [Span.MarshalJSON] writes.
func (s *Span) UnmarshalJSON(b []byte) error {
	f, err := spans.Read(b, (*spanForm).faults)
	if err != nil {
		return err
	}
	*s = Span(f)
	return nil
}
