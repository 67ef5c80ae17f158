package cell

import "github.com/caicach/tthc/plan/body"

// group is a group while it is read.
type group struct {
	*reader
	from, first, end int // first is the first noun
	determined       bool
	nouns            int // where its nouns end
	count            int
	begins           nounKind     // the kind of its first noun
	kinds            kinds        // of all
	fixed            body.Classes // what its nouns mean whatever their company
	several          bool         // more than one body is meant, for sure
	inWords          bool         // its classes do not say it in full
	slips            int
	meaning
}

// groupAt reads a group at i: its end, its meaning, and how many of its words
// were misspelt.
func (p *reader) groupAt(i int) (end int, m meaning, slips int) {
	if !p.word(i) || !p.first(i) {
		return i, meaning{}, 0
	}
	c := &p.seen[i]
	if !c.group {
		p.look(i, func() { end, m, slips = p.readGroup(i) })
		if end > i+longest {
			end, m, slips = i, meaning{}, 0
		}
		c.group, c.groupEnd, c.slips = true, int32(end), int32(slips)
		if end > i {
			c.groupIs = p.keep(m)
		}
		return end, m, slips
	}
	if c.groupIs == nil {
		return i, meaning{}, 0
	}
	return int(c.groupEnd), *c.groupIs, int(c.slips)
}

func (p *reader) readGroup(i int) (end int, m meaning, slips int) {
	first := p.determiner(i)
	if first == i && p.organizes(i) {
		return i, meaning{}, 0
	}
	if first == i && p.numbered(i) {
		return i, meaning{}, 0 // "Cụm thi đua số 3"
	}
	g := group{reader: p, from: i, first: first, end: i, determined: first > i, meaning: meaning{kind: body.KindGroup}}
	if !g.readNouns() {
		return i, meaning{}, 0
	}
	g.nouns = g.end
	g.mean()
	qualified := g.qualify() && (g.begins != plural || g.determined)
	g.several = g.several || g.inWords && !p.upper(first)
	if !g.determined && !qualified && g.count == 1 && !g.several && !g.stands() && !g.fills() {
		return i, meaning{}, 0
	}
	if g.inWords {
		g.words = lowerFirst(p.clean(i, g.end))
	}
	return g.end, g.meaning, g.slips
}

// numbered says that a noun at i has a number of its own and is the one of that number:
// "Cụm thi đua số 3", "Khu phố 5".
func (p *reader) numbered(i int) bool {
	n, length, _ := p.noun(i)
	j := i + length
	if length == 0 || n.row || n.place() || n.kind != open && n.kind != plural || n.classes&(persons|anybody) != 0 && n.classes&units == 0 && p.has(clusters, i) == 0 {
		return false
	}
	return p.is(j, wNumber) && p.number(j+1) && !p.line(j) || (p.upper(i) || p.mark(i-1) == ',' && p.number(i-2) && p.has(villages, i) == length) && p.number(j) && !p.line(j) && (!p.more(j+1) || p.marks(j+1) || p.is(j+1, wAnd) || p.has(places, j+1) > 0)
}

// clusters are bodies that vie with each other.
var clusters = set("cụm thi đua; khối thi đua; cụm; khối; cụm, khối thi đua")

// fills says that one noun with small words behind it is all that its item of a list
// has, and passes them: "bộ phận tiếp đón", "bác sĩ điều trị". What is one of its kind
// goes by its words as the kind itself does.
func (g *group) fills() bool {
	i := g.end
	if !openKinds.has(g.begins) && g.begins != bureau || g.count > 1 || !g.more(i) || !g.lower(i) || g.startsHead(g.first) && g.upper(g.first) || g.first > 0 && !g.line(g.first) && !g.begins2(g.first) {
		return false
	}
	if n, length, _ := g.noun(i); length > 0 && n.place() || g.verb(i) && !g.compound(i) && g.has(doers, i) == 0 || g.marks(i) || g.joiner(i) > 0 || g.has(staff, g.first) > 0 {
		return false
	}
	if n, _, _ := g.noun(g.first); g.actsAt(i, n) {
		return false
	}
	j := g.continuation(i + g.has(doers, i))
	if d := g.determiner(j); d > j {
		if end, _, _ := g.groupAt(j); end > j {
			j = end // "giáo viên chủ nhiệm các lớp"
		}
	}
	if j == i || g.more(j) && !g.is(j, wAnd) && !g.marks(j) && g.has(mustDo, j) == 0 {
		return false
	}
	g.end, g.inWords, g.loose = j, true, true
	return true
}

// begins2 says that an item of a list begins at i.
func (p *reader) begins2(i int) bool {
	return p.mark(i-1) != 0 && p.mark(i-1) != '-' || p.joiner(i-1) == 1 || p.afterRole(i)
}

// organizes says that "tổ chức" at i is a verb: what is organized stands behind
// it, or a verb, where there is no mark before ("Sở Nội vụ tổ chức rà soát").
func (p *reader) organizes(i int) bool {
	if !p.is(i, wGroup) || p.has(verbs, i) != 2 {
		return false
	}
	behind := p.lower(i) && p.word(i-1) && !p.line(i) && p.joiner(i-1) == 0 && !p.owns(i-1)
	_, n, _ := p.noun(i)
	return p.has(organized, i+2) > 0 || p.endsAt(i) && p.lower(i) && !p.line(i) && p.lower(i+2) && p.qualifierAt(i+2) == 0 && p.has(qualifying, i+2) == 0 || behind && (p.verb(i+2) || p.has(agencies, i-2) == 0 && p.has(agentVerbs, i+2)+p.has(doings, i+2) > 0) ||
		behind && n == 2 && p.more(i+2) && p.lower(i+2) && !p.nounBefore(i) && !p.placeWord(i+2) && !p.startsNoun(i+2) && p.qualifierAt(i+2) == 0 && p.has(qualifying, i+2) == 0 && !p.marks(i+2) && p.joiner(i+2) == 0 // "Sở Y tế tổ chức hiến máu"
}

// agencies are nouns beside which "tổ chức" is one.
var agencies = set("cơ quan; đơn vị; cá nhân; ngành; cấp")

// nounBefore says that a noun of a group ends before i, and no kind of place.
func (p *reader) nounBefore(i int) bool {
	for n := 1; n <= 3; n++ {
		if m, length, _ := p.noun(i - n); length == n && !m.place() && !(p.upper(i-n) && p.startsHead(i-n)) && !(n == 1 && p.has(halves, i-2) == 2) {
			return true
		}
	}
	return false
}

// mostDeterminers is how many may stand before a noun: "tất cả các", "mỗi một".
const mostDeterminers = 4

// numerals are numbers in words before what they count.
var numerals = set("hai; ba; bốn; sáu; bảy; tám; chín; mười")

// determiner passes "các", "mỗi", "34" and the like.
func (p *reader) determiner(i int) int {
	for range mostDeterminers {
		if n := p.has(determiners, i); n > 0 {
			i += n
			continue
		}
		if n, length, _ := p.noun(i + 1); length > 0 && (p.is(i, wYou) && !p.upper(i+1+length) && (openKinds.has(n.kind) || n.kind == bureau || n.kind == closed) || p.has(numerals, i) == 1 && (n.kind == closed && p.lower(i+1) || openKinds.has(n.kind) && (p.lower(i+1) || length > 1))) && !p.line(i+1) && !p.number(i+1) {
			i++ // "Quý cơ quan", "hai bộ"
			continue
		}
		if n, length, _ := p.noun(i + 1); p.is(i, wOne) && p.lower(i) && length > 0 && p.lower(i+1) && !p.line(i+1) && (n.kind == open || n.kind == bureau || n.kind == closed && p.mark(i+1+length) == ',') {
			i++ // "giao một đơn vị chủ trì", "một bộ, cơ quan"
			continue
		}
		if p.number(i) && p.mark(i+1) == '/' && p.counts(i+2) && !p.token(i+1).Space && !p.token(i+2).Space {
			i += 2 // "34/34 tỉnh, thành phố"
		}
		if !p.counts(i) {
			break
		}
		i++
	}
	return i
}

