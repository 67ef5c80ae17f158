package redact

import (
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// dwelt is the last word of a home that somebody tells in words of his own at word i,
// right behind those that say that he lives there: clauses, each behind a comma, of
// which one names something. -1 where there is none.
func (p *page) dwelt(i int) int {
	last, named := -1, false
	for from, n := i, 0; n < mostClauses && (n == 0 || p.placeClause(from)); n++ {
		if n == 0 && !p.placeClause(from) && !p.namedHome(from) {
			break
		}
		end, names := p.placeWords(from, n > 0 && named)
		if end < from || !names && !p.turns(from, end) && (end+1 == len(p.words) || p.gap(end) != ", ") {
			break
		}
		last, named = end, named || names
		if end+1 == len(p.words) || p.gap(end) != ", " && p.gap(end) != " - " {
			break
		}
		from = end + 1
	}
	if _, n := at(p, places, i); !named || p.province(i, last) || n > last-i {
		return -1
	}
	return last
}

// leads says that the words right before word i lead to a home, where one is lived in.
func (p *page) leads(i int, small bool) bool {
	return small && i > 0 && (p.spaced(i-1) && (p.is(there, i-1) || p.residentAt(i) || p.toldAt(i)) || p.homeAt(i))
}

// besideOn is the last word of a clause without a mark before it that says what an address
// where somebody lives is beside: "ngõ 5 phố Mẫu gần chợ Thử"; 0 where there is none.
func (p *page) besideOn(r *run) int {
	next := r.last + 1
	if !r.small || !p.spaced(r.last) || !p.is(locatives, next) || (p.words[next].Plain == truoc || p.words[next].Plain == sau) && p.is(times, next+1) || !p.placeClause(next) {
		return 0
	}
	if end, named := p.placeWords(next, false); named {
		return end
	}
	return 0
}

// wayOn is the last word of the way that goes on behind an address where somebody lives,
// without a mark: "ngã ba Mẫu rẽ vào 300m", "cách cầu Thử chừng 100 mét"; 0 where none does.
func (p *page) wayOn(r *run) int {
	w := r.last + 1
	if p.is(wayWords, r.last) {
		w--
	}
	if !r.small || !p.spaced(r.last) || !p.is(wayWords, w) {
		return 0
	}
	for w+1 < len(p.words) && w-r.last < 4 && p.spaced(w) && p.is(wayWords, w+1) {
		w++
	}
	if !p.spaced(w) || !p.numeric(w+1) {
		return 0
	}
	w++
	if p.counted(w) {
		return w + 1
	}
	if p.words[w].Word == 0 && strings.HasSuffix(p.word(w), "m") {
		return w
	}
	return 0
}

var (
	wayWords = newSet("rẽ, quẹo, vào, vô, đi, sâu, thẳng, trái, phải, chừng, khoảng, cách, độ, hơn, gần, tay, thêm, tới, lên, xuống, về, hướng")
)

// mostClauses are more than tell a home.
const mostClauses = 6

// placeClause says that a clause about a place may begin with word i: with what opens a
// place, where something is, or what stands there.
func (p *page) placeClause(i int) bool {
	if i+1 >= len(p.words) || p.works(i) && !p.landmark(i) || p.capitalOffice(i) || p.capitalOffice(i+1) || p.works(i+1) && !p.landmark(i+1) && !p.opensLow(i) || p.is(persons, i+1) && !p.is(addressed, i+1) {
		return false
	}
	if p.is(ways, i) && !p.is(storyHeads, i) && !p.is(locatives, i) {
		return p.spaced(i) && (p.is(locatives, i+1) || p.is(ways, i+1) || p.landmark(i+1) || p.opensLow(i+1) || p.numeric(i+1))
	}
	return p.is(storyHeads, i) || p.is(locatives, i) || p.is(shelters, i) || p.landmark(i) || p.opensLow(i) || p.district(i)
}

// capitalOffice says that an authority or an institution with a capital begins at word i.
func (p *page) capitalOffice(i int) bool { return p.words[i].Capital && !p.shouts(i) && p.office(i) }

// namedHome says that a home is named at word i by two words with capitals or more.
func (p *page) namedHome(i int) bool {
	if p.plain && i+1 < len(p.words) && p.spaced(i) && (p.smallCommune(i) > i || p.is(projectWords, i) && p.is(projectWords, i+1)) {
		return true
	}
	return i+1 < len(p.words) && p.spaced(i) && p.proper(i) && p.proper(i+1) && !p.shouts(i) && !p.numeric(i) && !p.office(i) && !p.is(notPlace, i) && !(p.surname(i) && p.middle(i+1)) && !p.is(addressed, i) && !p.is(institutions, i)
}

// placeWords is the last word of a clause about a place at word from, and whether it
// names something. The clause goes on as far as a mark, or else as far as the last word
// that names or points at something before one that goes on with the sentence. In a text
// that shows no names, any word may be one in a clause that goes on with an address.
func (p *page) placeWords(from int, on bool) (end int, named bool) {
	good := from - 1
	for w := from; w < len(p.words) && w-from < longestClause; w++ {
		if w > from && !named && p.happens(w) && !(w == from+1 && p.is(shelters, from)) {
			return -1, false
		}
		if w > from && !p.inClause(w-1) || w > from && p.breaksOff(w) || p.asks(w, inNumberFound) || w > from && p.happens(w) && !(w == from+1 && p.is(shelters, from)) || w > from && p.capitalOffice(w) && !p.landmark(w-1) && !p.words[w-1].Capital {
			break
		}
		switch {
		case p.placeName(w):
			good, named = w, named || !p.plain || on && w > from+1 || p.is(placeSyllables, w) || p.is(given, w) || p.is(regular, w)
		case p.numeric(w) && (good == w-1 || w == 0 || p.words[w-1].Plain == so || p.opensLow(w-1)) && (!p.counted(w) || w > 0 && p.is(ways, w-1) || p.words[w].Word == 0):
			good, named = w, named || w > from && p.words[w-1].Plain == so && !(w > 1 && p.is(beforeNumber, w-2))
		case good == w-1 && !named && p.points(w):
			good = w
		}
		if p.stopped(w) && !p.inClause(w) {
			if w-good <= 2 {
				good = w
			}
			break
		}
	}
	if good < from {
		return -1, false
	}
	return good, named
}

// longestClause is more words than a clause about a place has.
const longestClause = 16

// inClause says that what stands behind word w may stand inside such a clause.
func (p *page) inClause(w int) bool {
	switch p.gap(w) {
	case " ", "'", "/", "-":
		return true
	case ".":
		return p.numeric(w) || p.letters(w) <= 2
	}
	return false
}

// placeName says that word w is one that names a place: by its capital, or in a text
// that has none by its syllable.
func (p *page) placeName(w int) bool {
	if p.plain {
		return p.letters(w) > 1 && !p.points(w) && !p.numeric(w)
	}
	return p.proper(w) && !p.numeric(w)
}

// points says that word w points at a place or says what stands there.
func (p *page) points(w int) bool {
	return p.is(pointers, w) || p.is(locatives, w) || p.is(ways, w) || p.landmark(w) || p.is(shelters, w) || p.one(old, w)
}

// happens says that word w says what happens, and is no part of a name.
func (p *page) happens(w int) bool {
	if p.plain && p.is(turnsTo, w) {
		return true
	}
	_, n := at(p, worse, w)
	return !p.words[w].Capital && (n > 0 || p.is(happenings, w) || p.is(deeds, w) && p.words[w].Word != home)
}

// turns says that a clause without a name says where to turn, or which of several.
func (p *page) turns(from, to int) bool {
	for w := from; w <= to; w++ {
		if p.is(turnings, w) || p.is(colours, w) {
			return to > from
		}
	}
	return false
}

var phong = reading.NewWord("phong")

var (
	happenings = newSet("đột, quỵ, ngã, chết, ốm, bệnh, ngập, mất, hư, hỏng, cháy, sập, nứt, hôi, kẹt, tắc, tối, cúp, bẩn, rất, quá, hay, thường, cứ, xảy, mưa, lên, dột, thấm, sạt, lở, thiếu, lắm, luôn, chờ, đợi, mong")
	// turnsTo begin what else is said, in a text that shows no names.
	turnsTo = newSet("xe, người, ai, cán, chủ, hôm, tối, sáng, chiều, đêm, trưa, mỗi, mấy, nhiều, tụi, bọn, dạo, lúc, hổng, chẳng, chả, đâu, vậy, thế, nhưng, hết, toàn, muỗi, mùi, con, cả, hàng, chủ")
	worse   = newSet("xuống cấp, đang thi công, thi công, xe cộ, xe tải")
	colours = newSet("xanh, đỏ, trắng, vàng, nâu, tôn, ngói, lá, sắt, gỗ, cấp")
	// landmarks are what a home is told from.
	landmarks = newSet("chùa, đình, đền, miếu, chợ, cầu, trường, quán, cổng, cây, bến, bãi, trạm, mé, bờ, gốc, vạn, viện, cống, kè, lò, vựa, xưởng, tháp, nhà, cột, sân, ao, đầm, vuông, đồn, ga, đê, lộ, trụ, bệnh viện, trung tâm, kiốt, kiot, tiệm, rẫy, vườn, trang trại, phà, hầm, cơ sở, lăng, nghĩa trang, núi, đồi, suối, sông, mái ấm, công ty, nhà máy, nhà thờ, nhà văn hóa, nhà trẻ, đại học, siêu thị, thánh thất, thiền viện, ngân hàng, bưu điện, sân bóng, sân bay, ruộng, ngã ba, ngã tư, vòng xoay, bờ kè, trại, đập, hồ, cửa hàng")
)

// landmark says that one of landmarks stands at word i.
func (p *page) landmark(i int) bool {
	_, n := at(p, landmarks, i)
	return n > 0
}

// ownWords reads a home told in the writer's own words at word i.
func (p *page) ownWords(i int) (part, bool) {
	if _, n := at(p, workplaces, i); n > 0 && !p.is(storyHeads, i) {
		return part{}, false // "ở công ty"
	}
	if p.office(i) && p.words[i].Capital || p.is(notPlace, i) || p.words[i].Plain == phong && p.spaced(i) && !p.one(quartered, i+1) && !p.numeric(i+1) && p.words[i+1].Plain != so {
		return part{}, false
	}
	last := p.dwelt(i)
	return part{last: last, level: village}, last > i
}

// clauseOn reads a further clause about a place, with a name or a way in it, at word i of
// an address where somebody lives.
func (p *page) clauseOn(i int) (part, bool) {
	if gap := p.gap(i - 1); gap != ", " && gap != " - " || !p.placeClause(i) || p.landmark(i) && !p.is(storyHeads, i) && !p.is(pointers, i) && !p.opensLow(i) {
		return part{}, false
	}
	end, named := p.placeWords(i, true)
	return part{last: end}, end > i && (named || p.turns(i, end))
}
