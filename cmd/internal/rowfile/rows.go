package rowfile

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// found is what was found where a row is looked for.
type found uint8

const (
	aRow    found = iota
	spoilt        // a line whose quotes do not come out
	tooLong       // a line without an end
	more          // more has to be read
	halved        // a row whose end did not come: half of it would say something else
)

// brokeOff says that the source ended before its end.
func (f *File) brokeOff() bool { return f.err != nil && f.err != io.EOF }

// cut finds the row that begins at a place of what was read: its cells, how many
// bytes it has with its end, and how many lines.
func (f *File) cut(from int) (is found, size, lines int) {
	b := f.buf[from:]
	f.cells = f.cells[:0]
	i := bytes.IndexByte(b, '\n')
	switch {
	case i < 0 && len(b) > maxLine:
		return tooLong, 0, 1
	case i < 0 && f.err == nil:
		return more, 0, 0
	case i < 0 && f.brokeOff():
		return halved, 0, 0
	case i < 0:
		i = len(b)
	}
	size = min(i+1, len(b))
	line := bytes.TrimSuffix(b[:i], []byte{'\r'})
	if bytes.IndexByte(line, '"') < 0 {
		for {
			k := bytes.IndexByte(line, f.sep)
			if k < 0 {
				f.cells = append(f.cells, line)
				return aRow, size, 1
			}
			f.cells, line = append(f.cells, line[:k]), line[k+1:]
		}
	}
	is, quoted := f.quoted(b)
	switch {
	case is == more && len(b) <= maxLine && f.err == nil:
		return more, 0, 0
	case f.brokeOff() && (is == more && len(b) <= maxLine || is == aRow && b[quoted-1] != '\n'):
		return halved, 0, 0
	case is == aRow:
		return aRow, quoted, max(1, bytes.Count(b[:quoted], []byte{'\n'}))
	}
	return spoilt, size, 1
}

// quoted finds the cells of a row of which some stand in quotes, over several lines
// too; it ends where it cannot be.
func (f *File) quoted(b []byte) (is found, size int) {
	i := 0
	for {
		var cell []byte
		if i < len(b) && b[i] == '"' {
			from := i + 1
			for i = from; ; i++ {
				k := bytes.IndexByte(b[i:], '"')
				if k < 0 || i+k+1 == len(b) && f.err == nil {
					return more, 0
				}
				if i += k; i+1 == len(b) || b[i+1] != '"' {
					break
				}
				i++ // two quotes are one
			}
			cell = bytes.ReplaceAll(b[from:i], []byte(`""`), []byte(`"`))
			for i++; i < len(b) && b[i] == ' '; i++ {
			}
		} else {
			n := bytes.IndexAny(b[i:], string([]byte{f.sep, '\n', '"'}))
			if n < 0 {
				n = len(b) - i
			} else if b[i+n] == '"' {
				return spoilt, 0
			}
			cell = bytes.TrimSuffix(b[i:i+n], []byte{'\r'})
			i += n
		}
		f.cells = append(f.cells, cell)
		rest := b[i:]
		switch {
		case len(rest) == 0 && f.err == nil:
			return more, 0
		case len(rest) == 0:
			return aRow, i
		case rest[0] == f.sep:
			i++
		case rest[0] == '\n':
			return aRow, i + 1
		case bytes.HasPrefix(rest, []byte("\r\n")):
			return aRow, i + 2
		default:
			return spoilt, 0
		}
	}
}

// whole is the next row, for which it reads on.
func (f *File) whole() (is found, size, lines int) {
	for is, size, lines = f.cut(f.at); is == more; is, size, lines = f.cut(f.at) {
		f.fill(len(f.buf) - f.at + 64<<10)
	}
	return is, size, lines
}

