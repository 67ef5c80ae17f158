package redact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/reading"
)

// names finds persons' names: a family name and one to five further words
// with capitals; words with capitals after "ông", "bác sĩ", "tôi tên là"; and those
// whom what stands around them makes a person.
func (p *page) names() []nameFound {
	names := p.found[:0]
	p.placesAt = p.placesAt[:0]
	last := -3 // the last word of the name before
	const first = hasCapital | asksName | asksKin | asksSmallName | thiNext
	for i := p.seek(0, first|asksLetter); i < len(p.words); i = p.seek(i+1, first|asksLetter) {
		if !p.asks(i, first) && !p.letterKin(i) {
			continue
		}
		guess := false // without a family name or a word that says a person
		start, end, ok := p.writerOfLine(i)
		if !ok {
			start, end, ok = p.introducedName(i)
		}
		if !ok {
			start, end, ok = p.addressedName(i)
		}
		if !ok && p.words[i].Capital {
			start = i
			if end, ok = p.fullName(i); !ok {
				end, ok = p.nameAround(i, last)
				guess = ok
			}
			if ok {
				// it is one
			} else if _, n := at(p, notNames, i); n > 0 {
				i += n - 1
			} else if i+1 < len(p.words) && p.words[i+1].Capital && (p.placed(i) || p.historicAt(i) > 0 && p.surname(i)) {
				p.placesAt = append(p.placesAt, i)
				i = p.inner(i, max(p.capitals(i, longestName), i+p.historicAt(i)-1))
			}
		} else if !ok {
			start = i
			end, ok = p.smallNameOf(i)
		}
		if ok && (start == end && p.nobody(end) || p.datesLetter(start, end)) {
			i = end
			continue
		}
		if ok {
			start = p.saintBefore(start)
			names = append(names, nameFound{p.nameMask(i, start, end, guess), start, end})
			i, last = end, end
		}
	}
	p.found = p.withoutPlaces(names)
	return p.found
}

// withoutPlaces leaves out the guessed names that the text has as those of a place or an
// institution too: "Tên Hiền Mẫu", and "đi qua cầu Hiền Mẫu". One with a family name stays
// masked: a shop or a street may be named for whom the text is about.
func (p *page) withoutPlaces(names []nameFound) []nameFound {
	if len(p.placesAt) == 0 || len(names) == 0 {
		return names
	}
	called := func(i int) [2]reading.Word { return [2]reading.Word{p.words[i].Word, p.words[i+1].Word} }
	places := make(map[[2]reading.Word]bool, len(p.placesAt))
	for _, i := range p.placesAt {
		places[called(i)] = true
	}
	named := func(n nameFound) bool { return n.first > 0 && p.words[n.first-1].Plain == ten }
	for _, n := range names {
		if n.last > n.first && p.isSpoken(n.Mask) && !named(n) {
			delete(places, called(n.first)) // somebody's after all
		}
	}
	return slices.DeleteFunc(names, func(n nameFound) bool {
		return n.last > n.first && (n.Sureness == Doubtful || named(n)) && places[called(n.first)] && !p.asks(n.last, figureNext)
	})
}

// isSpoken says that words before a name say that it is a person's.
func (p *page) isSpoken(m Mask) bool {
	_, ok := slices.BinarySearchFunc(p.spoken, m.Start, func(s Mask, start int) int { return s.Start - start })
	return ok
}

// nameFound is the mask of a name, and its first and last word; what somebody is called may
// stand behind.
type nameFound struct {
	Mask
	first, last int
}

// nameMask is the mask of the name from start to end, whose introduction begins with
// word i.
func (p *page) nameMask(i, start, end int, guess bool) Mask {
	m := p.mask(start, end, Name)
	if guess || start == i && p.historic(start, end) {
		m.Sureness = Doubtful
	}
	if start > i || guess && p.employed(start, end) {
		p.spoken = append(p.spoken, m)
	}
	if p.initialPoint(start, end) {
		m.End++
	}
	m.End += p.nickname(end)
	if last := p.displayed(start, end); last > end {
		m.End = p.words[last].End
	}
	if next := end + 1; next < len(p.words) && p.gap(end) == " (" && p.otherScript(next) && strings.HasPrefix(p.gap(next), ")") {
		m.End = p.words[next].End + 1 // "Zhang Mau (张)"
	}
	return m
}

// displayed is the last word of what somebody calls himself on a site, of which the words from
// start to end are a name: "fb: Mẫu Thử Cosmetics", "Zalo tên Thử Thử 93".
func (p *page) displayed(start, end int) int {
	w := start - 1
	if w > 0 && p.spaced(w) && (p.words[w].Word == tenWord || p.words[w].Word == is) {
		w--
	}
	if w < 0 || !p.is(accounts, w) {
		return end
	}
	for end-start < longestName && p.spaced(end) && (p.words[end+1].Capital && p.words[end+1].Kind == reading.KindWord || p.numeric(end+1) && p.words[end+1].Digits < 5) {
		end++
	}
	return end
}

// otherScript says that word i is written in letters that are not Latin.
func (p *page) otherScript(i int) bool {
	r, _ := utf8.DecodeRuneInString(p.word(i))
	return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r)
}

// nobody says that word i is the letter for somebody who is not named, "ông X", or a
// word that begins a line of a form, names a law, a form or this country.
func (p *page) nobody(i int) bool {
	if p.words[i].Capitals && p.letters(i) > 1 && strings.Trim(p.word(i), "IVX") == "" {
		return true // "khu vực bảo vệ II"
	}
	switch word := p.word(i); word {
	case "X", "Z":
		return p.after(p.words[i].End) != '.'
	case "Nơi", "Subject", "VNeID", "VssID":
		return true
	case "Nông", "Lâm":
		return p.spaced(i) && p.words[i+1].Word == school && !p.words[i+1].Capital // "Giám đốc Nông trường"
	case "Hồi":
		return p.asks(i, figureNext)
	case "Bạn":
		return strings.HasPrefix(p.gap(i), ":")
	case "Luật":
		return i > 0 && p.words[i-1].Word == ofWord
	case "Mẫu":
		return p.spaced(i) && p.words[i+1].Plain == so && p.numeric(i+2)
	case "Việt":
		return p.spaced(i) && (p.words[i+1].Word == tenWord || p.words[i+1].Word == is) // "vợ Việt tên Mẫu", "tên Việt là Mẫu"
	case "Nam":
		return i > 0 && p.word(i-1) == "Việt"
	}
	return false
}

// datesLetter says that the words from start to end are the place before the day of a
// letter, alone in its line: "Mẫu Sơn, ngày 12/6/2026".
func (p *page) datesLetter(start, end int) bool {
	if end+2 >= len(p.words) || p.gap(end) != ", " || p.words[end+1].Plain != day || !p.numeric(end+2) {
		return false
	}
	for n := 0; start > 0 && n < 3 && p.spaced(start-1) && p.words[start-1].Capital; n++ {
		start--
	}
	return start == 0 || strings.ContainsAny(p.gap(start-1), "\n|")
}

// initialPoint says that the point behind the name from start to end is that of its
// last initial, not that of the sentence.
func (p *page) initialPoint(start, end int) bool {
	if p.letters(end) != 1 || p.after(p.words[end].End) != '.' {
		return false
	}
	for i := start; i < end; i++ {
		if strings.HasPrefix(p.gap(i), ".") {
			return true
		}
	}
	return end+1 < len(p.words) && (p.gap(end) != ". " || !p.words[end+1].Capital)
}

