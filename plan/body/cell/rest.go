package cell

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/reading"
)

// titleInVillage reads who has a post that every village has: "Trưởng ban công tác Mặt
// trận", "chi hội trưởng phụ nữ". With a number or a name it is one of them.
func (p *reader) titleInVillage(i int) int {
	first := p.determiner(i)
	n := p.has(villageTitles, first)
	if n == 0 {
		return i
	}
	j := first + n
	if m := p.has(villages, j); p.more(j) && p.lower(j) {
		j += m
	}
	if p.more(j) && (p.upper(j) || p.number(j) || p.is(j, wNumber) || p.is(j, wOf) || p.has(places, j) > 0) {
		return i
	}
	if d := p.determiner(j); d > j && (p.has(villages, d) > 0 || p.has(places, d) > 0 || p.has(unions, d) > 0) {
		if end, _, _ := p.groupAt(j); end > j {
			j = end // "Trưởng ban công tác mặt trận các thôn"
		}
	}
	if n := p.has(ground, j); n > 0 {
		if end, _ := p.scope(j + n); end > j+n {
			j = end // "trên địa bàn phường"
		}
	}
	p.add(i, j, meaning{kind: body.KindGroup, classes: persons, words: allOf(lowerFirst(p.clean(first, j)))})
	return j
}

// unions are mass organizations of which villages have their own.
var unions = set("chi hội; đoàn thể; chi đoàn; tổ chức đoàn thể; chi bộ")

var villageTitles = set("trưởng ban công tác mặt trận; trưởng ban mặt trận; trưởng ban công tác mặt trận khu dân cư; tổ trưởng tổ dân phố; tổ trưởng dân phố; tổ phó tổ dân phố; phó trưởng thôn; xã đội trưởng; thôn đội trưởng; ấp đội trưởng; tổ trưởng tổ an ninh trật tự; tổ trưởng tổ tự quản; chi hội trưởng; chi hội trưởng phụ nữ; chi hội trưởng nông dân; chi hội trưởng cựu chiến binh; chi hội trưởng người cao tuổi; chi hội trưởng chi hội phụ nữ; chi hội trưởng chi hội nông dân; chi hội trưởng chi hội cựu chiến binh; tổ trưởng tổ bảo vệ an ninh trật tự; trưởng các chi hội đoàn thể")

// leader reads a head of a body; the body is meant.
func (p *reader) leader(i int) int {
	first := p.countedHeads(i)
	titles := p.actingFor(first)
	j := titles
	for n := p.has(leaders, j); n > 0 && j < i+longest; n = p.has(leaders, j) {
		ministers := p.has(ministerWords, j) == n
		if end := p.leadersAlone(i, first, j, n); end > j {
			return end
		}
		j += n
		if m := p.has(leaders, j+1); p.mark(j) == '(' && m > 0 && p.mark(j+1+m) == ')' {
			j += m + 2 // "Giám đốc (Thủ trưởng) các sở"
		}
		if ministers && (first > i && !p.more(j) || p.mark(j) == ',' && p.has(headsOfAgencies, j+1) > 0) {
			p.add(i, j, meaning{kind: body.KindGroup, classes: ministry}) // "các Bộ trưởng, Thủ trưởng ..."
			return j
		}
		if p.mark(j) == ',' && p.has(partyLeaders, j-2) == 2 && p.has(leaders, j+1) > 0 && p.has(partyLeaders, j+1) == 0 {
			if p.severalAfter(j + 1) {
				p.add(i, j, meaning{kind: body.KindGroup, classes: persons, words: allOf(p.clean(first, j))})
				return j // "Bí thư, Chủ tịch UBND các tỉnh": of the Party of those places
			}
			return i // "Bí thư, Chủ tịch UBND xã": who leads the Party is no head of the committee
		}
		if p.officesApart(first, j) {
			break
		}
		if (p.mark(j) == ',' || p.mark(j) == '-' || p.mark(j) == '/' || p.is(j, wAlso)) && p.has(leaders, j+1) > 0 && !p.is(j+1, wChief) && !p.headsApart(i, first, j) {
			j++
		}
	}
	if j == titles {
		return i
	}
	if p.is(j, wOf) && p.more(j) && p.beginsPart(j+1) {
		j++ // "đại diện lãnh đạo của Bộ Công an"
	}
	if end := p.office(i, first, j); end > i {
		return end
	}
	if !p.word(j) {
		return i
	}
	if p.upper(first) && p.allCapitals(j) && p.first(j) && p.last(j) && !p.number(j) && !p.line(j) && p.itemEnds(j+1) && !p.beginsPart(j) && p.has(leaders, first) == j-first {
		p.add(i, j+1, called(p.clean(i, j+1))) // "Trưởng VTTBYT"
		p.doubt(i, j+1, DoubtNew)
		return j + 1
	}
	if end := p.dotted(j); end > j {
		p.add(i, end, called(p.clean(i, end))) // "Trưởng P. Kế hoạch"
		return end
	}
	if n, m := p.knownBehind("bộ", j); m.Found() && first == i && p.has(ministerWords, j-2)+p.has(deputies, j-2) > 0 && p.upper(j) {
		p.addMatch(i, j+n, m) // "Bộ trưởng Công Thương"
		return j + n
	}
	if end, m := p.ofOwnPlace(j); end > j && first == i {
		if m.kind == body.KindNamed {
			m.words = p.clean(i, end)
		}
		p.add(i, end, m)
		return end
	}
	end := p.bodyLed(i, first, j)
	if end > i && p.parts[len(p.parts)-1].kind == body.KindNamed && p.unlikeOffices(first, j) {
		p.doubt(i, end, DoubtEnd) // "Chỉ huy trưởng, Chính ủy Bộ Chỉ huy quân sự tỉnh": both of that body, or not
	}
	return end
}

// unlikeOffices says that two offices stand side by side from first up to j that are no head and
// deputy.
func (p *reader) unlikeOffices(first, j int) bool {
	k := first + p.has(leaders, first)
	return k < j && p.mark(k) == ',' && p.has(soleOffices, first) == k-first && p.has(leaders, k+1) > 0 && !p.akin(k-1, k+1)
}

// akin says that the office that ends with the word i is the one whose words begin at j, or its
// deputy: "Chủ tịch, Phó Chủ tịch".
func (p *reader) akin(i, j int) bool {
	return p.is(j+p.has(leaders, j)-1, word{p.token(i).Word, p.token(i).Plain})
}

// officesApart says that the comma at j stands between two offices of which the text does not say
// in what body: "Tổng Giám đốc, Kế toán trưởng", "PCT Thường trực, PCT.KT".
func (p *reader) officesApart(first, j int) bool {
	m := p.has(soleOffices, j+1)
	return p.mark(j) == ',' && m > 0 && p.has(soleOffices, first) == j-first && (!p.more(j+1+m) || p.allCapitals(j+1+m) && p.first(j+1+m) && p.itemEnds(j+2+m) && !p.beginsPart(j+1+m))
}

// headsApart says that "Trưởng" behind the comma at j is of others than the office before it:
// "các Phó Hiệu trưởng, Trưởng các phòng".
func (p *reader) headsApart(i, first, j int) bool {
	return p.is(j+1, wHead) && p.has(leaders, j+1) == 1 && (first == i || p.has(soleOffices, first) == j-first && p.determiner(j+2) > j+2)
}

