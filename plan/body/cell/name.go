package cell

import (
	"sync"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/reading"
)

// newBody says that a name begins at i with a capital.
func (p *reader) newBody(i int) bool {
	if !p.upper(i) {
		return false
	}
	if n, _ := p.known(i); n > 0 {
		return true
	}
	return p.startsHead(i)
}

func (p *reader) startsHead(i int) bool { _, n := p.head(i); return n > 0 }

// nameAt reads the name of a body that begins with a usual head; of one body
// that it names the words are left to who asks.
func (p *reader) nameAt(i int) (end int, m meaning) {
	if !p.word(i) || !p.first(i) {
		return i, meaning{}
	}
	c := &p.seen[i]
	if !c.name {
		p.look(i, func() { end, m = p.readName(i) })
		if end > i+longest {
			end, m = i, meaning{}
		}
		c.name, c.nameEnd = true, int32(end)
		if end > i {
			c.nameIs = p.keep(m)
		}
		return end, m
	}
	if c.nameIs == nil {
		return i, meaning{}
	}
	return int(c.nameEnd), *c.nameIs
}

func (p *reader) readName(i int) (end int, m meaning) {
	h, n := p.head(i)
	if end, ok := p.numberedName(i, n); ok {
		return p.orNumbers(i, end, h.class)
	}
	if n := p.has(together, i); n > 0 {
		if j, several := p.scope(i + n); several {
			return j, meaning{kind: body.KindGroup, classes: masses, like: p.clean(i, i+n), words: p.clean(i, j)}
		}
	}
	j := i + p.has(fixed, i)
	if n == 0 && j == i || j == i && !p.mayBeName(i, h, n) {
		return i, meaning{}
	}
	if end, group, _ := p.groupAt(i); end > i && group.classes&^(committees|councils) == 0 {
		return i, meaning{} // "UBND cấp xã" is a group
	}
	class := body.Unit
	if n > 0 {
		class = h.class
	}
	if group, m := p.headOfSeveral(i, n, class, h.lone); j == i && group > i {
		return group, m
	}
	if group, m := p.heldBySeveral(i, i+n, class); group > i+n {
		return group, m
	}
	comma := false
	if j > i && p.is(j, wAnd) && p.upper(j+1) && !p.line(j+1) && !p.beginsPart(j+1) && p.has(fields, j+1) == 0 && p.has(leaders, j+1) == 0 && !p.marks(j+1) {
		j, comma = p.wordsOf(j+1, class) // "Trung tâm Chuyển đổi số và Truyền thông"
	}
	if j == i {
		j, comma = p.afterHead(i+n, h)
		if council, length := p.head(j); n == 1 && p.is(i, wBan) && council.class == body.ProvincialCouncil && j > i+n && !p.line(j) {
			j += length // "Ban Kinh tế - Ngân sách HĐND tỉnh"
		}
	}
	if spacious.Has(class) && p.more(j) && p.upper(j) && p.first(j) && p.last(j) && p.allCapitals(j) && !p.number(j) && !p.beginsPart(j) && !p.marks(j) {
		j++ // "Trung tâm Chuyển đổi số VHTTDL"
	}
	of := p.scope
	if inner.Has(class) || n == 1 && p.is(i, wBan) && p.has(fields, i+n) == 0 {
		of = p.scopeInBodies
	}
	if ranked.Has(class) || p.is(i, wDepartment) {
		of = p.scopeInPlaces
	}
	linked := p.has(linking, j-2) == 2
	j, several := of(j)
	several = several && !(linked && steering.Has(class)) // "Hội đồng Liên kết các tỉnh miền Trung" is one
	if n := p.has(campaigns, j); n > 0 && p.upper(j) && !p.line(j) && !several && p.any(i, j, func(k int) bool { return p.has(boardsFor, k) > 0 }) {
		j, comma = p.wordsOf(j+n, body.InterAgency) // "Ban Chỉ đạo trung ương Phong trào ..."
	}
	if k := p.numbersOn(j); k > j && !several {
		return k, meaning{kind: body.KindGroup, classes: body.ClassesOf(class), like: p.clean(i, j-1), words: p.clean(i, k), some: true}
	}
	if within, group := p.unitOf(i, j, class); within > j {
		j, several = within, group
	}
	if group, m := p.heldBySeveral(i, j, class); group > j {
		return group, m
	}
	m = called("")
	m.comma = comma || p.commaOf(i+n, j, h.class)
	if several {
		classes := body.ClassesOf(class)
		if councils.Has(class) {
			classes = p.councilsOf(i, j)
		}
		m = meaning{kind: body.KindGroup, classes: classes, like: p.clean(i, p.scopeStart(i+max(0, p.has(fixed, i)-1), j, of)), words: p.clean(i, j)}
	}
	return j, m
}

