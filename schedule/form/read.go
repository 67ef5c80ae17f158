package form

import (
	"encoding"
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
	"strings"
)

// Form is how the values of a type are written as JSON and read back, made
// once of the type's json tags with [Of]. It is immutable.
//
// Reading is strict, and all that is wrong is told together, with its path:
//
//   - a field must be there unless its tag says omitzero or omitempty;
//   - a field that the form does not have, a name in another case and a name
//     that stands twice are refused, as are null and "" (a field that does not
//     apply is left out), and values of another type;
//   - text must be UTF-8, without half surrogate pairs; whole numbers must be
//     written as such and fit their type;
//   - nothing stands behind the value; a byte order mark before it is passed
//     over.
//
// Types that read themselves (UnmarshalJSON, UnmarshalText) do, and what they
// refuse gets its path. A field with the tag form:"private" holds what may be
// personal: no error repeats its value. One with form:"guarded" is of a type
// that reads itself and sees to that: what is no JSON is not repeated either.
type Form[T any] struct {
	Unwritten

	version int
	foreign bool
	shape   *shape
}

// Of is the form of a type. What is stored or exchanged by itself, as a file
// or a line, has a version, from 1 on: the field "v", which [Form.Write] puts
// first and [Form.Read] asks for, so that the type has none. What stands
// within other forms has version 0, and no "v".
//
// It is for variables of a package, as regexp.MustCompile is: it panics on a
// type that has no form, such as a float or a struct field without a name.
func Of[T any](version int) *Form[T] {
	return &Form[T]{version: version, shape: shapeOf(reflect.TypeFor[T](), map[reflect.Type]*shape{})}
}

// Foreign is the form of a type in JSON that other systems write, each in its
// own manner. Reading passes over fields that the type does not have, takes
// null and "" for what is left out and names in any case, and misses nothing;
// all else is as strict as with [Of].
func Foreign[T any]() *Form[T] {
	f := Of[T](0)
	f.foreign = true
	return f
}

// maxFaults is how many faults of one value are told; reading stops there.
const maxFaults = 100

// shared is the longest text whose pieces are kept as they are; of longer ones
// they are copied, so that a word does not keep a file in memory.
const shared = 1 << 10

// Read reads a value and, where it could be read at all, asks check what only
// the whole shows; check may be nil. What is wrong is an [Errors], and the
// value is then the zero value.
func (f *Form[T]) Read(data []byte, check func(*T) Errors) (T, error) {
	var v, zero T
	if f == nil || f.shape == nil {
		return zero, Errors{texts.Error(Error{Code: FormNone})}
	}
	r := reader{scanner: scanner{text: string(data)}, data: data, foreign: f.foreign}
	r.path = r.steps[:0]
	if strings.HasPrefix(r.text, "\ufeff") {
		r.i = len("\ufeff")
	}
	r.top(f.shape, reflect.ValueOf(&v).Elem(), f.version)
	if r.stop != nil {
		if r.stop.Code == formFull {
			return zero, r.faults
		}
		r.stop.Path = r.at()
		if f.shape.personal(map[*shape]bool{}) { // what stands there may be of the field beside it
			r.stop.Value = ""
			if text, ok := unquoted[r.stop.Code]; ok {
				r.stop.texts = text
			}
		}
		r.stop.Line = line(r.text, r.stop.Offset)
		return zero, Errors{r.stop}
	}
	if check != nil {
		r.faults = r.faults.With(check(&v)...)
	}
	if len(r.faults) > 0 {
		return zero, r.faults
	}
	return v, nil
}

// line is the number of the line of an offset; 0 in a text of one line.
func line(text string, offset int) int {
	if !strings.Contains(strings.TrimRight(text, "\r\n"), "\n") {
		return 0
	}
	return 1 + strings.Count(text[:min(offset, len(text))], "\n")
}