// header finds the heading and what stands in each column.
func (f *File) header() error {
	f.sep = ','
	if bytes.HasPrefix(f.buf, []byte("PK\x03\x04")) || bytes.HasPrefix(f.buf, []byte("\xd0\xcf\x11\xe0")) {
		return texts.Error(form.Error{Code: Workbook})
	}
	for {
		is, size, lines := f.whole()
		switch {
		case is == tooLong:
			return texts.Error(form.Error{Code: form.FormLength, Line: f.line + 1, Args: form.Args{"limit": maxLine}})
		case size == 0: // the library says that there is nothing
			return nil
		}
		line := strings.TrimSpace(string(f.buf[f.at : f.at+size]))
		rest, told := strings.CutPrefix(strings.ToLower(line), "sep=")
		if line != "" && !told {
			break
		}
		if told && len(rest) == 1 && f.line == 0 {
			f.sep = rest[0]
		}
		f.at, f.line = f.at+size, f.line+lines
	}
	from, known := f.at, 0
	best := f.sep
	for _, sep := range []byte{f.sep, ',', ';', '\t', '|'} {
		f.sep = sep
		is, _, _ := f.cut(from)
		n := 0
		for _, cell := range f.cells {
			if is == aRow && f.table.find(string(bytes.TrimSpace(cell))) >= 0 {
				n++
			}
		}
		if n > known {
			best, known = sep, n
		}
	}
	f.sep = best
	_, size, lines := f.cut(from) // which is not spoilt, or the library refuses it
	skipped := f.line
	f.at, f.line = from+size, skipped+lines
	names := make([]string, len(f.cells))
	for i, cell := range f.cells {
		names[i] = string(bytes.TrimSpace(cell))
	}
	for len(names) > 1 && names[len(names)-1] == "" {
		names = names[:len(names)-1]
	}
	if err := f.lay(names); err != nil {
		return err
	}
	f.Plain = f.same && f.sep == ',' && skipped == 0 && lines == 1 && !f.cr && string(bytes.TrimRight(f.buf[from:from+size], "\r\n")) == strings.Join(names, ",")
	f.out = append(f.out, bytes.Repeat([]byte{'\n'}, f.line)...)
	return nil
}

// lay settles which column is which, and writes the heading.
func (f *File) lay(names []string) error {
	stand := map[int]bool{}
	f.layout, f.orders = make([]int, len(names)), make([]order, len(names))
	twice, missing := false, false
	for i, name := range names {
		f.layout[i] = f.table.find(name)
		if k := f.layout[i]; k >= 0 {
			twice = twice || stand[k]
			stand[k] = true
		}
	}
	for k, c := range f.table.columns {
		missing = missing || c.must && !stand[k]
	}
	var errs form.Errors
	var given [][]byte
	f.same = true
	for i, name := range names {
		k := f.layout[i]
		switch {
		case k >= 0:
			f.same = f.same && name == f.table.columns[k].name
			name = f.table.columns[k].name
		case missing || twice: // the library refuses the heading, and says all of it
			f.same = false
		default:
			f.same = false
			f.Extra = append(f.Extra, name)
			if n := f.table.near(name); n >= 0 && !stand[n] {
				errs = append(errs, texts.Error(form.Error{Code: ColumnNear, Line: f.line, Value: name, Args: form.Args{"column": f.table.columns[n].name}}))
			}
			continue
		}
		f.places = append(f.places, i)
		given = append(given, []byte(name))
	}
	if len(errs) > 0 {
		return errs
	}
	f.write(given)
	return nil
}

// learn looks through the head: whether it is plain, and how days are written. Where
// the values of a column leave a doubt it looks on, to the end or as far as it may.
func (f *File) learn() error {
	for at, line := f.at, f.line; at < len(f.buf) || f.err == nil; {
		is, size, lines := f.cut(at)
		if is == more {
			doubtful := slices.ContainsFunc(f.orders, func(o order) bool { return o.seen && !o.tells })
			if len(f.buf) >= headSize && !doubtful || len(f.buf) >= mostHead {
				break
			}
			at -= f.at
			f.fill(len(f.buf) - f.at + headSize)
			at += f.at
			continue
		}
		if is == tooLong || is == halved {
			break
		}
		switch blank := f.blank(); {
		case is == spoilt, blank && size <= len("\r\n"): // the library refuses it, or passes over it
		case blank, lines > 1:
			f.Plain = false
		}
		if is == aRow && f.regular() {
			f.look(line + 1)
		}
		at, line = at+size, line+lines
	}
	if f.brokeOff() {
		return nil // which the library is told
	}
	return f.settle()
}

