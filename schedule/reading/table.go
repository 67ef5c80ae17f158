package reading

import (
	"cmp"
	"maps"
	"math/bits"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/caicach/tthc/schedule/form"
)

// Table is phrases and what they mean. A phrase is read as a text is, so it may
// hold figures ("km2", "đề án 06") and marks ("văn hóa, thể thao và du lịch").
//
// White space and line breaks between the words do not count; words that a
// phrase writes as one ("km2") must be one in the text. A mark of a phrase may
// be missing in the text, and a comma may be a stroke or "và". Marks at the ends
// of a phrase do not count.
//
// A Table never changes, and may be shared. It is made ready when it is first
// asked, for a program has some hundreds of them and few that it asks at all.
type Table[M any] struct {
	form.Unwritten

	rows  func() (words []string, means func(string) M) // of words that are the same to a reader the first hold
	begin [16]atomic.Uint64                             // bits of the first words; all, before it is ready
	once  sync.Once
	made  atomic.Bool // what follows

	phrases []phrase[M] // the longest of the same first word first
	heads   []head      // of each of them, for the first look
	first   index       // by first word
	last    index       // by last word, into reverse
	reverse []int32     // phrases, the longest of the same last word first
}

type phrase[M any] struct {
	elements []element
	second   Word // the second element, without accents; 0 where that is a mark, or there is none
	single   Word // the only element; 0 where there are several
	words    int
	means    M
}

// head is what most phrases are told apart by from a text.
type head struct {
	second Word // as in phrase
	single Word
}

type element struct {
	kind  Kind
	word  Word
	plain Word
	mark  rune
	glued bool // a figure behind a word, or a word behind a figure, without a space
}

// NewTable is the table of the rows: each phrase and what it means. Of two that
// are the same to a reader ("kỳ" and "kì") the first in order of bytes holds.
func NewTable[M any](rows map[string]M) *Table[M] {
	return TableOf(func() map[string]M { return rows })
}

// TableOf is [NewTable] of rows that are put together when the table is first
// asked.
func TableOf[M any](rows func() map[string]M) *Table[M] {
	return newTable(func() ([]string, func(string) M) {
		all := rows()
		return slices.Sorted(maps.Keys(all)), func(words string) M { return all[words] }
	})
}

// NewSet is the table of phrases that only are there or not. Each list is
// phrases apart by commas, or by semicolons where it has one.
func NewSet(lists ...string) *Table[bool] {
	return newTable(func() ([]string, func(string) bool) {
		var all []string
		for _, list := range lists {
			mark := ","
			if strings.Contains(list, ";") {
				mark = ";"
			}
			all = append(all, strings.Split(list, mark)...)
		}
		return all, func(string) bool { return true }
	})
}

func newTable[M any](rows func() ([]string, func(string) M)) *Table[M] {
	t := &Table[M]{rows: rows}
	for i := range t.begin {
		t.begin[i].Store(^uint64(0))
	}
	return t
}

// make makes the table ready to be asked. Most looks end at the bits of the
// first words, so that only the others ask whether it is.
func (t *Table[M]) make() { t.once.Do(t.index) }

func (t *Table[M]) index() {
	var words []string
	var means func(string) M
	if t.rows != nil {
		words, means = t.rows()
	}
	read := Scan(strings.Join(words, "\n")).Tokens
	phrases, elements := make([]phrase[M], 0, len(words)), make([]element, 0, len(read))
	end := 0
	for _, w := range words {
		end += len(w) + 1
		from, n := len(elements), 0
		for n < len(read) && read[n].Start < end {
			n++
		}
		elements = appendElements(elements, read[:n])
		read = read[n:]
		if from < len(elements) {
			phrases = append(phrases, newPhrase(elements[from:], means(w)))
		}
	}
	first := func(p *phrase[M]) Word { return p.elements[0].plain }
	last := func(p *phrase[M]) Word { return p.elements[len(p.elements)-1].plain }
	t.phrases = make([]phrase[M], 0, len(phrases))
	var begin [16]uint64
	for _, i := range order(phrases, first) {
		t.phrases = append(t.phrases, phrases[i])
		b := bit(first(&phrases[i]))
		begin[b>>6&15] |= 1 << (b & 63)
	}
	t.heads = make([]head, len(t.phrases))
	for i := range t.phrases {
		t.heads[i] = head{t.phrases[i].second, t.phrases[i].single}
	}
	t.first = newIndex(len(t.phrases), func(i int) Word { return first(&t.phrases[i]) })
	t.reverse = order(t.phrases, last)
	t.last = newIndex(len(t.reverse), func(i int) Word { return last(&t.phrases[t.reverse[i]]) })
	t.made.Store(true)
	for i := range begin {
		t.begin[i].Store(begin[i])
	}
}

