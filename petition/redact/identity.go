package redact

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/reading"
)

// announcing are the words that a number follows, and its kind, whatever their
// accents.
var announcing = newTable(rows(announcingWords))

var announcingWords = map[Kind]string{
	Phone: "điện thoại, đt, sđt, tel, phone, mobile, zalo, viber, hotline, di động, số máy, máy bàn, fax, liên hệ, gọi, gọi số, liên lạc, dđ, whatsapp, alo, cố định, telegram",
	Identity: "cmnd, cmt, cmtnd, cccd, căn cước, căn cước công dân, chứng minh, chứng minh nhân dân, chứng minh thư, định danh, định danh cá nhân, thẻ cư trú, gttt, chứng minh sĩ quan, chứng minh quân đội, chứng minh quân nhân, cmsq, cmqđ, đdcn, thẻ tạm trú, thẻ thường trú, thông hành, giấy phép lao động, biển số đuôi, " +
		"trc, residence card, work permit, driving licence, driving license, id card, tax id, account number, bank account, giấy tờ tùy thân, số giấy tờ, cc, hc, mã thuế, tax code, account no, tkoan, tài khoản nhận, chuyển khoản vào, ck vào, vietcombank, vcb, bidv, agribank, techcombank, tcb, mbbank, mb, acb, sacombank, vpbank, tpbank, vietinbank, vib, shb, msb, hdbank, ocb, seabank, scb, hộ chiếu, passport, pp, visa, thị thực, mst, mã số thuế, biển số, biển số xe, biển xe, biển kiểm soát, bks, stk, tk, tài khoản, bhxh, bhyt, bảo hiểm xã hội, bảo hiểm y tế, thẻ bảo hiểm, số thẻ, thẻ ngân hàng, thẻ atm, thẻ visa, thẻ napas, thẻ tín dụng, khai sinh, " +
		"giấy phép lái xe, gplx, bằng lái, bằng lái xe, hộ khẩu, sổ hộ khẩu",
}

// longestAnnouncing is the number of words of the longest of announcing.
const longestAnnouncing = 4

// betweens may stand between such words and the number: "số điện thoại của tôi là".
const betweenWords = "số, là, của, tôi, mình, em, anh, chị, theo, qua, cho, cá, nhân, công, dân, bạn, ông, bà, và, hoặc, người, này, cũ, mới, cháu, chú, cô, bác, vợ, chồng, bố, mẹ, con, gắn, chíp, chip, hai, mang, có, ghi, trên, hiện, tại, thẻ, đã, được, cấp, dùng, đúng, sai, nhầm, thành, in, đang, đứng, tên, chính, chủ, ngân, hàng, ở, nhận, chuyển, vào, sổ, mã, cháu, bé, bị, hạng, vietcombank, vcb, bidv, agribank, techcombank, tcb, mbbank, mb, acb, sacombank, vpbank, tpbank, vietinbank, ctg, vib, shb, msb, hdbank, ocb, seabank, scb, nh, bank, mới, hình, như, gốc, chip, thẻ, vneid, mang, khác, ấy, đó, kia, nó, hắn, ổng, bả, ảnh, chỉ, bên, thứ, nhất, bốn, ba, sáu, cuối, đầu, các, đuôi, phụ, còn, lại, khoản, tiền, hộ, kinh, doanh, nộp, phổ, thông, hưởng, lương, điện, tử, no, tùy, thân, c, napas, bank, ukraine, nga, mỹ, hàn, quốc, nhật, bản, trung, loan, pháp, đức, úc, lào, campuchia, thái, ấn, độ, malaysia, uk, us, usa"

// announced is the kind of number that the words just before an offset speak
// of: "SĐT", "căn cước số".
func (p *page) announced(at int) Kind { return p.announcedAt(at, p.wordsBefore(at)) }