// nickname is the length of what somebody is called, in quotes, behind the last word
// of his name: Tuấn "lùn".
func (p *page) nickname(end int) int {
	rest := p.text[p.words[end].End:]
	after, ok := strings.CutPrefix(rest, " \"")
	if !ok || end+1 == len(p.words) || p.words[end+1].Capital {
		return 0
	}
	if n := strings.IndexAny(after[:min(len(after), longestNickname)], "\".,;:\n"); n > 0 && after[n] == '"' {
		return len(rest) - len(after) + n + 1
	}
	return 0
}

// longestNickname is more bytes than what somebody is called has.
const longestNickname = 24

// saintBefore goes back from the first word of a name over those of a saint.
func (p *page) saintBefore(start int) int {
	for start > 0 && p.spaced(start-1) {
		_, n := before(p, saints, start-1)
		if n == 0 || !p.words[start-n].Capital {
			break
		}
		start -= n
	}
	return start
}

// saints stand before the names of Christians.
var saints = newSet("maria, giuse, phêrô, phaolô, gioan, têrêsa, anna, antôn, đaminh, micae, phanxicô, giacôbê, tôma, mátta, martha, anê, lucia, cecilia, augustinô, matthêu, vinhsơn, rosa, catarina, gioakim, stêphanô, giuse maria, pet, joseph, peter, giu-se, phê-rô, phao-lô, gio-an, tê-rê-sa, an-na, an-tôn, đa-minh, mi-ca-e, phan-xi-cô, gia-cô-bê, tô-ma, mát-ta, an-rê, lu-ca, âu-tinh, mát-thêu, vinh-sơn, ca-ta-ri-na, stê-pha-nô, ma-ri-a, gioan baotixita, maria goretti, gio-an bao-ti-xi-ta, mác-cô, bê-na-đô, mactinô, phanxicô xaviê")

// inner is the last word of the name of a place or an institution from word i to
// end, which a person's name may follow: "Trường Tiểu học Kim Đồng Lê Thị Thử".
func (p *page) inner(i, end int) int {
	if n := p.historicAt(i); n > 1 && i+n < end && p.surname(i+n) && !p.surname(i+n-1) {
		return i + n - 1 // "Trường Kim Đồng Phạm Mẫu Thử"
	}
	for j := i + 1; j+1 <= end; j++ {
		if j+1 < end && p.surname(j) && p.middle(j+1) || p.forename(j) && p.text[p.words[j].Start] == 'Y' {
			return j - 1
		}
	}
	return end
}

// historic says that the words from i to end are the whole name of one whom
// streets are named for.
func (p *page) historic(i, end int) bool { return p.historicAt(i) == end-i+1 }

// historicAt is the number of words of such a name at i.
func (p *page) historicAt(i int) int {
	_, n := at(p, historic, i)
	return n
}

// smallNameOf reads a name in small letters that its family name and "thị" or "văn"
// tell: "hồ sơ của trần thị mẫu".
func (p *page) smallNameOf(i int) (int, bool) {
	if p.causes(i) || p.bare && i+2 < len(p.words) && p.words[i+1].Plain == thiPlain && p.words[i+2].Plain == cong || p.bare && i > 0 && p.spaced(i-1) && p.words[i].Word == because && p.is(townly, i-1) {
		return 0, false
	}
	known := p.is(regular, i) || p.words[i].Word == p.words[i].Plain && p.like(regular.Table, i) && i+1 < len(p.words) && p.words[i+1].Word == p.words[i+1].Plain || i > 0 && i+1 < len(p.words) && p.words[i+1].Word == thi && p.spaced(i-1) && (p.is(relatedSet, i-1) || p.is(addressed, i-1)) && !p.is(beforeThi, i)
	if end := i + 2; known && !p.bare && p.is(middles, i+1) && (p.plain || i > 0 && p.spaced(i-1) && p.is(relatedSet, i-1)) && end < len(p.words) && p.adjoining(i, 3) && (p.is(given, end) || p.is(givenMore, end)) && (p.is(regular, i) || p.unaccented(end)) && !p.is(genders, i+1) && !p.placed(i) && p.historicAt(i) < 3 && !p.noName(i, i+1) && !p.stop(end) && !(i > 0 && p.asks(i-1, asksAddress)) {
		return end, true // "trần quốc mẫu"
	}
	known = known || p.plainWoman(i)
	if !known || i+1 == len(p.words) || !p.spaced(i) || !p.is(genders, i+1) || p.noName(i, i+1) || p.placed(i) {
		return 0, false
	}
	end := p.smallWords(i)
	if !p.bare && (p.unaccented(i+1) || !p.is(regular, i) && p.unaccented(i) && p.like(regular.Table, i)) {
		for w := i + 1; w <= end; w++ { // "vo thi công" and "mai thi hành" are none
			if !p.unaccented(w) {
				return 0, false
			}
		}
	}
	return end, end > i+1 && !p.is(afterVan, i+2) && !p.is(afterThi, i+2)
}

// townly stand before "do thi", the town, of a text without accents.
var townly = newSet("lý, khu, tự, dân, phố, phòng")

// plainWoman says that a woman's name begins at word i of a text without accents: a family
// name, "thi" and one or two words, as far as a mark or a number, behind a form of address
// or "la": "con em la lo thi mau, lop 2".
func (p *page) plainWoman(i int) bool {
	if !p.bare || i == 0 || i+2 >= len(p.words) || p.words[i+1].Plain != thiPlain && !(p.words[i+1].Plain == vanPlain && p.words[i-1].Plain == vaPlain) || !p.surname(i) || !p.adjoining(i-1, 4) || !p.is(addressed, i-1) && p.words[i-1].Plain != isPlain && p.words[i-1].Plain != vaPlain {
		return false
	}
	end := p.smallWords(i)
	return end > i+1 && (p.stopped(end) || p.numeric(end+1))
}

// causes says that the "do" at word i is the word, and not the family name Đỗ without its
// accents, of a text that has some: "do thu ngân ghi". Before "thi" and "van" it is the
// name, where the one who wrote it has left out all.
func (p *page) causes(i int) bool {
	if p.bare || p.words[i].Word != because || p.words[i].Capital {
		return false
	}
	return i+2 >= len(p.words) || !p.is(genders, i+1) || !p.unaccented(i+1) || !p.unaccented(i+2)
}

// unaccented says that word i has no accent.
func (p *page) unaccented(i int) bool { return p.words[i].Word == p.words[i].Plain }

// beforeThi make words of "thị" that are no names.
var beforeThi = newSet("đô, siêu, hiển, chỉ, thành, cận, tiếp, tỉnh, mục, viễn, loạn, thế, trấn, yết, kỳ, kì, giám, cáo, ám, phủ, khinh")

var genders = newSet("thị, văn, thi, van")

