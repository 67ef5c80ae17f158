package cell

import (
	"slices"
	"strings"
	"unicode"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/reading"
)

// part reads a body or a group at i; its source begins at the word start. What
// may stand there is a known name, a group, and a name that no registry need
// know. The longest wins; of two that end alike the more telling one.
func (p *reader) part(start, i int) int {
	if j, id := p.idAt(i); j > i {
		p.add(start, j, named(id))
		return j
	}
	n, m := p.known(i)
	end, group, slips := p.groupAt(i)
	nameEnd, name := p.nameAt(i)
	switch {
	case n > 0 && i+n >= end && (i+n >= nameEnd || name.kind != body.KindGroup && p.has(fixed, i) == 0):
		end = i + n
		p.addMatch(start, end, m)
	case end > i && (end > nameEnd || end == nameEnd && (group.words == "" || group.related || group.assigned || p.determiner(i) > i || p.lower(i))):
		if p.addGroup(start, i, end, group, slips) {
			return end
		}
		end = p.parts[len(p.parts)-1].to
	case nameEnd > i:
		end = nameEnd
		p.addName(start, i, end, name)
	default:
		if end = p.severalAt(start, i); end == i {
			return i
		}
	}
	return p.tail(end)
}

// addGroup adds the group from i up to end. It is true when its members are
// named behind it, so that they come next: "các bộ Nội vụ, Tài chính".
func (p *reader) addGroup(start, i, end int, group meaning, slips int) (membersFollow bool) {
	if group.kind == body.KindGroup && group.like == "" && p.onlyCities(start, end, &group) {
		group.like, group.words = cityCommittees, p.clean(start, end)
	}
	p.add(start, end, group)
	if group.of == taskForce {
		p.whoseTaskForce(start, end)
	}
	if slips > 0 && !p.bare {
		p.doubt(start, end, DoubtWords)
	}
	if group.classes&^(central|committees) == 0 && group.of == "" && p.onlySome(i, end) {
		p.doubt(start, end, DoubtSome)
	}
	if !p.upper(end) || p.line(end) || !group.listable() || group.words != "" && p.has(bureaus, end-1) == 0 || p.strongHead(end) {
		return false // "các bộ, ngành Văn phòng Chính phủ": the next body has a head of its own
	}
	p.beginList(len(p.parts) - 1)
	if j, m := p.itemAt(end); j > end {
		if k := p.separator(j); k > j && p.is(k, wDepartment) && p.upper(k) && group.classes == departments {
			p.doubt(start, j, DoubtEnd)
			return true // "Các Sở Thông tin, Sở Nội vụ"
		}
		if group.classes != departments || m.Found() || p.has(fields, j+1) > 0 {
			return true
		}
		// "các Sở Y tế": those of all provinces.
		p.list = itemList{}
		p.extend(j)
		last := &p.parts[len(p.parts)-1]
		last.words, last.like = lowerFirst(p.clean(i, j)), "Sở "+p.clean(end, j)
		return false
	}
	p.list = itemList{}
	if group.classes&^committees == 0 {
		// Places that no registry knows: "các huyện, thành phố Quảng Ngãi",
		// "các tỉnh Tây Nguyên".
		first := end
		if p.placesNamed(end) {
			p.beginList(len(p.parts) - 1)
			p.list.on, p.list.places = true, true
			return true
		}
		for p.upper(end) && !p.line(end) && (!p.newBody(end) || p.placeAt(end) > end) {
			end = max(end+1, p.placeAt(end))
		}
		if end > first {
			p.extend(end)
			p.parts[len(p.parts)-1].words = lowerFirst(p.clean(i, end))
		}
	}
	return false
}