// announcedAt is that before the word given, which an offset is in.
func (p *page) announcedAt(at, word int) Kind {
	others := 0 // words that say nothing of the number
	for i, skipped := word, 0; i > 0 && skipped < 7; i, skipped = i-1, skipped+1 {
		gap := p.gap(i - 1)
		if i == word {
			gap = p.text[p.words[i-1].End:max(at, p.words[i-1].End)]
		}
		if gap != " " && strings.ContainsAny(gap, ";\n") {
			return ""
		}
		for n := min(longestAnnouncing, i); n > 0 && p.asks(i-1, endsAnnouncing); n-- {
			if k, long, _ := announcing.Like(p.words[:i], i-n, true); long == n && (others == 0 || k == Identity) {
				return k
			}
		}
		if !p.asks(i-1, isBetween) && !p.numeric(i-1) {
			if others++; others > 2 || p.words[i-1].Capital || p.is(counts, i-1) {
				return ""
			}
		}
	}
	return ""
}

// counts say that what follows is no number of a person.
var counts = newSet("tiền, phí, giá, nợ, vay, hết, khoảng, hơn, gần, trị, mức, tổng, ngày, lúc, từ, đến, năm, tháng, lần, hồ, đơn, lai, văn, định, nghị, điều, khoản, luật, tư, quyết, phạt, nhận, gửi, trả, đóng, rút, còn, mất, thu, chi, thêm, tờ, bộ, cái, tuổi, giờ, mã, lẻ, quyển, chuyển, vay, dư, đồng, vnd")

// passports finds a letter and seven or eight digits: B1234567.
func (p *page) passports() []Mask {
	var masks []Mask
	if p.asked&isMixed == 0 {
		return nil
	}
	for i := p.seek(0, isMixed); i < len(p.words); i = p.seek(i+1, isMixed) {
		w := &p.words[i]
		if n := w.End - w.Start; n < 8 || n > 10 || !w.Capital {
			continue
		}
		word := p.word(i)
		_, letter := utf8.DecodeRuneInString(word)
		if len(word) == 9 && isCapital(word[0]) && isCapital(word[1]) && p.passportBefore(i) {
			letter = 2 // "hộ chiếu của anh Mẫu, số TR1234567"
		}
		if digits := word[letter:]; (len(digits) == 7 || len(digits) == 8) && strings.Trim(digits, "0123456789") == "" {
			masks = append(masks, p.mask(i, i, Identity))
		}
	}
	return masks
}

// passportBefore says that a passport is spoken of a few words before word i.
func (p *page) passportBefore(i int) bool {
	for w := i - 1; w >= 0 && i-w <= 10 && !strings.ContainsAny(p.gap(w), ";\n"); w-- {
		if p.words[w].Plain == chieu || p.words[w].Plain == passport {
			return true
		}
	}
	return false
}

var chieu, passport = reading.NewWord("chieu"), reading.NewWord("passport")

// cards finds numbers with letters before them, after a word that announces one:
// "hộ chiếu B 1234567", "BHYT TE1 79 000 000 0034".
func (p *page) cards() []Mask {
	var masks []Mask
	for i := p.seek(1, isMixed|figureNext); i < len(p.words); i = p.seek(i+1, isMixed|figureNext) {
		w := &p.words[i]
		if p.asks(i, taken) {
			continue // the code of a dossier
		}
		if end, ok := p.vessel(i); ok {
			masks = append(masks, p.mask(i, end, Plate))
			i = end
			continue
		}
		if w.Word == 0 && w.Kind == reading.KindWord && p.letters(i) <= 3 && (p.spaced(i) || p.gap(i) == "-") && p.numeric(i+1) && p.words[i+1].Digits >= 3 && p.vehicle(w.Start, -1) {
			masks = append(masks, p.mask(i, p.slashed(i+1), Plate)) // "biển MĐ1 234.56"
			continue
		}
		if w.Kind == reading.KindFigure && w.Word == 0 && w.Capitals && p.letters(i) >= 9 && p.announcedAt(w.Start, i) == Identity { // 711A00000408
			masks = append(masks, p.mask(i, i, Identity))
			continue
		}
		if !w.Capitals || w.Kind != reading.KindWord {
			continue
		}
		if end := p.insured(i); end > i {
			masks = append(masks, p.mask(i, end, Identity)) // GD 4 79 7912345678
			i = end
			continue
		}
		if p.is(merits, i) && (p.spaced(i) || p.gap(i) == "-") && p.numeric(i+1) && p.words[i+1].Digits >= 3 && p.words[i+1].Digits <= 6 && p.merited(i) {
			masks = append(masks, p.mask(i, i+1, Identity)) // TB 45678
			continue
		}
		if w.Word == 0 && p.letters(i) >= 7 && p.announcedAt(w.Start, i) == Identity { // C01X00T47
			masks = append(masks, p.mask(i, i, Identity))
			continue
		}
		if !p.numeric(i+1) || p.letters(i) > 3 || p.stop(i) || p.words[i-1].Word == rung || p.announcedAt(w.Start, i) != Identity {
			continue
		}
		last, digits := i, 0
		for last+1 < len(p.words) && digits < 16 && p.numeric(last+1) && strings.Trim(p.gap(last), " .-") == "" && len(p.gap(last)) <= 3 {
			last++
			digits += int(p.words[last].Digits)
		}
		if digits >= 6 {
			masks = append(masks, p.mask(i, last, Identity))
			i = last
		}
	}
	return masks
}

