package cell

import (
	"strings"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/reading"
)

// word is a word that the reader asks for by itself.
type word struct{ exact, plain reading.Word }

func newWord(s string) word {
	k := reading.Scan(s).Tokens[0]
	return word{k.Word, k.Plain}
}

var (
	wAnd, wOr, wWith, wTogether       = newWord("và"), newWord("hoặc"), newWord("với"), newWord("cùng")
	wIs, wAs, wGets, wGives, wWill    = newWord("là"), newWord("làm"), newWord("được"), newWord("giao"), newWord("sẽ")
	wOf, wBelongs, wDirectly, wBy     = newWord("của"), newWord("thuộc"), newWord("trực"), newWord("theo")
	wAbout, wManage, wWithin          = newWord("về"), newWord("lý"), newWord("trong")
	wComrade, wComrade2, wMr, wMrs    = newWord("đồng"), newWord("chí"), newWord("ông"), newWord("bà")
	wDepartment, wBasis, wSeat        = newWord("sở"), newWord("cơ"), newWord("trụ")
	wProvince, wLevel, wCity, wGroup  = newWord("tỉnh"), newWord("cấp"), newWord("thành"), newWord("tổ")
	wCouncil, wCommittee, wDoctor, wC = newWord("hội"), newWord("ủy"), newWord("đ"), newWord("c")
	wOwing, wGuide, wGuide2, wHas     = newWord("do"), newWord("chỉ"), newWord("đạo"), newWord("có")
	wWhere, wGroup2, wSphere          = newWord("nơi"), newWord("chức"), newWord("vực")
	wPrime, wAlso, wPolice            = newWord("tướng"), newWord("kiêm"), newWord("cảnh")
	wJoin, wWhole                     = newWord("phối"), newWord("toàn")
	wAgency, wPower                   = newWord("quan"), newWord("quyền")
	wThis                             = newWord("này")
	wBranch, wTown                    = newWord("CN"), newWord("phố")
	wDeputy, wOne, wEach              = newWord("PTP"), newWord("một"), newWord("nhau")
	wDeputyHead, wSchool, wFor        = newWord("phó"), newWord("trường"), newWord("để")
	wKhoa                             = newWord("khoa")
	wWho, wFocus                      = newWord("người"), newWord("mối")
	wFrom, wTo, wVen, wArea           = newWord("từ"), newWord("đến"), newWord("ven"), newWord("vùng")
	wAt, wTp, wYou, wSuffers          = newWord("tại"), newWord("tp"), newWord("quý"), newWord("bị")
	wParty, wRegion, wZone            = newWord("đảng"), newWord("miền"), newWord("khu")
	wChief, wHead, wNumber, wBan      = newWord("chánh"), newWord("trưởng"), newWord("số"), newWord("ban")
)

// scan cuts a cell into words and marks. Quotation marks are left out, a
// table's bar is a stroke as it is in running text, a plus a bullet, and "&" is
// "và" beside an abbreviation that is written out: "HĐND&UBND".
func scan(source string) reading.Text {
	t := body.Scan(source)
	tokens := t.Tokens[:0] // each in its own place
	longer, letters := longerBy(&t)
	if longer > 0 {
		tokens = make([]reading.Token, 0, len(t.Tokens)+longer)
	}
	var left reading.Token // what stands before marks that are left out
	end := 0
	for i, next := 0, 0; i < len(t.Tokens); i++ {
		if i < next {
			continue // the point behind letters
		}
		k := t.Tokens[i]
		k.Space, k.Line, k.Bar = k.Space || left.Space, k.Line || left.Line, k.Bar || left.Bar
		if leftOut(k.Mark) {
			left = k
			continue
		}
		switch k.Mark {
		case '+':
			k.Mark = '•'
		case '\\':
			k.Mark = '/'
		case '.':
			if i > 0 && !k.Space && !t.At(i+1).Space && t.At(i+1).Kind == reading.KindFigure && t.At(i-1).Kind == reading.KindWord && t.At(i-1).Capital {
				continue // "KP.3"
			}
			if next := t.At(i + 1); i > 0 && !k.Space && next.Capital && !next.Line && next.Kind == reading.KindWord && dottedOffices[t.Clean(i-1, i)] {
				continue // "VP. HĐND-UBND"
			}
		case '&':
			if writtenOut(&t, i-2, i-1) && !loneLetters(&t, i+1) || writtenOut(&t, i+1, i+2) && !loneLetters(&t, i-1) {
				k.Kind, k.Mark, k.Word, k.Plain = reading.KindWord, 0, wAnd.exact, wAnd.plain
			}
		}
		if k.Bar {
			tokens = append(tokens, reading.Token{Kind: reading.KindMark, Mark: '/', Space: true, Line: k.Line, Start: end, End: k.Start})
			k.Line = false
		}
		if left.Mark == '\'' && !left.Space && !k.Space && len(tokens) > 0 && tokens[len(tokens)-1].Kind == reading.KindWord {
			k.Capital = true // "Cư M'gar"
		}
		var full []reading.Token
		if letters {
			full, next = writtenOutAt(&t, i)
			next += i
		}
		if full != nil {
			tokens = writeOut(tokens, &k, full, source)
		} else {
			tokens = append(tokens, k)
		}
		left, end = reading.Token{}, k.End
	}
	t.Tokens = tokens
	return t
}

