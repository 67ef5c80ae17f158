package rowfile

import (
	"bytes"
	"io"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// What a file is refused for as a whole, beside what the library refuses.
const (
	ColumnNear  form.Code = "column.near"  // a heading is a slip of the pen
	DayOrder    form.Code = "day.order"    // whether the day or the month stands first
	ColumnExtra form.Code = "column.extra" // there is no such column
	Workbook    form.Code = "file.workbook"
)

var texts = form.Texts{
	ColumnNear:  {"không có cột {value}; nếu là cột {column} thì sửa lại tên, nếu không thì đặt tên khác hẳn", "there is no column {value}; if it is the column {column}, mend its name, else give it quite another"},
	ColumnExtra: {"không có cột {value}", "there is no column {value}"},
	Workbook:    {"tệp là bảng tính Excel, ở đây không đọc được; hãy mở trong Excel rồi lưu với kiểu “CSV UTF-8”", "the file is an Excel workbook, which is not read here; open it in Excel and save it as “CSV UTF-8”"},
	DayOrder: {"{value}: không chắc ngày đứng trước hay tháng đứng trước ({why}); hãy viết ngày của cột này dạng 2025-09-30 (trong Excel: định dạng ô yyyy-mm-dd) rồi lưu lại",
		"{value}: the day or the month may stand first ({why}); write the days of this column as 2025-09-30 (in Excel: format the cells as yyyy-mm-dd) and save the file again"},
}

// Why the order of days is not known.
var (
	noneTells   = form.Text{"không giá trị nào có số đầu lớn hơn 12", "no value has a first number above 12"}
	monthFirst  = form.Text{"số thứ hai lớn hơn 12", "the second number is above 12"}
	bothOrders  = form.Text{"cột này có cả hai cách viết", "this column is written in both ways"}
	headLimited = form.Text{"trong 32 MB đầu không giá trị nào có số đầu lớn hơn 12", "in the first 32 MB no value has a first number above 12"}
)

const (
	headSize = 256 << 10 // of a file that says how it is written
	mostHead = 32 << 20  // while a column of days leaves a doubt
	maxLine  = 1 << 20   // of a row: what is longer the library refuses
)

// File is a file of rows that is read. What it gives is for the library's reader
// of the table.
type File struct {
	// Plain says that the head of the file is as the library has it.
	Plain bool
	// Extra is the headings of columns that are not read.
	Extra []string

	table  *Table
	source io.Reader
	cr     bool // lines end so, as those of old machines
	buf    []byte
	at     int   // in buf: what is before it was given
	err    error // of the source, io.EOF at its end

	sep    byte
	layout []int // by the columns of the file: that of the table; -1 for none
	places []int // by the columns that are given: that of the file
	same   bool  // they are those of the file
	orders []order
	cells  [][]byte
	line   int

	given  [][]byte
	out    []byte // to be given
	sent   int
	broken *form.Error // a doubt that came late
}

// order is what the values of a column of days say of how they are written.
type order struct {
	seen, tells  bool // a value with strokes; one whose first number is above 12
	line, month  int  // of the first; of one whose second is
	value, other string
}

// Open looks at the head of a file.
func Open(r io.Reader, t *Table) (*File, error) {
	f := &File{table: t, source: r}
	f.fill(4 << 10)
	wide := utf16Of(f.buf)
	if wide != nil {
		f.source = wide.NewDecoder().Reader(io.MultiReader(bytes.NewReader(f.buf), &rest{f.source, f.err}))
		f.buf, f.err = nil, nil
	}
	f.fill(headSize)
	f.buf = bytes.TrimPrefix(f.buf, []byte("\ufeff"))
	if f.cr = bytes.IndexByte(f.buf, '\n') < 0 && bytes.IndexByte(f.buf, '\r') >= 0; f.cr {
		ended(f.buf)
	}
	if err := f.inUnicode(); err != nil {
		return nil, err
	}
	if err := f.header(); err != nil {
		return nil, err
	}
	f.Plain = f.Plain && wide == nil
	return f, f.learn()
}

// Whole refuses columns that are not read, for who has no other way to be told.
func (f *File) Whole() error {
	var errs form.Errors
	for _, name := range f.Extra {
		errs = append(errs, texts.Error(form.Error{Code: ColumnExtra, Line: 1, Value: name}))
	}
	return errs.Err()
}

// rest is what a reader has left, with the error that it ended by.
type rest struct {
	source io.Reader
	err    error
}

func (r *rest) Read(p []byte) (int, error) {
	if r.err != nil {
		return 0, r.err
	}
	return r.source.Read(p)
}

// utf16Of is UTF-16 by its mark, or by the nought beside each letter of a heading;
// nil where it is not.
func utf16Of(head []byte) encoding.Encoding {
	if len(head) < 8 {
		return nil
	}
	switch order := [2]byte(head); {
	case order == [2]byte{0xff, 0xfe}, order == [2]byte{0xfe, 0xff}:
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	}
	noughts := [2]int{}
	for i, c := range head[:8] {
		if c == 0 {
			noughts[i%2]++
		}
	}
	switch noughts {
	case [2]int{0, 4}:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case [2]int{4, 0}:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// ended makes the ends of lines those of others.
func ended(b []byte) {
	for i, c := range b {
		if c == '\r' {
			b[i] = '\n'
		}
	}
}

// fill reads until so many bytes are there that were not given, or there are no more.
func (f *File) fill(size int) {
	if f.at > 0 && len(f.buf)-f.at < size {
		f.buf = append(f.buf[:0], f.buf[f.at:]...)
		f.at = 0
	}
	for empty := 0; len(f.buf)-f.at < size && f.err == nil; {
		if cap(f.buf)-len(f.buf) < 64<<10 {
			f.buf = append(make([]byte, 0, max(2*cap(f.buf), 256<<10)), f.buf...)
		}
		n, err := f.source.Read(f.buf[len(f.buf):cap(f.buf)])
		if f.cr {
			ended(f.buf[len(f.buf) : len(f.buf)+n])
		}
		f.buf, f.err = f.buf[:len(f.buf)+n], err
		if empty++; n > 0 {
			empty = 0
		} else if empty > 100 && err == nil {
			f.err = io.ErrNoProgress
		}
	}
}

// inUnicode refuses what was written before Unicode.
func (f *File) inUnicode() error {
	head := f.buf
	if len(head) > headSize || f.brokeOff() { // a letter may be cut there
		head = head[:bytes.LastIndexByte(head[:min(len(head), headSize)], '\n')+1]
	}
	return reading.InUnicode(string(head))
}