// insured is the last word of the number of a card of health insurance at word i: two
// letters and thirteen figures, in groups; 0 where there is none.
func (p *page) insured(i int) int {
	if !p.is(insuredGroups, i) {
		return 0
	}
	digits := 0
	for w := i + 1; p.numeric(w) && digits < 13 && p.words[w].Word != 0 && strings.Contains(" -.", p.gap(w-1)) && len(p.gap(w-1)) == 1; w++ {
		if digits += int(p.words[w].Digits); digits == 13 {
			return w
		}
	}
	return 0
}

// insuredGroups are the groups of those who are insured.
var insuredGroups = newSet("dn, hx, ch, nn, xk, ht, tb, no, ct, xb, tn, cs, qn, ca, cy, xn, ms, ck, cb, kc, hd, te, bt, hn, dt, dk, xd, ts, tc, tq, ta, ty, hg, ls, pv, hs, sv, gb, gd")

// merits are the letters before the numbers of those whom the country thanks.
var merits = newSet("tb, bb, ls, ncc, hh, qn, tq, cđhh, tnxp, cm")

// merited says that such a number is spoken of a few words before word i.
func (p *page) merited(i int) bool {
	for w := i - 1; w >= 0 && i-w <= 6; w-- {
		if _, n := before(p, receipts, w); n > 0 {
			return false // "số biên nhận LS-25-1187"
		}
		if p.is(meritWords, w) {
			return true
		}
	}
	return false
}

var meritWords = newSet("thương, liệt, binh, công, độc, cam, ncc, sơ, sổ, hóa, trợ, mạng")

// vessel is the last word of the number of a boat at word i: "KG-91234-TS", "ghe SG
// 1234".
func (p *page) vessel(i int) (int, bool) {
	if !p.words[i].Capital || p.numeric(i) || !p.numeric(i+1) || p.letters(i) > 3 || p.gap(i) != " " && p.gap(i) != "-" || p.words[i+1].Digits < 4 || p.words[i+1].Digits > 5 {
		return 0, false
	}
	if i+2 < len(p.words) && p.words[i+2].Plain == fishing && p.words[i+2].Capitals && (p.gap(i+1) == "-" || p.spaced(i+1)) {
		return i + 2, true
	}
	for w := i - 1; w >= 0 && i-w <= 4; w-- {
		if p.is(vessels, w) {
			return i + 1, true
		}
	}
	return 0, false
}

var (
	fishing = reading.NewWord("ts")
	vessels = newSet("tàu, ghe, thuyền, lan, xuồng, đò, phà, hiệu, bè")
)

var rung = reading.NewWord("hạng") // "bằng lái hạng C"

