package onestop

import (
	"bytes"
	"encoding/json"
	"io"
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
// Fields that do not exist and fields that stand twice are faults of the line.
func ReadJSON(r io.Reader) *Rows { return newRows(r, 0) }

// readJSON reads a line. The objects are flat and their fields known, so that
// it can be done without memory; encoding/json needs ten pieces a line.
func (rs *Rows) readJSON(line []byte) *RowError {
	s := scanner{rest: line}
	if rs.lines.number == 1 {
		s.rest = bytes.TrimPrefix(s.rest, []byte("\ufeff"))
	}
	seen := uint32(0)
	rs.fields, rs.listed = fields{}, rs.listed[:0]
	s.space()
	if len(s.rest) == 0 {
		return &RowError{Kind: "json"}
	}
	if !s.eat('{') {
		return &RowError{Kind: "json", Value: quoted(line)}
	}
	for first := true; !s.eat('}'); first = false {
		if !first && !s.eat(',') {
			return &RowError{Kind: "json", Value: quoted(s.rest)}
		}
		name, ok := s.text()
		if !ok || !s.eat(':') {
			return &RowError{Kind: "json", Value: quoted(s.rest)}
		}
		c, ok := columnOf(name)
		if !ok {
			return &RowError{Kind: "unknown", Column: quoted(name)}
		}
		if seen&(1<<c) != 0 {
			return &RowError{Kind: "doubled", Column: columnNames[c]}
		}
		seen |= 1 << c
		if fault := rs.readField(&s, c); fault != nil {
			return fault
		}
	}
	if s.space(); len(s.rest) > 0 {
		return &RowError{Kind: "json", Value: quoted(s.rest)}
	}
	return nil
}

func (rs *Rows) readField(s *scanner, c column) *RowError {
	if c == supplementsColumn && s.eat('[') {
		rs.seen |= columnFields[c]
		for first := true; !s.eat(']'); first = false {
			one, ok := Supplement{}, first || s.eat(',')
			if ok {
				one, ok = s.supplement()
			}
			if !ok {
				return valueError(c, s.rest)
			}
			rs.listed = append(rs.listed, one)
		}
		return nil
	}
	v, null, ok := s.value()
	if !ok {
		return &RowError{Kind: "json", Column: columnNames[c], Value: quoted(s.rest)}
	}
	if !null {
		rs.seen |= columnFields[c]
		rs.fields[c] = v
	}
	return nil
}

// scanner reads the little of JSON that a line has.
type scanner struct{ rest []byte }

func (s *scanner) space() {
	for len(s.rest) > 0 && (s.rest[0] == ' ' || s.rest[0] == '\t' || s.rest[0] == '\r') {
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
	for i, c := range s.rest {
		switch {
		case c == '"':
			v := s.rest[:i]
			s.rest = s.rest[i+1:]
			return v, true
		case c == '\\':
			return s.escaped(i)
		case c < ' ':
			return nil, false
		}
	}
	return nil, false
}

// escaped reads a string that has a backslash at i.
func (s *scanner) escaped(i int) ([]byte, bool) {
	for ; i < len(s.rest); i++ {
		if s.rest[i] == '\\' {
			i++
			continue
		}
		if s.rest[i] == '"' {
			whole := append(append([]byte{'"'}, s.rest[:i]...), '"')
			var v string
			err := json.Unmarshal(whole, &v)
			s.rest = s.rest[i+1:]
			return []byte(v), err == nil
		}
	}
	return nil, false
}

// value reads a string, a number, true, false or null.
func (s *scanner) value() (v []byte, null, ok bool) {
	s.space()
	if len(s.rest) > 0 && s.rest[0] == '"' {
		v, ok = s.text()
		return v, false, ok
	}
	i := 0
	for i < len(s.rest) && bytes.IndexByte([]byte(",]} \t\r"), s.rest[i]) < 0 {
		i++
	}
	v, s.rest = s.rest[:i], s.rest[i:]
	switch string(v) {
	case "null":
		return nil, true, true
	case "true", "false":
		return v, false, true
	}
	for _, c := range v {
		if !isDigit(c) {
			return v, false, json.Valid(v) // a number, but none of a dossier
		}
	}
	return v, false, len(v) > 0 && (len(v) == 1 || v[0] != '0')
}

// supplement reads {"requested":A,"completed":B}.
func (s *scanner) supplement() (one Supplement, ok bool) {
	if !s.eat('{') {
		return one, false
	}
	for first := true; !s.eat('}'); first = false {
		if !first && !s.eat(',') {
			return one, false
		}
		name, ok := s.text()
		if !ok || !s.eat(':') {
			return one, false
		}
		at := &one.Requested
		switch string(name) {
		case "requested":
		case "completed":
			at = &one.Completed
		default:
			return one, false
		}
		v, null, ok := s.value()
		if !ok || !at.IsZero() {
			return one, false
		}
		if null {
			continue
		}
		if *at, ok = parseMoment(v); !ok {
			return one, false
		}
	}
	return one, !one.Requested.IsZero()
}