// writeOut adds what letters stand for, each word in its place among them.
func writeOut(tokens []reading.Token, letters *reading.Token, full []reading.Token, source string) []reading.Token {
	text := source[letters.Start:letters.End]
	for m, w := range full {
		w.Start, w.End, w.Capital = letters.Start+afterLetters(text, w.Start), letters.Start+afterLetters(text, w.End), true
		w.Space, w.Line, w.Bar = m > 0 || letters.Space, m == 0 && letters.Line, m == 0 && letters.Bar
		tokens = append(tokens, w)
	}
	return tokens
}

// longerBy is by how many tokens a text may grow at most, for what letters stand for and
// for bars; letters: some are written out.
func longerBy(t *reading.Text) (longer int, letters bool) {
	for i := range t.Tokens {
		k := &t.Tokens[i]
		if full, _ := writtenOutAt(t, i); full != nil {
			longer, letters = longer+len(full), true
		} else if k.Bar || leftOut(k.Mark) {
			longer++
		}
	}
	return longer, letters
}

// dottedOffices are letters for offices, behind which some put a point.
var dottedOffices = map[string]bool{"VP": true, "TTr": true, "BQL": true, "BCĐ": true, "BCH": true, "UBMTTQ": true, "Cty": true, "UB": true, "PCT": true, "PGĐ": true, "PCVP": true, "PVP": true, "PBT": true}

// leftOut says that the mark is a quotation mark.
func leftOut(mark rune) bool { return mark == '“' || mark == '”' || mark == '"' || mark == '\'' }

// writtenOut says that the words i and j are of one abbreviation.
func writtenOut(t *reading.Text, i, j int) bool {
	return i >= 0 && t.At(j).Kind == reading.KindWord && t.At(i).Kind == reading.KindWord && t.At(i).Start == t.At(j).Start
}

// loneLetters says that the word at i is letters that are not written out, and as good as
// never a body: "QLDA & PTQĐ".
func loneLetters(t *reading.Text, i int) bool {
	k := t.At(i)
	if i < 0 || k.Kind != reading.KindWord || !k.Capital {
		return false
	}
	text := t.Source[k.Start:k.End]
	_, head := heads.At(t.Tokens, i)
	return head == 0 && afterLetters(text, 2) < len(text) && strings.ToUpper(text) == text && !writtenOut(t, i-1, i) && !writtenOut(t, i, i+1)
}

// token is the i-th token; outside the text, and beyond what is looked at, one
// of KindEnd.
func (p *reader) token(i int) *reading.Token {
	if uint(i) < uint(p.horizon) {
		return &p.text.Tokens[i]
	}
	return &noToken
}

var noToken reading.Token

// longest is how many words and marks a name, a group or the words of a role
// have at most; what goes on beyond is read by itself. The time for a place of
// the text is bounded by it.
const longest = 120

// look reads what stands at i, as far as anything reaches that begins there.
func (p *reader) look(i int, read func()) {
	before := p.horizon
	p.horizon = min(i+longest, len(p.text.Tokens))
	read()
	p.horizon = before
}

// word says that a word or figure stands at i.
func (p *reader) word(i int) bool {
	k := p.token(i).Kind
	return k == reading.KindWord || k == reading.KindFigure
}

// more says that a word stands at i on the same line as the token before.
func (p *reader) more(i int) bool { return p.word(i) && !p.token(i).Line }

// any says whether something is true of a token from i up to j.
func (p *reader) any(i, j int, is func(i int) bool) bool {
	for ; i < j; i++ {
		if is(i) {
			return true
		}
	}
	return false
}

// mark is the mark at i, 0 for a word and at the end.
func (p *reader) mark(i int) rune { return p.token(i).Mark }

// line says that a line break stands before i.
func (p *reader) line(i int) bool { return p.token(i).Line }

