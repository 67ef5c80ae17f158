package exchange

import (
	"bufio"
	"errors"
	"io"
	"iter"
	"strings"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Messages is messages of the exchange that are read one after another. It is
// for one goroutine.
type Messages struct {
	form.Unwritten
	source  *bufio.Reader
	options Options
	begun   bool
	list    bool // a list is open
	listed  bool // and an element of it was read
	offset  int  // in bytes, of what has been read
	number  int
	code    string
	latest  schedule.Moment
	err     error
}

// Read reads messages of the exchange: JSON objects one after another, or one
// list of them. A message is the dossier itself, or an object with the dossier
// in hoSo and its progress in tienTrinhDongBo, of 16 MiB at most.
func Read(r io.Reader, o Options) *Messages {
	if r == nil {
		r = strings.NewReader("")
	}
	return &Messages{source: bufio.NewReader(r), options: o}
}

// All is the dossiers in order, each with nil or, in its place, nil with a
// [form.Errors] whose Line is the number of the message. What is no JSON ends
// the reading: see [Messages.Err]. A second call goes on where the first
// stopped.
func (ms *Messages) All() iter.Seq2[*onestop.Dossier, error] {
	return func(yield func(*onestop.Dossier, error) bool) {
		for ms != nil && ms.source != nil && ms.err == nil {
			raw, err := ms.next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				ms.err = err
				return
			}
			d, errs := ms.read(raw)
			if ms.err != nil {
				return
			}
			ms.number++
			var ok bool
			if len(errs) > 0 {
				for _, e := range errs {
					e.Line = ms.number
				}
				ok = yield(nil, errs)
			} else {
				ok = yield(&d, nil)
			}
			if !ok {
				return
			}
		}
	}
}

// Number is the number of the last message, from 1.
func (ms *Messages) Number() int {
	if ms == nil {
		return 0
	}
	return ms.number
}

// Code is the code of the last dossier; empty when it has none.
func (ms *Messages) Code() string {
	if ms == nil {
		return ""
	}
	return ms.code
}

// Latest is the latest moment of the last message: see [Message.Latest].
func (ms *Messages) Latest() schedule.Moment {
	if ms == nil {
		return schedule.Moment{}
	}
	return ms.latest
}

// Missing is the fields of a dossier that messages of the exchange do not have.
func (ms *Messages) Missing() onestop.Field { return onestop.ComplainedField }

// Err is what ended the reading before the end of the source.
func (ms *Messages) Err() error {
	if ms == nil {
		return nil
	}
	return ms.err
}

// read reads a message. One that is no JSON ends the reading, because where
// the next begins is not known then.
func (ms *Messages) read(raw []byte) (onestop.Dossier, form.Errors) {
	ms.code, ms.latest = "", schedule.Moment{}
	var m Message
	if err := m.UnmarshalJSON(raw); err != nil {
		errs := form.All(err)
		for _, e := range errs {
			if e.Code == form.FormSyntax || e.Code == form.FormDepth || e.Code == form.FormMore {
				e.Offset += ms.offset - len(raw)
				ms.err = errs
			}
		}
		return onestop.Dossier{}, errs
	}
	ms.code, ms.latest = string(m.MaHoSo), m.Latest()
	d, err := m.Dossier(ms.options)
	return d, form.All(err)
}

// next is the next message as it came, or io.EOF.
func (ms *Messages) next() ([]byte, error) {
	c, err := ms.mark()
	if !ms.begun && err == nil {
		ms.begun = true
		if c == 0xEF { // a byte order mark
			if mark, _ := ms.source.Peek(2); string(mark) == "\xBB\xBF" {
				ms.offset += 2
				_, _ = ms.source.Discard(2) // which were just looked at
				c, err = ms.mark()
			}
		}
		if err == nil && c == '[' {
			ms.list = true
			c, err = ms.mark()
		}
	}
	if ms.list && err == nil {
		switch {
		case c == ']':
			ms.list = false
			c, err = ms.mark()
		case ms.listed && c != ',':
			return nil, ms.broken(c)
		case ms.listed:
			c, err = ms.mark()
		}
		ms.listed = true
	}
	switch {
	case errors.Is(err, io.EOF) && ms.list:
		return nil, ms.cutOff()
	case errors.Is(err, io.EOF):
		return nil, io.EOF
	case err != nil:
		return nil, texts.Error(form.Error{Code: form.FormSource, Cause: err})
	}
	return ms.cut(c)
}

// mark is the next byte that is no white space.
func (ms *Messages) mark() (byte, error) {
	for {
		c, err := ms.source.ReadByte()
		if err != nil {
			return 0, err
		}
		ms.offset++
		if c != ' ' && c != '\t' && c != '\r' && c != '\n' {
			return c, nil
		}
	}
}

// cut reads the value that begins with a byte to its end: that of its outermost
// bracket, or the byte before what no number or word has in it.
func (ms *Messages) cut(c byte) ([]byte, error) {
	raw := []byte{c}
	depth, inText, escaped := 0, false, false
	for {
		switch {
		case inText && escaped:
			escaped = false
		case inText && c == '\\':
			escaped = true
		case c == '"':
			inText = !inText
		case inText:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
		scalar := depth == 0 && !inText && c != '"' && c != '}' && c != ']'
		if depth <= 0 && !inText && !scalar {
			return raw, nil
		}
		if scalar {
			if next, err := ms.source.Peek(1); err != nil || strings.IndexByte(" \t\r\n,]}", next[0]) >= 0 {
				return raw, nil
			}
		}
		var err error
		if c, err = ms.source.ReadByte(); err != nil {
			if errors.Is(err, io.EOF) {
				return nil, ms.cutOff()
			}
			return nil, texts.Error(form.Error{Code: form.FormSource, Cause: err})
		}
		ms.offset++
		if raw = append(raw, c); len(raw) > maxMessage {
			return nil, texts.Error(form.Error{Code: form.FormLength, Offset: ms.offset - len(raw), Args: form.Args{"limit": maxMessage}})
		}
	}
}

// broken is what stands where a comma or an end should.
func (ms *Messages) broken(c byte) error {
	return texts.Error(form.Error{Code: form.FormSyntax, Offset: ms.offset - 1, Value: shown(string([]byte{c}))})
}

// cutOff is a source that ends within a message or a list.
func (ms *Messages) cutOff() error {
	return texts.Error(form.Error{Code: form.FormSyntax, Offset: ms.offset, Cause: io.ErrUnexpectedEOF})
}