// campaigns are what boards are set up for, and boardsFor those boards.
var (
	campaigns = set("phong trào; cuộc vận động; chương trình; đề án; chiến dịch")
	boardsFor = set("ban chỉ đạo; ban điều hành; ban vận động; ban tổ chức; ban điều phối")
)

// orNumbers is the body with a number of its own from i up to end, or those of further numbers
// behind it: "Chi bộ 1, 2, 3".
func (p *reader) orNumbers(i, end int, class body.Class) (int, meaning) {
	if k := p.numbersOn(end); k > end {
		return k, meaning{kind: body.KindGroup, classes: body.ClassesOf(class), like: p.clean(i, end-1), words: p.clean(i, k), some: true}
	}
	return end, called("")
}

// linking is what one body does with the several behind it.
var linking = set("liên kết; điều phối; phối hợp; hợp tác; liên lạc")

// headOfSeveral reads the head of n words at i before several bodies: "Thường trực các
// Ủy ban của Quốc hội".
func (p *reader) headOfSeveral(i, n int, class body.Class, lone bool) (end int, m meaning) {
	d := p.determiner(i + n)
	if n == 0 || d == i+n || p.line(i+n) || p.line(d) {
		return i, meaning{}
	}
	if !(class == body.PartyBody && p.newBody(d)) && !((lone && p.ledAt(i) || class == body.Office) && p.startsNoun(d)) {
		return i, meaning{}
	}
	if group, m, _ := p.groupAt(i + n); group > d && class != body.PartyBody {
		return group, m // "Trưởng phòng các phòng chuyên môn"
	}
	end = max(d, p.bodyEnd(i+n), p.bodyEnd(d))
	return end, meaning{kind: body.KindGroup, classes: body.ClassesOf(class), like: p.clean(i, i+n), words: p.clean(i, end)}
}

// numbersOn passes further numbers of bodies of one name, of which the first ends before j,
// and where they are: "Thuế cơ sở 1, 2 và 3 tỉnh Gia Lai", "Hạt Kiểm lâm khu vực I, II".
func (p *reader) numbersOn(j int) int {
	if p.has(numberWords, j-2) != 1 && p.has(numberWords, j-3) != 2 && !(p.number(j-1) && p.mark(j) == ',' && p.number(j+1)) || !p.ordinal(j-1) {
		return j
	}
	end := j
	for {
		k := p.separator(end)
		if k == end || p.line(k) {
			break
		}
		if n := p.has(numberWords, k); n > 0 {
			k += n
		}
		if !p.ordinal(k) || p.determiner(k) > k && !p.upper(k+2) {
			break
		}
		end = k + 1
	}
	if end > j && p.more(end) {
		end, _ = p.scope(end)
	}
	if end > j && !p.itemEnds(end) {
		return j
	}
	return end
}

// ordinal says that a number stands at i, in figures or in Roman ones.
func (p *reader) ordinal(i int) bool {
	return p.number(i) || p.upper(i) && p.has(romans, i) == 1
}

var (
	// numberWords stand before the number of a body.
	numberWords = set("số; khu vực; cơ sở; liên khu vực; vùng")
	romans      = set("I; II; III; IV; V; VI; VII; VIII; IX; X; XI; XII; XIII; XIV; XV; XVI; XVII; XVIII; XIX; XX")
)