// upper says that a word stands at i and begins with a capital.
func (p *reader) upper(i int) bool { return p.word(i) && p.token(i).Capital }

// lower says that a word stands at i and begins small.
func (p *reader) lower(i int) bool { return p.word(i) && !p.token(i).Capital }

// number says that a figure stands at i.
func (p *reader) number(i int) bool { return p.token(i).Kind == reading.KindFigure }

// first says that a word is the first of its place; the words of an
// abbreviation share one.
func (p *reader) first(i int) bool {
	return i == 0 || p.token(i-1).Start != p.token(i).Start
}

// last says that a word is the last of its place.
func (p *reader) last(i int) bool {
	return p.token(i+1).Start != p.token(i).Start || p.token(i+1).Kind == reading.KindEnd
}

// is says that the word at i is w.
func (p *reader) is(i int, w word) bool {
	k := p.token(i)
	return k.Word == w.exact || p.bare && k.Plain == w.plain
}

// at is what the longest phrase of a table at i means, of how many words it is,
// and how many of them are misspelt; n is 0 when none stands there.
func at[M any](p *reader, t *reading.Table[M], i int) (means M, n, slips int) {
	if !t.Begins(p.token(i).Plain) || !p.word(i) || !p.first(i) {
		return means, 0, 0
	}
	m, n, slips := t.Like(p.text.Tokens, i, p.bare)
	if slips > 0 && !p.bare {
		if exact, length := t.At(p.text.Tokens, i); length > 0 {
			m, n, slips = exact, length, 0 // "trên địa bàn quân khu" is no "trên địa bàn quận"
		}
	}
	if k := p.nextLine(i, n); k > i {
		m, n, slips = t.Like(p.text.Tokens[:k], i, p.bare)
	}
	if n == 0 || !p.last(i+n-1) {
		return means, 0, 0
	}
	return m, n, slips
}

// nextLine is where a line begins with a capital within the n words at i that begin
// small, and so is another's: "MTTQ xã", and below it "Hội Phụ nữ". Else it is i.
func (p *reader) nextLine(i, n int) int {
	if n < 2 || p.token(i).Capital || p.bare {
		return i
	}
	for k := i + 1; k < i+n; k++ {
		if t := p.token(k); t.Line && t.Capital {
			return k
		}
	}
	return i
}

// has is the length of a phrase of the set at i.
func (p *reader) has(t *reading.Table[bool], i int) int {
	_, n, _ := at(p, t, i)
	return n
}

// head is the head of a name at i.
func (p *reader) head(i int) (h head, n int) {
	if !p.word(i) {
		return head{}, 0
	}
	c := &p.seen[i]
	if !c.head {
		c.head = true
		p.whole(func() { h, n = p.readHead(i) })
		c.headIs, c.headN = h, int8(n)
	}
	return c.headIs, int(c.headN)
}

func (p *reader) readHead(i int) (h head, n int) {
	if p.alike(i) || p.pair(i) > 0 || p.pair(i-1) == 2 || p.has(regions, i-1) == 2 || p.inNumber(i) || p.is(i, wGroup) && p.is(i+1, wGroup2) && p.lower(i+1) && p.lower(i+2) {
		return head{}, 0
	}
	if p.allCapitals(i) && (p.has(halves, i-1) == 2 || p.has(fields, i-1) > 1) && !p.line(i) {
		return head{}, 0 // "TRƯỜNG ĐẠI HỌC NỘI VỤ HÀ NỘI"
	}
	if p.bare && p.startsNoun(i) && p.has(onlyAccented, i) == 1 {
		return head{}, 0 // "don vi"
	}
	if p.has(villages, i) > 0 && (p.has(placePrefixes, i-1) == 1 || p.has(placePrefixes, i-2) == 2) && p.lower(i-1) && !p.line(i) {
		return head{}, 0 // "xã Bản Lầu", "phường Buôn Ma Thuột"
	}
	h, n, _ = at(p, heads, i)
	if n > 2 && p.is(i+n-2, wJoin) && (p.is(i+n, wWith) || p.is(i+n, wTogether) || p.lower(i+n-2) && !p.more(i+n) && (i > 0 || p.upper(i))) {
		h, n, _ = heads.Like(p.text.Tokens[:i+n-2], i, p.bare) // "Văn phòng phối hợp với Sở Nội vụ", "Văn phòng phối hợp"
	}
	if p.has(unheaded, i) > n || n == 1 && p.has(letterHeads, i) == 1 && !p.lettersBegin(i) {
		return head{}, 0
	}
	return h, n
}