// placesNamed says that two places or more are named from i on, by words that are no
// bodies, apart by commas: "Các xã, phường Quế Võ, Phương Liễu".
func (p *reader) placesNamed(i int) bool {
	for count := 1; ; count++ {
		j := i
		for p.upper(j) && (j == i || !p.line(j)) && !p.newBody(j) && j < i+longestPlace {
			j++
		}
		if j == i || p.has(regions, j-2) == 2 || p.startsHead(i) || p.has(leaders, i) > 0 || p.startsNoun(i) {
			return false
		}
		if p.mark(j) != ',' && !p.is(j, wAnd) {
			return count > 1 && (!p.more(j) || p.verb(j) || p.marks(j) || p.has(roleAdverbs, j) > 0)
		}
		if !p.upper(j + 1) {
			return count > 1
		}
		if p.beginsPart(j+1) || p.startsNoun(j+1) || p.has(leaders, j+1) > 0 {
			return count > 1
		}
		i = j + 1
	}
}

// longestPlace is how many words the name of a place has at most.
const longestPlace = 5

// addName adds the name from i up to end, which a registry may know with other
// accents or nearly so.
func (p *reader) addName(start, i, end int, name meaning) {
	if name.kind == body.KindNamed {
		if m := p.find(i, end); (m.Found() || m.Doubtful()) && p.madeBy(end) == end {
			p.addMatch(start, end, m)
			return
		}
		name.words = p.clean(start, end)
	}
	p.add(start, end, name)
	if name.comma {
		p.doubt(start, end, DoubtComma)
	}
	if name.some {
		p.doubt(start, end, DoubtSome)
	}
}

// one are the classes of which a registry has the one that a text means, and
// others besides: "các Tổ công tác" are not that one.
var one = body.ClassesOf(body.TaskForce, body.Council, body.StandingAgency, body.InterAgency)

// severalAt reads a determiner before a name: "các Phó Thủ tướng", "các Ủy ban
// của Quốc hội".
func (p *reader) severalAt(start, i int) int {
	d := p.determiner(i)
	if d == i {
		return i
	}
	if n, m := p.known(d); n > 0 && !one.Has(m.Body.Class(p.on)) {
		p.addMatch(start, d+n, m)
		return d + n
	}
	end, _ := p.nameAt(d)
	h, n := p.head(d)
	if end == d && n > 0 && one.Has(h.class) {
		end = d + n
	}
	if end == d {
		return i
	}
	class := h.class
	if n == 0 {
		class = ""
	}
	p.add(start, end, meaning{kind: body.KindGroup, classes: body.ClassesOf(class), words: lowerFirst(p.clean(i, end))})
	return end
}

// addMatch adds the body that a name was found to be, with its doubt.
func (p *reader) addMatch(i, j int, m body.Match) {
	if m.Found() {
		p.add(i, j, named(m.Body.ID()))
	} else {
		p.add(i, j, called(p.clean(i, j)))
	}
	if m.Doubtful() {
		p.doubts = append(p.doubts, nameDoubt(p.source(i, j), m, p.on))
	}
	if id := m.Body.ID(); id == taskForce || strings.HasPrefix(string(id), string(taskForce)+".") {
		p.whoseTaskForce(i, j)
	}
}

// tail takes what belongs to the part before it: personal names behind an
// office, "theo thẩm quyền", an apposition behind a dash.
func (p *reader) tail(i int) int {
	last := &p.parts[len(p.parts)-1]
	if b := p.r.ByID(last.id); !b.IsZero() && b.Class(p.on) == body.Office {
		j := i
		for p.upper(j) && !p.line(j) && j < i+5 && (j > i || !p.beginsPart(j)) && !p.startsHead(j) {
			j++
		}
		p.extend(j)
		i = j
	}
	if end := p.above(last, i); end > i {
		p.extend(end)
		last.words = p.clean(last.from, end)
		p.doubt(last.from, end, DoubtComma)
		return end
	}
	if k := p.regionsOn(i); k > i {
		if last.kind == body.KindNamed && last.id == "" {
			last.meaning = meaning{kind: body.KindGroup, classes: body.ClassesOf(headOf(last.words).class), words: p.clean(last.from, k), some: true}
			p.doubt(last.from, k, DoubtSome)
		}
		p.extend(k)
		if last.kind == body.KindGroup {
			last.words = lowerFirst(p.clean(last.from, k))
		}
		i = k
	}
	if p.more(i) && p.is(i, wBy) && last.kind == body.KindNamed {
		if q, n, _ := at(p, qualifiers, i); !q.inWords && !q.related && !q.assigned && (!p.more(i+n) || p.marks(i+n) || p.is(i+n, wAnd)) {
			i += n
			p.extend(i)
		}
	}
	if j := p.madeBy(i); j > i && last.kind == body.KindNamed && last.id == "" {
		p.extend(j)
		last.words = p.clean(last.from, j)
		i = j
	}
	if n := p.has(fillers, i); !p.line(i) && !p.more(i+n) {
		i += n // "... thực hiện"
	}
	if p.mark(i) != '-' || p.line(i) || last.kind != body.KindNamed {
		return i
	}
	return p.dashed(last, i)
}