// heldBySeveral reads the bodies of one kind, whose name stands from i up to j, that several
// others have: "Công đoàn các trường", "Phòng Tổ chức các sở".
func (p *reader) heldBySeveral(i, j int, class body.Class) (end int, m meaning) {
	d := p.determiner(j)
	if d == j || i == j || p.line(j) || p.line(d) || p.has(held, i) == 0 && class != body.Division || p.has(holders, d) == 0 || p.upper(d) && p.is(d+1, wParty) {
		return j, m
	}
	if end, _, _ = p.groupAt(j); end <= d || p.upper(end) && p.more(end) {
		return j, m // "Đảng ủy các cơ quan Đảng tỉnh" is one
	}
	return end, meaning{kind: body.KindGroup, classes: body.ClassesOf(class), like: p.clean(i, j), words: p.clean(i, end)}
}

var (
	held    = set("văn phòng; thanh tra; công đoàn; đoàn thanh niên; chi đoàn; chi bộ; đảng bộ; bộ phận một cửa; bộ phận tiếp nhận và trả kết quả; hội phụ nữ; hội nông dân; hội cựu chiến binh; liên đội; hội đồng trường; ban giám hiệu; chi hội; tổ một cửa; pháp chế; bộ phận pháp chế")
	holders = set("sở; ban; ngành; trường; nhà trường; trường học; đơn vị; cơ quan; doanh nghiệp; bệnh viện; phòng; trung tâm; bộ; hội; đoàn thể; huyện ủy; thành ủy; đảng ủy; cơ sở; thôn; xã; phường; tổ chức; khoa; viện; cục; vụ; chi cục")
)

// numberedName passes a noun that has a number of its own, longer than a head of n words:
// "Khu phố 5 phường An Lạc".
func (p *reader) numberedName(i, n int) (end int, ok bool) {
	_, length, _ := p.noun(i)
	if length <= n || !p.numbered(i) {
		return i, false
	}
	j := i + length
	if p.is(j, wNumber) {
		j++
	}
	end, _ = p.scope(j + 1)
	return end, true
}

// unitOf passes the body of which a division or a part of an office is named from
// i up to j, and where the part is: "Bộ phận Văn thư Sở Y tế", "Bộ phận Tiếp nhận
// và Trả kết quả của Sở Nội vụ tại Trung tâm Phục vụ hành chính công tỉnh".
func (p *reader) unitOf(i, j int, class body.Class) (end int, several bool) {
	section := p.has(sections, i) > 0
	if h, n := p.head(j); class == body.Unit && p.has(bureaus, i) == 1 && n > 0 && p.more(j) && p.newBody(j) && (h.class == body.StateBody || h.class == body.Ministry) {
		return max(j, p.bodyEnd(j)), false // "Cục Kế hoạch - Tài chính Tòa án nhân dân tối cao"
	}
	if n, m := p.known(j); class == body.Unit && p.has(bureaus, i) == 1 && p.more(j) && p.allCapitals(j) && m.Found() && central.Has(m.Body.Class(p.on)) {
		return j + n, false // "Cục Tài chính BQP"
	}
	if !section && class != body.Division {
		return j, false
	}
	for range 2 {
		at := j
		if section && p.has(places3, at) == 1 && !p.line(at) {
			at++
		}
		h, n := p.head(at)
		if n == 0 || !p.more(at) || !p.newBody(at) || !superiors.Has(h.class) && !(class == body.Division && p.has(unitSeats, at) > 0 && p.has(placeless, i) == 0 && p.has(ofCommunes, i+1) == 0) && !(section && h.class == body.Unit && p.has(sections, at) == 0) {
			break
		}
		_, name := p.nameAt(at)
		group, _, _ := p.groupAt(at)
		several = name.kind == body.KindGroup || group == p.bodyEnd(at) && (p.has(unitSeats, at) == 0 || p.determiner(at) > at)
		j = max(j, p.bodyEnd(at))
	}
	return j, several
}