// papers finds the numbers of what a person has that are short or have letters:
// "giấy khai sinh số 12/2015", "mã sinh viên B20DCCN123".
func (p *page) papers() []Mask {
	var masks []Mask
	if p.asked&asksPaper == 0 {
		return nil
	}
	for i := p.seek(0, asksPaper); i < len(p.words); i = p.seek(i+1, asksPaper) {
		if p.article(i) {
			continue
		}
		_, n := at(p, paperWords, i)
		next := i + n
		if _, long := at(p, paperHeads, i); long >= n && long > 0 {
			if w := p.paperNumber(i + long); w > 0 && !(p.words[i].Plain == registered && p.words[w].Digits < 3 && p.gap(w) != "/") && (long > 1 || p.words[w].Digits == 0 || p.words[w].Digits >= 4) {
				n, next = w-i, w
			}
		}
		if n > 0 {
			next = p.served(next)
		}
		if n == 0 || next >= len(p.words) || !announces(p.gap(next-1)) || p.asks(next, taken) {
			continue
		}
		if p.capitalPair(next) {
			masks = append(masks, p.mask(next, next+2, Identity)) // TB-VN 004417, TB/A 00417
			continue
		}
		if p.gap(next) == "_" {
			masks = append(masks, p.mask(next, p.paperEnd(next), Identity)) // hcm_ftth_012224
			continue
		}
		if p.words[next].Capitals && !p.numeric(next) && p.letters(next) <= 4 && p.numeric(next+1) && (p.spaced(next) && (p.words[next+1].Digits >= 4 || p.words[next+1].Digits >= 2 && p.gap(next+1) == "/" || p.words[next+1].Digits >= 2 && p.spaced(next+1) && (p.numeric(next+2) || p.words[next+2].Capitals && p.numeric(next+3))) || (p.gap(next) == "-" || p.gap(next) == "/") && p.words[next+1].Digits >= 4) {
			masks = append(masks, p.mask(next, p.paperEnd(next+1), Identity)) // AB 1234567
			continue
		}
		if w := &p.words[next]; w.Digits == 0 && w.Word != 0 && !(w.Capitals && p.letters(next) <= 5 && p.gap(next) == "-" && p.numeric(next+1)) || p.letters(next) == 1 && next+1 < len(p.words) && p.spaced(next) && p.words[next].Value < 3 {
			continue // no figure in it
		}
		masks = append(masks, p.mask(next, p.paperEnd(next), Identity))
	}
	return masks
}

// capitalPair says that two groups of capitals and a number stand at word i: "TB-VN 004417".
func (p *page) capitalPair(i int) bool {
	return i+2 < len(p.words) && p.words[i].Capitals && p.letters(i) <= 4 && (p.gap(i) == "-" || p.gap(i) == "/" || p.gap(i) == ".") && p.words[i+1].Capitals && !p.numeric(i+1) && p.letters(i+1) <= 4 && (p.spaced(i+1) || p.gap(i+1) == "-") && p.numeric(i+2) && p.words[i+2].Digits >= 3
}

// registered begins "khai sinh", of which the volume or the page may have a short number too.
var registered = reading.NewWord("khai")

// served goes on from word i, behind "mã khách hàng" and the like, over what is served
// and to whom, up to a number: "mã khách hàng điện của tôi là".
func (p *page) served(i int) int {
	w := i
	for n := 0; n < 5 && w+1 < len(p.words) && announces(p.gap(w)) && p.is(services, w); n++ {
		w++
	}
	for n := 0; w == i && n < 7 && i+n+1 < len(p.words) && p.spaced(i+n); n++ {
		if (p.words[i+n].Word == is || p.bare && p.words[i+n].Plain == isPlain) && (p.numeric(i+n+1) || p.words[i+n+1].Word == 0) {
			return i + n + 1 // "số hiệu trên ngực em nhớ là 447-012"
		}
	}
	if w > i && w < len(p.words) && (p.numeric(w) || p.words[w].Word == 0 || p.words[w].Capitals || p.gap(w) == "_") {
		return w
	}
	return i
}

var services = newSet("evn, evnhcmc, cháu, con, vợ, chồng, mẹ, bố, má, ông, bà, anh, chị, giùm, giúp, mang, có, hiện, đang, này, nghèo, cận, trợ, cấp, tiết, kiệm, bhxh, ftth, wifi, fpt, viettel, vnpt, lực, là, số, điện, nước, internet, mạng, cáp, quang, truyền, hình, tiền, gas, của, tôi, em, mình, nhà, hộ, gia, đình, vay, thẻ, trên, ghi, thương, binh, bệnh, sĩ, quan, hưu, trí, sạch, máy, sinh, hoạt")

