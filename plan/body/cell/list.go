package cell

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/reading"
)

// itemList is a group whose members are named behind it: "các bộ: Công an,
// Quốc phòng".
type itemList struct {
	on      bool
	prefix  string // what the members leave out: "bộ", "sở"
	colon   bool   // they stand behind a colon
	places  bool   // the members are places, which no registry need know
	units   bool   // they are units behind a colon, which none need know
	classes body.Classes
	of      int // the part of the group, which its first member replaces; -1 afterwards
}

// listable says that the members of the group may be named behind it.
func (m *meaning) listable() bool {
	return m.kind == body.KindGroup && m.classes != 0 && m.of == ""
}

// prefixes is what members of a group leave out, by what the group means.
var prefixes = []struct {
	classes body.Classes
	prefix  string
}{
	{body.ClassesOf(body.Ministry, body.MinistryLevelAgency), "bộ"},
	{departments, "sở"},
	{divisions, "phòng"},
}

// listed are nouns that members leave out, whatever the group means.
var listed = set("vụ; cục; ban; phòng; khoa")

// placePrefixes are the kinds of place that members leave out, where the group
// ends with one: "UBND xã: Tân Lập, Tân Thành".
var placePrefixes = set("xã; phường; huyện; quận; thị xã; thị trấn; đặc khu")

// beginList makes the group a heading whose members follow.
func (p *reader) beginList(of int) {
	group := &p.parts[of]
	if !group.listable() {
		return
	}
	p.list = itemList{on: true, classes: group.classes, of: of}
	if group.like != "" { // "Sở Nội vụ các tỉnh: Hà Nam, Ninh Bình"
		p.list.prefix, p.list.places = group.like, true
		return
	}
	if i := group.to - 1; p.has(listed, i) == 1 {
		p.list.prefix = p.token(i).Word.String() // "các Vụ: Pháp chế, Tổ chức cán bộ"
		return
	}
	for _, row := range prefixes {
		if group.classes&row.classes != 0 {
			p.list.prefix = row.prefix
			return
		}
	}
	if group.classes&^localities != 0 {
		return
	}
	if p.any(group.from, group.to, func(i int) bool { return p.mark(i) == ',' }) {
		p.list.places = p.mark(group.to) == ':' // "Các xã, phường: Hải Vân, Hòa Khánh"
		return
	}
	for n := 1; n <= 2; n++ {
		if i := group.to - n; p.has(placePrefixes, i) == n {
			p.list.prefix, p.list.places = "UBND "+strings.ToLower(p.clean(i, group.to)), true
		}
	}
}

// sameKind passes the group at i behind the colon of another of the same classes,
// which it only says in more words: "các trường: đại học, cao đẳng".
func (p *reader) sameKind(of, i int) int {
	heading := &p.parts[of]
	if end := p.figures(i); end > i && p.has(villages, p.determiner(heading.from)) > 0 {
		return end // "Các thôn: 1, 2, 3"
	}
	end, m, _ := p.groupAt(i)
	if end > i && p.determiner(i) == i && heading.classes != 0 && m.classes == heading.classes && m.classes&^institutions == 0 {
		return end
	}
	return i
}

// figures passes numbers in a row that are all an item has.
func (p *reader) figures(i int) int {
	end := i
	for k := i; p.number(k) && !p.line(k); k = p.separator(end) {
		if end = k + 1; p.separator(end) == end {
			break
		}
	}
	if end > i && p.itemEnds(end) {
		return end
	}
	return i
}

// shortHeads stand before a colon for all of their kind that are named behind it.
var shortHeads = set("sở; bộ; phòng; vụ; cục")

// listHeading makes a group of "UBND thành phố" before ": Hà Nội, Đà Nẵng".
func (p *reader) listHeading(of int) {
	heading := &p.parts[of]
	if heading.kind != body.KindNamed || heading.id != "" {
		return
	}
	i := heading.from
	if next := heading.to + 1; !p.word(next) || p.has(verbs, next) > 0 || p.has(roleAdverbs, next) > 0 || p.marks(next) {
		return // "Giao UBND Thành phố:", "UBND phường: Khẩn trương tham mưu"
	}
	if h, n := p.head(i); n == 1 && i+n == heading.to && h.lone && p.has(shortHeads, i) == 1 && p.upper(heading.to+1) && !p.beginsPart(heading.to+1) {
		heading.meaning = meaning{kind: body.KindGroup, classes: body.ClassesOf(h.class)} // "Sở: NV, TC, TP"
		return
	}
	if n, length, _ := p.noun(i); n.kind == committee && !p.strongHead(heading.to+1) {
		if place, m, _ := p.noun(i + length); i+length+m == heading.to && place.place() {
			heading.meaning = meaning{kind: body.KindGroup, classes: place.classes}
		}
	}
}

