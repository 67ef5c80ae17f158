package redact

import (
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/reading"
)

// names finds persons' names: a family name and one to five further words
// with capitals; words with capitals after "ông", "bác sĩ", "tôi tên là"; and those
// whom what stands around them makes a person.
func (p *page) names() []Mask {
	var masks []Mask
	last := -3 // the last word of the name before
	for i := 0; i < len(p.words); i++ {
		if !p.words[i].Capital && !p.asks(i, asksName|asksKin|asksSmallName) && !(i+1 < len(p.words) && p.words[i+1].Word == thi) {
			continue
		}
		guess := false // without a family name or a word that says a person
		start, end, ok := p.introducedName(i)
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
				i = p.inner(i, max(p.capitals(i, longestName), i+p.historicAt(i)-1))
			}
		} else if !ok {
			start = i
			end, ok = p.smallNameOf(i)
		}
		if ok {
			for start > 0 && p.spaced(start-1) && p.words[start-1].Capital && p.is(saints, start-1) {
				start--
			}
			m := p.mask(start, end, Name)
			if guess || start == i && p.historic(start, end) {
				m.Sureness = Doubtful
			}
			if start > i {
				p.spoken = append(p.spoken, m)
			}
			if p.letters(end) == 1 && p.after(m.End) == '.' {
				m.End++ // the point of the last initial
			}
			masks = append(masks, m)
			i, last = end, end
		}
	}
	return masks
}

// saints stand before the names of Christians.
var saints = reading.NewSet("maria, giuse, phêrô, phaolô, gioan, têrêsa, anna, antôn, đaminh, micae, phanxicô, giacôbê, tôma, mátta, martha, anê, lucia, cecilia, augustinô, matthêu, vinhsơn, rosa, catarina, gioakim, stêphanô, giuse maria, pet, joseph, peter")

