package onestop

import (
	"fmt"
	"maps"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Options are what a tally is made for. The zero Options count by body, in
// calendar months, with the zero [Rules].
type Options struct {
	// Window cuts time into months. A tally has one; figures of different
	// windows are never added up.
	Window schedule.Window
	// ByProcedure counts by body and procedure. Figures by body are then sums.
	ByProcedure bool
	// Rules say when a dossier is in time.
	Rules Rules
}

// Tally counts dossiers into figures. Dossiers are fed in any order and
// forgotten: what is kept grows with the bodies, procedures, months and days
// seen. It is not safe for use by several goroutines; give each its own and
// [Tally.Merge] them.
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
	touched int16     // of no use but that rows are read ahead

	refused     [reasons]int64
	notReceived int64
}

// NewTally is an empty tally. Options that do not exist are an
// [*OptionError].
func NewTally(o Options) (*Tally, error) {
	if o.Window > schedule.Decree09Window {
		return nil, &OptionError{Kind: "window", Value: fmt.Sprint(uint8(o.Window))}
	}
	o.Rules.Procedures = maps.Clone(o.Rules.Procedures)
	for code, p := range o.Rules.Procedures {
		if !p.Term.IsZero() && (p.Term.Check() != nil || p.Term.Halves() < 0) {
			return nil, &OptionError{Kind: "term", Value: code + ": " + p.Term.String()}
		}
	}
	return &Tally{
		options:    o,
		months:     monthTables[o.Window](),
		bodies:     newNumbers(),
		procedures: newNumbers(),
		waiting:    make([]waiting, 0, batch),
	}, nil
}

// Options is what the tally was made for.
func (t *Tally) Options() Options {
	o := t.options
	o.Rules.Procedures = maps.Clone(o.Rules.Procedures)
	return o
}

// Add counts a dossier. One that cannot be right is a [*Refusal]: it is
// counted under its reason and nowhere else. A dossier that was not received
// (only registered, not accepted, withdrawn before receipt) is none of the
// figures and no error; [Tally.NotReceived] counts those.
func (t *Tally) Add(d *Dossier) error { return t.count(d, 1) }

// Remove takes back a dossier that was counted, given as it was when it was
// counted. A refusal is taken back likewise, and returned again.
func (t *Tally) Remove(d *Dossier) error { return t.count(d, -1) }

// Change counts a dossier as it is now in place of what it was when it was
// counted last. The tally is then as if it had only ever seen the dossier as
// it is. The error is that of the dossier as it is; that of what it was is
// known from counting it.
func (t *Tally) Change(was, is *Dossier) error {
	_ = t.count(was, -1)
	return t.count(is, 1)
}

func (t *Tally) count(d *Dossier, n int16) error {
	var e entry
	why := t.read(d, &e)
	if why == 0 && e.received == none {
		t.notReceived += int64(n)
		return nil
	}
	var k pair
	if why == 0 {
		k, why = t.pairOf(d)
	}
	switch {
	case why != 0:
	case len(t.series) < few:
		t.series[t.place(k)].add(&e, n)
		return nil
	default:
		t.waiting = append(t.waiting, waiting{e, k, n})
		if len(t.waiting) == batch {
			t.flush()
		}
		return nil
	}
	t.refused[why] += int64(n)
	return &Refusal{why, *d}
}

