package onestop

import (
	"iter"
	"slices"
	"strings"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Register is a tally that remembers the dossiers it counted, each by its code:
// it is told what a dossier is now, and puts its figures right. Systems deliver
// at least once and in any order, so that each delivery has a [Revision]: the
// newest holds. The same deliveries give the same figures in any order, any
// split over registers that are merged, and however often each comes.
//
// Of each dossier it keeps a few numbers and a fingerprint of what was
// delivered, about 150 bytes with its code; [Register.MarshalBinary] keeps them
// between two runs. It is for one goroutine. The zero Register counts by the
// zero [Options].
type Register struct {
	form.Unwritten

	tally   Tally
	held    []held
	places  map[string]int32   // of the codes in held
	refused map[string]refusal // newer than what is held
}

// held is what is kept of a dossier: its newest delivery that can be right.
type held struct {
	code     string
	revision Revision
	content  uint64
	state    state
	entry    entry
	pair     pair
	moves    []pass
}

type state uint8

const (
	counted  state = iota // among the figures
	outside               // not received
	takenOut              // removed
)

// refusal is a delivery that cannot be right.
type refusal struct {
	revision Revision
	content  uint64
	why      reason
}

// NewRegister is an empty register. Options that do not exist are refused.
func NewRegister(o Options) (*Register, error) {
	t, err := NewTally(o)
	if err != nil {
		return nil, err
	}
	return &Register{tally: *t}, nil
}

func (r *Register) begin() {
	if r.tally.months == nil {
		r.tally.begin()
	}
	if r.places == nil {
		r.places, r.refused = map[string]int32{}, map[string]refusal{}
	}
}

// at is what is held of a code; nil for nothing.
func (r *Register) at(code string) *held {
	if i, ok := r.places[code]; ok {
		return &r.held[i]
	}
	return nil
}

// Put says what the dossier of a code is now, as is known on the day (NoDay: the
// host names none; see [Tally.Add]). Of several deliveries the one of the
// newest revision counts, whenever it comes; one that is older, or comes again,
// changes nothing and is no error. Refused, so that nothing changes, are two
// contents of one revision ([RevisionConflict]; without revisions that is any
// change), and revisions of which neither is the newer. A delivery that cannot
// be right is refused as by [Tally.Add]: the one before it goes on counting,
// and [Register.Refused] has it until a newer one comes.
func (r *Register) Put(code string, revision Revision, d *Dossier, today form.Day) error {
	if r == nil {
		return nil
	}
	if d == nil {
		d = &Dossier{}
	}
	r.begin()
	content := d.fingerprint()
	newest, err := r.judge(code, revision, content, false)
	if err != nil || !newest {
		return err
	}
	is := held{revision: revision, content: content, state: counted}
	why := r.tally.read(d, &is.entry, today)
	if why == 0 && is.entry.received != none {
		is.pair, is.moves, why = r.tally.hands(d)
	}
	if why != 0 {
		r.refuse(code, refusal{revision, content, why})
		return why.error(d, today)
	}
	if is.entry.received == none {
		is.state = outside
	}
	r.set(code, is)
	return nil
}

// Remove says that there is no such dossier any more, from that revision on: it
// was registered by mistake, or goes to another register. A dossier that the
// register does not know is refused ([DossierUnknown]), for most often its code
// is wrong; an older delivery of it that comes later then counts for nothing.
func (r *Register) Remove(code string, revision Revision) error {
	if r == nil {
		return nil
	}
	r.begin()
	_, known := r.places[code]
	if _, refused := r.refused[code]; refused {
		known = true
	}
	newest, err := r.judge(code, revision, 0, true)
	if err != nil || !newest {
		return err
	}
	r.set(code, held{revision: revision, state: takenOut})
	if !known {
		return texts.Error(form.Error{Code: DossierUnknown, Path: columnNames[codeColumn], Value: quoted([]byte(code))})
	}
	return nil
}

// judge says whether a delivery is newer than what is held.
func (r *Register) judge(code string, revision Revision, content uint64, out bool) (newest bool, err error) {
	fail := func(c form.Code, of Revision) error {
		return texts.Error(form.Error{Code: c, Path: columnNames[codeColumn], Value: quoted([]byte(code)), Args: form.Args{"revision": revision, "held": of}})
	}
	if code == "" {
		return false, fail(CodeMissing, Revision{})
	}
	if f, ok := r.refused[code]; ok {
		c, ok := revision.Compare(f.revision)
		switch {
		case !ok:
			return false, fail(RevisionMixed, f.revision)
		case c == 0 && (out || content != f.content):
			return false, fail(RevisionConflict, f.revision)
		}
	}
	h := r.at(code)
	if h == nil {
		return true, nil
	}
	c, ok := revision.Compare(h.revision)
	switch {
	case !ok:
		return false, fail(RevisionMixed, h.revision)
	case c == 0 && (out != (h.state == takenOut) || content != h.content):
		return false, fail(RevisionConflict, h.revision)
	}
	return c > 0, nil
}

// set takes what a code is now in place of what it was.
func (r *Register) set(code string, is held) {
	if f, ok := r.refused[code]; ok {
		if c, _ := is.revision.Compare(f.revision); c >= 0 {
			r.tally.refused[f.why]--
			delete(r.refused, code)
		}
	}
	was := r.at(code)
	if was == nil {
		is.code = strings.Clone(code)
		r.places[is.code] = int32(len(r.held))
		r.held = append(r.held, is)
	} else {
		is.code = was.code
		r.tally.enterHeld(was, -1)
		*was = is
	}
	r.tally.enterHeld(&is, 1)
}

// refuse keeps a refusal that is newer than the one that is kept.
func (r *Register) refuse(code string, f refusal) {
	if was, ok := r.refused[code]; ok {
		if c, _ := f.revision.Compare(was.revision); c <= 0 {
			return
		}
		r.tally.refused[was.why]--
	}
	r.refused[code] = f
	r.tally.refused[f.why]++
}

// enterHeld counts what is kept of a dossier n times.
func (t *Tally) enterHeld(h *held, n int16) {
	switch {
	case h.state == outside:
		t.notReceived += int64(n)
	case h.state == counted && len(h.moves) > 0:
		t.follow(&h.entry, h.pair, h.moves, n)
	case h.state == counted:
		t.series[t.place(h.pair)].add(&h.entry, n)
	}
}

// Merge takes what another register was told, which stays as it is, as if it
// had been told here. One of other options is refused, and nothing was taken.
// A dossier of which the two hold one revision with two contents stays as it is
// here, and is among the errors; all else was taken.
func (r *Register) Merge(o *Register) error {
	if r == nil || o == nil {
		return nil
	}
	r.begin()
	if err := r.tally.alike(&o.tally); err != nil {
		return err
	}
	var errs form.Errors
	take := func(code string, revision Revision, content uint64, out bool, then func()) {
		if newest, err := r.judge(code, revision, content, out); err != nil {
			errs = append(errs, form.All(err)...)
		} else if newest {
			then()
		}
	}
	pairOf := func(k pair) pair {
		c := o.tally.named(k)
		is, _ := r.tally.pairOf(c.Body, c.Procedure) // it was checked when it was counted first
		return is
	}
	for i := range o.held {
		h := &o.held[i]
		take(h.code, h.revision, h.content, h.state == takenOut, func() {
			is := *h
			if is.state == counted {
				is.pair, is.moves = pairOf(is.pair), slices.Clone(is.moves)
				for i := range is.moves {
					is.moves[i].to = pairOf(is.moves[i].to)
				}
			}
			r.set(h.code, is)
		})
	}
	for code, f := range o.refused {
		take(code, f.revision, f.content, false, func() {
			r.refuse(code, f)
		})
	}
	slices.SortFunc(errs, func(a, b *form.Error) int { return strings.Compare(a.Value, b.Value) })
	return errs.Err()
}

// Len is how many dossiers are counted.
func (r *Register) Len() int {
	n := 0
	if r != nil {
		for i := range r.held {
			if r.held[i].state == counted {
				n++
			}
		}
	}
	return n
}

// Rows is [Tally.Rows] of the dossiers as they are now.
func (r *Register) Rows(report Report) (iter.Seq[Counted], error) { return r.get().Rows(report) }

// Observations is [Tally.Observations] of the dossiers as they are now.
func (r *Register) Observations(fs Figures) ([]indicator.Observation, error) {
	return r.get().Observations(fs)
}

// Part is what one dossier adds to a figure.
type Part struct {
	form.Unwritten
	Code  string
	Value indicator.Ratio
}

// Behind is the way down from a figure to its dossiers: what each adds to the
// observations that [Register.Observations] gives of an indicator and a body, in
// order of code, without those that add nothing. The parts add up to the figure,
// but for 766/5.4, whose formula takes a dossier off twice that is both late and
// complained about: its part is 0 of 1, and the figure is smaller by one for it.
func (r *Register) Behind(fs Figures, id indicator.ID, b body.ID) ([]Part, error) {
	t := r.get()
	if t == nil {
		return nil, nil
	}
	first, last, err := t.bounds(fs.Report)
	if err != nil || first.IsZero() || last.IsZero() {
		return nil, err
	}
	since, _ := t.monthOfDay(t.options.Window.Span(first).Since)
	until, _ := t.monthOfDay(t.options.Window.Span(last).Last())
	fs.First, fs.Last = first, last
	number, known := t.bodies.of(string(b))
	if fs.RollUp == nil && !known {
		return nil, nil
	}
	held := func(h *held) bool {
		return h.pair.body == number || slices.ContainsFunc(h.moves, func(m pass) bool { return m.to.body == number })
	}
	var parts []Part
	for i := range r.held {
		h := &r.held[i]
		if h.state != counted || h.entry.received > until || h.entry.finished != none && h.entry.finished < since || fs.RollUp == nil && !held(h) {
			continue
		}
		alone := Tally{options: t.options, months: t.months, bodies: t.bodies, procedures: t.procedures, pairs: make([][]*page, len(t.pairs))}
		alone.enterHeld(h, 1)
		all, err := alone.Observations(fs)
		if err != nil {
			return nil, err
		}
		n, d := int64(0), int64(0)
		for _, o := range all {
			if o.Indicator == id && o.Body == b {
				n, d = n+o.Value.Numerator(), d+o.Value.Denominator()
			}
		}
		if n != 0 || d != 0 {
			parts = append(parts, Part{Code: h.code, Value: indicator.MustRatio(n, d)})
		}
	}
	slices.SortFunc(parts, func(a, b Part) int { return strings.Compare(a.Code, b.Code) })
	return parts, nil
}

// Unknown is [Tally.Unknown] of the dossiers as they are now.
func (r *Register) Unknown(bodies *body.Registry) []body.ID { return r.get().Unknown(bodies) }

// Refused is how many dossiers have, for each code, a newest delivery that was
// refused for it.
func (r *Register) Refused() map[form.Code]int64 { return r.get().Refused() }

// NotReceived is how many dossiers have not been received.
func (r *Register) NotReceived() int64 { return r.get().NotReceived() }

// Options is what the register was made for.
func (r *Register) Options() Options { return r.get().Options() }

func (r *Register) get() *Tally {
	if r == nil {
		return nil
	}
	return &r.tally
}

// fingerprint tells what was delivered of a dossier from what else it might
// have been.
func (d *Dossier) fingerprint() uint64 {
	h := uint64(14695981039346656037)
	mix := func(n uint64) {
		h = (h ^ n) * 0x9E3779B97F4A7C15
		h ^= h >> 29
	}
	text := func(s string) {
		mix(uint64(len(s)))
		for ; len(s) >= 8; s = s[8:] {
			mix(word(s))
		}
		last := uint64(0)
		for i := range len(s) {
			last = last<<8 | uint64(s[i])
		}
		mix(last)
	}
	moments := func(ms ...schedule.Moment) {
		for _, m := range ms {
			if mix(uint64(m.Day())); m.IsDay() {
				mix(1)
			} else {
				mix(uint64(m.Time().UnixNano()) << 1)
			}
		}
	}
	text(string(d.Body))
	text(d.Procedure)
	flags := uint64(d.Status)<<24 | uint64(d.Channel)<<16 | uint64(d.Requests)<<32 | uint64(d.Paid)<<40
	for i, is := range [...]bool{d.AppointmentMoved, d.FeeKnown, d.Digitised, d.ElectronicResult, d.Reused, d.PersonalStore, d.ResidentData, d.Complained} {
		if is {
			flags |= 1 << i
		}
	}
	mix(flags)
	mix(uint64(d.Paused))
	mix(uint64(d.Fee))
	moments(d.Received, d.Appointment, d.Finished)
	mix(uint64(len(d.Supplements)))
	for _, s := range d.Supplements {
		moments(s.Requested, s.Completed)
	}
	mix(uint64(len(d.Hands)))
	for _, one := range d.Hands {
		text(string(one.Body))
		mix(uint64(one.Since))
	}
	return h
}
