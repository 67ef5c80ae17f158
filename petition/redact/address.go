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

// level is how near a part of an address comes to a household.
type level uint8

const (
	high    level = iota // a commune and what lies above it
	road                 // a street, an alley, a quarter: many live there
	village              // a village or a group of households
	house                // a house, a flat, a room
)

// opener is what a word opens. A weak one is nothing alone: "phòng 12", "nhà 4".
type opener struct {
	after opening
	level level
	weak  bool
}

// lowPlaces are words that open the part of an address that points at a
// household: from the village or the street down.
var lowPlaces = newTable(lowWords)

var lowWords = rows(openers)

var openers = map[opener]string{
	{ofNumberOrName, house, false}: "số nhà, nhà số, phòng trọ, nhà trọ, dãy trọ, dãy phòng trọ, dãy nhà trọ, căn số, ô số, căn hộ dịch vụ, căn hộ cao cấp, căn hộ mini, chung cư mini",
	{ofNumberOrName, road, false}: "hẻm cụt, hẻm nhánh, hẻm nhỏ, ngõ cụt, ngõ nhỏ, hẽm, ngỏ, ngõ, ngách, hẻm, kiệt, chung cư, khu chung cư, khu tập thể, tập thể, cư xá, cc, khu đô thị, kđt, khu dân cư, kdc, khu tái định cư, tái định cư, khu tđc, tđc, khu nhà ở, khu nhà ở công nhân, khu nhà trọ, khu trọ, nhà ở xã hội, " +
		"khu nhà ở xã hội, khu nhà ở thương mại, khu căn hộ, khu biệt thự, khu nhà vườn, khu gia binh, khu gia đình, khu gia đình quân nhân, khu gia đình quân đội, khu gia đình bộ đội, khu quân nhân, khu lưu trú, khu lưu trú công nhân, nhà lưu trú, nhà lưu trú công nhân, nhà trọ công nhân, khu trọ công nhân, khu nhà trọ công nhân, khu công nhân, nông trường, lâm trường, làng trẻ, làng trẻ em, trung tâm nuôi dưỡng, trung tâm dưỡng lão, trung tâm chăm sóc, cơ sở bảo trợ, trung tâm bảo trợ, trung tâm bảo trợ xã hội, viện dưỡng lão, nhà dưỡng lão, mái ấm, nhà mở, homestay, trại giam, trại tạm giam, bưu cục, trại trẻ, trại phong, cơ sở cai nghiện, khu ký túc xá, ký túc xá công nhân, nhà ở công nhân, quốc lộ, ql, tỉnh lộ, đại lộ, hương lộ",
	{ofNumberOrName, village, false}: "điểm bản, điểm dân cư, khối phố, khu phố chợ, khu kinh tế mới, thị tứ, xóm trọ, xóm, thôn, buôn, bon, làng, làng chài, sóc, phum, kp, khu phố, khóm, tiểu khu, cặp kênh, cặp rạch, xứ đồng",
	{ofNumberOrName, village, true}:  "khu hành chính, cặp lộ, cặp kinh, cặp sông, bờ kênh, bờ sông, ven kênh, chân cầu, đầu cầu, dốc cầu, cồn, rạch, kênh, kinh, cù lao, giồng, gò, ngã ba, xóm chợ, miệt, xẻo, ngọn, dốc, ngã tư, bến, bến đò, xóm đạo, hói, nóc, vàm, mương, khu vực, kv, đảo, hòn",
	{ofCode, village, false}:         "phân trại, tập đoàn, tập đoàn sản xuất, tổ, đội, khối, khu, cụm, cụm dân cư, liên gia",
	{ofCode, house, false}:           "lô, phòng số, tòa, tòa nhà, căn hộ, căn hộ số, chcc",
	{ofCode, house, true}:            "nhà, phòng, lầu, tầng, gác, căn, block, dãy, dãy nhà, ô, biệt thự, liền kề, nhà liền kề, lk, bt, ch, tháp, nền, nền số, sảnh, đơn nguyên, hộp thư, hòm thư, hộp thư số, hòm thư số, cầu thang, nhà chung cư, kios, kiosk, kiot, ki ốt, gian hàng, sạp, apt, apartment, room, unit, flat, blk, blok, floor, building, tower, villa, shophouse, officetel, penthouse, bungalow",
	{ofCode, road, true}:             "km",
	{ofNumberOrName, road, true}:     "chợ, bán đảo, khu bán đảo, street, road, avenue",
	{ofCodeOrName, road, false}:      "ktx, ký túc xá, kí túc xá",
	{ofCodeOrName, village, false}:   "bản, plei, palei, pơlei, làng plei",
	{ofRoad, road, false}:            "đường, đg, phố, phố cổ",
	{ofRoad, village, false}:         "ấp",
	{ofHouse, house, false}:          "số, sn, house, number",
	{ofNumber, house, false}:         "nhà bè, bè cá",
	{ofNumber, road, false}:          "lane, alley",
	{ofNumber, village, false}:       "tổ dân phố, tdp, tổ dp, hamlet, quarter",
}

var blocks = newSet("tòa, block")

// rows are the rows of a table: what each list of phrases means.
func rows[M comparable](lists map[M]string) map[string]M {
	all := map[string]M{}
	for means, list := range lists {
		for words := range strings.SplitSeq(list, ",") {
			all[words] = means
		}
	}
	return all
}

// highPlaces go on with an address but do not open one: a commune alone names
// an authority, not a home.
const highWords = "xã, xã đảo, phường, thị trấn, quận, huyện, thị xã, thành phố, tỉnh, tp, đặc khu, khu công nghiệp, kcn, cụm công nghiệp, hợp tác xã, htx, p, q, h, x, tt, tx, t, f, district, ward"

var highPlaces = newSet(highWords)

// part is a part of an address that has been read.
type part struct {
	last  int // its last word
	level level
	weak  bool
	small bool // its name is in small letters
}

// run is an address that has been read: parts, one after the other.
type run struct {
	first int
	last  int
	level level // the nearest to a household
	parts int
	sure  bool // one part is not weak
	small bool // somebody lives there
	above bool // it goes up to a commune or further
}

func (r *run) add(q part) {
	r.last = q.last
	r.level = max(r.level, q.level)
	r.parts++
	r.sure = r.sure || !q.weak && q.level > high
	r.above = r.above || q.level == high
}

// addresses finds postal addresses: a run of places that begins with a low
// one, or with any one that is said to be an address. What the petition is
// about is left, and noted so that no finder of names takes a street for a person.
func (p *page) addresses() []Mask {
	masks := p.lived[:0]
	for i := 0; i < len(p.words); i++ {
		here, prior := p.seen[i].questions, &p.seen[max(i-1, 0)]
		if here&opensHere == 0 && (i == 0 || prior.questions&(asksHome|endsResidence|lastOfName) == 0 && prior.gap&gapColon == 0) && (here&(hasCapital|spacedNext) != hasCapital || !p.lettered(i)) || !p.mayOpen(i) {
			continue // most
		}
		r, s, ok := p.address(i)
		if !ok {
			continue
		}
		mask := p.mask(i, r.last, Address)
		if p.after(mask.End) == ')' && strings.Count(p.text[mask.Start:mask.End], "(") > strings.Count(p.text[mask.Start:mask.End], ")") {
			mask.End++
		}
		if p.personal(i, r, s, &mask.Sureness) {
			if from := p.projectBefore(i); from < i && r.level == house {
				mask.Start = p.words[from].Start
			} else if from := p.pointedFrom(i); from < i {
				mask.Start = p.words[from].Start
			} else if i > 0 && p.spaced(i-1) && p.is(edges, i-1) {
				mask.Start = p.words[i-1].Start // "cuối ngõ 12"
			}
			first := i
			if i > 0 && p.numeric(i) && p.words[i-1].Word == home && p.spaced(i-1) {
				first-- // "nhà 58/3 Mẫu"
				mask.Start = p.words[first].Start
			}
			if _, n := before(p, storeys, first-1); n > 0 && (p.spaced(first-1) || p.gap(first-1) == ", ") {
				mask.Start = p.words[first-n].Start // "tầng trệt nhà 5"
			}
			if i > 1 && p.adjoining(i-2, 3) && p.is(fronts, i-1) && p.words[i-2].Plain == front {
				mask.Start = p.words[i-2].Start // "mặt tiền đường Mẫu"
			}
			if p.labelled(i) {
				_, n := at(p, lowPlaces, i)
				mask.Start = p.words[i+n].Start
			}
			masks = append(masks, mask)
			p.home = r.last
		} else {
			p.standing = append(p.standing, mask)
		}
		i = r.last
	}
	p.lived = masks
	return masks
}

// address reads the address that begins at word i, where one may, and the stance of the
// words before it.
func (p *page) address(i int) (r run, s stance, ok bool) {
	if p.compound(i) || p.inName(i) || p.asks(i, inNumberFound) || p.words[i].Plain == copied && p.seen[i].gap&gapColon != 0 || p.decimal(i) || p.noMarket(i) {
		return run{}, 0, false
	}
	if last, english := p.englishHome(i); english {
		return run{first: i, last: last, level: house, parts: 2, sure: true, small: true}, lived, true
	}
	if last := p.bracketedHouse(i); last > 0 {
		return run{first: i, last: last, level: house, parts: 1, sure: true, small: true}, lived, true
	}
	q, ok := p.lowPlace(i, true)
	if !ok && !p.asks(i, asksHigh) && !p.homely(i) {
		return run{}, 0, false
	}
	if s = p.stance(i); p.homeAt(i) {
		s = lived
	}
	small := s == lived
	guess := !small && p.plain && ok && q.small && q.level == village && s != passed && s != seated
	if !small && !guess {
		q, ok = p.lowPlace(i, false)
	}
	home := p.homeAt(i) || p.residentAt(i)
	commune := false
	if !ok && (small || home) {
		q, commune, ok = p.dwelling(i, small, home)
	}
	if !ok {
		return run{}, 0, false
	}
	q.last = p.dayNamed(q)
	r = run{first: i, small: small}
	r.add(q)
	p.further(&r, small || guess || p.housed(i, q, s))
	r.sure = r.sure || r.level == house && p.flatted(i, &r)
	if !r.sure && r.parts == 1 && p.leads(i, small) {
		if q, ok = p.ownWords(i); ok && q.last > r.last {
			r = run{first: i, small: small}
			r.add(q)
			p.further(&r, small)
		}
	}
	if guess && !r.above {
		return run{}, 0, false
	}
	if q.small && q.level < house && !r.above && !((q.level == road && r.parts == 1 || s == lived && q.last > i+1) && (s == lived && q.last == i+2 && p.stop(r.last+1) || p.stopped(q.last) || p.stopped(r.last) || r.level == house)) {
		return run{}, 0, false // "bản cách trung tâm"
	}
	return r, s, r.sure || s == lived && (r.level > high && r.parts > 1 || home || commune && r.parts > 1) || r.level == house && r.parts > 1 && s == placed && p.is(there, i-1) // "ở kiot 9 chợ Mẫu"
}

