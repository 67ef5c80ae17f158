package form

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// shape is how values of a Go type are read, worked out once for each type.
type shape struct {
	kind   shapeKind
	manner manner // how it is written
	typ    reflect.Type
	elem   *shape  // of a list, a map or a pointer
	fields []field // of an object
	byName map[string]int
}

// personal says whether a form has a field that may be personal, however deep.
func (s *shape) personal(seen map[*shape]bool) bool {
	if s == nil || seen[s] {
		return false
	}
	seen[s] = true
	if s.elem.personal(seen) {
		return true
	}
	for _, f := range s.fields {
		if f.private || f.guarded || f.shape.personal(seen) {
			return true
		}
	}
	return false
}

type shapeKind uint8

const (
	ownForm shapeKind = iota // reads itself: UnmarshalJSON
	ownText                  // reads itself from a string: UnmarshalText
	aString
	aBool
	aWhole // a whole number with a sign
	aCount // a whole number without
	anObject
	aList
	aMap
	aPointer
)

// field is a member of an object.
type field struct {
	name    string
	index   []int
	omitted bool // may be left out
	ifEmpty bool // it is, when empty
	ifZero  bool // it is, when zero
	quoted  string
	private bool // its value stays out of errors
	guarded bool // its own reader keeps what is personal out of errors
	shape   *shape
}

// maxFields is how many members an object of a form may have: the seen ones
// are kept in one word.
const maxFields = 64

var (
	readsJSON = reflect.TypeFor[json.Unmarshaler]()
	readsText = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// shapeOf works out the shape of a type; known holds those that are being
// worked out already, because types may hold lists of themselves.
func shapeOf(t reflect.Type, known map[reflect.Type]*shape) *shape {
	if s := known[t]; s != nil {
		return s
	}
	s := &shape{typ: t}
	known[t] = s
	defer func() { s.manner = s.writes() }()
	switch pointer := reflect.PointerTo(t); {
	case pointer.Implements(readsJSON):
		if len(known) == 1 {
			panic(fmt.Sprintf("form: %s reads itself; give Of a type of the same fields without methods", t))
		}
		s.kind = ownForm
		return s
	case pointer.Implements(readsText):
		s.kind = ownText
		return s
	}
	switch t.Kind() {
	case reflect.String:
		s.kind = aString
	case reflect.Bool:
		s.kind = aBool
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		s.kind = aWhole
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		s.kind = aCount
	case reflect.Slice:
		s.kind, s.elem = aList, shapeOf(t.Elem(), known)
	case reflect.Pointer:
		s.kind, s.elem = aPointer, shapeOf(t.Elem(), known)
	case reflect.Map:
		if t.Key().Kind() != reflect.String {
			panic(fmt.Sprintf("form: %s has no form: its keys are no strings", t))
		}
		s.kind, s.elem = aMap, shapeOf(t.Elem(), known)
	case reflect.Struct:
		s.kind, s.byName = anObject, map[string]int{}
		s.collect(t, nil, known)
	default:
		panic(fmt.Sprintf("form: %s has no form", t))
	}
	return s
}

// collect adds the fields of a struct by the names of their json tags, those
// of embedded structs with them.
func (s *shape) collect(t reflect.Type, at []int, known map[reflect.Type]*shape) {
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(at[:len(at):len(at)], i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-":
			continue
		case f.Anonymous && name == "":
			s.collect(f.Type, index, known)
			continue
		case name == "":
			panic(fmt.Sprintf("form: field %s of %s has no json name", f.Name, t))
		case len(s.fields) == maxFields:
			panic(fmt.Sprintf("form: %s has too many fields", t))
		}
		if _, twice := s.byName[name]; twice {
			panic(fmt.Sprintf("form: %s has two fields %q", s.typ, name))
		}
		s.byName[name] = len(s.fields)
		s.fields = append(s.fields, field{
			name: name, index: index, shape: shapeOf(f.Type, known),
			omitted: strings.Contains(options, "omitzero") || strings.Contains(options, "omitempty"),
			ifEmpty: strings.Contains(options, "omitempty"), ifZero: strings.Contains(options, "omitzero"), quoted: strconv.Quote(name) + ":",
			private: f.Tag.Get("form") == "private", guarded: f.Tag.Get("form") == "guarded",
		})
	}
}

// spelled is the field whose name differs only in the case of its letters.
func (s *shape) spelled(name string) string {
	for _, f := range s.fields {
		if strings.EqualFold(f.name, name) {
			return f.name
		}
	}
	return ""
}
