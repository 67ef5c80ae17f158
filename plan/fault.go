package plan

import (
	"bytes"
	"cmp"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/form"
)

// FaultKind is what is wrong at one place of a file; it is stable.
type FaultKind string

// The kinds of faults.
const (
	FaultSyntax    FaultKind = "syntax"    // not JSON
	FaultEncoding  FaultKind = "encoding"  // not UTF-8
	FaultVersion   FaultKind = "version"   // a version of the form that is not known
	FaultUnknown   FaultKind = "unknown"   // a field that the form does not have
	FaultDuplicate FaultKind = "duplicate" // something that must be one stands twice
	FaultMissing   FaultKind = "missing"   // something that must be there is not
	FaultValue     FaultKind = "value"     // a value that cannot be
	FaultOrder     FaultKind = "order"     // a day before another that it cannot come before
	FaultSpan      FaultKind = "span"      // a time that lies outside the plan's days, which are Value
	FaultReference FaultKind = "reference" // something named does not exist
	FaultFuture    FaultKind = "future"    // a day that has not come
	FaultExpired   FaultKind = "expired"   // an extension after the due day; Value is that day
	FaultNoDue     FaultKind = "no-due"    // an extension of what has no due day
	FaultNoEvent   FaultKind = "no-event"  // the task has no term that runs from an event
	FaultAuthority FaultKind = "authority" // another than the one who set the deadline, who is Value
	FaultLength    FaultKind = "length"    // a text too short or too long; Value is the limits
)

// Fault is one thing wrong with a file, at a place: a JSON path such as
// tasks[3].time.rule, or line:column for what is not JSON.
type Fault struct {
	Path  string
	Kind  FaultKind
	Value string // the value at fault, where there is one
	cause error  // what a reader of a single value said
}

func (f Fault) Error() string { return f.Message(form.English) }

// Unwrap is what the reader of the value said, if one did.
func (f Fault) Unwrap() error { return f.cause }

// Message is "path: what is wrong" in the language asked for.
func (f Fault) Message(l form.Language) string {
	var s string
	switch f.Kind {
	case FaultSyntax:
		s = l.Pick("không phải JSON", "not JSON")
	case FaultEncoding:
		s = l.Pick("không phải UTF-8; hãy lưu tệp lại bằng UTF-8", "not UTF-8; save the file as UTF-8")
	case FaultVersion:
		s = l.Pick(fmt.Sprintf("phiên bản %s không đọc được, cần %d", f.Value, FormatVersion), fmt.Sprintf("version %s cannot be read, %d is needed", f.Value, FormatVersion))
	case FaultUnknown:
		s = l.Pick("trường này không có trong mẫu", "the form has no such field")
	case FaultDuplicate:
		s = l.Pick(fmt.Sprintf("%q đã có trước đó", f.Value), fmt.Sprintf("%q stands there already", f.Value))
	case FaultMissing:
		s = l.Pick("thiếu", "is missing")
	case FaultOrder:
		s = l.Pick(f.Value+" quá sớm", f.Value+" is too early")
	case FaultSpan:
		s = l.Pick("không có ngày nào trong thời gian của kế hoạch, "+f.Value+"; sửa thời hạn, from hoặc to", "has no day in the plan's time, "+f.Value+"; mend the time, from or to")
	case FaultExpired:
		s = l.Pick("thời hạn đã hết ngày "+f.Value+"; gia hạn phải trước khi hết hạn", "the deadline passed on "+f.Value+"; it can only be extended before")
	case FaultNoDue:
		s = l.Pick(fmt.Sprintf("%q không có hạn để gia hạn", f.Value), fmt.Sprintf("%q has no due day to extend", f.Value))
	case FaultNoEvent:
		s = l.Pick("nhiệm vụ "+f.Value+" không có thời hạn tính từ một sự kiện", "task "+f.Value+" has no term that runs from an event")
	case FaultAuthority:
		s = l.Pick("chỉ nơi đặt thời hạn được gia hạn: "+f.Value, "only the authority that set the deadline may extend it: "+f.Value)
	case FaultLength:
		s = l.Pick("phải dài "+f.Value+" ký tự", "must be "+f.Value+" characters long")
	case FaultFuture:
		s = l.Pick(fmt.Sprintf("ngày %s chưa đến", f.Value), fmt.Sprintf("%s has not come yet", f.Value))
	case FaultReference:
		s = l.Pick(fmt.Sprintf("không có %q", f.Value), fmt.Sprintf("there is no %q", f.Value))
	default:
		switch {
		case f.Value == "null":
			s = l.Pick("null không dùng được; hãy bỏ trường này", "null is not used; leave the field out")
		case f.Value != "" && f.cause == nil:
			s = l.Pick(fmt.Sprintf("%q không hợp lệ", f.Value), fmt.Sprintf("%q is not a valid value", f.Value))
		default:
			s = l.Pick("giá trị không hợp lệ", "not a valid value")
		}
	}
	if f.cause != nil {
		var m interface {
			Message(form.Language) string
		}
		if errors.As(f.cause, &m) {
			s = m.Message(l)
		} else {
			s += ": " + f.cause.Error()
		}
	}
	if f.Path == "" {
		return s
	}
	return f.Path + ": " + s
}