// unitSeats are heads of bodies that have divisions, and ofCommunes the fields of divisions that
// every commune has, which stand beside others.
var (
	unitSeats  = set("trung tâm; bệnh viện; cục; chi cục; viện; học viện; trường đại học; đại học; tổng công ty; tập đoàn; ban quản lý")
	ofCommunes = set("kinh tế; văn hóa - xã hội; kinh tế, hạ tầng và đô thị; nội vụ; tư pháp; tài chính - kế hoạch; giáo dục và đào tạo; y tế; tài nguyên và môi trường; kinh tế và hạ tầng; kinh tế - hạ tầng; quản lý đô thị; văn hóa và thông tin; nông nghiệp và môi trường")
)

// councilsOf is the councils of the places named from i up to j: "Thường trực
// HĐND các xã, phường".
func (p *reader) councilsOf(i, j int) (classes body.Classes) {
	for ; i < j; i++ {
		n, length, _ := p.noun(i)
		if l, m, _ := at(p, committeeLevels, i); m > length && !l.locality {
			n, length = noun{classes: l.classes}, m
		}
		if length == 0 || !n.place() {
			continue
		}
		for _, c := range n.classes.List() {
			classes |= body.ClassesOf(councilOf[c])
		}
		i += length - 1
	}
	if classes == 0 {
		classes = body.ClassesOf(body.ProvincialCouncil)
	}
	return classes
}

// mayBeName says that the head of n words at i begins a name: with a capital,
// or small where a capital, a field or a place follows; and that no committees
// are meant ("UBND các tỉnh").
func (p *reader) mayBeName(i int, h head, n int) bool {
	after := i + n
	if _, noun, _ := p.noun(i); p.has(ofAnyKind, i) == n && (!p.upper(after) || noun > n && !p.upper(i+noun)) {
		return false // "nhà thầu thi công", "Cơ sở KCB"
	}
	if p.lower(i) && p.has(villages, i) == n && p.begins(i) && p.upper(after) && !p.startsHead(after) && !p.allCapitals(after) && p.itemEnds(p.capitalsFrom(after)) {
		return true // "Thôn Đông Thành và thôn Tây Sơn"
	}
	if p.lower(i) && p.has(villages, i) == n && p.begins(i) && p.number(after) && p.number(i-2) {
		return true // "Thôn 1, thôn 2"
	}
	if m, noun, _ := p.noun(i); m.kind == open && m.several && noun > n {
		return false // "Bộ quản lý chuyên ngành"
	}
	determined := p.determiner(after) > after
	led := !h.weak && p.ledAt(i)
	if led && h.lone && p.lower(i) && p.lower(after) && !p.placeWord(after) && !p.startsNoun(after) && p.qualifierAt(after) == 0 && p.joiner(after) == 0 && !determined {
		return true // "Trưởng ban công tác Mặt trận"
	}
	if led && (h.lone || p.is(i-1, wChief)) && (!p.more(after) || p.verb(after)) {
		return true // "Trưởng phòng", "Lãnh đạo Sở ký duyệt"
	}
	small := h.small || p.is(i-1, wChief) || p.is(i-1, wHead) || led || !h.weak && (smallHeads.Has(h.class) || p.any(i+1, after, p.upper)) && (p.begins(i) || p.afterRole(i) || p.toldAt(i) || i == 0 && (p.upper(after) && p.wholeName(after, h) || p.any(i+1, after, p.upper))) // "Trưởng phòng Tư pháp", "UBND xã, phòng Kinh tế"
	small = small || h.weak && h.class == body.Department && p.begins(i) && p.has(owners, after) == 1                                                                                                                                                                             // "thanh tra Bộ"
	small = small || h.weak && h.class == body.Unit && p.has(levels, after) > 0 && (i == 0 || p.begins(i) || p.afterRole(i))                                                                                                                                                      // "thuế cơ sở"
	if localities.Has(h.class) && p.strongHead(after) {
		return false // "đặc khu Sở Tài chính" is no place
	}
	if !p.upper(i) && !p.bare && !(small && (p.upper(after) || !h.small && p.any(i+1, after, p.upper) || p.has(fields, after) > 0 || p.placeWord(after) || determined || h.class == body.Institution)) {
		return false
	}
	return !(determined && body.ClassesOf(body.ProvincialCommittee, body.ProvincialCouncil).Has(h.class))
}