// introducedName is the name that words such as "tôi tên là" at i introduce.
func (p *page) introducedName(i int) (start, end int, ok bool) {
	n, loose := p.introduction(i)
	if n == 0 {
		return 0, 0, false
	}
	if n == 1 && p.words[i].Capital && !p.shouts(i) && p.bare && p.surname(i) && p.capitals(i, longestName) > i+1 {
		return 0, 0, false // "Vo Minh Mau", and not "vợ mình"
	}
	if _, long := before(p, beforePlace, i); long > 1 || n == 1 && p.words[i].Capital && !p.shouts(i) && !p.atStart(i) && !p.lineStart(i) || i > 0 && p.is(peoples, i-1) && p.words[i].Plain != ten {
		return 0, 0, false // "ngã ba", "khu đất Ba Son", "người Ba Na"
	}
	start = i + n
	if start >= len(p.words) || !p.introduces(start-1) || n > 1 && strings.ContainsAny(p.text[p.words[i].End:p.words[start-1].Start], ".;") {
		return 0, 0, false
	}
	if p.words[start-1].Plain == xe && p.letters(start) == 1 {
		return 0, 0, false // "lái xe B"
	}
	if p.words[start-1].Plain == ten && p.ofPlace(i) {
		return 0, 0, false
	}
	if start+1 < len(p.words) && p.words[start].Word == is && p.spaced(start) {
		start++ // "người bán là Thử"
	}
	start = p.charged(start)
	if _, more := at(p, introduced, start); more > 1 && p.spaced(start+more-1) && p.words[start+more].Capital && !p.shouts(start+more) && p.adjoining(start, more) {
		start += more // "đ/c Thiếu úy Mẫu"
	}
	if n == 1 && start == i+1 && p.is(speakers, i) && !p.shouts(start) && p.stop(start) && !p.is(given, start) {
		return 0, 0, false // "Cháu Thấy"
	}
	start = p.pastKin(start)
	if n > 1 && start == i+n && p.words[start-1].Capital && (!p.shouts(start-1) || p.shouts(start)) && p.is(numerals, start-1) && start < len(p.words) && p.words[start].Capital {
		start-- // "anh Hai Thử"
	}
	if n == 2 && start == i+2 && p.is(addressed, i) && p.words[i+1].Capital && !p.shouts(i+1) && (p.is(clans, i+1) || p.surname(i+1)) && p.spaced(i+1) && p.words[i+2].Capital {
		return i + 1, p.capitals(i+1, longestName), true // "Ông Từ Văn Mẫu"
	}
	if p.heads(start) || p.saysMore(start) || strings.HasPrefix(p.gap(start-1), ":") && p.among(noted, start) && !p.surname(start) {
		return 0, 0, false
	}
	return p.nameIntroduced(i, start, loose)
}

// introduction is how many words at i introduce a name, and whether one in small letters will do.
func (p *page) introduction(i int) (n int, loose bool) {
	if !p.asks(i, asksName) {
		return 0, false
	}
	_, n = at(p, introduced, i)
	loose = n > 0
	if kin := p.relative(i); kin > n && (kin > 1 || !p.shouts(i)) {
		n, loose = kin, kin > 1 || !p.bare && !p.is(numerals, i)
		if strings.Contains(p.gap(i+n-1), "\n") {
			return 0, false // "hình con gái tôi", and a further line
		}
	}
	if n == 2 && p.shouts(i) && p.words[i].Word == guards && !p.surname(i+n) && !p.is(given, i+n) {
		return 0, false // "VÀ BẢO VỆ MÔI TRƯỜNG"
	}
	if n == 0 || p.wordsApart(i, n) || n == 1 && p.is(sites, i) && !strings.HasPrefix(p.gap(i), ":") && !p.accountOf(i+1) {
		return 0, false
	}
	return n, loose
}

// nameIntroduced reads the name at word start which the words from i introduce.
func (p *page) nameIntroduced(i, start int, loose bool) (_, end int, ok bool) {
	if end, ok = p.nameAfter(start, loose); !ok && start < len(p.words) && p.words[start].Capital {
		end = p.capitals(start, longestName)
	}
	if ok && (p.headOf(start, end) || end > start && p.calledBehind(end)) {
		return 0, 0, false
	}
	if !ok && p.calledAsTown(i, start, end) {
		return start, end, true // "tên em là Hải Dương"
	}
	if !ok && p.owned(i, start) {
		end, ok = p.ownName(start)
	}
	if !ok && loose && start < len(p.words) && strings.HasPrefix(p.gap(start-1), ":") && p.signedIn(start) {
		return start, start, true // "Người hỏi: mauthu90"
	}
	return start, end, ok
}

var guards = reading.NewWord("bảo")

var (
	clan    = reading.NewWord("họ")
	ofClans = newFew("tộc, hàng, đạo, nhà, ngoại, nội, lớn")
)

// noted begin what is noted behind a colon: "cán bộ: Chuyển phòng Kinh tế".
var noted = newFew("chuyển, đề, ghi, đã, trả, kiểm, xem, trình, giao, phối, xác, hẹn, hướng, thụ, tiếp, đang, cần, đủ, thiếu, chờ, yêu, xin, mời, báo, đơn, nội, chưa, không, có, tại, theo, căn, sau, trong, lập, ký, bổ, cấp, đồng, nhất, chấp, từ, cung, gọi, liên, nhận, gửi, lưu, xử, họp, làm, phê, thông, tham, thẩm")

// accountOf says that two words with capitals at word i, right behind that of a site, are who has
// an account there: "ib fb Mẫu Thử".
func (p *page) accountOf(i int) bool {
	if !p.spaced(i-1) || !p.spaced(i) || !p.words[i].Capital || p.shouts(i) || p.numeric(i) {
		return false
	}
	end := p.capitals(i, longestName)
	return end > i && !p.publicThing(i, end) && !p.project(i, end)
}

// signedIn says that word i alone, which is no syllable, is what somebody signs in with.
func (p *page) signedIn(i int) bool {
	return !p.words[i].Capital && !p.numeric(i) && p.letters(i) > 6 && !p.vietnamese(i) && p.words[i].Word == p.words[i].Plain && p.endsLine(i)
}

// wordsApart says that the n words at i, which introduce a name elsewhere, are a part of other
// words here: "bà con tổ 12 Mẫu", "Ba Vì", "bà mẹ Việt Nam".
func (p *page) wordsApart(i, n int) bool {
	if n == 1 && i > 0 && p.words[i].Plain == signs && p.words[i-1].Plain == dang || n == 1 && p.bare && p.words[i].Plain == ban {
		return true // "cảng đăng ký Mẫu Thử"; "ban" is "bản" as well as "bạn"
	}
	for w := max(i-1, 0); w <= i; w++ {
		if _, both := at(p, noKin, w); both > 1 && w+both > i && p.is(charges, w+both) {
			return true
		}
	}
	_, place := at(p, places, i)
	_, myth := at(p, myths, i)
	return place > n || myth > 0 || p.words[i].Word == clan && p.among(ofClans, i+1)
}

// saysMore says that in a text all in capitals it is said further at word i who somebody is:
// "HỌ TÊN CHỒNG", "TÔI LÀ CỰU CHIẾN BINH LÊ MẪU".
func (p *page) saysMore(i int) bool {
	if i >= len(p.words) || !p.shouts(i) {
		return false
	}
	_, more := at(p, introduced, i)
	return more > 1 || p.is(notOwned, i)
}

// headOf says that the words from start to end are the village of one who is named behind:
// "trưởng thôn Mẫu Lâm: Lê Thử", "trưởng ấp Mẫu, ông Lê Thử".
func (p *page) headOf(start, end int) bool {
	if start == 0 || !p.is(charges, start-1) || p.surname(start) && end > start+1 {
		return false
	}
	if start > 2 && p.gap(start-3) == ", " && p.namedBefore(start-3) {
		return true // "ông Lê Thử, trưởng thôn Mẫu Lâm."
	}
	if end+1 >= len(p.words) {
		return false
	}
	switch p.gap(end) {
	case ": ", " - ":
		return p.words[end+1].Capital && !p.numeric(end+1)
	case ", ":
		return p.is(addressed, end+1) && p.spaced(end+1) && end+2 < len(p.words) && p.words[end+2].Capital && !p.is(speakers, end+1)
	}
	return false
}

