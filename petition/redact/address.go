package redact

import (
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// opening is what must follow a word that opens the part of an address that
// points at a household.
type opening uint8

const (
	ofNumberOrName opening = iota + 1 // "ngõ 12", "thôn Đông", "tiểu khu 5 Mộc"
	ofNumber                          // "tổ dân phố 5 Lê Lợi": what follows the number is apart
	ofCode                            // words that mean much else, only with a number or a code: "tổ 5", "lô B2"
	ofCodeOrName                      // "bản 3", "bản Mường"
	ofRoad                            // "đường Láng", "phố 12", "đường số 5"
	ofHouse                           // "số 12 Lê Lợi", "số 5 ngõ 3"
)

// lowPlaces are words that open the part of an address that points at a
// household: from the village or the street down.
var lowPlaces = reading.NewTable(openings(map[opening]string{
	ofNumberOrName: "số nhà, nhà số, phòng trọ, nhà trọ, ngõ, ngách, hẻm, kiệt, xóm, thôn, buôn, làng, kp, khu phố, khóm, chung cư, khu tập thể, tập thể, " +
		"tiểu khu, khu đô thị, khu dân cư, quốc lộ, tỉnh lộ, đại lộ",
	ofNumber:     "tổ dân phố, tdp",
	ofCode:       "tổ, lô, khối, phòng số, tòa, tòa nhà, căn hộ, đội, ktx, ký túc xá, dãy trọ",
	ofCodeOrName: "bản",
	ofRoad:       "đường, phố, ấp",
	ofHouse:      "số",
}))

func openings(lists map[opening]string) map[string]opening {
	rows := map[string]opening{}
	for o, list := range lists {
		for words := range strings.SplitSeq(list, ",") {
			rows[words] = o
		}
	}
	return rows
}

// highPlaces go on with an address but do not open one: a commune alone names
// an authority, not a home.
var highPlaces = reading.NewSet("xã, phường, thị trấn, quận, huyện, thị xã, thành phố, tỉnh, tp, đặc khu, khu công nghiệp, cụm công nghiệp, nhà, p, q, h, x, tt")

// homes are words after which, with a colon, any place is where somebody
// lives.
var homes = reading.NewSet("địa chỉ, địa chỉ liên lạc, địa chỉ liên hệ, địa chỉ thường trú, nơi ở, nơi thường trú, nơi cư trú, thường trú, tạm trú, chỗ ở")

// roads, at which alone nobody lives.
var roads = reading.NewSet("quốc lộ, tỉnh lộ")

// addresses finds postal addresses: a run of places that begins with a low
// one, or with any one that is said to be an address.
func (p *page) addresses() []Mask {
	var masks []Mask
	for i := 0; i < len(p.words); i++ {
		end, ok := p.lowPlace(i)
		if !ok && p.homeAt(i) {
			end, ok = p.place(i)
		}
		if !ok || p.compound(i) {
			continue
		}
		last := p.further(end)
		if _, n := at(p, roads, i); n > 0 && last == end {
			continue
		}
		masks = append(masks, p.mask(i, last, Address))
		i = last
	}
	return masks
}

// homeAt says that words of [homes] and a colon stand before word i.
func (p *page) homeAt(i int) bool {
	if i == 0 || strings.Trim(p.gap(i-1), " \n") != ":" {
		return false
	}
	for n := min(4, i); n >= 2; n-- {
		if _, long := at(p, homes, i-n); long == n {
			return true
		}
	}
	return false
}

// compound says that the word at i is the end of another one: "văn bản 12",
// "phiên bản 3".
func (p *page) compound(i int) bool {
	return i > 0 && p.words[i].Plain == ban && p.like(beforeBan, i-1) && p.spaced(i-1)
}

var (
	ban       = reading.NewWord("ban")
	beforeBan = reading.NewSet("văn, phiên, biên, nguyên, ấn, căn, tái, mỗi")
)

// further is the last word of the places that go on from word last, each after a
// comma, a dash or a space.
func (p *page) further(last int) int {
	for last+1 < len(p.words) && placeGap(p.gap(last)) {
		next, ok := p.place(last + 1)
		if !ok && !blank(p.gap(last)) && p.words[last+1].Capital && !p.like(notPlace, last+1) {
			// A bare name after a comma, as the province: ", Nghệ An".
			next, ok = p.properName(last+1), true
		}
		if !ok {
			break
		}
		last = next
	}
	return last
}

// notPlace are words with a capital that go on after a comma but are no place,
// whatever their accents.
var notPlace = reading.NewSet("tôi, sđt, đt, điện, số, cccd, cmnd, email, đề, kính, nay, ubnd, ủy, khi, nhưng, trong, ông, bà, anh, chị")

func placeGap(gap string) bool {
	switch strings.Trim(gap, " \n") {
	case "":
		return !strings.Contains(gap, "\n")
	case ",", "-", "/":
		return true
	case ".":
		return gap == "."
	}
	return false
}

// lowPlace reads a low place at word i and gives its last word.
func (p *page) lowPlace(i int) (int, bool) {
	o, n := at(p, lowPlaces, i)
	if n == 0 || !p.adjoining(i, n) {
		if last, ok := p.coded(i); ok {
			return last, true
		}
		return p.numberFirst(i)
	}
	next := i + n
	if gap := p.gap(next - 1); next == len(p.words) || gap[0] != ' ' && gap[0] != ':' || p.words[i].Plain == pho && i > 0 && p.words[i-1].Plain == thanh && p.spaced(i-1) {
		return 0, false // "thành phố" is none
	}
	w := &p.words[next]
	switch o {
	case ofHouse:
		return p.houseAt(next)
	case ofCode, ofCodeOrName:
		if p.numeric(next) || w.Capitals && (p.letters(next) <= 3 || w.Word == 0 && p.letters(next) <= 6) { // B2, B1205
			return p.slashed(next), true
		}
		return p.properName(next), o == ofCodeOrName && w.Capital
	case ofRoad:
		switch {
		case p.numeric(next), w.Capital && (i > 0 || !p.words[i].Capitals):
			return p.properName(next), true
		case p.words[i].Plain == duong && w.Plain == so && p.numeric(next+1):
			return next + 1, true
		}
		return 0, false
	}
	if w.Plain == so && p.numeric(next+1) {
		next++
	}
	if !p.numeric(next) {
		return p.properName(next), p.words[next].Capital
	}
	last := p.slashed(next)
	if o == ofNumberOrName && p.spaced(last) && p.words[last+1].Capital && !p.opens(last+1) {
		last = p.properName(last + 1)
	}
	return last, true
}

var pho, thanh, duong, so = reading.NewWord("pho"), reading.NewWord("thanh"), reading.NewWord("duong"), reading.NewWord("so")

// coded reads a word that opens a place and its number as one: "KP3", "TDP5"; "K12/8
// Lê Lợi" is a house in an alley of the middle of the country.
func (p *page) coded(i int) (int, bool) {
	if w := &p.words[i]; w.Word != 0 || w.Kind != reading.KindWord {
		return 0, false
	}
	word := strings.ToLower(p.word(i))
	digits := strings.TrimLeft(word, "dkpt")
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return 0, false
	}
	last := p.slashed(i)
	switch word[:len(word)-len(digits)] {
	case "kp", "tdp":
		return last, true
	case "k":
		if last > i && p.spaced(last) && p.words[last+1].Capital {
			return p.properName(last + 1), true
		}
	}
	return 0, false
}

