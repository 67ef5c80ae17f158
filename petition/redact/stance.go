package redact

import (
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// stance is what the words before a place say of it.
type stance uint8

const (
	unsaid stance = iota
	placed        // "ở", "tại", "về": somebody or something is there
	lived         // somebody lives there, or is to be written to: "trú tại", "nhà tôi ở"
	seated        // an authority or an institution is there: "UBND phường tại"
	passed        // a public place is spoken of: "trên", "đoạn", "dự án"
)

// farthest is how many words before a place are looked at.
const farthest = 9

// stance looks at the words before the place at word i, the nearest first, up to
// one that decides.
func (p *page) stance(i int) stance {
	found, colon, being := unsaid, false, false
	if _, n := before(p, storeys, i-1); n > 0 {
		i -= n // "quán Mẫu, tầng trệt lô C"
	}
	if p.itsRoom(i) {
		return lived
	}
	for w := i - 1; w >= 0 && i-w <= farthest; w-- {
		gap := p.gap(w)
		if !p.spaced(w) {
			if strings.ContainsAny(gap, ";!?\n") || strings.HasPrefix(gap, ".") && gap != "." && p.letters(w) > 3 {
				return found
			}
			colon = colon || strings.Contains(gap, ":")
		}
		if w == i-1 {
			s, ok := p.rightBefore(w, colon)
			if ok {
				return s
			}
			found = s
		}
		being = being || p.words[w].Word == is
		s, ok := p.decides(w, found, colon, being)
		if ok {
			return s
		}
		found = s
		if !p.skips(w) {
			if p.fielded(w) || found == placed && p.livingBefore(w) {
				return lived
			}
			if p.seatedBefore(w) || found == unsaid && w == i-1 && p.spaced(w) && p.institutionBefore(w) {
				return seated
			}
			return found
		}
	}
	return found
}

// itsRoom says that the room at word i is said to be a home, or any place to be that of one who
// is told of: "nhà p1503", "Mẫu, 74 tuổi, kiệt 42".
func (p *page) itsRoom(i int) bool {
	return i > 0 && (p.words[i-1].Word == home && p.asks(i, isMixed) && p.spaced(i-1) && p.room(i) || !p.endsName(i-1) && p.behindPerson(i))
}

// rightBefore is what the word w right before a place says of it, and whether that is the end
// of it.
func (p *page) rightBefore(w int, colon bool) (stance, bool) {
	gap := p.gap(w)
	switch {
	case p.spaced(w) && p.collective(w):
		return passed, true // "cư dân chung cư Mẫu phản ánh"
	case p.spaced(w) && p.numeric(w) && p.words[w].Digits < 3 && w+1 < len(p.words) && p.is(blocks, w+1) && !p.numeric(w+2) && !(w > 0 && p.spaced(w-1) && (p.words[w-1].Capital || p.opens(w-1) || p.words[w-1].Plain == so)):
		return passed, true // "3 tòa A, B, C"
	case p.spaced(w) && (p.is(several, w) || p.is(numerals, w) && !p.words[w].Capital && !(w > 0 && (p.is(persons, w-1) || p.opens(w-1) || p.words[w-1].Plain == so))):
		return passed, true // "tại các ấp Mẫu, Thử"
	case colon && (p.is(matters, w) || w > 0 && p.gap(w-1) == "/" && p.is(aboutLetters, w)):
		return passed, true // "phản ánh: đường 8 ngập", "p/a: đg số 8"
	case (gap == ", " || gap == " - " || gap == " (") && p.seatAhead(w):
		return seated, true // "tại Phòng Quản lý xuất nhập cảnh, số 12"
	case colon || p.endsName(w) && strings.Trim(gap, " ,(-") == "":
		return placed, false // a field of a form; "ông Mẫu, tổ 5"
	}
	return unsaid, false
}

// collective says that words for many who live somewhere end with word w: "cư dân", "các hộ
// của"; but not where the writer or one who is named says that he is of them.
func (p *page) collective(w int) bool {
	if p.words[w].Word == ofWord && w > 0 && p.spaced(w-1) {
		w--
	}
	if _, n := before(p, populaces, w); n > 0 {
		first := w - n
		return first < 0 || !(p.words[first].Word == is || p.bare && p.words[first].Plain == isPlain || p.endsName(first) || p.is(speakers, first) || p.gap(first) == ", ")
	}
	if w > 0 && p.words[w].Word == folk && p.spaced(w-1) {
		w-- // "các hộ dân"
	}
	return w > 0 && p.words[w].Word == hearth && p.spaced(w-1) && !(w > 1 && p.words[w-2].Word == is) && p.is(several, w-1)
}

var hearth, folk = reading.NewWord("hộ"), reading.NewWord("dân")

// aboutLetters end what says what a letter is about: "v/v", "p/a".
var aboutLetters = newSet("a, v")

// several stand before more places than one has a home in.
var several = newSet("các, những, mấy, nhiều, nhiều nơi")

// seatAhead says that the name of an institution ends with word w, at which something is done
// or to which something is brought: "nộp tại Phòng Quản lý xuất nhập cảnh".
func (p *page) seatAhead(w int) bool {
	for n := 0; n < 9 && w > 0 && p.spaced(w-1); n++ {
		if p.endsName(w) || p.is(persons, w) {
			return false
		}
		if w--; p.is(there, w) || p.is(sentTo, w) || p.among(climbs, w) {
			return p.words[w+1].Capital && p.office(w+1)
		}
	}
	return false
}

// climbs are how one goes to an authority.
var climbs = newFew("lên, ra, xuống, vào, vô, gặp, sang")

// decides is what word w says of the place behind it, where found is what the words
// between say, and whether that is the end of it.
func (p *page) decides(w int, found stance, colon, being bool) (stance, bool) {
	_, home := before(p, dwellings, w)
	seat := p.seats(w)
	if p.bare && p.is(englishOffices, w) {
		seat = max(seat, 1)
	}
	if p.bare && home == 0 {
		_, home = before(p, plainDwellings, w)
	}
	named := p.endsName(w)
	if w > 0 && p.words[w].Plain == nhan && p.words[w-1].Plain == cong && p.spaced(w) && p.spaced(w-1) && found == unsaid {
		return seated, true // "công nhân khu công nghiệp Mẫu"
	}
	switch {
	case seat > home && !p.owns(w) && (!colon || p.words[w].Word == seatOf && !p.household(w)):
		return seated, true
	case home > 0 && w > home && (p.is(asks, w-home) || p.words[w-home].Plain == xin) && p.words[w].Plain == chi && p.spaced(w):
		return seated, true // "xin địa chỉ trại giam"
	case found == placed && p.is(persons, w) && w > 0 && p.spaced(w-1) && p.seats(w-1) > 0:
		return seated, true // "trường cháu ở bản Mẫu"
	case home > 0 && p.spaced(w) && p.is(matters, w+1):
		return seated, true // "địa chỉ vụ việc: ..."
	case home > 0:
		if p.is(moves, w) && p.moved(w-home) {
			return seated, true
		}
		return lived, true
	case named, p.is(persons, w) && !p.nameLike(w), p.headcount(w) && found == placed:
		if found == placed || named && strings.ContainsAny(p.gap(w), ",(-") || being && found == passed && p.is(speakers, w) {
			return lived, true
		}
		return found, named
	case p.is(sentTo, w) && p.sends(w):
		return lived, true
	case p.is(there, w):
		if w > 0 && strings.Contains(p.gap(w-1), ",") && !p.words[w].Capital {
			return lived, true
		}
		return placed, false
	case found == unsaid && p.is(inside, w):
		return passed, false // "trong ngõ 5"; "tôi ở trong ngõ 5"
	case p.words[w].Word == belongs && w > 0 && p.spaced(w-1) && p.is(speakers, w-1):
		return lived, true // "tôi thuộc tổ 5"
	case p.is(passes, w):
		if found == unsaid {
			found = passed
		}
		return found, true
	}
	return found, false
}

var (
	xom, hang  = reading.NewWord("xom"), reading.NewWord("hang")
	peopleWord = reading.NewWord("người")
	heads      = reading.NewWord("khẩu")
	nhan, cong = reading.NewWord("nhan"), reading.NewWord("cong")
	chi, xin   = reading.NewWord("chi"), reading.NewWord("xin")
)

// headcount says that word w ends how many live somewhere: "7 người", "5 nhân khẩu".
func (p *page) headcount(w int) bool {
	if p.words[w].Word == heads && w > 1 && p.spaced(w-1) {
		w--
	} else if p.words[w].Word != peopleWord {
		return false
	}
	return w > 0 && p.spaced(w-1) && p.numeric(w-1)
}

// livingBefore says that a few words before word w somebody lives: "sinh sống bằng nghề
// chài lưới".
func (p *page) livingBefore(w int) bool {
	for n := 0; n < 6 && w >= 0 && (n == 0 || p.spaced(w)); n, w = n+1, w-1 {
		if p.is(living, w) {
			return true
		}
	}
	return false
}

var living = newSet("sống, trọ, ngụ, trú")

// matters are what a petition is about, whose address is nobody's.
var matters = newSet("ánh, dung, việc, nghị, vụ, sự, phản, xảy, vi, cần, điểm, nóng, tụ, đổ, kinh, trụ")

// owns says that the shop or the office that ends with word w is somebody's: "cửa hàng
// của mẹ tôi", "quán nhà em".
func (p *page) owns(w int) bool {
	for n := 0; n < 4 && p.spaced(w); n++ {
		w++
		if p.is(owners, w) && p.spaced(w) && p.is(persons, w+1) {
			return true
		}
	}
	return false
}

var owners = newSet("của, nhà")

// nameLike says that word w, which a text without accents uses for a person, is a part
// of a name: "Công ty Minh Mẫu".
func (p *page) nameLike(w int) bool {
	return p.words[w].Capital && !p.words[w].Capitals && !p.atStart(w) && p.words[w].Word == p.words[w].Plain && !p.bare
}

// moved says that an authority or an institution stands before word w, at the
// beginning of the sentence: it is what moved, or sends.
func (p *page) moved(w int) bool {
	for n := 0; n < 7 && w >= 0; n, w = n+1, w-1 {
		if p.seats(w) > 0 {
			return true
		}
		if p.is(persons, w) || w > 0 && !p.spaced(w-1) {
			return false
		}
	}
	return false
}

// household says that a household's trade is spoken of before word w: its seat is a
// home.
func (p *page) household(w int) bool {
	for n := 0; n < 20 && w > 0; n++ {
		w--
		if _, long := before(p, trades, w); long > 0 {
			return true
		}
	}
	return false
}

var trades = newSet("hộ kinh doanh, hộ cá thể, hkd")

// seatedBefore says that an authority or an institution stands a word or two before
// word w, with what it is between: "phòng khám tư tại".
func (p *page) seatedBefore(w int) bool {
	for n := 0; n < 2 && w > 0 && p.spaced(w-1) && !p.words[w].Capital && !p.is(breaks, w); n++ {
		if w--; p.seats(w) > 0 {
			return !p.owns(w)
		}
	}
	return false
}

// moves end words of a home that a seat may have too: "chuyển về".
var moves = newSet("về, đến, sang, từ")

// sends says that a few words before the "đến" at w something is sent: "gửi kết quả
// đến".
func (p *page) sends(w int) bool {
	for n := 0; n < 5 && w > 0 && p.spaced(w-1); n++ {
		w--
		if p.is(sending, w) {
			return true
		}
	}
	return false
}

// skips says that the words before word w may say more of the place.
func (p *page) skips(w int) bool {
	return p.is(fillers, w) || p.is(persons, w) || p.is(there, w) || p.is(inside, w) || p.numeric(w) || p.words[w].Capital && !p.atStart(w) || p.seats(w) > 0
}

// seats is the number of words that end with word w and say an authority or an
// institution.
func (p *page) seats(w int) int {
	_, n := before(p, seats, w)
	if n == 2 && w+1 < len(p.words) && p.words[w+1].Plain == xom && p.words[w].Plain == hang {
		return 0 // "nhà hàng xóm"
	}
	if p.bare && n == 0 {
		_, n = before(p, plainSeats, w)
	}
	return n
}

// fielded says that a few words before word w an address is spoken of: "địa chỉ nhận
// kết quả là".
func (p *page) fielded(w int) bool {
	for n := 0; n < 7 && w > 0 && p.spaced(w-1); n++ {
		w--
		if _, long := before(p, fields, w); long > 0 {
			return !p.is(matters, w+1)
		}
	}
	return false
}

var (
	sentTo  = newSet("đến, tới, về, qua, theo")
	sending = newSet("trả, gửi, gởi, giao, ship, phát, thư, giấy, nhận")
	seatOf  = reading.NewWord("sở")
	belongs = reading.NewWord("thuộc")
	inside  = newSet("trong, đầu, cuối, giữa")
	fields  = newSet("địa chỉ, đc, hộ khẩu, thường trú, tạm trú, dia chi")
)

const (
	dwellingWords = "sinh quán, nguyên quán, đang nằm ở, đang nằm tại, đang gửi ở, đang gửi tại, nương nhờ, nương náu, an cư, đóng đô, lưu trú, tạm lánh, ăn ở, về ở, vào ở, ra ở, làm dâu, làm rể, ở rể, bám trụ, lập nghiệp, thuê phòng, cất nhà ở, dựng nhà ở, làm nhà ở, mua nhà ở, có nhà ở, thi hành án, chấp hành án, cải tạo, sinh ra, lớn lên, sinh trưởng, chỗ tôi, chỗ em, chỗ con, chỗ cháu, chỗ mình, chỗ tui, bên tôi, bên em, send the papers to, send it to, send to, mail it to, address is, house is at, located at, living on, deliver to, stay in, live at, live in, house on, house in, apartment in, apartment on, room in, room at, moved to, moving to, lives at, lives in, lived at, lived in, living at, living in, stay at, staying at, staying in, reside at, residing at, apartment is, house is, home is, my house, our house, my home, our home, my apartment, our apartment, my flat, we rent, i rent, mailing address, rent a room at, gia đình, ở với, sống với, ở cùng, sống cùng, cư dân, dọn đến, dọn tới, tôi là người dân, em là người dân, tôi là dân, em là dân, mình là dân, tôi là công dân, là cử tri, người gốc, trú, ngụ, địa chỉ, đc, d/c, đ/c, nhà, sống, quê, quê quán, hộ khẩu, chỗ ở, nơi ở, trọ, thuê, định cư, gửi về, hộ, gốc, nhận, tống đạt, ở nhờ, ở đậu, ở tạm, ở ké, tá túc, ngủ, hktt, đktt, add, address, chuyển từ, chuyển khẩu từ, chuyển hộ khẩu từ, cắt khẩu từ, chuyển nhà từ, chuyển đến, chuyển về, chuyển khẩu, dọn về, chuyển sang, dc, thường trú, tạm trú, cư trú, sinh sống, địa chỉ nhà"
	seatWords     = "lô tái định cư, nền tái định cư, suất tái định cư, đất tái định cư, lô đất tái định cư, nhà gươl, nhà rông, nhà dài, nhà cộng đồng, trang trại, trại heo, trại lợn, trại gà, trại bò, trại vịt, bãi tập kết, lò đốt, mỏ đá, trạm trộn, công trường, tòa nhà, trụ sở, trụ sở chính, ubnd, ủy ban, hành chính công, một cửa, công an, trạm y tế, bệnh viện, bưu điện, nhà văn hóa, nhà sinh hoạt, nhà máy, nhà hàng, nhà nước, nhà thuốc, nhà thờ, nhà trẻ, tòa án, viện kiểm sát, " +
		"kho bạc, văn phòng, chi cục, chi nhánh, trung tâm, trường, điện lực, ngân hàng, siêu thị, hội trường, phòng giao dịch, cơ quan, trụ sở ubnd, công viên, nghĩa trang, chợ, bến xe, " +
		"trạm bơm, trạm xá, trạm thu phí, thư viện, cây xăng, sở xây dựng, sở y tế, sở tài chính, sở nội vụ, sở công thương, sở tư pháp, sở giáo dục, phòng tư pháp, công chứng, đất đai, tiếp dân, hải quan, bhxh, bảo hiểm xã hội, hội đồng, nhà hát, bảo tàng, sân vận động, nhà thi đấu, cục, viện, bãi rác, công ty, cty, xưởng, khách sạn, lò mổ, lò giết mổ, lò gạch, bãi xe, phòng khám, thẩm mỹ viện, karaoke, trạm, cửa hàng, quán karaoke, quán bar, quán nhậu, quán ăn, quán cà phê, mầm non, tiểu học, thcs, thpt, đa khoa, cơ sở sản xuất, doanh nghiệp, nhà xe"
)

var (
	dwellings      = newSet(dwellingWords)
	seats          = newSet(seatWords)
	plainDwellings = newSet(plain(dwellingWords))
	plainSeats     = newSet(plain(seatWords))
	persons        = newSet("mk, mik, tụi, nhân, nội, ngoại, tôi, tui, em, mình, con, cháu, ông, bà, anh, chị, cô, chú, bác, nó, họ, e, viên, cụ, dì, cậu, mợ, thím, tau, tớ, hai, vợ, chồng, mẹ, bố, má, ba, mạ, cha, gia đình, đình, toi, minh, chau")
	there          = newSet("ở, tại, về, o, tai, ve, at")
	passes         = newSet("trên, dọc, qua, từ, đoạn, tuyến, án, rộng, ngã tư, tư, ba, giao, hè, lòng, đầu, cuối, cầu, tên, biển, điện, hố, cống, hoạch, phân, vào, giữa, nối, ngập, sửa, " +
		"cấp, làm, lát, mở, đào, trong, quanh, ngoài, trục, mặt, thuộc, toàn, cả, khắp, dẫn, con, ra, lên, xuống, băng, sang, đến, tới, cắt, góc, phía, theo, và, với, ở đầu, ở cuối, khu, cho, " +
		"tren, doc, doan, tuyen, vao, lam, he")
	fillers = newSet("luôn, ngay, dưới, ven, hiện, đang, nay, cũ, cùng, đều, số, là, của, chúng, ta, gia, tại, đặt, nằm, đóng, có, trụ, sở, địa, chỉ, mới, tạm, số, phường, xã, tỉnh, thành, phố, quận, huyện, riêng, em, trai, gái, lớn, nhỏ, thửa, đất, " +
		"dang, hien, nay, cua, la, so")
)

// endsName says that a name that has been found ends with word i.
func (p *page) endsName(i int) bool { return p.seen[i].questions&lastOfName != 0 }

// personal says whether the address of words i to r.last is somebody's, and
// how sure that is. A street or a village that a text speaks of is public; who
// lives there makes it an address, and so does the number of a house, unless it is
// that of an authority.
func (p *page) personal(i int, r run, s stance, sureness *Sureness) bool {
	doubt := func() bool { *sureness = Doubtful; return true }
	switch {
	case r.parts == 1 && r.level == high && p.province(i, r.last) && !p.homeAt(i):
		return false // "quê Nghệ An"
	case p.area(i), r.level < house && s == placed && p.crossing(i), i > 0 && p.is(channels, i-1) && p.gap(i-1) == " \"":
		return false
	case s == unsaid && p.lineStart(i) && p.shouts(i-1) && strings.Contains(p.gap(r.last), "\n") && !p.endsName(i-1):
		return false // a place below the title of a list
	case s == passed && p.spaced(i-1) && p.collective(i-1):
		return p.ownersBehind(r.last) && doubt()
	case p.ofBusiness(i):
		return false
	case s == lived || p.homeAt(i) || p.labelled(i):
		return true
	case s == seated:
		return false
	case r.level == house && p.words[i].Plain == lot && p.lotted(i):
		return false
	case r.level == house && (p.ranged(i) || p.is(upTo, r.last+1) && p.numeric(r.last+2)):
		return false
	case r.level == house && p.atStart(i) && p.spaced(r.last) && p.words[r.last+1].Word == is && p.spaced(r.last+1) && !p.is(mine, r.last+2):
		return false // "Số 1 phố Mẫu là khu đất trống"
	case r.level == house && p.seatBehind(r.last):
		return false // "tại 45 Mẫu là trụ sở"
	case r.level == house && p.is(blocks, i) && s == passed && p.numeric(i-1) && !(i > 1 && p.spaced(i-2) && p.words[i-2].Capital):
		return false // "3 tòa A, B, C"
	case r.level == house && r.parts == 1 && p.is(blocks, i) && (s == unsaid || s == passed || p.subject(i, r.last)):
		return false // "Tòa HH4 hỏng thang máy"
	case r.level == village && p.forest(i), r.level < house && p.words[i].Plain == market:
		return false
	case r.level == house:
		return r.above && s == placed || doubt()
	case i+1 < r.last && p.one(quartered, i+1):
		return doubt() // "xóm trọ ngõ 58"
	case r.level == village && r.above:
		return s == placed || s != passed && !p.subject(i, r.last) && p.somebody(i) && doubt()
	case r.level == village || r.parts > 1:
		return s == placed && !p.milestone(i) && p.somebody(i) && (r.above || r.level == village && r.parts > 1 || !p.atStart(i-1)) && doubt()
	}
	return false
}

// ofBusiness says that the address at word i is said of a company or an institution, "Công ty
// Mẫu, địa chỉ: số 5", and not of one who works there.
func (p *page) ofBusiness(i int) bool {
	w := i - 1
	if w > 0 && p.is(there, w) && p.spaced(w) {
		w--
	}
	if w < 2 || p.words[w].Word != chiWord || p.words[w-1].Plain != dia {
		return false
	}
	if w -= 2; p.words[w].Plain == hasPlain && p.spaced(w) {
		w--
	}
	if w < 1 || p.gap(w) != ", " && p.gap(w) != " (" && p.gap(w) != " - " && !p.spaced(w) {
		return false
	}
	for n := 0; n < 16 && w >= 0 && (n == 0 || p.spaced(w)); n++ {
		if _, long := at(p, businessHeads, w); long > 0 && (long > 1 || w == 0 || !p.spaced(w-1) || !p.words[w-1].Capital) {
			return w == 0 || !p.spaced(w-1) || !p.among(titlesOf, w-1)
		}
		w--
	}
	return false
}

var (
	chiWord       = reading.NewWord("chỉ")
	dia           = reading.NewWord("dia")
	businessHeads = newSet("công ty, cty, doanh nghiệp, phòng khám, bệnh viện, trung tâm, cửa hàng, nhà hàng, khách sạn, chi nhánh, hợp tác xã, htx, nhà máy, siêu thị, ngân hàng, văn phòng, tập đoàn, nhà thuốc")
	titlesOf      = newFew("đốc, chủ, tịch, toán, viên, diện, trưởng, nhân, của, hộ")
)

// ownersBehind says that the writer counts himself, behind word i, among those who live at the
// place: "bà con tổ 6 chúng tôi", "do tôi đại diện".
func (p *page) ownersBehind(i int) bool {
	w := i + 1
	if p.spaced(i) && p.words[w].Word == because {
		w++
	}
	return p.spaced(w-1) && (p.is(speakers, w) || p.is(ours, w) && p.spaced(w) && p.is(speakers, w+1))
}

// area says that the place at word i is what lies around something public: "khu vực công viên
// Mẫu".
func (p *page) area(i int) bool {
	if p.words[i].Plain != khu || !p.adjoining(i, 3) || p.words[i+1].Plain != vuc {
		return false
	}
	_, n := at(p, beforePlace, i+2)
	return n > 0 || p.works(i+2)
}

// crossing says that roads meet at the place at word i, where something happens.
func (p *page) crossing(i int) bool {
	_, n := at(p, crossings, i)
	return n > 1 && p.is(meetings, i)
}

// meetings begin what roads that meet are called.
var meetings = newSet("ngã, nút, vòng, giao")

var vuc = reading.NewWord("vuc")

// somebody says that a person is spoken of before word i, in its sentence.
func (p *page) somebody(i int) bool {
	if p.atStart(i) || strings.Contains(p.gap(i-1), ":") {
		return true // a field of a form, or nothing is said before
	}
	for w := i - 1; w >= 0 && i-w <= 24; w-- {
		if p.spaced(w) {
			// most
		} else if gap := p.gap(w); strings.ContainsAny(gap, ";!?\n") || strings.HasPrefix(gap, ". ") && p.letters(w) > 2 {
			return false
		}
		if p.endsName(w) || p.is(persons, w) || p.is(addressed, w) || p.is(anyone, w) {
			return true
		}
	}
	return p.is(there, i-1) && (i == 1 || i == 2 && p.letters(0) <= 2)
}

// anyone is who may live somewhere, without a name.
var anyone = newSet("nhóm, bọn, đất, thửa, ghi, gửi, người, dân, hộ, trai, gái, chủ, bạn, thầy, viên, sĩ, sinh, trẻ, đứa, chúng, ai, thằng, kẻ, khẩu, ng, tượng, mk")

// seatBehind says that what stands at the place that ends with word i is an authority or
// an institution: "là trụ sở", "là trường".
func (p *page) seatBehind(i int) bool {
	if !p.spaced(i) || p.words[i+1].Word != is && !p.is(fillers, i+1) {
		return false
	}
	for w := i + 1; w < i+4 && w < len(p.words) && p.spaced(w-1); w++ {
		if p.seats(w) > 0 {
			return true
		}
	}
	return false
}

// institutionBefore says that the name of an institution, with all its words, ends with
// word w: "Trường Đại học Bách khoa số 1 ...".
func (p *page) institutionBefore(w int) bool {
	for n := 0; n < 7 && w > 0 && p.spaced(w-1) && !p.is(persons, w) && !p.is(breaks, w) && !p.endsName(w); n++ {
		w--
		if p.seats(w) > 0 && p.words[w].Capital {
			return true
		}
		if _, long := before(p, seats, w); long > 1 && p.words[w-1].Capital {
			return true
		}
	}
	return false
}

var market = reading.NewWord("cho")

// forest says that the place at word i is one of a forest: "khoảnh 3, tiểu khu 245".
func (p *page) forest(i int) bool {
	for w := max(i-8, 0); w < len(p.words) && w < i+8; w++ {
		if p.is(forests, w) {
			return true
		}
	}
	return false
}

var forests = newSet("rừng, khoảnh, tặc, phòng hộ, gỗ")

// province says that the words from i to last are the name of a province or a town
// alone.
func (p *page) province(i, last int) bool {
	_, n := at(p, regions, i)
	return n > 0 && i+n-1 == last
}

// ranged says that the house at word i is the end of a stretch: "từ số 20 đến số 46 phố
// Thử".
func (p *page) ranged(i int) bool {
	if i < 2 || !p.is(upTo, i-1) {
		return false
	}
	for w := i - 2; w >= 0 && i-w <= 6 && p.spaced(w); w-- {
		if p.is(from, w) {
			return true
		}
	}
	return false
}

var from, upTo = newSet("từ, số"), newSet("đến, tới")

// labelled says that the place at word i is a field of a form: "Thôn: Mẫu".
func (p *page) labelled(i int) bool {
	_, n := at(p, lowPlaces, i)
	return n > 0 && !p.bare && !(i > 0 && p.spaced(i-1)) && i+n < len(p.words) && strings.HasPrefix(p.gap(i+n-1), ":")
}

// lotted says that the "lô" at word i is one of goods, of a tender or of a forest.
func (p *page) lotted(i int) bool {
	if p.forest(i) {
		return true
	}
	for w := max(i-4, 0); w < len(p.words) && w < i+6; w++ {
		if p.is(goods, w) {
			return true
		}
	}
	return i+1 < len(p.words) && p.one(wholesale, i+1)
}

var (
	lot       = reading.NewWord("lo")
	goods     = newSet("thầu, thuốc, vắc-xin, gạo, sữa, xổ, án")
	wholesale = newSingle("hàng")
)

// milestone says that the place at word i is one of a road: "Km 12 quốc lộ 1".
func (p *page) milestone(i int) bool {
	return strings.HasPrefix(strings.ToLower(p.word(i)), "km") || p.is(highways, i)
}

var highways = newSet("ql, tl")

// subject says that the words from i to last begin a sentence that says something
// of them: "Khu phố 3 tổ chức thu quỹ".
func (p *page) subject(i, last int) bool {
	return p.atStart(i) && p.spaced(last) && !p.words[last+1].Capital && !p.is(persons, last+1) && !p.is(ours, last+1)
}

// mine follow "là" where somebody's home is spoken of.
var mine = newSet("nhà, nơi, chỗ, địa, căn, của, hộ, quán, tiệm, phòng, gia, tài")

// ours begin what is the writer's.
var ours = newSet("nhà, chúng, quê, gia, bên, chỗ, nơi")

// atStart says that a sentence begins with word i.
func (p *page) atStart(i int) bool { return i == 0 || p.seen[i-1].gap&gapOpens != 0 }