// countedHeads passes the determiner before heads, or how many there are of them: "02 Phó Chủ
// tịch UBND xã".
func (p *reader) countedHeads(i int) int {
	if p.number(i) && p.has(leaders, i+1) > 0 && !p.line(i+1) && !p.hasNumber(i) {
		return i + 1
	}
	return p.determiner(i)
}

// actingFor passes what says that somebody acts as the head: "Quyền Bộ trưởng".
func (p *reader) actingFor(i int) int {
	if p.is(i, wPower) && p.more(i+1) && p.has(leaders, i+1) > 0 {
		return i + 1
	}
	return i
}

// bodyLed reads the body at j behind its head, who is named from first on.
func (p *reader) bodyLed(i, first, j int) int {
	n := len(p.parts)
	if end := p.part(i, j); end > j {
		if h, m := p.head(j); first > i && j+m == end && h.lone && len(p.parts) == n+1 && p.mark(end) == ':' && p.parts[n].kind == body.KindNamed && p.parts[n].id == "" {
			p.parts[n].meaning = meaning{kind: body.KindGroup, classes: body.ClassesOf(h.class)} // "Các Trưởng phòng: ..."
		} else if first > i && len(p.parts) == n+1 && p.parts[n].kind == body.KindNamed && p.has(collective, first) == 0 {
			p.parts[n].meaning = meaning{kind: body.KindGroup, classes: persons, words: lowerFirst(p.clean(i, p.parts[n].to))} // "các Phó Chủ tịch UBND tỉnh"
		}
		return end
	}
	return i
}

// collective are heads of whom a body has several without more: "các đồng chí lãnh đạo Sở"
// is the Sở.
var collective = set("lãnh đạo; tập thể lãnh đạo; tập thể; đại diện; đại diện lãnh đạo; thủ trưởng; người đứng đầu; chỉ huy")

// ofOwnPlace reads a kind of place or of body without a name, behind its heads: "Lãnh
// đạo phường", "Thủ trưởng đơn vị". It is the one that the text is of, or whoever has
// one.
func (p *reader) ofOwnPlace(j int) (end int, m meaning) {
	n := p.has(ownPlaces, j)
	if n > 0 && p.more(j) && (p.itemEnds(j+n) || p.verb(j+n)) && p.separatedPlace(j+n) == 0 {
		return j + n, called("")
	}
	if noun, length, _ := p.noun(j); noun.plain && p.more(j) && p.lower(j) && p.itemEnds(j+length) && p.separator(j+length) == j+length {
		return j + length, meaning{kind: body.KindGroup, classes: noun.classes}
	}
	return j, meaning{}
}

// separatedPlace is the length of a kind of place that stands behind a mark or "và" at i.
func (p *reader) separatedPlace(i int) int {
	k := p.separator(i)
	if k == i || p.upper(k) {
		return 0
	}
	return p.has(places, k)
}

var ownPlaces = set("xã; phường; đặc khu; thị trấn; tỉnh; thành phố; huyện")

// severalAfter says that the heads at i are those of several bodies: "Bí thư, Chủ tịch
// UBND các tỉnh".
func (p *reader) severalAfter(i int) bool {
	for n := p.has(leaders, i); n > 0; n = p.has(leaders, i) {
		i += n
	}
	end, m, _ := p.groupAt(i)
	return end > i && m.kind == body.KindGroup
}

// office adds an office of which the text does not say in what body, with what its
// holder is in charge of: "Hiệu trưởng", "Phó Giám đốc phụ trách chuyên môn"; the
// words of it stand from first up to j. What the next may be of is left to be
// unknown: "Bí thư, Chủ tịch UBND xã".
func (p *reader) office(i, first, j int) int {
	if p.has(soleOffices, first) != j-first || p.lower(first) && first == i && !p.begins(i) {
		return i
	}
	end := j
	if p.more(end) && p.has(inCharge, end) > 0 {
		for end += p.has(inCharge, end); p.more(end) && !p.marks(end) && !p.is(end, wAnd) && !p.verb(end); end++ {
		}
	}
	if p.more(end) && !p.is(end, wAnd) && !p.marks(end) && !(p.upper(first) && p.verb(end)) && !(p.is(end, wGives) && p.lower(end) && p.beginsPart(end+1)) {
		return i
	}
	next := end
	for p.mark(next) == ',' || p.is(next, wAnd) {
		next++
	}
	if d := p.determiner(next); d > next && next > end && p.has(leaders, d) > 0 {
		if p.is(d, wDeputyHead) && first == i && !p.line(next) {
			p.add(i, end, called(p.clean(i, end))) // "Chủ tịch, các Phó Chủ tịch UBND xã"
			return end
		}
		next = d
	}
	if n := p.has(leaders, next); next > end && n > 0 && p.word(next+n) && !p.line(next) && p.has(soleOffices, next) != n && p.determiner(next+n) == next+n {
		return i
	}
	if n := p.has(leaders, next); next > end && n > 0 && p.more(next+n) && p.determiner(next+n) == next+n && p.beginsPart(next+n) {
		return i
	}
	m := called(p.clean(i, end))
	if n := len(p.parts); n > 0 && p.parts[n-1].to == i-1 && p.has(kindLeaderWords, p.parts[n-1].from) > 0 && p.parts[n-1].kind == body.KindGroup && !p.line(i) {
		m = meaning{kind: body.KindGroup, classes: p.parts[n-1].classes, words: allOf(p.clean(i, end))} // "Cục trưởng, Vụ trưởng"
	}
	if first > i {
		m = meaning{kind: body.KindGroup, classes: persons, words: lowerFirst(p.clean(i, end))}
		if kind, n, _ := at(p, kindLeaders, first); n > 0 {
			m.classes = body.ClassesOf(kind.class)
		}
	}
	p.add(i, end, m)
	return end
}

var (
	soleOffices = set("bộ trưởng, chủ nhiệm; phó chủ tịch thường trực; phó bí thư thường trực; phó giám đốc thường trực; tổng cục trưởng; phó tổng cục trưởng; bộ trưởng; thứ trưởng; thống đốc; phó thống đốc; tổng thanh tra; chánh án; phó chánh án; trực ban trưởng; đồn trưởng; cụm trưởng; cụm phó; khối trưởng; khối phó; tiểu đoàn trưởng; đại đội trưởng; trung đoàn trưởng; thuyền trưởng; kế toán trưởng; điều dưỡng trưởng; hiệu phó; hiệu trưởng; phó hiệu trưởng; giám đốc; phó giám đốc; tổng giám đốc; phó tổng giám đốc; chủ tịch; phó chủ tịch; bí thư; phó bí thư; viện trưởng; phó viện trưởng; cục trưởng; vụ trưởng; phó cục trưởng; chi cục trưởng; phó chi cục trưởng; tổng biên tập; phó tổng biên tập; chỉ huy trưởng; phó chỉ huy trưởng; chủ nhiệm; phó chủ nhiệm; đội trưởng; trạm trưởng; hạt trưởng; chính ủy; phó chính ủy; chính trị viên; phó chính trị viên; tư lệnh; phó tư lệnh; tham mưu trưởng; tổng tham mưu trưởng; hội trưởng; chi hội trưởng; chủ tịch HĐQT; chủ tịch HĐTV; chủ tịch hội đồng quản trị; chủ tịch hội đồng thành viên; tổng thư ký; tổng kiểm toán; kiểm toán trưởng")
	inCharge    = set("phụ trách; thường trực; chuyên trách; phụ trách chuyên môn")
)