// regular says that a row has as many cells as the heading, but for empty ones behind,
// which it takes off.
func (f *File) regular() bool {
	for len(f.cells) > len(f.layout) && len(bytes.TrimSpace(f.cells[len(f.cells)-1])) == 0 {
		f.cells = f.cells[:len(f.cells)-1]
		f.Plain = false
	}
	return len(f.cells) == len(f.layout)
}

func (f *File) blank() bool {
	return !slices.ContainsFunc(f.cells, func(c []byte) bool { return len(bytes.TrimSpace(c)) > 0 })
}

// kind is what a column of the file has.
func (f *File) kind(i int) kind {
	if k := f.layout[i]; k >= 0 {
		return f.table.columns[k].kind
	}
	return text
}

// look takes what a row says of how its cells are written.
func (f *File) look(line int) {
	for i, cell := range f.cells {
		k := f.kind(i)
		if f.layout[i] < 0 || tidy(k, cell) {
			continue
		}
		if s, ok := strokeOf(bytes.TrimSpace(cell)); ok && k == day {
			f.orders[i].take(s, line, string(bytes.TrimSpace(cell)))
			f.Plain = false
		}
		f.Plain = f.Plain && bytes.Equal(mend(k, false, cell), cell)
	}
}

func (o *order) take(s stroke, line int, value string) {
	if !o.seen {
		o.seen, o.line, o.value = true, line, value
	}
	o.tells = o.tells || s.first > 12 && s.second <= 12
	if s.second > 12 && s.first <= 12 && o.month == 0 {
		o.month, o.other = line, value
	}
}

// settle refuses days of which the order is not known.
func (f *File) settle() error {
	var errs form.Errors
	for i := range f.orders {
		o := &f.orders[i]
		why, line, value := noneTells, o.line, o.value
		switch {
		case !o.seen || o.tells && o.month == 0:
			continue
		case o.month > 0:
			if why = monthFirst; o.tells {
				why = bothOrders
			}
			line, value = o.month, o.other
		case f.err == nil:
			why = headLimited
		}
		errs = append(errs, f.doubt(i, line, value, why))
	}
	return errs.Err()
}

func (f *File) doubt(i, line int, value string, why form.Text) *form.Error {
	return texts.Error(form.Error{Code: DayOrder, Line: line, Path: f.table.columns[f.layout[i]].name, Value: value, Args: form.Args{"why": why}})
}

// tidy says that a cell is as the library reads it, where that is soon seen.
func tidy(k kind, cell []byte) bool {
	n := len(cell)
	switch {
	case n == 0:
		return true
	case cell[0] <= ' ' || cell[0] >= 0x80 || cell[n-1] <= ' ' || cell[n-1] >= 0x80:
		return false
	case k == count:
		for _, c := range cell {
			if c < '0' || c > '9' {
				return false
			}
		}
	case k == flag:
		return n == 1 && cell[0] >= '0' && cell[0] <= '9'
	case k == day:
		return n >= 10 && n <= len("2025-06-02T08:05:07") && cell[4] == '-' && cell[7] == '-' && (n == 10 || cell[10] == 'T')
	}
	return true
}

// Read gives the table.
func (f *File) Read(p []byte) (int, error) {
	if f.sent == len(f.out) {
		f.out, f.sent = f.out[:0], 0
		for len(f.out) < len(p) && f.next() {
		}
		switch {
		case len(f.out) > 0:
		case f.broken != nil:
			return 0, f.broken
		default:
			return 0, f.err
		}
	}
	n := copy(p, f.out[f.sent:])
	f.sent += n
	return n, nil
}

