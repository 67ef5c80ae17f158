package reading

import (
	"cmp"
	"maps"
	"math/bits"
	"slices"
	"strings"

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
// A Table never changes, and may be shared.
type Table[M any] struct {
	form.Unwritten

	phrases []phrase[M] // the longest of the same first word first
	begin   [4]uint64   // bits of the first words
	first   index       // by first word
	last    index       // by last word, into reverse
	reverse []int32     // phrases, the longest of the same last word first
}

type phrase[M any] struct {
	elements []element
	second   Word // the second element, without accents; 0 where that is a mark, or there is none
	words    int
	means    M
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
	t := &Table[M]{}
	for _, words := range slices.Sorted(maps.Keys(rows)) {
		if p := newPhrase(words, rows[words]); p.words > 0 {
			t.phrases = append(t.phrases, p)
		}
	}
	longest := func(a, b *phrase[M]) int {
		return cmp.Or(cmp.Compare(b.words, a.words), cmp.Compare(len(b.elements), len(a.elements)))
	}
	slices.SortStableFunc(t.phrases, func(a, b phrase[M]) int {
		return cmp.Or(cmp.Compare(a.elements[0].plain, b.elements[0].plain), longest(&a, &b))
	})
	t.first = newIndex(len(t.phrases), func(i int) Word { return t.phrases[i].elements[0].plain })
	for i := range t.phrases {
		b := bit(t.phrases[i].elements[0].plain)
		t.begin[b>>6&3] |= 1 << (b & 63)
	}
	ending := func(i int32) Word { p := &t.phrases[i]; return p.elements[len(p.elements)-1].plain }
	for i := range t.phrases {
		t.reverse = append(t.reverse, int32(i))
	}
	slices.SortStableFunc(t.reverse, func(a, b int32) int {
		return cmp.Or(cmp.Compare(ending(a), ending(b)), longest(&t.phrases[a], &t.phrases[b]))
	})
	t.last = newIndex(len(t.reverse), func(i int) Word { return ending(t.reverse[i]) })
	return t
}

// NewSet is the table of phrases that only are there or not. Each list is
// phrases apart by commas, or by semicolons where it has one.
func NewSet(lists ...string) *Table[bool] {
	rows := map[string]bool{}
	for _, list := range lists {
		mark := ","
		if strings.Contains(list, ";") {
			mark = ";"
		}
		for p := range strings.SplitSeq(list, mark) {
			rows[p] = true
		}
	}
	return NewTable(rows)
}

func newPhrase[M any](words string, means M) phrase[M] {
	t := Scan(words)
	a, b := 0, len(t.Tokens)
	for a < b && t.Tokens[a].Kind == KindMark {
		a++
	}
	for b > a && t.Tokens[b-1].Kind == KindMark {
		b--
	}
	p := phrase[M]{means: means}
	for i := a; i < b; i++ {
		k := &t.Tokens[i]
		e := element{kind: k.Kind, word: k.Word, plain: k.Plain, mark: k.Mark}
		if k.Kind != KindMark {
			e.glued = i > a && !k.Space && t.Tokens[i-1].Kind != KindMark
			p.words++
		}
		p.elements = append(p.elements, e)
	}
	if len(p.elements) > 1 {
		p.second = p.elements[1].plain
	}
	return p
}

// Begins says at little cost whether a phrase may begin with a word, given without
// accents: where it says no, none does.
func (t *Table[M]) Begins(plain Word) bool {
	b := bit(plain)
	return t != nil && t.begin[b>>6&3]>>(b&63)&1 != 0
}

// bit is one of 256 for a word.
func bit(w Word) uint { return uint(uint64(w) * 0x9e3779b97f4a7c15 >> 56) }

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
		p := &t.phrases[k]
		if p.second != 0 && p.second != next {
			continue // most
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
	for k, to := t.from(toks, i); k < to; k++ {
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
	return t.first.find(toks[i].Plain)
}

// Before is At for the longest phrase whose last token is i and whose first is
// not below floor.
func (t *Table[M]) Before(toks []Token, i, floor int) (means M, n int) {
	if i < floor || i >= len(toks) || floor < 0 || toks[i].Plain == 0 {
		return means, 0
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