// counts says that the figure at i counts bodies: "34 tỉnh". A number that is
// part of a name does not ("Ban Chỉ đạo 389 tỉnh"), unless kinds of place stand
// in a row behind it ("Ban Chỉ đạo 34 tỉnh, thành phố").
func (p *reader) counts(i int) bool {
	if p.withinNumber(i) {
		return false
	}
	n, length, _ := p.noun(i + 1)
	if p.number(i) && p.upper(i+1) && openKinds.has(n.kind) && p.more(i+1) && (i == 0 || p.line(i) || p.mark(i-1) == ',' || p.mark(i-1) == ';' || p.is(i-1, wAnd) || p.is(i-1, wWith) || p.is(i-1, wGives)) && p.clean(i, i+1) != "1" {
		return true // "34 Cục Thống kê"
	}
	if p.number(i) && p.upper(i+1) && length == 1 && n.kind == closed && n.classes&^(central|departments) == 0 && !p.upper(i+2) && p.itemBegins(i) && !p.hasNumber(i) && p.more(i+1) {
		return true // "05 Bộ: Công an, Quốc phòng"
	}
	if !p.number(i) || !p.lower(i+1) && !(n.kind == committee && p.allCapitals(i+1) && p.has(levels, i+1+length) > 0) {
		return false
	}
	return length > 0 && (!p.hasNumber(i) || n.row && n.place())
}

// withinNumber says that the figure at i goes on with another: "25.000 lao động".
func (p *reader) withinNumber(i int) bool {
	return p.number(i) && p.mark(i-1) == '.' && p.number(i-2) && !p.token(i-1).Space && !p.token(i).Space && len(p.clean(i, i+1)) == 3
}

// hasNumber says that the number at i belongs to what stands before it.
func (p *reader) hasNumber(i int) bool {
	if p.is(i-1, wNumber) || p.has(numberedHeads, i-1) == 1 {
		return true
	}
	for n := 2; n <= 3; n++ {
		if p.has(numbered, i-n) == n {
			return true
		}
	}
	return false
}

// separator passes "," and "và" between the nouns of a group.
func (p *reader) separator(i int) int {
	for p.mark(i) == ',' || p.mark(i) == '/' || p.mark(i) == '-' {
		i++
	}
	if p.is(i, wAnd) || p.is(i, wOr) {
		i++
	}
	return i
}

// readNouns reads the nouns; it is false when they are no group.
func (g *group) readNouns() bool {
	for at := g.first; ; {
		n, length, slips := g.noun(at)
		if length == 0 || n.kind == plural && !g.determined && !g.stroke(at+length) && g.has(agentVerbs, at+length) == 0 && (g.count > 0 || length == 1 || !g.lower(at+length) || n.classes&(persons|committees) != 0 && !(n.classes == persons && g.has(places, at+length) > 0 && (g.itemEnds(at+length+g.has(places, at+length)) || g.is(at+length+g.has(places, at+length), wOr)))) {
			break
		}
		// A known name that is longer than the noun wins: "cơ quan thường trực
		// Tổ công tác".
		if m, _ := g.known(at); m > length && (g.count > 0 || !g.determined) {
			break
		}
		if n.kind == committee {
			return g.count > 0 || g.readCommittees(at, at+length, slips)
		}
		if g.count > 0 && g.upper(at) && (g.lower(g.first) || g.inWords) && g.startsHead(at) && (g.upper(at+length) || g.longHead(at) > length) && !g.line(at+length) && (openKinds.has(n.kind) || n.kind == bureau || n.classes == divisions) {
			return true // "các bộ, ngành, Tập đoàn Điện lực Việt Nam"
		}
		if g.count > 0 && g.upper(at) && !g.allCapitals(at) && openKinds.has(n.kind) && g.determined && g.lower(g.first) && !g.any(g.first, g.end, g.upper) && g.lower(at+1) {
			return true // "các sở, ngành, Tiểu ban nội dung"
		}
		if g.count > 0 && g.upper(at) && n.place() && g.longHead(at) > length {
			return true // "các sở, ngành, Tỉnh đoàn"
		}
		if g.count > 0 && g.apart(n, at, length) {
			break
		}
		next := g.owner(n, at+length)
		switch g.capital(n, next) {
		case noGroup:
			return false
		case stop:
			return true
		case ownName:
			g.inWords = true
			next = g.schools(n, at+length, g.ownNameEnd(next, at+length))
		}
		words := g.ownWords(n, next)
		if words > next && g.count == 0 && !g.determined && g.upper(at) && n.classes&^(setUpBodies|units) == 0 && g.startsHead(at) {
			return false // "Ban Chỉ đạo cải cách hành chính, đơn vị liên quan": one body, then a group
		}
		g.take(n, words, slips)
		var more bool
		if at, more = g.follow(n); !more {
			break
		}
	}
	return g.count > 0
}

// ownNameEnd passes the words with capitals from i on that are the noun's own; the noun
// ends at end.
func (g *group) ownNameEnd(i, end int) int {
	for g.more(i) && !g.marks(i) && !(g.lower(i) && g.has(verbs, i) > 0) && !g.is(i, wAnd) && !(i > end && g.lower(i) && g.placeWord(i)) && (!g.newBody(i) || i == end && (g.weakKind(i) || g.has(branchFields, i) > 0)) {
		if i++; g.joined(i) {
			i++ // "các trung tâm GDNN-GDTX"
		}
	}
	return i
}

// schools passes further grades of schools whose first stands from i up to end: "các trường
// Mầm non, Tiểu học và THCS".
func (g *group) schools(n noun, i, end int) int {
	if n.classes != institutions || g.has(schoolGrades, i) != end-i {
		return end
	}
	for {
		k := g.separator(end)
		m := g.has(schoolGrades, k)
		if k == end || m == 0 || g.line(k) {
			return end
		}
		end = k + m
	}
}

var schoolGrades = set("mầm non; mẫu giáo; tiểu học; trung học cơ sở; trung học phổ thông; phổ thông; MN; TH; THCS; THPT; TH&THCS; TH-THCS; THCS&THPT; PTDTNT; PTDTBT; đại học; cao đẳng; trung cấp; ĐH; CĐ; TC; dạy nghề")

// apart says that the noun of so many words at i, behind others, begins something else.
func (g *group) apart(n noun, i, length int) bool {
	j := i + length
	if n.kind == agency && g.upper(i) && g.lower(j) && !g.line(j) && g.qualifierAt(j) == 0 && !g.verb(j) && !g.marks(j) && g.joiner(j) == 0 && g.has(qualifying, j) == 0 && !g.startsNoun(j) && !g.owns(j) && !g.is(j, wDirectly) {
		return true // "Chi đoàn, Ban đại diện phụ huynh"
	}
	if n.kind == agency && length == 1 && g.is(i, wBan) && g.lower(i) && g.kinds.has(open) && g.fixed&^enterprises == 0 && g.lower(j) && !g.line(j) && g.qualifierAt(j) == 0 {
		return true // "Tổng công ty, ban dự án"
	}
	// "CĐT, Nhà thầu": each has a capital
	return !g.determined && g.upper(i) && g.upper(g.first) && g.kinds == kindsOf(open) && n.kind == open && (g.fixed|n.classes)&^(enterprises|anybody) == 0 && g.fixed != n.classes && g.mark(i-1) == ',' && !g.plainRow(i)
}

// stroke says that a stroke at i joins two nouns: "đội/bộ phận ứng cứu sự cố".
func (p *reader) stroke(i int) bool {
	return p.mark(i) == '/' && !p.token(i).Space && !p.token(i+1).Space && p.startsNoun(i+1)
}

// longHead is how many words the head of a name at i has.
func (p *reader) longHead(i int) int { _, n := p.head(i); return n }