// leadersAlone adds the heads of all bodies of a kind, whose word of n tokens at j
// names the kind: "Vụ trưởng, Cục trưởng, Giám đốc Sở Y tế", "Giám đốc sở, Thủ
// trưởng các ban, ngành". j where another body follows that they are the heads of.
func (p *reader) leadersAlone(start, first, j, n int) int {
	kind, length, _ := at(p, kindLeaders, j)
	if length == 0 || length < n || p.line(j) && first < j {
		return j
	}
	end := j + length
	i := end
	for p.mark(i) == ',' || p.is(i, wAnd) {
		i++
	}
	if i == end || p.line(i) || !p.upper(i) || p.has(leaders, i) == 0 || length == n && p.startsHead(i+p.has(leaders, i)) && p.is(i+p.has(leaders, i), kind.word) || kind.class == body.Department && p.has(officials, i) == 0 {
		return j
	}
	m := meaning{kind: body.KindGroup, classes: body.ClassesOf(kind.class)}
	if kind.class != body.Department {
		m.words = allOf(p.clean(first, end))
	}
	p.add(start, end, m)
	return end
}

// allOf is a noun behind "các".
func allOf(noun string) string {
	r, n := utf8.DecodeRuneInString(noun)
	return "các " + string(unicode.ToLower(r)) + noun[n:]
}

// kindLeaderWords are the words of kindLeaders.
var kindLeaderWords = set("vụ trưởng; cục trưởng; chi cục trưởng; tổng cục trưởng; viện trưởng; hiệu trưởng")

// kindLeader is the kind of body that a word for its heads names.
type kindLeader struct {
	word  word
	class body.Class
}

var kindLeaders = reading.NewTable(map[string]kindLeader{
	"vụ trưởng": {newWord("vụ"), body.Unit}, "cục trưởng": {newWord("cục"), body.Unit}, "chi cục trưởng": {newWord("chi"), body.Unit},
	"tổng cục trưởng": {newWord("tổng"), body.Unit}, "viện trưởng": {newWord("viện"), body.Institution}, "hiệu trưởng": {newWord("trường"), body.Institution},
	"giám đốc sở": {newWord("sở"), body.Department},
})

// officials stand beside the heads of all departments.
var officials = set("thủ trưởng cơ quan; thủ trưởng các cơ quan; thủ trưởng ban; thủ trưởng các ban; thủ trưởng ngành; thủ trưởng các ngành; thủ trưởng đơn vị; thủ trưởng các đơn vị; thủ trưởng các đoàn thể; thủ trưởng đoàn thể")

var (
	ministerWords = set("bộ trưởng")
	deputies      = set("thứ trưởng")
	partyLeaders  = set("bí thư; phó bí thư")
	// headsOfAgencies stand beside the ministers, whoever else leads a body of
	// two titles: "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ".
	headsOfAgencies = set("thủ trưởng cơ quan; thủ trưởng các cơ quan")
)

// person reads "Đồng chí ..., Tổ phó Tổ công tác" up to the next strong mark:
// the office that the person holds, or the body that the person heads, is
// meant, with a doubt.
func (p *reader) person(i int) int {
	if !p.beginsPerson(i) {
		return i
	}
	if j := p.comrade(i); j > i {
		return j
	}
	j := i + 1
	for p.token(j).Kind != 0 && p.mark(j) != ';' && !(p.line(j) && p.breaks(j)) && !(p.sentenceEnds(j) && !p.allCapitals(j-1)) && p.mark(j) != '(' && !p.marks(j) && !(p.mark(j) == ',' && p.beginsPerson(p.determiner(j+1))) && !(p.mark(j) == ',' && p.determiner(j+1) > j+1 && p.is(j+2, wComrade)) && !(j > i+2 && p.has(mustDo, j) > 0) {
		j++
	}
	for k := i; k < j; k++ {
		if _, m := p.known(k); m.Found() && m.Body.Class(p.on) == body.Office {
			p.add(i, j, named(m.Body.ID()))
			p.doubt(i, j, DoubtPerson)
			return j
		}
	}
	for k := i; k < j; k++ {
		n := p.has(leaders, k)
		if n == 0 {
			continue
		}
		end, m := p.nameAt(k + n)
		m.words = p.clean(k+n, end)
		if _, found := p.known(k + n); found.Found() {
			m = named(found.Body.ID()) // "Giám đốc Sở Nội vụ"
		}
		if m.kind == body.KindNamed {
			p.add(i, j, m)
			p.doubt(i, j, DoubtPerson)
			return j
		}
	}
	p.add(i, j, unknown(p.clean(i, j)))
	return j
}

// comrade reads one who is named by the office alone, as the office without the address
// is: "đồng chí Trưởng Công an phường".
func (p *reader) comrade(i int) int {
	k := i + 2
	if p.mark(i+1) == '/' {
		k = i + 3 // "đ/c"
	}
	if !p.is(i, wComrade) && k == i+2 || p.has(leaders, k) == 0 {
		return i
	}
	parts, rest, left, doubts := len(p.parts), len(p.rest), len(p.restAt), len(p.doubts)
	j := p.leader(k)
	if j == k || len(p.parts) == parts || p.parts[parts].kind == body.KindUnknown || p.mark(j) == ',' && p.has(leaders, j+1) > 0 {
		p.parts, p.rest, p.restAt, p.doubts = p.parts[:parts], p.rest[:rest], p.restAt[:left], p.doubts[:doubts]
		return i
	}
	q := &p.parts[parts]
	q.from = i
	if q.kind != body.KindNamed {
		return j
	}
	for k < q.to && p.has(leaders, k) > 0 {
		k += p.has(leaders, k)
	}
	if q.words != "" && k < q.to {
		q.words = p.clean(k, q.to)
	}
	p.doubt(i, q.to, DoubtPerson)
	return j
}

// beginsPerson says that a person is named at i: "Đồng chí", "đ/c", "Ông
// Nguyễn Văn".
func (p *reader) beginsPerson(i int) bool {
	switch {
	case p.is(i, wComrade) && p.is(i+1, wComrade2):
		return !p.lower(i) || !p.lower(i+2)
	case p.token(i).Plain == wDoctor.plain && p.mark(i+1) == '/':
		return p.token(i+2).Plain == wC.plain
	case p.is(i, wMr), p.is(i, wMrs):
		return p.upper(i) && p.upper(i+1) && p.upper(i+2)
	}
	return false
}

// except reads the bodies left out of the group before, from i up to the next
// strong mark.
func (p *reader) except(i int) int {
	n := len(p.parts)
	if n == 0 || p.parts[n-1].kind != body.KindGroup || p.token(i).Kind == 0 || p.inside {
		return i
	}
	j := i
	for j < i+longest && p.token(j).Kind != 0 && p.mark(j) != ')' && !(j > i && p.ends(j)) && !(p.word(j) && p.marks(j)) {
		j++
	}
	if j == i {
		return i
	}
	at := p.source(i, j)
	sub := newReader(p.r, at.Text, p.on, p.anyID)
	sub.inside = true
	sub.read()
	if len(sub.parts) == 0 || len(sub.rest) > 0 {
		return i
	}
	last := &p.parts[n-1]
	left := last.meaning
	for _, part := range sub.parts {
		switch {
		case part.kind == body.KindGroup:
			left.classes &^= part.classes
		case part.id != "":
			left.leaveOut(string(part.id))
		default:
			left.leaveOut(part.words)
		}
	}
	if left.classes == 0 {
		return i // nothing would be left
	}
	last.meaning = left
	for _, d := range sub.doubts {
		d.Offset += at.Offset
		p.doubts = append(p.doubts, d)
	}
	if p.mark(j) == ')' {
		j++
	}
	p.extend(j)
	return j
}