// inner is the last word of the name of a place or an institution from word i to
// end, which a person's name may follow: "Trường Tiểu học Kim Đồng Lê Thị Thử".
func (p *page) inner(i, end int) int {
	for j := i + 1; j+1 < end; j++ {
		if p.surname(j) && p.middle(j+1) {
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
	known := p.is(regular.Table, i) || i > 0 && i+1 < len(p.words) && p.words[i+1].Word == thi && p.spaced(i-1) && (p.is(relatedSet, i-1) || p.is(addressed.Table, i-1)) && !p.is(beforeThi, i)
	if !known || i+1 == len(p.words) || !p.spaced(i) || !p.is(genders, i+1) || p.noName(i, i+1) || p.placed(i) {
		return 0, false
	}
	end := p.smallWords(i)
	return end, end > i+1 && !p.is(afterVan, i+2) && !p.is(afterThi, i+2)
}

// beforeThi make words of "thị" that are no names.
var beforeThi = reading.NewSet("đô, siêu, hiển, chỉ, thành, cận, tiếp, tỉnh, mục, viễn, loạn, thế, trấn, yết, kỳ, kì, giám, cáo, ám, phủ, khinh")

var genders = reading.NewSet("thị, văn, thi, van")

// introducedName is the name that words such as "tôi tên là" at i introduce.
func (p *page) introducedName(i int) (start, end int, ok bool) {
	if !p.asks(i, asksName) {
		return 0, 0, false
	}
	_, n := at(p, introduced.Table, i)
	loose := n > 0
	if kin := p.relative(i); kin > n && (kin > 1 || !p.shouts(i)) {
		n, loose = kin, kin > 1 || !p.bare && !p.is(numerals, i)
	}
	if n == 0 {
		return 0, 0, false
	}
	if _, place := at(p, places, i); place > n {
		return 0, 0, false // "Ba Vì"
	}
	if _, long := beforePlace.Before(p.words, i, 0); long > 1 || n == 1 && p.words[i].Capital && !p.shouts(i) && !p.atStart(i) || i > 0 && p.is(peoples, i-1) {
		return 0, 0, false // "ngã ba", "khu đất Ba Son", "người Ba Na"
	}
	start = i + n
	if start >= len(p.words) || !p.introduces(start-1) || n > 1 && strings.ContainsAny(p.text[p.words[i].End:p.words[start-1].Start], ".;") {
		return 0, 0, false
	}
	if p.words[start-1].Plain == ten && p.ofPlace(i) {
		return 0, 0, false
	}
	if start+1 < len(p.words) && p.words[start].Word == is && p.spaced(start) {
		start++ // "người bán là Thử"
	}
	if start+2 < len(p.words) && p.adjoining(start, 3) && p.is(charges, start) && p.code(start+1) && p.words[start+2].Capital {
		start += 2 // "trưởng ấp 3 Thử", "nhân viên quầy 2 Thử"
	} else if p.code(start) && p.numeric(start) && start+1 < len(p.words) && p.spaced(start) && p.words[start+1].Capital && p.is(charges, start-1) {
		start++
	}
	if p.words[start].Capital && p.words[start].Word == child && !p.shouts(start) {
		// "hay gọi Bé Thử"
	} else if p.is(addressed.Table, start) && (!p.words[start].Capital || start+1 < len(p.words) && p.words[start+1].Capital && !p.middle(start+1)) && !p.shouts(start) {
		start++
	} else if p.shouts(start) && p.is(addressed.Table, start) && !p.middle(start+1) {
		start++
	}
	if n > 1 && start == i+n && p.words[start-1].Capital && !p.shouts(start-1) && p.is(numerals, start-1) && start < len(p.words) && p.words[start].Capital {
		start-- // "anh Hai Thử"
	}
	if start < len(p.words) && p.shouts(start) && p.is(notOwned, start) {
		return 0, 0, false // "HỌ TÊN CHỒNG"
	}
	if end, ok = p.nameAfter(start, loose); !ok && p.owned(i, start) {
		end, ok = p.ownName(start)
	}
	return start, end, ok
}

// charges are what somebody is in charge of, by its number.
var charges = reading.NewSet("tổ, thôn, ấp, khóm, khu, lớp, quầy, đội, bàn, bản, buôn, bộ, phố, khối")

// owned says that the words from i to start are somebody's words of himself and his
// name: "em tên là".
func (p *page) owned(i, start int) bool {
	w := start - 1
	if p.words[w].Word == is || p.bare && p.words[w].Plain == isPlain {
		w--
	}
	if w < 0 || p.words[w].Plain != ten || start < len(p.words) && p.words[start].Capital {
		return false
	}
	return w > 0 && p.spaced(w-1) && p.is(narrators, w-1) && (start == len(p.words) || !p.is(notOwned, start))
}

var (
	narrators = reading.NewSet("tôi, tui, em, e, mình, cháu, bộ, viên, sĩ, chị, anh, cô, ông, bà, chú, bé, bác, gái, trai, chồng, vợ, mẹ, bố, toi, minh, chau")
	notOwned  = reading.NewSet("cha, mẹ, bố, gái, trai, chữ, viết, nhận, khai, thật, đầy, gọi, trong, trên, thường, đăng, người, chồng, vợ, con, đúng, cũ, mới")
)

// ownName reads a name of at most four words in small letters at word i, as far
// as a mark or a word that goes on with the sentence.
func (p *page) ownName(i int) (int, bool) {
	if i >= len(p.words) || p.numeric(i) || p.stop(i) || p.bare && p.is(small, i) {
		return 0, false
	}
	end := p.smallWords(i)
	if end == i && p.spaced(end) && p.is(given, end+1) && (p.stopped(end+1) || p.stop(end+2)) {
		end++ // "gia bảo", whose second word goes on with sentences too
	}
	return end, !p.noName(i, end) && (end-i < 3 || !p.spaced(end))
}

var (
	ten, is = reading.NewWord("ten"), reading.NewWord("là")
	isPlain = reading.NewWord("la")
	child   = reading.NewWord("bé")
)

// ofPlace says that the "tên" at i is that of a street or of a thing.
func (p *page) ofPlace(i int) bool {
	for w := i - 1; w >= 0 && i-w <= 3 && p.spaced(w); w-- {
		if p.is(renamed, w) {
			return true
		}
	}
	return false
}

var renamed = reading.NewSet("đặt, đổi, lấy, đường, phố, cầu, trường, chợ, công, ty, xã, phường, tổ, quán")

// shouts says that word i is in capitals, of more than one letter.
func (p *page) shouts(i int) bool { return p.words[i].Capitals && p.letters(i) > 1 }

// introduces says that nothing but a space, a colon or a dash parts word i from
// the one after it; a comma only after "trân trọng", a point after "BS".
func (p *page) introduces(i int) bool {
	gap := p.gap(i)
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
	closings = reading.NewSet("thư, đơn, phụ, sincerely, regards")
	degrees  = reading.NewSet("bs, ls, ts, gs, ths, pgs, ks")
)

// addressedName is the name after "ông", "bà" and the like at i.
func (p *page) addressedName(i int) (start, end int, ok bool) {
	w := &p.words[i]
	if !p.asks(i, asksKin) || !p.is(addressed.Table, i) || i+1 == len(p.words) || !p.titleGap(i) {
		return 0, 0, false
	}
	if _, n := beforePlace.Before(p.words, i, 0); n > 0 && p.bare {
		return 0, 0, false // "duong" is a street first, "dượng" after
	}
	next := &p.words[i+1]
	if w.Capital && i > 0 && !p.sentenceStart(w.Start) && !(p.shouts(i) && p.shouts(i-1) && p.shouts(i+1)) && (p.words[i-1].Capital || p.shouts(i) || p.placed(i) || !next.Capital || !p.is(pronounced, i)) {
		return 0, 0, false
	}
	if _, n := at(p, noKin, i); n > 0 && (!p.words[i+1].Capital || p.shouts(i)) {
		return 0, 0, false
	}
	if _, n := at(p, addressedPlaces, i); n > 0 && w.Capital && !p.shouts(i) || p.bare && w.Capital && !p.shouts(i) && p.is(speakers, i) || p.shouts(i) && p.is(addressed.Table, i+1) && !p.middle(i+2) {
		return 0, 0, false
	}
	if p.is(speakers, i) && (p.stop(i+1) || p.shouts(i+1) != p.shouts(i)) {
		return 0, 0, false
	}
	if !next.Capital {
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

// spokenOf says that the word in small letters at i, after a word of kin, is a
// given name, since somebody says something: "anh tuấn bảo", "chị lan hẹn".
func (p *page) spokenOf(i int, end *int) bool {
	*end = i
	if i > 1 && p.is(asks, i-2) && p.spaced(i-2) && !p.is(speakers, i-1) && p.spaced(i-1) && p.letters(i) > 1 && !p.is(notGiven, i) && !p.stop(i) && !p.numeric(i) && !p.is(addressed.Table, i) && (p.stopped(i) || p.numeric(i+1)) {
		return true // "gặp chị lan, 0912..."
	}
	if p.spaced(i) && i+2 < len(p.words) && p.spaced(i+1) && p.is(says, i+2) && p.is(spokenVerbs, i+2) && !p.is(notGiven, i+1) && !p.stop(i+1) && !p.numeric(i+1) && !p.is(says, i+1) && !p.is(notGiven, i) && !p.stop(i) && p.letters(i) > 1 {
		*end = i + 1 // "chị lan anh bảo"
		return p.is(given, i) && p.is(given, i+1)
	}
	return p.letters(i) > 1 && p.spaced(i) && p.is(says, i+1) && !p.is(notGiven, i) && !p.stop(i) && !p.numeric(i) && p.spaced(i-1)
}

var (
	spokenVerbs = reading.NewSet("bảo, nói, hẹn, hứa")
	asks        = reading.NewSet("gặp, hỏi, gọi, nhờ, nhắn, lh, hệ, tên, gap, goi, nho, nhan")
	says        = reading.NewSet("ở, bên, làm, trực, phòng, quầy, o, ben, phong, bảo, nói, hẹn, hứa, kêu, đòi, bao, noi, hen, hua, keu, doi")
	notGiven    = reading.NewSet("ấy, kia, này, đó, nọ, ta, giáo, sĩ, chủ, trai, gái, thợ, rể, dâu, tôi, mình, nào, cũng, lại, có, đã, không, chưa, còn, đều, vẫn, sẽ, mới, hay, cứ, chỉ, toàn, từng, nội, ngoại, hai, ba, tư, cả, út, con, em, anh, chị, ông, bà, cháu, họ, người, thì, mà, phải, nhà, " +
		"bên, trên, dưới, khi, rồi, cho, ai, gì, trưởng, an, bộ, vệ, viên, lính, tổ, chồng, vợ, mẹ, bố, thường, hàng, quyền, quan, ruột, họ, khách, hàng, đang, sống, sinh, công, quê, bé, lớn, già, nhỏ, trẻ, tro, thue, song, hoc, dang, trọ, thuê, học, mấy, các, những, nhiều, đi, về, vào, lên, ra, xuống, tại, cô, chú, bác, dì, cậu, bị, được, đang, thế, vừa, nghe, lúc, hay, am, ay, kia, nay, co, da, khong, chua")
)

// noKin are words of the language that begin as a form of address does.
var noKin = reading.NewSet("cụ thể, chú trọng, chú ý, chú thích, cô lập, cô gái, cô đơn, bác bỏ, bà con, ông bà, anh em, anh chị, anh hùng, chị em, con người, con số, con dấu, con đường, con em, bé gái, bé trai, cố gắng, cố định, cố tình, cố ý, cháu bé, em bé, thầy thuốc, thầy cô, con cháu, cụ già")

// addressedPlaces are places that begin as a person would.
var addressedPlaces = reading.NewSet("bà rịa, bà đen, bà nà, bà chiểu, bà hom, bà quẹo, ông lãnh, cô tô, bác hồ, bác ái, anh sơn, con cuông, con dao, cô giang, cô bắc, cô tấm, chú cuội")

// smallFullName reads a name in small letters after "bà": a family name, and a
// word that stands in the middle of names.
func (p *page) smallFullName(i int) (int, bool) {
	if !p.spaced(i) || p.noName(i, i+1) {
		return 0, false
	}
	end := p.smallWords(i)
	if !p.is(regular.Table, i) {
		return end, end == i+2 && p.middle(i+1) && p.stopped(end) && !p.stop(i) && !p.is(afterVan, end) && !p.is(afterThi, end) && !p.is(notGiven, i)
	}
	return end, end > i && (p.middle(i+1) || end > i+1 && p.is(middles, i+1))
}

// middles stand between the family name and the given one.
var middles = reading.NewSet("thị, văn, hữu, đình, ngọc, minh, thanh, quang, xuân, đức, công, thế, kim, hồng, thu, bích, mạnh, tuấn, như, thúy, phương, hoàng, quốc, anh, bá, duy, gia, trọng, tấn, viết, đăng, thành, hoài, thùy, mỹ, diệu, trung, nhật, bảo, khánh, thi, van, huu, dinh, ngoc")

// smallWords is the last word of a name in small letters that begins at i, of at
// most four.
func (p *page) smallWords(i int) int {
	end := i
	for end-i < 3 && p.spaced(end) && !p.numeric(end+1) && !p.stop(end+1) && !(p.bare && p.is(small, end+1)) {
		end++
	}
	return end
}

// small are words that end a name in small letters in a text without accents.
var small = reading.NewSet("o, hien, tru, so, sdt, dt, la, co, xin, muon, de, va, da, dang, voi, nop, gui, bi, duoc, kien, den, cu, dia")

// fullName reads a name that begins with a family name at i, or with a rare one
// before "thị" or "văn", and gives its last word.
func (p *page) fullName(i int) (int, bool) {
	w := &p.words[i]
	if !w.Capital || !p.surname(i) && !p.middleName(i) && !p.forename(i) && !p.thiFirst(i) && !p.aFirst(i) {
		return 0, false
	}
	end := p.capitals(i, longestName)
	switch {
	case end == i || p.placed(i) || p.noName(i, end):
		return 0, false
	case w.Capitals != p.words[i+1].Capitals && p.letters(i) > 1 && p.letters(i+1) > 1 && !p.middle(i+1):
		return 0, false
	case w.Capitals && p.heading(i, end):
		return 0, false
	}
	return end, !p.inRegion(i, end) && !(p.historic(i, end) && !p.suspect(end))
}

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
		if p.shouted(i) {
			return 0, false
		}
		end := p.capitals(i, longestName)
		for end+1 < len(p.words) && p.gap(end) == "-" && p.words[end+1].Capital && !p.words[end+1].Capitals && end-i < longestName {
			end = p.capitals(end+1, longestName) // Anna Sample-Test, Jean-Pierre Sample
		}
		end = p.particles(end)
		if end > i && p.gap(end) == "-" && p.is(koreans, end+1) && !p.words[end+1].Capital {
			end++ // "Kim Sang-woo"
		}
		if p.office(i) && !p.middle(i+1) || end > i && p.noName(i, end) || p.letters(i) > 1 && p.is(degrees, i) {
			return 0, false
		}
		return end, !p.inRegion(i, end) && (end > i || p.letters(i) == 1 || p.voweled(i) && !(p.letters(i) < 3 && p.words[i].Capitals && p.numeric(i+1)))
	}
	if !loose || !p.surname(i) && !p.middle(i+1) {
		return 0, false
	}
	// "tôi tên là nguyễn văn mẫu": as far as the words go, at most four, and
	// at least two.
	end := p.smallWords(i)
	if end == i || p.noName(i, end) || !p.is(regular.Table, i) && !p.middle(i+1) {
		return 0, false
	}
	return end, true
}

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
var koreans = reading.NewSet("woo, soo, hyun, min, jin, ho, jun, hee, young, kyu, hoon, ki, jae, won, ah, eun, mi, sook, yeon, seok, chul, gil, su, ji, hwa, ja, seo, seon, bin, hye, kyung, sun")

var smallParts = reading.NewSet("van, der, den, de, la, bin, binti, von, da, del, dos, al, ibn")

// voweled says that word i is no abbreviation of consonants: "QLHC".
func (p *page) voweled(i int) bool {
	return !p.words[i].Capitals || strings.ContainsFunc(p.word(i), func(r rune) bool {
		return r >= utf8.RuneSelf && r != 'Đ' || strings.ContainsRune("AEIOUY", r)
	})
}

// longestName is the number of words of a name: "Công Tằng Tôn Nữ Thị Minh Mẫu".
const longestName = 7

// nameAround reads words with capitals at i that what stands beside them says to
// be a person: another name before "và", a telephone or "sinh năm" behind, the time
// of a chat, "hỏi" before a name of the south ("Út Mẫu").
func (p *page) nameAround(i, last int) (int, bool) {
	if p.numeric(i) || p.shouts(i) {
		return 0, false
	}
	end := p.capitals(i, longestName)
	var before lead // what the word before says
	if i > 0 && p.spaced(i-1) {
		if l, n := at(p, leads, i-1); n == 1 {
			before = l
		}
	}
	if before&ofPeople != 0 || !p.ledBy(i, end, before) && !p.amid(i, end, last) {
		return 0, false
	}
	if _, n := at(p, regions, i); n > 0 || end == i && p.is(tribes, i) || p.office(i) || p.is(addressed.Table, i) || p.placed(i) {
		return 0, false
	}
	return end, !(end > i && p.noName(i, end)) && !p.historic(i, end)
}

// tribes are the names of peoples.
var tribes = reading.NewSet("khmer, kinh, hoa, mông, tày, nùng, dao, mường, chăm, bana, raglai, thái")

// ledBy says that the word before makes a person of the words with capitals from i
// to end.
func (p *page) ledBy(i, end int, before lead) bool {
	if before == 0 || p.bare || p.words[i-1].Capital && !(i == 1 && before&letter != 0) {
		return before&asking != 0 && end > i && p.is(numerals, i)
	}
	single := end <= i+1 && p.letters(i) > 1 // a given name: "Thử", "Lan Anh"
	switch {
	case end > i && (before&turned != 0 || before&related != 0 && p.is(given, end) && p.is(given, i)), before&rankEnd != 0 && (end > i || single):
		return true
	case before&asking != 0 && end > i && p.is(numerals, i):
		return true
	case single && before&owner != 0 && i > 1 && p.is(asks, i-2):
		return !p.is(regular.Table, i) // "gọi cho Thử theo số"
	case single && before&meeting != 0:
		return !p.is(regular.Table, i)
	case single && before&owner != 0:
		return p.stopped(i) && p.gap(i) != "-" && !p.is(regular.Table, i)
	}
	return single && before&letter != 0 && (i == 1 || !p.spaced(i-2) || !p.is(points, i-2))
}

// amid says that what stands around the words with capitals from i to end makes a
// person of them: initials, a name before, the time of a chat, an age or a telephone
// behind.
func (p *page) amid(i, end, last int) bool {
	if p.letters(i) == 1 {
		return end >= i+2 && p.gap(i) == "." && p.gap(i+1) == "." && (p.letters(i+2) == 1 || p.is(given, i+2)) && p.word(i) != "U" || end > i && p.followed(i, end) // "N.V.A"
	}
	clock := end > i && i > 1 && p.numeric(i-1) && p.numeric(i-2) && p.gap(i-2) == ":"
	switch {
	case last >= 0 && last+1 == i && end > i && p.is(clans, i), last >= 0 && p.listedWith(i, end, last):
		return true
	case last >= 0 && last+1 == i && end > i && p.gap(last) == " (" && strings.HasPrefix(p.gap(end), ")") && !p.opens(i) && !p.stop(i):
		return true // what somebody is called as well
	case last >= 0 && last+2 == i && end > i && p.is(ands, last+1) && p.adjoining(last, 3):
		return true
	case clock && (strings.HasPrefix(p.gap(end), ":") || p.spaced(end) && !p.words[end+1].Capital):
		return true
	}
	return p.followed(i, end) || p.signature(i, end) || p.entered(i, end)
}

// entered says that the words from i to end stand in a field of a form that is of a
// person: "Người trả kết quả: Thử".
func (p *page) entered(i, end int) bool {
	if i < 2 || p.gap(i-1) != ": " || p.opens(i) || p.stop(i) || p.letters(i) < 2 || !p.stopped(end) && end == i || p.gap(end) == ": " {
		return false
	}
	w := i - 1
	for n := 0; n < 5 && w > 0 && p.spaced(w-1) && !p.atStart(w); n++ {
		w--
	}
	return i-w > 1 && p.words[w].Capital && p.is(holders, w)
}

// holders begin what a field of a form calls a person.
var holders = reading.NewSet("người, bên, vợ, chồng, bố, mẹ, cha, chủ, thầy, bác")

// signature says that the words from i to end stand alone at the end of the text, as a
// signature does, or before a colon at its beginning, as the writer of a message.
func (p *page) signature(i, end int) bool {
	if p.bare || p.is(labels, i) || p.stop(i) || p.opens(i) || p.is(signOffs, i) || end-i > 3 || !p.is(given, end) {
		return false
	}
	if i == 0 {
		return end > 0 && strings.HasPrefix(p.gap(end), ": ") && !p.words[1].Capitals
	}
	before := strings.Trim(p.gap(i-1), " \n")
	return end+1 == len(p.words) && strings.Trim(p.gap(end), " .)\n") == "" && ((before == "." || before == "!" || before == "-" && p.gap(i-1) == " - ") && i > 6 || before == "," && p.is(farewells, i-1))
}

// farewells end a letter, before the name.
var farewells = reading.NewSet("ơn, trọng, thư, mến, chào, ạ")

var signOffs = reading.NewSet("trân, kính, cảm, cám, thanks, thank, mong, chào")

// followed says that words stand behind a name that only stand behind a person's.
func (p *page) followed(i, end int) bool {
	if end+1 == len(p.words) || !followGap(p.gap(end)) {
		return false
	}
	if p.numeric(end + 1) {
		return end+2 < len(p.words) && p.is(ages, end+2)
	}
	_, n := at(p, followers, end+1)
	return n > 0 && (end > i || !p.atStart(i))
}

// lead is what a word says of words with capitals behind it.
type lead uint16

const (
	turned   lead = 1 << iota // two of them are most often a person
	related                   // so they are when they are words that names are of
	rankEnd                   // it ends what somebody is: "thuyền viên", "chánh án"
	meeting                   // one of them is a person: "gặp Thử", "nhà Thử"
	owner                     // so it is at the end of a sentence: "của Thử"
	asking                    // before a name of the south: "hỏi Út Mẫu"
	ofPeople                  // a people, no person: "người Mông"
	letter                    // a word of kin in one letter: "a Tuấn", "c Lan"
)

var leads = reading.NewTable(func() map[string]lead {
	all := map[string]lead{}
	for l, list := range map[lead]string{
		turned:   "nhờ, gặp, nhắn, thẻ, chào, tới, ơn",
		related:  relatedWords,
		rankEnd:  "viên, sĩ, sư, úy, tá, án, diễn, thương, tàu, lang, sinh, mẫu, dân, bào, nhân, tang, hộ, lính",
		meeting:  "gặp, nhắn, tìm, nhà, thoại",
		owner:    "của, cho, bọn, do, bởi, nhờ, thằng, hỏi",
		asking:   "gặp, hỏi, nhắn, gọi, nhờ, tìm, với, của, cho, do, là, tên, và, bởi, thằng, con, bọn",
		ofPeople: "tộc, người, tịch, tiếng, nước, bào",
		letter:   "a, c, e, o",
	} {
		for w := range strings.SplitSeq(list, ", ") {
			all[w] |= l
		}
	}
	return all
}())

var relatedSet = reading.NewSet(relatedWords)

const relatedWords = "cho, của, với, do, bởi, đến, từ, và, ghi, là, hỏi, bị, mời, giao, thưa, tên"

var (
	ages     = reading.NewSet("tuổi")
	ands     = reading.NewSet("và, cùng, với, hoặc, va")
	numerals = reading.NewSet("hai, ba, tư, năm, sáu, bảy, tám, chín, mười, út, cả, tí, tèo, bé")
	peoples  = reading.NewSet("tộc, người, tịch, tiếng, nước, bào")
	// followers stand behind the name of a person.
	followers = reading.NewSet("sinh năm, sinh ngày, sn, cccd, cmnd, cmt, căn cước, dân tộc, người dân tộc, trú tại, trú, ngụ, ngụ tại, thường trú, năm sinh, ngày sinh, quốc tịch, hộ chiếu, sdt, sđt, đt, điện thoại, " +
		"cư trú, viết lúc, đã gửi, nhắn lúc, hiện trú, hiện ở, tạm trú, người bana, người thái, người mông, người tày, người nùng, người dao, người ê đê, người gia rai, người s'tiêng, người raglai, người chăm, người khmer, người mạ, người cơ ho, người hoa, người mường")
)

// listedWith says that the words from i to end go on with the name that ends with
// word last: "anh Mẫu và Thử", "các cháu Mẫu, Thử".
func (p *page) listedWith(i, end, last int) bool {
	next := i == last+2 && p.is(ands, last+1) && p.adjoining(last, 3)
	comma := i == last+1 && p.gap(last) == ", "
	if !next && !comma || p.opens(i) || end > i+1 || p.is(labels, i) {
		return false
	}
	if end+1 == len(p.words) || next {
		return true
	}
	gap := strings.Trim(p.gap(end), " ")
	if end > i && !p.is(given, end) {
		return false
	}
	return gap != "" || p.is(ands, end+1) || p.is(plurals, end+1)
}

var plurals = reading.NewSet("đều, cùng, đã, bị")

var points = reading.NewSet("điểm, khoản, mục, lớp, tổ, khu, nhà, loại, bảng, lục, câu, phần, và, hoặc, nhóm, hạng, khối, tiết, gan, đội, tòa, block, lô, dãy, cổng, bên, vitamin, hepatitis, khu, phương án, án, mẫu, đề")

func followGap(gap string) bool {
	switch gap {
	case " ", ", ", " (", " - ", ",", ": ":
		return true
	}
	return false
}

// behindNumber is the last word of a name behind a telephone number: "0912345678
// (Thử)", "0912345678 - Thử.".
func (p *page) behindNumber(m Mask) (int, bool) {
	next := p.wordsBefore(m.End)
	if next == len(p.words) || !p.words[next].Capital || p.numeric(next) || p.is(labels, next) || p.office(next) || p.stop(next) || p.opens(next) || !p.voweled(next) || p.is(addressed.Table, next) {
		return 0, false
	}
	if _, n := at(p, regions, next); n > 0 {
		return 0, false
	}
	end := p.capitals(next, longestName)
	closed := strings.Trim(p.gap(end), " ")
	switch p.text[m.End:p.words[next].Start] {
	case " (":
		return end, strings.HasPrefix(closed, ")")
	case " ", " - ", "-":
		if p.spaced(end) && p.is(particleWords, end+1) && !p.placed(next) {
			return end, true // "0912345678 Thử nhé"
		}
		return end, (closed == "" && end+1 == len(p.words) || strings.Trim(closed, ".,;)\n") == "" && closed != "") && !p.placed(next)
	}
	return 0, false
}

var particleWords = reading.NewSet("nhé, nha, nhen, ạ, nghen, nghe, hen, giúp")

// besideNumbers finds the names right before telephone numbers: "Thử, 0912345678".
func (p *page) besideNumbers(numbers []Mask) []Mask {
	var masks []Mask
	for _, m := range numbers {
		if m.Kind != Phone {
			continue
		}
		if end, ok := p.behindNumber(m); ok {
			masks = append(masks, p.mask(p.wordsBefore(m.End), end, Name))
		}
		end := p.wordsBefore(m.Start) - 1
		for end > 0 && p.is(labels, end) && followGap(p.gap(end-1)) {
			end--
		}
		if end < 0 || !p.words[end].Capital || p.numeric(end) || p.is(labels, end) {
			continue
		}
		gap := strings.TrimRight(p.gap(end), "+(")
		if end+1 < len(p.words) && !followGap(p.gap(end)) && !followGap(gap+" ") && !followGap(gap) {
			continue
		}
		start := end
		for start > 0 && end-start < longestName-1 && p.words[start-1].Capital && !p.numeric(start-1) && p.joinsNames(start-1) && !p.shouted(start-1) && !p.is(addressed.Table, start-1) {
			start--
		}
		bare := end == start && (start > 0 && p.atStart(start) && p.before(p.words[start].Start-1) != ':' && gap == " " || p.letters(start) < 2)
		if bare || p.shouted(start) || p.words[end].Capitals && p.letters(end) > 1 && end == start || p.office(start) || p.placed(start) || p.noName(start, end) || p.is(labels, start) || p.stop(start) || p.opens(start) {
			continue
		}
		if _, n := at(p, regions, start); n == 0 && (start == 0 || !p.is(there, start-1) && !p.is(institutions, start-1)) {
			masks = append(masks, p.mask(start, end, Name))
		}
	}
	return masks
}

var (
	labels       = reading.NewSet("sđt, sdt, đt, dt, số, tel, zalo, điện thoại, điện, thoại, phone, dđ, máy, viber, hotline, fax, whatsapp, mobile, alo, gọi, liên hệ, hệ, telegram, kính")
	institutions = reading.NewSet("ty, cty, trường, viện, hàng, sở, phòng, ban, trạm, tâm, xã, phường, thôn, quán, hội, điện, lực, quận, huyện, tỉnh, nhánh, cục, đoàn, hãng, taxi")
)

// forename says that word i is one that stands before the names of persons of
// the minorities: "K'Brêu", "H'Hen", "Y Moan", "A Blong".
func (p *page) forename(i int) bool {
	if p.words[i].End-p.words[i].Start != 1 || i+1 == len(p.words) || !p.words[i+1].Capital || p.letters(i+1) < 2 {
		return false
	}
	switch p.text[p.words[i].Start] {
	case 'H', 'K', 'Y':
		return p.gap(i) == "'" || p.gap(i) == "' " || p.gap(i) == "-" && p.text[p.words[i].Start] == 'Y' || p.text[p.words[i].Start] == 'Y' && p.spaced(i) && !p.like(afterY, i+1)
	}
	return false
}

// thiFirst says that word i is the "Thị" that stands for a family name among the
// peoples of the south: "Thị Thử".
func (p *page) thiFirst(i int) bool {
	w := &p.words[i]
	return w.Word == thi && w.Capital && !w.Capitals && p.spaced(i) && p.words[i+1].Capital && !p.words[i+1].Capitals && !p.is(afterThi, i+1)
}

// aFirst says that word i is the "A" that stands before the names of men of the
// highlands: "A Thử".
func (p *page) aFirst(i int) bool {
	if p.bare || p.word(i) != "A" || !p.spaced(i) || !p.words[i+1].Capital || p.shouts(i+1) || p.numeric(i+1) || p.office(i+1) || p.opens(i+1) {
		return false
	}
	return i == 0 || !(p.spaced(i-1) && (p.words[i-1].Capital || p.is(points, i-1) || p.opensLow(i-1)))
}

// afterY are words after "y", which a heading writes with capitals, whatever
// their accents.
var afterY = reading.NewSet("tế, sĩ, tá, học, dược, khoa, án, cụ")

// office says that the words at i are the beginning of an office or of a task,
// and not of a name: "Giám đốc Bệnh viện", "anh Cảnh sát giao thông". A text without
// accents does not tell one word that is an office from a name.
func (p *page) office(i int) bool {
	_, n := at(p, offices, i)
	return n > 1 || n == 1 && !p.bare
}

// surname says whether word i is a family name; one written without accents will
// do in any text.
func (p *page) surname(i int) bool {
	w := &p.words[i]
	_, n := at(p, surnames, i)
	if n > 0 || w.Word == w.Plain && p.like(surnames, i) {
		return true
	}
	return i+2 < len(p.words) && p.is(clans, i) && p.words[i+1].Capital && p.spaced(i) && (p.word(i+1) == "A" || p.word(i+1) == "Y") && p.words[i+2].Capital && !p.words[i].Capitals
}

// noName says that the words from i to end, at least two, are none.
func (p *page) noName(i, end int) bool {
	_, n := at(p, notNames, i)
	if n == 0 && !(p.middle(i+1) && end > i+1) {
		if _, n = at(p, places, i); n < end-i+1 {
			n = 0
		}
	}
	return n > 0
}

// capitals is the last of the words with capitals that go on from word i, at
// most max in all.
func (p *page) capitals(i, max int) int {
	end := i
	for end+1 < len(p.words) && end-i+1 < max {
		w := &p.words[end+1]
		if !w.Capital || !p.joinsNames(end) || w.Capitals && !p.words[i].Capitals && p.letters(end+1) > 1 || p.numeric(end+1) || p.shouted(end+1) || p.opens(end+1) && p.spaced(end+1) && p.numeric(end+2) {
			break
		}
		end++
	}
	return end
}

// joinsNames says that what stands between word i and the next may stand inside a
// name: a space; the apostrophe of H'Hen, the points of N.V.A, the dash of
// Trần-Thị-Thử.
func (p *page) joinsNames(i int) bool {
	initial := func(i int) bool {
		return p.words[i].Capital && (p.letters(i) == 1 || p.is(clusters, i))
	}
	switch p.gap(i) {
	case " ":
		return true
	case "'", "' ":
		return p.words[i].End-p.words[i].Start == 1 || p.word(i) == "Ka"
	case ".":
		return initial(i)
	case ". ":
		return initial(i) && (initial(i+1) || i > 0 && p.spaced(i-1) && p.surname(i-1) && p.is(given, i+1) || p.middle(i+1) && i+2 < len(p.words) && p.spaced(i+1) && p.words[i+2].Capital || i > 0 && p.gap(i-1) == ". " && initial(i-1))
	case "-":
		if p.surname(i) && (i == 0 || !p.words[i-1].Capital) && p.letters(i+1) > 1 {
			return true
		}
		return p.letters(i) == 1 && p.text[p.words[i].Start] == 'Y' || p.surname(i) && (p.surname(i+1) || p.middle(i+1)) || p.middle(i)
	}
	return false
}

// clusters are first letters of names: "Ng.", "Th.".
var clusters = reading.NewSet("ng, ngh, th, tr, ph, kh, nh, gi, qu, ch, gh")

// middle says that there is a word i, and it is "thị" or "văn".
func (p *page) middle(i int) bool {
	return i < len(p.words) && (p.words[i].Word == thi || p.words[i].Word == van)
}

// titleGap says that a name may follow the form of address at i: "ông Mẫu",
// "Mr. Mau".
func (p *page) titleGap(i int) bool {
	return p.spaced(i) || (p.gap(i) == ". " || p.gap(i) == "." && p.words[i].Capital) && p.like(titles, i) || p.gap(i) == ": " && p.is(pronounced, i)
}

var (
	titles     = reading.NewSet("mr, mrs, ms")
	pronounced = reading.NewSet("ông, bà, anh, chị, cô, chú, bác, em, cháu, con, bé, tôi, tui, mình, mr, mrs, ms")
)

// placed says that the word before names a place or an institution.
func (p *page) placed(i int) bool {
	if i == 0 || !blank(p.gap(i-1)) && p.gap(i-1) != ". " && p.gap(i-1) != " \"" && p.gap(i-1) != " “" {
		return p.chained(i)
	}
	_, n := beforePlace.Before(p.words, i-1, 0)
	if n > 0 && p.is(seatsOf, i-1) && p.headed(i-1) && p.capitals(i, longestName) >= i+2 && p.surname(i) {
		return p.historicAt(i) > 0
	}
	if n == 1 && i > 1 && (p.words[i-1].Plain == truong && p.like(beforeTruong, i-2) || p.is(hearings, i-2)) {
		n = 0 // no school, no court
	}
	if n > 0 && p.middle(i+1) {
		if _, long := businesses.Before(p.words, i-1, 0); long >= n {
			n = 0 // "hộ kinh doanh Trần Thị Thử"
		}
	}
	if _, long := noPlaces.Before(p.words, i-1, 0); long > n {
		n = 0 // "yêu cầu" is no bridge
	}
	return n > 0 || p.company(i) || p.chained(i)
}

// headed says that the words before the "xã" at i are a title: what follows is more
// often the name of its holder than that of the commune.
func (p *page) headed(i int) bool {
	for w := i - 1; w >= 0 && i-w <= 4 && p.spaced(w); w-- {
		if _, n := introduced.Table.Before(p.words, w, 0); n > 0 || p.words[w].Word == an {
			return true
		}
	}
	return false
}

var an = reading.NewWord("an") // "công an"

var seatsOf = reading.NewSet("xã, phường, huyện, tỉnh, quận, thôn, ấp, bản, buôn, viện")

// chained says that a name goes on with the names of streets: "các tuyến đường Lê
// Lợi, Nguyễn Huệ và Trần Phú".
func (p *page) chained(i int) bool {
	if i < 2 {
		return false
	}
	w := i - 1
	if p.is(ands, w) {
		w--
	}
	if gap := strings.Trim(p.gap(w), " "); gap != "" && gap != "," && gap != "-" || w < i-2 || w < 0 || !p.words[w].Capital {
		return false
	}
	first := w
	for first > 0 && w-first < longestName && p.spaced(first-1) && p.words[first-1].Capital {
		first--
	}
	if _, n := crossings.Before(p.words, first-1, 0); n > 0 {
		return true
	}
	if !p.historic(i, p.capitals(i, longestName)) {
		return false
	}
	for n := 2; n <= 4 && w-n+1 >= 0; n++ {
		if _, long := at(p, historic, w-n+1); long == n {
			return true
		}
	}
	return false
}

var crossings = reading.NewSet("ngã tư, ngã ba, ngã năm, nút giao, giao lộ, vòng xoay, tuyến đường, các đường, các phố, hai đường, tuyến phố, góc đường, giữa đường")

// beforeTruong make words of "trường" that are no school, whatever their accents.
var (
	truong       = reading.NewWord("truong")
	businesses   = reading.NewSet("hộ kinh doanh, quán, tiệm, tiệm vàng, phòng khám, nhà thuốc, hiệu thuốc, shop, doanh nghiệp, cửa hàng, doanh nghiệp tư nhân, karaoke, spa, salon")
	noPlaces     = reading.NewSet("yêu cầu, nhu cầu, khẩn cầu, thỉnh cầu, lừa đảo, đối tượng, hiện tượng, tính mạng, sinh mạng, văn bản, biên bản, cơ bản, lớp trưởng, gia đình, quốc ca, ngoài đường")
	hearings     = reading.NewSet("phiên")
	beforeTruong = reading.NewSet("môi, thị, lập, hiện, quan, công")
)

// company says that the words before are those of a company's name: "công ty cổ
// phần đầu tư xây dựng".
func (p *page) company(i int) bool {
	for j := i - 1; j > 0 && i-j < longestCompany && p.like(companyWords, j) && p.spaced(j); j-- {
		if _, n, _ := company.Like(p.words, j-1, true); n == 2 {
			return true
		}
	}
	return false
}

// longestCompany is how many words of its trade a company has at most before its
// own name.
const longestCompany = 32

var company = reading.NewSet("công ty")

// middleName says that the second of three words with capitals is one that
// stands in names alone, so that a rare family name does for the first.
func (p *page) middleName(i int) bool {
	if i+2 >= len(p.words) || p.capitals(i, 3) < i+2 {
		return false
	}
	if p.is(highland, i+1) && !p.words[i].Capitals && !p.opens(i) && !p.office(i) && !p.office(i+2) {
		return true
	}
	switch p.words[i+1].Word {
	case thi:
		return !p.is(afterThi, i+2)
	case van:
		return !p.is(afterVan, i+2)
	}
	return false
}

// The names in the middle, and words after them that a heading writes with
// capitals.
var (
	thi, van = reading.NewWord("thị"), reading.NewWord("văn")
	highland = reading.NewSet("a, seo, mí, láo, dảu, cắm, tả, vản, sín")
	afterThi = reading.NewSet("xã, trấn, trường")
	afterVan = reading.NewSet("hóa, học, nghệ, phòng, bản, kiện, miếu")
)

// heading says that a whole line is written in capitals, as a title is.
func (p *page) heading(i, end int) bool {
	return end-i >= 4 || !p.is(genders, i+1) && i > 0 && !p.is(relatedSet, i-1) && p.words[i-1].Capitals && (p.letters(i-1) > 1 && !p.numeric(i-1) || p.numeric(i-1) && p.gap(i-1) != " ") && !p.is(addressed.Table, i-1) && strings.Trim(p.gap(i-1), " %") == ""
}

func (p *page) sentenceStart(at int) bool {
	before := strings.TrimRight(p.text[:at], " \n\"'“-")
	return before == "" || strings.ContainsAny(before[len(before)-1:], ".!?:;,(")
}