// tooEarly says before which day another cannot come.
type tooEarly struct{ day, first form.Day }

func (e tooEarly) Error() string { return e.Message(form.English) }

func (e tooEarly) Message(l form.Language) string {
	return l.Pick(fmt.Sprintf("%s quá sớm: không được trước ngày %s", e.day, e.first), fmt.Sprintf("%s is too early: it cannot be before %s", e.day, e.first))
}

// early adds the fault of a day that comes too early.
func (d *decoder) early(path string, day, first form.Day) {
	d.fault(path, FaultOrder, day.String(), tooEarly{day, first})
}

// wrongType says what JSON must have at a place, and has not.
type wrongType struct {
	need reflect.Type
	got  string // as encoding/json names it: "array", "number 1.5"
}

func (e wrongType) Error() string { return e.Message(form.English) }

func (e wrongType) Message(l form.Language) string {
	need := l.Pick("một chuỗi \"...\"", "a string \"...\"")
	switch kind := e.need.Kind(); {
	case reflect.PointerTo(e.need).Implements(textUnmarshaler): // days are strings
	case kind == reflect.Struct:
		need = l.Pick("một đối tượng {...}", "an object {...}")
	case kind == reflect.Slice:
		need = l.Pick("một danh sách [...]", "a list [...]")
	case kind == reflect.Int:
		need = l.Pick("một số nguyên", "a whole number")
	}
	got, figure, _ := strings.Cut(e.got, " ")
	if figure != "" {
		got = figure
	} else if l != form.English {
		got = cmp.Or(map[string]string{"array": "danh sách", "object": "đối tượng", "string": "chuỗi", "number": "số", "bool": "true/false"}[got], got)
	}
	return l.Pick("cần "+need+", không phải "+got, need+" is needed, not "+got)
}

// Faults is all that is wrong with a file.
type Faults []Fault

func (fs Faults) Error() string { return fs.Message(form.English) }

// Message is the faults in the language asked for, one a line.
func (fs Faults) Message(l form.Language) string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Message(l)
	}
	return strings.Join(lines, "\n")
}

// decode reads JSON into the struct v strictly and collects every fault with
// its path, where encoding/json would stop at the first: fields that v does
// not have, keys that stand twice, values that do not fit. A byte order mark,
// which some editors put before everything, is passed over.
func decode(data []byte, v any) Faults {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) { // encoding/json would put U+FFFD in place of what it cannot read
		return Faults{{Path: place(data, validUTF8(data)+1), Kind: FaultEncoding}}
	}
	if !json.Valid(data) {
		var any any
		err := json.Unmarshal(data, &any)
		path := ""
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			path = place(data, int(syntax.Offset))
		}
		return Faults{{Path: path, Kind: FaultSyntax, cause: err}}
	}
	var d decoder
	d.value("", data, reflect.ValueOf(v).Elem())
	return d.faults
}

// unreadable says whether nothing at all could be read.
func unreadable(fs Faults) bool {
	return slices.ContainsFunc(fs, func(f Fault) bool { return f.Kind == FaultSyntax || f.Kind == FaultEncoding })
}

