package onestop

import (
	"bytes"
	"io"
	"math/bits"
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// ReadCSV reads the CSV form of dossiers. The first line is the header and
// names the columns, in any order:
//
//	code              code of the dossier, for the reader of errors
//	body              identifier of the handling body (must be there)
//	procedure         code of the procedure
//	status            1 to 10 (must be there)
//	channel           1, 2, 3; empty is 1
//	received          day or instant (must be there; its values may be empty)
//	appointment, finished
//	supplements       how many requests for papers there were, or their spans,
//	                  each from the request to its completion: A..B;C..D
//	paused            time of the citizen beyond the spans: days, or P2DT3H
//	fee               đồng; empty: no entry
//	paid              1, 2; empty or 0: not online
//	digitised, electronicResult, reused, residentData,
//	personalStore, complained
//	                  1 or 0 (true or false); empty is 0
//
// Fields may stand in quotes, lines may end in CRLF, and the file may begin
// with a byte order mark. A line is a row: a field cannot hold the end of a
// line, so that a quote that is never closed spoils one row and no more.
//
// A header that cannot be read is a [*HeaderError] with all that is wrong in
// it.
//
// The rows are cut by hand: encoding/csv takes longer merely to cut a file into
// fields than cutting, reading and counting it take here (see BenchmarkCSV).
func ReadCSV(r io.Reader) (*Rows, error) {
	rs := newRows(r, 0)
	if !rs.lines.next() {
		if rs.lines.err != nil {
			return nil, rs.lines.err
		}
		return nil, &HeaderError{Kinds: []string{"empty"}, Columns: []string{""}}
	}
	layout, err := parseHeader(bytes.TrimPrefix(rs.lines.line, []byte("\ufeff")))
	if err != nil {
		return nil, err
	}
	rs.setLayout(layout)
	return rs, nil
}

// Part reads another part of the same CSV file, which has no header of its own
// and begins with a line of that number, so that several goroutines may share a
// large file between them: it can be cut after any end of line.
func (rs *Rows) Part(r io.Reader, line int) *Rows {
	part := newRows(r, line-1)
	part.setLayout(rs.layout)
	return part
}

func (rs *Rows) setLayout(layout []column) {
	rs.csv, rs.layout = true, layout
	for _, c := range layout {
		rs.seen |= columnFields[c]
	}
}

func parseHeader(line []byte) ([]column, error) {
	var layout []column
	var fault HeaderError
	var field []byte
	for rest := line; rest != nil; {
		var ok bool
		if field, rest, ok = cutField(rest); !ok {
			fault.add("quote", string(field))
			break
		}
		name := bytes.TrimSpace(field)
		c, ok := columnOf(name)
		switch {
		case !ok:
			fault.add("unknown", quoted(name))
		case slices.Contains(layout, c):
			fault.add("doubled", quoted(name))
		default:
			layout = append(layout, c)
		}
	}
	for _, c := range []column{bodyColumn, statusColumn, receivedColumn} {
		if !slices.Contains(layout, c) {
			fault.add("missing", columnNames[c])
		}
	}
	if len(fault.Kinds) > 0 {
		return nil, &fault
	}
	return layout, nil
}

// readCSV cuts a row into its fields.
func (rs *Rows) readCSV(line []byte) *RowError {
	if bytes.IndexByte(line, '"') >= 0 {
		return rs.readQuoted(line)
	}
	layout := rs.layout
	begin, i, k := 0, 0, 0
	for ; i+8 <= len(line); i += 8 {
		// Every byte that is a comma has its highest bit left in found.
		const low, commas = 0x7F7F7F7F7F7F7F7F, 0x2C2C2C2C2C2C2C2C
		x := word(line[i:]) ^ commas
		for found := ^((x&low + low) | x | low); found != 0; found &= found - 1 {
			end := i + bits.TrailingZeros64(found)/8
			if k >= len(layout) {
				return &RowError{Kind: "fields"}
			}
			rs.fields[layout[k]] = line[begin:end]
			begin, k = end+1, k+1
		}
	}
	for ; i <= len(line); i++ {
		if i == len(line) || line[i] == ',' {
			if k >= len(layout) {
				return &RowError{Kind: "fields"}
			}
			rs.fields[layout[k]] = line[begin:i]
			begin, k = i+1, k+1
		}
	}
	if k != len(layout) {
		return &RowError{Kind: "fields"}
	}
	return nil
}

// readQuoted cuts a row with quotes in it into its fields.
func (rs *Rows) readQuoted(line []byte) *RowError {
	k := 0
	for rest := line; rest != nil; k++ {
		v, next, ok := cutField(rest)
		if !ok {
			return &RowError{Kind: "quote", Value: quoted(rest)}
		}
		if k == len(rs.layout) {
			return &RowError{Kind: "fields"}
		}
		rs.fields[rs.layout[k]] = v
		rest = next
	}
	if k != len(rs.layout) {
		return &RowError{Kind: "fields"}
	}
	return nil
}

// cutField cuts the first field off. The rest is nil when there is no field
// behind it.
func cutField(line []byte) (field, rest []byte, ok bool) {
	if len(line) == 0 || line[0] != '"' {
		i := bytes.IndexByte(line, ',')
		if i < 0 {
			i = len(line)
		}
		field, rest = line[:i], line[i:]
		if bytes.IndexByte(field, '"') >= 0 {
			return field, nil, false
		}
	} else {
		end := 1
		for ; ; end++ {
			i := bytes.IndexByte(line[end:], '"')
			if i < 0 {
				return line, nil, false
			}
			if end += i; end+1 == len(line) || line[end+1] != '"' {
				break
			}
			end++ // two quotes are one
		}
		field, rest = line[1:end], line[end+1:]
		if bytes.IndexByte(field, '"') >= 0 {
			field = bytes.ReplaceAll(field, []byte(`""`), []byte(`"`))
		}
	}
	if len(rest) == 0 {
		return field, nil, true
	}
	if rest[0] != ',' {
		return field, nil, false
	}
	return field, rest[1:], true
}

// HeaderError is all that is wrong in the header of a CSV file. Kinds are
// stable: empty, quote, unknown, doubled, missing; Columns are theirs.
type HeaderError struct {
	Kinds   []string
	Columns []string
}

func (e *HeaderError) add(kind, name string) {
	e.Kinds = append(e.Kinds, kind)
	e.Columns = append(e.Columns, name)
}

var headerTexts = map[string]form.Text{
	"empty":   {form.Vietnamese: "tệp không có dòng tiêu đề", form.English: "the file has no header"},
	"quote":   {form.Vietnamese: "dấu nháy kép đặt sai", form.English: "a quote stands in the wrong place"},
	"unknown": {form.Vietnamese: "không có cột này", form.English: "there is no such column"},
	"doubled": {form.Vietnamese: "cột bị lặp", form.English: "the column stands twice"},
	"missing": {form.Vietnamese: "thiếu cột này", form.English: "the column is missing"},
}

func (e *HeaderError) Error() string { return e.Message(form.English) }

// Message is the error in the language asked for: the faults and the columns
// that there are.
func (e *HeaderError) Message(l form.Language) string {
	s := l.Pick("dòng 1: ", "line 1: ")
	for i, kind := range e.Kinds {
		s += headerTexts[kind].In(l)
		if e.Columns[i] != "" {
			s += ": " + e.Columns[i]
		}
		s += "; "
	}
	return s + l.Pick("các cột là ", "the columns are ") + strings.Join(columnNames[:], ",")
}
