package redact

import (
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// englishHome reads an address in English order at word i, behind words that say in English
// that somebody lives there: "Apt 8B, 31 Mau street, Thu ward, Hanoi". Each part has words
// with capitals, numbers and what streets and houses are called.
func (p *page) englishHome(i int) (last int, ok bool) {
	if i == 0 || !(p.spaced(i-1) && p.is(englishLeads, i-1) || p.words[i-1].Plain == addressWord && strings.HasPrefix(p.gap(i-1), ":")) {
		return 0, false
	}
	if w := i - 1; p.words[w].Plain != atWord && p.words[w].Plain != addressWord && p.gap(w) == " " && p.stance(i) != lived || p.officeBefore(w) {
		return 0, false
	}
	if p.words[i-1].Plain == atWord && p.stance(i) != lived && p.workAt(i) {
		return 0, false
	}
	last = i - 1
	signs, parts := 0, 1
	for w := i; w < len(p.words) && w-i < longestEnglish; w++ {
		tail := p.is(englishTails, w) || p.is(englishUnits, w)
		if !tail && !p.numeric(w) && p.words[w].Word != 0 && !p.proper(w) && !(p.is(englishJoins, w) && w > i && p.spaced(w)) || p.is(englishSelf, w) || p.words[w].Plain == numberWord && !p.numeric(w+1) || p.asks(w, inNumberFound) || p.words[w].Word != p.words[w].Plain && !p.proper(w) {
			break
		}
		if _, region := at(p, regions, w); tail || region > 0 || p.numeric(w) || p.words[w].Word == 0 {
			signs++
		}
		if !p.is(englishJoins, w) {
			last = w
		}
		if gap := p.gap(w); gap == ", " {
			parts++
		} else if gap != " " && gap != "-" && gap != "/" && gap != "." && gap != "'" && !((gap == ". " || gap == "., ") && p.is(englishShort, w)) {
			break
		}
	}
	return last, last > i && signs > 1 && parts > 1
}

// englishThing says that one of the words from i to end is of the English name of a place:
// "Thu Mau Ward People's Committee".
func (p *page) englishThing(i, end int) bool {
	for w := i + 1; w < end; w++ {
		if p.is(englishTails, w) {
			return true
		}
	}
	return false
}

// article says that the "the" at word i of a text without accents is the English word: other
// words of that language stand around.
func (p *page) article(i int) bool {
	if !p.bare || p.words[i].Plain != theWord {
		return false
	}
	for w := max(i-8, 0); w < len(p.words) && w < i+8; w++ {
		if p.letters(w) > 1 && p.is(englishSelf, w) {
			return true
		}
	}
	return false
}

var theWord = reading.NewWord("the")

// officeBefore says that what is at the place behind word i is no home.
func (p *page) officeBefore(i int) bool {
	for w := i; w >= 0 && i-w <= 4 && (w == i || p.spaced(w)); w-- {
		if p.is(englishOffices, w) {
			return true
		}
	}
	return false
}

// workAt says that the name at word i is that of a school, a company or the like: "teacher at
// Mau International School".
func (p *page) workAt(i int) bool {
	for w := i; w < len(p.words) && w-i < 6; w++ {
		if p.is(englishOffices, w) {
			return true
		}
		if !p.spaced(w) {
			return false
		}
	}
	return false
}

// longestEnglish is more words than such an address has.
const longestEnglish = 28

var (
	englishLeads   = newSet("at, in, on, is, to, the, near")
	englishOffices = newSet("office, shop, bank, school, restaurant, bar, hotel, market, station, hospital, corner, construction, karaoke, factory, site, pub, cafe, company, university, college, kindergarten, clinic, airport, department, centre, center, hole, flooding, garbage, rubbish, traffic, lights, light, tree")
	englishUnits   = newSet("apt, apartment, room, unit, flat, house, villa, lot, no, number, floor, blk, block, st, rd, ave, str, street, road, lane, alley, ward, district, hamlet, urban, area, group, quarter")
	englishJoins   = newSet("of, the, and")
	englishSelf    = newSet("i, my, please, we, our, he, she, it, and, but, this, thank, thanks, of, was, were, with, without, from, called, told, that, for, have, has, had, been, when, where, which, who")
	englishShort   = newSet("st, rd, ave, str, no, apt, blk, dist, d, q, w, p")
	addressWord    = reading.NewWord("address")
)