// dayNamed is the last word of a place, over the second figure of a day that it is named for:
// "tập thể Mẫu 8-3".
func (p *page) dayNamed(q part) int {
	if q.level == road && p.numeric(q.last) && p.gap(q.last) == "-" && p.numeric(q.last+1) && p.words[q.last+1].Digits <= 2 {
		return q.last + 1
	}
	return q.last
}

// noMarket says that the "cho" at word i of a text without accents is none: "cho 2 ban".
func (p *page) noMarket(i int) bool {
	return p.bare && p.words[i].Plain == market && !(i > 0 && (p.is(there, i-1) || p.is(locatives, i-1)))
}

// bracketedHouse is the last word of the number of a house in brackets at word i, right
// behind the one who lives there, or with strokes behind his "ở": "hộ ông Mẫu (số 8)", "chị Thử (phòng 302, đã chuyển đi)"; 0
// where there is none.
func (p *page) bracketedHouse(i int) int {
	if i > 1 && p.numeric(i) && p.gap(i) == "/" && p.adjoining(i-2, 3) && p.words[i-1].Plain == wordO && p.is(persons, i-2) {
		if last := p.slashed(i); p.stopped(last) && !p.dateLike(i, last) && houseNumber(p.word(i)) && p.words[last].Digits <= 3 && !p.asks(i, inNumberFound) {
			return last // "tôi ở 72/19."
		}
	}
	if p.numberedFlat(i) {
		return i
	}
	if i == 0 || !p.endsName(i-1) || p.gap(i-1) != " (" {
		return 0
	}
	next := i + 1
	if p.words[i].Plain == nha && p.spaced(i) && p.words[i+1].Plain == so {
		next++
	}
	if !p.is(housing, i) || !p.adjoining(i, next-i+1) || !(p.numeric(next) || next < len(p.words) && p.words[next].Word == 0) || p.counted(next) || p.asks(next, inNumberFound) {
		return 0
	}
	last := p.slashed(next)
	gap := p.gap(last)
	if p.letters(next) > 5 || !strings.HasPrefix(gap, ")") && gap != ", " {
		return 0
	}
	if _, more := p.lowPlace(min(last+1, len(p.words)-1), true); more {
		return 0
	}
	return last
}

// numberedFlat says that a row of a list begins with word i, the number of a flat with a letter or
// a nought, and goes on with who lives there: "1402C | Lê Thị Mẫu".
func (p *page) numberedFlat(i int) bool {
	if i > 0 && !p.lineStart(i) || i+1 >= len(p.words) || p.gap(i) != " | " && p.gap(i) != " - " && p.gap(i) != ": " || !p.words[i+1].Capital || !(i+2 < len(p.words) && p.inName(i+2)) {
		return false
	}
	word := p.word(i)
	digits := firstRun(word, func(r rune) bool { return '0' <= r && r <= '9' })
	rest := word[len(digits):]
	return len(digits) >= 3 && len(digits) <= 4 && (rest == "" && digits[0] == '0' || len(rest) == 1 && isLetter(rest[0]))
}

// behindPerson says that word i stands behind somebody's name and a mark, or behind what is
// said of him between commas: "Mẫu - sạp 118", "Thử, 74 tuổi, kiệt 42".
func (p *page) behindPerson(i int) bool {
	if i == 0 || p.spaced(i-1) {
		return false // most
	}
	switch p.gap(i - 1) {
	case ", ", " - ", " (", "), ":
	default:
		return false
	}
	w := i - 1
	if p.endsName(w) {
		return true
	}
	switch {
	case p.is(sexes, w):
		w--
	case w > 2 && p.words[w-1].Plain == people && p.spaced(w-1) && p.spaced(w-2):
		w -= 3 // "dân tộc Mông"
	case w > 1 && p.spaced(w-1) && (p.one(ages, w) && p.numeric(w-1) || p.words[w-1].Word == peopleWord && p.words[w].Capital):
		w -= 2
	case w > 0 && p.numeric(w) && (p.gap(w) == " - " || p.gap(w) == ", ") && yearLike(p.word(w)):
		w-- // "Mẫu - 1960 - ngõ 5"
	case p.gap(w) == "), ":
		for n := 0; n < 6 && w > 0 && p.spaced(w-1); n++ {
			w-- // "Mẫu (trùng tên), ấp 2"
		}
		return w > 0 && p.gap(w-1) == " (" && p.endsName(w-1)
	default:
		return false
	}
	return w >= 0 && (p.gap(w) == ", " || p.gap(w) == " - ") && p.endsName(w)
}

var housing = newSet("số, nhà, căn, phòng, lô, kiot")

// dwelling reads a place at word i that no word opens, where somebody lives (small), or
// right behind words of a home, and says whether it is a commune with its word.
func (p *page) dwelling(i int, small, home bool) (q part, commune, ok bool) {
	if small && i > 0 && (p.spaced(i-1) && (p.is(there, i-1) || p.residentAt(i)) || p.toldAt(i) || p.homeAt(i)) {
		q, ok = p.told(i, false)
	}
	if !ok && home {
		q, ok = p.place(i, small)
		if !ok && p.proper(i) && (p.words[i-1].Plain == que && !p.is(addressed, i) || p.homeAt(i) && !p.numeric(i) && !p.office(i) && !p.is(notPlace, i) && !p.surname(i)) {
			q, ok = part{last: p.properName(i)}, true // "quê Thử Lâm, Nghệ An"
		}
	}
	commune = !ok && small && p.asks(i, asksHigh) && p.commune(i)
	if commune {
		q, ok = p.place(i, small)
	}
	if !ok && small {
		q, ok = p.hometown(i)
	}
	if !ok && p.leads(i, small) {
		q, ok = p.ownWords(i)
	}
	return q, commune, ok
}

// flatted says that the run of weak parts at word i is a flat or the like all the same:
// beside the name of its block, or right behind the one whose it is.
func (p *page) flatted(i int, r *run) bool {
	if r.parts == 1 && i > 0 && p.words[i].Plain == nha && p.spaced(i-1) && p.endsName(i-1) && p.spaced(i) && p.numeric(i+1) && p.gap(i+1) == "/" {
		return true // "chị Thử nhà 88/50"
	}
	return p.stopped(r.last) && p.behindPerson(i) || p.projectBefore(i) < i || r.parts > 2 && p.project(i, r.last) || r.parts > 1 && i > 0 && p.spaced(i-1) && p.is(persons, i-1)
}

// housed says that the place q at word i is a house, or where one is at home, so that
// what follows it may be named in small letters as well.
func (p *page) housed(i int, q part, s stance) bool {
	return q.level == house && (!q.weak || s == placed && i > 0 && p.is(there, i-1)) || p.one(quartered, i+1)
}

// commune says that the words at i begin one, or a room.
func (p *page) commune(i int) bool {
	_, n := at(p, communes, i)
	return n > 0
}

// homely says that what stands before word i may make a home of any place.
func (p *page) homely(i int) bool {
	return i > 0 && (p.asks(i-1, asksHome) || p.endsName(i-1)) || p.homeAt(i) || p.residentAt(i) || p.toldAt(i)
}

// communes begin a commune or a ward, or a room: "P.406".
var communes = newSet("xã, phường, thị trấn, đặc khu, p, x, tt, huyện, quận")

// hometown reads a place with no word before it where somebody lives, with what it
// is a part of: "quê em ở Thử Lâm, Nghệ An".
func (p *page) hometown(i int) (part, bool) {
	if p.plain && p.spaced(i-1) && !p.office(i) && !p.stop(i) && !p.numeric(i) && !p.opens(i) {
		if _, n := at(p, regions, i); n == 0 {
			if end, ok := p.smallName(i); ok && p.regionSoon(end) {
				return part{last: end, level: village}, true // "ở thử lâm nghệ an"
			}
		}
	}
	if _, n := at(p, regions, i); n > 0 || !p.proper(i) || p.numeric(i) || p.office(i) && !p.landed(i) || p.is(notPlace, i) || p.surname(i) && p.middle(i+1) {
		return part{}, false
	}
	last := p.properName(i)
	if last+1 < len(p.words) && p.gap(last) == " - " && p.proper(last+1) && !p.numeric(last+1) && !p.office(last+1) && !p.surname(last+1) {
		last = p.properName(last + 1) // "ở Mẫu Hòa - Thử Lộc, xã Lâm"
	}
	end := last
	for n := 0; n < 2 && end+1 < len(p.words) && p.gap(end) == ", " && p.proper(end+1) && !p.numeric(end+1) && !p.office(end+1) && !p.regionBehind(end); n++ {
		end = p.properName(end + 1)
	}
	if p.regionBehind(end) {
		return part{last: last, level: village}, true
	}
	if p.is(there, i-1) && last > i && last+1 < len(p.words) && p.gap(last) == ", " && p.is(locatives, last+1) {
		return part{last: last, level: village}, true // "ở Mẫu Long A, gần cầu Thử"
	}
	if p.is(there, i-1) && last > i && end >= last+2 {
		return part{last: last, level: village}, true // "nhà em ở Thử Ninh, Mẫu Giang"
	}
	if last+1 == len(p.words) || p.gap(last) != ", " && p.gap(last) != " - " || !p.opensHigh(last+1) && !p.district(last+1) {
		return part{}, false
	}
	return part{last: last, level: village}, true
}

// landed says that word i, which is a country as well, begins the name of a commune:
// "Đức Giang".
func (p *page) landed(i int) bool {
	return p.is(lands, i) && p.spaced(i) && p.words[i+1].Capital
}

// lands are countries whose names begin those of communes as well.
var lands = newSet("mỹ, đức, nga, ý, pháp")

// district says that word i is a district or a ward by its number: "Q7", "P12".
func (p *page) district(i int) bool {
	q, ok := p.coded(i, false)
	return ok && q.level == high
}

// inName says that word i goes on with a name.
func (p *page) inName(i int) bool { return p.seen[i].questions&goesOnName != 0 }

// opensHere is what a word is asked that an address may begin with.
const opensHere = isFigure | isMixed | asksShort | asksAddress | asksTold | asksStory | asksHigh

// mayOpen says at little cost whether an address may begin at word i, of which or of the word
// before it something is asked that has to do with one.
func (p *page) mayOpen(i int) bool {
	w := &p.words[i]
	switch {
	case w.Kind == reading.KindFigure:
		last := p.slashed(i)
		return p.spaced(last) || last > i && (p.gap(last) == " - " || i > 0 && p.words[i-1].Plain == wordO) || p.homeAt(i)
	case w.Word == 0 || w.Plain == wordK || w.Plain == wordD || p.lettered(i):
		return true
	}
	if i == 0 || p.asks(i, asksAddress) {
		return p.asks(i, asksAddress)
	}
	return p.asks(i-1, asksHome) || p.toldAt(i) || w.Capital && p.endsName(i-1) && !p.spaced(i-1) || p.asks(i, asksHigh) && (p.spaced(i-1) && p.is(persons, i-1) || p.endsName(i-1)) || p.homeAt(i) || w.Capital != p.words[i-1].Capital && p.residentAt(i)
}