func (m *meaning) leaveOut(name string) {
	m.except = strings.TrimPrefix(m.except+"; "+name, "; ")
}

// circumstance passes how, why or as what bodies act, which names nobody: "trong phạm
// vi nhiệm vụ, quyền hạn của mình", "với vai trò là cơ quan thường trực của Đoàn kiểm
// tra". It ends where a comma, a role or what they must do stands, and a comma before
// more of the same does not end it.
func (p *reader) circumstance(i int) int {
	n := p.has(circumstances, i)
	if n == 0 && p.is(i, wIs) && p.endsAt(i) && p.lower(i+1) && !p.beginsPerson(i+1) && p.has(leaders, i+1) == 0 && p.has(levelLabels, p.parts[len(p.parts)-1].from) == 0 {
		n = 1 // "là cơ quan chủ quản", which is no role
		for p.roleVerb(i + n) {
			n++
		}
		if p.marks(i) || p.marks(i+n) {
			n = 0
		}
	}
	if !p.lower(i) || p.line(i) || n == 0 || len(p.parts) == 0 {
		return i
	}
	j := i + n
	for ; j < i+longest && p.token(j).Kind != reading.KindEnd && !p.ends(j) && p.mark(j) != ':' && p.mark(j) != '(' && p.mark(j) != ')'; j++ {
		if p.mark(j) == ',' && p.has(ranges, j+1) == 0 && !p.sameGroup(j) || p.has(mustDo, j) > 0 && !p.is(j, wGets) && j > i+1 || p.marks(j) && p.has(standing, j) == 0 {
			break
		}
	}
	p.leaveAside(i, j)
	return j
}

// opener passes what a sentence begins with before it says who acts, up to its comma:
// "Căn cứ Kế hoạch này, ...", "Bên cạnh đó, ...".
func (p *reader) opener(i int) int {
	told := p.lower(i) && p.has(deadlines, i) > 0 && p.toldAt(i) // "đề nghị từ nay đến ngày 15/3, các sở ..."
	if !told && (!p.upper(i) || p.has(openers, i)+p.has(circumstances, i) == 0 || i > 0 && !p.line(i) && !p.endsSentence(i-1)) {
		return i
	}
	first := i // comma
	for j := i + 1; j < i+longest && p.token(j).Kind != reading.KindEnd && !p.ends(j) && p.mark(j) != ':' && !p.marks(j); j++ {
		if p.mark(j) != ',' || p.sameGroup(j) || p.has(openers, j+1)+p.has(circumstances, j+1) > 0 {
			continue
		}
		if first == i {
			first = j
		}
		if p.newBody(j+1) || p.determiner(j+1) > j+1 || p.upper(j+1) && p.has(leaders, j+1) > 0 {
			first = j // "Đối với xe máy, xe đạp, Công an xã ..."
			break
		}
	}
	if first > i {
		p.leaveAside(i, first)
		p.spoke = false
	}
	return first
}

// toldAt says that the words by which others are told what to do end before i.
func (p *reader) toldAt(i int) bool {
	for n := 1; n <= 3; n++ {
		if p.has(directing, i-n) == n {
			return !p.line(i)
		}
	}
	return false
}

// deadlines begin until when or since when.
var deadlines = set("từ nay; từ ngày; từ tháng; từ đầu; trước ngày; trước tháng; đến ngày; đến hết; đến tháng; trong tháng; trong quý; trong năm; trong tuần; trong thời gian; chậm nhất; định kỳ; hằng tháng; hàng tháng; hằng năm; hàng năm; hằng tuần; hàng tuần; hằng quý; hàng quý; trên cơ sở; căn cứ")

// sameGroup says that the comma at j stands between nouns of a group: "các sở, ngành".
func (p *reader) sameGroup(j int) bool {
	n, length, _ := p.noun(j + 1)
	return p.mark(j) == ',' && length > 0 && n.kind < open && p.lower(j+1) && p.determiner(j+1) == j+1 && !p.line(j+1)
}

// endsSentence says that the mark at i ends what stands before it.
func (p *reader) endsSentence(i int) bool {
	return p.mark(i) == '.' || p.mark(i) == ';' || p.mark(i) == ':' || p.mark(i) == '-' || p.mark(i) == '•' || p.mark(i) == ')'
}

var (
	// openers begin a sentence before it says who acts.
	openers = set("đối với; riêng đối với; trong thời hạn; trong vòng; chậm nhất; kể từ; tính từ; từ ngày; từ tháng; từ năm; từ đầu; vì vậy; do đó; theo đó; tuy nhiên; mặt khác; vừa qua; mới đây; sáng nay; chiều nay; sáng ngày; chiều ngày; tối ngày; sáng; chiều; nhân dịp; tại hội nghị; tại cuộc họp; tại buổi lễ; tại buổi làm việc; phát biểu tại; hưởng ứng; thực hiện chỉ đạo; thực hiện kế hoạch; nhằm mục đích; với mục đích; với phương châm; với tinh thần; trường hợp cần thiết; khi cần thiết; hàng tuần; hằng tuần; hằng ngày; hàng ngày; trên cơ sở; căn cứ; trong quá trình; trong trường hợp; trường hợp; trong thời gian; nếu; khi; sau khi; trước khi; ngay sau khi; để; nhằm; bên cạnh đó; ngoài ra; đồng thời; trước mắt; hằng năm; hàng năm; hằng quý; hàng quý; hằng tháng; hàng tháng; định kỳ; theo; từ nay; trước ngày; đến ngày; trong tháng; trong quý; trong năm; tùy theo; thực hiện; để triển khai; để thực hiện; xuất phát từ; qua; cùng với đó; song song với")
	// toLead is what who leads does.
	toLead = set("lãnh đạo")
)

// circumstances begin how, why or as what bodies act.
var circumstances = set("trong phạm vi; với vai trò; với tư cách; với chức năng; với trách nhiệm; trên cơ sở; theo chức năng; theo nhiệm vụ; theo thẩm quyền; theo quy định; theo sự; theo chỉ đạo; theo đề nghị; theo yêu cầu; theo hướng dẫn; theo kế hoạch; theo quyết định; theo công văn; theo văn bản; theo thông báo; theo nghị quyết; theo thông tư; theo nghị định; căn cứ; quyền hạn; quy định; nhiệm vụ")

// topic passes what a line speaks of, up to its colon: "Về quản lý quy hoạch: Bộ
// Xây dựng chủ trì".
func (p *reader) topic(i int) int {
	if !p.upper(i) || p.has(topics, i) == 0 || i > 0 && !p.line(i) && p.mark(i-1) == 0 {
		return i
	}
	for j := i; j < i+longest && p.token(j).Kind != 0 && !p.ends(j); j++ {
		if p.mark(j) == ':' && p.beginsPart(j+1) {
			p.leave(i, j)
			return j + 1
		}
	}
	return i
}