// paperEnd is the last word of the number of a paper at word i: with strokes, or in
// groups of figures.
func (p *page) paperEnd(i int) int {
	last := i
	for last+1 < len(p.words) && last-i < mostSlashes {
		cut := p.gap(last) != "" && strings.Contains("/-.", p.gap(last)) && (p.numeric(last+1) || p.words[last+1].Capitals) || p.gap(last) == "_"
		if p.spaced(last) && (p.words[last].Word == 0 || p.numeric(last)) && p.words[last+1].Capitals && p.letters(last+1) <= 3 && p.spaced(last+1) && p.numeric(last+2) {
			last += 2 // PC05 DD 0123456
			continue
		}
		group := p.spaced(last) && (p.words[last].Digits >= 2 || p.words[last].Word == 0) && p.numeric(last+1) && (p.words[last+1].Digits >= 2 || last > i && !p.counted(last+1) && p.stopped(last+1)) && p.words[last+1].Word != 0 && !p.counted(last+1) && !p.is(monthWords, last+2)
		if !cut && !group {
			break
		}
		last++
	}
	return last
}

// paperNumber is the word at which the number stands of a paper that is spoken of
// before word i: behind "số" a few words further, or with letters. 0 where there
// is none.
func (p *page) paperNumber(i int) int {
	for w := i; w < len(p.words) && w-i <= 8; w++ {
		if w > i && !p.spaced(w-1) && p.gap(w-1) != ": " {
			return 0
		}
		if w > i && p.is(there, w) {
			return 0 // "khai sinh tại số 5"
		}
		if p.words[w].Plain == so && w+1 < len(p.words) && announces(p.gap(w)) && (p.numeric(w+1) || p.words[w+1].Word == 0 || p.words[w+1].Capitals && p.letters(w+1) <= 3 && (p.gap(w+1) == "-" || p.spaced(w+1)) && p.numeric(w+2)) {
			return w + 1
		}
		if p.words[w].Capitals && !p.numeric(w) && p.letters(w) <= 3 && p.numeric(w+1) && (p.spaced(w) || p.gap(w) == "/") && p.words[w+1].Digits >= 4 || p.words[w].Capitals && !p.numeric(w) && p.letters(w) <= 5 && p.gap(w) == "-" && p.numeric(w+1) {
			return w // "hồ sơ liệt sĩ LS/12345"
		}
		if p.words[w].Word == 0 && p.words[w].Capitals && p.letters(w) >= 6 || w == i && (p.words[w].Digits >= 5 && p.word(w)[0] != '0' || p.numeric(w) && p.gap(w) == "." && p.numeric(w+1) && p.words[w+1].Digits >= 5) {
			return w
		}
	}
	return 0
}

// paperHeads are what a person has, whose number is said a few words further.
var paperHeads = newSet("giấy khai sanh, khai sanh, khai sinh, giấy khai sinh, giấy chứng sinh, giấy khai tử, giấy chứng tử, giấy kết hôn, giấy chứng nhận kết hôn, gcn kết hôn, giấy đkkd, giấy đăng ký kinh doanh, đkkd, đkhkd, giấy phép kinh doanh, thẻ đảng, thẻ đoàn viên, thẻ hội viên, thẻ thương binh, thẻ thường trú, thẻ tạm trú, gplđ, bằng tốt nghiệp, chứng chỉ hành nghề, cchn, " +
	"hợp đồng mua bán điện, hợp đồng điện, hợp đồng nước, hợp đồng bảo hiểm, hợp đồng mua bán, giấy chứng nhận đăng ký hộ kinh doanh, giấy chứng nhận đăng ký kinh doanh, hợp đồng vay, hợp đồng tín dụng, hợp đồng lao động, hợp đồng thuê nhà, hđlđ, sổ tiết kiệm, sổ hưu, sổ lương hưu, sổ hộ nghèo, sổ thương binh, bằng tqgc, chứng nhận thanh niên xung phong, giấy chứng nhận thanh niên xung phong, chứng nhận tnxp, hồ sơ liệt sĩ, hồ sơ thương binh, hồ sơ bệnh binh, hồ sơ ncc, sổ lĩnh trợ cấp, sổ lãnh lương hưu, sổ lĩnh lương hưu, sổ lãnh lương, sổ trợ cấp, giấy chứng nhận gia đình liệt sĩ, giấy chứng nhận thương binh, giấy chứng nhận bệnh binh, gcn thương binh, gcn bệnh binh, gcn gia đình liệt sĩ, giấy chứng nhận hộ nghèo, giấy chứng nhận người có công, hồ sơ da cam, sổ bệnh binh, sổ trợ cấp, số sổ, giấy ra viện, hồ sơ bệnh án, bệnh án, mã học viên, mã số học viên, học viên mã số, sinh viên mã số, mã hợp đồng, số hợp đồng, giấy xác nhận khuyết tật, giấy phép hành nghề, bằng lái xe, giấy cnks, giấy báo tử, trích lục, huân chương, huy chương, bằng tổ quốc ghi công, hồ sơ người có công, cà vẹt, đăng ký xe, bảo hiểm xe, thẻ,  mã số sinh viên, số khung, số máy")