// residentAt says that words after which even a commune is where somebody lives
// stand before word i: "trú tại xã Thử", "quê Thử Lâm".
func (p *page) residentAt(i int) bool {
	w := i - 1
	if w >= 0 && p.endsName(w) && p.asks(i, asksHigh) && p.opensHigh(i) && (!p.bare || p.plain || p.numeric(i+1) || i+1 < len(p.words) && p.words[i+1].Capital) && strings.Trim(p.gap(w), " ,-(") == "" && p.gap(w) != " " {
		return true // a name, and the commune
	}
	for n := 0; n < 2 && w > 0 && p.spaced(w) && p.is(there, w); n++ {
		w--
	}
	if w < 0 || !p.asks(w, endsResidence) || !p.spaced(w) {
		return false
	}
	_, n := before(p, residences, w)
	if p.bare && n == 0 {
		_, n = before(p, plainResidences, w)
	}
	return n > 0 && (w > 0 || i > 1)
}

const residenceWords = "sinh quán, trú, ngụ, quê, hộ khẩu, cư trú, hktt, đktt, quê quán, nguyên quán"

var (
	residences      = newSet(residenceWords)
	plainResidences = newSet(plain(residenceWords))
	que             = reading.NewWord("que")
)

// stopped says that a mark or the end of the text stands behind word i.
func (p *page) stopped(i int) bool {
	return !p.spaced(i) && (strings.TrimLeft(p.gap(i), " ") != "" || i+1 == len(p.words))
}

// homeAt says that words of [homes] and a colon stand before word i.
func (p *page) homeAt(i int) bool {
	if i == 0 || p.seen[i-1].gap&gapColon == 0 || strings.Trim(p.gap(i-1), " \n") != ":" {
		return false
	}
	for skipped := 0; ; skipped++ {
		for n := min(4, i); n > 0; n-- { // up to the colon: "Địa chỉ: nhà 4"
			if _, long, slips := homes.Like(p.words[:i], i-n, p.bare); long == n && (p.bare || slips == 0) {
				return true
			}
		}
		if skipped == 4 || i < 2 || !p.is(ofHome, i-1) || !p.spaced(i-2) {
			return false
		}
		i-- // "địa chỉ của tôi:"
	}
}

var ofHome = newSet("hiện, tại, nay, cũ, mới, riêng, liên, hệ, lạc, thư, nhận, theo, cccd, cước, căn, hộ, khẩu, trước, đây, sau, sáp, nhập, chị, anh, ông, bà, của, tôi, em, mình, cháu, con, chúng, gia, đình, là")

// homes are words after which, with a colon, any place is where somebody
// lives.
var homes = reading.NewSet("tỉnh/tp, tỉnh/thành phố, tỉnh/thành, xã/phường, phường/xã, xã/phường/đặc khu, phường/xã/đặc khu, quận/huyện, huyện/quận, số nhà/đường, thôn/tổ, thôn/xóm, tổ/thôn, đường/phố, thôn/bản, ấp/khóm, khu phố/ấp, qua bưu điện, nhận kết quả tại, trả kết quả tại, nhận hàng, nhận thư, tận nhà, giao tận nhà, giao về, gửi về, chuyển về, phát về, trả về, nhận tại, gởi về, ship về, cư trú, trú tại, sinh quán, quê, đc, hiện ở, nhà ở, nơi sinh sống, địa chỉ hiện tại, địa chỉ hiện nay, địa chỉ nhà, địa chỉ nhà ở, địa chỉ cư trú, địa chỉ, địa chỉ liên lạc, địa chỉ liên hệ, địa chỉ thường trú, nơi ở, nơi ở hiện tại, nơi ở hiện nay, nơi thường trú, nơi cư trú, nơi tạm trú, " +
	"nguyên quán, trú quán, hktt, đktt, cư trú tại, chỗ ở hiện tại, nơi ở hiện tại, nơi đăng ký thường trú, thường trú, tạm trú, chỗ ở, quê quán, hộ khẩu, hộ khẩu thường trú, đăng ký thường trú")

// compound says that the word at i is the end of another one: "văn bản 12",
// "trưởng thôn Dụ", "phân khu 3".
func (p *page) compound(i int) bool {
	if i == 0 || !p.spaced(i-1) {
		return false
	}
	switch p.words[i].Plain {
	case ban:
		return p.is(beforeBan, i-1)
	case pho:
		return p.words[i-1].Plain == thanh || p.is(beforePho, i-1) && !(i > 1 && p.words[i-2].Plain == cu) // "thành phố" is none, "cư dân phố" is
	case so:
		if i > 1 && p.spaced(i-2) && p.is(posts, i-2) {
			return true
		}
		return !p.bare && p.is(beforeNumber, i-1) && (!p.words[i-1].Capital || p.words[i-1].Capitals || p.atStart(i-1))
	}
	return p.is(beforeVillage, i-1) && !(i > 1 && p.is(addressed, i-2))
}

var (
	wordK, wordD, wordO = reading.NewWord("k"), reading.NewWord("d"), reading.NewWord("o")
	nha                 = reading.NewWord("nha")
	pho, thanh, so, ban = reading.NewWord("pho"), reading.NewWord("thanh"), reading.NewWord("so"), reading.NewWord("ban")
	leadsTo             = reading.NewWord("dan")
	flat                = reading.NewWord("căn")
	bis                 = reading.NewWord("bis") // "số 15 bis"
	fresh               = reading.NewWord("mới") // "xóm mới"
	cu, khu             = reading.NewWord("cu"), reading.NewWord("khu")
	beforeBan           = newSet("xuất, kịch, quyển, văn, phiên, biên, nguyên, ấn, căn, tái, mỗi, trưởng, già, rể, kịch, sao")
	beforeVillage       = newSet("trưởng, phó, già, hàng, hội, nông, phân, cắm, liên, nội")
	beforePho           = newSet("dân, khu, khối, góc")
	// posts stand at roads, and have numbers of their own: "cột viba số 12".
	posts = newSet("cột, trụ, trạm, cống, hố, bốt, tủ, giếng, chốt")
	// beforeNumber have numbers of their own: "cột điện số 12".
	beforeNumber = newSet("quyển, bão, bãi, trại, sân, kho, giam, thông, sát, đội, thuế, điện, đèn, bàn, quầy, cửa, tuyến, xe, gói, thầu, văn, định, hàng, học, khu, đường, mẫu, phiếu, đơn, thẻ, trạm, cống, cổng, lớp, kỳ, lần, nghị, lệnh, tư, luật, phòng")
)

// further reads the places that go on from a run, each after a comma, a dash or
// a space.
func (p *page) further(r *run, small bool) {
	for r.last+1 < len(p.words) && r.parts < mostParts {
		if p.one(old, r.last+1) && (p.spaced(r.last) || p.gap(r.last) == " (") && p.joined(r.last) == 0 {
			r.last++ // "xã Thử cũ"
			continue
		}
		if _, n := at(p, storeys, r.last+1); n > 0 && r.level == house && p.spaced(r.last) {
			r.last += n // "sạp 9 tầng trệt"
			continue
		}
		if r.level == house && r.parts == 1 && p.numeric(r.last) && p.adjoining(r.last, 3) && p.is(ands, r.last+1) && p.numeric(r.last+2) && p.stopped(r.last+2) && p.behindPerson(r.first) {
			r.last += 2 // "sạp 141 và 142"
			continue
		}
		if _, n := at(p, longer, r.last+1); n > 0 && r.level >= road && p.spaced(r.last) {
			r.last += n // "đường Mẫu nối dài"
			continue
		}
		if p.spaced(r.last) && r.last > r.first && p.words[r.last].Capitals && p.letters(r.last) <= 3 && p.numeric(r.last+1) && p.words[r.last+1].Digits >= 4 && p.words[r.last+1].Digits <= 5 && p.stopped(r.last+1) {
			r.last++ // "Footscray VIC 3011"
			continue
		}
		if end := max(p.qualified(r), p.wayOn(r), p.besideOn(r)); end > r.last {
			r.last = end
			continue
		}
		next := r.last + 1
		if n := p.joined(r.last); n > 0 {
			next += n
		} else if r.level == house && p.adjoining(r.last, 3) && p.words[next].Plain == front && p.is(fronts, next+1) {
			if next++; !p.opensLow(next) {
				next++ // "kiosk 3 mặt tiền đường Mẫu"
			}
		} else if n := p.turned(r); n > 0 {
			next += n // "ngõ 12 rẽ phải ngách 3"
		} else if !p.goesOn(r.last) {
			return
		}
		q, ok := p.next(r, next, small)
		if !ok && p.one(old, r.last+1) && (p.gap(r.last) == " (" || p.spaced(r.last)) {
			r.last++ // "tỉnh Thử (cũ)"
			continue
		}
		if !ok {
			return
		}
		r.add(q)
	}
}

// goesOn says that what stands behind word i may stand inside an address.
func (p *page) goesOn(i int) bool {
	gap, next := p.gap(i), i+1
	switch {
	case placeGap(gap):
		return true
	case gap == " (":
		return p.opens(next) || p.aside(next) > 0
	case gap == "; ":
		return p.opensHigh(next)
	}
	return gap == ". " && p.opensHigh(next) && !p.words[next].Capital && next+1 < len(p.words) && p.words[next+1].Capital
}

// next reads the part of the run r at word i.
func (p *page) next(r *run, i int, small bool) (part, bool) {
	if q, ok := p.place(i, small); ok {
		return q, true
	}
	if i == r.last+1 && r.level >= road && p.words[i].Plain == so && p.spaced(i) && p.numeric(i+1) && houseNumber(p.word(i+1)) && !p.compound(i) { // "phố Lê Lợi số 5"
		return part{last: p.slashed(i + 1), level: house}, true
	}
	if r.small && r.level >= road && p.words[i].Word == 0 && p.room(i) {
		return part{last: i, level: house}, true // "tòa d15 p402"
	}
	if r.small {
		if q, ok := p.told(i, true); ok {
			return q, true
		}
	}
	if r.small && (p.plain || p.uncapital(r)) && p.gap(i-1) == ", " {
		if end := p.smallCommune(i); end > i {
			return part{last: end}, true // ", tam phước"
		}
	}
	if last := p.pointed(i); last > 0 {
		return part{last: last}, true
	}
	if closed := p.aside(i); closed > 0 {
		return part{last: closed}, true // "số 5 đường Mẫu (gần chợ Thử), phường Lâm"
	}
	if r.level >= road && r.parts <= 2 && p.spaced(r.last) && (p.words[i].Capital && p.office(i) || p.plain && r.small && p.works(i)) && p.is(dormitories, r.first) {
		return part{last: p.institution(i), level: road}, true // "KTX khu B Đại học Thử"
	}
	if _, n := at(p, inns, i); n > 0 && r.level == house && p.spaced(r.last) && i+n < len(p.words) && p.spaced(i+n-1) && p.proper(i+n) {
		return part{last: p.properName(i + n), level: house, weak: true}, true // "phòng 5 nhà nghỉ Mẫu"
	}
	if q, ok := p.bareName(i, small); ok || !r.small {
		return q, ok
	}
	return p.clauseOn(i)
}

// uncapital says that the address r is written in small letters.
func (p *page) uncapital(r *run) bool {
	for w := r.first; w <= r.last; w++ {
		if p.words[w].Capital && p.words[w].Kind == reading.KindWord {
			return false
		}
	}
	return true
}

