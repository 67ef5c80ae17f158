package onestop

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/form"
)

// ReadJSON reads JSON lines: an object a line with the fields that are the
// columns of [ReadCSV]. Values are strings, numbers or true and false, as the
// column has it; null is a field that is absent. Supplements may also be a list
// of objects with requested and, unless they are awaited, completed:
//
//	{"code":"H26.12-240603-0001","body":"H26.12","status":10,"channel":2,
//	 "received":"2024-06-03","appointment":"2024-06-17","finished":"2024-06-14",
//	 "supplements":[{"requested":"2024-06-05","completed":"2024-06-07"}],
//	 "fee":50000,"paid":1,"digitised":true}
//
// A line may say its version, "v":1. Fields that do not exist, stand twice or
// are written in another case, and text that is not UTF-8, are faults of the
// line.
func ReadJSON(r io.Reader) *Rows {
	rs := newRows(r, 0)
	rs.lines.mark = '\\'
	return rs
}

// fieldNames is the names of the columns and, behind them, that of the version.
var fieldNames = append(slices.Clone(columnNames[:]), "v")

// cutJSON finds the values of a line that is written as most are: in ASCII,
// without escapes, with no space but single blanks, and whole numbers. It is
// false for all others, which [Rows.readJSON] reads and judges. The fields of a
// file mostly follow one another in one order, so that each is looked for first
// behind the one that it followed before.
func (rs *Rows) cutJSON() bool {
	line, n := rs.padded(), len(rs.lines.line)
	if line == nil || !plainText(line, n) || line[0] != '{' {
		return false
	}
	rs.spans, rs.tailHas, rs.high = spans{}, 0, 0
	var seen uint32
	var has Field
	for i, last := 1, column(columns+1); ; {
		if i = blank(line, i); i+1 >= n {
			return false
		}
		c := rs.follows[last]
		end := i + 1 + len(fieldNames[c])
		if end >= n || line[i] != '"' || line[end] != '"' || string(line[i+1:end]) != fieldNames[c] {
			end = i + 1 + bytes.IndexByte(line[i+1:n], '"')
			k := -1
			if line[i] == '"' && end > i {
				k = slices.Index(fieldNames, string(line[i+1:end]))
			}
			if k < 0 {
				return false
			}
			c = column(k)
			rs.follows[last] = c
		}
		if seen>>c&1 != 0 {
			return false
		}
		switch inTail := tailColumns>>c&1 != 0; {
		case inTail && rs.tailHas == 0:
			if t := rs.tails.find(line[i:], n-i); t != nil && t.columns&seen == 0 {
				rs.tail = t
				rs.seen |= has | t.fields
				return true
			}
			rs.tailAt, rs.tailHas = i, 1<<c
		case inTail:
			rs.tailHas |= 1 << c
		default:
			rs.tailAt = 0 // something else comes behind it
		}
		seen, last = seen|1<<c, c
		if i = blank(line, end+1); line[i] != ':' {
			return false
		}
		at, next := jsonValue(line[:n], blank(line, i+1))
		switch {
		case next == 0, c == columns && string(line[at.begin:at.end]) != "1":
			return false
		case c < columns && at != (span{}):
			has |= columnFields[c]
			rs.spans[c] = at
		}
		switch i = blank(line, next); {
		case line[i] == ',':
			i++
		case line[i] == '}' && i == n-1:
			rs.seen |= has
			rs.revised = rs.revised || rs.spans[revisionColumn] != (span{})
			return true
		default:
			return false
		}
	}
}

// plainText says that the first n bytes are ASCII without control characters.
func plainText(line []byte, n int) bool {
	const blanks = 0x2020202020202020
	bad := uint64(0)
	at := 0
	for ; at+8 <= n; at += 8 {
		w := word(line[at:])
		bad |= w | (w-blanks)&^w
	}
	end := lowBytes(uint32(n - at))
	w := word(line[at:])&end | blanks&^end
	return (bad|w|(w-blanks)&^w)&highBits == 0
}

// blank passes over a blank.
func blank(line []byte, i int) int {
	if line[i] == ' ' {
		i++
	}
	return i
}

// jsonValue is where a string, a whole number or true and false stands, and what
// follows it; an empty span for null, and next is 0 for anything else.
func jsonValue(line []byte, i int) (at span, next int) {
	if i >= len(line) {
		return at, 0
	}
	end := i
	switch c := line[i]; {
	case c == '"':
		k := bytes.IndexByte(line[i+1:], '"')
		if k < 0 {
			return at, 0
		}
		return span{uint32(i + 1), uint32(i + 1 + k)}, i + k + 2
	case isDigit(c):
		for end < len(line) && isDigit(line[end]) {
			end++
		}
		if c == '0' && end > i+1 {
			return at, 0
		}
	case c == 't' && bytes.HasPrefix(line[i:], []byte("true")), c == 'n' && bytes.HasPrefix(line[i:], []byte("null")):
		end += 4
	case c == 'f' && bytes.HasPrefix(line[i:], []byte("false")):
		end += 5
	default:
		return at, 0
	}
	if line[i] == 'n' {
		return at, end
	}
	return span{uint32(i), uint32(end)}, end
}

