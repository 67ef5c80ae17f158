package petition

import (
	"cmp"
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// journal holds the events of many petitions in little memory: each as a few bytes,
// and words that come again and again once. An event is taken out of it as it was
// put in. While it is written they stand in the order in which they came, and then
// by petition ([journal.byPetition]).
type journal struct {
	entries []*[perPage]entry
	n       int // entries
	pages   [][]byte
	written []byte // the event that is being put in

	folders []folder
	byCode  map[uint64]uint32 // the number of a folder, while it is written

	words  []string // said more than once
	number map[string]int
}

const (
	perPage   = 1 << 12 // entries
	pageBytes = 1 << 16
	// maxWords is how many words are kept once; the others stand with each event.
	maxWords, maxWord = 1 << 12, 48
)

// folder is the petition of one code.
type folder struct {
	code   Code
	begin  uint32 // its first entry, when they stand by petition
	events uint32
	linked bool // there is an event that links it, or another one to it
}

// entry is the place of an event.
type entry struct {
	at    schedule.Moment
	of    uint32 // its folder; when they stand by petition, its place among all as they came
	line  uint32
	page  uint32
	start uint16
	kind  EventType
	kept  bool // it was applied
}

// key orders codes as Compare does.
func (c Code) key() uint64 {
	return uint64(int64(c.day)+1<<29)<<34 | uint64(c.number)<<4 | uint64(c.width)
}

// folder is the number of the folder of a code, of a new one where there is none.
func (j *journal) folder(c Code) uint32 {
	i, ok := j.byCode[c.key()]
	if !ok {
		if j.byCode == nil {
			j.byCode = map[uint64]uint32{}
		}
		i = uint32(len(j.folders))
		j.byCode[c.key()] = i
		j.folders = append(j.folders, folder{code: c})
	}
	return i
}

// entry is one by its number.
func (j *journal) entry(n uint32) *entry { return &j.entries[n/perPage][n%perPage] }

// put adds an event.
func (j *journal) put(line int, e *Event) {
	j.written = j.pack(j.written[:0], e)
	f := j.folder(e.Code)
	j.add(entry{at: e.At, of: f, line: uint32(line), kind: e.Type}, j.written)
	j.folders[f].events++
	if e.Type == DuplicateLinked {
		j.folders[f].linked = true
		j.folders[j.folder(e.Of)].linked = true
	}
}

// add adds an entry with the bytes of its event.
func (j *journal) add(at entry, packed []byte) {
	if n := len(j.pages); n == 0 || len(j.pages[n-1])+len(packed) > cap(j.pages[n-1]) {
		j.pages = append(j.pages, make([]byte, 0, max(pageBytes, len(packed))))
	}
	page := len(j.pages) - 1
	at.page, at.start = uint32(page), uint16(len(j.pages[page]))
	j.pages[page] = append(j.pages[page], packed...)
	if j.n%perPage == 0 {
		j.entries = append(j.entries, new([perPage]entry))
	}
	*j.entry(uint32(j.n)) = at
	j.n++
}

// packed are the bytes of an entry.
func (j *journal) packed(n uint32) []byte {
	at, page := j.entry(n), j.pages[j.entry(n).page]
	if int(n)+1 < j.n {
		if next := j.entry(n + 1); next.page == at.page {
			return page[at.start:next.start]
		}
	}
	return page[at.start:]
}

// byPetition is the journal with the petitions in order of code, and the events of
// each in the order in which they came.
func (j *journal) byPetition() journal {
	order := make([]uint32, len(j.folders))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return cmp.Compare(j.folders[a].code.key(), j.folders[b].code.key()) })
	begin := uint32(0)
	for _, i := range order {
		j.folders[i].begin = begin
		begin += j.folders[i].events
	}
	sorted := make([]uint32, j.n)
	for n := range uint32(j.n) {
		f := &j.folders[j.entry(n).of]
		sorted[f.begin] = n
		f.begin++
	}
	by := journal{words: j.words, folders: make([]folder, len(order))}
	for i, old := range order {
		f := j.folders[old]
		f.begin -= f.events
		by.folders[i] = f
		for _, n := range sorted[f.begin : f.begin+f.events] {
			at := *j.entry(n)
			at.of = n
			by.add(at, j.packed(n))
		}
	}
	return by
}

// find is the folder of a code, where they stand by petition; nil where there is
// none.
func (j *journal) find(c Code) *folder {
	i, ok := slices.BinarySearchFunc(j.folders, c, func(f folder, c Code) int { return cmp.Compare(f.code.key(), c.key()) })
	if !ok {
		return nil
	}
	return &j.folders[i]
}

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

// event is the event of an entry of a petition.
func (j *journal) event(n uint32, c Code) Event {
	at := j.entry(n)
	r := unpacking{j, j.pages[at.page][at.start:]}
	e := Event{Code: c, At: at.at, Type: at.kind}
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
	return e
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