// reader reads values into Go values. Its path is put together only when
// something is wrong, so that good input pays nothing for it.
type reader struct {
	scanner
	data    []byte // the same bytes, for types that read themselves
	path    []step
	steps   [8]step // room for the path of all but deep forms
	foreign bool    // others wrote it: see Foreign
	private int     // how many of the fields around hold what may be personal
	faults  Errors
	words   [64]string // met last
}

// step is a name of an object or, where index is not negative, a place in a list.
type step struct {
	name  string
	index int
}

// at is the path of the value that is being read.
func (r *reader) at() string {
	var b strings.Builder
	for _, s := range r.path {
		if s.index >= 0 {
			b.WriteString("[" + strconv.Itoa(s.index) + "]")
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('.')
		}
		if s.name == "" { // else the place would be that of the object
			b.WriteString(`""`)
		}
		b.WriteString(s.name)
	}
	return b.String()
}

func (r *reader) in(name string)    { r.path = append(r.path, step{name, -1}) }
func (r *reader) element(index int) { r.path = append(r.path, step{"", index}) }
func (r *reader) out()              { r.path = r.path[:len(r.path)-1] }

// fault adds what is wrong with the value at the reader's path. It stops the
// reader where there are too many.
func (r *reader) fault(e Error) {
	e.Path = joined(r.at(), e.Path)
	if e.texts == (Text{}) {
		e.texts = texts[e.Code]
	}
	if r.private > 0 {
		e.Value, e.Text, e.Args, e.Cause = "", "", nil, nil
		if strings.Contains(e.texts[English], "{") || texts[e.Code] == (Text{}) {
			e.texts = privateText
		}
	}
	if r.faults = append(r.faults, &e); len(r.faults) >= maxFaults {
		r.fail(formFull)
	}
}

// top reads the whole text as one value.
func (r *reader) top(s *shape, v reflect.Value, version int) {
	if version == 0 {
		r.value(s, v)
	} else if r.next() == '{' {
		r.object(s, v, version)
	} else {
		r.wrong(needObject)
	}
	if r.stop == nil {
		if r.next() != 0 || r.i < len(r.text) {
			r.fail(FormMore)
		}
	}
}

// value reads a value of a shape.
func (r *reader) value(s *shape, v reflect.Value) bool {
	first := r.next()
	start := r.i
	switch {
	case first == 'n':
		if r.literal("null") && !(r.foreign && len(r.path) > 0) {
			r.fault(Error{Code: FieldNull, Offset: start, Value: "null"})
		}
	case s.kind == ownForm:
		if r.skip() {
			r.own(v.Addr().Interface().(json.Unmarshaler).UnmarshalJSON(r.data[start:r.i]), start)
		}
	case s.kind == aPointer:
		v.Set(reflect.New(s.elem.typ))
		r.value(s.elem, v.Elem())
	case s.kind == anObject && first == '{':
		r.object(s, v, 0)
	case s.kind == aMap && first == '{':
		r.members(s, v)
	case s.kind == aList && first == '[':
		r.list(s, v)
	case s.kind == ownText && first == '"':
		if text, ok := r.readable(); ok {
			b := r.data[start+1 : r.i-1]
			if len(text) != len(b) { // something in it was escaped
				b = []byte(text)
			}
			r.own(v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText(b), start)
		}
	case s.kind == aString && first == '"':
		if text, ok := r.readable(); ok && text == "" && !r.foreign {
			r.fault(Error{Code: FieldEmpty, Offset: start})
		} else if ok {
			if len(r.text) > shared {
				text = r.apart(text)
			}
			v.SetString(text)
		}
	case s.kind == aBool && first == 't':
		if r.literal("true") {
			v.SetBool(true)
		}
	case s.kind == aBool && first == 'f':
		if r.literal("false") {
			v.SetBool(false)
		}
	case (s.kind == aWhole || s.kind == aCount) && (first == '-' || first >= '0' && first <= '9'):
		r.whole(s, v)
	default:
		r.wrong(needs[s.kind])
	}
	return r.stop == nil
}

