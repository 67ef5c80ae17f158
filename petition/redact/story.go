package redact

import "github.com/caicach/tthc/schedule/reading"

// toldAt says that word i may begin a place told in a story: it says where something
// is, behind the one who lives there.
func (p *page) toldAt(i int) bool {
	if i > 0 && p.asks(i, asksStory) && i+1 < len(p.words) && !p.is(persons, i+1) && !p.is(there, i+1) && (p.endsName(i-1) && p.gap(i-1) == ", " || p.spaced(i-1) && (p.is(there, i-1) || p.is(lodged, i-1))) {
		return true // "bà Mẫu, căn góc ngã ba", "ở tạm nhà văn hóa"
	}
	return i > 0 && p.asks(i, asksTold) && p.spaced(i-1) && (p.is(persons, i-1) || p.words[i-1].Plain == nha || p.is(lodged, i-1) || p.endsName(i-1))
}

// lodged stand behind the "ở" of one who has no home of his own, or of a house that
// is somewhere.
var lodged = reading.NewSet("nhờ, tạm, ké, đậu, nằm")

// told reads a place that is told from another one at word i, where somebody lives:
// "đầu dốc chợ Thử", "đối diện trường Thử". Clauses that lead the way go on up to a
// place: "ngay dốc cầu Thử, đi vô chừng 200 mét, ấp Mẫu". It must name something. With
// on, an address goes on with it.
func (p *page) told(i int, on bool) (part, bool) {
	home := p.homeAt(i) || p.is(storyHeads, i)
	led := p.is(locatives, i)
	named := false
	if !led && !home && !(on && p.is(ways, i)) {
		return part{}, false
	}
	w := i
	for w+1 < len(p.words) && w-i < longestStory {
		w++
		if gap := p.gap(w - 1); gap == ", " {
			if named && p.is(storyHeads, i) && p.opensHigh(w) {
				return part{last: w - 1, level: village}, true // "ở nhà dưỡng lão Thử, xã Mẫu"
			}
			if !p.is(locatives, w) && !p.is(ways, w) && !p.opensLow(w) {
				break
			}
		} else if gap != " " {
			break
		}
		if q, ok := p.lowPlace(w, false); ok && !p.compound(w) {
			return part{last: q.last, level: max(q.level, village)}, true
		}
		named = named || p.proper(w)
		if p.stop(w) && !p.is(locatives, w) && !p.is(ways, w) && p.words[w].Plain != so && !(w+1 < len(p.words) && p.words[w+1].Plain == so) { // "nhà không số"
			break
		}
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

// longestStory is more words than lead to a place.
const longestStory = 20

const locativeWords = "đầu, cuối, sau, trước, cạnh, gần, đối, bên, ngay, sát, phía, giữa, chân, dưới, trên, kế, kề, lối, gầm, hông, vách, giáp, ngang, ven"

const storyHeadWords = "căn, nhà, ngôi, dãy, quầy"

var storyHeads = reading.NewSet(storyHeadWords)

var (
	// locatives say where something is, beside something else.
	locatives = reading.NewSet(locativeWords)
	// ways go on with the way to it.
	ways = reading.NewSet("đi, vô, vào, rẽ, quẹo, qua, cách, chừng, khoảng, hẻm, con, căn, nhà, ngôi, thứ, từ, ra, lên, xuống, theo, hướng, tay, trong, ngoài, tới, đến, hông, lưng, diện, mặt, tiền, nhìn, góc, văn, hóa, cũ, mồ, dưỡng")
)
