package office

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/grid"
)

// tokens writes what a scanner cuts a part into, text that is cut in several as one.
func tokens(r io.Reader) (all string, err error) {
	var b strings.Builder
	s := newScanner(r)
	for {
		k, e, text, err := s.next(true)
		if err != nil {
			if err == io.EOF {
				err = nil
			}
			return b.String(), err
		}
		switch k {
		case begins:
			fmt.Fprintf(&b, "<%s:%s %q>", e.Name.Space, e.Name.Local, e.Attr)
		case ends:
			b.WriteString("</>")
		case says:
			b.Write(text)
		}
	}
}

// theirs is the same of encoding/xml.
func theirs(text string) string {
	var b strings.Builder
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := d.RawToken()
		if err != nil {
			return b.String()
		}
		switch t := token.(type) {
		case xml.StartElement:
			fmt.Fprintf(&b, "<%s:%s %q>", t.Name.Space, t.Name.Local, t.Attr)
		case xml.EndElement:
			b.WriteString("</>")
		case xml.CharData:
			b.Write(t)
		}
	}
}

var parts = []string{
	`<a/>`, `<a></a>`, `<w:p w:id="1" x='2'>Quý&#73;&#x49; &lt;&amp;&gt;&quot;&apos;</w:p>`, "<a\n b = \"1\"\tc='>'\n/>", `<a b="x/>y"/><c/>`,
	`<?xml version="1.0" encoding="UTF-8"?><!-- <a> - > --><a><![CDATA[<b>&amp;]]]></a>`, "<a>một\r\nhai\rba</a>", `<a b="&lt;1&#10;"/>`, "\ufeff<a/>", `<a><!----><![CDATA[]]></a>`,
	`<a>` + strings.Repeat("dài ", 40_000) + `</a>`, `<a b="` + strings.Repeat("x", 100_000) + `"/>`,
}

// It cuts as encoding/xml does, however the bytes come in.
func TestScannerCutsAsEncodingXML(t *testing.T) {
	for _, text := range parts {
		want := theirs(text)
		for _, r := range []io.Reader{strings.NewReader(text), iotest.OneByteReader(strings.NewReader(text)), iotest.DataErrReader(strings.NewReader(text))} {
			got, err := tokens(r)
			require.NoError(t, err, "%.80q", text)
			assert.True(t, want == got, "%.80q: %.200q, %.200q", text, want, got)
		}
	}
}

func TestScannerRefuses(t *testing.T) {
	for text, large := range map[string]bool{
		"<a": false, "<a b=\"": false, "<a b=1/>": false, "<a b/>": false, "<>": false, "</a": false, "<!-- ": false, "<![CDATA[ ]]": false, "<?x": false,
		"<a>&nbsp;</a>": false, "<a>&#0;</a>": false, "<a>&#xD800;</a>": false, "<a>& </a>": false, "<a>\xff</a>": false, "<a>\x01</a>": false, "<a b=\"\xff\"/>": false,
		`<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>`: false,
		"<a" + strings.Repeat(` b=""`, mostAttrs+1) + "/>":              true,
		"<a>" + strings.Repeat("x", longestToken+100<<10) + "</a>":      true,
		"<a b='" + strings.Repeat("x", longestToken+100<<10) + "'/>":    true,
		"<a><![CDATA[" + strings.Repeat("x", longestToken+100<<10):      true,
	} {
		_, err := tokens(strings.NewReader(text))
		var e *grid.Error
		require.Error(t, err, "%.80q", text)
		assert.Equal(t, large, errors.As(err, &e), "%.80q: %v", text, err)
	}
	long := "<!--" + strings.Repeat("x", 2*longestToken) + "--><a/>" // a comment takes no room
	got, err := tokens(strings.NewReader(long))
	require.NoError(t, err)
	assert.Equal(t, "<:a []></>", got)
}

func FuzzScanner(f *testing.F) {
	for _, text := range parts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, err := tokens(strings.NewReader(text)); err == nil && !strings.Contains(text, "<!") && !strings.Contains(text, "<?") {
			if want := theirs(text); strings.HasPrefix(got, want) {
				return // theirs refuses more, such as names
			}
			assert.Equal(t, theirs(text), got, "%q", text)
		}
	})
}
