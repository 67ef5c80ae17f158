package onestop

import (
	"unicode/utf8"

	"github.com/caicach/tthc/plan/body"
)

// names hands out one string for each name that is read, so that a row needs
// no memory of its own. Names that come again soon are found in a small table
// in front of the maps.
type names struct {
	bodies     map[string]body.ID
	procedures map[string]string
	near       *nearNames
}

type nearNames struct {
	bodies     [512]body.ID
	procedures [8192]string
}

func (ns *names) body(v []byte) (body.ID, bool) {
	if ns.near == nil { // of one dossier
		id, err := body.ParseID(string(v))
		return id, err == nil
	}
	near := &ns.near.bodies[mixed(v)%512]
	if string(*near) == string(v) {
		return *near, true
	}
	id, ok := ns.bodies[string(v)]
	if !ok {
		var err error
		if id, err = body.ParseID(string(v)); err != nil {
			return "", false
		}
		ns.bodies[string(id)] = id
	}
	*near = id
	return id, true
}

func (ns *names) procedure(v []byte) (string, bool) {
	if ns.near == nil {
		return string(v), utf8.Valid(v)
	}
	near := &ns.near.procedures[mixed(v)%8192]
	if *near == string(v) {
		return *near, true
	}
	name, ok := ns.procedures[string(v)]
	if !ok {
		if !utf8.Valid(v) {
			return "", false
		}
		name = string(v)
		ns.procedures[name] = name
	}
	*near = name
	return name, true
}

// numbers gives each name a small number, in the order in which they come.
type numbers struct {
	byName map[string]uint32
	names  []string
	near   []numbered // names that came lately
}

type numbered struct {
	name   string
	number uint32
}

func newNumbers() numbers {
	return numbers{byName: map[string]uint32{}, near: make([]numbered, 4096)}
}

func (ns *numbers) of(name string) (uint32, bool) {
	near := &ns.near[mixed(name)%4096]
	if near.name == name && name != "" {
		return near.number, true
	}
	n, ok := ns.byName[name]
	if ok {
		*near = numbered{name, n}
	}
	return n, ok
}

func (ns *numbers) add(name string) uint32 {
	n := uint32(len(ns.names))
	ns.byName[name] = n
	ns.names = append(ns.names, name)
	return n
}

// mixed makes a number of a name, quickly: it need not tell all names apart.
func mixed[T []byte | string](v T) uint64 {
	h := uint64(len(v))
	for ; len(v) >= 8; v = v[8:] {
		h = (h ^ word(v)) * 0x9E3779B97F4A7C15
		h ^= h >> 29
	}
	for i := range len(v) {
		h = (h ^ uint64(v[i])) * 0x9E3779B97F4A7C15
	}
	return h >> 51 // the bits in which all of the name has a part
}

// word is the first eight bytes as a number.
func word[T []byte | string](v T) uint64 {
	_ = v[7]
	return uint64(v[0]) | uint64(v[1])<<8 | uint64(v[2])<<16 | uint64(v[3])<<24 |
		uint64(v[4])<<32 | uint64(v[5])<<40 | uint64(v[6])<<48 | uint64(v[7])<<56
}