var topics = set("về; đối với")

// prose passes running text up to the next strong mark or the words that name
// more bodies; it is kept in the rest.
func (p *reader) prose(i int) int {
	p.spoke = true
	if p.other && !p.label && p.role != "" { // "... phối hợp với Sở Tài chính; Sở Y tế theo dõi": who acts, or with whom
		for k := min(p.group, len(p.parts)); k < len(p.parts); k++ {
			p.doubt(p.parts[k].from, p.parts[k].to, DoubtRole)
		}
	}
	if j := p.message(i); j > i {
		return j
	}
	j, n := i, p.has(directing, i)
	directs := n > 0 && p.mark(i+n) != ',' // whoever is named then is told to
	occasion := false                      // in which the rest is done
	for ; p.token(j).Kind != 0; j++ {
		if j > i && p.ends(j) {
			break
		}
		occasion = occasion || p.lower(j) && p.has(occasions, j) > 0
		if !directs && p.moreBodies(i, j) && !(occasion && p.mark(j) != ',') {
			if p.mark(j) == ',' {
				p.leave(i, j)
				p.group = len(p.parts) // a role that follows is of others
				if !p.label {
					p.role = "" // and the last one was not of these
				}
				return j
			}
			break
		}
		if j > i && p.leadsFrom(j) && !(directs && p.is(p.bodyEnd(j), wJoin)) {
			p.leave(i, j)
			p.group = len(p.parts)
			return j
		}
	}
	p.leave(i, j)
	return j
}

// message passes what is sent up to whom: "vừa có văn bản gửi các sở, ngành".
func (p *reader) message(i int) int {
	if p.label || p.has(sending, i) == 0 {
		return i
	}
	for j := i; j < i+longestMessage && (p.word(j) || (p.mark(j) == '/' || p.mark(j) == '-') && !p.token(j).Space) && !p.line(j); j++ {
		if n := p.has(addressing, j); n > 0 && (p.newBody(j+n) || p.beginsPart(j+n)) && !p.line(j+n) {
			p.leave(i, j+n)
			p.group, p.role = len(p.parts), "" // a role that follows is of those
			return j + n
		}
	}
	return i
}

// longestMessage is how many words may say what is sent.
const longestMessage = 16

var (
	sending    = set(lately("ra văn bản; ra công văn; ra công điện; ra thông báo; ra quyết định; có công điện; có thông báo; có chỉ đạo; có quyết định; phát công văn; ban hành; ký; gửi văn bản; gửi công văn; có văn bản; có công văn; có tờ trình"), "làm việc với; đã làm việc với; vừa làm việc với; đang làm việc với; trao đổi với; đã trao đổi với; họp với; đã họp với; vừa có; đã có; vừa ban hành; đã ban hành; ban hành; vừa ký; đã ký; ký; có văn bản; có công văn; có tờ trình; có thông báo; có báo cáo; có công điện; ra văn bản; ra công văn; ra thông báo; ra công điện; vừa gửi; đã gửi; gửi văn bản; gửi công văn; phát đi; vừa phát đi")
	addressing = set("làm việc với; trao đổi với; họp với; gửi; gửi tới; gửi đến; gửi cho; đề nghị; yêu cầu; kính gửi; giao; chỉ đạo")
)

// lately adds to what is done that it was done just now.
func lately(words string) string {
	all := words
	for _, w := range list(words) {
		for _, when := range []string{"vừa", "đã", "mới", "tiếp tục", "cũng"} {
			all += "; " + when + " " + w
		}
	}
	return all
}

// directing begins what others are told to do.
var directing = set(urgedWords, "kính mời; trân trọng kính mời; mời; chỉ đạo; yêu cầu; giao; phân công; lãnh đạo; đề nghị; giao cho; phân công cho; kính đề nghị; trân trọng đề nghị")

// objects passes with whom something is done, up to the next label or line:
// "Đối tượng giám sát: UBND tỉnh; các sở, ngành".
func (p *reader) objects(i int) int {
	n := p.has(objects, i)
	if n == 0 || p.mark(i+n) != ':' {
		return i
	}
	j := i + n
	for ; p.token(j).Kind != reading.KindEnd; j++ {
		if p.line(j) && p.breaks(j) || p.sentenceEnds(j) {
			break
		}
		if label, _ := p.labelAt(j + 1); p.mark(j) == ';' && label > 0 {
			break
		}
	}
	p.leave(i, j)
	return j
}

// moreBodies says that in running text that began at i more bodies are named
// from j on: "Bộ Nội vụ hướng dẫn, các bộ, ngành, địa phương thực hiện".
func (p *reader) moreBodies(i, j int) bool {
	if p.mark(j) == ',' {
		return (j-i <= 4 || p.label && p.mark(i-1) != ',') && (p.upper(j+1) || p.determiner(j+1) > j+1) && p.beginsPart(j+1)
	}
	if !p.word(j) || j == i {
		return false
	}
	n, before, after := p.roleAt(j)
	return before == body.RoleLead && after == body.RoleCoordinate && p.beginsPart(j+n)
}

// leadsFrom says that a body is named from j on and that it leads: "Đảng ủy chỉ
// đạo Sở Nội vụ chủ trì".
func (p *reader) leadsFrom(j int) bool {
	if !p.newBody(j) || p.has(toWhom, j-1) == 1 || p.has(toWhom, j-2) == 2 {
		return false
	}
	end := p.bodyEnd(j)
	_, before, _ := p.roleAt(end)
	return end > j && before == body.RoleLead
}

// toWhom stand before one for whom something is done.
var toWhom = set("trước; của; cho; với; trình; giúp; báo cáo; tham mưu; đề xuất")

// leave keeps the words from i up to j in the rest.
func (p *reader) leave(i, j int) {
	for p.mark(j-1) == ',' {
		j--
	}
	p.rest = append(p.rest, p.source(i, j))
	p.restAt = append(p.restAt, stretch{from: i, to: j, part: -1})
}

// leaveAside keeps the words from i up to j in the rest, which say nothing of who acts.
func (p *reader) leaveAside(i, j int) {
	p.leave(i, j)
	p.restAt[len(p.restAt)-1].aside = true
}

// longestName is how many words a name has that nobody knows: more are kept in
// the rest, and are no part.
const longestName = 8