// readJSON reads a line. The objects are flat and their fields known, so that
// it can be done without memory and in a part of the time of a reader of any
// form (see BenchmarkJSON).
func (rs *Rows) readJSON(line []byte) *form.Error {
	s := scanner{line: line, rest: line}
	if rs.lines.number == 1 {
		s.rest = bytes.TrimPrefix(s.rest, []byte("\ufeff"))
	}
	rs.fields = fields{}
	if !s.eat('{') {
		return s.fault()
	}
	var seen uint32
	for first := true; !s.eat('}'); first = false {
		if !first && !s.eat(',') {
			return s.fault()
		}
		name, ok := s.text()
		if !ok || !s.eat(':') {
			return s.fault()
		}
		c, ok := columnOf(name)
		switch {
		case !ok && string(name) == "v":
			c = columns
		case !ok:
			return unknownField(name)
		}
		if seen&(1<<c) != 0 {
			return texts.Error(form.Error{Code: form.FieldDoubled, Path: string(name)})
		}
		seen |= 1 << c
		if fault := rs.readField(&s, c); fault != nil {
			return fault
		}
	}
	if s.space(); len(s.rest) > 0 {
		return s.fault()
	}
	return nil
}

// unknownField is a name that no field has, or one in another case.
func unknownField(name []byte) *form.Error {
	if len(name) == 0 { // else the place would be that of the line
		return texts.Error(form.Error{Code: form.FieldUnknown, Path: `""`})
	}
	for _, known := range append([]string{"v"}, columnNames[:]...) {
		if strings.EqualFold(known, string(name)) {
			return texts.Error(form.Error{Code: form.FieldCase, Path: quoted(name), Want: []string{known}})
		}
	}
	return texts.Error(form.Error{Code: form.FieldUnknown, Path: quoted(name)})
}

// readField reads the value of a column, or of the version behind the last.
func (rs *Rows) readField(s *scanner, c column) *form.Error {
	if c == supplementsColumn && s.eat('[') {
		rs.seen |= columnFields[c]
		list := &rs.dossier.Supplements
		for first := true; !s.eat(']'); first = false {
			if !first && !s.eat(',') {
				return s.faultAt(columnNames[c])
			}
			one, fault := s.supplement()
			if fault != nil {
				fault.Path = under(columnNames[c]+"["+strconv.Itoa(len(*list))+"]", fault.Path)
				return fault
			}
			*list = append(*list, one)
		}
		return nil
	}
	v, null, ok := s.value()
	switch {
	case !ok && c < columns:
		return s.faultAt(columnNames[c])
	case !ok:
		return s.faultAt("v")
	case c == columns && (null || string(v) != "1"):
		return texts.Error(form.Error{Code: form.FormVersion, Path: "v", Value: quoted(v)})
	case c < columns && !null:
		rs.revised = rs.revised || c == revisionColumn
		rs.seen |= columnFields[c]
		rs.fields[c] = v
	}
	return nil
}

// under is a path below another.
func under(path, below string) string {
	if below == "" {
		return path
	}
	return path + "." + below
}

// scanner reads the little of JSON that a line has.
type scanner struct {
	line, rest []byte
	bad        bool // what could not be read is text that is not UTF-8
}

// fault is what stands where the scanner can go no further.
func (s *scanner) fault() *form.Error { return s.faultAt("") }

func (s *scanner) faultAt(path string) *form.Error {
	code := form.FormSyntax
	if s.bad {
		code = form.FieldEncoding
	}
	return texts.Error(form.Error{Code: code, Path: path, Offset: len(s.line) - len(s.rest), Value: quoted(s.rest)})
}

func (s *scanner) space() {
	for len(s.rest) > 0 && (s.rest[0] == ' ' || s.rest[0] == '\t' || s.rest[0] == '\r' || s.rest[0] == '\n') {
		s.rest = s.rest[1:]
	}
}

// eat takes a mark, with the space before it, if it comes next.
func (s *scanner) eat(mark byte) bool {
	s.space()
	if len(s.rest) == 0 || s.rest[0] != mark {
		return false
	}
	s.rest = s.rest[1:]
	return true
}

// text reads a string.
func (s *scanner) text() ([]byte, bool) {
	if !s.eat('"') {
		return nil, false
	}
	high := byte(0)
	for i, c := range s.rest {
		switch {
		case c == '"':
			v := s.rest[:i]
			if high >= utf8.RuneSelf && !utf8.Valid(v) {
				s.bad = true
				return nil, false
			}
			s.rest = s.rest[i+1:]
			return v, true
		case c == '\\':
			return s.escaped(i)
		case c < ' ':
			return nil, false
		}
		high |= c
	}
	return nil, false
}

