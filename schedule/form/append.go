package form

import (
	"encoding"
	"encoding/json"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// writer writes values as encoding/json does, and refuses what the reader
// would not take back. What it does not know it refuses as well: then
// encoding/json writes, and the reader says what is wrong. That alone would do;
// the writer is here because lists are long: a due list of the country is written
// in a quarter of the time (plan's BenchmarkDueJSON).
type writer struct {
	b     []byte
	depth int
}

// manner is how encoding/json writes a type.
type manner uint8

const (
	unknownManner manner = iota
	byKind               // as what it is made of
	byText               // as the string of its MarshalText
)

var (
	writesJSON = reflect.TypeFor[json.Marshaler]()
	writesText = reflect.TypeFor[encoding.TextMarshaler]()
	dayType    = reflect.TypeFor[Day]()
	instant    = reflect.TypeFor[time.Time]()

	firstDay, lastDay = NewDay(MinYear, 1, 1), NewDay(MaxYear, 12, 31)
)

// named is what encoding/json takes for a name as it stands.
var named = regexp.MustCompile(`^[a-zA-Z0-9_-]+$`)

// writes works out how a shape is written. A method that only the pointer has
// is not known: whether it is called depends on where the value stands.
func (s *shape) writes() manner {
	pointer := reflect.PointerTo(s.typ)
	switch {
	case s.kind == aPointer: // as what it points to
		return byKind
	case s.typ == instant: // MarshalJSON puts MarshalText between quotes
		return byText
	case pointer.Implements(writesJSON), s.kind == ownForm, s.kind == aMap:
		return unknownManner
	case s.typ.Implements(writesText) && s.kind == ownText:
		return byText
	case pointer.Implements(writesText), s.kind == ownText && s.typ.Kind() != reflect.String:
		return unknownManner
	case s.kind == aList && s.typ.Elem().Kind() == reflect.Uint8: // in base 64
		return unknownManner
	case slices.ContainsFunc(s.fields, func(f field) bool { return !named.MatchString(f.name) }):
		return unknownManner
	}
	return byKind
}

// left says whether encoding/json leaves a field out.
func (f *field) left(v reflect.Value) bool {
	if f.ifEmpty {
		switch v.Kind() {
		case reflect.Slice, reflect.Map:
			if v.Len() == 0 {
				return true
			}
		case reflect.Struct, reflect.Array:
		default:
			if v.IsZero() {
				return true
			}
		}
	}
	if !f.ifZero {
		return false
	}
	pointer := v.Kind() == reflect.Pointer
	if pointer && v.IsNil() {
		return true
	}
	at := v
	if !pointer {
		at = v.Addr()
	}
	if zero, ok := at.Interface().(interface{ IsZero() bool }); ok {
		return zero.IsZero()
	}
	return !pointer && v.IsZero()
}

// member is the field of an object.
func (f *field) member(object reflect.Value) reflect.Value {
	v := object.Field(f.index[0])
	for _, i := range f.index[1:] {
		v = v.Field(i)
	}
	return v
}

// object writes an object, with a version as a whole form.
func (w *writer) object(s *shape, v reflect.Value, version int) bool {
	if w.depth++; w.depth > MaxDepth/2 {
		return false
	}
	w.b = append(w.b, '{')
	if version > 0 {
		w.b = strconv.AppendInt(append(w.b, `"v":`...), int64(version), 10)
	}
	for i := range s.fields {
		f := &s.fields[i]
		member := f.member(v)
		if f.left(member) {
			continue
		}
		if w.b[len(w.b)-1] != '{' {
			w.b = append(w.b, ',')
		}
		if w.b = append(w.b, f.quoted...); !w.value(f.shape, member) {
			return false
		}
	}
	w.depth--
	w.b = append(w.b, '}')
	return true
}

// value writes a value that can be addressed, and says whether it did.
func (w *writer) value(s *shape, v reflect.Value) bool {
	switch {
	case s.manner == unknownManner:
		return false
	case s.typ == dayType:
		return w.day(Day(v.Int()))
	case s.typ == instant:
		return w.instant(v.Addr().Interface().(*time.Time))
	case s.kind == ownText:
		return w.text(s, v)
	}
	switch s.kind {
	case aString:
		return v.Len() > 0 && w.str(v.String())
	case aBool:
		w.b = strconv.AppendBool(w.b, v.Bool())
	case aWhole:
		w.b = strconv.AppendInt(w.b, v.Int(), 10)
	case aCount:
		w.b = strconv.AppendUint(w.b, v.Uint(), 10)
	case aPointer:
		return !v.IsNil() && w.value(s.elem, v.Elem())
	case anObject:
		return w.object(s, v, 0)
	case aList:
		return !v.IsNil() && w.list(s, v)
	}
	return true
}

func (w *writer) list(s *shape, v reflect.Value) bool {
	if w.depth++; w.depth > MaxDepth/2 {
		return false
	}
	w.b = append(w.b, '[')
	for i := range v.Len() {
		if i > 0 {
			w.b = append(w.b, ',')
		}
		if !w.value(s.elem, v.Index(i)) {
			return false
		}
	}
	w.depth--
	w.b = append(w.b, ']')
	return true
}

// day writes a day, of which it knows without reading it that it comes back.
func (w *writer) day(d Day) bool {
	if d < firstDay || d > lastDay || d == NoDay {
		return false
	}
	w.b = append(d.append(append(w.b, '"')), '"')
	return true
}

// instant writes an instant; what its AppendText writes is read by UnmarshalJSON.
func (w *writer) instant(t *time.Time) bool {
	b, err := t.AppendText(append(w.b, '"'))
	w.b = append(b, '"')
	return err == nil
}

// text writes a value of a type that reads itself from a string, and has the
// type read it back.
func (w *writer) text(s *shape, v reflect.Value) bool {
	w.b = append(w.b, '"')
	start := len(w.b)
	if s.manner == byKind {
		w.b = append(w.b, v.String()...)
	} else if a, ok := v.Addr().Interface().(encoding.TextAppender); ok {
		b, err := a.AppendText(w.b)
		if err != nil {
			return false
		}
		w.b = b
	} else {
		b, err := v.Addr().Interface().(encoding.TextMarshaler).MarshalText()
		if err != nil {
			return false
		}
		w.b = append(w.b, b...)
	}
	return reflect.New(s.typ).Interface().(encoding.TextUnmarshaler).UnmarshalText(w.b[start:]) == nil && w.end(start)
}

// str writes a string, and says whether it is text.
func (w *writer) str(text string) bool {
	w.b = append(append(w.b, '"'), text...)
	return w.end(len(w.b) - len(text))
}

// marks is the bytes that may be written otherwise than they stand, of the
// separators of lines and paragraphs the first.
var marks = func() (is [256]bool) {
	for c := range ' ' {
		is[c] = true
	}
	is['"'], is['\\'], is["\u2028"[0]] = true, true, true
	return is
}()

// end ends a string that was put down as it is, and says whether it is text.
func (w *writer) end(start int) bool {
	marked, high := false, false
	for _, c := range w.b[start:] {
		marked = marked || marks[c]
		high = high || c >= utf8.RuneSelf
	}
	if high && !utf8.Valid(w.b[start:]) {
		return false
	}
	if marked {
		text := string(w.b[start:])
		w.b = escape(w.b[:start], text)
	}
	w.b = append(w.b, '"')
	return true
}

// escape puts text behind b as it stands in a string.
func escape(b []byte, text string) []byte {
	from := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if !marks[c] {
			continue
		}
		b = append(b, text[from:i]...)
		from = i + 1
		switch at := strings.IndexByte("\"\\\b\f\n\r\t", c); {
		case at >= 0:
			b = append(b, '\\', `"\bfnrt`[at])
		case c < ' ':
			const hex = "0123456789abcdef"
			b = append(append(b, `\u00`...), hex[c>>4], hex[c&15])
		case strings.HasPrefix(text[i:], "\u2028"):
			b, from = append(b, `\u2028`...), i+3
		case strings.HasPrefix(text[i:], "\u2029"):
			b, from = append(b, `\u2029`...), i+3
		default: // it only begins as they do
			b = append(b, c)
		}
	}
	return append(b, text[from:]...)
}