// next writes the next row, on as many lines as it has; not ok at the end.
func (f *File) next() bool {
	is, size, lines := f.whole()
	if is == tooLong {
		f.pass()
		return true
	}
	if size == 0 || f.broken != nil {
		return false
	}
	row, begun := f.buf[f.at:f.at+size], len(f.out)
	if is == aRow && lines == 1 && row[size-1] == '\n' && f.untouched() { // which is so of most rows
		f.out = append(f.out, row...)
		f.at, f.line = f.at+size, f.line+lines
		return true
	}
	switch {
	case is == spoilt:
		f.spoil(bytes.TrimRight(row, "\r\n"))
	case f.blank():
	case !f.regular():
		f.misfit()
	default:
		f.mended()
	}
	for n := lines - bytes.Count(f.out[begun:], []byte{'\n'}); n > 0; n-- {
		f.out = append(f.out, '\n')
	}
	f.at, f.line = f.at+size, f.line+lines
	return true
}

// untouched says that a row is as the library reads it.
func (f *File) untouched() bool {
	if !f.same || f.sep != ',' || len(f.cells) != len(f.layout) || f.blank() {
		return false
	}
	for i, cell := range f.cells {
		if len(cell) > 0 && !tidy(f.table.columns[f.layout[i]].kind, cell) {
			return false
		}
	}
	return true
}

// mended writes the cells as the library reads them. A day that contradicts those
// before ends the file: they may have been read the wrong way round.
func (f *File) mended() {
	given := f.given[:0]
	for _, i := range f.places {
		k, cell := f.kind(i), f.cells[i]
		if !tidy(k, cell) {
			if s, ok := strokeOf(bytes.TrimSpace(cell)); ok && k == day && f.orders[i].tells && s.second > 12 && s.first <= 12 {
				f.broken = f.doubt(i, f.line+1, string(bytes.TrimSpace(cell)), bothOrders)
				return
			}
			cell = mend(k, f.orders[i].tells, cell)
		}
		given = append(given, cell)
	}
	f.given = given
	f.write(given)
}

// misfit writes a row that has more cells or fewer than the heading, by as many.
func (f *File) misfit() {
	given := f.given[:0]
	for i := range max(1, len(f.places)+len(f.cells)-len(f.layout)) {
		cell := []byte{'-'}
		if i < len(f.places) && f.places[i] < len(f.cells) {
			cell = f.cells[f.places[i]]
		}
		given = append(given, cell)
	}
	f.given = given
	f.write(given)
}

// spoil writes a line whose quotes do not come out, so that the library refuses it
// and nothing else.
func (f *File) spoil(row []byte) {
	switch {
	case f.table.lines: // its reader would go on in search of the other quote
		f.out = append(f.out, `x"`...)
	case f.sep == ',':
		f.out = append(f.out, row...)
	default:
		f.out = append(append(f.out, '"'), bytes.ReplaceAll(row, []byte{'"'}, []byte(`""`))...)
	}
}

// pass writes a line that is too long as one that the library takes for such, and
// reads on behind its end.
func (f *File) pass() {
	f.out = append(append(f.out, bytes.Repeat([]byte{'x'}, maxLine+1)...), '\n')
	f.line++
	for {
		if i := bytes.IndexByte(f.buf[f.at:], '\n'); i >= 0 {
			f.at += i + 1
			return
		}
		if f.at = len(f.buf); f.err != nil {
			return
		}
		f.fill(64 << 10)
	}
}

// write writes cells, in quotes where they need them.
func (f *File) write(cells [][]byte) {
	for i, cell := range cells {
		if i > 0 {
			f.out = append(f.out, ',')
		}
		if !bytes.ContainsAny(cell, "\",\r\n") {
			f.out = append(f.out, cell...)
			continue
		}
		if !f.table.lines {
			cell = bytes.Join(bytes.Fields(cell), []byte{' '})
		}
		f.out = append(f.out, '"')
		f.out = append(f.out, bytes.ReplaceAll(cell, []byte{'"'}, []byte(`""`))...)
		f.out = append(f.out, '"')
	}
}
