package form

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
)

// Write writes a value so that [Form.Read] gives it back, in one line, the
// version first. A value that would not come back is an [Errors] that says
// where: one with an empty field that must be there, or text that is not UTF-8.
func (f *Form[T]) Write(v T) ([]byte, error) { return f.Append(nil, &v) }

// Append is [Form.Write] behind b, for who writes many values. What is wrong
// leaves b as it was.
func (f *Form[T]) Append(b []byte, v *T) ([]byte, error) {
	if f == nil || f.shape == nil || v == nil {
		return b, Errors{texts.Error(Error{Code: FormNone})}
	}
	if w := (writer{b: slices.Grow(b, 256)}); !f.foreign && f.shape.kind == anObject && f.shape.manner == byKind && w.object(f.shape, reflect.ValueOf(v).Elem(), f.version) {
		return w.b, nil
	}
	data, err := f.encode(*v)
	return append(b, data...), err
}

// encode writes with encoding/json and reads back what it wrote, so that
// whatever is wrong is told as the reader tells it.
func (f *Form[T]) encode(v T) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		if all := All(err); len(all) > 0 {
			return nil, all
		}
		return nil, texts.Error(Error{Code: FieldValue, Cause: err})
	}
	data := bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	if f.version > 0 && len(data) > 1 && data[0] == '{' {
		v := append([]byte(`{"v":`), strconv.Itoa(f.version)...)
		if data[1] != '}' {
			v = append(v, ',')
		}
		data = append(v, data[1:]...)
	}
	if replaced(data) {
		return nil, Errors{texts.Error(Error{Code: FieldEncoding})}
	}
	if _, err := f.Read(data, nil); err != nil {
		return nil, err
	}
	return data, nil
}

// replaced says whether encoding/json put U+FFFD in the place of bytes that
// are no text: it writes them as \ufffd, and the character itself as it is.
func replaced(data []byte) bool {
	for {
		i := bytes.Index(data, []byte(`\ufffd`))
		if i < 0 {
			return false
		}
		slashes := 0
		for slashes < i && data[i-1-slashes] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return true
		}
		data = data[i+1:]
	}
}
