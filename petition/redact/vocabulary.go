package redact

import (
	"math/bits"
	"strings"
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
	set   bool     // all mean the same
	all   M        // which is this
}

// newSet is the table of phrases that only are there or not.
func newSet(lists ...string) *table[bool] {
	return &table[bool]{reading.NewSet(lists...), words.register(lists), lists, true, true}
}

// newTable is the table of the rows: each phrase and what it means.
func newTable[M any](rows map[string]M) *table[M] {
	lists := make([]string, 0, len(rows))
	for phrase := range rows {
		lists = append(lists, phrase)
	}
	return &table[M]{Table: reading.NewTable(rows), id: words.register(lists), lists: lists}
}

// words are those of all tables.
var words vocabulary

// vocabulary is the words that phrases of tables begin or end with. The tables are
// known when the program has begun; it is made ready when it is first asked.
type vocabulary struct {
	tables [][]string
	once   sync.Once

	exact, plain index // of words as they are written, and of any writing of them
	rows         []row // the first is that of a word which no phrase has
}

// index finds words by hashing.
type index struct {
	slots []slot // their number is a power of two, at least twice the words
	shift uint8
}

// slot is a word: what it is asked, and its row.
type slot struct {
	word      reading.Word
	questions question
	row       uint32
}

// row is the tables that have a phrase which begins with a word, which is the word alone,
// whose second word it is, and which ends with it: a bit for each.
type row struct{ begins, alone, second, ends tables }

// tables is a set of tables.
type tables [mostTables / 64]uint64

func (t *tables) add(id int) { t[id/64] |= 1 << (id % 64) }

func (t *tables) has(id int) bool { return t[id>>6&(mostTables/64-1)]>>(id&63)&1 != 0 }

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
	v.rows = make([]row, 1)
	exact, plain := map[reading.Word]slot{}, map[reading.Word]slot{}
	asked := questions()
	for w, q := range asked {
		plain[w] = slot{word: w, questions: q}
	}
	rowOf := func(words map[reading.Word]slot, w reading.Word, q question) *row {
		s, ok := words[w]
		if !ok || s.row == 0 {
			s = slot{w, q, uint32(len(v.rows))} // #nosec G115 -- some thousands
			words[w] = s
			v.rows = append(v.rows, row{})
		}
		return &v.rows[s.row]
	}
	each := func(t *reading.Token, note func(*row)) {
		note(rowOf(exact, t.Word, asked[t.Plain]))
		note(rowOf(plain, t.Plain, asked[t.Plain]))
	}
	for id, lists := range v.tables {
		for _, list := range lists {
			eachPhrase(list, func(phrase []reading.Token) {
				each(&phrase[len(phrase)-1], func(r *row) { r.ends.add(id) })
				each(&phrase[0], func(r *row) { r.begins.add(id) })
				if len(phrase) == 1 {
					each(&phrase[0], func(r *row) { r.alone.add(id) })
				} else {
					each(&phrase[1], func(r *row) { r.second.add(id) })
				}
			})
		}
	}
	v.share(exact, plain)
	v.exact, v.plain = newIndex(exact), newIndex(plain)
}

// share gives words of which the tables have the same one row, so that what a text asks for
// stays near: there are a few thousand words, and far fewer rows.
func (v *vocabulary) share(indexes ...map[reading.Word]slot) {
	rows, known := v.rows[:1:1], map[row]uint32{{}: 0}
	for _, words := range indexes {
		for w, s := range words {
			at, ok := known[v.rows[s.row]]
			if !ok {
				at = uint32(len(rows)) // #nosec G115 -- some thousands
				known[v.rows[s.row]] = at
				rows = append(rows, v.rows[s.row])
			}
			s.row = at
			words[w] = s
		}
	}
	v.rows = rows
}

func newIndex(words map[reading.Word]slot) index {
	size := bits.Len(uint(2 * len(words)))
	x := index{make([]slot, 1<<size), uint8(64 - size)}
	for w, s := range words {
		i := x.place(w)
		for x.slots[i].word != 0 {
			i = (i + 1) & (len(x.slots) - 1)
		}
		x.slots[i] = s
	}
	return x
}