// read turns a dossier into what is kept of it.
func (t *Tally) read(d *Dossier, e *entry) Reason {
	if why := d.check(); why != 0 {
		return why
	}
	e.received, e.finished = none, none
	if !d.received() {
		return 0
	}
	var ok bool
	if e.received, ok = t.monthOfDay(d.Received.Day()); !ok {
		return NoPeriod
	}
	rules := &t.options.Rules
	due, by, ok := rules.due(d)
	if !ok {
		return NoPeriod
	}
	var p Procedure
	if rules.Procedures != nil {
		p = rules.Procedures[d.Procedure]
	}
	set := p.facts(d)
	set.put(Undated, by == 0)
	e.factsReceived = set
	if !d.Finished.IsZero() {
		if e.finished, ok = t.monthOfDay(d.Finished.Day()); !ok {
			return NoPeriod
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
	// were asked for more than once.
	if e.finished == none || set&(1<<doneLate) != 0 || d.requests() > 1 {
		e.overdue = rules.overdueFrom(d, due)
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
	i := int64(day - firstDay)
	if i < 0 || i >= int64(len(t.months)) {
		return 0, false
	}
	n := t.months[i]
	return n, n != none
}

// waiting is a dossier that was read and waits for being counted in its series.
type waiting struct {
	entry
	pair
	n int16
}

// With many series the counts are spread over more memory than the caches of a
// processor hold. So many dossiers then wait for one another: looking their
// rows up side by side takes half the time of one after another.
const (
	few   = 1024 // series, with which nothing waits
	batch = 32
)

// flush counts the dossiers that wait.
func (t *Tally) flush() {
	var places [batch]uint32
	for i := range t.waiting {
		places[i] = t.place(t.waiting[i].pair)
	}
	for i := range t.waiting {
		t.touched += t.series[places[i]].touch(t.waiting[i].received)
	}
	for i := range t.waiting {
		w := &t.waiting[i]
		t.series[places[i]].add(&w.entry, w.n)
	}
	t.waiting = t.waiting[:0]
}

// pairOf is the body and the procedure of a dossier by their numbers.
func (t *Tally) pairOf(d *Dossier) (k pair, why Reason) {
	var ok bool
	if t.options.ByProcedure {
		if d.Procedure == "" {
			return k, NoProcedure
		}
		if k.procedure, ok = t.procedures.of(d.Procedure); !ok {
			k.procedure = t.procedures.add(d.Procedure)
		}
	}
	if k.body, ok = t.bodies.of(string(d.Body)); !ok {
		if _, err := body.ParseID(string(d.Body)); err != nil {
			return k, NoBody
		}
		k.body = t.bodies.add(string(d.Body))
		t.pairs = append(t.pairs, nil)
	}
	return k, 0
}

// seriesOf is the series of a dossier, which is made when it is the first of
// its key.
func (t *Tally) seriesOf(d *Dossier) (*series, Reason) {
	k, why := t.pairOf(d)
	if why != 0 {
		return nil, why
	}
	return &t.series[t.place(k)], 0
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
	if i >= len(pages) {
		pages = append(pages, make([]*page, i+1-len(pages))...)
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

// Merge adds what another tally counted, which stays as it is. Tallies of
// other options cannot be merged: that is an [*OptionError], and nothing was
// added.
func (t *Tally) Merge(u *Tally) error {
	a, b := &t.options, &u.options
	switch {
	case a.Window != b.Window:
		return &OptionError{Kind: "merge.window", Value: b.Window.String()}
	case a.ByProcedure != b.ByProcedure:
		return &OptionError{Kind: "merge.procedure"}
	case a.Rules.Counter != b.Rules.Counter || a.Rules.AppointmentMoved != b.Rules.AppointmentMoved || !maps.Equal(a.Rules.Procedures, b.Rules.Procedures):
		return &OptionError{Kind: "merge.rules"}
	}
	t.flush()
	u.flush()
	for i := range u.series {
		d := u.dossier(i)
		s, _ := t.seriesOf(&d)
		s.merge(&u.series[i])
	}
	for why, n := range u.refused {
		t.refused[why] += n
	}
	t.notReceived += u.notReceived
	return nil
}

// dossier names the body and the procedure of a series.
func (t *Tally) dossier(i int) Dossier {
	k := t.keys[i]
	d := Dossier{Body: body.ID(t.bodies.names[k.body])}
	if t.options.ByProcedure {
		d.Procedure = t.procedures.names[k.procedure]
	}
	return d
}

// Refused is how many dossiers were refused for each reason, without those
// that are nought.
func (t *Tally) Refused() map[Reason]int64 {
	m := map[Reason]int64{}
	for why, n := range t.refused {
		if n != 0 {
			m[Reason(why)] = n
		}
	}
	return m
}

// Refuse counts a dossier that the caller did not feed, because it could not be
// read ([Unreadable]) or had been fed before ([Duplicate]).
func (t *Tally) Refuse(why Reason) {
	if why > 0 && why < reasons {
		t.refused[why]++
	}
}

// NotReceived is how many dossiers were fed that had not been received.
func (t *Tally) NotReceived() int64 { return t.notReceived }

// OptionError says that options do not exist, or that tallies or reports do
// not fit together. Kind is stable.
type OptionError struct {
	Kind  string
	Value string
}

var optionTexts = map[string]form.Text{
	"window":          {form.Vietnamese: "cách chia kỳ không có", form.English: "there is no such window"},
	"term":            {form.Vietnamese: "thời hạn của TTHC không hợp lệ", form.English: "the term of the procedure is not valid"},
	"merge.window":    {form.Vietnamese: "không gộp được số liệu của hai cách chia kỳ", form.English: "figures of two windows cannot be merged"},
	"merge.procedure": {form.Vietnamese: "không gộp được số liệu theo TTHC với số liệu theo cơ quan", form.English: "figures by procedure cannot be merged with figures by body"},
	"merge.rules":     {form.Vietnamese: "không gộp được số liệu tính theo quy tắc khác nhau", form.English: "figures by different rules cannot be merged"},
	"procedure":       {form.Vietnamese: "số liệu này không đếm theo TTHC", form.English: "this tally does not count by procedure"},
	"period":          {form.Vietnamese: "kỳ đầu và kỳ cuối phải cùng loại và đúng thứ tự", form.English: "the first and the last period must be of one grain and in order"},
	"negative":        {form.Vietnamese: "số hồ sơ rút ra nhiều hơn số đã đưa vào", form.English: "more dossiers were taken back than had been counted"},
}

func (e *OptionError) Error() string { return e.Message(form.English) }

// Message is the error in the language asked for.
func (e *OptionError) Message(l form.Language) string {
	s := optionTexts[e.Kind].In(l)
	if e.Value != "" {
		s += ": " + e.Value
	}
	return s
}