// unknown keeps a piece that names nothing known: a part of its own when it
// could be a name, else only in the rest.
func (p *reader) unknown(i int) int {
	if p.withinNumber(i) {
		return p.prose(i)
	}
	if n := p.has(verbs, i); n > 0 && len(p.parts) > 0 && !(p.upper(i) && p.mark(i-1) == ',' && p.mark(i+n) == ',') {
		return p.prose(i) // but "Phòng Công tác sinh viên, Đào tạo, Tài vụ"
	} else if n > 0 && p.newBody(i+n) && !p.line(i+n) {
		if p.has(directing, i) == 0 {
			return p.prose(i) // "Báo cáo Thủ tướng Chính phủ"
		}
		p.leave(i, i+n) // "Chỉ đạo Công an huyện ..."
		return i + n
	}
	if j := p.subjectless(i); j > i {
		return j
	}
	if (p.has(kindsOfBody, i) == 2) && p.upper(i+2) && p.weakHead(i+2) && p.startsHead(i+2) && !p.line(i+2) {
		if j := p.part(i, i+2); j > i+2 {
			return j // "cơ quan Cảnh sát điều tra"
		}
	}
	if j := p.staff(i); j > i {
		p.add(i, j, unknown(p.clean(i, j)))
		return j
	}
	if j := p.dotted(i); j > i {
		p.addName(i, i, j, called(p.clean(i, j)))
		return j
	}
	if j := p.lettersInPlace(i); j > i {
		return j
	}
	if j := p.holder(i); j > i {
		p.doubt(p.parts[len(p.parts)-1].from, j, DoubtPerson)
		p.leaveAside(i, j)
		return j
	}
	j, words := i, 0
	for ; p.token(j).Kind != 0 && (j == i || !p.endsUnknown(j)); j++ {
		if p.word(j) && p.first(j) {
			words++
		}
	}
	for !p.word(j - 1) {
		j-- // the stroke that stands behind it
	}
	if p.namesNobody(i, j) {
		return j
	}
	// What follows a part or a role without a mark is how its sentence goes on.
	if (p.endsAt(i) || p.said == i && i > 0) && !p.line(i) && p.lower(i) {
		return p.prose(i)
	}
	if p.upper(i) || p.bare {
		if m := p.find(i, j); m.Found() || m.Doubtful() {
			p.addMatch(i, j, m)
			return j
		}
	}
	if p.line(i) && p.english(i, j) {
		p.leaveAside(i, j)
		return j
	}
	if words <= longestName && p.lettersOfSeveral(i, j) {
		p.add(i, j, meaning{kind: body.KindGroup, classes: anybody, words: lowerFirst(p.clean(i, j))})
		p.doubt(i, j, DoubtNew)
		return j // "các TCTD trên địa bàn"
	}
	if p.listed(i, j) && words <= longestName {
		p.add(i, j, called(p.clean(i, j)))
		p.doubt(i, j, DoubtNew)
		return j
	}
	if p.saysTooLittle(i, j, words) {
		p.leave(i, j)
		return j
	}
	p.add(i, j, unknown(p.clean(i, j)))
	return j
}

// subjectless passes the verbs with which a sentence begins that does not say who acts.
func (p *reader) subjectless(i int) int {
	if i > 0 && !p.line(i) {
		return i
	}
	if n := p.has(directing, i); n > 0 && len(p.parts) == p.group && p.lower(i+n) && p.beginsPart(i+n) {
		p.leave(i, i+n) // "Chỉ đạo cơ quan chuyên môn ..."
		return i + n
	}
	if n := p.has(verbs, i); n > 0 && p.upper(i) && p.mark(i+n) == ',' && p.has(verbs, i+n+1) > 0 && p.lower(i+n+1) {
		return p.prose(i) // "Chỉ đạo, hướng dẫn thực hiện, phối hợp với Sở Y tế"
	}
	return i
}

// lettersOfSeveral says that letters that nobody knows stand for several from i up to j.
func (p *reader) lettersOfSeveral(i, j int) bool {
	d := p.determiner(i)
	return d > i && p.allCapitals(d) && p.first(d) && p.last(d) && !p.number(d) && p.itemEnds(j) && !p.any(d, j, p.verb)
}

// saysTooLittle says that the words from i up to j, so many of them, are no part by themselves: a
// word alone, more than names have, a day, or what something does that is no body.
func (p *reader) saysTooLittle(i, j, words int) bool {
	return words > longestName || words < 2 && p.lower(i) || p.has(dated, i) > 0 && p.number(i+1) ||
		p.has(things, i) > 0 && p.any(i+1, j, p.verb) && (i > 0 || p.token(j).Kind != reading.KindEnd)
}

// namesNobody leaves the words from i up to j where what stands behind says that they name
// nobody.
func (p *reader) namesNobody(i, j int) bool { return p.workOf(i, j) || p.unknownLabel(i, j) }

// workOf leaves what is done by the body that begins at j, from i up to it: "Hạ tầng đô thị do Sở
// Xây dựng chủ trì".
func (p *reader) workOf(i, j int) bool {
	if !p.is(j-1, wOwing) || j <= i+1 || !p.newBody(j) || p.line(j) {
		return false
	}
	p.leaveAside(i, j)
	p.group = len(p.parts)
	return true
}

// unknownLabel leaves words before a colon that name nobody, and end what a label before said of
// roles: "Thành phần: các phòng, ban".
func (p *reader) unknownLabel(i, j int) bool {
	if p.mark(j) != ':' || p.allCapitals(i) || p.endsAt(i) && !p.line(i) || p.has(leaders, i) > 0 || p.any(i, j, p.beginsPart) {
		return false
	}
	p.leaveAside(i, j)
	p.role, p.label = "", false
	return true
}

// addressed passes how those are addressed whose posts stand behind it: "Các ông, (bà) Trưởng
// phòng", "Ông (Bà) Chánh Văn phòng".
func (p *reader) addressed(i int) int {
	j := i
	if n := p.has(determiners, j); n > 0 {
		j += n
	}
	if !p.is(j, wMr) || p.number(j+1) {
		return i
	}
	j++
	open := false
	for p.mark(j) == ',' || p.mark(j) == '/' || p.mark(j) == '(' {
		open = open || p.mark(j) == '('
		j++
	}
	if !p.is(j, wMrs) {
		return i
	}
	if j++; open && p.mark(j) == ')' {
		j++
	} else if open {
		return i
	}
	if p.mark(j) == ',' {
		j++
	}
	if !p.more(j) || p.has(leaders, j) == 0 && !p.startsNoun(j) {
		return i
	}
	p.leaveAside(i, j)
	return j
}

// holder passes the name of whoever has the office before: "Thứ trưởng Bộ Tài chính Nguyễn
// Văn A".
func (p *reader) holder(i int) int {
	if !p.endsAt(i) || p.line(i) || p.has(surnames, i) != 1 || p.allCapitals(i) {
		return i
	}
	first := p.determiner(p.parts[len(p.parts)-1].from)
	if p.has(leaders, first) == 0 && !p.is(first, wPower) {
		return i
	}
	j := i
	for p.upper(j) && !p.line(j) && j < i+5 {
		j++
	}
	if j < i+2 || !p.itemEnds(j) {
		return i
	}
	return j
}

// english says that the words from i up to j are the name of the body before in another
// language: "Intellectual Property Office of Vietnam".
func (p *reader) english(i, j int) bool {
	known := false
	for k := i; k < j; k++ {
		if p.token(k).Word != p.token(k).Plain {
			return false
		}
		known = known || p.has(foreign, k) > 0
	}
	return known && j > i+1
}

// foreign are words of names in English.
var foreign = set("of; and; the; for; office; department; ministry; vietnam; university; center; centre; institute; bureau; agency; authority; council; committee; association; company; bank; national; school; hospital; viet nam")