// lettersBegin says that the letters at i stand for the head of a name: a field or a
// place follows them, and they begin what stands there.
func (p *reader) lettersBegin(i int) bool {
	if !p.upper(i) || !p.first(i) || !p.last(i) || !p.allCapitals(i) && p.has(mixedHeads, i) == 0 {
		return false
	}
	if p.is(i-1, wSchool) && !p.line(i) {
		return false // "các trường THPT tỉnh Lào Cai"
	}
	return (i == 0 || p.line(i) || p.mark(i-1) != '-' && p.mark(i-1) != '/' && p.mark(i-1) != '&' && !p.upper(i-1)) && p.more(i+1) && (p.upper(i+1) || p.has(placePrefixes, i+1) > 0 || p.has(placeKinds, i+1) > 0 || p.has(fields, i+1) > 0)
}

// alike says that the words at i only look like a head or a noun. A capital within
// begins what a head is for: "Ban Hành chính".
func (p *reader) alike(i int) bool {
	n := p.has(alike, i)
	return n > 0 && !(n > 1 && p.upper(i) && p.upper(i+1) && !p.allCapitals(i+1))
}

// pair is the length of words within names at i that look like a noun or a place and
// are neither. A capital behind a small word begins a name: "xã Hội Sơn".
func (p *reader) pair(i int) int {
	n := p.has(pairs, i)
	if n == 2 && p.lower(i) && p.upper(i+1) {
		return 0
	}
	return n
}

// longestNumber is how many words and marks the number of a document has at
// most.
const longestNumber = 16

// inNumber says that the word at i belongs to the number of a document:
// "57-NQ/TW", "06/QĐ-TTg".
func (p *reader) inNumber(i int) bool {
	for from := i - longestNumber; i > from && !p.token(i).Space && (p.mark(i-1) == '/' || p.mark(i-1) == '-') && !p.token(i-1).Space; {
		for i -= 2; p.word(i) && !p.first(i); i-- { // the words of an abbreviation
		}
		if p.number(i) {
			return p.hasNumber(i) && (p.number(i+2) || p.allCapitals(i+2)) && !p.ofVillage(i)
		}
	}
	return false
}

// ofVillage says that the number at i is that of a part of a commune, and of no document:
// "Tổ dân phố số 7/UBND phường".
func (p *reader) ofVillage(i int) bool {
	if !p.is(i-1, wNumber) {
		return false
	}
	for n := 1; n <= 3; n++ {
		if p.has(villages, i-1-n) == n {
			return true
		}
	}
	return false
}

// noun is the noun of a group at i. In a row of nouns one may be misspelt.
func (p *reader) noun(i int) (m noun, n, slips int) {
	if !p.word(i) {
		return noun{}, 0, 0
	}
	c := &p.seen[i]
	if !c.noun {
		c.noun = true
		p.whole(func() { m, n, slips = p.readNoun(i) })
		c.nounIs, c.nounN, c.nounSlips = m, int8(n), int8(slips)
	}
	return c.nounIs, int(c.nounN), int(c.nounSlips)
}

func (p *reader) readNoun(i int) (m noun, n, slips int) {
	if p.alike(i) || p.pair(i) > 0 || p.pair(i-1) == 2 || p.has(regions, i-1) == 2 && p.upper(i-1) {
		return noun{}, 0, 0
	}
	if m, n, slips = at(p, nouns, i); n > 0 && p.upper(i) && m.plain && p.has(fields, i) > n {
		return noun{}, 0, 0 // "Vụ Pháp chế, Tổ chức cán bộ"
	}
	if _, member, _ := nouns.Like(p.text.Tokens[:min(i+2, len(p.text.Tokens))], i, false); n > member && member == 2 && m.of == taskForce && p.more(i+n) && (p.setUpFor(i+n) || p.has(placeKinds, i+n) > 0) {
		m, n, _ = nouns.Like(p.text.Tokens[:i+2], i, false) // "thành viên Tổ công tác Đề án 06"
	}
	if n > 2 && p.is(i+n-1, wGroup2) && p.is(i+n-2, wGroup) && p.word(i+n-3) && p.more(i+n) && p.lower(i+n) && p.qualifierAt(i+n) == 0 && p.has(qualifying, i+n) == 0 && !p.placeWord(i+n) && !p.is(i+n, wAnd) && p.has(relatives, i+n) == 0 {
		m, n, slips = nouns.Like(p.text.Tokens[:i+n-2], i, p.bare) // "các đơn vị tổ chức hội nghị"
	}
	if n > 0 && p.is(i+n-1, wMrs) && p.mark(i+n-2) == '(' && p.mark(i+n) == ')' {
		n++ // "ông (bà)"
	}
	if k := p.peopleInRow(i); k > n {
		return noun{kind: member, classes: persons, row: true, several: true}, k, 0
	}
	if _, head := heads.At(p.text.Tokens, i); n > 0 && m.kind == plural && (n == 1 && head > n || p.upper(i) && p.number(i+n)) {
		return noun{}, 0, 0 // "các tổ công tác"
	}
	if p.bare || !p.first(i) {
		return m, n, slips
	}
	if k := p.bodyInRow(i, n); k > i && m.row {
		if m, n, slips = nouns.Like(p.text.Tokens[:k], i, false); n == 0 || !p.last(i+n-1) {
			return noun{}, 0, 0
		}
		return m, n, slips
	}
	if row, length, wrong := nouns.Like(p.text.Tokens, i, true); length > n && wrong == 1 && row.row && p.any(i, i+length, func(i int) bool { return p.mark(i) != 0 }) && !p.headAcross(i+1, i+length) && !(p.lower(i) && p.any(i+1, i+length, p.upper)) {
		return row, length, wrong
	}
	return m, n, slips
}

