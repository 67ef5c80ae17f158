package redact

import (
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// surnames are the family names that nearly all Vietnamese bear. Rare ones are
// left out where they are common words.
var surnames = reading.NewSet("nguyễn, trần, lê, phạm, hoàng, huỳnh, phan, vũ, võ, đặng, bùi, đỗ, hồ, ngô, dương, lý, trịnh, đinh, đoàn, lâm, mai, " +
	"trương, đào, cao, lương, tạ, châu, tô, tăng, tôn, thái, hà, lưu, quách, la, phùng, vương, tống, khúc, nghiêm, kiều, đàm, thạch, giang, triệu, " +
	"lữ, chu, kim, điệp, âu, nông, bạch, lại, cù, mạc, bành, phí, viên, tiêu, hứa, doãn, khổng, sầm, ninh, thân, " +
	"ma, lò, sùng, giàng, lường, quàng, tòng, thào, vừ, siu, ksor, niê, rơ, rah, rmah, kpă, mlô, êban, bkrông, krajăn, ka, công tằng, công huyền")

// surname says whether word i is a family name; one written without accents will
// do in any text.
func (p *page) surname(i int) bool {
	w := &p.words[i]
	_, n := at(p, surnames, i)
	return n > 0 || w.Word == w.Plain && p.like(surnames, i)
}

// addressed are words that stand before a person's name.
var addressed = reading.NewSet("ông, bà, anh, chị, cô, chú, bác, em, cháu, cụ, dì, cậu, mợ, thím, dượng, thằng, mr, mrs, ms")

// introduced are words after which a name comes, capital or not.
var introduced = reading.NewSet("tôi tên là, tên tôi là, em tên là, tôi tên, họ và tên, họ tên, người gửi, người viết đơn, người làm đơn, người kiến nghị, " +
	"người phản ánh, người nhận, ký tên, tên là, đại diện, giám đốc, chủ hộ, người nộp, đồng chí, cán bộ, công chức, chủ tịch, nhân viên, chủ xe, chủ đất, chủ tk, chủ tài khoản, tôi là, vợ tôi là, chồng tôi là, " +
	"con tôi là, bố tôi là, mẹ tôi là, trân trọng, kính đơn, " +
	"bệnh nhân, bệnh nhi, nạn nhân, thai phụ, anh tên, chị tên, cô tên, ông tên, bà tên, cháu tên, bé tên, con tên, người tên, cán bộ tên, nhân viên tên")

// notNames are pairs of words that look like the beginning of a name: words
// that a heading or a sentence writes with capitals.
var notNames = reading.NewSet("hồ sơ, hộ khẩu, đường phố, đường số, tổ chức, tổ dân, tờ trình, tổ công, tổ trưởng, là người, cao đẳng, cao cấp, lệ phí, lý do, lý lịch, " +
	"vụ việc, vụ kstt, vợ chồng, phản ánh, phân loại, đăng ký, đăng kiểm, đào tạo, trường hợp, trường bản, trưởng ban, trưởng phòng, trường mầm, " +
	"trường tiểu, trường trung, trường thpt, trường thcs, trường đại, trường học, kim ngạch, kim loại, tôn giáo, định kỳ, định danh, đoàn thể, " +
	"đoàn kiểm, đoàn thanh, lưu trú, lưu ý, đường bộ, đường sắt, hỗ trợ, hộ gia, hộ kinh, hạ tầng, lâm nghiệp, phục vụ, vụ pháp, vụ tổ, lễ hội, " +
	"lễ tân, phạm vi, là do, là gì, chủ tịch, chủ nhiệm, chủ trì, cơ quan, cơ sở, trân trọng")

// places are provinces, districts and others that look like a whole name. With
// a third word they are one: "Hà Nam" and "Hà Nam Mẫu".
var places = reading.NewSet("hà nội, hà nam, hà tĩnh, hà giang, hạ long, hà đông, hà tiên, cao bằng, cao lãnh, thái bình, thái nguyên, lâm đồng, lâm hà, hoàng mai, " +
	"hoàng sa, kim bôi, kim sơn, lương sơn, giang thành, thạch thất, châu thành, châu á, châu âu, châu đốc, mai linh, trường sa, bùi viện, " +
	"thái lan, cao nguyên, bách khoa, bạch mai, âu lạc, âu việt, mai châu, mai sơn, lý sơn, lý nhân, ninh bình, ninh thuận, ninh giang, " +
	"ninh hòa, ninh phước, ninh sơn, ninh kiều, châu phú, châu đức, kim thành, kim động, kim bảng, trấn yên, trần đề, lương tài, hoằng hóa, " +
	"hoàng hóa, hoàng long, ngô quyền, lê chân, lệ thủy, cao lộc, cao phong, vũ thư, vũ quang, vụ bản, thạch hà, thạch thành, thạch an, " +
	"triệu sơn, triệu phong, hà quảng, hạ lang, hạ hòa, hà trung, thái thụy, thái hòa, lâm thao, lâm bình, bạch thông, đô lương, đồ sơn, " +
	"định quán, định hóa, đình lập, giảng võ")

// beforePlace are words after which a name is a place's or an institution's.
// They count with their accents ("chợ" is not "cho", nor "trường" "trưởng"),
// and those that mean little else also without.
var beforePlace = reading.NewSet("tỉnh, huyện, quận, phường, xã, phố, đường, tp, thôn, ấp, bản, buôn, trường, viện, chùa, chợ, cầu, sông, hồ, quốc lộ, tỉnh lộ, đại lộ, ngõ, hẻm, kiệt, trấn, tx, đảo, núi, cty, " +
	"mạng, hãng, cửa hàng, ngân hàng, nhà hàng, siêu thị, tòa, toà, thpt, thcs, tiểu học, mầm non, đại học, cao đẳng, công nghiệp, sân bay, bến xe, thành phố, công ty, tinh, huyen, quan, phuong, xa, duong, thon, ap, vien, " +
	"thanh pho, cong ty, ia, ea, đăk, đắk, đạ, chư, bờ, pờ, trà")

// names finds persons' names: a family name and one to four further words
// with capitals; or words with capitals after "ông", "bà", "tôi tên là".
func (p *page) names() []Mask {
	var masks []Mask
	for i := 0; i < len(p.words); i++ {
		start, end, ok := p.introducedName(i)
		if !ok {
			start, end, ok = p.addressedName(i)
		}
		if !ok {
			start = i
			end, ok = p.fullName(i)
		}
		if ok {
			masks = append(masks, p.mask(start, end, Name))
			i = end
		}
	}
	return masks
}

// introducedName is the name that words such as "tôi tên là" at i introduce.
func (p *page) introducedName(i int) (start, end int, ok bool) {
	_, n := at(p, introduced, i)
	start = i + n
	if n == 0 || start == len(p.words) || !p.introduces(start-1) || strings.ContainsAny(p.text[p.words[i].End:p.words[start-1].Start], ".;") {
		return 0, 0, false
	}
	if p.is(addressed, start) && !p.words[start].Capitals {
		start++
	}
	end, ok = p.nameAfter(start, true)
	return start, end, ok
}

// introduces says that nothing but a space, a colon or a dash parts word i from
// the one after it; a comma only after "trân trọng".
func (p *page) introduces(i int) bool {
	switch strings.Trim(p.gap(i), " \n") {
	case "", ":", "-":
		return true
	case ",":
		return p.words[i].Plain == trong
	}
	return false
}

var trong = reading.NewWord("trong")

// addressedName is the name after "ông", "bà" and the like at i.
func (p *page) addressedName(i int) (start, end int, ok bool) {
	w := &p.words[i]
	if !p.is(addressed, i) || w.Capital && i > 0 && !p.sentenceStart(w.Start) || i+1 == len(p.words) || !p.titleGap(i) {
		return 0, 0, false
	}
	end, ok = p.nameAfter(i+1, false)
	return i + 1, end, ok
}

// fullName reads a name that begins with a family name at i, or with a rare one
// before "thị" or "văn", and gives its last word.
func (p *page) fullName(i int) (int, bool) {
	w := &p.words[i]
	if !w.Capital || !p.surname(i) && !p.middleName(i) && !p.forename(i) {
		return 0, false
	}
	end := p.capitals(i, longestName)
	switch {
	case end == i || p.placed(i) || p.noName(i, end):
		return 0, false
	case w.Capitals != p.words[i+1].Capitals && p.letters(i) > 1 && p.letters(i+1) > 1:
		return 0, false
	case w.Capitals && p.heading(i, end):
		return 0, false
	}
	_, n, _ := city.Like(p.words, i, true)
	return end, n != end-i+1
}

// city is the one that has a person's name.
var city = reading.NewSet("hồ chí minh")

// nameAfter reads a name that begins at word i. With loose, a family name in
// small letters will do.
func (p *page) nameAfter(i int, loose bool) (int, bool) {
	if i >= len(p.words) || p.numeric(i) {
		return 0, false
	}
	if p.words[i].Capital {
		end := p.capitals(i, longestName)
		if p.office(i) || end > i && p.noName(i, end) || p.like(notPerson, i) && !(p.surname(i) && end > i) {
			return 0, false
		}
		return end, true
	}
	if !loose || !p.surname(i) {
		return 0, false
	}
	// "tôi tên là nguyễn văn mẫu": as far as the words go, at most four, and
	// at least two.
	end := i
	for end-i < 3 && p.spaced(end) && !p.numeric(end+1) && !p.like(small, end+1) {
		end++
	}
	if end == i || p.noName(i, end) {
		return 0, false
	}
	return end, true
}

// longestName is the number of words of a name: "Công Tằng Tôn Nữ Thị Mẫu".
const longestName = 6

// forename says that word i is one that stands before the names of persons of
// the minorities: "K'Brêu", "H'Hen", "Y Moan".
func (p *page) forename(i int) bool {
	if p.words[i].End-p.words[i].Start != 1 || i+1 == len(p.words) || !p.words[i+1].Capital {
		return false
	}
	switch p.text[p.words[i].Start] {
	case 'H', 'K', 'Y':
		return p.gap(i) == "'" || p.text[p.words[i].Start] == 'Y' && p.spaced(i) && !p.like(afterY, i+1)
	}
	return false
}

// afterY are words after "y", which a heading writes with capitals, whatever
// their accents.
var afterY = reading.NewSet("tế, sĩ, tá, học, dược, khoa, án, cụ")

// office says that the words at i are the beginning of an office or of a task,
// and not of a name: "Giám đốc Bệnh viện", "anh Cảnh sát giao thông".
func (p *page) office(i int) bool {
	_, n := at(p, offices, i)
	return n > 0
}

var offices = reading.NewSet("mặt trận, bệnh viện, bảo hiểm, kho bạc, ngân hàng, học viện, tập đoàn, liên đoàn, hợp tác xã, trường tiểu, trường trung, trường thpt, " +
	"trường thcs, trường mầm, trường đại, trường cao, khoa nội, khoa ngoại, trạm y tế, bưu điện, điện lực, cảnh sát, công an, tổ trưởng, tổ phó, kế toán, " +
	"giáo viên, bảo vệ, hiệu trưởng, hiệu phó, văn thư, trưởng thôn, trưởng ấp, trưởng bản, trưởng phòng, trưởng ban, trưởng khu, phó phòng, bí thư, giám đốc, chủ tịch, cán bộ, " +
	"công chức, nhân viên, dân quân, bộ đội, thủ quỹ, lễ tân, bác sĩ, y tá, điều dưỡng, thanh tra, địa chính, tư pháp, hộ tịch, một cửa, thủ tướng, bộ trưởng")

// noName says that the words from i to end, at least two, are none.
func (p *page) noName(i, end int) bool {
	_, n := at(p, notNames, i)
	if n == 0 && end == i+1 {
		_, n = at(p, places, i)
	}
	return n > 0
}

// small are words that end a name in small letters, whatever their accents.
var small = reading.NewSet("o, tai, hien, tru, sinh, thuong, so, sdt, dt, la, co, xin, muon, de, va, da, dang, voi, nop, gui, bi, duoc, phan, kien, den, cu, dia")

// notPerson are words that stand with a capital after "cán bộ", "đại diện"
// and the like but begin no name, whatever their accents.
var notPerson = reading.NewSet("chu, bi, pho, giam, dien, ubnd, uy, so, cong, phong, bo, chi, cuc, tong, hoi, hop, trung, van, ban, dai, khong, cua, nha, nuoc, xa, phuong, quan, huyen, tinh, thanh, viet, toi, khi, neu, doanh, mot, tiep, hai, quoc, thue, lanh, don, cac, nhu, noi, dia, sdt, dt, email, rịa")

// capitals is the last of the words with capitals that go on from word i, at
// most max in all.
func (p *page) capitals(i, max int) int {
	end := i
	for end+1 < len(p.words) && end-i+1 < max {
		w := &p.words[end+1]
		if !w.Capital || !p.joinsNames(end) || w.Capitals && !p.words[i].Capitals && p.letters(end+1) > 1 {
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
	initial := func(i int) bool { return p.letters(i) == 1 && p.words[i].Capital }
	switch p.gap(i) {
	case " ":
		return true
	case "'":
		return p.words[i].End-p.words[i].Start == 1
	case ".":
		return initial(i)
	case ". ":
		return initial(i) && initial(i+1)
	case "-":
		return p.surname(i) && (p.surname(i+1) || middle(p.words[i+1].Word)) || middle(p.words[i].Word)
	}
	return false
}

func middle(w reading.Word) bool { return w == thi || w == van }

// titleGap says that a name may follow the form of address at i: "ông Mẫu",
// "Mr. Mau".
func (p *page) titleGap(i int) bool {
	return p.spaced(i) || p.gap(i) == ". " && p.like(titles, i)
}

var titles = reading.NewSet("mr, mrs, ms")

// placed says that the word before names a place or an institution.
func (p *page) placed(i int) bool {
	if i == 0 || !blank(p.gap(i-1)) && p.gap(i-1) != ". " {
		return false
	}
	_, n := beforePlace.Before(p.words, i-1, 0)
	if n == 1 && i > 1 && p.words[i-1].Plain == truong && p.like(beforeTruong, i-2) {
		n = 0 // no school
	}
	return n > 0 || p.company(i)
}

// beforeTruong make words of "trường" that are no school, whatever their accents.
var (
	truong       = reading.NewWord("truong")
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

// companyWords are words of the trade of a company, whatever their accents.
var companyWords = reading.NewSet("ty, cong, tnhh, co, phan, cp, mot, thanh, vien, mtv, dau, tu, xay, dung, thuong, mai, tm, va, dich, vu, dv, san, xuat, sx, nhap, khau, xnk, du, lich, van, tai, nghe")

// middleName says that the second of three words with capitals is one that
// stands in names alone, so that a rare family name does for the first.
func (p *page) middleName(i int) bool {
	if i+2 >= len(p.words) || p.capitals(i, 3) < i+2 {
		return false
	}
	switch p.words[i+1].Word {
	case thi:
		return !p.like(afterThi, i+2)
	case van:
		return !p.like(afterVan, i+2)
	}
	return false
}

// The names in the middle, and words after them that a heading writes with
// capitals, whatever their accents.
var (
	thi, van = reading.NewWord("thị"), reading.NewWord("văn")
	afterThi = reading.NewSet("xã, trấn, trường")
	afterVan = reading.NewSet("hóa, học, nghệ, phòng, bản, kiện, miếu")
)

// heading says that a whole line is written in capitals, as a title is.
func (p *page) heading(i, end int) bool {
	return end-i >= 4 || i > 0 && p.words[i-1].Capitals && p.letters(i-1) > 1 && !p.is(addressed, i-1) && p.spaced(i-1)
}

func (p *page) sentenceStart(at int) bool {
	before := strings.TrimRight(p.text[:at], " \n\"'“-")
	return before == "" || strings.ContainsAny(before[len(before)-1:], ".!?:;,(")
}
