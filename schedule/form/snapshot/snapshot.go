package snapshot

import (
	"encoding/binary"
	"hash/crc32"
	"hash/fnv"
	"math"
	"strconv"

	"github.com/caicach/tthc/schedule/form"
)

// What is refused. A version that cannot be read is [form.FormVersion].
const (
	Name   form.Code = "snapshot.name"   // it is a snapshot of something else, or none
	Damage form.Code = "snapshot.damage" // it was cut short or altered
)

var texts = form.Texts{
	Name:             {"đây không phải là bản lưu {name}", "this is no snapshot of a {name}"},
	Damage:           {"bản lưu {name} bị cắt ngắn hoặc bị sửa: hãy dùng bản lưu trước đó", "the snapshot of a {name} was cut short or altered: use the one before it"},
	form.FormVersion: {"bản lưu có phiên bản {value}, chương trình này đọc phiên bản {version}", "the snapshot has version {value}, and this program reads version {version}"},
}

// Writer writes a snapshot. The zero Writer has no name, which no reader takes.
type Writer struct {
	form.Unwritten

	b []byte
}

// Write begins a snapshot of a thing of that name, such as "tally".
func Write(name string, version uint64) *Writer {
	w := &Writer{}
	w.Text(name)
	w.Uint(version)
	return w
}

// Uint writes a number that is not below 0; small ones take little room.
func (w *Writer) Uint(n uint64) {
	if w != nil {
		w.b = binary.AppendUvarint(w.b, n)
	}
}

// Int writes a number; those near 0 take little room.
func (w *Writer) Int(n int64) {
	if w != nil {
		w.b = binary.AppendVarint(w.b, n)
	}
}

// Text writes a text, byte for byte.
func (w *Writer) Text(s string) {
	if w != nil {
		w.b = append(binary.AppendUvarint(w.b, uint64(len(s))), s...)
	}
}

// Bytes is the snapshot, with its checksum.
func (w *Writer) Bytes() []byte {
	if w == nil {
		return nil
	}
	return binary.LittleEndian.AppendUint64(w.b[:len(w.b):len(w.b)], sum(w.b))
}

// sum is the checksum, CRC-32C, which processors compute by themselves: a snapshot of a
// million events is 120 MB.
func sum(b []byte) uint64 { return uint64(crc32.Checksum(b, castagnoli)) }

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// formerSum is that of snapshots which were written before, FNV-1a of 64 bits.
func formerSum(b []byte) uint64 {
	h := fnv.New64a()
	_, _ = h.Write(b)
	return h.Sum64()
}

// Reader reads a snapshot.
type Reader struct {
	form.Unwritten

	b    []byte
	name string
	bad  bool
}

// Open begins to read a snapshot of that name and version, once its checksum is
// found right.
func Open(b []byte, name string, version uint64) (*Reader, error) {
	r := &Reader{name: name}
	if len(b) < 8 {
		return nil, r.fault(Damage)
	}
	kept, check := b[:len(b)-8], binary.LittleEndian.Uint64(b[len(b)-8:])
	r.b = kept
	if r.Text() != name {
		return nil, r.fault(Name)
	}
	if sum(kept) != check && formerSum(kept) != check {
		return nil, r.fault(Damage)
	}
	if v := r.Uint(); v != version {
		return nil, texts.Error(form.Error{Code: form.FormVersion, Value: strconv.FormatUint(v, 10), Args: form.Args{"version": version}})
	}
	return r, nil
}

func (r *Reader) fault(code form.Code) error {
	return texts.Error(form.Error{Code: code, Args: form.Args{"name": r.name}})
}

// Uint reads what [Writer.Uint] wrote.
func (r *Reader) Uint() uint64 {
	if r == nil || r.bad {
		return 0
	}
	n, size := binary.Uvarint(r.b)
	if size <= 0 {
		r.bad = true
		return 0
	}
	r.b = r.b[size:]
	return n
}

// Int reads what [Writer.Int] wrote.
func (r *Reader) Int() int64 {
	if r == nil || r.bad {
		return 0
	}
	n, size := binary.Varint(r.b)
	if size <= 0 {
		r.bad = true
		return 0
	}
	r.b = r.b[size:]
	return n
}

// Text reads what [Writer.Text] wrote.
func (r *Reader) Text() string {
	n := r.Len()
	if n == 0 {
		return ""
	}
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

// Len reads a number of things to come that take at least a byte each, so that
// it is safe to make room for them.
func (r *Reader) Len() int {
	n := r.Uint()
	if r == nil || n > uint64(len(r.b)) {
		r.Fail()
		return 0
	}
	return int(n)
}

// Below reads a number that is less than the limit, such as a place in a list.
func (r *Reader) Below(limit int) int {
	n := r.Uint()
	if n >= uint64(max(limit, 0)) || n > math.MaxInt {
		r.Fail()
		return 0
	}
	return int(n)
}

// Fail says that what was read cannot be.
func (r *Reader) Fail() {
	if r != nil {
		r.bad = true
	}
}

// Failed says that something could not be read.
func (r *Reader) Failed() bool { return r != nil && r.bad }

// End says whether all was read, and nothing else.
func (r *Reader) End() error {
	if r == nil {
		return nil
	}
	if r.bad || len(r.b) > 0 {
		return r.fault(Damage)
	}
	return nil
}