// order is the phrases in order of a word of each; those with the same word, the
// longest first, and of the same length as they stand.
func order[M any](phrases []phrase[M], word func(*phrase[M]) Word) []int32 {
	all := make([]int32, len(phrases))
	for i := range all {
		all[i] = int32(i)
	}
	slices.SortFunc(all, func(i, j int32) int {
		a, b := &phrases[i], &phrases[j]
		return cmp.Or(cmp.Compare(word(a), word(b)), cmp.Compare(b.words, a.words), cmp.Compare(len(b.elements), len(a.elements)), cmp.Compare(i, j))
	})
	return all
}

// appendElements adds what a phrase is made of, without the marks at its ends.
func appendElements(to []element, toks []Token) []element {
	for len(toks) > 0 && toks[0].Kind == KindMark {
		toks = toks[1:]
	}
	for len(toks) > 0 && toks[len(toks)-1].Kind == KindMark {
		toks = toks[:len(toks)-1]
	}
	for i := range toks {
		k := &toks[i]
		glued := i > 0 && k.Kind != KindMark && !k.Space && toks[i-1].Kind != KindMark
		to = append(to, element{kind: k.Kind, word: k.Word, plain: k.Plain, mark: k.Mark, glued: glued})
	}
	return to
}

func newPhrase[M any](elements []element, means M) phrase[M] {
	p := phrase[M]{elements: elements, means: means}
	for i := range elements {
		if elements[i].kind != KindMark {
			p.words++
		}
	}
	if len(elements) > 1 {
		p.second = elements[1].plain
	} else {
		p.single = elements[0].word
	}
	return p
}

// Begins says at little cost whether a phrase may begin with a word, given without
// accents: where it says no, none does.
func (t *Table[M]) Begins(plain Word) bool {
	b := bit(plain)
	return t != nil && t.begin[b>>6&15].Load()>>(b&63)&1 != 0
}

// bit is one of 1024 for a word.
func bit(w Word) uint { return uint(uint64(w) * 0x9e3779b97f4a7c15 >> 54) }

// At is what the longest phrase at token i means, and of how many tokens it is
// there; n is 0 when none is.
func (t *Table[M]) At(toks []Token, i int) (means M, n int) {
	k, to := t.from(toks, i)
	if k == to {
		return means, 0
	}
	next := Word(0)
	if i+1 < len(toks) {
		next = toks[i+1].Plain
	}
	for ; k < to; k++ {
		h := &t.heads[k]
		if h.second != 0 && h.second != next || h.single != 0 && h.single != toks[i].Word {
			continue // most
		}
		p := &t.phrases[k]
		if h.single != 0 {
			return p.means, 1
		}
		if n, slips := p.at(toks, i); n > 0 && slips == 0 {
			return p.means, n
		}
	}
	return means, 0
}

// Like is At for texts whose accents may be wrong: slips counts the words whose
// accents differ. In a bare text any number may; else one, in a phrase of three
// words or more.
func (t *Table[M]) Like(toks []Token, i int, bare bool) (means M, n, slips int) {
	k, to := t.from(toks, i)
	next := Word(0)
	if k < to && i+1 < len(toks) {
		next = toks[i+1].Plain
	}
	for ; k < to; k++ {
		if second := t.heads[k].second; second != 0 && second != next {
			continue // most
		}
		p := &t.phrases[k]
		if n, slips = p.at(toks, i); n > 0 && (bare || slips == 0 || slips == 1 && p.words >= 3) {
			return p.means, n, slips
		}
	}
	return means, 0, 0
}