// regionsOn passes further regions behind one, which ends before i: "Tổng công ty Điện lực miền
// Bắc và miền Trung".
func (p *reader) regionsOn(i int) int {
	if !p.is(i-2, wRegion) || !p.upper(i-1) {
		return i
	}
	for {
		k := p.separator(i)
		if k == i || p.line(k) || !p.is(k, wRegion) || !p.upper(k+1) {
			return i
		}
		i = k + 2
	}
}

// dashed takes what stands behind the dash at i and belongs to the body before it: whose it
// is, the rest of its name, or what it also is.
func (p *reader) dashed(last *part, i int) int {
	if n, m := p.known(i + 1); last.id == "" && m.Found() && central.Has(m.Body.Class(p.on)) && headOf(last.words).class == body.Unit {
		p.extend(i + 1 + n) // "Cục Thuế - Bộ Tài chính"
		return i + 1 + n
	}
	if h, n := p.headOfPart(last); n > 0 && h.class == body.Division && p.newBody(i+1) {
		if above, _ := p.head(i + 1); superiors.Has(above.class) && !p.startsGroup(i+1) {
			p.extend(p.bodyEnd(i + 1)) // "Phòng Người có công - Sở Y tế"
			last.words = p.clean(last.from, last.to)
			return last.to
		}
	}
	if p.number(i-1) && p.upper(i+1) && !p.line(i+1) && !p.beginsPart(i+1) && p.has(leaders, i+1) == 0 && !p.marks(i+1) && last.id == "" {
		for i++; p.more(i) && p.upper(i) && !p.newBody(i); i++ {
		}
		p.extend(i) // "Ban Chỉ huy Phòng thủ khu vực 1 - Đông Anh"
		last.words = p.clean(last.from, i)
		return i
	}
	if p.has(branches, i+1) > 0 && last.id == "" {
		if end, m := p.nameAt(i + 1); m.kind == body.KindNamed && end > i+1 {
			p.extend(end) // "Kho bạc Nhà nước khu vực XIII - Phòng Giao dịch số 5"
			last.words = p.clean(last.from, end)
			return end
		}
	}
	if h, _ := p.head(i + 1); h.class == body.StandingAgency {
		i++ // "Văn phòng Chính phủ - Cơ quan thường trực Tổ công tác"
		for p.more(i) && !p.marks(i) && !p.turnsTo(i) && !(p.verb(i) && (p.number(i-1) || p.placeWord(i-1))) {
			i++
		}
		p.extend(i)
	}
	return i
}

// startsGroup says that several bodies are named at i, and nothing longer.
func (p *reader) startsGroup(i int) bool {
	end, _, _ := p.groupAt(i)
	return end > i && end == p.bodyEnd(i)
}

