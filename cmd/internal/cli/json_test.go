package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A list that is written line by line is that of PrintJSON.
func TestJSONLines(t *testing.T) {
	for _, values := range [][]string{
		{},
		{`{}`},
		{`{"a":1,"b":[],"c":{},"d":[1,{"e":"f"}],"g":null}`, `[]`, `"x"`, `{"a":true}`},
		{`{"a\"b":"c\\","d":"\\\\\"","e":"{[,:]}","đ":"ở đâu"}`},
	} {
		whole := []json.RawMessage{}
		for _, v := range values {
			whole = append(whole, json.RawMessage(v))
		}
		var want, got bytes.Buffer
		require.NoError(t, (&Program{Out: &want}).PrintJSON(whole))
		j := (&Program{Out: &got}).JSON()
		j.Open('[')
		for _, v := range values {
			j.Line([]byte(v), nil)
		}
		j.Close(']')
		require.NoError(t, j.End())
		assert.Equal(t, want.String(), got.String())
	}
	j := (&Program{Out: new(bytes.Buffer)}).JSON()
	j.Line(nil, errors.New("broken"))
	assert.Error(t, j.End())
}

func FuzzIndented(f *testing.F) {
	f.Add(`{"a":"b\\\"c","d":[{},[],1.5e3]}`)
	f.Fuzz(func(t *testing.T, text string) {
		var line, want bytes.Buffer
		if json.Compact(&line, []byte(text)) != nil {
			t.Skip()
		}
		require.NoError(t, json.Indent(&want, line.Bytes(), strings.Repeat("  ", 2), "  "))
		require.Equal(t, want.String(), string(indented(nil, line.Bytes(), 2)))
	})
}
