package indicator

import (
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Observation is what was counted for an indicator, a body and a period, and
// recorded on a day. It never changes: a correction is a new observation, and
// the old one stays. An Observation whose value is the zero [Ratio] says that
// the figure was set to missing; a figure that was never mentioned has no
// Observation at all.
type Observation struct {
	Indicator ID
	Body      body.ID
	Period    schedule.Period
	Window    schedule.Window // figures of different windows are never added
	Procedure string          // the procedure counted, such as 1.005129; empty for the whole
	Value     Ratio
	Recorded  form.Day // zero: not known, before all that are
	Source    string
}

type observationJSON struct {
	Indicator   ID              `json:"indicator"`
	Body        body.ID         `json:"body"`
	Period      schedule.Period `json:"period"`
	Window      schedule.Window `json:"window,omitzero"`
	Procedure   string          `json:"procedure,omitzero"`
	Numerator   *int64          `json:"numerator,omitempty"`
	Denominator *int64          `json:"denominator,omitempty"`
	Recorded    form.Day        `json:"recorded,omitzero"`
	Source      string          `json:"source,omitzero"`
}

// MarshalJSON writes the fields of the CSV form; both counts are absent when
// the figure was set to missing, the denominator for a plain count.
func (o Observation) MarshalJSON() ([]byte, error) {
	j := observationJSON{Indicator: o.Indicator, Body: o.Body, Period: o.Period, Window: o.Window, Procedure: o.Procedure, Recorded: o.Recorded, Source: o.Source}
	if !o.Value.IsZero() {
		j.Numerator = &o.Value.num
		if !o.Value.IsCount() {
			j.Denominator = &o.Value.den
		}
	}
	return marshalPlain(j)
}

// UnmarshalJSON reads what [Observation.MarshalJSON] writes, and nothing else.
func (o *Observation) UnmarshalJSON(b []byte) error {
	var j observationJSON
	if err := decodeStrict(b, &j); err != nil {
		return err
	}
	p := Observation{Indicator: j.Indicator, Body: j.Body, Period: j.Period, Window: j.Window, Procedure: j.Procedure, Recorded: j.Recorded, Source: j.Source}
	var err error
	switch {
	case j.Numerator != nil && j.Denominator != nil:
		p.Value, err = NewRatio(*j.Numerator, *j.Denominator)
	case j.Numerator != nil:
		p.Value, err = NewCount(*j.Numerator)
	case j.Denominator != nil:
		err = Fault{Path: "numerator", Kind: "numerator.missing"}
	}
	if err == nil {
		err = p.check()
	}
	if err != nil {
		return err
	}
	*o = p
	return nil
}

func (o Observation) check() error {
	switch {
	case o.Indicator == "":
		return Fault{Path: "indicator", Kind: "missing"}
	case o.Body == "":
		return Fault{Path: "body", Kind: "missing"}
	case o.Period.IsZero():
		return Fault{Path: "period", Kind: "missing"}
	}
	return nil
}
