package cell

import (
	"slices"
	"sync"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// reader reads a cell from left to right: at each word it tries, in this
// order, the marks of lists, labels, persons, what is left out of a group,
// roles, members of a list that is open, and bodies; see step.
type reader struct {
	r     *body.Registry
	names *body.Lookup
	on    form.Day
	text  reading.Text
	bare  bool // the text has no accents at all
	anyID bool // identifiers need not be known
	below bool // "địa phương" are below a province

	parts  []part
	rest   []reading.Piece
	restAt []stretch // where they stand
	turns  []turn
	doubts []reading.Doubt

	role   body.Role // of the parts to come
	label  bool      // the role was set by a label and holds until the next
	said   int       // where the words of the last role end
	other  bool      // the words of the last role are of a clause before
	spoke  bool      // what is done stands behind the words of the last role
	group  int       // first part since the last strong mark or role
	parent int       // one more than the part before the colon of a list of parts of an office
	list   itemList

	leadIs   int8 // 2: a lead is named; 0: not looked at
	pairedIs int8 // 2: the text has roles in words, or in the letters of both; 0: not looked at

	*sights
	duty    int  // where it is said at the end of a sentence that all before have to carry it out
	horizon int  // where what is read at a place ends; see look
	inside  bool // of what is left out of a group
}

// part is a part while it is read.
type part struct {
	from, to int // tokens
	role     body.Role
	units    []reading.Piece
	meaning
}

// meaning is what words stand for, while they are read.
type meaning struct {
	kind     body.Kind
	id       body.ID
	words    string // as [body.Selector.Words]
	classes  body.Classes
	of       body.ID
	like     string
	related  bool
	assigned bool
	except   string
	some     bool // a group of which only some are meant, by their numbers
	comma    bool // one name was read where a comma may stand between two
	agent    bool // it ends with what those of it do, behind the words of a role: or are to do
	loose    bool // it ends with words that no rule knows, and may end before or behind them
}

func named(id body.ID) meaning     { return meaning{kind: body.KindNamed, id: id} }
func called(name string) meaning   { return meaning{kind: body.KindNamed, words: name} }
func unknown(words string) meaning { return meaning{kind: body.KindUnknown, words: words} }

// selector is the meaning for hosts.
func (m *meaning) selector() body.Selector {
	switch {
	case m.kind == body.KindUnknown:
		return body.SelectUnknown(m.words)
	case m.kind == body.KindNamed && m.id != "":
		return body.SelectBody(m.id)
	case m.kind == body.KindNamed:
		return body.SelectName(m.words)
	}
	s := body.SelectClasses(m.classes).InWords(m.words).Like(m.like).Under(m.of)
	if m.related {
		s = s.WithRelated()
	}
	if m.assigned {
		s = s.WithAssigned()
	}
	for _, name := range list(m.except) {
		s = s.ExceptNamed(name)
	}
	return s
}

// sight is what was seen at a word. The same places are looked at from many
// sides, and a long text must not take long for that.
type sight struct {
	known, group, name, role, head, noun bool
	side                                 bool // a body without a mark before it was doubted

	headN, nounN, nounSlips int8
	headIs                  head
	nounIs                  noun

	knownN, groupEnd, slips, nameEnd, roleN int32
	before, after                           body.Role
	match                                   *body.Match // nil: none
	groupIs, nameIs                         *meaning
}

// sights is what was seen at all words of a text.
type sights struct {
	seen     []sight
	meanings []meaning
	matches  []body.Match
}

// rooms is room for sights: most texts are short, and many.
var rooms = sync.Pool{New: func() any { return new(sights) }}

// free gives the room back.
func (s *sights) free() {
	clear(s.meanings)
	clear(s.matches)
	s.meanings, s.matches = s.meanings[:0], s.matches[:0]
	rooms.Put(s)
}

// keep keeps a meaning for as long as there are sights.
func (s *sights) keep(m meaning) *meaning {
	s.meanings = append(s.meanings, m)
	return &s.meanings[len(s.meanings)-1]
}

func newReader(r *body.Registry, text string, on form.Day, anyID bool) *reader {
	p := &reader{r: r, names: r.Lookup(on), on: on, text: scan(text), anyID: anyID, sights: rooms.Get().(*sights)}
	n := len(p.text.Tokens)
	p.seen, p.horizon = slices.Grow(p.seen[:0], n)[:n], n
	clear(p.seen)
	p.bare = p.isBare()
	p.unwrap()
	p.duty = p.dutyAt()
	p.below = p.ofProvince()
	return p
}

// dutyAt is where the one sentence of the text ends with whose duty it is: "chịu trách nhiệm
// thi hành Quyết định này". It is 0 where none does.
func (p *reader) dutyAt() int {
	for i := range p.text.Tokens {
		if p.has(duties, i) > 0 && p.lower(i) {
			return i
		}
	}
	if p.anyID {
		return len(p.text.Tokens) // a selector by itself is all of it
	}
	return 0
}

var duties = set("chịu trách nhiệm thi hành; chịu trách nhiệm thực hiện; chịu trách nhiệm tổ chức thực hiện; chịu trách nhiệm triển khai thực hiện; căn cứ quyết định thi hành; căn cứ quyết định thực hiện")

// unwrap takes the break out of a line that was too long: what follows begins
// small, and begins no body and no group, or "và" stands before it.
func (p *reader) unwrap() {
	for i := 1; i < len(p.text.Tokens); i++ {
		if !p.line(i) || !p.word(i) || !p.word(i-1) || p.bare || p.determiner(i) > i || p.listMark(i) > 0 {
			continue
		}
		if p.cutHead(i) || p.cutOffice(i) || p.cutTail(i) || p.nextPlace(i) {
			p.text.Tokens[i].Line, p.text.Tokens[i].Space = false, true
			continue
		}
		if p.lower(i) && !p.number(i) && !p.startsNoun(i) && !p.startsHead(i) || p.is(i-1, wAnd) && !p.startsHead(i) || !p.last(i) && p.lower(i-1) && p.allCapitals(i) && !p.startsNoun(i) && !p.startsHead(i) {
			p.text.Tokens[i].Line, p.text.Tokens[i].Space = false, true
		}
	}
}

// cutHead says that the line before i ends with a head that is no name without more, and
// that what follows with a capital begins no body: "Trường Đại học" and "Bách khoa".
func (p *reader) cutHead(i int) bool {
	if !p.upper(i) || p.startsNoun(i) || p.has(leaders, i) > 0 || p.has(otherLabels, i) > 0 || p.labelBegin(i) {
		return false
	}
	if h, n := p.head(i); n > 0 && !h.weak && p.has(bareFields, i) == 0 {
		return false
	}
	for n := 1; n <= 4; n++ {
		if p.has(cutHeads, i-n) == n && p.upper(i-n) && p.lower(i-1) == (n > 1 && p.lower(i-1)) {
			return true
		}
	}
	return false
}

// cutOffice says that the line before i is no more than an office or a post, and that the
// body whose it is begins the next: "Văn phòng" and "UBND tỉnh".
func (p *reader) cutOffice(i int) bool {
	h, n := p.head(i)
	if n == 0 || !p.upper(i) {
		return false
	}
	for n := 1; n <= 4 && n <= i; n++ {
		if n < i && !p.line(i-n) {
			continue
		}
		return p.has(posts, i-n) == n && (superiors|body.ClassesOf(body.PartyBody)).Has(h.class) ||
			p.has(seatsOf, i-n) == n && (committees|councils|body.ClassesOf(body.PartyBody)).Has(h.class)
	}
	return false
}

// cutTail says that the line at i is what a name ends with that began in the line before:
// "Tập đoàn Điện lực" and "Việt Nam".
func (p *reader) cutTail(i int) bool {
	n := p.has(tails, i)
	if n == 0 || !p.upper(i) || p.more(i+n) || p.mark(i+n) != 0 || p.number(i-1) {
		return false
	}
	k := i - 1
	for k > 0 && k > i-longest && !p.line(k) && p.word(k-1) {
		k--
	}
	return p.upper(k) && p.startsHead(k)
}

// nextPlace says that the line before i is a body with the kind of its place, and that the
// name of the place begins the next: "Công an xã" and "Tả Phìn".
func (p *reader) nextPlace(i int) bool {
	if p.has(namedPlaces, i-1) != 1 || !p.lower(i-1) || p.line(i-1) || !p.upper(i) || p.number(i) || p.allCapitals(i) || p.startsHead(i) || p.startsNoun(i) || p.has(leaders, i) > 0 || p.labelBegin(i) {
		return false
	}
	k := i
	for p.upper(k) && k < i+longestPlace && (k == i || !p.line(k)) {
		k++
	}
	if p.more(k) || p.mark(k) == ':' || p.has(fields, i) == k-i || p.placeAt(i) > i && !p.is(i-1, wProvince) {
		return false
	}
	for k = i - 1; k > 0 && !p.line(k) && p.word(k-1); k-- {
	}
	return p.startsHead(k) && k < i-1
}

// namedPlaces are kinds of place that have names.
var namedPlaces = set("xã; phường; đặc khu; tỉnh; huyện")

var (
	posts   = set("giám đốc; phó giám đốc; chủ tịch; phó chủ tịch; bí thư; phó bí thư; bộ trưởng; thủ trưởng; chánh thanh tra; chánh văn phòng; phó chánh văn phòng; tổng giám đốc; chủ nhiệm; trưởng ban; người đứng đầu; đại diện")
	seatsOf = set("văn phòng; thường trực; ban thường vụ; ủy ban kiểm tra; cơ quan")
	tails   = set("quốc gia; việt nam; trung ương; nhà nước; xã hội")
)

// labelBegin says that a label may begin at i.
func (p *reader) labelBegin(i int) bool {
	_, n, _ := at(p, roles, i)
	return n > 0
}

// cutHeads are heads that are no names.
var cutHeads = set("viện nghiên cứu; viện khoa học; viện chiến lược; cục quản lý; vụ quản lý; phòng quản lý; chi cục quản lý; trung tâm nghiên cứu; trung tâm ứng dụng; trung tâm dịch vụ; trung tâm quản lý; trung tâm tư vấn; sở; bộ; cục; vụ; chi cục; trung tâm; trường đại học; đại học; học viện; viện; trường; ban quản lý; ban quản lý khu; ban quản lý dự án; ban chỉ đạo; ban chỉ huy; hội đồng; liên đoàn; hiệp hội; công ty; tổng công ty; tập đoàn; ngân hàng; nhà xuất bản; bệnh viện; trường thpt; trường thcs; trường tiểu học; trường mầm non; trường cao đẳng; bảo hiểm; ủy ban; ban")

// isBare says that no word of the text has an accent, as it was received: what
// abbreviations stand for has.
func (p *reader) isBare() bool {
	for i := range p.text.Tokens {
		k := &p.text.Tokens[i]
		if k.Word == k.Plain {
			continue
		}
		for _, c := range []byte(p.text.Source[k.Start:k.End]) {
			if c >= 0x80 {
				return false
			}
		}
	}
	return true
}

// ofProvince says that the text speaks of departments or bodies of a province
// and of none of the Government: "địa phương" are then those below it.
func (p *reader) ofProvince() bool {
	if !p.namesProvince() {
		return false
	}
	government := central | body.ClassesOf(body.Government)
	several := false // bodies of the Government may be meant by a group
	for i := range p.text.Tokens {
		if _, m := p.known(i); m.Found() && government.Has(m.Body.Class(p.on)) {
			return false
		}
		n, _, _ := p.noun(i)
		several = several || n.classes&central != 0
	}
	if !several {
		return true
	}
	for i := range p.text.Tokens {
		if _, group, _ := p.groupAt(i); group.classes&central != 0 {
			return false
		}
	}
	for i := range p.seen { // what was seen so far took "địa phương" for provinces
		s := &p.seen[i]
		s.group, s.name, s.role, s.groupIs, s.nameIs = false, false, false, nil, nil
	}
	return true
}

// namesProvince says that a department or a body of one province is named:
// "Công an tỉnh", and not "UBND tỉnh, thành phố".
func (p *reader) namesProvince() bool {
	for i := range p.text.Tokens {
		if p.is(i, wDepartment) && !p.is(i-1, wBasis) && !p.is(i-1, wSeat) {
			return true
		}
		if p.is(i, wProvince) && p.lower(i) && !p.line(i) && p.word(i-1) && p.determiner(i-1) == i-1 && !p.is(i-1, wLevel) &&
			(!p.more(i+1) || p.is(i+1, wAnd)) && !p.is(i+2, wCity) {
			return true
		}
	}
	return false
}

func (p *reader) read() {
	for i := 0; p.token(i).Kind != reading.KindEnd; {
		if p.line(i) && p.breaks(i) {
			p.strong(true)
		}
		i = p.step(i)
	}
	p.review()
	p.reviewCounts()
	p.free()
	p.sights = nil
}

// strong ends a stretch of parts that share a role.
func (p *reader) strong(line bool) {
	p.group = len(p.parts)
	p.list = itemList{}
	if line {
		p.parent = 0
	}
	if (line || p.spoke) && !p.label {
		p.role = "" // "... phối hợp với Bộ Tài chính rà soát; UBND các tỉnh tổ chức thực hiện"
	}
	p.spoke, p.other = false, true
}

func (p *reader) step(i int) int {
	if j := p.remarkBehind(i); j > i {
		return j
	}
	if !p.word(i) {
		return p.stepMark(i)
	}
	if n := p.listMark(i); n > 0 {
		p.strong(!p.label)
		return i + n
	}
	if j := p.passLabel(i); j > i {
		return j
	}
	if j := p.addressed(i); j > i {
		return j
	}
	if n := p.has(otherLabels, i); n > 0 && p.mark(i+n) == ':' {
		return p.prose(i)
	}
	if j := p.toldOf(i); j > i {
		return j
	}
	if j := p.person(i); j > i {
		return j
	}
	if n := p.has(exceptions, i); n > 0 {
		from := i + n
		if j := p.except(from); j != from {
			return j
		}
	}
	if p.endsAt(i) && p.lower(i) && !p.line(i) && p.has(toLead, i) == 2 {
		return p.prose(i) // "Đảng ủy lãnh đạo lực lượng công an"
	}
	if j := p.opener(i); j > i {
		return j
	}
	if j := p.circumstance(i); j > i {
		return j
	}
	if j := p.marker(i); j > i {
		return j
	}
	if j := p.item(i); j > i {
		return j
	}
	open := p.list
	if j := p.shortMinistry(i); j > i {
		return j
	}
	p.list = itemList{}
	if j := p.holderOf(i); j > i {
		return j
	}
	if j := p.part(i, i); j > i {
		return j
	}
	if p.is(i, wYou) && p.more(i+1) && p.newBody(i+1) {
		if j := p.part(i, i+1); j > i+1 {
			return j // "Quý Ủy ban nhân dân tỉnh"
		}
	}
	p.list = open
	if j := p.passJoiner(i); j > i {
		return j
	}
	if j := p.short(i); j > i {
		return j
	}
	return p.unknown(i)
}

// holderOf reads who has an office: the head of a body, or who serves one.
func (p *reader) holderOf(i int) int {
	if n, _ := p.known(i); n < p.has(leaders, i) || n == 0 {
		if j := p.titleInVillage(i); j > i {
			return j
		}
		if j := p.leader(i); j > i {
			return j
		}
	}
	if j := p.headOfDivision(i); j > i {
		return j
	}
	if j := p.comradesAt(i); j > i {
		return j
	}
	return p.aide(i)
}

// passLabel passes a label, which says what role those behind it have.
func (p *reader) passLabel(i int) int {
	if j := p.standingOf(i); j > i {
		return j
	}
	n, role := p.labelAt(i)
	if n == 0 {
		n = p.has(greetings, i)
		switch {
		case n == 0, i > 0 && !p.line(i) && p.mark(i-1) == 0:
			return i
		case p.mark(i+n) == ':':
			p.leaveAside(i, i+n) // "Kính gửi: UBND tỉnh"
			return i + n + 1
		case p.upper(i+n) && p.beginsPart(i+n) || p.has(leaders, i+n) > 0 || p.determiner(i+n) > i+n || p.has(comrades, i+n) > 0:
			p.leaveAside(i, i+n)
			return i + n
		}
		return i
	}
	p.role, p.label = role, true
	p.strong(false)
	p.leaveLabel(i, i+n)
	return i + n
}

// greetings stand at the head of those to whom a document goes.
var greetings = set("kính gửi; kính trình; nơi nhận; đồng kính gửi; cùng dự có; tham dự có; dự có; cùng tham dự có; dự họp có; dự hội nghị có; tham dự hội nghị có; dự cuộc họp có; dự buổi làm việc có; dự buổi lễ có; dự lễ có; cùng đi có; tiếp đoàn có; chủ trì hội nghị có; thành phần gồm; thành phần gồm có; thành phần dự họp gồm; đến dự có; về dự có; tới dự có; tham gia đoàn có")

// toldOf passes with whom something is done, or what a line speaks of.
func (p *reader) toldOf(i int) int {
	if j := p.objects(i); j > i {
		return j
	}
	return p.topic(i)
}

// passJoiner passes words between parts, and says whose role those behind have.
func (p *reader) passJoiner(i int) int {
	if n := p.has(jointly, i); n > 0 && p.led(i) && p.beginsPart(i+n) {
		p.role, p.group = body.RoleCoordinate, len(p.parts)
		return i + n // "chủ trì, cùng với Sở Nội vụ"
	}
	if n := p.joiner(i); n > 0 {
		if p.has(directing, i) > 0 && p.lower(i) {
			p.group = len(p.parts) // "UBND tỉnh giao Sở Nội vụ chủ trì": what follows says nothing of who gives it
			if !p.label {
				p.role = ""
			}
		}
		return i + n
	}
	return i
}

// jointly stands before those who act with one that leads.
var jointly = set("cùng; cùng với")

// led says that nothing but a mark stands between the words of a role, by which those
// before lead, and i.
func (p *reader) led(i int) bool {
	if len(p.turns) == 0 || p.role != "" || p.spoke || p.label {
		return false
	}
	t := p.turns[len(p.turns)-1]
	for n := len(p.parts) - 1; n >= 0 && p.parts[n].from > t.to; n-- {
		return false
	}
	return p.said == t.to && (i == t.to || i == t.to+1 && p.mark(t.to) == ',')
}

// stepMark passes a mark.
func (p *reader) stepMark(i int) int {
	switch p.mark(i) {
	case ';':
		open := p.list
		p.strong(false)
		p.list = open // "các bộ: Tài chính; Nội vụ; Tư pháp"
	case '.':
		if p.sentenceEnds(i) {
			p.strong(true)
		}
	case '-', '•':
		if i == 0 || p.line(i) {
			p.strong(p.line(i))
		}
	case '/':
		if p.alias(i) {
			p.extend(i + 2)
			return i + 2
		}
		if end := p.charge(i); end > i {
			p.extend(end)
			last := &p.parts[len(p.parts)-1]
			last.words = p.clean(last.from, end)
			return end
		}
		if p.lettersToo(i) {
			p.extend(i + 2)
			last := &p.parts[len(p.parts)-1]
			last.words = lowerFirst(p.clean(last.from, i+2))
			p.doubt(last.from, i+2, DoubtNew)
			return i + 2
		}
	case ':':
		if n := len(p.parts); p.endsAt(i) && !p.line(i) {
			p.listHeading(n - 1)
			switch p.parts[n-1].kind {
			case body.KindGroup:
				if end := p.sameKind(n-1, i+1); end > i+1 {
					p.extend(end)
					p.parts[n-1].words = lowerFirst(p.clean(p.parts[n-1].from, end))
					return end
				}
				p.beginList(n - 1)
				p.list.colon, p.list.units = true, p.has(listed, i-1) == 1
			case body.KindUnknown:
				p.role, p.label = "", false // another label, that nobody knows
			case body.KindNamed:
				if p.has(bureauHeads, p.parts[n-1].from) > 0 || p.parts[n-1].to == p.parts[n-1].from+1 && p.allCapitals(p.parts[n-1].from) {
					p.parent = n
				}
			}
		}
	case '(':
		return p.parenthesis(i)
	}
	return i + 1
}

// bureauHeads are heads of offices whose parts and posts go by letters.
var bureauHeads = set("văn phòng; VPUB; VPUBND; VPUBTP; VPHĐND; VPCP; VPTU; VPĐU; trung tâm; TT")

// alias says that behind the stroke at i the letters stand by which the body before it is
// called as well: "Bộ Khoa học và Công nghệ/MOST".
func (p *reader) alias(i int) bool {
	if !p.endsAt(i) || p.parts[len(p.parts)-1].kind != body.KindNamed || p.token(i).Space || p.token(i+1).Space || !p.upper(i+1) || !p.allCapitals(i+1) || !p.first(i+1) || !p.last(i+1) || p.number(i+1) || !p.itemEnds(i+2) {
		return false
	}
	last := p.parts[len(p.parts)-1]
	return !p.beginsPart(i+1) && !p.allCapitals(last.to-1) && last.to-last.from > 2
}

// charge passes what a deputy is in charge of, in letters behind the stroke at i: "PCVP/VX".
func (p *reader) charge(i int) int {
	if !p.endsAt(i) || p.token(i).Space || p.token(i+1).Space || !p.upper(i+1) || !p.allCapitals(i+1) || p.number(i+1) {
		return i
	}
	last := &p.parts[len(p.parts)-1]
	if last.kind != body.KindNamed || last.id != "" || p.has(deputyPosts, last.from) == 0 || !p.allCapitals(last.from) {
		return i
	}
	j := i + 2
	for p.word(j) && !p.token(j).Space {
		j++
	}
	if !p.itemEnds(j) {
		return i
	}
	return j
}

// deputyPosts are deputies, who are in charge of something each.
var deputyPosts = set("PCVP; PVP; PCT; phó chánh văn phòng; phó chủ tịch; phó giám đốc")

// lettersToo says that behind the stroke at i letters stand that nobody knows, for one more
// kind of the group before it: "Các Khoa/CTĐT".
func (p *reader) lettersToo(i int) bool {
	if !p.endsAt(i) || p.token(i).Space || p.token(i+1).Space || p.line(i+1) || !p.upper(i+1) || p.number(i+1) || !p.allCapitals(i+1) || !p.first(i+1) || !p.last(i+1) || !p.itemEnds(i+2) {
		return false
	}
	last := p.parts[len(p.parts)-1]
	return last.kind == body.KindGroup && p.determiner(last.from) > last.from && !p.beginsPart(i+1)
}

// sentenceEnds says that the mark at i is a full stop.
func (p *reader) sentenceEnds(i int) bool {
	return p.mark(i) == '.' && (p.token(i+1).Kind == reading.KindEnd || p.line(i+1) || p.upper(i+1))
}

// breaks says that the line break before i ends a stretch: what follows is no
// continuation of the line.
func (p *reader) breaks(i int) bool {
	if p.mark(i-1) == ',' || p.joiner(i-1) > 0 {
		return false
	}
	return !p.lower(i)
}

// ends says that the text from i on belongs to what follows: a semicolon, a
// line of its own, the end of the sentence.
func (p *reader) ends(i int) bool {
	return p.mark(i) == ';' || p.line(i) && p.breaks(i) || p.sentenceEnds(i)
}

// endsAt says that the last part ends right before the token i.
func (p *reader) endsAt(i int) bool {
	n := len(p.parts)
	return n > 0 && p.parts[n-1].to == i
}

// add appends a part of the words from i up to j.
func (p *reader) add(i, j int, m meaning) {
	p.besides(i, j, &m)
	p.parts = append(p.parts, part{from: i, to: j, role: p.role, meaning: m})
	if m.kind == body.KindUnknown {
		p.rest = append(p.rest, p.source(i, j))
	}
}

// besides doubts what stands beside the part from i up to j: a body before it
// without a mark between, and bodies without a place before those of several.
func (p *reader) besides(i, j int, m *meaning) {
	n := len(p.parts)
	if n == 0 || p.line(i) {
		return
	}
	last := &p.parts[n-1]
	if h, length := p.headOfPart(last); last.to == i && (m.kind == body.KindNamed || m.kind == body.KindGroup && (m.like != "" || p.committeesAt(i))) && length > 0 && !p.complete(last.from+length, last.to) {
		if next, _ := p.head(i); next.class != h.class {
			p.doubt(i, j, DoubtSide)
		}
	}
	if m.kind == body.KindNamed && p.mayOwn(last, i) {
		p.doubt(i, j, DoubtOwner)
	}
	if m.kind == body.KindGroup && m.classes == persons && p.lower(i) && p.has(ofNames, i) > 0 && last.kind == body.KindNamed && last.id == "" && last.to == i-1 && p.mark(i-1) == ',' && unitsOf.Has(headOf(last.words).class) {
		p.doubt(last.from, j, DoubtEnd) // "Vụ Cơ sở đảng, đảng viên"
	}
	first := i
	for k := p.has(leaders, first); k > 0 && first < i+longest; k = p.has(leaders, first) {
		first += k
	}
	if m.kind != body.KindGroup || m.like == "" && !p.committeesAt(first) {
		return
	}
	for to := i; n > 0; n-- {
		before := &p.parts[n-1]
		_, length := p.headOfPart(before)
		if length == 0 || before.to+1 != to || p.mark(to-1) != ',' && !p.is(to-1, wAnd) {
			break
		}
		start := before.from
		for k := p.has(leaders, start); k > 0 && start < before.to; k = p.has(leaders, start) {
			start += k
		}
		if p.has(placeless, start) != before.to-start {
			break
		}
		p.doubt(before.from, before.to, DoubtPlace)
		to = before.from
	}
}

// ofNames are people of whom the name of a unit may tell behind a comma, and unitsOf the
// classes of such units.
var (
	ofNames = set("đảng viên; sinh viên; học sinh; học viên; công chức; viên chức; cán bộ")
	unitsOf = body.ClassesOf(body.Unit, body.Division)
)

// mayOwn says that the group before the body at i ends with one of its kind whose
// it is, so that the body at i may have it as well: "các đơn vị thuộc Bộ Y tế, Bộ Tài
// chính".
func (p *reader) mayOwn(last *part, i int) bool {
	if last.kind != body.KindGroup || last.to != i-1 || p.mark(i-1) != ',' && !p.is(i-1, wAnd) {
		return false
	}
	h, n := p.head(i)
	for k := last.from + 1; k < last.to && n > 0; k++ {
		if owner, n := p.head(k); n > 0 && (owner.class == h.class || p.has(placeless, k) == last.to-k) && (p.is(k-1, wBelongs) || p.is(k-1, wOf)) && p.bodyEnd(k) == last.to {
			return true
		}
	}
	return false
}

// headOfPart is the head of a body that no registry knows, and how many words
// there are up to its end; 0 for other parts.
func (p *reader) headOfPart(q *part) (h head, length int) {
	if q.kind != body.KindNamed || q.id != "" {
		return head{}, 0
	}
	i := q.from
	for k := p.has(leaders, i); k > 0; k = p.has(leaders, i) {
		i += k
	}
	h, length = p.head(i)
	if length == 0 {
		return head{}, 0
	}
	return h, i + length - q.from
}

// committeesAt says that the words of committees stand at i, and not only the
// places.
func (p *reader) committeesAt(i int) bool {
	n, length, _ := p.noun(i)
	return length > 0 && n.kind == committee
}

// placeless are bodies that every place has.
var placeless = set("huyện ủy; thường trực huyện ủy; ban thường vụ huyện ủy; thường trực ủy ban nhân dân; ban thường trực ủy ban mặt trận tổ quốc; ban thường trực ủy ban mặt trận tổ quốc việt nam; ban chấp hành đảng bộ; chi ủy; đảng bộ; hội đồng nhân dân; thường trực hội đồng nhân dân; ủy ban nhân dân; đảng ủy; thường trực đảng ủy; ban thường vụ đảng ủy; ủy ban mặt trận tổ quốc; ủy ban mặt trận tổ quốc việt nam; mặt trận tổ quốc; công an; trạm y tế; đoàn thanh niên; tòa án nhân dân; viện kiểm sát nhân dân; tòa án; viện kiểm sát; hội nông dân; hội phụ nữ; hội liên hiệp phụ nữ; hội cựu chiến binh; công đoàn; thanh tra; văn phòng; phòng kinh tế; phòng văn hóa - xã hội; mặt trận; ban chỉ huy quân sự; quân sự; trung tâm y tế")

// complete says that the words of a name from i, behind its head, up to j say
// all: a field, or where the body is.
func (p *reader) complete(i, j int) bool {
	if n := p.has(fields, i); n > 0 && i+n == j {
		return true
	}
	for k := i; k < j; k++ {
		if p.has(places, k) > 0 {
			return true
		}
	}
	return false
}

// extend makes the last part reach up to the word j.
func (p *reader) extend(j int) { p.parts[len(p.parts)-1].to = j }

func (p *reader) doubt(i, j int, kind string) {
	p.seen[i].side = p.seen[i].side || kind == DoubtSide
	p.doubts = append(p.doubts, reading.Doubt{Piece: p.source(i, j), Kind: kind, Why: doubtTexts[kind]})
}

// beginsPart says that a body or a group is named at i.
func (p *reader) beginsPart(i int) bool {
	if !p.word(i) {
		return false
	}
	if n, _ := p.known(i); n > 0 {
		return true
	}
	if j, _, _ := p.groupAt(i); j > i {
		return true
	}
	j, _ := p.nameAt(i)
	return j > i || p.dotted(i) > i
}