// weakKind says that the weak head of several words at i says of what kind bodies
// are: "các đơn vị Công an". One word is more often a name: "các doanh nghiệp
// Viettel, VNPT".
func (p *reader) weakKind(i int) bool {
	_, n := p.head(i)
	return n > 1 && p.weakHead(i)
}

// plainRow says that the nouns from the first up to the one at i are all plain ones, which
// stand in a row whatever their capitals: "Tổ chức, Doanh nghiệp".
func (g *group) plainRow(i int) bool {
	n, _, _ := g.noun(i)
	first, _, _ := g.noun(g.first)
	return n.plain && first.plain
}

// partOfName says that the head of one word at i is as often a word inside a name:
// "các Chi cục Thuế".
func (p *reader) partOfName(i int) bool {
	h, n := p.head(i)
	return n == 1 && h.weak
}

// agentClasses are the classes that are told apart by what they do.
var agentClasses = anybody | persons | enterprises | institutions | departments | units

// setUpBodies are the classes of bodies that are set up for something.
var setUpBodies = body.ClassesOf(body.InterAgency, body.Council)

// short is the length of the letters at i that say which of the noun before are meant:
// "doanh nghiệp FDI", and of enterprises and persons whatever letters end the item: "DN
// PPP", "đoàn viên GV".
func (g *group) short(n noun, i int) int {
	m := g.has(fieldsShort, i)
	switch {
	case !openKinds.has(n.kind) && m > 0, n.classes == 0:
		return 0
	case m > 0 || n.classes&^(enterprises|persons) != 0 || !g.allCapitals(i) || g.number(i) || !g.reader.first(i) || !g.last(i) || g.line(i) || g.newBody(i) || !g.itemEnds(i+1) && !g.verb(i+1) && g.has(onDuty, i+1) == 0 && g.has(hastening, i+1) == 0 && g.fillsAt(i+1) == 0:
		return m
	}
	return 1
}

// owner passes the body whose members are meant: "thành viên Tổ công tác".
func (g *group) owner(n noun, i int) int {
	if n.kind != member && n.kind != plural || g.line(i) && g.upper(i) {
		return i
	}
	at := i
	if g.is(at, wOf) || g.is(at, wBelongs) || g.is(at, wWithin) {
		at++
	}
	if n, m := g.known(at); m.Found() && !m.Doubtful() {
		if end := g.moreOwners(at + n); end > at+n {
			g.inWords = true
			return end
		}
		g.of = m.Body.ID()
		return at + n
	}
	if end, name := g.nameAt(at); name.kind == body.KindNamed {
		g.inWords = true
		more := g.moreOwners(end)
		g.agent = g.agent || more > end && g.any(end, more, func(k int) bool { return g.mark(k) == ',' && g.has(helpers, k+1) == 0 && k+1+g.longHead(k+1) < more })
		return more // "thành viên Ban Chỉ đạo, Hội đồng thẩm định": of both, or the second by itself
	}
	return i
}

// moreOwners passes further bodies whose members are meant: ", Tổ giúp việc"
// behind "thành viên Ban Chỉ đạo". Others are named for themselves.
func (g *group) moreOwners(i int) int {
	for g.mark(i) == ',' || g.is(i, wAnd) {
		h, n := g.head(i + 1)
		if n == 0 || g.line(i+1) || !memberBodies.Has(h.class) && g.has(helpers, i+1) != n {
			break
		}
		end, name := g.nameAt(i + 1)
		if m, known := g.known(i + 1); known.Found() && i+1+m >= end {
			end, name = i+1+m, named(known.Body.ID())
		}
		if name.kind != body.KindNamed {
			break
		}
		i = end
	}
	return i
}

// memberBodies are the classes of bodies of members.
var memberBodies = body.ClassesOf(body.InterAgency, body.TaskForce)

// capital is what a capital at i, behind a noun, makes of the noun; a number
// that is part of a name is like one ("Ban Chỉ đạo 389").
func (g *group) capital(n noun, i int) verdict {
	if !g.determined && g.count == 0 && i == g.first+1 && n.classes&^(departments|divisions) == 0 && n.classes != 0 && g.allCapitals(i) && g.reader.first(i) && !g.last(i) && g.has(places, i) > 0 {
		return noGroup // "Sở TP" is that of justice
	}
	if q := g.qualifierAt(i); q > 0 && (g.determined || g.count > 0 || n.row || openKinds.has(n.kind) && i >= g.from+3) && (!g.more(i+q) || !g.upper(i+q)) && !g.number(i+q) {
		return keep // "Sở, ban, ngành Thành phố"
	}
	if place, length, _ := g.noun(i); !g.upper(i) && !(g.number(i) && g.hasNumber(i)) || g.line(i) || g.marks(i) || length > 0 && place.place() && place.kind != plural && n.classes&^committees != 0 && n.classes != 0 && g.placeAlone(i, length) {
		return keep
	}
	if g.is(i-1, wBelongs) && g.upper(i) {
		return keep // "đơn vị trực thuộc Bộ Y tế"
	}
	if m := g.short(n, i); m > 0 && (!g.more(i+m) || g.lower(i+m)) {
		return keep // "doanh nghiệp FDI"
	}
	if g.has(bureaus, i-1) == 1 && g.determined && g.has(fields, i) > 0 {
		return keep // "các Vụ Pháp chế, Tổ chức cán bộ"
	}
	for _, row := range capitals {
		if !row.kinds.has(n.kind) || row.determined && !g.determined || row.name && (!g.newBody(i) || g.weakKind(i) || n.classes == units && !n.plain && g.has(branchFields, i) > 0 || n.classes == units && !n.plain && g.partOfName(i)) || row.strong && !(g.count > 0 && n.classes&divisions == 0 && g.lower(i-1) && g.strongHead(i)) {
			continue
		}
		if !row.first || g.count == 0 || row.places && n.classes&^localities == 0 {
			return row.then
		}
	}
	return keep
}

// branchFields are heads that say of which trade units are: "các Chi cục Thuế khu vực".
var branchFields = set("thuế; thống kê; hải quan; kho bạc; kho bạc nhà nước; thi hành án; thi hành án dân sự")

// ownWords passes the words by which an open noun goes on: "doanh nghiệp viễn
// thông, công nghệ thông tin", "tổ chức pháp chế các bộ, cơ quan ngang bộ".
func (g *group) ownWords(n noun, i int) int {
	if !openKinds.has(n.kind) && !g.ownBureau(n, i) {
		return i
	}
	words := i
	if place, length, _ := g.noun(i); length > 0 && place.place() && g.lower(i) && !g.line(i) && n.classes&^committees != 0 {
		g.inWords = g.inWords || !n.plain
		return i // "các đảng ủy xã, phường": where they are
	}
	if g.lower(i) && !g.line(i) && (g.determined || g.count > 0 || g.has(relatives, i) == 0) && !g.actsAt(i, n) {
		d := i
		switch {
		case g.determined && n.classes&^agentClasses == 0:
			d += g.has(doers, i)
		case n.classes&^setUpBodies == 0:
			d += max(g.has(nounVerbs, i), g.has(nameVerbs, i)) // "các Hội đồng coi thi"
		}
		words = g.continuation(d)
		if end, m := g.nameAt(words); n.classes == persons && end > words && m.kind == body.KindNamed && g.is(words-1, wAgency) {
			words = end // "các chuyên viên cơ quan MTTQ xã"
		}
	}
	words = max(words, i+g.short(n, i))
	several := !n.plain && (g.determined || g.count == 0 && i >= g.from+3) || g.determined && words > i
	if several || words > i {
		words = g.moreWords(words, i, several)
	}
	g.inWords = g.inWords || words > i
	g.loose = g.loose || words > i
	i = words
	if g.word(i) && g.determiner(i) > i && !(g.line(i) && g.upper(i)) {
		if j, m, _ := g.groupAt(i); j > i && (m.classes&^committees == 0 || g.has(villages, i-1)+g.has(villages, i-2) == 0) {
			g.inWords, g.loose = true, g.loose || m.loose
			g.several = g.several || n.classes&^party == 0 // "cấp ủy các chi bộ"
			i = j
		} else if d := g.determiner(i); n.classes&^(enterprises|anybody) == 0 && !n.plain && g.lower(d) && g.has(works, d) > 0 {
			i = g.continuation(d) // "chủ đầu tư các dự án"
		}
	}
	g.inWords = g.inWords || !n.plain
	return i
}

