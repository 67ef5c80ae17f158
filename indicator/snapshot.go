package indicator

import (
	"cmp"
	"maps"
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/form/snapshot"
)

const (
	ledgerName    = "ledger"
	ledgerVersion = 1
)

// MarshalBinary writes all that the ledger holds, observations and closed
// periods, in a compact form with a version and a checksum. A host that
// restarts reads it back and adds what it has recorded since then, or more:
// what is there already changes nothing.
func (l *Ledger) MarshalBinary() ([]byte, error) {
	if l == nil {
		l = &Ledger{}
	}
	w := snapshot.Write(ledgerName, ledgerVersion)
	var names shared[string]
	var periods shared[schedule.Period]
	for o := range l.All() {
		periods.place(o.Period)
		for _, s := range [...]string{string(o.Indicator), string(o.Body), o.Procedure, o.Source} {
			names.place(s)
		}
	}
	shut := slices.SortedFunc(maps.Keys(l.closed), func(a, b when) int {
		return cmp.Or(a.period.Compare(b.period), cmp.Compare(a.window, b.window))
	})
	for _, c := range shut {
		periods.place(c.period)
	}
	w.Uint(uint64(len(names.all)))
	for _, s := range names.all {
		w.Text(s)
	}
	w.Uint(uint64(len(periods.all)))
	for _, p := range periods.all {
		w.Text(p.String())
	}
	w.Uint(uint64(l.all.n))
	for o := range l.All() {
		w.Uint(uint64(o.Window)<<2 | uint64(o.Value.form))
		for _, s := range [...]string{string(o.Indicator), string(o.Body), o.Procedure, o.Source} {
			w.Uint(names.place(s))
		}
		w.Uint(periods.place(o.Period))
		w.Int(o.Value.num)
		w.Int(o.Value.den)
		w.Int(int64(o.Recorded))
	}
	w.Uint(uint64(len(shut)))
	for _, c := range shut {
		w.Uint(uint64(c.window))
		w.Uint(periods.place(c.period))
		w.Int(int64(l.closed[c].on))
		w.Uint(uint64(l.closed[c].at))
	}
	return w.Bytes(), nil
}

// shared is values of which each is written once and named by its place.
type shared[T comparable] struct {
	places map[T]uint64
	all    []T
	last   T
	at     uint64
}

func (s *shared[T]) place(v T) uint64 {
	if v == s.last { // at first the zero value, which an indicator or a period never is
		return s.at
	}
	at, ok := s.places[v]
	if !ok {
		if s.places == nil {
			s.places = map[T]uint64{}
		}
		at = uint64(len(s.all))
		s.places[v], s.all = at, append(s.all, v)
	}
	s.last, s.at = v, at
	return at
}

// UnmarshalBinary reads what [Ledger.MarshalBinary] wrote, in place of what the
// ledger held.
func (l *Ledger) UnmarshalBinary(b []byte) error {
	r, err := snapshot.Open(b, ledgerName, ledgerVersion)
	if err != nil {
		return err
	}
	names := make([]string, r.Len())
	for i := range names {
		names[i] = r.Text()
	}
	periods := make([]schedule.Period, r.Len())
	for i := range periods {
		if periods[i], err = schedule.ParsePeriod(r.Text()); err != nil {
			r.Fail()
		}
	}
	m := &Ledger{}
	obs := make([]Observation, r.Len())
	for i := range obs {
		o, kind := &obs[i], r.Uint()
		o.Window, o.Value.form = schedule.Window(kind>>2), ratioForm(kind&3)
		var text [4]string
		for j := range text {
			if k := r.Below(len(names)); k < len(names) {
				text[j] = names[k]
			}
		}
		o.Indicator, o.Body, o.Procedure, o.Source = ID(text[0]), body.ID(text[1]), text[2], text[3]
		if k := r.Below(len(periods)); k < len(periods) {
			o.Period = periods[k]
		}
		o.Value.num, o.Value.den, o.Recorded = r.Int(), r.Int(), form.Day(r.Int())
		if !o.Value.valid() {
			r.Fail()
		}
	}
	if err := m.Add(obs...); err != nil || m.all.n != len(obs) {
		r.Fail()
	}
	for range r.Len() {
		c := when{window: schedule.Window(r.Uint())}
		if k := r.Below(len(periods)); k < len(periods) {
			c.period = periods[k]
		}
		on, at := form.Day(r.Int()), r.Below(m.all.n+1)
		if _, twice := m.closed[c]; twice || c.period.IsZero() || on == form.NoDay {
			r.Fail()
			break
		}
		if m.closed == nil {
			m.closed = map[when]shutting{}
		}
		m.closed[c] = shutting{on, int32(at)}
	}
	if err := r.End(); err != nil {
		return err
	}
	*l = *m
	return nil
}

// valid says that the parts of a ratio fit together.
func (r Ratio) valid() bool {
	switch r.form {
	case formNone:
		return r == Ratio{}
	case formCount:
		is, err := NewCount(r.num)
		return err == nil && is == r
	}
	is, err := NewRatio(r.num, r.den)
	return err == nil && is == r
}
