package body

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/rickb777/date/v2"
)

// Role is the role of a body in a task.
type Role string

// The roles. A part without a role is one to which the text gives none.
const (
	Lead       Role = "lead"       // chủ trì, đầu mối
	Coordinate Role = "coordinate" // phối hợp
)

// Cell is what a text that names bodies was read as: a cell of a task table,
// or the beginning of a sentence that gives a task.
type Cell struct {
	Parts  []Part
	Rest   []Piece // what was not understood, the unknown parts included
	Doubts []CellDoubt
}

// Part is one body or group of a [Cell], in the order of the text.
type Part struct {
	Source   string // the words of the text
	Offset   int    // of Source in the text, in bytes
	Role     Role   // zero: the text gives none
	Selector Selector
}

// Piece is a piece of a text.
type Piece struct {
	Offset int // in bytes
	Text   string
}

// CellDoubt is something in a cell that a person should look at.
type CellDoubt struct {
	Offset int    // in bytes
	Text   string // the piece in doubt
	Reason CellReason
	Match  Match // with ReasonName: what it was taken for, or might be
	on     date.Date
}

// CellReason says why a piece of a cell is in doubt.
type CellReason string

// The reasons.
const (
	ReasonName   CellReason = "name"   // the name fits roughly, or fits several
	ReasonPerson CellReason = "person" // a person is named; the office was taken
	ReasonShort  CellReason = "short"  // "Bộ Nội vụ, Tài chính": the second was read as Bộ Tài chính
	ReasonWords  CellReason = "words"  // the words of a group or role are misspelt
)

// Message is the doubt in a sentence.
func (d CellDoubt) Message(l calendar.Language) string {
	switch d.Reason {
	case ReasonPerson:
		return l.Pick("nêu tên người; đã lấy chức vụ, hãy kiểm tra", "a person is named; the office was taken, check it")
	case ReasonShort:
		return l.Pick("tên viết rút gọn theo cơ quan đứng trước, hãy kiểm tra", "a name shortened after the body before it, check it")
	case ReasonWords:
		return l.Pick("khác dấu với cách viết đã biết, hãy kiểm tra", "the marks differ from the known wording, check it")
	}
	return d.Match.Message(l, d.on)
}

// RestText is what was not understood, the pieces joined by " | ".
func (c Cell) RestText() string {
	texts := make([]string, len(c.Rest))
	for i, p := range c.Rest {
		texts[i] = clean(p.Text)
	}
	return strings.Join(texts, " | ")
}

// Resolve is the bodies of all parts on the day, each once, in the order of
// the parts.
func (c Cell) Resolve(r *Registry, on date.Date, scope Scope) []Body {
	var all []Body
	seen := map[Body]bool{}
	for _, p := range c.Parts {
		for _, b := range p.Selector.Resolve(r, on, scope) {
			if !seen[b] {
				seen[b] = true
				all = append(all, b)
			}
		}
	}
	return all
}

// ParseCell reads the bodies that a text names, with their roles. Names are
// looked up as [Registry.Find] does for the day given. Nothing is lost: what
// is not understood stands in Rest with its place.
func (r *Registry) ParseCell(text string, on date.Date) Cell {
	p := newCellReader(r, text, on)
	p.read()
	return p.cell
}

// ParseSelector reads one selector: its canonical words, or any wording of a
// group; bodies are named by ID. It knows no registry, so that another name
// is a body without ID when it clearly is the name of one, and Unknown
// otherwise; [Registry.ParseCell] reads names. The error is a
// [*SelectorError].
func ParseSelector(text string) (Selector, error) {
	if clean(text) == "" {
		return Selector{}, &SelectorError{Text: text, Problem: "empty"}
	}
	codes, qualifiers, _ := strings.Cut(strings.TrimSpace(text), " ")
	if set, ok := classCodes(codes); ok {
		s, err := ParseSelector("các bộ " + qualifiers)
		if err == nil && s.classes == ClassesOf(Ministry) && s.words == "" {
			s.classes = set
			return s, nil
		}
	}
	p := newCellReader(&Registry{}, text, date.Zero)
	p.anyID = true
	p.read()
	parts := p.cell.Parts
	switch {
	case len(parts) == 1 && len(p.cell.Rest) == 0:
		return parts[0].Selector, nil
	case len(parts) > 1 && len(p.cell.Rest) == 0:
		return Selector{}, &SelectorError{Text: text, Problem: "several"}
	}
	return Selector{kind: Unknown, words: clean(text)}, nil
}

// classCodes reads classes joined by "+", as [Classes.String] writes them.
func classCodes(text string) (set Classes, ok bool) {
	for c := range strings.SplitSeq(strings.TrimSpace(text), "+") {
		bit := Class(c).bit()
		if bit == 0 {
			return 0, false
		}
		set |= bit
	}
	return set, true
}

