package indicator

import (
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// record is an observation as a ledger keeps it: what is said again and again
// stands once and is named by its number, so that a million take little room and
// are looked up by a key of 16 bytes.
type record struct {
	place
	num, den int64
	recorded form.Day
	source   uint32
	older    int32 // the record of the same place that was recorded before it
	form     ratioForm
}

const noOlder = -1

// records is records in blocks, so that none moves when there are more: what is
// held of a million never stands twice.
type records struct {
	blocks [][]record
	n      int
}

const blockSize = 1 << 12

// at is a record by its place in the order of adding.
func (rs *records) at(i int32) *record { return &rs.blocks[i/blockSize][i%blockSize] }

func (rs *records) add(r record) {
	last := rs.n / blockSize
	if last == len(rs.blocks) {
		rs.blocks = append(rs.blocks, nil)
		if last > 0 { // the first grows from little: most ledgers are small
			rs.blocks[last] = make([]record, 0, blockSize)
		}
	}
	rs.blocks[last] = append(rs.blocks[last], r)
	rs.n++
}

// cut leaves the first n.
func (rs *records) cut(n int) {
	rs.n = n
	for i := range rs.blocks {
		rs.blocks[i] = rs.blocks[i][:min(len(rs.blocks[i]), max(n-i*blockSize, 0))]
	}
}

// place is a [Key] by the numbers of its parts.
type place struct{ indicator, body, procedure, when uint32 }

// when is the days of a figure.
type when struct {
	period schedule.Period
	window schedule.Window
}

// numbered is values by their numbers, from 1; 0 is the zero value.
type numbered[T comparable] struct {
	of  map[T]uint32
	all []T
}

// number is that of a value, which is given one where it has none.
func (n *numbered[T]) number(v T) uint32 {
	var zero T
	if v == zero {
		return 0
	}
	i, ok := n.of[v]
	if !ok {
		if n.of == nil {
			n.of = map[T]uint32{}
		}
		n.all = append(n.all, v)
		i = uint32(len(n.all))
		n.of[v] = i
	}
	return i
}

// known is the number of a value, and whether it has one.
func (n *numbered[T]) known(v T) (uint32, bool) {
	var zero T
	if v == zero {
		return 0, true
	}
	i, ok := n.of[v]
	return i, ok
}

// value is the value of a number.
func (n *numbered[T]) value(i uint32) (v T) {
	if i > 0 {
		v = n.all[i-1]
	}
	return v
}

// parts is what the records of a ledger name by numbers.
type parts struct {
	indicators         numbered[ID]
	bodies             numbered[body.ID]
	procedures, source numbered[string]
	whens              numbered[when]
}

// place numbers a key.
func (p *parts) place(k Key) place {
	return place{p.indicators.number(k.Indicator), p.bodies.number(k.Body), p.procedures.number(k.Procedure), p.whens.number(when{k.Period, k.Window})}
}

// known is the place of a key of which something may have been recorded.
func (p *parts) known(k Key) (at place, ok bool) {
	var is [4]bool
	at.body, is[0] = p.bodies.known(k.Body)
	at.when, is[1] = p.whens.known(when{k.Period, k.Window})
	at.indicator, is[2] = p.indicators.known(k.Indicator)
	at.procedure, is[3] = p.procedures.known(k.Procedure)
	return at, is == [4]bool{true, true, true, true}
}

// key is the key of a place.
func (p *parts) key(at place) Key {
	w := p.whens.value(at.when)
	return Key{p.indicators.value(at.indicator), p.bodies.value(at.body), w.period, w.window, p.procedures.value(at.procedure)}
}

// value is what was counted.
func (r *record) value() Ratio { return Ratio{r.num, r.den, r.form} }

// observation is the observation that a record keeps.
func (p *parts) observation(r *record) Observation {
	k := p.key(r.place)
	return Observation{k.Indicator, k.Body, k.Period, k.Window, k.Procedure, r.value(), r.recorded, p.source.value(r.source)}
}

// record is how an observation is kept.
func (p *parts) record(o *Observation) record {
	return record{place: p.place(o.Key()), num: o.Value.num, den: o.Value.den, form: o.Value.form,
		recorded: o.Recorded, source: p.source.number(o.Source), older: noOlder}
}