func (x *index) place(w reading.Word) int { return int(uint64(w) * 0x9e3779b97f4a7c15 >> x.shift) }

// find is the slot of a word, or an empty one.
func (x *index) find(w reading.Word) *slot {
	for i := x.place(w); ; i = (i + 1) & (len(x.slots) - 1) {
		if s := &x.slots[i]; s.word == w || s.word == 0 {
			return s
		}
	}
}

// of is what a word is asked and its row; in a text without accents, that of any
// writing.
func (v *vocabulary) of(t *reading.Token, bare bool) (question, *row) {
	if t.Plain == 0 {
		return 0, &v.rows[0]
	}
	if !bare {
		if s := v.exact.find(t.Word); s.word != 0 {
			return s.questions, &v.rows[s.row]
		}
		return v.plain.find(t.Plain).questions, &v.rows[0]
	}
	s := v.plain.find(t.Plain)
	return s.questions, &v.rows[s.row]
}

// is says that one word at i is an entry of the set, with its accents; those of a
// text that has none are not asked for.
func (p *page) is(set *table[bool], i int) bool {
	if !p.begins(set.id, i) {
		return false // most
	}
	if !p.continues(set.id, i) {
		return p.alone(set.id, i)
	}
	_, n := at(p, set, i)
	return n == 1
}

// few are words that are asked for so seldom that they need no table.
type few struct{ exact, plain map[reading.Word]bool }

func newFew(list string) few {
	f := few{map[reading.Word]bool{}, map[reading.Word]bool{}}
	for word := range strings.SplitSeq(list, ", ") {
		f.exact[reading.NewWord(word)] = true
		f.plain[reading.NewWord(reading.Key(word))] = true
	}
	return f
}

// among says that there is a word i and it is one of them, as [page.is].
func (p *page) among(f few, i int) bool {
	if uint(i) >= uint(len(p.words)) {
		return false
	}
	if p.bare {
		return f.plain[p.words[i].Plain]
	}
	return f.exact[p.words[i].Word]
}

// single is one word that is asked for, as it is written and without its accents.
type single struct{ word, plain reading.Word }

func newSingle(word string) single {
	w := reading.NewWord(word)
	return single{w, reading.NewWord(reading.Key(word))}
}

// one says that there is a word i and it is that word, as [page.is].
func (p *page) one(s single, i int) bool {
	if uint(i) >= uint(len(p.words)) {
		return false
	}
	if p.bare {
		return p.words[i].Plain == s.plain
	}
	return p.words[i].Word == s.word
}

// begins says that a phrase of a table may begin with word i.
func (p *page) begins(id, i int) bool {
	return uint(i) < uint(len(p.seen)) && p.seen[i].row.begins.has(id)
}

// alone says that word i alone is a phrase of a table.
func (p *page) alone(id, i int) bool { return p.seen[i].row.alone.has(id) }

// continues says that a phrase of a table may go on with the word behind word i.
func (p *page) continues(id, i int) bool {
	return i+1 < len(p.seen) && p.seen[i+1].row.second.has(id)
}

// at is what the longest phrase at word i means, and its words, as [page.is].
func at[M any](p *page, t *table[M], i int) (means M, n int) {
	if !p.begins(t.id, i) {
		return means, 0 // most
	}
	if !p.continues(t.id, i) {
		if !p.alone(t.id, i) {
			return means, 0
		}
		if t.set {
			return t.all, 1
		}
	}
	if p.bare {
		means, n, _ = t.Like(p.words, i, true)
		return means, n
	}
	return t.At(p.words, i)
}

// before is at for the longest phrase that ends with word i.
func before[M any](p *page, t *table[M], i int) (means M, n int) {
	if uint(i) >= uint(len(p.seen)) || !p.seen[i].row.ends.has(t.id) {
		return means, 0 // most
	}
	return t.Before(p.words, i, 0)
}
