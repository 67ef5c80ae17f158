package indicator

import (
	"cmp"
	"fmt"
	"io"
	"iter"
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

	parts
	all     records
	shelves map[subject]*shelf // of figures of a body as a whole
	newest  map[place]int32    // of those by procedure: the record made last of each place
	details map[place][]int32  // of those by procedure, by the place of the body: a record of each
	closed  map[when]shutting
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
	n := l.all.n
	for i := range obs {
		fail(i, l.add(&obs[i]))
	}
	if len(errs) == 0 {
		return nil
	}
	l.takeBack(n)
	return errs
}

// ReadObservations records the observations of a file, as [ReadObservations]
// reads them: what is wrong with them comes together, and then none is recorded.
// A figure that contradicts one that the ledger had is refused with its line.
func (l *Ledger) ReadObservations(r io.Reader, how ObservationReading) error {
	if l == nil {
		_, err := ReadObservations(r, how)
		return err
	}
	n := l.all.n
	errs := readObservations(r, how, l.add)
	if len(errs) > 0 {
		l.takeBack(n)
	}
	return errs.Err()
}

// add puts an observation into the order of those of its key.
func (l *Ledger) add(o *Observation) error {
	r := l.record(o)
	shelf := l.shelfFor(r.place, o.Period.Grain())
	at := l.last(shelf, r.place)
	first, newer := at == noOlder, int32(noOlder)
	for at != noOlder && l.all.at(at).recorded > o.Recorded {
		newer, at = at, l.all.at(at).older
	}
	if at != noOlder && l.all.at(at).recorded == o.Recorded {
		if l.all.at(at).value() == o.Value {
			return nil
		}
		was := l.observation(l.all.at(at))
		return conflict(&was, o)
	}
	i := int32(l.all.n)
	r.older = at
	l.all.add(r)
	if first && r.procedure != 0 {
		whole := r.place
		whole.procedure = 0
		l.details[whole] = append(l.details[whole], i)
	}
	if newer == noOlder {
		l.setLast(shelf, r.place, i)
	} else {
		l.all.at(newer).older = i
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

// takeBack takes out again what was added since there were n.
func (l *Ledger) takeBack(n int) {
	for i := int32(l.all.n - 1); int(i) >= n; i-- {
		r := l.all.at(i)
		shelf := l.shelf(r.place)
		at := l.last(shelf, r.place)
		switch {
		case at != i:
			for l.all.at(at).older != i {
				at = l.all.at(at).older
			}
			l.all.at(at).older = r.older
		case r.older == noOlder:
			l.setLast(shelf, r.place, noOlder)
			if whole := r.place; whole.procedure != 0 {
				whole.procedure = 0
				l.details[whole] = l.details[whole][:len(l.details[whole])-1] // it came last
			}
		default:
			l.setLast(shelf, r.place, r.older)
		}
	}
	l.all.cut(n)
}

// detailed is the observations in force of a body by procedure, in order of
// procedure: the body's own key is given.
func (l *Ledger) detailed(k Key) []Observation {
	if l == nil || len(l.details) == 0 {
		return nil
	}
	at, ok := l.known(k)
	if !ok {
		return nil
	}
	var all []Observation
	for _, i := range l.details[at] {
		k.Procedure = l.parts.procedures.value(l.all.at(i).procedure)
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
	if was, ok := l.closed[when{p, w}]; ok {
		if was.on != on {
			return texts.Error(form.Error{Code: PeriodClosed, Value: p.String(), Args: form.Args{"on": was.on}})
		}
		return nil
	}
	if l.closed == nil {
		l.closed = map[when]shutting{}
	}
	l.shut(p, w, shutting{on, int32(l.all.n)})
	return nil
}

// Closed is the day on which the figures of a period were published; ok is false
// while they were not.
func (l *Ledger) Closed(p schedule.Period, w schedule.Window) (on form.Day, ok bool) {
	if l == nil {
		return form.NoDay, false
	}
	how, ok := l.closed[when{p, w}]
	return how.on, ok
}

// shut closes a period and those in it that are not closed.
func (l *Ledger) shut(p schedule.Period, w schedule.Window, how shutting) {
	if _, ok := l.closed[when{p, w}]; !ok {
		l.closed[when{p, w}] = how
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
	for i := range int32(l.all.n) {
		if r := l.all.at(i); r.older == noOlder { // one of each key
			if c, ok := l.correction(l.key(r.place)); ok {
				all = append(all, c)
			}
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
	if l == nil || len(l.closed) == 0 {
		return c, false
	}
	shut, ok := l.closed[when{k.Period, k.Window}]
	at := l.lastOf(k)
	if !ok || at == noOlder {
		return c, false
	}
	c = Correction{Published: Observation{Indicator: k.Indicator, Body: k.Body, Period: k.Period, Window: k.Window, Procedure: k.Procedure}, Now: l.observation(l.all.at(at)), Closed: shut.on}
	if p := l.published(at, shut); p != noOlder {
		c.Published = l.observation(l.all.at(p))
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
	for at != noOlder && (at >= shut.at || l.all.at(at).recorded > shut.on) {
		at = l.all.at(at).older
	}
	return at
}

// lastOf is the record made last of a key; noOlder where there is none.
func (l *Ledger) lastOf(k Key) int32 {
	place, ok := l.known(k)
	if !ok {
		return noOlder
	}
	return l.last(l.shelf(place), place)
}

// AsOf is the ledger as it was known at the end of a day: what was recorded
// later is not in it. It does not take additions made afterwards.
func (l *Ledger) AsOf(day form.Day) *Ledger {
	m := &Ledger{}
	if l == nil {
		return m
	}
	places := make([]int32, l.all.n+1) // of each in m
	for i := range int32(l.all.n) {
		if on := l.all.at(i).recorded; on.IsZero() || on <= day {
			_ = m.Add(l.observation(l.all.at(i))) // it was checked when it was added first
		}
		places[i+1] = int32(m.all.n)
	}
	for p, c := range l.closed {
		if c.on > day {
			continue
		}
		if m.closed == nil {
			m.closed = map[when]shutting{}
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
	at := l.lastOf(k)
	if shut, is := l.closed[when{k.Period, k.Window}]; is {
		at = l.published(at, shut)
	}
	if at == noOlder {
		return Observation{}, false
	}
	return l.observation(l.all.at(at)), true
}

// History is how the figure of a key changed, the newest last: of observations
// that follow one another with the same figure, the first.
func (l *Ledger) History(k Key) []Observation {
	if l == nil {
		return nil
	}
	var os []Observation
	for at := l.lastOf(k); at != noOlder; at = l.all.at(at).older {
		os = append(os, l.observation(l.all.at(at)))
	}
	slices.Reverse(os)
	return slices.CompactFunc(os, func(a, b Observation) bool { return a.Value == b.Value })
}

// All yields every observation in the order of adding.
func (l *Ledger) All() iter.Seq[Observation] {
	return func(yield func(Observation) bool) {
		if l == nil {
			return
		}
		for i := range int32(l.all.n) {
			if !yield(l.observation(l.all.at(i))) {
				return
			}
		}
	}
}

// Bodies is the bodies that have an observation of the indicator in the
// period, in order of ID; the zero ID and the zero Period stand for any.
func (l *Ledger) Bodies(indicator ID, p schedule.Period) []body.ID {
	return l.bodiesOf(func(id ID, w when) bool {
		return (indicator == "" || id == indicator) && (p.IsZero() || w.period == p)
	})
}

// bodiesOf is the bodies that have an observation of an indicator and of days
// that are asked for, in order of ID.
func (l *Ledger) bodiesOf(asked func(ID, when) bool) []body.ID {
	if l == nil {
		return nil
	}
	found := make([]bool, len(l.bodies.all)+1)
	answers := map[[2]uint32]bool{} // of indicators and days there are few
	for i := range int32(l.all.n) {
		r := l.all.at(i)
		k := [2]uint32{r.indicator, r.when}
		answer, ok := answers[k]
		if !ok {
			answer = asked(l.indicators.value(r.indicator), l.whens.value(r.when))
			answers[k] = answer
		}
		found[r.body] = found[r.body] || answer
	}
	var ids []body.ID
	for i, is := range found {
		if is {
			ids = append(ids, l.bodies.value(uint32(i)))
		}
	}
	slices.Sort(ids)
	return ids
}
