package redact

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/reading"
)

// page is a text as the finders look at it: without noise, and cut into words.
// A word is a run of letters and figures: "Mẫu", "12/5A" is two, "30A" one. The
// finders look at what stands between two words for themselves, since a comma in
// a name ends it and a dash in a number does not.
type page struct {
	text  string          // cleared
	words []reading.Token // what has letters and figures both has no Word
	bare  bool            // hardly a word has an accent: words are compared without

	asked    question // of any word
	numerals int      // how many words begin with a figure
	figures  bool     // there is a figure, alone or in a word
	plain    bool     // no word within a sentence has a capital

	near int // how many words end before the offset asked for last
	home int // the last word of the address before

	placedAt, capsAt, publicAt remembered // what was asked last of [page.placed], [page.capitals] and [page.publicThing]

	memory
}

// memory is what is found of a text while it is read, in memory that the next one takes over.
type memory struct {
	seen     []seen      // of each word
	groups   []group     // the runs of digits
	found    []nameFound // the names
	named    []Mask      // the same as masks, in order
	placesAt []int       // words at which names of places and institutions begin
	spoken   []Mask      // of these, those behind words that say a person
	byForm   []Mask      // the numbers, but for those with letters
	lived    []Mask      // the addresses
	standing []Mask      // the places that are not masked
}

// seen is what was seen of a word at one look: what it is asked, what stands behind it, and
// what the tables have of it.
type seen struct {
	questions question
	gap       gapMarks
	row       *row
}

// remembered is what was answered last, and of which word: several finders ask the same.
type remembered struct{ word, most, answer int }

// gapMarks are what stands between two words.
type gapMarks uint8

const (
	gapColon  gapMarks = 1 << iota
	gapBreaks          // a line ends
	gapOpens           // the last mark, but for quotes and dashes, is one that a sentence begins behind
)

// marksOf are the marks of a gap.
func marksOf(gap string) (m gapMarks) {
	closed := false // a bracket, behind which a line begins a sentence
	for _, r := range gap {
		switch r {
		case '\n':
			m |= gapBreaks
			if closed {
				m |= gapOpens
			}
		case ' ', '"', '\'', '“', '-':
		case ':':
			m |= gapOpens | gapColon
		case '.', '!', '?', ';', ',', '(', ']':
			m |= gapOpens
		default:
			closed = r == ')'
			m &^= gapOpens
		}
	}
	return m
}

// pages are pages to be read again: to have memory for the words of a text anew takes
// as long as to read a fifth of it.
var pages = sync.Pool{New: func() any { return new(page) }}

// keptWords is how many words a page that is kept has room for: petitions have fewer.
const keptWords = 1 << 14

// put lets the page be read again, with nothing of the text in it.
func (p *page) put() {
	if cap(p.words) <= keptWords {
		clear(p.groups) // they hold the text
		p.spoken, p.standing = p.spoken[:0], p.standing[:0]
		*p = page{words: p.words, memory: p.memory}
		pages.Put(p)
	}
}

func (p *page) read(cleared reading.Clear) {
	*p = page{text: cleared.Text, words: cleared.Words, memory: p.memory}
	accents, letters := 0, 0
	for i := range p.words {
		if w := &p.words[i]; w.Kind == reading.KindWord {
			letters++
			if w.Word != w.Plain {
				accents++
			}
		}
	}
	p.bare = accents*fewAccents <= letters && (accents == 0 || letters >= fewAccents)
	p.plain = p.uncapitalised()
	p.seen = slices.Grow(p.seen[:0], len(p.words))[:len(p.words)]
	tables := words.ready()
	for i := range p.words {
		w := &p.words[i]
		q, r := tables.of(w, p.bare)
		if w.Kind == reading.KindFigure {
			q |= isFigure
			p.numerals++
		}
		if w.Word == 0 {
			q |= isMixed
		}
		if w.Capital {
			q |= hasCapital
		}
		if mayBeDigit[p.text[w.Start]] && mayBeDigit[p.text[w.End-1]] {
			q |= mayDigit
		}
		var marks gapMarks
		if gap := p.gap(i); gap != " " {
			marks = marksOf(gap)
		} else if i+1 < len(p.words) {
			q |= spacedNext
		}
		p.seen[i] = seen{q, marks, r}
		p.asked |= q
		switch {
		case i == 0:
		case w.Kind == reading.KindFigure:
			p.seen[i-1].questions |= figureNext
			p.asked |= figureNext
		case w.Word == thi || p.bare && w.Plain == thiPlain:
			p.seen[i-1].questions |= thiNext
			p.asked |= thiNext
		}
	}
	p.figures = p.asked&(isFigure|isMixed) != 0
}

// fewAccents is how many words a text has for each that has an accent, to be one that
// is written without: others have two or three for two.
const fewAccents = 12

// hands is where in a text the lines of another hand begin: with accents where there were none
// before, or the reverse, as in a chat, or where a letter is handed on with a few words. A line
// of few words is by the hand of those before.
func hands(text string) (from []int) {
	var has, had byte // accents: '+' or '-', 0 where nothing is known
	for line := 0; line < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[line:], '\n'); n >= 0 {
			end = line + n + 1
		}
		switch words, accents := accented(text[line:end]); {
		case accents*fewAccents > words*2:
			has = '+'
		case accents == 0 && words >= ownHand:
			has = '-'
		}
		if has != had && had != 0 {
			from = append(from, line)
		}
		had, line = has, end
	}
	return from
}

// shouted says that a text is in capitals, without accents: no capital tells a name then, so
// that it is read in small letters. It is as long.
func shouted(text string) bool {
	capitals := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= 0x80 || 'a' <= c && c <= 'z':
			return false
		case isCapital(c):
			capitals++
		}
	}
	return capitals >= fewestShouted
}