// above passes the body of which a division or an office of a ministry is, behind a
// comma at i at the end of the text, where nothing else is named: "Phòng Kiểm soát
// bệnh tật, Cục Phòng bệnh".
func (p *reader) above(last *part, i int) int {
	h, n := p.headOfPart(last)
	if n == 0 || len(p.parts) != 1 || p.mark(i) != ',' || p.line(i+1) || !p.newBody(i+1) {
		return i
	}
	next, _ := p.head(i + 1)
	if last.to == last.from+n+1 && p.allCapitals(last.to-1) {
		return i // "Cục C06, Bộ Công an"
	}
	at := last.from
	for k := p.has(leaders, at); k > 0; k = p.has(leaders, at) {
		at += k
	}
	switch {
	case p.has(bureaus, at) == 1 && next.class == body.Ministry:
	case h.class == body.Division && (p.has(bureaus, i+1) == 1 || next.class == body.Ministry || next.class == body.Department && p.is(at+1, wPolice)):
	default:
		return i
	}
	end := p.bodyEnd(i + 1)
	if k := p.token(end); k.Kind != reading.KindEnd && !(k.Mark == '.' && p.token(end+1).Kind == reading.KindEnd) {
		return i
	}
	return end
}

// madeBy passes who set a body up, or stands at its head: "do UBND tỉnh thành
// lập", "do Chủ tịch UBND xã làm Trưởng ban".
func (p *reader) madeBy(i int) int {
	if !p.is(i, wOwing) || p.line(i) {
		return i
	}
	for j := i + 1; p.more(j) && j < i+longestMaker && !p.marks(j); j++ {
		if n := p.has(making, j); n > 0 {
			return j + n
		}
		if n := max(p.has(leaders, j+1), p.has(presidents, j+1)); p.is(j, wAs) && n > 0 {
			j += 1 + n
			return j + p.has(presiding, j)
		}
	}
	return i
}

// longestMaker is how many words say who made a body at most.
const longestMaker = 20

var (
	making     = set("thành lập; ban hành quyết định thành lập; bổ nhiệm; phê duyệt thành lập")
	presidents = set("tổ trưởng; trưởng đoàn; trưởng ban; trưởng nhóm; nhóm trưởng; trưởng tiểu ban")
	presiding  = set("ban; tiểu ban; tổ; đoàn; nhóm; hội đồng; ban chỉ đạo; tổ công tác; đoàn công tác")
)

// headOf is the head with which a name begins.
func headOf(name string) head {
	t := scan(name)
	h, _, _ := heads.Like(t.Tokens, 0, false)
	return h
}

// joiner is the length of "và", "cùng với" and the like at i.
func (p *reader) joiner(i int) int {
	n := p.has(joiners, i)
	if n == 1 && p.has(verbs, i) > 1 && p.lower(i) && !p.is(i, wGives) && !p.is(i, wAnd) {
		return 0 // "cùng dự"
	}
	if n == 0 && p.commands(i) {
		return 2
	}
	if n > 1 && p.has(urged, i) == n && p.determiner(i+n) == i+n && p.has(leaders, i+n) == 0 && !p.beginsPart(i+n) {
		return 0 // "đã đề nghị thẩm định"
	}
	if n == 1 && p.is(i, wGives) && p.number(i+1) {
		if !p.startsNoun(i + 2) {
			return 0 // "giao 05 nhiệm vụ"
		}
		return n // whether the number counts bodies is asked by whoever reads them
	}
	if n == 1 && p.is(i, wGives) && p.upper(i) && (i == 0 || p.line(i) || p.endsSentence(i-1)) && !p.is(i+1, wBan) && (p.startsNoun(i+1) || p.startsHead(i+1) && p.upper(i+1+p.longHead(i+1)) || p.has(staff, i+1) > 0) {
		return n // "Giao đơn vị chủ trì", "Giao phòng Kinh tế"
	}
	if n == 1 && p.is(i, wGives) && !p.upper(i+1) && p.determiner(i+1) == i+1 && p.has(leaders, i+1) == 0 && !p.beginsPerson(i+1) {
		return 0 // "giao thông"
	}
	return n
}