var paperWords = newSet("msv, mã sv, mã số sv, mã hs, mã gv, mã nv, thuê bao, thuê bao internet, thuê bao số, tên đăng nhập, mã internet, mã thuê bao internet, account internet, số sổ hộ nghèo, trích lục, mã bn, mã y tế, số hiệu cand, số khai sinh, mã định danh học sinh, số giấy cnkh, cnkh số, giấy cnkh số, số giấy kết hôn, số giấy khai sinh, số gks, gks số, số thẻ thư viện, thẻ thư viện, mã tiêm chủng, mã số tiêm chủng, gpkd số, giấy phép kinh doanh số, mã số hộ nghèo, thẻ hướng dẫn viên, thẻ đoàn viên, mã cử tri, số hiệu nhân viên, thẻ nhân viên, mã thẻ, mã số khách hàng, số khách hàng, số quân nhân, thẻ sĩ quan, số hiệu sĩ quan, giấy phép hành nghề, giấy phép hành nghề số, số giấy phép hành nghề, mã số bệnh nhân, số vào sổ hộ tịch, mã số cá nhân, đăng ký xe số, số hợp đồng điện, mã hợp đồng điện, cccd đuôi, đuôi cccd, số cuối cccd, số cuối của cccd, hc số, khai sinh số, chứng sinh số, chứng tử số, khai tử số, trích lục số, kết hôn số, đăng ký kết hôn số, số hiệu quân nhân, quân nhân số, đảng viên số, số thẻ ngành, số thẻ, mã sinh viên, mã số sinh viên, mssv, mã học sinh, mã số học sinh, mã bệnh nhân, mã bệnh án, bệnh án số, số bệnh án, " +
	"mã nhân viên, thẻ sinh viên, thẻ sinh viên số, số báo danh, sbd, mã thanh toán, mã thanh toán điện, số công tơ, mã công tơ, công tơ số, mã khách hàng, mã khách hàng điện, mã khách hàng nước, mã kh, số khung, số máy xe, số danh bạ, danh bạ, danh bộ, thẻ hội viên số, mã số thẻ, thương binh số, thẻ thương binh, sổ hưu số, số sổ hưu, số sổ, mã hộ nghèo, mã hộ, số hiệu công chứng viên, thẻ luật sư số, chứng chỉ hành nghề số, " +
	"mã số hộ kinh doanh, mã hộ kinh doanh, đăng ký kinh doanh số, đkkd số, sổ tiết kiệm số, sổ tiết kiệm, giấy phép lao động số, giấy phép lao động, thẻ học sinh, thẻ học sinh số, sổ bảo hiểm số, imei, chứng nhận thương binh số, " +
	"sổ hộ nghèo số, hộ nghèo số, sổ đoàn viên số, bằng tốt nghiệp số, số hiệu bằng, bằng số, số hiệu văn bằng, chứng chỉ số, ra viện số, nhập viện số, số vào viện, số lưu trữ, hành nghề số, hướng dẫn viên số, khuyết tật số, mã thuê bao, mã số hội viên, số hiệu, số hiệu công an, thẻ nhà báo số, thẻ luật sư số, cchn, chứng chỉ hành nghề, msnv, mã số nhân viên, mã số cán bộ, mã vận động viên, mã hội viên, mã tài khoản, mã căn hộ")