// with adds the faults that only the whole shows, leaving out those that
// follow from a value that could not be read.
func (fs Faults) with(more Faults) Faults {
	all := fs
	for _, f := range more {
		follows := slices.ContainsFunc(fs, func(g Fault) bool {
			return g.Kind != FaultUnknown && (within(f.Path, g.Path) || within(g.Path, f.Path))
		})
		if !follows {
			all = append(all, f)
		}
	}
	return all
}

// within says whether a path is another or lies below it.
func within(path, above string) bool {
	rest, ok := strings.CutPrefix(path, above)
	return ok && (above == "" || rest == "" || rest[0] == '.' || rest[0] == '[')
}

// validUTF8 is how many bytes from the beginning are valid UTF-8.
func validUTF8(data []byte) int {
	n := 0
	for n < len(data) {
		r, size := utf8.DecodeRune(data[n:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		n += size
	}
	return n
}

// place is the line:column of the byte of a number, counted from 1.
func place(data []byte, offset int) string {
	before := data[:min(max(offset-1, 0), len(data))]
	line := bytes.Count(before, []byte("\n")) + 1
	return fmt.Sprintf("%d:%d", line, len(before)-bytes.LastIndexByte(before, '\n'))
}

type decoder struct{ faults Faults }

func (d *decoder) fault(path string, kind FaultKind, value string, cause error) {
	d.faults = append(d.faults, Fault{path, kind, value, cause})
}

var (
	jsonUnmarshaler = reflect.TypeFor[json.Unmarshaler]()
	textUnmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()
)

func (d *decoder) value(path string, raw []byte, v reflect.Value) {
	own := reflect.PointerTo(v.Type()).Implements(jsonUnmarshaler) || reflect.PointerTo(v.Type()).Implements(textUnmarshaler)
	first := byte(0)
	if raw = bytes.TrimSpace(raw); len(raw) > 0 {
		first = raw[0]
	}
	switch {
	case first == 'n': // null stands for nothing: leave the field out instead
		d.fault(path, FaultValue, "null", nil)
	case v.Kind() == reflect.Struct && !own && first == '{':
		d.object(path, raw, v)
	case v.Kind() == reflect.Slice && !own && first == '[':
		var items []json.RawMessage
		if err := json.Unmarshal(raw, &items); err != nil {
			d.fault(path, FaultValue, "", err)
			return
		}
		list := reflect.MakeSlice(v.Type(), len(items), len(items))
		for i, item := range items {
			d.value(fmt.Sprintf("%s[%d]", path, i), item, list.Index(i))
		}
		v.Set(list)
	default:
		if err := json.Unmarshal(raw, v.Addr().Interface()); err != nil {
			var inside *form.Error
			if errors.As(err, &inside) && inside.Path != "" {
				path += "." + inside.Path
				here := *inside
				here.Path = ""
				err = &here
			}
			var mismatch *json.UnmarshalTypeError
			if errors.As(err, &mismatch) {
				err = wrongType{mismatch.Type, mismatch.Value}
			}
			d.fault(path, FaultValue, string(raw), err)
		}
	}
}

func (d *decoder) object(path string, raw []byte, v reflect.Value) {
	fields := map[string]reflect.Value{}
	collect(v, fields)
	seen := map[string]bool{}
	dec := json.NewDecoder(bytes.NewReader(raw))
	_, _ = dec.Token() // the opening brace: the caller has seen it
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return
		}
		key, _ := token.(string)
		var member json.RawMessage
		if err := dec.Decode(&member); err != nil && err != io.EOF {
			return
		}
		at := key
		if path != "" {
			at = path + "." + key
		}
		field, known := fields[key]
		switch {
		case !known:
			d.fault(at, FaultUnknown, "", nil)
		case seen[key]:
			d.fault(at, FaultDuplicate, key, nil)
		default:
			d.value(at, member, field)
		}
		seen[key] = true
	}
}

// collect lists the fields of a struct by their JSON names, those of embedded
// structs with them.
func collect(v reflect.Value, into map[string]reflect.Value) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Anonymous {
			collect(v.Field(i), into)
			continue
		}
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" && name != "-" {
			into[name] = v.Field(i)
		}
	}
}