const fewestShouted = 60

// accented is how many words of letters a line has, and how many of them have letters that are
// none of the Latin alphabet.
func accented(line string) (words, accents int) {
	const inWord, hasAccent = 1, 2
	was := 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c >= 0xC3 && c <= 0xCD || c == 0xE1: // begins a letter with an accent, or is one by itself
			was |= inWord | hasAccent
		case isLetter(c) || c >= 0x80 && c <= 0xBF && was != 0:
			was |= inWord
		case was != 0:
			words, accents = words+was&inWord, accents+was/hasAccent
			was = 0
		}
	}
	return words + was&inWord, accents + was/hasAccent
}

// ownHand is how many words without accents a line has that somebody wrote who writes without.
const ownHand = 6

// uncapitalised says that the text is written without capitals, but for the
// beginnings of sentences.
func (p *page) uncapitalised() bool {
	for i := 1; i < len(p.words); i++ {
		if p.words[i].Capital && p.words[i].Kind == reading.KindWord && !p.words[i].Capitals && p.gap(i-1) == " " {
			return false
		}
	}
	return len(p.words) > 3 && !(p.words[1].Capitals && p.words[2].Capitals)
}

// call notes the names found, and which words are theirs.
func (p *page) call(names []nameFound) {
	p.named = slices.Grow(p.named[:0], len(names))[:len(names)]
	for k, n := range names {
		p.named[k] = n.Mask
		last := n.last
		for last+1 < len(p.words) && p.words[last+1].End <= n.End { // what he is called
			last++
		}
		for i := n.first + 1; i <= last; i++ {
			p.seen[i].questions |= goesOnName
		}
		p.seen[last].questions |= lastOfName
	}
}

// count notes which words are those of the numbers found.
func (p *page) count(numbers []Mask) {
	for _, m := range numbers {
		for i := p.wordsBefore(m.Start); i < len(p.words) && p.words[i].End <= m.End; i++ {
			p.seen[i].questions |= inNumberFound
		}
	}
}

// take notes which words are those of masks of a kind, so that no number of a paper is
// looked for in them.
func (p *page) take(masks []Mask, k Kind) {
	for _, m := range masks {
		if m.Kind != k {
			continue
		}
		for i := p.wordsBefore(m.Start); i < len(p.words) && p.words[i].End <= m.End; i++ {
			p.seen[i].questions |= taken
		}
	}
}

// asks says that a phrase of one of the sets may begin at word i.
func (p *page) asks(i int, q question) bool { return p.seen[i].questions&q != 0 }

// seek is the first word from word i on that is asked one of the questions, or how many
// words there are.
func (p *page) seek(i int, q question) int {
	if p.asked&q == 0 {
		return len(p.seen) // of no word
	}
	for seen := p.seen; i < len(seen) && seen[i].questions&q == 0; {
		i++
	}
	return i
}

// word is the text of word i.
func (p *page) word(i int) string { return p.text[p.words[i].Start:p.words[i].End] }

// letters is how many letters and figures word i has.
func (p *page) letters(i int) int { return utf8.RuneCountInString(p.word(i)) }

// numeric says that there is a word i, and that it begins with a figure.
func (p *page) numeric(i int) bool {
	return i < len(p.seen) && p.seen[i].questions&isFigure != 0
}

// gap is what stands behind word i, up to the next one or the end.
func (p *page) gap(i int) string {
	if i+1 < len(p.words) {
		return p.text[p.words[i].End:p.words[i+1].Start]
	}
	return p.text[p.words[i].End:]
}

// spaced says that a word follows word i, and nothing but a space is between.
func (p *page) spaced(i int) bool {
	return i < len(p.seen) && p.seen[i].questions&spacedNext != 0
}

// adjoining says that only spaces stand between the n words at i.
func (p *page) adjoining(i, n int) bool {
	for ; n > 1; n-- {
		if !p.spaced(i) {
			return false
		}
		i++
	}
	return true
}

// like says that one word at i is an entry of the set, whatever its accents.
func (p *page) like(set *reading.Table[bool], i int) bool {
	if uint(i) >= uint(len(p.words)) || !set.Begins(p.words[i].Plain) {
		return false
	}
	_, n, _ := set.Like(p.words, i, true)
	return n == 1
}

// wordsBefore is how many words end at or before an offset. Most offsets are near the
// one that was asked for last.
func (p *page) wordsBefore(offset int) int {
	low, high := 0, len(p.words)
	if near := p.near; near < high && p.words[near].End <= offset { // it is further on
		low = near + 1
		for step := 1; low+step < high; step *= 2 {
			if p.words[low+step].End > offset {
				high = low + step
				break
			}
			low += step + 1
		}
	} else if near > 0 && p.words[near-1].End <= offset {
		return near
	} else {
		high = near
	}
	for low < high {
		if mid := int(uint(low+high) >> 1); p.words[mid].End <= offset {
			low = mid + 1
		} else {
			high = mid
		}
	}
	p.near = low
	return low
}

// before is the character that stands before an offset, 0 at the beginning.
func (p *page) before(offset int) rune {
	if offset <= 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(p.text[:offset])
	return r
}

// after is the character at an offset, 0 at the end.
func (p *page) after(offset int) rune {
	if offset == len(p.text) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(p.text[offset:])
	return r
}

// mask is a likely mask from word i to word j.
func (p *page) mask(i, j int, k Kind) Mask {
	return Mask{p.words[i].Start, p.words[j].End, k, Likely}
}

// blank says that nothing but white space is in a gap.
func blank(gap string) bool { return gap == " " || strings.Trim(gap, " \n") == "" }