// Numbers of vehicles: 30A-123.45, 29H1 234.56, 59-X1 12345, where four digits
// are an old one; those of the diplomats, 80-NG-123-45 and 41-291-NG-01; and those
// of the army, TM-12-34, and of the first days, T29-123.45.
var plateForms = sync.OnceValue(func() [5]*regexp.Regexp {
	return [5]*regexp.Regexp{
		regexp.MustCompile(`^[1-9][0-9][ -]{0,3}(?:[A-Za-zĐđ][0-9]|[Mm][Đđ][0-9]|[A-Za-zĐđ]{1,2})[ .:/-]{0,3}(?:[0-9]{3}[. ,-]?[0-9]{2}|[0-9]{4}|[0-9]{3}\.[0-9])`),
		regexp.MustCompile(`^[1-9][0-9][ -]?(?:[0-9]{3}[ -]?)?(?:NG|NN|QT|CV)[ -]?[0-9]{2,3}(?:[ .-]?[0-9]{2})?`),
		regexp.MustCompile(`^[A-Z]{2}[ -][0-9]{2}[ .-][0-9]{2,3}(?:[ .-][0-9]{2})?`),
		regexp.MustCompile(`^T[0-9]{2}[ -][0-9]{3}[. ]?[0-9]{2}`),
		regexp.MustCompile(`^(?:LD|DA|KT|LB|MK|HC)[ -][0-9]{3}[. ]?[0-9]{2}`),
	}
})

// plateLength is more than the number of a vehicle has.
const plateLength = 24

// farthestDigit is how many bytes behind the first two figures others are.
const farthestDigit = 12

// plates finds licence plates: five digits with a capital by their form, the
// others after a word of a vehicle or another plate.
func (p *page) plates(groups []group) []Mask {
	var masks []Mask
	last := -1
	for _, g := range groups {
		if g.start < last || !p.beginsPlate(g) {
			continue
		}
		for k, form := range plateForms() {
			start := g.start
			if (k == 4) != (len(g.digits) == 3) {
				continue
			}
			switch k {
			case 2, 4:
				start -= 3
			case 3:
				start--
			}
			if start < 0 {
				continue
			}
			if !mayBePlate(p.text[start:g.start], p.after(g.end)) {
				continue
			}
			if k == 0 && !plateLetters(p.text[g.end:]) {
				continue
			}
			at := form.FindStringIndex(p.text[start:min(len(p.text), start+plateLength)])
			if at == nil {
				continue
			}
			end := start + at[1]
			if before, after := p.before(start), p.after(end); strings.ContainsRune("./-", before) || letterOrFigure(before) && !p.vehicleBefore(start) || letterOrFigure(after) {
				continue
			}
			plate := p.text[start:end]
			n := len(plate)
			four := plate[n-3] != '.' && plate[n-3] != '-' && !isDigit(plate[n-5])
			if p.vehicle(start, last) || k == 0 && plate[n-3] != ' ' && !four && plate == strings.ToUpper(plate) {
				masks = append(masks, Mask{start, end, Plate, Likely})
				last = end
				break
			}
		}
	}
	return masks
}

// beginsPlate says at little cost whether a group may be the first of a licence plate:
// two figures, or three behind two capitals, and more of them further on.
func (p *page) beginsPlate(g group) bool {
	if len(g.digits) != 2 && !(len(g.digits) == 3 && g.start > 2 && isCapital(p.text[g.start-2]) && isCapital(p.text[g.start-3])) {
		return false
	}
	return strings.ContainsAny(p.text[g.end:min(len(p.text), g.end+farthestDigit)], "0123456789")
}

// mayBePlate says at little cost whether two figures may be those of a vehicle, with
// what stands before them in its number, and the character behind.
func mayBePlate(before string, after rune) bool {
	if before != "" {
		return 'A' <= before[0] && before[0] <= 'Z'
	}
	return after == ' ' || after == '-' || after == 'đ' || after == 'Đ' || after < utf8.RuneSelf && isLetter(byte(after)) || after == utf8.RuneError
}

// plateLetters says at little cost whether one or two letters follow, behind spaces and
// hyphens, as in the number of a vehicle.
func plateLetters(rest string) bool {
	rest = strings.TrimLeft(rest[:min(len(rest), farthestDigit)], " -")
	n := 0
	for i := 0; i < len(rest) && n <= 2; {
		r, size := utf8.DecodeRuneInString(rest[i:])
		if r != 'Đ' && r != 'đ' && (r >= utf8.RuneSelf || !isLetter(byte(r))) {
			return n > 0 && r < utf8.RuneSelf
		}
		n++
		i += size
	}
	return n > 0 && n <= 2
}