// cellReader reads a cell from left to right.
type cellReader struct {
	r     *Registry
	on    date.Date
	text  string
	w     []word
	lex   *lexicon
	cell  Cell
	loose bool // the text has no accents at all
	anyID bool // identifiers need not be known

	role  Role // of the parts to come
	label bool // the role was set by a label and holds until the next
	group int  // first part since the last strong sign or marker
	list  itemList
}

// itemList is a group whose members are named after it: "các bộ: Công an,
// Quốc phòng".
type itemList struct {
	on     bool
	prefix string // what the items leave out: "bộ", "sở"
	set    Classes
	of     int // the part of the group, which its first item replaces; -1 afterwards
}

func newCellReader(r *Registry, text string, on date.Date) *cellReader {
	p := &cellReader{r: r, on: on, text: text, w: splitWords(text), lex: lexical()}
	p.loose = true
	for _, w := range p.w {
		if w.isWord() && w.exact != w.plain+"|" && !strings.Contains(" uban &", text[w.start:w.end]) {
			if f := foldRaw(text[w.start:w.end]); !f.bare {
				p.loose = false
			}
		}
	}
	return p
}

// foldRaw folds a word without writing abbreviations out.
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
	if n, _ := p.known(i); n == 0 {
		if j := p.leader(i); j > i {
			return j
		}
	}
	if j := p.part(i, i); j > i {
		return j
	}
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
		p.strong(false)
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
		if n := len(p.cell.Parts); n > 0 && p.endsAt(i) && p.cell.Parts[n-1].Selector.kind == Group {
			p.beginList(n - 1)
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

// listMark is the length of "1.", "1)", "a)" or "i)" at i, 0 for none. The
// opening bracket of "(1)" was passed before.
func (p *cellReader) listMark(i int) int {
	if i > 0 && p.isWord(i-1) || p.sign(i-1) == ',' || i+1 >= len(p.w) {
		return 0
	}
	t := p.text[p.w[i].start:p.w[i].end]
	if !p.w[i].first || !p.w[i].last || utf8.RuneCountInString(t) > 2 {
		return 0
	}
	switch p.sign(i + 1) {
	case ')':
		return 2
	case '.':
		digits := strings.Trim(t, "0123456789") == ""
		if digits && i+2 < len(p.w) && p.w[i+2].start > p.w[i+1].end {
			return 2
		}
	case '-':
		if strings.Trim(t, "0123456789") == "" {
			return 2
		}
	}
	return 0
}

// labelAt is the length of a label such as "Cơ quan chủ trì:" with its colon,
// and the role it gives; 0 for none.
func (p *cellReader) labelAt(i int) (int, Role) {
	var role Role
	j := i
	for j < len(p.w) {
		if p.sign(j) == ',' || p.sign(j) == '/' || p.sign(j) == '(' || p.sign(j) == ')' {
			j++
			continue
		}
		if _, n, _ := p.lex.coordinateWith.at(p.w, j, p.loose); n > 0 {
			if role == "" {
				role = Coordinate
			}
			j += n
			continue
		}
		if _, n, _ := p.lex.leads.at(p.w, j, p.loose); n > 0 {
			if role == "" {
				role = Lead
			}
			j += n
			continue
		}
		if _, n, _ := p.lex.coordinates.at(p.w, j, p.loose); n > 0 {
			if role == "" {
				role = Coordinate
			}
			j += n
			continue
		}
		k, n, _ := p.lex.labels.at(p.w, j, p.loose)
		if n == 0 {
			break
		}
		switch labelWords[k] {
		case "thực hiện", "triển khai", "tham mưu", "thường trực", "chịu trách nhiệm", "tổ chức thực hiện", "triển khai thực hiện":
			if role == "" {
				role = Lead
			}
		}
		j += n
	}
	if role == "" || j == i {
		return 0, ""
	}
	switch {
	case p.sign(j) == ':':
		return j + 1 - i, role
	case i == 0 || p.sign(i-1) == '\n' || p.sign(i-1) == '•' || p.sign(i-1) == '-':
		// A label on a line of its own, or before a dash.
		if p.sign(j) == '\n' && j+1 < len(p.w) && p.upper(j+1) || p.sign(j) == '-' && j > i+1 {
			return j + 1 - i, role
		}
	}
	return 0, ""
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
			p.add(i, j, Selector{kind: Named, id: m.Body.ID()})
			p.cell.Doubts = append(p.cell.Doubts, CellDoubt{Offset: offset, Text: text, Reason: ReasonPerson, Match: m, on: p.on})
			return j
		}
	}
	text, _ := p.source(i, j)
	p.add(i, j, Selector{kind: Unknown, words: clean(text)})
	return j
}

// add appends a part of the words from i up to j.
func (p *cellReader) add(i, j int, s Selector) {
	text, offset := p.source(i, j)
	p.cell.Parts = append(p.cell.Parts, Part{Source: text, Offset: offset, Role: p.role, Selector: s})
	if s.kind == Unknown {
		p.cell.Rest = append(p.cell.Rest, Piece{offset, text})
	}
}

