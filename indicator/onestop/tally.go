package onestop

import (
	"fmt"
	"maps"
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Options are what a tally is made for. The zero Options count by body, in
// calendar months, with the zero [Rules].
type Options struct {
	form.Unwritten
	// Window cuts time into months. A tally has one; figures of different
	// windows are never added up.
	Window schedule.Window
	// ByProcedure counts by body and procedure. Figures by body are then sums.
	ByProcedure bool
	// Rules say when a dossier is in time.
	Rules Rules
}

// Tally counts dossiers into figures. Dossiers are fed in any order, each once,
// and forgotten: what is kept grows with the bodies, procedures, months and days
// seen. Where dossiers change or are delivered again, a [Register] remembers
// them. It is for one goroutine; give each its own and [Tally.Merge] them. The
// zero Tally counts by the zero [Options].
type Tally struct {
	options Options
	months  []int16 // of each day

	// Names are turned into small numbers, and a pair of them into that of a
	// series.
	bodies     numbers
	procedures numbers
	pairs      [][]*page // by body, then by procedure
	keys       []pair    // of the series
	series     []series

	waiting []waiting // read and not counted in the series yet, fewer than batch

	refused     [reasons]int64
	notReceived int64
}

// NewTally is an empty tally. Options that do not exist are refused.
func NewTally(o Options) (*Tally, error) {
	if o.Window > schedule.Decree09Window {
		return nil, refused(WindowUnknown, fmt.Sprint(uint8(o.Window)))
	}
	o.Rules.Procedures = maps.Clone(o.Rules.Procedures)
	for code, p := range o.Rules.Procedures {
		if p.Term.Halves() < 0 || !p.Term.IsZero() && p.Term.Check() != nil {
			return nil, texts.Error(form.Error{Code: TermForm, Value: p.Term.String(), Args: form.Args{"procedure": code}})
		}
	}
	t := &Tally{options: o}
	t.begin()
	return t, nil
}

// begin makes room for counting.
func (t *Tally) begin() {
	t.months = monthTables[t.options.Window]()
	t.bodies, t.procedures = newNumbers(), newNumbers()
	t.waiting = make([]waiting, 0, batch)
}

// Options is what the tally was made for.
func (t *Tally) Options() Options {
	if t == nil {
		return Options{}
	}
	o := t.options
	o.Rules.Procedures = maps.Clone(o.Rules.Procedures)
	return o
}

// Add counts a dossier as it is known on the day, which is today, or that on
// which a file was written. One that cannot be right is refused with a
// [*form.Error], as is one of which something lies after the day (NoDay: the
// host names none): it is counted under its code and nowhere else. A dossier
// that was not received (only registered, not accepted, withdrawn before
// receipt) is none of the figures and no error; [Tally.NotReceived] counts
// those.
func (t *Tally) Add(d *Dossier, today form.Day) error {
	switch {
	case t == nil:
		return nil
	case t.months == nil:
		t.begin()
	}
	if d == nil {
		d = &Dossier{}
	}
	var e entry
	var k pair
	var moves []pass
	why := t.read(d, &e, today)
	if why == 0 && e.received != none {
		k, moves, why = t.hands(d)
	}
	switch {
	case why != 0:
		t.refused[why]++
		return why.error(d, today)
	case e.received == none:
		t.notReceived++
	case len(moves) > 0:
		t.follow(&e, k, moves, 1)
	default:
		t.enterCounted(&e, k)
	}
	return nil
}

// enterCounted counts an entry that stays with one body.
func (t *Tally) enterCounted(e *entry, k pair) {
	if len(t.series) < few {
		t.series[t.place(k)].add(e, 1)
		return
	}
	t.waiting = append(t.waiting, waiting{*e, k})
	if len(t.waiting) == batch {
		t.flush()
	}
}

// read turns a dossier into what is kept of it, of which received is none for
// one that does not count. Where it was is read by pairOf and hands.
func (t *Tally) read(d *Dossier, e *entry, today form.Day) reason {
	e.received, e.finished = none, none
	if why := d.check(); why != 0 {
		return why
	}
	if today != form.NoDay && d.future(today) {
		return future
	}
	if !d.received() {
		return 0
	}
	return t.enter(d, e)
}

// enter is what happened to a dossier that was received, and when.
func (t *Tally) enter(d *Dossier, e *entry) reason {
	var ok bool
	if e.received, ok = t.monthOfDay(d.Received.Day()); !ok {
		return noPeriod
	}
	rules := &t.options.Rules
	due, by, ok := rules.due(d)
	if !ok {
		return noPeriod
	}
	var p Procedure
	if rules.Procedures != nil {
		p = rules.Procedures[d.Procedure]
	}
	set := p.facts(d)
	if set.put(Undated, by == 0); by == 0 {
		set &^= 1 << UnderComplaint // it is not in the base from which complaints are taken off
	}
	e.factsReceived = set
	if !d.Finished.IsZero() {
		if e.finished, ok = t.monthOfDay(d.Finished.Day()); !ok {
			return noPeriod
		}
	}
	if by == 0 {
		e.factsFinished = set & lastingFacts
		return 0
	}
	set &= lastingFacts
	if e.finished != none {
		pause := rules.pause(d)
		switch done3(d.Finished, pause, due) {
		case DoneEarly:
			set |= 1 << doneEarly
		case DoneLate:
			set |= 1 << doneLate
		}
	}
	// A dossier finished in time was never overdue, but for one whose papers
	// were asked for, once more or when its appointment was over.
	if e.finished == none || set&(1<<doneLate) != 0 || d.requests() > 0 {
		if e.overdue = rules.overdueFrom(d, due); e.overdue > lastDay {
			e.overdue = 0 // no day that can be asked for
		}
		if e.finished != none && e.overdue != 0 {
			// Overdue and finished in one month cancel out at its end.
			if m, ok := t.monthOfDay(e.overdue); ok && m < e.finished {
				set |= 1 << overdueEnded
			} else {
				e.overdue = 0
			}
		}
	}
	e.factsFinished = set
	return 0
}

func (t *Tally) monthOfDay(day form.Day) (int16, bool) {
	if i := int64(day - firstDay); uint64(i) < uint64(len(t.months)) {
		return t.months[i], true
	}
	return 0, false
}

// waiting is a dossier that was read and waits for being counted in its series.
type waiting struct {
	entry
	pair
}

// With many series the counts are spread over more memory than the caches of a
// processor hold. So many dossiers then wait for one another: looking their
// rows up side by side takes half the time of one after another.
const (
	few   = 1024 // series, with which nothing waits
	batch = 32
)

// flush counts the dossiers that wait. Where each is counted is looked at
// before any is counted, so that it is near by then.
func (t *Tally) flush() {
	var places [batch]uint32
	for i := range t.waiting {
		places[i] = t.place(t.waiting[i].pair)
	}
	for i := range t.waiting {
		w, s := &t.waiting[i], &t.series[places[i]]
		s.month(w.received)
		if w.finished != none {
			s.month(w.finished)
		}
		if w.overdue != 0 {
			s.becameOverdue(w.overdue, 0)
		}
	}
	for i := range t.waiting {
		w := &t.waiting[i]
		t.series[places[i]].add(&w.entry, 1)
	}
	t.waiting = t.waiting[:0]
}

// pairOf is a body and a procedure by their numbers.
func (t *Tally) pairOf(of body.ID, procedure string) (k pair, why reason) {
	if t.options.ByProcedure {
		if procedure == "" {
			return k, noProcedure
		}
		k.procedure = t.procedureNumber(procedure)
	}
	var ok bool
	if k.body, ok = t.bodyNumber(of); !ok {
		return k, noBody
	}
	return k, 0
}

func (t *Tally) procedureNumber(procedure string) uint32 {
	n, ok := t.procedures.of(procedure)
	if !ok {
		n = t.procedures.add(procedure)
	}
	return n
}

// bodyNumber is false for what is no identifier of a body.
func (t *Tally) bodyNumber(of body.ID) (uint32, bool) {
	n, ok := t.bodies.of(string(of))
	if !ok {
		if _, err := body.ParseID(string(of)); err != nil {
			return 0, false
		}
		n = t.bodies.add(string(of))
		t.pairs = append(t.pairs, nil)
	}
	return n, true
}

// seriesOf is the series of a body and procedure, which is made when it is the
// first of its key.
func (t *Tally) seriesOf(k Counted) (*series, reason) {
	p, why := t.pairOf(k.Body, k.Procedure)
	if why != 0 {
		return nil, why
	}
	return &t.series[t.place(p)], 0
}

// pair is a body and a procedure by their numbers.
type pair struct{ body, procedure uint32 }

// page is the numbers of series, from 1, of a body and some neighbouring
// procedures. It is small, because a body of the lowest level has few of them.
type page [32]uint32

// place is the place of a pair's series, which is made when it is the first of
// its key.
func (t *Tally) place(k pair) uint32 {
	pages := t.pairs[k.body]
	i := int(k.procedure / uint32(len(page{})))
	for i >= len(pages) {
		pages = append(pages, nil)
		t.pairs[k.body] = pages
	}
	if pages[i] == nil {
		pages[i] = &page{}
	}
	at := &pages[i][k.procedure%uint32(len(page{}))]
	if *at == 0 {
		t.series = append(t.series, series{rare: &rare{}})
		t.keys = append(t.keys, k)
		*at = uint32(len(t.series))
	}
	return *at - 1
}

// Merge adds what another tally counted, which stays as it is. A tally of other
// options is refused, and nothing was added.
func (t *Tally) Merge(u *Tally) error {
	if t == nil || u == nil {
		return nil
	}
	if t.months == nil {
		t.begin()
	}
	if err := t.alike(u); err != nil {
		return err
	}
	t.flush()
	u.flush()
	for i := range u.series {
		s, _ := t.seriesOf(u.key(i))
		s.merge(&u.series[i])
	}
	for why, n := range u.refused {
		t.refused[why] += n
	}
	t.notReceived += u.notReceived
	return nil
}

// alike refuses a tally of other options.
func (t *Tally) alike(u *Tally) error {
	a, b := &t.options, &u.options
	switch {
	case a.Window != b.Window:
		return refused(TallyWindow, b.Window.String())
	case a.ByProcedure != b.ByProcedure:
		return refused(TallyProcedure, "")
	case a.Rules.Counter != b.Rules.Counter || a.Rules.AppointmentMoved != b.Rules.AppointmentMoved || !maps.Equal(a.Rules.Procedures, b.Rules.Procedures):
		return refused(TallyRules, "")
	}
	return nil
}

// key names the body and the procedure of a series.
func (t *Tally) key(i int) Counted { return t.named(t.keys[i]) }

func (t *Tally) named(k pair) Counted {
	c := Counted{Body: body.ID(t.bodies.names[k.body])}
	if t.options.ByProcedure {
		c.Procedure = t.procedures.names[k.procedure]
	}
	return c
}

// Refused is how many dossiers were refused for each code, without those that
// are nought.
func (t *Tally) Refused() map[form.Code]int64 {
	m := map[form.Code]int64{}
	if t == nil {
		return m
	}
	for why, n := range t.refused {
		if n != 0 {
			m[reasonCodes[why]] = n
		}
	}
	return m
}

// Refuse counts a dossier that the caller did not feed, because it could not be
// read ([DossierUnreadable]) or had been fed before ([DossierDoubled]). Codes
// that are not of a dossier count nothing.
func (t *Tally) Refuse(code form.Code) {
	if why := slices.Index(reasonCodes[:], code); why > 0 && t != nil {
		t.refused[why]++
	}
}

// NotReceived is how many dossiers were fed that had not been received.
func (t *Tally) NotReceived() int64 {
	if t == nil {
		return 0
	}
	return t.notReceived
}

// lastDay is the last day that there is a form for.
var lastDay = form.NewDay(form.MaxYear, 12, 31)
