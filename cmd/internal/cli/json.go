package cli

import (
	"bytes"
	"encoding"
	"encoding/json"
	"io"
	"strconv"
	"unicode/utf8"
)

// JSON writes a value piece by piece as [Program.PrintJSON] writes it in one: what
// is long takes no memory.
type JSON struct {
	out   io.Writer
	b     []byte // not yet written
	depth int
	some  [8]bool // at each depth: something was written
	named bool    // the name of a member was written last
	err   error
}

// JSON begins a value on the standard output.
func (p *Program) JSON() *JSON { return &JSON{out: p.Out} }

// Open begins an object or a list by its mark.
func (j *JSON) Open(mark byte) {
	j.place()
	j.b = append(j.b, mark)
	j.depth++
	j.some[j.depth] = false
}

// Close ends it by the other mark.
func (j *JSON) Close(mark byte) {
	some := j.some[j.depth]
	if j.depth--; some {
		j.line()
	}
	j.b = append(j.b, mark)
	if len(j.b) >= 1<<16 {
		j.flush()
	}
}

// Name begins a member of an object.
func (j *JSON) Name(name string) {
	j.place()
	j.b = append(append(append(j.b, '"'), name...), `": `...)
	j.named = true
}

// Text writes a string.
func (j *JSON) Text(text string) {
	j.place()
	plain := utf8.ValidString(text)
	for i := 0; i < len(text) && plain; i++ {
		plain = text[i] >= ' ' && text[i] != '"' && text[i] != '\\' && text[i] != 0xe2 // which begins the ends of lines of Unicode
	}
	if plain {
		j.b = append(append(append(j.b, '"'), text...), '"')
		return
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	j.keep(e.Encode(text))
	j.b = append(j.b, bytes.TrimRight(b.Bytes(), "\n")...)
}

// Value writes what writes itself as text without anything to be escaped, such as
// a day.
func (j *JSON) Value(v encoding.TextAppender) {
	j.place()
	b, err := v.AppendText(append(j.b, '"'))
	j.keep(err)
	j.b = append(b, '"')
}

// Number writes a whole number.
func (j *JSON) Number(n int) {
	j.place()
	j.b = strconv.AppendInt(j.b, int64(n), 10)
}

// True writes true.
func (j *JSON) True() {
	j.place()
	j.b = append(j.b, "true"...)
}

// End ends the whole value.
func (j *JSON) End() error {
	j.b = append(j.b, '\n')
	j.flush()
	return j.err
}

// place goes to where the next value stands: behind its name, or on a line of its
// own.
func (j *JSON) place() {
	switch {
	case j.named:
		j.named = false
		return
	case j.depth == 0:
		return
	case j.some[j.depth]:
		j.b = append(j.b, ',')
	}
	j.some[j.depth] = true
	j.line()
}

func (j *JSON) line() {
	j.b = append(j.b, '\n')
	for range j.depth {
		j.b = append(j.b, "  "...)
	}
}

func (j *JSON) flush() {
	if j.err == nil {
		_, j.err = j.out.Write(j.b)
	}
	j.b = j.b[:0]
}

func (j *JSON) keep(err error) {
	if j.err == nil {
		j.err = err
	}
}

// Line writes a value that is JSON on one line already.
func (j *JSON) Line(value []byte, err error) {
	j.keep(err)
	j.place()
	j.b = indented(j.b, value, j.depth)
	if len(j.b) >= 1<<16 {
		j.flush()
	}
}

// indented puts JSON of one line behind b, as json.Indent does by two spaces.
// What is here is known to be JSON, so that nothing is looked at but marks.
func indented(b, line []byte, depth int) []byte {
	for i := 0; i < len(line); i++ {
		switch c := line[i]; c {
		case '"':
			end := i + 1
			for end += bytes.IndexByte(line[end:], '"'); escaped(line[i+1 : end]); {
				end++
				end += bytes.IndexByte(line[end:], '"')
			}
			b = append(b, line[i:end+1]...)
			i = end
		case '{', '[':
			b = append(b, c)
			if line[i+1] == c+2 { // } and ] stand two after { and [
				b = append(b, c+2)
				i++
				continue
			}
			depth++
			b = newLine(b, depth)
		case '}', ']':
			depth--
			b = append(newLine(b, depth), c)
		case ',':
			b = newLine(append(b, c), depth)
		case ':':
			b = append(b, ':', ' ')
		default:
			b = append(b, c)
		}
	}
	return b
}

// escaped says whether the mark behind a text stands after a backslash that is
// none itself.
func escaped(text []byte) bool {
	n := 0
	for n < len(text) && text[len(text)-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

func newLine(b []byte, depth int) []byte {
	b = append(b, '\n')
	for range depth {
		b = append(b, ' ', ' ')
	}
	return b
}