// commands says that "Chỉ đạo" begins a sentence that tells a body to lead: "Chỉ
// đạo Sở Xây dựng chủ trì".
func (p *reader) commands(i int) bool {
	return p.is(i, wGuide) && p.is(i+1, wGuide2) && p.upper(i) && (i == 0 || p.line(i) || p.mark(i-1) == ';' || p.mark(i-1) == '.') && p.leadsFrom(i+2)
}

// idAt reads an identifier. Its letters stand as they are, whatever they would
// abbreviate elsewhere.
func (p *reader) idAt(i int) (end int, id body.ID) {
	stop := p.token(i).Start // behind the last letter or figure
	if c := p.text.Source[stop]; c != 'l' && (c < 'A' || c > 'Y') {
		return i, ""
	}
	var text []byte
	length := 0
	for k, c := range p.text.Source[stop:] {
		letter := c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && c != '.' && c != ':' && c != '-' {
			if unicode.Is(unicode.Cf, c) {
				continue // what nobody sees
			}
			break
		}
		if len(text) == 1 && text[0] != 'l' && (c < '0' || c > '9') {
			return i, "" // no letter and figures
		}
		text = append(text, byte(c))
		if letter {
			length, end = len(text), stop+k+1
		}
		if len(text) > longestID {
			return i, ""
		}
	}
	id, err := body.ParseID(string(text[:length]))
	if err != nil || p.r.ByID(id).IsZero() && !p.anyID && !id.IsLocal() {
		return i, ""
	}
	stop = end
	for end = i; p.token(end).Kind != reading.KindEnd && p.token(end).Start < stop; end++ {
	}
	return end, id
}

// longestID is more than an identifier has.
const longestID = 128

// find is the body that is called so, or nearly so.
func (p *reader) find(i, j int) body.Match {
	text := p.source(i, j).Text
	if len(text) > 1 && text[1] <= '9' {
		if _, err := body.ParseID(strings.ToUpper(text)); err == nil {
			return body.Match{} // idAt would have read it
		}
	}
	return p.r.Find(text, p.on)
}

// known finds the longest name at i that the registry knows.
func (p *reader) known(i int) (n int, m body.Match) {
	if !p.word(i) {
		return 0, body.Match{}
	}
	c := &p.seen[i]
	if !c.known {
		c.known = true
		if p.mayBeKnown(i) && !p.inNumber(i) && !(p.has(regions, i-1) == 2 && p.upper(i-1)) {
			p.look(i, func() { n, m = p.knownBehind("", i) })
			if n > 0 {
				p.matches = append(p.matches, m)
				c.knownN, c.match = int32(n), &p.matches[len(p.matches)-1]
			}
		}
	}
	if c.match == nil {
		return 0, body.Match{}
	}
	return int(c.knownN), *c.match
}

// anyTaskForce is how every task force, its offices and its members are called.
var anyTaskForce = set("tổ công tác; tổ trưởng; tổ phó; tổ phó thường trực; ủy viên thường trực; tổ trưởng tổ công tác; tổ phó tổ công tác; thành viên tổ công tác; thành viên của tổ công tác")

// whoseTaskForce doubts, in a text of a province, that the task force of the
// Prime Minister is meant by a name that others have too.
func (p *reader) whoseTaskForce(i, j int) {
	if n := p.has(anyTaskForce, p.determiner(i)); n > 0 && p.below {
		p.doubt(i, j, DoubtForce)
	}
}

// mayBeKnown says that a known name may begin at i: with a capital, or with the
// head of one.
func (p *reader) mayBeKnown(i int) bool {
	if p.upper(i) || p.bare {
		return true
	}
	_, head := heads.At(p.text.Tokens, i)
	return head > 0
}

