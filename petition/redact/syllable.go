package redact

import (
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// vietnamese says that word i may be a syllable of the language: it begins and ends as
// one does. Most words of foreign names and of brands do not.
func (p *page) vietnamese(i int) bool {
	w := &p.words[i]
	if w.Word != w.Plain {
		return true
	}
	key := reading.Key(p.word(i))
	for _, begin := range onsets {
		if rest, ok := strings.CutPrefix(key, begin); ok && rimes[rest] {
			return true
		}
	}
	return false
}

var onsets = []string{"ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""}

var rimes = func() map[string]bool {
	all := map[string]bool{}
	for r := range strings.FieldsSeq("a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oat oay oc oe oen oet oi om on ong op ot u ua uan uang uat uay uc ue uech uenh ui um un ung uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu y yem yen yet yeu") {
		all[r] = true
	}
	return all
}()

// dealtWith says that the words with capitals from i to end, within a sentence, are a person:
// a word before them has to do with persons, they are syllables of the language, no
// place, no office, and what names are made of.
func (p *page) dealtWith(i, end int) bool {
	if i == 0 || p.bare || end > i+3 || !p.spaced(i-1) || p.words[i-1].Capital && !((p.atStart(i-1) || p.itemAt(i-1)) && !p.shouts(i-1) && !p.is(given, i-1)) || p.shouts(i) || !p.is(dealings, i-1) || p.publicThing(i, end) && !p.landCalled(i, end) {
		return false // but "con là Đức"
	}
	if _, n := at(p, regions, i-1); n > 1 {
		return false // "Ba Đình"
	}
	if _, n := at(p, places, i-1); n > 1 {
		return false
	}
	if end > i && p.spaced(end) && p.numeric(end+1) && !p.counted(end+1) && (p.words[i-1].Plain == vaPlain || p.words[i-1].Plain == cungPlain) {
		return false // "OM 5451 và Đài Thơm 8"
	}
	if p.words[i-1].Plain == isPlain && !p.kinBefore(i-1) {
		return false
	}
	if end == i && !(i > 1 && p.spaced(i-2) && p.is(speakers, i-2) && p.is(given, i)) && (p.words[i-1].Plain == vaPlain || p.words[i-1].Plain == cungPlain) { // what may be two organisations
		return false
	}
	if end == i {
		return (p.is(given, i) || p.is(givenMore, i) || p.is(nicknames, i)) && (p.stopped(i) && p.gap(i) != "-" && p.gap(i) != " - " || p.spaced(i) && !p.words[i+1].Capital && (!p.numeric(i+1) || p.counted(i+1)))
	}
	return p.madeOfNames(i, end)
}

// landCalled says that the word at i, which is a country as well, is what somebody's kin is
// called: "con là Đức".
func (p *page) landCalled(i, end int) bool {
	return end == i && i > 0 && p.is(lands, i) && p.is(given, i) && p.words[i-1].Word == is && p.kinBefore(i-1)
}

// itemAt says that word i begins an item of a numbered list: "3/ Hộ Út Mẫu".
func (p *page) itemAt(i int) bool {
	return i > 0 && p.numeric(i-1) && (p.gap(i-1) == "/ " || p.gap(i-1) == ") " || p.gap(i-1) == ". ")
}

// madeOfNames says that the words from i to end, two or more, are what names are made of.
func (p *page) madeOfNames(i, end int) bool {
	last := p.is(given, end) || p.is(givenMore, end) || p.is(nicknames, end)
	switch {
	case p.is(numerals, i):
		return end == i+1 && !p.numeric(end)
	case end == i+1:
		return last && (p.is(given, i) || p.is(givenMore, i) || p.is(middles, i) || p.is(clans, i) || p.is(rarest, i) || p.surname(i))
	}
	return last || p.is(clans, i) || p.is(rarest, i) || p.surname(i) || p.is(middles, i+1)
}

// publicThing says that the words from i to end begin with or are what is no person: an
// office, a place, a thing with a capital, a brand.
func (p *page) publicThing(i, end int) bool {
	if m := &p.publicAt; m.word == i && m.most == end && end > 0 {
		return m.answer > 0
	}
	m := remembered{word: i, most: end}
	if p.noPerson(i, end) {
		m.answer = 1
	}
	p.publicAt = m
	return m.answer > 0
}

func (p *page) noPerson(i, end int) bool {
	if p.office(i) && !p.titled(i, end) && !(end > i && p.is(lands, i)) || p.opens(i) && end == i || p.is(lands, i) && end == i || p.is(labels, i) || end == i && p.is(things, i) || p.stop(i) || p.is(addressed, i) || p.is(relatives, i) || p.historic(i, end) || p.placed(i) || p.project(i, end) {
		return true
	}
	if _, n := at(p, regions, i); n > 1 {
		return true
	}
	if _, n := at(p, places, i); n > end-i {
		return true
	}
	if _, n := at(p, notNames, i); n > 0 {
		return true
	}
	if _, n := at(p, pairs, i); n > 0 {
		return true
	}
	for w := i; w <= end; w++ {
		if p.numeric(w) || p.letters(w) < 2 || !p.vietnamese(w) && !(w > i && (p.surname(i) || p.is(clans, i))) {
			return true
		}
	}
	return false
}

// kinBefore says that the "là" at word i stands behind somebody's kin or what he is.
func (p *page) kinBefore(i int) bool {
	for w := i - 1; w >= 0 && i-w <= 4 && p.spaced(w); w-- {
		if p.is(persons, w) || p.is(holders, w) || p.is(addressed, w) {
			return true
		}
		if _, n := before(p, jobHeads, w); n > 0 {
			return true
		}
	}
	return false
}

var vaPlain, cungPlain = reading.NewWord("va"), reading.NewWord("cung")

// behindKin says that the words from i to end are named behind somebody's kin, between
// commas or in brackets: "em gái tôi, Mẫu, chưa có giấy".
func (p *page) behindKin(i, end int) bool {
	if i < 2 || p.spaced(i-1) || p.bare || end > i+3 || p.shouts(i) {
		return false // most
	}
	switch gap, closed := p.gap(i-1), p.gap(end); {
	case gap == ", " && strings.HasPrefix(closed, ","), gap == " (" && strings.HasPrefix(closed, ")"), gap == " - " && closed == " - ":
	default:
		return false
	}
	if kin := p.kinEnds(i - 1); kin {
		// "em gái tôi, Mẫu,"
	} else if !p.atSelf(i) || end < i+2 {
		return false
	}
	return !p.publicThing(i, end) && (end == i || p.madeOfNames(i, end)) || end > i && p.strange(i, end) && !p.project(i, end) && !p.office(i)
}

// strange says that one of the words from i to end is no syllable of the language.
func (p *page) strange(i, end int) bool {
	for w := i; w <= end; w++ {
		if !p.vietnamese(w) {
			return true
		}
	}
	return false
}

// kinEnds says that words for somebody's kin end with word i, with what more is said of
// them: "chồng Đài Loan của em".
func (p *page) kinEnds(i int) bool {
	for w := i; w >= 0 && i-w <= 5; w-- {
		_, n := before(p, relatives, w)
		_, m := before(p, kin, w)
		if max(n, m) > 0 && (w == i && max(n, m) > 1 || w < i || p.is(addressed, w) && !p.is(speakers, w)) {
			return true
		}
		if w == 0 || !p.spaced(w-1) {
			return false
		}
	}
	return false
}

// atSelf says that the clause before word i says what the writer is: "tôi là người khuyết
// tật".
func (p *page) atSelf(i int) bool {
	for w := i - 1; w > 0 && i-w <= 10; w-- {
		if p.words[w].Word == is && p.is(speakers, w-1) {
			return true
		}
		if !p.spaced(w - 1) {
			return false
		}
	}
	return false
}

// dealings stand before those with whom one deals, or who do or suffer something.
var dealings = newSet("nghe, cho, của, do, bị, với, nhờ, cáo, lời, bởi, là, giúp, thấy, kêu, gọi, mời, tìm, bảo, nhắn, gặp, hỏi, hộ, và, cùng, kiện, đòi, giùm, thằng, con, bọn, tay, nhóm, tên, vợ, chồng, mẹ, bố, ba, má, cha, cái, em, anh, chị, tía, bu, thầy, u, bầm")

// things are written with a capital and are no person.
var things = newSet("chức, tết, đảng, đoàn, nhà, noel, phật, chúa, thánh, trời, quốc, nghị, luật, điều, khoản, mục, mẫu, chứng, giấy, phiếu, cổng, hệ, mạng, wave, vin, be, sun, tin, sim, net, vip, kia, win, gas, app, ai, hội, kinh, hán, mông, tày, nùng, thái, dao, mường, chăm, khmer, tây, ta, tàu, nhật, hàn, lào, úc, anh, pháp, đức, ý, nga, mỹ, ấn, đài, á, âu, phi, bắc, đông, trái, sao, hỏa, mộc, thủy, thổ, excel, word, zalo, tổng, chủ, phó, trưởng, bí, giám, ban, bộ, sở, cục, vụ, viện, khoa, phòng, tổ, đội, công, cảnh, y, thư, kế, tòa, báo, ngân, kho, bưu, thuế, hải, quân, bên, phía, nay, vậy, xin, kính, sau, trước, bao, tại, vì, nếu, khi, nhưng, hôm, ngày, đề, sài, đà, điện, nước, gia đình, tân, quý, đơn, hiện, cùng, mọi, mong, chúng, bà, việc, mỗi, mấy, các")

// givenMore are further syllables that given names end with.
var givenMore = newSet("ái, ẩn, bách, báu, bửu, bang, bằng, bảy, bền, biên, bính, bộ, bốn, bồng, ca, cảnh, cẩm, cần, cẩn, cát, chánh, chất, chấn, chính, chinh, chỉnh, chín, chuyên, chương, chung, chúc, chức, công, cơ, cương, dân, diễm, diên, diện, diệp, diệu, doan, doanh, dục, dự, đa, đại, đài, đàn, đan, đán, đang, đăng, đằng, đẩu, đẳng, đậu, đề, đệ, điền, điểm, điều, định, đính, đình, độ, đoan, đoàn, đoài, đồng, đô, duyệt, gấm, giàu, giáp, hai, hàn, hãnh, hảo, hào, hải, hán, hợi, hội, hợp, hoan, hoàn, hoạch, hoằng, hoành, huân, huấn, huế, huyên, huynh, huỳnh, hỷ, ích, kha, khá, khải, khảm, khiêm, khiết, khích, khôi, khuê, khuyên, khuyến, khương, kiệm, kiệt, kiều, kim, kính, kỳ, lạc, lai, lành, lân, lập, lãm, lĩnh, lê, lễ, lịch, liêm, linh, lữ, lực, lưu, lượng, lượt, luận, luật, luyến, lý, mẫn, mậu, mến, miên, miền, mừng, mười, mùi, na, năm, năng, ngạn, ngà, ngãi, ngần, ngát, ngoan, nghiêm, nghiệp, nghị, ngôn, ngọ, ngữ, nguyện, nhã, nhàn, nhâm, nhẫn, nhài, nhạn, nhất, nhiên, nhiễm, nhiệm, nhịp, nho, nhớ, nhơn, nhỡ, nhu, nhuận, nhuần, ninh, nở, nữ, nương, oanh, phan, phái, phát, phẩm, phấn, phi, phiên, phiến, phiệt, phin, phòng, phụng, phượng, quảng, quan, quế, quốc, quyết, quyến, rạng, ri, rin, sa, sâm, san, sĩ, siêng, sự, sương, sửu, sung, tá, tạo, tặng, tấn, tăng, tập, tảo, tèo, thạch, thạnh, thái, thân, thản, tháp, thập, thế, thêm, thể, theo, thìn, thiệm, thiệp, thiệu, thích, thiềm, thoại, thoan, thọ, thời, thới, thơm, thông, thống, thuần, thuật, thuấn, thục, thuyên, thuyết, thức, thừa, thường, thưởng, tiệp, tiềm, tín, tính, tịnh, tiệm, toán, toại, toản, tố, tới, tôn, tòng, tơ, trà, trạch, trai, tráng, trang, trầm, triết, triều, triển, triệu, trình, trịnh, trọng, trúc, trực, trưng, truyền, tự, tuân, tuất, tuệ, tuế, túc, tùy, tươi, tường, tưởng, tứ, tụ, ứng, út, ước, vạn, văn, vận, viên, viễn, viện, vĩ, vĩnh, võ, vọng, vui, vương, vững, vỹ, xinh, xoan, xuyên, xuyến, ý, yêm, nhị, nhường, nghinh, khuy, lài, lẫm, sơ, thoa, thơi, rốt, sang, sáu, tám, tấm, tế, thi, thắm, thạc, thủ, xoa, xoài, ngọt, muội, dậu, mận, lựu, mơ, đào, hồng, cam, quýt, sáng, chiều, mai, trưa, đông, hạ, thu")