// wholeName says that a field stands at i behind the head h, or the two words that end the name of
// a division.
func (p *reader) wholeName(i int, h head) bool {
	return p.has(fields, i) > 0 || h.class == body.Division && !p.more(i+2)
}

// capitalsFrom is where the words with capitals from i on end.
func (p *reader) capitalsFrom(i int) int {
	for j := i; ; j++ {
		if !p.upper(j) || j > i && p.line(j) || j > i+longestPlace {
			return j
		}
	}
}

// ofAnyKind are heads that say of what kind somebody is, and begin a name only where
// its own words follow: "Nhà thầu Viettel Solutions", "Cơ sở Bảo trợ xã hội".
var ofAnyKind = set("nhà cung cấp; nhà thầu; liên danh; cơ sở; liên đội; chi ủy")

// ledAt says that a head of a body stands before i: "Lãnh đạo phòng".
func (p *reader) ledAt(i int) bool {
	for n := 1; n <= 3; n++ {
		if p.has(leaders, i-n) == n {
			return true
		}
	}
	return false
}

// smallHeads are the classes whose heads are written small as well, in a list
// behind others.
var smallHeads = body.ClassesOf(body.Unit, body.Division, body.Department, body.PartyBody, body.MassOrganization, body.Association)

// begins says that what stands at i begins anew, behind a comma or "và".
func (p *reader) begins(i int) bool {
	return !p.line(i) && (p.mark(i-1) == ':' || p.mark(i-1) == ',' || p.mark(i-1) == ';' || p.is(i-1, wAnd) || p.is(i-1, wOr))
}

// afterRole says that the words of a role end before i: "phối hợp văn phòng UBND
// tỉnh".
func (p *reader) afterRole(i int) bool {
	for n := 2; n <= 3; n++ {
		if means, length, _ := at(p, roles, i-n); length == n && !means.labelOnly {
			return !p.line(i)
		}
	}
	return false
}

