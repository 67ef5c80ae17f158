package indicator

import (
	"cmp"
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/rickb777/date/v2"
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
	Recorded  calendar.Day // zero: not known, before all that are
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
	Recorded    calendar.Day    `json:"recorded,omitzero"`
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

// Key is what an observation is about: observations of one key correct one
// another.
type Key struct {
	Indicator ID
	Body      body.ID
	Period    schedule.Period
	Window    schedule.Window
	Procedure string
}

// Key is what the observation is about.
func (o Observation) Key() Key {
	return Key{o.Indicator, o.Body, o.Period, o.Window, o.Procedure}
}

// Ledger holds observations, old ones beside their corrections. It only ever
// grows. It is not safe for use by several goroutines while one adds to it.
type Ledger struct {
	all   []Observation
	byKey map[Key][]int // in order of recording
}

// NewLedger holds the observations given. See [Ledger.Add].
func NewLedger(obs ...Observation) (*Ledger, error) {
	l := &Ledger{byKey: map[Key][]int{}}
	return l, l.Add(obs...)
}

// Add records observations. Of two with one key the one recorded on the later
// day is the correction, and of one day the one added later. It is all or
// nothing: an observation without indicator, body or period is a [Fault].
func (l *Ledger) Add(obs ...Observation) error {
	for _, o := range obs {
		if err := o.check(); err != nil {
			return err
		}
	}
	for _, o := range obs {
		k := o.Key()
		at := l.byKey[k]
		i, _ := slices.BinarySearchFunc(at, o.Recorded, func(i int, d calendar.Day) int {
			// Equal days go on, so that the new one comes behind them.
			return cmp.Or(l.all[i].Recorded.Compare(d), -1)
		})
		l.byKey[k] = slices.Insert(at, i, len(l.all))
		l.all = append(l.all, o)
	}
	return nil
}

// AsOf is the ledger as it was known at the end of a day: what was recorded
// later is not in it. It does not take additions made afterwards.
func (l *Ledger) AsOf(day date.Date) *Ledger {
	m := &Ledger{byKey: map[Key][]int{}}
	for _, o := range l.all {
		if o.Recorded.IsZero() || o.Recorded.Date() <= day {
			_ = m.Add(o) // it was checked when it was added first
		}
	}
	return m
}

// Get is the observation in force; ok is false when the key was never
// mentioned. Its value is zero when the figure was set to missing.
func (l *Ledger) Get(k Key) (o Observation, ok bool) {
	at := l.byKey[k]
	if len(at) == 0 {
		return Observation{}, false
	}
	return l.all[at[len(at)-1]], true
}

// History is all observations of a key, the one in force last.
func (l *Ledger) History(k Key) []Observation {
	var os []Observation
	for _, i := range l.byKey[k] {
		os = append(os, l.all[i])
	}
	return os
}

// All is every observation in the order of adding.
func (l *Ledger) All() []Observation { return slices.Clone(l.all) }

// Bodies is the bodies that have an observation of the indicator in the
// period, in order of ID; the zero ID and the zero Period stand for any.
func (l *Ledger) Bodies(indicator ID, p schedule.Period) []body.ID {
	var ids []body.ID
	for k := range l.byKey {
		if (indicator == "" || k.Indicator == indicator) && (p.IsZero() || k.Period == p) {
			ids = append(ids, k.Body)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