// apart is a copy of a piece of the text. Files say the same short words again
// and again: those met last are copied once.
func (r *reader) apart(text string) string {
	if len(text) > 32 {
		return strings.Clone(text)
	}
	h := uint32(len(text))
	for i := 0; i < len(text); i++ {
		h = (h ^ uint32(text[i])) * 16777619
	}
	kept := &r.words[(h>>8^h)%uint32(len(r.words))]
	if *kept != text {
		*kept = strings.Clone(text)
	}
	return *kept
}

// readable takes a string and refuses what is not text.
func (r *reader) readable() (string, bool) {
	start := r.i
	text, ok := r.str()
	if ok && r.bad {
		r.fault(Error{Code: FieldEncoding, Offset: start})
		return "", false
	}
	return text, ok
}

// own adds what a type that reads itself refuses.
func (r *reader) own(err error, start int) {
	if err == nil {
		return // before anything has to be allocated for errors.As
	}
	var many Errors
	var one *Error
	switch {
	case errors.As(err, &many):
		for _, e := range many {
			f := *e
			f.Offset += start
			r.fault(f)
		}
	case errors.As(err, &one):
		f := *one
		if f.Text == "" {
			f.Offset = start
		}
		r.fault(f)
	default:
		r.fault(Error{Code: FieldValue, Offset: start, Value: clean(r.text[start:r.i]), Cause: err})
	}
}

// clean is a piece of JSON as a message shows it: a string without its marks.
func clean(raw string) string {
	if s := (scanner{text: raw}); raw != "" && raw[0] == '"' {
		if text, ok := s.str(); ok {
			return text
		}
	}
	return shorten(strings.ToValidUTF8(raw, "?"))
}

// wrong refuses a value of another type, and passes over it.
func (r *reader) wrong(need Text) {
	start := r.i
	if r.skip() {
		r.fault(Error{Code: FieldType, Offset: start, Value: clean(r.text[start:r.i]), Args: Args{"need": need}})
	}
}

func (r *reader) whole(s *shape, v reflect.Value) {
	start := r.i
	text, whole, ok := r.number()
	switch {
	case !ok:
		return
	case !whole:
		r.fault(Error{Code: FieldType, Offset: start, Value: text, Args: Args{"need": needs[s.kind]}})
		return
	}
	n, u, ok := integer(text, s.typ.Bits(), s.kind == aWhole)
	switch {
	case !ok:
		r.fault(Error{Code: FieldRange, Offset: start, Value: text})
	case s.kind == aWhole:
		v.SetInt(n)
	default:
		v.SetUint(u)
	}
}

// room is for how many more elements a list grows: n took so many bytes, and
// so many are left, all of which may be the list's. A list of many thousands
// would else be copied again and again; what a text makes stays within
// eight times what it has.
func room(n, read, left int) int {
	if n < 64 {
		return max(1, n)
	}
	return min(1+left*n/max(read, 1), 7*n)
}

func (r *reader) list(s *shape, v reflect.Value) {
	if !r.enter() {
		return
	}
	v.SetZero()
	start := r.i
	for n := 0; r.more(']', n == 0); n++ {
		if n == v.Cap() {
			v.Grow(room(n, r.i-start, len(r.text)-r.i))
		}
		v.SetLen(n + 1)
		r.element(n)
		if !r.value(s.elem, v.Index(n)) {
			return // the path stays: it is where the grammar broke
		}
		r.out()
	}
	if v.IsNil() { // an empty list is no missing one
		v.Set(reflect.MakeSlice(s.typ, 0, 0))
	}
}

// members reads an object whose names are values of their own.
func (r *reader) members(s *shape, v reflect.Value) {
	if !r.enter() {
		return
	}
	v.Set(reflect.MakeMap(s.typ))
	for first := true; r.more('}', first); first = false {
		start := r.i
		name, ok := r.name()
		if !ok {
			return
		}
		bad := r.bad
		name = strings.Clone(name)
		key := reflect.ValueOf(name).Convert(s.typ.Key())
		twice := v.MapIndex(key).IsValid()
		member := reflect.New(s.elem.typ).Elem()
		r.in(name)
		if !r.value(s.elem, member) {
			return
		}
		switch {
		case bad:
			r.fault(Error{Code: FieldEncoding, Offset: start})
		case twice:
			r.fault(Error{Code: FieldDoubled, Offset: start, Value: name})
		}
		v.SetMapIndex(key, member)
		r.out()
	}
}