// calledBehind says that "tên" and a name follow word end: what stands before is where somebody
// works. "bảo vệ Saigon Mẫu tên Thử".
func (p *page) calledBehind(end int) bool {
	return end+2 < len(p.words) && p.adjoining(end, 3) && p.words[end+1].Word == tenWord && p.words[end+2].Capital
}

// namedBefore says that the words with capitals that end with word i stand behind words for a
// person: "ông Lê Thử", "tôi là A Thử".
func (p *page) namedBefore(i int) bool {
	w := i
	for w > 0 && i-w < longestName && p.words[w].Capital && p.spaced(w-1) && p.words[w-1].Capital {
		w--
	}
	if w == 0 || !p.words[w].Capital {
		return false
	}
	return p.is(addressed, w) && w < i || p.spaced(w-1) && (p.is(addressed, w-1) || p.words[w-1].Word == is || p.words[w-1].Plain == ten)
}

// calledAsTown says that the words from start to end, which "tên" among those from word i
// introduces, are a town's and here somebody's: "tên em là Hải Dương".
func (p *page) calledAsTown(i, start, end int) bool {
	if end != start+1 || p.words[i].Capital != p.words[start-1].Capital || !p.inRegion(start, end) {
		return false
	}
	named := p.words[start-1].Plain == ten || p.words[start-1].Word == is && start-2 >= i && p.words[start-2].Plain == ten
	return named && (p.stopped(end) || !p.words[end+1].Capital)
}

// pastKin goes on from word start over a form of address before the name: "đại diện bà
// Mẫu"; "Bé" may be a part of it.
func (p *page) pastKin(start int) int {
	w := &p.words[start]
	switch {
	case w.Capital && (w.Word == child || w.Word == boy && p.capitals(start, 3) == start+1) && !p.shouts(start) || !p.is(addressed, start):
	case (p.spaced(start) || p.titleGap(start)) && (!w.Capital || start+1 < len(p.words) && p.words[start+1].Capital && !p.middle(start+1)) && !p.shouts(start),
		p.shouts(start) && !p.middle(start+1):
		return start + 1
	}
	return start
}

// charged goes on from word start over what somebody is in charge of: "trưởng ấp 3
// Thử", "nhân viên quầy 2 Thử".
func (p *page) charged(start int) int {
	if start+2 < len(p.words) && p.adjoining(start, 3) && p.is(charges, start) && p.code(start+1) && p.words[start+2].Capital {
		return start + 2
	}
	if p.code(start) && p.numeric(start) && start+1 < len(p.words) && p.spaced(start) && p.words[start+1].Capital && p.is(charges, start-1) {
		return start + 1
	}
	return start
}

// charges are what somebody is in charge of, by its number.
var charges = newSet("tổ, thôn, ấp, khóm, khu, lớp, quầy, đội, bàn, bản, buôn, bộ, phố, khối")

// owned says that the words from i to start are somebody's words of himself and his
// name: "em tên là".
func (p *page) owned(i, start int) bool {
	w := start - 1
	if p.words[w].Word == is || p.bare && p.words[w].Plain == isPlain {
		w--
	}
	if w < 0 || start < len(p.words) && p.words[start].Capital {
		return false
	}
	if w < start-1 && p.is(narrators, w) && p.atStart(w) && p.spaced(start-1) && start+2 < len(p.words) && p.is(there, start+1) && p.spaced(start) && p.spaced(start+1) && p.opens(start+2) {
		return !p.is(notOwned, start) // "e là nháp ở kp 4"
	}
	if w < start-1 && p.plain && p.is(narrators, w) && p.atStart(w) && p.is(given, start) && p.stopped(start) && p.words[start].Plain != male {
		return true // "mình là trang, mẹ bé na"
	}
	if w < start-1 && p.plain && p.is(narrators, w) && p.is(numerals, start) && p.spaced(start) && p.stopped(start+1) && !p.numeric(start+1) && !p.stop(start+1) && !p.is(units, start+1) {
		return true // "tui là út mẫu, ở ấp 3"
	}
	if w < start-1 && w > 0 && p.is(narrators, w) && p.words[w-1].Plain == ten && p.spaced(w-1) {
		return start < len(p.words) && !p.is(notOwned, start) // "tên em là"
	}
	if p.words[w].Plain != ten {
		return false
	}
	if w < 1 || !p.spaced(w-1) || start < len(p.words) && p.is(notOwned, start) {
		return false
	}
	called := p.is(given, start) || p.is(givenMore, start) || p.is(nicknames, start)
	return p.is(narrators, w-1) || p.plain && w == start-1 && called && p.kinBefore(w) // "anh kỹ thuật tên mẫu chạy vô"
}

var (
	narrators = newSet("con, tôi, tui, em, e, mình, cháu, bộ, viên, sĩ, chị, anh, cô, ông, bà, chú, bé, bác, gái, trai, chồng, vợ, mẹ, bố, toi, minh, chau")
	notOwned  = newSet("cha, mẹ, bố, gái, trai, chữ, viết, nhận, khai, thật, đầy, gọi, trong, trên, thường, đăng, người, chồng, vợ, con, đúng, cũ, mới")
)

// ownName reads a name of at most four words in small letters at word i, as far
// as a mark or a word that goes on with the sentence.
func (p *page) ownName(i int) (int, bool) {
	if i >= len(p.words) || p.numeric(i) || p.stop(i) || p.bare && p.is(small, i) {
		return 0, false
	}
	if p.plain && p.spaced(i) && (p.is(given, i) || p.is(givenMore, i)) && p.is(deeds, i+1) {
		return i, true // "tên mẫu chạy vô"
	}
	end := p.smallWords(i)
	if end == i && p.spaced(end) && p.is(given, end+1) && (p.stopped(end+1) || p.stop(end+2)) {
		end++ // "gia bảo", whose second word goes on with sentences too
	}
	return end, !p.noName(i, end) && (end-i < 3 || !p.spaced(end))
}

var (
	ten, is = reading.NewWord("ten"), reading.NewWord("là")
	xe      = reading.NewWord("xe")
	dang    = reading.NewWord("dang")
	male    = reading.NewWord("nam")
	isPlain = reading.NewWord("la")
	child   = reading.NewWord("bé")
	boy     = reading.NewWord("cu")
)

// ofPlace says that the "tên" at i is that of a street or of a thing.
func (p *page) ofPlace(i int) bool {
	for w := i - 1; w >= 0 && i-w <= 3 && p.spaced(w); w-- {
		if p.words[w].Word == is {
			return false // "xã duyệt là tên Mẫu"
		}
		if p.is(renamed, w) {
			return true
		}
	}
	return false
}

var renamed = newSet("đặt, đổi, lấy, đường, phố, cầu, trường, chợ, công, ty, xã, phường, tổ, quán")

// shouts says that word i is in capitals, of more than one letter.
func (p *page) shouts(i int) bool { return p.words[i].Capitals && p.letters(i) > 1 }

