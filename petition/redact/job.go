package redact

import "strings"

// employed says that a given name stands at word i alone, or two of them up to end,
// behind what somebody does in several words: "cán bộ địa chính xã Tâm", "chị lao công
// quét rác Mận".
func (p *page) employed(i, end int) bool {
	if i < 2 || end > i+1 || p.bare || !p.is(given, i) && !p.is(nicknames, i) && !p.acting(i, end) || end > i && !p.is(given, end) || !p.spaced(i-1) || p.words[i-1].Capital && !p.numeric(i-1) || end+1 < len(p.words) && p.words[end+1].Capital && p.spaced(end) {
		return false
	}
	if end > i && p.is(seatsOf, i-1) {
		return false // "cán bộ hưu trí xã Mẫu Tân"
	}
	if _, n := before(p, beforePlace, i-1); n > 0 && !p.is(seatsOf, i-1) && p.words[i-1].Plain != pho && !p.is(gates, i-1) || p.is(subjects, i-1) {
		return false
	}
	for w := i - 1; w >= 0 && i-w <= 7; w-- {
		if i-w >= 2 && i-w <= 3 && p.is(addressed, w) && !p.is(speakers, w) && !p.words[w].Capital && p.is(given, i) && !p.is(deeds, w+1) && !p.is(says, w+1) && !p.is(notGiven, w+1) {
			return true // "anh trật tự Mẫu"
		}
		if _, n := before(p, jobHeads, w); n > 0 {
			return w < i-1 && (n > 1 || i-w > 2)
		}
		if !p.spaced(w) || p.stop(w) && !p.is(inJobs, w) || p.words[w].Capital && !p.numeric(w) {
			return false
		}
	}
	return false
}

// gates are where somebody works, without a name.
var gates = newSet("cổng, đội, trường, xe, sau, trước, kho, bếp, ca")

// acting says that the sentence goes on behind the one word at i, and no place is spoken
// of before it, so that it need not be a name that is known: "cán bộ địa bàn Thuyết đòi
// tiền".
func (p *page) acting(i, end int) bool {
	if end > i || i == 0 || !p.spaced(i) || p.is(seatsOf, i-1) || p.is(gates, i-1) || !p.voweled(i) || p.shouts(i) || p.office(i) || p.foreign(i) {
		return false
	}
	return !p.words[i+1].Capital && !p.numeric(i+1)
}

// jobHeads begin what somebody does.
var jobHeads = newSet("cán bộ, công chức, viên chức, nhân viên, chuyên viên, cô giáo, thầy giáo, giáo viên, bảo vệ, trưởng ban, phó ban, tổ trưởng, tổ phó, đội trưởng, chủ nhiệm, bí thư, kế toán, thủ quỹ, y sĩ, y tá, bác sĩ, điều dưỡng, công an, cảnh sát, trực ban, " +
	"chủ vựa, chủ quán, chủ tiệm, chủ trại, chủ ghe, chủ lò, chủ thầu, chủ xưởng, thương lái, trưởng trạm, hội trưởng, hội phó, tổng phụ, tạp vụ, chị tạp, cô tạp, người trông, người giữ, người gác, cô nuôi, cô dạy, cô trông, anh sửa, thợ điện, thợ nước, anh lái, chị bán, cô bán, bà bán, anh thu, chị thu, cô thu, chị lao, cô lao, anh bảo, chị kế, anh công, chị công, anh cán, chị cán, cô cán, anh thợ, chú thợ, ông thợ, bà chủ, ông chủ, anh chủ, chị chủ, cô chủ, ông trùm, chị phụ, anh phụ, anh giao, anh kỹ, anh điện, chị y, cô y, bác bảo, chú bảo, ông trưởng, bà trưởng, anh trưởng, chị trưởng, anh nhân, chị nhân, cô nhân, anh tài, chú tài, bác tài")

// inJobs are words of sentences that are words of jobs as well; subjects, before what
// is taught.
var (
	inJobs   = newSet("sau, trước, trong, ngoài, bên, giữ, thu, chủ, phó, trưởng, tên, trực, nhà, điện, nước, số, bên, cấp, trả, làm, sinh, theo")
	subjects = newSet("môn, dạy, lớp, học, giờ, tiết, khoa, tiếng, ngành, hãng, hiệu, tổ, nước, người")
)

// nicknames are what children of the north are called at home, and other given names
// that are words.
var nicknames = newSet("xíu, nhím, sóc, gấu, thỏ, khoai, bơ, su, chíp, chip, miu, ken, ben, bo, tin, tít, ti, ròm, tèo, quậy, tý, tí, tèo, bin, bon, mơ, na, thắm, mận, lụa, tũn, cún, bống, gái, út, còi, nụ, hĩm, bưởi, chanh, quýt, ổi, sen, mít, dậu, tuất, hợi, sửu, thìn, ngọ, mùi, thân, dần, tẹo, hến, nhài, mây, miến, thoa, bông, bé, tôm, tép, bi, bờm, cuội, mực, ngát, ngoan, hiền, hoè, hòe, lành, lượm, lựu, nở, nhàn, nhớn, sáu, bảy, bẩy, tám, chín, mười, ba, tư, năm, hai")

// litter says that a given name stands at word i behind the "cái" or "cu" of the north:
// "cái Mơ".
func (p *page) littled(i, end int) bool {
	return end == i && i > 0 && p.spaced(i-1) && p.is(littles, i-1) && (p.is(given, i) || p.is(nicknames, i)) && !p.shouts(i)
}

var littles = newSet("cái, cu, nhà cái, hĩm, nhóc")

// itemBefore says that the number at word i begins a line, and that the line before it begins
// with the number before and a name, which ends with word last: "5. Lê Mẫu, 6 khẩu".
func (p *page) itemBefore(i, last int) bool {
	if i < 2 || !p.lineStart(i) || last < 0 {
		return false
	}
	for w := last; w >= 0 && last-w < longestName+2; w-- {
		if p.numeric(w) && (w == 0 || strings.Contains(p.gap(w-1), "\n")) {
			return p.words[w].Value+1 == p.words[i].Value
		}
	}
	return false
}

// enumerated says that the words with capitals from i to end are one of a numbered
// list of names: "1. Trần Mẫu; 2. Lê Thử", where last is the last word of the name
// before.
func (p *page) enumerated(i, end, last int) bool {
	aged := end+1 < len(p.words) && p.gap(end) == " - " && (yearLike(p.word(end+1)) || p.numeric(end+1) && p.spaced(end+1) && p.one(ages, end+2))
	if i == 0 || end == i || end > i+3 || !p.numeric(i-1) || p.opens(i) || !p.is(clans, i) && !p.surname(i) && !p.is(given, end) && !aged {
		return false
	}
	switch p.gap(i - 1) {
	case ". ", ") ", "/ ", ".", ")":
	default:
		return false
	}
	if aged || last >= 0 && last+2 == i {
		return true // "3/ Mẫu Thử - 1960"
	}
	if p.itemBefore(i-1, last) {
		return true
	}
	next := end + 1
	return next < len(p.words) && p.numeric(next) && p.words[next].Value == p.words[i-1].Value+1 && (p.gap(end) != " " || p.gap(next) == ") ") && p.gap(next) == p.gap(i-1)
}
