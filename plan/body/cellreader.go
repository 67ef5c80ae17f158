package body

import (
	"github.com/caicach/tthc/schedule/form"
)

// cellReader reads a cell from left to right.
type cellReader struct {
	r     *Registry
	on    form.Day
	text  string
	w     []word
	lex   *lexicon
	cell  Cell
	loose bool // the text has no accents at all
	anyID bool // identifiers need not be known
	below bool // "địa phương" are below a province

	role  Role // of the parts to come
	label bool // the role was set by a label and holds until the next
	group int  // first part since the last strong sign or marker
	list  itemList

	seen []sight
}

// sight is what was seen at a word. The same places are looked at from many
// sides, and a long text must not take long for that.
type sight struct {
	known, group, name, mark bool

	knownN            int
	match             Match
	groupEnd, slips   int
	groupIs           Selector
	nameEnd           int
	nameIs            Selector
	markN             int
	markBefore, after Role
}

// itemList is a group whose members are named after it: "các bộ: Công an,
// Quốc phòng".
type itemList struct {
	on     bool
	prefix string // what the items leave out: "bộ", "sở"
	places bool   // the items are places, which no registry need know
	set    Classes
	of     int // the part of the group, which its first item replaces; -1 afterwards
}

func newCellReader(r *Registry, text string, on form.Day) *cellReader {
	p := &cellReader{r: r, on: on, text: text, w: splitWords(text), lex: lexical()}
	p.seen = make([]sight, len(p.w))
	p.loose = foldRaw(text).bare
	p.below = p.ofProvince()
	return p
}

// ofProvince says that the text speaks of departments or bodies of a province
// and of none of the Government: "địa phương" are then those below it.
func (p *cellReader) ofProvince() bool {
	province := false
	for i := range p.w {
		switch {
		case p.is(i, "sở") && !p.is(i-1, "cơ") && !p.is(i-1, "trụ"):
			province = true
		case p.is(i, "tỉnh") && p.lower(i) && p.isWord(i-1) && p.determiner(i-1) == i-1 && !p.is(i-1, "cấp") &&
			(!p.isWord(i+1) || p.is(i+1, "và")) && !p.is(i+2, "thành"):
			province = true // "Công an tỉnh", and no "UBND tỉnh, thành phố"
		}
	}
	if !province {
		return false
	}
	for i := range p.w {
		if _, m := p.known(i); m.Found() && (central | ClassesOf(Government)).Has(m.Body.Class(p.on)) {
			return false
		}
		if _, group, _ := p.groupAt(i); group.classes&central != 0 {
			return false
		}
	}
	clear(p.seen) // what was seen so far took "địa phương" for provinces
	return true
}

// foldRaw folds a text without writing abbreviations out.
func foldRaw(s string) folded {
	var f folder
	f.add(decompose(s))
	return f.folded()
}

func (p *cellReader) read() {
	for i := 0; i < len(p.w); {
		i = p.step(i)
	}
}

// sign is the sign at i, 0 for a word and at the end.
func (p *cellReader) sign(i int) rune {
	if i < 0 || i >= len(p.w) {
		return 0
	}
	return p.w[i].sign
}

func (p *cellReader) isWord(i int) bool { return i >= 0 && i < len(p.w) && p.w[i].isWord() }

func (p *cellReader) upper(i int) bool { return p.isWord(i) && p.w[i].upper }

// lower says that a word stands at i and begins small.
func (p *cellReader) lower(i int) bool { return p.isWord(i) && !p.w[i].upper }

// source is the words from i up to j as they stand in the text.
func (p *cellReader) source(i, j int) (string, int) {
	for j > i && p.w[j-1].sign == '\n' {
		j--
	}
	start, end := p.w[i].start, p.w[j-1].end
	return p.text[start:end], start
}

// strong ends a stretch of parts that share a marker.
func (p *cellReader) strong(line bool) {
	p.group = len(p.cell.Parts)
	p.list = itemList{}
	if line && !p.label {
		p.role = ""
	}
}

func (p *cellReader) step(i int) int {
	if !p.isWord(i) {
		return p.stepSign(i)
	}
	if n := p.listMark(i); n > 0 {
		p.strong(!p.label)
		return i + n
	}
	if n, role := p.labelAt(i); n > 0 {
		p.role, p.label = role, true
		p.strong(false)
		return i + n
	}
	if j := p.person(i); j > i {
		return j
	}
	if _, n, _ := p.lex.exceptWords.at(p.w, i, p.loose); n > 0 && len(p.cell.Parts) > 0 {
		if j := p.except(i + n); j > i+n {
			return j
		}
	}
	if j := p.marker(i); j > i {
		return j
	}
	if j := p.item(i); j > i {
		return j
	}
	list := p.list
	if j := p.shortMinistry(i); j > i {
		return j
	}
	p.list = itemList{}
	if n, _ := p.known(i); n == 0 {
		if j := p.leader(i); j > i {
			return j
		}
	}
	if j := p.part(i, i); j > i {
		return j
	}
	p.list = list
	if n := p.joiner(i); n > 0 {
		return i + n
	}
	if _, n, _ := p.lex.verbs.at(p.w, i, p.loose); n > 0 && len(p.cell.Parts) > 0 && p.lower(i) {
		return p.prose(i)
	}
	if j := p.short(i); j > i {
		return j
	}
	return p.unknown(i)
}