// afterHead passes the field or the words behind a head.
func (p *reader) afterHead(i int, h head) (end int, comma bool) {
	n := p.has(fields, i)
	if p.line(i) && p.upper(i) && !h.lone {
		n = 0 // "Công đoàn", and in the next line "Công an tỉnh"
	}
	if h.lone && p.lower(i) && p.doesItself(i, n, h.class) {
		return i, false
	}
	if n == 0 || !p.upper(i) && !p.bare && !h.small {
		return p.wordsOf(i, h.class)
	}
	j := i + n
	if p.fieldActs(i, j) {
		return j, false
	}
	if k := p.doubleTask(i, j, h.class); k > j {
		return k, false // "Phòng Kiểm tra giám sát"
	}
	if p.mark(j) == '&' && p.letters(j) {
		return p.wordsOf(j+1, h.class)
	}
	if (h.class == body.Division || h.class == body.Department && h.lone && p.is(i-1, wBan)) && (p.goesOnSmall(j) || p.has(afterwards, j) > 0) || spacious.Has(h.class) && (p.goesOnSmall(j) || p.mark(j) == ',' && p.goesOnSmall(j+1)) {
		return p.wordsOf(i, h.class) // "Cục Kiểm tra văn bản", "Vụ Tài chính, kinh tế ngành"
	}
	if (spacious.Has(h.class) || h.class == body.Division || h.class == body.Department && h.lone && p.is(i-1, wBan)) && p.more(j) && p.upper(j) && p.lower(j-1) && !p.beginsPart(j) && !p.marks(j) && p.has(leaders, j) == 0 && p.has(owners, j) == 0 && p.placeAt(j) == j && !p.placeWord(j) {
		return p.wordsOf(j, h.class) // "Viện Kinh tế Xanh"
	}
	if p.is(j, wNumber) && p.number(j+1) {
		return j + 2, false // "Trung tâm Y tế số 1"
	}
	if p.dashesLabel(j) {
		return j, false // "- CT: Sở Nội vụ\n- PH: Sở Y tế"
	}
	if joint := p.mark(j) == '-' || p.is(j, wAnd); joint && (h.class == body.Division || h.class == body.Unit || p.is(i-1, wBan)) && !p.line(j+1) && p.joinedField(j+1) {
		return p.wordsOf(j+1+p.has(joinedFields, j+1), h.class) // "Phòng Hành chính - Tổ chức"
	} else if joint && p.upper(j+1) && !p.line(j+1) && !p.beginsPart(j+1) && (p.has(fields, j+1) == 0 || h.class == body.InterAgency) && p.has(leaders, j+1) == 0 && !p.marks(j+1) {
		return p.wordsOf(j+1, h.class) // "Phòng Tài chính - Kế toán"
	}
	if k := p.threefold(j); k > j && spacious.Has(h.class) {
		return k, false // "Trung tâm Văn hóa, Thông tin, Thể thao và Truyền thông"
	}
	if commaed.Has(h.class) && p.commaWithin(j) {
		return p.wordsOf(j+1, h.class) // "Phòng Tổ chức, Hành chính"
	}
	if k, comma := p.furtherTask(j); k > j && (h.class == body.Division || h.class == body.Unit) {
		return k, comma
	}
	return j, false
}

// fieldActs says that behind the field from i up to j it is said what the body does.
func (p *reader) fieldActs(i, j int) bool {
	if p.pairOfDeeds(j) && !(p.is(i, wGroup) && p.is(i+1, wGroup2)) {
		return true // "Cục Thống kê kiểm tra, giám sát việc thực hiện"
	}
	m := p.softAt(j)
	return m > 0 && p.has(verbs, i) == 0 && p.upper(i) && p.more(j+m) && !p.marks(j+m) && !p.is(j+m, wAnd) && !p.placeWord(j+m) // "Phòng Kinh tế chăm sóc"
}

// schooling is what an institution does of which only the kind is named.
var schooling = set("tổ chức; xây dựng; triển khai; thực hiện; rà soát; ban hành; báo cáo; hướng dẫn; thông báo; quy định")

// doesItself says that behind a lone head, before a field of n words at i, stands what the body
// does: "Lãnh đạo Phòng xem xét", "Đại học tổ chức tư vấn tâm lý".
func (p *reader) doesItself(i, n int, class body.Class) bool {
	if n > 0 && (p.upper(i-1) || p.ledAt(i-1)) && p.has(verbs, i) == n && p.more(i+n) && p.lower(i+n) && !p.placeWord(i+n) && !p.marks(i+n) && (p.has(drafted, i+n) > 0 || p.has(organized, i+n) > 0) {
		return true // "Giám đốc Sở xây dựng kế hoạch"
	}
	if class == body.Institution && p.has(schooling, i) > 0 && (p.upper(i-1) || p.upper(i-2)) {
		return true
	}
	return n == 0 && p.verb(i) && !(p.has(crews, i-1) == 1 && p.verb(i+p.has(verbs, i))) && (p.ledAt(i-1) || p.has(owners, i-1) == 1 && p.owns(i-2))
}

// afterwards is when a task of a division is done, within its name: "Ban Kiểm tra sau thông
// quan".
var afterwards = set("sau thông quan; sau thanh tra; sau cấp phép; sau đầu tư; sau tuyển dụng; sau xuất viện")

// crews are named by what they do: "Tổ trưởng Tổ kiểm phiếu công bố kết quả".
var crews = set("tổ; đội; đoàn; nhóm")

