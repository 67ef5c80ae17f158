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

// observationJSON is the form of an observation by itself, as a line of a file
// of JSON lines or a message.
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

var observationForm = form.Of[observationJSON](1)

// MarshalJSON writes {"v":1,"indicator","body","period","window","procedure",
// "numerator","denominator","recorded","source"}; both counts are absent when
// the figure was set to missing, the denominator for a plain count, and what
// else does not apply.
func (o Observation) MarshalJSON() ([]byte, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	j := observationJSON{Indicator: o.Indicator, Body: o.Body, Period: o.Period, Window: o.Window, Procedure: o.Procedure, Recorded: o.Recorded, Source: o.Source}
	j.Numerator, j.Denominator = o.Value.counts()
	return observationForm.Write(j)
}

// UnmarshalJSON reads what [Observation.MarshalJSON] writes, and nothing else.
func (o *Observation) UnmarshalJSON(b []byte) error {
	var p Observation
	_, err := observationForm.Read(b, func(j *observationJSON) form.Errors {
		p = Observation{Indicator: j.Indicator, Body: j.Body, Period: j.Period, Window: j.Window, Procedure: j.Procedure, Recorded: j.Recorded, Source: j.Source}
		var err error
		if p.Value, err = ratioOf(j.Numerator, j.Denominator); err != nil {
			return form.All(err)
		}
		return nil
	})
	if err == nil {
		*o = p
	}
	return err
}

// check says what an observation cannot be without.
func (o Observation) check() error {
	var c checker
	if o.Indicator == "" {
		c.add("indicator", form.FieldMissing, "")
	}
	if o.Body == "" {
		c.add("body", form.FieldMissing, "")
	}
	if o.Period.IsZero() {
		c.add("period", form.FieldMissing, "")
	}
	return c.errs.Err()
}
