// Package grid is the tables of files as plain rows of cells, and how they are
// drawn within limits. Package files reads them.
//
// A cell merged over several rows says the same in each of them; a cell merged
// over several columns stands in the first, and the others are empty. Lines
// within a cell are parted by "\n". Rows are those of the file, empty ones
// included, so that their numbers are those that a person sees.
package grid

import (
	"errors"
	"fmt"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// File is what was read of a file.
type File struct {
	Grids []Grid
	Lines []string // of text outside of the tables, in their order
}

// Grid is one table of a file.
type Grid struct {
	Name    string // of the sheet; empty where tables have no name
	Rows    [][]string
	Columns int // that it has, empty ones at the end included
	Doubts  []Doubt
}

// Doubt is a cell that a person should look at.
type Doubt struct {
	Row, Column int // from 1
	Text        string
	Why         form.Text
}

// StruckOut is why a person should look where text was struck out.
var StruckOut = form.Text{"chữ bị gạch ngang không được đọc", "struck-out text was not read"}

const (
	// MaxSize is the most bytes that a file may have.
	MaxSize = 32 << 20
	// MaxText is the most bytes that a file may have when unpacked, and that the
	// cells of its tables may have.
	MaxText = 64 << 20
	// MaxCell is the most bytes that a cell, or a line beside the tables, may have:
	// many times what a workbook holds.
	MaxCell = 1 << 20
	// MaxCells is the most cells that the tables of a file may have. A row
	// without any counts as well, and a table as several.
	MaxCells = 1 << 20
	// MaxDoubts is how many doubts of a table are told.
	MaxDoubts = 10_000
)

// Kind says why a file cannot be read; it is stable.
type Kind string

// The kinds of errors.
const (
	UnknownFormat Kind = "format"   // a format that is not read
	TooLarge      Kind = "size"     // more than MaxSize, MaxText, MaxCell or MaxCells
	BadEncoding   Kind = "encoding" // neither UTF-8 nor UTF-16 with a byte order mark, or not in Unicode
	Damaged       Kind = "damaged"  // not what its name says
	NoTable       Kind = "table"    // a file without a table
	Picture       Kind = "picture"  // a file with nothing but pictures, such as a scan
)

// Error says why a file cannot be read.
type Error struct {
	Kind  Kind
	Value string // the ending of the name, or the place in the file
	Cause error  // with Damaged, and with BadEncoding where the encoding is known
}

func (e *Error) Error() string { return e.Message(form.English) }
func (e *Error) Unwrap() error { return e.Cause }

// Unreadable is what the reader of a format said: an [*Error], or that the file is damaged.
func Unreadable(err error) error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return &Error{Kind: Damaged, Cause: err}
}

// Message is the error in the language asked for.
func (e *Error) Message(l form.Language) string {
	switch e.Kind {
	case UnknownFormat:
		return fmt.Sprintf(l.Pick("không đọc được định dạng %q; hãy lưu lại thành .xlsx, .docx, .csv, .tsv hoặc .html", "format %q is not read; save it as .xlsx, .docx, .csv, .tsv or .html"), e.Value)
	case TooLarge:
		return fmt.Sprintf(l.Pick("tệp quá lớn: tối đa %d MB, giải nén %d MB, %d ô", "the file is too large: at most %d MB, %d MB unpacked, %d cells"), MaxSize>>20, MaxText>>20, MaxCells)
	case BadEncoding:
		if e.Cause != nil {
			return form.Message(e.Cause, l)
		}
		return fmt.Sprintf(l.Pick("byte %s không phải UTF-8; hãy lưu lại với bảng mã UTF-8", "byte %s is not UTF-8; save the file in UTF-8"), e.Value)
	case Picture:
		return l.Pick("tệp chỉ có ảnh (bản quét), không có chữ; dùng bản gốc, hoặc nhận dạng chữ rồi lưu thành .docx", "the file has nothing but pictures (a scan), no text; take the original, or recognise the text and save it as .docx")
	case NoTable:
		return l.Pick("tệp không có bảng nào", "the file has no table")
	}
	return l.Pick("tệp hỏng, hoặc không đúng với đuôi tên; hãy mở tệp bằng chương trình đã làm ra nó rồi lưu lại", "the file is damaged, or is not what its name says; open it with the program that made it, and save it again")
}

// Put puts a table at its place, which was kept for it; an empty one with none
// behind it leaves it.
func (f *File) Put(at int, g Grid) {
	if f.Grids[at] = g; at == len(f.Grids)-1 && g.Empty() {
		f.Grids = f.Grids[:at]
	}
}

// Empty says that no cell says anything.
func (g Grid) Empty() bool {
	for _, row := range g.Rows {
		for _, cell := range row {
			if strings.TrimSpace(cell) != "" {
				return false
			}
		}
	}
	return true
}