// introduces says that nothing but a space, a colon or a dash parts word i from
// the one after it; a comma only after "trân trọng", a point after "BS".
func (p *page) introduces(i int) bool {
	if p.spaced(i) {
		return true // most
	}
	gap := p.gap(i)
	if strings.Contains(gap, "\n-") {
		return false // another item of a list
	}
	if len(gap) <= 5 {
		gap = strings.Trim(gap, "\"“")
	}
	switch strings.Trim(gap, " \n") {
	case "", ":", "-":
		return true
	case "(":
		return true // "con tôi (Thử)"
	case ",":
		return p.words[i].Plain == trong || p.is(closings, i)
	case ".":
		return p.is(degrees, i)
	}
	return false
}

var (
	trong    = reading.NewWord("trong")
	closings = newSet("thư, đơn, phụ, sincerely, regards")
	degrees  = newSet("bs, ls, ts, gs, ths, pgs, ks")
)

// addressedName is the name after "ông", "bà" and the like at i.
func (p *page) addressedName(i int) (start, end int, ok bool) {
	if p.letterKin(i) && p.spokenOf(i+1, &end) {
		return i + 1, end, true // "gọi cho a nháp cán bộ"
	}
	if !p.asks(i, asksKin) || !p.is(addressed, i) || i+1 == len(p.words) || !p.titleGap(i) {
		return 0, 0, false
	}
	if _, n := before(p, beforePlace, i); n > 0 && p.bare {
		return 0, 0, false // "duong" is a street first, "dượng" after
	}
	next := &p.words[i+1]
	if p.notAddressed(i) {
		return 0, 0, false
	}
	if p.is(speakers, i) && (p.stop(i+1) && !(next.Capital && !p.bare && p.is(nicknames, i+1) && !p.shouts(i+1)) && !(p.plain && !p.bare && p.is(given, i+1) && p.is(given, i+2) && p.spaced(i+1)) && !(p.is(clans, i+1) && p.words[i+1].Capital && i+2 < len(p.words) && p.words[i+2].Capital && p.spaced(i+1) && p.gap(i+2) != " ") || p.shouts(i+1) != p.shouts(i)) {
		return 0, 0, false
	}
	if !next.Capital {
		if p.southern(i) {
			return i + 1, i + 2, true
		}
		if !p.bare && p.spaced(i) && p.spaced(i+1) && p.is(numerals, i+1) && p.words[i+2].Capital && !p.shouts(i+2) && !p.is(speakers, i) {
			end, ok = p.nameAfter(i+2, false)
			return i + 2, end, ok // "bà hai Thử"
		}
		end, ok = p.smallFullName(i + 1)
		return i + 1, end, ok || p.spokenOf(i+1, &end)
	}
	end, ok = p.nameAfter(i+1, false)
	return i + 1, end, ok
}

// notAddressed says that the word at i, which is a form of address elsewhere, is a part of other
// words, or of the name of a place or a thing.
func (p *page) notAddressed(i int) bool {
	w := &p.words[i]
	if w.Capital && i > 0 && !p.atStart(i) && !p.lineStart(i) && !(p.shouts(i) && (p.shouts(i-1) || p.numeric(i-1)) && p.shouts(i+1)) && (p.words[i-1].Capital || p.shouts(i) || p.placed(i) || !p.words[i+1].Capital || !p.is(pronounced, i)) {
		return true
	}
	if _, n := at(p, myths, i); n > 0 || p.works(i) && w.Capital && (p.shouts(i) || !p.atStart(i)) {
		return true // "Chi cục"
	}
	if _, n := at(p, regions, i); n > 1 && w.Capital && p.bare {
		return true // "Ba Dinh"
	}
	if p.shouts(i) && i > 0 && !p.is(seatsOf, i-1) && p.placed(i) {
		return true // "SUỐI BÀ MẪU"
	}
	if w.Capital && i > 0 && !p.shouts(i) && p.spaced(i-1) && p.is(dishes, i-1) {
		return true // "bánh mì Cô Mẫu"
	}
	if _, n := at(p, noKin, i); n > 0 && (!p.words[i+1].Capital || p.shouts(i)) && !(p.bare && p.is(given, i+1) && p.job(i+2)) {
		return true
	}
	_, n := at(p, addressedPlaces, i)
	return n > 0 && w.Capital && !p.shouts(i) || p.bare && w.Capital && !p.shouts(i) && p.is(speakers, i) || p.shouts(i) && p.is(addressed, i+1) && !p.middle(i+2)
}

// letterKin says that word i is a word of kin in one letter, behind a word that
// people are behind, and before a word in small letters.
func (p *page) letterKin(i int) bool {
	return i > 0 && p.words[i].End-p.words[i].Start == 1 && strings.IndexByte("ace", p.text[p.words[i].Start]) >= 0 &&
		p.spaced(i-1) && p.spaced(i) && !p.words[i+1].Capital && (p.is(asks, i-1) || p.is(given1, i-1))
}

var given1 = newSet("cho, của, là, do, với, bởi, nói, thấy")

// spokenOf says that the word in small letters at i, after a word of kin, is a
// given name, since somebody says something: "anh tuấn bảo", "chị lan hẹn".
func (p *page) spokenOf(i int, end *int) bool {
	*end = i
	if i > 1 && p.is(asks, i-2) && p.spaced(i-2) && !p.is(speakers, i-1) && p.spaced(i-1) && p.letters(i) > 1 && !p.is(notGiven, i) && !p.stop(i) && !p.numeric(i) && !p.is(addressed, i) && (p.stopped(i) || p.numeric(i+1)) {
		return true // "gặp chị lan, 0912..."
	}
	if p.spaced(i) && i+2 < len(p.words) && p.spaced(i+1) && p.is(says, i+2) && p.is(spokenVerbs, i+2) && !p.is(notGiven, i+1) && !p.stop(i+1) && !p.numeric(i+1) && !p.is(says, i+1) && !p.is(notGiven, i) && !p.stop(i) && p.is(given, i) && p.is(given, i+1) {
		*end = i + 1 // "chị lan anh bảo"
		return true
	}
	if p.plain && !p.bare && i > 0 && p.adjoining(i-1, 3) && p.is(given, i) && (p.is(given, i+1) || p.is(givenMore, i+1)) && !p.works(i) && !p.noName(i, i+1) && (p.stopped(i+1) || p.stop(i+2) || p.is(says, i+2)) {
		*end = i + 1 // "con bảo ngọc nhà em"
		return true
	}
	if p.plain && i > 0 && p.spaced(i) && p.spaced(i-1) && !p.is(speakers, i-1) && p.is(given, i) && p.is(deeds, i+1) && p.words[i+1].Plain != nha {
		return true // "thầy đạt dạy"
	}
	if p.plain && !p.bare && i > 0 && p.spaced(i-1) && !p.is(speakers, i-1) && (p.is(given, i) || p.is(givenMore, i)) && p.spaced(i) && !p.works(i) && (p.is(himself, i+1) || p.is(locatives, i+1) && p.is(addressed, i-1) || p.is(relatives, i+1) && p.spaced(i+1) && p.is(addressed, i+2)) {
		return true // "thằng mẫu nó kêu"
	}
	if p.plain && i > 0 && p.spaced(i-1) && !p.is(speakers, i-1) && p.is(given, i) && p.spaced(i) && p.is(ands, i+1) && p.is(addressed, i+2) {
		return true // "anh phong với chị liễu"
	}
	if i > 0 && p.is(speakers, i-1) && !p.is(given, i) && !p.is(givenMore, i) && !p.is(nicknames, i) && !(p.spaced(i) && p.is(there, i+1) && p.opensLow(i+2) && p.words[i+2].Word != home) {
		return false // "cháu đẻ ở nhà"
	}
	return p.letters(i) > 1 && p.spaced(i) && !(i > 0 && p.is(writers, i-1)) && (p.is(says, i+1) || p.job(i+1)) && !p.is(notGiven, i) && !p.stop(i) && !p.numeric(i) && p.spaced(i-1)
}