// moreWords passes further words of the noun before, behind a comma or "và", several of
// whom are meant.
func (g *group) moreWords(words, i int, several bool) int {
	if g.samePersons(words) {
		words = g.continuation(words + 3)
	}
	for g.mark(words) == ',' && (g.goesOn(words+1) || g.has(fieldsShort, words+1) > 0) {
		words = max(g.continuation(words+1+g.has(doers, words+1)), words+1+g.has(fieldsShort, words+1))
	}
	if several && words > i && g.is(words, wAnd) && g.goesOn(words+1) {
		words = g.continuation(words + 1) // "các cơ quan báo chí, phát thanh và truyền hình"
	}
	return words
}

// works are what somebody builds, runs or owns.
var works = set("dự án; công trình; khu; cụm; tuyến; bến; chợ; hồ; đập; hệ thống; nền tảng; cơ sở dữ liệu; nhà máy; trạm; mỏ")

// ownBureau says that "các cơ quan" goes on in words of its own: "các cơ quan
// nội chính".
func (g *group) ownBureau(n noun, i int) bool {
	if n.kind != bureau || !g.determined || g.count > 0 || !g.lower(i) || g.line(i) || g.has(qualifying, i) > 0 {
		return false
	}
	_, noun, _ := g.noun(i)
	end := g.continuation(i)
	return noun == 0 && end > i && end <= i+3
}

// goesOn says that the words at i, behind a comma, are words of the noun
// before.
func (g *group) goesOn(i int) bool {
	if !g.lower(i) || g.line(i) || g.determiner(i) > i || g.has(verbs, i) > 0 && !g.compound(i) && !(g.determined && g.has(doers, i) > 0) || g.has(leaders, i) > 0 || g.beginsPart(i) || g.marks(i) || g.joiner(i) > 0 {
		return false
	}
	_, noun, _ := g.noun(i)
	return noun == 0 && g.continuation(i+g.has(doers, i)) > i
}

// continuation is the end of the words by which an open noun goes on.
func (p *reader) continuation(i int) int {
	for j := i; ; {
		switch n := p.has(both, j); {
		case p.mark(j) == '-' && (j > i || p.has(doers, j-1) == 1 || p.has(doers, j-2) == 2) && p.lower(j-1) && p.lower(j+1) && !p.line(j+1) && !p.beginsPart(j+1) && !p.marks(j+1) && !p.startsNoun(j+1) && !p.is(j+1, wFor):
			j++ // "các cơ sở nghiên cứu - phát triển"
			j += max(1, p.has(doers, j))
		case j > i && p.joined(j):
			j += 2
		case p.is(j-1, wAbout) && p.has(fields, j) > 1:
			j += p.has(fields, j) // "về giáo dục và đào tạo"
		case j > i && p.eitherOr(j):
			j += 2 // "có tài sản/nhu cầu"
		case p.line(j) && p.breaks(j), !p.word(j):
			return j
		case p.lower(j) && p.has(relative, j)+p.has(inAndOut, j) > 0:
			return j // "có chức năng đào tạo", "các đơn vị trong và ngoài Bộ"
		case p.turnsTo(j):
			return j
		case p.has(qualifying, j) == 1 && (p.newBody(j+1) || p.is(j, wOwing)):
			return j // "các đơn vị trong Ban Chỉ đạo"
		case n > 0:
			j += n
		case p.marks(j), p.is(j, wAnd), p.is(j, wOr), p.is(j, wWith), p.is(j, wTogether), p.newBody(j),
			p.has(exceptions, j) > 0, p.is(j, wWhere), p.determiner(j) > j, p.qualifierAt(j) > 0, p.owns(j), p.is(j, wDirectly) && p.is(j+1, wBelongs), p.has(verbs, j) > 0 && !p.compound(j) && !p.governed(j) && !p.is(j-1, wAbout) && !(p.is(j-1, wSphere) && p.has(orders, j-2) == 2):
			return j
		default:
			j++
		}
	}
}

// joined says that the dash at j stands between two abbreviations.
func (p *reader) joined(j int) bool {
	return (p.mark(j) == '-' || p.mark(j) == '&') && p.letters(j)
}

// take adds a noun that ends at end.
func (g *group) take(n noun, end, slips int) {
	if g.count == 0 {
		g.begins = n.kind
	}
	g.slips += slips
	g.count++
	g.several = g.several || n.several
	g.kinds |= kindsOf(n.kind)
	g.fixed |= n.classes
	if g.below && n.kind == open && n.classes&provinces != 0 {
		g.fixed = g.fixed&^provinces | localities // "cơ quan, đơn vị, địa phương"
	}
	if n.of != "" {
		g.of = n.of
	}
	g.end = end
}

// follow is where the next noun begins, if one may follow n.
func (g *group) follow(n noun) (at int, ok bool) {
	at = g.separator(g.end)
	next, length, _ := g.noun(at)
	if length == 0 || g.determiner(at) > at || g.has(leaders, at) > length || g.oneBody(at) || g.count == 1 && !g.determined && g.oneBody(g.first) || !g.determined && (g.has(forces, g.first) > 0 || g.has(forces, at) > 0) {
		return at, false
	}
	if g.loose && !g.determined && at > g.end && g.classes&^persons == 0 && g.fixed&^persons == 0 {
		return at, false // each has words of its own
	}
	if h, m := g.head(g.first); at > g.end && g.count == 1 && !g.determined && m > 2 && g.upper(g.first) && h.class == body.Unit && n.classes == units {
		return at, false // "Ban Quản lý dự án, đơn vị tư vấn"
	}
	if g.is(at, wWhole) {
		return at, false // "các ngành, toàn xã hội"
	}
	if at > g.end && (g.bodyAt(at, length) || g.namedAgain(at, length)) {
		return at, false // "các phòng, Ban Quản lý chợ Tân Lập"
	}
	if !g.determined && g.count == 1 && n.kind == closed && n.several && (next.kind == bureau || next.classes&anybody != 0) && g.ledAt(g.first) {
		return at, false // "Thủ trưởng cơ quan ngang bộ, cơ quan, tổ chức có liên quan"
	}
	if n.kind == member && next.kind == member && g.count == 1 && !g.determined && g.end > g.first+2 && g.upper(g.first) && g.upper(at) && g.is(at, word{g.token(g.first).Word, g.token(g.first).Plain}) && g.is(at+1, word{g.token(g.first + 1).Word, g.token(g.first + 1).Plain}) && g.has(staff, g.first) == 0 {
		return at, false // "Trợ lý TTg, Trợ lý PTTg"
	}
	if g.is(at-1, wAnd) && g.loose && (g.is(g.end-1, wThis) || g.number(g.end-1)) {
		return at, false // "các cơ quan quy định tại Thông tư này và cơ quan, tổ chức có liên quan"
	}
	if at == g.end && g.is(at, wGroup) && g.has(organized, at+2) > 0 {
		return at, false // "4 đơn vị tổ chức hội nghị"
	}
	may := follows[n.kind]
	if at == g.end && !g.line(at) && next.place() && (n.classes&^committees != 0 || n.classes == 0 && g.upper(at+length) && !g.startsHead(at+length)) {
		return at, false // "các đoàn thể xã", "các ban, ngành huyện Mai Sơn": where they are
	}
	if at > g.end || g.line(at) {
		return at, may.separated.has(next.kind)
	}
	return at, may.direct.has(next.kind) && g.qualifierAt(at) == 0
}