// opens says that words at i open a place.
func (p *page) opens(i int) bool {
	_, low := at(p, lowPlaces, i)
	_, high := at(p, highPlaces, i)
	return low > 0 || high > 0
}

// houseAt reads the number of a house at i, after "số", and the name of its
// street or the place behind it: "12 Lê Lợi"; "5 ngõ 3" is the number alone.
func (p *page) houseAt(i int) (int, bool) {
	if !houseNumber(p.word(i)) || i+1 == len(p.words) || !placeGap(p.gap(i)) {
		return 0, false
	}
	if o, n := at(p, lowPlaces, i+1); n > 0 && o != ofHouse || n == 0 {
		if _, ok := p.lowPlace(i + 1); ok {
			return i, true
		}
	}
	if p.words[i+1].Capital && p.spaced(i) && !p.like(officeWords, i+1) {
		return p.properName(i + 1), true
	}
	return 0, false
}

// officeWords follow "số" where a document is meant: "số 61 NĐ".
var officeWords = reading.NewSet("nđ, qđ, tt, ubnd, tb, nq, cv, bc, kh, hd, ct")

// numberFirst reads a house number with its street behind it: "12 đường Láng",
// "12/5 Lê Lợi" after "ở", "tại", "trú".
func (p *page) numberFirst(i int) (int, bool) {
	if i == 0 || !p.numeric(i) || !houseNumber(p.word(i)) {
		return 0, false
	}
	last := p.slashed(i)
	if !p.spaced(last) {
		return 0, false
	}
	if p.like(streets, last+1) {
		if _, ok := p.lowPlace(last + 1); ok {
			return last, true
		}
	}
	return p.properName(last + 1), p.like(livesAt, i-1) && p.words[last+1].Capital
}