// himself is whom one has named.
var himself = newSet("nó, ổng, bả, ảnh, chỉ, cổ, hắn")

// southern says that a name of the south in small letters follows the word of kin at
// i: "ông chín mẫu nói", with a word that goes on with the sentence behind.
func (p *page) southern(i int) bool {
	if !p.spaced(i) || i+2 >= len(p.words) || !p.spaced(i+1) || !p.is(numerals, i+1) || p.is(speakers, i) {
		return false
	}
	w := i + 2
	if p.words[w].Capital || p.letters(w) < 2 || p.numeric(w) || p.stop(w) || p.is(notGiven, w) || p.is(addressed, w) || p.is(units, w) || p.opens(w) || p.is(numerals, w) && !p.job(w+1) && !p.is(says, w+1) {
		return false
	}
	return p.stopped(w) || p.stop(w+1) || p.is(says, w+1) || p.job(w+1) || p.is(unsure, w+1) || p.is(deeds, w+1)
}

// deeds are what neighbours do.
var deeds = newSet("ghi, giữ, đưa, nuôi, bán, xây, lấn, đổ, mở, chạy, hát, nhậu, đánh, chửi, trồng, đốt, xả, thả, cứ, thường, mua, lấy, chặn, rào, phá, cho, đậu, dựng, cất, đào, nhà, quăng, vứt, hàn, cưa, phun, kêu, la, say, dạy, bỏ, cãi, đòi, chuyển, ép, sửa, giữ, chở, dọn, tính, bắt, cầm, thu")

var unsure = newSet("gì, nào, hay")

// job says that the words at i say what somebody's work is: "anh tạm công an phường".
func (p *page) job(i int) bool {
	_, n := at(p, jobs, i)
	return n > 0
}

var jobs = newSet("địa chính, tư pháp, công an, cán bộ, hộ tịch, cảnh sát, văn thư, kế toán, tổ trưởng, đội trưởng, đội phó, trưởng thôn, trưởng ấp, trưởng xóm, trưởng bản, bí thư, chủ tịch, phó chủ tịch, thủ quỹ, csgt, cskv, một cửa, hàng xóm, y tá, y sĩ, bác sĩ, bảo vệ, giáo viên, lao công, thu ngân, điều dưỡng, tổ phó, hội trưởng, khóm phó, ấp phó, thôn phó, xóm phó, bản phó, khóm trưởng, ấp trưởng, thôn trưởng, xóm trưởng, phó thôn, phó ấp, phó bản, trưởng khóm, y tế thôn, y tế ấp, y tế xã, thủ kho, tạp vụ")

var (
	writers     = newSet("tôi, tui, mình")
	spokenVerbs = newSet("bảo, nói, hẹn, hứa")
	asks        = newSet("gặp, hỏi, gọi, nhờ, nhắn, lh, hệ, tên, gap, goi, nho, nhan")
	says        = newSet("ở, bên, làm, trực, phòng, quầy, o, ben, phong, bảo, nói, hẹn, hứa, kêu, đòi, bao, noi, hen, hua, keu, doi")
	notGiven    = newSet("ăn, ngủ, chơi, nằm, ngồi, đứng, đỡ, cúng, lang, cựu, nguyên, làm, ấy, kia, này, đó, nọ, ta, giáo, sĩ, chủ, trai, gái, thợ, rể, dâu, tôi, mình, nào, cũng, lại, có, đã, không, chưa, còn, đều, vẫn, sẽ, mới, hay, cứ, chỉ, toàn, từng, nội, ngoại, hai, ba, tư, cả, út, con, em, anh, chị, ông, bà, cháu, họ, người, thì, mà, phải, nhà, " +
		"bên, trên, dưới, khi, rồi, cho, ai, gì, trưởng, an, bộ, vệ, viên, lính, tổ, chồng, vợ, mẹ, bố, thường, hàng, quyền, quan, ruột, họ, khách, hàng, đang, sống, sinh, công, quê, bé, lớn, già, nhỏ, trẻ, tro, thue, song, hoc, dang, trọ, thuê, học, mấy, các, những, nhiều, đi, về, vào, lên, ra, xuống, tại, cô, chú, bác, dì, cậu, bị, được, đang, thế, vừa, nghe, lúc, hay, xe, nuoc, dien, rac, nguoi, cay, tien, duong, quan, tram, cot, nhieu, mot, viec, am, ay, kia, nay, co, da, khong, chua")
)

// myths are nobody's names, and titles of honour.
var myths = newSet("mẹ việt nam, bà mẹ vnah, ông táo, ông địa, ông trời, ông công ông táo, ông bụt, bà nguyệt, bà chúa, bà mẹ việt, anh hùng lao, anh hùng lực, anh hùng liệt, cô hồn, ông già noel, thầy thuốc ưu, thầy thuốc nhân")

// dishes are sold under the names of those who cook them.
var dishes = newSet("mắm, sở, rượu, giò, chả, yến, gạo, mì, phở, bún, cơm, chè, xôi, quán, tiệm, bánh, lẩu, trà, nem, cháo, tiếu, phê, kem, ăn, nhậu, hàng, nướng, sữa")

// noKin are words of the language that begin as a form of address does.
var noKin = newSet("chủ động, chủ trương, chủ yếu, chủ quan, chủ đầu, chủ nhật, chủ quyền, bác sĩ, bác sỹ, lão động, lao động, cụ thể, chú trọng, chú ý, chú thích, cô lập, cô gái, cô đơn, bác bỏ, bà con, ông bà, anh em, anh chị, anh hùng, chị em, con người, con số, con dấu, con đường, con em, bé gái, bé trai, cố gắng, cố định, cố tình, cố ý, cháu bé, em bé, thầy thuốc, thầy cô, con cháu, cụ già")

// addressedPlaces are places that begin as a person would.
var addressedPlaces = newSet("bà điểm, bà vì, bà tô, bà bàu, ông đình, ông tạ, ông bầu, bà trưng, bà triệu, bà rịa, bà đen, bà nà, bà chiểu, bà hom, bà quẹo, ông lãnh, cô tô, bác hồ, bác ái, con cuông, con dao, cô bắc, cô tấm, chú cuội")

// smallFullName reads a name in small letters after "bà": a family name, and a
// word that stands in the middle of names.
func (p *page) smallFullName(i int) (int, bool) {
	if !p.spaced(i) || p.noName(i, i+1) || p.bare && p.works(i) {
		return 0, false
	}
	end := p.smallWords(i)
	if p.plain && p.is(regular, i) && end > i && !(p.bare && (p.opens(i) || p.words[i-1].Plain == hasPlain)) && (p.stopped(end) || p.stop(end+1) || p.is(says, end+1) || p.is(deeds, end+1)) && !p.is(notGiven, i+1) && !p.opens(i+1) {
		return end, true // "ông lê mẫu ở"
	}
	if !p.is(regular, i) {
		return end, end == i+2 && p.middle(i+1) && p.stopped(end) && !p.stop(i) && !p.is(afterVan, end) && !p.is(afterThi, end) && !p.is(notGiven, i)
	}
	return end, end > i && (p.middle(i+1) || end > i+1 && p.is(middles, i+1))
}

