package onestop

import (
	"bytes"
	"io"
	"math/bits"
	"slices"
	"strings"

	"github.com/caicach/tthc/indicator"
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
//	requests          how many requests for papers there were, where the spans
//	                  of some only are known
//	revision          a whole number or an instant: of two rows of one code the
//	                  newest holds, see [Register]
//	hands             the bodies that had it, the oldest first and body last, and
//	                  since when: H26.12@2025-06-10 H26.13@2025-07-01
//	appointmentMoved  1: the appointment holds the citizen's time already
//
// Fields may stand in quotes, lines may end in CRLF, and the file may begin
// with a byte order mark. A line is a row: a field cannot hold the end of a
// line, so that a quote that is never closed spoils one row and no more.
//
// All that is wrong with the header comes together.
//
// The rows are cut by hand: encoding/csv takes longer merely to cut a file into
// fields than cutting, reading and counting it take here (see BenchmarkCSV).
func ReadCSV(r io.Reader) (*Rows, error) {
	rs := newRows(r, 0)
	if !rs.lines.next() {
		if rs.lines.err != nil {
			return nil, rs.Err()
		}
		return nil, form.Errors{texts.Error(form.Error{Code: indicator.TableEmpty, Line: 1})}
	}
	layout, err := parseHeader(bytes.TrimPrefix(rs.lines.line, []byte("\ufeff")))
	if err != nil {
		return nil, err
	}
	rs.setLayout(layout)
	return rs, nil
}

// Part reads another part of the same file, which has no header of its own and
// begins with a line of that number, so that several goroutines may share a
// large file between them: it can be cut after any end of line.
func (rs *Rows) Part(r io.Reader, line int) *Rows {
	if rs == nil {
		return nil
	}
	part := newRows(r, line-1)
	part.lines.mark = rs.lines.mark
	if rs.csv {
		part.setLayout(rs.layout)
	}
	return part
}

func (rs *Rows) setLayout(layout []column) {
	rs.csv, rs.layout, rs.lines.mark = true, layout, '"'
	for _, c := range layout {
		rs.revised = rs.revised || c == revisionColumn
		rs.seen |= columnFields[c]
	}
	rs.head = len(layout)
	for rs.head > 0 && tailColumns>>layout[rs.head-1]&1 != 0 {
		rs.head--
	}
	for _, c := range layout[:rs.head] {
		if tailColumns>>c&1 != 0 { // the end of a row does not say all that such columns do
			rs.head = len(layout)
		}
	}
}

func parseHeader(line []byte) ([]column, error) {
	var layout []column
	var errs form.Errors
	add := func(code form.Code, path, value string) {
		args := form.Args{"columns": strings.Join(columnNames[:], ",")}
		errs = append(errs, texts.Error(form.Error{Code: code, Line: 1, Path: path, Value: value, Args: args}))
	}
	var field []byte
	for rest := line; rest != nil; {
		var ok bool
		if field, rest, ok = cutField(rest); !ok {
			add(indicator.RowQuote, "", quoted(field))
			break
		}
		name := bytes.TrimSpace(field)
		c, ok := columnOf(name)
		switch {
		case !ok:
			add(indicator.ColumnUnknown, "", quoted(name))
		case slices.Contains(layout, c):
			add(indicator.ColumnDoubled, "", quoted(name))
		default:
			layout = append(layout, c)
		}
	}
	for _, c := range []column{bodyColumn, statusColumn, receivedColumn} {
		if !slices.Contains(layout, c) {
			add(indicator.ColumnMissing, columnNames[c], "")
		}
	}
	if len(errs) > 0 {
		return nil, errs
	}
	return layout, nil
}

// cutCSV finds the fields of a row without quotes, each of which ends with a
// comma or with the line.
func (rs *Rows) cutCSV() bool {
	line, n := rs.padded(), len(rs.lines.line)
	at, found, begin := 0, uint64(0), 0
	rs.high = 0
	for k, c := range rs.layout {
		if k == rs.head && k > 0 && begin <= n {
			if rs.tail = rs.tails.find(line[begin:], n-begin); rs.tail != nil {
				return true
			}
			rs.tailAt = begin
		}
		for found == 0 { // in the 32 bytes before at
			if at > n {
				return false
			}
			var all uint64
			found, all = commas32(line[at:])
			rs.high |= all
			if left := n - at; left < 32 { // the line ends here
				found = found&(1<<left-1) | 1<<left
			}
			at += 32
		}
		end := at - 32 + bits.TrailingZeros64(found)
		found &= found - 1
		rs.spans[c] = span{uint32(begin), uint32(end)}
		begin = end + 1
	}
	return begin == n+1
}

// commas32 has a bit for each comma among the first 32 bytes, and all of these
// bytes together.
func commas32(b []byte) (found, all uint64) {
	_ = b[31]
	v, w, x, y := word(b), word(b[8:]), word(b[16:]), word(b[24:])
	const gather = 0x0102040810204080 // the lowest bits of eight bytes into the highest byte
	found = commas(v)>>7*gather>>56 | commas(w)>>7*gather>>56<<8 | commas(x)>>7*gather>>56<<16 | commas(y)>>7*gather>>56<<24
	return found, v | w | x | y
}

// commas has the highest bit set of each byte that is a comma.
func commas(x uint64) uint64 {
	const low, commas = 0x7F7F7F7F7F7F7F7F, 0x2C2C2C2C2C2C2C2C
	x ^= commas
	return ^((x&low + low) | x | low)
}

// readCSV cuts a row that has quotes in it, or not as many fields as it needs:
// of such a one the code is kept, if it was come by.
func (rs *Rows) readCSV(line []byte) *form.Error {
	k := 0
	for rest := line; rest != nil; k++ {
		v, next, ok := cutField(rest)
		if !ok {
			return refused(indicator.RowQuote, quoted(rest))
		}
		if k == len(rs.layout) {
			return texts.Error(form.Error{Code: indicator.RowFields})
		}
		rs.fields[rs.layout[k]] = v
		rest = next
	}
	if k != len(rs.layout) {
		return texts.Error(form.Error{Code: indicator.RowFields})
	}
	return nil
}

// cutField cuts the first field off. The rest is nil when there is no field
// behind it.
func cutField(line []byte) (field, rest []byte, ok bool) {
	if len(line) == 0 || line[0] != '"' {
		field, rest, _ = bytes.Cut(line, []byte(","))
		return field, rest, !bytes.ContainsRune(field, '"')
	}
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
	if bytes.ContainsRune(field, '"') {
		field = bytes.ReplaceAll(field, []byte(`""`), []byte(`"`))
	}
	if len(rest) == 0 {
		return field, nil, true
	}
	if rest[0] != ',' {
		return field, nil, false
	}
	return field, rest[1:], true
}