// bodyAt says that one body is named at i, which begins as a noun of so many words does, and goes
// on with what is its own.
func (g *group) bodyAt(i, length int) bool {
	h, _ := g.head(i)
	if !g.upper(i) && h.class != body.StandingAgency {
		return false
	}
	end, m := g.nameAt(i)
	if m.kind != body.KindNamed {
		return false
	}
	for k := i + 1; k < end && !g.owns(k) && !g.is(k, wDirectly) && g.has(located, k) == 0; k++ {
		if k >= i+length && (g.upper(k) || g.number(k)) {
			return true
		}
	}
	return false
}

// namedAgain says that the noun of so many words at i, which has a name or a number, stands in the
// group already: "các xã, phường, xã Tân Lập".
func (g *group) namedAgain(i, length int) bool {
	if j := i + length; !g.upper(j) && !g.number(j) || g.line(j) {
		return false
	}
	return g.any(g.first, g.end, func(k int) bool { return g.is(k, word{g.token(i).Word, g.token(i).Plain}) })
}

// oneBody says that a body of which every place has one is named at i, and no noun of
// the group: "các sở, ngành, Đảng ủy xã", "Đảng ủy, Công đoàn".
func (g *group) oneBody(i int) bool {
	n, length, _ := g.noun(i)
	if length == 0 || n.row || n.kind == committee || !g.upper(i) || g.is(i+length, wDirectly) && g.is(i+length+1, wBelongs) || g.has(placeless, i) != length && !g.numbered(i) {
		return false
	}
	next := g.separator(i + length)
	if next == i+length && g.has(fronts, i) == length && (g.kinds.has(agency) || g.fixed&(departments|central|divisions) != 0) {
		return true // "các sở, ban, ngành và Mặt trận Tổ quốc"
	}
	return n.kind != closed || g.placeWord(i+length) || next > i+length && g.determiner(next) > next && n.classes == masses // but "MTTQ và đoàn thể"
}

// fronts is the front, of which every place has one.
var fronts = set("mặt trận; mặt trận tổ quốc")

// readCommittees reads what stands behind "ủy ban nhân dân" when a group is
// meant: levels and kinds of place. One kind alone is no group unless it is
// determined: "UBND tỉnh" is one body.
func (g *group) readCommittees(at, next, slips int) bool {
	people := g.any(at, next, func(i int) bool { return g.is(i, wCommittee) })
	council := g.any(at, next, func(i int) bool { return g.is(i, wCouncil) })
	weight := 0
	g.end = next
	for i := next; ; {
		end, classes, several := g.committeeLevel(i, weight > 0)
		if end == i {
			break
		}
		g.classes |= classes
		g.end = end
		weight++
		if several {
			weight++
		}
		if i = g.separator(end); i == end && !g.line(i) {
			if place, _, _ := g.noun(i); !place.place() || !g.lower(i) {
				break // but "UBND các phường xã"
			}
		}
	}
	if weight < 2 {
		return false
	}
	if i := g.separator(g.end); i > g.end && g.lower(i) && !g.line(i) {
		if n, length, _ := g.noun(i); length > 0 && !n.row && n.place() && n.classes&^localities == 0 && g.upper(i+length) && !g.strongHead(i+length) && !g.namedAgain(i, length) {
			for i += length; g.more(i) && g.upper(i) && !g.startsHead(i); i++ {
			}
			g.end, g.inWords = i, true // "UBND phường, xã, đặc khu Côn Đảo"
		}
	}
	if council {
		for _, c := range (g.classes & committees).List() {
			g.classes |= body.ClassesOf(councilOf[c])
		}
		if !people {
			g.classes &^= committees
		}
	}
	g.count, g.several, g.slips = 1, true, slips
	return true
}

// committeeLevel reads one level or kind of place at i; another in the same
// group has no determiner.
func (g *group) committeeLevel(i int, another bool) (end int, classes body.Classes, several bool) {
	d := g.determiner(i)
	if n, _, _ := g.noun(d); another && d > i && !(n.place() && n.classes&^localities == 0 && g.classes&^localities == 0) {
		return i, 0, false // "UBND các xã, đặc khu và các phường" is one group
	}
	if l, n, _ := at(g.reader, committeeLevels, i); n > 0 {
		if l.locality && g.below {
			return i + n, localities, true // "Sở Nội vụ; UBND các địa phương"
		}
		return i + n, l.classes, true
	}
	n, length, _ := g.noun(d)
	if length == 0 || !n.place() || another && g.upper(d) && g.longHead(d) > length {
		return i, 0, false // "UBND xã, Tỉnh đoàn"
	}
	several = d > i || g.determined || n.row
	if !several && g.upper(d+length) && !g.line(d+length) && !(g.has(places, d+length) > 0 && !g.upper(d+length+g.has(places, d+length))) && !(another && g.strongHead(d+length)) {
		return i, 0, false // "UBND tỉnh An Giang"; but "UBND xã, đặc khu Sở Tài chính"
	}
	return d + length, n.classes, several
}

// mean adds what the nouns mean together.
func (g *group) mean() {
	g.classes |= g.fixed
	if g.count > 1 && g.of != "" {
		g.of, g.inWords = "", true // only one of the nouns is below that body
	}
	for _, kind := range []nounKind{agency, bureau, locality} {
		if !g.kinds.has(kind) {
			continue
		}
		for _, row := range company {
			if row.noun == kind && g.fits(row.beside, row.only, row.alone, row.below) {
				g.classes |= row.means
				break
			}
		}
	}
}

func (g *group) fits(beside, only body.Classes, alone, below bool) bool {
	return (beside == 0 || g.fixed&beside != 0) && (only == 0 || g.fixed&^only == 0) &&
		(!alone || g.fixed == 0 && g.begins == bureau) && (!below || g.below)
}

// qualify passes what narrows the group.
func (g *group) qualify() (qualified bool) {
	for g.more(g.end) || g.eitherOr(g.end) {
		end := g.qualifier(g.end)
		if end == g.end {
			break
		}
		g.end, qualified = end, true
	}
	return qualified
}

// qualifier passes one of them: a fixed wording, an owner, or words of its own
// up to the next mark or body.
func (g *group) qualifier(i int) int {
	if g.mark(i) != 0 {
		if n := g.has(agentVerbs, i+1); n > 0 && g.eitherOr(i) {
			g.inWords = true
			return i + 1 + n // "Đơn vị quản lý/sử dụng"
		}
		return i
	}
	if q, n, _ := at(g.reader, qualifiers, i); q == (qualifier{}) && n > 0 && g.has(circumstances, i) > 0 && g.doesFrom(i+n+g.has(own, i+n)) {
		return i // "các sở theo chức năng, nhiệm vụ hướng dẫn"
	}
	if q, n, _ := at(g.reader, qualifiers, i); n > 0 && (!g.upper(i+n) || g.line(i+n)) && !g.narrowsOn(i, n) && g.has(partyPlaces, i+n-1) < 2 {
		g.related = g.related || q.related
		g.assigned = g.assigned || q.assigned
		g.inWords = g.inWords || q.inWords
		if end, _, _ := g.groupAt(i + n); g.has(inCharge, i+n-2) == 2 && g.lower(i+n) && end > i+n {
			return end // "Đảng ủy viên phụ trách khu phố"
		}
		return i + n
	}
	if j := g.division(i); j > i {
		g.inWords = true
		return j
	}
	if j := g.professionals(i); j > i {
		g.inWords = true
		return j
	}
	if g.is(i, wBelongs) {
		if j, id := g.idAt(i + 1); j > i+1 {
			g.of = id
			return j
		}
	}
	j := g.whose(i)
	if j == i {
		j = g.fromTo(i)
	}
	if j == i {
		j = g.narrows(i)
		acts := g.agents(i) > 0
		g.loose = g.loose || j > i && (!acts || !g.itemEnds(j))
		g.agent = g.agent || j > i && acts && !g.begins2(g.from) && g.from > 0 && g.mark(j) != ',' && !g.marks(j) && !g.is(j, wAnd)
	}
	g.inWords = g.inWords || j > i
	return j
}