// knownBehind finds the longest known name at i, in front of which the text
// leaves out words.
func (p *reader) knownBehind(prefix string, i int) (n int, m body.Match) {
	if !p.word(i) || !p.first(i) {
		return 0, body.Match{}
	}
	p.names.Reset()
	if prefix != "" {
		t := body.Scan(prefix)
		for k := range t.Tokens {
			p.names.Add(&t, k)
		}
	}
	// All names that begin here, the longest last: names are looked up one at a
	// time, and whether one goes on is asked afterwards.
	type found struct {
		end, words int
		match      body.Match
	}
	var room [4]found
	all, count := room[:0], 0
	for j := i; ; j++ {
		if !p.word(j) {
			switch p.mark(j) {
			case ',', '-', '.', '/', '&':
				continue
			}
			break
		}
		m, exact, more := p.names.Add(&p.text, j)
		count++
		if (m.Found() || m.Doubtful()) && p.last(j) && (exact || (count > 1 || prefix != "") && (p.upper(i) || p.bare)) {
			all = append(all, found{j + 1, count, m})
		}
		if !more {
			break
		}
	}
	for _, f := range slices.Backward(all) {
		if !p.nameGoesOn(i, f.end, f.words) {
			return f.end - i, f.match
		}
		if p.more(f.end) && p.has(branches, f.end) > 0 {
			break // the shorter names go on as well
		}
	}
	return 0, body.Match{}
}

// exactly finds the body that is called so, its accents perhaps excepted.
func (p *reader) exactly(name string) (m body.Match) {
	t := body.Scan(name)
	p.names.Reset()
	for i := range t.Tokens {
		if t.Tokens[i].Kind != reading.KindMark {
			m, _, _ = p.names.Add(&t, i)
		}
	}
	return m
}

var (
	// branches make another body of the name before: "Ngân hàng Nhà nước khu
	// vực 5".
	branches = set("chi nhánh; khu vực; liên khu vực; phòng giao dịch")
	// placeKinds do so, written small: "Thanh tra tỉnh".
	placeKinds = set("cấp tỉnh; cấp thành phố; cấp huyện; cấp xã; tỉnh; tỉnh ủy; huyện; huyện ủy; quận; thành phố; thành ủy; xã; phường")
	// taskForces go on with what they are set up for.
	taskForces = set("tổ công tác")
	// undertakings are what bodies are set up for.
	undertakings = set("đề án; dự án; chương trình; nghị quyết; chỉ thị; kết luận")
)

// nameGoesOn says that the known name from i up to j is the beginning of
// another.
func (p *reader) nameGoesOn(i, j, words int) bool {
	if p.mark(j) == '-' && p.more(j+1) && p.has(branches, j+1) > 0 {
		return true // "Ngân hàng Nhà nước - Chi nhánh Khu vực 8"
	}
	if !p.more(j) {
		return false
	}
	if p.is(j, wBranch) && p.upper(j) || p.has(branches, j) > 0 || p.lower(j) && p.has(placeKinds, j) > 0 {
		return true
	}
	switch p.token(i).Plain {
	case wGroup.plain, wCouncil.plain, wBasis.plain, wCommittee.plain:
	default:
		return false
	}
	if p.madeBy(j) > j {
		return true // "Tổ công tác do UBND xã thành lập"
	}
	// "Tổ công tác", "Hội đồng tư vấn" of something else
	if p.setUpFor(j) {
		return true
	}
	if p.upper(j) || p.number(j) {
		return p.startsHead(j) || p.number(j) || p.has(taskForces, i) == j-i && p.has(leaders, j) == 0 && !p.marks(j)
	}
	return words <= 4 && p.has(verbs, j) == 0 && p.joiner(j) == 0 && p.qualifierAt(j) == 0 && !p.marks(j)
}

// setUpFor says that an undertaking with a number stands at i, be it behind
// verbs: "thực hiện Đề án 06".
func (p *reader) setUpFor(i int) bool {
	for range 4 {
		if !p.lower(i) {
			break
		}
		n := max(p.has(nameVerbs, i), p.has(fillers, i))
		if n == 0 {
			break
		}
		i += n
	}
	n := p.has(undertakings, i)
	return n > 0 && p.number(i+n)
}
