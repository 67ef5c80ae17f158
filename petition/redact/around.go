package redact

import (
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// nameAround reads words with capitals at i that what stands beside them says to
// be a person: another name before "và", a telephone or "sinh năm" behind, the time
// of a chat, "hỏi" before a name of the south ("Út Mẫu").
func (p *page) nameAround(i, last int) (int, bool) {
	if p.numeric(i) || p.beginsSentence(i) {
		return 0, false
	}
	if p.shouts(i) && !p.paidBefore(i) || i > 0 && p.gap(i-1) == "'" {
		return 0, false
	}
	end := p.capitals(i, longestName)
	if p.paidBefore(i) && p.transferred(i, end) || p.shouts(i) {
		return end, p.transferred(i, end)
	}
	if p.counts(i, end) || end <= i+1 && i > 0 && p.spaced(i-1) && p.populace(i-1) || i > 1 && p.numeric(i-1) && p.spaced(i-1) && p.spaced(i-2) && p.opensLow(i-2) {
		return 0, false // "tháng Tư"; "tổ 12 Đồng Mẫu"
	}
	for end+1 < len(p.words) && p.gap(end) == "-" && p.words[end+1].Capital && !p.shouts(end+1) && (!p.vietnamese(end) || !p.vietnamese(end+1)) && end-i < longestName {
		end++ // "Lin Chih-Hao"
	}
	if p.employed(i, end) {
		return end, true
	}
	var before lead // what the word before says
	if i > 0 && p.spaced(i-1) {
		if l, n := at(p, leads, i-1); n == 1 {
			before = l
		}
	}
	if before&ofPeople != 0 || !p.ledBy(i, end, before) && !p.amid(i, end, last) {
		return 0, false
	}
	if _, n := at(p, regions, i); n > 0 || end == i && p.is(tribes, i) || p.office(i) && !(end > i && p.is(lands, i)) && !p.landCalled(i, end) || p.is(addressed, i) || p.placed(i) {
		return 0, false
	}
	return end, !(end > i && p.noName(i, end)) && !p.historic(i, end)
}

// beginsSentence says at little cost that the word with a capital at i has it because a sentence
// begins: a word in small letters follows, and no name is like it. Nothing around it makes a
// person of it.
func (p *page) beginsSentence(i int) bool {
	if !p.spaced(i) || p.asks(i, figureNext) || p.asks(i+1, hasCapital) || p.is(given, i) || p.is(givenMore, i) {
		return false
	}
	if i > 0 {
		switch p.gap(i - 1) {
		case ". ", ".\n", ".\n\n", "? ", "! ":
		default:
			return false
		}
	}
	return p.letters(i) > 1
}

// tribes are the names of peoples.
var tribes = newSet("khmer, kinh, hoa, mông, tày, nùng, dao, mường, chăm, bana, raglai, thái")

// ledBy says that the word before makes a person of the words with capitals from i
// to end.
func (p *page) ledBy(i, end int, before lead) bool {
	if i > 0 && p.households(i, end) {
		return true
	}
	if before == 0 || p.bare && !(before&letter != 0 && i > 1 && (p.is(asks, i-2) || p.is(given1, i-2))) || p.words[i-1].Capital && !(i == 1 && before&letter != 0) && !(before&meeting != 0 && p.atStart(i-1) && !p.words[i-1].Capitals && p.words[i-1].Plain != nha) {
		return before&asking != 0 && end > i && p.is(numerals, i)
	}
	single := end <= i+1 && p.letters(i) > 1 // a given name: "Thử", "Lan Anh"
	switch {
	case end > i+1 && end < i+4 && p.words[i-1].Word == is && p.is(given, end):
		return true // "chủ thầu là Mộc Quế Anh"
	case end > i && (before&turned != 0 || before&related != 0 && p.is(given, end) && p.is(given, i) && !p.townBehind(end)), before&rankEnd != 0 && (end > i || single):
		return before&rankEnd == 0 || (!p.publicThing(i, end) || p.surname(i)) && !(i > 1 && p.among(halves, i-2))
	case before&asking != 0 && end > i && p.is(numerals, i):
		return true
	case single && before&owner != 0 && (i > 1 && p.is(asks, i-2) || i > 2 && p.is(asks, i-3) && p.spaced(i-2)):
		return !p.is(regular, i) // "gọi cho Thử theo số"
	case single && before&meeting != 0:
		return !p.is(regular, i) || p.is(given, i) && p.stopped(i)
	case end == i && before&(owner|asking|turned) != 0 && p.is(given, i) && !p.is(lands, i) && !p.is(addressed, i) && p.spaced(i) && (p.stop(i+1) || p.is(deeds, i+1)):
		return true // "con của Mẫu bị đánh"
	case single && before&owner != 0:
		return p.stopped(i) && p.gap(i) != "-" && !p.is(regular, i)
	}
	return single && before&letter != 0 && (i == 1 || !p.spaced(i-2) || !p.is(points, i-2))
}

// households says that the words from i to end are whose house or family is spoken of: "Nhà Út
// Mẫu", "gia đình Mẫu - Thử".
func (p *page) households(i, end int) bool {
	switch {
	case !p.spaced(i - 1):
		return false
	case end == i+1 && p.is(numerals, i) && p.words[i-1].Word == home:
		return !p.numeric(end) && !p.publicThing(i, end)
	}
	return end == i && p.gap(i) == " - " && p.among(couples, i-1) && p.is(given, i) && (p.is(given, i+1) || p.is(givenMore, i+1)) && p.words[i+1].Capital
}

// townBehind says that a town is named behind word i and a comma: "ghi Mẫu Hiệp, Ninh Hòa".
func (p *page) townBehind(i int) bool {
	if i+1 >= len(p.words) || p.gap(i) != ", " {
		return false
	}
	_, n := at(p, places, i+1)
	_, region := at(p, regions, i+1)
	return max(n, region) > 1
}

// couples stand before two who live together.
var couples = newFew("nhà, đình, hộ, chồng, nhà của")

// halves make words of "sinh", "hộ" and the like that are no person: "HTX Vệ sinh Mẫu", "rừng
// phòng hộ Thử".
var halves = newFew("vệ, dân, an, hy, phát, tái, ký, kí, hồi, phòng, bảo, ủng, cứu, hỗ, đền, bám, vào, lên, xuống, con, tang, đóng, đổ, lễ")

// amid says that what stands around the words with capitals from i to end makes a
// person of them: initials, a name before, the time of a chat, an age or a telephone
// behind.
func (p *page) amid(i, end, last int) bool {
	if p.letters(i) == 1 {
		if p.initialed(i, end, last) || end == i+1 && p.initialFirst(i) {
			return true
		}
		return end >= i+2 && p.gap(i) == "." && (p.gap(i+1) == ". " || p.gap(i+1) == "." && (p.letters(i+2) == 1 || p.is(given, i+2))) && !strings.ContainsAny(p.text[p.words[i].Start:p.words[end].End], "UJWFZ") || end > i && p.followed(i, end) // "N.V.A"
	}
	if end > i && i > 0 && p.gap(i-1) == " \"" && p.is(accounts, i-1) && !(i > 1 && p.is(channels, i-2)) && strings.HasPrefix(p.gap(end), "\"") {
		return true // zalo "Hồng Mẫu"
	}
	if end == i && p.nickname(i) > 0 && (p.is(given, i) || p.is(givenMore, i)) && !p.publicThing(i, end) {
		return true // Lâm "sẹo"
	}
	if end > i && p.mailed(end) {
		return true
	}
	clock := end > i && i > 1 && p.numeric(i-1) && p.numeric(i-2) && p.gap(i-2) == ":"
	switch {
	case last >= 0 && last+1 == i && end > i && p.is(clans, i), last >= 0 && p.listedWith(i, end, last):
		return true
	case last >= 0 && last+1 == i && end > i && p.gap(last) == " (" && strings.HasPrefix(p.gap(end), ")") && !p.opens(i) && !p.stop(i):
		return true // what somebody is called as well
	case last >= 0 && last+1 == i && p.gap(last) == " & " && end <= i+2 && !p.publicThing(i, end):
		return true // "Mẫu & Thử"
	case last >= 0 && last+2 == i && end > i && p.is(ands, last+1) && p.adjoining(last, 3):
		return true
	case last >= 0 && last+1 == i && p.gap(last) == " - " && end <= i+1 && (p.is(given, end) || p.is(givenMore, end)) && !p.publicThing(i, end) && (p.stopped(end) || p.spaced(end) && !p.words[end+1].Capital):
		return true // "vợ chồng Mẫu - Thử"
	case p.birthOrder(i, end), p.afterTime(i, end):
		return true
	case end == i+1 && p.atStart(i) && p.spaced(end) && p.is(speaking, end+1) && !p.shouts(i) && p.is(given, end) && !p.publicThing(i, end) && p.madeOfNames(i, end):
		return true // "Mẫu Tiên khai bị dọa"
	case clock && (strings.HasPrefix(p.gap(end), ":") || p.spaced(end) && !p.words[end+1].Capital):
		return true
	}
	return p.pointedKin(i, end) || p.greeted(i, end) || p.signing(i, end) || p.mentioned(i, end) || p.rare(i, end) || p.dealtWith(i, end) || p.behindKin(i, end) || p.apposed(i, end) || p.littled(i, end) || p.enumerated(i, end, last) || p.listedForeigner(i, end) || p.followed(i, end) || p.signature(i, end) || p.entered(i, end) || p.copies(i, end)
}

// pointedKin says that the name from i to end stands behind a word of kin of which one letter and
// a point are written: "gặp ô.Mẫu", "hỏi a. Thử".
func (p *page) pointedKin(i, end int) bool {
	if i < 2 || end > i+1 || p.gap(i-1) != "." && p.gap(i-1) != ". " || !p.spaced(i-2) || !p.among(kinLetters, i-1) || p.words[i-1].Capital {
		return false
	}
	return !p.publicThing(i, end) && (end == i && (p.is(given, i) || p.is(givenMore, i) || p.is(nicknames, i) || p.gap(i-1) == ".") || end > i && p.madeOfNames(i, end))
}

var kinLetters = newFew("a, c, e, ô, b, đc")

// greeted says that the words from i to end are the one to whom a line begins to speak: "Hi
// Thử,", "Dear Henry,".
func (p *page) greeted(i, end int) bool {
	if i == 0 || end > i+2 || !p.spaced(i-1) || !p.is(greetings, i-1) || i > 1 && !p.lineStart(i-1) && !p.words[i-1].Capital || p.publicThing(i, end) && !p.strange(i, end) || p.among(unnamed, i) || p.office(i) {
		return false
	}
	gap := p.gap(end)
	return gap != "" && strings.IndexByte(",!:\n", gap[0]) >= 0 && (p.foreign(i) || end > i && p.madeOfNames(i, end) || end == i && (p.is(given, i) || p.is(givenMore, i) || p.is(nicknames, i)))
}

var (
	greetings = newSet("hi, hello, hey, dear, chào, thân gửi, gửi")
	unnamed   = newFew("sir, sirs, madam, all, team, everyone, officer, editor, ad, admin, quý")
)

// signing says that the words from i to end stand alone in the line behind one that ends a
// letter: "Thanh that cam on,", "Rgds,".
func (p *page) signing(i, end int) bool {
	if i < 2 || end > i+3 || !p.lineStart(i) {
		return false
	}
	if end > i && p.signedHere(i-1) && p.endsLine(end) && !p.office(i) && !p.shouts(i) && !p.is(labels, i) {
		return true
	}
	if !p.closedBy(i-1) || p.shouts(i) && !p.surname(i) || p.publicThing(i, end) && !p.strange(i, end) || p.office(i) || p.is(labels, i) || p.is(signOffs, i) || p.stop(i) && !p.is(given, i) {
		return false
	}
	return p.endsLine(end)
}

// endsLine says that nothing but white space or a stroke stands behind word i in its line.
func (p *page) endsLine(i int) bool {
	gap := p.gap(i)
	return strings.Trim(gap, " .\n|") == "" && (i+1 == len(p.words) || strings.ContainsAny(gap, "\n|"))
}

// closedBy says that the line that ends with word i ends a letter: "Cảm ơn chị,".
func (p *page) closedBy(i int) bool {
	for w := i; w >= 0 && i-w < 4 && (w == i || blank(p.gap(w)) && !p.lineStart(w+1)); w-- {
		if p.is(farewells, w) || p.is(closings, w) || p.among(englishFarewells, w) {
			return true
		}
	}
	return false
}

// signedHere says that a bracket ends with word i that says that one signs below: "(Ký, ghi rõ
// họ tên)".
func (p *page) signedHere(i int) bool {
	if !strings.HasPrefix(p.gap(i), ")") {
		return false
	}
	for w := i; w >= 0 && i-w < 8; w-- {
		if p.words[w].Plain == signs {
			return true
		}
	}
	return false
}

var englishFarewells = newFew("on, rgds, thanks, thân, best, cheers, you, regards, sincerely, truly, yours, love")

// paidBefore says that word i begins, in quotes, what was written with a payment.
func (p *page) paidBefore(i int) bool {
	return i > 0 && !p.spaced(i-1) && (p.gap(i-1) == " \"" || p.gap(i-1) == ": \"") && p.among(payments, i-1)
}

// transferred says that the words from i to end, without accents, begin what was written with a
// payment: nội dung "LE THI MAU ck tien coc".
func (p *page) transferred(i, end int) bool {
	if end == i || !p.surname(i) && !p.like(given.Table, end) && p.words[i+1].Plain != thiPlain {
		return false
	}
	for w := i; w <= end; w++ {
		if !p.unaccented(w) {
			return false
		}
	}
	return true
}

var payments = newFew("dung, nd, khoản, ck, ghi")

// channels are what many write or show on: kênh YouTube "Mẫu Thử".
var channels = newSet("kênh, trang, nhóm, group, fanpage, hội")

// mentioned says that the given name at word i, within a sentence, does something: "hôm
// nọ Mẫu có nói".
func (p *page) mentioned(i, end int) bool {
	if end > i || i == 0 || p.bare || p.atStart(i) || !p.spaced(i-1) || p.words[i-1].Capital || !p.spaced(i) || !p.is(given, i) || p.is(lands, i) || p.is(addressed, i) || p.is(there, i-1) || p.is(subjects, i-1) || p.opens(i-1) {
		return false
	}
	return p.is(mentions, i+1) && p.is(times, i-1) || p.is(ordinalDays, i-1) && p.stop(i+1)
}

// mentions are what somebody does who is spoken of.
var (
	mentions    = newSet("có, đã, nói, bảo, hứa, không, chưa, vẫn, sẽ, cũng")
	ordinalDays = newSet("bữa, nọ, qua, nay, trước, kia, thì, mà, nhưng, sao, tại, do, lúc, khi, nghe, thấy")
)

// rare says that the words with capitals from i to end are a name with a rare family name:
// "Lư Gia Mẫu".
func (p *page) rare(i, end int) bool {
	if end < i+2 || end > i+3 || p.bare || !p.is(rarest, i) || p.words[i].Capitals || p.office(i) || p.opens(i) {
		return false
	}
	return (p.is(given, end) || p.is(middles, i+1)) && (p.stopped(end) || p.stop(end+1) || p.is(deeds, end+1))
}

// rarest are family names that few bear, and that are words as well.
var rarest = newSet("mã, lư, ôn, bàng, bồ, cam, cáp, cát, chế, chúc, cổ, cồ, cự, cảnh, danh, diêm, đái, đậu, đan, đổng, giản, hầu, hình, khiếu, khương, lãnh, lăng, liễu, luyện, mâu, miêu, mộc, ngạc, ngũ, nhiêu, phó, phù, quan, quế, sử, tán, tất, thi, thôi, trà, trì, trình, ung, vòng, vưu, xa, xà, du, văn, trang, đường, thời, lao, nhâm, hoa, khà, hà, mục, lệnh, tiếp, quyền, bá, thế")

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

// copies says that the words from i to end are the clerk who wrote a letter, with how
// many copies there are: "Lưu: VT, (Thử 03b)".
func (p *page) copies(i, end int) bool {
	if i > 0 && strings.HasPrefix(p.gap(end), ")") && strings.HasSuffix(p.gap(i-1), "(") && !p.publicThing(i, end) {
		for w := i - 1; w >= 0 && i-w <= 6; w-- {
			if p.words[w].Word == filedAway && strings.HasPrefix(p.gap(w), ":") {
				return true // "Lưu: VT, KT (Mẫu)."
			}
		}
	}
	if !p.spaced(end) || i == 0 || !strings.HasSuffix(p.gap(i-1), "(") && p.gap(i-1) != ", " && p.gap(i-1) != "." || !p.numeric(end+1) {
		return false
	}
	copies := p.word(end + 1)
	return len(copies) <= 3 && copies[len(copies)-1]|0x20 == 'b'
}

var filedAway = reading.NewWord("lưu")

// holders begin what a field of a form calls a person.
var holders = newSet("người, bên, vợ, chồng, bố, mẹ, cha, chủ, thầy, bác")

// signature says that the words from i to end stand alone at the end of the text, as a
// signature does, or before a colon at its beginning, as the writer of a message.
func (p *page) signature(i, end int) bool {
	if p.bare || p.is(labels, i) || p.stop(i) || p.opens(i) && end == i || p.is(signOffs, i) || end-i > 3 {
		return false
	}
	if i > 0 && end+1 == len(p.words) && p.is(farewells, i-1) && !p.shouts(i) && !p.publicThing(i, end) && strings.Trim(p.gap(end), " .)\n") == "" && (end > i || p.is(givenMore, i)) {
		return true // "xin cảm ơn. Kiên Mẫu"
	}
	if p.chatted(i, end) || p.signedOff(i, end) {
		return true
	}
	if !p.is(given, end) && !(end == i+1 && p.is(numerals, i)) {
		return false
	}
	if i == 0 {
		return end > 0 && strings.HasPrefix(p.gap(end), ": ") && !p.words[1].Capitals
	}
	before := strings.Trim(p.gap(i-1), " \n")
	if end == i && i > 6 && before == "." && p.gap(i-1) == ". " && strings.Contains(p.gap(end), "\n") && strings.Trim(p.gap(end), " \n") == "" && !p.publicThing(i, end) {
		return true // "Con đồng ý. Mẫu"
	}
	if end == i+1 && p.is(numerals, i) && before == "." && end+1 == len(p.words) && !p.numeric(end) && i > 6 && !p.publicThing(i, end) {
		return true
	}
	return end+1 == len(p.words) && strings.Trim(p.gap(end), " .)\n") == "" && ((before == "." || before == "!" || before == "-" && p.gap(i-1) == " - ") && (i > 6 || p.is(farewells, i-1)) || before == "," && p.is(farewells, i-1))
}

// signedOff says that the words from i to end, alone in their line, are the name below a letter:
// nothing follows, or the number or the address at which one writes to the writer.
func (p *page) signedOff(i, end int) bool {
	if i < 6 || end == i || p.shouts(i) || !p.lineStart(i) || p.publicThing(i, end) || !p.madeOfNames(i, end) {
		return false
	}
	gap := p.gap(end)
	return strings.Trim(gap, " .)\n") == "" && (end+1 == len(p.words) || strings.Contains(gap, "\n") && (p.asks(end+1, inNumberFound) || p.is(labels, end+1)))
}

// chatted says that the words from i to end begin a line as the writer of a message or a
// comment does, the given name first too: "- Thử Mẫu Trần: rác chưa ai hốt".
func (p *page) chatted(i, end int) bool {
	if i == 0 || end == i || p.shouts(i) || !p.lineStart(i) || !strings.HasPrefix(p.gap(end), ": ") || p.publicThing(i, end) {
		return false
	}
	return p.madeOfNames(i, end) || p.surname(end) && (p.is(given, i) || p.is(givenMore, i))
}

// writerOfLine is the name of who writes in a chat, behind the time of his message.
func (p *page) writerOfLine(i int) (start, end int, ok bool) {
	if !p.words[i].Capital || p.numeric(i) || !p.timed(i) {
		return 0, 0, false
	}
	end = p.capitals(i, longestName)
	return i, end, strings.HasPrefix(p.gap(end), ": ") && (!p.office(i) || end > i && p.is(lands, i)) && !p.opens(i)
}

// timed says that a time, and perhaps a day, begin the line of word i and stand right before
// it: "[14:02] Thanh Mẫu: ", "12/8/2025, 21:03 - Mẫu: ".
func (p *page) timed(i int) bool {
	clock := false
	for w := i - 1; w >= 0 && i-w <= 6 && p.numeric(w); w-- {
		gap := p.gap(w)
		if gap == ":" {
			clock = true
		}
		if strings.Trim(gap, " :/,.-)") != "" {
			return false
		}
		if w == 0 || strings.Contains(p.gap(w-1), "\n") || strings.HasSuffix(p.gap(w-1), "(") {
			return clock && i-w >= 2
		}
	}
	return false
}

// farewells end a letter, before the name.
var farewells = newSet("ơn, trọng, thư, mến, chào, ạ")

var signOffs = newSet("trân, kính, cảm, cám, thanks, thank, mong, chào")

// afterTime says that the given name at word i does something, behind a time and a comma:
// "chiều 12/8, Mẫu và đám bạn".
func (p *page) afterTime(i, end int) bool {
	if end > i || i < 2 || p.gap(i-1) != ", " || !p.numeric(i-1) && !p.is(ordinalDays, i-1) || !p.is(given, i) && !p.is(givenMore, i) || p.publicThing(i, end) || !p.spaced(i) {
		return false
	}
	return p.is(says, i+1) || p.is(deeds, i+1) || p.is(ands, i+1) && p.spaced(i+1) && (p.is(persons, i+2) || p.is(anyone, i+2) || p.words[i+2].Plain == crowd)
}

// crowd is with somebody: "đám bạn".
var crowd = reading.NewWord("dam")

// speaking is what persons alone do.
var speaking = newSet("khai, kể, nói, bảo, hứa, hẹn, chối, thề, khóc, thú, nhắn")

// birthOrder says that the words from i to end are what the south calls somebody, by which
// of the children one is, at the beginning of a sentence that says what he does: "Tư Mẫu nói".
func (p *page) birthOrder(i, end int) bool {
	if end != i+1 || !p.is(numerals, i) || p.shouts(i) || p.numeric(end) || !(p.atStart(i) || i > 0 && !p.spaced(i-1)) || p.publicThing(i, end) || end+1 == len(p.words) {
		return false
	}
	return p.gap(end) == ", " && p.is(persons, end+1) || p.spaced(end) && (p.stop(end+1) || p.is(says, end+1) || p.is(deeds, end+1))
}

// followed says that words stand behind a name that only stand behind a person's.
func (p *page) followed(i, end int) bool {
	if end+1 == len(p.words) || !followGap(p.gap(end)) {
		return false
	}
	if p.numeric(end+1) && p.gap(end) == " (" && p.after(p.words[end+1].End) == ')' && yearLike(p.word(end+1)) && p.words[end+1].Value < 2020 && end > i {
		return p.surname(i) || p.is(clans, i)
	}
	if p.gap(end) == " (" && (end > i && p.madeOfNames(i, end) || end == i && (p.is(given, i) || p.is(givenMore, i)) && !p.atStart(i)) && !p.publicThing(i, end) {
		if _, n := at(p, regions, end+1); n > 0 && strings.HasPrefix(p.gap(end+n), ")") {
			return true // "Mẫu Thử (Nghệ An)"
		}
	}
	if p.numeric(end + 1) {
		return end+2 < len(p.words) && p.one(ages, end+2)
	}
	_, n := at(p, followers, end+1)
	if m := p.standsFor(end + 1); m && (p.gap(end) != " " || p.words[end+1].Plain == holds || p.words[end+1].Plain == signs) && !p.publicThing(i, end) && (end == i && (p.is(given, i) || p.is(givenMore, i)) || end > i && p.madeOfNames(i, end)) {
		return true // "Mẫu - đại diện 12 hộ"
	}
	return n > 0 && (end > i || !p.atStart(i) && !p.lineStart(i))
}

// lineStart says that word i begins a line.
func (p *page) lineStart(i int) bool { return i > 0 && p.seen[i-1].gap&gapBreaks != 0 }

// What one does with a paper: "đứng tên", "ký nhận".
var holds, signs = reading.NewWord("dung"), reading.NewWord("ky")

// standsFor says that the words at i say for whom somebody speaks, or that he writes.
func (p *page) standsFor(i int) bool {
	_, n := at(p, roles, i)
	return n > 0
}

var roles = newSet("đứng tên, đứng đơn, ký tên, ký nhận, ký thay, viết đơn, làm đơn, điểm chỉ, làm chứng, đại diện, thay mặt, chủ hộ, kính đơn, kính gửi, kính mong, trưởng thôn, trưởng ấp, trưởng xóm, trưởng bản, tổ trưởng, tổ dân, thôn, ấp, xóm, bản, hộ, đội, khu phố, một cử tri, cử tri, công dân, người dân, cư dân, phụ huynh, mẹ, bố, cha, con, cháu, vợ, chồng, tuổi")

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

var leads = newTable(func() map[string]lead {
	all := map[string]lead{}
	for l, list := range map[lead]string{
		turned:   "nhờ, gặp, nhắn, thẻ, chào, tới, ơn",
		related:  relatedWords,
		rankEnd:  "viên, sĩ, sư, úy, tá, diễn, thương, tàu, lang, sinh, mẫu, dân, bào, nhân, tang, hộ, lính",
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

var relatedSet = newSet(relatedWords)

const relatedWords = "cho, của, với, do, bởi, đến, từ, và, ghi, là, hỏi, bị, mời, giao, thưa, tên"

var (
	ages     = newSingle("tuổi")
	ands     = newSet("và, cùng, với, hoặc, va")
	numerals = newSet("hai, ba, tư, năm, sáu, bảy, tám, chín, mười, út, cả, tí, tèo, bé")
	peoples  = newSet("tộc, người, tịch, tiếng, nước, bào")
	// followers stand behind the name of a person.
	followers = newSet("sinh năm, sinh ngày, sn, cccd, cmnd, cmt, căn cước, dân tộc, người dân tộc, trú tại, trú, ngụ, ngụ tại, thường trú, năm sinh, ngày sinh, quốc tịch, hộ chiếu, sdt, sđt, đt, điện thoại, " +
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
	if end > i && !p.is(given, end) && !(p.is(givenMore, end) && !p.publicThing(i, end) && p.madeOfNames(i, end)) {
		return false
	}
	if end == i && p.spaced(end) && !p.words[end+1].Capital && !p.numeric(end+1) && !p.publicThing(i, end) && !p.inName(last) {
		return p.is(given, i) || p.is(givenMore, i) || p.is(nicknames, i) || p.stop(end+1) || p.is(deeds, end+1) // "anh em Mẫu, Thử mồ côi"
	}
	return gap != "" || p.is(ands, end+1) || p.is(plurals, end+1)
}

var plurals = newSet("đều, cùng, đã, bị")

var points = newSet("điểm, khoản, mục, lớp, tổ, khu, nhà, loại, bảng, lục, câu, phần, và, hoặc, nhóm, hạng, khối, tiết, gan, đội, tòa, block, lô, dãy, cổng, bên, vitamin, hepatitis, khu, phương án, án, mẫu, đề")

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
	if next == len(p.words) || p.words[next].Start < m.End || !p.words[next].Capital || p.numeric(next) || p.is(labels, next) || p.office(next) || p.stop(next) || p.opens(next) || !p.voweled(next) || p.is(addressed, next) {
		return 0, false
	}
	if _, n := at(p, regions, next); n > 0 {
		return 0, false
	}
	end := p.capitals(next, longestName)
	closed := strings.Trim(p.gap(end), " ")
	switch p.text[m.End:p.words[next].Start] {
	case " (":
		return end, strings.HasPrefix(closed, ")") || p.spaced(end) && p.is(persons, end+1) || p.bracketed(next, end)
	case ", ":
		return end, strings.HasPrefix(closed, ")") && !p.placed(next) // "(0912345678, Thử)"
	case " ", " - ", "-":
		if p.spaced(end) && p.is(particleWords, end+1) && !p.placed(next) {
			return end, true // "0912345678 Thử nhé"
		}
		return end, (closed == "" && end+1 == len(p.words) || strings.Trim(closed, ".,;)\n") == "" && closed != "") && !p.placed(next)
	}
	return 0, false
}

// bracketed says that a name from i to end stands first in brackets, with a few words on
// who it is: "(Mẫu, con gái)".
func (p *page) bracketed(i, end int) bool {
	if end == i && p.gap(i) == ", " && p.is(labels, i+1) && p.foreign(i) {
		return true // "(Peter, WhatsApp)"
	}
	if !p.is(given, end) && !p.is(givenMore, end) || p.publicThing(i, end) {
		return false
	}
	for w := end; w < end+4 && w < len(p.words); w++ {
		switch gap := p.gap(w); {
		case strings.HasPrefix(gap, ")"):
			return true
		case gap != " " && gap != ", ":
			return false
		}
	}
	return false
}

// mailed says that the address of an e-mail follows word i in angle brackets, as it does
// whoever wrote it: "Mẫu Thử" <mau@example.vn>.
func (p *page) mailed(i int) bool {
	rest, ok := strings.CutPrefix(strings.TrimLeft(p.gap(i), "\""), " <")
	if !ok || rest != "" || i+1 == len(p.words) {
		return false
	}
	address, _, closed := strings.Cut(p.text[p.words[i+1].Start:min(len(p.text), p.words[i+1].Start+longestAddress)], ">")
	return closed && strings.Contains(address, "@") && !strings.ContainsAny(address, " \n")
}

// longestAddress is how long an address of e-mail may be (RFC 5321, 4.5.3.1.3).
const longestAddress = 256

// initialed says that the letters from i to end are the initials of somebody: behind a
// word that has to do with persons, or another name.
func (p *page) initialed(i, end, last int) bool {
	if p.gap(i) == "" || p.gap(i)[0] != '.' || i == 0 || last+1 != i && (p.is(points, i-1) || p.opens(i-1)) || end > i+1 || end > i && p.letters(end) > 1 {
		return false
	}
	behind := p.spaced(i-1) && (p.is(dealings, i-1) && p.words[i-1].Word != is || p.is(addressed, i-1)) || last >= 0 && last+1 == i && strings.Trim(p.gap(last), " .") == ","
	return behind && (end == i && p.gap(i) != "." || end == i+1 && p.gap(i) == "." && strings.HasPrefix(p.gap(end), "."))
}

var myWord = reading.NewWord("my")

var particleWords = newSet("nhé, nha, nhen, ạ, nghen, nghe, hen, giúp")

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
		for start > 0 && end-start < longestName-1 && p.words[start-1].Capital && !p.numeric(start-1) && p.joinsNames(start-1) && !p.shouted(start-1) && !p.is(addressed, start-1) {
			start--
		}
		if p.bare && end == start && end+1 < len(p.words) && p.words[end].Plain == myWord && p.is(labels, end+1) {
			continue // "My phone: 0912 345 678"
		}
		bare := end == start && (start > 0 && p.atStart(start) && p.before(p.words[start].Start-1) != ':' && gap == " " && !p.is(given, start) || p.letters(start) < 2)
		if bare || start == end && p.nobody(end) || p.shouted(start) || p.words[end].Capitals && p.letters(end) > 1 && end == start || p.words[end].Capitals && !p.words[start].Capitals && p.letters(end) > 1 || p.office(start) || p.placed(start) || p.noName(start, end) || p.is(labels, start) || p.bank(start) || p.stop(start) || p.opens(start) {
			continue
		}
		if _, n := at(p, regions, start); n == 0 && (start == 0 || !p.is(there, start-1) && !p.is(institutions, start-1)) {
			masks = append(masks, p.mask(start, end, Name))
		}
	}
	return masks
}

var (
	labels       = newSet("mob, cell, hp, imess, line, german, korean, american, british, french, japanese, chinese, russian, indian, australian, canadian, dutch, italian, swedish, filipino, malaysian, swiss, polish, spanish, taiwanese, ukrainian, citizen, passport, nationality, sim, vssid, vneid, đc, ví, momo, mã, khách, thẻ, stk, tk, fb, facebook, hotline, cccd, cmnd, sđt, sdt, đt, dt, số, tel, zalo, điện thoại, điện, thoại, phone, dđ, máy, viber, hotline, fax, whatsapp, mobile, alo, gọi, liên hệ, hệ, telegram, kính")
	institutions = newSet("ty, cty, trường, viện, hàng, sở, phòng, ban, trạm, tâm, xã, phường, thôn, quán, hội, điện, lực, quận, huyện, tỉnh, nhánh, cục, đoàn, hãng, taxi")
)
