package indicator

import (
	"cmp"
	"fmt"
	"maps"
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
// Between two runs it is kept by [Ledger.MarshalBinary]; single observations
// have a JSON form and one of CSV.
type Ledger struct {
	form.Unwritten

	all    []Observation
	newest map[Key]int32   // place of the one recorded last
	older  []int32         // of each, the place of the one recorded before it
	parts  map[Key][]int32 // of what is told by procedure, by the key of the body: a place of each
	closed map[closing]shutting
}

const noOlder = -1

// closing is the figures that are published together.
type closing struct {
	period schedule.Period
	window schedule.Window
}

// shutting is when they were, and how many observations there were.
type shutting struct {
	on form.Day
	at int32
}

// Correction is what came for a figure after its period was closed.
type Correction struct {
	form.Unwritten

	Published Observation // without a value when there was none
	Now       Observation // the newest; without a value when it was withdrawn
	Closed    form.Day
	Reason    Reason
}

// NewLedger holds the observations given. See [Ledger.Add].
func NewLedger(obs ...Observation) (*Ledger, error) {
	l := &Ledger{}
	if err := l.Add(obs...); err != nil {
		return nil, err
	}
	return l, nil
}

// Add records observations, in any order. Of two with one key the one recorded
// on the later day is the correction; one that is there already changes nothing.
// It is all or nothing: refused are, with their place among those given, an
// observation without indicator, body or period, and two figures of one key and
// one recorded day (or of none), of which nobody could say which holds.
func (l *Ledger) Add(obs ...Observation) error {
	var errs form.Errors
	fail := func(i int, err error) { errs = append(errs, form.All(err).Under(fmt.Sprintf("[%d]", i))...) }
	for i := range obs {
		fail(i, obs[i].check())
	}
	if len(errs) > 0 || l == nil {
		return errs.Err()
	}
	if l.newest == nil {
		l.newest = make(map[Key]int32, len(obs))
	}
	n := len(l.all)
	l.all, l.older = slices.Grow(l.all, len(obs)), slices.Grow(l.older, len(obs))
	for i := range obs {
		fail(i, l.add(&obs[i]))
	}
	if len(errs) == 0 {
		return nil
	}
	for i := len(l.all) - 1; i >= n; i-- {
		l.takeBack(int32(i))
	}
	l.all, l.older = l.all[:n], l.older[:n]
	return errs
}

// add puts an observation into the order of those of its key.
func (l *Ledger) add(o *Observation) error {
	k := o.Key()
	at, ok := l.newest[k]
	if !ok {
		at = noOlder
	}
	newer := int32(noOlder)
	for at != noOlder && l.all[at].Recorded > o.Recorded {
		newer, at = at, l.older[at]
	}
	if at != noOlder && l.all[at].Recorded == o.Recorded {
		if l.all[at].Value == o.Value {
			return nil
		}
		return conflict(&l.all[at], o)
	}
	i := int32(len(l.all))
	l.all, l.older = append(l.all, *o), append(l.older, at)
	if !ok && k.Procedure != "" {
		whole := k
		whole.Procedure = ""
		if l.parts == nil {
			l.parts = map[Key][]int32{}
		}
		l.parts[whole] = append(l.parts[whole], i)
	}
	if newer == noOlder {
		l.newest[k] = i
	} else {
		l.older[newer] = i
	}
	return nil
}

// conflict is the refusal of two figures that were recorded on one day.
func conflict(a, b *Observation) *form.Error {
	return texts.Error(form.Error{Code: ObservationConflict, Path: "recorded",
		Args: form.Args{"day": recordedText(b.Recorded), "indicator": a.Indicator, "body": a.Body, "period": a.Period, "first": figureText(a.Value), "second": figureText(b.Value)}})
}

func recordedText(d form.Day) form.Text {
	if d == form.NoDay {
		return form.Text{"không ghi ngày", "without a day"}
	}
	return form.Text{"cùng ghi ngày " + d.In(form.Vietnamese), "both recorded on " + d.In(form.English)}
}

func figureText(r Ratio) form.Text {
	if r.IsZero() {
		return form.Text{"không có số liệu", "no figure"}
	}
	return form.Text{r.String(), r.String()}
}

// takeBack takes the observation that was added last out again.
func (l *Ledger) takeBack(i int32) {
	k := l.all[i].Key()
	at := l.newest[k]
	switch {
	case at != i:
		for l.older[at] != i {
			at = l.older[at]
		}
		l.older[at] = l.older[i]
	case l.older[i] == noOlder:
		delete(l.newest, k)
		if k.Procedure != "" {
			k.Procedure = ""
			l.parts[k] = l.parts[k][:len(l.parts[k])-1] // it came last
		}
	default:
		l.newest[k] = l.older[i]
	}
}

// procedures is the observations in force of a body by procedure, in order of
// procedure: the body's own key is given.
func (l *Ledger) procedures(k Key) []Observation {
	if l == nil || len(l.parts[k]) == 0 {
		return nil
	}
	var all []Observation
	for _, i := range l.parts[k] {
		k.Procedure = l.all[i].Procedure
		if o, ok := l.Get(k); ok {
			all = append(all, o)
		}
	}
	slices.SortFunc(all, func(a, b Observation) int { return cmp.Compare(a.Procedure, b.Procedure) })
	return all
}

// Close says that the figures of a period were published on the day: those in
// force then stay what [Ledger.Get] and all that is computed give, whatever
// comes later, which [Ledger.Corrections] lists. The quarters and months in it
// that were not closed before are closed with it, so that a quarter which is
// made of its months stays too. A period that was closed on another day is
// refused ([PeriodClosed]): what was published stays so.
func (l *Ledger) Close(p schedule.Period, w schedule.Window, on form.Day) error {
	var c checker
	if p.IsZero() {
		c.add("period", form.FieldMissing, "")
	}
	if on == form.NoDay {
		c.add("on", form.FieldMissing, "")
	}
	if len(c.errs) > 0 || l == nil {
		return c.errs.Err()
	}
	if was, ok := l.closed[closing{p, w}]; ok {
		if was.on != on {
			return texts.Error(form.Error{Code: PeriodClosed, Value: p.String(), Args: form.Args{"on": was.on}})
		}
		return nil
	}
	if l.closed == nil {
		l.closed = map[closing]shutting{}
	}
	l.shut(p, w, shutting{on, int32(len(l.all))})
	return nil
}

// Closed is the day on which the figures of a period were published; ok is false
// while they were not.
func (l *Ledger) Closed(p schedule.Period, w schedule.Window) (on form.Day, ok bool) {
	if l == nil {
		return form.NoDay, false
	}
	how, ok := l.closed[closing{p, w}]
	return how.on, ok
}

// shut closes a period and those in it that are not closed.
func (l *Ledger) shut(p schedule.Period, w schedule.Window, how shutting) {
	if _, ok := l.closed[closing{p, w}]; !ok {
		l.closed[closing{p, w}] = how
	}
	if p.Grain() > schedule.GrainMonth {
		for _, q := range p.Split(finer(p.Grain())) {
			l.shut(q, w, how)
		}
	}
}

// Corrections is the figures of closed periods for which something else came
// later, in order of period, indicator and body.
func (l *Ledger) Corrections() []Correction {
	if l == nil || len(l.closed) == 0 {
		return nil
	}
	var all []Correction
	for k := range l.newest {
		if c, ok := l.correction(k); ok {
			all = append(all, c)
		}
	}
	slices.SortFunc(all, func(a, b Correction) int {
		x, y := &a.Now, &b.Now
		return cmp.Or(x.Period.Compare(y.Period), cmp.Compare(x.Window, y.Window), cmp.Compare(x.Indicator, y.Indicator), cmp.Compare(x.Body, y.Body), cmp.Compare(x.Procedure, y.Procedure))
	})
	return all
}

// correction is what came for a key after its period was closed.
func (l *Ledger) correction(k Key) (c Correction, ok bool) {
	if l == nil {
		return c, false
	}
	shut, ok := l.closed[closing{k.Period, k.Window}]
	at, known := l.newest[k]
	if !ok || !known {
		return c, false
	}
	c = Correction{Published: Observation{Indicator: k.Indicator, Body: k.Body, Period: k.Period, Window: k.Window, Procedure: k.Procedure}, Now: l.all[at], Closed: shut.on}
	if p := l.published(at, shut); p != noOlder {
		c.Published = l.all[p]
	}
	if c.Published.Value == c.Now.Value {
		return c, false
	}
	vi := fmt.Sprintf("%s đã chốt ngày %s là %s; sau đó ghi là %s", k.Period.Text(form.Vietnamese), shut.on.In(form.Vietnamese), figureText(c.Published.Value).In(form.Vietnamese), figureText(c.Now.Value).In(form.Vietnamese))
	en := fmt.Sprintf("%s was closed on %s with %s; recorded later was %s", k.Period.Text(form.English), shut.on.In(form.English), figureText(c.Published.Value).In(form.English), figureText(c.Now.Value).In(form.English))
	if d := c.Now.Recorded; d != form.NoDay {
		vi, en = vi+", ngày "+d.In(form.Vietnamese), en+", on "+d.In(form.English)
	}
	if c.Now.Source != "" {
		vi, en = vi+" ("+c.Now.Source+")", en+" ("+c.Now.Source+")"
	}
	c.Reason = reason("period.closed", vi, en)
	return c, true
}

// published is the place of the observation that was in force when a period was
// closed, among those of its key from the newest on.
func (l *Ledger) published(at int32, shut shutting) int32 {
	for at != noOlder && (at >= shut.at || l.all[at].Recorded > shut.on) {
		at = l.older[at]
	}
	return at
}

// AsOf is the ledger as it was known at the end of a day: what was recorded
// later is not in it. It does not take additions made afterwards.
func (l *Ledger) AsOf(day form.Day) *Ledger {
	m := &Ledger{}
	if l == nil {
		return m
	}
	places := make([]int32, len(l.all)+1) // of each in m
	for i, o := range l.all {
		if o.Recorded.IsZero() || o.Recorded <= day {
			_ = m.Add(o) // it was checked when it was added first
		}
		places[i+1] = int32(len(m.all))
	}
	for p, c := range l.closed {
		if c.on > day {
			continue
		}
		if m.closed == nil {
			m.closed = map[closing]shutting{}
		}
		m.closed[p] = shutting{c.on, places[c.at]}
	}
	return m
}

// Get is the observation in force, or that which was published where the period
// is closed; ok is false when the key was not mentioned. Its value is zero when
// the figure was set to missing.
func (l *Ledger) Get(k Key) (o Observation, ok bool) {
	if l == nil {
		return Observation{}, false
	}
	at, ok := l.newest[k]
	if !ok {
		return Observation{}, false
	}
	if shut, is := l.closed[closing{k.Period, k.Window}]; is {
		at = l.published(at, shut)
	}
	if at == noOlder {
		return Observation{}, false
	}
	return l.all[at], true
}

// History is how the figure of a key changed, the newest last: of observations
// that follow one another with the same figure, the first.
func (l *Ledger) History(k Key) []Observation {
	if l == nil {
		return nil
	}
	at, ok := l.newest[k]
	if !ok {
		return nil
	}
	var os []Observation
	for ; at != noOlder; at = l.older[at] {
		os = append(os, l.all[at])
	}
	slices.Reverse(os)
	return slices.CompactFunc(os, func(a, b Observation) bool { return a.Value == b.Value })
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
	ids := map[body.ID]bool{}
	for k := range l.newest {
		if (indicator == "" || k.Indicator == indicator) && (p.IsZero() || k.Period == p) {
			ids[k.Body] = true
		}
	}
	return slices.Sorted(maps.Keys(ids))
}