// smallCommune is the last word of the name of a commune in small letters at word i: two
// to four syllables that such names are made of, before a mark or a word that goes on with
// the sentence; 0 where there is none.
func (p *page) smallCommune(i int) int {
	if _, n := at(p, pairs, i); n > 0 || p.works(i) || p.is(persons, i) || p.noName(i, i+1) {
		return 0
	}
	end := i
	for end-i < 4 && end < len(p.words) && (end == i || p.spaced(end-1)) && p.is(placeSyllables, end) && !(end > i && (p.happens(end) || p.stop(end) || p.bare && p.is(small, end))) {
		end++
	}
	if end-i == 1 && p.spaced(i) && p.stopped(end) && p.letters(end) > 1 && !p.numeric(end) && !p.stop(end) && !p.happens(end) && !p.points(end) && !p.opens(end) {
		return end // ", mường mẫu,"
	}
	if end-i < 2 {
		return 0
	}
	if p.spaced(end-1) && (p.letters(end) == 1 && strings.IndexByte("abcdABCD", p.word(end)[0]) >= 0 || p.numeric(end) && p.letters(end) == 1) {
		end++ // "vĩnh lộc b"
	}
	if last := end - 1; p.stopped(last) || p.stop(end) || p.breaksOff(end) || p.happens(end) || p.one(old, end) {
		return last
	}
	return 0
}

// pairs are words of the language that are made of such syllables.
var pairs = newSet("hạnh phúc, liên hệ, liên lạc, huân chương, huy chương, huy động, an cư, an sinh, an táng, anh hùng, bình đẳng, bình luận, bình quân, bảo tồn, bảo mật, bảo lãnh, bảo dưỡng, bảo tàng, cao tốc, cao tuổi, công nhận, công bố, công khai, công bằng, công cộng, công dân, công an, công chứng, chi phí, chi tiết, chi nhánh, chi trả, chính xác, chính thức, cường độ, danh sách, danh mục, danh dự, diện tích, dung lượng, dũng cảm, duy trì, duy nhất, giao dịch, giao thông, giang hồ, hiền lành, hiếu thảo, hiệu lực, hoa màu, hoa quả, hoàn thành, hoàn cảnh, hòa giải, hòa bình, hùng biện, hưng phấn, hướng dẫn, khánh thành, khánh kiệt, khoa học, kiên quyết, kiên trì, lan can, lan tỏa, lợi ích, lợi dụng, lợi nhuận, lộc vừng, loan báo, long trọng, lưu ý, mai mốt, mai táng, mạnh dạn, mạnh mẽ, minh họa, minh oan, mỹ phẩm, mỹ quan, nghi ngờ, nghi vấn, nghĩa địa, nghĩa trang, nguyên nhân, nguyên tắc, nguyên trạng, nguyên đơn, nguyên vẹn, nhân dân, nhân viên, nhân khẩu, nhân chứng, nhất trí, nhật ký, phú quý, phúc lợi, phúc đáp, phúc tra, phương án, phương pháp, phụng dưỡng, quân đội, quốc tịch, quốc gia, quốc lộ, quý vị, quý khách, quyền lợi, quyết định, sinh hoạt, sinh sống, sinh viên, sơ bộ, sơn nước, tài chính, tài khoản, tài liệu, tài sản, tâm sự, tâm tư, tâm lý, tân trang, tấn công, thanh lý, thành lập, thành viên, thành tích, thảo luận, thảo dược, thi công, thi hành, thi đua, thiện chí, thiện cảm, thiết bị, thiết kế, thịnh vượng, thu hồi, thu nhập, thu phí, thư ký, thư viện, thực tế, thực hiện, thương tích, thương tật, thương lượng, thủy lợi, thủy sản, thủy điện, tiên tiến, tiến hành, tín dụng, tín nhiệm, tình trạng, tình hình, toàn bộ, toàn thể, trang trại, trí tuệ, trinh sát, trọng tài, trọng điểm, trung thực, trung ương, trường lớp, tuyến đường, uyên bác, vân tay, vân vân, vinh dự, vinh danh, vượng khí, xuyên suốt, yến tiệc, chức danh, chức vụ, liên danh, liên hiệp, liên minh, phát triển, phát thanh, phát hành, thương mại, hưng thịnh, chính phủ, chính sách, chính trị, công trình, công ích, thông tấn, truyền hình, tiến sĩ, dự án, định mức, đại hội, thạc sĩ, chương trình, hiệp định, khải hoàn, tự do, văn nghệ, quân khu, viễn thông, thể thao, thể dục, hợp tác, kiểm soát, quản trị, tân binh, đề nghị, bao giờ, bao lâu, xin hỏi, an ninh, an toàn, an tâm, bình thường, gia đình, thanh niên, trung bình, trung tâm, thành phố, hải quan, bảo vệ, bảo hiểm, bảo đảm, thanh tra, quang cảnh, tiến độ, cao điểm, yên tĩnh, đông đúc, minh bạch, lương thực, phong trào, điều kiện, định kỳ, liên tục, liên quan, đại diện, phương tiện, thương binh, hợp đồng, hiệp hội, đồng ý, đồng thời, thông tin, thông báo, hải sản, chính quyền, gia súc, gia cầm, thanh toán, kiến nghị, thành ra, đông người, đại lý, trường hợp, trường học, thường xuyên, tam giác, tây nam, đông bắc, lâm nghiệp, nghĩa vụ, quảng cáo, minh chứng, thời gian, thời tiết, phong bì, bảo kê, thái độ, ngọc trai")

// room says that word i is a room with its number: "p402".
func (p *page) room(i int) bool {
	word := p.word(i)
	return len(word) >= 4 && len(word) <= 5 && word[0]|0x20 == 'p' && strings.Trim(word[1:], "0123456789") == ""
}

// placeSyllables are those that names of communes are made of.
var placeSyllables = newSet("tân, sơn, an, đông, bình, phú, hòa, xuân, mỹ, long, nam, yên, trung, hưng, thành, vĩnh, thanh, phước, tây, hải, lộc, đức, ninh, thạnh, minh, châu, hà, bắc, phong, đồng, khánh, thượng, nghĩa, hoà, thuận, văn, lâm, ia, quảng, hiệp, quang, ea, ngọc, thái, mường, tiến, hồng, kim, gia, đại, thọ, tam, phúc, tiên, giang, trường, thủy, lương, trà, dương, cẩm, thắng, liên, thịnh, vân, hương, thạch, chiềng, nhơn, điền, phương, lạc, đăk, nậm, định, kỳ, quỳnh, khê, cát, hoàng, thới, lợi, cam, việt, bảo, mai, vinh, hoằng, cao, trạch, nghi, lập, linh, thiện, hùng, hợp, nguyên, vạn, diễn, chánh, đắk, nông, bằng, cường, điện, quế, xuyên, thụy, hữu, ân, phù, tịnh, thiệu, quý, hậu, hàm, triệu, lĩnh, lai, tú, diên, tà, liêm, chư, song, duy, đạ, hoài, tường, thuỷ, ngãi, nà, sa, tâm, kiến, hiếu, quới, bạch, khương, lang, lũng, phổ, lãng, hạnh, lăng, trang, tùng, kiên, tuy, chu, cốc, trinh, phìn, vị, phượng, nhất, quy, tứ, pa, chí, đak, trí, ái, lệ, thăng, yang, thiên, lục, tô, phùng, phụng, krông, trấn, luông, hiền, môn, lư, ngũ, chải, hướng, nhị, láng, tín, nha, cương, đôn, tràng, bàu, tăng, mộc, tử, chung, lâu, tự, thuỵ, mậu, huy, liễu, võ, trì, thàng, phạm, nội, du, kon, bá, xương, cang, lùng, cảnh, san, khang, khai, nưa, năng, tri, trưng, đăng, lãnh, hảo, bông, dầu, ly, lam, hào, hựu, ya, toàn, sen, thuần, bồng, chà, đan, vàng, phình, vệ, uyên, viễn, hiến, đắc, gio, túc, nhuận, phục, loan, quỳ, ka, tòng, rông, tĩnh, côn, nham, mã, chiến, vương, phiêng, vĩ, kiều, ngọk, buôn, tảo, bích, lân, tuấn, nàng, chương, sủng, tơ, cửu, bàng, lạng, huổi, dục, quân, gò, dụ, măng, mông, thiết, oai, trúc, thư, pú, trọng, nhật, khoa, cà, liệt, pá, bát, tương, hua, pha, lỗ, đàn, hanh, chấn, bồ, hoàn, lưới, yến, đinh, cự, pờ, mạc, sín, nai, kiệm, lạt, đằng, phi, lầu, kông, đam, hán, tre, ngư, nang, phủ, vang, vượng, cù, nguyệt, duyên, liêu, tuyền, tạ, đạt, nghị, miếu, đoài, tông, sam, thi, dinh, chiểu, như, bửu, nhựt, điềm, lay, ngạn, lung, bạc, si, bùi, tung, khuê, chinh, kiết, đồi, sin, chúc, bái, thèn, tở, noong, mang, sỹ, hiên, dị, mít, vàm, huệ, kiệt, thần, triều, sán, ngài, bo, nặm, mơ, nho, dực, húc, đốc, đán, ngô, nàn, gián, lực, kháng, ngân, lạn, luận, tụ, kha, vi, giã, khâm, vọng, cúc, tấn, ứng, ích, ngàn, mù, my, đỗ, bạt, cồn, lái, đặng, lào, ri, trù, mỗ, mòn, bi, giao")

// inns have rooms in which one lives as well.
var inns = newSet("nhà nghỉ, khách sạn, hotel, hostel, guesthouse")

// dormitories are of an institution.
var dormitories = newSet("ktx, ký túc xá, kí túc xá, tập thể, khu tập thể")

func (p *page) opensLow(i int) bool {
	_, n := at(p, lowPlaces, i)
	return n > 0
}

func (p *page) opensHigh(i int) bool {
	_, n := at(p, highPlaces, i)
	return n > 0
}

// storeys are parts of a house without a number.
var storeys = newSet("tầng trệt, tầng lửng, tầng hầm, gác lửng, gác xép, gác gỗ, lầu trệt, tầng thượng, tầng tum, phòng trong, nhà sau, nhà dưới, nhà trên")

// front and fronts are where a house lies that stands at a street.
var (
	front  = reading.NewWord("mat")
	fronts = newSet("tiền, đường, phố, lộ")
)

// edges are parts of a street or of a village.
var edges = newSet("đầu, cuối, giữa, sau, cạnh")

// mostParts are more than an address has.
const mostParts = 24

// longer are what is said of a street that goes on.
var longer = newSet("nối dài, kéo dài, phía đông, phía tây, phía nam, phía bắc, nội bộ, mới mở")

// turned is the number of the words behind an address where somebody lives that say
// where one turns to its next part.
func (p *page) turned(r *run) int {
	if !r.small || !p.spaced(r.last) {
		return 0
	}
	for n := 1; n <= 4 && r.last+n < len(p.words) && p.is(turns, r.last+n) && p.spaced(r.last+n); n++ {
		if p.opensLow(r.last + n + 1) {
			return n
		}
	}
	return 0
}

