package files

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/schedule/reading"
)

// decode is the text of a file: UTF-8 with or without byte order mark, or
// UTF-16 with one. Nothing else is guessed.
func decode(data []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		data = data[3:]
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		var err error
		if data, err = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data); err != nil {
			return nil, err
		}
	}
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n <= 1 || r == 0 {
			return nil, &grid.Error{Kind: grid.BadEncoding, Value: fmt.Sprint(i), Cause: reading.InUnicode(string(data[:min(len(data), told)]))}
		}
		i += n
	}
	if !bytes.ContainsRune(data, '\n') && bytes.ContainsRune(data, '\r') {
		data = bytes.ReplaceAll(data, []byte{'\r'}, []byte{'\n'})
	}
	return data, nil
}

// readTSV reads cells parted by tabs. Cells in quotation marks are read as
// spreadsheets write them; where that does not come out, every line is a row
// and quotation marks are nothing special.
func readTSV(data []byte) (grid.File, error) {
	data, err := decode(data)
	if err != nil {
		return grid.File{}, err
	}
	if rows, err := records(data, '\t'); err == nil {
		return table(rows), nil
	} else if !errors.As(err, new(*csv.ParseError)) {
		return grid.File{}, err
	}
	var rows [][]string
	room := grid.NewRoom()
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\r\n")
		if err := room.Take(1+strings.Count(line, "\t"), len(line)); err != nil {
			return grid.File{}, err
		}
		rows = append(rows, strings.Split(line, "\t"))
	}
	return table(rows), nil
}

// table is a file that is one table.
func table(rows [][]string) grid.File { return grid.File{Grids: []grid.Grid{{Rows: rows}}} }

// readCSV reads cells parted by semicolons or commas (or tabs): by that which
// cuts the most rows into the same number of cells.
func readCSV(data []byte) (grid.File, error) {
	data, err := decode(data)
	if err != nil {
		return grid.File{}, err
	}
	var best [][]string
	var failed error
	most, width := 0, 0
	for _, comma := range []rune{';', ',', '\t'} {
		rows, err := records(data, comma)
		if errors.As(err, new(*grid.Error)) {
			return grid.File{}, err
		}
		if err != nil {
			if failed == nil || bytes.Count(data, []byte(string(comma))) > bytes.Count(data, []byte(";")) {
				failed = err
			}
			continue
		}
		alike := map[int]int{}
		for _, row := range rows {
			if len(row) > 1 {
				alike[len(row)]++
			}
		}
		for n, count := range alike {
			if count > most || count == most && n > width {
				best, most, width = rows, count, n
			}
		}
		if best == nil {
			best = rows
		}
	}
	if best == nil && failed != nil {
		return grid.File{}, failed
	}
	return table(best), nil
}

// recordReader reads data, but no record in it that is longer than a row may be:
// package csv would take all of it.
type recordReader struct {
	data       []byte
	at, record int // what was read, and where the record began
}

func (r *recordReader) Read(p []byte) (int, error) {
	switch {
	case r.at == len(r.data):
		return 0, io.EOF
	case r.at-r.record > 4*grid.MaxCell:
		return 0, &grid.Error{Kind: grid.TooLarge}
	}
	n := copy(p, r.data[r.at:])
	r.at += n
	return n, nil
}

// records reads rows as package csv does, but keeps empty lines as rows.
func records(data []byte, comma rune) ([][]string, error) {
	if bytes.Count(data, []byte(string(comma)))+bytes.Count(data, []byte("\n")) >= grid.MaxCells {
		return nil, &grid.Error{Kind: grid.TooLarge}
	}
	source := &recordReader{data: data}
	r := csv.NewReader(source)
	r.Comma = comma
	r.FieldsPerRecord = -1
	var rows [][]string
	room := grid.NewRoom()
	for {
		at := int(r.InputOffset())
		source.record = at
		from := data[at:]
		row, err := r.Read()
		for len(from) > 0 {
			rest, found := bytes.CutPrefix(from, []byte("\r\n"))
			if !found {
				if rest, found = bytes.CutPrefix(from, []byte("\n")); !found {
					break
				}
			}
			rows = append(rows, nil)
			from = rest
			if err := room.Take(1, 0); err != nil {
				return nil, err
			}
		}
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		if err := room.Take(len(row), int(r.InputOffset())-at); err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
}
