package plan

import "hash/maphash"

// index finds events by their identifiers: the places of events in a list, by the
// hash of each identifier. It takes a fifth of the room of a map of strings.
type index struct {
	slots []uint32 // a place and one more, or 0; their number is a power of two
	used  int
}

// seed is of the process, so that nobody can choose identifiers that all fall on
// one place.
var seed = maphash.MakeSeed()

// roomFor is an index for so many events.
func roomFor(n int) index {
	size := 8
	for size < n*4/3+1 {
		size *= 2
	}
	return index{slots: make([]uint32, size)}
}

// slot is where an identifier stands, or the free slot where it would.
func (x *index) slot(list []*entry, id string) *uint32 {
	mask := uint64(len(x.slots) - 1)
	for i := maphash.String(seed, id) & mask; ; i = (i + 1) & mask {
		if s := &x.slots[i]; *s == 0 || list[*s-1].id() == id {
			return s
		}
	}
}

// find is the event of an identifier, nil where there is none.
func (x *index) find(list []*entry, id string) *entry {
	if s := *x.slot(list, id); s != 0 {
		return list[s-1]
	}
	return nil
}

// put adds the event at a place of the list, which no other has the identifier of.
func (x *index) put(list []*entry, place int) {
	if x.used++; x.used > len(x.slots)/4*3 {
		grown := roomFor(2 * x.used)
		for _, s := range x.slots {
			if s != 0 {
				*grown.slot(list, list[s-1].id()) = s
			}
		}
		x.slots = grown.slots
	}
	*x.slot(list, list[place].id()) = uint32(place) + 1
}