var turns = newSet("rẽ, quẹo, phải, trái, vào, vô, sâu, sang, đi, thẳng, tay, tới, đến, cuối, đầu, trong, ngay, gần")

// qualified is the last word of what is said behind the street of an address where
// somebody lives, in a few small words before the next part: "đường Mẫu nhánh 2, phường
// Thử"; 0 where nothing is.
func (p *page) qualified(r *run) int {
	if !r.small || r.level < road || !p.spaced(r.last) || p.words[r.last+1].Capital || p.is(breaks, r.last+1) || p.opens(r.last+1) {
		return 0
	}
	end := p.clause(r.last + 1)
	if end < 0 {
		return 0
	}
	if _, ok := p.place(end+1, false); !ok && !p.regionBehind(end) {
		return 0
	}
	for w := r.last + 1; w <= end; w++ {
		if p.is(breaks, w) || p.is(persons, w) {
			return 0
		}
	}
	return end
}

// aside is the last word of what is said in brackets of the place before word i,
// where something else is: "(gần chợ Thử)"; 0 where there is nothing of the kind.
func (p *page) aside(i int) int {
	if i == 0 || p.gap(i-1) != " (" {
		return 0
	}
	was := p.is(locatives, i) || p.one(old, i) || p.is(stretches, i)
	for w := i; w < len(p.words) && w-i < 8; w++ {
		if gap := p.gap(w); strings.HasPrefix(gap, ")") {
			if was || p.one(old, w) { // "(Mẫu Lâm cũ)"
				return w
			}
			return 0
		} else if gap != " " {
			return 0
		}
	}
	return 0
}

// stretches say which part of a street is meant.
var stretches = newSet("đoạn, nhánh, khúc, nay, trước, số, mới, khu, hẻm, ngõ, lối, đường")

// joined is the number of the words behind word i that join the old name of a
// place to the new one: "xã Thử cũ, nay là xã Mẫu", "xã Thử (nay thuộc xã Mẫu)".
func (p *page) joined(i int) int {
	_, n := at(p, joints, i+1)
	if n == 0 || i+1+n >= len(p.words) {
		return 0
	}
	if p.words[i+1].Word == ofWord && !p.spaced(i) {
		return 0
	}
	for j := i; j <= i+n; j++ {
		if strings.Trim(p.gap(j), " ,()") != "" {
			return 0
		}
	}
	return n
}

var ofWord = reading.NewWord("của")

var old = newSingle("cũ")

var joints = newSet("hồi trước là, hồi trước, hồi xưa là, hồi đó là, hồi cũ là, nay là, nay thuộc, trước là, trước đây là, cũ nay là, cũ nay thuộc, cũ, thuộc, cũ thuộc, mới, nay, giờ là, bây giờ là, hiện là, hiện nay là, hiện thuộc, nay sáp nhập vào, sáp nhập vào, sau sáp nhập là, tên cũ là, tên cũ, tên mới là, mới là, of, in, tức, tức là, nay thành, nay đổi thành, đổi thành, thuộc địa bàn, của, cũ là")

// bareName reads the name of a place without a word before it: ", Nghệ An".
func (p *page) bareName(i int, small bool) (part, bool) {
	w := &p.words[i]
	if _, n := at(p, regions, i); n > 0 && (w.Capital || small) && p.adjoining(i, n) {
		last := i + n - 1
		if p.spaced(last) && p.is(englishTowns, last+1) {
			last++
		}
		return part{last: last}, true
	}
	if w.Capitals && p.letters(i) == 2 && p.spaced(i) && p.numeric(i+1) && p.words[i+1].Digits == 5 && p.gap(i-1) == ", " {
		return part{last: i + 1}, true // ", CA 95100"
	}
	if small && p.plain && !blank(p.gap(i-1)) {
		if end, ok := p.smallName(i); ok && p.regionBehind(end) {
			return part{last: end}, true
		}
	}
	if _, n := at(p, addressedPlaces, i); n > 0 && w.Capital && p.gap(i-1) == ", " && p.adjoining(i, n) && p.words[i+n-1].Capital {
		return part{last: i + n - 1}, true // ", Bà Điểm"
	}
	if blank(p.gap(i-1)) || !w.Capital || p.is(notPlace, i) || p.numeric(i+1) && p.bornWords(i) == 1 || !p.proper(i) || p.office(i) && !p.landed(i) {
		return part{}, false
	}
	if end, ok := p.fullName(i); ok && end-i >= 2 {
		return part{}, false
	}
	q := part{last: p.properName(i)}
	if p.is(englishRoads, q.last) {
		q.level = road
	}
	return q, true
}

var englishTowns = newSet("city, province, vietnam, district, ward, town")

// notPlace are words with a capital that go on after a comma but are no place.
var notPlace = newSet("tôi, sđt, đt, số, cccd, cmnd, email, đề, kính, nay, ubnd, ủy, khi, nhưng, trong, ông, bà, anh, chị, cô, chú, bác, em, cháu, cty, zalo, gặp, gọi, liên, xin, mong, tel, mail, hiện, ngày")

func placeGap(gap string) bool {
	switch strings.Trim(gap, " \n)") {
	case "":
		return !strings.Contains(gap, "\n")
	case ",", "-", "/":
		return true
	case ".":
		return gap == "."
	}
	return false
}

// proper says that word i may begin the name of a place, or go on with it: it
// has a capital, and in a text in capitals it is no word of the language.
func (p *page) proper(i int) bool {
	return p.words[i].Capital && !p.shouted(i)
}

// lowPlace reads a low place at word i. With small, its name may be in small
// letters.
func (p *page) lowPlace(i int, small bool) (part, bool) {
	o, n := at(p, lowPlaces, i)
	if n > 0 && (p.otherwise(i) || p.noMarket(i)) {
		return part{}, false
	}
	if p.words[i].Plain == wordD && p.letters(i) == 1 {
		if q, ok := p.shortStreet(i, small); ok {
			return q, true
		}
	}
	if n == 0 || !p.adjoining(i, n) && !(n == 2 && p.gap(i) == "-" && p.spaced(i+1)) || p.bare && p.words[i].Word == wordO { // "ki-ốt 7"; "o" is "ở"
		return p.unopened(i, n, small)
	}
	next := i + n
	if o.level == road && n > 2 && small && next < len(p.words) && p.gap(next-1) == ", " && p.opensLow(next) {
		return part{last: next - 1, level: road}, true // "khu nhà ở công nhân, block B3"
	}
	if gap := p.gap(next - 1); next == len(p.words) || gap[0] != ' ' && gap[0] != ':' && (gap[0] != '.' || o.after == ofHouse || !p.numeric(next) && !(p.is(shortened, i) && p.proper(next) && len(gap) <= 2)) || gap[0] == ':' && (o.weak || p.surname(next) && p.middle(next+1)) || strings.Contains(gap, "(") {
		return part{}, false
	}
	q := part{level: o.level, weak: o.weak}
	if o.after == ofHouse {
		last, ok := p.houseAt(next, small)
		q.last = last
		return q, ok
	}
	if last, counts, ok := p.numbered(next, o, small); ok {
		if p.ofDocument(last) {
			return part{}, false
		}
		q.last = last
		if o.level == road && last > next+1 && p.gap(next) == "/" && p.gap(next+1) == "/" && p.numeric(next+2) {
			q.level = house // "ngách 381/50/16"
		}
		q.weak = q.weak && !(p.words[i].Word == flat && n == 1 && last == next && p.words[next].Digits >= 3 && !counts) && !(last > next && p.project(next, last)) && !(last > next && p.words[next].Word == 0 && p.words[next].Kind == reading.KindWord) // "căn A15.07"
		return q, !counts
	}
	return p.nameOfPlace(i, next, q, o, small)
}

// ofDocument says that the number that ends with word i goes on as one of a document does: "hợp
// đồng thuê sạp 24/HĐ-BQL".
func (p *page) ofDocument(i int) bool {
	return p.gap(i) == "/" && i+1 < len(p.words) && p.words[i+1].Capitals && !p.numeric(i+1) && p.letters(i+1) > 1
}

// otherwise says that the words at i, the first of which opens a place, are a town or an
// office: "Sóc Trăng", but "nhà bè số 7"; "Kinh doanh", "tổ trưởng".
func (p *page) otherwise(i int) bool {
	if _, n := at(p, regions, i); n > 1 && (p.words[i].Capital || p.plain || !p.numeric(i+n) && !(i+n < len(p.words) && p.words[i+n].Plain == so)) {
		return true
	}
	if i+1 < len(p.words) && p.words[i+1].Plain == leadsTo && strings.Contains(p.gap(i+1), ":") {
		return true // "đường dẫn: https"
	}
	_, n := at(p, offices, i)
	return n > 1 && !p.is(alleys, i)
}

// decimal says that word i is what stands behind the comma of a number: "412,7 m2".
func (p *page) decimal(i int) bool {
	if p.words[i].Plain == so && p.numeric(i+1) && p.gap(i+1) == "." && p.numeric(i+2) {
		return true // a meter of number 1708.4
	}
	return i > 0 && p.numeric(i) && p.numeric(i-1) && p.gap(i-1) == ","
}

// copied is "Cc:", which a message is also sent to, and elsewhere a block of flats.
var copied = reading.NewWord("cc")

// shortened are written with a point: "KP. Mẫu".
var shortened = newSet("kp, tdp, kv, cc, kdc, kđt, tđc, ql, tl, hl, đt")

// shortStreet reads a street behind the "Đ." at i: "Đ. Lê Lợi", "Đ. số 5".
func (p *page) shortStreet(i int, small bool) (part, bool) {
	if !small && (i == 0 || !p.numeric(i-1)) || i+1 == len(p.words) || p.gap(i) != "." && p.gap(i) != ". " {
		return part{}, false
	}
	if p.words[i+1].Plain == so && p.numeric(i+2) {
		return part{last: p.slashed(i + 2), level: road}, true
	}
	return part{last: p.properName(i + 1), level: road}, p.proper(i + 1)
}

// unopened reads a place at word i that no word opens, or one of n that are apart: a
// code, a number before a street.
func (p *page) unopened(i, n int, small bool) (part, bool) {
	if n == 0 && i+2 < len(p.words) && p.words[i].Capital && p.words[i].Plain == wordK && (p.gap(i) == " " || p.gap(i) == ".") && p.numeric(i+1) && p.gap(i+1) == "/" { // K 12/8 Lê Lợi
		if last := p.slashed(i + 1); p.spaced(last) && p.proper(last+1) {
			return part{last: p.properName(last + 1), level: house}, true
		}
	}
	if q, ok := p.coded(i, small); ok {
		return q, true
	}
	if q, ok := p.english(i); ok {
		return q, true
	}
	if p.lettered(i) {
		return p.flatAt(i, small)
	}
	return p.numberFirst(i, small)
}

// alleys are openers of places that are in offices too.
var alleys = newSet("khu, khóm, chung, quốc, tập")

