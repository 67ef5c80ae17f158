package redact

import (
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// toldAt says that word i may begin a place told in a story: it says where something
// is, behind the one who lives there.
func (p *page) toldAt(i int) bool {
	if i == 0 || !p.asks(i, asksTold|asksStory) || i+2 < len(p.words) && p.words[i+2].Word == bordering && p.adjoining(i, 3) || p.works(i) && !p.landmark(i) {
		return false // "chị Mẫu, kế toán trường"
	}
	if i > 0 && p.asks(i, asksStory) && i+1 < len(p.words) && !p.words[i+1].Capital && (!p.is(persons, i+1) || p.is(addressed, i+1) && !p.is(speakers, i+1) && p.spaced(i+1) && p.stopped(i+2)) && !p.is(there, i+1) && (p.endsName(i-1) && p.gap(i-1) == ", " || p.spaced(i-1) && (p.is(there, i-1) || p.is(lodged, i-1) || p.words[i-1].Word == is)) {
		return true // "bà Mẫu, căn góc ngã ba", "ở tạm nhà văn hóa"
	}
	if i > 1 && p.asks(i, asksStory) && p.spaced(i-1) && (p.is(wayStarts, i) && p.homeOf(i-1) || p.is(storyHeads, i) && (p.is(persons, i-1) && !p.is(there, i-2) && p.ordinal(i) || p.is(within, i-1) && p.spaced(i-2) && (p.is(there, i-2) || p.is(lodged, i-2)))) {
		return true // "nhà tôi đi qua cầu", "ở trong căn chòi"
	}
	if i+1 < len(p.words) && p.words[i+1].Capital && !p.numeric(i+1) && (p.letters(i+1) == 1 || !p.voweled(i+1)) {
		return false // "bên B", "bên BQL"
	}
	if p.spaced(i) && (p.words[i].Plain == truoc || p.words[i].Plain == sau) && p.is(times, i+1) {
		return false // "nhà tôi trước là"
	}
	if i > 0 && p.asks(i, asksTold) && p.endsName(i-1) && (p.gap(i-1) == ", " || p.gap(i-1) == " (") {
		return true // "ông Mẫu, cạnh quán Thử"
	}
	return i > 0 && p.asks(i, asksTold) && p.spaced(i-1) && (p.is(persons, i-1) || p.words[i-1].Plain == nha || p.is(lodged, i-1) || p.endsName(i-1))
}

var bordering = reading.NewWord("giáp") // "phía Tây giáp suối Mẫu", of a parcel

// homeOf says that the words that end with word i are somebody's home: "nhà", "nhà tôi".
func (p *page) homeOf(i int) bool {
	if i > 0 && p.is(persons, i) && p.spaced(i-1) {
		i--
	}
	return p.words[i].Word == home
}

// ordinal says that one of several homes is pointed at behind word i: "căn nhà thứ ba".
func (p *page) ordinal(i int) bool {
	for w := i + 1; w < len(p.words) && w-i <= 4 && p.spaced(w-1); w++ {
		if p.is(ordinalWords, w) {
			return true
		}
	}
	return false
}

// route is the last word of the clauses from word i that lead to a home, each behind a
// comma, which turn somewhere or point at one of several homes; 0 where they do not:
// "đi qua cầu Mẫu, rẽ trái, căn cuối".
func (p *page) route(i int) int {
	last, turns, clauses := 0, false, 0
	for w := i; w < len(p.words) && w-i < longestRoute; w++ {
		if w > i && p.breaksOff(w) {
			break
		}
		turns = turns || p.is(turnings, w) || p.words[w].Word == 0 && strings.HasSuffix(p.word(w), "m")
		if !p.stopped(w) {
			continue
		}
		last = w
		clauses++
		if p.gap(w) != ", " || !p.is(ways, w+1) && !p.is(locatives, w+1) && !p.is(storyHeads, w+1) {
			break
		}
	}
	if !turns || clauses == 1 && !p.is(storyHeads, i) {
		return 0
	}
	return last
}

// shelter is the last word of a clause that says where a shelter is, and names
// something: "lán bảo vệ rừng trạm Mẫu"; 0 where it does not.
func (p *page) shelter(i int) int {
	named := false
	for w := i; w < len(p.words) && w-i < 12 && !p.breaksOff(w); w++ {
		named = named || w > i && p.proper(w)
		if p.stopped(w) {
			if named {
				return w
			}
			return 0
		}
	}
	return 0
}

// besideSomething says that the home at word i is told from what it is beside.
func (p *page) besideSomething(i int) bool {
	for w := i + 1; w < len(p.words) && w-i < 8 && p.spaced(w-1); w++ {
		if p.is(locatives, w) {
			return true
		}
	}
	return false
}

var shelters = newSet("lán, ghe, thuyền, bè, container, chòi, lều, trại")

// longestRoute is more words than clauses that lead to a home have.
const longestRoute = 40

const wayStartWords = "đi, từ, qua, quẹo, rẽ, vào, vô, cách, chạy"

var (
	home         = reading.NewWord("nhà")
	wayStarts    = newSet(wayStartWords)
	within       = newSet("trong, dưới, ngoài, trên")
	ordinalWords = newSet("thứ, cuối, đầu")
	turnings     = newSet("quẹo, rẽ, mét, thứ, cuối, trái, phải, thẳng, m, bước")
)

var truoc, sau = reading.NewWord("truoc"), reading.NewWord("sau")

// times make a time of "trước" and "sau".
var times = newSet("là, đây, kia, nay, khi, lúc, ngày, năm, tháng, tuần, đó, này, tết, lễ, bão, mưa, lũ")

// kept stand before the "ở" of one who is kept somewhere.
var kept = newSet("gửi, nằm, nuôi, giữ")

// lodged stand behind the "ở" of one who has no home of his own, or of a house that
// is somewhere.
var lodged = newSet("nhờ, tạm, ké, đậu, nằm, sống, trọ, ngủ")

// told reads a place that is told from another one at word i, where somebody lives:
// "đầu dốc chợ Thử", "đối diện trường Thử". Clauses that lead the way go on up to a
// place: "ngay dốc cầu Thử, đi vô chừng 200 mét, ấp Mẫu". It must name something. With
// on, an address goes on with it.
func (p *page) told(i int, on bool) (part, bool) {
	led := p.is(locatives, i)
	home := p.homeAt(i) || p.is(storyHeads, i) || i > 1 && p.spaced(i-1) && (p.is(lodged, i-1) && p.is(there, i-2) || p.is(there, i-1) && p.is(kept, i-2))
	if !led && !home && !(on && p.is(ways, i)) && !p.somewhere(i) && !(p.is(wayStarts, i) && p.homeOf(max(i-1, 0))) {
		return part{}, false
	}
	way := p.is(wayStarts, i) && p.homeOf(max(i-1, 0))
	if last, ok := p.story(i, led || home || on, on); ok && !way {
		return part{last: last, level: village}, true
	}
	if way || p.is(storyHeads, i) && p.ordinal(i) {
		last := p.route(i)
		return part{last: last, level: village}, last > 0
	}
	if p.is(shelters, i) || home && p.is(storyHeads, i) && p.besideSomething(i) {
		last := p.shelter(i)
		return part{last: last, level: village}, last > 0
	}
	if !led {
		return part{}, false
	}
	for w := i + 1; w < len(p.words) && w-i <= 5 && p.spaced(w-1); w++ {
		if p.proper(w) {
			return part{last: p.properName(w), level: village}, !p.office(w)
		}
		if p.numeric(w) || p.stop(w) && !p.is(locatives, w) {
			break
		}
	}
	return part{}, false
}

// somewhere says that word i stands right behind the "ở" of a home, and is no seat:
// "tôi ở chùa Mẫu, thôn Thử".
func (p *page) somewhere(i int) bool {
	if i == 0 || !p.spaced(i-1) || !p.is(there, i-1) || p.office(i) && p.words[i].Plain != duong {
		return false
	}
	_, n := at(p, workplaces, i)
	return n == 0
}

var duong = reading.NewWord("duong")

var workplaces = newSet("công ty, cty, trường, ubnd, ủy ban, bệnh viện, cơ quan, xưởng, văn phòng, nhà máy, sở, phòng, chi nhánh, trung tâm, trạm, bộ, huyện, tỉnh, thành phố, quận, nước, nhà, trọ, quê, tạm, nhờ, ké, đậu, trong, ngoài, với, hiện, chung, cùng, riêng, luôn, đây, đó, tại, xa, khu vực, địa bàn, địa phương, nông thôn, thuê, mặt tiền, mặt đường, 63")

// story is the last word of the place that clauses from word i lead to. What leads no
// way must name something before a comma.
func (p *page) story(i int, led, on bool) (int, bool) {
	named := p.plain // which shows no name
	for w := i + 1; w < len(p.words) && w-i <= longestStory; w++ {
		named = named || p.proper(w-1) || p.numeric(w-1)
		switch gap := p.gap(w - 1); {
		case gap == ", " && (named || on && led) && p.opensHigh(w):
			return w - 1, true // "ở nhà dưỡng lão Thử, xã Mẫu"
		case gap == ", " && (!named && !led || !p.is(locatives, w) && !p.is(ways, w) && !p.opensLow(w) && !p.numeric(w)), gap != ", " && gap != " ":
			return 0, false
		}
		if q, ok := p.lowPlace(w, p.plain || !p.spaced(w-1) && p.numeric(w)); ok && !p.compound(w) {
			if named, ok := p.lowPlace(w, true); ok && !named.small {
				q = named // "bên tổ 22 Thử Mẫu"
			}
			return q.last, true
		}
		if p.breaksOff(w) {
			return 0, false
		}
	}
	return 0, false
}

// breaks are words that no way to a home goes on over.
var breaks = newSet("tôi, tui, em, mình, còn, bị, được, đã, đang, sẽ, không, chưa, ko, k, có, là, xin, đề nghị, kính, mong, cho, với, thì, mà, nên, cũng, để, làm, hỏi, gặp, nộp, gửi, trả, lại, của, ở, tại, trú, ngụ, sinh, năm, ngày, tháng, tuổi, vẫn, rồi, vì, do, nếu, khi, muốn, cần, phải, nay, này, nước, điện, bảo, nói, hẹn, hứa, yêu cầu, phản ánh, mới")

// breaksOff says that no way to a home goes on over word w, which is no part of a name.
func (p *page) breaksOff(w int) bool {
	if w > 0 && p.spaced(w-1) && p.is(sides, w-1) {
		return false // "bên phải"
	}
	return p.is(breaks, w) && !p.unnumbered(w) && !(p.words[w].Capital && !p.words[w].Capitals && !p.atStart(w))
}

var sides = newSet("bên, rẽ, quẹo, tay, phía, trái")

// unnumbered says that the word at i goes on with a home that has no number, or is
// somebody's: "nhà chưa có số", "rẫy của ông Mẫu".
func (p *page) unnumbered(i int) bool {
	if p.words[i].Word == ofWord {
		return p.spaced(i) && p.is(addressed, i+1) && !p.is(speakers, i+1)
	}
	for w := i; w <= i+2 && w < len(p.words); w++ {
		if p.words[w].Plain == so {
			return true
		}
	}
	return false
}

// pointers point at one of several homes, or say what it looks like.
var pointers = newSet("thứ, hai, ba, tư, năm, sáu, nhất, đầu, cuối, cùng, bên, trái, phải, tay, phía, sau, trước, mặt, tiền, trong, ngoài, góc, tầng, trên, dưới, có, cổng, cửa, sắt, gỗ, xanh, đỏ, trắng, vàng, đen, nâu, mái, tôn, ngói, màu, sơn, lầu, cây, hẻm, ngõ, căn, nhà, dãy, phòng, giữa, đối, diện, rẽ, quẹo, đi, vào, vô, thẳng, sâu, khoảng, chừng, m, mét, bước, tới, nữa, là, hướng, ra, xuống, lên, số, kế, ngay")

// pointed is the last word of a clause at word i, behind a comma, that points at a
// home: ", căn thứ ba bên trái"; 0 where there is none.
func (p *page) pointed(i int) int {
	if i == 0 || p.gap(i-1) != ", " || !p.is(pointers, i) {
		return 0
	}
	if p.is(storyHeads, i) && p.ordinal(i) {
		return p.route(i)
	}
	for w := i; w < len(p.words) && w-i < 12 && (p.is(pointers, w) || p.numeric(w) && p.words[w].Digits <= 3); w++ {
		if p.stopped(w) {
			if w == i {
				return 0
			}
			return w
		}
		if !p.spaced(w) {
			return 0
		}
	}
	return 0
}

// pointedFrom goes back from word i over the words that point at a home, as far as one
// that begins it: "căn thứ hai sau chợ".
func (p *page) pointedFrom(i int) int {
	start := i
	for w := i - 1; w >= 0 && i-w <= 6 && p.spaced(w) && p.is(pointers, w); w-- {
		if p.is(storyHeads, w) && !p.is(persons, w+1) && w+1 < i {
			start = w
		}
	}
	return start
}

// longestStory is more words than lead to a place.
const longestStory = 20

const locativeWords = "đầu, cuối, sau, trước, cạnh, gần, đối, bên, ngay, sát, phía, giữa, chân, dưới, trên, kế, kề, lối, gầm, hông, vách, giáp, ngang, ven, mé, mép, bìa, chỗ, khúc, đoạn, tận, tuốt, mãi, tít, mút"

const storyHeadWords = "căn, nhà, ngôi, dãy, quầy, lô, tầng, lầu, gác, phòng, hẻm, ngõ, ngách, kiệt, xóm, khu, đường, chung, lều, chòi, trại, lán, ghe, thuyền, bè, container"

var storyHeads = newSet(storyHeadWords)

var (
	// locatives say where something is, beside something else.
	locatives = newSet(locativeWords)
	// ways go on with the way to it.
	ways = newSet("đi, vô, vào, rẽ, quẹo, qua, cách, chừng, khoảng, hẻm, con, căn, nhà, ngôi, thứ, từ, ra, lên, xuống, theo, hướng, tay, trong, ngoài, tới, đến, hông, lưng, diện, mặt, tiền, nhìn, góc, văn, hóa, cũ, mồ, dưỡng, kia, đồi, núi, suối, sông, rẫy, cấp")
)