// own ends what narrows nothing.
var own = set("của mình")

// doesFrom says that what somebody does begins at i, behind in which way: a verb of which nobody
// is told that it was given to them.
func (p *reader) doesFrom(i int) bool {
	n := p.has(verbs, i)
	return p.more(i) && (p.verb(i) && p.has(relatives, i+n)+p.has(relatives, i) == 0 || p.has(mustDo, i) > 1)
}

// professionals passes what says at i that those of a body are meant that do its own work, and the body:
// "các đơn vị nghiệp vụ Công an tỉnh".
func (g *group) professionals(i int) int {
	j := i + g.has(professional, i)
	if j == i || !g.determined || !g.lower(i) || !g.upper(j) || g.line(j) {
		return i
	}
	if n, _ := g.known(j); n > 0 {
		return j + n
	}
	if _, n := g.head(j); n == 0 {
		return i
	}
	end, _ := g.nameAt(j)
	if end <= j {
		return i
	}
	return end
}

// division passes what "chức năng" or the like at i says of divisions with the field for which
// they are: "Phòng/Ban chức năng Công tác sinh viên".
func (g *group) division(i int) int {
	q, n, _ := at(g.reader, qualifiers, i)
	j := i + n
	if n == 0 || !q.inWords || g.classes == 0 || g.classes&^divisions != 0 || !g.upper(j) || g.line(j) || g.newBody(j) || g.determined {
		return i
	}
	end := j
	for g.more(j) && !g.marks(j) && !g.is(j, wAnd) && !(j > i+n && g.newBody(j)) && g.has(mustDo, j) == 0 {
		if !g.verb(j) && end == j {
			end = j + 1
		}
		if j++; g.mark(j) == '-' && g.upper(j+1) && !g.line(j+1) && !g.newBody(j+1) {
			j++
		}
	}
	if g.itemEnds(j) || g.mark(j) == ':' {
		return j
	}
	return end
}

// narrowsOn says that the fixed wording of n words at i only begins what narrows the
// group: "trên địa bàn quân khu", "phụ trách công nghệ thông tin".
func (g *group) narrowsOn(i, n int) bool {
	j := i + n
	return (g.has(qualifying, i) == n || g.agents(i) == n) && g.more(j) && (g.lower(j) || g.allCapitals(j) && !g.newBody(j)) && g.has(verbs, j) == 0 && !g.marks(j) && g.joiner(j) == 0 && g.has(roleAdverbs, j) == 0 && !g.roleVerb(j) && g.qualifierAt(j) == 0 && g.has(qualifying, j) == 0 && g.determiner(j) == j && !g.is(j, wBy)
}

// whose passes the place or the owner that narrows the group at i.
func (g *group) whose(i int) int {
	if n, length, _ := g.noun(i); length > 0 && n.place() && g.classes&^committees != 0 && (g.lower(i) || g.placeAlone(i, length)) {
		if j, _ := g.scopePlace(i); j > i {
			return j // "các đoàn thể xã"
		}
	}
	if n, length, _ := g.noun(i); n.place() && n.classes&g.classes == 0 && g.classes != 0 && g.classes&^localities == 0 && g.lower(i) && g.upper(i+length) && !g.line(i+length) {
		if j, _ := g.scopePlace(i); j > i+length {
			return j // "UBND các xã, phường tỉnh Bắc Ninh"
		}
	}
	if n, length, _ := g.noun(i); n.place() && n.classes&provinces != 0 && g.upper(i) && !g.line(i) && g.upper(i+length) && g.classes != 0 && g.classes&committees == 0 {
		j, _ := g.scopePlace(i)
		return j // "các sở, ngành Thành phố Hồ Chí Minh"
	}
	if n := g.has(villages, i); n > 0 && g.lower(i) && !g.line(i) && g.itemEnds(i+n) && g.classes != 0 && g.classes&^(masses|persons|party) == 0 {
		return i + n // "các đoàn thể thôn"
	}
	if before := i - 1; g.is(before, wBelongs) && g.upper(i) {
		if j, _ := g.scope(before); j != before {
			return j // "đơn vị trực thuộc" and "Bộ"
		}
	}
	if g.owns(i) || g.is(i, wDirectly) {
		if j, _ := g.scope(i); j > i {
			return j
		}
	}
	if g.governs(i) {
		j, m, _ := g.groupAt(i)
		g.classes = g.classes&^committees | m.classes
		return j // "cấp ủy, chính quyền các xã, phường"
	}
	if d := g.determiner(i); d > i && g.classes != 0 && g.classes&^(masses|persons|party|departments|divisions) == 0 {
		if j, m, _ := g.groupAt(i); j > i && m.classes&^g.above() == 0 {
			g.loose = g.loose || m.loose
			return j // "nhân dân các thôn"
		}
	}
	return g.under(i)
}

// above is the classes of bodies that those of the group may belong to, behind "các": a sở is
// of no commune and of no mass organization.
func (g *group) above() body.Classes {
	switch {
	case g.fixed&departments != 0:
		return provinces
	case g.classes&departments != 0 && g.fixed&masses == 0:
		return committees
	case g.fixed == masses:
		return committees | units | party | institutions | divisions // "Mặt trận các đoàn thể": beside it
	}
	return committees | units | party | masses | institutions | divisions
}

// fromTo passes between which places those of a group are: "từ Quảng Ninh đến Khánh
// Hòa".
func (g *group) fromTo(i int) int {
	j := i
	if (g.is(j, wVen) || g.is(j, wArea)) && g.lower(j+1) {
		j += 2 // "ven biển từ ..."
	}
	if !g.is(j, wFrom) || !g.upper(j+1) || g.classes == 0 || g.classes&^committees != 0 {
		return i
	}
	for j++; g.more(j) && g.upper(j); j++ {
	}
	if !g.is(j, wTo) || !g.upper(j+1) {
		return i
	}
	for j++; g.more(j) && g.upper(j); j++ {
	}
	return j
}

// placeAlone says that the kind of place of n words at i, though with a capital, has no
// name: "các đoàn thể Phường".
func (g *group) placeAlone(i, n int) bool { return !g.upper(i+n) && !g.number(i+n) }

// verbBefore is one less than how many words the verb before the mark at j has.
func (p *reader) verbBefore(j int) int {
	if p.has(verbs, j-2) == 2 || p.has(generic, j-2) == 2 {
		return 1
	}
	return 0
}

// governs says that a group of places stands at i behind "chính quyền", which
// alone is that of all levels.
func (g *group) governs(i int) bool {
	if _, n, _ := g.noun(i - 2); n != 2 || !g.is(i-1, wPower) {
		return false
	}
	j, m, _ := g.groupAt(i)
	return j > i && m.classes != 0 && m.classes&^committees == 0
}

