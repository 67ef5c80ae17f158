package files

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"

	"github.com/caicach/tthc/cmd/internal/grid"
)

// readPDF reads nothing: a PDF has no tables, only places of letters on pages.
// It says whether there are letters at all, or only pictures of a scan.
func readPDF(data []byte) (grid.File, error) {
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		return grid.File{}, errors.New("the file does not begin as a PDF")
	}
	if hasFonts(data) {
		return grid.File{}, &grid.Error{Kind: grid.UnknownFormat, Value: ".pdf"}
	}
	return grid.File{}, &grid.Error{Kind: grid.Picture}
}

// hasFonts says that a PDF names a font, in the open or in a packed stream of
// objects.
func hasFonts(data []byte) bool {
	font := []byte("/Font")
	if bytes.Contains(data, font) {
		return true
	}
	left := int64(grid.MaxText)
	for rest := data; left > 0; {
		_, after, found := bytes.Cut(rest, []byte("/ObjStm"))
		if !found {
			return false
		}
		rest = after
		_, stream, found := bytes.Cut(after, []byte("stream"))
		if !found {
			return false
		}
		z, err := zlib.NewReader(bytes.NewReader(bytes.TrimLeft(stream, "\r\n")))
		if err != nil {
			continue
		}
		if found, n := holds(io.LimitReader(z, left), font); found {
			return true
		} else {
			left -= n
		}
	}
	return true
}

// holds says that the word stands in what can be read, and how much that is; it
// keeps no more than a piece of it.
func holds(r io.Reader, word []byte) (found bool, n int64) {
	piece := make([]byte, 64<<10)
	kept := 0 // of the end of the piece before, in which the word may begin
	for {
		k, err := io.ReadAtLeast(r, piece[kept:], 1)
		n += int64(k)
		have := piece[:kept+k]
		if bytes.Contains(have, word) {
			return true, n
		}
		if err != nil {
			return false, n
		}
		kept = copy(piece, have[max(len(have)-len(word)+1, 0):])
	}
}