// itemAt reads a member of the list at i.
func (p *reader) itemAt(i int) (end int, found body.Match) {
	if !p.upper(i) && !(p.bare && p.word(i)) {
		return i, body.Match{}
	}
	if n := p.has(verbs, i); n > 0 && n == p.has(fields, i) && p.list.colon && p.more(i+n) && p.lower(i+n) && !p.is(i+n, wAnd) && !p.verb(i+n) {
		return i, body.Match{} // "Các sở, ngành: Xây dựng kế hoạch"
	}
	if p.list.colon && p.list.prefix != "" && !p.list.places && p.allCapitals(i) {
		end := i + 1
		for !p.first(end) && p.word(end) {
			end++
		}
		for (p.mark(end) == '-' || p.mark(end) == '&') && p.letters(end) {
			end += 2 // "VH-XH"
		}
		if _, n := p.head(i); (n == 0 || end > i+1) && p.mark(end) != '&' && (!p.more(end) || p.is(end, wAnd)) {
			return end, body.Match{} // "Các Sở: NV, TC, TP"
		}
	}
	if p.list.prefix != "" && !p.list.places && p.placeWord(i) && !p.allCapitals(i) {
		return i, body.Match{} // "các bộ, ngành Thành phố Huế": "Thành phố" is no "TP"
	}
	if p.list.prefix != "" {
		if n, m := p.knownBehind(p.list.prefix, i); n > 0 {
			return i + n, m
		}
		if n := p.oneField(i); n > 0 && p.list.classes&^localities != 0 && !p.placeWord(i+n) {
			return max(i+n, p.unitItem(i)), body.Match{}
		}
	}
	if n := max(p.has(fields, i), p.has(tradesToo, i)); n > 0 && p.list.colon && p.list.prefix == "" && p.list.classes&(anybody|departments) != 0 && (p.itemEnds(i+n) || p.has(predicatesSet, i+n) > 0) && !p.number(i+n) {
		return i + n, body.Match{} // "các cơ quan, đơn vị: Tài chính, Nội vụ"
	}
	if n, m := p.known(i); n > 0 && (!m.Found() || p.list.classes == 0 || p.list.classes.Has(m.Body.Class(p.on))) {
		return i + n, m
	}
	if end := p.unitItem(i); end > i {
		return end, body.Match{}
	}
	return p.placeItem(i), body.Match{}
}

// oneField is the length of the field at i; where another that is longer begins behind a comma
// within it, it ends before: "Tài chính, Kế hoạch và Đầu tư".
func (p *reader) oneField(i int) int {
	n := p.has(fields, i)
	for k := i + 1; k < i+n; k++ {
		if p.mark(k) == ',' && k+1+p.has(fields, k+1) > i+n {
			return k - i
		}
	}
	return n
}

// tradesToo are fields by which bodies go in a list of them.
var tradesToo = set("giáo dục; quân sự; y tế; thuế; kiểm lâm; nông nghiệp; văn hóa; lao động; môi trường; giao thông; công thương; thanh tra; văn phòng")

// placeItem passes the name of a place in a list of places.
func (p *reader) placeItem(i int) int {
	if !p.list.places || p.startsHead(i) && !p.placeLike(i) || p.has(leaders, i) > 0 {
		return i
	}
	j := i
	for (p.upper(j) || j > i && p.number(j)) && (j == i || !p.line(j)) {
		j++ // "Sơn Kim 1"
	}
	if j > i && p.more(j) && p.lower(j) && p.place(j) > 0 && p.upper(j+p.place(j)) {
		j, _ = p.scopePlace(j) // "các xã: Tân Lập, Tân Thành tỉnh Tây Ninh"
	}
	return j
}