// peopleInRow is how many words and marks kinds of people in a row at i have, of whom some
// are no group by themselves: "cán bộ, đoàn viên, thanh niên và Nhân dân". It is 0 for
// others.
func (p *reader) peopleInRow(i int) int {
	n, alone := p.people(i)
	if n == 0 || p.bare {
		return 0
	}
	end, several := i+n, false
	for end < i+longestPeople {
		k := end
		if p.mark(k) == ',' {
			k++
		}
		if p.is(k, wAnd) {
			k++
		}
		m, stands := p.people(k)
		if k == end || m == 0 || p.line(k) || p.upper(k) && p.has(folk, k) == 0 {
			break
		}
		end, several, alone = k+m, true, alone && stands
	}
	if !several || alone {
		return 0
	}
	return end - i
}

// people is the length of a kind of people at i; stands: alone it is a group already.
func (p *reader) people(i int) (n int, stands bool) {
	m, n, slips := at(p, nouns, i)
	if n > 0 && slips == 0 && m.classes == persons {
		return n, m.kind != plural
	}
	return p.has(besideOthers, i), false
}

// longestPeople is how many words and marks a row of people has at most.
const longestPeople = 60

var (
	// folk may have a capital within a row.
	folk = set("nhân dân; nhân dân các dân tộc; đoàn viên; hội viên")
	// besideOthers are kinds of people that are a group only beside others: alone the word is
	// as often of a name.
	besideOthers = set("thanh niên; phụ nữ; thiếu nhi; thiếu niên; nhi đồng; trẻ em; cựu chiến binh; nông dân; công nhân; công nhân viên; quần chúng; quần chúng nhân dân; bà con; bà con nhân dân; đồng bào; doanh nhân; trí thức; kiều bào; kỹ sư; văn nghệ sĩ; vận động viên; nhân viên; phật tử; tín đồ; giáo dân; du khách; khách mời; người có công; thân nhân; hưu trí; cán bộ hưu trí; lực lượng vũ trang; nhà báo; nhà giáo; thầy cô; thầy thuốc; y sĩ; y, bác sĩ")
)

// headAcross says that a head begins between i and end that ends behind it: "tỉnh, Thanh
// tra".
func (p *reader) headAcross(i, end int) bool {
	for ; i < end; i++ {
		if p.upper(i) && i+p.longHead(i) > end {
			return true
		}
	}
	return false
}

// bodyInRow is the mark before the last noun of the row of n words at i where that is no
// noun but the head of a body: "các bộ, ngành, Ban Tuyên giáo", "các thôn, Khu phố 2". Else it is i.
func (p *reader) bodyInRow(i, n int) int {
	k := i + n
	for k > i && p.word(k-1) && !p.is(k-1, wAnd) {
		k--
	}
	if k == i || k == i+n || !p.upper(k) {
		return i
	}
	if _, head := heads.At(p.text.Tokens, k); head > i+n-k || head > 0 && p.lower(k-2) && (p.upper(i+n) || p.number(i+n)) && !p.line(i+n) {
		return k - 1
	}
	return i
}

// whole reads what does not depend on how far is looked.
func (p *reader) whole(read func()) {
	before := p.horizon
	p.horizon = len(p.text.Tokens)
	read()
	p.horizon = before
}

// source is the words from i up to j as they stand in the text.
func (p *reader) source(i, j int) reading.Piece { return p.text.Piece(i, j) }

// clean is the words from i up to j in one line.
func (p *reader) clean(i, j int) string { return reading.Clean(p.source(i, j).Text) }
