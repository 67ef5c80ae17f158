package files

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/grid"
)

// packed is a stream of objects of a PDF.
func packed(t *testing.T, objects string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, err := z.Write([]byte(objects))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return fmt.Sprintf("5 0 obj\n<</Type/ObjStm /N 1 /Filter/FlateDecode /Length %d>>\nstream\r\n%s\nendstream\nendobj\n", b.Len(), b.String())
}

// A PDF is not read; one without letters says that it is a picture, wherever its
// fonts would be named.
func TestPDF(t *testing.T) {
	const picture = "4 0 obj\n<</Type/XObject/Subtype/Image/Filter/DCTDecode/Length 9>>\nstream\n\xff\xd8\xff\xe0aaaaa\nendstream\nendobj\n"
	for name, c := range map[string]struct {
		objects string
		kind    grid.Kind
	}{
		"letters":                     {"<</Resources <</Font <</F1 3 0 R>>>>>>", grid.UnknownFormat},
		"letters in a packed stream":  {picture + packed(t, "<</ProcSet[/PDF/ImageB]>>") + packed(t, "<</Type/Font/BaseFont/Times>>"), grid.UnknownFormat},
		"a scan":                      {picture + "<</Resources <</XObject <</Im0 4 0 R>>/ProcSet[/PDF/ImageC]>>>>", grid.Picture},
		"a scan with packed objects":  {picture + packed(t, "<</Resources <</XObject <</Im0 4 0 R>>>>>>"), grid.Picture},
		"a stream that is no deflate": {picture + "<</Type/ObjStm>>\nstream\nxxxx\nendstream\n", grid.Picture},
		"one that unpacks to a lot":   {picture + packed(t, strings.Repeat(" ", 80<<20)), grid.UnknownFormat},
	} {
		_, err := Read("a.pdf", strings.NewReader("%PDF-1.5\n"+c.objects+"startxref\n0\n%%EOF"))
		var e *grid.Error
		if assert.ErrorAs(t, err, &e, name) {
			assert.Equal(t, c.kind, e.Kind, "%s: %v", name, err)
		}
	}
}