// narrows passes the words at i by which a group is narrowed.
func (g *group) narrows(i int) int {
	n, agents := g.has(qualifying, i), false
	if m := g.agents(i); m > n {
		n, agents = m, true
	}
	if g.is(i, wGets) && g.has(charges, i+1)+g.has(given, i+1) > 0 && g.classes != 0 && g.classes&^(committees|central|departments) == 0 && g.verb(i+1+max(g.has(charges, i+1), g.has(given, i+1))) {
		return i // "UBND các phường được giao tiếp tục rà soát"
	}
	if n == 0 || g.hasSoMany(i) || g.marks(i) || g.has(verbs, i) > n || g.classes != 0 && g.classes&^setUpBodies == 0 && !g.determined && g.madeBy(i) > i || g.is(i+1, wManage) && g.classes != 0 && g.classes&^committees == 0 {
		return i // "có trách nhiệm", "UBND cấp xã quản lý"
	}
	if m := g.has(verbs, i); g.related && m > 0 && g.has(relatives, i+m) == 0 {
		return i // "các cơ quan liên quan quản lý người được cử đi"
	}
	j := i + n
	if g.is(i, wWhere) {
		return g.clause(j)
	}
	if g.has(ground, i) == n && g.more(j) && g.lower(j) && g.has(grounds, j) == 0 && g.has(places, j) == 0 && g.has(areas, j) == 0 && g.has(villages, j) == 0 && !g.startsNoun(j) && !g.is(j, wOf) && g.has(charges, j) == 0 {
		return j // "UBND các xã trên địa bàn thu phí"
	}
	if end := g.bodyEnd(j); end > j && g.newBody(j) && !g.line(j) {
		if !g.is(i, wOwing) && !(g.is(i, wGets) && g.is(end, wGives)) {
			return end
		}
		j = end // "do Thủ tướng Chính phủ quyết định thành lập"
	}
	where := g.has(located, i)+g.has(areal, i) > 0
	for {
		if agents && g.has(mustDo, j) > 1 || g.narrowed(i, n, j, where) {
			break
		}
		if m := g.has(pairs, j); m > 0 && g.more(j) {
			j += m // "được bồi thường, hỗ trợ và tái định cư"
			continue
		}
		if k := g.chargedWith(i, n, j); k > j {
			j = k
			break
		}
		if g.listsMore(j, where) {
			j++
		}
		if !g.more(j) || g.marks(j) || g.is(j, wAnd) {
			break
		}
		if j == i+n || !g.newBody(j) || g.is(i, wOwing) && g.is(j-1, wPrime) {
			j++
			continue
		}
		end := g.within(j)
		if end <= j {
			break
		}
		j = end
	}
	return j
}

// mustAndWill stand before what somebody has to do.
var mustAndWill = set("phải; sẽ")

// occasions begin in what somebody acts.
var occasions = set("trong việc; trong công tác; trong quá trình; trong thời gian; trong trường hợp; sau khi; trước khi; nếu")

// inAndOut are of those inside a body and outside it.
var inAndOut = set("trong và ngoài; trong, ngoài")

// chargedWith passes what ends that with which somebody is charged from the n words at i on,
// at j: one field more, or whose it is: "phụ trách lĩnh vực Hành chính, Văn phòng", "phụ
// trách công nghệ thông tin các phòng, ban".
func (g *group) chargedWith(i, n, j int) int {
	if g.has(inChargeOf, i) != n || j == i+n {
		return j
	}
	if m := max(g.longHead(j+1), g.has(fields, j+1)); m > 0 && g.mark(j) == ',' && (g.is(i+n-1, wSphere) || g.is(i+n+1, wSphere)) && g.upper(j+1) && g.itemEnds(j+1+m) {
		return j + 1 + m
	}
	if g.determiner(j) > j {
		end, _, _ := g.groupAt(j)
		return max(j, end)
	}
	return j
}

// narrowed says that what narrows a group, which began with n words at i, ends at j: what
// they do begins there, or another body. where: it says where they are.
func (g *group) narrowed(i, n, j int, where bool) bool {
	if (j > i+n || g.has(qualifying, i)+g.has(relatives, i) == 0) && g.pairOfDeeds(j) || j > i+n && g.deedBehind(i, j) {
		return true // "cơ quan nhà nước có thẩm quyền rà soát, tổng hợp danh sách"
	}
	if (j > i+n || g.has(qualifying, i)+g.has(relatives, i) == 0) && g.turnsTo(j) {
		return true // "đơn vị có yêu cầu sửa chữa triển khai thực hiện"
	}
	if m := g.has(directing, j); m > 0 && g.lower(j) && g.newBody(j+m) {
		return true // "Cơ quan quản lý đề nghị Sở Tài chính"
	}
	if j > i+n && g.has(mustAndWill, j) == 1 && g.lower(j) && g.verb(j+1) {
		return true // "các sở được phê duyệt phải báo cáo"
	}
	if j > i+n && g.has(occasions, j) > 0 && g.lower(j) {
		return true // "đơn vị thẩm định hồ sơ trong việc xác định cấp độ"
	}
	return (j > i+n || g.has(saidAlone, i) == n) && g.acts(j, where) || j == i+n && g.saidBy(i, n) || (g.is(j, wOr) || g.is(j, wTogether)) && g.beginsPart(j+1)
}

// hasSoMany says that it is said at i how many members one has: "Ban Chỉ đạo có 15 thành
// viên".
func (g *group) hasSoMany(i int) bool { return g.is(i, wHas) && g.number(i+1) && !g.determined }

// saidBy says that the words of so many tokens at i say which of a group are meant, and that
// what they do begins right behind them: "các đảng ủy trực thuộc quan tâm".
func (g *group) saidBy(i, n int) bool { return g.has(saidAlone, i) == n && g.verb(i+n) }

// agents is the length of the verb at i by which those of a group are told from others,
// and not what they are to do: "đơn vị tư vấn thẩm tra", "cơ quan, đơn vị tiếp nhận công
// chức". It stands in an item of its own, up to the words of a role or of duty.
func (g *group) agents(i int) int {
	if n := g.has(inChargeOf, i); n > 0 && i == g.nouns && g.lower(i) && !g.line(i) && g.count == 1 && g.fixed == persons && g.has(staff, g.first) > 0 && g.itemBegins(g.from) {
		return n // "Cán bộ phụ trách công nghệ thông tin"
	}
	if n := g.boundAt(i); n > 0 {
		return n
	}
	if n, _, _ := g.noun(g.first); g.actsAt(i, n) || g.pairOfDeeds(i) && g.upper(g.first) && g.startsHead(g.first) && !g.determined {
		return 0
	}
	n := g.has(agentVerbs, i)
	if n == 0 {
		n = g.doerAt(i)
	}
	if n > 0 && g.has(directing, i) == n && g.newBody(i+n) {
		return 0 // "Cơ quan thi hành án đề nghị UBND cấp xã"
	}
	if g.determined && g.has(going, i) == 0 {
		return 0 // "các cơ quan nghiên cứu, xây dựng đề án": they are to
	}
	if n == 0 || i != g.nouns || !g.lower(i) || g.line(i) || !openKinds.has(g.begins) && g.begins != bureau || g.classes&^agentClasses != 0 || g.classes&^(persons|units) == 0 || !g.itemBegins(g.from) {
		return 0
	}
	return n
}

// boundAt is the length of the verb at i right behind the nouns, by which those are told from
// others who have to carry out what the sentence ends with: "Giám đốc các doanh nghiệp phát
// hành trái phiếu và các tổ chức liên quan chịu trách nhiệm thi hành".
func (g *group) boundAt(i int) int {
	n := g.has(verbs, i)
	if n == 0 || i != g.nouns || i >= g.duty || !g.verb(i) || g.has(mustDo, i) > 0 || g.classes&^agentClasses != 0 {
		return 0
	}
	for k := i + n; k < min(g.duty, i+longest); k++ {
		if g.marks(k) || g.mark(k) == ';' || g.mark(k) == ':' || g.sentenceEnds(k) {
			return 0
		}
	}
	return n
}

// doerAt is the length of the verb at i, by which one is told from others who has nothing else
// to the end of an item of a list: "đơn vị bảo đảm chất lượng", "bộ phận in ấn đề thi".
func (g *group) doerAt(i int) int {
	n := g.has(verbs, i)
	if n == 0 || g.turnsTo(i) || g.determined || g.count != 1 || g.has(doerNouns, g.first) != i-g.first || g.has(mustDo, i) > 0 || g.upper(g.first) && g.from == 0 && g.has(nameVerbs, i) == 0 || !g.lower(i) {
		return 0
	}
	k := i + n
	for k < i+longestDoer && g.more(k) && g.lower(k) && !g.is(k, wAnd) && !g.marks(k) && g.has(mustDo, k) == 0 && !g.owns(k) {
		k++
	}
	if k == i+n && !g.itemEnds(k) || !g.itemEnds(k) || g.marks(k) && g.from == 0 {
		return 0
	}
	return n
}

// longestDoer is how many words say what such a one does.
const longestDoer = 8

