package indicator

import (
	"cmp"
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

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
	m := &Ledger{byKey: map[Key][]int{}}
	for _, o := range l.all {
		if o.Recorded.IsZero() || o.Recorded <= day {
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