var hasPlain = reading.NewWord("co") // "cô", and more often "có"

// middles stand between the family name and the given one.
var middles = newSet("thị, văn, hữu, đình, ngọc, minh, thanh, quang, xuân, đức, công, thế, kim, hồng, thu, bích, mạnh, tuấn, như, thúy, phương, hoàng, quốc, anh, bá, duy, gia, trọng, tấn, viết, đăng, thành, hoài, thùy, mỹ, diệu, trung, nhật, bảo, khánh, thi, van, huu, dinh, ngoc")

// smallWords is the last word of a name in small letters that begins at i, of at
// most four.
func (p *page) smallWords(i int) int {
	end := i
	if p.spaced(i) && p.spaced(i+1) && p.is(genders, i+1) && !p.numeric(i+2) {
		end = i + 2 // "nguyen thi hien"
		if p.bare && p.spaced(end) && p.is(smallEnds, end+1) && !p.numeric(end+2) {
			end++ // "nguyen thi bich so"
		}
		if p.bare && end == i+2 && p.spaced(end) && p.is(given, end+1) && p.stopped(end+1) {
			end++ // "nguyen thi lan anh."
		}
	}
	for end-i < 3 && p.spaced(end) && !p.numeric(end+1) && !p.stop(end+1) && !(end-i == 2 && (p.is(afterNames, end+1) || !p.bare && p.is(deeds, end+1))) && !(p.bare && p.is(small, end+1)) {
		end++
	}
	return end
}

// afterNames go on with the sentence behind a name of three words.
var afterNames = newSet("chủ, nhà, học, phòng, hàng, khai, lớp, nói, làm, thu, bán, gửi, cho, lại, ra, mà, thì, dạy, kể, đòi, nhận, lấy, lừa, trộm, cướp, đánh, chửi, quầy, tổ, trưởng, công, xóm")

// smallEnds are those of them that end names as well.
var smallEnds = newSet("hien, so, den, cu, dia, xin, muon")

// small are words that end a name in small letters in a text without accents.
var small = newSet("o, hien, tru, so, sdt, dt, la, co, xin, muon, de, va, da, dang, voi, nop, gui, bi, duoc, kien, den, cu, dia")

// fullName reads a name that begins with a family name at i, or with a rare one
// before "thị" or "văn", and gives its last word.
func (p *page) fullName(i int) (int, bool) {
	w := &p.words[i]
	if i > 0 && p.words[i-1].Plain == people {
		return 0, false // "dân tộc K'Ho"
	}
	if !p.bare && w.Word == because && p.atStart(i) {
		return 0, false // "Do Bão Mẫu"
	}
	if i > 0 && p.is(peoples, i-1) {
		if _, n := at(p, tribeNames, i); n > 1 || p.is(tribes, i) {
			return 0, false // "người Dao Thanh Y", "người K'Ho"
		}
	}
	if !w.Capital || !p.surname(i) && !p.middleName(i) && !p.forename(i) && !p.saintly(i) && !p.thiFirst(i) && !p.aFirst(i) {
		return 0, false
	}
	end := p.capitals(i, longestName)
	switch {
	case end == i || p.placed(i) || p.noName(i, end) || p.bare && p.englishThing(i, end):
		return 0, false
	case end == i+1 && i > 1 && p.numeric(i-1) && p.spaced(i-1) && p.spaced(i-2) && houseNumber(p.word(i-1)) && !p.is(persons, i-2):
		return 0, false // "quán bia 99 Lò Mẫu"
	case w.Capitals != p.words[i+1].Capitals && p.letters(i) > 1 && p.letters(i+1) > 1 && !p.middle(i+1):
		return 0, false
	case end == i+1 && i > 0 && p.spaced(i-1) && p.populace(i-1) && !p.middle(end):
		return 0, false // "người dân Dương Mẫu, Ngô Thử chịu mùi hôi"
	case w.Capitals && p.heading(i, end):
		return 0, false
	case end == i+1 && p.wayTo(i, end):
		return 0, false
	}
	return end, !p.inRegion(i, end) && !(p.historic(i, end) && !p.suspect(end))
}

// wayTo says that the two words from i to end are a place to which, or from which, somebody goes:
// "qua tới Đào Mẫu", "khách từ Hồ Mẫu, Cửa Thử".
func (p *page) wayTo(i, end int) bool {
	if i == 0 || !p.spaced(i-1) || p.is(given, end) || p.is(givenMore, end) || p.asks(end, figureNext) {
		return false
	}
	if p.among(whereto, i-1) {
		return !p.is(says, end+1) && !p.is(deeds, end+1)
	}
	return p.among(wherefrom, i-1) && p.gap(end) == ", " && p.words[end+1].Capital
}

var (
	whereto   = newFew("tới, về, sang, vào, lên, xuống")
	wherefrom = newFew("từ, đến, qua, ra, đi")
)

// populace says that words for those who live somewhere end with word i: where is said behind.
func (p *page) populace(i int) bool {
	_, n := before(p, populaces, i)
	return n > 0
}

var populaces = newSet("người dân, nhân dân, bà con, cư dân, dân làng, làng nghề, dân các làng, các làng")

// saintly says that a name begins with that of a saint at word i: "Giuse Hậu".
func (p *page) saintly(i int) bool {
	if p.words[i].Capitals {
		return false
	}
	_, n := at(p, saints, i)
	if n == 0 || i+n >= len(p.words) || !p.spaced(i+n-1) || !p.words[i+n].Capital || p.words[i+n].Capitals || p.office(i+n) || p.is(englishTails, i+n) {
		return false
	}
	return i == 0 || !p.is(churches, i-1) || i > 1 && p.is(priests, i-2)
}

// churches are called after saints, and priests are of a parish.
var priests = newSet("quản, chánh, phó, coi")

var churches = newSet("xứ, thờ, họ, thánh, dòng, viện, trường, lễ, đền, tượng, đài, trại, hội, đạo, nguyện, hang, spa, shop, quán, tiệm, salon")

var people, because, suffers = reading.NewWord("toc"), reading.NewWord("do"), reading.NewWord("bị")

// suspect says that a person is meant by the name that ends with word i, though
// streets bear it: a number, a telephone or the like follows.
func (p *page) suspect(i int) bool {
	if i+1 == len(p.words) || p.numeric(i+1) {
		return true
	}
	_, n := at(p, followers, i+1)
	return n > 0
}

// inRegion says that the words from i to end are the name of a province or a town.
func (p *page) inRegion(i, end int) bool {
	_, n := at(p, regions, i)
	return n > 1 && i+n-1 == end
}