// numbered reads the number or code of a place at word next, and says whether
// something is counted by it.
func (p *page) numbered(next int, o opener, small bool) (last int, counts, ok bool) {
	w := &p.words[next]
	if p.asks(next, inNumberFound) {
		return 0, false, false // a telephone, a vehicle
	}
	switch {
	case o.after == ofCode || o.after == ofCodeOrName:
		if w.Plain == so && p.spaced(next) && p.numeric(next+1) {
			next++
			w = &p.words[next]
		}
		if !p.code(next) {
			return 0, false, false
		}
		last = p.slashed(next)
		if (small || p.is(blocks, next-1) || next > 1 && p.is(blocks, next-2) || last > next && w.Word == 0 || o.level == house && p.spaced(last) && p.project(last+1, min(last+2, len(p.words)-1))) && p.spaced(last) && p.proper(last+1) && !p.opens(last+1) && (!p.office(last+1) || p.landed(last+1)) && !p.numeric(last+1) && !p.numberedPart(last+1) {
			return p.properName(last + 1), false, true // "tổ 14 Yên Thử"
		}
		if small && p.plain && o.level == village {
			last = p.numberAndName(next, true, true) // "khu 918 mẫu lâm, hà nội"
		}
		return last, p.counted(last) && !isLetter(p.text[w.Start]), true
	case p.namedBehind(next, o, small):
		last = p.numberAndName(next, true, true)
		return last, p.counted(last), true // "ấp 3 vĩnh lộc b"
	case o.after == ofRoad && p.numeric(next):
		last = p.slashed(next)
		if p.spaced(last) && p.like(months.Table, last+1) && p.spaced(last+1) && p.numeric(last+2) {
			return last + 2, false, true // "đường 3 tháng 2"
		}
		plain := w.Word != 0 && !p.counted(last) || p.letters(next) <= 3 && !strings.ContainsAny(p.word(next), "mM")
		return last, !plain, true
	case w.Plain == so && p.numeric(next+1):
		if o.after == ofRoad {
			return p.slashed(next + 1), false, true
		}
		next++
	}
	if o.after == ofRoad || !p.numeric(next) {
		return 0, false, false
	}
	last = p.numberAndName(next, o.after == ofNumberOrName || o.after == ofNumber && o.level == road || small && o.after == ofNumber && o.level == village, small)
	return last, p.counted(last), true
}

// namedBehind says that the number at word next is that of a village or a street where
// somebody lives, and that a name may follow: "ấp 3 vĩnh lộc b".
func (p *page) namedBehind(next int, o opener, small bool) bool {
	if o.after != ofRoad || !small || !p.numeric(next) {
		return false
	}
	last := p.slashed(next)
	if p.plain {
		return o.level == village || !p.like(months.Table, last+1)
	}
	return o.level == village && last+1 < len(p.words) && p.proper(last+1)
}

// nameOfPlace reads the name of the place q at word next, which the word at i opens.
func (p *page) nameOfPlace(i, next int, q part, o opener, small bool) (part, bool) {
	n := next - i
	ok := o.after == ofNumberOrName || o.after == ofCodeOrName || o.after == ofRoad && (i > 0 || !p.words[i].Capitals || p.bare) ||
		small && o.level == village && (o.after == ofCode && p.proper(next) && !p.office(next) || o.after == ofNumber)
	school := o.level == road && o.after == ofCodeOrName
	switch {
	case (school && small || ok && o.level == road && p.words[next].Capital) && p.office(next) || ok && o.level == road && small && p.works(next) && (p.plain || p.lowered(next) > next): // "KTX Đại học Thử"
		q.last = p.institution(next)
		return q, true
	case (ok || o.after == ofNumber && !p.office(next)) && p.proper(next):
		q.last = p.properName(next)
		return q, true
	case ok && next+1 < len(p.words) && p.is(addressed, next) && p.spaced(next) && p.proper(next+1): // "xóm ông Ba"
		q.last = p.properName(next + 1)
		return q, true
	case small && p.words[next-1].Word == home && p.is(addressed, next) && !p.is(speakers, next) && p.spaced(next) && p.proper(next+1) && p.gap(p.properName(next+1)) == ", " && p.opensLow(p.properName(next+1)+1): // "nhà ông Mẫu, xóm Thử"
		q.last = p.properName(next + 1)
		return q, true
	case o.level == house && o.after == ofCode && p.is(blocks, next-1) && p.proper(next) && !p.words[next].Capitals: // "tòa Park 2"
		q.last, q.weak = p.properName(next), true
		return q, true
	case school && p.opens(next):
		q.last = next - 1
		return q, true
	case p.one(quartered, next-1) && p.opensLow(next):
		q.last = next - 1 // "xóm trọ ngõ 58"
		return q, true
	case small && o.after == ofRoad && o.level == road && p.is(leading, next) && p.lowered(next) > next:
		q.last = p.properName(p.lowered(next)) // "đường nội khu Mẫu 2"
		return q, true
	case o.after == ofRoad && p.is(longerRoads, next) && p.adjoining(next, 3) && p.proper(next+2):
		q.last = p.properName(next + 2) // "đường nối dài Trần Phú"
		return q, true
	case small && o.after == ofRoad && o.level == road && p.is(leading, next) && p.clause(next) >= next:
		q.last = p.clause(next) // "đường dẫn lên cầu Mẫu, phường Thử"
		return q, true
	case small && (o.after == ofCode && o.level == village && p.words[next-1].Plain == khu || p.is(youth, next)) && p.lowered(next) > next:
		q.last = p.properName(p.lowered(next)) // "khu gia binh Thử"
		return q, true
	case small && p.one(quartered, next-1) && p.clause(next) >= next:
		q.last = p.clause(next) // "phòng trọ của bà Mẫu"
		return q, true
	case small && p.plain && o.after == ofCode && o.level == village && p.smallStreet(next) > 0:
		q.last, q.small = p.smallStreet(next), true // "khối mẫu sơn, phường thử"
		return q, true
	case ok && small && (!p.plain && p.is(described, next) || p.is(locatives, next) && p.spaced(next)):
		return part{}, false // "làng giáp biên", "hẻm đối diện trường"
	case ok && small && !p.plain && n > 2 && o.level == road && p.lowered(next) > next:
		q.last = p.properName(p.lowered(next)) // "trung tâm nuôi dưỡng người già Mẫu"
		return q, true
	case ok && small:
		q.last, q.small = p.smallName(next)
		return q, q.small && (o.level != road || o.after != ofRoad || blank(p.gap(max(i-1, 0))) || p.stopped(q.last))
	}
	return part{}, false
}

// works says that the words at i are those of an institution, and more than one.
func (p *page) works(i int) bool {
	_, n := at(p, offices, i)
	return n > 1 && p.spaced(i)
}

// youth begins what a village of settlers is called.
var youth = newSet("thanh, kinh, định, tái, chài, dân, du")

// longerRoads say of a street that it goes on, before its name; leading, where one
// without a name leads.
var (
	longerRoads = newSet("nối, kéo")
	leading     = newSet("nội, song, hành, dẫn, vào, vô, lên, xuống, ra, gom, ven, tránh, bờ, đê, đi, liên, nhựa, đất, bê, sau, trước, cạnh, dọc")
)

// described begin what a village is like, which is none of its names.
var described = newSet("giáp, ven, vùng, nghèo, nhỏ, xa, quê, gần, cách, có, cao, sâu, biên, biển, miền, bên, nọ, kia, này, đó")

// wares are made by works, and go on with sentences as well.
var wares = newSet("giấy, mới, tờ")

// clause is the last word of a few from word i before a comma, behind which a place
// stands; -1 where there is none.
func (p *page) clause(i int) int {
	for w := i; w+1 < len(p.words) && w-i < 5; w++ {
		if p.gap(w) == ", " && (p.opens(w+1) || p.regionBehind(w)) {
			return w
		}
		if !p.spaced(w) {
			break
		}
	}
	return -1
}

var quartered = newSingle("trọ")

// lowered is the word with a capital that follows one to three small words from word i,
// i where there is none.
func (p *page) lowered(i int) int {
	for w := i; w < len(p.words) && w-i <= 4 && (w == i || p.spaced(w-1)); w++ {
		if p.proper(w) && w > i {
			return w
		}
		if p.proper(w) || p.stop(w) || p.numeric(w) {
			break
		}
	}
	return i
}

// institution is the last word of the name of an institution at word i.
func (p *page) institution(i int) int {
	last := i
	for last-i < 6 && p.spaced(last) && (!p.stop(last+1) || p.is(wares, last+1)) && !p.opensLow(last+1) && !p.numberedPart(last+1) {
		last++
	}
	return p.slashed(last) // "Nhà máy Dệt 8/3"
}

// numberAndName goes on from a number over the name behind it: "tiểu khu 5 Mộc".
func (p *page) numberAndName(i int, named, small bool) int {
	last := p.slashed(i)
	if !named || !p.spaced(last) || p.opens(last+1) {
		return last
	}
	if p.proper(last + 1) {
		return p.properName(last + 1)
	}
	if n, ok := p.smallName(last + 1); ok && small && (p.is(regular, last+1) || p.regionSoon(n) || p.plain && (n > last+1 && n <= last+4 && p.stopped(n) || n+1 < len(p.words) && p.opensHigh(n+1)) && !p.is(flows, last+1)) {
		return n
	}
	return last
}

// flows begin what is said of a street.
var flows = newSet("ngập, mất, bị, đang, không, kẹt, hư, hỏng, tối, có, cúp, bẩn, hôi, rất, quá, nước, điện, đường, xe, mưa, cứ")

// regionSoon says that the name of a province or a town stands behind word i, or
// behind one more name.
func (p *page) regionSoon(i int) bool {
	if p.regionBehind(i) {
		return true
	}
	if i+1 == len(p.words) || p.gap(i) != ", " {
		return false
	}
	end, ok := p.smallName(i + 1)
	return ok && p.regionBehind(end)
}

// regionBehind says that the name of a province or a town stands behind word i.
func (p *page) regionBehind(i int) bool {
	if i+1 == len(p.words) || strings.Trim(p.gap(i), " ,-") != "" {
		return false
	}
	_, n := at(p, regions, i+1)
	return n > 0
}

// code says that word i is a number or a short code: B2, B1205, CT3, A.
func (p *page) code(i int) bool {
	if i >= len(p.words) {
		return false
	}
	w := &p.words[i]
	if w.Word == 0 && w.Kind == reading.KindWord && p.letters(i) <= 6 && isLetter(p.text[w.Start]) && isDigit(p.text[w.End-1]) {
		return true // b405, however it is written
	}
	if p.plain && w.End-w.Start == 1 && strings.IndexByte("abcdfghklmn", p.text[w.Start]) >= 0 && i > 0 && p.asks(i-1, asksAddress) && (p.words[i-1].Plain != nha || strings.IndexByte("bdfgh", p.text[w.Start]) >= 0) {
		return true
	}
	return p.numeric(i) || w.Capitals && (w.End-w.Start == 1 || w.Word == 0 && p.letters(i) <= 6 || p.letters(i) <= 3 && !p.shouted(i) && !p.words[i-1].Capitals)
}

// counted says that what follows the number that ends with word i says what was
// counted: "bản 12 năm", "tổ 5 người".
func (p *page) counted(i int) bool {
	if !p.spaced(i) || !p.is(units, i+1) {
		return false
	}
	_, n := at(p, storeys, i+1)
	return n == 0 // "sạp 9 tầng trệt"
}

