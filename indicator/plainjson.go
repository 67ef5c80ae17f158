package indicator

import (
	"bytes"
	"encoding/json"
)

// marshalPlain is json.Marshal without the escapes that are for web pages, so
// that an operator stands as >=.
func marshalPlain(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