// escaped reads a string that has its first backslash at i.
func (s *scanner) escaped(i int) ([]byte, bool) {
	v := append([]byte{}, s.rest[:i]...)
	for rest := s.rest[i:]; len(rest) > 0; {
		c := rest[0]
		switch {
		case c == '"':
			if !utf8.Valid(v) {
				s.bad = true
				return nil, false
			}
			s.rest = rest[1:]
			return v, true
		case c < ' ':
			return nil, false
		case c != '\\':
			v, rest = append(v, c), rest[1:]
			continue
		case len(rest) < 2:
			return nil, false
		}
		if k := strings.IndexByte(`"\/bfnrt`, rest[1]); k >= 0 {
			v, rest = append(v, "\"\\/\b\f\n\r\t"[k]), rest[2:]
			continue
		}
		r, ok := unit(rest)
		if !ok {
			return nil, false
		}
		rest = rest[6:]
		if utf16.IsSurrogate(r) {
			low, _ := unit(rest)
			if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
				s.bad = true // half a pair
				return nil, false
			}
			rest = rest[6:]
		}
		v = utf8.AppendRune(v, r)
	}
	return nil, false
}

// unit is the code unit that \uXXXX stands for.
func unit(v []byte) (r rune, ok bool) {
	if len(v) < 6 || v[0] != '\\' || v[1] != 'u' {
		return 0, false
	}
	for _, c := range v[2:6] {
		k := strings.IndexByte("0123456789abcdefABCDEF", c)
		if k < 0 {
			return 0, false
		}
		if k > 15 {
			k -= 6
		}
		r = r<<4 | rune(k)
	}
	return r, true
}

// value reads a string, a number, true, false or null.
func (s *scanner) value() (v []byte, null, ok bool) {
	s.space()
	if len(s.rest) > 0 && s.rest[0] == '"' {
		v, ok = s.text()
		return v, false, ok
	}
	i := 0
	for i < len(s.rest) && !endsValue(s.rest[i]) {
		i++
	}
	v = s.rest[:i]
	switch string(v) {
	case "null":
		null, ok = true, true
	case "true", "false":
		ok = true
	default:
		ok = len(v) > 0 && (len(v) == 1 || v[0] != '0')
		for _, c := range v {
			ok = ok && isDigit(c)
		}
		ok = ok || isNumber(v)
	}
	if ok {
		s.rest = s.rest[i:]
	}
	return v, null, ok
}

// endsValue says that a byte stands behind a number or a word, not in it.
func endsValue(c byte) bool { return c == ',' || c == '}' || c == ']' || c <= ' ' }

// isNumber says that this is a number of JSON: -12.5e+3.
func isNumber(v []byte) bool {
	run := func() bool {
		n := 0
		for n < len(v) && isDigit(v[n]) {
			n++
		}
		v = v[n:]
		return n > 0
	}
	is := func(marks string) bool {
		if len(v) == 0 || strings.IndexByte(marks, v[0]) < 0 {
			return false
		}
		v = v[1:]
		return true
	}
	is("-")
	if len(v) > 1 && v[0] == '0' && isDigit(v[1]) || !run() || is(".") && !run() {
		return false
	}
	if is("eE") {
		is("+-")
		if !run() {
			return false
		}
	}
	return len(v) == 0
}

// supplement reads {"requested":A,"completed":B}.
func (s *scanner) supplement() (one Supplement, fault *form.Error) {
	if !s.eat('{') {
		fault = valueError(supplementsColumn, s.rest)
		fault.Path = ""
		return one, fault
	}
	var requested, completed bool
	for first := true; !s.eat('}'); first = false {
		if !first && !s.eat(',') {
			return one, s.fault()
		}
		name, ok := s.text()
		if !ok || !s.eat(':') {
			return one, s.fault()
		}
		at, seen := &one.Requested, &requested
		switch string(name) {
		case "requested":
		case "completed":
			at, seen = &one.Completed, &completed
		default:
			return one, texts.Error(form.Error{Code: form.FieldUnknown, Path: quoted(name)})
		}
		if *seen {
			return one, texts.Error(form.Error{Code: form.FieldDoubled, Path: string(name)})
		}
		*seen = true
		v, null, ok := s.value()
		if !ok {
			return one, s.faultAt(string(name))
		}
		if null {
			continue
		}
		if *at, ok = parseMoment(v); !ok {
			fault := valueError(receivedColumn, v)
			fault.Path = string(name)
			return one, fault
		}
	}
	if one.Requested.IsZero() {
		return one, texts.Error(form.Error{Code: form.FieldMissing, Path: "requested"})
	}
	return one, nil
}