// placeLike says that what begins at i like a body is the name of a place, in a list of
// places: capitals up to the end of the item, and no field among them: "Hội An Đông",
// "Trường Vinh".
func (p *reader) placeLike(i int) bool {
	if _, n := p.head(i); n != 1 || p.allCapitals(i) || !p.upper(i+1) || p.has(fields, i+1) > 0 || p.has(schoolGrades, i+1) > 0 {
		return false
	}
	j := i + 1
	for p.more(j) && (p.upper(j) && !p.allCapitals(j) && !p.strongHead(j) || p.number(j)) {
		j++
	}
	return j <= i+longestPlace && p.itemEnds(j)
}

// unitItem passes the name of a unit that nobody need know, up to the next mark:
// "các Cục: Đường bộ Việt Nam, Hàng hải và Đường thủy Việt Nam, ...". In the last
// "và" stands before another.
func (p *reader) unitItem(i int) int {
	if !p.list.units || p.beginsPart(i) && !p.weakHead(i) || p.startsNoun(i) || p.has(leaders, i) > 0 {
		return i
	}
	j := i
	for ; j < i+longestItem; j++ {
		if p.mark(j) == '-' && j > i && p.upper(j+1) && !p.line(j+1) && !p.startsHead(j+1) {
			continue
		}
		if !p.word(j) || j > i && (p.line(j) || p.marks(j) || p.strongHead(j)) {
			break
		}
	}
	and := i
	for and < j && !p.is(and, wAnd) {
		and++
	}
	if p.mark(j) != ',' && p.mark(j) != ';' && !p.is(i-1, wAnd) {
		return and
	}
	if p.word(j) {
		return i
	}
	return j
}

// longestItem is how many words and marks the name of a unit in a list has at
// most.
const longestItem = 12

// item reads a member of the list that is open. The first takes the place of
// the group.
func (p *reader) item(i int) int {
	if !p.list.on {
		return i
	}
	end, m := p.itemAt(i)
	if end == i {
		p.fullItem(i)
		return i
	}
	role := p.role
	if of := p.list.of; of >= 0 {
		p.role = p.parts[of].role
		if group := &p.parts[of]; group.words != "" && p.list.prefix == "" {
			p.rest = append(p.rest, p.source(group.from, group.to)) // nothing of it is in the names of its members
		}
		p.parts = slices.Delete(p.parts, of, of+1)
		p.group = min(p.group, len(p.parts))
		p.list.of = -1
	}
	p.addItem(i, end, m)
	if p.list.units && p.more(end) && p.newBody(end) {
		p.doubt(end, max(end+1, p.bodyEnd(end)), DoubtSide) // whose units they are
	}
	p.role = role
	if j := p.idle(end); j > end {
		p.extend(j)
		return j
	}
	return end
}

// fullItem takes the group away whose members are named in full from i on:
// "các cơ quan, đơn vị: Sở Nội vụ, Sở Tài chính".
func (p *reader) fullItem(i int) {
	of := p.list.of
	if of < 0 || !p.list.colon || !p.upper(i) {
		return
	}
	h, n := p.head(i)
	end, m := p.nameAt(i)
	if group, g, _ := p.groupAt(i); group > end || group == end && (g.words == "" || p.determiner(i) > i) {
		return
	}
	if n > 0 && m.kind == body.KindNamed && (p.list.classes.Has(h.class) || p.list.classes.Has(body.Organization)) {
		if group := &p.parts[of]; group.words != "" {
			p.rest = append(p.rest, p.source(group.from, group.to)) // "các đơn vị thuộc Bộ:" says more than its members do
		}
		p.parts = slices.Delete(p.parts, of, of+1)
		p.group = min(p.group, len(p.parts))
		p.list = itemList{}
	}
}

func (p *reader) addItem(i, end int, m body.Match) {
	if m.Found() || m.Doubtful() {
		p.addMatch(i, end, m)
		return
	}
	name := p.clean(i, end)
	if p.list.prefix != "" {
		name = strings.ToUpper(p.list.prefix[:1]) + p.list.prefix[1:] + " " + name // each begins with a plain letter
		if m = p.exactly(name); m.Found() {
			p.addMatch(i, end, m)
			return
		}
	}
	p.add(i, end, called(name))
}

