package redact

import (
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// flatAt reads the code of a flat at word i and what it is in: "A-1809 chung cư Mẫu",
// "A12.05 Mẫu Park, phường Thử". A code without a word before it is one only before
// a place.
func (p *page) flatAt(i int, small bool) (part, bool) {
	last := p.slashed(i)
	if p.spaced(last) && p.numeric(last+1) && p.words[last+1].Digits >= 3 && p.words[last+1].Digits <= 4 && last > i {
		last = p.slashed(last + 1) // "S3.05 1602"
	}
	if last > i && p.words[i].Capital && p.projectBefore(i) < i {
		return part{last: last, level: house}, true // "Mẫu City B.11.05"
	}
	if !p.words[i].Capital || last+1 == len(p.words) || last == i && p.letters(i) < 4 {
		return part{}, false
	}
	q := part{last: last, level: house}
	if _, n := at(p, lowPlaces, last+1); n > 0 && placeGap(p.gap(last)) {
		return q, last > i
	}
	if !p.spaced(last) || !p.proper(last+1) || p.numeric(last+1) || p.shouts(last+1) || p.office(last+1) {
		return part{}, false
	}
	q.last = p.properName(last + 1)
	return q, q.last+1 < len(p.words) && p.gap(q.last) == ", " && (p.opens(q.last+1) || p.regionBehind(q.last) || p.words[q.last+1].Word == 0 && p.words[q.last+1].Capital) || small && last > i
}

// lettered says that word i is the letter of a house before the number of a flat, with
// a hyphen: "A-1809".
func (p *page) lettered(i int) bool {
	if p.seen[i].questions&(hasCapital|spacedNext) != hasCapital {
		return false // most
	}
	w := &p.words[i]
	return w.Capital && w.End-w.Start == 1 && i+1 < len(p.words) && (p.gap(i) == "-" && p.numeric(i+1) && p.words[i+1].Digits >= 3 && p.words[i+1].Digits <= 4 || p.gap(i) == "." && p.numeric(i+1) && p.gap(i+1) == "." && p.numeric(i+2) && p.projectBefore(i) < i)
}

// english reads a part of an address that is written in English at word i: "No. 27",
// "3rd floor".
func (p *page) english(i int) (part, bool) {
	if p.numeric(i) {
		_, tail := digitsAndLetters(p.word(i))
		return part{last: i + 1, level: house, weak: true}, ordinals[tail] && p.spaced(i) && i+1 < len(p.words) && p.words[i+1].Plain == floor
	}
	if p.words[i].Plain != numberWord || !p.numeric(i+1) || !strings.HasPrefix(p.gap(i), ".") && !(p.bare && p.words[i].Capital && p.spaced(i)) || !houseNumber(p.word(i+1)) {
		return part{}, false
	}
	last := p.slashed(i + 1)
	return part{last: last, level: house, weak: true}, last+1 < len(p.words) && placeGap(p.gap(last)) && p.words[last+1].Capital
}

// digitsAndLetters cuts a word in small letters behind its first figures.
func digitsAndLetters(word string) (digits, letters string) {
	n := len(firstRun(word, func(r rune) bool { return '0' <= r && r <= '9' }))
	return word[:n], strings.ToLower(word[n:])
}

var (
	ordinals          = map[string]bool{"st": true, "nd": true, "rd": true, "th": true}
	floor, numberWord = reading.NewWord("floor"), reading.NewWord("no")
)

// englishTails end the name of a place in English: "Mau Street", "Thu Ward".
var englishTails = newSet("block, street, st, rd, str, road, avenue, lane, alley, ward, commune, district, city, province, town, village, hamlet, quarter, building, tower, residence, apartment, apartments, boulevard, group, plaza, residences, center, park, hotel, resort, mall, company, school, university, hospital, market, bridge, airport, station")
