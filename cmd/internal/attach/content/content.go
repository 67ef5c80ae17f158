// Package content tells what a file is by what is in it, and takes what nobody has to
// be afraid of: documents, workbooks, pictures and plain text.
//
// Neither a name nor a declared type is believed. What a browser or an office program
// would carry out is refused: pages and drawings of markup, archives, macros, controls
// and embedded programs, templates that are fetched from elsewhere. So is a file that
// is two things at once, such as a picture behind which an archive stands. Scripts
// within a PDF are not looked for: their streams may be packed in many ways, and what is
// served is never opened in the page's own name.
package content

import (
	"bytes"
	"image/jpeg"
	"io"
	"mime"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/form"
)

// Type is a kind of files, by its media type.
type Type string

// The types that are taken.
const (
	PDF  Type = "application/pdf"
	DOCX Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	XLSX Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	JPEG Type = "image/jpeg"
	PNG  Type = "image/png"
	Text Type = "text/plain"
)

// Types is all of them.
func Types() []Type { return []Type{PDF, DOCX, XLSX, JPEG, PNG, Text} }

// endings are how names of files of a type end; the first is usual.
var endings = map[Type][]string{PDF: {".pdf"}, DOCX: {".docx"}, XLSX: {".xlsx"}, JPEG: {".jpg", ".jpeg"}, PNG: {".png"}, Text: {".txt"}}

var names = map[Type]form.Text{
	PDF: {"PDF", "PDF"}, DOCX: {"văn bản Word (DOCX)", "Word document (DOCX)"}, XLSX: {"bảng tính Excel (XLSX)", "Excel workbook (XLSX)"},
	JPEG: {"ảnh JPEG", "JPEG picture"}, PNG: {"ảnh PNG", "PNG picture"}, Text: {"văn bản thuần", "plain text"},
}

// Name is a type in words.
func (t Type) Name(l form.Language) string { return names[t].In(l) }

// What is refused of a file.
const (
	Unknown  form.Code = "content.type"     // it is of no type that is taken
	Declared form.Code = "content.declared" // it is declared to be of another
	Active   form.Code = "content.active"   // a program would carry something out
	Packed   form.Code = "content.archive"  // it is an archive, or has one behind it
	Broken   form.Code = "content.broken"   // it is no whole file of its type
)

var texts = form.Texts{
	Unknown:  {"chỉ nhận PDF, DOCX, XLSX, JPEG, PNG và văn bản thuần UTF-8; không nhận HTML, SVG, tệp nén, tệp chạy được hay tệp đã mã hóa", "only PDF, DOCX, XLSX, JPEG, PNG and plain text in UTF-8 are taken; no HTML, SVG, archives, programs or encrypted files"},
	Declared: {"nội dung là {found}, không phải {value} như đã khai", "the content is {found}, and not {value} as was declared"},
	Active:   {"tệp có macro, điều khiển hoặc đối tượng nhúng chạy được ({value}); hãy lưu lại thành tệp không có chúng", "the file has macros, controls or embedded objects ({value}); save it without them"},
	Packed:   {"tệp là, hoặc có kèm, một tệp nén", "the file is an archive, or has one behind it"},
	Broken:   {"tệp {kind} không nguyên vẹn", "this is no whole file: {kind}"},
}

func broken(t Type) error {
	return texts.Error(form.Error{Code: Broken, Args: form.Args{"kind": names[t]}})
}

// Of is the type of a file of so many bytes. It reads little of most, and the whole of
// a text, a few bytes at a time; it holds no more than a directory of an archive.
func Of(r io.ReaderAt, size int64) (Type, error) {
	head := make([]byte, min(size, 512))
	if err := readAt(r, head, 0); err != nil {
		return "", err
	}
	t, look := told(head)
	if t == "" {
		return "", texts.Error(form.Error{Code: Unknown})
	}
	if t != DOCX { // which is one
		packed, err := hasArchive(r, size)
		if err != nil {
			return "", err
		}
		if packed {
			return "", texts.Error(form.Error{Code: Packed})
		}
	}
	return look(r, size)
}

// told is what a file says that it is with its first bytes, DOCX for any archive, and
// what looks at it whole.
func told(head []byte) (Type, func(io.ReaderAt, int64) (Type, error)) {
	switch {
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return PDF, pdf
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return DOCX, officeFile
	case bytes.HasPrefix(head, []byte("\xff\xd8\xff")):
		return JPEG, picture
	case bytes.HasPrefix(head, []byte("\x89PNG\r\n\x1a\n")):
		return PNG, png
	case isText(head):
		return Text, text
	}
	return "", nil
}