// vehicleBefore says that a word of a vehicle stands right before an offset, without a
// space: "BKS29A-12345".
func (p *page) vehicleBefore(at int) bool {
	start := at
	for start > 0 && at-start < 4 && isLetter(p.text[start-1]) {
		start--
	}
	switch strings.ToLower(p.text[start:at]) {
	case "bks", "bs", "xe":
		return !letterOrFigure(p.before(start))
	}
	return false
}

// vehicle says that the words before an offset speak of a vehicle, or that another
// plate stands before it, which ends at last.
func (p *page) vehicle(at, last int) bool {
	if last > 0 && strings.Trim(p.text[last:at], " ,;") == "" || p.announced(at) != "" {
		return true
	}
	w := p.wordsBefore(at) - 1
	for n := 0; n < 3 && w >= 0; n++ {
		if p.is(vehicles, w) {
			return true
		}
		w--
	}
	return false
}

var vehicles = newSet("cày, kéo, chiếc, moto, oto, xế, bsx, xe, biển, bks, bs, taxi, oto, tô, moóc, moto, container")

// spelled finds a number told in words, or in words and figures: "không chín một
// hai ba bốn năm sáu bảy tám", "0912 ba bốn năm 678".
func (p *page) spelled() []Mask {
	var masks []Mask
	if !p.figures && p.asked&asksDigit == 0 {
		return nil
	}
	for i := p.seek(0, asksDigit|isFigure); i+1 < len(p.words); i = p.seek(i+1, asksDigit|isFigure) {
		if !p.asks(i+1, asksDigit|isFigure|hasCapital) {
			continue // most
		}
		if !(p.asks(i, asksDigit) && p.like(digitWords.Table, i)) && !(p.numeric(i) && p.word(i)[0] == '0') {
			continue
		}
		j, words, digits, commas, lettered := i, 0, 0, false, false
		for ; j < len(p.words) && digits < longestCard && (j == i || p.spaced(j-1) || p.gap(j-1) == ", "); j++ {
			if n := p.times(j); n > 0 {
				words += n
				digits += n
				j += 2 // "ba số không"
			} else if p.like(digitWords.Table, j) {
				commas = commas || j > i && !p.spaced(j-1)
				words++
				digits++
			} else if digits > 2 && p.like(tellings, j) && p.spaced(j) && p.like(digitWords.Table, j+1) {
				continue // "rồi một hai ba"
			} else if p.numeric(j) && p.words[j].Word != 0 {
				digits += int(p.words[j].Digits)
			} else if j > i && p.letters(j) == 1 && p.words[j].Capital && p.plateWord(i) {
				lettered = true // "biển số hai chín A một hai ba"
			} else {
				break
			}
		}
		nought := p.numeric(i) || p.like(noughts, i)
		if words >= 8 && (!commas || nought) || words >= 2 && nought && (digits >= 10 && digits <= 12) || lettered && words >= 6 {
			masks = append(masks, p.mask(i, j-1, Phone))
		}
		if words > 0 {
			i = max(i, j-1)
		}
	}
	return masks
}

// times is how often the figure comes that the words at i tell: "ba số không", "hai con tám";
// 0 where they tell none so.
func (p *page) times(i int) int {
	if i+2 >= len(p.words) || !p.adjoining(i, 3) || p.words[i+1].Plain != so && p.words[i+1].Word != conWord || !p.like(digitWords.Table, i+2) {
		return 0
	}
	return countings[p.words[i].Plain]
}

var conWord = reading.NewWord("con")

var (
	digitWords = newSet("không, một, hai, ba, bốn, tư, năm, lăm, sáu, bảy, bẩy, tám, chín, zero, o")
	noughts    = reading.NewSet("không, zero, o")
	// tellings stand between the parts of a number that is told.
	tellings = reading.NewSet("rồi, tới, với, xong, tiếp, đến")
	// countings are how often a figure comes.
	countings = map[reading.Word]int{reading.NewWord("hai"): 2, reading.NewWord("ba"): 3, reading.NewWord("bon"): 4, reading.NewWord("nam"): 5, reading.NewWord("sau"): 6}
)