func (t *Table[M]) from(toks []Token, i int) (from, to int) {
	if i < 0 || i >= len(toks) || toks[i].Plain == 0 || !t.Begins(toks[i].Plain) {
		return 0, 0
	}
	if !t.made.Load() {
		t.make()
	}
	return t.first.find(toks[i].Plain)
}

// Before is At for the longest phrase whose last token is i and whose first is
// not below floor.
func (t *Table[M]) Before(toks []Token, i, floor int) (means M, n int) {
	if i < floor || i >= len(toks) || floor < 0 || toks[i].Plain == 0 || t == nil {
		return means, 0
	}
	if !t.made.Load() {
		t.make()
	}
	for k, to := t.last.find(toks[i].Plain); k < to; k++ {
		p := &t.phrases[t.reverse[k]]
		if n := p.before(toks, i, floor); n > 0 {
			return p.means, n
		}
	}
	return means, 0
}

var and = NewWord("và")

// is says that the token is the element; a mark, that it may stand for it.
func (e *element) is(t *Token) bool {
	if e.kind == KindMark {
		return t.Kind == KindMark && (t.Mark == e.mark || e.mark == ',' && t.Mark == '/')
	}
	return t.Kind == e.kind && t.Plain == e.plain && !(e.glued && t.Space)
}

// stands says that the token stands for the comma e beside the element next.
func (e *element) stands(t *Token, next *element) bool {
	return e.is(t) || e.mark == ',' && t.Word == and && next.word != and
}

func (p *phrase[M]) at(toks []Token, i int) (n, slips int) {
	if p.second != 0 && (i+1 >= len(toks) || toks[i+1].Plain != p.second) {
		return 0, 0
	}
	k := i
	for j := range p.elements {
		e := &p.elements[j]
		if e.kind == KindMark {
			if k < len(toks) && e.stands(&toks[k], &p.elements[j+1]) {
				k++
			}
			continue
		}
		if k >= len(toks) || !e.is(&toks[k]) {
			return 0, 0
		}
		if toks[k].Word != e.word {
			slips++
		}
		k++
	}
	return k - i, slips
}

func (p *phrase[M]) before(toks []Token, i, floor int) (n int) {
	k := i
	for j := len(p.elements) - 1; j >= 0; j-- {
		e := &p.elements[j]
		if e.kind == KindMark {
			if k >= floor && e.stands(&toks[k], &p.elements[j-1]) {
				k--
			}
			continue
		}
		if k < floor || !e.is(&toks[k]) || toks[k].Word != e.word {
			return 0
		}
		k--
	}
	return i - k
}

// index finds the run of phrases with a word by hashing, without a function
// call of the runtime: a grammar asks many tables at each token, and most say
// no.
type index struct {
	slots []slot // their number is a power of two, at least twice the words
	shift uint8
}

type slot struct {
	word     Word
	from, to int32
}

// newIndex is the index of n phrases that are in order of their words.
func newIndex(n int, word func(int) Word) index {
	x := index{}
	size := bits.Len(uint(2 * n))
	x.slots, x.shift = make([]slot, 1<<size), uint8(64-size)
	for i := 0; i < n; {
		s := slot{word: word(i), from: int32(i)}
		for i < n && word(i) == s.word {
			i++
		}
		s.to = int32(i)
		at := x.hash(s.word)
		for x.slots[at].word != 0 {
			at = (at + 1) & (len(x.slots) - 1)
		}
		x.slots[at] = s
	}
	return x
}

func (x *index) hash(w Word) int { return int(uint64(w) * 0x9e3779b97f4a7c15 >> x.shift) }

func (x *index) find(w Word) (from, to int) {
	if len(x.slots) == 0 {
		return 0, 0
	}
	for at := x.hash(w); ; at = (at + 1) & (len(x.slots) - 1) {
		switch s := &x.slots[at]; s.word {
		case w:
			return int(s.from), int(s.to)
		case 0:
			return 0, 0
		}
	}
}