// listed says that what stands from i up to j is an item of a list of bodies, in which
// only names stand: with a capital, a mark at either side, and no verb within; of
// letters with what stands behind them also where nothing else is named.
func (p *reader) listed(i, j int) bool {
	if !p.upper(i) || p.spoke || p.inside || p.noName(i, j) && !p.withinOffice(i, j) || !p.itemEnds(j) {
		return false
	}
	letters := p.allCapitals(i) && p.first(i) && p.last(i)
	if p.withinOffice(i, j) || letters && j == i+1 && p.allLetters() {
		return true
	}
	if i == 0 && letters && p.is(j, wAnd) && j == i+1 && p.upper(j+1) && p.beginsPart(j+1) {
		return true // "UIT và Viện Công nghệ"
	}
	if i == 0 && letters && p.token(j).Kind == reading.KindEnd && p.onlyLetters(i, j) {
		return true
	}
	for k := i; k < j; k++ {
		if p.verb(k) || p.number(k) || p.lower(k) && p.has(circumstances, k) > 0 || p.mark(k) == '/' && !p.token(k).Space || p.inNumber(k) || letters && k > i && p.lower(k) && !p.placeWord(k) {
			return false
		}
	}
	begins := i
	for begins > 0 && !p.line(begins) && (p.mark(begins-1) == ',' || p.mark(begins-1) == ';' || p.mark(begins-1) == '/' && p.token(begins-1).Space || p.is(begins-1, wAnd)) {
		begins--
	}
	if begins == i && i > 0 && !p.line(i) && p.said != i && p.mark(i-1) != ':' {
		return false
	}
	if p.mark(j) == '(' {
		for j++; p.mark(j-1) != ')'; j++ {
		}
	}
	n := len(p.parts)
	beside := n > 0 && p.parts[n-1].kind != body.KindUnknown && (p.endsAt(begins) || p.said == begins || p.line(i))
	return beside || p.mark(j) != '.' && !p.is(j, wAnd) && !p.marks(j) && p.beginsPart(j+1)
}

// allLetters says that the text is nothing but letters for bodies, one beside another: "SNV, STC,
// SXD".
func (p *reader) allLetters() bool {
	items := 0
	for i := range p.text.Tokens {
		switch {
		case p.token(i).Kind == reading.KindEnd:
		case p.word(i) && p.allCapitals(i) && !p.number(i) && p.has(things, i) == 0:
			items++
		case p.mark(i) == ',', p.mark(i) == ';', p.mark(i) == '-' && p.line(i), p.is(i, wAnd):
		default:
			return false
		}
		if i > longest {
			return false
		}
	}
	return items > 1
}

// withinOffice says that the letters from i up to j are of a part of the office before the
// colon at the head of the list: "VP UBND tỉnh: LĐVP, KT, V4, CB".
func (p *reader) withinOffice(i, j int) bool {
	if p.parent == 0 || !p.upper(i) || !p.allCapitals(i) && !p.number(i+1) || !p.itemEnds(j) {
		return false
	}
	start := p.token(i).Start
	for k := i + 1; k < j; k++ {
		if p.word(k) && p.token(k).Start != start && (p.token(k).Space || !p.number(k) && !p.allCapitals(k)) {
			return false
		}
	}
	return true
}

// onlyLetters says that the words from i up to j are letters for words, with a mark between
// at most: three or more without a vowel.
func (p *reader) onlyLetters(i, j int) bool {
	for k := i; k < j; k++ {
		if p.word(k) && (!p.allCapitals(k) || k > i && p.token(k).Space) || p.word(k) && strings.ContainsFunc(p.clean(k, k+1), vowel) {
			return false
		}
	}
	return utf8.RuneCountInString(p.clean(i, i+1)) > 2
}

// vowel says that a word may have the letter in its midst: what has none is no word.
func vowel(r rune) bool {
	return unicode.IsLetter(r) && !strings.ContainsRune("BCDĐFGHJKLMNPQRSTVWXZ", r)
}

// noName says that the words from i up to j are of something else than a body, or say
// too little.
func (p *reader) noName(i, j int) bool {
	return p.number(i) || utf8.RuneCountInString(p.clean(i, i+1)) < 2 || p.has(fields, i) == j-i || p.has(leaders, i) == j-i && p.has(soleOffices, i) == 0 ||
		p.has(verbs, i)+p.has(circumstances, i)+p.has(staff, i)+p.has(things, i) > 0 || p.alike(i) || p.startsNoun(i) && !(j == i+1 && p.has(letterHeads, i) == 1) || p.has(undertakings, i) > 0 && (p.has(boardsOf, i) == 0 || p.number(i+p.has(undertakings, i)))
}

// boardsOf are undertakings that stand for the board that runs them: "Dự án Hỗ trợ đổi
// mới giáo dục phổ thông".
var boardsOf = set("dự án; chương trình; đề án")

// itemEnds says that an item of a list ends before j.
func (p *reader) itemEnds(j int) bool {
	switch p.mark(j) {
	case ',', ';', '.', ')':
		return true
	case '(':
		return p.bracketEnds(j)
	}
	return p.token(j).Kind == reading.KindEnd || p.line(j) || p.is(j, wAnd) || p.marks(j)
}

// bracketEnds says that an item of a list ends behind the bracket that opens at i.
func (p *reader) bracketEnds(i int) bool {
	for j := i + 1; j < i+longest && p.token(j).Kind != reading.KindEnd && p.mark(j) != '('; j++ {
		if p.mark(j) == ')' {
			return p.token(j+1).Kind == reading.KindEnd || p.mark(j+1) != 0 && p.mark(j+1) != '(' || p.line(j+1) || p.is(j+1, wAnd)
		}
	}
	return false
}

// onDuty are verbs of duty, with which no name goes on.
var onDuty = set("chịu trách nhiệm; có trách nhiệm; có nhiệm vụ; có quyền")

// things are what is done, used or written, and no bodies.
var things = set("hệ thống; dịch vụ; cơ sở dữ liệu; nền tảng; văn bản; luật; bộ luật; thông tư; tờ trình; báo cáo; công văn; điều; khoản; mục; phụ lục; biểu; mẫu; ngày; tháng; năm; quý; tuần; hồ sơ; thủ tục; nhiệm vụ; nội dung; giải pháp; kết quả; sản phẩm; kinh phí; ngân sách; thời gian; tiến độ; cấp; khu; trang; bước; đợt; phần; việc; công tác; hội nghị; hội thảo; lễ; nghị quyết; nghị định; quyết định; TTHC; DVC; CSDL; CNTT; CĐS")

// dotted passes a name whose head is a letter and a point: "P. Kế hoạch", "K.Dược".
func (p *reader) dotted(i int) int {
	if p.has(initials, i) != 1 || !p.upper(i) || p.mark(i+1) != '.' || p.token(i+1).Space || !p.upper(i+2) || p.line(i+2) && !p.allCapitals(i+2) && p.mark(i+3) != '&' {
		return i
	}
	j := i + 3
	for j < i+longestItem && p.more(j) && !p.marks(j) && !p.is(j, wAnd) && !p.verb(j) || p.mark(j) == '&' && (p.letters(j) || p.upper(j-1) && p.upper(j+1) && !p.token(j).Space && !p.token(j+1).Space) || p.mark(j) == '-' && p.upper(j+1) && !p.line(j+1) && !p.newBody(j+1) {
		j++
	}
	return j
}

