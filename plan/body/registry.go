package body

import (
	"cmp"
	"iter"
	"slices"
	"sync"

	"github.com/caicach/tthc/schedule/form"
)

// Registry knows bodies through time. It is immutable and safe for use by
// many goroutines at once; nil and the zero Registry know nobody. [Vietnam] is the built-in one; [Registry.With]
// adds a host's own departments and communes.
type Registry struct {
	form.Unwritten

	entries []*entry // in order of identifier
	byID    map[ID]*entry
	codes   []codeUse // in order of system and value
	known   form.Day

	once  sync.Once // makes the names when they are first asked for
	names *names
}

// codeUse is one code of a body.
type codeUse struct {
	e *entry
	i int32

	at int32 // while it is loaded: where it stands
}

func (u codeUse) code() *Code { return &u.e.codes[u.i] }

// compare orders codes by system and value.
func (c *Code) compare(system CodeSystem, value string) int {
	return cmp.Or(cmp.Compare(c.System, system), cmp.Compare(c.Value, value))
}

// index is the names of the registry.
func (r *Registry) index() *names {
	if r == nil {
		return &names{}
	}
	r.once.Do(func() { r.names = newNames(r.entries) })
	return r.names
}

// New makes a registry of the data. All that is wrong is reported together,
// as [form.Errors], and then there is no registry. With several data the
// paths of faults begin with data[0], data[1] and so on.
func New(data ...Data) (*Registry, error) { return (*Registry)(nil).With(data...) }

// With is the registry with more data: bodies, codes and successions that it
// does not have, and amendments of those that it has. Rows may name bodies of
// this registry as parents and successors. The paths of faults are those of
// the data given; with several, they begin with data[0], data[1] and so on.
func (r *Registry) With(data ...Data) (*Registry, error) {
	l := newLoader(r, data)
	l.read()
	return l.registry()
}

// KnownUntil is the day until which the facts of the registry were gathered, the
// latest that any of its data says; the zero day where none does. What was decided
// later is not in it, and may have to be added.
func (r *Registry) KnownUntil() form.Day {
	if r == nil {
		return form.NoDay
	}
	return r.known
}

// ByID is the body of that identifier, the zero Body when there is none.
func (r *Registry) ByID(id ID) Body {
	if r == nil {
		return Body{}
	}
	return Body{e: r.byID[id]}
}

// ByCode is the body that carries the code on the day, the zero Body when
// none does; with the zero day, the one that carries it without end.
func (r *Registry) ByCode(system CodeSystem, value string, on form.Day) Body {
	if r == nil {
		return Body{}
	}
	i, _ := slices.BinarySearchFunc(r.codes, value, func(u codeUse, value string) int { return u.code().compare(system, value) })
	for ; i < len(r.codes) && r.codes[i].code().compare(system, value) == 0; i++ {
		if inForce(r.codes[i].code().Span, on) {
			return Body{e: r.codes[i].e}
		}
	}
	return Body{}
}

// Len is the number of bodies, past ones included.
func (r *Registry) Len() int { return len(r.all()) }

func (r *Registry) all() []*entry {
	if r == nil {
		return nil
	}
	return r.entries
}

// Bodies yields all bodies, past ones included, in order of identifier.
func (r *Registry) Bodies() iter.Seq[Body] {
	return func(yield func(Body) bool) {
		for _, e := range r.all() {
			if !yield(Body{e: e}) {
				return
			}
		}
	}
}

// Members is the bodies that on the day live and are of one of the classes,
// in order of identifier.
func (r *Registry) Members(classes Classes, on form.Day) []Body {
	var members []Body
	for _, e := range r.all() {
		if b := (Body{e: e}); b.Lives(on) && classes.Has(b.Class(on)) {
			members = append(members, b)
		}
	}
	return members
}

// Under is the bodies that on the day live, are of one of the classes, and
// stand below the body named, at any depth; in order of identifier. Below a
// body stand also those of a body that has ended and for which it answers on
// the day, and are below that no more: with a province its communes pass to
// the one that takes its place, whether or not their own rows say so.
func (r *Registry) Under(id ID, classes Classes, on form.Day) []Body {
	top := r.ByID(id).e
	if top == nil {
		return nil
	}
	seen := map[*entry]bool{top: true}
	var members []Body
	add := func(child *entry) bool {
		seen[child] = true
		if b := (Body{e: child}); b.Lives(on) && classes.Has(b.Class(on)) {
			members = append(members, b)
		}
		return true
	}
	for queue := []*entry{top}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if one, ok := r.Answers(at.id, on).One(); ok && one.e != at {
			continue // what stood below it stands below that one
		}
		for _, from := range r.formerly(at, on) {
			for _, child := range from.children {
				if b := (Body{e: child}); !seen[child] && b.Parent(on) == from.id && add(child) {
					queue = append(queue, child)
				}
			}
		}
	}
	slices.SortFunc(members, compareBodies)
	return members
}

// formerly is a body with those that have ended and for which it alone answers
// on the day.
func (r *Registry) formerly(e *entry, on form.Day) []*entry {
	all := []*entry{e}
	for i := 0; i < len(all); i++ {
		for _, s := range all[i].in {
			was := r.byID[s.From]
			if s.Kind == SuccessionFunction || was == nil || slices.Contains(all, was) {
				continue
			}
			if one, ok := r.Answers(s.From, on).One(); ok && one.e == e && !(Body{e: was}).Lives(on) {
				all = append(all, was)
			}
		}
	}
	return all
}

func compareBodies(a, b Body) int { return cmp.Compare(a.e.id, b.e.id) }