// stepSign passes a sign.
func (p *cellReader) stepSign(i int) int {
	switch p.sign(i) {
	case ';':
		list := p.list
		p.strong(false)
		p.list = list // "các bộ: Tài chính; Nội vụ; Tư pháp"
	case '\n':
		if p.breaks(i) {
			p.strong(true)
		}
	case '.':
		if p.sentenceEnds(i) {
			p.strong(true)
		}
	case '-', '•':
		if i == 0 || p.sign(i-1) == '\n' || p.sign(i-1) == ';' {
			p.strong(p.sign(max(i-1, 0)) == '\n')
		}
	case ':':
		if n := len(p.cell.Parts); n > 0 && p.endsAt(i) {
			p.listHeading(n - 1)
			if p.cell.Parts[n-1].Selector.kind == KindGroup {
				p.beginList(n - 1)
			}
		}
	case '(':
		return p.parenthesis(i)
	}
	return i + 1
}

// sentenceEnds says that the word i is a full stop.
func (p *cellReader) sentenceEnds(i int) bool {
	return p.sign(i) == '.' && (i+1 >= len(p.w) || p.sign(i+1) == '\n' || p.upper(i+1))
}

// breaks says that the line break at i ends a stretch: what follows is no
// continuation of the line.
func (p *cellReader) breaks(i int) bool {
	k := i - 1
	for k >= 0 && p.w[k].sign == '\n' {
		k--
	}
	if p.sign(k) == ',' {
		return false
	}
	if p.isWord(k) {
		if p.joiner(k) > 0 {
			return false
		}
	}
	j := i + 1
	for j < len(p.w) && p.w[j].sign == '\n' {
		j++
	}
	return !p.lower(j)
}

// endsAt says that the last part ends right before the word i.
func (p *cellReader) endsAt(i int) bool {
	n := len(p.cell.Parts)
	if n == 0 || i == 0 {
		return false
	}
	last := p.cell.Parts[n-1]
	return last.Offset+len(last.Source) == p.w[i-1].end
}

// person reads "Đồng chí ..., Tổ phó Tổ công tác" up to the next strong sign.
func (p *cellReader) person(i int) int {
	switch p.w[i].plain {
	case "dong":
		if !p.is(i, "đồng") || !p.is(i+1, "chí") || p.lower(i) && p.lower(i+2) {
			return i
		}
	case "d":
		if !(p.sign(i+1) == '/' && i+2 < len(p.w) && p.w[i+2].plain == "c") {
			return i
		}
	case "ong", "ba":
		if !p.upper(i) || !p.upper(i+1) || !p.upper(i+2) || !p.is(i, "ông") && !p.is(i, "bà") {
			return i
		}
	default:
		return i
	}
	j := i + 1
	for j < len(p.w) && p.sign(j) != ';' && !(p.sign(j) == '\n' && p.breaks(j)) && p.sign(j) != '(' {
		if p.isWord(j) && j > i+2 {
			if n, _, _ := p.markerAt(j); n > 0 {
				break
			}
		}
		j++
	}
	for k := i; k < j; k++ {
		if n, m := p.known(k); n > 0 && k+n <= j && m.Found() && m.Body.Class(p.on) == Office {
			text, offset := p.source(i, j)
			p.add(i, j, Selector{kind: KindNamed, id: m.Body.ID()})
			p.cell.Doubts = append(p.cell.Doubts, CellDoubt{Offset: offset, Text: text, Reason: ReasonPerson, Match: m, on: p.on})
			return j
		}
	}
	for k := i; k < j; k++ {
		// "Giám đốc Sở Nội vụ": the body that the person heads
		_, n, _ := p.lex.leaders.at(p.w, k, p.loose)
		if n == 0 {
			continue
		}
		end, s := p.nameAt(k + n)
		if m, found := p.known(k + n); m > 0 && found.Found() {
			end, s = k+n+m, SelectBody(found.Body.ID())
		}
		if end > k+n && end <= j && s.kind == KindNamed {
			p.add(i, j, s)
			p.doubt(i, j, ReasonPerson)
			return j
		}
	}
	text, _ := p.source(i, j)
	p.add(i, j, Selector{kind: KindUnknown, words: clean(text)})
	return j
}

// add appends a part of the words from i up to j.
func (p *cellReader) add(i, j int, s Selector) {
	text, offset := p.source(i, j)
	p.cell.Parts = append(p.cell.Parts, Part{Source: text, Offset: offset, Role: p.role, Selector: s})
	if s.kind == KindUnknown {
		p.cell.Rest = append(p.cell.Rest, Piece{offset, text})
	}
}

// extend makes the last part reach up to the word j.
func (p *cellReader) extend(j int) {
	last := &p.cell.Parts[len(p.cell.Parts)-1]
	end := p.w[j-1].end
	last.Source = p.text[last.Offset:end]
}

// is says that the word at i is the small word given, one of smallWords.
func (p *cellReader) is(i int, small string) bool {
	if !p.isWord(i) {
		return false
	}
	key := p.lex.small[small]
	return p.w[i].exact == key.exact || p.loose && p.w[i].plain == key.plain
}

// beginsPart says that a body or a group is named at i.
func (p *cellReader) beginsPart(i int) bool {
	for p.sign(i) == '\n' {
		i++
	}
	if !p.isWord(i) {
		return false
	}
	if n, _ := p.known(i); n > 0 {
		return true
	}
	if j, _, _ := p.groupAt(i); j > i {
		return true
	}
	j, _ := p.nameAt(i)
	return j > i
}