// Declares refuses a file of a type that was declared to be of another; what was
// declared to be any file, or nothing, declares none.
func (t Type) Declares(said string) error {
	media, _, err := mime.ParseMediaType(said)
	switch {
	case said == "", err == nil && (media == string(t) || media == "application/octet-stream"):
		return nil
	case err != nil || len(media) > 100:
		media = "?"
	}
	return texts.Error(form.Error{Code: Declared, Value: media, Args: form.Args{"found": names[t]}})
}

// readAt reads all of a buffer.
func readAt(r io.ReaderAt, b []byte, at int64) error {
	n, err := r.ReadAt(b, at)
	if n == len(b) {
		return nil
	}
	if err == nil {
		err = io.ErrUnexpectedEOF
	}
	return err
}

// pdf: the mark of its end stands in its last kilobyte, as readers of PDF look for it.
func pdf(r io.ReaderAt, size int64) (Type, error) {
	end := make([]byte, min(size, 1024))
	if err := readAt(r, end, size-int64(len(end))); err != nil {
		return "", err
	}
	if !bytes.Contains(end, []byte("%%EOF")) {
		return "", broken(PDF)
	}
	return PDF, nil
}

// picture: its head can be read. Telephones put more behind the end of a picture, so
// that what stands there is not looked at.
func picture(r io.ReaderAt, size int64) (Type, error) {
	c, err := jpeg.DecodeConfig(io.NewSectionReader(r, 0, size))
	if err != nil || c.Width == 0 || c.Height == 0 {
		return "", broken(JPEG)
	}
	return JPEG, nil
}

// png: chunks from the head to the end, and nothing behind it.
func png(r io.ReaderAt, size int64) (Type, error) {
	at, chunk := int64(8), make([]byte, 8)
	for first := true; ; first = false {
		if at+12 > size {
			return "", broken(PNG)
		}
		if err := readAt(r, chunk, at); err != nil {
			return "", err
		}
		long := int64(chunk[0])<<24 | int64(chunk[1])<<16 | int64(chunk[2])<<8 | int64(chunk[3])
		name := string(chunk[4:])
		at += 12 + long
		switch {
		case first != (name == "IHDR"), long > 1<<31-1, at > size:
			return "", broken(PNG)
		case name == "IEND" && at == size:
			return PNG, nil
		case name == "IEND":
			return "", broken(PNG)
		}
	}
}

// isText says whether a file begins as a text may: with nothing by which a program
// takes it for markup, a script or another format.
func isText(head []byte) bool {
	head = bytes.TrimPrefix(head, []byte("\ufeff"))
	begins := bytes.TrimLeft(head, " \t\r\n\f")
	for _, other := range []string{"<", "{\\rtf", "#!", "%!", "MIME-Version:"} {
		if bytes.HasPrefix(begins, []byte(other)) {
			return false
		}
	}
	return len(begins) > 0 && !bytes.ContainsFunc(head, control)
}

// control is a character that no plain text has.
func control(r rune) bool { return r < ' ' && !strings.ContainsRune("\t\n\r\f", r) || r == 0x7f }

// text: UTF-8 from its beginning to its end, with no controls and no markup in it that
// a program would find which looks for it.
func text(r io.ReaderAt, size int64) (Type, error) {
	b := make([]byte, 32<<10)
	kept := 0 // bytes of a character that is not whole yet
	for at := int64(0); at < size; {
		n := int(min(int64(len(b)-kept), size-at))
		if err := readAt(r, b[kept:kept+n], at); err != nil {
			return "", err
		}
		at += int64(n)
		some := b[:kept+n]
		whole := len(some)
		if at < size {
			for i := 1; i < utf8.UTFMax && i <= len(some); i++ {
				if utf8.RuneStart(some[len(some)-i]) {
					if !utf8.FullRune(some[len(some)-i:]) {
						whole -= i
					}
					break
				}
			}
		}
		if !utf8.Valid(some[:whole]) || bytes.ContainsFunc(some[:whole], control) {
			return "", texts.Error(form.Error{Code: Unknown})
		}
		kept = copy(b, some[whole:])
	}
	return Text, nil
}

// Judged says that a code is one with which a file is refused.
func Judged(c form.Code) bool {
	return slices.Contains([]form.Code{Unknown, Declared, Active, Packed, Broken}, c)
}
