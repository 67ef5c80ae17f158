package onestop

import (
	"bytes"
	"io"
	"iter"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// Rows is dossiers that are read one after another and not kept. It is for one
// goroutine; parts of a file ([Rows.Part]) may be read by several.
type Rows struct {
	form.Unwritten
	lines   lines
	names   names
	layout  []column // of CSV
	csv     bool
	seen    Field // fields that a row had
	revised bool  // revisions among them
	fields  fields
	dossier Dossier
	version Revision
}

func newRows(r io.Reader, line int) *Rows {
	return &Rows{
		lines: lines{source: r, number: line},
		names: names{bodies: map[string]body.ID{}, procedures: map[string]string{}, near: &nearNames{}},
	}
}

// All is the dossiers in order, each with nil or, in its place, nil with a
// [*form.Error] that says in which line and column it could not be read, and
// why. A dossier holds until the next one is asked for; nothing is allocated
// for a row that can be read but for names that are new. Reading ends at the
// end of the source or with an error of it: see [Rows.Err]. A second call goes
// on where the first stopped.
func (rs *Rows) All() iter.Seq2[*Dossier, error] {
	return func(yield func(*Dossier, error) bool) {
		for rs != nil && rs.lines.next() {
			if len(rs.lines.line) == 0 && !rs.lines.long {
				continue
			}
			fault := rs.dossierOf()
			var ok bool
			if fault != nil {
				fault.Line = rs.lines.number
				ok = yield(nil, fault)
			} else {
				ok = yield(&rs.dossier, nil)
			}
			if !ok {
				return
			}
		}
	}
}

// dossierOf reads the dossier of the line at hand.
func (rs *Rows) dossierOf() (fault *form.Error) {
	d := &rs.dossier
	supplements, hands := d.Supplements[:0], d.Hands[:0]
	*d = Dossier{}
	d.Supplements, d.Hands = supplements, hands
	rs.version, rs.fields[codeColumn] = Revision{}, nil
	switch {
	case rs.lines.long:
		return texts.Error(form.Error{Code: form.FormLength, Args: form.Args{"limit": longest}})
	case rs.csv:
		fault = rs.readCSV(rs.lines.line)
	default:
		fault = rs.readJSON(rs.lines.line)
	}
	if fault != nil {
		return fault
	}
	if bad, ok := rs.read(); !ok {
		fault = valueError(bad, rs.fields[bad])
		rs.fields[bad] = nil // a code that is no text nobody could show
	}
	return fault
}

// Line is the number of the last line, from 1 with the header.
func (rs *Rows) Line() int {
	if rs == nil {
		return 0
	}
	return rs.lines.number
}

// Code is the code of the last dossier; empty when it has none. It holds until
// the next row is asked for.
func (rs *Rows) Code() []byte {
	if rs == nil {
		return nil
	}
	return rs.fields[codeColumn]
}

// Revision is that of the last dossier; zero when it has none.
func (rs *Rows) Revision() Revision {
	if rs == nil {
		return Revision{}
	}
	return rs.version
}

// Revised says that the source tells revisions: a CSV file has the column, a
// JSON line so far had the field.
func (rs *Rows) Revised() bool { return rs != nil && rs.revised }

// Missing is the fields that the source lacks: columns that are not in the
// header of a CSV file, fields that no JSON line so far had.
func (rs *Rows) Missing() Field {
	all := Field(0)
	for _, f := range columnFields {
		all |= f
	}
	if rs == nil {
		return all
	}
	return all &^ rs.seen
}

// Err is the error of the source that ended the reading; nil at its end.
func (rs *Rows) Err() error {
	if rs == nil || rs.lines.err == nil {
		return nil
	}
	return texts.Error(form.Error{Code: form.FormSource, Cause: rs.lines.err})
}

const (
	bufferSize = 256 << 10
	longest    = 1 << 20 // of a line
)

// lines cuts a source into lines, without their ends.
type lines struct {
	source io.Reader
	buffer []byte
	start  int // of what has not been handed out
	end    int // of what has been read
	line   []byte
	long   bool // the line was longer than is taken
	number int
	ended  bool
	err    error
}

func (ls *lines) next() bool {
	ls.long = false
	looked := 0 // so many bytes of the line hold no end
	for {
		rest := ls.buffer[ls.start:ls.end]
		if i := bytes.IndexByte(rest[looked:], '\n'); i >= 0 {
			ls.hand(rest[:looked+i])
			ls.start += looked + i + 1
			ls.number++
			return true
		}
		if ls.ended {
			if len(rest) == 0 && !ls.long {
				return false
			}
			ls.start = ls.end
			ls.hand(rest)
			ls.number++
			return true
		}
		if looked = len(rest); looked > longest {
			ls.long, looked, ls.start = true, 0, ls.end
		}
		ls.fill()
	}
}

// hand gives out a line, and nothing of one that is too long.
func (ls *lines) hand(line []byte) {
	if ls.long = ls.long || len(line) > longest; ls.long {
		line = nil
	}
	if n := len(line); n > 0 && line[n-1] == '\r' {
		line = line[:n-1]
	}
	ls.line = line
}

// fill reads on, behind what has not been handed out.
func (ls *lines) fill() {
	if ls.source == nil {
		ls.ended = true
		return
	}
	ls.end = copy(ls.buffer, ls.buffer[ls.start:ls.end])
	ls.start = 0
	if ls.end == len(ls.buffer) {
		ls.buffer = append(ls.buffer, make([]byte, max(bufferSize, len(ls.buffer)))...)
	}
	for range 100 { // as many empty reads as bufio takes
		n, err := ls.source.Read(ls.buffer[ls.end:])
		ls.end += n
		if err != nil {
			ls.ended = true
			if err != io.EOF {
				ls.err = err
			}
			return
		}
		if n > 0 {
			return
		}
	}
	ls.ended, ls.err = true, io.ErrNoProgress
}