// extend makes the last part reach up to the word j.
func (p *cellReader) extend(j int) {
	last := &p.cell.Parts[len(p.cell.Parts)-1]
	end := p.w[j-1].end
	last.Source = p.text[last.Offset:end]
}

// markerAt is the length of the words of a role at i and what they say of the
// parts before and after.
func (p *cellReader) markerAt(i int) (n int, before, after Role) {
	if _, n, _ := p.lex.coordinateWith.at(p.w, i, p.loose); n > 0 {
		return n, Lead, Coordinate
	}
	if _, n, _ := p.lex.leads.at(p.w, i, p.loose); n > 0 {
		// "chủ trì, phối hợp với", "chủ trì và phối hợp chặt chẽ với"
		j := i + n
		for p.sign(j) == ',' || p.sign(j) == '\n' || p.is(j, "và") {
			j++
		}
		if _, m, _ := p.lex.coordinateWith.at(p.w, j, p.loose); m > 0 {
			return j + m - i, Lead, Coordinate
		}
		if _, m, _ := p.lex.coordinates.at(p.w, j, p.loose); m > 0 && j > i+n && p.beginsPart(j+m) {
			return j + m - i, Lead, Coordinate
		}
		return n, Lead, ""
	}
	if _, n, _ := p.lex.coordinates.at(p.w, i, p.loose); n > 0 {
		if p.isWord(i+n) && p.beginsPart(i+n) {
			return n, Lead, Coordinate // "phối hợp các bộ, ngành"
		}
		return n, Coordinate, ""
	}
	return 0, "", ""
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

// marker reads the words of a role.
func (p *cellReader) marker(i int) int {
	lead := i
	for lead < len(p.w) && p.w[lead].first && (p.is(lead, "là") || p.is(lead, "làm") || p.is(lead, "được") || p.is(lead, "giao") || p.is(lead, "cùng") || p.is(lead, "sẽ")) {
		lead++
	}
	n, before, after := p.markerAt(lead)
	if n == 0 && lead > i {
		lead = i
		n, before, after = p.markerAt(i)
	}
	if n == 0 {
		return i
	}
	if _, m, _ := p.lex.nouns.at(p.w, i, p.loose); m > n {
		return i // "cơ quan chủ trì soạn thảo"
	}
	j := lead + n
	parts := p.cell.Parts[min(p.group, len(p.cell.Parts)):]
	if len(parts) == 0 {
		// Before its bodies: "Phối hợp: ...", "Chủ trì, phối hợp với ..."
		switch {
		case after != "":
			// The subject stands in a sentence before: "Bộ Y tế tổ chức ...; chủ
			// trì, phối hợp với Bộ Tài chính ...".
			if !slices.ContainsFunc(p.cell.Parts, func(q Part) bool { return q.Role != "" }) {
				for k := range p.cell.Parts {
					p.cell.Parts[k].Role = before
				}
			}
			p.role, p.label = after, false
		default:
			p.role, p.label = before, false
		}
		return p.skipColon(j)
	}
	for k := range parts {
		if parts[k].Role == "" || before == Lead && after == "" || !p.label {
			parts[k].Role = before
		}
	}
	p.group = len(p.cell.Parts)
	p.list = itemList{}
	p.role, p.label = after, false
	if _, m, _ := p.lex.fillers.at(p.w, j, p.loose); m > 0 && !p.isWord(j+m) {
		j += m
	}
	return p.skipColon(j)
}

func (p *cellReader) skipColon(j int) int {
	if p.sign(j) == ':' {
		return j + 1
	}
	return j
}

// parenthesis reads what stands in brackets after a part.
func (p *cellReader) parenthesis(i int) int {
	if p.listMark(i+1) == 2 && p.sign(i+2) == ')' {
		p.strong(!p.label)
		return i + 3
	}
	closing := i + 1
	for closing < len(p.w) && p.sign(closing) != ')' {
		if p.sign(closing) == '(' {
			return i + 1
		}
		closing++
	}
	n := len(p.cell.Parts)
	if n == 0 || closing == len(p.w) || closing == i+1 {
		return i + 1
	}
	last := &p.cell.Parts[n-1]
	if p.isWord(i + 1) {
		if m, before, _ := p.markerAt(i + 1); m > 0 && closing-(i+1+m) < 4 {
			last.Role = before
			for k := n - 2; k >= p.group && before == Coordinate && p.cell.Parts[k].Role == ""; k-- {
				p.cell.Parts[k].Role = before
			}
			return closing + 1
		}
		if _, m, _ := p.lex.exceptWords.at(p.w, i+1, p.loose); m > 0 {
			if j := p.except(i + 1 + m); j > i+1+m {
				return j
			}
		}
	}
	if last.Selector.kind == Group && p.endsAt(i) {
		// "các bộ liên quan (Tư pháp, Tài chính)": the bodies are named.
		p.beginList(n - 1)
		if j, _ := p.itemAt(i + 1); j > i+1 {
			return i + 1
		}
		p.list.on = false
	}
	if p.endsAt(i) {
		p.extend(closing + 1)
	}
	return closing + 1
}
