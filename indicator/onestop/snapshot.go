package onestop

import (
	"maps"
	"math/bits"
	"slices"
	"time"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/form/snapshot"
)

const (
	tallyName       = "tally"
	registerName    = "register"
	snapshotVersion = 1
)

var optionsForm = form.Of[optionsJSON](0)

// writeHead writes the options and the names of bodies and procedures.
func (t *Tally) writeHead(w *snapshot.Writer) error {
	o, err := optionsForm.Write(t.options.form())
	if err != nil {
		return err
	}
	w.Text(string(o))
	for _, ns := range [...]*numbers{&t.bodies, &t.procedures} {
		w.Uint(uint64(len(ns.names)))
		for _, name := range ns.names {
			w.Text(name)
		}
	}
	return nil
}

// readHead is an empty tally of the options and names written.
func (t *Tally) readHead(r *snapshot.Reader) (*Tally, error) {
	o, err := optionsForm.Read([]byte(r.Text()), nil)
	if err != nil {
		return nil, err
	}
	u, err := t.restored(o)
	if err != nil {
		return nil, err
	}
	for i, ns := range [...]*numbers{&u.bodies, &u.procedures} {
		for range r.Len() {
			name := r.Text()
			if _, twice := ns.byName[name]; twice || name == "" {
				r.Fail()
				break
			}
			if i == 0 {
				if _, err := body.ParseID(name); err != nil {
					r.Fail()
				}
				u.pairs = append(u.pairs, nil)
			}
			ns.add(name)
		}
	}
	return u, nil
}

// writeMonth writes a month, and whether it is meant after its first day.
func writeMonth(w *snapshot.Writer, month int16, within bool) {
	n := uint64(month) << 1
	if within {
		n++
	}
	w.Uint(n)
}

func readMonth(r *snapshot.Reader) (month int16, within bool) {
	n := r.Below(2 * months)
	return int16(n >> 1), n&1 == 1
}

func (t *Tally) writePair(w *snapshot.Writer, k pair) {
	if w.Uint(uint64(k.body)); t.options.ByProcedure {
		w.Uint(uint64(k.procedure))
	}
}

func (t *Tally) readPair(r *snapshot.Reader) (k pair) {
	if k.body = uint32(r.Below(len(t.bodies.names))); t.options.ByProcedure {
		k.procedure = uint32(r.Below(len(t.procedures.names)))
	}
	return k
}

// writeCounts writes which counts are not nought, and these.
func writeCounts(w *snapshot.Writer, counts []int64) {
	var mask uint64
	for i, n := range counts {
		if n != 0 {
			mask |= 1 << i
		}
	}
	w.Uint(mask)
	for ; mask != 0; mask &= mask - 1 {
		w.Int(counts[bits.TrailingZeros64(mask)])
	}
}

// readCountsInto reads them back, none of them below the least.
func readCountsInto(r *snapshot.Reader, counts []int64, least int64) {
	mask := r.Uint()
	if mask>>len(counts) != 0 {
		r.Fail()
		return
	}
	for ; mask != 0; mask &= mask - 1 {
		n := r.Int()
		if n < least || n > indicator.MaxCount {
			r.Fail()
		}
		counts[bits.TrailingZeros64(mask)] = n
	}
}

// MarshalBinary writes all that the tally holds in a compact form, with a
// version and a checksum: what MarshalJSON writes in a small part of the time
// and room.
func (t *Tally) MarshalBinary() ([]byte, error) {
	if t == nil {
		t = &Tally{}
	}
	t.flush()
	w := snapshot.Write(tallyName, snapshotVersion)
	if err := t.writeHead(w); err != nil {
		return nil, err
	}
	w.Int(t.notReceived)
	writeCounts(w, t.refused[:])
	w.Uint(uint64(len(t.series)))
	for i := range t.series {
		s := &t.series[i]
		t.writePair(w, t.keys[i])
		w.Uint(uint64(len(s.rows)))
		for j := range s.rows {
			w.Uint(uint64(s.rows[j].month))
			c := s.counts(j)
			writeCounts(w, c.received[:])
			writeCounts(w, c.finished[:])
		}
		w.Uint(uint64(len(s.rare.overdue)))
		for _, c := range s.rare.overdue {
			w.Int(int64(c.day))
			w.Int(c.n)
		}
		w.Uint(uint64(len(s.rare.moved)))
		for _, c := range s.rare.moved {
			writeMonth(w, c.month, c.within)
			writeCounts(w, c.facts[:])
		}
	}
	return w.Bytes(), nil
}

// UnmarshalBinary reads what [Tally.MarshalBinary] wrote, in place of what the
// tally held; what is said of options at [Tally.UnmarshalJSON] holds.
func (t *Tally) UnmarshalBinary(b []byte) error {
	r, err := snapshot.Open(b, tallyName, snapshotVersion)
	if err != nil {
		return err
	}
	u, err := t.readHead(r)
	if err != nil {
		return err
	}
	if u.notReceived = r.Int(); u.notReceived < 0 {
		r.Fail()
	}
	readCountsInto(r, u.refused[:], 0)
	n := r.Len()
	u.series, u.keys = make([]series, 0, n), make([]pair, 0, n)
	for range n {
		u.readSeries(r)
	}
	if err := r.End(); err != nil {
		return err
	}
	*t = *u
	return nil
}