// doerNouns are nouns of those who are told so.
var doerNouns = set("đơn vị; cơ quan; bộ phận; bên; nhóm")

// inChargeOf stands before what somebody who works in a body does there.
var inChargeOf = set("phụ trách; chuyên trách; theo dõi; đầu mối; phụ trách công tác; phụ trách lĩnh vực; phụ trách về")

// itemBegins says that an item of a list begins at i, or the text.
func (p *reader) itemBegins(i int) bool {
	if i == 0 || p.line(i) || p.begins2(i) {
		return true
	}
	for n := 1; n <= 5; n++ {
		if means, length, _ := at(p, roles, i-n); length == n {
			return !means.labelOnly
		}
	}
	return false
}

// listsMore says that the mark or "và" at j stands within what narrows a group: "có chức
// năng đào tạo, bồi dưỡng", "trong phạm vi chức năng, nhiệm vụ và quyền hạn của mình", "có
// tài sản/nhu cầu"; where: it says where they are, and lists nothing that is done.
func (g *group) listsMore(j int, where bool) bool {
	if g.mark(j) == ',' && j < g.duty && g.lower(j+1) && !g.line(j+1) && (g.verb(j+1) || g.has(agentVerbs, j+1) > 0) && !g.startsNoun(j+1) && !g.beginsPart(j+1) {
		return true // "các doanh nghiệp đầu tư, kinh doanh hạ tầng chịu trách nhiệm thi hành"
	}
	done := g.mark(j) == ',' && !where && g.more(j+1) && (g.verb(j-1-g.verbBefore(j)) || g.has(generic, j-2) == 2) && (g.verb(j+1) || g.has(generic, j+1) > 0)
	return done || g.samePersons(j) || (g.mark(j) == ',' || g.is(j, wAnd)) && g.more(j+1) && g.has(ranges, j+1) > 0 || g.eitherOr(j)
}

// samePersons says that the mark or "và" at j stands between two kinds of persons with whom
// something is done: "quản lý công chức, viên chức".
func (p *reader) samePersons(j int) bool {
	if p.mark(j) != ',' && !p.is(j, wAnd) || p.line(j+1) {
		return false
	}
	before, n, _ := p.noun(j - 2)
	behind, m, _ := p.noun(j + 1)
	return n >= 2 && m >= 2 && before.classes == persons && behind.classes == persons && p.has(agentVerbs, j-4) == 2
}

// eitherOr says that the stroke at j stands between two small words of the same.
func (p *reader) eitherOr(j int) bool {
	return p.mark(j) == '/' && !p.token(j).Space && !p.token(j+1).Space && p.lower(j-1) && p.lower(j+1) && p.determiner(j+1) == j+1 && !p.startsNoun(j+1) && !p.marks(j+1)
}

// acts says that what a group does begins at j, behind what narrows it: "có tên tại
// Điều 1 chịu trách nhiệm thi hành", and where it is said where they are, "trong hệ
// thống chính trị triển khai ...".
func (g *group) acts(j int, where bool) bool {
	m := g.has(mustDo, j)
	return m > 1 && g.more(j+m) && !g.is(j+m, wAnd) && !g.compound(j) && g.has(ties, j-2) != 2 ||
		where && (g.verb(j) || g.is(j, wHas) && g.verb(j+1)) && g.has(orders, j-2) != 2
}

// ties are what somebody has with those named behind.
var ties = set("quan hệ")

// within is the end of a body at j that belongs to the words before it: "trong
// phạm vi quản lý của Bộ", "đang hoạt động trong khu công nghiệp".
func (g *group) within(j int) int {
	if g.is(j-1, wWith) && g.has(ties, j-5) == 2 {
		return max(j, g.bodyEnd(j)) // "có quan hệ làm việc với UBND xã"
	}
	if end := g.placeAt(j); end > j && g.allCapitals(j-1) {
		return end // "trong ĐHBK Hà Nội"
	}
	if g.has(places3, j-1) == 1 && g.weakHead(j) {
		return max(j+1, g.bodyEnd(j))
	}
	end, _ := g.scope(j - 1)
	if end <= j {
		end, _ = g.scope(j - 2) // "trên địa bàn thành phố Huế"
	}
	return end
}

// clause passes the words from j up to the next mark, role or "và": "nơi Ban tổ
// chức giám sát trực tiếp".
func (g *group) clause(j int) int {
	from := j
	for g.more(j) && !g.marks(j) && !g.is(j, wAnd) && !(j > from+1 && (g.has(sent, j) > 0 && g.lower(j) || g.turnsTo(j))) && !(j > from && (g.acts(j, false) || g.has(still, j) > 0 && g.lower(j))) {
		j++
	}
	return j
}

// sent begin what a body does of which it was said where it is: "UBND cấp xã nơi tổ chức
// cưỡng chế cử đại diện".
var sent = set("cử; cử đại diện; bố trí; lập hồ sơ; lập biên bản; tiếp nhận hồ sơ; xác nhận; niêm yết công khai; thông báo; báo cáo; hỗ trợ; tiến hành; gửi văn bản; ban hành; xem xét; quyết định; tổ chức họp")

// bodyEnd is the end of the body or the group named at i.
func (p *reader) bodyEnd(i int) int {
	n, _ := p.known(i)
	end, _ := p.nameAt(i)
	group, _, _ := p.groupAt(i)
	return max(i+n, end, group)
}

// under passes the committee or department at i below which the divisions of a group stand:
// "các phòng chuyên môn UBND xã", "các phòng Sở Nội vụ".
func (g *group) under(i int) int {
	if g.classes == 0 || g.classes&^(divisions|departments) != 0 || !g.upper(i) {
		return i
	}
	h, n := g.head(i)
	if n == 0 || !(g.begins == open && committees.Has(h.class) || g.classes == divisions && h.class == body.Department) {
		return i
	}
	if end, _, _ := g.groupAt(i); end > i {
		return end
	}
	end, _ := g.nameAt(i)
	return max(end, i)
}

// professional are those of a body that do its own work.
var professional = set("nghiệp vụ; chuyên môn; chức năng")

// qualifierAt is the length of a fixed qualifier at i.
func (p *reader) qualifierAt(i int) int {
	_, n, _ := at(p, qualifiers, i)
	return n
}

// owns says that an owner, or one more body, is named behind i.
func (p *reader) owns(i int) bool { return p.is(i, wBelongs) || p.is(i, wOf) || p.is(i, wAnd) }

// stands says that a single noun without more stands alone, and says enough.
func (g *group) stands() bool {
	i, end := g.from, g.end
	before := i == 0 || g.line(i) || g.mark(i-1) != 0 || g.is(i-1, wAnd) || g.is(i-1, wWith) || g.toldAt(i)
	after := !g.more(end) || g.is(end, wAnd) || g.is(end, wOr) || g.is(end, wFor) || g.marks(end) || g.classes == persons && g.upper(i) && g.verb(end) || (end > i+2 || g.has(onDuty, end) > 0 || g.has(hastening, end) > 0) && g.has(mustDo, end) > 1 && g.begins != plural || (g.turnsTo(end) || end > i+1 && g.pairOfDeeds(end)) && g.begins != plural || g.fillsAt(end) > 0
	h, n := heads.At(g.text.Tokens, i)
	if end == i+1 && g.has(letterHeads, i) == 1 && g.allCapitals(i) {
		return false // "BGH, CĐ": which of those that the letters stand for is not known
	}
	return before && after && !(n == end-i && h.lone) && !(g.is(i, wGroup) && end <= i+2)
}

// onlySome says that words between i and end leave in some members of a group
// only, and not by anything that a registry knows.
func (p *reader) onlySome(i, end int) bool {
	if n, _, _ := p.noun(i + 1); p.is(i, wOne) && n.kind == closed {
		return true // "một bộ, cơ quan"
	}
	return p.any(i, end, func(i int) bool { return p.has(some, i) > 0 && p.qualifierAt(i) == 0 })
}
