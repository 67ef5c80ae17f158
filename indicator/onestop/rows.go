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
	seen    Field               // fields that a row had
	revised bool                // revisions among them
	spans   spans               // of a line that was cut
	high    uint64              // all its bytes together
	follows [columns + 2]column // of JSON: what came behind each field last time

	// Where rows are counted without their dossiers, one that ends as one did
	// before is cut only up to that end, its tail.
	tails   *tails // that came lately; nil: every line is cut to its end
	tail    *tail  // of the line at hand, which was cut up to it; nil: it was cut to its end
	tailAt  int    // where in the line at hand the tail begins that may be kept; 0: it has none
	tailHas uint32 // of JSON: the columns of that tail
	head    int    // of CSV: how many columns stand before the tail

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
		if rs == nil {
			return
		}
		rs.tails = nil // a line is cut to its end
		for rs.lines.next() {
			if len(rs.lines.line) == 0 && !rs.lines.long {
				continue
			}
			fault := rs.dossierOf(rs.cut())
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

// dossierOf reads the dossier of the line at hand, which was cut or could not be.
func (rs *Rows) dossierOf(cut bool) (fault *form.Error) {
	d := &rs.dossier
	supplements, hands := d.Supplements[:0], d.Hands[:0]
	*d = Dossier{}
	d.Supplements, d.Hands = supplements, hands
	rs.version, rs.fields[codeColumn] = Revision{}, nil
	switch {
	case rs.lines.long:
		return texts.Error(form.Error{Code: form.FormLength, Args: form.Args{"limit": longest}})
	case cut:
		for c := range rs.fields {
			rs.fields[c] = rs.field(column(c))
		}
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

// span is where a value stands in its line; one of an absent column is empty.
type span struct{ begin, end uint32 }

type spans [columns]span

// filled is 1 or 0.
func (s span) filled() uint32 { return min(s.end-s.begin, 1) }

// field is the value of a column of a line that was cut.
func (rs *Rows) field(c column) []byte {
	s := rs.spans[c]
	return rs.lines.line[s.begin:s.end:s.end]
}

// cut finds the values of a line that has no marks which change what stands
// between them: quotes in CSV, backslashes in JSON. It is false for others, and
// for what is not in the form of a line; what it found then counts for nothing.
func (rs *Rows) cut() bool {
	rs.tail, rs.tailAt = nil, 0
	if rs.lines.long || rs.lines.marked() {
		return false
	}
	if rs.csv {
		return rs.cutCSV()
	}
	return rs.cutJSON()
}

// cutToEnd is [Rows.cut] of a line whose tail is not enough.
func (rs *Rows) cutToEnd() bool {
	known := rs.tails
	rs.tails = nil
	cut := rs.cut()
	rs.tails = known
	return cut
}

// padded is the line with what lies behind it in the buffer, so that words of
// eight bytes can be read from any place of it; nil when too little does.
func (rs *Rows) padded() []byte {
	line := rs.lines.line
	if cap(line)-len(line) < slack {
		return nil
	}
	return line[:len(line)+slack]
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
	slack      = 64      // bytes behind the end of the buffer
)

// lines cuts a source into lines, without their ends.
type lines struct {
	source   io.Reader
	buffer   []byte
	start    int // of what has not been handed out
	end      int // of what has been read
	line     []byte
	begin    int  // of the line in the buffer
	mark     byte // is looked for in lines
	nextMark int  // the next mark in the buffer from begin on, or its end; below begin: to be looked for
	long     bool // the line was longer than is taken
	number   int
	ended    bool
	err      error
}

// marked says that the line holds the mark. A buffer is looked through for the
// next mark only when it is passed.
func (ls *lines) marked() bool {
	return ls.nextMark < ls.begin+len(ls.line) && ls.findMark()
}

func (ls *lines) findMark() bool {
	if ls.nextMark < ls.begin {
		ls.nextMark = ls.end
		if i := bytes.IndexByte(ls.buffer[ls.begin:ls.end], ls.mark); i >= 0 {
			ls.nextMark = ls.begin + i
		}
	}
	return ls.nextMark < ls.begin+len(ls.line)
}

func (ls *lines) next() bool {
	ls.long = false
	looked := 0 // so many bytes of the line hold no end
	for {
		rest := ls.buffer[ls.start:ls.end]
		if i := bytes.IndexByte(rest[looked:], '\n'); i >= 0 {
			ls.begin = ls.start
			ls.hand(rest[:looked+i])
			ls.start += looked + i + 1
			ls.number++
			return true
		}
		if ls.ended {
			if len(rest) == 0 && !ls.long || ls.err != nil { // half a line would say something else
				return false
			}
			ls.begin, ls.start = ls.start, ls.end
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
	ls.start, ls.nextMark = 0, -1
	if ls.end == len(ls.buffer) {
		more := make([]byte, max(bufferSize, 2*len(ls.buffer))+slack)
		copy(more, ls.buffer)
		ls.buffer = more[:len(more)-slack]
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