func (t *Tally) readSeries(r *snapshot.Reader) {
	known := len(t.series)
	k := t.readPair(r)
	if len(t.bodies.names) == 0 {
		r.Fail()
		return
	}
	s := &t.series[t.place(k)]
	if len(t.series) == known {
		r.Fail() // it stands twice
	}
	rows := r.Len()
	s.rows = make([]row, 0, rows)
	for range rows {
		m := r.Below(months)
		if _, twice := s.find(int16(m)); twice {
			r.Fail()
			return
		}
		var c totals
		readCountsInto(r, c.received[:], 0)
		readCountsInto(r, c.finished[:], 0)
		s.set(int16(m), &c)
	}
	for range r.Len() {
		day, n := form.Day(r.Int()), r.Int()
		s.becameOverdue(day, n)
	}
	for range r.Len() {
		m, within := readMonth(r)
		readCountsInto(r, s.movedIn(m, within).facts[:], -indicator.MaxCount)
	}
}

// MarshalBinary writes all that the register holds, with a version and a
// checksum. After a restart a host reads it back and delivers again all that
// came since it was written, or more: what is known changes nothing.
func (r *Register) MarshalBinary() ([]byte, error) {
	if r == nil {
		r = &Register{}
	}
	r.begin()
	w := snapshot.Write(registerName, snapshotVersion)
	if err := r.tally.writeHead(w); err != nil {
		return nil, err
	}
	w.Uint(uint64(len(r.held)))
	for i := range r.held {
		h := &r.held[i]
		w.Text(h.code)
		h.revision.write(w)
		w.Uint(h.content)
		if w.Uint(uint64(h.state)); h.state == counted {
			r.tally.writeEntry(w, h)
		}
	}
	w.Uint(uint64(len(r.refused)))
	for _, code := range slices.Sorted(maps.Keys(r.refused)) {
		f := r.refused[code]
		w.Text(code)
		f.revision.write(w)
		w.Uint(f.content)
		w.Uint(uint64(f.why))
	}
	return w.Bytes(), nil
}

// UnmarshalBinary reads what [Register.MarshalBinary] wrote, in place of what
// the register held; what is said of options at [Tally.UnmarshalJSON] holds.
func (r *Register) UnmarshalBinary(b []byte) error {
	in, err := snapshot.Open(b, registerName, snapshotVersion)
	if err != nil {
		return err
	}
	t, err := r.tally.readHead(in)
	if err != nil {
		return err
	}
	u := &Register{tally: *t}
	n := in.Len()
	u.held, u.places, u.refused = make([]held, 0, n), make(map[string]int32, n), map[string]refusal{}
	for range n {
		h := held{code: in.Text(), revision: readRevision(in), content: in.Uint(), state: state(in.Below(int(takenOut) + 1))}
		if h.state == counted {
			u.tally.readEntry(in, &h)
		}
		if _, twice := u.places[h.code]; twice || h.code == "" || in.Failed() {
			in.Fail()
			break
		}
		u.places[h.code] = int32(len(u.held))
		u.held = append(u.held, h)
		u.tally.enterHeld(&h, 1)
	}
	for range in.Len() {
		code := in.Text()
		f := refusal{readRevision(in), in.Uint(), reason(in.Below(reasons))}
		if _, twice := u.refused[code]; twice || f.why == 0 || in.Failed() {
			in.Fail()
			break
		}
		u.refuse(code, f)
	}
	if err := in.End(); err != nil {
		return err
	}
	*r = *u
	return nil
}

func (t *Tally) writeEntry(w *snapshot.Writer, h *held) {
	e := &h.entry
	w.Uint(uint64(e.received))
	w.Uint(uint64(e.finished + 1)) // 0 is none
	w.Int(int64(e.overdue))
	w.Uint(uint64(e.factsReceived))
	w.Uint(uint64(e.factsFinished))
	t.writePair(w, h.pair)
	w.Uint(uint64(len(h.moves)))
	for _, m := range h.moves {
		t.writePair(w, m.to)
		writeMonth(w, m.month, m.within)
	}
}

func (t *Tally) readEntry(r *snapshot.Reader, h *held) {
	e := &h.entry
	e.received = int16(r.Below(months))
	e.finished = int16(r.Below(months+1)) - 1
	e.overdue = form.Day(r.Int())
	e.factsReceived = factSet(r.Below(1 << facts))
	e.factsFinished = factSet(r.Below(1 << outcomes))
	h.pair = t.readPair(r)
	for range r.Len() {
		m := pass{to: t.readPair(r)}
		m.month, m.within = readMonth(r)
		h.moves = append(h.moves, m)
	}
	if len(t.bodies.names) == 0 || t.options.ByProcedure && len(t.procedures.names) == 0 {
		r.Fail()
	}
}

func (r Revision) write(w *snapshot.Writer) {
	switch m := r.changed; {
	case r.number > 0:
		w.Uint(1)
		w.Uint(uint64(r.number - 1))
	case m.IsZero():
		w.Uint(0)
	case m.IsDay():
		w.Uint(2)
		w.Int(int64(m.Day()))
	default:
		w.Uint(3)
		w.Int(m.Time().UnixNano())
	}
}

func readRevision(r *snapshot.Reader) Revision {
	switch r.Below(4) {
	case 1:
		if n := r.Uint(); n <= maxRevision {
			return Revision{number: int64(n) + 1}
		}
		r.Fail()
	case 2:
		return RevisionAt(schedule.MomentOn(form.Day(r.Int())))
	case 3:
		return RevisionAt(schedule.MomentAt(time.Unix(0, r.Int())))
	}
	return Revision{}
}