// Words behind a house number, and before one, whatever their accents.
var (
	streets = reading.NewSet("đường, phố, ngõ, hẻm, kiệt")
	livesAt = reading.NewSet("ở, tại, trú, chỉ, ngụ")
)

// place reads a low or a high place at word i.
func (p *page) place(i int) (int, bool) {
	if end, ok := p.lowPlace(i); ok {
		return end, true
	}
	_, n := at(p, highPlaces, i)
	next := i + n
	if n == 0 || next == len(p.words) || !p.adjoining(i, n) {
		return 0, false
	}
	switch p.gap(next - 1) {
	case " ", ".", ". ":
	default:
		return 0, false
	}
	if p.numeric(next) {
		return next, true
	}
	return p.properName(next), p.words[next].Capital
}

// properName is the last word of a name of a place that begins at word i:
// words with capitals, up to four, or a number.
func (p *page) properName(i int) int {
	if p.numeric(i) {
		return p.slashed(i)
	}
	last := i
	for last-i < 3 && last+1 < len(p.words) {
		if p.gap(last) == "'" && p.letters(last) == 1 { // Ea H'Leo, Cư M'gar
			last++
			continue
		}
		if !p.spaced(last) {
			break
		}
		w := &p.words[last+1]
		short := p.numeric(last+1) && p.letters(last+1) <= 3
		if !w.Capital && !short || p.opens(last+1) && !p.like(inNames, last+1) && p.gap(last+1) != "'" {
			break
		}
		last++
	}
	return last
}

// inNames open a place and stand in the names of others, too.
var inNames = reading.NewSet("lô, số, bản, tổ")

// slashed goes on from a number over what is glued to it: 12/5A, 3-5, S2.05.
func (p *page) slashed(i int) int {
	for from := i; i-from < mostSlashes && p.numeric(i+1); i++ {
		if gap := p.gap(i); gap != "/" && gap != "-" && gap != "." {
			break
		}
	}
	return i
}

// mostSlashes is the depth of alleys that is read.
const mostSlashes = 16

// houseNumber: up to four digits and perhaps a letter or two.
func houseNumber(word string) bool {
	digits := firstRun(word, func(r rune) bool { return '0' <= r && r <= '9' })
	rest := strings.ToLower(word[len(digits):])
	return digits != "" && len(digits) <= 4 && len(rest) <= 2 && strings.Trim(rest, "abcdefghđ") == ""
}