var units = newSet("cm, mm, m3, km2, kwh, kw, gb, sào, tấn, tạ, yến, bao, thùng, suất, gói, đợt, chuyến, lượt, giạ, thúng, năm, tháng, ngày, tuần, giờ, phút, km, m, m2, ha, mét, hộ, người, cái, lần, trang, bộ, chiếc, đồng, triệu, tỷ, tầng, làn, chỗ, cây, lít, kg, giường, bàn, nghìn, ngàn, vạn, phần")

// coded reads a word that opens a place and its number as one: "KP3", "TDP5";
// "P1102", "BT5", which are rooms and houses beside another place; "K12/8 Lê Lợi" is
// a house in an alley of the middle of the country.
func (p *page) coded(i int, small bool) (part, bool) {
	if q, ok := p.codedPlace(i, small); ok {
		return q, true
	}
	letters, digits := p.lettersAndDigits(i)
	if digits == "" {
		return part{}, false
	}
	last := p.slashed(i)
	switch letters {
	case "a", "b", "c", "d", "e", "g", "k", "h":
		if q, read, ok := p.houseCoded(i, last, letters, small); read {
			return q, ok
		}
	case "p", "q", "f":
		_, n := at(p, lowPlaces, last+1)
		return part{last: last, level: house, weak: true}, n > 0 && placeGap(p.gap(last))
	case "bt", "lk", "sh", "ct", "ch", "s", "r", "t", "n", "nv", "m", "u":
		if _, n := at(p, lowPlaces, last+1); n > 0 && placeGap(p.gap(last)) {
			return part{last: last, level: house, weak: true}, true
		}
	}
	return p.flatAt(i, small)
}

// codedPlace reads of these what is larger than a house. It looks at no word behind but for a name
// in small letters, so that a name may be asked where it ends ([page.endsPlace]).
func (p *page) codedPlace(i int, small bool) (part, bool) {
	letters, digits := p.lettersAndDigits(i)
	if digits == "" {
		return part{}, false
	}
	last := p.slashed(i)
	switch letters {
	case "tổ", "to", "ấp", "ap", "thôn", "thon", "xóm", "xom", "khóm", "khom", "đội":
		return part{last: last, level: village}, true
	case "ngõ", "ngo", "hẻm", "hem", "ngách", "kiệt":
		return part{last: last, level: road}, true
	case "phường", "phuong", "quận", "quan":
		return part{last: last}, true
	case "kp", "tdp", "kv":
		if small && last == i && p.spaced(last) && p.proper(last+1) && !p.opens(last+1) && !p.numeric(last+1) && !p.office(last+1) {
			last = p.properName(last + 1) // "KV5 Vỹ Dạ"
		}
		return part{last: last, level: village}, true
	case "ql", "tl", "đt", "hl":
		return part{last: last, level: road}, true
	case "km":
		return part{last: last, level: road, weak: true}, true
	case "p", "q", "f":
		return part{last: last}, len(digits) <= 2
	}
	return part{}, false
}

// lettersAndDigits are the letters, in small ones, and the one to four figures of word i that are behind them;
// none where it is anything else.
func (p *page) lettersAndDigits(i int) (letters, digits string) {
	if w := &p.words[i]; w.Word != 0 || w.Kind != reading.KindWord {
		return "", ""
	}
	word := strings.ToLower(p.word(i))
	cut := strings.IndexAny(word, "0123456789")
	if cut < 0 {
		return "", ""
	}
	letters, digits = word[:cut], word[cut:]
	if letters == "ql" || letters == "tl" || letters == "đt" || letters == "hl" { // QL1A
		digits = strings.TrimRight(digits, "abcd")
	} else if len(letters) == 2 && p.words[i].Capital {
		digits = strings.TrimRight(digits, "abc") // CT2A
	}
	if len(digits) > 4 || strings.Trim(digits, "0123456789") != "" {
		return "", ""
	}
	return letters, digits
}

// houseCoded reads a house at word i that a letter and a number tell, to word last, and says whether
// it is one at all: "E4/12 đường Thử", "K12/8 Lê Lợi".
func (p *page) houseCoded(i, last int, letters string, small bool) (q part, read, ok bool) {
	if _, n := at(p, lowPlaces, last+1); n > 0 && placeGap(p.gap(last)) && (letters != "k" && letters != "h") {
		return part{last: last, level: house, weak: last == i || p.gap(i) != "/"}, true, true // "E4/12 đường Thử"
	}
	if o, n := at(p, lowPlaces, last+1); n > 0 && last > i && p.gap(i) == "/" && p.spaced(last) && o.level == road {
		return part{last: last, level: house}, true, true // "K12/4 đường Mẫu"
	}
	if last > i && letters == "k" && p.gap(i) == "/" && last+2 < len(p.words) && p.words[last+1].Word == is && p.is(mine, last+2) {
		return part{last: last, level: house}, true, true // "K48/15 là nhà ông Mẫu"
	}
	if last > i && p.gap(i) == "/" && p.spaced(last) {
		next := last + 1
		if p.words[next].Word == 0 && p.spaced(next) && strings.HasPrefix(strings.ToLower(p.word(next)), "k") { // H5/12 K408 Hoàng Diệu
			next++
		}
		if small && !p.words[next].Capital {
			end, ok := p.smallName(next)
			return part{last: end, level: house}, true, ok
		}
		return part{last: p.properName(next), level: house}, true, p.proper(next) && !p.numeric(next)
	}
	return part{}, false, false
}

// opens says that words at i open a place.
func (p *page) opens(i int) bool {
	return p.opensLow(i) || p.opensHigh(i)
}

// houseAt reads the number of a house at i, after "số", and the name of its
// street or the place behind it: "12 Lê Lợi"; "5 ngõ 3" is the number alone.
func (p *page) houseAt(i int, small bool) (int, bool) {
	if !houseNumber(p.word(i)) || i+1 == len(p.words) || p.asks(i, inNumberFound) {
		return 0, false
	}
	last := p.slashed(i)
	own := small && i > 1 && p.words[i-1].Plain == so && (p.ownHouse(i-2) || p.endsName(i-2) && p.gap(i-2) == ", ")
	if own && (last+1 == len(p.words) || p.stopped(last) || p.spaced(last) && p.stop(last+1)) && !p.opens(min(last+1, len(p.words)-1)) {
		return last, true // "nhà tôi số 217 không ra vào được"
	}
	if last+1 == len(p.words) || !placeGap(p.gap(last)) {
		return 0, false
	}
	if end, day := p.date(i); day && end == i+2 {
		return 0, false // "sn 11.11.2009, nhà 5"
	}
	if o, n := at(p, lowPlaces, last+1); n > 0 && o.after != ofHouse || n == 0 {
		if _, ok := p.lowPlace(last+1, small); ok {
			return last, true
		}
	}
	if small && p.spaced(last) && (p.is(regular, last+1) || p.one(guilds, last+1) || p.plain && p.smallStreet(last+1) > 0) && !p.words[last+1].Capital {
		return p.smallName(last + 1)
	}
	if p.proper(last+1) && (p.spaced(last) || small && p.gap(last) == ", ") && !p.like(officeWords, last+1) && (!p.office(last+1) || p.words[last+1].Word == home && p.spaced(last+1) && p.proper(last+2)) {
		return p.properName(last + 1), true
	}
	return last, own
}

// ownHouse says that words for the writer's own house end with word i: "nhà tôi", "tôi ở".
func (p *page) ownHouse(i int) bool {
	if i < 1 || !p.spaced(i) || !p.spaced(i-1) {
		return false
	}
	return p.is(speakers, i) && p.words[i-1].Plain == nha || p.is(speakers, i-1) && p.is(there, i)
}

// officeWords follow "số" where a document is meant: "số 61 NĐ".
var officeWords = reading.NewSet("nđ, qđ, tt, ubnd, tb, nq, cv, bc, kh, hd, ct")

// numberFirst reads a house number with its street behind it: "12 đường Láng",
// "12/5 Lê Lợi" after "ở", "tại", "trú".
func (p *page) numberFirst(i int, small bool) (part, bool) {
	if !p.numeric(i) || !houseNumber(p.word(i)) || p.asks(i, inNumberFound) || i > 0 && (p.is(beforeDate, i-1) && !(i > 1 && p.is(movers, i-2)) || p.words[i-1].Plain == so && p.compound(i-1)) {
		return part{}, false
	}
	last := p.slashed(i)
	q := part{last: last, level: house}
	if small && last > i && p.gap(i) == "/" && !p.spaced(last) && placeGap(p.gap(last)) && (p.opensLow(last+1) || p.numberedPart(last+1)) {
		return q, true // "28/2 - KP5"
	}
	if !p.spaced(last) || last > i && yearLike(p.word(last)) {
		return part{}, false
	}
	lives := small || i > 0 && (p.like(livesAt, i-1) || p.endsName(i-1) && (p.gap(i-1) == ", " || p.gap(i-1) == " - "))
	lives = lives || i > 1 && p.home == i-2 && p.home > 0 && p.is(ands, i-1) // "ở 45 Mẫu và 7/2 Thử"
	slash := last > i && p.gap(i) == "/"
	switch {
	case p.is(streets, last+1) || (lives || slash || p.words[i].Word == 0) && p.is(quarters, last+1):
		_, ok := p.lowPlace(last+1, small || lives)
		return q, ok && (lives || slash || p.words[i].Word == 0 || p.atStart(i) || last > i || !p.words[last+1].Capital)
	case lives && p.is(towers, last+1):
		_, ok := p.lowPlace(last+1, small)
		return q, ok // "1205 tòa S1"
	case small && p.plain && p.smallStreet(last+1) > 0:
		return part{last: p.smallStreet(last + 1), level: house}, true // "12 mẫu lân, p5"
	case !p.proper(last+1) && small && (slash || i > 0 && p.is(fieldEnds, i-1) || p.is(regular, last+1) || p.one(guilds, last+1)):
		end, ok := p.smallName(last + 1)
		return part{last: end, level: house}, ok && !p.counted(last)
	case !p.proper(last + 1), p.counted(last) && p.shouts(last+1): // "CẤY 5 SÀO"
		return part{}, false
	}
	q.last = p.properName(last + 1)
	q.weak = !lives && !p.houseByForm(i, q.last, last, slash)
	return q, !q.weak || slash
}

// houseByForm says that the numbers from word i to last are those of a house, by their
// strokes and by what stands behind the name that ends with word end.
func (p *page) houseByForm(i, end, last int, slash bool) bool {
	comma := p.gap(end) == ", "
	switch {
	case last > i+1 && slash && !p.dateLike(i, last):
		return true
	case comma && (p.opensLow(end+1) || p.numberedPart(end+1) || slash && p.opens(end+1)) && !p.surname(last+1):
		return true
	case comma && p.bare && p.is(englishTails, end+1):
		return true // "35 Mau Thao, Ward 3"
	case comma && p.regionBehind(end) && !p.office(last+1) && !p.counted(last) && p.letters(i) <= 4 && !p.compound(i) && !p.is(monthNames, last+1):
		return true // "234 Quang Trung, Gò Vấp"
	}
	for w := last + 2; w <= end; w++ {
		if p.is(englishRoads, w) {
			return true
		}
	}
	return false
}