// doubleTask says that the field from i up to j is what a division does and that a few
// words behind it, up to the end, say what else it does, or to what.
func (p *reader) doubleTask(i, j int, class body.Class) (end int) {
	if class != body.Division && class != body.Unit || p.has(verbs, i) != j-i || p.has(tasksToo, j) == 0 || !p.lower(j) || p.has(mustDo, j) > 0 {
		return i
	}
	k := j
	for ; p.more(k) && k < j+longestField; k++ {
		if p.determiner(k) > k || p.newBody(k) || p.marks(k) {
			return i
		}
	}
	if p.more(k) || p.mark(k) == '(' {
		return i
	}
	return k
}

// tasksToo are what divisions do besides: "Phòng Tham mưu tổng hợp".
var tasksToo = set("giám sát; tổng hợp; thi hành; theo dõi; xử lý; kiểm tra")

func (p *reader) placeWord(i int) bool {
	return p.place(i) > 0 && !(p.is(i, wBasis) && p.alike(i))
}

// place is the length of the words of a place at i; "cấp Bộ Y tế" is no level.
func (p *reader) place(i int) int {
	n := p.has(places, i)
	if n == 2 && p.is(i, wLevel) && p.upper(i+1) && p.newBody(i+1) {
		return 0
	}
	return n
}

// spacious are the classes in whose names a field may be the beginning, and a
// comma stand before a small letter.
var spacious = body.ClassesOf(body.Unit, body.Institution)

// places3 stand before the body within which another is: "Tổ đảng ở Thường trực
// Ủy ban".
var places3 = set("ở; tại; trong")

// steering are the classes of bodies that are set up for several things.
var steering = body.ClassesOf(body.InterAgency, body.TaskForce, body.Council)

// goesOnSmall says that the name before goes on with the small word at j: it
// begins no body, group or role, and is no verb. In a list of bodies the next
// begins with a capital.
func (p *reader) goesOnSmall(j int) bool {
	return p.more(j) && p.lower(j) && !p.number(j) && p.determiner(j) == j && !p.marks(j) && !p.roleVerb(j) && !p.verb(j) && !p.placeWord(j) &&
		p.joiner(j) == 0 && p.qualifierAt(j) == 0 && p.has(qualifying, j) == 0 && p.has(exceptions, j) == 0 && p.has(leaders, j) == 0 && p.has(people, j) == 0 &&
		!p.startsNoun(j) && !p.beginsPart(j)
}

// placesAt says that a group of places begins at i: "các xã, phường".
func (p *reader) placesAt(i int) bool {
	d := p.determiner(i)
	n, length, _ := p.noun(d)
	return d > i && length > 0 && n.kind == closed && n.classes&^committees == 0 && (!p.upper(d+length) || p.placeWord(d+length))
}

// scopeStart is the first word of the place or owner at the end of a name.
func (p *reader) scopeStart(i, end int, of func(i int) (int, bool)) int {
	for j := i + 1; j < end; j++ {
		if k, several := of(j); k == end && several {
			return j
		}
	}
	return end
}

func (p *reader) startsNoun(i int) bool { _, n, _ := p.noun(i); return n > 0 }

func (p *reader) verb(i int) bool {
	return p.lower(i) && p.has(verbs, i) > 0 && !p.compound(i) && !p.governed(i) && p.has(noVerbs, i) == 0
}

// noVerbs begin like a verb and are none: "Tổ nhân dân tự quản".
var noVerbs = set("tự quản; tự vệ; tự nhiên; tự động; tự do; tự trị")

// governed says that the verb at i is what those before it are for, or have done to them:
// "cơ quan có thẩm quyền tuyển dụng", "đơn vị bị thu hồi giấy phép".
func (p *reader) governed(i int) bool {
	if p.has(affairs, i-2) == 2 && p.has(mustDo, i) == 0 && p.has(affairsOf, i-3) == 0 {
		return true // "Hội đồng Phối hợp công tác phổ biến"
	}
	return p.has(nounVerbs, i) > 0 && (p.has(nominal, i-2) == 2 || p.is(i-1, wSuffers))
}

