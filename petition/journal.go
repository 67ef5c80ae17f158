package petition

import (
	"cmp"
	"encoding/binary"
	"iter"
	"math/bits"
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// journal holds the events of many petitions in little memory: each as a few bytes,
// and words that come again and again once. An event is taken out of it as it was
// put in.
type journal struct {
	drawers map[int32]*drawer // by the day of the code: what belongs together lies together
	last    *drawer           // that was opened
	sorted  []*drawer         // by day, when all events are put in
	n       uint32            // events
	packed  []byte            // the event that is being put in

	words  []string // said more than once
	number map[string]int
}

// maxWords is how many words of at most so many bytes are kept once; the others
// stand with each event.
const maxWords, maxWord = 1 << 12, 48

// drawer is the petitions of one day.
type drawer struct {
	day     int32
	folders []folder          // in order of code, when all events are put in
	places  map[uint64]uint32 // of the folders, by what is theirs in the code, while events are put in
	entries []entry           // as they came, and by folder when all events are put in
	bytes   []byte
}

// folder is the petition of one code.
type folder struct {
	code          Code
	begin, events uint32 // its entries
	linked        bool   // there is an event that links it, or another one to it
}

// entry is an event.
type entry struct {
	at       schedule.Moment
	start    uint64 // of its bytes
	came     uint32 // its number among all
	of, line uint32 // its folder and its line
	kind     EventType
	kept     bool // it was applied
}

// drawer is the drawer of a code.
func (j *journal) drawer(c Code) *drawer {
	if j.last != nil && j.last.day == c.day {
		return j.last
	}
	d := j.drawers[c.day]
	if d == nil {
		if j.drawers == nil {
			j.drawers = map[int32]*drawer{}
		}
		d = &drawer{day: c.day, places: map[uint64]uint32{}}
		j.drawers[c.day] = d
	}
	j.last = d
	return d
}

// folder is the number of the folder of a code, of a new one where there is none.
func (d *drawer) folder(c Code) uint32 {
	key := uint64(c.number)<<8 | uint64(c.width)
	i, ok := d.places[key]
	if !ok {
		i = uint32(len(d.folders))
		d.places[key] = i
		d.folders = append(d.folders, folder{code: c})
	}
	return i
}

// put adds an event.
func (j *journal) put(line int, e *Event) {
	d := j.drawer(e.Code)
	f := d.folder(e.Code)
	d.folders[f].events++
	d.entries = append(d.entries, entry{at: e.At, start: uint64(len(d.bytes)), came: j.n, of: f, line: uint32(line), kind: e.Type})
	j.packed = j.pack(j.packed[:0], e)
	d.bytes = append(d.bytes, j.packed...)
	j.n++
	if e.Type == DuplicateLinked {
		d.folders[f].linked = true
		d = j.drawer(e.Of)
		f = d.folder(e.Of)
		d.folders[f].linked = true
	}
}

// sort puts the petitions in order of code, and the events of each together in the
// order in which they came.
func (j *journal) sort() {
	for _, d := range j.drawers {
		d.sort()
		j.sorted = append(j.sorted, d)
	}
	slices.SortFunc(j.sorted, func(a, b *drawer) int { return cmp.Compare(a.day, b.day) })
}

func (d *drawer) sort() {
	d.places = nil
	for i := range d.folders {
		d.folders[i].begin = uint32(i) // until its place is known
	}
	slices.SortFunc(d.folders, func(a, b folder) int { return a.code.Compare(b.code) })
	place := make([]uint32, len(d.folders)) // in order, of the next event of each folder as it was
	begin := uint32(0)
	for i := range d.folders {
		f := &d.folders[i]
		place[f.begin], f.begin = begin, begin
		begin += f.events
	}
	order := make([]uint32, len(d.entries))
	for n, e := range d.entries {
		order[place[e.of]] = uint32(n)
		place[e.of]++
	}
	entries, bytes := make([]entry, len(order)), make([]byte, 0, len(d.bytes))
	for i, n := range order {
		e, end := d.entries[n], uint64(len(d.bytes))
		if int(n)+1 < len(d.entries) {
			end = d.entries[n+1].start
		}
		packed := d.bytes[e.start:end]
		e.start = uint64(len(bytes))
		entries[i], bytes = e, append(bytes, packed...)
	}
	d.entries, d.bytes = entries, bytes
}

// all are the folders in order of code, with their drawers.
func (j *journal) all() iter.Seq2[*drawer, *folder] {
	return func(yield func(*drawer, *folder) bool) {
		for _, d := range j.sorted {
			for i := range d.folders {
				if !yield(d, &d.folders[i]) {
					return
				}
			}
		}
	}
}

// find is the folder of a code; nil where there is none.
func (j *journal) find(c Code) (*drawer, *folder) {
	d := j.drawers[c.day]
	if d == nil {
		return nil, nil
	}
	i, ok := slices.BinarySearchFunc(d.folders, c, func(f folder, c Code) int { return f.code.Compare(c) })
	if !ok {
		return nil, nil
	}
	return d, &d.folders[i]
}

// of are the entries of a folder in the order in which they came.
func (d *drawer) of(f *folder) []entry { return d.entries[f.begin : f.begin+f.events] }

// An event is written without its code, moment and type, which its entry and its
// folder have: the fields that it has, and the value of each in turn.
const written = fieldType + 1

// pack writes an event behind b.
func (j *journal) pack(b []byte, e *Event) []byte {
	has := e.present() >> written
	for _, f := range [...]field{fieldBy, fieldReason} {
		if *e.text(f) != "" {
			has |= 1 << (f - written)
		}
	}
	b = binary.AppendUvarint(b, uint64(has))
	for ; has != 0; has &= has - 1 {
		f := written + field(bits.TrailingZeros32(uint32(has)))
		if text := e.text(f); text != nil {
			b = j.say(b, *text, words.has(f))
			continue
		}
		switch f {
		case fieldSender:
			s := &e.Sender
			b = j.say(b, string(s.Type), true)
			for _, text := range s.Identity.texts() {
				b = j.say(b, *text, false)
			}
			b = append(b, 0)
			if s.Withheld {
				b[len(b)-1] = 1
			}
		case fieldLacks:
			b = binary.AppendUvarint(b, uint64(e.Lacks))
		case fieldOf:
			b = binary.AppendVarint(b, int64(e.Of.day))
			b = binary.AppendUvarint(b, uint64(e.Of.number))
			b = append(b, e.Of.width)
		case fieldDue:
			b = binary.AppendVarint(b, int64(e.Due))
		case fieldSatisfied:
			b = append(b, byte(e.Satisfied))
		}
	}
	return b
}

// words are the fields whose values mostly come again.
var words = fields(fieldBy, fieldReason, fieldTo, fieldKind, fieldSubject, fieldChannel, fieldLanguage, fieldOutcome, fieldCopyTo)

// say writes a text, or its number where it comes again.
func (j *journal) say(b []byte, text string, word bool) []byte {
	if word && len(text) <= maxWord || text == leftOut {
		n, known := j.number[text]
		if !known && len(j.words) < maxWords {
			if j.number == nil {
				j.number = map[string]int{}
			}
			n, known = len(j.words), true
			text = strings.Clone(text)
			j.words, j.number[text] = append(j.words, text), n
		}
		if known {
			return binary.AppendUvarint(b, uint64(n)<<1|1)
		}
	}
	b = binary.AppendUvarint(b, uint64(len(text))<<1)
	return append(b, text...)
}

// event gives e the event of an entry of a petition.
func (j *journal) event(e *Event, d *drawer, at *entry, c Code) {
	r := unpacking{j, d.bytes[at.start:]}
	*e = Event{Code: c, At: at.at, Type: at.kind}
	for has := fieldSet(r.number()); has != 0; has &= has - 1 {
		f := written + field(bits.TrailingZeros32(uint32(has)))
		if text := e.text(f); text != nil {
			*text = r.text()
			continue
		}
		switch f {
		case fieldSender:
			s := &e.Sender
			s.Type = SenderType(r.text())
			for _, text := range s.Identity.texts() {
				*text = r.text()
			}
			s.Withheld = r.byte() == 1
		case fieldLacks:
			e.Lacks = Conditions(r.number())
		case fieldOf:
			e.Of = Code{day: int32(r.signed()), number: uint32(r.number()), width: r.byte()}
		case fieldDue:
			e.Due = form.Day(r.signed())
		case fieldSatisfied:
			e.Satisfied = Verdict(r.byte())
		}
	}
}

// unpacking reads what pack wrote.
type unpacking struct {
	j    *journal
	rest []byte
}

func (r *unpacking) byte() (b byte) {
	b, r.rest = r.rest[0], r.rest[1:]
	return b
}

func (r *unpacking) number() uint64 {
	u, n := binary.Uvarint(r.rest)
	r.rest = r.rest[n:]
	return u
}

func (r *unpacking) signed() int64 {
	i, n := binary.Varint(r.rest)
	r.rest = r.rest[n:]
	return i
}

func (r *unpacking) text() (s string) {
	n := r.number()
	if n&1 == 1 {
		return r.j.words[n>>1]
	}
	s, r.rest = string(r.rest[:n>>1]), r.rest[n>>1:]
	return s
}