// nameAfter reads a name that begins at word i. With loose, a family name in
// small letters will do.
func (p *page) nameAfter(i int, loose bool) (int, bool) {
	if i >= len(p.words) || p.numeric(i) {
		return 0, false
	}
	if p.words[i].Capital {
		if p.shouted(i) && !p.middle(i+1) && !(p.is(rarest, i) && p.is(middles, i+1) && p.spaced(i)) || p.heads(i) || p.shoutsOn(i) || p.shouts(i) && p.opensLow(i) && p.spaced(i) && p.code(i+1) {
			return 0, false
		}
		if _, n := at(p, saints, i); n > 0 && p.spaced(i+n-1) && p.words[i+n].Capital {
			return p.nameAfter(i+n, false)
		}
		end := p.joinedName(i)
		if end == i && p.is(tribeNames, i) {
			return 0, false // "bà con Khmer"
		}
		if end > i && p.shouts(i) && !p.shouts(end) && p.letters(end) > 1 && !p.voweled(i) {
			return 0, false // "hieu truong THCS Le Loi"
		}
		if (p.office(i) && (!p.middle(i+1) || p.is(afterVan, i+2) || p.is(afterThi, i+2)) || end > i && p.noName(i, end)) && !p.titled(i, end) || p.letters(i) > 1 && p.is(degrees, i) {
			return 0, false
		}
		return end, !p.inRegion(i, end) && (end > i || p.letters(i) == 1 || p.voweled(i) && !(p.letters(i) < 3 && p.words[i].Capitals && p.numeric(i+1)))
	}
	if !loose || p.causes(i) || p.words[i].Word == suffers || !p.surname(i) && (!p.middle(i+1) || p.words[i+1].Capital || p.is(afterVan, i+2) || p.is(afterThi, i+2)) {
		return 0, false
	}
	// "tôi tên là nguyễn văn mẫu": as far as the words go, at most four, and
	// at least two.
	end := p.smallWords(i)
	if end == i || p.noName(i, end) || !p.is(regular, i) && !p.middle(i+1) {
		return 0, false
	}
	return end, true
}

// joinedName is the last word of the words with capitals from word i, also over hyphens and the
// small words of foreign names.
func (p *page) joinedName(i int) int {
	end := p.capitals(i, longestName)
	for end+1 < len(p.words) && p.gap(end) == "-" && p.words[end+1].Capital && !p.words[end+1].Capitals && end-i < longestName {
		end = p.capitals(end+1, longestName) // Anna Sample-Test, Jean-Pierre Sample
	}
	end = p.particles(end)
	if end > i && p.gap(end) == "-" && end+1 < len(p.words) && !p.words[end+1].Capital && !p.numeric(end+1) && (p.is(koreans, end+1) || !p.vietnamese(end) && !p.vietnamese(end+1)) {
		end++ // "Kim Sang-woo", "Chen Wei-ting"
	}
	return end
}

// shoutsOn says that in a text all in capitals the sentence goes on with word i, behind
// one's word for oneself: "TÔI GIÀ YẾU". A family name does not, nor does one word and a mark behind what others
// are called by as well: "CHÁU MẪU."
func (p *page) shoutsOn(i int) bool {
	if i == 0 || !p.shouts(i) || !p.shouts(i-1) || !p.is(speakers, i-1) || p.middle(i+1) {
		return false
	}
	return !p.surname(i) && (p.is(writers, i-1) || !p.stopped(i) && !(p.is(given, i) && p.is(says, i+1)))
}

// heads says that word i begins a line of a letter as no name does: "Kính gửi" below
// "Người làm đơn".
func (p *page) heads(i int) bool {
	if i == 0 || i >= len(p.words) || !strings.Contains(p.gap(i-1), "\n") {
		return false
	}
	return lineHeads[p.words[i].Plain] || strings.HasPrefix(p.gap(i), ":") || p.stop(i) && !p.is(given, i) && !p.is(givenMore, i) && !p.surname(i)
}

var lineHeads = func() map[reading.Word]bool {
	all := map[reading.Word]bool{}
	for w := range strings.FieldsSeq("toi vay nham hom theo kinh noi gui tran xin subject from to cc date sent ngay chung can ve so dien dia email den") {
		all[reading.NewWord(w)] = true
	}
	return all
}()

// tribeNames are the names of peoples that no person has.
var tribeNames = newSet("k'ho, k'hor, khmer, chăm, raglai, bana, tày, nùng, mông, h'mông, jrai, êđê")

// titled says that the words from i to end are a name by their capitals, though an
// office or a task begins as it does: "Đoàn Công Mẫu", "Phó Đức Phương Anh".
func (p *page) titled(i, end int) bool {
	if end == i && i > 0 && (p.is(addressed, i-1) || p.is(relatives, i-1)) && p.is(given, i) && !p.shouts(i) && (p.is(lands, i) || !p.bare && p.ward(i)) {
		return true // "anh Đức", "chị Nhi"
	}
	if end == i+1 && i > 0 && p.is(addressed, i-1) && p.is(lands, i) && !p.shouts(i) && !p.shouts(end) {
		return true // "chị Mỹ Mẫu"
	}
	if p.among(authorities, i) {
		return false // "Sở Công Thương"
	}
	if end < i+2 || end > i+3 || !p.surname(i) && !p.is(given, end) && !(p.is(rarest, i) && p.is(givenMore, end)) || p.words[i].Capitals && p.letters(i) > 1 {
		return false
	}
	_, n := at(p, offices, i)
	_, m := at(p, notNames, i)
	_, region := at(p, places, i)
	return max(n, m) <= 2 && region == 0 && !p.is(englishTails, end) && (p.surname(i) || n == 1) && !p.is(companyWords, end)
}

// ward says that the office at word i is that word alone, a ward of a hospital: "khoa Nhi".
func (p *page) ward(i int) bool {
	_, n := at(p, offices, i)
	return n == 1 && !(i > 1 && p.among(wards, i-2))
}

var wards = newFew("khoa, phòng, bệnh viện")

// authorities are what no name begins with.
var authorities = newFew("sở, bộ, phòng, cục, tổng, ban, viện, tòa, toà, hội, đội, trạm, nhà, ngành, xã, phường, tỉnh, huyện, quận, trại, tổ, khu, ấp, kho, báo, cấp, chủ, công, cơ, đảng, ubnd, nước, trung, trường")

// particles goes on from word end of a foreign name over the small words in it: "Jan
// van der Test".
func (p *page) particles(end int) int {
	next := end + 1
	for next < len(p.words) && next-end <= 2 && p.spaced(next-1) && p.is(smallParts, next) {
		next++
	}
	if next > end+1 && next < len(p.words) && p.spaced(next-1) && p.words[next].Capital && !p.words[end].Capitals {
		return p.capitals(next, longestName)
	}
	return end
}

// koreans are the last syllables of Korean names, which stand behind a hyphen.
var koreans = newSet("dong, sik, il, hun, gun, geun, hong, kwang, myung, sung, sang, seung, tae, yong, young, yun, kyun, cheol, chan, choon, gyu, ryong, shik, suk, wan, woong, yeong, ran, rae, nam, mo, ok, pil, han, jong, joong, joo, kang, kook, mee, wook, yeol, yul, woo, soo, hyun, min, jin, ho, jun, hee, young, kyu, hoon, ki, jae, won, ah, eun, mi, sook, yeon, seok, chul, gil, su, ji, hwa, ja, seo, seon, bin, hye, kyung, sun")

var smallParts = newSet("van, der, den, de, la, bin, binti, von, da, del, dos, al, ibn")

// voweled says that word i is no abbreviation of consonants: "QLHC".
func (p *page) voweled(i int) bool {
	return !p.words[i].Capitals || strings.ContainsFunc(p.word(i), func(r rune) bool {
		return r >= utf8.RuneSelf && r != 'Đ' || strings.ContainsRune("AEIOUY", r)
	})
}

// longestName is the number of words of a name: "Công Tằng Tôn Nữ Thị Minh Mẫu".
const longestName = 8
