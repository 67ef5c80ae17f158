package redact

import (
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// forename says that word i is one that stands before the names of persons of
// the minorities: "K'Brêu", "H'Hen", "Y Moan", "A Blong".
func (p *page) forename(i int) bool {
	if p.words[i].End-p.words[i].Start != 1 || i+1 == len(p.words) || !p.words[i+1].Capital || p.letters(i+1) < 2 {
		return false
	}
	if p.spaced(i) && (p.text[p.words[i].Start] == 'H' || p.text[p.words[i].Start] == 'K') {
		return i+2 < len(p.words) && p.spaced(i+1) && p.words[i+2].Capital && !p.words[i+1].Capitals && p.surname(i+2) && !p.is(regular, i+2) // "H Nuôn Mlô"
	}
	switch p.text[p.words[i].Start] {
	case 'H', 'K', 'Y':
		return p.gap(i) == "'" || p.gap(i) == "' " || p.gap(i) == "-" && p.text[p.words[i].Start] == 'Y' || p.text[p.words[i].Start] == 'Y' && p.spaced(i) && (!p.like(afterY, i+1) || p.spaced(i+1) && p.surname(i+2) && p.words[i+2].Capital)
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
	return n > 1 || n == 1 && !p.bare || p.words[i].Word == school && p.spaced(i) && p.shouts(i+1) && !p.shouts(i) // "Trường PTDTBT"
}

var school = reading.NewWord("trường")

// surname says whether word i is a family name; one written without accents will
// do in any text.
func (p *page) surname(i int) bool {
	w := &p.words[i]
	_, n := at(p, surnames, i)
	if n > 0 || w.Word == w.Plain && p.like(surnames.Table, i) || !p.bare && p.is(rarer, i) {
		return true
	}
	return i+2 < len(p.words) && p.is(clans, i) && p.words[i+1].Capital && p.spaced(i) && (p.word(i+1) == "A" || p.word(i+1) == "Y") && p.words[i+2].Capital && !p.words[i].Capitals
}

// noName says that the words from i to end, at least two, are none.
func (p *page) noName(i, end int) bool {
	if p.is(englishTails, end) {
		return true
	}
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
	if m := &p.capsAt; m.word == i && m.most == max {
		return m.answer
	}
	end := p.capitalsFrom(i, max)
	p.capsAt = remembered{i, max, end}
	return end
}

func (p *page) capitalsFrom(i, max int) int {
	end := i
	for end+1 < len(p.words) && end-i+1 < max {
		w := &p.words[end+1]
		if !w.Capital {
			if p.gap(end) == "'" && p.words[end].Capital && p.letters(end) == 2 && w.Kind == reading.KindWord {
				end++ // "Bh'riu"
				continue
			}
			if end == i && p.middle(end+1) && p.adjoining(end, 3) && p.words[end+2].Capital && !p.words[end].Capitals && !p.words[end+2].Capitals && p.surname(end) && end-i+2 < max {
				end += 2 // "Lê thị Mẫu"
				continue
			}
			break
		}
		if end > i && (p.fieldStarts(end+1) || p.words[end].Capitals && p.words[i].Capitals && p.letters(i) > 1 && !w.Capitals && !p.is(given, end+1) && p.letters(end) > 1) {
			break // "Họ tên: MẪU VĂN THỬ   Sinh ngày"
		}
		if end >= i+2 && p.shouts(i) && p.works(end+1) {
			break // "BÀ LÊ THỊ MẪU NHÂN VIÊN BƯU ĐIỆN"
		}
		if !p.joinsNames(end) || w.Capitals && !p.words[i].Capitals && p.letters(end+1) > 1 || p.numeric(end+1) || p.shouted(end+1) && !(end > i && p.stopped(end+1) && (p.is(lastBorn, end+1) || p.is(given, end+1) || p.is(givenMore, end+1))) && !(end > i+1 && p.shouted(end+2) && p.is(lastBorn, end+1)) || end > i && p.works(end+1) && end+2 < len(p.words) && !p.words[end+2].Capital && p.spaced(end) || p.opens(end+1) && p.spaced(end+1) && p.numeric(end+2) && !p.asks(end+2, inNumberFound) && !strings.HasPrefix(p.gap(end), ".") {
			break
		}
		end++
	}
	return end
}

// fieldStarts says that a field of a form begins at word i, which spaces alone part from the
// one before: "Họ tên: Lê Mẫu    Giới tính: nữ".
func (p *page) fieldStarts(i int) bool {
	if p.is(relatives, i) && strings.HasPrefix(p.gap(i), ":") {
		return true // "Cha: Lê Mẫu   Mẹ: Trần Thử"
	}
	if p.numeric(i+1) && strings.HasPrefix(p.gap(i), ":") && p.bornWords(i) == 1 {
		return true // "Họ tên: Lê Mẫu    Sinh: 1971"
	}
	_, n := at(p, formFields, i)
	return n > 1 && p.spaced(i) && (!p.words[i+1].Capital || p.words[i].Capitals && p.letters(i) > 1)
}

var formFields = newSet("số khẩu, số nhân, số thửa, tên chồng, tên vợ, tên cha, tên mẹ, sinh ngày, sinh năm, sinh tháng, sinh tại, ngày sinh, năm sinh, nơi sinh, giới tính, quốc tịch, dân tộc, tôn giáo, nghề nghiệp, chức vụ, chức danh, trình độ, đơn vị, số điện, số gọi, số máy, số căn, số cccd, số cmnd, số hộ, số nhà, số đt, số thẻ, mã số, mã hồ, mã thẻ, ngày cấp, ngày ký, ngày nộp, ngày nhận, ngày tháng, nơi cấp, nơi ở, chỗ ở, nơi cư, nơi thường, nơi đăng, quê quán, điện thoại, địa chỉ, hộ khẩu, căn cước, hộ chiếu, cơ quan, quan hệ, xác nhận, ký tên, chữ ký")

// initialFirst says that word i is an initial and the next one the given name: "N. Mẫu" alone
// in a line or behind a form of address, "N.V. Mẫu" anywhere.
func (p *page) initialFirst(i int) bool {
	if p.letters(i) != 1 || i+1 == len(p.words) || p.gap(i) != ". " || !p.words[i+1].Capital || p.words[i+1].Capitals || p.letters(i+1) < 2 {
		return false
	}
	if i > 0 && p.gap(i-1) == "." && p.words[i-1].Capital && p.letters(i-1) <= 2 || i > 0 && p.is(addressed, i-1) {
		return true
	}
	return i > 0 && strings.HasSuffix(strings.TrimRight(p.gap(i-1), " >"), "\n") && (i+2 == len(p.words) && blank(p.gap(i+1)) || strings.HasPrefix(p.gap(i+1), "\n"))
}

// lastBorn end names, and are words of kin as well: "Nguyễn Mẫu Em".
var lastBorn = newSet("em, út, con")

// joinsNames says that what stands between word i and the next may stand inside a
// name: a space; the apostrophe of H'Hen, the points of N.V.A, the dash of
// Trần-Thị-Thử.
func (p *page) joinsNames(i int) bool {
	initial := func(i int) bool {
		return p.words[i].Capital && (p.letters(i) == 1 || p.is(clusters, i))
	}
	if p.spaced(i) {
		return true // most
	}
	switch p.gap(i) {
	case "'", "' ":
		return p.words[i].End-p.words[i].Start == 1 || p.word(i) == "Ka"
	case ".":
		return initial(i)
	case ". ":
		return initial(i) && (p.letters(i) > 1 && (p.is(given, i+1) || p.is(givenMore, i+1) || p.is(middles, i+1)) || initial(i+1) || p.initialFirst(i) || i > 0 && p.spaced(i-1) && p.surname(i-1) && (p.is(given, i+1) || p.is(givenMore, i+1) || p.is(middles, i+1)) || p.middle(i+1) && i+2 < len(p.words) && p.spaced(i+1) && p.words[i+2].Capital || i > 0 && p.gap(i-1) == ". " && initial(i-1))
	case "-":
		if p.surname(i) && (i == 0 || !p.words[i-1].Capital) && p.letters(i+1) > 1 {
			return true
		}
		return p.letters(i) == 1 && p.text[p.words[i].Start] == 'Y' || p.surname(i) && (p.surname(i+1) || p.middle(i+1)) || p.middle(i)
	}
	return false
}

// clusters are first letters of names: "Ng.", "Th.".
var clusters = newSet("ng, ngh, th, tr, ph, kh, nh, gi, qu, ch, gh")

// middle says that there is a word i, and it is "thị" or "văn".
func (p *page) middle(i int) bool {
	return i < len(p.words) && (p.words[i].Word == thi || p.words[i].Word == van)
}

// titleGap says that a name may follow the form of address at i: "ông Mẫu",
// "Mr. Mau".
func (p *page) titleGap(i int) bool {
	return p.spaced(i) || p.gap(i) == "\n> " || (p.gap(i) == ". " || p.gap(i) == "." && p.words[i].Capital) && p.like(titles, i) || p.gap(i) == ": " && p.is(pronounced, i)
}

var (
	titles     = reading.NewSet("mr, mrs, ms")
	pronounced = newSet("ông, bà, anh, chị, cô, chú, bác, em, cháu, con, bé, tôi, tui, mình, mr, mrs, ms, ama, amí, aê")
)

// placed says that the word before names a place or an institution.
func (p *page) placed(i int) bool {
	if m := &p.placedAt; m.word == i && m.most > 0 {
		return m.answer > 0
	}
	m := remembered{word: i, most: 1}
	if p.behindPlace(i) {
		m.answer = 1
	}
	p.placedAt = m
	return m.answer > 0
}

func (p *page) behindPlace(i int) bool {
	if p.lineStart(i) && strings.Contains(p.gap(p.capitals(i, longestName)), "|") {
		return false // who signs beside another one, below "xác nhận của thôn"
	}
	if i == 0 || !blank(p.gap(i-1)) && p.gap(i-1) != ". " && p.gap(i-1) != " \"" && p.gap(i-1) != " “" {
		return p.chained(i)
	}
	_, n := before(p, beforePlace, i-1)
	if n > 0 && p.is(seatsOf, i-1) && p.headed(i-1) && !(i > 2 && p.gap(i-3) == ", " && p.namedBefore(i-3)) && p.capitals(i, longestName) >= i+2 && (p.surname(i) || p.forename(i)) {
		return p.historicAt(i) > 0
	}
	if n == 1 && i > 1 && (p.words[i-1].Plain == truong && p.like(beforeTruong, i-2) || p.one(hearings, i-2)) {
		n = 0 // no school, no court
	}
	if n > 0 && p.middle(i+1) {
		if _, long := before(p, businesses, i-1); long >= n {
			n = 0 // "hộ kinh doanh Trần Thị Thử"
		}
	}
	if _, long := before(p, noPlaces, i-1); long > n {
		n = 0 // "yêu cầu" is no bridge
	}
	return n > 0 || p.company(i) || p.chained(i)
}

// headed says that the words before the "xã" at i are a title: what follows is more
// often the name of its holder than that of the commune.
func (p *page) headed(i int) bool {
	for w := i - 1; w >= 0 && i-w <= 8 && p.spaced(w); w-- {
		if _, n := before(p, introduced, w); n > 0 || p.words[w].Word == an {
			return true
		}
		if p.bare && w > 0 {
			if _, n := at(p, introduced, w-1); n == 2 {
				return true // "chu tich phuong"
			}
		}
	}
	return false
}

var an = reading.NewWord("an") // "công an"

var seatsOf = newSet("clb, chợ, xã, phường, huyện, tỉnh, quận, thôn, ấp, bản, buôn, viện")

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
	if _, n := before(p, crossings, first-1); n > 0 || p.manyPlaces(first-1) || first > 0 && p.populace(first-1) && p.capitals(i, longestName) == i+1 || p.streetsBefore(first) {
		return true
	}
	if end := p.capitals(i, longestName); !p.historic(i, end) && !(end == i+1 && p.gap(i-1) == ", " && p.surname(i)) {
		return false
	}
	for n := 2; n <= 4 && w-n+1 >= 0; n++ {
		if _, long := at(p, historic, w-n+1); long == n {
			return true
		}
	}
	return false
}

// streetsBefore says that the name at word i is at least the second of a list of streets, so
// that what follows is one as well: "đường Thử Lâm, Lê Lợi, Mẫu Văn Tạm".
func (p *page) streetsBefore(i int) bool {
	for n := 0; n < 8 && i > 1 && p.gap(i-1) == ", " && p.words[i-1].Capital; n++ {
		for i--; i > 0 && p.spaced(i-1) && p.words[i-1].Capital; i-- {
		}
		if i > 0 && p.spaced(i-1) && (p.populace(i-1) || p.words[i-1].Word == roadWord || p.words[i-1].Word == streetWord || p.manyPlaces(i-1)) {
			return true
		}
	}
	return false
}

// manyPlaces says that several places of a kind are named behind word i: "ba thôn", "các xã".
func (p *page) manyPlaces(i int) bool {
	_, n := before(p, beforePlace, i)
	if n == 0 || i < n || !p.spaced(i-n) {
		return false
	}
	w := i - n
	return p.is(several, w) || p.is(numerals, w) || p.numeric(w) && p.words[w].Digits < 3
}

var roadWord, streetWord = reading.NewWord("đường"), reading.NewWord("phố")

var crossings = newSet("cao tốc, đường cao tốc, tuyến cao tốc, tuyến metro, tuyến, tuyến xe, tuyến buýt, đoạn, quốc lộ, tỉnh lộ, trục, đường sắt, đường nối, sân bay, vành đai, đường dẫn, bot, ngã tư, ngã ba, ngã năm, nút giao, giao lộ, vòng xoay, tuyến đường, các đường, các phố, hai đường, tuyến phố, góc đường, giữa đường")

// beforeTruong make words of "trường" that are no school, whatever their accents.
var (
	truong       = reading.NewWord("truong")
	businesses   = newSet("hộ kinh doanh, quán, tiệm, tiệm vàng, phòng khám, nhà thuốc, hiệu thuốc, shop, doanh nghiệp, cửa hàng, doanh nghiệp tư nhân, karaoke, spa, salon")
	noPlaces     = newSet("nông trường, lâm trường, yêu cầu, nhu cầu, khẩn cầu, thỉnh cầu, lừa đảo, đối tượng, hiện tượng, tính mạng, sinh mạng, văn bản, biên bản, cơ bản, lớp trưởng, gia đình, quốc ca, ngoài đường")
	hearings     = newSingle("phiên")
	beforeTruong = reading.NewSet("nông, lâm, môi, thị, lập, hiện, quan, công")
)

// company says that the words before are those of a company's name: "công ty cổ
// phần đầu tư xây dựng".
func (p *page) company(i int) bool {
	own := 0 // words of its own name so far
	for j := i - 1; j > 0 && i-j < longestCompany && own < 4 && p.spaced(j); j-- {
		if !p.like(companyWords.Table, j) {
			if own++; !p.words[j].Capital || p.surname(j) || p.opens(j) {
				return false
			}
		}
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
	thiPlain = reading.NewWord("thi")
	vanPlain = reading.NewWord("van")
	highland = newSet("a, seo, mí, láo, dảu, cắm, tả, vản, sín")
	afterThi = newSet("trượt, đỗ, rớt, xã, trấn, trường, thực, phần, lực, giác, hiếu, tộc, sát, uy, dân")
	afterVan = newSet("hóa, học, nghệ, phòng, bản, kiện, miếu")
)

// heading says that a whole line is written in capitals, as a title is.
func (p *page) heading(i, end int) bool {
	return end-i >= 4 || !p.is(genders, i+1) && i > 0 && !p.is(relatedSet, i-1) && p.words[i-1].Capitals && (p.letters(i-1) > 1 && !p.numeric(i-1) || p.numeric(i-1) && p.gap(i-1) != " ") && !p.is(addressed, i-1) && strings.Trim(p.gap(i-1), " %") == ""
}