// object reads an object whose fields are known. With a version it is a whole
// form, which says so in the field "v".
func (r *reader) object(s *shape, v reflect.Value, version int) {
	open := r.i
	if !r.enter() {
		return
	}
	var seen uint64
	versioned := version == 0
	next := 0 // writers keep the order: the field after the last is looked at first
	for first := true; r.more('}', first); first = false {
		r.next()
		start := r.i
		name, ok := r.name()
		if !ok {
			return
		}
		n, known := next, next < len(s.fields) && s.fields[next].name == name
		if !known {
			n, known = s.byName[name]
		}
		if !known && r.foreign {
			n, known = s.byName[s.spelled(name)]
		}
		switch {
		case version > 0 && name == "v":
			if !r.version(version, versioned, start) {
				return
			}
			versioned = true
		case !known:
			if !r.foreign {
				r.unknown(s, name, start)
			}
			if !r.skip() {
				return
			}
		case seen&(1<<n) != 0:
			r.in(name)
			r.fault(Error{Code: FieldDoubled, Offset: start, Value: name})
			r.out()
			if !r.skip() {
				return
			}
		default:
			seen |= 1 << n
			next = n + 1
			if !r.field(&s.fields[n], v) {
				return
			}
		}
	}
	if r.stop != nil {
		return
	}
	if !versioned {
		r.missing("v", open, `"v":`+strconv.Itoa(version))
	}
	for n := range s.fields {
		if seen&(1<<n) == 0 && !s.fields[n].omitted && !r.foreign {
			r.missing(s.fields[n].name, open)
		}
	}
}

// field reads the value of a field of an object. Where the grammar broke, the
// path stays: it is the place.
func (r *reader) field(f *field, object reflect.Value) bool {
	r.in(f.name)
	if f.private {
		r.private++
	}
	member := object.Field(f.index[0])
	for _, i := range f.index[1:] {
		member = member.Field(i)
	}
	if !r.value(f.shape, member) {
		return false
	}
	if f.private {
		r.private--
	}
	r.out()
	return true
}

// version reads the field "v". Another version is another form: nothing else
// of it would mean what is read here.
func (r *reader) version(want int, twice bool, start int) bool {
	at := r.i
	if !r.skip() {
		return false
	}
	r.in("v")
	defer r.out()
	switch got := strings.TrimLeft(r.text[at:r.i], " \t\r\n"); {
	case twice:
		r.fault(Error{Code: FieldDoubled, Offset: start, Value: "v"})
	case got != strconv.Itoa(want):
		r.faults = nil
		r.fault(Error{Code: FormVersion, Offset: at, Value: clean(got), Args: Args{"version": want}})
		r.fail(formFull)
	}
	return r.stop == nil
}

func (r *reader) missing(name string, offset int, want ...string) {
	r.in(name)
	r.fault(Error{Code: FieldMissing, Offset: offset, Want: want})
	r.out()
}

// unknown refuses a name that the form does not have. Among what may be
// personal such a name may be so too, and stays out of the path.
func (r *reader) unknown(s *shape, name string, offset int) {
	right := s.spelled(name)
	if right == "" && r.private > 0 {
		r.fault(Error{Code: FieldUnknown, Offset: offset})
		return
	}
	r.in(shorten(strings.ToValidUTF8(strings.Clone(name), "?")))
	if right != "" && right != name {
		r.fault(Error{Code: FieldCase, Offset: offset, Want: []string{right}})
	} else {
		r.fault(Error{Code: FieldUnknown, Offset: offset})
	}
	r.out()
}
