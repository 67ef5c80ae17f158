package redact

import (
	"math/bits"
	"sync"

	"github.com/caicach/tthc/schedule/reading"
)

// table is phrases and what they mean. Which tables have a phrase that begins or ends
// with a word is known for each word of a page at one look ([vocabulary]), so that
// the tables themselves are asked only where they may answer.
type table[M any] struct {
	*reading.Table[M]
	id    int      // its bit
	lists []string // the phrases, apart by commas
}

// newSet is the table of phrases that only are there or not.
func newSet(lists ...string) *table[bool] {
	return &table[bool]{reading.NewSet(lists...), words.register(lists), lists}
}

// newTable is the table of the rows: each phrase and what it means.
func newTable[M any](rows map[string]M) *table[M] {
	lists := make([]string, 0, len(rows))
	for phrase := range rows {
		lists = append(lists, phrase)
	}
	return &table[M]{reading.NewTable(rows), words.register(lists), lists}
}

// words are those of all tables.
var words vocabulary

// vocabulary is the words that phrases of tables begin or end with. The tables are
// known when the program has begun; it is made ready when it is first asked.
type vocabulary struct {
	tables [][]string
	once   sync.Once

	single [mostTables]bool // of each table: every phrase is one word

	forms []spelling // of each slot, one behind the other
	slots []slot     // their number is a power of two, at least twice the words
	shift uint8
	rows  []row // the first is that of a word which no phrase has
}

// slot is a word without accents: what it is asked, and where its rows are.
type slot struct {
	word      reading.Word
	questions question
	all       uint32 // the row of any writing of it
	from, to  uint32 // of the writings that phrases have
}

// spelling is a word as it is written, and its row.
type spelling struct {
	word reading.Word
	row  uint32
}

// row is the tables that have a phrase which begins with a word, and which ends with it:
// a bit for each.
type row struct{ begins, ends [mostTables / 64]uint64 }

// mostTables is how many tables there may be; more are refused when the program begins.
const mostTables = 256

func (v *vocabulary) register(lists []string) (id int) {
	v.tables = append(v.tables, lists)
	return len(v.tables) - 1
}

// eachPhrase yields the words of each phrase of a list.
func eachPhrase(list string, yield func(phrase []reading.Token)) {
	phrase := make([]reading.Token, 0, 8)
	for _, t := range append(reading.Scan(list).Tokens, reading.Token{Kind: reading.KindMark, Mark: ','}) {
		switch {
		case t.Kind != reading.KindMark:
			phrase = append(phrase, t)
		case t.Mark == ',' && len(phrase) > 0:
			yield(phrase)
			phrase = phrase[:0]
		}
	}
}

func (v *vocabulary) ready() *vocabulary {
	v.once.Do(v.make)
	return v
}

func (v *vocabulary) make() {
	asked := questions()
	type found struct {
		slot
		forms []spelling
	}
	all := map[reading.Word]*found{}
	v.rows = make([]row, 1)
	newRow := func() uint32 {
		v.rows = append(v.rows, row{})
		return uint32(len(v.rows) - 1) // #nosec G115 -- some thousands
	}
	at := func(t *reading.Token) (plain, exact uint32) {
		s := all[t.Plain]
		if s == nil {
			s = &found{slot: slot{word: t.Plain, questions: asked[t.Plain], all: newRow()}}
			all[t.Plain] = s
		}
		for _, f := range s.forms {
			if f.word == t.Word {
				return s.all, f.row
			}
		}
		s.forms = append(s.forms, spelling{t.Word, newRow()})
		return s.all, s.forms[len(s.forms)-1].row
	}
	for id, lists := range v.tables {
		part, bit := id/64, uint64(1)<<(id%64)
		v.single[id] = true
		for _, list := range lists {
			eachPhrase(list, func(phrase []reading.Token) {
				v.single[id] = v.single[id] && len(phrase) == 1
				plain, exact := at(&phrase[0])
				v.rows[plain].begins[part] |= bit
				v.rows[exact].begins[part] |= bit
				plain, exact = at(&phrase[len(phrase)-1])
				v.rows[plain].ends[part] |= bit
				v.rows[exact].ends[part] |= bit
			})
		}
	}
	for w, q := range asked {
		if all[w] == nil {
			all[w] = &found{slot: slot{word: w, questions: q}}
		}
	}
	size := bits.Len(uint(2 * len(all)))
	v.slots, v.shift = make([]slot, 1<<size), uint8(64-size)
	for w, s := range all {
		i := v.place(w)
		for v.slots[i].word != 0 {
			i = (i + 1) & (len(v.slots) - 1)
		}
		s.from = uint32(len(v.forms)) // #nosec G115 -- some thousands
		v.forms = append(v.forms, s.forms...)
		s.to = uint32(len(v.forms)) // #nosec G115 -- some thousands
		v.slots[i] = s.slot
	}
}

func (v *vocabulary) place(w reading.Word) int { return int(uint64(w) * 0x9e3779b97f4a7c15 >> v.shift) }

// of is what a word is asked and its row; in a text without accents, that of any
// writing.
func (v *vocabulary) of(t *reading.Token, bare bool) (question, uint32) {
	if t.Plain == 0 {
		return 0, 0
	}
	for i := v.place(t.Plain); ; i = (i + 1) & (len(v.slots) - 1) {
		s := &v.slots[i]
		switch {
		case s.word == 0:
			return 0, 0
		case s.word != t.Plain:
		case bare:
			return s.questions, s.all
		default:
			for _, f := range v.forms[s.from:s.to] {
				if f.word == t.Word {
					return s.questions, f.row
				}
			}
			return s.questions, 0
		}
	}
}

// is says that one word at i is an entry of the set, with its accents; those of a
// text that has none are not asked for.
func (p *page) is(set *table[bool], i int) bool {
	if !p.begins(set.id, i) {
		return false // most
	}
	if p.tables.single[set.id] {
		return true
	}
	_, n := at(p, set, i)
	return n == 1
}

// begins says that a phrase of a table may begin with word i.
func (p *page) begins(id, i int) bool {
	return uint(i) < uint(len(p.seen)) && p.tables.rows[p.seen[i].row].begins[id>>6&(mostTables/64-1)]>>(id&63)&1 != 0
}

// at is what the longest phrase at word i means, and its words, as [page.is].
func at[M any](p *page, t *table[M], i int) (means M, n int) {
	if !p.begins(t.id, i) {
		return means, 0 // most
	}
	if p.bare {
		means, n, _ = t.Like(p.words, i, true)
		return means, n
	}
	return t.At(p.words, i)
}

// before is at for the longest phrase that ends with word i.
func before[M any](p *page, t *table[M], i int) (means M, n int) {
	if uint(i) >= uint(len(p.seen)) || p.tables.rows[p.seen[i].row].ends[t.id>>6&(mostTables/64-1)]>>(t.id&63)&1 == 0 {
		return means, 0 // most
	}
	return t.Before(p.words, i, 0)
}