// affairs are the work of which a verb says what it is, unless one of affairsOf stands
// before them: "Tổ công tác hướng dẫn".
var (
	affairs   = set("công tác; hoạt động")
	affairsOf = set("tổ; ban; đoàn; nhóm; đội; các; chương trình; kế hoạch; chế độ")
)

// compounds are words that are verbs, unless behind one of these: công trình,
// công lập, việc làm, trật tự, ứng cử, ban chỉ đạo, vốn đầu tư.
var compounds = sync.OnceValue(func() map[reading.Word]map[reading.Word]bool {
	all := map[reading.Word]map[reading.Word]bool{}
	for verb, before := range map[string]string{"trinh": "cong; qui; quy; chuong; lo; tien; giao", "lap": "cong; doc; thanh", "lam": "viec", "tu": "trat", "cu": "bau; ung", "chi": "ban", "thuong": "duc", "can": "hau", "giup": "tro", "tong": "vu", "dau": "von", "tich": "suc; dien; the", "khong": "hang; phong", "dung": "su; xay; ap; ung; tin; noi; hop; tac; vat; tieu; huu", "vua": "dai", "deu": "dong", "duyet": "xet; phe; tham; kiem; ky"} {
		words := map[reading.Word]bool{}
		for _, w := range list(before) {
			words[newWord(w).plain] = true
		}
		all[newWord(verb).plain] = words
	}
	return all
})

// compound says that the verb at i is the second half of a noun.
func (p *reader) compound(i int) bool {
	return p.word(i-1) && compounds()[p.token(i).Plain][p.token(i-1).Plain]
}

// strongHead says that a body is named with a capital at i by a head that
// stands within no other name: "Sở", "Ủy ban nhân dân".
func (p *reader) strongHead(i int) bool {
	if !p.upper(i) {
		return false
	}
	h, n := p.head(i)
	return n > 0 && (!h.weak && !h.lone || p.has(fields, i+n) > 0 || p.lower(i+n) && p.placeWord(i+n))
}

// weakHead says that the head at i is as often a word inside a name.
func (p *reader) weakHead(i int) bool {
	if n, _ := p.known(i); n > 0 {
		return false
	}
	h, _ := p.head(i)
	return h.weak
}

// threefold is the end of a name such as "Văn hóa, Thể thao và Du lịch" whose
// comma stands at i; i when it is none.
func (p *reader) threefold(i int) int {
	j := i + 1
	if p.mark(i) != ',' || !p.upper(j) || p.line(j) || p.has(leaders, j) > 0 || p.has(staff, j) > 0 || p.startsNoun(j) || p.beginsPart(j) && !(p.has(bareFields, j) > 0 && p.is(j+p.has(bareFields, j), wAnd)) {
		return i
	}
	if n := p.has(fields, j); n > 0 && !p.is(j+n, wAnd) {
		return i
	}
	for k := j; k < j+6; k++ {
		if !p.more(k) || k > j && p.newBody(k) || p.marks(k) {
			return i
		}
		if !p.is(k, wAnd) {
			continue
		}
		if !p.upper(k+1) || p.beginsPart(k+1) && !p.bareField(k+1) || p.marks(k+1) || p.has(leaders, k+1) > 0 || p.has(staff, k+1) > 0 || p.startsNoun(k+1) && !p.bareField(k+1) {
			return i
		}
		for k += 2; p.more(k) && !p.marks(k) && !(p.verb(k) && p.has(nameVerbs, k) == 0) && !(p.placeWord(k) && p.pair(k) == 0) && !p.newBody(k) && !p.owns(k) && !p.turnsTo(k) && p.fillsAt(k) == 0; k++ {
		}
		return k
	}
	return i
}

// placeAt passes the name of a province that stands alone.
func (p *reader) placeAt(i int) int {
	if n, m := p.known(i); m.Found() && m.Body.Class(p.on) == body.ProvincialCommittee {
		return i + n
	}
	return i
}