// dateLike says that the numbers from word i to last may be a day: 12/5/24.
func (p *page) dateLike(i, last int) bool {
	return last == i+2 && p.words[i].Value <= 31 && p.words[i+1].Value <= 12 && p.words[last].Digits == 2 && p.words[i].Word != 0 && p.words[last].Word != 0
}

// movers stand before the "đến" of a home.
var movers = newSet("chuyển, dọn, gửi, gởi, giao, ship, về")

// smallStreet is the last word of a name in small letters at word i, behind which
// its ward or district stands; 0 where there is none.
func (p *page) smallStreet(i int) int {
	end, ok := p.smallName(i)
	if !ok || end+1 >= len(p.words) || end == i || p.opens(i) || p.gap(end) != ", " || !p.opensHigh(end+1) && !p.district(end+1) {
		return 0
	}
	return end
}

// guilds begin the names of old streets.
var guilds = newSingle("hàng")

var fieldEnds = newSet("chỉ, đc, dc, chi")

var englishRoads = newSet("blvd, drive, court, way, ln, hwy, highway, parkway, pkwy, circle, terrace, crescent, street, st, road, rd, avenue, ave, lane, alley, str, boulevard")

// Words behind a house number, and before one, whatever their accents.
var (
	towers     = newSet("lô, dãy, ktx, tòa, block, chung cư, cc, tháp")
	streets    = newSet("đg, street, lane, alley, đ, đường, phố, ngõ, ngách, hẻm, kiệt")
	quarters   = newSet("ấp, thôn, xóm, tổ, khóm, khu, kp, tdp, làng, khối, quốc, ql, tỉnh, hương, chợ")
	livesAt    = reading.NewSet("ở, tại, trú, chỉ, ngụ, nhà")
	beforeDate = newSet("ngày, tháng, hôm, sáng, chiều, tối, từ, đến, khoản, điều, mức, lúc, đề án, được, có, hơn, gần")
)

// place reads a low or a high place at word i.
func (p *page) place(i int, small bool) (part, bool) {
	if q, ok := p.lowPlace(i, small); ok && !p.compound(i) {
		return q, true
	}
	_, n := at(p, highPlaces, i)
	next := i + n
	if n == 0 || next == len(p.words) || !p.adjoining(i, n) {
		return part{}, false
	}
	switch p.gap(next - 1) {
	case " ", ".", ". ", ": ":
	default:
		return part{}, false
	}
	if small && p.one(old, next) && p.spaced(next) && p.proper(next+1) {
		next++ // "tp cũ Mẫu"
	}
	_, region := at(p, regions, next)
	switch {
	case region > 1 && p.adjoining(next, region) && small && !p.words[next].Capital:
		return part{last: next + region - 1}, true // "tp. buôn ma thuột"
	case p.numeric(next) && small && p.spaced(next) && p.words[next+1].Capitals && p.letters(next+1) == 2 && !p.numeric(next+1) && (p.stopped(next+1) || p.one(old, next+2)):
		return part{last: next + 1}, true // "P.12 BT"
	case p.numeric(next):
		if p.letters(i) == 1 && p.words[next].Digits >= 3 { // P.302 is a room
			return part{last: p.slashed(next), level: house, weak: true}, true
		}
		return part{last: next}, true
	case p.proper(next):
		return part{last: p.properName(next)}, true
	case small:
		last, ok := p.smallName(next)
		return part{last: last}, ok && (p.plain || p.bare || p.stopped(last) || p.opens(last+1))
	}
	return part{}, false
}

// properName is the last word of a name of a place that begins at word i:
// words with capitals, up to four, or a number.
func (p *page) properName(i int) int {
	if p.numeric(i) {
		return p.slashed(i)
	}
	if _, n := at(p, streetNames, i); n > 0 && p.adjoining(i, n) {
		return i + n - 1
	}
	if n := p.historicAt(i); n > 2 && p.adjoining(i, n) && p.opens(i+n-1) {
		return i + n - 1 // "Lý Thường Kiệt", no alley
	}
	last := i
	for numbers := 0; last-i-numbers < 3 && last+1 < len(p.words); {
		if gap := p.gap(last); (gap == "'" || gap == "-") && (p.letters(last) == 1 || gap == "-") && p.words[last+1].Kind == reading.KindWord && last-i < 3 && p.glues(last) { // Ea H'Leo, Cư M'gar
			last++
			continue
		}
		if !p.spaced(last) {
			break
		}
		w := &p.words[last+1]
		if _, n := at(p, regions, last+1); n > 1 && last > i && p.adjoining(last+1, n) {
			break // "ấp 2 Mẫu Thử Củ Chi"
		}
		short := p.numeric(last+1) && p.letters(last+1) <= 3 && !p.counted(last+1)
		if !w.Capital && !short || p.endsPlace(last+1) {
			break
		}
		last++
		if numbers == 0 && short {
			numbers++
		}
	}
	for p.spaced(last) && last-i < 5 && p.is(projectWords, last+1) && p.project(i, last+1) && p.words[last+1].Word == p.words[last+1].Plain && !p.stop(last+1) {
		last++ // "Sunrise city"
	}
	if p.spaced(last) && p.is(englishTails, last+1) {
		return last + 1 // "To Mau street"
	}
	if last-i < 3 {
		return last
	}
	for w := last; w-i < 6 && p.spaced(w) && p.proper(w+1) && !p.opens(w+1); w++ {
		if p.gap(w+1) == ", " && p.opens(w+2) {
			return w + 1 // "cư xá Đài Ra Đa Phú Mẫu, P.13"
		}
	}
	return last
}

// endsPlace says that word i, behind a name of a place, is none of its words: it goes on
// with the sentence, or opens a further part.
func (p *page) endsPlace(i int) bool {
	switch {
	case p.shouted(i) && !(p.gap(i) == ", " && p.opens(i+1)), p.numberedPart(i):
		return true
	case p.letters(i) <= 2 && strings.HasPrefix(p.gap(i), ".") && p.opensHigh(i) && i+1 < len(p.words):
		return true
	}
	return p.opens(i) && !(p.bare && p.needsCode(i)) && !p.stopped(i) && !p.like(inNames, i) && p.gap(i) != "'"
}

// numberedPart says that word i is a part of an address with its number in one word,
// other than a room or a house: "KP4A", "Q7".
func (p *page) numberedPart(i int) bool {
	if i >= len(p.words) || p.words[i].Word != 0 || p.words[i].Kind != reading.KindWord {
		return false
	}
	_, ok := p.codedPlace(i, false)
	return ok
}

// streetNames have words in small letters in them.
var streetNames = newSet("cách mạng tháng tám, cách mạng tháng 8, cách mạng tháng mười, xô viết nghệ tĩnh, nam kỳ khởi nghĩa, đồng khởi, ba mươi tháng tư, ba tháng hai")

// glues says that the apostrophe or hyphen behind word i stands inside a name.
func (p *page) glues(i int) bool {
	return p.gap(i) == "'" && p.letters(i) == 1
}

// needsCode says that word i opens a place by a number or a code alone, and none
// follows: in a text without accents it is most often another word ("phong").
func (p *page) needsCode(i int) bool {
	o, n := at(p, lowPlaces, i)
	return n > 0 && o.after == ofCode && !p.code(i+n)
}

// inNames open a place and stand in the names of others, too.
var inNames = reading.NewSet("lô, số, bản, tổ, chợ, gò, bến, cồn, rạch, vàm, giồng, đảo, hòn")

// smallName is the last word of the name of a place in small letters that begins
// at word i: as far as a mark, another place or a word that goes on with the
// sentence; two words where none of them comes.
func (p *page) smallName(i int) (int, bool) {
	if n := p.historicAt(i); n > 2 && p.adjoining(i, n) {
		return i + n - 1, true
	}
	n := 0
	for ; n < 4 && i+n < len(p.words); n++ {
		w := i + n
		if n > 0 && !p.spaced(w-1) {
			if p.gap(w-1) == "'" && p.letters(w-1) == 1 {
				continue // "ea h'leo"
			}
			return w - 1, true
		}
		if p.numeric(w) && n > 0 && p.letters(w) <= 3 {
			continue
		}
		if _, r := at(p, regions, w); p.numeric(w) || p.stop(w) && !(n == 0 && (p.is(persons, w) || p.words[w].Plain == nha || p.words[w].Word == fresh)) && !(n > 0 && p.words[w].Word == fresh && p.spaced(w) && p.opensHigh(w+1)) || n > 0 && r > 1 && p.adjoining(w, r) || !(n == 0 && (p.numeric(w+1) || p.watery(w))) && p.opens(w) && !(p.bare && p.needsCode(w) && (n > 0 || p.letters(w) > 2)) && !p.stopped(w) && !p.like(inNames, w) && !(p.words[w].Plain == nha && !p.code(w+1)) {
			return w - 1, n > 0
		}
	}
	if i+n == len(p.words) || !p.spaced(i+n-1) || p.opens(i+n) && !(p.bare && p.needsCode(i+n)) {
		return i + n - 1, n > 0
	}
	if _, r := at(p, regions, i+n); r > 1 {
		return i + n - 1, true
	}
	if p.is(regular, i) {
		return i + 2, true
	}
	return i + 1, true
}

// watery says that word w is a canal, a mound or the like, which villages are named for: "ấp
// kinh xáng".
func (p *page) watery(w int) bool {
	o, n := at(p, lowPlaces, w)
	return n == 1 && o.weak && o.after == ofNumberOrName && p.spaced(w) && !p.opens(w+1)
}

// slashed goes on from a number over what is glued to it: 12/5A, 3-5, S2.05.
func (p *page) slashed(i int) int {
	if p.spaced(i) && p.words[i+1].Word != bis {
		return i // most
	}
	for from := i; i-from < mostSlashes && (p.numeric(i+1) || i+1 < len(p.words) && p.asks(i+1, isMixed) && p.gap(i) == "/" && p.alleyCode(i+1)); i++ {
		if gap := p.gap(i); gap != "/" && gap != "-" && gap != "." && gap != "+" && gap != " + " {
			break
		}
	}
	if p.spaced(i) && p.words[i+1].Word == bis {
		i++
	}
	if i+2 < len(p.words) && p.gap(i) == "." && p.words[i+1].Capitals && p.words[i+1].End-p.words[i+1].Start == 1 && p.gap(i+1) == "." && p.numeric(i+2) {
		i += 2 // "N2.E.1503"
	}
	return i
}

// alleyCode says that word i is the number of an alley of the middle of the country: "H2".
func (p *page) alleyCode(i int) bool {
	word := p.word(i)
	return p.words[i].Word == 0 && len(word) <= 4 && (word[0] == 'H' || word[0] == 'K') && strings.Trim(word[1:], "0123456789") == ""
}

// mostSlashes is the depth of alleys that is read.
const mostSlashes = 16

// houseNumber: up to four digits and perhaps a letter or two.
func houseNumber(word string) bool {
	digits := firstRun(word, func(r rune) bool { return '0' <= r && r <= '9' })
	rest := strings.ToLower(word[len(digits):])
	return digits != "" && len(digits) <= 4 && len(rest) <= 2 && strings.Trim(rest, "abcdefghđ") == ""
}
