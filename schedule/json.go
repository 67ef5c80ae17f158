package schedule

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// The forms of this package. What reads itself has a type of the same fields
// without methods, of which the form is made.
var (
	parts       = form.Of[partForm](0)
	rules       = form.Of[ruleForm](0)
	terms       = form.Of[termForm](0)
	clockEvents = form.Of[clockEventForm](0)
)

type partForm Part

// MarshalJSON writes the part with the fields that apply; days are
// 2025-09-30, cycles ISO 8601 durations.
func (p Part) MarshalJSON() ([]byte, error) { return parts.Write(partForm(p)) }

// UnmarshalJSON reads what [Part.MarshalJSON] writes and refuses fields that
// it does not know and parts that are not valid.
func (p *Part) UnmarshalJSON(b []byte) error {
	f, err := parts.Read(b, func(f *partForm) form.Errors { return Part(*f).faults() })
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
	if c == 0 || c > allCycles {
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
		*c |= Cycles(one)
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
	for _, k := range cycleCodes {
		if k.code == string(b) {
			*c = cycle(k.cycle)
			return nil
		}
	}
	return refused(PartEvery, string(b), allCycles.Codes()...)
}

type termForm struct {
	N    halves `json:"n"`
	Unit Unit   `json:"unit"`
}

// MarshalJSON writes {"n":3.5,"unit":"wd"}. The zero Term is left out with
// omitzero.
func (t Term) MarshalJSON() ([]byte, error) {
	if t.IsZero() {
		return nil, refused(TermForm, "")
	}
	return fmt.Appendf(nil, `{"n":%s,"unit":"%s"}`, t.number('.'), t.unit), nil
}

// UnmarshalJSON reads {"n":3.5,"unit":"wd"}: n whole or with a half.
func (t *Term) UnmarshalJSON(b []byte) error {
	f, err := terms.Read(b, func(f *termForm) form.Errors {
		if !f.Unit.Valid() {
			return form.Errors{refused(TermUnit, string(f.Unit), units...)}.Under("unit")
		}
		return nil
	})
	if err != nil {
		return err
	}
	*t = Term{int32(f.N), f.Unit}
	return nil
}

// halves is a number of half units, as a decimal that ends in .5 or is whole.
type halves int32

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

type clockEventForm ClockEvent

// MarshalJSON writes the form of the fields.
func (e ClockEvent) MarshalJSON() ([]byte, error) { return clockEvents.Write(clockEventForm(e)) }

// UnmarshalJSON reads the form of the fields and refuses what they do not
// have: an "untill" passed over would be a pause that never ends.
func (e *ClockEvent) UnmarshalJSON(b []byte) error {
	f, err := clockEvents.Read(b, nil)
	if err != nil {
		return err
	}
	*e = ClockEvent(f)
	return nil
}
