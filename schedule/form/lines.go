package form

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
)

// Line is a line of a file that holds one form a line.
type Line struct {
	Unwritten

	Number int // from 1
	Bytes  []byte
}

// Lines is the lines of a file that are not blank, without their ends and
// without a byte order mark before the first, one after another: a line's
// Bytes hold until the next is asked for. A line longer than limit bytes is an
// [*Error] of that line, and the next goes on; what the source itself refuses
// is one too, and the last.
func Lines(source io.Reader, limit int) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		b := bufio.NewReaderSize(source, 64<<10)
		var long []byte // a line that is longer than the room of b
		for number := 1; ; number++ {
			line, err := b.ReadSlice('\n')
			tooLong := len(line) > limit+len("\r\n")
			if errors.Is(err, bufio.ErrBufferFull) {
				for long = append(long[:0], line...); errors.Is(err, bufio.ErrBufferFull); {
					line, err = b.ReadSlice('\n')
					if tooLong = tooLong || len(long)+len(line) > limit+len("\r\n"); !tooLong {
						long = append(long, line...)
					}
				}
				line = long
			}
			text := line
			for len(text) > 0 && (text[len(text)-1] == '\n' || text[len(text)-1] == '\r') {
				text = text[:len(text)-1]
			}
			if number == 1 {
				text = bytes.TrimPrefix(text, []byte("\ufeff"))
			}
			switch {
			case err != nil && err != io.EOF:
				yield(Line{Number: number}, texts.Error(Error{Code: FormSource, Line: number, Cause: err}))
				return
			case tooLong || len(text) > limit:
				if !yield(Line{Number: number}, texts.Error(Error{Code: FormLength, Line: number, Args: Args{"limit": limit}})) {
					return
				}
			case len(bytes.TrimSpace(text)) > 0:
				if !yield(Line{Number: number, Bytes: text}, nil) {
					return
				}
			}
			if err == io.EOF {
				return
			}
		}
	}
}

// ReadAll is all of a source of limit bytes at most; a longer one is an
// [*Error], found without reading on.
func ReadAll(source io.Reader, limit int) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(source, int64(limit)+1))
	switch {
	case err != nil:
		return nil, texts.Error(Error{Code: FormSource, Cause: err})
	case len(data) > limit:
		return nil, texts.Error(Error{Code: FormLength, Args: Args{"limit": limit}})
	}
	return data, nil
}
