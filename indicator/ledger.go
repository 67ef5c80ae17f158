package indicator

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Key is what an observation is about: observations of one key correct one
// another.
type Key struct {
	Indicator ID              `json:"indicator"`
	Body      body.ID         `json:"body"`
	Period    schedule.Period `json:"period"`
	Window    schedule.Window `json:"window,omitzero"`
	Procedure string          `json:"procedure,omitzero"`
}

// Key is what the observation is about.
func (o Observation) Key() Key {
	return Key{o.Indicator, o.Body, o.Period, o.Window, o.Procedure}
}

// Ledger holds observations, old ones beside their corrections. It only ever
// grows. Several goroutines may read it, but not while one adds to it. The
// zero Ledger is empty and ready for use; a nil one is empty and takes nothing.
//
// What is kept of a ledger is its observations ([Ledger.All]): it has no form
// of its own.
type Ledger struct {
	form.Unwritten
	all   []Observation
	byKey map[Key][]int // in order of recording
}

// NewLedger holds the observations given. See [Ledger.Add].
func NewLedger(obs ...Observation) (*Ledger, error) {
	l := &Ledger{}
	if err := l.Add(obs...); err != nil {
		return nil, err
	}
	return l, nil
}

// Add records observations. Of two with one key the one recorded on the later
// day is the correction, and of one day the one added later. It is all or
// nothing: an observation without indicator, body or period is refused, with
// its place among those given.
func (l *Ledger) Add(obs ...Observation) error {
	var errs form.Errors
	for i, o := range obs {
		if err := o.check(); err != nil {
			errs = append(errs, form.All(err).Under(fmt.Sprintf("[%d]", i))...)
		}
	}
	if len(errs) > 0 || l == nil {
		return errs.Err()
	}
	if l.byKey == nil {
		l.byKey = map[Key][]int{}
	}
	for _, o := range obs {
		k := o.Key()
		at := l.byKey[k]
		i, _ := slices.BinarySearchFunc(at, o.Recorded, func(i int, d form.Day) int {
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
func (l *Ledger) AsOf(day form.Day) *Ledger {
	m := &Ledger{}
	for _, o := range l.All() {
		if o.Recorded.IsZero() || o.Recorded <= day {
			_ = m.Add(o) // it was checked when it was added first
		}
	}
	return m
}

// Get is the observation in force; ok is false when the key was never
// mentioned. Its value is zero when the figure was set to missing.
func (l *Ledger) Get(k Key) (o Observation, ok bool) {
	if l == nil {
		return Observation{}, false
	}
	at := l.byKey[k]
	if len(at) == 0 {
		return Observation{}, false
	}
	return l.all[at[len(at)-1]], true
}

// History is all observations of a key, the one in force last.
func (l *Ledger) History(k Key) []Observation {
	if l == nil {
		return nil
	}
	var os []Observation
	for _, i := range l.byKey[k] {
		os = append(os, l.all[i])
	}
	return os
}

// All is every observation in the order of adding.
func (l *Ledger) All() []Observation {
	if l == nil {
		return nil
	}
	return slices.Clone(l.all)
}

// Bodies is the bodies that have an observation of the indicator in the
// period, in order of ID; the zero ID and the zero Period stand for any.
func (l *Ledger) Bodies(indicator ID, p schedule.Period) []body.ID {
	if l == nil {
		return nil
	}
	var ids []body.ID
	for k := range l.byKey {
		if (indicator == "" || k.Indicator == indicator) && (p.IsZero() || k.Period == p) {
			ids = append(ids, k.Body)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
