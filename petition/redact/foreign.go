package redact

import "strings"

// foreign says that word i is of no Vietnamese name: it has letters or an end that
// no syllable has, "Ivan Sokolov".
func (p *page) foreign(i int) bool {
	w := &p.words[i]
	if !w.Capital || w.Capitals || p.numeric(i) || w.Word != w.Plain || p.letters(i) < 3 {
		return false
	}
	word := strings.ToLower(p.word(i))
	if strings.ContainsAny(word, "fjwz") || len(word) > 7 {
		return true
	}
	switch word[len(word)-1] {
	case 'c', 'h', 'm', 'n', 'g', 'p', 't', 'a', 'e', 'i', 'o', 'u', 'y':
	default:
		return true
	}
	syllables, vowel := 0, false
	for _, c := range []byte(word) {
		if v := strings.IndexByte("aeiouy", c) >= 0; v != vowel {
			vowel = v
			if v {
				syllables++
			}
		}
	}
	return syllables > 1
}

// apposed says that the words with capitals from i to end are a foreigner who was spoken
// of right before, in brackets or behind a comma: "bạn tôi, Peter Novak, mất hộ chiếu".
func (p *page) apposed(i, end int) bool {
	if i < 1 || end == i || end > i+3 || p.gap(i-1) != ", " && p.gap(i-1) != " (" || !strings.HasPrefix(p.gap(end), ",") && !strings.HasPrefix(p.gap(end), ")") || !p.foreign(i) && !p.foreign(end) || p.is(englishTails, end) || p.project(i, end) {
		return false
	}
	_, n := before(p, introduced, i-1)
	return n > 0 || p.is(persons, i-1) || p.is(holders, i-1) || p.is(guests, i-1)
}

// listedForeigner says that the words from i to end are a foreigner in a numbered list, of whom
// papers are told in the same line: "1. Peter Novak - Czech - passport 123".
func (p *page) listedForeigner(i, end int) bool {
	if i == 0 || end == i || !p.numeric(i-1) || i > 1 && !p.lineStart(i-1) || p.gap(i-1) != ". " && p.gap(i-1) != ") " || !p.strange(i, end) {
		return false
	}
	for w := end + 1; w < len(p.words) && w-end < 10 && !strings.Contains(p.gap(w-1), "\n"); w++ {
		if p.among(papersOfGuests, w) {
			return true
		}
	}
	return false
}

var papersOfGuests = newFew("passport, pp, chiếu, dob, visa, tịch, sinh, sn")

var guests = newSet("i, me, husband, wife, friend, son, daughter, partner, colleague, thuê, trọ, khách, tây, ngoài, bạn, chồng, vợ, đức, mỹ, anh, nga, úc")

// project says that one of the words from i to end is of the name of a block of flats.
func (p *page) project(i, end int) bool {
	for w := i; w <= end; w++ {
		if p.is(projectWords, w) && p.words[w].Capital {
			return true
		}
	}
	return false
}

// projectWords are in the names of blocks of flats.
var projectWords = newSet("vinhomes, times, royal, masteri, sunrise, sunshine, sunwah, sunview, landmark, park, city, town, garden, gardens, home, homes, ecohome, tower, towers, residence, residences, river, riverside, plaza, pearl, sky, skyline, skylight, green, ecopark, goldmark, gold, golden, goldview, diamond, ruby, opal, mipec, rivera, hateco, moonlight, saigonres, star, lake, lakeview, view, land, house, apartment, complex, island, villa, villas, centre, center, boulevard, heights, gateway, westgate, feliz, estella, vista, manor, the, smart, grand, ocean, central, imperia, discovery, seasons, aqua, bay, luxury, premium, palace, capitol, horizon, d'capitale, gamuda, parkhill, parc, hh, rubik, xanh")

// projectBefore goes back from word i, where a flat or its block is told, over the name
// of the blocks: "Goldmark City, tòa R4"; i where none is.
func (p *page) projectBefore(i int) int {
	if i == 0 || p.gap(i-1) != " " && p.gap(i-1) != ", " {
		return i
	}
	start := i - 1
	for start > 0 && i-start < 5 && p.spaced(start-1) && (p.words[start].Capital || p.numeric(start)) && (p.words[start-1].Capital && !p.words[start-1].Capitals && !p.atStart(start-1) || p.words[start-1].Capital && p.is(projectWords, start-1)) {
		start--
	}
	if !p.words[start].Capital || p.numeric(start) || !p.project(start, i-1) || p.opens(start) && !p.is(projectWords, start) {
		return i
	}
	return start
}
