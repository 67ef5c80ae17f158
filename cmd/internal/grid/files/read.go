// Package files reads the tables of files: .tsv, .csv, .xlsx, .docx and .html.
//
// Files are read as streams: what is too large is refused where the limit is
// reached, before memory is taken for it.
package files

import (
	"bytes"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/grid/sheet"
	"github.com/caicach/tthc/cmd/internal/grid/word"
	"github.com/caicach/tthc/schedule/reading"
)

// readAll reads a file that is not too large, into no more room than it takes where
// its size is known.
func readAll(r io.Reader) ([]byte, error) {
	var b bytes.Buffer
	if f, ok := r.(interface{ Stat() (fs.FileInfo, error) }); ok {
		info, err := f.Stat()
		switch {
		case err != nil:
			return nil, err
		case info.Size() > grid.MaxSize:
			return nil, &grid.Error{Kind: grid.TooLarge}
		}
		b.Grow(int(info.Size()) + bytes.MinRead)
	}
	n, err := b.ReadFrom(io.LimitReader(r, grid.MaxSize+1))
	if err == nil && n > grid.MaxSize {
		err = &grid.Error{Kind: grid.TooLarge}
	}
	return b.Bytes(), err
}

// told is how many bytes of a file tell how it is written.
const told = 1 << 20

// inUnicode refuses a file whose text is of an encoding from before Unicode, of
// which headings and days would be misread.
func inUnicode(file grid.File) error {
	var text strings.Builder
	add := func(s string) bool {
		text.WriteString(s[:min(len(s), told)])
		text.WriteByte('\n')
		return text.Len() < told
	}
	for _, line := range file.Lines {
		if !add(line) {
			return reading.InUnicode(text.String())
		}
	}
	for _, g := range file.Grids {
		for _, row := range g.Rows {
			if slices.ContainsFunc(row, func(cell string) bool { return !add(cell) }) {
				return reading.InUnicode(text.String())
			}
		}
	}
	return reading.InUnicode(text.String())
}

// Read reads the tables of a file in their order; its format is the ending of
// its name. The error is an [*grid.Error], or that of the reader.
func Read(name string, r io.Reader) (grid.File, error) {
	file, err := ReadPage(name, r)
	if err == nil && len(file.Grids) == 0 {
		return grid.File{}, &grid.Error{Kind: grid.NoTable}
	}
	return file, err
}

// readText reads a file without tables, as its lines.
func readText(data []byte) (file grid.File, err error) {
	if data, err = decode(data); err != nil {
		return file, err
	}
	for line := range strings.Lines(string(data)) {
		file.Lines = append(file.Lines, strings.TrimRight(line, "\r\n"))
	}
	return file, nil
}

// ReadPage reads as [Read] does a page that may have no table: a text (.txt) as well.
func ReadPage(name string, r io.Reader) (grid.File, error) {
	ending := strings.ToLower(filepath.Ext(name))
	read := map[string]func([]byte) (grid.File, error){
		".tsv": readTSV, ".tab": readTSV, ".csv": readCSV, ".xlsx": sheet.Read, ".xlsm": sheet.Read, ".docx": word.Read, ".html": readHTML, ".htm": readHTML, ".pdf": readPDF, ".txt": readText,
	}[ending]
	if read == nil {
		return grid.File{}, &grid.Error{Kind: grid.UnknownFormat, Value: ending}
	}
	data, err := readAll(r)
	if err != nil {
		return grid.File{}, err
	}
	file, err := read(data)
	if err != nil {
		return grid.File{}, grid.Unreadable(err)
	}
	if err := inUnicode(file); err != nil {
		return grid.File{}, &grid.Error{Kind: grid.BadEncoding, Cause: err}
	}
	kept := file.Grids[:0]
	for _, g := range file.Grids {
		for _, row := range g.Rows {
			g.Columns = max(g.Columns, len(row))
			if slices.ContainsFunc(row, func(cell string) bool { return len(cell) > grid.MaxCell }) {
				return grid.File{}, &grid.Error{Kind: grid.TooLarge}
			}
		}
		if !g.Empty() {
			kept = append(kept, g)
		}
	}
	file.Grids = kept
	return file, nil
}