// aide reads one who serves whoever has the office behind: "Trợ lý TTg", "Thư ký Chủ tịch UBND
// tỉnh".
func (p *reader) aide(i int) int {
	n := p.has(aides, i)
	if n == 0 || !p.upper(i) || p.endsAt(i) && !p.line(i) {
		return i
	}
	j := i + n
	if p.is(j, wOf) || p.has(comrades, j) > 0 {
		j += max(1, p.has(comrades, j))
	}
	if p.determiner(j) > j || p.line(j) {
		return i
	}
	end := j
	for m := p.has(leaders, end); m > 0; m = p.has(leaders, end) {
		end += m
	}
	if m, match := p.known(j); m > 0 && match.Body.Class(p.on) == body.Office {
		end = j + m
	} else if end == j {
		return i
	} else if k := p.bodyEnd(end); k > end {
		end = k
	}
	for p.upper(end) && !p.line(end) && end < i+longestItem && !p.startsHead(end) {
		end++ // and whose name it is
	}
	if !p.itemEnds(end) {
		return i
	}
	p.add(i, end, called(p.clean(i, end)))
	return end
}

var (
	aides    = set("trợ lý; thư ký; thư ký riêng")
	comrades = set("đồng chí; đ/c")
)

// comradesAt reads those of a body who are addressed as comrades, by where they work: "các đồng
// chí công tác tại bộ phận một cửa", "các đ/c trong phòng".
func (p *reader) comradesAt(i int) int {
	n := p.has(comradely, i)
	j := i + n
	if n == 0 || !p.more(j) || !p.lower(j) || p.has(located, j)+p.has(working2, j) == 0 {
		return i
	}
	for j < i+longestItem && p.more(j) && !p.marks(j) && !p.is(j, wAnd) && !p.turnsTo(j) && p.has(fillers, j) == 0 {
		j++
	}
	if !p.itemEnds(j) && !p.turnsTo(j) && p.has(fillers, j) == 0 || p.marks(j) {
		return i
	}
	p.add(i, j, meaning{kind: body.KindGroup, classes: persons, words: lowerFirst(p.clean(i, j))})
	return j
}

var (
	comradely = set("các đồng chí; những đồng chí; các đ/c; các anh chị; các ông, bà")
	working2  = set("công tác; đang công tác; làm việc; là; được phân công")
)

// lettersInPlace reads letters that nobody knows, with where they are: "SCDI Cần Thơ".
func (p *reader) lettersInPlace(i int) int {
	begins := i == 0 || p.line(i) || p.begins(i) || p.mark(i-1) != 0 && p.mark(i-1) != '-' && p.mark(i-1) != '/'
	if !begins || !p.allCapitals(i) || !p.first(i) || !p.last(i) || p.number(i) || p.inNumber(i) || !p.placeWord(i+1) && p.placeAt(i+1) == i+1 {
		return i
	}
	j, several := p.scope(i + 1)
	if j == i+1 || several {
		return i
	}
	p.add(i, j, called(p.clean(i, j)))
	p.doubt(i, j, DoubtNew)
	return j
}

// kindsOfBody stand before a name that says of whom they are.
var kindsOfBody = set("cơ quan; lực lượng; đơn vị")

// headOfDivision reads the head of a division in letters, with the division's own: "TP.
// TCHC", which is no city.
func (p *reader) headOfDivision(i int) int {
	if !p.first(i) || !p.allCapitals(i) || !(p.is(i, wCity) && p.is(i+1, wTown) && !p.last(i)) && !p.is(i, wDeputy) {
		return i // "TP", which is written out, or "PTP"
	}
	j := i + 1
	for ; p.word(j) && !p.first(j); j++ {
	}
	if p.mark(j) == '.' {
		j++
	}
	if !p.upper(j) || !p.allCapitals(j) || p.line(j) || p.placeAt(j) > j || !p.first(j) || !p.last(j) {
		return i
	}
	for j++; (p.mark(j) == '-' || p.mark(j) == '&') && p.letters(j); j += 2 {
	}
	if p.more(j) && p.upper(j) {
		return i // "TP HCM", "TP Hà Nội"
	}
	p.add(i, j, called(p.clean(i, j)))
	return j
}

// initials are the first letters of phòng, phường and khoa.
var initials = set("p; k; tt; bv")

// staff passes one who works in a body, with the body: "Công chức Sở Nội vụ tại
// Trung tâm Phục vụ hành chính công", "Văn thư UBND cấp xã".
func (p *reader) staff(i int) int {
	n := p.has(staff, i)
	if n == 0 || p.endsAt(i) && !p.line(i) {
		return i
	}
	j, of := i+n, false
	if c := p.has(charges, j+1); c > 0 && p.is(j, wGets) { // "Chuyên viên được phân công tiếp nhận, xử lý"
		for j += 1 + c; j < i+longest && !p.marks(j) && (p.more(j) || p.mark(j) == ',' && p.verb(j+1)); j++ {
		}
		return j
	}
	if c := p.has(contact, j); c > 0 { // "Cán bộ đầu mối KSTTHC"
		for j += c; p.more(j) && !p.marks(j) && !p.newBody(j); j++ {
		}
		return j
	}
	for ; j < i+longest && !p.marks(j); j++ {
		if (p.mark(j) == '-' || p.mark(j) == '&') && p.more(j+1) && !p.line(j) {
			continue // "Công chức Văn phòng - Thống kê"
		}
		if p.mark(j) == ',' && of && p.has(bureaus, j+1) == 1 && p.newBody(j+1) && p.token(p.bodyEnd(j+1)).Kind == reading.KindEnd {
			return p.bodyEnd(j + 1) // "Chuyên viên Phòng Kế hoạch, Cục Phòng bệnh"
		}
		if !p.more(j) {
			break
		}
		if p.has(staff, j+1) > 0 && (p.is(j, wAnd) || p.is(j, wOr)) {
			break
		}
		if p.is(j, wGets) && p.has(charges, j+1) > 0 {
			j += p.has(charges, j+1) // "được phân công xử lý"
			continue
		}
		if p.verb(j) && !(p.has(charges, j-2) == 2) || p.is(j, wAnd) && p.beginsPart(j+1) {
			break
		}
		of = of || p.beginsPart(j)
	}
	if !of {
		return i
	}
	return j
}

var (
	// contact is what somebody is, behind who is staff.
	contact = set("đầu mối")
	// charges are how somebody is given what stands behind.
	charges = set("phân công; giao nhiệm vụ; phân công nhiệm vụ")
	given   = set("giao")
)

// endsUnknown says that what is not known ends before j: at a mark that does
// not join words, a role or a body.
func (p *reader) endsUnknown(j int) bool {
	if p.line(j) && p.breaks(j) {
		return true
	}
	switch mark := p.mark(j); {
	case p.word(j):
		return p.aimAt(j) || j > 0 && (p.turnsTo(j) || p.pairOfDeeds(j)) || p.has(mustDo, j) > 1 && p.lower(j) && p.upper(j-1) || p.marks(j) || p.newBody(j) || p.upper(j) && !p.upper(j-1) && p.has(leaders, j) > 0 || p.is(j, wAnd) && (p.beginsPart(j+1) || p.has(leaders, j+1) > 0) || p.is(j, wOr) && (p.newBody(j+1) || p.upper(j+1) && p.has(leaders, j+1) > 0) || (p.is(j, wAnd) || p.is(j, wOr)) && p.has(staff, j+1) > 0 || p.is(j, wAnd) && p.upper(j+1) && p.allCapitals(j+1) && p.first(j+1) && p.allCapitals(j-1)
	case mark == '-':
		return p.newBody(j + 1)
	default:
		return mark != '/' && mark != '&' || p.beginsPart(j+1) || p.determiner(j+1) > j+1 && p.startsNoun(p.determiner(j+1))
	}
}