// shortPrefixes are the heads that the next name may leave out.
var shortPrefixes = []word{newWord("bộ"), newWord("sở"), newWord("phòng"), newWord("ban"), newWord("vụ")}

// ofEveryPlace are fields that only a ministry has for its own: behind others they are
// bodies by themselves.
var ofEveryPlace = set("công an; quân sự; thanh tra")

// short reads "Tài chính" behind "Bộ Nội vụ," as a ministry, with a doubt.
func (p *reader) short(i int) int {
	n := len(p.parts)
	if n == 0 || !p.upper(i) || p.mark(i-1) != ',' && !p.is(i-1, wAnd) && !(p.mark(i-1) == ';' && p.has(fields, i) > 0 && (p.allCapitals(i) || p.has(fields, i) > 2 && p.itemEnds(i+p.has(fields, i)) && p.has(verbs, i) == 0)) {
		return i
	}
	last := &p.parts[n-1]
	if last.kind != body.KindNamed || p.has(ofEveryPlace, i) > 0 && !p.is(last.from, shortPrefixes[0]) {
		return i
	}
	prefix, head := "", last.from
	for k := p.has(leaders, head); k > 0 && head < last.to; k = p.has(leaders, head) {
		head += k // "Trưởng phòng Nội vụ"
	}
	for _, w := range shortPrefixes {
		if p.token(head).Word == w.exact {
			prefix = w.exact.String()
		}
	}
	if prefix == "" {
		// A further member of a list that was read so already.
		if len(p.doubts) == 0 || p.doubts[len(p.doubts)-1].Offset != p.token(last.from).Start || p.list.prefix == "" {
			return p.fieldAlone(i)
		}
		prefix = p.list.prefix
	}
	open := p.list
	p.list = itemList{prefix: prefix, classes: body.ClassesOf(body.Ministry, body.MinistryLevelAgency, body.Department, body.Division, body.Unit)}
	end, m := p.itemAt(i)
	if end == i {
		p.list = open
		return i
	}
	p.addItem(i, end, m)
	p.doubt(i, end, DoubtShort)
	return end
}

// fieldAlone reads a field that is an item of a list of bodies, as whoever has it: "Công an, Quân
// sự, Y tế, các trường học".
func (p *reader) fieldAlone(i int) int {
	n := max(p.has(fields, i), p.has(tradesToo, i))
	if n == 0 || p.spoke || p.parts[len(p.parts)-1].to != i-1 || !p.itemEnds(i+n) && p.has(predicatesSet, i+n) == 0 || p.has(verbs, i) > 0 || p.has(bareFields, i) > 0 || p.beginsPart(i) {
		return i
	}
	p.add(i, i+n, called(p.clean(i, i+n)))
	p.doubt(i, i+n, DoubtShort)
	return i + n
}

// shortMinistry reads "Công an" behind "Bộ Quốc phòng,", which alone would be
// the name of some police.
func (p *reader) shortMinistry(i int) int {
	if p.mark(i-1) != ',' && !p.is(i-1, wAnd) {
		return i // as short asks for
	}
	if len(p.parts) == 0 || !p.upper(i) {
		return i
	}
	n, m := p.knownBehind("bộ", i)
	if !m.Found() || p.more(i+n) && !p.is(i+n, wAnd) && !p.marks(i+n) {
		return i
	}
	return p.short(i)
}

// listMark is the length of "1.", "1)", "a)", "i)" or "1-" at i, 0 for none.
// The opening bracket of "(1)" was passed before.
func (p *reader) listMark(i int) int {
	if p.mark(i-1) == ',' && !p.line(i) || !p.first(i) || !p.last(i) {
		return 0
	}
	if p.word(i-1) && !p.line(i) && !(p.number(i) && p.newBody(i+2)) {
		return 0 // but "1. Sở Nội vụ 2. Sở Tư pháp"
	}
	if utf8.RuneCountInString(p.clean(i, i+1)) > 2 {
		return 0
	}
	switch p.mark(i + 1) {
	case ')':
		return 2
	case '.':
		if next := p.token(i + 2); p.number(i) && next.Kind != reading.KindEnd && (next.Space || next.Line) {
			return 2
		}
	case '-':
		if p.number(i) {
			return 2
		}
	}
	return 0
}
